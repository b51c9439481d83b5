/**
 * The shape of our own files. Loaded only when there is such a file: a schema library takes longer to start than a scan takes
 * to run.
 */

import { CONFIDENCES, type Document, type Node, SEVERITIES } from './model.ts'
import { type Checked, check } from './own-file.ts'
import { child } from './tree.ts'
import type { Baseline } from './triage/baseline.ts'
import { closest, isRuleOf, unknownRule, unknownWord } from './triage/suggest.ts'
import * as z from './zod.ts'

const severity = z.enum(SEVERITIES)
/** Matching takes time in proportion to a glob's length, and the file may come with a pull request. */
const glob = z.string().min(1).max(512)
const MOST_GLOBS = 1000
/** Servers in a lock: more than anybody has, and hardly more than we read values of one file. */
const MOST_LOCKED = 10_000

function ignoreSchema(rule: z.ZodType<string>) {
  return z.strictObject({
    rule: rule.describe('The rule whose findings are accepted.'),
    file: glob
      .optional()
      .describe("Glob of files, relative to the root: '*' within a segment, '**' for any number, '{a,b}' for either."),
    pointer: globFor(pointerFlaw)
      .optional()
      .describe("Glob of JSON pointers: '/mcpServers/demo/env/*', '/mcpServers/demo/**'."),
    server: z.string().optional().describe("The server's name."),
    reason: z.string().optional().describe('Why the finding is acceptable. Without a reason it is not ignored.'),
    expires: z.iso.date().optional().describe('The last day on which this holds: YYYY-MM-DD.'),
  })
}

/** What a glob would have to be to match anything; undefined for one that may. */
type Flaw = (glob: string) => string | undefined

/** As package URLs call what is fetched. */
const KINDS = 'npm: pypi: golang: jsr: nuget: cargo: maven: gem: docker: docker-catalog: git: archive:'.split(' ')

/** A star may stand for the kind, or for a part of it: what comes before has to begin like one. */
const packageFlaw: Flaw = (glob) => {
  const star = glob.indexOf('*')
  const words = star < 0 ? glob : glob.slice(0, star)
  return KINDS.some((kind) => words.startsWith(kind) || (star >= 0 && kind.startsWith(words)))
    ? undefined
    : `It takes the kind before the name: 'npm:@scope/name', 'pypi:name', 'docker:owner/image'.${nearestKind(words)}`
}
/** The word itself is not repeated: what stands in the wrong place may be a credential. */
function nearestKind(words: string): string {
  const colon = words.indexOf(':')
  const near = colon < 0 ? undefined : closest(words.slice(0, colon + 1), KINDS)
  return near === undefined ? ` The kinds are ${KINDS.join(' ')}.` : ` Did you mean '${near}'?`
}
const hostFlaw: Flaw = (glob) =>
  /\/|^[^:]{1,256}:\d{1,5}$/.test(glob)
    ? "It takes the name of a host alone, without scheme, port and path: '*.corp.example'."
    : undefined
const pointerFlaw: Flaw = (glob) =>
  /^[/*]/.test(glob) ? undefined : "A pointer begins with '/': '/mcpServers/demo/**'."
const commandFlaw: Flaw = (glob) =>
  /\.(?:exe|cmd|bat|com)$/i.test(glob) ? "It takes the name of a program without its extension: 'npx'." : undefined

function globFor(flaw: Flaw) {
  return glob.superRefine((each, context) => {
    const message = each === '' ? undefined : flaw(each)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

function globsFor(flaw: Flaw) {
  return z.array(globFor(flaw)).max(MOST_GLOBS).optional()
}

function patterns(what: string, flaw: Flaw = () => undefined) {
  const globs = globsFor(flaw)
  return z
    .strictObject({
      allow: globs.describe('Globs: nothing else is allowed.'),
      deny: globs.describe('Globs: these are forbidden, even if they are allowed.'),
      reason: z.string().min(1).optional().describe('Why, for whoever reads the finding.'),
    })
    .optional()
    .describe(what)
}

const policySchema = z.strictObject({
  servers: patterns("Names of servers: 'github', 'team-*'."),
  packages: patterns(
    "What is fetched: 'npm:@scope/*', 'pypi:awslabs.*', 'docker:ghcr.io/github/*', 'npm:name@1.2.3'.",
    packageFlaw,
  ),
  hosts: patterns(
    "Hosts of remote servers, and of the sources, registries, proxies and databases that entries name: 'mcp.linear.app', '*.corp.example'. Denied ones in any address. This machine is always allowed, unless denied.",
    hostFlaw,
  ),
  commands: patterns(
    "Programs that entries start, anywhere in their chain: 'npx', 'docker'. An allowed name is the program of the PATH; './bin/*' allows paths.",
    commandFlaw,
  ),
  roots: patterns("Folders that servers may use: './**', '~/work/**'."),
  settings: z
    .array(
      z.strictObject({
        client: z.string().min(1).describe("The client's id, as 'mcp-audit clients --all' lists it."),
        at: z
          .string()
          .regex(/^(?:\/[^/]+)+$/)
          .describe("JSON pointer: '/permissions/disableBypassPermissionsMode'."),
        is: z
          .array(z.union([z.string(), z.number(), z.boolean()]))
          .min(1)
          .describe('Any of these values.'),
        scope: z.enum(['project', 'user', 'managed']).optional().describe('Where it must be set.'),
        reason: z.string().min(1).optional().describe('Why, for whoever reads the finding.'),
      }),
    )
    .max(MOST_GLOBS)
    .optional()
    .describe("Values that clients' settings have to have."),
})

/** What a plug-in is called, with which the names of its rules begin. */
const pluginName = z.string().regex(/^[a-z][a-z0-9]*$/, "The name of a plug-in is expected here, such as 'acme'.")
const MOST_PLUGINS = 100

function settingsSchema(ruleIds: readonly string[] | undefined) {
  const rule = ruleIds ? z.enum(ruleIds) : z.string()
  return z
    .strictObject({
      $schema: z.string().optional(),
      failOn: z
        .enum([...SEVERITIES, 'none'])
        .optional()
        .describe('Exit with 1 at findings of this severity or above.'),
      minSeverity: severity.optional().describe('Leave out findings below this severity.'),
      minConfidence: z.enum(CONFIDENCES).optional().describe('Leave out less certain findings.'),
      pedantic: z.boolean().optional().describe('Also show informational findings (info).'),
      scope: z.enum(['project', 'user', 'managed', 'all']).optional().describe('Whose configuration to scan.'),
      exclude: z
        .array(glob)
        .max(MOST_GLOBS)
        .optional()
        .describe("Globs of files to leave out, relative to the root: 'fixtures', '**/*.{yml,yaml}'."),
      clients: z.array(z.string().min(1)).min(1).optional().describe('Only files that these clients read.'),
      plugins: z
        .array(pluginName)
        .max(MOST_PLUGINS)
        .optional()
        .describe("Plug-ins, by their names, whose rules may be mentioned here and in ignores: 'acme'. It loads none."),
      rules: z
        .partialRecord(rule, z.enum(['off', 'on', ...SEVERITIES]))
        .optional()
        .describe('Rules turned off, or given another severity.'),
      ignore: z.array(ignoreSchema(rule)).max(MOST_GLOBS).optional().describe('Accepted findings, each with a reason.'),
      baseline: z
        .string()
        .min(1)
        .optional()
        .describe('The baseline: a file of findings to leave out, relative to this one, and within the project.'),
      lock: z.string().min(1).optional().describe('The lock file, relative to this one, and within the project.'),
      policy: policySchema.optional().describe('What the organization allows and forbids.'),
    })
    .meta({ title: 'Settings of mcp-audit' })
}

const BASELINE = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    entries: z.array(
      z.strictObject({
        fingerprint: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .describe('What identifies the finding.'),
        rule: z.string().min(1),
        file: z.string().min(1),
        pointer: z.string(),
      }),
    ),
  })
  .meta({ title: 'Baseline of mcp-audit' })

const LOCK = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    servers: z
      .array(
        z.strictObject({
          file: z.string().min(1).describe('Relative to the root of the repository.'),
          name: z.string(),
          transport: z.enum(['stdio', 'http', 'sse', 'ws', 'unknown']),
          enabled: z.boolean(),
          command: z.string().optional().describe('As written, without secrets.'),
          args: z.array(z.string()).optional().describe('As written, without secrets.'),
          cwd: z.string().optional(),
          envFile: z.string().optional(),
          packages: z.array(z.string()).optional().describe('What is fetched, as package URLs.'),
          url: z.string().optional().describe('Without credentials.'),
          env: z.array(z.string()).optional().describe('Names of variables, without their values.'),
          headers: z.array(z.string()).optional().describe('Names of headers, without their values.'),
          runs: z
            .array(z.string())
            .optional()
            .describe('Other commands that a client runs for it, as written, without secrets.'),
          approvals: z.array(z.string()).optional().describe('What it may run without approval.'),
          approvalsElsewhere: z.array(z.string()).optional().describe('The same, according to other files.'),
        }),
      )
      .max(MOST_LOCKED),
  })
  .meta({ title: 'Lock of mcp-audit' })

/**
 * The JSON Schema of the settings file, for editors. `ruleIds`: all the rules there are, but for those of plug-ins, which no
 * editor loads: settings that name a plug-in may mention rules of any name.
 */
export function settingsJsonSchema(ruleIds: readonly string[]): z.core.JSONSchema.BaseSchema {
  const rule = z.enum(ruleIds)
  const names = z.looseObject({
    rules: z.partialRecord(rule, z.unknown()).optional(),
    ignore: z.array(z.looseObject({ rule })).optional(),
  })
  const { properties = {} } = z.toJSONSchema(names)
  return { ...z.toJSONSchema(settingsSchema(undefined)), if: { required: ['plugins'] }, else: { properties } }
}

/** The JSON Schema of the baseline. */
export function baselineJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(BASELINE)
}

/** The JSON Schema of the lock. */
export function lockJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(LOCK)
}

const POLICY_KEYS = ['allow', 'deny', 'reason', 'client', 'at', 'is', 'scope']

/** Settings as plain values. `root`: the node they stand in, which in `package.json` is not the document's. */
export function checkSettings(
  document: Document,
  root: Node | undefined,
  ruleIds: readonly string[] | undefined,
): Checked<z.infer<ReturnType<typeof settingsSchema>>> {
  const schema = settingsSchema(ruleIds && [...ruleIds, ...pluginRulesIn(root)])
  const names = {
    settings: Object.keys(schema.shape),
    ignore: Object.keys(ignoreSchema(z.string()).shape),
    policy: Object.keys(policySchema.shape),
  }
  return check(schema, document, root, ([first, second], word) => {
    if (first === 'rules') return unknownRule(word, ruleIds ?? [])
    if (first === 'policy') return unknownWord('policy', word, second === undefined ? names.policy : POLICY_KEYS)
    return unknownWord('setting', word, first === 'ignore' ? names.ignore : names.settings)
  })
}

/** The rules of plug-ins that settings name, as far as they mention any: which there are is not known without loading them. */
function pluginRulesIn(root: Node | undefined): readonly string[] {
  const named = stringsIn(child(root, 'plugins'))
  const rules = child(root, 'rules')
  const ignored = child(root, 'ignore')
  const mentioned = [
    ...(rules?.kind === 'mapping' ? rules.children.keys() : []),
    ...(ignored?.kind === 'sequence' ? ignored.items : []).flatMap((each) => stringsIn(child(each, 'rule'))),
  ]
  return mentioned.filter((id) => isRuleOf(id, named))
}

function stringsIn(node: Node | undefined): readonly string[] {
  const nodes = node?.kind === 'sequence' ? node.items : [node]
  return nodes.flatMap((each) => (each?.kind === 'string' ? [each.value] : []))
}

/** A baseline as plain values. */
export function checkBaseline(document: Document): Checked<Baseline> {
  const names = { baseline: Object.keys(BASELINE.shape), entry: Object.keys(BASELINE.shape.entries.element.shape) }
  return check(BASELINE, document, document.roots[0], ([first], word) =>
    unknownWord('key', word, first === 'entries' ? names.entry : names.baseline),
  )
}

/** Whether a lock is one; what it says is read from its tree. */
export function checkLock(document: Document): Checked<object> {
  const names = { lock: Object.keys(LOCK.shape), server: Object.keys(LOCK.shape.servers.element.shape) }
  return check(LOCK, document, document.roots[0], ([first], word) =>
    unknownWord('key', word, first === 'servers' ? names.server : names.lock),
  )
}

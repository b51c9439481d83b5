/**
 * The shape of our own files, and the sentences about files that do not have it. Loaded only when there is such a file: a
 * schema library takes longer to start than a scan takes to run.
 */

import * as z from 'zod'
import { CONFIDENCES, type Document, keyOf, type Node, SEVERITIES, type Span } from './model.ts'
import type { SettingsError } from './settings.ts'
import { child, walk } from './tree.ts'
import type { Baseline } from './triage/baseline.ts'
import { closest, unknownWord } from './triage/suggest.ts'

const severity = z.enum(SEVERITIES)
/** Matching takes time in proportion to a glob's length, and the file may come with a pull request. */
const glob = z.string().min(1).max(512)
const MOST_GLOBS = 1000

function ignoreSchema(rule: z.ZodType<string>) {
  return z.strictObject({
    rule: rule.describe('The rule whose findings are accepted.'),
    file: glob.optional().describe("Glob of files, relative to the root: '*' within a segment, '**' for any number."),
    pointer: glob.optional().describe("Glob of JSON pointers: '/mcpServers/demo/env/*', '/mcpServers/demo/**'."),
    server: z.string().optional().describe("The server's name."),
    reason: z.string().optional().describe('Why the finding is acceptable. Without a reason it is not ignored.'),
    expires: z.iso.date().optional().describe('The last day on which this holds: YYYY-MM-DD.'),
  })
}

const globs = z.array(glob).max(MOST_GLOBS).optional()

function patterns(what: string) {
  return z
    .strictObject({
      allow: globs.describe('Globs: nothing else is allowed.'),
      deny: globs.describe('Globs: these are not, whatever is allowed.'),
      reason: z.string().min(1).optional().describe('Why, for whoever reads the finding.'),
    })
    .optional()
    .describe(what)
}

const policySchema = z.strictObject({
  servers: patterns("Names of servers: 'github', 'team-*'."),
  packages: patterns("What is fetched: 'npm:@scope/*', 'pypi:awslabs.*', 'docker:ghcr.io/github/*', 'npm:name@1.2.3'."),
  hosts: patterns(
    "Hosts of remote servers: 'mcp.linear.app', '*.corp.example'. This machine is always allowed, unless denied.",
  ),
  commands: patterns("Programs that entries start: 'npx', 'docker'. Denied ones anywhere in what is started."),
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
        scope: z.enum(['project', 'user', 'managed']).optional().describe('Where it has to stand.'),
        reason: z.string().min(1).optional().describe('Why, for whoever reads the finding.'),
      }),
    )
    .max(MOST_GLOBS)
    .optional()
    .describe("Values that clients' settings have to have."),
})

function settingsSchema(ruleIds: readonly string[]) {
  const rule = z.enum(ruleIds)
  return z
    .strictObject({
      $schema: z.string().optional(),
      failOn: z
        .enum([...SEVERITIES, 'none'])
        .optional()
        .describe('Exit with 1 at findings of this severity or above.'),
      minSeverity: severity.optional().describe('Leave out findings below.'),
      minConfidence: z.enum(CONFIDENCES).optional().describe('Leave out findings less sure.'),
      pedantic: z.boolean().optional().describe('Also show findings that are only worth knowing (info).'),
      scope: z.enum(['project', 'user', 'managed', 'all']).optional().describe('Whose configuration.'),
      exclude: z.array(glob).max(MOST_GLOBS).optional().describe('Globs of files to leave out, relative to the root.'),
      clients: z.array(z.string().min(1)).min(1).optional().describe('Only files that these clients read.'),
      rules: z
        .partialRecord(rule, z.enum(['off', 'on', ...SEVERITIES]))
        .optional()
        .describe('Rules switched off, or given another severity.'),
      ignore: z.array(ignoreSchema(rule)).max(MOST_GLOBS).optional().describe('Findings accepted, each with a reason.'),
      baseline: z.string().min(1).optional().describe('File of findings to leave out, relative to this one.'),
      policy: policySchema.optional().describe('What the organisation allows and forbids.'),
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
          .describe('What the finding is recognised by.'),
        rule: z.string().min(1),
        file: z.string().min(1),
        pointer: z.string(),
      }),
    ),
  })
  .meta({ title: 'Baseline of mcp-audit' })

/** The JSON Schema of the settings file, for editors. `ruleIds`: all the rules there are. */
export function settingsJsonSchema(ruleIds: readonly string[]): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(settingsSchema(ruleIds))
}

/** The JSON Schema of the baseline. */
export function baselineJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(BASELINE)
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly SettingsError[] }

const POLICY_KEYS = ['allow', 'deny', 'reason', 'client', 'at', 'is', 'scope']

/** Settings as plain values. `root`: the node they stand in, which in `package.json` is not the document's. */
export function checkSettings(
  document: Document,
  root: Node | undefined,
  ruleIds: readonly string[],
): Checked<z.infer<ReturnType<typeof settingsSchema>>> {
  const schema = settingsSchema(ruleIds)
  const names = {
    settings: Object.keys(schema.shape),
    ignore: Object.keys(ignoreSchema(z.string()).shape),
    policy: Object.keys(policySchema.shape),
  }
  return check(schema, document, root, ([first, second], word) => {
    if (first === 'rules') return unknownWord('rule', word, ruleIds)
    if (first === 'policy') return unknownWord('policy', word, second === undefined ? names.policy : POLICY_KEYS)
    return unknownWord('setting', word, first === 'ignore' ? names.ignore : names.settings)
  })
}

/** A baseline as plain values. */
export function checkBaseline(document: Document): Checked<Baseline> {
  const names = { baseline: Object.keys(BASELINE.shape), entry: Object.keys(BASELINE.shape.entries.element.shape) }
  return check(BASELINE, document, document.roots[0], ([first], word) =>
    unknownWord('key', word, first === 'entries' ? names.entry : names.baseline),
  )
}

type IssuePath = readonly PropertyKey[]

function check<T>(
  schema: z.ZodType<T>,
  document: Document,
  root: Node | undefined,
  sayUnknown: (path: IssuePath, word: string) => string,
): Checked<T> {
  const file = document.source.path
  // What a parser makes of a broken file is a guess; errors about a guess would only mislead.
  const broken = syntaxErrors(document)
  if (broken.length > 0) return { ok: false, errors: broken }
  if (!root) {
    const message = 'The file is empty. An object in braces is expected.'
    return { ok: false, errors: [{ file, span: { start: 0, end: 0 }, message }] }
  }
  const result = schema.safeParse(plain(root))
  const errors: SettingsError[] = []
  for (const error of errorsIn(root, result.error?.issues ?? [], sayUnknown)) {
    if (errors.length === MOST_ERRORS) break
    errors.push({ file, ...error })
  }
  if (result.success && errors.length === 0) return { ok: true, value: result.data }
  return { ok: false, errors: errors.sort((a, b) => a.span.start - b.span.start) }
}

/** Each is looked up and given a suggestion, and nobody reads more of them. */
const MOST_ERRORS = 100

type Told = Omit<SettingsError, 'file'>

function* errorsIn(
  root: Node,
  issues: readonly z.core.$ZodIssue[],
  sayUnknown: (path: IssuePath, word: string) => string,
): Generator<Told> {
  yield* keyErrors(root)
  for (const issue of issues) {
    const node = nodeAt(root, issue.path)
    if (issue.code !== 'unrecognized_keys') yield sentence(issue, node, nodeAt(root, issue.path.slice(0, -1)) ?? root)
    else
      for (const key of issue.keys) {
        if (key !== PROTO) yield { span: keySpan(child(node, key) ?? root), message: sayUnknown(issue.path, key) }
      }
  }
}

function syntaxErrors({ problems, source }: Document): readonly SettingsError[] {
  return problems
    .filter(({ kind }) => kind !== 'comment' && kind !== 'trailing-comma')
    .map(({ span, message }) => ({ file: source.path, span, message }))
}

/** In a record zod passes over this key without a word, so that it is looked for here, for every mapping alike. */
const PROTO = '__proto__'

function* keyErrors(root: Node): Generator<Told> {
  for (const node of walk(root)) {
    if (node.kind !== 'mapping') continue
    for (const earlier of node.overridden)
      yield { span: keySpan(earlier), message: 'This key stands more than once; only the last would count.' }
    const proto = node.children.get(PROTO)
    if (proto) yield { span: keySpan(proto), message: 'There is no setting of this name.' }
  }
}

/** Without a prototype, so that every key is a key like any other. */
function plain(node: Node): unknown {
  if (node.kind === 'sequence') return node.items.map(plain)
  if (node.kind !== 'mapping') return node.value
  const object: Record<string, unknown> = Object.create(null)
  for (const [key, value] of node.children) object[key] = plain(value)
  return object
}

function nodeAt(root: Node, path: IssuePath): Node | undefined {
  let at: Node | undefined = root
  for (const step of path) {
    if (typeof step === 'number') at = at?.kind === 'sequence' ? at.items[step] : undefined
    else at = child(at, String(step))
  }
  return at
}

function keySpan(node: Node): Span {
  return keyOf(node)?.span ?? node.span
}

/** In words, what zod found. Values are not repeated: the place shows them, and a misplaced one may be a credential. */
function sentence(issue: z.core.$ZodIssue, node: Node | undefined, parent: Node): Told {
  const name = String(issue.path.at(-1) ?? '')
  if (!node) {
    // The opening brace of what should have held it.
    const { start } = parent.span
    return { span: { start, end: start + 1 }, message: `The key '${name}' is missing.` }
  }
  const { span } = node
  switch (issue.code) {
    case 'invalid_type':
      return {
        span,
        message: `${EXPECTED.get(issue.expected) ?? issue.expected} is expected here, not ${KIND[node.kind]}.`,
      }
    case 'invalid_value':
      return { span, message: notAmong(issue.values.map(String), node, name) }
    case 'invalid_format':
      return { span, message: FORMATS.get(issue.format === 'regex' ? name : issue.format) ?? UNFORMED }
    case 'too_small':
      return { span, message: 'This may not be empty.' }
    case 'too_big':
      return { span, message: `This is too long: ${issue.maximum} is the most.` }
    default:
      return { span, message: 'This is not what is expected here.' }
  }
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'A string'],
  ['boolean', 'true or false'],
  ['object', 'An object in braces'],
  ['record', 'An object in braces'],
  ['array', 'A list in brackets'],
])

const UNFORMED = 'This does not have the form that is expected here.'
/** By the name of the key, or by the format. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date', 'A date of the calendar is expected here, written like 2027-03-01.'],
  ['fingerprint', 'A fingerprint is expected here: 32 hexadecimal digits.'],
  ['at', "A JSON pointer is expected here, as in '/permissions/defaultMode'."],
])

const KIND: Readonly<Record<Node['kind'], string>> = {
  mapping: 'an object',
  sequence: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}

function notAmong(values: readonly string[], node: Node, name: string): string {
  if (name === 'rule' && node.kind === 'string') return unknownWord('rule', node.value, values)
  const near = node.kind === 'string' ? closest(node.value, values) : undefined
  const expected = name === 'rule' ? "A rule's id" : `One of ${values.map((value) => `'${value}'`).join(', ')}`
  const only = values.length === 1 ? `Only ${values[0]} is known` : `${expected} is expected`
  return near === undefined ? `${only} here.` : `${only} here. Did you mean '${near}'?`
}

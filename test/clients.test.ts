/** Every client: its table is well formed, and its own files are read as it reads them. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { rules } from '../rules/index.ts'
import { restsOnClients } from '../src/check.ts'
import type { Client, ClientFile, Os, Setting } from '../src/client.ts'
import { clients } from '../src/clients/index.ts'
import { FILE_HEAD, pack, unpack } from '../src/clients/late.ts'
import { discover } from '../src/discover/index.ts'
import { locationsFor, type Machine } from '../src/discover/machine.ts'
import { PatternIndex } from '../src/discover/patterns.ts'
import type { Approval, ConfigFile, Server, Step } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { bytes, load, memory, REPOSITORY, scanFiles, secret } from './fixtures.ts'
import { expectAtOnce } from './growth.ts'

const FIXTURES = 'fixtures/clients'

// ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const SYSTEMS: readonly Os[] = ['linux', 'darwin', 'win32']
const VARIABLES = 'config|data|appData|localAppData|programData|programFiles|editors'
const ROOTED = new RegExp(`^(?:/|~/|C:/|\\{(?:${VARIABLES})\\}/)[^\\\\{}]+$`)
const RELATIVE = /^(?!\/|~|[A-Za-z]:)[^\\{}]+$/

const confidence = z.enum(['high', 'medium', 'low'])
const scope = z.enum(['project', 'user', 'managed', 'extension'])
const step = z.string().min(1)
const path = z.array(step).min(1)
/** As `path`, and the root itself, where a file is one bare map. */
const rootPath = z.array(step)
const names = z.array(z.string().min(1)).min(1)
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const sentencePart = z.string().regex(/^[^A-Z.\s].*[^.\s]$|^[A-Z]\S+ .*[^.\s]$/, 'a clause, without a full stop')

/** Anchored at both ends, and with no groups but those that are read. */
const pattern = z
  .instanceof(RegExp)
  .refine(
    ({ source, flags }) =>
      source.startsWith('^') &&
      source.endsWith('$') &&
      !/[gy]/.test(flags) &&
      [...source.matchAll(/\(\?<(\w+)>/g)].every(([, name = '']) => /^(?:server|tool|folder|program)$/.test(name)) &&
      !/[^\\\]][*+]\)?[*+]/.test(source),
    'anchored, without state, groups named server, tool, folder or program, no nested repetition',
  )

const match = z.union([
  z.strictObject({ is: z.array(scalar).min(1) }),
  z.strictObject({ some: z.literal(true) }),
  z.strictObject({ command: z.literal(true) }),
  z.strictObject({ absent: z.literal(true), tools: z.string().includes('{server}').optional() }),
  z.strictObject({ always: z.literal(true) }),
  z.strictObject({ plugIn: z.literal(true), prefixed: z.literal(true).optional() }),
  z.strictObject({ leadsAwayFrom: z.array(z.string().regex(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/, 'a domain')) }),
  z.strictObject({
    grants: z.strictObject({
      pattern,
      withdrawnBy: z.instanceof(RegExp).optional(),
      joinedBy: z.string().min(1).optional(),
      commands: z
        .strictObject({
          written: z.enum(['slashed', 'whole']),
          programs: z.array(z.string().min(1)).min(1).optional(),
          refused: z.string().optional(),
        })
        .optional(),
      words: z.strictObject({ beside: z.string().min(1), stricter: z.array(scalar).min(1) }).optional(),
      inert: z.instanceof(RegExp).optional(),
      allow: z.array(scalar).min(1).optional(),
      within: z.string().min(1).optional(),
      withinWith: z.string().min(1).optional(),
    }),
  }),
])

const condition = z.union([
  z.strictObject({ at: path, is: z.array(scalar).min(1) }),
  z.strictObject({ at: path, begins: names }),
  z.strictObject({ at: path, lacks: names }),
  z.strictObject({ at: path, holds: names }),
  z.strictObject({ at: path, named: path }),
  z.strictObject({ at: path, exists: z.literal(true) }),
])

const setting = z.strictObject({
  // The root itself, where a file is one map of grants.
  at: rootPath,
  match,
  means: z.enum([
    'approval-disabled',
    'shell-approved',
    'project-servers-approved',
    'tools-approved',
    'sandbox-disabled',
    'folders-added',
    'files-approved',
    'approval-absent',
    'endpoint-override',
    'events-sent',
    'runs-code',
    'runs-in-container',
    'runs-in-job',
    'prints-value',
    'log-disabled',
    'log-reveals',
    'authentication-off',
    'served-to-network',
    'any-origin',
    'runtime-relaxed',
  ]),
  words: sentencePart,
  scopes: z.array(scope).min(1).optional(),
  where: z.array(condition).min(1).optional(),
  unless: z.array(condition).min(1).optional(),
  lastOf: z.array(scalar).min(1).optional(),
  chosenBy: path.optional(),
  fillsAny: z.literal(true).optional(),
  confidence: confidence.optional(),
  undo: z
    .union([
      z.strictObject({ value: scalar, beside: z.string().min(1).optional() }),
      z.literal('left-out'),
      z.literal('not-here'),
    ])
    .optional(),
})

const turnOff = z.strictObject({ field: z.string().min(1), value: z.union([z.boolean(), z.string()]) })

const fields = z.strictObject({
  command: names.optional(),
  args: names.optional(),
  env: names.optional(),
  dropsOtherEnv: z.literal(true).optional(),
  image: z.strictObject({ field: z.string().min(1), tag: z.string().min(1).optional() }).optional(),
  code: z.strictObject({ field: z.string(), packages: z.string() }).optional(),
  url: z.array(z.string().min(1)).optional(),
  headers: z.array(path).optional(),
  transport: z.array(z.string().min(1)).optional(),
  cwd: z.array(z.string().min(1)).optional(),
  envFile: names.optional(),
  names: names.optional(),
  off: turnOff.optional(),
  sandboxed: z.string().min(1).optional(),
  runs: names.optional(),
  oauth: names.optional(),
  transports: z.record(z.string(), z.enum(['stdio', 'http', 'sse', 'ws'])).optional(),
  both: z.enum(['command', 'url', 'error']).optional(),
  declares: z.literal(true).optional(),
  commandWords: z.union([z.literal(true), z.literal('only')]).optional(),
  merges: z.literal(true).optional(),
  refusesOtherTransports: z.literal(true).optional(),
  pairs: z.array(z.enum(['args', 'env', 'headers'])).optional(),
  urlWithoutTransport: z.enum(['error', 'sse']).optional(),
  dropsPlainHttp: z.literal(true).optional(),
})

const references = z.array(
  z.strictObject({
    syntax: z.string().min(1),
    fields: z.union([
      z.literal('all'),
      z.array(z.enum(['command', 'args', 'env', 'url', 'headers', 'cwd', 'envFile', 'auth', 'other'])).min(1),
    ]),
    names: z.instanceof(RegExp).optional(),
    begins: z.string().min(1).optional(),
    kept: z.string().min(1).optional(),
    beside: z.literal(true).optional(),
    confidence: confidence.optional(),
  }),
)

const location = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const locations = z.union([location, z.partialRecord(z.enum(SYSTEMS), location)])

const serverRoot = z.strictObject({
  at: rootPath,
  shape: z.enum(['map', 'array', 'single']),
  name: z.string().optional(),
  unless: path.optional(),
  where: z.array(condition).min(1).optional(),
  off: path.optional(),
  only: path.optional(),
  offWhere: z.array(condition).min(1).optional(),
  turnsOff: turnOff.optional(),
  each: z.array(condition).min(1).optional(),
  nests: z.string().min(1).optional(),
})

const file = z.strictObject({
  scope,
  path: locations,
  elsewhere: z
    .array(
      z.strictObject({
        at: path,
        otherwise: z.string().min(1).optional(),
        servers: z.array(serverRoot).min(1).optional(),
        settings: z.array(setting).min(1).optional(),
      }),
    )
    .min(1)
    .optional(),
  embedded: z
    .array(
      z.strictObject({
        at: path,
        format: z.enum(['json', 'jsonc', 'json5', 'yaml', 'toml', 'arguments', 'script']),
        where: z.array(condition).min(1).optional(),
        holding: rootPath.optional(),
      }),
    )
    .min(1)
    .optional(),
  overrides: z.record(z.string().regex(/^[A-Z][A-Z0-9_]+$/), z.string()).optional(),
  keptIn: z.array(z.string().regex(/^[\w.]+(?:\/[\w.]+)*$/)).optional(),
  format: z.enum(['json', 'jsonc', 'json5', 'yaml', 'toml', 'dotenv', 'starlark']),
  servers: z.array(serverRoot).optional(),
  inputs: path.optional(),
  secretMark: z.literal('sensitive').optional(),
  inputVariable: z.literal('envVar').optional(),
  settings: z.array(setting).optional(),
  when: z
    .array(z.union([path, condition, z.array(condition).min(2)]))
    .min(1)
    .optional(),
  alone: z.literal(true).optional(),
  byContent: z.literal(true).optional(),
  offers: z
    .array(
      z.strictObject({
        at: path,
        agents: z.array(path),
        off: scalar,
        tools: z.string().includes('{server}'),
      }),
    )
    .min(1)
    .optional(),
  personal: z.literal(true).optional(),
  anyCase: z.literal(true).optional(),
  runs: z.array(path).min(1).optional(),
  runsProse: z.enum(['words', 'anywhere']).optional(),
  proseAt: z.array(z.array(z.string())).optional(),
  environment: z.array(z.array(z.string())).optional(),
  oauth: z.array(path).min(1).optional(),
  rejects: z.strictObject({ names: path, of: z.string().min(1) }).optional(),
  opaque: z.string().min(3).optional(),
  takes: z
    .array(z.strictObject({ at: path, values: z.array(z.string().min(1)).min(1) }))
    .min(1)
    .optional(),
  refused: z
    .string()
    .regex(/^[A-Z].*\.$/)
    .optional(),
  fields: fields.optional(),
  references: references.optional(),
  entrySettings: z.array(setting).optional(),
})

const client = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().min(2),
  docs: z.url({ protocol: /^https$/ }),
  checked: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/),
  confidence,
  unlintable: z.string().min(10).optional(),
  files: z.array(file),
  fields: fields.optional(),
  references: references.optional(),
  entrySettings: z.array(setting).optional(),
  onClash: z.enum(['project', 'user']).optional(),
  privateFirst: z.literal(true).optional(),
  startsInProject: z.literal(true).optional(),
  composed: z.literal(true).optional(),
  hosted: z.literal(true).optional(),
  logs: locations.optional(),
})

const byId = clients.map((each) => [each.id, each] as const)

describe('the tables', () => {
  it('are the same when they have been packed', () => {
    const { groups, keys, ...packed } = pack(clients)
    const made = groups.map((group) => runInThisContext(group))
    const unpacked = unpack({ ...packed, keys }, made)
    const [ofClient, ofFile] = keys
    const read = (object: object, names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, Reflect.get(object, name)]))
    const plain = (client: Client) => [
      read(client, ['id', ...ofClient]),
      client.files.map((file) => read(file, [...FILE_HEAD, ...ofFile])),
    ]
    expect(unpacked.map(plain)).toEqual(clients.map(plain))
    // Who declares a file with another is one reader of it, and not two.
    const firsts = (all: readonly Client[]) => {
      const files = all.flatMap((client) => client.files)
      return files.map((file) => files.indexOf(file))
    }
    expect(firsts(unpacked)).toEqual(firsts(clients))
  })

  it('are made of no client whose files are not there', () => {
    const { groups, ...packed } = pack(clients)
    const asked: number[] = []
    const made = groups.map((_, number) => () => {
      asked.push(number)
      throw new Error(`${number} was asked for`)
    })
    const request = { paths: undefined, root: '/repo', project: '/repo', scope: 'all' } as const
    const machine = { os: 'linux', home: '/home/dev', env: {} } as const
    const empty = memory(
      new Map([
        ['/repo/README.md', new Uint8Array()],
        ['/home/dev/notes.bak', new Uint8Array()],
      ]),
    )
    expect(discover(request, unpack(packed, made), [machine], empty).found).toEqual([])
    expect(asked).toEqual([])
  })

  it('are one file each, named after the id', () => {
    const listed = readdirSync('src/clients')
      .filter((name) => !['index.ts', 'late.ts', 'shared.ts', 'shells.ts'].includes(name))
      .map((name) => name.replace(/\.ts$/, ''))
    expect(clients.map(({ id }) => id)).toEqual(listed.sort())
    expect(new Set(clients.map(({ name }) => name)).size, 'names tell them apart').toBe(clients.length)
  })

  it.each(byId)('of %s is well formed', (_, each) => {
    const checked = client.safeParse(each)
    expect(checked.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toBeUndefined()
  })

  it.each(byId)('of %s says where files lie in the words that are known', (_, { files }) => {
    const wrong = files.flatMap(({ scope: of, path: where, overrides }) => {
      const all = new Set(SYSTEMS.flatMap((os) => locationsFor(where, os)))
      expect(all.size > 0 || overrides !== undefined, 'it lies somewhere').toBe(true)
      const fitting = of === 'project' ? [RELATIVE] : of === 'extension' ? [RELATIVE, ROOTED] : [ROOTED]
      return [...all].filter((each) => !fitting.some((form) => form.test(each)) || /\/$|\/\/|\/\.\.?\//.test(each))
    })
    expect(wrong).toEqual([])
  })

  it.each(byId)('of %s has something to read, or says why not', (_, { files, unlintable }) => {
    const lintable = files.filter(({ opaque, servers, settings, inputs }) => !opaque && (servers ?? settings ?? inputs))
    expect(lintable.length > 0).toBe(unlintable === undefined)
  })

  it.each(byId)('of %s is quick to match, whatever a file holds', async (_, each) => {
    const hostile = (size: number) => [
      'mcp__'.repeat(size / 5),
      '*'.repeat(size),
      `${'a'.repeat(size)}!`,
      'a.'.repeat(size / 2),
      '@'.repeat(size),
    ]
    for (const { match } of settingsOf(each)) {
      if (!('grants' in match)) continue
      for (const expression of [match.grants.pattern, match.grants.inert, match.grants.withdrawnBy]) {
        const prepare = (size: number) => {
          const texts = hostile(size)
          return () => texts.map((text) => expression?.test(text))
        }
        await expectAtOnce(100_000, { enough: 50 }, prepare, String(expression))
      }
    }
  })
})

function settingsOf(each: Client): readonly Setting[] {
  const own = (file: ClientFile) => [...(file.settings ?? []), ...(file.entrySettings ?? [])]
  return [...each.files.flatMap(own), ...(each.entrySettings ?? [])]
}

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const MACHINES: readonly { readonly folder: string; readonly machine: Machine }[] = [
  { folder: 'home', machine: { os: 'linux', home: '/home/dev', env: {} } },
  { folder: 'home-darwin', machine: { os: 'darwin', home: '/Users/dev', env: {} } },
  { folder: 'home-win32', machine: { os: 'win32', home: 'C:/Users/dev', env: {} } },
]

interface Loaded {
  readonly machine: Machine
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The fixture of a client, as the machines that it needs: `project/` goes with the first. */
function fixtures(id: string): readonly Loaded[] {
  const folder = join(FIXTURES, id)
  const project = existsSync(join(folder, 'project')) ? load(join(folder, 'project')) : new Map<string, Uint8Array>()
  const homes = MACHINES.map(({ folder: name, machine }, index) => {
    const files = new Map(index === 0 ? project : [])
    const home = join(folder, name)
    if (existsSync(home)) {
      for (const [path, content] of load(home)) files.set(machine.home + path.slice(REPOSITORY.length), content)
    }
    return { machine, files }
  })
  return homes.filter(({ files }) => files.size > 0)
}

/** What rules see of files. */
async function interpreted({ machine, files }: Loaded, among = clients): Promise<readonly ConfigFile[]> {
  let seen: readonly ConfigFile[] = []
  const spy = defineRule({
    id: 'spy',
    title: '',
    severity: 'info',
    confidence: 'high',
    category: 'validity',
    cwe: [],
    owasp: [],
    since: '0.1.0',
    workspace(configs) {
      seen = configs
    },
  })
  await scanFiles(files, { machines: [machine], rules: [spy], clients: among })
  return seen
}

function describeStep(step: Step | undefined): string {
  switch (step?.kind) {
    case 'package':
      return `${step.ecosystem} ${step.name}${step.version ? `@${step.version.text}` : ''}`
    case 'image':
      return `${step.program} ${step.name}${step.tag ? `:${step.tag}` : ''}${step.digest ? `@${step.digest}` : ''}`
    case 'remote':
      return `remote ${step.url.value}`
    case 'source':
      return `source ${step.url}`
    case 'script':
      return `script ${[step.interpreter, step.path.value].filter(Boolean).join(' ')}`
    case 'shell':
      return `shell ${step.program}`
    case 'inline-code':
      return `code for ${step.interpreter}`
    case 'wrapper':
    case 'program':
      return `${step.kind} ${step.kind === 'program' ? step.name : step.program}`
    default:
      return 'nothing'
  }
}

function describeServer({ name, transport, enabled, launch, readers }: Server, { readers: all }: ConfigFile): string {
  const unread = readers.length === 0 ? ' (read by nobody)' : readers.length < all.length ? ` (${ids(readers)})` : ''
  return `  ${name} | ${transport} | ${enabled ? 'on' : 'off'} | ${describeStep(launch.steps.at(-1))}${unread}`
}

function describeApproval({ means, reach, server, tool, folder, client, honoured, confidence }: Approval): string {
  const what = [server, tool].filter((each) => each !== undefined).join('/')
  const subject =
    means === 'folders-added' || means === 'files-approved'
      ? (folder ?? 'every folder')
      : [reach, what].filter(Boolean).join(' ')
  const doubts = [...(honoured ? [] : ['not honoured']), ...(confidence === 'high' ? [] : [confidence])]
  return `  approval ${means} ${subject} (${[client?.id ?? 'anyone', ...doubts].join(', ')})`
}

const ids = (readers: ConfigFile['readers']) => [...new Set(readers.map(({ client }) => client.id))].sort().join(' ')

function describeFile(config: ConfigFile): string {
  return [
    `${config.path} | ${config.scope}${config.personal ? ', personal' : ''} | ${ids(config.readers) || 'nobody'}${config.status === 'ok' ? '' : ` | ${config.status}`}`,
    ...config.servers.map((server) => describeServer(server, config)),
    ...config.approvals.map(describeApproval),
    ...config.flaws.map(({ kind, why }) => `  ${kind}: ${why}`),
  ].join('\n')
}

it('reads the servers that an administrator provides in settings of Claude Code, in which nothing is expanded', async () => {
  const path = '/etc/claude-code/managed-settings.json'
  const settings = { managedMcpServers: { records: { type: 'http', url: 'https://records.example/${TOKEN}/mcp' } } }
  const files = new Map([[path, bytes(JSON.stringify(settings))]])
  const [config] = await interpreted({ machine: { os: 'linux', home: '/home/dev', env: {} }, files })
  expect(config && describeFile(config)).toBe(
    `${path} | managed | claude-code\n  records | http | on | remote https://records.example/\${TOKEN}/mcp`,
  )
  expect(config?.readers.map(({ file }) => file.references)).toEqual([[]])
})

it('reads the hooks that an administrator requires of Codex', async () => {
  const path = '/etc/codex/requirements.toml'
  const hooks = '[[hooks.PreToolUse]]\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "/opt/acme/look"\n'
  const files = new Map([[path, bytes(`allowed_approval_policies = ["on-request"]\n${hooks}`)]])
  const [config] = await interpreted({ machine: { os: 'linux', home: '/home/dev', env: {} }, files })
  expect(config && describeFile(config)).toBe(`${path} | managed | codex\n  approval runs-code everything (codex)`)
})

it('has Copilot CLI start no server that its settings name as off', async () => {
  const files = new Map([
    ['/home/dev/.copilot/mcp-config.json', bytes('{"mcpServers":{"a":{"command":"x"},"b":{"command":"y"}}}')],
    ['/home/dev/.copilot/settings.json', bytes('{"disabledMcpServers":["a"]}')],
  ])
  const configs = await interpreted({ machine: { os: 'linux', home: '/home/dev', env: {} }, files })
  const started = configs.flatMap(({ servers }) => servers.map(({ name, starters }) => [name, ids(starters)]))
  expect(started).toEqual([
    ['a', 'vscode'],
    ['b', 'copilot-cli vscode'],
  ])
})

it.each([
  [
    '~/.zeroclaw/config.toml',
    '[mcp]\nenabled = false\n\n[[mcp.servers]]\nname = "a"\ncommand = "x"\n\n[[mcp.mcpServers]]\nname = "b"\ncommand = "y"\n',
  ],
  [
    '~/.picoclaw/config.json',
    '{"tools":{"mcp":{"Enabled":false,"servers":{"a":{"enabled":true,"command":"x"},"b":{"command":"y"}}}}}',
  ],
])('starts none of the servers of %s, whose switch for all of them is off', async (path, text) => {
  const states = async (written: string) => {
    const files = new Map([[path.replace('~', '/home/dev'), bytes(written)]])
    const configs = await interpreted({ machine: { os: 'linux', home: '/home/dev', env: {} }, files })
    return configs.flatMap(({ servers }) => servers.map(({ name, enabled }) => `${name} ${enabled ? 'on' : 'off'}`))
  }
  expect(await states(text)).toEqual(['a off', 'b off'])
  expect(await states(text.replace('false', 'true'))).toEqual(['a on', 'b on'])
})

const lintable = clients.filter(({ unlintable }) => unlintable === undefined)

describe.each(lintable.map((each) => [each.id, each] as const))('%s', (id, each) => {
  const all = fixtures(id)

  it('has a fixture', () => {
    expect(all.length, `fill ${FIXTURES}/${id}/{project,home,home-darwin,home-win32}/`).toBeGreaterThan(0)
  })

  it('is understood in its own dialect', async () => {
    const described = await Promise.all(
      all.map(
        async (loaded) => `# ${loaded.machine.os}\n${(await interpreted(loaded)).map(describeFile).join('\n')}\n`,
      ),
    )
    await expect(described.join('\n')).toMatchFileSnapshot(join('..', FIXTURES, id, 'expect.txt'))
  })

  it('claims every file of its fixture, by itself', async () => {
    for (const loaded of all) {
      const read = await interpreted(loaded, [each])
      const claimed = read.filter(({ readers }) => readers.some(({ client }) => client.id === id))
      // And more, where a manifest leads on to files of other names.
      const named = [...loaded.files.keys()].filter((path) => !isBystander(path, each))
      expect(claimed.length).toBeGreaterThanOrEqual(named.length)
    }
  })

  it('reads every server, or is said to leave it out', async () => {
    for (const loaded of all) {
      for (const { path, status, servers, flaws } of await interpreted(loaded, [each])) {
        expect(status, path).toBe('ok')
        const told = new Set(flaws.map(({ server }) => server))
        const silent = servers.filter(({ readers, name }) => readers.length === 0 && !told.has(name))
        expect(silent.map(({ name }) => name)).toEqual([])
      }
    }
  })
})

/** What lies in a fixture to look real, and what only a person reads. */
function isBystander(path: string, each: Client): boolean {
  return new PatternIndex([each]).readersOf(path.split('/').slice(1)).length === 0
}

it('has no fixtures of clients that are not there', () => {
  expect(readdirSync(FIXTURES).filter((id) => !lintable.some((each) => each.id === id))).toEqual([])
})

it.each(['low', 'medium'] as const)('is no surer about a client than %s when its facts are not', async (confidence) => {
  const unsure = clients.map((each) => ({ ...each, confidence }))
  const scanned = await Promise.all(
    lintable.flatMap(({ id }) =>
      fixtures(id).map(({ machine, files }) => scanFiles(files, { machines: [machine], clients: unsure })),
    ),
  )
  const all = scanned.flatMap(({ report }) => report.findings)
  const approvals = all.filter(({ category }) => category === 'approval')
  expect(approvals.length).toBeGreaterThan(20)
  const aboutClients = new Set(rules.filter(restsOnClients).map(({ id }) => id))
  const surer = confidence === 'low' ? ['high', 'medium'] : ['high']
  const resting = confidence === 'low' ? all.filter(({ rule }) => aboutClients.has(rule)) : approvals
  expect(resting.filter((finding) => surer.includes(finding.confidence)).map(({ file, rule }) => [file, rule])).toEqual(
    [],
  )
})

// ── What rests on a client's facts ──────────────────────────────────────────────────────────────────────────────────

/** A project whose files two clients read, of which the second is the surer one. */
const TWO: readonly Client[] = (['low', 'high'] as const).map((confidence) => ({
  id: `${confidence}-one`,
  name: confidence,
  docs: 'https://clients.example',
  checked: '2026-10',
  confidence,
  files: [
    {
      scope: 'project',
      path: `.${confidence}/mcp.json`,
      format: 'json',
      servers: [{ at: ['mcpServers'], shape: 'map' }],
    },
    { scope: 'project', path: '.both/mcp.json', format: 'json', servers: [{ at: ['mcpServers'], shape: 'map' }] },
  ],
}))

/** Wrong in every way that matters here: a comment, servers where nobody looks, a command beside a URL, a token. */
const WRONG = `// Servers.
{
  "mcpServers": {
    "fetch": { "command": "uvx", "args": ["mcp-server-fetch"], "url": "http://mcp.example/mcp", "env": { "GITHUB_TOKEN": "${secret('github-classic')}" } }
  },
  "servers": { "notes": { "command": "node", "args": ["notes.js"] } }
}
`

/** Rule to confidence, of what is found in one client's file. */
async function confidences(folder: string): Promise<Record<string, string>> {
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/${folder}/mcp.json`, bytes(WRONG)]]), { clients: TWO })
  return Object.fromEntries(report.findings.map(({ rule, confidence }) => [rule, confidence]))
}

describe('a finding that rests on what a client does', () => {
  it('is of low confidence where all clients that make it true are', async () => {
    expect(await confidences('.low')).toMatchObject({
      'ambiguous-transport': 'low',
      'dead-config': 'low',
      'malformed-config': 'low',
    })
  })

  it('is as sure as its rule where one client is well known', async () => {
    for (const folder of ['.high', '.both']) {
      expect(await confidences(folder)).toMatchObject({
        'ambiguous-transport': 'high',
        'dead-config': 'high',
        'malformed-config': 'high',
      })
    }
  })

  it('is told from one that is true whoever reads the file', async () => {
    const { 'hardcoded-secret': secret, 'unpinned-package': unpinned } = await confidences('.low')
    expect([secret, unpinned]).toEqual(['high', 'high'])
  })

  it('is of a category that is about clients, and not about the text', () => {
    const about = new Set(rules.filter(restsOnClients).map(({ category }) => category))
    expect([...about].sort()).toEqual(['approval', 'validity'])
    const aboutTheText = rules.filter((rule) => rule.category === 'validity' && !restsOnClients(rule))
    expect(aboutTheText.map(({ id }) => id).sort()).toEqual([
      'duplicate-key',
      'ignore-without-reason',
      'oversized-config',
      'unparseable-config',
      'unused-ignore',
    ])
  })
})

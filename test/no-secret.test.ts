/**
 * No secret ever: whatever credential stands wherever in a file, no report, no checklist and no baseline shows more of it than its
 * preview, in whatever form. All secrets of the bench are scanned at once, each in a folder of its own, one run a layout.
 */

import { describe, expect, it } from 'vitest'
import { checklist } from '../src/checklist/index.ts'
import { type Detection, detectSecrets } from '../src/knowledge/secrets/detect.ts'
import { checklistJson, checklistMarkdown, checklistText } from '../src/report/checklist.ts'
import { type RenderOptions, type ReportFormat, render } from '../src/report/index.ts'
import { writeBaseline } from '../src/triage/baseline.ts'
import { bytes, noise, REPOSITORY, scanFiles } from './fixtures.ts'
import { bench, type Sample } from './secret-bench.ts'

/** What may be shown is up to two characters after the prefix and up to four at the end, so this many are a leak. */
const TOO_MANY = 8

const secrets = bench().filter(({ label }) => label === 'secret')

// ── Where secrets stand ─────────────────────────────────────────────────────────────────────────────────────────────

interface Layout {
  readonly path: string
  readonly write: (sample: Sample) => string
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

const layouts: Readonly<Record<string, Layout>> = {
  'the environment, JSON': {
    path: '.mcp.json',
    write: (sample) => json({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } }),
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
  'a package': {
    path: '.mcp.json',
    nameless: true,
    write: (sample) => json({ mcpServers: { one: { command: 'npx', args: [bare(sample.value)] } } }),
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

function withOption(sample: Sample, value: string): string {
  return JSON.stringify({ mcp: { one: { type: 'local', command: ['npx', 'server', `${flag(sample)}=${value}`] } } })
}

function escaped(text: string): string {
  return [...text].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
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

// ── What would give a secret away ───────────────────────────────────────────────────────────────────────────────────

/** The characters that nobody may see: each detected secret without the prefix that its preview begins with. */
function bodiesOf({ input }: Sample): readonly string[] {
  return detectSecrets(input)
    .filter(({ kind }) => kind !== 'placeholder')
    .flatMap((detection) => bodyOf(input.value, detection))
}

function bodyOf(value: string, { from, to, preview }: Detection): readonly string[] {
  const text = value.slice(from, to)
  // The armour of a key says what it is; its lines are the secret.
  if (text.includes('-----BEGIN'))
    return text.split(/-----[A-Z ]+-----|\\n|\s/).filter((piece) => piece.length > TOO_MANY)
  const head = preview.includes('…') ? preview.slice(0, preview.indexOf('…')) : ''
  return [text.slice(Math.max(0, head.length - 2))]
}

/** All pieces of a body that are too long to be shown, in the forms in which a report could hold them. */
function* traces(body: string): Generator<string> {
  if (body.length < TOO_MANY) {
    // Short passwords are words that a report may need: shown with both their neighbours they are the secret.
    if (body.length >= 6) yield body
    return
  }
  for (let at = 0; at + TOO_MANY <= body.length; at++) {
    const piece = body.slice(at, at + TOO_MANY)
    yield piece
    yield JSON.stringify(piece).slice(1, -1)
    yield encodeURIComponent(piece)
    yield escaped(piece)
    // Base64 of the nine bytes from here: three alignments of the whole are three starts in a row.
    const nine = body.slice(at, at + 9)
    if (nine.length === 9) yield Buffer.from(nine).toString('base64')
  }
}

/** A text to look for many pieces in: those whose beginning it does not have are done with at once. */
class Haystack {
  readonly #text: string
  readonly #beginnings = new Set<string>()

  constructor(text: string) {
    this.#text = text
    for (let at = 0; at < text.length; at++) this.#beginnings.add(text.slice(at, at + TOO_MANY))
  }

  has(trace: string): boolean {
    return (trace.length < TOO_MANY || this.#beginnings.has(trace.slice(0, TOO_MANY))) && this.#text.includes(trace)
  }
}

const PLAIN: RenderOptions = {
  colour: 0,
  links: false,
  width: 100,
  quiet: false,
  verbose: true,
  showSuppressed: true,
  failOn: 'high',
  fileUrl: (path) => `file:///repo/${path}`,
}
const REPORTS: readonly (readonly [ReportFormat, RenderOptions])[] = [
  ['pretty', PLAIN],
  ['pretty', { ...PLAIN, colour: 3, links: true }],
  ['compact', PLAIN],
  ['json', PLAIN],
  ['sarif', PLAIN],
]

/** What every bench entry of a layout leads to: reports of all kinds and a baseline, one after the other. */
async function everythingSaid({ path, write }: Layout): Promise<{ readonly text: string; readonly findings: number }> {
  const files = secrets.map((sample) => [`${REPOSITORY}/${sample.id}/${path}`, bytes(write(sample))] as const)
  const { report, all, configs, shown } = await scanFiles(new Map(files))
  expect(report.files.length, 'every file is read').toBe(secrets.length)
  const texts = await Promise.all(REPORTS.map(([format, options]) => render(format, report, options)))
  const baseline = writeBaseline(all, { allowSecrets: true })
  const list = checklist({ configs, findings: shown, suppressed: report.suppressed, logsOf: () => undefined })
  texts.push(checklistText(list, PLAIN), checklistMarkdown(list), checklistJson(list, report.tool))
  return { text: [...texts, baseline.text, JSON.stringify(report.problems)].join('\n\n'), findings: all.length }
}

/** The entries of which something can be read in what is said. */
async function leaksOf(layout: Layout): Promise<readonly string[]> {
  const { text, findings } = await everythingSaid(layout)
  expect(findings, 'there is something to report, and so something to give away').toBeGreaterThan(secrets.length / 2)
  const haystack = new Haystack(text)
  return secrets
    .filter(({ class: group }) => !layout.nameless || group === 'P' || group === 'K')
    .filter((sample) => bodiesOf(sample).some((body) => [...traces(body)].some((trace) => haystack.has(trace))))
    .map(({ id, class: group = '', provider = '' }) => `${id} ${group} ${provider}`)
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

it('would notice', () => {
  const [sample] = secrets
  const [body = ''] = sample ? bodiesOf(sample) : []
  const part = body.slice(5, 17)
  for (const form of [part, Buffer.from(part).toString('base64'), encodeURIComponent(part), escaped(part)]) {
    const haystack = new Haystack(`some words, ${form} and more`)
    expect([...traces(body)].some((trace) => haystack.has(trace))).toBe(true)
  }
})

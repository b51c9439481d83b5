/** What `mcp-audit fix` costs: as many looks at a file with a hundred things to repair as at one with a few. */

import { describe, expect, it, vi } from 'vitest'
import type { Host } from '../src/commands/host.ts'
import { type Candidate, planned } from '../src/fix/plan.ts'
import { repaired, type Texts } from '../src/fix/rounds.ts'
import type { Change, Finding, Fix } from '../src/model.ts'
import { type Parse, parserFor } from '../src/parse/index.ts'
import { childrenOf, type Document, type Node } from '../src/tree.ts'
import { bytes, memory, noise, REPOSITORY, scanFiles } from './fixtures.ts'
import { expectLinearIn } from './growth.ts'
import { run } from './host.ts'

vi.setConfig({ testTimeout: 120_000 })

const many = (size: number, write: (index: number) => object) =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`s${index}`, write(index)]))
const plain = (index: number) => ({ type: 'http', url: `http://host-${index}.example.com/mcp` })
const holding = (index: number) => ({
  command: 'npx',
  args: ['-y', '@example/a@1.0.0'],
  env: { [`A${index}_TOKEN`]: noise(`token ${index}`, 40) },
})
/** The words in a list would be those of a command line, which then starts something else that is no better. */
const failing = (index: number) => ({ command: 'npx', args: [['a', index], index] })

interface Case {
  readonly args: readonly string[]
  readonly path?: string
  readonly content: (size: number) => object
  readonly says: (size: number) => string
}

const CASES: Readonly<Record<string, Case>> = {
  'each of a server': {
    args: ['--unsafe'],
    content: (size) => ({ mcpServers: many(size, plain) }),
    says: (size) => `${size} findings in 1 file would be fixed.`,
  },
  'that all add to one list': {
    args: ['--secrets', 'input'],
    path: '.vscode/mcp.json',
    content: (size) => ({ servers: many(size, holding) }),
    says: (size) => `${size} findings in 1 file would be fixed.`,
  },
  'that all put something into one file': {
    args: ['--secrets', 'envfile'],
    path: '.vscode/mcp.json',
    content: (size) => ({ servers: many(size, holding) }),
    says: (size) => `${size} findings in 1 file would be fixed.`,
  },
  'of as many strings': {
    args: ['--unsafe', '--rule', 'hidden-characters'],
    content: (size) => ({
      mcpServers: { one: { command: 'x', args: Array.from({ length: size }, (_, index) => `a\u200bb${index}`) } },
    }),
    says: (size) => `${size} findings in 1 file would be fixed.`,
  },
  'that all fail': {
    args: ['--unsafe'],
    content: (size) => ({ mcpServers: many(size, failing) }),
    says: () => 'Nothing would be fixed.',
  },
  'of which every second fails': {
    args: ['--unsafe'],
    content: (size) => ({ mcpServers: many(size, (index) => (index % 2 ? failing(index) : plain(index))) }),
    says: (size) => `${size / 2} findings in 1 file would be fixed.`,
  },
}

/** How often the file is read when so much of it is to be repaired: once for every look. */
async function looks({ args, path = '.mcp.json', content, says }: Case, size: number): Promise<number> {
  const at = `${REPOSITORY}/${path}`
  const fs = memory(new Map([[at, bytes(JSON.stringify(content(size), undefined, 2))]]))
  let reads = 0
  const read: typeof fs.read = (path, ...how) => {
    if (path === at) reads++
    return fs.read(path, ...how)
  }
  const { out } = await run(['fix', '--dry-run', ...args], { host: { fs: { ...fs, read } }, columns: 1000 })
  expect(out).toContain(says(size))
  return reads
}

describe('a file is looked at no more often for more fixes', () => {
  it.each(Object.entries(CASES))('%s', async (_, each) => {
    expect(await looks(each, 120)).toBe(await looks(each, 6))
  })
})

const FILES = 64
/** To halve them until one is left, and to try each half. */
const BY_HALVES = 2 + 2 * Math.log2(FILES)

it.each<[string, number, (file: string) => Partial<Finding>, number]>([
  ['in its own file', 1, (file) => ({ file }), 4],
  ['in its own file, as others do', 8, (file) => ({ file }), 4],
  ['in another file that a client of it reads as well', 1, () => ({ file: 'packages/.mcp.json' }), BY_HALVES],
  ['where nobody knows who reads it', 1, () => ({ file: 'elsewhere.json', clients: [] }), BY_HALVES],
])('one fix of many that leads to something %s is found, and keeps none of the others', async (_, count, at, most) => {
  const leading = Array.from({ length: count }, (_, index) => `packages/p${37 + index}/.mcp.json`)
  const text = (index: number) =>
    JSON.stringify({ mcpServers: { one: { type: 'http', url: `http://host-${index}.example.com/mcp` } } })
  const texts = new Map(
    Array.from({ length: FILES }, (_, index) => [`packages/p${index}/.mcp.json`, text(index)] as const),
  )
  let looks = 0
  const look = async (changed: Texts) => {
    looks++
    const now = [...texts].map(([path, text]) => [`${REPOSITORY}/${path}`, bytes(changed.get(path) ?? text)] as const)
    const { configs, report } = await scanFiles(new Map(now))
    const findings = report.findings.filter(({ rule }) => rule === 'plaintext-http')
    return { configs, findings }
  }
  const first = await look(new Map())
  const [like] = first.findings
  const further = (changed: Texts) =>
    leading.flatMap((file) =>
      like && changed.has(file) ? [{ ...like, rule: 'x', server: undefined, ...at(file) }] : [],
    )
  const { made, left } = await repaired(first, {
    look: async (changed) => {
      const next = await look(changed)
      return { ...next, findings: [...next.findings, ...further(changed)] }
    },
    fixFor: ({ fix }) => fix,
    refusal: () => undefined,
  })
  expect(made).toHaveLength(FILES - count)
  expect(left.map(({ candidate, why }) => [candidate.finding.file, why])).toEqual(
    leading.map((file) => [file, "it would lead to 'x'."]),
  )
  expect(looks).toBeLessThanOrEqual(most)
})

it('fixes that do not touch each other are read once, together', async () => {
  const parse = await parserFor('json')
  for (const size of [2, 200]) {
    const text = JSON.stringify({ mcpServers: many(size, plain) })
    const { configs, report } = await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes(text)]]))
    const candidates = report.findings.flatMap((finding) => (finding.fix ? [{ finding, fix: finding.fix }] : []))
    const reading = vi.fn(parse)
    const [config] = configs
    const plan = config && planned(config.document, candidates, reading)
    expect([plan?.made.length, reading.mock.calls.length]).toEqual([size, 2])
  }
})

it('what there would have to be more rounds for is left, and that is said', async () => {
  const calls = Array.from({ length: 130 }, (_, index) => `curl -k https://acme.example/${index}`)
  const config = { mcpServers: { one: { command: 'sh', args: ['-c', `${calls.join('; ')}; exec notes-mcp`] } } }
  const { out } = await run(['fix', '--unsafe', '--rule', 'tls-verification-disabled', '--dry-run'], {
    files: { '.mcp.json': JSON.stringify(config) },
    columns: 1000,
  })
  const count = (words: RegExp) => out.match(words)?.length
  expect([count(/^would fix /gm), count(/^left .*: too many others came first: run it again\.$/gm)]).toEqual([100, 30])
})

it('a file of megabytes is looked at less often, and that is said', async () => {
  const calls = Array.from({ length: 40 }, (_, index) => `curl -k https://acme.example/${index}`)
  const config = {
    note: '-'.repeat(2 ** 20),
    mcpServers: { one: { command: 'sh', args: ['-c', `${calls.join('; ')}; exec notes-mcp`] } },
  }
  const { out } = await run(['fix', '--unsafe', '--rule', 'tls-verification-disabled', '--dry-run'], {
    files: { '.mcp.json': JSON.stringify(config) },
    columns: 1000,
  })
  const count = (words: RegExp) => out.match(words)?.length
  expect([count(/^would fix /gm), count(/^left .*: too many others came first: run it again\.$/gm)]).toEqual([16, 24])
})

it('a fix that waited for another one is made after all where that one fails', async () => {
  const text = '{"mcpServers": {"one": {"type": "http", "url": "http://one.example.com/mcp"}}}'
  const files = (now: string) => new Map([[`${REPOSITORY}/.mcp.json`, bytes(now)]])
  const seen = async (now: string) => {
    const { configs, report } = await scanFiles(files(now))
    const findings = report.findings.filter(({ rule }) => rule === 'plaintext-http')
    // Twice: once with a fix that changes nothing about it.
    const twice = findings.flatMap((finding) => [
      { ...finding, fingerprint: 'other', fix: pointless(finding) },
      finding,
    ])
    return { configs, findings: twice }
  }
  const pointless = ({ fix }: Finding): Fix | undefined =>
    fix && {
      ...fix,
      changes: fix.changes.map((change) => (change.does === 'rewrite' ? { ...change, by: 'HTTP' } : change)),
    }
  const first = await seen(text)
  const { texts, left } = await repaired(first, {
    look: async (texts) => seen(texts.get('.mcp.json') ?? text),
    fixFor: ({ fix }) => fix,
    refusal: () => undefined,
  })
  expect(texts.get('.mcp.json')).toBe(text.replace('http:', 'https:'))
  expect(left.map(({ candidate }) => candidate.finding.fingerprint)).toEqual(['other'])
})

it('a file of variables is written once, with all that goes into it', async () => {
  const written = new Map<string, string[]>()
  const replace: Host['replace'] = (path, { after }) => {
    written.set(path, [...(written.get(path) ?? []), Buffer.from(after).toString('utf8')])
  }
  const files = { '.env': 'KEPT=1', '.vscode/mcp.json': JSON.stringify({ servers: many(40, holding) }) }
  await run(['fix', '--secrets', 'envfile'], { files, host: { replace } })
  const [text = '', ...others] = written.get(`${REPOSITORY}/.env`) ?? []
  expect(others).toEqual([])
  expect(text.split('\n').slice(0, 2)).toEqual(['KEPT=1', `A0_TOKEN=${noise('token 0', 40)}`])
  expect(text.match(/^A\d+_TOKEN=\w{40}$/gm)).toHaveLength(40)
})

// ── Growth ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const [json, yaml, toml] = await Promise.all([parserFor('json'), parserFor('yaml'), parserFor('toml')])
const lines = (size: number, write: (index: number) => string, between = '') =>
  Array.from({ length: size }, (_, index) => write(index)).join(between)
const below = (node: Node | undefined): readonly Node[] => (node ? [...childrenOf(node)] : [])
/** Every second one goes, so that all that stays has its line. */
const halfOf = (nodes: readonly Node[]): readonly Change[] =>
  nodes.flatMap((node, index): readonly Change[] => (index % 2 ? [{ does: 'remove', node }] : []))
const strings = (nodes: readonly Node[]): readonly Change[] =>
  nodes.flatMap((node): readonly Change[] =>
    node.kind === 'string' ? [{ does: 'rewrite', node, from: 0, to: 1, by: 'other' }] : [],
  )

const WIDE: Readonly<
  Record<string, readonly [Parse, (size: number) => string, (document: Document) => readonly Change[]]>
> = {
  'members of JSON that go': [
    json,
    (size) => `{\n${lines(size, (index) => `  "a${index}": 1`, ',\n')}\n}\n`,
    ({ roots: [root] }) => halfOf(below(root)),
  ],
  'members of JSON that others override': [
    json,
    (size) => `{\n${lines(size, () => '  "a": 1', ',\n')}\n}\n`,
    ({ roots: [root] }) => (root?.kind === 'mapping' ? root.overridden.map((node) => ({ does: 'remove', node })) : []),
  ],
  'strings on one line': [
    json,
    (size) => `[${lines(size, (index) => `"a${index}"`, ', ')}]`,
    ({ roots: [root] }) => strings(below(root)),
  ],
  'mappings on one line that gain a member': [
    json,
    (size) => `[${lines(size, () => '{"a": 1}', ', ')}]`,
    ({ roots: [root] }) =>
      below(root).flatMap((to) => (to.kind === 'mapping' ? [{ does: 'add', to, key: 'b', value: 2 }] : [])),
  ],
  'members that come into one mapping': [
    json,
    (size) => `[{}, [${lines(size, (index) => `"a${index}"`, ', ')}]]`,
    ({ roots: [root] }) => {
      const [to, list] = below(root)
      if (to?.kind !== 'mapping') return []
      return below(list).map((_, index) => ({ does: 'add', to, key: `b${index}`, value: 2 }))
    },
  ],
  'items of YAML that go': [
    yaml,
    (size) => lines(size, (index) => `- a${index} # ours\n`),
    ({ roots: [root] }) => halfOf(below(root)),
  ],
  'strings of YAML': [
    yaml,
    (size) => lines(size, (index) => `a${index}: b${index}\n`),
    ({ roots: [root] }) => strings(below(root)),
  ],
  'keys of TOML that go': [
    toml,
    (size) => lines(size, (index) => `a${index} = 1 # ours\n`),
    ({ roots: [root] }) => halfOf(below(root)),
  ],
}

describe('time grows with', () => {
  it.each(Object.entries(WIDE))('%s', async (_, [parse, write, wanted]) => {
    const [finding] = (await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes('{')]]))).report.findings
    if (!finding) throw new Error('nothing is wrong')
    await expectLinearIn([250, 500, 1000, 2000, 4000], (size) => {
      const document = parse({ path: 'x', text: write(size), bom: false })
      const candidates = wanted(document).map(
        (change): Candidate => ({ finding, fix: { title: '', safety: 'unsafe', changes: [change] } }),
      )
      expect(candidates.length).toBeGreaterThanOrEqual(size / 2 - 1)
      return () => expect(planned(document, candidates, parse).made).toHaveLength(candidates.length)
    })
  })
})

/** What one server is given so often that nobody has written it by hand. */
const BEYOND = 501
const often = <T>(words: readonly T[]): readonly T[] => Array.from({ length: BEYOND }, () => words).flat()
const HAND_WRITTEN: Readonly<Record<string, readonly [rule: string, write: (times: typeof often) => object]>> = {
  'packages beside one of another registry': [
    'registry-override',
    (times) => ({
      command: 'npx',
      args: [
        '--registry=https://packages.example',
        ...['-p', 'mongodb-mcp-server', ...times(['-p', '@supabase/mcp-server-supabase'])],
        'mongodb-mcp-server',
      ],
    }),
  ],
  'packages that are hidden': [
    'hidden-extra-package',
    (times) => ({ command: 'npx', args: [...times(['-p', '@example/a@1.0.0']), '-p', 'left@1.0.0', 'mcp-notes'] }),
  ],
  'switches that put a fence down': [
    'relaxed-runtime',
    (times) => ({
      command: 'npx',
      args: ['-y', '@playwright/mcp@0.0.40', ...times(['--no-sandbox', '--browser=chrome'])],
    }),
  ],
  'settings of git': [
    'environment-hijack',
    (times) => ({
      command: 'mcp-notes',
      env: {
        ...Object.fromEntries(times(['x']).map((value, index) => [`N${index}`, value])),
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'core.sshCommand',
        GIT_CONFIG_VALUE_0: 'sh x',
      },
    }),
  ],
  'options of a container': [
    'environment-hijack',
    (times) => ({
      command: `docker run ${times(['--label x=y']).join(' ')} -e NODE_OPTIONS=--require=./x.js example/a:1.0.0`,
    }),
  ],
}

describe('repairs are for what is written by hand', () => {
  it.each(Object.entries(HAND_WRITTEN))('and not for so many %s', async (_, [rule, write]) => {
    const repairs = async (times: typeof often) => {
      const text = JSON.stringify({ mcpServers: { one: write(times) } })
      const { report } = await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes(text)]]))
      return report.findings.filter((finding) => finding.rule === rule).map(({ fix }) => fix !== undefined)
    }
    expect(await repairs((words) => words)).toContain(true)
    const many = await repairs(often)
    expect(many).toContain(false)
    expect(many).not.toContain(true)
  })
})

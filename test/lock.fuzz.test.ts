/** What holds of every lock: layout, order and names are no drift, and whatever it says cannot be changed unseen. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bytes, REPOSITORY } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { run } from './host.ts'
import { runSound } from './sound.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Entry = { readonly [key: string]: Json }
type Servers = { readonly [name: string]: Entry }
/** Path to servers. */
type Project = { readonly [path: string]: Servers }

const PATHS = ['.mcp.json', '.cursor/mcp.json', 'app/.mcp.json', 'app/.cursor/mcp.json', '.kiro/settings/mcp.json']
const word = fc.constantFrom(
  'a',
  'b',
  '-y',
  '--read-only',
  '.',
  'src',
  'x y',
  'é',
  '\u{1f4e6}',
  '"',
  '\\',
  '‹redacted›',
  '',
)
const name = fc.constantFrom('one', 'two', 'three', 'ä', 'a b', 'a/b', '~', '__proto__x', 'constructor', '‹redacted›')
const names = fc.uniqueArray(fc.constantFrom('A', 'B_C', 'LOG_LEVEL', 'toString'), { maxLength: 3 })
const values = (keys: readonly string[]): Entry => Object.fromEntries(keys.map((key, index) => [key, `v${index}`]))

const local = fc.record(
  {
    command: fc.constantFrom('npx', 'uvx', 'docker', 'node', './run.sh', 'bash'),
    args: fc.array(fc.oneof(word, fc.constantFrom('@example/a@1.0.0', 'example-b@2', 'example/c:1', '-c', 'run')), {
      maxLength: 5,
    }),
    env: names.map(values),
    cwd: fc.constantFrom('src', '/srv'),
    envFile: fc.constantFrom('.env', 'a.env'),
    autoApprove: fc.uniqueArray(fc.constantFrom('read', 'write', '*'), { maxLength: 2 }),
  },
  { requiredKeys: ['command'] },
)
const remote = fc.record(
  {
    url: fc.constantFrom('https://a.example/mcp', 'http://b.example:8080/sse?x=1', 'https://${HOST}/mcp'),
    headers: names.map(values),
  },
  { requiredKeys: ['url'] },
)
const servers: fc.Arbitrary<Servers> = fc.dictionary(name, fc.oneof(local, remote), { minKeys: 1, maxKeys: 4 })
const project: fc.Arbitrary<Project> = fc.dictionary(fc.constantFrom(...PATHS), servers, { minKeys: 1, maxKeys: 3 })

/** How a file is written: indented or not, keys in another order, characters escaped. */
interface Layout {
  readonly indent: number
  readonly order: number
  readonly escapes: boolean
}
const layout: fc.Arbitrary<Layout> = fc.record({ indent: fc.nat(4), order: fc.nat(), escapes: fc.boolean() })
const PLAIN: Layout = { indent: 2, order: 0, escapes: false }

function written(content: Servers, { indent, order, escapes }: Layout): string {
  const text = JSON.stringify(shuffled({ mcpServers: content }, order), undefined, indent)
  return escapes
    ? text.replace(/[b-df-km-qsvwyz](?=[^"]*"[,\]\s])/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
    : text
}

function shuffled(value: Json, order: number): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order))
  const entries = Object.entries(value).map(([key, below]): [string, Json] => [key, shuffled(below, order)])
  const by = order % Math.max(entries.length, 1)
  return Object.fromEntries([...entries.slice(by), ...entries.slice(0, by)])
}

function filesOf(given: Project, how: Layout): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).map(([path, content]) => [path, written(content, how)]))
}

async function lockOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { code, written: texts, err } = await run(['lock'], { files })
  expect([code, err]).toEqual([0, ''])
  return [...texts.values()][0] ?? ''
}

/** What check and scan say of these files. */
async function judged(given: Project, how: Layout, lock: string) {
  const files = { ...filesOf(given, how), 'mcp-audit.lock': lock }
  const check = await run(['lock', '--check'], { files })
  const flags = ['--min-confidence', 'low', '--format', 'json', '--only', 'lock-drift,unlocked-server']
  const scan = await run(flags, { files })
  const findings: readonly { readonly rule: string }[] = JSON.parse(scan.out).findings
  return { code: check.code, out: check.out, rules: findings.map(({ rule }) => rule) }
}

const aServer = (given: Project, which: number): readonly [path: string, name: string, entry: Entry] => {
  const all = Object.entries(given).flatMap(([path, content]) =>
    Object.entries(content).map(([server, entry]) => [path, server, entry] as const),
  )
  return all[which % all.length] ?? ['', '', {}]
}

const withEntry = (given: Project, path: string, server: string, entry: Entry): Project => ({
  ...given,
  [path]: { ...given[path], [server]: entry },
})

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
const mapOf = (value: Json | undefined): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {}

/** One change each; what it makes of an entry is always another. */
const CHANGES: Readonly<Record<string, (entry: Entry) => Entry>> = {
  'another command': (entry) => ({ ...entry, command: `${entry['command'] ?? ''}2` }),
  'an argument behind': (entry) => ({ command: 'x', ...entry, args: [...listOf(entry['args']), '--new'] }),
  'an argument before': (entry) => ({ command: 'x', ...entry, args: ['--new', ...listOf(entry['args'])] }),
  'a number behind': (entry) => ({ command: 'x', ...entry, args: [...listOf(entry['args']), 7] }),
  'an argument changed': (entry) => {
    const [first = '', ...more] = listOf(entry['args'])
    return { command: 'x', ...entry, args: [`${String(first)}2`, ...more] }
  },
  'a variable': (entry) => ({ ...entry, env: { ...mapOf(entry['env']), NODE_OPTIONS: '' } }),
  'a header': (entry) => ({ ...entry, headers: { ...mapOf(entry['headers']), 'X-New': '' } }),
  'another address': (entry) => ({ ...entry, url: 'https://new.example/mcp' }),
  'another folder': (entry) => ({ ...entry, cwd: '/new' }),
  'a file of variables': (entry) => ({ ...entry, envFile: 'new.env' }),
  'an approval': (entry) => ({ ...entry, autoApprove: [...listOf(entry['autoApprove']), 'new_tool'] }),
}

describe('a lock', () => {
  it('has the same bytes whatever the layout and the order', async () => {
    await fc.assert(
      fc.asyncProperty(project, layout, async (given, how) => {
        const other = Object.fromEntries(Object.entries(given).reverse())
        expect(await lockOf(filesOf(other, how))).toBe(await lockOf(filesOf(given, PLAIN)))
      }),
      tries(25),
    )
  })

  it('is kept by what is laid out, ordered and called otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(project, layout, fc.boolean(), fc.boolean(), async (given, how, moves, renames) => {
        const lock = await lockOf(filesOf(given, PLAIN))
        const called = Object.fromEntries(
          Object.entries(given).map(([path, content]) => [
            moves ? `moved/${path}` : path,
            renames
              ? Object.fromEntries(Object.entries(content).map(([server, entry]) => [`new ${server}`, entry]))
              : content,
          ]),
        )
        const { code, out, rules } = await judged(called, how, lock)
        expect({ code, rules }, out).toEqual({ code: 0, rules: [] })
      }),
      tries(30),
    )
  })

  it.each(Object.entries(CHANGES))(
    'is broken by %s, whatever else is called or laid out otherwise',
    async (_, change) => {
      await fc.assert(
        fc.asyncProperty(project, fc.nat(), layout, fc.boolean(), async (given, which, how, renames) => {
          const lock = await lockOf(filesOf(given, PLAIN))
          const [path, server, entry] = aServer(given, which)
          const { [server]: _gone, ...others } = given[path] ?? {}
          const changed = renames
            ? { ...given, [path]: { ...others, 'new name': change(entry) } }
            : withEntry(given, path, server, change(entry))
          const { code, out, rules } = await judged(changed, how, lock)
          expect({ code, told: new Set(rules) }, out).toEqual({
            code: 1,
            told: new Set([renames ? 'unlocked-server' : 'lock-drift']),
          })
        }),
        tries(6),
      )
    },
  )

  it('that anybody wrote is used or refused, and nothing else', async () => {
    const good = await lockOf(filesOf({ '.mcp.json': { a: { command: 'npx', args: ['-y', 'a@1.0.0'] } } }, PLAIN))
    const text = fc.oneof(
      fc.json(),
      fc.json().map((json) => `{ "version": 1, "servers": ${json} }`),
      fc.json().map((json) => `{ "version": 1, "servers": [${json}] }`),
      fc.json().map((json) => good.replace('"npx"', () => json)),
      fc.json().map((json) => good.replace('"args": [', () => `"args": [${json},`)),
      fc.nat(good.length).map((cut) => good.slice(0, cut)),
      fc.string({ unit: 'binary', maxLength: 40 }).map((words) => good.replace('-y', () => words)),
    )
    const config = bytes(written({ a: { command: 'npx', args: ['-y', 'a@1.0.0'] } }, PLAIN))
    const command = fc.constantFrom(['lock', '--check'], ['lock'], ['--scope', 'project', '--format', 'json'])
    await fc.assert(
      fc.asyncProperty(command, text, async (argv, lock) => {
        await runSound(
          argv,
          new Map([
            [`${REPOSITORY}/.mcp.json`, config],
            [`${REPOSITORY}/mcp-audit.lock`, bytes(lock)],
          ]),
        )
      }),
      tries(50),
    )
  })
})

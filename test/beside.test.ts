/**
 * What stands beside something, or around it, takes nothing of it away: each fixture that a rule catches is caught as well among
 * other servers and other files, with words and variables behind it that have nothing to do with it, and started by another
 * program. Whoever hides a server would begin there.
 */

import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { atLeast, CONFIDENCES, type Finding, SEVERITIES } from '../src/model.ts'
import { bytes, load, REPOSITORY, scanFiles, withModesOf } from './fixtures.ts'

type Files = ReadonlyMap<string, Uint8Array>
type Entry = Record<string, unknown>

interface Fixture {
  readonly name: string
  readonly files: Files
}

const PLACE = `${REPOSITORY}/.mcp.json`
const SHARED = '.mcp.json'

const ALL: readonly Fixture[] = readdirSync('fixtures/rules').flatMap((rule) =>
  ['bad', 'good'].flatMap((kind) => {
    const folder = `fixtures/rules/${rule}/${kind}`
    if (!existsSync(folder)) return []
    return readdirSync(folder).map((name) => ({ name: `${rule} ${kind} ${name}`, files: load(`${folder}/${name}`) }))
  }),
)
const CAUGHT = ALL.filter(({ name }) => / bad /.test(name))

/** The same choice in every run, and another one a fixture. */
function chosen<T>(from: readonly T[], seed: number, count: number): readonly T[] {
  return Array.from({ length: count }, (_, n) => from[(seed * 7919 + n * 104_729) % from.length]).filter(
    (each) => each !== undefined,
  )
}

/** The entries of a project's shared file that holds nothing else, as an object: the order of its keys is the file's. */
function entriesOf(files: Files): Entry | undefined {
  const text = files.get(PLACE)
  if (!text) return undefined
  try {
    const { mcpServers, ...others } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
    return Object.keys(others).length === 0 && mcpServers !== null && typeof mcpServers === 'object'
      ? mcpServers
      : undefined
  } catch {
    return undefined
  }
}

const SERVERS = ALL.flatMap(({ name, files }) => {
  const entries = entriesOf(files)
  return entries ? [{ name, files, entries }] : []
})

const isEntry = (
  entry: unknown,
): entry is { readonly command: string; readonly args?: unknown; readonly env?: unknown } =>
  entry !== null && typeof entry === 'object' && 'command' in entry && typeof entry.command === 'string'
const isObject = (value: unknown): value is Entry =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

function withEntries(files: Files, entries: Entry): Files {
  return withModesOf(files, new Map([...files, [PLACE, bytes(JSON.stringify({ mcpServers: entries }))]]))
}

const found = async (files: Files): Promise<readonly Finding[]> => (await scanFiles(files)).report.findings

/** About several servers at once: the finding may stand at another of them, and about other versions. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['lethal-trifecta', 'conflicting-versions'])

/** A project's other files may hold what these miss. */
const SAID_ANYWHERE: ReadonlySet<string> = new Set(['missing-approval-policy'])

/** The findings of `before` that are not in `after`, or less grave or less sure there. What is unsure is told once a file. */
function lost(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  return before
    .filter(({ rule, confidence }) => confidence !== 'low' && !SAID_ANYWHERE.has(rule))
    .filter(({ rule, file, pointer, severity, confidence, start, credential }) => {
      const same = (other: Finding) =>
        other.rule === rule &&
        (OF_SEVERAL.has(rule) ||
          (other.file === file && other.pointer === pointer) ||
          // One credential is one finding, which points at its other places.
          (credential !== undefined && other.credential === credential) ||
          other.related.some((place) => place.file === file && place.start.offset === start.offset))
      return !after.some(
        (other) =>
          same(other) &&
          atLeast(SEVERITIES, other.severity, severity) &&
          atLeast(CONFIDENCES, other.confidence, confidence),
      )
    })
    .map(({ rule, file, pointer }) => `${rule} at ${file}${pointer}`)
}

/**
 * Of the shared file alone: a change to it may well be news about the lock, or about another file. What an `.npmrc` says is
 * reported at the first server for which npm reads it, which another one may become.
 */
const ofShared = (findings: readonly Finding[]) =>
  findings.filter(
    ({ file, rule, message }) => file === SHARED && rule !== 'lock-drift' && !message.includes("'.npmrc'"),
  )

describe('other servers of a file', () => {
  const caught = SERVERS.filter(({ name }) => / bad /.test(name))
  it('are there', () => expect(caught.length).toBeGreaterThan(200))

  it.each(caught)('$name', async ({ files, entries }) => {
    const before = ofShared(await found(withEntries(files, entries)))
    const seed = caught.findIndex((each) => each.entries === entries)
    // Of itself once more, it may be told at the other one.
    const apart = SERVERS.filter((each) => each.entries !== entries)
    const others = chosen(apart, seed, 8).flatMap((each, n) =>
      Object.entries(each.entries).map(([name, entry]): [string, unknown] => [`other-${n}-${name}`, entry]),
    )
    const beside = seed % 2 ? [...others, ...Object.entries(entries)] : [...Object.entries(entries), ...others]
    expect(lost(before, await found(withEntries(files, Object.fromEntries(beside))))).toEqual([])
  })
})

describe('words and variables behind a server', () => {
  // Each of a kind that some rule looks for, with a value that says nothing.
  const VARIABLES = {
    HOST: 'localhost',
    HTTPS_PROXY: 'http://127.0.0.1:8080',
    LOG_LEVEL: 'info',
    NODE_ENV: 'test',
    NODE_OPTIONS: '--max-old-space-size=4096',
    PORT: '8080',
  }
  it.each(SERVERS.filter(({ name }) => / bad /.test(name)))('$name', async ({ files, entries }) => {
    const before = ofShared(await found(withEntries(files, entries)))
    const more = Object.entries(entries).map(([name, entry]): [string, unknown] => {
      if (!isEntry(entry) || !isObject(entry.env ?? {})) return [name, entry]
      const own = isObject(entry.env) ? entry.env : {}
      return [name, { ...entry, env: { ...own, ...VARIABLES, ...own } }]
    })
    expect(lost(before, await found(withEntries(files, Object.fromEntries(more)))), 'variables').toEqual([])
    const longer = Object.entries(entries).map(([name, entry]): [string, unknown] => {
      if (!isEntry(entry) || !Array.isArray(entry.args)) return [name, entry]
      return [name, { ...entry, args: [...entry.args, '--name=demo'] }]
    })
    expect(lost(before, await found(withEntries(files, Object.fromEntries(longer)))), 'words').toEqual([])
  })
})

describe('another program around a server', () => {
  const quoted = (words: readonly string[]) => words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const AROUND: Readonly<Record<string, (words: readonly string[]) => readonly string[]>> = {
    env: (words) => ['env', ...words],
    timeout: (words) => ['timeout', '30', ...words],
    'sh -c': (words) => ['sh', '-c', quoted(words)],
    'bash -lc exec': (words) => ['bash', '-lc', `exec ${quoted(words)}`],
  }
  /** A shell puts values in the place of references, has no command that is empty, and is news to the lock. */
  const OF_A_SHELL: ReadonlySet<string> = new Set(['unexpanded-reference', 'dead-config', 'lock-drift'])

  const isStarted = (entry: unknown): entry is { readonly command: string; readonly args?: readonly string[] } =>
    isEntry(entry) &&
    !/\s/.test(entry.command) &&
    (entry.args === undefined || (Array.isArray(entry.args) && entry.args.every((word) => typeof word === 'string')))
  const started = SERVERS.flatMap(({ name, files, entries }) => {
    const kept = Object.entries(entries).filter(([, entry]) => isStarted(entry))
    return / bad /.test(name) && kept.length > 0 ? [{ name, files, entries: Object.fromEntries(kept) }] : []
  })
  /** Where it stands is another place now: what matters is that the same is said of the server. */
  const said = ({ rule, server }: Finding) => `${rule} of ${server}`

  it.each(started)('$name', async ({ files, entries }) => {
    const before = ofShared(await found(withEntries(files, entries))).filter(
      ({ rule, confidence }) => confidence !== 'low' && !OF_A_SHELL.has(rule) && !OF_SEVERAL.has(rule),
    )
    for (const [name, around] of Object.entries(AROUND)) {
      const wrapped = Object.entries(entries).map(([key, entry]): [string, unknown] => {
        if (!isStarted(entry)) return [key, entry]
        const [command, ...args] = around([entry.command, ...(entry.args ?? [])])
        return [key, { ...entry, command, args }]
      })
      const after = new Set((await found(withEntries(files, Object.fromEntries(wrapped)))).map(said))
      expect(
        before.map(said).filter((each) => !after.has(each)),
        name,
      ).toEqual([])
    }
  })
})

describe('other files', () => {
  /** What silences, and what tells who can read a file, is meant to say something about others. */
  const SPEAKS_OF_OTHERS = /mcp-audit|\.gitignore|\/\.git\//

  it.each(CAUGHT)('$name', async ({ files }) => {
    const seed = CAUGHT.findIndex((each) => each.files === files)
    const before = await found(files)
    // What a server is that may do something unasked may well stand elsewhere, and be harmless there.
    const approved = before.flatMap(({ category, server }) =>
      category === 'approval' && server ? [`"${server}"`] : [],
    )
    const beside = new Map(files)
    for (const other of chosen(ALL, seed, 8)) {
      const paths = [...other.files.keys()]
      if (paths.some((path) => beside.has(path) || SPEAKS_OF_OTHERS.test(path))) continue
      const texts = [...other.files.values()].map((text) => new TextDecoder().decode(text))
      if (approved.some((name) => texts.some((text) => text.includes(name)))) continue
      for (const [path, text] of other.files) beside.set(path, text)
    }
    expect(lost(before, await found(withModesOf(files, beside)))).toEqual([])
  })
})

describe('escapes in the place of signs', () => {
  const escaped = (text: string) =>
    `"${text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
  const written = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(written)}]`
    if (isObject(value)) return `{${Object.entries(value).map(([key, each]) => `${escaped(key)}:${written(each)}`)}}`
    return typeof value === 'string' ? escaped(value) : JSON.stringify(value)
  }
  const read = (text: Uint8Array): unknown => {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
    } catch {
      return undefined
    }
  }
  /** The same files with each object written as one line in either way; those of ours are read strictly, and stay. */
  const rewritten = (files: Files, write: (value: unknown) => string) =>
    withModesOf(
      files,
      new Map(
        [...files].map(([path, text]) => {
          const value = /mcp-audit/.test(path) ? undefined : read(text)
          return [path, isObject(value) ? bytes(write(value)) : text]
        }),
      ),
    )

  it.each(CAUGHT)('$name', async ({ files }) => {
    const before = await found(rewritten(files, (value) => JSON.stringify(value)))
    expect(lost(before, await found(rewritten(files, written)))).toEqual([])
  })
})

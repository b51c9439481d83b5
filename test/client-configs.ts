/** Configs made of what clients' data know: each file where its client reads it, with servers and the settings that count. */

import fc from 'fast-check'
import { stringify as stringifyToml } from 'smol-toml'
import { stringify as stringifyYaml } from 'yaml'
import type { ClientFile, Match, Path, ScalarValue, Setting } from '../src/client.ts'
import { clients } from '../src/clients/index.ts'
import { everyLocation, expandLocation } from '../src/discover/machine.ts'
import { LINUX, REPOSITORY } from './fixtures.ts'
import { WORDS } from './mutations.ts'

interface Placed {
  /** Absolute. */
  readonly path: string
  readonly file: ClientFile
}

/** Every file that some client reads, once for each of its places. */
const placed: readonly Placed[] = clients
  .flatMap(({ files }) => files)
  .filter(({ opaque }) => opaque === undefined)
  .flatMap((file) =>
    everyLocation(file.path).flatMap((location) => {
      const isRelative = file.scope === 'project' || file.scope === 'extension'
      const paths = isRelative ? [`${REPOSITORY}/${location}`] : expandLocation(location, LINUX)
      return paths.filter((path) => path.startsWith('/')).map((path) => ({ path: path.replaceAll('*', 'x'), file }))
    }),
  )

export const PATHS: readonly string[] = [...new Set(placed.map(({ path }) => path))].sort()

const word = fc.constantFrom(...WORDS)
const words = fc.array(word, { maxLength: 6 })
const map = fc.dictionary(word, word, { maxKeys: 3 })

/** An entry, mostly with fields of the types that they have. */
const entry = fc.oneof(
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)) },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        command: fc.oneof({ weight: 5, arbitrary: word }, words),
        args: fc.oneof({ weight: 5, arbitrary: words }, word),
        env: fc.oneof({ weight: 5, arbitrary: map }, words),
        url: word,
        headers: map,
        type: fc.constantFrom('stdio', 'http', 'sse', 'local', 'remote', 'x'),
        cwd: word,
        disabled: fc.boolean(),
        alwaysAllow: words,
        autoApprove: words,
        trust: fc.boolean(),
        name: word,
        description: word,
      },
      { requiredKeys: [] },
    ),
  },
)

/** A value that a setting looks for, or near it. */
function valueFor(match: Match): fc.Arbitrary<unknown> {
  if ('is' in match) return fc.constantFrom<ScalarValue>(...match.is)
  if ('some' in match) return fc.oneof(words, map, word, fc.constant(true))
  if ('plugIn' in match) return fc.oneof(word, fc.tuple(word, map), fc.record({ package: word }))
  if ('command' in match) return fc.oneof(word, words, map)
  if ('grants' in match) return fc.oneof(words, word, fc.dictionary(word, fc.boolean(), { maxKeys: 3 }))
  if ('leadsAwayFrom' in match) return word
  return fc.constant(undefined)
}

/** A few of these settings, each with a value. */
function some(
  settings: readonly Setting[],
  most: number,
): fc.Arbitrary<{ readonly at: Path; readonly value: unknown }[]> {
  return fc
    .subarray([...settings], { maxLength: Math.min(most, settings.length) })
    .chain((chosen) => fc.tuple(...chosen.map(({ at, match }) => valueFor(match).map((value) => ({ at, value })))))
}

/** Puts a value where a path leads; what a `*` or a name in braces stands for is one of the given names. */
function put(into: Record<string, unknown>, path: Path, value: unknown, name: string): void {
  const steps = path.map((step) => step.replace(/\*|\{\w+\}/g, name))
  const last = steps.pop()
  if (last === undefined || value === undefined) return
  let at = into
  for (const step of steps) {
    const inner: unknown = Object.hasOwn(at, step) ? at[step] : undefined
    const next: Record<string, unknown> = isRecord(inner) ? inner : {}
    define(at, step, next)
    at = next
  }
  define(at, last, value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `__proto__` is a key like any other. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

function written({ path, file: { format } }: Placed, value: object): string {
  if (path.endsWith('.md')) return `---\n${stringifyYaml(value)}---\n# Words\n`
  try {
    if (format === 'yaml') return stringifyYaml(value)
    if (format === 'toml') return stringifyToml(value)
  } catch {
    // What these packages do not write is written as JSON, which is YAML, and hostile as TOML.
  }
  return JSON.stringify(value, undefined, 2)
}

/** One file of some client: where it lies, and what stands in it. */
export const clientFile: fc.Arbitrary<{ readonly path: string; readonly text: string }> = fc
  .constantFrom(...placed)
  .chain((place) => {
    const { servers = [], settings = [], entrySettings = [] } = place.file
    const own = some(settings, 4)
    const inside = some(entrySettings, 2)
    return fc
      .record({
        roots: fc.subarray([...servers], { minLength: Math.min(1, servers.length) }),
        entries: fc.array(fc.tuple(word, entry), { maxLength: 4 }),
        name: word,
        own,
        inside,
      })
      .map(({ roots, entries, name, own, inside }) => {
        const value: Record<string, unknown> = {}
        for (const { at, shape } of roots) {
          const all = entries.map(([id, each]): [string, unknown] => {
            if (isRecord(each)) for (const one of inside) put(each, one.at, one.value, name)
            return [id, each]
          })
          const items = all.map(([id, each]) => (isRecord(each) ? { name: id, ...each } : each))
          const held = {}
          for (const [id, each] of all) define(held, id, each)
          const [first] = items
          const shaped = shape === 'map' ? held : shape === 'array' ? items : first
          if (at.length > 0) put(value, at, shaped, name)
          else if (isRecord(shaped)) for (const [key, each] of Object.entries(shaped)) define(value, key, each)
        }
        for (const { at, value: one } of own) put(value, at, one, name)
        return { path: place.path, text: written(place, value) }
      })
  })

/**
 * Nothing that is found once brings the program down or to a stand when it is there a thousand times: each fixture with one of
 * its values again and again, a list's items, a map's entries or a string's own text. The shapes that nobody thought of.
 */

import { existsSync, readdirSync } from 'node:fs'
import { type ParseError, parse as parseJsonc } from 'jsonc-parser'
import { parse as parseToml, stringify as stringifyToml } from 'smol-toml'
import { describe, it } from 'vitest'
import { parse as parseYaml, stringify as stringifyYaml } from 'yaml'
import { bytes, load, scanFiles, withModesOf } from './fixtures.ts'
import { FUZZ_SECONDS, IS_LONG } from './fuzz.ts'
import { expectAtOnce } from './growth.ts'

/** As the libraries give it. */
type Value = unknown
type Put = (value: Value) => Value
interface Variant {
  readonly what: string
  readonly value: Value
}

/** Deep enough for a stack to overflow that goes down at each. */
const SIZE = IS_LONG ? 2 ** 19 : 2 ** 16
/** For each fixture, where somebody asked for a long run: there are a thousand. */
const MILLISECONDS = FUZZ_SECONDS * 10
/** Milliseconds that nobody asks about, and what half of a megabyte, or 64 kB, never takes. */
const TIME = IS_LONG ? { enough: 1000, most: 8000 } : { enough: 400, most: 4000 }
/** What may stand between two things in one string. */
const BETWEEN = ['', ' ', ';', ',', '/', '&', '\n', ' && ', '${', '$(', '\\', '"']

const timesOf = (value: Value, size: number) => Math.ceil(size / Math.max(1, JSON.stringify(value).length))
const numbered = (value: Value, index: number) =>
  typeof value === 'string' && !value.startsWith('-') ? `${value}${index}` : value
const repeated = (items: readonly Value[], times: number) =>
  Array.from({ length: times }, (_, index) => items.map((item) => numbered(item, index))).flat()

/** Every way to have one value of a document again and again. */
function* variants(value: Value, size: number, put: Put = (by) => by, path = ''): Generator<Variant> {
  if (typeof value === 'string' && value !== '') {
    for (const between of BETWEEN) {
      const times = Math.ceil(size / (value.length + between.length))
      yield { what: `${path} by ${JSON.stringify(between)}`, value: put(Array(times).fill(value).join(between)) }
    }
  } else if (Array.isArray(value)) {
    if (value.length > 0) {
      const [times, last] = [timesOf(value, size), value.length - 1]
      yield { what: `${path}: its items`, value: put(Array.from({ length: times }, () => value).flat()) }
      yield { what: `${path}: items like these`, value: put(repeated(value, times)) }
      yield { what: `${path}: all but the last`, value: put([...repeated(value.slice(0, last), times), value[last]]) }
      yield { what: `${path}: all but the first`, value: put([value[0], ...repeated(value.slice(1), times)]) }
    }
    for (const [at, item] of value.entries())
      yield* variants(item, size, (by) => put(value.with(at, by)), `${path}/${at}`)
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const times = timesOf(value, size)
    const renamed = (rename: (key: string, index: number) => string) =>
      Array.from({ length: times }, (_, index) =>
        entries.map(([key, each]) => [index ? rename(key, index) : key, each]),
      )
    if (entries.length > 0) {
      yield { what: `${path}: K1`, value: put(Object.fromEntries(renamed((key, index) => `${key}${index}`).flat())) }
      yield {
        what: `${path}: A1_K`,
        value: put(Object.fromEntries(renamed((key, index) => `A${index}_${key}`).flat())),
      }
    }
    for (const [key, each] of entries)
      yield* variants(each, size, (by) => put({ ...value, [key]: by }), `${path}/${key}`)
  }
}

interface Written {
  readonly value: Value
  readonly write: (value: Value) => string
}

/** What a file holds, and how its format says it; undefined for scripts and the like, and what is broken on purpose. */
function read(path: string, content: Uint8Array): Written | undefined {
  const text = new TextDecoder().decode(content)
  try {
    if (path.endsWith('.toml')) return { value: parseToml(text), write: stringifyToml }
    if (/\.ya?ml$/.test(path)) return { value: parseYaml(text), write: stringifyYaml }
    const errors: ParseError[] = []
    const value: Value = parseJsonc(text, errors, { allowTrailingComma: true })
    return errors.length > 0 ? undefined : { value, write: JSON.stringify }
  } catch {
    return undefined
  }
}

const FIXTURES = readdirSync('fixtures/rules').flatMap((rule) => {
  const folder = `fixtures/rules/${rule}/bad`
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []
})

/** By itself one of each file, another one in each fixture; on demand any, until the time of a fixture is up. */
function* chosen(whats: readonly string[], at: number): Generator<string> {
  if (!IS_LONG) return yield* whats.slice(at % whats.length).slice(0, 1)
  const end = performance.now() + MILLISECONDS
  const left = [...whats]
  while (left.length > 0 && performance.now() < end) yield* left.splice(Math.floor(Math.random() * left.length), 1)
}

/** The file's text with one of its values again and again. */
function repeatedIn({ value, write }: Written, what: string, size: number): string {
  for (const variant of variants(value, size)) {
    if (variant.what !== what) continue
    const text = write(variant.value)
    // Where what is repeated is next to nothing, escapes make up the rest.
    return text.length > 4 * size ? '' : text
  }
  return ''
}

describe('what is found once, a thousand times', () => {
  it.each(FIXTURES)('%s', { timeout: IS_LONG ? 3_600_000 : 60_000 }, async (folder) => {
    const files = load(folder)
    for (const [path, content] of files) {
      // Ours, which says what is wrong with it and is not judged.
      if (/\/mcp-audit\b|\/\.mcp-audit/.test(path)) continue
      const written = read(path, content)
      if (!written) continue
      const whats = [...variants(written.value, 1)].map(({ what }) => what)
      for (const what of chosen(whats, FIXTURES.indexOf(folder))) {
        const prepare = (size: number) => {
          const text = repeatedIn(written, what, size)
          const repeated = withModesOf(files, new Map([...files, [path, bytes(text)]]))
          return () => scanFiles(repeated)
        }
        await expectAtOnce(SIZE, TIME, prepare, `${path}${what}`)
      }
    }
  })
})

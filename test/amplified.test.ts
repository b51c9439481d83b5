/**
 * Nothing that is found once brings the program down or to a stand when it is there a thousand times: each fixture with one of
 * its values again and again, a list's items, a map's entries or a string's own text. The shapes that nobody thought of.
 */

import { existsSync, readdirSync } from 'node:fs'
import { describe, it } from 'vitest'
import { bytes, load, scanFiles, withModesOf } from './fixtures.ts'
import { IS_LONG } from './fuzz.ts'
import { expectAtOnce } from './growth.ts'

/** Of JSON, as `JSON.parse` gives it. */
type Value = unknown
type Put = (value: Value) => Value
interface Variant {
  readonly what: string
  readonly value: Value
}

/** Deep enough for a stack to overflow that goes down at each. */
const SIZE = IS_LONG ? 2 ** 19 : 2 ** 16
/** Milliseconds that nobody asks about. */
const LIMIT = IS_LONG ? 1000 : 400
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

function parsed(content: Uint8Array): Value {
  try {
    return JSON.parse(new TextDecoder().decode(content))
  } catch {
    // Comments, other formats, and what is broken on purpose.
    return undefined
  }
}

const FIXTURES = readdirSync('fixtures/rules').flatMap((rule) => {
  const folder = `fixtures/rules/${rule}/bad`
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []
})

describe('what is found once, a thousand times', () => {
  it.each(FIXTURES)('%s', { timeout: IS_LONG ? 3_600_000 : 60_000 }, async (folder) => {
    const files = load(folder)
    for (const [path, content] of files) {
      // Ours, which says what is wrong with it and is not judged.
      if (/\/mcp-audit\b|\/\.mcp-audit/.test(path)) continue
      const of = (size: number) => [...variants(parsed(content), size)]
      const whats = of(1).map(({ what }) => what)
      // By itself one of each file, another one in each fixture.
      const chosen = IS_LONG ? whats : whats.slice(FIXTURES.indexOf(folder) % whats.length).slice(0, 1)
      for (const what of chosen) {
        const prepare = (size: number) => {
          const text = JSON.stringify(of(size).find((variant) => variant.what === what)?.value)
          // Where what is repeated is next to nothing, escapes make up the rest.
          const shown = text.length > 4 * size ? '' : text
          const repeated = withModesOf(files, new Map([...files, [path, bytes(shown)]]))
          return () => scanFiles(repeated)
        }
        await expectAtOnce(SIZE, LIMIT, prepare, `${path}${what}`)
      }
    }
  })
})

/**
 * Every fix that is offered over a folder of real documents, and changes at random to all of them. Only where
 * `MCP_AUDIT_TEST_CORPUS` names such a folder: documents in `files/`, and `index.jsonl` with a line for each
 * (`file`, `format`, `source_path`).
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, type Parse, parserFor } from '../src/parse/index.ts'
import type { Document, Format } from '../src/tree.ts'
import { type Plain, readElsewhere } from './documents.ts'
import { granted, judged, wish } from './fix-changes.ts'
import { run } from './host.ts'

const corpus = process.env['MCP_AUDIT_TEST_CORPUS'] ?? ''
/** Where to write what was counted. */
const report = process.env['MCP_AUDIT_TEST_CORPUS_REPORT']

interface Kept {
  readonly id: string
  readonly file: string
  readonly format: string
  readonly source_path: string
  readonly client: string
  readonly kind: string
}

/** Where a client reads a document that was found as a part of a page. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['json', '.mcp.json'],
  ['yaml', 'librechat.yaml'],
  ['toml', '.codex/config.toml'],
])

function kept(): readonly Kept[] {
  const index = join(corpus, 'index.jsonl')
  if (corpus === '' || !existsSync(index)) return []
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

const documents = kept()

/** Counts of what came of fixes, by name. */
class Counts {
  readonly #counts = new Map<string, number>()

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count)
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  tell(title: string): void {
    const lines = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${count} ${name}`)
    const text = `${title}\n  ${lines.join('\n  ')}\n`
    if (report === undefined) console.log(text)
    else writeFileSync(report, text, { flag: 'a' })
  }
}

/** As some parser of the format reads it that is not ours; of what calls itself JSON, one that takes comments. */
function readAs(format: string): (text: string) => readonly Plain[] {
  if (format === 'yaml' || format === 'toml') return (text) => readElsewhere(text, format)
  return (text) => readElsewhere(text, 'jsonc')
}

function readable(text: string, format: string): boolean {
  try {
    readAs(format)(text)
    return true
  } catch {
    return false
  }
}

function placeOf({ kind, source_path, format }: Kept): string {
  return kind === 'snippet' ? (PLACES.get(format) ?? 'config.json') : source_path
}

describe.runIf(documents.length > 0)('over a corpus', () => {
  it('every fix that is offered is made, keeps the file readable, and leaves nothing for a second run', {
    timeout: 3_600_000,
  }, async () => {
    const counts = new Counts()
    const wrong: string[] = []
    const argv = (place: string) => ['fix', '--unsafe', '--pedantic', '--fail-on', 'none', '--no-config', place]
    for (const each of documents) {
      const place = placeOf(each)
      const bytes = readFileSync(join(corpus, each.file))
      const before = decode(bytes).text
      const first = await run(argv(place), { files: { [place]: bytes } })
      counts.add('documents')
      counts.add('fixed', first.out.match(/^fixed /gm)?.length ?? 0)
      for (const [, rule, why] of first.out.matchAll(/^left \S.*? ([\w-]+): (.*)$/gm))
        counts.add(`left (${rule}): ${why}`)
      if (first.err !== '') counts.add(`complaints: ${first.err.slice(0, 60)}`)
      const [after] = first.written.values()
      if (after === undefined) continue
      counts.add('documents changed')
      if (readable(before, each.format)) {
        counts.add('documents changed that another parser reads')
        if (!readable(after, each.format)) wrong.push(`${each.id} cannot be read any more`)
      }
      const second = await run(argv(place), { files: { [place]: after } })
      if (second.written.size > 0) {
        counts.add('not idempotent')
        wrong.push(`${each.id} changes again: ${second.out.slice(0, 200)}`)
      }
    }
    counts.tell('Fixes of findings')
    expect(wrong).toEqual([])
    expect(counts.of('fixed')).toBeGreaterThan(0)
  })

  it('any change is refused, or all that happens', { timeout: 3_600_000 }, async () => {
    const counts = new Counts()
    const wrong: string[] = []
    const parsers = new Map<Format, Parse>()
    for (const format of ['json', 'yaml', 'toml'] as const) parsers.set(format, await parserFor(format))
    const wishes = fc.sample(fc.tuple(fc.array(wish('no null'), { minLength: 1, maxLength: 3 }), fc.boolean()), {
      numRuns: 40,
      seed: 1,
    })
    for (const each of documents) {
      const format = each.format === 'yaml' || each.format === 'toml' ? each.format : 'json'
      const parse = parsers.get(format)
      if (!parse) continue
      const { text } = decode(readFileSync(join(corpus, each.file)))
      const document: Document = parse({ path: each.source_path, text, bom: false })
      if (text.length > 100_000) continue
      for (const [wished, isOne] of wishes) {
        const changes = (isOne ? wished.slice(0, 1) : wished).flatMap((one) => granted(one, document) ?? [])
        if (changes.length === 0) continue
        const verdict = judged(document, changes, parse, readAs(format))
        const kind = changes.length === 1 ? (changes[0]?.does ?? '') : 'several'
        counts.add(`${format} ${kind} ${verdict.is}${verdict.is === 'refused' ? `: ${verdict.why}` : ''}`)
        if (verdict.is === 'wrong')
          wrong.push(`${each.id} ${JSON.stringify(changes.map(({ does }) => does))}: ${verdict.why.slice(0, 300)}`)
      }
    }
    counts.tell('Changes at random')
    expect(wrong.slice(0, 20)).toEqual([])
  })
})

it.skipIf(documents.length > 0)('has a corpus only where one is named', () => {
  expect(documents).toEqual([])
})

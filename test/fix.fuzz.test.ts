/**
 * Any change to any document: it is refused, or another parser of the format reads exactly what was intended, and every
 * character that no edit names is as it was.
 */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { applied } from '../src/fix/apply.ts'
import type { Change } from '../src/model.ts'
import { type Parse, parserFor } from '../src/parse/index.ts'
import type { Document, Format } from '../src/tree.ts'
import { content, dice, type Plain, readElsewhere, written } from './documents.ts'
import { granted, judged, type Verdict, type Wish, wish } from './fix-changes.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { HOSTILE } from './hostile.ts'
import { changed, change as mutation } from './mutations.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const FORMATS = ['json', 'jsonc', 'json5', 'yaml', 'toml'] as const
const parsers = new Map<Format, Parse>()
for (const format of FORMATS) parsers.set(format, await parserFor(format))

function parserOf(format: Format): Parse {
  const parse = parsers.get(format)
  if (!parse) throw new Error(`there is no parser of ${format}`)
  return parse
}

function documentOf(text: string, format: Format): Document {
  return parserOf(format)({ path: 'x', text, bom: false })
}

const nulls = (format: Format) => (format === 'toml' ? 'no null' : 'null')

/** A document of a format, and wishes for changes of it. */
function sample(format: Format, manners: 'plain' | 'odd', most: number) {
  const rolls = fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 })
  const wishes = fc.array(wish(nulls(format)), { minLength: 1, maxLength: most })
  return fc
    .tuple(content(nulls(format)), rolls, wishes)
    .map(([plain, rolled, wished]) => ({ text: written(plain, format, manners, dice(rolled)), wished }))
}

function judgedBy(document: Document, changes: readonly Change[], read: (text: string) => readonly Plain[]): Verdict {
  return judged(document, changes, parserOf(document.format), read)
}

function changesFor(document: Document, wished: readonly Wish[]): readonly Change[] {
  return wished.flatMap((each) => granted(each, document) ?? [])
}

describe.each(FORMATS)('any change of any %s', (format) => {
  const read = (text: string) => readElsewhere(text, format)

  it.each(['plain', 'odd'] as const)(
    'that is laid out in a way that is %s is refused, or all that happens',
    (manners) => {
      fc.assert(
        fc.property(sample(format, manners, 4), ({ text, wished }) => {
          read(text)
          const document = documentOf(text, format)
          expect(document.problems.filter(({ kind }) => kind === 'syntax')).toEqual([])
          const changes = changesFor(document, wished)
          const verdict = judgedBy(document, changes, read)
          expect(verdict.is === 'wrong' ? verdict : undefined).toBeUndefined()
          // A comment that goes is named by its place alone.
          if (verdict.is === 'right' && changes.every(({ does }) => does !== 'strip'))
            expect(applied(documentOf(verdict.text, format), changes, parserOf(format))).toHaveProperty('refused')
        }),
        tries(250),
      )
    },
  )

  it('is not refused without a reason', () => {
    const refused = new Map<string, number>()
    let all = 0
    fc.assert(
      fc.property(sample(format, 'plain', 1), ({ text, wished }) => {
        const document = documentOf(text, format)
        const [change] = changesFor(document, wished)
        if (!change || !isPossible(change)) return
        const verdict = judgedBy(document, [change], read)
        all++
        if (verdict.is === 'refused' && verdict.why !== 'nothing would change.')
          refused.set(`${change.does}: ${verdict.why}`, (refused.get(`${change.does}: ${verdict.why}`) ?? 0) + 1)
      }),
      { ...tries(400), seed: 1 },
    )
    const share = [...refused.values()].reduce((sum, count) => sum + count, 0) / Math.max(all, 1)
    expect(share, JSON.stringify([...refused])).toBeLessThanOrEqual(MOST_REFUSED[format])
  })

  it('leaves nothing to do when it replaces the same again', () => {
    fc.assert(
      fc.property(sample(format, 'plain', 1), fc.nat(1_000_000), ({ text, wished }, where) => {
        const again = wished.map((each) => ({ ...each, kind: 'replace' as const, where }))
        let document = documentOf(text, format)
        let changes = changesFor(document, again)
        let last: ReturnType<typeof applied> | undefined
        // Quotes and blanks may be learnt from what the first one wrote.
        for (let turn = 0; turn < 4 && (!last || 'text' in last); turn++) {
          last = applied(document, changes, parserOf(format))
          if ('refused' in last) break
          const after = documentOf(last.text, format)
          changes = changesAt(changes, document, after)
          document = after
        }
        if (changes.length > 0) expect(last).toHaveProperty('refused')
      }),
      tries(150),
    )
  })
})

/** Of changes that make sense, what may be refused: JSON has one way to be written, TOML's tables have many. */
const MOST_REFUSED: Readonly<Record<(typeof FORMATS)[number], number>> = {
  json: 0,
  jsonc: 0,
  json5: 0,
  yaml: 0.01,
  toml: 0.12,
}

/** Whether a change makes sense: no key twice. */
function isPossible(change: Change): boolean {
  if (change.does === 'add') return !change.to.children.has(change.key)
  if (change.does !== 'rename') return true
  const { parent } = change.node
  return parent?.kind === 'mapping' && !parent.children.has(change.by)
}

/** The same changes of the nodes that stand in the same places of another tree. */
function changesAt(changes: readonly Change[], from: Document, to: Document): readonly Change[] {
  return changes.flatMap((change) => {
    if (change.does !== 'replace') return []
    const node = counterpart(change.node, from, to)
    return node ? [{ ...change, node }] : []
  })
}

function counterpart(
  node: Document['roots'][number],
  from: Document,
  to: Document,
): Document['roots'][number] | undefined {
  if (!node.parent) return to.roots[from.roots.indexOf(node)]
  const parent = counterpart(node.parent, from, to)
  if (parent?.kind === 'sequence') return typeof node.key === 'number' ? parent.items[node.key] : undefined
  return parent?.kind === 'mapping' && typeof node.key === 'object' ? parent.children.get(node.key.text) : undefined
}

describe.each(FORMATS)('any text as %s', (format) => {
  it('comes to no harm: changes are refused or made', () => {
    const broken = fc.oneof(
      fc
        .tuple(sample(format, 'odd', 4), fc.array(mutation, { minLength: 1, maxLength: 4 }))
        .map(([{ text, wished }, mutations]) => ({ text: changed(text, mutations), wished })),
      fc
        .tuple(fc.constantFrom(...HOSTILE), sample(format, 'plain', 3))
        .map(([[, text], { wished }]) => ({ text: text.slice(0, 20_000), wished })),
    )
    fc.assert(
      fc.property(broken, ({ text, wished }) => {
        const document = documentOf(text, format)
        // What is broken is not for others to judge, but the edits are all that happens.
        const verdict = judgedBy(document, changesFor(document, wished), () => {
          throw new SyntaxError('broken')
        })
        expect(verdict.is === 'wrong' ? verdict : undefined).toBeUndefined()
      }),
      tries(200),
    )
  })
})

describe('YAML that repeats itself', () => {
  const TEXTS = [
    'base: &base\n  command: npx\n  args: [-y, "@example/x"]\nservers:\n  one:\n    <<: *base\n    env: {A: b}\n  two: *base\n',
    'a: &a [1, 2]\nb: [*a, *a, 3]\nc:\n  - *a\n  - x: *a\n',
    'a: &x http://a.example\nb: *x\nc: [*x, d]\n? *x\n: e\n',
    '- &a {x: 1, y: 2}\n- <<: *a\n  x: 3\n- <<: [*a, {z: 4}]\n',
    'a: 1\n---\na: 2 # two\nb: [x, y]\n---\n- c\n- d\n',
    '%YAML 1.2\n---\na: !!str 1\nb: !local {c: &d e}\n...\n---\nf: g\n',
  ]

  it('is changed in one place alone, or not at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(wish('null'), { minLength: 1, maxLength: 3 }), (text, wished) => {
        const document = documentOf(text, 'yaml')
        const verdict = judgedBy(document, changesFor(document, wished), (each) => readElsewhere(each, 'yaml'))
        expect(verdict.is === 'wrong' ? verdict : undefined).toBeUndefined()
      }),
      tries(600),
    )
  })
})

/** Which lines of a text stay in another one. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { changedLines, type Stretch } from '../src/report/changed-lines.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { expectLinearIn } from './growth.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const without = (stretches: readonly Stretch[], kind: Stretch['kind']) =>
  stretches.flatMap((stretch) => (stretch.kind === kind ? [] : stretch.lines)).join('')
const count = (stretches: readonly Stretch[], kind: Stretch['kind']) =>
  stretches.reduce((sum, stretch) => sum + (stretch.kind === kind ? stretch.lines.length : 0), 0)

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '  x', 'd\r'), { maxLength: 12 })
  .map((lines) => lines.join('\n'))

/** How many lines stay at the most, counted the long way. */
function most(old: readonly string[], now: readonly string[]): number {
  let above = now.map(() => 0)
  for (const line of old) {
    const row: number[] = []
    for (const [index, other] of now.entries())
      row.push(line === other ? (above[index - 1] ?? 0) + 1 : Math.max(above[index] ?? 0, row[index - 1] ?? 0))
    above = row
  }
  return above.at(-1) ?? 0
}

describe('the lines of two texts', () => {
  it('are all there, in their order, and what goes comes first', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = changedLines(before, after)
        expect([without(stretches, 'new'), without(stretches, 'gone')]).toEqual([before, after])
        const kinds = stretches.map(({ kind }) => kind).join(' ')
        expect(kinds).not.toMatch(/kept kept|gone gone|new new|new gone/)
        expect(stretches.every(({ lines }) => lines.length > 0)).toBe(true)
      }),
      tries(1000),
    )
  })

  it('stay where one of them is changed, whatever else is like it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<string>('{', '}', 'a', 'b'), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (lines, at) => {
          const [before, after] = [lines, lines.with(at % lines.length, 'other')].map((each) =>
            each.map((line) => `${line}\n`),
          )
          const stretches = changedLines((before ?? []).join(''), (after ?? []).join(''))
          expect(count(stretches, 'kept')).toBe(most(before ?? [], after ?? []))
        },
      ),
      tries(300),
    )
  })

  it('that only changed places are as few as can be', () => {
    const stretches = changedLines('a\nb\nc\nd\n', 'd\na\nb\nc\n')
    expect(stretches.map(({ kind, lines }) => `${kind} ${lines.join('')}`)).toEqual([
      'new d\n',
      'kept a\nb\nc\n',
      'gone d\n',
    ])
  })
})

/** A server as it is written, with a line or two that others have as well. */
const server = (index: number, lines: string) => `    "s${index}": {\n      "command": "npx"${lines}\n    }\n`
const all = (size: number, lines: (index: number) => string) =>
  Array.from({ length: size }, (_, index) => server(index, lines(index))).join('')

const CHANGES: Readonly<
  Record<string, readonly [before: (index: number) => string, after: (index: number) => string]>
> = {
  'each another one': [(index) => `,\n      "url": "http://${index}"`, (index) => `,\n      "url": "https://${index}"`],
  'that are all alike': [() => ',\n      "env": {\n      }', () => ''],
  'that were none': [() => '', () => ',\n      "env": {\n      }'],
}

describe('time grows with the lines that change', () => {
  it.each(Object.entries(CHANGES))('%s', async (_, [before, after]) => {
    await expectLinearIn([500, 1000, 2000, 4000, 8000], (size) => {
      const [old, now] = [all(size, before), all(size, after)]
      return () => changedLines(old, now)
    })
  })

  it('with nothing that stays between them', async () => {
    await expectLinearIn([500, 1000, 2000, 4000, 8000], (size) => {
      const [old, now] = ['a\nb\nc\n'.repeat(size), 'c\na\na\nb\n'.repeat(size)]
      return () => changedLines(old, now)
    })
  })
})

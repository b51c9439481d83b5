import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Lines } from '../src/positions.ts'

/** One unit at a time, as the definition has it. */
function counted(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let column = 1
  for (let at = 0; at < offset; at++) {
    const ends = text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')
    line += ends ? 1 : 0
    column = ends ? 1 : column + 1
  }
  return { line, column }
}

it('counts lines as editors do, whichever way they end', () => {
  const text = fc
    .array(fc.constantFrom('a', '\n', '\r', '\r\n', '🔑', ''), { maxLength: 30 })
    .map((some) => some.join(''))
  fc.assert(
    fc.property(text, fc.nat(40), (text, offset) => {
      const inside = Math.min(offset, text.length)
      const at = text.slice(inside - 1, inside + 1) === '\r\n' ? inside - 1 : inside
      const { line, column } = new Lines(text).position(offset)
      expect({ line, column }, 'no column lies between CR and LF').toEqual(counted(text, at))
    }),
    { numRuns: 500 },
  )
})

it('gives the range of each line without its ending', () => {
  const text = 'a\r\nbc\rd\n\ne'
  const lines = new Lines(text)
  const shown = Array.from({ length: lines.count }, (_, index) => {
    const { start, end } = lines.line(index + 1)
    return text.slice(start, end)
  })
  expect(shown).toEqual(['a', 'bc', 'd', '', 'e'])
})

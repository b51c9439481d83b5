/** An expression behind a prefilter is asked only of texts that hold its letters: whatever it matches has to hold one of them. */

import { readFileSync } from 'node:fs'
import fg from 'fast-glob'
import { describe, expect, it } from 'vitest'
import { prefiltered } from '../src/knowledge/prefilter.ts'
import { parseExpression, type Tree, textsWithout } from './expression-tree.ts'

interface Prefilter {
  readonly file: string
  readonly letters: string
  readonly source: string
  readonly flags: string
}

const LITERAL = String.raw`\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)`
const CALL = new RegExp(String.raw`\bprefiltered\(\s*'([^'\n]+)',\s*${LITERAL},?\s*\)`, 'g')

const files = fg.sync(['src/**/*.ts', 'rules/*.ts'], { ignore: ['src/knowledge/prefilter.ts'] })
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const prefilters = texts.flatMap(({ file, text }): Prefilter[] =>
  [...text.matchAll(CALL)].map(([, letters = '', source = '', flags = '']) => ({ file, letters, source, flags })),
)

/** Whether something that an expression matches may hold none of the letters. */
function leaks(letters: string, source: string, flags = ''): boolean {
  const tree: Tree = parseExpression(source)
  return textsWithout(letters.split(' '), tree, flags)
}

describe('a prefilter', () => {
  it('is read wherever one is used', () => {
    const calls = texts.reduce((sum, { text }) => sum + (text.match(/\bprefiltered\(/g)?.length ?? 0), 0)
    expect(prefilters).toHaveLength(calls)
    expect(calls).toBeGreaterThan(40)
  })

  it.each(prefilters)('lets through whatever /$source/ of $file matches', ({ letters, source, flags }) => {
    expect(leaks(letters, source, flags)).toBe(false)
  })

  it.each([
    ['a word that is optional', 'TLS', 'A(?:TLS)?B'],
    ['an alternative without it', 'TLS SSL', '^(?:TLS|SSL|CERT)$'],
    ['letters that stand apart', 'ab', '^a.b$'],
    ['a class', 'ab', '^a[bc]$'],
    ['a repetition that may be none', 'ab', '^(?:ab){0,3}$'],
    ['what must not follow', 'ab', '^(?!ab)c'],
    ['what need not follow', 'ab', '^(?:(?=ab)|c)'],
    ['what may follow in another way', 'ab', '^(?=ab|c)'],
    ['what stood before', 'ab', '(?<=ab)c'],
  ])('is refused: %s', (_, letters, source) => {
    expect(leaks(letters, source)).toBe(true)
  })

  it.each([
    ['what has to follow', 'ab', '^(?=.{0,9}ab)c'],
    ['letters of which some have to follow', 'ab', '^a(?=b)'],
  ])('is taken: %s', (_, letters, source) => {
    expect(leaks(letters, source)).toBe(false)
  })

  it('is refused where letters may be of either case', () => {
    expect(leaks('TLS', '^TLS$', 'i')).toBe(true)
    expect(leaks(':', '^a:b$', 'i')).toBe(false)
    expect(leaks('tls', '^TLS$', 'i'), 'but for small ones, in which it looks for them').toBe(false)
    expect(leaks('tls', '^tls$', 'iu')).toBe(true)
  })

  it('answers as the expression does', () => {
    const form = prefiltered('_TLS _SSL', /(\w)_(?:TLS|SSL)$/)
    expect(['A_TLS', 'B_SSL', 'TLS', '', 'A_TLS_'].map((text) => form.test(text))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(form.exec('A_TLS')?.[1]).toBe('A')
    expect(form.exec('TLS')).toBeNull()
    expect(['A_TLS', 'TLS'].map((text) => form.replace(text, '<$1>'))).toEqual(['<A>', 'TLS'])
    const anyCase = prefiltered('tls', /^TLS$/i)
    expect(['TLS', 'tls', 'Tls', 'ssl'].map((text) => anyCase.test(text))).toEqual([true, true, true, false])
  })
})

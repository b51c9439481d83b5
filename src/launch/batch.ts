/**
 * What cmd reads into a line besides programs: `( )` around commands, `if`, `else` and `for`
 * (learn.microsoft.com/windows-server/administration/windows-commands/if and /for).
 */

import { pieceOf } from '../knowledge/references/index.ts'
import type { Binding, Text } from '../model.ts'
import { variablesOf } from './expansion.ts'
import { GRAMMARS, type Grammar } from './grammar.ts'

/** Within brackets a `)` that is not quoted closes them, wherever it stands; outside it is a character like others. */
export const IN_BRACKETS: Grammar = { ...GRAMMARS.cmd, breaks: `${GRAMMARS.cmd.breaks})` }

const COMPARES = new Set(['==', 'equ', 'neq', 'lss', 'leq', 'gtr', 'geq'])
/** Conditions that are about one word. */
const ASKS = new Set(['exist', 'defined', 'errorlevel', 'cmdextversion'])

/** Whether these words, as they are spelled, are all of a condition or of a loop, behind which a command begins. */
export function leadsToCommand(words: readonly string[]): boolean {
  // Asked with every word of a line, so no more of them is looked at than there has to be.
  const keyword = words[0]?.toLowerCase()
  if (keyword === 'for') return words.length > 2 && words.at(-1)?.toLowerCase() === 'do'
  if (keyword !== 'if') return false
  const from = words.findIndex((word, at) => at > 0 && !/^(?:\/i|not)$/i.test(word))
  if (from < 0) return false
  const [subject = '', next = ''] = words.slice(from, from + 2).map((word) => word.toLowerCase())
  const count = words.length - from
  if (ASKS.has(subject)) return count === 2
  if (subject.includes('==')) return count === (subject.endsWith('==') ? 2 : 1)
  if (COMPARES.has(next)) return count === 3
  return next.startsWith('==') && count === 2
}

/** `else` where it begins a command. */
export const ELSE = /else(?=[\s(])/iy

/** As long as cmd lets a line become (learn.microsoft.com/troubleshoot/windows-client/shell-experience, command prompt line limitation). */
const LONGEST_LINE = 8191

/**
 * Words with the values of variables in them, which cmd puts in before it reads the line, and with `/v:on` when it runs it:
 * `%RUN%`, `!RUN!`. What is not set stays as it is, and so does what would make the line too long.
 */
export function withValues(words: readonly Text[], env: readonly Binding[] = []): readonly Text[] {
  if (env.length === 0 || !words.some(({ value }) => NAMED.test(value))) return words
  const values = new Map<string, string>()
  for (const [name, set] of variablesOf(env).values) values.set(name.toLowerCase(), set)
  let left = LONGEST_LINE
  return words.map((word) => {
    const written = word.value.replaceAll(EVERY_NAMED, (as, _, name: string) => {
      const set = values.get(name.toLowerCase())
      if (set === undefined || set.length > left) return as
      left -= set.length
      return set
    })
    return written === word.value ? word : pieceOf(word.node, word.from, word.to, written)
  })
}

const NAMED = /([%!])\w{1,64}\1/
const EVERY_NAMED = /([%!])(\w{1,64})\1/g

/** Words as one line, and where each of its pieces stands. */
export interface JoinedLine {
  readonly source: string
  readonly piece: (from: number, to: number, value: string) => Text
}

/** A word that holds a command line stands for itself, as the first of a line does that was not taken apart. */
const LINE = /^[\w.@-]{1,64}\s/

/**
 * Words put together as cmd is given them. Who starts a program on Windows puts quotes around what has blanks, and around
 * nothing else: operators and brackets in other words are cmd's to read.
 */
export function batchLine(words: readonly Text[]): JoinedLine {
  return joinedLine(words, ({ value }, index) => {
    const isLine = index === 0 && LINE.test(value)
    return (value === '' || /\s/.test(value) || FORM.test(value)) && !value.includes('"') && !isLine ? '"' : ''
  })
}

/** `http://<PUBLIC_IP>:8000`, `<your-token>`, `C:\Users\<you>\app`: what is to be filled in, and no redirection once it is. */
const FORM =
  /^[^<>&|^()%!]{0,512}(?:<(?:[A-Z][A-Z\d_-]{2,60}|[a-z]{1,20}(?:[-_][a-z]{1,20}){1,6})>|(?<=[\\/])<[A-Za-z]{1,20}>(?=[\\/]))[^<>&|^()%!]{0,512}$/

/** Words put together with blanks between them, and a mark on both sides of those that have one. */
export function joinedLine(
  words: readonly Text[],
  markOf: (word: Text, index: number) => string = () => '',
): JoinedLine {
  const places: { readonly word: Text; readonly from: number; readonly to: number }[] = []
  let source = ''
  for (const [index, word] of words.entries()) {
    const { value } = word
    const quote = markOf(word, index)
    if (index > 0) source += ' '
    const from = source.length + quote.length
    places.push({ word, from, to: from + value.length })
    source += `${quote}${value}${quote}`
  }
  let last = 0
  return {
    source,
    piece(from, to, value) {
      // Asked for from the left to the right, as a rule.
      if (from < (places[last]?.from ?? 0)) last = 0
      while (last < places.length - 1 && from > (places[last]?.to ?? 0)) last++
      const { word, from: begin, to: end } = places[last] ?? { word: words[0], from: 0, to: 0 }
      if (!word) throw new RangeError('A line without words has no pieces.')
      const isExact = word.to - word.from === end - begin
      const at = (offset: number) => word.from + Math.min(Math.max(offset - begin, 0), end - begin)
      return isExact ? pieceOf(word.node, at(from), at(to), value) : pieceOf(word.node, word.from, word.to, value)
    },
  }
}

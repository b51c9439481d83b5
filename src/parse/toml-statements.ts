/** Where the statements of a TOML text begin and end, however broken it is: what a failed parse is taken apart by. */

import type { Span } from '../tree.ts'

const HEADER = /[ \t]{0,200}\[{1,2}[ \t]{0,200}["'A-Za-z0-9_-][^\n\]=,{}]{0,400}\]{1,2}[ \t]{0,200}(?:#|\r?\n|$)/y
const ASSIGNMENT = /[ \t]{0,200}[A-Za-z0-9_"'-][\w."' \t-]{0,400}=/y

/** The search for an end that was once in vain is not made again. */
interface Hopes {
  readonly text: string
  tripleDouble: boolean
  tripleSingle: boolean
  brackets: boolean
  braces: boolean
}

export interface Statements {
  readonly statements: readonly Span[]
  /** Those that have their lines to themselves. */
  readonly comments: readonly Span[]
}

/**
 * Splits a text into its top-level statements: headers and assignments, each with what follows it on its lines; blank
 * lines are left out. A statement whose string or bracket is never closed ends with its line.
 */
export function statementsOf(text: string): Statements {
  const hopes = { text, tripleDouble: true, tripleSingle: true, brackets: true, braces: true }
  const statements: Span[] = []
  const comments: Span[] = []
  let at = 0
  while (at < text.length) {
    const first = skipBlanks(text, at)
    const unit = text[first]
    const end = unit === '#' ? lineEnd(text, first) : statementEnd(hopes, first)
    if (unit === '#') comments.push({ start: first, end: text[end - 1] === '\r' ? end - 1 : end })
    else if (unit !== '\n' && unit !== '\r' && first < text.length) statements.push({ start: first, end })
    at = end + 1
  }
  return { statements, comments }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from)
  return feed < 0 ? text.length : feed
}

/** The line feed that ends the statement, outside of strings and brackets. */
function statementEnd(hopes: Hopes, start: number): number {
  const { text } = hopes
  // A header holds no values: its bracket counts for nothing if it is not closed.
  if (text[start] === '[') return lineEnd(text, start)
  let brackets = 0
  let braces = 0
  let at = start
  while (at < text.length) {
    const unit = text[at]
    if (unit === '\n') {
      if (brackets + braces === 0 || beginsAnother(text, at + 1, braces > 0)) return at
      at++
    } else if (unit === '#') at = lineEnd(text, at)
    else if (unit === '"' || unit === "'") at = stringEnd(hopes, at, unit)
    else {
      if (unit === '[' && hopes.brackets) brackets++
      else if (unit === ']') brackets = Math.max(0, brackets - 1)
      else if (unit === '{' && hopes.braces) braces++
      else if (unit === '}') braces = Math.max(0, braces - 1)
      at++
    }
  }
  if (brackets + braces === 0) return text.length
  if (braces > 0) hopes.braces = false
  else hopes.brackets = false
  return lineEnd(text, start)
}

/** Inside brackets: a line that can only be a statement of its own. In braces, an assignment may be a member. */
function beginsAnother(text: string, at: number, inBraces: boolean): boolean {
  HEADER.lastIndex = at
  if (HEADER.test(text)) return !/^[ \t]{0,200}\[{1,2}["'\d]/.test(text.slice(at, at + 400))
  ASSIGNMENT.lastIndex = at
  return !inBraces && ASSIGNMENT.test(text)
}

/** Past the closing quotes; past the line, or past the opening quotes, where there are none. */
function stringEnd(hopes: Hopes, start: number, quote: '"' | "'"): number {
  const { text } = hopes
  const triple = quote.repeat(3)
  if (text.startsWith(triple, start)) {
    const hope = quote === '"' ? 'tripleDouble' : 'tripleSingle'
    const end = hopes[hope] ? closingTriple(text, start + 3, triple) : -1
    if (end < 0) hopes[hope] = false
    return end < 0 ? lineEnd(text, start) : end
  }
  let at = start + 1
  for (; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === quote) return at + 1
    if (text[at] === '\\' && quote === '"' && text[at + 1] !== '\n') at++
  }
  return at
}

function closingTriple(text: string, from: number, triple: string): number {
  let end = text.indexOf(triple, from)
  while (end >= 0 && triple[0] === '"' && isEscaped(text, end)) end = text.indexOf(triple, end + 1)
  if (end < 0) return -1
  end += 3
  // Up to two more quotes belong to the string.
  for (let extra = 0; extra < 2 && text[end] === triple[0]; extra++) end++
  return end
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/**
 * Files of variables, as the package dotenv reads them (github.com/motdotla/dotenv, lib/main.js, 2026-11): `NAME=value`,
 * `export` and blanks before it; quotes of three kinds, over several lines too; a comment after `#`. What is no assignment is
 * passed over.
 */

import type { Document, Key, Source, Span } from '../tree.ts'
import { MAX_VALUES, openMapping, put, stringNode, type Token } from './build.ts'
import { decodeString, lineEndAt, type PieceAt } from './strings.ts'

/** Group 1 stands before the name, group 2 is the name. */
const ASSIGNMENT = /([ \t]{0,64}(?:export[ \t]{1,64})?)([\w.-]{1,256})[ \t]{0,64}(?:=|:[ \t])[ \t]{0,64}/y
const COMMENT = /[ \t]{0,64}#/y
const STYLES: ReadonlyMap<string, Token['style']> = new Map([
  ['"', 'double'],
  ["'", 'single'],
  ['`', 'single'],
])

/** Reads a file of variables: one mapping, whose values are all strings. Never throws; linear in the length of the text. */
export function parseDotenv(source: Source): Document {
  const { text } = source
  const root = openMapping(0, undefined, undefined)
  root.span.end = text.length
  const comments: Span[] = []
  /** Quotes that nothing closes any more. */
  const open = new Set<string>()
  for (let line = 0, left = MAX_VALUES; line < text.length && left > 0; left--) {
    const end = lineEndAt(text, line)
    const assigned = matchAt(ASSIGNMENT, text, line, end)
    if (matchAt(COMMENT, text, line, end)) comments.push({ start: text.indexOf('#', line), end })
    const [whole = '', before = '', name] = assigned ?? []
    if (name === undefined) {
      line = end + 1
      continue
    }
    const at = line + whole.length
    const token = quotedAt(text, at, open) ?? bareAt(text, at, end)
    const start = line + before.length
    const key: Key = { text: name, span: { start, end: start + name.length } }
    const decoded = decodeString(text, token.content, token.style === 'double' ? lineBreak : asItIs)
    put(root, key, stringNode(decoded, token, root, key))
    line = lineEndAt(text, token.span.end) + 1
  }
  const roots = root.children.size > 0 ? [root] : []
  // No change is written into such a file: nobody has asked for one, and its quotes are a language of their own.
  return { source, format: 'dotenv', roots, comments, problems: [], displaced: new Set(roots) }
}

function matchAt(pattern: RegExp, text: string, from: number, end: number): RegExpExecArray | undefined {
  pattern.lastIndex = from
  const found = pattern.exec(text)
  return found && from + found[0].length <= end ? found : undefined
}

/** A value in quotes, up to the next of the kind that no backslash stands before; undefined where there is none. */
function quotedAt(text: string, start: number, open: Set<string>): Token | undefined {
  const quote = text.charAt(start)
  const style = STYLES.get(quote)
  if (!style || open.has(quote)) return undefined
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === quote) at++
    else if (text[at] === quote) return { style, span: { start, end: at + 1 }, content: { start: start + 1, end: at } }
  }
  open.add(quote)
  return undefined
}

/** The rest of a line, up to a comment. */
function bareAt(text: string, start: number, end: number): Token {
  const hash = text.slice(start, end).indexOf('#')
  const value = text.slice(start, hash < 0 ? end : start + hash).trimEnd()
  const span = { start, end: start + value.length }
  return { style: 'plain', span, content: span }
}

const asItIs: PieceAt = () => undefined

/** In double quotes, `\n` and `\r` are line breaks; any other backslash is one. */
const lineBreak: PieceAt = (text, at) => {
  if (text[at] !== '\\') return undefined
  if (text[at + 1] === 'n') return { end: at + 2, text: '\n' }
  return text[at + 1] === 'r' ? { end: at + 2, text: '\r' } : undefined
}

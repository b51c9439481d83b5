/**
 * Ignores written as comments, in formats that have them:
 *   mcp-audit-ignore <rule>[, <rule>] -- <reason>        the line it stands on, or the next one that holds more than comments
 *   mcp-audit-ignore-file <rule>[, <rule>] -- <reason>   the whole file
 * Comments are those the parser found, so the same words in a string are no ignore.
 */

import type { Finding } from '../model.ts'
import { Lines } from '../positions.ts'
import type { Document, Span } from '../tree.ts'
import type { Written } from './remove.ts'
import {
  namesNoRule,
  namesUnknownRule,
  onlyInSettings,
  RULES_ABOUT_IGNORES,
  type StaleIgnore,
  unknownDirective,
  withoutReason,
} from './stale.ts'
import { isRuleOf } from './suggest.ts'

export interface CommentIgnore {
  readonly rule: string
  /** The 1-based line whose findings it silences, 0 when nothing follows it. */
  readonly covers: number | 'file'
  readonly reason: string
  /** The rule's name in the comment. */
  readonly at: Span
  /** With what it shares its comment, or its line of one. */
  readonly within: Written
}

export interface CommentIgnores {
  /** In the order of the text. */
  readonly ignores: readonly CommentIgnore[]
  /** Those about a finding: of its line, then of the whole file. Where one stands twice, only the first is ever used. */
  readonly about: (finding: Pick<Finding, 'rule' | 'start'>) => readonly CommentIgnore[]
  /** Those that are wrong in themselves and not applied. */
  readonly stale: readonly StaleIgnore[]
}

const LINE = 'mcp-audit-ignore'
const FILE = 'mcp-audit-ignore-file'

/** Reads a document's ignores. Linear in its text. `plugins`: whose rules may be mentioned as well. */
export function commentIgnores(
  document: Document,
  ruleIds: ReadonlySet<string>,
  plugins: readonly string[],
): CommentIgnores {
  const { text, path } = document.source
  const ignores: CommentIgnore[] = []
  const stale: StaleIgnore[] = []
  if (!text.includes(LINE)) return { ignores, stale, about: () => [] }
  const lineCovered = coverage(document)
  const suggestions = boundedSuggestions(ruleIds)
  for (const { word, at, whole, rules, reason } of directives(document)) {
    const report = (words: Pick<StaleIgnore, 'rule' | 'message' | 'help'>, span: Span) =>
      stale.push({ ...words, file: path, span, inSettings: false })
    if (word !== LINE && word !== FILE) report(unknownDirective(word, [LINE, FILE]), at)
    else if (rules.length === 0) report(namesNoRule, at)
    else if (reason === '') report(withoutReason, at)
    else {
      const covers = word === FILE ? 'file' : lineCovered(at.start)
      const within = { whole, rules: rules.map((rule) => rule.at) }
      for (const rule of rules) {
        if (!ruleIds.has(rule.id) && !isRuleOf(rule.id, plugins))
          report(namesUnknownRule(rule.id, suggestions()), rule.at)
        else if (RULES_ABOUT_IGNORES.has(rule.id)) report(onlyInSettings(rule.id), rule.at)
        else ignores.push({ rule: rule.id, covers, reason, at: rule.at, within })
      }
    }
  }
  return { ignores, stale, about: lookup(ignores) }
}

function lookup(ignores: readonly CommentIgnore[]): CommentIgnores['about'] {
  const key = (rule: string, covers: CommentIgnore['covers']) => `${rule} ${covers}`
  const first = new Map<string, CommentIgnore>()
  for (const ignore of ignores) {
    const place = key(ignore.rule, ignore.covers)
    if (!first.has(place)) first.set(place, ignore)
  }
  return ({ rule, start }) =>
    [first.get(key(rule, start.line)), first.get(key(rule, 'file'))].filter((ignore) => ignore !== undefined)
}

/** A file may name a million rules that do not exist; the first few are helped. */
const MOST_SUGGESTIONS = 20

function boundedSuggestions(ruleIds: ReadonlySet<string>): () => Iterable<string> {
  let given = 0
  return () => {
    given++
    return given <= MOST_SUGGESTIONS ? ruleIds : []
  }
}

interface Directive {
  readonly word: string
  /** From the word to the end of the reason. */
  readonly at: Span
  /** The comment, or its line of one that has several. */
  readonly whole: Span
  readonly rules: readonly { readonly id: string; readonly at: Span }[]
  /** Empty when none is given. */
  readonly reason: string
}

/** What opens a comment, or a further line of a block comment. */
const OPENING = /^[ \t]{0,256}(?:\/{2,8}|\/\*{1,8}|#{1,8}|\*{1,8})?[ \t]{0,256}/
const WORD = /^mcp-audit-ignore[\w-]{0,32}/
const REASON = /(?:^|\s)--(?=\s|$)/

/** A directive begins its comment, or a line of it: prose that mentions one is none. */
function* directives({ source: { text }, comments }: Document): Generator<Directive> {
  for (const { start, end } of comments) {
    const comment = text.slice(start, end)
    if (!comment.includes(LINE)) continue
    const inside = comment.startsWith('/*') && comment.endsWith('*/') ? comment.slice(0, -2) : comment
    for (const { piece, from } of pieces(inside, /[\r\n]/)) {
      const opening = OPENING.exec(piece)?.[0].length ?? 0
      const found = directive(piece.slice(opening).trimEnd(), start + from + opening)
      if (found) yield { ...found, whole: wholeOf(found.at, { start, end }, text) }
    }
  }
}

/** Of a comment over several lines, the line between its first and its last; of these, the words alone. */
function wholeOf(at: Span, comment: Span, text: string): Span {
  const isBreak = (unit: string | undefined) => unit === '\n' || unit === '\r'
  let { start, end } = at
  while (start > comment.start && !isBreak(text[start - 1])) start--
  while (end < comment.end && !isBreak(text[end])) end++
  if (start === comment.start && end === comment.end) return comment
  return start === comment.start || end === comment.end ? at : { start, end }
}

function directive(line: string, offset: number): Omit<Directive, 'whole'> | undefined {
  const word = WORD.exec(line)?.[0]
  if (word === undefined) return undefined
  const dashes = REASON.exec(line)
  const reason = dashes ? line.slice(dashes.index + dashes[0].length).trim() : ''
  const rules = [...pieces(line.slice(word.length, dashes?.index), /[\s,]/)].map(({ piece, from }) => {
    const start = offset + word.length + from
    return { id: piece, at: { start, end: start + piece.length } }
  })
  return { word, at: { start: offset, end: offset + line.length }, rules, reason }
}

/** What stands between separators of one character each, where anything does. */
function* pieces(text: string, separator: RegExp): Generator<{ readonly piece: string; readonly from: number }> {
  let from = 0
  for (const piece of text.split(separator)) {
    if (piece !== '') yield { piece, from }
    from += piece.length + 1
  }
}

/** From a directive's offset to the line it is about: its own if that holds more than comments, else the next that does. */
function coverage({ source: { text }, comments }: Document): (offset: number) => number {
  const lines = new Lines(text)
  const bare = withoutComments(text, comments)
  const next = new Array<number>(lines.count + 2).fill(0)
  for (let line = lines.count; line > 0; line--) {
    const { start, end } = lines.line(line)
    next[line] = bare.slice(start, end).trim() === '' ? (next[line + 1] ?? 0) : line
  }
  return (offset) => next[lines.position(offset).line] ?? 0
}

/** The text with every comment blanked, unit for unit, line endings kept. */
function withoutComments(text: string, comments: readonly Span[]): string {
  const pieces: string[] = []
  let from = 0
  for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
    if (start < from) continue
    pieces.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '))
    from = end
  }
  return pieces.join('') + text.slice(from)
}

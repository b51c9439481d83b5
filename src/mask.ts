/** Keeps secrets out of everything that is shown: texts of files, and words about them. */

import { detectSecrets } from './knowledge/secrets/detect.ts'
import type { ConfigFile, Secret, Span, View } from './model.ts'

/** Shorter ones are words that a message may need for other reasons. */
const SHORTEST = 6

/** What stands for a secret inside a sentence. */
const REMOVED = '‹redacted›'

/**
 * A file's text with the characters of every secret replaced one for one, so that offsets, lines and columns stay true.
 * The same secret standing elsewhere in the file, where nothing gives it away, is replaced as well.
 */
export function maskedView(config: ConfigFile): View {
  const { text, path, bom } = config.document.source
  const spans = [
    ...config.secrets.filter(({ kind }) => kind !== 'placeholder').map(({ at }) => at),
    ...looseSecrets(config),
  ]
  const find = finder(spans.map(({ start, end }) => text.slice(start, end)))
  return { path, bom, text: blank(text, [...spans, ...find(text)]) }
}

/** In a file with syntax errors, strings may have escaped the tree: every line is looked at as it stands. */
function looseSecrets({ document }: ConfigFile): readonly Span[] {
  if (!document.problems.some(({ kind }) => kind === 'syntax' || kind === 'depth' || kind === 'encoding')) return []
  const spans: Span[] = []
  const pair = /["']?([\w.-]{1,64})["']?\s{0,8}[:=]\s{0,8}(.{1,4096})/y
  let start = 0
  for (const line of document.source.text.split('\n')) {
    const trimmed = line.trimStart()
    const indent = line.length - trimmed.length
    pair.lastIndex = 0
    const [, key, value] = pair.exec(trimmed) ?? []
    const bare = value?.trim().replace(/^["']|["'],?$|,$/g, '')
    const pieces = bare && key !== undefined ? [{ value: bare, key, from: start + indent + trimmed.indexOf(bare) }] : []
    for (const piece of [...pieces, { value: trimmed, from: start + indent }]) {
      for (const { from, to } of detectSecrets({ ...piece, place: 'other' }))
        spans.push({ start: piece.from + from, end: piece.from + to })
    }
    start += line.length + 1
  }
  return spans
}

/** `postgres` is a password in one place, and a user, a database and a product in others: hiding those hides nothing. */
function isWord(value: string): boolean {
  return /^[A-Za-z]{1,16}$/.test(value)
}

/** How much of a value must match before it is compared as a whole. */
const LEAD = 16
/** Values with one beginning that are compared; where there are more, the run of characters is taken for one of them. */
const MOST_CANDIDATES = 64

/**
 * Finds any of the given values in a text: the longest at each place, from left to right, without overlaps. Time is linear in
 * the text however many values there are, since a hostile file may hold tens of thousands of secrets with one beginning.
 */
function finder(given: Iterable<string>): (text: string) => readonly Span[] {
  const values = [...new Set(given)].filter((value) => value.length >= SHORTEST && !isWord(value))
  if (values.length === 0) return () => []
  const byLead = new Map<string, string[]>()
  const leads = new Set<number>()
  const starts = new Set<number>()
  for (const value of values.sort((a, b) => b.length - a.length)) {
    const lead = value.slice(0, LEAD)
    leads.add(lead.length)
    starts.add(value.charCodeAt(0))
    const same = byLead.get(lead)
    if (same) same.push(value)
    else byLead.set(lead, [value])
  }
  const lengths = [...leads].sort((a, b) => b - a)
  const lengthAt = (text: string, at: number): number => {
    for (const lead of lengths) {
      const candidates = byLead.get(text.slice(at, at + lead))
      if (!candidates) continue
      if (candidates.length > MOST_CANDIDATES) return runLength(text, at)
      const found = candidates.find((value) => text.startsWith(value, at))
      if (found !== undefined) return found.length
    }
    return 0
  }
  return (text) => {
    const spans: Span[] = []
    for (let at = 0; at < text.length; ) {
      const length = starts.has(text.charCodeAt(at)) ? lengthAt(text, at) : 0
      if (length > 0) spans.push({ start: at, end: at + length })
      at += Math.max(length, 1)
    }
    return spans
  }
}

function runLength(text: string, at: number): number {
  const run = /[^\s"',]{1,4096}/y
  run.lastIndex = at
  return run.exec(text)?.[0].length ?? 1
}

function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  const pieces: string[] = []
  let shown = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= shown) continue
    const from = Math.max(start, shown)
    pieces.push(text.slice(shown, from), text.slice(from, end).replace(/[^\r\n]/g, '*'))
    shown = end
  }
  return pieces.join('') + text.slice(shown)
}

/** Removes secrets of the given files from any string: the second line of defence behind rules that quote. */
export function redactor(configs: readonly ConfigFile[]): (words: string) => string {
  const find = finder(
    configs.flatMap(({ secrets, document }) => secrets.flatMap((secret) => formsOf(secret, document.source.text))),
  )
  return (words) => {
    let clean = ''
    let shown = 0
    for (const { start, end } of find(words)) {
      clean += words.slice(shown, start) + REMOVED
      shown = end
    }
    return clean + words.slice(shown)
  }
}

/** As it stands in the file, as its string's value has it, without the percent signs of a URL, and as JSON pointers spell it. */
function formsOf({ kind, node, at }: Secret, text: string): readonly string[] {
  if (kind === 'placeholder') return []
  const forms = [text.slice(at.start, at.end)]
  // A key that is spelt with escapes is a secret from end to end.
  if (at.start === node.span.start && at.end === node.span.end) forms.push(node.value)
  if (node.offsets) {
    const from = node.offsets.findIndex((offset) => offset >= at.start)
    const to = node.offsets.findIndex((offset) => offset >= at.end)
    if (from >= 0) forms.push(node.value.slice(from, to < 0 ? undefined : to))
  }
  const plain = [...forms, ...forms.filter((form) => form.includes('%')).map(unescaped)]
  return [...plain, ...plain.map((form) => form.replaceAll('~', '~0').replaceAll('/', '~1'))]
}

function unescaped(form: string): string {
  try {
    return decodeURIComponent(form)
  } catch {
    return form
  }
}

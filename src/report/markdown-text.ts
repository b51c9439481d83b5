/** Scanned text in Markdown as GitHub renders it. */

import { escapeMarkdown, neutralise } from './text.ts'

/**
 * Running text in which nothing is a link, a tag or emphasis, and nothing pings anybody. GitHub looks for references in the
 * text that rendering leaves, where a backslash is gone (https://docs.github.com/en/get-started/writing-on-github/
 * working-with-advanced-formatting/autolinked-references-and-urls): a word joiner, which is not seen, keeps `@name`, `#1`
 * and `GH-1` apart. What could be the id of a commit stands as code, where nothing is looked for, and can be copied.
 */
export function inMarkdown(text: string, max?: number): string {
  return escapeMarkdown(text, max)
    .replace(/@(?!\u2060)/g, '@\u2060')
    .replace(/\\#/g, '\\#\u2060')
    .replace(/\bGH(?=-\d)/gi, '$&\u2060')
    .replace(/(?:https?|ftp|www|mailto|xmpp)(?=[:.])/gi, '$&\u2060')
    .replace(/(?<!\w)[0-9a-f]{7,40}(?!\w)/gi, '`$&`')
}

/** A text as code, on one line: as it is, whatever stands in it, and nothing that GitHub looks for references in. */
export function asCode(text: string, max?: number): string {
  const shown = neutralise(text, max)
  // A code span of nothing but spaces, or of nothing, is none.
  if (shown.trim() === '') return '` (blank) `'
  const fence = longerThan(/`+/g, shown, 1)
  // One space at each end is taken off again.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** Lines as a fenced block that none of them ends. They hold no line breaks. */
export function asBlock(lines: readonly string[]): readonly string[] {
  const fence = longerThan(/`+/g, lines.join('\n'), 3)
  return [`${fence}text`, ...lines, fence]
}

function longerThan(runs: RegExp, text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(runs) ?? []).map(({ length }) => length))
  return '`'.repeat(Math.max(least, longest + 1))
}

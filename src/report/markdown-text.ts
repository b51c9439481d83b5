/** Scanned text as code in Markdown; running text is `escapeMarkdown`'s. */

import { neutralise } from './text.ts'

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

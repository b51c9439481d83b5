/** Takes secrets out of words where it is known where they stand. */

import type { Span } from '../../model.ts'

/** What stands for a secret inside a sentence. */
export const REMOVED = '‹redacted›'

/** Words with a mark for what stands in each span; spans may overlap. */
export function cut(words: string, spans: readonly Span[]): string {
  if (spans.length === 0) return words
  let clean = ''
  let shown = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= shown) continue
    if (start >= shown) clean += words.slice(shown, start) + REMOVED
    shown = end
  }
  return clean + words.slice(shown)
}

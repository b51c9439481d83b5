/** Keeps tokens out of words that no file's secrets are known to be in. */

import type { Span } from '../../model.ts'
import { detectSecrets } from './detect.ts'

/** What stands for a secret inside a sentence. */
export const REMOVED = '‹redacted›'

/**
 * What has the form of a credential, taken out of words that come from no scanned file, and that nobody looked at before: a
 * path, an argument, a file's name.
 */
export function withoutTokens(words: string): string {
  const found = detectSecrets({ value: words, place: 'other' }).filter(({ kind }) => kind !== 'placeholder')
  return cut(
    words,
    found.map(({ from, to }) => ({ start: from, end: to })),
  )
}

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

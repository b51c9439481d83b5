/** Keeps tokens out of words that no file's secrets are known to be in. */

import { cut } from './cut.ts'
import { detectSecrets } from './detect.ts'

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

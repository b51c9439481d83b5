/** Keeps tokens out of words that no file's secrets are known to be in. */

import { detectSecrets } from './detect.ts'

/** What stands for a secret inside a sentence. */
export const REMOVED = '‹redacted›'

/**
 * What has the form of a credential, taken out of words that come from no scanned file, and that nobody looked at before: a
 * path, an argument, a file's name.
 */
export function withoutTokens(words: string): string {
  let clean = ''
  let shown = 0
  for (const { from, to, kind } of detectSecrets({ value: words, place: 'other' })) {
    if (kind === 'placeholder') continue
    clean += words.slice(shown, from) + REMOVED
    shown = to
  }
  return clean + words.slice(shown)
}

/** Names of servers that are made to be taken for others. */

import { imitatedNames } from '../hosts/deceptive-hosts.ts'
import { memoized } from '../memoize.ts'
import { wordSet } from '../programs/flags.ts'
import { mixesScripts, skeleton } from '../text/look-alikes.ts'

/** Beside those of services: what people call the servers that they have come to trust. */
const WELL_KNOWN = wordSet(
  'filesystem postgres postgresql sqlite mysql mongodb redis kubernetes docker terraform playwright puppeteer memory fetch context7 sequential-thinking chrome-devtools brave-search browser jira confluence linear figma sentry gmail google-drive serena desktop-commander',
)

export interface Lettering {
  /** As it is read. */
  readonly reads: string
  /** Letters of two scripts in one word, each of which is drawn like a letter of ours. */
  readonly mixed: boolean
  /** It reads as a name that everybody knows, and is another. */
  readonly wellKnown: boolean
  /** Plain letters and digits throughout: `gitIab`, `s1ack`. */
  readonly ascii: boolean
}

/** How a name reads that isn't spelled as it looks; undefined for names that are, and for real words of one script. */
export const letteringOf = memoized((name): Lettering | undefined => {
  const ascii = /^[ -~]{0,256}$/.test(name)
  if (ascii && !/[I10]/.test(name)) return undefined
  const reads = ascii ? plainReading(name) : skeleton(name.slice(0, 256)).toLowerCase()
  // What stays foreign is a word of its own language.
  if (reads === name.toLowerCase() || !/^[ -~]{1,256}$/.test(reads)) return undefined
  const words = ascii ? [] : name.toLowerCase().split(/[^\p{L}\p{M}]/u, 64)
  return {
    reads,
    mixed: words.some(mixesScripts),
    wellKnown: WELL_KNOWN.has(reads) || imitatedNames().has(reads),
    ascii,
  }
})

/** A capital in the middle of a word may be a small `l`, and so may a one; the digit nought may be a letter. */
function plainReading(name: string): string {
  return name
    .replace(/(?<=[a-z])I(?=[a-z])|1/g, 'l')
    .replaceAll('0', 'o')
    .toLowerCase()
}

/** `U+0456, U+0430`: the first few characters of a name that are none of ours. */
export function foreignIn(name: string): string {
  const codes = [...name].filter((character) => !/^[ -~]$/.test(character)).map((character) => character.codePointAt(0))
  return [...new Set(codes)]
    .slice(0, 3)
    .map((code) => `U+${(code ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(', ')
}

/** Versions of PyPI, as PEP 440 has them. Import this module lazily: the library costs a run its start-up. */

import { compare, valid, validRange } from '@renovatebot/pep440'
import { ENDLESS, type Scheme } from './match.ts'

export const PEP440_SCHEME: Scheme = {
  read: (text) => (valid(text.trim()) === null ? undefined : text.trim()),
  compare,
  endOf(given) {
    // `uvx name@1.*` has no operator, and `==` is the one that it means.
    const range = validRange(given) ? given : `==${given}`
    if (!validRange(range)) return undefined
    const ends = range.split(',').flatMap((comparison) => endOfOne(comparison.trim()) ?? [])
    return ends.sort(compare)[0] ?? ENDLESS
  },
}

/** An epoch and a release; what follows is `.*`, or says which release of that number is meant. */
const COMPARISON = /^(===?|~=|<=?)\s{0,64}v?((?:\d{1,9}!)?\d{1,9}(?:\.\d{1,9}){0,16})(.{0,128})$/

/** `~=1.4.2` is `>=1.4.2, ==1.4.*`, and `.dev0` is the first that there can be of a release (PEP 440, "Compatible release"). */
function endOfOne(comparison: string): string | undefined {
  const [, operator, release = '', rest = ''] = COMPARISON.exec(comparison) ?? []
  switch (operator) {
    case undefined:
      return undefined
    case '~=':
      return next(release.replace(/\.\d{1,9}$/, ''))
    case '<':
      return rest === '' ? `${release}.dev0` : `${release}${rest}`
    default:
      return rest === '.*' ? next(release) : `${release}${rest}`
  }
}

/** Before everything that comes after all releases that begin like this one. */
function next(release: string): string {
  return `${release.replace(/\d{1,9}$/, (last) => String(Number(last) + 1))}.dev0`
}

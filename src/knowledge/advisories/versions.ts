/** Which of two versions is the later one, by the rules of their ecosystem. */

import type { SchemeOf } from './match.ts'

/**
 * How versions of these places are compared. Loads what that takes and nothing else: most runs meet no package that something
 * is known against, at one exact version. A place of an ecosystem that we do not know how to compare (Maven) has none, and
 * only lists of versions count.
 */
export async function schemesFor(places: Iterable<string>): Promise<SchemeOf> {
  const types = new Set([...places].map(typeOf))
  const pypi = types.delete('pypi') ? (await import('./pep440.ts')).PEP440_SCHEME : undefined
  const others = types.size > 0 ? (await import('./semver.ts')).SEMVER_SCHEMES : undefined
  return (place) => (typeOf(place) === 'pypi' ? pypi : others?.get(typeOf(place)))
}

function typeOf(place: string): string {
  return place.slice(0, place.indexOf(':'))
}

/** Packages in the place of others: the one that was meant, the one that is maintained, the version without the flaw. */

import { pieceAt, unsafe } from '../../changes.ts'
import type { Advisories, Advisory, Change, Fix, KnownAgainst, Text } from '../../model.ts'
import { safeAsWritten } from '../advisories/words.ts'
import type { Fetched } from '../packages/fetched.ts'
import { isMovingTag } from '../packages/pins.ts'
import type { Lookalike } from '../packages/typosquats.ts'

/**
 * The real name in the place of the misspelt one, wherever the command line says it. Undefined where the real one is in another
 * registry, or where as grave a finding would take the place of this one.
 */
export function rightName(
  words: readonly Text[],
  fetched: Fetched,
  like: Lookalike,
  advisories: Advisories,
): Fix | undefined {
  if (like.how === 'ecosystem' || like.how === 'posing') return undefined
  const known = advisories.against(`${like.ecosystem}:${like.of}`, fetched.wanted).advisories
  if (known.some(({ kind }) => kind !== 'deprecated')) return undefined
  const to = like.ecosystem === 'pypi' ? publishedSpelling(fetched.name, like.of) : like.of
  const changes = to === fetched.name ? [] : named(words, fetched, to)
  return unsafe(`Write '${to}' in its place`, changes)
}

/**
 * Names of PyPI are looked up without regard to `-`, `_` and `.`, but programs are not: `awslabs.x` brings `awslabs.x`. What is
 * parted as the real name is keeps its marks.
 */
function publishedSpelling(written: string, of: string): string {
  const marks = written.match(/[-_.]/g) ?? []
  const words = of.split(/[-_.]/)
  if (marks.length !== words.length - 1) return of
  return words.map((word, index) => `${word}${marks[index] ?? ''}`).join('')
}

/** The name where it is fetched, and as a word of its own: `--from name name`. */
function named(words: readonly Text[], { nameAt, name }: Fetched, to: string): readonly Change[] {
  const piece = pieceAt(words, nameAt)
  if (piece?.value !== name) return []
  const again = words.filter(({ node, value }) => value === name && node.value === name && node !== piece.node)
  return [piece, ...again.map(({ node }) => ({ node, from: 0, to: name.length }))].map(({ node, from, to: end }) => ({
    does: 'rewrite',
    node,
    from,
    to: end,
    by: to,
  }))
}

/**
 * The successor in the place of a package that nobody maintains: one of the same kind that the table names and nothing else,
 * where nothing is said to the old one that the new one may not take. A version is that of the old one.
 */
export function successor(words: readonly Text[], fetched: Fetched, { replacement = '' }: Advisory): Fix | undefined {
  const [, to] = /^'([^'\s]{1,200})'$/.exec(replacement) ?? []
  if (to === undefined || !NAMES.get(typeOf(fetched))?.test(to)) return undefined
  const piece = pieceAt(words, fetched.nameAt)
  if (!piece?.value.startsWith(fetched.name) || words.at(-1)?.node !== piece.node) return undefined
  const from = piece.from + fetched.name.length
  const behind = piece.node.value.slice(from)
  const tag = /^(?:$|[:@]([A-Za-z][\w-]{0,32})$)/.exec(behind)
  if (!tag || (tag[1] !== undefined && !isMovingTag(tag[1]))) return undefined
  const change: Change = { does: 'rewrite', node: piece.node, from: piece.from, to: piece.node.value.length, by: to }
  return unsafe(`Use '${to}' in its place`, [change])
}

/** What a name looks like, by the type that package URLs have for its kind. */
const NAMES: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /^(?:@[\w.-]{1,100}\/)?[\w.-]{1,100}$/],
  ['pypi', /^[A-Za-z\d][\w.-]{0,99}$/],
  ['docker', /^[a-z\d][\w.-]{0,62}(?:\/[a-z\d][\w.-]{0,62}){1,4}$/],
])

function typeOf({ place }: Fetched): string {
  return place.slice(0, place.indexOf(':'))
}

/**
 * The first version without a known flaw. Undefined for an image with a flavour or a digest beside its version, and for a
 * repository, whose tags are not the versions of its package.
 */
export function safeVersion(words: readonly Text[], fetched: Fetched, known: KnownAgainst): Fix | undefined {
  const { at, name, nameAt, wanted } = fetched
  const to = safeAsWritten(known, wanted)
  if (typeof wanted !== 'object' || 'range' in wanted || to === undefined || !/^v?\d[\w.+-]{0,63}$/.test(to))
    return undefined
  const { advisories } = known
  if (advisories.some(({ kind }) => kind === 'archived-unpatched' || kind === 'malicious')) return undefined
  const { version } = wanted
  const isImage = typeOf(fetched) === 'docker'
  const isRelease = isImage ? /^v?\d{1,8}(?:\.\d{1,8}){2}$/.test(version) : at !== nameAt
  // Of an image the whole, which a digest behind the tag would end, and the tag say nothing.
  const piece = isRelease ? pieceAt(words, isImage ? nameAt : at) : undefined
  if (!piece?.value.endsWith(version)) return undefined
  const change: Change = { does: 'rewrite', node: piece.node, from: piece.to - version.length, to: piece.to, by: to }
  return unsafe(`Raise '${name}' to ${to}`, [change])
}

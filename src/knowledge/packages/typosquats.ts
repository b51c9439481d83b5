/**
 * Names of packages that are taken for others: a letter off, words joined or parted, a scope that is nearly the right one or
 * missing, the name of another ecosystem. Only names of servers that people know are imitated; what is known to be real
 * itself is never taken for an imitation.
 */

import { isBuiltIn } from '../advisories/index.ts'
import { normalPlace } from '../advisories/osv.ts'
import { lazy } from '../memoize.ts'
import { wordSet } from '../programs/flags.ts'
import { entryPublished, publishedNames } from '../servers/entries.ts'
import { pypiName } from './purl.ts'
import { ABSENT_FROM_NPM, ALIKE, IMITATED, IN_BOTH } from './real-names.ts'

export interface Lookalike {
  /** The real name, as it is published; the real scope, where only that is known. */
  readonly of: string
  /** Where that is had. */
  readonly ecosystem: 'npm' | 'pypi'
  readonly how: 'letter' | 'separators' | 'scope' | 'borrowed' | 'posing' | 'unscoped' | 'ecosystem'
  /** In a scope that belongs to whoever has the real name, nobody else can publish: it is a slip, and no trap. */
  readonly ownScope: boolean
  /** Nobody has looked whether the name is real where it is asked for. */
  readonly unlooked: boolean
}

type Type = Lookalike['ecosystem']

/** A name, taken apart. */
interface Target {
  readonly name: string
  readonly scope: string | undefined
  readonly bare: string
}

interface Names {
  /** Those that may be imitated, as `normalPlace` gives them, without the ecosystem. */
  readonly imitated: readonly string[]
  /** The first of them that PyPI takes for a name, by how PyPI writes it: made when first asked for. */
  readonly onPypi: () => ReadonlyMap<string, string>
  /** What need not be imitated, a blank around each. */
  readonly real: string
}

const made = new Map<Type, Names>()

function names(type: Type): Names {
  const known = made.get(type) ?? namesOf(type)
  made.set(type, known)
  return known
}

function namesOf(type: Type): Names {
  const prefix = `${type}:`
  const servers = publishedNames(prefix).map((place) => normalPlace(place).slice(prefix.length))
  const imitated = [...new Set([...servers, ...wordSet(IMITATED[type])])]
  return {
    imitated,
    onPypi: lazy(() => new Map(imitated.toReversed().map((name) => [pypiName(name), name]))),
    real: ` ${ALIKE[type]} ${IN_BOTH} `.replaceAll('\n', ' '),
  }
}

function target(name: string): Target {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1
  return slash < 0
    ? { name, scope: undefined, bare: name }
    : { name, scope: name.slice(1, slash), bare: name.slice(slash + 1) }
}

function words(bare: string): readonly string[] {
  return bare.split(/[-_.]/)
}

function joined(name: string): string {
  return name.replace(/[-_.@/]/g, '')
}

/** The last name that is these letters and what parts words; most are told by their length or their first letter. */
function lastWithLetters(names: readonly string[], letters: string): string | undefined {
  if (letters.length < SHORTEST_NAME) return undefined
  const first = letters.charAt(0)
  for (let at = names.length - 1; at >= 0; at--) {
    const name = names[at] ?? ''
    if (name.length < letters.length || name.charAt(name.startsWith('@') ? 1 : 0) !== first) continue
    if (joined(name) === letters) return name
  }
  return undefined
}

const answers = new Map<string, Lookalike | undefined>()

/** The server that a package is likely to be taken for; undefined for real names, and for what is like nothing we know. */
export function lookalike(given: string): Lookalike | undefined {
  const place = normalPlace(given)
  if (answers.has(place)) return answers.get(place)
  const type = place.startsWith('npm:') ? 'npm' : place.startsWith('pypi:') ? 'pypi' : undefined
  const found = type && place.length <= LONGEST ? find(type, place.slice(type.length + 1), place) : undefined
  answers.set(place, found)
  return found
}

/** npm allows 214, and nothing real is as long. */
const LONGEST = 128

function find(type: Type, name: string, place: string): Lookalike | undefined {
  if (entryPublished(place) !== undefined) return undefined
  const { real, imitated } = names(type)
  if (imitated.includes(name) || real.includes(` ${name} `) || isBuiltIn(place)) return undefined
  const own = target(name)
  const parted = lastWithLetters(imitated, joined(name))
  if (parted !== undefined && isParted(own, target(parted))) return told(type, target(parted), 'separators', own)
  const reference = own.scope === undefined ? `@${REFERENCE_SCOPE}/${own.bare}` : undefined
  const borrowed = mayBorrow(own) ? `/${own.bare}` : undefined
  // Others publish under a reference server's name too, in scopes of their own: it is the reference that is borrowed from,
  // and meant by `mcp-server-filesystem` as well.
  const lent = [own.bare, own.bare.replace(/^mcp-/, '')]
    .map((bare) => `@${REFERENCE_SCOPE}/${bare}`)
    .find((reference) => imitated.includes(reference))
  for (const each of imitated) {
    if (each === reference) return told(type, target(each), 'unscoped', own)
    if (borrowed !== undefined && (each === own.bare || each.endsWith(borrowed)))
      return told(type, target(lent ?? each), 'borrowed', own)
    // One edit, in a scope or in a name: of all names only those of nearly the same length are taken apart.
    const how = Math.abs(name.length - each.length) > 1 ? undefined : slip(own, target(each))
    if (how) return told(type, target(each), how, own)
  }
  if (type === 'npm' && own.scope !== undefined && POSING.has(own.scope))
    return { of: '@anthropic-ai', ecosystem: type, how: 'posing', ownScope: false, unlooked: false }
  const other = type === 'npm' ? 'pypi' : 'npm'
  const anyone = own.scope !== undefined || words(own.bare).every((word) => GENERIC.has(word))
  // `mcp_server.time` of npm is the name of PyPI as it is written there.
  const same = anyone ? undefined : names(other).onPypi().get(pypiName(name))
  if (same === undefined) return undefined
  // All of PyPI's names have been compared; of npm's, those that are used.
  const unlooked = type === 'npm' && !wordSet(ABSENT_FROM_NPM).has(pypiName(name))
  return { of: same, ecosystem: other, how: 'ecosystem', ownScope: false, unlooked }
}

function told(ecosystem: Type, { name, scope }: Target, how: Lookalike['how'], own: Target): Lookalike {
  return { of: name, ecosystem, how, ownScope: scope !== undefined && scope === own.scope, unlooked: false }
}

/** Shorter ones are words of their own. A scope is told by the name behind it as well, which has to be the same. */
const SHORTEST_NAME = 8
const SHORTEST_SCOPE = 5

/** A name without its scope is often that of another honest package; that of a reference server is not. */
function isParted(own: Target, real: Target): boolean {
  return (own.scope === undefined) === (real.scope === undefined) || real.scope === REFERENCE_SCOPE
}

function slip(own: Target, real: Target): Lookalike['how'] | undefined {
  if (own.scope !== real.scope) {
    if (own.scope === undefined || real.scope === undefined || own.bare !== real.bare) return undefined
    return real.scope.length >= SHORTEST_SCOPE && editBetween(own.scope, real.scope) ? 'scope' : undefined
  }
  if (real.bare.length >= SHORTEST_NAME && drawn(own.bare) === drawn(real.bare)) return 'letter'
  return real.bare.length >= SHORTEST_NAME &&
    editBetween(own.bare, real.bare) !== undefined &&
    isSlip(words(own.bare), words(real.bare))
    ? 'letter'
    : undefined
}

/** Whether its scope says who made it, and is not theirs: with the name of a known server in it, that is borrowed. */
function mayBorrow({ scope, bare }: Target): boolean {
  return scope !== undefined && BORROWED.has(scope) && bare.length >= SHORTEST_NAME
}

/** A name by how it looks: two letters that are drawn like one are that one. */
function drawn(name: string): string {
  return name.replaceAll('rn', 'm').replaceAll('vv', 'w')
}

/**
 * Scopes that are called like who makes the clients or the protocol, and belong to none of them: theirs are `anthropic-ai`,
 * `openai` and `modelcontextprotocol`. Any other scope may have a server of the same name that is honest.
 */
const BORROWED: ReadonlySet<string> = new Set(
  'anthropic anthropics anthropicai claude claude-ai claudeai mcp mcp-server mcp-servers modelcontext'.split(' '),
)

/**
 * Those of them that can mean nobody but Anthropic: models make up packages there (`@anthropic/github-mcp-server`), and
 * templates copy them. None of a dozen asked for was on npm in 2026-11.
 */
const POSING: ReadonlySet<string> = new Set(['anthropic', 'anthropics', 'anthropicai'])

/** The reference servers, whose names without their scope are anyone's. */
const REFERENCE_SCOPE = 'modelcontextprotocol'

/** Words that a name has for being a server, and that tell no two apart: a slip in one of them is a slip. */
const GENERIC: ReadonlySet<string> = new Set(['mcp', 'server', 'servers', 'client', 'bridge', 'proxy', 'sdk', 'cli'])
/**
 * Below, too many honest words are a letter apart; an exchange of neighbours, a letter left out, or a digit that looks like
 * the letter, is no other word's spelling so soon. What begins with another letter is a word of its own all the same: of
 * PyPI's names in 2026-11, `mcp-server-xfetch` and `oris-mcp-server`.
 */
const SHORTEST = { replaced: 6, added: 5, 'left out': 4, exchanged: 3, digit: 4 } as const
const SHORTEST_AT_FIRST = { replaced: 6, added: 6, 'left out': 6, exchanged: 4, digit: 4 } as const
/** A letter that is typed twice makes no other word. */
const SHORTEST_DOUBLED = 3

/** Whether two names differ by a slip in one word: a letter that makes another word (`mssql`, `mysql`) is none. */
function isSlip(own: readonly string[], real: readonly string[]): boolean {
  if (own.length !== real.length) return false
  const at = real.findIndex((word, index) => word !== own[index])
  const [wrong, right] = [own[at], real[at]]
  if (wrong === undefined || right === undefined || GENERIC.has(wrong)) return false
  if (real.some((word, index) => index !== at && word !== own[index])) return false
  const edit = editBetween(wrong, right)
  if (!edit) return false
  if (isDoubled(wrong, right)) return right.length >= SHORTEST_DOUBLED && real.some((word) => !GENERIC.has(word))
  // With nothing else to it, `mcp-servr` is any server there may be.
  if (GENERIC.has(right)) return real.some((word) => !GENERIC.has(word)) && (isMoved(edit) || right.length > 4)
  const shortest = wrong.charAt(0) === right.charAt(0) ? SHORTEST : SHORTEST_AT_FIRST
  return right.length >= shortest[edit]
}

/** Whether all letters are still there, or look it. */
function isMoved(edit: Edit): boolean {
  return edit === 'exchanged' || edit === 'digit'
}

/** `giit` for `git`. */
function isDoubled(wrong: string, right: string): boolean {
  if (wrong.length !== right.length + 1) return false
  let at = 0
  while (at < right.length && wrong.charAt(at) === right.charAt(at)) at++
  return at > 0 && wrong.charAt(at) === wrong.charAt(at - 1)
}

export type Edit = 'replaced' | 'added' | 'left out' | 'exchanged' | 'digit'

/**
 * How one word comes of another by a letter that is added, left out or replaced, or by two neighbours that are exchanged
 * (Damerau and Levenshtein); undefined when it takes more. A digit is a version (`sqlite3`) and no slip, unless it stands
 * for the letter that it looks like (`s3rver`).
 */
export function editBetween(a: string, b: string): Edit | undefined {
  if (a === b || Math.abs(a.length - b.length) > 1) return undefined
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++
  const letters = /^\d?$/.test(a.charAt(at)) || /^\d?$/.test(b.charAt(at))
  const isLonger = (long: string, short: string) =>
    long.slice(at + 1) === short.slice(at) && !/\d/.test(long.charAt(at))
  if (a.length > b.length) return isLonger(a, b) ? 'added' : undefined
  if (a.length < b.length) return isLonger(b, a) ? 'left out' : undefined
  if (a.slice(at + 1) === b.slice(at + 1)) {
    if (!letters) return 'replaced'
    return looksLike(a.charAt(at), b.charAt(at)) || looksLike(b.charAt(at), a.charAt(at)) ? 'digit' : undefined
  }
  const exchanged = a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at)
  return exchanged && a.slice(at + 2) === b.slice(at + 2) ? 'exchanged' : undefined
}

/** Digits and the letters that they are written for. */
const LETTERS_OF_DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'il', 3: 'e', 4: 'a', 5: 's', 7: 't' }

function looksLike(digit: string, letter: string): boolean {
  return LETTERS_OF_DIGITS[digit]?.includes(letter) ?? false
}

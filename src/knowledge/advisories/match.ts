/** What is known against the version of a package that is wanted. How versions are compared is handed in: see `versions.ts`. */

import type { Advisories, Advisory, Confidence, KnownAgainst, Severity, Wanted } from '../../model.ts'
import { SEVERITIES } from '../../model.ts'
import { compareNumbered } from '../order.ts'
import { modulesOf, normalPlace, type OsvAffected, type OsvEvent, type OsvRecord, placeOf } from './osv.ts'
import { isOwnId } from './table.ts'

/** A record as it concerns one package. */
interface Concern {
  readonly advisory: Advisory
  readonly affected: readonly OsvAffected[]
}

/** How versions of one ecosystem are read and compared. */
export interface Scheme {
  /** A version in the form in which it is compared; undefined for what is none. */
  readonly read: (text: string) => string | undefined
  readonly compare: (a: string, b: string) => number
  /**
   * Where a range ends: a version, in the form in which it is compared, that every one within the range is or comes before,
   * and that comes before every later one. `endless` for a range without an end; undefined for what is none.
   */
  readonly endOf?: (range: string) => string | typeof ENDLESS | undefined
}

export const ENDLESS = 'endless'

export type SchemeOf = (place: string) => Scheme | undefined

/**
 * Puts records to use. `find`: those of a place, which is as `normalPlace` gives it; `schemeOf`: undefined where no single
 * version will be asked about.
 */
export function advisoriesFrom(find: (place: string) => readonly OsvRecord[], schemeOf: SchemeOf): Advisories {
  const known = new Map<string, readonly Concern[]>()
  const answers = new Map<string, KnownAgainst>()
  const concernsOf = (place: string) => {
    const concerns = known.get(place) ?? find(place).map((record) => concern(record, place))
    known.set(place, concerns)
    return concerns
  }
  return {
    against(given, wanted) {
      const places = modulesOf(normalPlace(given))
      const place = places.find((each) => concernsOf(each).length > 0)
      if (place === undefined) return NOTHING
      // A thousand servers may run one version, and there are dozens of records of it, each with versions to be read.
      const question = `${place} ${typeof wanted === 'string' ? wanted : 'version' in wanted ? `at ${wanted.version}` : `in ${wanted.range}`}`
      const before = answers.get(question)
      if (before) return before
      const scheme = schemeOf(place)
      const answer = against(scheme, settled(scheme, wanted), concernsOf(place))
      if (answers.size < MOST_ANSWERS && question.length <= LONGEST_QUESTION) answers.set(question, answer)
      return answer
    },
  }
}

/** Answers that are kept; a hostile file asks about as many versions as it likes. */
const MOST_ANSWERS = 4096
const LONGEST_QUESTION = 512

const NOTHING: KnownAgainst = { advisories: [], safe: undefined }

function concern(record: OsvRecord, place: string): Concern {
  const affected = (record.affected ?? []).filter((each) => each.package && placeOf(each.package) === place)
  const own = record.database_specific
  const ids = [record.id, ...(record.aliases ?? [])].filter((id) => !isOwnId(id))
  return {
    affected,
    advisory: {
      ids: [...ids.filter((id) => id.startsWith('CVE-')), ...ids.filter((id) => !id.startsWith('CVE-'))],
      kind: kindOf(record),
      severity: severityOf(own?.severity),
      confidence: CONFIDENCE.get(own?.confidence ?? '') ?? 'high',
      summary: sentence(record.summary ?? ''),
      replacement: own?.replacement,
      onlyOverHttp: own?.transport === 'http',
      fixed: affected.some(({ ranges }) => ranges?.every(({ events }) => events.some(isEnd))),
    },
  }
}

const CONFIDENCE: ReadonlyMap<string, Confidence> = new Map([
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
])

const KINDS = new Set<string>([
  'malicious',
  'vulnerable',
  'deprecated',
  'archived-unpatched',
] satisfies Advisory['kind'][])

function isKind(word: string): word is Advisory['kind'] {
  return KINDS.has(word)
}

/** Records of malware have ids of their own: https://github.com/ossf/malicious-packages. */
function kindOf({ id, aliases = [], database_specific: own }: OsvRecord): Advisory['kind'] {
  if (own?.kind !== undefined && isKind(own.kind)) return own.kind
  return [id, ...aliases].some((each) => each.startsWith('MAL-')) ? 'malicious' : 'vulnerable'
}

/** GitHub says MODERATE for what CVSS and we call medium. */
function severityOf(word: string | undefined): Severity | undefined {
  const lower = word?.toLowerCase()
  return lower === 'moderate' ? 'medium' : SEVERITIES.find((severity) => severity === lower)
}

const LONGEST_SUMMARY = 300

function sentence(summary: string): string {
  const line = summary
    .replace(/\s{1,64}/g, ' ')
    .trim()
    .slice(0, LONGEST_SUMMARY)
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`
}

function isEnd(event: OsvEvent): boolean {
  return event.fixed !== undefined || event.last_affected !== undefined
}

type Settled = Exclude<Wanted, { readonly range: string }>

/**
 * The newest version within a range. Which one was published last is not known here, and what holds just before the range ends
 * holds for it, unless a flaw was mended within the range: then an advisory says where.
 */
function settled(scheme: Scheme | undefined, wanted: Wanted): Settled {
  if (typeof wanted === 'string' || 'version' in wanted) return wanted
  const end = scheme?.endOf?.(wanted.range)
  if (end === undefined) return 'unknown'
  return end === ENDLESS ? 'newest' : { version: end }
}

function against(scheme: Scheme | undefined, wanted: Settled, concerns: readonly Concern[]): KnownAgainst {
  const applies = (version: Settled) => concerns.filter((each) => isAffected(scheme, version, each))
  const advisories = applies(wanted)
    .map(({ advisory }) => advisory)
    .sort(worstFirst)
  const fixes = concerns
    .flatMap(({ affected }) => affected.flatMap(({ ranges = [] }) => ranges.flatMap(({ events }) => events)))
    .flatMap(({ fixed }) => fixed ?? [])
  if (typeof wanted !== 'object')
    return {
      advisories,
      safe: fixes
        .filter((fix) => PLAIN.test(fix))
        .sort(compareNumbered)
        .at(-1),
    }
  const from = scheme?.read(wanted.version)
  if (!scheme || from === undefined) return { advisories, safe: undefined }
  const later = fixes
    .filter((fix) => scheme.read(fix) !== undefined && scheme.compare(fix, from) > 0)
    .sort((a, b) => scheme.compare(a, b))
  return { advisories, safe: later.find((version) => applies({ version }).length === 0) }
}

/** For a hint about a package without a version, which is no reason to load what compares all kinds of versions. */
const PLAIN = /^\d{1,9}(?:\.\d{1,9}){1,3}$/

function worstFirst(a: Advisory, b: Advisory): number {
  return weight(a) - weight(b)
}

/** What is sure before what is not, then by severity; what has none stands between high and medium. */
function weight({ confidence, severity, onlyOverHttp }: Advisory): number {
  const unsure = confidence === 'high' && !onlyOverHttp ? 0 : 10
  return unsure + (severity === undefined ? 1.5 : SEVERITIES.indexOf(severity))
}

/**
 * Whether a record is about a version, as https://ossf.github.io/osv-schema/#evaluation has it, but for one thing: a record of
 * malware that lists releases means those and no others. Many give a range from nought on beside the list, by which every
 * honest release of a package that a worm once got into would be malware.
 */
function isAffected(scheme: Scheme | undefined, wanted: Settled, { affected, advisory }: Concern): boolean {
  return affected.some(({ ranges = [], versions = [] }) => {
    const listed = advisory.kind === 'malicious' && versions.length > 0
    const between = ranges.filter(({ type, events }) => type !== 'GIT' && !(listed && !events.some(isEnd)))
    if (wanted === 'unknown') return between.some(({ events }) => coversAll(events))
    if (wanted === 'newest') return between.some(({ events }) => isOpenEnded(scheme, events))
    return (
      versions.some((version) => isSame(scheme, version, wanted.version)) ||
      between.some(({ events }) => isWithin(scheme, wanted.version, events))
    )
  })
}

function coversAll(events: readonly OsvEvent[]): boolean {
  return events.length > 0 && events.every(({ introduced }) => introduced === '0')
}

/** No end to it: what is published next is taken to be affected as well. */
function isOpenEnded(scheme: Scheme | undefined, events: readonly OsvEvent[]): boolean {
  return inOrder(scheme, events).at(-1)?.introduced !== undefined
}

function isSame(scheme: Scheme | undefined, a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [scheme?.read(a), scheme?.read(b)]
  return left !== undefined && right !== undefined && scheme?.compare(left, right) === 0
}

function isWithin(scheme: Scheme | undefined, text: string, events: readonly OsvEvent[]): boolean {
  const version = scheme?.read(text)
  if (!scheme || version === undefined) return false
  let inside = false
  for (const event of inOrder(scheme, events)) {
    const bound = versionOf(event)
    const read = scheme.read(bound)
    const order = bound === '0' ? 1 : read === undefined ? undefined : scheme.compare(version, read)
    // A bound that cannot be read decides nothing.
    if (order === undefined) continue
    if (event.introduced !== undefined && order >= 0) inside = true
    if (event.fixed !== undefined && order >= 0) inside = false
    if (event.last_affected !== undefined && order > 0) inside = false
  }
  return inside
}

function versionOf({ introduced, fixed, last_affected: last }: OsvEvent): string {
  return introduced ?? fixed ?? last ?? '0'
}

const ordered = new WeakMap<readonly OsvEvent[], readonly OsvEvent[]>()

/** Events need not stand in order; ours do. Those of a package are compared by one scheme. */
function inOrder(scheme: Scheme | undefined, events: readonly OsvEvent[]): readonly OsvEvent[] {
  if (!scheme) return events
  const known = ordered.get(events)
  if (known) return known
  const sorted = sortedBy(scheme, events)
  ordered.set(events, sorted)
  return sorted
}

function sortedBy(scheme: Scheme, events: readonly OsvEvent[]): readonly OsvEvent[] {
  const rank = (event: OsvEvent) => (event.introduced === '0' ? undefined : scheme.read(versionOf(event)))
  return [...events].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? -1 : 1
    return scheme.compare(left, right)
  })
}

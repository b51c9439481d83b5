/** How known flaws are reported: the worst in full, the others by id. */

import type { Advisory, Confidence, KnownAgainst, Server, Wanted } from '../../model.ts'
import { isContainer } from '../ports/listening.ts'
import { servesHttp, speaksStdio } from '../ports/serving.ts'
import { wordSet } from '../programs/flags.ts'

export interface Told {
  readonly message: string
  readonly help: string
  readonly confidence: Confidence
}

/**
 * The flaws that count for a server: those of its exact version, those of its range that only later versions are free of, and
 * those that no version will be free of. One that matters only over HTTP, and may be in every version there is, would be noise
 * for anyone who uses stdio.
 */
export function flawsIn({ advisories }: KnownAgainst, wanted: Wanted, server: Server | undefined): readonly Advisory[] {
  return advisories.filter(({ kind, onlyOverHttp, fixed }) => {
    if (kind === 'archived-unpatched') return true
    if (kind !== 'vulnerable' || typeof wanted !== 'object') return false
    // The next release within the range may be the one that mends it.
    if ('range' in wanted && !fixed) return false
    return !onlyOverHttp || fixed || (server !== undefined && servesHttp(server))
  })
}

/** The first version without a known flaw, with the `v` that stands before the present one: `go run path@v1.2.3` takes no other. */
export function safeAsWritten({ safe }: Pick<KnownAgainst, 'safe'>, wanted: Wanted): string | undefined {
  const isMarked = typeof wanted === 'object' && ('version' in wanted ? wanted.version : wanted.range).startsWith('v')
  return isMarked && safe !== undefined && /^\d/.test(safe) ? `v${safe}` : safe
}

/**
 * A finding about flaws, the worst first. `subject` ends before the word that says what it has: `Server 'x' runs 'y' 1.2`;
 * `place` is the package's.
 */
export function tellFlaws(
  subject: string,
  flaws: readonly Advisory[],
  safe: string | undefined,
  server: Server | undefined,
  place?: string,
): Told | undefined {
  if (flaws.length === 0) return undefined
  const isShut = server !== undefined && isShutToHttp(server, place)
  // What can happen here comes before what is worse and cannot.
  const [worst, ...others] = isShut
    ? [...flaws.filter(takesNoHttp), ...flaws.filter((each) => !takesNoHttp(each))]
    : flaws
  if (!worst) return undefined
  const archived = worst.kind === 'archived-unpatched'
  const what = archived ? 'is archived with a known flaw' : 'has a known flaw'
  return {
    message: `${subject}, which ${what}${inBrackets(worst)}. ${worst.summary}${also(worst, others)}`.trimEnd(),
    help: archived ? end(worst) : raise(safe),
    confidence: isShut && worst.onlyOverHttp ? 'low' : confidenceIn(worst, server),
  }
}

function inBrackets({ ids: [id], severity }: Advisory): string {
  const words = [id, severity].filter((word) => word !== undefined)
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

/** More ids than this are a list for the advisory's own page. */
const MOST_IDS = 6

function also({ ids: told }: Advisory, others: readonly Advisory[]): string {
  const first = others.flatMap(({ ids }) => (ids.some((id) => told.includes(id)) ? [] : ids.slice(0, 1)))
  const ids = [...new Set(first)]
  if (ids.length === 0) return ''
  const more = ids.length > MOST_IDS ? ` and ${ids.length - MOST_IDS} more` : ''
  return ` Also known: ${ids.slice(0, MOST_IDS).join(', ')}${more}.`
}

function end({ replacement }: Advisory): string {
  return replacement === undefined
    ? 'Move to a maintained server: no release will fix this one.'
    : `Use ${replacement} instead: no release will fix this one.`
}

function raise(safe: string | undefined): string {
  return safe === undefined
    ? 'No later version without a known flaw is on record: see its advisory, or move to another server.'
    : `Upgrade to '${safe}', the next version without a known flaw.`
}

function takesNoHttp({ onlyOverHttp }: Advisory): boolean {
  return !onlyOverHttp
}

/** High where the package, the version and the way it is used are all what the advisory is about. */
function confidenceIn({ confidence, onlyOverHttp, fixed, kind }: Advisory, server: Server | undefined): Confidence {
  if (confidence !== 'high') return confidence
  const used = !onlyOverHttp || (server !== undefined && servesHttp(server))
  return used && (fixed || kind === 'archived-unpatched') ? 'high' : 'medium'
}

/** A server of its own may open a port for a page or a hook, whatever it speaks; these open what a program asks them to. */
const LIBRARIES =
  wordSet(`pypi:mcp pypi:fastmcp npm:@modelcontextprotocol/sdk npm:mcp-framework npm:mcp-handler cargo:rmcp
  golang:github.com/modelcontextprotocol/go-sdk`)

/** Nothing reaches it over HTTP: it says that it talks through a pipe, or all its ports are a container's, and none is published. */
function isShutToHttp(server: Server, place: string | undefined): boolean {
  if (servesHttp(server)) return false
  const isContained = server.launch.steps.some((step) => step.kind === 'image' && isContainer(step))
  return isContained || speaksStdio(server) || LIBRARIES.has(place ?? '')
}

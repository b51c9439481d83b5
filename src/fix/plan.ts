/** Which fixes of a file are made at once: those that do not want the same place. */

import type { Change, Finding, Fix, Value } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Document, Node } from '../tree.ts'
import { type Draft, drafted, made, type Workpiece, workpieceOf } from './apply.ts'
import { editsOf } from './edits.ts'
import { Taken } from './taken.ts'

/** A finding that would be repaired, and how. */
export interface Candidate {
  readonly finding: Finding
  readonly fix: Fix
}

export interface Planned {
  /** The text with the fixes made; undefined where none could be. */
  readonly text: string | undefined
  readonly made: readonly Candidate[]
  /** Those that cannot be made in this file, and why. */
  readonly refused: readonly { readonly candidate: Candidate; readonly why: string }[]
  /** Those that want a place which another one has: for another round, if there is still something to repair. */
  readonly later: readonly Candidate[]
}

/** Makes as many of the candidates as go together, the first ones first. */
export function planned(document: Document, candidates: readonly Candidate[], parse: Parse): Planned {
  const piece = workpieceOf(document, parse)
  const chosen: Chosen = { taken: new Taken(), rewritten: new Set(), grown: new Map() }
  const first: Candidate[] = []
  const refused: Planned['refused'][number][] = []
  const later: Candidate[] = []
  for (const candidate of candidates) {
    const draft = drafted(piece, candidate.fix.changes)
    if ('refused' in draft) refused.push({ candidate, why: draft.refused })
    else (goesWith(draft, chosen, piece) ? first : later).push(candidate)
  }
  const done = together(first, { piece, left: mostTries(document) })
  return { ...done, refused: [...refused, ...done.refused], later: [...done.later, ...later] }
}

/** What fixes that are made at once do between them. */
interface Chosen {
  readonly taken: Taken
  /** The strings of which they change a piece. */
  readonly rewritten: Set<Node>
  /** The collections that they add to and take nothing from, with the names of what comes in. */
  readonly grown: Map<Node, Set<string>>
}

/** Whether a fix can be made at once with those that are chosen, of which it is one from then on. */
function goesWith({ edits, changes }: Draft, chosen: Chosen, { plain }: Workpiece): boolean {
  const { taken, rewritten, grown } = chosen
  const strings = changes.flatMap((change) => (change.does === 'rewrite' ? [change.node] : []))
  // Two pieces of one string: what the one leaves, the other has not seen.
  if (strings.some((node) => rewritten.has(node))) return false
  const others = taken.isWantedBy(edits) && changes.filter((change) => !isBeside(change, grown))
  const own = others ? editsOf(plain, others) : edits
  if (!own || taken.isWantedBy(own)) return false
  taken.take(own)
  for (const node of strings) rewritten.add(node)
  const shrunk = new Set(
    changes.flatMap((change): readonly (Node | undefined)[] => (change.does === 'remove' ? [change.node.parent] : [])),
  )
  for (const { to, names } of changes.flatMap((change) => growthOf(change) ?? [])) {
    if (shrunk.has(to)) continue
    const known = grown.get(to) ?? new Set()
    for (const name of names) known.add(name)
    grown.set(to, known)
  }
  return true
}

/**
 * Whether a change adds to what another fix adds to, and something else: those stand beside each other, and would have to wait
 * for each other in thousands of rounds.
 */
function isBeside(change: Change, grown: Chosen['grown']): boolean {
  const growth = growthOf(change)
  const known = growth && grown.get(growth.to)
  return known !== undefined && !growth?.names.some((name) => known.has(name))
}

/** What comes in and has no order among others that do: a member of a mapping, or items at the end of a set. */
function growthOf(change: Change): { readonly to: Node; readonly names: readonly string[] } | undefined {
  if (change.does === 'add') return { to: change.to, names: [change.key] }
  if (change.does !== 'insert' || change.order !== 'any' || change.before < change.into.items.length) return undefined
  return { to: change.into, names: change.values.map(nameOf) }
}

/** Items that say the same are one. */
function nameOf(value: Value): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each))
}

interface Trial {
  readonly piece: Workpiece
  /** How many times more the text may be read. */
  left: number
}

/** Some hundred for a file as clients have them, a dozen for the largest: a hostile one is not read for hours. */
export function mostTries({ source: { text } }: Document): number {
  return Math.max(16, Math.min(400, Math.floor(2 ** 26 / (text.length + 1))))
}

const NOTHING: Planned = { text: undefined, made: [], refused: [], later: [] }

/** All at once. Where that is more than goes, by halves: one that cannot be made is found among many, and keeps none of them. */
function together(candidates: readonly Candidate[], trial: Trial): Planned {
  const [first] = candidates
  if (!first) return NOTHING
  const result = tried(candidates, trial)
  if ('text' in result) return { ...NOTHING, text: result.text, made: candidates }
  if (candidates.length === 1) return { ...NOTHING, refused: [{ candidate: first, why: result.refused }] }
  const middle = candidates.length >> 1
  const one = together(candidates.slice(0, middle), trial)
  const other = together(candidates.slice(middle), trial)
  const refused = [...one.refused, ...other.refused]
  const later = [...one.later, ...other.later]
  if (one.made.length === 0) return { ...other, refused, later }
  if (other.made.length === 0) return { ...one, refused, later }
  const both = [...one.made, ...other.made]
  const joined = tried(both, trial)
  if ('text' in joined) return { text: joined.text, made: both, refused, later }
  // Two that empty one list between them: each goes, and both do not.
  return { ...one, refused, later: [...other.made, ...later] }
}

function tried(candidates: readonly Candidate[], trial: Trial): ReturnType<typeof made> {
  if (trial.left <= 0) return { refused: 'too many others of its file could not be made.' }
  trial.left--
  return made(
    trial.piece,
    candidates.flatMap(({ fix }) => fix.changes),
  )
}

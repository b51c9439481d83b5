/** Which fixes of a file are made at once: those that do not want the same place. */

import type { Edit, Finding, Fix } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Document } from '../tree.ts'
import { drafted, made, type Workpiece, workpieceOf } from './apply.ts'
import { clash } from './edits.ts'

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
  const chosen: { readonly candidate: Candidate; readonly edits: readonly Edit[] }[] = []
  const refused: Planned['refused'][number][] = []
  const later: Candidate[] = []
  for (const candidate of candidates) {
    const draft = drafted(piece, candidate.fix.changes)
    if ('refused' in draft) refused.push({ candidate, why: draft.refused })
    else if (chosen.some((other) => clash(other.edits, draft.edits) || shareString(other.candidate, candidate)))
      later.push(candidate)
    else chosen.push({ candidate, edits: draft.edits })
  }
  const trial: Trial = { piece, left: mostTries(document) }
  const done = together(
    chosen.map(({ candidate }) => candidate),
    trial,
  )
  return { ...done, refused: [...refused, ...done.refused], later: [...done.later, ...later] }
}

/** Whether two change pieces of one string: what the one leaves, the other has not seen. */
function shareString({ fix: { changes } }: Candidate, { fix }: Candidate): boolean {
  const strings = changes.flatMap((change) => (change.does === 'rewrite' ? [change.node] : []))
  return fix.changes.some((change) => change.does === 'rewrite' && strings.includes(change.node))
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

/** Which fixes of a file are made at once: those that do not want the same place. */

import type { Edit, Finding, Fix } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Document } from '../tree.ts'
import { applied } from './apply.ts'
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
  const made: { readonly candidate: Candidate; readonly edits: readonly Edit[] }[] = []
  const refused: { readonly candidate: Candidate; readonly why: string }[] = []
  const later: Candidate[] = []
  for (const candidate of candidates) {
    const result = applied(document, candidate.fix.changes, parse)
    if ('refused' in result) refused.push({ candidate, why: result.refused })
    else if (made.some(({ edits }) => clash(edits, result.edits))) later.push(candidate)
    else made.push({ candidate, edits: result.edits })
  }
  const chosen = together(document, made, parse)
  return { ...chosen, refused, later: [...chosen.later, ...later] }
}

/** All at once; the first alone where they do not go together after all (two that empty one list between them). */
function together(
  document: Document,
  made: readonly { readonly candidate: Candidate }[],
  parse: Parse,
): Pick<Planned, 'text' | 'made' | 'later'> {
  const candidates = made.map(({ candidate }) => candidate)
  const [first, ...others] = candidates
  if (!first) return { text: undefined, made: [], later: [] }
  const all = applied(
    document,
    candidates.flatMap(({ fix }) => fix.changes),
    parse,
  )
  if ('text' in all) return { text: all.text, made: candidates, later: [] }
  const one = applied(document, first.fix.changes, parse)
  return { text: 'text' in one ? one.text : undefined, made: [first], later: others }
}

/** What fixes would write, for reports that carry it. */

import { groupedBy } from '../knowledge/groups.ts'
import type { ConfigFile, Edit, Finding } from '../model.ts'
import { type Parse, parserFor } from '../parse/index.ts'
import type { Document, Format } from '../tree.ts'
import { checked, type Draft, drafted, type Workpiece, workpieceOf } from './apply.ts'
import { mostTries } from './plan.ts'

/** Of each of these findings the edits of its fix, if it has one that is safe and can be made. */
export async function editsFor(
  configs: readonly ConfigFile[],
  findings: readonly Finding[],
): Promise<(finding: Finding) => readonly Edit[] | undefined> {
  const parsers = await parsersFor(configs.map(({ document }) => document.format))
  const wanted = groupedBy(
    findings.filter(({ fix }) => fix?.safety === 'safe'),
    ({ file }) => file,
  )
  const known = new Map<Finding, readonly Edit[]>()
  for (const { path, document } of configs) {
    const parse = parsers.get(document.format)
    const own = wanted.get(path)
    if (parse && own) addEdits(known, document, own, parse)
  }
  return (finding) => known.get(finding)
}

interface Drafted extends Draft {
  readonly finding: Finding
}

interface Checking {
  readonly piece: Workpiece
  readonly known: Map<Finding, readonly Edit[]>
  /** How many times more the text may be read. */
  left: number
}

/** Those that are apart from each other are looked at together: a file has thousands, and each look reads it once. */
function addEdits(
  known: Map<Finding, readonly Edit[]>,
  document: Document,
  findings: readonly Finding[],
  parse: Parse,
): void {
  const checking: Checking = { piece: workpieceOf(document, parse), known, left: mostTries(document) }
  let open = findings
    .flatMap((finding): Drafted[] => {
      const draft = drafted(checking.piece, finding.fix?.changes ?? [])
      return 'refused' in draft || draft.edits.length === 0 ? [] : [{ ...draft, finding }]
    })
    .sort((a, b) => startOf(a) - startOf(b))
  while (open.length > 0 && checking.left > 0) {
    const batch: Drafted[] = []
    const others: Drafted[] = []
    let end = -1
    for (const draft of open) {
      const isApart = startOf(draft) > end
      ;(isApart ? batch : others).push(draft)
      if (isApart) end = draft.edits.at(-1)?.span.end ?? end
    }
    addChecked(batch, checking)
    open = others
  }
}

function startOf({ edits: [first] }: Draft): number {
  return first?.span.start ?? 0
}

/** By halves where not all of them can be made. */
function addChecked(batch: readonly Drafted[], checking: Checking): void {
  if (checking.left-- <= 0) return
  const edits = batch.flatMap((draft) => draft.edits)
  const result = checked(checking.piece, { edits, changes: batch.flatMap(({ changes }) => changes) })
  if ('text' in result) for (const draft of batch) checking.known.set(draft.finding, draft.edits)
  else if (batch.length > 1) {
    const middle = batch.length >> 1
    addChecked(batch.slice(0, middle), checking)
    addChecked(batch.slice(middle), checking)
  }
}

/** The parsers of these formats. */
export async function parsersFor(formats: readonly Format[]): Promise<ReadonlyMap<Format, Parse>> {
  const parsers = new Map<Format, Parse>()
  for (const format of new Set(formats)) parsers.set(format, await parserFor(format))
  return parsers
}

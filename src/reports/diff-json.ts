/** A comparison as a contract: version 1 of what `contracts.ts` describes. */

import { safeJson } from '../report/text.ts'
import { type Compared, countsOf, failuresOf, type Told } from './compared.ts'
import { reweighed, reworded } from './differences.ts'

/** The JSON of a comparison, indented by two spaces. */
export function diffJson(compared: Compared): string {
  const { tool, before, after, differences, failOn, problems } = compared
  const { appeared, gone, moved } = differences
  const { appeared: count, gone: fixed, unchanged, moved: elsewhere, ...others } = countsOf(differences)
  return `${safeJson(
    {
      version: 1,
      tool: { name: tool.name, version: tool.version },
      before: { kind: before.kind, name: before.name },
      after: { kind: after.kind, name: after.name },
      summary: { new: count, fixed, unchanged, moved: elsewhere, ...others },
      failOn,
      failed: failuresOf(compared).length > 0,
      new: appeared.map(findingObject),
      fixed: gone.map(findingObject),
      moved: moved.map(({ before, after }) => ({ from: before.file, finding: findingObject(after) })),
      reweighed: reweighed(differences).map(({ before, after }) => ({
        was: before.severity,
        finding: findingObject(after),
      })),
      reworded: reworded(differences).map(({ before, after }) => ({
        was: before.message,
        finding: findingObject(after),
      })),
      problems: problems.map(({ file, message }) => ({ file, message })),
    },
    2,
  )}\n`
}

function findingObject(finding: Told): object {
  const { rule, category, severity, confidence, title, message, help, file, pointer, server, clients } = finding
  const { start, end, related = [], fingerprint, fix } = finding
  return {
    ...{ rule, category, severity, confidence, title, message, help, file, pointer, server, clients, start, end },
    related: related.map(({ file, start, end, message }) => ({ file, start, end, message })),
    fingerprint,
    fix: fix && { title: fix.title, safety: fix.safety },
  }
}

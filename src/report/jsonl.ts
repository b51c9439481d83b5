/**
 * A JSON object a line, for what collects the findings of many machines. There is no first or last line of another kind: files
 * can be joined and cut, every line says by itself what it is and which version wrote it, and no findings are no lines.
 */

import type { Report } from '../model.ts'
import type { RenderOptions } from './index.ts'
import { findingObject, suppressedObject } from './json.ts'
import { safeJson } from './text.ts'

/** Of `kind` `finding`, with the keys of the JSON report; `problem`; and `suppressed` when that is asked for. */
export function jsonl({ tool, findings, suppressed, problems }: Report, { showSuppressed }: RenderOptions): string {
  const { name, version } = tool
  const line = (kind: string, about: object) => `${safeJson({ kind, tool: { name, version }, ...about })}\n`
  return [
    ...findings.map((finding) => line('finding', findingObject(finding))),
    ...(showSuppressed ? suppressed.map((finding) => line('suppressed', suppressedObject(finding))) : []),
    ...problems.map(({ file, message }) => line('problem', { file, message })),
  ].join('')
}

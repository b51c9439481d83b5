/** What a record of OSV must be to be used: zod's part, which is loaded only when records are given. */

import * as z from 'zod'
import type { OsvRecord } from './knowledge/advisories/osv.ts'

/** Everyone keeps what they like there: what is not as we know it is not there for us. */
const own = z.string().optional().catch(undefined)

const RECORD = z.object({
  id: z.string().min(1).max(256),
  aliases: z.array(z.string()).optional(),
  modified: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/),
  withdrawn: z.string().optional(),
  summary: z.string().optional(),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
        ranges: z
          .array(
            z.object({
              type: z.string(),
              events: z.array(
                z.object({
                  introduced: z.string().optional(),
                  fixed: z.string().optional(),
                  last_affected: z.string().optional(),
                }),
              ),
            }),
          )
          .optional(),
        versions: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  database_specific: z
    .object({ severity: own, kind: own, confidence: own, replacement: own, transport: own, source: own })
    .optional()
    .catch(undefined),
})

export type CheckedRecord =
  | { readonly ok: true; readonly record: OsvRecord }
  | { readonly ok: false; readonly path: readonly (string | number)[]; readonly message: string }

/** One value as a record; unknown fields are passed over. Of what is wrong, the first is told. */
export function checkRecord(value: unknown): CheckedRecord {
  const checked = RECORD.safeParse(value)
  if (checked.success) return { ok: true, record: checked.data }
  const [issue] = checked.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))
  return { ok: false, path, message: sentence(issue) }
}

function sentence(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      return `${EXPECTED.get(issue.expected) ?? issue.expected} is expected here.`
    case 'invalid_format':
      return 'A time is expected here, written like 2026-11-24T12:00:00Z.'
    default:
      return 'This is not what a record of OSV has here.'
  }
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'A string'],
  ['object', 'An object in braces'],
  ['array', 'A list in brackets'],
])

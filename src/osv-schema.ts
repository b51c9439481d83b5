/** What a record of OSV must be to be used: zod's part, which is loaded only when records are given. */

import type { OsvRecord } from './knowledge/advisories/osv.ts'
import * as z from './zod.ts'

/** The schema of OSV lets several fields be null, and exporters write it for more of them: it is as if they were not there. */
function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined)
}

/** Everyone keeps what they like there: what is not as we know it is not there for us. */
const own = z.string().optional().catch(undefined)

const RANGE = z
  .object({
    type: z.string(),
    events: z.array(
      z.object({
        introduced: maybe(z.string()),
        fixed: maybe(z.string()),
        last_affected: maybe(z.string()),
      }),
    ),
  })
  // Without one no version is ever affected, and whoever wrote the record would think that it guards them.
  .refine(({ type, events }) => type === 'GIT' || events.some(({ introduced }) => introduced !== undefined), {
    path: ['events'],
    error: "One of the events has to be 'introduced': the first version that has the flaw, or '0' for all.",
  })

const RECORD = z.object({
  id: z.string().min(1).max(256),
  aliases: maybe(z.array(z.string())),
  modified: z.iso.datetime(),
  withdrawn: maybe(z.string()),
  summary: maybe(z.string()),
  affected: maybe(
    z.array(
      z.object({
        package: maybe(z.object({ ecosystem: z.string(), name: z.string() })),
        ranges: maybe(z.array(RANGE)),
        versions: maybe(z.array(z.string())),
      }),
    ),
  ),
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
    case 'custom':
      return issue.message
    default:
      return 'This is not what a record of OSV has here.'
  }
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'A string'],
  ['object', 'An object in braces'],
  ['array', 'A list in brackets'],
])

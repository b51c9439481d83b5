/** What the JSON checklist looks like, for those who read it; see `schema.ts`. */

import { z } from 'zod'
import { HOME_URL } from './links.ts'

const count = z.int().min(0)
const evidence = z.looseObject({
  rule: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  file: z.string(),
  line: z.int().min(1),
  server: z.string().optional(),
  what: z.string().describe('The first sentence of the finding.'),
})
const item = z.looseObject({
  id: z.string().describe('Kebab-case, never reused.'),
  title: z.string(),
  status: z
    .enum(['pass', 'partial', 'fail', 'unknown', 'not-applicable'])
    .describe('`unknown`: nothing relevant was read, and a file could not be; or all its rules are off.'),
  subjects: count.describe('How many servers or files it is about.'),
  sound: count.describe('How many of these are as required.'),
  subject: z.string().describe('What it is about, in the number that `subjects` asks for.'),
  evidence: z.array(evidence).describe('What counts against it, worst first.'),
  accepted: count.describe('Findings that were accepted with a reason, and do not count.'),
  off: z.array(z.string()).describe('Rules that would count against it but are turned off.'),
})

/** Version 1 of the JSON checklist. */
export const checklistSchema = z.looseObject({
  version: z.literal(1),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  summary: z.looseObject({ pass: count, partial: count, fail: count, unknown: count, notApplicable: count }),
  sections: z.array(z.looseObject({ id: z.string(), title: z.string(), items: z.array(item) })),
  unread: z
    .array(z.looseObject({ file: z.string(), line: z.int().min(1).optional(), what: z.string() }))
    .describe('What could not be read, or not in full: if there is any, no item is a pass.'),
  logs: z.array(z.looseObject({ client: z.string(), name: z.string(), logs: z.array(z.string()).optional() })),
})

/** The JSON Schema of the checklist, as published in `schemas/checklist.schema.json`. */
export function checklistJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/checklist.schema.json`,
    title: 'mcp-audit checklist',
    ...z.toJSONSchema(checklistSchema),
  }
}

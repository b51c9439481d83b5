/** What the JSON of `diff` and `merge` looks like, for those who read it. Objects may gain keys in later releases of version 1 and lose none. */

import { z } from 'zod'
import { SEVERITIES } from '../model.ts'
import { HOME_URL } from '../report/links.ts'
import { finding } from '../report/schema.ts'

const count = z.int().min(0)
const severity = z.enum(SEVERITIES)
const tool = z.looseObject({ name: z.string(), version: z.string() })
const problem = z.looseObject({ file: z.string(), message: z.string() })

const side = z
  .looseObject({
    kind: z.enum(['report', 'revision', 'work-tree']),
    name: z.string().describe('As it was typed.'),
  })
  .meta({ id: 'side' })

const found = finding.omit({ recipe: true, package: true }).meta({ id: 'found' })

/** Version 1 of what `mcp-audit diff --format json` writes. */
export const diffSchema = z.looseObject({
  version: z.literal(1),
  tool,
  before: side,
  after: side,
  summary: z.looseObject({
    new: count,
    fixed: count,
    unchanged: count.describe('Those that were moved included.'),
    moved: count,
    reweighed: count,
  }),
  failOn: z.enum([...SEVERITIES, 'none']),
  failed: z.boolean().describe("Whether something new is at or above 'failOn', or has come to be."),
  new: z.array(found),
  fixed: z.array(found),
  moved: z
    .array(z.looseObject({ from: z.string(), finding: found }))
    .describe('The same finding in a file that had another path before.'),
  reweighed: z
    .array(z.looseObject({ was: severity, finding: found }))
    .describe('In both, with another severity than before.'),
  problems: z.array(problem).describe('What could not be read of the second, and could be of the first.'),
})

/** The JSON Schema (draft 2020-12) of a comparison, as published in `schemas/diff.schema.json`. */
export function diffJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/diff.schema.json`,
    title: 'mcp-audit diff',
    ...z.toJSONSchema(diffSchema),
  }
}

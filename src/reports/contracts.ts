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
    name: z.string().describe('As it was given.'),
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
    unchanged: count.describe('Including those that were moved.'),
    moved: count,
    reweighed: count,
    reworded: count,
  }),
  failOn: z.enum([...SEVERITIES, 'none']),
  failed: z.boolean().describe("Whether something new is at or above 'failOn', or has come to be."),
  new: z.array(found),
  fixed: z.array(found),
  moved: z
    .array(z.looseObject({ from: z.string(), finding: found }))
    .describe('The same finding in a file that had a different path before.'),
  reweighed: z
    .array(z.looseObject({ was: severity, finding: found }))
    .describe('In both, with a different severity than before.'),
  reworded: z
    .array(z.looseObject({ was: z.string(), finding: found }))
    .describe('In both, in the same place, about something different than before: another package, another folder.'),
  problems: z.array(problem).describe('What could not be read in the second, but could be in the first.'),
})

/** The JSON Schema (draft 2020-12) of a comparison, as published in `schemas/diff.schema.json`. */
export function diffJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/diff.schema.json`,
    title: 'mcp-audit diff',
    ...z.toJSONSchema(diffSchema),
  }
}

const weights = { critical: count, high: count, medium: count, low: count, info: count }
const row = z.looseObject({ name: z.string(), reports: count.describe('In how many reports.'), ...weights })
const others = z
  .looseObject(weights)
  .optional()
  .describe('What was found under further names, for which there was no room. Absent if all have a row.')
const table = z.looseObject({ rows: z.array(row.meta({ id: 'row' })).describe('Most severe first.'), others })

/** Version 1 of what `mcp-audit merge --format json` writes. */
export const mergeSchema = z.looseObject({
  version: z.literal(1),
  tool,
  summary: z.looseObject({
    reports: count,
    files: count,
    servers: count,
    ...weights,
    suppressed: count,
    broken: count.describe('Reports that could not be read, and are not counted elsewhere.'),
    troubled: count.describe('Reports that mention files that could not be read.'),
  }),
  rules: table.meta({ id: 'table' }),
  servers: table.describe('By the name that they are given in files.'),
  packages: z.looseObject({
    rows: z.array(
      row.extend({
        name: z.string().describe('A package URL without its version.'),
        versions: z
          .array(z.looseObject({ version: z.string().describe('Empty if none is written.'), reports: count }))
          .describe('The one in the most reports first.'),
      }),
    ),
    others,
  }),
  owners: table.describe('By --owners, or by the first folder below the one that was named.'),
  worst: z
    .array(z.looseObject({ report: z.string(), owner: z.string().optional(), ...weights }))
    .describe('Reports with findings, most severe first, at most a thousand.'),
  versions: z
    .array(z.looseObject({ version: z.string(), reports: count, old: z.boolean() }))
    .describe('Of mcp-audit, by what the reports say; old: older than the one that wrote this.'),
  troubled: z.array(z.looseObject({ report: z.string(), problems: count })).describe('At most a thousand.'),
  broken: z.array(z.looseObject({ report: z.string(), why: z.string() })).describe('At most a thousand.'),
})

/** The JSON Schema (draft 2020-12) of a summary, as published in `schemas/merge.schema.json`. */
export function mergeJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/merge.schema.json`,
    title: 'mcp-audit merge',
    ...z.toJSONSchema(mergeSchema),
  }
}

/**
 * What the JSON report looks like, for those who read it: the schema that is published and that tests hold the reporter
 * to. Objects may gain keys in later releases of version 1 and lose none.
 */

import { z } from 'zod'
import { HOME_URL } from './links.ts'

const count = z.int().min(0)
const severity = z.enum(['critical', 'high', 'medium', 'low', 'info'])
const confidence = z.enum(['high', 'medium', 'low'])
const path = z.string().describe("Relative to the root, below the home as '~/…', or absolute; '/' between segments.")

const position = z
  .looseObject({
    line: z.int().min(1).describe('1-based.'),
    column: z.int().min(1).describe('1-based, in UTF-16 units.'),
    offset: count.describe('0-based, in UTF-16 units from the start of the text, without a byte order mark.'),
  })
  .meta({ id: 'position' })

/** A finding, as every report of ours for programs has it. */
export const finding = z.looseObject({
  rule: z.string().describe('Kebab-case id, never reused.'),
  category: z.string(),
  severity,
  confidence,
  title: z.string(),
  message: z.string().describe('What is wrong and why it matters. Never the text of a secret.'),
  help: z.string().describe('What to do about it.'),
  file: path,
  pointer: z
    .string()
    .describe('JSON pointer (RFC 6901) of the value, in YAML and TOML too; empty for the whole document.'),
  server: z.string().optional().describe("The server's name; absent when the finding is about none."),
  package: z
    .string()
    .optional()
    .describe(
      "What the server runs, as a package URL with the version that is written: 'pkg:npm/%40scope/name@1.2.3'. Absent when it runs no package, image or repository, or the finding is about no server.",
    ),
  clients: z.array(z.string()).describe('Ids of the clients that this is true for.'),
  start: position,
  end: position.describe('Exclusive.'),
  related: z.array(
    z.looseObject({
      file: path,
      start: position,
      end: position,
      message: z.string(),
      server: z.string().optional().describe('Of a further place of the same credential: the server there.'),
      fingerprint: z
        .string()
        .optional()
        .describe('Of a further place of the same credential: what a finding there alone would have.'),
    }),
  ),
  fingerprint: z.string().describe('Stays the same when the finding moves within its file.'),
  fix: z
    .looseObject({ title: z.string(), safety: z.enum(['safe', 'unsafe']) })
    .optional()
    .describe('Absent when there is none.'),
  recipe: z
    .string()
    .optional()
    .describe(
      'The command that prints what to do when editing the file is not enough. Absent when there is no recipe.',
    ),
})

/** Version 1 of the JSON report. */
export const reportSchema = z.looseObject({
  version: z.literal(1),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  root: z.string(),
  summary: z.looseObject({
    files: count,
    servers: count.describe('Every server entry found, including those that no client reads.'),
    rules: count.describe('Enabled rules.'),
    critical: count,
    high: count,
    medium: count,
    low: count,
    info: count,
    suppressed: count,
    hidden: z
      .looseObject({
        pedantic: count,
        severity: count,
        confidence: count,
        repeated: count
          .optional()
          .describe(
            "Beyond the first 1000 of a rule in a file, which are listed: told in the first one's message. Absent for none.",
          ),
      })
      .describe('Findings left out by thresholds, by the threshold that left them out.'),
  }),
  files: z.array(
    z.looseObject({
      path,
      scope: z.enum(['project', 'user', 'managed', 'extension']),
      format: z.enum(['json', 'jsonc', 'json5', 'yaml', 'toml', 'dotenv', 'starlark']),
      clients: z.array(z.string()).describe('Ids of the clients that read it.'),
      servers: count,
      status: z.enum(['ok', 'recovered', 'unparseable']),
    }),
  ),
  findings: z.array(finding.meta({ id: 'finding' })),
  suppressed: z.array(
    finding
      .extend({ by: z.enum(['comment', 'settings', 'baseline']), reason: z.string().optional() })
      .meta({ id: 'suppressed' }),
  ),
  problems: z
    .array(z.looseObject({ file: path, message: z.string() }))
    .describe('What could not be done, for problems that cannot be findings.'),
  advisories: z
    .looseObject({
      builtIn: z.iso.date().describe('The date of the built-in advisories.'),
      given: z
        .array(
          z.looseObject({
            path: z.string().describe('As it was given.'),
            records: count,
            newest: z.iso.date().optional().describe('When its newest record was last modified; absent for none.'),
          }),
        )
        .describe("What '--advisories' named."),
    })
    .describe(
      'What packages were compared with. Reports of one version with the same files differ in this by what was given only.',
    ),
})

/** The JSON Schema (draft 2020-12) of the report, as published in `schemas/report.schema.json`. */
export function reportJsonSchema(): object {
  return {
    $id: `${HOME_URL}/blob/main/schemas/report.schema.json`,
    title: 'mcp-audit report',
    ...z.toJSONSchema(reportSchema),
  }
}

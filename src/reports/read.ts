/** JSON reports that are given to us. Anybody may have written them: they are checked, and nothing in them is believed further. */

import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { CONFIDENCES, type Position, SEVERITIES } from '../model.ts'
import { decode } from '../parse/index.ts'
import { parseJson } from '../parse/json.ts'
import { Lines } from '../positions.ts'
import { neutralise } from '../report/text.ts'
import * as z from '../zod.ts'

/** What is read of a finding. No credential of a known form is left in its words. */
export type GivenFinding = Readonly<z.infer<typeof findingSchema>>

/** What is read of a report, `src/report/schema.ts` in its version 1. */
export interface GivenReport {
  /** Of the program that wrote it. */
  readonly version: string
  readonly files: readonly { readonly path: string; readonly scope: string; readonly status: string }[]
  readonly servers: number
  readonly suppressed: number
  readonly findings: readonly GivenFinding[]
  readonly problems: number
}

/** What is counted of a finding. */
export type CountedFinding = Readonly<z.infer<typeof countedSchema>>

/** What is read of a report that is one of thousands. */
export interface CountedReport extends Omit<GivenReport, 'files' | 'findings'> {
  readonly files: number
  readonly findings: readonly CountedFinding[]
}

/** Or why it was not read: a sentence without its beginning, as in `is not JSON at line 1, column 2.`. */
export type Given<T> = { readonly report: T } | { readonly refused: string }

/** A run over ten thousand configs has 40,000 findings. */
const MOST_FINDINGS = 200_000
const MOST_FILES = 1_000_000
/** Units of a text that are kept: our own sentences are shorter. */
const LONGEST = 2000

/** Words of a report, without what has the form of a credential. Forged ones may hold any, and what is read is passed on. */
const words = z.string().transform((text) => clean(text))
/** The same, for what is shown among our own words. */
const name = z.string().transform((text) => neutralise(clean(text), 100))
const count = z.int().min(0)

const fingerprint = z.string().regex(/^[0-9a-f]{32}$/)
const position = z.object({ line: z.int().min(1), column: z.int().min(1), offset: count })

// Kept to what is read, and to few checks: later releases of version 1 may say more, and name what nobody knows yet.
const findingSchema = z.object({
  rule: name,
  category: name,
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  title: words,
  message: words,
  help: words,
  file: words,
  pointer: words,
  server: words.optional(),
  package: words.optional(),
  clients: z.array(name).max(1000),
  start: position,
  end: position,
  fingerprint,
  related: z
    .array(
      z.object({
        file: words,
        start: position,
        end: position,
        message: words,
        server: words.optional(),
        fingerprint: fingerprint.optional(),
      }),
    )
    .max(10_000)
    .default([]),
  fix: z.object({ title: words, safety: z.enum(['safe', 'unsafe']) }).optional(),
})

const countedSchema = z.object({
  rule: name,
  severity: z.enum(SEVERITIES),
  server: words.optional(),
  package: z
    .string()
    .transform((url) => packageOf(url))
    .optional(),
})

const fileSchema = z.object({ path: words, scope: name, status: name })

const reportSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal('mcp-audit'), version: name }),
  summary: z.object({ servers: count, suppressed: count }),
  files: z.array(z.unknown()).max(MOST_FILES),
  findings: z.array(z.unknown()).max(MOST_FINDINGS),
  problems: z.array(z.unknown()),
})

/**
 * Reads a report. Never throws, whatever the bytes are; takes time and memory in proportion to them. The words of a refusal
 * quote nothing of it.
 */
export function readReport(bytes: Uint8Array): Given<GivenReport> {
  const outer = outerOf(bytes)
  if ('refused' in outer) return outer
  const files = each(fileSchema, outer.report.files, 'files')
  const findings = each(findingSchema, outer.report.findings, 'findings')
  if ('refused' in files) return files
  if ('refused' in findings) return findings
  return { report: { ...outer.report, files: files.items, findings: findings.items } }
}

/** The same of a report that is one of thousands, of which only numbers and names are wanted. */
export function readCounts(bytes: Uint8Array): Given<CountedReport> {
  const outer = outerOf(bytes)
  if ('refused' in outer) return outer
  const findings = each(countedSchema, outer.report.findings, 'findings')
  if ('refused' in findings) return findings
  return { report: { ...outer.report, files: outer.report.files.length, findings: findings.items } }
}

interface Outer extends Omit<GivenReport, 'files' | 'findings'> {
  readonly files: readonly unknown[]
  readonly findings: readonly unknown[]
}

function outerOf(bytes: Uint8Array): Given<Outer> {
  const { text, problem, utf16 } = decode(bytes)
  if (problem && !utf16) return { refused: 'is not readable text.' }
  if (text.trim() === '') return { refused: 'is empty.' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { refused: notJson(text, error) }
  }
  const other = otherVersion(value)
  if (other !== undefined) return { refused: other }
  const outer = reportSchema.safeParse(value)
  if (!outer.success) return { refused: wrongAt([], outer.error) }
  const { tool, summary, files, findings, problems } = outer.data
  const { servers, suppressed } = summary
  return { report: { version: tool.version, files, servers, suppressed, findings, problems: problems.length } }
}

/** One after the other: all that is wrong with a million of them would be a few gigabytes of complaints. */
function each<T>(
  schema: z.ZodType<T>,
  items: readonly unknown[],
  key: string,
): { readonly items: readonly T[] } | { readonly refused: string } {
  const read: T[] = []
  for (const [index, item] of items.entries()) {
    const result = schema.safeParse(item)
    if (!result.success) return { refused: wrongAt([key, index], result.error) }
    read.push(result.data)
  }
  return { items: read }
}

/** Keys of ours and numbers: whose issue it is, the schema says. */
function wrongAt(around: readonly PropertyKey[], { issues }: Pick<z.core.$ZodError, 'issues'>): string {
  const path = [...around, ...issues.slice(0, 1).flatMap((issue) => issue.path)]
  const pointer = path.map((step) => `/${String(step)}`).join('')
  return `is not a JSON report of mcp-audit${pointer === '' ? '' : `: '${neutralise(pointer)}' is missing, or not what it should be`}.`
}

function otherVersion(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('tool' in value)) return undefined
  const { version } = value
  if (typeof version !== 'number' || !Number.isInteger(version) || version <= 1) return undefined
  return `was written by a newer mcp-audit: it is a report of version ${version}, and this one reads version 1.`
}

/** What an engine says of it quotes it, so that only its kind is heeded (those of V8, in all versions of Node that we run on). */
function notJson(text: string, error: unknown): string {
  const end = text.trimEnd().length
  if (isAtEnd(error, end))
    return `is cut off: it ends${placed(new Lines(text).position(end))}, in the middle of a value.`
  const { problems } = parseJson({ path: '', text, bom: false })
  const [first] = problems.toSorted((a, b) => a.span.start - b.span.start)
  return `is not JSON${first ? placed(new Lines(text).position(first.span.start)) : ''}.`
}

function isAtEnd(error: unknown, end: number): boolean {
  if (!(error instanceof Error)) return false
  const [, position] = /at position (\d{1,15})/.exec(error.message) ?? []
  return (
    /end of JSON input|Unterminated string/.test(error.message) || (position !== undefined && Number(position) >= end)
  )
}

function placed({ line, column }: Position): string {
  return ` at line ${line}, column ${column}`
}

/** A package URL in two: its name, and its version as people write it; empty where there is none. */
function packageOf(url: string): { readonly name: string; readonly version: string } {
  const [, before, version = '', qualifiers = ''] = /^((?:pkg|catalog):[^@?]+)(?:@([^?]*))?(\?.*)?$/s.exec(url) ?? []
  if (before === undefined) return { name: clean(url), version: '' }
  return { name: clean(`${before}${qualifiers}`), version: clean(decoded(version)) }
}

function decoded(version: string): string {
  try {
    return decodeURIComponent(version)
  } catch {
    return version
  }
}

/** Names of rules, servers and packages come again and again. */
const remembered = new Map<string, string>()
const MOST_REMEMBERED = 4096

function clean(text: string): string {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const cleaned = withoutTokens(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  if (text.length < 500) remembered.set(text, cleaned)
  return cleaned
}

/** What GitHub code scanning takes without complaint, in twenty points; most are its own, unwritten rejections. */

import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { z } from 'zod'

export interface Surroundings {
  /** Path to text of what was scanned, as the report's views have it, with its byte order mark. */
  readonly files: ReadonlyMap<string, string>
  /** Must not occur anywhere. */
  readonly secrets?: readonly string[]
  /** The same run, rendered a second time. */
  readonly again?: string
}

// Strict, so that a misspelt property is an error as it is for the published schema, of which this is the part we use.
const message = z.strictObject({ text: z.string().min(1) })
const multiformat = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1) })
const region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
})
const artifactLocation = z.strictObject({ uri: z.string().min(1), uriBaseId: z.literal('%SRCROOT%') })
const physicalLocation = z.strictObject({ artifactLocation, region })
const notificationDescriptor = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortDescription: message,
  fullDescription: message,
  help: multiformat,
})
const component = z.strictObject({ name: z.string().min(1), index: z.int().min(0) })
const relationship = z.strictObject({
  target: z.strictObject({ id: z.string().min(1), index: z.int().min(0), toolComponent: component }),
  kinds: z.tuple([z.literal('relevant')]),
})
const taxonomy = z.strictObject({
  name: z.string().min(1),
  organization: z.string().min(1),
  version: z.string().min(1),
  shortDescription: message,
  informationUri: z.string(),
  isComprehensive: z.literal(false),
  taxa: z.array(z.strictObject({ id: z.string().min(1), shortDescription: message, helpUri: z.string() })).min(1),
})
const rule = z.strictObject({
  ...notificationDescriptor.shape,
  helpUri: z.string(),
  relationships: z.array(relationship).min(1).optional(),
  defaultConfiguration: z.strictObject({ level: z.enum(['error', 'warning', 'note']) }),
  properties: z.strictObject({
    tags: z.array(z.string()),
    precision: z.string(),
    'problem.severity': z.enum(['error', 'warning', 'recommendation']),
    'security-severity': z.string().optional(),
  }),
})
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int(),
  level: z.enum(['error', 'warning', 'note']),
  message,
  locations: z.array(
    z.strictObject({
      physicalLocation,
      logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string().min(1) })).optional(),
    }),
  ),
  relatedLocations: z.array(z.strictObject({ id: z.int().min(1), physicalLocation, message })).optional(),
  partialFingerprints: z.strictObject({
    primaryLocationLineHash: z.string(),
    'mcpAudit/v1': z.string().regex(/^[0-9a-f]{32}$/),
  }),
  fixes: z
    .array(
      z.strictObject({
        description: message,
        artifactChanges: z.array(
          z.strictObject({
            artifactLocation,
            replacements: z.array(
              z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) }),
            ),
          }),
        ),
      }),
    )
    .optional(),
  suppressions: z
    .array(
      z.strictObject({
        kind: z.enum(['inSource', 'external']),
        status: z.literal('accepted'),
        justification: z.string().optional(),
      }),
    )
    .optional(),
  properties: z.strictObject({
    confidence: z.string(),
    clients: z.array(z.string()),
    scope: z.string().optional(),
    server: z.string().optional(),
  }),
})
const notification = z.strictObject({
  level: z.enum(['warning', 'note']),
  descriptor: z.strictObject({ id: z.string(), index: z.int() }),
  message,
  locations: z.array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation }) })).optional(),
})
const run = z.strictObject({
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.string().min(1),
      semanticVersion: z.string(),
      informationUri: z.string(),
      rules: z.array(rule),
      notifications: z.array(notificationDescriptor),
      supportedTaxonomies: z.array(component),
    }),
  }),
  taxonomies: z.array(taxonomy),
  automationDetails: z.strictObject({ id: z.string().regex(/^[^/]+(?:\/[^/]+)*\/$/) }),
  columnKind: z.literal('utf16CodeUnits'),
  originalUriBaseIds: z.strictObject({ '%SRCROOT%': z.strictObject({ description: message }) }),
  invocations: z.array(
    z.strictObject({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(notification) }),
  ),
  results: z.array(result),
})
const sarifLog = z.strictObject({ $schema: z.string(), version: z.literal('2.1.0'), runs: z.array(run) })

export type SarifLog = z.infer<typeof sarifLog>
type Rule = z.infer<typeof rule>
type Result = z.infer<typeof result>

const MEGABYTE = 2 ** 20

/** Holds a log against all twenty points; returns it typed, for what else a test has to say about it. */
export function assertGithubReady(log: string, { files, secrets = [], again = log }: Surroundings): SarifLog {
  const parsed = sarifLog.parse(JSON.parse(log)) // 1 the schema; 11 results are there
  expect(parsed.runs, '2 one run').toHaveLength(1)
  for (const { tool, results, invocations } of parsed.runs) {
    expect(tool.driver.semanticVersion, '3 a version').toMatch(/^\d+\.\d+\.\d+/)
    assertRules(tool.driver.rules)
    const hashes = memoized(referenceHashes)
    for (const each of results) assertResult(each, tool.driver.rules, files, hashes)
    for (const { toolExecutionNotifications } of invocations) {
      for (const { descriptor } of toolExecutionNotifications)
        expect(tool.driver.notifications[descriptor.index]?.id).toBe(descriptor.id)
    }
    expect(
      invocations.map(({ executionSuccessful }) => executionSuccessful),
      '19 successful',
    ).toEqual([true])
  }
  for (const secret of secrets) {
    expect(log.includes(secret), '17 no secret').toBe(false)
    expect(log.includes(JSON.stringify(secret).slice(1, -1)), '17 no escaped secret').toBe(false)
  }
  for (const { path, text } of strings(parsed, '')) {
    const lineBreaks = /\.(?:help\.(?:text|markdown)|insertedContent\.text)$/.test(path)
    const unsafe = lineBreaks ? /[^\P{Cc}\n\r\t]/u : /\p{Cc}/u
    expect(unsafe.test(text), `18 no controls in ${path}`).toBe(false)
    expect(/\p{Cs}/u.test(text), `18 no half characters in ${path}`).toBe(false)
  }
  expect(gzipSync(log).length, '20 below 10 MB').toBeLessThan(10 * MEGABYTE)
  expect(again, '20 the same bytes again').toBe(log)
  return parsed
}

const SCORES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  error: ['9.5', '8.0'],
  warning: ['5.5'],
  note: ['2.5', undefined],
}

function assertRules(rules: readonly Rule[]): void {
  const ids = rules.map(({ id }) => id)
  expect(ids, '4 sorted, unique').toEqual([...new Set(ids)].sort())
  for (const {
    id,
    name,
    shortDescription,
    fullDescription,
    help,
    helpUri,
    properties,
    defaultConfiguration,
  } of rules) {
    expect(id, '4 kebab-case').toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(name, '4 PascalCase').toMatch(/^[A-Z][A-Za-z0-9]*$/)
    expect(name, '4 a name that is not the id').not.toBe(id)
    for (const { text } of [shortDescription, fullDescription]) {
      expect(text.length, '5 within limits').toBeLessThanOrEqual(1024)
      expect(text, '5 a sentence').toMatch(/[.!?]$/)
    }
    expect(help.text.trim() && help.markdown.trim(), '6 help').not.toBe('')
    expect(SCORES[defaultConfiguration.level], '7 a score of the table').toContain(properties['security-severity'])
    expect(properties['security-severity'] ?? '0.0', '7 a number in a string').toMatch(/^\d+\.\d$/)
    expect(['high', 'medium', 'low'], '8 precision').toContain(properties.precision)
    expect(properties.tags, '9 tags').toContain('security')
    expect(properties.tags.length, '9 ten tags at most').toBeLessThanOrEqual(10)
    expect(helpUri, '10 absolute https').toMatch(/^https:\/\/[^\s]+$/)
  }
}

function assertResult(
  { ruleId, ruleIndex, locations, relatedLocations = [], partialFingerprints }: Result,
  rules: readonly Rule[],
  files: Surroundings['files'],
  hashes: typeof referenceHashes,
): void {
  expect(rules[ruleIndex]?.id, '12 the index is the rule’s').toBe(ruleId)
  expect(locations, '13 one location').toHaveLength(1)
  for (const { physicalLocation } of [...locations, ...relatedLocations]) {
    const { uri } = physicalLocation.artifactLocation
    expect(uri, '14 relative, encoded').toMatch(/^(?!\.{1,2}\/|\/)(?!.*\/\.{1,2}\/)[A-Za-z0-9\-._~!'()*/%]+$/)
    const text = files.get(decodeURIComponent(uri))
    expect(text, `14 '${uri}' names a file`).toBeDefined()
    assertInside(physicalLocation.region, (text ?? '').replace(/^\ufeff/, ''))
  }
  const [first] = locations
  const text = files.get(decodeURIComponent(first?.physicalLocation.artifactLocation.uri ?? '')) ?? ''
  expect(partialFingerprints.primaryLocationLineHash, '16 GitHub’s hash').toBe(
    hashes(text)[(first?.physicalLocation.region.startLine ?? 0) - 1],
  )
}

function assertInside({ startLine, startColumn, endLine, endColumn }: z.infer<typeof region>, text: string): void {
  const lines = text.split(/\r\n|\r|\n/)
  expect(endLine, '15 ends after it starts').toBeGreaterThanOrEqual(startLine)
  if (startLine === endLine) expect(endColumn, '15 ends after it starts').toBeGreaterThanOrEqual(startColumn)
  expect(startColumn, '15 starts in its line').toBeLessThanOrEqual((lines[startLine - 1]?.length ?? -1) + 1)
  expect(endColumn, '15 ends in its line').toBeLessThanOrEqual((lines[endLine - 1]?.length ?? -1) + 1)
}

/** Many results stand in one text. */
function memoized<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const value = known.get(text) ?? of(text)
    known.set(text, value)
    return value
  }
}

/** The definition of the line hash read out aloud, at leisure and in BigInt: nothing of `src/report/line-hash.ts` is used. */
export function referenceHashes(text: string): readonly string[] {
  const breaks = text.replace(/[ \t]+|\r\n|\r/g, (found) => (found.startsWith('\r') ? '\n' : ''))
  const lines = breaks.split('\n')
  const counts = new Map<string, number>()
  return lines.map((_, index) => {
    const rest = lines.slice(index).join('\n')
    const units = Array.from({ length: 100 }, (_, at) =>
      at < rest.length ? rest.charCodeAt(at) : at === rest.length ? 0xffff : 0,
    )
    const hash = BigInt.asUintN(
      64,
      units.reduce((sum, unit) => sum * 37n + BigInt(unit), 0n),
    ).toString(16)
    counts.set(hash, (counts.get(hash) ?? 0) + 1)
    return `${hash}:${counts.get(hash)}`
  })
}

function* strings(value: unknown, path: string): Generator<{ readonly path: string; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (value !== null && typeof value === 'object')
    for (const [key, below] of Object.entries(value)) yield* strings(below, `${path}.${key}`)
}

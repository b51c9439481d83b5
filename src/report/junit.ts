/**
 * JUnit's XML, within the schema of Jenkins (junit-10.xsd of jenkinsci/xunit-plugin). A suite is a file and a test is a finding:
 * Jenkins and Azure group tests by suite and class, GitLab lists those that fail by suite, and people mend one file after the
 * other. A file without findings passes one test, so that it is seen to have been read.
 */

import { atLeast, type Finding, type Problem, type Report, SEVERITIES, type Suppressed } from '../model.ts'
import type { RenderOptions } from './index.ts'
import { byFile, toldOf } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { neutralise } from './text.ts'

const LONGEST = 1000

interface Case {
  readonly name: string
  /** What a test that does not simply pass holds, and what one that passes has to say. */
  readonly kind: 'failure' | 'error' | 'skipped' | 'system-out' | undefined
  readonly type?: string
  readonly message?: string
  readonly text?: string
}

/**
 * Findings at or above the threshold fail, others pass and are told in `system-out`; what could not be read is an error; what
 * was silenced is skipped, when that is asked for. Without times: the same report is the same bytes.
 */
export function junit(report: Report, options: RenderOptions): string {
  const told = toldOf(report, options)
  const paths = [
    ...report.files.map(({ path }) => path),
    ...told.map(({ file }) => file),
    ...report.problems.map(({ file }) => file),
  ]
  const findings = byFile(told)
  const problems = byFile(report.problems)
  const suites = [...new Set(paths)].sort().map((path) => ({
    path,
    cases: casesOf(findings.get(path) ?? [], problems.get(path) ?? [], options),
  }))
  const all = suites.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="${xml(report.tool.name)}"${counts(all)}>\n`,
    ...suites.map(({ path, cases }) => suiteOf(path, cases)),
    '</testsuites>\n',
  ].join('')
}

function counts(cases: readonly Case[]): string {
  const count = (kind: Case['kind']) => cases.filter((each) => each.kind === kind).length
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`
}

function suiteOf(path: string, cases: readonly Case[]): string {
  const name = xml(neutralise(path, LONGEST))
  const skipped = cases.filter(({ kind }) => kind === 'skipped').length
  const tests = cases.map((each) => `    ${testOf(name, each)}\n`)
  return `  <testsuite name="${name}"${counts(cases)} skipped="${skipped}">\n${tests.join('')}  </testsuite>\n`
}

/** What tells a test from run to run is its name, so that no line stands in it; of two of one name, one would be lost. */
function casesOf(
  found: readonly (Finding | Suppressed)[],
  problems: readonly Problem[],
  options: RenderOptions,
): readonly Case[] {
  const cases = [...found.map((finding) => caseOf(finding, options)), ...problems.map(errorOf)]
  if (cases.length === 0) return [{ name: 'no findings', kind: undefined }]
  const seen = new Map<string, number>()
  return cases.map((each) => {
    const count = (seen.get(each.name) ?? 0) + 1
    seen.set(each.name, count)
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` }
  })
}

function caseOf(finding: Finding | Suppressed, { failOn }: RenderOptions): Case {
  const { rule, pointer, severity, message } = finding
  const name = neutralise(pointer === '' ? rule : `${rule} ${pointer}`, LONGEST)
  if ('by' in finding) {
    const reason = finding.reason === undefined ? '' : `: ${finding.reason}`
    return { name, kind: 'skipped', message: `suppressed by ${finding.by}${reason}` }
  }
  const fails = failOn !== 'none' && atLeast(SEVERITIES, severity, failOn)
  if (!fails) return { name, kind: 'system-out', text: textOf(finding) }
  return { name, kind: 'failure', type: severity, message, text: textOf(finding) }
}

function textOf(finding: Finding): string {
  const { file, start, severity, rule, message, help } = finding
  const recipe = recipeCommand(finding)
  return [
    `${neutralise(file, LONGEST)}:${start.line}:${start.column}: ${severity} ${rule}: ${neutralise(message, LONGEST)}`,
    `help: ${neutralise(help, LONGEST)}`,
    ...(recipe === undefined ? [] : [`recipe: ${recipe}`]),
  ].join('\n')
}

function errorOf({ message }: Problem): Case {
  return { name: 'is read', kind: 'error', type: 'not-read', message }
}

function testOf(classname: string, { name, kind, type, message, text = '' }: Case): string {
  const open = `<testcase name="${xml(name)}" classname="${classname}"`
  if (kind === undefined) return `${open}/>`
  const attributes = [
    ...(type === undefined ? [] : [` type="${xml(type)}"`]),
    ...(message === undefined ? [] : [` message="${xml(neutralise(message, LONGEST))}"`]),
  ].join('')
  return `${open}><${kind}${attributes}>${xml(text)}</${kind}></testcase>`
}

/**
 * For the text of an element and for an attribute in double quotes: markup as entities, and the two characters that are left
 * of those that XML 1.0 knows no way to write (https://www.w3.org/TR/xml/#NT-Char), spelled. Takes text that is neutralised.
 */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\ufffe\uffff]/g, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`)
}

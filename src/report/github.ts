/**
 * Workflow commands of GitHub Actions, which become annotations on the lines of a change. Silenced findings are never told:
 * an annotation asks somebody to do something.
 */

import type { Finding, Problem, Report, Severity } from '../model.ts'
import { compactLine } from './compact.ts'
import { bySeverityAndPlace, segmentsInside } from './place.ts'
import { recipeCommand } from './recipe.ts'
import { counted } from './summary.ts'
import { neutralise, printed } from './text.ts'

const LEVELS = ['error', 'warning', 'notice'] as const
type Level = (typeof LEVELS)[number]

const LEVEL_OF: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
}

/**
 * "10 warning annotations, 10 error annotations, and 10 notice annotations per step", says
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations; GitHub drops the rest in silence. Three
 * times that stays below the 50 of a job, which other steps share.
 */
const MOST_OF_A_LEVEL = 10
const LONGEST = 1000

interface Annotation {
  readonly level: Level
  readonly properties: readonly (readonly [name: string, value: string])[]
  readonly message: string
  /** What is printed in its place when there are too many. */
  readonly line: string
}

/**
 * Annotations, the most severe first and no more than GitHub shows; behind them, as plain lines of the log, what is beyond,
 * and a notice that counts it. The empty string when there is nothing to say.
 */
export function github({ findings, problems }: Report): string {
  const all = [...[...findings].sort(bySeverityAndPlace).map(annotationOf), ...problems.map(problemAnnotation)]
  const told = within(all, MOST_OF_A_LEVEL)
  if (told.length === all.length) return told.map(command).join('')
  // One notice is ours.
  const fewer = within(all, MOST_OF_A_LEVEL, MOST_OF_A_LEVEL - 1)
  const left = all.filter((each) => !fewer.includes(each))
  return [...fewer, leftOut(left)].map(command).join('') + printed(left.map(({ line }) => line))
}

function within(all: readonly Annotation[], most: number, notices = most): readonly Annotation[] {
  return LEVELS.flatMap((level) =>
    all.filter((each) => each.level === level).slice(0, level === 'notice' ? notices : most),
  )
}

function leftOut(left: readonly Annotation[]): Annotation {
  const counts = LEVELS.map((level) => [left.filter((each) => each.level === level).length, level] as const)
  const words = counts.filter(([count]) => count > 0).map(([count, level]) => counted(count, level))
  const message = `GitHub shows ${MOST_OF_A_LEVEL} annotations of a level in a step. The others (${words.join(', ')}) are in the log of this step.`
  return { level: 'notice', properties: [['title', 'mcp-audit']], message, line: '' }
}

function annotationOf(finding: Finding): Annotation {
  const { severity, file, start, title, rule, message, help } = finding
  const recipe = recipeCommand(finding)
  const inside = segmentsInside(file) !== undefined
  const said = neutralise(message, LONGEST)
  return {
    level: LEVEL_OF[severity],
    properties: [...(inside ? placeOf(finding) : []), ['title', `${neutralise(title)} (${rule})`]],
    message: [
      // What lies in a home is no file of the repository, so that its place can only be told in words.
      inside ? said : `${neutralise(file)}:${start.line}:${start.column}: ${said}`,
      neutralise(help, LONGEST),
      ...(recipe === undefined ? [] : [`Recipe: ${recipe}`]),
    ].join('\n'),
    line: compactLine(finding),
  }
}

/**
 * The runner ignores columns of a place of several lines. Nothing says whether the end of a line counts: the column named
 * is that of the last character.
 */
function placeOf({ file, start, end }: Finding): readonly (readonly [string, string])[] {
  const oneLine: readonly (readonly [string, string])[] =
    start.line === end.line
      ? [
          ['col', String(start.column)],
          ['endColumn', String(Math.max(start.column, end.column - 1))],
        ]
      : []
  return [['file', neutralise(file, LONGEST)], ['line', String(start.line)], ['endLine', String(end.line)], ...oneLine]
}

function problemAnnotation({ file, message }: Problem): Annotation {
  const said = neutralise(message, LONGEST)
  const inside = segmentsInside(file) !== undefined
  return {
    level: 'warning',
    properties: [
      ...(inside ? [['file', neutralise(file, LONGEST)] as const] : []),
      ['title', 'mcp-audit could not read everything'],
    ],
    message: inside ? said : `${neutralise(file)}: ${said}`,
    line: `${neutralise(file)}: warning: ${said}`,
  }
}

function command({ level, properties, message }: Annotation): string {
  const named = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`)
  return `::${level} ${named.join(',')}::${escapeData(message)}\n`
}

/**
 * What follows the second `::` of a workflow command, as `escapeData` of
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts has it: the runner takes these back.
 */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The value of a property of a workflow command: `escapeProperty` in the same place. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

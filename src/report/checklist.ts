/** The checklist as text, Markdown and JSON. */

import type { Checklist, Evidence, Item, Status } from '../checklist/index.ts'
import type { ColourLevel } from './colour.ts'
import { paletteFor } from './coloured.ts'
import type { Palette } from './palette.ts'
import { counted } from './summary.ts'
import { escapeMarkdown, neutralise, printed, safeJson, wrap } from './text.ts'

export type ChecklistFormat = 'text' | 'markdown' | 'json'

/** Evidence shown of one item; the rest is counted. */
const MOST = 5
const LONGEST = 400

const WORDS: Readonly<Record<Status, string>> = {
  pass: 'pass',
  partial: 'partial',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'n/a',
}

export interface ChecklistOptions {
  readonly colour: ColourLevel
  readonly width: number
}

/** The checklist for a terminal. */
export function checklistText(list: Checklist, { colour, width }: ChecklistOptions): string {
  const palette = paletteFor(colour)
  const sections = list.sections.flatMap(({ title, items }) => [
    palette.strong(title),
    ...items.flatMap((item) => itemLines(item, list, palette, width)),
    '',
  ])
  return printed([
    ...sections,
    ...unreadLines(list, palette, width),
    ...logLines(list, palette, width),
    countLine(list),
  ])
}

function itemLines(item: Item, list: Checklist, palette: Palette, width: number): readonly string[] {
  const indent = ' '.repeat(10)
  const word = painted(item.status, palette)
  const [first = '', ...rest] = wrap(item.title, width - 10)
  const evidence = item.evidence.slice(0, MOST).flatMap((each) => {
    const [head = '', ...tail] = wrap(`${placeOf(each)} ${each.rule}: ${neutralise(each.what, LONGEST)}`, width - 12)
    return [`${indent}- ${head}`, ...tail.map((line) => `${indent}  ${line}`)]
  })
  return [
    `  ${word} ${first}`,
    ...rest.map((line) => indent + line),
    ...wrap(factsOf(item, list), width - 10).map((line) => `${indent}${palette.faint(line)}`),
    ...evidence,
    ...more(item, indent),
  ]
}

function painted(status: Status, palette: Palette): string {
  const word = WORDS[status].padEnd(7)
  if (status === 'fail') return palette.severity.high(word)
  if (status === 'partial' || status === 'unknown') return palette.severity.medium(word)
  return status === 'pass' ? palette.good(word) : palette.faint(word)
}

/** `2 of 3 servers with folders as asked; 1 finding accepted`. */
function factsOf({ status, subjects, sound, subject, accepted, off }: Item, { unread }: Checklist): string {
  const nothing = status === 'unknown' ? `no ${subject} in what was read` : `no ${subject}`
  const facts = [subjects === 0 ? nothing : `${sound} of ${subjects} ${subject} as asked`]
  if (unread.length > 0) facts.push(`${counted(unread.length, 'file')} not read in full`)
  if (accepted > 0) facts.push(`${counted(accepted, 'finding')} accepted`)
  if (off.length > 0) facts.push(`switched off: ${off.join(', ')}`)
  return facts.join('; ')
}

function more({ evidence }: Item, indent: string): readonly string[] {
  return evidence.length > MOST ? [`${indent}  and ${counted(evidence.length - MOST, 'finding')} more`] : []
}

function placeOf({ file, line }: Evidence): string {
  return `${neutralise(file)}:${line}`
}

/** Files shown that could not be read; the rest is counted. */
const MOST_UNREAD = 100

const NOT_READ = 'What could not be read'

function unreadLines(list: Checklist, palette: Palette, width: number): readonly string[] {
  if (list.unread.length === 0) return []
  const lines = unreadSentences(list, neutralise).flatMap((sentence) =>
    wrap(sentence, width - 6).map((line, at) => (at === 0 ? `  ${line}` : `      ${line}`)),
  )
  return [palette.strong(NOT_READ), ...lines, '']
}

/** `.mcp.json:1: …`; what is in these speaks for no answer and against none. */
function unreadSentences({ unread }: Checklist, safe: typeof neutralise): readonly string[] {
  const told = unread
    .slice(0, MOST_UNREAD)
    .map(({ file, line, what }) => `${safe(line === undefined ? file : `${file}:${line}`)}: ${safe(what, LONGEST)}`)
  const rest = unread.length - told.length
  return rest > 0 ? [...told, `and ${counted(rest, 'file')} more`] : told
}

function logLines({ logs }: Checklist, palette: Palette, width: number): readonly string[] {
  if (logs.length === 0) return []
  const lines = logSentences(logs).flatMap((sentence) =>
    wrap(sentence, width - 6).map((line, at) => (at === 0 ? `  ${line}` : `      ${line}`)),
  )
  return [palette.strong('Where clients keep their logs'), ...lines, '']
}

/** One for each client whose place is known, and one for all others. */
function logSentences(logs: Checklist['logs'], safe = neutralise): readonly string[] {
  const known = logs.flatMap(({ name, logs: places }) =>
    places ? [`${safe(name)}: ${places.map((place) => safe(place)).join(', ')}`] : [],
  )
  const others = logs.filter(({ logs: places }) => places === undefined).map(({ name }) => safe(name))
  return others.length === 0 ? known : [...known, `not documented: ${others.join(', ')}`]
}

function counts({ sections }: Checklist): ReadonlyMap<Status, number> {
  const found = new Map<Status, number>()
  for (const { items } of sections) for (const { status } of items) found.set(status, (found.get(status) ?? 0) + 1)
  return found
}

function countLine(list: Checklist): string {
  const found = counts(list)
  const words = (['pass', 'partial', 'fail', 'unknown', 'not-applicable'] as const)
    .filter((status) => found.has(status))
    .map((status) => `${found.get(status)} ${status === 'not-applicable' ? 'not applicable' : WORDS[status]}`)
  return `${words.join(', ')}.`
}

/** The checklist as Markdown, a table for each section. */
export function checklistMarkdown(list: Checklist): string {
  const sections = list.sections.flatMap(({ title, items }) => [
    `## ${title}`,
    '',
    '| | requirement | what was found |',
    '| --- | --- | --- |',
    ...items.map((item) => `| **${WORDS[item.status]}** | ${escapeMarkdown(item.title)} | ${cell(item, list)} |`),
    '',
  ])
  const unread = unreadSentences(list, escapeMarkdown).map((line) => `- ${line}`)
  const logs = logSentences(list.logs, escapeMarkdown).map((line) => `- ${line}`)
  return printed([
    '# MCP deployment checklist',
    '',
    countLine(list),
    '',
    ...sections,
    ...(unread.length > 0 ? [`## ${NOT_READ}`, '', ...unread, ''] : []),
    ...(logs.length > 0 ? ['## Where clients keep their logs', '', ...logs] : []),
  ])
}

function cell(item: Item, list: Checklist): string {
  const evidence = item.evidence
    .slice(0, MOST)
    .map(
      (each) =>
        `<br>${escapeMarkdown(`${each.file}:${each.line}`)} \`${each.rule}\`: ${escapeMarkdown(each.what, LONGEST)}`,
    )
  return `${escapeMarkdown(factsOf(item, list))}${evidence.join('')}${item.evidence.length > MOST ? `<br>and ${counted(item.evidence.length - MOST, 'finding')} more` : ''}`
}

/** The checklist as a contract: version 1 of what `checklist-schema.ts` describes. */
export function checklistJson(list: Checklist, tool: { readonly name: string; readonly version: string }): string {
  const found = counts(list)
  return `${safeJson(
    {
      version: 1,
      tool,
      summary: {
        pass: found.get('pass') ?? 0,
        partial: found.get('partial') ?? 0,
        fail: found.get('fail') ?? 0,
        unknown: found.get('unknown') ?? 0,
        notApplicable: found.get('not-applicable') ?? 0,
      },
      sections: list.sections,
      unread: list.unread,
      logs: list.logs,
    },
    2,
  )}\n`
}

/** What a plug-in reports, looked at before anything is made of it: its author has no compiler that would have. */

import { CONFIDENCES, type ConfigFile, place } from './model.ts'
import type { Place } from './rule.ts'

/**
 * What is wrong with a report, in words for the plug-in's author; undefined where it is as it has to be. `config` is the file
 * that the hook was given, undefined in a `workspace` hook, whose reports name one. `configs` are all there are.
 */
export function faultIn(
  report: unknown,
  config: ConfigFile | undefined,
  configs: readonly ConfigFile[],
): string | undefined {
  if (!isObject(report)) return 'a report is not an object'
  for (const key of ['message', 'help']) {
    if (!isWords(report[key])) return `a report's '${key}' is not a sentence`
  }
  const file = config ?? configs.find((each) => each === report['config'])
  if (!file) return "a report's 'config' is none of the files of this run"
  return (
    faultInPlace(report['at'], file, "a report's") ??
    faultInRelated(report['related'], file, configs) ??
    OPTIONAL.find(({ key, fits }) => report[key] !== undefined && !fits(report[key]))?.told
  )
}

const OPTIONAL: readonly {
  readonly key: string
  readonly fits: (value: unknown) => boolean
  readonly told: string
}[] = [
  {
    key: 'confidence',
    fits: (value) => CONFIDENCES.some((each) => each === value),
    told: `a report's 'confidence' is none of ${CONFIDENCES.join(', ')}`,
  },
  {
    key: 'server',
    fits: (value) =>
      typeof value === 'string' || (isObject(value) && isText(value['name']) && Array.isArray(value['readers'])),
    told: "a report's 'server' is neither a name nor a server of the file",
  },
  {
    key: 'clients',
    fits: (value) => Array.isArray(value) && value.every(isText),
    told: "a report's 'clients' are not a list of ids",
  },
  { key: 'discriminator', fits: isText, told: "a report's 'discriminator' is not a string" },
  {
    key: 'ofFile',
    fits: (value) => typeof value === 'boolean',
    told: "a report's 'ofFile' is neither true nor false",
  },
  { key: 'about', fits: isObject, told: "a report's 'about' is not a secret of the file" },
  {
    key: 'fix',
    fits: (value) =>
      isObject(value) &&
      isWords(value['title']) &&
      (value['safety'] === 'safe' || value['safety'] === 'unsafe') &&
      Array.isArray(value['changes']) &&
      value['changes'].every(isChange),
    told: "a report's 'fix' needs a title, a safety ('safe' or 'unsafe') and changes as 'mcp-audit/rule' makes them",
  },
]

function faultInRelated(related: unknown, file: ConfigFile, configs: readonly ConfigFile[]): string | undefined {
  if (related === undefined) return undefined
  if (!Array.isArray(related)) return "a report's 'related' is not a list"
  for (const each of related) {
    if (!isObject(each) || !isWords(each['message'])) return 'a related place has no message'
    const own = each['config'] === undefined ? file : configs.find((config) => config === each['config'])
    if (!own) return "a related place's 'config' is none of the files of this run"
    const fault = faultInPlace(each['at'], own, "a related place's")
    if (fault) return fault
  }
  return undefined
}

function faultInPlace(at: unknown, { document }: ConfigFile, whose: string): string | undefined {
  if (!isPlace(at)) return `${whose} 'at' is not a span, a node or a text`
  const { start, end } = 'start' in at ? at : 'parts' in at ? place(at) : at.span
  const { length } = document.source.text
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
  return isWithin ? undefined : `${whose} 'at' does not lie in the file: ${start} to ${end} of ${length} characters`
}

function isPlace(at: unknown): at is Place {
  if (!isObject(at)) return false
  if ('start' in at) return true
  return 'parts' in at ? isText(at['value']) && isObject(at['node']) : isObject(at['span'])
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const CHANGES: ReadonlySet<unknown> = new Set(['rewrite', 'replace', 'remove', 'add', 'insert', 'rename', 'strip'])

function isChange(value: unknown): boolean {
  return isObject(value) && CHANGES.has(value['does'])
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isWords(value: unknown): boolean {
  return isText(value) && value !== ''
}

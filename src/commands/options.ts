/** Options that several commands take: above all those that say what is looked at, and by what. */

import { type Command, InvalidArgumentError, Option } from 'commander'
import { CONFIDENCES, type Confidence, SEVERITIES, type Severity } from '../model.ts'
import { closest } from '../triage/suggest.ts'
import type { Host } from './host.ts'
import { SCOPES, WHEN } from './words.ts'

/** What the options give that say what is looked at, and by what; a command has those of them that mean something to it. */
export interface LookFlags {
  readonly scope?: (typeof SCOPES)[number]
  readonly client?: readonly string[]
  readonly exclude?: readonly string[]
  readonly root?: string
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly plugin?: readonly string[]
  readonly pedantic?: true
  readonly minSeverity?: Severity
  readonly minConfidence?: Confidence
  readonly config?: string | false
  readonly inlineIgnores: boolean
  readonly baseline?: string | false
  readonly lock?: string | false
  readonly advisories?: readonly string[]
}

export type LookName = keyof LookFlags

/** The one that takes a value, and the one that takes it back. */
const LOOK: { readonly [Name in LookName]: (host: Host) => readonly Option[] } = {
  scope: () => [choice('--scope <scope>', 'whose configuration to scan (default: all)', SCOPES)],
  client: () => [listed('--client <id>', 'only files that this client reads (repeatable)')],
  exclude: () => [repeated('--exclude <glob>', 'leave out files that match, relative to the root (repeatable)')],
  root: () => [new Option('--root <folder>', 'the folder that reported paths are relative to (default: the git root)')],
  only: () => [listed('--only <rule>', 'run only these rules (repeatable)')],
  skip: () => [listed('--skip <rule>', 'run all but these rules (repeatable)')],
  plugin: () => [repeated('--plugin <file>', 'load your own rules from a JavaScript module (repeatable)')],
  pedantic: () => [new Option('--pedantic', 'also show informational findings (info)')],
  minSeverity: () => [
    choice(
      '--min-severity <severity>',
      'leave out findings below this severity (default: low; with --pedantic, info)',
      SEVERITIES,
    ),
  ],
  minConfidence: () => [
    choice('--min-confidence <confidence>', 'leave out less certain findings (default: medium)', CONFIDENCES),
  ],
  config: (host) => [
    orFrom('MCP_AUDIT_CONFIG', new Option('-c, --config <file>', 'use this settings file'), host),
    new Option('--no-config', 'do not read a settings file'),
  ],
  inlineIgnores: () => [
    new Option('--no-inline-ignores', 'disregard comments that silence findings, for code you do not trust'),
  ],
  baseline: () => [
    new Option('--baseline <file>', 'leave out the findings in this file'),
    new Option('--no-baseline', 'do not read a baseline'),
  ],
  lock: () => [
    new Option('--lock <file>', 'compare servers with this lock file'),
    new Option('--no-lock', 'do not read a lock file'),
  ],
  advisories: () => [
    repeated(
      '--advisories <path>',
      'more advisories in OSV format: a JSON file, a folder of them, or a zip (repeatable)',
    ),
  ],
}

/**
 * Gives a command those of these options, in the order that they are named in. `own`: what the first of an option's flags does
 * there, where that is not what it does for a scan.
 */
export function addLook(
  command: Command,
  names: readonly LookName[],
  host: Host,
  own: { readonly [Name in LookName]?: string } = {},
): Command {
  for (const name of names) {
    const options = LOOK[name](host)
    const [first] = options
    if (first) first.description = own[name] ?? first.description
    for (const option of options) command.addOption(option)
  }
  return command
}

/** An option that takes one of a few words, and names the nearest when it is given another. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words).argParser((word: string) => {
    if (words.includes(word)) return word
    const near = closest(word, words)
    throw new InvalidArgumentError(near ? `Did you mean '${near}'?` : `It takes one of ${words.join(', ')}.`)
  })
}

/** `--color`, as every command has it that prints for people. */
export function colour(): Option {
  return choice('--color <when>', 'use color', WHEN).default('auto')
}

/** A variable that is there and empty is one that a workflow had nothing for: as if it were not there. */
export function orFrom(variable: string, option: Option, host: Host): Option {
  return host.env[variable] === '' ? option : option.env(variable)
}

function listed(flags: string, description: string): Option {
  return new Option(flags, description).argParser(list)
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, description).argParser(each)
}

/** Values that commas part, or that the option is repeated with. */
export const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
]

/** Values that the option is repeated with. */
export const each = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
]

/** A whole number, or 'none' for as many as there are. */
export const count = (value: string): number => {
  if (value === 'none') return Number.POSITIVE_INFINITY
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It takes a whole number from 1 up, or 'none'.")
  return number
}

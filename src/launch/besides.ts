/** What the options of a program start besides what the program is there for. */

import { COMMAND_OPTIONS, type CommandOption, commandsOfFind } from '../knowledge/programs/commands-in-options.ts'
import type { Step, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled } from './call.ts'
import { callOf } from './call.ts'
import { slice } from './options.ts'
import { startLine } from './start.ts'

const NOTHING: readonly Peeled[] = []

/** In the order of the words; nothing for nearly every program. */
export function startedBesides({ program, args }: Call): readonly Peeled[] {
  if (program === 'find') return startedByFind(args)
  const options = COMMAND_OPTIONS.get(program)
  if (!options) return NOTHING
  const seen = new Set<string>()
  return args.flatMap((word, index) => {
    const own = options.filter(({ behind }) => behind === undefined || seen.has(behind))
    seen.add(word.value)
    return startedByOption(program, own, word, args[index + 1])
  })
}

function startedByOption(
  program: string,
  options: readonly CommandOption[],
  word: Text,
  next: Text | undefined,
): readonly Peeled[] {
  for (const option of options) {
    const given = givenTo(option, word, next)
    const command = given && commandIn(given, option)
    if (!command) continue
    const inner = command.value.trim() === '' ? NOTHING : [startLine(command)]
    if (!option.isCode) return inner
    const code: Step = { kind: 'inline-code', interpreter: program, code: given, at: place(given) }
    return [{ steps: [code], args: [] }, ...inner]
  }
  return NOTHING
}

/** What is left of a value without what stands before and behind the command; undefined where it is none. */
function commandIn(given: Text, { before, after }: CommandOption): Text | undefined {
  const from = before ? before.exec(given.value)?.[0].length : 0
  const to = after ? after.exec(given.value.slice(from))?.index : given.value.length - (from ?? 0)
  return from === undefined || to === undefined ? undefined : slice(given, from, from + to)
}

/** `-o value`, `-ovalue`, `-qo value`, `--rsh=value`, `--rsh value`, `+value`. */
function givenTo({ short, long, joined }: CommandOption, word: Text, next: Text | undefined): Text | undefined {
  const { value } = word
  if (joined !== undefined) return value.startsWith(joined) ? slice(word, joined.length) : undefined
  if (!value.startsWith('-')) return undefined
  if (value === long) return next
  if (long !== undefined && value.startsWith(`${long}=`)) return slice(word, long.length + 1)
  if (short === undefined || value.startsWith('--')) return undefined
  if (value.startsWith(short) && value.length > short.length) return slice(word, short.length)
  return value.length <= 16 && value.endsWith(short.slice(1)) && /^-[A-Za-z0-9]{1,16}$/.test(value) ? next : undefined
}

function startedByFind(args: readonly Text[]): readonly Peeled[] {
  return commandsOfFind(args).flatMap((words) => {
    const next = callOf(words)
    return next ? [{ steps: [], args: next.args, next }] : []
  })
}

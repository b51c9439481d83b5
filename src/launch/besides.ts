/** What the options of a program start besides what the program is there for. */

import { COMMAND_OPTIONS, type CommandOption, FIND_ENDS, FIND_STARTS } from '../knowledge/commands-in-options.ts'
import type { Text } from '../model.ts'
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
  return args.flatMap((word, index) => {
    const value = commandIn(word, args[index + 1], options)
    return value && value.value.trim() !== '' ? [startLine(value)] : []
  })
}

function commandIn(word: Text, next: Text | undefined, options: readonly CommandOption[]): Text | undefined {
  if (!word.value.startsWith('-')) return undefined
  for (const option of options) {
    const given = givenTo(option, word, next)
    const before = given && (option.before ? option.before.exec(given.value)?.[0].length : 0)
    if (given && before !== undefined) return slice(given, before)
  }
  return undefined
}

/** `-o value`, `-ovalue`, `-qo value`, `--rsh=value`, `--rsh value`. */
function givenTo({ short, long }: CommandOption, word: Text, next: Text | undefined): Text | undefined {
  const { value } = word
  if (value === long) return next
  if (long !== undefined && value.startsWith(`${long}=`)) return slice(word, long.length + 1)
  if (short === undefined || value.startsWith('--')) return undefined
  if (value.startsWith(short) && value.length > short.length) return slice(word, short.length)
  return value.length <= 16 && value.endsWith(short.slice(1)) && /^-[A-Za-z0-9]{1,16}$/.test(value) ? next : undefined
}

function startedByFind(args: readonly Text[]): readonly Peeled[] {
  const found: Peeled[] = []
  for (let at = 0; at < args.length; at++) {
    if (!FIND_STARTS.has(args[at]?.value ?? '')) continue
    const from = at + 1
    for (at = from; at < args.length && !FIND_ENDS.has(args[at]?.value ?? ''); at++);
    const next = callOf(args.slice(from, at))
    if (next) found.push({ steps: [], args: next.args, next })
  }
  return found
}

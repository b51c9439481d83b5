/**
 * Text of a script that its commands are given to read: here-documents and here-strings of their own or of a group around
 * them, and what a command before them prints into a pipe. Sources: POSIX.1-2024 XCU 2.7.4 and 2.9.2; the Bash 5.2 manual,
 * Here Strings.
 */

import { programName } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import { isPipe, type ShellGroup, type Text } from '../model.ts'
import { printed } from './expansion.ts'
import { filtered } from './filters.ts'

/** A command, or a group of commands, with what it reads. */
export interface Receiver {
  /** What it is given by `<<< word`, `<<END`, `< file`, as it is written. */
  input: Text | undefined
  /** The text itself where the script holds it; `elsewhere` where it is in a file. */
  fed: Text | 'elsewhere' | undefined
}

interface Feedable extends Receiver {
  readonly words: readonly Text[]
  readonly after: string | undefined
  readonly nested: boolean
  readonly group: ShellGroup | undefined
}

export type Fed<T extends Feedable> = Omit<T, 'fed'> & { readonly fed: Text | undefined }

/** Pipes in a row through which text is followed: each filter may look at all of it. */
const MOST_PIPES = 16

/** The commands with what each is given to read. `groups`: what is given to groups as a whole. Linear. */
export function feed<T extends Feedable>(
  commands: readonly T[],
  groups: ReadonlyMap<ShellGroup, Receiver>,
): readonly Fed<T>[] {
  const fed: Fed<T>[] = []
  let pipes = 0
  for (const command of commands) {
    pipes = isPipe(command.after) ? pipes + 1 : 0
    const receiver = command.fed ? command : receiverAround(command, groups)
    const text = receiver ? receiver.fed : pipes > MOST_PIPES ? undefined : pipedInto(command, fed)
    fed.push({ ...command, input: command.input ?? receiver?.input, fed: text === 'elsewhere' ? undefined : text })
  }
  return fed
}

/** The innermost group that is given something, unless a pipe into the command is nearer. */
function receiverAround({ after, group }: Feedable, groups: ReadonlyMap<ShellGroup, Receiver>): Receiver | undefined {
  if (isPipe(after)) return undefined
  for (let each = group; each; each = each.around) {
    const receiver = groups.get(each)
    if (receiver?.fed) return receiver
  }
  return undefined
}

/** What is printed into a command by the one before it, or by all commands of a group before it. */
function pipedInto(command: Feedable, before: readonly Fed<Feedable>[]): Text | undefined {
  if (!isPipe(command.after)) return undefined
  let at = before.length - 1
  while (!command.nested && before[at]?.nested) at--
  const nearest = before[at]
  if (!nearest) return undefined
  const closed = outermostApart(nearest, command)
  if (!closed) return printedText(nearest)
  const texts: Text[] = []
  for (let each = before[at]; each && isWithin(each, closed); each = before[--at]) {
    if (each.nested && !command.nested) continue
    const text = printedText(each)
    if (text) texts.push(text)
  }
  const [first, ...others] = texts.reverse()
  const last = others.at(-1)
  return first && last ? upTo(first, last, texts.map(({ value }) => value).join('\n')) : first
}

/** What is put together of texts, as it stands from the first to the last: of words that `eval` joins, where it begins. */
function upTo(first: Text, last: Text, value: string): Text {
  return pieceOf(first.node, first.from, first.node === last.node ? last.to : first.to, value)
}

/** The outermost group of a command that another does not stand in. */
function outermostApart(command: Feedable, other: Feedable): ShellGroup | undefined {
  let found: ShellGroup | undefined
  for (let each = command.group; each && !isWithin(other, each); each = each.around) found = each
  return found
}

/** Whether a command stands in a group, or in one inside of it. */
export function isWithin({ group }: { readonly group?: ShellGroup | undefined }, around: ShellGroup): boolean {
  for (let each = group; each; each = each.around) if (each === around) return true
  return false
}

/** What a command prints where the script says so: `echo docker run`, `cat <<END`, `base64 -d <<< text`. */
export function printedText({
  words,
  fed,
}: {
  readonly words: readonly Text[]
  readonly fed?: Text | undefined
}): Text | undefined {
  const [program, ...rest] = words
  if (program === undefined) return undefined
  if (fed) {
    const given = rest.map(({ value }) => value)
    const text = filtered(programName(program.value), given, fed.value)
    // A text of its own, even unchanged: who reads it leaves the other as it is.
    if (text !== undefined) return pieceOf(fed.node, fed.from, fed.to, text)
  }
  const said = program.value === 'echo' ? rest.slice(rest.findIndex(({ value }) => !/^-[neE]{1,3}$/.test(value))) : rest
  const [first] = said
  const last = said.at(-1)
  const value = printed(words)
  return first && last && value !== undefined ? upTo(first, last, value) : undefined
}

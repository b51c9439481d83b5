/** A script while it is read: how far, what has been met, and which groups of commands are open. */

import type { Binding, ShellGroup, Text } from '../model.ts'
import { assign, assignEach, type Held } from './expansion.ts'
import type { Receiver } from './fed.ts'
import type { Grammar } from './grammar.ts'
import type { List, Reading } from './quoting.ts'

/** A command that is being read. */
export interface Draft extends Receiver {
  /** Words as they are spelled, quotes and all: cmd goes by that. */
  readonly spelled: string[]
  readonly files: Text[]
  readonly words: Text[]
  readonly assignments: Binding[]
  readonly after: string | undefined
  readonly nested: boolean
  group: ShellGroup | undefined
  /** The last word of the grammar that stood before it. */
  keyword: string | undefined
  /** What its assignments have changed, in their order, as long as no word has followed them. */
  held: Held[]
}

/** A group of commands, to which redirections may still come. */
export interface OpenGroup extends ShellGroup {
  readonly around: OpenGroup | undefined
  readonly files: Text[]
  /** Of `for`: what the body is read again with. */
  loop?: Loop
}

/** What a loop goes through, and where its body begins. */
interface Loop {
  readonly name: string
  readonly values: string[]
  from: number | undefined
}

/** A script that is being read. */
export interface ScriptReading extends Reading {
  /** As `inside`, for another reading: of a here-document. */
  readonly readInside: (reading: ScriptReading, list: List) => string | undefined
  readonly commands: Draft[]
  /** Here-documents begun on this line. */
  readonly heredocs: HereDocument[]
  /** What groups as a whole are given to read. */
  readonly fed: Map<ShellGroup, Receiver>
  readonly functions: Map<string, ShellGroup | undefined>
  /** The function whose group comes next. */
  defining: string | undefined
  grammar: Grammar
  /** Brackets of cmd that are open. */
  brackets: number
  /** The innermost that is open, how deep it is, and how many more are open inside of it. */
  group: OpenGroup | undefined
  groups: number
  deeper: number
  /** How much has been read more than once: bodies of loops. */
  again: number
  redirected: boolean
  /** The group that has just been closed: a redirection that follows is its own. */
  closed: OpenGroup | undefined
}

export interface HereDocument {
  /** The word that ends it. */
  readonly end: string
  /** With marks in that word, nothing in the text is expanded. */
  readonly isQuoted: boolean
  /** Whose input it is; undefined for another descriptor. */
  readonly receiver: Receiver | undefined
}

/** Groups inside groups that are told apart. */
const DEEPEST_GROUP = 16

/** A group of commands that begins here. */
export function openGroup(reading: ScriptReading): void {
  if (reading.groups >= DEEPEST_GROUP) reading.deeper++
  else {
    reading.groups++
    reading.group = { around: reading.group, name: reading.defining, files: [] }
    if (reading.defining !== undefined) reading.functions.set(reading.defining, reading.group)
  }
  reading.defining = undefined
  noteFunction(reading)
}

/** Notes whether a function is being read, where the innermost group is another than before. */
export function noteFunction({ group, variables }: ScriptReading): void {
  variables.inFunction = functionAround(group) !== undefined
  // What a function has set is gone with it.
  if (variables.ofFunction && !variables.inFunction) {
    variables.ofFunction = false
    variables.lists.delete('@')
  }
}

/** Values that a body is read with, one after the other. */
const MOST_ROUNDS = 64
/** What may be read again of one script. */
const MOST_AGAIN = 16_384

/** Notes what the loop that has just been opened goes through, and gives its variable the first. */
export function noteLoop({ group, variables }: ScriptReading, name: string, values: readonly string[]): void {
  if (!group || !/^[A-Za-z_]\w{0,127}$/.test(name) || values.length < 2 || values.length > MOST_ROUNDS) {
    assignEach(variables, name, values)
    return
  }
  assign(variables, name, values[0] ?? '')
  group.loop = { name, values: values.slice(1), from: undefined }
}

/** The body of a loop begins here. */
export function beginRound({ group, at }: ScriptReading): void {
  if (group?.loop) group.loop.from ??= at
}

/** Back to where the body of a loop begins, that ends at an offset, with the next of its values; false where there is none. */
export function goRound(reading: ScriptReading, end: number): boolean {
  const { group, source, variables } = reading
  const { name = '', values, from = end } = group?.loop ?? {}
  const value = values?.shift()
  if (value === undefined) return false
  const body = source.slice(from, end)
  reading.again += body.length
  // A body that does not say which of them it has is the same each time.
  if (reading.again > MOST_AGAIN || !mentions(body, name)) return false
  assign(variables, name, value)
  reading.at = from
  return true
}

/** `$name`, `${name` in a text. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
    const from = at + (text.charAt(at + 1) === '{' ? 2 : 1)
    if (text.startsWith(name, from) && !/\w/.test(text.charAt(from + name.length))) return true
  }
  return false
}

/** The innermost function among a group and those around it. */
export function functionAround(group: ShellGroup | undefined): ShellGroup | undefined {
  let each = group
  while (each && each.name === undefined) each = each.around
  return each
}

/** A function, whose commands are the next group. */
export function define(reading: ScriptReading, name: string): void {
  reading.functions.set(name, undefined)
  reading.defining = name
}

/** The end of the innermost group. */
export function closeGroup(reading: ScriptReading): void {
  if (reading.deeper > 0) reading.deeper--
  else if (reading.group) {
    reading.groups--
    reading.closed = reading.group
    reading.group = reading.group.around
    noteFunction(reading)
  }
}

/** Where the comment ends that begins here: in backticks it may share its line with the mark that closes them. */
export function endOfComment({ source, at }: ScriptReading, { end }: List): number {
  const newline = source.indexOf('\n', at)
  const last = newline < 0 ? source.length : newline
  const close = end === '`' ? source.slice(at, last).indexOf('`') : -1
  return close < 0 ? last : at + close
}

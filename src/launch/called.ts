/** Functions of a script with the words that they are called with. Source: POSIX.1-2024 XCU 2.9.5. */

import { onceFor } from '../knowledge/memoize.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { ShellGroup, Text } from '../model.ts'
import { functionAround } from './script-reading.ts'
import type { Script, ScriptCommand } from './words.ts'

/** Calls of functions that are looked at. */
const MOST_CALLED = 16

/** As a whole word, and as a part of one. */
const ARGUMENT = /^\$(?:([@*\d])|\{([@*\d])(?::?-([^{}$`]{0,256}))?\})$/
const ARGUMENTS = /\$(?:([@*\d])|\{([@*\d])(?::?-([^{}$`]{0,256}))?\})/g

function hasArgument({ value }: Text): boolean {
  return value.includes('$') && value.search(ARGUMENTS) >= 0
}

/** Words that may be put in for those of one script: `"$@"` stands for all of them, as often as it is written. */
const MOST_PUT_IN = 8192

/** The words of a command with those that follow the script, or the name of a function, in the place of its arguments. */
export type PutIn = (words: readonly Text[], rest: readonly Text[]) => readonly Text[]

/** One for each script, and each look at it. */
export function puttingIn(): PutIn {
  let left = MOST_PUT_IN
  return (words, rest) =>
    words.flatMap((word) => {
      const put = left < 0 ? [word] : argumentsFor(word, rest)
      if (put.length !== 1) left -= put.length
      return put
    })
}

/** `"$@"` stands for all of them, `$0` and `$1` for one. */
function argumentsFor(word: Text, rest: readonly Text[]): readonly Text[] {
  const [whole, plain, braced, otherwise] = ARGUMENT.exec(word.value) ?? []
  if (whole === undefined) return [word]
  const words = named(plain ?? braced, rest)
  return words.length > 0 || !otherwise ? words : [pieceOf(word.node, word.from, word.to, otherwise)]
}

function named(which: string | undefined, rest: readonly Text[]): readonly Text[] {
  return which === '@' || which === '*' ? rest.slice(1) : rest.slice(Number(which), Number(which) + 1)
}

/** Units that may be put into words for their parts, and how long a word may get: longer ones are no names, options or paths. */
const MOST_UNITS = 65_536
const LONGEST = 4096
/** Words that `x$*` is put together from. */
const MOST_JOINED = 15

/** The words of a function's command with what it is called with; as a part of a word that is nothing where it is called with less. */
function callingWith(): PutIn {
  const putIn = puttingIn()
  let left = MOST_UNITS
  return (words, call) => {
    const whole = words.map((word) => {
      if (!hasArgument(word) || ARGUMENT.test(word.value) || word.value.length > LONGEST || left < 0) return word
      const value = withParts(word.value, call)
      left -= value.length
      return value.length > LONGEST ? word : pieceOf(word.node, word.from, word.to, value)
    })
    return putIn(whole, call)
  }
}

/** `https://$1/x`. */
function withParts(text: string, call: readonly Text[]): string {
  return text.replace(ARGUMENTS, (_, plain?: string, braced?: string, otherwise?: string) => {
    const words = named(plain ?? braced, call).slice(0, MOST_JOINED)
    const value = words.length > 0 ? words.map((word) => word.value).join(' ') : (otherwise ?? '')
    return value.slice(0, LONGEST)
  })
}

interface FunctionCall {
  /** The name, and what the function is called with. */
  readonly words: readonly Text[]
  /** What it runs. */
  readonly body: readonly ScriptCommand[]
}

/** The calls of functions that do something with their words. */
const callsIn = onceFor(({ commands, functions }: Script): readonly FunctionCall[] => {
  if (!functions || functions.size === 0) return []
  const bodies = new Map<ShellGroup, readonly ScriptCommand[]>()
  const bodyOf = (group: ShellGroup) => {
    const known = bodies.get(group)
    if (known) return known
    const body = commands.filter((command) => functionAround(command.group) === group)
    bodies.set(group, body)
    return body
  }
  const calls = commands.flatMap(({ words }) => {
    const group = functions.get(words[0]?.value ?? '')
    return group ? [{ group, words }] : []
  })
  return calls
    .slice(0, MOST_CALLED)
    .map(({ group, words }) => ({ words, body: bodyOf(group) }))
    .filter(({ body }) => body.some(({ words }) => words.some(hasArgument)))
})

/** `f() { docker "$@"; }; f run image`: commands of a function with the words that it is called with. */
export function calledFunctions(script: Script): readonly ScriptCommand[] {
  const putIn = callingWith()
  return callsIn(script).flatMap(({ words, body }) =>
    body
      .filter((command) => command.words.some(hasArgument))
      .map((command) => ({ ...command, words: putIn(command.words, words) })),
  )
}

/** The commands of a script, those of its functions as they are called; behind all, those of further calls. */
export function asCalled(script: Script): readonly ScriptCommand[] {
  const calls = callsIn(script)
  if (calls.length === 0) return script.commands
  const putIn = callingWith()
  const first = new Map<ScriptCommand, readonly Text[]>()
  const again: ScriptCommand[] = []
  for (const { words, body } of calls) {
    const isFirst = body.every((command) => !first.has(command))
    for (const command of body) {
      if (isFirst) first.set(command, words)
      else again.push({ ...command, words: putIn(command.words, words), after: command.after ?? ';' })
    }
  }
  const called = script.commands.map((command) => {
    const words = first.get(command)
    return words ? { ...command, words: putIn(command.words, words) } : command
  })
  return [...called, ...again]
}

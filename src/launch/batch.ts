/**
 * What cmd makes of the words of a command: `( )` around commands, `if`, `else` and `for`
 * (learn.microsoft.com/windows-server/administration/windows-commands/if and /for).
 */

import type { Text } from '../model.ts'
import { slice } from './options.ts'
import type { Script } from './words.ts'

const COMPARES = new Set(['==', 'equ', 'neq', 'lss', 'leq', 'gtr', 'geq'])
/** Conditions that are about one word. */
const ASKS = new Set(['exist', 'defined', 'errorlevel', 'cmdextversion'])

/** The same script with what cmd reads into the words of its commands. */
export function asBatch(read: Script): Script {
  const commands = read.commands.flatMap((command) =>
    commandsOf(command.words).map((words, index) => ({ ...command, words, ...(index > 0 && { after: ';' }) })),
  )
  const before = read.commands.flatMap(({ words }) => words)
  const after = commands.flatMap(({ words }) => words)
  const isSame = before.length === after.length && after.every((word, index) => word === before[index])
  return { ...read, commands, plain: read.plain && isSame, needsShell: read.needsShell || !isSame }
}

/** The commands that words stand for, each as its words; those words alone where cmd reads nothing else into them. */
function commandsOf(words: readonly Text[]): readonly (readonly Text[])[] {
  const parts: Text[][] = [[]]
  for (const [index, word] of words.entries()) {
    if (word.value.toLowerCase() === 'else' && words[index - 1]?.value.endsWith(')')) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.map((part) => withoutConditions(part)).filter(({ length }) => length > 0)
}

function withoutConditions(words: readonly Text[]): readonly Text[] {
  const bare = withoutBrackets(words)
  const at = commandAt(bare.map(({ value }) => value.toLowerCase()))
  return at === 0 || at >= bare.length ? bare : withoutConditions(bare.slice(at))
}

/** Where the command begins that a condition or a loop leads to; 0 where there is none. */
function commandAt([first, ...rest]: readonly string[]): number {
  if (first === 'for') return rest.includes('do') ? rest.indexOf('do') + 2 : 0
  if (first !== 'if') return 0
  let at = 0
  while (rest[at] === '/i' || rest[at] === 'not') at++
  const [subject = '', next = ''] = rest.slice(at)
  if (ASKS.has(subject)) return at + 3
  if (subject.includes('==')) return at + (subject.endsWith('==') ? 3 : 2)
  if (COMPARES.has(next)) return at + 4
  return next.startsWith('==') ? at + 3 : 0
}

/** Brackets around the whole, and the `@` of what is not echoed: a name may hold some too (`(x86)`), which are as many on both sides. */
function withoutBrackets(words: readonly Text[]): readonly Text[] {
  const opened = words.flatMap((word, index) =>
    index === 0 ? shortened(word, /^[(@]{1,16}/.exec(word.value)?.[0].length ?? 0, 0) : [word],
  )
  return opened.flatMap((word, index) => {
    const { value } = word
    const surplus = value.split(')').length - value.split('(').length
    const ends = index === opened.length - 1 ? (/\){1,16}$/.exec(value.slice(-16))?.[0].length ?? 0) : 0
    return shortened(word, 0, Math.max(0, Math.min(surplus, ends)))
  })
}

function shortened(word: Text, before: number, behind: number): readonly Text[] {
  if (before + behind === 0) return [word]
  const { length } = word.value
  return before + behind >= length ? [] : [slice(word, before, length - behind)]
}

/**
 * Words that `xargs` and `parallel` put into a command, of the text they are given to read: behind its own words, or where a
 * mark stands. Sources: POSIX.1-2024 XCU xargs, the GNU findutils 4.10 manual, the xargs(1) of FreeBSD 14 (`-J`), the manual of
 * GNU parallel 20240222; read 2026-12.
 */

import { programName } from '../knowledge/programs/program-names.ts'
import { wrapperOf } from '../knowledge/programs/wrappers.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Text } from '../model.ts'
import { leadingOptions } from './options.ts'
import { readWords, type ScriptCommand } from './words.ts'

/** What stands for the words where nothing else is said to. */
const USUAL = '{}'

/** A command with the words that a script pipes into it; as it is, unless it takes such. */
export function withPiped(
  words: readonly Text[],
  { words: [program], fed }: Pick<ScriptCommand, 'words' | 'fed'>,
): readonly Text[] {
  const name = programName(program?.value ?? '')
  const facts = name === 'xargs' || name === 'parallel' ? wrapperOf(name) : undefined
  if (!fed || !facts) return words
  const { given, rest } = leadingOptions(words.slice(1), facts.options)
  const marking = given.findLast((option) => /^(?:-[IJ]|--replace)$/.test(option.name))
  const mark = marking?.values[0]?.value || USUAL
  // Parallel has its mark without being told to, where one stands.
  if (!marking && !(name === 'parallel' && rest.some(({ value }) => value.includes(mark))))
    return [...words, ...readWords(fed)]
  // Each line makes a command; the first stands for all.
  const [line = ''] = fed.value.trimStart().split('\n', 1)
  const own = words.length - rest.length
  return words.map((word, at) => {
    if (at < own || !word.value.includes(mark)) return word
    const value = word.value.replaceAll(mark, () => line)
    return pieceOf(word.node, word.from, word.to, value)
  })
}

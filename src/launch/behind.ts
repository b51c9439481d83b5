/**
 * What a program that we do not know is handed to start: a runner of packages among its words, with the package; a shell or an
 * interpreter, with its code.
 */

import { codeReader, isInterpreter } from '../knowledge/programs/code-readers.ts'
import { wordSet } from '../knowledge/programs/flags.ts'
import { programName } from '../knowledge/programs/program-names.ts'
import type { Text } from '../model.ts'
import type { Call, Peeled } from './call.ts'
import { callOf } from './call.ts'

/** Names that mean nothing else, and start whatever package they are given. */
const RUNNERS = wordSet('npx bunx pnpx pnx uvx vlx nlx')
const YES = wordSet('-y --yes')
/** Programs that only speak of their words. */
const SPEAKERS = wordSet('echo printf which where whereis type command man tldr grep egrep rg less true false')
/** A word that is cut wrongly out of a line, an option with its value, is no program. */
const PROGRAM = /^[A-Za-z0-9][\w.+-]{0,63}$/
/** A wrapper's own words are few; a list of what a program may start is longer. */
const MOST_WORDS = 64

/**
 * `anything --x npx -y package`, `anything -- uvx package`, `anything npx package`: a call of the runner; `anything sh -c code`:
 * one of the shell. Undefined where the name is no more than a word (`--runner npx`, `--shell bash`), or part of one, and where
 * what starts is known already.
 */
export function startedBehind({ steps, args, next }: Peeled): Call | undefined {
  const last = steps.at(-1)
  if (next || !last) return undefined
  if (
    last.kind === 'program'
      ? !PROGRAM.test(last.name) || SPEAKERS.has(last.name)
      : last.kind !== 'package' && last.kind !== 'script'
  )
    return undefined
  const words = args.slice(0, MOST_WORDS)
  const at = words.findIndex((_, index) => isRunner(words, index) || isGivenCode(words, index))
  return at < 0 ? undefined : callOf(args.slice(at))
}

function isRunner(words: readonly Text[], at: number): boolean {
  const word = words[at]?.value ?? ''
  // Most words are none of them, which one letter tells.
  if (word.length > 256 || !word.includes('x') || !RUNNERS.has(programName(word))) return false
  const [first, second] = [words[at + 1]?.value ?? '', words[at + 2]?.value ?? '']
  if (YES.has(first)) return isPackage(second)
  // Without a word that answers for the user the runner has to stand where a command does.
  return (at === 0 || words[at - 1]?.value === '--') && isPackage(first)
}

/** Options that stand between a shell and the one that its code follows. */
const MOST_OPTIONS = 4
/** Code holds more than one word, or a sign that means something to a shell or an interpreter. */
const CODE = /[\s;|&$`()]/

/** An interpreter with an option for code, and behind it what reads like code. */
function isGivenCode(words: readonly Text[], at: number): boolean {
  const word = words[at]?.value ?? ''
  if (word.length > 256 || !isInterpreter(programName(word))) return false
  const { code, value } = codeReader(programName(word))
  for (let next = at + 1; next <= at + MOST_OPTIONS; next++) {
    const option = words[next]?.value ?? ''
    if (code.test(option)) return CODE.test(words[next + 1]?.value ?? '')
    if (value?.test(option)) next++
    else if (!/^[-+/]/.test(option)) return false
  }
  return false
}

function isPackage(word: string): boolean {
  return /^[@\w]/.test(word) && !RUNNERS.has(programName(word))
}

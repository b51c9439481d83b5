/**
 * What a program that we do not know is handed to start: a runner of packages among its words, with the package; a shell or an
 * interpreter, with its code; a whole line for a shell.
 */

import { codeReader, isInterpreter } from '../knowledge/programs/code-readers.ts'
import { COMMAND_OPTIONS } from '../knowledge/programs/commands-in-options.ts'
import { wordSet } from '../knowledge/programs/flags.ts'
import { programName } from '../knowledge/programs/program-names.ts'
import type { Text } from '../model.ts'
import type { Call, Peeled } from './call.ts'
import { callOf } from './call.ts'
import { slice } from './options.ts'

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
export function startedBehind(peeled: Peeled): Call | undefined {
  if (!mayStart(peeled)) return undefined
  const { args } = peeled
  const words = args.slice(0, MOST_WORDS)
  const at = words.findIndex((_, index) => isRunner(words, index) || isGivenCode(words, index))
  return at < 0 ? undefined : callOf(args.slice(at))
}

/** The end of a chain, if that is not known to do something else with its words. */
function mayStart({ steps, next }: Peeled): boolean {
  const last = steps.at(-1)
  if (next || !last) return false
  return last.kind === 'program'
    ? PROGRAM.test(last.name) && !SPEAKERS.has(last.name)
    : last.kind === 'package' || last.kind === 'script'
}

/** A command with a word behind it, and a sign that only a shell reads. Short of that a word is a sentence, or a query. */
const SHELL_LINE = /^\s{0,8}[\w.~/\\$-]{1,256}\s[\s\S]{0,4096}?(?:[|;&`<>]|\$\()/
/** Options that say what to start. Others hold a greeting, or a query. */
const STARTS =
  /^--?(?:[a-z]{1,32}[-_.])?(?:cmd|command|exec|execute|run|shell|sh|script|hook|init|setup|start|spawn|launch|call|before|after|pre|post|on[-_][a-z_-]{1,32})(?:[-_.](?:cmd|command|line|script|hook|run|start))?$/i
/** The same of programs, as shells and wrappers have them. */
const STARTS_IN_SHORT = /^-[cex]$/
/** Lists of what may start, or may not: `--deny-command`. */
const LISTS =
  /^--?(?:den|block|forbid|ban|exclu|ignor|disallow|reject|black|skip|no[-_]|not[-_]|without|allow|white|ask|safe|audit|log)/i

/**
 * Lines for a shell among the words of a program that no table knows, behind an option that says so, or in the place of the
 * program that a wrapper starts: `anything --on-start "curl … | sh"`, `anything "curl … | sh"`. Nothing says that it starts
 * them, so that they are for those to judge who know what a line does.
 */
export function linesBehind(peeled: Peeled): readonly Text[] {
  const last = peeled.steps.at(-1)
  const isProgram = last?.kind === 'program'
  if (!mayStart(peeled) || (isProgram && COMMAND_OPTIONS.has(last.name))) return []
  const words = peeled.args.slice(0, MOST_WORDS)
  return words.flatMap((word, at) => {
    const joined = /^-{1,2}[\w.-]{1,64}=/.exec(word.value)?.[0]
    const line = joined === undefined ? word : slice(word, joined.length)
    if (!SHELL_LINE.test(line.value)) return []
    return isHanded(joined?.slice(0, -1) ?? words[at - 1]?.value.slice(0, 128), isProgram) ? [line] : []
  })
}

function isHanded(before: string | undefined, toProgram: boolean): boolean {
  if (before === undefined || before === '--') return toProgram
  return (STARTS.test(before) && !LISTS.test(before)) || (toProgram && STARTS_IN_SHORT.test(before))
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

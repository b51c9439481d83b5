/**
 * Downloads that are code where they stand: as a command, as what `eval` or an interpreter is given, or inside a word that is a
 * command line. Sources: POSIX.1-2024 XCU 2.14 (eval, dot), the manuals named in `code-readers.ts`.
 */

import type { ShellCommand, Text } from '../../model.ts'
import { isInterpreter, runsCode } from '../programs/code-readers.ts'
import { COMMAND_OPTIONS, type CommandOption } from '../programs/commands-in-options.ts'
import { isShell, programName } from '../programs/program-names.ts'
import { wrapperOf } from '../programs/wrappers.ts'
import { isDownloading, isDownloadingCode, startsDownload } from './downloading-code.ts'
import type { FetchedVariables } from './fetched-variables.ts'
import { codeGiven, filesRun } from './piped-code.ts'
import { isFileSubstitution, isSubstitution, substituted } from './substitutions.ts'

/** Their arguments are code. */
export const EVALUATES = /^(?:eval|iex|invoke-expression|source|trap|\.)$/
/** Before a command whose output is a word of the one that is read: `$(which curl) … | sh`. */
export const NESTED = /^(?:\$\(|`|<\()$/
const CODE_FLAG = /^(?:-[a-z]{0,8}[ce]|--eval|--command|-command|-r|\/c)$/i
const AWK = /^[gmn]?awk$/

/** Where a command stands: what is known of its variables, and the command behind it, which may be one of its substitutions. */
export interface Context {
  readonly variables: FetchedVariables
  readonly next: ShellCommand | undefined
}

/** The output of a download as a command, as the code of an interpreter, or as the file that it reads. */
export function evaluatesDownload(first: Text, rest: readonly Text[], context: Context): boolean {
  const { variables } = context
  const program = programName(first.value)
  if (isSubstitution(first.value) || variables.isIn(first.value)) return true
  if (EVALUATES.test(program))
    return (
      rest.some(({ value }) => isDownload(value, variables)) ||
      (program === 'eval' && rest.length > 1 && isDownloading(rest.map(({ value }) => value).join(' ')))
    )
  if (AWK.test(program)) return isAwkOfDownload(program, rest)
  if (runsCode(program) && filesRun(program, rest).some(({ value }) => isFileSubstitution(value))) return true
  return isCodeOf(program, rest, context)
}

/** Its first operand is its code. */
function isAwkOfDownload(program: string, rest: readonly Text[]): boolean {
  if (rest.some(({ value }) => startsDownload(value, program))) return true
  const code = rest.find(({ value }, at) => !value.startsWith('-') && !/^-[Fv]$/.test(rest[at - 1]?.value ?? ''))
  return code !== undefined && isSubstitution(code.value)
}

/** Whether a word of a command may hold a command line. */
export function holdsLine({ words }: ShellCommand): boolean {
  return words.some(({ value }) => /\s/.test(value))
}

/** `watch "curl … | sh"`, `ssh -o ProxyCommand="…"`: a command in one word of a program that starts it. */
export function startsDownloadIn([first, ...rest]: readonly Text[]): boolean {
  const program = programName(first?.value ?? '')
  const options = COMMAND_OPTIONS.get(program)
  const isWrapper = wrapperOf(program) !== undefined
  if (!options && !isWrapper) return false
  const possible = options?.filter(({ behind }) => behind === undefined || rest.some(({ value }) => value === behind))
  return rest.some(({ value }, index) => {
    if (!/\s/.test(value) || !isDownloading(value)) return false
    return isWrapper || possible?.some((option) => isCommandOf(option, value, rest[index - 1]?.value ?? ''))
  })
}

function isCommandOf({ short, long, before }: CommandOption, value: string, flag: string): boolean {
  const joined = value.startsWith('--')
    ? value.slice(value.indexOf('=') + 1)
    : value.replace(/^-[A-Za-z](?=[A-Za-z])/, '')
  if (before) return before.test(joined)
  if (long !== undefined && (flag === long || value.startsWith(`${long}=`))) return true
  return short !== undefined && /^-[A-Za-z]{1,16}$/.test(flag) && flag.endsWith(short.slice(1))
}

/** `bash -x -c code`, and `xargs sh -c code`: code of this program, or of one that it starts. */
function isCodeOf(program: string, rest: readonly Text[], context: Context): boolean {
  const own = isInterpreter(program) ? codeGiven(program, rest) : undefined
  if (own) return isCodeDownload(program, own, context)
  if (isInterpreter(program)) return false
  return rest.some(({ value }, index) => {
    const code = CODE_FLAG.test(value) ? rest[index + 1] : undefined
    if (!code) return false
    const starter = programName(rest[index - 1]?.value ?? '')
    return isInterpreter(starter) && isCodeDownload(starter, code, context)
  })
}

function isCodeDownload(program: string, code: Text, { variables, next }: Context): boolean {
  // What the outer shell has put in is code, wherever it stands: `sh -c "echo $(curl …)"`.
  const isPutIn = NESTED.test(next?.after ?? '')
  if (isPutIn || !isShell(program)) return isDownload(code.value, variables)
  return isShellDownload(code.value, variables)
}

/** Text of a shell that is downloaded, or that downloads and runs what it gets. */
export function isDownload(text: string, variables: FetchedVariables): boolean {
  return isDownloading(text) || variables.isIn(text)
}

/** What may run the value of a variable, or another text. */
const RUNS_TEXT = /\b(?:eval|source|(?:ba|z|da|k)?sh)\b/

/** The same of a command string, in which a substitution may as well be an argument: `node server.js --token "$(curl …)"`. */
function isShellDownload(text: string, variables: FetchedVariables): boolean {
  const { anywhere, asCommand } = substituted(text)
  if (asCommand || (anywhere && RUNS_TEXT.test(text))) return true
  return anywhere ? isDownloadingCode(text) || variables.isIn(text) : isDownload(text, variables)
}

/**
 * Text from the network that is run as it arrives: in pipes, substitutions, one-liners, saved files, and behind base64. What
 * fetches is told in `fetching-programs.ts`, what passes it on in `piped-through.ts`, who runs what is piped in in
 * `piped-code.ts`, what is saved in `saved-downloads.ts`.
 */

import type { InlineCodeStep, ShellCommand, ShellStep, Span, Step, Text } from '../model.ts'
import { isInterpreter, runsCode } from './code-readers.ts'
import { layersOf, programOf } from './command-words.ts'
import { COMMAND_OPTIONS, type CommandOption } from './commands-in-options.ts'
import { isDownloading, isDownloadingCode, startsDownload } from './downloading-code.ts'
import { decoded } from './encoded-text.ts'
import { unescaped } from './escapes.ts'
import { FetchedVariables } from './fetched-variables.ts'
import { printsFetched } from './fetching-programs.ts'
import { codeGiven, filesRun, readsCode } from './piped-code.ts'
import { PipedGroups } from './piped-groups.ts'
import { passesOn } from './piped-through.ts'
import {
  follow,
  outputsOf,
  printsSaved,
  readByLoops,
  redirectedIn,
  runsSaved,
  SavedFiles,
  writtenBy,
} from './saved-downloads.ts'
import { fetchesIn, isFileSubstitution, isSubstitution, type Substituted, substituted } from './substitutions.ts'
import { WRAPPERS } from './wrappers.ts'

/** Text longer than this is not looked through. */
const LONGEST = 1_048_576
/** Their arguments are code. */
const EVALUATES = /^(?:eval|iex|invoke-expression|source|trap|\.)$/
/** Before a command whose output is a word of the one that is read: `$(which curl) … | sh`. */
const NESTED = /^(?:\$\(|`|<\()$/
/** The shell that reads the script, or the user's own. */
const OWN_SHELL = /^\$\{?(?:SHELL|BASH|0)\}?$/
const CODE_FLAG = /^(?:-[a-z]{0,8}[ce]|--eval|--command|-command|-r|\/c)$/i
const SHELL = /^(?:(?:ba|z|da|a|k|fi|c|tc|mk|ok|lk|ya|o|y)?sh|ksh93)$/
/** `echo "curl … | sh" | sh`. */
const PRINTS = /^(?:echo|printf)$/
const AWK = /^[gmn]?awk$/
/** Take the address itself and run what it holds. */
const RUNS_ADDRESS = /^(?:mshta|regsvr32|wscript|cscript)$/

/**
 * Where a step of a launch runs what it downloads; undefined when it does not. Looks at what a shell would do, not at words
 * in a description.
 */
export function downloadAndRun(step: Step): Text | Span | undefined {
  if (step.kind === 'shell') return inShell(step)
  if (step.kind === 'inline-code') return inCode(step)
  if (step.kind === 'program' && RUNS_ADDRESS.test(programOf(step.name)))
    return step.args.find(({ value }) => /^(?:\/i:)?https?:/i.test(value))
  return undefined
}

function inShell({ commands, script, program, at }: ShellStep): Text | Span | undefined {
  const found = inCommands(commands, script?.value ?? '')
  if (found || !script) return found
  if (/^(?:powershell|pwsh)$/.test(program) && isDownloadingCode(joinedUp(script.value))) return script
  const hidden = decoded(script.value)
  return hidden !== undefined && isDownloading(hidden) ? at : undefined
}

function inCode({ code, interpreter, at }: InlineCodeStep): Span | undefined {
  if (!code) return undefined
  const hidden = decoded(code.value)
  return isDownloadingCode(code.value) ||
    startsDownload(code.value, interpreter) ||
    (hidden !== undefined && isDownloading(hidden))
    ? at
    : undefined
}

/** What is known of a script at one of its commands. */
interface Known {
  readonly whole: Substituted
  readonly variables: FetchedVariables
  readonly saved: SavedFiles
  readonly functions: ReadonlySet<string>
  readonly loopFiles: readonly string[]
  readonly groups: PipedGroups
  /** What the shell itself is given to read was downloaded: `exec < <(curl …)`. */
  isOwnInput: boolean
}

function knownOf(commands: readonly ShellCommand[], script: string): Known {
  const whole = substituted(script)
  const saved = new SavedFiles()
  for (const file of redirectedIn(script)) saved.add(file)
  for (const file of throughPipes(commands)) saved.add(file)
  return {
    whole,
    variables: new FetchedVariables(whole.variables),
    saved,
    functions: fetchingFunctions(script),
    loopFiles: readByLoops(script),
    groups: new PipedGroups(),
    isOwnInput: false,
  }
}

function inCommands(commands: readonly ShellCommand[], script: string): Text | undefined {
  const known = knownOf(commands, script)
  const { groups, saved, variables } = known
  let piped = false
  for (const command of commands) {
    const isPiped = command.after === '|' || command.after === '|&'
    piped = groups.enter(command, isPiped, piped)
    const layers = layersOf(command.words)
    const [first, ...rest] = layers.at(-1) ?? []
    if (!first) {
      known.isOwnInput ||= givesOwnInput(command, known)
      continue
    }
    const program = programOf(first.value)
    if (holdsLine(command) && layers.some((layer) => startsDownloadIn(layer))) return first
    if (evaluatesDownload(first, program, rest, known)) return first
    const runs =
      OWN_SHELL.test(first.value) || ((runsCode(program) || EVALUATES.test(program)) && readsCode(program, rest))
    if (runs && isFetchedInput(command.input, known)) return first
    if (runs && known.isOwnInput && !isPiped && !command.input) return first
    const isFed = isPiped || groups.isFed(command)
    if (isFed) {
      if (piped && runs) return first
      // `| while read line; do eval "$line"`.
      if (piped) variables.note(program, rest, true)
      piped &&= passesOn(program, rest)
    } else if (command.after === '>(') {
      if (piped && runs) return first
    } else if (!NESTED.test(command.after ?? '')) piped = false
    if (runsSaved(program, [first, ...rest], command.input, saved)) return first
    note(program, rest, command, known)
    const fetches = printsFetched(layers)
    if (!fetches && !(isFed && piped) && !prints(program, first, rest, command, known)) continue
    piped = true
    groups.print(command)
    for (const file of fetches ? outputsOf(program, rest) : []) saved.add(file)
    for (const file of writtenBy(program, rest, command)) saved.add(file)
  }
  return undefined
}

/** What a command changes for those behind it. */
function note(program: string, rest: readonly Text[], command: ShellCommand, known: Known): void {
  const { variables, saved, whole, loopFiles } = known
  const reads = whole.asInput || isFetchedInput(command.input, known) || loopFiles.some((file) => saved.has(file))
  variables.note(program, rest, reads)
  follow(program, rest, saved)
  if (/^(?:cd|pushd|chdir|set-location|sl)$/.test(program))
    saved.enter(rest.find(({ value }) => !/^-./.test(value))?.value)
  else if (program === 'popd') saved.enter(undefined)
}

/** What is given to a command to read was downloaded: `<<< "$(curl …)"`, `< <(curl …)`, `< file`. */
function isFetchedInput(input: Text | undefined, { variables, saved }: Known): boolean {
  return input !== undefined && (isDownload(input.value, variables) || saved.has(input.value))
}

/** `exec < <(curl …)`, `exec 3< <(curl …)`, which start no program. */
function givesOwnInput({ words, input, files = [] }: ShellCommand, known: Known): boolean {
  if (words[0]?.value !== 'exec') return false
  return isFetchedInput(input, known) || files.some(({ value }) => isFileSubstitution(value))
}

/** Whether a command prints what was downloaded before, or text that downloads. */
function prints(program: string, first: Text, rest: readonly Text[], { input }: ShellCommand, known: Known): boolean {
  if (known.functions.has(first.value)) return true
  if (PRINTS.test(program))
    return rest.some(
      ({ value }) => isDownloading(value) || isDownloading(unmasked(value)) || known.variables.isIn(value),
    )
  if (!passesOn(program, rest)) return false
  return printsSaved(rest, input, known.saved) || (input !== undefined && isDownloading(input.value))
}

/** What escapes stand for, or the text from its end to its beginning, as `rev` prints it. */
function unmasked(value: string): string {
  const text = value.slice(0, LONGEST)
  return text.includes('\\') ? unescaped(text) : [...text].reverse().join('')
}

/** Code of PowerShell without the marks in the middle of its words: `i`ex`, `'iw' + 'r'`. */
function joinedUp(code: string): string {
  return code
    .slice(0, LONGEST)
    .replaceAll('`', '')
    .replace(/(['"])\s{0,4}\+\s{0,4}\1/g, '')
}

/** `name() {`, `function name {`. */
const FUNCTION =
  /(?:^|[\s;&|(])(?:function\s{1,8}([\w-]{1,64})(?:\s{0,8}\(\s{0,8}\))?|([\w-]{1,64})\s{0,8}\(\s{0,8}\))\s{0,8}[{(]/g
/** So much of a function is looked at. */
const BODY = 512
const MOST_FUNCTIONS = 1024

/** Functions of a script that print what they download. */
function fetchingFunctions(script: string): ReadonlySet<string> {
  const text = script.slice(0, LONGEST)
  const names = new Set<string>()
  if (!/\bfunction\s|\)\s{0,8}[{(]/.test(text) || !fetchesIn(text)) return names
  let functions = 0
  for (const { 0: head, 1: long, 2: short, index } of text.matchAll(FUNCTION)) {
    if (++functions > MOST_FUNCTIONS) break
    const from = index + head.length
    const body = text.slice(from, from + BODY)
    const end = body.search(/[\s;][})]/)
    if (fetchesIn(end < 0 ? body : body.slice(0, end))) names.add(long ?? short ?? '')
  }
  return names
}

/** Named pipes into which something is downloaded, in the background of what reads them. */
function throughPipes(commands: readonly ShellCommand[]): readonly string[] {
  const pipes = new Set(
    commands.flatMap(({ words: [first, ...rest] }) =>
      /^mkfifo$|^mknod$/.test(first?.value ?? '') ? rest.map(({ value }) => value) : [],
    ),
  )
  if (pipes.size === 0) return []
  return commands.flatMap(({ words, files = [] }) =>
    printsFetched(layersOf(words)) ? files.flatMap(({ value }) => (pipes.has(value) ? [value] : [])) : [],
  )
}

/** The output of a download as a command, as the code of an interpreter, or as the file that it reads. */
function evaluatesDownload(first: Text, program: string, rest: readonly Text[], { variables }: Known): boolean {
  if (isSubstitution(first.value) || variables.isIn(first.value)) return true
  if (EVALUATES.test(program))
    return (
      rest.some(({ value }) => isDownload(value, variables)) ||
      (program === 'eval' && rest.length > 1 && isDownloading(rest.map(({ value }) => value).join(' ')))
    )
  if (AWK.test(program)) return isAwkOfDownload(program, rest)
  if (runsCode(program) && filesRun(program, rest).some(({ value }) => isFileSubstitution(value))) return true
  return isCodeOf(program, rest, variables)
}

/** Its first operand is its code. */
function isAwkOfDownload(program: string, rest: readonly Text[]): boolean {
  if (rest.some(({ value }) => startsDownload(value, program))) return true
  const code = rest.find(({ value }, at) => !value.startsWith('-') && !/^-[Fv]$/.test(rest[at - 1]?.value ?? ''))
  return code !== undefined && isSubstitution(code.value)
}

/** Whether a word of a command may hold a command line. */
function holdsLine({ words }: ShellCommand): boolean {
  return words.some(({ value }) => /\s/.test(value))
}

/** `watch "curl … | sh"`, `ssh -o ProxyCommand="…"`: a command in one word of a program that starts it. */
function startsDownloadIn([first, ...rest]: readonly Text[]): boolean {
  const program = programOf(first?.value ?? '')
  const options = COMMAND_OPTIONS.get(program)
  const isWrapper = WRAPPERS.has(program)
  if (!options && !isWrapper) return false
  return rest.some(({ value }, index) => {
    if (!/\s/.test(value) || !isDownloading(value)) return false
    return isWrapper || options?.some((option) => isCommandOf(option, value, rest[index - 1]?.value ?? ''))
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
function isCodeOf(program: string, rest: readonly Text[], variables: FetchedVariables): boolean {
  const own = isInterpreter(program) ? codeGiven(program, rest) : undefined
  if (own) return isCodeDownload(program, own, variables)
  if (isInterpreter(program)) return false
  return rest.some(({ value }, index) => {
    const code = CODE_FLAG.test(value) ? rest[index + 1] : undefined
    const starter = code && programOf(rest[index - 1]?.value ?? '')
    return starter !== undefined && isInterpreter(starter) && isCodeDownload(starter, code, variables)
  })
}

function isCodeDownload(program: string, code: Text | undefined, variables: FetchedVariables): boolean {
  if (!code) return false
  return SHELL.test(program) ? isShellDownload(code.value, variables) : isDownload(code.value, variables)
}

/** Text of a shell that is downloaded, or that downloads and runs what it gets. */
function isDownload(text: string, variables: FetchedVariables): boolean {
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

/**
 * Text from the network that is run as it arrives: in pipes, substitutions, one-liners, saved files, and behind base64. What
 * fetches is told in `fetching-programs.ts`, what passes it on in `piped-through.ts`, who runs what is piped in in
 * `piped-code.ts`, what is saved in `saved-downloads.ts`.
 */

import {
  type InlineCodeStep,
  isPipe,
  type ShellCommand,
  type ShellStep,
  type Span,
  type Step,
  type Text,
} from '../../model.ts'
import { reachOfDevice } from '../hosts/index.ts'
import { runsCode } from '../programs/code-readers.ts'
import { layersOf } from '../programs/command-words.ts'
import { isPowershell, programName } from '../programs/program-names.ts'
import { unescaped } from '../text/escapes.ts'
import { isDownloading, isDownloadingCode, startsDownload } from './downloading-code.ts'
import { decoded } from './encoded-text.ts'
import { EVALUATES, evaluatesDownload, holdsLine, isDownload, NESTED, startsDownloadIn } from './evaluated-downloads.ts'
import { FetchedVariables } from './fetched-variables.ts'
import { printsFetched } from './fetching-programs.ts'
import { readsCode } from './piped-code.ts'
import { groupsOf, PipedGroups } from './piped-groups.ts'
import { passesOn } from './piped-through.ts'
import { follow, outputsOf, printsSaved, runsLater, runsSaved, SavedFiles, writtenBy } from './saved-downloads.ts'
import { isFileSubstitution, LONGEST_TEXT, type Substituted, substituted } from './substitutions.ts'

/** The shell that reads the script, or the user's own. */
const OWN_SHELL = /^\$\{?(?:SHELL|BASH|0)\}?$/
/** `echo "curl … | sh" | sh`. */
const PRINTS = /^(?:echo|printf)$/
/** Take the address itself and run what it holds. */
const RUNS_ADDRESS = /^(?:mshta|hh|regsvr32|rundll32|wscript|cscript|msiexec|wmic)$/
/** `regsvr32 /i:https://…`, `msiexec /ihttps://…`, `wmic os get /format:https://…` (lolbas-project.github.io, 2026-11). */
const ADDRESS = /^(?:\/(?:i:?|format:)"?)?https?:/i

/**
 * Text that bash expands although it is quoted: a prompt, `${name@P}`, and a subscript, whoever is given it (Bash 5.2 manual,
 * "Controlling the Prompt", "Shell Parameter Expansion", "Arrays"; each was tried with 5.2).
 */
const EXPANDS_AGAIN = /\bPS[0-4]=|@P\}|\w\[(?:\$\(|`)/

/** What mshta and rundll32 take for code. */
const CODE_AS_ADDRESS = /^(?:javascript|vbscript|about):/i

/**
 * Where a step of a launch runs what it downloads; undefined when it does not. Looks at what a shell would do, not at words
 * in a description.
 */
export function downloadAndRun(step: Step): Text | Span | undefined {
  if (step.kind === 'shell') return inShell(step)
  if (step.kind === 'inline-code') return inCode(step)
  return step.kind === 'program' ? addressRun(programName(step.name), step.args) : undefined
}

function addressRun(program: string, args: readonly Text[]): Text | undefined {
  if (!RUNS_ADDRESS.test(program)) return undefined
  return args.find(({ value }) => ADDRESS.test(value) || (CODE_AS_ADDRESS.test(value) && isDownloadingCode(value)))
}

function inShell({ commands, script, program, at }: ShellStep): Text | Span | undefined {
  const found = inCommands(commands, script?.value ?? '')
  if (found) return found
  if (isPowershell(program)) {
    // Words behind `-Command` are one command: those behind the script are handed to what it made.
    const code = script ? [script] : commands.flatMap(({ words }) => words)
    if (isDownloadingCode(joinedUp(code.map(({ value }) => value).join(' ')))) return code[0]
  }
  if (!script) return undefined
  if (EXPANDS_AGAIN.test(script.value.slice(0, LONGEST_TEXT)) && isDownloading(script.value)) return at
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
  /** Functions that print what they download. */
  readonly functions: Set<string>
  readonly groups: PipedGroups
  /** What the shell itself is given to read was downloaded: `exec < <(curl …)`. */
  isOwnInput: boolean
}

function knownOf(commands: readonly ShellCommand[], script: string): Known {
  const whole = substituted(script)
  const saved = new SavedFiles()
  for (const file of throughPipes(commands)) saved.add(file)
  return {
    whole,
    variables: new FetchedVariables(whole.variables),
    saved,
    functions: new Set(),
    groups: new PipedGroups(),
    isOwnInput: false,
  }
}

function inCommands(commands: readonly ShellCommand[], script: string): Text | undefined {
  const known = knownOf(commands, script)
  // Whether what is in the pipe was downloaded.
  let piped = false
  for (const [index, whole] of commands.entries()) {
    const isPiped = isPipe(whole.after)
    piped = known.groups.enter(whole, isPiped, piped)
    const command = partsOf(whole, isPiped, known)
    if (!command) {
      known.isOwnInput ||= givesOwnInput(whole, known)
      continue
    }
    const address = addressRun(command.program, command.rest)
    if (address) return address
    if (runsDownload(command, piped, commands[index + 1], known)) return command.first
    if (piped && command.isFed) keepCopy(command, known)
    piped = isStillPiped(command, piped, known)
    note(command, known)
    const fetches = printsFetched(command.layers)
    if (!fetches && !(command.isFed && piped) && !prints(command, known)) continue
    piped = true
    const files = fetches ? outputsOf(command.program, command.rest) : []
    if (runsLater([...files, ...keep(command, files, known)])) return command.first
  }
  return undefined
}

/** A command that starts a program, and how that comes by what it reads. */
interface Command {
  readonly whole: ShellCommand
  readonly layers: readonly (readonly Text[])[]
  readonly program: string
  readonly first: Text
  readonly rest: readonly Text[]
  readonly isPiped: boolean
  /** From a pipe of its own, or from that of a group that it is in. */
  readonly isFed: boolean
}

function partsOf(whole: ShellCommand, isPiped: boolean, { groups }: Known): Command | undefined {
  const layers = layersOf(whole.words)
  const [first, ...rest] = layers.at(-1) ?? []
  if (!first) return undefined
  return {
    whole,
    layers,
    program: programName(first.value),
    first,
    rest,
    isPiped,
    isFed: isPiped || groups.isFed(whole),
  }
}

function runsDownload(command: Command, piped: boolean, next: ShellCommand | undefined, known: Known): boolean {
  const { whole, layers, program, first, rest, isPiped, isFed } = command
  const { variables, saved } = known
  if (holdsLine(whole) && layers.some((layer) => startsDownloadIn(layer))) return true
  if (evaluatesDownload(first, rest, { variables, next })) return true
  if (runsSaved(program, [first, ...rest], whole.input, saved)) return true
  const isShell = OWN_SHELL.test(first.value)
  if (!isShell && !((runsCode(program) || EVALUATES.test(program)) && readsCode(program, rest))) return false
  if (isFetchedInput(whole.input, known) || (piped && (isFed || whole.after === '>('))) return true
  // `bash 0<>/dev/tcp/host/port`, `. /dev/fd/3 3< <(curl …)`.
  const isOpened = whole.files?.some((file) => isConnection(file) || isFileSubstitution(file.value)) === true
  return !whole.input && !isPiped && (known.isOwnInput || isOpened)
}

/** Whether what was downloaded is still in the pipe behind a command, or for those beside it. */
function isStillPiped({ whole, program, rest, isFed }: Command, piped: boolean, { variables }: Known): boolean {
  if (!isFed) return piped && (whole.after === '>(' || NESTED.test(whole.after ?? ''))
  // `| while read line; do eval "$line"`.
  if (piped) variables.note(program, rest, true)
  return piped && passesOn(program, rest)
}

/** Notes where a command puts what it is given to read, of which it prints nothing: `install /dev/stdin file`. */
function keepCopy({ whole, program, rest }: Command, { saved }: Known): void {
  for (const file of writtenBy(program, rest, whole)) saved.add(file)
}

/** Notes where what a command prints, and what it saves, is to be had; tells into which files it prints. */
function keep(
  { whole, program, rest }: Command,
  outputs: readonly string[],
  { groups, saved, functions }: Known,
): readonly string[] {
  groups.print(whole)
  for (const file of outputs) saved.add(file)
  const written = writtenBy(program, rest, whole)
  for (const file of written) saved.add(file)
  for (const group of groupsOf(whole)) {
    if (group.name !== undefined) functions.add(group.name)
    for (const { value } of group.files) saved.add(value)
  }
  return written
}

/** What a command changes for those behind it. */
function note({ program, rest, whole: { input } }: Command, known: Known): void {
  const { variables, saved, whole } = known
  const reads = whole.asInput || isFetchedInput(input, known)
  variables.note(program, rest, reads)
  follow(program, rest, saved)
}

/** What is given to a command to read was downloaded: `<<< "$(curl …)"`, `< <(curl …)`, `< file`, `< /dev/tcp/host/port`. */
function isFetchedInput(input: Text | undefined, { variables, saved }: Known): boolean {
  return input !== undefined && (isDownload(input.value, variables) || saved.has(input.value) || isConnection(input))
}

/** A file by which bash and ksh connect to another machine. */
function isConnection({ value }: Text): boolean {
  const reach = reachOfDevice(value)
  return reach !== undefined && reach !== 'loopback'
}

/** `exec < <(curl …)`, `exec 3< <(curl …)`, which start no program. */
function givesOwnInput({ words, input, files = [] }: ShellCommand, known: Known): boolean {
  if (words[0]?.value !== 'exec') return false
  return isFetchedInput(input, known) || files.some(({ value }) => isFileSubstitution(value))
}

/** Whether a command prints what was downloaded before, or text that downloads. */
function prints({ program, first, rest, whole: { input } }: Command, known: Known): boolean {
  if (known.functions.has(first.value)) return true
  if (PRINTS.test(program))
    return rest.some(
      ({ value }) => isDownloading(value) || isDownloading(unmasked(value)) || known.variables.isIn(value),
    )
  if (!passesOn(program, rest)) return false
  return (
    printsSaved(rest, input, known.saved) ||
    (input !== undefined && (isDownloading(input.value) || isConnection(input)))
  )
}

/** What escapes stand for, or the text from its end to its beginning, as `rev` prints it. */
function unmasked(value: string): string {
  const text = value.slice(0, LONGEST_TEXT)
  return text.includes('\\') ? unescaped(text) : [...text].reverse().join('')
}

/** Code of PowerShell without the marks in the middle of its words: `i`ex`, `'iw' + 'r'`. */
function joinedUp(code: string): string {
  return code
    .slice(0, LONGEST_TEXT)
    .replaceAll('`', '')
    .replace(/(['"])\s{0,4}\+\s{0,4}\1/g, '')
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

/** Text from the network that is run as it arrives: in pipes, substitutions, one-liners, saved files, and behind base64. */

import type { InlineCodeStep, ShellCommand, ShellGroup, ShellStep, Span, Step, Text } from '../model.ts'
import { COMMAND_OPTIONS, type CommandOption } from './commands-in-options.ts'
import { unescaped } from './escapes.ts'
import { readsCode } from './piped-code.ts'
import { WRAPPERS } from './wrappers.ts'

const FETCHES =
  /^(?:curl|wget|wget2|fetch|http|https|xh|aria2c|lynx|iwr|irm|invoke-webrequest|invoke-restmethod|start-bitstransfer|certutil|bitsadmin)$/
const RUNS =
  /^(?:(?:ba|z|da|a|k|fi|c|tc|mk|ok|lk|ya|o|y|xon|elvi)?sh|ksh93|nu|python(?:\d(?:\.\d{1,2})?)?|py|node|deno|bun|perl|ruby|php|pwsh|powershell|iex|invoke-expression|cmd|osascript|xargs|source|\.)$/
/** Their arguments are code. */
const EVALUATES = /^(?:eval|iex|invoke-expression|source|trap|\.)$/
/** Before a command whose output is a word of the one that is read: `$(which curl) … | sh`. */
const NESTED = /^(?:\$\(|`|<\()$/
/** The shell that reads the script, or the user's own. */
const OWN_SHELL = /^\$\{?(?:SHELL|BASH|0)\}?$/
const CODE_FLAG = /^(?:-[a-z]{0,8}[ce]|--eval|--command|-command|-r|\/c)$/i
/** `echo "curl … | sh" | sh`. */
const PRINTS = /^(?:echo|printf)$/
/** What may stand between a download and the program that runs it. */
const PASSES_ON = /^(?:base64|openssl|xxd|gunzip|zcat|uudecode|rev|tac|tee|cat|sed|tr|grep|awk|head|tail)$/
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
  const found = inCommands(commands, script)
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

function inCommands(commands: readonly ShellCommand[], script: Text | undefined): Text | undefined {
  let piped = false
  let saved = script && redirectedTo(script.value)
  let fetched = script ? fetchedVariables(script.value) : NONE
  const groups = new PipedGroups()
  for (const command of commands) {
    const isPiped = command.after === '|' || command.after === '|&'
    piped = groups.enter(command, isPiped, piped)
    const [first, ...rest] = commandWords(command.words)
    if (!first) continue
    const program = programOf(first.value)
    if (evaluatesDownload(first, program, rest, fetched)) return first
    const runs =
      OWN_SHELL.test(first.value) || ((RUNS.test(program) || EVALUATES.test(program)) && readsCode(program, rest))
    if (runs && command.input && isDownload(command.input.value, fetched)) return first
    if (isPiped || groups.isFed(command)) {
      if (piped && runs) return first
      // `| while read line; do eval "$line"`.
      if (piped && program === 'read') fetched = new Set([...fetched, ...rest.map(({ value }) => value)])
      piped &&= PASSES_ON.test(program)
      if (piped) groups.print(command)
    } else if (command.after === '>(') {
      if (piped && runs) return first
    } else if (!NESTED.test(command.after ?? '')) piped = false
    if (saved !== undefined && runsFile(program, first, rest, saved)) return first
    if (!FETCHES.test(program) && !printsDownload(program, rest, command.input) && !isFetchingByWords(program, rest))
      continue
    piped = true
    groups.print(command)
    saved = outputOf(program, rest) ?? saved
  }
  return undefined
}

/** What is piped into groups of commands, and out of them: `(cd /tmp; curl …) | (read first; sh)`. */
class PipedGroups {
  /** Those in which something is printed that was downloaded, and those that are given such to read. */
  readonly #printing = new Set<ShellGroup>()
  readonly #fed = new Set<ShellGroup>()
  #open: readonly ShellGroup[] = []

  /** Whether a command is given to read what was downloaded. `piped`: whether the command before it prints such. */
  enter(command: ShellCommand, isPiped: boolean, piped: boolean): boolean {
    const groups = groupsOf(command)
    if (isPiped) {
      const closed = this.#open.find((group) => !groups.includes(group))
      const arrives = closed ? this.#printing.has(closed) : piped
      if (arrives) for (const group of groups) if (!this.#open.includes(group)) this.#fed.add(group)
      this.#open = groups
      return arrives
    }
    this.#open = groups
    return piped || this.isFed(command)
  }

  /** Whether what was downloaded is the input of a group that it stands in. */
  isFed(command: ShellCommand): boolean {
    return this.#fed.size > 0 && groupsOf(command).some((group) => this.#fed.has(group))
  }

  print(command: ShellCommand): void {
    for (const group of groupsOf(command)) this.#printing.add(group)
  }
}

/** The groups that a command stands in, the outermost first. */
function groupsOf({ group }: ShellCommand): readonly ShellGroup[] {
  const groups: ShellGroup[] = []
  for (let each = group; each; each = each.around) groups.push(each)
  return groups.reverse()
}

/** `echo "curl … | sh"`, `printf '\x63url …'`, `cat <<END`: text for a shell that reads it, encoded or not. */
function printsDownload(program: string, rest: readonly Text[], input: Text | undefined): boolean {
  if (PRINTS.test(program)) return rest.some(({ value }) => isDownloading(value) || isDownloading(unmasked(value)))
  return input !== undefined && PASSES_ON.test(program) && isDownloading(input.value)
}

/** What escapes stand for, or the text from its end to its beginning, as `rev` prints it. */
function unmasked(value: string): string {
  const text = value.slice(0, 8192)
  return text.includes('\\') ? unescaped(text) : [...text].reverse().join('')
}

/** Code of PowerShell without the marks in the middle of its words: `i`ex`, `'iw' + 'r'`. */
function joinedUp(code: string): string {
  return code
    .slice(0, 8192)
    .replaceAll('`', '')
    .replace(/(['"])\s{0,4}\+\s{0,4}\1/g, '')
}

/** Programs that print what they fetch when their words say so. */
const FETCHING_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['aws', /^s3 cp s3:\S{1,512} -(?: |$)/],
  ['gsutil', /^cat gs:/],
  ['gcloud', /^storage cat gs:/],
  ['xargs', /^(?:-\S{1,16} (?:\d{1,4} )?){0,4}(?:curl|wget) /],
])

function isFetchingByWords(program: string, rest: readonly Text[]): boolean {
  const words = FETCHING_WORDS.get(program)
  return (
    words?.test(
      `${rest
        .slice(0, 8)
        .map(({ value }) => value)
        .join(' ')} `,
    ) ?? false
  )
}

/** The name of a program in lower case, without folder and Windows suffix. */
export function programOf(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
  return (name === '' ? word : name).toLowerCase().replace(/\.(?:exe|cmd|bat)$/, '')
}

/** Programs that only start the next one, assignments, and what may stand between: options, durations. */
const BEFORE_PROGRAM =
  /^(?:[A-Za-z_]\w{0,64}=.*|(?:[\w./-]{0,64}\/)?(?:sudo|doas|env|nohup|time|timeout|nice|ionice|stdbuf|setsid|unbuffer|busybox|toybox)|command|builtin|exec|&|-{1,2}[\w=]{0,32}|\d{1,8}[smhd]?)$/s

/** The words of a command without assignments and programs that only start the next one. */
export function commandWords(words: readonly Text[]): readonly Text[] {
  const from = words.findIndex(({ value }) => !BEFORE_PROGRAM.test(value))
  return from < 0 ? [] : words.slice(from)
}

const FETCH = String.raw`\s{0,8}(?:sudo\s{1,4})?(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod)\b`
const SUBSTITUTES = new RegExp(`(?:\\$\\(|<\\(|\`)${FETCH}`, 'i')
const IS_SUBSTITUTION = new RegExp(`^(?:\\$\\(|\`)${FETCH}`, 'i')
const IS_PROCESS_SUBSTITUTION = new RegExp(`^<\\(${FETCH}`, 'i')
/** `SCRIPT=$(curl …)`. */
const FETCHED_VARIABLE = new RegExp(`(?<!\\w)([A-Za-z_]\\w{0,63})=["']?(?:\\$\\(|\`)${FETCH}`, 'gi')
const NONE: ReadonlySet<string> = new Set()

/** Variables of a script that hold what it downloaded. */
function fetchedVariables(script: string): ReadonlySet<string> {
  const text = script.slice(0, 8192)
  if (!text.includes('=$(') && !text.includes('="$(') && !text.includes('`')) return NONE
  return new Set([...text.matchAll(FETCHED_VARIABLE)].map(([, name = '']) => name))
}

/** The output of a download as a command, as the code of an interpreter, or as the file that it reads. */
function evaluatesDownload(first: Text, program: string, rest: readonly Text[], fetched: ReadonlySet<string>): boolean {
  if (IS_SUBSTITUTION.test(first.value) || isVariable(first.value, fetched)) return true
  if (EVALUATES.test(program))
    return (
      rest.some(({ value }) => isDownload(value, fetched)) ||
      (program === 'eval' && rest.length > 1 && isDownloading(rest.map(({ value }) => value).join(' ')))
    )
  if (startsDownloadIn(program, rest)) return true
  if (AWK.test(program)) return rest.some(({ value }) => startsDownload(value, program))
  if (RUNS.test(program) && rest.some(({ value }) => IS_PROCESS_SUBSTITUTION.test(value))) return true
  return isCodeOf(program, rest, fetched)
}

/** `watch "curl … | sh"`, `ssh -o ProxyCommand="…"`: a command in one word of a program that starts it. */
function startsDownloadIn(program: string, rest: readonly Text[]): boolean {
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

/** `bash -x -c code`, and `find . -exec sh -c code`: code of this program, or of one that it starts. */
function isCodeOf(program: string, rest: readonly Text[], fetched: ReadonlySet<string>): boolean {
  const runs = RUNS.test(program)
  return rest.some(({ value }, index) => {
    const code = CODE_FLAG.test(value) ? rest[index + 1]?.value : undefined
    if (code === undefined || !(runs || RUNS.test(programOf(rest[index - 1]?.value ?? '')))) return false
    return isDownload(code, fetched)
  })
}

/** Text of a shell that is downloaded, or that downloads and runs what it gets. */
function isDownload(text: string, fetched: ReadonlySet<string>): boolean {
  return SUBSTITUTES.test(text.slice(0, 4096)) || isDownloading(text) || isVariable(text, fetched)
}

function isVariable(text: string, names: ReadonlySet<string>): boolean {
  const name = names.size > 0 ? /^\$\{?(\w{1,64})\}?$/.exec(text)?.[1] : undefined
  return name !== undefined && names.has(name)
}

/** Evaluates text, or starts a program: Python, JavaScript, Ruby, Perl, PHP. */
const EVALUATES_TEXT =
  /(?<![.\w])(?:exec|eval|system|Function|execSync|spawnSync|compile)\s{0,4}\(|\bos\.system\b|\bsubprocess\b|\bchild_process\b|\bvm\.run\w{0,16}\b|\.then\(\s{0,4}eval\b|(?<![.\w])eval\s/
const FETCHES_TEXT =
  /\b(?:urlopen|urlretrieve|requests\.get|httpx\.get|https?\.(?:get|request)|Net::HTTP|open-uri|URI\.open|LWP::\w{1,16}|file_get_contents|XMLHttpRequest|axios)\b|(?<![.\w])fetch\s{0,4}\(|\brequire\s{0,4}\(\s{0,4}["'](?:node:)?https?["']\s{0,4}\)\.(?:get|request)\b/
/** An import of an address: Deno and Node with `--experimental-network-imports`. */
const IMPORTS_ADDRESS = /(?<![.\w])import\s{0,4}\(\s{0,4}["'`]https?:/
const POWERSHELL_FETCHES =
  /(?<![\w-])(?:iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod)(?![\w-])|\.download(?:string|data)\b/i
const POWERSHELL_EVALUATES = /(?<![\w-])(?:iex|invoke-expression)(?![\w-])|\[scriptblock\]::create/i
/** What base64 hid is text without tokens: the plain pipe is enough there. */
const FETCH_PIPED =
  /\b(?:curl|wget|iwr|irm)\b[^|\n]{0,512}\|\s{0,8}(?:sudo\s{1,4})?(?:\/(?:usr\/)?bin\/)?(?:env\s{1,4})?(?:(?:ba|z|da)?sh|python\d?(?!\s{1,4}-[mc]\b)|node|perl|iex)\b/
const AWK = /^[gmn]?awk$/
/**
 * Calls that start a program through a shell: Python, JavaScript, Ruby, Perl, PHP, Lua, awk; Erlang, Elixir, OCaml, Haskell,
 * Scala, Clojure, Lisp.
 */
const STARTS_PROGRAM =
  /\bos[:.]cmd\b|\bSystem\.(?:cmd|shell)\b|\bSys\.command\b|\bcallCommand\b|\bsys\.process\b|\b(?:shell-command|call-process|start-process|run-program|clojure\.java\.shell|babashka\.process)\b|\bchild_process\b|\bsubprocess\b|\bdo shell script\b|\$`|\b(?:exec[lv]p?e?|system|popen|passthru|shell_exec|proc_open|exec|execute|execSync|spawn|spawnSync|getoutput|check_call|check_output|Popen|run)\s{0,4}(?:\(|["'`]|q[qwx]?\s{0,2}[^\w\s])|\bqx\b|%x/
/** The output of a download is evaluated: what Node gets from `execSync` of curl, as code. */
const EVALUATES_OUTPUT = /(?<![.\w])(?:eval|Function)\s{0,4}\(/
const FETCHED_BY_PROGRAM = /\b(?:curl|wget)\s[^\n]{0,256}https?:/
/** In these, backticks start a program. */
const BACKTICKS = /^(?:perl|ruby|php)$/

/** Code that has a shell download and run. */
function startsDownload(code: string, interpreter: string): boolean {
  const text = code.slice(0, 8192)
  if (EVALUATES_OUTPUT.test(text) && FETCHED_BY_PROGRAM.test(text)) return true
  if (!FETCH_PIPED.test(text) && !SUBSTITUTES.test(text)) return false
  return STARTS_PROGRAM.test(text) || (BACKTICKS.test(interpreter) && text.includes('`'))
}

/** Code in an argument that fetches text and evaluates it. */
export function isDownloadingCode(code: string): boolean {
  const text = code.slice(0, 8192)
  return (
    (EVALUATES_TEXT.test(text) && FETCHES_TEXT.test(text)) ||
    (POWERSHELL_EVALUATES.test(text) && POWERSHELL_FETCHES.test(text)) ||
    IMPORTS_ADDRESS.test(text)
  )
}

function isDownloading(text: string): boolean {
  return isDownloadingCode(text) || FETCH_PIPED.test(text.slice(0, 8192)) || SUBSTITUTES.test(text.slice(0, 4096))
}

/** `curl … > file`; redirections are no words of a command. */
function redirectedTo(script: string): string | undefined {
  return /\b(?:curl|wget)\b[^|;&>\n]{0,512}>{1,2}\s{0,4}([^\s;&|<>"']{1,256})/.exec(script.slice(0, 8192))?.[1]
}

/** Short options, alone or behind others: the next word is a file. For wget, `-o` names a log. */
const SAVES_AS: ReadonlyMap<string, RegExp> = new Map([
  ['curl', /^-[A-Za-z]{0,8}o$/],
  ['wget', /^-[A-Za-z]{0,8}O$/],
  ['aria2c', /^-o$/],
])

/** The file that a download is saved as. */
function outputOf(program: string, args: readonly Text[]): string | undefined {
  for (const [index, { value }] of args.entries()) {
    const next = args[index + 1]?.value
    if (SAVES_AS.get(program)?.test(value) || /^(?:--output|--output-document|-OutFile)$/i.test(value)) return next
    const joined = /^--output(?:-document)?=(.{1,512})$/.exec(value)?.[1]
    if (joined) return joined
  }
  const remoteName = program === 'wget' || args.some(({ value }) => /^(?:-[A-Za-z]{0,8}O|--remote-name)$/.test(value))
  const url = args.find(({ value }) => /^(?:https?|ftp):/i.test(value))?.value
  const last = args.at(-1)?.value
  if (/^(?:certutil|bitsadmin)$/.test(program) && last && !/^https?:/i.test(last)) return last
  return remoteName ? url?.split(/[?#]/)[0]?.split('/').at(-1) : undefined
}

/** The saved file itself, or an interpreter whose first operand it is: as a later argument it is data. */
function runsFile(program: string, first: Text, rest: readonly Text[], saved: string): boolean {
  const isSaved = (value: string | undefined) =>
    value !== undefined && saved !== '-' && saved !== '' && bare(value) === bare(saved)
  const operand = rest.find(({ value }) => !/^[-/][A-Za-z]/.test(value) || isSaved(value))
  return isSaved(first.value) || (RUNS.test(program) && isSaved(operand?.value))
}

function bare(path: string): string {
  return path.replace(/^\.[\\/]/, '')
}

/** Where a body of base64, or of hexadecimal digits, may begin and end. */
const ENCODED = /(?:^|[\s'"(=,<])([A-Za-z0-9+/]{24,65536}={0,2})(?=$|[\s'")|;},])/
const HEXADECIMAL = /^(?:[\da-f]{2})+$/i

/** What encoded text inside a command says; undefined where there is none. Two layers at the most. */
export function decoded(script: string, depth = 2): string | undefined {
  const body = ENCODED.exec(script)?.[1]
  if (!body || depth === 0) return undefined
  const text = HEXADECIMAL.test(body) ? (readable(body, 'hex') ?? readable(body, 'base64')) : readable(body, 'base64')
  return text && (decoded(text, depth - 1) ?? text)
}

function readable(body: string, encoding: 'hex' | 'base64'): string | undefined {
  const bytes = Buffer.from(body, encoding)
  // PowerShell's -EncodedCommand is UTF-16.
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString('utf8')
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text
}

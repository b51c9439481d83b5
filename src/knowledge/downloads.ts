/** Text from the network that is run as it arrives: in pipes, substitutions, one-liners, saved files, and behind base64. */

import type { InlineCodeStep, ShellCommand, ShellStep, Span, Step, Text } from '../model.ts'

const FETCHES =
  /^(?:curl|wget|wget2|fetch|http|https|xh|aria2c|lynx|iwr|irm|invoke-webrequest|invoke-restmethod|start-bitstransfer|certutil|bitsadmin)$/
const RUNS =
  /^(?:(?:ba|z|da|a|k|fi|c|tc)?sh|python(?:\d(?:\.\d{1,2})?)?|py|node|deno|bun|perl|ruby|php|pwsh|powershell|iex|invoke-expression|cmd|osascript|xargs|source|\.)$/
/** Their arguments are code. */
const EVALUATES = /^(?:eval|iex|invoke-expression|source|\.)$/
const CODE_FLAG = /^(?:-[a-z]{0,8}[ce]|--eval|--command|-command|-r|\/c)$/i
/** What may stand between a download and the program that runs it. */
const PASSES_ON = /^(?:base64|openssl|xxd|gunzip|zcat|uudecode|tee|cat|sed|tr|grep|awk|head|tail)$/
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
  if (/^(?:powershell|pwsh)$/.test(program) && isDownloadingCode(script.value)) return script
  const hidden = decoded(script.value)
  return hidden !== undefined && isDownloading(hidden) ? at : undefined
}

function inCode({ code, at }: InlineCodeStep): Span | undefined {
  if (!code) return undefined
  const hidden = decoded(code.value)
  return isDownloadingCode(code.value) || (hidden !== undefined && isDownloading(hidden)) ? at : undefined
}

function inCommands(commands: readonly ShellCommand[], script: Text | undefined): Text | undefined {
  let piped = false
  let saved = script && redirectedTo(script.value)
  for (const command of commands) {
    const [first, ...rest] = commandWords(command.words)
    if (!first) continue
    const program = programOf(first.value)
    if (evaluatesDownload(first, program, rest)) return first
    if (command.after === '|') {
      if (piped && (RUNS.test(program) || EVALUATES.test(program))) return first
      piped &&= PASSES_ON.test(program)
    } else piped = false
    if (saved !== undefined && runsFile(program, first, rest, saved)) return first
    if (!FETCHES.test(program)) continue
    piped = true
    saved = outputOf(program, rest) ?? saved
  }
  return undefined
}

/** The name of a program in lower case, without folder and Windows suffix. */
export function programOf(word: string): string {
  const name = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
  return (name === '' ? word : name).toLowerCase().replace(/\.(?:exe|cmd|bat)$/, '')
}

/** The words of a command without assignments and programs that only start the next one. */
export function commandWords(words: readonly Text[]): readonly Text[] {
  const from = words.findIndex(
    ({ value }) =>
      !/^[A-Za-z_]\w{0,64}=/.test(value) && !/^(?:sudo|env|nohup|time|command|builtin|exec|&|-\w{1,16})$/.test(value),
  )
  return from < 0 ? [] : words.slice(from)
}

const FETCH = String.raw`\s{0,8}(?:sudo\s{1,4})?(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod)\b`
const SUBSTITUTES = new RegExp(`(?:\\$\\(|<\\(|\`)${FETCH}`, 'i')
const IS_SUBSTITUTION = new RegExp(`^(?:\\$\\(|\`)${FETCH}`, 'i')
const IS_PROCESS_SUBSTITUTION = new RegExp(`^<\\(${FETCH}`, 'i')

/** The output of a download as a command, as the code of an interpreter, or as the file that it reads. */
function evaluatesDownload(first: Text, program: string, rest: readonly Text[]): boolean {
  if (IS_SUBSTITUTION.test(first.value)) return true
  if (EVALUATES.test(program)) return rest.some(({ value }) => SUBSTITUTES.test(value.slice(0, 4096)))
  if (!RUNS.test(program)) return false
  if (rest.some(({ value }) => IS_PROCESS_SUBSTITUTION.test(value))) return true
  const flag = rest.findIndex(({ value }) => CODE_FLAG.test(value))
  const code = flag < 0 ? undefined : rest[flag + 1]?.value
  return code !== undefined && (SUBSTITUTES.test(code.slice(0, 4096)) || isDownloading(code))
}

/** Evaluates text, or starts a program: Python, JavaScript, Ruby, Perl, PHP. */
const EVALUATES_TEXT =
  /(?<![.\w])(?:exec|eval|system|Function|execSync|spawnSync|compile)\s{0,4}\(|\bos\.system\b|\bsubprocess\b|\bchild_process\b|\bvm\.run\w{0,16}\b|\.then\(\s{0,4}eval\b|(?<![.\w])eval\s/
const FETCHES_TEXT =
  /\b(?:urlopen|urlretrieve|requests\.get|httpx\.get|https?\.get|Net::HTTP|open-uri|LWP::\w{1,16}|file_get_contents|XMLHttpRequest|axios)\b|(?<![.\w])fetch\s{0,4}\(/
/** An import of an address: Deno and Node with `--experimental-network-imports`. */
const IMPORTS_ADDRESS = /(?<![.\w])import\s{0,4}\(\s{0,4}["'`]https?:/
const POWERSHELL_FETCHES =
  /(?<![\w-])(?:iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod)(?![\w-])|\.download(?:string|data)\b/i
const POWERSHELL_EVALUATES = /(?<![\w-])(?:iex|invoke-expression)(?![\w-])|\[scriptblock\]::create/i
/** What base64 hid is text without tokens: the plain pipe is enough there. */
const FETCH_PIPED =
  /\b(?:curl|wget|iwr|irm)\b[^|\n]{0,512}\|\s{0,8}(?:sudo\s{1,4})?(?:(?:ba|z|da)?sh|python\d?|node|perl|iex)\b/

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

/** What base64 text inside a command says; undefined where there is none. Two layers at the most. */
export function decoded(script: string, depth = 2): string | undefined {
  const body = /(?:^|[\s'"(=])([A-Za-z0-9+/]{24,65536}={0,2})(?=$|[\s'")|;])/.exec(script)?.[1]
  if (!body || depth === 0) return undefined
  const bytes = Buffer.from(body, 'base64')
  // PowerShell's -EncodedCommand is UTF-16.
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString('utf8')
  if (/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)) return undefined
  return decoded(text, depth - 1) ?? text
}

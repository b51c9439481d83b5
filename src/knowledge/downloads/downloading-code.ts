/** Code and command strings that fetch text and run it, told by their words: where no shell of ours reads them. */

import { hasRequest, hasWebCommand } from '../programs/requests.ts'
import { passesOn } from './piped-through.ts'
import { fetchesIn, LONGEST_TEXT, substituted } from './substitutions.ts'

/** Evaluates text, or starts a program: Python, JavaScript, Ruby, Perl, PHP. */
const EVALUATES_TEXT =
  /(?<![.\w])(?:exec|eval|system|Function|execSync|spawnSync|compile)\s{0,4}\(|\bos\.system\b|\bsubprocess\b|\bchild_process\b|\bvm\.run\w{0,16}\b|\.then\(\s{0,4}eval\b|(?<![.\w])eval\s/
/** Calls that fetch, beside those of any request. */
const FETCHES_TEXT =
  /\b(?:urlretrieve|requests\.get|httpx\.get|https?\.get|open-uri|URI\.open|LWP::\w{1,16}|file_get_contents|axios)\b|\brequire\s{0,4}\(\s{0,4}["'](?:node:)?https?["']\s{0,4}\)\.(?:get|request)\b/
/** Prints what it fetches, in one call of a library: LWP::Simple, PHP. */
const PRINTS_FETCHED = /\bgetprint\b|\b(?:readfile|fopen)\s{0,4}\(\s{0,4}["'](?:https?|ftp):/
/** An import of an address: Deno and Node with `--experimental-network-imports`. */
const IMPORTS_ADDRESS = /(?<![.\w])import\s{0,4}\(\s{0,4}["'`]https?:/
/** A scriptlet that Windows fetches and runs (lolbas-project.github.io, Mshta, Rundll32, 2026-11). */
const SCRIPT_OF_ADDRESS = /(?<![.\w])GetObject\s{0,4}\(\s{0,4}["']{0,4}script:\s{0,4}https?:/i
/** Windows PowerShell has these names for a command of its own. */
const POWERSHELL_FETCHES = /(?<![\w-])(?:curl|wget)(?![\w-])|\.download(?:string|data)\b/i
const POWERSHELL_EVALUATES =
  /(?<![\w-])(?:iex|invoke-expression)(?![\w-])|\[scriptblock\]::create|\.invokescript\(|\breflection\.assembly\]::load\(/i
/** A command whose name is computed, and that is given what was fetched: `irm … | & (…)`, `& $x (irm …)`. */
const POWERSHELL_HANDS_ON =
  /(?:(?<![\w-])(?:irm|iwr|invoke-restmethod|invoke-webrequest)\s[^\n;|]{1,512}\|\s{0,4}[&.]\s{0,4}[($]|(?:^|[;|{]\s{0,4})[&.]\s{0,4}(?:\([^()\n]{1,128}\)|\$\w{1,64})\s{1,4}\(\s{0,4}(?:irm|iwr|invoke-restmethod|invoke-webrequest)\s)/i
/**
 * Calls that start a program through a shell: Python, JavaScript, Ruby, Perl, PHP, Lua, awk; Erlang, Elixir, OCaml, Haskell,
 * Scala, Clojure, Lisp.
 */
const STARTS_PROGRAM =
  /\bos[:.]cmd\b|\bSystem\.(?:cmd|shell)\b|\bSys\.command\b|\bcallCommand\b|\bsys\.process\b|\b(?:shell-command|call-process|start-process|run-program|clojure\.java\.shell|babashka\.process)\b|\bchild_process\b|\bsubprocess\b|\bdo shell script\b|\bdoShellScript\b|\$`|\b(?:exec[lv]p?e?|system|popen|passthru|shell_exec|proc_open|exec|execute|execSync|spawn|spawnSync|getoutput|check_call|check_output|Popen|run)\s{0,4}(?:\(|["'`]|q[qwx]?\s{0,2}[^\w\s])|\bqx\b|%x/
/** The output of a download is evaluated: what Node gets from `execSync` of curl, as code. */
const EVALUATES_OUTPUT = /(?<![.\w])(?:eval|Function)\s{0,4}\(/
const FETCHED_BY_PROGRAM = /\b(?:curl|wget)\s[^\n]{0,256}https?:/
/** In these, backticks start a program. */
const BACKTICKS = /^(?:perl|ruby|php)$/

/** Code that has a shell download and run. `interpreter`: the name of the program that takes it. */
export function startsDownload(code: string, interpreter: string): boolean {
  const text = code.slice(0, LONGEST_TEXT)
  if (TCL.test(interpreter))
    return text.split(TCL_COMMANDS).some((command) => TCL_STARTS.test(command) && isDownloadInText(command))
  if (EVALUATES_OUTPUT.test(text) && FETCHED_BY_PROGRAM.test(text)) return true
  const starts = STARTS_PROGRAM.test(text) || (BACKTICKS.test(interpreter) && text.includes('`'))
  return starts && isDownloadInText(text)
}

function isDownloadInText(text: string): boolean {
  return isFetchPiped(text) || substituted(text).anywhere
}

const TCL = /^(?:expect|tclsh|wish)$/
/** Where a command of Tcl begins: `spawn sh -c {line}` needs no marks around its words, and `expect` only waits for them. */
const TCL_COMMANDS = /[;\n[{]\s{0,8}(?=(?:spawn|exec|system|send|expect|interact|set|wait|close|exit)\b)/
const TCL_STARTS = /^\s{0,8}(?:spawn|exec|system|send)\s/

/** Code in an argument that fetches text and evaluates it. */
export function isDownloadingCode(code: string): boolean {
  const text = code.slice(0, LONGEST_TEXT)
  return (
    (EVALUATES_TEXT.test(text) && fetchesText(text)) ||
    (POWERSHELL_EVALUATES.test(text) && (POWERSHELL_FETCHES.test(text) || hasWebCommand(text))) ||
    (hasWebCommand(text) && POWERSHELL_HANDS_ON.test(text)) ||
    IMPORTS_ADDRESS.test(text) ||
    SCRIPT_OF_ADDRESS.test(text)
  )
}

/** Code in an argument that fetches text; what it prints is what it got. */
export function isFetchingCode(code: string): boolean {
  const text = code.slice(0, LONGEST_TEXT)
  return fetchesText(text) || PRINTS_FETCHED.test(text) || FETCHED_BY_PROGRAM.test(text) || fetchesIn(text)
}

function fetchesText(text: string): boolean {
  return FETCHES_TEXT.test(text) || hasRequest(text)
}

/** Text of a shell, or of an interpreter, that downloads and runs what it gets. */
export function isDownloading(text: string): boolean {
  return isDownloadingCode(text) || isDownloadInText(text)
}

const FETCHER = /\b(?:curl|wget|iwr|irm)\b/
/** What base64 or a string hid is text without words: a shell, or an interpreter that is given no file, at the other end. */
const SHELL =
  /^\s{0,8}(?:(?:sudo|doas|env|nohup|exec|busybox)\s{1,4}(?:(?:-[ug]\s{1,4}[\w.-]{1,32}|-[\w=-]{1,32})\s{1,4}){0,4})?(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:env\s{1,4})?(?:(?:ba|z|da|a|k)?sh|python\d?(?!\s{1,4}-[mc]\b)|node|perl|ruby|php|iex)(?![\w-]|\.\w)(?!\s{1,4}[\w./-]{1,64}\.\w)/
const PROGRAM = /^\s{0,8}(?:sudo\s{1,4})?([\w.-]{1,32})/
/** A pipe goes on in the next line. */
const PIPES = /\|{1,2}&?\s{0,8}|\n/g

/** Whether text holds `curl … | sh`, with what passes it on between the two. Linear in the length of the text. */
function isFetchPiped(code: string): boolean {
  const text = code.slice(0, LONGEST_TEXT)
  if (!text.includes('|') || !FETCHER.test(text)) return false
  let isFetched = false
  let from = 0
  for (const { 0: sign, index } of text.matchAll(PIPES)) {
    isFetched = printsFetched(text.slice(from, index), isFetched)
    from = index + sign.length
    if (sign.startsWith('||') || sign === '\n') isFetched = false
    else if (isFetched && SHELL.test(text.slice(from, from + 256))) return true
  }
  return false
}

/** Whether a part of a pipe prints what was downloaded, by it or before it. */
function printsFetched(part: string, isFetched: boolean): boolean {
  if (FETCHER.test(part.slice(-LONGEST_PART))) return true
  const [, program] = (isFetched && PROGRAM.exec(part)) || []
  return program !== undefined && passesOn(program.toLowerCase(), [])
}

/** A command that is longer than this is none. */
const LONGEST_PART = 4096

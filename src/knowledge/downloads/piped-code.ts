/**
 * Who takes for code what is piped in. A shell or an interpreter that is given neither a file nor code does; with a file, a
 * module or code of its own it reads data: `curl … | python3 -m json.tool`. Sources: those of `code-readers.ts`; xargs(1),
 * parallel(1), at(1), crontab(1), GNU sed 4.9 (the command `e`), gawk(1); 2026-11.
 */

import type { Text } from '../../model.ts'
import { codeReader } from '../programs/code-readers.ts'

/** Names for the standard input where a file is expected. */
export const STANDARD_INPUT = /^(?:-|\/dev\/(?:stdin|fd\/\d{1,3})|\/proc\/(?:self|\d{1,7})\/fd\/\d{1,3})$/
/** A command string that hands what it reads on to something that runs it: `exec sh`, `eval "$(cat)"`, `. /dev/stdin`. */
const SHELL_HANDS_ON =
  /(?:^|[\s;&|({/])(?:[bdkz]?a?sh|python3?|node|perl|ruby)(?=\s{0,4}(?:$|[;&|)}]|-s\b|-(?:\s|$)))|(?:^|[\s;&|({])(?:eval|iex|xargs)(?=\s|$)|\$\(\s{0,4}(?:cat|<)|`\s{0,4}cat|\/dev\/(?:stdin|fd\/0)/
/** The same of the code of an interpreter; a pattern that is compiled is no code: `re.compile`, `/x/.exec(text)`. */
const CODE_HANDS_ON =
  /(?<![.\w])(?:exec|eval|system|Function|compile)\s{0,4}\(|\bos\.(?:system|popen)\b|\bchild_process\b|\b(?:execSync|spawnSync|popen|shell_exec|passthru|proc_open)\s{0,4}\(|\bvm\.run|\bshell\s{0,4}=\s{0,4}True\b|["'](?:\/bin\/)?(?:ba|z|da)?sh["']|(?<![.\w"'])(?:eval|exec|system)(?:\s{1,4}["'@<]|\s{0,4}(?:[$;}]|STDIN|ARGF|gets|$))|(?<![.\w"'])eval\s{1,4}\w|\biex\b|\binvoke-expression\b|\/dev\/(?:stdin|fd\/0)/i
const SHELL = /^(?:(?:[a-z]{0,5}sh|ksh93)|cmd|eval|trap)$/

/** Whether code that a program is given hands on what it reads. */
function handsOn(program: string, code: string): boolean {
  if (SHELL.test(program) && !/^(?:pwsh|tclsh)$/.test(program)) return SHELL_HANDS_ON.test(code)
  return CODE_HANDS_ON.test(code) || (/^\s{0,8}\$\(|`/.test(code) && SHELL_HANDS_ON.test(code))
}

/** Options whose file is what runs, and nothing besides: `java -jar file`, `php -f file`, `R -f file`. */
const ENDS = /^[-/](?:jar|f|file)$/i

/** Those that are no interpreters with a file or code, and when they run what they read. */
const OTHERS: ReadonlyMap<string, (words: readonly string[]) => boolean> = new Map([
  ['iex', () => true],
  ['invoke-expression', () => true],
  // fish reads its input where it is given no file: fish-doc(1), source.
  ['source', (words) => words.length === 0 || namesInput(words)],
  ['.', namesInput],
  ['eval', (words) => words.some((word) => handsOn('eval', word))],
  ['trap', (words) => words.some((word) => handsOn('trap', word))],
  ['xargs', xargsRuns],
  ['parallel', parallelRuns],
  ['at', (words) => words.length > 0 && !words.some((word) => /^-[a-zA-Z]{0,4}[fldrcV]/.test(word))],
  ['batch', (words) => !words.includes('-f')],
  ['crontab', (words) => words.every((word, at) => word === '-' || word === '-u' || words[at - 1] === '-u')],
  ['sed', sedRuns],
  ['gsed', sedRuns],
  ['awk', awkRuns],
  ['gawk', awkRuns],
  ['mawk', awkRuns],
  ['nawk', awkRuns],
])

/** A word of a program, and what it is to it. */
interface Taken {
  readonly as: 'code' | 'file' | 'elsewhere' | 'operand' | 'option'
  readonly word: string
  /** The code, or the file. */
  readonly given: Text | undefined
}

/** `--require=file`. */
const JOINED = /^--(?:import|require|loader|preload|file|makefile|load)=/

/** The words of an interpreter in their order, up to the one that says what it runs: all behind are the arguments of that. */
function* taken(program: string, words: readonly Text[]): Generator<Taken> {
  const { code, value, loads, other, verb } = codeReader(program)
  for (let at = 0; at < words.length; at++) {
    const text = words[at]
    const word = text?.value ?? ''
    if (code.test(word)) return yield { as: 'code', word, given: words[at + 1] }
    if (other?.test(word)) return yield { as: 'elsewhere', word, given: undefined }
    if (JOINED.test(word)) yield { as: 'file', word, given: text }
    else if (loads?.test(word)) {
      yield { as: 'file', word, given: words[++at] }
      if (ENDS.test(word)) return
    } else if (isOption(word, program) || verb?.test(word)) {
      yield { as: 'option', word, given: undefined }
      if (value?.test(word)) at++
    } else return yield { as: 'operand', word, given: text }
  }
}

/** Whether a program with these words takes its standard input for code. `program`: its name in small letters. */
export function readsCode(program: string, words: readonly Text[]): boolean {
  const other = OTHERS.get(program)
  if (other) return other(words.map(({ value }) => value))
  const { reads, onlyNamed } = codeReader(program)
  let before = ''
  for (const { as, word, given } of taken(program, words)) {
    if (reads?.test(word) || (STANDARD_INPUT.test(word) && !/^-[FvI]$/.test(before))) return true
    if (/^(?:-f|--(?:file|makefile)=)(?:-|\/dev\/stdin)$/.test(word)) return true
    const isInput = STANDARD_INPUT.test(given?.value ?? '')
    // `powershell -Command -` reads as well.
    if (as === 'code') return given !== undefined && (isInput || handsOn(program, given.value))
    if (as === 'file' && isInput) return true
    if (as === 'elsewhere' || as === 'operand' || (as === 'file' && ENDS.test(word))) return false
    before = word
  }
  return onlyNamed === undefined
}

function isOption(word: string, program: string): boolean {
  return /^[-+]/.test(word) || (program === 'cmd' && word.startsWith('/'))
}

function namesInput(words: readonly string[]): boolean {
  return words.some((word) => STANDARD_INPUT.test(word))
}

const XARGS_SHELL = /^(?:[bdkz]?a?sh|cmd|pwsh|powershell)$/
/** Where the code of a shell begins a command with what xargs puts in. */
const PUT_IN = /(?:^|[;&|(\n]\s{0,4}|\b(?:eval|exec|command|then|do)\s{1,4})["']?(?:\{\}|%|@|_|\$(?:[\d@*]|\{[\d@*]\}))/

/** It makes commands of what it reads where it starts something that takes commands. */
function xargsRuns(words: readonly string[]): boolean {
  if (words.some((word) => /^(?:eval|env)$/.test(word))) return true
  const shell = words.findIndex((word) => XARGS_SHELL.test(word.slice(word.lastIndexOf('/') + 1)))
  if (shell < 0) return false
  const flag = words.findIndex((word, at) => at > shell && /^-[a-z]{0,8}c$|^\/c$/.test(word))
  const code = flag < 0 ? undefined : words[flag + 1]
  // Without code of its own the shell takes the next word for it.
  if (code === undefined) return flag >= 0
  const mark = words
    .slice(0, shell)
    .join(' ')
    .match(/(?:^|\s)(?:-I\s?|--replace=)(\S{1,32})/)?.[1]
  return PUT_IN.test(mark === undefined ? code : code.replaceAll(mark, '{}'))
}

/** Without a command of its own it runs each line. */
function parallelRuns(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (/^(?:-[jPNnLICdSa]|--(?:jobs|max-procs|timeout|delay|retries|joblog|results|halt|tmpdir|colsep))$/.test(word))
      at++
    else if (!word.startsWith('-')) return /^(?:\{\}|(?:ba|z|da)?sh|eval)$/.test(word) && !words[at + 1]?.includes('.')
  }
  return !words.some((word) => /^(?:-a|--arg-file)/.test(word))
}

/** `sed e`, `1e`, `s/x/y/e`: the line itself is run. */
function sedRuns(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      (/^(?:\d{0,9}|\$|\/[^/\n]{1,128}\/)e$/.test(word) && (at === 0 || words[at - 1] !== '-i')) ||
      /^s[/|#,@!][^\n]{1,512}[/|#,@!][gpiImM\d]{0,6}e[gpiImM\d]{0,6}$/.test(word),
  )
}

/** `{ system($0) }`, `{ print | "sh" }`. */
function awkRuns(words: readonly string[]): boolean {
  return words.some((word) =>
    /\bsystem\s{0,4}\(\s{0,4}[$A-Za-z]|\|\s{0,4}"[^"]{0,32}\bsh\b|\$\d\s{0,4}\|\s{0,4}getline/.test(word),
  )
}

/** The words by which a program is given files that it runs: its first operand, and what its options load before. */
export function filesRun(program: string, words: readonly Text[]): readonly Text[] {
  return [...taken(program, words)].flatMap(({ as, given }) =>
    (as === 'file' || as === 'operand') && given ? [given] : [],
  )
}

/** The code that an interpreter is given in its words, before any file: `bash -x -c code`; undefined where there is none. */
export function codeGiven(program: string, words: readonly Text[]): Text | undefined {
  for (const { as, given } of taken(program, words)) if (as === 'code') return given
  return undefined
}

/** `python3 -m name`: the module, which may be a file of this folder. */
export function moduleRun(program: string, words: readonly Text[]): string | undefined {
  if (!/^(?:py|python)/.test(program)) return undefined
  const at = words.findIndex(({ value }) => !value.startsWith('-') || /^-[A-Za-z]{0,8}m/.test(value))
  const flag = /^-[A-Za-z]{0,8}?m(.{0,128})$/.exec(words[at]?.value ?? '')
  return flag ? flag[1] || words[at + 1]?.value : undefined
}

/**
 * Shells and interpreters: how each is given code, a file to run, or neither. Sources: bash(1), dash(1), fish(1), the
 * command-line pages of Python, Node, tsx, Deno, Bun, Perl, Ruby, PHP, Lua, tclsh(1), julia(1), R(1), Rscript(1), java(1),
 * uv, irb(1), elixir(1), guile(1), ocaml(1), GNU make 4.4 (-f), gawk(1); 2026-11.
 */

import { lazy } from '../memoize.ts'
import { wordSet } from './flags.ts'
import { POSIX_SHELLS } from './program-names.ts'

export interface CodeReader {
  /** Options, and letters at the end of several, whose value is code: with one of them nothing else is read as code. */
  readonly code: RegExp
  /** Options that take a word which is no file. */
  readonly value?: RegExp
  /** Options whose word is a file that is run as well, before or instead of the first operand. */
  readonly loads?: RegExp
  /** What names something else than a file to run. */
  readonly other?: RegExp
  /** With this the standard input is code, whatever else is given. */
  readonly reads?: RegExp
  /** Words that come before what it runs. */
  readonly verb?: RegExp
  /** It reads code only where it is told so: without a file it does something else. */
  readonly onlyNamed?: true
}

const NEVER = /^(?!)/
const SHELL: CodeReader = {
  code: /^-[a-zA-Z]{0,8}c[a-zA-Z]{0,8}$|^--command$/,
  value: /^(?:[-+][oO]|-[a-zA-Z]{1,8}o)$/,
  loads: /^--(?:rcfile|init-file)$/,
  reads: /^-[a-zA-Z]{0,8}s[a-zA-Z]{0,8}$|^--stdin$/,
}
const NODE: CodeReader = {
  code: /^(?:-[a-z]?[ep]|-pe|--eval|--print)$/,
  value: /^(?:-C|--(?:conditions|env-file|env-file-if-exists|title|tsconfig|input-type))$/,
  loads: /^(?:-r|--(?:require|import|loader|experimental-loader))$/,
  verb: /^watch$/,
}
const READERS: readonly (readonly [programs: string, CodeReader])[] = [
  [POSIX_SHELLS, SHELL],
  ['py python pypy ipython', { code: /^-[A-Za-z]{0,8}c$/, other: /^-[A-Za-z]{0,8}m/, value: /^-[WX]$/ }],
  ['node nodejs tsx ts-node vite-node jiti esrun', NODE],
  [
    'deno bun',
    {
      code: /^(?:-e|--eval|-p|--print|eval|repl)$/,
      verb: /^(?:run|x|serve)$/,
      value: /^(?:-c|--config|--cwd|--env-file|--port|--ext)$/,
      loads: /^(?:-r|--preload|--require|--import)$/,
    },
  ],
  ['perl', { code: /^-[a-zA-Z0-9]{0,8}[eE]$/, value: /^-[I]$/ }],
  ['ruby jruby irb', { code: /^-[a-zA-Z]{0,8}e$/, value: /^-[IC]$/, loads: /^-r$/ }],
  ['php', { code: /^-[rBRE]$/, value: /^-[cdz]$/, loads: /^-[fF]$/ }],
  ['osascript', { code: /^-e$/, value: /^-[ls]$/ }],
  [
    'pwsh powershell',
    {
      code: /^[-/]-?(?:c|com{0,2}a?n?d?|ec?|en\w{0,14})$/i,
      value: /^-(?:ep|ex\w*|w\w*|v\w*|[io]f|inp\w*|o\w*|ea)$/i,
      loads: /^[-/]-?fi?l?e?$/i,
    },
  ],
  ['cmd', { code: /^\/[ck]/i }],
  ['lua luajit', { code: /^-e$/, loads: /^-l$/ }],
  ['tclsh wish expect', { code: /^-c$/, loads: /^-f$/ }],
  ['julia', { code: /^(?:-[eE]|--eval|--print)$/, value: /^-[tpCJ]$/, loads: /^(?:-L|--load)$/ }],
  ['rscript', { code: /^-e$/, onlyNamed: true }],
  ['r', { code: /^-e$/, loads: /^-f$/ }],
  ['guile ocaml racket elixir scheme sbcl groovysh jshell', { code: /^(?:-[ec]|--eval)$/, loads: /^-[lfrt]$/ }],
  ['java', { code: NEVER, value: /^-(?:cp|classpath|-class-path|p|-module-path)$/, loads: /^-jar$/, onlyNamed: true }],
  [
    'uv',
    {
      code: NEVER,
      verb: /^run$/,
      value: /^(?:--(?:with|python|extra|group|project|directory|env-file|index|package)|-p|-w)$/,
      onlyNamed: true,
    },
  ],
  [
    'make gmake',
    { code: NEVER, value: /^-[CIj]$/, other: /^[^-]/, loads: /^(?:-f|--file|--makefile)$/, onlyNamed: true },
  ],
  ['awk gawk mawk nawk', { code: NEVER, value: /^-[Fv]$/, other: /^[^-]/, loads: /^-[fE]$/, onlyNamed: true }],
]

const byProgram = lazy(
  () =>
    new Map(READERS.flatMap(([programs, reader]) => programs.split(' ').map((program) => [program, reader] as const))),
)

/** Undefined for a program that is neither a shell nor an interpreter. Some carry a version in their name: `python3.12`. */
function readerOf(program: string): CodeReader | undefined {
  return byProgram().get(program) ?? (/\d$/.test(program) ? byProgram().get(program.replace(VERSION, '')) : undefined)
}

const VERSION = /\d(?:\.\d{1,2})?$/
/** What runs what it reads, or what it is given, without being an interpreter itself. */
const OTHERS = wordSet('iex invoke-expression xargs source . sed gsed at batch crontab parallel')

/** How a program is given code. `program`: its name in small letters. One that is not known is taken for a shell. */
export function codeReader(program: string): CodeReader {
  return readerOf(program) ?? SHELL
}

/** Whether a program is a shell or an interpreter. `program`: its name in small letters. */
export function isInterpreter(program: string): boolean {
  return readerOf(program) !== undefined
}

/** Whether a program runs code, or what it reads, at all. `program`: its name in small letters. */
export function runsCode(program: string): boolean {
  return readerOf(program) !== undefined || OTHERS.has(program)
}

/**
 * Who takes for code what is piped in. A shell or an interpreter that is given neither a file nor code does; with a file, a
 * module or code of its own it reads data: `curl … | python3 -m json.tool`. Sources: bash(1), dash(1), fish(1), and the
 * command-line pages of Python, Node, Deno, Bun, Perl, Ruby and PHP; 2026-11.
 */

import type { Text } from '../model.ts'

/** These take whatever comes. */
const ALWAYS = /^(?:iex|invoke-expression|source|\.|eval|trap)$/
/** Names for the standard input where a file is expected. */
const STANDARD_INPUT = /^(?:-|\/dev\/(?:stdin|fd\/0)|\/proc\/(?:self|\d{1,7})\/fd\/0)$/
/** Code among the words that hands what it reads on to something that runs it. */
const PASSES_ON =
  /\b(?:[bdkz]?a?sh|eval|exec|source|system|popen|spawn|spawnSync|execSync|check_output|call|compile|Function|vm|iex)\b|\$\(\s{0,4}(?:cat|<)|`\s{0,4}cat|\/dev\/(?:stdin|fd\/0)|(?:^|[;&|]\s{0,4})\.\s/

interface Interpreter {
  /** Options, and letters at the end of several, whose value is code: with one of them nothing else is read as code. */
  readonly code: RegExp
  /** Options that take a word which is no file. */
  readonly value?: RegExp
  /** What names something else than a file to run. */
  readonly other?: RegExp
  /** With this the standard input is code, whatever else is given. */
  readonly reads?: RegExp
  /** Words that come before what it runs. */
  readonly verb?: RegExp
}

const SHELL: Interpreter = {
  code: /^-[a-zA-Z]{0,8}c[a-zA-Z]{0,8}$|^--command$/,
  value: /^(?:[-+][oO]|-[a-zA-Z]{1,8}o|--rcfile|--init-file)$/,
  reads: /^-[a-zA-Z]{0,8}s[a-zA-Z]{0,8}$|^--stdin$/,
}
const INTERPRETERS: readonly (readonly [program: RegExp, Interpreter])[] = [
  [/^py(?:thon(?:\d(?:\.\d{1,2})?)?)?$/, { code: /^-[A-Za-z]{0,8}c$/, other: /^-[A-Za-z]{0,8}m/, value: /^-[WX]$/ }],
  [
    /^node$/,
    {
      code: /^(?:-[a-z]?[ep]|-pe|--eval|--print)$/,
      value: /^(?:-[rC]|--(?:require|import|loader|experimental-loader|conditions|env-file|title))$/,
    },
  ],
  [/^(?:deno|bun)$/, { code: /^(?:-e|--eval|-p|--print|eval|repl)$/, verb: /^(?:run|x)$/ }],
  [/^perl$/, { code: /^-[a-zA-Z0-9]{0,8}[eE]$/, value: /^-[I]$/ }],
  [/^ruby$/, { code: /^-[a-zA-Z]{0,8}e$/, value: /^-[IrC]$/ }],
  [/^php$/, { code: /^-[rBRE]$/, value: /^-[cdz]$/ }],
  [/^osascript$/, { code: /^-e$/, value: /^-[ls]$/ }],
  [
    /^(?:pwsh|powershell)$/,
    { code: /^[-/](?:c|command|e|ec|encodedcommand|f|file)$/i, value: /^-(?:ep|ex\w*|w\w*|v\w*)$/i },
  ],
  [/^cmd$/, { code: /^\/[ck]/i }],
]

/** Whether a program with these words takes its standard input for code. `program`: its name in small letters. */
export function readsCode(program: string, words: readonly Text[]): boolean {
  if (ALWAYS.test(program)) return true
  // It makes commands of what it reads where it starts something that takes commands.
  if (program === 'xargs')
    return words.some(({ value }) => /^(?:[bdkz]?a?sh|eval|env|cmd|pwsh|powershell)$/.test(value))
  const { code, value, other, reads, verb } = INTERPRETERS.find(([name]) => name.test(program))?.[1] ?? SHELL
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.value ?? ''
    if (reads?.test(word) || STANDARD_INPUT.test(word)) return true
    if (code.test(word)) {
      const given = words[at + 1]?.value
      // `powershell -Command -` reads as well.
      return given !== undefined && (STANDARD_INPUT.test(given) || PASSES_ON.test(given))
    }
    if (other?.test(word)) return false
    if (value?.test(word)) at++
    else if (!isOption(word, program) && !verb?.test(word)) return false
  }
  return true
}

function isOption(word: string, program: string): boolean {
  return /^[-+]/.test(word) || (program === 'cmd' && word.startsWith('/'))
}

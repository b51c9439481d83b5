/** Shells: how each of them is given a command string or a script file. */

import { readsCode, STANDARD_INPUT } from '../knowledge/downloads/piped-code.ts'
import type { OptionSpelling, OptionTable } from '../knowledge/programs/option-table.ts'
import { optionTable } from '../knowledge/programs/option-table.ts'
import { POSIX_SHELLS } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Text } from '../model.ts'
import { place } from '../model.ts'
import { withValues } from './batch.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { asLines, callOf, wrapperStep } from './call.ts'
import { printedText } from './fed.ts'
import type { Dialect } from './grammar.ts'
import { isOption, slice } from './options.ts'
import type { Invocation } from './start.ts'
import { readGivenWords, startCommands, startEvaluated, startPosixLine, startScript } from './start.ts'
import { readScript } from './words.ts'

/** Options of sh, bash, zsh, dash and ksh that take a word (Bash 5.2 and Zsh 5.9 manuals), and of Nushell (`nu --help`). */
const POSIX_VALUED = new Set([
  '--rcfile',
  '--init-file',
  '-O',
  '+O',
  '-C',
  '--init-command',
  '--config',
  '--env-config',
])
/** `--command` of fish, `--commands` of Nushell: the script is the next word, or stands in this one. */
const LONG_COMMAND = /^--commands?(?:=|$)/

/** `sh -c 'script'`, `bash -lc …`, `zsh -l -i -c …`, `bash -euo pipefail -c …`, or a script file. */
function posixShell(call: Call): Peeled | undefined {
  let script = false
  let login = false
  let at = 0
  for (let word = call.args[at]; word; word = call.args[++at]) {
    const { value } = word
    if (value === '--') {
      at++
      break
    }
    if (!/^[-+]./.test(value)) break
    const long = LONG_COMMAND.exec(value)?.[0]
    if (long?.endsWith('=')) return startScript(slice(word, long.length), invocation(call, 'posix', { login }))
    if (value === '--login' || value === '--interactive') login = true
    if (long !== undefined) script = true
    if (POSIX_VALUED.has(value)) at++
    if (!/^[-+][A-Za-z]{1,64}$/.test(value)) continue
    if (value.startsWith('-') && value.includes('c')) script = true
    if (value.startsWith('-') && /[li]/.test(value)) login = true
    if (value.endsWith('o')) at++
  }
  const words = call.args.slice(at)
  const [first, ...rest] = words
  if (script && first)
    return startScript(spelledForBash(call, withMore(call, first, rest)), invocation(call, 'posix', { login, rest }))
  const read = textRead(call, call.args)
  if (read) return startScript(read, invocation(call, 'posix', { login, rest: behindText(call, words) }))
  if (!first) return undefined
  return {
    steps: [{ kind: 'script', interpreter: call.program, path: first, at: place(first), args: rest }],
    args: rest,
  }
}

/** `fish -c script -c script` runs both, one after the other. */
function withMore({ program }: Call, first: Text, rest: readonly Text[]): Text {
  const scripts = [first]
  for (let at = 0; program === 'fish' && /^(?:-c|--command)$/.test(rest[at]?.value ?? ''); at += 2)
    for (const each of rest.slice(at + 1, at + 2)) scripts.push(each)
  return scripts.length > 1 ? (asLines(scripts) ?? first) : first
}

/**
 * What zsh and fish spell otherwise, of the same length: `=(list)` and `=name`, `>!` and precommand modifiers (zshexpn(1),
 * zshmisc(1)); braces; `(list)`, which fish puts in as others put in `$(list)` (fish-language(1)).
 */
const SPELLINGS: ReadonlyMap<string, readonly (readonly [RegExp, string])[]> = new Map([
  [
    'zsh',
    [
      [/(?<=^|[\s<])=\(/g, '<('],
      [/(?<=^|[|;&]\s{0,4})=(?=[a-z])/g, ' '],
      [/>!/g, '>|'],
      // A brace closes without a semicolon before it.
      [/[ \t]\}(?=[\s;|&)]|$)/g, ';}'],
      [/(?<=^|[|;&]\s{0,4})noglob(?=\s)/g, '      '],
    ],
  ],
  ['fish', [[/(?<=\s)\(([^()`\n]{1,4096})\)/g, '`$1`']]],
])

/** A script as bash would have it, wherever its words stand. */
function spelledForBash({ program }: Call, script: Text): Text {
  const value = SPELLINGS.get(program)?.reduce((text, [theirs, ours]) => text.replace(theirs, ours), script.value)
  return value === undefined || value === script.value ? script : pieceOf(script.node, script.from, script.to, value)
}

/** `<( … )`, which stands for a file that holds what its commands print. */
const PRINTED_FILE = /^<\((.{1,65536})\)$/s

/** `$0`, `$1` … of a script that is read: in `sh /dev/stdin a` and `sh -s a` alike, `a` is the first. */
function behindText({ command }: Call, words: readonly Text[]): readonly Text[] {
  const [first] = words
  const isNamed = first && (PRINTED_FILE.test(first.value) || STANDARD_INPUT.test(first.value))
  return isNamed || !first ? words : [command, ...words]
}

/** What a shell with these words reads as its script: its input, or what is printed in the place of its file. */
function textRead({ program, input }: Call, words: readonly Text[]): Text | undefined {
  const file = words.find(({ value }) => !value.startsWith('-'))
  const printing = file && PRINTED_FILE.exec(file.value)?.[1]
  if (file && printing) {
    const { commands } = readScript(slice(file, 2, 2 + printing.length), 'posix')
    const [only, ...others] = commands
    return only && others.length === 0 ? printedText(only) : undefined
  }
  return input && readsCode(program, words) ? input : undefined
}

/** `. /dev/stdin`, `source <(echo …)`; a file of its own is nothing that we could read. */
function source(call: Call): Peeled | undefined {
  const read = textRead(call, call.args.slice(0, 1))
  // Without words of its own it has those of the script around it.
  const words = call.args.length > 1 ? call.args : undefined
  return read && startScript(read, invocation({ ...call, program: 'sh' }, 'posix', { rest: words }))
}

/** `trap 'script' EXIT`: what is run at the signal. `-` takes it back, `-p` shows what there is. */
function trap({ args }: Call): Peeled | undefined {
  const [script, signal] = args[0]?.value === '--' ? args.slice(1) : args
  if (!script || !signal || script.value.startsWith('-')) return undefined
  return startPosixLine(script)
}

function invocation(
  { program, command, env }: Call,
  dialect: Dialect,
  how: Partial<Pick<Invocation, 'login' | 'rest'>> = {},
): Invocation {
  return { program, command, dialect, env, login: false, ...how }
}

/** `cmd /c words`, `cmd.exe /d /s /c "string"`. */
function cmd(call: Call): Peeled | undefined {
  let runs = false
  let strips = false
  let at = 0
  for (let word = call.args[at]; word && !runs; word = call.args[++at]) {
    const value = word.value.toLowerCase()
    // `/cnpx`: what follows the letter is the string already.
    const isJoined = /^\/[ckr](?=[^/:\s])/.test(value)
    if (isJoined) {
      const [first = word, ...rest] = withValues([slice(word, 2), ...call.args.slice(at + 1)], call.env)
      return startRest(invocation(call, 'cmd'), first, rest, strips)
    }
    // `//c` is how a POSIX shell on Windows keeps `/c` from becoming a path.
    if (!/^\/{1,2}[a-z](?::\w{1,8})?(?:\/[a-z](?::\w{1,8})?){0,6}$/.test(value)) break
    runs = /\/[ckr]$/.test(value)
    strips ||= /\/s(?:\/|$)/.test(value)
  }
  const [first, ...rest] = withValues(call.args.slice(at), call.env)
  const shell = invocation(call, 'cmd')
  if (!runs) return call.input && startScript(call.input, shell)
  return first && startRest(shell, first, rest, strips)
}

/** What follows `/c` or `-Command`: one string, or words that the shell joins. `strips`: with `/s` of cmd. */
function startRest(shell: Invocation, first: Text, rest: readonly Text[], strips = false): Peeled {
  const { dialect } = shell
  if (rest.length === 0) return startScript(outerQuotesOff(first, strips), shell)
  return startCommands(readGivenWords([first, ...rest], dialect), undefined, shell)
}

/**
 * `/s /c ""C:\x y\npx.cmd" -y foo"`, `/c "a | b"`, `/c "npx foo"`: cmd takes off the first and the last mark, always with `/s`,
 * and otherwise unless there are only these two, no special character between them, and what is between names a program
 * (`cmd /?`).
 */
function outerQuotesOff(script: Text, always: boolean): Text {
  const inner = /^"(.{0,65536})"$/s.exec(script.value)?.[1]
  if (inner === undefined) return script
  const namesProgram = !/\s/.test(inner) || /\.(?:exe|cmd|bat|com)$/i.test(inner)
  const around = inner.startsWith('"') || (!inner.includes('"') && (/[&<>()@^|]/.test(inner) || !namesProgram))
  return around || always ? slice(script, 1, 1 + inner.length) : script
}

/**
 * Parameters of powershell.exe and pwsh, of which the first is meant that begins like this (about_PowerShell_exe, about_Pwsh,
 * and CommandLineParameterParser.cs of PowerShell 7.5).
 */
const PARAMETERS =
  '-command=, -encodedcommand=, -ec -encodedcommand=, -encodedarguments=, -ea -encodedarguments=, -file=, ' +
  '-executionpolicy=, -ep -executionpolicy=, -windowstyle=, -version=, -inputformat=, -if -inputformat=, -outputformat=, ' +
  '-of -outputformat=, -configurationname=, -configurationfile=, -custompipename=, -settingsfile=, -workingdirectory=, ' +
  '-wd -workingdirectory=, -psconsolefile=, -noprofile, -noninteractive, -nologo, -noexit, -sta, -mta, -login'
const POWERSHELL = optionTable(PARAMETERS)
const PWSH = optionTable(`-interactive, ${PARAMETERS}`)

function powershell(call: Call): Peeled | undefined {
  let login = false
  for (let at = 0, word = call.args[at]; word; word = call.args[++at]) {
    const parameter = powershellParameter(word.value, call.program === 'pwsh' ? PWSH : POWERSHELL)
    // What it reads is the script.
    if (word.value === '-' && call.input) break
    if (!parameter) return implied(call, word, call.args.slice(at + 1), login)
    if (parameter.long === '-login') login = true
    if (parameter.values === 0) continue
    at++
    const value = call.args[at]
    if (!value || (value.value === '-' && call.input)) break
    if (parameter.long === '-command')
      return startRest(invocation(call, 'powershell', { login }), value, call.args.slice(at + 1))
    if (parameter.long === '-encodedcommand') return encoded(call, value, login)
    if (parameter.long === '-file') return powershellFile(call, value, call.args.slice(at + 1))
  }
  return call.input && startScript(call.input, invocation(call, 'powershell', { login }))
}

function powershellParameter(value: string, table: OptionTable): OptionSpelling | undefined {
  // Dashes of typography are dashes to it as well, and two of them are one.
  const written = /^[-/\u2013-\u2015][-\u2013-\u2015]?([a-z]{1,64})$/i.exec(value)?.[1]
  if (written === undefined) return undefined
  const name = `-${written.toLowerCase()}`
  for (const [spelling, parameter] of table) if (spelling.startsWith(name)) return parameter
  return { long: name, values: 0 }
}

/** The first word that is no parameter: a file for pwsh, a command for powershell.exe; a `.ps1` is a file to both. */
function implied(call: Call, first: Text, rest: readonly Text[], login: boolean): Peeled {
  const file = first.value.toLowerCase().endsWith('.ps1') || (call.program === 'pwsh' && !/\s/.test(first.value))
  return file ? powershellFile(call, first, rest) : startRest(invocation(call, 'powershell', { login }), first, rest)
}

function powershellFile({ program }: Call, path: Text, args: readonly Text[]): Peeled {
  return { steps: [{ kind: 'script', interpreter: program, path, at: place(path), args }], args }
}

/** Base64 of UTF-16LE. The code is hidden from a reader, so it counts as inline code whatever it starts. */
function encoded(call: Call, value: Text, login: boolean): Peeled {
  const decoded = Buffer.from(value.value, 'base64').toString('utf16le')
  const script = pieceOf(value.node, value.from, value.to, decoded)
  const peeled = startScript(script, invocation(call, 'powershell', { login }))
  const code = { kind: 'inline-code' as const, interpreter: call.program, code: script, at: place(value) }
  return { ...peeled, steps: [...peeled.steps.map((step) => ({ ...step, plain: false })), code] }
}

/** `busybox sh -c …`, `toybox nc …`: its first argument is the program. */
function busybox({ args }: Call): Peeled | undefined {
  const next = callOf(args)
  return next && !isOption(next.command.value) ? { steps: [], args: next.args, next } : undefined
}

/** Words of capsh behind which its shell, or capsh itself, is given the rest: capsh(1) of libcap 2.77. */
const CAPSH_ENDS = /^(?:--|-\+|==|=\+)$/

/** `capsh --drop=all -- -c 'script'`: bash, unless `--shell=` names another. */
function capsh(call: Call): Peeled | undefined {
  const { args, command } = call
  const at = args.findIndex(({ value }) => CAPSH_ENDS.test(value))
  const end = args[at]
  if (!end) return undefined
  const own = args.slice(0, at + 1)
  const shell = own.findLast(({ value }) => value.startsWith('--shell='))
  const rest = args.slice(at + 1)
  const named = shell && slice(shell, 8)
  const next: Call = end.value.startsWith('=')
    ? { program: 'capsh', command, args: rest }
    : ((named && callOf([named, ...rest])) ?? { program: 'bash', command, args: rest })
  return { steps: [wrapperStep(call, 'capsh', 'other', own)], args: rest, next }
}

export const SHELLS: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ...POSIX_SHELLS.split(' ').map((name): [string, Unwrap] => [name, posixShell]),
  ['git-bash', posixShell],
  ['cmd', cmd],
  ['powershell', powershell],
  ['pwsh', powershell],
  ['.', source],
  ['source', source],
  ['trap', trap],
  ['eval', ({ args }) => startEvaluated(args)],
  ['capsh', capsh],
  ['busybox', busybox],
  ['toybox', busybox],
])

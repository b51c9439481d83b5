/**
 * Text that a script has decoded, unpacked or printed by code of another language, and then run: nobody who reads the script
 * sees what runs. Text that is only picked from or changed (`grep`, `sed`, `awk`) does not count: that is how `.env` files are
 * loaded. Sources: the GNU coreutils 9.7 manual, xxd(1), openssl-enc(1), gzip(1), bzip2(1), xz(1), zstd(1), lz4(1),
 * uudecode(1); 2026-12.
 */

import { isPipe, type ShellCommand, type ShellStep, type Span, type Text } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import { runsCode } from '../programs/code-readers.ts'
import { layersOf } from '../programs/command-words.ts'
import { wordSet } from '../programs/flags.ts'
import { isPowershell, isShell, programName } from '../programs/program-names.ts'
import { disguisedName } from './disguised-names.ts'
import { EVALUATES, NESTED } from './evaluated-downloads.ts'
import { readsCode } from './piped-code.ts'
import { passesOn } from './piped-through.ts'
import { LONGEST_TEXT } from './substitutions.ts'

const UNPACKS = wordSet(
  'gunzip zcat gzcat bunzip2 bzcat unxz xzcat unlzma lzcat unzstd zstdcat lz4cat uncompress funzip uudecode',
)

/** Programs that do so when one of their words says it. */
const BY_WORD: ReadonlyMap<string, RegExp> = new Map([
  ...'base64 gbase64 base32 basenc'.split(' ').map((name) => [name, /^-[a-z]{0,3}d|^-D$|^--d/] as const),
  ...'gzip pigz bzip2 xz lzma zstd lz4 brotli'
    .split(' ')
    .map((name) => [name, /^-[a-zA-Z\d]{0,4}d|^--(?:de|un)compress$/] as const),
  ['xxd', /^-r/],
  ['openssl', /^-d$/],
  ...'python python2 python3 py'.split(' ').map((name) => [name, /^-[A-Za-z]{0,4}c$/] as const),
  ...'node nodejs bun deno perl ruby php'
    .split(' ')
    .map((name) => [name, /^-(?:[eEr]|pe?)$|^--(?:eval|print)$/] as const),
])
/** Their output is a setting more often than a program, where it is put in: `eval "$(python3 -c …)"`, an encrypted `.env`. */
const LOADS_SETTINGS = /^(?:py|node|bun|deno|perl|ruby|php|openssl)/

/** `iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('…')))`, in either order. */
const DECODED_BY_POWERSHELL =
  /(?<![\w-])(?:iex|invoke-expression|create\()[\s(][^\n]{0,1024}?\]::frombase64string\(|\]::frombase64string\([^\n]{0,8192}?\|\s{0,4}(?:iex|invoke-expression)(?![\w-])/i

export interface HiddenCode {
  readonly at: Text | Span
  /** What the server does, as a predicate. */
  readonly does: string
}

/** What a script has running that it does not show; undefined for nearly every one. */
export const hiddenCode = onceFor((step: ShellStep): HiddenCode | undefined => {
  const masked = runsMasked(step)
  if (masked) return { at: masked, does: 'runs text that its script decodes or unpacks first' }
  const name = disguisedName(step)
  return name && { at: name, does: 'starts a program whose name its script puts together from pieces' }
})

/** The program that runs such text; undefined where none does. Linear. */
function runsMasked({ commands, script, program: shell }: ShellStep): Text | undefined {
  if (isPowershell(shell) && script && DECODED_BY_POWERSHELL.test(script.value.slice(0, LONGEST_TEXT))) return script
  let owner: ShellCommand | undefined
  let masked = false
  for (const [index, command] of commands.entries()) {
    const { after = '' } = command
    const isPiped = isPipe(after)
    if (NESTED.test(after)) owner = commands[index - 1]
    else if (!isPiped) owner = undefined
    const [first, ...rest] = layersOf(command.words).at(-1) ?? []
    if (!first) continue
    const program = programName(first.value)
    if (isPiped && masked && takesCode(program, rest)) return first
    masked = masks(program, rest, owner) || (isPiped && masked && passesOn(program, rest))
    if (masked && owner && runsOutput(owner)) return owner.words[0]
  }
  return undefined
}

function masks(program: string, words: readonly Text[], owner: ShellCommand | undefined): boolean {
  if (owner && LOADS_SETTINGS.test(program)) return false
  const sign = BY_WORD.get(program)
  return UNPACKS.has(program) || (sign !== undefined && words.some(({ value }) => sign.test(value)))
}

function takesCode(program: string, words: readonly Text[]): boolean {
  return (runsCode(program) || EVALUATES.test(program)) && readsCode(program, words)
}

/** `eval "$(…)"`, `sh -c "$(…)"`, `bash <(…)`, and a substitution that is the command. */
function runsOutput({ words }: ShellCommand): boolean {
  const [first] = layersOf(words).at(-1) ?? []
  if (!first) return false
  const program = programName(first.value)
  return EVALUATES.test(program) || isShell(program) || /^(?:\$\(|`)/.test(first.value)
}

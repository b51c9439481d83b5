/**
 * What a POSIX shell puts in the place of parameters, braces and substitutions, as far as the script and the entry say it.
 * Sources: POSIX.1-2024 XCU 2.6 (word expansions), the Bash 5.2 manual for brace expansion.
 */

import { unescaped } from '../knowledge/escapes.ts'
import type { Binding, Text } from '../model.ts'

/** Parts the words that an expansion outside quotation marks is split into: no word of a command line can hold it. */
export const SPLIT = '\0'

/** Values longer than this are no names, options or commands; all of a script's together are to stay linear in its length. */
const LONGEST = 4096
const MOST = 65_536

/** The values of variables at the point of a script that has been read. */
export interface Variables {
  readonly values: Map<string, string>
  /** Those that the entry sets and the script has not. */
  readonly given: Set<string>
  /** How much may still be put in: `a=$b$b` doubles what it holds. */
  left: number
}

/** Of these the reference is worth more to the rules than what it stands for. */
const SECRET = /KEY|TOKEN|SECRET|PASS|PWD|AUTH|CRED|COOKIE|SESSION/i

/** What an entry hands to the shell: in its environment, and as the words behind the script. */
export function variablesOf(env: readonly Binding[] = [], words: readonly Text[] = []): Variables {
  const values = new Map<string, string>()
  for (const { name, value } of env) if (value && !SECRET.test(name)) values.set(name, value.value)
  for (const [index, { value }] of words.slice(0, 10).entries()) values.set(`${index}`, value)
  return { values, given: new Set(values.keys()), left: MOST }
}

/** Notes `name=value`; what only a command can tell is forgotten. */
export function assign({ values, given }: Variables, name: string, value: string, appended: boolean): void {
  given.delete(name)
  const whole = appended ? (values.get(name) ?? '') + value : value
  if (/\$\(|`/.test(whole) || whole.length > LONGEST) values.delete(name)
  else values.set(name, whole.replaceAll(SPLIT, ' '))
}

const PARAMETER =
  /\$(?:([A-Za-z_]\w{0,127}|[0-9@*])|\{([A-Za-z_]\w{0,127}|[0-9@*])(?::?([-=+])([^{}$`"'\\]{0,512}))?\})/y

export interface Around {
  readonly quoted: boolean
  /** Something of the word stands before it. */
  readonly behind: boolean
  /** The word names the program. */
  readonly naming: boolean
}

/** The parameter that begins at an offset: where it ends, and its value; undefined where nothing says what it holds. */
export function parameterAt(
  source: string,
  at: number,
  variables: Variables,
  around: Around,
): { readonly end: number; readonly value: string } | undefined {
  PARAMETER.lastIndex = at
  const [whole = '', plain, braced, sign, word = ''] = PARAMETER.exec(source) ?? []
  const name = plain ?? braced
  if (name === undefined) return undefined
  const end = at + whole.length
  const value = heldBy(name, { sign, word }, variables, around, source.charAt(end))
  if (value === undefined || value.length > LONGEST || value.length > variables.left) return undefined
  variables.left -= value.length
  return { end, value: around.quoted ? value : split(value) }
}

function heldBy(
  name: string,
  { sign, word }: { readonly sign: string | undefined; readonly word: string },
  { values, given }: Variables,
  { quoted, behind, naming }: Around,
  next: string,
): string | undefined {
  const within = behind || /[\w./-]/.test(next)
  const known = values.get(name)
  // As a whole word they are the entry's own words, which know their places better.
  if (/^[0-9@*]$/.test(name)) return within ? (known ?? '') : undefined
  // So is a whole command line in a variable of the entry.
  if (naming && !within && known !== undefined && given.has(name) && /\s/.test(known)) return undefined
  // Itself again: an entry that hands on what it was given.
  if (known !== undefined && !known.includes(`$${name}`) && !known.includes(`\${${name}`))
    return sign === '+' ? word : known
  if (known !== undefined) return undefined
  if (name === 'IFS' && !quoted) return SPLIT
  if (sign === '-' || sign === '=') return naming ? word : undefined
  // A name in small letters is a script's own, and this script has not set it.
  return naming && behind && /^[a-z_]/.test(name) && /[a-z]/.test(next) ? '' : undefined
}

/** What expansion makes of a value outside quotation marks. */
export function split(value: string): string {
  return value === SPLIT ? value : value.trim().replace(/\s+/g, SPLIT)
}

const BRACES = /\{((?:[^\s{},"'`\\|&;()<>]{0,512},){1,64}[^\s{},"'`\\|&;()<>]{0,512})\}(?=[\s|&;()<>`]|$)/y

/** `{curl,-s,address}` as a whole word: its words, and where it ends. */
export function bracesAt(source: string, at: number): { readonly end: number; readonly value: string } | undefined {
  BRACES.lastIndex = at
  const [whole = '', items] = BRACES.exec(source) ?? []
  return items === undefined ? undefined : { end: at + whole.length, value: items.replaceAll(',', SPLIT) }
}

/** What a command prints where its words say so: `echo curl`, `printf cu%s rl`, `which curl`, `command -v sh`. */
export function printedBy(words: readonly Text[]): string | undefined {
  const [program = '', ...given] = words.map(({ value }) => value)
  if (given.length === 0 || given.some((word) => /[$`]/.test(word))) return undefined
  switch (program) {
    case 'echo':
      return echoed(given)
    case 'printf':
      return formatted(given[0] === '--' ? given.slice(1) : given)
    case 'which':
      return given.length === 1 ? given[0] : undefined
    case 'command':
    case 'type':
      return given.length === 2 && /^-[vpP]$/.test(given[0] ?? '') ? given[1] : undefined
    default:
      return undefined
  }
}

function echoed(given: readonly string[]): string {
  const options = given.findIndex((word) => !/^-[neE]{1,3}$/.test(word))
  const text = given.slice(options < 0 ? given.length : options).join(' ')
  return given.slice(0, Math.max(options, 0)).some((word) => word.includes('e')) ? unescaped(text) : text
}

function formatted([format = '', ...values]: readonly string[]): string {
  let next = 0
  return unescaped(format).replace(/%(?:[sb]|%)/g, (sign) => (sign === '%%' ? '%' : (values[next++] ?? '')))
}

/** Programs that lie in a system's folders and are worth hiding, the likeliest first. */
const HIDDEN =
  'curl wget sh bash dash zsh nc ncat socat telnet python3 perl ruby node npx docker sudo env base64'.split(' ')

/** `/usr/bin/cur?`: the program that a pattern for file names finds in a system's folder; the word itself where it is none. */
export function globbed(word: string): string {
  const slash = word.lastIndexOf('/')
  if (slash < 0 || word.length > LONGEST_PATTERN || !/[?*[]/.test(word)) return word
  const pattern = word
    .slice(slash + 1)
    .replace(/\[([^\]!^-])[^\]-]{0,32}\]/g, '$1')
    .replace(/\*+/g, '*')
  // `*` alone is every file there.
  const found = /\w/.test(pattern) ? HIDDEN.find((name) => fits(pattern, name)) : undefined
  return found === undefined ? word : `${word.slice(0, slash + 1)}${found}`
}

const LONGEST_PATTERN = 64

function fits(pattern: string, name: string): boolean {
  const sign = pattern.charAt(0)
  if (sign === '') return name === ''
  if (sign === '*' && fits(pattern.slice(1), name)) return true
  if (name === '' || (sign !== '*' && sign !== '?' && sign !== name.charAt(0))) return false
  return fits(sign === '*' ? pattern : pattern.slice(1), name.slice(1))
}

/**
 * What a POSIX shell puts in the place of parameters, braces and substitutions, as far as the script and the entry say it.
 * Sources: POSIX.1-2024 XCU 2.6 (word expansions), the Bash 5.2 manual for brace expansion.
 */

import { unescaped } from '../knowledge/text/escapes.ts'
import type { Binding, Text } from '../model.ts'

/** Parts the words that an expansion outside quotation marks is split into: no word of a command line can hold it. */
export const SPLIT = '\0'

/** Values longer than this are no names, options or commands; all of a script's together are to stay linear in its length. */
const LONGEST = 4096
const MOST = 65_536

/** The values of variables at the point of a script that has been read. */
export interface Variables {
  readonly values: Map<string, string>
  /** Arrays, and `@` once the script has set it: their words with SPLIT between them. */
  readonly lists: Map<string, string>
  /** Those that the entry sets and the script has not. */
  readonly given: Set<string>
  /** Characters that part words as blanks do: what the script has put into IFS. */
  separators: string
  /** A function is being read, whose arguments are known where it is called. */
  inFunction: boolean
  /** What the script has last set as arguments are those of a function that is being read. */
  ofFunction: boolean
  /** How much may still be put in: `a=$b$b` doubles what it holds. */
  left: number
}

/** Of these the reference is worth more to the rules than what it stands for. */
const SECRET = /KEY|TOKEN|SECRET|PASS|PWD|AUTH|CRED|COOKIE|SESSION/i

/** What an entry hands to the shell: in its environment, and as the words behind the script. */
export function variablesOf(env: readonly Binding[] = [], words: readonly Text[] = []): Variables {
  const values = new Map<string, string>()
  // Nobody hands a shell its IFS (POSIX.1-2024 XCU 2.5.3).
  for (const { name, value } of env) if (value && !SECRET.test(name) && name !== 'IFS') values.set(name, value.value)
  for (const [index, { value }] of words.slice(0, 10).entries()) values.set(`${index}`, value)
  return {
    values,
    lists: new Map(),
    given: new Set(values.keys()),
    separators: '',
    inFunction: false,
    ofFunction: false,
    left: MOST,
  }
}

/** Notes `name=value`; what only a command can tell is forgotten. */
export function assign({ values, given }: Variables, name: string, value: string): void {
  given.delete(name)
  if (/\$\(|`/.test(value) || value.length > LONGEST) values.delete(name)
  else values.set(name, value.replaceAll(SPLIT, ' '))
}

/** What a variable holds, to be put back: `A=x program $A` sets it for the program, and what its words say is read before. */
export type Held = readonly [name: string, value: string | undefined, list: string | undefined, isGiven: boolean]

/** What a variable holds now. */
export function heldNow({ values, lists, given }: Variables, name: string): Held {
  return [name, values.get(name), lists.get(name), given.has(name)]
}

/** A variable as it was. */
export function putBack({ values, lists, given }: Variables, [name, value, list, isGiven]: Held): void {
  if (value === undefined) values.delete(name)
  else values.set(name, value)
  if (list === undefined) lists.delete(name)
  else lists.set(name, list)
  if (isGiven) given.add(name)
  else given.delete(name)
}

/** Scripts have fewer; of more, each shell of a megabyte of brackets would have a copy. */
const MOST_KEPT = 32

/** A shell inside this one begins: what it sets is its own. Puts back what was set before. */
export function entered({ values, lists, given }: Variables): () => void {
  if (values.size > MOST_KEPT) return () => {}
  const before = [new Map(values), new Map(lists), new Set(given)] as const
  return () => {
    for (const [map, kept] of [
      [values, before[0]],
      [lists, before[1]],
    ] as const) {
      map.clear()
      for (const [name, value] of kept) map.set(name, value)
    }
    given.clear()
    for (const name of before[2]) given.add(name)
  }
}

/** Notes an array, or with `@` the arguments; each of its values is a word, whatever is in it. */
export function assignList(variables: Variables, name: string, words: readonly string[]): void {
  const { values, lists, given } = variables
  given.delete(name)
  const list = words.join(SPLIT)
  // One that grows word by word is copied each time.
  variables.left -= list.length
  if (variables.left < 0 || list.length > LONGEST || /\$\(|`/.test(list)) {
    lists.delete(name)
    values.delete(name)
    return
  }
  lists.set(name, list === '' ? SPLIT : list)
  values.set(name, words[0] ?? '')
}

/** Notes the variable of a loop. With several values it stands for all of them, as if the loop were one command. */
export function assignEach(variables: Variables, name: string, words: readonly string[]): void {
  assign(variables, name, words.join(' '))
  if (variables.values.has(name)) variables.values.set(name, words.join(SPLIT))
}

/** A command as far as it puts something into variables, with what it is given to read. */
interface Assigning {
  readonly words: readonly Text[]
  readonly assignments: readonly Binding[]
  readonly fed: string | undefined
}

/** Notes what commands put into variables: `set -- words`, `printf -v name`, `read name` of what it is given. */
export function assignedBy({ words, assignments, fed }: Assigning, variables: Variables): void {
  const [program, ...given] = words.map(({ value }) => value)
  const own = assignments.findLast(({ name }) => name === 'IFS')?.value?.value
  if (own !== undefined && (program === undefined || DECLARES.has(program))) variables.separators = separatorsOf(own)
  if (program === 'unset' && given.includes('IFS')) variables.separators = ''
  if (program === 'set') assignArguments(variables, given)
  if (program === 'shift' && knowsArguments(variables)) {
    const left = argumentsOf(variables).slice(/^\d$/.test(given[0] ?? '') ? Number(given[0]) : 1)
    assignArguments(variables, ['--', ...left])
  }
  if (program === 'printf' && given[0] === '-v' && given[1] !== undefined)
    assign(variables, given[1], formatted(given.slice(given[2] === '--' ? 3 : 2)))
  if (program === 'read' && fed !== undefined)
    assignRead(variables, given, fed, own === undefined ? variables.separators : separatorsOf(own))
}

/** Those of a function are known where it is called, unless it sets them itself. */
function knowsArguments({ inFunction, ofFunction }: Variables): boolean {
  return inFunction === ofFunction
}

/** What the script has set as its arguments, or the first of those that it is started with. */
function argumentsOf({ values, lists }: Variables): readonly string[] {
  const set = lists.get('@')
  if (set !== undefined) return set.split(SPLIT).filter((word) => word !== '')
  const words: string[] = []
  for (let at = 1; at < 10; at++) {
    const value = values.get(`${at}`)
    if (value === undefined) break
    words.push(value)
  }
  return words
}

/** The first line, of which each name has a word, and the last whatever is left. */
function assignRead(variables: Variables, given: readonly string[], fed: string, separators: string): void {
  const names = given.filter((word, at) => NAME.test(word) && !VALUED_OF_READ.test(given[at - 1] ?? '')).slice(0, 16)
  let [rest = ''] = fed.slice(0, LONGEST).split('\n', 1)
  for (const [index, name] of names.entries()) {
    rest = rest.trim()
    const length = index === names.length - 1 ? -1 : split(rest, separators).indexOf(SPLIT)
    assign(variables, name, length < 0 ? rest : rest.slice(0, length))
    rest = length < 0 ? '' : rest.slice(length + 1)
  }
}

/** A value that nothing here says is taken for what IFS holds anyway, as where a script puts it back. */
function separatorsOf(value: string): string {
  return /[$`]/.test(value) ? '' : value.replace(/\s+/g, '')
}

/** Commands whose assignments are for the shell itself. */
export const DECLARES: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly'])
const NAME = /^[A-Za-z_]\w{0,127}$/
/** Options of `read` that take a word: `-p prompt`, `-rd ''`. */
const VALUED_OF_READ = /^-[ers]{0,3}[adinNptu]$/

/** `set -- words`, `set -e words`, `set -o pipefail -- words`: options alone leave the arguments as they are. */
function assignArguments(variables: Variables, given: readonly string[]): void {
  let at = 0
  for (let option = given[at]; option && /^[-+][A-Za-z]/.test(option); option = given[at])
    at += option.endsWith('o') ? 2 : 1
  const end = given[at]
  const words = given.slice(end === '--' || end === '-' ? at + 1 : at)
  if (words.length === 0 && end !== '--') return
  variables.ofFunction = variables.inFunction
  assignList(variables, '@', words)
  for (let at = 1; at < 10; at++) assign(variables, `${at}`, words[at - 1] ?? '')
}

const ELEMENT = /\$\{([A-Za-z_]\w{0,127})\[([@*]|\d{1,4})\]\}/y
const PARAMETER = /\$(?:([A-Za-z_]\w{0,127}|[0-9@*])|\{([A-Za-z_]\w{0,127}|[0-9@*])\})/y
/** Bash's `${!name}`: the variable that another one names. */
const INDIRECT = /\$\{!([A-Za-z_]\w{0,127})\}/y
/** A parameter with an operator, up to the word behind it. */
export const OPERATION = /\$\{([A-Za-z_]\w{0,127}|[0-9@*$#?!-])(:?[-=+?]|##?|%%?|\/\/?|,,?|\^\^?|:)/y

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
  const [whole = '', plain, braced] = PARAMETER.exec(source) ?? []
  INDIRECT.lastIndex = at
  const [indirect = '', naming = ''] = whole === '' ? (INDIRECT.exec(source) ?? []) : []
  const name = plain ?? braced ?? variables.values.get(naming)
  if (name === undefined) return elementAt(source, at, variables, around)
  const end = at + whole.length + indirect.length
  // `"$1"x` goes on behind the mark.
  const next = source.charAt(around.quoted && source.charAt(end) === '"' ? end + 1 : end)
  const value = heldBy(name, variables, around, next)
  if (value === undefined || value.length > LONGEST || value.length > variables.left) return undefined
  variables.left -= value.length
  return { end, value: around.quoted ? value : split(value, variables.separators) }
}

/** `${name[@]}`, `${name[1]}`. */
function elementAt(
  source: string,
  at: number,
  variables: Variables,
  { quoted }: Around,
): { readonly end: number; readonly value: string } | undefined {
  ELEMENT.lastIndex = at
  const [whole = '', name = '', which = ''] = ELEMENT.exec(source) ?? []
  const list = variables.lists.get(name)
  if (list === undefined || list.length > variables.left) return undefined
  variables.left -= list.length
  const value = /\d/.test(which) ? (list.split(SPLIT)[Number(which)] ?? '') : list
  return { end: at + whole.length, value: quoted ? value : split(value, variables.separators) }
}

function heldBy(
  name: string,
  variables: Variables,
  { quoted, behind, naming }: Around,
  next: string,
): string | undefined {
  const { values, lists, given, inFunction } = variables
  const within = behind || /[\w./-]/.test(next)
  const known = values.get(name)
  // As a whole word they are the entry's own words, which know their places better.
  if (lists.has('@') && knowsArguments(variables) && /^[1-9@*]$/.test(name))
    return /\d/.test(name) ? known : lists.get('@')
  if (/^[0-9@*]$/.test(name)) return within && !inFunction ? (known ?? '') : undefined
  // So is a whole command line in a variable of the entry.
  if (naming && !within && known !== undefined && given.has(name) && /\s/.test(known)) return undefined
  // Each of a loop's values would be a word of its own.
  if (known?.includes(SPLIT) && within) return undefined
  // Itself again: an entry that hands on what it was given.
  if (known !== undefined) return isOfItself(name, known) ? undefined : known
  if (name === 'IFS' && !quoted) return SPLIT
  // A name in small letters is a script's own, and this script has not set it.
  return naming && behind && /^[a-z_]/.test(name) && /[a-z]/.test(next) ? '' : undefined
}

/** `$name` and `${name}` of PowerShell, not where it is written to, nor a part of it. */
const POWERSHELL_VARIABLE = /\$(?:([A-Za-z_]\w{0,127})|\{([A-Za-z_]\w{0,127})\})(?![\w:.[({]|\s{0,8}[-+]?=)/y

/** A variable of PowerShell that the script has set: where it ends, and its value, which stays one word (about_Variables). */
export function powershellVariableAt(
  source: string,
  at: number,
  variables: Variables,
): { readonly end: number; readonly value: string } | undefined {
  if (variables.values.size === 0) return undefined
  POWERSHELL_VARIABLE.lastIndex = at
  const [whole = '', plain, braced] = POWERSHELL_VARIABLE.exec(source) ?? []
  const value = variables.values.get((plain ?? braced ?? '').toLowerCase())
  if (value === undefined || value.length > variables.left) return undefined
  variables.left -= value.length
  return { end: at + whole.length, value }
}

/** Notes `$name = 'value'` and `$name='value'`; what a command gives is forgotten. */
export function assignedInPowershell(words: readonly Text[], variables: Variables): void {
  const [first = '', second, third, more] = words.map(({ value }) => value)
  const [, name, sign, joined = ''] = /^\$(\w{1,128})(?:([-+*]?=)(.{0,4096}))?$/s.exec(first) ?? []
  if (name === undefined || !(sign ?? second)?.endsWith('=')) return
  // Where nothing follows, brackets do: `$name = (command)`.
  const value = sign === undefined ? third : joined || undefined
  const isAlone = (sign === undefined ? more : second) === undefined
  if (value !== undefined && (sign ?? second) === '=' && isAlone && !/[$`(]|@\{/.test(value))
    variables.values.set(name.toLowerCase(), value)
  else variables.values.delete(name.toLowerCase())
}

function isOfItself(name: string, value: string): boolean {
  return value.includes(`$${name}`) || value.includes(`\${${name}`)
}

/** A shell sets these itself, or has them from whoever logged in. */
const ALWAYS_SET =
  /^(?:HOME|PATH|PWD|USER|LOGNAME|SHELL|TERM|LANG|HOSTNAME|E?UID|PPID|SHLVL|BASH\w*|HOSTTYPE|MACHTYPE|OSTYPE|SHELLOPTS|IFS|OPTIND|PS4|RANDOM|SECONDS|LINENO|_|[0$#?!-])$/

interface Operation {
  readonly name: string
  /** `:-`, `=`, `##`. */
  readonly sign: string
  /** What stands behind it, expanded. */
  readonly word: string
  /** That is what is written there. */
  readonly isPlain: boolean
}

/** The value of a parameter with an operator (POSIX.1-2024 XCU 2.6.2; Bash 5.2 manual); undefined where nothing says it. */
export function operated(operation: Operation, variables: Variables, around: Around): string | undefined {
  if (variables.left <= 0) return undefined
  const value = resultOf(operation, variables, around)
  if (value === undefined || value.length > LONGEST || value.length > variables.left) return undefined
  variables.left -= value.length
  // What the word holds was split as it was read.
  return around.quoted || value === operation.word ? value : split(value, variables.separators)
}

function resultOf(
  { name, sign, word, isPlain }: Operation,
  variables: Variables,
  { naming }: Around,
): string | undefined {
  const isArgument = /^[1-9@*]$/.test(name)
  if (isArgument && !knowsArguments(variables)) return undefined
  const [first, ...others] = name === '@' || name === '*' ? argumentsOf(variables) : []
  if (first !== undefined && sign === ':') return cutFrom([variables.values.get('0') ?? '', first, ...others], word)
  const known = first ?? variables.values.get(name)
  if (known !== undefined && isOfItself(name, known)) return undefined
  const isSet = known === undefined ? ALWAYS_SET.test(name) : known !== '' || !sign.startsWith(':')
  switch (sign.replace(/^:(?=.)/, '')) {
    case '+':
      return isSet ? word : known === undefined ? undefined : ''
    case '?':
      return known
    case '-':
    case '=':
      if (isSet) return known
      if (SECRET.test(name)) return undefined
      if (sign.endsWith('=')) assign(variables, name, word)
      // A default is as good as written where it stands, and its place is known better to who asks for it.
      return isArgument || (sign === ':-' && isPlain && !naming) ? undefined : word
    default:
      variables.left -= known?.length ?? 0
      return known === undefined ? undefined : changed(known, sign, word.replaceAll(SPLIT, ' '))
  }
}

/** What is cut out of a value, or changed in it; undefined for patterns, of which only stars and question marks are matched. */
function changed(value: string, sign: string, word: string): string | undefined {
  if (sign === ':') return cutOut(value, word)
  if (/[[\\]/.test(word)) return undefined
  if (sign.startsWith('#')) return value.slice(lengthThatFits(word, value, sign))
  if (sign.startsWith('%'))
    return backwards(backwards(value).slice(lengthThatFits(backwards(word), backwards(value), sign)))
  if (/[*?]/.test(word)) return undefined
  if (sign.startsWith('/')) return replaced(value, sign, word)
  if (word !== '') return undefined
  const from = sign.length > 1 ? value : value.charAt(0)
  return (sign.startsWith(',') ? from.toLowerCase() : from.toUpperCase()) + value.slice(from.length)
}

/**
 * How much of a value's beginning a pattern fits: the least where the operator is one sign, the most where it is two, nothing
 * where it does not fit. As costly as one is long times the other.
 */
function lengthThatFits(pattern: string, value: string, sign: string): number {
  // How long the beginnings are that fit as much of the pattern as has been read.
  let lengths: readonly number[] = [0]
  for (const char of pattern.slice(0, LONGEST_PATTERN)) {
    const [least] = lengths
    if (least === undefined) return 0
    if (char === '*') lengths = Array.from({ length: value.length - least + 1 }, (_, more) => least + more)
    else {
      const fitting = lengths.filter((at) => at < value.length && (char === '?' || value.charAt(at) === char))
      lengths = fitting.map((at) => at + 1)
    }
  }
  return (sign.length > 1 ? lengths.at(-1) : lengths[0]) ?? 0
}

function backwards(value: string): string {
  return value.split('').reverse().join('')
}

/** `${@:2}`, `${@:1:1}`, `${@: -1}`: some of the arguments, `$0` the first of all. */
function cutFrom(words: readonly string[], word: string): string | undefined {
  const [whole, offset = '0', length] = PART.exec(word) ?? []
  if (whole === undefined) return undefined
  const rest = words.slice(Number(offset))
  return (length === undefined ? rest : rest.slice(0, Number(length))).join(SPLIT)
}

const PART = /^\s{0,4}(-?\d{1,4})(?::\s{0,4}(-?\d{1,4}))?$/

function cutOut(value: string, word: string): string | undefined {
  const [whole, offset = '0', length] = PART.exec(word) ?? []
  if (whole === undefined) return undefined
  const rest = value.slice(Number(offset))
  return length === undefined ? rest : rest.slice(0, Number(length))
}

function replaced(value: string, sign: string, word: string): string | undefined {
  const slash = word.indexOf('/')
  const [pattern, by] = slash < 0 ? [word, ''] : [word.slice(0, slash), word.slice(slash + 1)]
  if (pattern === '' || value.length * by.length > MOST) return undefined
  return sign === '//' ? value.replaceAll(pattern, () => by) : value.replace(pattern, () => by)
}

/** What expansion makes of a value outside quotation marks. `separators`: what parts words besides blanks. */
export function split(value: string, separators: string): string {
  if (separators === '') return value.replace(/\s+/g, SPLIT)
  const parted = Array.from(value, (char) => (separators.includes(char) ? ' ' : char))
  return parted.join('').replace(/\s+/g, SPLIT)
}

const PRINTS_NOTHING = new Set([':', 'true', 'false'])

/** What a command prints where its words say so: `echo curl`, `printf cu%s rl`, `which curl`, `command -v sh`. */
export function printedBy(words: readonly Text[]): string | undefined {
  return words.some(({ value }) => /[$`]/.test(value)) ? undefined : printed(words)
}

/** The same where what it prints may hold references. */
export function printed(words: readonly Text[]): string | undefined {
  const [program = '', ...given] = words.map(({ value }) => value)
  if (PRINTS_NOTHING.has(program)) return ''
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

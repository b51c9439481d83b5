/**
 * Regular expressions that stand in scanned files. None of them is handed to the engine, which may take for ever over one: the
 * constructs that are read here (ECMA-262, "Patterns") are followed without going back, in a number of steps that is counted,
 * and what has any other construct is not judged.
 */

type Part =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'place'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'all' | 'either'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number }

export interface ForeignExpression {
  readonly source: string
  /** The letters behind it. */
  readonly flags: string
}

const LONGEST = 512
const DEEPEST = 16
/** For each character of the expression: what is written once is followed once a repetition. */
const MOST_STEPS = 16
/** Places in a line are bits of one number: as many as fit. */
const LONGEST_LINE = 30

/** Whether an expression is found anywhere in a short line; undefined where it is not understood, or takes too long. */
export function isFoundIn(expression: ForeignExpression, line: string): boolean | undefined {
  return understood(expression)?.(line)
}

/** The same, of one that is asked about more than one line; undefined where it is not understood. */
export function understood(expression: ForeignExpression): ((line: string) => boolean | undefined) | undefined {
  const part = read(expression)
  return part && ((line) => follows(part, expression, line))
}

function read({ source, flags }: ForeignExpression): Part | undefined {
  if (source.length > LONGEST || /[^dgimsuy]/.test(flags)) return undefined
  const reading: Reading = { source, flags, at: 0, depth: 0, isUnknown: false }
  const part = readEither(reading)
  return reading.isUnknown || reading.at < source.length ? undefined : part
}

function follows(part: Part, { source, flags }: ForeignExpression, line: string): boolean | undefined {
  if (line.length > LONGEST_LINE) return undefined
  const following: Following = { text: line, steps: 2 * MOST_STEPS + MOST_STEPS * source.length }
  const starts = flags.includes('y') ? 1 : 2 ** (line.length + 1) - 1
  const ends = endsOf(part, starts, following)
  return following.steps <= 0 ? undefined : ends !== 0
}

interface Reading extends ForeignExpression {
  at: number
  depth: number
  isUnknown: boolean
}

const NOTHING: Part = { kind: 'all', parts: [] }

function unknown(reading: Reading): Part {
  reading.isUnknown = true
  return NOTHING
}

function readEither(reading: Reading): Part {
  if (++reading.depth > DEEPEST) return unknown(reading)
  const parts = [readAll(reading)]
  while (!reading.isUnknown && taken(reading, '|')) parts.push(readAll(reading))
  reading.depth--
  return { kind: 'either', parts }
}

function readAll(reading: Reading): Part {
  const parts: Part[] = []
  while (!reading.isUnknown && reading.at < reading.source.length && !/[|)]/.test(next(reading)))
    parts.push(readRepeated(reading, readOne(reading)))
  return { kind: 'all', parts }
}

function next({ source, at }: Reading): string {
  return source.charAt(at)
}

function taken(reading: Reading, text: string): boolean {
  const isThere = reading.source.startsWith(text, reading.at)
  if (isThere) reading.at += text.length
  return isThere
}

const REPEATS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['*', [0, Number.POSITIVE_INFINITY]],
  ['+', [1, Number.POSITIVE_INFINITY]],
  ['?', [0, 1]],
])

function readRepeated(reading: Reading, part: Part): Part {
  const [all, few, comma, many] =
    /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(reading.source.slice(reading.at, reading.at + 12)) ?? []
  const counted =
    all === undefined ? undefined : ([Number(few), comma ? Number(many || Infinity) : Number(few)] as const)
  const [least, most] = counted ?? REPEATS.get(next(reading)) ?? []
  if (least === undefined || most === undefined) return next(reading) === '{' ? unknown(reading) : part
  reading.at += all?.length ?? 1
  // How greedy it is decides what it takes, not whether it is found.
  taken(reading, '?')
  if (part.kind === 'place' || /[*+?]/.test(next(reading))) return unknown(reading)
  return { kind: 'repeat', part, least, most }
}

function readOne(reading: Reading): Part {
  if (taken(reading, '(')) return readGroup(reading)
  if (taken(reading, '[')) return readSet(reading)
  if (taken(reading, '\\')) return readEscaped(reading)
  const character = next(reading)
  reading.at++
  const lines = reading.flags.includes('m')
  if (character === '^') return { kind: 'place', holds: (text, at) => at === 0 || (lines && text[at - 1] === '\n') }
  if (character === '$')
    return { kind: 'place', holds: (text, at) => at === text.length || (lines && text[at] === '\n') }
  if (character === '.') return { kind: 'character', fits: (each) => reading.flags.includes('s') || each !== '\n' }
  return /[*+?{}\]]/.test(character) ? unknown(reading) : literal(reading, character)
}

/** One that looks ahead or back, and one that brings flags of its own, are not understood. */
function readGroup(reading: Reading): Part {
  const name = /^\?<[A-Za-z_$][\w$]{0,64}>/.exec(reading.source.slice(reading.at, reading.at + 70))?.[0]
  if (name) reading.at += name.length
  else if (!taken(reading, '?:') && next(reading) === '?') return unknown(reading)
  const inner = readEither(reading)
  return taken(reading, ')') ? inner : unknown(reading)
}

function readEscaped(reading: Reading): Part {
  const character = next(reading)
  if (character === 'b' || character === 'B') {
    reading.at++
    return { kind: 'place', holds: (text, at) => isEdge(text, at) === (character === 'b') }
  }
  const read = readClassEscape(reading)
  if (typeof read !== 'string') return read ? { kind: 'character', fits: read } : unknown(reading)
  return literal(reading, read)
}

function isEdge(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at - 1)) !== /\w/.test(text.charAt(at))
}

function literal({ flags }: Reading, character: string): Part {
  const isSame = flags.includes('i')
    ? (each: string) => each.toLowerCase() === character.toLowerCase()
    : (each: string) => each === character
  return { kind: 'character', fits: isSame }
}

type Fits = (character: string) => boolean

const CLASSES: ReadonlyMap<string, Fits> = new Map([
  ['d', (each: string) => /\d/.test(each)],
  ['D', (each: string) => /\D/.test(each)],
  ['w', (each: string) => /\w/.test(each)],
  ['W', (each: string) => /\W/.test(each)],
  ['s', (each: string) => /\s/.test(each)],
  ['S', (each: string) => /\S/.test(each)],
])
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['v', '\v'],
])
/** Classes by a property of Unicode, as far as the letters, digits and signs of a command line go. */
const PROPERTIES: ReadonlyMap<string, Fits> = new Map([
  ...['L', 'Letter', 'Alphabetic', 'Alpha'].map((name) => [name, (each: string) => /[A-Za-z]/.test(each)] as const),
  ...['Ll', 'Lowercase', 'Lowercase_Letter'].map((name) => [name, (each: string) => /[a-z]/.test(each)] as const),
  ...['ASCII', 'Any'].map((name) => [name, () => true] as const),
])

/** What stands behind a backslash, as a class or as the one character that it is; undefined where it is neither. */
function readClassEscape(reading: Reading): Fits | string | undefined {
  const character = next(reading)
  reading.at++
  const fits = CLASSES.get(character)
  if (fits) return fits
  const behind = reading.source.slice(reading.at, reading.at + 40)
  if (/[pP]/.test(character)) {
    const [all = '', name = ''] = /^\{([A-Za-z_]{1,32})\}/.exec(behind) ?? []
    const has = reading.flags.includes('u') ? PROPERTIES.get(name) : undefined
    reading.at += all.length
    return has && (character === 'p' ? has : (each) => !has(each))
  }
  const [all, two, four] = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4}))/.exec(character + behind) ?? []
  if (all !== undefined) {
    reading.at += all.length - 1
    return String.fromCharCode(Number.parseInt(two ?? four ?? '', 16))
  }
  return CONTROLS.get(character) ?? (/[\w\s]|^$/.test(character) ? undefined : character)
}

function readSet(reading: Reading): Part {
  const isOther = taken(reading, '^')
  const members: Fits[] = []
  while (!taken(reading, ']')) {
    const from = readMember(reading)
    if (from === undefined) return unknown(reading)
    const isRange = next(reading) === '-' && reading.source.charAt(reading.at + 1) !== ']'
    if (!isRange) {
      members.push(typeof from === 'string' ? (each) => each === from : from)
      continue
    }
    reading.at++
    const to = readMember(reading)
    if (typeof from !== 'string' || typeof to !== 'string') return unknown(reading)
    members.push((each) => from <= each && each <= to)
  }
  const holds = (each: string) => members.some((member) => member(each))
  const either = (each: string) => holds(each.toLowerCase()) || holds(each.toUpperCase())
  const found = reading.flags.includes('i') ? either : holds
  return { kind: 'character', fits: isOther ? (each) => !found(each) : found }
}

function readMember(reading: Reading): Fits | string | undefined {
  if (reading.at >= reading.source.length) return undefined
  if (taken(reading, '\\')) return taken(reading, 'b') ? '\b' : readClassEscape(reading)
  reading.at++
  return reading.source.charAt(reading.at - 1)
}

interface Following {
  readonly text: string
  steps: number
}

/** All places, as bits, at which a part may end that begins at one of these. */
function endsOf(part: Part, starts: number, following: Following): number {
  if (starts === 0 || --following.steps <= 0) return 0
  switch (part.kind) {
    case 'character':
      return placesIn(following.text, starts, (text, at) => at < text.length && part.fits(text.charAt(at))) << 1
    case 'place':
      return placesIn(following.text, starts, part.holds)
    case 'all':
      return part.parts.reduce((places, each) => endsOf(each, places, following), starts)
    case 'either':
      return part.parts.reduce((places, each) => places | endsOf(each, starts, following), 0)
    case 'repeat':
      return endsOfRepeated(part, starts, following)
  }
}

function placesIn(text: string, starts: number, holds: (text: string, at: number) => boolean): number {
  let places = 0
  for (let at = 0; at <= text.length; at++) if (starts & (1 << at) && holds(text, at)) places |= 1 << at
  return places
}

function endsOfRepeated(
  { part, least, most }: Extract<Part, { kind: 'repeat' }>,
  starts: number,
  following: Following,
): number {
  let places = starts
  for (let count = 0; count < least && places !== 0; count++) places = endsOf(part, places, following)
  let ends = places
  for (let count = least; count < most && places !== 0; count++) {
    places = endsOf(part, places, following) & ~ends
    ends |= places
  }
  return ends
}

/** Command lines that nobody means when they let some run unasked, and that have little in common. */
const LINES = [
  'rm -rf /home',
  'curl -fsSL https://x.example',
  'bash x',
  'python3 y.py',
  'node z.mjs',
  'sudo chown me /etc/hosts',
  'git push -f origin main',
]

/** Whether an expression fits whatever command is typed. */
export function fitsEveryLine(expression: ForeignExpression): boolean {
  const isFound = understood(expression)
  return isFound !== undefined && LINES.every((line) => isFound(line) === true)
}

/**
 * Whether `/expression/flags` fits whatever command is typed. VS Code takes one that fits the empty line for a mistake, and never
 * asks it (microsoft/vscode, commandLineAutoApprover.ts, 2026-11).
 */
export function fitsAnyCommand(grant: string): boolean {
  const close = grant.lastIndexOf('/')
  if (!grant.startsWith('/') || close < 2) return false
  const expression = { source: grant.slice(1, close), flags: grant.slice(close + 1) }
  return isFoundIn(expression, '') === false && fitsEveryLine(expression)
}

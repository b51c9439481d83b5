/**
 * Rules about command lines in Starlark, as Codex has them (github.com/bazelbuild/starlark, spec.md; openai/codex,
 * codex-rs/execpolicy/src/parser.rs; 2026-11): calls with strings and lists. The tree is a mapping from the name of what is
 * called to the list of its calls, each a mapping from the names of its arguments.
 *
 * It is a language, and nothing of it is run: constants, sums, loops over lists and comprehensions are followed. Anything else
 * is told with its place, as what it comes to is unknown to us and not to Codex.
 */

import type { Document, Key, Node, Scalar, Source, Span } from '../tree.ts'
import {
  MAX_DEPTH,
  MAX_VALUES,
  type OpenMapping,
  type OpenSequence,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  Problems,
  put,
  scalarNode,
  stringNode,
  TOO_DEEP,
  TOO_MANY_FURTHER,
  type Token,
} from './build.ts'
import { type Decoded, decodeString, starlarkPiece } from './strings.ts'

/** Reads a file of rules. Never throws. What loops and sums make counts as if it stood in the file. */
export function parseStarlark(source: Source): Document {
  return new Reader(source).document()
}

/** What an expression comes to, before it has a place in the tree. */
type Value = {
  readonly span: Span
  /** How many collections are in each other. */
  readonly depth: number
  /** A sum, in whose text nothing can be changed. */
  readonly made?: true
} & (
  | { readonly kind: 'string'; readonly decoded: Decoded; readonly token: Token }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly kind: 'scalar'; readonly value: Scalar['value'] }
  /** `names`: it is only what nothing has been given to, as `prefix_rule` is. `called`: what a call gives back. */
  | { readonly kind: 'unknown'; readonly names?: string; readonly called?: true }
)

interface Argument {
  readonly key: Key
  readonly value: Value
}

interface Call {
  readonly name: Key
  readonly args: readonly Argument[]
  readonly span: Span
  /** It is one of those that a loop makes of what stands once in the text. */
  readonly isAgain: boolean
}

/** Thrown inside a statement, and caught where that began. */
class Fault extends Error {
  readonly kind: 'syntax' | 'limit'
  readonly span: Span

  constructor(kind: 'syntax' | 'limit', span: Span, message: string) {
    super(message)
    this.kind = kind
    this.span = span
  }
}

const UNKNOWN = 'What this comes to is only known once the file is run.'

const NAME = /[A-Za-z_]\w{0,255}/y
const NUMBER = /0[xX][\dA-Fa-f]{1,64}|0[oO][0-7]{1,64}|(?:\d{1,64}\.?\d{0,64}|\.\d{1,64})(?:[eE][+-]?\d{1,8})?/y
const QUOTE = /(?<prefix>[rRfFbB]{0,2})(?<quote>"""|'''|"|')/y
/** What an expression goes on with that is not followed: an operator, a member, an index, a call of what is no name. */
const GOES_ON = /[.([*/%|&^<>-]|[!=]=|(?:and|or|not|in|if)\b/y
/** Between the pieces of such an expression. */
const PIECE = /[^\s"'#\\()[\]{},:;=\w]|[!=]=|=(?!=)|\w{1,256}/y
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
])
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
/** Statements that are passed with all that is in them. */
const PASSED: ReadonlySet<string> = new Set(['def', 'if', 'elif', 'else', 'load', 'return', 'while', 'import', 'from'])

/** The arguments of what Codex has to call, in their order, for those that stand without a name (parser.rs, as above). */
const PARAMETERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['prefix_rule', ['pattern', 'decision', 'match', 'not_match', 'justification']],
  ['network_rule', ['host', 'protocol', 'decision', 'justification']],
  ['host_executable', ['name', 'paths']],
])

class Reader {
  readonly #source: Source
  readonly #text: string
  readonly #problems: Problems
  readonly #comments: Span[] = []
  readonly #root: OpenMapping
  /** Of the statement at hand. */
  readonly #calls: Call[] = []
  readonly #lists = new Map<string, OpenSequence>()
  readonly #names = new Map<string, Value>()
  readonly #displaced = new Set<Node>()
  /** Quotation marks that nothing closes any more. */
  readonly #unclosed = new Set<string>()
  #at = 0
  #line = 0
  /** Brackets that are open: in them a line may end anywhere. */
  #depth = 0
  /** Loops that are under way: what is read is read again. */
  #loops = 0
  #left = MAX_VALUES
  /** Behind the last place of which it was told that nothing is known of it. */
  #told = 0

  constructor(source: Source) {
    this.#source = source
    this.#text = source.text
    this.#problems = new Problems(source.text.length)
    this.#root = openMapping(0, undefined, undefined)
    this.#root.span.end = source.text.length
  }

  document(): Document {
    this.#statements(0)
    return {
      source: this.#source,
      format: 'starlark',
      roots: this.#root.children.size > 0 ? [this.#root] : [],
      comments: this.#comments,
      problems: this.#problems.list(),
      displaced: this.#displaced,
    }
  }

  // ── Statements ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Those that begin at a column or to the right of it. */
  #statements(column: number): void {
    for (;;) {
      this.#passLines()
      if (this.#at >= this.#text.length || this.#column() < column) return
      const loops = this.#loops
      try {
        this.#spend(1)
        this.#whole()
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault
        this.#problems.once(fault.kind, fault.span.start, fault.span.end, fault.message)
        if (this.#left <= 0) {
          this.#at = this.#text.length
          return
        }
        this.#depth = 0
        this.#loops = loops
        this.#passToStatement()
      }
    }
  }

  /** A statement, with what could be read of one that is at fault. */
  #whole(): void {
    try {
      this.#statement()
    } finally {
      this.#placeCalls()
    }
  }

  #statement(): void {
    const start = this.#at
    const column = this.#column()
    const name = this.#takeName()
    if (name === 'for') this.#loop(column)
    else if (name !== undefined && PASSED.has(name)) this.#passBlock(column, { start, end: this.#at })
    else {
      if (name === undefined || !(name === 'pass' || this.#assigns(name))) {
        this.#at = start
        const value = this.#expression()
        if (value.kind === 'unknown' && !value.called) this.#tell(value.span)
      }
      this.#passBlanks()
      if (!this.#take(';') && !this.#isLineEnd()) throw this.#unexpected('the end of the line')
    }
  }

  /** `= value` and `+= value` behind a name. */
  #assigns(name: string): boolean {
    const start = this.#at - name.length
    this.#passBlanks()
    const adds = this.#text.startsWith('+=', this.#at)
    if (!adds && !(this.#text[this.#at] === '=' && this.#text[this.#at + 1] !== '=')) return false
    this.#at += adds ? 2 : 1
    const value = this.#expression()
    const span = { start, end: this.#at }
    const before = this.#names.get(name) ?? unknown(span)
    this.#names.set(name, adds ? this.#sum(before, value, span) : value)
    return true
  }

  /** `NAME in list:` with what is below it, once for each of the list. */
  #loop(column: number): void {
    const start = this.#at
    const { names, list } = this.#clause()
    this.#passBlanks()
    if (!this.#take(':')) throw this.#unexpected('a colon')
    const [body, line] = [this.#at, this.#line]
    if (list.kind !== 'list' || list.items.length === 0)
      this.#passBlock(column, list.kind === 'list' ? undefined : { start, end: body })
    if (list.kind !== 'list') return
    this.#loops++
    for (const item of list.items) {
      this.#bind(names, item)
      this.#at = body
      this.#line = line
      this.#passBlanks()
      if (this.#isLineEnd()) this.#statements(column + 1)
      else this.#whole()
    }
    this.#loops--
  }

  /** `NAME, NAME in list` behind `for`. */
  #clause(): { readonly names: readonly string[]; readonly list: Value } {
    const names: string[] = []
    do {
      this.#passBlanks()
      const name = this.#takeName()
      if (name === undefined) throw this.#unexpected('a name')
      names.push(name)
      this.#passBlanks()
    } while (this.#take(','))
    if (this.#takeName() !== 'in') throw this.#unexpected("'in'")
    return { names, list: this.#expression() }
  }

  #bind(names: readonly string[], value: Value): void {
    this.#spend(names.length)
    const parts = names.length === 1 ? [value] : value.kind === 'list' ? value.items : []
    for (const [index, name] of names.entries()) this.#names.set(name, parts[index] ?? unknown(value.span))
  }

  /** Passes the rest of a statement and the lines below it that are further to the right. */
  #passBlock(column: number, told: Span | undefined): void {
    if (told) this.#tell(told)
    do {
      this.#at = this.#endOfLine(this.#at)
      this.#passLines()
    } while (this.#at < this.#text.length && this.#column() > column)
  }

  /** To the next line that begins with a letter, or with a blank in a loop. */
  #passToStatement(): void {
    const begins = this.#loops > 0 ? /[\r\n][ \t]{0,256}[A-Za-z_]/g : /[\r\n][A-Za-z_]/g
    begins.lastIndex = this.#at
    const found = begins.exec(this.#text)
    this.#at = found ? found.index : this.#text.length
  }

  // ── Expressions ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** A value, or a sum of some. One that goes on in another way is unknown. */
  #expression(): Value {
    this.#passBlanks()
    const start = this.#at
    let value = this.#operand()
    for (;;) {
      const end = this.#at
      this.#passBlanks()
      if (this.#text[this.#at] === '+' && this.#text[this.#at + 1] !== '=') {
        this.#at++
        const next = this.#operand()
        value = this.#sum(value, next, { start, end: this.#at })
      } else if (GOES_ON.test(this.#from(GOES_ON))) {
        this.#passExpression()
        value = unknown({ start, end: this.#at })
      } else {
        this.#at = end
        return value
      }
    }
  }

  #operand(): Value {
    this.#passBlanks()
    this.#spend(1)
    const start = this.#at
    const sign = this.#text.charAt(start)
    if (CLOSING.has(sign)) return sign === '{' ? this.#map() : this.#list(sign)
    const quote = QUOTE.exec(this.#from(QUOTE))
    if (quote) return this.#string(quote[0].length, quote.groups?.['prefix'] ?? '', quote.groups?.['quote'] ?? '')
    const number = NUMBER.exec(this.#from(NUMBER))
    if (number) {
      this.#at += number[0].length
      return { kind: 'scalar', value: Number(number[0]), span: { start, end: this.#at }, depth: 0 }
    }
    const name = this.#takeName()
    if (name === undefined || name === 'not' || name === 'lambda') {
      if (name === undefined && !/[-+~]/.test(sign)) throw this.#unexpected('a value')
      if (name === undefined) this.#at++
      this.#passExpression()
      return unknown({ start, end: this.#at })
    }
    const span = { start, end: this.#at }
    const constant = CONSTANTS.get(name)
    if (constant !== undefined) return { kind: 'scalar', value: constant, span, depth: 0 }
    this.#passBlanks()
    if (this.#text[this.#at] === '(') return this.#call({ text: name, span })
    this.#at = span.end
    return this.#names.get(name) ?? { ...unknown(span), names: name }
  }

  /** A list or a tuple, whose items may be one for each of a list, or a value in parentheses. */
  #list(sign: string): Value {
    const start = this.#at
    const items: Value[] = []
    let depth = 0
    const hasComma = this.#bracketed(() => {
      const from = this.#at
      const calls = this.#calls.length
      const item = this.#expression()
      const isClause = this.#isClause()
      // Those of the value as it is without the name.
      if (isClause) this.#calls.length = calls
      const found = isClause ? this.#each(from, sign) : [item]
      for (const each of found) {
        items.push(each)
        depth = Math.max(depth, each.depth)
      }
    })
    const [only] = items
    if (sign === '(' && !hasComma && only) return only
    return { kind: 'list', items, span: { start, end: this.#at }, depth: this.#deeper(depth, start) }
  }

  #map(): Value {
    const start = this.#at
    const entries: (readonly [Value, Value])[] = []
    let depth = 0
    let isKnown = true
    this.#bracketed(() => {
      const key = this.#expression()
      if (!this.#takeBehindBlanks(':')) throw this.#unexpected('a colon')
      const value = this.#expression()
      depth = Math.max(depth, value.depth)
      entries.push([key, value])
      if (!this.#isClause()) return
      isKnown = false
      this.#passExpression()
    })
    const span = { start, end: this.#at }
    return isKnown ? { kind: 'map', entries, span, depth: this.#deeper(depth, start) } : unknown(span)
  }

  /** `for NAME in list` behind a value that begins at `from`: that value for each. */
  #each(from: number, sign: string): readonly Value[] {
    const start = this.#at
    this.#takeName()
    const { names, list } = this.#clause()
    const end = this.#at
    this.#passBlanks()
    if (sign !== '[' || list.kind !== 'list' || this.#text[this.#at] !== ']') {
      this.#passExpression()
      return [unknown({ start, end: this.#at })]
    }
    this.#loops++
    const found = list.items.map((item) => {
      this.#bind(names, item)
      this.#at = from
      return this.#expression()
    })
    this.#loops--
    this.#at = end
    return found
  }

  /** A call has its place in the tree wherever it stands, and nothing is known of what it gives back. */
  #call({ text, span: { start, end } }: Key): Value {
    const args: Argument[] = []
    const callee = this.#names.get(text)
    const called = callee?.kind === 'unknown' && callee.names !== undefined ? callee.names : text
    const call = { name: { text: called, span: { start, end } }, args, span: { start, end }, isAgain: this.#loops > 0 }
    this.#calls.push(call)
    try {
      this.#bracketed((index) => void args.push(this.#argument(PARAMETERS.get(called)?.[index] ?? String(index))))
    } finally {
      call.span.end = Math.max(end, this.#at)
    }
    return { ...unknown({ start, end: this.#at }), called: true }
  }

  /** `unnamed`: what it is called where it has no name. */
  #argument(unnamed: string): Argument {
    const start = this.#at
    const key: Key = { text: unnamed, span: { start, end: start } }
    // `*list` and `**map`.
    if (this.#text[start] === '*') this.#passExpression()
    if (this.#at > start) return { key, value: unknown({ start, end: this.#at }) }
    const name = this.#takeName()
    const end = this.#at
    this.#passBlanks()
    if (name !== undefined && this.#text[this.#at] === '=' && this.#text[this.#at + 1] !== '=') {
      this.#at++
      return { key: { text: name, span: { start, end } }, value: this.#expression() }
    }
    this.#at = start
    return { key, value: this.#expression() }
  }

  #string(opening: number, prefix: string, quote: string): Value {
    const start = this.#at
    const from = start + opening
    const isLong = quote.length === 3
    const end = this.#endOfString(from, quote)
    if (end === undefined) throw new Fault('syntax', { start, end: from }, 'This string is not closed.')
    const content = { start: from, end }
    this.#at = end + quote.length
    const span = { start, end: this.#at }
    const decoded = decodeString(this.#text, content, /r/i.test(prefix) ? () => undefined : starlarkPiece)
    if (/f/i.test(prefix) && decoded.value.includes('{')) return unknown(span)
    const style = isLong ? 'multiline' : quote === '"' ? 'double' : 'single'
    return { kind: 'string', decoded, token: { style, span, content }, span, depth: 0 }
  }

  /** Where the quotation mark stands that closes a string; undefined where none does, with reading behind what was looked at. */
  #endOfString(from: number, quote: string): number | undefined {
    if (this.#unclosed.has(quote)) return undefined
    const isShort = quote.length === 1
    for (let at = from; at < this.#text.length; at++) {
      const unit = this.#text[at]
      if (unit === '\\') at++
      else if (this.#text.startsWith(quote, at)) return at
      else if (isShort && (unit === '\n' || unit === '\r')) {
        this.#at = at
        return undefined
      }
    }
    this.#unclosed.add(quote)
    this.#at = this.#text.length
    return undefined
  }

  #sum(a: Value, b: Value, span: Span): Value {
    if (a.kind === 'list' && b.kind === 'list') {
      this.#spend(a.items.length + b.items.length)
      return { kind: 'list', items: [...a.items, ...b.items], span, depth: Math.max(a.depth, b.depth), made: true }
    }
    if (a.kind !== 'string' || b.kind !== 'string') return unknown(span)
    const value = a.decoded.value + b.decoded.value
    this.#spend(value.length >> 4)
    // Of what stands elsewhere under a name, every unit is where the sum begins.
    const isHere = (each: Value) => each.span.start >= span.start && each.span.end <= span.end
    const offsets =
      isHere(a) && isHere(b)
        ? [...offsetsOf(a.decoded, a.token.content).slice(0, -1), ...offsetsOf(b.decoded, b.token.content)]
        : [...Array.from({ length: value.length }, () => span.start), span.end]
    const token = { style: 'plain', span, content: span } as const
    return { kind: 'string', decoded: { value, offsets }, token, span, depth: 0, made: true }
  }

  /** Passes what is left of an expression that is not followed. What is called in it may do anything. */
  #passExpression(): void {
    const start = this.#at
    for (let isCall = false; ; ) {
      this.#passBlanks()
      this.#spend(1)
      const piece = PIECE.exec(this.#from(PIECE))
      const quote = QUOTE.exec(this.#from(QUOTE))
      if (quote) this.#string(quote[0].length, quote.groups?.['prefix'] ?? '', quote.groups?.['quote'] ?? '')
      else if (CLOSING.has(this.#text.charAt(this.#at))) {
        isCall ||= this.#text[this.#at] === '('
        this.#passBracketed()
      } else if (piece) this.#at += piece[0].length
      else {
        if (isCall) this.#tell({ start, end: this.#at })
        return
      }
    }
  }

  #passBracketed(): void {
    this.#bracketed(() => {
      do this.#passExpression()
      while (/[:;]/.test(this.#text.charAt(this.#at)) && ++this.#at)
    })
  }

  /** Once for each place, however many loops come by it, and once for what is part of another. */
  #tell({ start, end }: Span): void {
    if (start < this.#told) return
    this.#told = end
    this.#problems.add('computed', start, end, UNKNOWN)
  }

  // ── Nodes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  #placeCalls(): void {
    for (const { name, args, span, isAgain } of this.#calls.splice(0)) {
      const list = this.#lists.get(name.text) ?? openSequence(span.start, this.#root, name)
      if (list.items.length === 0) {
        this.#lists.set(name.text, list)
        put(this.#root, name, list)
      }
      const call = openMapping(span.start, list, list.items.length)
      call.span.end = span.end
      list.span.end = Math.max(list.span.end, span.end)
      list.items.push(call)
      if (isAgain) this.#displaced.add(call)
      for (const { key, value } of args) put(call, key, this.#place(value, call, key))
    }
  }

  #place(value: Value, parent: Parent, key: Place): Node {
    this.#spend(1)
    const node = this.#nodeOf(value, parent, key)
    const isElsewhere = parent !== undefined && value.span.start < parent.span.start
    if (value.made || isElsewhere) this.#displaced.add(node)
    return node
  }

  #nodeOf(value: Value, parent: Parent, key: Place): Node {
    const { span } = value
    if (value.kind === 'string') return stringNode(value.decoded, value.token, parent, key)
    if (value.kind === 'scalar') return scalarNode(value.value, span, parent, key)
    if (value.kind === 'unknown') {
      this.#tell(span)
      return scalarNode(null, span, parent, key)
    }
    if (value.kind === 'list') {
      const list = openSequence(span.start, parent, key)
      list.span.end = span.end
      for (const [index, item] of value.items.entries()) list.items.push(this.#place(item, list, index))
      return list
    }
    const map = openMapping(span.start, parent, key)
    map.span.end = span.end
    for (const [name, item] of value.entries) {
      const text = name.kind === 'string' ? name.decoded.value : this.#text.slice(name.span.start, name.span.end)
      const at = { text, span: name.span }
      put(map, at, this.#place(item, map, at))
    }
    return map
  }

  // ── Characters ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Item by item what stands between brackets, with commas between; whether there were any commas. */
  #bracketed(item: (index: number) => void): boolean {
    const start = this.#at
    const closing = CLOSING.get(this.#text.charAt(start)) ?? ''
    this.#at++
    this.#depth++
    this.#deeper(this.#depth - 1, start)
    let commas = 0
    while (!this.#takeBehindBlanks(closing)) {
      if (this.#at >= this.#text.length)
        throw new Fault('syntax', { start, end: start + 1 }, 'This bracket is not closed.')
      item(commas)
      if (this.#takeBehindBlanks(',')) commas++
      else if (this.#takeBehindBlanks(closing)) break
      else if (this.#at < this.#text.length) throw this.#unexpected('a comma or a closing bracket')
    }
    this.#depth--
    return commas > 0
  }

  #deeper(depth: number, start: number): number {
    if (depth >= MAX_DEPTH) throw new Fault('limit', { start, end: start + 1 }, TOO_DEEP)
    return depth + 1
  }

  #spend(values: number): void {
    this.#left -= values
    if (this.#left <= 0) throw new Fault('limit', { start: this.#at, end: this.#at + 1 }, TOO_MANY_FURTHER)
  }

  /** Blanks and comments; the ends of lines as well where a bracket is open. */
  #passBlanks(): void {
    for (;;) {
      const unit = this.#text[this.#at]
      if (unit === ' ' || unit === '\t') this.#at++
      else if (unit === '#') this.#passComment()
      else if (unit === '\\' && this.#endOfLine(this.#at) === this.#at + 1) this.#passBreak(this.#at + 1)
      else if ((unit === '\n' || unit === '\r') && this.#depth > 0) this.#passBreak(this.#at)
      else return
    }
  }

  #passLines(): void {
    for (this.#passBlanks(); this.#at < this.#text.length && this.#isLineEnd(); this.#passBlanks())
      this.#passBreak(this.#at)
  }

  #passBreak(at: number): void {
    this.#at = this.#text.startsWith('\r\n', at) ? at + 2 : at + 1
    this.#line = this.#at
  }

  #passComment(): void {
    const start = this.#at
    this.#at = this.#endOfLine(start)
    if (this.#loops === 0 && start >= (this.#comments.at(-1)?.end ?? 0)) this.#comments.push({ start, end: this.#at })
  }

  #column(): number {
    return this.#at - this.#line
  }

  #isLineEnd(): boolean {
    const unit = this.#text[this.#at]
    return unit === undefined || unit === '\n' || unit === '\r'
  }

  #endOfLine(from: number): number {
    for (let at = from; at < this.#text.length; at++) if (this.#text[at] === '\n' || this.#text[at] === '\r') return at
    return this.#text.length
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  #takeBehindBlanks(sign: string): boolean {
    this.#passBlanks()
    return this.#take(sign)
  }

  #takeName(): string | undefined {
    const name = NAME.exec(this.#from(NAME))?.[0]
    if (name === undefined || this.#text[this.#at + name.length] === '"' || this.#text[this.#at + name.length] === "'")
      return undefined
    this.#at += name.length
    return name
  }

  /** Whether `for` stands behind a value. */
  #isClause(): boolean {
    this.#passBlanks()
    return this.#text.startsWith('for', this.#at) && !/\w/.test(this.#text.charAt(this.#at + 3))
  }

  /** The text, for an expression that is to fit where reading stands. */
  #from(expression: RegExp): string {
    expression.lastIndex = this.#at
    return this.#text
  }

  #unexpected(expected: string): Fault {
    return new Fault('syntax', { start: this.#at, end: this.#at + 1 }, `Expected ${expected} here.`)
  }
}

function unknown(span: Span): Extract<Value, { readonly kind: 'unknown' }> {
  return { kind: 'unknown', span, depth: 0 }
}

function offsetsOf({ value, offsets }: Decoded, { start }: Span): readonly number[] {
  return offsets ?? Array.from({ length: value.length + 1 }, (_, unit) => start + unit)
}

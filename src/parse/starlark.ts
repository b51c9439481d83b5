/**
 * Rules about command lines in Starlark, as Codex has them (github.com/bazelbuild/starlark, spec.md; openai/codex,
 * codex-rs/execpolicy/src/parser.rs; 2026-11): calls with strings and lists. The tree is a mapping from the name of what is
 * called to the list of its calls, each a mapping from the names of its arguments.
 *
 * It is a language, and nothing of it is run: constants, sums, loops over lists and comprehensions are followed. Anything else
 * is told with its place, as what it comes to is unknown to us and not to Codex.
 */

import type { Document, Key, Source, Span } from '../tree.ts'
import { CLOSING, Fault, StarlarkText } from './starlark-text.ts'
import { type Argument, type Call, CallTree, sum, unknown, type Value } from './starlark-tree.ts'
import { decodeString, lineEndAt, starlarkPiece } from './strings.ts'

/** Reads a file of rules. Never throws. What loops and sums make counts as if it stood in the file. */
export function parseStarlark(source: Source): Document {
  return new Reader(source).document()
}

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
  readonly #in: StarlarkText
  readonly #tree: CallTree
  readonly #names = new Map<string, Value>()
  /** Of the statement at hand. */
  readonly #calls: Call[] = []
  /** Loops that are under way: what is read is read again. */
  #loops = 0

  constructor(source: Source) {
    this.#source = source
    this.#in = new StarlarkText(source.text)
    this.#tree = new CallTree(this.#in)
  }

  document(): Document {
    this.#statements(0)
    const { root, displaced } = this.#tree
    const { comments, problems } = this.#in
    const roots = root.children.size > 0 ? [root] : []
    return { source: this.#source, format: 'starlark', roots, comments, problems: problems.list(), displaced }
  }

  // ── Statements ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Those that begin at a column or to the right of it. */
  #statements(column: number): void {
    for (;;) {
      this.#in.passLines()
      if (this.#in.at >= this.#in.text.length || this.#in.column() < column) return
      const loops = this.#loops
      try {
        this.#in.spend(1)
        this.#whole()
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault
        this.#in.problems.once(fault.kind, fault.span.start, fault.span.end, fault.message)
        if (this.#in.left <= 0) {
          this.#in.at = this.#in.text.length
          return
        }
        this.#in.depth = 0
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
      this.#tree.place(this.#calls.splice(0))
    }
  }

  #statement(): void {
    const start = this.#in.at
    const column = this.#in.column()
    const name = this.#in.takeName()
    if (name === 'for') this.#loop(column)
    else if (name !== undefined && PASSED.has(name)) this.#passBlock(column, { start, end: this.#in.at })
    else {
      if (name === undefined || !(name === 'pass' || this.#assigns(name))) {
        this.#in.at = start
        const value = this.#expression()
        if (value.kind === 'unknown' && !value.called) this.#in.tell(value.span)
      }
      this.#in.passBlanks()
      if (!this.#in.take(';') && !this.#in.isLineEnd()) throw this.#in.unexpected('the end of the line')
    }
  }

  /** `= value` and `+= value` behind a name. */
  #assigns(name: string): boolean {
    const start = this.#in.at - name.length
    this.#in.passBlanks()
    const adds = this.#in.text.startsWith('+=', this.#in.at)
    if (!adds && !(this.#in.text[this.#in.at] === '=' && this.#in.text[this.#in.at + 1] !== '=')) return false
    this.#in.at += adds ? 2 : 1
    const value = this.#expression()
    const span = { start, end: this.#in.at }
    const before = this.#names.get(name) ?? unknown(span)
    this.#names.set(name, adds ? sum(before, value, span, this.#in) : value)
    return true
  }

  /** `NAME in list:` with what is below it, once for each of the list. */
  #loop(column: number): void {
    const start = this.#in.at
    const { names, list } = this.#clause()
    this.#in.passBlanks()
    if (!this.#in.take(':')) throw this.#in.unexpected('a colon')
    const [body, line] = [this.#in.at, this.#in.line]
    if (list.kind !== 'list' || list.items.length === 0)
      this.#passBlock(column, list.kind === 'list' ? undefined : { start, end: body })
    if (list.kind !== 'list') return
    this.#loops++
    for (const item of list.items) {
      this.#bind(names, item)
      this.#in.at = body
      this.#in.line = line
      this.#in.passBlanks()
      if (this.#in.isLineEnd()) this.#statements(column + 1)
      else this.#whole()
    }
    this.#loops--
  }

  /** `NAME, NAME in list` behind `for`. */
  #clause(): { readonly names: readonly string[]; readonly list: Value } {
    const names: string[] = []
    do {
      this.#in.passBlanks()
      const name = this.#in.takeName()
      if (name === undefined) throw this.#in.unexpected('a name')
      names.push(name)
      this.#in.passBlanks()
    } while (this.#in.take(','))
    if (this.#in.takeName() !== 'in') throw this.#in.unexpected("'in'")
    return { names, list: this.#expression() }
  }

  #bind(names: readonly string[], value: Value): void {
    this.#in.spend(names.length)
    const parts = names.length === 1 ? [value] : value.kind === 'list' ? value.items : []
    for (const [index, name] of names.entries()) this.#names.set(name, parts[index] ?? unknown(value.span))
  }

  /** Passes the rest of a statement and the lines below it that are further to the right. */
  #passBlock(column: number, told: Span | undefined): void {
    if (told) this.#in.tell(told)
    do {
      this.#in.at = lineEndAt(this.#in.text, this.#in.at)
      this.#in.passLines()
    } while (this.#in.at < this.#in.text.length && this.#in.column() > column)
  }

  /** To the next line that begins with a letter, or with a blank in a loop. */
  #passToStatement(): void {
    const begins = this.#loops > 0 ? /[\r\n][ \t]{0,256}[A-Za-z_]/g : /[\r\n][A-Za-z_]/g
    begins.lastIndex = this.#in.at
    const found = begins.exec(this.#in.text)
    this.#in.at = found ? found.index : this.#in.text.length
  }

  // ── Expressions ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** A value, or a sum of some. One that goes on in another way is unknown. */
  #expression(): Value {
    this.#in.passBlanks()
    const start = this.#in.at
    let value = this.#operand()
    for (;;) {
      const end = this.#in.at
      this.#in.passBlanks()
      if (this.#in.text[this.#in.at] === '+' && this.#in.text[this.#in.at + 1] !== '=') {
        this.#in.at++
        const next = this.#operand()
        value = sum(value, next, { start, end: this.#in.at }, this.#in)
      } else if (GOES_ON.test(this.#in.from(GOES_ON))) {
        this.#passExpression()
        value = unknown({ start, end: this.#in.at })
      } else {
        this.#in.at = end
        return value
      }
    }
  }

  #operand(): Value {
    this.#in.passBlanks()
    this.#in.spend(1)
    const start = this.#in.at
    const sign = this.#in.text.charAt(start)
    if (CLOSING.has(sign)) return sign === '{' ? this.#map() : this.#list(sign)
    const quote = QUOTE.exec(this.#in.from(QUOTE))
    if (quote) return this.#string(quote[0].length, quote.groups?.['prefix'] ?? '', quote.groups?.['quote'] ?? '')
    const number = NUMBER.exec(this.#in.from(NUMBER))
    if (number) {
      this.#in.at += number[0].length
      return { kind: 'scalar', value: Number(number[0]), span: { start, end: this.#in.at }, depth: 0 }
    }
    const name = this.#in.takeName()
    if (name === undefined || name === 'not' || name === 'lambda') {
      if (name === undefined && !/[-+~]/.test(sign)) throw this.#in.unexpected('a value')
      if (name === undefined) this.#in.at++
      this.#passExpression()
      return unknown({ start, end: this.#in.at })
    }
    const span = { start, end: this.#in.at }
    const constant = CONSTANTS.get(name)
    if (constant !== undefined) return { kind: 'scalar', value: constant, span, depth: 0 }
    this.#in.passBlanks()
    if (this.#in.text[this.#in.at] === '(') return this.#call({ text: name, span })
    this.#in.at = span.end
    return this.#names.get(name) ?? { ...unknown(span), names: name }
  }

  /** A list or a tuple, whose items may be one for each of a list, or a value in parentheses. */
  #list(sign: string): Value {
    const start = this.#in.at
    const items: Value[] = []
    let depth = 0
    const hasComma = this.#in.bracketed(() => {
      const from = this.#in.at
      const calls = this.#calls.length
      const item = this.#expression()
      const isClause = this.#in.isClause()
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
    return { kind: 'list', items, span: { start, end: this.#in.at }, depth: this.#in.deeper(depth, start) }
  }

  #map(): Value {
    const start = this.#in.at
    const entries: (readonly [Value, Value])[] = []
    let depth = 0
    let isKnown = true
    this.#in.bracketed(() => {
      const key = this.#expression()
      if (!this.#in.takeBehindBlanks(':')) throw this.#in.unexpected('a colon')
      const value = this.#expression()
      depth = Math.max(depth, value.depth)
      entries.push([key, value])
      if (!this.#in.isClause()) return
      isKnown = false
      this.#passExpression()
    })
    const span = { start, end: this.#in.at }
    return isKnown ? { kind: 'map', entries, span, depth: this.#in.deeper(depth, start) } : unknown(span)
  }

  /** `for NAME in list` behind a value that begins at `from`: that value for each. */
  #each(from: number, sign: string): readonly Value[] {
    const start = this.#in.at
    this.#in.takeName()
    const { names, list } = this.#clause()
    const end = this.#in.at
    this.#in.passBlanks()
    if (sign !== '[' || list.kind !== 'list' || this.#in.text[this.#in.at] !== ']') {
      this.#passExpression()
      return [unknown({ start, end: this.#in.at })]
    }
    // Unlike those of a loop, its names are its own.
    const around = new Map(names.map((name) => [name, this.#names.get(name)]))
    this.#loops++
    const found = list.items.map((item) => {
      this.#bind(names, item)
      this.#in.at = from
      return this.#expression()
    })
    this.#loops--
    this.#in.at = end
    for (const [name, value] of around)
      if (value) this.#names.set(name, value)
      else this.#names.delete(name)
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
      this.#in.bracketed((index) => void args.push(this.#argument(PARAMETERS.get(called)?.[index] ?? String(index))))
    } finally {
      call.span.end = Math.max(end, this.#in.at)
    }
    return { ...unknown({ start, end: this.#in.at }), called: true }
  }

  /** `unnamed`: what it is called where it has no name. */
  #argument(unnamed: string): Argument {
    const start = this.#in.at
    const key: Key = { text: unnamed, span: { start, end: start } }
    // `*list` and `**map`.
    if (this.#in.text[start] === '*') this.#passExpression()
    if (this.#in.at > start) return { key, value: unknown({ start, end: this.#in.at }) }
    const name = this.#in.takeName()
    const end = this.#in.at
    this.#in.passBlanks()
    if (name !== undefined && this.#in.text[this.#in.at] === '=' && this.#in.text[this.#in.at + 1] !== '=') {
      this.#in.at++
      return { key: { text: name, span: { start, end } }, value: this.#expression() }
    }
    this.#in.at = start
    return { key, value: this.#expression() }
  }

  #string(opening: number, prefix: string, quote: string): Value {
    const start = this.#in.at
    const from = start + opening
    const isLong = quote.length === 3
    const end = this.#in.endOfString(from, quote)
    if (end === undefined) throw new Fault('syntax', { start, end: from }, 'This string is not closed.')
    const content = { start: from, end }
    this.#in.at = end + quote.length
    const span = { start, end: this.#in.at }
    const decoded = decodeString(this.#in.text, content, /r/i.test(prefix) ? () => undefined : starlarkPiece)
    if (/f/i.test(prefix) && decoded.value.includes('{')) return unknown(span)
    const style = isLong ? 'multiline' : quote === '"' ? 'double' : 'single'
    return { kind: 'string', decoded, token: { style, span, content }, span, depth: 0 }
  }

  /** Passes what is left of an expression that is not followed. What is called in it may do anything. */
  #passExpression(): void {
    const start = this.#in.at
    for (let isCall = false; ; ) {
      this.#in.passBlanks()
      this.#in.spend(1)
      const piece = PIECE.exec(this.#in.from(PIECE))
      const quote = QUOTE.exec(this.#in.from(QUOTE))
      if (quote) this.#string(quote[0].length, quote.groups?.['prefix'] ?? '', quote.groups?.['quote'] ?? '')
      else if (CLOSING.has(this.#in.text.charAt(this.#in.at))) {
        isCall ||= this.#in.text[this.#in.at] === '('
        this.#passBracketed()
      } else if (piece) this.#in.at += piece[0].length
      else {
        if (isCall) this.#in.tell({ start, end: this.#in.at })
        return
      }
    }
  }

  #passBracketed(): void {
    this.#in.bracketed(() => {
      do this.#passExpression()
      while (/[:;]/.test(this.#in.text.charAt(this.#in.at)) && ++this.#in.at)
    })
  }
}

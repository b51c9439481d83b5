/**
 * A parsed document, whatever its format: one tree of nodes with exact places. Scanned text is hostile, so a mapping is
 * never a plain object (`__proto__` is a key like any other) and both halves of a duplicate key are kept.
 */

/** Half-open range of UTF-16 offsets into `Source.text`. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Format = 'json' | 'jsonc' | 'json5' | 'yaml' | 'toml' | 'dotenv' | 'starlark'

/**
 * What a string of a document may hold, besides documents of their own. `arguments`: a command line, as a list of words and
 * of maps from an option to what follows it (`true` where nothing does). `script`: a shell script, as a list of its text
 * and of maps from `<<` to the text of a here-document, from `claude` to its arguments, and from `mcp add` to entries.
 */
export type EmbeddedFormat = Format | 'arguments' | 'script'

/** The text of one file, without its byte order mark: offset 0 is the first character an editor shows. */
export interface Source {
  /** Path as reported: relative to the root where it lies below it, `/` between segments on every system. */
  readonly path: string
  readonly text: string
  readonly bom: boolean
}

export interface Key {
  readonly text: string
  readonly span: Span
}

interface NodeBase {
  /** The whole value token, quotes and brackets included; for block collections, from the first key to the last value. */
  readonly span: Span
  readonly parent: Mapping | Sequence | undefined
  /** The key in a mapping, the index in a sequence, undefined at the root. */
  readonly key: Key | number | undefined
}

export interface Mapping extends NodeBase {
  readonly kind: 'mapping'
  /** In document order. Where a key stands twice the last one wins, as it does in every client's parser. */
  readonly children: ReadonlyMap<string, Node>
  /** Earlier values of duplicate keys, which no client sees but a reviewer reads. */
  readonly overridden: readonly Node[]
}

export interface Sequence extends NodeBase {
  readonly kind: 'sequence'
  readonly items: readonly Node[]
}

export interface StringNode extends NodeBase {
  readonly kind: 'string'
  readonly value: string
  readonly style: 'double' | 'single' | 'plain' | 'block' | 'multiline'
  /** The token without its quotes. */
  readonly content: Span
  /**
   * Where escapes or folding make the value differ from the text: `offsets[i]` is the text offset at which unit `i` of the
   * value begins, with one more entry for the end. Absent where value and content are the same characters.
   */
  readonly offsets?: readonly number[]
}

export interface Scalar extends NodeBase {
  readonly kind: 'number' | 'boolean' | 'null'
  readonly value: number | boolean | null
}

export type Node = Mapping | Sequence | StringNode | Scalar

/** Whether it is a quoted string whose end the file does not have: `"/home/bob` may be the beginning of any path. */
export function isCutOff(node: Node, text: string): boolean {
  if (node.kind !== 'string' || !(node.style === 'double' || node.style === 'single')) return false
  return node.content.end === node.span.end && /^[\s,]{0,64}$/.test(text.slice(node.span.end, node.span.end + 65))
}

export interface SyntaxProblem {
  /**
   * `syntax`: no parser of the format accepts it. `comment`, `trailing-comma`: fine in JSONC, an error in strict JSON; the
   * readers decide. `encoding`, `alias`: nobody could read this. `limit`: we stopped reading here, and clients may not;
   * `commands`: we took no more command lines apart, all of them being in the tree. `computed`: only who runs the file knows
   * what stands there. `documents`: more than one YAML document.
   */
  readonly kind:
    | 'syntax'
    | 'comment'
    | 'trailing-comma'
    | 'encoding'
    | 'limit'
    | 'commands'
    | 'computed'
    | 'alias'
    | 'documents'
  readonly span: Span
  /** One sentence, ending with a period, with nothing of the file's own text in it. */
  readonly message: string
}

/** Whether some of the file stays unread for it; the others are a matter of who reads. */
export function isUnread({ kind }: SyntaxProblem): boolean {
  return kind === 'syntax' || kind === 'alias' || kind === 'encoding' || kind === 'computed' || isLimit(kind)
}

/** Whether strings of the file may be in no tree for it. */
export function hidesStrings({ kind }: SyntaxProblem): boolean {
  return kind === 'syntax' || kind === 'limit' || kind === 'encoding' || kind === 'computed'
}

/** Whether it is we who read no further, where others may. */
export function isLimit(kind: SyntaxProblem['kind']): boolean {
  return kind === 'limit' || kind === 'commands'
}

export interface Document {
  readonly source: Source
  readonly format: Format
  /** The documents of the file: one, several in YAML, none in an empty file. */
  readonly roots: readonly Node[]
  readonly comments: readonly Span[]
  readonly problems: readonly SyntaxProblem[]
  /**
   * What stands elsewhere than its place in the tree says, or in several places, with all below it: documents within strings,
   * in the marks of this one, and what aliases and merge keys of YAML repeat.
   */
  readonly displaced?: ReadonlySet<Node>
  /** Of a Markdown file, what follows its front matter. */
  readonly prose?: Span
  /** It was read, and its text is, without what a program fills in. */
  readonly template?: true
  /** Where TOML names again what it has named before: other headers, other dotted keys. */
  readonly mentions?: ReadonlyMap<Node, readonly Span[]>
}

/** The key's token, or undefined at the root and in sequences. */
export function keyOf(node: Node): Key | undefined {
  return typeof node.key === 'object' ? node.key : undefined
}

/** The value under a key, the last one where the key is repeated; undefined for anything that is not a mapping. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.children.get(key) : undefined
}

/** The value that keys lead to, one below the other; undefined where one of them is missing. */
export function childAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  let at = node
  for (const key of path) at = child(at, key)
  return at
}

/** The nodes directly below, winners only. */
export function childrenOf(node: Node): Iterable<Node> {
  if (node.kind === 'mapping') return node.children.values()
  return node.kind === 'sequence' ? node.items : []
}

/** What the strings among those are, in their order: the names of a list. */
export function stringsBelow(node: Node): readonly string[] {
  return [...childrenOf(node)].flatMap((item) => (item.kind === 'string' ? [item.value] : []))
}

/** The node and everything below it, overridden duplicates included, in document order within each collection. */
export function walk(node: Node): readonly Node[] {
  const found: Node[] = []
  collect(node, found)
  return found
}

function collect(node: Node, found: Node[]): void {
  found.push(node)
  for (const below of childrenOf(node)) collect(below, found)
  if (node.kind === 'mapping') for (const below of node.overridden) collect(below, found)
}

/** Worked out once a document, by a plain recursion: most documents have none, and all are asked. */
const hidden = new WeakMap<Document, readonly Node[]>()

/** The earlier values of duplicate keys, those inside other such values included, in the order of `walk`. */
export function overriddenIn(document: Document): readonly Node[] {
  const known = hidden.get(document)
  if (known) return known
  const found: Node[] = []
  const look = (node: Node): void => {
    if (node.kind === 'mapping') {
      for (const below of node.overridden) found.push(below)
      for (const below of node.children.values()) look(below)
      for (const below of node.overridden) look(below)
    } else if (node.kind === 'sequence') for (const below of node.items) look(below)
  }
  for (const root of document.roots) look(root)
  hidden.set(document, found)
  return found
}

/** The key as the parser reads it; undefined at the root and in sequences. */
export function keyText(node: Node): string | undefined {
  return keyOf(node)?.text
}

/** Where a document is pointed at as a whole: its first key, or its first character. */
export function beginningOf({ roots: [root], source }: Document): Span {
  const [first] = root ? childrenOf(root) : []
  return (first && keyOf(first)?.span) ?? { start: 0, end: Math.min(1, source.text.length) }
}

/** JSON pointer (RFC 6901) of a node; the root is the empty string. `called`: what stands for a key, by default its text. */
export function pointerOf(node: Node, called: (key: Key) => string = ({ text }) => text): string {
  const steps: string[] = []
  for (let at: Node | undefined = node; at?.key !== undefined; at = at.parent) {
    const step = typeof at.key === 'number' ? String(at.key) : called(at.key)
    steps.unshift(step.replaceAll('~', '~0').replaceAll('/', '~1'))
  }
  return steps.map((step) => `/${step}`).join('')
}

/** The node at a JSON pointer below a root; undefined where it leads nowhere. */
export function at(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    node = node?.kind === 'sequence' ? node.items[Number(key)] : child(node, key)
  }
  return node
}

/** The text range of units `from` to `to` of a string's value. */
export function within(node: StringNode, from: number, to: number): Span {
  const { offsets, content } = node
  if (!offsets) return { start: content.start + from, end: Math.min(content.start + to, content.end) }
  return { start: offsets[from] ?? content.start, end: offsets[to] ?? content.end }
}

/** The unit of a string's value that begins at an offset of the text; the next one, where an escape or a quote goes on there. */
export function unitAt({ offsets, content, value }: StringNode, offset: number): number {
  if (!offsets) return Math.min(Math.max(offset - content.start, 0), value.length)
  let low = 0
  let high = value.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? content.end) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether two values are equal, whatever their spelling and places. Linear in the smaller one. */
export function isSame(a: Node, b: Node): boolean {
  if (a.kind === 'mapping') {
    return (
      b.kind === 'mapping' &&
      a.children.size === b.children.size &&
      [...a.children].every(([key, value]) => same(value, b.children.get(key)))
    )
  }
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => same(item, b.items[index]))
    )
  return b.kind === a.kind && b.value === a.value
}

function same(a: Node, b: Node | undefined): boolean {
  return b !== undefined && isSame(a, b)
}

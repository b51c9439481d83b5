/** Any change to any node of a document, and what is to come of it in a value that another parser read. */

import fc from 'fast-check'
import { applied } from '../src/fix/apply.ts'
import type { Change, Edit, Value } from '../src/model.ts'
import type { Parse } from '../src/parse/index.ts'
import { type Document, type Node, pointerOf, type Span, walk } from '../src/tree.ts'
import { content, type Plain, plainOf, plainText, value } from './documents.ts'

const KINDS = ['replace', 'remove', 'add', 'insert', 'rename', 'rewrite', 'strip'] as const

/** A change of a document that is not known yet: numbers are taken as shares of what there is. */
export const wish = (withNull: 'null' | 'no null') =>
  fc.record({
    kind: fc.constantFrom(...KINDS),
    where: fc.nat(1_000_000),
    from: fc.nat(1000),
    to: fc.nat(1000),
    by: value(withNull) as fc.Arbitrary<Value>,
    members: content(withNull) as unknown as fc.Arbitrary<ReadonlyMap<string, Value>>,
    word: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('https', 'x', '', '1.2.3', '127.0.0.1', 'a b', '${env:A}') },
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '\n',
        ': ',
        ' #',
        'ü',
        '\u2028',
        '*',
        '- ',
        '[',
        '{{',
        '\t',
        ' ',
        "'''",
        '"""',
        ',',
      ),
    ),
  })
export type Wish = ReturnType<typeof wish> extends fc.Arbitrary<infer T> ? T : never

/** The change that a wish is for a document; undefined where it has nothing of the kind. */
export function granted(wished: Wish, document: Document): Change | undefined {
  const { kind, where, from, to, by, members, word } = wished
  const nodes = document.roots.flatMap((root) => walk(root))
  const nodeOf = <T extends Node>(fits: (node: Node) => node is T): T | undefined => {
    const fitting = nodes.filter(fits)
    return fitting[where % Math.max(fitting.length, 1)]
  }
  switch (kind) {
    case 'replace': {
      const node = nodeOf((each): each is Node => each.parent !== undefined)
      return node && { does: 'replace', node, by }
    }
    case 'remove': {
      const node = nodeOf((each): each is Node => each.parent !== undefined)
      return node && { does: 'remove', node }
    }
    case 'add': {
      const mapping = nodeOf((each) => each.kind === 'mapping')
      const [member] = members
      return mapping && member && { does: 'add', to: mapping, key: member[0], value: member[1] }
    }
    case 'insert': {
      const into = nodeOf((each) => each.kind === 'sequence')
      return into && { does: 'insert', into, before: from % (into.items.length + 1), values: [by] }
    }
    case 'rename': {
      const node = nodeOf((each): each is Node => typeof each.key === 'object')
      return node && { does: 'rename', node, by: word }
    }
    case 'rewrite': {
      const node = nodeOf((each) => each.kind === 'string')
      if (!node) return undefined
      const ends = [from % (node.value.length + 1), to % (node.value.length + 1)] as const
      return { does: 'rewrite', node, from: Math.min(...ends), to: Math.max(...ends), by: word }
    }
    case 'strip': {
      const span = document.comments[where % Math.max(document.comments.length, 1)]
      return span && { does: 'strip', span }
    }
  }
}

/** What a value becomes by changes, as their words say it. */
export function changedPlain(
  roots: readonly Plain[],
  changes: readonly Change[],
  document: Document,
): readonly Plain[] {
  const placeOf = (node: Node): string => {
    let top = node
    while (top.parent) top = top.parent
    return `${document.roots.indexOf(top)}${pointerOf(node)}`
  }
  const at = new Map<string, Change[]>()
  for (const change of changes) {
    if (change.does === 'strip') continue
    const place = placeOf(change.does === 'add' ? change.to : change.does === 'insert' ? change.into : change.node)
    at.set(place, [...(at.get(place) ?? []), change])
  }
  return roots.map((root, index) => rebuilt(root, `${index}`, at))
}

function rebuilt(plain: Plain, place: string, at: ReadonlyMap<string, readonly Change[]>): Plain {
  const here = at.get(place) ?? []
  const replacement = here.find((change) => change.does === 'replace')
  if (replacement) return plainOf(replacement.by)
  const below = (step: string | number) => `${place}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
  const goes = (step: string | number) => (at.get(below(step)) ?? []).some(({ does }) => does === 'remove')
  if (typeof plain === 'string') {
    // What several take away is gone once, and what is put before a piece comes before what is made of it.
    let [now, done] = ['', 0]
    const rewrites = here.filter((change) => change.does === 'rewrite')
    for (const { from, to, by } of rewrites.sort((a, b) => a.from - b.from || a.to - b.to)) {
      now += plain.slice(done, from) + by
      done = Math.max(done, to)
    }
    return now + plain.slice(done)
  }
  if (plain instanceof Map) {
    const members = new Map<string, Plain>()
    for (const [name, each] of plain as ReadonlyMap<string, Plain>) {
      const renaming = (at.get(below(name)) ?? []).find((change) => change.does === 'rename')
      if (!goes(name)) members.set(renaming?.by ?? name, rebuilt(each, below(name), at))
    }
    for (const change of here) if (change.does === 'add') members.set(change.key, plainOf(change.value))
    return members
  }
  if (Array.isArray(plain)) {
    const new_ = (index: number) =>
      here.flatMap((change) => (change.does === 'insert' && change.before === index ? change.values.map(plainOf) : []))
    const items = (plain as readonly Plain[]).flatMap((each, index) => [
      ...new_(index),
      ...(goes(index) ? [] : [rebuilt(each, below(index), at)]),
    ])
    return [...items, ...new_(plain.length)]
  }
  return plain
}

// ── Judgement ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Verdict =
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'right'; readonly text: string }
  | { readonly is: 'wrong'; readonly why: string; readonly text: string }

/**
 * Makes changes and holds what comes of them against another parser.
 *
 * @param read Another parser of the format; it may throw at the text as it is, and then has no say.
 */
export function judged(
  document: Document,
  changes: readonly Change[],
  parse: Parse,
  read: (text: string) => readonly Plain[],
): Verdict {
  const { text } = document.source
  const result = applied(document, changes, parse)
  if ('refused' in result) return { is: 'refused', why: result.refused }
  const wrong = (why: string): Verdict => ({ is: 'wrong', why, text: result.text })
  const fault = faultInEdits(text, result.text, result.edits) ?? faultInComments(document, result.edits, changes)
  if (fault !== undefined) return wrong(fault)
  const before = tried(() => read(text))
  if (before === undefined) return { is: 'right', text: result.text }
  const after = tried(() => read(result.text))
  if (after === undefined) return wrong('another parser does not accept it')
  const want = changedPlain(before, changes, document).map(plainText).join('\n')
  const got = after.map(plainText).join('\n')
  return want === got ? { is: 'right', text: result.text } : wrong(`another parser reads ${got} and not ${want}`)
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** In order, inside of the text, apart from each other, and all that there is between the two texts. */
function faultInEdits(before: string, after: string, edits: readonly Edit[]): string | undefined {
  let at = 0
  let out = 0
  for (const { span, text } of edits) {
    if (span.start < at || span.end < span.start || span.end > before.length) return 'edits overlap'
    if (before.slice(at, span.start) !== after.slice(out, out + span.start - at)) return 'something changed besides'
    out += span.start - at
    if (!after.startsWith(text, out)) return 'an edit is not in the text'
    out += text.length
    at = span.end
  }
  return before.slice(at) === after.slice(out) ? undefined : 'something changed behind'
}

/** An item of YAML with its dash, and with the comments that stand between the two. */
function fromDash({ start, end }: Span, text: string, comments: readonly Span[]): Span {
  let at = text.slice(0, start).trimEnd().length
  for (let before = comments.find((each) => each.end === at); before; ) {
    at = text.slice(0, before.start).trimEnd().length
    before = comments.find((each) => each.end === at)
  }
  return { start: text[at - 1] === '-' ? at - 1 : start, end }
}

/** A comment goes with what it stands in or beside, and no other one. */
function faultInComments(
  { source: { text }, comments }: Document,
  edits: readonly Edit[],
  changes: readonly Change[],
): string | undefined {
  const lineOf = (offset: number) => text.slice(0, offset).split(/\r\n?|\n/).length
  const spans = changes.flatMap((change) =>
    change.does === 'strip' ? [change.span] : 'node' in change ? [fromDash(spanOf(change.node), text, comments)] : [],
  )
  const gone = comments.filter(({ start, end }) => edits.some(({ span }) => span.start < end && start < span.end))
  const lost = gone.find(
    ({ start, end }) => !spans.some((span) => lineOf(span.start) <= lineOf(start) && lineOf(end) <= lineOf(span.end)),
  )
  return lost && `a comment is lost: ${text.slice(lost.start, lost.end)}`
}

function spanOf({ key, span }: Node): Span {
  return typeof key === 'object'
    ? { start: Math.min(key.span.start, span.start), end: Math.max(key.span.end, span.end) }
    : span
}

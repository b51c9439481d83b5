/** Whether one of our own files has the shape that it should, and the sentences about one that does not. */

import type * as z from 'zod'
import { type Document, keyOf, type Node, type Span } from './model.ts'
import type { SettingsError } from './settings.ts'
import { child, walk } from './tree.ts'
import { closest, unknownRule } from './triage/suggest.ts'

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly SettingsError[] }

type IssuePath = readonly PropertyKey[]

/**
 * One of our own files as plain values, or every mistake in it with its place. `root`: the node that it stands in;
 * `sayUnknown`: the sentence about a key that the schema does not know.
 */
export function check<T>(
  schema: z.ZodType<T>,
  document: Document,
  root: Node | undefined,
  sayUnknown: (path: IssuePath, word: string) => string,
): Checked<T> {
  const file = document.source.path
  // What a parser makes of a broken file is a guess; errors about a guess would only mislead.
  const broken = syntaxErrors(document)
  if (broken.length > 0) return { ok: false, errors: broken }
  if (!root) {
    const message = 'The file is empty. An object in braces is expected.'
    return { ok: false, errors: [{ file, span: { start: 0, end: 0 }, message }] }
  }
  const result = schema.safeParse(plain(root))
  const errors: SettingsError[] = []
  for (const error of errorsIn(root, result.error?.issues ?? [], sayUnknown)) {
    if (errors.length === MOST_ERRORS) break
    errors.push({ file, ...error })
  }
  if (result.success && errors.length === 0) return { ok: true, value: result.data }
  return { ok: false, errors: errors.sort((a, b) => a.span.start - b.span.start) }
}

/** Each is looked up and given a suggestion, and nobody reads more of them. */
const MOST_ERRORS = 100

type Told = Omit<SettingsError, 'file'>

function* errorsIn(
  root: Node,
  issues: readonly z.core.$ZodIssue[],
  sayUnknown: (path: IssuePath, word: string) => string,
): Generator<Told> {
  yield* keyErrors(root)
  for (const issue of issues) {
    const node = nodeAt(root, issue.path)
    if (issue.code !== 'unrecognized_keys') yield sentence(issue, node, nodeAt(root, issue.path.slice(0, -1)) ?? root)
    else
      for (const key of issue.keys) {
        if (key !== PROTO) yield { span: keySpan(child(node, key) ?? root), message: sayUnknown(issue.path, key) }
      }
  }
}

function syntaxErrors({ problems, source }: Document): readonly SettingsError[] {
  return problems
    .filter(({ kind }) => kind !== 'comment' && kind !== 'trailing-comma')
    .map(({ span, message }) => ({ file: source.path, span, message }))
}

/** In a record zod passes over this key without a word, so that it is looked for here, for every mapping alike. */
const PROTO = '__proto__'

function* keyErrors(root: Node): Generator<Told> {
  for (const node of walk(root)) {
    if (node.kind !== 'mapping') continue
    for (const earlier of node.overridden)
      yield { span: keySpan(earlier), message: 'This key stands more than once; only the last would count.' }
    const proto = node.children.get(PROTO)
    if (proto) yield { span: keySpan(proto), message: 'There is no setting of this name.' }
  }
}

/**
 * Without a prototype, so that every key is a key like any other. But for one: zod compares the `length` of whatever it is
 * given where a list or a string is expected, and an object in that place cannot be compared. No schema of ours has that key.
 */
function plain(node: Node): unknown {
  if (node.kind === 'sequence') return node.items.map(plain)
  if (node.kind !== 'mapping') return node.value
  const object: Record<string, unknown> = Object.create(null)
  for (const [key, value] of node.children) object[key] = key === 'length' ? undefined : plain(value)
  return object
}

function nodeAt(root: Node, path: IssuePath): Node | undefined {
  let at: Node | undefined = root
  for (const step of path) {
    if (typeof step === 'number') at = at?.kind === 'sequence' ? at.items[step] : undefined
    else at = child(at, String(step))
  }
  return at
}

function keySpan(node: Node): Span {
  return keyOf(node)?.span ?? node.span
}

/** In words, what zod found. Values are not repeated: the place shows them, and a misplaced one may be a credential. */
function sentence(issue: z.core.$ZodIssue, node: Node | undefined, parent: Node): Told {
  const name = String(issue.path.at(-1) ?? '')
  if (!node) {
    // The opening brace of what should have held it.
    const { start } = parent.span
    return { span: { start, end: start + 1 }, message: `The key '${name}' is missing.` }
  }
  const { span } = node
  switch (issue.code) {
    case 'invalid_type':
      return {
        span,
        message: `${EXPECTED.get(issue.expected) ?? issue.expected} is expected here, not ${KIND[node.kind]}.`,
      }
    case 'invalid_value':
      return { span, message: notAmong(issue.values.map(String), node, name) }
    case 'invalid_format':
      return { span, message: FORMATS.get(issue.format === 'regex' ? name : issue.format) ?? UNFORMED }
    case 'too_small':
      return { span, message: 'This may not be empty.' }
    case 'too_big':
      return { span, message: `This is too long: ${issue.maximum} is the most.` }
    // What a check of ours says.
    case 'custom':
      return { span, message: issue.message }
    default:
      return { span, message: 'This is not what is expected here.' }
  }
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'A string'],
  ['boolean', 'true or false'],
  ['object', 'An object in braces'],
  ['record', 'An object in braces'],
  ['array', 'A list in brackets'],
])

const UNFORMED = 'This does not have the form that is expected here.'
/** By the name of the key, or by the format. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['date', 'A date of the calendar is expected here, written like 2027-03-01.'],
  ['fingerprint', 'A fingerprint is expected here: 32 hexadecimal digits.'],
  ['at', "A JSON pointer is expected here, as in '/permissions/defaultMode'."],
])

const KIND: Readonly<Record<Node['kind'], string>> = {
  mapping: 'an object',
  sequence: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}

function notAmong(values: readonly string[], node: Node, name: string): string {
  if (name === 'version')
    return `Only version ${values.join(', ')} of this file is known here; a newer mcp-audit may have written it.`
  if (name === 'rule' && node.kind === 'string') return unknownRule(node.value, values)
  const near = node.kind === 'string' ? closest(node.value, values) : undefined
  const expected = name === 'rule' ? "A rule's id" : `One of ${values.map((value) => `'${value}'`).join(', ')}`
  return near === undefined ? `${expected} is expected here.` : `${expected} is expected here. Did you mean '${near}'?`
}

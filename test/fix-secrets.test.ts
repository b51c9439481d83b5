/** `fix --secrets`: what becomes of the file, where the value goes, and what is said; and that the value is said nowhere. */

import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Host } from '../src/commands/host.ts'
import type { Question } from '../src/installed/model.ts'
import { HOME, REPOSITORY, secret } from './fixtures.ts'
import { gitIndex } from './git.ts'
import { run, type Told } from './host.ts'
import { environment, PROGRAM } from './program.ts'

const TOKEN = secret('github-classic')

const entry = (more: object = {}) => ({
  command: 'npx',
  args: ['-y', '@example/github@1.0.0'],
  env: { GITHUB_TOKEN: TOKEN },
  ...more,
})
const json = (servers: object, key = 'mcpServers') => `${JSON.stringify({ [key]: servers }, undefined, 2)}\n`

interface Moved extends Told {
  /** The programs that were started. */
  readonly asked: readonly Question[]
  readonly file: (path: string) => string | undefined
}

async function move(
  store: string,
  files: Readonly<Record<string, string>>,
  more: readonly string[] = [],
  host: Partial<Host> = {},
): Promise<Moved> {
  const asked: Question[] = []
  const told = await run(['fix', '--secrets', store, '--yes', ...more], {
    files,
    host: {
      ask: async (question) => {
        asked.push(question)
        return { kind: 'answered', text: '' }
      },
      ...host,
    },
  })
  const file = (path: string) => told.written.get(path.startsWith('/') ? path : `${REPOSITORY}/${path}`)
  expect(told.out + told.err, 'the value is never said').not.toContain(TOKEN.slice(6, 30))
  expect(asked.flatMap(({ program, args }) => [program, ...args]).join(' ')).not.toContain(TOKEN.slice(6, 30))
  return { ...told, asked, file }
}

describe('a reference that all readers of the file expand', () => {
  it.each([
    ['.mcp.json', 'mcpServers', '${GITHUB_TOKEN}'],
    ['.cursor/mcp.json', 'mcpServers', '${env:GITHUB_TOKEN}'],
    ['.gemini/settings.json', 'mcpServers', '${GITHUB_TOKEN}'],
  ])('%s', async (path, key, reference) => {
    const moved = await move('env', { [path]: json({ github: entry() }, key) })
    expect(moved.file(path)).toBe(json({ github: entry({ env: { GITHUB_TOKEN: reference } }) }, key))
    expect(moved.out).toContain("set: 'GITHUB_TOKEN' must be set in the environment that starts the client.")
    expect(moved.out).toContain('rotate: a GitHub personal access token')
  })

  it('is named for the pair, where a token is half of one in base64', async () => {
    const pair = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
    const header = (value: string) => ({ url: 'https://mcp.example/mcp', headers: { Authorization: `Basic ${value}` } })
    const moved = await move('env', { '.mcp.json': json({ github: header(pair) }) })
    expect(moved.file('.mcp.json')).toBe(json({ github: header('${GITHUB_BASIC_AUTH}') }))
    expect(moved.out).not.toContain('GITHUB_TOKEN')
    const bridge = (value: string) => ({
      command: 'npx',
      args: ['-y', 'mcp-remote@0.1.38', 'https://mcp.example/mcp', '--header', `Authorization: Basic ${value}`],
    })
    const bridged = await move('env', { '.mcp.json': json({ github: bridge(pair) }) })
    expect(bridged.file('.mcp.json')).toBe(json({ github: bridge('${GITHUB_BASIC_AUTH}') }))
  })

  it('asks, where the client has questions', async () => {
    const { file } = await move('input', { '.vscode/mcp.json': json({ github: entry() }, 'servers') })
    expect(file('.vscode/mcp.json')).toMatchInlineSnapshot(`
      "{
        "servers": {
          "github": {
            "command": "npx",
            "args": [
              "-y",
              "@example/github@1.0.0"
            ],
            "env": {
              "GITHUB_TOKEN": "\${input:github-token}"
            }
          }
        },
        "inputs": [
          {
            "type": "promptString",
            "id": "github-token",
            "description": "GitHub personal access token for 'github'",
            "password": true
          }
        ]
      }
      "
    `)
  })
})

describe('a value that is kept before its file loses it', () => {
  it.each([
    '1password:Work',
    'vault',
    'aws',
    'gcp:my-project',
    'azure:my-vault',
    'doppler',
    'keychain',
    'secret-service',
  ])('by the program of %s, on its standard input', async (store) => {
    const { asked, file, out } = await move(store, { '.mcp.json': json({ github: entry() }) })
    expect({
      asked: asked.map(({ input, ...rest }) => ({ ...rest, input: input?.replace(TOKEN, '<value>') })),
      file: file('.mcp.json'),
      out,
    }).toMatchSnapshot()
  })

  it('is left where it is when the program fails', async () => {
    const { file, err, code } = await move('vault', { '.mcp.json': json({ github: entry() }) }, [], {
      ask: async () => ({ kind: 'refused', text: TOKEN }),
    })
    expect(file('.mcp.json')).toBeUndefined()
    expect(err).toContain("'GITHUB_TOKEN' stays where it is: 'vault' ended with an error.")
    expect(code).toBe(2)
  })

  it.each<readonly [string, NonNullable<Host['ask']>, string]>([
    ['takes too long', async () => ({ kind: 'stopped' }), "'vault' did not finish in time."],
    ['is not there', async () => ({ kind: 'absent' }), "'vault' could not be started."],
  ])('is left where it is when the program %s', async (_, ask, why) => {
    const { file, err, code } = await move('vault', { '.mcp.json': json({ github: entry() }) }, [], { ask })
    expect(file('.mcp.json')).toBeUndefined()
    expect(err).toContain(`'GITHUB_TOKEN' stays where it is: ${why}`)
    expect(code).toBe(2)
  })

  it('goes when somebody says yes', async () => {
    const started: string[] = []
    const { written } = await run(['fix', '--secrets', 'vault'], {
      files: { '.mcp.json': json({ github: entry() }) },
      host: {
        prompt: async () => 'y',
        ask: async ({ program }) => {
          started.push(program)
          return { kind: 'answered', text: '' }
        },
      },
    })
    expect(started).toEqual(['vault'])
    expect(written.get(`${REPOSITORY}/.mcp.json`)).toContain('"GITHUB_TOKEN": "${GITHUB_TOKEN}"')
  })

  it('is left where it is when somebody says no', async () => {
    const questions: string[] = []
    const { written, err } = await run(['fix', '--secrets', 'vault'], {
      files: { '.mcp.json': json({ github: entry() }) },
      host: {
        prompt: async (question) => {
          questions.push(question)
          return 'n'
        },
      },
    })
    expect(written.size).toBe(0)
    expect(err).toContain('you declined')
    expect(questions.join('')).toContain('vault kv put -mount=secret mcp/GITHUB_TOKEN value=-')
    expect(questions.join('')).not.toContain(TOKEN.slice(6, 30))
  })

  it('needs somebody to ask, or --yes', async () => {
    const { err, code, written } = await run(['fix', '--secrets', 'vault'], {
      files: { '.mcp.json': json({ github: entry() }) },
    })
    expect([code, err, written.size]).toEqual([
      2,
      "error: 'vault' would be started: pass --yes, or run this in a terminal to be asked.\n",
      0,
    ])
  })

  it('shows what would be done', async () => {
    const { out, written, code } = await move('vault', { '.mcp.json': json({ github: entry() }) }, ['--dry-run'])
    expect([code, written.size]).toEqual([1, 0])
    expect(out).toMatchSnapshot()
  })
})

describe('a server started with its secrets, where no client expands anything', () => {
  const DESKTOP = `${HOME}/.config/Claude/claude_desktop_config.json`
  const CODEX = `[mcp_servers.github] # ours
command = "npx"
args = ["-y", "@example/github@1.0.0"]

[mcp_servers.github.env]
GITHUB_TOKEN = "${TOKEN}"
LOG_LEVEL = "info"
`

  it.each(['1password', 'doppler', 'keychain', 'env', 'envfile'])('Claude Desktop, %s', async (store) => {
    const { file, out, err } = await move(store, { [DESKTOP]: json({ github: entry() }) }, ['--scope', 'user'])
    expect({ file: file(DESKTOP), out, err }).toMatchSnapshot()
  })

  it.each(['1password', 'doppler', 'vault', 'env', 'envfile'])('Codex, %s', async (store) => {
    const { file, out } = await move(store, { '.codex/config.toml': CODEX })
    expect({ file: file('.codex/config.toml'), out }).toMatchSnapshot()
  })

  it('Zed, by what reads the file of variables and says nothing where the server speaks', async () => {
    const path = '.zed/settings.json'
    const { file, out } = await move('envfile', { [path]: json({ github: entry() }, 'context_servers') })
    const args = ['run', '--quiet', '-f', '.env', '--', 'npx', ...entry().args]
    expect(file(path)).toBe(json({ github: { command: 'dotenvx', args, env: {} } }, 'context_servers'))
    expect(file('.env')).toBe(`GITHUB_TOKEN=${TOKEN}\n`)
    expect(out).not.toContain('set:')
    const told = out.replace(/\n */g, ' ')
    expect(told).toContain("Move it to .env as 'GITHUB_TOKEN', and start the server through 'dotenvx'")
    expect(told).toContain("install: 'dotenvx' (https://dotenvx.com), which now starts a server of .zed/settings.json.")
  })

  it('all files that share a value, each in its own way, and what is left to do for each', async () => {
    const { file, out } = await move('envfile', {
      '.cursor/mcp.json': json({ github: entry() }),
      '.mcp.json': json({ github: entry() }),
      '.zed/settings.json': json({ github: entry() }, 'context_servers'),
    })
    expect(file('.env')).toBe(`GITHUB_TOKEN=${TOKEN}\n`)
    expect(file('.mcp.json')).toContain('${GITHUB_TOKEN}')
    expect(out.match(/^(?:set|install|rotate): .*/gm)).toEqual([
      "install: 'dotenvx' (https://dotenvx.com), which now starts a server of",
      "set: start the client after 'set -a; . ./.env; set +a'.",
      expect.stringMatching(/^rotate: /),
    ])
  })

  it('each project of a repository, by the name of its own file of variables', async () => {
    const { file, out } = await move('envfile', {
      'a/.mcp.json': json({ github: entry() }),
      'b/.mcp.json': json({ github: entry() }),
    })
    expect([file('a/.env'), file('b/.env')]).toEqual([`GITHUB_TOKEN=${TOKEN}\n`, `GITHUB_TOKEN=${TOKEN}\n`])
    for (const name of ['a', 'b']) expect(out).toContain(`Move it to ${name}/.env as`)
    expect(out.match(/^set: .*/gm)).toEqual([
      "set: start the client after 'set -a; . ./a/.env; set +a'.",
      "set: start the client after 'set -a; . ./b/.env; set +a'.",
    ])
  })

  it('OpenCode, whose command is a list of words', async () => {
    const entry = { type: 'local', command: ['npx', '-y', 'x@1.0.0'], environment: { GITHUB_TOKEN: TOKEN } }
    const { file } = await move('1password', { 'opencode.json': json({ github: entry }, 'mcp') })
    const moved = { ...entry, command: ['op', 'run', '--', ...entry.command] }
    const environment = { GITHUB_TOKEN: 'op://Private/mcp-GITHUB_TOKEN/password' }
    expect(file('opencode.json')).toBe(json({ github: { ...moved, environment } }, 'mcp'))
  })

  it('docker, which hands the variable on by its name', async () => {
    const args = ['run', '-i', '-e', `GITHUB_TOKEN=${TOKEN}`, 'ghcr.io/github/github-mcp-server:v1.0.0']
    const { file } = await move('1password', { [DESKTOP]: json({ github: { command: 'docker', args } }) }, [
      '--scope',
      'user',
    ])
    const started = ['run', '--', 'docker', 'run', '-i', '-e', 'GITHUB_TOKEN', args.at(-1)]
    const env = { GITHUB_TOKEN: 'op://Private/mcp-GITHUB_TOKEN/password' }
    expect(file(DESKTOP)).toBe(json({ github: { command: 'op', args: started, env } }))
  })

  it('leaves a command line alone that stands in one string', async () => {
    const text = json({ github: { command: 'npx -y x@1.0.0', env: { GITHUB_TOKEN: TOKEN } } })
    const { file, out } = await move('1password', { [DESKTOP]: text }, ['--scope', 'user'])
    expect(file(DESKTOP)).toBeUndefined()
    expect(out).toContain('would not put anything in its place')
  })

  it('Codex, a header by the name of its variable', async () => {
    const text = `[mcp_servers.github]\nurl = "https://mcp.acme.example/"\n\n[mcp_servers.github.http_headers]\nAuthorization = "Bearer ${TOKEN}"\n`
    const { file } = await move('env', { '.codex/config.toml': text })
    expect(file('.codex/config.toml')).toMatchInlineSnapshot(`
      "[mcp_servers.github]
      url = "https://mcp.acme.example/"
      bearer_token_env_var = "GITHUB_TOKEN"

      [mcp_servers.github.http_headers]
      "
    `)
  })
})

describe('where a value goes, by what stands there already', () => {
  const DESKTOP = `${HOME}/.config/Claude/claude_desktop_config.json`
  const ZED = '.zed/settings.json'
  const CODEX = '.codex/config.toml'
  const VSCODE = '.vscode/mcp.json'
  const IMAGE = 'ghcr.io/github/github-mcp-server:v1.0.0'
  const docker = (given: readonly string[], more: object = {}) => ({
    command: 'docker',
    args: ['run', '-i', ...given, IMAGE],
    ...more,
  })
  const given = ['-e', `GITHUB_TOKEN=${TOKEN}`]
  const env = { GITHUB_TOKEN: TOKEN }
  const expanded = { env: { GITHUB_TOKEN: '${GITHUB_TOKEN}' } }
  const kept = { GITHUB_TOKEN: 'op://Private/mcp-GITHUB_TOKEN/password' }
  const words = entry().args
  const one = (value: object, key = 'mcpServers') => JSON.stringify({ [key]: { github: value } })
  const header = (name: string, value: string, more = '') =>
    `[mcp_servers.github]\nurl = "https://mcp.acme.example/"\n${more}http_headers = { "${name}" = "${value}" }\n`
  const codex = (more: string, value = TOKEN) =>
    `[mcp_servers.github]\ncommand = "npx"\n${more}env = { GITHUB_TOKEN = "${value}" }\n`
  const asked = (inputs: unknown) => JSON.stringify({ inputs, servers: { github: entry() } })
  const ask = { type: 'promptString', id: 'github-token', description: 'Mine', password: true }
  const answered = { env: { GITHUB_TOKEN: '${input:github-token}' } }
  const byFile = (envFile: string, value = env as object) => one(entry({ env: value, envFile }), 'servers')

  /** The file afterwards, as far as it is JSON without its blanks. */
  const outcome = async (store: string, path: string, text: string) => {
    const moved = await move(store, { [path]: text }, path.startsWith('/') ? ['--scope', 'user'] : [path])
    const written = moved.file(path)
    const left = moved.out.replace(/\s+/g, ' ')
    return path.endsWith('.json') && written !== undefined ? JSON.stringify(JSON.parse(written)) : (written ?? left)
  }

  it.each([
    // A container takes the variable from what its client sets.
    ['env', '.mcp.json', one(docker(given)), one(docker(['-e', 'GITHUB_TOKEN'], expanded))],
    [
      'env',
      '.mcp.json',
      one(docker([`--env=GITHUB_TOKEN=${TOKEN}`], { env: { A: 'b' } })),
      one(docker(['--env=GITHUB_TOKEN'], { env: { A: 'b', ...expanded.env } })),
    ],
    // Headers and lists of names, which may stand there already.
    [
      'env',
      CODEX,
      header('X-Api-Key', TOKEN),
      /http_headers = \{\}\nenv_http_headers = \{ X-Api-Key = "GITHUB_API_KEY" \}/,
    ],
    [
      'env',
      CODEX,
      header('X-Api-Key', TOKEN, 'env_http_headers = { X-Other = "OTHER" }\n'),
      /env_http_headers = \{ X-Other = "OTHER", X-Api-Key = "GITHUB_API_KEY" \}/,
    ],
    ['env', CODEX, codex('env_vars = ["PATH"]\n'), /env_vars = \["PATH", "GITHUB_TOKEN"\]\nenv = \{\}/],
    // Questions.
    [
      'input',
      VSCODE,
      asked([{ ...ask, id: 'other' }]),
      JSON.stringify({
        inputs: [
          { ...ask, id: 'other' },
          { ...ask, description: "GitHub personal access token for 'github'" },
        ],
        servers: { github: entry(answered) },
      }),
    ],
    ['input', VSCODE, asked([ask]), JSON.stringify({ inputs: [ask], servers: { github: entry(answered) } })],
    // What starts the server: once, and where the entry has its command.
    ['1password', DESKTOP, one({ command: 'npx', env }), one({ command: 'op', env: kept, args: ['run', '--', 'npx'] })],
    [
      '1password',
      DESKTOP,
      one({ command: 'op', args: ['run', '--', 'npx', ...words], env }),
      one({ command: 'op', args: ['run', '--', 'npx', ...words], env: kept }),
    ],
    [
      'doppler',
      DESKTOP,
      one({ command: 'doppler', args: ['run', '--', 'npx', ...words], env }),
      one({ command: 'doppler', args: ['run', '--', 'npx', ...words], env: {} }),
    ],
    [
      '1password',
      ZED,
      one({ command: { path: 'npx', args: words, env } }, 'context_servers'),
      one({ command: { path: 'op', args: ['run', '--', 'npx', ...words], env: kept } }, 'context_servers'),
    ],
    [
      '1password',
      ZED,
      one({ command: { path: 'docker', args: docker(given).args } }, 'context_servers'),
      one(
        {
          command: {
            path: 'op',
            args: ['run', '--', 'docker', ...docker(['-e', 'GITHUB_TOKEN']).args],
            env: kept,
          },
        },
        'context_servers',
      ),
    ],
    // Files of variables.
    [
      'envfile',
      VSCODE,
      one(entry({ env: [{ name: 'GITHUB_TOKEN', value: TOKEN }] }), 'servers'),
      one(entry({ env: [{ name: 'GITHUB_TOKEN', value: '${env:GITHUB_TOKEN}' }] }), 'servers'),
    ],
    ['envfile', VSCODE, byFile('${workspaceFolder}/.env'), byFile('${workspaceFolder}/.env', {})],
    [
      'envfile',
      VSCODE,
      byFile('${workspaceFolder}/.env.local'),
      byFile('${workspaceFolder}/.env.local', { GITHUB_TOKEN: '${env:GITHUB_TOKEN}' }),
    ],
    [
      'envfile',
      VSCODE,
      one(entry({ env: { GITHUB_TOKEN: `Bearer ${TOKEN}` } }), 'servers'),
      one(entry({ env: { GITHUB_TOKEN: 'Bearer ${env:GITHUB_TOKEN}' } }), 'servers'),
    ],
    [
      'envfile',
      VSCODE,
      one(entry({ env: [`GITHUB_TOKEN=${TOKEN}`] }), 'servers'),
      one(entry({ env: ['GITHUB_TOKEN=${env:GITHUB_TOKEN}'] }), 'servers'),
    ],
  ])('%#: %s, %s', async (store, path, text, wanted) => {
    const written = await outcome(store, path, text)
    if (typeof wanted === 'string') expect(written).toBe(wanted)
    else expect(written).toMatch(wanted)
  })

  const NO_PLACE = /would not put anything in its place here/
  it.each([
    // The variable is set there already, or has nowhere to go.
    ['env', '.mcp.json', one(docker(given, { env: { GITHUB_TOKEN: '' } })), NO_PLACE],
    ['env', '.mcp.json', one(docker(given, { env: 'x' })), NO_PLACE],
    ['env', '.mcp.json', one(docker(['-e', `GITHUB_TOKEN=Bearer ${TOKEN}`])), NO_PLACE],
    ['keychain', DESKTOP, one(docker(given)), NO_PLACE],
    // What sets it is no option of a container, or of one that takes a value alone.
    ['env', '.mcp.json', one({ command: 'sh', args: ['-c', `GITHUB_TOKEN=${TOKEN} npx -y x@1.0.0`] }), NO_PLACE],
    ['env', '.mcp.json', one({ command: 'env', args: [`GITHUB_TOKEN=${TOKEN}`, 'npx', '-y', 'x@1.0.0'] }), NO_PLACE],
    [
      'env',
      '.mcp.json',
      one({ command: 'kubectl', args: ['run', 'a', `--image=${IMAGE}`, `--env=GITHUB_TOKEN=${TOKEN}`] }),
      NO_PLACE,
    ],
    ['env', CODEX, header('X-Api-Key', TOKEN, 'env_http_headers = { "X-Api-Key" = "OTHER" }\n'), NO_PLACE],
    ['env', CODEX, header('X-Api-Key', TOKEN, 'env_http_headers = "x"\n'), NO_PLACE],
    ['env', CODEX, header('X-Api-Key', `Token ${TOKEN}`), NO_PLACE],
    ['env', CODEX, header('Authorization', `Bearer ${TOKEN}`, 'bearer_token_env_var = "X"\n'), NO_PLACE],
    ['env', CODEX, codex('env_vars = "PATH"\n'), NO_PLACE],
    ['env', CODEX, codex('', `Bearer ${TOKEN}`), NO_PLACE],
    ['input', VSCODE, asked({ a: 1 }), /its inputs are not a list/],
    ['input', '.mcp.json', one(entry()), /not every client that reads it asks for values here/],
    // Nobody starts it with what a store has.
    ['1password', DESKTOP, one(entry({ env: { GITHUB_TOKEN: `Bearer ${TOKEN}` } })), NO_PLACE],
    ['1password', DESKTOP, one(entry({ env: [`GITHUB_TOKEN=${TOKEN}`] })), NO_PLACE],
    ['1password', DESKTOP, one(entry({ command: '${NODE}/npx' })), NO_PLACE],
    ['1password', 'mcp.json', one(entry({ command: 'npx -y x@1.0.0' })), NO_PLACE],
    ['doppler', DESKTOP, one(entry({ env: [{ name: 'GITHUB_TOKEN', value: TOKEN }] })), NO_PLACE],
    [
      'env',
      CODEX,
      `[mcp_servers.github]\ncommand = "npx"\nenv = [{ name = "GITHUB_TOKEN", value = "${TOKEN}" }]\n`,
      NO_PLACE,
    ],
    ['1password', DESKTOP, one(entry({ args: {} })), NO_PLACE],
    ['1password', DESKTOP, one({ url: 'https://mcp.acme.example/', env }), NO_PLACE],
    // Nobody reads it, or nobody knows who does.
    ['env', 'mcp.json', one(entry()), /the clients that read it would not/],
    ['env', 'somewhere/tools.json', one(entry()), /no client is known that reads it/],
    ['env', '.mcp.json', JSON.stringify({ mcpServers: {}, token: TOKEN }), /it belongs to no server/],
    [
      'env',
      '.mcp.json',
      one({ command: 'sh', args: ['-c', `npx -y x@1.0.0 --token ${TOKEN.slice(0, 20)}''${TOKEN.slice(20)}`] }),
      /it is put together from pieces/,
    ],
  ])('%#: %s, %s, is left', async (store, path, text, why) => {
    expect(await outcome(store, path, text)).toMatch(why)
  })
})

describe('.env', () => {
  const files = {
    '.vscode/mcp.json': json({ github: entry(), again: entry() }, 'servers'),
    '.git/HEAD': 'ref: refs/heads/main\n',
  }

  it('is made, ignored by git, and read by the client', async () => {
    const { file } = await move('envfile', files)
    expect(file('.env')?.replace(TOKEN, '<value>')).toBe('GITHUB_TOKEN=<value>\n')
    expect(file('.gitignore')).toBe('.env\n')
    expect(file('.vscode/mcp.json')).toMatchInlineSnapshot(`
      "{
        "servers": {
          "github": {
            "command": "npx",
            "args": [
              "-y",
              "@example/github@1.0.0"
            ],
            "env": {},
            "envFile": "\${workspaceFolder}/.env"
          },
          "again": {
            "command": "npx",
            "args": [
              "-y",
              "@example/github@1.0.0"
            ],
            "env": {},
            "envFile": "\${workspaceFolder}/.env"
          }
        }
      }
      "
    `)
  })

  it('keeps what stands in it', async () => {
    const { file } = await move('envfile', { ...files, '.env': 'A=b', '.gitignore': 'dist\n.env\n' })
    expect(file('.env')?.replace(TOKEN, '<value>')).toBe('A=b\nGITHUB_TOKEN=<value>\n')
    expect(file('.gitignore')).toBeUndefined()
  })

  it('ends its lines as it does', async () => {
    const { file } = await move('envfile', { ...files, '.env': 'A=b\r\n' })
    expect(file('.env')).toBe(`A=b\r\nGITHUB_TOKEN=${TOKEN}\r\n`)
  })

  it.each([
    ['what begins a comment', 'Tr0ub4#dorXq9', `'Tr0ub4#dorXq9'`],
    ['what the shell expands', 'Tr0ub4$dorXq9', `'Tr0ub4$dorXq9'`],
    ['a quote', `Tr0ub4'dorXq9`, `"Tr0ub4'dorXq9"`],
    ['a quote and what the shell expands', `Tr0ub4'$dorXq9`, undefined],
  ])('has a password with %s as dotenv and the shell read it, or not at all', async (_, password, written) => {
    const config = { '.vscode/mcp.json': json({ db: entry({ env: { DB_PASSWORD: password } }) }, 'servers') }
    const { file, err, code } = await move('envfile', { ...files, ...config })
    expect(file('.env')).toBe(written && `DB_PASSWORD=${written}\n`)
    if (written === undefined)
      expect([code, err]).toEqual([2, expect.stringContaining('its value cannot be written in a file of variables.')])
    else {
      // What it has already, it is not given again.
      const again = await move('envfile', { ...files, ...config, '.env': `DB_PASSWORD=${written}\n` })
      expect([again.file('.env'), again.file('.vscode/mcp.json')]).toEqual([
        `DB_PASSWORD=${written}\n`,
        expect.stringContaining('"env": {}'),
      ])
    }
  })

  it('has the value already, in whatever quotes', async () => {
    for (const quote of [`'`, '"', '']) {
      const text = `GITHUB_TOKEN=${quote}${TOKEN}${quote}\n`
      const { file, err } = await move('envfile', { ...files, '.env': text })
      expect([file('.env'), err]).toEqual([text, ''])
    }
  })

  it('is not overwritten where it says something else', async () => {
    const { file, err } = await move('envfile', { ...files, '.env': 'GITHUB_TOKEN=other\n' })
    expect([file('.env'), file('.vscode/mcp.json')]).toEqual([undefined, undefined])
    expect(err).toContain("'GITHUB_TOKEN' stays where it is: 'GITHUB_TOKEN' has another value there.")
  })

  it.each([
    ['is none of text', { '.env': Uint8Array.of(0x41, 0x3d, 0xff) }, "'.env' is not UTF-8."],
    ['is no file', { '.env': undefined }, "'.env' is not a regular file."],
  ])('stays as it is where it %s, and so does the value', async (_, more, why) => {
    const argv = ['fix', '--secrets', 'envfile']
    const { written, err } = await run(argv, { files: { ...files, ...more } })
    expect(written.size).toBe(0)
    expect(err).toContain(`'GITHUB_TOKEN' stays where it is: ${why}`)
    const dry = await run([...argv, '--dry-run'], { files: { ...files, ...more } })
    expect([dry.code, dry.err, dry.written.size], 'and a dry run says so').toEqual([2, err, 0])
    expect(dry.out).toContain('Nothing would be fixed.')
  })

  it('is not where git tracks it, and a dry run says so', async () => {
    const tracked = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/index': gitIndex(['.env']), '.env': 'A=b' }
    const servers = { '.mcp.json': json({ github: entry() }), ...files }
    for (const more of [[], ['--dry-run']]) {
      const { code, out, err, written } = await run(['fix', '--secrets', 'envfile', ...more], {
        files: { ...servers, ...tracked },
      })
      const why = "error: 'GITHUB_TOKEN' stays where it is: git tracks '.env'.\n"
      expect([code, err, written.size]).toEqual([2, why, 0])
      expect(out, 'and so is what would not have been changed anyway').toMatch(
        /it would lead to\s+'secret-file-in-git'/,
      )
    }
  })

  it('is told from one that git tracks, which would be found next', async () => {
    const tracked = { '.git/index': gitIndex(['.env']), '.env': 'A=b' }
    const { out, written } = await run(['fix', '--secrets', 'envfile'], { files: { ...files, ...tracked } })
    expect(written.size).toBe(0)
    expect(out).toMatch(/it would lead to\s+'secret-file-in-git'/)
  })

  it.each([
    ['has lines that end as on Windows', 'dist\r\n', 'dist\r\n.env\r\n'],
    ['ends without a line break', 'dist', 'dist\n.env\n'],
  ])('is ignored where .gitignore %s', async (_, was, now) => {
    const { file } = await move('envfile', { ...files, '.gitignore': was })
    expect(file('.gitignore')).toBe(now)
  })

  it('is not written where .gitignore is no file', async () => {
    const { code, err, written } = await run(['fix', '--secrets', 'envfile'], {
      files: { ...files, '.gitignore': undefined },
    })
    expect([code, err, written.size]).toEqual([2, "error: '.gitignore' is not a regular file.\n", 0])
  })
})

describe('names', () => {
  it('one variable for one value, and another for another', async () => {
    const other = secret('opaque')
    const { file } = await move('env', {
      '.mcp.json': json({ one: entry(), two: entry(), three: entry({ env: { GITHUB_TOKEN: other } }) }),
    })
    expect(file('.mcp.json')?.match(/\$\{\w+\}/g)).toEqual(['${GITHUB_TOKEN}', '${GITHUB_TOKEN}', '${GITHUB_TOKEN_2}'])
  })
})

describe('what is asked for and cannot be', () => {
  it.each([
    ['vualt', "There is no store 'vualt'."],
    ['azure', "'azure' needs the name of a key vault: 'azure:name'."],
    ['env:x', "'env' takes nothing after a colon."],
    ['gcp:a b', "'a b' cannot be the name of a project."],
    ['vault:$(id)', "'$(id)' cannot be the name of a mount."],
  ])('%s', async (store, message) => {
    const { code, err } = await run(['fix', '--secrets', store], { files: { '.mcp.json': '{}' } })
    expect([code, err.split('\n')[0]]).toEqual([2, `error: ${message}`])
  })

  it.each([
    ['vualt', "Did you mean 'vault'?"],
    ['zzzzzz', 'There are env, '],
  ])('%s: %s', async (store, hint) => {
    const { err } = await run(['fix', '--secrets', store], { files: { '.mcp.json': '{}' } })
    expect(err).toContain(hint)
  })
})

it('is refused on Windows, where a program would open /dev/stdin', async () => {
  const machines = [{ os: 'win32', home: 'C:/Users/dev', env: {} }] as const
  for (const store of ['aws', 'azure:my-vault']) {
    const { code, err } = await run(['fix', '--secrets', store], { files: { '.mcp.json': '{}' }, host: { machines } })
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      `error: '${store.split(':')[0]}' is given a value as the file /dev/stdin, which Windows does not have.`,
    ])
  }
})

describe('the program itself', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-secrets-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Every text below a folder, by its path. */
  const textsIn = (root: string) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'latin1')] as const)

  it.skipIf(process.platform === 'win32').each([
    ['vault', 'vault', 'cat'],
    // Some read nothing that is no pipe.
    ['gcp:my-project', 'gcloud', 'test -p /dev/stdin && cat'],
    // These are told of a file, and open it: what they are given must be one that can be opened.
    ['aws', 'aws', 'cat /dev/stdin'],
    ['azure:my-vault', 'az', 'cat /dev/stdin'],
  ])('leaves the value in %s, and nowhere else', (store, program, reads) => {
    const all = join(folder, program)
    const [bin, project, temporary] = ['bin', 'project', 'tmp'].map((name) => join(all, name)) as [
      string,
      string,
      string,
    ]
    for (const each of [bin, project, temporary]) mkdirSync(each, { recursive: true })
    // What it was started with, and what it was given to read.
    const recorder = `#!/bin/sh\nset -e\nprintf '%s\\n' "$@" > ${all}/argv\nenv > ${all}/environment\n${reads} > ${all}/stdin\necho done\n`
    writeFileSync(join(bin, program), recorder, { mode: 0o755 })
    writeFileSync(join(project, '.mcp.json'), json({ github: entry() }), { mode: 0o640 })
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [PROGRAM, 'fix', '--secrets', store, '--yes', '--root', project, join(project, '.mcp.json')],
      {
        encoding: 'utf8',
        env: environment(all, { PATH: `${bin}:/usr/bin:/bin`, TMPDIR: temporary }),
      },
    )
    expect([stderr, status]).toEqual(['', 0])
    expect(readFileSync(join(all, 'stdin'), 'utf8')).toBe(TOKEN)
    rmSync(join(all, 'stdin'))
    const traces = [['stdout', stdout] as const, ...textsIn(all)].filter(([, text]) =>
      text.includes(TOKEN.slice(8, 20)),
    )
    expect(traces.map(([path]) => path)).toEqual([])
    expect(readFileSync(join(project, '.mcp.json'), 'utf8')).toContain('"GITHUB_TOKEN": "${GITHUB_TOKEN}"')
    expect(statSync(join(project, '.mcp.json')).mode & 0o777).toBe(0o640)
    expect(readdirSync(temporary)).toEqual([])
    expect(readdirSync(project)).toEqual(['.mcp.json'])
  })

  it.skipIf(process.platform === 'win32')('makes a file of variables that nobody else may read', () => {
    const project = join(folder, 'own')
    mkdirSync(join(project, '.git'), { recursive: true })
    writeFileSync(join(project, '.git/HEAD'), 'ref: refs/heads/main\n')
    writeFileSync(join(project, '.mcp.json'), json({ github: entry() }))
    writeFileSync(join(project, '.env'), 'A=b\n', { mode: 0o644 })
    const { stderr } = spawnSync(
      process.execPath,
      [PROGRAM, 'fix', '--secrets', 'envfile', '--root', project, join(project, '.mcp.json')],
      { encoding: 'utf8', env: environment(folder) },
    )
    expect(stderr).toBe('')
    expect(statSync(join(project, '.env')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(project, '.env'), 'utf8')).toBe(`A=b\nGITHUB_TOKEN=${TOKEN}\n`)
    expect(readFileSync(join(project, '.gitignore'), 'utf8')).toBe('.env\n')
  })
})

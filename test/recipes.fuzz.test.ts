/**
 * What a file calls things comes out of a recipe as names and nothing else, in every language that one is written in: read back
 * by the shell itself, by parsers, and where there is none here by tokenizers of a few lines.
 */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import {
  hostOf,
  ignorePattern,
  mysqlPattern,
  nameOf,
  powershellWord,
  type SqlDialect,
  shellPath,
  shellWord,
  sqlName,
  yamlText,
} from '../src/knowledge/recipes/quoting.ts'
import { json } from '../src/knowledge/recipes/recipe.ts'
import { recipeCommand } from '../src/report/recipe.ts'
import { bytes, REPOSITORY } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { run } from './host.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { bench } from './secret-bench.ts'
import { bodiesOf, Traces } from './secret-traces.ts'
import { runSound } from './sound.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

/** What ends a name somewhere, or begins something else. */
const NASTY = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    ']',
    '[',
    ';',
    '--',
    '/*',
    '*/',
    '#',
    '$',
    '$(id)',
    '`id`',
    '%',
    '_',
    '\n',
    '&&',
    '|',
    '!',
    '~',
    '-x',
  ],
  ...[
    '\u2018',
    '\u2019',
    '\u201a',
    '\u201b',
    '"; drop table t; --',
    "'; touch pwned; '",
    ' ',
    ':',
    '{',
    '}',
    '@',
    ',',
    '*',
    '?',
  ],
]
const name = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.constantFrom(...[...HOSTILE, ...ODD].map(([, text]) => text)),
)
/** No program takes one. */
const withoutNull = name.map((text) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, '')).filter((text) => text !== '')

// ── Tokenizers ──────────────────────────────────────────────────────────────────────────────────────────────────────

const QUOTES: Readonly<Record<SqlDialect, readonly [open: string, close: string, inside: 'doubled' | 'backslash']>> = {
  postgres: ['"', '"', 'doubled'],
  snowflake: ['"', '"', 'doubled'],
  mysql: ['`', '`', 'doubled'],
  mssql: ['[', ']', 'doubled'],
  clickhouse: ['`', '`', 'backslash'],
}

/** The identifier at the beginning of a text, and what follows it. */
function identifier(text: string, dialect: SqlDialect): { readonly name: string; readonly rest: string } {
  const [open, close, how] = QUOTES[dialect]
  expect(text.startsWith(open)).toBe(true)
  let read = ''
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (how === 'backslash' && character === '\\') read += text.charAt(++at)
    else if (character !== close) read += character
    else if (how === 'doubled' && text.charAt(at + 1) === close) read += text.charAt(at++)
    else return { name: read, rest: text.slice(at + 1) }
  }
  throw new Error(`it does not end: ${text}`)
}

/** SQL without what its identifiers are called, and without comments. */
function skeleton(sql: string, dialect: SqlDialect): string {
  const [open] = QUOTES[dialect]
  let out = ''
  for (let rest = sql; rest !== ''; ) {
    const comment = /^--.*\n?/.exec(rest)?.[0]
    const literal = /^'[^']*'/.exec(rest)?.[0]
    if (comment ?? literal) {
      out += literal ?? ''
      rest = rest.slice((comment ?? literal ?? '').length)
    } else if (rest.startsWith(open)) {
      rest = identifier(rest, dialect).rest
      out += 'NAME'
    } else {
      out += rest.charAt(0)
      rest = rest.slice(1)
    }
  }
  return out
}

describe('SQL', () => {
  it.each(Object.keys(QUOTES) as SqlDialect[])('%s takes a name for one identifier', (dialect) => {
    fc.assert(
      fc.property(name, (text) => {
        expect(identifier(sqlName(dialect, text), dialect)).toEqual({ name: text, rest: '' })
      }),
      tries(500),
    )
  })

  it('of MySQL grants on that database and no other', () => {
    fc.assert(
      fc.property(name, (text) => {
        const pattern = identifier(mysqlPattern(text), 'mysql').name
        expect(pattern.replace(/\\([\s\S])/g, '')).not.toMatch(/[%_\\]/)
        expect(pattern.replace(/\\([\s\S])/g, '$1')).toBe(text)
      }),
      tries(500),
    )
  })

  it.each([
    ['postgres', (database: string) => `postgres://postgres@db.example.com/${database}`],
    ['mysql', (database: string) => `mysql://root@db.example.com/${database}`],
    ['mssql', (database: string) => `sqlserver://sa@db.example.com:1433?database=${database}`],
    ['clickhouse', (database: string) => `clickhouse://admin@db.example.com/${database}`],
    ['snowflake', (database: string) => `snowflake://admin@account/${database}`],
  ] as const)('%s says the same whatever the database is called', async (dialect, connection) => {
    const told = async (database: string) => {
      const text = JSON.stringify({ mcpServers: { one: { command: 'x', args: [connection(database)] } } })
      const files = new Map([[`${REPOSITORY}/.mcp.json`, bytes(text)]])
      const { out } = await runSound(['explain', 'database-superuser', '--for', '.mcp.json'], files)
      const code = out.split('\n').flatMap((line) => (line.startsWith('    ') ? [`${line.slice(4)}\n`] : []))
      return skeleton(code.join(''), dialect)
    }
    const plain = await told('shop')
    expect(plain).toContain('NAME')
    await fc.assert(
      fc.asyncProperty(
        withoutNull.filter((text) => !/[#?&;\s]/.test(encodeURIComponent(text)) && !text.startsWith('.')),
        async (text) => {
          const said = await told(encodeURIComponent(text))
          // Nothing is found where what stands there is no connection string any more.
          if (said !== '') expect(said).toBe(plain)
        },
      ),
      tries(40),
    )
  })
})

/** What a shell makes of words: the shell itself says. */
function shellReads(words: readonly string[], home = '/home/dev'): readonly string[] {
  const out = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], {
    encoding: 'utf8',
    env: { HOME: home, PATH: '/nowhere' },
    cwd: tmpdir(),
  })
  return out.split('\0').slice(0, -1)
}

describe.skipIf(process.platform === 'win32')('a shell', () => {
  it('takes a name for one word', () => {
    fc.assert(
      fc.property(fc.array(withoutNull, { minLength: 1, maxLength: 60 }), (names) => {
        expect(shellReads(names.map(shellWord))).toEqual(names)
      }),
      tries(20),
    )
  })

  it('finds a path, below the home as well', () => {
    fc.assert(
      fc.property(fc.array(withoutNull, { minLength: 1, maxLength: 60 }), (names) => {
        const paths = names.map((text) => shellPath(`~/${text}`))
        expect(shellReads(paths)).toEqual(names.map((text) => `/home/dev/${text}`))
      }),
      tries(20),
    )
  })

  it('hands the command of a report on as it is meant, whatever the file is called', () => {
    const start = { line: 12, column: 1, offset: 0 }
    fc.assert(
      fc.property(fc.array(withoutNull, { minLength: 1, maxLength: 60 }), (names) => {
        for (const file of names) {
          const command = recipeCommand({ rule: 'unpinned-package', file, start })
          if (command === undefined) continue
          expect(command).not.toMatch(/[\r\n\u001b]/)
          const place = file.startsWith('~/') ? `/home/dev/${file.slice(2)}` : file.startsWith('-') ? `./${file}` : file
          expect(shellReads([command])).toEqual(['mcp-audit', 'explain', 'unpinned-package', '--for', `${place}:12`])
        }
      }),
      tries(4),
    )
  })
})

describe('other languages', () => {
  it('take a name for that text', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(JSON.parse(json({ [text]: text }).code)[text]).toBe(text)
      }),
      tries(500),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(parse(`a: ${yamlText(text)}\nb: 1\n`)).toEqual({ a: text, b: 1 })
      }),
      tries(500),
    )
  })

  it('PowerShell finds the end of a word where it is', () => {
    fc.assert(
      fc.property(name, (text) => {
        const word = powershellWord(text)
        expect(word.slice(1, -1).replace(/(['\u2018-\u201b])\1/g, '')).not.toMatch(/['\u2018-\u201b]/)
        expect(word.slice(1, -1).replace(/(['\u2018-\u201b])\1/g, '$1')).toBe(text)
      }),
      tries(500),
    )
  })
})

describe('.gitignore', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mcp-audit-ignore-'))
    execFileSync('git', ['init', '-q', folder])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['.mcp.json', 'a b.json', '!x', '#x', 'a*b', '[x]?', 'a\\b', 'deep/er/.mcp.json', 'ends with a blank '])(
    'covers %j and nothing like it',
    (path) => {
      writeFileSync(join(folder, '.gitignore'), `${ignorePattern(path)}\n`)
      const ignored = (file: string) => {
        try {
          execFileSync('git', ['-C', folder, 'check-ignore', '-q', '--no-index', '--', `./${file}`])
          return true
        } catch {
          return false
        }
      }
      expect(ignored(path)).toBe(true)
      expect(ignored(`x/${path}`)).toBe(false)
      expect(ignored(`${path}x`)).toBe(false)
    },
  )
})

describe('a name', () => {
  it('is shown as it is or not taken', () => {
    fc.assert(
      fc.property(name, (text) => {
        const taken = nameOf(text, 'DATABASE', {})
        expect(taken === 'DATABASE' || taken === text).toBe(true)
        expect(taken).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(hostOf(text, 'HOST', {})).toMatch(/^(?:[A-Za-z\d][\w.-]*|[\da-f:]+)$/i)
      }),
      tries(1000),
    )
  })

  it('with a secret in it is not taken', () => {
    const clean = (words: string) => words.replaceAll('hunter2', '[redacted]')
    expect(nameOf('x-hunter2', 'DATABASE', { clean })).toBe('DATABASE')
  })
})

/** A server that each rule with recipes finds something about, called and made of one text throughout. */
function everywhere(text: string): string {
  const url = encodeURIComponent(text.replace(/\p{Cs}/gu, ''))
  const servers = {
    [text]: {
      command: 'npx',
      args: ['-y', text, 'postgres-mcp', text],
      env: { [text]: text, AWS_PROFILE: `admin${text}`, AWS_REGION: text },
    },
    db: { command: 'uvx', args: ['postgres-mcp', `postgres://postgres:Zq81kdTz9Qw7@db.example.com/${url}`] },
    raw: { command: 'uvx', args: ['postgres-mcp', `postgres://postgres:Zq81kdTz9Qw7@${text}/${text}`] },
    parts: { command: 'uvx', args: ['postgres-mcp'], env: { PGHOST: text, PGDATABASE: text, PGUSER: 'postgres' } },
    kube: { command: 'npx', args: ['-y', 'kubernetes-mcp-server', '--namespace', text] },
    image: { command: 'docker', args: ['run', '-i', '--rm', text] },
    source: { command: 'uvx', args: ['--from', `git+${text}`, 'x'] },
    remote: { type: 'http', url: `http://${text}:8080/mcp`, headers: { Authorization: `Bearer ${text}` } },
    github: { command: 'docker', args: ['run', '-e', `GITHUB_TOOLSETS=${text}`, 'ghcr.io/github/github-mcp-server'] },
    tls: { command: 'node', args: ['x.js'], env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', URL: `https://${text}` } },
  }
  return JSON.stringify({ mcpServers: servers }, undefined, 1)
}

/** Rules whose recipes are filled in with names of the file. */
const FILLED = ['missing-read-only', 'plaintext-http', 'secret-in-url', 'unpinned-package']

describe('a recipe', () => {
  it.each([...HOSTILE, ...ODD])('is fit to be printed and pasted where everything is called %s', async (_, text) => {
    const files = new Map([[`${REPOSITORY}/.mcp.json`, bytes(everywhere(text))]])
    for (const rule of FILLED) {
      const { out } = await runSound(['explain', rule, '--for', '.mcp.json'], files)
      expect(out).not.toContain('Zq81kdTz9Qw7')
    }
  })

  it.skipIf(process.platform === 'win32')(
    'holds commands that a shell can read, whatever things are called',
    async () => {
      const shells = /^(?:npm view|python3 -m pip|git |docker |ssh |chmod |curl |openssl |kubectl |atlas )/
      await fc.assert(
        fc.asyncProperty(withoutNull, async (text) => {
          const files = { '.mcp.json': everywhere(text) }
          for (const rule of [
            'unpinned-package',
            'unpinned-image',
            'mutable-source',
            'plaintext-http',
            'tls-verification-disabled',
            'missing-read-only',
          ]) {
            const { out } = await run(['explain', rule, '--for', '.mcp.json'], { files })
            const commands = out
              .split('\n')
              .flatMap((line) => (line.startsWith('    ') && shells.test(line.slice(4)) ? [line.slice(4)] : []))
            // Syntax alone: nothing is started. No name may add a command, so that there is no more of one than we wrote.
            execFileSync('/bin/sh', ['-n'], { input: commands.join('\n') })
            for (const command of commands)
              expect(command.replace(/'[^']*'/g, ''), command).not.toMatch(/[`\n]|\$\((?!kubectl)|;|&&/)
          }
        }),
        tries(15),
      )
    },
  )
})

describe('no secret can be read in a recipe', () => {
  const secrets = bench().filter(({ label }) => label === 'secret')
  const traces = new Traces(secrets.map((sample) => [sample.id, bodiesOf(sample)]))
  /** Rules whose recipes are filled in with what stands next to a secret. */
  const QUOTING = [
    ...['hardcoded-secret', 'secret-in-args', 'secret-in-url', 'database-superuser', 'missing-read-only'],
    ...['plaintext-http', 'credential-over-plaintext', 'unpinned-package'],
  ]
  const leaks = (out: string) => [...new Set(traces.in(out))]

  it.each(QUOTING)('of %s', async (rule) => {
    const files = Object.fromEntries(
      secrets.flatMap(({ id, value, key, loc }) => {
        const env = { [key === '' || loc === 'header' ? 'API_TOKEN' : key.replace(/^-+/, '')]: value }
        const one = { command: 'npx', args: ['-y', 'mongodb-mcp-server@latest', '--token', value], env }
        const database = encodeURIComponent(value)
        const two = { command: 'x', args: [`postgres://postgres:${database}@db.example.com/${database}`] }
        const three = { type: 'http', url: `http://u:${database}@mcp.example.com:8080/${database}?key=${database}` }
        return [[`${id}/.mcp.json`, JSON.stringify({ mcpServers: { one, two, three } })]]
      }),
    )
    const { out, err, code } = await run(['explain', rule, '--for', '.'], { files })
    expect(leaks(out + err)).toEqual([])
    if (['hardcoded-secret', 'database-superuser', 'secret-in-url'].includes(rule)) expect(code, err).toBe(0)
  })
})

/** The `.npmrc` of a project, for servers that npm starts there: which of them holds, and what is read in it. */

import { describe, expect, it } from 'vitest'
import { throughLinks } from '../src/discover/links.ts'
import { disk } from '../src/io.ts'
import { settingsOfNpmrc } from '../src/parse/npmrc.ts'
import { bytes, HOME, REPOSITORY, scanFiles } from './fixtures.ts'

const entry = (server: object) => JSON.stringify({ mcpServers: { files: server } })
const NPX = { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', './data'] }
const ELSEWHERE = '@modelcontextprotocol:registry=https://packages.example/\n'

/** What is said of registries, by files below the repository or with a path of their own. */
async function told(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const placed = Object.entries(files).map(
    ([path, text]) => [path.startsWith('/') ? path : `${REPOSITORY}/${path}`, bytes(text)] as const,
  )
  const { findings } = (await scanFiles(new Map(placed))).report
  return findings.flatMap(({ rule, message }) =>
    rule === 'registry-override' ? [/on (line \d+ of '[^']*')/.exec(message)?.[1] ?? message] : [],
  )
}

describe('the .npmrc that npm reads', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['beside the configuration', { '.mcp.json': entry(NPX), '.npmrc': ELSEWHERE }, ["line 1 of '.npmrc'"]],
    [
      'of the project, whose clients have a folder',
      { '.cursor/mcp.json': entry(NPX), '.npmrc': ELSEWHERE },
      ["line 1 of '.npmrc'"],
    ],
    [
      'in the folder of the server',
      { '.mcp.json': entry({ ...NPX, cwd: 'tools/files' }), 'tools/files/.npmrc': ELSEWHERE },
      ["line 1 of 'tools/files/.npmrc'"],
    ],
    [
      'in the folder of the server, by the word for the workspace',
      { '.mcp.json': entry({ ...NPX, cwd: '${workspaceFolder}/tools' }), 'tools/.npmrc': ELSEWHERE },
      ["line 1 of 'tools/.npmrc'"],
    ],
    [
      'beside the nearest package.json',
      { 'a/b/.mcp.json': entry(NPX), 'a/package.json': '{}', 'a/.npmrc': ELSEWHERE },
      ["line 1 of 'a/.npmrc'"],
    ],
    [
      'beside the nearest node_modules',
      { 'a/b/.mcp.json': entry(NPX), 'a/node_modules/x/package.json': '{}', 'a/.npmrc': ELSEWHERE },
      ["line 1 of 'a/.npmrc'"],
    ],
    [
      'and not the one further in, which npm passes over then',
      { 'a/b/.mcp.json': entry(NPX), 'a/package.json': '{}', 'a/b/.npmrc': ELSEWHERE },
      [],
    ],
    ['and none further up', { 'a/.mcp.json': entry(NPX), '.npmrc': ELSEWHERE }, []],
    [
      'and none outside of the project',
      { '.mcp.json': entry({ ...NPX, cwd: '/srv/files' }), '/srv/files/.npmrc': ELSEWHERE },
      [],
    ],
    ['and not for a copy', { '.mcp.json.bak': entry(NPX), '.npmrc': ELSEWHERE }, []],
    ['and not for a user’s own', { [`${HOME}/.cursor/mcp.json`]: entry(NPX), '.npmrc': ELSEWHERE }, []],
    [
      'and not in a container',
      {
        '.mcp.json': entry({ command: 'docker', args: ['run', '-i', 'node', 'npx', ...NPX.args] }),
        '.npmrc': ELSEWHERE,
      },
      [],
    ],
    [
      'and not for yarn',
      { '.mcp.json': entry({ command: 'yarn', args: ['dlx', NPX.args[1]] }), '.npmrc': ELSEWHERE },
      [],
    ],
    [
      'and not for a package that lies there',
      { '.mcp.json': entry({ ...NPX, args: ['--no-install', ...NPX.args.slice(1)] }), '.npmrc': ELSEWHERE },
      [],
    ],
  ])('is the one %s', async (_, files, expected) => {
    expect(await told(files)).toEqual(expected)
  })

  it('is looked for up to the root of the disk, where that is what is looked at', async () => {
    const files = new Map([
      ['/a/b/.mcp.json', bytes(entry(NPX))],
      ['/a/b/.npmrc', bytes(ELSEWHERE)],
    ])
    const { findings } = (await scanFiles(files, { request: { project: '/', root: '/' } })).report
    expect(findings.map(({ rule }) => rule)).toContain('registry-override')
  })

  it('is told once for all servers of a file, with the others beside', async () => {
    const servers = JSON.stringify({ mcpServers: { a: NPX, b: NPX, c: NPX } })
    const files = new Map([
      [`${REPOSITORY}/.mcp.json`, bytes(servers)],
      [`${REPOSITORY}/.npmrc`, bytes(ELSEWHERE)],
    ])
    const found = (await scanFiles(files)).report.findings.filter(({ rule }) => rule === 'registry-override')
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining("The registry of server 'a' and 2 others is 'packages.example'"),
    ])
    expect(found[0]?.related).toHaveLength(2)
  })

  it('is read whole, however many settings stand behind', async () => {
    const padding = Array.from({ length: 2000 }, (_, n) => `@a${n}:registry=https://packages.example/\n`).join('')
    expect(await told({ '.mcp.json': entry(NPX), '.npmrc': ELSEWHERE + padding })).toEqual(["line 1 of '.npmrc'"])
  })

  it('tells no password that an address holds', async () => {
    const password = ['s3cret', 'Pa55', 'w0rd'].join('-')
    const files = new Map([
      [`${REPOSITORY}/.mcp.json`, bytes(entry(NPX))],
      [
        `${REPOSITORY}/.npmrc`,
        bytes(`registry=https://ci:${password}@packages.example/\n//packages.example/:_password=${password}\n`),
      ],
    ])
    const { report } = await scanFiles(files)
    expect(report.findings.map(({ rule }) => rule)).toContain('registry-override')
    expect(JSON.stringify(report)).not.toContain(password)
  })

  it.each([
    ['is a folder', { '.npmrc/x': 'x' }],
    ['is binary', { '.npmrc': '\u0000\u0001\ufffd=\u0000' }],
    ['is empty', { '.npmrc': '' }],
    ['is one long line', { '.npmrc': `registry=${'x'.repeat(1_000_000)}` }],
    ['has a hundred thousand lines', { '.npmrc': '@a:registry=https://a.example\n'.repeat(30_000) }],
  ])('is no matter when it %s', async (_, files) => {
    expect(await told({ '.mcp.json': entry(NPX), ...files } as Record<string, string>)).toEqual([])
  })
})

describe('a path by way of links', () => {
  const links: Readonly<Record<string, string>> = {
    '/repo/.npmrc': 'cfg/npmrc',
    '/repo/tools': './cfg',
    '/repo/out': '../etc',
    '/repo/cfg/up': '../cfg/npmrc',
    '/repo/self': 'self',
  }
  const fs = { ...disk, link: (path: string) => links[path] }

  it.each([
    ['.npmrc', '/repo/cfg/npmrc'],
    ['tools/.npmrc', '/repo/cfg/.npmrc'],
    ['tools/up', '/repo/cfg/npmrc'],
    ['a/.npmrc', '/repo/a/.npmrc'],
    ['out/.npmrc', undefined],
    ['self', undefined],
  ])('%s lies where they lead within the project', (path, expected) => {
    expect(throughLinks(`/repo/${path}`, '/repo', fs)).toBe(expected)
  })
})

describe('a line of an .npmrc', () => {
  // Each as `npm config get` (npm 11.19) answers in a folder with this file.
  it.each([
    ['registry=https://a.example', 'https://a.example'],
    ['registry = "https://a.example"', 'https://a.example'],
    ["registry='https://a.example'", 'https://a.example'],
    ['"registry"=https://a.example', 'https://a.example'],
    ['registry[]=https://a.example', 'https://a.example'],
    ['registry = https://a.example ; the mirror', 'https://a.example'],
    ['registry = https://a.example # the mirror', 'https://a.example'],
    ['  registry\t=\thttps://a.example  ', 'https://a.example'],
    ['registry=https://b.example\nregistry=https://a.example', 'https://a.example'],
    ['registry=https://b.example\r\nregistry=https://a.example\r\n', 'https://a.example'],
    ['registry=https://a.example\n[other]\nregistry=https://b.example', 'https://a.example'],
    ['registry=https://a.example/\\;b', 'https://a.example/;b'],
    ['registry', 'true'],
    ['; registry=https://b.example', undefined],
    ['# registry=https://b.example', undefined],
    ['registry:https://b.example', undefined],
    ['Registry=https://b.example', undefined],
  ])('%j says where packages come from', (text, expected) => {
    expect(settingsOfNpmrc(text).get('registry')?.value).toBe(expected)
  })
})

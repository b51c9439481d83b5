/** What must hold of every command line that is repaired: what is told goes, and every other word stays, in its place. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rules } from '../rules/index.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { repair } from './repair.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

type Words = readonly string[]
/** Words, and what they are to become. */
type Piece = readonly [before: Words, after: Words]

const stays = (...words: Words): Piece => [words, words]
const goes = (...words: Words): Piece => [words, []]

const OPTIONS: readonly Piece[] = [
  stays('-i'),
  stays('--rm'),
  stays('--init', '-t'),
  stays('-e', 'NOTES_URL=https://notes.acme.example'),
  stays('--name', 'host'),
  stays('--network=lan'),
  stays('-v', './notes:/notes'),
  stays('--cap-add=NET_BIND_SERVICE'),
  stays('-p', '127.0.0.1:8080:80'),
  goes('--privileged'),
  goes('--privileged=true'),
  goes('--cap-add', 'SYS_ADMIN'),
  goes('--cap-add=ALL'),
  goes('--security-opt', 'seccomp=unconfined'),
  goes('--network', 'host'),
  goes('--pid=host'),
  goes('-v', '/var/run/docker.sock:/var/run/docker.sock'),
  goes('-v/run/podman/podman.sock:/x'),
  goes('--mount', 'type=bind,src=/,dst=/host'),
  goes('-e', 'NODE_TLS_REJECT_UNAUTHORIZED=0'),
  goes('--env=LD_PRELOAD=./hook.so'),
  goes('-eDISABLE_AUTH=true'),
  [
    ['-p', '8080:80'],
    ['-p', '127.0.0.1:8080:80'],
  ],
  [['--publish=0.0.0.0:9090:90'], ['--publish=127.0.0.1:9090:90']],
]
const ARGUMENTS: readonly Piece[] = [
  stays('--port', '8080'),
  stays('/notes'),
  stays('--verbose'),
  goes('--insecure'),
  goes('--verify-ssl=false'),
  goes('--auth', 'none'),
  goes('--no-auth'),
]
const IMAGE = `registry.example/notes@sha256:${'a'.repeat(64)}`

const arranged = (from: readonly Piece[]) => fc.array(fc.constantFrom(...from), { maxLength: 7 })
const lines = fc.tuple(arranged(OPTIONS), arranged(ARGUMENTS)).map(([options, args]): Piece => {
  const all = [stays('run'), ...options, stays(IMAGE), ...args]
  return [all.flatMap(([before]) => before), all.flatMap(([, after]) => after)]
})

const quoted = (words: Words) => words.map((word) => JSON.stringify(word))
/** Ways to write a command line: each a path, the file, and the words as they are found in it. */
const NOTATIONS: readonly (readonly [name: string, path: string, write: (words: Words) => string])[] = [
  ['JSON', '.mcp.json', (words) => JSON.stringify({ mcpServers: { a: { command: 'docker', args: words } } }, null, 2)],
  [
    'JSON on one line',
    '.mcp.json',
    (words) => JSON.stringify({ mcpServers: { a: { command: 'docker', args: words } } }),
  ],
  [
    'JSON with comments and commas at the end',
    '.vscode/mcp.json',
    (words) =>
      `{ "servers": { "a": { "command": "docker", "args": [ // all\r\n\t${quoted(words).join(', // a\r\n\t')},\r\n ] } } }`,
  ],
  [
    'a list of YAML',
    '.continue/mcpServers/a.yaml',
    (words) =>
      `name: a\nversion: 1.0.0\nschema: v1\nmcpServers:\n  - name: a\n    command: docker\n    args:\n${words.map((word) => `      - '${word}' # it\n`).join('')}`,
  ],
  [
    'a list of YAML on one line',
    '.continue/mcpServers/a.yaml',
    (words) =>
      `name: a\nversion: 1.0.0\nschema: v1\nmcpServers:\n- {name: a, command: docker, args: [${quoted(words).join(', ')}]}\n`,
  ],
  [
    'TOML',
    '.codex/config.toml',
    (words) => `[mcp_servers.a]\ncommand = "docker"\nargs = [ ${quoted(words).join(', ')} ] # all\n`,
  ],
  [
    'a script',
    '.mcp.json',
    (words) => JSON.stringify({ mcpServers: { a: { command: 'sh', args: ['-c', `exec docker ${words.join(' ')}`] } } }),
  ],
]

/** Rounds of repairs, until nothing is left that can be: the text, and the words of the server in it. */
async function repaired(path: string, text: string): Promise<{ readonly text: string; readonly words: Words }> {
  // What adds to a command line is no matter of this.
  const asked = rules.filter(({ id }) => id !== 'unhardened-container')
  let now = text
  for (let round = 0; round < 40; round++) {
    const { configs, report } = await scanFiles(new Map([[`${REPOSITORY}/${path}`, bytes(now)]]), { rules: asked })
    const { files, refused } = await repair(configs, report.findings)
    expect(refused).toEqual([])
    const next = files.get(path)
    const [server] = configs.flatMap(({ servers }) => servers)
    const words = server?.args.map(({ value }) => value) ?? []
    if (next === undefined)
      return { text: now, words: words[0] === '-c' ? (words[1] ?? '').split(' ').slice(2) : words }
    now = next
  }
  throw new Error(`it is never done: ${now}`)
}

describe.each(NOTATIONS)('a command line in %s', (_name, path, write) => {
  it('loses what is told, and keeps the rest in its order', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async ([before, after]) => {
        const { text, words } = await repaired(path, write(before))
        expect(words).toEqual(after)
        // Line for line and blank for blank, too, where nothing was wrong.
        if (before.length === after.length) expect(text.split('\n')).toHaveLength(write(before).split('\n').length)
      }),
      tries(8),
    )
  })
})

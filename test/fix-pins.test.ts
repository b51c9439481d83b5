/** `fix` pins what this machine has: npx' cache, a lockfile, an installed tree; and with `--online` what a registry names. */

import { describe, expect, it } from 'vitest'
import type { Question } from '../src/installed/model.ts'
import { HOME, REPOSITORY } from './fixtures.ts'
import { run } from './host.ts'

const config = (command: string, ...args: readonly string[]) =>
  `${JSON.stringify({ mcpServers: { one: { command, args } } }, undefined, 2)}\n`
const tree = (folder: string, name: string, version: string) => ({
  [`${folder}/node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
})

describe('a version that is on the machine', () => {
  it.each([
    [
      'in the cache of npx',
      config('npx', '-y', '@example/server'),
      {
        ...tree(`${HOME}/.npm/_npx/0123456789abcdef`, '@example/server', '1.4.2'),
        [`${HOME}/.npm/_npx/0123456789abcdef/package.json`]:
          '{ "_npx": { "packages": ["@example/server"] }, "dependencies": { "@example/server": "^1.4.2" } }',
      },
      '"@example/server@1.4.2"',
      'the npx cache',
    ],
    [
      'in the project',
      config('npx', '@example/server'),
      tree(REPOSITORY, '@example/server', '2.0.1'),
      '"@example/server@2.0.1"',
      'node_modules',
    ],
    [
      'in a lockfile',
      config('npx', '@example/server'),
      {
        'package-lock.json': JSON.stringify({
          lockfileVersion: 3,
          packages: { '': {}, 'node_modules/@example/server': { version: '2.0.3' } },
        }),
      },
      '"@example/server@2.0.3"',
      'package-lock.json',
    ],
    [
      'as a tool of uv',
      config('uvx', 'example-server'),
      {
        [`${HOME}/.local/share/uv/tools/example-server/lib/python3.12/site-packages/example_server-0.9.1.dist-info/METADATA`]:
          'Name: example-server\nVersion: 0.9.1\n',
      },
      '"example-server@0.9.1"',
      "uv's tools",
    ],
  ])('%s', async (_, text, files, written, source) => {
    const { out, written: changed, code } = await run(['fix'], { files: { '.mcp.json': text, ...files } })
    expect(changed.get(`${REPOSITORY}/.mcp.json`), out).toContain(written)
    expect(out.replace(/\s+/g, ' ')).toContain(`the version in ${source} `)
    expect(code).toBe(0)
  })

  it('is not guessed', async () => {
    const { out, written } = await run(['fix'], { files: { '.mcp.json': config('npx', '-y', '@example/server') } })
    expect([out, written.size]).toEqual(['Nothing was fixed. 1 finding remains.\n', 0])
  })
})

describe('--online', () => {
  const files = { '.mcp.json': config('npx', '-y', '@example/server') }

  it("has the user's own npm asked, of what the machine does not have", async () => {
    const asked: Question[] = []
    const { written, out } = await run(['fix', '--online'], {
      files,
      host: {
        ask: async (question) => {
          asked.push(question)
          return { kind: 'answered', text: '{ "version": "3.1.4", "dist-tags.latest": "3.1.4" }' }
        },
      },
    })
    expect(asked.map(({ program, args }) => [program, ...args].join(' '))).toMatchInlineSnapshot(`
      [
        "npm view --json --no-workspaces --no-update-notifier -- @example/server@latest version dist-tags.latest",
      ]
    `)
    expect(written.get(`${REPOSITORY}/.mcp.json`), out).toContain('"@example/server@3.1.4"')
  })

  it.each([
    ['a module of the project', config('python', '-m', 'tools.server')],
    ['what the project has installed', config('npx', '--no-install', '@example/server')],
    ['what is pinned', config('uvx', 'example-server@1.2.3')],
    ['the image of a server that runs bare', config('npx', '-y', '@wonderwhy-er/desktop-commander@0.2.23')],
  ])('asks nobody about %s', async (_, text) => {
    const asked: Question[] = []
    const ask = async (question: Question) => {
      asked.push(question)
      return { kind: 'absent' } as const
    }
    const { err } = await run(['fix', '--unsafe', '--pedantic', '--online'], {
      files: { '.mcp.json': text },
      host: { ask },
    })
    expect([asked, err]).toEqual([[], ''])
  })

  it('says so when nobody answers', async () => {
    const { err, written } = await run(['fix', '--online'], { files, host: { ask: async () => ({ kind: 'absent' }) } })
    expect([err, written.size]).toMatchInlineSnapshot(`
      [
        "note: '@example/server': None of these programs could be started: 'npm'.
      ",
        0,
      ]
    `)
  })
})

it('starts a server that runs bare in its image, where the machine has that', async () => {
  const digest = `sha256:${'ab'.repeat(32)}`
  const image = 'mcp/desktop-commander'
  const references = { [`${image}:latest`]: 'sha256:1', [`${image}@${digest}`]: 'sha256:1' }
  const store = {
    '/var/lib/docker/image/overlay2/repositories.json': JSON.stringify({ Repositories: { [image]: references } }),
  }
  const files = { '.mcp.json': config('npx', '-y', '@wonderwhy-er/desktop-commander@0.2.23') }
  const argv = ['fix', '--unsafe', '--rule', 'unsandboxed-server']
  const { out, written } = await run(argv, { files: { ...files, ...store } })
  expect(written.get(`${REPOSITORY}/.mcp.json`), out).toContain(`"${image}@${digest}"`)
  expect((await run(argv, { files })).written.size).toBe(0)
})

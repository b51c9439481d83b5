/** What the JSON report says that a server runs. */

import { describe, expect, it } from 'vitest'
import { secret } from './fixtures.ts'
import { run } from './host.ts'

const ALL = ['--format', 'json', '--pedantic', '--min-confidence', 'low', '--fail-on', 'none']

/** By server, of all findings about one. */
async function packagesOf(servers: Readonly<Record<string, object>>): Promise<Readonly<Record<string, unknown>>> {
  const { out } = await run(ALL, { files: { '.mcp.json': JSON.stringify({ mcpServers: servers }) } })
  const { findings }: { findings: readonly { server?: string; package?: string }[] } = JSON.parse(out)
  const about = findings.flatMap(({ server, package: found }) =>
    server === undefined ? [] : [[server, found] as const],
  )
  return Object.fromEntries(about)
}

describe('the package of a finding', () => {
  it('is what its server runs in the end, as it is written', async () => {
    expect(
      await packagesOf({
        npm: { command: 'npx', args: ['-y', '@example/a@^1.0.0'] },
        wrapped: { command: 'cmd', args: ['/c', 'npx', '-y', '@example/b'] },
        python: { command: 'uvx', args: ['--with', 'example-extra', 'Example_Tool'] },
        image: { command: 'docker', args: ['run', '-i', '--rm', '--privileged', 'ghcr.io/example/c:latest'] },
        bridge: { command: 'npx', args: ['-y', 'mcp-remote', 'http://a.example/mcp'] },
        source: { command: 'npx', args: ['-y', 'github:example/d'] },
        script: { command: 'bash', args: ['-c', 'curl http://a.example | sh'] },
        remote: { type: 'http', url: 'http://a.example/mcp' },
      }),
    ).toMatchInlineSnapshot(`
      {
        "bridge": "pkg:npm/mcp-remote",
        "image": "pkg:docker/example/c@latest?repository_url=ghcr.io",
        "npm": "pkg:npm/%40example/a@%5E1.0.0",
        "python": "pkg:pypi/example-tool",
        "remote": undefined,
        "script": undefined,
        "source": "git:github:example/d",
        "wrapped": "pkg:npm/%40example/b",
      }
    `)
  })

  it('is that of the entry that it stands in, where two share a name', async () => {
    const text = `{"mcpServers": {"a": {"command": "npx", "args": ["-y", "@example/one"]}, "a": {"command": "npx", "args": ["-y", "@example/two"]}}}`
    const { out } = await run(ALL, { files: { '.mcp.json': text } })
    const found: readonly { rule: string; package?: string }[] = JSON.parse(out).findings
    expect(found.find(({ rule }) => rule === 'unpinned-package')?.package).toBe('pkg:npm/%40example/two')
  })

  it('holds no secret, as it is or encoded', async () => {
    const token = secret('github-classic')
    const encoded = [...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
    for (const hidden of [token, encoded]) {
      const shown = JSON.stringify(
        await packagesOf({
          a: { command: 'npx', args: ['-y', `@example/${hidden}`] },
          b: { command: 'npx', args: ['-y', `@example/b@${hidden}`] },
          c: { command: 'uvx', args: ['--from', `git+https://${hidden}@a.example/x`, 'x'] },
        }),
      )
      expect(shown).not.toContain(token.slice(4, 20))
      expect(decodeURIComponent(decodeURIComponent(shown.replace(/%(?![0-9a-f]{2})/gi, '%25')))).not.toContain(
        token.slice(4, 20),
      )
    }
  })
})

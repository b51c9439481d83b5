/** One credential in several places is one finding, and none of them hides behind another that was accepted. */

import { describe, expect, it } from 'vitest'
import { bytes, HOME, REPOSITORY, scanFiles, secret } from './fixtures.ts'

const config = (servers: Readonly<Record<string, string>>) =>
  bytes(
    JSON.stringify(
      {
        mcpServers: Object.fromEntries(
          Object.entries(servers).map(([name, token]) => [name, { command: 'x-server', env: { GITHUB_TOKEN: token } }]),
        ),
      },
      undefined,
      2,
    ),
  )

const found = async (files: Readonly<Record<string, Uint8Array>>, only = 'hardcoded-secret') => {
  const { report, all } = await scanFiles(new Map(Object.entries(files)))
  return {
    shown: report.findings.filter(({ rule }) => rule === only),
    all: all.filter(({ rule }) => rule === only),
    report,
  }
}

const ONE = secret('github-classic')
const OTHER = secret('opaque')

describe('one credential', () => {
  it('in two files is one finding, in the project, which names the other place', async () => {
    const { shown, all } = await found({
      [`${HOME}/.cursor/mcp.json`]: config({ personal: ONE }),
      [`${REPOSITORY}/.mcp.json`]: config({ shared: ONE }),
    })
    expect(all).toHaveLength(2)
    expect(shown.map(({ file, server }) => [file, server])).toEqual([['.mcp.json', undefined]])
    expect(shown[0]?.message).toMatch(/ The same credential stands in one more place\.$/)
    expect(shown[0]?.related.map(({ file, start, message }) => [file, start.line, message])).toEqual([
      ['~/.cursor/mcp.json', 6, "Here too, for server 'personal'."],
    ])
    const other = all.find(({ server }) => server === 'personal')
    expect(shown[0]?.related[0]).toMatchObject({ server: 'personal', fingerprint: other?.fingerprint })
    expect(shown[0]?.clients).toContain('cursor')
  })

  it('is told where it weighs most, whatever the order of the file', async () => {
    const entry = (name: string, more: string) =>
      `[mcp_servers.${name}]\ncommand = "x-server"\n${more}env = { GITHUB_TOKEN = "${ONE}" }\n`
    const text = entry('off', 'enabled = false\n') + entry('on', '')
    const { shown } = await found({ [`${REPOSITORY}/.codex/config.toml`]: bytes(text) }, 'over-scoped-token')
    expect(shown.map(({ pointer, confidence, related }) => [pointer, confidence, related.length])).toEqual([
      ['/mcp_servers/on/env/GITHUB_TOKEN', 'high', 1],
    ])
  })

  it('twice in one server is told under it', async () => {
    const text = JSON.stringify({
      mcpServers: { a: { command: 'x', env: { GITHUB_TOKEN: ONE, GH_TOKEN: ONE } } },
    })
    const { shown } = await found({ [`${REPOSITORY}/.mcp.json`]: bytes(text) })
    expect(shown.map(({ server }) => server)).toEqual(['a'])
  })

  it('and another are two findings', async () => {
    const { shown } = await found({ [`${REPOSITORY}/.mcp.json`]: config({ a: ONE, b: OTHER, c: ONE }) })
    expect(shown.map(({ related }) => related.length).sort()).toEqual([0, 1])
  })

  it('is still reported where it stands, when its other place is accepted', async () => {
    const accepted = `// mcp-audit-ignore hardcoded-secret -- a demonstration\n`
    const text = new TextDecoder().decode(config({ b: ONE }))
    const { shown, report } = await found({
      [`${REPOSITORY}/.mcp.json`]: config({ a: ONE }),
      [`${REPOSITORY}/.vscode/mcp.json`]: bytes(
        text.replace('mcpServers', 'servers').replace(/( +"GITHUB_TOKEN")/, `${accepted}$1`),
      ),
    })
    expect(report.suppressed.filter(({ rule }) => rule === 'hardcoded-secret')).toHaveLength(1)
    expect(shown.map(({ file, related }) => [file, related.length])).toEqual([['.mcp.json', 0]])
  })

  it('is told where a client reads it before a copy that was kept', async () => {
    const { shown } = await found({
      [`${REPOSITORY}/.a/.mcp.json.bak`]: config({ a: ONE }),
      [`${REPOSITORY}/z/.mcp.json`]: config({ a: ONE }),
    })
    expect(shown.map(({ file, related }) => [file, related.map((place) => place.file)])).toEqual([
      ['z/.mcp.json', ['.a/.mcp.json.bak']],
    ])
  })

  it('a thousand times over is told with a bounded number of places', async () => {
    const many = Object.fromEntries(Array.from({ length: 1100 }, (_, index) => [`s${index}`, ONE]))
    const { shown } = await found({ [`${REPOSITORY}/.mcp.json`]: config(many) })
    expect(shown).toHaveLength(1)
    expect(shown[0]?.message).toContain('in 1099 more places')
    expect(shown[0]?.related).toHaveLength(1000)
  })

  it('in a variable, a permission and among the arguments is two findings, each with every other place', async () => {
    const server = { command: 'x', args: ['--token', ONE], env: { GITHUB_TOKEN: ONE } }
    const text = JSON.stringify({ mcpServers: { a: server } }, undefined, 2)
    const allow = JSON.stringify({ permissions: { allow: [`Bash(GITHUB_TOKEN=${ONE} x)`] } })
    const files = { [`${REPOSITORY}/.mcp.json`]: bytes(text), [`${REPOSITORY}/.claude/settings.json`]: bytes(allow) }
    const told = (await found(files)).report.findings.filter(({ category }) => category === 'secrets')
    const inArgs = told.find(({ rule }) => rule === 'secret-in-args')
    const inFile = told.find(({ rule }) => rule === 'hardcoded-secret')
    expect(inArgs?.related.map(({ file, message }) => [file, message])).toEqual([
      ['.claude/settings.json', "The same credential, told as 'hardcoded-secret'."],
      ['.mcp.json', "The same credential, told as 'hardcoded-secret'."],
    ])
    expect(inFile?.related.map(({ file, message }) => [file, message])).toEqual([
      ['.mcp.json', "Here too, for server 'a'."],
      ['.mcp.json', "The same credential, told as 'secret-in-args'."],
    ])
    // A comparison makes findings of places with a fingerprint: these are findings already.
    expect(inArgs?.related.every(({ fingerprint }) => fingerprint === undefined)).toBe(true)
  })

  it('that answers an input is told once, with the way to take it away', async () => {
    const input = { type: 'promptString', id: 'db-password', password: true, default: OTHER }
    const text = JSON.stringify({ inputs: [input], servers: {} })
    const { report, all } = await found({ [`${REPOSITORY}/.vscode/mcp.json`]: bytes(text) }, 'visible-secret-input')
    expect(all).toHaveLength(1)
    const told = report.findings.filter(({ category }) => category === 'secrets')
    expect(told.map(({ rule, fix }) => [rule, fix?.title])).toEqual([
      ['hardcoded-secret', "Remove the default of 'db-password'"],
    ])
  })
})

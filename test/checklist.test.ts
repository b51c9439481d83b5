/** The checklist: which answers follow from what is configured, in all three forms, as a user sees them. */

import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { type Checklist, checklist, type Item } from '../src/checklist/index.ts'
import { sections } from '../src/checklist/items.ts'
import { clients } from '../src/clients/index.ts'
import { KNOWLEDGE } from '../src/knowledge/handed.ts'
import { checklistJson, checklistMarkdown, checklistText } from '../src/report/checklist.ts'
import { checklistJsonSchema, checklistSchema } from '../src/report/checklist-schema.ts'
import { displayWidth } from '../src/report/text.ts'
import { bytes, REPOSITORY, scanFiles, secret } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'
import { BROAD, built, FINE, type Place, place, servers } from './program.ts'

const TOOL = { name: 'mcp-audit', version: '0.0.0' }
const PLAIN = { colour: 0, width: 80 } as const

async function answers(
  files: Readonly<Record<string, object | string>>,
  options: Parameters<typeof scanFiles>[1] = {},
): Promise<Checklist> {
  const texts = Object.entries(files).map(
    ([path, content]) =>
      [`${REPOSITORY}/${path}`, bytes(typeof content === 'string' ? content : JSON.stringify(content))] as const,
  )
  const { configs, shown, report, mask } = await scanFiles(new Map(texts), { minConfidence: 'medium', ...options })
  return checklist({
    configs,
    findings: shown,
    suppressed: report.suppressed,
    problems: report.problems,
    enabled: new Set(report.rules.map(({ id }) => id)),
    redact: (words) => mask.redact(words),
    logsOf: ({ logs }) => (logs ? ['~/logs'] : undefined),
    knowledge: KNOWLEDGE,
  })
}

function itemOf(list: Checklist, id: string): Item {
  const item = list.sections.flatMap(({ items }) => items).find((each) => each.id === id)
  if (!item) throw new Error(`no item ${id}`)
  return item
}

describe('the items', () => {
  const items = sections(KNOWLEDGE).flatMap((section) => section.items)
  const named = new Set(items.flatMap((item) => item.rules))

  it('name rules that exist', () => {
    const ids = new Set(rules.map(({ id }) => id))
    expect([...named].filter((id) => !ids.has(id))).toEqual([])
  })

  it('leave out no rule that speaks of safety', () => {
    // What these say is that a file cannot be read, or does less than its author believes.
    const hygiene = ['ambiguous-transport', 'dead-config', 'deprecated-transport', 'duplicate-key', 'loopback-http']
    const reading = [
      'ignore-without-reason',
      'malformed-config',
      'oversized-config',
      'placeholder-secret',
      'unparseable-config',
      'unused-ignore',
    ]
    const unnamed = rules.map(({ id }) => id).filter((id) => !named.has(id))
    expect(unnamed.sort()).toEqual([...hygiene, ...reading].sort())
  })

  it('have ids of their own and say what they are about', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.filter(({ servers, files }) => (servers === undefined) === (files === undefined))).toEqual([])
  })
})

describe('an answer', () => {
  const item = async (files: Readonly<Record<string, object>>, id: string) => itemOf(await answers(files), id)

  it('counts whatever something was found in among what it is about', async () => {
    const pg = { command: 'pg-mcp', args: [`postgresql://reader:${secret('password')}@db.example:5432/app`] }
    const docs = { command: 'docs-mcp', env: { API_TOKEN: '${API_TOKEN}' } }
    expect(await item({ '.mcp.json': servers({ pg, docs }) }, 'not-in-argv')).toMatchObject({
      status: 'fail',
      subjects: 2,
      sound: 1,
    })
  })
  const roots = (...paths: readonly string[]) =>
    servers(
      Object.fromEntries(
        paths.map((path, at) => [
          `files${at}`,
          { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2026.1.14', path] },
        ]),
      ),
    )

  it('does not apply where there is nothing to ask', async () => {
    const folders = await item({ '.mcp.json': servers({ notes: FINE }) }, 'folders')
    expect(folders).toMatchObject({ status: 'not-applicable', subjects: 0, evidence: [] })
    expect((await item({}, 'no-literals')).status).toBe('not-applicable')
  })

  it('is a pass where all is as asked', async () => {
    const folders = await item({ '.mcp.json': roots('./docs', './src') }, 'folders')
    expect(folders).toMatchObject({ status: 'pass', subjects: 2, sound: 2, subject: 'servers with folders' })
  })

  it('is a failure with one grave finding, and says where', async () => {
    const folders = await item({ '.mcp.json': roots('./docs', '/') }, 'folders')
    expect(folders).toMatchObject({ status: 'fail', subjects: 2, sound: 1 })
    expect(folders.evidence).toMatchObject([
      { rule: 'broad-filesystem-root', severity: 'high', file: '.mcp.json', line: 1, server: 'files1' },
    ])
  })

  it('is partial where some of it is as asked, and a failure where none is', async () => {
    const loose = { command: 'npx', args: ['-y', '@example/loose@latest'] }
    const some = await item({ '.mcp.json': servers({ loose, notes: FINE }) }, 'pinned')
    expect(some).toMatchObject({ status: 'partial', subjects: 2, sound: 1 })
    const none = await item({ '.mcp.json': servers({ loose }) }, 'pinned')
    expect(none).toMatchObject({ status: 'fail', subjects: 1, sound: 0, subject: 'server that is fetched' })
  })

  it('asks nothing of servers that are off', async () => {
    const off = { ...BROAD, disabled: true }
    expect((await item({ '.roo/mcp.json': servers({ off }) }, 'pinned')).status).toBe('not-applicable')
  })

  it('counts what was accepted apart', async () => {
    const text = `{
      "mcpServers": {
        // mcp-audit-ignore unpinned-package -- the vendor publishes no versions
        "loose": { "command": "npx", "args": ["-y", "@example/loose"] }
      }
    }`
    const list = await answers({ '.cursor/mcp.json': text })
    expect(itemOf(list, 'pinned')).toMatchObject({ status: 'pass', accepted: 1 })
    expect(checklistText(list, PLAIN)).toContain('1 of 1 server that is fetched as asked; 1 finding accepted')
  })

  it('passes nothing that was not read, and names the file', async () => {
    const list = await answers({ '.mcp.json': '{\n"mcpServers":{"a":{' })
    const statuses = new Set(list.sections.flatMap(({ items }) => items.map(({ status }) => status)))
    expect([...statuses]).toEqual(['unknown'])
    expect(list.unread).toMatchObject([{ file: '.mcp.json', line: 2 }])
    expect(itemOf(list, 'no-literals')).toMatchObject({ subjects: 1, sound: 0, evidence: [] })
    const forms = [checklistText(list, PLAIN), checklistMarkdown(list), checklistJson(list, TOOL)]
    for (const text of forms) expect(text.replaceAll('\u2060', '').replaceAll('\\', '')).toContain('.mcp.json')
    expect(forms[0]).toContain('0 of 1 file as asked; 1 file not read in full')
  })

  it('is partial beside a file that was not read in full, and still a failure for what was', async () => {
    const broken = '{"mcpServers":{"b":{"command":"npx","args":["-y","@example/b@1.0.0"]'
    const list = await answers({ '.mcp.json': servers({ broad: BROAD, notes: FINE }), '.cursor/mcp.json': broken })
    expect(itemOf(list, 'folders').status).toBe('fail')
    expect(itemOf(list, 'names-and-text')).toMatchObject({ status: 'partial', subjects: 2, sound: 1 })
    expect(itemOf(list, 'sound')).toMatchObject({ status: 'partial', subjects: 3, sound: 2 })
    expect(itemOf(list, 'hardened')).toMatchObject({ status: 'unknown', subjects: 0 })
    expect(checklistText(list, PLAIN)).toContain('no containers in what was read; 1 file not read in full')
  })

  it.each<[string, Record<string, object | string>]>([
    [
      'Claude Code',
      {
        '.claude/settings.json': { permissions: { defaultMode: 'bypassPermissions' } },
        '.mcp.json': servers({ FINE }),
      },
    ],
    ['Claude Code, of the shell', { '.claude/settings.json': { permissions: { allow: ['Bash(*)'] } } }],
    ['Codex', { '.codex/config.toml': 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n' }],
    ['Goose', { '.config/goose/config.yaml': 'GOOSE_MODE: auto\nextensions: {}\n' }],
    ['a trusted server', { '.gemini/settings.json': servers({ one: { ...FINE, trust: true } }) }],
  ])('has tools that write confirmed nowhere, where everything runs unasked: %s', async (_, files) => {
    const writing = itemOf(await answers(files), 'writing-tools')
    expect(writing).toMatchObject({ status: 'fail', subjects: 1, sound: 0 })
    expect(writing.evidence[0]?.severity).toBe('high')
  })

  it('says of tools that write nothing where nothing is approved', async () => {
    const settings = { permissions: { defaultMode: 'default', deny: ['Bash(*)'] } }
    expect((await item({ '.claude/settings.json': settings }, 'writing-tools')).status).toBe('not-applicable')
  })

  it('says of fences that none is off, and not that they are on', async () => {
    const fences = await item(
      { '.claude/settings.json': { permissions: { defaultMode: 'default' } } },
      'client-sandbox',
    )
    expect(fences).toMatchObject({ status: 'pass', title: expect.stringMatching(/^No .* switched off$/) })
  })

  it('is partial for a server that could be read-only and that people mostly have to write', async () => {
    const linear = (url: string) => item({ '.cursor/mcp.json': servers({ linear: { url } }) }, 'read-only-servers')
    const writing = await linear('https://mcp.linear.app/mcp')
    expect(writing).toMatchObject({ status: 'partial', subjects: 1, sound: 0 })
    expect(writing.evidence).toMatchObject([{ rule: 'missing-read-only', severity: 'info', server: 'linear', line: 1 }])
    expect(await linear('https://mcp.linear.app/mcp/readonly')).toMatchObject({ status: 'pass', sound: 1 })
    expect((await linear('https://mcp.notion.com/mcp')).status).toBe('not-applicable')
  })

  it('names the rules that did not run, and knows nothing where none did', async () => {
    const without = (...ids: readonly string[]) => rules.filter(({ id }) => !ids.includes(id))
    const files = { '.mcp.json': servers({ notes: FINE, linear: { url: 'https://mcp.linear.app/mcp' } }) }
    const some = await answers(files, { rules: without('shell-wrapper', 'missing-read-only') })
    expect(itemOf(some, 'plain-launch')).toMatchObject({ status: 'pass', off: ['shell-wrapper'] })
    expect(checklistText(some, PLAIN)).toContain('1 of 1 local server as asked; switched off: shell-wrapper')
    expect(itemOf(some, 'read-only-servers').evidence).toEqual([])
    const none = await answers(files, { rules: without('audit-log-disabled') })
    expect(itemOf(none, 'logs-kept').status).toBe('unknown')
  })

  it('takes a file for read that holds comments alone where none belong', async () => {
    const list = await answers({ '.mcp.json': '// mine\n{"mcpServers":{}}' })
    expect(list.unread).toEqual([])
    expect(itemOf(list, 'no-literals').status).toBe('pass')
  })

  it('puts the worst first', async () => {
    const list = await answers({
      '.mcp.json': servers({ broad: BROAD, exposed: { ...FINE, env: { GITHUB_TOKEN: secret('github-classic') } } }),
    })
    for (const { items } of list.sections)
      for (const { evidence } of items) {
        const ranks = evidence.map(({ severity }) => ['critical', 'high', 'medium', 'low', 'info'].indexOf(severity))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      }
    expect(itemOf(list, 'no-literals')).toMatchObject({ status: 'fail', sound: 0 })
  })

  it('names the logs of clients that were met, and says of which nothing is known', async () => {
    const { logs } = await answers({ '.codex/config.toml': '[mcp_servers.one]\ncommand = "one"\n' })
    expect(logs).toEqual([{ client: 'codex', name: 'Codex', logs: ['~/logs'] }])
    const unknown = clients.find(({ logs }) => logs === undefined)
    expect(unknown, 'some clients document none').toBeDefined()
  })
})

describe('hostile text', () => {
  it.each(HOSTILE)('with %s is harmless in every form', async (_, hostile) => {
    const list = await answers({
      '.mcp.json': { mcpServers: { [hostile]: { ...BROAD, env: { [hostile]: hostile } } } },
      [`${hostile.replaceAll('/', '').slice(0, 200)}/.mcp.json`]: servers({ [hostile]: BROAD }),
    })
    expect(itemOf(list, 'folders').status).toBe('fail')
    const markdown = checklistMarkdown(list)
    // Word joiners are how Markdown is kept from making links of addresses and names.
    const forms = [checklistText(list, PLAIN), markdown.replaceAll('\u2060', ''), checklistJson(list, TOOL)]
    for (const text of forms) {
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u{e0100}-\u{e01ef}]/u)
      expect(text).not.toMatch(/^\s*::/m)
      expect(text).not.toMatch(/##(?:vso)?\[/)
    }
    expect(markdown).not.toMatch(/<(?!br>)|(?<!\\)\]\(/)
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length, row).toBe(4)
  })
})

describe('mcp-audit checklist', () => {
  let here: Place
  beforeAll(() => {
    built()
    here = place()
    here.write('.mcp.json', servers({ files: BROAD, notes: FINE }))
  })
  afterAll(() => here.remove())

  it('prints text that fits 80 columns, with the answers counted at the end', () => {
    const { code, out, err } = here.run(['checklist'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('fail    Servers are given only the folders that they need\n')
    expect(out).toContain('.mcp.json:')
    expect(out).toMatch(/\n\d+ pass, (?:\d+ partial, )?\d+ fail, \d+ not applicable\.\n$/)
    expect(out.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([])
  })

  it('prints Markdown tables', () => {
    const { out } = here.run(['checklist', '--format', 'markdown'])
    expect(out).toMatch(/^# MCP deployment checklist\n/)
    expect(out).toContain(
      '## Sandboxing and minimal scope\n\n| | requirement | what was found |\n| --- | --- | --- |\n',
    )
  })

  it('prints JSON as published', () => {
    const list = checklistSchema.parse(JSON.parse(here.run(['checklist', '--format', 'json']).out))
    expect(list.sections.map(({ id }) => id)).toEqual(sections(KNOWLEDGE).map(({ id }) => id))
    const published = JSON.parse(readFileSync('schemas/checklist.schema.json', 'utf8'))
    expect(published).toEqual(JSON.parse(JSON.stringify(checklistJsonSchema())))
  })

  it('exits as asked', () => {
    expect(here.run(['checklist', '--fail-on', 'fail']).code).toBe(1)
    expect(here.run(['checklist', '--fail-on', 'none']).code).toBe(0)
    expect(here.run(['checklist', 'no-such-folder'])).toMatchObject({ code: 2, out: '' })
    const { code, err } = here.run(['checklist', '--fail-on', 'high'])
    expect(code).toBe(2)
    expect(err).toContain("'high'")
  })

  it('names what could not be opened, and passes nothing beside it', () => {
    mkdirSync(join(here.project, 'half/.vscode'), { recursive: true })
    here.write('half/.mcp.json', servers({ notes: FINE }))
    here.write('half/.vscode/mcp.json', '{"servers":{"a":')
    // A link that leads out of the project is not followed.
    mkdirSync(join(here.project, 'half/.cursor'))
    symlinkSync(join(here.home, 'elsewhere.json'), join(here.project, 'half/.cursor/mcp.json'))
    const { code, out } = here.run(['checklist', 'half', '--format', 'json', '--fail-on', 'partial'])
    const list = checklistSchema.parse(JSON.parse(out))
    expect(code).toBe(1)
    expect(list.unread).toMatchObject([
      { file: 'half/.cursor/mcp.json', what: expect.stringContaining('link') },
      { file: 'half/.vscode/mcp.json', line: 1 },
    ])
    expect(list.summary.pass).toBe(0)
    expect(list.summary.unknown).toBeGreaterThan(0)
  })

  it('says so where there is nothing to answer for', () => {
    mkdirSync(join(here.project, 'empty'))
    const { code, out, err } = here.run(['checklist', 'empty'])
    expect(out).toMatch(/\n\d+ not applicable\.\n$/)
    expect([code, err]).toEqual([0, expect.stringMatching(/^note: No MCP client configuration was found\./)])
  })

  it('is the same for the same files', () => {
    expect(here.run(['checklist']).out).toBe(here.run(['checklist']).out)
  })
})

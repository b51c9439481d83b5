/** The commands through the port that the process is to them: what a terminal, a CI log or a plug-in's author is told. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { rules } from '../rules/index.ts'
import type { Host } from '../src/commands/host.ts'
import { complainLate } from '../src/commands/main.ts'
import { disk, type FileSystem } from '../src/io.ts'
import type { Finding } from '../src/model.ts'
import type { Rule } from '../src/rule.ts'
import { bytes, memory, REPOSITORY } from './fixtures.ts'
import { run, type Surroundings } from './host.ts'

const BROAD = { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', '/'] }
const FINE = { command: 'npx', args: ['-y', '@example/notes@1.2.3'] }
const config = (entries: object): string => JSON.stringify({ mcpServers: entries }, undefined, 2)
const files = { '.mcp.json': config({ a: BROAD }) }
const HOME = '/home/dev'

describe('a command line', () => {
  it.each<readonly [string, readonly string[], Surroundings, number, RegExp]>([
    [
      'is refused a topic that is none',
      ['help', 'chceklist'],
      {},
      2,
      /no command 'chceklist'.\nDid you mean 'checklist'/,
    ],
    ['is told all topics', ['help', 'zzzzzz'], {}, 2, /There are scan, explain/],
    ['is helped', ['help', 'scan'], {}, 0, /--max-findings/],
    ['is told its version', ['--version'], {}, 0, /^0\.0\.0$/m],
    ['names a number that is none', ['--max-findings', 'few'], {}, 2, /a whole number from 1 up, or 'none'/],
    ['names a number that is too small', ['--max-findings', '0'], {}, 2, /a whole number from 1 up, or 'none'/],
    ['names a word that is near another', ['--fail-on', 'hihg'], {}, 2, /Did you mean 'high'/],
    ['names a word that is near none', ['--fail-on', 'zzzzzz'], {}, 2, /It takes one of critical/],
    ['needs a value', ['--only', ''], { files }, 2, /'--only' needs a value/],
    ['is followed by an empty path', [''], { files }, 2, /One of the paths is empty/],
    ['names a rule near another', ['--skip', 'unpined-package'], { files }, 2, /Did you mean 'unpinned-package'/],
    ['names a rule near none', ['--only', 'zzzzzz'], { files }, 2, /Run 'mcp-audit explain' for a list/],
    ['names what rules are about', ['--only', 'CWE-798'], { files }, 2, /'mcp-audit explain CWE-798' names the rules/],
    ['names a client near another', ['--client', 'cursr'], { files }, 2, /Did you mean 'cursor'/],
    ['leaves no rule', ['--only', 'plaintext-http', '--skip', 'plaintext-http'], { files }, 2, /No rules are left/],
    ['names a root that is a file', ['--root', '.mcp.json'], { files }, 2, /The root '\.mcp\.json' is not a folder/],
    ['names no file to write', ['-o', 'sarif'], { files }, 2, /names no file/],
    ['writes two reports to one file', ['-o', 'json=x', '-o', 'sarif=x'], { files }, 2, /be written to 'x'/],
    ['writes a report to no file', ['-o', 'json=-'], { files }, 2, /'-' is not a file to write to/],
    [
      'writes two reports to one file in two spellings',
      ['-o', 'json=x/../y', '-o', 'sarif=./y'],
      { files },
      2,
      /be written to '\.\/y'/,
    ],
    [
      'names a file near one elsewhere',
      ['a/mcp.jsn'],
      { files: { 'a/mcp.json': '{}' } },
      2,
      /Did you mean 'a\/mcp\.json'/,
    ],
    ['names a report near another', ['-o', 'srif=x'], { files }, 2, /Did you mean 'sarif'/],
    ['names a report near none', ['-o', 'zzzz=x'], { files }, 2, /There are pretty, compact, json, sarif/],
    [
      'narrows to a client',
      ['--client', 'claude-code,cursor', 'x/../.mcp.json'],
      { files },
      1,
      /broad-filesystem-root/,
    ],
    [
      'narrows to a folder as root',
      ['--root', '.', '--exclude', '*.json'],
      { files },
      0,
      /No MCP client configuration found/,
    ],
    ['asks for no failure', ['--fail-on', 'none'], { files }, 0, /broad-filesystem-root/],
    [
      'stands where all paths begin',
      ['.'],
      { cwd: '/', files: { '/.mcp.json': config({ a: BROAD }), '/x/.mcp.json': config({ a: BROAD }) } },
      1,
      /--> x\/\.mcp\.json/,
    ],
    [
      'names a path near another where all begin',
      ['.mpc.json'],
      { cwd: '/', files: { '/.mcp.json': config({ a: BROAD }) } },
      2,
      /Did you mean '\.mcp\.json'/,
    ],
    [
      'has settings with a mistake behind a byte order mark',
      [],
      { files: { ...files, 'mcp-audit.json': '\u{feff}{ "nope": 1 }' } },
      2,
      /mcp-audit\.json:1:3: There is no setting 'nope'/,
    ],
    [
      'names a root beside where it stands',
      ['--root', 'other'],
      { cwd: '/repo/here', files: { 'other/.mcp.json': config({ a: BROAD }), 'here/x': '' } },
      2,
      /not a folder/,
    ],
    [
      'names a root above where it stands',
      ['--root', '../other'],
      { cwd: '/repo/here', files: { 'other/.mcp.json': config({ a: BROAD }), 'here/x': '' } },
      1,
      /broad-filesystem-root/,
    ],
    ['takes empty variables for none', [], { files, env: { MCP_AUDIT_FORMAT: '', MCP_AUDIT_FAIL_ON: '' } }, 1, /-->/],
    [
      'is strict about what cannot be parsed',
      ['--strict', '--fail-on', 'none'],
      { files: { '.mcp.json': '{ "mcpServers": {' } },
      2,
      /unparseable-config/,
    ],
    [
      'names a path near another',
      ['.mpc.json'],
      { files },
      2,
      /'\.mpc\.json' does not exist\. Did you mean '\.mcp\.json'/,
    ],
    ['names a command near another', ['basline'], { files }, 2, /does not exist\. Did you mean the command 'baseline'/],
    ['names a path that ends like a command', ['configs/diff'], { files }, 2, /'configs\/diff' does not exist\.$/m],
    [
      'names its command behind an option',
      ['--color', 'never', 'explain'],
      { files },
      2,
      /'explain' does not exist\. A command comes before its options: 'mcp-audit explain …'\.$/m,
    ],
    [
      'says that it expands no patterns',
      ['configs/*.json'],
      { files },
      2,
      /does not exist\. Patterns are for the shell/,
    ],
    ['names a path near nothing', ['/nowhere/at/all'], { files }, 2, /'\/nowhere\/at\/all' does not exist\.$/m],
    [
      'asks about settings that are not there',
      ['--config', 'none.json'],
      { files },
      2,
      /The settings file 'none.json' does not exist/,
    ],
    [
      'asks about a baseline that is not there',
      ['--baseline', 'none.json'],
      { files },
      2,
      /The baseline 'none.json' does not exist/,
    ],
    [
      'asks for nothing to be read beside',
      ['--no-config', '--no-baseline', '--no-inline-ignores'],
      { files },
      1,
      /broad-/,
    ],
    ['prunes a baseline that is not there', ['baseline', '--prune'], { files }, 2, /There is no baseline .* to prune/],
    [
      'prunes a part',
      ['baseline', '--prune', '.'],
      { files: { ...files, '.mcp-audit-baseline.json': '{"version":1,"entries":[]}' } },
      2,
      /takes no paths/,
    ],
    ['accepts what cannot be read', ['baseline', 'none'], { files }, 2, /^error: 'none' does not exist/],
    ['asks for a checklist', ['checklist', '--fail-on', 'fail'], { files }, 1, /fail/],
    [
      'asks for a partial checklist',
      ['checklist', '--fail-on', 'partial', '--no-config'],
      { files },
      1,
      /partial|fail/,
    ],
    [
      'asks for a checklist of nothing',
      ['checklist'],
      { files: { 'a.txt': '' } },
      0,
      /No MCP client configuration was found/,
    ],
    ['asks for a checklist of what is not there', ['checklist', 'none.json'], { files }, 2, /does not exist/],
    [
      'asks for a checklist that nothing fails',
      ['checklist', '--fail-on', 'none', '--scope', 'project', '--root', '.'],
      { files },
      0,
      /fail/,
    ],
    [
      'accepts what is there, of a folder',
      ['baseline', '--scope', 'project', '--root', '.', '.mcp.json'],
      { files },
      0,
      /Wrote \S+: 2 entries/,
    ],
    [
      'prunes a baseline of the whole machine',
      ['baseline', '--prune'],
      {
        files: {
          ...files,
          '.mcp-audit-baseline.json': JSON.stringify({
            version: 1,
            entries: [{ fingerprint: '0'.repeat(32), rule: 'x', file: '~/.claude.json', pointer: '' }],
          }),
        },
      },
      0,
      /Removed 1 entry/,
    ],
    [
      'asks which files are there',
      ['clients'],
      { files: { [`${HOME}/.cursor/mcp.json`]: config({ a: FINE }) } },
      0,
      /found {9}~\/\.cursor\/mcp\.json/,
    ],
    [
      'asks which files are there, one that is nobody’s to read included',
      ['clients'],
      { files: { [`${HOME}/.claude/.credentials.json`]: '{}' } },
      0,
      /not lintable {2}~\/\.claude\/\.credentials\.json/,
    ],
    [
      'asks which files are there, one that cannot be read included',
      ['clients'],
      { files: { [`${HOME}/.cursor/mcp.json`]: undefined } },
      0,
      /unreadable {4}~\/\.cursor\/mcp\.json\n.*, is not a regular file/,
    ],
    [
      'names a category',
      ['--sarif-category', 'night', '--format', 'sarif', '--max-findings', '5'],
      { files },
      1,
      /"automationDetails": ?\{\s*"id": ?"night\//,
    ],
    [
      'names advisories that are a file of none',
      ['--advisories', 'osv'],
      { files: { ...files, 'osv/a.txt': '' } },
      2,
      /contains no advisories/,
    ],
    [
      'names advisories one of which is no file',
      ['--advisories', 'osv'],
      { files: { ...files, 'osv/a.json': undefined } },
      2,
      /The advisories 'osv\/a\.json' cannot be used: the file is not a regular file/,
    ],
    [
      'names advisories that are a list with one missing',
      ['--advisories', 'osv.json'],
      { files: { ...files, 'osv.json': '[{ "id": "X", "affected": 5 }]' } },
      2,
      /osv\.json:1:\d+/,
    ],
    [
      'checks a lock that cannot be told',
      ['lock', '--root', '.', '--check'],
      { files: { ...files, 'mcp-audit.lock': '{ "version": 1, "servers": [' } },
      2,
      /mcp-audit\.lock:1:\d+/,
    ],
    [
      'locks servers once more, and what the last lock said cannot be read',
      ['lock', '--root', '.'],
      { files: { ...files, 'mcp-audit.lock': '{ "version": 1, "servers": [' } },
      0,
      /The last lock cannot be read, so changes since then are unknown/,
    ],
    ['compares revisions where there is no repository', ['diff', 'main..x'], { files }, 2, /none around here/],
    ['compares revisions of a folder in none', ['diff', '--root', 'a', 'x'], { files: { 'a/b': '' } }, 2, /./],
    ['asks about a rule', ['explain', 'unpinned-package'], {}, 0, /CWE-\d/],
    ['asks about a standard', ['explain', 'cwe-798'], {}, 0, /CWE-798: /],
    ['asks about a rule near another', ['explain', 'unpinned-pakage'], {}, 2, /Did you mean 'unpinned-package'/],
    ['asks about nothing known', ['explain', 'zzzzzz'], {}, 2, /Run 'mcp-audit explain' for a list/],
    [
      'writes settings that are there',
      ['init'],
      { files: { 'mcp-audit.jsonc': '{}', '.git/HEAD': '' } },
      2,
      /already exists/,
    ],
    [
      'writes settings again',
      ['init', '--force'],
      { files: { 'mcp-audit.jsonc': '{}', '.git/HEAD': '' } },
      0,
      /Wrote \/repo\/mcp-audit\.jsonc/,
    ],
    [
      'looks into a home by name',
      ['--scope', 'project'],
      { cwd: HOME, files: { [`${HOME}/.mcp.json`]: config({ a: BROAD }) } },
      1,
      /broad-/,
    ],
    [
      'stands in a home that is a repository',
      [],
      { cwd: HOME, files: { [`${HOME}/.git/HEAD`]: '', [`${HOME}/x/.mcp.json`]: config({ a: BROAD }) } },
      1,
      /broad-/,
    ],
    [
      'stands above all homes',
      [],
      { cwd: '/home', files: { [`${HOME}/x/.mcp.json`]: config({ a: BROAD }) } },
      0,
      /No MCP client/,
    ],
  ])('%s', async (_name, argv, surroundings, code, says) => {
    const told = await run(argv, surroundings)
    expect(told.out + told.err).toMatch(says)
    expect(told.code).toBe(code)
  })

  it('names links and folders that cannot be followed', async () => {
    const fs = memory(new Map([['/repo/.mcp.json', new Uint8Array()]]))
    const list: Host['fs']['list'] = (path) =>
      path === '/repo'
        ? {
            entries: [
              { name: 'gone', kind: 'link' },
              { name: 'shut', kind: 'file' },
            ],
          }
        : { refused: 'may not be read (permission denied)' }
    const kind: Host['fs']['kind'] = (path) => (path === '/repo/closed' ? 'folder' : fs.kind(path))
    const { err, code } = await run(['gone', 'shut', 'closed/x'], { host: { fs: { ...fs, list, kind } } })
    expect(code).toBe(2)
    expect(err).toContain("'gone' is a symbolic link that leads nowhere.")
    expect(err).toContain("'shut' may not be read (permission denied).")
    expect(err).toContain("'closed/x' cannot be looked for: its folder may not be read (permission denied).")
  })
})

describe('a terminal', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
    ['iTerm', { TERM_PROGRAM: 'iTerm.app' }, true],
    ['Windows Terminal', { WT_SESSION: 'x' }, true],
    ['kitty', { KITTY_WINDOW_ID: '1' }, true],
    ['a terminal of GNOME', { VTE_VERSION: '7000' }, true],
    ['an old one of GNOME', { VTE_VERSION: '4000' }, false],
    ['one that says nothing', {}, false],
    ['a log', { CI: 'true', TERM_PROGRAM: 'vscode' }, false],
    ['a dumb one', { TERM: 'dumb', WT_SESSION: 'x' }, false],
    ['one without colour', { NO_COLOR: '1', WT_SESSION: 'x' }, false],
  ])('is given links if it understands them: %s', async (_name, env, links) => {
    const told: string[] = []
    const stdout = { isTTY: true, columns: 300, write: (text: string) => void told.push(text) }
    await run([], { files: { ...files, [`${HOME}/.claude.json`]: config({ a: BROAD }) }, env, host: { stdout } })
    expect(told.join('').includes('\u001b]8;;file:///repo/.mcp.json')).toBe(links)
    expect(told.join('').includes('\u001b]8;;file:///home/dev/.claude.json')).toBe(links)
  })

  it('is shown fifty findings of a rule, and all of them if it asks as it is told to', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`s${index}`, BROAD]))
    const shown = async (...argv: readonly string[]): Promise<string> => {
      const told: string[] = []
      const stdout = { isTTY: true, columns: 80, write: (text: string) => void told.push(text) }
      await run(['--only', 'broad-filesystem-root', ...argv], {
        files: { '.mcp.json': config(many) },
        host: { stdout },
      })
      return told.join('')
    }
    const some = await shown()
    expect(some.match(/-->/g)).toHaveLength(50)
    const [, advice = ''] = /10 more findings of .* Show them with (--max-findings none)\./.exec(some) ?? []
    expect((await shown(...advice.split(' '))).match(/-->/g)).toHaveLength(60)
  })

  it('is told how far a long walk is, and only it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`p${index}/.mcp.json`, config({ a: FINE })]),
    )
    for (const isTTY of [true, false]) {
      const told: string[] = []
      let now = 0
      const clock = () => {
        now += 2000
        return now
      }
      await run([], {
        files: many,
        host: { clock, stderr: { isTTY, columns: 80, write: (text) => void told.push(text) } },
      })
      expect(told.join('').includes('looked into 64 folders'), String(isTTY)).toBe(isTTY)
      expect(told.join('').endsWith('\r\u001b[K')).toBe(isTTY)
    }
  })
})

it('says how many findings of a baseline are gone', async () => {
  const { written } = await run(['baseline'], {
    files: { '.mcp.json': config({ a: BROAD, b: { command: 'npx', args: ['-y', 'b'] } }) },
  })
  const baseline = { '.mcp-audit-baseline.json': [...written.values()][0] ?? '' }
  const one = await run([], { files: { ...baseline, '.mcp.json': config({ a: BROAD }) } })
  expect(one.err).toMatch(/1 finding of the baseline no longer occurs; .* removes it\./)
  const all = await run([], { files: { ...baseline, '.mcp.json': config({ a: FINE }) } })
  expect(all.err).toMatch(/[2-9] findings of the baseline no longer occur; .* removes them\./)
  const pruned = await run(['baseline', '--prune'], { files: { ...baseline, '.mcp.json': config({ a: BROAD }) } })
  expect(pruned.out).toBe('Removed 1 entry that no longer occurs.\n')
})

describe('what a plug-in left behind', () => {
  const host = (env: Record<string, string>, told: string[]): Host =>
    ({
      env,
      version: '0.0.0',
      stderr: { write: (text: string) => void told.push(text), isTTY: false, columns: undefined },
    }) as unknown as Host

  it.each<readonly [readonly string[], Record<string, string>, RegExp]>([
    [['--plugin=x.mjs'], {}, /Work that a plug-in left running has failed/],
    [['--plugin', 'x.mjs'], { MCP_AUDIT_DEBUG: '1' }, /bug of its own.*\nTypeError\n {4}at /],
    [[], {}, /bug of its own/],
  ])('is told: %j %j', (argv, env, says) => {
    const told: string[] = []
    expect(complainLate(new TypeError('late'), argv, host(env, told))).toBe(2)
    expect(told.join('')).toMatch(says)
  })

  it('is told, whatever was thrown', () => {
    const told: string[] = []
    complainLate('words', [], host({ MCP_AUDIT_DEBUG: '1' }, told))
    expect(told.join('')).toMatch(/A string was thrown\.$/m)
    expect(told.join('')).not.toContain('words')
  })
})

describe('a plug-in', () => {
  const [some] = rules
  const rule = { ...some, id: 'acme-one', server: () => {} }
  const plugin = (own: object): object => ({ name: 'acme', rules: [{ ...rule, ...own }] })
  const loaded = (module: () => unknown, path = 'acme.mjs') =>
    run(['--plugin', path, '--format', 'json'], { files, modules: { [path]: module } })
  const thrown = (error: unknown) => (): never => {
    throw error
  }
  const coded = (error: Error, code: string) => Object.assign(error, { code })
  const placed = (error: Error, stack: string) => Object.assign(error, { stack })

  it.each<readonly [name: string, module: () => unknown, says: RegExp, path?: string]>([
    ['exports nothing', () => undefined, /the default export is missing/],
    ['exports an empty module', () => ({}), /the default export is missing/],
    ['exports a word', () => 'word', /the default export is not an object/],
    ['has no rules', () => ({ name: 'acme', rules: [] }), /'rules' is empty/],
    ['has a name in capitals', () => ({ name: 'ACME', rules: [rule] }), /'name' is not a word in small letters/],
    ['has no title', () => plugin({ title: undefined }), /'rules\[0\]\.title' is missing/],
    ['has a title that is a number', () => plugin({ title: 5 }), /'rules\[0\]\.title' is not a string/],
    ['has a list that is none', () => plugin({ cwe: 'CWE-1' }), /'rules\[0\]\.cwe' is not a list/],
    ['has an unknown severity', () => plugin({ severity: 'grave' }), /'rules\[0\]\.severity' must be one of critical/],
    ['has an empty version', () => plugin({ since: '' }), /'rules\[0\]\.since' is empty/],
    [
      'has no hook',
      () => plugin({ server: undefined, config: undefined, workspace: undefined }),
      /has none of the hooks/,
    ],
    ['has a hook that is none', () => plugin({ server: 5 }), /'rules\[0\]\.server' is not a function/],
    ['has a page without https', () => plugin({ docs: 'http://acme.example' }), /is not an address with https/],
    ['has a rule of ours', () => plugin({ id: 'plaintext-http' }), /which is already a rule of mcp-audit/],
    ['has a rule of another name', () => plugin({ id: 'other-one' }), /does not begin with 'acme-'/],
    ['throws', thrown(new Error('no luck.')), /cannot be loaded: no luck\.$/m],
    ['throws a word', thrown('no luck'), /cannot be loaded: no luck\.$/m],
    ['throws nothing with words', thrown({ toString: thrown(1) }), /it threw what has no words/],
    ['waits', thrown(coded(new Error('x'), 'ERR_REQUIRE_ASYNC_MODULE')), /top-level await/],
    [
      'has a fault of syntax',
      thrown(placed(new SyntaxError('Unexpected x'), '/repo/acme.mjs:7\nx')),
      /Unexpected x \(line 7\)\.$/m,
    ],
    ['has a fault of syntax nowhere', thrown(placed(new SyntaxError('Unexpected x'), '')), /Unexpected x\.$/m],
    [
      'is TypeScript',
      thrown(coded(new TypeError('x'), 'ERR_UNKNOWN_FILE_EXTENSION')),
      /compile it to JavaScript/,
      'acme.ts',
    ],
    [
      'throws when looked at',
      () => ({
        get rules() {
          throw new Error('a getter')
        },
      }),
      /cannot be loaded: a getter/,
    ],
  ])('that %s is told so', async (_name, ...given) => {
    const [module, says, path] = given as [() => unknown, RegExp, string?]
    const { code, err } = await loaded(module, path)
    expect(err).toMatch(says)
    expect(code).toBe(2)
  })

  it('is not there, or no file', async () => {
    expect((await run(['--plugin', 'none.mjs'], { files })).err).toContain("'none.mjs' does not exist")
    expect((await run(['--plugin', '.'], { files })).err).toContain("'.' is not a file")
  })

  it('is given twice', async () => {
    const twice = ['--plugin', 'acme.mjs', '--plugin', 'acme.mjs']
    const { err } = await run(twice, { files, modules: { 'acme.mjs': () => plugin({}) } })
    expect(err).toContain("which is already one of 'acme.mjs'")
  })

  // biome-ignore lint/suspicious/noExplicitAny: a plug-in's author has no compiler
  type Any = any
  const good = { message: 'One thing is wrong.', help: 'Mend it.' }
  it.each<readonly [string, (subject: Any) => unknown, RegExp | undefined]>([
    ['what it should', (server) => ({ ...good, at: server.at }), undefined],
    [
      'everything that it may',
      (server) => ({
        ...good,
        at: server.node,
        confidence: 'medium',
        server,
        clients: ['x'],
        discriminator: 'd',
        about: {},
        related: [{ at: server.args[0], message: 'y' }],
        fix: { title: 'Mend', safety: 'safe', changes: [] },
      }),
      undefined,
    ],
    ['a server by name', (server) => ({ ...good, at: server.args[0], server: 'a' }), undefined],
    ['nothing', () => undefined, /a report is not an object/],
    ['no message', (server) => ({ at: server.at, help: 'x' }), /'message' is not a sentence/],
    ['an empty help', (server) => ({ at: server.at, message: 'x', help: '' }), /'help' is not a sentence/],
    ['no place', () => good, /'at' is not a span, a node or a text/],
    ['a text that is none', () => ({ ...good, at: { parts: [], value: 5 } }), /'at' is not a span/],
    ['a node without a place', () => ({ ...good, at: { span: null } }), /'at' is not a span/],
    ['a place outside', () => ({ ...good, at: { start: 0, end: 1e9 } }), /does not lie in the file/],
    ['a place that ends before it begins', () => ({ ...good, at: { start: 5, end: 2 } }), /does not lie in the file/],
    [
      'related places that are no list',
      (server) => ({ ...good, at: server.at, related: 5 }),
      /'related' is not a list/,
    ],
    [
      'a related place without words',
      (server) => ({ ...good, at: server.at, related: [{ at: server.at }] }),
      /has no message/,
    ],
    [
      'a related place elsewhere',
      (server) => ({ ...good, at: server.at, related: [{ at: server.at, message: 'y', config: {} }] }),
      /none of the files/,
    ],
    [
      'a related place that is none',
      (server) => ({ ...good, at: server.at, related: [{ at: 5, message: 'y' }] }),
      /a related place's 'at'/,
    ],
    ['a new confidence', (server) => ({ ...good, at: server.at, confidence: 'sure' }), /'confidence' is none of/],
    ['a server that is none', (server) => ({ ...good, at: server.at, server: { name: 5 } }), /'server' is neither/],
    ['clients that are no list', (server) => ({ ...good, at: server.at, clients: [5] }), /'clients' are not a list/],
    [
      'a discriminator that is none',
      (server) => ({ ...good, at: server.at, discriminator: 5 }),
      /'discriminator' is not a string/,
    ],
    ['a secret that is none', (server) => ({ ...good, at: server.at, about: 'x' }), /'about' is not a secret/],
    [
      'a fix without changes',
      (server) => ({ ...good, at: server.at, fix: { title: 'x' } }),
      /'fix' needs a title, a safety/,
    ],
  ])('reports %s', async (_name, report, says) => {
    const { out, err } = await loaded(() =>
      plugin({ server: (server: Any, context: Any) => context.report(report(server)) }),
    )
    if (says) expect(err).toMatch(says)
    else expect(JSON.parse(out).findings.map(({ rule }: Any) => rule)).toContain('acme-one')
  })

  it.each<readonly [string, object]>([
    [
      'of the workspace',
      {
        server: undefined,
        workspace: ([one]: Any, { report }: Any) => report({ ...good, config: one, at: { start: 0, end: 1 } }),
      },
    ],
    [
      'of a file',
      { server: undefined, config: (_: Any, { report }: Any) => report({ ...good, at: { start: 0, end: 1 } }) },
    ],
  ])('reports from the hook %s, with settings beside', async (_name, hooks) => {
    const { out } = await run(['--plugin', 'acme.mjs', '--format', 'json'], {
      files: { ...files, 'mcp-audit.jsonc': '{}' },
      modules: { 'acme.mjs': () => ({ default: plugin(hooks) }) },
    })
    expect(JSON.parse(out).findings.map(({ rule }: Any) => rule)).toContain('acme-one')
  })

  it('may not be asynchronous, and is not asked again once it failed', async () => {
    let asked = 0
    const late = async () => {
      asked++
      throw new Error('late')
    }
    const modules = { 'acme.mjs': () => plugin({ server: late }) }
    const { err } = await run(['--plugin', 'acme.mjs'], {
      files: { '.mcp.json': config({ a: FINE, b: FINE }) },
      modules,
    })
    expect(err).toContain('a hook may not be asynchronous')
    expect(asked).toBe(1)
    const written = await run(['baseline', '--plugin', 'acme.mjs'], { files, modules })
    expect(written.err).toContain('No baseline is written while a rule is failing')
  })

  it.each<readonly [string, unknown, RegExp]>([
    ['no stack', undefined, /failed: x\. Its/],
    ['a stack of its own', 'Error\n    at server (/repo/acme.mjs:4:7)', /failed at acme\.mjs:4:7: x\. Its/],
    ['a stack that has no words', { toString: thrown(1) }, /failed: x\. Its/],
  ])('throws with %s', async (_name, stack, says) => {
    const error = Object.defineProperty(new Error('x'), 'stack', { value: stack })
    expect((await loaded(() => plugin({ server: thrown(error) }))).err).toMatch(says)
  })
})

describe('the disk', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-disk-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name).replaceAll('\\', '/')
  writeFileSync(at('file'), 'content')
  mkdirSync(at('folder'))
  symlinkSync(at('file'), at('link'))
  symlinkSync(at('round'), at('round'))

  it('tells what lies where', () => {
    expect(['file', 'folder', 'link', 'none', 'round'].map((name) => disk.kind(at(name)))).toEqual([
      'file',
      'folder',
      'file',
      undefined,
      'other',
    ])
    expect(disk.kind('/dev/null')).toBe('other')
    expect(disk.mode(at('file'))).toEqual(expect.any(Number))
    expect([disk.mode(at('none')), disk.mode(at('round'))]).toEqual([undefined, undefined])
    const listed = disk.list(folder)
    const kinds = 'entries' in listed ? listed.entries.map(({ name, kind }) => `${name} ${kind}`).sort() : []
    expect(kinds).toEqual(['file file', 'folder folder', 'link link', 'round link'])
    expect(disk.list(at('none'))).toEqual({ refused: 'does not exist' })
    expect(disk.list(at('file'))).toEqual({ refused: 'does not exist' })
  })

  it.each(['.', at('tracked')])('is asked of git under --tracked, from %s', async (path) => {
    const inRepository = { cwd: at('tracked'), host: { fs: disk } }
    for (const file of ['.mcp.json', '.cursor/mcp.json']) {
      mkdirSync(dirname(at(`tracked/${file}`)), { recursive: true })
      writeFileSync(at(`tracked/${file}`), files['.mcp.json'])
    }
    for (const words of [
      ['init', '--quiet'],
      ['add', '.mcp.json'],
    ])
      spawnSync('git', ['-C', at('tracked'), ...words])
    const { out } = await run(['--tracked', '--scope', 'project', '--format', 'json', path], inRepository)
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['.mcp.json'])
    const outside = await run(['--tracked', '--scope', 'project'], { cwd: at('folder'), host: { fs: disk } })
    expect(outside.err).toContain(`'--tracked' needs a git repository, and '${at('folder')}' is in none`)
    expect(outside.code).toBe(2)
  })

  it('reads regular files, and says why nothing else', () => {
    expect(disk.read(at('link'), 'follow')).toMatchObject({ bytes: new TextEncoder().encode('content') })
    expect(disk.read(at('link'), 'refuse')).toEqual({ refused: 'is a symbolic link, which is not followed' })
    expect(disk.read(at('file'), 'refuse')).toMatchObject({ bytes: new TextEncoder().encode('content') })
    expect(disk.read(at('round'), 'follow')).toEqual({ refused: 'is a loop of symbolic links' })
    expect(disk.read(at('folder'), 'follow')).toEqual({ refused: 'is not a regular file' })
    expect(disk.read('/dev/null', 'follow')).toEqual({ refused: 'is not a regular file' })
    expect(disk.read(at('none'), 'refuse')).toEqual({ refused: 'does not exist' })
    expect(disk.read(at('file'), 'follow', 0)).toEqual({ refused: 'is larger than 0 MiB' })
    expect(disk.read(`${folder}/${'x'.repeat(5000)}`, 'follow')).toEqual({
      refused: 'could not be read (ENAMETOOLONG)',
    })
  })
})

describe('a bug of ours', () => {
  const rule = rules.find(({ server }) => server !== undefined) as Rule & { server: NonNullable<Rule['server']> }
  const told = /^error: a\/\.mcp\.json: mcp-audit hit a bug of its own here, and (.*)\. Please report it at https:/m
  const two = { 'a/.mcp.json': config({ boom: BROAD }), 'b/.mcp.json': config({ b: BROAD }) }

  it('in a rule costs what that would say of one file, and is told', async () => {
    const spy = vi.spyOn(rule, 'server').mockImplementation(({ name }) => {
      if (name === 'boom') throw new RangeError('Maximum call stack size exceeded')
    })
    try {
      const { code, out, err } = await run(['--format', 'json'], { files: two })
      expect(code).toBe(2)
      expect(told.exec(err)?.[1]).toBe(`what '${rule.id}' would say is missing`)
      const report = JSON.parse(out)
      expect(report.problems).toMatchObject([
        { file: 'a/.mcp.json', message: expect.stringMatching(/a bug of its own/) },
      ])
      const broad = report.findings.filter((finding: Finding) => finding.rule === 'broad-filesystem-root')
      expect(broad.map(({ file }: Finding) => file)).toEqual(['a/.mcp.json', 'b/.mcp.json'])
      expect((await run(['baseline'], { files: two })).code).toBe(2)
      const asked = await run([], { files: two, env: { MCP_AUDIT_DEBUG: '1' } })
      expect(asked.err).toMatch(/^RangeError\n {4}at /m)
      expect(asked.out).toBe('')
    } finally {
      spy.mockRestore()
    }
  })

  it('in a rule about all files costs what that would say', async () => {
    const whole = rules.find(({ workspace }) => workspace !== undefined) as Rule & { workspace: () => void }
    const spy = vi.spyOn(whole, 'workspace').mockImplementation(() => {
      throw new TypeError('x')
    })
    try {
      const { code, out, err } = await run(['--format', 'compact'], { files: two })
      expect(code).toBe(2)
      expect(err).toMatch(new RegExp(`^error: \\.: .* what '${whole.id}' would say is missing`, 'm'))
      expect(out).toMatch(/broad-filesystem-root/)
    } finally {
      spy.mockRestore()
    }
  })

  it('in reading costs that file, and is told', async () => {
    const fs = memory(new Map(Object.entries(two).map(([path, text]) => [`${REPOSITORY}/${path}`, bytes(text)])))
    const marred: FileSystem = {
      ...fs,
      read: (path, links) =>
        // What no disk gives, and every way of reading trips over.
        path.includes('/a/') ? { bytes: null as unknown as Uint8Array, mode: 0o644 } : fs.read(path, links),
    }
    const { code, out, err } = await run(['--format', 'compact'], { host: { fs: marred } })
    expect(code).toBe(2)
    expect(told.exec(err)?.[1]).toBe('the file was not judged')
    expect(out).toMatch(/^b\/\.mcp\.json:\d+:\d+: high broad-filesystem-root/m)
  })
})

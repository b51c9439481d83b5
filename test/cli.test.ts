/** The whole program from outside: what is typed, what is printed, and the exit code. */

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { clients } from '../src/clients/index.ts'
import { template } from '../src/commands/init.ts'
import { KINDS } from '../src/report/index.ts'
import { parseSettings } from '../src/settings.ts'
import { secret } from './fixtures.ts'
import { BROAD, built, environment, FINE, type Place, PROGRAM, place, type Run, servers } from './program.ts'
import { withoutSyntax } from './reports.ts'

let at: Place
beforeAll(built)
beforeEach(() => {
  at = place()
})
afterEach(() => at.remove())

const scan = (...args: readonly string[]): Run => at.run(args)

interface JsonReport {
  readonly summary: Readonly<Record<string, number>>
  readonly files: readonly { readonly path: string; readonly status: string; readonly clients: readonly string[] }[]
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly fingerprint: string }[]
  readonly suppressed: readonly { readonly rule: string; readonly by: string; readonly reason?: string }[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

function json(args: readonly string[] = [], options: Parameters<Place['run']>[1] = {}): JsonReport {
  const { out, err } = at.run([...args, '--format', 'json'], options)
  expect(out, err).toMatch(/^\{/)
  return JSON.parse(out)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const rulesOf = (report: JsonReport) => [...new Set(report.findings.map(({ rule }) => rule))].sort()

/** What every refusal has in common: code 2, a sentence, a hint where one is expected, and no stack. */
function expectRefusal({ code, err }: Run, hint: RegExp): void {
  expect(err).toMatch(hint)
  expect(err).not.toMatch(/\n\s+at |node:internal|hit a bug/)
  expect(code).toBe(2)
}

describe('exit codes', () => {
  it('passes with a message where there is nothing to look at', () => {
    expect(scan()).toEqual({
      code: 0,
      out: "No MCP client configuration found under '.', or where clients keep theirs on this machine. Run 'mcp-audit clients' to see where it looks.\n",
      err: '',
    })
  })

  it('says what was looked at where there is nothing to report', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    const { code, out } = scan()
    expect(code).toBe(0)
    expect(out).toMatch(/^No findings in 1 file \(1 server, \d+ rules\)/)
  })

  it.each([
    ['high', 1],
    ['critical', 0],
    ['none', 0],
    ['medium', 1],
    ['info', 1],
  ])('weighs a high finding against --fail-on %s', (threshold, code) => {
    at.write('.mcp.json', servers({ files: BROAD }))
    for (const format of KINDS) expect(scan('--fail-on', threshold, '--format', format).code, format).toBe(code)
  })

  it('fails at high when nothing is said, and takes the threshold from the environment', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    expect(scan().code).toBe(1)
    expect(at.run([], { env: { MCP_AUDIT_FAIL_ON: 'critical' } }).code).toBe(0)
    expect(at.run(['--fail-on', 'high'], { env: { MCP_AUDIT_FAIL_ON: 'critical' } }).code).toBe(1)
    const nothing = { MCP_AUDIT_FAIL_ON: '', MCP_AUDIT_FORMAT: '', MCP_AUDIT_CONFIG: '' }
    expect(at.run([], { env: nothing }), 'an input that a workflow left empty').toMatchObject({ code: 1, err: '' })
  })

  it('explains them in the help', () => {
    for (const args of [['--help'], ['help'], ['help', 'help'], ['scan', '--help'], ['help', 'scan']]) {
      const { code, out, err } = at.run(args)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out, args.join(' ')).toMatch(/Exit codes: 0 .*1 .*2 /s)
    }
  })

  it('prints its version and nothing else', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(scan('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})

describe('nothing to judge', () => {
  it('is told of where it was looked for, and of what narrowed that', () => {
    at.write('empty/readme.md', 'x')
    const words = (...args: readonly string[]) => scan(...args).out.split('. ')[0]
    expect(words('empty')).toBe("No MCP client configuration found under 'empty'")
    expect(words('--scope', 'user')).toBe(
      "No MCP client configuration found where clients keep theirs on this machine, with '--scope user'",
    )
    expect(words('--scope', 'project')).toBe("No MCP client configuration found under '.', with '--scope project'")
    expect(words('empty', '.', '--exclude', 'x')).toBe(
      "No MCP client configuration found under 'empty' or '.', with '--exclude'",
    )
  })

  it('is not said of a home, or of what holds one, which is not searched', () => {
    at.writeHome('work/.mcp.json', servers({ files: BROAD }))
    const run = (cwd: string, ...args: readonly string[]) => at.run(args, { cwd, env: { USERPROFILE: at.home } })
    expect(run('../home')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^No MCP client configuration found where clients keep theirs on this machine\. /),
      err: "note: This is your home folder, and was not searched for projects. Name folders to search them, or run 'mcp-audit .' for all of it.\n",
    })
    expect(run('..').err).toMatch(/^note: This is a folder that contains your home folder, /)
    expect(run('../home', '.').code).toBe(1)
    for (const args of [['.'], ['--scope', 'user'], ['--quiet', '.']]) expect(run('../home', ...args).err).toBe('')
    at.writeHome('.cursor/mcp.json', servers({ notes: FINE }))
    expect(run('../home').err, 'beside what was found').toMatch(/^note: This is your home folder/)
  })

  it.skipIf(process.platform === 'win32')('is not said of the whole disk, which is not searched', () => {
    const run = at.run(['--scope', 'project'], { cwd: '../../../../../../../../../..' })
    expect(run.out).toMatch(/^No MCP client configuration found, with '--scope project'\. /)
    expect(run.err).toMatch(/^note: This is the whole disk, /)
  })

  it.each(['compact', 'github'])('is told on stderr beside %s', (format) => {
    expect(scan('--format', format).err).toMatch(/^note: No MCP client configuration was found/)
    expect(scan('--quiet').err).toMatch(/^note: No MCP client configuration was found/)
    at.write('.mcp.json', servers({ notes: FINE }))
    expect(scan('--format', format)).toMatchObject({ code: 0, err: '' })
  })

  it('is told of files that were named and are no configuration', () => {
    at.write('a.json', '{"scripts":{}}')
    at.write('b.json', '{"servers":[]}')
    at.write('.vscode/mcp.json', '{"servers":{}}')
    const told = (where: string) =>
      `note: No server and no setting of an MCP client is in ${where}: there was nothing to judge.\n`
    expect(scan('a.json')).toMatchObject({ code: 0, err: told("'a.json'") })
    expect(scan('a.json', 'b.json').err).toBe(told("'a.json' and in 1 other file"))
    expect(scan('a.json', '--quiet').err).toBe('')
    expect(scan('.vscode/mcp.json').err, 'a file of clients').toBe('')
    expect(scan('.vscode/mcp.json', 'a.json').err, 'beside one').toBe('')
    expect(scan('.').err, 'a folder').toBe('')
  })

  it.each(['', ' \n\t'])('is told of a standard input that holds %j', (input) => {
    const empty = (...args: readonly string[]) => at.run(args, { input })
    expect(empty('-')).toMatchObject({ code: 0, err: expect.stringMatching(/^warning: Standard input is empty/) })
    expect(empty('--stdin-filename', '.mcp.json', '--strict').code).toBe(2)
  })

  it.skipIf(process.platform === 'win32')('is told with --quiet where something could not be read', () => {
    spawnSync('mkfifo', [join(at.project, '.mcp.json')])
    expect(scan('--quiet', '.').err).toMatch(/^warning: \.mcp\.json: It is not a regular file/)
  })
})

describe('a report', () => {
  it('takes the place of no file that the run has read', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const text = readFileSync(join(at.project, '.mcp.json'), 'utf8')
    at.write('mcp-audit.jsonc', '{}')
    expectRefusal(scan('--output', 'json=.mcp.json', '--output', 'sarif=x.sarif'), /'\.mcp\.json' was read in this run/)
    expect(existsSync(join(at.project, 'x.sarif'))).toBe(true)
    expectRefusal(scan('--output', 'json=mcp-audit.jsonc'), /'mcp-audit\.jsonc' was read in this run/)
    expect(readFileSync(join(at.project, '.mcp.json'), 'utf8')).toBe(text)
    expect(readFileSync(join(at.project, 'mcp-audit.jsonc'), 'utf8')).toBe('{}')
  })

  it('holds what is only worth knowing where that was asked for by name, or is to fail the run', () => {
    at.write('.mcp.json', servers({ here: { url: 'http://localhost:3000/mcp' } }))
    expect(rulesOf(json(['--only', 'loopback-http']))).toEqual(['loopback-http'])
    expect(rulesOf(json())).not.toContain('loopback-http')
    expect(scan('--fail-on', 'info').code).toBe(1)
  })
})

describe('what was mistyped', () => {
  it.each<[readonly string[], RegExp]>([
    [['--formt', 'json'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    [['help', 'chekclist'], /no command 'chekclist'.\nDid you mean 'checklist'\?/],
    [['--format', 'jsn'], /Did you mean 'json'\?/],
    [['--format', 'spreadsheet'], /one of pretty, compact, json, sarif/],
    [['--fail-on', 'hihg'], /Did you mean 'high'\?/],
    [['--min-severity', 'mediun'], /Did you mean 'medium'\?/],
    [['--min-confidence', 'hgih'], /Did you mean 'high'\?/],
    [['--scope', 'projet'], /Did you mean 'project'\?/],
    [['--color', 'allways'], /Did you mean 'always'\?/],
    [['--only', 'hardcoded-secrt'], /no rule 'hardcoded-secrt'.\nDid you mean 'hardcoded-secret'\?/],
    [['--skip', 'unpined-package'], /Did you mean 'unpinned-package'\?/],
    [['--only', 'nothing-like-it-at-all'], /mcp-audit explain/],
    [['--client', 'cursr'], /no client 'cursr'.\nDid you mean 'cursor'\?/],
    [['--client', 'nothing-like-it-at-all'], /mcp-audit clients/],
    [['--output', 'jsno=x.json'], /no report 'jsno'.\nDid you mean 'json'\?/],
    [['--output', 'json'], /names no file/],
    [['--max-findings', 'many'], /whole number/],
    [['--root', 'nowhere'], /The root 'nowhere' is not a folder/],
    [['--config', 'nowhere.jsonc'], /The settings file 'nowhere.jsonc' does not exist/],
    [['--baseline', 'nowhere.json'], /The baseline 'nowhere.json' does not exist/],
    [[''], /One of the paths is empty/],
    [['--only', ''], /'--only' needs a value/],
    [['--client=,'], /'--client' needs a value/],
    [['--root', ''], /'--root' needs a value/],
    [['--advisories', ''], /'--advisories' needs a value/],
    [['checklist', '--config', ''], /'--config' needs a value/],
    [['--only', 'hardcoded-secret', '--skip', 'hardcoded-secret'], /No rules are left to run/],
    [['explan'], /Did you mean the command 'explain'\?/],
    [['explain', 'hardcoded-secrets'], /Did you mean 'hardcoded-secret'\?/],
    [['baseline', '--prune', 'a.json'], /takes no paths/],
    [['baseline', '--prune'], /There is no baseline/],
  ])('%j is refused with a hint', (args, hint) => expectRefusal(at.run(args), hint))

  it('names a missing path and still reports on the others', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const run = scan('.mcp.jsno', '.mcp.json')
    expectRefusal(run, /error: '\.mcp\.jsno' does not exist\. Did you mean '\.mcp\.json'\?/)
    expect(run.out).toContain('broad-filesystem-root')
  })

  it('does not claim to have found nothing where it could not look', () => {
    expect(scan('nowhere.json').out).toBe('')
    expect(JSON.parse(scan('nowhere.json', '--format', 'json').out).files).toEqual([])
  })

  it('takes what follows -- for paths', () => {
    at.write('--help', servers({ files: BROAD }))
    expect(scan('--', '--help').out).toContain('broad-filesystem-root')
  })

  it('spells out control characters of a path', () => {
    const { err } = scan('\u001b]0;owned\u0007')
    expect(err).toContain('\\u{1b}')
    expect(err).not.toContain('\u001b')
  })
})

describe('our own settings', () => {
  it('gives every mistake its place', () => {
    at.write('mcp-audit.jsonc', '{\n  "failOn": "hig",\n  "exlude": [],\n  "rules": { "hardcoded-secrt": "off" }\n}\n')
    const run = scan()
    expectRefusal(run, /mcp-audit\.jsonc:2:13: .*Did you mean 'high'\?/)
    expect(run.err).toMatch(/mcp-audit\.jsonc:3:3: There is no setting 'exlude'\. Did you mean 'exclude'\?/)
    expect(run.err).toMatch(/mcp-audit\.jsonc:4:14: There is no rule 'hardcoded-secrt'/)
    expect(run.out).toBe('')
  })

  it('says where a client is named that does not exist', () => {
    at.write('mcp-audit.jsonc', { clients: ['cursr'] })
    expectRefusal(scan(), /no client 'cursr', as named in mcp-audit\.jsonc:\d+:\d+\.\nDid you mean 'cursor'/)
    at.write('mcp-audit.jsonc', { policy: { settings: [{ client: 'cursr', at: '/a', is: [true] }] } })
    expectRefusal(scan(), /no client 'cursr', as named in mcp-audit\.jsonc:\d+:\d+\.\nDid you mean 'cursor'/)
    at.write('mcp-audit.jsonc', { clients: [] })
    expectRefusal(scan(), /mcp-audit\.jsonc:2:\d+: This may not be empty/)
  })

  it('is told of one that is there and cannot be read, rather than doing without its policy', () => {
    truncateSync(at.write('mcp-audit.jsonc', ''), 17 * 2 ** 20)
    expectRefusal(scan(), /The settings file 'mcp-audit\.jsonc' is larger than 16 MiB\.\n'--no-config'/)
    expect(scan('--no-config').code).toBe(0)
    rmSync(join(at.project, 'mcp-audit.jsonc'))
    mkdirSync(join(at.project, 'package.json'))
    expect(scan().code, 'of a package file nobody knows whether it is ours').toBe(0)
  })

  it('gives a syntax error its place, too', () => {
    at.write('mcp-audit.jsonc', '{\n  "failOn": ,\n}\n')
    expectRefusal(scan(), /mcp-audit\.jsonc:2:\d+: /)
    expect(scan('--no-config').code).toBe(0)
  })

  it('finds the mistake in a baseline', () => {
    at.write('.mcp-audit-baseline.json', '{ "version": 2, "entries": [] }')
    expectRefusal(scan(), /\.mcp-audit-baseline\.json:1:14: Only version 1 of this file is known here/)
    expect(scan('--no-baseline').code).toBe(0)
  })

  it('obeys them, and the command line before them', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('mcp-audit.jsonc', { failOn: 'critical', rules: { 'unpinned-package': 'off' } })
    expect(scan().code).toBe(0)
    expect(rulesOf(json())).toEqual(['broad-filesystem-root'])
    expect(scan('--fail-on', 'high').code).toBe(1)
    expect(rulesOf(json(['--only', 'unpinned-package']))).toEqual(['unpinned-package'])
    expect(rulesOf(json(['--no-config']))).toContain('unpinned-package')
  })

  it('takes the file that the environment names, in every command', () => {
    const env = { MCP_AUDIT_CONFIG: 'nowhere.jsonc' }
    for (const command of ['scan', 'checklist', 'baseline'])
      expectRefusal(at.run([command], { env }), /The settings file 'nowhere\.jsonc' does not exist/)
    expect(at.run(['--no-config'], { env }).code).toBe(0)
  })

  it('reads them from package.json, and from above up to the repository', () => {
    mkdirSync(join(at.project, '.git'))
    at.write('package.json', { name: 'x', 'mcp-audit': { failOn: 'none' } })
    at.write('packages/a/.mcp.json', servers({ files: BROAD }))
    expect(at.run([], { cwd: 'packages/a' }).code).toBe(0)
    expect(at.run(['--verbose', '--quiet'], { cwd: 'packages/a' }).err).toContain('settings: package.json')
  })

  it('are called by one name, and what is called nearly so is ignored aloud', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('.mcp-audit.jsonc', { failOn: 'none' })
    const warning = "warning: '.mcp-audit.jsonc' is ignored: settings are called 'mcp-audit.jsonc'.\n"
    expect(scan()).toMatchObject({ code: 1, err: warning })
    expect(at.run(['--no-config'])).toMatchObject({ code: 1, err: '' })
    at.write('mcp-audit.jsonc', { failOn: 'none' })
    expect(scan()).toMatchObject({ code: 0, err: expect.not.stringContaining('ignored') })
  })

  it('are those of the root, wherever a run is started: a folder has no say about the others', () => {
    mkdirSync(join(at.project, '.git'))
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('packages/a/mcp-audit.jsonc', { failOn: 'none', rules: { 'broad-filesystem-root': 'off' } })
    const warning = /^warning: 'packages\/a\/mcp-audit\.jsonc' is ignored: settings are read at the root/
    expect(at.run([], { cwd: 'packages/a' })).toMatchObject({ code: 1, err: expect.stringMatching(warning) })
    expect(at.run(['../..'], { cwd: 'packages/a' }).code).toBe(1)
    expect(at.run(['-c', 'mcp-audit.jsonc'], { cwd: 'packages/a' })).toMatchObject({ code: 0, err: '' })
    expect(scan()).toMatchObject({ code: 1, err: '' })
    at.write('mcp-audit.jsonc', { failOn: 'none' })
    expect(at.run([], { cwd: 'packages/a' })).toMatchObject({ code: 0, err: expect.stringMatching(warning) })
    expect(rulesOf(json([], { cwd: 'packages/a' }))).toContain('broad-filesystem-root')
  })

  it.skipIf(process.platform === 'win32')(
    'are not read by a link that leads out of the project, unless they are named',
    () => {
      mkdirSync(join(at.project, '.git'))
      at.write('.mcp.json', servers({ files: BROAD }))
      at.write('shared/own.jsonc', { failOn: 'none' })
      const mine = join(at.home, 'mine')
      writeFileSync(mine, '{ "name-of-mine": 1 }')
      for (const [name, what, flag] of [
        ['mcp-audit.jsonc', 'settings file', 'config'],
        ['.github/mcp-audit.jsonc', 'settings file', 'config'],
        ['.mcp-audit-baseline.json', 'baseline', 'baseline'],
        ['mcp-audit.lock', 'lock', 'lock'],
      ] as const) {
        mkdirSync(join(at.project, '.github'), { recursive: true })
        symlinkSync(mine, join(at.project, name))
        const run = scan()
        expectRefusal(run, new RegExp(`The ${what} '${name}' is reached by a link that leads out of the project\\.`))
        expect(run.err).not.toContain('name-of-mine')
        expect(scan(`--no-${flag}`).code).toBe(1)
        expect(scan(`--${flag}`, name).err, 'named').not.toContain('leads out')
        at.delete(name)
      }
      symlinkSync(mine, join(at.project, 'package.json'))
      symlinkSync('shared/own.jsonc', join(at.project, 'mcp-audit.jsonc'))
      expect(scan(), 'within').toMatchObject({ code: 0 })
    },
  )

  it('that came with a project have no file read or written outside of it', () => {
    mkdirSync(join(at.project, '.git'))
    at.write('.mcp.json', servers({ files: BROAD }))
    const outside = join(at.home, 'mine')
    writeFileSync(outside, 'mine')
    symlinkSync(at.home, join(at.project, 'away'))
    for (const path of [outside, relative(at.project, outside), 'away/mine', 'away/new', '.git/mine', 'x/../../mine']) {
      for (const setting of ['baseline', 'lock']) {
        at.write('mcp-audit.jsonc', { [setting]: path })
        for (const args of [[], ['baseline'], ['lock']])
          expectRefusal(scan(...args), /'mcp-audit\.jsonc' must not name a file outside its own folder tree/)
      }
    }
    expect(readdirSync(at.home).filter((name) => name.startsWith('new'))).toEqual([])
    expect(readFileSync(outside, 'utf8')).toBe('mine')
    // Who names the settings, or the file, means it.
    at.write('mcp-audit.jsonc', { baseline: outside })
    expect(scan('baseline', '--config', 'mcp-audit.jsonc').code).toBe(0)
    expect(readFileSync(outside, 'utf8')).toContain('broad-filesystem-root')
    at.write('.github/mcp-audit.jsonc', { baseline: '../known/baseline.json', lock: '../mcp.lock' })
    rmSync(join(at.project, 'mcp-audit.jsonc'))
    mkdirSync(join(at.project, 'known'))
    expect(scan('baseline').code).toBe(0)
    expect(scan('lock').code).toBe(0)
    expect(scan()).toMatchObject({ code: 0, err: '' })
  })

  it('that came with a project are told of where they have less told', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const less = (settings: object, ...args: string[]) => {
      at.write('mcp-audit.jsonc', settings)
      return scan(...args).err
    }
    const told = (words: string) => `note: 'mcp-audit.jsonc' narrows this run: ${words}.\n`
    expect(less({ exclude: ['**'], clients: ['zed'] }, '--format', 'sarif')).toContain(told("'exclude', 'clients'"))
    expect(less({ scope: 'user', minSeverity: 'low' })).toContain(told("'scope' (user), 'minSeverity'"))
    expect(less({ failOn: 'critical', minConfidence: 'high' })).toBe(told("'failOn' (critical), 'minConfidence'"))
    const rules = { 'broad-filesystem-root': 'info', 'inline-code': 'off', 'reverse-shell': 'critical' }
    expect(less({ rules })).toBe(told('1 rule off (inline-code), 1 rule less severe (broad-filesystem-root)'))
    expect(less({ exclude: ['**'] }, '--config', 'mcp-audit.jsonc')).not.toContain('less')
    expect(less({ exclude: ['**'] }, '--no-config')).toBe('')
    expect(less({ failOn: 'none' }, '--fail-on', 'high')).toBe('')
    expect(less({ failOn: 'low', scope: 'project', minConfidence: 'low', pedantic: true })).toBe('')
  })

  it('may name rules of plug-ins where no rule is run', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('mcp-audit.jsonc', { rules: { 'acme-owner': 'high' } })
    expectRefusal(scan(), /There is no rule 'acme-owner'/)
    expect(scan('inventory', '--scope', 'project')).toMatchObject({ code: 0, err: '' })
    expect(scan('lock').code).toBe(0)
    expect(scan('lock', '--check').code).toBe(0)
  })
})

describe('bad input', () => {
  it('reports a broken file where it breaks, and scans the others', () => {
    at.write('.vscode/mcp.json', '{\n  "servers": {\n    "x": { "command": "npx",, }\n  \n')
    at.write('.mcp.json', servers({ files: BROAD }))
    const report = json()
    expect(report.findings.some(({ rule, file }) => rule === 'unparseable-config' && file === '.vscode/mcp.json')).toBe(
      true,
    )
    expect(rulesOf(report)).toContain('broad-filesystem-root')
    expect(scan('.vscode').code, 'a broken file is a finding').toBe(0)
    expectRefusal(
      scan('.vscode', '--strict'),
      /'\.vscode\/mcp\.json' could not be read in full, which '--strict' does not allow/,
    )
    expect(scan('.mcp.json', '--strict').code).toBe(1)
  })

  it.each([
    [
      'truncated',
      '{"mcpServers": {"a": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/',
    ],
    ['nothing', ''],
    ['a list', '[1, 2'],
    ['zeros', '\0\0\0\0'],
    ['UTF-16', Buffer.from('\u{feff}{"mcpServers": {}}', 'utf16le')],
    ['no Unicode', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d])],
    ['brackets', '['.repeat(200_000)],
    ['__proto__', '{"__proto__": {"polluted": 1}, "mcpServers": {"__proto__": {"command": "x"}}}'],
  ])('reads %s without harm', (_, content) => {
    at.write('.mcp.json', content)
    const { code, err } = scan('.mcp.json')
    expect(err).toBe('')
    expect(code).toBeLessThan(2)
  })

  it('still finds what stands before the place where a file is cut off', () => {
    at.write(
      '.mcp.json',
      '{"mcpServers": {"a": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/"',
    )
    expect(rulesOf(json())).toEqual(['broad-filesystem-root', 'unparseable-config', 'unpinned-package'])
  })

  it.skipIf(process.platform === 'win32')('does not wait for a FIFO', () => {
    expect(spawnSync('mkfifo', [join(at.project, 'mcp.json')]).status).toBe(0)
    expect(json().problems).toEqual([{ file: 'mcp.json', message: 'It is not a regular file, so it was not read.' }])
    expect(scan('--strict').code).toBe(2)
    expectRefusal(scan('mcp.json'), /mcp\.json: The file is not a regular file/)
  })

  it.skipIf(process.platform === 'win32')('does not read a device', () => {
    expectRefusal(scan('/dev/zero'), /not a regular file/)
  })

  it('does not read two gigabytes', () => {
    truncateSync(at.write('mcp.json', ''), 2 ** 31)
    expect(json().problems).toEqual([{ file: 'mcp.json', message: 'The file is larger than 16 MiB.' }])
    expectRefusal(scan('mcp.json'), /larger than 16 MiB/)
  })

  it('leaves a loop of symbolic links alone', () => {
    symlinkSync('.', join(at.project, 'again'))
    symlinkSync('mcp.json', join(at.project, 'mcp.json'))
    at.write('.mcp.json', servers({ files: BROAD }))
    const report = json()
    expect(report.files.map(({ path }) => path)).toEqual(['.mcp.json'])
    expect(report.problems.map(({ file }) => file)).toEqual(['mcp.json'])
    expectRefusal(scan('mcp.json'), /mcp\.json: The file is a loop of symbolic links/)
    expectRefusal(scan('--config', 'mcp.json'), /The settings file 'mcp\.json' is a loop of symbolic links/)
  })

  it('says that it did not follow a link out of the project, to a file or in place of a client’s folder', () => {
    at.write('../elsewhere/real.json', servers({ files: BROAD }))
    symlinkSync('../elsewhere/real.json', join(at.project, '.mcp.json'))
    symlinkSync('../elsewhere', join(at.project, '.cursor'))
    const report = json()
    expect(report.files).toEqual([])
    expect(report.problems.map(({ file }) => file)).toEqual(['.cursor', '.mcp.json'])
    expect(report.problems.every(({ message }) => message.includes('symbolic link'))).toBe(true)
    expect(rulesOf(json(['.mcp.json'])), 'named, it is followed').toContain('broad-filesystem-root')
  })

  it('reads what a link within the project leads to, whatever that is called', () => {
    at.write('docs/notes.md', servers({ files: BROAD }))
    at.write('shared/mcp.json', servers({ files: BROAD }))
    symlinkSync('docs/notes.md', join(at.project, '.mcp.json'))
    symlinkSync('shared', join(at.project, '.cursor'))
    const { files, findings, problems } = json()
    expect(problems).toEqual([])
    expect(
      files.map(({ path, clients }) => [path, clients.includes('cursor'), clients.includes('claude-code')]),
    ).toEqual([
      ['docs/notes.md', false, true],
      ['shared/mcp.json', true, false],
    ])
    expect(new Set(findings.filter(({ rule }) => rule === 'broad-filesystem-root').map(({ file }) => file)).size).toBe(
      2,
    )
  })

  it('follows a link in a home, where it is the owner’s own', () => {
    at.write('dotfiles/editor.json', servers({ files: BROAD }))
    mkdirSync(join(at.home, '.cursor'))
    symlinkSync(join(at.project, 'dotfiles/editor.json'), join(at.home, '.cursor/mcp.json'))
    expect(json().files.map(({ path }) => path)).toEqual(['~/.cursor/mcp.json'])
  })

  it('names what git does not let it read', () => {
    expectRefusal(scan('--tracked'), /needs a git repository/)
  })
})

describe('standard input', () => {
  const broad = JSON.stringify(servers({ files: BROAD }))

  it('is read as the file it is said to be', () => {
    const report = json(['--stdin-filename', '.cursor/mcp.json'], { input: broad })
    expect(report.files).toMatchObject([{ path: '.cursor/mcp.json', status: 'ok' }])
    expect(report.files[0]?.clients).toContain('cursor')
    expect(rulesOf(report)).toContain('broad-filesystem-root')
    const toml = '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a"]\n'
    expect(rulesOf(json(['--stdin-filename', '.codex/config.toml'], { input: toml }))).toContain('unpinned-package')
  })

  it.skipIf(process.platform === 'win32')('is no clean bill where it cannot be read', () => {
    const run = spawnSync('sh', ['-c', `exec "${process.execPath}" "${PROGRAM}" - < .`], {
      cwd: at.project,
      env: environment(at.home),
      encoding: 'utf8',
    })
    expectRefusal({ code: run.status, out: run.stdout, err: run.stderr }, /is not a regular file/)
  })

  it('needs no name', () => {
    expect(at.run(['-'], { input: broad })).toMatchObject({ code: 1 })
    expect(rulesOf(json(['-'], { input: broad }))).toContain('broad-filesystem-root')
    const yaml = 'mcpServers:\n  a:\n    command: npx\n    args: ["-y", "@example/a"]\n'
    expect(rulesOf(json(['-'], { input: yaml }))).toContain('unpinned-package')
  })

  it('without a name is no file that git could take', () => {
    mkdirSync(join(at.project, '.git'))
    at.write('.git/HEAD', 'ref: refs/heads/main\n')
    const input = JSON.stringify(servers({ a: { command: 'x', env: { GITHUB_TOKEN: secret('github-classic') } } }))
    expect(rulesOf(json(['-'], { input }))).not.toContain('secret-file-in-git')
    expect(rulesOf(json(['--stdin-filename', '.mcp.json'], { input }))).toContain('secret-file-in-git')
  })

  it('may be empty', () => {
    for (const args of [['-'], ['--stdin-filename', '.mcp.json'], ['-', '--stdin-filename', '.mcp.json']])
      expect(at.run(args, { input: '' }), args.join(' ')).toMatchObject({
        code: 0,
        err: expect.stringMatching(/^warning: Standard input is empty/),
      })
  })

  it('goes beside files that are named, and nothing else is looked for', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    at.write('.cursor/mcp.json', servers({ notes: FINE }))
    expect(json(['-', '.mcp.json'], { input: broad }).files.map(({ path }) => path)).toEqual(['.mcp.json', 'stdin'])
    expect(json(['-'], { input: broad }).files.map(({ path }) => path)).toEqual(['stdin'])
  })

  it('is not waited for when nobody asks for it', () => {
    const run = spawnSync(process.execPath, [PROGRAM], {
      cwd: at.project,
      env: environment(at.home),
      stdio: ['inherit', 'pipe', 'pipe'],
      timeout: 20_000,
    })
    expect(run.status).toBe(0)
  })
})

describe('output', () => {
  it('writes several reports in one run', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const run = scan('-o', 'json=report.json', '-o', 'sarif=report.sarif', '--format', 'compact')
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/^\.mcp\.json:\d+:\d+: medium unpinned-package: /)
    const saved = JSON.parse(readFileSync(join(at.project, 'report.json'), 'utf8'))
    expect(saved.findings).toHaveLength(2)
    const sarif = JSON.parse(readFileSync(join(at.project, 'report.sarif'), 'utf8'))
    expect(sarif.runs[0].results).toHaveLength(2)
    expect(readFileSync(join(at.project, 'report.json'), 'utf8')).toBe(scan('--format', 'json').out)
    expect(readdirSync(at.project).sort()).toEqual(['.mcp.json', 'report.json', 'report.sarif'])
  })

  it('keeps everything in a file, however little is printed', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const shown = scan('--format', 'pretty').out
    scan('--quiet', '-o', 'pretty=report.txt')
    expect(readFileSync(join(at.project, 'report.txt'), 'utf8')).toBe(shown)
  })

  it.each(['csv', 'ocsf'])('tells what could not be read where the report has no place for it: %s', (format) => {
    at.write('mcp.json', ' '.repeat(17 * 2 ** 20))
    const run = scan('--scope', 'project', '--format', format)
    expect(run).toMatchObject({ code: 0, err: 'warning: mcp.json: The file is larger than 16 MiB.\n' })
    const both = scan('--scope', 'project', '--format', format, '-o', 'json=all.json')
    expect(both.err).toBe('')
    expect(readFileSync(join(at.project, 'all.json'), 'utf8')).toContain('larger than 16 MiB')
  })

  it.each([['inventory'], ['checklist'], ['baseline'], ['fix', '--dry-run']])(
    'is told by every command: %s',
    (...args) => {
      at.write('mcp.json', ' '.repeat(17 * 2 ** 20))
      at.write('.cursor/mcp.json', servers({ notes: FINE }))
      const { err } = at.run(args)
      expect(err).toContain('warning: mcp.json: The file is larger than 16 MiB.\n')
      expect(err).not.toContain('No MCP client configuration')
      if (args[0] !== 'baseline') return
      const pruned = at.run(['baseline', '--prune'])
      expect(pruned).toMatchObject({ code: 2, err: expect.stringContaining('Nothing is pruned while a file') })
    },
  )

  it('is told in the report of a program, where the file was named', () => {
    at.write('big/mcp.json', ' '.repeat(17 * 2 ** 20))
    const { out, code } = scan('big/mcp.json', 'gone.json', '--format', 'json')
    expect(code).toBe(2)
    expect(JSON.parse(out).problems).toEqual([
      { file: 'big/mcp.json', message: 'The file is larger than 16 MiB.' },
      { file: 'gone.json', message: 'It does not exist.' },
    ])
  })

  it('says why it cannot write', () => {
    expectRefusal(scan('-o', 'json=no/such/report.json'), /Cannot write '.*report\.json': its folder does not exist/)
    mkdirSync(join(at.project, 'folder'))
    expectRefusal(scan('-o', 'json=folder'), /Cannot write '.*folder': it is a folder/)
    // What can be written is, and each that cannot is named.
    const run = scan('-o', 'json=no/such/report.json', '-o', 'sarif=ok.sarif', '-o', 'csv=folder')
    expectRefusal(
      run,
      /^error: Cannot write '.*report\.json': .*\.\nerror: Cannot write '.*folder': it is a folder\.\n$/,
    )
    expect(JSON.parse(readFileSync(join(at.project, 'ok.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(readdirSync(at.project)).toEqual(['folder', 'ok.sarif'])
  })

  it.skipIf(process.platform === 'win32')('says so where the working folder is gone', () => {
    const { status, stderr } = shell('mkdir gone && cd gone && rmdir ../gone && exec "$NODE" "$PROGRAM" ')
    expect([status, stderr]).toEqual([2, expect.stringContaining('is no longer there.\n')])
    expect(stderr).not.toMatch(/node:internal/)
  })

  it.skipIf(process.platform !== 'linux')('says so when its own output cannot be written', () => {
    const { status, stderr } = shell(`"$NODE" "$PROGRAM" --format json >/dev/full`)
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: The report could not be written: the disk is full.\n',
    })
  })

  it.skipIf(process.platform === 'win32')('writes to a device without putting a file in its place', () => {
    const { stdout } = shell(`"$NODE" "$PROGRAM" -o json=/dev/stdout --quiet | cat; test -c /dev/null && echo whole`)
    expect(stdout).toMatch(/^\{[\s\S]*\}\nwhole\n$/)
    // Into a file as into a pipe, behind what was printed.
    for (const name of ['/dev/stdout', '/dev/fd/3']) shell(`"$NODE" "$PROGRAM" -o json=${name} --format csv >both 3>&1`)
    const [header = '', ...json] = readFileSync(join(at.project, 'both'), 'utf8').split('\r\n')
    expect(header).toMatch(/^"severity",/)
    expect(JSON.parse(json.join('\r\n')).version).toBe(1)
    const link = join(at.project, 'link.json')
    writeFileSync(join(at.project, 'real.json'), 'old')
    symlinkSync('real.json', link)
    scan('-o', `json=${link}`)
    expect(readFileSync(join(at.project, 'real.json'), 'utf8')).toMatch(/^\{/)
  })

  it('writes through no link into another folder: it may have come with what is scanned', () => {
    writeFileSync(join(at.home, '.profile'), 'mine')
    symlinkSync(join(at.home, '.profile'), join(at.project, 'report.json'))
    expectRefusal(
      scan('-o', 'json=report.json'),
      /Cannot write '.*report\.json': it is a symbolic link into another folder/,
    )
    symlinkSync(join(at.home, '.profile'), join(at.project, '.mcp-audit-baseline.json'))
    expectRefusal(at.run(['baseline']), /it is a symbolic link into another folder/)
    expect(readFileSync(join(at.home, '.profile'), 'utf8')).toBe('mine')
  })

  /** More than a pipe holds, many times over. */
  function large(): void {
    const entries = Array.from({ length: 1500 }, (_, index) => [`server-${index}`, BROAD] as const)
    at.write('.mcp.json', servers(Object.fromEntries(entries)))
  }

  it.skipIf(process.platform === 'win32')('does not cut a long report off in a pipe', () => {
    large()
    for (const format of ['json', 'sarif']) {
      const { stdout } = shell(`"$NODE" "$PROGRAM" --format ${format} | (sleep 0.3; cat)`)
      expect(stdout.length).toBeGreaterThan(2 ** 20)
      expect(() => JSON.parse(stdout), format).not.toThrow()
    }
  })

  it.skipIf(process.platform === 'win32')('does not mind a reader who has read enough', () => {
    large()
    for (const format of ['pretty', 'compact', 'json']) {
      const { stdout, stderr } = shell(`"$NODE" "$PROGRAM" --format ${format} | head -1`)
      expect(stderr, format).toBe('')
      expect(stdout.split('\n')).toHaveLength(2)
    }
  })

  function shell(script: string) {
    return spawnSync('sh', ['-c', script], {
      cwd: at.project,
      env: { ...environment(at.home), NODE: process.execPath, PROGRAM },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
  }

  it.each<[string, readonly string[], Readonly<Record<string, string>>, boolean]>([
    ['into a pipe', [], {}, false],
    ['when asked for', ['--color', 'always'], {}, true],
    ['when asked for, whatever NO_COLOR says', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['when forced', [], { FORCE_COLOR: '1' }, true],
    ['when forced off', [], { FORCE_COLOR: '0' }, false],
    ['when forced and forbidden', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['when NO_COLOR is empty', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['when forced and refused', ['--color', 'never'], { FORCE_COLOR: '1' }, false],
    ['the other way of forcing', [], { CLICOLOR_FORCE: '1' }, true],
    ['in CI', [], { CI: 'true' }, false],
    ['in the log of GitHub Actions', [], { GITHUB_ACTIONS: 'true' }, true],
    ['in JSON, ever', ['--format', 'json', '--color', 'always'], {}, false],
    ['in SARIF, ever', ['--format', 'sarif', '--color', 'always'], {}, false],
  ])('colours %s', (_, args, env, coloured) => {
    at.write('.mcp.json', servers({ files: BROAD }))
    expect(at.run(args, { env }).out.includes('\u001b[')).toBe(coloured)
  })

  it.skipIf(process.platform !== 'linux' || spawnSync('script', ['--version']).status !== 0)(
    'colours a terminal, unless it is asked not to',
    () => {
      at.write('.mcp.json', servers({ files: BROAD }))
      const terminal = (env: Readonly<Record<string, string>>) =>
        spawnSync('script', ['-qec', `"${process.execPath}" "${PROGRAM}"`, '/dev/null'], {
          cwd: at.project,
          env: { ...environment(at.home), TERM: 'xterm', SHELL: '/bin/sh', ...env },
          encoding: 'utf8',
        }).stdout
      expect(terminal({})).toContain('\u001b[')
      expect(terminal({ NO_COLOR: '1' })).not.toContain('\u001b[')
      expect(terminal({ TERM: 'dumb' })).not.toContain('\u001b[')
    },
  )

  it('tells what was read when asked to, on stderr', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    const { out, err } = scan('--verbose', '--format', 'json')
    expect(JSON.parse(out).files).toHaveLength(1)
    expect(err).toMatch(
      /^settings: none\nadvisories: built in, from \d{4}-\d\d-\d\d\nread \.mcp\.json \(project, jsonc?, .*claude-code.*\): 1 server\n$/,
    )
  })

  it('never shows a secret, in any report, baseline or error', () => {
    const token = secret('github-classic')
    at.write('.mcp.json', servers({ a: { ...FINE, env: { GITHUB_TOKEN: token, ODD: token.slice(4) } } }))
    at.write('.cursor/mcp.json', `{"mcpServers": {"a": {"command": "x", "env": {"GITHUB_TOKEN": "${token}"},,,}`)
    const flags = ['--pedantic', '--min-confidence', 'low', '--verbose', '--show-suppressed']
    for (const format of KINDS) {
      const { out, err } = scan('--format', format, ...flags)
      expect(out, format).toContain('hardcoded-secret')
      expect(out + err, format).not.toContain(token.slice(10))
    }
    const { out, err } = scan('baseline', '--allow-secrets')
    expect(out + err + readFileSync(join(at.project, '.mcp-audit-baseline.json'), 'utf8')).not.toContain(
      token.slice(10),
    )
    at.write('mcp-audit.jsonc', { failOn: token, [token]: true })
    expect(scan().err).not.toContain(token.slice(10))
  })

  it('lets no scanned text drive the terminal or the log that shows it', () => {
    const hostile = '\u001b[2J\u202e\r\n::stop-commands::x\n##[error]x'
    at.write('.mcp.json', servers({ [hostile]: BROAD }))
    for (const format of KINDS) {
      const out = withoutSyntax(format, scan('--format', format).out)
      expect(out, format).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
      expect(out, format).not.toMatch(/^\s*::/m)
      expect(out, format).not.toContain('##[error]')
    }
  })
})

describe('the same input', () => {
  it('gives the same bytes twice, whatever the order in which files were made', () => {
    const files = ['b/.mcp.json', 'a/.mcp.json', '.cursor/mcp.json', 'mcp.json', '.vscode/mcp.json']
    const other = place()
    try {
      for (const path of files) at.write(path, servers({ files: BROAD, notes: { command: 'uvx', args: ['x'] } }))
      for (const path of [...files].reverse())
        other.write(path, servers({ files: BROAD, notes: { command: 'uvx', args: ['x'] } }))
      for (const format of KINDS) {
        const first = scan('--format', format).out
        expect(scan('--format', format).out).toBe(first)
        expect(other.run(['--format', format]).out).toBe(first)
        expect(at.run(['--format', format], { env: { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' } }).out).toBe(first)
      }
    } finally {
      other.remove()
    }
  })
})

describe('what is looked at', () => {
  beforeEach(() => {
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('vendor/.mcp.json', servers({ files: BROAD }))
    at.writeHome('.cursor/mcp.json', servers({ files: BROAD }))
  })
  const paths = (...args: readonly string[]) => json(args).files.map(({ path }) => path)

  it('is the project and the machine, or one of them', () => {
    expect(paths()).toEqual(['.mcp.json', 'vendor/.mcp.json', '~/.cursor/mcp.json'])
    expect(paths('--scope', 'project')).toEqual(['.mcp.json', 'vendor/.mcp.json'])
    expect(paths('--scope', 'user')).toEqual(['~/.cursor/mcp.json'])
    expect(paths('--scope', 'managed')).toEqual([])
  })

  it('is what is named, and then nothing else', () => {
    expect(paths('vendor')).toEqual(['vendor/.mcp.json'])
    expect(paths('.mcp.json')).toEqual(['.mcp.json'])
    expect(paths('--scope', 'user', '.mcp.json'), 'named is named').toEqual(['.mcp.json'])
    expect(paths(`${at.home}/.cursor/mcp.json`)).toEqual(['~/.cursor/mcp.json'])
  })

  it('leaves out what is excluded', () => {
    for (const glob of ['vendor/**', 'vendor/', 'vendor', '**/vendor'])
      expect(paths('--scope', 'project', '--exclude', glob), glob).toEqual(['.mcp.json'])
    at.writeHome('.cursor/mcp.json', servers({ files: BROAD }))
    expect(paths('--scope', 'user')).toEqual(['~/.cursor/mcp.json'])
    expect(paths('--scope', 'user', '--exclude', '~/.cursor/mcp.json'), 'as it is reported').toEqual([])
    at.write('mcp-audit.jsonc', { exclude: ['vendor/**'] })
    expect(paths('--scope', 'project')).toEqual(['.mcp.json'])
    expect(paths('vendor/.mcp.json'), 'named is named').toEqual(['vendor/.mcp.json'])
  })

  it('is told by the home from whichever folder above it, so that no report names the user', () => {
    const above = dirname(at.home)
    for (const root of [above, '/']) {
      expect(paths('--root', root, '--scope', 'user'), root).toEqual(['~/.cursor/mcp.json'])
      expect(paths('--root', root, '--scope', 'user', '--exclude', '~/.cursor/**'), root).toEqual([])
      const { out } = at.run(['--root', root, '--scope', 'user', '--format', 'sarif'])
      expect(out, root).not.toContain('/home/.cursor')
    }
    expect(paths('--root', at.home, '--scope', 'user'), 'the home itself').toEqual(['.cursor/mcp.json'])
  })

  it('is what a client reads', () => {
    expect(paths('--client', 'cursor')).toEqual(['~/.cursor/mcp.json'])
    expect(paths('--client', 'claude-code,cursor')).toHaveLength(3)
  })

  it('is told from a root', () => {
    expect(paths('--root', 'vendor', '--scope', 'project')).toEqual(['.mcp.json'])
    expect(paths('--root', 'vendor', '.mcp.json')[0]).toMatch(/\/project\/\.mcp\.json$/)
  })

  it('is the whole repository from any of its folders', () => {
    mkdirSync(join(at.project, '.git'))
    expect(json(['--scope', 'project'], { cwd: 'vendor' }).files.map(({ path }) => path)).toEqual([
      '.mcp.json',
      'vendor/.mcp.json',
    ])
  })

  it('obeys --only and --skip', () => {
    expect(rulesOf(json(['--only', 'unpinned-package,inline-code']))).toEqual(['unpinned-package'])
    expect(rulesOf(json(['--only', 'unpinned-package', '--only', 'broad-filesystem-root']))).toHaveLength(2)
    expect(rulesOf(json(['--skip', 'unpinned-package']))).toEqual(['broad-filesystem-root'])
  })

  it('is not a whole disk', () => {
    const { out } = at.run(['--format', 'json', '--scope', 'project'], { cwd: relative(at.project, '/') })
    expect(JSON.parse(out).files).toEqual([])
  })

  it('is not a whole home, even when that is where one stands', () => {
    at.writeHome('work/project/.mcp.json', servers({ files: BROAD }))
    const { out } = at.run(['--format', 'json'], { cwd: '../home' })
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['.cursor/mcp.json'])
  })

  it('is a home that is the project', () => {
    at.writeHome('.mcp.json', servers({ files: BROAD }))
    const found = (...args: readonly string[]) =>
      JSON.parse(at.run(['--format', 'json', ...args], { cwd: '../home' }).out).files.map(
        ({ path, scope }: { path: string; scope: string }) => `${path} ${scope}`,
      )
    expect(found('--scope', 'project'), 'asked for').toEqual(['.cursor/mcp.json project', '.mcp.json project'])
    at.writeHome('.git/HEAD', '')
    at.writeHome('work/.mcp.json', servers({ files: BROAD }))
    expect(found(), 'a repository').toContain('work/.mcp.json project')
    const { out } = at.run(['--format', 'json', '--scope', 'project'], { cwd: '../home/work' })
    expect(JSON.parse(out).files, 'something narrower').toHaveLength(1)
  })

  it('is a repository that holds a home', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const home = join(at.project, '.ci-home')
    const run = () => at.run(['--format', 'json', '--scope', 'project'], { env: { HOME: home, USERPROFILE: home } })
    expect(JSON.parse(run().out).files, 'no repository').toEqual([])
    mkdirSync(join(at.project, '.git'))
    expect(JSON.parse(run().out).files).toHaveLength(2)
  })
})

describe('--tracked', () => {
  function git(...args: readonly string[]): void {
    const run = spawnSync('git', [...args], {
      cwd: at.project,
      env: { ...environment(at.home), GIT_CONFIG_NOSYSTEM: '1' },
      encoding: 'utf8',
    })
    expect(run.status, run.stderr).toBe(0)
  }
  const files = (args: readonly string[] = [], cwd = '.') =>
    json(['--tracked', '--scope', 'project', ...args], { cwd }).files.map(({ path }) => path)

  beforeEach(() => {
    git('init', '--quiet')
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('packages/ü b/.mcp.json', servers({ files: BROAD }))
    git('add', '.')
    at.write('.cursor/mcp.json', servers({ files: BROAD }))
  })

  it('leaves out what git does not know', () => {
    expect(files()).toEqual(['.mcp.json', 'packages/ü b/.mcp.json'])
    expect(files([], 'packages')).toEqual(['.mcp.json', 'packages/ü b/.mcp.json'])
    expect(files(['packages'])).toEqual(['packages/ü b/.mcp.json'])
    expect(files(['.cursor/mcp.json']), 'named is named').toEqual(['.cursor/mcp.json'])
  })

  it.skipIf(process.platform === 'win32')('finds what is called otherwise: by a link, in other capitals', () => {
    at.write('notes/a.txt', servers({ files: BROAD }))
    at.write('untracked.txt', servers({ files: BROAD }))
    at.write('b/.Claude/Agents/helper.md', `---\nname: helper\nmcpServers: ${servers({ files: BROAD })}\n---\n`)
    symlinkSync('../notes/a.txt', join(at.project, 'packages/.mcp.json'))
    symlinkSync('../../untracked.txt', join(at.project, 'packages/ü b/mcp.json'))
    git('add', 'notes', 'b', 'packages')
    expect(files()).toEqual(['.mcp.json', 'b/.Claude/Agents/helper.md', 'notes/a.txt', 'packages/ü b/.mcp.json'])
  })

  it('asks about the folder, whatever repository a hook of git was started for', () => {
    const env = { GIT_DIR: join(at.home, 'other/.git'), GIT_INDEX_FILE: join(at.home, 'other/.git/index') }
    const { out } = at.run(['--tracked', '--scope', 'project', '--format', 'json'], { env })
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual([
      '.mcp.json',
      'packages/ü b/.mcp.json',
    ])
  })

  it.skipIf(process.platform === 'win32')('runs no command that the repository names', () => {
    const proof = join(at.project, 'proof')
    const hook = at.write('hook.sh', `#!/bin/sh\ntouch '${proof}'\n`)
    spawnSync('chmod', ['+x', hook])
    for (const key of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'diff.external'])
      git('config', key, hook)
    git('config', 'alias.ls-files', `!${hook}`)
    git('config', 'core.untrackedCache', 'true')
    for (const name of ['post-index-change', 'fsmonitor-watchman', 'query-watchman']) {
      at.write(`.git/hooks/${name}`, `#!/bin/sh\ntouch '${proof}'\n`)
      spawnSync('chmod', ['+x', join(at.project, '.git/hooks', name)])
    }
    at.write('git', `#!/bin/sh\ntouch '${proof}'\n`)
    spawnSync('chmod', ['+x', join(at.project, 'git')])
    expect(files()).toHaveLength(2)
    expect(existsSync(proof)).toBe(false)
    spawnSync('git', ['status'], { cwd: at.project, env: environment(at.home) })
    expect(existsSync(proof), 'the trap would have worked').toBe(true)
  })
})

describe('silence with a reason', () => {
  it('takes a comment, counts it, and can be told not to listen', () => {
    at.write(
      '.vscode/mcp.json',
      `{
  "servers": {
    "a": {
      "command": "npx",
      // mcp-audit-ignore unpinned-package -- our own package
      "args": ["-y", "@example/own"]
    }
  }
}
`,
    )
    const { code, out } = scan('--fail-on', 'medium')
    expect(code).toBe(0)
    expect(out).toContain('1 suppressed')
    expect(json().suppressed).toMatchObject([{ rule: 'unpinned-package', by: 'comment', reason: 'our own package' }])
    expect(scan('--show-suppressed').out).toContain('our own package')
    expect(scan('--fail-on', 'medium', '--no-inline-ignores').code).toBe(1)
  })

  it('asks for the reason, and tells when an ignore is of no use', () => {
    at.write(
      '.vscode/mcp.json',
      '{\n  // mcp-audit-ignore unpinned-package\n  // mcp-audit-ignore inline-code -- why\n  "servers": {}\n}\n',
    )
    expect(rulesOf(json())).toEqual(['ignore-without-reason', 'unused-ignore'])
  })

  it('takes an entry of the settings until it expires', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const ignore = { rule: 'broad-filesystem-root', file: '.mcp.json', pointer: '/mcpServers/files/**', reason: 'demo' }
    at.write('mcp-audit.jsonc', { ignore: [{ ...ignore, expires: '2999-12-31' }] })
    expect(scan().code).toBe(0)
    expect(json().suppressed).toMatchObject([{ rule: 'broad-filesystem-root', by: 'settings', reason: 'demo' }])
    at.write('mcp-audit.jsonc', { ignore: [{ ...ignore, expires: '2001-01-01' }] })
    expect(scan().code).toBe(1)
    at.write('mcp-audit.jsonc', { ignore: [{ rule: ignore.rule }] })
    expect(rulesOf(json())).toContain('ignore-without-reason')
    expect(scan().code).toBe(1)
  })
})

describe('baseline', () => {
  const baseline = () => JSON.parse(readFileSync(join(at.project, '.mcp-audit-baseline.json'), 'utf8'))

  it('accepts what is there, wherever its lines move, and nothing new', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    expect(scan('baseline')).toEqual({
      code: 0,
      out: 'Wrote .mcp-audit-baseline.json: 2 entries. Commit the file: from now on, runs leave these findings out.\n',
      err: '',
    })
    expect(scan()).toMatchObject({ code: 0, err: '' })
    expect(scan().out).toContain('2 suppressed')
    at.write(
      '.mcp.json',
      `\n\n\n${JSON.stringify(servers({ notes: FINE, files: { args: BROAD.args, command: 'npx' } }))}`,
    )
    expect(scan().code, 'moved').toBe(0)
    at.write('.mcp.json', servers({ files: BROAD, more: BROAD }))
    expect(json().findings).toHaveLength(2)
    expect(scan().code, 'new').toBe(1)
    expect(scan('--no-baseline').code).toBe(1)
    expect(json(['--no-baseline']).findings).toHaveLength(4)
  })

  it('says that it accepts what a scan hides', () => {
    at.write('.mcp.json', servers({ files: BROAD, local: { type: 'http', url: 'http://localhost:3000/mcp' } }))
    expect(scan().out).toContain('2 findings')
    const { out } = scan('baseline')
    expect(out).toMatch(
      /^Wrote \.mcp-audit-baseline\.json: \d entries, [1-9] of them for findings that a scan shows only on request\. Commit/,
    )
    expect(scan('--pedantic', '--min-confidence', 'low').out).toMatch(/^No findings/m)
  })

  it('keeps what was accepted of the rest when it is written for a part', () => {
    at.write('a/.mcp.json', servers({ files: BROAD }))
    at.write('b/.mcp.json', servers({ files: BROAD }))
    at.writeHome('.cursor/mcp.json', servers({ files: BROAD }))
    expect(scan('baseline', '--scope', 'all').out).toMatch(/^Wrote \.mcp-audit-baseline\.json: 6 entries\./)
    const before = baseline()
    expect(scan('baseline', 'b').out).toMatch(
      /^Wrote \.mcp-audit-baseline\.json: 2 entries, and kept 4 for files that were not scanned\./,
    )
    expect(scan('baseline', '--scope', 'project').out).toMatch(
      /^Wrote \.mcp-audit-baseline\.json: 4 entries, and kept 2 /,
    )
    expect(scan('baseline', '--scope', 'user').out).toMatch(/^Wrote \.mcp-audit-baseline\.json: 2 entries, and kept 4 /)
    expect(baseline()).toEqual(before)
    at.delete('b/.mcp.json')
    expect(scan('baseline', 'b').out, 'gone').toMatch(/^Wrote \.mcp-audit-baseline\.json: 0 entries, and kept 4 /)
    at.write('.mcp-audit-baseline.json', '{')
    expectRefusal(scan('baseline', 'a'), /\.mcp-audit-baseline\.json:1:\d/)
    expect(scan('baseline').out).toMatch(/^Wrote \.mcp-audit-baseline\.json: 2 entries\./)
  })

  it('says when an entry has had its day, and drops it when asked to', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    scan('baseline')
    at.write('.mcp.json', servers({ files: { ...BROAD, args: [...BROAD.args.slice(0, 2), './docs'] } }))
    expect(scan()).toMatchObject({ code: 0, err: expect.stringMatching(/^note: 1 finding of the baseline no longer/) })
    expect(scan('baseline', '--prune').out).toBe('Removed 1 entry that no longer occurs.\n')
    expect(baseline().entries.map(({ rule }: { rule: string }) => rule)).toEqual(['unpinned-package'])
    expect(scan()).toMatchObject({ code: 0, err: '' })
  })

  it('never adds what is new when it prunes', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    scan('baseline')
    at.write('.mcp.json', servers({ files: BROAD }))
    scan('baseline', '--prune')
    expect(baseline().entries).toEqual([])
  })

  it('keeps entries about the machine when it prunes', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    at.writeHome('.cursor/mcp.json', servers({ files: BROAD }))
    scan('baseline', '--scope', 'all')
    expect(scan('baseline', '--prune').out).toBe('Removed 0 entries that no longer occur.\n')
    expect(baseline().entries).toHaveLength(4)
  })

  it('refuses live credentials', () => {
    at.write('.mcp.json', servers({ a: { ...FINE, env: { GITHUB_TOKEN: secret('github-classic') } } }))
    const refused = scan('baseline')
    expect(refused.err).toMatch(
      /Left out 1 finding about live credentials,.*\n {2}\.mcp\.json:\d+:\d+ hardcoded-secret/,
    )
    expect(scan().code).toBe(1)
    expect(scan('baseline', '--allow-secrets').err).toBe('')
    expect(scan().code).toBe(0)
  })

  it('lies where the settings or the command line say', () => {
    mkdirSync(join(at.project, 'security'))
    at.write('.mcp.json', servers({ files: BROAD }))
    at.write('mcp-audit.jsonc', { baseline: 'security/accepted.json' })
    scan('baseline', '--baseline', 'mine.json')
    expect(scan('--baseline', 'mine.json').code).toBe(0)
    expectRefusal(scan(), /The baseline 'security\/accepted\.json' does not exist/)
    expect(scan('baseline').code).toBe(0)
    expect(existsSync(join(at.project, 'security/accepted.json'))).toBe(true)
    expect(scan().code).toBe(0)
  })

  it('is the same file whenever it is written', () => {
    at.write('b/.mcp.json', servers({ files: BROAD }))
    at.write('a/.mcp.json', servers({ files: BROAD }))
    scan('baseline')
    const first = baseline()
    rmSync(join(at.project, 'a'), { recursive: true })
    at.write('a/.mcp.json', servers({ files: BROAD }))
    scan('baseline')
    expect(baseline()).toEqual(first)
  })
})

describe('explain', () => {
  it('lists the rules about what a standard names', () => {
    const { code, out } = at.run(['explain', 'cwe-798'])
    expect(out).toMatch(/^CWE-798: Use of Hard-coded Credentials \(CWE\)\nhttps:.*\n\n/)
    expect(out).toMatch(/^high +hardcoded-secret /m)
    expect(out).not.toContain('unpinned-package')
    expect(code).toBe(0)
    expect(at.run(['explain', 'MCP04']).out).toContain('unpinned-package')
    expectRefusal(at.run(['explain', 'CWE-99999']), /No rule is about 'CWE-99999'/)
  })

  it('lists the rules', () => {
    const { code, out } = scan('explain')
    expect(code).toBe(0)
    for (const { id } of rules) expect(out).toContain(id)
    expect(out).toContain(`${rules.length} rules.`)
    expect(out).not.toContain('\u001b[')
    expect(scan('explain', '--color', 'always').out).toContain('\u001b[1m')
  })

  it.each(rules.map(({ id, title }) => [id, title] as const))('shows %s', (id, title) => {
    const { code, out, err } = scan('explain', id)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.startsWith(`${title}\n${id}: severity `)).toBe(true)
    expect(out).toContain('HOW TO FIX')
    // Nothing of the Markdown that only a browser knows.
    expect(out).not.toMatch(/```|\]\(http|[ \t]$/m)
    expect(out, 'an item of a list hangs').not.toMatch(/^(?:- |\d\. ).*\n[^\s\d-]/m)
  })
})

describe('clients', () => {
  it('lists what is there, and everything when asked', () => {
    at.writeHome('.cursor/mcp.json', servers({ notes: FINE }))
    const { code, out } = scan('clients')
    expect(code).toBe(0)
    expect(out).toMatch(/^found {9}~\/\.cursor\/mcp\.json\n {14}user: .*Cursor/)
    expect(out).toMatch(/1 of \d+ known locations of \d+ clients have a file here/)
    const all = scan('clients', '--all').out
    expect(all).toMatch(/^absent {8}~\/\.claude\.json$/m)
    expect(all).not.toContain("'--all'")
    for (const { id, name, unlintable } of clients)
      if (!unlintable) expect(all).toMatch(new RegExp(`^  ${id} +${escaped(name)}$`, 'm'))
  })

  it('lists the places of one client, there or not', () => {
    at.writeHome('.cursor/mcp.json', servers({ notes: FINE }))
    const { code, out } = scan('clients', '--client', 'cursor')
    expect(code).toBe(0)
    expect(out).toMatch(/^found {9}~\/\.cursor\/mcp\.json\n/m)
    expect(out).toMatch(/^1 of \d+ known locations of Cursor have a file here\.$/m)
    expect(out).toMatch(/\n\nIn projects, at any depth:\n(?: {2}\S.*Cursor.*\n)+$/)
    expect(out).not.toContain('.claude.json')
    const rows: { clients: string[] }[] = JSON.parse(scan('clients', '--json', '--client', 'zed,cursor').out)
    expect(rows.every((row) => row.clients.includes('zed') || row.clients.includes('cursor'))).toBe(true)
    expectRefusal(scan('clients', '--client', 'curser'), /There is no client 'curser'\.\nDid you mean 'cursor'\?/)
  })

  it('gives JSON', () => {
    at.writeHome('.cursor/mcp.json', servers({ notes: FINE }))
    const rows: { path: string; state: string; clients: string[] }[] = JSON.parse(scan('clients', '--json').out)
    expect(rows.length).toBeGreaterThan(100)
    const known = clients.map(({ id }) => id)
    expect(rows.flatMap((row) => row.clients).filter((id) => !known.includes(id))).toEqual([])
    expect(rows.filter(({ state }) => state === 'found').map(({ path }) => path)).toEqual([
      `${at.home}/.cursor/mcp.json`,
    ])
  })

  it('follows the variables that move files', () => {
    at.write('elsewhere/config.toml', '')
    const { out } = at.run(['clients'], { env: { CODEX_HOME: join(at.project, 'elsewhere') } })
    expect(out).toContain(join(at.project, 'elsewhere/config.toml'))
  })
})

it('goes by USERPROFILE on Windows, whatever is called HOME there', () => {
  const preload = at.write('windows.cjs', "Object.defineProperty(process, 'platform', { value: 'win32' })")
  const env = { HOME: join(at.project, 'git-home'), USERPROFILE: at.home, NODE_OPTIONS: `--require ${preload}` }
  at.writeHome('.cursor/mcp.json', servers({ files: BROAD }))
  const rows: { path: string; state: string }[] = JSON.parse(at.run(['clients', '--json'], { env }).out)
  expect(rows.filter(({ state }) => state === 'found').map(({ path }) => path)).toEqual([
    `${at.home.replaceAll('\\', '/')}/.cursor/mcp.json`,
  ])
})

it('knows no home where neither the environment nor the system says one', () => {
  const preload = at.write('stranger.cjs', "require('node:os').homedir = () => { throw new Error('uv_os_homedir') }")
  at.write('.mcp.json', servers({ files: BROAD }))
  const { code, out } = at.run(['--format', 'json'], { env: { HOME: '', NODE_OPTIONS: `--require ${preload}` } })
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ files: [{ path: '.mcp.json' }] })
})

it('lists the files of projects, which a machine has anywhere', () => {
  const { out } = at.run(['clients', '--all'])
  expect(out).toMatch(/\nIn projects, at any depth:\n {2}\S/)
  expect(out).toMatch(/^ {2}\.cursor\/mcp\.json: .*Cursor/m)
})

describe('init', () => {
  it('writes settings that change nothing, once', async () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const before = scan('--format', 'json').out
    expect(scan('init')).toMatchObject({ code: 0, err: '' })
    expect(scan('--format', 'json').out).toBe(before)
    expectRefusal(scan('init'), /'mcp-audit\.jsonc' already exists/)
    at.write('mcp-audit.jsonc', '{}')
    expect(scan('init', '--force').code).toBe(0)
    expect(readFileSync(join(at.project, 'mcp-audit.jsonc'), 'utf8')).toBe(template())
    expect(statSync(join(at.project, 'mcp-audit.jsonc')).mode & 0o777).toBe(0o644)
  })

  it('does not switch off the settings that are in force', () => {
    at.write('mcp-audit.json', '{ "failOn": "none" }')
    at.write('.mcp.json', servers({ files: BROAD }))
    expectRefusal(scan('init'), /settings in 'mcp-audit\.json', and only one settings file is read/)
    expect(scan()).toMatchObject({ code: 0, err: expect.stringMatching(/^note: 'mcp-audit\.json' narrows this run/) })
    expect(scan('init', '--force').code).toBe(0)
    expect(scan()).toMatchObject({
      code: 1,
      err: "warning: 'mcp-audit.json' is ignored, because 'mcp-audit.jsonc' is used.\n",
    })
  })

  it('explains every option, and is valid with all of them switched on', async () => {
    const ids = rules.map(({ id }) => id)
    const text = template().replace(/^(\s*)\/\/ (?=["{])/gm, '$1')
    const parsed = await parseSettings(text, 'mcp-audit.jsonc', ids)
    expect(parsed).toMatchObject({ ok: true })
    expect(await parseSettings(template(), 'mcp-audit.jsonc', ids)).toMatchObject({ ok: true })
    const known = Object.keys(JSON.parse(readFileSync('schemas/settings.schema.json', 'utf8')).properties)
    for (const option of known) expect(text, option).toContain(`"${option}":`)
    for (const id of ids) expect(text).toContain(`"${id}":`)
  })

  it('names the schema that an editor finds', () => {
    const schema = () => {
      expect(scan('init', '--force').code).toBe(0)
      return /"\$schema": "(.*)"/.exec(readFileSync(join(at.project, 'mcp-audit.jsonc'), 'utf8'))?.[1] ?? ''
    }
    expect(schema()).toMatch(/^https:\/\/\S+\/schemas\/settings\.schema\.json$/)
    at.write('node_modules/mcp-audit/schemas/settings.schema.json', '{}')
    expect(existsSync(join(at.project, schema()))).toBe(true)
  })

  it('writes to the root of the repository', () => {
    mkdirSync(join(at.project, '.git'))
    mkdirSync(join(at.project, 'sub'))
    at.run(['init'], { cwd: 'sub' })
    expect(existsSync(join(at.project, 'mcp-audit.jsonc'))).toBe(true)
  })
})

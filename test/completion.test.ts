/** Completion scripts and the manual: made of the commands' definitions, complete, and right in the shells that are here. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { type Definitions, definitionsOf } from '../src/commands/definitions.ts'
import type { Host } from '../src/commands/host.ts'
import { describe as describeProgram, values } from '../src/commands/main.ts'
import { manual } from '../src/commands/manual.ts'
import { OTHERS, STORE_IDS } from '../src/commands/others.ts'
import { bash } from '../src/commands/shells/bash.ts'
import { fish } from '../src/commands/shells/fish.ts'
import { powershell } from '../src/commands/shells/powershell.ts'
import { zsh } from '../src/commands/shells/zsh.ts'
import { STORES } from '../src/fix/secrets/stores.ts'
import { REPOSITORY } from './fixtures.ts'
import { run } from './host.ts'

const stream = { write: () => {}, isTTY: false, columns: 80 }
const nobody: Host = {
  cwd: '/',
  env: {},
  machines: [],
  fs: {
    kind: () => undefined,
    mode: () => undefined,
    list: () => ({ entries: [] }),
    link: () => undefined,
    read: () => ({ refused: 'does not exist' }),
  },
  stdout: stream,
  stderr: stream,
  version: '0.0.0',
  input: async () => new Uint8Array(),
  write: () => {},
  replace: () => {},
  load: () => undefined,
  clock: () => 0,
  now: () => 0,
  today: () => '2026-01-01',
}
const program = describeProgram(nobody, () => {}, OTHERS)
const real = definitionsOf(program, values(STORE_IDS))

const NASTY = `a'b"c$(touch pwned)\`touch pwned\`[d]:e\\f{g}%h ‘i’ #j`
const nasty: Definitions = definitionsOf(
  (() => {
    const made = new Command('mcp-audit').description(NASTY)
    made
      .command('scan')
      .description(NASTY)
      .option('--odd <word>', NASTY)
      .option('-p, --plain', NASTY)
      .argument('[paths...]', NASTY)
    made.command('other').description(NASTY).option('--more', NASTY).argument('<word>', NASTY)
    return made
  })(),
  { word: ['one', "t'w$(touch pwned)o"] },
)

const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-completion-'))
writeFileSync(join(folder, 'zebra file.json'), '')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shell(command: string, args: readonly string[], input = ''): string {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TERM: 'dumb' },
    timeout: 60_000,
  })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  return stdout
}
const has = (command: string) => spawnSync(command, ['--version']).status === 0

function script(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What the words after the program's name are completed with; the last is the one that is being typed. */
const ASK = {
  bash(definitions: Definitions, words: readonly string[]): readonly string[] {
    const all = ['mcp-audit', ...words].map((word) => `'${word}'`).join(' ')
    const ask = `source '${script('c.bash', bash(definitions))}'; COMP_WORDS=(${all}); COMP_CWORD=${words.length}; _mcp_audit; printf '%s\\n' "\${COMPREPLY[@]}"`
    return shell('bash', ['--norc', '-c', ask]).split('\n').filter(Boolean)
  },
  fish(definitions: Definitions, words: readonly string[]): readonly string[] {
    const ask = `source '${script('c.fish', fish(definitions))}'; complete -C 'mcp-audit ${words.join(' ')}'`
    return shell('fish', ['--no-config', '-c', ask])
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0] ?? '')
  },
  /** In a terminal of its own: every match comes with `compadd`, which is made to tell of them. */
  zsh(definitions: Definitions, words: readonly string[]): readonly string[] {
    const path = script('c.zsh', zsh(definitions))
    const start = script(
      'start.zsh',
      `autoload -Uz compinit; compinit -u -d '${folder}/dump'
source '${path}'
compadd() {
  local -a matches
  builtin compadd -O matches "$@"
  local each; for each in $matches; do print -r -- "<<$each>>"; done
  builtin compadd "$@"
}
tell() { _main_complete; print "<<<done>>>"; exit }
zle -C tell complete-word tell
bindkey '^I' tell
PS1=; unsetopt zle_bracketed_paste 2>/dev/null; print '<<<ready>>>'
`,
    )
    const ask = `zmodload zsh/zpty; cd '${folder}'
zpty z zsh -f -i
zpty -w z "source '${start}'"
zpty -r z line '*<<<ready>>>*'
zpty -w -n z $'mcp-audit ${words.join(' ')}\\t'
zpty -r z line '*<<<done>>>*'
print -r -- "$line"
zpty -d z`
    return [...shell('zsh', ['-f'], ask).matchAll(/<<([^<>\r\n]+)>>(?!>)/g)].map(([, word = '']) => word)
  },
}

const CASES: readonly (readonly [words: readonly string[], among: readonly string[], without: readonly string[]])[] = [
  [['ba'], ['baseline'], ['scan', 'fix']],
  [['--sc'], ['--scope'], ['--unsafe']],
  [['fix', '--un'], ['--unsafe'], ['--scope']],
  [['fix', '--scope', ''], ['project', 'user', 'managed', 'all'], ['scan']],
  [
    ['--format', ''],
    ['pretty', 'compact', 'json', 'sarif'],
    ['table', 'text'],
  ],
  [['-f', 'sa'], ['sarif'], ['json']],
  [['watch', '-f', ''], ['pretty', 'jsonl'], ['sarif']],
  [['explain', 'hardcoded-s'], ['hardcoded-secret'], ['inline-code']],
  [['--only', 'typo'], ['typosquat-package'], ['hardcoded-secret']],
  [['scan', '--skip', 'typo'], ['typosquat-package'], []],
  [['fix', '--only', 'typo'], ['typosquat-package'], []],
  [['--client', 'cur'], ['cursor'], ['zed']],
  [['completion', ''], ['bash', 'zsh', 'fish', 'powershell'], ['scan']],
  [['help', 'wa'], ['watch'], ['scan']],
  [['-o', 'sa'], ['sarif='], ['json=']],
  [['inventory', '-o', 'c'], ['cyclonedx='], ['compact=', 'csv=']],
  [['lsp', '--c'], ['--config'], ['--clientProcessId']],
  [['diff', '--format', ''], ['text', 'json', 'markdown'], ['sarif']],
  [['diff', '--fo'], ['--format'], ['--fail-on']],
  [['fix', '--secrets', '1'], ['1password'], ['vault']],
]

describe.each(['bash', 'fish', 'zsh'] as const)('in %s (skipped where it is not installed)', (name) => {
  const isMissing = !has(name)

  it.skipIf(isMissing).each(CASES)('%j', (words, among, without) => {
    const got = ASK[name](real, words)
    expect(got).toEqual(expect.arrayContaining([...among]))
    for (const word of without) expect(got).not.toContain(word)
  })

  it.skipIf(isMissing)('nothing of a description or a word is run', () => {
    ASK[name](nasty, ['o'])
    ASK[name](nasty, ['--'])
    expect(ASK[name](nasty, ['--odd', '']).join(' ')).toContain('one')
    expect(ASK[name](nasty, ['other', '']).join(' ')).toContain('one')
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('pwned')
  })
})

it.skipIf(!has('fish'))('fish completes files where files are taken', () => {
  expect(ASK.fish(real, ['scan', 'zeb'])).toEqual(['zebra file.json'])
  expect(ASK.fish(real, ['--baseline', 'zeb'])).toEqual(['zebra file.json'])
  expect(ASK.fish(real, ['clients', 'zeb'])).toEqual([])
  for (const command of ['merge', 'diff']) expect(ASK.fish(real, [command, 'zeb'])).toEqual(['zebra file.json'])
})

it.skipIf(!has('zsh'))('zsh completes files for each of two arguments', () => {
  for (const words of [
    ['merge', 'zeb'],
    ['diff', 'zeb'],
    ['diff', 'main', 'zeb'],
  ])
    expect(ASK.zsh(real, words), words.join(' ')).toContain('zebra file.json')
})

it.skipIf(!has('bash'))('bash takes nothing behind -- for an option', () => {
  expect(ASK.bash(real, ['--staged', '--changed', '--', '--'])).toEqual([])
})

it('and the help know every store of credentials, and which of them need a place', async () => {
  const { out } = await run(['fix', '--help'], { columns: 400 })
  const [, told = ''] = /--secrets <store> .* to (.*); with env/.exec(out) ?? []
  const words = told.split(/, | or /)
  expect(words.map((word) => word.replace(/\[?:.*/, ''))).toEqual(STORES.map(({ id }) => id))
  expect(words).toEqual(expect.arrayContaining(['env', '1password[:vault]', 'gcp:project', 'azure:key-vault']))
  expect(bash(real)).toContain(STORES.map(({ id }) => id).join(' '))
})

it.skipIf(!has('bash'))('bash takes --format=json for what it is', () => {
  expect(ASK.bash(real, ['--format', '=', 'sa'])).toEqual(['sarif'])
  expect(ASK.bash(real, ['--format', '='])).toContain('sarif')
})

describe('PowerShell, which is not here to be asked', () => {
  it.each([
    ['of the program', real],
    ['of odd words', nasty],
  ])('is given a script %s whose texts and braces are closed', (_, definitions) => {
    const text = powershell(definitions).replace(/^\s*#.*$/gm, '')
    // A text in single quotes holds anything but a quote, of which five characters are one, unless it is doubled.
    const bare = text.replace(/'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'/g, '0')
    expect(bare).not.toMatch(/['\u2018-\u201b`]|touch/)
    const open: string[] = []
    const CLOSE: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }
    for (const [each] of bare.matchAll(/[{}()[\]]/g)) {
      const closes = CLOSE[each]
      if (closes) open.push(closes)
      else expect(open.pop()).toBe(each)
    }
    expect(open).toEqual([])
  })
})

describe('every command and option', () => {
  const expected = program.commands.flatMap((command) =>
    command.options
      .filter(({ hidden }) => !hidden)
      .map((option) => ({ command: command.name(), option: option.long ?? option.flags })),
  )

  it('is in the manual', () => {
    const page = manual(real).replaceAll('\\-', '-')
    for (const { name } of real.commands) expect(page).toContain(`.SS \\fB${name}\\fR\n`)
    for (const { command, option } of expected) {
      const section = page.split('.SS ').find((part) => part.startsWith(`\\fB${command}\\fR`))
      expect(section, `${command} ${option}`).toMatch(new RegExp(`\\\\fB${option}\\\\fR`))
    }
    for (const { env } of real.commands.flatMap(({ options }) => options)) if (env) expect(page).toContain(env)
    expect(page).not.toContain('clientProcessId')
    expect(page).toContain('MCP_AUDIT_CONFIG\\fR\nDefault for --config.')
    expect(page).toContain('MCP_AUDIT_FAIL_ON\\fR\nDefault for --fail-on of scan.')
  })

  it('is in each script', () => {
    const scripts = { bash: bash(real), zsh: zsh(real), fish: fish(real), powershell: powershell(real) }
    const says = {
      bash: (command: string, option: string) => new RegExp(`^ *'${command}'\\) words='[^']*${option}\\b`, 'm'),
      zsh: (command: string, option: string) =>
        new RegExp(`^_mcp-audit-${command}\\(\\) \\{(?:(?!\n})[\\s\\S])*'\\*${option}[=[]`, 'm'),
      fish: (command: string, option: string) =>
        new RegExp(`^complete .*'__mcp_audit_in ${command}' .*-l ${option.slice(2)} `, 'm'),
      powershell: (command: string, option: string) =>
        new RegExp(`'${command}' = \\[ordered\\]@\\{[^}]*'${option}' = `),
    }
    for (const name of ['bash', 'zsh', 'fish', 'powershell'] as const)
      for (const { command, option } of expected) expect(scripts[name]).toMatch(says[name](command, option))
  })
})

describe('the command', () => {
  it('prints the script of a shell', async () => {
    expect(await run(['completion', 'fish'])).toMatchObject({ code: 0, out: fish(real), err: '' })
  })

  it.each([
    [[], 'There are bash, zsh, fish, powershell.'],
    [['bahs'], "Did you mean 'bash'?"],
    [['tcsh-or-so'], 'There are bash, zsh, fish, powershell.'],
  ])('says which shells there are for %j', async (args, hint) => {
    const { code, out, err } = await run(['completion', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(hint)
  })
})

describe('the manual', () => {
  const PAGE = 'man/mcp-audit.1'

  it('is in the package', () => {
    const { man, files } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(man).toEqual([`./${PAGE}`])
    expect(files).toContain('man')
    expect(readFileSync(PAGE, 'utf8')).toBe(manual(real))
  })

  it('says where settings are read, and where they are not', async () => {
    const [, names = '', where = ''] = /^\.SH FILES\n\.TP\n\\fI(.+)\\fR\n([\s\S]*?)\.TP/m.exec(manual(real)) ?? []
    expect(where.replaceAll('\n', ' ')).toContain('at the root of the repository; outside a repository, in the working')
    expect(where.replaceAll('\n', ' ')).toContain('folders below it are not applied')
    const paths = names.replaceAll('\\-', '-').split(', ')
    expect(paths).toContain('mcp-audit.jsonc')
    const cwd = `${REPOSITORY}/sub`
    for (const path of paths) {
      const text = JSON.stringify(path === 'package.json' ? { 'mcp-audit': { failOn: 'info' } } : { failOn: 'info' })
      const told = async (at: string, git: Readonly<Record<string, string>>) =>
        (await run(['--verbose', '--quiet'], { cwd, files: { ...git, [at]: text, 'sub/.mcp.json': '{}' } })).err
      const git = { '.git/HEAD': 'ref: refs/heads/main' }
      expect(await told(path, git)).toContain(`settings: ${path}\n`)
      expect(await told(`sub/${path}`, git)).toContain('settings: none\n')
      expect(await told(`sub/${path}`, {})).toContain(`settings: ${path}\n`)
    }
  })

  it.skipIf(!has('groff'))('is what groff takes without a warning', () => {
    for (const text of [manual(real), manual(nasty)])
      expect(shell('groff', ['-ww', '-man', '-Tutf8', '-P-c', '-k'], text)).toContain('User Commands')
  })
})

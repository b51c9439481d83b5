/** The README keeps its word: its commands run, its examples are what it says they are. */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { describe as describeCommands } from '../src/commands/main.ts'
import { OTHERS } from '../src/commands/others.ts'
import { OTHER_NAMES } from '../src/commands/words.ts'
import { disk } from '../src/io.ts'
import { parseSettings } from '../src/settings.ts'
import { load, REPOSITORY } from './fixtures.ts'
import { built, type Place, place } from './program.ts'
import { example } from './readme.ts'
import { commitAll, gitIn } from './repository.ts'
import { zip } from './zips.ts'

const README = readFileSync('README.md', 'utf8')
const PACKAGE: { readonly version: string; readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)

/** The fenced blocks of a language. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, word]) => word === language)
    .map(([, , text = '']) => text)
}

/** Every command in a shell block, and every `run:` step of a workflow. */
const COMMANDS = [
  ...blocks('sh').flatMap((text) => text.split('\n')),
  ...blocks('yaml').flatMap((text) => [...text.matchAll(/run: (.+)$/gm)].map(([, command = '']) => command)),
]
  .flatMap((line) => line.split('&&'))
  .map((command) => command.trim())
  .filter((command) => command !== '' && !command.startsWith('#'))

let at: Place
beforeAll(built)
beforeEach(() => {
  at = place()
  for (const [path, content] of load('fixtures/workspaces/readme')) at.write(path.slice(REPOSITORY.length + 1), content)
  // What the commands name as there already.
  at.write(
    'osv/npm.zip',
    zip([{ name: 'GHSA-1.json', data: '{ "id": "GHSA-1", "modified": "2026-11-01T00:00:00Z" }' }]),
  )
  at.write('our-advisories.json', [])
  const plugin = readFileSync('examples/plugin/acme.mjs', 'utf8')
  // Where the package is installed, its name leads there.
  at.write('examples/plugin/acme.mjs', plugin.replace("'mcp-audit/rule'", JSON.stringify(resolve('dist/rule.js'))))
})
afterEach(() => at.remove())

describe('commands', () => {
  it('are there', () => expect(COMMANDS.length).toBeGreaterThan(4))

  it.each(COMMANDS.filter((command) => command.startsWith('npx')))('%s', (command) => {
    const words = /^npx (?:--yes |--no-install )?mcp-audit(?:@(\S+))?(.*)$/.exec(command)
    expect(words, 'runs this program').toBeTruthy()
    const [, version, rest = ''] = words ?? []
    if (version !== undefined) expect(version).toBe(PACKAGE.version)
    if (rest.includes('lock --check')) at.run(['lock'])
    if (rest.startsWith(' diff')) {
      gitIn(at.project, ['init', '--quiet'])
      commitAll(at.project, 'first')
    }
    if (rest.startsWith(' merge')) at.write('reports/team/api.json', at.run(['--format', 'json']).out)
    if (rest.includes('--staged')) gitIn(at.project, ['init', '--quiet'])
    const { code, err } = at.run(rest.split(' ').filter(Boolean))
    expect([0, 1], err).toContain(code)
    const written = /(?:-o|--output) \w+=(\S+)/.exec(rest)?.[1]
    if (written) expect(existsSync(join(at.project, written))).toBe(true)
  })

  it.each(COMMANDS.filter((command) => !command.startsWith('npx')))('%s is a script of the package', (command) => {
    const [, name = ''] = /^npm (?:run )?([\w-]+)/.exec(command) ?? []
    expect([...Object.keys(PACKAGE.scripts), 'ci']).toContain(name)
  })

  it('names the tag of this version, for the Action and for pre-commit', () => {
    const tags = [...README.matchAll(/(?:mcp-audit\/mcp-audit@|rev: )v(\S+)/g)].map(([, version]) => version)
    expect(new Set(tags)).toEqual(new Set([PACKAGE.version]))
  })

  it('named in the text exist, with their options', () => {
    const nobody = { write: () => {}, isTTY: false, columns: 80 }
    const program = describeCommands(
      {
        cwd: '/',
        env: {},
        machines: [],
        fs: disk,
        stdout: nobody,
        stderr: nobody,
        version: '0.0.0',
        input: async () => new Uint8Array(),
        load: () => undefined,
        write: () => {},
        replace: () => {},
        clock: () => 0,
        now: () => 0,
        today: () => '2026-01-01',
      },
      () => {},
      OTHERS,
    )
    expect(program.commands.map((command) => command.name())).toEqual(['scan', ...OTHER_NAMES])
    const commands = program.commands.map((command) => command.name())
    const options = new Set(
      [program, ...program.commands].flatMap((command) => command.options.flatMap(({ long }) => long ?? [])),
    )
    for (const [, name = ''] of README.matchAll(/`mcp-audit ([a-z]+)/g)) expect(commands).toContain(name)
    for (const [, option = ''] of README.matchAll(/`(--[a-z-]+)/g)) expect([...options], option).toContain(option)
    for (const [, script = ''] of README.matchAll(/`npm run ([\w-]+)/g))
      expect(Object.keys(PACKAGE.scripts)).toContain(script)
  })
})

describe('examples', () => {
  it('of settings are settings', async () => {
    const settings = blocks('jsonc').filter((text) => text.startsWith('{'))
    expect(settings.length).toBeGreaterThan(0)
    for (const text of settings) {
      const ids = rules.map(({ id }) => id)
      expect(await parseSettings(text, 'mcp-audit.jsonc', ids)).toMatchObject({ ok: true })
    }
  })

  it('of an ignore silence what they name', () => {
    const comment = blocks('jsonc').find((text) => text.startsWith('// mcp-audit-ignore')) ?? ''
    at.write('.vscode/mcp.json', `{\n"servers": {\n"a": {\n"command": "npx",\n${comment}}\n}\n}\n`)
    const { suppressed } = JSON.parse(at.run(['.vscode/mcp.json', '--format', 'json']).out)
    expect(suppressed).toHaveLength(1)
  })

  const region = /<!-- example -->\n([\s\S]*?)\n?<!-- \/example -->/.exec(README)?.[1]?.trim() ?? ''

  it('of a run finds what it should show', async () => {
    const shown = await example()
    expect(shown).toContain('hardcoded-secret')
    expect(shown).toContain('broad-filesystem-root')
    expect(shown).toContain('Failed: ')
    expect(shown.split('\n').every((line) => line.length <= 100)).toBe(true)
  })

  it.skipIf(region === '')('of a run is what the program prints', async () => {
    expect(region).toBe(await example())
    const run = at.run(['--scope', 'project'])
    expect(region).toContain(run.out.trim())
    expect(run.code).toBe(1)
  })
})

describe('the table of speed', () => {
  const region = /<!-- bench -->\n([\s\S]*?)\n<!-- \/bench -->/.exec(README)?.[1] ?? ''

  it.each(['cases', 'peers'])('has all %s that the bench has', (part) => {
    const names = [...readFileSync(`scripts/bench/${part}.mjs`, 'utf8').matchAll(/\bname: '([^']+)'/g)]
    expect(names.length).toBeGreaterThan(5)
    for (const [, name = ''] of names) expect(region).toContain(name)
  })
})

/** Pages that link into the repository and tell what to type. */
describe.each(['README.md', 'SECURITY.md', 'CONTRIBUTING.md'])('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  it('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\((?!https:)([^)#\s]+)\)/g)].map(([, target = '']) => target)
    if (page !== 'CONTRIBUTING.md') expect(targets.length).toBeGreaterThan(10)
    // This one is written by the build.
    expect(targets.filter((target) => target !== 'THIRD_PARTY_NOTICES.md' && !existsSync(target))).toEqual([])
  })

  it('names scripts, options and tests that there are', () => {
    for (const [, script = ''] of text.matchAll(/\bnpm run ([\w-]+)/g))
      expect(Object.keys(PACKAGE.scripts)).toContain(script)
    for (const [, path = ''] of text.matchAll(/\b((?:test|scripts|src)\/[\w./-]+\.(?:ts|mjs))\b/g))
      expect(existsSync(path), path).toBe(true)
    const help = ['scan', 'explain', 'fix', 'baseline', 'lock', 'diff', 'merge', 'watch']
      .map((name) => at.run([name, '--help']).out)
      .join('')
    for (const [, option = ''] of text.matchAll(/`(--[a-z-]+)/g)) expect(help, option).toContain(option)
    for (const [, version] of text.matchAll(/mcp-audit@(\d[\w.-]*)/g)) expect(version).toBe(PACKAGE.version)
  })
})

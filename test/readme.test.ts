/** The README and the pages of docs/ keep their word: their commands run, their examples are what they say they are. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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

/** The pages that the README leads to; test/fleet.test.ts is about that of fleets. */
const DOCS = readdirSync('docs')
  .filter((name) => name !== 'fleet.md')
  .map((name) => `docs/${name}`)
/** What these and the README say. */
const PAGES = [README, ...DOCS.map((page) => readFileSync(page, 'utf8'))].join('\n')

/** The fenced blocks of a language. */
function blocks(language: string): readonly string[] {
  return [...PAGES.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
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
  .filter((command, index, all) => command !== '' && !command.startsWith('#') && all.indexOf(command) === index)

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
    const tags = [...PAGES.matchAll(/(?:mcp-audit\/mcp-audit@|rev: )v(\S+)/g)].map(([, version]) => version)
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
    for (const [, name = ''] of PAGES.matchAll(/`mcp-audit ([a-z]+)/g)) expect(commands).toContain(name)
    for (const [, option = ''] of PAGES.matchAll(/`(--[a-z-]+)/g)) expect([...options], option).toContain(option)
    for (const [, script = ''] of PAGES.matchAll(/`npm run ([\w-]+)/g))
      expect(Object.keys(PACKAGE.scripts)).toContain(script)
  })
})

it('leads to every page', () => {
  for (const page of [...DOCS, 'docs/fleet.md']) expect(README).toContain(`](${page}`)
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

describe('the tables of speed', () => {
  const tableIn = (page: string) =>
    /<!-- bench -->\n([\s\S]*?)\n<!-- \/bench -->/.exec(readFileSync(page, 'utf8'))?.[1] ?? ''

  // That of the README leaves out what only this program is measured in.
  it.each([
    ['cases', ['docs/speed.md']],
    ['peers', ['docs/speed.md', 'README.md']],
  ])('have all %s that the bench has', (part, pages) => {
    const names = [...readFileSync(`scripts/bench/${part}.mjs`, 'utf8').matchAll(/\bname: '([^']+)'/g)]
    expect(names.length).toBeGreaterThan(5)
    for (const page of pages) for (const [, name = ''] of names) expect(tableIn(page), page).toContain(name)
  })
})

/** Pages that link into the repository and tell what to type. */
describe.each(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...DOCS])('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  it('links to files that are there', () => {
    const targets = [...text.matchAll(/\]\((?!https:)([^)#\s]+)\)/g)].map(([, target = '']) => target)
    if (/^(?:README|SECURITY)\.md$/.test(page)) expect(targets.length).toBeGreaterThan(10)
    // This one is written by the build.
    const written = targets.filter((target) => target !== 'THIRD_PARTY_NOTICES.md')
    expect(written.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([])
  })

  it('links to headings that are there', () => {
    for (const [, file = '', anchor = ''] of text.matchAll(/\]\((?!https:)([^)#\s]*)#([\w-]+)\)/g)) {
      const headings = readFileSync(file ? join(dirname(page), file) : page, 'utf8').matchAll(/^#+ (.+)$/gm)
      expect(
        [...headings].map(([, heading = '']) => anchorOf(heading)),
        `${file}#${anchor}`,
      ).toContain(anchor)
    }
  })

  it('names scripts, options and tests that there are', () => {
    for (const [, script = ''] of text.matchAll(/\bnpm run ([\w-]+)/g))
      expect(Object.keys(PACKAGE.scripts)).toContain(script)
    for (const [, path = ''] of text.matchAll(/\b((?:test|scripts|src)\/[\w./-]+\.(?:ts|mjs))\b/g))
      expect(existsSync(path), path).toBe(true)
    const help = ['scan', 'explain', 'fix', 'baseline', 'lock', 'diff', 'merge', 'watch', 'inventory', 'checklist']
      .map((name) => at.run([name, '--help']).out)
      .join('')
    for (const [, option = ''] of text.matchAll(/`(--[a-z-]+)/g)) expect(help, option).toContain(option)
    for (const [, version] of text.matchAll(/mcp-audit@(\d[\w.-]*)/g)) expect(version).toBe(PACKAGE.version)
  })
})

/** Where GitHub puts a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

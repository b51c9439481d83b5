/** The hooks of pre-commit: which files start them. What they do then is in release-tag.test.ts, with pre-commit itself. */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import fastGlob from 'fast-glob'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { clients } from '../src/clients/index.ts'
import { everyLocation } from '../src/discover/machine.ts'
import { nameOf } from '../src/discover/names.ts'
import { PatternIndex } from '../src/discover/patterns.ts'

const hooks: readonly { readonly id: string; readonly files: string }[] = parse(
  readFileSync('.pre-commit-hooks.yaml', 'utf8'),
)
/** As Python reads it, in the words of JavaScript: `i` for case, and `x` for white space that does not count. */
const pattern = hooks.find(({ id }) => id === 'mcp-audit')?.files ?? ''
const files = new RegExp(pattern.replace('(?ix)', '').replace(/\s/g, ''), 'i')

const patterns = new PatternIndex(clients)
const isWanted = (path: string) => {
  const end = path.lastIndexOf('/')
  return patterns.wants(path.slice(end + 1), path.slice(0, Math.max(end, 0)))
}

describe('the files that start the hook', () => {
  it('are the fixtures that a scan of a tree looks at', () => {
    const paths = fastGlob.sync('fixtures/**', { dot: true })
    expect(paths.filter((path) => isWanted(path) && !files.test(path))).toEqual([])
    expect(paths.filter(isWanted).length).toBeGreaterThan(1500)
  })

  it('are whatever the walker wants, under any name', () => {
    const locations = clients.flatMap((client) => client.files.flatMap(({ path }) => everyLocation(path)))
    const words = [
      'dot_',
      'private_',
      'executable_',
      'mcp',
      '-',
      '_',
      '.',
      'servers',
      'config',
      'Claude',
      'desktop',
      'a',
    ]
    const endings = ['', '~', '.bak', '.tmpl', '.example.json', '.json', '.yml', '.toml', '.jsonc', '.sample']
    const piece = fc.constantFrom(...words)
    const name = fc.oneof(
      fc.constantFrom(...locations.map((location) => nameOf(location).replaceAll('*', 'x'))),
      fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
    )
    const folder = fc.constantFrom(
      '',
      'a',
      'mcp',
      '.mcps',
      'mcps/a',
      'MCP',
      ...new Set(locations.map((each) => each.split('/').at(-2) ?? '')),
      'dot_codex',
      'private_dot_codex',
    )
    const before = fc.array(piece, { maxLength: 3 }).map((all) => all.join(''))
    fc.assert(
      fc.property(folder, before, name, fc.constantFrom(...endings), (folder, before, name, ending) => {
        const path = `${folder}/${before}${name}${ending}`
        fc.pre(isWanted(path))
        expect(path).toMatch(files)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    'mcp-audit.json',
    'a/mcp-audit.jsonc',
    '.mcp-audit-baseline.json',
    'mcp-audit.lock',
    '.env',
    'a/.env.local',
    'mcp.env',
    'a/.npmrc',
  ])('are what a scan reads besides: %s', (path) => expect(path).toMatch(files))

  it.each([
    'src/main.ts',
    'README.md',
    'docs/mcp.md',
    'mcp/index.ts',
    'assets/mcp.png',
    'tsconfig.json',
    'package-lock.json',
    'src/config.ts',
    'locales/en.json',
    'compose.yaml',
    'pyproject.toml',
    'env.ts',
    '.envrc',
    'Dockerfile',
    'mcpx.json',
    'mcp.json/a.txt',
  ])('are not others: %s', (path) => expect(path).not.toMatch(files))
})

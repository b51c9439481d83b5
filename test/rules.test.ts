/** Every rule against its fixtures: what it catches, to the character, and what it must leave alone. */

import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'

import { findings } from '../src/testing.ts'
import { advice, installedIn, line, load, scanFiles, unfilled, written } from './fixtures.ts'
import { repair } from './repair.ts'

const FIXTURES = 'fixtures/rules'
/** One of them alone for mutation testing, which would otherwise run the tests of all for what a rule makes as it is loaded. */
const mutated = process.env['MUTATED_RULE']
const tested = rules.filter(({ id }) => mutated === undefined || id === mutated)
const casesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])
const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .sort()
    : []

describe.each(tested.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  // By itself, so that what it finds is its own work; but this one is about what the others find.
  const among = id === 'unused-ignore' ? rules : [rule]
  const good = casesOf(join(FIXTURES, id, 'good'))
  const bad = casesOf(join(FIXTURES, id, 'bad'))

  it('has two good and two bad fixtures at the least', () => {
    expect({ good: good.length >= 2, bad: bad.length >= 2 }, `fill ${FIXTURES}/${id}/{good,bad}/<case>/`).toEqual({
      good: true,
      bad: true,
    })
  })

  it.each(bad)('catches %s', async (name) => {
    const folder = join(FIXTURES, id, 'bad', name)
    const { report } = await scanFiles(load(folder), { rules: among })
    const found = report.findings.filter((finding) => finding.rule === id)
    expect(found.length, 'a bad fixture must be caught').toBeGreaterThan(0)
    for (const finding of found) {
      expect(finding.message, 'messages are sentences').toMatch(/\.$/)
      expect(finding.help, 'help is a sentence').toMatch(/\.$/)
    }
    await expect(found.map(line).join('\n') + '\n').toMatchFileSnapshot(join('..', folder, 'expect.txt'))
    // Only of what says one thing here and another there.
    const advised = join(folder, 'advice.txt')
    if (existsSync(advised)) await expect(found.map(advice).join('\n') + '\n').toMatchFileSnapshot(join('..', advised))
  })

  it.each(bad)('repairs %s as it says', async (name) => {
    const folder = join(FIXTURES, id, 'bad', name)
    const { configs, report } = await scanFiles(load(folder), { rules: among, installed: installedIn(folder) })
    const found = report.findings.filter((finding) => finding.rule === id)
    const repaired = await repair(configs, found)
    expect(repaired.refused, 'what is offered can be done').toEqual([])
    expect(
      found.every(({ fix }) => fix === undefined || rule.fixable !== undefined),
      'the rule says so',
    ).toBe(true)
    for (const [path, text] of repaired.files)
      await expect(unfilled(text)).toMatchFileSnapshot(join('..', folder, 'fixed', written(path)))
    expect(filesIn(join(folder, 'fixed')), 'nothing else is repaired').toEqual(
      [...repaired.files.keys()].map(written).sort(),
    )
  })

  if (rule.fixable !== undefined) {
    it('shows what its fix does', () => {
      expect(bad.filter((name) => existsSync(join(FIXTURES, id, 'bad', name, 'fixed')))).not.toEqual([])
    })
  }

  it.each(good)('leaves %s alone', async (name) => {
    const { report } = await scanFiles(load(join(FIXTURES, id, 'good', name)), { rules: among })
    expect(report.files.length, 'a good fixture must be read').toBeGreaterThan(0)
    expect(report.findings.filter((finding) => finding.rule === id).map(line)).toEqual([])
  })
})

it('has no fixtures without a rule', () => {
  expect(casesOf(FIXTURES).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
})

it('are tried by the harness that plug-ins have, one or several, on files of a repository and of a home', async () => {
  const rule = rules.find(({ id }) => id === 'unpinned-package')
  if (!rule) throw new Error('there is no such rule')
  const config = JSON.stringify({ mcpServers: { a: { command: 'npx', args: ['@example/a'] } } })
  const files = { '.mcp.json': config, '~/.cursor/mcp.json': config }
  const places = (await findings(rule, files)).map(({ rule: id, file }) => `${id} ${file}`)
  expect(places).toEqual(['unpinned-package .mcp.json', 'unpinned-package ~/.cursor/mcp.json'])
  expect((await findings([rule], files)).map(({ rule: id, file }) => `${id} ${file}`)).toEqual(places)
})

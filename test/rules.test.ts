/** Every rule against its fixtures: what it catches, to the character, and what it must leave alone. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { findings } from '../src/testing.ts'
import { line, load, scanFiles } from './fixtures.ts'

const FIXTURES = 'fixtures/rules'
const casesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])

describe.each(rules.map((rule) => rule.id))('%s', (id) => {
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
    const { report } = await scanFiles(load(folder))
    const found = report.findings.filter((finding) => finding.rule === id)
    expect(found.length, 'a bad fixture must be caught').toBeGreaterThan(0)
    for (const finding of found) {
      expect(finding.message, 'messages are sentences').toMatch(/\.$/)
      expect(finding.help, 'help is a sentence').toMatch(/\.$/)
    }
    await expect(found.map(line).join('\n') + '\n').toMatchFileSnapshot(join('..', folder, 'expect.txt'))
  })

  it.each(good)('leaves %s alone', async (name) => {
    const { report } = await scanFiles(load(join(FIXTURES, id, 'good', name)))
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

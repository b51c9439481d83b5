/** Repairs of packages, pins, references and what is invalid: what they repair is gone, and nothing as grave comes of it. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { applied } from '../src/fix/apply.ts'
import { atLeast, type Finding, type Installed, SEVERITIES } from '../src/model.ts'
import { parseJson } from '../src/parse/json.ts'
import type { Scanned } from '../src/scan.ts'
import { parseSettings } from '../src/settings.ts'
import { bytes, installedIn, line, load, placed, REPOSITORY, scanFiles, written } from './fixtures.ts'
import { repair } from './repair.ts'

const REPAIRING = [
  'dead-config',
  'deprecated-package',
  'duplicate-key',
  'hidden-characters',
  'image-without-digest',
  'malformed-config',
  'mutable-source',
  'placeholder-secret',
  'typosquat-package',
  'unexpanded-reference',
  'unpinned-image',
  'unpinned-package',
  'unused-ignore',
  'vulnerable-package',
]

const cases = REPAIRING.flatMap((id) => {
  const bad = join('fixtures/rules', id, 'bad')
  return readdirSync(bad)
    .filter((name) => existsSync(join(bad, name, 'fixed')))
    .map((name) => [id, name] as const)
})

type Files = Map<string, Uint8Array | undefined>

/** Round after round until there is nothing to do; each begins with what the one before made. */
async function repairAll(files: Files, id: string, installed: Installed | undefined): Promise<Scanned> {
  for (let round = 0; round < 5; round++) {
    const { configs, report } = await scanFiles(files, { rules, installed })
    const repaired = await repair(configs, ofRule(report.findings, id))
    for (const [path, text] of repaired.files) files.set(placed(written(path)), bytes(text))
    if (repaired.files.size === 0) break
  }
  return await scanFiles(files, { rules, installed })
}

/** Those of a rule that can be repaired. */
function ofRule(findings: readonly Finding[], id: string): readonly Finding[] {
  return findings.filter(({ rule, fix }) => rule === id && fix !== undefined)
}

/** Where a finding stands, and how sure it is, may change. */
const kindOf = ({ rule, file, server }: Finding) => `${rule} ${file} ${server}`

/**
 * What is only known of the server that takes the place of another: the other one may write as well, and nobody has listed
 * how it is kept from that.
 */
const KNOWN_OF_SERVERS = new Set(['missing-read-only'])

describe('a repair', () => {
  it.each(cases)('by %s of %s holds', async (id, name) => {
    const folder = join('fixtures/rules', id, 'bad', name)
    const files: Files = load(folder)
    const installed = installedIn(folder)
    const { report } = await scanFiles(files, { rules, installed })
    const found = ofRule(report.findings, id)
    const again = await repairAll(files, id, installed)
    expect(ofRule(again.report.findings, id).map(line), 'it is gone').toEqual([])
    const before = new Set(report.findings.map(kindOf))
    const gravest = SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity)) ?? 'info'
    const fresh = again.report.findings
      .filter((finding) => !before.has(kindOf(finding)) && !KNOWN_OF_SERVERS.has(finding.rule))
      .filter(({ severity }) => atLeast(SEVERITIES, severity, gravest))
    expect(fresh.map(line), 'nothing as grave comes of it').toEqual([])
  })
})

describe('a pin', () => {
  const config = (args: readonly string[]) => ({
    path: `${REPOSITORY}/.mcp.json`,
    text: JSON.stringify({ mcpServers: { notes: { command: 'npx', args } } }),
  })
  const heldAs = (version: string): Installed => ({ versionOf: () => ({ version, source: 'the npx cache' }) })

  it('is offered only where somebody says what the machine has', async () => {
    const { path, text } = config(['-y', '@example/notes-mcp'])
    const { report } = await scanFiles(new Map([[path, bytes(text)]]), { rules })
    expect(report.findings.flatMap(({ rule, fix }) => (rule === 'unpinned-package' && fix ? [fix] : []))).toEqual([])
  })

  it('says what it writes, and where that comes from', async () => {
    const { path, text } = config(['-y', '@example/notes-mcp@latest'])
    const { report } = await scanFiles(new Map([[path, bytes(text)]]), { rules, installed: heldAs('1.4.2') })
    const [fix] = report.findings.flatMap(({ rule, fix }) => (rule === 'unpinned-package' && fix ? [fix] : []))
    expect(fix?.title).toBe("Pin '@example/notes-mcp' to 1.4.2, the version in the npx cache")
    expect(fix?.safety).toBe('safe')
  })

  it('writes one release or nothing, whatever a cache says', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('latest', '*', '1', '1.x', '>=1.0.0', '1.0.0 || 2', '1.0.0;rm -rf ~', '1.0.0\n', '', ' 1.0.0'),
      fc.constantFrom('1.0.0-', '../1.0.0', '1.0.0#x', 'npm:evil@1.0.0', '${VERSION}', '1.0.0-$(id)', 'v1.0.0'),
      fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.')),
    )
    const asked = fc.constantFrom('', '@latest', '@^1.0.0', '@1', '@')
    const property = fc.asyncProperty(anything, asked, async (version, range) => {
      const { path, text } = config(['-y', `@example/notes-mcp${range}`, '--all'])
      const files: Files = new Map([[path, bytes(text)]])
      const { report } = await repairAll(files, 'unpinned-package', heldAs(version))
      const after = new TextDecoder().decode(files.get(path))
      if (after === text) return
      expect(after).toBe(config(['-y', `@example/notes-mcp@${version}`, '--all']).text)
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(report.findings.some(({ rule }) => rule === 'unpinned-package')).toBe(false)
    })
    await fc.assert(property, { numRuns: 60 })
  })
})

describe('what is written anew', () => {
  it('takes no comment with it', async () => {
    const text = [
      'version: 1.2.1',
      'mcpServers:',
      '  docs:',
      '    command: docs-mcp',
      '    env:',
      '      - LEVEL=info',
      '      # Theirs.',
      '      - TEAM=blue',
      '',
    ].join('\n')
    const { configs, report } = await scanFiles(new Map([[`${REPOSITORY}/librechat.yaml`, bytes(text)]]), { rules })
    const { files, refused } = await repair(configs, ofRule(report.findings, 'malformed-config'))
    expect([...files]).toEqual([])
    expect(refused).toEqual(['librechat.yaml: Write it as a mapping: a comment would be lost.'])
  })
})

describe('an idle ignore of the settings', () => {
  it('goes with its entry, and the others keep theirs', async () => {
    const settings = [
      '{',
      '  "ignore": [',
      '    // No shell.',
      '    { "rule": "shell-wrapper", "reason": "none" },',
      '    { "rule": "unpinned-package", "reason": "our own" }, // stays',
      '  ],',
      '}',
      '',
    ].join('\n')
    const config = JSON.stringify({ mcpServers: { notes: { command: 'npx', args: ['-y', '@example/notes'] } } })
    const files = new Map([
      [`${REPOSITORY}/mcp-audit.jsonc`, bytes(settings)],
      [`${REPOSITORY}/.mcp.json`, bytes(config)],
    ])
    const parsed = await parseSettings(settings, 'mcp-audit.jsonc', ['shell-wrapper', 'unpinned-package'])
    if (!parsed.ok) throw new Error('the settings are right')
    const { report } = await scanFiles(files, { rules, settings: parsed.settings })
    const found = ofRule(report.findings, 'unused-ignore')
    expect(found.map(({ file, fix }) => `${file} ${fix?.title} ${fix?.safety}`)).toEqual([
      'mcp-audit.jsonc Remove the ignore safe',
    ])
    const changes = found.flatMap(({ fix }) => fix?.changes ?? [])
    const result = applied(parsed.document, changes, (source) => parseJson(source, 'jsonc'))
    expect('text' in result ? result.text : result).toBe(settings.replace(/ {4}\{ "rule": "shell.*\n/, ''))
  })
})

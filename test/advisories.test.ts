/** What is known against packages: the tables, how versions are compared, records of OSV that are given, and hostile archives. */

import { satisfies as satisfiesPep440 } from '@renovatebot/pep440'
import fc from 'fast-check'
import satisfiesSemver from 'semver/functions/satisfies.js'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CLIENT_EXTENSIONS, CLIENT_PACKAGES } from '../src/clients/shared.ts'
import { givenAdvisories } from '../src/commands/advisories.ts'
import { filesIn } from '../src/commands/archive.ts'
import type { Host } from '../src/commands/host.ts'
import { runScan } from '../src/commands/scan.ts'
import { allBuiltIn, builtIn, DATED, isClientPackage } from '../src/knowledge/advisories/index.ts'
import { advisoriesFrom, ENDLESS } from '../src/knowledge/advisories/match.ts'
import { normalPlace, type OsvRecord, placeOf } from '../src/knowledge/advisories/osv.ts'
import { schemesFor } from '../src/knowledge/advisories/versions.ts'
import type { Advisories, Wanted } from '../src/model.ts'
import { checkRecord } from '../src/osv-schema.ts'
import { bytes, LINUX, line, memory, REPOSITORY, scanFiles } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { built, type Place, place, servers } from './program.ts'
import { type ZipEntry, zip } from './zips.ts'

const schemeOf = await schemesFor(['npm:x', 'pypi:x'])
const known = advisoriesFrom(builtIn, schemeOf)

/** Ids of what is known against one version, the worst first. */
function ids(of: string, wanted: string, advisories: Advisories = known): readonly string[] {
  return advisories.against(of, wantedOf(wanted)).advisories.map((each) => each.ids[0] ?? each.kind)
}

function wantedOf(word: string): Wanted {
  return word === 'newest' || word === 'unknown' ? word : { version: word }
}

const safe = (of: string, version: string) => known.against(of, { version }).safe

describe('the end of a range', () => {
  const part = fc.integer({ min: 0, max: 3 })
  const release = fc.tuple(part, part, part).map((parts) => parts.join('.'))
  const few = (each: fc.Arbitrary<string>, by: string) =>
    fc.array(each, { minLength: 1, maxLength: 3 }).map((all) => all.join(by))
  const comparison = (operators: readonly string[], version: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...operators), version).map((both) => both.join(''))
  const shortened = fc.tuple(release, part).map(([of, parts]) => of.split('.', parts + 1).join('.'))

  const npm = few(few(comparison(['', '^', '~', '<', '<=', '>', '>=', '='], shortened), ' '), ' || ')
  const pypi = few(
    fc.oneof(
      comparison(['<', '<=', '>', '>=', '==', '!='], shortened),
      comparison(['~='], fc.constantFrom('1.2', '0.3', '1.0.2', '2.1.0')),
      comparison(['==', '!='], fc.constantFrom('1.*', '0.3.*', '2.1.0.*')),
    ),
    ',',
  )

  it.each([
    ['npm', npm, satisfiesSemver],
    ['pypi', pypi, satisfiesPep440],
  ] as const)('of %s is behind whatever is within it', { timeout: FUZZ_TIMEOUT }, (type, ranges, satisfies) => {
    const scheme = schemeOf(`${type}:x`)
    fc.assert(
      fc.property(ranges, release, (range, version) => {
        fc.pre(satisfies(version, range))
        const end = scheme?.endOf?.(range)
        expect(end).toBeDefined()
        if (end !== ENDLESS) expect(scheme?.compare(version, end ?? '')).toBeLessThanOrEqual(0)
      }),
      tries(500),
    )
  })
})

describe('what is built in', () => {
  const all = allBuiltIn()

  it('is records of OSV', () => {
    expect(all.length).toBeGreaterThan(250)
    for (const record of all) expect(checkRecord(record), record.id).toMatchObject({ ok: true })
  })

  it('names each flaw of a package once', () => {
    const seen = all.flatMap(({ id, aliases = [], affected = [] }) =>
      affected.flatMap((each) => [id, ...aliases].map((one) => `${each.package && placeOf(each.package)} ${one}`)),
    )
    expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([])
  })

  it('is looked up by the names as they stand in the tables', () => {
    for (const { affected = [] } of all) {
      for (const { package: of } of affected) {
        const written = of && placeOf(of)
        expect(written && builtIn(written).length, JSON.stringify(of)).toBeGreaterThan(0)
      }
    }
  })

  it('has versions that can be compared, and ranges that hold something', () => {
    for (const { id, affected = [] } of all) {
      for (const { package: of, ranges = [], versions = [] } of affected) {
        const scheme = schemeOf(placeOf(of ?? { ecosystem: '', name: '' }) ?? '')
        for (const version of versions) expect(scheme?.read(version), `${id} ${version}`).toBeDefined()
        for (const { events } of ranges) {
          const [from, to] = events.map((event) => event.introduced ?? event.fixed ?? event.last_affected ?? '')
          if (from !== '0') expect(scheme?.read(from ?? ''), `${id} ${from}`).toBeDefined()
          if (to === undefined) continue
          expect(scheme?.read(to), `${id} ${to}`).toBeDefined()
          if (from !== '0') expect(scheme?.compare(from ?? '', to), id).toBeLessThan(0)
        }
      }
    }
  })

  it('says in a sentence what goes wrong, and where that was read', () => {
    for (const { id, summary, database_specific: own } of all) {
      if (own?.kind !== 'deprecated') expect(summary, id).toMatch(/^[A-Z][^|]{10,200}\.$/)
      if (!id.startsWith('mcp-audit:')) expect(own?.source, id).toMatch(/^https:\/\//)
    }
  })

  it('is of a day', () => expect(DATED).toMatch(/^20\d\d-\d\d-\d\d$/))
})

describe('versions', () => {
  const cases: readonly (readonly [place: string, version: string, expected: readonly string[]])[] = [
    ['npm:mcp-remote', '0.0.4', []],
    ['npm:mcp-remote', '0.0.5', ['CVE-2025-6514']],
    ['npm:mcp-remote', 'v0.1.15', ['CVE-2025-6514']],
    ['npm:mcp-remote', '=0.1.15', ['CVE-2025-6514']],
    ['npm:mcp-remote', '0.1.16-beta.1', ['CVE-2025-6514']],
    ['npm:mcp-remote', '0.1.16', []],
    ['npm:mcp-remote', '0.1.15+build.1', ['CVE-2025-6514']],
    ['npm:mcp-remote', 'latest', []],
    ['npm:@modelcontextprotocol/server-filesystem', '0.6.2', ['CVE-2025-53109', 'CVE-2025-53110']],
    ['npm:@modelcontextprotocol/server-filesystem', '0.6.3', []],
    ['npm:@modelcontextprotocol/server-filesystem', '2025.1.14', ['CVE-2025-53109', 'CVE-2025-53110']],
    ['npm:@azure/mcp', '2.0.0-beta.9', ['CVE-2026-26118']],
    ['npm:@azure/mcp', '2.0.0-beta.17', []],
    ['npm:@azure/mcp', '1.0.2', []],
    ['npm:@browserbasehq/mcp', '2.1.1', ['MAL-2025-191195']],
    ['npm:@browserbasehq/mcp', '2.1.0', []],
    ['npm:mcp-server-git', '99.0.0', ['MAL-2026-5478']],
    ['npm:kubectl-mcp-server', '1.1.1', ['CVE-2025-65719']],
    ['pypi:mcp-server-git', '2025.9.25', ['CVE-2025-68144', 'CVE-2025-68145', 'CVE-2026-27735']],
    ['pypi:mcp_server_git', '2026.1.14', []],
    ['pypi:MCP.Server.Git', '2026.01.14', []],
    ['pypi:mcp-server-git', '2026.1.14rc1', ['CVE-2026-27735']],
    ['pypi:mcp-server-git', '2026.1.14.post1', []],
    ['pypi:msmcp-azure', '2.0.0b16', ['CVE-2026-26118']],
    ['pypi:msmcp-azure', '2.0.0b9', []],
    ['pypi:msmcp-azure', '2.0.0', []],
    ['golang:github.com/hashicorp/terraform-mcp-server', 'v1.0.9', ['CVE-2026-14869']],
    ['golang:github.com/hashicorp/terraform-mcp-server/cmd/terraform-mcp-server', 'v1.1.0', []],
    ['golang:github.com/apache/skywalking-mcp', 'v0.1.1-0.20251001120000-abcdef123456', ['CVE-2026-34476']],
    ['golang:github.com/apache/skywalking-mcp', 'abcdef123456', []],
    ['golang:github.com/apache/skywalking-mcpx', 'v0.1.0', []],
    ['nuget:Azure.Mcp', '1.0.1', ['CVE-2026-26118']],
    ['nuget:azure.mcp', '[1.0.1]', ['CVE-2026-26118']],
    ['nuget:azure.mcp', '2.0.0-Beta.16', ['CVE-2026-26118']],
    ['nuget:azure.mcp', '1.0.1.0', ['CVE-2026-26118']],
    ['nuget:azure.mcp', '1.0.2', []],
    ['cargo:rmcp', '1.3.9', ['CVE-2026-42559']],
    ['docker:grafana/mcp-grafana', '0.17.1', ['CVE-2026-15583']],
    ['docker:docker.io/grafana/mcp-grafana', 'v0.17.1-alpine', ['CVE-2026-15583']],
    ['docker:grafana/mcp-grafana', '0.17.2-rc.1', ['CVE-2026-15583']],
    ['docker:grafana/mcp-grafana', '0.17.2-slim', []],
    ['docker:grafana/mcp-grafana', '0.16', ['CVE-2026-15583']],
    ['docker:grafana/mcp-grafana', '0.17', []],
    ['docker:grafana/mcp-grafana', '0', []],
    ['docker:grafana/mcp-grafana', '20250101', []],
    ['docker:grafana/mcp-grafana', 'main-0.1.0', []],
    ['docker:grafana/mcp-grafana', '0.1.0_1', []],
    ['docker:registry.example/grafana/mcp-grafana', '0.1.0', []],
    ['vscode:AmazonWebServices.amazon-q-vscode', '1.84.0', ['CVE-2025-8217']],
    ['vscode:amazonwebservices.amazon-q-vscode', '1.85.0', []],
    // The same name in another ecosystem is another package.
    ['pypi:mcp-server-kubernetes', '0.1.6', []],
    ['npm:mcp-atlassian', '0.1.0', []],
    ['jsr:mcp-remote', '0.1.0', []],
  ]

  it.each(cases)('%s %s', (of, version, expected) => expect(ids(of, version)).toEqual(expected))

  it('that are not told are affected where all are', () => {
    expect(ids('npm:mcp-remote', 'unknown')).toEqual([])
    expect(ids('npm:mcp-remote', 'newest')).toEqual([])
    expect(ids('npm:mcp-use', 'newest')).toEqual([])
    expect(ids('npm:postmark-mcp', 'unknown')).toEqual([])
    expect(ids('npm:postmark-mcp', 'newest')).toEqual(['MAL-2025-47604'])
    expect(ids('npm:mcp-server-git', 'unknown')).toEqual(['MAL-2026-5478'])
    expect(ids('npm:@modelcontextprotocol/server-postgres', 'newest')).toEqual(['archived-unpatched'])
  })

  const ranges: readonly (readonly [of: string, range: string, expected: readonly string[]])[] = [
    ['npm:mcp-remote', '^0.0.5', ['CVE-2025-6514']],
    ['npm:mcp-remote', '0.0', ['CVE-2025-6514']],
    ['npm:mcp-remote', '>=0.0.5 <0.1.16', ['CVE-2025-6514']],
    ['npm:mcp-remote', '0.0.1 - 0.1.15', ['CVE-2025-6514']],
    ['npm:mcp-remote', '^0.0.3 || ~0.0.9', ['CVE-2025-6514']],
    ['npm:mcp-remote', '<0.1.16-0', ['CVE-2025-6514']],
    ['npm:mcp-remote', '<0.1.17', []],
    ['npm:mcp-remote', '<=0.1.16', []],
    ['npm:mcp-remote', '0.1', []],
    ['npm:mcp-remote', '~0.0.9 || 1', []],
    ['npm:mcp-remote', '>=0.0.5', []],
    ['npm:mcp-remote', 'v2-beta', []],
    ['npm:mcp-remote', `<${'0'.repeat(400)}`, []],
    // All there were of that line, and what came after it.
    ['npm:postmark-mcp', '1', ['MAL-2025-47604']],
    ['npm:postmark-mcp', '0', []],
    ['npm:postmark-mcp', '<1.0.16', []],
    // Only the releases that are listed.
    ['npm:mcp-use', '~1.4.2', []],
    ['pypi:mcp-server-git', '~=2025.1.14', ['CVE-2025-68143', 'CVE-2025-68144', 'CVE-2025-68145', 'CVE-2026-27735']],
    ['pypi:mcp-server-git', '2025.1.*', ['CVE-2025-68143', 'CVE-2025-68144', 'CVE-2025-68145', 'CVE-2026-27735']],
    ['pypi:mcp-server-git', '>=2025.1, <2026.1.14', ['CVE-2026-27735']],
    ['pypi:mcp-server-git', '<=2026.1.13,!=2025.9', ['CVE-2026-27735']],
    ['pypi:mcp-server-git', '~=2025.1', ['CVE-2026-27735']],
    ['pypi:mcp-server-git', '<2027', []],
    ['pypi:mcp-server-git', '>2025', []],
    ['pypi:mcp-server-git', '!=2025.9.1', []],
    ['pypi:mcp-server-git', '=>2025', []],
    // How Maven writes ranges is not known here.
    ['maven:mcp-remote', '[0,1)', []],
  ]

  it.each(ranges)('%s within %s', (of, range, expected) => {
    expect(known.against(of, { range }).advisories.map((each) => each.ids[0] ?? each.kind)).toEqual(expected)
  })

  it('without a known flaw are found, beyond the first fix', () => {
    expect(safe('npm:mcp-server-kubernetes', '2.4.9')).toBe('3.9.0')
    expect(safe('npm:@modelcontextprotocol/server-filesystem', '0.5.0')).toBe('0.6.3')
    expect(safe('npm:@modelcontextprotocol/server-filesystem', '2025.3.28')).toBe('2025.7.1')
    expect(safe('npm:@azure/mcp', '1.0.0')).toBe('1.0.2')
    expect(safe('pypi:msmcp-azure', '2.0.0b15')).toBe('2.0.0b17')
    expect(safe('npm:mcp-fetch-server', '1.0.0')).toBeUndefined()
    expect(known.against('npm:mcp-server-kubernetes', 'newest').safe).toBe('3.9.0')
  })

  it('are told worst first', () => {
    const [worst, ...others] = known.against('npm:mcp-server-kubernetes', { version: '2.0.0' }).advisories
    expect(worst?.severity).toBe('critical')
    expect(others.map(({ severity }) => severity)).toEqual(['high', 'high', 'high', 'medium', 'medium'])
  })
})

const RECORD = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-20T10:00:00Z',
  summary: 'A flaw in tickets',
  affected: [
    {
      package: { ecosystem: 'npm', name: '@example/tickets-mcp' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.5.0' }] }],
    },
  ],
  database_specific: { severity: 'MODERATE' },
}

/** Advisories of records as they would be given. */
function from(...records: readonly object[]): Advisories {
  const checked = records.map((each) => {
    const result = checkRecord(each)
    if (!result.ok) throw new Error(result.message)
    return result.record
  })
  const about = (record: OsvRecord, of: string) =>
    record.affected?.some((each) => each.package && placeOf(each.package) === of)
  return advisoriesFrom((of) => checked.filter((record) => about(record, of)), schemeOf)
}

describe('records of OSV', () => {
  const affected = (ranges: object[], versions?: string[]) => ({
    ...RECORD,
    affected: [{ package: { ecosystem: 'npm', name: 'x' }, ranges, ...(versions ? { versions } : {}) }],
  })
  const semver = (...events: object[]) => ({ type: 'SEMVER', events })

  it('may have their events in any order, and several spans in one range', () => {
    const advisories = from(
      affected([semver({ fixed: '2.1.0' }, { introduced: '2.0.0' }, { fixed: '1.2.0' }, { introduced: '0' })]),
    )
    const hit = (version: string) => ids('npm:x', version, advisories).length > 0
    expect(['0.1.0', '1.2.0', '1.9.0', '2.0.5', '2.1.0'].map(hit)).toEqual([true, false, false, true, false])
  })

  it('say by last_affected that the next is free of it', () => {
    const advisories = from(affected([semver({ introduced: '1.0.0' }, { last_affected: '1.2.0' })]))
    expect(ids('npm:x', '1.2.0', advisories)).toHaveLength(1)
    expect(ids('npm:x', '1.2.1', advisories)).toEqual([])
  })

  it('decide nothing by bounds that are no versions, and by events that say nothing', () => {
    const spans = [
      { introduced: '1.0.0' },
      { fixed: 'the next one' },
      { introduced: 'x' },
      { limit: '9.0.0' },
      { fixed: '2.0.0' },
    ]
    const advisories = from(affected([semver(...spans)]))
    const hit = (version: string) => ids('npm:x', version, advisories).length > 0
    expect(['0.9.0', '1.0.0', '1.9.9', '2.0.0', '9.0.0'].map(hit)).toEqual([false, true, true, false, false])
  })

  it('are none of a record without packages, and say nothing where they have no summary', () => {
    const { summary: _summary, ...silent } = affected([semver({ introduced: '0' })])
    expect(from(silent).against('npm:x', { version: '1.0.0' }).advisories).toMatchObject([{ summary: '' }])
    const { affected: _affected, ...bare } = RECORD
    const all = [silent, bare].map((each) => {
      const checked = checkRecord(each)
      if (!checked.ok) throw new Error(checked.message)
      return checked.record
    })
    expect(
      ids(
        'npm:x',
        '1.0.0',
        advisoriesFrom(() => all, schemeOf),
      ),
    ).toHaveLength(1)
  })

  it('list versions that no range holds', () => {
    const advisories = from(affected([semver({ introduced: '2.0.0' })], ['1.0.0']))
    expect(ids('npm:x', '1.0.0', advisories)).toHaveLength(1)
    expect(ids('npm:x', '1.0.1', advisories)).toEqual([])
    expect(ids('npm:x', 'newest', advisories)).toHaveLength(1)
  })

  it('of malware mean the releases they list, whatever range stands beside', () => {
    const worm = { ...affected([semver({ introduced: '0' })], ['1.0.1']), id: 'MAL-2026-1' }
    expect(from(worm).against('npm:x', { version: '1.0.1' }).advisories).toMatchObject([{ kind: 'malicious' }])
    expect(ids('npm:x', '1.0.2', from(worm))).toEqual([])
    expect(ids('npm:x', 'newest', from(worm))).toEqual([])
    expect(ids('npm:x', '1.0.2', from({ ...worm, affected: [{ ...worm.affected[0], versions: [] }] }))).toHaveLength(1)
  })

  it('know nothing of ranges of commits', () => {
    expect(ids('npm:x', '1.0.0', from(affected([{ type: 'GIT', events: [{ introduced: '0' }] }])))).toEqual([])
  })

  it('have the severities of GitHub', () => {
    expect(from(RECORD).against('npm:@example/tickets-mcp', { version: '1.0.0' })).toMatchObject({
      advisories: [{ severity: 'medium', kind: 'vulnerable', summary: 'A flaw in tickets.', ids: [RECORD.id] }],
      safe: '1.5.0',
    })
  })

  it('may hold anything else besides', () => {
    const extended = {
      ...RECORD,
      schema_version: '1.9.9',
      credits: 7,
      database_specific: { severity: ['odd'], more: {} },
    }
    expect(checkRecord(extended)).toMatchObject({ ok: true })
    expect(
      from(extended).against('npm:@example/tickets-mcp', { version: '1.0.0' }).advisories[0]?.severity,
    ).toBeUndefined()
  })

  it.each([
    ['an id', { ...RECORD, id: 7 }],
    ['a time', { ...RECORD, modified: 'yesterday' }],
    ['a list of affected packages', { ...RECORD, affected: {} }],
    ['events', { ...RECORD, affected: [{ package: RECORD.affected[0]?.package, ranges: [{ type: 'SEMVER' }] }] }],
    ['an object', 'GHSA'],
  ])('need %s', (_, record) => expect(checkRecord(record)).toMatchObject({ ok: false }))
})

it('writes places in one way', () => {
  expect(normalPlace('pypi:MCP_Server.Git')).toBe('pypi:mcp-server-git')
  expect(normalPlace('docker:index.docker.io/library/node')).toBe('docker:node')
  expect(normalPlace('npm:@Scope/Name')).toBe('npm:@Scope/Name')
  expect(placeOf({ ecosystem: 'Maven:https://packages.example', name: 'g:a' })).toBe('maven:g:a')
  expect(placeOf({ ecosystem: 'Debian:12', name: 'curl' })).toBeUndefined()
  expect(placeOf({ ecosystem: 'NPM', name: 'x' })).toBe('npm:x')
})

it('tells clients from servers', () => {
  expect(isClientPackage('npm:@anthropic-ai/claude-code')).toBe(true)
  expect(isClientPackage('npm:mcp-remote')).toBe(false)
})

it('knows as clients what discovery looks for in package.json and among extensions', () => {
  const sought = [...CLIENT_PACKAGES.map((name) => `npm:${name}`), ...CLIENT_EXTENSIONS.map((id) => `vscode:${id}`)]
  expect(sought.filter((place) => !isClientPackage(place))).toEqual([])
  const flawed = new Set(
    allBuiltIn().flatMap(({ affected = [] }) => affected.map(({ package: of }) => (of && placeOf(of)) ?? '')),
  )
  const missed = [...flawed].filter((place) => isClientPackage(place) && !sought.includes(place))
  expect(missed).toEqual([])
})

// ── What the command line names ─────────────────────────────────────────────────────────────────────────────────────

function hostOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  today = '2026-11-24',
): Host & { readonly said: () => string } {
  const said: string[] = []
  const content = Object.entries(files).map(
    ([path, data]) => [`${REPOSITORY}/${path}`, typeof data === 'string' ? bytes(data) : data] as const,
  )
  return {
    cwd: REPOSITORY,
    env: {},
    machines: [LINUX],
    fs: memory(new Map(content)),
    stdout: { write: () => {}, isTTY: false, columns: 80 },
    stderr: { write: (text) => void said.push(text), isTTY: false, columns: 80 },
    version: '0.0.0',
    input: async () => new Uint8Array(),
    write: () => {},
    replace: () => {},
    load: () => undefined,
    clock: () => 0,
    now: () => 0,
    today: () => today,
    said: () => said.join(''),
  }
}

const TICKETS = new Set(['npm:@example/tickets-mcp'])

async function given(files: Readonly<Record<string, string | Uint8Array>>, ...named: readonly string[]) {
  return givenAdvisories(named.length > 0 ? named : Object.keys(files), hostOf(files)).read(TICKETS)
}

/** The message and the hints of the refusal. */
async function refused(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...named: readonly string[]
): Promise<string> {
  try {
    await given(files, ...named)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UsageError') throw error
    return [error.message, ...('hints' in error && Array.isArray(error.hints) ? error.hints : [])].join('\n')
  }
  return ''
}

const OTHER = {
  ...RECORD,
  id: 'GHSA-other',
  modified: '2025-01-01T00:00:00Z',
  affected: [{ package: { ecosystem: 'npm', name: 'other' } }],
}
const file = (name: string, data: string = JSON.stringify(RECORD)): ZipEntry => ({ name, data })

describe('given advisories', () => {
  it('are one record, a list, a folder of files or a zip', async () => {
    const both = JSON.stringify([RECORD, OTHER])
    const forms: readonly (readonly [Record<string, string | Uint8Array>, string])[] = [
      [{ 'one.json': JSON.stringify(RECORD) }, 'one.json'],
      [{ 'list.json': `\u{feff}${both}` }, 'list.json'],
      [{ 'osv/a.json': JSON.stringify(OTHER), 'osv/b.json': JSON.stringify(RECORD), 'osv/readme.md': 'no' }, 'osv'],
      [
        {
          'db/2026/11/GHSA-1/a.json': JSON.stringify(RECORD),
          'db/2025/b.json': JSON.stringify(OTHER),
          'db/.git/c.json': 'no',
        },
        'db',
      ],
      [
        {
          'all.zip': zip([file('GHSA-1.json'), file('x/GHSA-2.json', JSON.stringify(OTHER)), file('notes.txt', 'no')]),
        },
        'all.zip',
      ],
      [{ 'stored.zip': zip([{ ...file('a.json'), method: 0 }]) }, 'stored.zip'],
    ]
    for (const [files, named] of forms) {
      const { records, sources } = await given(files, named)
      expect(
        records.map(({ place: of, record }) => [of, record.id]),
        named,
      ).toEqual([['npm:@example/tickets-mcp', RECORD.id]])
      expect(sources, named).toMatchObject([{ path: named, newest: '2026-11-20' }])
    }
  })

  it('count what was read, whatever it is about', async () => {
    expect((await given({ 'list.json': JSON.stringify([RECORD, OTHER]) })).sources).toEqual([
      { path: 'list.json', records: 2, newest: '2026-11-20' },
    ])
    expect((await given({ 'none.json': '[]' })).sources).toEqual([{ path: 'none.json', records: 0, newest: undefined }])
  })

  it('are refused with a place when they are broken', async () => {
    const wrong = JSON.stringify([RECORD, { ...RECORD, modified: 'never' }], undefined, 2)
    expect(await refused({ 'a.json': '{\n  "id": 1,,\n}' })).toMatch(
      /^The advisories cannot be used:\n {2}a\.json:2:\d+: /,
    )
    expect(await refused({ 'a.json': wrong })).toMatch(/a\.json:\d+:17: A time is expected here/)
    expect(await refused({ 'a.json': '[{ "modified": "2026-01-01T00:00:00Z" }]' })).toMatch(
      /a\.json:1:2: The key 'id' is missing\./,
    )
    expect(await refused({ 'a.json': '' })).toMatch(/a\.json:1:1: The file is empty\./)
    const noDay = JSON.stringify({ ...RECORD, modified: '2026-02-30T00:00:00Z' })
    expect(await refused({ 'a.json': noDay })).toMatch(/A time is expected here/)
    expect(await refused({ 'a.json': `${'['.repeat(200_000)}` })).toMatch(/a\.json:1:\d+: /)
    expect(await refused({ 'b.zip': zip([file('x.json', '{ "id": }')]) })).toMatch(/b\.zip: x\.json:1:\d+: /)
  })

  it('are refused where a range begins nowhere, and so would guard nobody', async () => {
    const from = (type: string, ...events: readonly object[]) =>
      JSON.stringify({ ...RECORD, affected: [{ ...RECORD.affected[0], ranges: [{ type, events }] }] })
    expect(await refused({ 'a.json': from('SEMVER', { fixed: '2.0.0' }) })).toMatch(
      /a\.json:1:\d+: One of the events has to be 'introduced'/,
    )
    expect(await refused({ 'a.json': from('ECOSYSTEM') })).toMatch(/has to be 'introduced'/)
    expect(await refused({ 'a.json': from('GIT', { fixed: 'abc' }) })).toBe('')
  })

  it('may say null where they have nothing to say', async () => {
    const nothing = { aliases: null, withdrawn: null, summary: null, severity: null }
    const [of] = RECORD.affected
    const one = {
      ...RECORD,
      ...nothing,
      affected: [
        { ...of, versions: null },
        { ranges: null, package: null },
      ],
    }
    expect((await given({ 'a.json': JSON.stringify(one) })).records).toHaveLength(1)
    expect((await given({ 'a.json': JSON.stringify({ ...RECORD, affected: null }) })).records).toEqual([])
  })

  it('are refused when they are not there', async () => {
    expect(await refused({}, 'none.json')).toBe("The advisories 'none.json' cannot be used: the file does not exist.")
    expect(await refused({ 'osv/readme.md': 'no' }, 'osv')).toMatch(/^The folder 'osv' contains no advisories/)
    expect(await refused({ 'e.zip': zip([]) })).toMatch(/^The archive 'e\.zip' contains no advisories/)
  })
})

describe('hostile archives', () => {
  const bomb = 'a'.repeat(1 << 20)
  const json = JSON.stringify(RECORD)
  const cases: readonly (readonly [name: string, archive: Uint8Array, told: RegExp])[] = [
    ['encrypted', zip([{ ...file('a.json'), flags: 0x801 }]), /'a\.json' in the archive is encrypted/],
    ['strongly encrypted', zip([{ ...file('a.json'), flags: 0x841 }]), /not a readable zip/],
    ['by an unknown method', zip([{ ...file('a.json'), method: 12 }]), /an unknown method \(12\)/],
    [
      'longer than it says',
      zip([{ name: 'a.json', data: bomb, claims: { size: 1000 } }]),
      /longer than the archive says/,
    ],
    [
      'leading out of it',
      zip([file('../../etc/passwd.json')]),
      /'\.\.\/\.\.\/etc\/passwd\.json' in the archive has a name that leads outside of it/,
    ],
    ['leading out of it by another name', zip([file('a/notes.txt'), file('..\\..\\notes.txt')]), /leads outside of it/],
    ['of an absolute path', zip([file('/abs.json')]), /leads outside of it/],
    ['of a drive', zip([file('C:\\x.json')]), /leads outside of it/],
    ['of a link', zip([{ ...file('a.json', '/etc/passwd'), mode: 0o120777 }]), /'a\.json' in the archive is a link/],
    [
      'of another checksum',
      zip([{ ...file('a.json'), method: 0, claims: { crc: 1 } }]),
      /'a\.json' in the archive is damaged/,
    ],
    ['shorter than it says', zip([{ ...file('a.json'), claims: { size: 5000 } }]), /not as long as the archive says/],
    ['huge by its own word', zip([{ ...file('a.json'), claims: { size: 0xfffffff0 } }]), /is too large/],
    ['overlapping', zip([file('a.json'), { ...file('b.json'), claims: { offset: 0 } }]), /holds files that overlap/],
    ['inside of another', zip([file('a.json'), { ...file('b.json'), claims: { offset: 20 } }]), /overlap|not a zip/],
    ['out of bounds', zip([{ ...file('a.json'), claims: { compressed: 100_000 } }]), /not a readable zip/],
    ['pointing elsewhere', zip([{ ...file('a.json'), claims: { offset: 1 } }]), /not a readable zip/],
    ['of more entries than there are', zip([file('a.json')], { entries: 400 }), /not a readable zip/],
    ['of too many entries', zip([file('a.json')], { zip64: 5_000_000n }), /holds more than 1000000 files/],
    ['of zip64 nonsense', zip([file('a.json')], { zip64: 2n ** 60n }), /not a readable zip|holds more than/],
    ['cut short', zip([file('a.json')]).subarray(0, 90), /not a readable zip/],
    [
      'damaged',
      zip([file('a.json')]).map((byte, index) => (index > 40 && index < 60 ? byte ^ 0xff : byte)),
      /is damaged|not as long/,
    ],
  ]
  it.each(cases)('%s is refused', async (_, archive, told) => {
    expect(await refused({ 'bad.zip': archive })).toMatch(told)
  })

  it('stops at the limit of all files together', async () => {
    const archive = zip([file('a.json', json), file('b.json', json), file('c.json', json)])
    const read = async (total: number) => {
      const names: string[] = []
      for await (const { name } of filesIn(archive, () => true, { entries: 10, largest: 1 << 20, total }))
        names.push(name)
      return names
    }
    expect(await read(json.length * 3)).toHaveLength(3)
    await expect(read(json.length * 3 - 1)).rejects.toThrow('is too large')
  })

  it('inflates no more than was promised', async () => {
    const archive = zip([{ name: 'a.json', data: 'x'.repeat(1 << 26), claims: { size: 1 << 16 } }])
    const before = process.memoryUsage().arrayBuffers
    expect(await refused({ 'bomb.zip': archive })).toMatch(/longer than the archive says/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 25)
  })
})

// ── In a scan ───────────────────────────────────────────────────────────────────────────────────────────────────────

const CONFIG = (...args: readonly string[]) => ({
  [`${REPOSITORY}/.mcp.json`]: bytes(JSON.stringify({ mcpServers: { a: { command: 'npx', args: ['-y', ...args] } } })),
})

async function findings(args: readonly string[], ...records: readonly object[]): Promise<readonly string[]> {
  const advisories = givenAdvisories(['osv.json'], hostOf({ 'osv.json': JSON.stringify(records) }))
  const { report } = await scanFiles(new Map(Object.entries(CONFIG(...args))), { advisories })
  return report.findings.filter(({ rule }) => /malicious|vulnerable/.test(rule)).map(line)
}

describe('in a scan', () => {
  it('given records find what is not built in', async () => {
    expect(await findings(['@example/tickets-mcp@1.4.2'], RECORD)).toEqual([
      ".mcp.json:1:72-77 high vulnerable-package: Server 'a' runs '@example/tickets-mcp' 1.4.2, which has a known flaw (GHSA-aaaa-bbbb-cccc, medium). A flaw in tickets.",
    ])
    expect(await findings(['@example/tickets-mcp@1.5.0'], RECORD)).toEqual([])
    expect(await findings(['@example/tickets-mcp@1.4.2'], { ...RECORD, withdrawn: '2026-11-21T00:00:00Z' })).toEqual([])
  })

  it('given records decide which versions have a flaw that is built in', async () => {
    const remote = (fixed: string, more = {}) => ({
      ...RECORD,
      ...more,
      id: 'GHSA-6xpm-ggf7-wc3p',
      affected: [
        {
          package: { ecosystem: 'npm', name: 'mcp-remote' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
        },
      ],
    })
    expect(await findings(['mcp-remote@0.1.15'], remote('0.1.20'))).toHaveLength(1)
    expect(await findings(['mcp-remote@0.1.18'], remote('0.1.20'))).toHaveLength(1)
    expect(await findings(['mcp-remote@0.1.15'], remote('0.1.10'))).toEqual([])
    expect(await findings(['mcp-remote@0.1.15'], remote('0.1.20', { withdrawn: '2026-11-21T00:00:00Z' }))).toEqual([])
  })

  it('what is built in as malware stays malware', async () => {
    const seen = {
      ...RECORD,
      id: 'MAL-2026-5478',
      affected: [{ package: { ecosystem: 'npm', name: 'mcp-server-git' }, versions: ['0.0.1'] }],
    }
    expect(await findings(['mcp-server-git@0.0.9'], seen)).toHaveLength(1)
    expect(await findings(['mcp-server-git'], seen)).toHaveLength(1)
  })

  it('hostile words of a record stay on one line', async () => {
    const [found] = await findings(['@example/tickets-mcp@1.0.0'], {
      ...RECORD,
      summary: `x\n::error::${'y'.repeat(5000)}`,
    })
    expect(found).not.toContain('\n')
    expect(found?.length).toBeLessThan(700)
  })

  it('a package without a version is told from which on it has no known flaw', async () => {
    const { report } = await scanFiles(new Map(Object.entries(CONFIG('mcp-remote', 'https://mcp.example/mcp'))))
    const open = report.findings.find(({ rule }) => rule === 'unpinned-package')
    expect(open?.help).toMatch(/Versions before '0\.1\.16' have known flaws\.$/)
  })

  it('a safe version is told as its runner takes it', async () => {
    const told = async (command: string, ...args: readonly string[]) => {
      const text = JSON.stringify({ mcpServers: { one: { command, args } } })
      const { report } = await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes(text)]]))
      return report.findings.find(({ rule }) => rule === 'vulnerable-package')?.help
    }
    const go = 'github.com/github/github-mcp-server/cmd/github-mcp-server'
    expect(await told('go', 'run', `${go}@v0.9.0`, 'stdio')).toMatch(/^Upgrade to 'v\d/)
    expect(await told('npx', '-y', 'mcp-remote@0.1.5', 'https://mcp.example/mcp')).toMatch(/^Upgrade to '0\.1\.16'/)
  })

  it('a client is judged by the files that name its version', async () => {
    const named = async (path: string, content: object) => {
      const target = `${REPOSITORY}/${path}`
      const { report } = await scanFiles(new Map([[target, bytes(JSON.stringify(content))]]), {
        request: { paths: [target] },
      })
      return report.findings
        .filter(({ rule }) => rule === 'vulnerable-client')
        .map(({ message }) => message.split('. ')[0])
    }
    const dependencies = { '@anthropic-ai/claude-code': '1.0.20', 'mcp-remote': '0.1.0', '@openai/codex': '^0.20.0' }
    expect(await named('package.json', { devDependencies: dependencies })).toEqual([
      "This project uses the AI client '@anthropic-ai/claude-code' 1.0.20, which has a known flaw (CVE-2025-52882, high)",
    ])
    const extensions = [
      'AmazonWebServices.amazon-q-vscode@1.84.0',
      'Anthropic.claude-code',
      'Anthropic.claude-code@1.0.24',
    ]
    expect(await named('.devcontainer/devcontainer.json', { customizations: { vscode: { extensions } } })).toEqual([
      "This project uses the AI client 'AmazonWebServices.amazon-q-vscode' 1.84.0, which has a known flaw (CVE-2025-8217, high)",
    ])
  })
})

describe('the age of advisories', () => {
  const scan = async (today: string, files: Record<string, string>, flags: object = {}) => {
    const host = hostOf(
      { '.mcp.json': JSON.stringify({ mcpServers: { a: { command: 'npx', args: ['@example/a@1.0.0'] } } }), ...files },
      today,
    )
    await runScan([], { format: 'pretty', color: 'never', links: 'never', inlineIgnores: true, ...flags }, host)
    return host.said()
  }
  const OLD = /^note: the built-in advisories are from 2026-11-01, 120 days ago, and may be stale\. .*\n$/

  it('is told when they are old', async () => {
    expect(await scan('2027-03-01', {})).toMatch(OLD)
    expect(await scan('2027-03-01', {}, { format: 'compact' })).toMatch(OLD)
    expect(await scan('2026-11-24', {})).toBe('')
  })

  it('is not told to programs, nor where there is nothing to judge', async () => {
    expect(await scan('2027-03-01', {}, { format: 'json' })).toBe('')
    expect(await scan('2027-03-01', {}, { format: 'sarif' })).toBe('')
    expect(await scan('2027-03-01', {}, { quiet: true })).toBe('')
    expect(await scan('2027-03-01', { '.mcp.json': '{ "mcpServers": {} }' })).toBe('')
  })

  it('counts that of newer ones', async () => {
    const newer = JSON.stringify({ ...RECORD, modified: '2027-02-20T00:00:00Z' })
    expect(await scan('2027-03-01', { 'osv.json': newer }, { advisories: ['osv.json'] })).toBe('')
    const older = JSON.stringify({ ...RECORD, modified: '2026-01-01T00:00:00Z' })
    expect(await scan('2026-11-24', { 'osv.json': older }, { advisories: ['osv.json'] })).toBe(
      "note: the advisories in 'osv.json' are from 2026-01-01, 327 days ago, and may be stale. Download them again.\n",
    )
    const toCome = JSON.stringify({ ...RECORD, modified: '9999-01-01T00:00:00Z' })
    expect(await scan('2027-03-01', { 'osv.json': toCome }, { advisories: ['osv.json'] })).toMatch(
      /^note: the advisories in 'osv\.json' are from 9999-01-01 \(a date in the future\), .*\nnote: the built-in advisories/,
    )
  })
})

describe('the program', () => {
  let at: Place
  beforeAll(built)
  beforeEach(() => {
    at = place()
    at.write('.mcp.json', servers({ tickets: { command: 'npx', args: ['-y', '@example/tickets-mcp@1.4.2'] } }))
  })
  afterEach(() => at.remove())
  const run = (...args: readonly string[]) => at.run(['--scope', 'project', ...args])

  it('takes advisories from files, folders and zips, and says of which day they are', () => {
    at.write('osv/GHSA-aaaa-bbbb-cccc.json', RECORD)
    at.write('all.zip', zip([file('GHSA-other.json', JSON.stringify(OTHER))]))
    const { out, err, code } = run('--advisories', 'osv', '--advisories', 'all.zip', '--format', 'json', '--verbose')
    const report = JSON.parse(out)
    expect(report.advisories).toEqual({
      builtIn: DATED,
      given: [
        { path: 'osv', records: 1, newest: '2026-11-20' },
        { path: 'all.zip', records: 1, newest: '2025-01-01' },
      ],
    })
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toContain('vulnerable-package')
    expect(err).toContain(`advisories: built in, from ${DATED}\nadvisories: osv, 1 record, the newest of 2026-11-20\n`)
    expect(code).toBe(1)
    expect(run().code).toBe(0)
  })

  it('takes more of them than any configuration may be large', () => {
    at.write('all.json', JSON.stringify([RECORD, { ...OTHER, details: 'x'.repeat(17 * 2 ** 20) }]))
    expect(run('--advisories', 'all.json', '--quiet').out).toContain('vulnerable-package')
  })

  it('exits with 2 for what it cannot use, before it reports anything', () => {
    at.write('bad.json', '{ "id": 7 }')
    const { out, err, code } = run('--advisories', 'bad.json')
    expect({ out, code }).toEqual({ out: '', code: 2 })
    expect(err).toMatch(/^error: The advisories cannot be used:\n {2}bad\.json:1:9: A string is expected here\.\n$/)
    expect(run('--advisories', 'none.json').code).toBe(2)
  })
})

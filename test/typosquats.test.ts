/** Names that are taken for others: every real one we know is left alone, and slips are seen. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allBuiltIn } from '../src/knowledge/advisories/index.ts'
import { placeOf } from '../src/knowledge/advisories/osv.ts'
import { ABSENT_FROM_NPM, ALIKE, IMITATED, IN_BOTH } from '../src/knowledge/packages/real-names.ts'
import { editBetween, lookalike } from '../src/knowledge/packages/typosquats.ts'
import { knownServers } from '../src/knowledge/servers/tables.ts'

const names = (text: string) => text.split(/\s+/).filter((name) => name !== '')

describe('real packages', () => {
  it('of the catalogue are nobody else', async () => {
    const places = (await knownServers()).flatMap(({ published }) => published)
    expect(places.length).toBeGreaterThan(30)
    expect(places.flatMap((place) => lookalike(place) ?? [])).toEqual([])
  })

  it('that something is known against are nobody else', () => {
    const places = allBuiltIn().flatMap(({ affected = [] }) =>
      affected.flatMap((each) => (each.package && placeOf(each.package)) ?? []),
    )
    expect(places.flatMap((place) => lookalike(place) ?? [])).toEqual([])
  })

  it('of the lists are nobody else, and stand there once', () => {
    const both = names(IN_BOTH)
    for (const type of ['npm', 'pypi'] as const) {
      const own = [...names(IMITATED[type]), ...names(ALIKE[type])]
      expect([...own, ...both].flatMap((name) => lookalike(`${type}:${name}`) ?? [])).toEqual([])
      expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([])
    }
    expect(both.filter((name, index) => both.indexOf(name) !== index)).toEqual([])
  })
})

describe('slips', () => {
  const cases: readonly (readonly [place: string, of: string, how: string])[] = [
    ['npm:mcp-remot', 'mcp-remote', 'letter'],
    ['npm:mcp-remotte', 'mcp-remote', 'letter'],
    ['npm:mpc-remote', 'mcp-remote', 'letter'],
    ['npm:chrome-devtools-mpc', 'chrome-devtools-mcp', 'letter'],
    ['pypi:mcp-server-fecth', 'mcp-server-fetch', 'letter'],
    ['pypi:MCP_Server_Fecth', 'mcp-server-fetch', 'letter'],
    ['npm:mcp-rem0te', 'mcp-remote', 'letter'],
    ['npm:tavily-mcpp', 'tavily-mcp', 'letter'],
    ['pypi:mcp-server-giit', 'mcp-server-git', 'letter'],
    ['pypi:mcp-server-fech', 'mcp-server-fetch', 'letter'],
    ['pypi:mcp-server-fetc', 'mcp-server-fetch', 'letter'],
    ['pypi:mcp-server-gti', 'mcp-server-git', 'letter'],
    ['pypi:mcp-server-tme', 'mcp-server-time', 'letter'],
    ['pypi:mcp-server-fretch', 'mcp-server-fetch', 'letter'],
    ['npm:@upstach/context7-mcp', '@upstash/context7-mcp', 'scope'],
    ['npm:@stirpe/mcp', '@stripe/mcp', 'scope'],
    ['pypi:mcp-s3rver-fetch', 'mcp-server-fetch', 'letter'],
    ['pypi:mcp-server-f3tch', 'mcp-server-fetch', 'letter'],
    ['npm:mcp.server.time', 'mcp-server-time', 'ecosystem'],
    ['npm:mcp_server_time', 'mcp-server-time', 'ecosystem'],
    ['npm:mcp_remote', 'mcp-remote', 'separators'],
    ['npm:@modelcontextprotocl/server-memory', '@modelcontextprotocol/server-memory', 'scope'],
    ['npm:@model-context-protocol/server-memory', '@modelcontextprotocol/server-memory', 'separators'],
    ['npm:server-memory', '@modelcontextprotocol/server-memory', 'unscoped'],
    ['npm:mcp-server-time', 'mcp-server-time', 'ecosystem'],
    ['pypi:supergateway', 'supergateway', 'ecosystem'],
  ]
  it.each(cases)('%s is like %s', (place, of, how) => expect(lookalike(place)).toMatchObject({ of, how }))

  it.each([
    'npm:mcp-remotely',
    'npm:mcp-remote2',
    'npm:mcp-s3rver',
    'npm:mcp-rem8te',
    'npm:mcp-s3-server',
    'npm:mcp-proxies',
    'npm:mcp-servers',
    'pypi:mcp-server-gut',
    'pypi:mcp-server-mssql',
    // Real ones, of lists that have not all names.
    'pypi:mcp-server-kit',
    'pypi:mcp-server-xfetch',
    'pypi:oris-mcp-server',
    'pypi:pass-mcp',
    'npm:gti-mcp-server',
    'npm:postgres-mcp',
    'npm:arxiv-mcp-server',
    'npm:browser-use',
    'pypi:playwright',
    'npm:@example/mcp',
    'npm:playwright',
    'docker:mcp/fetch2',
    `npm:${'a'.repeat(100_000)}`,
  ])('%s is like nothing', (place) => expect(lookalike(place)).toBeUndefined())
})

it('knows which names nobody has looked for', () => {
  expect(lookalike('npm:mcp-server-time')).toMatchObject({ unlooked: false })
  expect(lookalike('npm:mcp_server_time')).toMatchObject({ unlooked: false })
  expect(lookalike('npm:mcp-grafana')).toMatchObject({ how: 'ecosystem', unlooked: true })
  expect(lookalike('pypi:firecrawl-mcp')).toMatchObject({ how: 'ecosystem', unlooked: false })
})

it('names that were looked for are those of servers of PyPI', () => {
  for (const name of names(ABSENT_FROM_NPM)) expect(lookalike(`npm:${name}`)).toMatchObject({ how: 'ecosystem' })
})

/** Optimal string alignment, the long way. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, at) => row + at),
  )
  const cell = (row: number, at: number) => table[row]?.[at] ?? 0
  for (let row = 1; row <= a.length; row++) {
    for (let at = 1; at <= b.length; at++) {
      const same = a[row - 1] === b[at - 1] ? 0 : 1
      let least = Math.min(cell(row - 1, at) + 1, cell(row, at - 1) + 1, cell(row - 1, at - 1) + same)
      if (a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1] && row > 1 && at > 1)
        least = Math.min(least, cell(row - 2, at - 2) + 1)
      table[row]?.splice(at, 1, least)
    }
  }
  return cell(a.length, b.length)
}

it('one edit is what Damerau and Levenshtein say it is', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editBetween(a, b) !== undefined).toBe(distance(a, b) === 1)
    }),
    { numRuns: 3000 },
  )
})

it('a digit more is a version', () => {
  expect(editBetween('sqlite', 'sqlite3')).toBeUndefined()
  expect(editBetween('server1', 'server2')).toBeUndefined()
})

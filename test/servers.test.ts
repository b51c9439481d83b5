/** The catalogue of servers is data: every row of it is well-formed, and no two claim the same name. */

import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { entryAtUrl, entryPublished, namesOf } from '../src/knowledge/servers/entries.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { DOMAINS, knownServers, TABLES } from '../src/knowledge/servers/tables.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const published = z
  .string()
  .regex(
    /^(?:npm:(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*|pypi:[A-Za-z\d][\w.-]*|docker:[a-z\d][\w.-]*(?:\/[\w.-]+)*|golang:[\w.-]+(?:\/[\w.~-]+)+|nuget:[A-Za-z][\w.]*|cargo:[a-z][\w-]*|jsr:@[a-z\d-]+\/[a-z\d-]+|maven:[\w.-]+:[\w.-]+|bin:[\w.-]+|script:[a-z\d][\w.-]*(?:\/[a-z\d][\w.-]*){3}|host:(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/[\w.-]+)*)$/,
  )
const flag = z.string().regex(/^--?[A-Za-z][\w-]*$/)
const flagSwitch = z.string().regex(/^--?[A-Za-z][\w-]*(?:=\S+)?$/)
const variable = z.string().regex(/^[A-Za-z_][\w-]*$/)
const variableSwitch = z.string().regex(/^[A-Za-z_][\w-]*=\S+$/)
const places = z.strictObject({
  positional: z.literal(true).optional(),
  flags: z.array(flag).min(1).optional(),
  env: z.array(variable).min(1).optional(),
})
const names = z.string().regex(/^\S+(?: \S+)*$/)

const schema = z.strictObject({
  name: z.string().min(2).max(60),
  published: z.array(published).min(1),
  vendor: z
    .string()
    .regex(/^[a-z\d][a-z\d-]*$/)
    .optional(),
  official: z.literal(true).optional(),
  roles: z.array(z.enum(['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'])),
  keepsToItself: z.literal(true).optional(),
  samples: z.array(z.string().startsWith('-')).min(1).optional(),
  behind: z
    .record(z.string(), z.array(z.enum(['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'])))
    .optional(),
  roots: places.optional(),
  connections: places.optional(),
  credentials: z
    .strictObject({
      env: z.array(variable).min(1).optional(),
      headers: z.array(z.string().min(1)).min(1).optional(),
      flags: z.array(flag).min(1).optional(),
    })
    .optional(),
  takesNoCredential: z.literal(true).optional(),
  publicWithout: z.literal(true).optional(),
  needs: z
    .array(z.enum(['aws', 'azure', 'gcp', 'kubernetes', 'github', 'gitlab', 'ssh', 'docker']))
    .min(1)
    .optional(),
  listens: z.strictObject({ flags: z.array(z.string()).optional(), env: z.array(z.string()).optional() }).optional(),
  byDefault: z.enum(['reads', 'writes']).optional(),
  readOnly: z
    .strictObject({
      flags: z.array(flagSwitch).min(1).optional(),
      env: z.array(variableSwitch).min(1).optional(),
      headers: z.array(variableSwitch).min(1).optional(),
      url: z
        .array(z.string().regex(/^(?:\/[\w-]+|[\w-]+=\S+)$/))
        .min(1)
        .optional(),
      parts: z.strictObject({ flag, reading: names }).optional(),
      add: z.string().min(1).optional(),
      addToUrl: z.string().min(1).optional(),
      since: z.string().min(1).optional(),
      seldom: z.literal(true).optional(),
    })
    .optional(),
  writes: z
    .strictObject({
      flags: z.array(flagSwitch).min(1).optional(),
      env: z.array(variableSwitch).min(1).optional(),
    })
    .optional(),
  tools: z
    .strictObject({
      reads: names.optional(),
      writes: names.optional(),
      sends: names.optional(),
      executes: names.optional(),
      reveals: names.optional(),
    })
    .optional(),
  source: z.string().regex(/^https:\/\/\S+$/),
  checked: z.string().regex(/^20\d\d-\d\d$/),
})

const servers = await knownServers()

describe('the catalogue of servers', () => {
  it.each(servers.map((server) => [server.published[0], server] as const))('%s is well-formed', (_, server) => {
    expect(schema.parse(server)).toEqual(server)
    if (server.official) expect(server.vendor, 'an official server has a vendor').toBeDefined()
    if (server.publicWithout) expect(server.credentials).toBeDefined()
    // A switch to read says that without it there is writing; the default is what decides which advice is given.
    if (server.readOnly) expect(server.byDefault).toBe('writes')
    if (server.writes && !server.readOnly) expect(server.byDefault).toBe('reads')
    const tools = Object.values(server.tools ?? {}).flatMap((each) => each.split(' '))
    expect(tools.length, 'each tool once').toBe(new Set(tools).size)
  })

  it('has no two rows with the same name', () => {
    const seen = new Map<string, string>()
    for (const { name, published } of servers)
      for (const place of published) {
        const key = place.toLowerCase()
        expect(seen.get(key), `${place} of ${name}`).toBeUndefined()
        seen.set(key, name)
      }
  })

  it('finds each row again by each of its names', async () => {
    for (const domain of DOMAINS) {
      for (const [row, server] of (await TABLES[domain]()).entries())
        for (const place of server.published) {
          const found = place.startsWith('host:')
            ? entryAtUrl(`https://${place.slice(5).replace('*.', 'tenant.')}/`)
            : entryPublished(place)
          expect(found, place).toMatchObject({ domain, row })
          expect(namesOf(server), place).toContain(found?.name)
        }
    }
  })
})

describe('the server made in a repository', () => {
  const nameAt = async (source: string) => {
    const entry = { command: 'uvx', args: ['--from', source, 'serena', 'start-mcp-server'] }
    const file = [`${REPOSITORY}/.mcp.json`, bytes(JSON.stringify({ mcpServers: { one: entry } }))] as const
    const { configs } = await scanFiles(new Map([file]))
    const launch = configs[0]?.servers[0]?.launch
    return launch && recogniseServer(launch)?.server.name
  }

  it.each([
    'git+https://github.com/oraios/serena',
    'git+https://github.com/Oraios/Serena.git',
    'git+https://github.com/oraios/serena@v1.0.0',
    'git+ssh://git@github.com/oraios/serena.git',
  ])('is found by %s', async (source) => expect(await nameAt(source)).toBe('Serena'))

  it.each([
    // Several servers are made there.
    'git+https://github.com/awslabs/mcp',
    'git+https://github.com/somebody/serena',
    'git+https://github.com.evil.example/oraios/serena',
    'git+https://evil.example/github.com/oraios/serena',
  ])('is not found by %s', async (source) => expect(await nameAt(source)).toBeUndefined())
})

describe('the server at an address', () => {
  it('goes by the host and the beginning of the path', () => {
    expect(entryAtUrl('https://api.githubcopilot.com/mcp/x/repos/readonly')?.name).toBe(
      'host:api.githubcopilot.com/mcp',
    )
    expect(entryAtUrl('https://API.GithubCopilot.com:443/mcp?x=1')?.name).toBe('host:api.githubcopilot.com/mcp')
    expect(entryAtUrl('https://api.githubcopilot.com/mcpx')).toBeUndefined()
    expect(entryAtUrl('https://api.githubcopilot.com.evil.example/mcp')).toBeUndefined()
    expect(entryAtUrl('https://evil.example/api.githubcopilot.com/mcp')).toBeUndefined()
    expect(entryAtUrl('not a url')).toBeUndefined()
  })
})

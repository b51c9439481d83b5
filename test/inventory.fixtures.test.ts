/** The inventory of every fixture, and of names that are made to be mistaken for others: what its readers rely on. */

import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as Spec from '@cyclonedx/cyclonedx-library/Spec'
import * as Validation from '@cyclonedx/cyclonedx-library/Validation'
import { PackageURL } from 'packageurl-js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Inventory, takeInventory } from '../src/inventory/index.ts'
import { KNOWLEDGE } from '../src/knowledge/handed.ts'
import { inventoryJson } from '../src/report/inventory.ts'
import { inventoryCycloneDx } from '../src/report/inventory-cyclonedx.ts'
import { inventorySchema } from '../src/report/inventory-schema.ts'
import { bytes, load, noise, REPOSITORY, scanFiles } from './fixtures.ts'

const TOOL = { name: 'mcp-audit', version: '1.2.3' }
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)

const part = z.looseObject({ 'bom-ref': z.string() })
const bomSchema = z.looseObject({
  components: z.array(part).default([]),
  services: z.array(part).default([]),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })).default([]),
})

async function taken(files: ReadonlyMap<string, Uint8Array>): Promise<Inventory> {
  const { configs, mask } = await scanFiles(files)
  return takeInventory(configs, mask, KNOWLEDGE)
}

const ofServers = (text: string): Promise<Inventory> => taken(new Map([[`${REPOSITORY}/.mcp.json`, bytes(text)]]))

/** Throws what is wrong with it first. */
async function assertWhole(inventory: Inventory): Promise<void> {
  const ids = inventory.servers.map(({ id }) => id)
  expect(new Set(ids).size, 'every server has an id of its own').toBe(ids.length)
  for (const { privateData, untrustedContent, sendsOut } of inventory.paths)
    for (const id of [privateData, untrustedContent, sendsOut]) expect(ids).toContain(id)
  for (const purl of purlsOf(inventory)) expect(PackageURL.fromString(purl).name).not.toBe('')
  inventorySchema.parse(JSON.parse(inventoryJson(inventory, TOOL)))

  const text = inventoryCycloneDx(inventory, TOOL)
  expect(await validator.validate(text)).toBeNull()
  const { components, services, dependencies } = bomSchema.parse(JSON.parse(text))
  const refs = [...components, ...services].map((each) => each['bom-ref'])
  expect(new Set(refs).size, 'every part has a reference of its own').toBe(refs.length)
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) expect(refs).toContain(ref)
}

function purlsOf({ servers }: Inventory): readonly string[] {
  return servers.flatMap(({ components }) =>
    components.flatMap((component) => ('purl' in component && component.purl !== undefined ? [component.purl] : [])),
  )
}

describe('every fixture', { timeout: 240_000 }, () => {
  const groups = ['fixtures/clients', 'fixtures/workspaces']
  for (const rule of readdirSync('fixtures/rules'))
    groups.push(join('fixtures/rules', rule, 'bad'), join('fixtures/rules', rule, 'good'))
  it('has an inventory that is whole, and a bill of materials that the official schema takes', async () => {
    let servers = 0
    for (const group of groups) {
      for (const entry of readdirSync(group, { withFileTypes: true })) {
        if (!entry.isDirectory()) continue
        const inventory = await taken(load(join(group, entry.name)))
        servers += inventory.servers.length
        await assertWhole(inventory).catch((error: unknown) => {
          throw new Error(`${basename(group)}/${entry.name}`, { cause: error })
        })
      }
    }
    expect(servers).toBeGreaterThan(2000)
  })
})

describe('an inventory is whole', () => {
  it('where a server is called like the number of another', async () => {
    const inventory = await ofServers(
      '{"mcpServers":{"a":{"command":"x"},"a#2":{"command":"z"}},"x":{"mcpServers":{"a":{"command":"y"}}}}',
    )
    expect(inventory.servers).toHaveLength(3)
    await assertWhole(inventory)
  })

  it('where packages and images have no name', async () => {
    const inventory = await ofServers(
      JSON.stringify({
        mcpServers: {
          a: { command: 'npx', args: ['-y', '@scope/'] },
          b: { command: 'docker', args: ['run', ':'] },
          c: { command: 'docker', args: ['run', 'registry.example/:1'] },
        },
      }),
    )
    expect(inventory.servers).toHaveLength(3)
    expect(purlsOf(inventory)).toEqual([])
    await assertWhole(inventory)
  })
})

describe('an inventory says no more than is known', () => {
  it('of who is asked to log in, and of what is beyond this machine', async () => {
    const url = 'https://mcp.example/mcp'
    const inventory = await ofServers(
      JSON.stringify({
        mcpServers: {
          near: { url: 'http://localhost:3000/mcp' },
          open: { url },
          shut: { url: `${url}/2`, headers: { Authorization: `Bearer \${TOKEN}` } },
        },
      }),
    )
    const { services } = bomSchema.parse(JSON.parse(inventoryCycloneDx(inventory, TOOL)))
    const facts = services.map(({ endpoints, authenticated, 'x-trust-boundary': beyond }) => [
      endpoints,
      authenticated,
      beyond,
    ])
    expect(facts).toEqual([
      [['http://localhost:3000/mcp'], undefined, false],
      [[url], undefined, true],
      [[`${url}/2`], true, true],
    ])
  })

  it('of credentials in addresses, which no switch before them is the name of', async () => {
    const password = noise('inventory', 16)
    const inventory = await ofServers(
      JSON.stringify({
        mcpServers: {
          a: { command: 'npx', args: ['-y', `https://someone:${password}@git.example/x.tgz`] },
          b: { url: `//someone:${password}@mcp.example/x` },
          c: { url: `someone:${password}@mcp.example/x` },
        },
      }),
    )
    const text = inventoryJson(inventory, TOOL) + inventoryCycloneDx(inventory, TOOL)
    expect(text).not.toContain(password)
    expect(text).not.toContain('someone')
    expect(inventory.servers[0]?.credentials).toEqual([
      { name: 'a password', in: 'argument', as: 'written', issuer: undefined },
    ])
  })
})

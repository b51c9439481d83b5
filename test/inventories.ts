/** Inventories put together by hand, for the tests of those who show them. */

import type { Credential, ExfiltrationPath, Inventory, InventoryServer, Reach, Role } from '../src/inventory/model.ts'

export interface ServerSketch {
  readonly name: string
  readonly file?: string
  readonly clients?: readonly string[]
  readonly enabled?: boolean
  /** An npm package that it runs. */
  readonly runs?: string
  readonly reach?: Partial<Reach>
  readonly credentials?: readonly Pick<Credential, 'name' | 'issuer' | 'as' | 'same'>[]
  readonly roles?: readonly Role[]
  /** Where its name stands. */
  readonly offset?: number
}

/** A path, with what else could take the place of its legs, by name. */
export type PathSketch = Omit<ExfiltrationPath, 'others'> & { readonly others?: Partial<ExfiltrationPath['others']> }

const NO_OTHERS: ExfiltrationPath['others'] = { privateData: [], untrustedContent: [], sendsOut: [] }

/** An inventory of these servers, whose ids are their names, and whose clients are called as their ids are. */
export function inventoryOf(servers: readonly ServerSketch[], paths: readonly PathSketch[] = []): Inventory {
  const ids = [...new Set(servers.flatMap(({ clients = ['cursor'] }) => clients))].sort()
  return {
    clients: ids.map((id) => ({
      id,
      name: id,
      files: servers.filter(({ clients = ['cursor'] }) => clients.includes(id)).map(({ file = '.mcp.json' }) => file),
    })),
    servers: servers.map(serverOf),
    approvals: [],
    paths: paths.map((path) => ({ ...path, others: { ...NO_OTHERS, ...path.others } })),
  }
}

function serverOf(sketch: ServerSketch): InventoryServer {
  const { name, file = '.mcp.json', clients = ['cursor'], enabled = true, offset = 0 } = sketch
  return {
    id: name,
    name,
    file,
    start: { line: 1, column: 1 + offset, offset },
    scope: 'project',
    format: 'json',
    clients,
    readers: clients,
    enabled,
    transport: 'stdio',
    components:
      sketch.runs === undefined
        ? []
        : [
            {
              kind: 'package',
              ecosystem: 'npm',
              name: sketch.runs,
              version: '1.0.0',
              pinned: true,
              purl: undefined,
              runner: 'npx',
            },
          ],
    credentials: (sketch.credentials ?? []).map((credential) => ({ ...credential, in: 'env' })),
    approvals: [],
    reach: { files: [], databases: [], hosts: [], ...sketch.reach },
    roles: sketch.roles ?? [],
    known: undefined,
  }
}

const GITHUB = { name: 'GITHUB_TOKEN', issuer: 'GitHub', as: 'written', same: 1 } as const

/** Three clients and ten servers, with a path to the outside. */
export const TEN = inventoryOf(
  [
    {
      name: 'files',
      clients: ['claude-desktop', 'cursor'],
      runs: '@modelcontextprotocol/server-filesystem',
      reach: {
        files: [
          { path: '~/Documents', access: 'write' },
          { path: '~/projects/payroll', access: 'write' },
        ],
      },
      roles: ['private-data', 'writes'],
    },
    {
      name: 'search',
      clients: ['claude-desktop', 'cursor'],
      runs: 'mcp-server-fetch',
      roles: ['untrusted-content', 'sends-out'],
    },
    {
      name: 'tickets',
      clients: ['cursor'],
      runs: '@example/tickets-mcp',
      reach: { hosts: ['api.github.com'] },
      credentials: [GITHUB],
    },
    {
      name: 'warehouse',
      clients: ['cursor', 'vscode'],
      runs: '@example/postgres-mcp',
      reach: { databases: [{ name: 'postgres://warehouse.example/sales', access: 'write' }] },
      credentials: [{ name: 'DATABASE_URL', issuer: undefined, as: 'referenced' }],
      roles: ['private-data'],
    },
    { name: 'docs', clients: ['vscode'], runs: '@example/docs-mcp', reach: { hosts: ['docs.example'] } },
    {
      name: 'mail',
      clients: ['claude-desktop'],
      runs: '@example/mail-mcp',
      reach: { hosts: ['imap.mail.example', 'smtp.mail.example'] },
      credentials: [{ name: 'MAIL_PASSWORD', issuer: undefined, as: 'passed' }],
      roles: ['private-data', 'untrusted-content', 'sends-out'],
    },
    { name: 'browser', clients: ['vscode'], runs: '@playwright/mcp' },
    {
      name: 'old-notes',
      clients: ['cursor'],
      enabled: false,
      runs: '@example/notes-mcp',
      reach: { files: [{ path: '~/notes', access: 'read' }] },
    },
    {
      name: 'calendar',
      clients: ['claude-desktop'],
      reach: { hosts: ['calendar.example'] },
      runs: '@example/calendar-mcp',
    },
    { name: 'stray', clients: [], runs: '@example/stray-mcp' },
  ],
  [
    { clients: ['claude-desktop', 'cursor'], privateData: 'files', untrustedContent: 'search', sendsOut: 'search' },
    { clients: ['claude-desktop'], privateData: 'mail', untrustedContent: 'mail', sendsOut: 'mail' },
  ],
)

/** As many servers as nobody can look at, with a name made of each one's number. */
export function manyServers(count: number): Inventory {
  const clients = Array.from({ length: 18 }, (_, index) => `client-${index}`)
  return inventoryOf(
    Array.from({ length: count }, (_, index) => ({
      name: `server-${index}`,
      file: `team-${index % 40}/.mcp.json`,
      clients: clients.filter((_, client) => (index + client) % 6 === 0),
      runs: `@example/server-${index}`,
      reach: {
        files: index % 3 === 0 ? [{ path: `/srv/data/${index % 50}`, access: 'read' as const }] : [],
        hosts: [`host-${index % 70}.example`],
        databases:
          index % 7 === 0 ? [{ name: `postgres://db-${index % 11}.example/main`, access: 'unknown' as const }] : [],
      },
      credentials:
        index % 4 === 0 ? [{ name: `TOKEN_${index % 30}`, issuer: undefined, as: 'referenced' as const }] : [],
    })),
    [
      {
        clients: ['client-0', 'client-6'],
        privateData: 'server-42',
        untrustedContent: 'server-60',
        sendsOut: 'server-66',
      },
    ],
  )
}

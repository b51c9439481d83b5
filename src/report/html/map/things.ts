/** What servers reach: files, databases, hosts and credentials, each once, with the servers that reach it. */

import type { Credential, InventoryServer } from '../../../inventory/model.ts'

export type Reached = 'files' | 'databases' | 'hosts' | 'credentials'

export const TITLES: Readonly<Record<Reached, string>> = {
  files: 'Files',
  databases: 'Databases',
  hosts: 'Hosts',
  credentials: 'Credentials',
}

export interface Thing {
  readonly kind: Reached
  readonly name: string
  readonly detail: string
  readonly servers: readonly InventoryServer[]
  /** How many others share its box; 0 for one that has its own. */
  readonly folds: number
}

type Access = 'read' | 'write' | 'unknown'
const ACCESS: Readonly<Record<Access, string>> = { read: 'read', write: 'read and write', unknown: '' }
const HANDED: Readonly<Record<Credential['as'], string>> = {
  written: 'written into the file',
  referenced: 'taken from elsewhere',
  passed: 'from the environment',
  placeholder: 'not filled in yet',
}

interface Use {
  readonly kind: Reached
  readonly name: string
  /** Tells apart what has one name and is not the same. */
  readonly of: string
  readonly detail: string
}

/** What one server reaches, as its configuration says. */
export function usesOf({ id, reach, credentials }: InventoryServer): readonly Use[] {
  return [
    ...reach.files.map(({ path, access }): Use => ({ kind: 'files', name: path, of: '', detail: ACCESS[access] })),
    ...reach.databases.map(({ name, access }): Use => ({ kind: 'databases', name, of: '', detail: ACCESS[access] })),
    ...reach.hosts.map((name): Use => ({ kind: 'hosts', name, of: '', detail: '' })),
    ...credentials.map(
      ({ name, issuer, as, in: place, same }): Use => ({
        kind: 'credentials',
        name,
        // A variable is the same wherever it is handed over; what stands in a file, a header or a field is each server's own, unless it is known to be shared.
        of: same !== undefined ? `#${same}` : as === 'written' || place === 'header' || place === 'entry' ? id : '',
        detail: issuer === undefined ? HANDED[as] : `${issuer}, ${HANDED[as]}`,
      }),
    ),
  ]
}

/** The things of all servers, by kind and in the order in which servers name them; details that differ are all told. */
export function reachedBy(servers: readonly InventoryServer[]): readonly Thing[] {
  const things = new Map<string, { kind: Reached; name: string; details: Set<string>; servers: Set<InventoryServer> }>()
  for (const server of servers) {
    for (const { kind, name, of, detail } of usesOf(server)) {
      const key = `${kind}\0${name}\0${of}`
      const known = things.get(key) ?? { kind, name, details: new Set(), servers: new Set() }
      if (detail !== '') known.details.add(detail)
      known.servers.add(server)
      things.set(key, known)
    }
  }
  return [...things.values()].map(({ kind, name, details, servers }) => ({
    kind,
    name,
    detail: [...details].sort().join('; '),
    servers: [...servers],
    folds: 0,
  }))
}

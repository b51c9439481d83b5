/** The catalogue's tables, one a domain, each read when a run first meets one of its servers. */

import type { KnownServer } from './catalogue.ts'

/** Rows, each of which may be made when it is asked for; a list is one. */
export interface Table extends Iterable<KnownServer> {
  /** The row of that number, counted from 0. */
  readonly at: (row: number) => KnownServer | undefined
}

export const TABLES = {
  ai: async () => (await import('./ai.ts')).ai,
  browsers: async () => (await import('./browsers.ts')).browsers,
  business: async () => (await import('./business.ts')).business,
  cloud: async () => (await import('./cloud.ts')).cloud,
  code: async () => (await import('./code.ts')).code,
  communication: async () => (await import('./communication.ts')).communication,
  databases: async () => (await import('./databases.ts')).databases,
  execution: async () => (await import('./execution.ts')).execution,
  files: async () => (await import('./files.ts')).files,
  observability: async () => (await import('./observability.ts')).observability,
  productivity: async () => (await import('./productivity.ts')).productivity,
  search: async () => (await import('./search.ts')).search,
} satisfies Readonly<Record<string, () => Promise<Table>>>

export type Domain = keyof typeof TABLES
export const DOMAINS = [
  'ai',
  'browsers',
  'business',
  'cloud',
  'code',
  'communication',
  'databases',
  'execution',
  'files',
  'observability',
  'productivity',
  'search',
] as const satisfies readonly Domain[]

/** Every server we know: reads all tables, which a run has no need of. */
export async function knownServers(): Promise<readonly KnownServer[]> {
  const tables: readonly Table[] = await Promise.all(DOMAINS.map((domain) => TABLES[domain]()))
  return tables.flatMap((table) => [...table])
}

/** The catalogue's tables, one a domain, each read when a run first meets one of its servers. */

import type { KnownServer } from './catalogue.ts'

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
} satisfies Readonly<Record<string, () => Promise<readonly KnownServer[]>>>

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
  return (await Promise.all(DOMAINS.map((domain) => TABLES[domain]()))).flat()
}

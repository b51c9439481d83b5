/**
 * By what findings are filtered, and the short keys that stand for it in attributes and in the address of the page: words of
 * ours where there are some, numbers in the place of everything that somebody else wrote.
 */

import type { Inventory, InventoryServer } from '../../inventory/model.ts'
import { countBefore } from '../../knowledge/order.ts'
import { type Finding, type Report, SEVERITIES } from '../../model.ts'

export const FACETS = ['severity', 'client', 'category', 'scope', 'file'] as const
export type Facet = (typeof FACETS)[number]

/** One value of a facet that occurs among the findings. */
export interface Choice {
  readonly key: string
  /** As the file or the client is called. */
  readonly words: string
  readonly count: number
}

export interface Keys {
  /** In the order in which they are offered; a facet whose values are all the same is still one. */
  readonly choices: Readonly<Record<Facet, readonly Choice[]>>
  /** What a finding is, facet by facet. */
  readonly of: (finding: Finding) => Readonly<Record<Facet, readonly string[]>>
  /** Of a client by its id; one that fits nothing where no finding is true for it. */
  readonly clientKey: (id: string) => string
  /** Keys of the servers that a finding is about. */
  readonly serversOf: (finding: Finding) => readonly string[]
  readonly serverKey: (server: InventoryServer) => string
  readonly findingsOf: (server: InventoryServer) => readonly Finding[]
}

/** Keys for all that is in a report; `clientName`: what people call a client. */
export function keysOf(
  { findings, files }: Report,
  inventory: Inventory | undefined,
  clientName: (id: string) => string,
): Keys {
  const scopes = new Map<string, string>(files.map(({ path, scope }) => [path, scope]))
  const values = (facet: Facet, { severity, clients, category, file }: Finding): readonly string[] => {
    const scope = scopes.get(file)
    return { severity: [severity], client: clients, category: [category], scope: scope ? [scope] : [], file: [file] }[
      facet
    ]
  }
  const tables = Object.fromEntries(
    FACETS.map((facet) => [facet, tableOf(findings.flatMap((finding) => [...new Set(values(facet, finding))]))]),
  )
  const keyIn = (facet: Facet, value: string) => tables[facet]?.get(value)?.key ?? ''
  const choicesOf = (facet: Facet): readonly Choice[] => {
    const named = [...(tables[facet] ?? [])].map(([value, { key, count }]) => ({ key, count, words: value }))
    if (facet === 'severity') return SEVERITIES.flatMap((each) => named.filter(({ words }) => words === each))
    if (facet !== 'client') return named.sort(byWords)
    return named.map((choice) => ({ ...choice, words: clientName(choice.words) })).sort(byWords)
  }
  const servers = serversByFinding(findings, inventory?.servers ?? [])
  return {
    choices: {
      severity: choicesOf('severity'),
      client: choicesOf('client'),
      category: choicesOf('category'),
      scope: choicesOf('scope'),
      file: choicesOf('file'),
    },
    of: (finding) => ({
      severity: [finding.severity],
      client: finding.clients.map((id) => keyIn('client', id)),
      category: [keyIn('category', finding.category)],
      scope: values('scope', finding),
      file: [keyIn('file', finding.file)],
    }),
    clientKey: (id) => keyIn('client', id) || 'none',
    ...servers,
  }
}

/** As somebody looks for them: small letters and capitals are one, whatever the language of the machine. */
function byWords(a: Choice, b: Choice): number {
  const order = ({ words, key }: Choice) => `${words.toLowerCase()}\0${words}\0${key}`
  return order(a) < order(b) ? -1 : 1
}

/** A word that needs no escaping anywhere stands for itself, so that an address of the page says what it shows. */
function tableOf(values: readonly string[]): ReadonlyMap<string, { readonly key: string; readonly count: number }> {
  const table = new Map<string, { readonly key: string; readonly count: number }>()
  for (const value of values) {
    const known = table.get(value)
    const key = known?.key ?? (/^[a-z][a-z0-9-]{0,39}$/.test(value) ? value : `_${table.size}`)
    table.set(value, { key, count: (known?.count ?? 0) + 1 })
  }
  return table
}

/** A finding is about the server that it names, and about those whose names are among its related places. */
function serversByFinding(
  findings: readonly Finding[],
  servers: readonly InventoryServer[],
): Pick<Keys, 'serversOf' | 'serverKey' | 'findingsOf'> {
  const keys = new Map(servers.map((server, index) => [server.id, `_${index}`]))
  const serverKey = ({ id }: InventoryServer) => keys.get(id) ?? ''
  const named = new Map<string, InventoryServer[]>()
  const inFile = new Map<string, InventoryServer[]>()
  for (const server of servers.toSorted((a, b) => a.start.offset - b.start.offset)) {
    append(named, `${server.file}\0${server.name}`, server)
    append(inFile, server.file, server)
  }
  const ownOf = ({ file, server, related }: Finding): readonly InventoryServer[] => {
    if (server !== undefined) return named.get(`${file}\0${server}`) ?? []
    // A credential of several servers is told without a name; the first of them is the one that it stands in.
    return related.some((place) => place.server !== undefined) ? (inFile.get(file) ?? []) : []
  }
  const placed = new Map(servers.map((server) => [`${server.file}\0${server.start.offset}`, server]))
  const about = new Map<Finding, readonly InventoryServer[]>()
  const findingsOf = new Map<string, Finding[]>()
  for (const finding of findings) {
    const others = finding.related.flatMap((place) =>
      place.server === undefined
        ? (placed.get(`${place.file}\0${place.start.offset}`) ?? [])
        : nearest(named.get(`${place.file}\0${place.server}`) ?? [], place),
    )
    const all = [...new Set([...nearest(ownOf(finding), finding), ...others])]
    about.set(finding, all)
    for (const { id } of all) append(findingsOf, id, finding)
  }
  return {
    serverKey,
    serversOf: (finding) => (about.get(finding) ?? []).map(serverKey),
    findingsOf: ({ id }) => findingsOf.get(id) ?? [],
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key)
  if (known) known.push(value)
  else lists.set(key, [value])
}

/** Where a file has a name twice, the last entry that begins before the finding; `servers` by where they begin. */
function nearest(servers: readonly InventoryServer[], { start }: Pick<Finding, 'start'>): readonly InventoryServer[] {
  const last = Math.max(countBefore(servers, (server) => server.start.offset > start.offset) - 1, 0)
  return servers.slice(last, last + 1)
}

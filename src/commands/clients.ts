import type { Client } from '../client.ts'
import { clients } from '../clients/index.ts'
import { knownLocations, resolvePattern } from '../discover/locations.ts'
import { everyLocation } from '../discover/machine.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { neutralise, safeJson } from '../report/text.ts'
import { type ExitCode, type Host, PASSED, told } from './host.ts'
import { chosenClients } from './scan-options.ts'

export interface ClientsFlags {
  readonly all?: true
  readonly json?: true
  readonly client?: readonly string[]
}

interface Row {
  readonly path: string
  readonly state: 'found' | 'absent' | 'unreadable' | 'not lintable'
  readonly note: string
  readonly scopes: readonly string[]
  /** Ids, as in a report. */
  readonly clients: readonly string[]
}

/**
 * `mcp-audit clients`: where each client keeps its files on this machine, what is there, and who reads it. Of clients that are
 * asked for, all places. Throws a UsageError for one that is not known.
 */
export async function listClients(flags: ClientsFlags, host: Host): Promise<ExitCode> {
  const asked = chosenClients(flags.client)
  const isAsked = ({ client }: { readonly client: Client }) => asked.includes(client)
  const locations = knownLocations(clients, host.machines).filter(({ readers }) => readers.some(isAsked))
  const rows = locations.flatMap((location): Row[] => {
    const opaque = location.readers.every(({ file }) => file.opaque !== undefined)
    const row = {
      scopes: unique(location.readers.map(({ file }) => file.scope)),
      clients: unique(location.readers.map(({ client }) => client.id)),
      note: opaque ? (location.readers[0]?.file.opaque ?? '') : '',
    }
    const files = resolvePattern(location.path, host.fs)
    if (files.length === 0) return [{ ...row, path: location.path, state: 'absent' }]
    return files.map((path) => ({ ...row, path, ...stateOf(path, opaque, row.note, host) }))
  })
  const sorted = rows.sort((a, b) => (a.path < b.path ? -1 : 1))
  host.stdout.write(flags.json ? `${json(sorted)}\n` : text(sorted, asked, flags, host))
  return PASSED
}

function stateOf(path: string, opaque: boolean, note: string, host: Host): Pick<Row, 'state' | 'note'> {
  if (opaque) return { state: 'not lintable', note }
  const read = host.fs.read(path, 'follow')
  return 'refused' in read ? { state: 'unreadable', note: read.refused } : { state: 'found', note }
}

function json(rows: readonly Row[]): string {
  return safeJson(
    rows.map((row) => ({ ...row, path: withoutTokens(row.path) })),
    2,
  )
}

function text(rows: readonly Row[], asked: readonly Client[], flags: ClientsFlags, host: Host): string {
  const all = flags.all === true || flags.client !== undefined
  const home = host.machines[0]?.home ?? ''
  const here = (path: string) => told(path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path)
  const shown = all ? rows : rows.filter(({ state }) => state !== 'absent')
  const nameOf = new Map(clients.map(({ id, name }) => [id, name]))
  const lines = shown.map(({ path, state, note, scopes, clients: ids }) => {
    const names = ids.map((id) => nameOf.get(id) ?? id)
    const why = note === '' ? '' : `, ${neutralise(note)}`
    return `${state.padEnd(12)}  ${here(path)}\n${''.padEnd(14)}${scopes.join('+')}: ${names.join(', ')}${why}`
  })
  const present = rows.filter(({ state }) => state !== 'absent').length
  const unlintable = asked.filter((client) => client.unlintable !== undefined)
  const whose = flags.client ? asked.map(({ name }) => name).join(', ') : `${clients.length} clients`
  const others = all ? '' : " '--all' lists the others, those in projects, and the ids of all clients."
  const further = !flags.client ? ids() : unlintable.length > 0 && rows.length > 0 ? [''] : []
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    ...(rows.length > 0 ? [`${present} of ${rows.length} known locations of ${whose} have a file here.${others}`] : []),
    ...(all ? [...inProjects(asked), ...further] : ['In projects, files are recognized by name at any depth.']),
    ...unlintable.map((client) => `${client.name}: ${client.unlintable}.`),
    '',
  ].join('\n')
}

/** The files of projects that any of the clients reads, which are recognised by these names at any depth. */
function inProjects(asked: readonly Client[]): readonly string[] {
  const readers = new Map<string, Client[]>()
  for (const client of clients) {
    for (const file of client.files) {
      if (file.scope !== 'project' || file.opaque !== undefined) continue
      for (const path of everyLocation(file.path)) {
        const known = readers.get(path) ?? []
        if (!known.includes(client)) known.push(client)
        readers.set(path, known)
      }
    }
  }
  const lines = [...readers]
    .filter(([, by]) => by.some((client) => asked.includes(client)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, by]) => `  ${path}: ${by.map(({ name }) => name).join(', ')}`)
  return lines.length === 0 ? [] : ['', 'In projects, at any depth:', ...lines]
}

/** Every client that can be asked for, those included that have files in projects only. */
function ids(): readonly string[] {
  const lintable = clients.filter((client) => client.unlintable === undefined)
  const width = lintable.reduce((most, { id }) => Math.max(most, id.length), 0)
  return ['', "Ids, for '--client':", ...lintable.map(({ id, name }) => `  ${id.padEnd(width)}  ${name}`), '']
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

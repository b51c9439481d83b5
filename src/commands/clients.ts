import { clients } from '../clients/index.ts'
import { knownLocations, resolvePattern } from '../discover/locations.ts'
import { everyLocation } from '../discover/machine.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { neutralise, safeJson } from '../report/text.ts'
import { type ExitCode, type Host, PASSED, told } from './host.ts'

interface Row {
  readonly path: string
  readonly state: 'found' | 'absent' | 'unreadable' | 'not lintable'
  readonly note: string
  readonly scopes: readonly string[]
  /** Ids, as in a report. */
  readonly clients: readonly string[]
}

/** `mcp-audit clients`: where each client keeps its files on this machine, what is there, and who reads it. */
export async function listClients(flags: { readonly all?: true; readonly json?: true }, host: Host): Promise<ExitCode> {
  const rows = knownLocations(clients, host.machines).flatMap((location): Row[] => {
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
  host.stdout.write(flags.json ? `${json(sorted)}\n` : text(sorted, flags.all ?? false, host))
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

function text(rows: readonly Row[], all: boolean, host: Host): string {
  const home = host.machines[0]?.home ?? ''
  const here = (path: string) => told(path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path)
  const shown = all ? rows : rows.filter(({ state }) => state !== 'absent')
  const nameOf = new Map(clients.map(({ id, name }) => [id, name]))
  const lines = shown.map(({ path, state, note, scopes, clients: ids }) => {
    const names = ids.map((id) => nameOf.get(id) ?? id)
    const why = note === '' ? '' : `, ${neutralise(note)}`
    return `${state.padEnd(12)}  ${here(path)}\n${''.padEnd(14)}${scopes.join('+')}: ${names.join(', ')}${why}`
  })
  const absent = rows.length - rows.filter(({ state }) => state !== 'absent').length
  const unlintable = clients.filter((client) => client.unlintable !== undefined)
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `${rows.length - absent} of ${rows.length} known locations of ${clients.length} clients have a file here.${all ? '' : " '--all' lists the others, those in projects, and the ids of all clients."}`,
    ...(all ? [...inProjects(), ...ids()] : ['In projects, files are recognized by name at any depth.']),
    ...unlintable.map((client) => `${client.name}: ${client.unlintable}.`),
    '',
  ].join('\n')
}

/** The files of projects, which are recognised by these names at any depth. */
function inProjects(): readonly string[] {
  const readers = new Map<string, string[]>()
  for (const { name, files } of clients) {
    for (const file of files) {
      if (file.scope !== 'project' || file.opaque !== undefined) continue
      for (const path of everyLocation(file.path)) {
        const names = readers.get(path) ?? []
        if (!names.includes(name)) names.push(name)
        readers.set(path, names)
      }
    }
  }
  const lines = [...readers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, names]) => `  ${path}: ${names.join(', ')}`)
  return ['', 'In projects, at any depth:', ...lines]
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

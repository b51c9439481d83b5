/** What the map shows, in words: the paths by which data may get out, and a table of every server. */

import type { ExfiltrationPath, Inventory, InventoryServer, Role } from '../../../inventory/model.ts'
import { counted } from '../../summary.ts'
import type { Keys } from '../keys.ts'
import { html, joined, type Markup } from '../markup.ts'
import { listed, name, path } from '../names.ts'
import { shape } from '../shapes.ts'
import { runs } from './graph.ts'
import { worstOf } from './shown.ts'
import { type Reached, usesOf } from './things.ts'

const PATHS_TOLD = 6
const NAMED = 4

/** The paths from private data to the outside, a sentence or two each; undefined where there is none. */
export function pathsInWords(inventory: Inventory): Markup | undefined {
  const servers = new Map(inventory.servers.map((server) => [server.id, server]))
  const names = new Map(inventory.clients.map(({ id, name }) => [id, name]))
  const told = inventory.paths.map((path) => sentence(path, servers, names))
  if (told.length === 0) return undefined
  const more = told.slice(PATHS_TOLD)
  const leaking = new Set(inventory.paths.flatMap(({ clients }) => clients)).size
  return html`<div class="paths" id="map-paths">
<h3>Private data has a way out in ${counted(leaking, 'client')}</h3>
<p>A text that a stranger wrote can have the model fetch what is private and send it away, and no server does anything but its work. It takes three legs, and is closed where a client has no server left for one of them: switch writing off where a server allows it, keep the servers apart in different clients or profiles, or have every call of the one that sends confirmed.</p>
<ol>${told.slice(0, PATHS_TOLD)}</ol>
${more.length > 0 && html`<details class="fold" open><summary>${counted(more.length, 'more path')}</summary><ol start="${PATHS_TOLD + 1}">${more}</ol></details>`}
</div>
`
}

function sentence(
  { clients, privateData, untrustedContent, sendsOut, others }: ExfiltrationPath,
  servers: ReadonlyMap<string, InventoryServer>,
  names: ReadonlyMap<string, string>,
): Markup {
  const where = listed(
    clients.map((id) => names.get(id) ?? id),
    NAMED,
    'client',
  )
  const server = (id: string) => html`<strong>${name(servers.get(id)?.name ?? id)}</strong>`
  const all = (first: string, others: readonly string[], one: string, several: string) => {
    const named = [first, ...others].slice(0, NAMED).map(server)
    const more = others.length + 1 - named.length
    const last = more > 0 ? html`${counted(more, 'more server')}` : named.pop()
    return others.length === 0 ? html`${last} ${one}` : html`${joined(named, html`, `)} and ${last} ${several}`
  }
  const isOne = privateData === untrustedContent && untrustedContent === sendsOut
  if (isOne && Object.values(others).every(({ length }) => length === 0))
    return html`<li>In ${where}: ${server(sendsOut)} alone reads what is not public${kept([privateData], servers)}, reads what strangers write, and sends text to where others read it.</li>`
  return html`<li>In ${where}: ${all(privateData, others.privateData, 'reads what is not public', 'read what is not public')}${kept([privateData, ...others.privateData], servers)}; ${all(untrustedContent, others.untrustedContent, 'reads what strangers write', 'read what strangers write')}; and ${all(sendsOut, others.sendsOut, 'sends text to where others read it', 'send text to where others read it')}.</li>`
}

/** Where private data lies, as far as their entries say. */
function kept(ids: readonly string[], servers: ReadonlyMap<string, InventoryServer>): Markup | false {
  const uses = ids.flatMap((id) => {
    const server = servers.get(id)
    return server ? usesOf(server) : []
  })
  const names = uses.filter(({ kind }) => kind === 'files' || kind === 'databases').map(({ name }) => name)
  return names.length > 0 && html` (${listed([...new Set(names)], NAMED, 'place')})`
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'private-data': 'reads what is not public',
  'untrusted-content': 'reads what strangers write',
  'sends-out': 'sends text out',
  writes: 'changes things',
  executes: 'runs code',
}

/** Every server with its clients, what it runs and what it reaches. */
export function serverTable({ servers, clients }: Inventory, keys: Keys): Markup {
  const names = new Map(clients.map(({ id, name }) => [id, name]))
  const startedBy = ({ enabled, clients }: InventoryServer) =>
    enabled && clients.length > 0
      ? listed(
          clients.map((id) => names.get(id) ?? id),
          NAMED,
          'client',
        )
      : html`not started`
  const row = (server: InventoryServer) =>
    html`<tr><th scope="row"><span data-name="${keys.serverKey(server)}">${name(server.name)}</span> ${path(server.file, server.start.line)}</th><td>${found(server, keys)}</td><td>${startedBy(server)}</td><td>${name(runs(server))}</td><td>${reached(server)}</td><td>${server.roles.map((role) => ROLE_WORDS[role]).join(', ') || none()}</td></tr>
`
  return html`<div class="wide" role="region" aria-label="Servers and what they reach" tabindex="0"><table>
<thead><tr><th scope="col">Server</th><th scope="col">Findings</th><th scope="col">Started by</th><th scope="col">Runs</th><th scope="col">Reaches</th><th scope="col">What it does</th></tr></thead>
<tbody>${servers.map(row)}</tbody></table></div>`
}

function found(server: InventoryServer, keys: Keys): Markup {
  const worst = worstOf(server, keys)
  if (!worst) return html`none`
  return html`<a class="plain" href="#server=${keys.serverKey(server)}">${shape(worst)} ${counted(keys.findingsOf(server).length, 'finding')}, worst ${worst}</a>`
}

const KINDS: Readonly<Record<Reached, string>> = {
  files: 'file',
  databases: 'database',
  hosts: 'host',
  credentials: 'credential',
}

function reached(server: InventoryServer): Markup {
  const uses = usesOf(server)
  if (uses.length === 0) return none()
  const words = ({ kind, detail }: (typeof uses)[number]) =>
    [KINDS[kind], ...(detail === '' ? [] : [detail])].join(', ')
  return html`<ul>${uses.map((use) => html`<li>${name(use.name)} <span class="detail">${words(use)}</span></li>`)}</ul>`
}

function none(): Markup {
  return html`<span class="none">–</span>`
}

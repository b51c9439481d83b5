/** What the map shows, in words: the paths by which data may get out, and a table of every server. */

import type { ExfiltrationPath, Inventory, InventoryServer, Role } from '../../../inventory/model.ts'
import { counted } from '../../summary.ts'
import type { Keys } from '../keys.ts'
import { html, type Markup } from '../markup.ts'
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
  return html`<div class="paths" id="map-paths">
<h3>${told.length === 1 ? 'One path joins private data to a way out' : `${told.length} paths join private data to a way out`}</h3>
<p>Along each, a text that a stranger wrote can have the model fetch what is private and send it away, and no server does anything but its work. Each is closed by taking away any one of its three legs: switch writing off where a server allows it, keep the servers apart in different clients or profiles, or have every call of the one that sends confirmed.</p>
<ol>${told.slice(0, PATHS_TOLD)}</ol>
${more.length > 0 && html`<details class="fold" open><summary>${counted(more.length, 'more path')}</summary><ol start="${PATHS_TOLD + 1}">${more}</ol></details>`}
</div>
`
}

function sentence(
  { clients, privateData, untrustedContent, sendsOut }: ExfiltrationPath,
  servers: ReadonlyMap<string, InventoryServer>,
  names: ReadonlyMap<string, string>,
): Markup {
  const where = listed(
    clients.map((id) => names.get(id) ?? id),
    NAMED,
    'client',
  )
  const server = (id: string) => {
    const known = servers.get(id)
    return html`<strong>${name(known?.name ?? id)}</strong>`
  }
  const from = servers.get(privateData)
  const kept = from ? usesOf(from).filter(({ kind }) => kind === 'files' || kind === 'databases') : []
  const data =
    kept.length > 0 &&
    html` (${listed(
      kept.map(({ name }) => name),
      NAMED,
      'place',
    )})`
  if (privateData === untrustedContent && untrustedContent === sendsOut)
    return html`<li>In ${where}: ${server(sendsOut)} alone reads what is not public${data}, reads what strangers write, and sends text to where others read it.</li>`
  return html`<li>In ${where}: ${server(privateData)} reads what is not public${data}, ${server(untrustedContent)} reads what strangers write, and ${server(sendsOut)} sends text to where others read it.</li>`
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

/** The inventory as text and as JSON. */

import type { Component, Credential, Inventory, InventoryApproval, InventoryServer, Reach } from '../inventory/model.ts'
import type { ColourLevel } from './colour.ts'
import { paletteFor } from './coloured.ts'
import type { Palette } from './palette.ts'
import { byFile } from './place.ts'
import { counted } from './summary.ts'
import { neutralise, printed, safeJson, wrap } from './text.ts'

export interface InventoryOptions {
  readonly colour: ColourLevel
  readonly width: number
  readonly clientName: (id: string) => string
}

/** Clients of a file that are named; the rest is counted. */
const CLIENTS_NAMED = 3
const LONGEST = 400

/** File by file, what each server runs, is handed, reaches and may do unasked; the empty string for none. */
export function inventoryText(inventory: Inventory, { colour, width, clientName }: InventoryOptions): string {
  const palette = paletteFor(colour)
  const blocks = [...byFile(inventory.servers)].flatMap(([file, servers]) => [
    ...heading(file, servers, { palette, clientName, width }),
    ...servers.flatMap((server) => serverLines(server, { palette, clientName, width })),
    '',
  ])
  const general = inventory.approvals.flatMap((approval) =>
    wrap(
      `${neutralise(approval.file)}:${approval.start.line}: ${neutralise(approvalInWords(approval), LONGEST)}`,
      width - 2,
    ).map((line) => `  ${line}`),
  )
  return printed([
    ...blocks,
    ...(general.length > 0 ? [palette.strong('Without asking'), ...general, ''] : []),
    ...wrap(sumOf(inventory), width),
  ])
}

interface Setting {
  readonly palette: Palette
  readonly clientName: InventoryOptions['clientName']
  readonly width: number
}

/** The file and who reads it, in a line where they fit into one. */
function heading(
  file: string,
  servers: readonly InventoryServer[],
  { palette, clientName, width }: Setting,
): readonly string[] {
  const ids = [...new Set(servers.flatMap(({ readers }) => readers))].sort()
  const names = ids.slice(0, CLIENTS_NAMED).map((id) => neutralise(clientName(id)))
  const more = ids.length > CLIENTS_NAMED ? [`${ids.length - CLIENTS_NAMED} more`] : []
  const readers = ids.length === 0 ? 'no client reads it' : [...names, ...more].join(', ')
  const path = neutralise(file)
  const behind = `(${readers} · ${servers[0]?.scope ?? ''})`
  if (path.length + 2 + behind.length <= width) return [`${palette.strong(path)}  ${palette.faint(behind)}`]
  return [palette.strong(path), ...wrap(behind, width - 2).map((line) => `  ${palette.faint(line)}`)]
}

function serverLines(server: InventoryServer, { palette, clientName, width }: Setting): readonly string[] {
  const { name, enabled, clients, readers, components, credentials, reach, approvals } = server
  const state = readers.length === 0 ? ' (no client reads it)' : enabled ? '' : ' (off)'
  const off = enabled ? readers.filter((id) => !clients.includes(id)) : []
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['off in', off.map(clientName)],
    ['runs', components.map(componentInWords)],
    ['handed', credentials.map(credentialInWords)],
    ['reaches', reachInWords(reach)],
    [
      'unasked',
      [...new Set(approvals.map(({ tool, reach, words }) => tool ?? (reach === 'server' ? 'every tool' : words)))],
    ],
  ]
  return [
    `  ${neutralise(name) || '(no name)'}${palette.faint(state)}`,
    ...rows.flatMap(([label, words]) => row(label, words, palette, width)),
  ]
}

const INDENT = 4
const LABEL = 9

function row(label: string, words: readonly string[], palette: Palette, width: number): readonly string[] {
  if (words.length === 0) return []
  const text = words.map((each) => neutralise(each, LONGEST)).join(', ')
  return wrap(text, width - INDENT - LABEL).map(
    (line, index) => `${' '.repeat(INDENT)}${palette.faint((index === 0 ? label : '').padEnd(LABEL))}${line}`,
  )
}

/** One thing that a server runs, as people write it, and where that is another machine. */
function componentInWords(component: Component): string {
  return component.on === undefined ? plainInWords(component) : `${plainInWords(component)} on ${component.on}`
}

function plainInWords(component: Component): string {
  switch (component.kind) {
    case 'package': {
      const { name, version, ecosystem, pinned } = component
      const at = version === undefined ? '' : `@${version}`
      return `${name}${at} (${ecosystem}${pinned ? '' : ', not pinned'})`
    }
    case 'image': {
      const { name, tag, digest, pinned } = component
      const at = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
      return `${name}${at} (image${pinned ? '' : ', not pinned'})`
    }
    case 'source':
      return `${component.url}${component.ref === undefined ? '' : `@${component.ref}`} (source${component.pinned ? '' : ', not pinned'})`
    case 'remote':
      return component.url
    case 'script':
      return component.path
    case 'code':
      return `code for ${component.interpreter}`
    case 'program':
      return component.name
  }
}

const STANDS: Readonly<Record<Credential['as'], string>> = {
  written: 'written in the file',
  referenced: 'from elsewhere',
  passed: 'passed on',
  placeholder: 'not filled in',
}

function credentialInWords({ name, as }: Credential): string {
  return `${name} (${STANDS[as]})`
}

function reachInWords({ files, databases, hosts }: Reach): readonly string[] {
  const access = { read: ' (reads)', write: ' (writes)', unknown: '' } as const
  return [
    ...files.map(({ path, access: how }) => `${path}${access[how]}`),
    ...databases.map(({ name, access: how }) => `${name}${access[how]}`),
    ...hosts,
  ]
}

/** What is allowed, and to which host something is sent by it. */
export function approvalInWords({ words, host }: InventoryApproval): string {
  return host === undefined ? words : `${words}: ${host}`
}

function sumOf({ clients, servers, approvals, paths }: Inventory): string {
  const components = servers.flatMap((server) => server.components)
  const count = (kind: Component['kind']) => components.filter((component) => component.kind === kind).length
  const loose = components.filter((component) => 'pinned' in component && !component.pinned).length
  const handed = servers.reduce((sum, { credentials }) => sum + credentials.length, 0)
  const unasked = servers.reduce((sum, server) => sum + server.approvals.length, approvals.length)
  const parts = [
    counted(count('package'), 'package'),
    counted(count('image'), 'image'),
    counted(count('remote'), 'remote'),
    counted(handed, 'credential'),
    counted(unasked, 'approval'),
  ]
  const pins = loose === 0 ? '' : ` ${loose} of what they run ${loose === 1 ? 'is' : 'are'} not pinned.`
  const leaking = new Set(paths.flatMap((path) => path.clients)).size
  const out = leaking === 0 ? '' : ` Private data has a way out in ${counted(leaking, 'client')}.`
  const files = new Set(servers.map(({ file }) => file)).size
  return `${counted(servers.length, 'server')} in ${counted(files, 'file')}, for ${counted(clients.length, 'client')}: ${parts.join(', ')}.${pins}${out}`
}

/** The JSON inventory, version 1; see `inventory-schema.ts`. */
export function inventoryJson(inventory: Inventory, tool: { readonly name: string; readonly version: string }): string {
  return `${safeJson({ version: 1, tool: { name: tool.name, version: tool.version }, root: '.', ...inventory }, 2)}\n`
}

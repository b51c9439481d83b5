/** Clients, as sentences and lists name them. */

import type { Client, Reader } from '../../model.ts'
import { onceFor } from '../memoize.ts'

/** Who is named first where a file has many readers: the programs that most people mean by it (demand.md, section 3). */
const WELL_KNOWN = [
  'claude-code',
  'claude-desktop',
  'cursor',
  'vscode',
  'codex',
  'gemini-cli',
  'copilot-cli',
  'windsurf',
  'zed',
  'opencode',
  'cline',
  'roo-code',
  'kiro',
  'continue',
  'goose',
]

/** Orders client ids for people: well-known ones first, then by id. */
function byRenown(a: string, b: string): number {
  const rank = (id: string) => (WELL_KNOWN.includes(id) ? WELL_KNOWN.indexOf(id) : WELL_KNOWN.length)
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** Ids of clients in that order, each once. */
export function inOrder(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(byRenown)
}

/** The ids of readers' clients, in that order; a file's thousand servers share one list of readers. */
export const clientIds = onceFor((readers: readonly Reader[]): readonly string[] =>
  inOrder(readers.map(({ client }) => client.id)),
)

/** The names with their verb: `Cursor does`, `Cursor and Warp do`. */
export function clientsWith(readers: readonly Reader[], one: string, many: string): string {
  const clients = readers.map(({ client }) => client)
  const count = new Set(clients.map(({ name }) => name)).size
  return `${clientNames(clients)} ${count === 1 ? one : many}`
}

/** `Cursor`, `Cursor and Warp`, `Cursor, Warp and 3 others`. */
export function clientNames(clients: readonly Client[]): string {
  const sorted = [...clients].sort((a, b) => byRenown(a.id, b.id))
  const names = [...new Set(sorted.map(({ name }) => name))]
  if (names.length <= 2) return names.join(' and ')
  const [first, second] = names
  return `${first}, ${second} and ${names.length - 2} ${names.length === 3 ? 'other' : 'others'}`
}

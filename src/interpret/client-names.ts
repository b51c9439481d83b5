/** Readers of a file, as sentences name them. */

import { byRenown } from '../clients/shared.ts'
import type { Reader } from '../model.ts'

/** The names with their verb: `Cursor does`, `Cursor and Warp do`. */
export function clientsWith(readers: readonly Reader[], one: string, many: string): string {
  const count = new Set(readers.map(({ client }) => client.name)).size
  return `${clientNames(readers)} ${count === 1 ? one : many}`
}

/** `Cursor`, `Cursor and Warp`, `Cursor, Warp and 3 others`. */
export function clientNames(readers: readonly Reader[]): string {
  const sorted = readers.map(({ client }) => client).sort((a, b) => byRenown(a.id, b.id))
  const names = [...new Set(sorted.map((client) => client.name))]
  if (names.length <= 2) return names.join(' and ')
  const [first, second] = names
  return `${first}, ${second} and ${names.length - 2} ${names.length === 3 ? 'other' : 'others'}`
}

/** Servers that a client has together which add up: private data, what strangers write, and a way out. */

import type { ConfigFile, Reader, Server } from '../../model.ts'
import { isDeclaration } from '../readers/index.ts'
import { type Entry, setsOf, viewsOf } from '../readers/workspace.ts'
import type { Role } from './catalogue.ts'
import { type Recognised, recogniseServer } from './index.ts'
import { rolesOf } from './roles.ts'

export const LEGS = ['private-data', 'untrusted-content', 'sends-out'] as const satisfies readonly Role[]
export type Leg = (typeof LEGS)[number]
export type Legs = Readonly<Record<Leg, Entry>>

/** What speaks for a server as the example of a leg, the strongest first. */
const SIGNS: Readonly<Record<Leg, readonly ((known: Recognised, roles: ReadonlySet<Role>) => boolean)[]>> = {
  'private-data': [
    // Folders, databases, mail and chat.
    ({ server, domain }) =>
      !server.keepsToItself &&
      ((server.roots ?? server.connections) !== undefined || domain === 'databases' || domain === 'communication'),
    // An account of somebody's; then what a gateway leads to, or a development server tells.
    ({ server, domain }) => !server.keepsToItself && server.credentials !== undefined && domain !== 'business',
    ({ server }) => !server.keepsToItself,
  ],
  'untrusted-content': [
    // Any page; then issues, tickets, mail; then an index of documents, and files that somebody passed on.
    (_, roles) => roles.has('sends-out') && !roles.has('private-data'),
    (_, roles) => roles.has('writes'),
  ],
  'sends-out': [
    // Mail, messages, issues, a form in a browser; then the address of a request.
    (_, roles) => roles.has('writes'),
  ],
}

/** A smaller number for the stronger example of a leg. */
function legRank(leg: Leg, server: Server): number {
  const known = recogniseServer(server.launch)
  const signs = SIGNS[leg]
  const rank = known ? signs.findIndex((sign) => sign(known, rolesOf(server))) : -1
  return rank < 0 ? signs.length : rank
}

/** Whether all that is private about a server is a store of its own: notes that the model took. */
export function isScratch(server: Server): boolean {
  return recogniseServer(server.launch)?.server.keepsToItself === true
}

export interface Together {
  readonly client: Reader['client']
  /** The strongest example. */
  readonly legs: Legs
  /** What the client has beside these that could take the place of each. */
  readonly others: Readonly<Record<Leg, readonly Entry[]>>
}

/** Of each client and place, three legs that it has together: of two servers at least, if there are such. */
export function legsTogether(configs: readonly ConfigFile[]): readonly Together[] {
  // What a publisher declares nobody has put together: its packages are one server in several forms.
  const counts = (server: Server) => rolesOf(server).size > 0 && !isDeclaration(server.readers)
  return viewsOf(configs, counts).flatMap((view) => {
    const found = setsOf(view).flatMap((entries) => {
      const legs = legsOf(entries)
      return legs ? [{ legs, entries }] : []
    })
    const { legs, entries } =
      found.find((each) => new Set(LEGS.map((leg) => each.legs[leg].server)).size > 1) ?? found[0] ?? {}
    return legs && entries ? [{ client: view.client, legs, others: othersOf(legs, entries) }] : []
  })
}

function othersOf(legs: Legs, entries: readonly Entry[]): Together['others'] {
  const having = (leg: Leg) =>
    entries.filter(
      (entry) =>
        entry.server !== legs[leg].server &&
        rolesOf(entry.server).has(leg) &&
        !(leg === 'private-data' && isScratch(entry.server)),
    )
  return {
    'private-data': having('private-data'),
    'untrusted-content': having('untrusted-content'),
    'sends-out': having('sends-out'),
  }
}

/**
 * The three legs: what sends out, what brings strangers' text in (the same server, if it does both), and private data of
 * another server than these, if there is one; the strongest example of each. Undefined where a leg is missing.
 */
function legsOf(entries: readonly Entry[]): Legs | undefined {
  const having = (leg: Leg, also: Leg = leg) =>
    entries
      .filter(({ server }) => rolesOf(server).has(leg) && rolesOf(server).has(also))
      .toSorted((a, b) => legRank(also, a.server) - legRank(also, b.server))
  const out = having('sends-out', 'untrusted-content')[0] ?? having('sends-out')[0]
  if (!out) return undefined
  const open = rolesOf(out.server).has('untrusted-content') ? out : having('untrusted-content')[0]
  const secret = having('private-data')
  const other = secret.find((entry) => entry !== out && entry !== open && !isScratch(entry.server))
  const hidden = other ?? secret[0]
  return hidden && open ? { 'private-data': hidden, 'untrusted-content': open, 'sends-out': out } : undefined
}

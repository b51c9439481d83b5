/** Which server of today is which of the lock. */

import { groupedBy } from '../knowledge/groups.ts'
import { contentOf, type Locked, type Named, type Present } from './facts.ts'

export interface Matched {
  /** Of one name in one file; what differs is drift. */
  readonly kept: readonly Pair[]
  /** Of one content under another name or in another file. */
  readonly renamed: readonly Pair[]
  readonly unlocked: readonly Present[]
  readonly gone: readonly Locked[]
}

export interface Pair {
  readonly locked: Locked
  readonly present: Present
}

/**
 * By file and name; what is left, by content, which has to be the same: a server that was renamed and changed at once is a
 * new one, and the old one is gone. Each is matched once. Names that were exchanged are two servers that changed. Linear.
 */
export function match(locked: readonly Locked[], present: readonly Present[]): Matched {
  const place = ({ file, name }: Named) => JSON.stringify([file, name])
  // A name may stand twice in a file, and in another order than before.
  const same = paired(locked, present, (server) => `${place(server)}${contentOf(server)}`)
  const named = paired(byContent(same.locked), byContent(same.present), place)
  const inFile = paired(named.locked, named.present, (server) => JSON.stringify([server.file, contentOf(server)]))
  const moved = paired(inFile.locked, inFile.present, (server) => JSON.stringify([server.name, contentOf(server)]))
  const both = paired(moved.locked, moved.present, contentOf)
  const second = ofTakenNames(locked, both.present, place)
  const seconds = new Set(second.map((pair) => pair.present))
  return {
    kept: [...same.pairs, ...named.pairs, ...second],
    renamed: [...inFile.pairs, ...moved.pairs, ...both.pairs],
    unlocked: both.present.filter((each) => !seconds.has(each)),
    gone: both.locked,
  }
}

/** A second entry of a locked name in the same file, under another key of it: one client may start this one, and not the first. */
function ofTakenNames(
  locked: readonly Locked[],
  present: readonly Present[],
  place: (server: Named) => string,
): readonly Pair[] {
  if (present.length === 0) return []
  const taken = new Map(locked.map((each) => [place(each), each]))
  return present.flatMap((each) => {
    const first = taken.get(place(each))
    return first && contentOf(first) !== contentOf(each) ? [{ locked: first, present: each }] : []
  })
}

/** Those of one key, one by one in the order given, and those that are left over. */
function paired(
  locked: readonly Locked[],
  present: readonly Present[],
  keyOf: (server: Named) => string,
): { readonly pairs: readonly Pair[]; readonly locked: readonly Locked[]; readonly present: readonly Present[] } {
  if (locked.length === 0 || present.length === 0) return { pairs: [], locked, present }
  // Taken from the end.
  const byKey = groupedBy(locked.toReversed(), keyOf)
  const pairs: Pair[] = []
  const left: Present[] = []
  for (const each of present) {
    const found = byKey.get(keyOf(each))?.pop()
    if (found) pairs.push({ locked: found, present: each })
    else left.push(each)
  }
  const taken = new Set(pairs.map((pair) => pair.locked))
  return { pairs, locked: locked.filter((each) => !taken.has(each)), present: left }
}

function byContent<T extends Named>(servers: readonly T[]): readonly T[] {
  if (servers.length < 2) return servers
  const keyed = servers.map((server) => ({ server, content: contentOf(server) }))
  return keyed.sort((a, b) => (a.content < b.content ? -1 : 1)).map(({ server }) => server)
}

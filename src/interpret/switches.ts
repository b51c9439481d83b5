/** Whether an entry is switched off: by a field of its own, by a list of names beside the servers, or with all others. */

import type { Path, ServerRoot, Switch } from '../client.ts'
import { fieldsOf, type Reader } from '../model.ts'
import { child, childrenOf, type Mapping, type Node, stringsBelow } from '../tree.ts'
import type { EntrySite } from './entries.ts'
import { followBeside, holds } from './paths.ts'

/** Every switch in use: what one of them turns off is off in a file that nobody is known to read. */
const COMMON: readonly Switch[] = [
  { field: 'disabled', value: true },
  { field: 'disable', value: true },
  { field: 'enabled', value: false },
  { field: 'isActive', value: false },
  { field: 'active', value: false },
]

/** Whether an entry says that it is off, whoever reads it. */
export function isMeantOff(node: Node): boolean {
  return COMMON.some((off) => isOff(node, off))
}

/** Whether an entry has a switch, and it is set to what turns the entry off. */
export function isOff(node: Node, off: Switch | undefined): boolean {
  const set = off && child(node, off.field)
  return (set?.kind === 'boolean' || set?.kind === 'string') && set.value === off?.value
}

/** Off only when every reader honours the switch: Claude Code starts a server marked `disabled` (clients.md, table E). */
export function isSwitchedOff(site: EntrySite, anybodys: boolean): boolean {
  const { node, readers } = site
  if (readers.length === 0) return isMeantOff(node)
  // Where no program is named, the author went by the one in use, and that one we do not know.
  if (anybodys && isMeantOff(node)) return true
  return readers.every((reader) => isOffFor(site, reader))
}

/** Whether it is off for one of its readers, by a switch or a list that this one knows. */
export function isOffFor({ node, listedOff }: EntrySite, reader: Reader): boolean {
  return listedOff.includes(reader) || isOff(node, fieldsOf(reader).off)
}

/** Marks what the lists of a root's servers leave off, and what its own switches turn off: that of each entry, or of all. */
export function listOff(sites: Map<Mapping, EntrySite>, root: Node, declared: ServerRoot, reader: Reader): void {
  const { at, off, only, offWhere, turnsOff } = declared
  if (!off && !only && !offWhere && !turnsOff) return
  const named = namesIn(root, declared, off)
  const allowed = namesIn(root, declared, only)
  const areAllOff = offWhere?.some((condition) => holds(condition, root, at)) ?? false
  for (const entry of childrenOf(root)) {
    const site = entry.kind === 'mapping' ? sites.get(entry) : undefined
    if (!site) continue
    const isLeftOut = allowed.size > 0 && !allowed.has(site.name)
    if (areAllOff || named.has(site.name) || isLeftOut || isOff(entry, turnsOff))
      sites.set(site.node, { ...site, listedOff: [...site.listedOff, reader] })
  }
}

function namesIn(root: Node, { at }: ServerRoot, list: Path | undefined): ReadonlySet<string> {
  return new Set(list ? followBeside(root, at, list).flatMap(({ node }) => stringsBelow(node)) : [])
}

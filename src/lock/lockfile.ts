/** The lock: what servers were when somebody last looked at them. Loaded only where there is a lock, or one is made. */

import { groupedBy } from '../knowledge/groups.ts'
import { compareWords } from '../knowledge/order.ts'
import type { ConfigFile, Drift, Gone, LockState } from '../model.ts'
import { safeJson } from '../report/text.ts'
import type { SettingsError } from '../settings.ts'
import { child, type Document, keyOf, type Node, type Span } from '../tree.ts'
import { differencesOf, driftOf, fileOf, grantDifferences, grantsAdded } from './differences.ts'
import { contentOf, FACTS, type Fact, inOneSpelling, type Locked, type Present, presentIn } from './facts.ts'
import { match, type Pair } from './match.ts'

/** A lock that can be compared with what stands there now. */
export interface GivenLock {
  readonly document: Document
  /** `redact` takes secrets of the files that a lock is for out of words, and of no others: these are on every machine. */
  against(configs: readonly ConfigFile[], redact: (words: string) => string): LockState
}

export type ParsedLock =
  | { readonly ok: true; readonly lock: GivenLock }
  | { readonly ok: false; readonly errors: readonly SettingsError[] }

/** Reads a lock, or gives every error in it. */
export async function parseLock(document: Document): Promise<ParsedLock> {
  const { checkLock } = await import('../settings-schema.ts')
  const checked = checkLock(document)
  if (!checked.ok) return { ok: false, errors: checked.errors }
  const locked = lockedIn(document).map(inOneSpelling)
  return { ok: true, lock: { document, against: (configs, redact) => compare(locked, configs, redact) } }
}

export interface WrittenLock {
  readonly text: string
  readonly servers: number
  readonly files: number
}

/** The lock of these files. The same servers, in any order, give the same text. */
export function writeLock(configs: readonly ConfigFile[], redact: (words: string) => string): WrittenLock {
  const present = presentIn(configs, redact)
  const keyed = present.map((server) => ({ server, parts: [server.file, server.name, contentOf(server)] }))
  const servers = keyed.sort((a, b) => compareWords(a.parts, b.parts)).map(({ server }) => entryOf(server))
  return {
    text: `${safeJson({ version: 1, servers }, 2)}\n`,
    servers: servers.length,
    files: new Set(present.map(({ file }) => file)).size,
  }
}

/** Facts of which there may be several. */
const LISTS: ReadonlySet<Fact> = new Set([
  'args',
  'packages',
  'env',
  'headers',
  'runs',
  'approvals',
  'approvalsElsewhere',
])

/** What there is not is left out. */
function entryOf({ file, name, facts }: Present): object {
  const said = FACTS.flatMap((fact): readonly (readonly [Fact, unknown])[] => {
    const values = facts.get(fact)?.map(({ value }) => value) ?? []
    if (values.length === 0) return []
    if (fact === 'enabled') return [[fact, values[0] === 'true']]
    return [[fact, LISTS.has(fact) ? values : values[0]]]
  })
  return { file, name, ...Object.fromEntries(said) }
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** From the tree, which alone knows the places. The document has passed the schema. */
function lockedIn({ roots: [root] }: Document): readonly Locked[] {
  const list = child(root, 'servers')
  return list?.kind === 'sequence' ? list.items.map(lockedAt) : []
}

function lockedAt(entry: Node): Locked {
  const name = child(entry, 'name')
  const keys = new Map<Fact, Span>()
  const facts = new Map(
    FACTS.flatMap((fact) => {
      const node = child(entry, fact)
      if (!node) return []
      const key = keyOf(node)
      if (key) keys.set(fact, key.span)
      const nodes = node.kind === 'sequence' ? node.items : [node]
      return [[fact, nodes.map((each) => ({ value: textOf(each), at: each.span }))] as const]
    }),
  )
  return { file: textOf(child(entry, 'file')), name: textOf(name), at: name?.span ?? entry.span, keys, facts }
}

function textOf(node: Node | undefined): string {
  return node === undefined || node.kind === 'mapping' || node.kind === 'sequence' ? '' : String(node.value)
}

// ── Comparing ───────────────────────────────────────────────────────────────────────────────────────────────────────

function compare(
  locked: readonly Locked[],
  configs: readonly ConfigFile[],
  redact: (words: string) => string,
): LockState {
  const present = presentIn(configs, redact).map(inOneSpelling)
  const { kept, renamed, unlocked, gone } = match(locked, present)
  const grants = grantsGone(kept, configs)
  const drifts = [
    ...kept.flatMap((pair) => differencesOf(pair).map((difference) => driftOf(pair, difference, undefined))),
    ...kept.flatMap((pair) =>
      grantDifferences(pair).flatMap((difference) => (difference.now ? driftOf(pair, difference, undefined) : [])),
    ),
    ...renamed.flatMap((pair) => grantsAdded(pair).map((difference) => driftOf(pair, difference, undefined))),
    ...grants.drifts,
  ]
  const goneFrom = groupedBy(gone.map(goneOf), ({ file }) => file)
  return {
    drifts: drifts.sort(byPlace),
    unlocked: unlocked.map(({ config, server, file }) => ({ config, server, gone: goneFrom.get(file) ?? [] })),
    gone: gone.map(goneOf),
    ungranted: grants.unread,
    renamed: renamed
      .map(({ locked: was, present: { config, server } }) => ({ config, server, was: goneOf(was) }))
      .sort((a, b) => byPlace({ file: a.config, at: a.server.at }, { file: b.config, at: b.server.at })),
    servers: present.length,
  }
}

function byPlace(a: Pick<Drift, 'file' | 'at'>, b: Pick<Drift, 'file' | 'at'>): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1
  return a.at.start - b.at.start
}

/**
 * What other files granted and no longer do: told where the file was read, and kept apart where it was not. Not asked of
 * renamed servers, which such files called by another name.
 */
function grantsGone(
  kept: readonly Pair[],
  configs: readonly ConfigFile[],
): { readonly drifts: readonly Drift[]; readonly unread: LockState['ungranted'] } {
  const files = new Map(configs.map((config) => [config.path, config]))
  const drifts: Drift[] = []
  const unread: LockState['ungranted'][number][] = []
  for (const pair of kept) {
    for (const difference of grantDifferences(pair)) {
      const { was, now, says } = difference
      const file = was && files.get(fileOf(was))
      if (!was || now) continue
      if (file) drifts.push(driftOf(pair, difference, file))
      else unread.push({ server: pair.present.server, says, at: was.at })
    }
  }
  return { drifts, unread }
}

function goneOf({ file, name, at }: Locked): Gone {
  return { file, name, at }
}

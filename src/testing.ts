/** Rules tried on files that are in no file system: ours, and those of plug-ins (`import { findings } from 'mcp-audit/testing'`). */

import { clients } from './clients/index.ts'
import type { Machine } from './discover/machine.ts'
import type { Entry, EntryKind, FileSystem } from './io.ts'
import type { Finding } from './model.ts'
import type { Rule } from './rule.ts'
import { scan } from './scan.ts'

/**
 * A file system of the given files; `undefined` stands for something that is not a regular file (a FIFO, a device). `modes`:
 * permissions, of those that have any.
 */
export function memory(
  files: ReadonlyMap<string, Uint8Array | undefined>,
  modes: ReadonlyMap<string, number> = new Map(),
): FileSystem {
  const folders = new Map<string, Map<string, EntryKind>>()
  for (const [path, bytes] of files) {
    const segments = path.split('/')
    for (let depth = 1; depth < segments.length; depth++) {
      const folder = segments.slice(0, depth).join('/') || '/'
      const entries = folders.get(folder) ?? new Map<string, EntryKind>()
      entries.set(segments[depth] ?? '', depth < segments.length - 1 ? 'folder' : bytes ? 'file' : 'other')
      folders.set(folder, entries)
    }
  }
  return {
    kind: (path) => (files.has(path) ? (files.get(path) ? 'file' : 'other') : folders.has(path) ? 'folder' : undefined),
    mode: (path) => modes.get(path),
    link: () => undefined,
    list(path) {
      const entries = folders.get(path)
      if (!entries) return { refused: 'does not exist' }
      return { entries: [...entries].map(([name, kind]): Entry => ({ name, kind })) }
    },
    read(path) {
      if (!files.has(path)) return { refused: 'does not exist' }
      const bytes = files.get(path)
      if (!bytes) return { refused: 'is not a regular file' }
      const mode = modes.get(path)
      return mode === undefined ? { bytes } : { bytes, mode }
    },
  }
}

export const REPOSITORY = '/repo'
export const HOME = '/home/dev'
/** A machine with nothing in its environment. */
export const LINUX: Machine = { os: 'linux', home: HOME, env: {} }

/**
 * What rules find in files. Paths are relative to a repository; those that begin with `~/` lie in the user's home. Nothing
 * is left out: findings of low confidence and severity are given like all others, sorted by file and place.
 */
export async function findings(
  rules: Rule | readonly Rule[],
  files: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const encoder = new TextEncoder()
  const placed = Object.entries(files).map(([path, text]): [string, Uint8Array] => [
    path.startsWith('~/') ? `${HOME}${path.slice(1)}` : `${REPOSITORY}/${path}`,
    encoder.encode(text),
  ])
  const { report } = await scan(
    {
      request: { paths: undefined, root: REPOSITORY, project: REPOSITORY, scope: 'all' },
      machines: [LINUX],
      clients,
      rules: 'id' in rules ? [rules] : rules,
      settings: undefined,
      baseline: undefined,
      inlineIgnores: false,
      minSeverity: 'info',
      minConfidence: 'low',
      pedantic: true,
      permissions: true,
      today: '2026-01-01',
      version: '0.0.0',
    },
    memory(new Map(placed)),
  )
  return report.findings
}

/** The files that a command line means by names, folders and lists of names. */

import { below } from '../discover/machine.ts'
import { UsageError } from '../errors.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { decode } from '../parse/index.ts'
import { type Host, resolvePath, told } from './host.ts'

export interface GivenFile {
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined
  /** What it is told by: relative to where one stands, or absolute. */
  readonly name: string
  /** Below the folder that was named, or else the same as its name. */
  readonly relative: string
  /** The first folder on the way from the one that was named, or from where one stands. */
  readonly folder: string | undefined
}

export interface GivenFiles {
  /** Each once, sorted by name. */
  readonly files: readonly GivenFile[]
  /** Why something that was named cannot be looked at. */
  readonly broken: readonly { readonly name: string; readonly why: string }[]
}

/** Of what lies in folders, these are taken. */
const WANTED = /\.(?:json|jsonl|ndjson)$/i
/** Deeper than any collection; a tree that goes on is a trap. */
const DEEPEST = 32

/** `from`: a file with a name a line, or NUL after each; `-` is standard input. */
export async function filesFor(paths: readonly string[], from: string | undefined, host: Host): Promise<GivenFiles> {
  if (paths.includes('')) throw new UsageError('One of the paths is empty.')
  if (from === '-' && paths.includes('-')) throw new UsageError("Standard input ('-') is read once.")
  const names = [...paths, ...(from === undefined ? [] : await namesIn(from, host))]
  if (names.length === 0)
    throw new UsageError('There is nothing to merge: name reports, or folders that contain them.', [
      "'mcp-audit merge reports/' reads every '.json' and '.jsonl' below a folder.",
    ])
  const found = new Map<string, GivenFile>()
  const broken: { name: string; why: string }[] = []
  // A file that is named, and lies in a folder that is, is one of the folder's; of folders in each other the outer counts.
  const folders: string[] = []
  const alone: string[] = []
  for (const name of new Set(names)) {
    const path = resolvePath(name, host)
    if (name === '-') found.set('-', { path: undefined, name: '-', relative: '-', folder: undefined })
    else if (host.fs.kind(path) === 'folder') folders.push(path)
    else alone.push(path)
  }
  for (const folder of folders.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    for (const path of filesBelow(folder, broken, host)) {
      if (!found.has(path)) found.set(path, fileIn(folder, path, host))
    }
  }
  for (const path of alone) {
    const name = shownName(path, host)
    if (!found.has(path)) found.set(path, { path, name, relative: name, folder: firstFolder(below(host.cwd, path)) })
  }
  return { files: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), broken }
}

function fileIn(folder: string, path: string, host: Host): GivenFile {
  const relative = below(folder, path) ?? path
  return { path, name: shownName(path, host), relative, folder: firstFolder(relative) }
}

function firstFolder(relative: string | undefined): string | undefined {
  const cut = relative?.indexOf('/') ?? -1
  return relative === undefined || cut < 0 ? undefined : told(relative.slice(0, cut))
}

function shownName(path: string, host: Host): string {
  return withoutTokens(below(host.cwd, path) ?? path)
}

/** Links are not followed, and folders whose names begin with a dot are left out: the reports of a clone lie in none. */
function filesBelow(top: string, broken: { name: string; why: string }[], host: Host): readonly string[] {
  const files: string[] = []
  const open = [{ path: top, depth: 0 }]
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const listed = host.fs.list(folder.path)
    if ('refused' in listed) {
      broken.push({ name: shownName(folder.path, host), why: `${listed.refused}.` })
      continue
    }
    for (const { name, kind } of listed.entries) {
      const path = folder.path === '/' ? `/${name}` : `${folder.path}/${name}`
      if (kind === 'file' && WANTED.test(name)) files.push(path)
      else if (kind === 'folder' && !name.startsWith('.')) {
        if (folder.depth < DEEPEST) open.push({ path, depth: folder.depth + 1 })
        else broken.push({ name: shownName(path, host), why: `is more than ${DEEPEST} levels deep.` })
      }
    }
  }
  return files
}

async function namesIn(from: string, host: Host): Promise<readonly string[]> {
  const list = from === '-' ? { bytes: await host.input() } : host.fs.read(resolvePath(from, host), 'follow')
  if ('refused' in list) throw new UsageError(`The list '${told(from)}' ${list.refused}.`)
  const { text } = decode(list.bytes)
  // As `find -print0` writes it; else a line each.
  return (text.includes('\0') ? text.split('\0') : text.split(/\r?\n/)).filter((name) => name !== '')
}

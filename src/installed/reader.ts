/** The file system as this room uses it: a bounded number of looks, and no link followed in a project. */

import type { Entry, FileSystem } from '../io.ts'
import { LARGEST_FILE_MIB } from '../io.ts'
import { decode, parserFor } from '../parse/index.ts'
import type { Format, Node } from '../tree.ts'

export interface Reader {
  /** What a folder holds, in the order of the names; nothing for what is none. */
  list(path: string): readonly Entry[]
  /** The text of a file; undefined where there is none, or none that is read. */
  text(path: string, links: Links, mostMib?: number): string | undefined
  /** The same as a tree; undefined also for a broken file, of which a part may say the opposite of the whole. */
  tree(path: string, format: Format, links: Links, options?: TreeOptions): Promise<Node | undefined>
  /** Whether something is there, links followed. */
  exists(path: string): boolean
  /** Whether a path below a folder leads through real folders to a real file or folder. */
  isPlain(folder: string, below: string): boolean
}

/** Whether a path may be a link. `refuse`: in a project, where nothing on the way to a file may be one either. */
export type Links = 'follow' | 'refuse'

export interface TreeOptions {
  /** How large the file may be; a lockfile is the largest there is. */
  readonly mostMib?: number
  /** What of the text matters, for formats that are read as a whole. */
  readonly only?: (text: string) => string
}

/** For what one package says of itself: the longest has some hundred kilobytes. */
export const SMALL: TreeOptions = { mostMib: 1 }

/** In a run, for some hundred packages in a cache of ten thousand. */
const MOST_LOOKS = 50_000
const MOST_BYTES = 128 * 2 ** 20
const MOST_ENTRIES = 1_000_000

/** Reads folders and files of this machine up to limits, which hold for all that one reader is asked. */
export function readerOf(fs: FileSystem): Reader {
  const left = { looks: MOST_LOOKS, bytes: MOST_BYTES, entries: MOST_ENTRIES }
  const lists = new Map<string, readonly Entry[]>()
  const mayLook = () => left.looks-- > 0

  const list = (path: string): readonly Entry[] => {
    const known = lists.get(path)
    if (known) return known
    const listed = mayLook() ? fs.list(path) : undefined
    // All of a folder or nothing: a part would depend on the order that the disk has.
    const fits = listed && 'entries' in listed && listed.entries.length <= left.entries
    const entries = fits ? [...listed.entries].sort(byName) : []
    left.entries -= entries.length
    lists.set(path, entries)
    return entries
  }
  const text = (path: string, links: Links, mostMib = LARGEST_FILE_MIB): string | undefined => {
    const file = mayLook() ? fs.read(path, links, mostMib) : undefined
    if (!file || !('bytes' in file) || file.bytes.length > left.bytes) return undefined
    left.bytes -= file.bytes.length
    return decode(file.bytes).text
  }
  return {
    list,
    text,
    async tree(path, format, links, { mostMib, only }: TreeOptions = {}) {
      const whole = text(path, links, mostMib)
      if (whole === undefined) return undefined
      const { roots, problems } = (await parserFor(format))({ path: '', text: only ? only(whole) : whole, bom: false })
      return problems.some(({ kind }) => kind === 'syntax') ? undefined : roots.at(-1)
    },
    exists: (path) => mayLook() && fs.kind(path) !== undefined,
    isPlain(folder, below) {
      const segments = below.split('/')
      return segments.every((segment, index) => {
        const entry = list([folder, ...segments.slice(0, index)].join('/')).find(({ name }) => name === segment)
        return entry?.kind === 'folder' || (entry?.kind === 'file' && index === segments.length - 1)
      })
    },
  }
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1
}

/** The string at a key; undefined for anything else. */
export function stringAt(node: Node | undefined, key: string): string | undefined {
  const value = node?.kind === 'mapping' ? node.children.get(key) : undefined
  return value?.kind === 'string' ? value.value : undefined
}

/** The folder and those above it, the nearest first: no deeper than anybody works. */
export function upwards(folder: string): readonly string[] {
  const folders: string[] = []
  for (let at = folder === '/' ? '' : folder; at !== '' && folders.length < 64; at = at.slice(0, at.lastIndexOf('/')))
    folders.push(at)
  return folders
}

/** The file system as this room uses it: a bounded number of looks, and no link followed in a project. */

import type { Entry, FileSystem } from '../io.ts'
import { decode, type Parse, parserFor } from '../parse/index.ts'
import type { Format, Node } from '../tree.ts'

export interface Reader {
  /** What a folder holds, in the order of the names; nothing for what is none. */
  list(path: string): readonly Entry[]
  /** The text of a file; undefined where there is none, or none that is read. `links`: whether it may be reached by one. */
  text(path: string, links: Links): string | undefined
  /** The same as a tree. `only`: what of a text matters, for formats that are read as a whole. */
  tree(path: string, format: Format, links: Links, only?: (text: string) => string): Promise<Node | undefined>
  /** Whether something is there, links followed. */
  exists(path: string): boolean
  /** Whether a path below a folder leads through real folders to a real file or folder. */
  isPlain(folder: string, below: string): boolean
}

/** `refuse`: nothing below the folder of a project may be a link, on the way neither. */
export type Links = 'follow' | 'refuse'

/** Files and folders looked at in a run: a cache of ten thousand packages, for some dozen servers. */
const MOST_LOOKS = 50_000
const MOST_BYTES = 256 * 2 ** 20
/** Of a folder; those that come after by name are not seen. */
const MOST_ENTRIES = 20_000

export function readerOf(fs: FileSystem): Reader {
  let looks = MOST_LOOKS
  let left = MOST_BYTES
  const lists = new Map<string, readonly Entry[]>()
  const trees = new Map<string, Node | undefined>()
  const mayLook = () => looks-- > 0

  const list = (path: string): readonly Entry[] => {
    const known = lists.get(path)
    if (known) return known
    const listed = mayLook() ? fs.list(path) : undefined
    const entries = listed && 'entries' in listed ? [...listed.entries].sort(byName).slice(0, MOST_ENTRIES) : []
    lists.set(path, entries)
    return entries
  }
  const text = (path: string, links: Links): string | undefined => {
    const file = mayLook() ? fs.read(path, links) : undefined
    if (!file || !('bytes' in file) || file.bytes.length > left) return undefined
    left -= file.bytes.length
    return decode(file.bytes).text
  }
  return {
    list,
    text,
    async tree(path, format, links, only) {
      const key = `${links} ${path}`
      if (!trees.has(key)) {
        const parse = await parserFor(format)
        const whole = text(path, links)
        trees.set(key, whole === undefined ? undefined : rootOf(parse, only ? only(whole) : whole))
      }
      return trees.get(key)
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

function rootOf(parse: Parse, text: string): Node | undefined {
  const { roots, problems } = parse({ path: '', text, bom: false })
  // Half of a broken file may say the opposite of the whole; of one that is too long, what was read is right.
  return problems.some(({ kind }) => kind === 'syntax') ? undefined : roots.at(-1)
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** The string at a key; undefined for anything else. */
export function stringAt(node: Node | undefined, key: string): string | undefined {
  const value = node?.kind === 'mapping' ? node.children.get(key) : undefined
  return value?.kind === 'string' ? value.value : undefined
}

/** The folder and those above it, the nearest first: no deeper than anybody works. */
export function upwards(folder: string): readonly string[] {
  const folders: string[] = []
  for (let at = folder; at !== '' && folders.length < 64; at = at.slice(0, at.lastIndexOf('/'))) folders.push(at)
  return folders
}

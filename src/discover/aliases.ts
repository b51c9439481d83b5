/**
 * What clients find in a tree under another name than its own: behind a symbolic link, and in other capitals, of which the disks
 * of macOS and Windows make no difference.
 */

import type { EntryKind, FileSystem } from '../io.ts'
import type { Problem } from '../model.ts'
import { targetOf } from './links.ts'
import { folderOf } from './machine.ts'
import { isPassedOver, nameOf } from './names.ts'
import type { PatternIndex } from './patterns.ts'

/** A file or a folder of the tree. */
export interface Alias {
  /** Absolute, no link itself. */
  readonly path: string
  /** What its clients know it as: absolute as well. */
  readonly as: string
}

/** Folders, and files, that are looked at under another name; who has more of them lays a trap. */
const MOST_FOLDERS = 1000
const MOST_FILES = 10_000

export class Aliases {
  readonly files: Alias[] = []
  readonly problems: Problem[] = []
  readonly #folders: Alias[] = []
  readonly #root: string
  readonly #index: PatternIndex
  readonly #fs: FileSystem

  /** @param root Absolute: the folder of the tree. */
  constructor(root: string, index: PatternIndex, fs: FileSystem) {
    this.#root = root
    this.#index = index
    this.#fs = fs
  }

  /** Takes what clients may know by this name; false for a link that leads to nothing that may be looked at. */
  take(alias: Alias, kind: EntryKind): boolean {
    if (kind === 'folder') this.#folders.push(alias)
    else if (kind === 'file' && this.#index.wants(nameOf(alias.as), folderOf(alias.as))) this.files.push(alias)
    else if (kind === 'link') {
      const path = targetOf(alias.path, this.#root, this.#fs)
      const target = path === undefined ? undefined : this.#fs.kind(path)
      // A folder of any other name than a client's own is read as nobody's.
      const isRead = target === 'file' || (target === 'folder' && this.#index.isOwn(nameOf(alias.as)))
      return path !== undefined && isRead && this.take({ path, as: alias.as }, target)
    }
    return true
  }

  /** Looks into the folders that were taken, and into those in them. */
  look(): void {
    for (let looked = 0, folder = this.#folders.pop(); folder; folder = this.#folders.pop()) {
      if (++looked > MOST_FOLDERS || this.files.length > MOST_FILES) {
        const message = 'Links and capitals give other names to more than is looked at: this was left out.'
        this.problems.push({ file: folder.as, message })
        return
      }
      const listed = this.#fs.list(folder.path)
      // Where it lies it is looked into as well, and what cannot be read is told there.
      if ('refused' in listed) continue
      for (const { name, kind } of listed.entries) {
        if (kind === 'folder' && isPassedOver(name)) continue
        const path = folder.path === '/' ? `/${name}` : `${folder.path}/${name}`
        this.take({ path, as: `${folder.as}/${this.#index.spelled(name) ?? name}` }, kind)
      }
    }
  }
}

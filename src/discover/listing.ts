/** The files of a folder as git tells them: of a hundred thousand, those that matter are found by their names alone. */

import { nameOf, type PatternIndex } from './patterns.ts'

/** What a walk needs of the disk where the files are known: absolute paths. */
export interface Sought {
  /** Those that some client might read, and links in place of a client's own folder. */
  readonly files: ReadonlySet<string>
  /** Those that they lie in, and all above, up to the listed one. */
  readonly folders: ReadonlySet<string>
}

export class Listing {
  readonly #root: string
  readonly #names: readonly string[]
  #known: ReadonlySet<string> | undefined

  /** `folder`: absolute. `names`: relative to it, `/` between segments. */
  constructor(folder: string, names: readonly string[]) {
    this.#root = folder === '/' ? folder : `${folder}/`
    this.#names = names
  }

  /** Whether an absolute path is one of the files. */
  has(path: string): boolean {
    if (!path.startsWith(this.#root)) return false
    this.#known ??= new Set(this.#names)
    return this.#known.has(path.slice(this.#root.length))
  }

  sought(index: PatternIndex): Sought {
    const files = new Set<string>()
    const folders = new Set<string>()
    const own = nameOf(this.#root.slice(0, -1))
    for (const path of this.#names) {
      const end = path.lastIndexOf('/')
      const name = path.slice(end + 1)
      const folder = end < 0 ? own : path.slice(path.lastIndexOf('/', end - 1) + 1, end)
      if (!index.wants(name, folder) && !index.isOwn(name)) continue
      files.add(this.#root + path)
      for (let at = end; at > 0; at = path.lastIndexOf('/', at - 1)) folders.add(this.#root + path.slice(0, at))
    }
    return { files, folders }
  }
}

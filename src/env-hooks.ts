/** What files of variables make a loader or a tool load or run. */

import { throughLinks } from './discover/links.ts'
import { below } from './discover/machine.ts'
import type { FileSystem } from './io.ts'
import { hookOf } from './knowledge/environment/hooks.ts'
import type { EnvFile } from './model.ts'
import { decode, parserFor } from './parse/index.ts'

/** No file of variables is larger. */
const LARGEST_MIB = 1
/** A file may set a hundred thousand. */
const MOST = 16

type Hooks = EnvFile['hooks']

/** Of the files of a run, each of which is read once, however many servers name it. */
export class EnvHooks {
  readonly #root: string
  readonly #fs: FileSystem
  readonly #known = new Map<string, Hooks>()

  /** @param root Absolute, of the project. */
  constructor(root: string, fs: FileSystem) {
    this.#root = root
    this.#fs = fs
  }

  /**
   * The variables of such a file that do, each once; none where it cannot be read, or does not lie in the project: one of
   * somebody's own is nobody else's to read, or to have written. Their values are not handed on.
   */
  async in(path: string): Promise<Hooks> {
    const known = this.#known.get(path) ?? (await this.#read(path))
    this.#known.set(path, known)
    return known
  }

  async #read(path: string): Promise<Hooks> {
    if (below(this.#root, path) === undefined) return []
    const place = throughLinks(path, this.#root, this.#fs)
    const file = place === undefined ? undefined : this.#fs.read(place, 'refuse', LARGEST_MIB)
    if (!file || 'refused' in file) return []
    const { text, bom } = decode(file.bytes)
    const parse = await parserFor('dotenv')
    const [variables] = parse({ path, text, bom }).roots
    if (variables?.kind !== 'mapping') return []
    const hooks = [...variables.children].flatMap(([name, node]) => {
      const hook = node.kind === 'string' ? hookOf(name, node.value) : undefined
      return hook ? [{ name, ...hook }] : []
    })
    return hooks.slice(0, MOST)
  }
}

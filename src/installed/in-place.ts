/** Which version of a package a server is started from, where it is started by a file of the package or in its environment. */

import { placesNamed, withoutRoot } from '../discover/machine.ts'
import type { FileSystem } from '../io.ts'
import { type InPlace, keyInPlace, startedInPlace } from '../knowledge/packages/fetched.ts'
import type { ConfigFile, Server } from '../model.ts'
import { packageAt } from './node-trees.ts'
import { inEnvironment } from './python-trees.ts'
import { type Reader, readerOf } from './reader.ts'

/** Answers about packages, for all files of a run: what it may look at is bounded. */
export class PackagesInPlace {
  readonly #reader: Reader

  constructor(fs: FileSystem) {
    this.#reader = readerOf(fs)
  }

  /**
   * The versions of what servers start where it lies, by `keyInPlace`. `path`: that of the configuration, absolute. Of a package
   * of npm that lies behind a link, as all of pnpm's do, nothing is told.
   */
  async versionsIn({ servers }: ConfigFile, path: string): Promise<ReadonlyMap<string, string>> {
    const versions = new Map<string, string>()
    for (const server of servers)
      for (const started of startedInPlace(server.launch)) {
        const key = keyInPlace(started)
        for (const folder of versions.has(key) ? [] : foldersFor(started.folder, server, path)) {
          const version = await this.#versionAt(folder, started)
          if (version === undefined) continue
          versions.set(key, version)
          break
        }
      }
    return versions
  }

  async #versionAt(folder: string, { ecosystem, name }: InPlace): Promise<string | undefined> {
    if (ecosystem === 'pypi') return inEnvironment(folder, name, this.#reader).at(0)?.version
    const modules = folder.slice(0, -name.length - 1)
    if (!this.#reader.isPlain(modules, `${name}/package.json`)) return undefined
    return (await packageAt(folder, name, 'node_modules', this.#reader, 'refuse')).at(0)?.version
  }
}

/** What a reference or a pattern stands in may be anywhere. */
function foldersFor(folder: string, { cwd }: Server, config: string): readonly string[] {
  const places = placesNamed(withoutRoot(folder), config, cwd && withoutRoot(cwd.value))
  return places.filter((each) => !/[$%{}~*]/.test(each))
}

/** Which version of a package a server is started from, where it is started by a file of the package. */

import { folderOf, resolved, slashed } from '../discover/machine.ts'
import type { FileSystem } from '../io.ts'
import { packageFile, startedFiles } from '../knowledge/fetched.ts'
import type { ConfigFile, Server } from '../model.ts'
import { isExact } from './grammar.ts'
import { type Reader, readerOf, SMALL, stringAt } from './reader.ts'

/** One reader for all files of a run: what it may look at is bounded. */
export class InPlace {
  readonly #reader: Reader

  constructor(fs: FileSystem) {
    this.#reader = readerOf(fs)
  }

  /**
   * The versions of the packages whose files are started, by path as it is written. `path`: that of the configuration,
   * absolute. Of a package that lies behind a link, as all of pnpm's do, nothing is told.
   */
  async versionsIn({ servers }: ConfigFile, path: string): Promise<ReadonlyMap<string, string>> {
    const versions = new Map<string, string>()
    for (const server of servers)
      for (const { value } of startedFiles(server.launch)) {
        const found = packageFile({ value })
        if (!found || versions.has(value)) continue
        for (const folder of foldersFor(found.folder, server, path)) {
          const version = await this.#versionIn(folder, found.name)
          if (version !== undefined) versions.set(value, version)
          if (version !== undefined) break
        }
      }
    return versions
  }

  async #versionIn(folder: string, name: string): Promise<string | undefined> {
    const modules = folder.slice(0, -name.length - 1)
    if (!this.#reader.isPlain(modules, `${name}/package.json`)) return undefined
    const manifest = await this.#reader.tree(`${folder}/package.json`, 'json', 'refuse', SMALL)
    const version = stringAt(manifest, 'version')
    // Of an alias, which has another name inside, nothing is known.
    return version !== undefined && stringAt(manifest, 'name') === name && isExact('npm', version) ? version : undefined
  }
}

/** Relative ones are looked for where the server is started: its own folder, the project, and beside the file that names it. */
function foldersFor(folder: string, { cwd }: Server, config: string): readonly string[] {
  const beside = folderOf(config)
  const project = beside.replace(/\/\.[^/]{1,255}$/, '')
  const bases = [...(cwd ? [resolved(project, withoutRoot(cwd.value))] : []), project, beside]
  const below = withoutRoot(folder)
  return [...new Set(bases.map((base) => resolved(base, below)))].filter((each) => !/[$%{}~*]/.test(each))
}

function withoutRoot(written: string): string {
  return slashed(written).replace(/^\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR)\}(?:\/|$)/, './')
}

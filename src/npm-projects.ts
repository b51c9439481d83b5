/** The `.npmrc` that npm reads where it starts a server. */

import { throughLinks } from './discover/links.ts'
import { below, folderOf, placesNamed, withoutRoot } from './discover/machine.ts'
import type { FileSystem } from './io.ts'
import { concernsServers, npmPackage } from './knowledge/packages/npm-project.ts'
import { type ConfigFile, isProjects, type NpmProject, type Server } from './model.ts'
import { decode } from './parse/index.ts'
import { settingsOfNpmrc } from './parse/npmrc.ts'

const NONE: NpmProject['settings'] = new Map()

/** No file of settings is larger. */
const LARGEST_MIB = 1

/** Of the projects of a run; each file is read once. */
export class NpmProjects {
  readonly #root: string
  readonly #fs: FileSystem
  readonly #shown: (path: string) => string
  readonly #known = new Map<string, NpmProject['settings']>()
  /** The one that holds where npm is started, by the one that would lie there: thousands of servers are started in one folder. */
  readonly #holding = new Map<string, string>()

  /** @param root Absolute, of what is looked at: nothing is read outside. @param shown How paths are reported. */
  constructor(root: string, fs: FileSystem, shown: (path: string) => string) {
    this.#root = root
    this.#fs = fs
    this.#shown = shown
  }

  /** What npm reads for the servers of a file; `path`: that of the file, absolute. Nothing for those that are not a project's. */
  of(config: ConfigFile, path: string): readonly NpmProject[] {
    if (!isProjects(config) || config.copy) return []
    return config.servers.flatMap((server) => {
      const step = npmPackage(server)
      const file = step && this.#fileFor(server, path)
      const settings = file === undefined ? NONE : this.#settingsIn(file)
      return step && file !== undefined && settings.size > 0
        ? [{ server, step, path: this.#shown(file), settings }]
        : []
    })
  }

  /** npm takes the nearest folder with a `package.json` or `node_modules` for the project, or the one that it is started in. */
  #fileFor({ cwd }: Server, config: string): string | undefined {
    const [from] = placesNamed('.npmrc', config, cwd && withoutRoot(cwd.value))
    if (from === undefined || /[$%{}~*]/.test(from.slice(this.#root.length)) || !this.#isWithin(from)) return undefined
    let holding = this.#holding.get(from)
    if (holding === undefined) {
      holding = this.#holdingFor(from)
      this.#holding.set(from, holding)
    }
    return holding
  }

  #holdingFor(from: string): string {
    for (let at = folderOf(from); ; at = folderOf(at)) {
      if (this.#fs.kind(`${at}/package.json`) === 'file' || this.#fs.kind(`${at}/node_modules`) === 'folder')
        return `${at}/.npmrc`
      // Of the disk, the root is the empty path.
      if (at === this.#root || at === '') return from
    }
  }

  #isWithin(path: string): boolean {
    return below(this.#root, path) !== undefined
  }

  #settingsIn(path: string): NpmProject['settings'] {
    let settings = this.#known.get(path)
    if (!settings) {
      settings = this.#read(path)
      this.#known.set(path, settings)
    }
    return settings
  }

  #read(path: string): NpmProject['settings'] {
    const place = this.#fs.kind(path) === 'file' ? throughLinks(path, this.#root, this.#fs) : undefined
    const file = place === undefined ? undefined : this.#fs.read(place, 'refuse', LARGEST_MIB)
    if (!file || 'refused' in file) return NONE
    return new Map([...settingsOfNpmrc(decode(file.bytes).text)].filter(([, setting]) => concernsServers(setting)))
  }
}

/** Who can get at a file: whether git carries it away, and what its permissions allow. Loaded when a rule may ask. */

import ignore, { type Ignore } from 'ignore'
import type { FileSystem } from '../io.ts'
import type { Exposure, GitState } from '../model.ts'
import { type Setting, settingsIn } from './git-config.ts'
import { theseOf } from './git-index.ts'
import type { Machine } from './machine.ts'
import { folderOf, resolved, slashed } from './machine.ts'
import { type Repository, repositoryAround, settingsOf, textAt, trackedBy } from './repository.ts'

export interface Asked {
  /** Absolute, `/` between segments. */
  readonly path: string
  /** Permission bits, where the system has them. */
  readonly mode: number | undefined
  /** A personal or managed file of this machine: in a checkout, and in CI, permissions are whatever made them. */
  readonly onMachine: boolean
}

/** Permission bits (inode(7)). In a sticky folder, like `/tmp`, nobody moves or replaces what is another's. */
const OTHERS_READ = 0o004
const OTHERS_WRITE = 0o002
const OTHERS_ENTER = 0o001
const WRITE_AND_STICKY = 0o1002

/** Answers about files, with what was read of a repository kept between them. Reads git's index, settings and ignore files. */
export class Exposures {
  readonly #fs: FileSystem
  readonly #machine: Machine | undefined
  readonly #paths: readonly string[]
  readonly #repositories = new Map<string, Repository | undefined>()
  readonly #tracked = new Map<Repository, Tracked | undefined>()
  readonly #rules = new Map<string, Ignore>()
  readonly #settings = new Map<Repository | undefined, readonly Setting[]>()

  /** `paths`: those that will be asked about, so that a large index is looked through once for all of them. */
  constructor(fs: FileSystem, machine: Machine | undefined, paths: readonly string[] = []) {
    this.#fs = fs
    this.#machine = machine
    this.#paths = paths
  }

  of({ path, mode, onMachine }: Asked): Omit<Exposure, 'envFiles'> {
    const others = onMachine && mode !== undefined && this.#machine?.os !== 'win32' && !isForeignDrive(path)
    return {
      git: this.git(path),
      ...(others ? { others: this.#others(path, mode) } : {}),
    }
  }

  /** Whoever may not go through a folder gets at nothing below it, whatever the file itself allows. */
  #others(path: string, mode: number): NonNullable<Exposure['others']> {
    const folders: string[] = []
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder)
    const mayWrite = (folder: string) => ((this.#fs.mode(folder) ?? 0) & WRITE_AND_STICKY) === OTHERS_WRITE
    if (folders.some((folder) => ((this.#fs.mode(folder) ?? OTHERS_ENTER) & OTHERS_ENTER) === 0))
      return { read: false, write: false, folder: undefined }
    return { read: (mode & OTHERS_READ) !== 0, write: (mode & OTHERS_WRITE) !== 0, folder: folders.find(mayWrite) }
  }

  /** What git does with a file, whether it is there or not; undefined where it lies in no repository, or none that can be read. */
  git(path: string): GitState | undefined {
    const repository = repositoryAround(folderOf(path), this.#fs, this.#repositories)
    if (!repository) return undefined
    const relative = path.slice(repository.root.length + 1)
    const tracked = this.#trackedBy(repository, relative)
    // An index that cannot be read tells nothing.
    if (!tracked) return undefined
    if (tracked.has(relative)) return 'tracked'
    return this.#isIgnored(repository, relative) ? 'ignored' : 'untracked'
  }

  #trackedBy(repository: Repository, relative: string): ReadonlySet<string> | undefined {
    let known = this.#tracked.get(repository)
    if (!known?.asked.has(relative)) {
      const below = this.#paths.filter((path) => path.startsWith(`${repository.root}/`))
      const asked = new Set([relative, ...(known ? [] : below.map((path) => path.slice(repository.root.length + 1)))])
      known = { asked, found: trackedBy(repository, theseOf(asked), this.#fs) }
      this.#tracked.set(repository, known)
    }
    return known.found
  }

  /**
   * All lists that speak of a folder as one, the innermost last: the last line that fits decides, and once a folder is
   * ignored nothing in it can be taken back (gitignore(5)).
   */
  #isIgnored(repository: Repository, relative: string): boolean {
    const { root, common } = repository
    const folder = folderOf(`/${relative}`).slice(1)
    const key = `${root}/${folder}`
    let rules = this.#rules.get(key)
    if (!rules) {
      const segments = folder === '' ? [] : folder.split('/')
      const inner = ['', ...segments].map((_, depth) => segments.slice(0, depth).join('/'))
      const lists = [
        this.#lines(this.#listOfUser(repository)),
        common === undefined ? [] : this.#lines(`${common}/info/exclude`),
        ...inner.map((below) => {
          const lines = this.#lines(`${below === '' ? root : `${root}/${below}`}/.gitignore`)
          return below === '' ? lines : lines.flatMap((line) => rebased(line, below))
        }),
      ]
      const ignorecase = /^(?:true|yes|on|1)$/i.test(this.#setting('core.ignorecase', repository) ?? '')
      rules = ignore({ ignorecase, allowRelativePaths: true }).add(lists.flat())
      this.#rules.set(key, rules)
    }
    return rules.ignores(relative)
  }

  #lines(file: string | undefined): readonly string[] {
    const lines = (file === undefined ? undefined : textAt(file, this.#fs))?.split(/\r?\n/) ?? []
    return lines.filter((line) => line.length <= LONGEST_LINE)
  }

  /** Claude Code writes its personal file into the user's own list, so that no repository needs a line for it. */
  #listOfUser(repository: Repository): string | undefined {
    const named = this.#setting('core.excludesfile', repository)
    const machine = this.#machine
    if (named !== undefined) {
      if (!named.startsWith('~/')) return named === '' ? undefined : resolved(repository.root, slashed(named))
      return machine && `${machine.home}${named.slice(1)}`
    }
    return machine && `${xdgConfig(machine)}/git/ignore`
  }

  /** The last that is said of it counts: in the user's files, or after them in the repository's own. */
  #setting(name: string, repository: Repository): string | undefined {
    const all = [...this.#settingsOf(undefined), ...this.#settingsOf(repository)]
    return all.findLast((setting) => setting.name === name)?.value
  }

  #settingsOf(repository: Repository | undefined): readonly Setting[] {
    let settings = this.#settings.get(repository)
    if (!settings) {
      const machine = this.#machine
      const ofUser = machine ? [`${xdgConfig(machine)}/git/config`, `${machine.home}/.gitconfig`] : []
      settings = repository
        ? settingsOf(repository, this.#fs)
        : ofUser.flatMap((file) => this.#withIncluded(file, machine?.home ?? '', DEEPEST_INCLUDE))
      this.#settings.set(repository, settings)
    }
    return settings
  }

  /** What a file of the user says, with what it includes unconditionally. */
  #withIncluded(file: string, home: string, depth: number): readonly Setting[] {
    return settingsIn(textAt(file, this.#fs) ?? '').flatMap((setting) => {
      if (setting.name !== 'include.path' || depth === 0) return [setting]
      const { value } = setting
      const path = value.startsWith('~/') ? `${home}${value.slice(1)}` : resolved(folderOf(file), slashed(value))
      return this.#withIncluded(path, home, depth - 1)
    })
  }
}

interface Tracked {
  /** Relative to the root. */
  readonly asked: ReadonlySet<string>
  readonly found: ReadonlySet<string> | undefined
}

function xdgConfig({ env, home }: Machine): string {
  return slashed(env['XDG_CONFIG_HOME'] || `${home}/.config`)
}

/** Git itself stops at ten. */
const DEEPEST_INCLUDE = 3

/** Longer lines in ignore files are nobody's work. */
const LONGEST_LINE = 1024

/** A line of an ignore file in a folder, as it would be written at the root. */
function rebased(line: string, folder: string): readonly string[] {
  const [, not = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  if (line.startsWith('#') || pattern.trim() === '') return []
  const literal = folder.replace(/[\\*?[\]!#]/g, '\\$&')
  // With a slash before its end a pattern is about this folder, and otherwise about any below it.
  const anchored = /\/(?!\s*$)/.test(pattern)
  return [`${not}/${literal}${anchored ? '' : '/**'}/${pattern.replace(/^\//, '')}`]
}

/** Windows drives under WSL and foreign mounts show permissions that mean nothing. */
function isForeignDrive(path: string): boolean {
  return /^\/(?:mnt|media|Volumes)\//.test(path)
}

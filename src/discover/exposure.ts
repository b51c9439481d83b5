/** Who can get at a file: whether git carries it away, and what its permissions allow. Loaded when a rule may ask. */

import ignore, { type Ignore } from 'ignore'
import type { FileSystem } from '../io.ts'
import type { ConfigFile, Exposure, GitState, Server, Span, Text } from '../model.ts'
import { containerOf } from '../model.ts'
import { trackedIn } from './git-index.ts'
import type { Machine } from './machine.ts'
import { slashed } from './machine.ts'

export interface Asked {
  /** Absolute, `/` between segments. */
  readonly path: string
  /** Permission bits, where the system has them. */
  readonly mode: number | undefined
  /** A personal or managed file of this machine: in a checkout, and in CI, permissions are whatever made them. */
  readonly onMachine: boolean
}

/** Answers about files, with what was read of a repository kept between them. Reads `.git/index` and ignore files only. */
export class Exposures {
  readonly #fs: FileSystem
  readonly #machine: Machine | undefined
  readonly #indexes = new Map<string, Uint8Array | undefined>()
  readonly #rules = new Map<string, Ignore>()
  readonly #roots = new Map<string, string | undefined>()
  #global: readonly (readonly string[])[] | undefined

  constructor(fs: FileSystem, machine: Machine | undefined) {
    this.#fs = fs
    this.#machine = machine
  }

  of({ path, mode, onMachine }: Asked): Omit<Exposure, 'envFiles'> {
    const others = onMachine && mode !== undefined && this.#machine?.os !== 'win32' && !isForeignDrive(path)
    return {
      git: this.git(path),
      ...(others ? { others: { read: (mode & 0o004) !== 0, write: (mode & 0o002) !== 0 } } : {}),
    }
  }

  /** What git does with a file, whether it is there or not; undefined where it lies in no repository, or none that can be read. */
  git(path: string): GitState | undefined {
    const root = this.#rootOf(folderOf(path))
    if (root === undefined) return undefined
    const relative = path.slice(root.length + 1)
    const index = this.#indexOf(root)
    const tracked = index && trackedIn(index, new Set([relative]))
    if (tracked?.has(relative)) return 'tracked'
    // An index that cannot be read tells nothing; a repository without one has tracked nothing yet.
    if (index && !tracked) return undefined
    return this.#isIgnored(root, relative) ? 'ignored' : 'untracked'
  }

  #rootOf(folder: string): string | undefined {
    if (folder === '') return undefined
    if (!this.#roots.has(folder)) {
      const here = this.#fs.kind(`${folder}/.git`) !== undefined
      this.#roots.set(folder, here ? folder : this.#rootOf(folderOf(folder)))
    }
    return this.#roots.get(folder)
  }

  #indexOf(root: string): Uint8Array | undefined {
    if (!this.#indexes.has(root)) {
      const folder = this.#gitFolder(root)
      const read = folder === undefined ? undefined : this.#fs.read(`${folder}/index`, 'refuse')
      this.#indexes.set(root, read && 'bytes' in read ? read.bytes : undefined)
    }
    return this.#indexes.get(root)
  }

  /**
   * Where a repository keeps its index. Of a work tree or a sub-module `.git` is a file that names the folder; it may come
   * with the repository, so only a folder that names this work tree in turn is believed.
   */
  #gitFolder(root: string): string | undefined {
    if (this.#fs.kind(`${root}/.git`) === 'folder') return `${root}/.git`
    const named = /^gitdir: ([^\n\r]{1,4096})/.exec(this.#text(`${root}/.git`) ?? '')?.[1]
    if (named === undefined) return undefined
    const folder = resolved(root, slashed(named))
    const back = this.#text(`${folder}/gitdir`)?.trim()
    if (back !== undefined && slashed(back) === `${root}/.git`) return folder
    const above = this.#rootOf(folderOf(root))
    return above !== undefined && folder.startsWith(`${above}/.git/modules/`) ? folder : undefined
  }

  #text(path: string): string | undefined {
    const read = this.#fs.read(path, 'refuse')
    return 'bytes' in read && read.bytes.length <= LARGEST ? new TextDecoder().decode(read.bytes) : undefined
  }

  /**
   * All lists that speak of a folder as one, the innermost last: the last line that fits decides, and once a folder is
   * ignored nothing in it can be taken back (gitignore(5)).
   */
  #isIgnored(root: string, relative: string): boolean {
    const folder = folderOf(`/${relative}`).slice(1)
    const key = `${root}/${folder}`
    let rules = this.#rules.get(key)
    if (!rules) {
      const segments = folder === '' ? [] : folder.split('/')
      const inner = ['', ...segments].map((_, depth) => segments.slice(0, depth).join('/'))
      const lists = [
        ...this.#ofUser(),
        this.#lines(`${root}/.git/info/exclude`),
        ...inner.map((below) => {
          const lines = this.#lines(`${below === '' ? root : `${root}/${below}`}/.gitignore`)
          return below === '' ? lines : lines.flatMap((line) => rebased(line, below))
        }),
      ]
      rules = ignore({ ignorecase: false, allowRelativePaths: true }).add(lists.flat())
      this.#rules.set(key, rules)
    }
    return rules.ignores(relative)
  }

  #lines(file: string): readonly string[] {
    const lines = this.#text(file)?.split(/\r?\n/) ?? []
    return lines.filter((line) => line.length <= LONGEST_LINE)
  }

  /** Claude Code writes its personal file into the user's own list, so that no repository needs a line for it. */
  #ofUser(): readonly (readonly string[])[] {
    const machine = this.#machine
    if (!machine) return []
    const settings = this.#text(`${machine.home}/.gitconfig`) ?? ''
    const named = /^[ \t]{0,16}excludesfile[ \t]{0,16}=[ \t]{0,16}"?([^"\n\r]{1,4096})/im.exec(settings)?.[1]
    const file = named?.trim().replace(/^~(?=\/)/, machine.home)
    this.#global ??= [
      this.#lines(slashed(file ?? `${machine.env.XDG_CONFIG_HOME || `${machine.home}/.config`}/git/ignore`)),
    ]
    return this.#global
  }
}

/** Larger ignore files, and longer lines in them, are nobody's work. */
const LARGEST = 2 ** 18
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

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function resolved(root: string, named: string): string {
  const segments: string[] = []
  for (const segment of (/^(?:\/|[A-Za-z]:\/)/.test(named) ? named : `${root}/${named}`).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** Windows drives under WSL and foreign mounts show permissions that mean nothing. */
function isForeignDrive(path: string): boolean {
  return /^\/(?:mnt|media|Volumes)\//.test(path)
}

export interface NamedEnvFile {
  readonly server: Server
  readonly at: Text | Span
  /** Absolute. */
  readonly path: string
}

/** The files that servers take variables from, where they are there: `envFile`, and `--env-file` of a container. */
export function envFilesOf({ servers }: ConfigFile, path: string, fs: FileSystem): readonly NamedEnvFile[] {
  return servers.flatMap((server) =>
    namedBy(server).flatMap(({ at, name }) => {
      const found = placesOf(name, path).find((place) => fs.kind(place) === 'file')
      return found === undefined ? [] : [{ server, at, path: found }]
    }),
  )
}

function namedBy({ envFile, launch }: Server): readonly { readonly at: Text | Span; readonly name: string }[] {
  const ofContainer = launch.steps.flatMap((step) =>
    (containerOf(step)?.options ?? []).filter(({ name, value }) => name === '--env-file' && value !== undefined),
  )
  return [
    ...(envFile ? [{ at: envFile, name: envFile.value }] : []),
    ...ofContainer.map(({ at, value = '' }) => ({ at, name: value })),
  ]
}

/** Relative ones are looked for in the project, and beside the file that names them. */
function placesOf(name: string, config: string): readonly string[] {
  const beside = folderOf(config)
  const project = beside.replace(/\/\.[^/]{1,255}$/, '')
  const relative = slashed(name).replace(/^\$\{(?:workspaceFolder|workspaceRoot)\}\//, '')
  if (/[$%{}~*]/.test(relative) || relative === '') return []
  if (/^(?:\/|[A-Za-z]:\/)/.test(relative)) return [relative]
  return [...new Set([resolved(project, relative), resolved(beside, relative)])]
}

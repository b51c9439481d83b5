/** Which files exist here, and which clients read each of them. */

import type { Client, Scope } from '../client.ts'
import type { FileSystem, Progress } from '../io.ts'
import { deployed } from '../knowledge/paths/kept-names.ts'
import type { Problem, Reader } from '../model.ts'
import type { Alias } from './aliases.ts'
import { originalOf } from './copies.ts'
import type { Listing } from './listing.ts'
import {
  existing,
  foldersThere,
  type KnownLocation,
  keptBeside,
  knownLocations,
  readersByName,
  readersOn,
  shutFolder,
} from './locations.ts'
import { below, folderOf, type Machine } from './machine.ts'
import { isLikelyPlace, isUnownedName, nameOf } from './names.ts'
import { PatternIndex } from './patterns.ts'
import { tellingNameIn } from './places.ts'
import { walk } from './walk.ts'

export interface Found {
  /** Absolute, `/` between segments. */
  readonly path: string
  readonly scope: Scope
  /** By path; empty when only the content can tell. */
  readonly readers: readonly Reader[]
  /**
   * Why it is looked at. A `named` file is always reported; a `placed` one lies where a client reads. The others count by
   * their content only: that of a `common` name if it is MCP, of a `likely` one if it says so in MCP's own words, a `copy`
   * of a file that some client would read, and a `dotfile`, which a client reads when it is put in a home.
   */
  readonly how: 'named' | 'placed' | 'dotfile' | 'common' | 'likely' | 'copy'
  /** What a link calls it by which alone its readers have it. */
  readonly as?: string
  /** Of a `named` one: it is kept to be put in a home, as a `dotfile` is. */
  readonly kept?: true
  /** Of one that nobody reads: the file that it is a copy, a sample or a variant of, and who reads that. */
  readonly original?: { readonly path: string; readonly readers: readonly Reader[] }
}

export interface Request {
  /** What the user named, absolute; undefined for the project and the machine. */
  readonly paths: readonly string[] | undefined
  readonly root: string
  /** Folder of the project to walk; undefined when there is none (the current directory is the disk, or a home that is no repository). */
  readonly project: string | undefined
  readonly scope: Scope | 'all'
  /** Only these files of the trees walked: `--tracked`. */
  readonly only?: readonly Listing[]
  /** Paths that are left out, as they are reported: relative to the root, or below a home with `~/`. */
  readonly excluded?: (relative: string) => boolean
  /** Leave out files that only their name marks as MCP, and none of the clients asked about reads: `--client`. */
  readonly claimedOnly?: true
  readonly progress?: Progress
}

export interface Discovery {
  /** Sorted by path. */
  readonly found: readonly Found[]
  readonly problems: readonly Problem[]
  /** Named by the user, and not there. */
  readonly missing: readonly string[]
}

/** What may lie at the top of a repository that is a client's own folder, such as somebody's `~/.claude`. */
const SETTINGS_AT_THE_TOP: ReadonlySet<string> = new Set(['settings.json', 'settings.local.json'])
/** A project's: what has these is none itself. The client writes `.claude/settings.local.json` into its own folder as well. */
const SETTINGS_OF_A_PROJECT = '.claude/settings.json'

/** Who reads a file by its path, and whose it is by that. */
type Claim = Pick<Found, 'scope' | 'readers'>

/** Finds what a run looks at. Deterministic: the order of directory entries does not show. */
export function discover(
  request: Request,
  clients: readonly Client[],
  machines: readonly Machine[],
  fs: FileSystem,
): Discovery {
  const search = new Search(request, clients, machines, fs)
  if (request.paths) search.addPaths(request.paths)
  else search.addProjectAndMachines()
  return search.done()
}

class Search {
  readonly #request: Request
  readonly #fs: FileSystem
  readonly #index: PatternIndex
  readonly #locations: readonly KnownLocation[]
  readonly #onMachine: (path: string) => readonly Reader[]
  readonly #homes: readonly string[]
  readonly #found = new Map<string, Found>()
  readonly #problems: Problem[] = []
  readonly #missing: string[] = []

  constructor(request: Request, clients: readonly Client[], machines: readonly Machine[], fs: FileSystem) {
    this.#request = request
    this.#fs = fs
    this.#index = new PatternIndex(clients)
    this.#homes = machines.map(({ home }) => home)
    const isNamed = request.paths !== undefined
    this.#locations = isNamed ? [] : knownLocations(clients, machines)
    this.#onMachine = isNamed ? readersByName(clients, machines, this.#index) : readersOn(this.#locations)
  }

  addPaths(paths: readonly string[]): void {
    for (const path of paths) {
      const kind = this.#fs.kind(path)
      if (kind === 'folder') this.#addTree(path)
      else if (kind === undefined) this.#missing.push(path)
      else this.#addNamed(path)
    }
  }

  addProjectAndMachines(): void {
    const { project } = this.#request
    if (project !== undefined && (this.#isWanted('project') || this.#isWanted('extension'))) this.#addTree(project)
    const isThere = foldersThere(this.#fs)
    const shut = new Set<string>()
    for (const path of existing(this.#locations, isThere, this.#fs)) {
      if (this.#isExcluded(path) || !this.#isWanted(this.#claim(path).scope)) continue
      const folder = shutFolder(path, this.#fs)
      if (folder === undefined) this.#add(path, 'placed')
      else shut.add(folder)
    }
    for (const { path, original } of keptBeside(this.#locations, isThere, this.#fs)) {
      const { scope } = this.#claim(original)
      if (!this.#found.has(path) && !this.#isExcluded(path)) this.#add(path, 'copy', { scope, readers: [] })
    }
    const message = 'The folder may not be entered (permission denied), so nothing in it was looked at.'
    for (const file of shut) this.#problems.push({ file, message })
  }

  done(): Discovery {
    return {
      found: [...this.#found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
      problems: this.#problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
      missing: this.#missing,
    }
  }

  #isWanted(scope: Scope): boolean {
    return this.#request.scope === 'all' || this.#request.scope === scope
  }

  #isExcluded(path: string): boolean {
    const { excluded, root } = this.#request
    return excluded?.(reportedPath(root, this.#homes, path)) === true
  }

  #claim(path: string): Claim {
    const known = this.#onMachine(path)
    const { scope, project } = this.#request
    // A project may be a home itself: what both read is the project's where the project was asked for.
    const isAsked = scope === 'project' && project && below(project, path) !== undefined
    const ofProject = known.length === 0 || isAsked ? this.#index.readersOf(path.split('/').slice(1)) : []
    if (known.length === 0 || ofProject.length > 0) return { readers: ofProject, scope: 'project' }
    return { readers: known, scope: narrowest(known) }
  }

  /** Those who read it once it is put into a home. */
  #keptReaders(path: string, { scope }: Claim): readonly Reader[] {
    return scope === 'project' ? this.#index.dotfileOf(path.split('/').slice(1)) : []
  }

  #add(path: string, how: Found['how'], claim = this.#claim(path)): void {
    if (how !== 'named' && !this.#isWanted(claim.scope)) return
    if (this.#found.get(path)?.how === 'named') return
    const original = claim.readers.length > 0 ? undefined : this.#originalOf(path)
    this.#found.set(path, { path, ...claim, how, ...(original ? { original } : {}) })
  }

  /** The file of some client that another one shows, by its name; undefined where the name is nobody's. */
  #originalOf(path: string): Found['original'] {
    const kept = originalOf(path) ?? path
    const telling = tellingNameIn(nameOf(kept))
    const known = telling === undefined ? kept : `${folderOf(kept)}/${telling}`
    if (known === path) return undefined
    const { readers } = this.#claim(known)
    return readers.length > 0 ? { path: known, readers } : undefined
  }

  #addAlias({ path, as }: Alias): void {
    if (this.#isExcluded(as)) return
    const claim = this.#claim(as)
    const known = this.#found.get(path)
    if (known) {
      const all = withReaders(known, claim.readers)
      if (all !== known) this.#found.set(path, { ...all, how: known.how === 'named' ? 'named' : 'placed' })
    } else if (claim.readers.length > 0) {
      if (this.#isWanted(claim.scope)) this.#found.set(path, { path, ...claim, how: 'placed', as })
    } else if (isUnownedName(nameOf(as)) && !this.#request.claimedOnly) this.#add(path, 'common', claim)
  }

  /** As it is found in its tree: as a dotfile, and under the name that clients spell otherwise. */
  #addNamed(path: string): void {
    const claim = this.#claim(path)
    const readers = this.#keptReaders(path, claim)
    if (readers.length > 0) this.#found.set(path, { path, scope: 'project', readers, how: 'named', kept: true })
    else this.#add(path, 'named', claim)
    const { root } = this.#request
    const relative = below(root, path)
    const as = relative && `${root === '/' ? '' : root}/${this.#index.asSpelled(relative)}`
    if (as !== undefined && as !== path) this.#addAlias({ path, as })
  }

  #addTree(folder: string): void {
    const { only, progress, root } = this.#request
    const within = only && new Set(only.flatMap(({ folders }) => [...folders]))
    const tree = walk(folder, this.#index, this.#fs, { progress, within })
    for (const each of tree.problems) this.#problems.push(each)
    const isProject = tree.files.some((path) => below(root, path) === SETTINGS_OF_A_PROJECT)
    for (const path of tree.files) {
      if ((only && !only.some(({ files }) => files.has(path))) || this.#isExcluded(path)) continue
      const claim = this.#claim(path)
      const kept = this.#keptReaders(path, claim)
      if (kept.length > 0) this.#add(path, 'dotfile', { readers: kept, scope: 'project' })
      else {
        const how = claim.readers.length > 0 ? 'placed' : this.#howUnclaimed(path, isProject)
        if (how) this.#add(path, how, claim)
      }
    }
    const isListed = (path: string) => !only || only.some((each) => each.has(path))
    for (const alias of tree.aliases) if (isListed(alias.path) && !this.#isExcluded(alias.path)) this.#addAlias(alias)
  }

  /** Why a file of a tree is looked at that nobody reads where it lies; undefined where it is not. */
  #howUnclaimed(path: string, isProject: boolean): Found['how'] | undefined {
    if (this.#request.claimedOnly) return undefined
    if (isUnownedName(deployed(nameOf(path)))) return 'common'
    if (isLikelyPlace(path)) return 'likely'
    const original = originalOf(path)
    if (original !== undefined && (isUnownedName(nameOf(original)) || this.#claim(original).readers.length > 0))
      return 'copy'
    const isOfOwnFolder = !isProject && SETTINGS_AT_THE_TOP.has(below(this.#request.root, path) ?? '')
    return isLikelyPlace(original ?? '') || isOfOwnFolder ? 'likely' : undefined
  }
}

/**
 * A path as it is reported: below the root, below one of some homes with `~/`, or as it is. Where the root holds the home, as
 * `/` and `/Users` do, a path in there is told by the home all the same: it would name the user, and differ by where one stands.
 */
export function reportedPath(root: string, homes: readonly string[], path: string): string {
  const inRoot = below(root, path)
  for (const home of homes) {
    const inHome = below(home, path)
    if (inHome !== undefined && (inRoot === undefined || below(root, home) !== undefined)) return `~/${inHome}`
  }
  return inRoot ?? path
}

/** The same with readers more, each client once: itself where it has all of them. */
function withReaders(known: Found, readers: readonly Reader[]): Found {
  const others = readers.filter(({ client }) => !known.readers.some((reader) => reader.client === client))
  return others.length === 0 ? known : { ...known, readers: [...known.readers, ...others] }
}

/** What was found, with the files that a manifest led to: a reader more of one that is there, or a file more. */
export function withFurther(
  found: readonly Found[],
  further: readonly { readonly path: string; readonly reader: Reader }[],
  { root, only, excluded, scope }: Request,
  homes: readonly string[],
  fs: FileSystem,
): readonly Found[] {
  const all = new Map(found.map((each) => [each.path, each]))
  for (const { path, reader } of further) {
    const known = all.get(path)
    if (known) {
      // One that only its name had looked at is one of the plug-in's, whatever it holds.
      const how = known.readers.length === 0 && known.how !== 'named' ? 'placed' : known.how
      all.set(path, { ...withReaders(known, [reader]), how })
      continue
    }
    if (only && !only.some((listing) => listing.has(path))) continue
    if (excluded?.(reportedPath(root, homes, path)) || fs.kind(path) !== 'file') continue
    if (scope === 'all' || scope === 'project' || scope === reader.file.scope)
      all.set(path, { path, scope: 'project', readers: [reader], how: 'placed' })
  }
  return [...all.values()]
}

const NARROWEST: readonly Scope[] = ['managed', 'extension', 'user', 'project']

function narrowest(readers: readonly Reader[]): Scope {
  return NARROWEST.find((scope) => readers.some((reader) => reader.file.scope === scope)) ?? 'user'
}

/** Which files exist here, and which clients read each of them. */

import type { Client, ClientFile, Scope } from '../client.ts'
import type { FileSystem, Progress } from '../io.ts'
import { deployed } from '../knowledge/kept-names.ts'
import type { Problem, Reader } from '../model.ts'
import type { Alias } from './aliases.ts'
import { originalOf } from './copies.ts'
import type { Listing } from './listing.ts'
import { below, expandLocation, folderOf, locationsFor, type Machine, overriddenLocation } from './machine.ts'
import { isLikelyPlace, isPassedOver, isUnownedName, nameOf } from './names.ts'
import { PatternIndex } from './patterns.ts'
import { ANY_DEPTH, fitsPattern, matches } from './places.ts'
import { DEEPEST, walk } from './walk.ts'

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

/** A place where a client on this machine keeps a file, whether or not one is there. */
export interface KnownLocation {
  readonly path: string
  readonly readers: readonly Reader[]
}

/** What may lie at the top of a repository that is a client's own folder, such as somebody's `~/.claude`. */
const SETTINGS_AT_THE_TOP: ReadonlySet<string> = new Set(['settings.json', 'settings.local.json'])
/** A project's: what has these is none itself. The client writes `.claude/settings.local.json` into its own folder as well. */
const SETTINGS_OF_A_PROJECT = '.claude/settings.json'

/** Finds what a run looks at. Deterministic: the order of directory entries does not show. */
export function discover(
  request: Request,
  clients: readonly Client[],
  machines: readonly Machine[],
  fs: FileSystem,
): Discovery {
  const index = new PatternIndex(clients)
  const found = new Map<string, Found>()
  const problems: Problem[] = []
  const missing: string[] = []
  const locations = request.paths === undefined ? knownLocations(clients, machines) : []
  const onMachine = request.paths === undefined ? readersOn(locations) : readersByName(clients, machines, index)
  const wanted = (scope: Scope) => request.scope === 'all' || request.scope === scope

  const homes = machines.map(({ home }) => home)
  const isExcluded = (path: string) =>
    request.excluded?.(below(request.root, path) ?? underHome(homes, path) ?? path) === true
  const claim = (path: string): Pick<Found, 'scope' | 'readers'> => {
    const known = onMachine(path)
    // A project may be a home itself: what both read is the project's where the project was asked for.
    const asked = request.scope === 'project' && request.project && below(request.project, path) !== undefined
    const ofProject = known.length === 0 || asked ? index.readersOf(path.split('/').slice(1)) : []
    if (known.length === 0 || ofProject.length > 0) return { readers: ofProject, scope: 'project' }
    return { readers: known, scope: narrowest(known) }
  }
  const add = (path: string, how: Found['how'], claimed = claim(path)): void => {
    if (how !== 'named' && !wanted(claimed.scope)) return
    if (found.get(path)?.how !== 'named') found.set(path, { path, ...claimed, how })
  }
  const addAlias = ({ path, as }: Alias): void => {
    if (isExcluded(as)) return
    const { scope, readers } = claim(as)
    const known = found.get(path)
    if (known) {
      const all = withReaders(known, readers)
      if (all !== known) found.set(path, { ...all, how: known.how === 'named' ? 'named' : 'placed' })
    } else if (readers.length > 0) {
      if (wanted(scope)) found.set(path, { path, scope, readers, how: 'placed', as })
    } else if (isUnownedName(nameOf(as)) && !request.claimedOnly) add(path, 'common', { scope, readers })
  }
  const isOfOwnFolder = (path: string): boolean => SETTINGS_AT_THE_TOP.has(below(request.root, path) ?? '')
  const isCopyOfLikely = (path: string): boolean => isLikelyPlace(originalOf(path) ?? '')
  const isCopy = (path: string): boolean => {
    const original = originalOf(path)
    return original !== undefined && (isUnownedName(nameOf(original)) || claim(original).readers.length > 0)
  }
  const keptReaders = (path: string, scope: Scope): readonly Reader[] =>
    scope === 'project' ? index.dotfileOf(path.split('/').slice(1)) : []
  // As it is found in its tree: as a dotfile, and under the name that clients spell otherwise.
  const addNamed = (path: string): void => {
    const claimed = claim(path)
    const kept = keptReaders(path, claimed.scope)
    if (kept.length > 0) found.set(path, { path, scope: 'project', readers: kept, how: 'named', kept: true })
    else add(path, 'named', claimed)
    const relative = below(request.root, path)
    const as = relative && `${request.root === '/' ? '' : request.root}/${index.asSpelled(relative)}`
    if (as !== undefined && as !== path) addAlias({ path, as })
  }
  const addTree = (folder: string): void => {
    const listed = request.only
    const within = listed && new Set(listed.flatMap(({ folders }) => [...folders]))
    const tree = walk(folder, index, fs, { progress: request.progress, within })
    for (const each of tree.problems) problems.push(each)
    const isListed = (path: string) => !listed || listed.some((each) => each.has(path))
    const isProject = tree.files.some((path) => below(request.root, path) === SETTINGS_OF_A_PROJECT)
    for (const path of tree.files) {
      if (listed && !listed.some(({ files }) => files.has(path))) continue
      if (isExcluded(path)) continue
      const claimed = claim(path)
      const kept = keptReaders(path, claimed.scope)
      if (kept.length > 0) add(path, 'dotfile', { readers: kept, scope: 'project' })
      else if (claimed.readers.length > 0) add(path, 'placed', claimed)
      else if (request.claimedOnly) continue
      else if (isUnownedName(deployed(nameOf(path)))) add(path, 'common', claimed)
      else if (isLikelyPlace(path)) add(path, 'likely', claimed)
      else if (isCopy(path)) add(path, 'copy', claimed)
      else if (isCopyOfLikely(path) || (isOfOwnFolder(path) && !isProject)) add(path, 'likely', claimed)
    }
    for (const alias of tree.aliases) if (isListed(alias.path) && !isExcluded(alias.path)) addAlias(alias)
  }

  for (const path of request.paths ?? []) {
    const kind = fs.kind(path)
    if (kind === 'folder') addTree(path)
    else if (kind === undefined) missing.push(path)
    else addNamed(path)
  }
  if (request.paths === undefined) {
    if (request.project !== undefined && (wanted('project') || wanted('extension'))) addTree(request.project)
    const shut = new Set<string>()
    const isThere = foldersThere(fs)
    for (const path of existing(locations, isThere, fs)) {
      if (isExcluded(path) || !wanted(claim(path).scope)) continue
      const folder = shutFolder(path, fs)
      if (folder === undefined) add(path, 'placed')
      else shut.add(folder)
    }
    for (const { path, original } of keptBeside(locations, isThere, fs)) {
      const { scope } = claim(original)
      if (!found.has(path) && !isExcluded(path)) add(path, 'copy', { scope, readers: [] })
    }
    for (const file of shut)
      problems.push({
        file,
        message: 'The folder may not be entered (permission denied), so nothing in it was looked at.',
      })
  }
  return {
    found: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
    missing,
  }
}

/** A path below one of some homes as it is reported, `~/…`; undefined for any other. */
export function underHome(homes: readonly string[], path: string): string | undefined {
  for (const home of homes) {
    const inHome = below(home, path)
    if (inHome !== undefined) return `~/${inHome}`
  }
  return undefined
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
  fs: FileSystem,
): readonly Found[] {
  const all = new Map(found.map((each) => [each.path, each]))
  for (const { path, reader } of further) {
    const known = all.get(path)
    if (known) {
      all.set(path, withReaders(known, [reader]))
      continue
    }
    if (only && !only.some((listing) => listing.has(path))) continue
    if (excluded?.(below(root, path) ?? path) || fs.kind(path) !== 'file') continue
    if (scope === 'all' || scope === 'project' || scope === reader.file.scope)
      all.set(path, { path, scope: 'project', readers: [reader], how: 'placed' })
  }
  return [...all.values()]
}

/** Every user and managed location of every client on these machines, patterns included, in the clients' order. */
export function knownLocations(
  clients: readonly Client[],
  machines: readonly Machine[],
  concerned: (file: ClientFile) => boolean = () => true,
): readonly KnownLocation[] {
  const locations = new Map<string, Reader[]>()
  for (const client of clients) {
    for (const file of client.files) {
      if (file.scope === 'project' || !concerned(file)) continue
      for (const path of machines.flatMap((machine) => machinePaths(file, machine))) {
        const readers = locations.get(path)
        if (!readers) locations.set(path, [{ client, file }])
        else if (!readers.some((reader) => reader.file === file)) readers.push({ client, file })
      }
    }
  }
  return [...locations].map(([path, readers]) => ({ path, readers }))
}

function machinePaths(file: Reader['file'], machine: Machine): readonly string[] {
  const moved = overriddenLocation(file.overrides, machine)
  if (moved !== undefined) return [moved]
  // An extension's files lie below folders that other programs choose; only rooted ones are places of this machine.
  return locationsFor(file.path, machine.os)
    .filter((location) => /^(?:~|\/|\{|[A-Za-z]:)/.test(location))
    .flatMap((location) => expandLocation(location, machine))
}

/** Who reads a path of this machine, by the path alone: nothing is asked of the disk. Unlintable stores have no readers. */
function readersOn(locations: readonly KnownLocation[]): (path: string) => readonly Reader[] {
  const exact = new Map<string, readonly Reader[]>()
  const patterns: { readonly segments: readonly string[]; readonly readers: readonly Reader[] }[] = []
  for (const { path, readers } of locations) {
    const lintable = readers.filter(({ file }) => file.opaque === undefined)
    if (lintable.length === 0) continue
    if (path.includes('*')) patterns.push({ segments: path.split('/'), readers: lintable })
    else exact.set(path, lintable)
  }
  return (path) => {
    const segments = path.split('/')
    const fitting = patterns.filter((pattern) => fitsPattern(segments, pattern.segments))
    return [...(exact.get(path) ?? []), ...fitting.flatMap(({ readers }) => readers)]
  }
}

/** The same for a run that is told where to look: a location is expanded when a file is found that is called so. */
function readersByName(
  clients: readonly Client[],
  machines: readonly Machine[],
  index: PatternIndex,
): (path: string) => readonly Reader[] {
  const answers = new Map<ReadonlySet<ClientFile>, (path: string) => readonly Reader[]>()
  const isMoved = ({ overrides }: ClientFile) => {
    for (const variable in overrides) if (machines.some(({ env }) => env[variable])) return true
    return false
  }
  return (path) => {
    const called = index.called(nameOf(path))
    const answer =
      answers.get(called) ?? readersOn(knownLocations(clients, machines, (file) => called.has(file) || isMoved(file)))
    answers.set(called, answer)
    return answer(path)
  }
}

/** The lintable files that are there, with patterns resolved. */
function existing(locations: readonly KnownLocation[], isThere: IsThere, fs: FileSystem): readonly string[] {
  const lintable = locations.filter(({ readers }) => readers.some(({ file }) => file.opaque === undefined))
  const possible = lintable.filter(({ path }) => isThere(folderOf(path.split('*', 1)[0] ?? '')))
  return [...new Set(possible.flatMap(({ path }) => resolvePattern(path, fs)))]
}

type IsThere = (folder: string) => boolean

/**
 * Whether something is at the path of a folder: each is asked about once, and none below one that is not. On most machines most
 * clients are not, and have several files each. Shares of Windows are asked about as they are named: `//server` is no folder.
 */
function foldersThere(fs: FileSystem): IsThere {
  const known = new Map<string, boolean>()
  const isThere = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const isTop = !folder.includes('/') || folder.startsWith('//')
    const is = (isTop || isThere(folderOf(folder))) && (folder === '' || fs.kind(folder) !== undefined)
    known.set(folder, is)
    return is
  }
  return isThere
}

/** Copies of lintable files, beside these and where their client keeps them: what was moved out of a file is still in those. */
function keptBeside(
  locations: readonly KnownLocation[],
  isThere: IsThere,
  fs: FileSystem,
): readonly { readonly path: string; readonly original: string }[] {
  const originals = new Map<string, Map<string, string>>()
  for (const { path, readers } of locations) {
    const lintable = readers.filter(({ file }) => file.opaque === undefined)
    if (path.includes('*') || lintable.length === 0) continue
    const own = folderOf(path)
    for (const folder of [own, ...lintable.flatMap(({ file }) => file.keptIn ?? []).map((kept) => `${own}/${kept}`)]) {
      if (!isThere(folder)) continue
      const known = originals.get(folder) ?? new Map<string, string>()
      originals.set(folder, known.set(nameOf(path), path))
    }
  }
  return [...originals].flatMap(([folder, known]) => {
    const listed = fs.list(folder)
    if ('refused' in listed) return []
    return listed.entries.flatMap(({ name, kind }) => {
      const original = kind === 'file' ? known.get(originalOf(name) ?? '') : undefined
      return original === undefined ? [] : [{ path: `${folder}/${name}`, original }]
    })
  })
}

/** The folder that hides whether a file is there: one that may not be entered. */
function shutFolder(path: string, fs: FileSystem): string | undefined {
  if (fs.kind(path) !== 'other') return undefined
  const read = fs.read(path, 'follow')
  if (!('refused' in read) || read.refused !== 'may not be read (permission denied)') return undefined
  let folder = folderOf(path)
  while (folder !== '' && fs.kind(folder) === 'other') folder = folderOf(folder)
  return folder === '' ? undefined : folder
}

/** The existing files that a path with `*` segments stands for; links are followed, as the client would. */
export function resolvePattern(path: string, fs: FileSystem): readonly string[] {
  if (!path.includes('*')) return fs.kind(path) === undefined || fs.kind(path) === 'folder' ? [] : [path]
  const segments = path.split('/')
  let folders = [segments[0] ?? '']
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue
    if (segment === ANY_DEPTH) folders = folders.flatMap((folder) => foldersIn(folder, fs))
    else if (!segment.includes('*')) folders = folders.map((folder) => `${folder}/${segment}`)
    else {
      folders = folders.flatMap((folder) => {
        const listed = fs.list(folder)
        if ('refused' in listed) return []
        return listed.entries.filter(({ name }) => matches(segment, name)).map(({ name }) => `${folder}/${name}`)
      })
    }
  }
  return folders.filter((file) => fs.kind(file) === 'file').sort()
}

/** A folder and all in it, those aside that no walk looks into. Links are not followed: they may lead round in a circle. */
function foldersIn(top: string, fs: FileSystem): readonly string[] {
  const all = [top]
  for (const folder of all) {
    const listed = fs.list(folder)
    if ('refused' in listed || below(top, folder)?.split('/').length === DEEPEST) continue
    for (const { name, kind } of listed.entries)
      if (kind === 'folder' && !isPassedOver(name)) all.push(`${folder}/${name}`)
  }
  return all
}

const NARROWEST: readonly Scope[] = ['managed', 'extension', 'user', 'project']

function narrowest(readers: readonly Reader[]): Scope {
  return NARROWEST.find((scope) => readers.some((reader) => reader.file.scope === scope)) ?? 'user'
}

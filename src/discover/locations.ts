/** Where the clients of a machine keep their files, and which of these are there. */

import type { Client, ClientFile } from '../client.ts'
import type { FileSystem } from '../io.ts'
import type { Reader } from '../model.ts'
import { originalOf } from './copies.ts'
import { below, expandLocation, folderOf, locationsFor, type Machine, overriddenLocation } from './machine.ts'
import { isPassedOver, nameOf } from './names.ts'
import type { PatternIndex } from './patterns.ts'
import { ANY_DEPTH, fitsPattern, matches } from './places.ts'
import { DEEPEST } from './walk.ts'

/** A place where a client on this machine keeps a file, whether or not one is there. */
export interface KnownLocation {
  readonly path: string
  readonly readers: readonly Reader[]
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
export function readersOn(locations: readonly KnownLocation[]): (path: string) => readonly Reader[] {
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
export function readersByName(
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
export function existing(locations: readonly KnownLocation[], isThere: IsThere, fs: FileSystem): readonly string[] {
  const lintable = locations.filter(({ readers }) => readers.some(({ file }) => file.opaque === undefined))
  const possible = lintable.filter(({ path }) => isThere(folderOf(path.split('*', 1)[0] ?? '')))
  return [...new Set(possible.flatMap(({ path }) => resolvePattern(path, fs)))]
}

type IsThere = (folder: string) => boolean

/**
 * Whether something is at the path of a folder: each is asked about once, and none below one that is not. On most machines most
 * clients are not, and have several files each. Shares of Windows are asked about as they are named: `//server` is no folder.
 */
export function foldersThere(fs: FileSystem): IsThere {
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
export function keptBeside(
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
export function shutFolder(path: string, fs: FileSystem): string | undefined {
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

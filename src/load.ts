/** From found files to the model that rules see: which are read, in which order, and what is told of those that cannot be. */

import type { Client } from './client.ts'
import { configFrom, unreadConfig } from './config-file.ts'
import { type Discovery, discover, type Found, type Request, reportedPath, withFurther } from './discover/index.ts'
import { everyLocation, folderOf, type Machine } from './discover/machine.ts'
import type { Held } from './errors.ts'
import { type Further, filesNamedIn } from './interpret/elsewhere.ts'
import { withoutRejected } from './interpret/rejected.ts'
import { type FileSystem, isTooLarge } from './io.ts'
import { lazy } from './knowledge/memoize.ts'
import { REMOVED } from './knowledge/secrets/cut.ts'
import { withoutTokens } from './knowledge/secrets/redact.ts'
import { isConcern } from './meant.ts'
import type { ConfigFile, GitState, Problem, Reader } from './model.ts'
import type { Rule } from './rule.ts'
import { type Loaded, withSurroundings } from './surroundings.ts'

export interface Buffered {
  readonly path: string
  readonly bytes: Uint8Array
  /** Nobody said what it is called: the path is only a name to report it by, and no git will ever see it. */
  readonly nameless?: true
  /** Nobody asked about it: it counts where a walk would take it for a client's, or where it says itself that it is. */
  readonly unasked?: true
}

export interface LoadOptions {
  readonly request: Request
  /** A buffer to be read as a file of this path (absolute), instead of or beside the files of the request. */
  readonly buffer?: Buffered
  readonly machines: readonly Machine[]
  readonly clients: readonly Client[]
  readonly rules: readonly Rule[]
  /** Whether the permissions of files mean something: not in CI, where a checkout has made them. */
  readonly permissions: boolean
  /** What git does with a file, where the files are a commit's; the folder's own repository is looked at when absent. */
  readonly git?: (path: string) => GitState | undefined
}

export interface ReadFiles {
  /** Sorted by path. */
  readonly configs: readonly ConfigFile[]
  /** Named paths that could not be read, and why. */
  readonly refused: readonly Problem[]
  /** What else could not be read, what discovery has to say included. Sorted by path. */
  readonly problems: readonly Problem[]
}

/**
 * Reads what was found. Files through `fs` and nothing else; what cannot be read is told, and never thrown. `held`: what is
 * thrown all the same, over one file.
 */
export async function readConfigs(
  discovery: Discovery,
  options: LoadOptions,
  fs: FileSystem,
  held: Held,
): Promise<ReadFiles> {
  const homes = options.machines.map(({ home }) => home)
  const reading: Reading = {
    options,
    fs,
    held,
    homes,
    shown: pathsAsShown(options.request.root, homes),
    manifests: lazy(() => manifestsOf(options.clients)),
    read: [],
    refused: [],
    problems: [],
  }
  for (const problem of discovery.problems) tellUnentered(reading, problem)
  // Manifests first: what they lead to may have been found already, and has one reader more.
  const further = await readManifests(reading, discovery)
  await readOthers(reading, discovery, further)
  if (options.buffer) await readBuffer(reading, options.buffer)
  const configs = await withSurroundings(withoutRejected(reading.read), options, reading.shown, fs)
  return {
    configs: configs.sort((a, b) => (a.path < b.path ? -1 : 1)),
    refused: reading.refused,
    problems: reading.problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
  }
}

/** What it takes to read files, and what has come of it so far. */
interface Reading {
  readonly options: LoadOptions
  readonly fs: FileSystem
  readonly held: Held
  readonly homes: readonly string[]
  /** A path as it is reported. */
  readonly shown: (path: string) => string
  readonly manifests: () => ReturnType<typeof manifestsOf>
  readonly read: Loaded[]
  readonly refused: Problem[]
  readonly problems: Problem[]
}

function tellUnentered({ options: { request }, shown, refused, problems }: Reading, { file, message }: Problem): void {
  // Of a tree that cannot be entered at all nothing was found out, and it is what was asked about.
  const isAsked = request.paths ? request.paths.includes(file) : request.project === file
  ;(isAsked ? refused : problems).push({ file: shown(file), message })
}

/** What manifests name that lies elsewhere. */
async function readManifests(reading: Reading, discovery: Discovery): Promise<readonly Further[]> {
  const further: Further[] = []
  for (const found of discovery.found.filter(leadsOn)) {
    const manifest = await take(reading, found)
    if (manifest) for (const each of filesNamedIn(manifest, found.path)) further.push(each)
  }
  return further
}

async function readOthers(reading: Reading, discovery: Discovery, further: readonly Further[]): Promise<void> {
  const { fs, homes } = reading
  const { request } = reading.options
  const others: Found[] = []
  for (const found of discovery.found)
    if (!leadsOn(found)) others.push(found.how === 'named' ? await withItsManifest(reading, found) : found)
  const all = withFurther(others, further, request, homes, fs)
  for (const [at, found] of all.entries()) {
    await take(reading, found)
    request.progress?.('read', at + 1, all.length)
  }
}

async function readBuffer(reading: Reading, { path, bytes, unasked }: Buffered): Promise<void> {
  const { options, homes, shown, read } = reading
  const { request, clients, machines } = options
  const [found] = discover({ ...request, paths: [path] }, clients, machines, only(path)).found
  if (!found) return
  const named = await withItsManifest(reading, { ...found, how: 'named' })
  const config = await loaded(reading, named, shown(path), bytes)
  if (config && (!unasked || isConcern(found, config, request, homes))) read.push({ config, path, mode: undefined })
}

/** A plug-in's file that was named by itself is the plug-in's as well, though nobody asked about the manifest. */
async function withItsManifest(reading: Reading, found: Found): Promise<Found> {
  const { options, fs, homes, shown } = reading
  let all: readonly Found[] = [found]
  for (const { name, readers } of reading.manifests()) {
    const path = `${folderOf(found.path)}/${name}`
    const content = path !== found.path && fs.kind(path) === 'file' ? fs.read(path, 'refuse') : undefined
    if (!content || 'refused' in content) continue
    const itself: Found = { path, scope: 'project', readers, how: 'placed' }
    const manifest = await loaded(reading, itself, shown(path), content.bytes)
    const led = manifest ? filesNamedIn(manifest, path).filter((each) => each.path === found.path) : []
    all = withFurther(all, led, options.request, homes, fs)
  }
  return all[0] ?? found
}

/** Reads one file, or tells why not. */
async function take(reading: Reading, found: Found): Promise<ConfigFile | undefined> {
  const { options, fs, shown, read, refused, problems } = reading
  const content = fs.read(found.path, found.how === 'named' || found.scope !== 'project' ? 'follow' : 'refuse')
  const path = shown(found.path)
  if ('refused' in content) {
    const message = `The file ${content.refused}.`
    if (found.how === 'named') refused.push({ file: path, message })
    else if (isTooLarge(content.refused) && isCertain(found))
      read.push({ config: unreadConfig(found, path, message, options.clients), path: found.path, mode: undefined })
    else problems.push({ file: path, message })
    return undefined
  }
  const taken = await loaded(reading, found, path, content.bytes)
  const config = taken && { ...taken, absolute: found.path }
  if (config) read.push({ config, path: found.path, mode: content.mode })
  return config
}

async function loaded(
  { options, held }: Reading,
  found: Found,
  path: string,
  bytes: Uint8Array,
): Promise<ConfigFile | undefined> {
  try {
    return await configFrom(found, path, bytes, options.clients)
  } catch (error) {
    held(error, path)
    return undefined
  }
}

/** Where manifests that lead to other files stand in the folder of what they describe, and who reads them. */
function manifestsOf(
  clients: readonly Client[],
): readonly { readonly name: string; readonly readers: readonly Reader[] }[] {
  const found = new Map<string, Reader[]>()
  for (const client of clients) {
    for (const file of client.files) {
      if (!file.elsewhere) continue
      for (const name of everyLocation(file.path)) {
        if (/[*{~]|^\//.test(name)) continue
        found.set(name, [...(found.get(name) ?? []), { client, file }])
      }
    }
  }
  return [...found].map(([name, readers]) => ({ name, readers }))
}

function leadsOn({ how, readers }: Found): boolean {
  return how !== 'named' && readers.some(({ file }) => file.elsewhere)
}

/** Whether a client reads the file whatever it holds. */
function isCertain({ how, readers }: Found): boolean {
  return how === 'placed' && readers.some(({ file }) => !file.when)
}

/**
 * How paths are reported: below the root, below home, or as they are, and without a token that is part of a name. Two files
 * never become one by it: findings in the one would pass for those in the other.
 */
function pathsAsShown(root: string, homes: readonly string[]): (path: string) => string {
  const counts = new Map<string, number>()
  const redacted = new Map<string, string>()
  return (path) => {
    const known = redacted.get(path)
    if (known !== undefined) return known
    const written = reportedPath(root, homes, path)
    const clean = withoutTokens(written)
    if (clean === written) return written
    const count = (counts.get(clean) ?? 0) + 1
    counts.set(clean, count)
    const told = count === 1 ? clean : clean.replace(REMOVED, `${REMOVED}#${count}`)
    redacted.set(path, told)
    return told
  }
}

/** A file system in which one file is: the buffer's readers are found by its path, whether it is on disk or not. */
function only(path: string): FileSystem {
  return {
    kind: (asked) => (asked === path ? 'file' : undefined),
    mode: () => undefined,
    link: () => undefined,
    list: () => ({ entries: [] }),
    read: () => ({ refused: 'does not exist' }),
  }
}

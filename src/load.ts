/** From found files to the model that rules see: read, parsed, its inner documents opened, interpreted, its exposure told. */

import type { Client } from './client.ts'
import { envFilesOf } from './discover/env-files.ts'
import { type Discovery, discover, type Found, type Request, underHome, withFurther } from './discover/index.ts'
import { below, everyLocation, folderOf, type Machine } from './discover/machine.ts'
import { deployed, isKeptForHome, isLikelyPlace, isUnownedName, nameOf, originalOf } from './discover/patterns.ts'
import { EnvHooks } from './env-hooks.ts'
import type { Held } from './errors.ts'
import { type Further, filesNamedIn } from './interpret/elsewhere.ts'
import { embeddedIn, interpret, keysOf, mayMeet, meets } from './interpret/index.ts'
import { withoutRejected } from './interpret/rejected.ts'
import { type FileSystem, isTooLarge } from './io.ts'
import { mayNameEnvFile } from './knowledge/env-file-names.ts'
import { startedInPlace } from './knowledge/fetched.ts'
import { onceAsked } from './knowledge/remember.ts'
import { REMOVED } from './knowledge/secrets/cut.ts'
import { withoutTokens } from './knowledge/secrets/redact.ts'
import type { ConfigFile, EnvFile, GitState, Problem, Reader } from './model.ts'
import { NpmProjects } from './npm-projects.ts'
import { foldKeys } from './parse/casing.ts'
import { embed } from './parse/embedded.ts'
import { frontMatter } from './parse/front-matter.ts'
import { decode, formatOf, innerParserFor, parserFor, sniffFormat } from './parse/index.ts'
import type { Rule } from './rule.ts'
import type { Document, Format, Source } from './tree.ts'

export interface LoadOptions {
  readonly request: Request
  /** A buffer to be read as a file of this path (absolute), instead of or beside the files of the request. */
  readonly buffer?: {
    readonly path: string
    readonly bytes: Uint8Array
    /** Nobody said what it is called: the path is only a name to report it by, and no git will ever see it. */
    readonly nameless?: true
    /** Nobody asked about it: it counts where a walk would take it for a client's, or where it says itself that it is. */
    readonly unasked?: true
  }
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
  const { request, machines, clients } = options
  const shown = pathsAsShown(options)
  const refused: Problem[] = []
  const problems: Problem[] = []
  for (const { file, message } of discovery.problems) {
    // Of a tree that cannot be entered at all nothing was found out, and it is what was asked about.
    const isAsked = request.paths ? request.paths.includes(file) : request.project === file
    ;(isAsked ? refused : problems).push({ file: shown(file), message })
  }
  const read: Loaded[] = []
  const loaded = async (found: Found, path: string, bytes: Uint8Array): Promise<ConfigFile | undefined> => {
    try {
      return await load(found, path, bytes, clients)
    } catch (error) {
      held(error, path)
      return undefined
    }
  }
  const take = async (found: Found): Promise<ConfigFile | undefined> => {
    const content = fs.read(found.path, found.how === 'named' || found.scope !== 'project' ? 'follow' : 'refuse')
    const path = shown(found.path)
    if ('refused' in content) {
      const message = `The file ${content.refused}.`
      if (found.how === 'named') refused.push({ file: path, message })
      else if (isTooLarge(content.refused) && isCertain(found))
        read.push({ config: unreadConfig(found, path, message, clients), path: found.path, mode: undefined })
      else problems.push({ file: path, message })
      return undefined
    }
    const taken = await loaded(found, path, content.bytes)
    const config = taken && { ...taken, absolute: found.path }
    if (config) read.push({ config, path: found.path, mode: content.mode })
    return config
  }
  // Manifests first: what they lead to may have been found already, and has one reader more.
  const further: Further[] = []
  for (const found of discovery.found.filter(leadsOn)) {
    const manifest = await take(found)
    if (manifest) for (const each of filesNamedIn(manifest, found.path)) further.push(each)
  }
  // A plug-in's file that was named by itself is the plug-in's as well, though nobody asked about the manifest.
  const manifests = onceAsked(() => manifestsOf(clients))
  const withItsManifest = async (found: Found): Promise<Found> => {
    let all: readonly Found[] = [found]
    for (const { name, readers } of manifests()) {
      const path = `${folderOf(found.path)}/${name}`
      const content = path !== found.path && fs.kind(path) === 'file' ? fs.read(path, 'refuse') : undefined
      if (!content || 'refused' in content) continue
      const manifest = await loaded({ path, scope: 'project', readers, how: 'placed' }, shown(path), content.bytes)
      const led = manifest ? filesNamedIn(manifest, path).filter((each) => each.path === found.path) : []
      all = withFurther(all, led, request, fs)
    }
    return all[0] ?? found
  }
  const others: Found[] = []
  for (const found of discovery.found)
    if (!leadsOn(found)) others.push(found.how === 'named' ? await withItsManifest(found) : found)
  const all = withFurther(others, further, request, fs)
  for (const [at, found] of all.entries()) {
    await take(found)
    request.progress?.('read', at + 1, all.length)
  }
  if (options.buffer) {
    const { path, bytes } = options.buffer
    const [found] = discover({ ...request, paths: [path] }, clients, machines, only(path)).found
    const config = found && (await loaded(await withItsManifest({ ...found, how: 'named' }), shown(path), bytes))
    if (config && (!options.buffer.unasked || isConcern(found, config, request)))
      read.push({ config, path, mode: undefined })
  }
  const meant = startedByNpm(withoutRejected(read), options, shown, fs)
  const configs = await inPlace(await exposed(meant, options, shown, fs), options, fs)
  return {
    configs: configs.sort((a, b) => (a.path < b.path ? -1 : 1)),
    refused,
    problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
  }
}

interface Loaded {
  readonly config: ConfigFile
  /** Absolute. */
  readonly path: string
  readonly mode: number | undefined
}

/** The files, and of those that hold something worth having, or were not meant for others, who can get at them. */
async function exposed(
  read: readonly Loaded[],
  options: LoadOptions,
  shown: (path: string) => string,
  fs: FileSystem,
): Promise<ConfigFile[]> {
  const { buffer, rules, machines } = options
  const nameless = buffer?.nameless ? buffer.path : undefined
  const exposed = new Set(read.flatMap(({ config, path }) => (path !== nameless && mayBeExposed(config) ? [path] : [])))
  if (exposed.size === 0 || !rules.some(({ asks }) => asks === 'exposure')) return read.map(({ config }) => config)
  const { Exposures } = await import('./discover/exposure.ts')
  const exposures = new Exposures(fs, machines[0], [...exposed])
  const git = options.git ?? ((path) => exposures.git(path))
  const hooks = new EnvHooks(options.request.root, fs)
  const configs: ConfigFile[] = []
  for (const { config, path, mode } of read) {
    if (!exposed.has(path)) {
      configs.push(config)
      continue
    }
    const onMachine = options.permissions && (config.scope === 'user' || config.scope === 'managed')
    const envFiles: EnvFile[] = []
    for (const file of envFilesOf(config, path, fs))
      envFiles.push({
        ...file,
        path: shown(file.path),
        git: git(file.path),
        hooks: await hooks.in(file.path),
      })
    const { others, ...rest } = exposures.of({ path, mode, onMachine })
    const folder = others?.folder === undefined ? undefined : shown(others.folder)
    configs.push({
      ...config,
      exposure: { ...rest, git: git(path), ...(others && { others: { ...others, folder } }), envFiles },
    })
  }
  return configs
}

/** The files, and of those whose servers are started from a package in place, at which version that is. */
async function inPlace(read: ConfigFile[], { rules }: LoadOptions, fs: FileSystem): Promise<ConfigFile[]> {
  const asked = new Set(rules.some(({ asks }) => asks === 'versions') ? read.filter(startsPackages) : [])
  if (asked.size === 0) return read
  const { PackagesInPlace } = await import('./installed/in-place.ts')
  const packages = new PackagesInPlace(fs)
  const configs: ConfigFile[] = []
  for (const config of read) {
    const { absolute } = config
    const isKnown = absolute !== undefined && asked.has(config)
    configs.push(isKnown ? { ...config, versions: await packages.versionsIn(config, absolute) } : config)
  }
  return configs
}

/** The files, and of those whose servers npm starts, what it reads where it does. */
function startedByNpm(
  read: readonly Loaded[],
  { request, buffer }: LoadOptions,
  shown: (path: string) => string,
  fs: FileSystem,
): readonly Loaded[] {
  const projects = new NpmProjects(request.root, fs, shown)
  return read.map((loaded) => {
    const isNameless = buffer?.nameless && loaded.path === buffer.path
    const npm = isNameless ? [] : projects.of(loaded.config, loaded.path)
    return npm.length > 0 ? { ...loaded, config: { ...loaded.config, npm } } : loaded
  })
}

function startsPackages({ servers }: ConfigFile): boolean {
  return servers.some(({ launch }) => startedInPlace(launch).length > 0)
}

function mayBeExposed({ secrets, personal, copy, scope, servers }: ConfigFile): boolean {
  return (
    personal ||
    copy ||
    scope === 'user' ||
    scope === 'managed' ||
    secrets.some(({ kind }) => kind !== 'placeholder') ||
    servers.some(mayNameEnvFile)
  )
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

/** Reads, parses and interprets one file; undefined when its content shows that no client means it. */
async function load(
  found: Found,
  path: string,
  bytes: Uint8Array,
  clients: readonly Client[],
): Promise<ConfigFile | undefined> {
  const { text, bom, problem } = decode(bytes)
  if (found.how !== 'named' && !mayMatter(found, text)) return undefined
  const source: Source = { path, text, bom }
  const parsed = await unfolded((await parserFor(formatFor(found, text)))(source), found.readers)
  const document: Document = problem ? { ...parsed, problems: [problem, ...parsed.problems] } : parsed
  const copy = found.how === 'copy'
  const dotfile = isKept(found) || (found.scope === 'project' && isKeptForHome(path))
  const readers = claimants(found, document)
  const config = interpret({ document, scope: found.scope, readers, copy, dotfile }, clients)
  return found.how === 'named' || isMeant(found, config) ? config : undefined
}

function isKept({ how, kept }: Found): boolean {
  return how === 'dotfile' || kept === true
}

/** Whether a client reads the file whatever it holds. */
function isCertain({ how, readers }: Found): boolean {
  return how === 'placed' && readers.some(({ file }) => !file.when)
}

/** A file that was not opened, of which there is nothing to tell but that. */
function unreadConfig(
  { readers, scope }: Found,
  path: string,
  message: string,
  clients: readonly Client[],
): ConfigFile {
  const document: Document = {
    source: { path, text: '', bom: false },
    format: formatOf(path) ?? 'json',
    roots: [],
    comments: [],
    problems: [{ kind: 'limit', span: { start: 0, end: 0 }, message }],
  }
  return interpret({ document, scope, readers }, clients)
}

/** Its readers by path; nobody where a name that many use holds what none of them means: `servers` in a bare `mcp.json`. */
function claimants({ path, readers, kept }: Found, document: Document): readonly Reader[] {
  const isAnybodys = kept || isUnownedName(nameOf(path)) || isLikelyPlace(path)
  return isAnybodys && !readers.some((reader) => meets(document, reader)) ? [] : readers
}

/** The document with its keys as its readers take them, and those of its strings opened that hold others. */
async function unfolded(document: Document, readers: readonly Reader[]): Promise<Document> {
  let opened = document
  const paths = readers.flatMap((reader) => (reader.file.anyCase ? keysOf(reader) : []))
  for (const root of document.roots) foldKeys(root, paths)
  // Those that the file is not meant for have no say in what is opened.
  const meant = readers.filter(({ file }) => file.embedded).filter((reader) => meets(document, reader))
  for (const declared of meant.flatMap(({ file }) => file.embedded ?? [])) {
    const strings = embeddedIn(opened, declared)
    if (strings.length > 0) opened = embed(opened, strings, await innerParserFor(declared.format), declared.holding)
  }
  return opened
}

const NAMES_SERVERS = /mcp_?servers|context_servers/i
/** VS Code's word, which others have as well (the addresses of an OpenAPI document are a list): a map, of such as start or type. */
const MAP_OF_SERVERS = /"servers"\s{0,16}:\s{0,16}\{/
const OF_ENTRIES = /"(?:command|type)"\s{0,16}:\s{0,16}"/
/** The same as YAML writes it, at the top or below `mcp`: what stands on the next line that says something is no item of a list. */
const LINE_OF_SERVERS = /^[ \t]{0,16}servers:(?:[ \t\r]{0,32}(?:#[^\n]{0,200})?\n){1,8}[ \t]{1,32}[^\s#-]/m
const LINES_OF_ENTRIES = /^[ \t]{1,32}(?:command|type|transport)[ \t]{0,16}:[ \t]{1,16}\S/m
/** OpenCode's word, which proxies have as well: a map of which every entry says how it is reached. */
const MAP_OF_MCP = /"mcp"\s{0,16}:\s{0,16}\{/
const OF_TRANSPORTS = /"type"\s{0,16}:\s{0,16}"(?:local|remote|stdio|sse|http)"/
/** A sign of ASCII that is written as an escape: of JSON and TOML, of JSON5 and YAML, and of YAML a line that goes on. */
const ESCAPED = /\\(?:(?:u00|u\{0{0,6}|x|U000000)([2-7][\da-f])\}?|\r?\n[ \t]{0,64})/gi

/** A text with its words as those read them who take escapes for what they stand for. */
function speltOut(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPED, (_, code?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : ''))
}

function namesServers(text: string): boolean {
  return NAMES_SERVERS.test(speltOut(text))
}

/** A look at the text that spares parsing every `package.json` and workflow of a monorepo. */
function mayMatter({ path, readers, how }: Found, raw: string): boolean {
  const text = speltOut(raw)
  if (readers.some((reader) => mayMeet(text, reader))) return true
  if (how === 'copy' || how === 'common' || isUnownedName(nameOf(path))) return /mcp|server|command|url/i.test(text)
  return (how === 'likely' || isLikelyPlace(path)) && mayHoldServers(text)
}

/** Whether a text has a word for a map of servers, and entries that look like some. */
function mayHoldServers(text: string): boolean {
  return (
    NAMES_SERVERS.test(text) ||
    (MAP_OF_SERVERS.test(text) && OF_ENTRIES.test(text)) ||
    (LINE_OF_SERVERS.test(text) && LINES_OF_ENTRIES.test(text)) ||
    (MAP_OF_MCP.test(text) && OF_TRANSPORTS.test(text))
  )
}

function isMeant({ how, readers }: Found, config: ConfigFile): boolean {
  const { servers, approvals, secrets, status, document } = config
  const holdsSecret = secrets.some(({ kind }) => kind !== 'placeholder' && kind !== 'possible')
  // A template holds what its program fills in: what does not parse as it stands may be right in the end.
  if (how !== 'named' && document.source.path.endsWith('.tmpl') && status !== 'ok') return false
  if (how === 'dotfile') return servers.length > 0 || approvals.length > 0 || holdsSecret
  if (how === 'likely') return servers.length > 0
  // Most agents have no servers, and descriptions which their clients read and YAML does not: `user: "like this"`.
  if (how === 'placed' && status !== 'ok' && document.source.path.endsWith('.md') && servers.length === 0)
    return approvals.length > 0 || holdsSecret || namesServers(frontMatter(document.source.text))
  // An address alone, in a file that nobody claims, may be anything.
  if (config.readers.length > 0 || servers.some(({ node, command }) => node.parent || command)) return true
  if (how === 'copy') return holdsSecret
  const guarded = how === 'common' || readers.every(({ file }) => file.when)
  // What cannot be read cannot show what it is; its words can.
  return guarded ? status !== 'ok' && namesServers(document.source.text) : true
}

/** Whether a document that nobody asked about is one of a client's, by its place or by its content. */
function isConcern(found: Found, config: ConfigFile, { excluded, root, claimedOnly }: Request): boolean {
  const { path, readers } = found
  if (excluded?.(below(root, path) ?? path)) return false
  if (readers.length > 0 && (config.readers.length > 0 || isMeant({ ...found, how: 'placed' }, config))) return true
  if (claimedOnly) return false
  const { servers, status, document } = config
  if (isUnownedName(nameOf(path)) && servers.length > 0) return true
  // Many other programs have a list of `servers`.
  return namesServers(document.source.text) && (servers.length > 0 || status !== 'ok')
}

function formatFor(found: Found, text: string): Format {
  const { path: own, as: path = own, readers, how } = found
  const original = how === 'copy' || how === 'likely' ? originalOf(path) : isKept(found) ? deployed(path) : undefined
  const byName = formatOf(original ?? path)
  const declared = readers.map(({ file }) => file.format)
  if (byName === 'json' || byName === 'jsonc') {
    // The most lenient of its readers says what may stand in it.
    return (['json5', 'jsonc'] as const).find((format) => declared.includes(format)) ?? byName
  }
  return byName ?? declared[0] ?? sniffFormat(text)
}

/**
 * How paths are reported: below the root, below home, or as they are, and without a token that is part of a name. Two files
 * never become one by it: findings in the one would pass for those in the other.
 */
function pathsAsShown({ request, machines }: LoadOptions): (path: string) => string {
  const homes = machines.map(({ home }) => home)
  const counts = new Map<string, number>()
  const redacted = new Map<string, string>()
  return (path) => {
    const known = redacted.get(path)
    if (known !== undefined) return known
    const written = below(request.root, path) ?? underHome(homes, path) ?? path
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

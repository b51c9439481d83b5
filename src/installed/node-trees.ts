/** Packages of npm that are unpacked on this machine: in projects, for all projects, and in the caches of runners. */

import { child, type Node } from '../tree.ts'
import { askedOf, isExact, isRange } from './grammar.ts'
import type { InstalledVersion, Places, Sought, Source } from './model.ts'
import { isPublished, pnpmLockedIn, withoutPackages } from './node-locks.ts'
import { BUN_CACHE, foldersOf, globalModules, npmCaches, PNPM_CACHE } from './places.ts'
import { type Links, type Reader, SMALL, stringAt, upwards } from './reader.ts'

type Found = Promise<readonly InstalledVersion[]>

/** The versions of npm packages in the `node_modules` of the project, of this machine and of its runners. */
export async function nodeTrees(sought: readonly Sought[], { root, machines }: Places, reader: Reader): Found {
  const names = sought.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name)
  if (names.length === 0) return []
  const found: InstalledVersion[] = []
  const own = await ownFolders(root, reader)
  for (const folder of upwards(root)) {
    const installed = await installedIn(folder, names, reader)
    for (const each of own.has(folder) ? installed : installed.flatMap(above)) found.push(each)
  }
  for (const machine of machines) {
    for (const folder of globalModules(machine, reader))
      for (const name of names)
        for (const each of await unpacked(folder, name, 'global npm', reader, 'follow')) found.push(each)
    for (const cache of npmCaches(machine, reader))
      for (const each of await ofNpx(`${cache}/_npx`, names, reader)) found.push(each)
    for (const cache of foldersOf(PNPM_CACHE, machine, reader))
      for (const each of await ofDlx(cache, names, reader)) found.push(each)
    for (const cache of foldersOf(BUN_CACHE, machine, reader))
      for (const name of names) for (const each of await ofBun(cache, name, reader)) found.push(each)
  }
  return found
}

/** A package in a folder like `node_modules`. */
function unpacked(modules: string, name: string, source: Source, reader: Reader, links: Links): Found {
  return packageAt(`${modules}/${name}`, name, source, reader, links)
}

/** The package of that name in a folder; of an alias, which has another name inside, nothing is known. */
export async function packageAt(folder: string, name: string, source: Source, reader: Reader, links: Links): Found {
  const path = `${folder}/package.json`
  const root = await reader.tree(path, 'json', links, SMALL)
  const version = stringAt(root, 'version')
  if (version === undefined || stringAt(root, 'name') !== name || !isExact('npm', version)) return []
  return [{ ecosystem: 'npm', name, version, source, path }]
}

// ── Projects ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The folder that npm takes for the project (@npmcli/config, `loadLocalPrefix`): the nearest with a package.json or packages
 * in it, and the root of a workspace above that.
 */
async function ownFolders(root: string, reader: Reader): Promise<ReadonlySet<string>> {
  const folders = upwards(root)
  const isProject = (folder: string) =>
    reader.exists(`${folder}/package.json`) || reader.exists(`${folder}/node_modules`)
  const nearest = folders.findIndex(isProject)
  if (nearest < 0) return new Set()
  const own = folders.slice(nearest, nearest + 1)
  for (const folder of folders.slice(nearest + 1)) {
    const manifest = await reader.tree(`${folder}/package.json`, 'json', 'refuse', SMALL)
    if (child(manifest, 'workspaces')) return new Set([...own, folder])
  }
  return new Set(own)
}

/** What lies further up npx finds as a program of that name (libnpmexec, `localFileExists`); none has a slash in its name. */
function above(installed: InstalledVersion): readonly InstalledVersion[] {
  return installed.name.includes('/') ? [] : [{ ...installed, onlyByName: true }]
}

/** `node_modules` of one folder. pnpm has links there, which are not followed, and a lockfile of what they lead to. */
async function installedIn(folder: string, names: readonly string[], reader: Reader): Found {
  const modules = `${folder}/node_modules`
  if (!reader.isPlain(folder, 'node_modules')) return []
  const isOfNpm = reader.isPlain(modules, '.package-lock.json')
  const own = isOfNpm ? await reader.tree(`${modules}/.package-lock.json`, 'json', 'refuse') : undefined
  const path = `${modules}/.pnpm/lock.yaml`
  const isOfPnpm = reader.isPlain(modules, '.pnpm/lock.yaml')
  const pnpm = isOfPnpm ? await reader.tree(path, 'yaml', 'refuse', { only: withoutPackages }) : undefined
  const found: InstalledVersion[] = []
  for (const name of names) {
    if (reader.isPlain(modules, `${name}/package.json`)) {
      const entry = child(child(own, 'packages'), `node_modules/${name}`)
      const isForeign = entry !== undefined && !isPublished(entry, name)
      if (!isForeign)
        for (const each of await unpacked(modules, name, 'node_modules', reader, 'refuse')) found.push(each)
    } else if (pnpm) for (const each of inPnpmLock(pnpm, name, 'node_modules', path)) found.push(each)
  }
  return found
}

function inPnpmLock(root: Node, name: string, source: Source, path: string): readonly InstalledVersion[] {
  return pnpmLockedIn(root, name).map((version) => ({ ecosystem: 'npm', name, version, source, path }))
}

// ── Caches ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * libnpmexec 10, index.js: a folder for each list of what was asked for, which its package.json repeats (`_npx.packages`).
 * npx asks the registry each time for what is no exact version, so that it holds what ran last.
 */
async function ofNpx(folder: string, names: readonly string[], reader: Reader): Found {
  const found: InstalledVersion[] = []
  for (const { name: hash, kind } of reader.list(folder)) {
    if (kind !== 'folder') continue
    const root = await reader.tree(`${folder}/${hash}/package.json`, 'json', 'follow', SMALL)
    const list = child(child(root, '_npx'), 'packages')
    const specs = list?.kind === 'sequence' ? list.items.map((item) => (item.kind === 'string' ? item.value : '')) : []
    for (const name of names)
      for (const asked of specs.flatMap((spec) => rangeIn(spec, name) ?? [])) {
        const versions = await unpacked(`${folder}/${hash}/node_modules`, name, 'npx cache', reader, 'follow')
        for (const one of versions.map((each) => ({ ...each, asked }))) found.push(one)
      }
  }
  return found
}

/** The range of `name@range`, or `latest`; undefined for another package. */
function rangeIn(spec: string, name: string): string | undefined {
  if (spec !== name && !spec.startsWith(`${name}@`)) return undefined
  const range = askedOf(spec.slice(name.length + 1))
  return isRange('npm', range) ? range : undefined
}

/**
 * pnpm/pnpm, dlx.ts: `dlx/<hash of what was asked for>/pkg` leads to the installation in use, a day at most; before pnpm 9
 * each was a `dlx-<process>`. What was asked for is not written there.
 */
async function ofDlx(cache: string, names: readonly string[], reader: Reader): Found {
  const hashed = reader.list(`${cache}/dlx`).map((entry) => `${cache}/dlx/${entry.name}/pkg`)
  const older = reader.list(cache).flatMap((entry) => (/^dlx-/.test(entry.name) ? [`${cache}/${entry.name}`] : []))
  const found: InstalledVersion[] = []
  for (const folder of [...hashed, ...older]) {
    const path = `${folder}/pnpm-lock.yaml`
    const root = await reader.tree(path, 'yaml', 'follow', { only: withoutPackages })
    if (root)
      for (const each of names.flatMap((name) => inPnpmLock(root, name, 'pnpm dlx cache', path))) found.push(each)
  }
  return found
}

/** A folder for each release (`name@1.2.3@@@1`); of one before a release its name has a hash, so that the inside is read. */
async function ofBun(cache: string, name: string, reader: Reader): Found {
  const slash = name.indexOf('/')
  const folder = slash < 0 ? cache : `${cache}/${name.slice(0, slash)}`
  const found: InstalledVersion[] = []
  for (const entry of reader.list(folder)) {
    if (entry.kind === 'folder' && entry.name.startsWith(`${name.slice(slash + 1)}@`))
      for (const each of await packageAt(`${folder}/${entry.name}`, name, 'bun cache', reader, 'follow'))
        found.push(each)
  }
  return found
}

/** Packages of npm that are unpacked on this machine: in projects, for all projects, and in the caches of runners. */

import { child } from '../tree.ts'
import { askedOf, isExact, isRange } from './grammar.ts'
import type { InstalledVersion, Places, Sought, Source } from './model.ts'
import { isPublished, pnpmLockedIn, withoutPackages } from './node-locks.ts'
import { BUN_CACHE, foldersOf, globalModules, npmCaches, PNPM_CACHE } from './places.ts'
import { type Links, type Reader, stringAt, upwards } from './reader.ts'

export async function nodeTrees(
  sought: readonly Sought[],
  { root, machines }: Places,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const found: InstalledVersion[] = []
  for (const { name, ecosystem } of sought) {
    if (ecosystem !== 'npm') continue
    for (const folder of upwards(root)) found.push(...(await installedIn(folder, name, reader)))
    for (const machine of machines) {
      for (const folder of globalModules(machine, reader))
        found.push(...(await unpacked(`${folder}/${name}`, name, 'global npm', reader, 'follow')))
      for (const cache of npmCaches(machine, reader)) found.push(...(await ofNpx(`${cache}/_npx`, name, reader)))
      for (const cache of foldersOf(PNPM_CACHE, machine, reader)) found.push(...(await ofDlx(cache, name, reader)))
      for (const cache of foldersOf(BUN_CACHE, machine, reader)) found.push(...(await ofBun(cache, name, reader)))
    }
  }
  return found
}

/** A folder with a package in it; of an alias, which has another name inside, nothing is known. */
async function unpacked(
  folder: string,
  name: string,
  source: Source,
  reader: Reader,
  links: Links,
): Promise<readonly InstalledVersion[]> {
  const path = `${folder}/package.json`
  const root = reader.exists(path) ? await reader.tree(path, 'json', links) : undefined
  const version = stringAt(root, 'version')
  if (version === undefined || stringAt(root, 'name') !== name || !isExact('npm', version)) return []
  return [{ ecosystem: 'npm', name, version, source, path }]
}

/** `node_modules` of one folder. pnpm has links there, which are not followed, and a lockfile of what they lead to. */
async function installedIn(folder: string, name: string, reader: Reader): Promise<readonly InstalledVersion[]> {
  const modules = `${folder}/node_modules`
  if (!reader.isPlain(folder, 'node_modules')) return []
  if (reader.isPlain(modules, `${name}/package.json`)) {
    const isKept = reader.isPlain(modules, '.package-lock.json')
    const lock = isKept ? await reader.tree(`${modules}/.package-lock.json`, 'json', 'refuse') : undefined
    const entry = child(child(lock, 'packages'), `node_modules/${name}`)
    if (entry && !isPublished(entry, name)) return []
    return await unpacked(`${modules}/${name}`, name, 'node_modules', reader, 'refuse')
  }
  if (!reader.isPlain(modules, '.pnpm/lock.yaml')) return []
  const path = `${modules}/.pnpm/lock.yaml`
  const root = await reader.tree(path, 'yaml', 'refuse', withoutPackages)
  const versions = root ? pnpmLockedIn(root, name) : []
  return versions.map((version) => ({ ecosystem: 'npm', name, version, source: 'node_modules', path }))
}

/**
 * libnpmexec 10, index.js: a folder for each list of what was asked for, which its package.json repeats (`_npx.packages`).
 * npx asks the registry each time for what is no exact version, so that it holds what ran last.
 */
async function ofNpx(folder: string, name: string, reader: Reader): Promise<readonly InstalledVersion[]> {
  const found: InstalledVersion[] = []
  for (const { name: hash, kind } of reader.list(folder)) {
    if (kind !== 'folder') continue
    const root = await reader.tree(`${folder}/${hash}/package.json`, 'json', 'follow')
    const asked = child(child(root, '_npx'), 'packages')
    const specs =
      asked?.kind === 'sequence' ? asked.items.map((item) => (item.kind === 'string' ? item.value : '')) : []
    const ranges = specs.flatMap((spec) => rangeIn(spec, name) ?? [])
    const versions = ranges.length > 0 ? await unpackedIn(`${folder}/${hash}`, name, reader) : []
    for (const range of ranges) found.push(...versions.map((each) => ({ ...each, asked: range })))
  }
  return found
}

function unpackedIn(folder: string, name: string, reader: Reader): Promise<readonly InstalledVersion[]> {
  return unpacked(`${folder}/node_modules/${name}`, name, 'npx cache', reader, 'follow')
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
async function ofDlx(cache: string, name: string, reader: Reader): Promise<readonly InstalledVersion[]> {
  const hashed = reader.list(`${cache}/dlx`).map((entry) => `${cache}/dlx/${entry.name}/pkg`)
  const older = reader.list(cache).flatMap((entry) => (/^dlx-/.test(entry.name) ? [`${cache}/${entry.name}`] : []))
  const found: InstalledVersion[] = []
  for (const folder of [...hashed, ...older]) {
    const path = `${folder}/pnpm-lock.yaml`
    const root = await reader.tree(path, 'yaml', 'follow', withoutPackages)
    for (const version of root ? pnpmLockedIn(root, name) : [])
      found.push({ ecosystem: 'npm', name, version, source: 'pnpm dlx cache', path })
  }
  return found
}

/** A folder for each release (`name@1.2.3@@@1`); of one before a release its name has a hash, so that the inside is read. */
async function ofBun(cache: string, name: string, reader: Reader): Promise<readonly InstalledVersion[]> {
  const slash = name.indexOf('/')
  const folder = slash < 0 ? cache : `${cache}/${name.slice(0, slash)}`
  const found: InstalledVersion[] = []
  for (const entry of reader.list(folder)) {
    if (entry.kind === 'folder' && entry.name.startsWith(`${name.slice(slash + 1)}@`))
      found.push(...(await unpacked(`${folder}/${entry.name}`, name, 'bun cache', reader, 'follow')))
  }
  return found
}

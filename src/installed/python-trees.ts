/** Packages of PyPI that are unpacked on this machine: in environments of projects and of tools, and in caches. */

import { child } from '../tree.ts'
import { askedOf, isExact, isRange, sameName } from './grammar.ts'
import type { InstalledVersion, Places, Sought, Source } from './model.ts'
import { foldersOf, PIPX_CACHE, PIPX_HOME, UV_CACHE, UV_TOOLS } from './places.ts'
import { type Reader, SMALL, stringAt, upwards } from './reader.ts'

/** The versions of Python packages in the environments of the project and of the tools that install them. */
export async function pythonTrees(
  sought: readonly Sought[],
  { root, machines }: Places,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const names = sought.filter(({ ecosystem }) => ecosystem === 'pypi').map(({ name }) => name)
  if (names.length === 0) return []
  const folders = upwards(root)
  const found = names.flatMap((name) => folders.flatMap((folder) => inProject(folder, name, reader)))
  for (const machine of machines) {
    for (const tools of foldersOf(UV_TOOLS, machine, reader))
      for (const each of names.flatMap((name) => ofTool(tools, name, reader))) found.push(each)
    for (const cache of foldersOf(UV_CACHE, machine, reader))
      for (const each of names.flatMap((name) => ofUvCache(cache, name, reader))) found.push(each)
    for (const home of foldersOf(PIPX_HOME, machine, reader))
      for (const each of await ofPipx(`${home}/venvs`, names, 'pipx', reader)) found.push(each)
    for (const cache of foldersOf(PIPX_CACHE, machine, reader))
      for (const each of await ofPipx(cache, names, 'pipx cache', reader)) found.push(each)
  }
  return found
}

function isSame(a: string, b: string): boolean {
  return sameName('pypi', a) === sameName('pypi', b)
}

/** `venv` as well: that is what Python's own documentation calls it. */
const ENVIRONMENTS = ['.venv', 'venv']

function inProject(folder: string, name: string, reader: Reader): readonly InstalledVersion[] {
  return ENVIRONMENTS.flatMap((environment) => inEnvironment(`${folder}/${environment}`, name, reader))
}

/** A package in an environment whose folders are no links. */
export function inEnvironment(environment: string, name: string, reader: Reader): readonly InstalledVersion[] {
  const folder = environment.slice(0, environment.lastIndexOf('/'))
  return sitePackages(environment, reader)
    .filter((path) => reader.isPlain(folder, path.slice(folder.length + 1)))
    .flatMap((path) => distributionsIn(path, name, 'site-packages', reader))
}

/** docs.python.org/3/library/venv: `lib/python3.x/site-packages`, on Windows `Lib/site-packages`. */
function sitePackages(environment: string, reader: Reader): readonly string[] {
  const pythons = reader.list(`${environment}/lib`).filter(({ name }) => /^python3\.\d{1,3}t?$/.test(name))
  const folders = pythons.map(({ name }) => `${environment}/lib/${name}/site-packages`)
  return [...folders, `${environment}/Lib/site-packages`]
}

const DISTRIBUTION = /^([A-Za-z0-9][\w.-]{0,127})-([^-]{1,128})\.dist-info$/

/** packaging.python.org/en/latest/specifications/recording-installed-packages; `direct_url.json`: from a URL or a folder. */
function distributionsIn(folder: string, wanted: string, source: Source, reader: Reader): readonly InstalledVersion[] {
  return reader.list(folder).flatMap(({ name: entry, kind }): readonly InstalledVersion[] => {
    const [, name = '', version = ''] = DISTRIBUTION.exec(entry) ?? []
    const path = `${folder}/${entry}`
    if (kind !== 'folder' || !isSame(name, wanted) || !isExact('pypi', version)) return []
    return reader.exists(`${path}/direct_url.json`) ? [] : [{ ecosystem: 'pypi', name: wanted, version, source, path }]
  })
}

/** astral-sh/uv, crates/uv-tool: an environment for each tool, in a folder of its name. */
function ofTool(tools: string, name: string, reader: Reader): readonly InstalledVersion[] {
  const folders = reader.list(tools).filter((entry) => entry.kind === 'folder' && isSame(entry.name, name))
  return folders.flatMap((folder) =>
    sitePackages(`${tools}/${folder.name}`, reader).flatMap((path) => distributionsIn(path, name, 'uv tool', reader)),
  )
}

// ── uv's cache ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * astral-sh/uv, crates/uv-cache: `wheels-v6/pypi/name/1.2.3-py3-none-any.http` is a wheel that was fetched, and
 * `….msgpack` only what is known of one; until 2025 the name stood before the version. Other indexes have a folder each in
 * `index`. `sdists-v9/pypi/name/1.2.3` is a release that was built here. An older bucket is one that today's uv does not read.
 */
function ofUvCache(cache: string, name: string, reader: Reader): readonly InstalledVersion[] {
  const wheels = indexesOf(newest(cache, 'wheels-v', reader), reader)
  const built = indexesOf(newest(cache, 'sdists-v', reader), reader)
  return [
    ...wheels.flatMap((index) => ofIndex(index, name, wheelVersion, reader)),
    ...built.flatMap((index) => ofIndex(index, name, (entry) => entry, reader)),
  ]
}

function newest(cache: string, bucket: string, reader: Reader): string {
  const numbers = reader
    .list(cache)
    .filter(({ name }) => name.startsWith(bucket) && /^\d{1,4}$/.test(name.slice(bucket.length)))
    .map(({ name }) => Number(name.slice(bucket.length)))
  return `${cache}/${bucket}${numbers.reduce((most, each) => Math.max(most, each), 0)}`
}

function indexesOf(bucket: string, reader: Reader): readonly string[] {
  return [`${bucket}/pypi`, ...reader.list(`${bucket}/index`).map(({ name }) => `${bucket}/index/${name}`)]
}

function ofIndex(
  index: string,
  wanted: string,
  versionOf: (entry: string, name: string) => string | undefined,
  reader: Reader,
): readonly InstalledVersion[] {
  const folders = reader.list(index).filter(({ name, kind }) => kind === 'folder' && isSame(name, wanted))
  return folders.flatMap(({ name }) =>
    reader.list(`${index}/${name}`).flatMap((entry): readonly InstalledVersion[] => {
      const version = versionOf(entry.name, name) ?? ''
      const path = `${index}/${name}/${entry.name}`
      return isExact('pypi', version) ? [{ ecosystem: 'pypi', name: wanted, version, source: 'uv cache', path }] : []
    }),
  )
}

/** uv cuts a longer version off, and what is left would be another one. */
const LONGEST_VERSION = 46

function wheelVersion(entry: string, name: string): string | undefined {
  if (!entry.endsWith('.http')) return undefined
  const [first = '', second = ''] = entry.split('-', 2)
  const version = isSame(first, name) ? second : first
  return version.length > LONGEST_VERSION ? undefined : version
}

// ── pipx ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** pypa/pipx, src/pipx/pipx_metadata_file.py: what an environment was made for, and what came of it. */
async function ofPipx(
  folder: string,
  names: readonly string[],
  source: Source,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const found: InstalledVersion[] = []
  for (const { name: venv, kind } of reader.list(folder)) {
    if (kind !== 'folder') continue
    const path = `${folder}/${venv}/pipx_metadata.json`
    const main = child(await reader.tree(path, 'json', 'follow', SMALL), 'main_package')
    const [own = '', version = '', spec = ''] = METADATA.map((key) => stringAt(main, key))
    if (!isExact('pypi', version)) continue
    for (const name of names) {
      const asked = rangeIn(spec, name)
      if (asked !== undefined && isSame(own, name))
        found.push({ ecosystem: 'pypi', name, version, source, path, asked })
    }
  }
  return found
}

const METADATA = ['package', 'package_version', 'package_or_url']

const SPEC = /^([A-Za-z0-9][\w.-]{0,127})(?:\[[\w., -]{0,256}\])? {0,8}(.{0,128})$/

/** The specifiers of a requirement, or `latest`; undefined for another package, a URL or a folder. */
function rangeIn(spec: string, wanted: string): string | undefined {
  const [, name, specifiers] = SPEC.exec(spec) ?? []
  if (name === undefined || !isSame(name, wanted)) return undefined
  const range = askedOf(specifiers)
  return range === 'latest' || (/^[~<>=!]/.test(range) && isRange('pypi', range)) ? range : undefined
}

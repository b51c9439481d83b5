/** Lockfiles of Python projects; of whoever writes the configuration, as those of JavaScript are. */

import { child, childAt, type Node } from '../tree.ts'
import { isExact, sameName } from './grammar.ts'
import type { InstalledVersion, Sought, Source } from './model.ts'
import { type Reader, stringAt, upwards } from './reader.ts'

interface Pin {
  readonly name: string
  readonly version: string
}

interface Lock {
  readonly source: Source
  readonly pins: (path: string, reader: Reader) => Promise<readonly Pin[]>
}

const LOCKS: readonly Lock[] = [
  { source: 'uv.lock', pins: pinsOfTables },
  { source: 'poetry.lock', pins: pinsOfTables },
  { source: 'Pipfile.lock', pins: pinsOfPipfile },
  { source: 'requirements.txt', pins: pinsOfRequirements },
]

/** What the nearest folder that has such files says, from the folder upwards to the root of its repository. */
export async function pythonLocks(
  sought: readonly Sought[],
  root: string,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const wanted = sought.filter(({ ecosystem }) => ecosystem === 'pypi')
  if (wanted.length === 0) return []
  for (const folder of upwards(root)) {
    const present = LOCKS.filter(({ source }) => reader.exists(`${folder}/${source}`))
    const found: InstalledVersion[] = []
    for (const { source, pins } of present) {
      const path = `${folder}/${source}`
      for (const pin of await pins(path, reader)) {
        const match = wanted.filter(({ name }) => sameName('pypi', name) === sameName('pypi', pin.name))
        for (const { ecosystem, name } of match) found.push({ ecosystem, name, version: pin.version, source, path })
      }
    }
    if (present.length > 0 || reader.exists(`${folder}/.git`)) return found
  }
  return []
}

/**
 * `[[package]]` with a name and a version, and where it is from: docs.astral.sh/uv/concepts/projects/layout (`source`, of a
 * registry or not), python-poetry/poetry, packages/locker.py (`[package.source]`, absent for PyPI).
 */
async function pinsOfTables(path: string, reader: Reader): Promise<readonly Pin[]> {
  const root = await reader.tree(path, 'toml', 'refuse', { only: onlyPackages })
  const packages = child(root, 'package')
  return packages?.kind === 'sequence' ? packages.items.filter(isOfIndex).flatMap(pinIn) : []
}

function pinIn(entry: Node): readonly Pin[] {
  return pin(stringAt(entry, 'name'), stringAt(entry, 'version'))
}

function pin(name: string | undefined, version: string | undefined): readonly Pin[] {
  return name !== undefined && version !== undefined && isExact('pypi', version) ? [{ name, version }] : []
}

function isOfIndex(entry: Node): boolean {
  const source = child(entry, 'source')
  return source === undefined || child(source, 'registry') !== undefined || stringAt(source, 'type') === 'legacy'
}

/** The lines that matter: nine tenths of the file are hashes and dependencies. */
const MATTERS = /^(?:\[\[package\]\]|\[[\w.-]{1,128}\]|(?:name|version|source|type) = )/

function onlyPackages(text: string): string {
  const lines = text.split(/\r?\n/)
  return lines.filter((line) => MATTERS.test(line)).join('\n')
}

/** pipenv.pypa.io/en/latest/pipfile.html: `"default": {"name": {"version": "==1.2.3", "hashes": […]}}`. */
async function pinsOfPipfile(path: string, reader: Reader): Promise<readonly Pin[]> {
  const root = await reader.tree(path, 'json', 'refuse')
  return ['default', 'develop'].flatMap((section) => {
    const entries = childAt(root, [section])
    if (entries?.kind !== 'mapping') return []
    return [...entries.children].flatMap(([name, entry]) => pin(name, stringAt(entry, 'version')?.replace(/^==/, '')))
  })
}

/** `name[extra]==1.2.3`, whatever follows: a marker, a hash, a comment. Files that it includes are not read. */
const PINNED =
  /^([A-Za-z0-9][\w.-]{0,127})(?:\[[\w., -]{0,256}\])?[ \t]{0,8}={2,3}[ \t]{0,8}([\w.!+-]{1,128})(?=$|[ \t;#\\])/

async function pinsOfRequirements(path: string, reader: Reader): Promise<readonly Pin[]> {
  const lines = reader.text(path, 'refuse')?.split(/\r?\n/) ?? []
  return lines.flatMap((line) => {
    const [, name, version] = PINNED.exec(line) ?? []
    return pin(name, version)
  })
}

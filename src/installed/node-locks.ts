/**
 * Lockfiles of JavaScript projects. Each says what `node_modules` holds once somebody installs. A project's lockfile is
 * written by whoever writes its configuration: it says what that person wants to run, and a reviewer sees both.
 */

import { child, childAt, type Node } from '../tree.ts'
import { isExact } from './grammar.ts'
import type { InstalledVersion, Sought, Source } from './model.ts'
import { type Reader, stringAt, upwards } from './reader.ts'

/** Versions of a package that a lockfile has at its top: mostly one. */
type Read = (name: string) => readonly string[]

interface Lock {
  readonly source: Source
  readonly open: (path: string, reader: Reader) => Promise<Read | undefined>
}

/** npm looks for the first before the second: docs.npmjs.com/cli/v11/configuring-npm/npm-shrinkwrap-json. */
const LOCKS: readonly Lock[] = [
  { source: 'npm-shrinkwrap.json', open: openPackageLock },
  { source: 'package-lock.json', open: openPackageLock },
  { source: 'pnpm-lock.yaml', open: openPnpmLock },
  { source: 'yarn.lock', open: openYarnLock },
  { source: 'bun.lock', open: openBunLock },
]

/** What the nearest lockfile says, from the folder upwards to the root of its repository. */
export async function nodeLocks(sought: readonly Sought[], root: string, reader: Reader): Promise<InstalledVersion[]> {
  const wanted = sought.filter(({ ecosystem }) => ecosystem === 'npm')
  if (wanted.length === 0) return []
  for (const folder of upwards(root)) {
    const found: InstalledVersion[] = []
    let locks = 0
    for (const { source, open } of LOCKS) {
      const path = `${folder}/${source}`
      const read = await open(path, reader)
      if (!read) continue
      locks++
      for (const { ecosystem, name } of wanted)
        for (const version of read(name)) found.push({ ecosystem, name, version, source, path })
    }
    if (locks > 0 || reader.exists(`${folder}/.git`)) return found
  }
  return []
}

// ── npm ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** docs.npmjs.com/cli/v11/configuring-npm/package-lock-json: `packages` from version 2 on, `dependencies` in 1 and 2. */
async function openPackageLock(path: string, reader: Reader): Promise<Read | undefined> {
  const root = await reader.tree(path, 'json', 'refuse')
  return root && ((name) => lockedIn(root, name))
}

/** Also for the lockfile that npm keeps inside `node_modules`. */
export function lockedIn(root: Node, name: string): readonly string[] {
  const packages = child(root, 'packages')
  const entry = packages ? child(packages, `node_modules/${name}`) : childAt(root, ['dependencies', name])
  return entry && isPublished(entry, name) ? exact(stringAt(entry, 'version')) : []
}

/** Whether an entry is the package of that name from a registry: no other by an alias, no folder, no repository. */
export function isPublished(entry: Node, name: string): boolean {
  const resolved = stringAt(entry, 'resolved')
  return child(entry, 'link') === undefined && (stringAt(entry, 'name') ?? name) === name && isOfRegistry(resolved)
}

/** Archives that GitHub makes of a commit carry whatever version the commit says. */
function isOfRegistry(resolved: string | undefined): boolean {
  return resolved === undefined || (/^https?:\/\//.test(resolved) && !/^https?:\/\/codeload\./.test(resolved))
}

function exact(version: string | undefined): readonly string[] {
  return version !== undefined && isExact('npm', version) ? [version] : []
}

// ── pnpm ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies']

/** pnpm.io/lockfile-format: what projects depend on stands in `importers`, before version 6 of a single one at the top. */
async function openPnpmLock(path: string, reader: Reader): Promise<Read | undefined> {
  const root = await reader.tree(path, 'yaml', 'refuse', { only: withoutPackages })
  return root && ((name) => pnpmLockedIn(root, name))
}

/** The versions of a package that a `pnpm-lock.yaml` gives to its projects. */
export function pnpmLockedIn(root: Node, name: string): readonly string[] {
  const importers = child(root, 'importers')
  const projects = importers?.kind === 'mapping' ? [...importers.children.values()] : [root]
  const versions = projects.flatMap((project) =>
    DEPENDENCIES.flatMap((kind) => {
      const entry = childAt(project, [kind, name])
      const version = entry?.kind === 'string' ? entry.value : stringAt(entry, 'version')
      // Behind it: the peers that it was resolved with, `1.0.0(react@18.0.0)`, and `_react@18.0.0` in version 5.
      return exact(version?.replace(/[(_].*$/s, ''))
    }),
  )
  return [...new Set(versions)]
}

/** Nine tenths of the file are about packages of packages. */
export function withoutPackages(text: string): string {
  let keep = true
  const kept = text.split('\n').filter((line) => {
    if (/^[^\s#]/.test(line)) keep = !/^(?:packages|snapshots):/.test(line)
    return keep
  })
  return kept.join('\n')
}

// ── Yarn ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `name@^1.0, name@~1.2:` with quotes around each (version 1) or around all (from version 2 on), where they are needed. */
const YARN_HEAD = /^(?=["@\w])(.{1,4096}):$/
const YARN_VERSION = /^ {2}version:? "?([^"\s]{1,256})"?$/
const YARN_SOURCE = /^ {2}(?:resolved|resolution):? "([^"]{1,4096})"$/

/** classic.yarnpkg.com/docs/yarn-lock and yarnpkg.com/advanced/lockfile. Which of several versions is at the top it does not say. */
async function openYarnLock(path: string, reader: Reader): Promise<Read | undefined> {
  const text = reader.text(path, 'refuse')
  if (text === undefined) return undefined
  const versions = new Map<string, Set<string>>()
  let names: readonly string[] = []
  let version: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const [, head] = YARN_HEAD.exec(line) ?? []
    if (head !== undefined) names = namesOf(head)
    version = head === undefined ? (YARN_VERSION.exec(line)?.[1] ?? version) : undefined
    const [, source] = YARN_SOURCE.exec(line) ?? []
    if (source === undefined || version === undefined || !isExact('npm', version)) continue
    for (const name of names) {
      // `resolution: "name@npm:1.2.3"`; what is patched or of the workspace says so instead of `npm:`.
      if (source !== `${name}@npm:${version}` && !isArchiveOf(source, name)) continue
      versions.set(name, (versions.get(name) ?? new Set()).add(version))
    }
  }
  return (name) => [...(versions.get(name) ?? [])]
}

function namesOf(head: string): readonly string[] {
  const specs = head.replaceAll('"', '').split(', ')
  return specs.filter((spec) => spec.indexOf('@', 1) > 0).map((spec) => spec.slice(0, spec.indexOf('@', 1)))
}

/** Registries have the name in the path of the archive: of another by an alias it is another. */
function isArchiveOf(source: string, name: string): boolean {
  return isOfRegistry(source) && source.replaceAll(/%2f/gi, '/').includes(`/${name}/`)
}

// ── Bun ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** bun.com/docs/pm/lockfile: JSONC, `"name": ["name@1.2.3", registry, …]`; deeper ones are `"parent/name"`. */
async function openBunLock(path: string, reader: Reader): Promise<Read | undefined> {
  const root = await reader.tree(path, 'jsonc', 'refuse')
  return (
    root &&
    ((name) => {
      const entry = childAt(root, ['packages', name])
      const first = entry?.kind === 'sequence' ? entry.items[0] : undefined
      const spec = first?.kind === 'string' ? first.value : ''
      return spec.startsWith(`${name}@`) ? exact(spec.slice(name.length + 1)) : []
    })
  )
}

/** Which of the versions on a machine is the one that would run today. */

import { compare as comparePep440, satisfies as satisfiesPep440 } from '@renovatebot/pep440'
import compareSemver from 'semver/functions/compare.js'
import satisfiesSemver from 'semver/functions/satisfies.js'
import { askedOf, isExact, isRange, isTag, sameName } from './grammar.ts'
import type { Artifact, InstalledVersion, Sought, Source } from './model.ts'

/**
 * How a place decides between its versions. `nearest`: the first, or none. `agreed`: the one version that all of them say,
 * since nothing tells which would be taken. `asked`: what was fetched for the very same range or tag. `highest`: what a
 * resolver that may fetch nothing takes.
 */
type Way = 'nearest' | 'agreed' | 'asked' | 'highest'

const WAYS: Readonly<Record<Source, Way>> = {
  node_modules: 'nearest',
  'npm-shrinkwrap.json': 'agreed',
  'package-lock.json': 'agreed',
  'pnpm-lock.yaml': 'agreed',
  'yarn.lock': 'agreed',
  'bun.lock': 'agreed',
  'global npm': 'nearest',
  'npx cache': 'asked',
  'npm cache': 'highest',
  'pnpm dlx cache': 'agreed',
  'bun cache': 'highest',
  'site-packages': 'nearest',
  'uv.lock': 'agreed',
  'poetry.lock': 'agreed',
  'Pipfile.lock': 'agreed',
  'requirements.txt': 'agreed',
  'uv tool': 'nearest',
  'uv cache': 'highest',
  pipx: 'asked',
  'pipx cache': 'asked',
  docker: 'asked',
  podman: 'asked',
}

const NODE_LOCKS: readonly Source[] = [
  'npm-shrinkwrap.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]
const NODE_PROJECT: readonly Source[] = ['node_modules', ...NODE_LOCKS]
const PYTHON_PROJECT: readonly Source[] = [
  'site-packages',
  'uv.lock',
  'poetry.lock',
  'Pipfile.lock',
  'requirements.txt',
]

/** Of uv, in its order: the tool that is installed if it will do, then a fresh environment (crates/uv, tool/run.rs). */
const UVX: readonly Source[] = ['uv tool', 'uv cache']
/**
 * Of npm (libnpmexec, index.js): the tree of the folder or one above, what is installed for all, then a folder of its cache.
 * A lockfile stands behind the tree, which it describes once somebody installs, in every other checkout too.
 */
const NPX: readonly Source[] = [...NODE_PROJECT, 'global npm', 'npx cache', 'npm cache']

/**
 * The places that a runner takes a package from, in its order, by the name that a launch gives it. Those that are not here
 * take it from nowhere that we know: `yarn dlx` throws its folder away, `deno` and `nerdctl` have stores of their own.
 */
const RUNNERS: ReadonlyMap<string, readonly Source[]> = new Map<string, readonly Source[]>([
  ...['npx', 'npm exec', 'npm exe', 'npm x', 'npm init', 'npm create', 'npm innit'].map((name) => [name, NPX] as const),
  ...['pnpm exec', 'yarn exec'].map((name) => [name, NODE_PROJECT] as const),
  // It looks at no project, and keeps what it fetched for a day.
  ['pnpm dlx', ['pnpm dlx cache']],
  ...['bunx', 'bun x'].map((name) => [name, [...NODE_PROJECT, 'bun cache']] as const),
  ...['uvx', 'uv x', 'uv tool run', 'uv tool uvx'].map((name) => [name, UVX] as const),
  // `--with` adds to the project's environment what that does not have.
  ['uv run', ['site-packages', 'uv.lock', 'uv cache']],
  ['python -m', PYTHON_PROJECT],
  // What `pipx install` made it leaves alone, and says so.
  ['pipx run', ['pipx cache']],
  ['docker', ['docker']],
  ['podman', ['podman']],
])
const USUAL: Readonly<Record<Artifact, string>> = { npm: 'npx', pypi: 'uvx', docker: 'docker' }

/**
 * The version that would run today, of those that are on the machine: from the first place, in the order of the runner, that
 * has one within the range. Where a place has several and nothing says which, or where the runner would ask a registry
 * whatever is there, undefined: never a guess.
 *
 * A tag is its publisher's to move, and a runner asks what it means: what was fetched for that very tag is what ran last, and
 * of a cache that does not say so, `latest` is the newest release in it. No other place counts. Without a range a runner
 * takes what a project has, and otherwise the same as for `latest`.
 */
export function versionToPin(found: readonly InstalledVersion[], sought: Sought): InstalledVersion | undefined {
  const { ecosystem, name, range, runner = USUAL[ecosystem] } = sought
  const wanted = (range ?? '').trim()
  if (wanted !== '' && !isRange(ecosystem, wanted)) return undefined
  const own = found.filter(
    (each) => each.ecosystem === ecosystem && sameName(ecosystem, each.name) === sameName(ecosystem, name),
  )
  for (const source of RUNNERS.get(runner) ?? []) {
    const there = own.filter((each) => each.source === source && !(each.onlyByName && wanted !== ''))
    const [first, ...others] = possible(there, WAYS[source], ecosystem, wanted)
    if (first) return others.every(({ version }) => version === first.version) ? first : undefined
  }
  return undefined
}

/** What a place may give: none where it has nothing within the range, and several where nothing says which. */
function possible(
  there: readonly InstalledVersion[],
  way: Way,
  ecosystem: Artifact,
  wanted: string,
): readonly InstalledVersion[] {
  const asked = there.filter((each) => each.asked !== undefined && each.asked === askedOf(wanted))
  if (way === 'asked' || (way === 'highest' && asked.length > 0)) return asked
  if (way === 'highest' && askedOf(wanted) === 'latest') return highest(there.filter(isStable))
  if (wanted !== '' && isTag(ecosystem, wanted)) return []
  if (way === 'nearest') return there.slice(0, 1).filter((each) => fits(each, wanted))
  const fitting = there.filter((each) => fits(each, wanted))
  return way === 'agreed' ? fitting : highest(fitting)
}

/** The newest release that was ever fetched here: no resolver takes what comes before a release by itself. */
function isStable({ ecosystem, version }: InstalledVersion): boolean {
  return ecosystem === 'pypi' ? satisfiesPep440(version, '') : satisfiesSemver(version, '*')
}

function highest(there: readonly InstalledVersion[]): readonly InstalledVersion[] {
  return [...there].sort(byVersion).slice(-1)
}

function byVersion(a: InstalledVersion, b: InstalledVersion): number {
  return a.ecosystem === 'pypi' ? comparePep440(a.version, b.version) : compareSemver(a.version, b.version)
}

/** Whether a version is within a range; without one, whatever a project has is. */
function fits({ ecosystem, version }: InstalledVersion, wanted: string): boolean {
  if (askedOf(wanted) === 'latest') return true
  if (ecosystem === 'npm') return satisfiesSemver(version, wanted)
  // `uvx name@1.2.3` has no operator.
  return isExact('pypi', wanted) ? comparePep440(version, wanted) === 0 : satisfiesPep440(version, wanted)
}

/** How an exact version is written, by the program that fetches the package. */

import type { ImageStep, PackageStep } from '../../model.ts'
import { splitReferences } from '../references/index.ts'
import { REFERENCE_ON_PYPI } from './real-names.ts'

const SYNTAX: Readonly<Record<PackageStep['ecosystem'], (name: string) => string>> = {
  npm: (name) => `${name}@1.2.3`,
  pypi: (name) => `${name}==1.2.3`,
  go: (name) => `${name}@v1.2.3`,
  jsr: (name) => `jsr:${name}@1.2.3`,
  nuget: (name) => `${name}@1.2.3`,
  cargo: (name) => `${name} --version 1.2.3`,
  maven: (name) => `${name}:1.2.3`,
  gem: (name) => `${name}:1.2.3`,
  'docker-catalog': (name) => name,
}

/** Programs whose first word may be `name@version`; what follows `--from` and `--with` is a requirement of PEP 508. */
const AT_VERSION: ReadonlySet<string> = new Set(['uvx', 'uv x', 'uv tool run', 'uv tool uvx'])

/**
 * What to write instead of an open specification: `@scope/name@1.2.3`, with a version to be filled in. `runs`: the package
 * whose program is started, which may be another than `step`.
 */
export function pinned(step: PackageStep, runs: PackageStep): string {
  const { ecosystem, features = '', runner } = step
  // A bare name is a file to Deno (docs.deno.com, npm specifiers).
  const prefix = ecosystem === 'npm' && runner.startsWith('deno ') ? 'npm:' : ''
  const name = `${prefix}${step.name}${features}`
  return takesAtVersion(step, runs) ? SYNTAX.npm(name) : SYNTAX[ecosystem](name)
}

/** Whether uv reads the word as `name@version`. */
function takesAtVersion(step: PackageStep, runs: PackageStep): boolean {
  const requirement = step !== runs || runs.options.some(({ value }) => /^--from(?:=|$)/.test(value))
  return AT_VERSION.has(step.runner) && !requirement
}

/** What stands between a package and its exact version in one word; undefined where an option of its own says that. */
export function pinMark(step: PackageStep, runs: PackageStep): '@' | '==' | undefined {
  switch (step.ecosystem) {
    case 'pypi':
      return takesAtVersion(step, runs) ? '@' : '=='
    case 'npm':
    case 'jsr':
    case 'go':
    case 'nuget':
      return '@'
    default:
      return undefined
  }
}

const ON_PYPI: ReadonlySet<string> = new Set(REFERENCE_ON_PYPI.split(' '))

/** The package of PyPI that is meant by `@modelcontextprotocol/server-fetch`, which npm does not have; undefined for all others. */
export function meantOnPypi({ ecosystem, name }: PackageStep): string | undefined {
  const server = ecosystem === 'npm' ? /^@modelcontextprotocol\/server-([a-z]{1,16})$/.exec(name)?.[1] : undefined
  return server !== undefined && ON_PYPI.has(server) ? `mcp-server-${server}` : undefined
}

/** What Node brings. */
const OF_NODE: ReadonlySet<string> = new Set(['node', 'npm', 'npx'])
const NPX: ReadonlySet<string> = new Set(['npx', 'npm exec', 'npm x'])

/**
 * Whether npx may take what came with Node for the package of that name: it looks into `node_modules/.bin` and into the
 * folder of npm's global programs, which on Windows is not Node's, and never into PATH (libnpmexec of npm 11,
 * lib/index.js; tried on 2026-12-01).
 */
export function shadowsNode({ ecosystem, name, runner }: PackageStep): boolean {
  return ecosystem === 'npm' && OF_NODE.has(name) && NPX.has(runner)
}

/** Whether whoever publishes the package decides what runs here. */
export function isOpen(step: PackageStep): boolean {
  return (
    !isNamedElsewhere(step.name) && !step.local && step.ecosystem !== 'docker-catalog' && step.version?.exact !== true
  )
}

/** Runners that take what the project has installed, if it has that, and fetch it otherwise (npm-exec(1); bun.sh/docs/cli/bunx). */
const PREFER_INSTALLED: ReadonlySet<string> = new Set(['npx', 'npm exec', 'npm x', 'bunx', 'bun x'])

/** Whether a package may well be one of the project's own, whose lockfile says the version: no version, no answer for the question. */
export function mayBeInstalled({ runner, version, options }: PackageStep): boolean {
  return PREFER_INSTALLED.has(runner) && !version && !options.some(({ value }) => value === '-y' || value === '--yes')
}

/** How a package that is open is asked for, for a sentence. */
export function looseness({ version, ecosystem }: PackageStep): string {
  if (!version) return 'without a version'
  const { text } = version
  if (!/^[a-z][a-z-]{0,64}$/i.test(text)) return `at a version that is not exact ('${text}')`
  // Only npm has tags by that name; elsewhere it is a question, and a Go module's other words are branches.
  if (ecosystem === 'npm') return `at '${text}', a tag that its publisher moves`
  if (/^(?:latest|upgrade|patch|release)$/i.test(text)) return `at '${text}', which is whatever is newest`
  return ecosystem === 'go' ? `at '${text}', a branch or tag that moves` : `at '${text}', which is not a release`
}

const REGISTRIES: Readonly<Record<PackageStep['ecosystem'], string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  go: 'its repository',
  jsr: 'JSR',
  nuget: 'NuGet',
  cargo: 'crates.io',
  maven: 'Maven Central',
  gem: 'RubyGems',
  'docker-catalog': 'the catalog',
}

/** Where it is fetched from, for a sentence. */
export function registryOf({ ecosystem }: PackageStep): string {
  return REGISTRIES[ecosystem]
}

/** `<package>`, `[image]`: documentation's gap for a name, and no registry takes such a one. */
const GAP = /^(?:<[^<>]{1,120}>|\[[^[\]]{1,120}\])$/

/**
 * Whether a name is nothing but a reference, or a gap to be filled in: what stands there names the version as well, or does
 * not. Of a default that pins nothing more is known; clients have `:-` for one, and what has a bare hyphen
 * (`${project-ref}`) is a name to them.
 */
export function isNamedElsewhere(name: string): boolean {
  if (GAP.test(name)) return true
  if (!/^[$%{]/.test(name)) return false
  const [part, more] = splitReferences(name)
  if (part?.kind !== 'reference' || more) return false
  const { fallback } = part
  return !fallback || !name.includes(':-') || /@|==|:/.test(name.slice(fallback.from + 1, fallback.to))
}

/** Tags that a publisher moves by custom, alone or before a flavour: `latest`, `main-alpine`; not `main-3f2a1bc`. */
const MOVING =
  /^(?:latest|main|master|develop|dev|edge|nightly|canary|next|stable|beta|alpha|rc|head|trunk|release|prod|production|current|rolling|snapshot|test)(?:$|[-_.](?!\d|[\da-f]{7,64}$))/i

/** Whether a tag names no release: one that is moved by custom, or one without any number in it, such as `alpine`. */
export function isMovingTag(tag: string): boolean {
  // A reference, or a gap to be filled in (`<version>`), may be any.
  if (/[$%{<[]/.test(tag)) return false
  return !/\d/.test(tag) || MOVING.test(tag)
}

/** An image that was built on this machine, or is pulled on purpose: nobody else's push changes what runs. */
export function isNeverPulled({ name, options, program }: ImageStep): boolean {
  // `ctr run` takes what `ctr image pull` has fetched, and fetches nothing.
  if (program === 'ctr') return true
  return name.startsWith('localhost/') || options.some((option) => option.name === '--pull' && option.value === 'never')
}

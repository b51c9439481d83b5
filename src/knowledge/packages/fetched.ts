/**
 * What a launch fetches from a registry, whatever starts it: packages, what comes with them, images, repositories of packages;
 * and what it runs that was fetched before.
 */

import {
  type Launch,
  type PackageStep,
  type PackageVersion,
  place,
  type Span,
  type Step,
  type Text,
  type Wanted,
} from '../../model.ts'
import { normalPlace } from '../advisories/osv.ts'
import { packageOfRepository } from '../advisories/repositories.ts'
import { onceFor } from '../memoize.ts'
import { packageOfPath } from './module-paths.ts'
import { isMovingTag } from './pins.ts'
import { PURL_TYPES } from './purl.ts'

export interface Fetched {
  /** As in a package URL, in the one spelling that it is looked up by. */
  readonly place: string
  /** As it is written. */
  readonly name: string
  readonly wanted: Wanted
  /** The narrowest place of the version; of the name, where there is none. */
  readonly at: Span
  readonly nameAt: Span
  /** It lies on this machine, and says its version itself. */
  readonly inPlace?: true
}

/** Everything a launch fetches, each package once, in the order of the file. */
export const fetchedBy = onceFor(({ steps }: Launch): readonly Fetched[] => {
  const places = new Set<string>()
  return steps.flatMap(fromStep).filter(({ place }) => !places.has(place) && places.add(place))
})

function fromStep(step: Step): readonly Fetched[] {
  switch (step.kind) {
    case 'package':
      return [step, ...step.extras].flatMap(fromPackage)
    case 'image': {
      const { name, tag, tagAt, digest, at } = step
      const wanted = wantedImage(tag, digest)
      const narrowest = typeof wanted === 'object' ? (tagAt ?? at) : at
      return [{ place: normalPlace(`docker:${name}`), name, wanted, at: narrowest, nameAt: at }]
    }
    case 'source': {
      const place = packageOfRepository(step.url)
      if (place === undefined) return []
      const wanted: Wanted =
        step.ref === undefined ? 'newest' : /^v?\d/.test(step.ref) ? { version: step.ref } : 'unknown'
      return [{ place, name: place.slice(place.indexOf(':') + 1), wanted, at: step.at, nameAt: step.at }]
    }
    case 'script': {
      // Fetched before, at a version that another file tells.
      const found = inPlaceAt(step.path)
      if (found?.ecosystem !== 'npm' || found.isProgram) return []
      const { name, at } = found
      return [{ place: `npm:${name}`, name, wanted: 'unknown', at, nameAt: at }]
    }
    default:
      return []
  }
}

function fromPackage({ ecosystem, local, name, version, nameAt }: PackageStep): readonly Fetched[] {
  const type = PURL_TYPES[ecosystem]
  // What the Docker catalogue decides is not said here, and a program that is installed has a name of its own.
  if (type === undefined || local) return []
  const wanted = version === undefined ? 'newest' : wantedVersion(version)
  const at = version !== undefined && typeof wanted === 'object' ? version.at : nameAt
  return [{ place: normalPlace(`${type}:${name}`), name, wanted, at, nameAt }]
}

/** A package that a launch starts from where it lies: by a file of its own, or by its name in an environment of Python. */
export interface InPlace {
  readonly ecosystem: 'npm' | 'pypi'
  /** The package's folder, or the environment, as it is written. */
  readonly folder: string
  readonly name: string
  readonly at: Span
  /** All that is known is the name of a program, which a package of another name may bring. */
  readonly isProgram: boolean
}

/** What npm puts beside the packages of a project, for each of their programs. */
const PROGRAM_FILE = /^((?:.{0,3000}[\\/])?node_modules[\\/])\.bin[\\/]([\w.-]{1,128}?)(?:\.(?:cmd|ps1|exe))?$/s
/** docs.python.org/3/library/venv: the folder of an environment's programs; what it is called there and by uv. */
const ENVIRONMENT = /^((?:.{0,3000}[\\/])?\.?venv)[\\/](?:bin|Scripts)[\\/]([\w.-]{1,128}?)(?:\.exe)?$/s
const IS_PYTHON = /^python(?:\d(?:\.\d{1,3})?t?)?w?$/i

/** Most paths are neither, and to compile these expressions takes a run longer than to match them. */
const mayBeInPlace = (value: string) => value.includes('node_modules') || value.includes('venv')

function inPlaceAt(path: Text): InPlace | undefined {
  const { value } = path
  if (!mayBeInPlace(value)) return undefined
  const [, modules, program] = PROGRAM_FILE.exec(value) ?? []
  if (modules !== undefined && program !== undefined)
    return { ecosystem: 'npm', folder: `${modules}${program}`, name: program, at: place(path), isProgram: true }
  const installed = packageOfPath(value)
  if (installed) {
    const { name, to } = installed
    return { ecosystem: 'npm', folder: value.slice(0, to), name, at: place(path), isProgram: false }
  }
  const [, environment, script] = ENVIRONMENT.exec(value) ?? []
  if (environment === undefined || script === undefined || IS_PYTHON.test(script)) return undefined
  return { ecosystem: 'pypi', folder: environment, name: script, at: place(path), isProgram: true }
}

/** The packages that a launch starts from where they lie, each with where that is as far as the launch says. */
export function startedInPlace(launch: Launch): readonly InPlace[] {
  const environment = launch.programs
    .map(({ value }) => (mayBeInPlace(value) ? ENVIRONMENT.exec(value)?.[1] : undefined))
    .findLast((each) => each !== undefined)
  const modules = launch.steps.flatMap((step): readonly InPlace[] => {
    if (step.kind !== 'package' || !step.local || step.ecosystem !== 'pypi' || !environment) return []
    return [{ ecosystem: 'pypi', folder: environment, name: moduleRoot(step), at: step.nameAt, isProgram: true }]
  })
  return [...startedFiles(launch).flatMap((path) => inPlaceAt(path) ?? []), ...modules]
}

/** A module of Python lies in its package. */
function moduleRoot({ name }: PackageStep): string {
  return name.replace(/\..*$/s, '')
}

function startedFiles({ steps, programs }: Launch): readonly Text[] {
  return [...steps.flatMap((step) => (step.kind === 'script' ? [step.path] : [])), ...programs]
}

/** By what `ConfigFile.versions` is asked. */
export function keyInPlace({ ecosystem, folder, name }: InPlace): string {
  return `${ecosystem}:${folder}:${name}`
}

/** What a launch fetches, and what it starts of packages in place whose version is known: see `ConfigFile.versions`. */
export function runBy(launch: Launch, versions: ReadonlyMap<string, string> | undefined): readonly Fetched[] {
  const fetched = fetchedBy(launch)
  if (!versions) return fetched
  const inPlace = new Map<string, Fetched>()
  for (const each of startedInPlace(launch)) {
    const version = versions.get(keyInPlace(each))
    const { ecosystem, name, at } = each
    const of = normalPlace(`${ecosystem}:${name}`)
    if (version !== undefined) inPlace.set(of, { place: of, name, wanted: { version }, at, nameAt: at, inPlace: true })
  }
  return [...fetched.filter((each) => each.wanted !== 'unknown' || !inPlace.has(each.place)), ...inPlace.values()]
}

/** Runs that fetch nothing. */
export interface Installed extends Fetched {
  /** All that is known is the name of a program, which another package may bring as well. */
  readonly isProgram: boolean
}

/** What a launch runs by the name of a package, or of a program that a package brought: `npx --no name`, `python -m name`. */
export function installedBy(launch: Launch): readonly Installed[] {
  return [...launch.steps.flatMap(fromInstalled), ...startedFiles(launch).flatMap(fromProgramFile)]
}

function fromInstalled(step: Step): readonly Installed[] {
  const type = step.kind === 'package' && step.local ? PURL_TYPES[step.ecosystem] : undefined
  if (step.kind !== 'package' || type === undefined) return []
  const { ecosystem, version, nameAt } = step
  const name = ecosystem === 'pypi' ? moduleRoot(step) : step.name
  const wanted: Wanted = version?.exact ? { version: version.text } : 'unknown'
  return [{ place: normalPlace(`${type}:${name}`), name, wanted, at: nameAt, nameAt, isProgram: !name.startsWith('@') }]
}

function fromProgramFile(path: Text): readonly Installed[] {
  const found = inPlaceAt(path)
  if (!found?.isProgram || found.ecosystem !== 'npm') return []
  const { name, at } = found
  return [{ place: `npm:${name}`, name, wanted: 'unknown', at, nameAt: at, isProgram: true }]
}

/** The libraries that read ranges take a time that grows with the square of their length. */
const LONGEST_RANGE = 256

function wantedVersion({ text, exact, unset }: PackageVersion): Wanted {
  if (exact) return { version: text }
  if (unset !== undefined) return { version: unset }
  const asked = text.trim()
  // A range this long is there to keep it from being read, and means no old release.
  if (/^(?:latest|[*x])$/i.test(asked) || asked.length > LONGEST_RANGE) return 'newest'
  // What a tag comes to is its publisher's to say. One with a number in it is found to be no range by whoever knows ranges.
  return /\d/.test(asked) ? { range: asked } : 'unknown'
}

function wantedImage(tag: string | undefined, digest: string | undefined): Wanted {
  if (tag !== undefined && !isMovingTag(tag)) return { version: tag }
  return digest === undefined ? 'newest' : 'unknown'
}

/** The version or the range for a sentence, with a blank before it; nothing where the file tells none. */
export function versionIn({ wanted }: Fetched): string {
  if (typeof wanted === 'string') return ''
  return 'version' in wanted ? ` ${wanted.version}` : ` at '${wanted.range}'`
}

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
} from '../model.ts'
import { normalPlace } from './advisories/osv.ts'
import { packageOfRepository } from './advisories/repositories.ts'
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
  /** It lies on this machine, and its own `package.json` says the version. */
  readonly inPlace?: true
}

/** Several rules ask about each launch. */
const found = new WeakMap<Launch, readonly Fetched[]>()

/** Everything a launch fetches, each package once, in the order of the file. */
export function fetchedBy(launch: Launch): readonly Fetched[] {
  let fetched = found.get(launch)
  if (!fetched) {
    const places = new Set<string>()
    fetched = launch.steps.flatMap(fromStep).filter(({ place }) => !places.has(place) && places.add(place))
    found.set(launch, fetched)
  }
  return fetched
}

function fromStep(step: Step): readonly Fetched[] {
  switch (step.kind) {
    case 'package':
      return [step, ...step.extras].flatMap(fromPackage)
    case 'image': {
      const { name, tag, digest, at } = step
      return [{ place: normalPlace(`docker:${name}`), name, wanted: wantedImage(tag, digest), at, nameAt: at }]
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
      const name = packageFile(step.path)?.name
      return name === undefined ? [] : [{ place: `npm:${name}`, name, wanted: 'unknown', at: step.at, nameAt: step.at }]
    }
    default:
      return []
  }
}

function fromPackage({ ecosystem, local, name, version, nameAt }: PackageStep): readonly Fetched[] {
  const type = PURL_TYPES[ecosystem]
  // What the Docker catalogue decides is not said here, and a program that is installed has a name of its own.
  if (type === undefined || local) return []
  const wanted: Wanted =
    version === undefined ? 'newest' : version.exact ? { version: version.text } : wantedVersion(version)
  return [{ place: normalPlace(`${type}:${name}`), name, wanted, at: version?.exact ? version.at : nameAt, nameAt }]
}

/** Where a package lies whose file is started: `./node_modules/@scope/name/dist/index.js`, `node_modules/.bin/name`. */
export interface PackageFile {
  /** As it is written, up to its name. */
  readonly folder: string
  readonly name: string
  /** All that is known is the name of a program, which a package of another name may bring. */
  readonly isProgram: boolean
}

/** The innermost package of the path: one that another brings lies below that. */
const IN_PACKAGE = /^((?:.{0,3000}[\\/])?node_modules[\\/]((?:@[\w.-]{1,128}[\\/])?(?!node_modules[\\/])[\w-][\w.-]{0,127}))[\\/]/s
/** What npm puts beside the packages of a project, for each of their programs. */
const PROGRAM_FILE = /^((?:.{0,3000}[\\/])?node_modules[\\/])\.bin[\\/]([\w.-]{1,128}?)(?:\.(?:cmd|ps1|exe))?$/s

/** The package that a file belongs to, by its path; undefined for one of no package. */
export function packageFile({ value }: Pick<Text, 'value'>): PackageFile | undefined {
  if (!value.includes('node_modules')) return undefined
  const [, modules, program] = PROGRAM_FILE.exec(value) ?? []
  if (modules !== undefined && program !== undefined)
    return { folder: `${modules}${program}`, name: program, isProgram: true }
  const [, folder, name] = IN_PACKAGE.exec(value) ?? []
  return folder === undefined || name === undefined
    ? undefined
    : { folder, name: name.replace('\\', '/'), isProgram: false }
}

/** The files that a launch starts, by their paths. */
export function startedFiles({ steps, programs }: Launch): readonly Text[] {
  return [...steps.flatMap((step) => (step.kind === 'script' ? [step.path] : [])), ...programs]
}

/**
 * What a launch fetches, and what it starts of a package in place whose version is known. `versions`: by path as written, of
 * `ConfigFile.versions`.
 */
export function runBy(launch: Launch, versions: ReadonlyMap<string, string> | undefined): readonly Fetched[] {
  const fetched = fetchedBy(launch)
  if (!versions) return fetched
  const inPlace = new Map<string, Fetched>()
  for (const path of startedFiles(launch)) {
    const version = versions.get(path.value)
    const name = version === undefined ? undefined : packageFile(path)?.name
    if (version === undefined || name === undefined) continue
    const [at, of] = [place(path), normalPlace(`npm:${name}`)]
    inPlace.set(of, { place: of, name, wanted: { version }, at, nameAt: at, inPlace: true })
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
  const { ecosystem, name: whole, version, nameAt } = step
  // A module of Python lies in its package.
  const name = ecosystem === 'pypi' ? whole.replace(/\..*$/s, '') : whole
  const wanted: Wanted = version?.exact ? { version: version.text } : 'unknown'
  return [{ place: normalPlace(`${type}:${name}`), name, wanted, at: nameAt, nameAt, isProgram: !name.startsWith('@') }]
}

function fromProgramFile(path: Text): readonly Installed[] {
  const { name, isProgram } = packageFile(path) ?? {}
  const at = place(path)
  return name === undefined || !isProgram
    ? []
    : [{ place: `npm:${name}`, name, wanted: 'unknown', at, nameAt: at, isProgram: true }]
}

function wantedVersion({ text, unset }: PackageVersion): Wanted {
  return unset === undefined ? wantedRange(text) : { version: unset }
}

/** A tag that moves is the newest, and so is a range without an end; what others come to is not said here. */
function wantedRange(text: string): Wanted {
  return /^(?:latest|[>^*]|x$)/.test(text.trim()) && !text.includes('<') ? 'newest' : 'unknown'
}

function wantedImage(tag: string | undefined, digest: string | undefined): Wanted {
  if (tag !== undefined && !isMovingTag(tag)) return { version: tag }
  return digest === undefined ? 'newest' : 'unknown'
}

/** The version for a sentence, with a blank before it; nothing where the file tells none. */
export function versionIn({ wanted }: Fetched): string {
  return typeof wanted === 'object' ? ` ${wanted.version}` : ''
}

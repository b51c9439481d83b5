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
      // `node ./node_modules/@scope/server/dist/index.js`: fetched before, at a version that another file tells.
      const installed = /(?:^|[\\/])node_modules[\\/]((?:@[\w.-]{1,128}[\\/])?[\w.-]{1,128})[\\/]/.exec(step.path.value)
      const name = installed?.[1]?.replace('\\', '/')
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

/** Runs that fetch nothing. */
export interface Installed extends Fetched {
  /** All that is known is the name of a program, which another package may bring as well. */
  readonly isProgram: boolean
}

/** What a launch runs by the name of a package, or of a program that a package brought: `npx --no name`, `python -m name`. */
export function installedBy({ steps, programs }: Launch): readonly Installed[] {
  const files = steps.flatMap((step) => (step.kind === 'script' ? [step.path] : []))
  return [...steps.flatMap(fromInstalled), ...[...files, ...programs].flatMap(fromProgramFile)]
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

/** What npm puts beside the packages of a project, for each of their programs. */
const PROGRAM_FILE = /(?:^|[\\/])node_modules[\\/]\.bin[\\/]([\w.-]{1,128}?)(?:\.(?:cmd|ps1|exe))?$/

function fromProgramFile(path: Text): readonly Installed[] {
  const name = PROGRAM_FILE.exec(path.value)?.[1]
  const at = place(path)
  return name === undefined ? [] : [{ place: `npm:${name}`, name, wanted: 'unknown', at, nameAt: at, isProgram: true }]
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

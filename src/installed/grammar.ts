/**
 * What may come out of a file that others wrote, and what may be handed to a program: names, exact versions, ranges and tags,
 * by the grammar of their ecosystem. All else is as if it were not there.
 */

import { validRange as pep440Range, valid as validPep440 } from '@renovatebot/pep440'
import parseSemver from 'semver/functions/parse.js'
import semverRange from 'semver/ranges/valid.js'
import { normalPlace } from '../knowledge/advisories/osv.ts'
import type { Artifact } from './model.ts'

interface Grammar {
  readonly name: RegExp
  /** One release, or the content of one image, and no other. */
  readonly version: RegExp
  /** Whether the library of the ecosystem agrees. */
  readonly agrees: (version: string) => boolean
}

const GRAMMARS: Readonly<Record<Artifact, Grammar>> = {
  // validate-npm-package-name 7; old names have capitals. Versions: semver.org 2.0.0; the registry keeps none with `+build`.
  npm: {
    name: /^(?!node_modules$)(?:@[A-Za-z0-9~][\w.~-]{0,127}\/)?[A-Za-z0-9~][\w.~-]{0,127}$/,
    version: /^\d{1,15}\.\d{1,15}\.\d{1,15}(?:-[0-9A-Za-z-]{1,64}(?:\.[0-9A-Za-z-]{1,64}){0,15})?$/,
    agrees: (version) => parseSemver(version) !== null,
  },
  // PEP 508 (names) and PEP 440, without the `v` and the blanks that it forgives.
  pypi: {
    name: /^[A-Za-z0-9](?:[\w.-]{0,126}[A-Za-z0-9])?$/,
    version:
      /^(?:\d{1,8}!)?\d{1,15}(?:\.\d{1,15}){0,7}(?:[-_.]?(?:alpha|beta|preview|pre|post|rev|dev|rc|a|b|c|r)[-_.]?\d{0,8}){0,3}(?:\+[A-Za-z0-9]{1,32}(?:[._-][A-Za-z0-9]{1,32}){0,7})?$/i,
    agrees: (version) => validPep440(version) !== null,
  },
  // https://github.com/distribution/reference, reference.go; of the algorithms there is one that registries use.
  docker: {
    name: /^(?:[A-Za-z0-9][A-Za-z0-9.-]{0,127}(?::\d{1,5})?\/)?[a-z0-9][a-z0-9._-]{0,127}(?:\/[a-z0-9][a-z0-9._-]{0,127}){0,7}$/,
    version: /^sha256:[0-9a-f]{64}$/,
    agrees: () => true,
  },
}

/** Whether a name can be one of the ecosystem's. None begins with a hyphen, and none leads out of a folder. */
export function isName(ecosystem: Artifact, name: string): boolean {
  return GRAMMARS[ecosystem].name.test(name)
}

/** Whether a text is one release of a registry, or the digest of an image, and nothing besides. */
export function isExact(ecosystem: Artifact, version: string): boolean {
  const { version: shape, agrees } = GRAMMARS[ecosystem]
  return shape.test(version) && agrees(version)
}

/** `latest`, `next`, `3.20-alpine`: a name that its publisher moves. No option, no path and no URL is one. */
const DOCKER_TAG = /^[A-Za-z0-9_][\w.-]{0,127}$/
const NPM_TAG = /^[A-Za-z][\w-]{0,63}$/

/** Whether what is asked for is a tag, which its publisher moves, and no range of versions. */
export function isTag(ecosystem: Artifact, range: string): boolean {
  if (ecosystem === 'docker') return DOCKER_TAG.test(range)
  // Of PyPI there is one, that of `uvx`.
  return ecosystem === 'pypi' ? range === 'latest' : NPM_TAG.test(range) && semverRange(range) === null
}

const LONGEST_RANGE = 128
/** Blanks and commas divide; what a library forgives beyond these letters is nothing that a registry is asked for. */
const NPM_RANGE = /^[\w.^~<>=*|+ -]{1,128}$/
const PYPI_RANGE = /^[\w.~<>=!*+, -]{1,128}$/

/** Whether a text is a range or a tag of the ecosystem, so that no program takes it for an option, a path or a URL. */
export function isRange(ecosystem: Artifact, range: string): boolean {
  if (range.length > LONGEST_RANGE || range.startsWith('-')) return false
  if (isTag(ecosystem, range)) return true
  if (ecosystem === 'npm') return NPM_RANGE.test(range) && semverRange(range) !== null
  return ecosystem === 'pypi' && PYPI_RANGE.test(range) && (isExact('pypi', range) || pep440Range(range))
}

/** A range in the spelling that all that mean the same have: nothing, `*` and `latest` are one to a runner's cache. */
export function askedOf(range: string | undefined): string {
  const dense = (range ?? '').replaceAll(/\s/g, '')
  return dense === '' || dense === '*' ? 'latest' : dense
}

/** A name as it is compared. */
export function sameName(ecosystem: Artifact, name: string): string {
  return normalPlace(`${ecosystem}:${name}`)
}

/**
 * What may come out of a file that others wrote, and what may be handed to a program: names, exact versions, ranges and tags,
 * by the grammar of their ecosystem. All else is as if it were not there.
 */

import { valid as validPep440 } from '@renovatebot/pep440'
import parseSemver from 'semver/functions/parse.js'
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
const TAG = /^[A-Za-z0-9_][\w.-]{0,127}$/
const NPM_TAG = /^[A-Za-z][\w-]{0,63}$/
const NPM_RANGE = /^[\w.^~<>=*|+ -]{1,128}$/
const PYPI_RANGE = /^[\w.~<>=!*+, -]{1,128}$/

export function isTag(ecosystem: Artifact, range: string): boolean {
  if (ecosystem === 'docker') return TAG.test(range)
  // `x` and `v1` are ranges of npm; those of PyPI begin with an operator, and the one tag is that of `uvx`.
  return ecosystem === 'pypi' ? range === 'latest' : NPM_TAG.test(range) && !/^(?:x|v?\d)/i.test(range)
}

/** Whether a text has the letters of a range or of a tag, and begins with none of an option. */
export function isRange(ecosystem: Artifact, range: string): boolean {
  if (range.startsWith('-')) return false
  if (ecosystem === 'docker') return TAG.test(range)
  return (ecosystem === 'npm' ? NPM_RANGE : PYPI_RANGE).test(range)
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

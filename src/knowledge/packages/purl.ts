/** Ecosystems by the names that package URLs have for them (github.com/package-url/purl-spec). */

import type { Ecosystem } from '../../model.ts'

/** Undefined for what is no registry of packages: the Docker catalogue is a folder of images. */
export const PURL_TYPES: Readonly<Record<Ecosystem, string | undefined>> = {
  npm: 'npm',
  pypi: 'pypi',
  go: 'golang',
  jsr: 'jsr',
  nuget: 'nuget',
  cargo: 'cargo',
  maven: 'maven',
  gem: 'gem',
  'docker-catalog': undefined,
}

/** An image by its name as package URLs have it: that of Docker Hub without its host. */
export function imagePlace(name: string): string {
  return `docker:${name.replace(/^(?:index\.)?docker\.io\//, '')}`
}

/** A name of PyPI in the one spelling of all that are equal: any case, any run of `-`, `_` and `.` (PEP 503). */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]{1,64}/g, '-')
}

/**
 * A version in the one spelling of all that name the same release. PyPI: any case, a `v` before it, zeros at its end (PEP
 * 440); npm: `v` and `=` before it (node-semver); NuGet: any case. `*` may stand in it.
 */
export function comparableVersion(ecosystem: Ecosystem, version: string): string {
  switch (ecosystem) {
    case 'pypi':
      return version
        .toLowerCase()
        .replace(/^v/, '')
        .replace(/^(\d{1,16}(?:\.\d{1,16}){0,6}?)(?:\.0{1,16}){1,6}$/, '$1')
    case 'npm':
    case 'jsr':
      return version.replace(/^=?v?/, '')
    case 'nuget':
      return version.toLowerCase()
    default:
      return version
  }
}

/** A name in the one spelling of all that its registry takes for the same. */
export function comparableName(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === 'pypi') return pypiName(name)
  return ecosystem === 'nuget' ? name.toLowerCase() : name
}

/** `pypi:Acme_X@v1.0`, or a glob over such, in one spelling; what is no package of a registry, as it is. */
export function comparablePlace(place: string): string {
  const colon = place.indexOf(':')
  const type = place.slice(0, colon)
  const ecosystem = ECOSYSTEMS.find((each) => PURL_TYPES[each] === type)
  if (ecosystem === undefined) return place
  const at = place.indexOf('@', colon + 2)
  const name = comparableName(ecosystem, place.slice(colon + 1, at < 0 ? place.length : at))
  return `${type}:${name}${at < 0 ? '' : `@${comparableVersion(ecosystem, place.slice(at + 1))}`}`
}

const ECOSYSTEMS: readonly Ecosystem[] = ['npm', 'pypi', 'go', 'jsr', 'nuget', 'cargo', 'maven', 'gem']

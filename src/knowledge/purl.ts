/** Ecosystems by the names that package URLs have for them (github.com/package-url/purl-spec). */

import type { Ecosystem } from '../model.ts'

/** Undefined for what is no registry of packages: the Docker catalogue is a folder of images. */
export const PURL_TYPES: Readonly<Record<Ecosystem, string | undefined>> = {
  npm: 'npm',
  pypi: 'pypi',
  go: 'golang',
  jsr: 'jsr',
  nuget: 'nuget',
  cargo: 'cargo',
  maven: 'maven',
  'docker-catalog': undefined,
}

/** An image by its name as package URLs have it: that of Docker Hub without its host. */
export function imagePlace(name: string): string {
  return `docker:${name.replace(/^(?:index\.)?docker\.io\//, '')}`
}

/**
 * Versions that are, or are read as, Semantic Versioning: those of npm, crates.io, VS Code and Go (whose pseudo-versions are
 * pre-releases, https://go.dev/ref/mod#pseudo-versions), NuGet's four parts, and tags of images that are plain versions.
 * Import this module lazily: the library costs a run its start-up.
 */

import Range from 'semver/classes/range.js'
import compareSemver from 'semver/functions/compare.js'
import parseSemver from 'semver/functions/parse.js'
import { ENDLESS, type Scheme } from './match.ts'

const semver: Scheme = {
  read: (text) => parseSemver(text.trim().replace(/^[=v]{1,2}/, ''))?.raw,
  compare: compareSemver,
  endOf(range) {
    const ends = alternatives(range).map(endOfAll)
    return ends.includes(ENDLESS) ? ENDLESS : ends.sort(compareSemver).at(-1)
  },
}

type Alternative = Range['set'][number]

/** What stands between `||`, as comparisons with one version each; none for a text that is no range. */
function alternatives(range: string): readonly Alternative[] {
  try {
    return new Range(range).set
  } catch {
    return []
  }
}

/** `<2.0.0` ends before the first pre-release of that, which no range takes without asking for it by name. */
function endOfAll(comparisons: Alternative): string {
  const ends = comparisons.flatMap(({ operator, semver: { version } }) => {
    // `*` is a comparison with none.
    if (version === undefined || operator.startsWith('>')) return []
    return operator === '<' && !version.includes('-') ? `${version}-0` : version
  })
  return ends.sort(compareSemver)[0] ?? ENDLESS
}

/** Two to four parts; `[1.2.3]` is that version and no other. The fourth part rarely differs from nought, and then counts. */
const NUGET = /^\[?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[\w.-]{1,128})?(?:\+[\w.-]{1,128})?\]?$/
const nuget: Scheme = {
  read(text) {
    const found = NUGET.exec(text.trim())
    if (!found) return undefined
    const [, major, minor, patch = '0', revision = '0', pre = ''] = found
    return revision === '0' ? semver.read(`${major}.${minor}.${patch}${pre.toLowerCase()}`) : undefined
  },
  compare: compareSemver,
}

/**
 * `1.2.3`, `v1.2.3`, `1.2.3-alpine`. A tag of fewer parts moves: `1.2` is whatever release of that line is newest, and so is
 * taken for one after all of them. A word behind the numbers is a flavour of the image, unless it is one that means "not yet".
 */
const TAG = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([A-Za-z][\w.-]{0,64}))?$/
const NOT_YET = /^(?:alpha|beta|rc|pre|preview|dev|snapshot|nightly|canary|next)(?![a-z])/i
const tag: Scheme = {
  read(text) {
    const found = TAG.exec(text)
    if (!found) return undefined
    const [, major = '', minor = NEWEST, patch = NEWEST, suffix = ''] = found
    // A single number of more digits is a date or a build.
    if (found[2] === undefined && major.length > 3) return undefined
    return semver.read(`${major}.${minor}.${patch}${NOT_YET.test(suffix) ? `-${suffix}` : ''}`)
  },
  compare: compareSemver,
}
const NEWEST = '999999999'

/** By the ecosystem, as places begin. */
export const SEMVER_SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['npm', semver],
  ['cargo', semver],
  ['golang', semver],
  ['vscode', semver],
  ['nuget', nuget],
  ['docker', tag],
])

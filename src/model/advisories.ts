/** What is known against versions of packages. */

import type { Confidence } from '../client.ts'
import type { Severity } from './findings.ts'
import type { Ecosystem } from './launch.ts'

/** Something known against versions of a package: malware, a flaw, the end of its maintenance. */
export interface Advisory {
  /** Published ids, the one to name first; none for what was only written about. */
  readonly ids: readonly string[]
  /** `archived-unpatched`: nobody maintains it, and a flaw of it is known. `deprecated`: nobody does. */
  readonly kind: 'malicious' | 'vulnerable' | 'deprecated' | 'archived-unpatched'
  /** As its advisory weighs it; undefined when that is not known. */
  readonly severity: Severity | undefined
  readonly confidence: Confidence
  /** What goes wrong, in one sentence. */
  readonly summary: string
  /** What to use instead, in words that fit after "Use". */
  readonly replacement: string | undefined
  /** It takes a server that is reached over HTTP, and not the usual one that talks to its client through a pipe. */
  readonly onlyOverHttp: boolean
  /** Some later version is known to be free of it. */
  readonly fixed: boolean
}

/**
 * Which version is meant: this one, the newest within a range as its ecosystem writes it, whatever is newest when the server
 * starts, or one that the file does not tell.
 */
export type Wanted = { readonly version: string } | { readonly range: string } | 'newest' | 'unknown'

export interface KnownAgainst {
  /** What applies to the wanted version, the worst first. */
  readonly advisories: readonly Advisory[]
  /** The first version after the wanted one against which nothing is known; for no single version, the first from which on. */
  readonly safe: string | undefined
}

/** What is known against packages, as of the data that this run was given. */
export interface Advisories {
  /** `place`: where a package is had, as in a package URL: `npm:@scope/name`, `docker:registry/name`. */
  against(place: string, wanted: Wanted): KnownAgainst
}

/** What a version is looked for of: a package of a registry, an image by its tag, a repository by its ref. */
export interface Sought {
  readonly ecosystem: Ecosystem | 'docker' | 'git'
  /** As it is written: `@scope/name`, `ghcr.io/owner/image`, `git+https://…`. */
  readonly name: string
  /** A range, a tag, a ref, as far as one is written. */
  readonly range?: string | undefined
  /** What starts it, as a launch names it: each looks in places of its own. */
  readonly runner?: string | undefined
}

/** What a machine has of it: the version that its next start would run, had nobody published another. */
export interface Held {
  /** Of an image its digest, of a repository its full commit id. */
  readonly version: string
  /** Where it is, in words that fit after "the version in": `the npx cache`. */
  readonly source: string
}

/** What this machine has, by its caches and lockfiles. A scan does not ask. */
export interface Installed {
  versionOf(sought: Sought): Held | undefined
}

/** Of which day the advisories of a run are. */
export interface AdvisoryDates {
  /** YYYY-MM-DD, of what is built in. */
  readonly builtIn: string
  /** What was given beside it. */
  readonly given: readonly {
    /** As it was named. */
    readonly path: string
    readonly records: number
    /** YYYY-MM-DD, of its newest record; undefined for none. */
    readonly newest: string | undefined
  }[]
}

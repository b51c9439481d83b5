/** How servers stand to what was locked. */

import type { Span } from '../tree.ts'
import type { ConfigFile } from './files.ts'
import type { Server } from './servers.ts'

/** Something about a server that is not as it was locked. */
export interface Drift {
  readonly config: ConfigFile
  readonly server: Server
  /** What was locked and what stands there now, as a clause about the server; no secret is in it. */
  readonly says: string
  /** Tells it apart from other changes at one place. No secret is in it. */
  readonly discriminator: string
  /** The narrowest token that differs, and the file that it stands in: an approval may stand in another. */
  readonly at: Span
  readonly file: ConfigFile
  /** Where it stands in the lock. */
  readonly locked: Span
}

/** A server that a lock does not know, under no name and in no file. */
export interface Unlocked {
  readonly config: ConfigFile
  readonly server: Server
  /** What the lock has of the same file and is there no longer: the server may be one of these, changed and renamed. */
  readonly gone: readonly Gone[]
}

/** A server that a lock knows, and that is in no file that was read. */
export interface Gone {
  readonly file: string
  readonly name: string
  /** Where it stands in the lock. */
  readonly at: Span
}

/** How the servers of a run stand to the lock. */
export interface LockState {
  readonly drifts: readonly Drift[]
  readonly unlocked: readonly Unlocked[]
  readonly gone: readonly Gone[]
  /** What the lock has of grants in files that were not read, and that a run of everything knows to be gone. */
  readonly ungranted: readonly { readonly server: Server; readonly says: string; readonly at: Span }[]
  /** Servers that are as they were locked, under another name or in another file. */
  readonly renamed: readonly { readonly config: ConfigFile; readonly server: Server; readonly was: Gone }[]
  /** How many servers were looked at. */
  readonly servers: number
}

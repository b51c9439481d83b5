/** A file of a client: who reads it, and all that it says. */

import type { Client, ClientFile, Confidence, Fields, ReferenceSupport, Scope, Setting } from '../client.ts'
import type { Document, Format, Span } from '../tree.ts'
import type { Approval } from './approvals.ts'
import type { Fix } from './findings.ts'
import type { PackageStep } from './launch.ts'
import type { Secret } from './secrets.ts'
import type { Input, Server } from './servers.ts'
import type { Text } from './text.ts'

/** One client reading one file under one of its declarations. */
export interface Reader {
  readonly client: Client
  readonly file: ClientFile
}

/** The dialect in which a reader reads its file: the file's own where it departs from the client's. */
export function fieldsOf({ client, file }: Reader): Fields {
  return file.fields ?? client.fields ?? {}
}

/** The reference syntaxes that a client knows in a file: the file's own, or else those of all its files. */
export function referencesOf({ client, file }: Reader): readonly ReferenceSupport[] {
  return file.references ?? client.references ?? []
}

/** The settings that a client knows in the server entries of a file, in the same way. */
export function entrySettingsOf({ client, file }: Reader): readonly Setting[] {
  return file.entrySettings ?? client.entrySettings ?? []
}

export type FileStatus = 'ok' | 'recovered' | 'unparseable'

export interface ConfigFile {
  readonly path: string
  /** Where it lies on this machine, `/` between segments: for comparing with what files say, and never shown. */
  readonly absolute?: string
  readonly format: Format
  /** The narrowest scope any reader gives it. */
  readonly scope: Scope
  readonly status: FileStatus
  readonly document: Document
  /** Every client that reads this file; a file may have fifteen, or none when only its content looks like MCP. */
  readonly readers: readonly Reader[]
  /** Where it lies says nothing, and its shape gave the reader away: that may be another program of the same shape. */
  readonly guessed: boolean
  readonly servers: readonly Server[]
  readonly inputs: readonly Input[]
  readonly approvals: readonly Approval[]
  readonly secrets: readonly Secret[]
  readonly flaws: readonly Flaw[]
  /** Personal to one developer although it lies in a project. */
  readonly personal: boolean
  /** Kept in a project to be put in a home, as in a repository of dotfiles: a user's own settings, and nobody else's. */
  readonly dotfile: boolean
  /** A copy that somebody or some program kept (`.mcp.json.bak`): no client starts what it says, and its secrets are secrets. */
  readonly copy: boolean
  /** Of a file that nobody reads, and whose name says what it shows (`.vscode/mcp.json.example`): who reads that. */
  readonly writtenFor: readonly Reader[]
  /** Who can get at it; known only for files about which a rule may ask. */
  readonly exposure?: Exposure
  /** Versions of packages that servers start where these lie, by `keyInPlace`; known only when a rule asks. */
  readonly versions?: ReadonlyMap<string, string>
  /** Of servers that npm starts: what it reads in the project where it does. */
  readonly npm?: readonly NpmProject[]
}

/** A server that npm starts in a project with an `.npmrc`. */
export interface NpmProject {
  readonly server: Server
  /** The package that it is started from. */
  readonly step: PackageStep
  /** Of the `.npmrc`, as paths are reported. */
  readonly path: string
  /** Those that say where code comes from, or run some, by key. The same for all servers that one file holds for. */
  readonly settings: ReadonlyMap<string, NpmSetting>
}

export interface NpmSetting {
  /** As it is written: `registry`, `@scope:registry`, `script-shell`. */
  readonly key: string
  /** May hold a password, and is never told. */
  readonly value: string
  /** 1-based. */
  readonly line: number
}

/** Whether everybody who opens the project, or installs the extension, gets what the file says. */
export function isShared({ scope, personal, dotfile }: ConfigFile): boolean {
  return (scope === 'project' || scope === 'extension') && !personal && !dotfile
}

/** Whether everybody who opens the project gets it. */
export function isProjects(config: ConfigFile): boolean {
  return config.scope === 'project' && isShared(config)
}

/** Whether its servers are for a lock to hold: everybody's, started from here, and no file of another folder. */
export function isLockable(config: ConfigFile): boolean {
  return isProjects(config) && !config.copy && !/^(?:[~/]|[A-Za-z]:)/.test(config.path)
}

/** `untracked`: git would take it with the next `git add .`. */
export type GitState = 'tracked' | 'ignored' | 'untracked'

export interface Exposure {
  /** Undefined where the file lies in no repository, or in none that can be read. */
  readonly git: GitState | undefined
  /** What its permissions let other users of the machine do; undefined where permissions mean nothing. */
  readonly others?: {
    readonly read: boolean
    readonly write: boolean
    /** A folder on the way to it in which they may put another in its place: its own, or one further up. */
    readonly folder: string | undefined
  }
  /** Files that servers take variables from, as far as they are there. */
  readonly envFiles: readonly EnvFile[]
}

export interface EnvFile {
  readonly server: Server
  /** The text that names it. */
  readonly at: Text | Span
  readonly path: string
  readonly git: GitState | undefined
  /** Variables of a file of the project that make a loader or a tool load or run something, with what that is. */
  readonly hooks: readonly { readonly name: string; readonly does: string; readonly confidence?: Confidence }[]
}

/** Something a client does not read as written. */
export interface Flaw {
  /** `unread`: in a place, or in a form, that no reader looks at. `wrong-type`: read, and not what the field takes. */
  readonly kind: 'unread' | 'wrong-type'
  readonly at: Span
  readonly server: string | undefined
  /** One sentence that says what is not read, and by whom. */
  readonly why: string
  /** Ids of the readers that it is about, where others of the file take it. */
  readonly clients?: readonly string[]
  /** It is about entries that say of themselves that they are off, which nobody waits for, or that an extension may start. */
  readonly off?: boolean
  /** What to write instead. */
  readonly help: string
  /** The same as a change, where there is only one that can be meant. */
  readonly fix?: Fix | undefined
}

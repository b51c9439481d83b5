/**
 * What there is, without a word on whether it is good: the clients, the servers that their files name, what each of these runs
 * and may reach. Masked, so that every report may show all of it; in an order that depends on nothing but the files.
 */

import type { Approval, ConfigFile, Ecosystem, Position, Scope, Transport } from '../model.ts'

export interface Inventory {
  /** Those that read a file in which something stands, by id. */
  readonly clients: readonly InventoryClient[]
  /** By file and place. */
  readonly servers: readonly InventoryServer[]
  /** What a file allows for more than one server, by file and place. */
  readonly approvals: readonly InventoryApproval[]
  /** Which servers join private data to a way out, client by client: the strongest example, and what could take its place. */
  readonly paths: readonly ExfiltrationPath[]
}

export interface InventoryClient {
  readonly id: string
  readonly name: string
  /** As reported. */
  readonly files: readonly string[]
}

export interface InventoryServer {
  /** Tells servers of one run apart: file and name, and a number where a file has a name twice. */
  readonly id: string
  readonly name: string
  readonly file: string
  readonly start: Position
  readonly scope: Scope
  readonly format: ConfigFile['format']
  /** Ids of the clients that would start it; none where it is off for all that read it. */
  readonly clients: readonly string[]
  /** Ids of the clients that read the entry, whether or not they start it. */
  readonly readers: readonly string[]
  /** It is on, in a file that some client starts servers from. */
  readonly enabled: boolean
  readonly transport: Transport | 'unknown'
  /** What it runs, outermost first, wrappers left out. */
  readonly components: readonly Component[]
  readonly credentials: readonly Credential[]
  readonly approvals: readonly InventoryApproval[]
  readonly reach: Reach
  /** Of servers that are known: what it does with what it reaches. */
  readonly roles: readonly Role[]
  /** What the catalogue of servers calls it: `GitHub`. */
  readonly known: string | undefined
}

/** One thing that a server runs or speaks to. */
export type Component = {
  /** The host that it runs on, or is spoken to from, where that is another machine: what stands behind `ssh`. */
  readonly on?: string
} & (
  | {
      readonly kind: 'package'
      readonly ecosystem: Ecosystem
      readonly name: string
      /** As written, which may be a range or a tag; undefined where the newest is taken, or what is installed. */
      readonly version: string | undefined
      /** One version and no other: that which is written, or that which is installed. */
      readonly pinned: boolean
      /** With a version only where that is one. Undefined for registries that package URLs know no type of. */
      readonly purl: string | undefined
      /** `npx`, `uvx`, `pipx run` … */
      readonly runner: string
    }
  | {
      readonly kind: 'image'
      readonly name: string
      readonly tag: string | undefined
      readonly digest: string | undefined
      readonly pinned: boolean
      readonly purl: string | undefined
    }
  | {
      readonly kind: 'source'
      readonly url: string
      readonly ref: string | undefined
      readonly pinned: boolean
    }
  | {
      readonly kind: 'remote'
      /** With the defaults of its references in their place. */
      readonly url: string
      /** Empty where a reference has all of the address. */
      readonly host: string
      /** Undefined where a reference has the scheme. */
      readonly encrypted: boolean | undefined
    }
  | { readonly kind: 'script'; readonly interpreter: string | undefined; readonly path: string }
  | { readonly kind: 'code'; readonly interpreter: string }
  | { readonly kind: 'program'; readonly name: string }
)

/** A name under which a credential is handed over, and never a value. */
export interface Credential {
  readonly name: string
  /** `entry`: in a field of the entry that is none of these, such as the client's secret for OAuth. */
  readonly in: 'env' | 'header' | 'argument' | 'url' | 'file' | 'entry'
  /**
   * `written`: its value stands in the file; `referenced`: the file says where to take it from; `passed`: by its name alone;
   * `placeholder`: somebody is yet to write it.
   */
  readonly as: 'written' | 'referenced' | 'passed' | 'placeholder'
  /** Who issued it, where that is known: `GitHub`. */
  readonly issuer: string | undefined
  /** Of one that is written and stands in entries of several servers: the same number in all of them, and in no others. */
  readonly same?: number
}

export interface InventoryApproval {
  readonly means: Approval['means']
  readonly reach: Approval['reach']
  readonly tool: string | undefined
  readonly client: string | undefined
  readonly file: string
  readonly start: Position
  /** The client's own words for it, in one clause. */
  readonly words: string
  /** Of what is sent somewhere: the host. Absent where a variable has all of it. */
  readonly host?: string
}

/** What a server may get at, as its configuration says; what it could do besides is nobody's to know. */
export interface Reach {
  /** From the root of the report, where it is certain what they are relative to; `host:path` on another machine, as `scp` has it. */
  readonly files: readonly { readonly path: string; readonly access: 'read' | 'write' | 'unknown' }[]
  readonly databases: readonly { readonly name: string; readonly access: 'read' | 'write' | 'unknown' }[]
  /** Host names of addresses that it is given or is known to speak to. */
  readonly hosts: readonly string[]
}

/** As the catalogue of servers has them. */
export type Role = 'private-data' | 'untrusted-content' | 'sends-out' | 'writes' | 'executes'

/** The three legs of the lethal trifecta in one client, by ids of servers. */
export interface ExfiltrationPath {
  readonly clients: readonly string[]
  readonly privateData: string
  readonly untrustedContent: string
  readonly sendsOut: string
  /** Others that the clients have together with these, and that could take the place of each. */
  readonly others: {
    readonly privateData: readonly string[]
    readonly untrustedContent: readonly string[]
    readonly sendsOut: readonly string[]
  }
}

/** What a server is to us: facts, no code. One table a domain beside this file; everything a rule knows of a server stands there. */

/** What a server can do to the people who let a model use it. */
export type Role =
  /** Reads what is not public: files, mail, databases, private repositories, a logged-in browser. */
  | 'private-data'
  /** Reads what strangers can write: web pages, issues, mail, chat, tickets, logs of public services. */
  | 'untrusted-content'
  /** Can carry what it is given to where others read it: requests to any address, mail, messages, public posts, uploads. */
  | 'sends-out'
  /** Changes or deletes something outside the conversation. */
  | 'writes'
  /** Runs commands or code of the model's choosing, or drives a desktop. */
  | 'executes'

/**
 * Where it is had: `npm:@scope/name`, `pypi:name`, `docker:registry/name` (Docker Hub without its host), `golang:`, `nuget:`,
 * `cargo:`, `jsr:` as in a package URL; `bin:name` for an installed program; `script:` and the last four names of the path, in
 * small letters, of one that people build from its source; `host:name` for a remote, with the beginning
 * of its path where others live on the same host (`host:api.githubcopilot.com/mcp`), `*.` before a name for its
 * sub-domains.
 */
export type Published =
  `${'npm' | 'pypi' | 'docker' | 'golang' | 'nuget' | 'cargo' | 'jsr' | 'maven' | 'bin' | 'script' | 'host'}:${string}`

/**
 * A switch, as documented. `--read-only`: the flag alone, or with a yes. `--mode=restricted`, `NAME=true`: that value;
 * `a|b`: either. In place of a value, `yes` and `no` stand for all spellings of them, `*` for any value at all.
 */
export type Switch = string

/** Whose credentials a server works with, beyond those of its own vendor. */
export type Credential = 'aws' | 'azure' | 'gcp' | 'kubernetes' | 'github' | 'gitlab' | 'ssh' | 'docker'

/** Where something stands: among the words that are no options, behind flags, in variables. */
export interface Places {
  readonly positional?: true
  readonly flags?: readonly string[]
  readonly env?: readonly string[]
}

export interface KnownServer {
  /** For a sentence: `GitHub`, `PostgreSQL (reference server)`. */
  readonly name: string
  readonly published: readonly Published[]
  /** Whose service it speaks to, as in the first label of the vendor's domain: `github`, `atlassian`. Absent for none. */
  readonly vendor?: string
  /** Made by that vendor itself. */
  readonly official?: true
  readonly roles: readonly Role[]
  /**
   * A gateway: what it can do by the part of its URL's path that names what stands behind it, in place of `roles`. Nothing
   * is known of what has no line.
   */
  readonly behind?: { readonly [segment: string]: readonly Role[] }
  /** Switches with which it serves a sample of its own, in which nothing is anybody's. */
  readonly samples?: readonly string[]
  /** Folders it may use. */
  readonly roots?: Places
  /** Connection strings. */
  readonly connections?: Places
  /** Variables and headers in which it takes its own credentials. */
  readonly credentials?: {
    readonly env?: readonly string[]
    readonly headers?: readonly string[]
    readonly flags?: readonly string[]
  }
  /** Its documentation, read whole, has it take no credential at all. */
  readonly takesNoCredential?: true
  /** Handed none of these, it reads only what anybody may read, and changes nothing. */
  readonly publicWithout?: true
  /** Credentials of the machine that its documentation has one hand it. */
  readonly needs?: readonly Credential[]
  /** What it may do when nothing is said. Absent: it cannot write, or has no switch. */
  readonly byDefault?: 'reads' | 'writes'
  /** Switches that keep it from changing things; any of them suffices. */
  readonly readOnly?: {
    readonly flags?: readonly Switch[]
    readonly env?: readonly Switch[]
    readonly headers?: readonly Switch[]
    /** Of a remote: `/readonly` in its path, `read_only=true` in its query. */
    readonly url?: readonly Switch[]
    /** A flag that names the parts of it that are served, once for each, and those parts that change nothing. */
    readonly parts?: { readonly flag: string; readonly reading: string }
    /** What to add to the arguments (when it begins with a dash) or to the environment. */
    readonly add?: string
    /** What to add to a remote, and where: follows "Add". */
    readonly addToUrl?: string
    /** The first version that has it. */
    readonly since?: string
    /** Writing is what people have the server for (a task tracker, notes): that the switch is off is not worth telling. */
    readonly seldom?: true
  }
  /** Switches to write, delete or unrestricted mode. */
  readonly writes?: { readonly flags?: readonly Switch[]; readonly env?: readonly Switch[] }
  /** Switches without one of which it opens no port, whatever address it is told to listen on. Absent: not known. */
  readonly listens?: { readonly flags?: readonly Switch[]; readonly env?: readonly Switch[] }
  /** Its tools by what they do, names apart by blanks, as its documentation spells them. */
  readonly tools?: {
    /** Nothing outside the conversation is different afterwards. */
    readonly reads?: string
    /** Creates, changes or deletes. */
    readonly writes?: string
    /** Carries text to other people or places: mail, messages, posts, requests to any address. */
    readonly sends?: string
    /** Runs a command, code or free-form query (SQL that may write, Cypher, a browser script). */
    readonly executes?: string
    /** Hands out a password or a key. */
    readonly reveals?: string
  }
  /** All it changes is a store of its own on this machine: a memory, a list of tasks. */
  readonly keepsToItself?: true
  /** Where this was read: an address. */
  readonly source: string
  /** When: YYYY-MM. */
  readonly checked: string
}

/** Types a table of the catalogue; returns it as it is. */
export function catalogue(rows: readonly KnownServer[]): readonly KnownServer[] {
  return rows
}

/** What the parts of the language server hand to each other. */

import type { ConfigFile, Document, Finding } from '../model.ts'

/** Where a document is: at a path (absolute, `/` between segments), in the editor alone, or in a place that is none of ours. */
export type Place =
  | { readonly is: 'file'; readonly path: string }
  | { readonly is: 'nameless' }
  | { readonly is: 'foreign' }

/** Texts of files that stand in the place of those on the disk, by path. */
export type Texts = ReadonlyMap<string, string>

/** A document to be looked at. */
export interface Looked {
  readonly place: Place
  readonly text: string
  /** The folder that settings, baseline and lock are looked for from: absolute. */
  readonly folder: string
  /** Of other documents that are open, and of files that are to be changed. */
  readonly texts: Texts
}

/** What a scan made of a document. */
export interface Seen {
  /** As the scan of the one file reports them: those that stand in it. */
  readonly findings: readonly Finding[]
  /** The same, each place of a credential by itself. */
  readonly shown: readonly Finding[]
  /** Those that were silenced. */
  readonly suppressed: readonly Finding[]
  /** Undefined where the document is no configuration of a client. */
  readonly config: ConfigFile | undefined
  /** Why settings, baseline or lock could not be used: the document was looked at without them. */
  readonly trouble: string | undefined
  /** Where reported paths begin. */
  readonly root: string
  /** Where the settings lie, or would lie; undefined where they are not to be used, cannot be, or cannot name the document. */
  readonly settings: { readonly path: string; readonly document: Document | undefined } | undefined
  /** Files that were asked about on the way. */
  readonly asked: ReadonlySet<string>
  /** A text without the secrets of the document. */
  readonly redact: (words: string) => string
}

/** Scans a document. Throws only for bugs. */
export type Look = (looked: Looked) => Promise<Seen>

/** What the editor understands, of what we make use of. */
export interface Abilities {
  /** It asks for diagnostics, so that none are pushed. */
  readonly pulls: boolean
  /** It can be told to ask again. */
  readonly refreshes: boolean
  readonly watches: boolean
  readonly versions: boolean
  readonly related: boolean
  readonly tags: readonly number[]
  readonly pages: boolean
  readonly actions: boolean
  readonly documentChanges: boolean
  readonly creates: boolean
  readonly snippets: boolean
  readonly preferred: boolean
  readonly markdown: boolean
}

/** Looks at the documents that are open: each in its folder, among the others, and once a version. */

import type { InitializeParams, TextDocuments, WorkspaceFolder } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { LARGEST_FILE_MIB } from '../io.ts'
import type { Look, Place, Seen, Texts } from './model.ts'
import { placeOf, uriOf } from './uris.ts'

export type Documents = TextDocuments<TextDocument>

export interface Surroundings {
  readonly look: Look
  /** Where a document is looked at that is in no folder. */
  readonly folder: string
  readonly complaint: (error: unknown) => void
}

export interface Looking {
  readonly documents: Documents
  readonly around: Surroundings
  readonly seen: Map<string, { readonly version: number; readonly found: Promise<Seen | undefined> }>
  /** Of the workspace; changes. */
  folders: readonly string[]
}

export const TOO_LARGE = `The document is larger than ${LARGEST_FILE_MIB} MiB, and was not looked at.`

/** Whether a document is larger than what is scanned of a file. */
export function isTooLarge(document: TextDocument): boolean {
  const text = document.getText()
  const most = LARGEST_FILE_MIB * 2 ** 20
  // A unit of UTF-16 takes three bytes of UTF-8 at most.
  return text.length > most || (text.length * 3 > most && Buffer.byteLength(text) > most)
}

/** Once for every version of a document, until somebody says that something else has changed. */
export function seen(document: TextDocument, looking: Looking): Promise<Seen | undefined> {
  const { uri, version } = document
  const known = looking.seen.get(uri)
  if (known?.version === version) return known.found
  const isOurs = placeOf(uri).is !== 'foreign' && !isTooLarge(document)
  const found = isOurs ? look(document, document.getText(), undefined, looking) : Promise.resolve(undefined)
  looking.seen.set(uri, { version, found })
  return found
}

/** Scans a document with a text, and `more` texts of other files beside those that are open. */
export function look(
  { uri }: TextDocument,
  text: string,
  more: Texts | undefined,
  { documents, folders, around }: Looking,
): Promise<Seen> {
  const place = placeOf(uri)
  const texts = new Map<string, string>()
  for (const other of documents.all()) {
    const path = pathOf(placeOf(other.uri))
    if (path !== undefined && other.uri !== uri) texts.set(path, other.getText())
  }
  for (const [path, changed] of more ?? []) texts.set(path, changed)
  return around.look({ place, text, folder: folderFor(place, folders, around.folder), texts })
}

/** Whether the scan of another document has read this one: our own settings, a file of variables. */
export async function isRead({ uri }: TextDocument, { seen }: Looking): Promise<boolean> {
  const path = pathOf(placeOf(uri))
  if (path === undefined) return false
  for (const [other, { found }] of seen) {
    if (other !== uri && (await found)?.asked.has(path)) return true
  }
  return false
}

// ── Folders ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The path of a document that is a file. */
export function pathOf(place: Place): string | undefined {
  return place.is === 'file' ? place.path : undefined
}

/** The folders that an editor begins with. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return pathsOf(workspaceFolders)
  if (rootUri) return pathsOf([{ uri: rootUri }])
  return rootPath ? pathsOf([{ uri: uriOf(rootPath.replaceAll('\\', '/')) }]) : []
}

/** The paths of folders, without those that are on no disk. */
export function pathsOf(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): readonly string[] {
  return folders.flatMap(({ uri }) => {
    const path = pathOf(placeOf(uri))
    return path === undefined ? [] : [path.length > 1 ? path.replace(/\/$/, '') : path]
  })
}

/** The innermost folder of the workspace around a file; its own where it lies in none, as for files of a home. */
function folderFor(place: Place, folders: readonly string[], otherwise: string): string {
  if (place.is !== 'file') return folders[0] ?? otherwise
  const { path } = place
  const around = folders.filter((folder) => path.startsWith(folder === '/' ? folder : `${folder}/`))
  const [innermost] = around.toSorted((a, b) => b.length - a.length)
  return innermost ?? (path.slice(0, path.lastIndexOf('/')) || '/')
}

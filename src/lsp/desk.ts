/** The documents that are open, what was seen in each of them, and who is told of it. */

import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { LARGEST_FILE_MIB } from '../io.ts'
import { atTheTop, diagnosticsOf } from './diagnostics.ts'
import type { Abilities, Look, Place, Seen, Texts } from './model.ts'
import { placeOf } from './uris.ts'

export type Documents = TextDocuments<TextDocument>

export interface Desk {
  readonly abilities: Abilities
  readonly document: (uri: string) => TextDocument | undefined
  readonly byPath: (path: string) => TextDocument | undefined
  /** What there is in a document as it is now; undefined where it is none that is looked at. */
  readonly see: (document: TextDocument) => Promise<Seen | undefined>
  /** The same of another text of it, and of other files. */
  readonly seeAs: (document: TextDocument, text: string, texts?: Texts) => Promise<Seen>
  /** `again`: whatever has been seen of it, and nobody said that anything changed. */
  readonly diagnose: (document: TextDocument, again?: 'again') => Promise<readonly Diagnostic[]>
  readonly changed: (document: TextDocument) => void
  readonly closed: (document: TextDocument) => void
  /** Files or settings are others than they were. */
  readonly refresh: () => void
  readonly moved: (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]) => void
  readonly start: () => void
  readonly close: () => void
}

export interface Surroundings {
  readonly look: Look
  readonly folder: string
  readonly complaint: (error: unknown) => void
}

/** While somebody types, a document is not looked at more often than this, in milliseconds. */
const PAUSE = 100

/** Files whose changes are asked to be told: what a scan of one file reads besides. */
const WATCHED =
  '**/{mcp-audit.json,mcp-audit.jsonc,package.json,.mcp-audit-baseline.json,mcp-audit.lock,.gitignore,.env*}'

interface State {
  readonly seen: Map<string, { readonly version: number; readonly found: Promise<Seen | undefined> }>
  readonly waiting: Map<string, NodeJS.Timeout>
  folders: readonly string[]
}

export function deskOf(
  connection: Connection,
  documents: Documents,
  params: InitializeParams,
  abilities: Abilities,
  around: Surroundings,
): Desk {
  const state: State = { seen: new Map(), waiting: new Map(), folders: foldersOf(params) }
  const looking: Looking = { state, documents, around }
  const diagnose = async (document: TextDocument): Promise<readonly Diagnostic[]> => {
    if (isTooLarge(document)) return [atTheTop(TOO_LARGE, DiagnosticSeverity.Warning)]
    const found = await seen(document, looking)
    return found ? diagnosticsOf(found, document, abilities) : []
  }
  const push = async (uri: string): Promise<void> => {
    state.waiting.delete(uri)
    const document = documents.get(uri)
    if (!document) return
    try {
      const { version } = document
      const diagnostics = [...(await diagnose(document))]
      // Whoever typed on will be told of what is there then.
      if (documents.get(uri)?.version !== version) return
      await connection.sendDiagnostics({ uri, ...(abilities.versions ? { version } : {}), diagnostics })
    } catch (error) {
      around.complaint(error)
    }
  }
  const soon = (uri: string): void => {
    if (abilities.pulls) return
    clearTimeout(state.waiting.get(uri))
    state.waiting.set(
      uri,
      setTimeout(() => void push(uri), PAUSE),
    )
  }
  const refresh = (): void => {
    state.seen.clear()
    for (const uri of documents.keys()) soon(uri)
    if (abilities.pulls && abilities.refreshes) connection.languages.diagnostics.refresh().catch(() => undefined)
  }
  return {
    abilities,
    document: (uri) => documents.get(uri),
    byPath: (path) => documents.all().find(({ uri }) => pathOf(placeOf(uri)) === path),
    see: (document) => seen(document, looking),
    seeAs: (document, text, texts) => look(document, text, texts, looking),
    diagnose: (document, again) => {
      if (again) state.seen.delete(document.uri)
      return diagnose(document)
    },
    changed(document) {
      state.seen.delete(document.uri)
      soon(document.uri)
      void readers(document, looking).then((others) => others && refresh(), around.complaint)
    },
    closed({ uri }) {
      state.seen.delete(uri)
      clearTimeout(state.waiting.get(uri))
      state.waiting.delete(uri)
      if (!abilities.pulls) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => undefined)
    },
    refresh,
    moved(added, removed) {
      const gone = pathsOf(removed)
      state.folders = [...state.folders.filter((folder) => !gone.includes(folder)), ...pathsOf(added)]
      refresh()
    },
    start() {
      if (!abilities.watches) return
      const options = { watchers: [{ globPattern: WATCHED }] }
      connection.client.register(DidChangeWatchedFilesNotification.type, options).catch(() => undefined)
    },
    close() {
      for (const timer of state.waiting.values()) clearTimeout(timer)
    },
  }
}

export function documentsOf(): Documents {
  return new TextDocuments(TextDocument)
}

// ── Looking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Looking {
  readonly state: State
  readonly documents: Documents
  readonly around: Surroundings
}

const TOO_LARGE = `The document is larger than ${LARGEST_FILE_MIB} MiB, and was not looked at.`

function isTooLarge(document: TextDocument): boolean {
  const text = document.getText()
  const most = LARGEST_FILE_MIB * 2 ** 20
  // A unit of UTF-16 takes three bytes of UTF-8 at most.
  return text.length > most || (text.length * 3 > most && Buffer.byteLength(text) > most)
}

/** Once for every version of a document, until somebody says that something else has changed. */
function seen(document: TextDocument, looking: Looking): Promise<Seen | undefined> {
  const { uri, version } = document
  const known = looking.state.seen.get(uri)
  if (known?.version === version) return known.found
  const isOurs = placeOf(uri).is !== 'foreign' && !isTooLarge(document)
  const found = isOurs ? look(document, document.getText(), undefined, looking) : Promise.resolve(undefined)
  looking.state.seen.set(uri, { version, found })
  return found
}

function look(
  { uri }: TextDocument,
  text: string,
  more: Texts | undefined,
  { state, documents, around }: Looking,
): Promise<Seen> {
  const place = placeOf(uri)
  const texts = new Map<string, string>()
  for (const other of documents.all()) {
    const path = pathOf(placeOf(other.uri))
    if (path !== undefined && other.uri !== uri) texts.set(path, other.getText())
  }
  for (const [path, changed] of more ?? []) texts.set(path, changed)
  return around.look({ place, text, folder: folderFor(place, state.folders, around.folder), texts })
}

/** Whether the scan of another document has read this one: our own settings, a file of variables. */
async function readers({ uri }: TextDocument, { state }: Looking): Promise<boolean> {
  const path = pathOf(placeOf(uri))
  if (path === undefined) return false
  for (const [other, { found }] of state.seen) {
    if (other !== uri && (await found)?.asked.has(path)) return true
  }
  return false
}

// ── Folders ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function pathOf(place: Place): string | undefined {
  return place.is === 'file' ? place.path : undefined
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return pathsOf(workspaceFolders)
  if (rootUri) return pathsOf([{ uri: rootUri }])
  return rootPath ? [rootPath.replaceAll('\\', '/')] : []
}

function pathsOf(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): readonly string[] {
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

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
import { OWN_NAMES } from '../own-names.ts'
import { atTheTop, diagnosticsOf } from './diagnostics.ts'
import {
  type Documents,
  foldersOf,
  isRead,
  isTooLarge,
  type Looking,
  look,
  pathOf,
  pathsOf,
  type Surroundings,
  seen,
  TOO_LARGE,
} from './looking.ts'
import type { Abilities, Seen, Texts } from './model.ts'
import { pushes } from './pushes.ts'
import { placeOf } from './uris.ts'

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

/** Files whose changes are asked to be told: what a scan of one file reads besides. */
const WATCHED = `**/{${[...OWN_NAMES, '.gitignore', '.npmrc', '.env*', '*.env'].join(',')}}`

/** No documents yet; filled by what a connection tells. */
export function documentsOf(): Documents {
  return new TextDocuments(TextDocument)
}

/** The desk of an editor that has said what it is, by its first request. */
export function deskOf(
  connection: Connection,
  documents: Documents,
  params: InitializeParams,
  abilities: Abilities,
  around: Surroundings,
): Desk {
  const looking: Looking = { documents, around, seen: new Map(), folders: foldersOf(params) }
  // By the address that the editor has for it.
  const byPath = (path: string) => documents.all().find(({ uri }) => pathOf(placeOf(uri)) === path)
  const diagnose = (document: TextDocument) => diagnosed(document, looking, abilities, byPath)
  // Who asks for diagnostics asks for those of all documents when one of them changes.
  const pushed = abilities.pulls ? undefined : pushes(connection, looking, abilities, diagnose)
  const lookAgain = (): void => {
    looking.seen.clear()
    for (const uri of documents.keys()) pushed?.soon(uri)
  }
  const lookAgainIfRead = (document: TextDocument): void => {
    looking.seen.delete(document.uri)
    void isRead(document, looking).then((read) => read && lookAgain(), around.complaint)
  }
  const refresh = (): void => {
    lookAgain()
    if (abilities.pulls && abilities.refreshes) connection.languages.diagnostics.refresh().catch(() => undefined)
  }
  return {
    abilities,
    document: (uri) => documents.get(uri),
    byPath,
    see: (document) => seen(document, looking),
    seeAs: (document, text, texts) => look(document, text, texts, looking),
    diagnose: (document, again) => {
      if (again) looking.seen.delete(document.uri)
      return diagnose(document)
    },
    changed(document) {
      lookAgainIfRead(document)
      pushed?.soon(document.uri)
    },
    closed(document) {
      lookAgainIfRead(document)
      pushed?.nothing(document.uri)
    },
    refresh,
    moved(added, removed) {
      const gone = pathsOf(removed)
      looking.folders = [...looking.folders.filter((folder) => !gone.includes(folder)), ...pathsOf(added)]
      refresh()
    },
    start: () => (abilities.watches ? watch(connection) : undefined),
    close: () => pushed?.close(),
  }
}

async function diagnosed(
  document: TextDocument,
  looking: Looking,
  abilities: Abilities,
  open: Desk['byPath'],
): Promise<readonly Diagnostic[]> {
  if (isTooLarge(document)) return [atTheTop(TOO_LARGE, DiagnosticSeverity.Warning)]
  const found = await seen(document, looking)
  return found ? diagnosticsOf({ seen: found, document, abilities, open }) : []
}

/** Asks to be told of files. An editor that will not do it after all asks for diagnostics, or changes documents, sooner or later. */
function watch(connection: Connection): void {
  const options = { watchers: [{ globPattern: WATCHED }] }
  connection.client.register(DidChangeWatchedFilesNotification.type, options).catch(() => undefined)
}

/** An editor, as far as the language server sees one: the built program as a child, and the protocol's own library. */

import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import {
  type ClientCapabilities,
  CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { environment, PROGRAM } from './program.ts'

/** What VS Code says of itself, as far as it matters here. */
export const PULLING: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      isPreferredSupport: true,
    },
  },
}
/** The same of an editor that is told. */
export const PUSHED: ClientCapabilities = {
  ...PULLING,
  textDocument: {
    hover: { contentFormat: ['plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
  },
}

export interface Editor {
  readonly connection: ProtocolConnection
  /** The patterns of files of whose changes the server asked to be told. */
  readonly watched: readonly string[]
  readonly child: ChildProcess
  /** What the server said it can do. */
  readonly offered: InitializeResult
  /** All that the server has sent, as text. */
  readonly received: () => string
  readonly errors: () => string
  open(uri: string, text: string, language?: string): void
  change(uri: string, changes: TextDocumentContentChangeEvent[]): void
  close(uri: string): void
  text(uri: string): string
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>
  /** What a pull gives, in full. */
  diagnostics(uri: string): Promise<readonly Diagnostic[]>
  /** The next diagnostics that are pushed for a document. */
  pushed(uri: string): Promise<PublishDiagnosticsParams>
  hover(uri: string, line: number, character: number): Promise<Hover | null>
  /** `about`: diagnostics that the editor shows there. */
  actions(uri: string, range: Range, only?: string[], about?: Diagnostic[]): Promise<readonly CodeAction[]>
  /** Makes an edit in the documents that are open, and gives their texts and those of files that are new, by URI. */
  apply(action: CodeAction): ReadonlyMap<string, string>
  /** Shuts the server down and waits for its end. */
  end(): Promise<number | null>
}

export interface EditorOptions {
  readonly home: string
  readonly folders?: readonly string[]
  readonly capabilities?: ClientCapabilities
  readonly args?: readonly string[]
  readonly cwd?: string
  readonly program?: readonly string[]
}

export function fileUri(path: string): string {
  return pathToFileURL(path).href
}

/** Starts the server, and says good day. */
export async function editor({
  home,
  folders = [],
  capabilities = PULLING,
  args = ['--stdio'],
  cwd = home,
  program = [PROGRAM],
}: EditorOptions): Promise<Editor> {
  const child = spawn(process.execPath, [...program, 'lsp', ...args], { cwd, env: environment(home) })
  const pieces: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  child.stderr.on('data', (piece: Buffer) => errors.push(piece))
  const writer = new StreamMessageWriter(child.stdin)
  const write = writer.write.bind(writer)
  // What the library answers to a server that has just ended is nobody's to wait for.
  writer.write = (message) => write(message).catch(() => undefined)
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), writer)
  const watched: string[] = []
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { registerOptions } of registrations)
      for (const { globPattern } of registerOptions?.watchers ?? []) watched.push(globPattern)
  })
  connection.onRequest('workspace/diagnostic/refresh', () => null)
  const waiting = new Map<string, ((params: PublishDiagnosticsParams) => void)[]>()
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    for (const take of waiting.get(params.uri)?.splice(0) ?? []) take(params)
  })
  connection.listen()
  const offered = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((path) => ({ uri: fileUri(path), name: path })),
  })
  await connection.sendNotification(InitializedNotification.type, {})
  const documents = new Map<string, TextDocument>()
  const known = (uri: string) => documents.get(uri) ?? TextDocument.create(uri, '', 0, '')
  const editing: Editor = {
    connection,
    watched,
    child,
    offered,
    received: () => Buffer.concat(pieces).toString('utf8'),
    errors: () => Buffer.concat(errors).toString('utf8'),
    open(uri, text, languageId = 'json') {
      documents.set(uri, TextDocument.create(uri, languageId, 1, text))
      const textDocument = { uri, languageId, version: 1, text }
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument })
    },
    change(uri, contentChanges) {
      const version = known(uri).version + 1
      documents.set(uri, TextDocument.update(known(uri), contentChanges, version))
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      })
    },
    close(uri) {
      documents.delete(uri)
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
    },
    text: (uri) => known(uri).getText(),
    pull: (uri, previousResultId) =>
      connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      }),
    async diagnostics(uri) {
      const report = await editing.pull(uri)
      if (report.kind !== 'full') throw new Error('nobody asked what changed')
      return report.items
    },
    pushed: (uri) => new Promise((resolve) => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve])),
    hover: (uri, line, character) =>
      connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } }),
    async actions(uri, range, only, about = []) {
      const context = { diagnostics: about, ...(only ? { only } : {}) }
      const actions = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context })
      return (actions ?? []).flatMap((action) => (CodeAction.is(action) ? [action] : []))
    },
    apply({ edit }) {
      const texts = new Map<string, string>()
      const put = (uri: string, edits: Parameters<typeof TextDocument.applyEdits>[1]) =>
        texts.set(uri, TextDocument.applyEdits(known(uri), edits))
      for (const [uri, edits] of Object.entries(edit?.changes ?? {})) put(uri, edits)
      for (const change of edit?.documentChanges ?? []) {
        if (!('edits' in change)) continue
        const { uri } = change.textDocument
        put(
          uri,
          change.edits.map((each) =>
            'snippet' in each
              ? {
                  range: each.range,
                  newText: each.snippet.value.replace(/\$\{1:(.*?)\}/, '$1').replace(/\\(.)/g, '$1'),
                }
              : each,
          ),
        )
      }
      return texts
    },
    async end() {
      await connection.sendRequest(ShutdownRequest.type)
      const ended = exitOf(child)
      await connection.sendNotification(ExitNotification.type)
      return ended
    },
  }
  return editing
}

/** The exit code that a child ends with. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return child.exitCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve(child.exitCode)
}

/** What an editor asks and tells, and what is done about it. */

import {
  type CancellationToken,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DidChangeWorkspaceFoldersNotification,
  type DidChangeWorkspaceFoldersParams,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type HoverParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver'
import { actionsFor } from './actions.ts'
import type { Desk } from './desk.ts'
import { hoverAt } from './hover.ts'
import type { Documents } from './looking.ts'

export interface Answering {
  readonly complaint: (error: unknown) => void
  /** A rule's page, in Markdown. */
  readonly pageOf: (rule: string) => Promise<string>
  /** Notes that an answer is being worked on. */
  readonly during: <T>(work: Promise<T>) => Promise<T>
}

/** `new`: nothing has been agreed upon yet; `down`: nothing but the end is to come. */
export type Ready = Desk | 'new' | 'down'

/** Takes what comes over a connection. */
export function answer(connection: Connection, documents: Documents, ready: () => Ready, given: Answering): void {
  const request = requestsOf(ready, given)
  const notice = noticesOf(ready, given)
  const reports = new Map<string, Told>()

  connection.languages.diagnostics.on(request(isOfDocument, (desk, params) => report(params, desk, reports)))
  connection.onHover(request(isAtPlace, (desk, params, asked) => hover(params, desk, { ...given, ...asked })))
  connection.onCodeAction(request(isOfRange, (desk, params, asked) => actions(params, desk, asked)))

  connection.onInitialized(notice((desk) => desk.start()))
  connection.onDidChangeConfiguration(notice((desk) => desk.refresh()))
  connection.onDidChangeWatchedFiles(notice((desk) => desk.refresh()))
  documents.onDidChangeContent(notice((desk, { document }) => desk.changed(document)))
  documents.onDidClose(
    notice((desk, { document }) => {
      reports.delete(document.uri)
      desk.closed(document)
    }),
  )
  documents.listen(connection)
}

/**
 * Takes what is told of folders; for when the first request has come, since the library then puts a listener of its own in this
 * place.
 */
export function heedFolders(connection: Connection, ready: () => Ready, given: Pick<Answering, 'complaint'>): void {
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    noticesOf(
      ready,
      given,
    )((desk, { event: { added, removed } }: DidChangeWorkspaceFoldersParams) => desk.moved(added, removed)),
  )
}

// ── Requests ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What was told of a document last. */
interface Told {
  readonly id: string
  readonly text: string
}

async function report(
  { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
  desk: Desk,
  reports: Map<string, Told>,
): Promise<DocumentDiagnosticReport> {
  const document = desk.document(uri)
  const items: Diagnostic[] = document ? [...(await desk.diagnose(document, 'again'))] : []
  const text = JSON.stringify(items)
  const last = reports.get(uri)
  if (last?.text === text && last.id === previousResultId)
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id }
  const resultId = last?.text === text ? last.id : String(Number(last?.id ?? 0) + 1)
  if (document) reports.set(uri, { id: resultId, text })
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items }
}

async function hover(
  { textDocument, position }: HoverParams,
  desk: Desk,
  { pageOf, step }: Pick<Answering, 'pageOf'> & Asked,
) {
  await step()
  const document = desk.document(textDocument.uri)
  const seen = document && (await desk.see(document))
  if (!document || !seen) return null
  const found = await hoverAt(position, seen, document, { markdown: desk.abilities.markdown, pageOf })
  await step()
  return found
}

async function actions(params: CodeActionParams, desk: Desk, { step }: Asked) {
  await step()
  const document = desk.document(params.textDocument.uri)
  const seen = document && (await desk.see(document))
  if (!document || !seen) return []
  const offered = await actionsFor(params, {
    seen,
    document,
    abilities: desk.abilities,
    look: async (text, texts) => {
      await step()
      return desk.seeAs(document, text, texts)
    },
    open: desk.byPath,
  })
  await step()
  return offered
}

// ── What they have to name ──────────────────────────────────────────────────────────────────────────────────────────

/** A part of what was sent, of which nothing is known. */
function at(params: unknown, ...keys: readonly string[]): unknown {
  let value = params
  for (const key of keys) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

function isOfDocument(params: unknown): boolean {
  return typeof at(params, 'textDocument', 'uri') === 'string'
}

function isPosition(value: unknown): boolean {
  return Number.isInteger(at(value, 'line')) && Number.isInteger(at(value, 'character'))
}

function isAtPlace(params: unknown): boolean {
  return isOfDocument(params) && isPosition(at(params, 'position'))
}

function isRange(value: unknown): boolean {
  return isPosition(at(value, 'start')) && isPosition(at(value, 'end'))
}

function isOfRange(params: unknown): boolean {
  const about = at(params, 'context', 'diagnostics')
  const kinds = at(params, 'context', 'only') ?? []
  return (
    isOfDocument(params) &&
    isRange(at(params, 'range')) &&
    Array.isArray(about) &&
    about.every((each) => isRange(at(each, 'range'))) &&
    Array.isArray(kinds) &&
    kinds.every((kind) => typeof kind === 'string')
  )
}

// ── What nobody waits for any more ──────────────────────────────────────────────────────────────────────────────────

/** An answer that is being worked on. */
interface Asked {
  /**
   * Goes between two steps of the work: hears what has come meanwhile, and lets others have their turn. Throws a ResponseError
   * where the answer is not wanted any more, or where its document is another than when it was asked for.
   */
  readonly step: () => Promise<void>
}

function askedFor(params: unknown, desk: Desk, token: CancellationToken): Asked {
  const version = () => desk.document(String(at(params, 'textDocument', 'uri')))?.version
  const asked = version()
  return {
    async step() {
      // After what has been read of the input meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
      if (token.isCancellationRequested) throw cancelled()
      if (version() !== asked) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.')
    },
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
}

// ── What goes wrong ─────────────────────────────────────────────────────────────────────────────────────────────────

/** An answer that fails is told as an error, in words of ours: those of an engine quote what it was given. */
function requestsOf(ready: () => Ready, { complaint, during }: Answering) {
  return <P, R>(fits: (params: unknown) => boolean, handler: (desk: Desk, params: P, asked: Asked) => Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
      const desk = ready()
      if (desk === 'new') return new ResponseError(ErrorCodes.ServerNotInitialized, 'Nothing has been agreed upon yet.')
      if (desk === 'down') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is about to end.')
      if (!fits(params)) return new ResponseError(ErrorCodes.InvalidParams, 'The request lacks what it has to name.')
      if (token.isCancellationRequested) return cancelled()
      try {
        return await during(handler(desk, params, askedFor(params, desk, token)))
      } catch (error) {
        if (error instanceof ResponseError) return new ResponseError(error.code, error.message)
        complaint(error)
        return new ResponseError(
          ErrorCodes.InternalError,
          'mcp-audit hit a bug of its own. Its standard error says more.',
        )
      }
    }
}

function noticesOf(ready: () => Ready, { complaint }: Pick<Answering, 'complaint'>) {
  return <P>(handler: (desk: Desk, params: P) => void) =>
    (params: P): void => {
      const desk = ready()
      if (typeof desk === 'string') return
      try {
        handler(desk, params)
      } catch (error) {
        complaint(error)
      }
    }
}

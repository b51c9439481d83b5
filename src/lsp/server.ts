/** The language server protocol over two streams: who is told what, and when. */

import type { Readable, Writable } from 'node:stream'
import {
  createConnection,
  type InitializeParams,
  type InitializeResult,
  NullLogger,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'
import { abilitiesOf } from './abilities.ts'
import { type Desk, deskOf, documentsOf } from './desk.ts'
import type { Surroundings } from './looking.ts'
import { FIX_ALL } from './repair.ts'
import { type Answering, answer, heedFolders, type Ready } from './requests.ts'
import { restAfter } from './rest.ts'

/** What was sent before the end is on its way through the library, a message a turn: until none has come for so many milliseconds. */
const GRACE = 100

export interface Given extends Surroundings, Omit<Answering, 'during'> {
  readonly input: Readable
  readonly output: Writable
  /** Whether there is a process of this id. */
  readonly isAlive: (id: number) => boolean
  /** The editor's process, where the command line names it. */
  readonly client: number | undefined
  readonly version: string
}

/** How often it is looked whether the editor is still there, in milliseconds. */
const LOOK_AFTER = 3000

/**
 * Serves until the editor ends it, its end of the streams closes, or its process is gone. Whether it asked for it (`shutdown`).
 * Throws nothing: a bug in an answer is told as an error of that answer.
 */
export function serve(given: Given): Promise<boolean> {
  return new Promise((resolve) => {
    const { input, output, isAlive, client } = given
    const documents = documentsOf()
    let desk: Desk | undefined
    let watching: NodeJS.Timeout | undefined
    const watch = (id: number | null | undefined): void => {
      if (typeof id !== 'number' || !Number.isInteger(id) || id <= 0 || watching) return
      watching = setInterval(() => isAlive(id) || end(), LOOK_AFTER).unref()
    }
    const rest = restAfter(GRACE)
    const ready = (): Ready => {
      rest.hear()
      return watchDog.shutdownReceived ? 'down' : (desk ?? 'new')
    }
    const watchDog = {
      shutdownReceived: false,
      initialize: ({ processId }: InitializeParams) => watch(processId),
      exit: () => end(),
    }
    const reader = new StreamMessageReader(input)
    // Half a message is waited for by a timer that begins again and again, and would keep us alive without its sender.
    reader.partialMessageTimeout = 0
    // What the library would log of what goes wrong quotes what it was sent.
    const connection = createConnection(
      () => createProtocolConnection(reader, new StreamMessageWriter(output), NullLogger),
      watchDog,
    )
    const end = (): void => {
      clearInterval(watching)
      desk?.close()
      input.destroy()
      resolve(watchDog.shutdownReceived)
    }
    connection.onInitialize((params) => {
      desk = deskOf(connection, documents, params, abilitiesOf(params.capabilities), given)
      heedFolders(connection, ready, given)
      return offer(desk, given)
    })
    answer(connection, documents, ready, { ...given, during: rest.during })
    for (const last of ['end', 'close', 'error']) input.once(last, () => rest.once(end))
    output.once('error', end)
    watch(client)
    connection.listen()
  })
}

function offer({ abilities }: Desk, { version }: Given): InitializeResult {
  return {
    serverInfo: { name: 'mcp-audit', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
      hoverProvider: true,
      ...(abilities.actions ? { codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] } } : {}),
      // Settings that are open in the editor count for all others.
      ...(abilities.pulls
        ? { diagnosticProvider: { identifier: 'mcp-audit', interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  }
}

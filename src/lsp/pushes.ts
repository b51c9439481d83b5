/** Tells an editor that does not ask. */

import type { Connection, Diagnostic } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Looking } from './looking.ts'
import type { Abilities } from './model.ts'

export interface Pushes {
  /** Once nothing has changed for a while. */
  readonly soon: (uri: string) => void
  /** That there is nothing, at once. */
  readonly nothing: (uri: string) => void
  readonly close: () => void
}

/** While somebody types, nothing is told, in milliseconds. */
const PAUSE = 100

/** @param diagnose What there is in a document as it is now. */
export function pushes(
  connection: Connection,
  { documents, around }: Looking,
  { versions }: Abilities,
  diagnose: (document: TextDocument) => Promise<readonly Diagnostic[]>,
): Pushes {
  const waiting = new Map<string, NodeJS.Timeout>()
  const push = async (uri: string): Promise<void> => {
    waiting.delete(uri)
    const document = documents.get(uri)
    if (!document) return
    try {
      const { version } = document
      const diagnostics = [...(await diagnose(document))]
      // Whoever typed on will be told of what is there then.
      if (documents.get(uri)?.version !== version) return
      await connection.sendDiagnostics({ uri, ...(versions ? { version } : {}), diagnostics })
    } catch (error) {
      around.complaint(error)
    }
  }
  return {
    soon(uri) {
      clearTimeout(waiting.get(uri))
      waiting.set(
        uri,
        setTimeout(() => void push(uri), PAUSE),
      )
    },
    nothing(uri) {
      clearTimeout(waiting.get(uri))
      waiting.delete(uri)
      connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => undefined)
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer)
    },
  }
}

/** What an editor says that it understands. What it does not speak of it is not sent. */

import type { ClientCapabilities } from 'vscode-languageserver'
import type { Abilities } from './model.ts'

/** Of what it says in its first request. */
export function abilitiesOf({ textDocument, workspace }: ClientCapabilities): Abilities {
  const pushed = textDocument?.publishDiagnostics
  const pulled = textDocument?.diagnostic
  const shown = pulled ?? pushed
  const edits = workspace?.workspaceEdit
  return {
    pulls: pulled !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versions: pushed?.versionSupport === true,
    related: shown?.relatedInformation === true || pushed?.relatedInformation === true,
    tags: shown?.tagSupport?.valueSet ?? pushed?.tagSupport?.valueSet ?? [],
    pages: shown?.codeDescriptionSupport === true || pushed?.codeDescriptionSupport === true,
    actions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferred: textDocument?.codeAction?.isPreferredSupport === true,
    documentChanges: edits?.documentChanges === true,
    creates: edits?.resourceOperations?.includes('create') === true,
    snippets: edits?.snippetEditSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
  }
}

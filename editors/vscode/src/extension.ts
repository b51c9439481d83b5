/** A client of `mcp-audit lsp`, and nothing more: what is found, and what is done about it, is the server's to say. */

import * as vscode from 'vscode'
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node'
import { launchOf, SELECTOR } from './launch.ts'
import { type Turns, turns } from './turns.ts'

const ID = 'mcp-audit'

let server: Turns | undefined

/** Starts the server when a document is open that it may have something to say about. */
export function activate(context: vscode.ExtensionContext): void {
  const own = turns(() => clientFor(context), tellFailure)
  server = own
  const isOurs = (document: vscode.TextDocument) => vscode.languages.match([...SELECTOR], document) > 0
  const startFor = (document: vscode.TextDocument): void => {
    if (!own.isWanted() && isOurs(document)) void own.start()
  }
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.commands.registerCommand(`${ID}.restart`, () => own.start()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const isAboutStart = ['path', 'config', 'pedantic'].some((name) => event.affectsConfiguration(`${ID}.${name}`))
      if (own.isWanted() && isAboutStart) void own.start()
    }),
  )
  for (const document of vscode.workspace.textDocuments) startFor(document)
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop()
}

function clientFor(context: vscode.ExtensionContext): LanguageClient {
  const options: LanguageClientOptions = { documentSelector: [...SELECTOR] }
  return new LanguageClient(ID, ID, serverOptions(context), options)
}

function tellFailure(): void {
  void vscode.window.showErrorMessage(
    "mcp-audit could not be started. Its output says why; 'mcp-audit.path' says which one is run.",
  )
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const settings = vscode.workspace.getConfiguration(ID)
  const cwd = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath
  const options = cwd === undefined ? {} : { cwd }
  const launch = launchOf(
    {
      path: settings.get('path', ''),
      config: settings.get('config', ''),
      pedantic: settings.get('pedantic', false),
    },
    context.asAbsolutePath('server/cli.js'),
  )
  const args = [...launch.args]
  if ('module' in launch) return { module: launch.module, args, transport: TransportKind.stdio, options }
  return { command: launch.command, args, options }
}

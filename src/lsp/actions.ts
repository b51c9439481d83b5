/** What an editor offers to do about findings. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding } from '../model.ts'
import { rangeOf, spanOf } from './diagnostics.ts'
import { editsBetween } from './edits.ts'
import { type Comment, commentFor, type Entry, entryFor, ignoreTitle, silenced } from './ignores.ts'
import type { Abilities, Seen, Texts } from './model.ts'
import { FIX_ALL, repairedText, titleOf } from './repair.ts'
import { uriOf } from './uris.ts'

export interface Acting {
  readonly seen: Seen
  readonly document: TextDocument
  readonly abilities: Abilities
  /** Scans the document as it would be, with other texts in place of files. */
  readonly look: (text: string, texts?: Texts) => Promise<Seen>
  /** A document that is open, by its path. */
  readonly open: (path: string) => TextDocument | undefined
}

/** Each is scanned as it would be, and a range may hold as many findings as a file. */
const MOST = 10

/** What is offered for a range. Everything has been tried: what it is to do away with is gone afterwards. */
export async function actionsFor({ range, context }: CodeActionParams, acting: Acting): Promise<CodeAction[]> {
  const { seen, document, abilities } = acting
  if (!abilities.actions || !seen.config) return []
  const actions: CodeAction[] = []
  // Editors ask for everything when the cursor moves, and name what they want when somebody saves.
  const isWanted = (kind: string, unnamed: boolean) =>
    context.only?.some((only) => kind === only || kind.startsWith(`${only}.`) || only === '') ?? unnamed
  if (isWanted(FIX_ALL, false)) for (const each of await fixAll(acting)) actions.push(each)
  if (!isWanted(CodeActionKind.QuickFix, true)) return actions
  const here = seen.findings.filter((finding) => touches(rangeOf(document, spanOf(finding)), range, document))
  for (const finding of here.slice(0, MOST)) {
    const diagnostics = context.diagnostics.filter((each) => isAbout(each, finding, document))
    const offered = [...(await quickFix(finding, acting)), ...(await ignore(finding, acting))]
    for (const action of offered) {
      // One comment silences several findings of its line.
      const same = actions.find(({ edit }) => JSON.stringify(edit) === JSON.stringify(action.edit))
      if (same) same.diagnostics = [...new Set([...(same.diagnostics ?? []), ...diagnostics])]
      else actions.push({ ...action, diagnostics })
    }
  }
  return actions
}

function touches(a: Range, b: Range, document: TextDocument): boolean {
  return (
    document.offsetAt(a.start) <= document.offsetAt(b.end) && document.offsetAt(b.start) <= document.offsetAt(a.end)
  )
}

function isAbout({ code, range }: Diagnostic, finding: Finding, document: TextDocument): boolean {
  const { start } = rangeOf(document, spanOf(finding))
  return code === finding.rule && range.start.line === start.line && range.start.character === start.character
}

// ── Fixes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

async function fixAll(acting: Acting): Promise<CodeAction[]> {
  const edits = await repairs((finding) => finding.fix?.safety === 'safe', acting)
  if (!edits) return []
  return [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: inDocument(edits, acting) }]
}

async function quickFix(finding: Finding, acting: Acting): Promise<CodeAction[]> {
  const { fix, rule, fingerprint } = finding
  if (!fix) return []
  const edits = await repairs((each) => each.rule === rule && each.fingerprint === fingerprint, acting)
  if (!edits) return []
  const isPreferred = fix.safety === 'safe' && acting.abilities.preferred
  return [
    {
      title: titleOf(fix),
      kind: CodeActionKind.QuickFix,
      ...(isPreferred ? { isPreferred } : {}),
      edit: inDocument(edits, acting),
    },
  ]
}

async function repairs(wanted: (finding: Finding) => boolean, acting: Acting): Promise<TextEdit[] | undefined> {
  const { seen, document, look } = acting
  if (!seen.shown.some((finding) => finding.fix && wanted(finding))) return undefined
  const before = document.getText()
  const mark = before.startsWith('\ufeff') ? '\ufeff' : ''
  const after = await repairedText(seen, wanted, (text) => look(mark + text))
  if (after === undefined) return undefined
  const edits = editsBetween(before, mark + after, document)
  // What is sent holds nothing that is masked elsewhere.
  return edits.every(({ newText }) => seen.redact(newText) === newText) ? edits : undefined
}

function inDocument(edits: (TextEdit | SnippetTextEdit)[], { document, abilities }: Acting): WorkspaceEdit {
  const { uri, version } = document
  if (abilities.documentChanges) return { documentChanges: [{ textDocument: { uri, version }, edits }] }
  return { changes: { [uri]: edits.filter((edit) => 'newText' in edit) } }
}

// ── Ignores ─────────────────────────────────────────────────────────────────────────────────────────────────────────

async function ignore(finding: Finding, acting: Acting): Promise<CodeAction[]> {
  const comment = commentFor(finding, acting.seen)
  if (comment) {
    const action = await byComment(finding, comment, acting)
    if (action) return [action]
  }
  const action = await bySettings(finding, acting)
  return action ? [action] : []
}

async function byComment(finding: Finding, comment: Comment, acting: Acting): Promise<CodeAction | undefined> {
  const { seen, document, abilities, look } = acting
  const { at, before, reason, after } = comment
  const line = before + reason + after
  const text = document.getText()
  const from = at + (text.startsWith('\ufeff') ? 1 : 0)
  const count = silenced(finding, 'line', seen, await look(text.slice(0, from) + line + text.slice(from)))
  if (count === 0) return undefined
  const start = document.positionAt(from)
  const range = { start, end: start }
  const snippet = `${escaped(before)}\${1:${escaped(reason)}}${escaped(after)}`
  const isSnippet = abilities.snippets && abilities.documentChanges
  const edit = isSnippet ? { range, snippet: { kind: 'snippet' as const, value: snippet } } : { range, newText: line }
  return { title: ignoreTitle(finding, count), kind: CodeActionKind.QuickFix, edit: inDocument([edit], acting) }
}

/** For the inside of a snippet (LSP 3.18, "Snippet Syntax"). */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

async function bySettings(finding: Finding, acting: Acting): Promise<CodeAction | undefined> {
  const { seen, document, look } = acting
  const entry = await entryFor(finding, seen)
  if (!entry) return undefined
  const after = await look(document.getText(), new Map([[entry.path, entry.text]]))
  const count = silenced(finding, 'place', seen, after)
  if (count === 0) return undefined
  const edit = inSettings(entry, acting)
  if (!edit || seen.redact(JSON.stringify(edit)) !== JSON.stringify(edit)) return undefined
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1)
  return { title: ignoreTitle(finding, count, name), kind: CodeActionKind.QuickFix, edit }
}

function inSettings({ path, text, made }: Entry, { abilities, open }: Acting): WorkspaceEdit | undefined {
  const opened = open(path)
  const uri = opened?.uri ?? uriOf(path)
  const textDocument = { uri, version: opened?.version ?? null }
  if (made) {
    const { text: read } = made.of.source
    if (opened && opened.getText().replace(/^\ufeff/, '') !== read) return undefined
    const before = opened ?? TextDocument.create(uri, 'jsonc', 0, read)
    const edits = made.by.map((edit) => ({ range: rangeOf(before, edit.span), newText: edit.text }))
    return abilities.documentChanges ? { documentChanges: [{ textDocument, edits }] } : { changes: { [uri]: edits } }
  }
  if (!abilities.creates || !abilities.documentChanges) return undefined
  const start = { line: 0, character: 0 }
  const edits = [{ range: { start, end: start }, newText: text }]
  const create = { kind: 'create' as const, uri, options: { ignoreIfExists: true } }
  return { documentChanges: [create, { textDocument, edits }] }
}

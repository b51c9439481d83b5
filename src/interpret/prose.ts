/** Commands in prose, of a Markdown file or of a string, which its client runs, and puts what they print in their place. */

import type { ClientFile } from '../client.ts'
import { textOf } from '../knowledge/references/index.ts'
import { analyseScript } from '../launch/index.ts'
import type { Approval, Reader } from '../model.ts'
import { type Document, type StringNode, within } from '../tree.ts'
import { follow } from './paths.ts'
import type { Room } from './room.ts'

/** No more than so many are looked at in a file. */
const MOST_COMMANDS = 256

type Form = NonNullable<ClientFile['runsProse']>

/** The commands of a file's prose, as what runs; none where no reader runs them. */
export function commandsInProse(document: Document, readers: readonly Reader[], room: Room): readonly Approval[] {
  const running = readers.find(({ file }) => file.runsProse)
  const form = running?.file.runsProse
  if (!running || !form) return []
  const texts = [...proseOf(document), ...stringsOf(document, running.file)]
  return texts
    .flatMap((text) => commandsOf(text, form))
    .slice(0, MOST_COMMANDS)
    .map((node) => ({
      means: 'prints-value',
      client: running.client,
      node,
      words: 'a command is run for what it prints',
      reach: 'everything',
      server: undefined,
      tool: undefined,
      folder: undefined,
      launch: room.fits(node) ? analyseScript(textOf(node)) : undefined,
      honoured: true,
      confidence: 'high',
      at: ['!`…`'],
    }))
}

/** A Markdown file's, as if it were one string. */
function proseOf({ prose, source }: Document): readonly StringNode[] {
  if (!prose) return []
  const value = source.text.slice(prose.start, prose.end)
  return [{ kind: 'string', style: 'plain', value, content: prose, span: prose, parent: undefined, key: undefined }]
}

function stringsOf({ roots }: Document, { proseAt = [] }: ClientFile): readonly StringNode[] {
  const hits = roots.flatMap((root) => proseAt.flatMap((path) => follow(root, path)))
  return hits.flatMap(({ node }) => (node.kind === 'string' ? [node] : []))
}

/**
 * The commands of one text, in their order: with backticks around, and as blocks. Claude Code's expressions for the two are
 * ``/(?<=^|\s)!`([^`]+)`/gm`` and ``/```!\s*\n?([\s\S]*?)\n?```/g``, OpenCode's is ``/!`([^`]+)`/g`` (the first two as
 * several public repositories quote them from the program, the third in packages/opencode/src/config/markdown.ts of
 * anomalyco/opencode, 2026-11).
 */
function commandsOf(text: StringNode, form: Form): readonly StringNode[] {
  const { value } = text
  const found: StringNode[] = []
  let at = value.indexOf('!')
  while (at >= 0 && found.length < MOST_COMMANDS) {
    const { from, to } = commandAt(value, at, form)
    if (value.slice(from, to).trim() !== '') found.push(piece(text, from, to))
    at = value.indexOf('!', Math.max(from, to))
  }
  return found
}

/** From where to where a command stands that an exclamation mark announces; nothing of the text where it announces none. */
function commandAt(value: string, mark: number, form: Form): { readonly from: number; readonly to: number } {
  const from = mark + 1
  // Looked for from behind each mark, and missed but once: a mark that announces something brings backticks along.
  const until = (end: string, begin: number) => ({ from: begin, to: value.indexOf(end, begin) })
  const none = { from, to: from }
  const before = value.slice(Math.max(mark - 3, 0), mark)
  if (form === 'words' && before === '```') return ended(until('```', from)) ?? none
  const begins = form === 'anywhere' || before === '' || /\s$/.test(before)
  return (begins && value[from] === '`' && ended(until('`', from + 1))) || none
}

function ended<Range extends { readonly to: number }>(range: Range): Range | undefined {
  return range.to < 0 ? undefined : range
}

/** A part of a string, as a string of its own. */
function piece(text: StringNode, from: number, to: number): StringNode {
  const { value, offsets } = text
  const span = within(text, from, to)
  return {
    kind: 'string',
    style: 'plain',
    value: value.slice(from, to),
    content: span,
    span,
    ...(offsets ? { offsets: offsets.slice(from, to + 1) } : {}),
    parent: undefined,
    key: undefined,
  }
}

/** Commands in the prose of a Markdown file, which its client runs, and puts what they print in their place. */

import { textOf } from '../knowledge/references/index.ts'
import { analyseScript } from '../launch/index.ts'
import type { Approval, Reader } from '../model.ts'
import type { Document, StringNode } from '../tree.ts'
import type { Room } from './room.ts'

/** `` !`command` ``, at the beginning of a word. More than this many are looked at in no file. */
const COMMAND = /(?<=^|\s)!`([^`\n]{1,2048})`/g
const MOST_COMMANDS = 256

/** The commands of a file's prose, as what runs; none where no reader runs them. */
export function commandsInProse(
  { prose, source }: Document,
  readers: readonly Reader[],
  room: Room,
): readonly Approval[] {
  const running = readers.find(({ file }) => file.runsProse)
  if (!prose || !running) return []
  const text = source.text.slice(prose.start, prose.end)
  const found: Approval[] = []
  for (const { 1: content = '', index } of text.matchAll(COMMAND)) {
    if (found.length === MOST_COMMANDS) break
    const start = prose.start + index + 2
    const node = nodeOf(content, start)
    found.push({
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
    })
  }
  return found
}

function nodeOf(content: string, start: number): StringNode {
  const span = { start, end: start + content.length }
  return { kind: 'string', style: 'plain', value: content, content: span, span, parent: undefined, key: undefined }
}

/** Files that a shell script writes: the here-documents of `cat > servers.json << 'EOF'`, apart from the script's own text. */

import type { StringNode } from '../tree.ts'
import { type OpenSequence, openMapping, openSequence, type Parent, type Place, put, stringNode } from './build.ts'
import type { Inner } from './embedded.ts'

/** `<< EOF`, `<<-'EOF'`: group 1 is the dash, 2 the quote, 3 the word. */
const OPENING = /<<(-?)[ \t]{0,8}(['"]?)([A-Za-z_]\w{0,63})\2/g

/** More than any script has; each is looked for to the end of the text. */
const MOST = 100

/**
 * A list of the script's text and, in order, maps from `<<` to the text of each here-document. Empty where there is none.
 * Only the first that a line opens is looked for.
 */
export function parseHereDocuments(text: string): Inner {
  const list = openSequence(0, undefined, undefined)
  list.span.end = text.length
  let from = 0
  OPENING.lastIndex = 0
  for (let left = MOST, opening = OPENING.exec(text); opening && left > 0; left--, opening = OPENING.exec(text)) {
    const [marker, dash, , word = ''] = opening
    const feed = text.indexOf('\n', opening.index)
    if (feed < 0) break
    const body = bodyAt(text, feed + 1, word, dash === '-')
    if (!body) continue
    addText(list, text, from, feed + 1)
    const document = openMapping(body.start, list, list.items.length)
    document.span.end = body.end
    const key = { text: '<<', span: { start: opening.index, end: opening.index + marker.length } }
    put(document, key, piece(text, body.start, body.end, document, key))
    list.items.push(document)
    from = body.end
    OPENING.lastIndex = body.end
  }
  if (list.items.length === 0) return { roots: [], comments: [], problems: [] }
  addText(list, text, from, text.length)
  return { roots: [list], comments: [], problems: [] }
}

/** The lines up to the one that is the word alone; undefined where none is. */
function bodyAt(
  text: string,
  start: number,
  word: string,
  indented: boolean,
): { readonly start: number; readonly end: number } | undefined {
  for (let line = start; line <= text.length; ) {
    const feed = text.indexOf('\n', line)
    const end = feed < 0 ? text.length : feed
    const closing = indented ? text.slice(line, end).replace(/^\t{1,64}/, '') : text.slice(line, end)
    if (closing === word) return { start, end: line }
    if (feed < 0) return undefined
    line = feed + 1
  }
  return undefined
}

function addText(list: OpenSequence, text: string, start: number, end: number): void {
  if (end > start) list.items.push(piece(text, start, end, list, list.items.length))
}

function piece(text: string, start: number, end: number, parent: Parent, key: Place): StringNode {
  const span = { start, end }
  return stringNode({ value: text.slice(start, end) }, { style: 'plain', span, content: span }, parent, key)
}

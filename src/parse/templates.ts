/** Files that a program fills in first, with the actions of Go's text/template, as chezmoi does: `{{ if … }}`, `{{ .name }}`. */

/** Actions that write nothing themselves (pkg.go.dev/text/template, "Actions", 2026-11). */
const SILENT =
  /^(?:(?:if|with|range|block|define|else|end|break|continue)\b|\/\*|\$\w{0,64}(?:\s{0,16},\s{0,16}\$\w{1,64})?\s{0,16}:?=)/
const OPENS = /^(?:if|with|range|block|define)\b/
type Quote = '"' | "'"

/**
 * A template as a text that its format can read, of the same length, so that every place stays what it is. Of what depends on a
 * condition the first branch stands for all. An action that writes something is a string of itself, or part of the string that
 * it stands in; one that is alone on its line, which may write anything, is left out. Undefined where an action has no end.
 */
export function withoutActions(text: string): string | undefined {
  const filled: string[] = []
  let at = 0
  let depth = 0
  /** How deep the branch lies that is left out. */
  let left: number | undefined
  let quote: Quote | undefined
  const write = (piece: string): void => {
    filled.push(piece)
    quote = quoteAfter(piece, quote)
  }
  for (;;) {
    const start = text.indexOf('{{', at)
    const plain = text.slice(at, start < 0 ? text.length : start)
    write(left === undefined ? plain : blank(plain))
    if (start < 0) return filled.join('')
    const end = endOf(text, start + 2)
    if (end === undefined) return undefined
    const action = text.slice(start, end)
    const words = action.slice(2, -2).replace(/^-/, '').trim()
    if (OPENS.test(words)) depth++
    if (left === undefined && /^else\b/.test(words)) left = depth
    if (/^end\b/.test(words)) {
      if (left === depth) left = undefined
      depth--
    }
    const isSilent = left !== undefined || SILENT.test(words) || (!quote && isAlone(text, start, end))
    write(isSilent ? blank(action) : quote ? within(quote, action) : `"${within('"', action.slice(1, -1))}"`)
    at = end
  }
}

/** Behind the action whose words begin at `at`. What stands in its strings, or in a comment, which is all of it, ends nothing. */
function endOf(text: string, at: number): number | undefined {
  const comment = /-?[ \t]{0,8}\/\*/y
  comment.lastIndex = at
  if (comment.test(text)) {
    const closed = text.indexOf('*/', comment.lastIndex)
    const end = closed < 0 ? -1 : text.indexOf('}}', closed)
    return end < 0 ? undefined : end + 2
  }
  for (let up = at; up < text.length; up++) {
    const sign = text[up]
    if (sign === '}' && text[up + 1] === '}') return up + 2
    if (sign !== '"' && sign !== '`') continue
    up = closing(text, up + 1, sign)
    if (up < 0) return undefined
  }
  return undefined
}

/** Where a string ends; -1 where it does not. One in double quotes has escapes, and ends with its line. */
function closing(text: string, from: number, quote: '"' | '`'): number {
  if (quote === '`') return text.indexOf(quote, from)
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === quote) return at
    if (text[at] === '\\') at++
  }
  return -1
}

/** The quote of a string that is open behind a piece. None goes on over a line. */
function quoteAfter(piece: string, before: Quote | undefined): Quote | undefined {
  const line = piece.lastIndexOf('\n')
  let open = line < 0 ? before : undefined
  for (let at = line + 1; at < piece.length; at++) {
    const sign = piece[at]
    if (sign === '\\' && open === '"') at++
    else if (sign === open) open = undefined
    else if (open === undefined && (sign === '"' || sign === "'")) open = sign
  }
  return open
}

function isAlone(text: string, start: number, end: number): boolean {
  const isSpace = (at: number) => text[at] === ' ' || text[at] === '\t' || text[at] === '\r'
  const isEdge = (at: number) => at < 0 || at >= text.length || text[at] === '\n'
  let before = start - 1
  while (isSpace(before)) before--
  let behind = end
  while (isSpace(behind)) behind++
  return isEdge(before) && isEdge(behind)
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ')
}

/** An action as part of a string: with nothing in it that would end that, or be an escape. */
function within(quote: Quote, action: string): string {
  const plain = action.replace(/[\n\r]/g, ' ')
  return quote === "'" ? plain.replaceAll("'", '"') : plain.replaceAll('"', "'").replaceAll('\\', '/')
}

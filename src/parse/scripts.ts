/** What a shell script says to clients: the here-documents of `cat > servers.json << 'EOF'`, and the command lines of `claude`. */

import type { Span, StringNode } from '../tree.ts'
import { after, type Word, wordNode, wordsIn } from './arguments.ts'
import {
  type OpenMapping,
  type OpenSequence,
  openMapping,
  openSequence,
  type Parent,
  type Place,
  put,
  stringNode,
} from './build.ts'
import type { Inner } from './embedded.ts'

/** `<< EOF`, `<<-'EOF'`: group 1 is the dash, 2 the quote, 3 the word. */
const OPENING = /<<(-?)[ \t]{0,8}(['"]?)([A-Za-z_]\w{0,63})\2/g

/** More than any script has; each is looked for to the end of the text. */
const MOST = 100

/**
 * A list of the script's text and, in order, maps from `<<` to the text of each here-document, from `claude` to what follows
 * that word, and from `mcp add` to a map of the entry that `claude mcp add` makes. Empty where there is none of them. Only the
 * first here-document that a line opens is looked for.
 */
export function parseScript(text: string): Inner {
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
  addText(list, text, from, text.length)
  if (list.items.every(({ kind }) => kind === 'string')) return { roots: [], comments: [], problems: [] }
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

/** Text between two here-documents, with its command lines apart. */
function addText(list: OpenSequence, text: string, start: number, end: number): void {
  let from = start
  let left = MOST
  for (let at = text.indexOf('claude', start); at >= 0 && at < end && left > 0; at = text.indexOf('claude', at + 6)) {
    left--
    const program = programAt(text, at, start, end)
    if (!program) continue
    addPiece(list, text, from, program.end)
    from = endOfCommand(text, program.end, end)
    addCommand(list, text, { start: program.start, end: program.end }, from)
    at = Math.max(from - 6, at)
  }
  addPiece(list, text, from, end)
}

function addPiece(list: OpenSequence, text: string, start: number, end: number): void {
  if (end > start) list.items.push(piece(text, start, end, list, list.items.length))
}

/** The word around an offset, where it is the program of a command, and not what another one is given. */
function programAt(text: string, at: number, from: number, to: number): Span | undefined {
  let start = at
  while (start > from && at - start < LONGEST_PACKAGE && !/[\s;&|(]/.test(text.charAt(start - 1))) start--
  let end = at
  while (end < to && end - at < LONGEST_PACKAGE && !/\s/.test(text.charAt(end))) end++
  if (!/^(?:claude|@anthropic-ai\/claude-code(?:@[\w.-]{1,32})?)$/.test(text.slice(start, end))) return undefined
  let before = start
  while (before > from && start - before < LONGEST_BEFORE && !/[\n;&|(]/.test(text.charAt(before - 1))) before--
  const words = text.slice(before, start).split(/[ \t]{1,64}/)
  return words.every((word) => BEFORE.test(word)) ? { start, end } : undefined
}

const LONGEST_PACKAGE = 64
const LONGEST_BEFORE = 256
/** What may stand before the program of a command. */
const BEFORE =
  /^(?:then|do|else|if|!|exec|command|time|timeout|\d{1,6}[smh]?|env|npx|bunx|-y|--yes|[A-Za-z_]\w{0,63}=[^\s]{0,200})?$/

/** Where a command ends: at a line's end that no backslash hides, or at what joins it to another. */
function endOfCommand(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const unit = text[at]
    if (unit === '\\') at++
    else if (unit === "'") at = closing(text, "'", at + 1, to)
    else if (unit === '"') {
      for (at++; at < to && text[at] !== '"'; at++) if (text[at] === '\\') at++
    } else if (text.startsWith('${{', at)) at = closing(text, '}}', at, to)
    else if (unit !== undefined && /[\n;&|<>()]/.test(unit)) return at
  }
  return to
}

function closing(text: string, mark: string, from: number, to: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? to : Math.min(found, to)
}

function addCommand(list: OpenSequence, text: string, program: Span, end: number): void {
  const command = openMapping(program.start, list, list.items.length)
  command.span.end = end
  const words = wordsIn(text.slice(program.end, end)).map((word) => shifted(word, program.end))
  const [group, verb] = words
  if (group?.value === 'mcp' && (verb?.value === 'add' || verb?.value === 'add-json')) {
    const key = { text: 'mcp add', span: { start: group.span.start, end: verb.span.end } }
    const servers = openMapping(key.span.start, command, key)
    servers.span.end = end
    addServer(servers, words.slice(2), verb.value)
    put(command, key, servers)
  } else {
    const key = { text: 'claude', span: program }
    put(command, key, piece(text, program.end, end, command, key))
  }
  list.items.push(command)
}

/** Options of `claude mcp add` that take a word, or several (`claude mcp add --help` of 2.1, 2026-11). */
const WITH_VALUE = /^(?:-s|--scope|-t|--transport|-e|--env|-H|--header|--client-id|--callback-port)$/

/** The words of `claude mcp add` behind its verb: those that are no options, and what options are given, by their first letter. */
interface Given {
  readonly operands: readonly Word[]
  readonly options: readonly (readonly [option: string, value: Word])[]
}

function givenIn(words: readonly Word[]): Given {
  const operands: Word[] = []
  const options: (readonly [option: string, value: Word])[] = []
  let at = 0
  for (let word = words[at]; word; word = words[++at]) {
    if (word.value === '--') {
      for (const each of words.slice(at + 1)) operands.push(each)
      break
    }
    if (operands.length > 2 || !/^-/.test(word.value)) operands.push(word)
    else if (WITH_VALUE.test(word.value)) {
      const option = word.value.replace(/^-{1,2}/, '').charAt(0)
      do {
        const value = words[++at]
        if (value) options.push([option, value])
        // Variables may be given several at once.
      } while (option === 'e' && /^[A-Za-z_]\w{0,127}=/.test(words[at + 1]?.value ?? ''))
    }
  }
  return { operands, options }
}

/** `claude mcp add [options] name command-or-url [arguments]`, `claude mcp add-json name json`, as the entry that it writes. */
function addServer(servers: OpenMapping, words: readonly Word[], verb: 'add' | 'add-json'): void {
  const { operands, options } = givenIn(words)
  const [name, first, ...rest] = operands
  if (!name || !first) return
  const key = { text: name.value, span: name.span }
  if (verb === 'add-json') {
    put(servers, key, wordNode(first, servers, key))
    return
  }
  const entry = openMapping(name.span.start, servers, key)
  entry.span.end = (rest.at(-1) ?? first).span.end
  const valuesOf = (letter: string) => options.flatMap(([option, value]) => (option === letter ? [value] : []))
  const transport = valuesOf('t').at(-1)
  const isRemote = transport !== undefined && transport.value !== 'stdio'
  if (transport) putWord(entry, 'type', transport)
  putWord(entry, isRemote ? 'url' : 'command', first)
  if (!isRemote) putList(entry, 'args', rest)
  putPairs(entry, 'env', '=', valuesOf('e'))
  putPairs(entry, 'headers', ':', valuesOf('H'))
  put(servers, key, entry)
}

function putList(into: OpenMapping, name: string, words: readonly Word[]): void {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return
  const key = { text: name, span: first.span }
  const list = openSequence(first.span.start, into, key)
  list.span.end = last.span.end
  for (const word of words) list.items.push(wordNode(word, list, list.items.length))
  put(into, key, list)
}

function putWord(into: OpenMapping, name: string, word: Word): void {
  const key = { text: name, span: word.span }
  put(into, key, wordNode(word, into, key))
}

function putPairs(into: OpenMapping, name: string, mark: string, words: readonly Word[]): void {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return
  const at = { text: name, span: first.span }
  const map = openMapping(first.span.start, into, at)
  map.span.end = last.span.end
  for (const word of words) {
    const split = word.value.indexOf(mark)
    if (split < 1) continue
    const behind = word.value.slice(split + 1)
    const blank = behind.length - behind.trimStart().length
    const key = { text: word.value.slice(0, split), span: word.span }
    put(map, key, wordNode(after(word, split + 1 + blank), map, key))
  }
  put(into, at, map)
}

function shifted({ value, offsets, span }: Word, by: number): Word {
  return { value, offsets: offsets.map((at) => at + by), span: { start: span.start + by, end: span.end + by } }
}

function piece(text: string, start: number, end: number, parent: Parent, key: Place): StringNode {
  const span = { start, end }
  return stringNode({ value: text.slice(start, end) }, { style: 'plain', span, content: span }, parent, key)
}

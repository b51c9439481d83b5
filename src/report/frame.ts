/** A piece of a file with marks under it, as compilers show it. Plain characters: what is marked is told by `^` and `-`. */

import type { Position } from '../model.ts'
import type { Lines } from '../positions.ts'
import type { Paint } from './palette.ts'
import { characterWidth, displayWidth, neutralise, TAB, wholeCharacters } from './text.ts'

export interface Mark {
  readonly start: Position
  readonly end: Position
  readonly sign: '^' | '-'
  readonly label: string
  readonly paint: Paint
}

export interface FrameOptions {
  /** Columns of the whole frame, line numbers included. */
  readonly width: number
  /** Columns of a line number; `gutterOf` says how many are needed. */
  readonly gutter: number
  readonly paint: Paint
}

/** One line's share of a mark; `from` and `to` are 0-based units of that line. */
interface Piece extends Pick<Mark, 'sign' | 'label' | 'paint'> {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** One character as it is shown. */
interface Cell {
  readonly unit: number
  readonly text: string
  readonly width: number
}

/** The part of a line that there is room for. */
interface Excerpt {
  readonly text: string
  /** Units of the line that are shown, half-open. */
  readonly from: number
  readonly to: number
  /** 0-based display column of a unit. */
  readonly column: (unit: number) => number
}

/** Below this a frame shows nothing one could read. */
const NARROWEST = 20
const CUT = '…'

/** Columns that line numbers need in a frame with these marks. */
export function gutterOf(marks: readonly Pick<Mark, 'end'>[]): number {
  return Math.max(...marks.map(({ end }) => String(end.line).length), 1)
}

/**
 * The marked lines of a text with the marks below them, in the order of the file; `...` stands for lines left out. The
 * first mark is the one that an excerpt of an overlong line is cut around. Costs no more for a line of megabytes.
 */
export function codeFrame(
  text: string,
  lines: Lines,
  marks: readonly Mark[],
  { width, gutter, paint }: FrameOptions,
): readonly string[] {
  const bar = paint(`${' '.repeat(gutter)} |`)
  const room = Math.max(width - gutter - 3, NARROWEST)
  const rows: string[] = [bar]
  let last: number | undefined
  for (const [number, pieces] of byLine(marks, text, lines)) {
    if (last !== undefined && number > last + 1) rows.push(paint('...'))
    last = number
    const span = lines.line(number)
    for (const { excerpt, shown } of excerpts(text.slice(span.start, span.end), pieces, room)) {
      rows.push(`${paint(`${String(number).padStart(gutter)} |`)} ${excerpt.text}`.trimEnd())
      for (const piece of shown) rows.push(`${bar} ${underline(piece, excerpt, room)}`)
    }
  }
  return [...rows, bar]
}

/** Pieces grouped by line, lines ascending, pieces as the marks are given. */
function byLine(marks: readonly Mark[], text: string, lines: Lines): readonly (readonly [number, readonly Piece[]])[] {
  const grouped = new Map<number, Piece[]>()
  for (const piece of marks.flatMap((mark) => piecesOf(mark, text, lines))) {
    const known = grouped.get(piece.line)
    if (known) known.push(piece)
    else grouped.set(piece.line, [piece])
  }
  return [...grouped].sort(([a], [b]) => a - b)
}

/** A mark over several lines is shown on its first and its last, the label at the end. */
function piecesOf({ start, end, sign, label, paint }: Mark, text: string, lines: Lines): readonly Piece[] {
  if (start.line > lines.count) return []
  const look = { sign, paint }
  const from = start.column - 1
  if (end.line <= start.line) return [{ ...look, label, line: start.line, from, to: end.column - 1 }]
  const first = lines.line(start.line)
  const opening = { ...look, line: start.line, from, to: first.end - first.start }
  const last = end.line <= lines.count ? lines.line(end.line) : undefined
  const indent = last ? (/^[ \t]{0,1000}/.exec(text.slice(last.start, last.end))?.[0].length ?? 0) : 0
  if (!last || end.column - 1 <= indent) return [{ ...opening, label }]
  return [
    { ...opening, label: '' },
    { ...look, label, line: end.line, from: indent, to: end.column - 1 },
  ]
}

/** A line as often as it takes to show the beginning of each of its pieces: once, unless it is longer than there is room. */
function excerpts(
  line: string,
  pieces: readonly Piece[],
  room: number,
): readonly { readonly excerpt: Excerpt; readonly shown: readonly Piece[] }[] {
  const found: { readonly excerpt: Excerpt; readonly shown: readonly Piece[] }[] = []
  let rest = pieces
  for (let [first] = rest; first; [first] = rest) {
    const excerpt = excerptAround(line, first, room)
    const fits = (piece: Piece) => piece === first || (piece.from >= excerpt.from && piece.from < excerpt.to)
    found.push({ excerpt, shown: rest.filter(fits) })
    rest = rest.filter((piece) => !fits(piece))
  }
  return found
}

function excerptAround(line: string, piece: Piece, room: number): Excerpt {
  // No more than can be shown is looked at, whatever the line's length.
  const from = wholeCharacters(line, Math.max(piece.from - room, 0))
  const to = wholeCharacters(line, Math.min(piece.from + room + 1, line.length))
  const cells = cellsOf(line, from, to)
  const columns = (some: readonly Cell[]) => some.reduce((sum, { width }) => sum + width, 0)
  // A mark at the end of a line stands behind its last character.
  const behind = piece.from >= line.length ? 1 : 0
  if (from === 0 && to === line.length && columns(cells) + behind <= room) return excerptOf(cells, from, to, '', '')

  const before = cells.filter(({ unit }) => unit < piece.from)
  const marked = columns(cells.filter(({ unit }) => unit >= piece.from && unit < piece.to))
  // The mark as a whole if possible, but never without some of what stands before it.
  const lead = Math.min(Math.max(room - marked - 10, room >> 2), room >> 1)
  let skipped = 0
  const whole = from === 0 && columns(before) + Math.min(marked, room >> 1) < room
  for (let left = columns(before); !whole && left > lead; skipped++) left -= before[skipped]?.width ?? 0
  const opening = from > 0 || skipped > 0 ? CUT : ''
  let used = opening.length
  let count = skipped
  for (let cell = cells[count]; cell && used + cell.width <= room - CUT.length; cell = cells[count]) {
    used += cell.width
    count++
  }
  const end = cells[count]?.unit ?? to
  return excerptOf(
    cells.slice(skipped, count),
    cells[skipped]?.unit ?? from,
    end,
    opening,
    end < line.length ? CUT : '',
  )
}

function excerptOf(cells: readonly Cell[], from: number, to: number, opening: string, closing: string): Excerpt {
  return {
    text: opening + cells.map(({ text }) => text).join('') + closing,
    from,
    to,
    column(unit) {
      let column = opening.length
      for (const cell of cells) {
        if (cell.unit >= unit) break
        column += cell.width
      }
      return column
    },
  }
}

function cellsOf(line: string, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = []
  let unit = from
  for (const character of line.slice(from, to)) {
    const text = character === '\t' ? TAB : neutralise(character)
    cells.push({ unit, text, width: text === character ? characterWidth(text) : text.length })
    unit += character.length
  }
  return cells
}

/** At least one sign wide: a place between two characters, or at the end of a line, is a place too. */
function underline({ from, to, sign, label, paint }: Piece, excerpt: Excerpt, room: number): string {
  const start = excerpt.column(from)
  const end = excerpt.column(Math.min(to, excerpt.to))
  const signs = sign.repeat(Math.max(end - start, 1))
  const left = Math.max(room - start - signs.length - 1, NARROWEST)
  const words = label === '' ? '' : ` ${shortened(neutralise(label), left)}`
  return ' '.repeat(start) + paint(signs + words)
}

function shortened(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${text.slice(0, wholeCharacters(text, width - 1))}${CUT}`
}

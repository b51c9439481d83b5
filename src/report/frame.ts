/** A piece of a file with marks under it, as compilers show it. Plain characters: what is marked is told by `^` and `-`. */

import { groupedBy } from '../knowledge/groups.ts'
import type { Position } from '../model.ts'
import type { Lines } from '../positions.ts'
import type { Paint } from './palette.ts'
import { characterWidth, displayWidth, isPlain, neutralise, TAB, wholeCharacters } from './text.ts'

export interface Marked {
  readonly start: Position
  readonly end: Position
  readonly sign: '^' | '-'
  readonly label: string
}

export interface Mark extends Marked {
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
export interface Piece<M extends Marked = Mark> {
  readonly mark: M
  /** The mark's, on the last of its lines. */
  readonly label: string
  readonly line: number
  readonly from: number
  readonly to: number
}

/** One character as it is shown. */
export interface Cell {
  readonly unit: number
  readonly text: string
  readonly width: number
}

/** The part of a line that there is room for. */
export interface Excerpt {
  readonly text: string
  readonly cells: readonly Cell[]
  /** What stands before and behind the cells where the line was cut. */
  readonly opening: string
  readonly closing: string
  /** Units of the line that are shown, half-open. */
  readonly from: number
  readonly to: number
  /** 0-based display column of a unit. */
  readonly column: (unit: number) => number
}

/** A line of a frame, or the part of one that there is room for, with the pieces of marks that are shown on it. */
export interface FrameLine<M extends Marked> {
  readonly number: number
  /** Lines before it are left out. */
  readonly afterGap: boolean
  readonly excerpt: Excerpt
  readonly shown: readonly Piece<M>[]
}

/** Below this a frame shows nothing one could read. */
const NARROWEST = 20
const CUT = '…'

/** Columns that line numbers need in a frame with these marks. */
export function gutterOf(marks: readonly Pick<Mark, 'end'>[]): number {
  return marks.reduce((most, { end }) => Math.max(most, String(end.line).length), 1)
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
  const rows = frameLines(text, lines, marks, room).flatMap(({ number, afterGap, excerpt, shown }) => [
    ...(afterGap ? [paint('...')] : []),
    `${paint(`${String(number).padStart(gutter)} |`)} ${excerpt.text}`.trimEnd(),
    ...shown.flatMap((piece) => underline(piece, excerpt, room).map((line) => `${bar} ${line}`)),
  ])
  return [bar, ...rows, bar]
}

/** Which lines a frame with these marks shows, and what of each; `room`: columns for the text of a line. */
export function frameLines<M extends Marked>(
  text: string,
  lines: Lines,
  marks: readonly M[],
  room: number,
): readonly FrameLine<M>[] {
  let last: number | undefined
  return byLine(marks, text, lines).flatMap(([number, pieces]) => {
    const isBehindGap = last !== undefined && number > last + 1
    last = number
    const span = lines.line(number)
    return excerpts(text.slice(span.start, span.end), pieces, room).map(({ excerpt, shown }, index) => ({
      number,
      afterGap: isBehindGap && index === 0,
      excerpt,
      shown,
    }))
  })
}

/** Pieces grouped by line, lines ascending, pieces as the marks are given. */
function byLine<M extends Marked>(
  marks: readonly M[],
  text: string,
  lines: Lines,
): readonly (readonly [number, readonly Piece<M>[]])[] {
  const pieces = marks.flatMap((mark) => piecesOf(mark, text, lines))
  return [...groupedBy(pieces, ({ line }) => line)].sort(([a], [b]) => a - b)
}

/** A mark over several lines is shown on its first and its last, the label at the end. */
function piecesOf<M extends Marked>(mark: M, text: string, lines: Lines): readonly Piece<M>[] {
  const { start, end, label } = mark
  if (start.line > lines.count) return []
  const from = start.column - 1
  if (end.line <= start.line) return [{ mark, label, line: start.line, from, to: end.column - 1 }]
  const first = lines.line(start.line)
  const opening = { mark, line: start.line, from, to: first.end - first.start }
  const last = end.line <= lines.count ? lines.line(end.line) : undefined
  const indent = last ? (/^[ \t]{0,1000}/.exec(text.slice(last.start, last.end))?.[0].length ?? 0) : 0
  if (!last || end.column - 1 <= indent) return [{ ...opening, label }]
  return [
    { ...opening, label: '' },
    { mark, label, line: end.line, from: indent, to: end.column - 1 },
  ]
}

/** A line as often as it takes to show the beginning of each of its pieces: once, unless it is longer than there is room. */
function excerpts<M extends Marked>(
  line: string,
  pieces: readonly Piece<M>[],
  room: number,
): readonly Pick<FrameLine<M>, 'excerpt' | 'shown'>[] {
  const found: Pick<FrameLine<M>, 'excerpt' | 'shown'>[] = []
  let rest = pieces
  for (let [first] = rest; first; [first] = rest) {
    const excerpt = excerptAround(line, first, room)
    const fits = (piece: Piece<M>) => piece === first || (piece.from >= excerpt.from && piece.from < excerpt.to)
    found.push({ excerpt, shown: rest.filter(fits) })
    rest = rest.filter((piece) => !fits(piece))
  }
  return found
}

function excerptAround(line: string, piece: Pick<Piece, 'from' | 'to'>, room: number): Excerpt {
  // No more than can be shown is looked at, whatever the line's length.
  const from = wholeCharacters(line, Math.max(piece.from - room, 0))
  const to = wholeCharacters(line, Math.min(piece.from + room + 1, line.length))
  if (from === 0 && to === line.length && line.length + 1 <= room && isPlain(line)) return plainExcerpt(line)
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

/** A line that there is room for, each of whose characters is a column wide and shown as it is: most lines are. */
function plainExcerpt(line: string): Excerpt {
  const to = line.length
  return {
    text: line,
    get cells() {
      return cellsOf(line, 0, to)
    },
    opening: '',
    closing: '',
    from: 0,
    to,
    column: (unit) => Math.min(unit, to),
  }
}

function excerptOf(cells: readonly Cell[], from: number, to: number, opening: string, closing: string): Excerpt {
  return {
    text: opening + cells.map(({ text }) => text).join('') + closing,
    cells,
    opening,
    closing,
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
  const shown = line.slice(from, to)
  const plain = isPlain(shown)
  let unit = from
  for (const character of shown) {
    const text = plain ? character : character === '\t' ? TAB : neutralise(character)
    cells.push({ unit, text, width: plain ? 1 : text === character ? characterWidth(text) : text.length })
    unit += character.length
  }
  return cells
}

/**
 * At least one sign wide: a place between two characters, or at the end of a line, is a place too. A label that has no room
 * behind the signs stands below them.
 */
function underline(
  { from, to, label, mark: { sign, paint } }: Piece,
  excerpt: Excerpt,
  room: number,
): readonly string[] {
  const start = excerpt.column(from)
  const end = excerpt.column(Math.min(to, excerpt.to))
  const signs = sign.repeat(Math.max(end - start, 1))
  const words = shortened(neutralise(label), room)
  const width = displayWidth(words)
  const indent = ' '.repeat(start)
  if (width === 0) return [indent + paint(signs)]
  if (start + signs.length + 1 + width <= room) return [`${indent}${paint(`${signs} ${words}`)}`]
  return [indent + paint(signs), ' '.repeat(Math.max(0, Math.min(start, room - width))) + paint(words)]
}

function shortened(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${text.slice(0, wholeCharacters(text, width - 1))}${CUT}`
}

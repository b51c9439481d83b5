/** What fixes change, as a unified diff to be read: secrets are masked in it, so that it is no patch. */

import { changedLines, type Stretch } from './changed-lines.ts'
import type { Palette } from './palette.ts'
import { neutralise, TAB } from './text.ts'

/** Of a line that is shown. */
const LONGEST_LINE = 500

/**
 * The lines of a unified diff.
 *
 * @param before @param after Texts whose secrets have been replaced.
 */
export function diffLines(path: string, before: string, after: string, palette: Palette): readonly string[] {
  const hunks = hunksOf(changedLines(before, after))
  const name = neutralise(path)
  const head = [palette.strong(`--- a/${name}`), palette.strong(`+++ b/${name}`)]
  const body = hunks.flatMap(({ oldStart, newStart, lines }) => {
    const counted = (other: string) => lines.filter((line) => !line.startsWith(other)).length
    return [
      palette.gutter(`@@ -${oldStart},${counted('+')} +${newStart},${counted('-')} @@`),
      ...lines
        .flatMap((line) => (line.endsWith('\n') ? [line.slice(0, -1)] : [line, NO_NEWLINE]))
        .map((line) => painted(line, palette)),
    ]
  })
  return hunks.length === 0 ? [] : [...head, ...body]
}

const NO_NEWLINE = '\\ No newline at end of file'

/** Lines of context. */
const CONTEXT = 3

interface Hunk {
  /** 1-based. */
  readonly oldStart: number
  readonly newStart: number
  /** Each with its sign before it. */
  readonly lines: string[]
}

/** Changes with what stands around them; those that are near each other are one. */
function hunksOf(stretches: readonly Stretch[]): readonly Hunk[] {
  const hunks: Hunk[] = []
  let hunk: Hunk | undefined
  let [old, now] = [1, 1]
  for (const [index, { kind, lines }] of stretches.entries()) {
    if (kind === 'kept') {
      const isBetween = lines.length <= 2 * CONTEXT && index < stretches.length - 1
      for (const line of isBetween ? lines : lines.slice(0, CONTEXT)) hunk?.lines.push(` ${line}`)
      if (!isBetween) hunk = undefined
    } else {
      if (!hunk) {
        const above = stretches[index - 1]?.lines.slice(-CONTEXT) ?? []
        hunk = { oldStart: old - above.length, newStart: now - above.length, lines: above.map((line) => ` ${line}`) }
        hunks.push(hunk)
      }
      for (const line of lines) hunk.lines.push(`${kind === 'new' ? '+' : '-'}${line}`)
    }
    if (kind !== 'new') old += lines.length
    if (kind !== 'gone') now += lines.length
  }
  return hunks
}

function painted(line: string, palette: Palette): string {
  // A tab is as wide as in a frame of code; a line break of Windows is none of the line.
  const text = line.slice(1).replace(/\r$/, '').replaceAll('\t', TAB)
  const shown = line[0] + neutralise(text, LONGEST_LINE)
  if (line.startsWith('+')) return palette.good(shown)
  return line.startsWith('-') ? palette.severity.high(shown) : shown
}

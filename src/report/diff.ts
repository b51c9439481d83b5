/** What fixes change, as a unified diff to be read: secrets are masked in it, so that it is no patch. */

import { structuredPatch } from 'diff'
import type { Palette } from './palette.ts'
import { neutralise, TAB } from './text.ts'

/** Of a line that is shown. */
const LONGEST_LINE = 500

/**
 * The lines of a unified diff with three lines of context.
 *
 * @param before @param after Texts whose secrets have been replaced.
 */
export function diffLines(path: string, before: string, after: string, palette: Palette): readonly string[] {
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: 3 })
  const name = neutralise(path)
  const head = [palette.strong(`--- a/${name}`), palette.strong(`+++ b/${name}`)]
  const body = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    palette.gutter(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...lines.map((line) => painted(line, palette)),
  ])
  return hunks.length === 0 ? [] : [...head, ...body]
}

function painted(line: string, palette: Palette): string {
  // A tab is as wide as in a frame of code; a line break of Windows is none of the line.
  const text = line.slice(1).replace(/\r$/, '').replaceAll('\t', TAB)
  const shown = line[0] + neutralise(text, LONGEST_LINE)
  if (line.startsWith('+')) return palette.good(shown)
  return line.startsWith('-') ? palette.severity.high(shown) : shown
}

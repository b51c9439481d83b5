/** Names that somebody else gave: each by itself, so that none turns the direction of what stands beside it. */

import { counted } from '../summary.ts'
import { html, joined, type Markup, text } from './markup.ts'

/** UTF-16 units of a path, and of any other name. */
const LONGEST_PATH = 300
const LONGEST_NAME = 120

/** A name out of a scanned file, cut to what a page has room for, in its own direction of writing. */
export function name(words: string): Markup {
  return html`<bdi>${text(words, LONGEST_NAME)}</bdi>`
}

/** A path with the line and the column of what stands there, as far as they are known. */
export function path(file: string, line?: number, column?: number): Markup {
  const at = [line, column].filter((part) => part !== undefined).map((part) => `:${part}`)
  return html`<bdi class="path">${text(file, LONGEST_PATH)}${at}</bdi>`
}

/** `a, b, c and 3 more clients`. */
export function listed(all: readonly string[], most: number, noun: string): Markup {
  const more = all.length - most
  return html`${joined(all.slice(0, most).map(name), html`, `)}${more > 0 && ` and ${counted(more, `more ${noun}`)}`}`
}

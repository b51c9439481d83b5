/** Command lines as a file has them that holds nothing else, so that each place belongs to one of their strings. */

import { textOf } from '../src/knowledge/references/index.ts'
import { analyseLaunch } from '../src/launch/index.ts'
import type { Launch, StringNode, Text } from '../src/model.ts'

/** A string in double quotes that begins at an offset: as it is written there, or with where each of its units stands. */
export function quoted(value: string, start = 0, offsets?: readonly number[]): Text {
  const last = offsets?.at(-1) ?? start + 1 + value.length
  const node: StringNode = {
    kind: 'string',
    value,
    style: 'double',
    content: { start: start + 1, end: last },
    span: { start, end: last + 1 },
    parent: undefined,
    key: undefined,
    ...(offsets && { offsets }),
  }
  return textOf(node)
}

/** Strings, one behind the other. */
export function write(values: readonly string[]): readonly Text[] {
  let at = 0
  return values.map((value) => {
    const text = quoted(value, at)
    at = text.node.span.end + 1
    return text
  })
}

export function launchOf(values: readonly string[]): { readonly launch: Launch; readonly texts: readonly Text[] } {
  const texts = write(values)
  const [command, ...args] = texts
  return { launch: analyseLaunch({ command, args, env: [] }), texts }
}

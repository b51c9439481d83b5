/** Command lines as a file has them that holds nothing else, so that each place belongs to one of their strings. */

import { textOf } from '../src/knowledge/references/index.ts'
import { analyseLaunch } from '../src/launch/index.ts'
import type { Launch, Span, StringNode, Text } from '../src/model.ts'

/** Strings, one behind the other. */
export function write(values: readonly string[]): readonly Text[] {
  let at = 0
  return values.map((value) => {
    const span: Span = { start: at, end: at + value.length + 2 }
    at = span.end + 1
    const content = { start: span.start + 1, end: span.end - 1 }
    const node: StringNode = {
      kind: 'string',
      value,
      style: 'double',
      content,
      span,
      parent: undefined,
      key: undefined,
    }
    return textOf(node)
  })
}

export function launchOf(values: readonly string[]): { readonly launch: Launch; readonly texts: readonly Text[] } {
  const texts = write(values)
  const [command, ...args] = texts
  return { launch: analyseLaunch({ command, args, env: [] }), texts }
}

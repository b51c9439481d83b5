/** A value in the place of another one, laid out as its surroundings are. */

import type { Edit, Value } from '../model.ts'
import { type Document, keyOf, type Node } from '../tree.ts'
import { beforeBreak, columnOf, isBlank, lineAfter, lineStartOf, startsLine } from './lines.ts'
import { isCollection, type Layout, writeValue } from './write.ts'

/** The edits that put a value in the place of a node. */
export function editReplaced(node: Node, by: Value, document: Document, layout: Layout): readonly Edit[] {
  const { text } = document.source
  if (document.format !== 'yaml') return [{ span: node.span, text: writeValue(by, layout) }]
  if (isInBrackets(text, node)) return [{ span: node.span, text: writeValue(by, { ...layout, flow: true }) }]
  if (keyOf(node)) return replaceMember(node, by, document, layout)
  const indent = columnOf(document, node.span.start)
  return [whole(node, by, text, indent === undefined ? { ...layout, flow: true } : { ...layout, indent })]
}

/** Whether brackets stand around a node of YAML: what they hold may not go over lines of its own. */
function isInBrackets(text: string, node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (/[[{]/.test(text.charAt(at.span.start))) return true
  return false
}

/** All of a node's text. What ends with its line, as a block scalar does, leaves the end of the line. */
function whole({ span }: Node, by: Value, text: string, layout: Layout): Edit {
  const end = text[span.end - 1] === '\n' ? layout.newline : ''
  return { span, text: `${writeValue(by, layout)}${end}` }
}

function replaceMember(node: Node, by: Value, document: Document, layout: Layout): readonly Edit[] {
  const { text } = document.source
  const { span } = node
  const key = keyOf(node)
  const flow = { ...layout, flow: true }
  const colon = key ? text.indexOf(':', key.span.end) : -1
  const column = key && columnOf(document, key.span.start)
  if (column === undefined || colon < 0 || colon >= span.start) return [whole(node, by, text, flow)]
  const between = text.slice(colon + 1, span.start)
  const isBelow = /[\r\n]/.test(between)
  if (isCollection(by)) {
    const own = isBelow ? columnOf(document, span.start) : undefined
    // A list may begin where its key does, a mapping may not.
    if (own !== undefined && (own.length > column.length || Array.isArray(by)))
      return [whole(node, by, text, { ...layout, indent: own })]
    const after = lineAfter(document, span.end)
    if (!isBlank(between) || after === undefined || !isBlank(text.slice(span.end, after)))
      return [whole(node, by, text, flow)]
    const indent = column + (Array.isArray(by) ? layout.dash : layout.unit)
    const written = `${layout.newline}${indent}${writeValue(by, { ...layout, indent })}`
    return [{ span: { start: colon + 1, end: beforeBreak(text, span.end) }, text: written }]
  }
  if (!isBelow) return [whole(node, by, text, layout)]
  const written = ` ${writeValue(by, layout)}`
  if (isBlank(between)) return [{ span: { start: colon + 1, end: beforeBreak(text, span.end) }, text: written }]
  // A comment beside the key stays there, behind the value.
  const line = lineStartOf(text, span.start)
  const after = lineAfter(document, span.end)
  if (!startsLine(text, line) || after === undefined || !isBlank(text.slice(span.end, after)))
    return [whole(node, by, text, flow)]
  return [
    { span: { start: colon + 1, end: colon + 1 }, text: written },
    { span: { start: line, end: after }, text: '' },
  ]
}

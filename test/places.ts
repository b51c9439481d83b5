/** Whether every place lies where it has to: in the text, in its string, in order. */

import type { Launch, Span, Step } from '../src/model.ts'
import { place } from '../src/model.ts'
import type { Document, StringNode } from '../src/tree.ts'
import { walk } from '../src/tree.ts'

/** Copies keep the places of what they copy, so only trees without aliases are nested in their text. */
export function checkPlaces(document: Document, nesting: 'nested' | 'any'): void {
  const { text } = document.source
  for (const { span } of document.problems) checkSpan(span, text)
  for (const span of document.comments) checkSpan(span, text)
  for (const root of document.roots) {
    for (const node of walk(root)) {
      checkSpan(node.span, text)
      if (typeof node.key === 'object') checkSpan(node.key.span, text)
      if (node.kind === 'string') checkString(node)
      const around = node.parent?.span
      if (nesting === 'nested' && around && (node.span.start < around.start || node.span.end > around.end))
        throw new Error(`${node.kind} ${node.span.start}-${node.span.end} beyond ${around.start}-${around.end}`)
    }
  }
}

export function checkSpan({ start, end }: Span, { length }: string): void {
  if (!(start >= 0 && start <= end && end <= length)) throw new Error(`outside: ${start} to ${end} of ${length}`)
}

function checkString({ span, content, offsets, value }: StringNode): void {
  if (content.start < span.start || content.end > span.end) throw new Error('content outside of its token')
  if (!offsets) {
    if (content.end - content.start !== value.length) throw new Error('offsets are missing')
    return
  }
  if (offsets.length !== value.length + 1) throw new Error('not one offset for each unit')
  for (let unit = 0; unit <= value.length; unit++) {
    const at = offsets[unit] ?? -1
    if (at < content.start || at > content.end || at < (offsets[unit - 1] ?? 0)) throw new Error('offset out of order')
  }
}

/** All that a launch points at. */
export function* placesOf(launch: Launch): Generator<Span> {
  for (const step of launch.steps) yield* placesOfStep(step)
  for (const arg of launch.args) yield place(arg)
  for (const { key, value } of [...launch.env, ...launch.headers]) {
    yield key
    if (value) yield place(value)
  }
}

function* placesOfStep(step: Step): Generator<Span> {
  if (step.kind === 'remote') yield place(step.url)
  else yield step.at
  if ('args' in step) for (const arg of step.args) yield place(arg)
  if (step.kind === 'shell') for (const { words } of step.commands) yield* words.map((word) => place(word))
  if (step.kind === 'image') yield* [...step.mounts, ...step.ports, ...step.options].map(({ at }) => at)
  if (step.kind !== 'package') return
  yield step.nameAt
  if (step.version) yield step.version.at
  for (const extra of step.extras) yield* placesOfStep(extra)
}

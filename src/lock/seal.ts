/** Takes secrets out of what a lock holds: by where they stand in the file, and by what they are. */

import { addressOf } from '../knowledge/hosts.ts'
import { REMOVED } from '../knowledge/secrets/cut.ts'
import { type ConfigFile, place, type Text } from '../model.ts'
import type { Span, StringNode } from '../tree.ts'

export interface Seal {
  /** A string of the file. */
  text(text: Text): string
  /** Any other words, which stand for the token at a place: a key, or what was made of a string. */
  token(words: string, at: Span): string
}

/**
 * No hash stands for a secret: a short one would be guessed from it. So another secret in its place is no change, as it is
 * when a key is rotated; but a secret with signs in it that a shell acts upon is told from one without, lest a command pass
 * for a password.
 */
const WITH_SIGNS = `${REMOVED.slice(0, -1)}-with-signs›`
const SIGNS = /[\s;&|<>()$`'"\\]/

/** What of a file may stand in a lock. `redact`: takes out what is a secret elsewhere in the files that the lock is about. */
export function sealOf({ secrets }: ConfigFile, redact: (words: string) => string): Seal {
  const hidden = merged(secrets.filter(({ kind }) => kind !== 'placeholder').map(({ at }) => at))
  return {
    text(text) {
      const found = overlapping(hidden, place(text))
      return redact(withoutLogin(found.length === 0 ? text.value : sealed(text, found)))
    },
    token: (words, at) => (overlapping(hidden, at).length > 0 ? REMOVED : redact(withoutLogin(words))),
  }
}

function sealed({ value, node, from, to }: Text, found: readonly Span[]): string {
  // Where quoting changed the piece, its characters cannot be told apart.
  if (to - from !== value.length) return markFor(value)
  let clean = ''
  let shown = 0
  for (const { start, end } of found) {
    const first = Math.max(unitAt(node, start) - from, shown)
    const last = Math.min(unitAt(node, end) - from, value.length)
    if (last <= first) continue
    clean += value.slice(shown, first) + markFor(value.slice(first, last))
    shown = last
  }
  return clean + value.slice(shown)
}

function markFor(secret: string): string {
  return SIGNS.test(secret) ? WITH_SIGNS : REMOVED
}

/** The unit of a string's value at an offset of the file; the next one, where escapes leave none there. */
function unitAt({ offsets, content }: StringNode, offset: number): number {
  if (!offsets) return Math.max(offset - content.start, 0)
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** User and password of an address are left out whatever they are, unless variables stand for them. */
const VARIABLES = /^(?:\$\{(?:env:|input:)?[\w.-]{1,64}\}|:){1,8}$/

function withoutLogin(words: string): string {
  const address = words.includes('@') ? addressOf(words) : undefined
  if (!address?.user || VARIABLES.test(address.user)) return words
  const at = words.lastIndexOf('@', address.from)
  const start = words.lastIndexOf(address.user, at - address.user.length)
  return `${start < 0 ? '' : words.slice(0, start)}${REMOVED}${words.slice(at)}`
}

/** In order and without overlaps. */
function merged(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (!last || span.start > last.end) apart.push(span)
    else if (span.end > last.end) apart[apart.length - 1] = { start: last.start, end: span.end }
  }
  return apart
}

/** Those of such spans that have a character in common with another. */
function overlapping(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((spans[last]?.start ?? end) < end) last++
  return spans.slice(low, last)
}

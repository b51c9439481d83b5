/** References in the dialect that the readers of a file expand. */

import { rewritten, unsafe } from '../../changes.ts'
import type { ReferenceSyntax } from '../../client.ts'
import type { Change, Field, Fix, Reader, Reference, Secret, Server, Text } from '../../model.ts'
import { keyText } from '../../tree.ts'
import { expansion, isSetBeside, type Referring } from '../references/expansion.ts'
import { splitReferences } from '../references/index.ts'
import { VARIABLE_FORMS } from '../references/reference-forms.ts'

interface Written {
  readonly syntax: ReferenceSyntax
  readonly written: string
}

/** How every one of the readers whose ways are documented lets a variable be named (an input would have to be declared as well); undefined where they have no form in common. */
function sharedForm(readers: readonly Reader[], field: Field, name: string): Written | undefined {
  const documented = readers.filter(({ client, file }) => file.references ?? client.references)
  if (documented.length === 0 || !/^[A-Za-z_]\w{0,127}$/.test(name)) return undefined
  const form = VARIABLE_FORMS.find(([syntax]) =>
    documented.every((one) => expansion(one, { syntax, name }, field) === 'sure'),
  )
  return form && { syntax: form[0], written: form[1](name) }
}

/** A reference and what is to stand in its place. */
interface Rewriting {
  readonly change: Change
  readonly title: string
  readonly safety: Fix['safety']
}

/**
 * The references of a server that its readers pass on as they stand, in a form that all of them expand. The first decides: where
 * it has no such form, no finding would be gone.
 */
export function inSharedForm(server: Server, unexpanded: readonly Referring[]): Fix | undefined {
  const [first, ...others] = unexpanded.slice(0, MOST).map((referring) => rewriting(referring, server))
  if (!first) return undefined
  const like = others.flatMap((other) =>
    other && (first.safety === 'unsafe' || other.safety === 'safe') ? [other] : [],
  )
  const more = like.length === 0 ? '' : `, and ${like.length} more like it`
  return {
    title: `${first.title}${more}`,
    safety: first.safety,
    changes: [first, ...like].map(({ change }) => change),
  }
}

/** At once: a file may have a hundred thousand, and those that are left come next time. */
const MOST = 200

function rewriting(referring: Referring, server: Server): Rewriting | undefined {
  const { reference, text, field } = referring
  const { refers, fallback, name, from, to } = reference
  // What it falls back on would be lost, and a variable that the entry sets itself is not the client's.
  if (refers !== 'env' || fallback || isSetBeside(reference, field, server)) return undefined
  const form = sharedForm(server.readers, field, name)
  const change = form && isReadAs(form, name, reference, text) ? rewritten(text, form.written, from, to) : undefined
  if (!form || !change) return undefined
  return {
    change,
    title: `Write '${form.written}' in place of '${text.value.slice(from, to)}'`,
    safety: field === 'env' && isNoAccident(reference) ? 'safe' : 'unsafe',
  }
}

/** Whether a form is what it is among the characters around it: `$NAME` before a letter is another name. */
function isReadAs({ syntax, written }: Written, name: string, { from, to }: Reference, { value }: Text): boolean {
  const before = value.slice(Math.max(0, from - 1), from)
  const parts = splitReferences(`${before}${written}${value.slice(to, to + 1)}`)
  return parts.some((part) => part.kind === 'reference' && part.syntax === syntax && part.name === name)
}

/**
 * Nobody writes these but to name a variable. Only of a process's own environment, which it mostly inherits anyway: in an
 * address or a header, somebody else is sent what was not sent before.
 */
function isNoAccident({ syntax }: Reference): boolean {
  return syntax !== undefined && /^(?:\$\{|\{env:|\{\{)/.test(syntax)
}

/** A placeholder that is a variable's whole value, as the variable of that name; undefined where readers expand none. */
export function asOwnVariable({ at, node }: Secret, { env: [first], readers }: Server): Fix | undefined {
  const isVariable = node.parent?.kind === 'mapping' && node.parent === first?.node.parent
  const isWhole = at.start <= node.content.start && at.end >= node.content.end
  const form = isVariable && isWhole ? sharedForm(readers, 'env', keyText(node) ?? '') : undefined
  if (!form) return undefined
  const change: Change = { does: 'rewrite', node, from: 0, to: node.value.length, by: form.written }
  return unsafe(`Write '${form.written}' in place of the placeholder`, [change])
}

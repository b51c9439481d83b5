/** Hooks that are no commands: what happens in a session is posted to an address, and its answer may decide what comes next. */

import type { Approval, Binding, ConfigFile, Span, Text } from '../../model.ts'
import { keyOf, place } from '../../model.ts'
import { child, keyText, type Node } from '../../tree.ts'
import { subject } from '../approvals/index.ts'
import { groupedBy } from '../groups.ts'
import { onceFor } from '../memoize.ts'
import { textOf } from '../references/index.ts'
import { keyCalledShort } from '../text/long-names.ts'
import type { Address } from './index.ts'
import { addressOf } from './index.ts'

export interface PostedHook {
  readonly approval: Approval
  /** As the file calls it: `PreToolUse`. */
  readonly event: string
  /** Its answer may have a tool run without anybody asked. */
  readonly decides: boolean
  readonly url: Text
  /** As it is where no variable is set. */
  readonly address: Address
  /** The host's token; all of the address, where variables stand in it. */
  readonly at: Span
  /** What is sent along, less what comes to nothing. */
  readonly headers: readonly Binding[]
  /** What is put into the address and the headers. */
  readonly variables: readonly PostedVariable[]
  /** What the headers name, and nothing is put in its place, as the hook does not list it. */
  readonly unlisted: readonly PostedVariable[]
}

export interface PostedVariable {
  readonly name: string
  readonly at: Span
}

/** Those of one file that lead to one host. */
export interface Posts {
  /** The first that decides, or the first. */
  readonly hook: PostedHook
  readonly hooks: readonly PostedHook[]
}

/** By host, in the order of the file; not those whose host is a variable's to say. */
export const postsOf = onceFor((config: ConfigFile): readonly Posts[] => {
  const byHost = groupedBy(hooksIn(config), ({ address: { scheme, user, host } }) =>
    JSON.stringify([scheme, user, host]),
  )
  return [...byHost.values()].map((hooks) => ({ hook: hooks.find(({ decides }) => decides) ?? hooks[0], hooks }))
})

function hooksIn({ approvals }: ConfigFile): readonly PostedHook[] {
  return approvals.flatMap((approval): readonly PostedHook[] => {
    const { means, node, at } = approval
    if (means !== 'events-sent' || node.kind !== 'string' || !node.parent) return []
    const url = textOf(node)
    const fills = fillsOf(node.parent, approval)
    const sent = unset(url.value, fills)
    const address = addressOf(sent)
    if (!address || !/^https?$/.test(address.scheme) || address.host === '') return []
    const step = at.indexOf('hooks') + 1
    const headers = headersOf(node.parent)
    const texts = headers.flatMap(({ value }) => value ?? [])
    const event = keyOf(above(node, at.length - 1 - step))
    return [
      {
        approval,
        event: event ? keyCalledShort(event) : '',
        decides: at[step] !== '*',
        url,
        address,
        at: sent === url.value ? place(url, address.from, address.to) : place(url),
        headers: headers.filter(({ value }) => value !== undefined && !comesToNothing(value.value, fills)),
        variables: [url, ...texts].flatMap((text) => variablesIn(text, fills)),
        unlisted: texts.flatMap((text) => variablesIn(text, (name) => !fills(name))),
      },
    ]
  })
}

function above(node: Node, levels: number): Node {
  let at = node
  for (let left = levels; left > 0 && at.parent; left--) at = at.parent
  return at
}

/** As clients write variables in hooks, between letters too; the second group is a default. */
const VARIABLE = /\$(?:\{([A-Za-z_]\w{0,127})(?::?-([^{}]{0,1024}))?\}|([A-Za-z_]\w{0,127}))/g

/** Whether a variable of this name is put in. */
type Fills = (name: string) => boolean

/** Those that the hook lists, and nothing in the place of others (code.claude.com/docs/en/hooks, "HTTP hook fields", 2026-10). */
function fillsOf(hook: Node, { fillsAny }: Approval): Fills {
  if (fillsAny) return () => true
  const list = child(hook, 'allowedEnvVars')
  const names = list?.kind === 'sequence' ? list.items : []
  const listed = new Set(names.flatMap((name) => (name.kind === 'string' ? [name.value] : [])))
  return (name) => listed.has(name)
}

/** What goes out where nothing is set: a default, nothing in the place of what is not put in, and what else is to be filled. */
function unset(value: string, fills: Fills): string {
  if (!value.includes('$')) return value
  return value.replace(VARIABLE, (_, braced?: string, fallback?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    return fills(name) ? (fallback ?? `\${${name}}`) : ''
  })
}

function variablesIn(text: Text, fills: Fills): readonly PostedVariable[] {
  if (!text.value.includes('$')) return []
  return [...text.value.matchAll(VARIABLE)].flatMap(({ 0: whole, 1: braced, 3: bare, index }) => {
    const name = braced ?? bare ?? ''
    return fills(name) ? [{ name, at: place(text, index, index + whole.length) }] : []
  })
}

/** `Bearer $TOKEN`, where the variable is none of the list. */
function comesToNothing(value: string, fills: Fills): boolean {
  const sent = unset(value, fills)
  return sent !== value && SCHEME_ALONE.test(sent)
}

const SCHEME_ALONE = /^\s{0,8}(?:bearer|basic|token|api-?key)?[\s:=]{0,8}$/i

function headersOf(hook: Node): readonly Binding[] {
  const headers = child(hook, 'headers')
  if (headers?.kind !== 'mapping') return []
  return [...headers.children.values()].map((node) => ({
    name: keyText(node) ?? '',
    key: keyOf(node)?.span ?? node.span,
    value: node.kind === 'string' ? textOf(node) : undefined,
    node,
  }))
}

/** For the beginning of a sentence, with a verb behind it: `At 'PreToolUse' and 'Stop', Claude Code`. */
export function posting({ hook, hooks }: Posts, config: ConfigFile): string {
  return `At ${eventsOf(hooks)}, ${subject(hook.approval, config)}`
}

/** `'Stop'`, `'PreToolUse' and 'Stop'`, `'PreToolUse', 'Stop' and 3 other events`. */
export function eventsOf(hooks: readonly PostedHook[]): string {
  const [first = '', second, ...more] = new Set(hooks.map(({ event }) => `'${event}'`))
  if (second === undefined) return first
  const [third] = more
  if (third === undefined) return `${first} and ${second}`
  return `${first}, ${second} and ${more.length === 1 ? third : `${more.length} other events`}`
}

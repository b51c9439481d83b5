/** Variables that an entry names for its client to look up: `env_vars`, `bearer_token_env_var`, `env_http_headers`. */

import { type Key, keyOf, type Node, type Server } from '../../model.ts'
import { child, childrenOf } from '../../tree.ts'
import { nameFields } from '../readers/index.ts'
import { splitReferences } from '../references/index.ts'

export interface NamedVariable {
  readonly name: Key
  /** The string that says so, or what it stands in alone: an item of a list. */
  readonly node: Node
  /** `process`: handed to what is started. `remote`: sent, by itself or in the header that is named. */
  readonly goesTo: 'process' | 'remote'
  readonly header: Key | undefined
}

/** In the spelling of the readers: a string, a list of names (or of mappings with a `name`, as Codex has them), or a map from headers. */
export function namedVariables({ node, readers }: Server): readonly NamedVariable[] {
  return nameFields(readers).flatMap((field) => {
    const value = node.children.get(field)
    if (!value) return []
    if (value.kind === 'mapping')
      return [...childrenOf(value)].flatMap((each) => variable(each, each, 'remote', keyOf(each)))
    if (value.kind !== 'sequence') return variable(value, value, 'remote', undefined)
    return [...childrenOf(value)].flatMap((item) => variable(child(item, 'name') ?? item, item, 'process', undefined))
  })
}

function variable(
  said: Node,
  node: Node,
  goesTo: NamedVariable['goesTo'],
  header: Key | undefined,
): readonly NamedVariable[] {
  return said.kind === 'string' ? [{ name: { text: said.value, span: said.span }, node, goesTo, header }] : []
}

export interface ReferredName {
  readonly name: Key
  /** The variable that was meant. */
  readonly variable: string
  readonly clients: readonly string[]
}

/** Names that are written as references: `bearer_token_env_var = "${TOKEN}"` looks for a variable that is called `${TOKEN}`. */
export function referredNames(server: Server): readonly ReferredName[] {
  const clients = [...new Set(server.readers.map(({ client }) => client.id))].sort()
  return namedVariables(server).flatMap(({ name }) => {
    if (!/[$%{]/.test(name.text)) return []
    const [part, ...more] = splitReferences(name.text)
    const refers = part?.kind === 'reference' && more.length === 0 && (part.refers === 'env' || part.refers === 'input')
    return refers ? [{ name, variable: part.name, clients }] : []
  })
}

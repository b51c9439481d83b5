/** Where a known server takes its connection strings: what somebody logs in to its database with. */

import { namedVariables } from '../knowledge/environment/named-variables.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import { type Reference, references, type Server, type Text } from '../model.ts'

export interface ConnectionString {
  /** Undefined for a variable of which only the name is passed on. */
  readonly text: Text | undefined
  /** What it is given as, where that is a variable. */
  readonly variable: string | undefined
}

/** The words and variables that stand in those places, by what its documentation says. */
export function connectionStrings(
  server: Server,
  { recogniseServer }: Pick<Knowledge, 'recogniseServer'>,
): readonly ConnectionString[] {
  const known = recogniseServer(server.launch)
  const { positional, flags = [], env = [] } = known?.server.connections ?? {}
  const words = known?.args ?? []
  const args = words.filter((word, index) => {
    const before = words[index - 1]?.value ?? ''
    if (word.value.startsWith('-')) return flags.includes(word.value.split('=', 1)[0] ?? '') && word.value.includes('=')
    return flags.includes(before) || (positional === true && !/^-[^=]{0,64}$/.test(before))
  })
  return [
    ...args.map((text) => ({ text, variable: undefined })),
    ...server.launch.env.flatMap(({ name, value }) => (env.includes(name) ? [{ text: value, variable: name }] : [])),
    ...namedVariables(server).flatMap(({ name: { text: variable }, goesTo }) =>
      goesTo === 'process' && env.includes(variable) ? [{ text: undefined, variable }] : [],
    ),
  ]
}

/** The references by which a connection string is had, or its password: neither a user's, nor those behind the host. */
export function loginReferences(text: Text): readonly Reference[] {
  const [flag = ''] = /^--?[A-Za-z][\w.-]{0,63}=/.exec(text.value) ?? []
  const address = addressOf(text.value.slice(flag.length))
  const host = address?.user === undefined ? 0 : flag.length + address.from
  return references(text).filter(({ from, to }) => from === flag.length || (to < host && text.value.charAt(to) !== ':'))
}

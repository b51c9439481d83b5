/** Where a known server takes its connection strings: what somebody logs in to its database with. */

import type { Server, Text } from '../model.ts'
import { recogniseServer } from './servers/index.ts'

/** The words and values that stand in those places, by what its documentation says. */
export function connectionStrings(server: Server): readonly Text[] {
  const known = recogniseServer(server.launch)
  const { positional, flags = [], env = [] } = known?.server.connections ?? {}
  const words = known?.args ?? []
  const args = words.filter((word, index) => {
    const before = words[index - 1]?.value ?? ''
    if (word.value.startsWith('-')) return flags.includes(word.value.split('=', 1)[0] ?? '') && word.value.includes('=')
    return flags.includes(before) || (positional === true && !/^-[^=]{0,64}$/.test(before))
  })
  const values = server.launch.env.flatMap(({ name, value }) => (value && env.includes(name) ? [value] : []))
  return [...args, ...values]
}

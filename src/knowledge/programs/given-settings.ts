/** What a server is told by name, in a variable or behind a flag. */

import { references, type Server, unsetValue, wordsOf } from '../../model.ts'

export interface GivenSetting {
  /** As a variable is called, `API_HOST` for `--api-host` and `--apiHost` too. */
  readonly name: string
  /** What it is when nothing else is set; undefined for a variable of which only the name is passed on. */
  readonly value: string | undefined
  /** Somebody sets it elsewhere, in part at least. */
  readonly isReferenced: boolean
}

/** In the order: variables, flags. */
export function givenSettings(server: Server): readonly GivenSetting[] {
  return [
    ...server.launch.env.map(({ name, value }) => ({
      name,
      value: value && unsetValue(value),
      isReferenced: !value || references(value).length > 0,
    })),
    ...flagged(server),
  ]
}

/** Flags with what stands behind their `=`, or in the word after them. */
function flagged(server: Server): readonly GivenSetting[] {
  const words = wordsOf(server)
  return words.flatMap((word, index) => {
    const [, flag, joined] = /^--([A-Za-z][\w-]{0,63})(?:=(.{1,1024}))?$/s.exec(word.value) ?? []
    if (flag === undefined) return []
    const holder = joined === undefined ? words[index + 1] : word
    const name = variableOf(flag)
    const value = joined ?? (holder ? unsetValue(holder) : '')
    return [{ name, value, isReferenced: holder !== undefined && references(holder).length > 0 }]
  })
}

/** How a variable of the same meaning is called: `API_HOST` for `api-host`, with or without dashes before it. */
export function variableOf(flag: string): string {
  return flag
    .replace(/^-{1,2}/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase()
}

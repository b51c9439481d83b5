/** Facts about a list of readers, put together once: a file's thousand servers share one list. */

import type { Reader } from '../../model.ts'
import { fieldsOf } from '../../model.ts'

/** The same function, which works its answer out once for each list. The function has to be pure. */
export function onceForReaders<T>(answer: (readers: readonly Reader[]) => T): (readers: readonly Reader[]) => T {
  const known = new WeakMap<readonly Reader[], { readonly answer: T }>()
  return (readers) => {
    const before = known.get(readers)
    if (before) return before.answer
    const given = answer(readers)
    known.set(readers, { answer: given })
    return given
  }
}

/** Fields whose values are names of environment variables, or lists and maps of such names, for any of the readers. */
export const nameFields = onceForReaders((readers): readonly string[] => [
  ...new Set(readers.flatMap((reader) => fieldsOf(reader).names ?? [])),
])

/** Whether all of the readers take an entry for what its publisher says of a server, and not for how somebody set it up. */
export const isDeclaration = onceForReaders(
  (readers): boolean => readers.length > 0 && readers.every((reader) => fieldsOf(reader).declares === true),
)

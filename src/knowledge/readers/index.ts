/** Facts about a list of readers, put together once: a file's thousand servers share one list. */

import type { Reader } from '../../model.ts'
import { fieldsOf } from '../../model.ts'
import { onceFor } from '../memoize.ts'

/** Fields whose values are names of environment variables, or lists and maps of such names, for any of the readers. */
export const nameFields = onceFor((readers: readonly Reader[]): readonly string[] => [
  ...new Set(readers.flatMap((reader) => fieldsOf(reader).names ?? [])),
])

/** Whether all of the readers take an entry for what its publisher says of a server, and not for how somebody set it up. */
export const isDeclaration = onceFor(
  (readers: readonly Reader[]): boolean =>
    readers.length > 0 && readers.every((reader) => fieldsOf(reader).declares === true),
)

/** What files of variables make a loader or a tool load or run. Loaded when a rule may ask. */

import { below, folderOf } from './discover/machine.ts'
import type { FileSystem } from './io.ts'
import { hookOf } from './knowledge/hooks.ts'
import type { EnvFile } from './model.ts'
import { parseDotenv } from './parse/dotenv.ts'
import { decode } from './parse/index.ts'

/** No file of variables is larger. */
const LARGEST_MIB = 1
/** A file may set a hundred thousand. */
const MOST = 16

/**
 * The variables of such a file that do, each once; none where it cannot be read, or does not lie in the project: one of
 * somebody's own is nobody else's to read, or to have written. Their values are not handed on.
 */
export function hooksIn(path: string, root: string, fs: FileSystem): EnvFile['hooks'] {
  if (below(root, path) === undefined) return []
  for (let at = folderOf(path); at !== root; at = folderOf(at)) if (fs.link(at) !== undefined) return []
  const file = fs.read(path, 'refuse', LARGEST_MIB)
  if ('refused' in file) return []
  const { text, bom } = decode(file.bytes)
  const [variables] = parseDotenv({ path, text, bom }).roots
  if (variables?.kind !== 'mapping') return []
  const hooks = [...variables.children].flatMap(([name, node]) => {
    const hook = node.kind === 'string' ? hookOf(name, node.value) : undefined
    return hook ? [{ name, ...hook }] : []
  })
  return hooks.slice(0, MOST)
}

/**
 * Which exact versions are on this machine already, read from files: nothing is asked, and nothing is guessed. Loaded by what
 * pins a version, and by nothing else.
 */

import type { FileSystem } from '../io.ts'
import { isExact, isName } from './grammar.ts'
import { images } from './images.ts'
import type { InstalledVersion, Places, Sought } from './model.ts'
import { nodeLocks } from './node-locks.ts'
import { nodeTrees } from './node-trees.ts'
import { npmCache } from './npm-cache.ts'
import { pythonLocks } from './python-locks.ts'
import { pythonTrees } from './python-trees.ts'
import { readerOf } from './reader.ts'

export { versionToPin } from './choice.ts'
export type { InstalledVersion, Places, Sought, Source } from './model.ts'
export { soughtOf } from './sought.ts'

/** Packages and images of one run. No configuration names as many. */
const MOST_SOUGHT = 500

/**
 * Everything that is known of what is sought, in an order of its own: see `versionToPin` for the one that counts. Never throws.
 * A version that comes out is one by the grammar of its ecosystem, whatever the files say.
 */
export async function installedVersions(
  sought: readonly Sought[],
  places: Places,
  fs: FileSystem,
): Promise<readonly InstalledVersion[]> {
  const names = new Map(sought.map((each) => [`${each.ecosystem} ${each.name}`, each]))
  const wanted = [...names.values()].filter(({ ecosystem, name }) => isName(ecosystem, name)).slice(0, MOST_SOUGHT)
  const reader = readerOf(fs)
  const found = [
    ...(await nodeTrees(wanted, places, reader)),
    ...(await nodeLocks(wanted, places.root, reader)),
    ...(await npmCache(wanted, places, reader)),
    ...(await pythonTrees(wanted, places, reader)),
    ...(await pythonLocks(wanted, places.root, reader)),
    ...(await images(wanted, places, reader)),
  ]
  // Each of them has seen to that: this is the door.
  return found.filter(({ ecosystem, version }) => isExact(ecosystem, version))
}

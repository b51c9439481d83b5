/** Where the symbolic links of a project lead, as long as they stay in it. */

import type { FileSystem } from '../io.ts'
import { below, folderOf, isAbsolute } from './machine.ts'

/** Links that lead to links; systems give up after forty or less. */
const MOST_STEPS = 8

/**
 * The file or folder of a tree that a link of the tree leads to; undefined for one that leads out of it, nowhere, in a circle or
 * by way of a folder that is a link itself. Each step is looked at before it is taken: nothing outside is ever asked about.
 *
 * @param path Absolute, like `root`, which is the folder of the tree.
 */
export function targetOf(path: string, root: string, fs: FileSystem): string | undefined {
  let at = path
  for (let step = 0; step < MOST_STEPS; step++) {
    const target = fs.link(at)
    // A link that is none any more has been changed meanwhile.
    if (target === undefined) return step === 0 ? undefined : at
    const next = stepped(at, target, root, fs)
    if (next === undefined) return undefined
    at = next
  }
  return undefined
}

/** One link further. */
function stepped(link: string, target: string, root: string, fs: FileSystem): string | undefined {
  const isWithin = (path: string) => path === root || below(root, path) !== undefined
  const isRooted = isAbsolute(target)
  if (isRooted && !isWithin(target)) return undefined
  let at = isRooted ? root : folderOf(link)
  const segments = (isRooted ? target.slice(root.length) : target).split('/').filter((each) => each && each !== '.')
  for (const [index, segment] of segments.entries()) {
    at = segment === '..' ? folderOf(at) || '/' : at === '/' ? `/${segment}` : `${at}/${segment}`
    if (!isWithin(at)) return undefined
    if (index < segments.length - 1 && fs.link(at) !== undefined) return undefined
  }
  return at
}

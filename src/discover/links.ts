/** Where the symbolic links of a project lead, as long as they stay in it. */

import type { FileSystem } from '../io.ts'
import { below, folderOf, isAbsolute } from './machine.ts'

/** Links that lead to links; systems give up after forty or less. */
const MOST_STEPS = 8

/**
 * The file or folder of a tree that a link of the tree leads to; undefined for one that leads out of it, nowhere, in a circle or
 * by way of a folder that is a link itself. Each step is looked at before it is taken: nothing outside is ever asked about, but
 * by the names of the folders around the tree.
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

/** Where a path of a tree lies, by links that stay in the tree, of its folders and of itself; undefined where one leads out. */
export function throughLinks(path: string, root: string, fs: FileSystem): string | undefined {
  let at = root === '/' ? '' : root
  for (const segment of below(root, path)?.split('/') ?? []) {
    const next = `${at}/${segment}`
    const led = fs.link(next) === undefined ? next : targetOf(next, root, fs)
    if (led === undefined) return undefined
    at = led
  }
  return at
}

/** Linux's names for the folder that whoever reads stands in: for a client in a project, its root (proc(5)). */
const OWN_FOLDER = /^\/proc\/(?:self|thread-self)\/cwd$/
const ABOVE_OWN_FOLDER = /^\/proc(?:\/(?:self|thread-self))?$/

/**
 * One link further. Of what lies outside, only the names are gone through of the folders above the tree, and of the one that
 * readers stand in: `../name-of-the-tree/file` is in it, and is read.
 */
function stepped(link: string, target: string, root: string, fs: FileSystem): string | undefined {
  const isWithin = (path: string) => path === root || below(root, path) !== undefined
  const isAbove = (path: string) => path === '' || root.startsWith(`${path}/`) || ABOVE_OWN_FOLDER.test(path)
  const drive = /^[A-Za-z]:/.exec(target)?.[0] ?? ''
  const isRooted = isAbsolute(target)
  let at = isRooted ? drive : folderOf(link)
  const segments = target
    .slice(isRooted ? drive.length : 0)
    .split('/')
    .filter((each) => each && each !== '.')
  for (const [index, segment] of segments.entries()) {
    const next = segment === '..' ? folderOf(at) : `${at}/${segment}`
    at = OWN_FOLDER.test(next) ? root : next
    if (!isWithin(at) && !isAbove(at)) return undefined
    if (isWithin(at) && at !== root && index < segments.length - 1 && fs.link(at) !== undefined) return undefined
  }
  return isWithin(at) ? at : undefined
}

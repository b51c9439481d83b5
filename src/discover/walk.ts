/** A folder tree, for the files that some client might read. */

import type { FileSystem, Progress } from '../io.ts'
import type { Problem } from '../model.ts'
import { type Alias, Aliases } from './aliases.ts'
import { isPassedOver } from './names.ts'
import type { PatternIndex } from './patterns.ts'

/** Deeper than any repository; a tree that goes on is a trap. */
export const DEEPEST = 64

export interface Walk {
  /** Absolute paths, in no particular order. */
  readonly files: readonly string[]
  /** Files of the tree that clients know by another name. */
  readonly aliases: readonly Alias[]
  readonly problems: readonly Problem[]
}

export interface WalkOptions {
  /** Told after each folder how many were seen. */
  readonly progress?: Progress | undefined
  /** The only folders below the root that are looked into. */
  readonly within?: ReadonlySet<string> | undefined
}

/**
 * Walks a tree. Symbolic links are never followed out of it. Of one that bears a config's name, or is in place of a client's own
 * folder, clients read what it leads to: within the tree that is found under the name that it has for them, and any other link
 * is reported.
 */
export function walk(root: string, index: PatternIndex, fs: FileSystem, { progress, within }: WalkOptions = {}): Walk {
  const files: string[] = []
  const problems: Problem[] = []
  const aliases = new Aliases(root, index, fs)
  const open: { path: string; depth: number }[] = [{ path: root, depth: 0 }]
  let folders = 0
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const listed = fs.list(folder.path)
    if ('refused' in listed) {
      problems.push({ file: folder.path, message: `The folder ${listed.refused}, so nothing in it was looked at.` })
      continue
    }
    const inside = folder.path === '/' ? '/' : `${folder.path}/`
    for (const { name, kind } of listed.entries) {
      // Of most entries no more is asked than the name.
      const spelled = index.spelled(name)
      if (spelled !== undefined) aliases.take({ path: inside + name, as: inside + spelled }, kind)
      const wanted = kind === 'folder' ? !isPassedOver(name) : index.wants(name, folder.path)
      if (!wanted && !(kind === 'link' && index.isOwn(name))) continue
      const path = inside + name
      if (kind === 'folder') {
        if (within && !within.has(path)) continue
        if (folder.depth < DEEPEST) open.push({ path, depth: folder.depth + 1 })
        else
          problems.push({
            file: path,
            message: `The folder lies more than ${DEEPEST} levels deep, so it was not looked at.`,
          })
      } else if (kind === 'file') files.push(path)
      else if (kind !== 'link') problems.push({ file: path, message: 'It is not a regular file, so it was not read.' })
      else if (!aliases.take({ path, as: path }, kind)) {
        const what = index.isOwn(name) ? 'folder' : 'file'
        problems.push({
          file: path,
          message: `It is a symbolic link, which is not followed; name the ${what} it leads to.`,
        })
      }
    }
    progress?.('looked into', ++folders)
  }
  aliases.look()
  return { files, aliases: aliases.files, problems: [...problems, ...aliases.problems] }
}

/** A folder tree, for the files that some client might read. */

import type { FileSystem, Progress } from '../io.ts'
import type { Problem } from '../model.ts'
import { targetOf } from './links.ts'
import type { PatternIndex } from './patterns.ts'

/** Folders of other people's code, of build output and of version control: no client reads a project's config there. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.venv',
  'venv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  'target',
  'dist',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.parcel-cache',
  '.cache',
  '.gradle',
  'Pods',
  'DerivedData',
  '.terraform',
  '.pnpm-store',
  '.yarn',
])

/** Whether a folder of this name is passed over. */
export function isPassedOver(name: string): boolean {
  return SKIPPED.has(name)
}

/** Deeper than any repository; a tree that goes on is a trap. */
const DEEPEST = 64

/** What is looked at once more, as links call it: folders, and files in them. Who has more of them lays a trap. */
const MOST_FOLDERS_LINKED = 1000
const MOST_LINKED = 10_000

/** A file of the tree that is called otherwise as well. */
export interface Linked {
  readonly path: string
  /** By way of a link: what its clients know it as. */
  readonly as: string
}

export interface Walk {
  /** Absolute paths, in no particular order. */
  readonly files: readonly string[]
  /** Those that links of the tree lead to. */
  readonly linked: readonly Linked[]
  readonly problems: readonly Problem[]
}

export interface WalkOptions {
  /** Told after each folder how many were seen. */
  readonly progress?: Progress | undefined
  /** The only folders below the root that are looked into. */
  readonly within?: ReadonlySet<string> | undefined
}

interface Folder {
  readonly path: string
  /** The same, unless a link led here. */
  readonly as: string
  readonly name: string
  readonly depth: number
}

/**
 * Walks a tree. Symbolic links are never followed out of it. Of one that bears a config's name, or is in place of a client's own
 * folder, clients read what it leads to: within the tree that is told with the name that it has for them, and any other is
 * reported.
 */
export function walk(root: string, index: PatternIndex, fs: FileSystem, { progress, within }: WalkOptions = {}): Walk {
  const files: string[] = []
  const linked: Linked[] = []
  const problems: Problem[] = []
  const open: Folder[] = [{ path: root, as: root, name: root.split('/').at(-1) ?? '', depth: 0 }]
  // Looked into after all others, so that what is enough of them is enough of them alone.
  const behindLinks: Folder[] = []
  const follow = (link: Folder, isLinked: boolean): boolean => {
    const path = targetOf(link.path, root, fs)
    const kind = path === undefined ? undefined : fs.kind(path)
    if (path === undefined || kind === undefined || kind === 'other') return false
    if (kind === 'file') linked.push({ path, as: link.as })
    else if (!index.isOwn(link.name)) return false
    else if (!isLinked) behindLinks.push({ ...link, path })
    return true
  }
  let folders = 0
  let foldersLinked = 0
  for (let folder = open.pop() ?? behindLinks.pop(); folder; folder = open.pop() ?? behindLinks.pop()) {
    const { path: real, as: called, depth } = folder
    const isLinked = called !== real
    if (isLinked && (++foldersLinked > MOST_FOLDERS_LINKED || linked.length > MOST_LINKED)) {
      problems.push({ file: called, message: 'Links lead to more than is looked at, of which this is a part.' })
      break
    }
    const listed = fs.list(real)
    if ('refused' in listed) {
      if (!isLinked)
        problems.push({ file: real, message: `The folder ${listed.refused}, so nothing in it was looked at.` })
      continue
    }
    for (const { name, kind } of listed.entries) {
      // Of most entries no more is asked than the name.
      const wanted = kind === 'folder' ? !isPassedOver(name) : index.wants(name, folder.name)
      if (!wanted && !(kind === 'link' && index.isOwn(name))) continue
      const path = real === '/' ? `/${name}` : `${real}/${name}`
      const entry = { path, as: isLinked ? `${called}/${name}` : path, name, depth: depth + 1 }
      if (kind === 'folder') {
        if (within && !within.has(path)) continue
        if (depth < DEEPEST) (isLinked ? behindLinks : open).push(entry)
        else
          problems.push({
            file: path,
            message: `The folder lies more than ${DEEPEST} levels deep, so it was not looked at.`,
          })
      } else if (kind === 'file') {
        if (isLinked) linked.push(entry)
        else files.push(path)
      } else if (kind === 'link') {
        if (follow(entry, isLinked) || isLinked) continue
        const what = index.isOwn(name) ? 'folder' : 'file'
        problems.push({
          file: path,
          message: `It is a symbolic link, which is not followed; name the ${what} it leads to.`,
        })
      } else if (!isLinked) problems.push({ file: path, message: 'It is not a regular file, so it was not read.' })
    }
    progress?.('looked into', ++folders)
  }
  return { files, linked, problems }
}

/** A folder tree, for the files that some client might read. */

import type { FileSystem, Progress } from '../io.ts'
import type { Problem } from '../model.ts'
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

export interface Walk {
  /** Absolute paths, in no particular order. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
}

export interface WalkOptions {
  /** Told after each folder how many were seen. */
  readonly progress?: Progress | undefined
  /** The only folders below the root that are looked into. */
  readonly within?: ReadonlySet<string> | undefined
}

/**
 * Walks a tree. Symbolic links are never followed; one that bears a config's name is reported, since its client would
 * follow it, and so is one in place of a client's own folder.
 */
export function walk(root: string, index: PatternIndex, fs: FileSystem, { progress, within }: WalkOptions = {}): Walk {
  const files: string[] = []
  const problems: Problem[] = []
  const open: { path: string; name: string; depth: number }[] = [
    { path: root, name: root.split('/').at(-1) ?? '', depth: 0 },
  ]
  let folders = 0
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const listed = fs.list(folder.path)
    if ('refused' in listed) {
      problems.push({ file: folder.path, message: `The folder ${listed.refused}, so nothing in it was looked at.` })
      continue
    }
    for (const { name, kind } of listed.entries) {
      // Of most entries no more is asked than the name.
      const wanted = kind === 'folder' ? !isPassedOver(name) : index.wants(name, folder.name)
      if (!wanted && !(kind === 'link' && index.isOwn(name))) continue
      const path = folder.path === '/' ? `/${name}` : `${folder.path}/${name}`
      if (kind === 'folder') {
        if (within && !within.has(path)) continue
        if (folder.depth < DEEPEST) open.push({ path, name, depth: folder.depth + 1 })
        else
          problems.push({
            file: path,
            message: `The folder lies more than ${DEEPEST} levels deep, so it was not looked at.`,
          })
      } else if (kind === 'link' && index.isOwn(name)) {
        problems.push({
          file: path,
          message: 'It is a symbolic link, which is not followed; name the folder it leads to.',
        })
      } else if (kind === 'file') {
        files.push(path)
      } else {
        problems.push({
          file: path,
          message:
            kind === 'link'
              ? 'It is a symbolic link, which is not followed; name the file it leads to.'
              : 'It is not a regular file, so it was not read.',
        })
      }
    }
    progress?.('looked into', ++folders)
  }
  return { files, problems }
}

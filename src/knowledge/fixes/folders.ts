/** How folders are narrowed to the project's, and taken away where others stay. */

import { isItem, rewritten, unsafe, withoutWords } from '../../changes.ts'
import type { ConfigFile, Field, Fix, Reference, Server, StringNode } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import { type FilesystemRoot, filesystemRoots } from '../paths/filesystem-roots.ts'
import { judgePath, wildcardReach } from '../paths/sensitive-paths.ts'
import { ownersAmong } from '../readers/owners.ts'
import { expandedBy } from '../references/expansion.ts'

/** The project's folder in a root's place; or the root goes, where the server has a narrower one besides. */
export function narrowedToProject(root: FilesystemRoot, server: Server, config: ConfigFile): Fix | undefined {
  const removed = withoutRoot(root, server)
  if (removed) return removed
  // An address says more than a path.
  if (root.path.includes('://') || config.scope !== 'project' || config.dotfile) return undefined
  const folder = projectFolderFor(root, server, config)
  const change = folder === undefined ? undefined : rewritten(root.text, folder, root.from, root.to)
  return unsafe(`Write '${folder}' in place of '${root.path}'`, [change])
}

/** A root goes that is a word of its own, where another word names a folder that nothing is wrong with. */
export function withoutRoot(root: FilesystemRoot, server: Server): Fix | undefined {
  const stays = harmlessWords(server).some((word) => word !== root.text.node)
  const changes = stays && isOwnWord(root) ? withoutWords([root.text]) : undefined
  return unsafe(`Remove '${root.path}'`, changes)
}

/**
 * Words that name folders that nothing is wrong with: two of them at the most, one of which is another than any given one. A
 * server may be given a hundred thousand folders, and each of them is asked whether another one stays.
 */
const harmlessWords = onceFor((server: Server): readonly StringNode[] => {
  const found = new Set<StringNode>()
  for (const root of filesystemRoots(server)) {
    if (isOwnWord(root) && isHarmless(root)) found.add(root.text.node)
    if (found.size === 2) break
  }
  return [...found]
})

function isOwnWord({ by, text, from, to }: FilesystemRoot): boolean {
  return by.startsWith('#') && isItem(text) && from === 0 && to === text.value.length
}

function isHarmless({ path }: FilesystemRoot): boolean {
  return judgePath(path).breadth === 'other' && !(path.includes('*') && wildcardReach(path))
}

const WORKSPACE = '${workspaceFolder}'
const REFERENCE: Reference = {
  kind: 'reference',
  from: 0,
  to: WORKSPACE.length,
  refers: 'workspace',
  syntax: '${workspaceFolder}',
  name: 'workspaceFolder',
}

/** By the reference that all readers expand there, or by `.` where the program whose file it is starts servers in the project. */
function projectFolderFor({ by }: FilesystemRoot, server: Server, { path }: ConfigFile): string | undefined {
  const field: Field = by === 'cwd' ? 'cwd' : /^[#-]/.test(by) ? 'args' : 'env'
  const able = new Set(expandedBy(REFERENCE, field, server))
  if (server.readers.length > 0 && server.readers.every(({ client }) => able.has(client.id))) return WORKSPACE
  const inProject = ownersAmong(server.readers, path).some(({ client }) => client.startsInProject === true)
  return inProject && !moves(server) ? '.' : undefined
}

/** Whether a server is told to run in another folder; asked once a server, whose words may be as many as its folders. */
const moves = onceFor(
  ({ cwd, args }: Server): boolean =>
    cwd !== undefined || args.some(({ value }) => /^(?:--directory|--cwd|--project|-C)(?:=|$)/.test(value)),
)

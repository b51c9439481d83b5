/** How folders are narrowed to the project's, and taken away where others stay. */

import { isItem, rewritten, unsafe, withoutWords } from '../../changes.ts'
import type { ConfigFile, Field, Fix, Reference, Server } from '../../model.ts'
import { expandedBy } from '../expansion.ts'
import { type FilesystemRoot, filesystemRoots } from '../filesystem-roots.ts'
import { ownersAmong } from '../owners.ts'
import { judgePath, wildcardReach } from '../sensitive-paths.ts'

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
  const isOwnWord = ({ by, text, from, to }: FilesystemRoot) =>
    by.startsWith('#') && isItem(text) && from === 0 && to === text.value.length
  const stays = filesystemRoots(server).some(
    (other) =>
      other.text.node !== root.text.node &&
      isOwnWord(other) &&
      judgePath(other.path).breadth === 'other' &&
      !(other.path.includes('*') && wildcardReach(other.path)),
  )
  const changes = stays && isOwnWord(root) ? withoutWords([root.text]) : undefined
  return unsafe(`Remove '${root.path}'`, changes)
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
  const field: Field = by.startsWith('#') || by.startsWith('-') ? 'args' : 'env'
  const able = new Set(expandedBy(REFERENCE, field, server))
  if (server.readers.length > 0 && server.readers.every(({ client }) => able.has(client.id))) return WORKSPACE
  const moves =
    server.cwd !== undefined ||
    server.args.some(({ value }) => /^(?:--directory|--cwd|--project|-C)(?:=|$)/.test(value))
  const inProject = ownersAmong(server.readers, path).some(({ client }) => client.startsInProject === true)
  return inProject && !moves ? '.' : undefined
}

/** Folders by where they lie below the root of the report, where it is certain what they are relative to. */

import { ownersAmong } from '../knowledge/readers/owners.ts'
import { projectFolder } from '../knowledge/readers/workspace.ts'
import type { ConfigFile, Server } from '../model.ts'

const WORKSPACE = /^\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR)\}(?=[/\\]|$)/
/** Of a disk, of a home, of a reference, of an address. */
const ROOTED = /^(?:[/\\~$%{]|[A-Za-z]:)|:\/\//
/** Options of runners that choose another folder. */
const MOVES = /^(?:--directory|--cwd|--project|-C)(?:=|$)/

/**
 * Says paths that are relative to a project of its own below the root as they are from the root: `./data` of
 * `a/.mcp.json` is `a/data`. What nobody can be sure of, as most clients do not say where they start a server, stays as it is
 * written.
 */
export function placesFor(server: Server, { scope, path, dotfile }: ConfigFile): (written: string) => string {
  const folder = projectFolder(path)
  if (scope !== 'project' || dotfile || folder === '' || ROOTED.test(folder)) return (written) => written
  const startsThere =
    server.cwd === undefined &&
    !server.args.some(({ value }) => MOVES.test(value)) &&
    ownersAmong(server.readers, path).some(({ client }) => client.startsInProject === true)
  return (written) => {
    const below = written.replace(WORKSPACE, '.')
    if (ROOTED.test(below) || (below === written && !startsThere)) return written
    return joined(folder, below)
  }
}

function joined(folder: string, below: string): string {
  const segments: string[] = []
  for (const segment of `${folder}${below.replaceAll('\\', '/')}`.split('/')) {
    if (segment === '' || segment === '.') continue
    const last = segments.at(-1)
    if (segment === '..' && last !== undefined && last !== '..') segments.pop()
    else segments.push(segment)
  }
  return segments.length === 0 ? '.' : segments.join('/')
}

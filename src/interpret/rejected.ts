/** Servers that a client is told in another file not to start. */

import { holdsFor } from '../knowledge/readers/workspace.ts'
import type { ConfigFile, Reader, Server } from '../model.ts'
import { stringsBelow } from '../tree.ts'
import { follow } from './paths.ts'

interface Rejection {
  readonly client: Reader['client']
  /** The files that it is about, as the client declares them. */
  readonly of: string
  readonly names: ReadonlySet<string>
  /** Where it stands. */
  readonly settings: ConfigFile
}

/**
 * The same files, in which no client starts what its settings reject. Whether an entry is on stays what its own file says: a
 * lock holds that, and is to be the same on every machine. Pure.
 */
export function withoutRejected<T extends { readonly config: ConfigFile }>(files: readonly T[]): readonly T[] {
  const rejections = files.flatMap(({ config }) => rejectionsIn(config))
  if (rejections.length === 0) return files
  return files.map((file) => {
    const held = rejections.filter(({ settings }) => holdsFor(settings, file.config))
    const servers = held.length === 0 ? file.config.servers : file.config.servers.map((each) => without(each, held))
    return { ...file, config: { ...file.config, servers } }
  })
}

function rejectionsIn(settings: ConfigFile): readonly Rejection[] {
  if (settings.copy) return []
  return settings.readers.flatMap(({ client, file: { rejects } }) => {
    if (!rejects) return []
    const lists = settings.document.roots.flatMap((root) => follow(root, rejects.names))
    const names = lists.flatMap(({ node }) => stringsBelow(node))
    return names.length === 0 ? [] : [{ client, of: rejects.of, names: new Set(names), settings }]
  })
}

function without(server: Server, rejections: readonly Rejection[]): Server {
  const starters = server.starters.filter(
    ({ client, file }) =>
      !rejections.some(
        (each) => each.client.id === client.id && each.of === file.path && each.names.has(server.fullName),
      ),
  )
  return starters.length === server.starters.length ? server : { ...server, starters }
}

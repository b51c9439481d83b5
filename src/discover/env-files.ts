/** Where the files lie that servers take variables from. */

import type { FileSystem } from '../io.ts'
import { envFileNames } from '../knowledge/paths/env-file-names.ts'
import type { ConfigFile, Server, Span, Text } from '../model.ts'
import { isAbsolute, placesNamed, withoutRoot } from './machine.ts'

export interface NamedEnvFile {
  readonly server: Server
  readonly at: Text | Span
  /** Absolute. */
  readonly path: string
}

/** The files that servers take variables from, where they are there: `envFile`, and what options on the command line name. */
export function envFilesOf({ servers }: ConfigFile, path: string, fs: FileSystem): readonly NamedEnvFile[] {
  return servers.flatMap((server) => {
    const files = new Map<string, NamedEnvFile>()
    for (const { at, name } of envFileNames(server)) {
      const found = placesOf(name, path).find((place) => fs.kind(place) === 'file')
      if (found !== undefined && !files.has(found)) files.set(found, { server, at, path: found })
    }
    return [...files.values()]
  })
}

/** Relative ones are looked for in the project, and beside the file that names them. */
function placesOf(name: string, config: string): readonly string[] {
  const relative = withoutRoot(name)
  if (/[$%{}~*]/.test(relative) || relative === '') return []
  if (isAbsolute(relative)) return [relative]
  return placesNamed(relative, config)
}

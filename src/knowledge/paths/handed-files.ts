/** Files whose content a server is handed by its client: what a reference stands for, and files of variables. */

import { place, type Server, type Span } from '../../model.ts'
import { expandedBy, referencesIn } from '../references/expansion.ts'
import { envFileNames, mayNameEnvFile } from './env-file-names.ts'
import { judgePath } from './sensitive-paths.ts'

export interface HandedFile {
  readonly path: string
  readonly at: Span
  /** What it holds: `SSH keys`. */
  readonly what: string
  /** `reference`: all of it, in the place of a reference. `variables`: the variables that are set in it. */
  readonly as: 'reference' | 'variables'
  /** Where a file is there for one value alone, that value may be just what the server needs. */
  readonly confidence: 'high' | 'low'
}

/** `~/.cache/huggingface/token`, `~/.vault-token`: one credential and nothing else. */
const ONE_VALUE = /(?:^|[/\\.-])tokens?$/i
/** Of a container or a machine: the folder is there for handing single values over (docs.docker.com, "Secrets in Compose"). */
const MEANT_FOR_IT = 'container secrets'

/**
 * Files with stored credentials whose content goes to a server. A `~` and an absolute path lead out of the project in every
 * client that has such references (`substitute` of packages/opencode/src/config/variable.ts in anomalyco/opencode, 2026-11).
 */
export function handedCredentials(server: Server): readonly HandedFile[] {
  return [...referred(server), ...variables(server)].filter(({ what }) => what !== MEANT_FOR_IT)
}

function referred(server: Server): readonly HandedFile[] {
  return referencesIn(server).flatMap(({ field, text, reference }) => {
    const { refers, syntax, name, from, to } = reference
    if (refers !== 'file' || syntax === undefined || expandedBy(reference, field, server).length === 0) return []
    return credentials(name, place(text, from, to), 'reference')
  })
}

function variables(server: Server): readonly HandedFile[] {
  if (!mayNameEnvFile(server)) return []
  return envFileNames(server).flatMap(({ at, name }) => credentials(name, 'node' in at ? place(at) : at, 'variables'))
}

function credentials(path: string, at: Span, as: HandedFile['as']): readonly HandedFile[] {
  const { breadth, what } = judgePath(path)
  if (breadth !== 'credentials') return []
  return [{ path, at, what, as, confidence: ONE_VALUE.test(path) ? 'low' : 'high' }]
}

/** `mcp-audit lsp`: diagnostics, hovers and quick fixes for editors. A late chunk, which is handed what it needs of the program. */

import { UsageError } from '../errors.ts'
import { serve } from '../lsp/server.ts'
import { type ExitCode, FAILED, type Host, PASSED } from './host.ts'
import { lookWith, type Program } from './lsp-look.ts'
import type { LookFlags } from './options.ts'

export interface LspFlags
  extends Pick<
    LookFlags,
    'config' | 'inlineIgnores' | 'baseline' | 'lock' | 'only' | 'skip' | 'pedantic' | 'minSeverity' | 'minConfidence'
  > {
  readonly stdio?: true
  readonly clientProcessId?: string
}

/** Serves until the editor says that it is enough, or is gone. */
export async function lsp(flags: LspFlags, program: Program, host: Host): Promise<ExitCode> {
  const conversation = host.converse?.()
  if (!conversation) throw new UsageError('There is no editor on standard input.')
  const asked = await serve({
    ...conversation,
    version: host.version,
    // What is in no file and in no folder is looked at from here.
    folder: host.cwd,
    look: lookWith(flags, program, host),
    pageOf: async (rule) => (await import('./pages.ts')).pageOf(rule),
    client: flags.clientProcessId === undefined ? undefined : Number(flags.clientProcessId),
    complaint: program.complaint,
  })
  return asked ? PASSED : FAILED
}

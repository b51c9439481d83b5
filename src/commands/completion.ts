/** `mcp-audit completion`: what a shell is told once, so that it completes the command line without starting anything. */

import type { Command } from 'commander'
import { UsageError } from '../errors.ts'
import { closest } from '../triage/suggest.ts'
import { type Definitions, definitionsOf, type Values } from './definitions.ts'
import { type ExitCode, type Host, PASSED } from './host.ts'
import { bash } from './shells/bash.ts'
import { fish } from './shells/fish.ts'
import { powershell } from './shells/powershell.ts'
import { zsh } from './shells/zsh.ts'
import { SHELLS } from './words.ts'

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (definitions: Definitions) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
}

/**
 * Prints the script for a shell. It holds all words itself: to ask the program at each press of a key would cost its start each
 * time, and would start whatever `mcp-audit` happens to be there. Throws a UsageError where it does not know the shell.
 */
export function completion(shell: string | undefined, program: Command, values: Values, host: Host): ExitCode {
  const name = SHELLS.find((known) => known === shell)
  if (name === undefined) throw unknown(shell)
  host.stdout.write(SCRIPTS[name](definitionsOf(program, values)))
  return PASSED
}

function unknown(shell: string | undefined): UsageError {
  const all = `There are ${SHELLS.join(', ')}.`
  if (shell === undefined) return new UsageError('Name the shell that is to complete the command line.', [all])
  const near = closest(shell, SHELLS)
  return new UsageError(`There is no completion for the shell '${shell}'.`, [near ? `Did you mean '${near}'?` : all])
}

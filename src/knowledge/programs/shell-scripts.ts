/** What the commands of a shell's script are for: which only prepare the last, and whether a variable says what starts. */

import type { ShellCommand, ShellStep } from '../../model.ts'
import { lazy } from '../memoize.ts'
import { wordSet } from './flags.ts'
import { programName } from './program-names.ts'

/** Commands that set up a version manager, a folder or an environment, and then start one program. */
const SETUP = wordSet(`
  source . export cd eval set nvm fnm asdf mise pyenv rbenv nodenv volta sdk brew direnv conda mamba micromamba pushd unset
  ulimit umask use chcp echo @echo [ test ssh-agent`)

/** Whose answer is a place: `cd "$(git rev-parse --show-toplevel)"`, `PATH="$(dirname "$(command -v node)")" exec x`. */
const PLACE_OF = wordSet('cd pwd dirname realpath readlink which')

/** Whether all but the last command only prepare it, or a login shell is there for its environment. */
export function onlyPrepares({ commands, login }: ShellStep): boolean {
  const own = commands.filter((command) => !tellsPlace(command))
  const before = own.slice(0, -1).every(({ words }) => SETUP.has(programName(words[0]?.value ?? '')))
  // `eval "$(program)"` with nothing behind it starts what that prints.
  const isPutIn = /^(?:\$\(|`|<\()$/.test(own.at(-1)?.after ?? '')
  return own.length > 0 && before && !isPutIn && (login || commands.length > 1)
}

function tellsPlace({ words: [first, second], after }: ShellCommand): boolean {
  if (!first) return false
  if (after !== '$(' && after !== '`') return first.value === 'pwd' && !second
  if (first.value === 'git') return second?.value === 'rev-parse'
  return PLACE_OF.has(first.value) || (first.value === 'command' && second?.value === '-v')
}

/** The variable that holds the user's own shell, which is one by design. */
const OWN_SHELL = /^(?:SHELL|COMSPEC)$/i
const BEFORE_COMMAND = wordSet('eval exec command builtin')

/** A variable that is the program, or that is read as a command: `eval "$RUN"`. One with a default names what usually runs. */
export function startedVariable({ commands, script }: ShellStep): string | undefined {
  const given = lazy(() => namesGiven(script?.value ?? ''))
  for (const { words } of commands) {
    const from = words.findIndex(({ value }) => !BEFORE_COMMAND.has(value))
    const [first, next] = words.slice(Math.max(from, 0))
    if (!first || next?.value === '=') continue
    const variables = first.parts.flatMap((part) => (part.kind === 'reference' && part.refers === 'env' ? [part] : []))
    const isWhole = variables.length === first.parts.length || words[0]?.value === 'eval'
    const [variable] = variables
    // What the script itself has put there can be read in it.
    const isTold = variable && (variable.fallback || given().has(variable.name))
    if (variable && isWhole && !isTold && !OWN_SHELL.test(variable.name)) return variable.name
  }
  return undefined
}

const LONGEST_NAME = 128

/** What stands before an equals sign: each of them is looked at once, however many commands ask. */
function namesGiven(script: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (let at = script.indexOf('='); at >= 0; at = script.indexOf('=', at + 1)) {
    let from = at
    while (from > 0 && at - from < LONGEST_NAME && /[\w()]/.test(script.charAt(from - 1))) from--
    names.add(script.slice(from, at))
  }
  return names
}

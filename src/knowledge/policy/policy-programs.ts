/** The programs that an entry starts, as a policy names them. */

import {
  containerOf,
  type Launch,
  type Patterns,
  place,
  type Server,
  type Span,
  type Step,
  type Text,
} from '../../model.ts'
import { isSystemFolder } from '../environment/search-paths.ts'
import { isInterpreter } from '../programs/code-readers.ts'
import { wordSet } from '../programs/flags.ts'
import { bareName, hasWindowsSuffix, programName } from '../programs/program-names.ts'
import { deniedBy, isAllowed, type Refused } from './index.ts'

export interface Started {
  /** Without folder and ending: `npx`. */
  readonly name: string
  /** What it is, whatever version its name has: `python` of `python3.12`. A list that denies it denies them all. */
  readonly known: string
  /** As it is written, where that is a path; with `/` between its segments. */
  readonly path: string | undefined
  readonly at: Span
  /** `fetched`: a package brought it along; `elsewhere`: in a container, or on another machine. */
  readonly from: 'machine' | 'fetched' | 'elsewhere'
}

/**
 * Words of a script that start no program: builtins of POSIX shells (XCU 2.15 and 1.6; bash manual, "Shell Builtin
 * Commands"), and of cmd.
 */
const NO_PROGRAM = wordSet(`
  . : [ [[ alias bg bind break builtin caller cd chdir cls command continue declare dirs disown echo endlocal eval exec exit
  export false fg getopts goto hash help history if jobs kill let local logout mapfile path pause popd printf pushd pwd read
  readarray readonly rem return set setlocal shift shopt source suspend test times title trap true type typeset ulimit umask
  unalias unset wait`)
/** Behind these stands the program. */
const BEFORE_PROGRAM = wordSet('exec eval command builtin call @call start')

/**
 * The programs that a server's entry starts, outermost first: the one that it names (where `command` may be a whole line),
 * and in its chain the shells with all that their lines start, wrappers, runners, and what these start. Each place once.
 */
export function programsOf({ command, launch }: Server): readonly Started[] {
  if (!command) return []
  const [first] = launch.programs
  const isPart = first?.node === command.node && first.value.length < command.value.length
  const started = [programAt(isPart ? first : command, 'machine'), ...startedIn(launch)]
  const places = new Map<string, Started>()
  for (const each of started) {
    const key = `${each.at.start}\0${each.known}`
    if (!places.has(key)) places.set(key, each)
  }
  // The chain may name the program of `command` otherwise (`docker exec`), and at the same place.
  return [...places.values()]
}

function startedIn({ steps, programs }: Launch): readonly Started[] {
  const started: Started[] = []
  let from: 'machine' | 'elsewhere' = 'machine'
  for (const [index, step] of steps.entries()) {
    const name = nameOf(step)
    if (name !== undefined) {
      // The chain knows `python3` as `python`.
      const word = programs.find(({ value }) => programName(value) === programName(name))
      const at = word ? place(word) : 'at' in step ? step.at : { start: 0, end: 0 }
      const own = from === 'machine' && isBroughtBy(steps[index - 1], name, at) ? 'fetched' : from
      // A package or a script is told at its own place; the word that names its program may be another.
      started.push(word ? programAt(word, own) : { name, known: programName(name), path: undefined, at, from: own })
    }
    if (step.kind === 'shell')
      for (const { words } of step.commands) {
        const word = words.find(({ value }) => !BEFORE_PROGRAM.has(value.toLowerCase()))
        if (word && !NO_PROGRAM.has(word.value.toLowerCase())) started.push(programAt(word, from))
      }
    const leaves = containerOf(step) !== undefined || (step.kind === 'wrapper' && step.does === 'other-machine')
    if (leaves) from = 'elsewhere'
  }
  // A shell or an interpreter that is told nothing, the last of its chain, is no step of it.
  const last = programs.at(-1)
  if (last && isInterpreter(programName(last.value))) started.push(programAt(last, from))
  return started
}

/** `npx tsx server.ts`: the word for the program is the word for the package. */
function isBroughtBy(before: Step | undefined, name: string, at: Span): boolean {
  if (before?.kind !== 'package') return false
  const isOneWord = before.at.start <= at.start && at.end <= before.at.end
  return isOneWord || before.name.slice(before.name.lastIndexOf('/') + 1) === name
}

function nameOf(step: Step): string | undefined {
  switch (step.kind) {
    case 'shell':
    case 'image':
      return step.program
    case 'wrapper':
      // `docker exec`, `op run`: with the command that makes it one.
      return step.program.split(' ')[0]
    case 'package':
    case 'source':
      return step.runner.split(' ')[0]
    case 'script':
    case 'inline-code':
      return step.interpreter?.split(' ')[0]
    case 'program':
      return bareName(step.name)
    case 'remote':
      return undefined
  }
}

function programAt(word: Text, from: Started['from']): Started {
  const { value } = word
  const name = bareName(value)
  const isPath = /[/\\]/.test(value)
  return {
    // Windows tells no case apart, and only Windows has such endings.
    name: hasWindowsSuffix(value) ? name.toLowerCase() : name,
    known: programName(value),
    path: isPath ? value.replaceAll('\\', '/') : undefined,
    at: place(word),
    from,
  }
}

/**
 * What a policy has against a program. A name that is denied is denied wherever it lies. A name that is allowed is the
 * program that a search for it finds: by itself, or in a folder where only an administrator, or a package manager of the
 * machine, puts programs. Any other path has to be allowed as one.
 */
export function programRefused(patterns: Patterns, { name, known, path, from }: Started): RefusedProgram | undefined {
  const denied = deniedBy(patterns, path === undefined ? [name, known] : [name, known, path])
  if (denied) return { ...denied, what: name }
  // What a package or an image has in it is for the list of packages to say.
  if (from !== 'machine') return undefined
  const folder = path?.slice(0, path.lastIndexOf('/'))
  const isFound = folder === undefined || isSystemFolder(folder)
  if (isAllowed(patterns, [...(isFound ? [name] : []), ...(path === undefined ? [] : [path])])) return undefined
  if (path === undefined || !isAllowed(patterns, [name])) return { why: 'it is not on the allow list', what: name }
  return {
    why: `'${name}' is allowed only as the program that a PATH search finds, not at an arbitrary path`,
    what: path,
  }
}

export interface RefusedProgram extends Refused {
  /** Its name, or the path that is what is wrong with it. */
  readonly what: string
}

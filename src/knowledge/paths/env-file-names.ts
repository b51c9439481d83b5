/** Files that servers take variables from, by the names that their entries have for them. */

import { containerOf, type Server, type Span, type Text, wordLists } from '../../model.ts'

/** Whether a server may name one, by a glance at its words. */
export function mayNameEnvFile({ envFile, args, launch }: Server): boolean {
  if (
    envFile !== undefined ||
    launch.steps.some(({ kind }) => kind === 'image' || kind === 'wrapper' || kind === 'shell')
  )
    return true
  return [args, launch.args].some((words) => words.some(({ value }) => value.startsWith('--env-file')))
}

/** Of Docker, Node, Bun, uv, and many a server; `-if-exists` is Node's. */
const OPTIONS = ['--env-file', '--env-file-if-exists']
/** dotenv-cli and python-dotenv, which share a name, and env-cmd. */
const OPTIONS_OF_WRAPPERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['dotenv', ['-e', '-f', '--file']],
  ['env-cmd', ['-f', '--file']],
])
/** What these are given holds references, or is encrypted, and is meant to be shared. */
const SHARED_FILES: ReadonlySet<string> = new Set(['op run', 'dotenvx run'])

/** The names of such files, as they are written, whether or not they are there. */
export function envFileNames(server: Server): readonly { readonly at: Text | Span; readonly name: string }[] {
  const { envFile, launch } = server
  const wrapped = launch.steps.filter((step) => step.kind === 'wrapper')
  const scripts = launch.steps.flatMap((step) => (step.kind === 'shell' ? step.commands.map(({ words }) => words) : []))
  const isShared = wrapped.some(({ program }) => SHARED_FILES.has(program))
  const ofContainer = launch.steps.flatMap((step) =>
    (containerOf(step)?.options ?? []).filter(({ name, value }) => name === '--env-file' && value !== undefined),
  )
  return [
    ...(envFile ? [{ at: envFile, name: envFile.value }] : []),
    ...ofContainer.map(({ at, value = '' }) => ({ at, name: value })),
    ...wrapped.flatMap(({ program, args }) => namedAmong(args, OPTIONS_OF_WRAPPERS.get(program) ?? [])),
    ...(isShared ? [] : [...wordLists(server), ...scripts].flatMap((words) => namedAmong(words, OPTIONS))),
  ]
}

function namedAmong(
  words: readonly Text[],
  options: readonly string[],
): readonly { readonly at: Text; readonly name: string }[] {
  return words.flatMap((word, index) => {
    const equals = word.value.indexOf('=')
    const name = equals < 0 ? word.value : word.value.slice(0, equals)
    if (!options.includes(name)) return []
    if (equals >= 0) return [{ at: word, name: word.value.slice(equals + 1) }]
    const next = words[index + 1]
    return next ? [{ at: next, name: next.value }] : []
  })
}

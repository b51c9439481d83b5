/** The command and its arguments as they stand in an entry, which people write in more ways than clients read. */

import { LAUNCHERS, PACKAGE_RUNNERS } from '../knowledge/packages/runners.ts'
import { programName } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Text } from '../model.ts'
import type { Peeled } from './call.ts'
import { callOf, isScriptFile } from './call.ts'
import { slice } from './options.ts'
import { startLine } from './start.ts'
import { readWords } from './words.ts'

/** What an entry's `command` and `args` start: one program, or a whole command line in `command`. */
export function startCommand(command: Text, args: readonly Text[]): Peeled {
  const { value } = command
  if (!/\s/.test(value)) return words([command, ...args])
  const end = value.startsWith('<') ? value.length : endOfPath(value)
  if (end === undefined) return startLine(command, wholeWords(args))
  const rest = end < value.length ? readWords(slice(command, end)) : []
  return words([end < value.length ? slice(command, 0, end) : command, ...rest, ...args])
}

function words([command, ...args]: readonly Text[]): Peeled {
  const given = command ? splitOptions(programName(command.value), wholeWords(args)) : []
  return { steps: [], args: given, next: callOf(command ? [command, ...given] : []) }
}

/** `{{ .home }}/bin/npx`: a template's blanks are none of the path's. */
const TEMPLATE_START = /^\{\{[^{}]{0,256}\}\}(?=[/\\])/
const PATH_START = /^(?:[/~]|\.{1,2}[/\\]|[A-Za-z]:[/\\]|\\\\|[$%]\{?\w{1,64}[}%]?[/\\])/
/** What an argument begins with, and the continuation of a path does not. */
const ARGUMENT_START = /^(?:[-/~@$"'<|&;>]|\.{1,2}[/\\]|[A-Za-z]:[/\\]|[a-z]{2,12}:\/\/)/
const WINDOWS_PROGRAM = /\.(?:exe|cmd|bat|com)$/i
/** A folder with more blanks in its name than this is not looked for. */
const MAX_BLANKS = 8

/**
 * Where the program ends in a command that begins with an unquoted path, when the path has blanks in it: undefined when its
 * first blank ends it. `/Applications/My App/bin/x` is one word, `/usr/bin/npx -y foo` three.
 */
function endOfPath(value: string): number | undefined {
  const template = TEMPLATE_START.exec(value)?.[0].length ?? 0
  if (template === 0 && !PATH_START.test(value)) return undefined
  const first = value.slice(template).search(/\s/)
  if (first < 0) return value.length
  let at = template + first
  for (let blanks = 0; at >= 0 && blanks < MAX_BLANKS; blanks++) {
    const path = value.slice(0, at)
    const next = value.slice(at + 1, at + 257)
    if (endsAsProgram(path) || ARGUMENT_START.test(next) || !continues(next))
      return blanks === 0 && template === 0 ? undefined : at
    const more = value.slice(at + 1).search(/\s/)
    if (more < 0) return value.length
    at += more + 1
  }
  return undefined
}

function endsAsProgram(path: string): boolean {
  const ending = path.slice(-16)
  return WINDOWS_PROGRAM.test(ending) || isScriptFile(ending) || LAUNCHERS.has(programName(path))
}

/** A separator inside one of the next words: `Files/nodejs/npx` goes on with what came before. */
function continues(next: string): boolean {
  return next.split(/\s+/, 3).some((word) => /[^\s/\\][/\\]/.test(word) && !ARGUMENT_START.test(word))
}

/** Arguments that were one string, cut at its blanks: cut again where quotation marks hold blanks together. */
function wholeWords(args: readonly Text[]): readonly Text[] {
  const [first] = args
  const last = args.at(-1)
  if (!first || !last || first === last || first.node !== last.node) return args
  if (!args.some(({ value }) => /["']/.test(value))) return args
  return readWords(pieceOf(first.node, first.from, last.to))
}

/** `["-y @scope/name"]`, `["run -i --rm image"]`: several words in one, where the program could not use them as one. */
function splitOptions(program: string, args: readonly Text[]): readonly Text[] {
  const [first, ...rest] = args
  if (!first || !/\s/.test(first.value)) return args
  // `env -S 'a b'` takes the words from there itself.
  if (program === 'env' && /^-(?:[a-zA-Z]{0,8}S|-s)/.test(first.value)) return args
  // So does `python -cimport os`, in which all that follows the letter is code.
  if (/^(?:python|py|perl|ruby|php)$/.test(program) && /^-[A-Za-z]{0,4}[cer][a-z]/.test(first.value)) return args
  // `x @ git+https://…` names a package (PEP 508), whatever it is called.
  const alone =
    rest.length === 0 &&
    LAUNCHERS.has(program) &&
    /^(?:-{1,2}[\w-]{1,64}|\/c|run|exec|dlx|x)\s(?!\s{0,8}@)/.test(first.value)
  const option = PACKAGE_RUNNERS.has(program) && /^(?:-y|--yes|-q|--from|--package|-p)\s/.test(first.value)
  return alone || option ? [...readWords(first), ...rest] : args
}

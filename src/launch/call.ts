/** The unit of unwrapping: a program with its words, and what one look at it tells. */

import { programName } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Binding, Launch, ProgramStep, ScriptStep, Step, Text, WrapperStep } from '../model.ts'
import { place } from '../model.ts'
import { slice } from './options.ts'
import { asWritten, whenUnset } from './unset.ts'

/** A program about to be started. */
export interface Call {
  /** Its name without folder and Windows suffix, in lower case: `npx` for `C:\Program Files\nodejs\npx.cmd`. */
  readonly program: string
  /** The word that names it. */
  readonly command: Text
  readonly args: readonly Text[]
  /** The environment that is set for it, where somebody has asked for it. */
  readonly env?: readonly Binding[]
  /** Text that it is given to read, where the script around it holds it. */
  readonly input?: Text | undefined
}

/** One layer taken off a command line. */
export interface Peeled {
  readonly steps: readonly Step[]
  /** Arguments of the last of the steps. */
  readonly args: readonly Text[]
  readonly env?: readonly Binding[]
  readonly headers?: Launch['headers']
  /** What the last step starts in turn. */
  readonly next?: Call | undefined
  /** What it starts besides, before that. */
  readonly besides?: readonly Call[]
}

/** Undefined when the words are not of the kind that the unwrapper knows. */
export type Unwrap = (call: Call) => Peeled | undefined

/** How each program is seen through, by its name; undefined for those that start no other. */
export type Programs = (program: string) => Unwrap | undefined

/** The first word as a program, the others as its arguments; undefined without a word that says anything. */
export function callOf(words: readonly Text[]): Call | undefined {
  const [command, ...args] = words.map(whenUnset)
  if (!command || command.value.trim() === '') return undefined
  return { program: programName(command.value), command, args }
}

/** `outer` first, then whatever `inner` found. */
export function follow(outer: readonly Step[], inner: Peeled): Peeled {
  return { ...inner, steps: [...outer, ...inner.steps] }
}

/** Texts that a program reads as the lines of one, which stands where the first does; undefined where there are none. */
export function asLines(texts: readonly Text[]): Text | undefined {
  const [first, ...others] = texts.map(asWritten)
  if (!first || others.length === 0) return first
  return pieceOf(first.node, first.from, first.to, [first, ...others].map(({ value }) => value).join('\n'))
}

/** `NAME=value` as a binding; undefined for anything else. */
export function assignment(text: Text): Binding | undefined {
  const equals = text.value.indexOf('=')
  if (equals < 1 || !NAME.test(text.value.slice(0, equals))) return undefined
  return binding(slice(text, 0, equals), slice(text, equals + 1))
}

const NAME = /^[A-Za-z_][\w.-]{0,255}$/

/** A variable that a command line sets; without a value where it hands on the host's. */
export function binding(name: Text, value: Text | undefined): Binding {
  return { name: name.value, key: place(name), value, node: (value ?? name).node }
}

/** Extensions of files that are read by an interpreter rather than loaded by the system. */
const SCRIPT_FILE =
  /\.(?:sh|bash|zsh|fish|ksh|py|pyz|js|mjs|cjs|jsx|ts|mts|cts|tsx|rb|pl|php|lua|jl|r|bat|cmd|ps1|vbs|jar|applescript|scpt)$/i

/** Folders in which installed programs lie: what is there is known by its name, what is elsewhere by its path. */
const PROGRAM_FOLDERS = new Set(['bin', 'sbin', '.bin', 'scripts', 'system32', 'shims'])

/** Whether a path ends as a file does that an interpreter reads. */
export function isScriptFile(path: string): boolean {
  return SCRIPT_FILE.test(path.slice(-16))
}

/** A program that starts nothing we know of: a file when it is named by its path, a program otherwise. */
export function programOrFile({ command, program, args }: Call): Peeled {
  const step: ProgramStep | ScriptStep = isFile(command.value)
    ? { kind: 'script', interpreter: undefined, path: command, at: place(command), args }
    : { kind: 'program', name: nameOf(command.value, program), at: place(command), args }
  return { steps: [step], args }
}

/** The names of variables keep their case: `${SERVER_COMMAND}`. */
function nameOf(command: string, program: string): string {
  return /^[$%{]/.test(command) && !/[/\\]/.test(command) ? command : program
}

function isFile(command: string): boolean {
  if (isScriptFile(command)) return true
  const folders = command.split(/[/\\]/)
  if (folders.length < 2) return false
  const absolute = /^(?:[/~]|[A-Za-z]:[/\\]|[$%])/.test(command)
  return !absolute || !PROGRAM_FOLDERS.has(folders.at(-2)?.toLowerCase() ?? '')
}

/** That a program starts another. `args`: what it is given for itself. */
export function wrapperStep(
  { command }: Call,
  program: string,
  does: WrapperStep['does'],
  args: readonly Text[],
): WrapperStep {
  return { kind: 'wrapper', program, does, at: place(command), args }
}

/** A step that runs before the server or beside it: of a shell that has to be told. */
export function beside(step: Step): Step {
  return step.kind === 'shell' ? { ...step, beside: true } : step
}

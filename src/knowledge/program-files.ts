/** The files of this machine that a launch runs, as they are written: programs, scripts, local packages, a folder to run in. */

import { place, type Server, type Span, type Step, type Text } from '../model.ts'

export interface ProgramFile {
  readonly path: string
  readonly at: Span
}

/** Flags of uv, npm and their like for the folder in which a program is run or looked for. */
const FOLDER_FLAG = /^(?:--directory|--project|--prefix|--cwd|--dir|-C)$/
const FOLDER_PROGRAM = /^(?:uv|npm|pnpm|yarn|bun|poetry|pdm|hatch|pixi|go|dotnet|node|tsx)$/

/** Files that are run, outermost first. What is run in a container or on another machine lies elsewhere, and is left out. */
export function programFiles({ command, args, cwd, launch }: Server): readonly ProgramFile[] {
  const found: ProgramFile[] = []
  const add = (text: Text | undefined): void => {
    // A name without a folder is looked for on the search path.
    if (text && /[/\\]/.test(text.value)) found.push({ path: text.value, at: place(text) })
  }
  if (command && !/\s-/.test(command.value)) add(command)
  for (const step of launch.steps) {
    if (isElsewhere(step)) return found
    if (step.kind === 'script') add(step.path)
    else if (step.kind === 'shell') for (const { words } of step.commands) add(words[0])
  }
  const last = launch.steps.at(-1)
  if (last?.kind === 'script' && isRelative(last.path.value)) add(cwd)
  if (args.length > 1 && command && FOLDER_PROGRAM.test(baseName(command.value)))
    for (const [index, word] of args.entries()) if (FOLDER_FLAG.test(word.value)) add(args[index + 1])
  return found
}

/** Whether what follows a step runs in a container or on another machine. */
export function isElsewhere(step: Step): boolean {
  return (
    step.kind === 'image' || (step.kind === 'wrapper' && (step.does === 'other-machine' || step.does === 'sandbox'))
  )
}

/** Relative to wherever the program is started. */
export function isRelative(path: string): boolean {
  return !/^(?:[/\\~$%{<]|[A-Za-z]:|[a-z][a-z+.-]{1,16}:)/.test(path)
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.(?:exe|cmd)$/i, '')
}

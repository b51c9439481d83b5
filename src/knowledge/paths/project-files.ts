/** Servers that are part of the project that names them. */

import { place, type Server, type Span, type Step, type Text } from '../../model.ts'
import { lazy } from '../memoize.ts'
import { foldersRunIn, isElsewhere, isRelative } from '../programs/program-files.ts'

export interface ProjectFile {
  /** Follows "runs": `'dist/server.js', a file of this project`. */
  readonly what: string
  readonly at: Span
}

const PROJECT_FOLDER = /^(?:workspaceFolder|workspaceRoot|workspacePath|cwd|CLAUDE_PROJECT_DIR)(?::|$)/
/** Programs that run what the project's own list of scripts says. */
const SCRIPT_RUNNER = /^(?:npm|pnpm|yarn|bun|make|just|task|rake)$/

/** Their options that take a word: folders, files, workspaces. */
const TAKES_WORD =
  /^(?:-C|-f|-d|-t|-j|-w|-F|--directory|--dir|--file|--makefile|--justfile|--taskfile|--working-directory|--prefix|--cwd|--filter|--workspace)$/

/** The file of the project that a launch runs; undefined where what it runs comes from elsewhere. */
export function projectFile(server: Server): ProjectFile | undefined {
  const { command, launch } = server
  const isHere = lazy(() => foldersRunIn(server).every(isFolderOfProject))
  const isOurs = (text: Text) => isInProject(text) && (text.parts[0]?.kind === 'reference' || isHere())
  const isFileOfOurs = (text: Text) => /[/\\]/.test(text.value) && !/\s/.test(text.value) && isOurs(text)
  if (command && isFileOfOurs(command)) return file(command)
  // Behind `env`, `timeout` and their like.
  const behind = launch.steps.some(isElsewhere) ? undefined : launch.programs.find(isFileOfOurs)
  if (behind) return file(behind)
  for (const step of launch.steps) {
    if (isElsewhere(step)) return undefined
    if (step.kind === 'script' && isOurs(step.path)) return file(step.path)
    const script = isHere() ? scriptOf(step) : undefined
    if (script) return { what: `'${script.value}', a script of this project`, at: place(script) }
  }
  return undefined
}

function file(text: Text): ProjectFile {
  return { what: `'${text.value}', a file of this project`, at: place(text) }
}

/** A relative folder, or one below the project's; the folder of a variable is somebody else's until shown otherwise. */
function isFolderOfProject(folder: Text): boolean {
  return folder.value === '' || isInProject(folder)
}

function isInProject({ value, parts }: Text): boolean {
  const [first] = parts
  if (first?.kind === 'reference') return first.refers === 'workspace' && PROJECT_FOLDER.test(first.name)
  return isRelative(value) && !/^\.\.(?:[/\\]|$)/.test(value)
}

/** `npm run mcp`, `make serve`: the word that names an entry of the project's list. */
function scriptOf(step: Step): Text | undefined {
  if (step.kind !== 'program' || !SCRIPT_RUNNER.test(step.name)) return undefined
  const words = step.args.filter(
    ({ value }, index) => !value.startsWith('-') && !TAKES_WORD.test(step.args[index - 1]?.value ?? ''),
  )
  const [verb, name] = words
  if (/^(?:make|just|task|rake)$/.test(step.name)) return verb
  if (verb?.value === 'start') return verb
  return verb?.value === 'run' || verb?.value === 'run-script' ? name : undefined
}

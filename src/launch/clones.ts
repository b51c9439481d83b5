/**
 * Repositories that a script has git fetch, or bring up to date, and then runs something of: `git clone <address> x && node
 * x/server.js`, `cd x && git pull && npm start`. One that is only read, as a folder of notes is, brings no code. Sources:
 * git-clone(1), git-pull(1), git-checkout(1), git-switch(1) and git-reset(1) of git 2.52; cli.github.com, gh repo clone (2.83);
 * 2026-12.
 */

import { filesRun, moduleRun } from '../knowledge/downloads/piped-code.ts'
import { goesTo, isAbsolute, WorkingFolder } from '../knowledge/paths/working-folder.ts'
import { isInterpreter } from '../knowledge/programs/code-readers.ts'
import { optionTable } from '../knowledge/programs/option-table.ts'
import { programName } from '../knowledge/programs/program-names.ts'
import type { SourceStep, Text } from '../model.ts'
import { place } from '../model.ts'
import { leadingOptions, mixedOptions, optionValue } from './options.ts'
import { isFullCommit } from './specs.ts'

interface Clone {
  readonly program: string
  /** The word that says what is fetched: an address, or the verb `pull`. */
  readonly at: Text
  /** Of a repository that is there already, its folder: where it comes from it says itself, and a folder is an address too. */
  readonly url: string
  readonly isPulled: boolean
  readonly folder: string
  /** What is checked out, where the script says it. */
  ref: string | undefined
  isRun: boolean
}

const GIT = optionTable('-C=, -c=, --git-dir=, --work-tree=, --namespace=, --exec-path')
const CLONE = optionTable(
  '-b --branch=, --revision=, --depth=, -o --origin=, -u --upload-pack=, --reference=, --reference-if-able=, ' +
    '--separate-git-dir=, -c --config=, -j --jobs=, --template=, --filter=, --server-option=, --shallow-since=, ' +
    '--shallow-exclude=, --bundle-uri=, --upstream-remote-name=',
)

/** No script that is somebody's fetches more. */
const MOST_CLONES = 16

/** What these commands of a script, in their order, fetch and run. Never throws; linear in their words for each clone. */
export function clonesRun(commands: Iterable<readonly Text[]>): readonly SourceStep[] {
  const clones: Clone[] = []
  const here = new WorkingFolder()
  for (const [command, ...words] of commands) {
    if (!command) continue
    const program = programName(command.value)
    const to = goesTo(program, words)
    if (to) here.enter(to.folder)
    const git = gitCommand(program, words)
    if (!git) for (const each of clones) each.isRun ||= runsOf(each.folder, { command, program, words }, here)
    else if (!CHECKS_OUT.test(git.verb.value)) addFetched(clones, git, here)
    else checkOut(clones, git, here)
  }
  return clones.filter(({ isRun }) => isRun).map(asSource)
}

function asSource({ program, url, ref, isPulled, at }: Clone): SourceStep {
  const step = { kind: 'source', runner: program, form: 'git', url, ref, args: [] } as const
  return { ...step, pinned: isFullCommit(ref), ...(isPulled && { pulled: true }), at: place(at) }
}

interface GitCommand {
  readonly program: 'git' | 'gh'
  readonly verb: Text
  readonly rest: readonly Text[]
  /** The folder that git is told to start in. */
  readonly start: string
}

function gitCommand(program: string, words: readonly Text[]): GitCommand | undefined {
  if (program === 'gh') {
    const [group, verb, ...rest] = words
    return group?.value === 'repo' && verb ? { program, verb, rest, start: '.' } : undefined
  }
  if (program !== 'git') return undefined
  const given = leadingOptions(words, GIT)
  const [verb, ...rest] = given.rest
  return verb && { program, verb, rest, start: optionValue(given, '-C')?.value ?? '.' }
}

/** Addresses as git has them, that of a folder excepted. */
const ADDRESS = /^(?:(?:https?|git|ssh|git\+ssh|ftps?):\/\/|(?:[\w.-]{1,64}@)?[\w.-]{2,253}:(?![\\/]))/i
const OWNER_AND_NAME = /^[\w.-]{1,64}\/[\w.-]{1,128}$/

function addFetched(clones: Clone[], git: GitCommand, here: WorkingFolder): void {
  const fetched = clones.length < MOST_CLONES ? fetchedBy(git, here) : undefined
  if (fetched) clones.push({ ...fetched, program: git.program, isRun: false })
}

function fetchedBy(git: GitCommand, here: WorkingFolder): Omit<Clone, 'program' | 'isRun'> | undefined {
  const { program, verb, rest, start } = git
  if (program === 'git' && verb.value === 'pull') {
    // Whatever its branch has by then.
    const folder = withoutSlash(here.resolved(start))
    return { at: verb, url: folder, isPulled: true, folder, ref: undefined }
  }
  if (verb.value !== 'clone') return undefined
  const given = mixedOptions(rest, CLONE)
  const [address, named] = given.rest
  if (!address) return undefined
  const isShort = program === 'gh' && OWNER_AND_NAME.test(address.value)
  if (!isShort && !ADDRESS.test(address.value)) return undefined
  const folder = named?.value ?? nameIn(address.value)
  return {
    at: address,
    url: isShort ? `github:${address.value}` : address.value,
    isPulled: false,
    folder: withoutSlash(here.resolved(start === '.' ? folder : `${start}/${folder}`)),
    ref: optionValue(given, '--revision', '--branch')?.value,
  }
}

/** The folder that git makes of an address. */
function nameIn(address: string): string {
  return (
    withoutSlash(address)
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.git$/, '') ?? ''
  )
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)[\\/]{1,8}$/, '')
}

const CHECKS_OUT = /^(?:checkout|switch|reset)$/

/** `git checkout <commit>` and the like, in a clone. */
function checkOut(clones: readonly Clone[], { rest, start }: GitCommand, here: WorkingFolder): void {
  const ref = rest.find(({ value }) => !value.startsWith('-'))?.value
  const folder = withoutSlash(here.resolved(start))
  for (const clone of clones) if (ref !== undefined && isAt(folder, clone.folder)) clone.ref = ref
}

interface Command {
  readonly command: Text
  readonly program: string
  readonly words: readonly Text[]
}

/** Whether a command runs something that lies in a folder: as the program, as what it is given to run, or as the project. */
function runsOf(folder: string, { command, program, words }: Command, here: WorkingFolder): boolean {
  const isOfIt = (path: string) => isAt(here.resolved(path), folder)
  if (/[\\/]/.test(command.value) && isOfIt(command.value)) return true
  const project = PROJECT_COMMANDS.get(program)
  if (project) {
    const isHere = isOfIt('.')
    const isProject = project === 'any' || (project.test(firstWords(words)) && !namesPackage(words))
    if (isHere && isProject) return true
    // In that folder any name would be one of a file there: `pip install name`.
    if (leadingWords(words).some((word) => (!isHere || word.startsWith('.')) && isOfIt(word))) return true
  }
  if (!isInterpreter(program)) return false
  const module = moduleRun(program, words)
  if (module !== undefined) return isOfIt('.') && !OF_PYTHON.test(module)
  // Of what runs projects as well, the first word is a verb: `uv tool run name`.
  return filesRun(program, words).some(({ value }) => (!project || /[.\\/]/.test(value)) && isOfIt(value))
}

function isAt(path: string, folder: string): boolean {
  // Where the script is, and nobody can tell where that is.
  if (folder === '.') return !isAbsolute(path)
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`)
}

const OF_PYTHON = /^(?:venv|virtualenv|pip|ensurepip|http\.server|json\.tool)\b/

const NODE_PROJECT = /^(?:run|start|test|ci|rebuild|install|i)(?: |$)/
const PYTHON_PROJECT = /^(?:run|sync|(?:pip )?install)(?: |$)/
/**
 * Programs that run, or build, what the folder holds in which they are, and the words that have them do so: any, where they are
 * targets of the project's. Those that fetch a package by its name are not among them: `npx -y name ./notes`.
 */
const PROJECT_COMMANDS: ReadonlyMap<string, RegExp | 'any'> = new Map(
  (
    [
      ['npm pnpm bun', NODE_PROJECT],
      ['yarn', /^(?:$|-|run|start|install|test)/],
      ['uv poetry pdm hatch rye pipenv pixi pip pip3', PYTHON_PROJECT],
      ['cargo', /^(?:run|build|install)/],
      ['go', /^(?:run|install) \.|^build/],
      ['deno', /^task/],
      ['dotnet swift', /^(?:run|build)/],
      ['bundle', /^(?:exec|install)/],
      ['docker podman', /^(?:buildx )?build |^compose (?:.{1,64} )?(?:run|up|build)/],
      ['make just task gradle mvn rake mix sbt docker-compose', 'any'],
    ] as const
  ).flatMap(([programs, verbs]) => programs.split(' ').map((program) => [program, verbs] as const)),
)

/** Whether something else is installed than what lies here. */
function namesPackage(words: readonly Text[]): boolean {
  const at = words.findIndex(({ value }) => value === 'install' || value === 'i')
  const behind = at < 0 ? [] : words.slice(at + 1)
  return behind.some(({ value }, index) => !/^[.-]/.test(value) && !/^-[er]$/.test(behind[index - 1]?.value ?? ''))
}

/** Behind these nothing more says what a program does. */
const MOST_WORDS = 8

const LONGEST_WORD = 64

function firstWords(words: readonly Text[]): string {
  return words
    .slice(0, MOST_WORDS)
    .map(({ value }) => value.slice(0, LONGEST_WORD))
    .join(' ')
}

/** The words up to the first that is neither a verb nor an option, with the value of each option: the rest is the program's. */
function leadingWords(words: readonly Text[]): readonly string[] {
  const found: string[] = []
  for (const [at, { value }] of words.slice(0, 2 * MOST_WORDS).entries()) {
    const isOption = value.startsWith('-')
    found.push(isOption ? value.replace(/^--?[\w-]{1,64}=/, '') : value)
    if (!isOption && !/^[a-z]{1,16}$/.test(value) && !words[at - 1]?.value.startsWith('-')) break
  }
  return found
}

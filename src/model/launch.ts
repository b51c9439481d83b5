/** What a server really starts, from the command as it is written to a package, an image, a script or a remote. */

import type { Span } from '../tree.ts'
import type { Binding } from './servers.ts'
import type { Text } from './text.ts'

/**
 * The chain from the command as written to what runs, outermost first: `cmd /c npx -y mcp-remote@0.1.16 https://x` is a
 * shell, a package and a remote.
 */
export interface Launch {
  readonly steps: readonly Step[]
  /** All that the started process sees: the entry's env, then `env K=V`, `docker -e` and their like. */
  readonly env: readonly Binding[]
  /** The headers a bridge is told to send (`mcp-remote --header`), beside the entry's own. */
  readonly headers: readonly Binding[]
  /** Arguments of the innermost program. */
  readonly args: readonly Text[]
  /** The words that name the programs of the chain, as they are written, outermost first. */
  readonly programs: readonly Text[]
  /** What these are given, program by program, where it is not the end of the entry's own words: in a script, or a string. */
  readonly unwrapped: readonly (readonly Text[])[]
}

/** The words of a launch, whatever part they play, at every layer. */
export function wordsIn({ steps, args, programs }: Launch): readonly Text[] {
  const inner = steps.flatMap((step): readonly Text[] => {
    if (step.kind === 'shell') return step.commands.flatMap(({ words, input }) => (input ? [...words, input] : words))
    if (step.kind === 'remote') return [step.url]
    return 'args' in step ? step.args : []
  })
  return [...inner, ...args, ...programs]
}

/** Words whose quotes and backslashes a shell takes away, so that they are none of the text's own characters. */
export function respelt(launch: Launch): readonly Text[] {
  return wordsIn(launch).filter(({ value, from, to }) => to - from !== value.length)
}

/** What is started and fetched, by name, and the words that are not in the text as they are here. */
export function namesIn(launch: Launch): readonly string[] {
  const names = launch.steps.flatMap((step): readonly (string | undefined)[] => {
    if (step.kind === 'package') return [step.name, step.version?.text, ...step.extras.map(({ name }) => name)]
    if (step.kind === 'image') return [step.name, step.tag]
    if (step.kind === 'source') return [step.url, step.ref]
    if (step.kind === 'program') return [step.name]
    return []
  })
  return [...names, ...respelt(launch).map(({ value }) => value)].filter((name) => name !== undefined)
}

export type Step =
  | ShellStep
  | WrapperStep
  | PackageStep
  | SourceStep
  | ImageStep
  | ScriptStep
  | InlineCodeStep
  | ProgramStep
  | RemoteStep

/** A shell that is given a command string, or `cmd /c` with words. */
export interface ShellStep {
  readonly kind: 'shell'
  readonly program: string
  readonly at: Span
  /** The command string; undefined for `cmd /c` with words. */
  readonly script: Text | undefined
  /** It does no more than start one program: no operators, substitutions or redirections. */
  readonly plain: boolean
  /** `-l`, `-i`: there to load a version manager. */
  readonly login: boolean
  /** It runs before the server or beside it, as a part of what another shell is given. */
  readonly beside?: true
  /** Each program the script starts, as tokens, with how it is joined to the one before. */
  readonly commands: readonly ShellCommand[]
}

export interface ShellCommand {
  readonly words: readonly Text[]
  /** The operator before it: `|`, `&&`, `;`, `$(`, `<(` …; undefined for the first. */
  readonly after: string | undefined
  /** What it is given to read by `<<< word`, `<<END`, `< file`. */
  readonly input?: Text | undefined
  /** What its redirections name. */
  readonly files?: readonly Text[]
  /** The innermost that it stands in. */
  readonly group?: ShellGroup | undefined
}

/** Whether what the command before prints goes into the one that this operator stands before. */
export function isPipe(after: string | undefined): boolean {
  return after === '|' || after === '|&'
}

/** Commands between brackets, or between `if` and `fi`: they share what is piped in, and what they print is piped on together. */
export interface ShellGroup {
  readonly around: ShellGroup | undefined
  /** The function that it is the body of. */
  readonly name?: string | undefined
  /** Where the redirections behind it write. */
  readonly files: readonly Text[]
}

/** A program that starts another: `env`, `sudo`, `op run --`, `doppler run --`, `nice`, `xvfb-run`, `wsl.exe`, `ssh host`. */
export interface WrapperStep {
  readonly kind: 'wrapper'
  readonly program: string
  readonly does: 'environment' | 'secrets' | 'elevation' | 'other-machine' | 'sandbox' | 'bridge' | 'other'
  readonly at: Span
  readonly args: readonly Text[]
  /** `docker compose run`, `docker exec`: what is given to a container whose image stands elsewhere. */
  readonly container?: Container
}

/** What a container is given on the command line. */
export interface Container {
  readonly mounts: readonly Mount[]
  readonly ports: readonly Port[]
  /** Every option before the image or the name, normalised: `--cap-add` with its value, whatever the spelling. */
  readonly options: readonly Option[]
}

/** What a step gives to the container that it starts, or starts something in; undefined for other steps. */
export function containerOf(step: Step): Container | undefined {
  if (step.kind === 'image') return step
  return step.kind === 'wrapper' ? step.container : undefined
}

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'jsr' | 'nuget' | 'cargo' | 'maven' | 'gem' | 'docker-catalog'

export interface PackageStep {
  readonly kind: 'package'
  /** `npx`, `uvx`, `pipx run`, `pnpm dlx`, `deno run`, `dnx` … */
  readonly runner: string
  readonly ecosystem: Ecosystem
  /** As published: `@scope/name`; PyPI names as written. */
  readonly name: string
  readonly version: PackageVersion | undefined
  /** What decides the version is not here: an installed binary, a lockfile, a local path (`npx --no-install`, `uv run`, `python -m`). */
  readonly local: boolean
  /** The whole specification token. */
  readonly at: Span
  /** The name inside it. */
  readonly nameAt: Span
  /** What of it is asked for beside the core, as PyPI writes it: `[cli]`. */
  readonly features?: string
  /** Further packages pulled in: `--package a b`, `--with x`. */
  readonly extras: readonly PackageStep[]
  readonly options: readonly Text[]
  readonly args: readonly Text[]
}

export interface PackageVersion {
  readonly text: string
  readonly at: Span
  /** One version and no other: not a range, not a tag, not `latest`. */
  readonly exact: boolean
  /** The one version that it is where no variable in it is set. */
  readonly unset?: string
}

/** Code fetched from a repository or an archive: `npx github:u/r`, `uvx --from git+https://…@ref`. */
export interface SourceStep {
  readonly kind: 'source'
  readonly runner: string
  readonly form: 'git' | 'archive'
  readonly url: string
  readonly ref: string | undefined
  /** A full commit id. */
  readonly pinned: boolean
  /** It is there already, in the folder that the address is, and brought up to date. */
  readonly pulled?: true
  readonly at: Span
  readonly args: readonly Text[]
}

export interface ImageStep extends Container {
  readonly kind: 'image'
  readonly program: 'docker' | 'podman' | 'nerdctl' | string
  /** `run`, behind which its options stand; undefined where no command line starts it. */
  readonly verb: Text | undefined
  /** Registry and path without tag or digest. */
  readonly name: string
  readonly tag: string | undefined
  /** Where the tag stands, which may be a field of its own. */
  readonly tagAt?: Span
  readonly digest: string | undefined
  readonly at: Span
  readonly args: readonly Text[]
}

export interface Option {
  /** Long form with dashes: `--volume` for `-v`. */
  readonly name: string
  readonly value: string | undefined
  /** Where the value stands; the flag's own place when it has none. */
  readonly at: Span
  /** The value as it is written. */
  readonly text: Text | undefined
  /** The words that hold it and nothing else; none where it is a letter among others, as in `-itP`. */
  readonly words: readonly Text[]
}

export interface Mount {
  /** Host path, or a volume's name. */
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  readonly type: 'bind' | 'volume' | 'tmpfs'
  readonly at: Span
  /** The option that says so. */
  readonly option: Option
}

export interface Port {
  /** The host address it is bound to; undefined means all of them. */
  readonly host: string | undefined
  readonly at: Span
  /** The option that says so. */
  readonly option: Option
}

/** A file run by an interpreter or by itself: `node server.js`, `./run.sh`, `java -jar x.jar`. */
export interface ScriptStep {
  readonly kind: 'script'
  readonly interpreter: string | undefined
  readonly path: Text
  readonly at: Span
  readonly args: readonly Text[]
}

/** Code in an argument: `node -e`, `python -c`. */
export interface InlineCodeStep {
  readonly kind: 'inline-code'
  readonly interpreter: string
  readonly code: Text | undefined
  readonly at: Span
  /** A command line behind more programs that start programs, or beside more of them, than are looked through. */
  readonly unread?: 'behind' | 'beside' | undefined
  /** It is no argument of a command: the entry holds it, and the client hands it on. */
  readonly ofEntry?: true
}

/** Any other program. */
export interface ProgramStep {
  readonly kind: 'program'
  readonly name: string
  readonly at: Span
  readonly args: readonly Text[]
}

export interface RemoteStep {
  readonly kind: 'remote'
  readonly url: Text
  /** Where the URL stands: as a field of the entry, or among a bridge's arguments. */
  readonly through: 'entry' | 'bridge'
}

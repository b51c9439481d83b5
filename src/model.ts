/** The shared vocabulary: what the rooms of the house hand to each other. Types, and the few functions that read them. */

import type {
  Client,
  ClientFile,
  Confidence,
  Field,
  Fields,
  Grants,
  Meaning,
  Path,
  ReferenceSupport,
  ReferenceSyntax,
  ScalarValue,
  Scope,
  Setting,
  Transport,
  Undo,
} from './client.ts'
import type { Document, Format, Key, Mapping, Node, Sequence, Span, StringNode } from './tree.ts'
import { within } from './tree.ts'

// ── What was found ──────────────────────────────────────────────────────────────────────────────────────────────────

/** One client reading one file under one of its declarations. */
export interface Reader {
  readonly client: Client
  readonly file: ClientFile
}

/** The dialect in which a reader reads its file: the file's own where it departs from the client's. */
export function fieldsOf({ client, file }: Reader): Fields {
  return file.fields ?? client.fields ?? {}
}

export function referencesOf({ client, file }: Reader): readonly ReferenceSupport[] {
  return file.references ?? client.references ?? []
}

export function entrySettingsOf({ client, file }: Reader): readonly Setting[] {
  return file.entrySettings ?? client.entrySettings ?? []
}

export type FileStatus = 'ok' | 'recovered' | 'unparseable'

export interface ConfigFile {
  readonly path: string
  /** Where it lies on this machine, `/` between segments: for comparing with what files say, and never shown. */
  readonly absolute?: string
  readonly format: Format
  /** The narrowest scope any reader gives it. */
  readonly scope: Scope
  readonly status: FileStatus
  readonly document: Document
  /** Every client that reads this file; a file may have fifteen, or none when only its content looks like MCP. */
  readonly readers: readonly Reader[]
  /** Where it lies says nothing, and its shape gave the reader away: that may be another program of the same shape. */
  readonly guessed: boolean
  readonly servers: readonly Server[]
  readonly inputs: readonly Input[]
  readonly approvals: readonly Approval[]
  readonly secrets: readonly Secret[]
  readonly flaws: readonly Flaw[]
  /** Personal to one developer although it lies in a project. */
  readonly personal: boolean
  /** Kept in a project to be put in a home, as in a repository of dotfiles: a user's own settings, and nobody else's. */
  readonly dotfile: boolean
  /** A copy that somebody or some program kept (`.mcp.json.bak`): no client starts what it says, and its secrets are secrets. */
  readonly copy: boolean
  /** Of a file that nobody reads, and whose name says what it shows (`.vscode/mcp.json.example`): who reads that. */
  readonly writtenFor: readonly Reader[]
  /** Who can get at it; known only for files about which a rule may ask. */
  readonly exposure?: Exposure
  /** Versions of packages that servers start where these lie, by `keyInPlace`; known only when a rule asks. */
  readonly versions?: ReadonlyMap<string, string>
  /** Of servers that npm starts: what it reads in the project where it does. */
  readonly npm?: readonly NpmProject[]
}

/** A server that npm starts in a project with an `.npmrc`. */
export interface NpmProject {
  readonly server: Server
  /** The package that it is started from. */
  readonly step: PackageStep
  /** Of the `.npmrc`, as paths are reported. */
  readonly path: string
  /** Those that say where code comes from, or run some, by key. The same for all servers that one file holds for. */
  readonly settings: ReadonlyMap<string, NpmSetting>
}

export interface NpmSetting {
  /** As it is written: `registry`, `@scope:registry`, `script-shell`. */
  readonly key: string
  /** May hold a password, and is never told. */
  readonly value: string
  /** 1-based. */
  readonly line: number
}

/** Whether everybody who opens the project, or installs the extension, gets what the file says. */
export function isShared({ scope, personal, dotfile }: ConfigFile): boolean {
  return (scope === 'project' || scope === 'extension') && !personal && !dotfile
}

/** Whether everybody who opens the project gets it. */
export function isProjects(config: ConfigFile): boolean {
  return config.scope === 'project' && isShared(config)
}

/** Whether its servers are for a lock to hold: everybody's, started from here, and no file of another folder. */
export function isLockable(config: ConfigFile): boolean {
  return isProjects(config) && !config.copy && !/^(?:[~/]|[A-Za-z]:)/.test(config.path)
}

/** `untracked`: git would take it with the next `git add .`. */
export type GitState = 'tracked' | 'ignored' | 'untracked'

export interface Exposure {
  /** Undefined where the file lies in no repository, or in none that can be read. */
  readonly git: GitState | undefined
  /** What its permissions let other users of the machine do; undefined where permissions mean nothing. */
  readonly others?: {
    readonly read: boolean
    readonly write: boolean
    /** A folder on the way to it in which they may put another in its place: its own, or one further up. */
    readonly folder: string | undefined
  }
  /** Files that servers take variables from, as far as they are there. */
  readonly envFiles: readonly EnvFile[]
}

export interface EnvFile {
  readonly server: Server
  /** The text that names it. */
  readonly at: Text | Span
  readonly path: string
  readonly git: GitState | undefined
  /** Variables of a file of the project that make a loader or a tool load or run something, with what that is. */
  readonly hooks: readonly { readonly name: string; readonly does: string; readonly confidence?: Confidence }[]
}

/** Something a client does not read as written. */
export interface Flaw {
  /** `unread`: in a place, or in a form, that no reader looks at. `wrong-type`: read, and not what the field takes. */
  readonly kind: 'unread' | 'wrong-type'
  readonly at: Span
  readonly server: string | undefined
  /** One sentence that says what is not read, and by whom. */
  readonly why: string
  /** Ids of the readers that it is about, where others of the file take it. */
  readonly clients?: readonly string[]
  /** It is about entries that say of themselves that they are off, which nobody waits for, or that an extension may start. */
  readonly off?: boolean
  /** What to write instead. */
  readonly help: string
  /** The same as a change, where there is only one that can be meant. */
  readonly fix?: Fix | undefined
}

// ── Strings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ReferenceKind = 'env' | 'input' | 'file' | 'secret-store' | 'workspace' | 'command'

export interface Literal {
  readonly kind: 'literal'
  readonly from: number
  readonly to: number
}

export interface Reference {
  readonly kind: 'reference'
  readonly from: number
  readonly to: number
  readonly refers: ReferenceKind
  /** How it is written; undefined for whole values that name a secret store (`op://…`), which wrappers resolve. */
  readonly syntax: ReferenceSyntax | undefined
  /** The variable, input, file or command named. */
  readonly name: string
  /** The literal after `:-`: hardcoded, whatever surrounds it. */
  readonly fallback?: Literal
}

/**
 * A string as its readers see it: a string node, or a piece of one (a word of a shell command inside an argument). Units
 * are those of `value`; `place` turns them into offsets of the file.
 */
export interface Text {
  readonly value: string
  readonly node: StringNode
  /** Where the piece begins and ends in `node.value`. */
  readonly from: number
  readonly to: number
  /** Covers the whole value, in order. */
  readonly parts: readonly (Literal | Reference)[]
  /** What stands in the file, of a word that has the defaults of its references in their place. */
  readonly written?: Text
}

/** The file range of units `from` to `to` of a text; all of it by default. A piece that quoting changed is given whole. */
export function place(text: Text, from = 0, to = text.value.length): Span {
  const exact = text.to - text.from === text.value.length
  return exact ? within(text.node, text.from + from, text.from + to) : within(text.node, text.from, text.to)
}

export function references(text: Text): readonly Reference[] {
  return text.parts.filter((part) => part.kind === 'reference')
}

/** No reference in it: what stands here is what is used. */
export function isLiteral(text: Text): boolean {
  return text.parts.every((part) => part.kind === 'literal')
}

/** What a text is when nothing is set: itself, or the default of the one reference that it consists of. */
export function unsetValue({ value, parts }: Text): string {
  const [only] = parts
  if (only?.kind !== 'reference' || parts.length > 1 || !only.fallback) return value
  return value.slice(only.fallback.from, only.fallback.to)
}

/** The same with the default of every reference that has one in its place. */
export function withDefaults({ value, parts }: Text): string {
  const written = parts.map((part) => {
    const { from, to } = (part.kind === 'reference' && part.fallback) || part
    return value.slice(from, to)
  })
  return written.join('')
}

// ── Servers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A name and its value: an environment variable or a header. */
export interface Binding {
  readonly name: string
  readonly key: Span
  /** Undefined where the value is not a string (a number, null, `-e NAME` alone, which passes the host's value on). */
  readonly value: Text | undefined
  readonly node: Node
}

export interface Server {
  /** What it is called: its name, or one that stands for a name which is longer than anybody gives. */
  readonly name: string
  /** As it is written, for what reads names: orders to a model, patterns of a policy. It may be a megabyte. */
  readonly fullName: string
  /** The name's token: the key of a map, the name's value in an array; the entry itself when it has no name. */
  readonly at: Span
  readonly node: Mapping
  readonly transport: Transport | 'unknown'
  readonly command: Text | undefined
  readonly args: readonly Text[]
  readonly env: readonly Binding[]
  readonly url: Text | undefined
  readonly headers: readonly Binding[]
  readonly cwd: Text | undefined
  readonly envFile: Text | undefined
  /** Any other string of the entry, with the field it belongs to. */
  readonly others: readonly { readonly field: Field; readonly text: Text }[]
  /** False when the entry says so in its client's words. Its secrets are still secrets. */
  readonly enabled: boolean
  /** The readers of the file that would use this entry; empty when it stands where nobody looks. */
  readonly readers: readonly Reader[]
  /** Those of them that start it: for which it is not switched off. */
  readonly starters: readonly Reader[]
  readonly launch: Launch
}

/**
 * The words a server is started with, in lists in which one word follows the other: those of the entry, and those that only
 * unwrapping shows.
 */
export function wordLists({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly (readonly Text[])[] {
  return launch.unwrapped.length === 0 ? [args] : [args, ...launch.unwrapped]
}

/** The same words, each once. */
export function wordsOf({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly Text[] {
  return launch.unwrapped.length === 0 ? args : [...new Set([...args, ...launch.unwrapped.flat()])]
}

export interface Input {
  readonly id: string
  readonly node: Mapping
  /** It says of itself that its answer is a secret, by this key. */
  readonly password: boolean
  readonly mark: 'password' | 'sensitive'
  readonly fallback: Text | undefined
}

// ── What really starts ──────────────────────────────────────────────────────────────────────────────────────────────

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

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'jsr' | 'nuget' | 'cargo' | 'maven' | 'docker-catalog'

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

// ── What is known against packages ──────────────────────────────────────────────────────────────────────────────────

/** Something known against versions of a package: malware, a flaw, the end of its maintenance. */
export interface Advisory {
  /** Published ids, the one to name first; none for what was only written about. */
  readonly ids: readonly string[]
  /** `archived-unpatched`: nobody maintains it, and a flaw of it is known. `deprecated`: nobody does. */
  readonly kind: 'malicious' | 'vulnerable' | 'deprecated' | 'archived-unpatched'
  /** As its advisory weighs it; undefined when that is not known. */
  readonly severity: Severity | undefined
  readonly confidence: Confidence
  /** What goes wrong, in one sentence. */
  readonly summary: string
  /** What to use instead, in words that fit after "Use". */
  readonly replacement: string | undefined
  /** It takes a server that is reached over HTTP, and not the usual one that talks to its client through a pipe. */
  readonly onlyOverHttp: boolean
  /** Some later version is known to be free of it. */
  readonly fixed: boolean
}

/**
 * Which version is meant: this one, the newest within a range as its ecosystem writes it, whatever is newest when the server
 * starts, or one that the file does not tell.
 */
export type Wanted = { readonly version: string } | { readonly range: string } | 'newest' | 'unknown'

export interface KnownAgainst {
  /** What applies to the wanted version, the worst first. */
  readonly advisories: readonly Advisory[]
  /** The first version after the wanted one against which nothing is known; for no single version, the first from which on. */
  readonly safe: string | undefined
}

/** What is known against packages, as of the data that this run was given. */
export interface Advisories {
  /** `place`: where a package is had, as in a package URL: `npm:@scope/name`, `docker:registry/name`. */
  against(place: string, wanted: Wanted): KnownAgainst
}

/** What a version is looked for of: a package of a registry, an image by its tag, a repository by its ref. */
export interface Sought {
  readonly ecosystem: Ecosystem | 'docker' | 'git'
  /** As it is written: `@scope/name`, `ghcr.io/owner/image`, `git+https://…`. */
  readonly name: string
  /** A range, a tag, a ref, as far as one is written. */
  readonly range?: string | undefined
  /** What starts it, as a launch names it: each looks in places of its own. */
  readonly runner?: string | undefined
}

/** What a machine has of it: the version that its next start would run, had nobody published another. */
export interface Held {
  /** Of an image its digest, of a repository its full commit id. */
  readonly version: string
  /** Where it is, in words that fit after "the version in": `the npx cache`. */
  readonly source: string
}

/** What this machine has, by its caches and lockfiles. A scan does not ask. */
export interface Installed {
  versionOf(sought: Sought): Held | undefined
}

/** Of which day the advisories of a run are. */
export interface AdvisoryDates {
  /** YYYY-MM-DD, of what is built in. */
  readonly builtIn: string
  /** What was given beside it. */
  readonly given: readonly {
    /** As it was named. */
    readonly path: string
    readonly records: number
    /** YYYY-MM-DD, of its newest record; undefined for none. */
    readonly newest: string | undefined
  }[]
}

// ── What is allowed ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Something in a config that takes the human out of the loop, or has another of the meanings that clients' data know. */
export interface Approval {
  readonly means: Meaning
  /** Whose setting it is; undefined for a key that many clients use, in a file none of them is known to read. */
  readonly client: Client | undefined
  /** Narrowest token that says so; the root, for something absent. */
  readonly node: Node
  readonly words: string
  /** `everything` that the client runs, one `server`, or named `tools`. */
  readonly reach: 'everything' | 'server' | 'tool'
  readonly server: string | undefined
  readonly tool: string | undefined
  /** For `folders-added` and `files-approved`: the folder as written; undefined where every folder is meant. */
  readonly folder: string | undefined
  /** Of a list of words with alternatives: the command among those that it stands for which hands over a shell. */
  readonly command?: string
  /** For what runs, wherever it does: what the command starts. */
  readonly launch: Launch | undefined
  /** What is launched is no command, but what the client loads into itself. */
  readonly plugIn?: true
  /** A reader of this file honours it; false for a key that only other clients know. */
  readonly honoured: boolean
  /** The client whose file it is and that has no such key for an entry, where readers beside it do. */
  readonly notOf?: Client
  readonly confidence: Confidence
  /** The setting's path, for what is absent. */
  readonly at: Path
  /** For a grant: how its client writes them. */
  readonly grants?: Grants
  /** How its client is told to ask again, where leaving it out is not the way. */
  readonly undo?: Undo
  /** Of `events-sent`: variables are put into the address without being listed. */
  readonly fillsAny?: true
  /** For what is absent of some tools only: how a server's begin, and the patterns of those for which it is set. */
  readonly set?: { readonly tools: string; readonly patterns: readonly string[] }
}

// ── Secrets ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SecretPlace = 'env' | 'arg' | 'header' | 'url' | 'other'

/** Where a credential, or something in a credential's place, stands. The value itself is not kept here. */
export interface Secret {
  /**
   * `token` a credential; `key-material` what opens a whole account or signs; `password` weak or well known;
   * `placeholder` nothing yet; `possible` not sure.
   */
  readonly kind: 'token' | 'key-material' | 'password' | 'placeholder' | 'possible'
  readonly place: SecretPlace
  /** `GitHub`, where the value's shape or its surroundings tell. */
  readonly provider: string | undefined
  /** The row of the table of providers whose shape or name it has. */
  readonly providerId: string | undefined
  /** What to call it in a sentence: `a GitHub personal access token`. */
  readonly label: string
  /** The variable, header, flag or query parameter it is given as. */
  readonly key: string | undefined
  readonly server: string | undefined
  readonly confidence: Confidence
  readonly node: StringNode
  /** The secret characters and no others: what every output masks. */
  readonly at: Span
  /** What may be shown: `ghp_Rw…a5hW (40 chars)`. */
  readonly preview: string
  /** It stands in base64: the characters hold more than the secret, and are no use without the rest. */
  readonly encoded: boolean
  /** What it comes to once its pieces are put together and its escapes undone; undefined where it stands there as it is. */
  readonly plain: string | undefined
  /** The same for the same characters, of credentials; kept in memory only, and never shown. */
  readonly identity: string | undefined
}

/** What opens something by itself, as against a weak password, a placeholder and what nobody is sure of. */
export function isCredential({ kind }: Secret): boolean {
  return kind === 'token' || kind === 'key-material'
}

// ── Policy ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What an organisation allows and forbids, by globs. What is denied is denied; an allow list allows nothing else. */
export interface Patterns {
  readonly allow?: readonly string[] | undefined
  readonly deny?: readonly string[] | undefined
  /** Why, for whoever reads the finding. */
  readonly reason?: string | undefined
}

/** A value that a client's settings have to have. */
export interface RequiredSetting {
  readonly client: string
  /** JSON pointer. */
  readonly at: string
  /** Any of these. */
  readonly is: readonly ScalarValue[]
  /** Where it has to stand; in any file of the client when undefined. */
  readonly scope?: Scope | undefined
  readonly reason?: string | undefined
  /** Where it is asked for. */
  readonly asked: Span
}

export interface Policy {
  readonly servers?: Patterns | undefined
  readonly packages?: Patterns | undefined
  readonly hosts?: Patterns | undefined
  readonly commands?: Patterns | undefined
  readonly roots?: Patterns | undefined
  readonly settings: readonly RequiredSetting[]
}

// ── What was locked ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Something about a server that is not as it was locked. */
export interface Drift {
  readonly config: ConfigFile
  readonly server: Server
  /** What was locked and what stands there now, as a clause about the server; no secret is in it. */
  readonly says: string
  /** Tells it apart from other changes at one place. No secret is in it. */
  readonly discriminator: string
  /** The narrowest token that differs, and the file that it stands in: an approval may stand in another. */
  readonly at: Span
  readonly file: ConfigFile
  /** Where it stands in the lock. */
  readonly locked: Span
}

/** A server that a lock does not know, under no name and in no file. */
export interface Unlocked {
  readonly config: ConfigFile
  readonly server: Server
  /** What the lock has of the same file and is there no longer: the server may be one of these, changed and renamed. */
  readonly gone: readonly Gone[]
}

/** A server that a lock knows, and that is in no file that was read. */
export interface Gone {
  readonly file: string
  readonly name: string
  /** Where it stands in the lock. */
  readonly at: Span
}

/** How the servers of a run stand to the lock. */
export interface LockState {
  readonly drifts: readonly Drift[]
  readonly unlocked: readonly Unlocked[]
  readonly gone: readonly Gone[]
  /** What the lock has of grants in files that were not read, and that a run of everything knows to be gone. */
  readonly ungranted: readonly { readonly server: Server; readonly says: string; readonly at: Span }[]
  /** Servers that are as they were locked, under another name or in another file. */
  readonly renamed: readonly { readonly config: ConfigFile; readonly server: Server; readonly was: Gone }[]
  /** How many servers were looked at. */
  readonly servers: number
}

// ── Findings ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

/** Strongest first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info']
/** Surest first. */
export const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low']

/** For `sort`: the surest first. */
export function bySureness(a: Pick<Finding, 'confidence'>, b: Pick<Finding, 'confidence'>): number {
  return CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence)
}

/** For `sort`: the gravest first, and of these the surest. */
export function byWeight(
  a: Pick<Finding, 'severity' | 'confidence'>,
  b: Pick<Finding, 'severity' | 'confidence'>,
): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || bySureness(a, b)
}

/** The surest first, and those of one confidence as they were. */
export function surestFirst<T extends { readonly confidence: Confidence }>(found: readonly T[]): readonly T[] {
  return found.toSorted(bySureness)
}

/** The less sure of two. */
export function lessSure(a: Confidence, b: Confidence): Confidence {
  return atLeast(CONFIDENCES, a, b) ? b : a
}

export function atLeast<T>(order: readonly T[], value: T, threshold: T): boolean {
  return order.indexOf(value) <= order.indexOf(threshold)
}

export interface Position {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** 0-based, in UTF-16 units from the start of the text. */
  readonly offset: number
}

/** Text of a file in place of other text. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A value to be written; a mapping's members in order. */
export type Value = ScalarValue | readonly Value[] | ReadonlyMap<string, Value>

/**
 * What is to stand in a document in place of what stands there: of its tree, whatever the format. `fix/` makes edits of it,
 * and holds what comes of them against it.
 */
export type Change =
  /** Units `from` up to `to` of a string's value become other ones. */
  | {
      readonly does: 'rewrite'
      readonly node: StringNode
      readonly from: number
      readonly to: number
      readonly by: string
    }
  /** A value becomes another one. */
  | { readonly does: 'replace'; readonly node: Node; readonly by: Value }
  /** A member of a mapping, one that another of its name overrides included, or an item of a sequence goes. */
  | { readonly does: 'remove'; readonly node: Node }
  /** A mapping gets a member that it does not have, at its end. */
  | { readonly does: 'add'; readonly to: Mapping; readonly key: string; readonly value: Value }
  /** A sequence gets items, before the one of this index or at its end; in any order with others where it is a set. */
  | {
      readonly does: 'insert'
      readonly into: Sequence
      readonly before: number
      readonly values: readonly Value[]
      readonly order?: 'any'
    }
  /** A member of a mapping is called otherwise. */
  | { readonly does: 'rename'; readonly node: Node; readonly by: string }
  /** Something goes that is no part of the tree: a comment, a comma. */
  | { readonly does: 'strip'; readonly span: Span }

/**
 * How a problem is repaired. `safe`: what runs, and what it may do, stays as it is, or nobody can have meant it; `unsafe`: a
 * server or a client does something else afterwards, and somebody should look.
 */
export interface Fix {
  /** What it does, as an order: `Write 'https' in place of 'http'`. */
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  readonly changes: readonly Change[]
}

export interface Related {
  readonly file: string
  readonly start: Position
  readonly end: Position
  readonly message: string
  /** Of a further place of one credential: the server there, and what the finding there is recognised by. */
  readonly server?: string | undefined
  readonly fingerprint?: string | undefined
}

export interface Finding {
  readonly rule: string
  readonly category: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly title: string
  readonly message: string
  /** What to do about it, one or two sentences. */
  readonly help: string
  readonly file: string
  readonly pointer: string
  readonly server: string | undefined
  /** Ids of the clients that this is true for. */
  readonly clients: readonly string[]
  readonly start: Position
  readonly end: Position
  readonly related: readonly Related[]
  readonly fingerprint: string
  readonly fix: Fix | undefined
  /** Which credential it is about (`Secret.identity`): for telling whether two findings are about one. Never shown. */
  readonly credential?: string
}

export interface Suppressed extends Finding {
  readonly by: 'comment' | 'settings' | 'baseline'
  readonly reason: string | undefined
}

/** Something we could not do, where no finding can stand: an unreadable folder, a file too large. */
export interface Problem {
  readonly file: string
  readonly message: string
}

/** What is needed to show a piece of a file: its text with every secret replaced, unit for unit. */
export interface View {
  readonly path: string
  readonly text: string
  readonly bom: boolean
}

export interface ScannedFile {
  readonly path: string
  readonly scope: Scope
  readonly format: Format
  readonly clients: readonly string[]
  readonly servers: number
  readonly status: FileStatus
}

/** What rules a run was made with, for reports that list them. */
export interface RuleMeta {
  /** Kebab-case, the file name, never reused. */
  readonly id: string
  /** The problem in a few words, as a heading. */
  readonly title: string
  readonly severity: Severity
  /** Of a typical finding; a single report may lower it. */
  readonly confidence: Confidence
  readonly category: Category
  readonly cwe: readonly `CWE-${number}`[]
  readonly owasp: readonly `MCP${string}`[]
  readonly since: string
  readonly fixable?: 'safe' | 'unsafe'
  /** Of a plug-in, and not ours. */
  readonly foreign?: true
  /** Where it is explained, of rules that are not ours. */
  readonly docs?: string
}

export type Category =
  | 'secrets'
  | 'filesystem'
  | 'transport'
  | 'execution'
  | 'isolation'
  | 'privilege'
  | 'approval'
  | 'supply-chain'
  | 'composition'
  | 'text'
  | 'validity'
  | 'audit'
  | 'policy'

export interface Report {
  readonly tool: { readonly name: string; readonly version: string }
  readonly root: string
  /** Enabled rules, sorted by id. */
  readonly rules: readonly RuleMeta[]
  readonly files: readonly ScannedFile[]
  /** Shown findings, sorted by file, then place, then rule. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  /**
   * Findings left out by thresholds: `--min-severity`, `--min-confidence`, no `--pedantic`; and those beyond the most that are
   * listed of a rule, where there are any.
   */
  readonly hidden: {
    readonly pedantic: number
    readonly severity: number
    readonly confidence: number
    readonly repeated?: number
  }
  readonly problems: readonly Problem[]
  readonly advisories: AdvisoryDates
  /** By path: the masked text of every file with a finding. */
  readonly views: ReadonlyMap<string, View>
}

export type { Client, ClientFile, Confidence, Field, Scope, Transport } from './client.ts'
export type { Document, Key, Mapping, Node, Source, Span, StringNode } from './tree.ts'

/** The key's token, or undefined at the root and in sequences. */
export function keyOf(node: Node): Key | undefined {
  return typeof node.key === 'object' ? node.key : undefined
}

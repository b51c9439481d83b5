/**
 * What a client is to us: facts, no code. One file in `clients/` each; everything that differs between programs stands
 * there, so that no rule ever asks which client it is looking at.
 */

import type { EmbeddedFormat, Format } from './tree.ts'

export type Os = 'linux' | 'darwin' | 'win32'
export type Scope = 'project' | 'user' | 'managed' | 'extension'
export type Confidence = 'high' | 'medium' | 'low'
export type ScalarValue = string | number | boolean | null

/**
 * Keys from the root of a document (or from a server entry) to a value. `*` matches any key or index; `{server}` and
 * `{tool}` do too, and name the server or tool that the value is about; with text around them (`mcp:{server}:{tool}`) only
 * keys that have it. Dots inside a step are part of the key.
 */
export type Path = readonly string[]

/**
 * Where a file lies. Project and extension files are relative (`.vscode/mcp.json`, `.continue/mcpServers/*.yaml`) and found
 * at any depth of the tree. User and managed files begin with `/`, `C:/`, `~/` or one of these:
 *   {config}        $XDG_CONFIG_HOME or ~/.config, on every system
 *   {data}          $XDG_DATA_HOME or ~/.local/share
 *   {appData}       where desktop programs keep state: {config} on Linux, ~/Library/Application Support, %APPDATA%
 *   {localAppData}  %LOCALAPPDATA% on Windows
 *   {programData} {programFiles}
 *   {editors}       the User folder of each VS Code descendant (Code, Insiders, VSCodium, Cursor, Windsurf, Trae, …)
 * `*` stands for one segment or a part of one, and `**` before the name for folders in folders, as many as there are: none
 * too. Always `/`, on Windows too.
 */
export type Location = string | readonly string[]

export interface ClientFile {
  readonly scope: Scope
  /** One location for every system, or one for each system that has it. */
  readonly path: Location | { readonly [os in Os]?: Location }
  /**
   * Environment variables that move the file: name to path below the variable's value; an empty path means that the
   * variable names the file itself. The first one that is set wins over `path`.
   */
  readonly overrides?: { readonly [variable: string]: string }
  /** Folders, relative to its own, in which the client keeps copies of it of its own accord. */
  readonly keptIn?: readonly string[]
  readonly format: Format
  /** Documents inside strings of this one, outermost first. Other paths lead into them as if they had no quotes around. */
  readonly embedded?: readonly Embedded[]
  /** Where server entries stand. */
  readonly servers?: readonly ServerRoot[]
  /** Further files, of servers or of settings, that this one, a plug-in's manifest, names or brings along. */
  readonly elsewhere?: readonly Elsewhere[]
  /** A list of names: in those of the client's files that have this path, it does not start the servers of these names. */
  readonly rejects?: { readonly names: Path; readonly of: string }
  /** Where prompts for values (VS Code `inputs`) are declared. */
  readonly inputs?: Path
  /** The key by which a prompt says that its answer is a secret; `password` when absent. */
  readonly secretMark?: 'sensitive'
  /** The key by which a prompt names the environment variable that has its answer; without it, values refer to its id. */
  readonly inputVariable?: 'envVar'
  readonly settings?: readonly Setting[]
  /** Keys of the client's own are taken in any case, as Go's `encoding/json` takes them; names of servers and variables are not. */
  readonly anyCase?: true
  /** A name too common to mean anything (`config.json`): read by this client only if one of these is there; of a list, all. */
  readonly when?: readonly (Path | Condition | readonly Condition[])[]
  /** Its name is not even like the client's: where `when` does not hold, the file is somebody else's, whatever else is in it. */
  readonly byContent?: true
  /** Each such file is a run of its own, a workflow or a recipe: no model has its servers together with another file's. */
  readonly alone?: true
  /** Maps that offer tools to the model or keep them from it. */
  readonly offers?: readonly Offers[]
  /** Personal to one developer although it lies in the project (`settings.local.json`): not meant for git. */
  readonly personal?: true
  /** Settings whose value is a command line, run for what it prints. */
  readonly runs?: readonly Path[]
  /** Maps of variables that the client hands to every program it starts, beside `env` at the root. */
  readonly environment?: readonly Path[]
  /**
   * Of a Markdown file: `` !`command` `` in its prose is run, and what it prints stands there. `words`: where a word begins, and
   * so is a block that begins with three backticks and `!`. `anywhere`: in the middle of a word as well.
   */
  readonly runsProse?: 'words' | 'anywhere'
  /** Strings that are prose of that kind. */
  readonly proseAt?: readonly Path[]
  /** Settings for the OAuth of every server: where a login is sent back to. */
  readonly oauth?: readonly Path[]
  /** There, but not for linting: a credential store, a database, application state. Says which. */
  readonly opaque?: string
  /** Values that a key has to have. Of one with another the client takes nothing. */
  readonly takes?: readonly { readonly at: Path; readonly values: readonly string[] }[]
  /** What else comes of it where the client cannot take the file, in a sentence. */
  readonly refused?: string
  /** Where this file's dialect is not the client's usual one: these stand in for the client's own. */
  readonly fields?: Fields
  readonly references?: readonly ReferenceSupport[]
  readonly entrySettings?: readonly Setting[]
}

/** A map from patterns of tools' names, which `*` may end. The last one that fits decides. */
export interface Offers {
  /** For the whole file. */
  readonly at: Path
  /** For one agent, on top of that. */
  readonly agents: readonly Path[]
  /** The value that keeps a tool from the model. */
  readonly off: ScalarValue
  /** How the names of a server's tools begin, `{server}` standing for its own. */
  readonly tools: string
}

export interface Elsewhere {
  /** A path or a list of paths, from the plug-in's root, which is what the manifest's own folder lies in. */
  readonly at: Path
  /** The file that is read where that key is not set. */
  readonly otherwise?: string
  readonly servers?: readonly ServerRoot[]
  readonly settings?: readonly Setting[]
}

export interface Embedded {
  /** To the string. One that holds something else, as a path or a reference to a whole document, stays as it is. */
  readonly at: Path
  readonly format: EmbeddedFormat
  /** Only where these hold. */
  readonly where?: readonly Condition[]
  /** Meant for any kind of document: read as one of this format only if nothing is wrong with it, and this is in it. */
  readonly holding?: Path
}

export interface ServerRoot {
  readonly at: Path
  /** `map`: name to entry. `array`: entries that carry their name. `single`: the value is the entry itself. */
  readonly shape: 'map' | 'array' | 'single'
  /** The field that names an array's entry, or a single one; `name` when absent. */
  readonly name?: string
  /** Read only when this path does not exist, as a bare map is only without its wrapper. */
  readonly unless?: Path
  /** Read only where these hold. */
  readonly where?: readonly Condition[]
  /** A list of names, elsewhere in the document: the servers in it are switched off. */
  readonly off?: Path
  /** A list of names in the same way: where it has any, all other servers are switched off. */
  readonly only?: Path
  /** All of them are switched off while one of these holds: the switch of MCP as a whole. */
  readonly offWhere?: readonly Condition[]
  /** Of what stands there those alone are entries for which all of these hold: paths begin at the entry. */
  readonly each?: readonly Condition[]
  /** The switch that entries have here, beside the one that the client's entries have anywhere. */
  readonly turnsOff?: Switch
  /** A key in a map that holds a map of entries itself: an entry only where its value is no such map. */
  readonly nests?: string
}

/**
 * Something that holds of a document besides the value at hand. As far as its path and that value's path are the same, so
 * are the items that their `*` stand for: beside `rules.*.tool`, `rules.*.action` is the action of that rule.
 */
export type Condition = { readonly at: Path } & (
  | { readonly is: readonly ScalarValue[] }
  /** A string that begins with one of these. */
  | { readonly begins: readonly string[] }
  /** One of these stands in it: in a string, or in a key or a string anywhere below. */
  | { readonly holds: readonly string[] }
  /** None of these stands in it; so too where there is nothing. */
  | { readonly lacks: readonly string[] }
  /** One of the strings that this path leads to, or to a list of. */
  | { readonly named: Path }
  | { readonly exists: true }
)

/** What of an entry a string belongs to, as far as references are concerned. */
export type Field = 'command' | 'args' | 'env' | 'url' | 'headers' | 'cwd' | 'envFile' | 'auth' | 'other'

export type Transport = 'stdio' | 'http' | 'sse' | 'ws'

/** How a client spells the fields of a server entry, where it departs from command, args, env, url, headers, type. */
export interface Fields {
  /** In order of precedence. */
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly env?: readonly string[]
  /** Variables under any other key are dropped, and the server starts without them. */
  readonly dropsOtherEnv?: true
  /** An image that is run where there is no command, and the field with its tag if that stands apart. */
  readonly image?: { readonly field: string; readonly tag?: string }
  /** Code that an interpreter of Python is handed where there is no command, and the list of packages that are fetched for it. */
  readonly code?: { readonly field: string; readonly packages: string }
  /** In order of precedence; an empty list says that remote entries are not read at all. */
  readonly url?: readonly string[]
  readonly headers?: readonly Path[]
  readonly transport?: readonly string[]
  readonly cwd?: readonly string[]
  readonly envFile?: readonly string[]
  /** Those that it takes as lists of names and values, where others take a map, or strings. */
  readonly pairs?: readonly ('args' | 'env' | 'headers')[]
  /** Fields whose values are names of environment variables, or maps and lists of such names. */
  readonly names?: readonly string[]
  /** The switch, and the value that turns an entry off. Absent: entries have no switch. */
  readonly off?: Switch
  /** The switch that has the client start an entry in a sandbox of its own. */
  readonly sandboxed?: string
  /** Fields whose value is a command line, run for what it prints. */
  readonly runs?: readonly string[]
  /** Fields about OAuth that do not say so in their name. */
  readonly oauth?: readonly string[]
  /** An entry is its publisher's: it says what the server takes, and whoever makes an entry of it gives that or does not. */
  readonly declares?: true
  /** `command` is a list here: the program and its arguments. Others take a string alone. `only`: it refuses that. */
  readonly commandWords?: true | 'only'
  /** An entry may be one half: the client adds what one of the same name says in another of its files. */
  readonly merges?: true
  /** Values of the transport field that this client knows. Absent: not checked. */
  readonly transports?: { readonly [spelling: string]: Transport }
  /** It refuses an entry with any other value, the names that other clients have for a transport included. */
  readonly refusesOtherTransports?: true
  /** Which one runs when an entry has both; `error` when the client refuses it. Absent: not documented. */
  readonly both?: 'command' | 'url' | 'error'
  /** What happens to an entry with a URL and no transport field; inferred when absent. */
  readonly urlWithoutTransport?: 'error' | 'sse'
  /** The client ignores `http:` URLs beyond loopback. */
  readonly dropsPlainHttp?: true
}

/** A field of an entry, and its value in one that the client does not start. */
export interface Switch {
  readonly field: string
  readonly value: boolean | string
}

/** The ways clients have of writing a reference; each is described once, in `knowledge/references/`. */
export type ReferenceSyntax =
  | '${VAR}'
  | '${VAR:-default}'
  | '${VAR:default}'
  | '$VAR'
  | '%VAR%'
  | '${env:VAR}'
  | '{env:VAR}'
  | '$env:VAR'
  | '${env://VAR}'
  | '${env.VAR}'
  | '${process.env.VAR}'
  | '{{.env.VAR}}'
  | '{{VAR}}'
  | '{VAR}'
  | '${input:id}'
  /** VS Code's without its braces, which nobody expands. */
  | '$input:id'
  | '${{ secrets.X }}'
  | '${user_config.KEY}'
  | '${file:path}'
  | '{file:path}'
  | '${config:key}'
  | '${workspaceFolder}'
  | '${command:id}'
  | '${cmd: command}'
  | '$(command)'
  | '`command`'
  | '$: command'
  | '!command'
  | 'se://'

export interface ReferenceSupport {
  readonly syntax: ReferenceSyntax
  readonly fields: readonly Field[] | 'all'
  /** Narrower than its syntax: only names that match. */
  readonly names?: RegExp
  /** What a variable's name has to begin with to be one of them. */
  readonly begins?: string
  /** Where the client has the values from, if not from the environment that it runs in. */
  readonly kept?: string
  /** In the settings beside the servers as well, at least where they take a credential. */
  readonly beside?: true
  readonly confidence?: Confidence
}

/** What a setting does to the human in the loop, or to what that human would want to know of. */
export type Meaning =
  /** Every tool of every server runs without asking. */
  | 'approval-disabled'
  /** The client's own shell runs any command without asking. */
  | 'shell-approved'
  /** Servers that a project brings are started without asking. */
  | 'project-servers-approved'
  /** Tools run without asking: which ones, a match's grants say. */
  | 'tools-approved'
  /** A sandbox, a folder-trust check or a network fence is off. */
  | 'sandbox-disabled'
  /** Tools or sandboxed programs may use folders beside the project: which ones, a match's grants say; all of them otherwise. */
  | 'folders-added'
  /** The client's own tools read or change files without asking, wherever they lie: which ones, a match's grants say. */
  | 'files-approved'
  /** Nothing is set, and this client's default is to run everything. */
  | 'approval-absent'
  /** The model's requests, and the key that they carry, go to an address that the file chooses. */
  | 'endpoint-override'
  /** What happens in a session is posted to an address that the file chooses; what that answers may decide what happens next. */
  | 'events-sent'
  /** The client runs a command of the file's choice, at a time of its own: no server, and no tool that somebody allows. */
  | 'runs-code'
  /** The same inside a container that the file describes: the fence that others lack, so no harm by itself. */
  | 'runs-in-container'
  /** The same on the machine of a workflow's job, which is thrown away after it. */
  | 'runs-in-job'
  /** The client runs a command, and uses what it prints as a value. That it does is told of the value (`ClientFile.runs`). */
  | 'prints-value'
  /** What the tools are called with is not written down. */
  | 'log-disabled'
  /** Prompts, or what goes to tools and comes back from them, are written down, or sent to who keeps the logs. */
  | 'log-reveals'
  /** Nobody has to log in to use what the program serves. */
  | 'authentication-off'
  /** What the client serves is served to every machine that reaches this one. */
  | 'served-to-network'
  /** Web pages of every origin, or under any name, may use what the client serves. */
  | 'any-origin'
  /** A browser or runtime that the client starts has its own sandbox turned off. */
  | 'runtime-relaxed'

/** How a client lets command lines through by patterns of the file's own, beside those that a `pattern` of ours knows. */
export interface CommandPatterns {
  /**
   * `slashed`: `/expression/flags`, found anywhere in a line, and anything else is how a line begins. `whole`: an expression that
   * stands between anchors of the client's.
   */
  readonly written: 'slashed' | 'whole'
  /** One grants that leaves all that is behind one of these programs to whoever types it. Absent: one that fits any line. */
  readonly programs?: readonly string[]
  /** The key beside a list with those that are refused, first of all. In a map, they are those that are `false`. */
  readonly refused?: string
}

/** A value that is how one command begins: a list of its words, each of which may be a list of alternatives. */
export interface CommandWords {
  /** The key beside it that says what becomes of the command. */
  readonly beside: string
  /** What it says in rules of the same list that win over this one: for all that begins as they have it. */
  readonly stricter: readonly ScalarValue[]
}

/** A value that grants: a list of strings, one string, `true`, or a map from grants to the values in `allow`. */
export interface Grants {
  /**
   * Named groups `server` and `tool`. Without a tool, or with `*`, the whole server is meant; without a server, or with `*`,
   * everything is (inside a server entry: that server). A string that does not match is about something else. For
   * `folders-added` and `files-approved`, a group `folder` instead; for `shell-approved`, `program` where the shell is handed over by one, so that
   * denying another takes nothing back.
   */
  readonly pattern: RegExp
  /**
   * What stands between the names of a server and its tool, either of which may have it in it: of the file's own servers the
   * one of the longest name that fits is meant. They are written with `_` for what is no letter, digit, `_` or `-`.
   */
  readonly joinedBy?: string
  /** Of command lines: what else is an expression of the file's own, and what is refused beside it. */
  readonly commands?: CommandPatterns
  /** The pattern is for a command with blanks between its words. */
  readonly words?: CommandWords
  /** What takes all of it back in the lists that deny or ask, and would grant more than this in its own. */
  readonly withdrawnBy?: RegExp
  /** Looks like a grant, and this client ignores it. */
  readonly inert?: RegExp
  /** For a map of grants: the values that allow. Default: true. */
  readonly allow?: readonly ScalarValue[]
  /** The key of such a value, where that may be a map with more to it: `"pwsh": { "approve": true }`. */
  readonly within?: string
  /** A key that has to be `true` beside that one. */
  readonly withinWith?: string
}

export type Match =
  | { readonly is: readonly ScalarValue[] }
  /** Anything but an empty list, map or string, false or null. */
  | { readonly some: true }
  /** A line for a shell, a list that is a program with its arguments, or a map of such by names of their own. */
  | { readonly command: true }
  /**
   * A plug-in that the client fetches and loads into itself, in npm's grammar of packages, or the path where it lies: `spec`,
   * `[spec, options]` or `{ package: spec }`. `prefixed`: a package only with `npm:` before it, a repository with `git:` or as
   * an address, with `@` before its revision, and a path otherwise.
   */
  | { readonly plugIn: true; readonly prefixed?: true }
  /**
   * Not set. `tools`: the value is one for all tools or a map from patterns of their names, which says nothing of those that
   * no pattern fits; it is how the names of a server's tools begin, `{server}` standing for its own.
   */
  | { readonly absent: true; readonly tools?: string }
  /** Whatever the file says: the client has no key for it. */
  | { readonly always: true }
  | { readonly grants: Grants }
  /** A web address with a host that is none of these and below none of them. A reference leads where its variable says. */
  | { readonly leadsAwayFrom: readonly string[] }

export interface Setting {
  readonly at: Path
  readonly match: Match
  readonly means: Meaning
  /** What it does, in one clause that follows "so …" or stands alone: `every tool runs without asking`. */
  readonly words: string
  /** Scopes in which the client honours it; all when absent. */
  readonly scopes?: readonly Scope[]
  /** Counts only while all of these hold. */
  readonly where?: readonly Condition[]
  /** Harmless while one of these holds. */
  readonly unless?: readonly Condition[]
  /**
   * It stands in maps from patterns to answers, of which the last one that matches decides: those of its answers that, in the
   * same map or around it, take back what stands before them. One for `*` takes back all, one for `node *` takes back
   * `node -e *`, and one for a single command nothing but that. So does a rule in a list of rules, each of whose other fields
   * is such a pattern, or the same.
   */
  readonly lastOf?: readonly ScalarValue[]
  /**
   * It stands in one of several maps, of which the one counts whose name stands here: `profile = "night"`. What is said of the
   * others is of low confidence, as somebody has yet to choose them.
   */
  readonly chosenBy?: Path
  readonly confidence?: Confidence
  /**
   * How the client is made to ask again, or the fence put up, from the page that the setting is from. Absent: a `false`, and
   * what holds other values, stays as it is; anything else is left out, as the client then does what is safe.
   */
  readonly undo?: Undo
  /** Of `events-sent`: variables are put into the address without being listed, or their defaults (`${VAR:-default}`). */
  readonly fillsAny?: true
}

/** `value`: what to write, in place of the value or of the one `beside` it. `not-here`: no single change of the file does it. */
export type Undo = { readonly value: ScalarValue; readonly beside?: string } | 'left-out' | 'not-here'

export interface Client {
  readonly id: string
  readonly name: string
  readonly docs: string
  /** When the facts were checked: YYYY-MM or YYYY-MM-DD. */
  readonly checked: string
  readonly confidence: Confidence
  /** No file of it can be linted: the reason, for `mcp-audit clients`. */
  readonly unlintable?: string
  readonly files: readonly ClientFile[]
  readonly fields?: Fields
  readonly references?: readonly ReferenceSupport[]
  /** Settings that stand inside a server entry; paths begin at the entry. */
  readonly entrySettings?: readonly Setting[]
  /** Of a personal entry and a project's of one name, the one that runs; not documented when absent. */
  readonly onClash?: 'project' | 'user'
  /** An entry that a personal file has for one project alone runs before both; not documented when absent. */
  readonly privateFirst?: true
  /** It starts the servers of a project in the folder that it is started in itself, so that `.` is the project. */
  readonly startsInProject?: true
  /** It usually runs in a container beside others, and reaches them by names that mean nothing elsewhere. */
  readonly composed?: true
  /** A web service: people use it in a browser, and what is sent back to it comes to an address of its own. */
  readonly hosted?: true
  /** Where it writes the logs of its servers. */
  readonly logs?: Location | { readonly [os in Os]?: Location }
}

/** Types a client's facts; returns them as they are. */
export function defineClient(client: Client): Client {
  return client
}

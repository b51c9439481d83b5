/** Which clients read a file, by its path: an index over every client's declarations. */

import type { Client, ClientFile } from '../client.ts'
import { deployed } from '../knowledge/kept-names.ts'
import type { Reader } from '../model.ts'
import { everyLocation, folderOf } from './machine.ts'

/** Names of MCP files that no client owns: read wherever they lie, and passed over when they hold no server. */
export const UNOWNED: ReadonlySet<string> = new Set([
  'mcp.json',
  '.mcp.json',
  'mcp.jsonc',
  'mcp.yaml',
  'mcp.yml',
  'mcp.toml',
  'mcp-config.json',
  'mcp_config.json',
  'mcp-servers.json',
  'mcp_servers.json',
  'mcpServers.json',
  'mcp-settings.json',
  'mcp_settings.json',
])

/**
 * Names that people give their own: `claude-desktop.json`, `preset.mcp.json`, `librechat.prod.yaml`, `cursor.jsonc`, and
 * `mcpo-config.json` for mcpo, which takes Claude Desktop's format: https://github.com/open-webui/mcpo, read 2026-11.
 */
const LIKELY =
  /(?:^|[^a-z])mcp(?:o?[^a-z]|servers?|config)|(?:claude|codex)[-_](?:desktop|config)|^librechat[-.]|^(?:claude(?:[-_]code)?|cline|cursor|windsurf)\.jsonc?$/i
/** Folders that people keep such files in, whatever they call them. */
const LIKELY_FOLDER = /^\.?mcps?$/i
const FORMATS = /\.(?:jsonc?|ya?ml|toml)$/i
const ENDINGS = ['.json', '.jsonc', '.yaml', '.yml', '.toml']

/** Folders of other people's code, of build output and of version control: no client reads a project's config there. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.venv',
  'venv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  'target',
  'dist',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.parcel-cache',
  '.cache',
  '.gradle',
  'Pods',
  'DerivedData',
  '.terraform',
  '.pnpm-store',
  '.yarn',
])

/** Whether a folder of this name is passed over. */
export function isPassedOver(name: string): boolean {
  return SKIPPED.has(name)
}

interface Place {
  /** Folder segments, innermost last; `*` within a segment matches any run of characters, `**` as the last one any folders. */
  readonly folders: readonly string[]
  readonly name: string
}

/** A declared location. All are indexed by what they end in; one is taken apart when a file is found that ends so. */
interface Pattern {
  readonly name: string
  readonly location: string
  readonly reader: Reader
}

export interface PatternIndex {
  /** Whether a file of this name, in a folder of this path or name, can be of interest: the walker's first and cheapest question. */
  wants(name: string, folder: string): boolean
  /** The declarations of files that may be called so; the same set for all names that none of them mentions. */
  called(name: string): ReadonlySet<ClientFile>
  /** What the names that are of interest end with, three characters each at least; some others may end so. */
  endings(): ReadonlySet<string>
  /** Whether a folder of this name is one in which some client keeps a project's files: `.vscode`, `.cursor`. */
  isOwn(folder: string): boolean
  /**
   * What clients call a file or a folder whose name they spell otherwise: `.MCP.json` is `.mcp.json` on the disks of macOS and
   * Windows. Undefined for a name that is spelled as theirs is, and for any that is nobody's.
   */
  spelled(name: string): string | undefined
  /** A path with each of its names as clients spell it; itself where none is anybody's, or all are spelled so. */
  asSpelled(path: string): string
  /** The readers of a file, from the segments of its path. */
  readersOf(segments: readonly string[]): readonly Reader[]
  /**
   * The readers of a file that is kept to be put in a home: `codex/config.toml`, `claude-code/settings.json`, chezmoi's
   * `dot_codex/config.toml`. None where it lies in a folder of some client's own, which says more.
   */
  dotfileOf(segments: readonly string[]): readonly Reader[]
}

/** Indexes the files of all clients, on every system: a Windows path in a repository is a Windows file wherever we run. */
export function indexPatterns(clients: readonly Client[]): PatternIndex {
  const byName = new Map<string, Pattern[]>()
  const byFolder = new Map<string, Pattern[]>()
  const byEnding = new Map<string, Pattern[]>()
  const byRoot = new Map<string, Pattern[]>()
  const own = new Set<string>()
  /** Of clients by their ids, where these are other words than the name of the folder: `claude-code` and `.claude`. */
  const ownOf = new Map<string, string>()
  const starred = new Set<ClientFile>()
  const sets = new Map<string, ReadonlySet<ClientFile>>()
  for (const client of clients) {
    for (const file of client.files) {
      if (file.opaque !== undefined) continue
      const reader = { client, file }
      for (const location of everyLocation(file.path)) {
        const pattern = { name: nameOf(location), location, reader }
        if (file.scope === 'project' && location.startsWith('.') && location !== pattern.name) {
          const folder = location.slice(0, location.indexOf('/'))
          own.add(folder)
          if (!ownOf.has(client.id)) ownOf.set(client.id, folder)
        }
        if (!pattern.name.includes('*')) append(byName, pattern.name, pattern)
        else {
          starred.add(file)
          const folders = placeOf(location)?.folders
          const folder = folders?.at(-1)
          if (folders && folder === ANY_DEPTH) append(byRoot, folders.slice(0, -1).join('/'), pattern)
          else if (folder !== undefined && !folder.includes('*')) append(byFolder, folder, pattern)
          else append(byEnding, endingOf(pattern.name), pattern)
        }
      }
    }
  }
  const places = new Map<Pattern, Place | undefined>()
  const place = (pattern: Pattern): Place | undefined => {
    if (!places.has(pattern)) places.set(pattern, placeOf(pattern.location))
    return places.get(pattern)
  }
  // A hundred clients have a file of the same name, each in a folder of its own.
  const inFolder = new Map<string, readonly Pattern[]>()
  const named = (name: string, folder: string): readonly Pattern[] => {
    const key = `${folder}/${name}`
    const before = inFolder.get(key)
    if (before) return before
    const fitting = (byName.get(name) ?? []).filter((pattern) => {
      const innermost = place(pattern)?.folders.at(-1)
      return innermost === undefined || matches(innermost, folder)
    })
    if (inFolder.size < MOST_FOLDERS) inFolder.set(key, fitting)
    return fitting
  }
  const candidates = (name: string, folder: string): Pattern[] => [
    ...named(name, folder),
    ...[byFolder.get(folder), byEnding.get(endingOf(name)), ...byRoot.values()].flatMap((patterns) =>
      (patterns ?? []).filter((pattern) => matches(pattern.name, name)),
    ),
  ]
  // Asked about every file of a tree: what is not looked up by name is looked up by ending or folder first.
  const fits = (patterns: readonly Pattern[] | undefined, name: string) =>
    patterns?.some((pattern) => matches(pattern.name, name)) === true
  const isNamed = (name: string) => UNOWNED.has(name) || byName.has(name)
  const fitting = (segments: readonly string[]): readonly Pattern[] => {
    const name = segments.at(-1) ?? ''
    const folders = segments.slice(0, -1)
    return candidates(name, folders.at(-1) ?? '').filter((pattern) => {
      const wanted = place(pattern)
      if (!wanted || !endsWith(folders, wanted.folders)) return false
      return isRoot(folders.slice(0, folders.length - wanted.folders.length), wanted)
    })
  }
  // Of the files of a tree most end as no name of interest does: nothing else is asked about those.
  const telling = new Set(ENDINGS.map(endingOf))
  for (const name of UNOWNED) telling.add(endingOf(name))
  for (const name of byName.keys()) telling.add(endingOf(name))
  for (const ending of byEnding.keys()) telling.add(ending)
  for (const word of COPY_WORDS) telling.add(word)
  const mayEndSo = (name: string) => {
    const ending = endingOf(name)
    if (telling.has(ending) || telling.has(ending.toLowerCase()) || name.endsWith('~')) return true
    // `mcp.json.bak-2`, `mcp.json.1762037208693`.
    return /[\d_-]/.test(ending) && BEHIND_FORMAT.test(name)
  }
  const roots = new Set([...byRoot.keys()].map(nameOf))
  const rootAbove = new RegExp(`/(?:${[...roots].join('|')})/`)
  const folders = new Set([...byFolder.keys(), ...roots])
  let spellings: ReadonlyMap<string, string> | undefined
  const readersOf = (segments: readonly string[]) => nearest(fitting(segments).map(({ reader }) => reader))
  // Who asks about all files of a folder before those of another is answered out of what was last found out of one.
  let respelled: { readonly path: string; readonly as: string } | undefined
  let asked: { readonly path: string; readonly folder: string; readonly patterns: readonly Pattern[] } | undefined
  const folderAt = (path: string) => {
    if (asked?.path === path) return asked
    const within = `/${path.includes('_') ? path.split('/').map(deployed).join('/') : path}/`
    const folder = nameOf(within.slice(0, -1))
    const above = rootAbove.test(within) ? [...byRoot].filter(([root]) => within.includes(`/${root}/`)) : []
    asked = { path, folder, patterns: [...(byFolder.get(folder) ?? []), ...above.flatMap(([, own]) => own)] }
    return asked
  }
  const spelled = (name: string): string | undefined => {
    spellings ??= new Map([...folders, ...own, ...byName.keys()].map((each) => [each.toLowerCase(), each]))
    // Asked about all names of a tree, of which most are in small letters and are looked up as they are.
    const known = spellings.get(/[A-Z]/.test(name) ? name.toLowerCase() : name)
    return known === name || byName.has(name) || own.has(name) || folders.has(name) ? undefined : known
  }
  return {
    wants(given, path) {
      const name = deployed(given)
      const { folder, patterns } = folderAt(path)
      if (!mayEndSo(name) && patterns.length === 0) return false
      if (isNamed(name) || isLikely(name, folder) || fits(patterns, name) || fits(byEnding.get(endingOf(name)), name))
        return true
      const original = originalOf(name)
      return original !== undefined && (isNamed(original) || isLikely(original, folder))
    },
    called(name) {
      const key = byName.has(name) ? name : ''
      const files = sets.get(key) ?? new Set([...starred, ...(byName.get(key) ?? []).map(({ reader }) => reader.file)])
      sets.set(key, files)
      return files
    },
    endings: () => {
      const named = [...UNOWNED, ...byName.keys()]
      const starred = [...byFolder.values(), ...byEnding.values(), ...byRoot.values()]
        .flat()
        .map(({ name }) => name.split('*').at(-1) ?? '')
      return new Set([
        ...named,
        ...named.map((name) => `${name}~`),
        ...starred,
        ...own,
        ...ENDINGS,
        ...COPY_WORDS,
        '.tmpl',
      ])
    },
    isOwn: (folder) => own.has(folder),
    spelled,
    asSpelled(path) {
      if (respelled?.path === path) return respelled.as
      const names = path.split('/').map((name) => spelled(name) ?? name)
      respelled = { path, as: names.join('/') }
      return respelled.as
    },
    readersOf,
    dotfileOf(segments) {
      if (fitting(segments).some((pattern) => place(pattern)?.folders.length)) return []
      const names = segments.map(deployed)
      const folder = names.at(-2)
      if (names.some((name, at) => name !== segments[at])) return readersOf(names)
      if (folder === undefined) return []
      const known = own.has(`.${folder}`) ? `.${folder}` : ownOf.get(folder)
      return known === undefined ? [] : readersOf([...names.slice(0, -2), known, names.at(-1) ?? ''])
    },
  }
}

/** Whose answers are kept. */
const MOST_FOLDERS = 4096

/** The last segment of a path or of a pattern. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * A project file lies at the root of a project, which no client's own folder is: `.warp/.mcp.json` is Warp's, and nobody
 * else's `.mcp.json`. Patterns that begin with such a folder themselves say where they lie.
 */
function isRoot(above: readonly string[], { folders, name }: Place): boolean {
  if (folders.length > 0 || !name.includes('mcp')) return true
  // `.kiro/settings/mcp.json` is Kiro's; `.worktrees/topic/.mcp.json` lies at the root of a work tree.
  return !above.slice(name.startsWith('.') ? -1 : -2).some((folder) => folder.startsWith('.'))
}

/** Each declaration once; a client that declares the file for projects is not asked about its user-level form as well. */
function nearest(readers: readonly Reader[]): readonly Reader[] {
  const own = ({ file }: Reader) => file.scope === 'project'
  const inProject = new Set(readers.filter(own).map((reader) => reader.client.id))
  const seen = new Set<ClientFile>()
  return readers.filter((reader) => {
    if (seen.has(reader.file) || (!own(reader) && inProject.has(reader.client.id))) return false
    seen.add(reader.file)
    return true
  })
}

/** Folders of a home, and of no project: `.config/opencode/opencode.json` in a repository is somebody's own file. */
const OF_A_HOME = new Set(['.config', 'AppData', 'Application Support'])

/**
 * Whether a file of a project lies where only a home has files, or under a name that chezmoi writes into one. A project may
 * lie there as well: `.config/nvim/.claude/settings.json` is its own.
 */
export function isKeptForHome(path: string): boolean {
  const segments = path.split('/')
  const from = segments.findLastIndex((segment) => OF_A_HOME.has(segment) || /^(?:[a-z]{4,10}_){0,5}dot_/.test(segment))
  return from >= 0 && !segments.slice(from + 1).some((segment) => segment.startsWith('.'))
}

/** What people and programs add to the name of a file when they keep a copy of it, or show how one is written. */
export const COPY_WORDS: ReadonlySet<string> = new Set([
  'bak',
  'back',
  'backup',
  'broken',
  'corrupted',
  'disabled',
  'local',
  'new',
  'off',
  'old',
  'original',
  'prev',
  'previous',
  'temp',
  'tmp',
  'orig',
  'save',
  'saved',
  'copy',
  'example',
  'sample',
  'template',
  'dist',
  'txt',
])

/** A name that goes on behind its format, where a program or somebody has kept the file. */
const BEHIND_FORMAT = /^([^/]{0,200}\.(?:jsonc?|json5|ya?ml|toml))[._-]([\w.-]{1,64})$/i

/** Whether that is a date or a number, or ends with a word for a copy, which may have either behind it. */
function isKeptAs(words: string): boolean {
  const pieces = words.toLowerCase().split(/[._-]/)
  while (/^\d{1,14}(?:t\d{1,14})?z?$/.test(pieces.at(-1) ?? '')) pieces.pop()
  return pieces.length === 0 || COPY_WORDS.has((pieces.at(-1) ?? '').replace(/\d{1,14}$/, ''))
}

/**
 * The name, or path, of which another is a copy: `.mcp.json` of `.mcp.json.bak`, `.mcp.json~`, `.mcp.json.backup-20260131` and
 * `.mcp.example.json`.
 */
export function originalOf(path: string): string | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const original = originalNameOf(path.slice(folder.length))
  return original === undefined ? undefined : folder + original
}

function originalNameOf(name: string): string | undefined {
  if (name.endsWith('~')) return name.slice(0, -1)
  const [, kept, as = ''] = BEHIND_FORMAT.exec(name) ?? []
  if (kept !== undefined && isKeptAs(as)) return kept
  const dot = name.lastIndexOf('.')
  if (COPY_WORDS.has(name.slice(dot + 1))) return name.slice(0, dot)
  const before = name.lastIndexOf('.', dot - 1)
  return before > 0 && COPY_WORDS.has(name.slice(before + 1, dot)) ? name.slice(0, before) + name.slice(dot) : undefined
}

/** What follows the last dot: patterns without a folder of their own end as the files do that they are about. */
function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** Names that only one client uses: recognised in a repository without their folder, as in a collection of examples. */
const TELLING = new Set([
  '.claude.json',
  '.costrict.json',
  '.codebuddy.json',
  'claude_desktop_config.json',
  'cline_mcp_settings.json',
  'anythingllm_mcp_servers.json',
  'opencode.json',
  'opencode.jsonc',
  'kilo.json',
  'kilo.jsonc',
  'crush.json',
  'mcporter.json',
  'mcporter.jsonc',
  'librechat.yaml',
  'openclaw.json',
  '.mcphost.yml',
  '.mcphost.json',
])

/**
 * How a file may appear in a tree: a project's file as declared, a user's by its end, as in a repository of dotfiles.
 * Undefined where too little of that would be left to recognise it.
 */
function placeOf(location: string): Place | undefined {
  const relative = location.replace(/^(?:~|\{\w+\}|[A-Za-z]:)?\//, '')
  const segments = relative.split('/')
  const name = segments.pop() ?? ''
  const isDeclared = relative === location
  const folders = isDeclared ? segments : TELLING.has(name) ? [] : tail(segments)
  return folders && { folders, name }
}

/** Folders that anybody has: what lies in one is a user's file where the folder of such files is above it. */
const ANYBODYS: ReadonlySet<string> = new Set(['mcp'])

/** A segment for folders in folders, as many as there are: the last one before a file's name. */
export const ANY_DEPTH = '**'

/** The same of folders that hold one for each of many: a project that offers plug-ins for any client has them in `plugins/`. */
const COLLECTIONS: ReadonlySet<string> = new Set(['plugins', 'profiles', 'projects'])

/**
 * The innermost two folders, and more where those are wildcards or say nothing without the one above; undefined where
 * nothing would be left to recognise.
 */
function tail(folders: readonly string[]): readonly string[] | undefined {
  if (folders.at(-1) === ANY_DEPTH) {
    const root = tail(folders.slice(0, -1))
    return root && [...root, ANY_DEPTH]
  }
  if (folders.length === 1 && ANYBODYS.has(folders[0] ?? '')) return ['.config', ...folders]
  for (let keep = 2; keep <= folders.length; keep++) {
    const [outermost = '', below = ''] = folders.slice(-keep)
    const isAnybodys = COLLECTIONS.has(outermost) && below.includes('*') && keep < folders.length
    if (!outermost.includes('*') && !isAnybodys) return folders.slice(-keep)
  }
  return folders.length === 1 && !folders[0]?.includes('*') ? folders : undefined
}

/** Whether its name or its folder's makes it likely that a file holds MCP servers; its content has to say so in their words. */
function isLikely(name: string, folder: string): boolean {
  return FORMATS.test(name) && (LIKELY.test(name) || LIKELY_FOLDER.test(folder))
}

/** The same of a path. */
export function isLikelyPlace(path: string): boolean {
  return isLikely(nameOf(path), nameOf(folderOf(path)))
}

/** Whether a file's name alone marks it as MCP, though no client claims it. */
export function isUnownedName(name: string): boolean {
  return UNOWNED.has(name)
}

function endsWith(segments: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.at(-1) === ANY_DEPTH) {
    const root = wanted.slice(0, -1)
    return segments.some((_, at) => isAt(segments, at, root))
  }
  return isAt(segments, segments.length - wanted.length, wanted)
}

function isAt(segments: readonly string[], from: number, wanted: readonly string[]): boolean {
  return (
    from >= 0 &&
    wanted.every((segment, at) => from + at < segments.length && matches(segment, segments[from + at] ?? ''))
  )
}

/** Whether a path is one of those that a pattern stands for, both from their roots on. */
export function fitsPattern(segments: readonly string[], pattern: readonly string[]): boolean {
  const depth = pattern.indexOf(ANY_DEPTH)
  if (depth < 0) return pattern.length === segments.length && isAt(segments, 0, pattern)
  const below = pattern.slice(depth + 1)
  const most = segments.length - below.length
  return most >= depth && isAt(segments, 0, pattern.slice(0, depth)) && isAt(segments, most, below)
}

/** One segment against a pattern whose `*` stands for any run of characters. Linear. */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  const pieces = pattern.split('*')
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let from = first.length
  const end = text.length - last.length
  for (const piece of pieces.slice(1, -1)) {
    const at = text.indexOf(piece, from)
    if (at < 0 || at + piece.length > end) return false
    from = at + piece.length
  }
  return true
}

function append(map: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = map.get(key)
  if (list) list.push(pattern)
  else map.set(key, [pattern])
}

/** Declared locations as places in a tree: which folders have to be above a file, and how names are held against patterns. */

export interface Place {
  /** Folder segments, innermost last; `*` within a segment matches any run of characters, `**` as the last one any folders. */
  readonly folders: readonly string[]
  readonly name: string
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
  'exec-approvals.json',
  '.mcphost.yml',
  '.mcphost.json',
])

/** Those of several words, which nobody has in a name of his own by chance. */
const UNMISTAKABLE = [...TELLING]
  .filter((name) => name.includes('_'))
  .map((name) => ({ name, words: wordsOf(name.replace('.json', '')) }))

/** The name of a client's own file in that of another: in `claude_desktop_config_windows.json`, `my-claude-desktop-config.json`. */
export function tellingNameIn(name: string): string | undefined {
  if (!/\.jsonc?$/i.test(name)) return undefined
  const all = wordsOf(name)
  return UNMISTAKABLE.find(({ words }) => all.includes(words))?.name
}

/** The words of a name, each between two low lines. */
function wordsOf(name: string): string {
  return `_${name
    .toLowerCase()
    .split(/[^a-z\d]{1,16}/)
    .join('_')}_`
}

/**
 * How a file may appear in a tree: a project's file as declared, a user's by its end, as in a repository of dotfiles.
 * Undefined where too little of that would be left to recognise it.
 */
export function placeOf(location: string): Place | undefined {
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

/**
 * A project file lies at the root of a project, which no client's own folder is: `.warp/.mcp.json` is Warp's, and nobody
 * else's `.mcp.json`. Patterns that begin with such a folder themselves say where they lie.
 */
function isRoot(above: readonly string[], { folders, name }: Place): boolean {
  if (folders.length > 0 || !name.includes('mcp') || TELLING.has(name)) return true
  // `.kiro/settings/mcp.json` is Kiro's; `.worktrees/topic/.mcp.json` lies at the root of a work tree.
  return !above.slice(name.startsWith('.') ? -1 : -2).some((folder) => folder.startsWith('.'))
}

/** Whether a file that lies in these folders, innermost last, stands where a place says. */
export function isIn(folders: readonly string[], place: Place): boolean {
  return endsWith(folders, place.folders) && isRoot(folders.slice(0, folders.length - place.folders.length), place)
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

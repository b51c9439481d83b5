/** The machine whose configuration is looked at: an input, so that every system can be examined, and tested, on any. */

import type { Location, Os } from '../client.ts'

export interface Machine {
  readonly os: Os
  /** Absolute, with `/` between segments. */
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where drive `C:` is mounted when a Windows machine is looked at from inside WSL: `/mnt`. */
  readonly drives?: string
}

/** VS Code and its descendants; each keeps a `User` folder of the same shape under its own name. */
const EDITORS = [
  'Code',
  'Code - Insiders',
  'VSCodium',
  'Code - OSS',
  'Cursor',
  'Windsurf',
  'Windsurf - Next',
  'Trae',
  'Trae CN',
  'Kiro',
  'Antigravity',
  'Void',
  'Positron',
] as const

/** Backslashes to slashes, no slash at the end. */
export function slashed(path: string): string {
  const forward = path.replaceAll('\\', '/')
  return forward.length > 1 && forward.endsWith('/') ? forward.slice(0, -1) : forward
}

/** The folder that a path lies in; empty at the end of all. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

/** Whether a path with `/` between segments begins at a root, of Windows too. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path)
}

/** The path below a folder, or undefined when it lies elsewhere. */
export function below(folder: string, path: string): string | undefined {
  if (folder === '/') return path.slice(1)
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}

/** A path as it is named in a folder, absolute. */
export function resolved(root: string, named: string): string {
  const segments: string[] = []
  for (const segment of (isAbsolute(named) ? named : `${root}/${named}`).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/**
 * Where a path may lie that a configuration names: in `cwd`, where its server has one, in the project, and beside the
 * configuration, which is an absolute path.
 */
export function placesNamed(named: string, config: string, cwd?: string): readonly string[] {
  const beside = folderOf(config)
  const project = beside.replace(/\/\.[^/]{1,255}$/, '')
  const bases = [...(cwd === undefined ? [] : [resolved(project, cwd)]), project, beside]
  return [...new Set(bases.map((base) => resolved(base, named)))]
}

/** A path relative to the project, without the words that clients have for the project. */
export function withoutRoot(written: string): string {
  return slashed(written).replace(/^\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR)\}(?:\/|$)/, './')
}

/** The locations that a client's file has on this machine's system. */
export function locationsFor(path: Location | { readonly [os in Os]?: Location }, os: Os): readonly string[] {
  const location = typeof path === 'string' || isList(path) ? path : path[os]
  if (location === undefined) return []
  return typeof location === 'string' ? [location] : location
}

function isList(path: Location | { readonly [os in Os]?: Location }): path is readonly string[] {
  return Array.isArray(path)
}

/** The locations of a file on all systems, each once. */
export function everyLocation(path: Location | { readonly [os in Os]?: Location }): readonly string[] {
  if (typeof path === 'string') return [path]
  return isList(path) ? path : [...new Set(Object.values(path).flat())]
}

/** A user or managed location as absolute paths, `*` kept; none where the system has no such folder. */
export function expandLocation(location: string, machine: Machine): readonly string[] {
  const named = /^\{(\w+)\}/.exec(location)
  if (!named) {
    const path = location.startsWith('~') ? machine.home + location.slice(1) : location
    return [onDisk(path, machine)]
  }
  const rest = location.slice(named[0].length)
  return foldersOf(named[1] ?? '', machine).map((folder) => onDisk(folder + rest, machine))
}

/** Paths that an environment variable gives instead: the first that is set, or undefined when none is. */
export function overriddenLocation(
  overrides: Readonly<Record<string, string>> | undefined,
  machine: Machine,
): string | undefined {
  for (const [variable, below] of Object.entries(overrides ?? {})) {
    const value = machine.env[variable]
    if (!value) continue
    const folder = slashed(value.startsWith('~/') ? machine.home + value.slice(1) : value)
    return onDisk(below === '' ? folder : `${folder}/${below}`, machine)
  }
  return undefined
}

function foldersOf(name: string, machine: Machine): readonly string[] {
  const { home, os, env } = machine
  const given = (variable: string, otherwise: string) => slashed(env[variable] || otherwise)
  switch (name) {
    case 'config':
      return [given('XDG_CONFIG_HOME', `${home}/.config`)]
    case 'data':
      return [given('XDG_DATA_HOME', `${home}/.local/share`)]
    case 'appData':
      if (os === 'win32') return [given('APPDATA', `${home}/AppData/Roaming`)]
      return os === 'darwin' ? [`${home}/Library/Application Support`] : [given('XDG_CONFIG_HOME', `${home}/.config`)]
    case 'localAppData':
      return os === 'win32' ? [given('LOCALAPPDATA', `${home}/AppData/Local`)] : []
    case 'programData':
      return os === 'win32' ? [given('PROGRAMDATA', 'C:/ProgramData')] : []
    case 'programFiles':
      return os === 'win32' ? [given('PROGRAMFILES', 'C:/Program Files')] : []
    case 'editors': {
      const data = foldersOf('appData', machine).flatMap((folder) => EDITORS.map((name) => `${folder}/${name}/User`))
      return os === 'linux' ? [...data, `${home}/.vscode-server/data/User`] : data
    }
    default:
      return []
  }
}

function onDisk(path: string, machine: Machine): string {
  if (machine.drives === undefined) return path
  return path.replace(/^([A-Za-z]):\//, (_, drive: string) => `${machine.drives}/${drive.toLowerCase()}/`)
}

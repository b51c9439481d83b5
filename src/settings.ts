/** Our own settings: a JSONC file, data and never code, found above the scanned root and read strictly. */

import type { Confidence, Document, Node, Policy, RequiredSetting, Scope, Severity, Source, Span } from './model.ts'
import { SETTINGS_PLACES } from './own-names.ts'
import { parseJson } from './parse/json.ts'
import { Lines } from './positions.ts'
import { child } from './tree.ts'

/** What may be accepted: findings of a rule, narrowed to files, places and a server. */
export interface SettingsIgnore {
  readonly rule: string
  /** Globs; anything when undefined. */
  readonly file: string | undefined
  readonly pointer: string | undefined
  readonly server: string | undefined
  /** Without one, an ignore is not applied. */
  readonly reason: string | undefined
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly expires: string | undefined
  /** The whole entry in the settings file. */
  readonly at: Span
  /** The same; undefined where the file is not as it was read. */
  readonly node: Node | undefined
}

/** What the file says; undefined where it says nothing. */
export interface Settings {
  readonly failOn: Severity | 'none' | undefined
  readonly minSeverity: Severity | undefined
  readonly minConfidence: Confidence | undefined
  /** Also true where `minSeverity` asks for `info` by name. */
  readonly pedantic: boolean | undefined
  readonly scope: Exclude<Scope, 'extension'> | 'all' | undefined
  /** Globs of files to leave out, relative to the root. */
  readonly exclude: readonly string[]
  /** Names of plug-ins, whose rules may be mentioned whether or not they run. */
  readonly plugins: readonly string[]
  /** Ids as written: whether there are such clients is for the caller to check. */
  readonly clients: readonly string[] | undefined
  readonly rules: ReadonlyMap<string, Severity | 'on' | 'off'>
  /** Those of `rules` that change a severity. */
  readonly severities: ReadonlyMap<string, Severity>
  readonly ignore: readonly SettingsIgnore[]
  /** As written, relative to the settings file. */
  readonly baseline: string | undefined
  /** As written, relative to the settings file. */
  readonly lock: string | undefined
  /** What the organisation allows. */
  readonly policy: Policy | undefined
}

/** With the file they come from, so that what is said about them has a place. */
export interface LoadedSettings extends Settings {
  readonly document: Document
}

export interface SettingsError {
  /** One or two sentences, with a suggestion where there is one. */
  readonly message: string
  readonly span: Span
  readonly file: string
}

export type ParsedSettings =
  | { readonly ok: true; readonly settings: LoadedSettings; readonly source: Source; readonly document: Document }
  | { readonly ok: false; readonly errors: readonly SettingsError[] }

/** In `package.json`, settings stand under this key. */
const PACKAGE_KEY = 'mcp-audit'

export interface SettingsFiles {
  /** The text of a file, undefined when there is none or it cannot be read. */
  read(path: string): string | undefined
  exists(path: string): boolean
}

/**
 * The settings file for a folder (absolute, `/` between segments): in it, or the nearest one above up to the git root. Where
 * there is no repository, only the folder itself counts: what lies above it belongs to someone else.
 */
export function findSettings(files: SettingsFiles, root: string): FoundSettings | undefined {
  for (const folder of foldersUpToGit(files, root)) {
    for (const name of SETTINGS_PLACES) {
      const found = settingsAt(`${folder}/${name}`, files)
      if (found) return { ...found, folder }
    }
  }
  return undefined
}

export interface FoundSettings {
  readonly path: string
  readonly text: string
  /** That in which the file was looked for, whichever of the names it has. */
  readonly folder: string
}

/** Settings that lie beside those which were found, and are not heeded. */
export function settingsBeside(
  files: SettingsFiles,
  { path, folder }: Omit<FoundSettings, 'text'>,
): string | undefined {
  const others = SETTINGS_PLACES.map((name) => `${folder}/${name}`).filter((other) => other !== path)
  return others.find((other) => settingsAt(other, files) !== undefined)
}

function settingsAt(path: string, files: SettingsFiles): Pick<FoundSettings, 'path' | 'text'> | undefined {
  const text = files.exists(path) ? files.read(path) : undefined
  return text !== undefined && (!isPackageFile(path) || hasPackageKey(text, path)) ? { path, text } : undefined
}

function foldersUpToGit(files: SettingsFiles, root: string): readonly string[] {
  const start = root.endsWith('/') ? root.slice(0, -1) : root
  const folders = [start]
  for (let folder = start; !files.exists(`${folder}/.git`); folders.push(folder)) {
    const cut = folder.lastIndexOf('/')
    if (cut < 0) return [start]
    folder = folder.slice(0, cut)
  }
  return folders
}

/**
 * Reads settings. `path` is as it is to be reported, and says by its name whether this is a `package.json`; `ruleIds` are
 * all the rules there are; any may be named where it is undefined. Nothing throws: every error of the file is given, each with its place.
 */
export async function parseSettings(
  text: string,
  path: string,
  ruleIds: readonly string[] | undefined,
): Promise<ParsedSettings> {
  const document = ownDocument(text, path)
  const root = settingsNode(document)
  const { checkSettings } = await import('./settings-schema.ts')
  const checked = checkSettings(document, root, ruleIds)
  if (!checked.ok) return { ok: false, errors: checked.errors }
  const { value } = checked
  const rules = new Map<string, Severity | 'on' | 'off'>()
  const severities = new Map<string, Severity>()
  for (const [id, level = 'on'] of Object.entries(value.rules ?? {})) {
    rules.set(id, level)
    if (level !== 'on' && level !== 'off') severities.set(id, level)
  }
  const entries = child(root, 'ignore')
  const nodes = entries?.kind === 'sequence' ? entries.items : []
  const ignore = (value.ignore ?? []).map((each, index) => ({
    rule: each.rule,
    file: each.file,
    pointer: each.pointer,
    server: each.server,
    reason: each.reason,
    expires: each.expires,
    at: nodes[index]?.span ?? { start: 0, end: 0 },
    node: nodes[index],
  }))
  const settings: LoadedSettings = {
    failOn: value.failOn,
    minSeverity: value.minSeverity,
    minConfidence: value.minConfidence,
    pedantic: value.pedantic ?? (value.minSeverity === 'info' ? true : undefined),
    scope: value.scope,
    exclude: value.exclude ?? [],
    plugins: value.plugins ?? [],
    clients: value.clients,
    rules,
    severities,
    ignore,
    baseline: value.baseline,
    lock: value.lock,
    policy: value.policy && policyOf(value.policy, child(root, 'policy')),
    document,
  }
  return { ok: true, settings, source: document.source, document }
}

type Written = Omit<Policy, 'settings'> & { readonly settings?: readonly Omit<RequiredSetting, 'asked'>[] | undefined }

function policyOf({ settings, hosts, ...patterns }: Written, node: Node | undefined): Policy {
  const asked = child(node, 'settings')
  const inSmall = (globs: readonly string[] | undefined) => globs?.map((glob) => glob.toLowerCase())
  return {
    ...patterns,
    // Names of hosts have no case.
    ...(hosts && { hosts: { ...hosts, allow: inSmall(hosts.allow), deny: inSmall(hosts.deny) } }),
    settings: (settings ?? []).map((each, index) => ({
      ...each,
      asked: (asked?.kind === 'sequence' ? asked.items[index]?.span : undefined) ?? { start: 0, end: 0 },
    })),
  }
}

/** Where a value of the settings stands: `3:14`, line and column from 1. `steps`: keys and places in lists. */
export function positionIn({ document }: LoadedSettings, steps: readonly (string | number)[]): string {
  let node = settingsNode(document)
  for (const step of steps)
    node = typeof step === 'string' ? child(node, step) : node?.kind === 'sequence' ? node.items[step] : undefined
  const { line, column } = new Lines(document.source.text).position(node?.span.start ?? 0)
  return `${line}:${column}`
}

/** Parses one of our own files, which are JSON with comments whatever they are called. */
export function ownDocument(text: string, path: string): Document {
  const bom = text.startsWith('\u{feff}')
  return parseJson({ path, text: bom ? text.slice(1) : text, bom }, 'jsonc')
}

function settingsNode(document: Document): Node | undefined {
  const [root] = document.roots
  return isPackageFile(document.source.path) ? child(root, PACKAGE_KEY) : root
}

/** Most package files do not even mention us, and need no parsing to tell. */
function hasPackageKey(text: string, path: string): boolean {
  return text.includes(PACKAGE_KEY) && settingsNode(ownDocument(text, path)) !== undefined
}

function isPackageFile(path: string): boolean {
  return path === 'package.json' || path.endsWith('/package.json')
}

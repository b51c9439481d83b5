/**
 * Where packages are fetched from when a flag or a variable says otherwise. Flags and variables from each tool's own
 * documentation, read 2026-11: npm config (`registry`, `@scope:registry`), pnpm, yarn, bun and corepack (COREPACK_NPM_REGISTRY); pip and uv (`--index`,
 * `--default-index` and the older names); the Go module reference (GOPROXY, GOSUMDB, GONOSUMDB, GOINSECURE); dnx and NuGet; RubyGems (`--source`) and Coursier
 * (`--repository`), 2026-12.
 */

import { isLiteral, type PackageStep, type Text } from '../../model.ts'
import { addressOf } from '../hosts/index.ts'
import { volatileFolder } from '../paths/volatile-paths.ts'
import { prefiltered } from '../prefilter.ts'
import { wordSet } from '../programs/flags.ts'
import { isRelative } from '../programs/program-files.ts'

/** What a registry setting leads to. */
export type Leads =
  /** To where packages come from anyhow, or to an index that everyone uses beside it, or to nothing that is fetched. */
  | 'usual'
  | 'plaintext'
  | 'loopback'
  | 'elsewhere'
  /** To what a reference holds. */
  | 'untold'
  /** To a folder, or a file of settings, in which others write. */
  | 'writable'
  /** To a file of settings that lies with the project, or with whichever one is open. */
  | 'project'

const FLAGS = wordSet(
  '--registry --reg --config.registry --index --index-url --default-index --extra-index-url --find-links --source --add-source --repos --repository --npm-registry -i -f',
)
/** What is another option to other runners. */
const FLAGS_OF: ReadonlyMap<string, string> = new Map([
  ['gem exec', '-s'],
  ['gem install', '-s'],
  ['cs launch', '-r'],
  ['coursier launch', '-r'],
])
/**
 * Files of settings, which name registries among much else: npm config (`userconfig`, `globalconfig`), uv (`--config-file`,
 * which is read where `uvx` passes over the project's own, docs.astral.sh/uv/concepts/configuration-files), dnx. 2026-11.
 */
const FILE_FLAGS = wordSet('--userconfig --globalconfig --config-file --configfile')
const FLAG_OF_SCOPE = prefiltered(':registry', /^--@[\w.-]{1,64}:registry$/)
/** `-ihttps://…`, as pip and uv take it. */
const JOINED = prefiltered('://', /^(-[if])=?(?=[a-z]{2,8}:\/\/)/i)
const INLINE = prefiltered('=', /^(--[@\w.:-]{1,80})=(.{0,2048})$/s)

export interface RegistryFlag {
  readonly flag: string
  readonly value: Text
  /** Where the value begins in its word. */
  readonly from: number
  /** The words that hold nothing else; none for a piece of what is handed on to pip. */
  readonly words: readonly Text[]
}

/** The flags among a runner's own options that name a registry. */
export function registryFlags({ options, runner }: Pick<PackageStep, 'options' | 'runner'>): readonly RegistryFlag[] {
  const isFlag = (word: string) =>
    FLAGS.has(word) || FILE_FLAGS.has(word) || FLAG_OF_SCOPE.test(word) || FLAGS_OF.get(runner) === word
  return options.flatMap((word, index) => {
    if (word.value.startsWith('--pip-args=') || (/\s/.test(word.value) && options[index - 1]?.value === '--pip-args'))
      return ofPip(word)
    const [, inline = '', value] = INLINE.exec(word.value) ?? []
    if (value !== undefined)
      return isFlag(inline) ? [{ flag: inline, value: word, from: inline.length + 1, words: [word] }] : []
    const [before, short = ''] = JOINED.exec(word.value) ?? []
    if (before !== undefined) return [{ flag: short, value: word, from: before.length, words: [word] }]
    const next = options[index + 1]
    return isFlag(word.value) && next ? [{ flag: word.value, value: next, from: 0, words: [word, next] }] : []
  })
}

/** `pipx run --pip-args="--index-url https://…"`: options of pip, in one word. */
function ofPip(value: Text): readonly RegistryFlag[] {
  const flags = /(?:^|[\s='"])(--(?:extra-)?index-url|--find-links|-i|-f)(?:=|\s{1,8})["']?(?=[^\s"'-])/g
  return [...value.value.slice(0, 4096).matchAll(flags)].map(({ 0: all, 1: flag = '', index }) => ({
    flag,
    value,
    from: index + all.length,
    words: [],
  }))
}

const VARIABLE = prefiltered(
  'REGISTRY INDEX FIND_LINKS GOPROXY JSR_URL UV_PY PYPI_',
  /^(?:P?NPM_CONFIG_(?:@[\w.-]{1,64}:)?REGISTRY|YARN_(?:NPM_REGISTRY_SERVER|REGISTRY)|BUN_CONFIG_REGISTRY|COREPACK_NPM_REGISTRY|PIP_(?:INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS)|PIPENV_PYPI_MIRROR|PDM_PYPI_URL|UV_(?:INDEX|INDEX_URL|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|(?:PYTHON|PYPY)_(?:INSTALL_MIRROR|DOWNLOADS_JSON_URL))|JSR_URL|GOPROXY)$/,
)

/** The same of files of settings: npm, uv, pip (pip.pypa.io/en/stable/topics/configuration) and Go (`go help environment`). */
const FILE_VARIABLE = prefiltered(
  'CONFIG GOENV',
  /^(?:NPM_CONFIG_(?:USER|GLOBAL)CONFIG|UV_CONFIG_FILE|PIP_CONFIG_FILE|GOENV)$/,
)

/** Everything, everything of a public suffix, and all of a host where anyone publishes; of one's own nobody else could check. */
const PUBLIC_MODULES =
  /^(?:\*(?:\.(?:com|org|net|io|dev|in))?|(?:github|gitlab)\.com|bitbucket\.org|(?:google\.)?golang\.org|gopkg\.in)(?:\/\*?)?$/i

/** Whether one of the patterns of `go help module-private` is that wide. */
function namesPublic(value: string): boolean {
  return value
    .slice(0, 4096)
    .split(',')
    .some((pattern) => PUBLIC_MODULES.test(pattern.trim()))
}

/** Variables that switch off how Go checks that everyone gets the same code. */
const UNCHECKED: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['GOSUMDB', (value) => value.trim() === 'off'],
  ['GONOSUMDB', namesPublic],
  // It stands for GONOSUMDB as well, where that is not set.
  ['GOPRIVATE', namesPublic],
  ['GONOSUMCHECK', (value) => value.trim() === '1'],
  ['GOINSECURE', (value) => value.trim() !== ''],
])

/** Whether a variable says which registry packages come from, or names a file that does. */
export function isRegistryVariable(name: string): boolean {
  return VARIABLE.test(name.toUpperCase()) || FILE_VARIABLE.test(name.toUpperCase())
}

/** Whether a flag or a variable names a file of settings rather than a registry. */
export function namesFile(setting: string): boolean {
  return FILE_FLAGS.has(setting) || FILE_VARIABLE.test(setting.toUpperCase())
}

/** Whether a variable lets Go take code that its checksum database does not know. */
export function isUncheckedVariable(name: string, value: string): boolean {
  return UNCHECKED.get(name)?.(value) ?? false
}

/** Whether it does so for all modules, and not for those that somebody has named, which nobody else could check. */
export function isUncheckedAtAll(name: string): boolean {
  return name === 'GOSUMDB' || name === 'GONOSUMCHECK'
}

/** Whose sub-domains serve the usual registries, and the index that the makers of PyTorch keep for its builds. */
const USUAL =
  /(?:^|\.)(?:(?:npmjs|pypi|pythonhosted|golang|nuget|maven|rubygems|pytorch)\.org|(?:npmjs|yarnpkg)\.com|(?:crates|jsr)\.io)$/i
/** PyPI's for trying things out: anyone may publish there under any name. */
const TEST_INDEX = /^test\./i

/** Where a file of settings lies. One of a home, or of the system, is its user's own; an empty one switches all off. */
export function fileLeadsTo(text: Text, from = 0): Leads {
  const path = withoutFileScheme(text.value.slice(from).trim())
  if (/^(?:|off|nul|\/dev\/null)$/i.test(path)) return 'usual'
  if (volatileFolder(path)) return 'writable'
  return isRelative(path) || PROJECT.test(path) ? 'project' : 'usual'
}

const PROJECT = /^\$\{?(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR|PWD)\b/

/** `file:///tmp/wheels`. */
function withoutFileScheme(written: string): string {
  return written.replace(/^file:\/\/(?=\/)/i, '')
}

/** Where a setting leads. */
export function leadsTo(text: Text, from = 0): Leads {
  const leads = leadsIn(text.value.slice(from))
  return leads === 'usual' && text.value.slice(from).trim() !== '' && !isLiteral(text) ? 'untold' : leads
}

/** The same of a value without references; several addresses may stand in it, apart by blanks or commas, and the worst counts. */
export function leadsIn(written: string): Leads {
  const value = written.trim()
  if (value === '') return 'usual'
  const each = value.split(/[\s,|]{1,8}/, MOST_ADDRESSES).map((part) => leads(part))
  return ORDER.find((leading) => each.includes(leading)) ?? 'usual'
}

const MOST_ADDRESSES = 16
const ORDER: readonly Leads[] = ['plaintext', 'writable', 'elsewhere', 'untold', 'loopback', 'usual']

function leads(part: string): Leads {
  // uv names an index: `internal=https://…`.
  const url = part.replace(/^[\w.-]{1,64}=/, '')
  const path = withoutFileScheme(url)
  if (volatileFolder(path)) return 'writable'
  const address = addressOf(url)
  // Another folder of this machine, `direct` and `off` of Go, a source that NuGet knows by name.
  if (!address || address.host === '') return 'usual'
  if (address.reach === 'loopback') return 'loopback'
  if (address.reach === 'unknown') return 'untold'
  if (address.scheme === 'http') return 'plaintext'
  return USUAL.test(address.host) && !TEST_INDEX.test(address.host) ? 'usual' : 'elsewhere'
}

/** What makes the first folder that others write to a bad place, for a sentence. */
export function writableIn(text: Text, from = 0): string | undefined {
  const parts = text.value
    .slice(from)
    .trim()
    .split(/[\s,|]{1,8}/, MOST_ADDRESSES)
  return parts.map((part) => volatileFolder(withoutFileScheme(part.replace(/^[\w.-]{1,64}=/, '')))).find(Boolean)
}

/** The host that a setting names, for a sentence; undefined where it names none, or several. */
export function hostIn(written: string): string | undefined {
  const value = written.trim()
  return /[\s,|]/.test(value) ? undefined : addressOf(value.replace(/^[\w.-]{1,64}=/, ''))?.host
}

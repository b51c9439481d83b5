/** What files and folders are called where they are kept to be put into a home, or where an administrator puts them. */

/** A name as chezmoi writes it into a home: https://www.chezmoi.io/reference/source-state-attributes/, read 2026-11. */
export function deployed(name: string): string {
  if (!name.includes('_') && !name.endsWith('.tmpl')) return name
  return name
    .replace(/^(?:(?:exact|private|readonly|create|empty|executable)_){1,6}/, '')
    .replace(/^dot_/, '.')
    .replace(/\.tmpl$/, '')
}

/**
 * The place of a file that administrators put on machines, of one that is kept for that in a repository, wherever it lies:
 * `.devcontainer/managed-settings.json` (https://code.claude.com/docs/en/settings, read 2026-11). Amp's and Claude Desktop's of
 * that name are recognised in their own folders only: of some ninety in public repositories nearly all are Claude Code's.
 */
export function installedAs(names: readonly string[]): readonly string[] | undefined {
  const [folder, name = ''] = [names.at(-2), names.at(-1)]
  if (name === 'managed-settings.json') return ['etc', 'claude-code', name]
  return folder === 'managed-settings.d' ? ['etc', 'claude-code', folder, name] : undefined
}

/** What names of files have in them that are kept once for each kind of machine, or in parts that are put together. */
export const VARIANT_WORDS: readonly string[] = [
  'base',
  'common',
  'shared',
  'defaults?',
  'work',
  'personal',
  'private',
  'home',
  'laptop',
  'desktop',
  'mac',
  'macos',
  'darwin',
  'osx',
  'linux',
  'wsl',
  'windows',
  'win',
]

const VARIANT = new RegExp(
  String.raw`^([\w.-]{1,64}?)[._-](?:${VARIANT_WORDS.join('|')})(\.(?:jsonc?|toml|ya?ml))$`,
  'i',
)

/**
 * The name of the client's file of which another is such a variant, or part: `settings.json` of `settings.work.json`,
 * `config.toml` of `config.base.toml`. A tool for dotfiles, or a script, makes the one of the other.
 */
export function withoutVariant(name: string): string | undefined {
  const [, stem, format] = VARIANT.exec(name) ?? []
  return stem === undefined ? undefined : `${stem}${format}`
}

/** Clients whose files people keep beside those of others, by the names of their folders or their own; for an expression. */
export const NAMED_CLIENTS =
  'claude(?:[-_]code)?|codex|cursor|gemini(?:[-_]cli)?|qwen(?:[-_]code)?|vscode|zed|windsurf|cline'

const OF_A_CLIENT = new RegExp(String.raw`^(${NAMED_CLIENTS})[-_]((?:settings|config)\.(?:jsonc?|toml))$`, 'i')

/**
 * The folder and the name that a name has both of, as where the files of several programs are kept side by side:
 * `gemini` and `settings.json` of `gemini_settings.json`.
 */
export function takenApart(name: string): readonly [folder: string, name: string] | undefined {
  const [, folder, own] = OF_A_CLIENT.exec(name) ?? []
  return folder === undefined || own === undefined ? undefined : [folder.toLowerCase().replace('_', '-'), own]
}

/** What files and folders are called where they are kept to be put into a home. */

/** A name as chezmoi writes it into a home: https://www.chezmoi.io/reference/source-state-attributes/, read 2026-11. */
export function deployed(name: string): string {
  if (!name.includes('_') && !name.endsWith('.tmpl')) return name
  return name
    .replace(/^(?:(?:exact|private|readonly|create|empty|executable)_){1,6}/, '')
    .replace(/^dot_/, '.')
    .replace(/\.tmpl$/, '')
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

/** What files and folders are called where they are kept to be put into a home. */

/** A name as chezmoi writes it into a home: https://www.chezmoi.io/reference/source-state-attributes/, read 2026-11. */
export function deployed(name: string): string {
  if (!name.includes('_') && !name.endsWith('.tmpl')) return name
  return name
    .replace(/^(?:(?:exact|private|readonly|create|empty|executable)_){1,6}/, '')
    .replace(/^dot_/, '.')
    .replace(/\.tmpl$/, '')
}

/**
 * A file that is kept once for each kind of machine, or in parts that are put together, has a word for that in its name:
 * `settings.work.json`, `config.base.toml`, `opencode.linux.json`. A tool for dotfiles, or a script, makes the client's file of it.
 */
const VARIANT =
  /^([\w.-]{1,64}?)[._-](?:base|common|shared|defaults?|work|personal|private|home|laptop|desktop|mac|macos|darwin|osx|linux|wsl|windows|win)(\.(?:jsonc?|toml|ya?ml))$/i

/** The name of the client's file of which another is such a variant: `settings.json` of `settings.work.json`. */
export function withoutVariant(name: string): string | undefined {
  const [, stem, format] = VARIANT.exec(name) ?? []
  return stem === undefined ? undefined : `${stem}${format}`
}

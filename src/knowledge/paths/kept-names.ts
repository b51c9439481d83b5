/** What files and folders are called where they are kept to be put into a home, or where an administrator puts them. */

import { wordSet } from '../programs/flags.ts'

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
export const VARIANT_WORDS = wordSet(
  'base common shared default defaults work personal private home laptop desktop mac macos darwin osx linux wsl windows win',
)

const VARIANT = /^([\w.-]{1,64})[._-]([a-z]{3,8})(\.(?:jsonc?|toml|ya?ml))$/i

/**
 * The name of the client's file of which another is such a variant, or part: `settings.json` of `settings.work.json`,
 * `config.toml` of `config.base.toml`. A tool for dotfiles, or a script, makes the one of the other.
 */
export function withoutVariant(name: string): string | undefined {
  const [, stem = '', word = '', format = ''] = VARIANT.exec(name) ?? []
  return VARIANT_WORDS.has(word.toLowerCase()) ? `${stem}${format}` : undefined
}

/** Clients whose files people keep beside those of others, by the names of their folders or their own; for an expression. */
export const NAMED_CLIENTS =
  'claude(?:[-_]code)?|codex|cursor|gemini(?:[-_]cli)?|qwen(?:[-_]code)?|vscode|zed|windsurf|cline'

const NAMED_CLIENT = new RegExp(`^(?:${NAMED_CLIENTS})$`, 'i')
// Most names are no settings, which a short expression tells sooner than the list of clients is compiled.
const OF_A_CLIENT = /^([a-z_-]{1,16})[-_]((?:settings|config)\.(?:jsonc?|toml))$/i

/**
 * The folder and the name that a name has both of, as where the files of several programs are kept side by side:
 * `gemini` and `settings.json` of `gemini_settings.json`.
 */
export function takenApart(name: string): readonly [folder: string, name: string] | undefined {
  const [, folder, own] = OF_A_CLIENT.exec(name) ?? []
  if (folder === undefined || own === undefined || !NAMED_CLIENT.test(folder)) return undefined
  return [folder.toLowerCase().replace('_', '-'), own]
}

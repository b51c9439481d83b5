/** Copies of files, and samples of them, by what their names have beside those of the originals. */

import type { Source } from '../tree.ts'

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
  'tpl',
  'dist',
  'txt',
])

/** A name that goes on behind its format, where a program or somebody has kept the file. */
export const BEHIND_FORMAT = /^([^/]{0,200}\.(?:jsonc?|json5|ya?ml|toml))[._-]([\w.-]{1,64})$/i

/** Whether that is a date or a number, or ends with a word for a copy, which may have either behind it. */
function isKeptAs(words: string): boolean {
  const pieces = words.toLowerCase().split(/[._-]/)
  while (/^\d{1,14}(?:t\d{1,14})?z?$/.test(pieces.at(-1) ?? '')) pieces.pop()
  return pieces.length === 0 || COPY_WORDS.has((pieces.at(-1) ?? '').replace(/\d{1,14}$/, ''))
}

/** `config (2).toml`, `mcp - Copy.json`, `mcp copy 2.json`, `mcp (copy).json`: as Windows, macOS and GNOME call copies. */
const COPIED = /^(.{1,200}?)(?:(?: - Copy| copy| \(copy\))(?: \(?\d{1,3}\)?)?| \(\d{1,3}\))(\.[a-z\d]{2,5})$/i

/**
 * The name, or path, of which another is a copy: `.mcp.json` of `.mcp.json.bak`, `.mcp.json~`, `.mcp.json.backup-20260131`,
 * `.mcp.example.json`, `.mcp_backup.json` and `.mcp (2).json`.
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
  const [point, dash, line] = ['.', '-', '_'].map((sign) => name.lastIndexOf(sign, dot - 1))
  const before = Math.max(point ?? -1, dash ?? -1, line ?? -1)
  if (before > 0 && COPY_WORDS.has(name.slice(before + 1, dot))) return name.slice(0, before) + name.slice(dot)
  const [, own, format] = name.includes(' ') ? (COPIED.exec(name) ?? []) : []
  return own === undefined || format === undefined ? undefined : own + format
}

/** `.mcp.json.template`, `config.tpl.toml`. */
const CALLED_TEMPLATE = /[._-](?:template|tpl)(?:[._-][^/]{0,64})?$/i

/**
 * Whether a program fills the file in before a client reads it. What is called a template may also be copied and filled in by
 * hand: it has actions in it where it is not.
 */
export function isTemplate({ path, text }: Source): boolean {
  return path.endsWith('.tmpl') || (CALLED_TEMPLATE.test(path) && text.includes('{{'))
}

/**
 * The settings of an `.npmrc`, as the package `ini` reads it for npm (github.com/npm/ini, 2026-11): lines of `key = value`,
 * comments behind `;` and `#`, quotes around the whole of either, `key[] = value` for one of several. What stands below a
 * `[section]` is none of npm's. Never throws.
 */

import type { NpmSetting } from '../model.ts'

/** Longer ones are no addresses and no names. */
const LONGEST_LINE = 4096

/** Each key once: the last holds. */
export function settingsOfNpmrc(text: string): ReadonlyMap<string, NpmSetting> {
  const settings = new Map<string, NpmSetting>()
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.length > LONGEST_LINE || /^\s{0,4096}(?:[;#]|$)/.test(line)) continue
    if (/^\s{0,4096}\[[^\]]{0,4096}\]\s{0,4096}$/.test(line)) break
    const equals = line.indexOf('=')
    const key = unquoted(equals < 0 ? line : line.slice(0, equals)).replace(/\[\]$/, '')
    // A key alone switches on what it names.
    settings.set(key, { key, value: equals < 0 ? 'true' : unquoted(line.slice(equals + 1)), line: index + 1 })
  }
  return settings
}

/** A key or a value without its quotes, or without the comment behind it and the backslashes before marks of comments. */
function unquoted(written: string): string {
  const text = written.trim()
  const [quote] = text
  if ((quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote)) return text.slice(1, -1)
  let plain = ''
  let isEscaped = false
  for (const sign of text) {
    if (isEscaped) plain += /[\\;#]/.test(sign) ? sign : `\\${sign}`
    else if (sign === ';' || sign === '#') break
    else if (sign !== '\\') plain += sign
    isEscaped = !isEscaped && sign === '\\'
  }
  return (isEscaped ? `${plain}\\` : plain).trim()
}

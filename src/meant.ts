/** Whether a file that was found is meant for MCP: by a look at its text before it is parsed, and by what it turned out to hold. */

import { isTemplate } from './discover/copies.ts'
import { type Found, type Request, reportedPath } from './discover/index.ts'
import { isLikelyPlace, isUnownedName, nameOf } from './discover/names.ts'
import { mayMeet, meets } from './interpret/index.ts'
import type { ConfigFile, Reader } from './model.ts'
import { frontMatter } from './parse/front-matter.ts'

const NAMES_SERVERS = /mcp_?servers|context_servers/i
/** VS Code's word, which others have as well (the addresses of an OpenAPI document are a list): a map, of such as start or type. */
const MAP_OF_SERVERS = /"servers"\s{0,16}:\s{0,16}\{/
const OF_ENTRIES = /"(?:command|type)"\s{0,16}:\s{0,16}"/
/** The same as YAML writes it, at the top or below `mcp`: what stands on the next line that says something is no item of a list. */
const LINE_OF_SERVERS = /^[ \t]{0,16}servers:(?:[ \t\r]{0,32}(?:#[^\n]{0,200})?\n){1,8}[ \t]{1,32}[^\s#-]/m
const LINES_OF_ENTRIES = /^[ \t]{1,32}(?:command|type|transport)[ \t]{0,16}:[ \t]{1,16}\S/m
/** OpenCode's word, which proxies have as well: a map of which every entry says how it is reached. */
const MAP_OF_MCP = /"mcp"\s{0,16}:\s{0,16}\{/
const OF_TRANSPORTS = /"type"\s{0,16}:\s{0,16}"(?:local|remote|stdio|sse|http)"/
/** Claude Code's, in a repository that is somebody's `~/.claude`. */
const LISTS_OF_PERMISSIONS = /"permissions"\s{0,16}:\s{0,16}\{/
/** A sign of ASCII that is written as an escape: of JSON and TOML, of JSON5 and YAML, and of YAML a line that goes on. */
const ESCAPED = /\\(?:(?:u00|u\{0{0,6}|x|U000000)([2-7][\da-f])\}?|\r?\n[ \t]{0,64})/gi

/** A text with its words as those read them who take escapes for what they stand for. */
function speltOut(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPED, (_, code?: string) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : ''))
}

function namesServers(text: string): boolean {
  return NAMES_SERVERS.test(speltOut(text))
}

/** A look at the text that spares parsing every `package.json` and workflow of a monorepo. */
export function mayMatter(found: Found, raw: string): boolean {
  const { path, how } = found
  const text = speltOut(raw)
  if (readersByName(found).some((reader) => mayMeet(text, reader))) return true
  if (how === 'copy' || how === 'common' || isUnownedName(nameOf(path))) return /mcp|server|command|url/i.test(text)
  return (how === 'likely' || isLikelyPlace(path)) && mayHoldServers(text)
}

/** Whether a text has a word for a map of servers, and entries that look like some; or for permissions. */
function mayHoldServers(text: string): boolean {
  return (
    NAMES_SERVERS.test(text) ||
    (MAP_OF_SERVERS.test(text) && OF_ENTRIES.test(text)) ||
    (LINE_OF_SERVERS.test(text) && LINES_OF_ENTRIES.test(text)) ||
    (MAP_OF_MCP.test(text) && OF_TRANSPORTS.test(text)) ||
    LISTS_OF_PERMISSIONS.test(text)
  )
}

/** Whether one that was parsed is a client's, or shows what it is. */
export function isMeant(found: Found, config: ConfigFile): boolean {
  const { how, readers } = found
  const { servers, approvals, inputs, secrets, status, document } = config
  const holdsSecret = secrets.some(({ kind }) => kind !== 'placeholder' && kind !== 'possible')
  // A template holds what its program fills in: what does not parse as it stands may be right in the end.
  if (how !== 'named' && isTemplate(document.source) && status !== 'ok') return false
  if (how === 'dotfile') return servers.length > 0 || approvals.length > 0 || inputs.length > 0 || holdsSecret
  if (how === 'likely') return servers.length > 0 || (config.dotfile && approvals.length > 0)
  if (isOthers(found, config))
    return servers.length > 0 && (isLikelyPlace(found.path) || isUnownedName(nameOf(found.path)))
  // Most agents have no servers, and descriptions which their clients read and YAML does not: `user: "like this"`.
  if (how === 'placed' && status !== 'ok' && document.source.path.endsWith('.md') && servers.length === 0)
    return approvals.length > 0 || holdsSecret || namesServers(frontMatter(document.source.text))
  // An address alone, in a file that nobody claims, may be anything.
  if (config.readers.length > 0 || servers.some(({ node, command }) => node.parent || command)) return true
  // Who reads the original by what it holds does not mean this either: a `manifest.json.bak` of anybody's.
  if (how === 'copy') {
    const by = readersByName(found)
    return holdsSecret && (by.length === 0 || by.some((reader) => meets(document, reader)))
  }
  const guarded = how === 'common' || readers.every(({ file }) => file.when)
  // What cannot be read cannot show what it is; its words can.
  return guarded ? status !== 'ok' && namesServers(document.source.text) : true
}

/** Who reads it by what it is called; of a copy, who reads the original. */
function readersByName({ how, readers, original }: Found): readonly Reader[] {
  return how === 'copy' ? (original?.readers ?? []) : readers
}

/** Whether it was looked at for a name that anybody gives, or is kept beside such a file, and is not what clients have under it. */
function isOthers(found: Found, config: ConfigFile): boolean {
  const { how } = found
  const by = readersByName(found)
  const isTaken = config.readers.length > 0 || config.writtenFor.length > 0
  return (how === 'placed' || how === 'copy') && by.length > 0 && !isTaken && by.every(({ file }) => file.byContent)
}

/** Whether a document that nobody asked about is one of a client's, by its place or by its content. */
export function isConcern(
  found: Found,
  config: ConfigFile,
  { excluded, root, claimedOnly }: Request,
  homes: readonly string[],
): boolean {
  const { path, readers } = found
  if (excluded?.(reportedPath(root, homes, path))) return false
  if (readers.length > 0 && (config.readers.length > 0 || isMeant({ ...found, how: 'placed' }, config))) return true
  if (claimedOnly) return false
  const { servers, status, document } = config
  if (isUnownedName(nameOf(path)) && servers.length > 0) return true
  // Many other programs have a list of `servers`.
  return namesServers(document.source.text) && (servers.length > 0 || status !== 'ok')
}

/** How connections are made safe again. */

import { isItem, removed, rewritten, unsafe, withoutWords } from '../../changes.ts'
import { type Change, type Fix, type Server, type Text, wordsOf } from '../../model.ts'
import type { WeakOAuth } from '../hosts/oauth.ts'
import type { Posts } from '../hosts/posted-hooks.ts'
import { type PlainRemote, unencrypted } from '../hosts/remotes.ts'
import { isAny, isOpenByDefault, type OpenDoor } from '../ports/origins.ts'
import { withoutSwitch, withoutVariable } from './given.ts'

/** What lets a bridge connect without encryption, and would let it do so again. */
const ALLOWS_PLAIN: ReadonlySet<string> = new Set(['--allow-http', '--allow-insecure-http'])

/** The same address over TLS. Whether the server offers it, only the server knows. */
export function encrypted(server: Server, remote: PlainRemote): Fix | undefined {
  const change = withTls(remote)
  if (!change) return undefined
  const allowing = withoutWords(wordsOf(server).filter(({ value }) => ALLOWS_PLAIN.has(value))) ?? []
  const { scheme } = remote.address
  return unsafe(`Write '${secured(scheme)}' in place of '${scheme}'`, [change, ...allowing])
}

/** The same for all hooks that post to a host. */
export function encryptedPosts({ hooks }: Posts): Fix | undefined {
  const changes = hooks.map(({ url }) => {
    const plain = unencrypted(url)
    return plain && withTls(plain)
  })
  return unsafe("Write 'https' in place of 'http'", changes)
}

function withTls({ url, address, scheme }: Omit<PlainRemote, 'clients'>): Change | undefined {
  // In two pieces, where only the first is the default of a variable.
  if (url.value.slice(scheme.from, scheme.to).toLowerCase() !== address.scheme) return undefined
  return rewritten(url, secured(address.scheme), scheme.from, scheme.to)
}

function secured(scheme: string): string {
  return scheme === 'ws' ? 'wss' : 'https'
}

/** What lets every page in goes; undefined for a server that is as open without. */
export function withoutDoor(server: Server, { at, by, given }: OpenDoor): Fix | undefined {
  if (isOpenByDefault(server)) return undefined
  const named = 'parts' in at ? withoutAny(at, at.value.startsWith(`${by}=`) ? by.length + 1 : 0) : undefined
  if (named) return named
  return 'name' in given ? withoutVariable(given, server) : withoutSwitch(given)
}

/** `https://a.example,*`: the others stay. Undefined where there are none. */
function withoutAny(at: Text, from: number): Fix | undefined {
  const value = at.value.slice(from)
  if (!/^[^[\]"']{1,1024},/.test(value)) return undefined
  const named = value.split(',').filter((item) => !isAny(item))
  const change = named.some((item) => item.trim() !== '') ? rewritten(at, named.join(','), from) : undefined
  return unsafe("Remove '*'", change && [change])
}

/** Endpoints over TLS, and the scopes that are named without the wildcard. Undefined where nothing would be left. */
export function strongerOAuth(weak: WeakOAuth): Fix | undefined {
  if (weak.inJson) return undefined
  return weak.what === 'scope' ? withoutWildcard(weak.at) : overTls(weak)
}

/** Of an address, which may stand behind the `=` of a flag. */
function overTls({ at, what, by }: WeakOAuth): Fix | undefined {
  const from = at.value.startsWith(`${by}=`) ? by.length + 1 : 0
  const [scheme] = /^\s{0,8}http(?=:)/i.exec(at.value.slice(from)) ?? []
  if (scheme === undefined || at.value.includes('*')) return undefined
  // The client listens there itself, and speaks no TLS.
  if (what === 'redirect' && /^\s{0,8}http:\/\/[^/]{0,256}:\d/i.test(at.value.slice(from))) return undefined
  const change = rewritten(at, 'https', from + scheme.length - 'http'.length, from + scheme.length)
  return unsafe("Write 'https' in place of 'http'", change && [change])
}

const WILDCARD = /^(?:\*|\*[:./]\*)$/

/** From a list, or from names apart by blanks or commas. */
function withoutWildcard(at: Text): Fix | undefined {
  const { parent } = at.node
  if (isItem(at) && parent?.kind === 'sequence' && WILDCARD.test(at.value.trim()))
    return parent.items.length > 1 ? unsafe(`Remove the scope '${at.value.trim()}'`, [removed(at.node)]) : undefined
  const named = at.value.split(/[\s,]{1,8}/).filter((scope) => scope !== '' && !WILDCARD.test(scope))
  const change = named.length > 0 ? rewritten(at, named.join(at.value.includes(',') ? ',' : ' ')) : undefined
  return unsafe('Remove the scope of all scopes', change && [change])
}

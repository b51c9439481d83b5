/** Where an address leads: this machine, a private network, the public one, or nowhere that can be told from here. */

import { prefiltered } from '../prefilter.ts'

export type Reach = 'loopback' | 'private' | 'public' | 'unknown'

export interface Address {
  /** Lower case, without the colon: `http`, `wss`, `postgresql`. */
  readonly scheme: string
  /** As written, without brackets, port and user: may hold a reference. */
  readonly host: string
  /** Where the host begins and ends in the URL. */
  readonly from: number
  readonly to: number
  readonly user: string | undefined
  readonly reach: Reach
}

// An authority ends at a slash, question mark or hash; a reference inside it may hold any of them but its own braces. The
// URL standard lets web addresses have any number of slashes, and takes a backslash for one: `http:\\host`, `http:host`.
const URL_HEAD =
  /^\s{0,8}(?:(https?|wss?):[/\\]{0,8}|([a-z][a-z0-9+.-]{0,31}):\/\/)((?:\$?\{\{?[^{}]{0,256}\}\}?|[^/\\?#\s]){0,512})/i

const PORT = /:\d{0,5}$|:\$?\{[^{}]{0,256}\}{1,2}$/
/** What an example has in the place of a port, after a name that has no colons of its own: `localhost:<port>`, `host:YOUR_PORT`. */
const PORT_TO_BE = prefiltered(
  ':',
  /^([^:]{1,255}):(?:<[^<>]{1,64}>|[A-Z][A-Z\d_]{0,40}|(?:[a-z]{1,12}[-_]){0,3}port|[xX]{2,5})$/,
)

/** What a URL parser passes over: tabs and line breaks anywhere, and what else does not print at the beginning. */
const PASSED_OVER = /[\t\n\r]|^[\u0000-\u0020]{1,64}/g

/** A URL without the characters that a URL parser passes over. */
export function withoutPassedOver(url: string): string {
  return url.replace(PASSED_OVER, '')
}

/** The address a URL names, or undefined for what is no URL with an authority. Linear; never throws. */
export function addressOf(url: string): Address | undefined {
  if (!/[\u0000-\u001f]/.test(url)) return addressIn(url)
  const plain = withoutPassedOver(url)
  // Several lines, each with something of its own, are no one URL.
  if ((/[\n\r]/.test(url.trim()) && /\s/.test(plain.trim())) || plain.indexOf('://') !== plain.lastIndexOf('://'))
    return addressIn(url)
  const found = addressIn(plain)
  if (!found) return undefined
  // Where the host stands in the URL as it is written.
  const left = Array.from(url.split(''), (_, index) => index).filter((index) => !isPassedOver(url, index))
  const from = left[found.from] ?? 0
  return { ...found, from, to: (left[found.to - 1] ?? from) + 1 }
}

function isPassedOver(url: string, index: number): boolean {
  return /[\t\n\r]/.test(url.charAt(index)) || (index < 64 && /^[\u0000-\u0020]*$/.test(url.slice(0, index + 1)))
}

function addressIn(url: string): Address | undefined {
  const head = URL_HEAD.exec(url)
  if (!head) return undefined
  const [whole, web, other, found = ''] = head
  const scheme = (web ?? other ?? '').toLowerCase()
  const start = whole.length - found.length
  const authority = url.slice(start, endOfAuthority(url, start, whole.length, scheme))
  const at = authority.lastIndexOf('@')
  const hostPort = authority.slice(at + 1)
  const bracketed = /^\[([^\]]{0,64})\]/.exec(hostPort)
  const host = bracketed ? bracketed[0].slice(1, -1) : PORT_TO_BE.replace(hostPort.replace(PORT, ''), '$1')
  const from = start + at + 1 + (bracketed ? 1 : 0)
  return {
    scheme,
    host,
    from,
    to: from + host.length,
    user: at < 0 ? undefined : authority.slice(0, at),
    reach: /^(?:unix|npipe|pipe)$|\+unix$/.test(scheme)
      ? 'loopback'
      : farthest(web === undefined ? hostsIn(host) : [host]),
  }
}

/** The hosts of an authority: message brokers, and databases in several copies, have more than one, each with its port. */
export function hostsIn(host: string): readonly string[] {
  return host.includes(',') ? host.split(',', MOST_HOSTS).map((each) => each.replace(/:\d{1,5}$/, '')) : [host]
}

const MOST_HOSTS = 16
const FARTHEST: readonly Reach[] = ['public', 'private', 'unknown', 'loopback']

function farthest(hosts: readonly string[]): Reach {
  const reaches = hosts.map(reachOf)
  return FARTHEST.find((reach) => reaches.includes(reach)) ?? 'unknown'
}

const AT_HOST = /@[\w.-]{1,253}(?::\d{1,5})?(?=[/?]|$)/
const TAKES_BACKSLASHES = /^(?:https?|wss?|ftp|file)$/
const WITH_PATHS = /^(?:https?|wss?|file|(?:git|ssh)(?:\+[a-z]{2,8})?)$/

/**
 * Where an authority ends that begins at `start`, and in which the first character that may end one stands at `end`: a password
 * that nobody encoded may hold `/`, `?` or `#`. Programs of databases look for the `@`, unless there is a host before it already,
 * with its port. Those that read web addresses refuse such a one, and what stands in it is a password all the same. Paths of
 * repositories may have an `@` themselves.
 */
export function endOfAuthority(url: string, start: number, end: number, scheme: string): number {
  const stopped = url.charAt(end)
  if (/\s/.test(stopped) || (stopped === '\\' && !TAKES_BACKSLASHES.test(scheme)))
    return endBehindLogin(url, end, scheme)
  const isWeb = WITH_PATHS.test(scheme)
  if (!(isWeb ? /#/ : /[/?#]/).test(stopped)) return end
  const hostPort = url.slice(start, end)
  if (!/^[^@[]{0,256}:/.test(hostPort) || hostPort.includes('@')) return end
  const isHost = /.:(?:\d{0,5}$|.{0,256}[$%{])/.test(hostPort) || PORT_TO_BE.test(hostPort)
  if (isHost && (isWeb || stopped !== '#')) return end
  const [rest = ''] = /^\S{0,4096}/.exec(url.slice(end)) ?? []
  // What comes behind the host may have an `@` as well.
  const host = AT_HOST.exec(rest)
  const at = host?.index ?? rest.lastIndexOf('@')
  if (at < 0) return end
  const stop = rest.slice(at).search(/[/?#]/)
  return end + (stop < 0 ? rest.length : at + stop)
}

/** The URL standard takes blanks in a login for what they are, and a backslash in that of an address that is not of the web. */
function endBehindLogin(url: string, end: number, scheme: string): number {
  const login =
    (TAKES_BACKSLASHES.test(scheme) ? /^[^/\\?#]{0,512}@/ : /^[^/?#]{0,512}@/).exec(url.slice(end, end + 1024))?.[0] ??
    ''
  const host = /^[^\s/\\?#]{1,256}(?=\s{0,8}(?:[/\\?#]|$))/.exec(url.slice(end + login.length, end + 1024))?.[0]
  return login === '' || host === undefined ? end : end + login.length + host.length
}

/**
 * Names by which a machine, or a container on it, calls itself; with OrbStack's for the containers on it, which are on no
 * network beside the machine's own: https://docs.orbstack.dev/docker/network, read 2026-11.
 */
const LOOPBACK_NAMES = prefiltered(
  'local loopback internal',
  /^(?:localhost[46]?(?:\.localdomain[46]?)?|ip6-(?:localhost|loopback)|[^\s.]{1,63}(?:\.[^\s.]{1,63}){0,8}\.localhost|host\.docker\.internal|gateway\.docker\.internal|host\.containers\.internal|host\.lima\.internal|kubernetes\.docker\.internal|(?:[\w-]{1,63}\.){1,8}orb\.local)$/,
)
/**
 * Suffixes that no public resolver answers for: RFC 6762, RFC 8375, RFC 6761 and the `.internal` that ICANN reserved in
 * 2024; the names of Tailscale networks and of the commonest home router.
 */
const PRIVATE_NAMES =
  'local internal intranet intra lan home corp private localdomain home.arpa svc test ts.net fritz.box'.split(' ')

/** Public names that every resolver answers with this machine's address, for trying things out: readme.localtest.me, lvh.me. */
const NAMES_OF_HERE = ['localtest.me', 'lvh.me']

/** Names that lead to the address written in them: nip.io, sslip.io. */
const SPELLED_OUT = prefiltered(
  'ip.io',
  /^(?:[\w.-]{0,200}[.-])?(\d{1,3}(?:[.-]\d{1,3}){3})\.(?:nip\.io|sslip\.io|xip\.io)$/,
)
/** The same in eight hexadecimal digits (nip.io, "Hexadecimal notation"). */
const SPELLED_IN_HEX = prefiltered('nip.io', /(?:^|[.-])([\da-f]{8})\.nip\.io$/)

/** The address that a name is made of, as long as it is one of IPv4; undefined for other names. In small letters. */
export function addressInName(name: string): string | undefined {
  const hex = SPELLED_IN_HEX.exec(name)?.[1]
  return hex === undefined ? SPELLED_OUT.exec(name)?.[1]?.replaceAll('-', '.') : `0x${hex}`
}

/** Whether a name is one of these domains, or below one of them. All in small letters. */
export function isBelowAny(name: string, domains: readonly string[]): boolean {
  return domains.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

/** Where a host name or an address literal leads; in any spelling that a URL parser takes. */
export function reachOf(host: string): Reach {
  const name = plainName(host)
  if (name.includes(':')) return reachOfIpv6(name)
  if (name === '' || /[$%{<*]/.test(name)) return 'unknown'
  if (LOOPBACK_NAMES.test(name)) return 'loopback'
  const v4 = parseIpv4(name)
  if (v4) return reachOfIpv4(v4)
  const open = parseOpenIpv4(name)
  if (open) return reachOfOpen(open)
  if (isBelowAny(name, PRIVATE_NAMES)) return 'private'
  if (isBelowAny(name, NAMES_OF_HERE)) return 'loopback'
  const spelled = addressInName(name)
  if (spelled !== undefined) return reachOf(spelled)
  // A single label is a name of this network: a compose service, a host of the office.
  return name.includes('.') ? 'public' : 'private'
}

/** The domain behind a reference that is all there is before the first dot, or the end of it: `${USER}.mcp.example`. */
const BEHIND_REFERENCE = /^[^.\s]{1,192}\}[\w-]{0,63}\.((?:[a-z\d-]{1,63}\.){1,8}[a-z][a-z\d-]{1,62})$/i

/**
 * The host of an address, as far as it says who answers: all of it, or, of one that begins with a reference, the domain behind.
 * Undefined where that is not known, or nobody's but one's own.
 */
export function publicHost({ host, reach }: Address): string | undefined {
  if (reach === 'public') return host
  const domain = reach === 'unknown' ? BEHIND_REFERENCE.exec(host)?.[1] : undefined
  return domain !== undefined && reachOf(domain) === 'public' ? domain : undefined
}

/** Where bash and ksh connect to by opening a file, `/dev/tcp/host/port` (bash(1), REDIRECTIONS); undefined for other files. */
export function reachOfDevice(path: string): Reach | undefined {
  const host = /^\/dev\/(?:tcp|udp)\/([^\s/]{1,255})\//.exec(path)?.[1]
  return host === undefined ? undefined : reachOf(host)
}

/**
 * A name without a dot, such as that of a compose service: what is sent to it mostly stays on the bridge between two
 * containers of one machine.
 */
export function isServiceName(host: string): boolean {
  const name = plainName(host)
  return !/[.:$%{<*]/.test(name) && reachOf(name) === 'private' && !parseIpv4(name)
}

/**
 * An address or a name of a Tailscale network, which encrypts what goes through it: the range for carrier-grade NAT, which
 * nobody else gives to a server, its own in IPv6, and `ts.net`. https://pkg.go.dev/tailscale.com/net/tsaddr, read 2026-11.
 */
export function isTailnetHost(host: string): boolean {
  const name = plainName(host)
  const address = plainAddress(host)
  if (address === undefined) return name.endsWith('.ts.net')
  const [a, b = 0] = address.split('.').map(Number)
  return (a === 100 && b >= 64 && b <= 127) || address.startsWith('fd7a:115c:a1e0:')
}

/** Bytes are UTF-8; where they are not, no host is meant. */
function percentDecoded(host: string): string {
  try {
    return decodeURIComponent(host)
  } catch {
    return host
  }
}

/** A host as the URL standard reads it: percent-encoding off, full-width letters and dots made plain, no final dot. */
export function plainName(host: string): string {
  const encoded = host.length <= 512 && /^(?:[\w.-]|%[\da-f]{2}){1,512}$/i.test(host) && host.includes('%')
  const plain = encoded ? percentDecoded(host) : host
  return plain.normalize('NFKC').replaceAll('。', '.').toLowerCase().replace(/\.$/, '')
}

/**
 * The address that a host is written as, in its plainest form: four numbers, or eight groups; an IPv4 address in IPv6 clothes
 * as what it is. Undefined for names, and for what is not known before it runs.
 */
export function plainAddress(host: string): string | undefined {
  const name = plainName(host)
  if (!name.includes(':')) return parseIpv4(name)?.join('.')
  const groups = parseIpv6(name)
  if (!groups) return undefined
  const [, , , , , fifth, high = 0, low = 0] = groups
  const mapped = fifth === 0xffff && groups.slice(0, 5).every((group) => group === 0)
  return mapped || isNat64(groups)
    ? [high >> 8, high & 255, low >> 8, low & 255].join('.')
    : groups.map((group) => group.toString(16)).join(':')
}

/** The names that documentation takes for anyone's: RFC 2606, section 3; `your-host`. */
const EXAMPLE_NAME = prefiltered(
  'example. your',
  /(?:^|\.)example\.(?:com|net|org)$|^your[-_.]?(?:[a-z]{1,12}[-_.])?(?:api|company|domain|host|hostname|instance|ip|machine|org|server|site|subdomain|url)\b/,
)
/** A single label that says what to write there: `nas-ip`, `IP_OF_YOUR_SERVER`, `hostname`. */
const ASKING_LABEL = prefiltered(
  'hostname ip your',
  /^(?:hostname|(?:[a-z\d]{1,16}[-_]){0,3}ip(?:[-_]addr(?:ess)?)?|(?:[a-z\d]{1,16}[-_]){1,4}your[-_][\w-]{1,40})$/,
)

/** Whether what is written as a host is yet to be filled in. */
export function isExampleDomain(host: string): boolean {
  const name = plainName(host)
  return EXAMPLE_NAME.test(name) || ASKING_LABEL.test(name) || parseOpenIpv4(name) !== undefined
}

/** All of a machine's addresses, as something to listen on. */
export function isWildcardHost(host: string): boolean {
  const name = host.trim().replace(/^\[(.{0,64})\]$/, '$1')
  if (name === '*') return true
  return (parseIpv4(name) ?? parseIpv6(name))?.every((byte) => byte === 0) === true
}

/** Dotted, hexadecimal, octal and shortened forms, as `inet_aton` and the URL standard read them. */
function parseIpv4(name: string): readonly number[] | undefined {
  const pieces = name.split('.')
  if (pieces.length > 4 || !pieces.every((piece) => /^(?:0x[\da-f]{0,8}|\d{1,12})$/i.test(piece))) return undefined
  const numbers = pieces.map((piece) =>
    /^0x/i.test(piece)
      ? Number.parseInt(piece.slice(2) || '0', 16)
      : /^0\d/.test(piece)
        ? Number.parseInt(piece, 8)
        : Number(piece),
  )
  const last = numbers.pop()
  if (last === undefined || numbers.some((number) => !(number <= 255)) || !(last < 256 ** (4 - numbers.length)))
    return undefined
  const tail = Array.from(
    { length: 4 - numbers.length },
    (_, index) => Math.floor(last / 256 ** (3 - numbers.length - index)) % 256,
  )
  return [...numbers, ...tail]
}

/** `192.168.1.x`, `xxx.xxx.xxx.xxx`: the numbers of an IPv4 address before the first that is left open. */
function parseOpenIpv4(name: string): readonly number[] | undefined {
  if (!/^(?:\d{1,3}\.){0,3}(?:x{1,3}\.){0,3}x{1,3}$/.test(name)) return undefined
  const pieces = name.split('.')
  const numbers = pieces.filter((piece) => !piece.startsWith('x')).map(Number)
  return pieces.length === 4 && numbers.every((number) => number <= 255) ? numbers : undefined
}

/** The first number tells of few networks where they are, the first two of all. */
function reachOfOpen([a, b]: readonly number[]): Reach {
  if (a === undefined || (b === undefined && a !== 10 && a !== 127)) return 'unknown'
  return reachOfIpv4([a, b ?? 0])
}

function reachOfIpv4([a = 0, b = 0]: readonly number[]): Reach {
  if (a === 127 || a === 0) return 'loopback'
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return 'private'
  // Link-local (RFC 3927) and carrier-grade NAT (RFC 6598), which Tailscale uses too.
  if ((a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127)) return 'private'
  // Benchmarks between networks of one's own (RFC 2544).
  if (a === 198 && (b === 18 || b === 19)) return 'private'
  return 'public'
}

function reachOfIpv6(name: string): Reach {
  const groups = parseIpv6(name)
  if (!groups) return 'unknown'
  const [first = 0, , , , , fifth = 0, sixth = 0, last = 0] = groups
  const leading = groups.slice(0, 5).every((group) => group === 0)
  if (leading && fifth === 0 && sixth === 0 && last <= 1) return 'loopback'
  // IPv4 in IPv6 clothes: `::ffff:127.0.0.1`, the old `::127.0.0.1`, and what a gateway translates.
  if (isNat64(groups) || (leading && (fifth === 0xffff || fifth === 0))) return reachOfIpv4([sixth >> 8, sixth & 255])
  return (first & 0xfe00) === 0xfc00 || (first & 0xff80) === 0xfe80 ? 'private' : 'public'
}

/** `64:ff9b::203.0.113.7`, which a gateway sends on to the IPv4 address (RFC 6052). */
function isNat64([first, second, ...others]: readonly number[]): boolean {
  return first === 0x64 && second === 0xff9b && others.slice(0, 4).every((group) => group === 0)
}

/** Eight groups, whichever are left out, and with an IPv4 address in place of the last two; without its zone. */
function parseIpv6(name: string): readonly number[] | undefined {
  const address = name.slice(0, 128).replace(/%.{0,64}$/, '')
  const dotted = /(?:\d{1,3}\.){3}\d{1,3}$/.exec(address)
  const v4 = dotted && parseIpv4(dotted[0])
  const hex = v4 ? `${address.slice(0, dotted.index)}${hexPair(v4[0], v4[1])}:${hexPair(v4[2], v4[3])}` : address
  const halves = hex.split('::')
  const [before = [], after = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - before.length - after.length
  if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => Number.parseInt(group, 16))
}

function hexPair(high = 0, low = 0): string {
  return (high * 256 + low).toString(16)
}

/** General tools that fetch from, or connect to, the network. */

import type { Text } from '../../model.ts'
import { addressOf, reachOf } from '../hosts/index.ts'
import { wordSet } from './flags.ts'

const NETWORK_TOOLS = wordSet(
  'curl wget wget2 nc ncat netcat nc.openbsd nc.traditional socat telnet ftp tftp xh aria2c lynx',
)

/** Whether a program is a general tool that connects to where it is told to. */
export function networkTool(program: string): boolean {
  return NETWORK_TOOLS.has(program)
}

/** `UNIX-CONNECT:/run/x.sock`, `-U /run/x.sock`: a socket in the file system. With a small letter it is UDP to nc, a user to curl. */
const UNIX_SOCKET =
  /^(?:-[a-zA-Z]{0,4}U|--unixsock|--unix-socket|(?:unix|UNIX)(?:-\w{1,16})?:.{1,512}|(?:abstract|ABSTRACT)-\w{1,16}:.{1,512})$/
/** `TCP:host:port`, `TCP4-CONNECT:host:port` of socat. */
const SOCAT_ADDRESS = /^(?:tcp|openssl|ssl|udp)[46]?(?:-connect)?:([^:,]{1,253}):/i

/** Whether the arguments name this machine or a socket on it, and no other: a bridge to a program that runs here already. */
export function leadsToThisMachine(args: readonly Text[]): boolean {
  if (args.some(({ value }) => UNIX_SOCKET.test(value))) return true
  const hosts = args.flatMap(({ value }) => {
    const host = SOCAT_ADDRESS.exec(value)?.[1] ?? addressOf(value)?.host ?? bareHost(value)
    return host === undefined || host === '' ? [] : [host]
  })
  return hosts.length > 0 && hosts.every((host) => reachOf(host) === 'loopback')
}

/** `nc host port`: a word that is neither an option nor a number. */
function bareHost(value: string): string | undefined {
  return /^(?:[A-Za-z][\w.-]{0,252}|\d{1,3}(?:\.\d{1,3}){3}|::1)$/.test(value) ? value : undefined
}

/** Switches by which a server that listens lets any web page in. */

import type { Binding, Server, Text } from '../../model.ts'
import { unsetValue, wordLists } from '../../model.ts'
import { isOff, isOn } from '../environment/index.ts'
import { memoized } from '../memoize.ts'

export interface OpenDoor {
  readonly at: Text | Binding['node']
  readonly by: string
  /** The variable, or the words of the flag. */
  readonly given: Binding | readonly Text[]
  /** `origins`: pages may read the answers. `hosts`: a page may rebind its own name to this machine. */
  readonly opens: 'origins' | 'hosts'
}

/** `MCP_ALLOWED_ORIGINS`, `CORS_ORIGIN`, `ALLOWED_HOSTS`: the names that servers and their frameworks have agreed on. */
const ORIGIN_VARIABLE =
  /^(?:[A-Z\d]{1,24}_){0,4}(?:CORS(?:_ALLOW(?:ED)?)?(?:_ORIGINS?)?|ALLOW(?:ED)?_ORIGINS?|ACCESS_CONTROL_ALLOW_ORIGIN|TRUSTED_ORIGINS?|OLLAMA_ORIGINS)$/
const HOST_VARIABLE = /^(?:(?:[A-Z\d]{1,24}_){0,3}(?:MCP|HTTP|SSE|SERVER|FASTMCP)_)?(?:ALLOWED|TRUSTED)_HOSTS?$/
/** The names of the settings in the two SDKs, in capitals. */
const PROTECTION_ON = /^(?:[A-Z\d]{1,24}_){0,4}(?:ENABLE_)?DNS_REBINDING_PROTECTION(?:_ENABLED)?$/
const PROTECTION_OFF =
  /^(?:[A-Z\d]{1,24}_){0,4}(?:DISABLE|SKIP|NO)_(?:DNS_REBINDING(?:_PROTECTION|_CHECK)?|HOST_(?:HEADER_)?CHECK)$/

/**
 * Flags of the same meaning. supergateway's `--cors`, mcpo's `--cors-allow-origins`, mcp-proxy's `--allow-origin`, MCP Toolbox's
 * `--allowed-origins` and `--allowed-hosts`, Playwright MCP's `--allowed-hosts`: each project's README, 2026-11.
 */
const ORIGIN_FLAG =
  /^--(?:cors(?:-allow(?:ed)?)?(?:-origins?)?|allow(?:ed)?-origins?|access-control-allow-origin|trusted-origins?)$/
const HOST_FLAG = /^--(?:allowed-hosts?|trusted-hosts?|allow-hosts?)$/
const PROTECTION_FLAG = /^--(?:disable|no|skip)-(?:dns-rebinding(?:-protection|-check)?|host-(?:header-)?check)$/

type Kind = 'origins' | 'hosts' | 'protection-on' | 'protection-off'

const kindOfVariable = memoized((name): Kind | undefined => {
  const upper = name.toUpperCase()
  // One pattern to compile instead of four: most variables are none of these.
  if (!/CORS|ORIGIN|HOST|REBINDING/.test(upper)) return undefined
  if (ORIGIN_VARIABLE.test(upper)) return 'origins'
  if (HOST_VARIABLE.test(upper)) return 'hosts'
  // `DISABLE_` would pass for the prefix of a server.
  return PROTECTION_OFF.test(upper) ? 'protection-off' : PROTECTION_ON.test(upper) ? 'protection-on' : undefined
})

const kindOfFlag = memoized((flag): Kind | undefined => {
  if (!/cors|origin|host|rebinding/.test(flag)) return undefined
  if (ORIGIN_FLAG.test(flag)) return 'origins'
  if (HOST_FLAG.test(flag)) return 'hosts'
  return PROTECTION_FLAG.test(flag) ? 'protection-off' : undefined
})

/** `*`, alone or in a list: `["*"]`, `https://a.example,*`, `http://*`. */
export function isAny(value: string): boolean {
  return value
    .slice(0, 1024)
    .split(/[\s,;[\]"']{1,16}/)
    .some((item) => /^(?:https?:\/\/)?\*(?::\*)?$/.test(item))
}

function opens(kind: Kind | undefined, value: string | undefined): OpenDoor['opens'] | undefined {
  if (kind === 'protection-on') return value !== undefined && isOff(value) ? 'hosts' : undefined
  if (kind === 'protection-off') return value === undefined || isOn(value) ? 'hosts' : undefined
  return kind !== undefined && value !== undefined && isAny(value) ? kind : undefined
}

/** Every such switch of an entry that is on. */
export function openDoors(server: Server): readonly OpenDoor[] {
  const found: OpenDoor[] = []
  for (const binding of server.launch.env) {
    const { name, value, node } = binding
    const kind = kindOfVariable(name)
    if (kind === undefined || (kind === 'origins' && isBrowser(server))) continue
    const written = value ? unsetValue(value) : node.kind === 'boolean' ? String(node.value) : undefined
    const door = written === undefined ? undefined : opens(kind, written)
    if (door) found.push({ at: value ?? node, by: name, given: binding, opens: door })
  }
  for (const words of wordLists(server)) {
    for (const [index, word] of words.entries()) {
      if (!word.value.startsWith('--')) continue
      const door = flagDoor(word, words[index + 1], server)
      if (door) found.push(door)
    }
  }
  return found
}

function flagDoor(word: Text, next: Text | undefined, server: Server): OpenDoor | undefined {
  const equals = word.value.slice(0, 128).indexOf('=')
  const flag = equals < 0 ? word.value : word.value.slice(0, equals)
  const kind = kindOfFlag(flag)
  if (kind === undefined || (kind === 'origins' && isBrowser(server))) return undefined
  const follows = next?.value.startsWith('-') ? undefined : next
  const value = equals < 0 ? follows?.value : word.value.slice(equals + 1)
  const bare = flag === '--cors' && value === undefined && startsBridge(server, 'supergateway')
  const door = bare ? 'origins' : opens(kind, kind === 'protection-off' && equals < 0 ? undefined : value)
  if (!door) return undefined
  const behind = equals < 0 && !bare && kind !== 'protection-off' ? follows : undefined
  return { at: behind ?? word, by: flag, given: behind ? [word, behind] : [word], opens: door }
}

/** What may be without a switch: MCP Toolbox takes every origin and host that it is not told otherwise about (its README, 2026-11). */
export function isOpenByDefault(server: Server): boolean {
  return startsBridge(server, 'toolbox') || startsBridge(server, '@toolbox-sdk/server')
}

function startsBridge({ launch }: Server, name: string): boolean {
  return launch.steps.some((step) => (step.kind === 'package' || step.kind === 'program') && step.name === name)
}

/** Of a browser, origins are what it may visit (Playwright MCP, README). */
function isBrowser({ launch }: Server): boolean {
  return launch.steps.some(
    (step) =>
      (step.kind === 'package' || step.kind === 'program' || step.kind === 'image') &&
      /playwright|browser|chrom|puppeteer|selenium/i.test(step.name),
  )
}

const LISTENS =
  /^(?:-p|--(?:port|http-port|sse-port|http|sse|streamable-?http|transport|outputTransport|listen|host|bind)(?:=.{0,256})?)$/i
const LISTENS_VARIABLE = /^(?:[A-Z\d]{1,24}_){0,4}(?:PORT|TRANSPORT|TRANSPORT_TYPE|HTTP_MODE|LISTEN)$/i

/** `--stdio`: "listens via MCP STDIO instead of acting as a remote HTTP server" (MCP Toolbox, CLI reference, 2026-11). */
function listensByDefault(server: Server): boolean {
  const stdio = wordLists(server).some((words) => words.some(({ value }) => /^--stdio(?:=true)?$/.test(value)))
  return isOpenByDefault(server) && !stdio
}

/** Whether anything says that a server opens a port: one that talks over stdio has no door to leave open. */
export function seemsToListen(server: Server): boolean {
  if (server.url || listensByDefault(server)) return true
  if (wordLists(server).some((words) => words.some(({ value }) => LISTENS.test(value)))) return true
  if (server.launch.env.some(({ name, value }) => LISTENS_VARIABLE.test(name) && value?.value !== 'stdio')) return true
  return ['supergateway', 'mcp-proxy', 'mcpo', 'mcp-inspector'].some((name) => startsBridge(server, name))
}

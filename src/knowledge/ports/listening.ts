/** Switches by which a local server or bridge opens a port, and for whom. */

import type { Binding, ConfigFile, ImageStep, Node, Server, Step, Text, WrapperStep } from '../../model.ts'
import { place, unsetValue, wordsOf } from '../../model.ts'
import { childAt } from '../../tree.ts'
import { entersContainer } from '../containers/container-options.ts'
import { isWildcardHost } from '../hosts/index.ts'
import { memoized } from '../memoize.ts'
import { flagOf, wordSet } from '../programs/flags.ts'

/** Flags whose value is the address that a server listens on. */
const LISTEN_FLAGS = wordSet(`
  h b host hostname bind bind-addr bind-address bind-host listen listen-address listen-host address addr server-host
  http-host http-address http-addr sse-host ip interface serve-host mcp-host`)
/** Variables of the same meaning: generic ones, and a prefix of the server's own. A database's host is where one connects to. */
const LISTEN_VARIABLE =
  /^(?:HOST(?:NAME)?|BIND|BIND_ADDR(?:ESS)?|BIND_HOST|LISTEN(?:_ADDR(?:ESS)?|_HOST)?|ADDR|(?:[A-Z\d]{1,24}_){0,4}(?:MCP|SERVER|HTTP|SSE|FASTMCP|UVICORN|API|BRIDGE|PROXY|INSPECTOR|TRANSPORT)_(?:HOST|BIND(?:_ADDR(?:ESS)?|_HOST)?|LISTEN(?:_ADDR(?:ESS)?)?|ADDR(?:ESS)?|SERVER_HOST)|(?:[A-Z\d]{1,24}_){1,4}(?:BIND|LISTEN)(?:_ADDR(?:ESS)?|_HOST)?)$/

export interface Listening {
  readonly at: Text
  readonly by: string
  /** Where in `at` the address stands. */
  readonly from: number
}

/** Whether a variable of this name says where a server listens, and not where it connects to. */
export const isListenVariable = memoized((name) => /HOST|BIND|LISTEN|ADDR/.test(name) && LISTEN_VARIABLE.test(name))

/**
 * Where a launch is told to listen on every interface of this machine. What stands behind a container's image, and the
 * environment then, is about the inside of the container, whose interfaces are its own.
 */
export function wildcardListeners({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly Listening[] {
  const contained = launch.steps.find(isContainer)
  const outside = (text: Text) => !contained || place(text).start < contained.at.start
  const words = wordsOf({ args, launch }).filter(outside)
  const flags = words.flatMap((word, index) => flag(word, words[index + 1]))
  return contained ? flags : [...flags, ...launch.env.flatMap(variable)]
}

/** Whether what stands behind a step runs in a container; on the host's network it is as good as none. */
export function isContainer(step: Step): step is ImageStep | WrapperStep {
  if (step.kind === 'wrapper') return entersContainer(step.program)
  return (
    step.kind === 'image' && !step.options.some(({ name, value }) => /^--net(?:work)?$/.test(name) && value === 'host')
  )
}

const NONE: readonly Listening[] = []

function flag(arg: Text, next: Text | undefined): readonly Listening[] {
  const given = flagOf(arg.value)
  if (!given || !LISTEN_FLAGS.has(given.name.toLowerCase())) return NONE
  const by = given.value === undefined ? arg.value : arg.value.slice(0, -given.value.length - 1)
  const at = given.value === undefined ? next : arg
  const value = given.value ?? next?.value
  return at && value !== undefined && isWildcard(value)
    ? [{ at, by, from: given.value === undefined ? 0 : by.length + 1 }]
    : []
}

function variable({ name, value }: Binding): readonly Listening[] {
  return value && isListenVariable(name) && isWildcard(unsetValue(value)) ? [{ at: value, by: name, from: 0 }] : NONE
}

/** `0.0.0.0`, `::`, `[::]:8080`, `0.0.0.0:3000`, `:9090`, `tcp://0.0.0.0:1`. */
function isWildcard(value: string): boolean {
  const bare = value.trim().replace(/^[a-z]{2,8}:\/\//i, '')
  if (/^:\d{1,5}$/.test(bare)) return true
  return isWildcardHost(bare.replace(/^(\[[^\]]{0,64}\]|[^:]{0,64}):\d{1,5}\/?$/, '$1'))
}

/** A program that serves the servers of a file to others. */
interface Gateway {
  readonly client: string
  readonly address: readonly string[]
  /** What switches a login on. */
  readonly login: readonly string[]
  /** What asks for a token at all servers that do not say otherwise, or at one, when it holds something. */
  readonly tokens?: { readonly byDefault: readonly string[]; readonly ofServer: readonly string[] }
}

/** The README of TBXark/mcp-proxy, and docs/configuration/config-file.md of smart-mcp-proxy/mcpproxy-go, read 2026-11. */
const GATEWAYS: readonly Gateway[] = [
  {
    client: 'tbxark-mcp-proxy',
    address: ['mcpProxy', 'addr'],
    login: ['mcpProxy', 'options', 'oauth2', 'enabled'],
    tokens: { byDefault: ['mcpProxy', 'options', 'authTokens'], ofServer: ['options', 'authTokens'] },
  },
  { client: 'mcpproxy', address: ['listen'], login: ['require_mcp_auth'] },
]

/** The address on every interface at which a file has its servers served to others, and the first that asks for no login. */
export function openGateway({
  document,
  readers,
  servers,
}: ConfigFile): { readonly at: Node; readonly server: Server } | undefined {
  const gateway = GATEWAYS.find(({ client }) => readers.some((reader) => reader.client.id === client))
  const [root] = document.roots
  const at = gateway && childAt(root, gateway.address)
  if (!gateway || at?.kind !== 'string' || !isWildcard(at.value)) return undefined
  const login = childAt(root, gateway.login)
  if (login?.kind === 'boolean' && login.value) return undefined
  const { tokens } = gateway
  const byDefault = tokens && childAt(root, tokens.byDefault)
  const server = servers.find(({ node }) => !tokens || !holdsSome(childAt(node, tokens.ofServer) ?? byDefault))
  return server && { at, server }
}

function holdsSome(tokens: Node | undefined): boolean {
  return tokens?.kind === 'sequence' && tokens.items.length > 0
}

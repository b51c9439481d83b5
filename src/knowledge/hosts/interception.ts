/** Settings that put somebody between a server and what it talks to: proxies, and authorities to vouch for them. */

import type { Binding, Confidence, ConfigFile, Node, Server, Text } from '../../model.ts'
import { isLiteral, isShared, keyOf, wordLists } from '../../model.ts'
import { sharedEnvironment, written } from '../environment/index.ts'
import { memoized } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { addressOf, reachOf } from './index.ts'

export type Interception = 'proxy' | 'authority'

/**
 * curl(1), Node (nodejs.org/api/cli.html), npm's config, Python's requests and ssl, git-config(1), AWS CLI, Deno, gRPC: each
 * program's own page on proxies and certificates.
 */
const PROXY = prefiltered(
  'PROXY',
  /^(?:HTTPS?_PROXY|ALL_PROXY|WSS?_PROXY|SOCKS_PROXY|GLOBAL_AGENT_HTTPS?_PROXY|NPM_CONFIG_(?:HTTPS?_|HTTPS-)?PROXY|GIT_HTTP_PROXY|PIP_PROXY|GRPC_PROXY)$/,
)
const AUTHORITY = prefiltered(
  'CERT CA_BUNDLE _CA SSL CAINFO',
  /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|AWS_CA_BUNDLE|GIT_SSL_CA(?:INFO|PATH)|NPM_CONFIG_CA(?:FILE)?|PIP_CERT|DENO_CERT|GRPC_DEFAULT_SSL_ROOTS_FILE_PATH|HTTPLIB2_CA_CERTS|CARGO_HTTP_CAINFO)$/,
)

const ofVariable = memoized((name): Interception | undefined => {
  const upper = name.toUpperCase()
  return PROXY.test(upper) ? 'proxy' : AUTHORITY.test(upper) ? 'authority' : undefined
})

const FLAG = prefiltered(
  'proxy ca cert',
  /^--(?:(?:https?-|all-)?proxy(?:-server|-url)?|(ca-?cert|cacert|ca-bundle|ca-file|cafile|extra-ca-certs))$/,
)

/** Whether a variable or a flag of this name says through which proxy traffic goes. */
export function namesProxy(name: string): boolean {
  return (name.startsWith('-') ? ofFlag(name) : ofVariable(name)) === 'proxy'
}

export interface Intercepted {
  readonly kind: Interception
  readonly at: Text | Node
  /** The variable or flag. */
  readonly by: string
  /** Every variable of the entry that does the same; none where a flag does. */
  readonly variables: readonly Binding[]
  readonly confidence: Confidence
}

/** What an entry sets of it, once for each kind: `HTTP_PROXY` and `HTTPS_PROXY` are mostly one proxy, named twice. */
export function interceptions(server: Server, file: ConfigFile): readonly Intercepted[] {
  const found = new Map<Interception, Intercepted>()
  const variables: Readonly<Record<Interception, Binding[]>> = { proxy: [], authority: [] }
  const add = (kind: Interception | undefined, by: string, at: Text | Node, value: string, given?: Binding): void => {
    if (kind === undefined || value.startsWith('-') || (found.has(kind) && !given)) return
    const confidence = interceptionBy(kind, value, 'parts' in at ? at : undefined, file)
    if (!confidence) return
    if (given) variables[kind].push(given)
    if (!found.has(kind)) found.set(kind, { kind, at, by, variables: variables[kind], confidence })
  }
  for (const binding of server.launch.env) {
    const { name, node, value } = binding
    const text = written(node, value)
    if (text !== undefined) add(ofVariable(name), name, value ?? node, text, binding)
  }
  for (const words of wordLists(server)) {
    for (const [index, word] of words.entries()) {
      if (!word.value.startsWith('--')) continue
      const equals = word.value.slice(0, 40).indexOf('=')
      const flag = equals < 0 ? word.value : word.value.slice(0, equals)
      const at = equals < 0 ? words[index + 1] : word
      if (at) add(ofFlag(flag), flag, at, equals < 0 ? at.value : word.value.slice(equals + 1))
    }
  }
  return [...found.values()]
}

/** The same of the variables that a settings file hands to every program of its client. */
export function sharedInterceptions(file: ConfigFile): readonly Intercepted[] {
  return sharedEnvironment(file).flatMap((node) => {
    const by = keyOf(node)?.text ?? ''
    const kind = ofVariable(by)
    const value = written(node)
    const confidence = kind && value !== undefined ? interceptionBy(kind, value, undefined, file) : undefined
    return kind && confidence ? [{ kind, at: node, by, variables: [], confidence }] : []
  })
}

/** What a flag of this name sets. */
function ofFlag(flag: string): Interception | undefined {
  const found = flag.startsWith('--') && flag.length < 32 ? FLAG.exec(flag) : null
  return found ? (found[1] === undefined ? 'proxy' : 'authority') : undefined
}

/**
 * How surely a value puts someone in between who is not there by the wish of the machine's owner; undefined where it is the
 * machine's own business. In a person's own or a company's managed settings, a proxy or an authority of one's own network is
 * as it should be; brought by a project, it is the project that chooses.
 */
function interceptionBy(
  kind: Interception,
  value: string,
  text: Text | undefined,
  file: ConfigFile,
): Confidence | undefined {
  if (value.trim() === '' || /^(?:false|null|none|direct|0)$/i.test(value.trim())) return undefined
  // `${HTTPS_PROXY}`: what the user's own environment says already.
  if (text && !isLiteral(text) && !/^\S{0,512}[/\\]/.test(value.replace(/\$?\{\{?[^{}]{0,256}\}?\}/g, '')))
    return undefined
  const shared = isShared(file)
  return kind === 'proxy' ? proxyBy(value.trim(), shared) : authorityBy(value.trim(), shared)
}

function proxyBy(value: string, shared: boolean): Confidence | undefined {
  // `--proxy stdio` names no host.
  if (!/[.:]/.test(value)) return undefined
  const address = addressOf(value) ?? addressOf(`http://${value}`)
  const reach = address?.reach ?? reachOf(value)
  if (reach === 'loopback' || reach === 'unknown') return undefined
  if (reach === 'public') return shared ? 'high' : 'low'
  return shared ? 'medium' : undefined
}

/** Where systems keep the authorities that they trust. */
const SYSTEM =
  /^(?:\/etc\/(?:ssl|pki|ca-certificates)|\/usr\/(?:local\/)?share\/(?:ca-certificates|certs)|\/usr\/(?:local\/)?lib\/ssl|\/usr\/(?:local\/)?(?:etc\/)?(?:openssl|ca-certificates)|\/opt\/homebrew\/etc|\/(?:var\/)?run\/secrets|\/nix\/store)(?:[/@]|$)/
/** Where any program of any user may put a file. */
const VOLATILE =
  /^(?:\/tmp|\/var\/tmp|\/dev\/shm|\/private\/tmp|%TEMP%|[A-Z]:\\Windows\\Temp|\$\{?TMPDIR\}?)(?:[/\\]|$)|^.{0,64}[/\\]Downloads[/\\]/i
const OF_PROJECT =
  /^(?:\.{1,2}[/\\]|\$\{workspace(?:Folder|Root)\}|[\w.-]{1,64}[/\\]|[\w.-]{1,64}\.(?:pem|crt|cer|ca)$)/

function authorityBy(value: string, shared: boolean): Confidence | undefined {
  if (SYSTEM.test(value)) return undefined
  if (VOLATILE.test(value)) return 'high'
  if (!shared) return undefined
  return OF_PROJECT.test(value) ? 'medium' : 'low'
}

/** What an entry says about OAuth, where that gives a token, or the code for one, to others. */

import type { Confidence, ConfigFile, Launch, Reader, Server, Text } from '../../model.ts'
import { fieldsOf, isLiteral, wordLists } from '../../model.ts'
import { childAt, keyText } from '../../tree.ts'
import { memoized, onceFor } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { isDeclaration } from '../readers/index.ts'
import { textOf } from '../references/index.ts'
import { addressOf, isWildcardHost } from './index.ts'

export interface WeakOAuth {
  readonly at: Text
  readonly what: 'scope' | 'endpoint' | 'redirect' | 'elsewhere'
  /** The field, variable or flag. */
  readonly by: string
  readonly confidence: Confidence
  /** It is one member of the JSON in this text, and not all of it. */
  readonly inJson?: true
}

type Part = Exclude<WeakOAuth['what'], 'elsewhere'>

/** `redirect_uri`, `callbackUrl`; `authorizationUrl`, `token_url`, `issuer`, `authServerMetadataUrl`; `scope`, `oauthScopes`. */
const REDIRECT = /^(?:oauth_?|mcp_?oauth_?)?(?:redirect|callback)_?ur[il]s?$/
const ENDPOINT =
  /^(?:oauth_?|oidc_?)?(?:(?:authorization|authorize|auth|token|registration|revocation|introspection|device_?authorization|userinfo|jwks|well_?known|discovery|metadata|auth_?server_?metadata|authorization_?server)_?(?:ur[il]|endpoint)|issuer(?:_?ur[il])?|authorization_?server|jwks_?uri)$/
const SCOPE = /^(?:oauth_?|oidc_?|default_?|required_?)?scopes?$/

const partOfField = memoized((field): Part | undefined => {
  const name = field.toLowerCase().replaceAll('-', '_')
  if (REDIRECT.test(name)) return 'redirect'
  if (ENDPOINT.test(name)) return 'endpoint'
  return SCOPE.test(name) ? 'scope' : undefined
})

const OF_OAUTH = prefiltered('OAUTH OIDC', /^(?:[A-Z\d]{1,24}_){0,4}((?:OAUTH2?|OIDC)_[A-Z_]{4,40})$/)

/** Of variables only those that say `OAUTH` or `OIDC`: `REDIRECT_URL` alone is anything. */
const partOfVariable = memoized((name): Part | undefined => {
  const field = OF_OAUTH.exec(name.toUpperCase())?.[1]
  return field === undefined ? undefined : partOfField(field.replace(/^(?:OAUTH2?|OIDC)_/, ''))
})

/** Bridges: mcp-proxy's `--token-url`; mcp-remote's `--host`, under which it has the code sent back. */
const FLAG = prefiltered(
  '-url redirect-uri',
  /^--(token-url|authorization-url|redirect-ur[il]|issuer-url)(?:=(.{1,512}))?$/,
)

/** Every such thing in an entry. */
export function weakOAuth(server: Server, { scope }: Pick<ConfigFile, 'scope'>): readonly WeakOAuth[] {
  const found: WeakOAuth[] = []
  const judge = (part: Part | undefined, text: Text, by: string, value = text.value): void => {
    const confidence = part === undefined ? undefined : JUDGES[part](value.trim(), text)
    if (part !== undefined && confidence) found.push({ at: text, what: part, by, confidence })
  }
  const known = fieldsAboutOAuth(server.readers)
  for (const { field, text } of server.others) {
    const name = keyText(text.node) ?? (text.node.parent && keyText(text.node.parent)) ?? ''
    if (field !== 'auth' && !known.has(name) && !/oauth/i.test(name)) continue
    const part = partOfField(name)
    judge(part, text, name)
    const confidence =
      part === 'redirect' ? judgeElsewhere(text, server.readers, scope, remoteHosts(server)) : undefined
    if (confidence) found.push({ at: text, what: 'elsewhere', by: name, confidence })
  }
  for (const { name, value } of server.launch.env) if (value) judge(partOfVariable(name), value, name)
  for (const words of wordLists(server)) {
    for (const [index, word] of words.entries()) {
      const flag = word.value.startsWith('--') ? FLAG.exec(word.value) : null
      const at = flag?.[2] === undefined ? words[index + 1] : word
      if (flag && at) judge(partOfField(flag[1] ?? ''), at, `--${flag[1]}`, flag[2] ?? at.value)
    }
  }
  return [...found, ...clientMetadata(server), ...callbackHost(server)]
}

const fieldsAboutOAuth = onceFor(
  (readers: readonly Reader[]): ReadonlySet<string> =>
    new Set(readers.flatMap((reader) => fieldsOf(reader).oauth ?? [])),
)

/** The same in the settings of a file that are for the OAuth of every server. */
export function weakSharedOAuth({ document, readers, scope }: ConfigFile): readonly WeakOAuth[] {
  const paths = new Map(readers.flatMap(({ file }) => file.oauth ?? []).map((path) => [path.join('\0'), path]))
  return [...paths.values()].flatMap((path) => {
    const by = path.at(-1) ?? ''
    const what = partOfField(by)
    return document.roots.flatMap((root): readonly WeakOAuth[] => {
      const node = childAt(root, path)
      if (node?.kind !== 'string' || what === undefined) return []
      const at = textOf(node)
      const confidence = JUDGES[what](node.value.trim(), at)
      if (confidence) return [{ at, what, by, confidence }]
      const elsewhere = what === 'redirect' ? judgeElsewhere(at, readers, scope, []) : undefined
      return elsewhere ? [{ at, what: 'elsewhere', by, confidence: elsewhere }] : []
    })
  })
}

/** A wildcard asks for all there is, today's and tomorrow's. Nothing is said of a wildcard within one kind (`repo:*`). */
function judgeScope(value: string): Confidence | undefined {
  return value.split(/[\s,]{1,8}/, 64).some((scope) => /^(?:\*|\*[:./]\*)$/.test(scope)) ? 'high' : undefined
}

/** RFC 6749, 3.1 and 3.2; MCP specification, "Authorization": every endpoint of an authorisation server is served over HTTPS. */
function judgeEndpoint(value: string, text: Text): Confidence | undefined {
  const address = addressOf(value)
  if (address?.scheme !== 'http' || address.reach === 'loopback') return undefined
  return isLiteral(text) && address.reach === 'public' ? 'high' : 'medium'
}

/** MCP specification, "Authorization": a redirect leads to loopback or is HTTPS; with a wildcard it leads anywhere. */
function judgeRedirect(value: string): Confidence | undefined {
  if (value === '*' || /^https?:\/\/(?:\*|[^/?#]{0,256}\*)/.test(value)) return 'high'
  const address = addressOf(value)
  return address?.scheme === 'http' && address.reach !== 'loopback' && address.reach !== 'unknown' ? 'high' : undefined
}

/**
 * Where clients have their own logins sent back to, over HTTPS: docs.zuora.com, "Redirect URIs by MCP client";
 * github.com/microsoft/vscode/issues/278512; cursor.com/docs/mcp; read 2026-11.
 */
const CALLBACKS =
  /^https:\/\/(?:claude\.(?:ai|com)\/api\/mcp\/auth_callback|(?:insiders\.)?vscode\.dev\/redirect|(?:www\.)?cursor\.com\/agents\/|chatgpt\.com\/connector|oauth\.n8n\.cloud\/oauth2\/callback)/i

/**
 * RFC 8252, 7: the code for a program on this machine comes back to loopback, or to a scheme of its own. Another host
 * that receives it is a proxy of the user's own (Codex, `mcp_oauth_callback_url`: "for example, a devbox ingress"), or
 * somebody's. The proof (PKCE) that the MCP specification asks of clients keeps the code from being a login by itself.
 */
function judgeElsewhere(
  text: Text,
  readers: readonly Reader[],
  scope: ConfigFile['scope'],
  own: readonly string[],
): Confidence | undefined {
  const value = text.value.trim()
  const address = addressOf(value)
  if (address?.scheme !== 'https' || !isLiteral(text) || CALLBACKS.test(value)) return undefined
  if (readers.some(({ client }) => client.hosted) || isDeclaration(readers)) return undefined
  if (address.host.includes('*') || own.some((host) => siteOf(host) === siteOf(address.host))) return undefined
  if (address.reach !== 'public') return address.reach === 'private' ? 'low' : undefined
  return scope === 'project' || scope === 'extension' ? 'medium' : 'low'
}

function remoteHosts({ launch }: Server): readonly string[] {
  return launch.steps.flatMap((step) => (step.kind === 'remote' ? (addressOf(step.url.value)?.host ?? []) : []))
}

/** The last two names of a host. Where that is too little (`co.uk`), two sites are taken for one, and nothing is said. */
function siteOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.')
}

const JUDGES: Readonly<Record<Part, (value: string, text: Text) => Confidence | undefined>> = {
  scope: judgeScope,
  endpoint: judgeEndpoint,
  redirect: judgeRedirect,
}

/**
 * mcp-remote's `--static-oauth-client-metadata '{ "scope": "…" }'`, JSON in a word of its own; what it asks for goes before
 * all that the server says (github.com/geelen/mcp-remote, README, "Static OAuth Client Metadata", 2026-11).
 */
function clientMetadata({ launch }: Server): readonly WeakOAuth[] {
  return bridgeOptions(launch, METADATA).flatMap((at): readonly WeakOAuth[] => {
    const [, scope] = /"scope"\s{0,16}:\s{0,16}"([^"\\]{0,2048})"/.exec(at?.value ?? '') ?? []
    const confidence = scope === undefined ? undefined : judgeScope(scope.trim())
    return at && confidence ? [{ at, what: 'scope', by: METADATA, confidence, inJson: true }] : []
  })
}

const METADATA = '--static-oauth-client-metadata'

function callbackHost({ launch }: Server): readonly WeakOAuth[] {
  const [at] = bridgeOptions(launch, '--host')
  if (!at || !isLiteral(at) || isWildcardHost(at.value)) return []
  return addressOf(`http://${at.value}`)?.reach === 'loopback'
    ? []
    : [{ at, what: 'redirect', by: '--host', confidence: 'high' }]
}

/** What an option of mcp-remote is given: of each that is started, in their order; undefined where it has none. */
function bridgeOptions({ steps }: Launch, option: string): readonly (Text | undefined)[] {
  return steps.flatMap((step) => {
    if ((step.kind !== 'package' && step.kind !== 'program') || step.name !== 'mcp-remote') return []
    const index = step.args.findIndex(({ value }) => value === option)
    return [index < 0 ? undefined : step.args[index + 1]]
  })
}

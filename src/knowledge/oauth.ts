/** What an entry says about OAuth, where that gives a token, or the code for one, to others. */

import type { Confidence, ConfigFile, Server, Text } from '../model.ts'
import { fieldsOf, isLiteral } from '../model.ts'
import { childAt, keyText } from '../tree.ts'
import { addressOf, isWildcardHost } from './hosts.ts'
import { onceForReaders } from './readers.ts'
import { textOf } from './references.ts'
import { remembered } from './remember.ts'
import { sieved } from './sieve.ts'

export interface WeakOAuth {
  readonly at: Text
  readonly what: 'scope' | 'endpoint' | 'redirect'
  /** The field, variable or flag. */
  readonly by: string
  readonly confidence: Confidence
}

type Part = WeakOAuth['what']

/** `redirect_uri`, `callbackUrl`; `authorizationUrl`, `token_url`, `issuer`, `authServerMetadataUrl`; `scope`, `oauthScopes`. */
const REDIRECT = /^(?:oauth_?|mcp_?oauth_?)?(?:redirect|callback)_?ur[il]s?$/
const ENDPOINT =
  /^(?:oauth_?|oidc_?)?(?:(?:authorization|authorize|auth|token|registration|revocation|introspection|device_?authorization|userinfo|jwks|well_?known|discovery|metadata|auth_?server_?metadata|authorization_?server)_?(?:ur[il]|endpoint)|issuer(?:_?ur[il])?|authorization_?server|jwks_?uri)$/
const SCOPE = /^(?:oauth_?|oidc_?|default_?|required_?)?scopes?$/

const partOfField = remembered((field): Part | undefined => {
  const name = field.toLowerCase().replaceAll('-', '_')
  if (REDIRECT.test(name)) return 'redirect'
  if (ENDPOINT.test(name)) return 'endpoint'
  return SCOPE.test(name) ? 'scope' : undefined
})

const OF_OAUTH = sieved('OAUTH OIDC', /^(?:[A-Z\d]{1,24}_){0,4}((?:OAUTH2?|OIDC)_[A-Z_]{4,40})$/)

/** Of variables only those that say `OAUTH` or `OIDC`: `REDIRECT_URL` alone is anything. */
const partOfVariable = remembered((name): Part | undefined => {
  const field = OF_OAUTH.exec(name.toUpperCase())?.[1]
  return field === undefined ? undefined : partOfField(field.replace(/^(?:OAUTH2?|OIDC)_/, ''))
})

/** Bridges: mcp-proxy's `--token-url`; mcp-remote's `--host`, under which it has the code sent back. */
const FLAG = sieved('-url redirect-uri', /^--(token-url|authorization-url|redirect-ur[il]|issuer-url)(?:=(.{1,512}))?$/)

/** Every such thing in an entry. */
export function weakOAuth(server: Server): readonly WeakOAuth[] {
  const found: WeakOAuth[] = []
  const judge = (part: Part | undefined, text: Text, by: string, value = text.value): void => {
    const confidence = part === undefined ? undefined : JUDGES[part](value.trim(), text)
    if (part !== undefined && confidence) found.push({ at: text, what: part, by, confidence })
  }
  const known = fieldsAboutOAuth(server.readers)
  for (const { field, text } of server.others) {
    const name = keyText(text.node) ?? (text.node.parent && keyText(text.node.parent)) ?? ''
    if (field === 'auth' || known.has(name) || /oauth/i.test(name)) judge(partOfField(name), text, name)
  }
  for (const { name, value } of server.launch.env) if (value) judge(partOfVariable(name), value, name)
  for (const [index, word] of server.args.entries()) {
    const flag = word.value.startsWith('--') ? FLAG.exec(word.value) : null
    const at = flag?.[2] === undefined ? server.args[index + 1] : word
    if (flag && at) judge(partOfField(flag[1] ?? ''), at, `--${flag[1]}`, flag[2] ?? at.value)
  }
  return [...found, ...callbackHost(server)]
}

const fieldsAboutOAuth = onceForReaders(
  (readers): ReadonlySet<string> => new Set(readers.flatMap((reader) => fieldsOf(reader).oauth ?? [])),
)

/** The same in the settings of a file that are for the OAuth of every server. */
export function weakSharedOAuth({ document, readers }: ConfigFile): readonly WeakOAuth[] {
  const paths = new Map(readers.flatMap(({ file }) => file.oauth ?? []).map((path) => [path.join('\0'), path]))
  return [...paths.values()].flatMap((path) => {
    const by = path.at(-1) ?? ''
    const what = partOfField(by)
    return document.roots.flatMap((root): readonly WeakOAuth[] => {
      const node = childAt(root, path)
      if (node?.kind !== 'string' || what === undefined) return []
      const at = textOf(node)
      const confidence = JUDGES[what](node.value.trim(), at)
      return confidence ? [{ at, what, by, confidence }] : []
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

const JUDGES: Readonly<Record<Part, (value: string, text: Text) => Confidence | undefined>> = {
  scope: judgeScope,
  endpoint: judgeEndpoint,
  redirect: judgeRedirect,
}

function callbackHost({ launch }: Server): readonly WeakOAuth[] {
  for (const step of launch.steps) {
    if ((step.kind !== 'package' && step.kind !== 'program') || step.name !== 'mcp-remote') continue
    const index = step.args.findIndex(({ value }) => value === '--host')
    const at = index < 0 ? undefined : step.args[index + 1]
    if (!at || !isLiteral(at) || isWildcardHost(at.value)) return []
    return addressOf(`http://${at.value}`)?.reach === 'loopback'
      ? []
      : [{ at, what: 'redirect', by: '--host', confidence: 'high' }]
  }
  return []
}

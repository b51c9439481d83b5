/** Environment variables and flags that change whom a program trusts and who can reach it. */

import type { Confidence, Path } from '../../client.ts'
import type { ConfigFile, Node, Text } from '../../model.ts'
import { unsetValue } from '../../model.ts'
import { childAt } from '../../tree.ts'
import { reachOf } from '../hosts/index.ts'
import { memoized } from '../memoize.ts'
import { type Expression, prefiltered } from '../prefilter.ts'
import { flagOf, wordSet } from '../programs/flags.ts'

/** A value that means yes, in the ways that programs read one. */
export function isOn(value: string): boolean {
  return /^(?:1|true|yes|on|y|t|enabled?)$/i.test(value.trim())
}

/** A value that means no. */
export function isOff(value: string): boolean {
  return /^(?:0|false|no|off|n|f|disabled?|none|never)$/i.test(value.trim())
}

/**
 * Values under `env` at the root of a settings file, or wherever else a client that reads it has them, which it hands to
 * every program that it starts; not the environment of an entry that is the whole file.
 */
export function sharedEnvironment({ document, servers, readers }: ConfigFile): readonly Node[] {
  const elsewhere = readers.flatMap(({ file }) => file.environment ?? [])
  return document.roots.flatMap((root) => {
    if (servers.some(({ node }) => node === root)) return []
    const maps = new Set([['env'], ...elsewhere].map((path) => childAt(root, path)))
    return [...maps].flatMap((map) => (map?.kind === 'mapping' ? [...map.children.values()] : []))
  })
}

/**
 * What a variable is set to, whether it was written as a string, a number or a boolean, and where a default stands for it,
 * that default; undefined for other values.
 */
export function written(node: Node, value?: Text): string | undefined {
  if (value) return unsetValue(value)
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean' ? String(node.value) : undefined
}

interface Switch {
  /** Of the name in upper case. */
  readonly name: Expression
  readonly when: (value: string) => boolean
  /** It works by being there: `false` switches it on. */
  readonly whateverValue?: true
}

/**
 * Variables that switch the checking of certificates off; the first that matches decides. NODE_TLS_REJECT_UNAUTHORIZED:
 * nodejs.org/api/cli.html, and only `0` counts; PYTHONHTTPSVERIFY: PEP 493; GIT_SSL_NO_VERIFY: git asks only whether it is
 * set (http.c), so that `0` and `false` switch the check off too; PIP_TRUSTED_HOST, UV_INSECURE_HOST: the programs' own
 * pages; npm's `strict-ssl` (docs.npmjs.com, "Config") is pnpm's and the first yarn's as well, and yarn 2 calls it
 * `enableStrictSsl` (yarnpkg.com/configuration/yarnrc), read 2026-11. The others are settings of single servers that follow
 * a handful of patterns.
 */
const TLS_OFF: readonly Switch[] = [
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, when: (value) => value.trim() === '0' },
  { name: /^PYTHONHTTPSVERIFY$/, when: (value) => value.trim() === '0' },
  { name: /^GIT_SSL_NO_VERIFY$/, when: (value) => value !== '', whateverValue: true },
  { name: /^(?:P?NPM_CONFIG|YARN|YARN_ENABLE)_STRICT[_-]SSL$/, when: isOff },
  {
    name: /^(?:PIP_TRUSTED_HOST|UV_INSECURE_HOST)$/,
    when: isUncheckedHost,
  },
  // The twice negated stand first: `SKIP_TLS_VERIFY` ends like `TLS_VERIFY`.
  {
    name: prefiltered(
      'SSL TLS CERT HTTPS SKIP_VERIFY SELF_SIGNED CURL_INSECURE',
      /^(?:[A-Z\d]{1,40}_){0,6}(?:(?:SSL|TLS)_(?:NO_VERIFY|INSECURE|SKIP_VERIFY|SKIP_VERIFICATION|VERIFY_DISABLED?|TRUST_ALL)|(?:SKIP|DISABLE|NO|IGNORE)_(?:SSL|TLS|CERT|CERTIFICATE|HTTPS)(?:_(?:VERIFY|VERIFICATION|VALIDATION|CHECK|ERRORS?))|(?:VAULT|BAO|NOMAD)_SKIP_VERIFY|ALLOW_UNVERIFIED_SSL|INSECURE_(?:SSL|TLS|SKIP_VERIFY|SKIP_TLS_VERIFY)|ALLOW_(?:INSECURE_(?:SSL|TLS|CERTS?|HTTPS)|SELF_SIGNED(?:_CERTS?)?)|(?:ALLOW|ACCEPT)_(?:INVALID|INSECURE|UNTRUSTED|SELF_SIGNED|ANY|ALL)_(?:SSL_|TLS_)?CERT(?:S|IFICATES?)?|(?:NO|SKIP)_VERIFY_(?:SSL|TLS|CERTS?)|TRUST_ALL_CERT(?:S|IFICATES)|TRUST_SERVER_CERTIFICATE|CURL_INSECURE|IGNORE_HTTPS_ERRORS)$/,
    ),
    when: isOn,
  },
  {
    name: prefiltered(
      'SSL TLS CERT HTTPS REJECT_UNAUTHORIZED CLICKHOUSE_VERIFY',
      /^(?:[A-Z\d]{1,40}_){0,6}(?:(?:SSL|TLS|HTTPS|CERT|CERTIFICATE|CERTS)_VERIFY|VERIFY_(?:SSL|TLS|HTTPS|CERTS?|CERTIFICATES?)|(?:SSL|TLS)_VERIFICATION|REJECT_UNAUTHORIZED|STRICT_(?:SSL|TLS)|VALIDATE_(?:CERTS?|SSL|TLS)|CHECK_(?:CERTS?|SSL)|CLICKHOUSE_VERIFY)$/,
    ),
    when: isOff,
  },
  // redis-py, kombu: the values of Python's ssl module.
  {
    name: prefiltered('_CERT_REQS', /^(?:[A-Z\d]{1,40}_){0,6}(?:SSL|TLS)_CERT_REQS$/),
    when: (value) => /^(?:cert_)?none$/i.test(value.trim()),
  },
]

/**
 * How a variable with this value makes the program, or what it is built on, accept any certificate, for a sentence that says
 * "by …"; undefined when it does not.
 */
export function tlsSwitch(name: string, value: string): string | undefined {
  const known = tlsSwitchOf(name)
  if (!known?.when(value)) return undefined
  return known.whateverValue ? `'${name}', whatever its value` : `'${name}'`
}

const tlsSwitchOf = memoized((name) => {
  const upper = name.toUpperCase()
  return TLS_OFF.find((candidate) => candidate.name.test(upper))
})

/** Hosts of pip and uv that are not to be checked, apart by blanks or commas; none where all are this machine. */
export function isUncheckedHost(value: string): boolean {
  return value
    .split(/[\s,]{1,8}/, 16)
    .some((host) => host !== '' && reachOf(host.replace(/:\d{1,5}$/, '')) !== 'loopback')
}

/** Flags that do the same, with their value after `=` or as the next word where they take one. */
const TLS_OFF_WHEN_ON = wordSet(`
  insecure insecure-skip-verify insecure-skip-tls-verify skip-tls-verify skip-ssl-verify skip-verify no-verify-ssl no-verify-tls no-ssl-verify
  no-tls-verify no-strict-ssl no-check-certificate ignore-certificate-errors ignore-https-errors ignoreHTTPSErrors allow-insecure-tls
  tls-skip-verify disable-ssl-verification no-verify trust-server-certificate accept-insecure-certs
  unsafely-ignore-certificate-errors`)
/** Of uv and pip: the host that is not to be checked is their value. */
export const TAKES_HOST = wordSet('allow-insecure-host trusted-host')
const TLS_OFF_WHEN_OFF = wordSet(`
  verify verify-ssl ssl-verify tls-verify verify-tls verify-cert verify-certs strict-ssl reject-unauthorized validate-cert
  validate-certs ssl-cert-reqs tls-cert-reqs`)

/** Deno's `--unsafely-ignore-certificate-errors` is none of them. */
const OF_BROWSERS = /(?<!unsafely-)ignore[-_]?(?:certificate|https)[-_]?errors|accept[-_]?insecure[-_]?certs/i

/** Whether a setting is a switch of browsers, which go by certificates of their own or of the system, whatever variables name. */
export function isOfBrowser(setting: string): boolean {
  return OF_BROWSERS.test(setting)
}

/** Whether an argument, with the one that follows it, switches the checking of certificates off. */
export function isTlsOffFlag(arg: string, next: string | undefined): boolean {
  const flag = flagOf(arg)
  if (!flag) return false
  const { name, value } = flag
  if (TAKES_HOST.has(name)) return isUncheckedHost(value ?? next ?? '')
  if (TLS_OFF_WHEN_ON.has(name)) return value !== '' && !isOff(value ?? 'on')
  if (TLS_OFF_WHEN_OFF.has(name)) return isOff(value ?? next ?? '')
  return isNamedLikeVariable(name, value, next)
}

/** `--skip-ssl-verification`, `--no-jira-ssl-verify`: servers call their flags like their variables; `no-` says false. */
function isNamedLikeVariable(name: string, value: string | undefined, next: string | undefined): boolean {
  if (name.length > 64 || !isAboutTls(name.toLowerCase())) return false
  const [, no, rest = ''] = /^(no-)?(.*)$/s.exec(name) ?? []
  const variable = rest.replace(/([a-z\d])([A-Z])/g, '$1_$2').replaceAll('-', '_')
  if (no !== undefined) return value === undefined && tlsSwitch(variable, 'false') !== undefined
  const given = value ?? (next !== undefined && isOff(next) ? next : 'true')
  return tlsSwitch(variable, given) !== undefined
}

function isAboutTls(name: string): boolean {
  return ['ssl', 'tls', 'cert', 'https', 'unauthorized'].some((part) => name.includes(part))
}

/**
 * Parameters of addresses and connection strings: libraries of HTTP, node-postgres, Prisma, MongoDB, MySQL (Connector/J, mysql2,
 * go-sql-driver, MariaDB Connector/J), ClickHouse (clickhouse-go), RabbitMQ, SQL Server; and the schemes by which Neo4j's
 * drivers take any certificate. 2026-12.
 */
const TLS_PARAMETER = prefiltered(
  'verify unauthorized insecure tls ssl trust',
  /(?:[?&;]|^)\s{0,4}((?:verify|ssl_?verify|tls_?verify|rejectUnauthorized|ssl_verify_cert|verify_ssl|verifyServerCertificate)=(?:false|0|no|off|none)|(?:tlsInsecure|tlsAllowInvalid(?:Certificates|Hostnames)|ssl_insecure|insecure|skip_?verify|tls_?skip_?verify|disableSslHostnameVerification|trust_?server_?certificate)=(?:true|1|yes)|sslmode=(?:no-verify|trust)|tls=skip-verify|verify=verify_none|ssl=\{"rejectUnauthorized":\s{0,4}false\}|ssl_cert_reqs=(?:cert_)?none|sslaccept=accept_invalid_certs)(?![\w-])/i,
)

const UNCHECKED_SCHEME = prefiltered('+ssc', /^\s{0,8}((?:neo4j|bolt)\+ssc)(?=:\/\/)/i)

/** `?sslverify=false`, `rejectUnauthorized=0` in a URL or a connection string, or the scheme; where the match begins and ends. */
export function tlsOffParameter(text: string): { readonly from: number; readonly to: number } | undefined {
  const found = (text.includes('=') ? TLS_PARAMETER.exec(text) : undefined) ?? UNCHECKED_SCHEME.exec(text)
  if (!found) return undefined
  const to = found.index + found[0].length
  return { from: to - (found[1]?.length ?? 0), to }
}

/** A key of an entry that says whether the certificate of its remote is checked. */
export interface CertificateCheck {
  readonly path: Path
  readonly isOff: (value: Node) => boolean
  readonly confidence: Confidence
}

const isFalse = (value: Node): boolean => value.kind === 'boolean' && value.value === false

/**
 * docs.continue.dev/reference, 2026-11; NousResearch/hermes-agent, website/docs/user-guide/features/mcp.md, 2026-11, which
 * takes a file of authorities as well. Its YAML is 1.1, where `no` and `off` are false.
 */
export const CERTIFICATE_CHECKS: readonly CertificateCheck[] = [
  { path: ['requestOptions', 'verifySsl'], isOff: isFalse, confidence: 'high' },
  {
    path: ['ssl_verify'],
    isOff: (value) => isFalse(value) || (value.kind === 'string' && /^(?:no|off|false)$/i.test(value.value)),
    confidence: 'medium',
  },
]

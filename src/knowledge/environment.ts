/** Environment variables and flags that change what runs, whom it trusts and who can reach it. */

import type { Confidence, Path } from '../client.ts'
import type { Binding, ConfigFile, Launch, Node, Text } from '../model.ts'
import { unsetValue } from '../model.ts'
import { child } from '../tree.ts'
import { GIT_COMMAND } from './commands-in-options.ts'
import { flagOf, wordSet } from './flags.ts'
import { reachOf } from './hosts.ts'
import { remembered } from './remember.ts'
import { type Expression, sieved } from './sieve.ts'
import { volatileFolder } from './volatile-paths.ts'

/** A value that means yes, in the ways that programs read one. */
export function isOn(value: string): boolean {
  return /^(?:1|true|yes|on|y|t|enabled?)$/i.test(value.trim())
}

/** A value that means no. */
export function isOff(value: string): boolean {
  return /^(?:0|false|no|off|n|f|disabled?|none|never)$/i.test(value.trim())
}

/**
 * Values under `env` at the root of a settings file, which the client hands to every program that it starts; not the
 * environment of an entry that is the whole file.
 */
export function sharedEnvironment({ document, servers }: ConfigFile): readonly Node[] {
  return document.roots.flatMap((root) => {
    const env = child(root, 'env')
    return env?.kind === 'mapping' && !servers.some(({ node }) => node === root) ? [...env.children.values()] : []
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
    name: sieved(
      'SSL TLS CERT HTTPS SKIP_VERIFY SELF_SIGNED CURL_INSECURE',
      /^(?:[A-Z\d]{1,40}_){0,6}(?:(?:SSL|TLS)_(?:NO_VERIFY|INSECURE|SKIP_VERIFY|SKIP_VERIFICATION|VERIFY_DISABLED?|TRUST_ALL)|(?:SKIP|DISABLE|NO|IGNORE)_(?:SSL|TLS|CERT|CERTIFICATE|HTTPS)(?:_(?:VERIFY|VERIFICATION|VALIDATION|CHECK|ERRORS?))|(?:VAULT|BAO|NOMAD)_SKIP_VERIFY|ALLOW_UNVERIFIED_SSL|INSECURE_(?:SSL|TLS|SKIP_VERIFY|SKIP_TLS_VERIFY)|ALLOW_(?:INSECURE_(?:SSL|TLS|CERTS?|HTTPS)|SELF_SIGNED(?:_CERTS?)?)|TRUST_ALL_CERTS|TRUST_SERVER_CERTIFICATE|CURL_INSECURE|IGNORE_HTTPS_ERRORS)$/,
    ),
    when: isOn,
  },
  {
    name: sieved(
      'SSL TLS CERT HTTPS REJECT_UNAUTHORIZED CLICKHOUSE_VERIFY',
      /^(?:[A-Z\d]{1,40}_){0,6}(?:(?:SSL|TLS|HTTPS|CERT|CERTIFICATE|CERTS)_VERIFY|VERIFY_(?:SSL|TLS|HTTPS|CERTS?|CERTIFICATES?)|(?:SSL|TLS)_VERIFICATION|REJECT_UNAUTHORIZED|VALIDATE_(?:CERTS?|SSL|TLS)|CHECK_(?:CERTS?|SSL)|CLICKHOUSE_VERIFY)$/,
    ),
    when: isOff,
  },
  // redis-py, kombu: the values of Python's ssl module.
  {
    name: sieved('_CERT_REQS', /^(?:[A-Z\d]{1,40}_){0,6}(?:SSL|TLS)_CERT_REQS$/),
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

const tlsSwitchOf = remembered((name) => {
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

/** Whether an argument, with the one that follows it, switches the checking of certificates off. */
export function isTlsOffFlag(arg: string, next: string | undefined): boolean {
  const flag = flagOf(arg)
  if (!flag) return false
  const { name, value } = flag
  if (TAKES_HOST.has(name)) return isUncheckedHost(value ?? next ?? '')
  if (TLS_OFF_WHEN_ON.has(name)) return value !== '' && !isOff(value ?? 'on')
  return TLS_OFF_WHEN_OFF.has(name) && isOff(value ?? next ?? '')
}

/** Parameters of addresses and connection strings: libraries of HTTP, node-postgres, Prisma, MongoDB, MySQL, SQL Server. */
const TLS_PARAMETER =
  /(?:[?&;]|^)\s{0,4}((?:verify|ssl_?verify|tls_?verify|rejectUnauthorized|ssl_verify_cert|verify_ssl)=(?:false|0|no|off|none)|(?:tlsInsecure|tlsAllowInvalidCertificates|ssl_insecure|insecure|trust_?server_?certificate)=(?:true|1|yes)|sslmode=no-verify|ssl_cert_reqs=(?:cert_)?none|sslaccept=accept_invalid_certs)(?![\w-])/i

/** `?sslverify=false`, `rejectUnauthorized=0` in a URL or a connection string; where the match begins and ends. */
export function tlsOffParameter(text: string): { readonly from: number; readonly to: number } | undefined {
  if (!text.includes('=')) return undefined
  const found = TLS_PARAMETER.exec(text)
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

export interface Hook {
  /** What is loaded or run, for a sentence. */
  readonly does: string
}

/**
 * Variables by which a loader, an interpreter or git is made to load or run something of someone else's choosing. Sources:
 * ld.so(8), dyld(1), nodejs.org/api/cli.html, docs.python.org/3/using/cmdline.html, bash(1), git(1), perlrun(1), ruby(1),
 * the JVM's documentation; the selection follows the policy of langflow's `lfx.base.mcp.security` (peers.md, row 24).
 */
const HOOKS: ReadonlyMap<string, string> = new Map([
  ['LD_PRELOAD', 'a library loaded into every program that starts'],
  ['LD_AUDIT', 'a library loaded into every program that starts'],
  ['GCONV_PATH', 'modules that the C library loads'],
  ['DYLD_INSERT_LIBRARIES', 'a library loaded into every program that starts'],
  ['DYLD_LIBRARY_PATH', 'where libraries are looked for first'],
  ['DYLD_FRAMEWORK_PATH', 'where frameworks are looked for first'],
  ['DYLD_FALLBACK_LIBRARY_PATH', 'where libraries are looked for'],
  ['LD_LIBRARY_PATH', 'where libraries are looked for first'],
  ['NODE_OPTIONS', 'code that Node loads before the server'],
  ['NODE_PATH', 'where Node looks for modules'],
  ['BUN_OPTIONS', 'code that Bun loads before the server'],
  ['PYTHONSTARTUP', 'a script that Python runs first'],
  ['PYTHONHOME', 'the standard library that Python uses'],
  ['PYTHONPATH', 'where Python looks for modules first'],
  ['PERL5OPT', 'code that Perl loads first'],
  ['PERL5LIB', 'where Perl looks for modules first'],
  ['RUBYOPT', 'code that Ruby loads first'],
  ['RUBYLIB', 'where Ruby looks for libraries first'],
  ['JAVA_TOOL_OPTIONS', 'options, agents included, that every JVM takes'],
  ['_JAVA_OPTIONS', 'options, agents included, that every JVM takes'],
  ['JDK_JAVA_OPTIONS', 'options, agents included, that the java launcher takes'],
  ['BASH_ENV', 'a script that bash runs before every script'],
  ['ENV', 'a script that sh runs when it starts'],
  ['ZDOTDIR', 'the start-up files of zsh'],
  ['PROMPT_COMMAND', 'a command that bash runs at every prompt'],
  ['GIT_SSH_COMMAND', 'the command that git connects with'],
  ['GIT_SSH', 'the program that git connects with'],
  ['GIT_EXTERNAL_DIFF', 'the program that git compares with'],
  ['GIT_PROXY_COMMAND', 'the command that git connects through'],
  ['GIT_ASKPASS', 'the program that git asks for passwords'],
  ['GIT_CONFIG_GLOBAL', 'the configuration of git, with the commands it names'],
  ['GIT_CONFIG_SYSTEM', 'the configuration of git, with the commands it names'],
  ['GIT_CONFIG_PARAMETERS', 'the configuration of git, with the commands it names'],
  ['GIT_EXEC_PATH', 'where git finds its own commands'],
  ['SSH_ASKPASS', 'the program that ssh asks for passwords'],
  ['NPM_CONFIG_NODE_OPTIONS', 'code that Node loads before the server'],
  ['NPM_CONFIG_SCRIPT_SHELL', 'the shell that npm runs scripts with'],
  ['PERL5DB', 'code that Perl loads first'],
  ['LESSOPEN', 'a command that less reads every file through'],
  ['LESSCLOSE', 'a command that less runs behind every file'],
  ['LUA_INIT', 'code that Lua runs first'],
  ['OPENSSL_MODULES', 'libraries that OpenSSL loads'],
  ['OPENSSL_ENGINES', 'libraries that OpenSSL loads'],
  ['ELECTRON_RUN_AS_NODE', 'an Electron program as a plain interpreter'],
  ['DOTNET_STARTUP_HOOKS', 'an assembly that .NET runs first'],
  ['CORECLR_PROFILER_PATH', 'a library loaded into every .NET program'],
])

/**
 * Options of Node that load or run something; memory, certificates, warnings, networking and flags are left, and the
 * debugger, which is the business of debug-port.
 */
const NODE_LOADS =
  /(?:^|\s)(?:--(?:require|import|loader|experimental-loader|env-file(?:-if-exists)?|eval|experimental-policy)|-r|-e)(?:[=\s]|$)/

/** Node takes quotes off, and takes an underscore for a dash. */
function nodeLoads(value: string): boolean {
  return NODE_LOADS.test(value.replace(/["\\]/g, '').replaceAll('_', '-'))
}

function jvmLoads(value: string): boolean {
  return /-(?:javaagent|agentlib(?!:jdwp\b)|agentpath|Xbootclasspath|Xrun(?!jdwp\b))/.test(value)
}

/** What perlrun(1) and ruby(1) allow in these variables and what loads nothing: warnings, taint, encodings, a compiler. */
const PERL_FLAGS = /^(?:-?(?:[wWXtTU]{1,5}|C\w{0,8})(?:\s{1,8}|$)){1,8}$/
const RUBY_FLAGS =
  /^(?:(?:-W(?:\d|:[\w-]{1,40})?|-[wvdU]{1,4}|-T\d?|-K\w|-E\s?[\w:-]{1,40}|--(?!require)[\w-]{1,40}(?:=[\w,:-]{1,64})?)(?:\s{1,8}|$)){1,8}$/

/**
 * `GIT_CONFIG_KEY_0=core.sshCommand` with `GIT_CONFIG_VALUE_0=…`: git-config(1), "ENVIRONMENT". Where the value says by
 * itself that it is a command, `hookOf` tells it of the value.
 */
export function gitHookOf(name: string, key: string, env: readonly Binding[]): Hook | undefined {
  const number = name.startsWith('GIT_CONFIG_KEY_') ? name.slice('GIT_CONFIG_KEY_'.length) : ''
  if (number === '' || !/^\d{1,4}$/.test(number)) return undefined
  const valueName = `GIT_CONFIG_VALUE_${number}`
  const value = env.findLast((each) => each.name === valueName)?.value?.value ?? ''
  if (value === '' || hookOf(valueName, value)) return undefined
  const runs = /^core\.sshcommand$/i.test(key) ? !isPlainSsh(value) : GIT_COMMAND.test(`${key}=${value}`)
  return runs ? { does: `the setting '${key}' of git, which is a command` } : undefined
}

/** Whether a launch is one of Windows, whose variables have no case: by the names of its programs. */
export function ignoresCase({ programs }: Launch): boolean {
  return programs.some(({ value }) => ON_WINDOWS.test(value.toLowerCase()))
}

const ON_WINDOWS = sieved('. : cmd powershell', /\.(?:exe|cmd|bat|ps1)$|^[a-z]:[\\/]|^(?:cmd|powershell)$/)

/** What a variable hooks into the server's start, or undefined when it, or its value, is harmless. */
export function hookOf(name: string, value: string): Hook | undefined {
  // npm takes an underscore for a dash, too; pnpm has had a prefix of its own since version 11 (pnpm.io, settings).
  const known = /^p?npm_config_.{1,64}$/i.test(name)
    ? name
        .toUpperCase()
        .replaceAll('-', '_')
        .replace(/^P(?=N)/, '')
    : name
  if (
    name.startsWith('GIT_CONFIG_VALUE_') &&
    /^GIT_CONFIG_VALUE_\d{1,4}$/.test(name) &&
    /^\s{0,8}[!/]|\bssh\b/.test(value)
  )
    return { does: 'the configuration of git, with the commands it names' }
  const does = HOOKS.get(known)
  if (does === undefined || value.trim() === '' || passesOn(name, value)) return undefined
  return HARMLESS.get(known)?.(value) ? undefined : { does }
}

/** `${LD_PRELOAD}`: whatever the user's own environment says already. */
function passesOn(name: string, value: string): boolean {
  return new Set([`$${name}`, `\${${name}}`, `\${env:${name}}`, `{env:${name}}`, `%${name}%`]).has(value.trim())
}

/** Allocators and shims that distributions ship, in the system's own folders. */
const SYSTEM_LIBRARY =
  /^(?:\/usr)?(?:\/local)?\/(?:lib|lib64|opt\/[\w.@-]{1,64}\/lib)(?:\/[\w.-]{1,64}){0,2}\/lib(?:jemalloc|tcmalloc(?:_minimal)?|mimalloc|gomp|iomp5|stdc\+\+|asan|nss_wrapper)[\w.-]{0,32}$|^lib(?:jemalloc|tcmalloc(?:_minimal)?|mimalloc|gomp|iomp5)\.so[\d.]{0,16}$/

/** `ssh` of the system, with options that choose a key, a port or a time. */
const PLAIN_SSH = /^"?(?:\/usr\/bin\/|[a-z]:[\\/]windows[\\/]system32[\\/]openssh[\\/])?ssh(?:\.exe)?"?(?=\s|$)/i
const PLAIN_SSH_OPTION =
  /^-(?:i\s{0,4}["']?[\w~./\\:${}-]{1,256}["']?|o\s{0,4}(?:IdentitiesOnly|BatchMode|StrictHostKeyChecking|UserKnownHostsFile|ConnectTimeout|ServerAliveInterval|IdentityAgent|IdentityFile)=[\w~./${}-]{1,256}|p\s{0,4}\d{1,5}|[46qTvaC]{1,8})$/

function isPlainSsh(value: string): boolean {
  const ssh = PLAIN_SSH.exec(value.trim())
  if (!ssh) return false
  const options = value.trim().slice(ssh[0].length, 4096)
  return options.split(/\s(?=-)/).every((option) => option.trim() === '' || PLAIN_SSH_OPTION.test(option.trim()))
}

/** Filters that distributions ship, and set for every user: less(1), "INPUT PREPROCESSOR". */
const LESS_FILTER =
  /^\|{0,2}-?\s{0,4}(?:\/[\w.-]{1,64}){0,6}\/?(?:lesspipe|lessopen|lessclose|lesscomplete|src-hilite-lesspipe|batpipe|pygmentize)(?:\.sh)?(?:\s{1,4}(?:-g|%s)){0,3}$/

/** A shell by its name, or where systems and Git for Windows have it. */
const SYSTEM_SHELL =
  /^(?:\/(?:usr\/(?:local\/)?|opt\/homebrew\/)?bin\/|[a-z]:[\\/](?:windows[\\/]system32|program files[\\/]git(?:[\\/]usr)?[\\/]bin)[\\/])?(?:(?:ba|z|da|k)?sh|cmd|pwsh|powershell)(?:\.exe)?$/i

/** Folders in which a loader or an interpreter looks are set by many installations; one that others write to is an attack. */
const SEARCH_PATHS = [
  'PYTHONPATH',
  'NODE_PATH',
  'PERL5LIB',
  'RUBYLIB',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'DYLD_FALLBACK_LIBRARY_PATH',
  'DYLD_FRAMEWORK_PATH',
]

const HARMLESS: ReadonlyMap<string, (value: string) => boolean> = new Map<string, (value: string) => boolean>([
  ...SEARCH_PATHS.map((name) => [name, (value: string) => !isVolatile(value)] as const),
  ['LD_PRELOAD', (value) => value.split(/[:\s]/).every((file) => file === '' || SYSTEM_LIBRARY.test(file))],
  ['NODE_OPTIONS', (value) => !nodeLoads(value)],
  ['NPM_CONFIG_NODE_OPTIONS', (value) => !nodeLoads(value)],
  ['NPM_CONFIG_SCRIPT_SHELL', (value) => SYSTEM_SHELL.test(value.trim())],
  ['LESSOPEN', (value) => LESS_FILTER.test(value.trim())],
  ['LESSCLOSE', (value) => LESS_FILTER.test(value.trim())],
  ['PERL5OPT', (value) => PERL_FLAGS.test(value.trim())],
  ['RUBYOPT', (value) => RUBY_FLAGS.test(value.trim())],
  ['BUN_OPTIONS', (value) => !/--preload|(?:^|\s)-r\s/.test(value)],
  ['JAVA_TOOL_OPTIONS', (value) => !jvmLoads(value)],
  ['_JAVA_OPTIONS', (value) => !jvmLoads(value)],
  ['JDK_JAVA_OPTIONS', (value) => !jvmLoads(value)],
  // `ENV=production` is what the twelve-factor crowd writes; a shell's start-up file is a path.
  ['ENV', (value) => !/[/\\~]|^\$/.test(value)],
  ['ELECTRON_RUN_AS_NODE', () => true],
  ['GIT_ASKPASS', (value) => /^(?:\/(?:usr\/)?bin\/)?(?:echo|true|false)$/.test(value)],
  ['SSH_ASKPASS', (value) => /^(?:\/(?:usr\/)?bin\/)?(?:echo|true|false)$/.test(value)],
  ['GIT_SSH', isPlainSsh],
  ['GIT_SSH_COMMAND', isPlainSsh],
  ['GIT_CONFIG_GLOBAL', (value) => /^(?:\/dev\/null|NUL)$/i.test(value)],
  ['GIT_CONFIG_SYSTEM', (value) => /^(?:\/dev\/null|NUL)$/i.test(value)],
])

/** Whether one of the folders of a search path is one that others write to. */
function isVolatile(value: string): boolean {
  return pathEntries(value).some((folder) => volatileFolder(folder) !== undefined)
}

/** The folders of a search path: apart by semicolons, or by colons that follow no drive's letter and stand in no reference. */
export function pathEntries(value: string): readonly string[] {
  return value.slice(0, 8192).split(/;|(?<!(?:^|;)[A-Za-z]):(?![^{}:]{0,256}\})/)
}

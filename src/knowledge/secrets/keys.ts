/** What a name says about its value: `GITHUB_TOKEN` holds a credential, `TOKEN_LIMIT` and `PRIMARY_KEY` do not. */

import { prefiltered } from '../prefilter.ts'
import { wordSet } from '../programs/flags.ts'

/**
 * `token`, `password`: a credential. `private-key`, `phrase`: what signs for an account. `key`: the bare word `key`, which
 * says little by itself. `mention`: a credential's name with a word after it that we do not know, `SLACK_TOKEN_ACME`.
 */
export type KeyKind = 'token' | 'password' | 'private-key' | 'phrase' | 'key' | 'mention'

/** Said after the noun without changing it: `API_KEY_PROD`, `TOKEN_2`, `SECRET_VALUE`. */
const TRAILING = wordSet(
  'value prod production dev development test testing live staging stage sandbox old new current default primary secondary backup main base64 b64 plain plaintext raw string json pem text local readonly ro rw classic eu us uk',
)

/** Whose it is, said after the noun as often as before it: `API_KEY_OPENAI`, `AWS_BEARER_TOKEN_BEDROCK`. */
const OWNER = wordSet(
  'openai anthropic claude gemini google github gitlab bitbucket gitea slack notion linear stripe aws bedrock azure gcp supabase firebase figma jira confluence atlassian groq mistral cohere deepseek openrouter perplexity tavily exa brave firecrawl serper huggingface hf replicate vercel netlify cloudflare sentry datadog grafana postgres postgresql mysql redis mongodb mongo neo4j discord telegram npm pypi docker airtable asana trello hubspot',
)

/** After the noun, these make the name be about the credential: where it is, what it is like, what it opens. */
const ABOUT = wordSet(
  'id ids name names path paths file files filename dir directory folder url urls uri host hostname domain endpoint endpoints port type types mode kind ttl limit header headers field param parameter env var variable variables scope scopes prefix suffix hash hashes digest checksum fingerprint thumbprint arn address account contract mint symbol pool supply version versions format encoding provider providers source store storage backend cache command cmd helper script method methods algorithm alg issuer audience subject user username users owner region expiry expires expiration lifetime timeout interval rotation policy policies manager service server client auth flow grant exchange generation steps status state info metadata config options settings description label title hint message error help docs guide usage stats response request callback redirect key keys',
)

const PASSWORD = wordSet('password passwd passwort pass pwd pw passphrase passcode passwords contraseña senha')

const TOKEN = wordSet(
  'token tokens secret secrets credential credentials creds cred pat pats auth authorization bearer jwt cookie cookies sig signature apikey',
)

/** Written without a break: `authtoken`, `clientsecret`. Only for words that are not in the sets above. */
const COMPOUND_TOKEN = prefiltered(
  'token secret key',
  /^[a-z0-9]{0,24}(?:token|secret|apikey|accesskey|secretkey|authkey|signingkey|encryptionkey|masterkey|licensekey|deploykey|accountkey|sharedkey|hmackey)s?$/,
)
/** `pass` and `pw` end other words as well (`bypass`, `compass`): only after what has a login. */
const COMPOUND_PASSWORD = prefiltered(
  'pass pwd pw',
  /^(?:[a-z0-9]{1,24}(?:password|passwd|passphrase|pwd)|[a-z]{0,8}(?:db|sql|pg|postgres|mongo|redis|mail|smtp|imap|ftp|ssh|ldap|http|proxy|user|admin|root|api|app|login|key|store|trust|mqtt|rabbit|rabbitmq|kafka|elastic|oracle|wifi|vpn|sudo)(?:pass|pw))$/,
)

/** Anywhere in a name, these say that the value is about a secret, or a number of them, and not one. */
const NOT_SECRET = wordSet(
  'public publishable max maximum min minimum average num count number total limit budget enable enabled disable disabled use uses has is allow require required requires no skip show hide mask redact forward passthrough tokenizer tokenization idempotency csrf without validate verify keyboard keybinding hotkey shortcut',
)

/** Before `key`: an identifier, a column, a cache entry, a key on the keyboard or in a mapping. */
const NOT_A_KEY = wordSet(
  'primary partition sort foreign cache tag file project bucket kms object issue page space row lookup group item index host board dataset sheet query metric translation feature flag config context dedupe site anon hot press map json yaml field column property attribute sort order label display color theme arrow modifier function state store layer react unique natural composite shard settings routing registry env variable header which',
)

/** Before `token`: what a tokenizer makes of text, and markers in it. */
const NOT_A_TOKEN = wordSet(
  'page next continuation cursor stop eos bos pad unk sep cls input output prompt completion reasoning thinking context sync special end start design',
)

/** Before `pass`, `auth`, `signature`: not the credential. */
const NOT_A_CREDENTIAL = wordSet('first second third last single two multi by com')

/** Before `signature`: what a piece of code looks like, or, of Hyprland's desktop, the name of a session. */
const NOT_A_SIGNATURE = wordSet('instance method function type call class')

/** Before `auth` or `credentials`: how, not with what. */
const MANNER = wordSet('with include same omit send type')

/** `githubApiKey`, `GITHUB_API_KEY`, `--github-api-key` → github, api, key. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 128)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9ñ]+/)
    .filter((word) => word !== '')
}

/** Configs use a few names over and over, and each is asked about several times. A hostile file's are not all kept. */
const classified = new Map<string, KeyKind | undefined>()
const MOST_CLASSIFIED = 1024

/** The kind of secret a name promises, or undefined when it promises none. Takes variables, flags, headers and keys. */
export function classifyKey(name: string): KeyKind | undefined {
  const known = classified.get(name)
  if (known !== undefined || classified.has(name)) return known
  const kind = classify(name)
  if (classified.size < MOST_CLASSIFIED && name.length <= 128) classified.set(name, kind)
  return kind
}

function classify(name: string): KeyKind | undefined {
  const words = wordsOf(name)
  while (words.length > 1 && isTrailing(words)) words.pop()
  // `TOKEN2`, `apiKey1`.
  const last = words.at(-1)?.replace(/(?<=[a-z]{3})\d{1,2}$/, '')
  if (last === undefined || words.some((word) => NOT_SECRET.has(word))) return undefined
  const before = words.at(-2) ?? ''
  if (last === 'mnemonic' || (last === 'phrase' && /^(?:seed|recovery|secret|backup|mnemonic)$/.test(before)))
    return 'phrase'
  if (last === 'privatekey' || (before === 'private' && last === 'key')) return 'private-key'
  if (PASSWORD.has(last) || COMPOUND_PASSWORD.test(last)) return NOT_A_CREDENTIAL.has(before) ? undefined : 'password'
  if (last === 'key' || last === 'keys') return keyNoun(last, before, words.length)
  if (TOKEN.has(last) || COMPOUND_TOKEN.test(last)) {
    if (/^tokens?$/.test(last) && NOT_A_TOKEN.has(before)) return undefined
    if (last === 'signature' && NOT_A_SIGNATURE.has(before)) return undefined
    return NOT_A_CREDENTIAL.has(before) || MANNER.has(before) ? undefined : 'token'
  }
  return mentions(words) ? 'mention' : undefined
}

/** Words after the noun that change nothing: an environment, a number, an owner. `SECRET_KEY_BASE` is Rails' own. */
function isTrailing(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  if (TRAILING.has(last) || /^v?\d{1,4}$/.test(last)) return true
  const before = words.at(-2) ?? ''
  if (last === 'base') return before === 'key' && words.at(-3) === 'secret'
  return OWNER.has(last) && /^(?:token|key|secret|password|pat|apikey)$/.test(before)
}

/** `SLACK_TOKEN_ACME`, `API_KEY_TEAM_A`: no more than a hint, which only a value without any doubt confirms. */
function mentions(words: readonly string[]): boolean {
  if (words.some((word) => ABOUT.has(word) && word !== 'key' && word !== 'auth')) return false
  return words.some((word, at) => {
    if (at === words.length - 1) return false
    if (word === 'key') return /^(?:api|access|secret|auth)$/.test(words[at - 1] ?? '')
    return /^(?:token|apikey)$/.test(word) && !NOT_A_TOKEN.has(words[at - 1] ?? '')
  })
}

function keyNoun(last: string, before: string, count: number): KeyKind | undefined {
  if (count === 1) return last === 'key' ? 'key' : undefined
  if (NOT_A_KEY.has(before)) return undefined
  if (last === 'keys') return /^(?:api|access|secret|auth|signing|encryption)$/.test(before) ? 'token' : undefined
  return 'token'
}

/** Whether a variable, flag, header or parameter of this name carries a credential. The bare word `key` and a mere mention do not count. */
export function isSecretKey(name: string): boolean {
  const kind = classifyKey(name)
  return kind !== undefined && kind !== 'key' && kind !== 'mention'
}

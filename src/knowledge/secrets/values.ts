/** What a value says about itself when its name promises a credential. */

/** Switches and manners: they say whether or how, not with what. */
const SETTINGS: ReadonlySet<string> = new Set(
  'true false yes no on off none null undefined nil auto default enabled disabled required optional bearer basic digest oauth oauth2 token tokens apikey api_key api-key key jwt saml oidc sso pat header headers cookie cookies query body env environment file files keychain keyring vault prompt ask always never manual interactive browser device device_code client_credentials authorization_code session same-origin include omit same any all read write plain hmac hmac-sha256 sha256 rs256 hs256 es256 x-api-key authorization unset n/a'.split(
    ' ',
  ),
)

/** Whole values that no credential looks like. */
const ELSEWHERE: readonly RegExp[] = [
  /^\d{1,9}$/,
  /^v?\d{1,5}(?:\.\d{1,5}){1,3}(?:[-+][\w.]{1,40})?$/, // a version
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,16}Z?)?$/, // a date
  /^\d{1,6}\s{0,2}(?:ms|s|m|h|d|w|seconds|minutes|hours|days)$/,
  /^(?:~|\.{1,2})(?:[/\\]|$)/, // a path
  /^[A-Za-z]:[/\\]/,
  /^[\w@. /\\-]{1,256}\.(?:json|ya?ml|toml|env|txt|pem|key|crt|cer|p12|pfx|jks|conf|cfg|ini|js|ts|py|sh|md|db|sqlite|log|asc|gpg|pub)$/i,
  /^[a-z][a-z0-9+.-]{1,30}:\/\//i, // a URL, which is taken apart
  /^(?:[a-z]{1,12}-){0,2}(?:secret|secrets|secretref|ref|file|env|var|vault|keyring|keychain|op|sops|pass|ssm|sm|input|config)[a-z]{0,8}:[\w./#@-]{1,256}$/i,
  /^arn:[\w-]{1,20}:/,
  /^(?:sha(?:1|256|384|512)|md5)[:-][\w+/=]{16,128}$/, // a digest
  /^[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}$/, // an address
  /^@[\w-]{1,64}\/[\w.-]{1,128}/, // a package
  /^(?:[a-z][a-z0-9-]{0,40}\.){1,6}[a-z]{2,12}(?::\d{1,5})?$/, // a host name
  /^data:[\w/+.-]{1,64}[;,]/,
  /^\$2[aby]\$\d\d\$/, // a hash of a password
]

/** Base64 of random bytes may begin with a slash; a path has words between its slashes. */
const ROOTED = /^(?:\/[\w.@:*+ -]{0,64}){1,32}$/

/** Whether a value is a setting, a path, a host, a number …: something else than a credential, whatever its name. */
export function isSomethingElse(text: string): boolean {
  if (SETTINGS.has(text.toLowerCase())) return true
  if (text.length > 512) return false
  if (text.startsWith('/')) return !isDense(text) && ROOTED.test(text)
  return ELSEWHERE.some((pattern) => pattern.test(text))
}

function isDense(text: string): boolean {
  return (
    text.length >= 24 && classesOf(text) === 3 && text.split('/').length <= 1 + text.length / 12 && !text.includes('.')
  )
}

/** How many of lower case, upper case and digits a text has. */
export function classesOf(text: string): number {
  return Number(/[a-z]/.test(text)) + Number(/[A-Z]/.test(text)) + Number(/\d/.test(text))
}

/** Letters with digits, or cases mixed more than any name in camel case has them. */
export function isMixed(text: string): boolean {
  if (classesOf(text) < 2 || /[^\w+/=.~:!@#$%^&*-]/.test(text)) return false
  if (/\d/.test(text)) return true
  const humps = text.match(/[a-z][A-Z]/g)?.length ?? 0
  return text.length >= 16 && humps * 6 >= text.length
}

/** Shannon entropy in bits per character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/**
 * Long, with a digit, and not repetitive. 2.8 bits keep every random string of 32 hex digits; the 3.5 that others use lose
 * one in five (measured over 100,000 of each shape). Words are told by the placeholder test, not by entropy.
 */
export function looksRandom(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && !/\s/.test(text) && entropyOf(text) >= 2.8
}

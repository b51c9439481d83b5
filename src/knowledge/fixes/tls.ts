/** How the checking of certificates is switched on again. */

import { replaced, rewritten, unsafe } from '../../changes.ts'
import type { Fix, Node, Text } from '../../model.ts'
import type { InsecureFetch } from '../downloads/insecure-fetches.ts'
import { isTlsOffFlag, TAKES_HOST } from '../environment/index.ts'
import { flagOf } from '../programs/flags.ts'
import { switchWords, withoutSwitch } from './given.ts'

/** A flag that switches it off goes. */
export function withoutTlsFlag(words: readonly Text[], index: number): Fix | undefined {
  const [flag, host] = words.slice(index, index + 2)
  const { name = '', value } = flagOf(flag?.value ?? '') ?? {}
  if (!TAKES_HOST.has(name) || value !== undefined) return withoutSwitch(switchWords(words, index, isTlsOffFlag))
  return host && !host.value.startsWith('-') ? withoutSwitch([flag, host]) : undefined
}

/** `-k` of curl goes, from among other letters too, and `-c http.sslVerify=false` of git. */
export function withoutInsecureFetch({ at, option, program }: InsecureFetch): Fix | undefined {
  if (program !== 'curl' && program !== 'git') return undefined
  if (program === 'git') return option?.value === '-c' ? withoutSwitch([option, at]) : undefined
  const letter = at.value.indexOf('k')
  if (at.value.startsWith('--') || at.value.length === 2) return withoutSwitch([at])
  const change = rewritten(at, '', letter, letter + 1)
  return unsafe("Remove '-k'", change && [change])
}

/** What a parameter of an address is to say, by what it says: each pair is of one library. */
const SECURELY: readonly (readonly [when: RegExp, by: string])[] = [
  [/^sslmode=(?:no-verify|trust|disable)$/i, 'verify-full'],
  [/^tls=skip-verify$/i, 'true'],
  [/=verify_none$/i, 'verify_peer'],
  [/^ssl-?mode=disabled$/i, 'VERIFY_IDENTITY'],
  [/^encrypt=(?:optional|no)$/i, 'true'],
  [/^ssl_cert_reqs=/i, 'required'],
  [/^sslaccept=/i, 'strict'],
  [/=false$/i, 'true'],
  [/=0$/, '1'],
  [/=no$/i, 'yes'],
  [/=off$/i, 'on'],
  [/=true$/i, 'false'],
  [/=1$/, '0'],
  [/=yes$/i, 'no'],
]

/** A parameter of an address, between two units of its text, says the opposite. */
export function secureParameter(
  text: Text,
  { from, to }: { readonly from: number; readonly to: number },
): Fix | undefined {
  const parameter = text.value.slice(from, to)
  const equals = parameter.indexOf('=')
  const by = SECURELY.find(([when]) => when.test(parameter))?.[1]
  const change = by === undefined ? undefined : rewritten(text, by, from + equals + 1, to)
  return unsafe(`Write '${parameter.slice(0, equals)}=${by}'`, change && [change])
}

/** The key of an entry that says whether certificates are checked. */
export function checked(check: Node, key: string): Fix | undefined {
  return unsafe(`Set '${key}' to true`, [replaced(check, true)])
}

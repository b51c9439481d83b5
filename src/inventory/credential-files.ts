/** Variables with the path of a file in which a credential is. */

import type { Knowledge } from '../knowledge/handed.ts'

/** Whose names do not say so: kubectl, Google's client libraries, libpq, curl; and TLS, where a key is that of a map elsewhere. */
const OF_TOOLS: ReadonlySet<string> = new Set([
  'KUBECONFIG',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'PGPASSFILE',
  'NETRC',
  'KEY_FILE',
  'KEYFILE',
])

/** `AUTH_PATH`, `COOKIE_PATH` are paths of a web server. */
const OF_A_SERVER = /(?:AUTH|AUTHORIZATION|COOKIES?)$/

/** Whether a variable of this name has such a path: `KUBECONFIG`, `TLS_KEY_FILE`, `GITHUB_TOKEN_PATH`. */
export function namesCredentialFile(name: string, { isSecretKey }: Pick<Knowledge, 'isSecretKey'>): boolean {
  const [, credential = ''] = /^([\w-]{1,120})_?(?:FILE|PATH|FILENAME)$/i.exec(name) ?? []
  const noun = credential.replace(/_$/, '')
  return OF_TOOLS.has(name) || (noun !== '' && isSecretKey(noun) && !OF_A_SERVER.test(noun.toUpperCase()))
}

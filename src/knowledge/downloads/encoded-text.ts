/** Text that is hidden in a command as base64, or as hexadecimal digits: RFC 4648; PowerShell's -EncodedCommand. */

/** Where a body may begin and end. */
const ENCODED = /(?:^|[\s'"(=,<])([A-Za-z0-9+/]{24,1048576}={0,2})(?=$|[\s'")|;},])/g
const HEXADECIMAL = /^(?:[\da-f]{2}){12,524288}$/i
/** Bodies of one text that are looked at: a harmless one may stand before another. */
const MOST_BODIES = 64

/**
 * What encoded text inside a command says, each body of it on lines of its own; undefined where there is none. Two layers at
 * the most.
 */
export function decoded(script: string, depth = 2): string | undefined {
  if (depth === 0) return undefined
  const found: string[] = []
  let bodies = 0
  for (const [, body = ''] of script.matchAll(ENCODED)) {
    if (++bodies > MOST_BODIES) break
    const text = HEXADECIMAL.test(body) ? (readable(body, 'hex') ?? readable(body, 'base64')) : readable(body, 'base64')
    if (text) found.push(decoded(text, depth - 1) ?? text)
  }
  return found.length > 0 ? found.join('\n') : undefined
}

function readable(body: string, encoding: 'hex' | 'base64'): string | undefined {
  const bytes = Buffer.from(body, encoding)
  // PowerShell's -EncodedCommand is UTF-16.
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString('utf8')
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text
}

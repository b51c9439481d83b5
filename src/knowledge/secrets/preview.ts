/** What may be shown of a secret: enough to find it in a provider's console, too little to use or to confirm a guess. */

/** Below this nothing is shown but the length, and that only as a class: a few characters confirm a guessed password. */
const SHORTEST_SHOWN = 16

/** `ghp_Rw…a5hW (40 chars)`: a readable beginning of `lead` characters, and no more than a quarter of what follows. */
export function previewToken(token: string, lead: number): string {
  const body = token.length - lead
  const shown = Math.floor(body / 4)
  if (body < SHORTEST_SHOWN || !/^[\x21-\x7e]+$/.test(token)) return previewPassword(token)
  const head = Math.min(2, Math.floor(shown / 3))
  const tail = Math.min(4, shown - head)
  return `${token.slice(0, lead + head)}…${token.slice(token.length - tail)} (${token.length} chars)`
}

/** `‹redacted, 8-15 chars›`. Also for whatever has unprintable characters in it. */
export function previewPassword(text: string): string {
  const [class_ = '64 or more'] = [
    [8, 'under 8'],
    [16, '8-15'],
    [32, '16-31'],
    [64, '32-63'],
  ].flatMap(([limit, name]) => (text.length < Number(limit) ? [String(name)] : []))
  return `‹redacted, ${class_} chars›`
}

/** A key or certificate file: what kind, and how long. */
export function previewPem(text: string): string {
  const kind = /^-----BEGIN ([A-Z0-9 ]{3,40})-----/.exec(text)?.[1] ?? 'private key'
  return `‹${kind.toLowerCase()}, ${text.length} chars›`
}

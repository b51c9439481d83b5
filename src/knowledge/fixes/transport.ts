/** How connections are made safe again. */

import { rewritten, withoutWords } from '../../changes.ts'
import { type Fix, type Server, wordsOf } from '../../model.ts'
import type { PlainRemote } from '../remotes.ts'

/** What lets a bridge connect without encryption, and would let it do so again. */
const ALLOWS_PLAIN: ReadonlySet<string> = new Set(['--allow-http', '--allow-insecure-http'])

/** The same address over TLS. Whether the server offers it, only the server knows. */
export function encrypted(server: Server, { url, address, scheme }: PlainRemote): Fix | undefined {
  const secure = address.scheme === 'ws' ? 'wss' : 'https'
  const change = rewritten(url, secure, scheme.from, scheme.to)
  if (!change) return undefined
  const allowing = withoutWords(wordsOf(server).filter(({ value }) => ALLOWS_PLAIN.has(value))) ?? []
  return {
    title: `Write '${secure}' in place of '${address.scheme}'`,
    safety: 'unsafe',
    changes: [change, ...allowing],
  }
}

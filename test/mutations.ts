/** Texts taken apart and put together in other ways, as a fuzzer does it: by tokens, by characters and by bytes. */

import fc from 'fast-check'
import { bytes, secret, secretNames } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

/** What means something to a client, a program or a terminal. */
export const WORDS: readonly string[] = [
  ...'npx uvx docker run -y -v -e --mount sh -c cmd /c node python -m sudo env bash powershell -EncodedCommand mcp-remote'.split(
    ' ',
  ),
  ...'/ ~ ~/.ssh C:\\ /var/run/docker.sock:/s * mcp__a__b Bash(*) latest @latest --privileged --network=host 0.0.0.0'.split(
    ' ',
  ),
  ...'http://evil.example https://user:pass@evil.example/?token=x ${env:A} ${input:b} ${A:-b} $(id) `id` {{A}} %A%'.split(
    ' ',
  ),
  ...'true false null 0 -1 1e999 [] {} "" __proto__ constructor toString command args env url headers type mcpServers'.split(
    ' ',
  ),
  ...HOSTILE.map(([, text]) => text.slice(0, 400)),
  ...secretNames.map(secret),
]
/** Characters that formats are made of. */
export const MARKS: readonly string[] = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ',',
  ':',
  '\n',
  '\\',
  '#',
  '=',
  '- ',
  '*a',
  '&a ',
  '<<: ',
  '//',
  '/*',
  '---\n',
  '\0',
]

/** Where a change is made, as a share of the text, so that it means something for any seed. */
const share = fc.double({ min: 0, max: 1, noNaN: true })
export const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('token' as const), at: share, word: fc.constantFrom(...WORDS) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('swap' as const), at: share, to: share }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('put' as const), at: share, word: fc.constantFrom(...MARKS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share, size: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: share, size: fc.nat(80) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), at: share }) },
)
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

const TOKEN = /"(?:[^"\\\n]|\\.){0,300}"|'[^'\n]{0,300}'|[\w@./:$-]{2,300}/g

/** The text after these changes, one after the other. */
export function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce(changedOnce, text)
}

function changedOnce(now: string, each: Change): string {
  const at = Math.floor(each.at * now.length)
  switch (each.kind) {
    case 'put':
      return now.slice(0, at) + each.word + now.slice(at)
    case 'cut':
      return now.slice(0, at) + now.slice(at + each.size)
    case 'repeat':
      return now.slice(0, at + each.size) + now.slice(at)
    case 'end':
      return now.slice(0, at)
    case 'token':
      return replacedToken(now, each.at, (old) => (/^["']/.test(old) ? JSON.stringify(each.word) : each.word))
    case 'swap': {
      const tokens = now.match(TOKEN) ?? []
      return replacedToken(now, each.at, (old) => tokens[Math.floor(each.to * (tokens.length - 1))] ?? old)
    }
  }
}

function replacedToken(text: string, where: number, by: (old: string) => string): string {
  const tokens = [...text.matchAll(TOKEN)]
  const token = tokens[Math.floor(where * (tokens.length - 1))]
  if (!token) return text
  return text.slice(0, token.index) + by(token[0]) + text.slice(token.index + token[0].length)
}

/** How text becomes bytes: as it is, mostly. */
export const encoding: fc.Arbitrary<(text: string) => Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: fc.constant((text: string): Uint8Array => bytes(text)) },
  fc.constant((text: string): Uint8Array => bytes(`\ufeff${text}`)),
  fc.constant((text: string): Uint8Array => bytes(text.replaceAll('\n', '\r\n'))),
  fc.constant((text: string): Uint8Array => bytes(text.replaceAll('\n', '\r'))),
  fc.constant((text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')),
  fc.constant((text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  fc.constant((text: string): Uint8Array => Buffer.from(text, 'latin1')),
  fc.tuple(share, fc.nat(255)).map(([at, byte]) => (text: string): Uint8Array => {
    const raw = bytes(text)
    raw[Math.floor(at * Math.max(raw.length - 1, 0))] = byte
    return raw
  }),
)

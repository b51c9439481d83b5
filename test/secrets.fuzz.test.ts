/** What holds of the secret detector for any text at all, hostile ones first. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { detectSecrets, type SecretInput } from '../src/knowledge/secrets/detect.ts'
import { PROVIDERS } from '../src/knowledge/secrets/providers.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { expectAtOnce } from './growth.ts'
import { noise } from './secret-bench.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const places = ['env', 'arg', 'header', 'url', 'other'] as const
const keys = [
  'API_TOKEN',
  'DB_PASSWORD',
  'Authorization',
  'Cookie',
  '--header',
  '-u',
  '-e',
  'PRIVATE_KEY',
  'MNEMONIC',
  'key',
  'url',
  'SLACK_TOKEN_ACME',
  '-k',
  '__proto__',
  '',
]

/** Texts made of what the forms of values are made of. */
const fragments = fc.constantFrom(
  ...'= : ; , & ? # @ / \\ " \' { } [ ] ( ) < > $ % ` ! - -- . _ | ~ ://'.split(' '),
  ' ',
  '\n',
  '\t',
  '\u0000',
  '\ufffc',
  '\ud800',
  'é',
  '😀',
  '\u202e',
  'https',
  'postgres',
  'Bearer ',
  'Basic ',
  'Authorization',
  'token',
  'PASSWORD',
  '${',
  '${X:-',
  '$(',
  '%41',
  '%zz',
  '\\u0041',
  '":"',
  'eyJ',
  'ghp_',
  'sk-',
  '-----BEGIN ',
  'Bash(',
  'curl -H ',
  noise(1, 20),
  noise(2, 40),
  '0'.repeat(20),
)
const text = fc.oneof(
  fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const input: fc.Arbitrary<SecretInput> = fc.record(
  {
    value: text,
    key: fc.oneof(fc.constantFrom(...keys), text),
    place: fc.constantFrom(...places),
    server: text,
    context: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ['value', 'place'] },
)

describe('for any text', () => {
  it('never throws, stays within the value, and says the same twice', () => {
    fc.assert(
      fc.property(input, (one) => {
        const found = detectSecrets(one)
        let end = 0
        for (const { from, to, label, preview } of found) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(one.value.length)
          expect(label).toMatch(/^(?:an?|what) /)
          expect(preview).toMatch(/^[\x20-\x7e…‹›]+$/)
          end = to
        }
        expect(detectSecrets(one)).toEqual(found)
      }),
      tries(3000),
    )
  })

  it('shows no more than six characters of a secret of any shape after its prefix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 8, max: 200 }),
        fc.constantFrom(...keys),
        (seed, length, key) => {
          const secret = noise(seed, length)
          // Every so often it begins as some provider's do, which is shown.
          const known = PROVIDERS.prefixed().flatMap(({ keywords }) => keywords)
          const beginning = known.find((each) => secret.startsWith(each)) ?? ''
          const body = secret.slice(beginning.length)
          for (const { preview } of detectSecrets({ value: secret, key, place: 'env' })) {
            for (let at = 0; at + 5 <= body.length; at++) expect(preview).not.toContain(body.slice(at, at + 5))
          }
        },
      ),
      { ...tries(500), examples: [[892275, 27, 'API_TOKEN']] },
    )
  })

  it('finds a token wherever it stands', () => {
    const token = ['github', '_pat_', noise(5, 22), '_', noise(6, 59)].join('')
    const border = fc.constantFrom(' ', '"', "'", '=', ':', '/', ',', ';', '(', '\n', '${X}', '|', '')
    fc.assert(
      fc.property(text, border, border, text, (before, left, right, after) => {
        const head = `${before}${left}`.replace(/[A-Za-z0-9]$/, ' ')
        const value = `${head}${token}${right} ${after}`
        const held = detectSecrets({ value, place: 'other' }).some(
          ({ from, to }) => from <= head.length && to >= head.length + token.length,
        )
        expect(held).toBe(true)
      }),
      tries(1000),
    )
  })
})

describe('64 KiB made to waste our time', () => {
  const SIZE = 65536
  /** Milliseconds: most take a few, and what is not linear takes minutes. */
  const ENOUGH = { enough: 200 }
  const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)
  const beginnings = PROVIDERS.prefixed().flatMap(({ keywords }) => keywords)
  const units = [
    ...'a A 0 - _ . / = : @ " \' { } [ ( $ ${ % ` \\ \\" a= a=b, a:b@ :// a:// {"a": {"a":"b", [" $( $(( ${a:- Bearer Basic --a= a; a=b& eyJ eyJ.eyJ a1- (a a( Q~ JQQJ9 :AA NRAL'.split(
      ' ',
    ),
    ' ',
    '\n',
    'a ',
    '-H ',
    '\ud83d',
    '0123456789abcdef',
    '-----BEGIN PRIVATE KEY-----',
    '"a" ',
    "'a ",
    'user:pass@',
    'postgres://a:b@c/ ',
    'abandon ',
    `${['sk', '-proj-'].join('')}${'T3BlbkFJ'.repeat(20)} `,
    `${['T3Blbk', 'FJ'].join('')}`,
    '-----BEGIN PRIVATE KEY-----\nProc-Type: 4\n',
    'host=a password=b ',
    'user=a;password=b;',
    'a/b@//c:1/',
    'https://a0a0a0a0a0a0a0a0a0a0a0@b/?Signature=a&Expires=1700000000&',
    'mysql -pabcde ',
    '$env:A=b;',
    'a-b2.c3/',
    'ENC[AES256_GCM,data:',
    `M${'a'.repeat(24)}.`,
  ]

  it.each(keys)('given as %j, is done with in time', async (key) => {
    for (const unit of units) {
      const prepare = (size: number) => {
        const value = fill(unit).slice(0, size)
        return () => detectSecrets({ value, key, place: 'env' })
      }
      // The shorter one is looked at as a setting, the longer one as a file.
      for (const size of [SIZE, 4096]) await expectAtOnce(size, ENOUGH, prepare, JSON.stringify(unit))
    }
  })

  it('is done with in time, for every prefix of every provider', { timeout: 300_000 }, async () => {
    for (const beginning of beginnings) {
      for (const whole of [
        fill(beginning),
        fill(`${beginning} `),
        beginning + fill('a'),
        fill(`${beginning}${'a0'.repeat(30)} `),
      ]) {
        const prepare = (size: number) => {
          const value = whole.slice(0, size)
          return () => detectSecrets({ value, place: 'other' })
        }
        await expectAtOnce(SIZE, ENOUGH, prepare, beginning.slice(0, 4))
      }
    }
  })
})

/** Every row of the provider table, shown on fifty bodies of its documented format: alone and where configs put them. */

import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { detectSecrets, type SecretInput } from '../src/knowledge/secrets/detect.ts'
import { PROVIDERS, type Provider } from '../src/knowledge/secrets/providers.ts'
import { rotationPage } from '../src/knowledge/secrets/rotation.ts'
import { type Body, bodiesOf, isAddress } from './secret-bodies.ts'

const [prefixed, shaped, named] = [PROVIDERS.prefixed(), PROVIDERS.shaped(), PROVIDERS.named()]
const all = [...prefixed, ...shaped, ...named]
const COUNT = 50
const SEED = 20261127

/** A place in a config, and how a body is written there. `around` says whose the server is, for shapes that many have. */
interface Place {
  readonly name: string
  readonly write: (text: string) => string
  readonly input: Omit<SecretInput, 'value'>
}

const TOKENS: readonly Place[] = [
  { name: 'a value under a secret’s name', write: (text) => text, input: { key: 'API_KEY', place: 'env' } },
  {
    name: 'an authorization header',
    write: (text) => `Bearer ${text}`,
    input: { key: 'Authorization', place: 'header' },
  },
  {
    name: 'a header after an option',
    write: (text) => `Authorization: Bearer ${text}`,
    input: { key: '--header', place: 'arg' },
  },
  {
    name: 'a command line',
    write: (text) => `exec server --port 80 --token ${text} --verbose`,
    input: { key: '-c', place: 'arg' },
  },
  { name: 'an option', write: (text) => `--api-key=${text}`, input: { place: 'arg' } },
  {
    name: 'a URL’s query',
    write: (text) => `https://mcp.example/mcp?profile=x&api_key=${text}&region=eu`,
    input: { key: 'url', place: 'url' },
  },
  {
    name: 'JSON in a string',
    write: (text) => JSON.stringify({ auth: { apiKey: text } }),
    input: { key: 'CONFIG', place: 'env' },
  },
]
const ADDRESSES: readonly Place[] = [
  { name: 'a URL', write: (text) => `https://${text}`, input: { key: 'url', place: 'url' } },
  {
    name: 'a command line',
    write: (text) => `npx mcp-remote https://${text} --debug`,
    input: { key: '-c', place: 'arg' },
  },
]
/** The ways that most configs write are shown on every body, the others on a few. */
const COMMON = /secret’s name|authorization|command line|query|URL/
const FEW = 10
/** A file's worth of text goes where files go. */
const FILES: readonly Place[] = TOKENS.filter(({ name }) => /secret’s name|JSON/.test(name))

function placesOf({ check }: Provider, body: Body): readonly Place[] {
  if (check === 'pem') return FILES
  return isAddress(body) ? ADDRESSES : TOKENS
}

/** Longer than two letters, which might be anybody's initials. */
function ownerOf({ keywords }: Provider): string | undefined {
  return keywords.find((word) => word.length > 2)
}

/** By the name, so that a new row leaves the bodies of all others as they are. */
function seedOf({ id }: Provider): number {
  return (SEED + crc32(id)) % 2 ** 31
}

/** What a detection is not, as against what it should be; undefined when nothing. */
function wrong(provider: Provider, body: Body, { write, input }: Place): string | undefined {
  const value = write(body.text)
  const server = named.includes(provider) ? ownerOf(provider) : 'notes'
  const found = detectSecrets({ value, ...input, server })
  // Escapes of JSON make the text of some longer than the secret.
  const written = input.key === 'CONFIG' ? JSON.stringify(body.secret).slice(1, -1) : body.secret
  const from = value.indexOf(written)
  const [only] = found
  if (!only || found.length > 1) return `${found.length} found`
  if (only.from !== from || only.to !== from + written.length)
    return `at ${only.from} to ${only.to}, not ${from} to ${from + written.length}`
  if (only.providerId !== provider.id || only.label !== provider.label) return `called ${only.providerId}`
  const kind = provider.keyMaterial ? 'key-material' : 'token'
  return only.kind === kind && only.confidence !== 'low' ? undefined : `a ${only.kind} of ${only.confidence} confidence`
}

describe.each(all)('$id', (provider) => {
  it('is found wherever it stands, once, whole and by its name', () => {
    const failures = bodiesOf(provider, COUNT, seedOf(provider)).flatMap((body, index) =>
      placesOf(provider, body).flatMap((place) => {
        if (index >= FEW && !COMMON.test(place.name)) return []
        const failure = wrong(provider, body, place)
        return failure === undefined ? [] : [`${place.name}, ${body.text.length} characters: ${failure}`]
      }),
    )
    expect(failures).toEqual([])
  })

  it('can be revoked somewhere', () => expect(rotationPage(provider.id)).toMatch(/\w{3}/))
})

describe('a checksum', () => {
  const checked = all.filter(({ check }) => /crc32|bech32/.test(check ?? ''))

  it.each(checked)(
    '$id: certain when it is right, low and never dropped when one character of it is wrong',
    (provider) => {
      let certain = 0
      for (const { text } of bodiesOf(provider, COUNT, seedOf(provider))) {
        const [right] = detectSecrets({ value: text, key: 'TOKEN', place: 'env' })
        if (!right?.certain) continue
        certain++
        for (const back of [1, 3, 5]) {
          const at = text.length - back
          const other = text.charAt(at) === '2' ? '3' : '2'
          const value = text.slice(0, at) + other + text.slice(at + 1)
          const found = detectSecrets({ value, key: 'TOKEN', place: 'env' })
          expect(found).toMatchObject([
            { kind: 'possible', confidence: 'low', certain: false, providerId: provider.id, from: 0, to: value.length },
          ])
        }
      }
      expect(certain).toBeGreaterThan(provider.id === 'gitlab' ? COUNT / 5 : COUNT - 1)
    },
  )

  it.each(all.filter((provider) => !checked.includes(provider)))('$id has none, so nothing is certain', (provider) => {
    for (const { text } of bodiesOf(provider, 5, seedOf(provider)))
      for (const { certain } of detectSecrets({ value: text, key: 'TOKEN', place: 'env' })) expect(certain).toBe(false)
  })
})

describe('what only stands in a token’s place', () => {
  const leads = [...new Set(prefixed.flatMap(({ keywords }) => keywords))].filter((lead) =>
    /^[\w-]{2,}[-_.]$/.test(lead),
  )
  const fillings = [
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'XXXXXXXXXXXX',
    'your-key-here',
    'your_token_here',
    'YOUR_API_KEY',
    '<your-token>',
    '...',
    '…',
    '****************',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '00000000000000000000000000000000',
    '1234567890abcdef1234567890abcdef',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    'a1b2c3d4e5f6g7h8i9j0',
    'REDACTED',
    'example',
    'replace-me',
    'changeme',
  ]

  it.each(leads)('%s and a filling is at most a placeholder', (lead) => {
    const taken = fillings.flatMap((filling) =>
      TOKENS.slice(0, 4)
        .filter(({ write, input }) =>
          detectSecrets({ value: write(lead + filling), ...input }).some(
            ({ kind, confidence }) => kind !== 'placeholder' && kind !== 'possible' && confidence !== 'low',
          ),
        )
        .map(({ name }) => `${filling} in ${name}`),
    )
    expect(taken).toEqual([])
  })

  it.each(prefixed.filter(({ fixed }) => fixed))('$id cut short is not called its token', (provider) => {
    for (const { text } of bodiesOf(provider, 10, seedOf(provider))) {
      const found = detectSecrets({ value: text.slice(0, Math.ceil(text.length * 0.6)), key: 'OPTIONS', place: 'env' })
      expect(found.filter(({ providerId, confidence }) => providerId === provider.id && confidence !== 'low')).toEqual(
        [],
      )
    }
  })
})

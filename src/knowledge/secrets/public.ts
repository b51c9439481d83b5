/** Values that look like credentials and are published on purpose. */

import { type Expression, prefiltered } from '../prefilter.ts'
import { checkToken } from './checks.ts'

/** Whole values. What a provider ships in web pages and mobile apps, and the public half of key pairs. */
const PUBLIC: readonly Expression[] = [
  prefiltered('pk_', /^pk_(?:live|test)_[A-Za-z0-9]{20,247}$/), // Stripe publishable
  prefiltered('sb_publishable_', /^sb_publishable_[A-Za-z0-9_-]{20,60}$/), // Supabase publishable
  prefiltered('phc_', /^phc_[A-Za-z0-9_-]{40,50}$/), // PostHog project
  prefiltered('pk-lf-', /^pk-lf-[0-9a-f-]{36}$/), // Langfuse public
  prefiltered('pk.eyJ', /^pk\.eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{20,30}$/), // Mapbox public
  prefiltered('.apps.googleusercontent.com', /^\d{10,14}-[a-z0-9]{32}\.apps\.googleusercontent\.com$/), // Google OAuth client id
  prefiltered('https://', /^https:\/\/[0-9a-f]{32}@[a-z0-9.-]{1,80}\/\d{1,20}$/), // Sentry DSN
  prefiltered(
    'AAAA',
    /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z0-9+/]{20,4000}/,
  ),
  prefiltered('6L', /^6L[A-Za-z0-9_-]{38}$/), // reCAPTCHA site key
  prefiltered('-----BEGIN', /^-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}(?:PUBLIC KEY|CERTIFICATE)/),
  prefiltered('age1', /^age1[a-z0-9]{58}$/), // age recipient
  prefiltered('RW', /^RW[QRST][A-Za-z0-9+/]{53}$/), // minisign and signify: 'Ed', a number and 32 bytes
  prefiltered('FLWPUBK', /^FLWPUBK(?:_TEST)?-[A-Za-z0-9]{12,40}(?:-X)?$/), // Flutterwave public
  prefiltered('user_provided', /^user_provided$/), // LibreChat, for a key that each of its users gives: custom endpoints, 'apiKey'
  // OpenClaw, for a key that is kept elsewhere or not needed: src/agents/model-auth-markers.ts, 2026-11
  prefiltered(
    'secretref- oauth: -oauth -local gcp-vertex-',
    /^(?:secretref-managed|secretref-env:[A-Z][A-Z0-9_]{0,127}|oauth:[a-z][a-z-]{0,40}|(?:minimax|qwen)-oauth|(?:ollama|lmstudio|custom)-local|gcp-vertex-credentials)$/,
  ),
  // What providers call things by: who has the name has nothing yet.
  prefiltered(
    'i- vpc- subnet- sg- ami- vol- eni- rtb- igw- nat- snap- acl- eipalloc-',
    /^(?:i|vpc|subnet|sg|ami|vol|eni|rtb|igw|nat|snap|acl|eipalloc)-[0-9a-f]{8}(?:[0-9a-f]{9})?$/,
  ), // AWS
  prefiltered('acct_ cus_ price_ prod_', /^(?:acct|cus|price|prod)_[A-Za-z0-9]{14,24}$/), // Stripe
  prefiltered('org- proj_ asst_ thread_', /^(?:org-|proj_|asst_|thread_)[A-Za-z0-9]{24}$/), // OpenAI
  prefiltered('prj_ team_ dpl_', /^(?:prj|team|dpl)_[A-Za-z0-9]{24,32}$/), // Vercel
  prefiltered('AC', /^AC[0-9a-f]{32}$/), // Twilio account
  prefiltered('app', /^app[A-Za-z0-9]{14}$/), // Airtable base
  prefiltered('ocid1.', /^ocid1\.[a-z]{2,32}\.[a-z0-9-]{0,16}\.[a-z0-9-]{0,32}\.[a-z0-9]{20,80}$/), // Oracle Cloud
  prefiltered(
    'projects/ organizations/ folders/',
    /^(?:projects|organizations|folders)\/[\w.:-]{1,128}\/[\w./:-]{1,256}$/,
  ), // Google Cloud
]

/** Published under these names, in lower case, and secrets under others: fingerprints of keys, keys that only search. */
const PUBLIC_AS: readonly (readonly [name: Expression, value: RegExp])[] = [
  [prefiltered('gpg pgp', /gpg|pgp/), /^(?:0x)?(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/],
  [prefiltered('gpg pgp sign', /gpg|pgp|sign/), /^(?:[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{4}(?: {1,2}[0-9A-F]{4}){9})$/],
  [
    prefiltered('search', /^(?:[a-z\d]{1,24}_){0,4}(?:algolia_search(?:_?only)?|doc_?search)(?:_api)?_?key$/),
    /^[0-9a-f]{32}$/,
  ],
  [prefiltered('client', /client(?:_?side)?_?token/), /^(?:live|test)_[0-9a-f]{27}$/], // Paddle.js
  // ZeroClaw, SHA-256 of what it gave out: crates/zeroclaw-config/src/pairing.rs, `is_token_hash`, 2026-11
  [prefiltered('paired_tokens', /^paired_tokens$/), /^[0-9a-f]{64}$/],
]

const JWT = prefiltered('eyJ', /^eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{16,1000}$/)

/** Whether a value is meant to be seen by everybody: publishable keys, `anon` tokens, public keys, certificates. */
export function isPublicByDesign(value: string, key = ''): boolean {
  const text = value.trim()
  const lower = key.toLowerCase()
  if (PUBLIC_AS.some(([name, shape]) => name.test(lower) && shape.test(text))) return true
  return PUBLIC.some((pattern) => pattern.test(text)) || (JWT.test(text) && checkToken('jwt', text) === 'public')
}

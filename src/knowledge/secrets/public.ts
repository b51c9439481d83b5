/** Values that look like credentials and are published on purpose. */

import { checkToken } from './checks.ts'

/** Whole values. What a provider ships in web pages and mobile apps, and the public half of key pairs. */
const PUBLIC: readonly RegExp[] = [
  /^pk_(?:live|test)_[A-Za-z0-9]{20,247}$/, // Stripe publishable
  /^sb_publishable_[A-Za-z0-9_-]{20,60}$/, // Supabase publishable
  /^phc_[A-Za-z0-9_-]{40,50}$/, // PostHog project
  /^pk-lf-[0-9a-f-]{36}$/, // Langfuse public
  /^pk\.eyJ[A-Za-z0-9_-]{20,200}\.[A-Za-z0-9_-]{20,30}$/, // Mapbox public
  /^\d{10,14}-[a-z0-9]{32}\.apps\.googleusercontent\.com$/, // Google OAuth client id
  /^https:\/\/[0-9a-f]{32}@[a-z0-9.-]{1,80}\/\d{1,20}$/, // Sentry DSN
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) AAAA[A-Za-z0-9+/]{20,4000}/,
  /^6L[A-Za-z0-9_-]{38}$/, // reCAPTCHA site key
  /^-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}(?:PUBLIC KEY|CERTIFICATE)/,
  /^age1[a-z0-9]{58}$/, // age recipient
  /^RW[QRST][A-Za-z0-9+/]{53}$/, // minisign and signify: 'Ed', a number and 32 bytes
  /^FLWPUBK(?:_TEST)?-[A-Za-z0-9]{12,40}(?:-X)?$/, // Flutterwave public
  // What providers call things by: who has the name has nothing yet.
  /^(?:i|vpc|subnet|sg|ami|vol|eni|rtb|igw|nat|snap|acl|eipalloc)-[0-9a-f]{8}(?:[0-9a-f]{9})?$/, // AWS
  /^(?:acct|cus|price|prod)_[A-Za-z0-9]{14,24}$/, // Stripe
  /^(?:org-|proj_|asst_|thread_)[A-Za-z0-9]{24}$/, // OpenAI
  /^(?:prj|team|dpl)_[A-Za-z0-9]{24,32}$/, // Vercel
  /^AC[0-9a-f]{32}$/, // Twilio account
  /^app[A-Za-z0-9]{14}$/, // Airtable base
  /^ocid1\.[a-z]{2,32}\.[a-z0-9-]{0,16}\.[a-z0-9-]{0,32}\.[a-z0-9]{20,80}$/, // Oracle Cloud
  /^(?:projects|organizations|folders)\/[\w.:-]{1,128}\/[\w./:-]{1,256}$/, // Google Cloud
]

/** Published under these names, and secrets under others: fingerprints of keys, keys that only search. */
const PUBLIC_AS: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/gpg|pgp/i, /^(?:0x)?(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/],
  [/gpg|pgp|sign/i, /^(?:[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{4}(?: {1,2}[0-9A-F]{4}){9})$/],
  [/^(?:[a-z\d]{1,24}_){0,4}(?:algolia_search(?:_?only)?|doc_?search)(?:_api)?_?key$/i, /^[0-9a-f]{32}$/],
  [/client(?:_?side)?_?token/i, /^(?:live|test)_[0-9a-f]{27}$/], // Paddle.js
]

const JWT = /^eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{16,1000}$/

/** Whether a value is meant to be seen by everybody: publishable keys, `anon` tokens, public keys, certificates. */
export function isPublicByDesign(value: string, key = ''): boolean {
  const text = value.trim()
  if (PUBLIC_AS.some(([name, shape]) => shape.test(text) && name.test(key))) return true
  return PUBLIC.some((pattern) => pattern.test(text)) || (JWT.test(text) && checkToken('jwt', text) === 'public')
}

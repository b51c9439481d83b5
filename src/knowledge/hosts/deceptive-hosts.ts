/** Hosts that are made to be taken for others. */

import { domainToASCII, domainToUnicode } from 'node:url'
import type { Confidence } from '../../model.ts'
import { lazy, memoized } from '../memoize.ts'
import { editBetween } from '../packages/typosquats.ts'
import { wordSet } from '../programs/flags.ts'
import { mixesScripts, skeleton } from '../text/look-alikes.ts'
import type { Address } from './index.ts'
import { plainName, reachOf } from './index.ts'

export interface Deception {
  /** Completes a sentence that begins with the address: `puts 'mcp.stripe.com' before an '@' …`; ASCII only. */
  readonly how: string
  /** `user`: what stands before the `@`; `host`: the name itself. */
  readonly in: 'user' | 'host'
  readonly confidence: Confidence
}

/** Domains that people hand their tokens to, and so worth imitating. */
const IMITATED = wordSet(
  'github.com githubcopilot.com gitlab.com bitbucket.org openai.com chatgpt.com anthropic.com claude.ai claude.com cursor.com google.com googleapis.com microsoft.com azure.com windows.net amazonaws.com cloudflare.com vercel.com netlify.com supabase.com supabase.co stripe.com paypal.com slack.com discord.com telegram.org notion.com notion.so atlassian.com atlassian.net asana.com zapier.com hubspot.com salesforce.com sentry.io datadoghq.com figma.com huggingface.co npmjs.com npmjs.org pypi.org docker.com docker.io dropbox.com linkedin.com shopify.com twilio.com airtable.com smithery.ai modelcontextprotocol.io microsoftonline.com office.com sharepoint.com sentry.dev linear.app mongodb.com databricks.com grafana.com okta.com auth0.com pagerduty.com clickup.com intercom.com postman.com context7.com tavily.com perplexity.ai mistral.ai openrouter.ai',
)
/** Their names without the rest: what a look-alike has to spell. Four letters at least: short ones are words of many languages. */
export const imitatedNames = lazy(
  (): ReadonlySet<string> =>
    new Set([...IMITATED].map((domain) => domain.slice(0, domain.indexOf('.'))).filter((name) => name.length > 3)),
)
/** Proxies of companies that put their own domain behind another's name: Microsoft Defender for Cloud Apps. */
const PROXIES = /\.mcas(?:-gov)?\.(?:ms|us)$/

const HOST_BEFORE_AT = /^((?:[a-z\d-]{1,63}\.){1,6}(?:com|net|org|io|ai|dev|app|cloud))(?=$|[:/\\\s])/i
/** `https://known.example\@other.example`: a browser ends the host at the backslash, many libraries at the `@`. */
const BACKSLASH = /^\s{0,8}(?:https?|wss?):\/\/[^/?#\\\s]{1,256}\\[^/?#\s]{0,256}@/i
/** Drawn like a slash, a colon, a question mark or a hash, and part of the name for all that. */
const SEPARATOR = /[\u2044\u2215\u2571\u29f8\ua789\u02d0\u2236\u01c3]/
/** Not drawn at all, beside a Latin letter; between letters of Persian or Hindi a joiner has its place. */
const hidesSomething = (host: string) => /[a-z\d]\p{Cf}|\p{Cf}[a-z\d]/iu.test(host)

/** How an address misleads whoever reads it; undefined for the honest. Pure; never throws. */
export function deceptionIn(url: string, address: Address): Deception | undefined {
  const { scheme, user, host } = address
  if (!/^(?:https?|wss?)$/.test(scheme)) return undefined
  if (user !== undefined) {
    const seems = HOST_BEFORE_AT.exec(decoded(user))?.[1]
    if (seems && !`.${plainName(host)}`.endsWith(`.${seems.toLowerCase()}`))
      return {
        how: `puts '${seems}' before an '@', where a user name goes, and leads to '${ascii(host)}'`,
        in: 'user',
        confidence: 'high',
      }
  }
  if (url.includes('\\') && BACKSLASH.test(url))
    return {
      how: `has a backslash before an '@', so some programs go to '${ascii(host)}' and others to what follows`,
      in: 'host',
      confidence: 'high',
    }
  return deceptiveHost(host)
}

/** A host as it is looked up; what no look-up takes is spelled out. */
function ascii(host: string): string {
  return (
    domainToASCII(host.slice(0, 256)) || host.replace(/[^ -~]/gu, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`)
  )
}

/** Percent-encoding off, as far as it is ASCII. */
function decoded(text: string): string {
  return text
    .slice(0, 512)
    .replace(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** What somebody has yet to replace: no client takes a host with one in it (url.spec.whatwg.org, "forbidden host code point"). */
const TO_FILL_IN = /<[^<>]{1,128}>/g

const deceptiveHost = memoized((host): Deception | undefined => {
  if (/^[ -~]{0,512}$/.test(host) && !/xn--/i.test(host)) {
    const name = plainName(host)
    return borrowedName(name) ?? misspelledName(name)
  }
  const say = (how: string): Deception => ({
    how: `${how}, and leads to '${ascii(host)}'`,
    in: 'host',
    confidence: 'high',
  })
  if (SEPARATOR.test(host)) return say('has a character in its host that only looks like a slash or a colon')
  if (hidesSomething(host.replace(TO_FILL_IN, ''))) return say('has an invisible character in its host')
  const labels = plainName(host).split('.', 32).map(shown)
  const seems = spelledDomain(labels) ?? labels.flatMap((label) => spelledName(label) ?? [])[0]
  if (seems !== undefined) return say(`spells '${seems}' with look-alike letters`)
  if (labels.some((label) => !isAscii(label) && mixesScripts(label)))
    return say('mixes look-alike letters from two scripts')
  return borrowedName(plainName(host))
})

const isAscii = (text: string) => /^[ -~]*$/.test(text)

/** A label as it is drawn; one that decodes to nothing stays as it is. */
function shown(label: string): string {
  return /^xn--/.test(label) ? domainToUnicode(label.slice(0, 64)) || label : label
}

/** `github.сom`: a known domain in which a letter of the ending is another's. */
function spelledDomain(labels: readonly string[]): string | undefined {
  return labels.flatMap((label, at) => {
    const pair = [label, labels[at + 1] ?? '']
    const domain = pair.map(skeleton).join('.')
    return IMITATED.has(domain) && !pair.every(isAscii) ? [domain] : []
  })[0]
}

/** `gıthub`, `gıtһub-api`: a known name, alone or as a part between hyphens, with any number of its letters another's. */
function spelledName(label: string): string | undefined {
  const parts = label.split('-', 16).filter((part) => !isAscii(part))
  return parts.map(skeleton).find((part) => imitatedNames().has(part))
}

/** `api.github.com-login.example`: a known domain, up to a hyphen at which nothing ends. */
function hyphenedName(labels: readonly string[]): Deception | undefined {
  for (const [index, label] of labels.slice(0, -1).entries()) {
    const hyphen = index === 0 ? -1 : label.indexOf('-')
    const domain = hyphen < 0 ? '' : `${labels[index - 1]}.${label.slice(0, hyphen)}`
    if (!IMITATED.has(domain)) continue
    return {
      how: `contains '${domain}' but belongs to '${labels.slice(-2).join('.')}', in '${labels.join('.')}'`,
      in: 'host',
      confidence: 'high',
    }
  }
  return undefined
}

/** `github.com.login.example`: a known domain at the front of another's. Not `google.com.au`, nor a name of one's own network. */
function borrowedName(name: string): Deception | undefined {
  const labels = name.split('.', 16)
  const hyphen = hyphenedName(labels)
  if (hyphen) return hyphen
  if (labels.length < 4 && !(labels.length === 3 && (labels[2]?.length ?? 0) > 2)) return undefined
  if (PROXIES.test(name) || reachOf(name) !== 'public') return undefined
  for (let from = 0; from + 2 < labels.length; from++) {
    const domain = `${labels[from]}.${labels[from + 1]}`
    const rest = labels.slice(from + 2)
    if (!IMITATED.has(domain) || (rest.length === 1 && rest[0]?.length === 2)) continue
    return {
      how: `contains '${domain}' but belongs to '${rest.slice(-2).join('.')}', in '${name}'`,
      in: 'host',
      confidence: 'medium',
    }
  }
  return undefined
}

/** Words of their own, which somebody else may have as well, with a letter more or less. */
const ORDINARY = wordSet('windows context7 postman intercom telegram')
/** From how many letters on a name is no word that one slip makes of another. */
const LONG_ENOUGH = 8

/**
 * `g1thub.example`, `atlasian.com`: a known name with a digit in a letter's place, with a hyphen, or, where what stands behind
 * the dot is the same, with one letter wrong.
 */
function misspelledName(name: string): Deception | undefined {
  const labels = name.split('.', 32)
  const [own = '', ending = ''] = labels.slice(-2)
  if (labels.length < 2 || imitatedNames().has(own) || IMITATED.has(`${own}.${ending}`)) return undefined
  for (const known of imitatedNames()) {
    const how = slipBetween(own, known, IMITATED.has(`${known}.${ending}`))
    if (how === undefined) continue
    return {
      how: `is '${name}', ${how} '${known}'`,
      in: 'host',
      confidence: how === BY_DIGIT ? 'high' : 'medium',
    }
  }
  return undefined
}

const BY_DIGIT = 'with a digit in the place of a letter of'

function slipBetween(own: string, known: string, isSameEnding: boolean): string | undefined {
  const isLong = known.length >= LONG_ENOUGH && !ORDINARY.has(known)
  if (own.includes('-'))
    return (isLong || isSameEnding) && own.replaceAll('-', '') === known ? 'a hyphen away from' : undefined
  if (Math.abs(own.length - known.length) > 1) return undefined
  const edit = editBetween(own, known)
  if (edit === 'digit') return known.length > 4 ? BY_DIGIT : undefined
  return edit && isLong && isSameEnding ? 'a letter away from' : undefined
}

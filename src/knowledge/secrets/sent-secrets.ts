/** Whose credentials a server's entry sends to its remote: by the names of what it refers to, and by what literals are. */

import type { Confidence, ConfigFile, Server, Span, Text } from '../../model.ts'
import { place, references } from '../../model.ts'
import { namedVariables } from '../environment/named-variables.ts'
import type { PostedHook } from '../hosts/posted-hooks.ts'
import { secretsIn } from '../hosts/remotes.ts'
import { lazy } from '../memoize.ts'
import type { Vendor } from './vendors.ts'
import { knownVendors, vendorOfVariable } from './vendors.ts'

export interface SentSecret {
  readonly vendor: Vendor
  /** `'GITHUB_TOKEN'`, or what the literal is. */
  readonly what: string
  readonly at: Span
  readonly confidence: Confidence
}

/** What goes out in the URL and the headers of a remote, as far as we know whose it is. */
export function secretsSent(server: Server, url: Text, config: ConfigFile): readonly SentSecret[] {
  const texts = [url]
  for (const { value } of server.headers) if (value) texts.push(value)
  for (const { value } of server.launch.headers) if (value) texts.push(value)
  return [...texts.flatMap((text) => [...referred(text), ...literals(text, config)]), ...named(server)]
}

/** The same of a hook that posts to an address. */
export function secretsPosted({ url, headers, variables }: PostedHook, config: ConfigFile): readonly SentSecret[] {
  const texts = [url, ...headers.flatMap(({ value }) => value ?? [])]
  return [...variables.flatMap(({ name, at }) => sent(name, at)), ...texts.flatMap((text) => literals(text, config))]
}

function referred(text: Text): readonly SentSecret[] {
  return references(text).flatMap(({ refers, name, from, to }) => {
    if (refers === 'workspace' || refers === 'command' || refers === 'file') return []
    // `secrets.GITHUB_TOKEN`, `op://dev/github/token`: the last word is the variable's name, or says nothing.
    return sent(name.replace(/^.{0,512}[./:]/s, ''), place(text, from, to))
  })
}

function sent(name: string, at: Span): readonly SentSecret[] {
  const vendor = vendorOfVariable(name)
  return vendor ? [{ vendor, what: `'${name}'`, at, confidence: 'medium' }] : []
}

function literals(text: Text, config: ConfigFile): readonly SentSecret[] {
  return secretsIn(text, config).flatMap(({ kind, provider, label, at, confidence }) => {
    // Of a form that others use as well, nobody knows whose it is.
    if (provider === undefined || confidence !== 'high' || (kind !== 'token' && kind !== 'key-material')) return []
    const vendor = vendorNamed(provider)
    return vendor ? [{ vendor, what: label, at, confidence }] : []
  })
}

const byName = lazy(() => new Map(knownVendors().map((vendor) => [vendor.name.toLowerCase(), vendor])))

/** A vendor by the name that the table of tokens gives it. */
function vendorNamed(name: string): Vendor | undefined {
  return byName().get(name.toLowerCase())
}

/** Lists of names go to a local server. */
function named(server: Server): readonly SentSecret[] {
  if (!server.url) return []
  return namedVariables(server).flatMap(({ name, goesTo }) => (goesTo === 'remote' ? sent(name.text, name.span) : []))
}

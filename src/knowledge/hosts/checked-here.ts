/** Whether what a server does not check the certificate of is on this machine, where nobody is on the way. */

import { type Confidence, isLiteral, type Server, type Text, unsetValue, wordsOf } from '../../model.ts'
import { isDatabase } from '../databases/connections.ts'
import { namesDatabaseHost } from '../databases/index.ts'
import { lazy } from '../memoize.ts'
import { isListenVariable } from '../ports/listening.ts'
import { addressOf, type Reach, reachOf } from './index.ts'

/** What a text holds, as far as that can be told. */
type Reading = (text: Text) => string | undefined

interface Place {
  readonly reach: Reach
  /** Of the variable: `OBSIDIAN` of `OBSIDIAN_HOST`. */
  readonly product: string | undefined
  /** Whether TLS has to do with it at all, as far as its address says: not with plain HTTP, and with a database for itself. */
  readonly isOfTls: boolean
}

/**
 * Asked about a server: how sure it is that a switch of the checking of certificates matters, `high` where nothing speaks
 * against it; undefined where all that it can be about is on this machine. `name`: of the variable, if it is one.
 *
 * - Where an entry names places of the switch's own product (`VAULT_ADDR` beside `VAULT_SKIP_VERIFY`), these decide.
 * - Else all places do; of those that are on this machine at least one has to be reached by TLS: a database or a plain
 *   `http://localhost` is not what a switch for all of a process was set for.
 * - What is on this machine unless somebody sets a variable is of low confidence.
 */
export function uncheckedElsewhere(server: Server): (name?: string) => Confidence | undefined {
  // An entry may have a thousand switches, and a thousand places.
  const now = lazy(() => judge(placesOf(server, asWritten)))
  const unlessSet = lazy(() => judge(placesOf(server, whileUnset)))
  return (name = '') => {
    const product = productOf(name)
    const found = now()(product)
    return found === 'high' ? (unlessSet()(product) ?? 'low') : found
  }
}

const asWritten: Reading = (text) => (isLiteral(text) || isOpenAfterHost(text) ? text.value : undefined)
/** `${NOTES_URL:-https://127.0.0.1}` leads to its default while nobody sets the variable. */
const whileUnset: Reading = (text) => {
  const written = unsetValue(text)
  return written !== text.value || isLiteral(text) ? written : undefined
}

/** `https://localhost:${NOTES_PORT}`: wherever the rest leads, the host is written. */
function isOpenAfterHost({ value, parts: [head] }: Text): boolean {
  const address = addressOf(value)
  return head?.kind === 'literal' && address !== undefined && address.host !== '' && address.to <= head.to
}

function judge(places: readonly Place[]): (product: string | undefined) => Confidence | undefined {
  const elsewhere = places.filter(({ reach }) => reach !== 'loopback')
  const [named, away] = [productsOf(places), productsOf(elsewhere)]
  const besides = places.some(({ isOfTls }) => isOfTls) ? undefined : 'medium'
  const all = places.length === 0 || elsewhere.length > 0 ? 'high' : besides
  return (product) => {
    if (product === undefined || !named.has(product)) return all
    return away.has(product) ? 'high' : undefined
  }
}

function productsOf(places: readonly Place[]): ReadonlySet<string | undefined> {
  return new Set(places.map(({ product }) => product))
}

/** The remotes of a server, or else every address in its arguments and environment. */
function placesOf({ launch, args }: Server, read: Reading): readonly Place[] {
  const remotes = launch.steps.flatMap((step) => (step.kind === 'remote' ? [atUrl(step.url, read)] : []))
  if (remotes.length > 0) return remotes.map((each) => ({ ...each, isOfTls: true }))
  const isUrl = (text: Text) => /^(?:--?[\w-]{1,64}=)?[a-z][a-z0-9+.-]{0,31}:\/\//i.test(read(text) ?? text.value)
  const words = wordsOf({ args, launch })
    .filter(isUrl)
    .map((text) => atUrl(text, read))
  const variables = launch.env.flatMap(({ name, value }): readonly Place[] => {
    if (!value || LEADS_ELSEWHERE.test(name)) return []
    if (isUrl(value)) return [atUrl(value, read, name)]
    return isTargetHost(name) ? [atHost(value, read, name)] : []
  })
  return [...words, ...variables]
}

function atUrl(text: Text, read: Reading, name?: string): Place {
  const address = addressOf((read(text) ?? '').replace(/^--?[\w-]{1,64}=/, ''))
  const scheme = address?.scheme ?? ''
  return {
    reach: address?.reach ?? 'unknown',
    product: name === undefined ? undefined : productOf(name),
    isOfTls: !isDatabase(scheme) && !/^(?:http|ws)$/i.test(scheme),
  }
}

function atHost(text: Text, read: Reading, name: string): Place {
  const written = read(text) ?? text.value
  return {
    reach: addressOf(written)?.reach ?? reachOf(written.trim().replace(/:\d{1,5}$/, '')),
    product: productOf(name),
    isOfTls: !namesDatabaseHost(name),
  }
}

/** What is on the way to another place, and which names are let in or through. */
const LEADS_ELSEWHERE = /_PROXY$|(?:^|_)(?:INSECURE|TRUSTED|ALLOWED|VALID|DEBUG)_HOST(?:NAME)?$/i

/** `OBSIDIAN_HOST`, as against `HOST` and `MCP_HOST`, which say where the server itself listens. */
function isTargetHost(name: string): boolean {
  return /_HOST(?:NAME)?$/i.test(name) && !isListenVariable(name)
}

/** What a variable is named for, with its first word. */
function productOf(name: string): string | undefined {
  return /^([a-z\d]{1,40})_/i.exec(name)?.[1]?.toUpperCase()
}

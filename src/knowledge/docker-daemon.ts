/**
 * Docker's daemon over the network. Without TLS it asks nobody who they are, and whoever reaches it is root on its machine; the
 * command line and the libraries speak TLS to `tcp://` only when variables or options say so (docs.docker.com,
 * engine/security/protect-access and reference/cli/docker, 2026-11).
 */

import type { Server, Span } from '../model.ts'
import { containerOf, place, unsetValue } from '../model.ts'
import { addressOf, type Reach } from './hosts.ts'

export interface PlainDaemon {
  readonly at: Span
  /** The variable or the option that names it. */
  readonly by: string
  readonly host: string
  readonly reach: Reach
}

/** Any of them, whatever its value, has some program speak TLS. */
const TLS_VARIABLE = /^DOCKER_(?:TLS|TLS_VERIFY|TLS_CERTDIR|CERT_PATH)$/
const TLS_OPTION = /^--tls/
/** Where a daemon listens with TLS; whoever names it has set up the rest elsewhere. */
const TLS_PORT = /:2376(?:\/|$)/

/** The daemons that a server is told to work with in plain text. */
export function plainDaemons({ launch }: Server): readonly PlainDaemon[] {
  if (launch.env.some(({ name, value }) => TLS_VARIABLE.test(name) && value && unsetValue(value) !== '')) return []
  const found: PlainDaemon[] = []
  const add = (by: string, url: string, at: Span): void => {
    const address = TLS_PORT.test(url) ? undefined : addressOf(url)
    if (!address || !/^(?:tcp|http)$/.test(address.scheme) || address.host === '') return
    found.push({ at, by, host: address.host, reach: address.reach })
  }
  for (const { name, value } of launch.env)
    if (name === 'DOCKER_HOST' && value) add(name, unsetValue(value), place(value))
  for (const step of launch.steps) {
    const options = containerOf(step)?.options ?? []
    if (options.some(({ name }) => TLS_OPTION.test(name))) continue
    for (const { name, value = '', at } of options) if (name === '--host') add(name, value, at)
  }
  return found
}

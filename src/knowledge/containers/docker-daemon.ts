/**
 * Docker's daemon over the network. Without TLS it asks nobody who they are, and whoever reaches it is root on its machine; the
 * command line and the libraries speak TLS to `tcp://` only when variables or options say so (docs.docker.com,
 * engine/security/protect-access and reference/cli/docker, 2026-11).
 */

import type { Server, Span } from '../../model.ts'
import { containerOf, place, unsetValue } from '../../model.ts'
import { addressOf, type Reach } from '../hosts/index.ts'

export interface PlainDaemon {
  readonly at: Span
  readonly host: string
  readonly message: string
  readonly help: string
  /** The variable or the option that names it. */
  readonly discriminator: string
}

/** Any of them, whatever its value, has some program speak TLS. */
const TLS_VARIABLE = /^DOCKER_(?:TLS|TLS_VERIFY|TLS_CERTDIR|CERT_PATH)$/
const TLS_OPTION = /^--tls/
/** Where a daemon listens with TLS; whoever names it has set up the rest elsewhere. */
const TLS_PORT = /:2376(?:\/|$)/

/** The daemons that a server is told to work with in plain text, where they are in reach of `reach`. */
export function plainDaemons({ name: server, launch }: Server, reach: Reach): readonly PlainDaemon[] {
  if (launch.env.some(({ name, value }) => TLS_VARIABLE.test(name) && value && unsetValue(value) !== '')) return []
  const found: PlainDaemon[] = []
  const add = (by: string, url: string, at: Span): void => {
    const address = TLS_PORT.test(url) ? undefined : addressOf(url)
    if (!address || !/^(?:tcp|http)$/.test(address.scheme) || address.host === '' || address.reach !== reach) return
    found.push({
      at,
      host: address.host,
      message: `Server '${server}' works with Docker on '${address.host}' without TLS, by '${by}'. Such a daemon asks nobody for a login: anyone else who reaches it is root on that machine, and anyone on the path can read and change what is sent.`,
      help: "Reach it over SSH, as in 'ssh://user@host', or over TLS with certificates for both sides (DOCKER_TLS_VERIFY, DOCKER_CERT_PATH).",
      discriminator: by,
    })
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

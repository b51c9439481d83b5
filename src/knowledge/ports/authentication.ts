/** Switches that leave a server open to whoever can reach its port. */

import type { Confidence, Server } from '../../model.ts'
import { isOff, isOn } from '../environment/index.ts'
import { memoized } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { flagOf, wordSet } from '../programs/flags.ts'
import { speaksStdio } from './serving.ts'

/** MCP Inspector's switch (CVE-2025-49596), and the pattern that servers of many makers follow. */
const OFF_WHEN_ON =
  /^(?:[A-Z\d]{1,32}_){0,5}(?:(?:AUTH|AUTHENTICATION|AUTHORIZATION|SECURITY)_(?:DISABLED?|OFF|BYPASS|SKIP)|(?:DISABLE|SKIP|NO|BYPASS|OMIT|WITHOUT)_(?:MCP_)?(?:AUTH|AUTHENTICATION|AUTHORIZATION|SECURITY)|ALLOW_(?:ANONYMOUS|UNAUTHENTICATED)(?:_ACCESS)?|INSECURE_NO_AUTH)$/
const OFF_WHEN_OFF =
  /^(?:(?:[A-Z\d]{1,32}_){0,5}(?:REQUIRE_AUTH|AUTH_REQUIRED|AUTH_ENABLED|ENABLE_AUTH|AUTHENTICATION_ENABLED|ENABLE_AUTHENTICATION|REQUIRE_AUTHENTICATION|AUTHENTICATION_REQUIRED)|(?:(?:[A-Z\d]{1,32}_){0,4}(?:MCP|SERVER|HTTP|SSE|FASTMCP|BRIDGE|GATEWAY|INSPECTOR)_)?(?:AUTH|AUTHENTICATION))$/
/** How a server logs in to something else is not how others log in to it. */
const OUTGOING =
  /^(?:[A-Z\d]{1,32}_){0,4}(?:SMTP|IMAP|POP3?|E?MAIL|DB|DATABASE|REDIS|VALKEY|POSTGRES|POSTGRESQL|PG|MYSQL|MONGO|MONGODB|KAFKA|RABBITMQ|AMQP|MQTT|ELASTIC|ELASTICSEARCH|ES|OPENSEARCH|NEO4J|QDRANT|CHROMA|PROXY|LDAP|NPM|GIT|S3|NATS|CLIENT|UPSTREAM)_/

/**
 * How surely a variable with this value leaves a server without a login; undefined when it does not. The Inspector took
 * any value for a yes before 2.8.0 (inspector pull request 2390), `false` included.
 */
export function disablesAuthentication(name: string, value: string): Confidence | undefined {
  if (name === 'DANGEROUSLY_OMIT_AUTH') return value === '' ? undefined : isOn(value) ? 'high' : 'medium'
  const off = offWhen(name)
  return (off === 'on' && isOn(value)) || (off === 'off' && isOff(value)) ? 'high' : undefined
}

/** Which setting of a variable means that nobody has to log in. */
const offWhen = memoized((name): 'on' | 'off' | undefined => {
  const upper = name.toUpperCase()
  if (!/AUTH|SECURITY|ANONYMOUS/.test(upper)) return undefined
  if (OUTGOING.test(upper)) return undefined
  return OFF_WHEN_ON.test(upper) ? 'on' : OFF_WHEN_OFF.test(upper) ? 'off' : undefined
})

/**
 * Whether there is no port that a login would guard: some servers ask for a token, or for leave to do without one, whatever
 * they speak. What the words of a bridge or of the Inspector say about a pipe is said of the server behind it.
 */
export function hasNoPort(server: Server): boolean {
  if (!speaksStdio(server)) return false
  return !server.launch.steps.some(
    (step) => (step.kind === 'wrapper' && step.does === 'bridge') || ('name' in step && FRONTS.test(step.name)),
  )
}

const FRONTS = /inspector|gateway|proxy|bridge/i

const OFF_BY_FLAG = wordSet(`
  no-auth noauth no-authentication disable-auth disable-authentication skip-auth without-auth auth-disabled
  allow-unauthenticated allow-anonymous dangerously-omit-auth insecure-no-auth unauthenticated`)
const OFF_BY_VALUE = wordSet('auth authentication require-auth auth-mode auth-type enable-auth')
/** Jupyter runs anyone's code when its token is empty (jupyter-server.readthedocs.io, "Security in the Jupyter Server"). */
const EMPTY_TOKEN = prefiltered(
  'App. Provider.',
  /^--(?:NotebookApp|ServerApp|IdentityProvider|LabApp)\.(?:token|password)=(?:''|"")?$/,
)

/** Whether an argument, with the one that follows it, switches authentication off. */
export function isAuthOffFlag(arg: string, next: string | undefined): boolean {
  if (!arg.startsWith('--')) return false
  const flag = flagOf(arg)
  if (!flag) return false
  const { value } = flag
  const name = flag.name.replaceAll('_', '-')
  if (OFF_BY_FLAG.has(name)) return value !== '' && !isOff(value ?? 'on')
  return (OFF_BY_VALUE.has(name) && isOff(value ?? next ?? '')) || EMPTY_TOKEN.test(arg)
}

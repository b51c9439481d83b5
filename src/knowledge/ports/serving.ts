/** Whether a server that is started here is told to serve over HTTP, or to talk to its client through a pipe. */

import { type Server, unsetValue, wordsOf } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import { type Expression, prefiltered } from '../prefilter.ts'

// Case means nothing here: words are asked in lower case.
/** `--transport http`, `--transport=sse`, `streamable-http`: as SDKs and most servers call it. */
const TRANSPORT = prefiltered(
  'http sse ws websocket',
  /^(?:--?[a-z-]{0,24}(?:transport|mode)[=:])?(?:https?|sse|streamable[-_]?https?|ws|websocket)$/,
)
/** Flags that only something that listens has. */
const FLAG = prefiltered(
  'http sse port listen bind',
  /^--?(?:http|https|sse|port|http-port|sse-port|listen|bind|streamable-http|enable-http)(?:=|$)/,
)
/** `stdio`, `--stdio`, `--transport stdio`, `--transport=stdio`. */
const PIPE = prefiltered('stdio', /^(?:--?[a-z-]{0,24}(?:transport|mode)[=:]|--?)?stdio$/)
const VARIABLE = prefiltered(
  'TRANSPORT MODE',
  /^(?:[A-Z\d]{1,24}_){0,4}(?:TRANSPORT|TRANSPORT_MODE|MCP_MODE|TRANSPORT_TYPE)$/,
)

/** Longer than what any of them matches in whole. */
const LONGEST = 64

/** `http` for what a client connects to by URL as well, whatever starts it; undefined where nothing says either. */
type Spoken = 'http' | 'stdio' | undefined

/** The entry says that it listens: by a URL, a flag, a variable or a port of its container. */
export function servesHttp(server: Server): boolean {
  return spokenBy(server) === 'http'
}

/** The entry says that it talks through a pipe, and nothing that it listens as well: then it has no port. */
export function speaksStdio(server: Server): boolean {
  return spokenBy(server) === 'stdio'
}

/** Each of a server's packages may ask, and there may be as many as it has words. */
const spokenBy = onceFor(
  (server: Server): Spoken => (isToldToListen(server) ? 'http' : isToldOfPipe(server) ? 'stdio' : undefined),
)

function isToldToListen(server: Server): boolean {
  return (
    server.url !== undefined ||
    wordsOf(server).some(({ value }) => isFor(value, TRANSPORT, FLAG)) ||
    transportIs(server, TRANSPORT) ||
    server.launch.steps.some((step) => step.kind === 'image' && step.ports.length > 0)
  )
}

function isToldOfPipe(server: Server): boolean {
  return wordsOf(server).some(({ value }) => isFor(value, PIPE)) || transportIs(server, PIPE)
}

function transportIs({ launch }: Server, form: Expression): boolean {
  return launch.env.some(({ name, value }) => value && VARIABLE.test(name) && isFor(unsetValue(value), form))
}

function isFor(word: string, ...forms: readonly Expression[]): boolean {
  const asked = word.slice(0, LONGEST).toLowerCase()
  return forms.some((form) => form.test(asked))
}

/** Whether a server that is started here is told to serve over HTTP, or to talk to its client through a pipe. */

import { type Server, unsetValue, wordsOf } from '../model.ts'

/** `--transport http`, `--transport=sse`, `streamable-http`: as SDKs and most servers call it. */
const TRANSPORT = /^(?:--?[a-z-]{0,24}(?:transport|mode)[=:])?(?:https?|sse|streamable[-_]?https?|ws|websocket)$/i
/** Flags that only something that listens has. */
const FLAG = /^--?(?:http|https|sse|port|http-port|sse-port|listen|bind|streamable-http|enable-http)(?:=|$)/i
/** `stdio`, `--stdio`, `--transport stdio`, `--transport=stdio`. */
const PIPE = /^(?:--?[a-z-]{0,24}(?:transport|mode)[=:]|--?)?stdio$/i
const VARIABLE = /^(?:[A-Z\d]{1,24}_){0,4}(?:TRANSPORT|TRANSPORT_MODE|MCP_MODE|TRANSPORT_TYPE)$/

/** What a client connects to by URL is such a server as well, whatever starts it. */
export function servesHttp(server: Server): boolean {
  const { launch, url } = server
  return (
    url !== undefined ||
    wordsOf(server).some(({ value }) => TRANSPORT.test(value) || FLAG.test(value)) ||
    launch.env.some(
      ({ name, value }) => value !== undefined && VARIABLE.test(name) && TRANSPORT.test(unsetValue(value)),
    ) ||
    launch.steps.some((step) => step.kind === 'image' && step.ports.length > 0)
  )
}

/** The entry says that it talks through a pipe, and nothing that it listens as well: then it has no port. */
export function speaksStdio(server: Server): boolean {
  if (servesHttp(server)) return false
  return (
    wordsOf(server).some(({ value }) => PIPE.test(value)) ||
    server.launch.env.some(
      ({ name, value }) => value !== undefined && VARIABLE.test(name) && PIPE.test(unsetValue(value)),
    )
  )
}

/**
 * Switches of bridges, gateways and libraries that decide what is written down. Facts from each project's documentation and
 * source, read 2026-10: the Docker MCP gateway, supergateway 3.4, mcp-remote 0.1.
 */

import type { Server, Step, Text } from '../model.ts'
import { BRIDGE_IMAGES } from './bridges.ts'
import { isOff, isOn } from './environment.ts'
import { remembered } from './remember.ts'

export interface LogSwitch {
  readonly at: Text
  /** As given: `--log-calls=false`. */
  readonly by: string
  /** A clause that says what it does. */
  readonly words: string
  /** All that would have to go: the flag, its value, and what only counts without the flag. */
  readonly given: readonly Text[]
}

interface Flag {
  /** The log of calls is off, or holds what is nobody else's business. */
  readonly effect: 'silences' | 'reveals'
  readonly flag: string
  /** Absent: the flag alone does it. */
  readonly when?: (value: string) => boolean
  /** Without effect beside this one. */
  readonly unless?: string
  readonly words: string
}

const PROGRAMS: ReadonlyMap<string, readonly Flag[]> = new Map<string, readonly Flag[]>([
  [
    'docker-mcp-gateway',
    [
      {
        effect: 'silences',
        flag: '--log-calls',
        when: isOff,
        words: 'the gateway no longer logs which tools are called',
      },
    ],
  ],
  [
    'supergateway',
    [
      {
        effect: 'silences',
        flag: '--logLevel',
        when: (value) => value === 'none',
        words: 'the bridge logs none of the messages that it passes on',
      },
    ],
  ],
  [
    'mcp-remote',
    [
      {
        effect: 'silences',
        flag: '--silent',
        unless: '--debug',
        words: 'the bridge no longer logs which methods are called',
      },
      {
        effect: 'reveals',
        flag: '--debug',
        words: 'the bridge appends what tools are called with, and each step of the login, to a file under ~/.mcp-auth',
      },
    ],
  ],
])

/** What a server's launch says about the log of its calls. */
export function logSwitches({ launch }: Server, effect: Flag['effect']): readonly LogSwitch[] {
  const found: LogSwitch[] = []
  for (const step of launch.steps) {
    const flags = PROGRAMS.get(programOf(step) ?? '')
    if (!flags) continue
    const args = argumentsOf(step)
    for (const flag of flags) {
      const at = flag.effect === effect ? given(args, flag, flags) : undefined
      if (at && !args.some(({ value }) => value === flag.unless)) found.push(at)
    }
  }
  return found
}

function programOf(step: Step): string | undefined {
  if (step.kind === 'image') return BRIDGE_IMAGES.get(step.name.replace(/^(?:index\.)?docker\.io\//, ''))
  return step.kind === 'package' || step.kind === 'program' ? step.name : undefined
}

function argumentsOf(step: Step): readonly Text[] {
  if (step.kind === 'package') return [...step.options, ...step.args]
  return step.kind === 'image' || step.kind === 'program' ? step.args : []
}

function given(args: readonly Text[], { flag, when, words }: Flag, all: readonly Flag[]): LogSwitch | undefined {
  const held = new Set(all.flatMap((other) => (other.unless === flag ? [other.flag] : [])))
  for (const [index, at] of args.entries()) {
    if (at.value !== flag && !at.value.startsWith(`${flag}=`)) continue
    const joined = at.value.slice(flag.length + 1)
    const next = joined === '' ? args[index + 1] : undefined
    const value = joined || (next?.value ?? '')
    if (!when) return { at, by: flag, words, given: [at, ...args.filter((arg) => held.has(arg.value))] }
    if (when(value)) return { at, by: `${flag}=${value}`, words, given: next ? [at, next] : [at] }
  }
  return undefined
}

// ── Variables ───────────────────────────────────────────────────────────────────────────────────────────────────────

interface Variable {
  readonly when: (value: string) => boolean
  readonly words: string
}

const SDK = (name: string): Variable => ({
  when: (value) => value.toLowerCase() === 'debug',
  words: `the ${name} SDK logs requests and answers with their bodies`,
})

/**
 * `DEBUG=*` and `LOG_LEVEL=trace` are not among them: what they print differs from server to server, and mostly is harmless.
 * OPENAI_LOG, ANTHROPIC_LOG: the SDKs' own pages on logging; OTEL_INSTRUMENTATION_…: OpenTelemetry's conventions for
 * generative AI; GODEBUG: golang.org/x/net/http2, which dumps frames with their headers at 2. NODE_DEBUG: a list of names,
 * with stars, in any case (nodejs.org/api/util.html, "util.debuglog"); of `http` and `http2` Node itself warns that it "can
 * expose sensitive data (such as passwords, tokens and authentication headers)"; 2026-11.
 */
const VARIABLES: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ['OPENAI_LOG', SDK('OpenAI')],
  ['ANTHROPIC_LOG', SDK('Anthropic')],
  [
    'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT',
    {
      when: (value) => isOn(value) || /^(?:span_only|event_only|span_and_event)$/i.test(value),
      words: 'prompts, answers and what tools are called with go into the telemetry',
    },
  ],
  [
    'NODE_DEBUG',
    {
      when: (value) => value.split(/[\s,]{1,8}/, 64).some((name) => /^(?:\*|h\*|ht\*|htt\*|http2?\*?)$/i.test(name)),
      words: 'Node prints every request over HTTP, with passwords, tokens and the headers that log in',
    },
  ],
  [
    'GODEBUG',
    {
      when: (value) => /^(?:[\w=.]{1,64},){0,16}http2debug=2(?:,|$)/.test(value),
      words: 'every header that it sends over HTTP/2 is logged, tokens included',
    },
  ],
])

const variableOf = remembered((name) => VARIABLES.get(name.toUpperCase()))

/** What a variable with this value has written down, as a clause; undefined for what is nobody's secret. */
export function revealedBy(name: string, value: string): string | undefined {
  const variable = variableOf(name)
  return variable?.when(value.trim()) ? variable.words : undefined
}

/**
 * Switches of bridges, gateways and libraries that decide what is written down. Facts from each project's documentation and
 * source, read 2026-10: the Docker MCP gateway, supergateway 3.4, mcp-remote 0.1.
 */

import { type Confidence, type Server, type Step, type Text, wordLists } from '../../model.ts'
import { isOff, isOn } from '../environment/index.ts'
import { memoized } from '../memoize.ts'
import { BRIDGE_IMAGES } from './bridges.ts'

export interface LogSwitch {
  readonly at: Text
  /** As given: `--log-calls=false`. */
  readonly by: string
  /** A clause that says what it does. */
  readonly words: string
  /** All that would have to go: the flag, its value, and what only counts without the flag. */
  readonly given: readonly Text[]
  /** Medium of what is known by its name alone. */
  readonly confidence: Confidence
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
        words: 'the bridge logs none of the messages that it relays',
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
        words: 'the bridge appends tool arguments, and each step of the login, to a file under ~/.mcp-auth',
      },
    ],
  ],
])

/** What a server's launch says about the log of its calls: by flags of programs that are known, and by what others are called. */
export function logSwitches(server: Server, effect: Flag['effect']): readonly LogSwitch[] {
  const known = knownSwitches(server, effect)
  const told = new Set(known.map(({ at }) => at))
  return [...known, ...calledSwitches(server, effect).filter(({ at }) => !told.has(at))]
}

function knownSwitches({ launch }: Server, effect: Flag['effect']): readonly LogSwitch[] {
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
  const known = { words, confidence: 'high' } as const
  for (const [index, at] of args.entries()) {
    if (at.value !== flag && !at.value.startsWith(`${flag}=`)) continue
    const joined = at.value.slice(flag.length + 1)
    const next = joined === '' ? args[index + 1] : undefined
    const value = joined || (next?.value ?? '')
    if (!when) return { ...known, at, by: flag, given: [at, ...args.filter((arg) => held.has(arg.value))] }
    if (when(value)) return { ...known, at, by: `${flag}=${value}`, given: next ? [at, next] : [at] }
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
  words: `the ${name} SDK logs requests and responses with their bodies`,
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
      words: 'telemetry includes prompts, answers and tool arguments',
    },
  ],
  [
    'NODE_DEBUG',
    {
      when: (value) => value.split(/[\s,]{1,8}/, 64).some((name) => /^(?:\*|h\*|ht\*|htt\*|http2?\*?)$/i.test(name)),
      words: 'Node prints every HTTP request, including passwords, tokens and authentication headers',
    },
  ],
  [
    'GODEBUG',
    {
      when: (value) => /^(?:[\w=.]{1,64},){0,16}http2debug=2(?:,|$)/.test(value),
      words: 'every header that it sends over HTTP/2 is logged, including tokens',
    },
  ],
])

/** What servers and gateways of many makers call the switches of such logs, by variables and by flags alike. */
interface Called {
  readonly effect: Flag['effect']
  readonly name: RegExp
  /** The value that does it. */
  readonly when: (value: string) => boolean
  readonly words: string
}

const UNRECORDED = 'by its name, it controls the record of what was done'
/** `NPM_CONFIG_AUDIT` is about packages with flaws, and no log. */
const CALLED: readonly Called[] = [
  {
    effect: 'silences',
    name: /^(?:[A-Z\d]{1,24}_){0,4}(?:AUDIT_LOG(?:S|GING)?_DISABLED|(?:DISABLE|NO|SKIP)_AUDIT_LOG(?:S|GING)?|(?:DISABLE|NO|SKIP)_(?:LOG_)?TOOL_CALLS?_LOG(?:S|GING)?|DISABLE_AUDIT)$/,
    when: isOn,
    words: UNRECORDED,
  },
  {
    effect: 'silences',
    name: /^(?:[A-Z\d]{1,24}_){0,4}(?:(?:ENABLE_)?AUDIT_LOG(?:S|GING)?(?:_ENABLED)?|AUDIT_ENABLED|LOG_TOOL_CALLS|TOOL_CALLS?_LOG(?:S|GING)?(?:_ENABLED)?)$/,
    when: isOff,
    words: UNRECORDED,
  },
  {
    effect: 'reveals',
    name: /^(?!(?:[A-Z\d]{1,24}_){0,3}(?:NO|DISABLE|SKIP|HIDE|MASK|REDACT|NEVER)_)(?:[A-Z\d]{1,24}_){0,4}LOG_(?:HTTP_|REQUEST_|RESPONSE_|TOOL_|FULL_){0,2}(?:HEADERS|BOD(?:Y|IES)|PROMPTS?|ARGUMENTS|ARGS|PAYLOADS?)$/,
    when: isOn,
    words: 'its name says that it logs what is sent and received',
  },
]

const calledAs = memoized((name: string): Called | undefined => {
  const upper = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase()
  // `LOG_LEVEL` is in every other entry, and none of these.
  if (!/AUDIT|TOOL_CALL|LOG_[ABFHPRT]/.test(upper) || upper.length > 128) return undefined
  return CALLED.find((called) => called.name.test(upper))
})

const variableOf = memoized((name) => VARIABLES.get(name.toUpperCase()))

/** What a variable with this value has written down, as a clause; undefined for what is nobody's secret. Less sure by its name alone. */
export function revealedBy(
  name: string,
  value: string,
): { readonly words: string; readonly confidence: Confidence } | undefined {
  const variable = variableOf(name)
  if (variable) return variable.when(value.trim()) ? { words: variable.words, confidence: 'high' } : undefined
  const words = wordsOf(calledAs(name), 'reveals', value)
  return words === undefined ? undefined : { words, confidence: 'medium' }
}

/** Which log a variable with this value switches off, as a clause. */
export function silencedBy(name: string, value: string): string | undefined {
  return wordsOf(calledAs(name), 'silences', value)
}

function wordsOf(called: Called | undefined, effect: Flag['effect'], value: string): string | undefined {
  return called?.effect === effect && called.when(value) ? called.words : undefined
}

/** Of flags, whose program nobody needs to know: `--no-audit-log`, `--audit-log=false`, `--log-headers`. */
function calledSwitches(server: Server, effect: Flag['effect']): readonly LogSwitch[] {
  return wordLists(server).flatMap((words) =>
    words.flatMap((at, index): readonly LogSwitch[] => {
      const [, no, flag = '', joined] = /^--(no-)?([A-Za-z][\w-]{2,64})(?:=(.{0,64}))?$/s.exec(at.value) ?? []
      const called = flag === '' ? undefined : (calledAs(no === undefined ? flag : `no-${flag}`) ?? calledAs(flag))
      if (called?.effect !== effect) return []
      const next = joined === undefined ? words[index + 1] : undefined
      const behind = next && (isOff(next.value) || isOn(next.value)) ? next : undefined
      const value = joined ?? behind?.value ?? 'true'
      // `--no-audit-log` says false of a log, where no switch is called so.
      const meant = no !== undefined && calledAs(`no-${flag}`) === undefined ? 'false' : value
      if (!called.when(meant)) return []
      const given = behind && meant === behind.value ? [at, behind] : [at]
      return [{ at, by: given.map((word) => word.value).join(' '), words: called.words, given, confidence: 'medium' }]
    }),
  )
}

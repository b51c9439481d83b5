/**
 * Switches by which a runtime, a browser or an agent puts down the fence that it comes with. Sources: docs.deno.com
 * (security), Chromium's list of command-line switches, the READMEs of Playwright MCP and chrome-devtools-mcp, the command
 * references of Claude Code, Codex and Gemini CLI; read 2026-11.
 */

import type { Confidence } from '../../client.ts'
import {
  type Binding,
  type Launch,
  place,
  type Server,
  type Span,
  type Step,
  type Text,
  wordsIn,
  wordsOf,
} from '../../model.ts'
import { isOff, isOn, written } from '../environment/index.ts'
import { lazy, memoized } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { BRIDGE_IMAGES } from './bridges.ts'
import { isElsewhere } from './program-files.ts'

export interface Relaxed {
  readonly at: Text | Span
  readonly by: string
  /** The word or the variable that says so; undefined where what starts would not run without. */
  readonly given: Text | Binding | undefined
  /** What is switched off, for a sentence. */
  readonly fence: string
  readonly confidence: Confidence
}

const BROWSER_SANDBOX = 'the sandbox that keeps a web page from the machine'
const SAME_ORIGIN = 'the rule that keeps a web page from the data of other sites'
const AGENT_FENCE = 'every question and every sandbox of the agent that it starts'
const OWN_FENCE = 'the limits that the program comes with'

const FLAGS: ReadonlyMap<string, string> = new Map([
  ['--no-sandbox', BROWSER_SANDBOX],
  ['--disable-web-security', SAME_ORIGIN],
  ['--dangerously-skip-permissions', AGENT_FENCE],
  ['--dangerously-bypass-approvals-and-sandbox', AGENT_FENCE],
  ['--yolo', AGENT_FENCE],
  // Of Amazon Q's command line, and of Kiro's after it: commit 1294b38 of aws/aws-toolkit-vscode started it so (AWS-2025-015).
  ['--trust-all-tools', AGENT_FENCE],
  ['--unsafe', OWN_FENCE],
  ['--unsafe-mode', OWN_FENCE],
  ['--allow-unsafe', OWN_FENCE],
  ['--disable-sandbox', OWN_FENCE],
  ['--skip-sandbox', OWN_FENCE],
  ['--dangerously-disable-sandbox', OWN_FENCE],
])
/** The same of agents, by an option with its value: joined by `=`, or in two words. Codex takes any of its settings behind `-c`. */
const AGENT_OPTIONS: readonly (readonly [option: RegExp, value: RegExp])[] = [
  [/^(?:-s|--sandbox)$/, /^danger-full-access$/],
  [/^(?:-c|--config)$/, /^sandbox_mode\s{0,4}=\s{0,4}["']?danger-full-access["']?$/],
  [/^(?:-c|--config)$/, /^approval_policy\s{0,4}=\s{0,4}["']?never["']?$/],
  [/^--ask-for-approval$/, /^never$/],
  [/^--permission-mode$/, /^bypassPermissions$/],
  [/^--approval-mode$/, /^yolo$/],
]
/** Never asking does no harm where nothing can be written. */
const ASKS_NOTHING = /never/
const READ_ONLY = /^(?:(?:-s|--sandbox)=)?read-only$|^(?:--config=)?sandbox_mode\s{0,4}=\s{0,4}["']?read-only["']?$/
/** Switches of a browser inside another word: `--chrome-arg=--no-sandbox`, `{"args":["--no-sandbox"]}`. */
const INSIDE = prefiltered(
  '--no-sandbox --disable-web-security',
  /(?:^|[=\s"',[])(--no-sandbox|--disable-web-security)(?=$|[\s"',\]])/,
)
/** Variables that hold the arguments of a browser. */
const BROWSER_VARIABLE = prefiltered(
  'OPTIONS ARGS FLAGS',
  /(?:^|_)(?:LAUNCH_OPTIONS|(?:BROWSER|CHROME|CHROMIUM|PUPPETEER|PLAYWRIGHT)_(?:ARGS|FLAGS|LAUNCH_ARGS))$/,
)
const holdsArguments = memoized((name) => BROWSER_VARIABLE.test(name))
const NO_SANDBOX_VARIABLE = 'PLAYWRIGHT_MCP_NO_SANDBOX'

const NONE: readonly Relaxed[] = []

const GATEWAY_FENCE = 'the check that keeps secrets out of what goes to tools and comes back from them'

/**
 * `docker mcp gateway run --block-secrets=false`, on by itself; of several the last holds, and a word behind it is no value
 * (docker/mcp-gateway, docs/generator/reference/docker_mcp_gateway_run.yaml, 2026-11). Left out: what is off by itself
 * (`--verify-signatures`, `--block-network`), which nobody has switched off.
 */
function ofGateway(step: Step): readonly Relaxed[] {
  const words =
    step.kind === 'package' && step.name === 'docker-mcp-gateway'
      ? step.options
      : step.kind === 'image' && BRIDGE_IMAGES.get(step.name.replace(/^docker\.io\//, '')) === 'docker-mcp-gateway'
        ? step.args
        : []
  const given = words.findLast(({ value }) => /^--block-secrets(?:=|$)/.test(value))
  const by = given?.value ?? ''
  if (!given || !isOff(by.slice('--block-secrets='.length))) return NONE
  return [{ at: given, by, given, fence: GATEWAY_FENCE, confidence: 'high' }]
}

/** The fences that a launch puts down. In a container they are put down inside another, which stays up. */
export function relaxedFlags(server: Server): readonly Relaxed[] {
  const { steps, env } = server.launch
  const found = steps.flatMap(ofGateway)
  if (steps.some(isElsewhere)) return found
  const words = wordsOf(server)
  for (const text of words) if (/^[-{]/.test(text.value)) for (const each of inWord(text)) found.push(each)
  for (const each of ofAgent(words)) found.push(each)
  for (const step of steps) {
    const all = denoAll(step, server)
    // Node and Python have no such fence to begin with: it is the loss of one that is told, and not a hole.
    if (all)
      found.push({
        at: all,
        by: all.value,
        given: undefined,
        fence: 'the permission checks of Deno',
        confidence: 'medium',
      })
  }
  for (const binding of env) {
    const { name, value, node } = binding
    const by = holdsArguments(name) ? INSIDE.exec(value?.value ?? '')?.[1] : undefined
    if (by !== undefined && value) found.push({ ...told(value, by), given: binding })
    if (name === NO_SANDBOX_VARIABLE && value && isOn(written(node, value) ?? ''))
      found.push({ at: value, by: name, given: binding, fence: BROWSER_SANDBOX, confidence: 'high' })
  }
  return found
}

/** What a word switches off, by its looks alone: most words are met over and over, and switch off nothing. */
const switchIn = memoized((word: string): string | undefined => {
  if (FLAGS.has(word)) return word
  const inside = INSIDE.exec(word.slice(0, 4096))?.[1]
  if (inside !== undefined) return inside
  const [, flag, value = ''] = /^(--[a-z-]{4,48})=(\w{1,8})$/.exec(word) ?? []
  return flag !== undefined && FLAGS.has(flag) && !isOff(value) ? flag : undefined
})

/** The switch alone, where it is part of a longer word. */
function told(text: Text, by: string): Relaxed {
  const from = text.value.indexOf(by)
  const at = place(text, from, from + by.length)
  return { at, by, given: text, fence: FLAGS.get(by) ?? OWN_FENCE, confidence: 'high' }
}

function inWord(text: Text): readonly Relaxed[] {
  const by = switchIn(text.value)
  return by === undefined ? NONE : [told(text, by)]
}

/** Options by which an agent that is started as a server is told to ask nobody, or to leave its sandbox. */
function ofAgent(words: readonly Text[]): readonly Relaxed[] {
  const isReadOnly = lazy(() => words.some((word) => READ_ONLY.test(word.value)))
  return words.flatMap((text, index): readonly Relaxed[] => {
    if (!text.value.startsWith('-') || text.value.length > 128) return NONE
    const equals = text.value.startsWith('--') ? text.value.indexOf('=') : -1
    const option = equals < 0 ? text.value : text.value.slice(0, equals)
    const at = equals < 0 ? words[index + 1] : text
    const value = equals < 0 ? (at?.value ?? '') : text.value.slice(equals + 1)
    if (value.length > 128 || !at) return NONE
    if (!AGENT_OPTIONS.some(([name, given]) => name.test(option) && given.test(value))) return NONE
    if (ASKS_NOTHING.test(value) && isReadOnly()) return NONE
    // An option with its value is for a person to take back: what else stands there is not known.
    return [
      {
        at,
        by: equals < 0 ? `${option} ${value}` : text.value,
        given: undefined,
        fence: AGENT_FENCE,
        confidence: 'high',
      },
    ]
  })
}

/** Switches and options by which a command line starts an agent that asks nobody, wherever in it they stand. */
export function agentsUnasked(launch: Launch): readonly Relaxed[] {
  const words = wordsIn(launch)
  return [...words.flatMap(inWord).filter(({ fence }) => fence === AGENT_FENCE), ...ofAgent(words)]
}

/** `-A`, `--allow-all` among the options of Deno, before what it runs. */
function denoAll(step: Step, server: Server): Text | undefined {
  const runner =
    step.kind === 'script' ? step.interpreter : step.kind === 'package' || step.kind === 'source' ? step.runner : ''
  if (!runner?.startsWith('deno ')) return undefined
  const options = step.kind === 'package' ? step.options : wordsOf(server)
  return options.find(
    (word) => /^(?:-[a-zB-Z]{0,4}A|--allow-all)$/.test(word.value) && place(word).start < placeOf(step),
  )
}

function placeOf(step: Step): number {
  return 'at' in step ? step.at.start : Number.POSITIVE_INFINITY
}

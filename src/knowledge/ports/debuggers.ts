/**
 * Debuggers that are told to listen: whoever connects runs code in the program. Sources: nodejs.org/api/debugger.html and
 * cli.html, the manuals of Bun, Deno, debugpy, Delve, rdbg and gdbserver, and the JDK's of JDWP (address), all of which bind
 * to loopback unless an address is named, except for gdbserver.
 */

import { place, type Server, type Step, type Text, wordsOf } from '../../model.ts'
import { isWildcardHost, reachOf } from '../hosts/index.ts'
import { prefiltered } from '../prefilter.ts'

export interface OpenDebugger {
  readonly at: Text
  /** Where in `at` the address stands. */
  readonly from: number
  /** Where it ends; undefined where the host in it counts for nothing. */
  readonly to: number | undefined
  /** The flag or variable. */
  readonly by: string
  /** Who can connect, for a sentence. */
  readonly open: string
}

const NONE: readonly OpenDebugger[] = []
/** Node, Bun and Deno: the address in the same word. */
const INSPECT = /^--(?:inspect(?:-brk|-wait|-port)?|debug-port|remote-debugging-address)=(.{1,256})$/
const JDWP = /^-(?:agentlib:jdwp=|Xrunjdwp:).{0,256}?\baddress=([^,]{1,128})/
/** Programs whose flag of this name is the debugger's. */
const FLAGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['debugpy', ['--listen']],
  ['ptvsd', ['--host']],
  ['dlv', ['--listen', '-l']],
  ['rdbg', ['--host']],
])
const VARIABLES: ReadonlySet<string> = new Set(['RUBY_DEBUG_HOST', 'REMOTE_PDB_HOST'])
/** Variables that hold options of Node, Bun and the JVM, such as the above. */
const OPTIONS: ReadonlySet<string> = new Set([
  'NODE_OPTIONS',
  'NPM_CONFIG_NODE_OPTIONS',
  'npm_config_node_options',
  'BUN_OPTIONS',
  'JAVA_TOOL_OPTIONS',
  '_JAVA_OPTIONS',
  'JDK_JAVA_OPTIONS',
])

/** Where a launch opens a debugger to more than this machine. */
export function openDebuggers({ args, launch }: Pick<Server, 'args' | 'launch'>): readonly OpenDebugger[] {
  const { steps, env } = launch
  const ofGdb = inGdb(steps)
  const named = env.filter(({ name }) => VARIABLES.has(name) || OPTIONS.has(name))
  const given = wordsOf({ args, launch })
  if (named.length === 0 && !given.some(({ value }) => isCandidate(value))) return ofGdb
  const closed = steps.find(isClosed)
  const owned = argumentsOfServer(steps)
  const words = given.filter((word) => !owned.has(word) && (!closed || place(word).start < closed.at.start))
  const flags = steps.flatMap((step) => FLAGS.get(nameOf(step)) ?? [])
  const found = words.flatMap((word, index) => inWord(word, words[index + 1], flags))
  if (closed) return found
  const variables = named.flatMap(({ name, value }) => {
    if (value && OPTIONS.has(name)) return inOptions(name, value)
    const open = value && openTo(value.value)
    return value && open ? [{ at: value, from: 0, to: value.value.length, by: name, open }] : []
  })
  return [...found, ...ofGdb, ...variables]
}

const CANDIDATE = prefiltered(
  'inspect debug agentlib Xrunjdwp listen host -l',
  /^-{1,2}(?:inspect|debug-port|remote-debugging-address|agentlib|Xrunjdwp|listen|host|l)(?![a-z])/,
)

function isCandidate(word: string): boolean {
  return word.startsWith('-') && CANDIDATE.test(word)
}

/** What stands behind a script or a published package is an option of the server's own, whatever its name. */
function argumentsOfServer(steps: readonly Step[]): ReadonlySet<Text> {
  const last = steps.at(-1)
  const isServer = last?.kind === 'script' || (last?.kind === 'package' && !FLAGS.has(last.name))
  return isServer ? new Set(last.args) : NO_WORDS
}

const NO_WORDS: ReadonlySet<Text> = new Set()

/** A container that publishes no port to others: its addresses are its own. */
function isClosed(step: Step): step is Extract<Step, { kind: 'image' }> {
  return (
    step.kind === 'image' &&
    !step.options.some(({ name, value }) => name === '--network' && value === 'host') &&
    step.ports.every(({ host }) => host !== undefined && reachOf(host) === 'loopback' && !isWildcardHost(host))
  )
}

function nameOf(step: Step): string {
  return step.kind === 'program' || step.kind === 'package' ? step.name : ''
}

function inWord(word: Text, next: Text | undefined, flags: readonly string[]): readonly OpenDebugger[] {
  if (!word.value.startsWith('-')) return NONE
  const address = INSPECT.exec(word.value)?.[1] ?? JDWP.exec(word.value)?.[1]
  if (address !== undefined) {
    const open = openTo(address)
    const from = word.value.lastIndexOf(address)
    return open ? [{ at: word, from, to: from + address.length, by: word.value.split('=', 1)[0] ?? '', open }] : NONE
  }
  const [flag = '', joined] = word.value.split('=', 2)
  if (!flags.includes(flag)) return NONE
  const open = openTo(joined ?? next?.value ?? '')
  const at = joined === undefined ? next : word
  const from = joined === undefined ? 0 : flag.length + 1
  return open && at ? [{ at, from, to: at.value.length, by: flag, open }] : NONE
}

/** `NODE_OPTIONS="--inspect=0.0.0.0:9229"`: Node takes quotes off, and takes an underscore for a dash. */
function inOptions(by: string, at: Text): readonly OpenDebugger[] {
  return [...at.value.matchAll(/[^\s"']{1,512}/g)].flatMap(({ 0: word, index }) => {
    const given = word.replace(/^[^=:]{1,40}/, (name) => name.replaceAll('_', '-'))
    const address = INSPECT.exec(given)?.[1] ?? JDWP.exec(given)?.[1]
    const open = address === undefined ? undefined : openTo(address)
    if (address === undefined || !open) return []
    const from = index + word.lastIndexOf(address)
    return [{ at, from, to: from + address.length, by, open }]
  })
}

/** `gdbserver :2345 program`: the host before the colon is not looked at. */
function inGdb(steps: readonly Step[]): readonly OpenDebugger[] {
  // It starts the program behind the address, where one is named.
  const args = steps.flatMap((each) => {
    if (each.kind === 'wrapper') return each.program === 'gdbserver' ? each.args : []
    return each.kind === 'program' && each.name === 'gdbserver' ? each.args : []
  })
  const at = args.find(({ value }) => /^[\w.]{0,253}:\d{1,5}$/.test(value))
  return at && !steps.some(isClosed)
    ? [{ at, from: 0, to: undefined, by: 'gdbserver', open: 'every network interface' }]
    : NONE
}

/** Who can reach an address that something listens on: `0.0.0.0:9229`, `*:5005`, `:2345`; a port alone is loopback's. */
function openTo(address: string): string | undefined {
  const bare = address.trim().replace(/^(?:ws|tcp):\/\//, '')
  if (bare === '' || /^\d{1,5}$/.test(bare)) return undefined
  if (/^:\d{1,5}$/.test(bare)) return 'every network interface'
  const host = bare.replace(/^(\[[^\]]{0,64}\]|[^:]{0,253}):\d{1,5}(?:\/.{0,64})?$/, '$1')
  if (isWildcardHost(host)) return 'every network interface'
  const reach = reachOf(host.replace(/^\[(.{0,64})\]$/, '$1'))
  return reach === 'public' || reach === 'private' ? `the network, at '${host}'` : undefined
}

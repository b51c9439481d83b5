/** From command and arguments to what really starts: one layer at a time, until nothing is left that starts something else. */

import { lazy } from '../knowledge/memoize.ts'
import type { Binding, InlineCodeStep, Launch, ProgramStep, RemoteStep, Step, Text } from '../model.ts'
import { place } from '../model.ts'
import { linesBehind, startedBehind } from './behind.ts'
import { startedBesides } from './besides.ts'
import { BRIDGES } from './bridges.ts'
import type { Call, Peeled, Programs, Unwrap } from './call.ts'
import { beside, programOrFile } from './call.ts'
import { handOn } from './chains.ts'
import { CONTAINERS } from './containers.ts'
import { type Declared, startDeclared } from './declared.ts'
import { orInstalls } from './installers.ts'
import { RUNTIMES } from './interpreters.ts'
import { startCommand } from './line.ts'
import { NPM } from './npm.ts'
import { OTHER_ENGINES } from './other-engines.ts'
import { PYTHON } from './python.ts'
import { REGISTRY_RUNNERS } from './registry-runners.ts'
import { SENT } from './sent.ts'
import { SEVERAL } from './several.ts'
import { SHELLS } from './shells.ts'
import { npmSpec, prefixedSpec, specStep } from './specs.ts'
import { MOST_BESIDES, startLine, startString } from './start.ts'
import { asWritten } from './unset.ts'
import { WINDOWS } from './windows.ts'
import { wrapperNamed } from './wrappers.ts'

/** The parts of a server entry that say what it starts. */
export interface LaunchEntry {
  readonly command?: Text | undefined
  readonly args: readonly Text[]
  readonly env: readonly Binding[]
  readonly url?: Text | undefined
  /** A package or an image that stands in the place of the command. */
  readonly declared?: Declared | undefined
}

/**
 * Layers that are taken off besides plain wrappers; real configurations have up to four. Each may copy all words, or read
 * them once more. Keeps hostile nesting from costing anything.
 */
const MAX_LAYERS = 8
const MAX_SHELLS = 4
/** Programs that are looked at besides the server, in all scripts of a launch together. */
const MAX_BESIDES = 32

/** Of two tables that know a program, the first decides. Wrappers come late: most of them are made when one is asked about. */
const TABLES: readonly ReadonlyMap<string, Unwrap>[] = [
  BRIDGES,
  OTHER_ENGINES,
  CONTAINERS,
  SEVERAL,
  SENT,
  WINDOWS,
  RUNTIMES,
  REGISTRY_RUNNERS,
  PYTHON,
  NPM,
]

/** How a program is seen through. */
const unwrapOf: Programs = (program) => {
  for (const table of TABLES) {
    const known = table.get(program)
    if (known) return known
  }
  return wrapperNamed(program) ?? SHELLS.get(program)
}

/** Beside the server, what installs packages brings them along; where it stands for the server, nothing is started. */
const besideServer = lazy((): Programs => orInstalls(unwrapOf))

/**
 * The chain from the command of an entry to what runs, outermost first, with the place of each word that says so. Pure;
 * never throws; linear in the length of the entry.
 */
export function analyseLaunch({ command, args, env, url, declared }: LaunchEntry): Launch {
  const remote: readonly RemoteStep[] = url ? [{ kind: 'remote', url, through: 'entry' }] : []
  const first = declared ? startDeclared(declared) : command && startCommand(command, args)
  if (!first) return { steps: remote, env, headers: [], args: [], programs: [], unwrapped: [] }
  const unwrapping = begin(unwrapOf)
  const inner = inWrittenWords(unwrapAll(first, env, unwrapping))
  return {
    steps: remote.length === 0 ? inner.steps : [...inner.steps, ...remote],
    env: inner.env === undefined || inner.env.length === 0 ? env : [...env, ...inner.env],
    headers: inner.headers ?? [],
    args: inner.args,
    programs: unwrapping.programs.map(asWritten),
    unwrapped: notEnding([...unwrapping.given, inner.args], args),
  }
}

/** The lists of words that are no end of the entry's own, nor of one before them. */
function notEnding(lists: readonly (readonly Text[])[], args: readonly Text[]): readonly (readonly Text[])[] {
  const kept = [args]
  for (const list of lists) if (!kept.some((each) => endsIn(each, list))) kept.push(list.map(asWritten))
  return kept.slice(1)
}

function endsIn(words: readonly Text[], end: readonly Text[]): boolean {
  const [first, last] = [end[0], end.at(-1)]
  if (!first || !last) return true
  return words[words.length - end.length] === asWritten(first) && words.at(-1) === asWritten(last)
}

/** The words that a program is given are told as they stand in the file: what a reference in them is, rules ask for themselves. */
function inWrittenWords(whole: Peeled): Peeled {
  const steps = whole.steps.map((step): Step => {
    if (step.kind === 'script') return { ...step, path: asWritten(step.path), args: step.args.map(asWritten) }
    return 'args' in step ? { ...step, args: step.args.map(asWritten) } : step
  })
  return { ...whole, steps, args: whole.args.map(asWritten) }
}

/** The same of a command that a client hands to a shell: a hook. */
export function analyseScript(script: Text): Launch {
  return analyseAlone(startString(script, 'sh', script))
}

/** The same of one that it starts without a shell. */
export function analyseCommand(command: Text, args: readonly Text[]): Launch {
  return analyseAlone(startCommand(command, args))
}

/** A plug-in, as npm writes packages or with prefixes: its client fetches it and loads it into itself. */
export function analysePlugIn(spec: Text, written: 'npm' | 'prefixed'): Launch {
  const step = specStep(written === 'npm' ? npmSpec(spec) : prefixedSpec(spec), spec, PLUG_IN)
  return { steps: [step], env: [], headers: [], args: [], programs: [], unwrapped: [] }
}

const PLUG_IN = { runner: 'the client', ecosystem: 'npm', options: [], args: [] } as const

/** No part of it stands for a server, so that what installs packages brings them along wherever it stands. */
function analyseAlone(first: Peeled): Launch {
  const unwrapping = begin(besideServer())
  const { steps, env = [], headers = [], args } = unwrapAll(first, [], unwrapping)
  const { programs, given } = unwrapping
  return { steps, env, headers, args, programs, unwrapped: notEnding([...given, args], []) }
}

interface Unwrapping {
  /** What was met on the way, and what each of these was given. */
  readonly programs: Text[]
  readonly given: (readonly Text[])[]
  /** How many more may be looked at besides. */
  besides: number
  readonly known: Programs
}

/** Nothing is met yet. */
function begin(known: Programs, besides = MAX_BESIDES): Unwrapping {
  return { programs: [], given: [], besides, known }
}

function unwrapAll(first: Peeled, env: readonly Binding[], unwrapping: Unwrapping, from = 0): Peeled {
  let whole = first
  // What is started reads what its starter was given.
  let input: Text | undefined
  // Of the chain alone: what runs beside it starts nothing of it.
  let outer = first.steps.at(-1)
  let shells = shellsOf(first)
  const follow = (inner: Peeled) => {
    whole = joined(whole, inner)
    outer = inner.steps.at(-1) ?? outer
    shells += shellsOf(inner)
  }
  for (let layer = from; whole.next || whole.besides?.length; ) {
    const named =
      outer?.kind === 'shell' && whole.next ? namedByVariable(whole.next, [...env, ...(whole.env ?? [])]) : undefined
    if (named) follow(named)
    const { next: call, besides: others = [] } = whole
    if (others.length > 0)
      whole = { ...whole, steps: [...whole.steps, ...broughtBy(others, env, unwrapping, layer)], besides: [] }
    if (!call) break
    input = call.input ?? input
    const wrapped = handOn(call, unwrapping.programs)
    if (wrapped) {
      follow(wrapped)
      continue
    }
    unwrapping.programs.push(call.command)
    unwrapping.given.push(call.args)
    const besides =
      layer < MAX_LAYERS ? startedBesides(call).map((each) => unwrapAll(each, env, unwrapping, layer + 1)) : []
    if (besides.length > 0) whole = { ...whole, steps: [...whole.steps, ...besides.flatMap(({ steps }) => steps)] }
    const given: Call = { ...call, env: whole.env ? [...env, ...whole.env] : env, input }
    const inner = layer < MAX_LAYERS && shells <= MAX_SHELLS ? peel(given, outer, unwrapping.known) : unread(call)
    // What a shell has taken for its script is read.
    if (inner?.steps.some((step) => step.kind === 'shell' && step.script === input)) input = undefined
    if (inner) follow(inner)
    else whole = { ...whole, next: undefined }
    layer++
    const handed = inner && layer < MAX_LAYERS ? handedTo(inner, env, unwrapping, layer) : []
    if (handed.length > 0) whole = { ...whole, steps: [...whole.steps, ...handed] }
  }
  return whole
}

/** What a program at the end of the chain is handed as lines for a shell, which it may start beside the server. */
function handedTo(last: Peeled, env: readonly Binding[], unwrapping: Unwrapping, layer: number): readonly Step[] {
  const lines = linesBehind(last)
  if (lines.length === 0) return []
  const apart = begin(besideServer(), unwrapping.besides)
  const steps = lines.flatMap((line) => unwrapAll(startString(line, 'sh', line), env, apart, layer + 1).steps)
  unwrapping.besides = apart.besides
  return steps.filter(isBrought).map(beside)
}

function shellsOf({ steps }: Peeled): number {
  return steps.filter((step) => step.kind === 'shell' && !step.beside).length
}

/** What programs beside the server bring. Those that only prepare are no business of the server's. */
function broughtBy(
  others: readonly Call[],
  env: readonly Binding[],
  unwrapping: Unwrapping,
  layer: number,
): readonly Step[] {
  const most = layer < MAX_LAYERS ? Math.min(MOST_BESIDES, unwrapping.besides) : 0
  const looked = others.slice(0, Math.max(most, 0))
  unwrapping.besides -= looked.length
  const apart = begin(besideServer(), unwrapping.besides)
  const brought = looked.flatMap((next) => unwrapAll({ steps: [], args: [], next }, env, apart, layer + 1).steps)
  unwrapping.besides = apart.besides
  const [passed] = others.slice(looked.length)
  return [...brought.filter(isBrought).map(beside), ...(passed ? [unreadStep(passed, 'beside')] : [])]
}

/** What comes from elsewhere, and starts; shells, whose scripts may do anything; and that nobody has looked. */
function isBrought(step: Step): boolean {
  if (step.kind === 'inline-code') return step.unread !== undefined
  return (
    step.kind === 'shell' || step.kind === 'image' || step.kind === 'source' || (step.kind === 'package' && !step.local)
  )
}

/** `sh -c 'eval "$RUN"'` where the entry or the script says what RUN is: what it names is started. */
function namedByVariable({ command, args }: Call, env: readonly Binding[]): Peeled | undefined {
  const [part, more] = command.parts
  if (part?.kind !== 'reference' || part.refers !== 'env' || more) return undefined
  const value = env.findLast(({ name }) => name === part.name)?.value
  return value && value.value.trim() !== '' && value.value !== command.value ? startLine(value, args) : undefined
}

/** One layer; undefined when a package or an image is already known to be what runs, and its arguments start nothing. */
function peel(call: Call, outer: Step | undefined, known: Programs): Peeled | undefined {
  const brought = outer?.kind === 'package' || outer?.kind === 'image'
  const inner = known(call.program)?.(call)
  if (!inner) return brought ? undefined : andBehind(programOrFile(call))
  if (brought || !BRIDGES.has(call.program)) return andBehind(inner)
  const step: ProgramStep = { kind: 'program', name: call.program, at: place(call.command), args: call.args }
  return { ...inner, steps: [step, ...inner.steps] }
}

/** With what the end of the chain is handed to start, where that can be told from its words. */
function andBehind(inner: Peeled): Peeled {
  const next = startedBehind(inner)
  return next ? { ...inner, next } : inner
}

/** Where a limit ends the chain: a program, and that nobody has looked at what it starts, if it is one that starts others. */
function unread(call: Call): Peeled {
  const found = programOrFile(call)
  if (!unwrapOf(call.program) && startedBesides(call).length === 0) return found
  return { ...found, steps: [...found.steps, unreadStep(call, 'behind')] }
}

function unreadStep({ program, command }: Call, unread: InlineCodeStep['unread']): Step {
  return { kind: 'inline-code', interpreter: program, code: undefined, at: place(command), unread }
}

function joined(outer: Peeled, inner: Peeled): Peeled {
  // The first layer of nearly every launch, which has nothing to be joined to.
  if (outer.steps.length === 0 && !outer.env && !outer.headers && !outer.besides?.length) return inner
  return {
    steps: [...outer.steps, ...inner.steps],
    args: inner.args,
    env: [...(outer.env ?? []), ...(inner.env ?? [])],
    headers: [...(outer.headers ?? []), ...(inner.headers ?? [])],
    next: inner.next,
    besides: [...(outer.besides ?? []), ...(inner.besides ?? [])],
  }
}

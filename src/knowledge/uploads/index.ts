/**
 * Credentials of this machine that a command sends to another one: by their file's name, through a pipe, put in by the shell,
 * or by way of a file or a variable. What prints them is told in `sources.ts`, what sends in `sending-programs.ts`.
 */

import {
  atLeast,
  CONFIDENCES,
  type Confidence,
  type ShellCommand,
  type ShellStep,
  type Span,
  type Step,
  type Text,
} from '../../model.ts'
import { NESTED } from '../downloads/evaluated-downloads.ts'
import { PipedGroups } from '../downloads/piped-groups.ts'
import { passesOn } from '../downloads/piped-through.ts'
import { follow, SavedFiles, writtenBy } from '../downloads/saved-downloads.ts'
import { reachOfDevice } from '../hosts/index.ts'
import { layersOf } from '../programs/command-words.ts'
import { programName } from '../programs/program-names.ts'
import { type Sending, sendingOf } from './sending-programs.ts'
import { credentialsIn, packedInto, type Source, sourceOf } from './sources.ts'

export interface SentCredential extends Source {
  /** The program that sends it. */
  readonly at: Text | Span
  /** The host, as far as it is written. */
  readonly to: string | undefined
}

/** Where a step of a launch sends a credential away; undefined where it does not. */
export function sentCredential(step: Step): SentCredential | undefined {
  if (step.kind === 'shell') return inShell(step)
  if (step.kind !== 'program') return undefined
  const sending = sendingOf(programName(step.name), step.args)
  const source = sending?.files.map(credentialsIn).find((found) => found !== undefined)
  return sending && source && sent(source, sending, step.at)
}

type Sent = Pick<Sending, 'to' | 'reach' | 'copies'>

function sent(source: Source, { to, reach, copies }: Sent, at: Text | Span): SentCredential {
  // A deployment takes the secrets of a project to its own server.
  const copied = source.confidence === 'high' ? 'medium' : 'low'
  const confidence = copies ? copied : reach === 'public' ? 'high' : 'medium'
  return { ...source, at, to, confidence: lessSure(source.confidence, confidence) }
}

function lessSure(a: Confidence, b: Confidence): Confidence {
  return atLeast(CONFIDENCES, a, b) ? b : a
}

/** What is known of a script at one of its commands. */
interface Known {
  readonly groups: PipedGroups
  /** Files and variables that hold a credential: which one is not kept, the last that was read stands for all. */
  readonly saved: SavedFiles
  readonly variables: Set<string>
  last: Source | undefined
  /** The machine that the shell keeps connected. */
  connection: Text | undefined
}

/** A command, as the words of each program that it starts, and what is piped into it. */
interface Command {
  readonly whole: ShellCommand
  /** The variable of PowerShell that gets what it prints. */
  readonly name: string | undefined
  readonly layers: readonly (readonly Text[])[]
  readonly arriving: Source | undefined
}

function inShell({ commands, script }: ShellStep): SentCredential | undefined {
  const known: Known = {
    groups: new PipedGroups(),
    saved: new SavedFiles(),
    variables: new Set(),
    last: undefined,
    connection: undefined,
  }
  let piped: Source | undefined
  for (const [index, whole] of commands.entries()) {
    const isPiped = whole.after === '|' || whole.after === '|&'
    const arrives = known.groups.enter(whole, isPiped, piped !== undefined)
    const { name, words } = assigned(whole.words)
    const command = { whole, name, layers: layersOf(words), arriving: arrives ? (piped ?? known.last) : undefined }
    const found = sentBy(command, commands, index, known)
    if (found) return found
    piped = printedBy(command, known)
    if (!piped) continue
    known.last = piped
    known.groups.print(whole)
    keep(command, script, known)
  }
  return undefined
}

/** `$name = Get-Content file` of PowerShell. */
function assigned(words: readonly Text[]): { readonly name: string | undefined; readonly words: readonly Text[] } {
  const name = words[1]?.value === '=' ? /^\$(\w{1,64})$/.exec(words[0]?.value ?? '')?.[1] : undefined
  return name === undefined ? { name, words } : { name, words: words.slice(2) }
}

function sentBy(
  { whole, layers, arriving }: Command,
  commands: readonly ShellCommand[],
  index: number,
  known: Known,
): SentCredential | undefined {
  for (const [depth, [first, ...words]] of layers.entries()) {
    const sending = first && sendingOf(programName(first.value), words)
    if (!sending) continue
    const source =
      named(sending.files, known) ??
      (sending.input ? (arriving ?? (whole.input && credentialsIn(whole.input.value))) : undefined) ??
      // `find ~/.ssh -type f -exec curl -T {} …`
      sourceIn(layers.slice(0, depth), undefined) ??
      putIn(words, commands, index) ??
      (holdsOne(words, known.variables) ? known.last : undefined)
    if (source) return sent(source, sending, first)
  }
  return sentThroughDevice({ whole, layers, arriving }, known)
}

/** `cat file > /dev/tcp/host/port`, `exec 3<>/dev/tcp/host/port; cat file >&3`. */
function sentThroughDevice(
  { whole, layers, arriving }: Omit<Command, 'name'>,
  known: Known,
): SentCredential | undefined {
  const { files = [], words } = whole
  const device = files.find(({ value }) => (reachOfDevice(value) ?? 'loopback') !== 'loopback')
  if (device && words[0]?.value === 'exec') known.connection = device
  const to = device ?? (files.some(({ value }) => /^&?\d{1,3}$/.test(value)) ? known.connection : undefined)
  const [first, ...rest] = layers.at(-1) ?? []
  const source = to && (sourceIn(layers, whole.input) ?? passed(first, rest, arriving))
  if (!to || !source) return undefined
  const reach = reachOfDevice(to.value) ?? 'unknown'
  return sent(source, { to: to.value.split('/')[3], reach, copies: false }, to)
}

function named(files: readonly string[], { saved, last }: Known): Source | undefined {
  for (const file of files) {
    const found = credentialsIn(file) ?? (saved.has(file) ? last : undefined)
    if (found) return found
  }
  return undefined
}

/** What programs print, each of its own accord. */
function sourceIn(layers: readonly (readonly Text[])[], input: Text | undefined): Source | undefined {
  if (layers.length === 0) return sourceOf('', [], input)
  for (const [first, ...words] of layers) {
    const found = first && sourceOf(programName(first.value), words, input)
    if (found) return found
  }
  return undefined
}

/** `$(< file)`, for which the shell starts no program. */
const READ_IN = /\$\(\s{0,4}<\s{0,4}([^\s()]{1,4096})\s{0,4}\)/

/** Commands whose output the shell puts into the words of another one stand right behind it; more of them nobody reads. */
const MOST_INSIDE = 64

function putIn(words: readonly Text[], commands: readonly ShellCommand[], index: number): Source | undefined {
  for (const { value } of words) {
    const file = READ_IN.exec(value)?.[1]
    const found = file === undefined ? undefined : credentialsIn(file)
    if (found) return found
  }
  for (const inner of commands.slice(index + 1, index + 1 + MOST_INSIDE)) {
    const [at = inner.input] = inner.words
    // In PowerShell they are no part of a word: `-Body (Get-Content file)`.
    const isInside = inner.after === '(' || (at && words.some((word) => isPartOf(at, word, isNested(inner))))
    if (!isInside) return undefined
    const found = sourceIn(layersOf(inner.words), inner.input)
    if (found) return found
  }
  return undefined
}

/** Where quotes were taken off a script, every piece of it has the place of the whole: what opens a substitution is part of the word. */
function isPartOf(piece: Text, { node, from, to }: Text, opens: boolean): boolean {
  return piece.node === node && piece.to <= to && (from < piece.from || (opens && from === piece.from))
}

const VARIABLE = /\$\{?(?:env:)?([A-Za-z_]\w{0,63})/g

function holdsOne(words: readonly Text[], variables: ReadonlySet<string>): boolean {
  if (variables.size === 0) return false
  return words.some(({ value }) => [...value.matchAll(VARIABLE)].some(([, name = '']) => variables.has(name)))
}

/** What a command prints, or passes on, that is a credential. */
function printedBy({ whole, layers, arriving }: Command, { saved, last }: Known): Source | undefined {
  const own = sourceIn(layers, whole.input)
  if (own) return own
  const [first, ...words] = layers.at(-1) ?? []
  const isSaved = saved.has(whole.input?.value) || words.some(({ value }) => saved.has(value))
  return passed(first, words, isSaved ? last : arriving)
}

/** Programs of which a part comes out, which may be a harmless one. */
const PICKS = /^(?:[ef]?grep|rg|g?sed|[gmn]?awk|cut|head|tail|jq)$/

function passed(first: Text | undefined, words: readonly Text[], source: Source | undefined): Source | undefined {
  const program = programName(first?.value ?? '')
  if (!source || !passesOn(program, words)) return undefined
  return source.path === undefined && PICKS.test(program) ? { ...source, confidence: 'medium' } : source
}

/** `name=$(cat file)`, `name="$(cat file)"`, `$name = Get-Content file`: what stands before the command. */
const ASSIGNED =
  /(?:(?:^|[\s;&|(])([A-Za-z_]\w{0,63})\+?=["']?(?:\$\(|`)|\$([A-Za-z_]\w{0,63})\s{0,4}=\s{0,4}\(?)\s{0,4}$/

/** Notes where else there is now what a command prints. */
function keep({ whole, name: own, layers }: Command, script: Text | undefined, { saved, variables }: Known): void {
  const [first, ...words] = layers.at(-1) ?? []
  const program = programName(first?.value ?? '')
  for (const file of writtenBy(program, words, whole)) saved.add(file)
  for (const file of packedInto(program, words)) saved.add(file)
  follow(program, words, saved)
  if (own !== undefined) variables.add(own)
  const before = script && isNested(whole) ? textBefore(whole, script) : ''
  const [, name, cased] = ASSIGNED.exec(before) ?? []
  const variable = name ?? cased
  if (variable !== undefined) variables.add(variable)
}

/** Nobody looks for words in longer ones, which may hold as many commands. */
const LONGEST_SCRIPT = 8192

/** What a script has before a command: by its place, or by its words where the pieces have lost theirs. */
function textBefore({ words, input }: ShellCommand, { node, from, value }: Text): string {
  const [start = input] = words
  const first = words
    .slice(0, 2)
    .map((word) => word.value)
    .join(' ')
  const exact = start !== undefined && start.node === node && value.startsWith(start.value, start.from - from)
  const at = exact ? start.from - from : value.slice(0, LONGEST_SCRIPT).indexOf(first)
  return value.slice(Math.max(0, at - 80), Math.max(0, at))
}

function isNested({ after }: ShellCommand): boolean {
  return NESTED.test(after ?? '') || after === '('
}

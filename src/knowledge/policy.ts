/** Whether what a file says is what an organisation allows. */

import type { ConfigFile, ImageStep, Launch, PackageStep, Patterns, Server, SourceStep, Span, Step } from '../model.ts'
import { place } from '../model.ts'
import { globMatcher } from './globs.ts'
import { comparablePlace, imagePlace, PURL_TYPES } from './purl.ts'

/** Why something is not allowed, as a clause: the pattern that denies it, or the lack of one that allows it. */
export interface Refused {
  readonly why: string
}

interface Compiled {
  readonly allows: ((value: string) => boolean) | undefined
  readonly denies: (value: string) => string | undefined
}

/** A policy's globs are put together once a run. */
const compiled = new WeakMap<Patterns, Compiled>()

function compile(patterns: Patterns): Compiled {
  const known = compiled.get(patterns)
  if (known) return known
  const matcher = (glob: string) => globMatcher(inProject(comparablePlace(glob)))
  const allow = patterns.allow?.map(matcher)
  const deny = (patterns.deny ?? []).map((glob) => ({ glob, matches: matcher(glob) }))
  const made: Compiled = {
    allows: allow && ((value) => allow.some((matches) => matches(value))),
    denies: (value) => deny.find(({ matches }) => matches(value))?.glob,
  }
  compiled.set(patterns, made)
  return made
}

/** `.` and what lies below it, so that `./**` does not stand for everything. */
function inProject(path: string): string {
  return path === '.' || path.startsWith('./') ? `{project}${path.slice(1)}` : path
}

/**
 * What a policy has against something that goes by any of these names (a package with and without its version); undefined
 * when it has nothing. `exempt`: an allow list is not about it.
 */
export function refusedBy(patterns: Patterns, given: readonly string[], exempt = false): Refused | undefined {
  const { allows, denies } = compile(patterns)
  // As written and in one spelling: `1.0.*` is about `1.0.0`, which is `1`.
  const names = [...new Set(given.flatMap((name) => [name, comparablePlace(name)]))].map(inProject)
  const denied = names.map(denies).find((glob) => glob !== undefined)
  if (denied !== undefined) return { why: `'${denied}' is denied` }
  return allows && !exempt && !names.some(allows) ? { why: 'it is not among what is allowed' } : undefined
}

/** The reason that a policy gives, as a sentence; nothing where it gives none. */
export function reasonOf({ reason }: { readonly reason?: string | undefined }): string {
  return reason === undefined ? '' : ` ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`
}

export interface Origin {
  /** As package URLs call it, with and without its version: `npm:@scope/name`, `npm:@scope/name@1.2.3`. */
  readonly names: readonly string[]
  readonly at: Span
}

/** Where everything that a launch fetches comes from; not what is installed here already. */
export function originsOf({ steps }: Launch): readonly Origin[] {
  return steps.flatMap((step) => {
    if (step.kind === 'package') return [step, ...step.extras].filter(({ local }) => !local).map(packageNames)
    if (step.kind === 'image') return [imageNames(step)]
    return step.kind === 'source' ? [sourceNames(step)] : []
  })
}

function packageNames({ ecosystem, name, version, at }: PackageStep): Origin {
  const id = `${PURL_TYPES[ecosystem] ?? 'catalog'}:${name}`
  return { at, names: version ? [id, `${id}@${version.text}`] : [id] }
}

function imageNames({ name, tag, digest, at }: ImageStep): Origin {
  const id = imagePlace(name)
  return {
    at,
    names: [id, ...(tag === undefined ? [] : [`${id}:${tag}`]), ...(digest === undefined ? [] : [`${id}@${digest}`])],
  }
}

function sourceNames({ form, url, ref, at }: SourceStep): Origin {
  const id = `${form}:${url.replace(/^git\+/, '')}`
  return { at, names: ref === undefined ? [id] : [id, `${id}@${ref}`] }
}

export interface Started {
  readonly name: string
  readonly at: Span
}

/** The programs in a chain by their bare names, outermost first: shells, wrappers, runners and what they start. */
export function startedBy({ steps, programs }: Launch): readonly Started[] {
  return steps.flatMap((step) => {
    const program = programOf(step)
    if (program === undefined) return []
    const name = bareName(program)
    // A package or a script is told at its own place; the word that names its program may be another.
    const word = programs.find(({ value }) => bareName(value).toLowerCase() === name.toLowerCase())
    return [{ name, at: word ? place(word) : 'at' in step ? step.at : { start: 0, end: 0 } }]
  })
}

/** The name of the program that a client starts, where `command` may be a whole line: `npx -y @scope/name`. */
export function commandName({ command, launch }: Server): Started | undefined {
  if (!command) return undefined
  const [first] = launch.programs
  const isPart = first?.node === command.node && first.value.length < command.value.length
  const at = isPart ? first : command
  const name = bareName(at.value)
  // Windows tells no case apart, and only Windows has such endings.
  return {
    name: name.length < at.value.length && WINDOWS_ENDING.test(at.value) ? name.toLowerCase() : name,
    at: place(at),
  }
}

const WINDOWS_ENDING = /\.(?:exe|cmd|bat|ps1)$/i

function programOf(step: Step): string | undefined {
  switch (step.kind) {
    case 'shell':
    case 'wrapper':
    case 'image':
      return step.program
    case 'package':
    case 'source':
      return step.runner.split(' ')[0]
    case 'script':
    case 'inline-code':
      return step.interpreter
    case 'program':
      return step.name
    case 'remote':
      return undefined
  }
}

export function bareName(program: string): string {
  return program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).replace(WINDOWS_ENDING, '')
}

/** Whether a file is one of a client's, in a scope. */
export function isOf(
  { readers, scope, copy }: ConfigFile,
  client: string,
  wanted: ConfigFile['scope'] | undefined,
): boolean {
  return !copy && (wanted === undefined || wanted === scope) && readers.some((reader) => reader.client.id === client)
}

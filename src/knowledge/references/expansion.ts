/** Who puts a value in a reference's place, and who passes the reference on as it stands. */

import {
  bySureness,
  type Confidence,
  type ConfigFile,
  type Field,
  isLiteral,
  type Launch,
  type Mount,
  place,
  type Reader,
  type Reference,
  references,
  referencesOf,
  type Server,
  type Step,
  type Text,
} from '../../model.ts'
import { lazy, onceFor } from '../memoize.ts'
import { isPowershell } from '../programs/program-names.ts'
import { isAnybodys, ownersAmong } from '../readers/owners.ts'

export interface Referring {
  readonly field: Field
  readonly text: Text
  readonly reference: Reference
}

/** What most servers refer to. */
const NOTHING: readonly Referring[] = []

/** Every reference in a server's entry, with the field it stands in, in the order of a launch. */
export const referencesIn = onceFor((server: Server): readonly Referring[] => {
  const all: Referring[] = []
  const add = (field: Field, text: Text | undefined): void => {
    if (text && !isLiteral(text)) for (const reference of references(text)) all.push({ field, text, reference })
  }
  add('command', server.command)
  for (const text of server.args) add('args', text)
  for (const { value } of server.env) add('env', value)
  add('url', server.url)
  for (const { value } of server.headers) add('headers', value)
  add('cwd', server.cwd)
  add('envFile', server.envFile)
  for (const { field, text } of server.others) add(field, text)
  return all.length === 0 ? NOTHING : all
})

/**
 * Ids of the readers of a server that expand a reference in one of its fields, sorted. In the script of a shell they all
 * do in effect, since the shell does it for them.
 */
export function expandedBy(reference: Reference, field: Field, server: Server): readonly string[] {
  const inShell = field === 'args' && expandingSteps(server.launch).some((step) => isExpandedByShell(reference, step))
  const able = server.readers.filter((reader) => inShell || expansion(reader, reference, field) !== 'none')
  return [...new Set(able.map(({ client }) => client.id))].sort()
}

/** Whether a reader expands a reference; `unsure` where that is known by hearsay. */
export function expansion(
  reader: Reader,
  { syntax, name }: Pick<Reference, 'syntax' | 'name'>,
  field: Field,
): 'sure' | 'unsure' | 'none' {
  const fitting = referencesOf(reader).filter(
    (support) =>
      support.syntax === syntax &&
      (support.names?.test(name) ?? true) &&
      (support.fields === 'all' || support.fields.includes(field)),
  )
  if (fitting.length === 0) return 'none'
  return fitting.some(({ confidence }) => confidence !== 'low') ? 'sure' : 'unsure'
}

export interface Unexpanded {
  /** Those that pass it on as it stands. */
  readonly readers: readonly Reader[]
  /** Their clients' ids, sorted. */
  readonly clients: readonly string[]
  readonly names: readonly string[]
  /** Every program that reads the file is among them. */
  readonly all: boolean
  /** The program whose file it is, where it expands the reference. */
  readonly fine: readonly Reader[]
  /** Those of them for whom the file was written. */
  readonly addressed: readonly Reader[]
  readonly confidence: Confidence
}

/**
 * The readers of a server that pass a reference on as it stands; undefined when there are none, or when something else
 * than a reader will expand it. A reader whose ways are not documented, or doubtful, is not among them. Sure where all of
 * them do. Where its owner expands it, or most do where it has none, that is who the file was written for.
 */
function unexpandedBy({ reference, field, text }: Referring, server: Server, path: string): Unexpanded | undefined {
  // Of any other field only its reader knows whether it is looked at.
  if (field === 'other' || !isMeant(reference, text, field) || isExpandedOnTheWay(reference, text, field, server))
    return undefined
  const verdicts = verdictsOf(server.readers)
  const question = `${reference.syntax} ${field} ${path} ${reference.name}`
  let verdict = verdicts.get(question)
  if (!verdict) {
    verdict = { is: judge(server.readers, reference, field, ownersAmong(server.readers, path)) }
    if (verdicts.size < MOST_VERDICTS) verdicts.set(question, verdict)
  }
  const doubt = field === 'auth' || isAnybodys(path) || isSetBeside(reference, field, server)
  return verdict.is && doubt ? { ...verdict.is, confidence: 'low' } : verdict.is
}

/** A reference that some readers pass on as it stands. */
export interface UnexpandedReference extends Referring {
  readonly by: Unexpanded
}

/** Those of a server, the surest first. */
export function unexpandedIn(server: Server, path: string): readonly UnexpandedReference[] {
  const found: UnexpandedReference[] = []
  for (const referring of referencesIn(server)) {
    const by = unexpandedBy(referring, server, path)
    if (by) found.push({ ...referring, by })
  }
  return found.sort((a, b) => bySureness(a.by, b.by))
}

/** Whether the program whose file it is passes a reference on as it stands, and is told so. */
export function sentByOwner(referring: Referring, server: Server, path: string): boolean {
  const owners = ownersAmong(server.readers, path)
  if (owners.length === 0) return false
  const by = unexpandedBy(referring, server, path)
  return by?.addressed.some((reader) => owners.includes(reader)) === true
}

/** Where references of a server begin that nobody expands, as far as is known of all programs that read it: no value gets there. */
export function sentAsWritten(server: Server, path: string): ReadonlySet<number> {
  const nobodys = unexpandedIn(server, path).filter(({ by }) => by.all && by.confidence !== 'low')
  return new Set(nobodys.map(({ text, reference }) => place(text, reference.from, reference.to).start))
}

/**
 * Whether a path in a server's texts begins with a reference that nobody expands. Another rule says that the server gets these
 * characters, so that it gets no such folder, until somebody mends that.
 */
export function asWrittenIn(
  server: Server,
  { path, guessed }: ConfigFile,
): (text: Text | undefined, from: number) => boolean {
  const starts = lazy(() => sentAsWritten(server, path))
  return (text, from) =>
    text !== undefined &&
    !guessed &&
    !isLiteral(text) &&
    /[$%{]/.test(text.value.charAt(from)) &&
    starts().has(place(text, from).start)
}

/** The same of what a container is given. */
export function mountedAsWritten(server: Server, config: ConfigFile): (mount: Mount) => boolean {
  const isWritten = asWrittenIn(server, config)
  return ({ option, source }) => isWritten(option.text, option.text?.value.indexOf(source) ?? 0)
}

const MOST_VERDICTS = 1024
const verdictsOf = onceFor((_readers: readonly Reader[]) => new Map<string, { readonly is: Unexpanded | undefined }>())

function judge(
  readers: readonly Reader[],
  reference: Reference,
  field: Field,
  owners: readonly Reader[],
): Unexpanded | undefined {
  const documented = readers.filter(({ client, file }) => file.references ?? client.references)
  const accused = documented.filter((reader) => expansion(reader, reference, field) === 'none')
  if (accused.length === 0) return undefined
  const isOwned = accused.some((reader) => owners.includes(reader))
  const ordered = isOwned
    ? [...accused].sort((a, b) => Number(owners.includes(b)) - Number(owners.includes(a)))
    : accused
  const programs = new Map(ordered.map(({ client }) => [client.id, client]))
  const everyone = new Set(readers.map(({ client }) => client.id)).size
  const all = programs.size === everyone
  const sure = accused.some(({ client }) => client.confidence === 'high')
  const elsewhere = accused.every((reader) => referencesOf(reader).some(({ syntax }) => syntax === reference.syntax))
  // What names another program's own store, and is expanded by one, was written for that.
  const isStored = EXPLICIT.has(reference.syntax) && documented.length > accused.length
  const isOthers = owners.length > 0 ? !isOwned : isStored || programs.size * 2 < everyone
  return {
    readers: ordered,
    clients: [...programs.keys()],
    names: [...programs.values()].map(({ name }) => name),
    all,
    fine: isOwned ? [] : owners,
    addressed: isOwned ? owners : accused,
    confidence: !sure || isOthers ? 'low' : all && !elsewhere ? 'high' : 'medium',
  }
}

/** By launch: a line may set as many variables as it refers to. */
const namesSet = onceFor((launch: Launch): ReadonlySet<string> => new Set(launch.env.map(({ name }) => name)))

/** A variable of the entry's own environment, in its arguments: many programs put those in themselves. */
export function isSetBeside({ name }: Reference, field: Field, { launch }: Server): boolean {
  return field === 'args' && namesSet(launch).has(name)
}

/** Syntaxes that name where the value comes from: nobody writes them by accident. `${user_config.KEY}` is a plug-in's own. */
const EXPLICIT: ReadonlySet<Reference['syntax']> = new Set([
  '${env:VAR}',
  '${process.env.VAR}',
  '{env:VAR}',
  '$env:VAR',
  '${env://VAR}',
  '{{.env.VAR}}',
  '${input:id}',
  '$input:id',
  '${{ secrets.X }}',
  '${file:path}',
  '${cmd: command}',
  'se://',
])
const BRACED: ReadonlySet<Reference['syntax']> = new Set(['${VAR}', '${VAR:-default}', '${VAR:default}'])

/** A scheme of login, a key, and the folder that a system has its homes in: `C:\\Users\\%USERNAME%\\notes`. */
const BEFORE_VARIABLE =
  /^(?:(?:Bearer|Basic|Token)\s|[A-Za-z][\w-]{0,63}[:=]\s?(?:Bearer\s)?|(?:[A-Za-z]:)?[\\/](?:Users|home)[\\/])$/i

/** Whether something that looks like a reference is meant as one: `$COST` in a sentence, a `$` in a password are not. */
function isMeant({ syntax, name, from, to }: Reference, { value }: Text, field: Field): boolean {
  if (EXPLICIT.has(syntax)) return true
  const isWhole = from === 0 && to === value.length
  if (BRACED.has(syntax)) return /^[A-Z_][A-Z\d_]{0,127}$/.test(name) || isWhole
  if (syntax === '{file:path}') return /[./~]/.test(name)
  if (syntax === '$(command)') return isWhole || /^[\w.:=/ -]{0,64}$/.test(value.slice(0, from))
  if (syntax !== '$VAR' && syntax !== '%VAR%') return false
  if (!/^[A-Z_][A-Z\d_]{1,127}$/.test(name) || field === 'url') return false
  const before = value.slice(0, from)
  const stands = before === '' || BEFORE_VARIABLE.test(before)
  return stands && (to === value.length || /^:?[/\\]/.test(value.slice(to, to + 2)))
}

/**
 * The steps of a launch but the wrappers that hand words on as they are. By launch: a line may have as many wrappers as
 * references, and each reference asks.
 */
const expandingSteps = onceFor((launch: Launch): readonly Step[] =>
  launch.steps.filter((step) => step.kind !== 'wrapper' || step.does === 'other-machine'),
)

/**
 * Whether somebody between the client and the server expands it: a shell, a machine elsewhere, code of which it is a part, or
 * mcp-remote, which puts variables into the headers that it is given (its README, "Custom Headers"), as fastmcp-remote does.
 */
function isExpandedOnTheWay(reference: Reference, text: Text, field: Field, server: Server): boolean {
  if (field !== 'args' && field !== 'command') return false
  const { headers } = server.launch
  for (const step of expandingSteps(server.launch)) {
    if (isExpandedByShell(reference, step)) return true
    if (step.kind === 'wrapper' && step.does === 'other-machine') return true
    if (step.kind === 'inline-code') return true
    const expands = step.kind === 'package' && (step.name === 'mcp-remote' || step.name === 'fastmcp-remote')
    if (expands && headers.some(({ value }) => value?.node === text.node)) return true
  }
  return false
}

/** What the shells expand in a script, by themselves. `cmd /c` with words does the same as with one string. */
const CMD: readonly Reference['syntax'][] = ['%VAR%']
const POWERSHELL: readonly Reference['syntax'][] = ['$env:VAR', '${env:VAR}', '$VAR', '$input:id', '$(command)']
const POSIX: readonly Reference['syntax'][] = [
  '$VAR',
  '${VAR}',
  '${VAR:-default}',
  '$input:id',
  '$(command)',
  '`command`',
]

function isExpandedByShell({ syntax }: Reference, step: Server['launch']['steps'][number]): boolean {
  if (step.kind !== 'shell') return false
  if (step.program === 'cmd') return CMD.includes(syntax)
  if (isPowershell(step.program)) return POWERSHELL.includes(syntax)
  return step.script !== undefined && POSIX.includes(syntax)
}

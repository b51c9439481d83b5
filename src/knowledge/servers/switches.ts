/** Whether a server's documented switches are on: read-only modes, and modes that write. */

import { type Binding, type Node, place, type Server, type Span, type Text } from '../../model.ts'
import { isOff, isOn } from '../environment/index.ts'
import { wordSet } from '../programs/flags.ts'
import type { Switch } from './catalogue.ts'
import type { Recognised } from './index.ts'

/** Whether a value is what a switch asks for: see `Switch`. Nothing written is a yes for a flag that stands alone. */
function fits(value: string | undefined, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === 'yes') return value === undefined || isOn(value)
  if (value === undefined) return wanted === '*'
  if (wanted === 'no') return isOff(value)
  return wanted === '*' ? value.trim() !== '' : wanted.split('|').includes(value.trim())
}

/** The name and the wanted value of a switch. */
export function split(one: Switch): readonly [name: string, wanted: string | undefined] {
  const equals = one.indexOf('=')
  return equals < 0 ? [one, undefined] : [one.slice(0, equals), one.slice(equals + 1)]
}

export interface Flag {
  readonly name: string
  /** After `=`, or the next word where that is a value and not an option. */
  readonly value: string | undefined
  readonly joined: boolean
  readonly text: Text
  /** The word that is its value, where that is a word of its own. */
  readonly operand: Text | undefined
}

function flagsIn(args: readonly Text[]): readonly Flag[] {
  return args.flatMap((text, index): readonly Flag[] => {
    if (!text.value.startsWith('-')) return []
    const [name, value] = split(text.value)
    if (value !== undefined) return [{ name, value, joined: true, text, operand: undefined }]
    const next = args[index + 1]
    const operand = next?.value.startsWith('-') ? undefined : next
    return [{ name, value: operand?.value, joined: false, text, operand }]
  })
}

/**
 * The flag that a word of the command line stands for: itself, or the one that it begins, for programs of Python. Their
 * argparse takes any beginning that is no other flag's as well, and a program that takes none does not start.
 */
function completed({ name }: Flag, flags: readonly string[]): string {
  if (flags.includes(name) || name.length < SHORTEST_BEGINNING || !name.startsWith('--')) return name
  const meant = flags.filter((flag) => flag.startsWith(name))
  return meant.length === 1 ? (meant[0] ?? name) : name
}

/** `--acc`, which is less than a word says. */
const SHORTEST_BEGINNING = 6

/** The flags of a command line, under the names that the tables know them by. */
function flagsOf(
  { server: { published, readOnly, writes, listens } }: Recognised,
  args: readonly Text[],
): readonly Flag[] {
  const given = flagsIn(args)
  if (!published.some((place) => place.startsWith('pypi:'))) return given
  const tables = [readOnly?.flags, writes?.flags, listens?.flags]
  const flags = [...new Set(tables.flatMap((table = []) => table.map((one) => split(one)[0])))]
  return given.map((flag) => ({ ...flag, name: completed(flag, flags) }))
}

/** `perhaps`: where a value may be any, so that nobody can say that it is not this one. */
type Certainty = 'surely' | 'perhaps'

/** Whether one of these switches is the flag, and on. The word behind a flag is its value only where the switch takes one, or where it is a no. */
function flagOn({ name, value, joined }: Flag, switches: readonly Switch[], how: Certainty): boolean {
  return switches.some((one) => {
    const [flag, wanted] = split(one)
    if (flag !== name) return false
    if (how === 'perhaps' && (wanted !== undefined || joined) && mayBeAny(value)) return true
    if (wanted !== undefined || joined) return fits(value, wanted)
    return value === undefined || !isOff(value)
  })
}

/** What a binding is set to; undefined where that is the host's own value (`-e NAME`), which may be any. */
function setTo({ value, node }: Pick<Binding, 'value' | 'node'>): string | undefined {
  if (value) return value.value
  return node.kind === 'boolean' || node.kind === 'number' ? String(node.value) : undefined
}

function variableOn(binding: Binding, switches: readonly Switch[], how: Certainty): boolean {
  return switches.map(split).some(([name, wanted]) => name === binding.name && isSetTo(wanted, binding, how))
}

/** Names of headers are the same in any case. */
function headerOn(binding: Binding, switches: readonly Switch[], how: Certainty): boolean {
  const own = binding.name.toLowerCase()
  return switches.map(split).some(([name, wanted]) => name.toLowerCase() === own && isSetTo(wanted, binding, how))
}

function isSetTo(wanted: string | undefined, binding: Binding, how: Certainty): boolean {
  const value = setTo(binding)
  if (value === undefined) return how === 'perhaps' && binding.node.kind === 'string'
  return fits(value, wanted ?? 'yes') || (how === 'perhaps' && mayBeAny(value))
}

/** A value with a reference in it, in any spelling. */
function mayBeAny(value: string | undefined): boolean {
  return value !== undefined && /[$%{]/.test(value)
}

/** A parameter in the query of a remote's URL. */
export interface Parameter {
  readonly name: string
  readonly value: string | undefined
  readonly url: Text
  /** Where it stands in the URL, its name first. */
  readonly from: number
  readonly to: number
}

function parametersOf(url: Text): readonly Parameter[] {
  // What stands behind a `#` is not sent.
  const [before = '', query] = /^[^?#]{0,4096}\?([^#]{0,4096})/.exec(url.value) ?? []
  if (query === undefined) return []
  let from = before.length - query.length
  return query.split('&').map((parameter) => {
    const [name, value] = split(parameter)
    const found = { name, value, url, from, to: from + parameter.length }
    from = found.to + 1
    return found
  })
}

/** `/readonly` is a part of the path, `read_only=yes` a parameter. */
function urlOn(url: Text, switches: readonly Switch[]): boolean {
  const end = url.value.search(/[?#]/)
  const path = end < 0 ? url.value : url.value.slice(0, end)
  const parameters = parametersOf(url)
  return switches.some((one) => {
    if (one.startsWith('/')) return `${path}/`.includes(`${one}/`)
    const [name, wanted] = split(one)
    return parameters.some((each) => each.name === name && (fits(each.value, wanted) || mayBeAny(each.value)))
  })
}

function headersOf({ headers, launch }: Server): readonly Binding[] {
  return [...headers, ...launch.headers]
}

/** Whether a read-only switch is on, or may be: a value that is a reference is given the benefit of the doubt. */
export function isReadOnly(known: Recognised, whole: Server): boolean {
  const { server, args, remote } = known
  const { readOnly } = server
  if (!readOnly) return true
  const { flags = [], env = [], headers = [], url = [] } = readOnly
  const given = flagsOf(known, args)
  if (given.some((flag) => flagOn(flag, flags, 'perhaps')) || servesReading(given, readOnly.parts)) return true
  if (variablesOf(whole).some((binding) => variableOn(binding, env, 'perhaps'))) return true
  if (!remote) return false
  return urlOn(remote.url, url) || headersOf(whole).some((binding) => headerOn(binding, headers, 'perhaps'))
}

/** Whether parts of the server are named, and every one of them only reads. */
function servesReading(given: readonly Flag[], parts: NonNullable<Recognised['server']['readOnly']>['parts']): boolean {
  if (!parts) return false
  const named = given.filter(({ name }) => name === parts.flag)
  const reading = wordSet(parts.reading)
  return named.length > 0 && named.every(({ value }) => value !== undefined && reading.has(value))
}

/** What it is started with: `-e NAME` alone is whatever the entry sets the variable to. */
function variablesOf({ env, launch }: Server): readonly Binding[] {
  const isSet = ({ name }: Binding) => env.some((own) => own.name === name && own.value)
  return launch.env.filter((binding) => binding.value || binding.node.kind !== 'string' || !isSet(binding))
}

/** How to switch writing off, as a clause that follows "Add"; undefined for a server without such a switch. */
export function readOnlyAdvice({ server: { readOnly }, remote, image }: Recognised): string | undefined {
  if (!readOnly) return undefined
  if (remote || readOnly.add === undefined) return readOnly.addToUrl
  if (image) return adviceForImage(readOnly.add, readOnly.env)
  return `'${readOnly.add}' to its ${readOnly.add.startsWith('-') ? 'arguments' : 'environment'}`
}

/**
 * A container has the variables that it is handed. What stands behind an image takes the place of the words that the image
 * itself has for its program, `stdio` for GitHub's, so a variable is the surer way.
 */
function adviceForImage(add: string, env: readonly Switch[] = []): string {
  const variable = add.startsWith('-') ? env.map(setting).find((one) => one !== undefined) : add
  return variable === undefined
    ? `'${add}' to the arguments after the image, following the image program's command if it has one,`
    : `'-e ${variable}' before the image`
}

/** A switch as one writes it: `NAME=true` for `NAME=yes`; undefined where any value will do. */
export function setting(one: Switch): string | undefined {
  const [name, wanted = 'yes'] = split(one)
  if (wanted === '*') return undefined
  return `${name}=${wanted === 'yes' ? 'true' : wanted === 'no' ? 'false' : wanted.replace(/\|.*$/s, '')}`
}

interface Off {
  readonly flags: readonly Switch[]
  readonly env: readonly Switch[]
  readonly headers: readonly Switch[]
  readonly url: readonly Switch[]
}

/** Read-only switches as switches to write: `--read-only` as `--read-only=no`, and `--no-read-only`. A path has no opposite. */
function turnedOff(readOnly: Recognised['server']['readOnly']): Off {
  if (!readOnly || readOnly.seldom) return { flags: [], env: [], headers: [], url: [] }
  const opposite = (one: Switch): readonly Switch[] => {
    const [name, wanted] = split(one)
    if (name.startsWith('/')) return []
    const negated = name.startsWith('--') ? [name.replace(/^--/, '--no-')] : []
    if (wanted === undefined || wanted === 'yes' || wanted === 'true') return [`${name}=no`, ...negated]
    return wanted === 'no' ? [`${name}=yes`] : []
  }
  const { flags = [], env = [], headers = [], url = [] } = readOnly
  return {
    flags: flags.flatMap(opposite),
    env: env.flatMap(opposite),
    headers: headers.flatMap(opposite),
    url: url.flatMap(opposite),
  }
}

export interface WriteSwitch {
  readonly at: Text | Node | Span
  /** The flag or the parameter with its value, or the variable, or the header. */
  readonly by: string
  /** A read-only switch turned off, which mostly says what is so without it. */
  readonly undoes: boolean
  readonly set: Flag | Binding | Parameter
  /** Its value is part of what it says, and not a yes. */
  readonly takesValue: boolean
}

/**
 * The switches to write that are on, each with the token that says so: those for writing, and a read-only switch that is
 * turned off in words (`--read-only=false`) where nothing else keeps the server from writing.
 */
export function writeSwitches(known: Recognised, whole: Server): readonly WriteSwitch[] {
  const { args, server } = known
  const undone = turnedOff(isReadOnly(known, whole) ? undefined : server.readOnly)
  const flags = [...(server.writes?.flags ?? []), ...undone.flags]
  const env = [...(server.writes?.env ?? []), ...undone.env]
  if (flags.length + env.length + undone.headers.length + undone.url.length === 0) return []
  const found = new Map<Text | Node, Pick<WriteSwitch, 'by' | 'set'>>()
  for (const flag of flagsOf(known, args)) {
    if (!flagOn(flag, flags, 'surely')) continue
    const by = wordsOf(flag, flags)
    // Where the value is what says it, the value is pointed at.
    const at = by === flag.text.value ? flag.text : (flag.operand ?? flag.text)
    if (!found.has(at)) found.set(at, { by, set: flag })
  }
  for (const binding of whole.launch.env) {
    if (variableOn(binding, env, 'surely')) found.set(binding.value ?? binding.node, { by: binding.name, set: binding })
  }
  const own = new Set([...(server.writes?.flags ?? []), ...(server.writes?.env ?? [])].map((one) => split(one)[0]))
  const local = [...found].map(([at, { by, set }]) => {
    const takesValue = [...flags, ...env].some((one) => split(one)[0] === set.name && split(one)[1] !== undefined)
    return { at, by, set, takesValue, undoes: !own.has(by.split(/[= ]/, 1)[0] ?? by) }
  })
  return [...local, ...undoneAfar(known, whole, undone)]
}

/** The read-only switches of a remote that are turned off, in its URL and in headers. */
function undoneAfar({ remote }: Recognised, whole: Server, { headers, url }: Off): readonly WriteSwitch[] {
  if (!remote) return []
  const parameters = parametersOf(remote.url).filter(({ name, value }) =>
    url.some((one) => value !== undefined && split(one)[0] === name && fits(value, split(one)[1])),
  )
  // An entry's own headers may stand in its launch as well.
  const bindings = new Map(
    headersOf(whole).flatMap((binding) =>
      headerOn(binding, headers, 'surely') ? [[binding.value ?? binding.node, binding] as const] : [],
    ),
  )
  return [
    ...parameters.map((set) => ({
      at: place(set.url, set.from, set.to),
      by: `${set.name}=${set.value ?? ''}`,
      set,
      takesValue: true,
      undoes: true,
    })),
    ...[...bindings].map(([at, set]) => ({ at, by: set.name, set, takesValue: true, undoes: true })),
  ]
}

/** Whether it may open a port: unless what makes this server do so is known, and missing. */
export function mayListen({ server: { listens }, args }: Recognised, whole: Server): boolean {
  if (!listens) return true
  const { flags = [], env = [] } = listens
  if (flagsIn(args).some((flag) => flagOn(flag, flags, 'perhaps'))) return true
  return whole.launch.env.some((binding) => variableOn(binding, env, 'perhaps'))
}

/** `--mode unrestricted`, where the value is part of what it says. */
function wordsOf({ name, value, joined, text }: Flag, switches: readonly Switch[]): string {
  const takesValue = switches.some((one) => split(one)[0] === name && split(one)[1] !== undefined)
  return joined || !takesValue || value === undefined ? text.value : `${name} ${value}`
}

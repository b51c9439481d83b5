/** How known servers are kept from changing things: switches put on, and switches to write taken away, as the catalogue has them. */

import { isItem, replaced, rewritten, unsafe, withoutWords, wordsAfter, wordsBefore } from '../../changes.ts'
import {
  type Binding,
  type Change,
  type Fix,
  fieldsOf,
  place,
  type Reader,
  type Server,
  type Text,
} from '../../model.ts'
import { child } from '../../tree.ts'
import { compareNumbered } from '../order.ts'
import type { Recognised } from '../servers/index.ts'
import { type Flag, type Parameter, setting, split, type WriteSwitch } from '../servers/switches.ts'
import { changesWithout } from './given.ts'

// ── Read-only switches ──────────────────────────────────────────────────────────────────────────────────────────────

/** The server's read-only switch goes on: a flag, a variable, or a part of its URL; undefined where it has no place here. */
export function switchedToReading(known: Recognised, server: Server): Fix | undefined {
  const { readOnly } = known.server
  if (!readOnly || isBefore(known, server, readOnly.since)) return undefined
  if (known.remote) return inUrl(known.remote.url, readOnly.url?.[0])
  const { add } = readOnly
  if (add === undefined) return undefined
  if (known.image) {
    const variable = add.startsWith('-') ? readOnly.env?.map(setting).find((one) => one !== undefined) : add
    return variable === undefined ? undefined : added(variable, beforeImage(variable, known.at, server))
  }
  return added(add, add.startsWith('-') ? behindServer(add, known, server) : inEnvironment(add, server))
}

function added(one: string, changes: readonly Change[] | undefined): Fix | undefined {
  return unsafe(`Add '${one}'`, changes)
}

/** Whether the entry asks for one version, and that one is older than the switch. */
function isBefore({ at }: Recognised, { launch: { steps } }: Server, since: string | undefined): boolean {
  if (since === undefined) return false
  const step = steps.find((each) => each.kind === 'package' && each.at === at)
  const exact = step?.kind === 'package' && step.version?.exact ? step.version.text : undefined
  if (exact === undefined) return false
  // What is no plain version may be any.
  return !(compareNumbered(exact, since) >= 0)
}

/** `/readonly` behind the path, `read_only=true` in the query. */
function inUrl(url: Text, one: string | undefined): Fix | undefined {
  if (one === undefined || url.value.includes('#') || !/^https?:\/\/[^?]{1,1000}\/mcp(?:[/?]|$)/.test(url.value))
    return undefined
  const query = url.value.indexOf('?')
  const end = query < 0 ? url.value.length : query
  if (one.startsWith('/')) {
    const change = rewritten(url, url.value[end - 1] === '/' ? one.slice(1) : one, end, end)
    return unsafe(`Add '${one}' to its URL`, [change])
  }
  const parameter = setting(one)
  if (parameter === undefined || url.value.slice(end).includes(`${split(one)[0]}=`)) return undefined
  const change = rewritten(url, `${query < 0 ? '?' : '&'}${parameter}`, url.value.length, url.value.length)
  return unsafe(`Add '${parameter}' to its URL`, [change])
}

/** At the end of the arguments, where these are the server's own. */
function behindServer(flag: string, { at, args }: Recognised, server: Server): readonly Change[] | undefined {
  if (args.some(({ value }) => value === '--')) return undefined
  const last = server.args.at(-1)
  if (!last) return asOnlyArgument(flag, at, server)
  const own = args.at(-1) ?? wordAt(at, server.args)
  if (!own || own.node !== last.node) return undefined
  const change = wordsAfter(own, [flag])
  return change && [change]
}

/** To a command that has no arguments. */
function asOnlyArgument(flag: string, at: Recognised['at'], server: Server): readonly Change[] | undefined {
  const { command, node } = server
  if (!command || command.from > 0 || command.to < command.node.value.length || !wordAt(at, [command])) return undefined
  const after = wordsAfter(command, [flag])
  if (after) return [after]
  const key = spelling(server, 'args')
  const there = key === undefined ? undefined : child(node, key)
  if (there?.kind === 'sequence') return [{ does: 'insert', into: there, before: 0, values: [flag] }]
  return key === undefined || there ? undefined : [{ does: 'add', to: node, key, value: [flag] }]
}

/** The word of a command line that something is, whole: a piece of a script is none. */
function wordAt(at: Recognised['at'], words: readonly Text[]): Text | undefined {
  const { start, end } = 'parts' in at ? place(at) : at
  return words.find((word) => {
    const own = place(word)
    return own.start === start && own.end === end
  })
}

/** How all readers of an entry spell a field that they take as a list or a map. */
function spelling({ readers }: Server, field: 'args' | 'env'): string | undefined {
  const spellings = new Set(readers.map((reader) => spellingIn(reader, field)))
  const [only, ...others] = spellings.size === 0 ? [field] : spellings
  return others.length > 0 ? undefined : only
}

function spellingIn(reader: Reader, field: 'args' | 'env'): string | undefined {
  const fields = fieldsOf(reader)
  return fields.pairs?.includes(field) ? undefined : (fields[field]?.[0] ?? field)
}

// ── Variables ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The variable in the entry's environment; undefined where that is another machine's. */
function inEnvironment(one: string, server: Server): readonly Change[] | undefined {
  const away = server.launch.steps.some(
    (step) => step.kind === 'wrapper' && (step.does === 'other-machine' || step.container !== undefined),
  )
  if (away) return undefined
  const [name, value = ''] = split(one)
  const set = server.launch.env.filter((binding) => binding.name === name)
  if (set.length > 0) return all(set.map((binding) => setTo(binding, value)))
  const of = server.env[0]?.node.parent
  if (of?.kind === 'mapping' && server.env.every(({ node, name: own }) => of.children.get(own) === node))
    return [{ does: 'add', to: of, key: name, value }]
  const key = server.env.length > 0 ? undefined : spelling(server, 'env')
  const there = key === undefined ? undefined : child(server.node, key)
  if (there?.kind === 'mapping') return [{ does: 'add', to: there, key: name, value }]
  return key === undefined || there
    ? undefined
    : [{ does: 'add', to: server.node, key, value: new Map([[name, value]]) }]
}

/** `-e NAME=value` before the image, or the value where the variable is handed on already. */
function beforeImage(one: string, at: Recognised['at'], server: Server): readonly Change[] | undefined {
  const [name, value = ''] = split(one)
  const set = server.launch.env.filter(
    (binding) => binding.name === name && (binding.value || binding.node.kind !== 'string'),
  )
  if (set.length > 0) return all(set.map((binding) => setTo(binding, value)))
  const image = wordAt(at, server.args)
  const change = image && isItem(image) ? wordsBefore(image, ['-e', one]) : undefined
  return change && [change]
}

/** Another value for a variable, in the place where it is set. */
function setTo({ value, node }: Binding, by: string): Change | undefined {
  if (value) return rewritten(value, by)
  return node.parent?.kind === 'mapping' && node.kind !== 'mapping' && node.kind !== 'sequence'
    ? replaced(node, by)
    : undefined
}

function all(changes: readonly (Change | undefined)[]): readonly Change[] | undefined {
  return changes.every((change) => change !== undefined) ? changes : undefined
}

// ── Switches to write ───────────────────────────────────────────────────────────────────────────────────────────────

/** Switches to write go, and read-only switches that are turned off are turned on; undefined where one cannot be. */
export function keptFromWriting({ server }: Recognised, switches: readonly WriteSwitch[]): Fix | undefined {
  const changes = switches.map((one) => withoutWriting(one, server.readOnly))
  const [first, ...rest] = switches
  if (!first || !changes.every((each) => each !== undefined)) return undefined
  const others = rest.length === 0 ? '' : ` and ${rest.length} more`
  return { title: `Take '${first.by}'${others} back`, safety: 'unsafe', changes: changes.flat() }
}

type ReadOnly = Recognised['server']['readOnly']

function withoutWriting(one: WriteSwitch, readOnly: ReadOnly): readonly Change[] | undefined {
  const { set, undoes } = one
  if ('url' in set) return withParameterOn(set, readOnly)
  const isFlag = 'text' in set
  const opposite = safeOf(set.name, isFlag ? readOnly?.flags : [...(readOnly?.env ?? []), ...(readOnly?.headers ?? [])])
  if (isFlag) return undoes ? withFlagOn(set, readOnly) : withoutFlag(set, one.takesValue, opposite)
  const safe = undoes && opposite !== undefined ? setting(opposite) : undefined
  if (!undoes) return changesWithout(set)
  const change = safe === undefined ? undefined : setTo(set, split(safe)[1] ?? '')
  return change && [change]
}

/** The switch of the catalogue under a name; those of headers stand there in small letters. */
function safeOf(name: string, switches: readonly string[] = []): string | undefined {
  return switches.find((one) => split(one)[0] === name || split(one)[0] === name.toLowerCase())
}

/** `read_only=false` as `read_only=true`. */
function withParameterOn({ name, url, from, to }: Parameter, readOnly: ReadOnly): readonly Change[] | undefined {
  const safe = safeOf(name, readOnly?.url)
  const parameter = safe === undefined ? undefined : setting(safe)
  return parameter === undefined ? undefined : all([rewritten(url, parameter, from, to)])
}

/** `--readOnly=false` as `--readOnly=true`, `--readOnly false` and `--no-read-only` as the flag alone. */
function withFlagOn({ name, joined, text, operand }: Flag, readOnly: ReadOnly): readonly Change[] | undefined {
  const equals = text.value.indexOf('=')
  if (joined) return all([rewritten(text, 'true', equals + 1)])
  const positive = name.replace(/^--no-/, '--')
  if (positive === name) return operand && withoutWords([operand])
  return readOnly?.flags?.includes(positive) ? all([rewritten(text, positive)]) : undefined
}

/** The flag goes with its value; where the catalogue has a safe one, that value stands in its place. */
function withoutFlag(
  { joined, text, operand }: Flag,
  takesValue: boolean,
  opposite: string | undefined,
): readonly Change[] | undefined {
  const safe = opposite === undefined ? undefined : split(setting(opposite) ?? '')[1]
  const value = takesValue ? operand : undefined
  if (safe !== undefined && joined) return all([rewritten(text, safe, text.value.indexOf('=') + 1)])
  if (safe !== undefined && value) return all([rewritten(value, safe)])
  return withoutWords(value ? [text, value] : [text])
}

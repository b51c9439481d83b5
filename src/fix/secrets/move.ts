/** What a file says once a secret has gone elsewhere: something that every client whose file it is understands. */

import { isItem, rewritten, wordsBefore } from '../../changes.ts'
import { ownersAmong } from '../../knowledge/readers/owners.ts'
import { fieldOf, ownerOf, sharedReference } from '../../knowledge/secrets/advice.ts'
import {
  type Change,
  type ConfigFile,
  containerOf,
  type Field,
  fieldsOf,
  isLiteral,
  type Reader,
  referencesOf,
  type Secret,
  type Server,
  type Value,
} from '../../model.ts'
import { child, childAt, keyText, type Mapping, type Span, type StringNode, unitAt } from '../../tree.ts'
import type { Launcher, Store } from './stores.ts'

export interface Target {
  readonly store: Store
  readonly place: string
  /** The variable that holds the value from now on. */
  readonly variable: string
}

export type Move =
  | {
      readonly changes: readonly Change[]
      /**
       * How the server comes by the value: from a `variable` that whoever starts the client sets, from a question that the client
       * `asks`, from a `file` of variables, from a `reader` of that file which starts it, from what `starts` it with the store's
       * values, or from a `launcher` that keeps values in its own way.
       */
      readonly how: How
    }
  /** Why not, in words that fit after "It was left as it is:". */
  | { readonly refused: string }

export type How = 'variable' | 'asks' | 'file' | 'reader' | 'starts' | 'launcher'

/** The value of a secret, as the client reads it. */
export function secretValue({ node, at }: Secret): string {
  const { from, to } = unitsOf(node, at)
  return node.value.slice(from, to)
}

/** Where a range of the text begins and ends in the value of its string. */
function unitsOf(node: StringNode, { start, end }: Span): { readonly from: number; readonly to: number } {
  return { from: unitAt(node, start), to: unitAt(node, end) }
}

/** How a secret is taken out of its file. */
export function moveOf(secret: Secret, config: ConfigFile, target: Target): Move {
  if (secret.plain !== undefined && !secret.encoded) return { refused: 'it is put together from pieces.' }
  const server = ownerOf(secret, config)
  if (!server) return { refused: 'it belongs to no server.' }
  const all = server.readers.length > 0 ? server.readers : config.readers
  const owners = ownersAmong(all, config.path)
  const readers = owners.length > 0 ? owners : all
  if (readers.length === 0) return { refused: 'no client is known that reads it.' }
  const place = fieldOf(secret, server)
  if (!place) return { refused: 'nobody knows what a client makes of it here.' }
  const moving: Moving = { secret, config, server, readers, ...place, ...target }
  if (target.store.id === 'input') return asPrompt(moving)
  return (
    throughLauncher(moving, 'first') ??
    throughEnvFile(moving) ??
    asReference(moving) ??
    byName(moving) ??
    throughLauncher(moving, 'last') ?? { refused: whyNot(moving) }
  )
}

interface Moving extends Target {
  readonly secret: Secret
  readonly config: ConfigFile
  readonly server: Server
  readonly readers: readonly Reader[]
  readonly field: Field
  /** The variable or header whose value it is. */
  readonly name?: string
}

function whyNot({ readers, store }: Moving): string {
  const names = [...new Set(readers.map(({ client }) => client.name))].sort()
  const who = names.length > 2 ? 'the clients that read it' : names.join(' and ')
  return store.launcher
    ? `${who} would not put anything in its place here.`
    : `${who} would not put anything in its place here; '1password' and 'doppler' can start the server with it.`
}

// ── References ──────────────────────────────────────────────────────────────────────────────────────────────────────

function inPlace({ secret }: Moving, by: string): Change {
  return { does: 'rewrite', node: secret.node, ...unitsOf(secret.node, secret.at), by }
}

function asReference(moving: Moving): Move | undefined {
  const { readers, variable, secret, name } = moving
  const isSet = moving.field === 'args' && secret.place === 'env'
  const field = isSet && name !== undefined ? 'env' : moving.field
  const reference = sharedReference(readers, field, variable, 'variables')
  if (reference === undefined) return undefined
  if (name === undefined || field === moving.field) return { changes: [inPlace(moving, reference)], how: 'variable' }
  const changes = outOfArguments(moving, name, reference)
  return changes && { changes, how: 'variable' }
}

/** Engines to which `-e NAME` means the variable that they have themselves; `kubectl run` and `apptainer` want a value. */
const HANDS_ON = /^(?:docker|podman|nerdctl|finch)\b/

/** `-e NAME=value` among the arguments of a container becomes `-e NAME`, and NAME part of what its client sets. */
function outOfArguments(moving: Moving, name: string, value: string): readonly Change[] | undefined {
  const { secret, server } = moving
  const { node } = secret
  const at = node.value.indexOf(`${name}=`)
  const equals = at + name.length
  const { from, to } = unitsOf(node, secret.at)
  const isAlone = at >= 0 && /^(?:-[A-Za-z]{0,8}e=?|--env=)?$/.test(node.value.slice(0, at))
  const isWhole = isAlone && from === equals + 1 && to === node.value.length
  const isHandedOn = server.launch.steps.some(
    (step) =>
      (step.kind === 'image' || step.kind === 'wrapper') &&
      HANDS_ON.test(step.program) &&
      containerOf(step)?.options.some((option) => option.name === '--env' && option.text?.node === node),
  )
  // `env NAME=value program` and `sh -c 'NAME=value program'` set it as well, and would start NAME.
  if (!isWhole || !isHandedOn) return undefined
  const cut: Change = { does: 'rewrite', node, from: equals, to, by: '' }
  const set = setVariable(moving, name, value)
  return set && [cut, set]
}

/** What an entry says of the process that it starts: by itself, or in what it has as its command, as Zed's first entries did. */
function processOf({ node, command }: Server): Mapping {
  const around = command?.node.parent
  return around?.kind === 'mapping' && around.span.start > node.span.start ? around : node
}

/** What a field is called by the first of some clients. */
function firstSpelling([reader]: readonly Reader[], field: 'args' | 'env'): string {
  return (reader && fieldsOf(reader)[field]?.[0]) ?? field
}

function setVariable({ server, readers }: Moving, name: string, value: string): Change | undefined {
  const field = firstSpelling(readers, 'env')
  const entry = processOf(server)
  const known = child(entry, field)
  if (!known) return { does: 'add', to: entry, key: field, value: new Map([[name, value]]) }
  return known.kind === 'mapping' && !known.children.has(name)
    ? { does: 'add', to: known, key: name, value }
    : undefined
}

/** `${input:id}`, with the question that goes with it. */
function asPrompt(moving: Moving): Move {
  const { readers, variable, config, secret, server } = moving
  const reference = sharedReference(readers, moving.field, variable, 'prompts')
  const [, id] = /^\$\{input:([^}]+)\}$/.exec(reference ?? '') ?? []
  const path = readers.map(({ file }) => file.inputs).find((inputs) => inputs !== undefined)
  const [root] = config.document.roots
  if (reference === undefined || id === undefined || !path || root?.kind !== 'mapping')
    return { refused: 'not every client that reads it asks for values here.' }
  const change = inPlace(moving, reference)
  if (config.inputs.some((input) => input.id === id)) return { changes: [change], how: 'asks' }
  const question = new Map<string, Value>([
    ['type', 'promptString'],
    ['id', id],
    ['description', `${sentence(secret.label)} for '${server.name}'`],
    ['password', true],
  ])
  const known = childAt(root, path)
  const holder = childAt(root, path.slice(0, -1))
  const key = path.at(-1)
  if (known?.kind === 'sequence')
    return {
      changes: [change, { does: 'insert', into: known, before: known.items.length, values: [question], order: 'any' }],
      how: 'asks',
    }
  if (known || holder?.kind !== 'mapping' || key === undefined) return { refused: 'its inputs are not a list.' }
  return { changes: [change, { does: 'add', to: holder, key, value: [question] }], how: 'asks' }
}

/** `a GitHub token` at the beginning of a sentence, without its article. */
function sentence(label: string): string {
  const bare = label.replace(/^(?:an?|the) /, '')
  return bare.slice(0, 1).toUpperCase() + bare.slice(1)
}

// ── Fields for names ────────────────────────────────────────────────────────────────────────────────────────────────

/** Fields of an entry that take the name of a variable, as `bearer_token_env_var` does. */
function byName(moving: Moving): Move | undefined {
  const { readers, server, variable, secret, field, name } = moving
  const takes = (key: string) => readers.every((reader) => fieldsOf(reader).names?.includes(key))
  if (name === undefined || !standsByName(moving)) return undefined
  const isWhole = secretValue(secret) === secret.node.value
  const gone: Change = { does: 'remove', node: secret.node }
  if (field === 'headers') {
    const bearer = ['bearer_token_env_var', 'bearerTokenEnvVar'].find(takes)
    const isBearer = /^authorization$/i.test(name) && secret.node.value === `Bearer ${secretValue(secret)}`
    if (bearer !== undefined && isBearer && !child(server.node, bearer))
      return { changes: [gone, { does: 'add', to: server.node, key: bearer, value: variable }], how: 'variable' }
    if (takes('env_http_headers') && isWhole) return intoMap(moving, 'env_http_headers', name, gone)
    return undefined
  }
  if (field !== 'env' || !isWhole || name !== variable) return undefined
  const list = ['env_vars', 'env_keys'].find(takes)
  return list === undefined ? undefined : intoList(moving, list, gone)
}

function intoMap({ server, variable }: Moving, key: string, name: string, gone: Change): Move | undefined {
  const known = child(server.node, key)
  if (!known)
    return {
      changes: [gone, { does: 'add', to: server.node, key, value: new Map([[name, variable]]) }],
      how: 'variable',
    }
  if (known.kind !== 'mapping' || known.children.has(name)) return undefined
  return { changes: [gone, { does: 'add', to: known, key: name, value: variable }], how: 'variable' }
}

function intoList({ server, variable }: Moving, key: string, gone: Change): Move | undefined {
  const known = child(server.node, key)
  if (!known) return { changes: [gone, { does: 'add', to: server.node, key, value: [variable] }], how: 'variable' }
  if (known.kind !== 'sequence') return undefined
  return {
    changes: [gone, { does: 'insert', into: known, before: known.items.length, values: [variable], order: 'any' }],
    how: 'variable',
  }
}

// ── Launchers and files ─────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What starts a program with the variables of a file: dotenvx.com/docs/cli/run. Up to 1.51 at the least it says on standard
 * output that it does, where a client reads what the server says.
 */
export const DOTENVX: Launcher = { program: 'dotenvx', args: ['run', '--quiet', '-f', '.env', '--'] }

/**
 * The server started by what has its secrets. `first`: by the store's own, which needs no client to expand anything; `last`: by
 * another program that has them as well, where no client does.
 */
function throughLauncher(moving: Moving, turn: 'first' | 'last'): Move | undefined {
  const { store, place, variable, name, field, secret } = moving
  const isOwn = store.launcherKeeps === undefined && store.id !== 'envfile'
  if (isOwn !== (turn === 'first')) return undefined
  const launcher = store.id === 'envfile' ? DOTENVX : store.launcher?.(variable, place)
  if (!launcher || name !== variable || secret.place !== 'env') return undefined
  if (field === 'env' && secretValue(secret) !== secret.node.value) return undefined
  const taken = takenOver(moving, launcher)
  const started = startedBy(moving, launcher)
  return (
    taken &&
    started && {
      changes: [...taken, ...started],
      how: isOwn ? 'starts' : store.id === 'envfile' ? 'reader' : 'launcher',
    }
  )
}

/** The value replaced by what the launcher resolves, or gone where it brings the variable itself. */
function takenOver(moving: Moving, { reference }: Launcher): readonly Change[] | undefined {
  const { field, secret } = moving
  if (field === 'args') return reference === undefined ? undefined : outOfArguments(moving, moving.variable, reference)
  if (reference !== undefined) return [inPlace(moving, reference)]
  return standsByName(moving) ? [{ does: 'remove', node: secret.node }] : undefined
}

/** Whether it is the value of its name in a map, and goes with it: not that of `{"name": "A", "value": "b"}`. */
function standsByName({ secret: { node }, name }: Moving): boolean {
  return node.parent?.kind === 'mapping' && keyText(node) === name
}

function startedBy({ server, readers }: Moving, launcher: Launcher): readonly Change[] | undefined {
  const { command } = server
  const { program, args } = launcher
  if (!command || !isLiteral(command)) return undefined
  if (isStartedBy(server, launcher)) return []
  // The whole command line in one list, or in one string.
  if (isItem(command)) {
    const change = wordsBefore(command, [program, ...args])
    return change && [change]
  }
  if (server.args.some(({ node }) => node === command.node) || command.value !== command.node.value) {
    const change = rewritten(
      { ...command, value: command.node.value, from: 0, to: command.node.value.length },
      `${[program, ...args].join(' ')} `,
      0,
      0,
    )
    return change && [change]
  }
  if (!isOneWord(command.value)) return undefined
  const own = rewritten(command, program)
  const given = argumentsOf(processOf(server), readers, [...args, command.value])
  return own && given && [own, given]
}

/** Whether it is so already. What resolves references resolves one more; what brings variables has to be told the same. */
function isStartedBy({ command, args: words, launch }: Server, { program, args, reference }: Launcher): boolean {
  if (reference === undefined) return command?.value === program && args.every((word, at) => words[at]?.value === word)
  return launch.steps.some((step) => step.kind === 'wrapper' && step.program === `${program} ${args[0]}`)
}

/** A program, and no command line, which some clients take apart and others do not: `C:/Program Files/nodejs/npx` is one. */
function isOneWord(command: string): boolean {
  const [first = ''] = command.split(/\s/, 1)
  return first === command || /[\\/]/.test(first)
}

function argumentsOf(entry: Mapping, readers: readonly Reader[], words: readonly string[]): Change | undefined {
  const field = firstSpelling(readers, 'args')
  const known = child(entry, field)
  if (!known) return { does: 'add', to: entry, key: field, value: words }
  return known.kind === 'sequence' ? { does: 'insert', into: known, before: 0, values: words } : undefined
}

/** A file that the client itself reads. */
function throughEnvFile(moving: Moving): Move | undefined {
  const { store, readers, server, field, name, variable, secret } = moving
  if (store.id !== 'envfile' || field !== 'env' || name !== variable) return undefined
  if (!readers.every(readsEnvFile) || secretValue(secret) !== secret.node.value) return undefined
  const path = '${workspaceFolder}/.env'
  if (server.envFile && server.envFile.value !== path) return undefined
  if (!standsByName(moving)) return undefined
  const named: readonly Change[] = server.envFile ? [] : [{ does: 'add', to: server.node, key: 'envFile', value: path }]
  return { changes: [{ does: 'remove', node: secret.node }, ...named], how: 'file' }
}

/** Whether a client reads files of variables, as what it expands in their paths tells, and finds the project's. */
function readsEnvFile(reader: Reader): boolean {
  const known = referencesOf(reader)
  return (
    known.some(({ fields }) => fields !== 'all' && fields.includes('envFile')) &&
    known.some(
      ({ syntax, fields }) => syntax === '${workspaceFolder}' && (fields === 'all' || fields.includes('envFile')),
    )
  )
}

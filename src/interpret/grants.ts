/** What a value grants, by the forms that clients have for it: a list, a map of allowed names, a text, or `true` for everything. */

import type { CommandWords, Grants } from '../client.ts'
import { grantedBy, isRefused } from '../knowledge/approvals/command-patterns.ts'
import { memoized } from '../knowledge/memoize.ts'
import { child, childrenOf, keyText, type Node, stringsBelow } from '../tree.ts'
import { isOneOf } from './paths.ts'
import type { Room } from './room.ts'

/** What may run unasked: everything, or as far as it is named. */
export interface Grant {
  readonly server?: string
  readonly tool?: string
  readonly program?: string
  readonly folder?: string
  /** Of several that a list of words stands for. */
  readonly command?: string
}

interface Granting {
  readonly node: Node
  readonly text: string
  /** It is a value in a map of its own: see `Grants`. */
  readonly within?: true
}

export interface Granted {
  readonly node: Node
  readonly given: Grant
  /** It is a value in a map of its own, which may say more: see `Grants`. */
  readonly within?: true | undefined
}

/** What a file has for the reading of its grants. */
export interface GrantContext {
  readonly room: Room
  /** The file's servers by their names as they stand in names of tools. */
  readonly inTools?: ReadonlyMap<string, string>
}

/** The grants that a value holds and that nothing beside it takes back. */
export function grantsAt(node: Node, grants: Grants, { room, inTools }: GrantContext): readonly Granted[] {
  if (grants.words) return wordsGranted(node, grants, grants.words, room)
  const isWithdrawn = withdrawnBeside(node, grants)
  const isRefusedBeside = refusedBeside(node, grants)
  return grantsIn(node, grants).flatMap(({ node: at, text, within }) => {
    // An expression of the file's own is tried on many lines.
    if (grants.commands && !room.fits(at, text.length)) return []
    const given = parseGrant(text, grants, inTools)
    return given && !isWithdrawn(given) && !isRefusedBeside(given) ? [{ node: at, given, within }] : []
  })
}

/** The grants of a list, a string, a map of allowed names, or `true`, which is all of them. */
function grantsIn(node: Node, grants: Grants): readonly Granting[] {
  if (node.kind === 'string') return [{ node, text: node.value }]
  if (node.kind === 'boolean') return node.value === true ? [{ node, text: '*' }] : []
  const allow = grants.allow ?? [true]
  return [...childrenOf(node)].flatMap((below) => {
    if (node.kind === 'sequence') return below.kind === 'string' ? [{ node: below, text: below.value }] : []
    const text = keyText(below) ?? ''
    if (isOneOf(below, allow)) return grants.withinWith === undefined ? [{ node: below, text }] : []
    const inner = valueWithin(below, grants)
    return inner && isOneOf(inner, allow) ? [{ node: inner, text, within: true }] : []
  })
}

function valueWithin(node: Node, { within, withinWith }: Grants): Node | undefined {
  if (within === undefined) return undefined
  const beside = withinWith === undefined ? undefined : child(node, withinWith)
  return withinWith === undefined || (beside && isOneOf(beside, [true])) ? child(node, within) : undefined
}

/**
 * Grants that `deny` and `ask` lists (`exclude` in Continue) beside an `allow` list take back, by name or with their whole
 * server: those lists win in every client that has them.
 */
function withdrawnBeside(node: Node, grants: Grants): (given: Grant) => boolean {
  if (keyText(node) !== 'allow') return () => false
  const taken = new Set<string>()
  for (const key of ['deny', 'ask', 'exclude']) {
    const list = child(node.parent, key)
    for (const { text } of list ? grantsIn(list, grants) : []) {
      const given = grants.withdrawnBy?.test(text) ? {} : parseGrant(text, grants)
      if (given) taken.add(`${given.server ?? ''}\0${given.tool ?? given.program ?? given.folder ?? ''}`)
    }
  }
  return ({ server = '', tool, program, folder }) =>
    taken.has('\0') || taken.has(`${server}\0`) || taken.has(`${server}\0${tool ?? program ?? folder ?? ''}`)
}

/** More are not read: each is tried on what every grant stands for. */
const MOST_REFUSED = 100

/** Programs that are refused whatever they are given, by patterns in the same map or in a list beside this one. */
function refusedBeside(node: Node, grants: Grants): (given: Grant) => boolean {
  const { commands } = grants
  if (!commands) return () => false
  const list = commands.refused === undefined ? undefined : child(node.parent, commands.refused)
  const refusing: Grants = { ...grants, allow: [false] }
  const from = commands.refused === undefined ? node : list
  const texts = from ? grantsIn(from, refusing).map(({ text }) => text) : []
  const patterns = texts.slice(0, MOST_REFUSED)
  const isRefusedHere = memoized((program) => isRefused(program, patterns, commands))
  const wholeLines = grants.withinWith === undefined ? [] : (commands.programs ?? [])
  return ({ program: named }) => {
    // What is granted as a whole line is tried on all that this lets through.
    const programs = named === undefined ? wholeLines : [named]
    return patterns.length > 0 && programs.length > 0 && programs.every(isRefusedHere)
  }
}

function parseGrant(
  text: string,
  { pattern, inert, commands, joinedBy }: Grants,
  inTools?: ReadonlyMap<string, string>,
): Grant | undefined {
  if (inert?.test(text)) return undefined
  const groups = pattern.exec(text)?.groups
  if (!groups) return pattern.test(text) ? {} : commands && grantedBy(text, commands)
  const known = joinedBy !== undefined && inTools ? splitByName(text, joinedBy, inTools) : undefined
  const { server, tool, folder, program } = { ...groups, ...known }
  return {
    ...(program !== undefined ? { program } : {}),
    ...(folder !== undefined && folder !== '*' ? { folder } : {}),
    ...(server !== undefined && server !== '*' ? { server } : {}),
    ...(tool !== undefined && tool !== '*' ? { tool } : {}),
  }
}

/** Of what stands before one of these signs the longest that is a server's name, and the tool behind it. */
function splitByName(text: string, sign: string, inTools: ReadonlyMap<string, string>): Grant | undefined {
  for (let at = text.lastIndexOf(sign, LONGEST_NAME); at > 0; at = text.lastIndexOf(sign, at - 1)) {
    const server = inTools.get(text.slice(0, at))
    if (server !== undefined) return { server, tool: text.slice(at + sign.length) }
  }
  return undefined
}

const LONGEST_NAME = 120

// ── Commands by their words ─────────────────────────────────────────────────────────────────────────────────────────

/** A command that hands over a shell is shorter than this. */
const MOST_WORDS = 8
/** That alternatives come to. */
const MOST_COMMANDS = 1_000

function wordsGranted(node: Node, grants: Grants, words: CommandWords, room: Room): readonly Granted[] {
  const refused = refusedIn(node.parent?.parent, words, keyText(node) ?? '', room)
  const isRefused = (command: Command) =>
    refused.size > 0 && command.some((_, index) => refused.has(command.slice(0, index + 1).join('\0')))
  for (const command of commandsOf(node, room)) {
    const line = lineOf(command)
    if (line !== undefined && parseGrant(line, grants) && !isRefused(command))
      return [{ node, given: { command: line } }]
  }
  return []
}

type Command = readonly string[]

/** Each list of words is read once, however many settings look at it. */
const commandsKnown = new WeakMap<Node, readonly Command[]>()

/** The commands that a list of words stands for, its alternatives spelt out; none where there is no room for them, which is told. */
function commandsOf(node: Node, room: Room): readonly Command[] {
  const known = commandsKnown.get(node)
  if (known) return known
  const positions =
    node.kind === 'sequence' && node.items.length <= MOST_WORDS
      ? node.items.map((item) => (item.kind === 'string' ? [item.value] : stringsBelow(item)))
      : []
  const count = positions.length === 0 ? 0 : positions.reduce((product, words) => product * words.length, 1)
  const fits = room.fits(node, count > MOST_COMMANDS ? Number.POSITIVE_INFINITY : count)
  const spelt = (before: readonly Command[], words: readonly string[]) =>
    before.flatMap((command) => words.map((word) => [...command, word]))
  const commands = count > 0 && fits ? positions.reduce<readonly Command[]>(spelt, [[]]) : []
  commandsKnown.set(node, commands)
  return commands
}

/** A command as a line; undefined where blanks inside a word would part it. A program of Windows is one wherever it lies. */
function lineOf([program = '', ...rest]: Command): string | undefined {
  const name = program.replace(/^[A-Za-z]:\\(?:[^\\]{0,255}\\){0,32}(?=[^\\]{1,255}\.exe$)/i, '')
  const words = [name, ...rest]
  return words.some((word) => word === '' || /\s/.test(word)) ? undefined : words.join(' ')
}

/** Each list of rules is gone through once, however many of them grant. */
const refusedOf = new WeakMap<Node, Map<CommandWords, ReadonlySet<string>>>()

/** How commands begin that rules of a list refuse or ask about. */
function refusedIn(list: Node | undefined, words: CommandWords, key: string, room: Room): ReadonlySet<string> {
  if (list?.kind !== 'sequence') return NONE
  const before = refusedOf.get(list)?.get(words)
  if (before) return before
  const refused = new Set(
    list.items.flatMap((rule) => {
      const [answer, pattern] = [child(rule, words.beside), child(rule, key)]
      const isStricter = answer !== undefined && isOneOf(answer, words.stricter)
      return isStricter && pattern ? commandsOf(pattern, room).map((command) => command.join('\0')) : []
    }),
  )
  refusedOf.set(list, (refusedOf.get(list) ?? new Map<CommandWords, ReadonlySet<string>>()).set(words, refused))
  return refused
}

const NONE: ReadonlySet<string> = new Set()

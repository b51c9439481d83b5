/** Every credential of a document: each string is judged where it stands, servers' strings by the part they play. */

import { nameFields } from '../knowledge/readers/index.ts'
import { pieceOf, textOf } from '../knowledge/references/index.ts'
import { type Detection, detectSecrets } from '../knowledge/secrets/detect.ts'
import { passwordWords } from '../knowledge/secrets/unpack.ts'
import { sha256 } from '../knowledge/sha256.ts'
import {
  isCredential,
  place,
  respelt,
  type Secret,
  type SecretPlace,
  type Server,
  type Text,
  wordLists,
} from '../model.ts'
import {
  child,
  childrenOf,
  type Document,
  hidesStrings,
  type Key,
  keyOf,
  keyText,
  type Mapping,
  type Node,
  type StringNode,
  walk,
} from '../tree.ts'
import { type LooseRole, Roles } from './secret-roles.ts'

/**
 * Secrets of the whole document, keys and comments included, in document order. A place is reported once, however many YAML aliases
 * lead to it.
 */
export function findSecrets(document: Document, servers: readonly Server[]): readonly Secret[] {
  const roles = new Roles(document.source.path, servers)
  const handed = handedAsArguments(servers, roles)
  const inTree = new TreeSearch(document, servers, roles, handed).done()
  const found = [
    ...handed.found.filter((secret) => !inTree.pieces.has(secret)),
    ...servers.flatMap((server) => passwordsAmongArguments(server, roles)),
    ...inTree.found,
    ...servers.flatMap((server) => respeltWords(server, roles)),
    ...outsideTree(document),
  ]
  return unique(found)
}

/** What is found in variables that a server is given among its arguments, and where that leaves nothing else to be told. */
interface Handed {
  readonly found: readonly Secret[]
  /** Strings that say nothing else. */
  readonly whole: ReadonlySet<StringNode>
  /** Of strings that say more, what was found in them. */
  readonly within: ReadonlyMap<StringNode, readonly Secret[]>
}

/** `-e TOKEN=x` among the arguments of docker is an environment entry, and nothing else; `A=x run --token=y` is more. */
function handedAsArguments(servers: readonly Server[], roles: Roles): Handed {
  const whole = new Set<StringNode>()
  const within = new Map<StringNode, readonly Secret[]>()
  const found: Secret[] = []
  for (const server of servers) {
    for (const { name, value } of server.launch.env) {
      if (!value || value.node.parent === undefined || !roles.isArgument(value.node)) continue
      const judged = judge(value, roles.within(server, 'env', name))
      if (isAllOf(value)) whole.add(value.node)
      else within.set(value.node, [...(within.get(value.node) ?? []), ...judged])
      for (const each of judged) found.push(each)
    }
  }
  return { found, whole, within }
}

function passwordsAmongArguments(server: Server, roles: Roles): readonly Secret[] {
  const values = [...wordLists(server).flatMap(gluedPasswords), ...unnamedPasswords(server)]
  return values.flatMap((value) => judge(value, roles.within(server, 'arg', 'password')))
}

/** As much as shells in shells take over of what an entry says, four deep; and what entries say that say little. */
const RESPELT = { layers: 4, least: 65_536 }

/**
 * What quotes and backslashes of a shell hide from a look at the string as it stands. A script in a script in a script has the same
 * words again and again, and hostile ones have nearly the same.
 */
function respeltWords(server: Server, roles: Roles): readonly Secret[] {
  const role = roles.within(server, 'arg', undefined)
  const said = [server.command, ...server.args].reduce((length, word) => length + (word?.value.length ?? 0), 0)
  let room = Math.max(RESPELT.least, RESPELT.layers * said)
  const detected = new Map<string, readonly Detection[]>()
  const found: Secret[] = []
  for (const word of respelt(server.launch)) {
    const { value } = word
    const known = detected.get(value)
    if (!known && value.length > room) continue
    const detections = known ?? detect(value, role)
    if (!known) room -= value.length
    detected.set(value, detections)
    for (const each of detections.length > 0 ? secretsOf(detections, word, role) : [])
      if (isCredential(each)) found.push(each)
  }
  return found
}

const LOOSE: LooseRole = { place: 'other', key: undefined, server: undefined, context: [] }

function outsideTree(document: Document): readonly Secret[] {
  const found: Secret[] = []
  for (const node of looseText(document)) for (const each of judgeNode(node, LOOSE)) found.push(each)
  const { prose, source } = document
  if (!prose) return found
  // What people write about settings is full of words that promise a secret: only what has a provider's form is one.
  for (const node of linesOf(source.text, prose.start, prose.end))
    for (const each of judgeNode(node, LOOSE)) if (isCredential(each) && each.providerId !== undefined) found.push(each)
  return found
}

/** Every node of every file passes here: a plain recursion, as deep as the parsers let files be, in place of `walk`. */
class TreeSearch {
  readonly #document: Document
  readonly #roles: Roles
  readonly #handed: Handed
  readonly #names: ReadonlySet<Node>
  readonly #found: Secret[] = []
  readonly #pieces = new Set<Secret>()

  constructor(document: Document, servers: readonly Server[], roles: Roles, handed: Handed) {
    this.#document = document
    this.#roles = roles
    this.#handed = handed
    this.#names = namesOfVariables(servers)
  }

  /** What is found, and what had been found before and is only a piece of that. */
  done(): { readonly found: readonly Secret[]; readonly pieces: ReadonlySet<Secret> } {
    for (const root of this.#document.roots) this.#search(root)
    return { found: this.#found, pieces: this.#pieces }
  }

  #search(node: Node): void {
    const key = keyOf(node)
    if (key && key.text.length >= SHORTEST_KEY)
      for (const each of judgeKey(node, key, this.#document, this.#roles)) this.#found.push(each)
    if (node.kind === 'string') {
      if (!this.#handed.whole.has(node)) this.#judge(node)
      return
    }
    for (const below of childrenOf(node)) this.#search(below)
    if (node.kind === 'mapping') for (const below of node.overridden) this.#search(below)
  }

  #judge(node: StringNode): void {
    const judged = judgeNode(node, this.#roles.of(node))
    if (judged.length === 0) return
    const before = this.#handed.within.get(node) ?? NOTHING
    const isTold = this.#names.has(node) || isProse(node)
    const isLocal = opensSocket(node)
    for (const secret of judged) {
      if (isLocal && secret.providerId === undefined) continue
      if (this.#isNew(secret, before) && (!isTold || isCredential(secret))) this.#found.push(secret)
    }
  }

  /** Whether it was not found before; so is a token of several pieces, one of which was taken for all of it. */
  #isNew(secret: Secret, before: readonly Secret[]): boolean {
    const same = before.filter(({ at }) => secret.at.start < at.end && at.start < secret.at.end)
    const isMore =
      secret.plain !== undefined && same.every(({ at }) => secret.at.start <= at.start && at.end <= secret.at.end)
    if (isMore) for (const other of same) this.#pieces.add(other)
    return isMore || same.length === 0
  }
}

const NOTHING: readonly Secret[] = []

/** Words about a setting, such as a registry's: `Bearer <key>` in them shows what a value looks like, and waits for none. */
function isProse(node: StringNode): boolean {
  return PROSE.has(keyText(node) ?? '') && /\s/.test(node.value.trim())
}

/**
 * A token that a program made for a Unix socket of its own, as in OpenClaw's exec-approvals.json: no other machine reaches that,
 * and who may open its file may read this one (docs/tools/exec-approvals, "macOS IPC flow", 2026-11).
 */
function opensSocket(node: StringNode): boolean {
  if (keyText(node) !== 'token' || !node.parent || keyText(node.parent) !== 'socket') return false
  const path = child(node.parent, 'path')
  return path?.kind === 'string' && path.value.endsWith('.sock')
}

const PROSE: ReadonlySet<string> = new Set(['description', 'title', 'hint', 'help', 'comment', '_comment', 'summary'])

/** Whether a string is an assignment of this value and says nothing else. */
function isAllOf({ node, from, to }: Text): boolean {
  return to === node.value.length && !/\s/.test(node.value.slice(0, from))
}

/** A whole string; its references, which detection does not ask for, are told apart only where something is found. */
function judgeNode(node: StringNode, role: LooseRole): readonly Secret[] {
  const detections = detect(node.value, role, node.parent?.kind === 'mapping' ? node.parent : undefined)
  return detections.length === 0 ? NOTHING : secretsOf(detections, textOf(node), role)
}

function judge(text: Text, role: LooseRole): readonly Secret[] {
  return secretsOf(detect(text.value, role), text, role)
}

function detect(value: string, role: LooseRole, beside?: Mapping): readonly Detection[] {
  const { place, key, server, context, expanded, opens } = role
  return detectSecrets({ value, place, key, server, context, expanded, opens, beside })
}

function secretsOf(detections: readonly Detection[], text: Text, { place, server }: LooseRole): readonly Secret[] {
  return detections.map((detection) => secretOf(detection, text, place, server))
}

/** No name of a setting is as long as a token, and no word of a token as short. */
const SHORTEST_KEY = 16

/**
 * Keys hold secrets where they are commands that were allowed once (`"curl -H 'Authorization: …'": "allow"`) or where
 * somebody mixed up name and value. Only what is sure counts: names are made of words that promise secrets.
 */
function judgeKey(node: Node, { text, span }: Key, { source }: Document, roles: Roles): readonly Secret[] {
  const inside = source.text.slice(span.start, span.end).indexOf(text)
  // Where escapes make the two differ, the whole key stands for the secret.
  const content = inside < 0 ? span : { start: span.start + inside, end: span.start + inside + text.length }
  const token = {
    kind: 'string',
    style: 'plain',
    value: text,
    content,
    span,
    parent: undefined,
    key: undefined,
  } as const
  const { server } = roles.around(node)
  return judgeNode(token, { place: 'other', key: undefined, server, context: [] })
    .filter(isCredential)
    .map((secret) => (inside < 0 ? { ...secret, at: span } : secret))
}

function secretOf(detection: Detection, text: Text, role: SecretPlace, server: string | undefined): Secret {
  const { kind, provider, providerId, label, key, confidence, preview, from, to, inUrl, encoded, plain } = detection
  return {
    kind,
    place: inUrl && role !== 'arg' ? 'url' : role,
    provider,
    providerId,
    label,
    key,
    server,
    confidence,
    node: text.node,
    at: place(text, from, to),
    preview,
    encoded,
    // Where quotes and backslashes of a shell, or its variables, make a word of others, none of it stands there.
    plain: plain ?? (text.to - text.from === text.value.length ? undefined : text.value.slice(from, to)),
    identity: kind === 'token' || kind === 'key-material' ? sha256(text.value.slice(from, to)) : undefined,
  }
}

/** Strings in fields such as `bearer_token_env_var`: `NOTES_KEY` says where the secret is, and stands in for nothing. */
function namesOfVariables(servers: readonly Server[]): ReadonlySet<Node> {
  const names = new Set<Node>()
  for (const { node, readers } of servers) {
    for (const field of nameFields(readers)) {
      const named = node.children.get(field)
      if (named) for (const name of walk(named)) names.add(name)
    }
  }
  return names
}

/**
 * `-psecret`, as clients of databases take it: beside a `-u` and an address of a database, where it is no port, and has
 * more in it than the letters of an option's name.
 */
function gluedPasswords(args: readonly Text[]): readonly Text[] {
  const named = (pattern: RegExp): boolean => args.some(({ value }) => pattern.test(value))
  if (!named(/^-u/) || !named(/^(?:jdbc:|mysql|mariadb)/i)) return []
  return args
    .filter(({ value }) => /^-p(?![\d.:/-]{1,64}$)(?![A-Za-z-]{1,64}$)\S{4,128}$/.test(value))
    .map(({ node, from, value }) => pieceOf(node, from + 2, from + value.length))
}

/** Passwords behind options of the program that is started, or of one that it starts: `sshpass -p secret`, `mysql -psecret`. */
function unnamedPasswords({ command, args }: Server): readonly Text[] {
  const words = command ? [command, ...args] : args
  return passwordWords(words.map(({ value }) => value)).flatMap(({ index, from }) => {
    const word = words[index]
    return word ? [pieceOf(word.node, word.from + from, word.from + word.value.length)] : []
  })
}

/** Text outside the tree, line by line: comments, and all of a file that could not be parsed. */
function* looseText({ source, comments, roots, problems }: Document): Generator<StringNode> {
  for (const { start, end } of comments) yield* linesOf(source.text, start, end)
  // What was not encoded well was read all the same.
  if (roots.length === 0 && problems.some((problem) => problem.kind !== 'encoding' && hidesStrings(problem))) {
    yield* linesOf(source.text, 0, source.text.length)
  }
}

function* linesOf(text: string, start: number, end: number): Generator<StringNode> {
  for (let from = start; from < end; ) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 || newline > end ? end : newline
    const value = text.slice(from, to)
    const span = { start: from, end: to }
    if (value.trim() !== '')
      yield { kind: 'string', style: 'plain', value, content: span, span, parent: undefined, key: undefined }
    from = to + 1
  }
}

function unique(secrets: readonly Secret[]): readonly Secret[] {
  const seen = new Set<string>()
  return secrets
    .filter(({ at, kind }) => {
      const key = `${at.start}:${at.end}:${kind}`
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => a.at.start - b.at.start)
}

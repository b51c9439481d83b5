/** Prompts for values (VS Code `inputs`, settings of Gemini CLI's extensions): which of them ask for a secret, and let it be seen. */

import type { Confidence } from '../../client.ts'
import type { ConfigFile, Input, Reference, Server, Span, Text } from '../../model.ts'
import { isLiteral, references, wordsOf } from '../../model.ts'
import { child, keyOf, keyText, type Mapping, type Node } from '../../tree.ts'
import { onceFor } from '../memoize.ts'
import { wordSet } from '../programs/flags.ts'
import { isDeclaration } from '../readers/index.ts'
import { isSecretKey } from '../secrets/keys.ts'
import { looksLikePlaceholder } from '../secrets/placeholders.ts'

export interface SecretInput {
  readonly input: Input
  /** The input's id, or its default. */
  readonly at: Span | Text
  /** `shown` while it is typed; `default` where the file brings one. */
  readonly why: 'shown' | 'default'
  /** Less sure where only its words for people tell what it is for. */
  readonly confidence: Confidence
}

/** Inputs for secrets that are shown while they are typed, or that the file answers itself. */
export function secretInputs(config: ConfigFile): readonly SecretInput[] {
  if (config.inputs.length === 0) return []
  const asked = namesOfSecrets(config)
  return config.inputs.flatMap((input): readonly SecretInput[] => {
    if (!isTyped(input)) return []
    const named = asked.has(nameOf(input)) || isSecretKey(input.id)
    if (!named && !input.password && !asksForSecret(input)) return []
    const confidence = named ? 'high' : 'medium'
    const shown: readonly SecretInput[] = input.password ? [] : [{ input, at: input.at, why: 'shown', confidence }]
    const { fallback } = input
    const brings = fallback && isLiteral(fallback) && isValue(fallback.value)
    return brings ? [...shown, { input, at: fallback, why: 'default', confidence }] : shown
  })
}

/** Whether a reference is to an input whose answer is not shown while it is typed: a secret, by the word of whoever wrote it. */
export function isHidden({ refers, name }: Reference, config: ConfigFile): boolean {
  return hiddenNames(config).has(referred(refers, name))
}

const hiddenNames = onceFor(
  ({ inputs }: ConfigFile): ReadonlySet<string> => new Set(inputs.filter(({ password }) => password).map(nameOf)),
)

function nameOf({ refers, id }: Input): string {
  return referred(refers, id)
}

/** A variable and an input of one name are two things. */
function referred(refers: Reference['refers'], name: string): string {
  return `${refers} ${name}`
}

export interface DeclaredSecret {
  readonly server: Server
  readonly name: string
  readonly at: Span
  readonly node: Mapping
  /** Its publisher says that it is none, which may be so. */
  readonly denied: boolean
}

/**
 * What publishers have their users asked for, under a secret's name and without `isSecret`: variables and headers without
 * a value, and the variables of values. Clients show what is typed then, and keep it with plain settings (`isSecret` of
 * github.com/modelcontextprotocol/registry, docs/reference/server-json; VS Code makes `password` of it, 2026-11).
 */
export function declaredSecrets({ servers }: ConfigFile): readonly DeclaredSecret[] {
  return servers.flatMap((server) => {
    if (!isDeclaration(server.readers)) return []
    return [...server.node.children.values()].flatMap((list) =>
      list.kind === 'sequence' ? list.items.flatMap((item) => askedIn(item, keyText(list) ?? '', server)) : [],
    )
  })
}

/** Lists of variables and headers; those of arguments have variables in their values alone. */
const ASKED: ReadonlySet<string> = new Set(['environmentVariables', 'environment_variables', 'headers'])

function askedIn(item: Node, list: string, server: Server): readonly DeclaredSecret[] {
  if (item.kind !== 'mapping') return []
  const name = child(item, 'name')
  const variables = child(item, 'variables')
  const parts = variables?.kind === 'mapping' ? [...variables.children.values()] : []
  const inValue = parts.flatMap((node) => {
    const key = keyOf(node)
    return node.kind === 'mapping' && key && isSecretName(key.text) ? declared(server, key.text, key.span, node) : []
  })
  const isAsked = ASKED.has(list) && parts.length === 0 && child(item, 'value') === undefined
  return isAsked && name?.kind === 'string' && isSecretName(name.value)
    ? [...inValue, ...declared(server, name.value, name.span, item)]
    : inValue
}

function declared(server: Server, name: string, at: Span, node: Mapping): readonly DeclaredSecret[] {
  const said = child(node, 'isSecret') ?? child(node, 'is_secret')
  if (said?.kind === 'boolean' && said.value) return []
  return [{ server, name, at, node, denied: said?.kind === 'boolean' }]
}

/** After these, words say what the thing asked for belongs to, or go on with something else. */
const THEN = wordSet('for per to of from with that which used in on at by as if or and when your is are where')

/**
 * Whether its words for people name a credential: `Perplexity API key`, `Token for notes`; not `Path to the API key`, nor
 * `Project, shown beside your API key`. What is asked for stands before the first stop or preposition; that of `OAuth 2.0` is
 * none.
 */
function asksForSecret({ node }: Input): boolean {
  return ['title', 'name', 'description'].some((key) => {
    const words = child(node, key)
    if (words?.kind !== 'string') return false
    const [phrase = ''] =
      /^(?:[^.,;:()\n\u2013\u2014]|\.(?=\d)){0,120}/.exec(words.value.trim().replace(POLITE, '')) ?? []
    const named = phrase.split(/\s{1,8}/).filter((word) => word !== '')
    const end = named.findIndex((word) => THEN.has(word.toLowerCase()) || word === '-')
    const asked = named.slice(0, end === -1 ? undefined : end).join('_')
    // Of which there is more than one, they are counted.
    return !/tokens$/i.test(asked) && isSecretKey(asked)
  })
}

/** What comes before the thing that is asked for. */
const POLITE =
  /^(?:please |optional )?(?:enter |provide |paste |type |insert |input |add )?(?:in )?(?:your |the |an? )?/i

/** `pickString` is a choice among what stands in the file, `command` asks an extension; bundles have pickers of files. */
function isTyped({ node, mark }: Input): boolean {
  const type = child(node, 'type')
  return type?.kind !== 'string' || type.value === (mark === 'password' ? 'promptString' : 'string')
}

function isValue(value: string): boolean {
  return value.trim().length > 3 && !looksLikePlaceholder(value) && !/^(?:true|false|null|none)$/i.test(value.trim())
}

/** The names of inputs that are put where a secret belongs: a variable, header, flag or parameter of such a name. */
function namesOfSecrets({ servers }: ConfigFile): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (name: string, text: Text | undefined): void => {
    if (!text || isLiteral(text) || !isSecretName(name)) return
    for (const { refers, name: id } of references(text)) names.add(referred(refers, id))
  }
  for (const server of servers) {
    for (const { name, value } of [...server.launch.env, ...server.headers, ...server.launch.headers]) add(name, value)
    let before = ''
    for (const word of wordsOf(server)) {
      add(/^(--?[\w-]{1,64})=/.exec(word.value)?.[1] ?? before, word)
      before = word.value.startsWith('-') ? word.value : ''
    }
    for (const { text } of server.others) add(keyText(text.node) ?? '', text)
    for (const [, parameter = '', id = ''] of (server.url?.value ?? '').matchAll(
      /[?&]([\w.-]{1,64})=\$\{input:([^{}]{1,128})\}/g,
    ))
      if (isSecretName(parameter)) names.add(referred('input', id))
  }
  return names
}

function isSecretName(name: string): boolean {
  return isSecretKey(name) || /^(?:proxy-)?authorization$/i.test(name)
}

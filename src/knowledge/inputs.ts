/** Prompts for values (VS Code `inputs`): which of them ask for a secret, and let it be seen. */

import type { ConfigFile, Input, Span, Text } from '../model.ts'
import { isLiteral, references, wordsOf } from '../model.ts'
import { child, keyText } from '../tree.ts'
import { isSecretKey } from './secrets/keys.ts'
import { looksLikePlaceholder } from './secrets/placeholders.ts'

export interface SecretInput {
  readonly input: Input
  /** The input's id, or its default. */
  readonly at: Span | Text
  /** `shown` while it is typed; `default` where the file brings one. */
  readonly why: 'shown' | 'default'
}

/** Inputs for secrets that are shown while they are typed, or that the file answers itself. */
export function secretInputs(config: ConfigFile): readonly SecretInput[] {
  if (config.inputs.length === 0) return []
  const asked = secretIds(config)
  return config.inputs.flatMap((input): readonly SecretInput[] => {
    if (!isTyped(input) || !(asked.has(input.id) || isSecretKey(input.id))) return []
    const id = child(input.node, 'id')
    const shown: readonly SecretInput[] = input.password
      ? []
      : [{ input, at: id?.span ?? input.node.span, why: 'shown' }]
    const { fallback } = input
    const brings = fallback && isLiteral(fallback) && isValue(fallback.value)
    return brings ? [...shown, { input, at: fallback, why: 'default' }] : shown
  })
}

/** `pickString` is a choice among what stands in the file, `command` asks an extension. */
function isTyped({ node }: Input): boolean {
  const type = child(node, 'type')
  return type?.kind !== 'string' || type.value === 'promptString'
}

function isValue(value: string): boolean {
  return value.trim().length > 3 && !looksLikePlaceholder(value) && !/^(?:true|false|null|none)$/i.test(value.trim())
}

/** The ids of inputs that are put where a secret belongs: a variable, header, flag or parameter of such a name. */
function secretIds({ servers }: ConfigFile): ReadonlySet<string> {
  const ids = new Set<string>()
  const add = (name: string, text: Text | undefined): void => {
    if (!text || isLiteral(text) || !isSecretName(name)) return
    for (const { refers, name: id } of references(text)) if (refers === 'input') ids.add(id)
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
      if (isSecretName(parameter)) ids.add(id)
  }
  return ids
}

function isSecretName(name: string): boolean {
  return isSecretKey(name) || /^(?:proxy-)?authorization$/i.test(name)
}

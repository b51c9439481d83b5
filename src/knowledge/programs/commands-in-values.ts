/** Values that are commands: clients run them when they read the file, and use what they print. */

import type { ConfigFile, Node, Reader, Server, Span } from '../../model.ts'
import { fieldsOf, place } from '../../model.ts'
import { childAt, keyText, type StringNode } from '../../tree.ts'
import { onceFor } from '../memoize.ts'
import { expandedBy, referencesIn } from '../references/expansion.ts'

export interface CommandInValue {
  readonly at: Span
  readonly command: string
  /** The key it stands under. */
  readonly key: string | undefined
  /** Ids of the readers that run it, sorted. */
  readonly clients: readonly string[]
}

/** Settings of a file that name a command. */
export function commandSettings({ document, readers }: ConfigFile): readonly CommandInValue[] {
  const found = new Map<Node, string[]>()
  for (const { file, client } of readers) {
    for (const path of file.runs ?? []) {
      for (const root of document.roots) {
        const node = childAt(root, path)
        if (node?.kind === 'string') found.set(node, [...(found.get(node) ?? []), client.id])
      }
    }
  }
  return [...found].flatMap(([node, clients]) => (node.kind === 'string' ? commandIn(node, clients) : []))
}

/** Commands of one entry: fields that name one, and references that run one. */
export function commandsOf(server: Server): readonly CommandInValue[] {
  const found: CommandInValue[] = []
  for (const [field, clients] of commandFields(server.readers)) {
    const node = server.node.children.get(field)
    if (node?.kind === 'string') for (const each of commandIn(node, clients)) found.push(each)
  }
  for (const { reference, field, text } of referencesIn(server)) {
    if (reference.refers !== 'command' || reference.syntax === '${command:id}') continue
    // In the script of a shell it is the shell's, and the script is in plain sight.
    if (field === 'args' && server.launch.steps.some(({ kind }) => kind === 'shell')) continue
    const clients = expandedBy(reference, field, server)
    const at = place(text, reference.from, reference.to)
    if (clients.length > 0) found.push({ at, command: reference.name, key: undefined, clients })
  }
  return found
}

/** The fields of an entry that name a command, with the ids of the readers that run it. */
const commandFields = onceFor((readers: readonly Reader[]): ReadonlyMap<string, readonly string[]> => {
  const fields = new Map<string, string[]>()
  for (const reader of readers) {
    for (const field of fieldsOf(reader).runs ?? []) fields.set(field, [...(fields.get(field) ?? []), reader.client.id])
  }
  return fields
})

function commandIn(node: StringNode, clients: readonly string[]): readonly CommandInValue[] {
  if (node.value.trim() === '') return []
  return [{ at: node.span, command: node.value.trim(), key: keyText(node), clients }]
}

/** Programs that read a secret out of a store, alone and with nothing behind them: the safest thing to put there. */
const READS_SECRET =
  /^(?:op (?:read|item get)|vault (?:kv get|read)|(?:pass|gopass)(?: show)? |security find-(?:generic|internet)-password|secret-tool lookup|bw get|aws (?:secretsmanager get-secret-value|ssm get-parameter)|gcloud (?:auth (?:application-default )?print-(?:access|identity)-token|secrets versions access)|az (?:account get-access-token|keyvault secret show)|gh auth token|glab auth|doppler secrets get|infisical secrets get|keyring get|chamber read|sops (?:-d|decrypt|exec))[^;&|`$<>\n]{0,512}$/

/** Whether a command line reads a secret from a store, and does nothing else. */
export function readsSecretOnly(command: string): boolean {
  return READS_SECRET.test(command)
}

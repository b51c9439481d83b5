/** From a server entry, in any client's spelling, to a Server. */

import type { Field } from '../client.ts'
import type { EntryField } from '../knowledge/readers/spellings.ts'
import { textOf } from '../knowledge/references/index.ts'
import { analyseLaunch } from '../launch/index.ts'
import { type Flaw, fieldsOf, type Reader, type Server, type Text } from '../model.ts'
import { keyText, type Mapping, type Node, walk } from '../tree.ts'
import { deadness, ignoresRemote } from './deadness.ts'
import type { EntrySite } from './entries.ts'
import {
  argumentsOf,
  asString,
  asText,
  bindingsOf,
  droppedVariables,
  fieldOf,
  headersOf,
  notAList,
  notAString,
  spellingsOf,
  TRANSPORTS,
  wordsOf,
} from './fields.ts'
import { declaredPackage, namedCode, namedImage } from './named.ts'
import { isMeantOff, isOffFor, isSwitchedOff } from './switches.ts'

export interface Interpreted {
  readonly server: Server
  readonly flaws: readonly Flaw[]
}

/** An entry under what it is called (`Server.name`). */
export interface NamedSite extends EntrySite {
  readonly fullName: string
}

/**
 * Reads one entry. Never throws; what has the wrong type is left out and told as a flaw.
 *
 * @param anybodys The file bears the name that many programs use.
 */
export function interpretEntry(site: NamedSite, anybodys: boolean): Interpreted {
  const { node, readers } = site
  const spellings = spellingsOf(readers)
  const at = (field: EntryField) => fieldOf(node, field, spellings)
  const [commandNode, argsNode, envNode, urlNode] = [at('command'), at('args'), at('env'), at('url')]
  const [command, ...first] = wordsOf(commandNode)
  const args = argumentsOf(argsNode, site)
  const env = bindingsOf(envNode, site, 'env')
  const url = asText(urlNode)
  const headerNodes = headersOf(node, readers)
  const headers = headerNodes.map((found) => bindingsOf(found, site, 'headers'))
  const cwdNode = at('cwd')
  const taken = new Set<Node>(headerNodes)
  for (const part of [commandNode, argsNode, envNode, urlNode]) if (part) taken.add(part)
  const named = at('transport')
  const enabled = !isSwitchedOff(site, anybodys)
  const takers = takersOf(readers, command, url)
  const started = { command, args: [...first, ...args.values], env: env.values, url }
  const server: Server = {
    name: site.name,
    fullName: site.fullName,
    at: site.at,
    node,
    transport: transportOf(asString(named), command, url, readers),
    ...started,
    headers: headers.flatMap(({ values }) => values),
    cwd: asText(cwdNode),
    envFile: asText(at('envFile')),
    others: othersOf(node, taken),
    enabled,
    readers: takers,
    starters: enabled ? takers.filter((reader) => !isOffFor(site, reader)) : [],
    launch: launchOf(site, started),
  }
  return {
    server,
    flaws: [
      ...args.flaws,
      ...env.flaws,
      ...(command ? droppedVariables(envNode, site) : []),
      ...notAString(commandNode, site, 'command', commandKinds(readers)),
      ...notAList(commandNode, site),
      ...notAString(urlNode, site, 'url'),
      ...headers.flatMap(({ flaws }) => flaws),
      ...notAString(cwdNode, site, 'cwd'),
      ...deadness(site, server, named).map((flaw) => ({ ...flaw, off: isMeantOff(node) })),
    ],
  }
}

/** What a command may be besides a string: a list where some reader takes one, or none is well known. It is looked at all the same. */
function commandKinds(readers: readonly Reader[]): readonly Node['kind'][] {
  const isKnown = readers.some(({ client }) => client.confidence === 'high')
  return !isKnown || readers.some((reader) => fieldsOf(reader).commandWords) ? ['sequence', 'mapping'] : ['mapping']
}

/** What the command starts; of an entry that names a package or an image instead, or holds code, that. */
function launchOf({ node, readers }: EntrySite, entry: Parameters<typeof analyseLaunch>[0]): Server['launch'] {
  const declared = declaredPackage(node)
  const launch = analyseLaunch({ ...entry, declared })
  if (declared) return launch
  const image = namedImage(node, readers)
  const first = image ? [image] : entry.command ? [] : namedCode(node, readers)
  return first.length === 0 ? launch : { ...launch, steps: [...first, ...launch.steps] }
}

function transportOf(
  spelled: string | undefined,
  command: Text | undefined,
  url: Text | undefined,
  readers: readonly Reader[],
): Server['transport'] {
  if (spelled !== undefined) {
    // A file may spell it `constructor`, which every object has.
    const known = readers
      .map((reader) => fieldsOf(reader).transports)
      .find((transports) => transports && Object.hasOwn(transports, spelled))?.[spelled]
    const transport = known ?? TRANSPORTS.get(spelled.toLowerCase())
    if (transport) return transport
  }
  if (url && (!command || spelled !== undefined))
    return /^wss?:/i.test(url.value) ? 'ws' : /\/sse\/?$/.test(url.value) ? 'sse' : 'http'
  return command ? 'stdio' : 'unknown'
}

function othersOf(node: Mapping, taken: ReadonlySet<Node>): Server['others'] {
  const others: { field: Field; text: Text }[] = []
  for (const part of node.children.values()) {
    if (taken.has(part)) continue
    const field: Field = /^(?:o?auth|credentials?)/i.test(keyText(part) ?? '') ? 'auth' : 'other'
    for (const below of walk(part))
      if (below.kind === 'string' && !taken.has(below)) others.push({ field, text: textOf(below) })
  }
  return others
}

/** The readers that would use the entry: the list itself where that is all of them, as other caches go by it. */
function takersOf(readers: readonly Reader[], command: Text | undefined, url: Text | undefined): readonly Reader[] {
  const takers = readers.filter((reader) => !ignoresRemote(reader, command, url))
  return takers.length === readers.length ? readers : takers
}

/** Why no client starts an entry: what it lacks, what it misspells, what its readers do not take. */

import { withoutPassedOver } from '../knowledge/hosts/index.ts'
import { editBetween } from '../knowledge/packages/typosquats.ts'
import { clientIds, clientsWith } from '../knowledge/readers/client-names.ts'
import { SPELLINGS } from '../knowledge/readers/spellings.ts'
import { type Flaw, fieldsOf, isLiteral, type Reader, type Server, type Text } from '../model.ts'
import { childrenOf, keyOf, type Node, type Span, type StringNode } from '../tree.ts'
import { type EntrySite, isNote, OWN_KEYS } from './entries.ts'
import { TRANSPORTS } from './fields.ts'

function dead({ name }: EntrySite, at: Span, why: string, help: string): readonly Flaw[] {
  return [{ kind: 'unread', at, server: name, why, help }]
}

/** Reasons why no reader starts this entry. `named`: where it gives its transport. */
export function deadness(site: EntrySite, server: Server, named: Node | undefined): readonly Flaw[] {
  const { command, url } = server
  const given = named?.kind === 'string' ? named : undefined
  if (site.node.children.get('command')?.kind === 'string' && !command && !url) {
    const empty = site.node.children.get('command')
    return dead(
      site,
      empty?.span ?? site.at,
      `Server '${site.name}' has an empty command, so no client can start it.`,
      'Name the program, or remove the entry.',
    )
  }
  if (!command && !url && server.launch.steps.length === 0 && site.readers.length > 0)
    return startless(site, given?.value)
  if (url && !command && isLiteral(url) && !mayBeAddress(url.value)) {
    const help = "Write the whole address, beginning with 'https://'."
    return [
      {
        kind: 'wrong-type',
        at: url.node.span,
        server: site.name,
        why: `The address of server '${site.name}' is not a URL, so no client can reach it.`,
        help,
      },
    ]
  }
  if (site.readers.length === 0) return []
  if (site.readers.every((reader) => ignoresRemote(reader, command, url))) {
    return dead(
      site,
      server.url?.node.span ?? site.at,
      `${clientsWith(site.readers, 'reads', 'read')} only servers with a command from this file, so the remote server '${site.name}' is ignored.`,
      "Add it in the client's own connector settings, or start it through a bridge such as mcp-remote.",
    )
  }
  const passed = command ? [] : passedOver(site, url)
  if (passed.length > 0) return passed
  if (given === undefined) return []
  return server.transport === 'stdio' && url && !command ? commandless(site, given) : unknownTransport(site, given)
}

/** An address under another client's key: `httpUrl` is Gemini CLI's, `serverUrl` Windsurf's. */
function passedOver({ node, name, readers }: EntrySite, url: Text | undefined): readonly Flaw[] {
  const key = url?.node.parent === node ? keyOf(url.node) : undefined
  if (!key) return []
  const unaware = readers.filter((reader) => {
    const { url: own } = fieldsOf(reader)
    // A list without the common key is of what a client's pages show, and may not be all that it takes.
    return own?.includes('url') && !own.some((spelling) => node.children.has(spelling))
  })
  if (unaware.length === 0) return []
  const [meant = 'url'] = unaware.flatMap((reader) => fieldsOf(reader).url ?? [])
  return [
    {
      kind: 'unread',
      at: key.span,
      server: name,
      why: `Server '${name}' has its address under '${key.text}', where ${clientsWith(unaware, 'does not look', 'do not look')} for it.`,
      help: `Use '${meant}'.`,
      ...(unaware.length < readers.length ? { clients: clientIds(unaware) } : {}),
    },
  ]
}

/** A transport that needs a command, of an entry that has a URL alone. */
function commandless(site: EntrySite, given: StringNode): readonly Flaw[] {
  const { name, readers } = site
  const { value: spelled, span: at } = given
  const asking = readers.filter((reader) => {
    const { transports } = fieldsOf(reader)
    return transports && Object.hasOwn(transports, spelled) && transports[spelled] === 'stdio'
  })
  if (asking.length === 0) return unknownTransport(site, given)
  return [
    {
      kind: 'unread',
      at,
      server: name,
      why: `Server '${name}' has transport '${spelled}' but a URL instead of a command, so ${clientsWith(asking, 'has', 'have')} nothing to start.`,
      help: "Name the transport of the URL, usually 'http', or name the program to start.",
      // Some go by the URL all the same.
      clients: clientIds(asking),
    },
  ]
}

/** A URL, or what is spelt like something to be replaced by one: `YOUR_URL`, `<address>`. A host with a port is neither. */
function mayBeAddress(text: string): boolean {
  const plain = withoutPassedOver(text)
  return (
    /^[a-z][a-z\d+.-]{0,31}:(?!\d{1,5}(?:[/?#]|$))/i.test(plain) ||
    /^(?:[A-Z][A-Z\d_]{2,63}|<[^<>]{1,64}>)$/.test(plain)
  )
}

/** What says nothing of how a server starts, whatever it holds. */
const ASIDE = new Set([
  'name',
  'description',
  'title',
  'notes',
  'comment',
  ...Object.values(SPELLINGS).flat(),
  'headers',
])

/**
 * An entry that was meant to start something, and does not say what: the key is misspelt, or was left out. Some entries
 * only add to those of another file, or name what starts in a way of one client's own: about these nothing is said.
 */
function startless(site: EntrySite, spelled: string | undefined): readonly Flaw[] {
  const { node, name, at, readers } = site
  if (isEmpty(site)) {
    const help = 'Name its program or its address, or remove the entry.'
    return dead(site, at, `The entry of server '${name}' is empty, so no client can start it.`, help)
  }
  const keys = [...node.children].filter(([, value]) => value.kind !== 'null')
  const written = keys.filter(([key, { kind }]) => kind === 'string' && !ASIDE.has(key))
  const meantOf = (key: string, value: Node) => meantBy(key) ?? (isRemote(spelled) ? addressBy(key, value) : undefined)
  const slip = written.find(([key, value]) => meantOf(key, value) !== undefined)
  if (slip) {
    const [key, value] = slip
    const meant = meantOf(key, value)
    return dead(
      site,
      keyOf(value)?.span ?? value.span,
      `Server '${name}' has '${key}' where clients look for '${meant}', so no client can start it.`,
      `Use '${meant}'.`,
    )
  }
  const own = keys.some(([key, { kind }]) => !ASIDE.has(key) && (kind === 'string' || kind === 'mapping'))
  const holds = (key: string) => {
    const part = node.children.get(key)
    return part !== undefined && [...childrenOf(part)].length > 0
  }
  const lacks =
    holds('headers') || isRemote(spelled) ? 'url' : holds('args') || spelled === 'stdio' ? 'command' : undefined
  if (own || lacks === undefined || readers.some((reader) => fieldsOf(reader).merges)) return []
  return dead(
    site,
    at,
    `Server '${name}' has no '${lacks}', so no client can start it.`,
    lacks === 'url' ? "Write its address as 'url', or remove the entry." : 'Name the program, or remove the entry.',
  )
}

/**
 * Nothing but a text for people, in a map that means servers and nothing else. In YAML a name alone may lead to an entry
 * of another place, as in the front matter of agents.
 */
function isEmpty({ node, collection, readers }: EntrySite): boolean {
  if (collection === undefined || !(OWN_KEYS.has(collection) || collection === 'servers')) return false
  if (readers.some(({ file, ...reader }) => file.format === 'yaml' || fieldsOf({ file, ...reader }).merges))
    return false
  return [...node.children.keys()].every((key) => isNote(key) || key === 'name' || key === 'description')
}

/** `command` for `comand` and `Command`. */
function meantBy(key: string): string | undefined {
  const plain = key.toLowerCase()
  return ['command', 'url'].find((meant) => (plain === meant ? key !== meant : editBetween(plain, meant) !== undefined))
}

/** Other words for an address, which no client looks for, with an address behind them. */
const ADDRESS_WORDS =
  /^(?:(?:server|mcp|remote|api|base|service|target|connection)[-_]?)?(?:address|addr|link|href|host|ur[il]|location|server|remote|target)$/i

function addressBy(key: string, value: Node): string | undefined {
  const isOne = value.kind === 'string' && /^(?:https?|wss?):\/\//i.test(value.value)
  return isOne && ADDRESS_WORDS.test(key) ? 'url' : undefined
}

function isRemote(spelled: string | undefined): boolean {
  const transport = spelled === undefined ? undefined : TRANSPORTS.get(spelled.toLowerCase())
  return transport !== undefined && transport !== 'stdio'
}

/** A transport that some readers do not know by its name; of those that other clients have, only what a reader refuses. */
function unknownTransport({ name, readers }: EntrySite, { value: spelled, span: at }: StringNode): readonly Flaw[] {
  const isCommon = TRANSPORTS.has(spelled.toLowerCase())
  const unaware = readers.filter((reader) => {
    const { transports, refusesOtherTransports } = fieldsOf(reader)
    return transports && !Object.hasOwn(transports, spelled) && (!isCommon || refusesOtherTransports)
  })
  if (unaware.length === 0) return []
  const known = new Set(unaware.flatMap((reader) => Object.keys(fieldsOf(reader).transports ?? {})))
  return [
    {
      kind: 'unread',
      at,
      server: name,
      why: `${clientsWith(unaware, 'does not know', 'do not know')} the transport that server '${name}' names.`,
      help: `Use one of: ${[...known].join(', ')}.`,
      ...(unaware.length < readers.length ? { clients: clientIds(unaware) } : {}),
    },
  ]
}

/** Whether a client reads no remote entries from this file, and the entry is one. */
export function ignoresRemote(reader: Reader, command: Text | undefined, url: Text | undefined): boolean {
  return url !== undefined && command === undefined && fieldsOf(reader).url?.length === 0
}

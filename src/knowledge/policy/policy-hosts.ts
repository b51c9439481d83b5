/** The hosts that an entry names, as a policy judges them. */

import { domainToASCII, domainToUnicode } from 'node:url'
import type { Server, Span, Step, Text } from '../../model.ts'
import { place, withDefaults } from '../../model.ts'
import { namesDatabase } from '../databases/index.ts'
import { type Destination, destinationsOf, hostAt } from '../hosts/destinations.ts'
import { type Address, addressOf, type Reach } from '../hosts/index.ts'
import { namesProxy } from '../hosts/interception.ts'
import { isRegistryVariable, registryFlags } from '../packages/registries.ts'
import { networkTool } from '../programs/network-tools.ts'
import { bareName } from '../programs/program-names.ts'

export interface NamedHost {
  /** In small letters, without a final dot. */
  readonly host: string
  readonly reach: Reach
  readonly at: Span
  /** What the server has to do with it, as a clause that follows "which" or "to which"; with the name of the server. */
  readonly so: (server: string) => string
  /**
   * Whether an allow list is about it: the server is there, its code is fetched from there, or all of its traffic or its
   * queries go there. What else an entry names may be a page, a scope or a namespace, and nothing that is talked to.
   */
  readonly talkedTo: boolean
}

/** Schemes of repositories and of copies of files (git-clone, "Git URLs"; pip, "VCS Support"; 2026-11). */
const OF_SOURCES = /^(?:(?:git|hg|svn|bzr)(?:\+[a-z]{1,8})?|ssh|s?ftps?|rsync)$/

/** Remotes first, then what arguments and variables name, in their order. */
export function hostsOf(server: Server): readonly NamedHost[] {
  const remotes = server.launch.steps.flatMap((step): readonly NamedHost[] => {
    if (step.kind !== 'remote') return []
    const written = withDefaults(step.url)
    const address = addressOf(written)
    if (!address) return []
    // Of a default inside a reference the whole is pointed at.
    const at = written === step.url.value ? place(step.url, address.from, address.to) : place(step.url)
    return [{ host: plainHost(address), reach: address.reach, at, so: leads, talkedTo: true }]
  })
  const tools = toolWords(server)
  const registries = new Set(server.launch.steps.flatMap(registryWords))
  const others = destinationsOf(server).flatMap((destination): readonly NamedHost[] => {
    const { as, text, name, address } = destination
    if (as === 'remote') return []
    const why =
      whySource(destination, server.launch.steps) ??
      (registries.has(text) || (name !== undefined && isRegistryVariable(name)) ? fetchesPackages : undefined) ??
      (name !== undefined && namesProxy(name) ? goesThrough : undefined) ??
      (tools.has(text) || namesDatabase(address.scheme) ? connects : undefined)
    const known = { host: plainHost(address), reach: address.reach, at: hostAt(destination) }
    return [{ ...known, so: why ?? names, talkedTo: why !== undefined }]
  })
  return [...remotes, ...others]
}

const leads = (server: string) => `to which server '${server}' leads`
const fetches = (server: string) => `from which server '${server}' is fetched`
const fetchesPackages = (server: string) => `from which server '${server}' fetches packages`
const goesThrough = (server: string) => `which carries the traffic of server '${server}'`
const connects = (server: string) => `to which server '${server}' connects`
const names = (server: string) => `which server '${server}' is given`

function whySource({ text, address }: Destination, steps: readonly Step[]): NamedHost['so'] | undefined {
  if (OF_SOURCES.test(address.scheme)) return fetches
  const word = place(text)
  const isSource = steps.some(({ kind, ...step }) => kind === 'source' && 'at' in step && overlap(step.at, word))
  return isSource ? fetches : undefined
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The words handed to programs that do nothing but fetch and connect. */
function toolWords({ launch }: Server): ReadonlySet<Text> {
  const isTool = (program: string | undefined) => program !== undefined && networkTool(bareName(program))
  const inLines = launch.steps.flatMap((step) =>
    step.kind === 'shell'
      ? step.commands.filter(({ words }) => words.slice(0, 2).some(({ value }) => isTool(value)))
      : [],
  )
  const last = launch.steps.at(-1)
  const own = last?.kind === 'program' && isTool(last.name) ? launch.args : []
  return new Set([...inLines.flatMap(({ words }) => words), ...own])
}

function registryWords(step: Step): readonly Text[] {
  return step.kind === 'package' ? registryFlags(step).map(({ value }) => value) : []
}

/** As it is written, as it is looked up and as it is drawn: `bücher.example` and `xn--bcher-kva.example` are one host (RFC 5890). */
export function spellingsOfHost(host: string): readonly string[] {
  const short = host.slice(0, 256)
  return [...new Set([host, domainToASCII(short), domainToUnicode(short)])].filter((each) => each !== '')
}

/** In small letters, without a final dot. */
export function plainHost({ host }: Address): string {
  return host.toLowerCase().replace(/\.$/, '')
}

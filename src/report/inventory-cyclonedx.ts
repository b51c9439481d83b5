/**
 * The inventory as a CycloneDX bill of materials (https://cyclonedx.org/docs/1.6/json/): clients and servers are applications,
 * what servers run are libraries and containers, remotes are services, and each depends on what it starts or speaks to.
 */

import * as Enums from '@cyclonedx/cyclonedx-library/Enums'
import * as Models from '@cyclonedx/cyclonedx-library/Models'
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize'
import * as Spec from '@cyclonedx/cyclonedx-library/Spec'
import type { Component, Inventory, InventoryApproval, InventoryServer } from '../inventory/model.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import { approvalInWords } from './inventory.ts'
import { HOME_URL } from './links.ts'
import { safeJson } from './text.ts'

type Property = readonly [name: string, value: string]

/** What CycloneDX says of a service, and the library's model cannot. */
interface ServiceFacts {
  readonly endpoints?: readonly string[]
  /** Absent where nobody is seen to log in: a client may still ask for a login, as OAuth has it. */
  readonly authenticated?: true
  /** Absent where it is not known on whose side of it the host is. */
  readonly 'x-trust-boundary'?: boolean
}

/**
 * CycloneDX 1.6 in JSON. It has neither a serial number nor a time, both of which are optional: the same files give the same
 * bytes, and who files it away knows when.
 */
export function inventoryCycloneDx(
  inventory: Inventory,
  tool: { readonly name: string; readonly version: string },
): string {
  const bom = new Models.Bom()
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Discovery)
  bom.metadata.tools.components.add(
    new Models.Component(Enums.ComponentType.Application, tool.name, {
      version: tool.version,
      externalReferences: new Models.ExternalReferenceRepository([
        new Models.ExternalReference(HOME_URL, Enums.ExternalReferenceType.Website),
      ]),
    }),
  )
  for (const approval of inventory.approvals) bom.metadata.properties.add(property(['approval', approved(approval)]))
  const parts = new Map<string, Models.Component>()
  const services = new Map<string, { readonly service: Models.Service; facts: ServiceFacts }>()
  const servers = inventory.servers.map((server) => {
    const component = ofServer(server)
    for (const each of server.components) {
      const ref = each.kind === 'remote' ? serviceFor(each, server, services) : partFor(each, parts)
      if (ref) component.dependencies.add(ref)
    }
    return { server, component }
  })
  for (const { id, name, files } of inventory.clients) {
    const client = new Models.Component(Enums.ComponentType.Application, name, {
      bomRef: `client:${id}`,
      properties: properties(files.map((file) => ['file', file] as const)),
    })
    for (const { server, component } of servers)
      if (server.clients.includes(id)) client.dependencies.add(component.bomRef)
    bom.components.add(client)
  }
  for (const component of [...servers.map((each) => each.component), ...inOrder(parts)]) bom.components.add(component)
  for (const { service } of inOrder(services)) bom.services.add(service)
  return `${safeJson(serialised(bom, services), 2)}\n`
}

function inOrder<T>(named: ReadonlyMap<string, T>): readonly T[] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

function serialised(bom: Models.Bom, services: ReadonlyMap<string, { readonly facts: ServiceFacts }>): object {
  // The library's own order depends on the machine's language; things are added in ours.
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  const normalised = factory.makeForBom().normalize(bom, { sortLists: false })
  if (normalised.services === undefined) return normalised
  return {
    ...normalised,
    services: normalised.services.map((service) => ({ ...service, ...services.get(service['bom-ref'] ?? '')?.facts })),
  }
}

function ofServer(server: InventoryServer): Models.Component {
  const { id, name, file, start, scope, transport, enabled, known, roles, components } = server
  return new Models.Component(Enums.ComponentType.Application, name === '' ? '(no name)' : name, {
    bomRef: `server:${id}`,
    ...(known === undefined ? {} : { description: known }),
    properties: properties([
      ['file', `${file}:${start.line}`],
      ['scope', scope],
      ['transport', transport],
      ['enabled', String(enabled)],
      ...[...new Set(components.flatMap(({ on }) => on ?? []))].map((host) => ['runs-on', host] as const),
      ...server.credentials.map(({ name, in: place, as }) => ['credential', `${place} ${name} (${as})`] as const),
      ...server.approvals.map((approval) => ['approval', approved(approval)] as const),
      ...server.reach.files.map(({ path, access }) => ['reaches', `file ${path} (${access})`] as const),
      ...server.reach.databases.map(({ name, access }) => ['reaches', `database ${name} (${access})`] as const),
      ...server.reach.hosts.map((host) => ['reaches', `host ${host}`] as const),
      ...roles.map((role) => ['role', role] as const),
      ...server.components.flatMap((each) => local(each)),
    ]),
  })
}

/** What runs and can be had nowhere. */
function local(component: Component): readonly Property[] {
  switch (component.kind) {
    case 'script':
      return [['runs', `script ${component.path}`]]
    case 'code':
      return [['runs', `code for ${component.interpreter}`]]
    case 'program':
      return [['runs', `program ${component.name}`]]
    default:
      return []
  }
}

function approved(approval: InventoryApproval): string {
  const { tool, file, start } = approval
  const told = approvalInWords(approval)
  return `${tool === undefined ? told : `${tool}: ${told}`} (${file}:${start.line})`
}

/** A package, an image or a repository, once for all who run it. */
function partFor(component: Component, parts: Map<string, Models.Component>): Models.BomRef | undefined {
  const made = partOf(component)
  if (!made) return undefined
  const ref = made.bomRef.value ?? ''
  const known = parts.get(ref)
  if (!known) parts.set(ref, made)
  return (known ?? made).bomRef
}

function partOf(component: Component): Models.Component | undefined {
  switch (component.kind) {
    case 'package': {
      const { ecosystem, name, version, purl, pinned } = component
      // Programs that read a bill of materials look such a version up: a range or a tag is none.
      const requested: readonly Property[] = version === undefined || pinned ? [] : [['requested', version]]
      return new Models.Component(Enums.ComponentType.Library, name, {
        bomRef:
          purl !== undefined && requested.length === 0
            ? purl
            : `${ecosystem}:${name}${version === undefined ? '' : `@${version}`}`,
        ...(version === undefined || !pinned ? {} : { version }),
        ...(purl === undefined ? {} : { purl }),
        properties: properties([['pinned', String(pinned)], ...requested]),
      })
    }
    case 'image': {
      const { name, tag, digest, purl, pinned } = component
      const version = digest ?? tag
      const [, sha256] = /^sha256:([0-9a-f]{64})$/i.exec(digest ?? '') ?? []
      return new Models.Component(Enums.ComponentType.Container, name, {
        bomRef: purl ?? `docker:${name}${version === undefined ? '' : `@${version}`}`,
        ...(purl === undefined ? {} : { purl }),
        ...(version === undefined ? {} : { version }),
        ...(sha256 === undefined
          ? {}
          : { hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256.toLowerCase()]]) }),
        properties: properties([['pinned', String(pinned)], ...(tag === undefined ? [] : [['tag', tag] as const])]),
      })
    }
    case 'source': {
      const { url, ref, pinned } = component
      return new Models.Component(Enums.ComponentType.Library, url, {
        bomRef: `source:${url}${ref === undefined ? '' : `@${ref}`}`,
        ...(ref === undefined ? {} : { version: ref }),
        properties: properties([['pinned', String(pinned)]]),
      })
    }
    default:
      return undefined
  }
}

/** A remote, once for all who speak to it; `authenticated` where somebody is seen to log in. */
function serviceFor(
  { url, host }: Extract<Component, { readonly kind: 'remote' }>,
  { credentials }: InventoryServer,
  services: Map<string, { readonly service: Models.Service; facts: ServiceFacts }>,
): Models.BomRef {
  const bomRef = `service:${url}`
  const authenticated = credentials.some(({ in: place }) => place === 'header' || place === 'url' || place === 'entry')
  const known = services.get(bomRef)
  if (known) {
    if (authenticated) known.facts = { ...known.facts, authenticated }
    return known.service.bomRef
  }
  const reach = addressOf(url)?.reach ?? 'unknown'
  const isAddress = /^(?:https?|wss?):/i.test(url) && URL.canParse(url) && !/[\s{}$<>"\\^`|]/.test(url)
  const service = new Models.Service(host === '' ? url || '(no address)' : host, {
    bomRef,
    ...(isAddress ? {} : { properties: properties([['url', url]]) }),
  })
  services.set(bomRef, {
    service,
    // The endpoint has to be an address as it is; one with a reference in it is told as a property.
    facts: {
      ...(isAddress ? { endpoints: [new URL(url).href] } : {}),
      ...(authenticated ? { authenticated } : {}),
      ...(reach === 'unknown' ? {} : { 'x-trust-boundary': reach !== 'loopback' }),
    },
  })
  return service.bomRef
}

function properties(given: readonly Property[]): Models.PropertyRepository {
  return new Models.PropertyRepository(given.map(property))
}

/** In a name space of our own (https://github.com/CycloneDX/cyclonedx-property-taxonomy). */
function property([name, value]: Property): Models.Property {
  return new Models.Property(`mcp-audit:${name}`, value)
}

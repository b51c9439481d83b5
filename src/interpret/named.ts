/** Entries that name or hold what they run, and no command: a package, an image or code. */

import { addressOf } from '../knowledge/hosts/index.ts'
import { pieceOf, textOf } from '../knowledge/references/index.ts'
import { imageReference } from '../launch/containers.ts'
import type { Declared } from '../launch/declared.ts'
import { packageSteps } from '../launch/npm.ts'
import { pypiSpec } from '../launch/specs.ts'
import { type Ecosystem, fieldsOf, type ImageStep, keyOf, place, type Reader, type Step, type Text } from '../model.ts'
import { child, type Mapping, type Node, type StringNode } from '../tree.ts'

/**
 * https://github.com/modelcontextprotocol/registry, docs/reference/server-json, 2026-10, with the program that VS Code starts
 * each with where no `runtimeHint` says it. `mcpb` is a file.
 */
const REGISTRIES: ReadonlyMap<string, { readonly registry: Ecosystem | 'oci'; readonly runtime: string }> = new Map([
  ['npm', { registry: 'npm', runtime: 'npx' }],
  ['pypi', { registry: 'pypi', runtime: 'uvx' }],
  ['nuget', { registry: 'nuget', runtime: 'dnx' }],
  ['cargo', { registry: 'cargo', runtime: 'cargo' }],
  ['oci', { registry: 'oci', runtime: 'docker' }],
])

/** The image of an entry that names one in a field of its readers. */
export function namedImage(node: Mapping, readers: readonly Reader[]): ImageStep | undefined {
  for (const reader of readers) {
    const { image } = fieldsOf(reader)
    const named = image && stringAt(node, image.field)
    if (!named || named.value.trim() === '') continue
    const text = textOf(named)
    const reference = imageReference(text)
    const apart = image.tag === undefined ? undefined : stringAt(node, image.tag)
    const tag = apart ? { tag: apart.value, tagAt: place(textOf(apart)) } : {}
    const run = { program: 'docker', verb: undefined, mounts: [], ports: [], options: [], args: [] } as const
    return { kind: 'image', ...run, ...reference, ...tag, at: place(text) }
  }
  return undefined
}

/** The code of an entry that holds its server, and the packages that are fetched for it. */
export function namedCode(node: Mapping, readers: readonly Reader[]): readonly Step[] {
  for (const reader of readers) {
    const { code } = fieldsOf(reader)
    const held = code && stringAt(node, code.field)
    if (!code || !held || held.value.trim() === '') continue
    const text = textOf(held)
    const list = child(node, code.packages)
    const packages = list?.kind === 'sequence' ? list.items.filter((item) => item.kind === 'string').map(textOf) : []
    const running = { runner: 'uvx', ecosystem: 'pypi', options: [], args: [] } as const
    return [
      // Each by itself: none of them is the server.
      ...packages.flatMap((each) => packageSteps([each], pypiSpec, running)),
      { kind: 'inline-code', interpreter: 'python', code: text, at: keyOf(held)?.span ?? place(text), ofEntry: true },
    ]
  }
  return []
}

/** What an entry of the MCP Registry's `server.json` declares: undefined for one that has a command, and for files. */
export function declaredPackage(node: Mapping): Declared | undefined {
  const identifier = stringAt(node, 'identifier')
  const type = stringAt(node, 'registryType', 'registry_type')
  const known = REGISTRIES.get(type?.value ?? '')
  if (!identifier || identifier.value.trim() === '' || !known) return undefined
  const version = stringAt(node, 'version')
  const hint = stringAt(node, 'runtimeHint', 'runtime_hint')?.value.trim()
  return {
    registry: known.registry,
    host: known.registry === 'oci' ? hostOf(stringAt(node, 'registryBaseUrl', 'registry_base_url')) : undefined,
    identifier: textOf(identifier),
    version: version && textOf(version),
    runtime: hint === undefined || hint === '' ? known.runtime : hint,
    before: argumentsAt(node, 'runtimeArguments', 'runtime_arguments'),
    behind: argumentsAt(node, 'packageArguments', 'package_arguments').flat(),
  }
}

/** A registry of images by another host than Docker Hub's, which the name of an image need not say. */
function hostOf(base: StringNode | undefined): string | undefined {
  const host = base && addressOf(base.value)?.host
  return host === undefined || host === '' || /(?:^|\.)docker\.(?:io|com)$/i.test(host) ? undefined : host
}

/**
 * The words that clients make of declared arguments, those that belong together in one list: a named one with its value,
 * positional ones that follow each other. As VS Code does it (microsoft/vscode, McpMappingUtility in
 * src/vs/platform/mcp/common, 2026-11): a value in a word of its own. What a user is asked for is not here, what is offered
 * them as the answer is.
 */
function argumentsAt(node: Mapping, ...keys: readonly string[]): readonly (readonly Text[])[] {
  const list = keys.map((key) => child(node, key)).find((each) => each?.kind === 'sequence')
  const groups: Text[][] = []
  let positional: Text[] | undefined
  for (const item of list?.kind === 'sequence' ? list.items : []) {
    if (item.kind !== 'mapping') continue
    const value = stringAt(item, 'value') ?? stringAt(item, 'default')
    const name = stringAt(item, 'name')
    if (name && stringAt(item, 'type')?.value !== 'positional') {
      groups.push([...namedWords(item, name, value)])
      positional = undefined
    } else if (value && value.value !== '') {
      if (!positional) {
        positional = []
        groups.push(positional)
      }
      positional.push(textOf(value))
    }
  }
  return groups
}

/** `true` and `false` are no words of a command line: `--privileged=false`. */
function namedWords(item: Mapping, name: StringNode, value: StringNode | undefined): readonly Text[] {
  const given = value?.value ?? booleanOf(child(item, 'value') ?? child(item, 'default'))
  if (given === 'true' || given === 'false')
    return [pieceOf(name, 0, name.value.length, `${name.value.trim()}=${given}`)]
  const flag = pieceOf(name, 0, name.value.length, name.value.trim())
  return value && value.value !== '' ? [flag, textOf(value)] : [flag]
}

function booleanOf(node: Node | undefined): string | undefined {
  return node?.kind === 'boolean' ? String(node.value) : undefined
}

function stringAt(node: Mapping, ...keys: readonly string[]): StringNode | undefined {
  for (const key of keys) {
    const value = child(node, key)
    if (value?.kind === 'string') return value
  }
  return undefined
}

/** Entries that name what they run and no command: a package or an image. */

import { textOf } from '../knowledge/references.ts'
import { imageReference } from '../launch/containers.ts'
import { type Ecosystem, fieldsOf, type ImageStep, type PackageStep, place, type Reader, type Step } from '../model.ts'
import { child, type Mapping, type StringNode } from '../tree.ts'

/** https://github.com/modelcontextprotocol/registry, docs/reference/server-json, 2026-10. `oci` and `mcpb` are no registries of packages. */
const ECOSYSTEMS: ReadonlyMap<string, Ecosystem> = new Map([
  ['npm', 'npm'],
  ['pypi', 'pypi'],
  ['nuget', 'nuget'],
  ['cargo', 'cargo'],
])

/** What an entry names to be run: undefined for one that has a command or an address instead, and for kinds that are files. */
export function namedStep(node: Mapping, readers: readonly Reader[]): Step | undefined {
  return packageStep(node) ?? imageStep(node, readers)
}

function imageStep(node: Mapping, readers: readonly Reader[]): ImageStep | undefined {
  for (const reader of readers) {
    const { image } = fieldsOf(reader)
    const named = image && stringAt(node, image.field)
    if (!named || named.value.trim() === '') continue
    const text = textOf(named)
    const reference = imageReference(text)
    const tag = (image.tag === undefined ? undefined : stringAt(node, image.tag)?.value) ?? reference.tag
    const run = { program: 'docker', verb: undefined, mounts: [], ports: [], options: [], args: [] } as const
    return { kind: 'image', ...run, ...reference, tag, at: place(text) }
  }
  return undefined
}

/** By the MCP Registry's `server.json`: type, identifier and version. */
function packageStep(node: Mapping): Step | undefined {
  const identifier = stringAt(node, 'identifier')
  const type = stringAt(node, 'registryType') ?? stringAt(node, 'registry_type')
  const ecosystem = ECOSYSTEMS.get(type?.value ?? '')
  if (!identifier || !ecosystem) return undefined
  const version = stringAt(node, 'version')
  const at = place(textOf(identifier))
  const step: PackageStep = {
    kind: 'package',
    runner: stringAt(node, 'runtimeHint')?.value ?? type?.value ?? '',
    ecosystem,
    name: identifier.value,
    version: version && {
      text: version.value,
      at: place(textOf(version)),
      // One version and nothing else: no range, no tag. The registry refuses anything but that, others may not.
      exact: /^v?\d{1,9}(?:\.\d{1,9}){1,4}(?:[-+.]?[\w.+-]{1,64})?$/.test(version.value),
    },
    local: false,
    at,
    nameAt: at,
    extras: [],
    options: [],
    args: [],
  }
  return step
}

function stringAt(node: Mapping, key: string): StringNode | undefined {
  const value = child(node, key)
  return value?.kind === 'string' ? value : undefined
}

/** Entries of the MCP Registry's `server.json`: a package by type, identifier and version, where others have a command. */

import { textOf } from '../knowledge/references.ts'
import { type Ecosystem, type PackageStep, place, type Step } from '../model.ts'
import { child, type Mapping, type StringNode } from '../tree.ts'

/** https://github.com/modelcontextprotocol/registry, docs/reference/server-json, 2026-10. `oci` and `mcpb` are no registries of packages. */
const ECOSYSTEMS: ReadonlyMap<string, Ecosystem> = new Map([
  ['npm', 'npm'],
  ['pypi', 'pypi'],
  ['nuget', 'nuget'],
  ['cargo', 'cargo'],
])

/** What an entry of a registry names: undefined for any other entry, and for kinds of package that are files. */
export function registryStep(node: Mapping): Step | undefined {
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

/**
 * Versions of clients that files tell: what package.json asks for, extensions of an editor with a version behind them in
 * devcontainer.json (https://code.visualstudio.com/docs/devcontainers/containers, `publisher.name@1.2.3`), those that an
 * editor has installed, and what commands of settings install or start. A range is left to the lockfile.
 */

import type { ConfigFile, Span, StringNode } from '../../model.ts'
import { childAt, childrenOf, keyText } from '../../tree.ts'
import { isClientPackage } from '../advisories/index.ts'
import { normalPlace } from '../advisories/osv.ts'
import { fetchedBy } from '../packages/fetched.ts'

export interface ClientVersion {
  readonly place: string
  readonly name: string
  readonly version: string
  readonly at: Span
}

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const
const EXACT = /^=?v?(\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\w.-]{1,64})?)$/

/** The clients that a file names with one exact version. */
export function clientVersions(config: ConfigFile): readonly ClientVersion[] {
  return [...inData(config), ...inCommands(config)]
}

function inData(config: ConfigFile): readonly ClientVersion[] {
  const name = config.path.slice(config.path.lastIndexOf('/') + 1)
  if (name === 'package.json') return fromPackageFile(config)
  if (name === 'extensions.json') return fromInstalled(config)
  return name === 'devcontainer.json' || name === '.devcontainer.json' ? fromDevContainer(config) : []
}

function fromPackageFile({ document }: ConfigFile): readonly ClientVersion[] {
  return SECTIONS.flatMap((section) => {
    const packages = childAt(document.roots[0], [section])
    if (packages?.kind !== 'mapping') return []
    return [...packages.children.values()].flatMap((node) => {
      const name = keyText(node) ?? ''
      const version = node.kind === 'string' ? EXACT.exec(node.value.trim())?.[1] : undefined
      const place = `npm:${name}`
      return version !== undefined && isClientPackage(place) ? [{ place, name, version, at: node.span }] : []
    })
  })
}

function fromDevContainer({ document }: ConfigFile): readonly ClientVersion[] {
  const extensions = childAt(document.roots[0], ['customizations', 'vscode', 'extensions'])
  if (extensions?.kind !== 'sequence') return []
  return [...childrenOf(extensions)].flatMap((node) => (node.kind === 'string' ? fromExtension(node) : []))
}

/** `[{ identifier: { id }, version }]`, as VS Code and its family write it. */
function fromInstalled({ document }: ConfigFile): readonly ClientVersion[] {
  const [root] = document.roots
  if (root?.kind !== 'sequence') return []
  return [...childrenOf(root)].flatMap((node) => {
    const id = childAt(node, ['identifier', 'id'])
    const version = childAt(node, ['version'])
    if (id?.kind !== 'string' || version?.kind !== 'string' || !EXACT.test(version.value)) return []
    const place = normalPlace(`vscode:${id.value}`)
    return isClientPackage(place) ? [{ place, name: id.value, version: version.value, at: version.span }] : []
  })
}

function fromExtension(node: StringNode): readonly ClientVersion[] {
  const [name = '', wanted = ''] = node.value.split('@', 2)
  const version = EXACT.exec(wanted)?.[1]
  const place = normalPlace(`vscode:${name}`)
  return version !== undefined && isClientPackage(place) ? [{ place, name, version, at: node.span }] : []
}

/** `npm install -g name@1.2.3` that prepares a container, `npx name@1.2.3` in a hook or in a step of a workflow. */
function inCommands({ approvals }: ConfigFile): readonly ClientVersion[] {
  const told = new Set<number>()
  return approvals
    .flatMap(({ launch }) => (launch ? fetchedBy(launch) : []))
    .flatMap(({ place, name, wanted, at }) => {
      if (typeof wanted !== 'object' || 'range' in wanted || !EXACT.test(wanted.version) || !isClientPackage(place))
        return []
      // Several clients may run the same command.
      if (told.has(at.start)) return []
      told.add(at.start)
      return [{ place, name, version: wanted.version, at }]
    })
}

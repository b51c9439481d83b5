/**
 * Versions of clients that a project's own files tell: what package.json asks for, and extensions of an editor with a version
 * behind them in devcontainer.json (https://code.visualstudio.com/docs/devcontainers/containers, `publisher.name@1.2.3`).
 * A range is left to the lockfile.
 */

import type { ConfigFile, Span, StringNode } from '../model.ts'
import { childAt, childrenOf, keyText } from '../tree.ts'
import { isClientPackage } from './advisories/index.ts'
import { normalPlace } from './advisories/osv.ts'

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
  const name = config.path.slice(config.path.lastIndexOf('/') + 1)
  if (name === 'package.json') return fromPackageFile(config)
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

function fromExtension(node: StringNode): readonly ClientVersion[] {
  const [name = '', wanted = ''] = node.value.split('@', 2)
  const version = EXACT.exec(wanted)?.[1]
  const place = normalPlace(`vscode:${name}`)
  return version !== undefined && isClientPackage(place) ? [{ place, name, version, at: node.span }] : []
}

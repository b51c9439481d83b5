/** What of a launch can be looked for. */

import type { ImageStep, PackageStep, Step } from '../model.ts'
import { isName, isRange } from './grammar.ts'
import type { Artifact, Sought } from './model.ts'

/**
 * A package or an image as it is looked for; undefined for what no version is kept of here, for what names one content
 * already, and where a reference stands for the name or the version.
 */
export function soughtOf(step: Step): Sought | undefined {
  const sought = step.kind === 'package' ? ofPackage(step) : step.kind === 'image' ? ofImage(step) : undefined
  const isKnown = sought && isName(sought.ecosystem, sought.name)
  return isKnown && (sought.range === undefined || isRange(sought.ecosystem, sought.range)) ? sought : undefined
}

function ofPackage({ ecosystem, name, version, runner }: PackageStep): Sought | undefined {
  const known = ARTIFACTS.get(ecosystem)
  if (!known || version?.exact) return undefined
  return { ecosystem: known, name, runner, ...(version ? { range: rangeOf(known, version.text) } : {}) }
}

const ARTIFACTS: ReadonlyMap<PackageStep['ecosystem'], Artifact> = new Map([
  ['npm', 'npm'],
  ['pypi', 'pypi'],
])

/** `name==1.*` is read without its operator, as the exact versions are. */
function rangeOf(ecosystem: Artifact, text: string): string {
  const range = text.trim()
  return ecosystem === 'pypi' && /^\d/.test(range) ? `==${range}` : range
}

function ofImage({ name, tag, digest, program }: ImageStep): Sought | undefined {
  if (digest !== undefined) return undefined
  return { ecosystem: 'docker', name, runner: program, ...(tag === undefined ? {} : { range: tag }) }
}

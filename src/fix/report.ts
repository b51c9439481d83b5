/** What fixes would write, for reports that carry it. */

import type { ConfigFile, Edit, Finding } from '../model.ts'
import { type Parse, parserFor } from '../parse/index.ts'
import type { Format } from '../tree.ts'
import { applied } from './apply.ts'

/** Of a finding in one of these files, the edits of its fix; undefined where it has none that can be made. */
export async function editsFor(
  configs: readonly ConfigFile[],
): Promise<(finding: Finding) => readonly Edit[] | undefined> {
  const files = new Map(configs.map((config) => [config.path, config.document]))
  const parsers = await parsersFor(configs.map(({ format }) => format))
  return ({ file, fix }) => {
    const document = files.get(file)
    const parse = document && parsers.get(document.format)
    if (!document || !parse || !fix) return undefined
    const result = applied(document, fix.changes, parse)
    return 'edits' in result ? result.edits : undefined
  }
}

/** The parsers of these formats. */
export async function parsersFor(formats: readonly Format[]): Promise<ReadonlyMap<Format, Parse>> {
  const parsers = new Map<Format, Parse>()
  for (const format of new Set(formats)) parsers.set(format, await parserFor(format))
  return parsers
}

/** Makes the fixes of findings in texts, as `mcp-audit fix` does in files. */

import { planned } from '../src/fix/plan.ts'
import { parsersFor } from '../src/fix/report.ts'
import type { ConfigFile, Finding } from '../src/model.ts'

export interface Repaired {
  /** By reported path: the texts that became others. */
  readonly files: ReadonlyMap<string, string>
  readonly refused: readonly string[]
}

/** All at once, as far as they go together. */
export async function repair(configs: readonly ConfigFile[], findings: readonly Finding[]): Promise<Repaired> {
  const parsers = await parsersFor(configs.map(({ document }) => document.format))
  const files = new Map<string, string>()
  const refused: string[] = []
  for (const { path, document } of configs) {
    const parse = parsers.get(document.format)
    const candidates = findings.flatMap((finding) =>
      finding.file === path && finding.fix ? [{ finding, fix: finding.fix }] : [],
    )
    if (!parse || candidates.length === 0) continue
    const plan = planned(document, candidates, parse)
    if (plan.text !== undefined) files.set(path, plan.text)
    refused.push(...plan.refused.map(({ candidate, why }) => `${path}: ${candidate.fix.title}: ${why}`))
  }
  return { files, refused }
}

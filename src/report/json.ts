/** The report as a contract: version 1 of what `schema.ts` describes. Keys are only ever added. */

import type { Finding, Report, Suppressed } from '../model.ts'
import type { RenderOptions } from './index.ts'
import { recipeCommand } from './recipe.ts'
import { summarise } from './summary.ts'
import { safeJson } from './text.ts'

/** The JSON report, indented by two spaces. Strings are the files' own, escaped so that a terminal may print them. */
export function json(report: Report, { packageOf }: Pick<RenderOptions, 'packageOf'> = {}): string {
  const { tool, root, files, findings, suppressed, hidden, problems, advisories } = report
  const contract = {
    version: 1,
    tool: { name: tool.name, version: tool.version },
    root,
    summary: { ...summarise(report), hidden },
    files: files.map(({ path, scope, format, clients, servers, status }) => ({
      path,
      scope,
      format,
      clients,
      servers,
      status,
    })),
    findings: findings.map((finding) => findingObject(finding, packageOf?.(finding))),
    suppressed: suppressed.map((finding) => suppressedObject(finding, packageOf?.(finding))),
    problems: problems.map(({ file, message }) => ({ file, message })),
    advisories: {
      builtIn: advisories.builtIn,
      given: advisories.given.map(({ path, records, newest }) => ({ path, records, newest })),
    },
  }
  return `${safeJson(contract, 2)}\n`
}

/** Of a fix only that there is one: its edits are the file's text, secrets included, and no business of a report. */
export function findingObject(finding: Finding, runs?: string): object {
  const { rule, category, severity, confidence, title, message, help, file, pointer, server, clients } = finding
  const { start, end, related, fingerprint, fix } = finding
  return {
    rule,
    category,
    severity,
    confidence,
    title,
    message,
    help,
    file,
    pointer,
    server,
    package: runs,
    clients,
    start,
    end,
    related: related.map(({ file, start, end, message, server, fingerprint }) => ({
      ...{ file, start, end, message, server, fingerprint },
    })),
    fingerprint,
    fix: fix && { title: fix.title, safety: fix.safety },
    recipe: recipeCommand(finding),
  }
}

/** The same of one that was silenced, with what silenced it. */
export function suppressedObject(finding: Suppressed, runs?: string): object {
  return { ...findingObject(finding, runs), by: finding.by, reason: finding.reason }
}

/** A summary as a contract: version 1 of what `contracts.ts` describes. */

import { safeJson } from '../report/text.ts'
import type { Row, Table } from './names.ts'
import type { Summary } from './tally.ts'
import { isOlder } from './versions.ts'

/** The JSON of a summary, indented by two spaces. */
export function mergeJson(summary: Summary, tool: { readonly name: string; readonly version: string }): string {
  const { reports, files, servers, suppressed, weights, broken, troubled } = summary
  return `${safeJson(
    {
      version: 1,
      tool: { name: tool.name, version: tool.version },
      summary: { reports, files, servers, ...weights, suppressed, broken: broken.count, troubled: troubled.count },
      rules: tableObject(summary.rules, rowObject),
      servers: tableObject(summary.byServer, rowObject),
      packages: tableObject(summary.packages, (row) => ({ ...rowObject(row), versions: row.versions })),
      owners: tableObject(summary.owners, rowObject),
      worst: summary.worst.first.map(({ name, owner, weights }) => ({ report: name, owner, ...weights })),
      versions: summary.versions.map(({ version, reports }) => ({
        version,
        reports,
        old: isOlder(version, tool.version),
      })),
      troubled: troubled.first.map(({ name, problems }) => ({ report: name, problems })),
      broken: broken.first.map(({ name, why }) => ({ report: name, why })),
    },
    2,
  )}\n`
}

function rowObject({ name, reports, weights }: Row): object {
  return { name, reports, ...weights }
}

function tableObject<R extends Row>(
  { rows, others }: Omit<Table, 'rows'> & { readonly rows: readonly R[] },
  object: (row: R) => object,
): object {
  return { rows: rows.map(object), others }
}

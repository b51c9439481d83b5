// Ships the tables of servers as facts, not as code: see packed-table.cjs.
import { writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loaded } from './sources.mjs'

const IMPORTER = join('src', 'knowledge', 'servers', 'tables.ts')

/** A plug-in of esbuild: where the program imports a table, it opens the file that `writeServerTables` makes of it. */
export const serverTables = {
  name: 'server-tables',
  setup(on) {
    on.onResolve({ filter: /^\./ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && relative('.', importer) === IMPORTER
        ? { path: basename(path, '.ts'), namespace: 'server-table' }
        : undefined,
    )
    on.onLoad({ filter: /./, namespace: 'server-table' }, ({ path: domain }) => ({
      contents: `
        const { join } = require('node:path')
        const { tableIn } = require('./scripts/packed-table.cjs')
        exports.${domain} = tableIn(join(__dirname, "./chunks/${domain}.jsonl"))
      `,
      resolveDir: process.cwd(),
    }))
  },
}

/** Writes all tables into a folder. Throws for one that holds more than facts. */
export async function writeServerTables(folder) {
  const { TABLES } = await loaded("export { TABLES } from './src/knowledge/servers/tables.ts'")
  for (const [domain, read] of Object.entries(TABLES)) {
    const rows = [...(await read())]
    const lines = rows.map((row) => JSON.stringify(row))
    if (
      !isDeepStrictEqual(
        lines.map((line) => JSON.parse(line)),
        rows,
      )
    )
      throw new Error(`the table of servers '${domain}' holds more than facts`)
    writeFileSync(join(folder, `${domain}.jsonl`), lines.map((line) => `${line}\n`).join(''))
  }
}

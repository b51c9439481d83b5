'use strict'
// Part of the program as it is shipped: a table of servers in a file, in JSON, each row a line. A run needs a row or two of
// three tables; to make the objects of all rows took a tenth of what it costs above Node.
const { readFileSync } = require('node:fs')

/** The table in a file, as `Table` of src/knowledge/servers/tables.ts: each row is made when it is first asked for. */
exports.tableIn = (path) => {
  const text = readFileSync(path, 'utf8')
  const starts = [0]
  const rows = []
  const at = (row) => {
    while (starts.length <= row + 1) {
      const end = text.indexOf('\n', starts.at(-1))
      if (end < 0) return undefined
      starts.push(end + 1)
    }
    rows[row] ??= JSON.parse(text.slice(starts[row], starts[row + 1]))
    return rows[row]
  }
  const values = function* () {
    for (let row = 0; at(row) !== undefined; row++) yield at(row)
  }
  return { at, [Symbol.iterator]: values }
}

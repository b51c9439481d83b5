/** The advisories that are built in, by where a package is had. A table is only taken apart for a package that is in it. */

import { lazy } from '../memoize.ts'
import type { Published } from '../servers/catalogue.ts'
import { ARCHIVED } from './archived.ts'
import { CLIENT_FLAWS } from './clients.ts'
import { MALWARE } from './malicious.ts'
import { NPM_FLAWS } from './npm.ts'
import type { OsvRecord } from './osv.ts'
import { OTHER_FLAWS } from './others.ts'
import { PYPI_FLAWS } from './pypi.ts'
import { cells, DATED, type Row, record } from './table.ts'

export { DATED }

interface Table {
  readonly text: string
  /** What stands before the names of its first column. */
  readonly prefix: string
  readonly row: (place: string, columns: readonly string[]) => Row
}

const flaw = (place: string, [affected = '', weight = '', ids = '', summary = '']: readonly string[]): Row => ({
  place,
  kind: 'vulnerable',
  affected,
  weight,
  ids,
  summary,
  replacement: '',
})

const TABLES: readonly Table[] = [
  {
    text: MALWARE,
    prefix: '',
    row: (place, [affected = '', marks = '', ids = '', summary = '', replacement = '']) => ({
      place,
      kind: 'malicious',
      affected,
      weight: `critical ${marks}`,
      ids,
      summary,
      replacement,
    }),
  },
  {
    text: ARCHIVED,
    prefix: '',
    row: (place, [weight = '', ids = '', summary = '', replacement = '']) => ({
      place,
      kind: summary === '' ? 'deprecated' : 'archived-unpatched',
      affected: '*',
      weight,
      ids,
      summary,
      replacement,
    }),
  },
  { text: NPM_FLAWS, prefix: 'npm:', row: flaw },
  { text: PYPI_FLAWS, prefix: 'pypi:', row: flaw },
  { text: OTHER_FLAWS, prefix: '', row: flaw },
  { text: CLIENT_FLAWS, prefix: '', row: flaw },
]

interface Line {
  readonly table: Table
  /** Where in the table's text what follows the first column begins. */
  readonly from: number
}

/** Lines by place, in the spelling of `normalPlace`, which the tables keep to. Only the first column is looked at. */
const lines = lazy((): ReadonlyMap<string, readonly Line[]> => {
  const index = new Map<string, Line[]>()
  for (const table of TABLES) {
    const { text, prefix } = table
    for (let start = 1, end = text.indexOf('\n', 1); end > 0; start = end + 1, end = text.indexOf('\n', start)) {
      const bar = text.indexOf(' |', start)
      const place = prefix + text.slice(start, bar)
      const line = { table, from: bar + 2 }
      const known = index.get(place)
      if (known) known.push(line)
      else index.set(place, [line])
    }
  }
  return index
})

/** What is built in against a package; `place` as `normalPlace` gives it. */
export function builtIn(place: string): readonly OsvRecord[] {
  return (lines().get(place) ?? []).map(({ table, from }) => {
    const line = table.text.slice(from, table.text.indexOf('\n', from))
    return record(table.row(place, cells(line)))
  })
}

/** Whether anything is built in against a package; `place` as `normalPlace` gives it. */
export function isBuiltIn(place: string): boolean {
  return lines().has(place)
}

/** Everything that is built in. */
export function allBuiltIn(): readonly OsvRecord[] {
  return [...lines().keys()].flatMap(builtIn)
}

/** Packages that are clients, whose versions are a matter of `vulnerable-client`: by the table of flaws. */
export function isClientPackage(place: string): boolean {
  return (lines().get(place) ?? []).some(({ table }) => table.text === CLIENT_FLAWS) || CLIENTS.has(place)
}

/** Others that may come to have flaws by `--advisories`. Names from each client's own page on how to install it. */
const CLIENTS: ReadonlySet<string> = new Set<Published | `vscode:${string}`>([
  'npm:cline',
  'npm:opencode-ai',
  'npm:@qwen-code/qwen-code',
  'npm:@sourcegraph/amp',
  'npm:@augmentcode/auggie',
  'npm:@charmland/crush',
  'vscode:augment.vscode-augment',
  'vscode:continue.continue',
  'vscode:github.copilot-chat',
  'vscode:google.geminicodeassist',
  'vscode:kilocode.kilo-code',
  'vscode:openai.chatgpt',
  'vscode:rooveterinaryinc.roo-cline',
  'vscode:saoudrizwan.claude-dev',
  'vscode:sourcegraph.amp',
])

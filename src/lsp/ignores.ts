/** Silencing a finding, with a reason: by a comment where the format has them, or else in the settings. */

import { isLiteral } from '../knowledge/paths/globs.ts'
import type { Change, Document, Edit, Finding, Value } from '../model.ts'
import { Lines } from '../positions.ts'
import { neutralise } from '../report/text.ts'
import { child, type Mapping } from '../tree.ts'
import type { Seen } from './model.ts'

/** What whoever takes the offer has to write over. */
const REASON = 'TODO: say why'

export interface Comment {
  /** Where it goes, in UTF-16 units of the text without its byte order mark. */
  readonly at: number
  /** A line with its end, of which the reason is the part between the other two. */
  readonly before: string
  readonly reason: string
  readonly after: string
}

/** The comment that would silence a finding from the line before; undefined where the format has none, or a reader does not. */
export function commentFor({ rule, start }: Finding, { config }: Seen): Comment | undefined {
  if (!config || config.format === 'json' || config.readers.some(({ file }) => file.format === 'json')) return undefined
  const { text } = config.document.source
  const lines = new Lines(text)
  const line = lines.line(start.line)
  const indentation = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? ''
  const mark = /^json/.test(config.format) ? '//' : '#'
  return {
    at: line.start,
    before: `${indentation}${mark} mcp-audit-ignore ${rule} -- `,
    reason: REASON,
    after: lineEnd(text, line.end),
  }
}

/** How the line ends that stops here, or else the first line of the text. */
function lineEnd(text: string, at: number): string {
  return /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}

/** The settings with an entry more. */
export interface Entry {
  readonly path: string
  readonly text: string
  /** What makes that of the settings that are there; undefined where there are none. */
  readonly made: { readonly of: Document; readonly by: readonly Edit[] } | undefined
}

/**
 * The settings with an entry that would silence a finding; undefined where there can be none, because they have no way to name it
 * and nothing else. Whether they then do is for a scan to say.
 */
export async function entryFor(finding: Finding, { settings }: Seen): Promise<Entry | undefined> {
  if (!settings) return undefined
  const { rule, file, pointer } = finding
  if (!isLiteral(file) || !isLiteral(pointer)) return undefined
  const entry = { rule, file, ...(pointer === '' ? {} : { pointer }), reason: REASON }
  const { path, document } = settings
  if (!document) return { path, text: `${JSON.stringify({ ignore: [entry] }, undefined, 2)}\n`, made: undefined }
  const root = path.endsWith('/package.json') ? child(document.roots[0], 'mcp-audit') : document.roots[0]
  const change = root?.kind === 'mapping' && withItem(root, 'ignore', new Map(Object.entries(entry)))
  const [{ applied }, { parsersFor }] = await Promise.all([import('../fix/apply.ts'), import('../fix/report.ts')])
  const parse = (await parsersFor([document.format])).get(document.format)
  if (!change || !parse) return undefined
  const made = applied(document, [change], parse)
  return 'refused' in made ? undefined : { path, text: made.text, made: { of: document, by: made.edits } }
}

/** An item more in a list that a mapping has by this name, or is to have. */
function withItem(mapping: Mapping, key: string, value: Value): Change | undefined {
  const list = mapping.children.get(key)
  if (!list) return { does: 'add', to: mapping, key, value: [value] }
  return list.kind === 'sequence'
    ? { does: 'insert', into: list, before: list.items.length, values: [value] }
    : undefined
}

/** Who may be silenced with a finding, being of its rule and its server: all of the line that a comment covers, or of one place. */
export type Reach = 'line' | 'place'

/**
 * How many findings are silenced in a document; 0 where this one is not among them, another one is than may be, one has come in
 * their place, or has gone and is not silenced.
 */
export function silenced(finding: Finding, reach: Reach, before: Seen, after: Seen): number {
  if (!after.config || after.trouble !== undefined || beyond(after.shown, before.shown).length > 0) return 0
  const hushed = beyond(after.suppressed, before.suppressed)
  const gone = beyond(before.shown, after.shown)
  // A credential that is told once, for all its places, is of no one server.
  const isSame = ({ rule, pointer }: Finding) => rule === finding.rule && pointer === finding.pointer
  const own = gone.find(isSame)
  if (!own || beyond(gone, hushed).length > 0) return 0
  const isMeant = (each: Finding) =>
    isSame(each) || (reach === 'line' && each.rule === own.rule && each.server === own.server)
  return hushed.every(isMeant) ? hushed.length : 0
}

/** Those of findings that some others do not hold, or not as often. */
function beyond(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>()
  for (const each of others) left.set(placeOf(each), (left.get(placeOf(each)) ?? 0) + 1)
  return findings.filter((each) => {
    const count = left.get(placeOf(each)) ?? 0
    left.set(placeOf(each), count - 1)
    return count <= 0
  })
}

/** What a finding is about, whatever line it stands on. */
function placeOf({ rule, server, pointer }: Finding): string {
  return JSON.stringify([rule, server, pointer])
}

/** What silencing is offered as. `count`: of findings that are silenced. */
export function ignoreTitle({ rule }: Finding, count: number, file?: string): string {
  const others = count > 1 ? `, ${count} findings` : ''
  return `Ignore '${rule}' here${others}${file === undefined ? '' : `, in ${neutralise(file)}`} (say why)`
}

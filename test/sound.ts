/** What must hold of every run, whatever was scanned: places that lie in their files, and reports that let nothing through. */

import { nodeOf } from '../src/changes.ts'
import { checklist } from '../src/checklist/index.ts'
import { takeInventory } from '../src/inventory/index.ts'
import { KNOWLEDGE } from '../src/knowledge/handed.ts'
import type { Change, Finding, Position, Span } from '../src/model.ts'
import { checklistJson, checklistMarkdown, checklistText } from '../src/report/checklist.ts'
import { checklistSchema } from '../src/report/checklist-schema.ts'
import { KINDS, type RenderOptions, render } from '../src/report/index.ts'
import { inventoryJson, inventoryText } from '../src/report/inventory.ts'
import { inventoryCycloneDx } from '../src/report/inventory-cyclonedx.ts'
import { inventorySchema } from '../src/report/inventory-schema.ts'
import { reportSchema } from '../src/report/schema.ts'
import type { Scanned } from '../src/scan.ts'
import { parseBaseline, writeBaseline } from '../src/triage/baseline.ts'
import { REPOSITORY } from './fixtures.ts'
import { run, type Surroundings, type Told } from './host.ts'
import { wellFormed } from './hostile.ts'
import { assertPage } from './pages.ts'
import { checkPlaces, checkSpan, placesOf } from './places.ts'
import { OPTIONS, withoutSyntax } from './reports.ts'
import { assertGithubReady } from './sarif-ready.ts'

/** Holds a run and all that can be made of it against everything below; throws what is wrong first. */
export async function assertSound(scanned: Scanned): Promise<void> {
  assertPlaces(scanned)
  await assertReports(scanned)
  assertChecklists(scanned)
  await assertBaseline(scanned)
  assertUnpolluted()
}

/**
 * Runs one command line in a repository of these files. Whatever comes of it, all that is printed and written is fit to be,
 * and no bug of ours has been hit.
 */
export async function runSound(
  argv: readonly string[],
  files: ReadonlyMap<string, Uint8Array | undefined>,
  around: Pick<Surroundings, 'input' | 'modules'> = {},
): Promise<Told> {
  const placed = { [`${REPOSITORY}/.git/HEAD`]: '', ...Object.fromEntries(files) }
  const told = await run(argv, { files: placed, env: { MCP_AUDIT_DEBUG: '1' }, columns: 80, ...around })
  const line = argv.join(' ')
  if (told.err.includes('hit a bug of its own')) throw new Error(`mcp-audit ${line}\n${told.err}`)
  if (![0, 1, 2].includes(told.code)) throw new Error(`mcp-audit ${line} ends with ${told.code}`)
  if (told.code === 2 && told.err === '') throw new Error(`mcp-audit ${line} fails without a word`)
  const flag = argv.findIndex((word) => word === '--format' || word === '-f')
  const kind = (flag < 0 ? undefined : argv[flag + 1]) ?? 'pretty'
  if (argv.includes('checklist') && kind === 'markdown') assertMarkdown(told.out)
  else assertPrintable(`stdout of ${line}`, withoutSyntax(kind, told.out))
  assertPrintable(`stderr of ${line}`, told.err)
  for (const [path, text] of told.written) assertPrintable(path, text)
  if (argv.some((word) => word === 'json' || word === 'sarif' || word === '--json') && told.out !== '')
    JSON.parse(told.out)
  if (argv.includes('html') && told.out !== '') assertPage(told.out)
  return told
}

// ── Places ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export function assertPlaces({ configs, all, report }: Scanned): void {
  const texts = new Map(configs.map(({ path, document }) => [path, document.source.text]))
  for (const { document, servers, secrets, approvals } of configs) {
    const { text } = document.source
    checkPlaces(document, 'any')
    for (const { launch, node } of servers) for (const span of [node.span, ...placesOf(launch)]) checkSpan(span, text)
    for (const { at } of secrets) checkSpan(at, text)
    for (const { node } of approvals) checkSpan(node.span, text)
  }
  const lines = new Map([...texts].map(([path, text]) => [path, linesOf(text)]))
  const check = (file: string, start: Position, end: Position): void => {
    const text = texts.get(file)
    // Findings about our own settings stand in a file that is no config.
    if (text === undefined) return
    checkSpan({ start: start.offset, end: end.offset }, text)
    for (const position of [start, end]) assertPosition(position, lines.get(file) ?? [])
  }
  for (const finding of [...all, ...report.findings, ...report.suppressed]) {
    check(finding.file, finding.start, finding.end)
    for (const { file, start, end } of finding.related) check(file, start, end)
    const text = texts.get(finding.file)
    if (text !== undefined) for (const change of finding.fix?.changes ?? []) checkSpan(spanChanged(change), text)
  }
  for (const { path, text } of report.views.values()) {
    const { length } = texts.get(path) ?? text
    if (text.length !== length) throw new Error(`the masked text of ${path} is ${text.length} long, and not ${length}`)
  }
}

function spanChanged(change: Change): Span {
  return change.does === 'strip' ? change.span : (nodeOf(change)?.span ?? { start: -1, end: -1 })
}

interface Line {
  readonly start: number
  readonly length: number
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const found of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, length: found.index - start })
    start = found.index + found[0].length
  }
  return [...lines, { start, length: text.length - start }]
}

export function assertPosition({ line, column, offset }: Position, lines: readonly Line[]): void {
  const at = lines[line - 1]
  if (!at || at.start + column - 1 !== offset || column - 1 > at.length)
    throw new Error(`${line}:${column} is not the place of offset ${offset}`)
}

// ── Reports ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const FULL: RenderOptions = {
  ...OPTIONS,
  verbose: true,
  showSuppressed: true,
  fileUrl: (path) => `file:///repo/${encodeURIComponent(path.replace(/\p{Cs}/gu, ''))}`,
}
const COLOURED: RenderOptions = { ...FULL, colour: 3, links: true, width: 40 }

/** Kinds that are looked at more closely. */
const SEEN: ReadonlySet<string> = new Set(['pretty', 'compact', 'json', 'sarif', 'html'])

/** A page takes a parser some 30 ms a megabyte. */
const LONGEST_PARSED = 2 ** 20

async function assertReports({ report, configs, mask }: Scanned): Promise<void> {
  // Pages and rules without a finding are the same in every run.
  const told = new Set([...report.findings, ...report.suppressed].map(({ rule }) => rule))
  const used = { ...report, rules: report.rules.filter(({ id }) => told.has(id)) }
  assertPrintable('pretty', await render('pretty', used, FULL))
  assertPrintable('pretty, coloured', withoutColours(await render('pretty', used, COLOURED)))
  assertPrintable('pretty, quiet', await render('pretty', used, { ...FULL, quiet: true }))

  const compact = await render('compact', used, FULL)
  assertPrintable('compact', compact)
  const lines = compact.split('\n').length - 1
  if (lines !== report.findings.length + report.problems.length) throw new Error(`compact: ${lines} lines`)

  const json = await render('json', used, FULL)
  assertPrintable('json', json)
  const parsed = reportSchema.parse(JSON.parse(json))
  assertSame(parsed.findings, report.findings)
  assertSame(parsed.suppressed, report.suppressed)

  const inventory = takeInventory(configs, mask, KNOWLEDGE)
  for (const kind of KINDS.filter((each) => !SEEN.has(each)))
    assertPrintable(kind, withoutSyntax(kind, await render(kind, used, FULL)))
  const html = await render('html', used, { ...FULL, inventory })
  if (html.length < LONGEST_PARSED) assertPage(html)
  else assertPrintable('html', html)
  assertPrintable('inventory', inventoryText(inventory, { colour: 0, width: 80, clientName: (id) => id }))
  const listed = inventoryJson(inventory, report.tool)
  assertPrintable('inventory in JSON', listed)
  inventorySchema.parse(JSON.parse(listed))
  const bom = inventoryCycloneDx(inventory, report.tool)
  assertPrintable('inventory in CycloneDX', bom)
  JSON.parse(bom)

  const sarif = await render('sarif', used, FULL)
  assertPrintable('sarif', sarif)
  const size = configs.reduce((sum, { document }) => sum + document.source.text.length, 0)
  const files = new Map([...report.views].map(([path, { text, bom }]) => [whole(path), (bom ? '\ufeff' : '') + text]))
  const log = size < 20_000 ? assertGithubReady(sarif, { files }) : JSON.parse(sarif)
  for (const { message, relatedLocations } of log.runs[0]?.results ?? []) {
    assertLinks(message.text)
    for (const related of relatedLocations ?? []) assertLinks(related.message.text)
  }
}

function whole(path: string): string {
  return path.replace(/\p{Cs}/gu, '\ufffd')
}

/** Names reach a program that reads JSON as they are, and as JSON may hold them. */
export function assertSame(
  told: readonly { readonly server?: string | undefined; readonly file: string; readonly pointer: string }[],
  meant: readonly Finding[],
): void {
  const words = ({ file, server, pointer }: (typeof told)[number]) => JSON.stringify([file, server ?? null, pointer])
  const asJson = ({ file, server, pointer }: (typeof told)[number]) =>
    words({
      file: wellFormed(file),
      server: server === undefined ? server : wellFormed(server),
      pointer: wellFormed(pointer),
    })
  if (told.length !== meant.length || told.some((each, index) => words(each) !== asJson(meant[index] ?? each)))
    throw new Error('json: a name is not what it was')
}

/** The colours and links that we write ourselves; what is left after them came from somewhere else. */
function withoutColours(text: string): string {
  return text.replace(/\u001b\[\d{1,3}(?:;\d{1,3})*m|\u001b\]8;;[!-~]*(?:\u001b\\|\u0007)/g, '')
}

/** Nothing that a terminal obeys or hides, and no line that a CI takes for a command. */
export function assertPrintable(what: string, text: string): void {
  const found = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[\u{e0100}-\u{e01ef}]|^\s*::.*|##(?:[a-z]+)?\[.*/mu.exec(
    text,
  )?.[0]
  if (found !== undefined) throw new Error(`${what}: ${JSON.stringify(found.slice(0, 80))} in what is printed`)
}

/** A message of SARIF may link to its related places, by number, and nowhere else. */
export function assertLinks(text: string): void {
  for (const [link, target = ''] of text.replace(/\\[\\[\]()]/g, '').matchAll(/\[[^\]]*\]\(([^)]*)\)?/g))
    if (!/^\d+$/.test(target)) throw new Error(`sarif: a link ${JSON.stringify(link.slice(0, 80))}`)
}

// ── Checklists ──────────────────────────────────────────────────────────────────────────────────────────────────────

export function assertChecklists({ configs, shown, report, mask }: Scanned): void {
  const list = checklist({
    configs,
    findings: shown,
    suppressed: report.suppressed,
    problems: report.problems,
    enabled: new Set(report.rules.map(({ id }) => id)),
    redact: (words) => mask.redact(words),
    logsOf: () => ['~/.cache/log<b>_[x](y)'],
    knowledge: KNOWLEDGE,
  })
  assertPrintable('checklist', checklistText(list, { colour: 0, width: 80 }))
  assertPrintable('checklist, coloured', withoutColours(checklistText(list, { colour: 3, width: 40 })))
  const json = checklistJson(list, report.tool)
  assertPrintable('checklist, json', json)
  checklistSchema.parse(JSON.parse(json))
  assertMarkdown(checklistMarkdown(list))
}

/**
 * Of Markdown there is what we write: headings, tables of three columns, line breaks, bold answers, and as code the
 * rules, packages and what could be taken for the id of a commit.
 */
export function assertMarkdown(markdown: string): void {
  // Word joiners are how an address is kept from being a link, and a name from being a mention.
  assertPrintable('markdown', markdown.replaceAll('\u2060', ''))
  for (const line of markdown.split('\n')) {
    if (/^(?:#{1,2} [A-Z][\w ,'()/-]*|\| \| requirement \| what was found \||\| --- \| --- \| --- \|)$/.test(line))
      continue
    const own = line
      .replace(/\\[\\`*_{}[\]()#+!|~$]/g, '·')
      .replace(/&(?:amp|lt|gt);/g, '·')
      // What follows begins a line.
      .replaceAll('<br>', ' ')
      .replace(/ `[a-z0-9-]+`: /g, '')
      .replace(/`(?:[\w./:+^~=-]*@[\w./:+^~=@-]*|[0-9a-f]{7,40})`/gi, '')
      .replace(/^\| \*\*(?:pass|partial|fail|unknown|n\/a)\*\* \|/, '')
    const found = /[`*_{}[\]<>~$&]|@\w|\b(?:https?|ftp|www)[:.]/i.exec(own)?.[0]
    if (found !== undefined)
      throw new Error(`markdown: ${JSON.stringify(found)} in ${JSON.stringify(line.slice(0, 200))}`)
    if (line.startsWith('|') && own.split('|').length !== 3)
      throw new Error(`markdown: columns of ${line.slice(0, 200)}`)
  }
}

// ── The rest ────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function assertBaseline({ all }: Scanned): Promise<void> {
  const { text } = writeBaseline(all, { allowSecrets: true })
  assertPrintable('baseline', text)
  const parsed = await parseBaseline(text, 'baseline.json')
  if (!parsed.ok) throw new Error(`our own baseline is refused: ${parsed.errors[0]?.message}`)
}

const OF_OBJECTS = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))

export function assertUnpolluted(): void {
  if (JSON.stringify(Object.getOwnPropertyNames(Object.prototype)) !== OF_OBJECTS)
    throw new Error('a scanned file reached the prototype of objects')
}

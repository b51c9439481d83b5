/** The whole way, in one function: what exists, what it says, what starts, what is wrong with it, what of that is told. */

import { rules as allRules } from '../rules/index.ts'
import { adviseOn, type GivenAdvisories } from './advise.ts'
import { type Checked, check, FindingMaker } from './check.ts'
import type { Client } from './client.ts'
import { clientIds } from './clients/shared.ts'
import { below, discover, type Found, type Request } from './discover/index.ts'
import type { Machine } from './discover/machine.ts'
import { interpret } from './interpret/index.ts'
import type { FileSystem } from './io.ts'
import type { Confidence, ConfigFile, Finding, Problem, Report, ScannedFile, Severity, Suppressed } from './model.ts'
import { decode, formatOf, parserFor, sniffFormat } from './parse/index.ts'
import type { Rule } from './rule.ts'
import type { LoadedSettings } from './settings.ts'
import type { Document, Format, Source } from './tree.ts'
import { type Baseline, hiddenBy, type TriageResult, triage } from './triage/index.ts'

export interface ScanOptions {
  readonly request: Request
  /** A buffer to be read as a file of this path (absolute), instead of or beside the files of the request. */
  readonly buffer?: { readonly path: string; readonly bytes: Uint8Array }
  readonly machines: readonly Machine[]
  readonly clients: readonly Client[]
  readonly rules: readonly Rule[]
  readonly settings: LoadedSettings | undefined
  readonly baseline: Baseline | undefined
  /** Beside those that are built in. */
  readonly advisories?: GivenAdvisories | undefined
  readonly inlineIgnores: boolean
  readonly minSeverity: Severity
  readonly minConfidence: Confidence
  readonly pedantic: boolean
  /** YYYY-MM-DD: when ignores expire is judged by the caller's clock. */
  readonly today: string
  readonly version: string
}

export interface Scanned {
  readonly report: Report
  /** Every finding before triage, for writing a baseline. */
  readonly all: readonly Finding[]
  /** Named paths that do not exist. */
  readonly missing: readonly string[]
  /** Named paths that could not be read, and why. */
  readonly refused: readonly Problem[]
  readonly fixedBaselineEntries: number
}

/** Scans. Reads files through `fs` and nothing else; throws only for bugs. */
export async function scan(options: ScanOptions, fs: FileSystem): Promise<Scanned> {
  const { request, machines, clients } = options
  const discovery = discover(request, clients, machines, fs)
  const refused: Problem[] = []
  const problems: Problem[] = discovery.problems.map((problem) => ({ ...problem, file: shown(problem.file, options) }))
  const configs: ConfigFile[] = []
  for (const found of discovery.found) {
    const read = fs.read(found.path, found.how === 'named' || found.scope !== 'project' ? 'follow' : 'refuse')
    const path = shown(found.path, options)
    if ('refused' in read) {
      const problem = { file: path, message: `The file ${read.refused}.` }
      if (found.how === 'named') refused.push(problem)
      else problems.push(problem)
      continue
    }
    const config = await load(found, path, read.bytes, clients)
    if (config) configs.push(config)
  }
  if (options.buffer) {
    const { path, bytes } = options.buffer
    const [found] = discover({ ...request, paths: [path] }, clients, machines, only(path)).found
    const config = found && (await load({ ...found, how: 'named' }, shown(path, options), bytes, clients))
    if (config) configs.push(config)
  }
  configs.sort((a, b) => (a.path < b.path ? -1 : 1))

  const severities = options.settings?.severities ?? new Map<string, Severity>()
  const { advisories, dates } = await adviseOn(configs, options.advisories)
  const checked = check(configs, options.rules, severities, advisories)
  const triaged = triage({
    findings: checked.findings,
    configs,
    ...(options.settings ? { settings: options.settings } : {}),
    ...(options.baseline ? { baseline: options.baseline } : {}),
    inlineIgnores: options.inlineIgnores,
    thresholds: { minSeverity: options.minSeverity, minConfidence: options.minConfidence, pedantic: options.pedantic },
    ruleIds: allRules.map((rule) => rule.id),
    enabledRules: new Set(options.rules.map((rule) => rule.id)),
    today: options.today,
  })
  const stale = aboutIgnores(triaged, configs, options)
  return {
    report: {
      tool: { name: 'mcp-audit', version: options.version },
      root: '.',
      // With the severities of this run: a report whose rules and findings disagree is rejected by some who read it.
      rules: options.rules
        .map((rule) => ({ ...rule, severity: severities.get(rule.id) ?? rule.severity }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      files: configs.map(describe),
      findings: [...triaged.findings, ...stale.shown].sort((a, b) =>
        a.file === b.file ? a.start.offset - b.start.offset : a.file < b.file ? -1 : 1,
      ),
      suppressed: [...triaged.suppressed, ...stale.suppressed],
      hidden: added(triaged.hidden, stale.hidden),
      problems: problems.sort((a, b) => (a.file < b.file ? -1 : 1)),
      advisories: dates,
      views: new Map([...stale.views, ...checked.views]),
    },
    all: checked.findings,
    missing: discovery.missing,
    refused,
    fixedBaselineEntries: triaged.fixedBaselineEntries,
  }
}

/** Ignores that went stale are findings too, and are weighed like any other. */
function aboutIgnores(
  { stale, acceptedStale }: TriageResult,
  configs: readonly ConfigFile[],
  { settings, rules, ...thresholds }: ScanOptions,
): {
  readonly shown: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  readonly hidden: Report['hidden']
  readonly views: Checked['views']
} {
  const own = settings && interpret({ document: settings.document, scope: 'project', readers: [] }, [])
  const files = new Map([...configs, ...(own ? [own] : [])].map((config) => [config.path, config]))
  const maker = new FindingMaker([...files.values()], settings?.severities ?? new Map())
  const reasons = new Map<string, string>()
  for (const each of [...stale, ...acceptedStale]) {
    const rule = rules.find(({ id }) => id === each.rule)
    const config = files.get(each.file)
    if (!rule || !config) continue
    maker.add(rule, config, { at: each.span, message: each.message, help: each.help, clients: [] }, undefined)
    if ('reason' in each) reasons.set(`${each.rule}\0${each.file}\0${each.span.start}`, String(each.reason))
  }
  const { findings, views } = maker.done()
  const hidden = { pedantic: 0, severity: 0, confidence: 0 }
  const shown: Finding[] = []
  const suppressed: Suppressed[] = []
  for (const finding of findings) {
    const reason = reasons.get(`${finding.rule}\0${finding.file}\0${finding.start.offset}`)
    const by = hiddenBy(finding, thresholds)
    if (reason !== undefined) suppressed.push({ ...finding, by: 'settings', reason })
    else if (by) hidden[by]++
    else shown.push(finding)
  }
  return { shown, suppressed, hidden, views }
}

function added(a: Report['hidden'], b: Report['hidden']): Report['hidden'] {
  return {
    pedantic: a.pedantic + b.pedantic,
    severity: a.severity + b.severity,
    confidence: a.confidence + b.confidence,
  }
}

/** Reads, parses and interprets one file; undefined when its content shows that no client means it. */
async function load(
  found: Found,
  path: string,
  bytes: Uint8Array,
  clients: readonly Client[],
): Promise<ConfigFile | undefined> {
  const { text, bom, problem } = decode(bytes)
  if (found.how !== 'named' && !mayMatter(found, text)) return undefined
  const source: Source = { path, text, bom }
  const parsed = (await parserFor(formatFor(found, text)))(source)
  const document: Document = problem ? { ...parsed, problems: [problem, ...parsed.problems] } : parsed
  const config = interpret({ document, scope: found.scope, readers: found.readers }, clients)
  return found.how === 'named' || isMeant(found, config) ? config : undefined
}

/** A look at the text that spares parsing every `package.json` of a monorepo. */
function mayMatter({ readers, how }: Found, text: string): boolean {
  if (how === 'common') return /mcp|server|command|url/i.test(text)
  return readers.some(
    ({ file }) => !file.when || file.when.some((path) => path.every((step) => step === '*' || text.includes(step))),
  )
}

function isMeant({ how, readers }: Found, config: ConfigFile): boolean {
  if (config.readers.length > 0 || config.servers.length > 0) return true
  const guarded = how === 'common' || readers.every(({ file }) => file.when)
  // What cannot be read cannot show what it is; its words can.
  return guarded ? config.status !== 'ok' && /mcp_?servers|context_servers/i.test(config.document.source.text) : true
}

function formatFor({ path, readers }: Found, text: string): Format {
  const byName = formatOf(path)
  const declared = readers.map(({ file }) => file.format)
  if (byName === 'json' || byName === 'jsonc') {
    // The most lenient of its readers says what may stand in it.
    return (['json5', 'jsonc'] as const).find((format) => declared.includes(format)) ?? byName
  }
  return byName ?? declared[0] ?? sniffFormat(text)
}

/** How a path is reported: below the root, below home, or as it is. */
function shown(path: string, { request, machines }: ScanOptions): string {
  const inRoot = below(request.root, path)
  if (inRoot !== undefined) return inRoot
  for (const { home } of machines) {
    const inHome = below(home, path)
    if (inHome !== undefined) return `~/${inHome}`
  }
  return path
}

/** A file system in which one file is: the buffer's readers are found by its path, whether it is on disk or not. */
function only(path: string): FileSystem {
  return {
    kind: (asked) => (asked === path ? 'file' : undefined),
    list: () => ({ entries: [] }),
    read: () => ({ refused: 'does not exist' }),
  }
}

function describe(config: ConfigFile): ScannedFile {
  const { path, scope, format, servers, status, readers } = config
  return { path, scope, format, clients: clientIds(readers), servers: servers.length, status }
}

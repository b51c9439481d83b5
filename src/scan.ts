/** The whole way, in one function: what exists, what it says, what starts, what is wrong with it, what of that is told. */

import { rules as allRules } from '../rules/index.ts'
import { adviseOn, type GivenAdvisories } from './advise.ts'
import { type Checked, check, FindingMaker } from './check.ts'
import { discover } from './discover/index.ts'
import { type Held, isUsageError, REPORT_IT, WITH_PLACES } from './errors.ts'
import { interpret } from './interpret/index.ts'
import { type FileSystem, withoutNetwork } from './io.ts'
import { clientIds } from './knowledge/readers/client-names.ts'
import { learnServers } from './knowledge/servers/index.ts'
import { type LoadOptions, readConfigs } from './load.ts'
import type { GivenLock } from './lock/lockfile.ts'
import { Mask } from './mask.ts'
import {
  type Confidence,
  type ConfigFile,
  type Finding,
  type Installed,
  isLockable,
  type LockState,
  type Problem,
  type Report,
  type ScannedFile,
  type Severity,
  type Suppressed,
} from './model.ts'
import type { LoadedSettings } from './settings.ts'
import type { Document } from './tree.ts'
import { fold } from './triage/fold.ts'
import { type Baseline, hiddenBy, type TriageResult, triage } from './triage/index.ts'
import { mostOf } from './triage/most.ts'

export interface ScanOptions extends LoadOptions {
  readonly settings: LoadedSettings | undefined
  readonly baseline: Baseline | undefined
  /** Beside those that are built in. */
  readonly advisories?: GivenAdvisories | undefined
  /** What this machine has, for fixes that pin it. */
  readonly installed?: Installed | undefined
  /** What servers were locked as. */
  readonly lock?: GivenLock | undefined
  readonly inlineIgnores: boolean
  readonly minSeverity: Severity
  readonly minConfidence: Confidence
  readonly pedantic: boolean
  /** A bug of ours costs the file or the rule that it is in, and is told as what could not be read is, and ends no run. */
  readonly holdsBugs?: boolean
  /** What goes wrong in plug-ins, filled in while rules run. */
  readonly failures?: readonly Problem[]
  /** YYYY-MM-DD: when ignores expire is judged by the caller's clock. */
  readonly today: string
  readonly version: string
}

export interface Scanned {
  /** What was read, for other reports than that of findings. */
  readonly configs: readonly ConfigFile[]
  /** Our own settings, in which findings may stand as well. */
  readonly settings: ConfigFile | undefined
  readonly report: Report
  /** What is shown, each place of a credential by itself, however many there are. */
  readonly shown: readonly Finding[]
  /** Every finding before triage, for writing a baseline. */
  readonly all: readonly Finding[]
  /** Named paths that do not exist. */
  readonly missing: readonly string[]
  /** Named paths that could not be read, and what could not be judged, and why. */
  readonly refused: readonly Problem[]
  readonly fixedBaselineEntries: number
  /** How servers stand to the lock, where there is one. */
  readonly lock: LockState | undefined
  /** Of all that was read, for words that are in no report. */
  readonly mask: Mask
  /** Of plug-ins. */
  readonly failures: readonly Problem[]
}

/** Scans. Reads files through `given` and nothing else; throws only for bugs, and with `holdsBugs` not for those either. */
export async function scan(options: ScanOptions, given: FileSystem): Promise<Scanned> {
  const fs = withoutNetwork(given, () => chosen(options))
  const discovery = discover(options.request, options.clients, options.machines, fs)
  const bugs = new Map<string, Problem>()
  const held: Held = (error, file, rule) => {
    if (!options.holdsBugs || isUsageError(error)) throw error
    bugs.set(`${file}\0${rule ?? ''}`, { file, message: bugIn(rule) })
  }
  const { configs, refused, problems } = await readConfigs(discovery, options, fs, held)

  await learnServers(configs.flatMap(({ servers }) => servers.map(({ launch }) => launch)))
  const severities = options.settings?.severities ?? new Map<string, Severity>()
  const own = options.settings && ownFile(options.settings.document)
  const lock = options.lock && { file: ownFile(options.lock.document), ...stateOf(options.lock, configs) }
  const { advisories, dates } = await adviseOn(configs, options.advisories, options.installed)
  const mask = new Mask([...configs, ...(own ? [own] : []), ...(lock ? [lock.file] : [])])
  const checked = check(configs, options.rules, {
    mask,
    severities,
    policy: options.settings?.policy,
    settings: own,
    advisories,
    installed: options.installed,
    lock,
    progress: options.request.progress,
    held,
  })
  // What a plug-in says when it fails may quote what it was looking at.
  const failures = (options.failures ?? []).map(({ file, message }) => ({ file, message: mask.redact(message) }))
  const triaged = triageOf(checked, configs, options)
  const stale = aboutIgnores(triaged, own ? [...configs, own] : configs, mask, options)
  return {
    configs,
    settings: own,
    report: {
      tool: { name: 'mcp-audit', version: options.version },
      root: '.',
      // With the severities of this run: a report whose rules and findings disagree is rejected by some who read it.
      rules: options.rules
        .map((rule) => ({ ...rule, severity: severities.get(rule.id) ?? rule.severity }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      files: configs.map(describe),
      ...told({ checked, triaged, stale, configs, mask }),
      problems: [...problems, ...failures],
      advisories: dates,
      views: new Map([...stale.views, ...checked.views]),
    },
    shown: [...triaged.findings, ...stale.shown],
    all: checked.findings,
    missing: discovery.missing,
    refused: [...refused, ...bugs.values()],
    fixedBaselineEntries: triaged.fixedBaselineEntries,
    lock,
    mask,
    failures,
  }
}

function triageOf({ findings }: Checked, configs: readonly ConfigFile[], options: ScanOptions): TriageResult {
  const { settings, baseline, inlineIgnores, minSeverity, minConfidence, pedantic, rules, today } = options
  return triage({
    findings,
    configs,
    ...(settings ? { settings } : {}),
    ...(baseline ? { baseline } : {}),
    inlineIgnores,
    thresholds: { minSeverity, minConfidence, pedantic },
    whole: isWhole(options),
    ruleIds: [...allRules, ...rules].map((rule) => rule.id),
    enabledRules: new Set(rules.map((rule) => rule.id)),
    today,
  })
}

interface Judged {
  readonly checked: Checked
  readonly triaged: TriageResult
  readonly stale: StaleFindings
  readonly configs: readonly ConfigFile[]
  readonly mask: Mask
}

/** What a report tells and what it leaves out: places of one finding folded, and no more of a rule than anybody reads. */
function told({ checked, triaged, stale, configs, mask }: Judged): Pick<Report, 'findings' | 'suppressed' | 'hidden'> {
  const folded = fold(triaged.findings, new Map(configs.map(({ path, scope }) => [path, scope])))
  const listed = mostOf([...folded, ...stale.shown].sort(byPlace), checked.unmade)
  const silenced = mostOf([...triaged.suppressed, ...stale.suppressed])
  const repeated = listed.beyond + silenced.beyond
  return {
    findings: listed.findings,
    // A reason is somebody's own words, in a comment or in the settings.
    suppressed: silenced.findings.map(({ reason, ...finding }) => ({
      ...finding,
      reason: reason === undefined ? undefined : mask.redact(reason),
    })),
    hidden: {
      ...added(triaged.hidden, stale.hidden),
      ...(repeated > 0 && { repeated }),
    },
  }
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.start.offset - b.start.offset
}

function bugIn(rule: string | undefined): string {
  const lost = rule === undefined ? 'the file was not judged' : `what '${rule}' would say is missing`
  return `mcp-audit hit a bug of its own here, and ${lost}. ${REPORT_IT}${WITH_PLACES}`
}

/** One of ours, as a place for findings, and for what is secret in it. */
function ownFile(document: Document): ConfigFile {
  return interpret({ document, scope: 'project', readers: [] }, [])
}

/** Whether a file of the project that was not read is not there, or was left out on purpose. */
function isWhole({ request: { paths, scope, project, only, claimedOnly }, buffer }: ScanOptions): boolean {
  const isNarrow = paths !== undefined || only !== undefined || claimedOnly || buffer !== undefined
  return !isNarrow && project !== undefined && (scope === 'all' || scope === 'project')
}

/** By what is secret in the project's files alone, so that it is the same on every machine. */
function stateOf(lock: GivenLock, configs: readonly ConfigFile[]): LockState {
  const mask = new Mask(configs.filter(isLockable))
  return lock.against(configs, (words) => mask.redact(words))
}

/** Paths that whoever runs this chose, and no scanned file. */
function chosen({ request: { root, project, paths }, machines }: ScanOptions): readonly string[] {
  const named = machines.flatMap(({ home, env }) => [home, ...Object.values(env)])
  return [root, project, ...(paths ?? []), ...named].filter((path) => path !== undefined)
}

interface StaleFindings {
  readonly shown: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  readonly hidden: Report['hidden']
  readonly views: Checked['views']
}

/** Ignores that went stale are findings too, and are weighed like any other. */
function aboutIgnores(
  { stale, acceptedStale }: TriageResult,
  configs: readonly ConfigFile[],
  mask: Mask,
  { settings, rules, ...thresholds }: ScanOptions,
): StaleFindings {
  const files = new Map(configs.map((config) => [config.path, config]))
  const maker = new FindingMaker(mask, settings?.severities ?? new Map())
  const reasons = new Map<string, string>()
  for (const each of [...stale, ...acceptedStale]) {
    const rule = rules.find(({ id }) => id === each.rule)
    const config = files.get(each.file)
    if (!rule || !config) continue
    const { span: at, message, help, fix } = each
    maker.add(rule, config, { at, message, help, fix, clients: [] }, undefined)
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

function describe(config: ConfigFile): ScannedFile {
  const { path, scope, format, servers, status, readers } = config
  return { path, scope, format, clients: clientIds(readers), servers: servers.length, status }
}

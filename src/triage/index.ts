/** What of the findings is told: ignores in comments and settings, the baseline, thresholds. Pure, without a clock. */

import { groupedBy } from '../knowledge/groups.ts'
import {
  atLeast,
  CONFIDENCES,
  type Confidence,
  type Document,
  type Finding,
  type Report,
  SEVERITIES,
  type Severity,
  type Suppressed,
} from '../model.ts'
import type { LoadedSettings } from '../settings.ts'
import { type Baseline, entryKey } from './baseline.ts'
import { type CommentIgnore, type CommentIgnores, commentIgnores } from './comments.ts'
import { type AcceptedFinding, coverageBelow, placeOf, settingsIgnores } from './ignores.ts'
import { withoutEntry, withoutRules } from './remove.ts'
import { aboutNothing, aboutOnePlace, RULES_ABOUT_IGNORES, type StaleIgnore, unused } from './stale.ts'

export type { Baseline } from './baseline.ts'
export type { StaleIgnore } from './stale.ts'

export interface Thresholds {
  readonly minSeverity: Severity
  readonly minConfidence: Confidence
  /** Show what is only worth knowing. */
  readonly pedantic: boolean
}

export interface TriageInput {
  readonly findings: readonly Finding[]
  readonly configs: readonly { readonly path: string; readonly document: Document }[]
  readonly settings?: LoadedSettings
  readonly baseline?: Baseline
  /** Whether comments in scanned files are listened to. */
  readonly inlineIgnores: boolean
  /** All of the project was looked at. */
  readonly whole?: boolean
  readonly thresholds: Thresholds
  /** Every rule there is. */
  readonly ruleIds: readonly string[]
  /** The rules of this run: ignores of the others are not called unused. */
  readonly enabledRules: ReadonlySet<string>
  /** YYYY-MM-DD, by the caller's clock. */
  readonly today: string
}

export interface AcceptedStale extends StaleIgnore {
  readonly reason: string
}

export interface TriageResult {
  /** Shown, in the order given. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  readonly hidden: Report['hidden']
  /** By file and place. */
  readonly stale: readonly StaleIgnore[]
  /** Stale ignores that the settings accept, to be counted among the suppressed. */
  readonly acceptedStale: readonly AcceptedStale[]
  /** Baseline entries of scanned files and enabled rules that no longer occur. */
  readonly fixedBaselineEntries: number
}

/**
 * Sorts findings into shown, suppressed and hidden. A comment goes before the settings, the settings before the baseline;
 * whichever else would have silenced the finding counts as used too. What is suppressed is not also hidden.
 */
export function triage(input: TriageInput): TriageResult {
  const ignores = ignoresOf(input)
  const known = input.baseline && new Set(input.baseline.entries.map(entryKey))
  const used = new Set<Used>()
  const shown: Finding[] = []
  const suppressed: Suppressed[] = []
  const hidden = { pedantic: 0, severity: 0, confidence: 0 }
  for (const finding of input.findings) {
    const key = known && entryKey(finding)
    const [comment, ...comments] = ignores.inComments.get(finding.file)?.about(finding) ?? []
    const [setting, ...settings] = (ignores.inSettings.get(finding.rule) ?? []).filter(({ covers }) => covers(finding))
    const entry = key !== undefined && known?.has(key) ? key : undefined
    for (const each of [comment, ...comments, setting, ...settings, entry]) if (each !== undefined) used.add(each)

    const threshold = hiddenBy(finding, input.thresholds)
    if (comment) suppressed.push({ ...finding, by: 'comment', reason: comment.reason })
    else if (setting) suppressed.push({ ...finding, by: 'settings', reason: setting.reason })
    else if (entry !== undefined) suppressed.push({ ...finding, by: 'baseline', reason: undefined })
    else if (threshold) hidden[threshold]++
    else shown.push(finding)
  }
  return {
    findings: shown,
    suppressed,
    hidden,
    ...judgeIgnores(ignores, used, input),
    fixedBaselineEntries: fixedEntries(used, input),
  }
}

/** Which threshold leaves a finding out: the one to lower first. Undefined when it is to be shown. */
export function hiddenBy(
  { severity, confidence }: Pick<Finding, 'severity' | 'confidence'>,
  { minSeverity, minConfidence, pedantic }: Thresholds,
): Exclude<keyof Report['hidden'], 'repeated'> | undefined {
  if (!atLeast(SEVERITIES, severity, minSeverity)) return 'severity'
  if (severity === 'info' && !pedantic) return 'pedantic'
  return atLeast(CONFIDENCES, confidence, minConfidence) ? undefined : 'confidence'
}

/** An ignore, or the key of a baseline entry. */
type Used = CommentIgnore | AcceptedFinding | string

interface Ignores {
  /** By file. */
  readonly inComments: ReadonlyMap<string, CommentIgnores>
  /** By rule. */
  readonly inSettings: ReadonlyMap<string, readonly AcceptedFinding[]>
  /** Wrong in themselves, wherever they stand. */
  readonly wrong: readonly StaleIgnore[]
}

function ignoresOf({ configs, settings, inlineIgnores, ruleIds, today }: TriageInput): Ignores {
  const known = new Set(ruleIds)
  const inComments = new Map<string, CommentIgnores>()
  const plugins = settings?.plugins ?? []
  if (inlineIgnores)
    for (const { path, document } of configs) inComments.set(path, commentIgnores(document, known, plugins))
  const { accepted, stale } = settingsIgnores(settings, today)
  const inSettings = groupedBy(accepted, ({ rule }) => rule)
  return { inComments, inSettings, wrong: [...stale, ...[...inComments.values()].flatMap((each) => each.stale)] }
}

/**
 * What is to be said about the ignores themselves. Those that the settings accept are taken out; whether the settings still
 * need to accept any is only known after that, and cannot be accepted in turn.
 */
function judgeIgnores(
  ignores: Ignores,
  used: Set<Used>,
  input: TriageInput,
): Pick<TriageResult, 'stale' | 'acceptedStale'> {
  const inSettings = [...ignores.inSettings.values()].flat()
  const aboutIgnores = inSettings.filter(({ rule }) => RULES_ABOUT_IGNORES.has(rule))
  const aboutFindings = inSettings.filter(({ rule }) => !RULES_ABOUT_IGNORES.has(rule))
  const stale: StaleIgnore[] = []
  const acceptedStale: AcceptedStale[] = []
  const found = [
    ...ignores.wrong,
    ...unusedComments(ignores.inComments, used, input),
    ...unusedInSettings(aboutFindings, used, input),
  ]
  for (const each of found.filter(({ rule }) => input.enabledRules.has(rule))) {
    const by = aboutIgnores.find(
      ({ rule, narrowed, coversFile }) => rule === each.rule && !narrowed && coversFile(each.file),
    )
    if (!by) stale.push(each)
    else {
      used.add(by)
      acceptedStale.push({ ...each, reason: by.reason })
    }
  }
  if (input.enabledRules.has('unused-ignore'))
    for (const each of unusedInSettings(aboutIgnores, used, input)) stale.push(each)
  return { stale: stale.sort(byPlace), acceptedStale: acceptedStale.sort(byPlace) }
}

function unusedComments(
  inComments: Ignores['inComments'],
  used: ReadonlySet<Used>,
  { enabledRules }: TriageInput,
): readonly StaleIgnore[] {
  return [...inComments].flatMap(([file, { ignores }]) => {
    const idle = ignores.filter((ignore) => enabledRules.has(ignore.rule) && !used.has(ignore))
    const places = new Set(idle.map(({ at }) => at.start))
    const fixes = new Map(
      [...new Set(idle.map(({ within }) => within))].map((each) => [each, withoutRules(each, places)]),
    )
    return idle.map(({ rule, at, within }) => ({
      ...unused(rule),
      file,
      span: at,
      inSettings: false,
      fix: fixes.get(within),
    }))
  })
}

/**
 * An ignore is unused if a file was read that it could have been about, since a run may look at a part of the project; or if
 * all of it was looked at, and no such file is there.
 */
function unusedInSettings(
  accepted: readonly AcceptedFinding[],
  used: ReadonlySet<Used>,
  { settings, configs, findings, enabledRules, whole }: TriageInput,
): readonly StaleIgnore[] {
  const idle = accepted.filter((each) => enabledRules.has(each.rule) && !used.has(each))
  return idle.flatMap(({ rule, ignore, coversFile }) => {
    const isAbout = configs.some(({ path }) => coversFile(path))
    if (!isAbout && !(whole && isOfProject(ignore.file))) return []
    const isBelow = coverageBelow(ignore)
    // What it was meant for is there: to take it out would be the wrong end to mend.
    if (isBelow && findings.some((finding) => finding.rule === rule && isBelow(finding)))
      return [{ ...aboutOnePlace(rule), ...placeOf(ignore, settings) }]
    const words = isAbout ? unused(rule) : aboutNothing(rule)
    return [{ ...words, ...placeOf(ignore, settings), fix: withoutEntry(ignore.node) }]
  })
}

/** Files of a home are another one's on every machine. */
function isOfProject(glob: string | undefined): boolean {
  return glob !== undefined && !glob.startsWith('~') && !glob.startsWith('/')
}

/** Entries about files that were not read, and about rules that did not run, may well still hold. */
function fixedEntries(used: ReadonlySet<Used>, { baseline, configs, enabledRules }: TriageInput): number {
  const read = new Set(configs.map(({ path }) => path))
  const gone = (baseline?.entries ?? []).filter(
    (entry) => read.has(entry.file) && enabledRules.has(entry.rule) && !used.has(entryKey(entry)),
  )
  return new Set(gone.map(entryKey)).size
}

function byPlace(a: StaleIgnore, b: StaleIgnore): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.span.start - b.span.start
}

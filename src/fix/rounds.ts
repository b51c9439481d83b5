/**
 * Repairs what was found, in rounds: as many fixes as go together, and then another look, which has to show that what was to
 * be gone is gone and that nothing as grave came in its place. Nothing is written here.
 */

import { atLeast, type ConfigFile, type Finding, type Fix, SEVERITIES, type Severity } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Format } from '../tree.ts'
import { type Candidate, type Planned, planned } from './plan.ts'
import { parsersFor } from './report.ts'

/** What a scan gave. */
export interface Look {
  readonly configs: readonly ConfigFile[]
  readonly findings: readonly Finding[]
}

/** Texts of files, by reported path, in place of those on the disk. */
export type Texts = ReadonlyMap<string, string>

export interface Repairing {
  /** Scans with these texts in the place of what lies on the disk. */
  look(texts: Texts): Promise<Look>
  /** The fix to be made for a finding, if any. */
  fixFor(finding: Finding, config: ConfigFile): Fix | undefined
  /** Why a file cannot be changed at all, in words that fit after "It was left as it is:". */
  refusal(config: ConfigFile): string | undefined
  /** Asked before a fix is made, once it is known what comes of it; undefined where nobody is asked. */
  readonly agree?: (candidate: Candidate, before: Look, after: Look) => Promise<'yes' | 'no' | 'stop'>
}

export interface Left {
  readonly candidate: Candidate
  readonly why: string
}

export interface Repaired {
  /** Of every file that changed. */
  readonly texts: Texts
  readonly made: readonly Candidate[]
  /** What was to be repaired and could not be, and why. */
  readonly left: readonly Left[]
  /** How it looks afterwards. */
  readonly look: Look
}

/** Of several in one string, each has a round of its own; what goes on for longer than this goes round in circles. */
const MOST_ROUNDS = 100

/** Of one file, fixes that fail: each takes looks of its own, and a hostile file has as many as it likes. */
const MOST_FAILED = 50

const TOO_MANY = 'too many other fixes of this file could not be made.'

/** Repairs all that `fixFor` names. */
export async function repaired(first: Look, repairing: Repairing): Promise<Repaired> {
  const parsers = await parsersFor(first.configs.map(({ document }) => document.format))
  const work: Work = { repairing, parsers, tried: new Set(), failed: new Map() }
  let state: State = { texts: new Map(), made: [], left: [], look: first, done: false }
  for (let round = 0; round < MOST_ROUNDS && !state.done; round++) {
    const before = state.made.length
    state = await nextRound(state, work)
    if (state.made.length === before) break
  }
  const { texts, made, left, look } = state
  return { texts, made, left, look }
}

interface State extends Repaired {
  /** Somebody said that it is enough. */
  readonly done: boolean
}

interface Work {
  readonly repairing: Repairing
  readonly parsers: ReadonlyMap<Format, Parse>
  /** What was tried to no avail, or declined. */
  readonly tried: Set<string>
  /** By file, how many did not do what they say. */
  readonly failed: Map<string, number>
}

/** A finding, as it is known from one look to the next. */
function identityOf({ rule, file, fingerprint }: Finding): string {
  return `${rule}\0${file}\0${fingerprint}`
}

/** All files at once, and one look at what came of it; one after the other where somebody is asked. */
async function nextRound(state: State, work: Work): Promise<State> {
  const { findings } = state.look
  if (!work.repairing.agree) return attempt(state, findings, work)
  let next = state
  for (const finding of findings) if (!next.done) next = await attempt(next, [finding], work)
  return next
}

/**
 * Repairs these findings, as far as they are still there, if the next look is content with it. Where it is not, by halves: one
 * fix that does not do what it says is found among many, and keeps none of them.
 */
async function attempt(state: State, findings: readonly Finding[], work: Work): Promise<State> {
  const { repairing, tried, failed } = work
  const wanted = new Set(findings.map(identityOf))
  const plans = state.look.configs.flatMap((config) => planFor(config, wanted, state, work))
  const refused = plans.flatMap((plan) => plan.refused)
  for (const { candidate } of refused) tried.add(identityOf(candidate.finding))
  const next: State = { ...state, left: [...state.left, ...refused] }
  const made = plans.flatMap((plan) => plan.made)
  const [only] = made
  if (!only) return next
  const written = plans.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))
  const texts = new Map([...state.texts, ...written])
  const look = await repairing.look(texts)
  const why = troubleWith(made, state.look, look)
  const halves = why === undefined ? [] : halvesOf(made.map(({ finding }) => finding))
  if (halves.length > 1) return eachOf(halves, next, work)
  if (why !== undefined || repairing.agree) for (const { finding } of made) tried.add(identityOf(finding))
  if (why !== undefined) {
    for (const { finding } of made) failed.set(finding.file, (failed.get(finding.file) ?? 0) + 1)
    return { ...next, left: [...next.left, ...made.map((candidate) => ({ candidate, why }))] }
  }
  const answer = (await repairing.agree?.(only, state.look, look)) ?? 'yes'
  if (answer === 'yes') return { ...next, texts, look, made: [...state.made, ...made] }
  return { ...next, done: answer === 'stop' }
}

/** Two halves; one where all have one identity, as those of a credential in several places may. */
function halvesOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const known = [...new Set(findings.map(identityOf))]
  if (known.length < 2) return [findings]
  const first = new Set(known.slice(0, known.length >> 1))
  const isFirst = (finding: Finding) => first.has(identityOf(finding))
  return [findings.filter(isFirst), findings.filter((finding) => !isFirst(finding))]
}

async function eachOf(parts: readonly (readonly Finding[])[], state: State, work: Work): Promise<State> {
  let next = state
  for (const part of parts) next = await attempt(next, part, work)
  return next
}

function planFor(
  config: ConfigFile,
  wanted: ReadonlySet<string>,
  { look }: State,
  { repairing, parsers, tried, failed }: Work,
): readonly (Planned & { readonly path: string })[] {
  const { path, document } = config
  const candidates = look.findings.flatMap((finding) => {
    const identity = finding.file === path ? identityOf(finding) : undefined
    const isOpen = identity !== undefined && wanted.has(identity) && !tried.has(identity)
    const fix = isOpen ? repairing.fixFor(finding, config) : undefined
    return fix ? [{ finding, fix }] : []
  })
  const parse = parsers.get(document.format)
  if (!parse || candidates.length === 0) return []
  // Who is asked sees each of them, and knows when it is enough.
  const isHopeless = !repairing.agree && (failed.get(path) ?? 0) >= MOST_FAILED
  const why = isHopeless ? TOO_MANY : repairing.refusal(config)
  if (why === undefined) return [{ path, ...planned(document, candidates, parse) }]
  const refused = candidates.map((candidate) => ({ candidate, why }))
  return [{ path, text: undefined, made: [], refused, later: [] }]
}

/** Why fixes are not to be kept, in words that fit after "It was left as it is:". */
function troubleWith(made: readonly Candidate[], before: Look, after: Look): string | undefined {
  const were = countsOf(before.findings)
  const are = countsOf(after.findings)
  const due = countsOf(made.map(({ finding }) => finding))
  for (const [key, { count }] of due) {
    if ((are.get(key)?.count ?? 0) > (were.get(key)?.count ?? 0) - count) return 'what was found would still be there.'
  }
  const lightest = made.map(({ finding }) => finding.severity).reduce(lighter)
  for (const [key, { count, finding }] of are) {
    if (count > (were.get(key)?.count ?? 0) && atLeast(SEVERITIES, finding.severity, lightest))
      return `it would lead to '${finding.rule}'.`
  }
  return undefined
}

function lighter(a: Severity, b: Severity): Severity {
  return atLeast(SEVERITIES, a, b) ? b : a
}

/** How many findings of a rule there are about a server of a file. */
function countsOf(
  findings: readonly Finding[],
): ReadonlyMap<string, { readonly count: number; readonly finding: Finding }> {
  const counts = new Map<string, { readonly count: number; readonly finding: Finding }>()
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.file}\0${finding.server ?? ''}`
    counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, finding })
  }
  return counts
}

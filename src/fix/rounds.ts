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

/** Fixes can make room for others; what goes on for longer goes round in circles. */
const MOST_ROUNDS = 10

/** Repairs all that `fixFor` names. */
export async function repaired(first: Look, repairing: Repairing): Promise<Repaired> {
  const parsers = await parsersFor(first.configs.map(({ document }) => document.format))
  const work: Work = { repairing, parsers, tried: new Set() }
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
}

/** A finding, as it is known from one look to the next. */
function identityOf({ finding }: Candidate): string {
  return `${finding.rule}\0${finding.file}\0${finding.fingerprint}`
}

/** All files at once, and one look at what came of it; one after the other where somebody is asked, or something went wrong. */
async function nextRound(state: State, work: Work): Promise<State> {
  const { repairing, tried } = work
  const plans = state.look.configs.flatMap((config) => {
    const plan = planFor(config, state.look, work)
    return plan ? [{ path: config.path, ...plan }] : []
  })
  const refused = plans.flatMap((plan) => plan.refused)
  for (const { candidate } of refused) tried.add(identityOf(candidate))
  const next: State = { ...state, left: [...state.left, ...refused] }
  const made = plans.flatMap((plan) => plan.made)
  if (made.length === 0) return next
  if (!repairing.agree) {
    const written = plans.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))
    const texts = new Map([...state.texts, ...written])
    const look = await repairing.look(texts)
    if (troubleWith(made, state.look, look) === undefined)
      return { ...next, texts, look, made: [...state.made, ...made] }
  }
  return oneByOne(next, made, work)
}

function planFor(config: ConfigFile, look: Look, { repairing, parsers, tried }: Work): Planned | undefined {
  const candidates = look.findings.flatMap((finding) => {
    const fix = finding.file === config.path ? repairing.fixFor(finding, config) : undefined
    return fix ? [{ finding, fix }] : []
  })
  const untried = candidates.filter((candidate) => !tried.has(identityOf(candidate)))
  const parse = parsers.get(config.document.format)
  return parse && untried.length > 0 ? planned(config.document, untried, parse) : undefined
}

async function oneByOne(state: State, candidates: readonly Candidate[], work: Work): Promise<State> {
  let next = state
  for (const candidate of candidates) {
    if (next.done) break
    next = await one(next, candidate, work)
  }
  return next
}

/** Makes one fix, in the text that those before it left. */
async function one(state: State, wanted: Candidate, { repairing, parsers, tried }: Work): Promise<State> {
  const { file } = wanted.finding
  const config = state.look.configs.find(({ path }) => path === file)
  const finding = state.look.findings.find((each) => identityOf({ ...wanted, finding: each }) === identityOf(wanted))
  const fix = config && finding && repairing.fixFor(finding, config)
  const parse = config && parsers.get(config.document.format)
  // Gone with another one.
  if (!fix || !parse) return state
  const candidate = { finding, fix }
  const plan = planned(config.document, [candidate], parse)
  tried.add(identityOf(candidate))
  if (plan.text === undefined) return { ...state, left: [...state.left, ...plan.refused] }
  const texts = new Map([...state.texts, [file, plan.text]])
  const look = await repairing.look(texts)
  const why = troubleWith([candidate], state.look, look)
  if (why !== undefined) return { ...state, left: [...state.left, { candidate, why }] }
  const answer = (await repairing.agree?.(candidate, state.look, look)) ?? 'yes'
  if (answer === 'yes') return { ...state, texts, look, made: [...state.made, candidate] }
  return { ...state, done: answer === 'stop' }
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

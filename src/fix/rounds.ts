/**
 * Repairs what was found, in rounds: as many fixes as go together, and then another look, which has to show that what was to
 * be gone is gone and that nothing as grave came in its place. Nothing is written here.
 */

import { groupedBy } from '../knowledge/groups.ts'
import type { ConfigFile, Finding, Fix } from '../model.ts'
import type { Parse } from '../parse/index.ts'
import type { Format } from '../tree.ts'
import { type Suspects, suspectsOf, type Trouble, troublesWith } from './blame.ts'
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

/** Looks at the most: some thousand at files as clients have them, sixteen at a megabyte, each of which takes a second. */
function mostLooks({ configs }: Look): number {
  const size = configs.reduce((sum, { document }) => sum + document.source.text.length, 0)
  return Math.max(16, Math.floor(2 ** 24 / (size + 1)))
}

const TOO_LONG = 'too many others came first: run it again.'
const TOO_MANY = 'too many other fixes of this file could not be made.'

/** Repairs all that `fixFor` names. */
export async function repaired(first: Look, repairing: Repairing): Promise<Repaired> {
  const parsers = await parsersFor(first.configs.map(({ document }) => document.format))
  const work: Work = {
    repairing,
    parsers,
    tried: new Set(),
    failed: new Map(),
    partings: MOST_FAILED,
    looks: mostLooks(first),
  }
  let state: State = { texts: new Map(), made: [], left: [], look: first, done: false }
  let isOver = false
  for (let round = 0; round < MOST_ROUNDS && work.looks > 0 && !isOver; round++) {
    const before = state.made.length + work.tried.size
    state = await nextRound(state, work)
    isOver = state.done || (work.looks > 0 && state.made.length + work.tried.size === before)
  }
  const { texts, made, look } = state
  const left = isOver ? state.left : [...state.left, ...unreached(state, work)]
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
  /** By file, how many times some did not do what they say. */
  readonly failed: Map<string, number>
  /** How many times more those that nothing is held against are tried by themselves. */
  partings: number
  /** How many times more it may be looked at what comes of them, where nobody is asked. */
  looks: number
}

/** A finding, as it is known from one look to the next. */
export function identityOf({ rule, file, fingerprint }: Finding): string {
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
 * Repairs these findings, as far as they are still there, if the next look is content with it. Where it is not, those that are
 * not to blame first and then the others, by halves: one fix that does not do what it says is found among many, and keeps none
 * of them.
 */
async function attempt(state: State, findings: readonly Finding[], work: Work): Promise<State> {
  const { repairing, tried } = work
  const plans = plansFor(findings, state, work)
  const refused = plans.flatMap((plan) => plan.refused)
  for (const { candidate } of refused) tried.add(identityOf(candidate.finding))
  const next: State = { ...state, left: [...state.left, ...refused] }
  const made = plans.flatMap((plan) => plan.made)
  const [only] = made
  if (!only) return next
  // What is left then is told in the end, as what there would have to be more rounds for.
  if (work.looks <= 0) return next
  if (!repairing.agree) work.looks--
  const written = plans.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))
  const texts = new Map([...state.texts, ...written])
  const look = await repairing.look(texts)
  const [trouble, ...others] = troublesWith(made, state.look.findings, look.findings)
  if (trouble) return sortedOut([trouble, ...others], made, next, work)
  if (repairing.agree) for (const { finding } of made) tried.add(identityOf(finding))
  const answer = (await repairing.agree?.(only, state.look, look)) ?? 'yes'
  if (answer === 'yes') return { ...next, texts, look, made: [...state.made, ...made] }
  return { ...next, done: answer === 'stop' }
}

/**
 * What can be made of fixes that did not all do what they say: first those that nothing is held against, then the others, those
 * of one trouble by halves. Where there are many troubles, that takes as many looks as where there is one.
 */
async function sortedOut(
  troubles: readonly [Trouble, ...(readonly Trouble[])],
  made: readonly Candidate[],
  state: State,
  work: Work,
): Promise<State> {
  // The first of them is the one that is told.
  const whys = new Map(troubles.toReversed().flatMap(({ why, blamed }) => blamed.map((each) => [each, why] as const)))
  const suspects = work.partings > 0 ? made.filter((each) => whys.has(each)) : []
  if (suspects.length > 0 && suspects.length < made.length) {
    work.partings--
    return eachOf([made.filter((each) => !whys.has(each)), suspects], state, work)
  }
  const groups = suspects.length > 0 ? suspectsOf(troubles) : [{ candidates: made, isCertain: false }]
  const halved = groups.map((group) => ({ ...group, halves: halvesOf(group.candidates) }))
  const single = halved.filter(({ halves }) => halves.length === 1)
  const isCertain = (group: Suspects) => group.isCertain || groups.length === 1
  const alone = single.filter(isCertain).flatMap(({ candidates }) => candidates)
  countFailed(alone, work)
  for (const { finding } of alone) work.tried.add(identityOf(finding))
  const left = alone.map((candidate) => ({ candidate, why: whys.get(candidate) ?? troubles[0].why }))
  const open = halved.filter(({ halves }) => halves.length > 1)
  const parts = [
    open.flatMap(({ halves: [first = []] }) => first),
    open.flatMap(({ halves: [, second = []] }) => second),
    // Where it may have been another one, it is tried by itself.
    ...single.filter((group) => !isCertain(group)).map(({ candidates }) => candidates),
  ]
  return eachOf(parts, { ...state, left: [...state.left, ...left] }, work)
}

function countFailed(candidates: readonly Candidate[], { failed }: Work): void {
  for (const file of new Set(candidates.map(({ finding }) => finding.file)))
    failed.set(file, (failed.get(file) ?? 0) + 1)
}

/** Two halves; one where all have one identity, as those of a credential in several places may. */
function halvesOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const known = [...new Set(candidates.map(({ finding }) => identityOf(finding)))]
  if (known.length < 2) return [candidates]
  const first = new Set(known.slice(0, known.length >> 1))
  const isFirst = ({ finding }: Candidate) => first.has(identityOf(finding))
  return [candidates.filter(isFirst), candidates.filter((each) => !isFirst(each))]
}

async function eachOf(parts: readonly (readonly Candidate[])[], state: State, work: Work): Promise<State> {
  let next = state
  for (const part of parts) {
    const findings = part.map(({ finding }) => finding)
    next = await attempt(next, findings, work)
  }
  return next
}

/** What there would have to be more rounds for. */
function unreached(state: State, work: Work): readonly Left[] {
  const plans = plansFor(state.look.findings, state, work)
  const open = plans.flatMap((plan) => [...plan.made, ...plan.later].map((candidate) => ({ candidate, why: TOO_LONG })))
  return [...plans.flatMap((plan) => plan.refused), ...open]
}

/** What is to be made of each file to repair these findings. */
function plansFor(
  findings: readonly Finding[],
  { look }: State,
  work: Work,
): readonly (Planned & { readonly path: string })[] {
  const wanted = new Set(findings.map(identityOf))
  const open = look.findings.filter((finding) => {
    const identity = identityOf(finding)
    return wanted.has(identity) && !work.tried.has(identity)
  })
  const files = groupedBy(open, ({ file }) => file)
  return look.configs.flatMap((config) => planFor(config, files.get(config.path) ?? [], work))
}

function planFor(
  config: ConfigFile,
  findings: readonly Finding[],
  { repairing, parsers, failed }: Work,
): readonly (Planned & { readonly path: string })[] {
  const { path, document } = config
  const candidates = findings.flatMap((finding) => {
    const fix = repairing.fixFor(finding, config)
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

/** What is not as it was locked, in words, at the narrowest token that says otherwise. */

import { addressOf } from '../knowledge/hosts/index.ts'
import type { ConfigFile, Drift, Step } from '../model.ts'
import { beginningOf, type Span } from '../tree.ts'
import type { Fact } from './facts.ts'
import type { Token } from './grants.ts'
import type { Pair } from './match.ts'
import { quoted, quotedBoth } from './words.ts'

/** Facts of which there is one, by what they are called. */
const SINGLE: readonly (readonly [Fact, string])[] = [
  ['command', 'the command'],
  ['cwd', 'the working directory'],
  ['envFile', 'the file of variables'],
  ['url', 'the URL'],
  ['transport', 'the transport'],
]
/** Facts whose order means nothing. */
const SETS: readonly (readonly [Fact, string])[] = [
  ['env', 'environment variable'],
  ['headers', 'header'],
  ['runs', 'command run for it'],
  ['approvals', 'approval'],
]
/** More arguments than this that differ are told as one change. */
const MOST_APART = 8

export interface Difference {
  readonly fact: Fact
  readonly says: string
  /** Undefined where nothing stands there now. */
  readonly now: Token | undefined
  /** Undefined where nothing was locked. */
  readonly was: Token | undefined
}

/** Everything that differs between a server and what it was locked as, but for what other files grant it. */
export function differencesOf(pair: Pair): readonly Difference[] {
  const launch = [
    ...SINGLE.flatMap(([fact, called]) => singleDifference(pair, fact, called)),
    ...argumentDifferences(pair),
  ]
  // What is fetched follows from the words; where those are as they were, a variable's value may be another.
  const fetched = launch.length > 0 ? [] : setDifferences(pair, 'packages', 'package')
  const sets = SETS.flatMap(([fact, called]) => setDifferences(pair, fact, called))
  return [...enabledDifference(pair), ...launch, ...fetched, ...sets]
}

/** What other files grant now and did not, and the other way round. */
export function grantDifferences(pair: Pair): readonly Difference[] {
  return differencesOfSets('approvalsElsewhere', 'approval', ...tokensOf(pair, 'approvalsElsewhere'))
}

/**
 * What they grant to a server that was renamed. Such files may have moved with it, and call it by its new name; so it is told
 * by what they say that they say more than before.
 */
export function grantsAdded(pair: Pair): readonly Difference[] {
  const [before] = tokensOf(pair, 'approvalsElsewhere')
  const said = new Set(before.map((token) => token.value.slice(fileOf(token).length)))
  return grantDifferences(pair).flatMap(({ fact, now }) =>
    now && !said.has(now.value.slice(fileOf(now).length)) ? added(fact, 'approval', now) : [],
  )
}

/** The file that a grant of another file than the server's stands in. */
export function fileOf({ value, file }: Token): string {
  return file?.path ?? value.replace(/: .*$/s, '')
}

/** A difference at its place. `granting`: the file that granted, and no longer does. */
export function driftOf(
  { locked, present }: Pair,
  { fact, says, now, was }: Difference,
  granting: ConfigFile | undefined,
): Drift {
  const { config, server } = present
  return {
    config,
    server,
    says,
    discriminator: `${fact} ${now?.value ?? `- ${was?.value}`}`,
    at: now
      ? narrowed(fact, now, was, config, server.launch.steps)
      : granting
        ? beginningOf(granting.document)
        : server.at,
    file: now?.file ?? granting ?? config,
    locked: was?.at ?? locked.keys.get(fact) ?? locked.at,
  }
}

function tokensOf({ locked, present }: Pair, fact: Fact): readonly [readonly Token[], readonly Token[]] {
  return [locked.facts.get(fact) ?? [], present.facts.get(fact) ?? []]
}

function enabledDifference(pair: Pair): readonly Difference[] {
  const [[was], [now]] = tokensOf(pair, 'enabled')
  if (was?.value === now?.value) return []
  const says =
    now?.value === 'true'
      ? 'it was locked as switched off and is on now'
      : 'it was locked as switched on and is off now'
  return [{ fact: 'enabled', says, was, now }]
}

function singleDifference(pair: Pair, fact: Fact, called: string): readonly Difference[] {
  const [[was], [now]] = tokensOf(pair, fact)
  return was?.value === now?.value ? [] : [{ fact, says: saying(called, was, now), was, now }]
}

function saying(called: string, was: Token | undefined, now: Token | undefined): string {
  if (!was) return `${called} ${quoted(now && writtenIn(now))} was not locked and is there now`
  if (!now) return `${called} was locked as ${quoted(writtenIn(was))} and is gone`
  const [before, after] = quotedBoth(writtenIn(was), writtenIn(now))
  return `${called} was locked as ${before} and is ${after} now`
}

function writtenIn({ value, written = value }: Token): string {
  return written
}

function setDifferences(pair: Pair, fact: Fact, called: string): readonly Difference[] {
  return differencesOfSets(fact, called, ...tokensOf(pair, fact))
}

function differencesOfSets(
  fact: Fact,
  called: string,
  before: readonly Token[],
  after: readonly Token[],
): readonly Difference[] {
  const [known, there] = [before, after].map((tokens) => new Set(tokens.map(({ value }) => value)))
  const more = after.filter(({ value }) => !known?.has(value))
  const fewer = before.filter(({ value }) => !there?.has(value))
  const [was, now] = [fewer[0], more[0]]
  // One in place of another.
  if (was && now && fewer.length + more.length === 2) return [{ fact, says: saying(called, was, now), was, now }]
  return [
    ...more.map((token) => added(fact, called, token)),
    ...fewer.map((token) => ({
      fact,
      says: `${called} ${quoted(writtenIn(token))} was locked and is gone`,
      was: token,
      now: undefined,
    })),
  ]
}

function added(fact: Fact, called: string, now: Token): Difference {
  return { fact, says: `${called} ${quoted(writtenIn(now))} was not locked and is there now`, was: undefined, now }
}

/** Without what is the same before and behind. */
function argumentDifferences(pair: Pair): readonly Difference[] {
  const [before, after] = tokensOf(pair, 'args')
  const shorter = Math.min(before.length, after.length)
  let first = 0
  while (first < shorter && before[first]?.value === after[first]?.value) first++
  let behind = 0
  while (behind < shorter - first && before.at(-1 - behind)?.value === after.at(-1 - behind)?.value) behind++
  const old = before.slice(first, before.length - behind)
  const now = after.slice(first, after.length - behind)
  if (old.length === 0 && now.length === 0) return []
  if (Math.max(old.length, now.length) === 1)
    return [{ fact: 'args', says: saying(`argument ${first + 1}`, old[0], now[0]), was: old[0], now: now[0] }]
  const differing = old.flatMap((was, index) => (was.value === now[index]?.value ? [] : index))
  if (old.length === now.length && differing.length <= MOST_APART) {
    return differing.map((index) => ({
      fact: 'args',
      says: saying(`argument ${first + index + 1}`, old[index], now[index]),
      was: old[index],
      now: now[index],
    }))
  }
  const line = (tokens: readonly Token[]): Token | undefined =>
    tokens[0] && { ...tokens[0], value: tokens.map(({ value }) => value).join(' ') }
  const [was, is] = [line(old), line(now)]
  return [
    {
      fact: 'args',
      says: saying(first === 0 ? 'the list of arguments' : `what follows argument ${first}`, was, is),
      was,
      now: is,
    },
  ]
}

/** The host of an address, and the version of a package, where nothing before it differs. */
function narrowed(
  fact: Fact,
  { at, value, written = value }: Token,
  was: Token | undefined,
  { document }: ConfigFile,
  steps: readonly Step[],
): Span {
  if (!was) return at
  if (fact === 'url') {
    const [host, before] = [addressOf(written), addressOf(was.value)]
    const from = host && document.source.text.indexOf(host.host, at.start)
    if (
      host &&
      before &&
      host.host.toLowerCase() !== before.host.toLowerCase() &&
      from !== undefined &&
      from >= 0 &&
      from < at.end
    )
      return { start: from, end: from + host.host.length }
  }
  const versions = steps.flatMap((step) => (step.kind === 'package' ? [step, ...step.extras] : []))
  const version = versions.find(
    (step) => step.version && step.version.at.start >= at.start && step.version.at.end <= at.end,
  )
  if (fact !== 'args' || !version?.version) return at
  const name = document.source.text.slice(at.start, version.version.at.start)
  return name !== '' && was.value.startsWith(name) ? version.version.at : at
}

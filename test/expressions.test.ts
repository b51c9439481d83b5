/**
 * No text takes an expression more than time in proportion to its length. Shown twice for each: by an analyser that proves
 * it (recheck, on automata), and by 64 KiB of the worst that it and we can think of. `EXPRESSIONS=all` has the analyser
 * search for attacks on the expressions as they are as well, which takes minutes.
 */

import { check, type Diagnostics } from 'recheck'
import { describe, expect, it } from 'vitest'
import { attacksOn, isAnchored, longestOf, loosened, parseExpression, waysOf } from './expression-tree.ts'
import { constructedBy, type Expression, expressionsOf } from './expressions.ts'
import { spent } from './fuzz.ts'
import { bodiesOf } from './secret-bodies.ts'

const SIZE = 65536
/**
 * Milliseconds: four times what a run of 4,096 characters costs on this machine that is sought at each place, as several of
 * ours are; other work beside it may double that. A search that takes the square of the text costs sixteen times as much.
 */
const LIMIT = Math.max(1000, 4 * timeOf({ source: '[^x]{1,4096}', flags: 'y' }, 'a'.repeat(SIZE)))
const IS_THOROUGH = process.env['EXPRESSIONS'] === 'all'
/** Steps at each place of a text, or once where a match begins at one place only; a step takes nanoseconds. */
const MOST_STEPS = { everywhere: 2_000, once: 5_000_000 }
/** Milliseconds for one answer. Most take ten, a few with a hundred words in them some seconds. */
const PATIENCE = IS_THOROUGH ? 300_000 : 800
/**
 * Of so many there may be no answer in that time, 7 % on a quiet machine of two cores and more on a busy one: they are attacked
 * like the others, and proved by the thorough run.
 */
const MOST_UNANSWERED = 0.15

/** What is proved neither linear nor bounded, with what bounds it instead. It is attacked like all others. */
const EXCEPTIONS: readonly { readonly begins: string; readonly because: string }[] = [
  {
    begins: '\\$\\{\\{\\s{0,8}',
    because: 'sticky; two of its three runs that share their characters are of eight blanks',
  },
  {
    begins: '(?:-----BEGIN ',
    because:
      'sticky, 256 tries at most; its headers are told apart by their names, and all that is tried again is the body’s end',
  },
]

const { literals, constructed } = expressionsOf(['src', 'rules'])
const made = await constructedBy(async () => {
  await import('../src/clients/amazon-q.ts')
  await import('../src/clients/shells.ts')
  await import('../src/knowledge/downloads/index.ts')
  await import('../src/knowledge/text/instructions.ts')
  const [{ PatternIndex }, { clients }] = await Promise.all([
    import('../src/discover/patterns.ts'),
    import('../src/clients/index.ts'),
  ])
  new PatternIndex(clients)
  const { findTokens, providerNearby } = await import('../src/knowledge/secrets/tokens.ts')
  const { PROVIDERS } = await import('../src/knowledge/secrets/providers.ts')
  const [prefixed, shaped, named] = [PROVIDERS.prefixed(), PROVIDERS.shaped(), PROVIDERS.named()]
  // Each row is compiled when something is put to it for the first time.
  for (const provider of [...prefixed, ...shaped])
    for (const { text } of bodiesOf(provider, 12, 1)) findTokens(`${text} ${'-'.repeat(30)}`)
  for (const provider of named)
    for (const { text } of bodiesOf(provider, 1, 1)) providerNearby(text, provider.keywords, provider.keywords)
  return [...prefixed, ...shaped, ...named]
})
const all: readonly Expression[] = [...literals, ...made.expressions]

interface Shown {
  readonly expression: Expression
  /** What could not be shown, and why not. */
  readonly failure: string | undefined
  readonly isAnswered: boolean
  /** The analyser's text against it, or against what it was loosened to. */
  readonly witness: string | undefined
}

describe('the expressions', () => {
  it('are all there', () => {
    expect(literals.length).toBeGreaterThan(600)
    // What is made there was written in the file of a client, and is one of those.
    const atRunTime = constructed.filter((file) => file !== 'src/clients/late.ts')
    expect(new Set(made.expressions.flatMap(({ files }) => files))).toEqual(new Set(atRunTime))
    for (const { id, pattern } of made.result)
      expect(
        made.expressions.some(({ source }) => source.includes(pattern)),
        id,
      ).toBe(true)
  })
})

describe('what this file is for', () => {
  const bad = [
    '(a+)+$',
    '[a-z]+:',
    '\\s{1,9000}$',
    ':.{1,9000}$',
    '^(?:\\w{1,60}-?){1,9}$',
    '([^/]*?)(?:\\.\\w{1,16})?$',
    '(?=(a+))*$',
  ]

  it.each(bad)('%s would be reported', async (source) => {
    expect((await prove({ source, flags: '', files: ['x.ts'] })).failure).toBeDefined()
  })
})

describe('each expression', () => {
  let shown: readonly Shown[] = []

  it('is proved to take time in proportion to the text, or has its reason not to', async () => {
    shown = await concurrently(all, prove)
    const failed = shown.filter(({ failure }) => failure !== undefined)
    const unexplained = failed.filter(({ expression }) => !exceptionFor(expression))
    expect(unexplained.map(({ expression, failure }) => `${describeExpression(expression)}: ${failure}`)).toEqual([])
    const unanswered = shown.filter(({ expression, isAnswered }) => !isAnswered && !exceptionFor(expression))
    expect(
      unanswered
        .map(({ expression }) => describeExpression(expression))
        .slice(IS_THOROUGH ? 0 : all.length * MOST_UNANSWERED),
    ).toEqual([])
  }, 7_200_000)

  it('is quick over 64 KiB made for it', () => {
    const slow = all.flatMap((expression) => {
      const tree = parseExpression(expression.source)
      const witness = shown.find((one) => one.expression === expression)?.witness
      const texts = [...attacksOn(tree, expression.flags, SIZE), ...(witness === undefined ? [] : [witness])]
      return texts.flatMap((text) => {
        const spent = timeOf(expression, text)
        return spent < LIMIT
          ? []
          : [`${describeExpression(expression)}: ${Math.round(spent)} ms for ${JSON.stringify(text.slice(0, 24))}…`]
      })
    })
    expect(slow).toEqual([])
  }, 300_000)

  it.runIf(IS_THOROUGH)(
    'withstands what the analyser finds against it as it is',
    async () => {
      const attacked = await concurrently(all, async (expression) => {
        const { source, flags } = expression
        const found = await check(source, flags, { timeout: 60_000 })
        const witness = found.status === 'vulnerable' ? repeated(found.attack) : undefined
        const spent = witness === undefined ? 0 : timeOf(expression, witness)
        return spent < LIMIT ? undefined : `${describeExpression(expression)}: ${Math.round(spent)} ms`
      })
      expect(attacked.filter((one) => one !== undefined)).toEqual([])
    },
    7_200_000,
  )
})

async function prove(expression: Expression): Promise<Shown> {
  const { source, flags } = expression
  const tree = parseExpression(source)
  const found = await check(loosened(tree, flags), flags.replace(/[gy]/g, ''), {
    checker: 'automaton',
    timeout: PATIENCE,
  })
  if (found.status !== 'vulnerable')
    return { expression, failure: undefined, isAnswered: found.status === 'safe', witness: undefined }
  const { complexity, attack } = found
  const degree = complexity.type === 'polynomial' ? complexity.degree : Number.POSITIVE_INFINITY
  const longest = longestOf(tree)
  // A search that begins everywhere has one degree for that, which the length of the text pays for.
  const anchored = isAnchored(tree, flags)
  const steps = Math.min(longest ** (anchored ? degree : degree - 1), longest * waysOf(tree))
  const isBounded = steps <= (anchored ? MOST_STEPS.once : MOST_STEPS.everywhere)
  const failure = isBounded ? undefined : `${complexity.summary} over ${longest} characters`
  return { expression, failure, isAnswered: true, witness: repeated(attack) }
}

type Attack = Extract<Diagnostics, { status: 'vulnerable' }>['attack']

/** The analyser's own text, its parts repeated until it is 64 KiB long. */
function repeated({ pumps, suffix }: Attack): string {
  const room = Math.floor(SIZE / Math.max(1, pumps.length))
  const parts = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(room / Math.max(1, pump.length))))
  return parts.join('').slice(0, SIZE) + suffix
}

/** Milliseconds of work; the least of three where the first took a second or more. */
function timeOf({ source, flags }: Pick<Expression, 'source' | 'flags'>, text: string): number {
  const pattern = new RegExp(source, flags)
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3 && least >= 1000; round++) {
    const started = spent()
    search(pattern, text, performance.now() + 10_000)
    least = Math.min(least, spent() - started)
  }
  return least
}

/** As our code does at its worst: a sticky expression at every place, a global one until there is nothing more. */
function search(pattern: RegExp, text: string, until: number): void {
  if (!pattern.sticky && !pattern.global) {
    pattern.test(text)
    return
  }
  for (let at = 0; at <= text.length && performance.now() < until; ) {
    pattern.lastIndex = at
    const hit = pattern.exec(text)
    if (pattern.global && !pattern.sticky) {
      if (!hit) return
      at = Math.max(at + 1, pattern.lastIndex)
    } else at++
  }
}

async function concurrently<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) results.push(await work(item))
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return results
}

function exceptionFor({ source }: Expression): (typeof EXCEPTIONS)[number] | undefined {
  return EXCEPTIONS.find(({ begins }) => source.startsWith(begins))
}

function describeExpression({ source, flags, files }: Expression): string {
  return `${files[0]} /${source.slice(0, 60)}/${flags}`
}

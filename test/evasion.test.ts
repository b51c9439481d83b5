/** Ways to hide a problem from us while the client still runs it: each is told, and what no client runs is not. */

import { describe, expect, it } from 'vitest'
import type { File, Technique } from './evasion-cases.ts'
import { LAUNCHES } from './evasion-launches.ts'
import { NOTATIONS } from './evasion-notations.ts'
import { OPTIONS } from './evasion-options.ts'
import { SHELLS } from './evasion-shells.ts'
import { bytes, HOME, REPOSITORY, scanFiles } from './fixtures.ts'

/** `rule@server` of what is found, and `rule` by itself. */
async function toldOf([path, text]: File): Promise<ReadonlySet<string>> {
  const at = path.startsWith('~/') ? `${HOME}${path.slice(1)}` : `${REPOSITORY}/${path}`
  const { report } = await scanFiles(new Map([[at, typeof text === 'string' ? bytes(text) : text]]))
  return new Set(
    report.findings.flatMap(({ rule, server }) => (server === undefined ? [rule] : [rule, `${rule}@${server}`])),
  )
}

function check(techniques: readonly Technique[]): void {
  describe.each(techniques.map((one) => [one.technique, one] as const))('%s', (_, { cases, really, source }) => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { file, told }) => {
      const found = await toldOf(file)
      const missed = told.filter((each) => (each.startsWith('-') ? found.has(each.slice(1)) : !found.has(each)))
      expect(missed, `${really} (${source})\n${file[0]}: ${file[1]}\nfound: ${[...found].sort().join(' ')}`).toEqual([])
    })
  })
}

describe('notations', () => check(NOTATIONS))
describe('shells', () => check(SHELLS))
describe('launches', () => check(LAUNCHES))
describe('options and values', () => check(OPTIONS))

/** What fixes come to, whichever rule offers them: what was found is gone, nothing as grave is new, and a second run changes nothing. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rules } from '../rules/index.ts'
import { clients } from '../src/clients/index.ts'
import { atLeast, type Finding, type Installed, SEVERITIES } from '../src/model.ts'
import { clientFile } from './client-configs.ts'
import { bytes, installedIn, LINUX, load, placed, REPOSITORY, scanFiles, withModesOf, written } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { change, changed } from './mutations.ts'
import { repair } from './repair.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

type Files = ReadonlyMap<string, Uint8Array>

/** More than any fixture has fixes that want one place. */
const ROUNDS = 24

interface Mended {
  readonly before: readonly Finding[]
  readonly after: readonly Finding[]
  readonly rounds: number
  readonly refused: readonly string[]
}

/** What is managed is reported as it lies; and a repository may have a folder that is called `~`. */
function fileAt(reported: string, files: Files): string {
  const paths = [reported, placed(written(reported)), `${REPOSITORY}/${reported}`]
  const path = paths.find((each) => files.has(each))
  if (path === undefined) throw new Error('something else was repaired')
  return path
}

/** Makes the fixes of one rule, or of all, until there is none left that can be made. */
async function mended(files: Files, id?: string, installed?: Installed): Promise<Mended> {
  let now = files
  let before: readonly Finding[] | undefined
  for (let rounds = 0; rounds <= ROUNDS; rounds++) {
    const { configs, shown } = await scanFiles(now, { ...(installed ? { installed } : {}) })
    // As `fix` takes them: each by itself, and none told by another.
    before ??= shown
    const wanted = shown.filter(({ rule }) => id === undefined || rule === id)
    const repaired = await repair(configs, wanted)
    if (repaired.files.size === 0) return { before, after: shown, rounds, refused: repaired.refused }
    const texts = [...repaired.files].map(([path, text]): [string, Uint8Array] => [fileAt(path, now), bytes(text)])
    now = withModesOf(files, new Map([...now, ...texts]))
  }
  throw new Error('there is always another fix')
}

const casesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])
const repaired = rules.flatMap(({ id, severity }) =>
  casesOf(join('fixtures/rules', id, 'bad'))
    .map((name) => join('fixtures/rules', id, 'bad', name))
    .filter((folder) => existsSync(join(folder, 'fixed')))
    .map((folder) => [folder, id, severity] as const),
)

describe('the fixes of a rule', () => {
  it.each(repaired)('of %s do what they are for', async (folder, id, severity) => {
    const { before, after } = await mended(load(folder), id, installedIn(folder))
    const own = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule === id)
    expect(own(after).filter(({ fix }) => fix !== undefined)).toEqual([])
    expect(own(after).length, 'and what was repaired is gone').toBeLessThan(own(before).length)
    // One that was about another server of the file may now be about this one.
    const left = before.map(({ rule, file }) => `${rule} ${file}`)
    const fresh = after.filter((finding) => {
      const known = left.indexOf(`${finding.rule} ${finding.file}`)
      if (known >= 0) left.splice(known, 1)
      // What takes the place of a package may be known, and have a switch that the one before had as well.
      const isKnownNow = id === 'deprecated-package' && finding.rule === 'missing-read-only'
      return known < 0 && !isKnownNow && atLeast(SEVERITIES, finding.severity, severity)
    })
    expect(fresh.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
})

it('end, whatever the files are', async () => {
  const seeds = repaired.map(([folder]) => load(folder))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...seeds), fc.array(change, { maxLength: 4 }), async (files, changes) => {
      const decoder = new TextDecoder()
      const others = [...files].map(([path, content]): [string, Uint8Array] => [
        path,
        path.includes('/.git') ? content : bytes(changed(decoder.decode(content), changes)),
      ])
      const { rounds } = await mended(withModesOf(files, new Map(others)))
      expect(rounds).toBeLessThanOrEqual(ROUNDS)
    }),
    tries(40),
  )
})

it('can be made as they are offered, in files that clients write', async () => {
  await fc.assert(
    fc.asyncProperty(clientFile, async ({ path, text }) => {
      const { before, refused } = await mended(new Map([[path, bytes(text)]]))
      // What no parser accepts may be read in another way once something in it has changed.
      if (!before.some(({ rule }) => rule === 'unparseable-config')) expect(refused).toEqual([])
    }),
    tries(60),
  )
})

it('know how a rule of a list is told to ask, for it says more than one key can', () => {
  const unknown = clients.flatMap((client) => {
    const settings = [...client.files.flatMap((file) => file.settings ?? []), ...(client.entrySettings ?? [])]
    return settings
      .filter(
        ({ means, match, where }) =>
          means.startsWith('approval') && 'is' in match && where?.some(({ at }) => at.includes('*')),
      )
      .filter(({ undo }) => undo === undefined)
      .map(({ at }) => `${client.id} ${at.join('.')}`)
  })
  expect(unknown).toEqual([])
})

it('take back of a client without prompts what is reported beside that only where it would be reported next', async () => {
  const titles = async (path: string, permissions: object) => {
    const text = JSON.stringify({ permissions })
    const { shown } = await scanFiles(new Map([[path, bytes(text)]]))
    return shown.flatMap(({ rule, fix }) => (rule === 'approval-disabled' ? [fix?.title] : []))
  }
  const permissions = { defaultMode: 'bypassPermissions', allow: ['Bash(*)'] }
  // Two findings, and two answers: whoever keeps the one has not asked for the other to go.
  expect(await titles(`${REPOSITORY}/.claude/settings.json`, permissions)).toEqual([
    "Remove 'permissions.defaultMode'",
    "Take 'Bash(*)' off 'permissions.allow'",
  ])
  expect(await titles(`${LINUX.home}/.claude/settings.json`, permissions)).toEqual([
    "Remove 'permissions.defaultMode', and 1 more like it",
  ])
})

it('say of how many lines they take back', async () => {
  const titles = async (allow: readonly string[]) => {
    const text = JSON.stringify({ permissions: { allow } })
    const { shown } = await scanFiles(new Map([[`${REPOSITORY}/.claude/settings.json`, bytes(text)]]))
    return shown.map(({ fix }) => fix?.title)
  }
  expect(await titles(['Bash(node:*)', 'Bash(git status:*)'])).toEqual(["Take 'Bash(node:*)' off 'permissions.allow'"])
  expect(await titles(['Bash(node:*)', 'Bash(ls:*)', 'Bash(npx:*)', 'Bash(xargs:*)'])).toEqual([
    "Take 'Bash(xargs:*)' off 'permissions.allow', and 2 more like it",
  ])
  expect(await titles(['Read(//home/you/**)', 'Read(//home/you/.ssh/**)'])).toEqual([
    "Take 'Read(//home/you/**)' off 'permissions.allow', and 1 more like it",
  ])
})

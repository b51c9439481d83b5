/** Ways to hide a problem from us while the client still runs it: each is told, and what no client runs is not. */

import { describe, expect, it } from 'vitest'
import { wordsIn } from '../src/changes.ts'
import { type File, server, sh, type Technique, type Told } from './evasion-cases.ts'
import { LAUNCHES } from './evasion-launches.ts'
import { NOT_FOLLOWED } from './evasion-limits.ts'
import { NOTATIONS } from './evasion-notations.ts'
import { OPTIONS } from './evasion-options.ts'
import { PROGRAMS } from './evasion-programs.ts'
import { SCRIPTS } from './evasion-scripts.ts'
import { SHELLS } from './evasion-shells.ts'
import { STARTERS } from './evasion-starters.ts'
import { UPLOADS } from './evasion-uploads.ts'
import { bytes, HOME, REPOSITORY, scanFiles, secret } from './fixtures.ts'

function scan([path, text]: File): ReturnType<typeof scanFiles> {
  const at = path.startsWith('~/') ? `${HOME}${path.slice(1)}` : `${REPOSITORY}/${path}`
  return scanFiles(new Map([[at, typeof text === 'string' ? bytes(text) : text]]))
}

/** `rule@server` of what is found, and `rule` by itself. */
async function toldOf(file: File): Promise<ReadonlySet<Told>> {
  const { report } = await scan(file)
  return new Set(
    report.findings.flatMap(({ rule, server }) => (server === undefined ? [rule] : [rule, `${rule}@${server}`])),
  )
}

/** What is not as it should be: not found, or found where `-` says that it must not be. */
function missing(told: readonly Told[], found: ReadonlySet<Told>): readonly Told[] {
  return told.filter((each) => (each.startsWith('-') ? found.has(each.slice(1)) : !found.has(each)))
}

function check(techniques: readonly Technique[]): void {
  describe.each(techniques.map((one) => [one.technique, one] as const))('%s', (_, { cases, really, source }) => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { file, told }) => {
      const found = await toldOf(file)
      expect(
        missing(told, found),
        `${really} (${source})\n${file[0]}: ${file[1]}\nfound: ${[...found].sort().join(' ')}`,
      ).toEqual([])
    })
  })
}

describe('notations', () => check(NOTATIONS))
describe('shells', () => check(SHELLS))
describe('scripts', () => check(SCRIPTS))
describe('launches', () => check(LAUNCHES))
describe('programs', () => check(PROGRAMS))
describe('programs that start others', () => check(STARTERS))
describe('options and values', () => check(OPTIONS))
describe('credentials that are sent', () => check(UPLOADS))

describe('what is not followed', () => {
  it.each(NOT_FOLLOWED.map((one) => [one.name, one] as const))('%s', async (_name, { file, told, reason }) => {
    const found = await toldOf(file)
    expect(missing(told, found), `${reason}\n${file[1]}\nfound: ${[...found].sort().join(' ')}`).toEqual([])
  })
})

it('shows no secret that a shell puts in the place of a variable', async () => {
  const token = secret('github-classic')
  for (const script of [
    `t=${token}; exec npx -y notes-$t`,
    `t=${token}; exec docker run -i -v $t:/x --privileged example/$t`,
    `t=${token}; exec npx -y @modelcontextprotocol/server-filesystem@2025.8.21 ~/$t ~`,
    `exec npx -y $(echo ${token})`,
    `exec npx -y notes-\${t-${token}}`,
    `exec npx -y post{mark-mcp,${token}}; npx -y notes-${token.slice(0, 9)}{${token.slice(9)},x}`,
    `o=(-v ${token.slice(0, 9)}""${token.slice(9)}:/x --privileged); docker run -i "\${o[@]}" example/\${o[1]}`,
    `set -- ${token.slice(0, 9)}""${token.slice(9)}; npx -y "notes-$1"`,
    `t=x${token}; exec npx -y notes-\${t#x}`,
    `echo 'docker run -i -v ${token}:/x --privileged example/${token}' | sh`,
    `printf 'docker run -i -v %s:/x --privileged example/%s' ${token} ${token} | sh`,
    `t=${token}; sh <<E\ndocker run -i -v $t:/x --privileged example/$t\nE`,
    `eval 'docker run' '-v ${token}:/x --privileged example/${token}'`,
    `f() { npx -y notes-x "$1"; docker run -v "$1" --privileged example/x; }; f ${token}`,
  ]) {
    const { report } = await scan(sh(script))
    expect(report.findings.length).toBeGreaterThan(1)
    // What a fix changes are nodes of the file, which are not shown; what it writes is.
    const shown = report.findings.map((finding) => ({
      ...finding,
      fix: finding.fix && [finding.fix.title, ...wordsIn(finding.fix.changes)],
    }))
    expect(JSON.stringify(shown)).not.toContain(token)
  }
})

it('shows no secret that cmd puts in the place of a variable', async () => {
  const token = secret('github-classic')
  const args = ['/c', 'npx -y notes-%X% & docker run -v %X%:/x --privileged example/%X%']
  const { report } = await scan(server({ command: 'cmd', args, env: { X: token } }))
  expect(report.findings.length).toBeGreaterThan(1)
  expect(JSON.stringify(report.findings.map((finding) => ({ ...finding, fix: finding.fix?.title })))).not.toContain(
    token,
  )
})

it('has a source and a sentence for each technique, and no technique twice', () => {
  const all = [...NOTATIONS, ...SHELLS, ...SCRIPTS, ...LAUNCHES, ...PROGRAMS, ...STARTERS, ...OPTIONS]
  for (const { technique, really, source, cases } of all) {
    expect(really, technique).toMatch(/^\S.*\.$/)
    expect(source, technique).not.toBe('')
    expect(new Set(cases.map(({ name }) => name)).size, technique).toBe(cases.length)
  }
  expect(new Set(all.map(({ technique }) => technique)).size).toBe(all.length)
})

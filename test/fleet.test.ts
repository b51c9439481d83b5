/** The page about fleets: what it says to run runs, and what it says to write is what its readers take. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { mergeSchema } from '../src/reports/contracts.ts'
import { readReport } from '../src/reports/read.ts'
import { BROAD, built, FINE, PROGRAM, servers } from './program.ts'
import { commitAll, gitIn } from './repository.ts'

vi.setConfig({ testTimeout: 60_000 })

const PAGE = readFileSync('docs/fleet.md', 'utf8')
const { version: VERSION } = JSON.parse(readFileSync('package.json', 'utf8'))

function blocks(language: string): readonly string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)
}

let base: string
const at = (path: string) => join(base, path)
const write = (path: string, content: string | object) => {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), typeof content === 'string' ? content : JSON.stringify(content))
}
/** A program on the path of what is run. */
const program = (name: string, body: string) => {
  write(`bin/${name}`, `#!/bin/sh\n${body}\n`)
  chmodSync(at(`bin/${name}`), 0o755)
}

beforeAll(() => {
  built()
  base = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-fleet-')))
  program('mcp-audit', `exec '${process.execPath}' '${PROGRAM}' "$@"`)
  // `npx --yes mcp-audit@version …` and `sudo -n -u user …`, without a registry and without other users.
  program('npx', `[ "$1 $2" = '--yes mcp-audit@${VERSION}' ] || exit 99\nshift 2\nexec mcp-audit "$@"`)
  program('sudo', `[ "$1 $2" = '-n -u' ] || exit 99\nshift 3\nexec "$@"`)
  mkdirSync(at('home'))
  write('Users/ann/.cursor/mcp.json', servers({ files: BROAD }))
  write('Users/bob/.cursor/mcp.json', servers({ notes: FINE }))
  write('Users/Shared/x', '')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}, flags = '-euc') {
  const run = spawnSync(flags === '-euc' ? '/bin/sh' : 'bash', [flags, script], {
    cwd: at(cwd),
    encoding: 'utf8',
    env: { PATH: `${at('bin')}:${process.env['PATH']}`, HOME: at('home'), ...env },
  })
  if (run.error) throw run.error
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const SCRIPTS = blocks('sh').filter((text) => text.startsWith('#!'))
const LINES = blocks('sh')
  .filter((text) => !text.startsWith('#!'))
  .flatMap((text) => text.trim().split('\n'))

describe('a script', () => {
  it('writes a report for every user', () => {
    const [script = ''] = SCRIPTS
    const { code, err } = shell(script, 'home', { HOMES: at('Users'), REPORTS: at('machine') })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(readdirSync(at('machine')).sort()).toEqual(['ann.json', 'bob.json'])
    const read = readReport(readFileSync(at('machine/ann.json')))
    expect(read).toMatchObject({
      report: { findings: [{ file: '~/.cursor/mcp.json' }, { file: '~/.cursor/mcp.json' }] },
    })
  })

  it.skipIf(spawnSync('sqlite3', ['--version']).error !== undefined)(
    'makes a table of reports, from which osquery is asked what there is (skipped without sqlite3)',
    () => {
      const [, script = ''] = SCRIPTS
      writeFileSync(at("machine/o'); DROP TABLE findings; --.json"), '{}')
      writeFileSync(at('machine/empty.json'), '')
      expect(shell(script, 'home', { REPORTS: at('machine') })).toEqual({ code: 0, out: '', err: '' })
      const atc = z.object({ query: z.string(), path: z.string(), columns: z.array(z.string()) })
      const config = z
        .object({
          auto_table_construction: z.record(z.string(), atc),
          schedule: z.record(z.string(), z.object({ query: z.string(), interval: z.number() })),
        })
        .parse(JSON.parse(blocks('json')[0] ?? ''))
      const [[name, table] = ['', undefined]] = Object.entries(config.auto_table_construction)
      expect(table?.path).toBe('/var/db/mcp-audit/findings.db')
      const scheduled = Object.values(config.schedule)[0]?.query ?? ''
      const query = scheduled.replace(name, `(${table?.query})`)
      const { stdout, stderr } = spawnSync('sqlite3', ['-json', at('machine/findings.db'), query], { encoding: 'utf8' })
      expect(stderr).toBe('')
      const rows: readonly object[] = JSON.parse(stdout)
      expect(rows).toMatchObject([{ user: 'ann', rule: 'broad-filesystem-root', severity: 'high', server: 'files' }])
      expect(Object.keys(rows[0] ?? {})).toEqual(table?.columns)
      rmSync(at("machine/o'); DROP TABLE findings; --.json"))
    },
  )
})

describe('a command', () => {
  beforeAll(() => {
    for (const file of ['monday.json', 'tuesday.json', 'reports/payments/api.json']) {
      mkdirSync(dirname(at(`home/${file}`)), { recursive: true })
      const { out } = shell('mcp-audit --scope user --format json --fail-on none', 'home', { HOME: at('Users/ann') })
      writeFileSync(at(`home/${file}`), out)
    }
    writeFileSync(at('home/CODEOWNERS'), '* @platform\npayments/ @payments\n')
    writeFileSync(
      at('home/machines.jsonl'),
      `${JSON.stringify(JSON.parse(readFileSync(at('home/monday.json'), 'utf8')))}\n`,
    )
  })

  it.each(LINES)('%s', (line) => {
    const { code, out, err } = shell(line, 'home')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).not.toBe('')
    if (line.includes('CODEOWNERS')) expect(out).toContain('@payments')
    if (line.includes('--format json')) expect(mergeSchema.parse(JSON.parse(out)).summary.reports).toBe(1)
  })
})

const workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      steps: z.array(
        z.object({
          run: z.string().optional(),
          uses: z.string().optional(),
          shell: z.string().optional(),
          env: z.record(z.string(), z.string()).optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
})
const WORKFLOWS = blocks('yaml').filter((text) => text.startsWith('name:'))
const stepsOf = (text: string) => Object.values(workflow.parse(parse(text)).jobs).flatMap(({ steps }) => steps)

describe('a workflow', () => {
  it('keeps what others write out of its scripts, and its token out of clones', () => {
    expect(WORKFLOWS).toHaveLength(2)
    for (const { run, uses, with: given } of WORKFLOWS.flatMap(stepsOf)) {
      if (run !== undefined) expect(run).not.toContain('${{')
      if (uses?.startsWith('actions/checkout')) expect(given).toMatchObject({ 'persist-credentials': false })
    }
  })

  it('of pull requests says what a branch brings, and fails by it', () => {
    mkdirSync(at('runner/change'), { recursive: true })
    gitIn(at('runner/change'), ['init', '--quiet'])
    commitAll(at('runner/change'), 'first')
    gitIn(at('runner/change'), ['update-ref', 'refs/remotes/origin/main', 'HEAD'])
    write('runner/change/.mcp.json', servers({ files: BROAD }))
    commitAll(at('runner/change'), 'second')
    const step = stepsOf(WORKFLOWS[0] ?? '').find(({ run }) => run !== undefined)
    expect(step?.shell).toBe('bash')
    const env = { BASE: 'main', GITHUB_STEP_SUMMARY: at('runner/summary.md') }
    const { code, out, err } = shell(`set -eo pipefail; ${step?.run}`, 'runner', env, '-c')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toContain('### mcp-audit: 2 new findings (1 high, 1 medium), 0 fixed, 0 remaining')
    expect(readFileSync(at('runner/summary.md'), 'utf8')).toBe(out)
  })

  it('of all repositories makes a report of each, and one of all', () => {
    const steps = stepsOf(WORKFLOWS[1] ?? '').filter(({ run }) => run?.includes('npx'))
    mkdirSync(at('weekly/clone'), { recursive: true })
    write('weekly/clone/.mcp.json', servers({ files: BROAD }))
    const env = { REPOSITORY: 'example/api', GITHUB_STEP_SUMMARY: at('weekly/summary.md') }
    expect(shell(steps[0]?.run ?? '', 'weekly', env)).toEqual({ code: 0, out: '', err: '' })
    // What is uploaded is what lies in `report`, and it comes down into `reports`.
    spawnSync('mv', [at('weekly/report'), at('weekly/reports')])
    expect(existsSync(at('weekly/reports/example/api.json'))).toBe(true)
    expect(shell(steps[1]?.run ?? '', 'weekly', env)).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(at('weekly/summary.md'), 'utf8')).toContain('| example | 1 | 0 | 1 | 1 | 0 | 0 |')
  })
})

describe('a job of Kubernetes', () => {
  const pod = z.object({
    spec: z.object({
      jobTemplate: z.object({
        spec: z.object({
          template: z.object({
            spec: z.object({
              containers: z.array(
                z.object({
                  image: z.string(),
                  command: z.array(z.string()),
                  args: z.array(z.string()),
                  env: z.array(z.object({ name: z.string(), value: z.string() })),
                  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
                }),
              ),
              volumes: z.array(z.object({ name: z.string() })),
            }),
          }),
        }),
      }),
    }),
  })

  it('makes a report of each clone, and one of all', () => {
    const text = blocks('yaml').find((block) => block.startsWith('apiVersion:')) ?? ''
    const { containers, volumes } = pod.parse(parse(text)).spec.jobTemplate.spec.template.spec
    const [container] = containers
    expect(container?.command).toEqual(['/bin/sh', '-euc'])
    expect(container?.image).toContain(VERSION)
    expect(container?.volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name))
    expect(container?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
      container?.env.slice(0, 2).map(({ value }) => value),
    )
    write('clones/payments/api/.mcp.json', servers({ files: BROAD }))
    write('clones/search/index/README.md', 'nothing')
    write('clones/payments/.github/README.md', 'nothing')
    mkdirSync(at('collected'))
    const env = { CLONES: at('clones'), REPORTS: at('collected'), HOME: '/nonexistent' }
    const { code, out, err } = shell(container?.args[0] ?? '', 'home', env)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('3 reports of 1 file and 1 server, 2 findings: 1 high, 1 medium.')
    expect(out).toMatch(/^payments +2 +0 +1 +1 /m)
  })
})

describe('the page', () => {
  it('names commands and options that there are, and this version', () => {
    const help = ['scan', 'diff', 'merge'].map((name) => shell(`mcp-audit ${name} --help`, 'home').out).join('')
    for (const [, name = ''] of PAGE.matchAll(/`mcp-audit ([a-z]+)/g)) expect(['diff', 'merge']).toContain(name)
    for (const [, option = ''] of PAGE.matchAll(/`(--[a-z-]+)/g)) expect(help, option).toContain(option)
    for (const [, version] of PAGE.matchAll(/mcp-audit[@:](\d[\w.]*)/g)) expect(version).toBe(VERSION)
  })

  it('is linked, and links to files that are there', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('](docs/fleet.md)')
    for (const [, target = ''] of PAGE.matchAll(/\]\((?!https:)([^)#\s]+)\)/g))
      expect(existsSync(join('docs', target)), target).toBe(true)
  })
})

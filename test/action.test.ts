/** The Action, as a runner has it: each step of `action.yml` with its expressions filled in, its files, and its environment. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { secret } from './fixtures.ts'
import { WINDOWS } from './package.ts'
import { BROAD, built, environment, FINE, type Place, PROGRAM, place, servers } from './program.ts'

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly shell?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: string
  readonly with?: Readonly<Record<string, string>>
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

const TEXT = readFileSync('action.yml', 'utf8')
const ACTION: Action = parse(TEXT)
const [SCAN, UPLOAD] = ACTION.runs.steps

let at: Place
beforeAll(built)
beforeEach(() => {
  at = place()
  mkdirSync(join(at.project, '.git'))
})
afterEach(() => at.remove())

interface Ran {
  readonly code: number | null
  readonly log: string
  readonly summary: string
  readonly outputs: ReadonlyMap<string, string>
  /** Whether the step that uploads would run, and whether it would fail the job. */
  readonly uploads: 'yes' | 'try' | 'no'
}

interface Surroundings {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly event?: object
  readonly summary?: string
}

/** Runs the step as the runner does: bash, with `-e` and `pipefail`. */
function act({ inputs = {}, env = {}, event = {}, summary = '' }: Surroundings = {}): Ran {
  const [summaryFile, outputFile, eventFile] = ['summary', 'output', 'event'].map((name) => join(at.home, name))
  writeFileSync(summaryFile ?? '', summary)
  writeFileSync(outputFile ?? '', '')
  writeFileSync(eventFile ?? '', JSON.stringify(event))
  const given = Object.entries(SCAN?.env ?? {}).map(([name, expression]) => {
    const [, input = ''] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression) ?? []
    return [name, inputs[input] ?? ACTION.inputs[input]?.default ?? 'no such input'] as const
  })
  const variables = {
    GITHUB_ACTION_PATH: resolve(PROGRAM, '../..'),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    CI: 'true',
    ...Object.fromEntries(given),
    ...env,
  }
  const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', SCAN?.run ?? ''], {
    cwd: at.project,
    env: { ...environment(at.home), PATH: `${join(process.execPath, '..')}:${process.env['PATH']}`, ...variables },
    encoding: 'utf8',
  })
  const outputs = outputsIn(readFileSync(outputFile ?? '', 'utf8'))
  return {
    code: run.status,
    log: run.stdout + run.stderr,
    summary: readFileSync(summaryFile ?? '', 'utf8'),
    outputs,
    uploads: uploadBy(outputs.get('upload') ?? ''),
  }
}

/** By the expressions of the step, in which the output is all that differs. */
function uploadBy(output: string): Ran['uploads'] {
  const words = (expression: string) => {
    const [, inner = ''] = /^\$\{\{ (.*) \}\}$/.exec(expression) ?? []
    return inner.split(' && ').every((term) => {
      if (term === '!cancelled()') return true
      const [, operator, value] = /^steps\.scan\.outputs\.upload (==|!=) '(\w*)'$/.exec(term) ?? []
      expect(operator, term).toBeDefined()
      return (output === value) === (operator === '==')
    })
  }
  if (!words(UPLOAD?.if ?? '')) return 'no'
  return words(UPLOAD?.['continue-on-error'] ?? '') ? 'try' : 'yes'
}

/** As the runner reads them. */
function outputsIn(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>()
  const lines = text.split('\n')
  for (let line = lines.shift(); line; line = lines.shift()) {
    const [, name = '', end] = /^([\w-]+)<<(\S+)$/.exec(line) ?? []
    const value: string[] = []
    for (let each = lines.shift(); each !== undefined && each !== end; each = lines.shift()) value.push(each)
    outputs.set(name, value.join('\n'))
  }
  return outputs
}

describe('action.yml', () => {
  it('takes what is others’ by its full commit, with the version behind it', () => {
    for (const [line, , reference, comment] of TEXT.matchAll(/uses: *([\w./-]+)@(\S+)(.*)/g)) {
      expect(reference, line).toMatch(/^[0-9a-f]{40}$/)
      expect(comment, line).toMatch(/^ # v\d+\.\d+\.\d+$/)
    }
  })

  it('puts nothing into a script, and hands every input over as a variable', () => {
    for (const { run = '' } of ACTION.runs.steps) expect(run).not.toContain('${{')
    const handed = Object.entries(SCAN?.env ?? {})
    expect(handed.map(([name]) => name)).toEqual(
      Object.keys(ACTION.inputs).map((name) => `INPUT_${name.toUpperCase().replaceAll('-', '_')}`),
    )
    expect(handed.map(([, value]) => value)).toEqual(Object.keys(ACTION.inputs).map((name) => `\${{ inputs.${name} }}`))
    for (const [name, { value }] of Object.entries(ACTION.outputs))
      expect(value).toBe(`\${{ steps.scan.outputs.${name} }}`)
    expect(UPLOAD?.with?.['sarif_file']).toBe('${{ steps.scan.outputs.sarif-file }}')
  })
})

describe.skipIf(WINDOWS)('a run', () => {
  it('passes, fails, and says how much was found', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    const fine = act()
    expect(fine.code, fine.log).toBe(0)
    expect(Object.fromEntries(fine.outputs)).toEqual({
      'sarif-file': '',
      findings: '0',
      'highest-severity': 'none',
      upload: 'no',
    })
    at.write('.mcp.json', servers({ files: BROAD }))
    const bad = act()
    expect(bad.code).toBe(1)
    expect(bad.log).toContain('broad-filesystem-root')
    expect(bad.outputs.get('highest-severity')).toBe('high')
    expect(Number(bad.outputs.get('findings'))).toBeGreaterThan(0)
    expect(act({ inputs: { 'fail-on': 'none' } }).code).toBe(0)
    expect(act({ inputs: { 'fail-on': 'critical' } }).code).toBe(0)
  })

  it('annotates lines and adds to the summary, unless it is told not to', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const run = act({ summary: '# Before\n' })
    expect(run.log).toMatch(/^::error file=\.mcp\.json,line=\d+,/m)
    expect(run.summary).toMatch(/^# Before\n.*broad-filesystem-root/s)
    const neither = act({ inputs: { summary: 'false', annotations: 'false' } })
    expect(neither).toMatchObject({ code: 1, summary: '' })
    expect(neither.log).not.toContain('::')
    expect(neither.log).toContain('broad-filesystem-root')
  })

  it('adds nothing to a summary that is full, and little to one that is almost', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const full = act({ summary: 'x'.repeat(2 ** 20) })
    expect(full).toMatchObject({ code: 1, summary: 'x'.repeat(2 ** 20) })
    expect(full.log).toContain('::warning title=mcp-audit::The summary of this step is full')
    const almost = act({ summary: 'x'.repeat(2 ** 20 - 300) })
    expect(Buffer.byteLength(almost.summary)).toBeLessThanOrEqual(2 ** 20)
    expect(almost.summary).toContain('more than a summary can hold')
  })

  it('refuses an input that it does not know, as an error of the step', () => {
    for (const inputs of [
      { 'fail-on': 'hihg' },
      { summary: 'perhaps' },
      { paths: '.\n-' },
      { config: 'missing.jsonc' },
    ]) {
      const { code, log } = act({ inputs })
      expect(code, log).toBe(2)
      expect(log).toMatch(/^::error title=mcp-audit::/m)
    }
  })

  it('tells no token, wherever one stands', () => {
    const token = secret('github-classic')
    at.write('.mcp.json', servers({ files: { ...BROAD, env: { GITHUB_TOKEN: token } } }))
    for (const inputs of [{}, { annotations: 'false' }, { config: token }, { paths: token }, { 'fail-on': token }]) {
      const { log, summary } = act({ inputs: { ...inputs, sarif: 'out.sarif' } })
      expect(log).not.toContain(token)
      expect(summary).not.toContain(token)
    }
    expect(readFileSync(join(at.project, 'out.sarif'), 'utf8')).not.toContain(token)
  })

  it('scans the paths that are given, a line each, and whatever they are called', () => {
    const odd = 'a $(touch pwned) `touch pwned`; "\'b'
    at.write(`${odd}/.mcp.json`, servers({ files: BROAD }))
    at.write('fine/.mcp.json', servers({ notes: FINE }))
    at.write('other/.mcp.json', servers({ files: BROAD }))
    expect(act({ inputs: { paths: 'fine\n' } }).code).toBe(0)
    expect(act({ inputs: { paths: `fine\n  ${odd}\n\n` } }).code).toBe(1)
    expect(act({ inputs: { paths: 'nowhere' } }).code).toBe(2)
    expect(act({ inputs: { paths: '--help' } }).code).toBe(2)
    expect(existsSync(join(at.project, 'pwned'))).toBe(false)
  })

  it('heeds what the project says, or does not', () => {
    at.write(
      '.vscode/mcp.json',
      `{ "servers": { "files": {\n// mcp-audit-ignore broad-filesystem-root -- ours\n"command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/"] } } }`,
    )
    expect(act().code).toBe(0)
    expect(act({ inputs: { 'inline-ignores': 'false' } }).code).toBe(1)
    at.write('.vscode/mcp.json', { servers: { files: BROAD } })
    at.write('mcp-audit.jsonc', { rules: { 'broad-filesystem-root': 'off' } })
    expect(act().code).toBe(0)
    expect(act({ inputs: { config: 'none' } }).code).toBe(1)
  })

  it('writes SARIF, and uploads it where the event may', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const inputs = { sarif: 'out.sarif' }
    const pull = (head: object | null, base: object = { full_name: 'o/r' }) => ({
      event: { pull_request: { head: { repo: head }, base: { repo: base } } },
      env: { GITHUB_EVENT_NAME: 'pull_request' },
    })
    const push = act({ inputs })
    expect(push.outputs.get('sarif-file')).toBe('out.sarif')
    expect(JSON.parse(readFileSync(join(at.project, 'out.sarif'), 'utf8')).version).toBe('2.1.0')
    expect(push.uploads).toBe('yes')
    expect(act({ inputs, ...pull({ full_name: 'o/r' }) }).uploads).toBe('yes')
    const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' }
    const own = pull({ full_name: 'o/r' })
    expect(act({ inputs, ...own, env: { ...own.env, ...dependabot } }).uploads).toBe('yes')
    const tried = [
      pull({ full_name: 'evil/r' }),
      pull(null),
      { event: {}, env: { GITHUB_EVENT_NAME: 'pull_request' } },
      { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: undefined } },
    ]
    for (const surroundings of tried) {
      const run = act({ inputs, ...surroundings })
      expect(run).toMatchObject({ code: 1, uploads: 'try' })
      expect(run.outputs.get('sarif-file')).toBe('out.sarif')
    }
    for (const event of ['schedule', 'merge_group', 'workflow_run'])
      expect(act({ inputs, env: { ...dependabot, GITHUB_EVENT_NAME: event } }).uploads, event).toBe('yes')
    const refused = act({ inputs, env: dependabot })
    expect(refused).toMatchObject({ code: 1, uploads: 'no' })
    expect(refused.log).toContain("::notice title=mcp-audit::'out.sarif' is written and not uploaded")
  })

  it('tells two uploads of one commit apart where it is told to', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    const idOf = (inputs: Readonly<Record<string, string>>) => {
      act({ inputs: { sarif: 'out.sarif', ...inputs } })
      return JSON.parse(readFileSync(join(at.project, 'out.sarif'), 'utf8')).runs[0].automationDetails.id
    }
    expect(idOf({})).toBe('mcp-audit/')
    expect(idOf({ category: 'mcp-audit/two' })).toBe('mcp-audit/two/')
    expect(UPLOAD?.with?.['category']).toBe('${{ inputs.category }}')
  })

  it('knows a checkout in a folder of the workspace for the root that it is', () => {
    mkdirSync(join(at.project, 'change/.git'), { recursive: true })
    at.write('change/.mcp.json', servers({ files: BROAD }))
    at.write('change/mcp-audit.jsonc', { failOn: 'none' })
    const { code, log } = act({ inputs: { root: 'change', sarif: 'out.sarif' } })
    expect(code, log).toBe(0)
    expect(log).toContain('file=.mcp.json,')
    const sarif = readFileSync(join(at.project, 'out.sarif'), 'utf8')
    expect(JSON.parse(sarif).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('.mcp.json')
    expect(UPLOAD?.with?.['checkout_path']).toContain("format('{0}/{1}', github.workspace, inputs.root)")
  })

  it('tells what it found, whatever cannot be written', () => {
    at.write('.mcp.json', servers({ files: BROAD }))
    for (const env of [
      { GITHUB_STEP_SUMMARY: undefined, GITHUB_OUTPUT: undefined, GITHUB_EVENT_PATH: undefined },
      { GITHUB_STEP_SUMMARY: join(at.home, 'no/such/folder'), GITHUB_OUTPUT: at.home },
    ]) {
      const { code, log } = act({ env })
      expect(code, log).toBe(1)
      expect(log).toContain('broad-filesystem-root')
      expect(log).toContain('::warning title=mcp-audit::')
    }
    const unwritten = act({ inputs: { sarif: 'no/such/folder.sarif' } })
    expect(unwritten).toMatchObject({ code: 2, uploads: 'no' })
    expect(unwritten.log).toContain('broad-filesystem-root')
    expect(unwritten.outputs.get('sarif-file')).toBe('')
    // A link out of the project, which came with the change.
    writeFileSync(join(at.home, 'own'), 'mine')
    symlinkSync(join(at.home, 'own'), join(at.project, 'link.sarif'))
    expect(act({ inputs: { sarif: 'link.sarif' } }).code).toBe(2)
    expect(readFileSync(join(at.home, 'own'), 'utf8')).toBe('mine')
  })

  it('uploads nothing and calls nothing clean where it could not look at all that was asked for', () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    for (const paths of ['nope', 'nope\n.mcp.json']) {
      const run = act({ inputs: { paths, sarif: 'x.sarif' } })
      expect(run).toMatchObject({ code: 2, uploads: 'no', summary: '' })
      expect(run.outputs.get('findings'), 'not none').toBe('')
      expect(run.outputs.get('highest-severity'), 'nor none').toBe('')
      expect(run.log).toContain("::error title=mcp-audit::'nope' does not exist.")
    }
  })

  it('uploads nothing and gives no count where a file could not be read', () => {
    at.write('mcp.json', ' '.repeat(17 * 2 ** 20))
    const run = act({ inputs: { sarif: 'x.sarif' } })
    expect(run).toMatchObject({ code: 0, uploads: 'no', summary: '' })
    expect([run.outputs.get('findings'), run.outputs.get('highest-severity')]).toEqual(['', ''])
  })

  it('lets no name of a server or a file be a command to the runner', () => {
    for (const [index, word] of [
      '::error::x',
      '::add-mask::x',
      '##[error]x',
      '\n::set-output name=x::y',
      '%0A::stop-commands::x',
    ].entries())
      at.write(`f${index} ##[group]/.mcp.json`, servers({ [word]: BROAD }))
    for (const annotations of ['true', 'false']) {
      const { log } = act({ inputs: { annotations, paths: '.\nmissing ::error::x' } })
      const commands = log.split('\n').filter((line) => /^\s*::|##\[/.test(line))
      for (const command of commands) expect(command).toMatch(/^::(?:error|warning|notice) /)
    }
  })

  it('gives outputs from which no value breaks out', { timeout: 60_000 }, () => {
    at.write('.mcp.json', servers({ notes: FINE }))
    const { outputs } = act({ inputs: { sarif: 'a\nMCP_AUDIT\nfindings<<x\n7\nx' } })
    expect(outputs.get('sarif-file')).toBe('a\nMCP_AUDIT\nfindings<<x\n7\nx')
    expect(outputs.get('findings')).toBe('0')
    fc.assert(
      fc.property(fc.array(fc.constantFrom('MCP_AUDIT', '_', '\n', 'a', '<<', '=')), (parts) => {
        const sarif = `x${parts.join('')}x`
        expect(act({ inputs: { sarif } }).outputs.get('sarif-file')).toBe(sarif)
      }),
      { numRuns: 5 },
    )
  })
})

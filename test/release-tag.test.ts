/** The tag of a release, made in a clone: what it holds, that it can be checked, and that it runs where git brings it. */

import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROAD, built, environment, FINE, servers } from './program.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-release-')))
const [sources, home] = [join(base, 'sources'), join(base, 'home')]
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const TAG = `v${version}`

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Git's own settings of this machine are left out. */
function run(cwd: string, program: string, ...args: readonly string[]): Ran {
  const env = {
    ...environment(home),
    GIT_CONFIG_NOSYSTEM: '1',
    npm_config_cache: join(base, 'npm'),
    npm_config_offline: 'true',
  }
  return spawnSync(program, args, { cwd, env, encoding: 'utf8' })
}

function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = run(
    cwd,
    'git',
    '-c',
    'user.name=Example',
    '-c',
    'user.email=who@host.example',
    ...args,
  )
  expect(status, `git ${args.join(' ')}: ${stderr}`).toBe(0)
  return stdout.trim()
}

const tag = (...args: readonly string[]) => run(sources, process.execPath, 'scripts/release-tag.mjs', ...args)

beforeAll(() => {
  built()
  mkdirSync(home)
  mkdirSync(sources)
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  for (const path of listed.stdout.split('\0'))
    if (path !== '' && !/^(?:fixtures|test|src|rules)\//.test(path) && existsSync(path))
      cpSync(path, join(sources, path), { recursive: true })
  cpSync('dist', join(sources, 'dist'), { recursive: true })
  writeFileSync(join(sources, '.node-version'), `${process.versions.node}\n`)
  git(sources, 'init', '--quiet', '--initial-branch=main')
  git(sources, 'config', 'user.name', 'Example')
  git(sources, 'config', 'user.email', 'who@host.example')
  git(sources, 'add', '--all')
  git(sources, 'commit', '--quiet', '--message=Sources')
}, 60_000)
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe('the tag', () => {
  it('is made beside the branch, and leaves everything as it was', { timeout: 60_000 }, () => {
    const before = [git(sources, 'rev-parse', 'HEAD'), git(sources, 'ls-files', '-s')]
    expect(tag()).toMatchObject({ status: 0, stderr: '' })
    expect([git(sources, 'rev-parse', 'HEAD'), git(sources, 'ls-files', '-s')]).toEqual(before)
    expect(git(sources, 'status', '--porcelain')).toBe('')
    expect(git(sources, 'rev-parse', `${TAG}^1`)).toBe(before[0])
    expect(git(sources, 'cat-file', '-t', TAG)).toBe('tag')
    expect(tag('--check', TAG)).toMatchObject({ status: 0 })
  })

  it('holds what runs, and no more', () => {
    const paths = git(sources, 'ls-tree', '-r', '--name-only', TAG).split('\n')
    for (const path of [
      'action.yml',
      '.pre-commit-hooks.yaml',
      'LICENSE',
      'dist/cli.js',
      'dist/chunks/git.js',
      'schemas/lock.schema.json',
    ])
      expect(paths).toContain(path)
    const expected =
      /^(?:dist\/(?!meta\/)|schemas\/|man\/mcp-audit\.1$|(?:README|LICENSE|THIRD_PARTY_NOTICES)|package\.json$|action\.yml$|\.pre-commit-hooks\.yaml$|\.node-version$|\.github\/workflows\/release\.yml$)/
    expect(paths.filter((path) => !expected.test(path) || path.endsWith('.v8'))).toEqual([])
    const manifest = JSON.parse(git(sources, 'show', `${TAG}:package.json`))
    expect(manifest).toMatchObject({ name: 'mcp-audit', version, bin: { 'mcp-audit': 'dist/cli.js' } })
    for (const key of ['scripts', 'dependencies', 'devDependencies']) expect(manifest).not.toHaveProperty(key)
  })

  it('is refused where it holds other bytes than the build, or is not all committed', { timeout: 60_000 }, () => {
    const program = join(sources, 'dist/chunks/git.js')
    const text = readFileSync(program)
    appendFileSync(program, '\n')
    expect(tag('--check', TAG)).toMatchObject({ status: 1, stderr: expect.stringContaining('dist/chunks/git.js') })
    writeFileSync(program, text)
    appendFileSync(join(sources, 'README.md'), 'More.\n')
    expect(tag()).toMatchObject({ status: 1, stderr: expect.stringContaining('not committed') })
    git(sources, 'checkout', '--quiet', 'README.md')
  })

  // In CI it has to be there.
  const hasPreCommit =
    process.env['MCP_AUDIT_TEST_CAGES'] === '1' || spawnSync('pre-commit', ['--version']).status === 0

  it.skipIf(!hasPreCommit)(
    'is a hook of pre-commit (skipped where there is no pre-commit)',
    { timeout: 240_000 },
    () => {
      const [bare, project] = [join(base, 'bare.git'), join(base, 'project')]
      git(base, 'clone', '--quiet', '--bare', sources, bare)
      git(base, 'init', '--quiet', '--initial-branch=main', project)
      const put = (path: string, content: object) => writeFileSync(join(project, path), JSON.stringify(content))
      writeFileSync(
        join(project, '.pre-commit-config.yaml'),
        `repos:\n  - repo: ${bare}\n    rev: ${TAG}\n    hooks: [{ id: mcp-audit }]\n`,
      )
      put('.mcp.json', servers({ notes: FINE }))
      expect(run(project, 'pre-commit', 'install')).toMatchObject({ status: 0 })
      git(project, 'add', '--all')
      const commit = () =>
        run(project, 'git', '-c', 'user.name=E', '-c', 'user.email=e@host.example', 'commit', '-m', 'Next')
      expect(commit()).toMatchObject({ status: 0 })
      put('.mcp.json', servers({ files: BROAD }))
      git(project, 'add', '--all')
      put('.mcp.json', servers({ notes: FINE }))
      const { status, stderr, stdout } = commit()
      expect(status).toBe(1)
      expect(stdout + stderr).toContain('broad-filesystem-root')
      git(project, 'add', '--all')
      put('.mcp.json', servers({ files: BROAD }))
      expect(run(project, 'pre-commit', 'run').status).toBe(0)
      git(project, 'add', '--all')
      git(project, '-c', 'user.name=E', '-c', 'user.email=e@host.example', 'commit', '--no-verify', '-m', 'Bad')
      writeFileSync(join(project, 'a.ts'), 'export {}\n')
      git(project, 'add', '--all')
      expect(run(project, 'pre-commit', 'run')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('no files to check'),
      })
      expect(run(project, 'pre-commit', 'run', '--all-files')).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('broad-filesystem-root'),
      })
    },
  )
})

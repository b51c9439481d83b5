/** `--staged`, with git itself: what is judged is what the next commit will hold, whatever lies in the work tree. */

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BROAD, built, environment, FINE, type Place, PROGRAM, place, type Run, servers } from './program.ts'

const WINDOWS = process.platform === 'win32'
const BAD = servers({ files: BROAD })
const GOOD = servers({ notes: FINE })

let at: Place
beforeAll(built)
beforeEach(() => {
  at = place()
})
afterEach(() => at.remove())

const WHO = ['-c', 'user.name=Example', '-c', 'user.email=who@host.example', '-c', 'commit.gpgsign=false']

function git(...args: readonly string[]): string {
  return gitIn(at.project, args)
}

function gitIn(cwd: string, args: readonly string[], input = ''): string {
  const run = spawnSync('git', [...WHO, ...args], { cwd, env: environment(at.home), encoding: 'utf8', input })
  expect(run.status, `git ${args.join(' ')}: ${run.stderr}`).toBe(0)
  return run.stdout
}

/** A repository whose first commit holds these files. */
function repository(files: Readonly<Record<string, object | string>> = { 'README.md': 'Hello.\n' }): void {
  git('init', '--quiet', '--initial-branch=main')
  for (const [path, content] of Object.entries(files)) at.write(path, content)
  git('add', '--all')
  git('commit', '--quiet', '--message=First')
}

const staged = (...args: readonly string[]): Run => at.run(['--staged', ...args])

interface Told {
  readonly files: readonly { readonly path: string }[]
  readonly findings: readonly { readonly file: string; readonly rule: string }[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

function json(...args: readonly string[]): Told {
  return JSON.parse(staged('--format', 'json', ...args).out)
}

const rulesIn = ({ findings }: Told) => findings.map(({ file, rule }) => `${file} ${rule}`)

describe('what is staged', () => {
  it('fails where it is wrong, though the work tree has been put right', () => {
    repository()
    at.write('.mcp.json', BAD)
    git('add', '.mcp.json')
    at.write('.mcp.json', GOOD)
    const run = staged()
    expect(run).toMatchObject({ code: 1, err: '' })
    expect(run.out).toContain('broad-filesystem-root')
    expect(at.run(['--scope', 'project']).code).toBe(0)
  })

  it('passes where it is right, however the work tree looks', () => {
    repository()
    at.write('.mcp.json', GOOD)
    git('add', '.mcp.json')
    at.write('.mcp.json', BAD)
    at.write('.cursor/mcp.json', BAD)
    expect(staged().code).toBe(0)
    expect(json().files.map(({ path }) => path)).toEqual(['.mcp.json'])
  })

  it('is judged where the file is gone from the work tree, and is nothing where it is deleted', () => {
    repository({ '.mcp.json': GOOD })
    at.write('.mcp.json', BAD)
    git('add', '.mcp.json')
    rmSync(join(at.project, '.mcp.json'))
    expect(staged().code).toBe(1)
    git('rm', '--quiet', '--cached', '--force', '.mcp.json')
    at.write('.mcp.json', BAD)
    expect(staged().code).toBe(0)
  })

  it('is told of where a file is renamed into a place that a client reads', () => {
    repository({ 'example.txt': BAD })
    mkdirSync(join(at.project, '.cursor'))
    git('mv', 'example.txt', '.cursor/mcp.json')
    expect(rulesIn(json())).toContain('.cursor/mcp.json broad-filesystem-root')
  })

  it('is the blob, not what a check-out or a filter makes of it', () => {
    repository()
    git('config', 'core.autocrlf', 'true')
    git('config', 'filter.bad.smudge', 'touch smudged')
    git('config', 'filter.bad.clean', 'cat')
    at.write('.gitattributes', '.mcp.json filter=bad diff=bad\n')
    git('config', 'diff.bad.textconv', 'touch converted')
    git('config', 'core.fsmonitor', 'touch watched')
    at.write('.mcp.json', `${JSON.stringify(BAD, undefined, 2).replaceAll('\n', '\r\n')}\r\n`)
    spawnSync('git', ['-c', 'core.fsmonitor=false', 'add', '--all'], { cwd: at.project, env: environment(at.home) })
    const findings: readonly { readonly rule: string; readonly start: { readonly offset: number } }[] = JSON.parse(
      staged('--format', 'json').out,
    ).findings
    const finding = findings.find(({ rule }) => rule === 'broad-filesystem-root')
    const blob = gitIn(at.project, ['-c', 'core.fsmonitor=false', 'cat-file', 'blob', ':.mcp.json'])
    expect(blob).not.toContain('\r')
    expect(blob.slice(finding?.start.offset).startsWith('/')).toBe(true)
    for (const trace of ['smudged', 'converted', 'watched'])
      expect(existsSync(join(at.project, trace)), trace).toBe(false)
  })

  it('holds in a repository that has no commit yet', () => {
    git('init', '--quiet')
    at.write('.mcp.json', BAD)
    expect(staged().code).toBe(0)
    git('add', '.mcp.json')
    expect(staged().code).toBe(1)
  })

  it('is nothing where a file is only meant to be added', () => {
    repository()
    at.write('.mcp.json', BAD)
    git('add', '--intent-to-add', '.mcp.json')
    expect(json()).toMatchObject({ files: [], findings: [] })
    expect(staged('.mcp.json')).toMatchObject({ code: 2, err: expect.stringContaining('Nothing is staged') })
  })
})

describe('what is told without paths', () => {
  it('is what the commit changes, and how much it leaves out', () => {
    repository({ '.mcp.json': BAD, 'README.md': 'Hello.\n' })
    at.write('README.md', 'Hello again.\n')
    git('add', '--all')
    const run = staged()
    expect(run).toMatchObject({ code: 0, out: '' })
    expect(run.err).toMatch(/^note: \d findings in files that have not changed are left out; /)
    expect(staged('--quiet').err).toBe('')
    expect(staged('.').code).toBe(1)
    expect(staged('.mcp.json').code).toBe(1)
    at.write('.mcp.json', servers({ files: BROAD, notes: FINE }))
    git('add', '--all')
    expect(staged().code).toBe(1)
  })

  it('is everything where our own files change, which may have silenced it', () => {
    const settings = { ignore: [{ rule: 'broad-filesystem-root', file: '.mcp.json', reason: 'An example.' }] }
    repository({ '.mcp.json': BAD, 'mcp-audit.jsonc': settings })
    expect(staged().code).toBe(0)
    git('rm', '--quiet', '--cached', 'mcp-audit.jsonc')
    expect(staged().code).toBe(1)
  })

  it('is everything where our settings are taken out of a file that stays', () => {
    const ignore = [{ rule: 'broad-filesystem-root', reason: 'Wanted.' }]
    repository({ '.mcp.json': BAD, 'package.json': { name: 'x', 'mcp-audit': { ignore } } })
    at.write('package.json', { name: 'x' })
    git('add', '--all')
    expect(staged().code, 'the key is gone').toBe(1)
    git('rm', '--quiet', '--force', 'package.json')
    expect(staged().code, 'the file is gone').toBe(1)
  })

  it('is what a commit makes true of a file that it leaves alone', () => {
    const envFile = '${workspaceFolder}/.env'
    repository({ '.vscode/mcp.json': { servers: { a: { command: 'npx', args: ['a@1.0.0'], envFile } }, b: BROAD } })
    at.write('.env', 'MODE=fast\n')
    git('add', '.env')
    expect(rulesIn(json())).toEqual(['.vscode/mcp.json secret-file-in-git'])
    expect(rulesIn(json('--changed', '--', '.env'))).toEqual(['.vscode/mcp.json secret-file-in-git'])
    git('commit', '--quiet', '--message=Second')
    at.write('README.md', 'Hello.\n')
    git('add', '--all')
    expect(rulesIn(json())).toEqual([])
  })

  it('is everything where the settings of HEAD cannot be read', () => {
    repository({ '.mcp.json': BAD, 'package.json': '{ "mcp-audit": { "ignroe": [] } }' })
    at.write('README.md', 'Hello.\n')
    at.write('package.json', '{}')
    git('add', '--all')
    expect(staged().code).toBe(1)
  })

  it('goes by the settings that are staged, not by those that lie there', () => {
    repository()
    at.write('.mcp.json', BAD)
    at.write('mcp-audit.jsonc', { rules: { 'broad-filesystem-root': 'off' } })
    git('add', '.mcp.json')
    expect(staged().code).toBe(1)
    git('add', 'mcp-audit.jsonc')
    expect(staged().code).toBe(0)
    at.write('mcp-audit.jsonc', '{ broken')
    expect(staged().code).toBe(0)
    git('add', 'mcp-audit.jsonc')
    expect(staged().code).toBe(2)
  })
})

describe('files that have changed, as a hook names them', () => {
  it('may only be meant to be added', () => {
    repository({ '.mcp.json': BAD })
    at.write('mcp.json', BAD)
    git('add', '--intent-to-add', 'mcp.json')
    expect(new Set(json('--changed', '--', 'mcp.json', '.mcp.json').findings.map(({ file }) => file))).toEqual(
      new Set(['.mcp.json']),
    )
  })

  it('are told of as part of the project, with what differs from HEAD', () => {
    repository({ '.mcp.json': BAD, '.vscode/mcp.json': { servers: { files: BROAD } }, 'README.md': 'Hello.\n' })
    const told = (...args: readonly string[]) =>
      new Set(rulesIn(json('--changed', '--', ...args)).map((line) => line.split(' ')[0]))
    expect(told('README.md')).toEqual(new Set())
    expect(told('.mcp.json', 'README.md')).toEqual(new Set(['.mcp.json']))
    expect(staged('--changed', '--', '.mcp.json').err).toMatch(/^note: \d findings in files that have not changed are/)
    at.write('.cursor/mcp.json', BAD)
    git('add', '--all')
    expect(told('.mcp.json')).toEqual(new Set(['.mcp.json', '.cursor/mcp.json']))
  })

  it('are no more than names: those of no client are passed over, and none is an option', () => {
    repository({ 'config.yaml': 'a: {{ b }}\n', '--exit-zero/.mcp.json': BAD })
    expect(json('--changed', '--', 'config.yaml')).toMatchObject({ files: [], findings: [], problems: [] })
    expect(staged('--changed', '--', '--exit-zero/.mcp.json').code).toBe(1)
  })

  it('say that all is to be told where they are our own', () => {
    repository({ '.mcp.json': BAD, 'mcp-audit.jsonc': {} })
    expect(staged('--changed', '--', 'mcp-audit.jsonc').code).toBe(1)
  })

  it.skipIf(WINDOWS)('may be named by way of a folder that a link leads to', () => {
    repository({ 'a b/.mcp.json': BAD })
    const link = join(at.home, 'link')
    symlinkSync(at.project, link)
    const found = ['unpinned-package', 'broad-filesystem-root'].map((rule) => `a b/.mcp.json ${rule}`)
    expect(rulesIn(json('--changed', '--', join(link, 'a b/.mcp.json')))).toEqual(found)
    for (const path of [link, join(link, 'a b'), join(link, 'a b/.mcp.json')])
      expect(rulesIn(json(path))).toEqual(found)
    expect(staged(join(link, 'other.json')).err).toContain("Nothing is staged at 'other.json'")
    expect(staged(at.home).err).toContain('is outside')
  })

  it('are named, staged and no folder', () => {
    repository({ 'a/.mcp.json': GOOD })
    at.write('.mcp.json', BAD)
    const refused = (words: string, ...args: readonly string[]) =>
      expect(at.run(args), words).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) })
    refused('needs the paths', '--staged', '--changed')
    for (const path of ['.mcp.json', 'a', '../other', ''])
      refused('needs staged files', '--staged', '--changed', '--', path)
    refused("use it with '--staged'", '--changed', 'a/.mcp.json')
  })
})

describe('a commit that is being made', () => {
  /** What a hook would judge: its output ends up in a file. */
  function hook(): void {
    const script = `#!/bin/sh\n"${process.execPath}" "${PROGRAM}" --staged --format compact > verdict.txt 2>&1\n`
    writeFileSync(join(at.project, '.git/hooks/pre-commit'), script, { mode: 0o755 })
    chmodSync(join(at.project, '.git/hooks/pre-commit'), 0o755)
  }
  const commit = (...args: readonly string[]) =>
    spawnSync('git', [...WHO, 'commit', '--quiet', '--message=Next', ...args], {
      cwd: at.project,
      env: environment(at.home),
      encoding: 'utf8',
    }).status

  it.skipIf(WINDOWS)('is judged by the index that it names: of all that is tracked, and of a file alone', () => {
    repository({ '.mcp.json': GOOD, '.cursor/mcp.json': GOOD })
    hook()
    at.write('.mcp.json', BAD)
    expect(commit('--all'), 'all').toBe(1)
    expect(commit('.cursor/mcp.json'), 'nothing to commit').toBe(1)
    at.write('.cursor/mcp.json', servers({ notes: FINE, other: FINE }))
    git('add', '.mcp.json')
    expect(commit('.cursor/mcp.json'), 'the other file alone').toBe(0)
    expect(commit('.mcp.json'), 'the bad one alone').toBe(1)
  })

  it.skipIf(WINDOWS)('is judged in a linked work tree too', () => {
    repository({ '.mcp.json': GOOD })
    hook()
    git('worktree', 'add', '--quiet', '../linked')
    const linked = join(at.project, '../linked')
    writeFileSync(join(linked, '.mcp.json'), JSON.stringify(BAD))
    const run = spawnSync('git', [...WHO, 'commit', '-a', '--quiet', '--message=Next'], {
      cwd: linked,
      env: environment(at.home),
    })
    expect(run.status).toBe(1)
  })

  it.skipIf(WINDOWS)('is judged by way of a link to its folder, and by an index that lies elsewhere', () => {
    repository({ '.mcp.json': GOOD, 'README.md': 'Hello.\n' })
    hook()
    const link = join(at.home, 'link')
    symlinkSync(at.project, link)
    const commit = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
      spawnSync('git', [...WHO, 'commit', '--quiet', '--message=Next', ...args], {
        cwd: link,
        env: { ...environment(at.home), PWD: link, ...env },
      }).status
    at.write('.mcp.json', BAD)
    expect(commit({}, '--all'), 'bad').toBe(1)
    expect(readFileSync(join(at.project, 'verdict.txt'), 'utf8')).toContain('broad-filesystem-root')
    expect(commit({ GIT_DIR: join(link, '.git') }, '--all'), 'bad').toBe(1)
    expect(readFileSync(join(at.project, 'verdict.txt'), 'utf8')).toContain('broad-filesystem-root')
    at.write('README.md', 'Hello again.\n')
    expect(commit({}, 'README.md'), 'good').toBe(0)
    const elsewhere = join(at.home, 'index')
    copyFileSync(join(at.project, '.git/index'), elsewhere)
    expect(commit({ GIT_INDEX_FILE: elsewhere }, '--allow-empty'), 'good').toBe(0)
  })

  it('is not that of another repository, whose hook we were started by', () => {
    repository()
    at.write('.mcp.json', BAD)
    git('add', '.mcp.json')
    const other = join(at.project, '../other')
    mkdirSync(other)
    gitIn(other, ['init', '--quiet'])
    const run = at.run(['--staged'], {
      env: { GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, '.git/index'), GIT_WORK_TREE: other },
    })
    expect(run).toMatchObject({ code: 2, out: '', err: expect.stringContaining('GIT_INDEX_FILE') })
  })

  it('is refused with the reason where a repository keeps its files elsewhere', () => {
    gitIn(at.home, ['init', '--quiet', '--bare', 'dots'])
    const env = { GIT_DIR: join(at.home, 'dots'), GIT_WORK_TREE: at.project }
    const { code, err } = at.run(['--staged'], { env })
    expect(code).toBe(2)
    expect(err).toContain('ignores GIT_DIR and GIT_WORK_TREE')
  })

  it.skipIf(WINDOWS)('is refused where its repository keeps its index elsewhere', () => {
    git('init', '--quiet', '--bare', '../files')
    git('init', '--quiet')
    at.write('.mcp.json', BAD)
    const elsewhere = ['--git-dir=../files', '--work-tree=.']
    git(...elsewhere, 'add', '.mcp.json')
    const script = `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" --staged --quiet\n`
    mkdirSync(join(at.project, '../files/hooks'), { recursive: true })
    writeFileSync(join(at.project, '../files/hooks/pre-commit'), script, { mode: 0o755 })
    const run = spawnSync('git', [...WHO, ...elsewhere, 'commit', '--quiet', '--message=Next'], {
      cwd: at.project,
      env: environment(at.home),
    })
    expect(run.status).toBe(1)
  })
})

describe('what cannot be judged', () => {
  it('is told in a sentence, with exit code 2', () => {
    const refused = (words: string, ...args: readonly string[]) =>
      expect(staged(...args), words).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) })
    refused("needs a git repository, and '")
    expect(at.run(['--staged'], { env: { PATH: at.home } }).err).toContain('needs git, which could not be started')
    repository({ '.mcp.json': GOOD })
    refused('not standard input', '-')
    refused('not standard input', '--stdin-filename', '.mcp.json')
    refused("'--scope user'", '--scope', 'user')
    refused("'--tracked'", '--tracked')
    refused('is outside', '../home')
    refused('is outside', '.git/config')
    refused('Nothing is staged', 'missing.json')
    at.write('own.jsonc', {})
    refused("The settings file 'own.jsonc' is not staged.", '--config', 'own.jsonc')
    refused("The settings file 'none.jsonc' does not exist.", '--config', 'none.jsonc')
    git('checkout', '--quiet', '-b', 'other')
    at.write('.mcp.json', BAD)
    git('commit', '--quiet', '--all', '--message=Other')
    git('checkout', '--quiet', 'main')
    at.write('.mcp.json', servers({}))
    git('commit', '--quiet', '--all', '--message=Main')
    spawnSync('git', [...WHO, 'merge', 'other'], { cwd: at.project, env: environment(at.home) })
    refused("'.mcp.json' is not merged yet")
  })

  it('is told by why git does not read it', () => {
    repository()
    at.write('.mcp.json', BAD)
    git('add', '.mcp.json')
    const others = at.run(['--staged'], { env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } })
    expect(others).toMatchObject({
      code: 2,
      err: expect.stringMatching(/it belongs to another user \(see safe\.directory\)/),
    })
    const tree = git('rev-parse', 'HEAD^{tree}').trim()
    rmSync(join(at.project, '.git/objects', tree.slice(0, 2), tree.slice(2)))
    expect(staged()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('could not read all of the repository'),
    })
  })

  it('in a repository without a work tree', () => {
    git('init', '--quiet', '--bare', '.')
    expect(staged()).toMatchObject({ code: 2, err: expect.stringContaining('does not have one') })
  })

  it.skipIf(WINDOWS)('two names that are no UTF-8, each by itself', () => {
    repository()
    const object = gitIn(at.project, ['hash-object', '-w', '--stdin'], JSON.stringify(BAD)).trim()
    const names = [Buffer.from('ff', 'hex'), Buffer.from('fe', 'hex')]
    const lines = names.map((name) =>
      Buffer.concat([Buffer.from(`100644 ${object}\t`), name, Buffer.from('/.mcp.json\0')]),
    )
    const [first = Buffer.alloc(0)] = lines
    const put = (input: Buffer) =>
      spawnSync('git', ['update-index', '-z', '--index-info'], { cwd: at.project, env: environment(at.home), input })
    put(first)
    // As half a character, as git-tree.ts has it, which JSON spells.
    expect(rulesIn(json())).toContain('\\u{dcff}/.mcp.json broad-filesystem-root')
    put(Buffer.concat(lines))
    const rules = rulesIn(json())
    expect(rules).toContain('\\u{dcff}/.mcp.json broad-filesystem-root')
    expect(rules).toContain('\\u{dcfe}/.mcp.json broad-filesystem-root')
  })

  it.skipIf(WINDOWS)('a link out of it, a submodule, and what is too large or missing', () => {
    repository({ 'real.json': BAD })
    symlinkSync('../real.json', join(at.project, '.mcp.json'))
    git('add', '.mcp.json')
    expect(json().problems).toEqual([{ file: '.mcp.json', message: expect.stringContaining('symbolic link') }])
    expect(staged().out).toContain('No configuration that has changed could be judged.')
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD').trim()},module`)
    expect(staged('module/.mcp.json').err).toContain("belongs to the submodule 'module'")
    at.write('.cursor/mcp.json', ' '.repeat(16 * 2 ** 20 + 1))
    git('add', '.cursor/mcp.json')
    expect(rulesIn(json())).toContain('.cursor/mcp.json oversized-config')
    git('update-index', '--add', '--cacheinfo', `100644,${'1'.repeat(40)},.vscode/mcp.json`)
    expect(json().problems).toContainEqual({
      file: '.vscode/mcp.json',
      message: 'The file could not be read (its object is not in this clone).',
    })
    expect(staged('--strict').code).toBe(2)
  })

  it.skipIf(WINDOWS)('names with line breaks and quotes are names', () => {
    repository()
    at.write('a"\n\'b/.mcp.json', BAD)
    git('add', '--all')
    expect(rulesIn(json())).toContain('a"\n\'b/.mcp.json broad-filesystem-root')
  })
})

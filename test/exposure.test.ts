/** What we say git does with a file, against what git itself says, in repositories that git made. */

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { clients } from '../src/clients/index.ts'
import { Exposures } from '../src/discover/exposure.ts'
import { endingLike, theseOf, trackedIn } from '../src/discover/git-index.ts'
import { indexedBelow } from '../src/discover/indexed.ts'
import { listingOf, matters } from '../src/discover/listing.ts'
import { everyLocation, type Machine } from '../src/discover/machine.ts'
import { PatternIndex } from '../src/discover/patterns.ts'
import { disk } from '../src/io.ts'
import { bytes, LINUX, memory, scanFiles, secret } from './fixtures.ts'
import { gitIndex } from './git.ts'
import { expectAtOnce } from './growth.ts'

const work = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-git-')))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const HOME = join(work, 'home')
const machine: Machine = { os: 'linux', home: HOME, env: {} }

function git(folder: string, ...args: readonly string[]): string {
  const run = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME, GIT_CONFIG_NOSYSTEM: '1' },
  })
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`)
  return run.stdout
}

function repository(name: string, files: Readonly<Record<string, string>>, ...init: readonly string[]): string {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  mkdirSync(HOME, { recursive: true })
  git(folder, 'init', '--quiet', ...init)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const stateOf = (path: string) => new Exposures(disk, machine).git(path)

describe('what git does with a file', () => {
  it.each([
    ['version 2', [], ['2']],
    ['version 4, with names that share their beginnings', [], ['4']],
    ['names of objects in SHA-256', ['--object-format=sha256'], ['2']],
    ['both', ['--object-format=sha256'], ['4']],
  ] as const)('is read from an index of %s', (form, init, [version]) => {
    const files = { '.mcp.json': '{}', 'a/.mcp.json': '{}', 'a/b/.cursor/mcp.json': '{}', 'ä/mcp.json': '{}' }
    const folder = repository(`index-${form.replace(/\W+/g, '-')}`, { ...files, 'b/mcp.json': '{}' }, ...init)
    git(folder, 'add', ...Object.keys(files))
    git(folder, 'update-index', `--index-version=${version}`)
    for (const path of Object.keys(files)) expect(stateOf(join(folder, path)), path).toBe('tracked')
    expect(stateOf(join(folder, 'b/mcp.json'))).toBe('untracked')
    expect(stateOf(join(folder, 'mcp.json'))).toBe('untracked')
  })

  it.each([
    ['version 2', [], '2'],
    ['version 4', [], '4'],
    ['SHA-256', ['--object-format=sha256'], '2'],
  ] as const)('is read from a split index of %s', (form, init, version) => {
    const shared = Array.from({ length: 300 }, (_, at) => `f/${String(at).padStart(3, '0')}.json`)
    const names = ['.mcp.json', 'a/.mcp.json', 'gone.json', ...shared]
    const files = Object.fromEntries(names.map((name) => [name, '{}']))
    const folder = repository(
      `split-${form.replace(/\W+/g, '-')}`,
      { ...files, 'new.json': '{}', 'b.json': '{}' },
      ...init,
    )
    git(folder, 'add', ...names)
    git(folder, 'update-index', `--index-version=${version}`)
    git(folder, '-c', 'splitIndex.maxPercentChange=100', 'update-index', '--split-index')
    const split = (...args: readonly string[]) => git(folder, '-c', 'splitIndex.maxPercentChange=100', ...args)
    split('rm', '--quiet', '--cached', 'gone.json', ...shared.slice(64, 200))
    writeFileSync(join(folder, 'a/.mcp.json'), '{ }')
    split('add', 'new.json', 'a/.mcp.json')
    const tracked = new Set(git(folder, 'ls-files').split('\n'))
    for (const name of [...names, 'new.json', 'b.json'])
      expect(stateOf(join(folder, name)), name).toBe(tracked.has(name) ? 'tracked' : 'untracked')
    for (const name of readdirSync(join(folder, '.git')).filter((each) => each.startsWith('sharedindex.')))
      rmSync(join(folder, '.git', name))
    expect(stateOf(join(folder, '.mcp.json')), 'cannot be read').toBeUndefined()
  })

  it('is asked of the work tree that a file lies in', () => {
    const folder = repository('main', { '.mcp.json': '{}' })
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '-m', 'one')
    const tree = join(work, 'tree')
    git(folder, 'worktree', 'add', '--quiet', tree)
    expect(stateOf(join(tree, '.mcp.json'))).toBe('tracked')
    git(tree, 'rm', '--quiet', '--cached', '.mcp.json')
    expect(stateOf(join(tree, '.mcp.json'))).toBe('untracked')
    expect(stateOf(join(folder, '.mcp.json'))).toBe('tracked')
  })

  it('is asked of a sub-module', () => {
    const inner = repository('inner', { '.mcp.json': '{}' })
    git(inner, 'add', '.')
    git(inner, 'commit', '--quiet', '-m', 'one')
    const outer = repository('outer', {})
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub')
    expect(stateOf(join(outer, 'sub/.mcp.json'))).toBe('tracked')
    writeFileSync(join(outer, 'sub/mcp.json'), '{}')
    expect(stateOf(join(outer, 'sub/mcp.json'))).toBe('untracked')
  })

  it('is asked of a work tree that leads there and back by relative paths', () => {
    const folder = repository('relative', { '.mcp.json': '{}' })
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '-m', 'one')
    const tree = join(work, 'relative-tree')
    git(folder, 'worktree', 'add', '--quiet', tree)
    // As git 2.48 and later write them where `worktree.useRelativePaths` is set.
    writeFileSync(join(tree, '.git'), 'gitdir: ../relative/.git/worktrees/relative-tree\n')
    const back = join(folder, '.git/worktrees/relative-tree/gitdir')
    writeFileSync(back, '../../../../relative-tree/.git\n')
    expect(stateOf(join(tree, '.mcp.json'))).toBe('tracked')
    git(tree, 'rm', '--quiet', '--cached', '.mcp.json')
    expect(stateOf(join(tree, '.mcp.json'))).toBe('untracked')
    writeFileSync(back, '../../../../another-tree/.git\n')
    expect(stateOf(join(tree, '.mcp.json'))).toBeUndefined()
  })

  it('is asked of a sub-module of a work tree, which has a clone of its own', () => {
    const inner = repository('tree-inner', { '.mcp.json': '{}' })
    git(inner, 'add', '.')
    git(inner, 'commit', '--quiet', '-m', 'one')
    const outer = repository('tree-outer', {})
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub')
    git(outer, 'commit', '--quiet', '-m', 'two')
    const tree = join(work, 'tree-of-outer')
    git(outer, 'worktree', 'add', '--quiet', tree)
    git(tree, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'update', '--init')
    expect(stateOf(join(tree, 'sub/.mcp.json'))).toBe('tracked')
    git(join(tree, 'sub'), 'rm', '--quiet', '--cached', '.mcp.json')
    expect(stateOf(join(tree, 'sub/.mcp.json'))).toBe('untracked')
    expect(stateOf(join(outer, 'sub/.mcp.json'))).toBe('tracked')
  })

  it('is not believed of a `.git` file that leads elsewhere', () => {
    const victim = repository('victim', { 'mcp.json': '{}' })
    git(victim, 'add', '.')
    const folder = join(work, 'forged')
    mkdirSync(folder)
    writeFileSync(join(folder, '.git'), `gitdir: ${victim}/.git\n`)
    writeFileSync(join(folder, 'mcp.json'), '{}')
    // Not tracked, but nor is it known that nothing ignores it.
    expect(stateOf(join(folder, 'mcp.json'))).toBeUndefined()
  })

  it('is nothing outside a repository, or where git would see none', () => {
    const folder = join(work, 'nothing')
    mkdirSync(join(folder, '.git/info'), { recursive: true })
    expect(stateOf(join(folder, '.mcp.json'))).toBeUndefined()
    const inside = join(repository('around', {}), 'inside')
    mkdirSync(join(inside, '.git'), { recursive: true })
    writeFileSync(join(work, 'around/.gitignore'), 'inside/\n')
    expect(stateOf(join(inside, '.mcp.json'))).toBe('ignored')
  })

  it('is unknown where the index leaves it open: half of it lost, a folder as one entry, or more than can be read', () => {
    const split = repository('split', { '.mcp.json': '{}', 'mcp.json': '{}' })
    git(split, 'add', '.')
    git(split, 'update-index', '--split-index')
    expect(stateOf(join(split, '.mcp.json'))).toBe('tracked')
    for (const name of readdirSync(join(split, '.git'))) if (/^shared/.test(name)) rmSync(join(split, '.git', name))
    expect(stateOf(join(split, '.mcp.json'))).toBeUndefined()
    const sparse = repository('sparse', { 'a/.mcp.json': '{}', 'b/.mcp.json': '{}', 'b/c/mcp.json': '{}' })
    git(sparse, 'add', '.')
    git(sparse, 'commit', '--quiet', '-m', 'one')
    git(sparse, 'sparse-checkout', 'init', '--cone', '--sparse-index')
    git(sparse, 'sparse-checkout', 'set', 'a')
    expect(stateOf(join(sparse, 'a/.mcp.json'))).toBe('tracked')
    expect(stateOf(join(sparse, 'b/c/mcp.json'))).toBeUndefined()
    const large = repository('large', {})
    writeFileSync(join(large, '.git/index'), '')
    truncateSync(join(large, '.git/index'), 200 * 2 ** 20)
    expect(stateOf(join(large, '.mcp.json'))).toBeUndefined()
  })

  it('heeds the list that a repository keeps for all its work trees, and a sub-module for itself', () => {
    const main = repository('lists', { '.mcp.json': '{}' })
    git(main, 'add', '.')
    git(main, 'commit', '--quiet', '-m', 'one')
    writeFileSync(join(main, '.git/info/exclude'), 'mcp.json\n')
    const tree = join(work, 'lists-tree')
    git(main, 'worktree', 'add', '--quiet', tree)
    expect(stateOf(join(tree, 'mcp.json'))).toBe('ignored')
    const outer = repository('lists-outer', {})
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', main, 'sub')
    writeFileSync(join(outer, '.git/modules/sub/info/exclude'), 'other.json\n')
    expect(stateOf(join(outer, 'sub/other.json'))).toBe('ignored')
    expect(stateOf(join(outer, 'sub/mcp.json'))).toBe('untracked')
  })

  it('heeds what a repository and its user say in their settings, and runs nothing of it', () => {
    const folder = repository('settings', { 'elsewhere.txt': 'mcp.json\n' })
    const settings = join(folder, '.git/config')
    const said = (text: string, path = 'mcp.json') => {
      writeFileSync(settings, text)
      return stateOf(join(folder, path))
    }
    const proof = join(work, 'proof')
    expect(said(`[core]\n\tfsmonitor = touch ${proof}\n[core]excludesFile = "elsewhere.txt" # mine`)).toBe('ignored')
    expect(said('[core]\n\texcludesfile = "elsewhere.txt# not mine"\n')).toBe('untracked')
    expect(said('[core]\n\texcludesfile = "elsewhere.txt" ; mine\n[other]\n\texcludesfile = no\n')).toBe('ignored')
    expect(said('[core]\n\texcludesfile = ""\n')).toBe('untracked')
    expect(said(`; ${'x'.repeat(5000)}\n[core]\n\texcludesfile = \\"elsewhere.txt\n`)).toBe('untracked')
    expect(said(`; ${'x'.repeat(5000)}\n[core]\n\texcludesfile = elsewhere.txt\n`)).toBe('ignored')
    writeFileSync(join(folder, '.gitignore'), 'MCP.json\n')
    expect([said('[core]\n\tignoreCase\n'), said('[core]\n\tignorecase = false\n')]).toEqual(['ignored', 'untracked'])
    writeFileSync(join(HOME, '.gitconfig'), '[include]\n\tpath = more\n[includeIf "x"]\n\tpath = ~/.gitconfig\n')
    writeFileSync(join(HOME, 'more'), `[include]\n\tpath = ~/more\n[core]\n\texcludesFile = ${folder}/elsewhere.txt\n`)
    expect(said('')).toBe('ignored')
    rmSync(join(HOME, '.gitconfig'))
    expect(existsSync(proof)).toBe(false)
  })

  it('is read once for all that are asked about', () => {
    const folder = '/repo'
    const index = gitIndex(['a/.mcp.json', 'b/.mcp.json'])
    const files = memory(
      new Map([
        [`${folder}/.git/HEAD`, bytes('ref: refs/heads/main\n')],
        [`${folder}/.git/index`, index],
      ]),
    )
    let reads = 0
    const counting: typeof files = {
      ...files,
      read: (path, ...how) => {
        if (path.endsWith('/index')) reads++
        return files.read(path, ...how)
      },
    }
    const paths = ['a', 'b', 'c'].map((name) => `${folder}/${name}/.mcp.json`)
    const exposures = new Exposures(counting, LINUX, paths)
    expect(paths.map((path) => exposures.git(path))).toEqual(['tracked', 'tracked', 'untracked'])
    expect(reads).toBe(1)
  })

  it('heeds the user’s own list, wherever it is kept', () => {
    const folder = repository('of-user', { '.claude/settings.local.json': '{}', 'other.json': '{}' })
    mkdirSync(join(HOME, '.config/git'), { recursive: true })
    writeFileSync(join(HOME, '.config/git/ignore'), '**/.claude/settings.local.json\n')
    writeFileSync(join(HOME, '.gitconfig'), '[core]\n\texcludesFile = ~/elsewhere\n')
    writeFileSync(join(HOME, 'elsewhere'), 'other.json\n')
    expect(stateOf(join(folder, 'other.json'))).toBe('ignored')
    rmSync(join(HOME, '.gitconfig'))
    expect(stateOf(join(folder, 'other.json'))).toBe('untracked')
    expect(stateOf(join(folder, '.claude/settings.local.json'))).toBe('ignored')
    rmSync(join(HOME, '.config'), { recursive: true })
  })

  it('is what `git check-ignore` says, for any ignore files', () => {
    const folder = repository('ignores', {})
    const pattern = fc.constantFrom(
      '*', '*.json', '!*.json', '/mcp.json', 'mcp.json', '!mcp.json', 'a', 'a/', '/a/', '!a/', 'a/*', '!a/b', 'a/**', '**/b',
      '**/b/mcp.json', 'a/**/mcp.json', '.cursor', '.cursor/*', '!.cursor/mcp.json', '[ab]', '[!a]/mcp.json', '?', '\\!x',
      '# comment', ' ', 'mcp.json ', 'b\\ ', '*p.js*', 'MCP.json',
    ) // biome-ignore format: a table
    const list = fc.array(pattern, { maxLength: 5 })
    const paths = ['mcp.json', 'a/mcp.json', 'a/b/mcp.json', 'b/.cursor/mcp.json', 'a/b/c/x.json', '!x', '.cursor/mcp.json', 'a/b'] // biome-ignore format: a table
    fc.assert(
      fc.property(list, list, list, (root, inner, excluded) => {
        mkdirSync(join(folder, 'a/b/c'), { recursive: true })
        writeFileSync(join(folder, '.gitignore'), root.join('\n'))
        writeFileSync(join(folder, 'a/.gitignore'), inner.join('\n'))
        writeFileSync(join(folder, '.git/info/exclude'), excluded.join('\n'))
        const run = spawnSync('git', ['check-ignore', '--no-index', '--stdin', '-z'], {
          cwd: folder,
          input: paths.filter((path) => path !== 'a/b').join('\0'),
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME, GIT_CONFIG_NOSYSTEM: '1' },
        })
        const ignored = new Set(run.stdout.split('\0'))
        const exposures = new Exposures(disk, machine)
        for (const path of paths.filter((path) => path !== 'a/b'))
          expect([path, exposures.git(join(folder, path))]).toEqual([path, ignored.has(path) ? 'ignored' : 'untracked'])
      }),
      { numRuns: 150 },
    )
  })
})

describe('what a repository tracks below a folder', () => {
  const patterns = new PatternIndex(clients)
  const FILES = [
    '.cursor/mcp.json',
    '.mcp.json',
    'a/.mcp.json~',
    'a/.vscode/mcp.json',
    'a/b/.mcp.json.bak',
    'a/b/src/index.ts',
    'a/dot_codex/private_config.toml.tmpl',
    'a/mcp/SERVERS.JSON',
    'a/mcp-ä.yaml',
    'ab/mcp.json',
    'readme.md',
  ]

  it.each([
    ['version 2', [], '2'],
    ['version 4', [], '4'],
    ['SHA-256', ['--object-format=sha256'], '2'],
  ] as const)('is read from an index of %s as git lists it', (form, init, version) => {
    const folder = repository(
      `listed-${form.replace(/\W+/g, '-')}`,
      Object.fromEntries([...FILES, 'new/.mcp.json'].map((name) => [name, '{}'])),
      ...init,
    )
    symlinkSync('a', join(folder, '.gemini'))
    git(folder, 'add', ...FILES, '.gemini')
    git(folder, 'update-index', `--index-version=${version}`)
    const compare = () => {
      for (const below of [folder, join(folder, 'a'), join(folder, 'a/b'), join(folder, 'none')]) {
        const names = git(folder, '-c', 'core.quotePath=false', 'ls-files', '--', below)
          .split('\n')
          .filter(Boolean)
          .map((name) => relative(below, join(folder, name)))
        const listed = listingOf(below, names, patterns)
        const indexed = indexedBelow(below, patterns, disk)
        expect([...(indexed?.files ?? [])].sort(), below).toEqual([...listed.files].sort())
        expect([...(indexed?.folders ?? [])].sort(), below).toEqual([...listed.folders].sort())
        for (const name of [...FILES, 'new/.mcp.json', 'none'])
          expect(indexed?.has(join(folder, name)), name).toBe(listed.has(join(folder, name)))
      }
    }
    compare()
    expect(indexedBelow(folder, patterns, disk)?.files.size).toBe(10)
    git(folder, '-c', 'splitIndex.maxPercentChange=100', 'update-index', '--split-index')
    git(folder, '-c', 'splitIndex.maxPercentChange=100', 'rm', '--quiet', '--cached', 'a/.vscode/mcp.json')
    compare()
  })

  it('is nothing before the first file, and git’s to say where the index leaves it open', () => {
    const folder = repository('to-say', { 'a/.mcp.json': '{}', 'b/.mcp.json': '{}' })
    expect(indexedBelow(folder, patterns, disk)?.files.size).toBe(0)
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '-m', 'one')
    expect(indexedBelow(folder, patterns, disk)?.files.size).toBe(2)
    const settings = readFileSync(join(folder, '.git/config'), 'utf8')
    for (const more of [
      '[core]\n\tworktree = /tmp\n',
      '[include]\n\tpath = x\n',
      '[includeIf "gitdir:x"]\n\tpath = x\n',
    ]) {
      writeFileSync(join(folder, '.git/config'), settings + more)
      expect(indexedBelow(folder, patterns, disk), more).toBeUndefined()
    }
    writeFileSync(join(folder, '.git/config'), settings)
    git(folder, 'sparse-checkout', 'init', '--cone', '--sparse-index')
    git(folder, 'sparse-checkout', 'set', 'a')
    expect(indexedBelow(folder, patterns, disk)).toBeUndefined()
    expect(indexedBelow(join(work, 'in-none'), patterns, disk)).toBeUndefined()
  })

  it('is told by the endings of names, of which none is missed', () => {
    const { mayEnd } = endingLike(patterns.endings(), () => true)
    for (const ending of patterns.endings()) expect(bytes(ending).length, ending).toBeGreaterThanOrEqual(3)
    const known = clients.flatMap(({ files }) => files.flatMap(({ path }) => everyLocation(path)))
    const name = fc.oneof(
      fc.constantFrom(...known.map((location) => (location.split('/').at(-1) ?? '').replaceAll('*', 'x'))),
      fc.stringMatching(/^[a-z.-]{0,4}mcp[a-z.-]{0,8}\.(?:json|JSONC|ya?ml|toml)$/),
      fc.stringMatching(/^\.[a-z]{2,9}$/),
    )
    const folder = fc.constantFrom('mcp', 'src', ...new Set(known.map((location) => location.split('/').at(-2) ?? '')))
    const added = fc.constantFrom(
      '',
      '~',
      '.bak',
      '.example',
      '.tmpl',
      '.orig',
      '.bak1',
      '.1762037208693',
      '_backup-20260131T1200Z',
    )
    fc.assert(
      fc.property(fc.constantFrom('', 'dot_', 'private_dot_'), name, added, folder, (before, name, after, folder) => {
        const path = `${folder}/${before}${name}${after}`
        fc.pre(matters(path, '', patterns))
        expect(mayEnd(bytes(path), 0, bytes(path).length), path).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('an index', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z.ä/]{0,39}[a-z.ä]$/), { minLength: 1, maxLength: 40 })
  const form = fc.record({
    version: fc.constantFrom(2 as const, 3 as const, 4 as const),
    hash: fc.constantFrom(20 as const, 32 as const),
  })

  it('gives the wanted names that stand in it', () => {
    fc.assert(
      fc.property(names, form, fc.nat(40), (names, form, cut) => {
        const wanted = new Set([...names.slice(cut), 'not/in/it'])
        expect(trackedIn(gitIndex(names, form), theseOf(wanted))).toEqual(new Set(names.slice(cut)))
      }),
    )
  })

  it('is never believed when it is cut off or changed, and never throws', () => {
    const wanted = new Set(['.mcp.json'])
    fc.assert(
      fc.property(names, form, fc.nat(), fc.nat(255), (names, form, at, byte) => {
        const index = gitIndex(names, form)
        index[at % index.length] = byte
        expect(() => trackedIn(index, theseOf(wanted))).not.toThrow()
        expect(() => trackedIn(index.subarray(0, at % index.length), theseOf(wanted))).not.toThrow()
      }),
    )
    expect(trackedIn(bytes('DIRC'), theseOf(wanted))).toBeUndefined()
    expect(trackedIn(gitIndex(['.mcp.json']).subarray(0, 40), theseOf(wanted))).toBeUndefined()
  })
})

describe('an ignore file made to take time', () => {
  it.each([
    ['many stars', '*a', 400, '*b'],
    ['many stars of two letters', '*aa', 300, '*b'],
    ['many double stars', '**/', 300, 'b'],
    ['nested classes', '[a-z]*', 152, 'b'],
    ['many questions', '?*', 300, 'b'],
  ])('takes none: %s', async (what, unit, most, end) => {
    const folder = `/repo/${'a'.repeat(200)}/${'aab'.repeat(80)}`
    const prepare = (size: number) => {
      const files = memory(
        new Map([
          ['/repo/.git/HEAD', bytes('ref: refs/heads/main\n')],
          ['/repo/.git/index', gitIndex(['x'])],
          ['/repo/.gitignore', bytes(`${unit.repeat(size)}${end}\n`.repeat(200))],
          [`${folder}/.mcp.json`, bytes('{}')],
        ]),
      )
      return () => new Exposures(files, LINUX).git(`${folder}/.mcp.json`)
    }
    await expectAtOnce(most, { enough: 100 }, prepare, what)
  })
})

it('does not look into the permissions of files in CI', async () => {
  const path = '/home/dev/.cursor/mcp.json'
  const text = JSON.stringify({ mcpServers: { a: { command: 'x', env: { GITHUB_TOKEN: secret('github-classic') } } } })
  const files = new Map([[path, bytes(text)]])
  const { giveModes } = await import('./fixtures.ts')
  giveModes(files, new Map([[path, 0o644]]))
  const rulesWith = async (permissions: boolean) =>
    (await scanFiles(files, { permissions })).report.findings.map(({ rule }) => rule)
  expect(await rulesWith(true)).toContain('config-file-permissions')
  expect(await rulesWith(false)).not.toContain('config-file-permissions')
})

// Tags a release: a commit on top of HEAD that holds what the Action and the pre-commit hook run, which are taken from git
// and install nothing. The branch, the index and the work tree stay as they are.
//   node scripts/release-tag.mjs           makes the commit, and tags it v<version>
//   node scripts/release-tag.mjs --check v0.1.0   makes nothing; fails unless that tag holds what a build of its parent gives
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Taken from the commit as they are. A pushed tag starts the workflow that the tag itself holds, with its version of Node. */
const BESIDES = [
  'README.md',
  'LICENSE',
  'action.yml',
  '.pre-commit-hooks.yaml',
  '.node-version',
  '.github/workflows/release.yml',
]

const [flag, checked] = process.argv.slice(2)
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const name = `v${manifest.version}`
const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-tag-'))

try {
  if (flag === '--check') {
    if (checked === undefined) throw new Error('--check names no tag')
    const made = treeOf(git(['rev-parse', `${checked}^1`]))
    const tagged = git(['rev-parse', `${checked}^{tree}`])
    if (made !== tagged)
      throw new Error(
        `${checked} is not what this build gives:\n${git(['diff-tree', '-r', '--name-status', tagged, made])}`,
      )
    console.log(`${checked} holds what this build gives`)
  } else {
    if (flag !== undefined) throw new Error(`unknown option ${flag}`)
    const dirty = git(['status', '--porcelain', '--untracked-files=no'])
    if (dirty !== '') throw new Error(`what is not committed is in no release:\n${dirty}`)
    const node = readFileSync('.node-version', 'utf8').trim()
    // The bill of materials names it.
    if (process.versions.node !== node)
      throw new Error(`a release is built by Node ${node}, and this is ${process.versions.node}`)
    const head = git(['rev-parse', 'HEAD'])
    // As old as what it is made from, so that the same sources give the same commit.
    const date = git(['log', '-1', '--format=%cI', head])
    const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    const commit = git(['commit-tree', treeOf(head), '-p', head, '-m', `Release ${name}`], { env })
    git(['tag', '--annotate', '--message', `mcp-audit ${manifest.version}`, name, commit])
    console.log(`${name} ${commit}\nPush it with 'git push origin ${name}'.`)
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The tree of what `npm pack` would pack and what git is asked for, as a commit on top of `head` has it. */
function treeOf(head) {
  const env = { GIT_INDEX_FILE: join(folder, 'index') }
  git(['read-tree', '--empty'], { env })
  const lines = packed().map((path) => `100644 ${object(path)}\t${path}`)
  // Started as a program by whoever installs the tag.
  const entries = lines.map((line) => (line.endsWith('\tdist/cli.js') ? line.replace('100644', '100755') : line))
  for (const path of BESIDES) entries.push(git(['ls-tree', head, '--', path]).replace(/^(\d+) blob (\w+)\t/, '$1 $2\t'))
  entries.push(`100644 ${git(['hash-object', '-w', '--stdin'], { input: lean() })}\tpackage.json`)
  git(['update-index', '--add', '-z', '--index-info'], { env, input: entries.map((entry) => `${entry}\0`).join('') })
  return git(['write-tree'], { env })
}

/**
 * The files of the package but those that are taken from the commit, and but what V8 made of the program, which is half a
 * megabyte for one version of Node on one machine.
 */
function packed() {
  const npm = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) throw new Error(`npm cannot pack: ${npm.stderr}`)
  const [{ files }] = JSON.parse(npm.stdout)
  const paths = files.map(({ path }) => path)
  if (!paths.includes('dist/program.js')) throw new Error("there is no build: run 'npm run build'")
  return paths.filter((path) => path !== 'package.json' && !BESIDES.includes(path) && !path.endsWith('.v8')).sort()
}

/** As it lies there: no filter and no line ending of somebody's settings. */
function object(path) {
  return git(['hash-object', '-w', '--no-filters', '--', path])
}

/** What npm reads when somebody installs from the tag: nothing to run, and nothing to install besides. */
function lean() {
  const { scripts: _, devDependencies: __, ...rest } = manifest
  return `${JSON.stringify(rest, undefined, 2)}\n`
}

function git(args, { env = {}, input } = {}) {
  const run = spawnSync('git', args, { encoding: 'utf8', env: { ...process.env, ...env }, input, maxBuffer: 2 ** 28 })
  if (run.status !== 0) throw new Error(`git ${args[0]}: ${run.stderr}`)
  return run.stdout.trim()
}

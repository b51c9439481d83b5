/** The package as it is published: packed, and installed from the tarball where nothing else is. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { built, environment } from './program.ts'

export const WINDOWS = process.platform === 'win32'

/** Where a test packs and installs; goes away with `remove`. */
export interface Installation {
  readonly folder: string
  readonly tarball: string
  /** The project that depends on the package and on nothing else. */
  readonly project: string
  /** The package in there. */
  readonly installed: string
  remove(): void
}

/** Runs npm; `env` is `isolated` unless something is to be downloaded, which needs the machine's own settings. */
function npm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): string {
  const run = spawnSync('npm', [...args], { cwd, env, encoding: 'utf8', shell: WINDOWS })
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')}: ${run.stderr}`)
  return run.stdout
}

/** By itself npm has a cache of its own and nothing in it. */
function isolated(folder: string): NodeJS.ProcessEnv {
  return { ...environment(folder), npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' }
}

/** Packs the package whose sources lie in `sources`, and gives the path of the tarball. */
export function pack(sources: string, folder: string): string {
  npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], sources, isolated(folder))
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '')
}

/** Builds the program unless that has been done, packs it and installs the tarball. */
export function installation(): Installation {
  built()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-pack-')))
  const tarball = pack(process.cwd(), folder)
  const project = join(folder, 'empty')
  mkdirSync(project)
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball], project, isolated(folder))
  return {
    folder,
    tarball,
    project,
    installed: join(project, 'node_modules/mcp-audit'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Another version of Node, downloaded into a folder; gives the program's path. */
export function nodeOf(version: string, folder: string): string {
  const platform = WINDOWS ? 'win' : process.platform
  const prefix = join(folder, `node-${version}`)
  const name = `node-${platform}-${process.arch}`
  npm(['install', '--prefix', prefix, '--no-audit', '--no-fund', `${name}@${version}`], folder, process.env)
  const node = join(prefix, 'node_modules', name, WINDOWS ? 'bin/node.exe' : 'bin/node')
  const run = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (run.stdout !== `v${version}\n` && !run.stdout.startsWith(`v${version}.`))
    throw new Error(`Node ${version} was asked for and ${run.stdout} came: ${run.stderr}`)
  return node
}

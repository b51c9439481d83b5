/** What stands around the files that were read: who can get at them, at which version their packages lie there, what npm reads. */

import { envFilesOf } from './discover/env-files.ts'
import { EnvHooks } from './env-hooks.ts'
import type { FileSystem } from './io.ts'
import { startedInPlace } from './knowledge/packages/fetched.ts'
import { mayNameEnvFile } from './knowledge/paths/env-file-names.ts'
import type { LoadOptions } from './load.ts'
import type { ConfigFile, EnvFile } from './model.ts'
import { NpmProjects } from './npm-projects.ts'

export interface Loaded {
  readonly config: ConfigFile
  /** Absolute. */
  readonly path: string
  readonly mode: number | undefined
}

/** The files with all of that, as far as a rule asks for it. `shown`: how a path is reported. */
export async function withSurroundings(
  read: readonly Loaded[],
  options: LoadOptions,
  shown: (path: string) => string,
  fs: FileSystem,
): Promise<ConfigFile[]> {
  return inPlace(await exposed(startedByNpm(read, options, shown, fs), options, shown, fs), options, fs)
}

/** The files, and of those that hold something worth having, or were not meant for others, who can get at them. */
async function exposed(
  read: readonly Loaded[],
  options: LoadOptions,
  shown: (path: string) => string,
  fs: FileSystem,
): Promise<ConfigFile[]> {
  const { buffer, rules, machines } = options
  const nameless = buffer?.nameless ? buffer.path : undefined
  const exposed = new Set(read.flatMap(({ config, path }) => (path !== nameless && mayBeExposed(config) ? [path] : [])))
  if (exposed.size === 0 || !rules.some(({ asks }) => asks === 'exposure')) return read.map(({ config }) => config)
  const { Exposures } = await import('./discover/exposure.ts')
  const exposures = new Exposures(fs, machines[0], [...exposed])
  const git = options.git ?? ((path) => exposures.git(path))
  const hooks = new EnvHooks(options.request.root, fs)
  const configs: ConfigFile[] = []
  for (const { config, path, mode } of read) {
    if (!exposed.has(path)) {
      configs.push(config)
      continue
    }
    const onMachine = options.permissions && (config.scope === 'user' || config.scope === 'managed')
    const envFiles: EnvFile[] = []
    for (const file of envFilesOf(config, path, fs))
      envFiles.push({
        ...file,
        path: shown(file.path),
        git: git(file.path),
        hooks: await hooks.in(file.path),
      })
    const { others, ...rest } = exposures.of({ path, mode, onMachine })
    const folder = others?.folder === undefined ? undefined : shown(others.folder)
    configs.push({
      ...config,
      exposure: { ...rest, git: git(path), ...(others && { others: { ...others, folder } }), envFiles },
    })
  }
  return configs
}

/** The files, and of those whose servers are started from a package in place, at which version that is. */
async function inPlace(read: ConfigFile[], { rules }: LoadOptions, fs: FileSystem): Promise<ConfigFile[]> {
  const asked = new Set(rules.some(({ asks }) => asks === 'versions') ? read.filter(startsPackages) : [])
  if (asked.size === 0) return read
  const { PackagesInPlace } = await import('./installed/in-place.ts')
  const packages = new PackagesInPlace(fs)
  const configs: ConfigFile[] = []
  for (const config of read) {
    const { absolute } = config
    const isKnown = absolute !== undefined && asked.has(config)
    configs.push(isKnown ? { ...config, versions: await packages.versionsIn(config, absolute) } : config)
  }
  return configs
}

/** The files, and of those whose servers npm starts, what it reads where it does. */
function startedByNpm(
  read: readonly Loaded[],
  { request, buffer }: LoadOptions,
  shown: (path: string) => string,
  fs: FileSystem,
): readonly Loaded[] {
  const projects = new NpmProjects(request.root, fs, shown)
  return read.map((loaded) => {
    const isNameless = buffer?.nameless && loaded.path === buffer.path
    const npm = isNameless ? [] : projects.of(loaded.config, loaded.path)
    return npm.length > 0 ? { ...loaded, config: { ...loaded.config, npm } } : loaded
  })
}

function startsPackages({ servers }: ConfigFile): boolean {
  return servers.some(({ launch }) => startedInPlace(launch).length > 0)
}

function mayBeExposed({ secrets, personal, copy, scope, servers }: ConfigFile): boolean {
  return (
    personal ||
    copy ||
    scope === 'user' ||
    scope === 'managed' ||
    secrets.some(({ kind }) => kind !== 'placeholder') ||
    servers.some(mayNameEnvFile)
  )
}

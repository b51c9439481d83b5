/** Where programs keep what they have fetched or installed, on each system. Read 2026-11, from the sources named. */

import type { Location, Os } from '../client.ts'
import { expandLocation, locationsFor, type Machine, overriddenLocation, slashed } from '../discover/machine.ts'
import type { Reader } from './reader.ts'

interface Store {
  /** Variables that move it, as in `ClientFile.overrides`; the first that is set is the only one. */
  readonly overrides?: Readonly<Record<string, string>>
  readonly path: { readonly [os in Os]?: Location }
}

/** @npmcli/config 10, definitions.js: `cache`, and below it `_npx` and `_cacache`. */
const NPM_CACHE: Store = {
  overrides: { npm_config_cache: '', NPM_CONFIG_CACHE: '' },
  path: { linux: '~/.npm', darwin: '~/.npm', win32: '{localAppData}/npm-cache' },
}

/** pnpm.io/settings/other#cachedir. */
export const PNPM_CACHE: Store = {
  overrides: { pnpm_config_cache_dir: '', npm_config_cache_dir: '', XDG_CACHE_HOME: 'pnpm' },
  path: { linux: '~/.cache/pnpm', darwin: '~/Library/Caches/pnpm', win32: '{localAppData}/pnpm-cache' },
}

/** bun.com/docs/pm/global-cache. */
export const BUN_CACHE: Store = {
  overrides: { BUN_INSTALL_CACHE_DIR: '', BUN_INSTALL: 'install/cache' },
  path: { linux: '~/.bun/install/cache', darwin: '~/.bun/install/cache', win32: '~/.bun/install/cache' },
}

/** docs.astral.sh/uv/reference/storage; astral-sh/uv, crates/uv-dirs: older folders are used where they are there. */
export const UV_TOOLS: Store = {
  overrides: { UV_TOOL_DIR: '', XDG_DATA_HOME: 'uv/tools' },
  path: {
    linux: '~/.local/share/uv/tools',
    darwin: ['~/Library/Application Support/uv/tools', '~/.local/share/uv/tools'],
    win32: ['{appData}/uv/data/tools', '{appData}/uv/tools'],
  },
}
export const UV_CACHE: Store = {
  overrides: { UV_CACHE_DIR: '', XDG_CACHE_HOME: 'uv' },
  path: {
    linux: '~/.cache/uv',
    darwin: ['~/Library/Caches/uv', '~/.cache/uv'],
    win32: '{localAppData}/uv/cache',
  },
}

/** pipx.pypa.io/stable/how-to/configure-paths; pypa/pipx, src/pipx/paths.py: the first that is there. */
export const PIPX_HOME: Store = {
  overrides: { PIPX_HOME: '' },
  path: {
    linux: ['~/.local/pipx', '{data}/pipx'],
    darwin: ['~/Library/Application Support/pipx', '~/.local/pipx'],
    win32: ['~/.local/pipx', '{localAppData}/pipx/pipx', '{localAppData}/pipx', '~/pipx'],
  },
}
/** What `pipx run` makes: in the home, but for that of newer installations on Linux. */
export const PIPX_CACHE: Store = {
  overrides: { PIPX_HOME: '.cache' },
  path: {
    linux: ['~/.local/pipx/.cache', '~/.cache/pipx'],
    darwin: ['~/Library/Application Support/pipx/.cache', '~/.local/pipx/.cache'],
    win32: ['~/.local/pipx/.cache', '{localAppData}/pipx/pipx/.cache', '{localAppData}/pipx/.cache', '~/pipx/.cache'],
  },
}

/** containers-storage.conf(5): of the user, then of the system, which the user can rarely read. */
export const PODMAN: Store = {
  path: { linux: ['{data}/containers/storage', '/var/lib/containers/storage'] },
}

/** docs.docker.com/engine/daemon: rootless, then the system's, which root alone can read. Docker Desktop keeps it in a disk image. */
export const DOCKER: Store = {
  path: { linux: ['{data}/docker/image', '/var/lib/docker/image'] },
}

/** The folder of a store; of several only the first that is there, as its program has it, and none where none is. */
export function foldersOf({ overrides, path }: Store, machine: Machine, reader: Reader): readonly string[] {
  const given = overriddenLocation(overrides, machine)
  const usual = locationsFor(path, machine.os).flatMap((location) => expandLocation(location, machine))
  return (given === undefined ? usual : [given]).filter((folder) => reader.exists(folder)).slice(0, 1)
}

/**
 * `node_modules` of packages that are installed for all of a user's projects (`npm install -g`): below the prefix that is
 * configured, or below that of the `node` that a shell would start (@npmcli/config, `loadGlobalPrefix`).
 */
export function globalModules(machine: Machine, reader: Reader): readonly string[] {
  const { os, env } = machine
  const isWindows = os === 'win32'
  const configured = env['npm_config_prefix'] || env['NPM_CONFIG_PREFIX'] || pathSetting('prefix', machine, reader)
  // The installer of Node for Windows brings an npmrc that says so.
  const usual = isWindows ? expandLocation('{appData}/npm', machine) : prefixesOnPath(machine, reader)
  const prefixes = configured ? [slashed(configured)] : usual
  return prefixes
    .map((prefix) => (isWindows ? `${prefix}/node_modules` : `${prefix}/lib/node_modules`))
    .filter((folder) => reader.exists(folder))
    .slice(0, 1)
}

function prefixesOnPath({ env }: Machine, reader: Reader): readonly string[] {
  const folders = (env['PATH'] ?? '').split(':', 256).filter((folder) => /^\/.*\/bin\/?$/.test(folder))
  const first = folders.map(slashed).find((folder) => reader.exists(`${folder}/node`))
  return first === undefined ? [] : [first.slice(0, -'/bin'.length)]
}

/** What the user's own `.npmrc` says last; a project's may not move what is asked about here. */
function npmSetting(name: string, machine: Machine, reader: Reader): string | undefined {
  const [path = ''] = expandLocation('~/.npmrc', machine)
  const lines = reader.text(path, 'follow')?.split(/\r?\n/, 1000) ?? []
  const line = lines.findLast((each) => each.slice(0, Math.max(each.indexOf('='), 0)).trim() === name)
  return line?.slice(line.indexOf('=') + 1).trim()
}

/** The same as a path; undefined where it takes more than a home to know it. */
function pathSetting(name: string, machine: Machine, reader: Reader): string | undefined {
  const value = npmSetting(name, machine, reader)?.replace(/^(?:~|\$\{HOME\})(?=\/)/, machine.home)
  return value !== undefined && /^(?:\/|[A-Za-z]:[/\\])/.test(value) && !value.includes('${') ? value : undefined
}

/** Caches of npm: the user's settings may move it as well. */
export function npmCaches(machine: Machine, reader: Reader): readonly string[] {
  const isGiven = overriddenLocation(NPM_CACHE.overrides, machine) !== undefined
  const set = isGiven ? undefined : pathSetting('cache', machine, reader)
  if (set !== undefined) return [slashed(set)].filter((folder) => reader.exists(folder))
  return foldersOf(NPM_CACHE, machine, reader)
}

/** The address of the registry that a package is asked of, without a slash at its end. */
export function npmRegistry(name: string, machine: Machine, reader: Reader): string {
  const scope = name.startsWith('@') ? npmSetting(`${name.slice(0, name.indexOf('/'))}:registry`, machine, reader) : ''
  const { env } = machine
  const usual = env['npm_config_registry'] || env['NPM_CONFIG_REGISTRY'] || npmSetting('registry', machine, reader)
  return (scope || usual || 'https://registry.npmjs.org').replace(/\/$/, '')
}

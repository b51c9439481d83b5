/** Which versions are on a machine: every place on every system, and nothing out of a hostile file that is not a version. */

import { valid as validPep440 } from '@renovatebot/pep440'
import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, it, vi } from 'vitest'
import type { Os } from '../src/client.ts'
import type { Machine } from '../src/discover/machine.ts'
import {
  type InstalledVersion,
  installedVersions,
  type Sought,
  soughtOf,
  versionToPin,
} from '../src/installed/installed.ts'
import type { FileSystem } from '../src/io.ts'
import { textOf } from '../src/knowledge/references/index.ts'
import { sha256 } from '../src/knowledge/sha256.ts'
import { analyseLaunch } from '../src/launch/index.ts'
import { bytes, memory } from './fixtures.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const ROOT = '/repo/app'
const HOMES: Readonly<Record<Os, string>> = { linux: '/home/dev', darwin: '/Users/dev', win32: 'C:/Users/dev' }
const DIGEST = `sha256:${'a1'.repeat(32)}`
const OTHER_DIGEST = `sha256:${'b2'.repeat(32)}`
const NAMES: Readonly<Record<Sought['ecosystem'], string>> = {
  npm: '@example/server',
  pypi: 'example-server',
  docker: 'ghcr.example/team/server',
}

type Files = Readonly<Record<string, string>>
type Env = Readonly<Record<string, string>>

function filesystem(files: Files): FileSystem {
  return memory(new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])))
}

interface Surroundings {
  readonly os?: Os
  readonly env?: Env
  readonly root?: string
}

function found(sought: Sought, files: Files, { os = 'linux', env = {}, root = ROOT }: Surroundings = {}) {
  const machine: Machine = { os, home: HOMES[os], env }
  return installedVersions([sought], { root, machines: [machine] }, filesystem(files))
}

async function pinned(sought: Sought, files: Files, surroundings?: Surroundings): Promise<string | undefined> {
  const chosen = versionToPin(await found(sought, files, surroundings), sought)
  return chosen && `${chosen.version} of ${chosen.source}`
}

const npm = (range?: string, runner?: string): Sought => sought('npm', range, runner)
const pypi = (range?: string, runner?: string): Sought => sought('pypi', range, runner)
const image = (range?: string, runner?: string): Sought => sought('docker', range, runner)

function sought(ecosystem: Sought['ecosystem'], range: string | undefined, runner: string | undefined): Sought {
  const asked = range === undefined ? {} : { range }
  return { ecosystem, name: NAMES[ecosystem], ...asked, ...(runner === undefined ? {} : { runner }) }
}

const manifest = (version: unknown, name: string = NAMES.npm) => JSON.stringify({ name, version })

// ── One file for each place; `version` is whatever stands where a version should ────────────────────────────────────

const NPX = '.npm/_npx/0123456789abcdef'
const npx = (folder: string, version: unknown, asked: string = NAMES.npm): Files => ({
  [`${folder}/package.json`]: JSON.stringify({ dependencies: {}, _npx: { packages: [asked] } }),
  [`${folder}/node_modules/${NAMES.npm}/package.json`]: manifest(version),
})

const packageLock = (version: unknown, more: object = {}) =>
  JSON.stringify({ lockfileVersion: 3, packages: { [`node_modules/${NAMES.npm}`]: { version, ...more } } })
const pnpmLock = (version: string) =>
  `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      '${NAMES.npm}':\n        specifier: ^1.0.0\n        version: ${version}\n\npackages:\n\n  '${NAMES.npm}@9.9.9':\n    resolution: {integrity: sha512-x}\n`
const yarnLock = (version: string) =>
  `# yarn lockfile v1\n\n\n"${NAMES.npm}@^1.0.0", "${NAMES.npm}@~1.2":\n  version "${version}"\n  resolved "https://registry.example/${NAMES.npm}/-/server-${version}.tgz#abc"\n`
const berryLock = (version: string) =>
  `__metadata:\n  version: 8\n\n"${NAMES.npm}@npm:^1.0.0":\n  version: ${version}\n  resolution: "${NAMES.npm}@npm:${version}"\n  languageName: node\n`
const bunLock = (version: string) =>
  `{\n  "lockfileVersion": 1,\n  "packages": {\n    "${NAMES.npm}": [${JSON.stringify(`${NAMES.npm}@${version}`)}, "", {}, "sha512-x"],\n  },\n}\n`
const uvLock = (version: string, source = '{ registry = "https://pypi.example/simple" }') =>
  `version = 1\nrequires-python = ">=3.12"\n\n[[package]]\nname = "${NAMES.pypi}"\nversion = ${JSON.stringify(version)}\nsource = ${source}\nwheels = [\n    { url = "https://x.example/a.whl", hash = "sha256:00" },\n]\n`
const poetryLock = (version: string, source = '') =>
  `[[package]]\nname = "Example.Server"\nversion = ${JSON.stringify(version)}\ndescription = ""\nfiles = []\n${source}\n[metadata]\nlock-version = "2.1"\n`
const pipx = (version: string, asked: string = NAMES.pypi) =>
  JSON.stringify({ main_package: { package: NAMES.pypi, package_or_url: asked, package_version: version } })
const docker = (digest: string) =>
  JSON.stringify({
    Repositories: {
      [NAMES.docker]: { [`${NAMES.docker}:latest`]: 'sha256:id', [`${NAMES.docker}@${digest}`]: 'sha256:id' },
    },
  })
/** As Podman 4.3 leaves it: the digest of the image is the list's. */
const podman = (digest: string, names: readonly string[] = [`${NAMES.docker}:latest`], own = digest) =>
  JSON.stringify([
    {
      id: 'id',
      digest: own,
      names,
      'big-data-names': ['id', `manifest-${digest}`, `manifest-${OTHER_DIGEST}`, 'manifest'],
      'big-data-digests': {
        id: 'id',
        [`manifest-${digest}`]: digest,
        [`manifest-${OTHER_DIGEST}`]: OTHER_DIGEST,
        manifest: OTHER_DIGEST,
      },
    },
  ])

const REGISTRY = 'https://registry.npmjs.org'
function npmCache(cache: string, version: string): Files {
  const content = (letter: string) => Buffer.alloc(64, letter)
  const segments = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash.slice(4)}`
  const kept = (address: string, letter: string, text: string): Files => {
    const key = `make-fetch-happen:request-cache:${address}`
    const integrity = `sha512-${content(letter).toString('base64')}`
    return {
      [`${cache}/index-v5/${segments(sha256(key))}`]: `\nabc\t${JSON.stringify({ key, integrity })}`,
      [`${cache}/content-v2/sha512/${segments(content(letter).toString('hex'))}`]: text,
    }
  }
  const tarball = `${REGISTRY}/${NAMES.npm}/-/server-1.2.3.tgz`
  const versions = { '1.0.0': { dist: { tarball: `${REGISTRY}/gone.tgz` } }, [version]: { dist: { tarball } } }
  const list = JSON.stringify({ name: NAMES.npm, 'dist-tags': { latest: version }, versions })
  return { ...kept(`${REGISTRY}/@example%2fserver`, 'l', list), ...kept(tarball, 't', 'an archive') }
}

interface Place {
  readonly source: InstalledVersion['source']
  readonly sought: Sought
  readonly files: (version: string) => Files
  readonly os?: Os
  readonly env?: Env
}

const wheel = (version: string) => `${version}-py3-none-any.http`
const distInfo = (version: string) => `Example_Server-${version}.dist-info/METADATA`

const PLACES: readonly Place[] = [
  // Projects
  ...[`${ROOT}/node_modules`, '/repo/node_modules'].map(
    (folder): Place => ({
      source: 'node_modules',
      sought: npm(),
      files: (version) => ({ [`${folder}/${NAMES.npm}/package.json`]: manifest(version) }),
    }),
  ),
  {
    source: 'node_modules',
    sought: npm(),
    files: (version) => ({ [`${ROOT}/node_modules/.pnpm/lock.yaml`]: pnpmLock(version) }),
  },
  ...(['package-lock.json', 'npm-shrinkwrap.json'] as const).map(
    (source): Place => ({
      source,
      sought: npm(),
      files: (version) => ({ [`${ROOT}/${source}`]: packageLock(version) }),
    }),
  ),
  {
    source: 'package-lock.json',
    sought: npm(),
    files: (version) => ({
      '/repo/package-lock.json': JSON.stringify({ lockfileVersion: 1, dependencies: { [NAMES.npm]: { version } } }),
    }),
  },
  { source: 'pnpm-lock.yaml', sought: npm(), files: (version) => ({ [`${ROOT}/pnpm-lock.yaml`]: pnpmLock(version) }) },
  {
    source: 'pnpm-lock.yaml',
    sought: npm(),
    files: (version) => ({
      [`${ROOT}/pnpm-lock.yaml`]: `lockfileVersion: 5.4\n\ndevDependencies:\n  '${NAMES.npm}': ${version}_peer@18.0.0\n`,
    }),
  },
  { source: 'yarn.lock', sought: npm(), files: (version) => ({ [`${ROOT}/yarn.lock`]: yarnLock(version) }) },
  { source: 'yarn.lock', sought: npm(), files: (version) => ({ [`${ROOT}/yarn.lock`]: berryLock(version) }) },
  {
    source: 'bun.lock',
    sought: npm(undefined, 'bunx'),
    files: (version) => ({ [`${ROOT}/bun.lock`]: bunLock(version) }),
  },
  ...['lib/python3.13/site-packages', 'Lib/site-packages'].map(
    (folder): Place => ({
      source: 'site-packages',
      sought: pypi(undefined, 'uv run'),
      files: (version) => ({ [`${ROOT}/.venv/${folder}/${distInfo(version)}`]: '' }),
    }),
  ),
  { source: 'uv.lock', sought: pypi(undefined, 'uv run'), files: (version) => ({ '/repo/uv.lock': uvLock(version) }) },
  {
    source: 'poetry.lock',
    sought: pypi(undefined, 'python -m'),
    files: (version) => ({ [`${ROOT}/poetry.lock`]: poetryLock(version) }),
  },
  {
    source: 'Pipfile.lock',
    sought: pypi(undefined, 'python -m'),
    files: (version) => ({
      [`${ROOT}/Pipfile.lock`]: JSON.stringify({ default: { [NAMES.pypi]: { version: `==${version}` } } }),
    }),
  },
  {
    source: 'requirements.txt',
    sought: pypi(undefined, 'python -m'),
    files: (version) => ({
      [`${ROOT}/requirements.txt`]: `-r other.txt\nexample_server[cli]==${version} \\\n    --hash=sha256:00\n`,
    }),
  },
  // npm
  { source: 'npx cache', sought: npm(), files: (version) => npx(`${HOMES.linux}/${NPX}`, version) },
  {
    source: 'npx cache',
    os: 'darwin',
    sought: npm('latest'),
    files: (version) => npx(`${HOMES.darwin}/${NPX}`, version),
  },
  {
    source: 'npx cache',
    os: 'win32',
    sought: npm('^1.0'),
    files: (version) => npx('D:/Local/npm-cache/_npx/00', version, `${NAMES.npm}@^1.0`),
    env: { LOCALAPPDATA: 'D:\\Local' },
  },
  {
    source: 'npx cache',
    sought: npm(),
    files: (version) => npx('/caches/npm/_npx/00', version, `${NAMES.npm}@latest`),
    env: { npm_config_cache: '/caches/npm' },
  },
  {
    source: 'npx cache',
    sought: npm(),
    files: (version) => ({ ...npx('/home/dev/c/_npx/00', version), '/home/dev/.npmrc': 'x=y\ncache = ~/c\n' }),
  },
  { source: 'npm cache', sought: npm(), files: (version) => npmCache(`${HOMES.linux}/.npm/_cacache`, version) },
  {
    source: 'global npm',
    sought: npm(),
    files: (version) => ({
      '/opt/node/bin/node': '',
      [`/opt/node/lib/node_modules/${NAMES.npm}/package.json`]: manifest(version),
    }),
    env: { PATH: 'relative/bin:/nothing/bin:/opt/node/bin:/usr/bin' },
  },
  {
    source: 'global npm',
    sought: npm(),
    files: (version) => ({
      '/home/dev/.npmrc': 'prefix=${HOME}/global',
      [`/home/dev/global/lib/node_modules/${NAMES.npm}/package.json`]: manifest(version),
    }),
  },
  {
    source: 'global npm',
    os: 'win32',
    sought: npm(),
    files: (version) => ({
      [`C:/Users/dev/AppData/Roaming/npm/node_modules/${NAMES.npm}/package.json`]: manifest(version),
    }),
  },
  ...(
    [
      ['linux', '/home/dev/.cache/pnpm/dlx/00/pkg'],
      ['linux', '/home/dev/.cache/pnpm/dlx-4711'],
      ['darwin', '/Users/dev/Library/Caches/pnpm/dlx/00/pkg'],
      ['win32', 'C:/Users/dev/AppData/Local/pnpm-cache/dlx/00/pkg'],
    ] as const
  ).map(
    ([os, folder]): Place => ({
      source: 'pnpm dlx cache',
      os,
      sought: npm(undefined, 'pnpm dlx'),
      files: (version) => ({ [`${folder}/pnpm-lock.yaml`]: pnpmLock(version) }),
    }),
  ),
  ...(['linux', 'darwin', 'win32'] as const).map(
    (os): Place => ({
      source: 'bun cache',
      os,
      sought: npm(undefined, 'bunx'),
      files: (version) => ({
        [`${HOMES[os]}/.bun/install/cache/@example/server@1.0.0-0123456789abcdef@@@1/package.json`]: manifest(version),
      }),
    }),
  ),
  // PyPI
  ...(
    [
      ['linux', '/home/dev/.local/share/uv/tools', 'lib/python3.12/site-packages', {}],
      ['darwin', '/Users/dev/.local/share/uv/tools', 'lib/python3.12/site-packages', {}],
      ['win32', 'C:/Users/dev/AppData/Roaming/uv/data/tools', 'Lib/site-packages', {}],
      ['linux', '/data/uv/tools', 'lib/python3.14t/site-packages', { XDG_DATA_HOME: '/data' }],
      ['linux', '/tools', 'lib/python3.12/site-packages', { UV_TOOL_DIR: '/tools' }],
    ] as const
  ).map(
    ([os, tools, packages, env]): Place => ({
      source: 'uv tool',
      os,
      env,
      sought: pypi(),
      files: (version) => ({ [`${tools}/example-server/${packages}/${distInfo(version)}`]: '' }),
    }),
  ),
  ...(
    [
      ['linux', '/home/dev/.cache/uv', {}],
      ['darwin', '/Users/dev/.cache/uv', {}],
      ['win32', 'C:/Users/dev/AppData/Local/uv/cache', {}],
      ['linux', '/caches/uv', { XDG_CACHE_HOME: '/caches' }],
    ] as const
  ).map(
    ([os, cache, env]): Place => ({
      source: 'uv cache',
      os,
      env,
      sought: pypi(),
      files: (version) => ({ [`${cache}/wheels-v6/pypi/example-server/${wheel(version)}`]: '' }),
    }),
  ),
  {
    source: 'uv cache',
    sought: pypi(),
    files: (version) => ({
      [`/home/dev/.cache/uv/wheels-v3/index/ab12/example-server/example_server-${wheel(version)}`]: '',
    }),
  },
  {
    source: 'uv cache',
    sought: pypi('latest'),
    files: (version) => ({ [`/home/dev/.cache/uv/sdists-v9/pypi/example-server/${version}/revision.http`]: '' }),
  },
  ...(
    [
      ['linux', '/home/dev/.cache/pipx'],
      ['linux', '/home/dev/.local/pipx/.cache'],
      ['darwin', '/Users/dev/.local/pipx/.cache'],
      ['win32', 'C:/Users/dev/pipx/.cache'],
    ] as const
  ).map(
    ([os, folder]): Place => ({
      source: 'pipx cache',
      os,
      sought: pypi(undefined, 'pipx run'),
      files: (version) => ({ [`${folder}/0123456789abcde/pipx_metadata.json`]: pipx(version) }),
    }),
  ),
  // Images
  ...['/var/lib/docker', '/home/dev/.local/share/docker'].map(
    (folder): Place => ({
      source: 'docker',
      sought: image(),
      files: (version) => ({ [`${folder}/image/overlay2/repositories.json`]: docker(version) }),
    }),
  ),
  ...['/home/dev/.local/share', '/var/lib'].map(
    (folder): Place => ({
      source: 'podman',
      sought: image('latest', 'podman'),
      files: (version) => ({ [`${folder}/containers/storage/overlay-images/images.json`]: podman(version) }),
    }),
  ),
]

const label = ({ source, os = 'linux', files }: Place) => `${source} (${os}: ${Object.keys(files('1.2.3'))[0]})`
const surroundings = ({ os, env }: Place): Surroundings => ({ ...(os ? { os } : {}), ...(env ? { env } : {}) })
const exactOf = ({ sought: { ecosystem } }: Place) => (ecosystem === 'docker' ? DIGEST : '1.2.3')

describe('the places', () => {
  it.each(PLACES.map((place) => [label(place), place] as const))('%s', async (_, place) => {
    const version = exactOf(place)
    const files = place.files(version)
    expect(await pinned(place.sought, files, surroundings(place))).toBe(`${version} of ${place.source}`)
    const [first] = await found(place.sought, files, surroundings(place))
    const paths = Object.keys(files)
    expect(
      paths.some((path) => path.startsWith(first?.path ?? '?')),
      'names what says so',
    ).toBe(true)
    const another = { ...place.sought, name: 'another' }
    expect(await found(another, files, surroundings(place)), 'another package').toEqual([])
  })

  it('include what pipx installed, which no runner starts', async () => {
    const files = { '/home/dev/.local/share/pipx/venvs/example-server/pipx_metadata.json': pipx('1.2.3') }
    expect(await found(pypi(), files)).toMatchObject([{ version: '1.2.3', source: 'pipx', asked: 'latest' }])
    expect(await pinned(pypi(undefined, 'pipx run'), files)).toBeUndefined()
  })

  it('are those of the Windows below WSL as well', async () => {
    const machines: readonly Machine[] = [
      { os: 'linux', home: '/home/dev', env: {} },
      { os: 'win32', home: 'C:/Users/dev', env: {}, drives: '/mnt' },
    ]
    const files = npx('/mnt/c/Users/dev/AppData/Local/npm-cache/_npx/00', '1.2.3')
    expect(await installedVersions([npm()], { root: ROOT, machines }, filesystem(files))).toMatchObject([
      { version: '1.2.3', source: 'npx cache' },
    ])
  })

  it('are none where there is nothing', async () => {
    expect(await found(npm(), {})).toEqual([])
    expect(versionToPin([], npm())).toBeUndefined()
  })
})

// ── What would run ──────────────────────────────────────────────────────────────────────────────────────────────────

const tree = (version: string, folder = ROOT): Files => ({
  [`${folder}/node_modules/${NAMES.npm}/package.json`]: manifest(version),
})
const cached = (version: string, asked?: string, hash = '00'): Files =>
  npx(`/home/dev/.npm/_npx/${hash}`, version, asked ?? NAMES.npm)
const wheels = (...versions: readonly string[]): Files =>
  Object.fromEntries(versions.map((each) => [`/home/dev/.cache/uv/wheels-v6/pypi/example-server/${wheel(each)}`, '']))
const tool = (version: string): Files => ({
  [`/home/dev/.local/share/uv/tools/example-server/lib/python3.12/site-packages/${distInfo(version)}`]: '',
})

describe('what would run today', () => {
  const cases: readonly (readonly [string, Sought, Files, string | undefined])[] = [
    ['the tree before the cache', npm(), { ...tree('1.0.0'), ...cached('2.0.0') }, '1.0.0 of node_modules'],
    ['the nearest tree', npm(), { ...tree('1.0.0'), ...tree('2.0.0', '/repo') }, '1.0.0 of node_modules'],
    [
      'a tree outside the range',
      npm('^2'),
      { ...tree('1.0.0'), ...cached('2.1.0', `${NAMES.npm}@^2`) },
      '2.1.0 of npx cache',
    ],
    ['a tag is not the tree’s', npm('latest'), { ...tree('1.0.0'), ...cached('2.0.0') }, '2.0.0 of npx cache'],
    ['another tag', npm('next'), { ...tree('1.0.0'), ...cached('2.0.0') }, undefined],
    ['that tag', npm('next'), cached('3.0.0-rc.1', `${NAMES.npm}@next`), '3.0.0-rc.1 of npx cache'],
    ['what was fetched for another range', npm(), cached('1.0.0', `${NAMES.npm}@1.0.0`), undefined],
    [
      'of several folders that of the same range',
      npm('^1'),
      {
        ...cached('1.5.0', `${NAMES.npm}@^1`, '01'),
        ...cached('2.0.0'),
        ...cached('1.1.1', `${NAMES.npm}@~1.1`, '02'),
      },
      '1.5.0 of npx cache',
    ],
    [
      'a lockfile before the cache',
      npm(),
      { [`${ROOT}/package-lock.json`]: packageLock('1.0.0'), ...cached('2.0.0') },
      '1.0.0 of package-lock.json',
    ],
    ['pnpm dlx looks at no tree', npm(undefined, 'pnpm dlx'), { ...tree('1.0.0'), ...cached('2.0.0') }, undefined],
    [
      'of two that pnpm keeps, nothing says which',
      npm(undefined, 'pnpm dlx'),
      {
        '/home/dev/.cache/pnpm/dlx/00/pkg/pnpm-lock.yaml': pnpmLock('1.0.0'),
        '/home/dev/.cache/pnpm/dlx/01/pkg/pnpm-lock.yaml': pnpmLock('2.0.0'),
      },
      undefined,
    ],
    ['yarn dlx keeps nothing', npm(undefined, 'yarn dlx'), { ...tree('1.0.0'), ...cached('2.0.0') }, undefined],
    ['a runner that we do not know', npm(undefined, 'runner'), { ...tree('1.0.0'), ...cached('2.0.0') }, undefined],
    ['the tool before the cache', pypi(), { ...tool('1.0'), ...wheels('2.0') }, '1.0 of uv tool'],
    ['uvx name@latest passes the tool by', pypi('latest'), { ...tool('1.0'), ...wheels('2.0') }, '2.0 of uv cache'],
    ['a tool outside the range', pypi('~=2.0'), { ...tool('1.0'), ...wheels('2.0', '2.3', '3.0') }, '2.3 of uv cache'],
    ['the newest that was fetched, by number', pypi(), wheels('1.9.0', '1.10.0', '2.0rc1'), '1.10.0 of uv cache'],
    ['one before a release where it is asked for', pypi('==2.0rc1'), wheels('1.9.0', '2.0rc1'), '2.0rc1 of uv cache'],
    ['uvx name@version', pypi('1.9.0'), wheels('1.9', '1.10.0'), '1.9 of uv cache'],
    ['uvx looks at no project', pypi(), { [`${ROOT}/uv.lock`]: uvLock('1.0.0') }, undefined],
    [
      'a bucket that today’s uv does not read',
      pypi(),
      {
        '/home/dev/.cache/uv/wheels-v6/pypi/x/y': '',
        [`/home/dev/.cache/uv/wheels-v5/pypi/example-server/${wheel('1.0')}`]: '',
      },
      undefined,
    ],
    [
      'only metadata',
      pypi(),
      { '/home/dev/.cache/uv/wheels-v6/pypi/example-server/1.0-py3-none-any.msgpack': '' },
      undefined,
    ],
    [
      'pipx run of another requirement',
      pypi('>=2', 'pipx run'),
      { '/home/dev/.cache/pipx/00/pipx_metadata.json': pipx('1.0') },
      undefined,
    ],
    [
      'pipx run of the same, with blanks',
      pypi('>= 1', 'pipx run'),
      { '/home/dev/.cache/pipx/00/pipx_metadata.json': pipx('1.0', `${NAMES.pypi}[x] >=1`) },
      '1.0 of pipx cache',
    ],
    [
      'another tag of an image',
      image('1.2'),
      { '/var/lib/docker/image/overlay2/repositories.json': docker(DIGEST) },
      undefined,
    ],
    [
      'docker does not know podman’s',
      image(),
      { '/var/lib/containers/storage/overlay-images/images.json': podman(DIGEST) },
      undefined,
    ],
    ['a range that is none', npm('^1; rm -rf /'), tree('1.0.0'), undefined],
    ['an option for a range', pypi('--index-url=https://x.example'), tool('1.0'), undefined],
  ]
  it.each(cases)('%s', async (_, wanted, files, expected) => {
    expect(await pinned(wanted, files)).toBe(expected)
  })

  it('is not told where a lockfile has two, whatever a cache has', async () => {
    const lock = `${yarnLock('1.0.0')}\n${yarnLock('2.0.0').replace('^1.0.0', '^2.0.0')}`
    const files = { [`${ROOT}/yarn.lock`]: lock, ...cached('3.0.0'), ...cached('1.5.0', `${NAMES.npm}@^1`, '01') }
    expect(await pinned(npm(), files)).toBeUndefined()
    expect(await pinned(npm('^1'), files)).toBe('1.0.0 of yarn.lock')
    expect(await pinned(npm('latest'), files)).toBe('3.0.0 of npx cache')
  })

  it('looks for a range in the project, and above it for a program by its name', async () => {
    const above = (name: string, more: Files = {}): Files => ({
      [`${ROOT}/package.json`]: '{}',
      [`/repo/node_modules/${name}/package.json`]: manifest('1.0.0', name),
      ...more,
    })
    const plain: Sought = { ecosystem: 'npm', name: 'server' }
    expect(await pinned(plain, above('server'))).toBe('1.0.0 of node_modules')
    expect(await pinned({ ...plain, range: '^1' }, above('server'))).toBeUndefined()
    expect(await pinned(npm(), above(NAMES.npm))).toBeUndefined()
    const workspace = { '/repo/package.json': '{"workspaces": ["app"]}' }
    expect(await pinned(npm('^1'), above(NAMES.npm, workspace))).toBe('1.0.0 of node_modules')
  })

  it('knows the names of an image on Docker Hub', async () => {
    const files = {
      '/var/lib/containers/storage/overlay-images/images.json': podman(DIGEST, ['docker.io/library/alpine:3.20']),
    }
    const wanted: Sought = { ecosystem: 'docker', name: 'alpine', range: '3.20', runner: 'podman' }
    expect(await pinned(wanted, files)).toBe(`${DIGEST} of podman`)
  })

  it('knows no version of an image whose name has no tag', async () => {
    const path = '/var/lib/containers/storage/overlay-images/images.json'
    const wanted: Sought = { ecosystem: 'docker', name: 'alpine', runner: 'podman' }
    const names = ['docker.io/library/alpine', 'localhost:5000/alpine', `docker.io/library/alpine@${DIGEST}`]
    expect(await found(wanted, { [path]: podman(DIGEST, names) })).toEqual([])
    const nameless = podman(DIGEST).replace(/"names":\[[^\]]{0,200}\]/, '"names":[5]')
    expect(await found(wanted, { [path]: nameless })).toEqual([])
    expect(await found(wanted, { [path]: nameless.replace('[5]', '"x"') })).toEqual([])
  })

  it('leaves an image alone of which it is not said what was pulled, or from where', async () => {
    const repositories = (references: Files) => ({
      '/var/lib/docker/image/overlay2/repositories.json': JSON.stringify({
        Repositories: { [NAMES.docker]: references },
      }),
    })
    const tag = { [`${NAMES.docker}:latest`]: 'sha256:id' }
    const digests = { [`${NAMES.docker}@${DIGEST}`]: 'sha256:id', [`${NAMES.docker}@${OTHER_DIGEST}`]: 'sha256:id' }
    expect(await found(image(), repositories(tag)), 'built here').toEqual([])
    expect(await found(image(), repositories({ ...tag, ...digests })), 'pulled twice').toEqual([])
    const built = JSON.stringify([
      {
        digest: DIGEST,
        names: [`${NAMES.docker}:latest`],
        'big-data-names': [`manifest-${DIGEST}`, 'manifest'],
        'big-data-digests': { [`manifest-${DIGEST}`]: DIGEST, manifest: DIGEST },
      },
    ])
    const path = '/home/dev/.local/share/containers/storage/overlay-images/images.json'
    expect(await found(image(undefined, 'podman'), { [path]: built })).toEqual([])
    const ofThisProcessor = podman(DIGEST, undefined, OTHER_DIGEST)
    const pulled = await found(image(undefined, 'podman'), { [path]: ofThisProcessor })
    expect(
      pulled.map(({ version }) => version),
      'whichever digest the image has',
    ).toEqual([DIGEST])
  })
})

describe('a launch', () => {
  function soughtIn(line: string): readonly (Sought | undefined)[] {
    const [command, ...args] = line.split(' ').map((value) => {
      const span = { start: 0, end: value.length }
      return textOf({ kind: 'string', value, style: 'plain', span, content: span, parent: undefined, key: undefined })
    })
    return analyseLaunch({ command, args, env: [] }).steps.map(soughtOf)
  }

  const everything: Files = {
    ...npx('/home/dev/.npm/_npx/00', '1.2.3'),
    '/home/dev/.cache/pnpm/dlx/00/pkg/pnpm-lock.yaml': pnpmLock('1.2.3'),
    [`/home/dev/.bun/install/cache/${NAMES.npm}@1.2.3@@@1/package.json`]: manifest('1.2.3'),
    ...wheels('1.2.3'),
    '/home/dev/.cache/pipx/00/pipx_metadata.json': pipx('1.2.3'),
    '/repo/.venv/lib/python3.13/site-packages/example_server-1.2.3.dist-info/METADATA': '',
    '/var/lib/docker/image/overlay2/repositories.json': docker(DIGEST),
    '/var/lib/containers/storage/overlay-images/images.json': podman(DIGEST),
  }
  it.each([
    ['npx -y @example/server', 'npx cache'],
    ['npm exec @example/server', 'npx cache'],
    ['npm x -- @example/server', 'npx cache'],
    ['cmd /c npx -y @example/server@latest', 'npx cache'],
    ['pnpm dlx @example/server', 'pnpm dlx cache'],
    ['pnpx @example/server', 'pnpm dlx cache'],
    ['bunx @example/server', 'bun cache'],
    ['bun x @example/server', 'bun cache'],
    ['yarn dlx @example/server', undefined],
    ['uvx example-server', 'uv cache'],
    ['uvx Example_Server@latest', 'uv cache'],
    ['uv tool run --from example-server~=1.0 server', 'uv cache'],
    ['uv tool run --from example-server==1.* server', 'uv cache'],
    ['uvx example-server<1', undefined],
    ['uv run example-server', 'site-packages'],
    ['python -m example-server', 'site-packages'],
    ['pipx run example-server', 'pipx cache'],
    ['docker run -i --rm ghcr.example/team/server', 'docker'],
    ['docker run -i --rm ghcr.example/team/server:latest', 'docker'],
    ['podman run ghcr.example/team/server', 'podman'],
    ['nerdctl run ghcr.example/team/server', undefined],
  ])('of %s takes it from the %s', async (line, source) => {
    const [wanted] = soughtIn(line).filter((each) => each !== undefined)
    const there = wanted ? await found(wanted, everything) : []
    expect(wanted && versionToPin(there, wanted)?.source).toBe(source)
  })

  it.each([
    'npx @example/server@1.2.3',
    'npx ${PACKAGE}',
    'npx @example/server@${VERSION}',
    'npx github:example/server',
    'uvx example-server==1.2.3',
    `docker run alpine@${DIGEST}`,
    'docker run alpine:${TAG}',
    'go run example.com/server@latest',
    'node server.js',
  ])('of %s leaves nothing to look for', (line) => {
    expect(soughtIn(line).filter((each) => each !== undefined)).toEqual([])
  })
})

describe('what is no release of a registry', () => {
  const lock = `${ROOT}/package-lock.json`
  const cases: readonly (readonly [string, Sought, Files])[] = [
    ['a link to a folder', npm(), { [lock]: packageLock('1.0.0', { link: true }) }],
    ['a repository', npm(), { [lock]: packageLock('1.0.0', { resolved: 'git+ssh://git@git.example/x.git#abc' }) }],
    [
      'an archive of a commit',
      npm(),
      { [lock]: packageLock('1.0.0', { resolved: 'https://codeload.github.com/a/b/tar.gz/c' }) },
    ],
    ['a file', npm(), { [lock]: packageLock('1.0.0', { resolved: 'file:../x.tgz' }) }],
    ['an alias', npm(), { [lock]: packageLock('1.0.0', { name: 'another' }) }],
    ['an alias, unpacked', npm(), { [`${ROOT}/node_modules/${NAMES.npm}/package.json`]: manifest('1.0.0', 'another') }],
    [
      'a repository, unpacked',
      npm(),
      {
        ...tree('1.0.0'),
        [`${ROOT}/node_modules/.package-lock.json`]: packageLock('1.0.0', {
          resolved: 'git+https://git.example/x#abc',
        }),
      },
    ],
    ['a workspace of pnpm', npm(), { [`${ROOT}/pnpm-lock.yaml`]: pnpmLock('link:../server') }],
    [
      'an alias of Yarn',
      npm(),
      { [`${ROOT}/yarn.lock`]: yarnLock('1.0.0').replace(/@example\/server\/-/, 'another/-') },
    ],
    ['a patch of Yarn', npm(), { [`${ROOT}/yarn.lock`]: berryLock('1.0.0').replace('server@npm:1', 'server@patch:1') }],
    ['an alias of Bun', npm(), { [`${ROOT}/bun.lock`]: bunLock('1.0.0').replace('["@example/server@', '["another@') }],
    ['a project of uv', pypi(undefined, 'uv run'), { [`${ROOT}/uv.lock`]: uvLock('1.0.0', '{ editable = "." }') }],
    [
      'a repository of Poetry',
      pypi(undefined, 'python -m'),
      {
        [`${ROOT}/poetry.lock`]: poetryLock(
          '1.0.0',
          '\n[package.source]\ntype = "git"\nurl = "https://git.example/x"\n',
        ),
      },
    ],
    [
      'a distribution from a URL',
      pypi(),
      {
        ...tool('1.0'),
        '/home/dev/.local/share/uv/tools/example-server/lib/python3.12/site-packages/Example_Server-1.0.dist-info/direct_url.json':
          '{}',
      },
    ],
    [
      'pipx of a URL',
      pypi(undefined, 'pipx run'),
      { '/home/dev/.cache/pipx/00/pipx_metadata.json': pipx('1.0', 'git+https://git.example/x') },
    ],
    ['a version that uv cut off', pypi(), wheels('1.2.3.4.5.6.7.80000000000000000000.9000000000000000')],
  ]
  it.each(cases)('%s', async (_, wanted, files) => {
    expect(await found(wanted, files)).toEqual([])
  })
})

// ── Hostile files ───────────────────────────────────────────────────────────────────────────────────────────────────

const NO_VERSIONS = [
  '1.0.0; rm -rf ~',
  '1.0.0\n2.0.0',
  '1.0.0 --registry=https://x.example',
  '--version',
  '../../etc/passwd',
  '1.0.0/../../x',
  '$(id)',
  '`id`',
  '"; id; "',
  '1.0.0\u0000',
  '1.0.0\u202e',
  '１.０.０',
  '^1.0.0',
  '1.x',
  '*',
  'latest',
  'v1.0.0',
  '=1.0.0',
  '1',
  '1.0.0-01',
  '9'.repeat(400),
  `1.0.${'9'.repeat(400)}`,
  'npm:other@1.0.0',
  'git+ssh://git@git.example/x.git',
  '__proto__',
  '',
  ' ',
  'sha256:abc',
  `sha256:${'A1'.repeat(32)}`,
  `sha512:${'a1'.repeat(32)}`,
  `${DIGEST}x`,
  `${DIGEST}\n`,
] as const

/** PyPI has versions of one number, and forms of one before a release that others do not have. */
const isVersionOf = (ecosystem: Sought['ecosystem'], text: string) =>
  ecosystem === 'pypi' && /^\d{1,15}(?:\.\d+)*(?:-0?1)?$/.test(text)

/** A slash in the name of a file makes a folder of what stands before it, and a requirement may have more behind it. */
const isCut = ({ source }: Place, text: string) =>
  source === 'requirements.txt' || (text.includes('/') && /^(?:site-packages|uv )/.test(source))

describe('hostile files', () => {
  it.each(NO_VERSIONS)('do not get %j past', async (text) => {
    for (const place of PLACES) {
      if (isVersionOf(place.sought.ecosystem, text)) continue
      const versions = await found(place.sought, place.files(text), surroundings(place))
      const past = isCut(place, text) ? versions.filter(({ version }) => version !== '1.0.0') : versions
      expect(past, label(place)).toEqual([])
    }
  })

  it('with values that are no strings have none', async () => {
    for (const version of [1, null, true, ['1.0.0'], { toString: '1.0.0' }]) {
      expect(await found(npm(), { [`${ROOT}/node_modules/${NAMES.npm}/package.json`]: manifest(version) })).toEqual([])
      expect(await found(npm(), { [`${ROOT}/package-lock.json`]: packageLock(version) })).toEqual([])
    }
  })

  it('cannot hand a version on by the prototype of all objects', async () => {
    const lock = `{"packages": {"__proto__": {"node_modules/${NAMES.npm}": {"version": "6.6.6"}}, "constructor": {"version": "6.6.6"}}}`
    expect(await found(npm(), { [`${ROOT}/package-lock.json`]: lock })).toEqual([])
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(await found({ ecosystem: 'npm', name }, { [`${ROOT}/package-lock.json`]: '{"packages": {}}' })).toEqual([])
  })

  it.each([
    '../../../etc',
    '@x/../../y',
    '-g',
    '--eval',
    '.',
    '..',
    'node_modules',
    'a/b',
    '@a',
    'a b',
    'a\nb',
    'x@1',
    '',
  ])('are not looked into for a name like %j', async (name) => {
    const asked: string[] = []
    const fs = filesystem({})
    const watched: FileSystem = {
      ...fs,
      read(path, links, mostMib) {
        asked.push(path)
        return fs.read(path, links, mostMib)
      },
    }
    for (const ecosystem of ['npm', 'pypi'] as const)
      expect(await installedVersions([{ ecosystem, name }], { root: ROOT, machines: [] }, watched)).toEqual([])
    if (name !== '') expect(asked.filter((path) => path.includes(name) && !path.startsWith(ROOT))).toEqual([])
  })

  it('are not read through links in a project', async () => {
    const files = { ...tree('1.0.0'), [`${ROOT}/.venv/lib/python3.13/site-packages/${distInfo('1.0')}`]: '' }
    const fs = filesystem(files)
    for (const link of ['node_modules', '@example', 'server', '.venv', 'lib', 'site-packages']) {
      const linked: FileSystem = {
        ...fs,
        list(path) {
          const listed = fs.list(path)
          if ('refused' in listed) return listed
          return { entries: listed.entries.map((each) => (each.name === link ? { ...each, kind: 'link' } : each)) }
        },
      }
      const places = { root: ROOT, machines: [] }
      const wanted = link.startsWith('.') || link.includes('-') || link === 'lib' ? pypi() : npm()
      expect(await installedVersions([wanted], places, fs), 'a real one').toHaveLength(1)
      expect(await installedVersions([wanted], places, linked), link).toEqual([])
    }
  })

  it('cost no more than a bounded number of looks', async () => {
    let looks = 0
    const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `x${index}`, kind: 'folder' }) as const)
    const endless: FileSystem = {
      kind() {
        looks++
        return 'folder'
      },
      mode: () => undefined,
      link: () => undefined,
      list() {
        looks++
        return { entries: many }
      },
      read() {
        looks++
        return { bytes: bytes('{"_npx": {"packages": ["@example/server"]}}') }
      },
    }
    const machine: Machine = { os: 'linux', home: '/home/dev', env: {} }
    await installedVersions([npm(), pypi(), image()], { root: `${'/x'.repeat(1000)}`, machines: [machine] }, endless)
    expect(looks).toBeLessThanOrEqual(50_000)
  })

  it('give an exact version by the grammar of the ecosystem, or none, whatever they hold', async () => {
    const text = fc.oneof(
      fc.constantFrom<string>(...NO_VERSIONS, '1.2.3', '1.2.3-rc.1', '2!1.0.post1+local.1', DIGEST),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'019.-+!^~ *vrca\n"\'\\:@/_${}[]') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(PLACES.length - 1), text, fc.string({ unit: 'binary' }), async (at, version, junk) => {
        const place = PLACES[at]
        if (!place) return
        const files = place.files(version)
        const broken = Object.fromEntries(
          Object.entries(files).map(([path, whole]) => [path, whole.slice(junk.length) + junk]),
        )
        for (const each of [files, broken])
          for (const one of await found(place.sought, each, surroundings(place))) expectExact(one)
      }),
      tries(400),
    )
  })
})

function expectExact({ ecosystem, version }: InstalledVersion): void {
  if (ecosystem === 'npm') expect(semver.valid(version)).toBe(version)
  else if (ecosystem === 'pypi') expect(validPep440(version), version).not.toBeNull()
  else expect(version).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(version).toMatch(/^[\w.!+:-]{1,400}$/)
  expect(version.startsWith('-')).toBe(false)
}

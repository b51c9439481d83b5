/** Our own supply chain: what the package is made of, that it says so, and that anyone can make the same one again. */

import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Installation, installation, nodeOf, pack, WINDOWS } from './package.ts'
import { environment } from './program.ts'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const MANIFEST: Manifest = read('package.json')
const LOCKED: Readonly<Record<string, Locked>> = read('package-lock.json').packages
/** What npm would run by itself when someone installs or publishes. */
const LIFECYCLE = [
  ...['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'],
  ...['prepack', 'postpack', 'prepublishOnly', 'publish', 'postpublish', 'dependencies'],
]

let package_: Installation
beforeAll(() => {
  package_ = installation()
}, 120_000)
afterAll(() => package_.remove())

/** The files of a folder, `/` between segments. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

/** The packages that a file of the program holds something of, by their folder. */
function bundled(): readonly string[] {
  const { inputs }: { readonly inputs: Readonly<Record<string, object>> } = read('dist/meta/esbuild.json')
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  )
  return [...new Set(folders)].sort()
}

describe('the package', () => {
  it('depends on nothing and runs nothing when it is installed', () => {
    const manifest = read(join(package_.installed, 'package.json'))
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundledDependencies'])
      expect(manifest[kind], kind).toBeUndefined()
    for (const script of LIFECYCLE) expect(manifest.scripts[script], script).toBeUndefined()
    const beside = readdirSync(join(package_.project, 'node_modules')).filter((name) => !name.startsWith('.'))
    expect(beside).toEqual(['mcp-audit'])
  })

  it('holds what it needs, and nothing else', () => {
    const wanted = [
      /^(?:LICENSE|README\.md|THIRD_PARTY_NOTICES\.md|package\.json)$/,
      /^dist\/(?:cli|program|rule|testing)\.js$/,
      /^dist\/package\.json$/,
      /^dist\/sbom\.cdx\.json$/,
      /^dist\/program\.[\w.-]+\.v8$/,
      /^dist\/chunks\/[\w-]+\.js$/,
      /^dist\/chunks\/[a-z]+\.jsonl$/,
      /^dist\/types\/(?:model\/)?[\w-]+\.d\.ts$/,
      /^schemas\/[\w-]+\.schema\.json$/,
      /^man\/mcp-audit\.1$/,
    ]
    const files = filesOf(package_.installed)
    expect(files.filter((file) => !wanted.some((form) => form.test(file)))).toEqual([])
    for (const form of wanted)
      expect(
        files.some((file) => form.test(file)),
        `${form}`,
      ).toBe(true)
    for (const name of ['LICENSE', 'README.md', 'THIRD_PARTY_NOTICES.md', 'dist/cli.js', 'dist/program.js'])
      expect(files).toContain(name)
    for (const name of ['report', 'settings', 'baseline', 'checklist', 'inventory', 'diff', 'merge'])
      expect(files).toContain(`schemas/${name}.schema.json`)
  })

  it('weighs little more than two megabytes', () => {
    expect(statSync(package_.tarball).size).toBeLessThan(2.2 * 2 ** 20)
  })

  it('gives the licence of everything that it bundles, in full', () => {
    const notices = readFileSync(join(package_.installed, 'THIRD_PARTY_NOTICES.md'), 'utf8')
    expect(bundled().length).toBeGreaterThan(5)
    const headings = [...notices.matchAll(/^## (\S+) (\S+) \((.+)\)$/gm)].map(
      ([, name, version]) => `${name} ${version}`,
    )
    expect(headings.sort()).toEqual(
      bundled()
        .map((folder): Manifest => read(join(folder, 'package.json')))
        .map(({ name, version }) => `${name} ${version}`)
        .sort(),
    )
    for (const folder of bundled()) {
      const texts = readdirSync(folder).filter((name) => /licen[cs]e|notice|copying|authors|third/i.test(name))
      expect(texts.length, folder).toBeGreaterThan(0)
      for (const name of texts)
        expect(notices, `${folder}/${name}`).toContain(
          readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim(),
        )
    }
  })
})

describe('the bill of materials', () => {
  interface Component {
    readonly type: string
    readonly 'bom-ref': string
    readonly group?: string
    readonly name: string
    readonly version: string
    readonly purl: string
    readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[]
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  }
  interface Bom {
    readonly [key: string]: unknown
    readonly metadata: { readonly timestamp?: string; readonly component: Component }
    readonly components: readonly Component[]
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
  }
  const bom = (): Bom => read(join(package_.installed, 'dist/sbom.cdx.json'))
  const fullName = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`)

  it('is CycloneDX 1.6, and the same whenever it is made', () => {
    expect(bom()).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 })
    expect(Object.keys(bom()).sort()).toEqual(
      ['$schema', 'bomFormat', 'components', 'dependencies', 'metadata', 'specVersion', 'version'].sort(),
    )
    expect(bom().metadata.timestamp).toBeUndefined()
  })

  it('is about this package', () => {
    expect(bom().metadata.component).toMatchObject({
      type: 'application',
      name: MANIFEST.name,
      version: MANIFEST.version,
      purl: `pkg:npm/${MANIFEST.name}@${MANIFEST.version}`,
    })
  })

  it('lists exactly what is bundled, as the lockfile has it', () => {
    expect(bom().components.map(fullName).sort()).toEqual(
      bundled()
        .map((folder): string => read(join(folder, 'package.json')).name)
        .sort(),
    )
    for (const component of bom().components) {
      const { version, integrity = '' } = LOCKED[`node_modules/${fullName(component)}`] ?? {}
      expect(component.version, component.name).toBe(version)
      const [{ alg, content } = { alg: '', content: '' }] = component.hashes ?? []
      expect(`${alg.replace('SHA-', 'sha')}-${Buffer.from(content, 'hex').toString('base64')}`).toBe(integrity)
    }
  })

  it('keeps to what its schema asks of a component and of the graph', () => {
    const all = [bom().metadata.component, ...bom().components]
    const refs = all.map((component) => component['bom-ref'])
    expect(new Set(refs).size).toBe(refs.length)
    for (const component of all) {
      expect(['application', 'library']).toContain(component.type)
      expect(component.purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/)
      expect(component.licenses).toHaveLength(1)
      for (const { license, expression } of component.licenses) {
        // Either the one or the other, and an id only where it is one of SPDX.
        expect([license, expression].filter(Boolean)).toHaveLength(1)
        if (license) expect(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause']).toContain(license.id)
      }
      for (const { alg, content } of component.hashes ?? []) {
        expect(alg).toBe('SHA-512')
        expect(content).toMatch(/^[0-9a-f]{128}$/)
      }
    }
    expect(bom().dependencies.map(({ ref }) => ref)).toEqual(refs)
    for (const { dependsOn } of bom().dependencies) {
      expect(dependsOn.filter((ref) => !refs.includes(ref))).toEqual([])
      expect(new Set(dependsOn).size).toBe(dependsOn.length)
    }
  })
})

describe('what we build with', () => {
  it('is pinned, by version and by content', () => {
    for (const [name, version] of Object.entries(MANIFEST.devDependencies))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
    for (const [path, { integrity, resolved, dev }] of Object.entries(LOCKED)) {
      if (path === '') continue
      expect(integrity, path).toMatch(/^sha512-/)
      // Where it is had is for the machine that installs to say.
      expect(resolved, path).toBeUndefined()
      expect(dev, path).toBe(true)
    }
  })

  it('runs no install script, theirs or ours', () => {
    expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true')
    for (const script of LIFECYCLE) expect(MANIFEST.scripts[script], script).toBeUndefined()
  })
})

describe('the workflows', () => {
  interface Step {
    readonly uses?: string
    readonly run?: string
    readonly with?: Readonly<Record<string, unknown>>
  }
  interface Job {
    readonly permissions?: Readonly<Record<string, string>>
    readonly strategy?: { readonly matrix: { readonly os: readonly string[]; readonly node: readonly string[] } }
    readonly steps: readonly Step[]
  }
  interface Workflow {
    readonly on: Readonly<Record<string, unknown>>
    readonly permissions: Readonly<Record<string, string>>
    readonly jobs: Readonly<Record<string, Job>>
  }
  const FOLDER = '.github/workflows'
  const names = readdirSync(FOLDER)
  const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8')
  const workflow = (name: string): Workflow => parse(text(name))
  const commands = ({ steps }: Job) => steps.flatMap(({ run = '' }) => run.split('\n'))

  it.each(names)('%s takes others’ work by commit, and leaves no token behind', (name) => {
    for (const [line, action, at, comment] of text(name).matchAll(/uses: *([\w./-]+)@(\S+)(.*)/g)) {
      expect(at, action).toMatch(/^[0-9a-f]{40}$/)
      expect(comment, line).toMatch(/^ # v\d+\.\d+\.\d+$/)
    }
    const steps = Object.values(workflow(name).jobs).flatMap((job) => job.steps)
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false)
  })

  it.each(names)('%s gives its jobs no more than they need', (name) => {
    const { on, permissions, jobs } = workflow(name)
    expect(Object.keys(on)).not.toContain('pull_request_target')
    const given = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})]
    const writes = given.flatMap((each) => Object.entries(each).filter(([, right]) => right !== 'read'))
    expect(writes).toEqual(name === 'release.yml' ? [['id-token', 'write']] : [])
    expect(text(name)).not.toMatch(/secrets\.|registry-url|_TOKEN/)
  })

  it('check every system and every version of Node that the package says it runs on', () => {
    const { matrix } = workflow('ci.yml').jobs['check']?.strategy ?? {}
    expect(matrix?.os.map((os) => os.replace(/-.*/, ''))).toEqual(['ubuntu', 'macos', 'windows'])
    expect(matrix?.node).toEqual(['20.19.0', '22', '24'])
    expect(read('package.json').engines.node).toBe('>=20.19')
    expect(commands(workflow('ci.yml').jobs['check'] ?? { steps: [] })).toContain('npm run check')
  })

  it('publish only what was tested, from a job that runs nothing else', () => {
    const { build, publish } = workflow('release.yml').jobs
    expect(commands(build ?? { steps: [] })).toEqual(
      expect.arrayContaining([expect.stringContaining('GITHUB_REF_NAME'), 'npm ci', 'npm run check', 'npm pack']),
    )
    expect(publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    expect(commands(publish ?? { steps: [] }).filter(Boolean)).toEqual([
      'npm publish --provenance --access public ./published/mcp-audit-*.tgz',
    ])
    expect(readFileSync('.node-version', 'utf8')).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.skipIf(WINDOWS)('refuse a tag that is not the version', () => {
    const [command = ''] = commands(workflow('release.yml').jobs['build'] ?? { steps: [] }).filter((each) =>
      /^test /.test(each),
    )
    const refused = (tag: string) =>
      spawnSync('bash', ['-c', command], { env: { ...process.env, GITHUB_REF_NAME: tag } }).status !== 0
    expect(refused(`v${MANIFEST.version}`)).toBe(false)
    for (const tag of ['v9.9.9', MANIFEST.version, `v${MANIFEST.version}-rc.1`, ''])
      expect(refused(tag), tag).toBe(true)
  })
})

/**
 * Two clones that share nothing but what was installed: elsewhere, of another age, made in another order, by someone with
 * another language, clock and umask. Of the packages, those that are bundled are copied, since where they lie could show.
 */
describe.skipIf(WINDOWS)('a build', () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-twice-')))
  afterAll(() => rmSync(base, { recursive: true, force: true }))

  function clone(name: string, order: (paths: string[]) => string[]): string {
    const folder = join(base, name)
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    })
    // The fixtures are for tests; a build that reads them would fail here.
    const sources = listed.stdout.split('\0').filter((path) => /^(?!fixtures\/|test\/)./.test(path))
    const whole = new Set(bundled())
    const modules = readdirSync('node_modules').flatMap((name) =>
      name.startsWith('@') ? readdirSync(join('node_modules', name)).map((inner) => `${name}/${inner}`) : [name],
    )
    for (const path of order([...sources, ...modules.map((module) => `node_modules/${module}`)])) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      if (path.startsWith('node_modules/') && !whole.has(path))
        symlinkSync(join(process.cwd(), path), join(folder, path), 'junction')
      else cpSync(path, join(folder, path), { recursive: true })
    }
    return folder
  }

  async function build(
    folder: string,
    env: Readonly<Record<string, string>>,
    umask = '022',
    node = process.execPath,
  ): Promise<string> {
    const command = `umask ${umask} && exec "$0" scripts/build.mjs`
    await promisify(execFile)('/bin/sh', ['-c', command, node], {
      cwd: folder,
      env: environment(folder, env),
    })
    return pack(folder, mkdtempSync(join(base, 'packed-')))
  }

  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

  it('gives the same bytes anywhere, tarball and all', { timeout: 120_000 }, async () => {
    const one = clone('one', (paths) => paths)
    const other = clone('another/which lies deeper', (paths) => paths.toReversed())
    const [tarball, again] = await Promise.all([
      build(one, { TZ: 'UTC', LANG: 'C' }),
      build(other, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, '002'),
    ])
    const files = filesOf(join(one, 'dist'))
    expect(files.length).toBeGreaterThan(20)
    expect(files.some((file) => file.endsWith('.v8'))).toBe(true)
    expect(filesOf(join(other, 'dist'))).toEqual(files)
    expect(
      [...files.map((file) => `dist/${file}`), 'THIRD_PARTY_NOTICES.md'].filter(
        (file) => digest(join(one, file)) !== digest(join(other, file)),
      ),
    ).toEqual([])
    for (const file of files)
      expect(readFileSync(join(one, 'dist', file)).includes(base), `${file} tells where it was made`).toBe(false)
    expect(digest(again)).toBe(digest(tarball))
  })

  /** `MCP_AUDIT_TEST_NODES=1`: downloads another version of Node, which the rest of the suite must not need. */
  it.runIf(process.env['MCP_AUDIT_TEST_NODES'] === '1')(
    'on another Node differs in what V8 made of the program, and in the name of that Node',
    { timeout: 300_000 },
    async () => {
      const [one, other] = [clone('this node', (paths) => paths), clone('that node', (paths) => paths)]
      const version = readFileSync('.node-version', 'utf8').trim()
      await Promise.all([build(one, {}), build(other, {}, '022', nodeOf(version, base))])
      const files = new Set([...filesOf(join(one, 'dist')), ...filesOf(join(other, 'dist'))])
      const same = (file: string) =>
        [one, other].every((folder) => existsSync(join(folder, 'dist', file))) &&
        digest(join(one, 'dist', file)) === digest(join(other, 'dist', file))
      expect([...files].filter((file) => !same(file) && !file.endsWith('.v8'))).toEqual(['sbom.cdx.json'])
      const lines = (folder: string) => readFileSync(join(folder, 'dist/sbom.cdx.json'), 'utf8').split('\n')
      expect(lines(other).filter((line) => !lines(one).includes(line))).toEqual([`          "version": "${version}"`])
    },
  )
})

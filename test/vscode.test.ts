/** The VS Code extension as it is packed: what it brings, what it says of itself, and that its server answers. */

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { launchOf, SELECTOR } from '../editors/vscode/src/launch.ts'
import { turns } from '../editors/vscode/src/turns.ts'
import { editor, fileUri } from './editor.ts'
import { BROAD, built, place, servers } from './program.ts'

const STAGE = 'editors/vscode/dist'
const VERSION: string = JSON.parse(readFileSync('package.json', 'utf8')).version
/** Fetches the packer, and fails where that cannot be had. */
const IS_ASKED = process.env['MCP_AUDIT_TEST_VSIX'] === '1'

const at = place()
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-vsix-')))
beforeAll(() => {
  built()
  make('--stage')
}, 60_000)
afterAll(() => {
  at.remove()
  rmSync(folder, { recursive: true, force: true })
})

function make(...args: readonly string[]): void {
  const run = spawnSync(process.execPath, ['scripts/build-vscode.mjs', ...args], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the extension cannot be made: ${run.stderr}`)
}

/** Opens a document by the server of an unpacked extension. */
async function serves(extension: string): Promise<void> {
  const program = [resolve(extension, 'server/cli.js')]
  const opened = await editor({ home: at.home, folders: [at.project], program })
  expect(opened.offered.serverInfo).toEqual({ name: 'mcp-audit', version: VERSION })
  const uri = fileUri(join(at.project, '.mcp.json'))
  opened.open(uri, JSON.stringify(servers({ files: BROAD })))
  expect((await opened.diagnostics(uri)).map(({ code }) => code)).toContain('broad-filesystem-root')
  expect(await opened.end()).toBe(0)
}

function expectManifest(text: string): void {
  const manifest = JSON.parse(text)
  expect(manifest).toMatchObject({ name: 'mcp-audit', version: VERSION, main: './extension.js' })
  expect(manifest).not.toHaveProperty('type')
  expect(manifest).not.toHaveProperty('scripts')
  expect(manifest).not.toHaveProperty('dependencies')
  const { untrustedWorkspaces } = manifest.capabilities
  const { properties } = manifest.contributes.configuration
  // What runs is for the machine to say; what a folder may say besides is heeded when it is trusted.
  expect(properties['mcp-audit.path'].scope).toBe('machine')
  expect(untrustedWorkspaces).toMatchObject({ supported: 'limited', restrictedConfigurations: ['mcp-audit.config'] })
  for (const { language } of SELECTOR)
    if (language !== undefined) expect(manifest.activationEvents).toContain(`onLanguage:${language}`)
  // Languages of files that are known by their names.
  for (const language of ['plaintext', 'github-actions-workflow'])
    expect(manifest.activationEvents).toContain(`onLanguage:${language}`)
}

describe('the extension', () => {
  it('says of itself what is so', () => expectManifest(readFileSync(join(STAGE, 'package.json'), 'utf8')))

  it('brings the program whole, and a server that answers', async () => {
    const chunks = readdirSync('dist/chunks').sort()
    expect(readdirSync(join(STAGE, 'server/chunks')).sort()).toEqual(chunks)
    await serves(STAGE)
  })

  it('names those whose work it brings', () => {
    const notices = readFileSync(join(STAGE, 'THIRD_PARTY_NOTICES.md'), 'utf8')
    for (const name of ['vscode-languageclient', 'vscode-languageserver', 'zod', 'yaml'])
      expect(notices).toContain(`## ${name} `)
  })

  it.each([
    ['jsonc', '/app/.vscode/mcp.json'],
    // So it is called by GitHub's extension for workflows.
    ['github-actions-workflow', '/app/.github/workflows/agent.yml'],
    ['plaintext', '/app/.codex/config.toml'],
  ])('starts nothing until a document of its own is open, and then the server that it brings: %s', (...document) => {
    const run = spawnSync(process.execPath, ['-e', ACTIVATION, resolve(STAGE), ...document], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    const [before, after, ...rest] = run.stdout.trim().split('\n')
    expect(before).toBe('plain: nothing')
    expect(JSON.parse(after ?? '')).toEqual([
      resolve(STAGE, 'server/cli.js'),
      ['lsp', '--stdio', expect.stringMatching(/^--clientProcessId=\d+$/)],
    ])
    expect(rest).toEqual([])
  })
})

describe('its server', () => {
  /** What is done to clients, in order, each by its number; the ones in `broken` never run. */
  const recorded = (broken: readonly number[] = [], hung: readonly number[] = []) => {
    const deeds: string[] = []
    let running = 0
    let count = 0
    const make = () => {
      const own = ++count
      let runs = false
      return {
        async start() {
          deeds.push(`start ${own}`)
          if (hung.includes(own)) await new Promise(() => {})
          await new Promise((resolve) => setTimeout(resolve, 5))
          if (broken.includes(own)) throw new Error('startFailed')
          runs = true
          running++
          expect(running, 'at once').toBe(1)
        },
        async stop() {
          if (!runs) throw new Error("Client is not running and can't be stopped.")
          await new Promise((resolve) => setTimeout(resolve, 5))
          deeds.push(`stop ${own}`)
          running--
        },
      }
    }
    return { deeds, one: turns(make, () => void deeds.push('told'), 50) }
  }

  it('is one, however often it is started again', async () => {
    const { deeds, one } = recorded()
    expect(one.isWanted()).toBe(false)
    await Promise.all([one.start(), one.start(), one.start()])
    expect(deeds).toEqual(['start 1', 'stop 1', 'start 2', 'stop 2', 'start 3'])
    await Promise.all([one.start(), one.stop()])
    expect([deeds.at(-1), one.isWanted()]).toEqual(['stop 3', false])
  })

  it('is started again after one that could not be, and after one that never answers', async () => {
    const { deeds, one } = recorded([1], [2])
    await one.start()
    expect(deeds).toEqual(['start 1', 'told'])
    await one.start()
    await one.start()
    expect(deeds).toEqual(['start 1', 'told', 'start 2', 'told', 'start 3'])
    await one.stop()
    expect(deeds.at(-1)).toBe('stop 3')
  })
})

/** Activates an extension in an editor that is none: whatever it asks for is there, and does nothing. */
const ACTIVATION = `
const Module = require('node:module')
const thing = () => new Proxy(function () {}, {
  get: (target, key) => (key in target || typeof key === 'symbol' ? target[key] : (target[key] = thing())),
  apply: () => thing(),
})
const vscode = thing()
// What is there when somebody lists it, as an import does.
for (const name of ['commands', 'languages', 'window', 'workspace']) vscode[name]
vscode.EventEmitter = class { event = () => ({ dispose() {} }); fire() {}; dispose() {} }
let open
Object.assign(vscode.workspace, {
  textDocuments: [],
  workspaceFolders: undefined,
  onDidOpenTextDocument: (listener) => { open ??= listener; return { dispose() {} } },
  getConfiguration: () => ({ get: (key, otherwise) => otherwise }),
})
vscode.languages.match = (selector, { languageId, fileName }) =>
  selector.some(({ language, pattern = '**/*?' }) => language === languageId || fileName.endsWith(pattern.slice(4))) ? 10 : 0
vscode.version = '1.101.0'
const load = Module._load
const started = []
Module._load = (name, ...rest) => {
  if (name === 'vscode') return vscode
  if (!/^(?:node:)?child_process$/.test(name)) return load(name, ...rest)
  return { ...load(name, ...rest), fork: (module, args) => { started.push([module, args]); throw new Error('enough') } }
}
const extension = require(process.argv[1] + '/extension.js')
extension.activate({ subscriptions: [], asAbsolutePath: (path) => require('node:path').join(process.argv[1], path) })
open({ languageId: 'plaintext', fileName: '/app/notes.txt' })
setTimeout(() => {
  console.log('plain: ' + (started.length === 0 ? 'nothing' : 'something'))
  open({ languageId: process.argv[2], fileName: process.argv[3] })
  setTimeout(() => { for (const each of started) console.log(JSON.stringify(each)); process.exit(0) }, 200)
}, 50)
`

it('has its version wherever one is named', () => {
  const named = [...readFileSync('editors/README.md', 'utf8').matchAll(/mcp-audit[@-](\d+\.\d+\.\d+)/g)]
  expect(named.map(([, version]) => version)).toEqual([VERSION, VERSION])
  expect(readFileSync('editors/vscode/CHANGELOG.md', 'utf8')).toContain(`## ${VERSION}\n`)
})

describe('the documents that are looked at', () => {
  it("are files, new ones, and the user's own", () => {
    expect([...new Set(SELECTOR.map(({ scheme }) => scheme))]).toEqual(['file', 'untitled', 'vscode-userdata'])
  })
})

describe('the command line of the server', () => {
  const set = { path: '', config: '', pedantic: false }
  it.each([
    ['by itself', set, { module: 'own.js', args: ['lsp'] }],
    [
      'with settings',
      { ...set, config: 'a b.jsonc', pedantic: true },
      { module: 'own.js', args: ['lsp', '--config', 'a b.jsonc', '--pedantic'] },
    ],
    [
      'of a script',
      { ...set, path: '/opt/mcp-audit/dist/cli.js' },
      { module: '/opt/mcp-audit/dist/cli.js', args: ['lsp'] },
    ],
    [
      'of a program',
      { ...set, path: '/usr/bin/mcp-audit' },
      { command: '/usr/bin/mcp-audit', args: ['lsp', '--stdio'] },
    ],
  ])('%s', (_, settings, launch) => expect(launchOf(settings, 'own.js')).toEqual(launch))
})

describe.skipIf(!IS_ASKED)('the packed extension', () => {
  it('holds what was staged, and its server answers', { timeout: 300_000 }, async () => {
    make()
    const vsix = `mcp-audit-${VERSION}.vsix`
    const files = await unpacked(readFileSync(vsix))
    rmSync(vsix)
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const names = [...files.keys()].filter((path) => !path.startsWith('extension/server/chunks/')).sort()
    expect(names).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/THIRD_PARTY_NOTICES.md',
      'extension/changelog.md',
      'extension/extension.js',
      'extension/package.json',
      'extension/readme.md',
      'extension/server/cli.js',
      'extension/server/package.json',
      'extension/server/program.js',
    ])
    expect(existsSync(join(folder, 'extension/server/chunks/lsp.js'))).toBe(true)
    expectManifest(readFileSync(join(folder, 'extension/package.json'), 'utf8'))
    await serves(join(folder, 'extension'))
  })
})

/** What a zip holds, by path. */
function unpacked(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((done, failed) => {
    const files = new Map<string, Buffer>()
    fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return failed(error)
      archive.on('error', failed)
      archive.on('end', () => done(files))
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, (wrong, stream) => {
          if (wrong) return failed(wrong)
          const pieces: Buffer[] = []
          stream.on('data', (piece: Buffer) => pieces.push(piece))
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(pieces))
            archive.readEntry()
          })
        }),
      )
      archive.readEntry()
    })
  })
}

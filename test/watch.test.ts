/** `mcp-audit watch`, as a program that goes on until it is stopped: what it tells of files that come, change and go. */

import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bursts } from '../src/commands/bursts.ts'
import type { Live, WatchResult } from '../src/commands/host.ts'
import { watched } from '../src/commands/watched.ts'
import type { FileSystem } from '../src/io.ts'
import { live } from '../src/live.ts'
import { bytes, memory, REPOSITORY, secret } from './fixtures.ts'
import { run } from './host.ts'
import { BROAD, built, environment, FINE, type Place, PROGRAM, place, servers } from './program.ts'

beforeAll(built, 120_000)

const WINDOWS = process.platform === 'win32'

/** What was started and made, to be ended and removed. */
const places: Place[] = []
const children: ChildProcessWithoutNullStreams[] = []
afterEach(async () => {
  await Promise.all(children.splice(0).map(ended))
  for (const each of places.splice(0)) each.remove()
})

/** As Ctrl-C ends it, so that what ran of it is counted; by force where that does nothing. */
async function ended(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.on('exit', resolve))
  const force = setTimeout(() => child.kill('SIGKILL'), 5000)
  child.kill('SIGINT')
  await gone
  clearTimeout(force)
}

interface Watch {
  readonly at: Place
  readonly child: ChildProcessWithoutNullStreams
  /** All that was said since the last time, once it holds what is waited for. */
  readonly until: (says: RegExp) => Promise<string>
  readonly errors: (says: RegExp) => Promise<string>
  /** Ends it as Ctrl-C does, and gives the exit code. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>
}

function room(): Place {
  const at = place()
  places.push(at)
  mkdirSync(join(at.project, '.git'))
  return at
}

async function watching(at: Place, args: readonly string[] = [], flags: readonly string[] = []): Promise<Watch> {
  const child = spawn(process.execPath, [...flags, PROGRAM, 'watch', ...args], {
    cwd: at.project,
    env: environment(at.home),
  })
  children.push(child)
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const watch = {
    at,
    child,
    until: reader(child.stdout),
    errors: reader(child.stderr),
    end(signal: NodeJS.Signals = 'SIGINT') {
      child.kill(signal)
      return exited
    },
  }
  await watch.until(/watching|"start"/)
  return watch
}

/** Waits on what is said, never on time. */
function reader(stream: NodeJS.ReadableStream): (says: RegExp) => Promise<string> {
  let said = ''
  let look = (): void => {}
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    said += chunk
    look()
  })
  return (says) =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`never said ${says}: ${said}`)), 25_000)
      look = () => {
        if (!says.test(said)) return
        clearTimeout(limit)
        look = () => {}
        const all = said
        said = ''
        resolve(all)
      }
      look()
    })
}

/** The end of a change of which this was told: a file may be seen half written, and then whole. */
const then = (says: RegExp) => new RegExp(`${says.source}[\\s\\S]*now .*\\n`, 'm')

const broad = (...names: readonly string[]) => servers(Object.fromEntries(names.map((name) => [name, BROAD])))

describe('watch', () => {
  it('tells what appears and what goes, and ends with 0 at Ctrl-C', async () => {
    const at = room()
    at.write('.mcp.json', servers({ notes: FINE }))
    const { until, end } = await watching(at)
    at.write('.mcp.json', broad('files'))
    const appeared = await until(then(/Server 'files' can access/))
    expect(appeared).toMatch(/^\d\d:\d\d:\d\d \.mcp\.json\n/)
    expect(appeared).toMatch(
      /^ {2}\+ high\[broad-filesystem-root\] \.mcp\.json:\d+:\d+\n {4}Server 'files' can access/m,
    )
    expect(appeared).toContain('    help: ')
    expect(appeared).not.toContain('\u001b')
    at.write('.mcp.json', servers({ notes: FINE }))
    const went = await until(then(/- high/))
    expect(went).toMatch(/^ {2}- high\[broad-filesystem-root\] \.mcp\.json:\d+:\d+$/m)
    expect(went).toContain('now 1 file, 1 server: nothing found')
    expect(await end()).toBe(0)
  })

  it('ends with 0 at SIGTERM', async () => {
    const { end } = await watching(room())
    expect(await end('SIGTERM')).toBe(0)
  })

  it('ends with 0 when nobody reads any more', async () => {
    const { at, child } = await watching(room())
    const exited = new Promise((resolve) => child.on('exit', resolve))
    child.stdout.destroy()
    at.write('.mcp.json', broad('a'))
    expect(await exited).toBe(0)
  })

  it.skipIf(process.platform === 'win32')('sees what changes where links of a home lead', async () => {
    const at = room()
    const write = (servers: object) => writeFileSync(join(at.home, 'dots/real.json'), JSON.stringify(servers))
    mkdirSync(join(at.home, 'dots'))
    mkdirSync(join(at.home, '.cursor'))
    write(servers({ notes: FINE }))
    symlinkSync('real.json', join(at.home, 'dots/link.json'))
    symlinkSync('../dots/link.json', join(at.home, '.cursor/mcp.json'))
    const { until } = await watching(at)
    write(broad('written'))
    await until(then(/Server 'written' can access/))
    writeFileSync(join(at.home, 'dots/new.json'), JSON.stringify(broad('replaced')))
    renameSync(join(at.home, 'dots/new.json'), join(at.home, 'dots/real.json'))
    await until(then(/Server 'replaced' can access/))
    writeFileSync(join(at.home, 'dots/other.json'), JSON.stringify(broad('led')))
    rmSync(join(at.home, 'dots/link.json'))
    symlinkSync('other.json', join(at.home, 'dots/link.json'))
    await until(then(/Server 'led' can access/))
  })

  it('sees files in new folders at any depth, and their going', async () => {
    const { at, until } = await watching(room())
    at.write('packages/one/two/.mcp.json', broad('deep'))
    expect(await until(then(/Server 'deep'/))).toContain(' packages/one/two/.mcp.json\n')
    rmSync(join(at.project, 'packages'), { recursive: true })
    expect(await until(/now .*nothing found\n/)).toMatch(/ {2}- .*packages\/one\/two\/\.mcp\.json/)
    at.write('packages/one/two/.mcp.json', broad('again'))
    expect(await until(then(/Server 'again' can/))).toContain('+ high')
    at.write('packages/one/two/.mcp.json', broad('again', 'more'))
    expect(await until(then(/Server 'more' can/))).toContain('+ high')
  })

  it('sees what a client of this machine keeps, also where it kept nothing', async () => {
    const { at, until } = await watching(room())
    at.writeHome('.cursor/mcp.json', broad('mine'))
    expect(await until(then(/Server 'mine' can/))).toMatch(/^\d\d:\d\d:\d\d ~\/\.cursor\/mcp\.json\n/m)
    rmSync(join(at.home, '.cursor'), { recursive: true })
    expect(await until(/now .*nothing found\n/)).toContain('- high')
    at.writeHome('.cursor/mcp.json', broad('mine'))
    expect(await until(then(/Server 'mine' can/))).toContain('+ high')
  })

  it('sees an editor that writes beside a file and renames', async () => {
    const at = room()
    at.write('.mcp.json', servers({ notes: FINE }))
    const { until } = await watching(at)
    for (const name of ['first', 'second']) {
      const beside = at.write('.mcp.json.swp', broad(name))
      renameSync(beside, join(at.project, '.mcp.json'))
      expect(await until(then(new RegExp(`Server '${name}' can`)))).toContain('+ high')
    }
  })

  it('sees a project that goes and comes back', async () => {
    const at = room()
    at.write('.mcp.json', broad('a'))
    const { until, end } = await watching(at)
    rmSync(at.project, { recursive: true })
    expect(await until(/now 0 files.*\n/)).toContain('- high')
    at.write('.mcp.json', broad('b'))
    expect(await until(then(/Server 'b' can/))).toContain('+ high')
    expect(await end()).toBe(0)
  })

  it('tells of another weight under the same fingerprint, from settings that came', async () => {
    const at = room()
    at.write('.mcp.json', broad('a'))
    const { until } = await watching(at)
    at.write('mcp-audit.jsonc', '{ "rules": { "broad-filesystem-root": "low" } }')
    const told = await until(then(/~ low/))
    expect(told).toContain('  ~ low[broad-filesystem-root]')
    expect(told).not.toMatch(/^ {2}[+-]/m)
  })

  it('lives on while somebody types in the settings, and says once what is wrong', async () => {
    const at = room()
    at.write('.mcp.json', broad('a'))
    const { until, errors, end } = await watching(at)
    at.write('mcp-audit.jsonc', '{ "rules": {')
    expect(await errors(/never closed/)).toContain('error: The settings cannot be used:')
    at.write('mcp-audit.jsonc', '{ "rules": { "broad-filesystem-root": "off" } }')
    expect(await until(then(/- high/))).toContain('- high[broad-filesystem-root]')
    expect(await end()).toBe(0)
  })

  it('sees a baseline that comes', async () => {
    const at = room()
    at.write('.mcp.json', broad('a'))
    const { until } = await watching(at)
    expect(at.run(['baseline']).code).toBe(0)
    expect(await until(/now .*nothing found\n/)).toContain('- high')
  })

  it('asks the rules of a plug-in, and goes by advisories that change', async () => {
    const at = room()
    const rule = `{ id: 'acme-one', title: 'A', severity: 'low', confidence: 'high', category: 'policy', cwe: [], owasp: ['MCP09'], since: '1.0.0', docs: 'https://acme.example/one', server(server, { report }) { if (server.name === 'odd') report({ at: server.at, message: 'It is odd.', help: 'Rename it.' }) } }`
    at.write('acme.mjs', `export default { name: 'acme', rules: [${rule}] }`)
    const record = (version: string) => ({
      id: 'ACME-1',
      modified: '2026-01-01T00:00:00Z',
      summary: 'Ours',
      affected: [{ package: { ecosystem: 'npm', name: '@example/notes' }, versions: [version] }],
    })
    at.write('ours.json', record('9.9.9'))
    const notes = { command: 'npx', args: ['-y', '@example/notes@1.0.0'] }
    at.write('.mcp.json', servers({ notes }))
    const { until } = await watching(at, ['--plugin', 'acme.mjs', '--advisories', 'ours.json'])
    at.write('.mcp.json', servers({ notes, odd: FINE }))
    expect(await until(then(/acme-one/))).toContain('+ low[acme-one] .mcp.json:')
    at.write('ours.json', record('1.0.0'))
    expect(await until(then(/ACME-1/))).toContain('[vulnerable-package] .mcp.json:')
  })

  it('scans once for a burst, and not at all for what it does not read', async () => {
    const { at, until } = await watching(room(), ['--verbose'])
    at.write('README.md', 'not of interest')
    at.write('node_modules/pkg/.mcp.json', broad('theirs'))
    for (let round = 0; round < 50; round++) at.write(`.mcp.json`, broad(`server${round}`))
    const told = await until(then(/Server 'server49' can/))
    expect(told).not.toContain('theirs')
    expect(told).not.toContain('README.md')
    // A machine under load may halve a burst; fifty looks it must not be.
    expect(told.match(/^ {2}now /gm)?.length).toBeLessThan(5)
    at.write('.mcp.json', `${JSON.stringify(broad('server49'))}\n`)
    expect(await until(then(/= the same/))).toContain('  = the same findings\n')
  })

  it('gives a program an event a line', async () => {
    const { at, until } = await watching(room(), ['--format', 'jsonl'])
    renameSync(at.write('beside', broad('a')), join(at.project, '.mcp.json'))
    const first = events(await until(/"now".*\n/))
    expect(first.map(({ event }) => event)).toEqual(['change', 'appeared', 'appeared', 'now'])
    for (const { time } of first) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(first[1]).toMatchObject({ finding: { file: '.mcp.json', fingerprint: expect.any(String) } })
    rmSync(join(at.project, '.mcp.json'))
    const second = events(await until(/"now".*\n/))
    expect(second.map(({ event }) => event)).toEqual(['change', 'went', 'went', 'now'])
    expect(second.map((event) => event['finding'])).toEqual(expect.arrayContaining([first[1]?.['finding']]))
    if (!WINDOWS) {
      symlinkSync('elsewhere.json', join(at.project, 'mcp.json'))
      expect(events(await until(/"now".*\n/)).map(({ event }) => event)).toEqual(['change', 'problem', 'now'])
      rmSync(join(at.project, 'mcp.json'))
      expect(events(await until(/"now".*\n/)).map(({ event }) => event)).toEqual(['change', 'solved', 'now'])
    }
    at.write('mcp-audit.jsonc', '{')
    expect(events(await until(/"error".*\n/))[0]).toMatchObject({ files: ['mcp-audit.jsonc'] })
  })

  it('says nothing that a terminal obeys, whatever a file is called, and no secret', async () => {
    const { at, until } = await watching(room())
    const value = secret('github-classic')
    const name = WINDOWS ? 'a' : 'a\u001b[2J\n::error::'
    at.write(`${name}/${value}/.mcp.json`, servers({ [`x\u001b]0;`]: { ...BROAD, env: { API_TOKEN: value } } }))
    const told = await until(then(/hardcoded-secret/))
    expect(told).toContain('broad-filesystem-root')
    expect(told).not.toContain(value)
    expect(told.replaceAll('\n', '')).toMatch(/^\P{Cc}*$/u)
    expect(told).not.toMatch(/^\s*::/m)
  })

  it.skipIf(WINDOWS)('writes nothing, and does not follow links', async () => {
    const at = room()
    const far = join(at.home, 'far')
    mkdirSync(far)
    symlinkSync(far, join(at.project, 'link'))
    chmodSync(at.project, 0o755)
    const before = statSync(at.project).mtimeMs
    const { until } = await watching(at)
    expect(statSync(at.project).mtimeMs).toBe(before)
    writeFileSync(join(far, '.mcp.json'), JSON.stringify(broad('far')))
    at.write('.mcp.json', broad('near'))
    expect(await until(then(/Server 'near' can/))).not.toContain('far')
  })

  it('needs no leave to write, to start anything or to make workers', async () => {
    const isNew = spawnSync(process.execPath, ['--permission', '--version']).status === 0
    const flags = [isNew ? '--permission' : '--experimental-permission', '--allow-fs-read=*', '--no-warnings']
    const { at, until, errors, end } = await watching(room(), ['--scope', 'project'], flags)
    at.write('mcp-audit.jsonc', '{')
    at.write('.mcp.json', broad('a'))
    expect(await errors(/never closed/)).not.toMatch(/denied|bug/)
    rmSync(join(at.project, 'mcp-audit.jsonc'))
    expect(await until(then(/Server 'a' can/))).toContain('+ high')
    expect(await end()).toBe(0)
  })

  it('refuses what it cannot begin with', () => {
    const at = room()
    expect(at.run(['watch', 'nowhere'])).toMatchObject({ code: 2, err: expect.stringContaining('does not exist') })
    expect(at.run(['watch', '-']).code).toBe(2)
    expect(at.run(['watch', '--only', 'nothing-like-it']).code).toBe(2)
  })
})

function events(text: string): readonly Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('where the system has nothing left to watch with', () => {
  it('says so once, and looks again and again', { timeout: 30_000 }, async () => {
    const disk = new Map<string, Uint8Array | undefined>([[`${REPOSITORY}/.git/HEAD`, bytes('')]])
    // What is in memory is as it was when it was made.
    const fs: FileSystem = {
      kind: (path) => memory(disk).kind(path),
      mode: (path) => memory(disk).mode(path),
      list: (path) => memory(disk).list(path),
      link: () => undefined,
      read: (path, links, mostMib) => memory(disk).read(path, links, mostMib),
    }
    let stop = (): void => {}
    const said: string[] = []
    const live: Live = {
      watch: () => 'full',
      leads: () => [],
      stopped: new Promise((resolve) => {
        stop = resolve
      }),
      now: () => new Date(2026, 0, 1, 12),
    }
    const write = (text: string) => {
      said.push(text)
      if (text.includes('watching')) disk.set(`${REPOSITORY}/.mcp.json`, bytes(JSON.stringify(broad('a'))))
      if (text.includes('now ')) stop()
    }
    const { code, err } = await run(['watch'], {
      host: { live: async () => live, fs, stdout: { write, isTTY: false, columns: 80 } },
    })
    expect(code).toBe(0)
    expect(err.match(/cannot watch any more folders/g)).toHaveLength(1)
    expect(said.join('')).toMatch(/12:00:00 \S.*\n {2}\+ \w+\[/)
  })
})

describe('the system', () => {
  it('says of a folder that it cannot be watched, and where links lead', () => {
    const at = room()
    const signals = ['SIGINT', 'SIGTERM'] as const
    const before = signals.map((signal) => process.listeners(signal))
    const { watch, leads } = live(() => undefined)
    for (const [index, signal] of signals.entries())
      for (const each of process.listeners(signal)) if (!before[index]?.includes(each)) process.off(signal, each)
    expect(watch(join(at.project, 'none'), () => undefined)).toBe('refused')
    const watcher = watch(at.project, () => undefined)
    expect(watcher).toEqual({ close: expect.any(Function) })
    if (typeof watcher === 'object') watcher.close()
    expect(leads(at.project)).toEqual([])
    if (WINDOWS) return
    symlinkSync('b', join(at.project, 'a'))
    symlinkSync('c', join(at.project, 'b'))
    expect(leads(join(at.project, 'a'))).toEqual([join(at.project, 'b'), join(at.project, 'c')])
    symlinkSync('loop', join(at.project, 'loop'))
    expect(leads(join(at.project, 'loop')).length).toBe(40)
  })
})

describe('what is watched', () => {
  const over = (paths: readonly string[]) => {
    const open = new Map<string, (name: string | undefined) => void>()
    const changed: string[] = []
    const disk = memory(new Map(paths.map((path) => [path, bytes('')])))
    const watch = (folder: string, heard: (name: string | undefined) => void): WatchResult => {
      open.set(folder, heard)
      return { close: () => void open.delete(folder) }
    }
    return {
      open,
      changed,
      disk: watched(
        disk,
        { watch, leads: () => [] },
        (name) => name === '.mcp.json',
        (path) => void changed.push(path),
      ),
    }
  }

  it('is the way to each path that was asked about, as far as it is there', () => {
    const { open, disk } = over(['/home/me/.bashrc'])
    disk.begin()
    expect(disk.fs.kind('/home/me/.cursor/mcp.json')).toBeUndefined()
    expect([...open.keys()].sort()).toEqual(['/home', '/home/me'])
  })

  it('tells of nothing else', () => {
    const { open, changed, disk } = over(['/home/me/.bashrc', '/p/a.ts', '/p/node_modules/x', '/p/sub/x'])
    disk.begin()
    disk.fs.kind('/home/me/.cursor/mcp.json')
    disk.fs.list('/p')
    disk.settle()
    open.get('/home/me')?.('.bashrc')
    open.get('/p')?.('a.ts')
    open.get('/p')?.('node_modules')
    expect(changed).toEqual([])
    open.get('/home/me')?.('.cursor')
    open.get('/p')?.('.mcp.json')
    open.get('/p')?.('sub')
    expect(changed).toEqual(['/home/me/.cursor', '/p/.mcp.json', '/p/sub'])
  })

  it('is let go when the next scan does not ask for it, unless that scan broke off', () => {
    const { open, changed, disk } = over(['/p/x', '/q/y'])
    disk.begin()
    disk.fs.list('/p')
    disk.settle()
    disk.begin()
    disk.fs.list('/q')
    open.get('/p')?.('.mcp.json')
    expect(changed).toEqual(['/p/.mcp.json'])
    disk.begin()
    disk.fs.list('/q')
    disk.settle()
    expect([...open.keys()]).toEqual(['/q'])
    disk.close()
    expect(open.size).toBe(0)
  })
})

describe('a burst', () => {
  it('that never ends is looked at all the same', async () => {
    const burst = bursts(50, 200)
    const writer = setInterval(() => burst.note('/a'), 5)
    expect(await burst.next(undefined)).toEqual(['/a'])
    clearInterval(writer)
    burst.stop()
    expect(await burst.next(undefined)).toBeUndefined()
  })
})

/** The program's compiled form in a folder that the user has given to Node for that, on a Node that the package has none for. */

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { built, type Place, place } from './program.ts'

let at: Place
const inside = (name: string) => join(at.project, name)
beforeAll(() => {
  built()
  at = place()
  at.write('.mcp.json', { mcpServers: { notes: { command: 'npx', args: ['-y', '@example/notes'] } } })
  cpSync('dist', inside('package/dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('.v8') && !path.includes('/meta/'),
  })
})
beforeEach(() => {
  rmSync(inside('cache'), { recursive: true, force: true })
  at.write('cache/of-others', '')
})
afterAll(() => at.remove())

function scan(folder: string | undefined) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inside('package/dist/cli.js'), '.mcp.json', '--format', 'json'],
    {
      cwd: at.project,
      encoding: 'utf8',
      timeout: 20_000,
      env: { HOME: at.home, ...(folder && { NODE_COMPILE_CACHE: folder }) },
    },
  )
  return { status, stdout, stderr }
}

// Node keeps what it compiles itself in a folder of its own there.
const kept = () => readdirSync(inside('cache')).filter((name) => name.startsWith('mcp-audit-'))
const bytes = () => readFileSync(join(inside('cache'), kept()[0] ?? ''))

describe('a compile cache', () => {
  it('is nowhere, if nobody has one', () => {
    expect(scan(undefined)).toMatchObject({ status: 0, stderr: '' })
    expect(kept()).toEqual([])
  })

  it('keeps the program, once, and changes nothing of what it says', () => {
    const without = scan(undefined)
    expect(scan(inside('cache'))).toEqual(without)
    expect(kept()).toEqual([expect.stringMatching(/^mcp-audit-[0-9a-f]{16}\.[\w.-]+\.v8$/)])
    const first = bytes()
    expect(scan(inside('cache'))).toEqual(without)
    expect(bytes().equals(first)).toBe(true)
  })

  it.each([
    ['holds something else', () => Buffer.from('no such code')],
    ['was cut off', () => bytes().subarray(0, 9999)],
    ['holds nothing', () => Buffer.alloc(0)],
  ])('is made anew if it %s', (_, broken) => {
    const without = scan(undefined)
    scan(inside('cache'))
    const whole = bytes().length
    writeFileSync(join(inside('cache'), kept()[0] ?? ''), broken())
    expect(scan(inside('cache'))).toEqual(without)
    expect(kept()).toHaveLength(1)
    expect(bytes().length).toBeGreaterThan(whole / 2)
  })

  it.skipIf(process.platform === 'win32').each([
    ['others may write to', 0o666],
    ['a group may write to', 0o620],
  ])('is made anew where it is a file that %s, which may hold code of theirs', (_, mode) => {
    const without = scan(undefined)
    scan(inside('cache'))
    const file = join(inside('cache'), kept()[0] ?? '')
    chmodSync(file, mode)
    expect(scan(inside('cache'))).toEqual(without)
    expect(kept()).toHaveLength(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that has its name', () => {
    const without = scan(undefined)
    scan(inside('cache'))
    const file = join(inside('cache'), kept()[0] ?? '')
    rmSync(file)
    spawnSync('mkfifo', [file])
    expect(statSync(file).isFIFO()).toBe(true)
    expect(scan(inside('cache'))).toEqual(without)
    expect(statSync(file).isFile()).toBe(true)
  })

  it('is done without if nothing can be written there', () => {
    const without = scan(undefined)
    expect(scan(inside('no-such-folder'))).toEqual(without)
    expect(scan(inside('cache/of-others'))).toEqual(without)
  })

  it('leaves nothing half done where something else has its name', () => {
    const without = scan(undefined)
    scan(inside('cache'))
    const file = join(inside('cache'), kept()[0] ?? '')
    rmSync(file)
    mkdirSync(join(file, 'full'), { recursive: true })
    expect(scan(inside('cache'))).toEqual(without)
    expect(kept()).toHaveLength(1)
    expect(statSync(file).isDirectory()).toBe(true)
  })
})

/** The built program, run as a user runs it: in a folder of its own, with an empty home and nothing else in its environment. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** As it is shipped; with `npm run coverage` one of the same sources, of which can be told what ran. */
export const PROGRAM = process.env['MCP_AUDIT_TEST_PROGRAM'] ?? resolve('dist/cli.js')
const TRACES = process.env['MCP_AUDIT_TEST_TRACES']

/** Builds the program unless that has been done; `npm test` does it first. */
export function built(): void {
  if (existsSync(PROGRAM)) return
  const build = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`the program cannot be built: ${build.stderr}`)
}

/** Comes true with time, whatever a test is about. */
const OLD = /^note: the built-in advisories are from .*\n/m

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
  /** Relative to the place. */
  readonly cwd?: string
  /** What runs instead of this Node. */
  readonly node?: readonly string[]
  readonly program?: string
}

/** A folder to run in, with a home beside it; both go away with `remove`. */
export interface Place {
  readonly project: string
  readonly home: string
  write(path: string, content: string | Uint8Array | object): string
  writeHome(path: string, content: string | object): string
  run(args: readonly string[], options?: RunOptions): Run
  delete(path: string): void
  remove(): void
}

export function place(): Place {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-audit-test-')))
  const project = join(base, 'project')
  const home = join(base, 'home')
  mkdirSync(project)
  mkdirSync(home)
  const writeTo = (folder: string) => (path: string, content: string | Uint8Array | object) => {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const raw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(target, raw ? content : `${JSON.stringify(content, undefined, 2)}\n`)
    return target
  }
  return {
    project,
    home,
    write: writeTo(project),
    writeHome: writeTo(home),
    run(args, { env = {}, input = '', cwd = '.', node = [process.execPath], program = PROGRAM } = {}) {
      const [command = '', ...before] = node
      const run = spawnSync(command, [...before, program, ...args], {
        cwd: join(project, cwd),
        // Of the package as it is installed nothing is told, and it is to write nothing.
        env: program === PROGRAM ? environment(home, env) : { ...environment(home, env), NODE_V8_COVERAGE: undefined },
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        // A run of `fix` over every fixture takes most of a minute on a slow machine with other work.
        timeout: 180_000,
      })
      if (run.error) throw run.error
      return { code: run.status, out: run.stdout, err: run.stderr.replace(OLD, '') }
    },
    delete: (path) => rmSync(join(project, path)),
    remove: () => rmSync(base, { recursive: true, force: true }),
  }
}

/** `PATH` for git, a home, and what the test adds. */
export function environment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  // Events say when they were; two runs that are compared are of one time.
  const traced = TRACES === undefined ? {} : { NODE_V8_COVERAGE: TRACES }
  return { PATH: process.env['PATH'] ?? '', HOME: home, SOURCE_DATE_EPOCH: '1795651200', ...traced, ...more }
}

/** A server that reads the whole disk: one high finding and one medium. */
export const BROAD = {
  command: 'npx',
  args: ['-y', '@modelcontextprotocol/server-filesystem', '/'],
}
/** A server with nothing to say against it. */
export const FINE = { command: 'npx', args: ['-y', '@example/notes@1.2.3'] }

/** `.mcp.json` with these servers. */
export function servers(entries: Readonly<Record<string, object>>): object {
  return { mcpServers: entries }
}

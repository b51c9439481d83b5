/** The program in memory: every command as `cli.ts` runs it, without a process and without a disk. */

import type { ExitCode, Host } from '../src/commands/host.ts'
import { main } from '../src/commands/main.ts'
import type { Machine } from '../src/discover/machine.ts'
import { UsageError } from '../src/errors.ts'
import { bytes, LINUX, memory, REPOSITORY } from './fixtures.ts'

export interface Told {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
  /** What was written to files, by path. */
  readonly written: ReadonlyMap<string, string>
}

export interface Surroundings {
  /** By absolute path, or relative to the repository; `undefined` stands for something that is not a regular file. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What plug-ins export, by path. */
  readonly modules?: Readonly<Record<string, () => unknown>>
  /** How wide what is printed may be; without it, nobody knows. */
  readonly columns?: number
  /** Takes the place of a part of the host. */
  readonly host?: Partial<Host>
}

/** Runs one command line in a repository of these files. */
export async function run(
  argv: readonly string[],
  { files = {}, input = '', env = {}, cwd = REPOSITORY, modules = {}, columns, host = {} }: Surroundings = {},
): Promise<Told> {
  const absolute = (path: string) => (path.startsWith('/') ? path : `${REPOSITORY}/${path}`)
  const raw = <T>(content: string | T) => (typeof content === 'string' ? bytes(content) : content)
  const placed = [...Object.entries(files), ...Object.keys(modules).map((path) => [path, ''] as const)]
  const disk = new Map(placed.map(([path, content]) => [absolute(path), raw(content)]))
  const fs = memory(disk)
  const out: string[] = []
  const err: string[] = []
  const written = new Map<string, string>()
  const machine: Machine = { ...LINUX, env }
  const code = await main(argv, {
    cwd,
    env,
    machines: [machine],
    fs,
    stdout: { write: (text) => void out.push(text), isTTY: false, columns },
    stderr: { write: (text) => void err.push(text), isTTY: false, columns },
    version: '0.0.0',
    input: async () => raw(input),
    write: (path, text) => void written.set(path, text),
    replace: (path, { before, after }) => {
      const was = fs.read(path, 'follow')
      const is = 'bytes' in was ? Buffer.from(was.bytes).toString('latin1') : undefined
      if (is !== (before && Buffer.from(before).toString('latin1'))) throw new UsageError(`Cannot write '${path}'.`)
      disk.set(path, after)
      written.set(path, Buffer.from(after).toString('utf8'))
    },
    load: (path) => modules[path.startsWith(`${REPOSITORY}/`) ? path.slice(REPOSITORY.length + 1) : path]?.(),
    clock: () => 0,
    now: () => Date.UTC(2026, 10, 24),
    today: () => '2026-11-24',
    ...host,
  })
  return { code, out: out.join(''), err: err.join(''), written }
}

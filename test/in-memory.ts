/** The whole program without a process: what is typed, over files in memory, and all that comes of it. */

import type { Host } from '../src/commands/host.ts'
import { main } from '../src/commands/main.ts'
import { LINUX, memory, REPOSITORY } from './fixtures.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  /** Path to text. */
  readonly written: ReadonlyMap<string, string>
}

export interface Surroundings {
  readonly input?: Uint8Array
  /** What the plug-ins export, by their paths. */
  readonly plugins?: ReadonlyMap<string, unknown>
}

/** Runs one command line in a repository. An error of our own is thrown, and not only told. */
export async function run(
  argv: readonly string[],
  files: ReadonlyMap<string, Uint8Array | undefined>,
  { input = new Uint8Array(), plugins = new Map() }: Surroundings = {},
): Promise<Outcome> {
  const out: string[] = []
  const err: string[] = []
  const written = new Map<string, string>()
  const host: Host = {
    cwd: REPOSITORY,
    env: { MCP_AUDIT_DEBUG: '1' },
    machines: [LINUX],
    fs: memory(new Map([[`${REPOSITORY}/.git/HEAD`, new Uint8Array()], ...files])),
    stdout: { write: (text) => void out.push(text), isTTY: false, columns: 80 },
    stderr: { write: (text) => void err.push(text), isTTY: false, columns: 80 },
    version: '0.0.0',
    input: async () => input,
    write: (path, text) => void written.set(path, text),
    load: (path) => plugins.get(path),
    clock: () => 0,
    today: () => '2026-11-24',
  }
  const code = await main(argv, host)
  const complaint = err.join('')
  if (complaint.includes('hit a bug of its own')) throw new Error(`mcp-audit ${argv.join(' ')}\n${complaint}`)
  return { code, out: out.join(''), err: complaint, written }
}

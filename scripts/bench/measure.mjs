// One run of a program: its wall time; what the kernel counted of it; what it found.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** After so many milliseconds a run is given up. */
export const PATIENCE = 120_000

const PROBE = resolve('scripts/bench/probe.cjs')

function run({ command, cwd, env }, stdout = 'pipe', stderr = 'ignore') {
  const [program, ...args] = command
  return spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', stdout, stderr],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 30,
  })
}

/** Wall milliseconds with what it prints read from a pipe; undefined if it did not come to an end. */
export function wall(what) {
  const started = process.hrtime.bigint()
  const { error, signal } = run(what)
  const ms = Number(process.hrtime.bigint() - started) / 1e6
  return error || signal ? undefined : ms
}

/**
 * CPU milliseconds (user and system), peak resident megabytes and opened files of a process of Node; undefined if it did not
 * come to an end. `scratch`: a folder for what the probe writes.
 */
export function probed(what, scratch) {
  const file = join(scratch, 'probe.json')
  rmSync(file, { force: true })
  const options = what.env.NODE_OPTIONS ?? ''
  const env = {
    ...what.env,
    NODE_OPTIONS: `${options} --require=${JSON.stringify(PROBE)}`.trim(),
    MCP_AUDIT_BENCH_OPTIONS: options,
    MCP_AUDIT_BENCH_PROBE: file,
  }
  run({ ...what, env })
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** CPU milliseconds of a program that is none of Node's, and of its children, as the shell counts them. */
export function shellCpu(what) {
  const { stdout = '' } = run({ ...what, command: ['sh', '-c', '"$@" >/dev/null; times', 'sh', ...what.command] })
  const times =
    stdout
      ?.trim()
      .split('\n')
      .at(-1)
      ?.matchAll(/(\d+)m([\d.]+)s/g) ?? []
  return [...times].reduce((ms, [, minutes, seconds]) => ms + Number(minutes) * 60_000 + Number(seconds) * 1000, 0)
}

/**
 * The JSON that a program prints, whatever it prints before, as `printed`; undefined if there is none. `error`: the last line
 * on stderr when it says that it could not do what it was asked. `scratch`: a folder for what it prints.
 */
export function report(what, scratch) {
  // Into a file, since two peers leave before a pipe has taken more than 64 KiB of it.
  const path = join(scratch, 'report.json')
  const file = openSync(path, 'w')
  const { stderr, status } = run(what, file, 'pipe')
  closeSync(file)
  const error = status === 2 ? stderr.trim().split('\n').at(-1) : undefined
  const text = readFileSync(path, 'utf8')
  const from = text.search(/^[[{]/m)
  try {
    return { printed: from < 0 ? undefined : JSON.parse(text.slice(from)), error }
  } catch {
    return { printed: undefined, error }
  }
}

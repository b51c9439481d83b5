/** How long a property is tried: some hundred times in a run of the tests, or for `FUZZ_SECONDS` each on demand. */

export const FUZZ_SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 0)

/** Whether somebody asked for a long run. */
export const IS_LONG = FUZZ_SECONDS > 0

/** Vitest's own limit for such a test. */
export const FUZZ_TIMEOUT = 300_000 + FUZZ_SECONDS * 1500

/** For `fc.assert`: `numRuns` tries, or as many as the time asked for allows. */
export function tries(numRuns: number): {
  readonly numRuns: number
  readonly interruptAfterTimeLimit?: number
  readonly skipEqualValues?: boolean
} {
  return IS_LONG ? { numRuns: 2 ** 31 - 1, interruptAfterTimeLimit: FUZZ_SECONDS * 1000 } : { numRuns }
}

/** Milliseconds of this process's own work: others share the machine, and their time is not ours. */
export function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

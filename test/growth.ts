/** Whether time grows with what there is and no faster. */

import { expect } from 'vitest'
import { spent } from './fuzz.ts'

/** Makes something of a size ready, which does not count, and gives what is to be timed. */
export type Prepare = (size: number) => () => unknown

/**
 * Milliseconds for one of as many as there are, at each of five sizes. Where that is linear, one costs at the largest what it
 * costs at the second; where it is quadratic, eight times as much.
 */
async function costs(sizes: readonly number[], prepare: Prepare): Promise<readonly number[]> {
  const times: number[] = []
  for (const size of sizes) {
    const act = prepare(size)
    const begun = spent()
    await act()
    times.push((spent() - begun) / size)
  }
  return times
}

/** Of five sizes, each twice the one before. */
export async function expectLinearIn(sizes: readonly number[], prepare: Prepare): Promise<void> {
  const isLinear = ([, second = 0, , , last = 0]: readonly number[]) => last < 2 * second
  // What is compiled as it runs first is compiled by now.
  const [some = 0] = sizes
  for (let warm = 0; warm < 3; warm++) await prepare(some)()
  let times = await costs(sizes, prepare)
  // What disturbs it once does not twice.
  for (let attempt = 0; attempt < 2 && !isLinear(times); attempt++) times = await costs(sizes, prepare)
  expect(isLinear(times), `${times.map((time) => time.toFixed(3)).join(', ')} ms each`).toBe(true)
}

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
  for (const size of sizes) times.push((await spentOn(prepare(size))) / size)
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

/**
 * At once, or, on a slow machine or with much to say, no more than eight times what a quarter costs: what is linear costs four
 * times as much, what grows with the square sixteen times.
 *
 * @param enough Milliseconds that nobody asks about. `most`: what it never takes, however it grows.
 */
export async function expectAtOnce(
  size: number,
  { enough, most = Number.POSITIVE_INFINITY }: { readonly enough: number; readonly most?: number },
  prepare: Prepare,
  what: string,
): Promise<void> {
  let [whole, quarter] = [await spentOn(prepare(size)), 0]
  // By turns, as what runs more often is compiled better.
  for (let round = 1; round < 6 && whole >= Math.max(enough, 8 * quarter); round++) {
    quarter = Math.min(quarter || Number.POSITIVE_INFINITY, await spentOn(prepare(size / 4)))
    whole = Math.min(whole, await spentOn(prepare(size)))
  }
  expect(whole, what).toBeLessThan(Math.min(most, Math.max(enough, 8 * quarter)))
}

/** Milliseconds of this process's own work. */
export async function spentOn(act: () => unknown): Promise<number> {
  const begun = spent()
  await act()
  return spent() - begun
}

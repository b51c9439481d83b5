// Whether the cost is linear: what one item costs at five sizes, over a run with nothing to look at.
import { SERIES } from './cases.mjs'
import { leastOf, OURS, programsOf } from './programs.mjs'

/** The straight line through points by least squares, with the share of the variance that it explains. */
function line(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const product = (of, and) => points.reduce((sum, point) => sum + of(point) * and(point), 0)
  const [dx, dy] = [([px]) => px - x, ([, py]) => py - y]
  const slope = product(dx, dy) / product(dx, dx)
  return { slope, fixed: y - slope * x, explained: product(dx, dy) ** 2 / (product(dx, dx) * product(dy, dy)) }
}

/**
 * A series measured: milliseconds an item at each size, how much dearer an item is at the largest than at the smallest, and the
 * line. `folder(size)` gives an empty folder. All sizes are run in turns.
 */
function fitOf({ item, looks, sizes, make }, { rounds, env, folder }) {
  const steps = [0, ...sizes].map((size) => {
    const cwd = folder(`${item}-${size}`)
    make(cwd, size)
    const ours = programsOf({ looks, oursOnly: true }, [], env).find(({ name }) => name === OURS)
    return { ...ours, cwd }
  })
  const [empty, ...least] = leastOf(steps, rounds)
  const each = sizes.map((size, n) => ({ size, ms: least[n], perItem: (least[n] - empty) / size }))
  return {
    item,
    empty,
    each,
    growth: each.at(-1).perItem / each[0].perItem,
    ...line(each.map(({ size, ms }) => [size, ms])),
  }
}

export const fits = (how) => SERIES.map((series) => fitOf(series, how))

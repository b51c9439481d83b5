/** Changes come in bursts: an editor that saves, a branch that is checked out. */

export interface Bursts {
  readonly note: (path: string) => void
  /**
   * What changed, sorted, once it is quiet; undefined once it is stopped. Waits no longer than `most` milliseconds where that
   * is given, and then says that nothing did.
   */
  readonly next: (most: number | undefined) => Promise<readonly string[] | undefined>
  readonly stop: () => void
}

/**
 * Gathers changes until there was none for `quiet` milliseconds, or until they have gone on for `longest`, as a program that
 * writes a log beside its settings may for ever.
 */
export function bursts(quiet: number, longest: number): Bursts {
  const paths = new Set<string>()
  let isStopped = false
  let isReady = false
  let wake = (): void => {}
  let quietTimer: ReturnType<typeof setTimeout> | undefined
  let longestTimer: ReturnType<typeof setTimeout> | undefined
  const ready = (): void => {
    clearTimeout(quietTimer)
    clearTimeout(longestTimer)
    longestTimer = undefined
    isReady = true
    wake()
  }
  return {
    note(path) {
      paths.add(path)
      clearTimeout(quietTimer)
      quietTimer = setTimeout(ready, quiet)
      longestTimer ??= setTimeout(ready, longest)
    },
    async next(most) {
      if (!isReady && !isStopped) {
        const timer = most === undefined ? undefined : setTimeout(ready, most)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        clearTimeout(timer)
      }
      if (isStopped) return undefined
      isReady = false
      const gathered = [...paths].sort()
      paths.clear()
      return gathered
    },
    stop() {
      isStopped = true
      ready()
    },
  }
}

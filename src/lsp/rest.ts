/** Knows when nothing is under way any more. */

export interface Rest {
  /** Something has come. */
  readonly hear: () => void
  /** Something is being worked on. */
  readonly during: <T>(work: Promise<T>) => Promise<T>
  /** Calls back when nothing has come or been worked on for a pause. */
  readonly once: (resting: () => void) => void
}

/** `pause`: in milliseconds. */
export function restAfter(pause: number): Rest {
  let heard = 0
  let underWay = 0
  return {
    hear() {
      heard++
    },
    async during(work) {
      underWay++
      try {
        return await work
      } finally {
        underWay--
        heard++
      }
    },
    once(resting) {
      const look = (before: number): void => {
        if (underWay === 0 && heard === before) resting()
        else setTimeout(look, pause, heard)
      }
      setTimeout(look, pause, heard)
    },
  }
}

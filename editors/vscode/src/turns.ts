/** One language server at a time: it is ended before another one starts, however often and whenever that is asked for. */

export interface Client {
  /** Fails where the server cannot be started, or is none. */
  readonly start: () => Promise<void>
  /** Fails for a client that is not running. */
  readonly stop: () => Promise<void>
}

export interface Turns {
  /** Whether there is one, or is about to be. */
  readonly isWanted: () => boolean
  /** Starts one, in the place of another if there is one. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `patience`: how long a server may take to answer, in milliseconds, before another one gets its turn. */
export function turns(make: () => Client, failed: () => void, patience = 30_000): Turns {
  let client: Client | undefined
  let wanted = false
  let work: Promise<void> = Promise.resolve()
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    work = work.then(step)
    return work
  }
  const end = async (): Promise<void> => {
    const last = client
    client = undefined
    // One that never ran cannot be stopped.
    await last?.stop().catch(() => {})
  }
  const begin = async (): Promise<void> => {
    await end()
    if (!wanted) return
    client = make()
    await within(client.start(), patience).catch(failed)
  }
  return {
    isWanted: () => wanted,
    start() {
      wanted = true
      return inTurn(begin)
    },
    stop() {
      wanted = false
      return inTurn(end)
    },
  }
}

async function within(started: Promise<void>, patience: number): Promise<void> {
  let limit: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error('The server does not answer.')), patience)
  })
  try {
    await Promise.race([started, late])
  } finally {
    clearTimeout(limit)
  }
}

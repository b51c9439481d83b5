/** On which machine each step of a launch runs, where that is another one. */

import type { Knowledge } from '../knowledge/handed.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import { type Binding, containerOf, type Server, type Step, unsetValue } from '../model.ts'

export interface Placed {
  readonly step: Step
  /** Undefined for this machine. */
  readonly on: string | undefined
}

export interface Machines {
  readonly steps: readonly Placed[]
  /** Where the innermost program runs. */
  readonly last: string | undefined
}

/** The steps, outermost first: behind `ssh` they run there, and a container where its engine is told that its daemon is. */
export function machinesOf({ env, launch }: Pick<Server, 'env' | 'launch'>, { machineOf }: Knowledge): Machines {
  let machine: string | undefined
  const steps = launch.steps.map((step) => {
    machine = daemonOf(step, env) ?? machine
    const placed = { step, on: machine }
    machine = machineOf(step) ?? machine
    return placed
  })
  return { steps, last: machine }
}

/** `docker -H ssh://me@host`, `podman --url`, `DOCKER_HOST=tcp://host`; not where that is this machine. */
function daemonOf(step: Step, env: readonly Binding[]): string | undefined {
  const container = containerOf(step)
  if (!container) return undefined
  const option = container.options.find(({ name }) => name === '--host' || name === '--url')?.value
  const set = env.find(({ name }) => name === 'DOCKER_HOST' || name === 'CONTAINER_HOST')?.value
  const address = addressOf(option ?? (set ? unsetValue(set) : ''))
  return address && address.host !== '' && address.reach !== 'loopback' ? address.host : undefined
}

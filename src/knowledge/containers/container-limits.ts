/**
 * What a container is started with for safety's sake, and how: the recommendations of the CIS Docker Benchmark 1.6 (5.4,
 * 5.11, 5.12, 5.13, 5.29) and of OWASP's Docker Security Cheat Sheet that a command line can show.
 */

import type { ImageStep } from '../../model.ts'
import { ENGINES } from './container-options.ts'

export interface Limit {
  /** Any of these options is an answer, whatever its value. */
  readonly options: readonly string[]
  readonly lacks: string
  readonly add: string
}

const LIMITS: readonly Limit[] = [
  { options: ['--read-only'], lacks: 'a writable file system', add: '--read-only' },
  { options: ['--cap-drop'], lacks: 'the capabilities of root', add: '--cap-drop ALL' },
  { options: ['--user', '--userns'], lacks: "the image's user, usually root", add: '--user 1000:1000' },
  {
    options: ['--security-opt'],
    lacks: 'programs that may gain privileges',
    add: '--security-opt no-new-privileges',
  },
  {
    options: ['--memory', '--cpus', '--pids-limit', '--cpu-quota', '--cpu-shares'],
    lacks: 'unlimited memory and CPU',
    add: '--memory 512m --cpus 1',
  },
  { options: ['--rm', '--restart', '--replace'], lacks: 'a life beyond the session', add: '--rm' },
]
/** Most servers need it: told only beside other things. */
const NETWORK: Limit = { options: ['--network'], lacks: 'the whole network', add: '--network none' }

/** All of them, for a container that has none yet. */
export const EVERY_LIMIT: readonly string[] = LIMITS.map(({ add }) => add)

/** Apple's engine gives each container a machine of its own. */
const APART = 'container'

/** The limits that a container is started without. */
export function missingLimits({ options, program }: ImageStep): readonly Limit[] {
  if (!ENGINES.has(program) || program === APART) return []
  const given = new Set(options.flatMap(({ name, value }) => (value === 'false' ? [] : [name])))
  const missing = LIMITS.filter((limit) => !limit.options.some((option) => given.has(option)))
  return missing.length === 0 || given.has('--network') ? missing : [...missing, NETWORK]
}

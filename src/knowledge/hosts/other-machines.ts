/** The machine that `ssh` is told to go to. */

import { type Step, unsetValue } from '../../model.ts'
import { optionIn } from '../programs/option-table.ts'
import { wrapperOf } from '../programs/wrappers.ts'
import { addressOf } from './index.ts'

/** The host of a step of `ssh`, without its user and port; what stands behind that step runs there. Undefined for other steps. */
export function machineOf(step: Step): string | undefined {
  if (step.kind !== 'wrapper' && step.kind !== 'program') return undefined
  const program = step.kind === 'wrapper' ? step.program : step.name
  if (!/(?:^|[\\/])ssh(?:\.exe)?$/i.test(program)) return undefined
  const options = wrapperOf('ssh')?.options
  for (let at = 0; at < step.args.length; at++) {
    const word = step.args[at]
    if (!word || word.value === '--') continue
    const target = unsetValue(word)
    if (!target.startsWith('-')) return addressOf(target)?.host ?? target.replace(/^[^@]{0,256}@/, '')
    at += (options && optionIn(target, options)?.values) ?? 0
  }
  return undefined
}

/**
 * Credentials of this machine that a step of a launch sends to another one. What prints them is told in `sources.ts`, what
 * sends in `sending-programs.ts`, how one comes to the other in `flow.ts`, and for code in `in-code.ts`.
 */

import type { Step } from '../../model.ts'
import { isPowershell, programName } from '../programs/program-names.ts'
import { type SentCredential, SentCredentials, sent } from './flow.ts'
import { sentByCode, sentByHidden } from './in-code.ts'
import { sendingOf } from './sending-programs.ts'
import { credentialsIn } from './sources.ts'

export type { SentCredential } from './flow.ts'

/** Where a step of a launch sends a credential away; undefined where it does not. */
export function sentCredential(step: Step): SentCredential | undefined {
  if (step.kind === 'program') {
    const sending = sendingOf(programName(step.name), step.args)
    const source = sending?.files.map(credentialsIn).find((found) => found !== undefined)
    return sending && source && sent(source, sending, step.at)
  }
  if (step.kind === 'inline-code') return step.code && sentByCode(step.code.value, step.at)
  if (step.kind !== 'shell') return undefined
  const { commands, script, program, at } = step
  const found = new SentCredentials(script).in(commands)
  if (found || !script) return found
  return (isPowershell(program) ? sentByCode(script.value, script) : undefined) ?? sentByHidden(script.value, at)
}

/** Programs that run others with the rights of another user, and whose. Sources: the manuals named in `wrappers.ts`. */

import type { Confidence } from '../../client.ts'
import type { Launch, Span, Step, Text } from '../../model.ts'
import { programName } from './program-names.ts'

export interface Elevation {
  readonly at: Text | Span
  readonly program: string
  /** Another user than the administrator, where one is named. */
  readonly user: string | undefined
  readonly confidence: Confidence
}

const ELEVATES: ReadonlySet<string> = new Set(['sudo', 'gsudo', 'doas', 'pkexec', 'runas', 'su', 'run0'])
const ADMINISTRATORS = /^(?:#?0|root|toor|(?:.{0,64}\\)?(?:administrator|admin|system))$/i
/** `-u name`, `--user name`; the same in one word; `runas /user:name`. */
const USER_OPTION = /^(?:-u|--user)$/
const USER_JOINED = /^(?:--user=|-u(?=[^-])|\/user:)(.{1,128})$/i
const ASSIGNMENT = /^[A-Za-z_]\w{0,64}=/
const PREFIX = /^(?:env|exec|command|nohup|time)$/

/** The first program of a launch that raises the rights of what it starts. */
export function elevationOf({ steps }: Launch): Elevation | undefined {
  let around: Confidence = 'high'
  for (const step of steps) {
    const found = raisedBy(step)
    // Another user is as often one with fewer rights, made for the server.
    if (found) return { ...found, confidence: found.user === undefined ? around : 'low' }
    // The administrator of a container, or of another machine, is not the one of this machine.
    if (step.kind === 'image' || (step.kind === 'wrapper' && step.does === 'sandbox')) around = 'low'
    else if (step.kind === 'wrapper' && step.does === 'other-machine') around = 'medium'
  }
  return undefined
}

function raisedBy(step: Step): Omit<Elevation, 'confidence'> | undefined {
  if (step.kind === 'wrapper')
    return step.does === 'elevation'
      ? { at: step.at, program: step.program, user: otherUser(step.program, step.args) }
      : undefined
  if (step.kind === 'program')
    return ELEVATES.has(step.name)
      ? { at: step.at, program: step.name, user: otherUser(step.name, step.args) }
      : undefined
  if (step.kind !== 'shell') return undefined
  for (const { words } of step.commands) {
    const from = words.findIndex(({ value }) => !ASSIGNMENT.test(value) && !PREFIX.test(value))
    const first = words[from]
    const program = first && programName(first.value)
    if (program && ELEVATES.has(program)) return { at: first, program, user: otherUser(program, words.slice(from + 1)) }
    const verb = words.findIndex(({ value }) => /^-verb$/i.test(value))
    const raised = verb < 0 ? undefined : words[verb + 1]
    if (raised && /^runas$/i.test(raised.value)) return { at: raised, program: raised.value, user: undefined }
  }
  return undefined
}

function otherUser(program: string, args: readonly Text[]): string | undefined {
  const user = userOf(program, args)
  return user === undefined || ADMINISTRATORS.test(user) ? undefined : user
}

function userOf(program: string, args: readonly Text[]): string | undefined {
  for (const [index, { value }] of args.entries()) {
    if (program === 'su' && !value.startsWith('-') && !/^(?:-c|--command)$/.test(args[index - 1]?.value ?? ''))
      return value
    if (USER_OPTION.test(value)) return args[index + 1]?.value
    const joined = USER_JOINED.exec(value)?.[1]
    if (joined !== undefined) return joined
    // Behind its options stand the words of the program that it starts.
    const isOperand = !/^[-/]/.test(value) && !ASSIGNMENT.test(value) && !/^-/.test(args[index - 1]?.value ?? '')
    if (program !== 'su' && isOperand) return undefined
  }
  return undefined
}

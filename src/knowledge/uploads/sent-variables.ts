/**
 * Credentials of vendors that we know which a step of a launch sends to a host: by the names of variables, and by the commands
 * that print them. Sources: `gh auth token`, `gcloud auth print-access-token`, `az account get-access-token`, `aws configure
 * export-credentials` and `get` of the vendors' own references; 2026-11.
 */

import { isPipe, type Launch, place, type Span, type Step, type Text } from '../../model.ts'
import { passesOn } from '../downloads/piped-through.ts'
import { layersOf } from '../programs/command-words.ts'
import { programName } from '../programs/program-names.ts'
import { type Vendor, vendorById, vendorOfVariable } from '../secrets/vendors.ts'
import { sendingOf } from './sending-programs.ts'
import { ECHOES } from './sources.ts'

export interface SentVariable {
  readonly vendor: Vendor
  /** `'GITHUB_TOKEN'`, or the command that prints it. */
  readonly what: string
  readonly at: Span
  /** A public host. */
  readonly to: string
}

type Held = Omit<SentVariable, 'to'>

/** Words that print a credential, and whose it is. */
const PRINTED: readonly (readonly [RegExp, string])[] = [
  [/\bgh auth token\b/, 'github'],
  [/\bgcloud auth (?:application-default )?print-(?:access|identity)-token\b/, 'google'],
  [/\baz account get-access-token\b/, 'azure'],
  [/\baws configure (?:export-credentials|get aws_(?:secret_access_key|session_token))\b/, 'aws'],
]
/** A look that spares the others. */
const ANY_PRINTED = /\b(?:auth|account|configure) [a-z]/

/** What the commands of a launch send away, each once; nothing of what goes to this machine or a private network. */
export function sentVariables({ steps }: Launch): readonly SentVariable[] {
  // A script of one program is a step, and so is that program.
  return [...new Map(steps.flatMap(sentIn).map((sent) => [`${sent.vendor.id} ${sent.at.start}`, sent])).values()]
}

function sentIn(step: Step): readonly SentVariable[] {
  if (step.kind === 'program') return sentBy(programName(step.name), step.args, [])
  if (step.kind !== 'shell') return []
  const found: SentVariable[] = []
  let piped: readonly Held[] = []
  for (const { words, after } of step.commands) {
    const [first, ...rest] = layersOf(words).at(-1) ?? []
    if (!first) continue
    const program = programName(first.value)
    const arriving = isPipe(after) ? piped : []
    for (const each of sentBy(program, rest, arriving)) found.push(each)
    const printed = printedBy(program, first, rest)
    piped = printed.length > 0 || !passesOn(program, rest) ? printed : arriving
  }
  return found
}

function sentBy(program: string, words: readonly Text[], arriving: readonly Held[]): readonly SentVariable[] {
  const sending = sendingOf(program, words)
  const { to } = sending ?? {}
  if (!sending || to === undefined || sending.reach !== 'public' || sending.copies) return []
  return [...words.flatMap(heldIn), ...(sending.input ? arriving : [])].map((held) => ({ ...held, to }))
}

function printedBy(program: string, first: Text, words: readonly Text[]): readonly Held[] {
  if (ECHOES.test(program)) return words.flatMap(heldIn)
  if (program === 'printenv')
    return words.flatMap((word) => held(vendorOfVariable(word.value), `'${word.value}'`, place(word)))
  const line = [program, ...words.slice(0, 4).map(({ value }) => value)].join(' ')
  return ANY_PRINTED.test(line) ? printedIn(line, place(first)) : []
}

/** As shells and clients write them; between letters too, where a shell still puts them in. */
const VARIABLE = /(?:\$\{?(?:env:)?|\{env:|%)([A-Za-z_]\w{2,127})/g

function heldIn(word: Text): readonly Held[] {
  const { value } = word
  const named = [...value.matchAll(VARIABLE)].flatMap(({ 0: whole, 1: name = '', index }) =>
    held(vendorOfVariable(name), `'${name}'`, place(word, index, index + whole.length)),
  )
  return ANY_PRINTED.test(value) ? [...named, ...printedIn(value, place(word))] : named
}

function printedIn(line: string, at: Span): readonly Held[] {
  return PRINTED.flatMap(([words, vendor]) => {
    const [said] = words.exec(line) ?? []
    return said === undefined ? [] : held(vendorById(vendor), `what '${said}' prints`, at)
  })
}

function held(vendor: Vendor | undefined, what: string, at: Span): readonly Held[] {
  return vendor ? [{ vendor, what, at }] : []
}

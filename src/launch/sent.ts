/**
 * Command lines that are sent to another machine by the option of a program which does much else. Sources, read 2026-11:
 * hashicorp/vagrant plugins/commands/ssh/command.rb; docs.cloud.google.com, gcloud compute ssh, compute tpus tpu-vm ssh,
 * compute tpus queued-resources ssh, cloud-shell ssh and workstations ssh (`--command`, and what stands behind
 * `--`, which ssh is given); docs.aws.amazon.com, ssm start-session and send-command (`--parameters` of the documents
 * AWS-StartInteractiveCommand, AWS-StartNonInteractiveCommand and AWS-RunShellScript), ecs execute-command.
 */

import { wrapperOf } from '../knowledge/programs/wrappers.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Text } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { asLines, follow, wrapperStep } from './call.ts'
import { leadingOptions, slice } from './options.ts'
import { startJoined, startString } from './start.ts'

/** The value of an option that stands anywhere, in the next word or behind `=`. */
function givenFor(words: readonly Text[], names: readonly string[]): Text | undefined {
  for (const [index, word] of words.entries()) {
    const name = names.find((each) => word.value === each || word.value.startsWith(`${each}=`))
    if (name !== undefined) return word.value === name ? words[index + 1] : slice(word, name.length + 1)
  }
  return undefined
}

function sent(call: Call, verb: string, own: readonly Text[], started: Peeled): Peeled {
  const program = `${call.program} ${verb}`
  const step = wrapperStep(call, program, 'other-machine', own)
  return follow([step], started)
}

/** `… ssh host --command "line"`, `… ssh host -- options line`. */
function bySsh(call: Call, verb: string, names: readonly string[]): Peeled | undefined {
  const dashes = call.args.findIndex(({ value }) => value === '--')
  const before = dashes < 0 ? call.args : call.args.slice(0, dashes)
  const line = givenFor(before, names)
  if (line) return sent(call, verb, call.args, startJoined(line, []))
  const ssh = wrapperOf('ssh')
  if (dashes < 0 || !ssh) return undefined
  const [first, ...rest] = leadingOptions(call.args.slice(dashes + 1), ssh.options).rest
  return first && sent(call, verb, before, startJoined(first, rest))
}

function vagrant(call: Call): Peeled | undefined {
  return call.args[0]?.value === 'ssh' ? bySsh(call, 'ssh', ['-c', '--command']) : undefined
}

/** The groups of gcloud that have a command `ssh`. */
const SSH_OF = /^(?:compute|tpu-vm|queued-resources|cloud-shell|workstations|instances)$/

function gcloud(call: Call): Peeled | undefined {
  const at = call.args.findIndex(
    ({ value }, index) => value === 'ssh' && SSH_OF.test(call.args[index - 1]?.value ?? ''),
  )
  return at < 0 ? undefined : bySsh(call, `${call.args[at - 1]?.value} ssh`, ['--command'])
}

/**
 * `command=line`, `command="line"`, `command=["line"]`, `{"command":["line"]}`, behind other parameters too: where the lines
 * begin, and one of them.
 */
const LEADS = /(?:^|[{,])\s{0,8}"?commands?"?\s{0,8}[=:]\s{0,8}\[?\s{0,8}/
const QUOTED = /"((?:[^"\\]|\\.){0,65536})"|'([^']{0,65536})'/sy

function linesIn(parameters: Text): readonly Text[] {
  const { value } = parameters
  const leads = LEADS.exec(value)
  if (!leads) return []
  const from = leads.index + leads[0].length
  const lines: Text[] = []
  for (let at = from; ; ) {
    QUOTED.lastIndex = at
    const found = QUOTED.exec(value)
    if (!found) break
    lines.push(unescaped(slice(parameters, at + 1, at + found[0].length - 1)))
    at = QUOTED.lastIndex
    const comma = /^\s{0,8},\s{0,8}/.exec(value.slice(at, at + 24))?.[0]
    if (comma === undefined) break
    at += comma.length
  }
  return lines.length > 0 ? lines : [slice(parameters, from)]
}

/** As it is in a string of JSON, and in the short form of the command line. */
function unescaped(line: Text): Text {
  if (!line.value.includes('\\')) return line
  return pieceOf(line.node, line.from, line.to, line.value.replace(/\\(.)/gs, '$1'))
}

function aws(call: Call): Peeled | undefined {
  const at = call.args.findIndex(({ value }) => value === 'ssm' || value === 'ecs')
  const verb = call.args[at + 1]?.value ?? ''
  const service = call.args[at]?.value
  if (service === 'ecs' && verb === 'execute-command') {
    const line = givenFor(call.args, ['--command'])
    return line && sent(call, `ecs ${verb}`, call.args, startJoined(line, []))
  }
  if (service !== 'ssm' || !/^(?:start-session|send-command)$/.test(verb)) return undefined
  const parameters = givenFor(call.args, ['--parameters'])
  const lines = parameters ? linesIn(parameters) : []
  // Several are the lines of one script.
  const script = asLines(lines)
  if (!script) return undefined
  const started = lines.length > 1 ? startString(script, 'aws', call.command) : startJoined(script, [])
  return sent(call, `ssm ${verb}`, call.args, started)
}

export const SENT: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['vagrant', vagrant],
  ['gcloud', gcloud],
  ['aws', aws],
])

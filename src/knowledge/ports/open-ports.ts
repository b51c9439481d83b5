/** Bridges that listen for the whole network where nobody has told them an address. */

import type { PackageStep, ProgramStep, Server, Span, Step, Text } from '../../model.ts'
import { BRIDGES, type OpenPort } from '../programs/bridges.ts'
import { isContainer } from './listening.ts'

export interface OpenedPort {
  /** The bridge, as the launch names it. */
  readonly name: string
  readonly at: Span
  /** The option that would say the address; undefined where the bridge has none. */
  readonly option: string | undefined
  /** The first word that the bridge is given. */
  readonly before: Text | undefined
}

/** The bridges of a launch that open a port by default. Inside a container every interface is the container's own. */
export function portsOpened(server: Server): readonly OpenedPort[] {
  const { steps } = server.launch
  const contained = steps.find(isContainer)
  return steps.flatMap((step): readonly OpenedPort[] => {
    if (step.kind !== 'package' && step.kind !== 'program') return []
    const port = BRIDGES.get(step.name)?.opens
    if (!port || !opens(step, port, server) || (contained && contained.at.start < step.at.start)) return []
    return [{ name: step.name, at: nameOf(step), option: port.host?.options[0], before: step.args[0] }]
  })
}

function opens(step: PackageStep | ProgramStep, port: OpenPort, { launch }: Server): boolean {
  if (port.ecosystem !== undefined && !(step.kind === 'package' && step.ecosystem === port.ecosystem)) return false
  if (port.forPrograms && launch.steps.some(isBridged)) return false
  const own = beforeDashes(step.args)
  if (port.by !== undefined && !own.some((word) => isOption(word, port.by))) return false
  if (port.host?.options.some((option) => own.some((word) => isOption(word, option)))) return false
  return !launch.env.some(({ name }) => name === port.host?.variable)
}

function isBridged(step: Step): boolean {
  return step.kind === 'remote' && step.through === 'bridge'
}

/** What stands behind `--` is the server's; before it, options are the bridge's wherever they stand. */
function beforeDashes(args: readonly Text[]): readonly Text[] {
  const end = args.findIndex(({ value }) => value === '--')
  return end < 0 ? args : args.slice(0, end)
}

/** `--host`, `--host=…`, and of one letter `-h…`. */
function isOption({ value }: Text, option = ''): boolean {
  return value === option || value.startsWith(option.startsWith('--') ? `${option}=` : option)
}

function nameOf(step: PackageStep | ProgramStep): Span {
  return step.kind === 'package' ? step.nameAt : step.at
}

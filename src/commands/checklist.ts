import { checklist as answers, worstOf } from '../checklist/index.ts'
import type { Client } from '../client.ts'
import { expandLocation, locationsFor, type Machine } from '../discover/machine.ts'
import { type ChecklistFormat, checklistJson, checklistMarkdown, checklistText } from '../report/checklist.ts'
import { colourLevel } from '../report/colour.ts'
import { COULD_NOT, type ExitCode, FAILED, type Host, NOTHING_FOUND, PASSED, widthOf } from './host.ts'
import type { Engine } from './main.ts'
import type { LookFlags } from './options.ts'
import type { ScanFlags } from './scan.ts'

export interface ChecklistFlags
  extends Pick<LookFlags, 'scope' | 'client' | 'exclude' | 'root' | 'config' | 'lock' | 'plugin' | 'advisories'> {
  readonly format: ChecklistFormat
  readonly color: ScanFlags['color']
  readonly failOn: 'fail' | 'partial' | 'none'
}

/** `mcp-audit checklist`: what guidance for MCP asks of a set-up, answered from what a scan finds. */
export async function checklist(
  paths: readonly string[],
  flags: ChecklistFlags,
  host: Host,
  engine: Engine,
): Promise<ExitCode> {
  const root = engine.rootOf(flags.root, host)
  const { config, lock, plugin } = flags
  // What a baseline leaves out is no better for it.
  const configuration = await engine.loadConfiguration({ config, baseline: false, lock, plugin }, root, host)
  const { scope, client, exclude, advisories } = flags
  const given = {
    scope,
    client,
    exclude,
    root: flags.root,
    advisories,
    minSeverity: 'info',
    minConfidence: 'medium',
    pedantic: true,
  } as const
  const options = await engine.optionsFor({ paths, flags: given, root, configuration }, host)
  const scanned = await engine.scan(options, host.fs)
  const list = answers({
    configs: scanned.configs,
    findings: scanned.shown,
    suppressed: scanned.report.suppressed,
    enabled: new Set(scanned.report.rules.map(({ id }) => id)),
    // A plug-in that fails is told as well, and is no file that somebody configured.
    problems: scanned.report.problems.filter((problem) => !scanned.failures.includes(problem)),
    logsOf: (client) => logsOf(client, host.machines[0]),
    redact: (words) => scanned.mask.redact(words),
    knowledge: engine.knowledge,
  })
  const width = widthOf(host.stdout)
  const colour = colourLevel({ flag: flags.color, env: host.env, isTTY: host.stdout.isTTY })
  const { tool } = scanned.report
  const report =
    flags.format === 'json'
      ? checklistJson(list, tool)
      : flags.format === 'markdown'
        ? checklistMarkdown(list)
        : checklistText(list, { colour, width })
  if (engine.hasSomethingToSay(scanned, flags.format)) host.stdout.write(report)
  engine.tellProblems(scanned.report, host)
  if (engine.refusals(scanned, host)) return COULD_NOT
  if (scanned.configs.length + scanned.report.problems.length === 0) host.stderr.write(NOTHING_FOUND)
  const worst = worstOf(list)
  const isShort = worst === 'partial' || worst === 'unknown'
  const failed = worst === 'fail' ? flags.failOn !== 'none' : isShort && flags.failOn === 'partial'
  return failed ? FAILED : PASSED
}

/** Below the home as `~/…`: a report that is passed on names nobody. */
function logsOf({ logs }: Client, machine: Machine | undefined): readonly string[] | undefined {
  if (logs === undefined || machine === undefined) return undefined
  const places = locationsFor(logs, machine.os).flatMap((location) => expandLocation(location, machine))
  return places.length === 0
    ? undefined
    : places.map((place) => (place.startsWith(`${machine.home}/`) ? `~${place.slice(machine.home.length)}` : place))
}

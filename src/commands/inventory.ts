import { type Inventory, takeInventory } from '../inventory/index.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import { colourLevel } from '../report/colour.ts'
import { inventoryJson, inventoryText } from '../report/inventory.ts'
import type { Scanned } from '../scan.ts'
import { COULD_NOT, type ExitCode, type Host, NOTHING_FOUND, PASSED, resolvePath, widthOf } from './host.ts'
import type { Engine } from './main.ts'
import type { LookFlags } from './options.ts'
import { outputsIn } from './outputs.ts'
import type { ScanFlags } from './scan.ts'
import { INVENTORY_FORMATS } from './words.ts'

export interface InventoryFlags extends Pick<LookFlags, 'scope' | 'client' | 'exclude' | 'root' | 'config'> {
  readonly format: InventoryFormat
  readonly output?: readonly string[]
  readonly color: ScanFlags['color']
}

type InventoryFormat = (typeof INVENTORY_FORMATS)[number]

/** `mcp-audit inventory`: what there is, whether or not it is good. */
export async function inventory(
  paths: readonly string[],
  flags: InventoryFlags,
  host: Host,
  engine: Engine,
): Promise<ExitCode> {
  const { scope, client, exclude, root: rootFlag, config } = flags
  const outputs = outputsIn(flags.output, INVENTORY_FORMATS, {
    called: 'inventory',
    example: 'cyclonedx=mcp.cdx.json',
    host,
  })
  const root = engine.rootOf(rootFlag, host)
  const configuration = await engine.loadConfiguration(
    { config, baseline: false, lock: false, strangers: true },
    root,
    host,
  )
  const given = { scope, client, exclude, root: rootFlag }
  const options = await engine.optionsFor({ paths, flags: given, root, configuration }, host)
  // What there is is asked, and no rule about it.
  const scanned = await engine.scan({ ...options, rules: [] }, host.fs)
  const taken = inventoryOf(scanned, engine.knowledge)
  const { tool } = scanned.report
  const render = async (format: InventoryFormat, isFile = false): Promise<string> => {
    if (format === 'json') return inventoryJson(taken, tool)
    if (format === 'cyclonedx')
      return (await import('../report/inventory-cyclonedx.ts')).inventoryCycloneDx(taken, tool)
    const colour = isFile ? 0 : colourLevel({ flag: flags.color, env: host.env, isTTY: host.stdout.isTTY })
    return inventoryText(taken, { colour, width: widthOf(host.stdout), clientName: engine.clientName })
  }
  if (flags.format !== 'table' || scanned.configs.length > 0) host.stdout.write(await render(flags.format))
  for (const { kind, path } of outputs) host.write(resolvePath(path, host), await render(kind, true))
  engine.tellProblems(scanned.report, host)
  if (engine.refusals(scanned, host)) return COULD_NOT
  for (const { path } of scanned.report.files.filter(({ status }) => status === 'unparseable'))
    host.stderr.write(`note: ${path} could not be parsed, so it may hold more than is listed.\n`)
  if (scanned.configs.length + scanned.report.problems.length === 0) host.stderr.write(NOTHING_FOUND)
  return PASSED
}

/** What there is in what a scan has read; also for the map of the HTML report. */
export function inventoryOf({ configs, mask }: Scanned, knowledge: Knowledge): Inventory {
  return takeInventory(configs, mask, knowledge)
}

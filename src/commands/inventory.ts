import { UsageError } from '../errors.ts'
import type { takeInventory } from '../inventory/index.ts'
import { colourLevel } from '../report/colour.ts'
import { inventoryJson, inventoryText } from '../report/inventory.ts'
import { COULD_NOT, type ExitCode, type Host, PASSED, resolvePath } from './host.ts'
import type { ScanFlags } from './scan.ts'
import { INVENTORY_FORMATS } from './words.ts'

export interface InventoryFlags {
  readonly scope?: ScanFlags['scope']
  readonly client?: readonly string[]
  readonly exclude?: readonly string[]
  readonly root?: string
  readonly config?: string | false
  readonly format: InventoryFormat
  readonly output?: readonly string[]
  readonly color: ScanFlags['color']
}

type InventoryFormat = (typeof INVENTORY_FORMATS)[number]

/** Of the program, which knows clients and servers: this chunk does not. */
export interface Engine {
  readonly scan: typeof import('../scan.ts').scan
  readonly loadConfiguration: typeof import('./configuration.ts').loadConfiguration
  readonly optionsFor: typeof import('./scan.ts').optionsFor
  readonly refusals: typeof import('./scan.ts').refusals
  readonly rootOf: typeof import('./scan.ts').rootOf
  readonly takeInventory: typeof takeInventory
  readonly clientName: (id: string) => string
}

/** `mcp-audit inventory`: what there is, whether or not it is good. */
export async function inventory(
  paths: readonly string[],
  flags: InventoryFlags,
  host: Host,
  engine: Engine,
): Promise<ExitCode> {
  const { scope, client, exclude, root: rootFlag, config } = flags
  const outputs = (flags.output ?? []).map(parseOutput)
  const root = engine.rootOf(rootFlag, host)
  const configuration = await engine.loadConfiguration({ config, baseline: false, lock: false }, root, host)
  const given = Object.fromEntries(
    Object.entries({ scope, client, exclude, root: rootFlag }).filter(([, value]) => value !== undefined),
  )
  const options = await engine.optionsFor(paths, given, root, configuration, undefined, host)
  // What there is is asked, and no rule about it.
  const scanned = await engine.scan({ ...options, rules: [] }, host.fs)
  const taken = engine.takeInventory(scanned.configs, scanned.mask)
  const { tool } = scanned.report
  const render = async (format: InventoryFormat, isFile = false): Promise<string> => {
    if (format === 'json') return inventoryJson(taken, tool)
    if (format === 'cyclonedx')
      return (await import('../report/inventory-cyclonedx.ts')).inventoryCycloneDx(taken, tool)
    const { isTTY, columns } = host.stdout
    const colour = isFile ? 0 : colourLevel({ flag: flags.color, env: host.env, isTTY })
    const width = Math.min(Math.max(columns ?? 80, 40), 120)
    return inventoryText(taken, { colour, width, clientName: engine.clientName })
  }
  if (flags.format !== 'table' || scanned.configs.length > 0) host.stdout.write(await render(flags.format))
  for (const { kind, path } of outputs) host.write(resolvePath(path, host), await render(kind, true))
  if (engine.refusals(scanned, host)) return COULD_NOT
  for (const { path } of scanned.report.files.filter(({ status }) => status === 'unparseable'))
    host.stderr.write(`note: ${path} could not be read as configuration: it may hold more than is told.\n`)
  if (scanned.configs.length === 0)
    host.stderr.write("note: No MCP client configuration was found. Run 'mcp-audit clients' to see where it looks.\n")
  return PASSED
}

function parseOutput(output: string): { readonly kind: InventoryFormat; readonly path: string } {
  const at = output.indexOf('=')
  const word = at < 0 ? output : output.slice(0, at)
  const path = at < 0 ? '' : output.slice(at + 1)
  const kind = INVENTORY_FORMATS.find((known) => known === word)
  if (kind === undefined)
    throw new UsageError(`There is no inventory '${word}'.`, [`There are ${INVENTORY_FORMATS.join(', ')}.`])
  if (path === '')
    throw new UsageError(`'--output ${output}' names no file.`, [
      "Write it as kind=file: '--output cyclonedx=mcp.cdx.json'.",
    ])
  return { kind, path }
}

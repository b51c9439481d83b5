import { rules as builtIn } from '../../rules/index.ts'
import { below } from '../discover/index.ts'
import { UsageError } from '../errors.ts'
import { type Failures, guarded } from '../plugin.ts'
import type { Plugin } from '../plugin-api.ts'
import type { Rule } from '../rule.ts'
import { type Host, resolvePath } from './host.ts'

/** The rules of the plug-ins that the command line names. Throws a UsageError for one that is none. */
export async function rulesOfPlugins(
  paths: readonly string[] | undefined,
  failures: Failures,
  host: Host,
): Promise<readonly Rule[]> {
  if (!paths || paths.length === 0) return []
  const { faultsOf } = await import('../plugin-schema.ts')
  const rules: Rule[] = []
  const taken = new Map(builtIn.map(({ id }) => [id, 'a rule of mcp-audit']))
  for (const given of paths) {
    const path = resolvePath(given, host)
    const shown = below(host.cwd, path) ?? path
    const kind = host.fs.kind(path)
    if (kind !== 'file')
      throw new UsageError(`The plug-in '${given}' ${kind === undefined ? 'does not exist' : 'is not a file'}.`)
    const plugin = exported(load(path, given, host))
    const faults = faultsOf(plugin)
    if (!isPlugin(plugin, faults))
      throw new UsageError(
        `'${given}' is not a plug-in:`,
        faults.map((fault) => `  ${fault}`),
      )
    for (const { id } of plugin.rules) {
      const by = taken.get(id)
      if (by !== undefined) throw new UsageError(`The plug-in '${given}' has a rule '${id}', which is ${by} already.`)
      if (!id.startsWith(`${plugin.name}-`))
        throw new UsageError(
          `The plug-in '${given}' has a rule '${id}', whose name does not begin with '${plugin.name}-'.`,
        )
      taken.set(id, `one of '${given}'`)
    }
    rules.push(...guarded(plugin, shown, failures))
  }
  return rules
}

function load(path: string, given: string, host: Host): unknown {
  try {
    return host.load(path)
  } catch (error) {
    throw new UsageError(`The plug-in '${given}' cannot be loaded: ${firstLines(error)}`)
  }
}

/** A syntax error's message says what, and the head of its stack where. */
function firstLines(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [head = ''] = (error.stack ?? '').split('\n')
  const place =
    error instanceof SyntaxError && /:\d{1,7}$/.test(head) ? ` (line ${head.slice(head.lastIndexOf(':') + 1)})` : ''
  return `${error.message.split('\n')[0]}${place}`
}

function exported(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}

function isPlugin(_: unknown, faults: readonly string[]): _ is Plugin {
  return faults.length === 0
}

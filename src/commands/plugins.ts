import { rules as builtIn } from '../../rules/index.ts'
import { below } from '../discover/machine.ts'
import { errnoOf, UsageError } from '../errors.ts'
import { type Failures, guarded, stackOf, wordsOf } from '../plugin.ts'
import type { Plugin } from '../plugin-api.ts'
import type { Rule } from '../rule.ts'
import { type Host, resolvePath } from './host.ts'

/** Our rules, and those of the plug-ins that the command line names. Throws a UsageError for one that is none. */
export async function rulesWithPlugins(
  paths: readonly string[] | undefined,
  failures: Failures,
  host: Host,
): Promise<readonly Rule[]> {
  if (!paths || paths.length === 0) return builtIn
  const { faultsOf } = await import('../plugin-schema.ts')
  const rules: Rule[] = [...builtIn]
  const taken = new Map(builtIn.map(({ id }) => [id, 'a rule of mcp-audit']))
  for (const given of paths) {
    const path = resolvePath(given, host)
    const shown = below(host.cwd, path) ?? path
    const kind = host.fs.kind(path)
    if (kind !== 'file')
      throw new UsageError(`The plug-in '${given}' ${kind === undefined ? 'does not exist' : 'is not a file'}.`)
    const plugin = exported(await load(path, given, host))
    const faults = faultsIn(plugin, given, faultsOf)
    if (!isPlugin(plugin, faults))
      throw new UsageError(
        `'${given}' is not a plug-in:`,
        faults.map((fault) => `  ${fault}`),
      )
    for (const { id } of plugin.rules) {
      const by = taken.get(id)
      if (by !== undefined) throw new UsageError(`The plug-in '${given}' has a rule '${id}', which is already ${by}.`)
      if (!id.startsWith(`${plugin.name}-`))
        throw new UsageError(
          `The plug-in '${given}' has a rule '${id}', whose name does not begin with '${plugin.name}-'.`,
        )
      taken.set(id, `one of '${given}'`)
    }
    for (const each of guarded(plugin, shown, failures)) rules.push(each)
  }
  return rules
}

async function load(path: string, given: string, host: Host): Promise<unknown> {
  try {
    return host.load(path)
  } catch (error) {
    const place = error instanceof SyntaxError ? await placeOf(error, path, host) : ''
    throw new UsageError(
      `The plug-in '${given}' cannot be loaded: ${firstLine(error)}${place}.`,
      hintsFor(given, error),
    )
  }
}

function firstLine(error: unknown): string {
  return errnoOf(error) === 'ERR_REQUIRE_ASYNC_MODULE'
    ? 'it uses top-level await'
    : (wordsOf(error).split('\n')[0] ?? '')
}

/** ` (line 2)`: the head of a syntax error's stack says where a script is wrong, and only the text where a module is. */
async function placeOf(error: SyntaxError, path: string, { fs }: Host): Promise<string> {
  const [head = ''] = stackOf(error)
  if (/:\d{1,7}$/.test(head)) return ` (line ${head.slice(head.lastIndexOf(':') + 1)})`
  const content = fs.read(path, 'follow')
  if (!('bytes' in content) || isTypeScript(path)) return ''
  const { syntaxPlace } = await import('../plugin-syntax.ts')
  const place = syntaxPlace(new TextDecoder().decode(content.bytes))
  return place ? ` (line ${place.line}, column ${place.column})` : ''
}

/** Node runs TypeScript from 22.18 on, and finds `mcp-audit/rule` where mcp-audit is installed beside the plug-in. */
function hintsFor(given: string, error: unknown): readonly string[] {
  const isForeign = error instanceof SyntaxError || errnoOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION'
  if (isForeign && isTypeScript(given))
    return ['This Node does not run TypeScript as it is: compile it to JavaScript first.']
  const isMissing = /MODULE_NOT_FOUND$/.test(errnoOf(error) ?? '')
  return isMissing && /'mcp-audit(?:\/[\w-]+)?'/.test(wordsOf(error))
    ? ["A plug-in finds it where it is installed: run 'npm install --save-dev mcp-audit' in the plug-in's folder."]
    : []
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?ts$/.test(path)
}

/** What a module exports as its default; a CommonJS one that is the plug-in as a whole, and exports nothing while it is empty. */
function exported(module: unknown): unknown {
  if (typeof module !== 'object' || module === null) return module
  if ('default' in module) return module.default
  const isES = Object.prototype.toString.call(module) === '[object Module]'
  return isES || (!Array.isArray(module) && Object.keys(module).length === 0) ? undefined : module
}

/** Even a look at what a module exports runs code of its own, where it has getters. */
function faultsIn(plugin: unknown, given: string, faultsOf: (value: unknown) => readonly string[]): readonly string[] {
  try {
    return faultsOf(plugin)
  } catch (error) {
    throw new UsageError(`The plug-in '${given}' cannot be loaded: ${firstLine(error)}.`)
  }
}

function isPlugin(_: unknown, faults: readonly string[]): _ is Plugin {
  return faults.length === 0
}

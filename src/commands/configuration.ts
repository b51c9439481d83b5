import { rules } from '../../rules/index.ts'
import { below } from '../discover/index.ts'
import { UsageError } from '../errors.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { decode } from '../parse/index.ts'
import type { Failures } from '../plugin.ts'
import { Lines } from '../positions.ts'
import type { Rule } from '../rule.ts'
import { findSettings, type LoadedSettings, parseSettings, type SettingsError } from '../settings.ts'
import { type Baseline, parseBaseline } from '../triage/baseline.ts'
import { type Host, resolvePath } from './host.ts'
import { rulesOfPlugins } from './plugins.ts'

export interface Configuration {
  readonly settings: LoadedSettings | undefined
  /** Of the settings file, as reported. */
  readonly path: string | undefined
  readonly baseline: Baseline | undefined
  /** All there are: ours, and those of plug-ins. */
  readonly rules: readonly Rule[]
  /** What goes wrong in plug-ins, filled in while they run. */
  readonly failures: Failures
  /** Where the baseline lies, or would lie if there were one. */
  readonly baselinePath: string
}

export interface ConfigurationFlags {
  readonly config?: string | false | undefined
  readonly baseline?: string | false | undefined
  readonly plugin?: readonly string[] | undefined
}

/** Where a baseline lies unless said otherwise; read by a scan only when it is there. */
const BASELINE = '.mcp-audit-baseline.json'

/**
 * Reads the settings file and the baseline: those that the command line names, or else those that lie where they usually
 * do. Throws a UsageError with the place of every mistake in them.
 */
export async function loadConfiguration(flags: ConfigurationFlags, root: string, host: Host): Promise<Configuration> {
  const failures: Failures = []
  const known = [...rules, ...(await rulesOfPlugins(flags.plugin, failures, host))]
  const found = settingsText(flags.config, root, host)
  const loaded = found && (await checked(found, root, known))
  const named = flags.baseline ?? loaded?.settings.baseline
  // A path in the settings is relative to them, one on the command line to where it was typed.
  const typed = typeof flags.baseline === 'string' ? flags.baseline : undefined
  const folder = found && typed === undefined ? found.path.slice(0, found.path.lastIndexOf('/')) : host.cwd
  const place = typed ?? loaded?.settings.baseline
  const baselinePath = place === undefined ? `${root}/${BASELINE}` : resolvePath(place, { ...host, cwd: folder })
  return {
    settings: loaded?.settings,
    path: found && shown(found.path, root),
    rules: known,
    failures,
    baselinePath,
    baseline: named === false ? undefined : await loadBaseline(baselinePath, typeof named === 'string', root, host),
  }
}

interface Text {
  readonly path: string
  readonly text: string
}

function settingsText(config: string | false | undefined, root: string, host: Host): Text | undefined {
  if (config === false) return undefined
  if (config !== undefined) {
    const path = resolvePath(config, host)
    return { path, text: textOf(path, `The settings file '${config}'`, host) }
  }
  const read = (path: string) => {
    const file = host.fs.read(path, 'follow')
    if ('bytes' in file) return decode(file.bytes).text
    // A policy that is there and cannot be read must not pass for none. Of package files few are ours.
    if (!path.endsWith('/package.json'))
      throw new UsageError(`The settings file '${shown(path, root)}' ${file.refused}.`, ["'--no-config' reads none."])
    return undefined
  }
  // From where one stands up to the root of the repository, so that a package may have settings of its own.
  const from = below(root, host.cwd) === undefined ? root : host.cwd
  return findSettings({ read, exists: (path) => host.fs.kind(path) !== undefined }, from)
}

async function checked({ path, text }: Text, root: string, known: readonly Rule[]) {
  const parsed = await parseSettings(
    text,
    shown(path, root),
    known.map((rule) => rule.id),
  )
  if (!parsed.ok) throw refusal('settings', text, parsed.errors)
  return parsed
}

/** The baseline at a path; undefined when there is none and nobody asked for it by name. */
async function loadBaseline(path: string, asked: boolean, root: string, host: Host): Promise<Baseline | undefined> {
  if (!asked && host.fs.kind(path) === undefined) return undefined
  const text = textOf(path, `The baseline '${shown(path, root)}'`, host)
  const parsed = await parseBaseline(text, shown(path, root))
  if (!parsed.ok) throw refusal('baseline', text, parsed.errors)
  return parsed.baseline
}

function textOf(path: string, what: string, host: Host): string {
  const file = host.fs.read(path, 'follow')
  if ('refused' in file) throw new UsageError(`${what} ${file.refused}.`)
  return decode(file.bytes).text
}

function refusal(what: string, text: string, errors: readonly SettingsError[]): UsageError {
  const lines = new Lines(text.startsWith('\u{feff}') ? text.slice(1) : text)
  const places = errors.map(({ file, span, message }) => {
    const { line, column } = lines.position(span.start)
    return `  ${file}:${line}:${column}: ${message}`
  })
  return new UsageError(`The ${what} cannot be used:`, places)
}

function shown(path: string, root: string): string {
  return withoutTokens(below(root, path) ?? path)
}

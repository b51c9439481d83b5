/** What a command looks at, and how: by what was typed, and what is set. */

import type { Client } from '../client.ts'
import { clients } from '../clients/index.ts'
import type { Request } from '../discover/index.ts'
import { type Listing, listingOf } from '../discover/listing.ts'
import { below } from '../discover/machine.ts'
import { PatternIndex } from '../discover/patterns.ts'
import { UsageError } from '../errors.ts'
import type { Progress } from '../io.ts'
import { pathMatcher } from '../knowledge/paths/globs.ts'
import type { Severity } from '../model.ts'
import type { Rule } from '../rule.ts'
import type { ScanOptions } from '../scan.ts'
import { positionIn } from '../settings.ts'
import { closest } from '../triage/suggest.ts'
import type { Configuration } from './configuration.ts'
import { gitRoot, type Host, resolvePath } from './host.ts'
import type { LookFlags } from './options.ts'
import { STANDARD_ID } from './words.ts'

/** What the command line says, as far as it says it: an option that was not given may be absent or undefined. */
export type SomeFlags = { readonly [Name in keyof ScanLook]?: ScanLook[Name] | undefined }

/** Of a scan's options, those that say what it looks at and by what. */
export interface ScanLook extends LookFlags {
  readonly tracked?: true
  readonly stdinFilename?: string
  readonly failOn?: Severity | 'none'
}

/** What a command has to go by. Settings, baseline, lock and plug-ins are in its configuration, whatever the flags say of them. */
export interface Asked {
  readonly paths: readonly string[]
  readonly flags: SomeFlags
  readonly root: string
  readonly configuration: Configuration
  readonly progress?: Progress
}

/** What to scan, and how: for every command that looks at files. Throws a UsageError for what cannot be looked at. */
export async function optionsFor(
  { paths, flags, root, configuration, progress }: Asked,
  host: Host,
): Promise<ScanOptions> {
  const { settings, baseline, lock, path, rules, failures } = configuration
  const stdin = paths.includes('-') || flags.stdinFilename !== undefined
  // As an unset variable gives it: to scan everything instead would be a surprise.
  if (paths.includes('')) throw new UsageError('One of the paths is empty.')
  const named = paths.filter((path) => path !== '-').map((path) => resolvePath(path, host))
  const placed = (...steps: readonly (string | number)[]) => settings && ` in ${path}:${positionIn(settings, steps)}`
  requireClients(settings?.policy?.settings.map(({ client }) => client) ?? [], (index) =>
    placed('policy', 'settings', index, 'client'),
  )
  const excluded = excludes([...(settings?.exclude ?? []), ...(flags.exclude ?? [])])
  return {
    request: {
      paths: paths.length > 0 || stdin ? named : undefined,
      root,
      project: flags.root === undefined ? projectAround(root, flags.scope ?? settings?.scope, host) : root,
      ...(flags.client || settings?.clients ? { claimedOnly: true } : {}),
      scope: flags.scope ?? settings?.scope ?? 'all',
      ...(flags.tracked ? { only: await trackedFiles(named, root, host) } : {}),
      ...(excluded ? { excluded } : {}),
      ...(progress ? { progress } : {}),
    },
    ...(stdin ? { buffer: await bufferFrom(flags.stdinFilename, host) } : {}),
    machines: host.machines,
    clients: flags.client
      ? chosenClients(flags.client)
      : chosenClients(settings?.clients, (index) => placed('clients', index)),
    rules: chosenRules(rules, flags.only, flags.skip, settings?.rules),
    failures,
    holdsBugs: !host.env['MCP_AUDIT_DEBUG'],
    settings,
    baseline,
    // What has no name is no server of the project.
    lock: stdin && flags.stdinFilename === undefined ? undefined : lock,
    ...(flags.advisories
      ? { advisories: (await import('./advisories.ts')).givenAdvisories(flags.advisories, host) }
      : {}),
    inlineIgnores: flags.inlineIgnores ?? true,
    minSeverity: flags.minSeverity ?? settings?.minSeverity ?? 'info',
    minConfidence: flags.minConfidence ?? settings?.minConfidence ?? 'medium',
    // What was asked for by name, or is to fail the run, is to be seen as well.
    pedantic:
      flags.pedantic ??
      (flags.minSeverity === 'info' ||
        flags.only !== undefined ||
        (flags.failOn ?? settings?.failOn) === 'info' ||
        settings?.pedantic === true),
    permissions: host.env['CI'] === undefined || host.env['CI'] === 'false',
    today: host.today(),
    version: host.version,
  }
}

async function bufferFrom(name: string | undefined, host: Host): Promise<NonNullable<ScanOptions['buffer']>> {
  const bytes = await host.input()
  if (name === undefined) return { path: resolvePath('stdin', host), bytes, nameless: true }
  return { path: resolvePath(name, host), bytes }
}

/**
 * A project to walk: the git repository around here, or this folder. A whole home only when that is a repository itself or
 * the project was asked for by `--scope`, and nothing narrower is at hand; what holds homes only as a repository (CI keeps
 * its home in the checkout); the whole disk never.
 */
function projectAround(root: string, scope: Request['scope'] | undefined, host: Host): string | undefined {
  const homes = host.machines.map(({ home }) => home)
  const isRepository = (folder: string) => host.fs.kind(`${folder}/.git`) !== undefined
  const around = [root, host.cwd].filter((folder) => folder !== '/')
  const narrow = around.find(
    (folder) => !homes.includes(folder) && (!homes.some((home) => below(folder, home)) || isRepository(folder)),
  )
  return narrow ?? around.find((folder) => isRepository(folder) || (scope === 'project' && homes.includes(folder)))
}

/** Whether a run that was to look at a project has none. */
export function lacksProject({ paths, project, scope }: Request): boolean {
  return paths === undefined && project === undefined && (scope === 'all' || scope === 'project')
}

/** Nobody should take what is below for clean because nothing of it is in the report. */
export function notSearched(root: string, { machines }: Host): string {
  const isHome = machines.some(({ home }) => home === root)
  const what = root === '/' ? 'the whole disk' : isHome ? 'your home folder' : 'a folder that contains your home folder'
  return `This is ${what}, and was not searched for projects. Name folders to search them, or run 'mcp-audit .' for all of it.`
}

/**
 * The absolute folder that reported paths are relative to: the one given, or that of git. Throws a `UsageError` for
 * what is no folder.
 */
export function rootOf(flag: string | undefined, host: Host): string {
  if (flag === undefined) return gitRoot(host.cwd, host.fs) ?? host.cwd
  const root = resolvePath(flag, host)
  if (host.fs.kind(root) !== 'folder') throw new UsageError(`The root '${flag}' is not a folder.`)
  return root
}

/** The clients of these ids, or all where none are named. Throws a UsageError for an id that is nobody's. */
export function chosenClients(ids: readonly string[] | undefined, where?: Where): readonly Client[] {
  if (!ids) return clients
  requireClients(ids, where)
  return clients.filter(({ id }) => ids.includes(id))
}

/** Where one of several names stands, for the complaint about it; nothing for those of the command line. */
type Where = (index: number) => string | undefined

function requireClients(ids: readonly string[], where: Where = () => undefined): void {
  const known = clients.map(({ id }) => id)
  for (const [index, id] of ids.entries())
    if (!known.includes(id))
      requireKnown('client', id, known, "Run 'mcp-audit clients --all' for their ids.", where(index))
}

function chosenRules(
  rules: readonly Rule[],
  only: readonly string[] | undefined,
  skip: readonly string[] | undefined,
  settings: ReadonlyMap<string, Severity | 'on' | 'off'> | undefined,
): readonly Rule[] {
  const ids = rules.map((rule) => rule.id)
  for (const id of [...(only ?? []), ...(skip ?? [])])
    requireKnown(
      'rule',
      id,
      ids,
      STANDARD_ID.test(id)
        ? `'mcp-audit explain ${id}' names the rules about it.`
        : "Run 'mcp-audit explain' for a list.",
    )
  const chosen = rules.filter(({ id }) => {
    if (skip?.includes(id)) return false
    return only ? only.includes(id) : settings?.get(id) !== 'off'
  })
  if (chosen.length === 0) throw new UsageError('No rules are left to run: all are skipped or turned off.')
  return chosen
}

function requireKnown(what: string, id: string, known: readonly string[], hint: string, where = ''): void {
  if (known.includes(id)) return
  const near = closest(id, known)
  throw new UsageError(`There is no ${what} '${id}'${where && `, as named${where}`}.`, [
    near ? `Did you mean '${near}'?` : hint,
  ])
}

function excludes(globs: readonly string[]): ((path: string) => boolean) | undefined {
  if (globs.length === 0) return undefined
  // The name of a folder stands for all that is in it.
  const matchers = globs.flatMap((glob) => (glob.endsWith('/') ? [glob] : [glob, `${glob}/**`])).map(pathMatcher)
  return (path) => matchers.some((matches) => matches(path))
}

async function trackedFiles(named: readonly string[], root: string, { fs }: Host): Promise<readonly Listing[]> {
  const { indexedBelow } = await import('../discover/indexed.ts')
  const folders = named.filter((path) => fs.kind(path) === 'folder')
  const patterns = new PatternIndex(clients)
  const listed: Listing[] = []
  for (const folder of folders.length > 0 ? folders : [root]) {
    const indexed = indexedBelow(folder, patterns, fs)
    listed.push(indexed ?? listingOf(folder, (await import('../git.ts')).tracked(folder), patterns))
  }
  return listed
}

/**
 * What the `.npmrc` of a project says to npm when it starts a server there. It needs no `package.json` beside it, and what it
 * says holds for `npx` as for an installation: a registry for every package or for those of a scope, the shell that starts the
 * program, options for Node (docs.npmjs.com, npmrc and config; tried with npm 11, 2026-11).
 */

import type { NpmProject, NpmSetting, PackageStep, Server } from '../../model.ts'
import { type Hook, hookOf } from '../environment/hooks.ts'
import { tlsSwitch } from '../environment/index.ts'
import { groupedBy } from '../groups.ts'
import { isElsewhere } from '../programs/program-files.ts'
import { isRegistryVariable } from './registries.ts'

/** Runners that read it: npm's own all of it, pnpm's what says where packages come from. */
const RUNNER = /^p?np[mx]\b/

/** The package that npm, or pnpm, starts a server from on this machine, if one does. */
export function npmPackage({ launch }: Server): PackageStep | undefined {
  for (const step of launch.steps) {
    if (isElsewhere(step)) return undefined
    if (step.kind === 'package' && step.ecosystem === 'npm' && RUNNER.test(step.runner)) return step
  }
  return undefined
}

/** The variable that would say the same. Of a file npm takes neither capitals nor an underscore for a dash. */
function variableOf(key: string): string {
  return /^(?:[a-z-]{1,64}|@[^:]{1,256}:registry)$/.test(key) ? `NPM_CONFIG_${key.toUpperCase()}` : ''
}

/** Whether a setting is of those that say who a server's code comes from. */
export function concernsServers(setting: NpmSetting): boolean {
  return isRegistryVariable(variableOf(setting.key)) || runs(setting) !== undefined || isUnchecked(setting)
}

function runs({ key, value }: NpmSetting): Hook | undefined {
  return hookOf(variableOf(key), value)
}

function isUnchecked({ key, value }: NpmSetting): boolean {
  return tlsSwitch(variableOf(key), value) !== undefined
}

/** A setting, and the servers of one file for which it holds. */
export interface NpmSettingOf {
  readonly setting: NpmSetting
  /** Of the `.npmrc`, as paths are reported. */
  readonly path: string
  readonly projects: readonly [NpmProject, ...NpmProject[]]
}

/** The settings that say which registry is asked: for a package that of its scope, or that of all. */
export function registriesOf(projects: readonly NpmProject[]): readonly NpmSettingOf[] {
  const bySetting = groupedBy(
    projects.filter(({ step }) => !step.local),
    registryFor,
  )
  return [...bySetting].flatMap(([setting, projects]) =>
    setting ? [{ setting, path: projects[0].path, projects }] : [],
  )
}

function registryFor({ step: { name }, settings }: NpmProject): NpmSetting | undefined {
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/')) : ''
  return settings.get(`${scope}:registry`) ?? settings.get('registry')
}

/** The settings by which npm runs something else than the package, with what that is. */
export function hooksOf(projects: readonly NpmProject[]): readonly (NpmSettingOf & { readonly hook: Hook })[] {
  const ofNpm = projects.filter(({ step }) => !step.runner.startsWith('p'))
  return forAll(ofNpm).flatMap((each) => {
    const hook = runs(each.setting)
    return hook ? [{ ...each, hook }] : []
  })
}

/** The settings by which the certificates of registries are not checked. */
export function uncheckedBy(projects: readonly NpmProject[]): readonly NpmSettingOf[] {
  return forAll(projects.filter(({ step }) => !step.local)).filter(({ setting }) => isUnchecked(setting))
}

/** Every setting of every file, with all servers that the file holds for. */
function forAll(projects: readonly NpmProject[]): readonly NpmSettingOf[] {
  return [...groupedBy(projects, ({ settings }) => settings)].flatMap(([settings, projects]) =>
    [...settings.values()].map((setting) => ({ setting, path: projects[0].path, projects })),
  )
}

/** Where a finding about it stands: at the package of the first, with the others beside. */
export function placesOf({ projects: [first, ...others] }: NpmSettingOf) {
  return {
    at: first.step.at,
    server: first.server,
    related: others.map(({ step }) => ({ at: step.at, message: 'This one is started by npm in the same project.' })),
  }
}

/** For a sentence: `server 'a'`, `server 'a' and 2 others`. */
export function serversOf({ projects: [first, ...others] }: NpmSettingOf): string {
  const more = others.length === 0 ? '' : others.length === 1 ? ' and another' : ` and ${others.length} others`
  return `server '${first.server.name}'${more}`
}

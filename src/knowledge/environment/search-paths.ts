/** Variables that say where programs and settings are looked for: the search path and the home. */

import type { Confidence } from '../../client.ts'
import type { Text } from '../../model.ts'
import { unsetValue } from '../../model.ts'
import { volatileFolder } from '../paths/volatile-paths.ts'
import { pathEntries } from './hooks.ts'

export interface Replacement {
  /** What it does, after "so". */
  readonly so: string
  readonly confidence: Confidence
}

/** The variable's own former value, as shells, clients and Windows write it. */
const FORMER = /^["']?(?:\$PATH|\$\{(?:env:)?PATH(?::?-[^{}]{0,256})?\}|\{env:PATH\}|%PATH%|\$env:PATH)["']?$/i
/** Folders into which systems, and the package managers of the whole machine, install. */
const SYSTEM =
  /^(?:\/(?:usr\/)?(?:local\/)?s?bin|\/usr\/local\/[\w.@-]{1,64}\/bin|\/opt\/(?:homebrew|local)\/s?bin|\/opt\/homebrew\/opt\/[\w.@-]{1,64}\/bin|\/home\/linuxbrew\/\.linuxbrew\/s?bin|\/snap\/bin|\/usr\/(?:lib|share)\/[\w./-]{1,128}|\/System\/[\w./-]{1,128}|\/run\/current-system\/sw\/bin|\/nix\/[\w./+-]{1,256}|[a-z]:[/\\](?:windows|program files(?: \(x86\))?)(?:[/\\].{0,256})?|%(?:SystemRoot|ProgramFiles(?:\(x86\))?)%(?:[/\\].{0,256})?)[/\\]?$/i

/** Whether it is such a folder, and no way out of one (`/usr/bin/../../tmp`). */
export function isSystemFolder(folder: string): boolean {
  return SYSTEM.test(folder) && !/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(folder)
}

const ABSOLUTE = /^(?:[/~]|[A-Za-z]:[/\\]|\$\{?[A-Za-z]|%[A-Za-z])/
/** Below whatever folder the client is started in: the project's. */
const RELATIVE =
  /^(?:\.{0,2}$|\.{1,2}[/\\]|\$\{(?:workspaceFolder|workspaceRoot|cwd|CLAUDE_PROJECT_DIR)\}|\$PWD|[\w.@-]{1,64}[/\\]|(?:\.?bin|node_modules|scripts|tools)$)/

/** What a variable does to the start of programs; undefined for other variables, and where it changes nothing that matters. */
export function replacementOf(name: string, value: Text): Replacement | undefined {
  // Every variable of every server comes by here.
  if (name.length === 4) {
    if (name === 'HOME') return homeOf(unsetValue(value))
    return name.toUpperCase() === 'PATH' ? pathOf(unsetValue(value)) : undefined
  }
  return name === 'USERPROFILE' ? homeOf(unsetValue(value)) : undefined
}

function pathOf(value: string): Replacement | undefined {
  if (value.trim() === '' || value.length > 8192) return undefined
  const entries = pathEntries(value).map((entry) => entry.trim())
  const former = entries.findIndex((entry) => FORMER.test(entry))
  const volatile = entries.find((entry) => volatileFolder(entry))
  if (volatile !== undefined)
    return { so: `programs are looked up in '${volatile}', ${volatileFolder(volatile)}`, confidence: 'high' }
  // What stands behind the former path is asked last, and takes no other program's name.
  const before = former < 0 ? entries : entries.slice(0, former)
  const relative = before.find((entry) => RELATIVE.test(entry))
  if (relative !== undefined)
    return {
      so: `files of the project in '${relative}' take the place of programs with the same name`,
      confidence: 'medium',
    }
  const foreign = former < 0 ? entries.find((entry) => ABSOLUTE.test(entry) && !SYSTEM.test(entry)) : undefined
  return foreign === undefined
    ? undefined
    : { so: `programs are looked up in folders of one machine, '${foreign}' among them`, confidence: 'medium' }
}

/** References to a home, and homes written out. */
const A_HOME =
  /^(?:~|\$HOME|\$\{(?:env:)?(?:HOME|USERPROFILE)(?::?-[^{}]{0,256})?\}|\$\{userHome\}|\{env:(?:HOME|USERPROFILE)\}|%USERPROFILE%|%HOME%|\$env:(?:HOME|USERPROFILE))$/i
const SOMEBODYS = /^(?:\/home\/[^/]{1,64}|\/Users\/[^/]{1,64}|\/root|[a-z]:[/\\]Users[/\\][^/\\]{1,64})[/\\]?$/i

function homeOf(value: string): Replacement | undefined {
  if (value.trim() === '' || A_HOME.test(value.trim())) return undefined
  const volatile = volatileFolder(value)
  if (volatile) return { so: `settings and startup files are read from ${volatile}`, confidence: 'high' }
  const so = `settings, startup files and credentials are read from '${value}'`
  return { so, confidence: SOMEBODYS.test(value.trim()) ? 'low' : 'medium' }
}

/** What the parts of `mcp-audit fix` share. */

import type { Look } from '../fix/rounds.ts'
import type { ConfigFile, Severity } from '../model.ts'
import type { diffLines as DiffLines } from '../report/diff.ts'
import type { Palette } from '../report/palette.ts'
import type { Scanned, ScanOptions } from '../scan.ts'
import type { Host } from './host.ts'
import type { LookFlags } from './options.ts'
import type { ScanFlags } from './scan.ts'

export interface FixFlags extends Omit<LookFlags, 'lock'> {
  readonly unsafe?: true
  readonly dryRun?: true
  readonly interactive?: true
  /** As `only` is called as well. */
  readonly rule?: readonly string[]
  /** A store, and a place in it: `1password:Private`. */
  readonly secrets?: string
  readonly yes?: true
  readonly online?: true
  readonly stdinFilename?: string
  readonly color: ScanFlags['color']
  readonly quiet?: true
  readonly failOn?: Severity | 'none'
}

export interface Run {
  readonly flags: FixFlags
  readonly options: ScanOptions
  readonly host: Host
  /** By reported path, as they were read. */
  readonly files: ReadonlyMap<string, ConfigFile>
  readonly palette: Palette
  readonly width: number
  /** Loaded when there is something to repair. */
  readonly diffLines: typeof DiffLines
  readonly root: string
}

/** What a scan saw, for fixes. */
export function lookOf({ configs, settings, shown }: Scanned): Look {
  return { configs: settings ? [...configs, settings] : configs, findings: shown }
}

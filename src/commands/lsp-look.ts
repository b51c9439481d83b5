/** A document of an editor, scanned as `mcp-audit --stdin-filename` scans it, from its own folder. */

import { isUsageError } from '../errors.ts'
import type { FileSystem } from '../io.ts'
import type { Look, Looked, Place, Seen, Texts } from '../lsp/model.ts'
import { decode } from '../parse/index.ts'
import type { Rule } from '../rule.ts'
import type { Configuration, loadConfiguration } from './configuration.ts'
import { gitRoot, type Host, resolvePath, told } from './host.ts'
import type { LspFlags } from './lsp.ts'
import type { optionsFor } from './scan.ts'

/** What belongs to the program: this chunk knows no rule and no client. */
export interface Program {
  readonly rules: readonly Rule[]
  readonly loadConfiguration: typeof loadConfiguration
  readonly optionsFor: typeof optionsFor
  readonly scan: typeof import('../scan.ts').scan
  /** Tells of a bug of ours, on stderr. */
  readonly complaint: (error: unknown) => void
}

/** Looks at documents with these flags. */
export function lookWith(flags: LspFlags, program: Program, host: Host): Look {
  return async (looked) => {
    const asked = new Set<string>()
    const fs = overlaid(host.fs, looked.texts, asked)
    const at: Host = { ...host, cwd: looked.folder, fs, input: async () => Buffer.from(looked.text) }
    const root = gitRoot(looked.folder, fs) ?? looked.folder
    try {
      const configuration = await program.loadConfiguration(placesIn(flags, host), root, at)
      return await seen({ looked, configuration, root, at, asked }, flags, program)
    } catch (error) {
      if (!isUsageError(error)) throw error
      // Whatever the settings silence is told rather than nothing, and that they could not be used.
      const none = { config: false, baseline: false, lock: false } as const
      const configuration = await program.loadConfiguration(none, root, at)
      const found = await seen({ looked, configuration, root, at, asked }, flags, program)
      const trouble = [error.message, ...error.hints].map((line) => told(line, 2000)).join('\n')
      return found.config ? { ...found, trouble } : found
    }
  }
}

/** Paths of the command line are relative to where it was typed, and not to a document's folder. */
function placesIn({ config, baseline, lock }: LspFlags, host: Host) {
  const from = <T>(place: string | T) => (typeof place === 'string' ? resolvePath(place, host) : place)
  return { config: from(config), baseline: from(baseline), lock: from(lock) }
}

interface Looking {
  readonly looked: Looked
  readonly configuration: Configuration
  readonly root: string
  readonly at: Host
  readonly asked: ReadonlySet<string>
}

async function seen(
  { looked: { place }, configuration, root, at, asked }: Looking,
  flags: LspFlags,
  { optionsFor, scan }: Program,
): Promise<Seen> {
  const { paths, scanFlags } = requested(place, flags)
  const options = await optionsFor(paths, scanFlags, root, configuration, undefined, at)
  const buffer = options.buffer && { ...options.buffer, unasked: true as const }
  const { configs, report, shown, mask } = await scan({ ...options, ...(buffer ? { buffer } : {}) }, at.fs)
  const [config] = configs
  const isHere = ({ file }: { readonly file: string }) => file === config?.path
  return {
    findings: report.findings.filter(isHere),
    shown: shown.filter(isHere),
    suppressed: report.suppressed.filter(isHere).length,
    config,
    trouble: undefined,
    root,
    settings: settingsOf(configuration, root, at.fs),
    asked,
    redact: (words) => mask.redact(words),
  }
}

function requested(place: Place, { pedantic, inlineIgnores, minSeverity, minConfidence }: LspFlags) {
  const thresholds = {
    inlineIgnores,
    ...(pedantic ? { pedantic } : {}),
    ...(minSeverity ? { minSeverity } : {}),
    ...(minConfidence ? { minConfidence } : {}),
  }
  if (place.is !== 'file') return { paths: ['-'], scanFlags: thresholds }
  return { paths: [], scanFlags: { ...thresholds, stdinFilename: place.path } }
}

function settingsOf({ absolute }: Configuration, root: string, fs: FileSystem): Seen['settings'] {
  const path = absolute ?? `${root}/mcp-audit.jsonc`
  const read = fs.read(path, 'follow')
  return { path, text: 'bytes' in read ? decode(read.bytes).text : undefined }
}

/** The file system as the editor has it: what is open there counts, saved or not. Notes what is asked about. */
function overlaid(fs: FileSystem, texts: Texts, asked: Set<string>): FileSystem {
  return {
    ...fs,
    kind(path) {
      asked.add(path)
      return texts.has(path) ? 'file' : fs.kind(path)
    },
    read(path, links, mostMib) {
      asked.add(path)
      const text = texts.get(path)
      return text === undefined ? fs.read(path, links, mostMib) : { bytes: Buffer.from(text) }
    },
  }
}

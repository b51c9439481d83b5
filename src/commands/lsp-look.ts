/** A document of an editor, scanned as `mcp-audit --stdin-filename` scans it, from its own folder. */

import { isUsageError } from '../errors.ts'
import type { FileSystem } from '../io.ts'
import type { Look, Looked, Place, Seen, Texts } from '../lsp/model.ts'
import { isOwn, SETTINGS } from '../own-names.ts'
import type { Configuration, ConfigurationFlags } from './configuration.ts'
import { gitRoot, type Host, resolvePath, told } from './host.ts'
import type { LspFlags } from './lsp.ts'
import type { Engine } from './main.ts'

/** What belongs to the program: this chunk knows no rule and no client. */
export interface Program extends Pick<Engine, 'loadConfiguration' | 'optionsFor' | 'scan'> {
  /** Tells of a bug of ours, on stderr. */
  readonly complaint: (error: unknown) => void
}

/** Looks at documents with these flags. */
export function lookWith(flags: LspFlags, program: Program, host: Host): Look {
  return async (looked) => {
    // A file of our own is no configuration of a client, whatever it holds.
    const own = looked.place.is === 'file' && isOwn(looked.place.path) ? looked.place.path : undefined
    const looking = own === undefined ? looked : inItsPlace(own, looked)
    const asked = new Set<string>()
    const fs = overlaid(host.fs, looking.texts, asked)
    const root = gitRoot(looking.folder, fs) ?? repositoryOf(looking.place, fs) ?? looking.folder
    const isInside = looking.folder === root || looking.folder.startsWith(`${root}/`)
    const cwd = isInside ? looking.folder : root
    const at: Host = { ...host, cwd, fs, input: async () => Buffer.from(looked.text) }
    const seenWith = async (places: ConfigurationFlags): Promise<Seen> => {
      const configuration = await program.loadConfiguration({ ...places, from: cwd }, root, at)
      // An entry names a file, and what is in none has no name to go by.
      const isOfUse = places.config !== false && looked.place.is === 'file'
      const settings = isOfUse ? settingsOf(configuration, root) : undefined
      const found = { ...NOTHING, root, settings, asked }
      return own === undefined
        ? { ...found, ...(await scanned({ looked, configuration, root, at }, flags, program)) }
        : found
    }
    try {
      return await seenWith(placesIn(flags, host))
    } catch (error) {
      if (!isUsageError(error)) throw error
      // Whatever the settings silence is told rather than nothing, and that they could not be used.
      const found = await seenWith({ config: false, baseline: false, lock: false })
      const trouble = [error.message, ...error.hints].map((line) => told(line, 2000)).join('\n')
      return found.config || own !== undefined ? { ...found, trouble } : found
    }
  }
}

/** Whose folder holds many repositories opens each of them as if it were alone, as a scan in it would. */
function repositoryOf(place: Place, fs: FileSystem): string | undefined {
  return place.is === 'file' ? gitRoot(place.path.slice(0, place.path.lastIndexOf('/')), fs) : undefined
}

/** One of our own files, which is read as it is in the editor, and for the folder that it is about. */
function inItsPlace(path: string, looked: Looked): Looked {
  const folder = path.slice(0, path.lastIndexOf('/')).replace(/\/\.github$/, '')
  return { ...looked, folder: folder || '/', texts: new Map([...looked.texts, [path, looked.text]]) }
}

const NOTHING = {
  findings: [],
  shown: [],
  suppressed: [],
  config: undefined,
  trouble: undefined,
  redact: (words: string) => words,
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
}

/** What the scan of one document gives. */
async function scanned(
  { looked, configuration, root, at }: Looking,
  flags: LspFlags,
  { optionsFor, scan }: Program,
): Promise<Pick<Seen, 'findings' | 'shown' | 'suppressed' | 'config' | 'redact'>> {
  const { paths, flags: asked } = requested(looked.place, flags)
  const options = await optionsFor({ paths, flags: asked, root, configuration }, at)
  const buffer = options.buffer && { ...options.buffer, unasked: true as const }
  const { configs, report, shown, mask } = await scan({ ...options, ...(buffer ? { buffer } : {}) }, at.fs)
  const [config] = configs
  const isHere = ({ file }: { readonly file: string }) => file === config?.path
  return {
    findings: report.findings.filter(isHere),
    shown: shown.filter(isHere),
    suppressed: report.suppressed.filter(isHere),
    config,
    redact: (words) => mask.redact(words),
  }
}

function requested(place: Place, { only, skip, pedantic, inlineIgnores, minSeverity, minConfidence }: LspFlags) {
  const asked = { only, skip, inlineIgnores, pedantic, minSeverity, minConfidence }
  if (place.is !== 'file') return { paths: ['-'], flags: asked }
  return { paths: [], flags: { ...asked, stdinFilename: place.path } }
}

function settingsOf({ absolute, settings }: Configuration, root: string): Seen['settings'] {
  return { path: absolute ?? `${root}/${SETTINGS}`, document: settings?.document }
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

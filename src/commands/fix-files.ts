/** Files as fixes would have them: to be scanned before they are written, and written whole or not at all. */

import { isUsageError } from '../errors.ts'
import type { Candidate } from '../fix/plan.ts'
import type { Repaired, Texts } from '../fix/rounds.ts'
import type { FileSystem } from '../io.ts'
import type { ConfigFile } from '../model.ts'
import { decode } from '../parse/index.ts'
import type { ScanOptions } from '../scan.ts'
import type { Run } from './fix-run.ts'

/** The bytes of a text, with the byte order mark that its file has. */
function bytesOf(text: string, { document }: ConfigFile): Uint8Array {
  return Buffer.from((document.source.bom ? '\ufeff' : '') + text)
}

/** The text of a file as it is to be written, by its absolute path; nothing for what is no file of the disk. */
export function filled(path: string, text: string, { files }: Run): readonly (readonly [string, Uint8Array])[] {
  const config = files.get(path)
  return config?.absolute === undefined ? [] : [[config.absolute, bytesOf(text, config)]]
}

/** The file system with other bytes in some of its files. */
export function withFiles(files: ReadonlyMap<string, Uint8Array>, fs: FileSystem): FileSystem {
  return {
    ...fs,
    kind: (path) => (files.has(path) ? 'file' : fs.kind(path)),
    read(path, links, mostMib) {
      const bytes = files.get(path)
      const read = fs.read(path, links, mostMib)
      return bytes ? { ...('bytes' in read ? read : {}), bytes } : read
    },
  }
}

/** The options of a scan with the repaired text in the place of its buffer, if it has one. */
export function withBuffer(options: ScanOptions, texts: Texts, { files }: Run): ScanOptions {
  if (!options.buffer) return options
  const [changed] = [...texts].flatMap(([path, text]) => {
    const config = files.get(path)
    return config ? [bytesOf(text, config)] : []
  })
  return changed ? { ...options, buffer: { ...options.buffer, bytes: changed } } : options
}

/**
 * Writes what changed; which files could not be written, and why. A file is compared with what was read until the last
 * moment.
 */
export function write({ texts }: Repaired, { files, host }: Run): Failed {
  const failed = new Map<string, string>()
  for (const [path, text] of texts) {
    const config = files.get(path)
    if (config?.absolute === undefined) continue
    const before = bytesOf(config.document.source.text, config)
    try {
      host.replace(config.absolute, { before, after: bytesOf(text, config) })
    } catch (error) {
      if (!isUsageError(error)) throw error
      failed.set(path, error.message)
    }
  }
  return failed
}

/** By reported path: why a file could not be written. */
export type Failed = ReadonlyMap<string, string>

/** What was repaired after all: a file that was not written holds what it held. */
export function without({ made, look, ...rest }: Repaired, failed: Failed): Repaired {
  const isLost = ({ finding }: Candidate) => failed.has(finding.file)
  const lost = made.filter(isLost).map(({ finding }) => finding)
  return {
    ...rest,
    made: made.filter((each) => !isLost(each)),
    look: { ...look, findings: [...look.findings, ...lost] },
  }
}

/** The text of standard input once it is repaired. */
export function bufferAfter({ texts }: Repaired, bytes: Uint8Array, files: Run['files']): string {
  for (const [path, text] of texts) {
    const config = files.get(path)
    if (config) return Buffer.from(bytesOf(text, config)).toString('utf8')
  }
  return Buffer.from(bytes).toString('utf8')
}

/** What is no UTF-8 would come back as other bytes wherever it was not understood, or in another encoding. */
export function refusalOf(config: ConfigFile, { host }: Run): string | undefined {
  const read = config.absolute === undefined ? undefined : host.fs.read(config.absolute, 'follow')
  if (!read || !('bytes' in read)) return undefined
  // What has been changed meanwhile is told as such when it is to be written.
  const isOther = decode(read.bytes).text !== config.document.source.text
  return isOther || isUtf8(read.bytes) ? undefined : NOT_UTF8
}

const NOT_UTF8 = 'the file is not in UTF-8, so rewriting it would change it elsewhere too.'

/** Whether bytes are what their text is written as: what was decoded with loss cannot be written back. */
export function isUtf8(bytes: Uint8Array): boolean {
  const { text, bom } = decode(bytes)
  return Buffer.from((bom ? '\ufeff' : '') + text).equals(bytes)
}

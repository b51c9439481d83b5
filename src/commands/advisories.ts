/** Advisories that the command line names: OSV as JSON, one record or a list, a folder of such files, or OSV's `all.zip`. */

import type { Filed, GivenAdvisories } from '../advise.ts'
import { UsageError } from '../errors.ts'
import { type OsvRecord, placeOf } from '../knowledge/advisories/osv.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import type { AdvisoryDates, Node } from '../model.ts'
import { checkRecord } from '../osv-schema.ts'
import { decode } from '../parse/index.ts'
import { parseJson } from '../parse/json.ts'
import { Lines } from '../positions.ts'
import { child } from '../tree.ts'
import { ArchiveError, type ArchiveLimits, filesIn } from './archive.ts'
import { type Host, resolvePath } from './host.ts'

/** The archive of everything that OSV has on npm took some 300 MB in 2026. */
const LARGEST_ARCHIVE_MIB = 1024
/** A longer text is more than a string may be. */
const LARGEST_FILE_MIB = 256
const LIMITS: ArchiveLimits = { entries: 1_000_000, largest: 16 * 2 ** 20, total: 8 * 2 ** 30 }

interface TextFile {
  /** As it is told of: `osv/all.zip: GHSA-….json`. */
  readonly name: string
  readonly bytes: Uint8Array
}

type Source = AdvisoryDates['given'][number]

/** `named`: paths as they were typed. Nothing is read before the packages that matter are known. */
export function givenAdvisories(named: readonly string[], host: Host): GivenAdvisories {
  return {
    async read(places) {
      const records: Filed[] = []
      const sources: Source[] = []
      for (const path of named) sources.push(await readSource(path, places, records, host))
      return { records, sources }
    },
  }
}

/** Every record is checked, and those about one of the places are kept. */
async function readSource(path: string, places: ReadonlySet<string>, kept: Filed[], host: Host): Promise<Source> {
  let count = 0
  let newest: string | undefined
  for await (const file of filesAt(path, host)) {
    for (const record of recordsIn(file)) {
      count++
      const day = record.modified.slice(0, 10)
      if (newest === undefined || day > newest) newest = day
      for (const place of new Set(placesOf(record))) if (places.has(place)) kept.push({ place, record })
    }
  }
  return { path: withoutTokens(path), records: count, newest }
}

function placesOf({ affected = [] }: OsvRecord): readonly string[] {
  return affected.flatMap((each) => (each.package && placeOf(each.package)) ?? [])
}

async function* filesAt(path: string, host: Host): AsyncGenerator<TextFile> {
  const absolute = resolvePath(path, host)
  if (host.fs.kind(absolute) === 'folder') {
    yield* filesInFolder(path, absolute, host)
    return
  }
  const read = host.fs.read(absolute, 'follow', LARGEST_ARCHIVE_MIB)
  if ('refused' in read) throw new UsageError(`The advisories '${path}' cannot be used: the file ${read.refused}.`)
  if (isArchive(read.bytes)) yield* filesInArchive(path, read.bytes)
  else yield { name: path, bytes: read.bytes }
}

function* filesInFolder(path: string, absolute: string, host: Host): Generator<TextFile> {
  let found = 0
  for (const file of filesBelow(path, absolute, 0, host)) {
    found++
    yield file
  }
  if (found === 0) throw new UsageError(`The folder '${path}' contains no advisories: there is no '*.json' in it.`)
}

/** GitHub's database is three folders deep, by year, month and advisory. */
const DEEPEST_FOLDER = 16

function* filesBelow(path: string, absolute: string, depth: number, host: Host): Generator<TextFile> {
  const listed = host.fs.list(absolute)
  if ('refused' in listed)
    throw new UsageError(`The advisories '${path}' cannot be used: the folder ${listed.refused}.`)
  for (const { kind, name } of [...listed.entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (kind === 'folder' && depth < DEEPEST_FOLDER && !name.startsWith('.'))
      yield* filesBelow(`${path}/${name}`, `${absolute}/${name}`, depth + 1, host)
    if (kind === 'folder' || !/\.json$/i.test(name)) continue
    const read = host.fs.read(`${absolute}/${name}`, 'follow', LARGEST_FILE_MIB)
    if ('refused' in read)
      throw new UsageError(`The advisories '${path}/${name}' cannot be used: the file ${read.refused}.`)
    yield { name: `${path}/${name}`, bytes: read.bytes }
  }
}

/** By its first bytes: those of a file, or of the end of an archive without any. */
function isArchive(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

async function* filesInArchive(path: string, bytes: Uint8Array): AsyncGenerator<TextFile> {
  let found = 0
  try {
    for await (const file of filesIn(bytes, (name) => /\.json$/i.test(name), LIMITS)) {
      found++
      yield { name: `${path}: ${file.name}`, bytes: file.bytes }
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    const what = error.entry === undefined ? 'the archive' : `'${error.entry}' in the archive`
    throw new UsageError(`The advisories '${path}' cannot be used: ${what} ${error.message}.`)
  }
  if (found === 0) throw new UsageError(`The archive '${path}' contains no advisories: there is no '*.json' in it.`)
}

function* recordsIn(file: TextFile): Generator<OsvRecord> {
  if (file.bytes.length > LARGEST_FILE_MIB * 2 ** 20)
    throw new UsageError(
      `The advisories '${file.name}' cannot be used: the file is larger than ${LARGEST_FILE_MIB} MiB.`,
    )
  const { text } = decode(file.bytes)
  const value = parsed(text, file)
  const list = Array.isArray(value)
  for (const [index, each] of (list ? value : [value]).entries()) {
    const checked = checkRecord(each)
    if (!checked.ok) throw refusal(file, text, list ? [index, ...checked.path] : checked.path, checked.message)
    yield checked.record
  }
}

function parsed(text: string, file: TextFile): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const [problem] = documentOf(text).problems
    const otherwise = text.trim() === '' ? 'The file is empty.' : 'This is not JSON.'
    throw at(file, text, problem?.span.start ?? 0, problem?.message ?? otherwise)
  }
}

function documentOf(text: string) {
  return parseJson({ path: '', text, bom: false }, 'json')
}

/** What is wrong stands where the value stands; where it is missing, where the one around it begins. */
function refusal(file: TextFile, text: string, path: readonly (string | number)[], message: string): UsageError {
  let node: Node | undefined = documentOf(text).roots[0]
  let missing = ''
  for (const step of path) {
    const inner: Node | undefined = typeof step === 'number' ? itemOf(node, step) : child(node, step)
    if (!inner) {
      missing = `The key '${step}' is missing. `
      break
    }
    node = inner
  }
  return at(file, text, node?.span.start ?? 0, `${missing}${message}`)
}

function itemOf(node: Node | undefined, index: number): Node | undefined {
  return node?.kind === 'sequence' ? node.items[index] : undefined
}

function at({ name }: TextFile, text: string, offset: number, message: string): UsageError {
  const { line, column } = new Lines(text).position(offset)
  return new UsageError('The advisories cannot be used:', [`  ${name}:${line}:${column}: ${message}`])
}

/** One file: from its bytes, and who may read it, to the model. Parsed, its inner documents opened, interpreted. */

import type { Client } from './client.ts'
import { isTemplate, originalOf } from './discover/copies.ts'
import type { Found } from './discover/index.ts'
import { isKeptForHome, isLikelyPlace, isUnownedName, nameOf } from './discover/names.ts'
import { embeddedIn, interpret, keysOf, meets } from './interpret/index.ts'
import { deployed, withoutVariant } from './knowledge/paths/kept-names.ts'
import { isMeant, mayMatter } from './meant.ts'
import type { ConfigFile, Reader } from './model.ts'
import { foldKeys } from './parse/casing.ts'
import { embed } from './parse/embedded.ts'
import { decode, formatOf, innerParserFor, parserFor, sniffFormat } from './parse/index.ts'
import { type Document, type Format, isUnread, type Source } from './tree.ts'

/** `path`: as it is reported. Undefined when the content shows that no client means the file. */
export async function configFrom(
  found: Found,
  path: string,
  bytes: Uint8Array,
  clients: readonly Client[],
): Promise<ConfigFile | undefined> {
  const { text, bom, problem } = decode(bytes)
  if (found.how !== 'named' && !mayMatter(found, text)) return undefined
  const source: Source = { path, text, bom }
  const parsed = await unfolded(await parsedAs(source, formatFor(found, text)), found.readers)
  const document: Document = problem ? { ...parsed, problems: [problem, ...parsed.problems] } : parsed
  const copy = found.how === 'copy'
  const dotfile = isKept(found) || (found.scope === 'project' && isKeptForHome(path))
  const readers = claimants(found, document)
  const { scope, original } = found
  const variant = isKept(found) && withoutVariant(deployed(nameOf(path))) !== undefined
  const config = interpret({ document, scope, readers, copy, dotfile, variant, original }, clients)
  return found.how === 'named' || isMeant(found, config) ? config : undefined
}

/** A file that was not opened, of which there is nothing to tell but that. */
export function unreadConfig(
  { readers, scope }: Found,
  path: string,
  message: string,
  clients: readonly Client[],
): ConfigFile {
  const document: Document = {
    source: { path, text: '', bom: false },
    format: formatOf(path) ?? 'json',
    roots: [],
    comments: [],
    problems: [{ kind: 'limit', span: { start: 0, end: 0 }, message }],
  }
  return interpret({ document, scope, readers }, clients)
}

/**
 * A template is read without its actions where it cannot be read with them, and shown so: what they leave out may be secret, and
 * nobody has looked at it. What is still wrong with it may be their doing.
 */
async function parsedAs(source: Source, format: Format): Promise<Document> {
  const parse = await parserFor(format)
  const document = parse(source)
  if (!isTemplate(source) || !document.problems.some(isUnread)) return document
  const { withoutActions } = await import('./parse/templates.ts')
  const text = withoutActions(source.text)
  const filled = text === undefined ? document : parse({ ...source, text })
  return filled.problems.some(isUnread) ? document : { ...filled, problems: [], template: true }
}

function isKept({ how, kept }: Found): boolean {
  return how === 'dotfile' || kept === true
}

/** Its readers by path; nobody where a name that many use holds what none of them means: `servers` in a bare `mcp.json`. */
function claimants({ path, readers, kept }: Found, document: Document): readonly Reader[] {
  const isAnybodys = kept || isUnownedName(nameOf(path)) || isLikelyPlace(path)
  return isAnybodys && !readers.some((reader) => meets(document, reader)) ? [] : readers
}

/** The document with its keys as its readers take them, and those of its strings opened that hold others. */
async function unfolded(document: Document, readers: readonly Reader[]): Promise<Document> {
  let opened = document
  const paths = readers.flatMap((reader) => (reader.file.anyCase ? keysOf(reader) : []))
  for (const root of document.roots) foldKeys(root, paths)
  // Those that the file is not meant for have no say in what is opened.
  const meant = readers.filter(({ file }) => file.embedded).filter((reader) => meets(document, reader))
  for (const declared of meant.flatMap(({ file }) => file.embedded ?? [])) {
    const strings = embeddedIn(opened, declared)
    if (strings.length > 0) opened = embed(opened, strings, await innerParserFor(declared.format), declared.holding)
  }
  return opened
}

function formatFor(found: Found, text: string): Format {
  const { path: own, as: path = own, readers, how } = found
  const original = how === 'copy' || how === 'likely' ? originalOf(path) : isKept(found) ? deployed(path) : undefined
  const byName = formatOf(original ?? path)
  const declared = readers.map(({ file }) => file.format)
  if (byName === 'json' || byName === 'jsonc') {
    // The most lenient of its readers says what may stand in it.
    return (['json5', 'jsonc'] as const).find((format) => declared.includes(format)) ?? byName
  }
  return byName ?? declared[0] ?? sniffFormat(text)
}

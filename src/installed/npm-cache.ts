/**
 * What npm keeps of a registry's answers (cacache 20, entry-index.js and content/path.js; make-fetch-happen 15, cache/key.js):
 * a list of a package's releases, with the one that was `latest` when npm asked, and archives of those that it fetched.
 */

import type { Machine } from '../discover/machine.ts'
import { sha256 } from '../knowledge/sha256.ts'
import { parseJson } from '../parse/json.ts'
import { child, childAt, type Node } from '../tree.ts'
import { isExact } from './grammar.ts'
import type { InstalledVersion, Places, Sought } from './model.ts'
import { npmCaches, npmRegistry } from './places.ts'
import { type Reader, stringAt } from './reader.ts'

/** Releases of npm packages that are in the cache of npm, with the one that was the latest when npm asked. */
export async function npmCache(
  sought: readonly Sought[],
  { machines }: Places,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const found: InstalledVersion[] = []
  for (const machine of machines)
    for (const cache of npmCaches(machine, reader))
      for (const { ecosystem, name } of sought)
        if (ecosystem === 'npm')
          for (const each of await fetched(`${cache}/_cacache`, name, machine, reader)) found.push(each)
  return found
}

/** Releases of which the archive is looked for: those published last. */
const MOST_RELEASES = 200

async function fetched(
  cache: string,
  name: string,
  machine: Machine,
  reader: Reader,
): Promise<readonly InstalledVersion[]> {
  const list = contentOf(cache, `${npmRegistry(name, machine, reader)}/${name.replace('/', '%2f')}`, reader)
  const root = list === undefined ? undefined : await reader.tree(list, 'json', 'follow')
  const versions = child(root, 'versions')
  if (list === undefined || versions?.kind !== 'mapping') return []
  const latest = childAt(root, ['dist-tags', 'latest'])
  return [...versions.children].slice(-MOST_RELEASES).flatMap(([version, release]): readonly InstalledVersion[] => {
    const archive = stringAt(child(release, 'dist'), 'tarball')
    if (!isExact('npm', version) || archive === undefined || !contentOf(cache, archive, reader)) return []
    const isLatest = latest?.kind === 'string' && latest.value === version
    const entry = { ecosystem: 'npm', name, version, source: 'npm cache', path: list } as const
    return [isLatest ? { ...entry, asked: 'latest' } : entry]
  })
}

/** The file with what an address answered; undefined where that is not kept. */
function contentOf(cache: string, address: string, reader: Reader): string | undefined {
  const key = `make-fetch-happen:request-cache:${address}`
  const text = reader.text(`${cache}/index-v5/${inSegments(sha256(key))}`, 'follow', 1)
  // A line for each time; the last that names a content is the one that holds.
  const entries = text?.split('\n').map((line) => entryIn(line.slice(line.indexOf('\t') + 1))) ?? []
  const integrity = stringAt(
    entries.findLast((entry) => stringAt(entry, 'key') === key),
    'integrity',
  )
  const [, digest] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity ?? '') ?? []
  if (digest === undefined) return undefined
  const path = `${cache}/content-v2/sha512/${inSegments(Buffer.from(digest, 'base64').toString('hex'))}`
  return reader.exists(path) ? path : undefined
}

function entryIn(line: string): Node | undefined {
  return parseJson({ path: '', text: line, bom: false }).roots[0]
}

function inSegments(hash: string): string {
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash.slice(4)}`
}

/** Trees of git objects as file systems, of repositories that git has made. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { blobReader, entriesOf, known, mergeBase, namesOfRevisions, objectOf } from '../src/git.ts'
import { type BlobReader, type TreeEntry, treeFileSystem } from '../src/git-tree.ts'
import type { FileSystem } from '../src/io.ts'
import { commitAll, gitIn } from './repository.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcp-audit-tree-'))
  gitIn(folder, ['init', '--quiet'])
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const asking = () => ({ folder, what: "'diff'" })

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function treeOf(revision: string): FileSystem {
  const tree = objectOf(asking(), revision, 'tree')
  if (tree === undefined) throw new Error(`there is no ${revision}`)
  return treeFileSystem(entriesOf(asking(), tree), blobReader(asking()), '/repo')
}

function textIn(fs: FileSystem, path: string, mostMib?: number): string {
  const read = fs.read(path, 'refuse', mostMib)
  return 'bytes' in read ? Buffer.from(read.bytes).toString('utf8') : read.refused
}

function namesIn(fs: FileSystem, path: string): readonly string[] {
  const listed = fs.list(path)
  return 'entries' in listed ? listed.entries.map(({ name, kind }) => `${kind} ${name}`).sort() : [listed.refused]
}

describe('a tree', () => {
  it('is what a revision holds, whatever lies in the folder', () => {
    write('a/b/.mcp.json', 'one')
    write('.mcp.json', 'two')
    commitAll(folder, 'first')
    write('.mcp.json', 'three')
    write('new.json', 'x')
    const fs = treeOf('HEAD')
    expect(namesIn(fs, '/repo')).toEqual(['file .mcp.json', 'folder a'])
    expect(namesIn(fs, '/repo/a')).toEqual(['folder b'])
    expect(namesIn(fs, '/repo/c')).toEqual(['does not exist'])
    expect(textIn(fs, '/repo/.mcp.json')).toBe('two')
    expect(textIn(fs, '/repo/a/b/.mcp.json')).toBe('one')
    expect(textIn(fs, '/repo/new.json')).toBe('does not exist')
    expect(textIn(fs, '/repo/a')).toBe('is not a regular file')
    expect(fs.kind('/repo')).toBe('folder')
    expect(fs.kind('/repo/a/b/.mcp.json')).toBe('file')
    expect(fs.kind('/repository/.mcp.json')).toBeUndefined()
    expect(textIn(fs, '/etc/passwd')).toBe('does not exist')
  })

  it('does not follow a link, and has nothing of a submodule', () => {
    write('real.json', '{}')
    symlinkSync('real.json', join(folder, '.mcp.json'))
    commitAll(folder, 'first')
    gitIn(folder, ['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`])
    gitIn(folder, ['commit', '--quiet', '--message', 'second'])
    const fs = treeOf('HEAD')
    expect(namesIn(fs, '/repo')).toEqual(['file real.json', 'folder sub', 'link .mcp.json'])
    expect(namesIn(fs, '/repo/sub')).toEqual([])
    expect(fs.kind('/repo/.mcp.json')).toBe('other')
    expect(textIn(fs, '/repo/.mcp.json')).toBe('is a symbolic link, which is not followed')
    expect(textIn(fs, '/repo/sub')).toBe('is not a regular file')
  })

  it('gives bytes as they were committed, without a filter, up to a size', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    write('.gitattributes', '*.json filter=evil diff=evil text eol=crlf\n')
    gitIn(folder, ['config', 'filter.evil.smudge', 'touch smudged'])
    gitIn(folder, ['config', 'diff.evil.textconv', 'touch converted'])
    write('a.bin', bytes)
    write('b.json', 'a\nb\n')
    write('big.json', 'x'.repeat(2 ** 20 + 1))
    commitAll(folder, 'first')
    const fs = treeOf('HEAD')
    expect(fs.read('/repo/a.bin', 'refuse')).toEqual({ bytes: Buffer.from(bytes) })
    expect(textIn(fs, '/repo/b.json')).toBe('a\nb\n')
    expect(textIn(fs, '/repo/big.json', 1)).toBe('is larger than 1 MiB')
    expect(textIn(fs, '/repo/big.json', 2)).toHaveLength(2 ** 20 + 1)
    expect(known(asking()).map((path) => path.slice(folder.length + 1))).not.toContain('smudged')
  })

  it('tells names apart that are no UTF-8', () => {
    const oid = gitIn(folder, ['hash-object', '-w', '--stdin'], 'x')
    const entry = (name: number[]) => Buffer.from([...Buffer.from(`100644 blob ${oid}\t`), ...name, 0])
    const listing = Buffer.concat([entry([0x61, 0xff]), entry([0x61, 0xfe]), entry([...Buffer.from('ä€')])])
    const tree = gitIn(folder, ['mktree', '-z'], listing)
    const entries = entriesOf(asking(), tree).map(({ path }) => path)
    expect(entries.sort()).toEqual(['a\u{dcfe}', 'a\u{dcff}', 'ä€'])
  })

  it('says so where an object is not there', () => {
    write('.mcp.json', '{}')
    write('b.json', '[]')
    commitAll(folder, 'first')
    const oid = gitIn(folder, ['rev-parse', 'HEAD:.mcp.json'])
    rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true })
    const fs = treeOf('HEAD')
    expect(textIn(fs, '/repo/.mcp.json')).toBe('could not be read (its object is not in this clone)')
    expect(textIn(fs, '/repo/b.json')).toBe('[]')
  })

  it('fetches nothing that a partial clone has left out', () => {
    write('.mcp.json', '{}')
    commitAll(folder, 'first')
    gitIn(folder, ['config', 'uploadpack.allowFilter', 'true'])
    const clone = mkdtempSync(join(tmpdir(), 'mcp-audit-clone-'))
    try {
      gitIn(clone, ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${folder}`, 'in'])
      const at = { folder: join(clone, 'in'), what: "'diff'" }
      const tree = objectOf(at, 'HEAD', 'tree') ?? ''
      const fs = treeFileSystem(entriesOf(at, tree), blobReader(at), '/repo')
      expect(textIn(fs, '/repo/.mcp.json')).toBe('could not be read (its object is not in this clone)')
    } finally {
      rmSync(clone, { recursive: true, force: true })
    }
  })

  it('may be deeper than any disk allows, and hold names that are none', () => {
    const path = `${'a/'.repeat(20_000)}.mcp.json`
    const odd = ['../../etc/passwd', '.git/config', 'x//y', '/abs', path, '__proto__/constructor'].map((each) => ({
      ...{ path: each, mode: '100644', oid: 'o' },
    }))
    const fs = treeFileSystem(odd, (oids) => new Map(oids.map((oid) => [oid, Buffer.from('x')])), '/repo')
    expect(textIn(fs, `/repo/${path}`)).toBe('x')
    expect(textIn(fs, '/etc/passwd')).toBe('does not exist')
    expect(namesIn(fs, '/repo/__proto__')).toEqual(['file constructor'])
  })

  it('is asked for once where many files are called the same', () => {
    const entries: TreeEntry[] = Array.from({ length: 500 }, (_, at) => ({
      path: `p${at}/.mcp.json`,
      mode: '100644',
      oid: `o${at}`,
    }))
    let asked = 0
    const read: BlobReader = (oids) => {
      asked++
      return new Map(oids.map((oid) => [oid, Buffer.from(oid)]))
    }
    const fs = treeFileSystem(entries, read, '/repo')
    for (const { path, oid } of entries) expect(textIn(fs, `/repo/${path}`)).toBe(oid)
    expect(asked).toBe(4)
  })
})

describe('a revision', () => {
  it('is a commit, a tag, a branch or a tree, and nothing that looks like an option', () => {
    expect(objectOf(asking(), 'HEAD', 'commit')).toBeUndefined()
    commitAll(folder, 'first')
    gitIn(folder, ['tag', 'v1'])
    const commit = objectOf(asking(), 'main', 'commit')
    expect(commit).toMatch(/^[0-9a-f]{40}$/)
    expect(objectOf(asking(), 'v1', 'commit')).toBe(commit)
    expect(objectOf(asking(), 'HEAD~1', 'commit')).toBeUndefined()
    for (const odd of ['--all', '-h', '', '\0', 'main\nHEAD', ':/', '--output=x', '$(id)', '..', 'a..b'])
      expect(objectOf(asking(), odd, 'commit'), odd).toBeUndefined()
    expect(namesOfRevisions(asking())).toEqual(['main', 'v1'])
  })

  it('has an ancestor in common with another', () => {
    commitAll(folder, 'first')
    gitIn(folder, ['checkout', '--quiet', '-b', 'topic'])
    commitAll(folder, 'on the topic')
    gitIn(folder, ['checkout', '--quiet', 'main'])
    const first = objectOf(asking(), 'main', 'commit') ?? ''
    commitAll(folder, 'on main')
    const [main = '', topic = ''] = ['main', 'topic'].map((name) => objectOf(asking(), name, 'commit'))
    expect(mergeBase(asking(), main, topic)).toBe(first)
  })

  it('can be asked about in a repository only', () => {
    rmSync(join(folder, '.git'), { recursive: true })
    expect(() => objectOf(asking(), 'HEAD', 'commit')).toThrow("'diff' needs a git repository")
  })
})

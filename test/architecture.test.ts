/** The walls: who may import whom, and who may touch the process. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = ['src', 'rules'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
)

const IMPORT = /(?:^import\b[^'"]*?|^export\b[^'"]*? from |\bimport\()\s*['"]([^'"]+)['"]/gm

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, target = '']) =>
    target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : target,
  )
}

/** Of each file, what is in its bundle because of it: not types, nor what it loads when it is asked for. */
function valueImports(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^'"]*?from\s*['"](\.[^'"]+)['"]/gm)].map(
        ([, target = '']) => normalize(join(dirname(file), target)).replaceAll('\\', '/'),
      ),
    ]),
  )
}

const CONTRIBUTING = readFileSync('CONTRIBUTING.md', 'utf8')

/** The files and folders that a sentence of CONTRIBUTING names. */
function placesIn(sentence: RegExp): readonly string[] {
  return [...(sentence.exec(CONTRIBUTING)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, place = '']) => place)
}

/** A file without its comments and texts. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
    .replace(/(?<!from |import\()(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g, "''")
    .replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, '``')
}

const MODEL = ['src/model.ts', 'src/tree.ts', 'src/client.ts', 'src/changes.ts']

/** Room to what it may import, as prefixes; a room may always import itself and the model. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  'rules/': ['src/rule.ts', 'src/knowledge/'],
  'src/model.ts': ['src/model/'],
  'src/model/': [],
  'src/tree.ts': [],
  'src/client.ts': [],
  'src/changes.ts': [],
  'src/rule.ts': [],
  'src/positions.ts': [],
  'src/clients/': [],
  'src/knowledge/': [],
  'src/parse/': [],
  'src/launch/': ['src/knowledge/'],
  'src/discover/': ['src/io.ts', 'src/knowledge/paths/env-file-names.ts', 'src/knowledge/paths/kept-names.ts'],
  'src/interpret/': ['src/knowledge/', 'src/launch/', 'src/clients/'],
  'src/checklist/': ['src/knowledge/', 'src/positions.ts'],
  'src/inventory/': ['src/knowledge/', 'src/positions.ts', 'src/mask.ts'],
  'src/fix/': ['src/parse/', 'src/knowledge/', 'src/positions.ts'],
  'src/installed/': ['src/io.ts', 'src/discover/machine.ts', 'src/knowledge/', 'src/parse/'],
  'src/lock/': ['src/knowledge/', 'src/report/text.ts', 'src/settings.ts', 'src/settings-schema.ts'],
  'src/own-names.ts': [],
  'src/lsp/': [
    'src/io.ts',
    'src/own-names.ts',
    'src/knowledge/paths/globs.ts',
    'src/positions.ts',
    'src/report/',
    'src/fix/',
  ],
  'src/report/': ['src/positions.ts', 'src/knowledge/', 'src/checklist/', 'src/inventory/model.ts'],
  'src/reports/': ['src/report/', 'src/knowledge/', 'src/parse/', 'src/positions.ts', 'src/zod.ts'],
  'src/git-tree.ts': ['src/io.ts'],
  'src/triage/': [
    'src/knowledge/',
    'src/positions.ts',
    'src/parse/',
    'src/report/text.ts',
    'src/settings.ts',
    'src/settings-schema.ts',
  ],
}

describe('import directions', () => {
  it.each(Object.entries(MAY))('%s imports only what it may', (room, allowed) => {
    const inside = files.filter(
      (file) => file.startsWith(room) && file !== 'rules/index.ts' && file !== 'rules/pages.ts',
    )
    expect(inside.length, 'the room exists').toBeGreaterThan(0)
    const wrong = inside.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('src/') || target.startsWith('rules/'))
        .filter((target) => ![room, ...MODEL, ...allowed].some((prefix) => target.startsWith(prefix)))
        .map((target) => `${file} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('has no import cycles among values', () => {
    const graph = valueImports()
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(cycles).toEqual([])
  })
})

describe('a scan', () => {
  /** What a command, a report or a protocol of its own needs, and no scan for people does. */
  const LATE =
    /^src\/(?:checklist|installed|inventory|lsp|reports|report\/html|fix\/secrets)\/|^src\/report\/(?:csv|github|gitlab|inventory.*|jsonl|junit|markdown|ocsf|sarif)\.ts$|^src\/commands\/(?:action|checklist|compare.*|completion|explain|inventory|lsp.*|manual|merge|pages|revisions|staged.*|watch.*)\.ts$/

  it('starts without the pieces that are loaded when they are asked for', () => {
    expect(files.filter((file) => LATE.test(file)).length).toBeGreaterThan(60)
    const graph = valueImports()
    const program = new Set<string>()
    const take = (file: string): void => {
      if (program.has(file)) return
      program.add(file)
      graph.get(file)?.forEach(take)
    }
    take('src/cli.ts')
    expect(program.size).toBeGreaterThan(200)
    expect([...program].filter((file) => LATE.test(file))).toEqual([])
  })
})

describe('the process', () => {
  it('is touched only where CONTRIBUTING says so, and there it is', () => {
    const outside = placesIn(/`console` appear only in (.*?)\. `test/)
    expect(outside).toContain('src/cli.ts')
    const touching = files.filter((file) =>
      /\bprocess\.|\bconsole\.|['"]node:(?:fs|os|child_process|path)/.test(codeOf(file)),
    )
    const isIn = (file: string) => outside.some((place) => file.startsWith(place))
    expect(touching.filter((file) => !isIn(file))).toEqual([])
    expect(outside.filter((place) => !files.some((file) => file.startsWith(place)))).toEqual([])
    const single = outside.filter((place) => !place.endsWith('/'))
    expect(single.filter((place) => !touching.includes(place))).toEqual([])
  })

  it('never reaches the network, evaluates text or starts workers', () => {
    const reaching = files.filter((file) =>
      /['"]node:(?:net|http|https|http2|tls|dgram|dns|worker_threads|cluster|vm|inspector)['"]|\beval\(|new Function\(|\bfetch\(/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    expect(reaching).toEqual([])
  })

  it('starts a child process only for git, and for those who ask registries', () => {
    const starting = files.filter((file) => /node:child_process/.test(readFileSync(file, 'utf8')))
    expect(starting.sort()).toEqual(['src/ask.ts', 'src/git.ts'])
  })
})

describe('the style of CONTRIBUTING', () => {
  it('has casts only where it says so, and there they are', () => {
    const places = placesIn(/no casts but in (.*?)\.\n/)
    expect(places).toContain('src/parse/')
    const casting = files.filter((file) =>
      /[\w)\]}>] as (?:readonly )?[A-Z]\w*(?:\[\])?(?=[\s,;)|<])/.test(
        codeOf(file).replace(/^(?:import|export) [^;=]*? from '[^']*'/gm, ''),
      ),
    )
    expect(casting.filter((file) => !places.some((place) => file.startsWith(place)))).toEqual([])
    expect(places.filter((place) => !casting.some((file) => file.startsWith(place)))).toEqual([])
  })

  it('has a docstring before every exported function', () => {
    const bare = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<!\*\/\n)^export (?:async )?function\*? (\w+)/gm)].map(
        ([, name]) => `${file}: ${name}`,
      ),
    )
    expect(bare).toEqual([])
  })

  it('has more than eight in ten files as short as it says, tables aside', () => {
    const [, most = '', , mostOfRule = ''] =
      /Files up to about (\d+) lines, functions up to about (\d+), rules up to about (\d+): more than eight in ten/.exec(
        CONTRIBUTING,
      ) ?? []
    const isLonger = (file: string) =>
      readFileSync(file, 'utf8').split('\n').length - 1 > Number(file.startsWith('rules/') ? mostOfRule : most)
    const generated = ['rules/index.ts', 'rules/pages.ts']
    const rest = files.filter((file) => !/^src\/(?:knowledge|clients)\//.test(file) && !generated.includes(file))
    for (const folder of ['src/', 'rules/']) {
      const inside = rest.filter((file) => file.startsWith(folder))
      expect(inside.filter(isLonger).length / inside.length, folder).toBeLessThan(0.2)
    }
  })
})

/** Arguments stand on the stack, which has no room for a hundred thousand: who writes a file says how long its lists are. */
it('gives no function a list as its arguments', () => {
  const spreading = /\b(?:push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint)\((?:[^(){}\n]*, )?\s*\.\.\./
  expect(files.filter((file) => spreading.test(readFileSync(file, 'utf8')))).toEqual([])
})

it('has no file named after nothing in particular', () => {
  expect(files.filter((file) => /\/(?:utils?|helpers?|manager|common|misc)\.ts$/.test(file))).toEqual([])
})

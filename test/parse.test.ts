/** What a parsed file looks like from outside: values, places to the character, and what was wrong with the text. */

import { describe, expect, it } from 'vitest'
import { decode, formatOf, parserFor, sniffFormat } from '../src/parse/index.ts'
import { parseJson } from '../src/parse/json.ts'
import { withoutActions } from '../src/parse/templates.ts'
import type { Document, Format, Node, Span, StringNode } from '../src/tree.ts'
import { childAt, pointerOf, walk, within } from '../src/tree.ts'
import { expectAtOnce } from './growth.ts'

async function read(format: Format, text: string, path = 'x'): Promise<Document> {
  return (await parserFor(format))({ path, text, bom: false })
}

function json(text: string, path = 'x.json'): Document {
  return parseJson({ path, text, bom: false })
}

function plain(node: Node | undefined): unknown {
  if (node?.kind === 'mapping') return Object.fromEntries([...node.children].map(([key, child]) => [key, plain(child)]))
  return node?.kind === 'sequence' ? node.items.map(plain) : node?.value
}

function values({ roots }: Document): readonly unknown[] {
  return roots.map(plain)
}

function at({ source }: Document, span: Span): string {
  return source.text.slice(span.start, span.end)
}

function problems(document: Document): readonly string[] {
  return document.problems.map(({ kind, span, message }) => `${kind} '${at(document, span)}' ${message}`)
}

function string(document: Document, ...path: string[]): StringNode {
  const node = childAt(document.roots[0], path)
  if (node?.kind !== 'string') throw new Error(`no string at ${path.join('.')}`)
  return node
}

/** The text that says a part of a string's value. */
function said(document: Document, node: StringNode, part: string): string {
  const from = node.value.indexOf(part)
  return at(document, within(node, from, from + part.length))
}

describe('JSON', () => {
  it('gives every value its place, its key and its pointer', () => {
    const document = json('{"mcpServers": {"a/b": {"args": ["-y", 1, true, null]}}}')
    const nodes = [...walk(document.roots[0] ?? expect.fail())]
    expect(nodes.map((node) => [pointerOf(node), at(document, node.span)])).toEqual([
      ['', '{"mcpServers": {"a/b": {"args": ["-y", 1, true, null]}}}'],
      ['/mcpServers', '{"a/b": {"args": ["-y", 1, true, null]}}'],
      ['/mcpServers/a~1b', '{"args": ["-y", 1, true, null]}'],
      ['/mcpServers/a~1b/args', '["-y", 1, true, null]'],
      ['/mcpServers/a~1b/args/0', '"-y"'],
      ['/mcpServers/a~1b/args/1', '1'],
      ['/mcpServers/a~1b/args/2', 'true'],
      ['/mcpServers/a~1b/args/3', 'null'],
    ])
    expect(document.problems).toEqual([])
  })

  it('says where the pieces of a string with escapes are', () => {
    const document = json(String.raw`{"path": "C:\\dir\t\u00e9\ud83d\ude42 end"}`)
    const node = string(document, 'path')
    expect(node.value).toBe('C:\\dir\té🙂 end')
    expect(said(document, node, 'dir')).toBe('dir')
    expect(said(document, node, '\\')).toBe('\\\\')
    expect(said(document, node, 'é🙂')).toBe('\\u00e9\\ud83d\\ude42')
    expect(said(document, node, 'end')).toBe('end')
  })

  it('lists comments and trailing commas, which are for its readers to judge', () => {
    const document = json('// one\n{"a": [1, 2,], /* two */ "b": 3,}\n')
    expect(values(document)).toEqual([{ a: [1, 2], b: 3 }])
    expect(document.comments.map((span) => at(document, span))).toEqual(['// one', '/* two */'])
    expect(document.problems.map(({ kind, span }) => `${kind} ${span.start}`)).toEqual([
      'comment 0',
      'trailing-comma 18',
      'comment 22',
      'trailing-comma 38',
    ])
  })

  it.each(['', ' \n\t', '// nothing yet\n'])('finds nothing, and nothing but comments wrong, in %j', (text) => {
    const document = json(text)
    expect(document.roots).toEqual([])
    expect(document.problems.filter(({ kind }) => kind !== 'comment')).toEqual([])
  })

  it('lets the last of two values win, in its own place, and keeps the first', () => {
    const document = json('{"a": {"command": "safe"}, "b": 1, "a": {"command": "other"}}')
    const [root] = document.roots
    expect(values(document)).toEqual([{ a: { command: 'other' }, b: 1 }])
    expect(root?.kind === 'mapping' && [...root.children.keys()]).toEqual(['b', 'a'])
    expect(root?.kind === 'mapping' && root.overridden.map(plain)).toEqual([{ command: 'safe' }])
  })

  it('takes __proto__ for a key', () => {
    const document = json('{"mcpServers": {"__proto__": {"command": "npx"}}}')
    expect(string(document, 'mcpServers', '__proto__', 'command').value).toBe('npx')
  })

  it.each([
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, `syntax '"b"' Expected a comma before this key.`],
    ['["a" "b"]', ['a', 'b'], `syntax '"b"' Expected a comma before this value.`],
    ['{"a" 1}', { a: 1 }, `syntax '1' Expected a colon before this value.`],
    ['{"a": , "b": 2}', { b: 2 }, `syntax '"a"' Expected a value for this key.`],
    ['{"a"}', {}, `syntax '"a"' Expected a colon and a value after this key.`],
    ['[1,,2]', [1, 2], `syntax ',' Expected a value before this comma.`],
    ['{"a": {"b": 1', { a: { b: 1 } }, `syntax '{' This brace is never closed.`],
    ['{"a": [1, 2}', { a: [1, 2] }, `syntax '[' This bracket is never closed.`],
    ['[1 } 2]', [1, 2], `syntax '}' Expected a value or a closing bracket here.`],
    [
      '{"a": ["npx\u201d\n],\n"b": 1}',
      { a: ['npx\u201d'], b: 1 },
      `syntax '"npx\u201d' This string is not closed on its line: '\u201d' is not the quotation mark of JSON.`,
    ],
    ['{"a": "npx,\n"b": 1}', { a: 'npx', b: 1 }, `syntax '"npx' This string is not closed on its line.`],
    [
      '"mcpServers": {"a": 1}',
      { mcpServers: { a: 1 } },
      `syntax '"mcpServers"' Expected an opening brace before this key.`,
    ],
    ['{"a": ...}', {}, `syntax '"a"' Expected a value for this key.`],
    ['{"a": npx}', { a: 'npx' }, `syntax 'npx' Expected quotes around this value.`],
    [
      '# see: below\n  # and: here\n{"a": 1, # b: 2\n"c": #d\n}',
      { a: 1, c: '#d' },
      `syntax '# see: below' No dialect of JSON has comments that begin with '#'.`,
    ],
    ['{"a": [1, #2,\n3]}', { a: [1, '#2', 3] }, `syntax '#2' Expected quotes around this value.`],
  ])('reads %j, broken as it is, and says what is wrong first', (text, value, problem) => {
    const document = json(text)
    expect(values(document)).toEqual([value])
    expect(problems(document)[0]).toBe(problem)
  })

  it('reads what follows the first value too, since someone may', () => {
    const document = json('{"a": 1}\n{"b": 2}')
    expect(values(document)).toEqual([{ a: 1 }, { b: 2 }])
    expect(problems(document)).toEqual([`syntax '{' Expected the end of the file after the first value.`])
  })

  const JSON5 = "{key: 'it\\'s', n: [+1, .5, 0x1F, -Infinity], m: 'a\\\nb',}"

  it('reads JSON5, telling each of its habits once', () => {
    const document = json(JSON5)
    expect(values(document)).toEqual([{ key: "it's", n: [1, 0.5, 31, Number.NEGATIVE_INFINITY], m: 'ab' }])
    expect(document.problems.filter(({ kind }) => kind === 'syntax').length).toBe(3)
  })

  it('has no objection to JSON5 where its reader takes it', () => {
    expect(parseJson({ path: 'mcp.json', text: JSON5, bom: false }, 'json5').problems.map(({ kind }) => kind)).toEqual([
      'trailing-comma',
    ])
  })

  it('keeps the backslashes of a Windows path that nobody escaped', () => {
    const document = json('{"command": "C:\\Users\\me\\x.exe", "b": 1}')
    expect(values(document)).toEqual([{ command: 'C:\\Users\\me\\x.exe', b: 1 }])
    expect(document.problems.length).toBe(1)
  })

  it('finds no value in a template', () => {
    const document = json('{% if mcp %}\n{{ servers | tojson }}\n{% endif %}\n')
    expect(document.problems.length).toBeGreaterThan(0)
  })

  it.each(['[', '{"a":', '[{"a":'])('stops at 200 levels of %j, and keeps what is above', (level) => {
    const document = json(level.repeat(300_000))
    expect(document.problems.some(({ kind }) => kind === 'limit')).toBe(true)
    expect([...walk(document.roots[0] ?? expect.fail())].length).toBe(200)
  })

  it.each(['"', '[]', '{}', '"",', '1 '])('reads ten thousand pieces of a file that is made of %j', (piece) => {
    const document = json(piece.repeat(1_000_000))
    expect(document.roots.length).toBe(10_000)
    expect(document.problems.some(({ message }) => message.startsWith('There are too many pieces'))).toBe(true)
  })

  it('reports fifty problems of a kind and no more', () => {
    expect(json(`[${'1 '.repeat(500)}]`).problems.length).toBe(50)
  })
})

describe('YAML', () => {
  it('gives block collections the place from their first key to their last value', async () => {
    const document = await read(
      'yaml',
      '# note\nservers:\n  one:\n    args: [-y, x]\n    on: yes\n\n  # end\nlast: 1\n',
    )
    const node = childAt(document.roots[0], ['servers', 'one']) ?? expect.fail()
    expect(at(document, node.span)).toBe('args: [-y, x]\n    on: yes')
    expect(plain(node)).toEqual({ args: ['-y', 'x'], on: 'yes' })
    expect(document.comments.map((span) => at(document, span))).toEqual(['# note', '# end'])
    expect(document.problems).toEqual([])
  })

  it.each([
    ['a: one two\n', 'plain', 'one two', 'two', 'two'],
    ['a: one\n  two\n\n  three\n', 'plain', 'one two\nthree', 'three', 'three'],
    ["a: 'it''s here'\n", 'single', "it's here", "'", "''"],
    ['a: "x\\ty \\x41b"\n', 'double', 'x\ty Ab', 'A', '\\x41'],
    ['a: "x \\\n   y\n  z"\n', 'double', 'x y z', 'z', 'z'],
    ['a: |\n  one\n   two\n\n  three\nb: 1\n', 'block', 'one\n two\n\nthree\n', 'three', 'three'],
    ['a: >-\r\n  one\r\n  two\r\n\r\n  three\r\n', 'block', 'one two\nthree', 'two', 'two'],
    ['a: |2\n    one\n', 'block', '  one\n', 'one', 'one'],
  ])('knows the places in %j', async (text, style, value, part, written) => {
    const document = await read('yaml', text)
    const node = string(document, 'a')
    expect(node).toMatchObject({ style, value })
    expect(said(document, node, part)).toBe(written)
  })

  it('copies what an alias refers to, with the places of the original', async () => {
    const document = await read('yaml', 'base: &b {url: "http://x"}\none: *b\n')
    const copy = string(document, 'one', 'url')
    expect([pointerOf(copy), copy.span]).toEqual(['/one/url', string(document, 'base', 'url').span])
  })

  it('merges, own keys first, then the first source', async () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n'
    const document = await read('yaml', text)
    expect(plain(childAt(document.roots[0], ['c']))).toEqual({ x: 3, y: 1, z: 2 })
    expect(pointerOf(childAt(document.roots[0], ['c', 'z']) ?? expect.fail())).toBe('/c/z')
  })

  it('does not follow an alias into itself, nor aliases without end', async () => {
    const cycle = await read('yaml', 'a: &a [*a, 1]\n')
    expect(values(cycle)).toEqual([{ a: [1] }])
    const laughs = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)]
    const bomb = await read('yaml', laughs.join('\n'))
    expect([cycle, bomb].map((document) => document.problems.map(({ kind }) => kind))).toEqual([['alias'], ['limit']])
    expect([...walk(bomb.roots[0] ?? expect.fail())].length).toBeLessThan(11_000)
  })

  it('reads tagged values as their text and other keys by theirs', async () => {
    const document = await read('yaml', 'a: !env TOKEN\nb: !!str 5\nc: !!binary aGk=\n8080: x\n? [k]\n: y\nnull: z\n')
    expect(document.roots.map(plain)).toEqual([{ a: 'TOKEN', b: '5', c: 'aGk=', '8080': 'x', '[k]': 'y', null: 'z' }])
    expect(document.problems).toEqual([])
  })

  it('keeps both values of a repeated key', async () => {
    const [root] = (await read('yaml', 'a: 1\na: 2\n')).roots
    expect([plain(root), root?.kind === 'mapping' && root.overridden.map(plain)]).toEqual([{ a: 2 }, [1]])
  })

  it('reads every document, and says so if there are several with something in them', async () => {
    const two = await read('yaml', '---\na: 1\n---\nb: 2\n')
    expect(values(two)).toEqual([{ a: 1 }, { b: 2 }])
    expect(two.problems.map(({ kind }) => kind)).toEqual(['documents'])
    const one = await read('yaml', '---\n# nothing\n---\nb: 2\n---\n')
    expect([values(one), one.problems]).toEqual([[{ b: 2 }], []])
  })

  it('reports errors where they are and reads on', async () => {
    const document = await read('yaml', 'a: "x\\q"\nb: 2\n')
    expect(problems(document)).toEqual([`syntax '\\' This string contains an escape that YAML does not know.`])
    expect(childAt(document.roots[0], ['b'])).toMatchObject({ value: 2 })
  })

  it.each(['yaml', 'toml'] as const)(
    'is not read when it is %s of more values than fit into memory',
    async (format) => {
      for (const piece of ['[', '[],', '{a=', '- ', '1,', 'a=1\n', '? ']) {
        const prepare = (size: number) => async () => {
          const { problems, roots } = await read(format, `mcp_servers=[${piece.repeat(size)}`)
          expect(roots).toEqual([])
          expect(problems.map(({ message }) => message)).toEqual(['More than 200 thousand values: not read.'])
        }
        await expectAtOnce(3_000_000, { enough: 300 }, prepare, piece)
      }
      const long = await read(format, `# ${'x'.repeat(5_000_000)}\na${format === 'toml' ? ' =' : ':'} 1\n`)
      expect([long.roots.length, long.problems]).toEqual([1, []])
    },
  )

  it('survives template syntax', async () => {
    const document = await read('yaml', 'url: {{ base }}/mcp\nname: x\n')
    expect(document.problems.length).toBeGreaterThan(0)
    expect(document.problems.every(({ message }) => !message.includes('base'))).toBe(true)
  })

  it('stops at 200 levels', async () => {
    for (const text of ['['.repeat(50_000), '- '.repeat(50_000), `${'{a: '.repeat(5_000)}1${'}'.repeat(5_000)}`]) {
      const document = await read('yaml', text)
      expect(document.problems.some(({ kind }) => kind === 'limit')).toBe(true)
      expect([...walk(document.roots[0] ?? expect.fail())].length).toBeLessThan(410)
    }
  })

  it('reads the front matter of Markdown and nothing else of it', async () => {
    const text = '---\r\nname: x\r\ntools: [a]\r\n---\r\n# Title\n\nkey: "not yaml\n'
    const document = await read('yaml', text, 'agents/x.md')
    expect(values(document)).toEqual([{ name: 'x', tools: ['a'] }])
    expect(at(document, string(document, 'name').span)).toBe('x')
    expect(document.problems).toEqual([])
    expect((await read('yaml', '# Title\na: 1\n', 'x.md')).roots).toEqual([])
  })
})

describe('TOML', () => {
  it('reads tables, arrays of tables, dotted keys and inline tables into one tree', async () => {
    const text =
      'model = "x" # note\n[mcp_servers.one]\ncommand = "npx"\nenv.A = 1\nenv."b.c" = { d = true, e.f = [1, 2.5] }\n' +
      '[[list]]\nat = 1979-05-27\n[list.sub]\nx = 1\n[[list]]\n[__proto__]\nz = 1\n'
    const document = await read('toml', text)
    expect(JSON.stringify(values(document))).toBe(
      '[{"model":"x","mcp_servers":{"one":{"command":"npx","env":{"A":1,"b.c":{"d":true,"e":{"f":[1,2.5]}}}}},' +
        '"list":[{"at":"1979-05-27","sub":{"x":1}},{}],"__proto__":{"z":1}}]',
    )
    expect(document.comments.map((span) => at(document, span))).toEqual(['# note'])
    expect(document.problems).toEqual([])
  })

  it('gives a table the place from its header to its last value', async () => {
    const document = await read('toml', 'a = 1\n\n[t.u]\nb = "c"\n\n[v]\nd = 2\n')
    const table = childAt(document.roots[0], ['t', 'u']) ?? expect.fail()
    expect(at(document, table.span)).toBe('[t.u]\nb = "c"')
    expect(at(document, document.roots[0]?.span ?? expect.fail())).toBe('a = 1\n\n[t.u]\nb = "c"\n\n[v]\nd = 2')
  })

  it.each([
    ['a = "x\\ty \\u00e9 z"', 'double', 'x\ty é z', 'z', 'z'],
    ['a = "x \\U0001F642 z"', 'double', 'x 🙂 z', '🙂', '\\U0001F642'],
    ["a = 'C:\\dir'", 'single', 'C:\\dir', 'dir', 'dir'],
    ['a = """\none \\\n   two\r\nthree"""', 'multiline', 'one two\nthree', 'three', 'three'],
    ["a = '''\none\n'two''''", 'multiline', "one\n'two'", "'two'", "'two'"],
  ])('knows the places in %j', async (text, style, value, part, written) => {
    const document = await read('toml', text)
    const node = string(document, 'a')
    expect(node).toMatchObject({ style, value })
    expect(said(document, node, part)).toBe(written)
  })

  it('reads all tables around an error, and says where it is', async () => {
    const text =
      '[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "x"\n\n[mcp_servers.two]\nurl = https://x.example\non = true # note\n' +
      '[mcp_servers.my server]\ncommand = "uvx"\n[mcp_servers.four]\ncommand = "unclosed\nenv = { A = "1" }\n'
    const document = await read('toml', text)
    expect(plain(childAt(document.roots[0], ['mcp_servers']))).toEqual({
      one: { command: 'npx' },
      two: { on: true },
      'my server': { command: 'uvx' },
      four: { env: { A: '1' } },
    })
    const lines = document.problems.map(({ span }) => text.slice(0, span.start).split('\n').length)
    expect(lines).toEqual([3, 6, 8, 11])
    expect(document.comments.map((span) => at(document, span))).toEqual(['# note'])
  })

  it('shows both values of a repeated key and of a repeated table', async () => {
    const text = '[a]\ncommand = "one"\n[b]\nx = 1\n[a]\ncommand = "two"\nargs = []\n'
    const document = await read('toml', text)
    const table = childAt(document.roots[0], ['a'])
    expect(plain(table)).toEqual({ command: 'two', args: [] })
    expect(table?.kind === 'mapping' && table.overridden.map(plain)).toEqual(['one'])
    expect(problems(document)).toEqual([
      `syntax 'a' This table is defined twice.`,
      `syntax 'command' This key is already set: TOML forbids setting it again.`,
    ])
  })

  it.each(['', '# nothing\n', '\n\n'])('finds nothing in %j', async (text) => {
    const { roots, problems: found } = await read('toml', text)
    expect([roots, found]).toEqual([[], []])
  })

  it('survives brackets without end', async () => {
    for (const text of [`a = ${'['.repeat(100_000)}`, `${'a.'.repeat(100_000)}a = 1`, 'a = [\n'.repeat(20_000)])
      expect((await read('toml', `b = 1\n${text}`)).problems.length).toBeGreaterThan(0)
  })
})

describe('a file of variables', () => {
  it('is one mapping of strings, of which the last of a name counts', async () => {
    const text =
      '# note\nA=1\n     export port = x\n  export B = two # more\nC=\nD: four\nE:five\nno assignment\nA=again\n'
    const document = await read('dotenv', text)
    expect(values(document)).toEqual([{ port: 'x', A: 'again', B: 'two', C: '', D: 'four' }])
    expect(document.comments.map((span) => at(document, span))).toEqual(['# note'])
    expect(document.problems).toEqual([])
    for (const name of ['A', 'B', 'port']) {
      const { key } = string(document, name)
      const span = typeof key === 'object' ? key.span : expect.fail()
      expect(text.slice(span.start - 1, span.end + 1)).toMatch(new RegExp(`^\\s${name}\\W$`))
    }
    expect((await read('dotenv', '# nothing\n')).roots).toEqual([])
  })

  it.each([
    ['A="x # y"  # z', 'double', 'x # y', 'y', 'y'],
    ['A="one\\ntwo"', 'double', 'one\ntwo', 'two', 'two'],
    ["A='one\\ntwo'", 'single', 'one\\ntwo', 'two', 'two'],
    ['A="one\ntwo"\nB=1', 'double', 'one\ntwo', 'two', 'two'],
    ['A=`it\'s "x"`', 'single', 'it\'s "x"', 'x', 'x'],
    ['export export="x"', 'double', 'x', 'x', 'x'],
    ['A="open\nB=1', 'plain', '"open', 'open', 'open'],
    ['A=https://x.example/path #y', 'plain', 'https://x.example/path', 'x.example', 'x.example'],
  ])('knows the places in %j', async (text, style, value, part, written) => {
    const document = await read('dotenv', text)
    const node = string(document, text.startsWith('export') ? 'export' : 'A')
    expect(node).toMatchObject({ style, value })
    expect(said(document, node, part)).toBe(written)
  })

  it.each([
    ['quotes that nothing closes', 'A="\\"', 100_000],
    ['one quote a line', 'A="\\"\n', 100_000],
    ['blanks', ' ', 1_000_000],
    ['one name', 'A', 1_000_000],
  ])('takes no longer than its length asks for: %s', async (what, unit, most) => {
    const parse = await parserFor('dotenv')
    const prepare = (size: number) => {
      const text = unit.repeat(size)
      return () => parse({ path: '.env', text, bom: false })
    }
    await expectAtOnce(most, { enough: 300 }, prepare, what)
  })
})

describe('a template', () => {
  /** As its format reads it, with the places that it has in the template. */
  const filled = (text: string) => {
    const plain = withoutActions(text) ?? expect.fail()
    expect(plain).toHaveLength(text.length)
    expect(plain.replace(/[^\n]/g, '.')).toBe(text.replace(/[^\n]/g, '.'))
    return plain
  }

  it('has strings for values, whatever stands in the actions', () => {
    const text = '{ "a": {{ .port }}, {{ .name | quote }}: ["{{ op "op://v/i" }}/x", "-{{- index .a "\\\\" }}"] }'
    expect(values(json(filled(text)))).toEqual([
      { a: '{ .port }', '{ .name | quote }': ["{{ op 'op://v/i' }}/x", "-{{- index .a '//' }}"] },
    ])
  })

  it('has the first branch for all', () => {
    const text =
      '{ "a": {{ if .x }}1{{ else if .y }}2{{ else }}{{ if .z }}3{{ end }}4{{ end }}, {{- with .b }} "b": 5 {{ end }}}'
    expect(values(json(filled(text)))).toEqual([{ a: 1, b: 5 }])
  })

  it('has nothing for what says nothing, and for what may say anything', async () => {
    const text =
      '{{- $all := dict "a" 1 -}}\n{{/* }} */ -}}\na = "b"\n{{ .more | trim }}\n{{- range $i, $e := .list }}\n[x.{{ $e }}]\nc = `{{ "}}" }}`\n{{ end }}'
    expect(values(await read('toml', filled(text.replaceAll('`', "'"))))).toEqual([
      { a: 'b', x: { '{ $e }': { c: '{{ "}}" }}' } } },
    ])
  })

  it('is none where an action has no end', () => {
    for (const text of ['{{', 'a {{ .b }', '{{ "}}" ', '{{/* }}', '{{ `}}', '{{ "}}'])
      expect([text, withoutActions(text)]).toEqual([text, undefined])
  })

  it('takes a megabyte of them in no more time than their length asks for', async () => {
    for (const unit of [
      '{{/*',
      '{{ "',
      '{{ ` ',
      '{{ "\\\\"',
      '{{ if a }}',
      '  {{ a }}',
      '"{{ a }}',
      '{{ else }}',
      '}}{{',
    ]) {
      const prepare = (size: number) => {
        const text = unit.repeat(size)
        return () => withoutActions(text)
      }
      await expectAtOnce(100_000, { enough: 100 }, prepare, unit)
    }
  })
})

describe('Starlark', () => {
  it('has a list of the calls of each name, with their arguments by name', async () => {
    const text = [
      '# Before.',
      'prefix_rule(',
      '    pattern = ["git", [\'status\', "log"],],  # which',
      '    decision = "allow",',
      ')',
      'prefix_rule(["ls"], "prompt"); network_rule(host = "h.example", protocol = "https", decision = "deny")',
      'other(1, x = {"a": None, "b": [True, 0x1f]}, y = (), z = ("one"))',
    ].join('\n')
    const document = await read('starlark', text)
    expect(document.problems).toEqual([])
    expect(values(document)).toEqual([
      {
        prefix_rule: [
          { pattern: ['git', ['status', 'log']], decision: 'allow' },
          { pattern: ['ls'], decision: 'prompt' },
        ],
        network_rule: [{ host: 'h.example', protocol: 'https', decision: 'deny' }],
        other: [{ 0: 1, x: { a: null, b: [true, 31] }, y: [], z: 'one' }],
      },
    ])
    expect(document.comments.map((span) => at(document, span))).toEqual(['# Before.', '# which'])
    const list = childAt(document.roots[0], ['prefix_rule']) ?? expect.fail()
    expect(at(document, list.span).startsWith('prefix_rule(\n')).toBe(true)
    const [first, second] = list.kind === 'sequence' ? list.items : []
    expect(at(document, second?.span ?? list.span)).toBe('prefix_rule(["ls"], "prompt")')
    const pattern = childAt(first, ['pattern']) ?? expect.fail()
    expect(at(document, pattern.span)).toBe('["git", [\'status\', "log"],]')
    expect(pointerOf(pattern)).toBe('/prefix_rule/0/pattern')
    expect(typeof pattern.key === 'object' && at(document, pattern.key.span)).toBe('pattern')
  })

  it.each([
    ['x = "a"\nf(x)', ['a']],
    ['x = ["a"]\nx += ["b"]\nf(x + ["c"])', [['a', 'b', 'c']]],
    ['f("a" + "b" + \'c\')', ['abc']],
    ['for x in ["a", "b"]:\n    f(x)\n    for y in [x]: f(y + "!")\nf("c")', ['a', 'a!', 'b', 'b!', 'c']],
    ['for x in []:\n    f(x)\nf("c")', ['c']],
    ['[f(x + y) for x, y in [("a", "b"), ["c", "d"]]]', ['ab', 'cd']],
    ['f([x for x in ["a", "b"]])', [['a', 'b']]],
    ['x = "a"\n[f(x) for x in ["b"]]\nf(x)\nfor x in ["c"]: f(x)\nf(x)', ['b', 'a', 'c', 'c']],
    ['f([[x] for x in ["a"]] + [])', [[['a']]]],
    ['g = f\n[h("a") for h in [g]]', ['a']],
    ['f(\n"a"\n)\npass\n"""a\ndocstring"""\nf("b" \\\n)', ['a', 'b']],
    ['f("\\x41\\101\\u0042\\U0001F642\\t\\q")', ['AAB🙂\t\\q']],
    ['f(r"\\x41\\"" )', ['\\x41\\"']],
    ["f('''a\n'b''')", ["a\n'b"]],
    ['f(f"no braces")', ['no braces']],
    ['f(("a"))', ['a']],
    ['f(("a",))', [['a']]],
    ['if True:\n  f("a")\nf("b")', ['b']],
  ])('follows %j', async (text, told) => {
    const document = await read('starlark', text)
    const [calls] = values(document).map((root) => (root as { readonly f: readonly { readonly 0: unknown }[] }).f)
    expect(calls?.map((call) => call[0])).toEqual(told)
    expect(document.problems.map(({ kind }) => kind)).toEqual(text.startsWith('if') ? ['computed'] : [])
  })

  it.each([
    ['f("a" % 1)', '"a" % 1'],
    ['f(x)', 'x'],
    ['f(f"{x}")', 'f"{x}"'],
    ['f("a".upper())', '.upper()'],
    ['f(**{"a": 1})', '**{"a": 1}'],
    ['f("a" if 1 else "b")', '"a" if 1 else "b"'],
    ['f(["a"][0])', '["a"][0]'],
    ['f(-1)', '-1'],
    ['f([x for x in y])', 'for x in y'],
    ['f([x for x in ["a"] if x])', 'for x in ["a"] if x'],
    ['(f)("a")', '("a")'],
    ['x = 0 or f("a")', 'or f("a")'],
    ['def g():\n    f("a")\n\ng()', 'def'],
    ['for x in g():\n    f(x)', ' x in g():'],
    ['load("a.star", "b")', 'load'],
    ['f(lambda x: x)', 'lambda x'],
  ])('says of %j what only running it would tell', async (text, place) => {
    const document = await read('starlark', text)
    const [problem] = document.problems
    expect(problem?.kind).toBe('computed')
    expect(at(document, problem?.span ?? { start: 0, end: 0 })).toBe(place)
  })

  it.each([
    ['f(["a" "b"])\ng("c")', '"', ['g']],
    ['f(["a", "b"\ng("c")', 'g', ['f']],
    ['f("a)\ng("c")', '"', ['f', 'g']],
    ['f(a = )\ng("c")', ')', ['f', 'g']],
    ['f("a") f("b")\ng("c")', 'f', ['f', 'g']],
    ['}\ng("c")', '}', ['g']],
    ['for 1 in x:\n  f(x)\ng("c")', '1', ['g']],
    ["f('''a\ng(\"c\")", "'''", ['f']],
  ])('says where %j is broken, and reads what is around it', async (text, place, names) => {
    const document = await read('starlark', text)
    const problem = document.problems.find(({ kind }) => kind === 'syntax')
    expect(at(document, problem?.span ?? { start: 0, end: 0 })).toBe(place)
    expect(values(document).flatMap((root) => Object.keys(root as object))).toEqual(expect.arrayContaining(names))
  })

  it('knows where the characters of a sum stand, and that nothing can be written there', async () => {
    const text = 'A = "a"\nf("x\\ty" + "z", A + "b", A)\n'
    const document = await read('starlark', text)
    const [here, made, there] = ['0', '1', '2'].map((name) => {
      const node = childAt(document.roots[0], ['f'])
      const call = node?.kind === 'sequence' ? node.items[0] : undefined
      const found = childAt(call, [name])
      return found?.kind === 'string' ? found : expect.fail()
    })
    expect(said(document, here ?? expect.fail(), 'yz')).toBe('y" + "z')
    expect(said(document, made ?? expect.fail(), 'ab')).toBe('A + "b"')
    expect(said(document, there ?? expect.fail(), 'a')).toBe('a')
    expect([here, made, there].map((node) => node && document.displaced?.has(node))).toEqual([true, true, true])
  })

  it.each([
    ['sums of sums', `a = "aaaaaaaaaaaaaaaa"\n${'a = a + a\n'.repeat(60)}f(a)`],
    ['lists of lists', `a = ["a"]\n${'a = a + a\n'.repeat(60)}f(a)`],
    ['lists in lists', `a = ["a"]\n${'a = [a, a]\n'.repeat(60)}f(a)`],
    [
      'loops in loops',
      `${Array.from({ length: 20 }, (_, n) => `${' '.repeat(n)}for x in [1, 2, 3, 4]:\n`).join('')}${' '.repeat(20)}f(x)`,
    ],
    ['comprehensions in comprehensions', `f(${'['.repeat(20)}1${' for x in [1, 2, 3, 4]]'.repeat(20)})`],
    ['brackets', '['.repeat(100_000)],
    ['calls in calls', 'f('.repeat(100_000)],
    ['a name', 'a'.repeat(1_000_000)],
    ['quotation marks', '"\n'.repeat(300_000)],
    ['long quotation marks', `"""${'\'\'\'\\"\\"\\"'.repeat(100_000)}`],
    ['statements on one line', 'f(1);'.repeat(100_000)],
    ['lines to the right', `for x in y:\n${'  f(1)\n'.repeat(100_000)}`],
    ['a faulty line', 'f(1 1)\n'.repeat(100_000)],
  ])('comes to an end: %s', async (_, text) => {
    const document = await read('starlark', text)
    expect(document.roots.flatMap(walk).length).toBeLessThan(500_000)
  })
})

describe('the format', () => {
  it.each([
    ['.mcp.json', 'json'],
    ['a/Settings.JSON', 'json'],
    ['x.jsonc', 'jsonc'],
    ['my.code-workspace', 'jsonc'],
    ['opencode.json5', 'json5'],
    ['a.yaml', 'yaml'],
    ['a.yml', 'yaml'],
    ['.codex/config.toml', 'toml'],
    ['agents/one.md', 'yaml'],
    ['.gemini/.env', 'dotenv'],
    ['.codex/rules/default.rules', 'starlark'],
    ['.clauderc', undefined],
    ['a.d/config', undefined],
    ['x.json.bak', undefined],
  ])('of a file named %s is %s', (path, format) => {
    expect(formatOf(path)).toBe(format)
  })

  it.each([
    ['{"a": 1}', 'json'],
    ['// note\n{\n}', 'json'],
    ['["a", "b"]', 'json'],
    ['"mcpServers": {}', 'json'],
    ['', 'json'],
    ['# note\n[mcp_servers.one]\ncommand = "npx"', 'toml'],
    ['[[list]]', 'toml'],
    ['["a b"]\nx = 1', 'toml'],
    ['model = "x"\n', 'toml'],
    ['---\na: 1', 'yaml'],
    ['# note\nmcpServers:\n  a: {}', 'yaml'],
    ['- a\n- b', 'yaml'],
  ])('of the text %j is %s', (text, format) => {
    expect(sniffFormat(text)).toBe(format)
  })
})

describe('bytes', () => {
  const bytes = (...parts: (string | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

  it('lose their byte order mark', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], '{"a": "é"}'))).toEqual({ text: '{"a": "é"}', bom: true })
    expect(decode(bytes('{}'))).toEqual({ text: '{}', bom: false })
  })

  it('may be UTF-16 of either order', () => {
    const problem = { kind: 'encoding', span: { start: 0, end: 1 } }
    for (const read of [decode(bytes([0xff, 0xfe, 0x7b, 0, 0x7d, 0])), decode(bytes([0xfe, 0xff, 0, 0x7b, 0, 0x7d]))])
      expect(read).toMatchObject({ text: '{}', bom: true, problem })
  })

  it('that are not UTF-8 are shown at the first of them, and the rest is read', () => {
    const { text, problem } = decode(bytes('"é🙂\ufffd', [0xff], 'b', [0xc3], '"'))
    expect(text).toBe('"é🙂\ufffd\ufffdb\ufffd"')
    expect(problem).toMatchObject({ kind: 'encoding', span: { start: 5, end: 6 } })
  })
})

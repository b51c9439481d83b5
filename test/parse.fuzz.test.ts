/** What must hold for every text, however broken: parsers return, places are inside the text, and nothing is lost or made up. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { stringify } from 'yaml'
import { embed } from '../src/parse/embedded.ts'
import { decode, innerParserFor, type Parse, parserFor, sniffFormat } from '../src/parse/index.ts'
import { parseJson } from '../src/parse/json.ts'
import { withoutActions } from '../src/parse/templates.ts'
import type { Document, Node, StringNode } from '../src/tree.ts'
import { walk, within } from '../src/tree.ts'
import { FUZZ_TIMEOUT, tries } from './fuzz.ts'
import { MARKS } from './mutations.ts'
import { checkPlaces } from './places.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

const FORMATS = ['json', 'yaml', 'toml', 'dotenv', 'starlark'] as const
type Fuzzed = (typeof FORMATS)[number]

const SAMPLES: Readonly<Record<Fuzzed, readonly string[]>> = {
  json: [
    '{\n  // note\n  "mcpServers": {\n    "a\\u0041": { "command": "npx", "args": ["-y", "@example/x"], "env": { "N": 1, "T": null } },\n  },\n}\n',
    "{ servers: { 'one': { url: 'https://one.example', on: true, n: +0x1F, }, }, /* end */ }",
  ],
  yaml: [
    "base: &base\n  command: npx\n  args: [-y, \"@example/x\\t\"]\nservers:\n  one:\n    <<: *base\n    env: {A: !env B, C: 'it''s'}\n  two: |\n    first\n\n    second\n  three: >-\n    folded\n    line\n",
    '---\nname: a\nmcpServers:\n  - name: x\n    url: https://x.example # note\n---\n? [complex, key]\n: plain\n  over lines\n',
  ],
  dotenv: [
    '# note\nA=b\nexport C = "d\\n#e" # more\r\nF=\'g\nh\'\nI: `j`\nK="open\nL=\nno assignment\nA=again',
    'URL=https://x.example/#part\n  M.N-O="it\\"s"\n',
  ],
  starlark: [
    '# note\nWORDS = ["git", "lo" + "g"] + [r"\\d"]\nprefix_rule(\n    pattern = WORDS,\n    decision = "allow",  # more\n    match = ["git log",],\n)\nfor a, b in [("sh", "-c")]:\n    prefix_rule([a, b], "prompt"); x = {"y": [1.5, None]}\n',
    '[prefix_rule(pattern = [p, ["a", \'b\']]) for p in ["c\\x41", """d\ne"""]]\r\ndef f(x):\n  return x\nnetwork_rule("h" % 1, *z, decision = f(-2)[0])\n',
  ],
  toml: [
    'model = "x" # note\n[mcp_servers.one]\ncommand = "npx"\nargs = [\n  "-y",\n  \'C:\\dir\',\n]\nenv = { A = "b", "c.d" = 1 }\n\n[[list]]\nat = 1979-05-27T07:32:00Z\n[[list]]\nx.y.z = """\nline \\\n   next\n"""\n',
    'a.b.c.d = 1\n[a.x]\ny.z.w = { p.q.r = 2 }\n',
    "[a]\nb = '''\nraw\n'''\nc = -1.5e3\n[a.d]\ne = [[1, 2], [\"\\u00e9\\n\"]]\n",
  ],
}

const parsers: Readonly<Record<Fuzzed, Parse>> = {
  json: parseJson,
  dotenv: await parserFor('dotenv'),
  yaml: await parserFor('yaml'),
  toml: await parserFor('toml'),
  starlark: await parserFor('starlark'),
}

function parse(format: Fuzzed, text: string, path = 'x'): Document {
  return parsers[format]({ path, text, bom: false })
}

function plainOf(node: Node | undefined): unknown {
  if (node?.kind === 'mapping') {
    const result = {}
    for (const [key, child] of node.children)
      Object.defineProperty(result, key, {
        value: plainOf(child),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    return result
  }
  return node?.kind === 'sequence' ? node.items.map(plainOf) : node?.value
}

/** A sample with a piece cut out, put in, or cut off. */
function mutated(format: Fuzzed): fc.Arbitrary<string> {
  const marks = [...MARKS, ' ', '<<', '|', '"""', '\ud800', '\t', '{{ x }}']
  const change = fc.tuple(fc.nat(400), fc.nat(6), fc.oneof(fc.constantFrom(...marks), fc.string({ maxLength: 4 })))
  return fc
    .tuple(fc.constantFrom(...SAMPLES[format]), fc.array(change, { maxLength: 4 }), fc.nat(400))
    .map(([sample, changes, cut]) => {
      let text = sample
      for (const [at, length, put] of changes) text = text.slice(0, at) + put + text.slice(at + length)
      return cut < text.length && cut % 2 === 0 ? text.slice(0, cut) : text
    })
}

/** Text that is mostly made of what the formats care about. */
const noise = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ':',
      ': ',
      ',',
      '\n',
      ' ',
      '\\',
      '#',
      '=',
      '- ',
      '&a ',
      '*a ',
      '<<: ',
      '|',
      '>',
      '"""',
      "'''",
      '//',
      '/*',
      '*/',
      'a',
      '1',
      '-',
      '.',
      '!',
      '%',
      '? ',
      '\r\n',
      '\t',
      '🙂',
      '\ufeff',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe.each(FORMATS)('any text as %s', (format) => {
  it('is read without throwing, every place inside the text and inside its parent', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(format), noise, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const repeats = (format === 'yaml' && text.includes('*')) || (format === 'starlark' && /=|\+|for/.test(text))
        checkPlaces(parse(format, text), repeats ? 'any' : 'nested')
      }),
      tries(1500),
    )
  })

  it('is read without throwing when its samples are cut off anywhere', () => {
    for (const sample of SAMPLES[format])
      for (let cut = 0; cut <= sample.length; cut++) checkPlaces(parse(format, sample.slice(0, cut)), 'any')
  })
})

const STYLES = ['QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const

describe('any text inside a string', () => {
  const strings = (document: Document): readonly StringNode[] =>
    document.roots.flatMap((root) => [...walk(root)]).filter((node) => node.kind === 'string')
  const inner = fc.oneof(mutated('json'), noise, fc.string({ unit: 'binary', maxLength: 60 }))

  it.each(['json', 'arguments', 'script'] as const)('is read as %s, every place where it was', async (format) => {
    const parseInner = await innerParserFor(format)
    fc.assert(
      fc.property(inner, fc.constantFrom(undefined, ...STYLES), (text, style) => {
        const value = style ? stringify(text, { defaultStringType: style }) : text
        const outer = parse('yaml', `key: ${value.replaceAll('\n', '\n  ')}\nafter: 1\n`)
        const repeats = outer.source.text.includes('*')
        checkPlaces(embed(outer, strings(outer), parseInner, undefined), repeats ? 'any' : 'nested')
      }),
      tries(1000),
    )
  })

  it('has the values that it has outside', async () => {
    const parseInner = await innerParserFor('json')
    const collection = fc.json({ maxDepth: 4 }).filter((text) => /^[{[]/.test(text))
    fc.assert(
      fc.property(collection, fc.constantFrom(undefined, 2), (text, indent) => {
        const json = JSON.stringify(JSON.parse(text), null, indent)
        for (const outer of [
          parse('json', JSON.stringify({ key: json })),
          parse('yaml', `key: |-\n  ${json.replaceAll('\n', '\n  ')}\n`),
          parse('yaml', `key: ${JSON.stringify(json)}\n`),
        ]) {
          const opened = embed(outer, strings(outer), parseInner, undefined)
          expect(JSON.stringify(plainOf(opened.roots[0]))).toBe(JSON.stringify({ key: JSON.parse(text) }))
          checkPlaces(opened, 'nested')
        }
      }),
      tries(300),
    )
  })
})

describe('any bytes', () => {
  it('are decoded, sniffed and read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const { text, bom, problem, utf16 } = decode(bytes)
        // Of UTF-16 it is said at the beginning, whatever stands there; of other bytes where they are lost.
        if (utf16) expect(problem?.span).toEqual({ start: 0, end: Math.min(1, text.length) })
        else if (problem) expect(text.charAt(problem.span.start)).toBe('\ufffd')
        const format = sniffFormat(text)
        parsers[format === 'yaml' || format === 'toml' ? format : 'json']({ path: '-', text, bom })
      }),
      tries(100),
    )
  })

  it('that are UTF-8 are decoded without a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const decoded = decode(new TextEncoder().encode(text))
        expect(decoded.problem).toBeUndefined()
        expect((decoded.bom ? '\ufeff' : '') + decoded.text).toBe(text)
      }),
      tries(100),
    )
  })
})

describe('valid JSON', () => {
  const json = fc.json({ maxDepth: 5 })

  it('has the values that JSON.parse gives, and no problems', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent)
        const document = parse('json', spaced)
        expect(document.problems).toEqual([])
        expect(JSON.stringify(plainOf(document.roots[0]))).toBe(JSON.stringify(JSON.parse(spaced)))
        checkPlaces(document, 'nested')
      }),
      tries(100),
    )
  })

  it('has the value of every node between its start and end', () => {
    fc.assert(
      fc.property(json, (text) => {
        const [root] = parse('json', text).roots
        for (const node of root ? walk(root) : [])
          expect(JSON.stringify(JSON.parse(text.slice(node.span.start, node.span.end)))).toBe(
            JSON.stringify(plainOf(node)),
          )
      }),
      tries(50),
    )
  })

  it('is YAML with the same values', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        const parsed: unknown = JSON.parse(text)
        fc.pre(
          typeof parsed === 'object' &&
            parsed !== null &&
            !/-0|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(text),
        )
        const document = parse('yaml', JSON.stringify(parsed, null, 2))
        expect(JSON.stringify(plainOf(document.roots[0]))).toBe(JSON.stringify(parsed))
      }),
      tries(100),
    )
  })
})

describe('a range of a string', () => {
  /** Each piece is written out, escaped, or a surrogate pair of escapes. */
  const pieces = fc.array(fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }), fc.boolean()), {
    maxLength: 8,
  })
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

  it('is the text that says it, whatever is escaped', () => {
    fc.assert(
      fc.property(pieces, fc.nat(30), fc.nat(30), (parts, a, b) => {
        const body = parts.map(([raw, all]) =>
          all ? raw.split('').map(escaped).join('') : JSON.stringify(raw).slice(1, -1),
        )
        const text = `["${body.join('')}"]`
        const [root] = parse('json', text).roots
        const node = root?.kind === 'sequence' ? root.items[0] : undefined
        if (node?.kind !== 'string') throw new Error('not a string')
        const [from, to] = [Math.min(a, b, node.value.length), Math.min(Math.max(a, b), node.value.length)]
        const span = within(node, from, to)
        expect(JSON.parse(`"${text.slice(span.start, span.end)}"`)).toBe(node.value.slice(from, to))
      }),
      tries(100),
    )
  })
})

describe('a key that stands twice', () => {
  it('has its last value, and keeps the others', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', '__proto__', 'constructor'), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(keys, fc.constantFrom('json', 'yaml' as const), (names, format) => {
        const text = `{${names.map((name, index) => `"${name}": ${index}`).join(', ')}}`
        const [root] = parse(format, text).roots
        if (root?.kind !== 'mapping') throw new Error('not a mapping')
        expect([...root.children].map(([name, node]) => [name, plainOf(node)])).toEqual(
          names
            .map((name, index) => [name, index] as const)
            .filter(([name], index) => names.lastIndexOf(name) === index),
        )
        expect(root.overridden.length).toBe(names.length - root.children.size)
      }),
      tries(100),
    )
  })
})

describe('templates', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '{{',
      '}}',
      '{{- ',
      ' -}}',
      '"',
      '`',
      '\\',
      '\n',
      '/*',
      '*/',
      'if .a',
      'else',
      'end',
      '$a := 1',
      ' ',
      ':',
    ),
    fc.string({ maxLength: 6 }),
  )

  it('keep their length and their lines, and what stands outside of actions and branches', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const plain = withoutActions(text)
        if (plain === undefined) return
        expect(plain).toHaveLength(text.length)
        for (let at = 0; at < text.length; at++) {
          const isKept = plain[at] === text[at] || /[ "'/{}]/.test(plain[at] ?? '')
          expect(isKept, `${JSON.stringify(text)} at ${at}`).toBe(true)
        }
        if (!text.includes('{{')) expect(plain).toBe(text)
      }),
      tries(300),
    )
  })
})

/** Documents inside strings of others: read as what they are, with the places of the file they stand in. */

import { describe, expect, it } from 'vitest'
import { clients } from '../src/clients/index.ts'
import { PatternIndex } from '../src/discover/patterns.ts'
import { mayMeet } from '../src/interpret/index.ts'
import type { Finding } from '../src/model.ts'
import { parseArguments } from '../src/parse/arguments.ts'
import { embed, withoutExpressions } from '../src/parse/embedded.ts'
import { innerParserFor } from '../src/parse/index.ts'
import { parseScript } from '../src/parse/scripts.ts'
import { parseYaml } from '../src/parse/yaml.ts'
import { childAt, type Document, keyText, type Node, pointerOf, type StringNode, walk, within } from '../src/tree.ts'
import { bytes, REPOSITORY, scanFiles, secret } from './fixtures.ts'
import { expectAtOnce } from './growth.ts'

const asJson = await innerParserFor('json')

/** A YAML file with the JSON of its `json` key opened. */
function opened(text: string): Document {
  const outer = parseYaml({ path: 'outer.yaml', text, bom: false })
  const string = childAt(outer.roots[0], ['json'])
  return string?.kind === 'string' ? embed(outer, [string], asJson, undefined) : outer
}

/** What the file holds where a key, a string or a number of the opened document stands: pointer to text. */
function places({ roots, source: { text } }: Document): Record<string, string> {
  const found: Record<string, string> = {}
  for (const node of roots.flatMap((root) => [...walk(root)])) {
    if (typeof node.key === 'object')
      found[`${pointerOf(node)} key`] = text.slice(node.key.span.start, node.key.span.end)
    if (node.kind === 'string') found[pointerOf(node)] = unitsOf(node, text)
    else if (node.kind !== 'mapping' && node.kind !== 'sequence')
      found[pointerOf(node)] = text.slice(node.span.start, node.span.end)
  }
  return found
}

/** The text at each unit of a string's value, which for anything but escapes is that value. */
function unitsOf(node: StringNode, text: string): string {
  const first = within(node, 0, 1).start
  return (
    [...node.value].map((_, unit) => text.charAt(within(node, unit, unit + 1).start)).join('') || text.charAt(first)
  )
}

describe('a document in a string', () => {
  it.each([
    ['in single quotes', `json: '{"a": ["it''s", 7]}'\n`],
    ['in a block', 'json: |\n  {\n    "a": ["it\'s", 7]\n  }\n'],
    ['in a block without its last break', 'json: |-\n  {\n    "a": ["it\'s", 7]}'],
    ['in a folded block', 'json: >\n  {\n  "a":\n  ["it\'s", 7]\n  }\n'],
    ['in an indented block', 'json: |2\n    {"a": ["it\'s",\n\n   7]}\n'],
  ])('is found %s, to the character', (_, text) => {
    const document = opened(text)
    expect(document.problems).toEqual([])
    expect(places(document)).toEqual({
      '/json key': 'json',
      '/json/a key': '"a"',
      '/json/a/0': "it's",
      '/json/a/1': '7',
    })
  })

  it('keeps its places through the escapes of two languages', () => {
    const text = String.raw`json: "{\"a\": \"C:\\\\Temp\", \"b\": \"\\u0041z\"}"` + '\n'
    const document = opened(text)
    const a = childAt(document.roots[0], ['json', 'a'])
    const b = childAt(document.roots[0], ['json', 'b'])
    expect([a, b].map((node) => node?.kind === 'string' && node.value)).toEqual(['C:\\Temp', 'Az'])
    expect(spans(text, a)).toEqual(['C', ':', String.raw`\\\\`, 'T', 'e', 'm', 'p'])
    expect(spans(text, b)).toEqual([String.raw`\\u0041`, 'z'])
    expect(keyOf(text, a)).toBe(String.raw`\"a\"`)
  })

  it('ends where its last line ends', () => {
    const text = 'json: |-\n  {"a": 1}\n\nafter: 1\n'
    const root = childAt(opened(text).roots[0], ['json'])
    expect(root && text.slice(root.span.start, root.span.end)).toBe('{"a": 1}')
  })

  it.each(['servers.json', '${{ steps.x.outputs.config }}', '"text"', '', 'true', '{"a": 1} {"b": 2}'])(
    'stays a string where it is none: %s',
    (value) => {
      const document = opened(`json: |\n  ${value}\n`)
      expect(childAt(document.roots[0], ['json'])?.kind).toBe('string')
      expect(document.problems).toEqual([])
    },
  )

  it('takes an expression outside quotes for a value, and leaves one inside them', () => {
    const text = 'json: |\n  {"on": ${{ vars.ON == \'x\' }}, "key": "${{ secrets.KEY }}"}\n'
    const document = opened(text)
    expect(document.problems).toEqual([])
    expect(places(document)).toMatchObject({
      '/json/on': "${{ vars.ON == 'x' }}",
      '/json/key': '${{ secrets.KEY }}',
    })
    expect(withoutExpressions('{"a": "\\"${{ x }}", "b": ${{ y')).toBe('{"a": "\\"${{ x }}", "b": ${{ y')
  })

  it('reports what is wrong inside at its place outside', () => {
    const text = 'json: |\n  {\n    "a": 1\n    "b": 2\n  }\n'
    const [problem, ...others] = opened(text).problems
    expect(others).toEqual([])
    expect(problem && text.slice(problem.span.start, problem.span.end)).toBe('"b"')
  })

  it('gives its comments to the file', () => {
    const text = 'json: |\n  // why\n  {"a": 1}\n# below\n'
    expect(opened(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(['// why', '# below'])
  })

  it('is opened wherever an alias repeats it', () => {
    const outer = parseYaml({ path: '', text: 'a: &x \'{"k": 1}\'\nb: *x\n', bom: false })
    const strings = ['a', 'b'].flatMap((key) => {
      const node = childAt(outer.roots[0], [key])
      return node?.kind === 'string' ? [node] : []
    })
    const [root] = embed(outer, strings, asJson, undefined).roots
    expect([childAt(root, ['a', 'k']), childAt(root, ['b', 'k'])].map((node) => node?.kind)).toEqual([
      'number',
      'number',
    ])
  })
})

function spans(text: string, node: Node | undefined): readonly string[] {
  if (node?.kind !== 'string') return []
  return [...node.value].map((_, unit) => {
    const { start, end } = within(node, unit, unit + 1)
    return text.slice(start, end)
  })
}

function keyOf(text: string, node: Node | undefined): string {
  return typeof node?.key === 'object' ? text.slice(node.key.span.start, node.key.span.end) : ''
}

// ── Command lines and scripts ───────────────────────────────────────────────────────────────────────────────────────

/** The list of a command line, as plain values. */
function plain(node: Node | undefined): unknown {
  if (node?.kind === 'sequence') return node.items.map(plain)
  if (node?.kind === 'mapping')
    return Object.fromEntries([...node.children.values()].map((each) => [keyText(each), plain(each)]))
  return node?.value
}

describe('a command line', () => {
  it.each<readonly [string, unknown]>([
    ['run --a b c -d', ['run', { '--a': ['b', 'c'] }, { '-d': true }]],
    [`--json='{"a": 1}' "x y"z`, [{ '--json': ['{"a": 1}', 'x yz'] }]],
    [String.raw`--json "{\"a\": \"\n\"}" a\ b`, [{ '--json': [String.raw`{"a": "\n"}`, 'a b'] }]],
    ['--a 1 # --b 2\n  --a 3', [{ '--a': ['1'] }, { '--a': ['3'] }]],
    [
      '--n -1 --key ${{ secrets.A || secrets.B }}x',
      [{ '--n': ['-1'] }, { '--key': ['${{ secrets.A || secrets.B }}x'] }],
    ],
    [`--open 'never closed`, [{ '--open': ['never closed'] }]],
    ['   \n', undefined],
  ])('is split: %s', (text, expected) => {
    expect(plain(parseArguments(text).roots[0])).toEqual(expected)
  })

  it('knows where each unit of a word stands', () => {
    const text = String.raw`--x=a'b c'"d\"e"`
    const word = childAt(parseArguments(text).roots[0], [])
    const [only] = word?.kind === 'sequence' ? word.items : []
    const values = only?.kind === 'mapping' ? only.children.get('--x') : undefined
    expect(spans(text, values?.kind === 'sequence' ? values.items[0] : undefined).join('|')).toBe(
      String.raw`a'|b| |c'"|d\|"|e`,
    )
  })
})

describe('a script', () => {
  it('is text and here-documents', () => {
    const text = 'a\ncat << EOF > x\n{}\nEOF\ncat <<-"END"\n\ttext\n\tEND\nb\ncat <<NEVER\nc\n'
    expect(plain(parseScript(text).roots[0])).toEqual([
      'a\ncat << EOF > x\n',
      { '<<': '{}\n' },
      'EOF\ncat <<-"END"\n',
      { '<<': '\ttext\n' },
      '\tEND\nb\ncat <<NEVER\nc\n',
    ])
    expect(parseScript('echo $((1 << 2))\n').roots).toEqual([])
  })

  it('holds the command lines of claude', () => {
    const text =
      'set -e\nif A=b npx -y @anthropic-ai/claude-code@2.1.0 -p "a; b" \\\n  --x | tee log\nthen claude --y; fi\n'
    expect(plain(parseScript(text).roots[0])).toEqual([
      'set -e\nif A=b npx -y @anthropic-ai/claude-code@2.1.0',
      { claude: ' -p "a; b" \\\n  --x ' },
      '| tee log\nthen claude',
      { claude: ' --y' },
      '; fi\n',
    ])
    for (const other of [
      'echo claude --x\n',
      '# claude --x\n',
      'npm i claude --x\n',
      'cd ./claude\n',
      'claude-x --y\n',
    ])
      expect(parseScript(other).roots, other).toEqual([])
  })

  it('holds the entries that claude mcp add makes', () => {
    const entries = (text: string) => plain(parseScript(text).roots[0])
    expect(entries('claude mcp add x -- npx -y z-mcp\n')).toEqual([
      'claude',
      { 'mcp add': { x: { command: 'npx', args: ['-y', 'z-mcp'] } } },
      '\n',
    ])
    expect(entries('claude mcp add -s user -e A=b C=d x uvx y && ls')).toEqual([
      'claude',
      { 'mcp add': { x: { command: 'uvx', args: ['y'], env: { A: 'b', C: 'd' } } } },
      '&& ls',
    ])
    expect(entries('claude mcp add --transport http -H "X-Key: k" x https://x.example/mcp')).toEqual([
      'claude',
      { 'mcp add': { x: { type: 'http', url: 'https://x.example/mcp', headers: { 'X-Key': 'k' } } } },
    ])
    expect(entries(`claude mcp add-json x '{"command":"y"}'`)).toEqual([
      'claude',
      { 'mcp add': { x: '{"command":"y"}' } },
    ])
    expect(entries('claude mcp add --callback-port ${{ inputs.port }} x uvx ${{ inputs.a }}')).toEqual([
      'claude',
      { 'mcp add': { x: { command: 'uvx', args: ['${{ inputs.a }}'] } } },
    ])
    expect(entries('claude mcp add --verbose x uvx -e =b -H')).toEqual([
      'claude',
      { 'mcp add': { x: { command: 'uvx', env: {} } } },
    ])
    expect(entries("claude mcp add x uvx 'y")).toEqual([
      'claude',
      { 'mcp add': { x: { command: 'uvx', args: ['y'] } } },
    ])
    expect(entries('claude mcp add x')).toEqual(['claude', { 'mcp add': {} }])
  })
})

it('reads hostile strings in time that grows with them', async () => {
  const units = ['"', "'", '-a ', 'cat <<A\n', 'claude ', 'claude;', 'claude mcp add x ', '${{', '\\']
  const hostile = [
    ...units.map((unit) => (size: number) => unit.repeat(Math.ceil(size / unit.length))),
    (size: number) => `${"'".repeat(size)}'`,
    (size: number) => 'claude '.repeat(99) + 'x'.repeat(size),
  ]
  for (const textOf of hostile) {
    const prepare = (size: number) => {
      const text = textOf(size)
      return () => {
        parseArguments(text)
        parseScript(text)
        withoutExpressions(text)
      }
    }
    await expectAtOnce(200_000, { enough: 200 }, prepare, textOf(12))
  }
})

// ── Workflows ───────────────────────────────────────────────────────────────────────────────────────────────────────

const STEP = ['name: Agent', 'on: push', 'jobs:', '  agent:', '    runs-on: ubuntu-latest', '    steps:'].join('\n')

async function findings(step: string, path = '.github/workflows/agent.yml'): Promise<readonly Finding[]> {
  const files = new Map([[`${REPOSITORY}/${path}`, bytes(`${STEP}\n${step}`)]])
  return (await scanFiles(files, { minConfidence: 'low' })).report.findings
}

const brief = ({ rule, start, end, server, pointer }: Finding) =>
  `${rule} ${start.line}:${start.column}-${end.line === start.line ? end.column : `${end.line}:${end.column}`} ${server ?? ''} ${pointer}`

describe('settings of Agent Zero', () => {
  const settings = (servers: unknown) =>
    bytes(JSON.stringify({ agent_profile: 'agent0', mcp_servers: JSON.stringify(servers, null, 4) }, null, 4))

  it('have findings at exact places of their string', async () => {
    const token = secret('github-classic')
    const file = settings({
      mcpServers: { notes: { command: 'npx', args: ['@example/notes'], env: { TOKEN: token } } },
    })
    const { report } = await scanFiles(new Map([[`${REPOSITORY}/usr/settings.json`, file]]))
    const text = new TextDecoder().decode(file)
    const found = report.findings.map(({ rule, start, end }) => [rule, text.slice(start.offset, end.offset)])
    expect(found).toContainEqual(['unpinned-package', '@example/notes'])
    expect(found).toContainEqual(['hardcoded-secret', token])
  })

  it.each([
    ['usr/settings.json', settings({ mcpServers: {} })],
    ['tmp/settings.json', settings([])],
    ['usr/settings.json', bytes('{"theme": "dark", "command": "npx", "mcp_servers": "see https://docs.example"}')],
    ['tmp/settings.json', bytes('{"url": "https://a.example", "mcp_servers": 3}')],
  ])('without servers, and those of others, are passed over: %s', async (path, file) => {
    const { report } = await scanFiles(new Map([[`${REPOSITORY}/${path}`, file]]))
    expect(report.files).toEqual([])
  })
})

describe('a workflow', () => {
  it('has findings at exact places of a block', async () => {
    const found = await findings(`      - uses: anthropics/claude-code-action@beta
        with:
          mcp_config: |
            {
              "mcpServers": {
                "notes": {
                  "command": "npx", "args": ["-y", "@example/notes-mcp"],
                  "env": { "GITHUB_TOKEN": "${secret('github-classic')}", "OTHER": "\${{ secrets.OTHER }}" }
                }
              }
            }
`)
    const pins = found.filter(({ rule }) => rule !== 'over-scoped-token')
    expect(pins.map(brief)).toEqual([
      'unpinned-package 13:53-71 notes /jobs/agent/steps/0/with/mcp_config/mcpServers/notes/args/1',
      'hardcoded-secret 14:45-85 notes /jobs/agent/steps/0/with/mcp_config/mcpServers/notes/env/GITHUB_TOKEN',
    ])
  })

  it('has findings at exact places of an argument of a command line', async () => {
    const found = await findings(`      - uses: anthropics/claude-code-action@v1
        with:
          claude_args: >-
            --max-turns 3
            --mcp-config '{"mcpServers": {"notes": {"command": "npx", "args": ["-y", "@example/notes-mcp"]}}}'
            --dangerously-skip-permissions
`)
    expect(found.map(brief)).toEqual([
      'unpinned-package 11:87-105 notes /jobs/agent/steps/0/with/claude_args/1/--mcp-config/0/mcpServers/notes/args/1',
      'approval-disabled 12:13-43  /jobs/agent/steps/0/with/claude_args/2/--dangerously-skip-permissions',
    ])
  })

  it('has findings at exact places of double quotes', async () => {
    const found = await findings(String.raw`      - uses: warpdotdev/oz-agent-action@v1
        with: { mcp: "{\"notes\": {\"command\": \"npx\", \"args\": [\"-y\", \"@example/notes-mcp\"]}}" }
`)
    expect(found.map(brief)).toEqual(['unpinned-package 8:79-97 notes /jobs/agent/steps/0/with/mcp/notes/args/1'])
  })

  it('has a secret once, in whichever text of the file it stands', async () => {
    const token = secret('github-classic')
    const found = await findings(`      - run: |
          cat > servers.json << 'EOF'
          { "mcpServers": { "notes": { "url": "https://notes.example/mcp", "headers": { "Authorization": "Bearer ${token}" } } } }
          EOF
          curl -H "X-Key: ${token}" https://example.invalid
      - uses: anthropics/claude-code-action@v1
        with:
          # ${token}
          claude_args: --append-system-prompt ${token} --mcp-config servers.json
          settings: '{ "env": { "GITHUB_TOKEN": "${token}" } }'
`)
    const secrets = found.filter(({ rule }) => rule === 'hardcoded-secret')
    const places = secrets.flatMap((finding) => [finding, ...finding.related])
    expect(places.map(({ start }) => start.line).sort((a, b) => a - b)).toEqual([9, 11, 14, 15, 16])
  })

  it('is not asked about other files that its scripts write', async () => {
    const found = await findings(`      - run: |
          cat > .vscode/mcp.json << 'EOF'
          { "servers": { "notes": { "command": "npx", "args": ["-y", "@example/notes-mcp"] } } }
          EOF
          cat > broken.json << 'EOF'
          { "mcpServers": { "notes": { "command": "node" "args": [] } } }
          EOF
      - uses: anthropics/claude-code-action@v1
`)
    expect(found.map(brief)).toEqual([])
  })

  it('is opened only for whom it is meant', async () => {
    const found = await findings(`      - run: |
          cat > servers.json << 'EOF'
          { "mcpServers": { "notes": { "command": "npx", "args": ["-y", "@example/notes-mcp"] } } }
          EOF
      - uses: google-github-actions/run-gemini-cli@v0
`)
    expect(found.map(brief)).toEqual([])
  })

  it('is told where its JSON is broken', async () => {
    const found = await findings(`      - uses: anthropics/claude-code-action@beta
        with:
          mcp_config: |
            { "mcpServers": {
              "notes": { "command": "node" "args": ["notes.js"] } } }
`)
    expect(found.filter(({ category }) => category === 'validity').map(brief)).toEqual([
      'unparseable-config 11:44-50  /jobs/agent/steps/0/with/mcp_config/mcpServers/notes/args',
    ])
  })

  it('is nobody’s where another action has inputs of these names', async () => {
    const step = `      - uses: example/deploy@v2
        with:
          settings: '{ "permissions": { "defaultMode": "bypassPermissions" } }'
          mcp_config: '{ "mcpServers": { "other": { "command": "npx", "args": ["-y", "@example/notes-mcp"] } } }'
`
    expect(await findings(step)).toEqual([])
    const beside = `${step}      - uses: anthropics/claude-code-action@v1\n`
    expect(await findings(beside)).toEqual([])
  })

  it('is dismissed by its words before it is parsed', () => {
    const text =
      'on: push\njobs: { build: { steps: [{ uses: example/claude-code-action@v1, with: { settings: x } }] } }\n'
    const readers = new PatternIndex(clients).readersOf(['.github', 'workflows', 'build.yml'])
    expect(readers.length).toBeGreaterThan(2)
    expect(readers.filter((reader) => mayMeet(text, reader))).toEqual([])
  })
})

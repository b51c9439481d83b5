/** The HTML report, as far as it can be told without a browser: what it says, what it is made of, and where the map's boxes stand. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inventory } from '../src/inventory/model.ts'
import type { Report } from '../src/model.ts'
import { keysOf } from '../src/report/html/keys.ts'
import { graphOf } from '../src/report/html/map/graph.ts'
import { layoutOf } from '../src/report/html/map/layout.ts'
import { type RenderOptions, render } from '../src/report/index.ts'
import { run } from './host.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { inventoryOf, manyServers, TEN } from './inventories.ts'
import { assertPage, attributeOf, elementsOf, everywhere, textOf } from './pages.ts'
import { OPTIONS, type ReportSketch, RULES, reportOf } from './reports.ts'

const TEXT = `{
  "servers": {
    "tickets": { "command": "npx", "env": { "GITHUB_TOKEN": "********" } },
    "files": { "command": "npx" }
  }
}
`
const secret = { at: '"********"', server: 'tickets' } as const
const sketch = (more: Partial<ReportSketch> = {}): ReportSketch => ({ files: { '.vscode/mcp.json': TEXT }, ...more })
const page = (report: Report, options: Partial<RenderOptions> = {}) =>
  render('html', report, { ...OPTIONS, ...options })

/** The words of all elements with this class, or of this kind. */
async function wordsOf(what: string, ...given: Parameters<typeof page>): Promise<readonly string[]> {
  return elementsOf(await page(...given))
    .filter((element) => element.tagName === what || attributeOf(element, 'class')?.split(' ').includes(what))
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim())
}

describe('the first sentence', () => {
  const lead = async (more: Partial<ReportSketch>) => (await wordsOf('lead', reportOf(sketch(more))))[0]

  it('is that of the worst finding, and of the rule that found most among equals', async () => {
    const findings = [
      { ...secret, rule: 'a', message: "One is 'a. b' of 2.0. It matters.", severity: 'medium' },
      { ...secret, rule: 'b', message: 'The other. It matters.', severity: 'high' },
      { ...secret, rule: 'c', message: "Server 'x. y' doesn't care. It matters.", severity: 'high' },
      { ...secret, rule: 'c', message: 'More.', severity: 'high' },
    ] as const
    expect(await lead({ findings: findings.slice(0, 1) })).toBe("Medium: One is 'a. b' of 2.0.")
    expect(await lead({ findings })).toBe("High: Server 'x. y' doesn't care. And 1 more like it.")
  })

  it('says what was looked at where nothing was found, and that nothing was where nothing is', async () => {
    expect(await lead({})).toBe('Nothing was found in 1 file with 2 servers by 3 rules.')
    expect(await lead({ files: {} })).toBe('No MCP client configuration was found, so nothing could be judged.')
  })

  it('is followed by what keeps it from being the whole truth', async () => {
    const report = reportOf(
      sketch({ problems: [{ file: '~/.cursor', message: 'may not be read' }], about: { status: 'unparseable' } }),
    )
    expect(await wordsOf('note', report)).toEqual([
      '1 place could not be looked at, and 1 file could not be understood: what stands there may be missing here. Which',
    ])
    expect(await wordsOf('problems', report)).toEqual(['~/.cursor may not be read'])
  })
})

describe('the verdict', () => {
  it.each([
    ['high', 'Failed. 1 finding at or above high.'],
    ['critical', 'Passed. Nothing at or above critical.'],
    ['none', 'No threshold was set, so this run neither passes nor fails.'],
  ] as const)('at %s', async (failOn, words) => {
    expect(await wordsOf('verdict', reportOf(sketch({ findings: [secret] })), { failOn })).toEqual([words])
  })
})

describe('a finding', () => {
  it('is shown with everything about it', async () => {
    const report = reportOf(
      sketch({
        findings: [
          {
            ...secret,
            related: [
              { at: '"files"', message: 'This one reads files.' },
              { at: '"files"', file: '.mcp.json', message: 'There too.' },
            ],
            fix: { title: 'Take it out', safety: 'unsafe', changes: [] },
          },
        ],
        files: { '.vscode/mcp.json': TEXT, '.mcp.json': TEXT },
      }),
    )
    expect(await wordsOf('number', report)).toContain('3')
    expect(await wordsOf('mark', report)).toEqual(['"********"', '"files"'])
    expect((await wordsOf('label', report)).slice(-1)).toEqual(['This one reads files.'])
    const facts = Object.fromEntries((await wordsOf('dt', report)).map((term, index) => [term, index]))
    const said = await wordsOf('dd', report)
    const about = (term: string) => said[facts[term] ?? -1]
    expect(about('What to do')).toBe('Keep it outside the file and refer to it.')
    expect(about('Fix')).toContain('mcp-audit fix --unsafe --only hardcoded-secret .vscode/mcp.json')
    expect(about('Recipe')).toContain('mcp-audit explain hardcoded-secret --for .vscode/mcp.json:3')
    expect(about('Related')).toBe('.mcp.json:4 There too.')
    expect(about('Standards')).toBe(
      'CWE-798 Use of Hard-coded Credentials · CWE-522 Insufficiently Protected Credentials · OWASP MCP01 Token Mismanagement and Secret Exposure · OWASP ASI03 Identity and Privilege Abuse',
    )
    expect(about('Applies to')).toBe('vscode · project scope · high confidence')
  })

  it('of a rule of somebody else links to nothing but the web', async () => {
    const rules = (docs: string) => RULES.map((rule) => ({ ...rule, foreign: true as const, docs }))
    const links = async (docs: string) =>
      elementsOf(await page(reportOf(sketch({ findings: [secret], rules: rules(docs) })))).flatMap(
        (element) => attributeOf(element, 'href') ?? [],
      )
    expect(await links('https://docs.example/x')).toContain('https://docs.example/x')
    for (const docs of ['javascript:alert(1)', 'data:text/html,x', ' https://docs.example', 'https://docs.example/ x'])
      expect(await links(docs)).not.toContain(docs)
  })
})

describe('the page', () => {
  it.each([...HOSTILE, ...ODD])('is ours alone with %s everywhere', async (_, text) => {
    const made = await page(...everywhere([text]))
    assertPage(made)
    const named = (hostile: string) => elementsOf(hostile).map(({ tagName }) => tagName)
    const usual = named(await page(...everywhere(['harmless'])))
    // A command that cannot be shown as it is is left out, and a frame has other marks; nothing else differs.
    const added = named(made).filter((tagName) => !usual.includes(tagName))
    expect(added).toEqual([])
  })

  it.each([
    ['<p class="lead">', '<p class="lead" onclick="x">'],
    ['<p class="lead">', '<p class="lead" style="x">'],
    ['<p class="lead">', '<img><p class="lead">'],
    ['<p class="lead">', '<!-- x --><p class="lead">'],
    ['<p class="lead">', '</div><p class="lead">'],
    ['<p class="lead">', '<p class="lead" id="shape-high">'],
    ['<p class="lead">', '<a href="javascript:x">x</a><p class="lead">'],
    ["default-src 'none'", "default-src 'self'"],
    ['</style>', '/**/</style>'],
    ['</body>', '<script></script></body>'],
    ['</body>', '\u202e</body>'],
  ])('would not do with %s as %s', async (ours, theirs) => {
    const made = await page(reportOf(sketch()))
    assertPage(made)
    expect(made).toContain(ours)
    expect(() => assertPage(made.replace(ours, theirs))).toThrow(/html/)
  })

  it('is well-formed whatever there is to show', async () => {
    const reports = [reportOf({}), reportOf(sketch()), reportOf(sketch({ findings: [secret] }))]
    for (const report of reports)
      for (const inventory of [undefined, inventoryOf([]), TEN, manyServers(300)])
        assertPage(await page(report, inventory ? { inventory } : {}))
  })

  it('is the same bytes for the same report', async () => {
    const report = reportOf(sketch({ findings: [secret] }))
    expect(await page(report, { inventory: TEN })).toBe(await page(report, { inventory: TEN }))
  })

  it('keeps marks from piling up on a character', async () => {
    const piled = `a${'\u0301'.repeat(50)}`
    expect(await page(...everywhere([piled]))).not.toContain('\u0301'.repeat(5))
    expect(await page(...everywhere(['e\u0302\u0301']))).toContain('e\u0302\u0301')
  })
})

describe('what is asked for on the command line', () => {
  const files = {
    '.cursor/mcp.json': JSON.stringify({
      mcpServers: {
        files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', '/'] },
        search: { command: 'uvx', args: ['mcp-server-fetch==2025.4.7'] },
      },
    }),
  }

  it('is printed with --format, and written with --output, with everything that was found and a map', async () => {
    const printed = await run(['--format', 'html', '--scope', 'project', '--max-findings', '1'], { files })
    const written = await run(['--quiet', '--scope', 'project', '-o', 'html=out/report.html'], { files })
    const [made = ''] = written.written.values()
    expect([printed.code, printed.err, made]).toEqual([1, '', printed.out])
    assertPage(made)
    expect(made).toContain('Everybody else')
    expect(made).toMatch(/Private data has a way out in \d+ clients/)
    expect(elementsOf(made).filter((element) => attributeOf(element, 'data-node') !== undefined)).toHaveLength(5)
  })
})

// ── The map ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const graph = (inventory: Inventory, report = reportOf({})) =>
  graphOf(
    inventory,
    keysOf(report, inventory, (id) => id),
  )

describe('the map', () => {
  it('tells of each server the worst that was found, and leads to its findings', () => {
    const report = reportOf({
      files: { '.mcp.json': TEXT },
      findings: [
        { ...secret, severity: 'low' },
        {
          at: '"files"',
          server: 'files',
          severity: 'medium',
          related: [{ at: '"tickets"', message: 'And this one.' }],
        },
      ],
    })
    const inventory = inventoryOf([
      { name: 'files', offset: TEXT.indexOf('"files"') },
      { name: 'tickets', offset: TEXT.indexOf('"tickets"') },
      { name: 'idle', clients: [] },
    ])
    const servers = graph(inventory, report).nodes.filter(({ column }) => column === 'servers')
    expect(
      servers.map(({ name, worst, href, isOff }) => [name, worst?.severity, worst?.findings, href, isOff]),
    ).toEqual([
      ['tickets', 'medium', 2, '#server=_1', false],
      ['files', 'medium', 1, '#server=_0', false],
      ['idle', undefined, 0, '#server=_2', true],
    ])
  })

  it('tells a credential under each server that has it, and leads from a client to what is true for it', () => {
    const report = reportOf({
      files: { '.mcp.json': TEXT },
      findings: [
        {
          ...secret,
          server: undefined,
          clients: ['cursor'],
          severity: 'high',
          related: [{ at: '"files"', server: 'files', message: 'Here too.' }],
        },
        { at: '"files"', rule: 'approval-disabled', severity: 'low', clients: ['vscode'] },
      ],
    })
    const inventory = inventoryOf([
      { name: 'tickets', offset: TEXT.indexOf('"tickets"'), clients: ['cursor'] },
      { name: 'files', offset: TEXT.indexOf('"files"'), clients: ['vscode'] },
      { name: 'idle', offset: 9999, clients: ['zed'] },
    ])
    const { nodes } = graph(inventory, report)
    expect(
      nodes.filter(({ column }) => column === 'servers').map(({ name, worst }) => [name, worst?.severity]),
    ).toEqual([
      ['tickets', 'high'],
      ['files', 'high'],
      ['idle', undefined],
    ])
    expect(nodes.filter(({ column }) => column === 'clients').map(({ name, href }) => [name, href])).toEqual([
      ['cursor', '#client=cursor'],
      ['vscode', '#client=vscode'],
      ['zed', '#client=none'],
    ])
  })

  it('tells two servers of one name in a file apart by where they stand', () => {
    const twice = inventoryOf([
      { name: 'a', offset: 5 },
      { name: 'a', offset: 50 },
    ])
    const inventory = { ...twice, servers: twice.servers.map((server, index) => ({ ...server, id: `a${index}` })) }
    const report = reportOf({ files: { '.mcp.json': 'x'.repeat(90) }, findings: [{ at: [60, 61], server: 'a' }] })
    const counts = graph(inventory, report).nodes.map(
      ({ name, href, worst }) => name === 'a' && [href, worst?.findings],
    )
    expect(counts.filter(Boolean)).toEqual([
      ['#server=_1', 1],
      ['#server=_0', 0],
    ])
  })

  it('draws a path from the data to the outside, and what strangers write on its way in', () => {
    const { nodes, edges } = graph(TEN)
    const name = (id: string) => nodes.find((node) => node.id === id)?.name
    const carried = edges.flatMap(({ left, right, carries, towards }) =>
      carries ? [`${name(left)} ${towards === 'left' ? '<' : '>'} ${name(right)} ${carries}`] : [],
    )
    expect(carried).toEqual(
      expect.arrayContaining([
        'files < ~/Documents out',
        'cursor < files out',
        'cursor > search out',
        'search > Everybody else out',
        'search < Everybody else in',
        'cursor < search in',
        'mail < imap.mail.example out',
        'mail > Everybody else out',
      ]),
    )
    expect(nodes.find((node) => node.name === 'mail')?.roles).toEqual([
      'private-data',
      'untrusted-content',
      'sends-out',
    ])
  })

  it('draws all that could take the place of a leg, and names them', async () => {
    const inventory = inventoryOf(
      [
        { name: 'files', reach: { files: [{ path: '~/Documents', access: 'read' }] } },
        { name: 'orders', reach: { databases: [{ name: 'db.example/orders', access: 'read' }] } },
        { name: 'fetch' },
        { name: 'mail' },
        { name: 'clock' },
      ],
      [
        {
          clients: ['cursor'],
          privateData: 'files',
          untrustedContent: 'fetch',
          sendsOut: 'fetch',
          others: { privateData: ['orders', 'mail'], sendsOut: ['mail'] },
        },
      ],
    )
    const { nodes, edges } = graph(inventory)
    expect(nodes.flatMap(({ name, roles }) => (roles.length > 0 ? [`${name}: ${roles.join(' ')}`] : []))).toEqual([
      'files: private-data',
      'fetch: untrusted-content sends-out',
      'orders: private-data',
      'mail: private-data sends-out',
    ])
    const name = (id: string) => nodes.find((node) => node.id === id)?.name
    const out = edges.flatMap((edge) => (edge.carries === 'out' ? [`${name(edge.left)} ${name(edge.right)}`] : []))
    expect(out).toEqual(expect.arrayContaining(['orders db.example/orders', 'cursor orders', 'mail Everybody else']))
    expect(edges.some(({ left, right, carries }) => carries && [left, right].map(name).includes('clock'))).toBe(false)
    const words = await wordsOf('li', reportOf({}), { inventory })
    expect(words.find((each) => each.startsWith('In cursor'))).toBe(
      'In cursor: files, orders and mail read what is not public (~/Documents, db.example/orders); fetch reads what strangers write; and fetch and mail send text to where others read it.',
    )
  })

  it('says of each server what runs, and on which machine', () => {
    const inventory = inventoryOf([{ name: 'far' }, { name: 'elsewhere' }])
    const [far, elsewhere] = inventory.servers
    const remote = { kind: 'remote', url: '${MCP_URL}', host: '', encrypted: undefined } as const
    const script = { kind: 'script', interpreter: 'node', path: '/srv/index.js', on: 'build.example' } as const
    const servers = [
      ...(far ? [{ ...far, components: [script] }] : []),
      ...(elsewhere ? [{ ...elsewhere, components: [remote] }] : []),
    ]
    const details = graph({ ...inventory, servers }).nodes.map(({ name, detail }) => `${name}: ${detail}`)
    expect(details).toEqual(expect.arrayContaining(['far: /srv/index.js on build.example', 'elsewhere: ${MCP_URL}']))
  })

  it('has a box for each of two credentials that are called the same', () => {
    const credential = { name: 'Authorization', as: 'written' } as const
    const { nodes } = graph(
      inventoryOf([
        { name: 'a', credentials: [{ ...credential, issuer: 'Linear', same: 1 }] },
        { name: 'b', credentials: [{ ...credential, issuer: 'Linear', same: 1 }] },
        { name: 'g', credentials: [{ ...credential, issuer: 'Linear' }] },
        { name: 'c', credentials: [{ ...credential, issuer: undefined }] },
        { name: 'd', credentials: [{ ...credential, issuer: undefined }] },
        { name: 'e', credentials: [{ name: 'TOKEN', issuer: undefined, as: 'referenced' }] },
        { name: 'f', credentials: [{ name: 'TOKEN', issuer: undefined, as: 'referenced' }] },
      ]),
    )
    const drawn = nodes
      .filter(({ heading }) => heading === 'Credentials')
      .map(({ name, detail }) => `${name} ${detail}`)
    expect(drawn.sort()).toEqual([
      'Authorization Linear, written into the file',
      'Authorization Linear, written into the file',
      'Authorization written into the file',
      'Authorization written into the file',
      'TOKEN taken from elsewhere',
    ])
  })

  it('has one box for clients that start the same servers', () => {
    const { nodes } = graph(inventoryOf([{ name: 'a', clients: ['x', 'y', 'z'] }]))
    expect(nodes.filter(({ column }) => column === 'clients').map(({ name, detail }) => [name, detail])).toEqual([
      ['x', '1 server · also 2 more'],
    ])
  })

  it('folds what there is no room for, says so, and hides nothing from the table', async () => {
    const inventory = manyServers(300)
    const { nodes, folded } = graph(inventory)
    expect(nodes.length).toBeLessThan(60)
    expect(nodes.filter(({ name }) => /^server-(?:42|60|66)$/.test(name))).toHaveLength(3)
    expect(nodes.some(({ name }) => name === '285 more servers')).toBe(true)
    expect(folded[0]).toMatch(/^15 of 300 servers have a box of their own.* The other 285 share one/)
    expect(folded.slice(1)).toEqual([
      'The other 46 files share one box.',
      'The other 7 databases share one box.',
      'The other 66 hosts share one box.',
      'The other 11 credentials share one box.',
    ])
    // What private data there is on a path: /srv/data/42 and db-9 are those of server-42.
    expect(nodes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['/srv/data/42', 'postgres://db-9.example/main']),
    )
    const rows = (await wordsOf('tr', reportOf({}), { inventory })).filter((words) => words.startsWith('server-'))
    expect(rows).toHaveLength(300)
  })

  it('has no box over another, and none outside, whatever there is', () => {
    const name = fc.integer({ min: 0, max: 40 }).map((number) => `n${number}`)
    const server = fc.record({
      name,
      clients: fc.uniqueArray(name, { maxLength: 5 }),
      reach: fc.record({ hosts: fc.uniqueArray(name, { maxLength: 6 }) }),
      enabled: fc.boolean(),
    })
    const inventory = fc
      .tuple(fc.uniqueArray(server, { selector: ({ name }) => name, maxLength: 40 }), fc.boolean())
      .map(([servers, hasPath]) => {
        const [first] = servers
        const path = first && {
          clients: first.clients,
          privateData: first.name,
          untrustedContent: first.name,
          sendsOut: first.name,
        }
        return inventoryOf(servers, hasPath && path ? [path] : [])
      })
    fc.assert(
      fc.property(inventory, (given) => {
        const made = graph(given)
        const { placed, width, height } = layoutOf(made)
        const boxes = [...placed.values()]
        expect(boxes).toHaveLength(made.nodes.length)
        expect(made.edges.every(({ left, right }) => placed.has(left) && placed.has(right))).toBe(true)
        expect(layoutOf(graph(given))).toEqual(layoutOf(made))
        for (const [index, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 20 && a.x + a.width <= width && a.y + a.height <= height).toBe(true)
          for (const b of boxes.slice(index + 1)) {
            const isApart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
            expect(isApart, `${a.node.name} and ${b.node.name}`).toBe(true)
          }
        }
      }),
    )
  })
})

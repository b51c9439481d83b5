/** Every rule's page: in one shape, true about its rule, and with examples that do what they say. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { bytes, giveModes, placed, REPOSITORY, scanFiles, secret } from './fixtures.ts'
import { gitIndex } from './git.ts'

const HEADINGS = ['Why it matters', 'Bad', 'Good', 'How to fix', 'When to ignore', 'References']

interface Block {
  readonly path: string
  /** Behind the path, in brackets: `tracked by git`, `ignored by git`, `mode 0644`, `with the one above`. */
  readonly note: string
  readonly text: string
  /** Where the fence stands, for the name of its test. */
  readonly line: number
}

interface Page {
  readonly title: string
  /** Between the title and the first heading. */
  readonly lead: string
  readonly headings: readonly string[]
  readonly text: ReadonlyMap<string, string>
  readonly blocks: ReadonlyMap<string, readonly Block[]>
}

function read(id: string): Page {
  const [title = '', ...lines] = readFileSync(`rules/${id}.md`, 'utf8').split('\n')
  const lead: string[] = []
  const text = new Map<string, string>()
  const blocks = new Map<string, Block[]>()
  const headings: string[] = []
  let open:
    | { readonly path: string; readonly note: string; readonly line: number; readonly lines: string[] }
    | undefined
  for (const [index, line] of lines.entries()) {
    const section = headings.at(-1) ?? ''
    if (open && line === '```') {
      blocks.set(section, [...(blocks.get(section) ?? []), { ...open, text: `${open.lines.join('\n')}\n` }])
      open = undefined
    } else if (open) open.lines.push(line)
    else if (line.startsWith('```')) {
      const [, path = '', note = ''] = /^```\S+ (.+?)(?: \(([^()]+)\))?$/.exec(line) ?? []
      open = { path, note, line: index + 2, lines: [] }
    } else if (line.startsWith('## ')) headings.push(line.slice(3))
    else if (section === '') lead.push(line)
    else text.set(section, `${text.get(section) ?? ''}${line}\n`)
  }
  expect(open, `rules/${id}.md: a fence is not closed`).toBeUndefined()
  return { title, lead: lead.join('\n').trim(), headings, text, blocks }
}

/** Blocks that are read together, one example each. */
function examplesOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const examples: Block[][] = []
  for (const block of blocks) {
    const last = examples.at(-1)
    if (block.note === 'with the one above' && last) last.push(block)
    else examples.push([block])
  }
  return examples
}

/** Scans the blocks of an example as the files that they say they are, and gives the rules that spoke. */
async function rulesThatSpeak(blocks: readonly Block[]): Promise<readonly string[]> {
  const files = new Map<string, Uint8Array>()
  const modes = new Map<string, number>()
  for (const { path, note, text } of blocks) {
    const target = placed(path)
    const filled = text.replace(/\{\{secret:([\w-]+)\}\}/g, (_, name: string) => secret(name))
    files.set(target, bytes(filled))
    if (note.endsWith('by git')) {
      files.set(`${REPOSITORY}/.git/HEAD`, bytes('ref: refs/heads/main\n'))
      files.set(`${REPOSITORY}/.git/index`, gitIndex(note.startsWith('tracked') ? [path] : []))
    }
    if (note === 'ignored by git') files.set(`${REPOSITORY}/.gitignore`, bytes(path))
    if (note.startsWith('mode ')) modes.set(target, Number.parseInt(note.slice(5), 8))
  }
  giveModes(files, modes)
  const { report } = await scanFiles(files)
  const own = ['mcp-audit.jsonc', 'mcp-audit.lock']
  for (const { path } of blocks.filter(({ path }) => !own.includes(path)))
    expect(
      report.files.map((file) => file.path.replace(/^~/, 'home')),
      `'${path}' is not a file that is read`,
    ).toContain(path)
  return [...new Set(report.findings.map(({ rule }) => rule))]
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { title }) => {
  const page = read(id)
  const blocks = (section: string) => page.blocks.get(section) ?? []

  it('has the shape of a page', () => {
    expect(page.title).toBe(`# ${title}`)
    expect(page.headings).toEqual(HEADINGS)
    expect(page.lead, 'one paragraph').not.toMatch(/\n/)
    expect(page.lead.length, 'the lead is what search results and code scanning show').toBeLessThanOrEqual(300)
    expect(page.lead).toMatch(/\.$/)
    for (const section of ['Why it matters', 'How to fix', 'When to ignore', 'References'])
      expect(page.text.get(section)?.trim(), `'${section}' says something`).toBeTruthy()
    expect(blocks('Bad').length, 'an example of what is wrong').toBeGreaterThan(0)
    expect(blocks('Good').length, 'an example of what is right').toBeGreaterThan(0)
    expect([...page.blocks.keys()].filter((section) => section !== 'Bad' && section !== 'Good')).toEqual([])
  })

  it('links to absolute https addresses only', () => {
    const prose = [page.lead, ...page.text.values()].join('\n')
    const links = [...prose.matchAll(/\]\(([^)\s]{0,500})\)|<((?:[a-z]{2,8}:)[^>\s]{0,500})>/g)]
    const targets = links.map(([, inline, bare]) => inline ?? bare ?? '')
    expect(targets.filter((target) => !/^https:\/\/[\w.-]+\.[a-z]{2,}\//.test(target))).toEqual([])
    expect(page.text.get('References')).toContain('https://')
  })

  const examples = (section: string) =>
    examplesOf(blocks(section)).map((example) => [example[0]?.path, example[0]?.line, example] as const)

  it.each(examples('Bad'))('reports the bad %s of line %i', async (_path, _line, example) => {
    expect(await rulesThatSpeak(example)).toContain(id)
  })

  it.each(examples('Good'))('leaves the good %s of line %i alone', async (_path, _line, example) => {
    expect(await rulesThatSpeak(example)).not.toContain(id)
  })
})

it('has no pages without a rule', () => {
  const pages = readdirSync('rules').filter((name) => name.endsWith('.md'))
  expect(pages.filter((name) => !rules.some(({ id }) => name === `${id}.md`))).toEqual([])
})

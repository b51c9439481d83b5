/** The options that say what is looked at, and by what: the same in every command that has a use for them. */

import { afterAll, describe, expect, it } from 'vitest'
import { run, type Told } from './host.ts'
import { built, place, servers } from './program.ts'
import { commitAll, gitIn } from './repository.ts'

const text = (entries: Record<string, object>): string => JSON.stringify(servers(entries), undefined, 2)
const OPEN = text({
  files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', '/home/dev'] },
})
const PLAIN = text({ far: { type: 'http', url: 'http://far.example/mcp' } })
const FILES = { '.mcp.json': OPEN, '.cursor/mcp.json': PLAIN, 'kept/.mcp.json': PLAIN }
const BROKEN = { ...FILES, 'mcp-audit.jsonc': '{' }

/** The options that a command lists, without what they do. */
async function optionsOf(command: string): Promise<readonly string[]> {
  const { out } = await run([command, '--help'], { columns: 300 })
  return [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option)
}

/** The files of the entries of the baseline that is written. */
function accepted({ err, written }: Told): readonly string[] {
  const [baseline] = written.values()
  if (baseline === undefined) throw new Error(err)
  const { entries }: { readonly entries: readonly { readonly file: string }[] } = JSON.parse(baseline)
  return [...new Set(entries.map(({ file }) => file))].sort()
}

describe('the options', () => {
  const OF_FILES = ['--scope', '--client', '--exclude', '--root', '--config', '--no-config']
  const OF_RULES = ['--plugin', '--advisories']
  const CHOICE = ['--only', '--skip', '--pedantic', '--min-severity', '--min-confidence']

  it.each([
    ['scan', [...OF_FILES, ...OF_RULES, ...CHOICE, '--no-inline-ignores', '--no-baseline', '--no-lock']],
    ['watch', [...OF_FILES, ...OF_RULES, ...CHOICE, '--no-inline-ignores', '--no-baseline', '--no-lock']],
    ['fix', [...OF_FILES, ...OF_RULES, ...CHOICE, '--no-inline-ignores', '--no-baseline']],
    ['baseline', [...OF_FILES, ...OF_RULES]],
    ['checklist', [...OF_FILES, ...OF_RULES, '--no-lock']],
    ['inventory', OF_FILES],
    ['diff', [...OF_FILES.slice(1), ...OF_RULES, ...CHOICE, '--no-baseline']],
    ['lock', ['--exclude', '--root', '--config', '--no-config']],
    ['lsp', ['--config', '--no-config', ...CHOICE, '--no-inline-ignores', '--no-baseline', '--no-lock']],
  ])('of %s are those of a scan that mean something to it', async (command, expected) => {
    expect(await optionsOf(command)).toEqual(expect.arrayContaining(expected))
  })

  it.each(['baseline', 'checklist', 'fix', 'inventory', 'lock'])('let %s do without settings', async (command) => {
    expect(await run([command], { files: BROKEN })).toMatchObject({ code: 2, err: expect.stringContaining('settings') })
    expect((await run([command, '--no-config'], { files: BROKEN })).err).not.toContain('settings')
  })
})

it.each(['scan', 'fix', 'inventory', 'baseline', 'diff', 'merge', 'watch', 'checklist', 'lsp'])(
  '%s says what holds where an option is not given',
  async (command) => {
    const { out } = await run([command, '--help'], { columns: 300 })
    const lines = out.split('\n').filter((line) => / \(choices: |--max-findings/.test(line))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => !/default/.test(line) && !line.includes('--output'))).toEqual([])
  },
)

it('a scan has the defaults that it states', async () => {
  const { out } = await run(['scan', '--help'], { columns: 300 })
  const stated = (option: string) =>
    new RegExp(`^ +(?:-\\w, )?--${option} .*\\(default: ([\\w -]+)`, 'm').exec(out)?.[1]
  const seen = async (...argv: readonly string[]) => {
    const told = await run([...argv, '--format', 'json'], { files: FILES })
    return { code: told.code, findings: JSON.parse(told.out).findings }
  }
  const plain = await seen()
  for (const option of ['scope', 'min-severity', 'min-confidence', 'fail-on'])
    expect(await seen(`--${option}`, stated(option) ?? ''), option).toEqual(plain)
  expect(stated('max-findings')).toBe('50 on a terminal')
})

describe('a baseline', () => {
  it('accepts what is in the files of a client, or in all but some', async () => {
    expect(accepted(await run(['baseline'], { files: FILES }))).toEqual(Object.keys(FILES).sort())
    expect(accepted(await run(['baseline', '--client', 'cursor'], { files: FILES }))).toEqual(['.cursor/mcp.json'])
    expect(accepted(await run(['baseline', '--exclude', 'kept'], { files: FILES }))).toEqual([
      '.cursor/mcp.json',
      '.mcp.json',
    ])
  })

  it.each([
    ['--client', 'cursor'],
    ['--exclude', 'kept'],
  ])('keeps what %s leaves out', async (...narrow) => {
    const [whole = ''] = (await run(['baseline'], { files: FILES })).written.values()
    const told = await run(['baseline', ...narrow], { files: { ...FILES, '.mcp-audit-baseline.json': whole } })
    expect(accepted(told)).toEqual(Object.keys(FILES).sort())
    expect(told.out).toMatch(/ and kept \d+ for files that were not scanned/)
    const broken = await run(['baseline', ...narrow], { files: { ...FILES, '.mcp-audit-baseline.json': '{' } })
    expect([broken.code, broken.written.size]).toEqual([2, 0])
  })

  it.each([
    ['--client', 'cursor'],
    ['--exclude', 'kept'],
  ])('is pruned whole, and not with %s', async (...narrow) => {
    const files = { ...FILES, '.mcp-audit-baseline.json': '{"version":1,"entries":[]}' }
    const { code, err, written } = await run(['baseline', '--prune', ...narrow], { files })
    expect(err).toContain(`'--prune' takes no '${narrow[0]}'`)
    expect([code, written.size]).toEqual([2, 0])
  })
})

it('a lock leaves out what is excluded', async () => {
  const { written, code } = await run(['lock', '--exclude', 'kept'], { files: FILES })
  expect(code).toBe(0)
  const [locked = ''] = written.values()
  expect(locked).toContain('.cursor/mcp.json')
  expect(locked).not.toContain('kept/')
  const files = { ...FILES, 'mcp-audit.lock': locked }
  expect(await run(['lock', '--check', '--exclude', 'kept'], { files })).toMatchObject({ code: 0 })
  expect(await run(['lock', '--check'], { files })).toMatchObject({ code: 1, out: expect.stringContaining('kept/') })
})

it('a checklist is about the files of a client, or all but some', async () => {
  const answers = async (...narrow: readonly string[]) => (await run(['checklist', ...narrow], { files: FILES })).out
  expect(await answers()).toContain('kept/.mcp.json')
  expect(await answers('--exclude', 'kept')).not.toContain('kept/.mcp.json')
  expect(await answers('--exclude', 'kept')).toContain('.cursor/mcp.json')
  expect(await answers('--client', 'cursor')).toContain('.cursor/mcp.json')
  expect(await answers('--client', 'cursor')).not.toContain('kept/.mcp.json')
  const broken = { ...FILES, 'mcp-audit.lock': '{' }
  expect((await run(['checklist'], { files: broken })).code).toBe(2)
  expect((await run(['checklist', '--no-lock'], { files: broken })).code).toBe(0)
})

describe('a repair', () => {
  const fixed = async (...argv: readonly string[]) => {
    const { code, written, err } = await run(['fix', '--unsafe', '--fail-on', 'none', ...argv], { files: FILES })
    return code === 0 ? [...written.keys()].map((path) => path.replace(/^.*repo\//, '')).sort() : err
  }

  it('is of what some rules find, or all but some', async () => {
    const both = ['.cursor/mcp.json', 'kept/.mcp.json']
    expect(await fixed('--only', 'plaintext-http')).toEqual(both)
    expect(await fixed('--rule', 'plaintext-http')).toEqual(both)
    expect(await fixed('--only', 'duplicate-key', '--rule', 'plaintext-http')).toEqual(both)
    expect(await fixed('--only', 'duplicate-key')).toEqual([])
    expect(await fixed('--skip', 'plaintext-http')).toEqual(['.mcp.json'])
    expect(await fixed('--min-severity', 'critical')).toEqual([])
    expect(await fixed('--skip', 'plaintext-htp')).toContain("Did you mean 'plaintext-http'?")
  })

  it('is asked for as a scan is: the older name is not listed', async () => {
    expect(await optionsOf('fix')).not.toContain('--rule')
  })
})

describe('what is compared', () => {
  const at = place()
  afterAll(at.remove)

  it('is what some rules find, in the files of a client, or all but some', () => {
    built()
    gitIn(at.project, ['init', '--quiet'])
    commitAll(at.project, 'nothing yet')
    for (const [path, text] of Object.entries(FILES)) at.write(path, text)
    const found = (...narrow: readonly string[]): readonly string[] => {
      const { out, err } = at.run(['diff', 'HEAD', '--format', 'json', ...narrow])
      expect(err).toBe('')
      const { new: appeared }: { readonly new: readonly { readonly file: string }[] } = JSON.parse(out)
      return [...new Set(appeared.map(({ file }) => file))].sort()
    }
    expect(found()).toEqual(Object.keys(FILES).sort())
    expect(found('--only', 'plaintext-http')).toEqual(['.cursor/mcp.json', 'kept/.mcp.json'])
    expect(found('--client', 'cursor')).toEqual(['.cursor/mcp.json'])
    expect(found('--exclude', 'kept')).toEqual(['.cursor/mcp.json', '.mcp.json'])
    expect(found('--min-severity', 'critical')).toEqual([])
  })

  it('is narrowed among revisions, and not in reports', async () => {
    const { code, err } = await run(['diff', 'a.json', 'b.json', '--min-severity', 'low'], {
      files: { 'a.json': '{}', 'b.json': '{}' },
    })
    expect(code).toBe(2)
    expect(err).toContain("'--min-severity' applies to revisions only")
  })
})

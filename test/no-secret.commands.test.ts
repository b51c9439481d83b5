/**
 * No secret ever, whatever is run and whatever goes wrong: every command with every option that says more, and every error that
 * could quote what it was given, over every secret of the bench.
 */

import { describe, expect, it, vi } from 'vitest'
import { rules } from '../rules/index.ts'
import { UsageError } from '../src/errors.ts'
import { KINDS } from '../src/report/index.ts'
import type { Rule } from '../src/rule.ts'
import { reportText } from './given.ts'
import { run, type Surroundings, type Told } from './host.ts'
import { bench, type Sample } from './secret-bench.ts'
import { bodiesOf, Traces } from './secret-traces.ts'

const secrets = bench().filter(({ label }) => label === 'secret')
/** Those that are known wherever they stand, in one line. */
const shaped = secrets.filter(({ class: group, value }) => group === 'P' && /^\w[!-.0-~]+$/.test(value))
/** One of `of` parts of them all. */
const part = (samples: readonly Sample[], which: number, of: number) =>
  samples.filter((_, index) => index % of === which)

const traces = new Traces(secrets.map((sample) => [sample.id, bodiesOf(sample)]))

function leaks(...told: readonly Told[]): readonly string[] {
  const texts = told.flatMap(({ out, err, written }) => [out, err, ...written.values(), ...written.keys()])
  return [...new Set(texts.flatMap((text) => [...traces.in(text)]))]
}

/** One run for each secret: those that can be read in what it says. */
async function leaking(
  samples: readonly Sample[],
  runOf: (sample: Sample) => readonly [argv: readonly string[], Surroundings],
  says: RegExp,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const sample of samples) {
    const told = await run(...runOf(sample))
    expect(told.out + told.err, 'it comes as far as it should').toMatch(says)
    if (leaks(told).includes(sample.id)) found.push(`${sample.id} ${sample.value} ${told.out.slice(-300)}${told.err}`)
  }
  return found
}

const bait = { command: 'npx', args: ['-y', '@example/server@latest'] }
const named = ({ key, loc }: Sample): string => (key === '' || loc === 'header' ? 'API_TOKEN' : key.replace(/^-+/, ''))
const config = (sample: Sample): string =>
  JSON.stringify({ mcpServers: { one: { ...bait, env: { [named(sample)]: sample.value } } } }, undefined, 2)

/** A folder for each secret, in one of three languages, and a comment that silences a finding. */
const everything = Object.fromEntries(
  secrets.map((sample, index) => {
    const { id, value } = sample
    const key = JSON.stringify(named(sample))
    const toml = `[mcp_servers.one]\ncommand = "npx"\n[mcp_servers.one.env]\n${key} = ${JSON.stringify(value)}\n`
    if (index % 3 === 0) return [`${id}/.mcp.json`, config(sample)]
    if (index % 3 === 1) return [`${id}/.codex/config.toml`, toml]
    const silenced = config(sample).replace('"args"', `// mcp-audit-ignore-file hardcoded-secret -- see ${id}\n"args"`)
    return [`${id}/.cursor/mcp.json`, silenced]
  }),
)
const MORE = ['--pedantic', '--min-severity', 'info', '--min-confidence', 'low', '--verbose', '--show-suppressed']

type Row = [name: string, argv: readonly string[], says: string]

describe('no secret can be read in what is said by', () => {
  it.each<Row>([
    ['scan', ['--color', 'always', '--links', 'always', '--max-findings', '9999', ...MORE], 'hardcoded-secret'],
    ['scan --quiet', ['--quiet', ...MORE], 'hardcoded-secret'],
    ...KINDS.map((kind): Row => [`scan --format ${kind}`, ['--format', kind, '--strict', ...MORE], 'hardcoded-secret']),
    [
      'scan --output',
      ['--quiet', ...KINDS.flatMap((kind) => ['-o', `${kind}=${kind}.txt`]), ...MORE],
      'hardcoded-secret',
    ],
    ['checklist', ['checklist'], 'credential'],
    ['checklist --format markdown', ['checklist', '--format', 'markdown'], 'credential'],
    ['checklist --format json', ['checklist', '--format', 'json'], 'credential'],
    ['inventory', ['inventory'], 'written in the file'],
    ['inventory --format json', ['inventory', '--format', 'json'], 'credentials'],
    ['inventory --format cyclonedx', ['inventory', '--format', 'cyclonedx'], 'mcp-audit:credential'],
    ['baseline', ['baseline'], 'live credentials'],
    ['baseline --allow-secrets', ['baseline', '--allow-secrets'], 'Wrote'],
    ['lock', ['lock'], 'Wrote'],
    ['clients', ['clients', '--all'], 'known locations'],
    ['clients --json', ['clients', '--all', '--json'], 'absent'],
    ['init', ['init'], 'Wrote'],
    ['fix --dry-run', ['fix', '--unsafe', '--pedantic', '--dry-run', '--color', 'always'], 'would fix'],
    ['explain', ['explain', 'hardcoded-secret'], 'HARDCODED|hardcoded'],
    ['explain --for', ['explain', 'hardcoded-secret', '--for', '.'], 'In the file'],
  ])('%s', async (_name, argv, says) => {
    const told = await run(argv, { files: everything })
    expect(told.out + told.err).toMatch(new RegExp(says, 'i'))
    expect(leaks(told)).toEqual([])
  })

  it('fix, which leaves in a file what is in it', async () => {
    const told = await run(['fix', '--unsafe', '--pedantic'], { files: everything })
    expect(told.out).toContain('fixed')
    expect(leaks({ ...told, written: new Map() })).toEqual([])
  })

  it('each change that somebody is asked about', async () => {
    const asked: string[] = []
    const prompt = async (question: string) => {
      asked.push(question)
      return 'y'
    }
    const some = Object.fromEntries(Object.entries(everything).filter((_, index) => index % 12 === 2))
    const told = await run(['fix', '--unsafe', '--pedantic', '--interactive'], { files: some, host: { prompt } })
    expect(asked.length).toBeGreaterThan(0)
    expect(leaks({ ...told, err: told.err + asked.join('\n'), written: new Map() })).toEqual([])
  })

  it('baseline --prune, and a scan that reads what it left', async () => {
    const first = await run(['baseline', '--allow-secrets'], { files: everything })
    const written = { '.mcp-audit-baseline.json': [...first.written.values()][0] ?? '' }
    const pruned = await run(['baseline', '--prune'], { files: { ...written, 's001/.mcp.json': '{}' } })
    expect(pruned.out).toMatch(/^Removed \d+ entries/)
    const scanned = await run(['--show-suppressed', ...MORE], { files: { ...everything, ...written } })
    expect(scanned.out).toContain('by baseline')
    expect(leaks(first, pruned, scanned)).toEqual([])
  })

  it('diff and merge, of reports of all of that and of reports that hold it', async () => {
    const report = (await run(['--format', 'json', ...MORE], { files: everything })).out
    const forged = reportText({
      findings: shaped.map(({ value }, index) => ({
        ...{ rule: value, file: value, server: value, message: `It is ${value}.`, pointer: `/${index}` },
        package: `pkg:npm/${value}@${value}`,
      })),
    })
    const files = { 'a.json': reportText({}), 'b.json': report, 'c.json': forged }
    for (const format of ['text', 'json', 'markdown']) {
      const whole = await run(['diff', 'a.json', 'b.json', '--format', format], { files })
      const lies = await run(['diff', 'c.json', 'b.json', '--format', format, '--max-findings', 'none'], { files })
      const back = await run(['diff', 'a.json', 'c.json', '--format', format, '--max-findings', 'none'], { files })
      const sum = await run(['merge', 'a.json', 'b.json', 'c.json', '--format', format, '--top', 'none'], { files })
      expect([whole, lies, back, sum].map(({ code }) => code)).toEqual([1, 1, 1, 0])
      expect(leaks(whole, lies, back, sum)).toEqual([])
    }
    expect(leaks(await run(['merge', 'b.json', 'c.json', '--format', 'csv'], { files }))).toEqual([])
  })

  it('lock --check, locking again and a scan, where everything is another, new or gone', async () => {
    const lock = { 'mcp-audit.lock': [...(await run(['lock'], { files: everything })).written.values()][0] ?? '' }
    // Of every file the folder, the arguments and a variable are others, and one in three is gone.
    const changed = Object.entries(everything).map(([path, text], index): [string, string] => [
      index % 3 === 2 ? `moved/${path}` : path,
      text.replace('npx', 'bunx').replace(/@example/g, '@example/other'),
    ])
    const files = { ...Object.fromEntries(changed), ...lock }
    const check = await run(['lock', '--check'], { files })
    expect(check.out).toMatch(/was locked as/)
    const again = await run(['lock'], { files })
    expect(again.out).toMatch(/Since the last lock/)
    const scanned = await run(['--format', 'json', ...MORE], { files })
    expect(scanned.out).toMatch(/lock-drift/)
    expect(leaks({ ...check, written: new Map(Object.entries(lock)) }, again, scanned)).toEqual([])
  })

  it('a lock that somebody wrote secrets into', async () => {
    const asked = ({ value }: Sample) => {
      const entry = { transport: 'stdio', enabled: true, command: value, args: [value], env: [value], url: value }
      const lock = {
        version: 1,
        servers: [
          { file: '.mcp.json', name: 'one', ...entry },
          { file: value, name: value, ...entry },
        ],
      }
      const files = {
        '.mcp.json': JSON.stringify({ mcpServers: { one: bait } }),
        'mcp-audit.lock': JSON.stringify(lock),
      }
      return [['lock', '--check'], { files }] as const
    }
    expect(await leaking(part(shaped, 0, 2), asked, /was locked as/)).toEqual([])
    const scanned = (sample: Sample) => [['--format', 'json', ...MORE], asked(sample)[1]] as const
    expect(await leaking(part(shaped, 1, 2), scanned, /lock-drift/)).toEqual([])
  })

  it('a scan of standard input', async () => {
    const asked = (sample: Sample) => [['--stdin-filename', '.mcp.json', ...MORE], { input: config(sample) }] as const
    expect(await leaking(part(secrets, 0, 4), asked, /1 file/)).toEqual([])
  })

  it('a scan of standard input that nobody named, and that is broken', async () => {
    const asked = (sample: Sample) =>
      [['-', '--strict', ...MORE], { input: `${config(sample).slice(0, -3)} ${sample.value}` }] as const
    expect(await leaking(part(secrets, 1, 4), asked, /unparseable-config/)).toEqual([])
  })
})

describe('no secret can be read in the complaint about', () => {
  const broken: Readonly<Record<string, (text: string) => string>> = {
    'an unknown key': (text) => `{ ${JSON.stringify(text)}: true }`,
    'a wrong value': (text) => `{ "failOn": ${JSON.stringify(text)}, "version": ${JSON.stringify(text)}, "x": 1 }`,
    'a wrong kind of value': (text) =>
      `{ "rules": [${JSON.stringify(text)}], "entries": { ${JSON.stringify(text)}: 1 } }`,
    'a rule that is none': (text) =>
      `{ "rules": { ${JSON.stringify(text)}: "off" }, "ignore": [{ "rule": ${JSON.stringify(text)}, "reason": "x" }] }`,
    'no syntax': (text) => `{ "failOn": ${text} }\n${text}`,
    'a string that does not end': (text) => `{ "failOn": "${text}\n}`,
    'a key twice': (text) => `{ ${JSON.stringify(text)}: 1, ${JSON.stringify(text)}: 2 }`,
  }

  // Each secret in one of the ways to be wrong, and every way with many secrets.
  const ways = Object.entries(broken).map(([name, write], index, all) => [name, write, index, all.length] as const)

  it.each(ways)('settings with %s', async (_name, write, index, of) => {
    const asked = ({ value }: Sample) => [[], { files: { 'mcp-audit.jsonc': write(value) } }] as const
    expect(
      await leaking(part(secrets, index, of), asked, /The settings cannot be used:\n {2}mcp-audit\.jsonc:\d/),
    ).toEqual([])
  })

  it.each(ways)('a baseline with %s', async (_name, write, index, of) => {
    const asked = ({ value }: Sample) => [[], { files: { '.mcp-audit-baseline.json': write(value) } }] as const
    expect(
      await leaking(part(secrets, index, of), asked, /The baseline cannot be used:\n {2}\.mcp-audit-baseline\.json:\d/),
    ).toEqual([])
  })

  it.each(ways)('a lock with %s', async (_name, write, index, of) => {
    const asked = ({ value }: Sample) => [['lock', '--check'], { files: { 'mcp-audit.lock': write(value) } }] as const
    expect(await leaking(part(secrets, index, of), asked, /The lock cannot be used:\n {2}mcp-audit\.lock:\d/)).toEqual(
      [],
    )
  })

  it.each(ways)('advisories with %s', async (_name, write, index, of) => {
    const asked = ({ value }: Sample) =>
      [
        ['--advisories', 'osv.json'],
        { files: { '.mcp.json': config(secrets[0] as Sample), 'osv.json': write(value) } },
      ] as const
    expect(await leaking(part(secrets, index, of), asked, /The advisories cannot be used:\n {2}osv\.json:\d/)).toEqual(
      [],
    )
  })

  it('a reason in the settings, which is told', async () => {
    const asked = ({ value }: Sample) =>
      [
        ['--show-suppressed', '--format', 'json'],
        {
          files: {
            '.mcp.json': JSON.stringify({ mcpServers: { one: bait } }),
            'mcp-audit.jsonc': JSON.stringify({
              ignore: [{ rule: 'unpinned-package', reason: `Asked with ${value} .` }],
              policy: { packages: { deny: ['*'], reason: `See ${value} .` } },
            }),
          },
        },
      ] as const
    expect(await leaking(part(shaped, 1, 2), asked, /"by": "settings"/)).toEqual([])
  })
})

describe('no token can be read in the complaint about', () => {
  const files = { '.mcp.json': JSON.stringify({ mcpServers: { one: bait } }) }

  it.each<readonly [string, (token: string) => readonly string[], RegExp]>([
    ['a path', (token) => [token], /does not exist/],
    ['a long path', (token) => [`${'a'.repeat(270)}${'/b'}/${token}`], /does not exist/],
    ['a folder', (token) => [`${token}/.mcp.json`], /does not exist/],
    ['a path for a baseline', (token) => ['baseline', token], /does not exist/],
    ['an option', (token) => [`--key=${token}`], /unknown option/],
    ['the value of an option', (token) => ['--scope', token], /invalid/],
    ['a format', (token) => ['--format', token], /invalid/],
    ['a number', (token) => ['--max-findings', token], /invalid/],
    ['a rule', (token) => ['--only', token], /There is no rule/],
    ['a client', (token) => ['--client', token], /There is no client/],
    ['settings', (token) => ['--config', token], /The settings file/],
    ['a baseline', (token) => ['--baseline', token], /The baseline/],
    ['a lock', (token) => ['--lock', token], /The lock/],
    ['a lock to check', (token) => ['lock', '--check', '--lock', token], /There is no lock/],
    ['a plug-in', (token) => ['--plugin', token], /The plug-in/],
    ['advisories', (token) => ['--advisories', token], /The advisories/],
    ['a root', (token) => ['--root', token], /is not a folder/],
    ['a kind of output', (token) => ['-o', `${token}=x`], /There is no report/],
    ['a file of two outputs', (token) => ['-o', `json=${token}`, '-o', `sarif=${token}`], /Two reports given to/],
    ['a file of output', (token) => ['-o', token], /names no file|There is no report/],
    ['what is to be explained', (token) => ['explain', token], /There is no rule/],
    ['what is to be helped with', (token) => ['help', token], /There is no command/],
    ['one argument too many', (token) => ['init', token], /too many arguments/],
  ])('%s', async (_name, argv, says) => {
    expect(await leaking(shaped, ({ value }) => [argv(value), { files }], says)).toEqual([])
  })

  it('a file that cannot be written', async () => {
    const write = (path: string) => {
      throw new UsageError(`Cannot write '${path}': permission denied.`)
    }
    const asked = ({ value }: Sample) => [['-o', `json=/tmp/${value}/a.json`], { files, host: { write } }] as const
    expect(await leaking(part(shaped, 0, 4), asked, /Cannot write/)).toEqual([])
  })
})

describe('no token can be read where it is a part of', () => {
  const content = JSON.stringify({ mcpServers: { one: bait } })

  it.each(KINDS)('the place of settings, advisories and a client: %s', async (format) => {
    const asked = ({ value }: Sample) =>
      [
        ['--format', format, '--verbose', '--config', `${value}/audit.json`, '--advisories', `${value}/osv.json`],
        {
          env: { CLAUDE_CONFIG_DIR: `/home/dev/${value}` },
          files: {
            [`/home/dev/${value}/.claude.json`]: content,
            [`${value}/audit.json`]: '{ "ignore": [{ "rule": "unpinned-package" }] }',
            [`${value}/osv.json`]: '[]',
          },
        },
      ] as const
    expect(await leaking(part(shaped, 1, 8), asked, /claude\.json/)).toEqual([])
  })

  it.each([[['clients']], [['clients', '--json']]])('the place of a client: %s', async (argv) => {
    const asked = ({ value }: Sample) =>
      [
        argv,
        {
          env: { CLAUDE_CONFIG_DIR: `/home/dev/${value}` },
          files: { [`/home/dev/${value}/.claude.json`]: content },
        },
      ] as const
    expect(await leaking(part(shaped, 1, 8), asked, /claude\.json/)).toEqual([])
  })

  it('the folder that settings are written to', async () => {
    const asked = ({ value }: Sample) => [['init'], { cwd: `/home/dev/${value}`, host: { write: () => {} } }] as const
    expect(await leaking(shaped, asked, /Wrote/)).toEqual([])
  })

  it('the names of two files, whose findings stay apart', async () => {
    const [one, other] = shaped.filter(({ provider }) => provider === 'GitHub').map(({ value }) => value)
    const { out } = await run(['--format', 'json'], {
      files: { [`${one}/.mcp.json`]: content, [`${other}/.mcp.json`]: content },
    })
    const { findings } = JSON.parse(out)
    expect(new Set(findings.map(({ file }: { file: string }) => file))).toEqual(
      new Set(['‹redacted›/.mcp.json', '‹redacted›#2/.mcp.json']),
    )
    expect(out).not.toContain(one)
  })
})

describe('no secret can be read when', () => {
  const plugin = (body: (context: { text: string; value: string }) => void) => ({
    name: 'acme',
    rules: [
      {
        ...rules[0],
        id: 'acme-one',
        server(
          server: { env: readonly { value: { value: string } }[] },
          { config }: { config: { document: { source: { text: string } } } },
        ) {
          body({ text: config.document.source.text, value: server.env[0]?.value.value ?? '' })
        },
      },
    ],
  })

  it.each<readonly [string, Parameters<typeof plugin>[0]]>([
    [
      'the text of a file',
      ({ text }) => {
        throw new Error(text)
      },
    ],
    [
      'a secret',
      ({ value }) => {
        throw new Error(`no luck with ${value}`)
      },
    ],
    [
      'a secret in capitals',
      ({ value }) => {
        throw new Error(`no luck with ${value.toUpperCase()}`)
      },
    ],
    [
      'a half of a secret',
      ({ value }) => {
        throw new Error(`no luck with ${value.slice(value.length >> 1)}`)
      },
    ],
    ["an engine's complaint about a text", ({ value }) => void JSON.parse(value)],
  ])('a plug-in throws %s', async (name, body) => {
    const asked = (sample: Sample) =>
      [
        ['--plugin', 'acme.mjs', '--format', 'json', ...MORE],
        { files: { '.mcp.json': config(sample) }, modules: { 'acme.mjs': () => plugin(body) } },
      ] as const
    expect(await leaking(part(shaped, name.length % 3, 3), asked, /Rule 'acme-one'/)).toEqual([])
  })

  it.each(KINDS)('a plug-in writes it into every part of a report: %s', async (format) => {
    const server: Rule['server'] = ({ at, node, env: [first] }, { report }) => {
      const words = `Say ${first?.value?.value}.`
      const span = { start: 0, end: 1 }
      const fix = { title: words, safety: 'safe', changes: [{ does: 'strip', span }] } as const
      const related = [{ at, message: words }]
      report({ at, message: words, help: words, related, fix, discriminator: words, server: words })
      report({
        at: span,
        message: words,
        help: words,
        fix: { ...fix, changes: [{ does: 'replace', node, by: words }] },
      })
    }
    const acme = { name: 'acme', rules: [{ ...rules[0], id: 'acme-one', server }] }
    const argv = ['--plugin', 'acme.mjs', '--only', 'acme-one', '--format', format, ...MORE]
    const asked = (sample: Sample) =>
      [argv, { files: { '.mcp.json': config(sample) }, modules: { 'acme.mjs': () => acme } }] as const
    expect(await leaking(part(shaped, 3, 10), asked, /acme-one/)).toEqual([])
  })

  const files = (sample: Sample) => ({ '.mcp.json': config(sample) })

  it.each([{}, { MCP_AUDIT_DEBUG: '1' }])('a rule of ours throws it: %j', async (env) => {
    const rule = rules.find(({ server }) => server !== undefined) as { server: NonNullable<Rule['server']> }
    const spy = vi.spyOn(rule, 'server')
    spy.mockImplementation(({ env: [first] }) => {
      throw new TypeError(
        `Cannot read '${first?.value?.value}'\n    at ${first?.value?.value} (/x/${first?.value?.value}.js:1:1)`,
      )
    })
    try {
      const asked = (sample: Sample) => [[], { files: files(sample), env }] as const
      expect(await leaking(part(secrets, 2, 4), asked, /hit a bug of its own/)).toEqual([])
      const { err } = await run([], { files: files(secrets[0] as Sample), env })
      expect(err.includes('TypeError\n    at '), 'where it was is told to who asks').toBe(env.MCP_AUDIT_DEBUG === '1')
    } finally {
      spy.mockRestore()
    }
  })

  it.each(['stdout', 'fs', 'input'] as const)('the %s of the program fails with it', async (broken) => {
    const fail = (sample: Sample) => (): never => {
      throw new Error(`failed at ${sample.value}`)
    }
    const host = (sample: Sample): NonNullable<Surroundings['host']> =>
      broken === 'stdout'
        ? { stdout: { write: fail(sample), isTTY: false, columns: undefined } }
        : broken === 'input'
          ? { input: fail(sample) }
          : {
              fs: {
                kind: () => 'folder',
                mode: () => undefined,
                link: () => undefined,
                list: fail(sample),
                read: fail(sample),
              },
            }
    const asked = (sample: Sample) =>
      [['-'], { host: host(sample), env: { MCP_AUDIT_DEBUG: '1' }, input: '{}' }] as const
    expect(await leaking(part(secrets, 3, 4), asked, /hit a bug of its own/)).toEqual([])
  })
})

it('knows every secret of the bench, and what would be a leak', () => {
  expect(shaped.length).toBeGreaterThan(80)
  expect(leaks({ code: 0, out: '', err: shaped[0]?.value ?? '', written: new Map() })).toContain(shaped[0]?.id)
})

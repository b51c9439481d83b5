/**
 * What must hold of a whole run, for any files: configs that every rule reports, taken apart and put together in other ways,
 * and configs made of what clients' data know. Whatever they are, a run ends at once, and all that is said of them is sound.
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rules } from '../rules/index.ts'
import { KINDS } from '../src/report/index.ts'
import { clientFile, PATHS } from './client-configs.ts'
import { bytes, load, REPOSITORY, scanFiles, withModesOf } from './fixtures.ts'
import { FUZZ_TIMEOUT, IS_LONG, spent, tries } from './fuzz.ts'
import { type Change, change, changed, encoding, WORDS } from './mutations.ts'
import { assertSound, runSound } from './sound.ts'

vi.setConfig({ testTimeout: FUZZ_TIMEOUT })

type Files = ReadonlyMap<string, Uint8Array>

/** A short run is the same every time, so that what it reaches can be asked for; a long one looks elsewhere each time. */
const params = (numRuns: number) => (IS_LONG ? tries(numRuns) : { ...tries(numRuns), seed: 20_261_127 })

/** Milliseconds. No file of these is large: what takes longer than this takes longer with every byte. */
const LIMIT = 1000

/** Scans, holds the result against all that must be true of it, and gives the rules that reported something. */
async function sound(files: Files): Promise<readonly string[]> {
  const begun = spent()
  const scanned = await scanFiles(files)
  const time = spent() - begun
  await assertSound(scanned)
  if (time > LIMIT) {
    const again = spent()
    await scanFiles(files)
    expect(Math.min(time, spent() - again), 'milliseconds').toBeLessThan(LIMIT)
  }
  return scanned.all.map(({ rule }) => rule)
}

// ── Seeds ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const bad = (id: string) => {
  const folder = join('fixtures/rules', id, 'bad')
  return readdirSync(folder).map((name) => load(join(folder, name)))
}
const seeds: readonly { readonly rule: string; readonly files: Files }[] = rules.flatMap(({ id }) =>
  bad(id).map((files) => ({ rule: id, files })),
)

const SETTINGS = `${REPOSITORY}/mcp-audit.jsonc`
const LOCK = `${REPOSITORY}/mcp-audit.lock`
const isConfig = (path: string) => path !== SETTINGS && path !== LOCK && !path.includes('/.git')

function changedFiles(files: Files, changes: readonly Change[], encode: (text: string) => Uint8Array): Files {
  const decoder = new TextDecoder()
  const others = [...files].map(([path, content]): [string, Uint8Array] => [
    path,
    isConfig(path) ? encode(changed(decoder.decode(content), changes)) : content,
  ])
  return withModesOf(files, new Map(others))
}

const few = fc.array(change, { minLength: 1, maxLength: 3 })

describe('configs that rules report', () => {
  // Fifty changes of every rule take their time, however little was asked for.
  const timeout = IS_LONG ? 600_000 : FUZZ_TIMEOUT
  it('are sound whatever is changed in them, and every rule is reached', { timeout }, async () => {
    const reached = new Set<string>()
    for (const { id } of rules) {
      const own = seeds.filter(({ rule }) => rule === id)
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...own), few, encoding, async ({ files }, changes, encode) => {
          for (const rule of await sound(changedFiles(files, changes, encode))) reached.add(rule)
        }),
        IS_LONG ? { numRuns: 50 } : params(2),
      )
    }
    const aboutIgnores = ['ignore-without-reason', 'unused-ignore']
    const unreached = rules.map(({ id }) => id).filter((id) => !reached.has(id) && !aboutIgnores.includes(id))
    if (!IS_LONG) expect(unreached).toEqual([])
  })

  it('are sound in any mixture, under any client’s name', async () => {
    const one = fc.record({
      seed: fc.constantFrom(...seeds),
      path: fc.constantFrom(...PATHS),
      changes: fc.array(change, { maxLength: 8 }),
      encode: encoding,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (chosen) => {
        const files = new Map<string, Uint8Array>()
        for (const { seed, path, changes, encode } of chosen)
          for (const [name, content] of changedFiles(seed.files, changes, encode))
            if (isConfig(name)) files.set(path, content)
        await sound(files)
      }),
      params(60),
    )
  })
})

describe('configs made of what clients know', () => {
  it('are sound, whole and changed', async () => {
    const one = fc.tuple(clientFile, fc.array(change, { maxLength: 3 }), encoding)
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 3 }), async (chosen) => {
        await sound(new Map(chosen.map(([{ path, text }, changes, encode]) => [path, encode(changed(text, changes))])))
      }),
      params(120),
    )
  })
})

// ── What else is read ───────────────────────────────────────────────────────────────────────────────────────────────

const CONFIG = JSON.stringify({
  mcpServers: {
    a: { command: 'npx', args: ['-y', '@example/tickets-mcp@1.0.0', '/'] },
    b: { url: 'http://b.example' },
  },
})
const OWN: readonly (readonly [path: string, text: string, argv: readonly string[]])[] = [
  [
    'mcp-audit.jsonc',
    `{
  // our own
  "failOn": "critical", "minSeverity": "low", "minConfidence": "medium", "scope": "project", "pedantic": true,
  "exclude": ["vendor/**"], "clients": ["cursor", "claude-code"],
  "rules": { "unpinned-package": "high", "inline-code": "off" },
  "ignore": [{ "rule": "broad-filesystem-root", "file": "**/.mcp.json", "pointer": "/mcpServers/*/**", "server": "a", "reason": "demo", "expires": "2027-01-01" }],
  "policy": { "servers": { "allow": ["a*"], "reason": "ours" }, "hosts": { "deny": ["*.example"] }, "settings": [{ "client": "cursor", "at": "/a/b", "is": [true] }] },
}`,
    [],
  ],
  ['package.json', '{ "name": "x", "mcp-audit": { "failOn": "none", "exclude": ["a"] } }', []],
  [
    '.mcp-audit-baseline.json',
    JSON.stringify({
      version: 1,
      entries: [
        { fingerprint: 'ab'.repeat(16), rule: 'unpinned-package', file: '.mcp.json', pointer: '/mcpServers/a/args/1' },
      ],
    }),
    ['--baseline', '.mcp-audit-baseline.json'],
  ],
  [
    'osv.json',
    JSON.stringify([
      {
        id: 'GHSA-aaaa-bbbb-cccc',
        modified: '2026-11-20T00:00:00Z',
        summary: 'A flaw in tickets.',
        affected: [
          {
            package: { ecosystem: 'npm', name: '@example/tickets-mcp' },
            ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.5.0' }] }],
          },
        ],
      },
    ]),
    ['--advisories', 'osv.json'],
  ],
]

const COMMANDS: readonly (readonly string[])[] = [
  ...KINDS.map((format) => ['--format', format, '--verbose', '--show-suppressed']),
  ['-o', 'json=a.json', '-o', 'sarif=b.sarif', '--quiet'],
]

describe('what is ours to read', () => {
  it.each(OWN)('%s is used or refused with a place, whatever stands in it', async (path, text, flags) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COMMANDS),
        fc.array(change, { maxLength: 3 }),
        encoding,
        async (argv, changes, encode) => {
          const own = encode(changed(text, changes))
          await runSound(
            [...argv, ...flags],
            new Map([
              [`${REPOSITORY}/.mcp.json`, bytes(CONFIG)],
              [`${REPOSITORY}/${path}`, own],
            ]),
          )
        },
      ),
      params(60),
    )
  })

  it('a name and a text on standard input are reported or refused', async () => {
    const name = fc.oneof(
      fc.constantFrom(...PATHS, ...WORDS, '..', '../../etc/passwd', 'CON', '\\\\host\\share\\mcp.json', '/'),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COMMANDS),
        name,
        clientFile,
        encoding,
        async (argv, called, { text }, encode) => {
          await runSound([...argv, `--stdin-filename=${called}`], new Map(), { input: encode(text) })
        },
      ),
      params(60),
    )
  })

  it('names of files and words on the command line are told or refused', async () => {
    const argument = fc.oneof(
      fc.constantFrom(...WORDS, ...PATHS, '-', '--', '-x\n::add-mask::a'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const command = fc.constantFrom(
      'scan',
      'explain',
      'clients',
      'checklist',
      'inventory',
      'baseline',
      'lock',
      'init',
      'help',
      '--only',
      '--output',
      '--config',
    )
    await fc.assert(
      fc.asyncProperty(command, fc.array(argument, { maxLength: 3 }), async (first, rest) => {
        await runSound([first, ...rest], new Map([[`${REPOSITORY}/.mcp.json`, bytes(CONFIG)]]))
      }),
      params(100),
    )
  })

  it('every command takes any project', async () => {
    const command = fc.constantFrom(
      ...[
        ['checklist'],
        ['checklist', '-f', 'markdown'],
        ['checklist', '-f', 'json'],
        ['inventory'],
        ['inventory', '-f', 'json'],
        ['inventory', '-f', 'cyclonedx'],
        ['baseline'],
        ['baseline', '--allow-secrets'],
        ['lock'],
        ['clients'],
        ['clients', '--json'],
      ],
      ...COMMANDS,
    )
    const folder = fc.constantFrom(
      '',
      ...WORDS.filter((word) => !word.includes('/')).map((word) => `${word.slice(0, 100)}/`),
    )
    const one = fc.tuple(folder, clientFile)
    await fc.assert(
      fc.asyncProperty(command, fc.array(one, { minLength: 1, maxLength: 3 }), async (argv, chosen) => {
        const files = chosen.map(([below, { path, text }]): [string, Uint8Array] => [
          path.startsWith(`${REPOSITORY}/`) ? `${REPOSITORY}/${below}${path.slice(REPOSITORY.length + 1)}` : path,
          bytes(text),
        ])
        await runSound(argv, new Map(files))
      }),
      params(60),
    )
  })
})

/** Our own settings file: where it is found, what it says, and how its mistakes are told. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Lines } from '../src/positions.ts'
import { findSettings, type LoadedSettings, parseSettings } from '../src/settings.ts'
import { baselineJsonSchema, settingsJsonSchema } from '../src/settings-schema.ts'
import { expectAtOnce } from './growth.ts'

const RULES = ['hardcoded-secret', 'unpinned-package', 'plaintext-http', 'unused-ignore']

async function settingsOf(text: string, path = 'mcp-audit.jsonc'): Promise<LoadedSettings> {
  const parsed = await parseSettings(text, path, RULES)
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join('\n'))
  return parsed.settings
}

/** `line:column 'the text pointed at' message`, one a line. */
async function errorsOf(text: string, path = 'mcp-audit.jsonc'): Promise<readonly string[]> {
  const parsed = await parseSettings(text, path, RULES)
  if (parsed.ok) return []
  return parsed.errors.map(({ span, message, file }) => {
    expect(file).toBe(path)
    const { line, column } = new Lines(text).position(span.start)
    return `${line}:${column} ${text.slice(span.start, span.end)} ${message}`
  })
}

describe('finding the file', () => {
  const among = (files: Readonly<Record<string, string>>) => ({
    read: (path: string) => new Map(Object.entries(files)).get(path),
    exists: (path: string) => Object.keys(files).some((file) => file === path || file.startsWith(`${path}/`)),
  })
  const found = (files: Readonly<Record<string, string>>, root = '/home/dev/repo') =>
    findSettings(among(files), root)?.path

  it('takes the first name in a folder', () => {
    const files = {
      '/home/dev/repo/package.json': '{ "mcp-audit": {} }',
      '/home/dev/repo/.github/mcp-audit.jsonc': '{}',
      '/home/dev/repo/mcp-audit.json': '{}',
      '/home/dev/repo/mcp-audit.jsonc': '{}',
    }
    expect(found(files)).toBe('/home/dev/repo/mcp-audit.jsonc')
    const { '/home/dev/repo/mcp-audit.jsonc': _, ...without } = files
    expect(found(without)).toBe('/home/dev/repo/mcp-audit.json')
  })

  it('looks above the root, and not above the repository', () => {
    const above = { '/home/dev/mcp-audit.jsonc': '{}', '/home/dev/repo/.git/HEAD': '' }
    expect(found({ ...above, '/home/dev/repo/mcp-audit.json': '{}' }, '/home/dev/repo/packages/a')).toBe(
      '/home/dev/repo/mcp-audit.json',
    )
    expect(found(above, '/home/dev/repo/packages/a')).toBeUndefined()
  })

  it('looks only in the folder itself where there is no repository', () => {
    expect(found({ '/home/dev/mcp-audit.jsonc': '{}' })).toBeUndefined()
    expect(found({ '/home/dev/repo/mcp-audit.jsonc': '{}' })).toBe('/home/dev/repo/mcp-audit.jsonc')
    expect(found({ '/mcp-audit.jsonc': '{}' }, '/')).toBe('/mcp-audit.jsonc')
    expect(found({ 'C:/repo/mcp-audit.jsonc': '{}' }, 'C:/repo')).toBe('C:/repo/mcp-audit.jsonc')
  })

  it('passes over a package.json that only mentions the name', () => {
    expect(found({ '/home/dev/repo/package.json': '{ "devDependencies": { "mcp-audit": "1.0.0" } }' })).toBeUndefined()
    expect(found({ '/home/dev/repo/package.json': '{ "name": "mcp-audit" }' })).toBeUndefined()
    expect(found({ '/home/dev/repo/package.json': '{ "mcp-audit": { "failOn": "low" } }' })).toBe(
      '/home/dev/repo/package.json',
    )
  })
})

describe('reading', () => {
  it('reads every setting, with comments and trailing commas', async () => {
    const text = `\u{feff}{
      // Ours.
      "$schema": "settings.schema.json",
      "failOn": "none", "minSeverity": "low", "minConfidence": "low", "pedantic": false, "scope": "project",
      "exclude": ["fixtures/**"], "plugins": ["acme"], "clients": ["cursor"],
      "rules": { "unpinned-package": "off", "plaintext-http": "critical", "hardcoded-secret": "on", },
      "ignore": [{ "rule": "hardcoded-secret", "file": ".mcp.json", "reason": "public", "expires": "2028-02-29" }],
      "baseline": "known.json", "lock": "servers.lock",
    }`
    const { document, rules, severities, ignore, ...rest } = await settingsOf(text)
    expect(rest).toEqual({
      failOn: 'none',
      minSeverity: 'low',
      minConfidence: 'low',
      pedantic: false,
      scope: 'project',
      exclude: ['fixtures/**'],
      plugins: ['acme'],
      clients: ['cursor'],
      baseline: 'known.json',
      lock: 'servers.lock',
    })
    expect([...rules]).toEqual([
      ['unpinned-package', 'off'],
      ['plaintext-http', 'critical'],
      ['hardcoded-secret', 'on'],
    ])
    expect([...severities]).toEqual([['plaintext-http', 'critical']])
    expect(ignore).toHaveLength(1)
    expect(ignore[0]).toMatchObject({ rule: 'hardcoded-secret', file: '.mcp.json', expires: '2028-02-29' })
    const { start, end } = ignore[0]?.at ?? { start: 0, end: 0 }
    expect(document.source.text.slice(start, end)).toMatch(/^\{ "rule".*"2028-02-29" \}$/)
  })

  it('says nothing where the file says nothing', async () => {
    const settings = await settingsOf('{}')
    expect(settings).toMatchObject({ exclude: [], ignore: [] })
    expect(settings.failOn).toBeUndefined()
    expect(settings.pedantic).toBeUndefined()
  })

  it("takes 'info' by name as the wish to see it", async () => {
    expect((await settingsOf('{ "minSeverity": "info" }')).pedantic).toBe(true)
    expect((await settingsOf('{ "minSeverity": "info", "pedantic": false }')).pedantic).toBe(false)
  })

  it("reads the key of a package.json, and minds that key's mistakes only", async () => {
    const text = '{ "name": "x", "name": "y", "mcp-audit": { "failOn": "low" } }'
    expect((await settingsOf(text, 'package.json')).failOn).toBe('low')
    expect(await errorsOf('{ "name": "x", "mcp-audit": { "failon": "low" } }', 'web/package.json')).toEqual([
      `1:31 "failon" There is no setting 'failon'. Did you mean 'failOn'?`,
    ])
  })

  it('lets an ignore without a reason through, for triage to report', async () => {
    expect((await settingsOf('{ "ignore": [{ "rule": "hardcoded-secret" }] }')).ignore[0]?.reason).toBeUndefined()
  })
})

describe('globs of a policy', () => {
  it.each([
    ['packages', '@acme/x', 'npm:@acme/x', /takes the kind before the name/],
    ['packages', '@acme/*', 'npm:@acme/*', /takes the kind before the name/],
    ['packages', 'tavily*', 'n*', /takes the kind before the name/],
    ['packages', 'pkg:npm/acme', '*acme*', /takes the kind before the name/],
    ['packages', 'nmp:evil-*', 'maven:com.acme:x', /Did you mean 'npm:'\?$/],
    ['packages', 'hex:acme', 'cargo:acme', /takes the kind .* The kinds are npm: pypi:/],
    ['packages', 'npmjs:acme', 'docker:ghcr.io/acme/*', /takes the kind before the name/],
    ['hosts', 'https://x.example', 'x.example', /takes the name of a host alone/],
    ['hosts', 'x.example:443', '::1', /takes the name of a host alone/],
    ['hosts', 'x.example/mcp', '*', /takes the name of a host alone/],
    ['commands', 'npx.cmd', 'npx', /without its extension/],
  ])('that could match nothing are refused: %s %s', async (policy, wrong, right, says) => {
    const textOf = (glob: string) => `{ "policy": { "${policy}": { "deny": ["${glob}"] } } }`
    const [error, ...others] = await errorsOf(textOf(wrong))
    expect(error).toMatch(says)
    expect(error).toMatch(/^1:\d+ "/)
    expect(others).toEqual([])
    expect(await errorsOf(textOf(right))).toEqual([])
  })
})

describe('pointers of an ignore', () => {
  const textOf = (pointer: string) =>
    `{ "ignore": [{ "rule": "plaintext-http", "reason": "r", "pointer": "${pointer}" }] }`

  it('that could be about nothing are refused', async () => {
    expect(await errorsOf(textOf('mcpServers/demo'))).toEqual([
      `1:68 "mcpServers/demo" A pointer begins with '/': '/mcpServers/demo/**'.`,
    ])
  })

  it.each(['/mcpServers/demo', '/**', '**', '*/demo', '*'])(
    'that may be about something are taken: %s',
    async (pointer) => {
      expect(await errorsOf(textOf(pointer))).toEqual([])
    },
  )
})

describe('mistakes', () => {
  it('are all told, each at its place, in the order of the file', async () => {
    const text = `{
  "failOn": "hgih",
  "rulse": {},
  "pedantic": "yes",
  "rules": { "unpined-package": "off", "plaintext-http": "of", "hardcoded-secret": 3 },
  "exclude": "fixtures",
  "ignore": [{ "rule": "hardcoded-secrets", "reson": "x" }, { "reason": "y" }, 7, { "rule": 8 }],
  "policy": { "hots": {}, "hosts": { "alow": [] }, "packages": { "deny": [""], "reason": null } },
  "clients": []
}`
    expect(await errorsOf(text)).toEqual([
      `2:13 "hgih" One of 'critical', 'high', 'medium', 'low', 'info', 'none' is expected here. Did you mean 'high'?`,
      `3:3 "rulse" There is no setting 'rulse'. Did you mean 'rules'?`,
      '4:15 "yes" true or false is expected here, not a string.',
      `5:14 "unpined-package" There is no rule 'unpined-package'. Did you mean 'unpinned-package'?`,
      `5:58 "of" One of 'off', 'on', 'critical', 'high', 'medium', 'low', 'info' is expected here. Did you mean 'off'?`,
      `5:84 3 One of 'off', 'on', 'critical', 'high', 'medium', 'low', 'info' is expected here.`,
      '6:14 "fixtures" A list in brackets is expected here, not a string.',
      `7:24 "hardcoded-secrets" There is no rule 'hardcoded-secrets'. Did you mean 'hardcoded-secret'?`,
      `7:45 "reson" There is no setting 'reson'. Did you mean 'reason'?`,
      `7:61 { The key 'rule' is missing.`,
      '7:80 7 An object in braces is expected here, not a number.',
      "7:93 8 A rule's id is expected here.",
      `8:15 "hots" There is no policy 'hots'. Did you mean 'hosts'?`,
      `8:38 "alow" There is no policy 'alow'. Did you mean 'allow'?`,
      '8:75 "" This may not be empty.',
      '8:90 null A string is expected here, not null.',
      '9:14 [] This may not be empty.',
    ])
  })

  it.each([
    ['2027-02-30', 'no such day'],
    ['01.03.2027', 'another order'],
    ['soon', 'no date'],
  ])('an expiry of %s is refused: %s', async (date) => {
    expect(await errorsOf(`{ "ignore": [{ "rule": "unused-ignore", "expires": "${date}" }] }`)).toEqual([
      `1:52 "${date}" A date of the calendar is expected here, written like 2027-03-01.`,
    ])
  })

  it('a key that stands twice', async () => {
    expect(await errorsOf('{\n  "failOn": "low",\n  "failOn": "high"\n}')).toEqual([
      '2:3 "failOn" This key stands more than once; only the last would count.',
    ])
  })

  it.each([
    '{ "__proto__": 1 }',
    '{ "rules": { "__proto__": "off" } }',
    '{ "ignore": [{ "rule": "unused-ignore", "__proto__": {} }] }',
  ])('a key that JavaScript would swallow: %s', async (text) => {
    const errors = await errorsOf(text)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/"__proto__" There is no setting of this name\.$/)
  })

  it.each([
    ['', '1:1  The file is empty. An object in braces is expected.'],
    ['// nothing\n', '1:1  The file is empty. An object in braces is expected.'],
    ['[]', '1:1 [] An object in braces is expected here, not a list.'],
    ['"high"', '1:1 "high" An object in braces is expected here, not a string.'],
  ])('a file that is not an object: %j', async (text, error) => {
    expect(await errorsOf(text)).toEqual([error])
  })

  it('broken syntax, and then nothing that would only follow from it', async () => {
    const errors = await errorsOf('{ "failOn": \n "minSeverity": "lwo" ')
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.join()).not.toContain('expected here')
  })

  it('a glob too long to be one', async () => {
    expect(await errorsOf(`{ "exclude": ["${'*a'.repeat(300)}"] }`)).toEqual([
      expect.stringMatching(/This is too long: 512 is the most\.$/),
    ])
  })

  it('are told up to a number that somebody may read', async () => {
    const prepare = (size: number) => {
      const keys = Array.from({ length: size }, (_, index) => `"x${index}": 1`)
      return async () => expect(await errorsOf(`{ ${keys.join(', ')} }`)).toHaveLength(100)
    }
    await expectAtOnce(50_000, { enough: 500 }, prepare, 'many keys')
  })

  it('never repeat what may be a credential or an escape sequence', async () => {
    const token = ['gh', 'p_', 'Ab1'.repeat(12)].join('')
    const control = '\\u001b[2J'
    for (const word of [token, control]) {
      const texts = [
        `{ "${word}": 1 }`,
        `{ "failOn": "${word}" }`,
        `{ "rules": { "${word}": "off" } }`,
        `{ "ignore": [{ "rule": "${word}" }] }`,
      ]
      for (const text of texts) {
        const parsed = await parseSettings(text, 'mcp-audit.jsonc', RULES)
        const messages = parsed.ok ? [] : parsed.errors.map(({ message }) => message)
        expect(messages).toHaveLength(1)
        expect(messages.join()).not.toContain(token)
        expect(messages.join()).not.toMatch(/[^ -~]/)
      }
    }
  })

  it.each(['ignore', 'exclude', 'baseline', 'lock'])(
    "are told about an object with a length in the place of '%s'",
    async (key) => {
      const parsed = await parseSettings(`{ "${key}": { "length": {} } }`, 'mcp-audit.jsonc', RULES)
      expect(parsed).toMatchObject({
        ok: false,
        errors: [{ message: expect.stringMatching(/is expected here, not an object/) }],
      })
    },
  )

  it('are told about any JSON at all, with places inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.nat(), async (json, cut) => {
        for (const text of [json, json.slice(0, cut % (json.length + 1)), `{ "ignore": ${json} }`]) {
          const parsed = await parseSettings(text, 'mcp-audit.jsonc', RULES)
          if (parsed.ok) continue
          expect(parsed.errors.length).toBeGreaterThan(0)
          for (const { span, message } of parsed.errors) {
            expect(message).toMatch(/[.?]$/)
            expect(span.start).toBeLessThanOrEqual(span.end)
            expect(span.end).toBeLessThanOrEqual(text.length)
          }
        }
      }),
    )
  })
})

describe('the published schemas', () => {
  it('know the rules and every setting, and no other', () => {
    expect(settingsJsonSchema(RULES)).toMatchObject({
      additionalProperties: false,
      properties: {
        failOn: { enum: ['critical', 'high', 'medium', 'low', 'info', 'none'] },
        ignore: { items: { additionalProperties: false, required: ['rule'] } },
      },
    })
  })

  it.each([
    ['a rule and a severity', '{ "rules": { "plaintext-http": "low" } }', true],
    ['a rule that there is not', '{ "rules": { "plaintext-htp": "low" } }', false],
    ['a severity that there is not', '{ "rules": { "plaintext-http": "lower" } }', false],
    ['an ignore', '{ "ignore": [{ "rule": "plaintext-http", "reason": "ours" }] }', true],
    ['an ignore of a rule that there is not', '{ "ignore": [{ "rule": "acme-owner", "reason": "ours" }] }', false],
    ['a rule of a plug-in', '{ "plugins": ["acme"], "rules": { "acme-owner": "low" } }', true],
    ['an ignore of such a rule', '{ "plugins": ["acme"], "ignore": [{ "rule": "acme-owner" }] }', true],
    ['a severity that there is not of such a rule', '{ "plugins": ["acme"], "rules": { "acme-owner": 1 } }', false],
  ])('take as an editor should: %s', (_, text, isFine) => {
    expect(
      new Ajv2020({ strict: false, validateFormats: false }).validate(settingsJsonSchema(RULES), JSON.parse(text)),
    ).toBe(isFine)
  })

  it('describe a baseline', () => {
    expect(baselineJsonSchema()).toMatchObject({
      additionalProperties: false,
      required: ['version', 'entries'],
      properties: { version: { const: 1 } },
    })
  })
})

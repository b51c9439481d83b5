/** Rules of one's own: how they are written, tried and run, and what happens when something is wrong with them. */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secret } from './fixtures.ts'
import { built, type Place, place } from './program.ts'

let at: Place
beforeAll(() => {
  built()
  at = place()
  at.write('.mcp.json', { mcpServers: { notes: { command: 'notes-server', env: { NOTES_TOKEN: secret('opaque') } } } })
})
afterAll(() => at.remove())

const API = JSON.stringify(resolve('dist/rule.js'))

/** A plug-in with one rule, whose server hook has this body. */
function plugin(name: string, body: string, meta = ''): string {
  const path = `${name}.mjs`
  at.write(
    path,
    `import { definePlugin, defineRule, place } from ${API}
const rule = defineRule({ id: 'acme-${name}', title: 'A title', severity: 'high', confidence: 'high', category: 'policy',
  cwe: [], owasp: [], since: '1.0.0', ${meta}
  server(server, { report, config }) { ${body} } })
export default definePlugin({ name: 'acme', rules: [rule] })
`,
  )
  return path
}

const scan = (...args: readonly string[]) => at.run(['--scope', 'project', '--format', 'json', ...args])
const rulesIn = (out: string): readonly string[] => JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)

const REPORT = "report({ at: server.at, message: 'Wrong.', help: 'Mend it.' })"

describe('a plug-in', () => {
  it('adds its rules to ours, with all that a rule of ours has', () => {
    const path = plugin('one', REPORT)
    const { out, code } = scan('--plugin', path)
    expect(code).toBe(1)
    const found = JSON.parse(out).findings.find(({ rule }: { rule: string }) => rule === 'acme-one')
    expect(found).toMatchObject({ severity: 'high', server: 'notes', pointer: '/mcpServers/notes', file: '.mcp.json' })
    expect(found.fingerprint).toMatch(/^[0-9a-f]{32}$/)
    expect(rulesIn(out)).toContain('hardcoded-secret')
  })

  it('is explained as far as it explains itself', () => {
    const path = plugin('told', REPORT, "docs: 'https://handbook.example/told',")
    const explain = (...args: readonly string[]) => at.run(['explain', ...args])
    expect(explain('--plugin', path).out).toMatch(/^high {6}acme-told {2,}A title$/m)
    const { out } = explain('acme-told', '--plugin', path)
    expect(out).toMatch(/^A title\nacme-told: severity high, confidence high, category policy, since 1\.0\.0$/m)
    expect(out).toMatch(/\n\nA rule of the plug-in 'acme'\. More about it:\shttps:\/\/handbook\.example\/told\n$/)
    expect(explain('hardcoded-secret', '--plugin', path).out).toBe(explain('hardcoded-secret').out)
    expect(explain('acme-told')).toMatchObject({ code: 2, err: expect.stringContaining("needs '--plugin <file>'") })
    expect(explain('acme-told', '--plugin', path, '--for', '.mcp.json').err).toContain('There is no recipe')
  })

  it('is known to the flags and the settings that name rules', () => {
    const path = plugin('two', REPORT)
    expect(rulesIn(scan('--plugin', path, '--only', 'acme-two').out)).toEqual(['acme-two'])
    expect(rulesIn(scan('--plugin', path, '--skip', 'acme-two').out)).not.toContain('acme-two')
    at.write('settings.jsonc', '{ "rules": { "acme-two": "low" } }')
    const lowered = scan('--plugin', path, '--only', 'acme-two', '--config', 'settings.jsonc')
    expect(JSON.parse(lowered.out).findings[0].severity).toBe('low')
    const unknown = scan('--config', 'settings.jsonc')
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining(
        "settings.jsonc:1:14: There is no rule 'acme-two'. A plug-in's rule is known where '--plugin' names it, or the settings name the plug-in under 'plugins'.",
      ),
    ])
  })

  it('may be named by settings, whose mentions of its rules stand whether it runs or not', () => {
    const path = plugin('six', REPORT)
    at.write(
      'named.jsonc',
      '{ "plugins": ["acme"], "rules": { "acme-six": "low" }, "ignore": [{ "rule": "acme-other", "reason": "theirs" }] }',
    )
    const without = scan('--config', 'named.jsonc')
    expect([without.err, without.code]).toEqual(['', 1])
    expect(rulesIn(without.out)).not.toContain('unused-ignore')
    const lowered = scan('--plugin', path, '--only', 'acme-six', '--config', 'named.jsonc')
    expect(JSON.parse(lowered.out).findings[0].severity).toBe('low')
    at.write('named.jsonc', '{ "plugins": ["acme"], "rules": { "acmes-six": "low", "unpined-package": "off" } }')
    const { err } = scan('--config', 'named.jsonc')
    expect(err).toContain("There is no rule 'acmes-six'")
    expect(err).toContain("Did you mean 'unpinned-package'?")
  })

  it('is explained in SARIF by what it brings, and never by a page of ours', () => {
    const path = plugin('three', REPORT, "docs: 'https://handbook.example/three',")
    const { out } = at.run(['--scope', 'project', '--format', 'sarif', '--plugin', path, '--only', 'acme-three'])
    const [rule] = JSON.parse(out).runs[0].tool.driver.rules
    expect(rule).toMatchObject({ id: 'acme-three', helpUri: 'https://handbook.example/three' })
    const without = at.run(['--scope', 'project', '--format', 'sarif', '--plugin', plugin('four', REPORT)])
    const four = JSON.parse(without.out).runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'acme-four')
    expect(four).not.toHaveProperty('helpUri')
  })

  it('runs only when the command line names it, whatever a repository says', () => {
    const path = plugin('five', REPORT)
    at.write('package.json', { 'mcp-audit': { rules: {} }, mcpAudit: { plugin: path } })
    expect(rulesIn(scan().out)).not.toContain('acme-five')
    at.write('with.jsonc', `{ "plugin": ["${path}"] }`)
    expect(scan('--config', 'with.jsonc')).toMatchObject({
      code: 2,
      err: expect.stringContaining("no setting 'plugin'"),
    })
  })
})

describe('a plug-in that is wrong', () => {
  it.each([
    ['does not exist', 'nowhere.mjs', undefined, /The plug-in 'nowhere\.mjs' does not exist\./],
    ['is a folder', '.', undefined, /The plug-in '\.' is not a file\./],
    [
      'cannot be parsed',
      'broken.cjs',
      'module.exports = {\n  rules: [',
      /'broken\.cjs' cannot be loaded: Unexpected end of input \(line 2\)/,
    ],
    [
      'is a module that cannot be parsed',
      'module.mjs',
      "import { readFileSync } from 'node:fs'\nexport const two = 2\nexport default {\n  rules: [ const ]\n}\n",
      /'module\.mjs' cannot be loaded: Unexpected token 'const' \(line 4, column 12\)/,
    ],
    [
      'is a module whose first line cannot be parsed',
      'first.mjs',
      'export default { name: }',
      /'first\.mjs' cannot be loaded: Unexpected token '}' \(line 1, column 24\)/,
    ],
    [
      'is a module that waits and cannot be parsed',
      'waits.mjs',
      'const meta = import.meta\nawait 1\nexport * from "./a.mjs"\nlet x = ;\n',
      /'waits\.mjs' cannot be loaded: Unexpected token ';' \(line 4, column 9\)/,
    ],
    [
      'has an end missing',
      'end.mjs',
      'import {\n  a,\n} from "./a.mjs"\nexport default {\n  rules: [\n',
      /'end\.mjs' cannot be loaded: Unexpected end of input \(line 6, column 1\)/,
    ],
    [
      'is not installed beside us',
      'alone.mjs',
      "import { defineRule } from 'mcp-audit/rule'\nexport default defineRule({})",
      /'mcp-audit'.*\n.*npm install --save-dev mcp-audit/,
    ],
    ['exports a list', 'list.mjs', 'export default []', /the default export is a list; a plug-in is/],
    [
      'exports a rule',
      'rule.mjs',
      "export default { id: 'acme-own', title: 'A' }",
      /the default export is a rule; a plug-in is `definePlugin\(\{ name, rules: \[rule\] \}\)`/,
    ],
    ['throws as it is loaded', 'throws.mjs', "throw new Error('no luck')", /'throws\.mjs' cannot be loaded: no luck/],
    ['exports nothing', 'empty.mjs', 'export {}', /'empty\.mjs' is not a plug-in:\n {2}the default export is missing/],
    [
      'exports by name only',
      'named.mjs',
      "export const name = 'acme', rules = []",
      /'named\.mjs' is not a plug-in:\n {2}the default export is missing/,
    ],
    ['exports an empty object', 'blank.mjs', 'export default {}', /'name' is missing\n {2}'rules' is missing/],
    [
      'has a rule without a title',
      'bare.mjs',
      "export default { name: 'acme', rules: [{ id: 'acme-bare' }] }",
      /'rules\[0\]\.title' is missing/,
    ],
    ['exports something else', 'number.mjs', 'export default 5', /the default export is not an object/],
    ['has no rules', 'none.mjs', "export default { name: 'acme', rules: [] }", /'rules' is empty/],
    [
      'throws as it is looked at',
      'getter.mjs',
      "export default { get name() { throw new Error('no look') }, rules: [] }",
      /'getter\.mjs' cannot be loaded: no look/,
    ],
    [
      'throws what has no words',
      'wordless.mjs',
      'throw { toString() { throw 1 } }',
      /'wordless\.mjs' cannot be loaded: it threw what has no words/,
    ],
    [
      'has a title that nobody can read',
      'title.mjs',
      "export default { name: 'acme', rules: [{ id: 'acme-x', title: 'a\\u001b[31m' }] }",
      /'rules\[0\]\.title' is not a heading/,
    ],
    ['waits as it is loaded', 'await.mjs', 'await 1; export default 5', /top-level await/],
  ])('%s: is refused with its place', (_, path, text, said) => {
    if (text !== undefined) at.write(path, text)
    const { code, err, out } = scan('--plugin', path)
    expect(err).toMatch(said)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('takes no name of ours, and none of another', () => {
    const rule =
      "title: 'T', severity: 'low', confidence: 'low', category: 'policy', cwe: [], owasp: [], since: '1', server() {}"
    at.write('ours.mjs', `export default { name: 'hardcoded', rules: [{ id: 'hardcoded-secret', ${rule} }] }`)
    expect(scan('--plugin', 'ours.mjs').err).toContain("'hardcoded-secret', which is already a rule of mcp-audit")
    at.write('loose.mjs', `export default { name: 'acme', rules: [{ id: 'other-rule', ${rule} }] }`)
    expect(scan('--plugin', 'loose.mjs').err).toContain("does not begin with 'acme-'")
    const path = plugin('six', REPORT)
    expect(scan('--plugin', path, '--plugin', path).err).toContain("which is already one of 'six.mjs'")
  })

  it('throws: is named with the place, and costs nothing but its own findings', () => {
    const path = plugin('seven', `${REPORT}; throw new Error('\\u001b[31mboom ' + server.env[0].value.value)`)
    const { code, out, err } = scan('--plugin', path)
    expect(code).toBe(2)
    expect(err).toMatch(/^error: Rule 'acme-seven' of the plug-in 'acme' failed at seven\.mjs:4:\d+: .*boom/m)
    expect(rulesIn(out)).toEqual(expect.arrayContaining(['hardcoded-secret', 'acme-seven']))
    expect(JSON.parse(out).problems).toEqual([{ file: 'seven.mjs', message: expect.stringContaining('boom') }])
    for (const shown of [[], ['--quiet'], ['--format', 'compact']]) {
      const { out, err } = at.run(['--scope', 'project', ...shown, '--plugin', path])
      expect(`${out}${err}`.match(/boom/g), `once: ${shown}`).toHaveLength(1)
    }
    // Nor does what it says give away what it was looking at.
    expect(out + err).not.toContain(secret('opaque'))
    expect(err).not.toContain('\u001b')
  })

  it.each([
    ['no message', "report({ at: server.at, help: 'x' })", "a report's 'message' is not a sentence"],
    ['no place', "report({ message: 'x', help: 'x' })", "a report's 'at' is not a span, a node or a text"],
    ['nothing', 'report()', 'a report is not an object'],
    ['a place outside', "report({ at: { start: 0, end: 1e9 }, message: 'x', help: 'x' })", 'does not lie in the file'],
    ['half a place', "report({ at: { start: NaN, end: 0.5 }, message: 'x', help: 'x' })", 'does not lie in the file'],
    ['an empty place', "report({ at: { span: null }, message: 'x', help: 'x' })", "a report's 'at' is not a span"],
    [
      'a related place elsewhere',
      "report({ at: server.at, message: 'x', help: 'x', related: [{ at: server.at, message: 'y', config: {} }] })",
      "a related place's 'config' is none of the files",
    ],
    [
      'no list of clients',
      "report({ at: server.at, message: 'x', help: 'x', clients: 5 })",
      "'clients' are not a list",
    ],
    ['with a new confidence', "report({ at: server.at, message: 'x', help: 'x', confidence: 'sure' })", 'none of high'],
    ['a promise', 'return Promise.resolve()', 'a hook may not be asynchronous'],
    ['a promise that fails', 'return Promise.reject(new Error())', 'a hook may not be asynchronous'],
    ['what throws when asked', 'throw { toString() { throw 1 } }', 'it threw what has no words'],
  ])('reports %s: is told what a report is', (name, body, said) => {
    const path = plugin(name.replaceAll(' ', '-'), body)
    expect(scan('--plugin', path).err).toContain(said)
  })

  it('throws: no baseline is written without what it would have found', () => {
    const path = plugin('eight', "throw new Error('no luck')")
    const { code, err } = at.run(['baseline', '--plugin', path])
    expect(code).toBe(2)
    expect(err).toMatch(/^error: No baseline is written while a rule is failing:\n {2}Rule 'acme-eight' .*no luck/)
    expect(existsSync(join(at.project, '.mcp-audit-baseline.json'))).toBe(false)
  })

  it('ends the run: is told, and does not pass for a run without findings', () => {
    at.write('exit.mjs', 'process.exit(0)')
    expect(scan('--plugin', 'exit.mjs')).toEqual({
      code: 2,
      out: '',
      err: 'error: The run ended before it was done.\n',
    })
  })

  it('leaves work behind: is told without a stack, and the run is no run without findings', () => {
    for (const body of ["Promise.reject(new Error('late'))", "setTimeout(() => { throw new Error('late') })"]) {
      const path = plugin('late', body)
      const { code, out, err } = scan('--plugin', path)
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^error: Work that a plug-in left running has failed\..*\n$/),
      ])
      expect(rulesIn(out)).toContain('hardcoded-secret')
    }
  })
})

describe('the example in the repository', () => {
  it('does as it says, with the names by which it imports what the package brings', () => {
    const run = spawnSync(process.execPath, ['--test', 'examples/plugin'], { encoding: 'utf8' })
    expect(run.stdout).toContain('# pass 2')
    expect(run.status).toBe(0)
  })

  it('works on a project', () => {
    cpSync('examples/plugin/acme.mjs', join(at.project, 'acme.mjs'))
    const text = readFileSync(join(at.project, 'acme.mjs'), 'utf8').replace("'mcp-audit/rule'", API)
    writeFileSync(join(at.project, 'acme.mjs'), text)
    expect(rulesIn(scan('--plugin', 'acme.mjs', '--only', 'acme-owner').out)).toEqual(['acme-owner'])
  })
})

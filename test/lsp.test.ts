/** The language server as an editor sees it: the built program as a child, over the wire. */

import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CancellationTokenSource,
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  type Hover,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { documentsOf } from '../src/lsp/desk.ts'
import { editsBetween } from '../src/lsp/edits.ts'
import { foldersOf, isTooLarge, look } from '../src/lsp/looking.ts'
import type { Looked } from '../src/lsp/model.ts'
import { uriOf as addressOf, placeOf } from '../src/lsp/uris.ts'
import { type Editor, editor, exitOf, fileUri, PULLING, PUSHED } from './editor.ts'
import { load, REPOSITORY, secret } from './fixtures.ts'
import { run } from './host.ts'
import { HOSTILE } from './hostile.ts'
import { PLACES } from './hostile-places.ts'
import { BROAD, built, environment, FINE, PROGRAM, place, servers } from './program.ts'
import { bench, type Sample } from './secret-bench.ts'
import { bodiesOf, Traces } from './secret-traces.ts'

const at = place()
let vscode: Editor
beforeAll(async () => {
  built()
  at.write('.git/HEAD', 'ref: refs/heads/main\n')
  vscode = await editor({ home: at.home, folders: [at.project] })
})
afterAll(async () => {
  // After all that, it ends as it is asked to.
  const code = await vscode.end()
  at.remove()
  expect(code).toBe(0)
})

const uriOf = (path: string) => fileUri(join(at.project, path))
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code)
const text = (value: object) => JSON.stringify(value, undefined, 2)
const BAD = text(servers({ files: BROAD }))

/** Opens a document, and closes it again when it has been looked at. */
async function opened<T>(uri: string, content: string, use: () => Promise<T>, by = vscode): Promise<T> {
  by.open(uri, content)
  try {
    return await use()
  } finally {
    by.close(uri)
  }
}

/** What is found in a text as the document of a path. */
const found = (path: string, content: string) => opened(uriOf(path), content, () => vscode.diagnostics(uriOf(path)))

function words(hover: Hover | null): string {
  const contents = hover?.contents
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}

/** One of the actions, by how its title begins. */
function called(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const action = actions.find((each) => title.test(each.title))
  if (!action) throw new Error(`offered: ${actions.map((each) => each.title).join(', ')}`)
  return action
}

describe('diagnostics', () => {
  it.each([
    ['.mcp.json', BAD],
    ['.vscode/mcp.json', `{ // of mine\n${text({ servers: { files: BROAD } }).slice(1)}`],
    [
      '.codex/config.toml',
      `[mcp_servers.files]\ncommand = "npx"\nargs = ["-y", "@modelcontextprotocol/server-filesystem", "/"]\n`,
    ],
    [
      '.continue/mcpServers/a.yaml',
      'mcpServers:\n  - name: files\n    command: npx\n    args: ["-y", "@modelcontextprotocol/server-filesystem", "/"]\n',
    ],
  ])('stand at the characters they are about: %s', async (path, content) => {
    const diagnostics = await found(path, content)
    const root = diagnostics.find(({ code }) => code === 'broad-filesystem-root')
    expect(root).toMatchObject({
      severity: 1,
      source: 'mcp-audit',
      codeDescription: { href: expect.stringMatching(/\/rules\/broad-filesystem-root\.md$/) },
    })
    const line = content.split('\n')[root?.range.start.line ?? 0] ?? ''
    expect(line.slice(root?.range.start.character, root?.range.end.character)).toBe('/')
    expect(diagnostics.find(({ code }) => code === 'unpinned-package')?.severity).toBe(2)
  })

  it('are those of a scan of the file on the command line', async () => {
    at.write('.cursor/mcp.json', BAD)
    const report = JSON.parse(at.run(['.cursor/mcp.json', '--format', 'json']).out)
    const scanned = report.findings.map(({ rule, message, help, start }: Record<string, never>) => [
      rule,
      `${message}\n${help}`,
      start,
    ])
    const told = (await found('.cursor/mcp.json', BAD)).map(({ code, message, range }) => [
      code,
      message,
      { line: range.start.line + 1, column: range.start.character + 1, offset: expect.any(Number) },
    ])
    expect(told).toEqual(scanned)
    expect(told.length).toBeGreaterThan(1)
  })

  it('follow what is typed, and count columns in UTF-16 units behind every kind of line end', async () => {
    const uri = uriOf('.mcp.json')
    await opened(uri, '{"mcpServers": {\r\n"😀": {\r"command": "npx",\n"args": ["-y", "a😀", ]}}}', async () => {
      const change = (line: number, character: number, inserted: string) =>
        vscode.change(uri, [{ range: { start: { line, character }, end: { line, character } }, text: inserted }])
      change(3, 21, '"@modelcontextprotocol/server-filesystem", "/"')
      change(1, 0, '"b": {"command": "npx", "args": ["-y", "😀", "@example/b"]}, ')
      const diagnostics = await vscode.diagnostics(uri)
      const lines = vscode.text(uri).split(/\r\n|\r|\n/)
      const at = diagnostics.map(({ range: { start, end } }) =>
        lines[start.line]?.slice(start.character, end.character),
      )
      expect(diagnostics.length).toBeGreaterThan(0)
      for (const piece of at) expect(piece).not.toMatch(/\p{Cs}/u)
    })
  })

  it('leave out what a byte order mark takes, whether the editor keeps it or not', async () => {
    const line = JSON.stringify(servers({ files: BROAD }))
    const [without, kept] = [await found('.mcp.json', line), await found('.mcp.json', `\ufeff${line}`)]
    const places = (diagnostics: readonly Diagnostic[], mark: number) =>
      diagnostics.map(({ range }) => range.start.character - mark)
    expect(places(kept, 1)).toEqual(places(without, 0))
  })

  it('are not told again when nothing has changed', async () => {
    const uri = uriOf('.mcp.json')
    await opened(uri, BAD, async () => {
      const first = await vscode.pull(uri)
      expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) })
      expect(await vscode.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
      vscode.change(uri, [{ text: text(servers({ notes: FINE })) }])
      expect(await vscode.pull(uri, first.resultId)).toMatchObject({ kind: 'full', items: [] })
    })
  })

  it('say where else to look, and which configuration is dead', async () => {
    const twice = '{"mcpServers": {"a": {"command": "npx"}, "a": {"command": "npx", "args": ["@example/a@1.2.3"]}}}'
    const [duplicate] = (await found('.mcp.json', twice)).filter(({ code }) => code === 'duplicate-key')
    expect(duplicate?.relatedInformation).toEqual([
      { location: { uri: uriOf('.mcp.json'), range: expect.anything() }, message: expect.stringMatching(/counts/) },
    ])
    const dead = await found('.claude/.mcp.json', text(servers({ notes: FINE })))
    expect(dead.find(({ code }) => code === 'dead-config')?.tags).toEqual([1])
  })

  it('are given for a half-typed document', async () => {
    for (let length = 0; length < BAD.length; length += 7) {
      const diagnostics = await found('.mcp.json', BAD.slice(0, length))
      expect(codes(diagnostics).length).toBeGreaterThanOrEqual(length === 0 ? 0 : 1)
    }
  })

  it('refuse what is too large, and say so', async () => {
    const large = `{"mcpServers": {"a": {"command": "${'x'.repeat(16 * 2 ** 20)}"}}}`
    const diagnostics = await found('.mcp.json', large)
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The document is larger than 16 MiB, and was not looked at.',
    ])
  })
})

describe('documents', () => {
  it.each([
    ['a file of another program', 'tsconfig.json', '{ "compilerOptions": '],
    ['a list of servers that is none of ours', 'openapi.yaml', 'servers:\n  - url: http://api.example/v1\n'],
    ['a package file', 'package.json', '{ "name": "a", "scripts": '],
  ])('that nobody asked about are left alone: %s', async (_, path, content) => {
    expect(await found(path, content)).toEqual([])
  })

  it('count by their content as well', async () => {
    expect(codes(await found('somewhere/tools.json', BAD))).toContain('broad-filesystem-root')
    const broken = BAD.replace('"command"', 'command"')
    expect(codes(await found('somewhere/tools.json', broken))).toContain('unparseable-config')
  })

  it('that are in no file count as well, and those of other schemes do not', async () => {
    const diagnosed = (uri: string) => opened(uri, BAD, () => vscode.diagnostics(uri))
    expect(codes(await diagnosed('untitled:Untitled-1'))).toContain('broad-filesystem-root')
    for (const uri of ['git:/a/.mcp.json?ref', 'http://host.example/.mcp.json', 'file:///%ff/.mcp.json', 'file:', ''])
      expect(await diagnosed(uri), uri).toEqual([])
  })

  it('on drives and shares of Windows are files', async () => {
    for (const uri of [
      'file:///c%3A/Users/dev/app/.mcp.json',
      'file:///C:/app/.mcp.json',
      'file://host.example/share/.mcp.json',
    ])
      expect(codes(await opened(uri, BAD, () => vscode.diagnostics(uri))), uri).toContain('broad-filesystem-root')
  })

  it('are files in the shortest form of their address as well', async () => {
    const path = join(at.project, '.mcp.json')
    for (const uri of [`file:${path}`, 'file:/c:/app/.mcp.json'])
      expect(codes(await opened(uri, BAD, () => vscode.diagnostics(uri))), uri).toContain('broad-filesystem-root')
    for (const uri of ['file:.mcp.json', 'file://host.example', 'file://'])
      expect(await opened(uri, BAD, () => vscode.diagnostics(uri)), uri).toEqual([])
  })

  it('that VS Code has of its user are the files of their paths, and are called as it calls them', async () => {
    const path = join(at.home, '.config/Code/User/mcp.json')
    const uri = `vscode-userdata:${path}`
    const content = `{"servers": {"a": {"command": "npx"}, "a": ${JSON.stringify(BROAD)}}}`
    const [own, onDisk] = [
      await opened(uri, content, () => vscode.diagnostics(uri)),
      await opened(fileUri(path), content, () => vscode.diagnostics(fileUri(path))),
    ]
    expect(codes(own)).toContain('broad-filesystem-root')
    expect(codes(own)).toEqual(codes(onDisk))
    const related = own.find(({ code }) => code === 'duplicate-key')?.relatedInformation
    expect(related?.map(({ location }) => location.uri)).toEqual([uri])
    // Another one that is open, by whatever address.
    at.write('.mcp.json', BAD)
    at.run(['lock'])
    const lock = `vscode-userdata:${join(at.project, 'mcp-audit.lock')}`
    const drift = await opened(lock, readFileSync(join(at.project, 'mcp-audit.lock'), 'utf8'), () =>
      found('.mcp.json', BAD.replace('"/"', '"/srv"')),
    )
    const about = drift.find(({ code }) => code === 'lock-drift')?.relatedInformation
    expect(about?.map(({ location }) => location.uri)).toEqual([lock])
    for (const name of ['.mcp.json', 'mcp-audit.lock']) at.delete(name)
  })

  it('outside of every folder are judged as those of their own place', async () => {
    const uri = fileUri(join(at.home, '.cursor/mcp.json'))
    expect(codes(await opened(uri, BAD, () => vscode.diagnostics(uri)))).toContain('broad-filesystem-root')
  })

  it('that were never opened, or are closed, have nothing to say', async () => {
    const uri = uriOf('never/.mcp.json')
    expect(await vscode.diagnostics(uri)).toEqual([])
    expect(await vscode.hover(uri, 0, 0)).toBeNull()
    expect(await vscode.actions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } })).toEqual([])
  })
})

describe('settings', () => {
  const uri = () => uriOf('packages/one/.mcp.json')
  const without = (rule: string) => `{ "rules": { "${rule}": "off" } }`

  it('baseline and lock of the folder are heeded, as they are when they are asked for', async () => {
    at.write('.mcp.json', BAD)
    at.write('mcp-audit.jsonc', without('unpinned-package'))
    expect(codes(await found('.mcp.json', BAD))).toEqual(['broad-filesystem-root'])
    at.run(['baseline', '.mcp.json'])
    at.run(['lock'])
    expect(await found('.mcp.json', BAD)).toEqual([])
    const drift = await found('.mcp.json', BAD.replace('"/"', '"/srv"'))
    expect(codes(drift)).toContain('lock-drift')
    expect(drift.find(({ code }) => code === 'lock-drift')?.relatedInformation?.[0]?.location.uri).toBe(
      uriOf('mcp-audit.lock'),
    )
    for (const name of ['mcp-audit.jsonc', '.mcp-audit-baseline.json', 'mcp-audit.lock']) at.delete(name)
  })

  it('that are open count before they are saved', async () => {
    const settings = uriOf('mcp-audit.jsonc')
    await opened(settings, without('broad-filesystem-root'), () =>
      opened(uri(), BAD, async () => {
        expect(codes(await vscode.diagnostics(uri()))).toEqual(['unpinned-package'])
        vscode.change(settings, [{ text: without('unpinned-package') }])
        expect(codes(await vscode.diagnostics(uri()))).toEqual(['broad-filesystem-root'])
      }),
    )
    expect(codes(await found('.mcp.json', BAD)).length).toBe(2)
  })

  it('that are wrong are told, and silence nothing', async () => {
    at.write('mcp-audit.jsonc', '{ "rules": { "unpinned-pakage": "off" } }')
    const [first, ...rest] = await found('.mcp.json', BAD)
    expect(first).toMatchObject({ severity: 1, range: { start: { line: 0, character: 0 } } })
    expect(first?.message).toMatch(/^The settings cannot be used:\n {2}mcp-audit\.jsonc:1:14: .*unpinned-package/)
    expect(rest.length).toBe(2)
    // What cannot be read is not written to.
    at.write('mcp-audit.jsonc', '{ "ignore": {} }')
    await opened(uriOf('.mcp.json'), BAD, async () => {
      const [, second] = await vscode.diagnostics(uriOf('.mcp.json'))
      const offered = second && (await vscode.actions(uriOf('.mcp.json'), second.range))
      expect(offered?.filter(({ title }) => /^Ignore/.test(title))).toEqual([])
    })
    expect(await found('tsconfig.json', '{}')).toEqual([])
    at.delete('mcp-audit.jsonc')
    // Where they are written, as they are in the editor.
    const wrong = '{ "ignore": [{ "rule": "unpinned-package", "pointer": "/mcpServers/**", "resaon": "" }] }'
    expect((await found('mcp-audit.jsonc', wrong)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The settings cannot be used:\n {2}mcp-audit\.jsonc:1:.*'resaon'/),
    ])
    expect(await found('mcp-audit.jsonc', wrong.replace('resaon', 'reason'))).toEqual([])
  })

  it.each(['mcp-audit.jsonc', 'mcp-audit.lock', '.gitignore', '.npmrc', '.env', '.env.local', 'dev.env'])(
    'are watched by the editor, as the server asks: %s',
    async (name) => {
      await expect.poll(() => vscode.watched).toHaveLength(1)
      const [, names = ''] = /^\*\*\/\{(.*)\}$/.exec(vscode.watched[0] ?? '') ?? []
      const isWatched = names.split(',').some((pattern) => {
        const [before = '', after] = pattern.split('*')
        return after === undefined ? name === pattern : name.startsWith(before) && name.endsWith(after)
      })
      expect(isWatched).toBe(true)
    },
  )

  it('that changed are read again, and an editor that asks is told to ask', async () => {
    let asked = 0
    vscode.connection.onRequest('workspace/diagnostic/refresh', () => {
      asked++
      return null
    })
    await opened(uri(), BAD, async () => {
      expect(codes(await vscode.diagnostics(uri())).length).toBe(2)
      at.write('mcp-audit.jsonc', without('unpinned-package'))
      await vscode.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] })
      expect(codes(await vscode.diagnostics(uri()))).toEqual(['broad-filesystem-root'])
    })
    await vscode.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => asked).toBeGreaterThan(1)
    at.delete('mcp-audit.jsonc')
  })

  it('are those of the innermost folder of several', async () => {
    at.write('a/mcp-audit.jsonc', without('unpinned-package'))
    at.write('a/b/mcp-audit.jsonc', without('broad-filesystem-root'))
    const folders = ['a', 'a/b'].map((path) => join(at.project, path))
    const several = await editor({ home: at.home, folders })
    const codesIn = async (path: string) =>
      codes(await opened(uriOf(path), BAD, () => several.diagnostics(uriOf(path)), several))
    expect(await codesIn('a/.mcp.json')).toEqual(['broad-filesystem-root'])
    expect(await codesIn('a/b/c/.mcp.json')).toEqual(['unpinned-package'])
    const b = { uri: fileUri(join(at.project, 'a/b')), name: 'b' }
    await several.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [b] },
    })
    expect(await codesIn('a/b/c/.mcp.json')).toEqual(['broad-filesystem-root'])
    expect(await several.end()).toBe(0)
    for (const path of ['a/mcp-audit.jsonc', 'a/b/mcp-audit.jsonc']) at.delete(path)
  })

  it('are those of each repository in a folder of several', async () => {
    const root = join(at.home, 'all')
    for (const [path, content] of [
      ['one/.git/HEAD', ''],
      ['one/mcp-audit.jsonc', without('unpinned-package')],
      ['one/packages/mcp-audit.jsonc', without('broad-filesystem-root')],
      ['two/.git/HEAD', ''],
      ['mcp-audit.jsonc', without('broad-filesystem-root')],
    ] as const) {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    const several = await editor({ home: at.home, folders: [root] })
    const codesIn = async (path: string) => {
      const uri = fileUri(join(root, path))
      return codes(await opened(uri, BAD, () => several.diagnostics(uri), several))
    }
    expect(await codesIn('one/packages/a/.mcp.json')).toEqual(['broad-filesystem-root'])
    expect(await codesIn('two/.mcp.json')).toEqual(['unpinned-package', 'broad-filesystem-root'])
    expect(await codesIn('.mcp.json'), 'of the folder itself').toEqual(['unpinned-package'])
    expect(await several.end()).toBe(0)
    rmSync(root, { recursive: true })
  })

  it('and thresholds may be named on the command line', async () => {
    at.write('elsewhere.jsonc', without('unpinned-package'))
    const args = ['--stdio', '--config', 'elsewhere.jsonc', `--clientProcessId=${process.pid}`]
    const named = await editor({ home: at.home, folders: [at.project], cwd: at.project, args })
    const there = await opened(uri(), BAD, () => named.diagnostics(uri()), named)
    expect(codes(there)).toEqual(['broad-filesystem-root'])
    expect(await named.end()).toBe(0)
    at.delete('elsewhere.jsonc')
  })

  it.each([
    [[], ['unpinned-package', 'broad-filesystem-root', 'hardcoded-password']],
    [['--min-severity', 'high'], ['broad-filesystem-root']],
    [
      ['--min-confidence', 'high'],
      ['unpinned-package', 'broad-filesystem-root'],
    ],
    [['--pedantic'], ['unpinned-package', 'broad-filesystem-root', 'loopback-http', 'hardcoded-password']],
  ])('%j', async (flags, wanted) => {
    const loopback = { url: 'http://127.0.0.1:8080/mcp' }
    const named = await editor({ home: at.home, folders: [at.project], args: ['--stdio', ...flags] })
    const database = { ...FINE, env: { DB_PASSWORD: 'hunter2' } }
    const content = text(servers({ files: BROAD, loopback, database }))
    expect(codes(await opened(uri(), content, () => named.diagnostics(uri()), named))).toEqual(wanted)
    expect(await named.end()).toBe(0)
  })
})

describe('an editor that is told', () => {
  it('is told once it rests, with the version, and of nothing when a document is closed', async () => {
    const neovim = await editor({ home: at.home, folders: [at.project], capabilities: PUSHED })
    expect(neovim.offered.capabilities.diagnosticProvider).toBeUndefined()
    const uri = uriOf('.mcp.json')
    const first = neovim.pushed(uri)
    neovim.open(uri, BAD)
    neovim.change(uri, [{ text: text(servers({ notes: FINE })) }])
    neovim.change(uri, [{ text: BAD }])
    const told = await first
    expect(told.version).toBe(3)
    expect(codes(told.diagnostics)).toContain('broad-filesystem-root')
    const last = neovim.pushed(uri)
    neovim.close(uri)
    expect((await last).diagnostics).toEqual([])
    expect(await neovim.end()).toBe(0)
  })

  it('is told in words when it shows no Markdown, and nothing that it does not understand', async () => {
    const plain = await editor({ home: at.home, capabilities: { textDocument: {} } })
    expect(plain.offered.capabilities.codeActionProvider).toBeUndefined()
    const uri = uriOf('.mcp.json')
    const pushed = plain.pushed(uri)
    plain.open(uri, BAD)
    const told = await pushed
    expect(told).not.toHaveProperty('version')
    for (const each of told.diagnostics) {
      expect(Object.keys(each).sort()).toEqual(['code', 'message', 'range', 'severity', 'source'])
      const hover = await plain.hover(uri, each.range.start.line, each.range.start.character)
      expect(hover?.contents).toMatchObject({ kind: 'plaintext' })
    }
    expect(await plain.end()).toBe(0)
  })
})

describe('hovers', () => {
  it('say what is wrong, what to do, and what the rule is about', async () => {
    const uri = uriOf('.mcp.json')
    await opened(uri, BAD, async () => {
      const [first] = await vscode.diagnostics(uri)
      const { line = 0, character = 0 } = first?.range.start ?? {}
      const hover = await vscode.hover(uri, line, character)
      expect(hover?.contents).toMatchObject({ kind: 'markdown' })
      expect(words(hover)).toMatch(/\*\*medium\*\* \[unpinned-package\]\(https:/)
      expect(words(hover)).toMatch(/^# /m)
      expect(await vscode.hover(uri, 0, 0)).toBeNull()
    })
  })

  it('are Markdown of ours alone, whatever the file says', async () => {
    const uri = uriOf('.mcp.json')
    const name = '](https://evil.example) ![x](https://evil.example/x.png) <img src=x> **b** `c`'
    await opened(uri, text(servers({ [name]: BROAD })), async () => {
      for (const { range } of await vscode.diagnostics(uri)) {
        const [own = ''] = words(await vscode.hover(uri, range.start.line, range.start.character)).split('\n---\n')
        expect(own).toContain('evil')
        // As code, of which no editor makes anything.
        expect(own).toContain('`https://evil.example/x.png`')
        const markup = micromark(own.replace(/^.*\n/, ''), { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
        const prose = markup.replace(/<code>[^<]*<\/code>/g, '').replace(/<\/?p>/g, '')
        expect(prose).not.toMatch(/[\][<`*@]|evil\.example/)
      }
    })
  })
})

describe('code actions', () => {
  it('tell a safe fix from one that changes what runs', async () => {
    const uri = uriOf('.mcp.json')
    const content = text(servers({ a: { url: 'http://mcp.example/' } }))
    await opened(uri, content, async () => {
      const [first] = await vscode.diagnostics(uri)
      if (!first) throw new Error('nothing was found')
      const fix = called(await vscode.actions(uri, first.range), /^Write 'https'/)
      expect(fix).toMatchObject({ kind: 'quickfix', title: expect.stringMatching(/\(unsafe: changes what runs\)$/) })
      expect(fix).not.toHaveProperty('isPreferred')
      expect(vscode.apply(fix).get(uri)).toBe(content.replace('http:', 'https:'))
    })
    const ignored = '{\n  // mcp-audit-ignore inline-code -- gone long ago\n  "servers": {}\n}\n'
    const jsonc = uriOf('.vscode/mcp.json')
    await opened(jsonc, ignored, async () => {
      const [first] = await vscode.diagnostics(jsonc)
      if (!first) throw new Error('nothing was found')
      const fix = called(await vscode.actions(jsonc, first.range), /^Remove the ignore$/)
      expect(fix.isPreferred).toBe(true)
      expect(vscode.apply(fix).get(jsonc)).toBe('{\n  "servers": {}\n}\n')
    })
  })

  it('fix all that is safe when asked for that, and nothing else', async () => {
    const uri = uriOf('.vscode/mcp.json')
    const content = `{
  // mcp-audit-ignore inline-code -- gone long ago
  "servers": {
    "a": { "url": "http://mcp.example/", "headers": { "x": "1" } },
    // mcp-audit-ignore shell-wrapper -- gone as well
    "b": { "command": "npx", "args": ["-y", "@example/b@1.2.3"] }
  }
}
`
    await opened(uri, content, async () => {
      const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
      for (const only of ['source', 'source.fixAll', 'source.fixAll.mcp-audit']) {
        const [all, ...others] = await vscode.actions(uri, whole, [only])
        expect(others).toEqual([])
        if (!all) throw new Error(`nothing is offered for ${only}`)
        expect(vscode.apply(all).get(uri)).toBe(content.replaceAll(/^ *\/\/.*\n/gm, ''))
      }
      expect(await vscode.actions(uri, whole, ['source.organizeImports'])).toEqual([])
      expect((await vscode.actions(uri, whole)).map(({ kind }) => kind)).not.toContain('source.fixAll.mcp-audit')
    })
  })

  it.each([
    ['.vscode/mcp.json', '{\r\n\t"servers": {\r\n\t\t"a": { "url": "http://mcp.example/" }\r\n\t}\r\n}\r\n', '\t\t// '],
    ['.codex/config.toml', '[mcp_servers.a]\nurl = "http://mcp.example/"\n', '# '],
    [
      '.continue/mcpServers/a.yaml',
      'mcpServers:\n  - name: a\n    type: sse\n    url: http://mcp.example/sse\n',
      '    # ',
    ],
  ])('silence a finding by a comment where there are comments: %s', async (path, content, mark) => {
    const uri = uriOf(path)
    await opened(uri, content, async () => {
      const [plain] = (await vscode.diagnostics(uri)).filter(({ code }) => code === 'plaintext-http')
      if (!plain) throw new Error('nothing was found')
      const ignore = called(await vscode.actions(uri, plain.range), /^Ignore 'plaintext-http' here \(say why\)$/)
      const after = vscode.apply(ignore).get(uri) ?? ''
      const end = content.includes('\r') ? '\r\n' : '\n'
      expect(after).toContain(`${mark}mcp-audit-ignore plaintext-http -- TODO: say why${end}`)
      vscode.change(uri, [{ text: after }])
      expect(codes(await vscode.diagnostics(uri))).not.toContain('plaintext-http')
    })
  })

  it('let the reason be typed where the editor can', async () => {
    const snippets = await editor({
      home: at.home,
      folders: [at.project],
      capabilities: {
        ...PULLING,
        workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
      },
    })
    const uri = uriOf('.codex/config.toml')
    const content = '[mcp_servers.a]\nurl = "http://mcp.example/"\n'
    snippets.open(uri, content)
    const [plain] = (await snippets.diagnostics(uri)).filter(({ code }) => code === 'plaintext-http')
    if (!plain) throw new Error('nothing was found')
    const ignore = called(await snippets.actions(uri, plain.range), /^Ignore/)
    expect(JSON.stringify(ignore.edit)).toContain('-- ${1:TODO: say why}')
    expect(await snippets.end()).toBe(0)
  })

  it('silence a finding in the settings where there are no comments', async () => {
    const uri = uriOf('.mcp.json')
    const settings = uriOf('mcp-audit.jsonc')
    const ignored = () =>
      opened(uri, BAD, async () => {
        const [first] = await vscode.diagnostics(uri)
        if (!first) throw new Error('nothing was found')
        const offered = await vscode.actions(uri, first.range)
        const ignore = called(offered, /^Ignore 'unpinned-package' here, in mcp-audit\.jsonc/)
        return vscode.apply(ignore).get(settings) ?? ''
      })
    const created = await ignored()
    expect(JSON.parse(created).ignore).toEqual([
      {
        rule: 'unpinned-package',
        file: '.mcp.json',
        pointer: '/mcpServers/files/args/1',
        reason: 'TODO: say why',
      },
    ])
    at.write('mcp-audit.jsonc', created)
    expect(codes(await found('.mcp.json', BAD))).toEqual(['broad-filesystem-root'])
    // One that is there, and open.
    const before = '{\n  // what we know\n  "ignore": [],\n}\n'
    const changed = await opened(settings, before, ignored)
    expect(changed).toContain('// what we know')
    at.write('mcp-audit.jsonc', changed)
    expect(codes(await found('.mcp.json', BAD))).toEqual(['broad-filesystem-root'])
    at.delete('mcp-audit.jsonc')
  })

  it.each([
    [
      'by four spaces, with comments',
      '{\n    "ignore": [\n        // one\n        {\n            "rule": "inline-code", // two\n            "reason": "a"\n        } // three\n        // four\n    ],\n    /* five */ "minSeverity":   "low"\n}\n',
      ',',
      '\n        {\n            "rule": ',
    ],
    [
      'by tabs, with a comma at the end',
      '{\r\n\t"ignore": [\r\n\t\t{ "rule": "inline-code", "reason": "a" },\r\n\t],\r\n}\r\n',
      '',
      '\r\n\t\t{ "rule": ',
    ],
    [
      'and hold none',
      '{\n    "minSeverity": "low" // all\n}',
      ',',
      '\n    "ignore": [\n        {\n            "rule": ',
    ],
  ])('write an entry as the settings are written, and touch nothing else: %s', async (_, before, comma, entry) => {
    const uri = uriOf('.mcp.json')
    const settings = uriOf('mcp-audit.jsonc')
    await opened(settings, before, () =>
      opened(uri, BAD, async () => {
        const [first] = await vscode.diagnostics(uri)
        const ignore = called(first ? await vscode.actions(uri, first.range) : [], /in mcp-audit\.jsonc/)
        const [change] = ignore.edit?.documentChanges ?? []
        const edits = change && 'edits' in change ? change.edits.filter((edit) => 'newText' in edit) : []
        for (const { range } of edits) expect(range.start).toEqual(range.end)
        expect(edits.filter(({ newText }) => newText === ',').length).toBe(comma === '' ? 0 : 1)
        expect(edits.at(-1)?.newText.slice(0, entry.length)).toBe(entry)
        vscode.change(settings, [{ text: vscode.apply(ignore).get(settings) ?? '' }])
        expect(codes(await vscode.diagnostics(uri))).toEqual(['broad-filesystem-root'])
      }),
    )
  })

  it('write no comment into a file of which a client reads strict JSON, and silence no more than they say', async () => {
    const uri = uriOf('.mcp.json')
    // Two findings of a rule on a line.
    const content = `{"mcpServers": {\n"files": ${JSON.stringify({ ...BROAD, args: [...BROAD.args, '/etc'] })}\n}}\n`
    await opened(uri, content, async () => {
      const roots = (await vscode.diagnostics(uri)).filter(({ code }) => code === 'broad-filesystem-root')
      expect(roots.length).toBe(2)
      for (const { range } of roots) {
        const ignore = called(await vscode.actions(uri, range), /^Ignore/)
        expect([...vscode.apply(ignore).keys()]).toEqual([uriOf('mcp-audit.jsonc')])
      }
    })
  })

  it('silence no other server, whatever a server is called', async () => {
    const unpinned = { command: 'npx', args: ['-y', '@example/a'] }
    const offeredFor = async (path: string, content: string) => {
      const [first, ...rest] = await found(path, content)
      expect(rest.length).toBeGreaterThan(0)
      return opened(uriOf(path), content, async () => {
        const offered = first ? await vscode.actions(uriOf(path), first.range) : []
        return offered.filter(({ title }) => /^Ignore/.test(title))
      })
    }
    for (const name of ['*', '**', 'a*'])
      expect(await offeredFor('.mcp.json', text(servers({ [name]: unpinned, ab: unpinned }))), name).toEqual([])
    const [plain, ...others] = await offeredFor('.mcp.json', text(servers({ a: unpinned, ab: unpinned })))
    expect(plain && JSON.parse(vscode.apply(plain).get(uriOf('mcp-audit.jsonc')) ?? '').ignore).toMatchObject([
      { file: '.mcp.json', pointer: '/mcpServers/a/args/1' },
    ])
    expect(others).toEqual([])
    // A comment would silence them all.
    const line = JSON.stringify({ servers: { a: unpinned, ab: unpinned } })
    const inOneLine = await offeredFor('.vscode/mcp.json', line)
    expect(inOneLine.map(({ title }) => title)).toEqual([
      "Ignore 'unpinned-package' here, in mcp-audit.jsonc (say why)",
    ])
    // Of one server alone, it says how many.
    const two = `{"servers": {\n"files": ${JSON.stringify({ ...BROAD, args: [...BROAD.args, '/etc'] })}\n}}\n`
    await opened(uriOf('.vscode/mcp.json'), two, async () => {
      const all = await vscode.diagnostics(uriOf('.vscode/mcp.json'))
      const root = all.find(({ code }) => code === 'broad-filesystem-root')
      const offered = root ? await vscode.actions(uriOf('.vscode/mcp.json'), root.range) : []
      const ignore = called(offered, /^Ignore 'broad-filesystem-root' here, 2 findings \(say why\)$/)
      // Once, for all of them.
      const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
      const everything = await vscode.actions(uriOf('.vscode/mcp.json'), whole, undefined, [...all])
      const alike = everything.filter(({ title }) => title === ignore.title)
      expect(alike.map(({ diagnostics }) => codes(diagnostics ?? []))).toEqual([
        ['broad-filesystem-root', 'broad-filesystem-root'],
      ])
      expect(vscode.apply(ignore).get(uriOf('.vscode/mcp.json'))).toContain(
        '\n// mcp-audit-ignore broad-filesystem-root',
      )
    })
  })

  it('silence a credential place by place, where it is told once', async () => {
    const env = { GITHUB_TOKEN: secret('github-classic') }
    const content = text(servers({ a: { command: 'a', env }, b: { command: 'b', env } }))
    const uri = uriOf('.mcp.json')
    const settings = uriOf('mcp-audit.jsonc')
    const silencing = () =>
      opened(uri, content, async () => {
        const told = (await vscode.diagnostics(uri)).find(({ code }) => code === 'hardcoded-secret')
        const offered = told ? await vscode.actions(uri, told.range) : []
        return vscode.apply(called(offered, /^Ignore 'hardcoded-secret' here, in/)).get(settings) ?? ''
      })
    const places = (written: string) => JSON.parse(written).ignore.map(({ pointer }: Record<string, string>) => pointer)
    const first = await silencing()
    expect(places(first)).toEqual(['/mcpServers/a/env/GITHUB_TOKEN'])
    const second = await opened(settings, first, silencing)
    expect(places(second)).toEqual(['/mcpServers/a/env/GITHUB_TOKEN', '/mcpServers/b/env/GITHUB_TOKEN'])
    const left = await opened(settings, second, () => found('.mcp.json', content))
    expect(codes(left)).not.toContain('hardcoded-secret')
  })

  it('name no file for a document that is in none, and silence it by a comment where there are comments', async () => {
    const ignores = async (uri: string, content: string, language?: string) => {
      vscode.open(uri, content, language)
      const [first] = await vscode.diagnostics(uri)
      const offered = first ? await vscode.actions(uri, first.range) : []
      vscode.close(uri)
      return offered.filter(({ title }) => /^Ignore/.test(title)).map(({ edit }) => JSON.stringify(edit))
    }
    expect(await ignores('untitled:Untitled-1', BAD)).toEqual([])
    const toml = '[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "@example/a"]\n'
    expect(await ignores('untitled:Untitled-2', toml, 'toml')).toEqual([
      expect.stringContaining('# mcp-audit-ignore unpinned-package -- '),
    ])
  })

  it('do away with what they are about, in every file that a rule is tried on', async () => {
    const missed: string[] = []
    let made = 0
    for (const { path, content } of fixtures()) {
      const uri = uriOf(path)
      await opened(uri, content, async () => {
        const before = await vscode.diagnostics(uri)
        for (const diagnostic of before.slice(0, 3)) {
          const { code, range } = diagnostic
          for (const action of await vscode.actions(uri, range, undefined, [diagnostic])) {
            const after = vscode.apply(action).get(uri)
            if (action.diagnostics?.length !== 1 || after === undefined) continue
            made++
            const left = await opened(uri, after, () => vscode.diagnostics(uri))
            vscode.open(uri, content)
            const of = (all: readonly Diagnostic[]) => all.filter((each) => each.code === code).length
            if (of(left) >= of(before)) missed.push(`${path} ${code} ${action.title}`)
          }
        }
      })
    }
    expect(missed).toEqual([])
    expect(made).toBeGreaterThan(100)
  }, 300_000)
})

describe('an editor that knows no versions of documents', () => {
  const SIMPLE = {
    workspace: {},
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
  }

  it('is offered changes by address, none of them preferred, and no file that would have to be made', async () => {
    const simple = await editor({ home: at.home, folders: [at.project], capabilities: SIMPLE })
    const offered = async (path: string, content: string, rule: string) => {
      const uri = uriOf(path)
      const pushed = simple.pushed(uri)
      simple.open(uri, content)
      const found = (await pushed).diagnostics.find(({ code }) => code === rule)
      const actions = found ? await simple.actions(uri, found.range) : []
      const edited = actions.map((action) => simple.apply(action))
      const closed = simple.pushed(uri)
      simple.close(uri)
      await closed
      return actions.map((action, at) => ({ ...action, texts: edited[at] }))
    }
    const jsonc = uriOf('.vscode/mcp.json')
    const ignored = '{\n  // mcp-audit-ignore inline-code -- gone long ago\n  "servers": {}\n}\n'
    const [remove] = await offered('.vscode/mcp.json', ignored, 'unused-ignore')
    expect(remove?.title).toBe('Remove the ignore')
    expect(remove).not.toHaveProperty('isPreferred')
    expect(remove?.edit).not.toHaveProperty('documentChanges')
    expect(remove?.texts?.get(jsonc)).toBe('{\n  "servers": {}\n}\n')
    // There are no settings yet.
    expect((await offered('.mcp.json', BAD, 'unpinned-package')).filter(({ title }) => /^Ignore/.test(title))).toEqual(
      [],
    )
    const settings = uriOf('mcp-audit.jsonc')
    at.write('mcp-audit.jsonc', '{ "ignore": [] }\n')
    const ignore = called(await offered('.mcp.json', BAD, 'unpinned-package'), /^Ignore/)
    expect(Object.keys(ignore.edit?.changes ?? {})).toEqual([settings])
    at.delete('mcp-audit.jsonc')
    expect(await simple.end()).toBe(0)
  })
})

describe('where there is nothing to offer', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
  it.each([
    ['a file of another program', 'tsconfig.json', '{}', undefined],
    [
      'nothing that is safe to fix',
      '.mcp.json',
      text(servers({ a: { url: 'http://mcp.example/' } })),
      ['source.fixAll'],
    ],
    ['what goes by a name alone', '.mcp.json', BAD, ['refactor']],
  ])('%s', async (_, path, content, only) => {
    expect(await opened(uriOf(path), content, () => vscode.actions(uriOf(path), whole, only))).toEqual([])
  })

  it('a fix keeps the mark of a byte order, and everything is offered to who asks for any kind', async () => {
    const uri = uriOf('.mcp.json')
    const content = `\ufeff${text(servers({ a: { url: 'http://mcp.example/' } }))}`
    await opened(uri, content, async () => {
      const fix = called(await vscode.actions(uri, whole, ['']), /^Write 'https'/)
      expect(vscode.apply(fix).get(uri)).toBe(content.replace('http:', 'https:'))
    })
  })

  it('settings in package.json are those that get an entry, as long as they are settings', async () => {
    const uri = uriOf('.mcp.json')
    const ignores = (content: string) => {
      at.write('package.json', content)
      return opened(uri, BAD, async () => {
        const first = (await vscode.diagnostics(uri)).find(({ code }) => code === 'unpinned-package')
        const offered = first ? await vscode.actions(uri, first.range) : []
        return offered
          .filter(({ title }) => /^Ignore/.test(title))
          .map(({ title, edit }) => [title, JSON.stringify(edit)])
      })
    }
    expect(await ignores('{ "name": "a", "mcp-audit": { "minSeverity": "low" } }\n')).toEqual([
      ["Ignore 'unpinned-package' here, in package.json (say why)", expect.stringContaining('unpinned-package')],
    ])
    at.delete('package.json')
  })
})

describe('addresses', () => {
  it.each([
    ['/srv/a b/.mcp.json', 'file:///srv/a%20b/.mcp.json'],
    ['C:/app/.mcp.json', 'file:///C%3A/app/.mcp.json'],
    ['//host.example/share/.mcp.json', 'file://host.example/share/.mcp.json'],
  ])('%s', (path, uri) => {
    expect(addressOf(path)).toBe(uri)
    expect(placeOf(uri)).toEqual({ is: 'file', path })
  })

  it('of hosts that are no text are nobody’s', () => {
    expect(placeOf('file://%ff/share/.mcp.json')).toEqual({ is: 'foreign' })
    expect(placeOf('file://localhost/srv/.mcp.json')).toEqual({ is: 'file', path: '/srv/.mcp.json' })
  })

  const NONE = { processId: null, capabilities: {}, workspaceFolders: null, rootUri: null }
  it.each([
    ['nothing', NONE, []],
    ['an address', { ...NONE, rootUri: 'file:///srv/app/' }, ['/srv/app']],
    ['a path of Windows', { ...NONE, rootPath: 'C:\\work\\app' }, ['C:/work/app']],
    ['the whole disk', { ...NONE, rootUri: 'file:///' }, ['/']],
    [
      'folders, of which one is on another machine',
      {
        ...NONE,
        rootUri: 'file:///srv/old',
        workspaceFolders: [
          { uri: 'vscode-remote://ssh+host/srv/app', name: 'there' },
          { uri: 'file:///srv/app', name: 'here' },
        ],
      },
      ['/srv/app'],
    ],
  ])('an editor begins with %s', (_, params, folders) => {
    expect(foldersOf(params)).toEqual(folders)
  })

  it.each<[string, readonly string[], string]>([
    ['file:///srv/app/sub/.mcp.json', ['/srv/app', '/srv/app/sub', '/srv/apple'], '/srv/app/sub'],
    ['file:///srv/app/.mcp.json', ['/'], '/'],
    ['file:///srv/app/.mcp.json', ['/etc'], '/srv/app'],
    ['file:///.mcp.json', [], '/'],
    ['untitled:Untitled-1', ['/srv/app', '/etc'], '/srv/app'],
    ['untitled:Untitled-1', [], '/where/it/was/started'],
  ])('%s among %j is looked at in %s', async (uri, folders, folder) => {
    const asked: string[] = []
    const around = {
      look: async (looked: Looked) => {
        asked.push(looked.folder)
        throw new Error('that is enough')
      },
      folder: '/where/it/was/started',
      complaint: () => undefined,
    }
    const document = TextDocument.create(uri, 'json', 1, BAD)
    const looking = { documents: documentsOf(), around, seen: new Map(), folders }
    await expect(look(document, BAD, undefined, looking)).rejects.toThrow('that is enough')
    expect(asked).toEqual([folder])
  })

  it('count bytes, not letters, to what is too large', () => {
    const units = 6 * 2 ** 20
    const isLarge = (letter: string) => isTooLarge(TextDocument.create('file:///a', 'json', 1, letter.repeat(units)))
    expect([isLarge('a'), isLarge('€')]).toEqual([false, true])
  })
})

describe('a question that nobody waits for any more', () => {
  const uri = uriOf('.vscode/mcp.json')
  const entries = Array.from({ length: 300 }, (_, index) => [`s${index}`, BROAD] as const)
  const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }
  const params = { textDocument: { uri }, range: whole, context: { diagnostics: [] } }
  const content = text({ servers: Object.fromEntries(entries) })

  it('is not worked on, and keeps nobody else waiting', async () => {
    await opened(uri, content, async () => {
      await vscode.diagnostics(uri)
      const source = new CancellationTokenSource()
      const answers: string[] = []
      const asked = vscode.connection.sendRequest(CodeActionRequest.type, params, source.token).then(
        () => answers.push('actions'),
        ({ code }) => answers.push(`actions ${code}`),
      )
      const pointed = vscode.hover(uri, 3, 5).then(() => answers.push('hover'))
      await pointed
      source.cancel()
      await asked
      expect(answers).toEqual(['hover', 'actions -32800'])
    })
  })

  it('is answered for no other text than that which it was about', async () => {
    await opened(uri, content, async () => {
      const asked = vscode.connection.sendRequest(CodeActionRequest.type, params)
      vscode.change(uri, [{ text: `\n${content}` }])
      await expect(asked).rejects.toMatchObject({ code: -32801 })
      expect((await vscode.actions(uri, whole)).length).toBeGreaterThan(0)
    })
  })
})

/** Files of the repository of bad fixtures, one of a rule. */
function fixtures(): readonly { readonly path: string; readonly content: string }[] {
  return readdirSync('fixtures/rules').flatMap((rule) => {
    const folder = join('fixtures/rules', rule, 'bad')
    const [first = ''] = readdirSync(folder).sort()
    return [...load(join(folder, first))].flatMap(([path, bytes]) => {
      const isConfig = path.startsWith(`${REPOSITORY}/`) && /\.(?:json|jsonc|toml|ya?ml)$/.test(path)
      if (!isConfig || /mcp-audit|package(?:-lock)?\.json/.test(path)) return []
      return [{ path: path.slice(REPOSITORY.length + 1), content: Buffer.from(bytes).toString('utf8') }]
    })
  })
}

/** So many secrets stand in one document. */
const AT_ONCE = 32

/** Documents with secrets in them, and something to repair and to ignore beside each. */
const LAYOUTS: readonly (readonly [path: string, write: (secrets: readonly Sample[]) => string])[] = [
  ['.mcp.json', (secrets) => text(servers(entriesOf(secrets)))],
  ['.vscode/mcp.json', (secrets) => JSON.stringify({ servers: entriesOf(secrets) })],
  [
    '.codex/config.toml',
    (secrets) =>
      secrets
        .map(({ value }, index) => {
          const quoted = JSON.stringify(value)
          return `[mcp_servers.s${index}]\ncommand = "npx"\nargs = ["-y", "@example/a", ${quoted}]\nenv = { API_TOKEN = ${quoted} }\n`
        })
        .join('\n'),
  ],
]

function entriesOf(secrets: readonly Sample[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    secrets.map(({ key, value }, index) => {
      const url = `http://mcp.example/?api_key=${encodeURIComponent(value)}`
      const env = { [key || 'API_TOKEN']: value, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
      return [`s${index}`, index % 4 === 3 ? { url } : { command: 'npx', args: ['-y', '@example/a', value], env }]
    }),
  )
}

describe('what comes from a file', () => {
  it('is shown as words, wherever it stands', async () => {
    const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
    for (const [, hostile] of HOSTILE) {
      for (const [index, { path, write }] of Object.values(PLACES).slice(0, 12).entries()) {
        const uri = uriOf(path)
        await opened(uri, write(hostile), async () => {
          const diagnostics = await vscode.diagnostics(uri)
          for (const { message } of diagnostics) expect(String(message).replace('\n', '')).not.toMatch(OBEYED)
          const [first] = index < 3 ? diagnostics : []
          if (!first) return
          for (const { title } of await vscode.actions(uri, first.range)) expect(title).not.toMatch(OBEYED)
          const { line, character } = first.range.start
          // Before the page of the rule.
          const [own = ''] = words(await vscode.hover(uri, line, character)).split('\n---\n')
          expect(own.replaceAll('\n', '')).not.toMatch(OBEYED)
        })
      }
    }
  }, 120_000)

  it('is never a secret, in no message of any kind', async () => {
    const secrets = bench().filter(({ label }) => label === 'secret')
    const quiet = await editor({ home: at.home, folders: [at.project] })
    for (let from = 0; from < secrets.length; from += AT_ONCE) {
      const some = secrets.slice(from, from + AT_ONCE)
      for (const [path, write] of LAYOUTS) {
        const uri = uriOf(path)
        await opened(
          uri,
          write(some),
          async () => {
            for (const { range } of (await quiet.diagnostics(uri)).slice(0, 5)) {
              await quiet.hover(uri, range.start.line, range.start.character)
              await quiet.actions(uri, range)
            }
          },
          quiet,
        )
      }
    }
    const traces = new Traces(secrets.map((sample) => [sample.id, bodiesOf(sample)]))
    expect([...traces.in(quiet.received() + quiet.errors())]).toEqual([])
    expect(await quiet.end()).toBe(0)
  }, 300_000)
})

describe('the command', () => {
  it('loads no plug-in, and needs somebody to talk to', async () => {
    expect(at.run(['lsp', '--plugin', 'rules.mjs'])).toMatchObject({ code: 2, out: '' })
    expect(await run(['lsp'])).toMatchObject({ code: 2, err: 'error: There is no editor on standard input.\n' })
  })
})

describe('the end', () => {
  /** What it ends with after these messages, which are sent as they are. */
  async function endOf(messages: readonly object[], close: boolean): Promise<number | null> {
    const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { env: environment(at.home) })
    const ended = exitOf(child)
    for (const message of messages) {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message })
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    }
    if (close) child.stdin.end()
    return ended
  }
  const initialize = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }
  const shutdown = { id: 2, method: 'shutdown' }
  const exit = { method: 'exit' }

  it.each([
    ['as the editor asks', [initialize, shutdown, exit], false, 0],
    ['without being asked', [initialize, exit], false, 1],
    ['before anything was agreed upon', [exit], false, 1],
    ['with the streams', [initialize], true, 1],
    ['with the streams, once it was asked', [initialize, shutdown], true, 0],
    ['at once', [], true, 1],
  ])('comes %s', async (_, messages, close, code) => {
    expect(await endOf(messages, close)).toBe(code)
  })

  it('comes in the middle of a message', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { env: environment(at.home) })
    const ended = exitOf(child)
    child.stdin.end('Content-Length: 99\r\n\r\n{')
    expect(await ended).toBe(1)
  })

  it('comes with the process that it was started for', async () => {
    const brief = spawn(process.execPath, ['-e', '0'])
    await exitOf(brief)
    const params = { ...initialize.params, processId: brief.pid }
    expect(await endOf([{ ...initialize, params }], false)).toBe(1)
  }, 30_000)

  it('does not come with a question that makes no sense', async () => {
    const { connection } = vscode
    for (const method of ['hover', 'codeAction', 'diagnostic'])
      for (const params of [{}, { textDocument: { uri: 5 }, position: {}, range: {} }])
        await expect(connection.sendRequest(`textDocument/${method}`, params)).rejects.toMatchObject({ code: -32602 })
    const position = { line: 0, character: 0 }
    const asked = { textDocument: { uri: uriOf('.mcp.json') }, range: { start: position, end: position } }
    await opened(uriOf('.mcp.json'), BAD, async () => {
      for (const context of [
        { diagnostics: [], only: 'quickfix' },
        { diagnostics: [{}] },
        { diagnostics: [], only: [5] },
      ])
        await expect(connection.sendRequest('textDocument/codeAction', { ...asked, context })).rejects.toMatchObject({
          code: -32602,
        })
    })
    await expect(connection.sendRequest('textDocument/nonsense', {})).rejects.toMatchObject({ code: -32601 })
    await connection.sendNotification('textDocument/didChange', { textDocument: 5 })
    expect(codes(await found('.mcp.json', BAD))).toContain('broad-filesystem-root')
  })

  it('refuses questions before the beginning and after the end', async () => {
    const late = await editor({ home: at.home })
    await late.connection.sendRequest('shutdown')
    await expect(late.hover('file:///a', 0, 0)).rejects.toMatchObject({ code: -32600 })
    late.child.stdin?.end()
    expect(await exitOf(late.child)).toBe(0)
  })
})

describe('the edits between two texts', () => {
  const between = (before: string, after: string) => {
    const document = TextDocument.create('file:///a.json', 'json', 1, before)
    const edits = editsBetween(before, after, document)
    expect(TextDocument.applyEdits(document, edits)).toBe(after)
    return edits.map(({ range: { start, end }, newText }) => [
      `${start.line}:${start.character}-${end.line}:${end.character}`,
      newText,
    ])
  }

  it.each([
    ['a word', '{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 1,\n  "b": 3\n}\n', [['2:7-2:8', '3']]],
    ['the first word', 'a b\n', 'c b\n', [['0:0-0:1', 'c']]],
    ['nothing', 'a\n', 'a\n', []],
    ['all that there is', 'a', '', [['0:0-0:1', '']]],
    ['half a line break', 'a\r\nb\r\n', 'a\rb\r\n', [['0:1-1:0', '\r']]],
  ])('are of %s', (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected)
  })

  it('are one where nearly every word is another', () => {
    const words = (name: string) => Array.from({ length: 20_000 }, (_, index) => `${name}${index}`).join(' ')
    expect(between(`x\n${words('a')}\ny\n`, `x\n${words('b')}\ny\n`)).toHaveLength(1)
  })
})

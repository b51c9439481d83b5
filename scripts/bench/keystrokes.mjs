// What a keystroke costs in an editor: one character typed and the diagnostics pulled, over standard input and output.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'
import { config } from './cases.mjs'
import { wall } from './measure.mjs'

/** Keystrokes that nobody counts, while V8 sees what is worth compiling. */
const WARM = 100
/** Some 200 lines. */
const SERVERS = 15

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Milliseconds of each of so many keystrokes, in a project of its own. `files`: what lies in it besides, by name. */
async function typed(count, { cwd, env, files }) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  const server = spawn(process.execPath, [resolve('dist/cli.js'), 'lsp', '--stdio'], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(cwd).href,
    capabilities: { textDocument: { diagnostic: {} } },
  })
  await connection.sendNotification('initialized', {})
  const text = config(SERVERS)
  const uri = pathToFileURL(join(cwd, '.mcp.json')).href
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'json', version: 1, text },
  })
  const lines = text.split('\n')
  const line = lines.findIndex((each) => each.includes('server-7@')) + 1
  const times = []
  for (let version = 2; version < count + WARM + 2; version++) {
    const at = { line, character: lines[line].indexOf('--root') }
    // A letter in, and out again.
    const change =
      version % 2 === 0
        ? { range: { start: at, end: at }, text: 'x' }
        : { range: { start: at, end: { ...at, character: at.character + 1 } }, text: '' }
    const started = process.hrtime.bigint()
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    })
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
    times.push(Number(process.hrtime.bigint() - started) / 1e6)
  }
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  return { lines: lines.length, times: times.slice(WARM) }
}

/** The median of so many keystrokes, in milliseconds and beside a start of Node that does nothing, with and without settings. */
export async function keystrokes({ rounds, folder, env }) {
  const bare = Math.min(
    ...Array.from({ length: rounds }, () => wall({ command: [process.execPath, '-e', '0'], cwd: folder('bare'), env })),
  )
  const cases = [
    { name: 'alone in its folder', files: {} },
    { name: 'with settings', files: { 'mcp-audit.jsonc': '{ "rules": { "inline-code": "off" } }' } },
  ]
  const rows = []
  for (const { name, files } of cases) {
    const { lines, times } = await typed(rounds * 20, { cwd: folder(`typed-${rows.length}`), env, files })
    rows.push({ name, lines, ms: median(times), ratio: median(times) / bare })
  }
  return rows
}

export function keystrokeText({ name, lines, ms, ratio }) {
  return `a keystroke in a config of ${lines} lines, ${name}: ${ms.toFixed(1)} ms at the median, ${ratio.toFixed(2)} × node -e 0`
}

// node --test examples/plugin
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findings } from 'mcp-audit/testing'
import acme from './acme.mjs'

const config = (entry) => ({ '.mcp.json': JSON.stringify({ mcpServers: { notes: entry } }, undefined, 2) })

test('a server without an owner is found, at its name', async () => {
  const [found, ...others] = await findings(acme.rules, config({ command: 'notes-server' }))
  assert.equal(others.length, 0)
  assert.equal(found.rule, 'acme-owner')
  assert.deepEqual(found.start, { line: 3, column: 5, offset: 24 })
})

test('a server with an owner is left alone', async () => {
  const entry = { command: 'notes-server', _owner: 'notes-team@acme.example' }
  assert.deepEqual(await findings(acme.rules, config(entry)), [])
})

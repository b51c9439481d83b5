/** Who expands a reference, where that does not hang on a fixture's place: guessed readers, and facts that are hearsay. */

import { expect, it } from 'vitest'
import type { Client } from '../src/client.ts'
import { clients } from '../src/clients/index.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const ID = 'unexpanded-reference'

async function confidences(path: string, text: string, known: readonly Client[] = clients): Promise<readonly string[]> {
  const file = `${REPOSITORY}/${path}`
  const { report } = await scanFiles(new Map([[file, bytes(text)]]), { request: { paths: [file] }, clients: known })
  return report.findings.filter(({ rule }) => rule === ID).map(({ confidence }) => confidence)
}

const ENTRY = { command: 'npx', args: ['-y', '@example/notes@1.4.2'], env: { NOTES_TOKEN: '${NOTES_TOKEN}' } }

it('is less sure of a reader that only the shape of a file gives away', async () => {
  const zed = JSON.stringify({ context_servers: { notes: ENTRY } })
  expect(await confidences('.zed/settings.json', zed)).toEqual(['high'])
  expect(await confidences('some/other-name.json', zed)).toEqual(['low'])
})

it('accuses nobody whose ways are not documented, and nobody on hearsay', async () => {
  const roo = JSON.stringify({ mcpServers: { notes: ENTRY } })
  const as = (change: (client: Client) => Client) => clients.map((one) => (one.id === 'roo-code' ? change(one) : one))
  expect(await confidences('.roo/mcp.json', roo)).toEqual(['high'])
  expect(
    await confidences(
      '.roo/mcp.json',
      roo,
      as(({ references: _, ...rest }) => rest),
    ),
  ).toEqual([])
  const hearsay = as((client) => ({ ...client, references: [{ syntax: '${VAR}', fields: 'all', confidence: 'low' }] }))
  expect(await confidences('.roo/mcp.json', roo, hearsay)).toEqual([])
  expect(
    await confidences(
      '.roo/mcp.json',
      roo,
      as((client) => ({ ...client, confidence: 'medium' })),
    ),
  ).toEqual(['low'])
})

it('names the others once a file where most readers expand it', async () => {
  const servers = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, ENTRY]))
  expect(await confidences('.mcp.json', JSON.stringify({ mcpServers: servers }))).toEqual(['low'])
})

it('takes a list of extensions for a recipe of Goose, whatever it is called', async () => {
  const review = [
    'title: Review',
    'extensions:',
    '  - type: stdio',
    '    name: notes',
    '    cmd: uvx',
    '    args: [notes-mcp]',
  ]
  const file = `${REPOSITORY}/review.yaml`
  const files = new Map([[file, bytes(review.join('\n'))]])
  const { report } = await scanFiles(files, { request: { paths: [file] } })
  expect(report.files.map(({ clients }) => clients)).toEqual([['goose']])
  expect(report.findings.map(({ rule, server }) => [rule, server])).toEqual([['unpinned-package', 'notes']])
})

/** Recipes of Goose lie in folders that others have as well: they are known by what is in them. */

import { expect, it } from 'vitest'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const RECIPE = [
  'title: Review',
  'extensions:',
  '  - type: stdio',
  '    name: notes',
  '    cmd: uvx',
  '    args: [notes-mcp]',
]

/** What lies in folders called so otherwise. */
const OTHERS: Readonly<Record<string, string>> = {
  'recipes/notes/recipe.yaml':
    'package:\n  name: notes\nbuild:\n  script: make\nextensions:\n  - name: a\n    url: https://notes.example/mcp\n',
  'recipes/soup.yaml': 'title: Soup\ningredients:\n  - type: stdio\n',
  'recipes/server.yaml':
    'tasks:\n  - action: download_file\n    url: https://notes.example/mcp\nextensions: [one, two]\n',
  'recipes/plugins.json': '{ "extensions": [{ "type": "theme", "command": "npx", "args": ["notes-mcp"] }] }',
}

it.each(['recipes/review.yaml', 'goose/recipes/weekly/review.yaml'])('finds %s', async (name) => {
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/${name}`, bytes(RECIPE.join('\n'))]]))
  expect(report.files.map(({ path, clients }) => [path, clients])).toEqual([[name, ['goose']]])
  expect(report.findings.map(({ rule }) => rule)).toEqual(['unpinned-package'])
})

it.each(Object.entries(OTHERS))('says nothing of %s', async (name, text) => {
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/${name}`, bytes(text)]]))
  expect(report.files).toEqual([])
  expect(report.findings).toEqual([])
})

it('knows one with remote servers alone, if somebody names it', async () => {
  const file = `${REPOSITORY}/review.yaml`
  const text =
    'title: Review\nextensions:\n  - type: streamable_http\n    name: notes\n    uri: http://notes.example/mcp\n'
  const { report } = await scanFiles(new Map([[file, bytes(text)]]), { request: { paths: [file] } })
  expect(report.files.map(({ clients }) => clients)).toEqual([['goose']])
  expect(report.findings.map(({ rule }) => rule)).toEqual(['plaintext-http', 'unauthenticated-remote'])
})

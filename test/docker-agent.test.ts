/** Files of Docker Agent are called anything: they are known by what is in them, and nothing is told of others. */

import { expect, it } from 'vitest'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const TEAM = [
  'agents:',
  '  root:',
  '    model: openai/gpt-5',
  '    toolsets:',
  '      - type: mcp',
  '        command: uvx',
  '        args: [notes-mcp]',
]

/** Files that are called as such a file may be, with programs, addresses and credentials' names, and are about something else. */
const OTHERS: Readonly<Record<string, string>> = {
  'config/agents.yaml': 'researcher:\n  role: Researcher\n  goal: Find out\n  tools: [search]\n',
  'agents/crew.yaml': 'agents:\n  researcher:\n    role: Researcher\n    toolsets: [search, browse]\n',
  'k8s/agent.yaml':
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: agent\n      image: example\n      command: [npx, -y, notes-mcp]\n      env: [{ name: TOKEN, value: x }]\n',
  'agent.yaml':
    'agents:\n  root:\n    model: m\n    tools:\n      - type: mcp\n        command: uvx\n        args: [notes-mcp]\n',
  'agent.yml': 'agents:\n  root:\n    toolsets:\n      - type: rest\n        command: uvx\n        args: [notes-mcp]\n',
  'datadog-agent.yaml': 'agents:\n  toolsets:\n    type: mcp\n',
  'agent-pool.yaml':
    'agents: { toolsets: { type: mcp } }\nservers:\n  notes:\n    command: uvx\n    args: [notes-mcp]\n',
  'agent-pool.yaml.example': 'agents: {}\nservers:\n  notes:\n    command: uvx\n    args: [notes-mcp]\n',
  'user-agent.yaml': '- mcp\n- toolsets\n- agents\n- type\n',
}

it('knows a file by what is in it, if somebody names it', async () => {
  const file = `${REPOSITORY}/review.yaml`
  const files = new Map([[file, bytes(TEAM.join('\n'))]])
  const { report } = await scanFiles(files, { request: { paths: [file] } })
  expect(report.files.map(({ clients }) => clients)).toEqual([['docker-agent']])
  expect(report.findings.map(({ rule }) => rule)).toEqual(['unpinned-package'])
})

it('finds it in a tree by any name with an agent in it', async () => {
  const names = ['agent.yaml', 'dev-agent.yml', 'team/cagent-review.yaml', 'agents/review.yaml', 'cagent/tidy.yml']
  const files = new Map(names.map((name) => [`${REPOSITORY}/${name}`, bytes(TEAM.join('\n'))]))
  const { report } = await scanFiles(files)
  expect(report.files.map(({ path }) => path)).toEqual([...names].sort())
})

it.each(Object.entries(OTHERS))('says nothing of %s', async (name, text) => {
  const files = new Map([[`${REPOSITORY}/${name}`, bytes(text)]])
  const { report } = await scanFiles(files)
  expect(report.files).toEqual([])
  expect(report.findings).toEqual([])
})

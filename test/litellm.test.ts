/** Files of LiteLLM's proxy are called anything: they are known by what is in them, and nothing is told of others. */

import { expect, it } from 'vitest'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const SERVERS = ['mcp_servers:', '  notes:', '    transport: stdio', '    command: uvx', '    args: [notes-mcp]']
const GATEWAY = ['model_list: []', ...SERVERS].join('\n')
const SECRET_IN =
  'general_settings:\n  master_key: sk-1234\n  database_url: postgresql://litellm:litellm@db.example/litellm\n'

/** Files that are called as such a file may be, and are about something else, or about models alone. */
const OTHERS: Readonly<Record<string, string>> = {
  'config.yaml': SERVERS.join('\n'),
  'site/config.yml': 'title: mcp_servers\nmodel_list: [mcp]\ncommand: uvx notes-mcp\n',
  'litellm_config.yaml': `model_list:\n  - model_name: m\n    litellm_params: { model: m }\n${SECRET_IN}`,
  'litellm/config.yaml': `${SECRET_IN}mcp_servers: {}\n`,
  'charts/litellm.yaml':
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  model_list: x\n  mcp_servers: y\n  command: uvx notes-mcp\n',
  'proxy_config.yaml': 'server: { command: uvx }\nmcp_servers:\n  notes: { command: uvx, args: [notes-mcp] }\n',
}

it.each(['gateway.yaml', 'deploy/values.yml'])('knows %s by what is in it, if somebody names it', async (name) => {
  const file = `${REPOSITORY}/${name}`
  const { report } = await scanFiles(new Map([[file, bytes(GATEWAY)]]), { request: { paths: [file] } })
  expect(report.files.map(({ clients }) => clients)).toEqual([['litellm']])
  expect(report.findings.map(({ rule }) => rule)).toEqual(['unpinned-package'])
})

it('finds it in a tree by the names that people give it', async () => {
  const names = [
    'config.yaml',
    'deploy/litellm-config.dev.yml',
    'litellm.yaml',
    'litellm/config.yaml',
    'litellm_config.yaml',
    'my_litellm.yml',
    'proxy_config.yaml',
  ]
  const { report } = await scanFiles(new Map(names.map((name) => [`${REPOSITORY}/${name}`, bytes(GATEWAY)])))
  expect(report.files.map(({ path, clients }) => `${path} ${clients}`)).toEqual(
    names.map((name) => `${name} litellm`).sort(),
  )
})

it.each(Object.entries(OTHERS))('says nothing of %s', async (name, text) => {
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/${name}`, bytes(text)]]))
  expect(report.files).toEqual([])
  expect(report.findings).toEqual([])
})

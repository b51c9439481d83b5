import {
  type CommandInValue,
  commandSettings,
  commandsOf,
  readsSecretOnly,
} from '../src/knowledge/commands-in-values.ts'
import type { ConfigFile } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'config-runs-command',
  title: 'Value that is a command',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-78', 'CWE-829'],
  owasp: ['MCP05', 'MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    if (!isShared(config)) return
    for (const found of commandSettings(config)) report(finding(found, 'of this file'))
  },
  server(server, { config, report }) {
    if (!isShared(config)) return
    for (const found of commandsOf(server)) report(finding(found, `of server '${server.name}'`))
  },
})

/** In one's own settings the command is one's own. */
function isShared({ scope, personal }: ConfigFile): boolean {
  return (scope === 'project' || scope === 'extension') && !personal
}

function finding({ at, command, key, clients }: CommandInValue, of: string): RuleReport {
  const what = key === undefined ? `A value ${of}` : `'${key}' ${of}`
  return {
    at,
    clients,
    message: `${what} is a command, which the client runs when it reads or uses the value. Whoever can change the project can run anything on the machine of everyone who opens it, and the list of servers does not show it.`,
    help: readsSecretOnly(command)
      ? 'Refer to a variable, and let each developer fill it from the secret store.'
      : 'Refer to a variable instead, or keep the command in personal settings.',
    ...(readsSecretOnly(command) ? { confidence: 'low' as const } : {}),
  }
}

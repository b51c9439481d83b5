import {
  type CommandInValue,
  commandSettings,
  commandsOf,
  readsSecretOnly,
} from '../src/knowledge/commands-in-values.ts'
import { ownersAmong } from '../src/knowledge/owners.ts'
import type { ConfigFile, Reader } from '../src/model.ts'
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
    for (const found of commandSettings(config)) report(finding(found, config, config.readers, 'of this file'))
  },
  server(server, { config, report }) {
    if (!isShared(config)) return
    for (const found of commandsOf(server)) report(finding(found, config, server.readers, `of server '${server.name}'`))
  },
})

/** In one's own settings the command is one's own. */
function isShared({ scope, personal }: ConfigFile): boolean {
  return (scope === 'project' || scope === 'extension') && !personal
}

function finding(
  { at, command, key, clients }: CommandInValue,
  { path }: ConfigFile,
  readers: readonly Reader[],
  of: string,
): RuleReport {
  const running = readers.filter(({ client }) => clients.includes(client.id))
  const owners = ownersAmong(readers, path)
  // To the program whose file it is, it is a string like any other: a password may begin with `!`.
  const isForeign = owners.length > 0 && !owners.some((owner) => running.includes(owner))
  const what = key === undefined ? `A value ${of}` : `'${key}' ${of}`
  return {
    at,
    clients,
    message: `${what} is a command, which ${programs(running)} when it reads or uses the value. Whoever can change the project can run anything on the machine of everyone who opens it, and the list of servers does not show it.`,
    help: readsSecretOnly(command)
      ? 'Refer to a variable, and let each developer fill it from the secret store.'
      : 'Refer to a variable instead, or keep the command in personal settings.',
    ...(readsSecretOnly(command) || isForeign ? { confidence: 'low' as const } : {}),
  }
}

function programs(readers: readonly Reader[]): string {
  const [first = 'the client', second, ...more] = new Set(readers.map(({ client }) => client.name))
  if (second === undefined) return `${first} runs`
  return more.length === 0 ? `${first} or ${second} runs` : `${first} or one of ${more.length + 1} more runs`
}

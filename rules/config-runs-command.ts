import { groupedBy } from '../src/knowledge/groups.ts'
import {
  type CommandInValue,
  commandSettings,
  commandsOf,
  readsSecretOnly,
} from '../src/knowledge/programs/commands-in-values.ts'
import { ownersAmong } from '../src/knowledge/readers/owners.ts'
import { type ConfigFile, isShared, type Reader, type Server } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'config-runs-command',
  title: 'Value that runs a command',
  severity: 'medium',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-78', 'CWE-829'],
  owasp: ['MCP05', 'MCP01'],
  since: '0.1.0',
  config(config, { report }) {
    // In personal settings the command is the user's own.
    if (!isShared(config)) return
    // The same command in ten servers of a file is one decision.
    const all: readonly Told[] = [
      ...commandSettings(config).map((found) => ({ found, server: undefined })),
      ...config.servers.flatMap((server) => commandsOf(server).map((found) => ({ found, server }))),
    ]
    const told = groupedBy(all, ({ found, server }) =>
      [found.command, found.key ?? '', server?.enabled ?? true, found.clients].join('\0'),
    )
    for (const [first, ...rest] of told.values()) report(finding(first, rest, config))
  },
})

interface Told {
  readonly found: CommandInValue
  readonly server: Server | undefined
}

function finding({ found, server }: Told, rest: readonly Told[], config: ConfigFile): RuleReport {
  const { at, command, key, clients } = found
  const readers = server?.readers ?? config.readers
  const running = readers.filter(({ client }) => clients.includes(client.id))
  const owners = ownersAmong(readers, config.path)
  // To the program that owns the file it is an ordinary string: a password may begin with `!`.
  const isForeign = owners.length > 0 && !owners.some((owner) => running.includes(owner))
  const of = server ? `of server '${server.name}'` : 'of this file'
  const what = key === undefined ? `A value ${of}` : `'${key}' ${of}`
  const more = rest.length === 0 ? '' : `; it is in ${rest.length} more ${rest.length === 1 ? 'place' : 'places'}`
  return {
    at,
    clients,
    ...(server ? { server } : {}),
    message: `${what} is a command that ${programs(running)} when it reads or uses the value${more}. Anyone who can change the project can run anything on the machine of anyone who opens it, and the list of servers does not show it.`,
    help: readsSecretOnly(command)
      ? 'Refer to a variable, and let each developer set it from the secret store.'
      : 'Refer to a variable instead, or keep the command in personal settings.',
    related: rest.map((other) => ({
      at: other.found.at,
      message: `The same command${other.server ? `, in server '${other.server.name}'` : ''}.`,
    })),
    ...(readsSecretOnly(command) || isForeign ? { confidence: 'low' as const } : {}),
  }
}

function programs(readers: readonly Reader[]): string {
  const [first = 'the client', second, ...more] = new Set(readers.map(({ client }) => client.name))
  if (second === undefined) return `${first} runs`
  return more.length === 0 ? `${first} or ${second} runs` : `${first} or one of ${more.length + 1} others runs`
}

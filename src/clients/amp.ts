import { type ClientFile, defineClient, type ServerRoot, type Setting } from '../client.ts'
import { expands, LAUNCH_FIELDS, MCP_SERVERS, runs } from './shared.ts'

/** One flat key, dot and all; the same nested is ignored. */
const AMP_SERVERS: ServerRoot = { at: ['amp.mcpServers'], shape: 'map' }

/**
 * https://ampcode.com/manual, 2026-10. Rules are lists of maps of which the first that matches decides. Trusted servers are
 * a person's answers.
 */
const SETTINGS: readonly Setting[] = [
  {
    at: ['amp.dangerouslyAllowAll'],
    match: { is: [true] },
    means: 'approval-disabled',
    words: 'every tool runs without asking',
  },
  {
    at: ['amp.permissions', '*', 'tool'],
    match: { is: ['*'] },
    means: 'approval-disabled',
    words: 'every tool that no earlier rule is about runs without asking',
    undo: { value: 'ask', beside: 'action' },
    where: [{ at: ['amp.permissions', '*', 'action'], is: ['allow'] }],
  },
  {
    at: ['amp.mcpPermissions', '*', 'matches', '*'],
    match: { is: ['*'] },
    means: 'tools-approved',
    words: 'every server that no earlier rule is about is admitted, and its tools run without asking',
    undo: 'not-here',
    where: [{ at: ['amp.mcpPermissions', '*', 'action'], is: ['allow'] }],
    confidence: 'medium',
  },
  {
    at: ['amp.mcpPermissions'],
    match: { absent: true },
    means: 'approval-absent',
    words: 'every server is admitted, and its tools run without asking',
    confidence: 'medium',
  },
  // Its hooks (`amp.hooks`) send messages to the model, and run nothing.
  runs(['amp.permissions', '*', 'to'], 'a program decides which tools run', {
    where: [{ at: ['amp.permissions', '*', 'action'], is: ['delegate'] }],
  }),
]

const CONFIG = { format: 'jsonc', servers: [AMP_SERVERS], settings: SETTINGS } as const satisfies Partial<ClientFile>

/** For names that are also other programs'. */
const WHEN = [AMP_SERVERS.at, ['amp.dangerouslyAllowAll'], ['amp.permissions'], ['amp.mcpPermissions']] as const

/** A skill's servers, with or without a wrapper. */
const SKILL_SERVERS = {
  format: 'json',
  servers: [MCP_SERVERS, { at: [], shape: 'map', unless: ['mcpServers'] }],
} as const satisfies Partial<ClientFile>

/** Front matter of a skill. */
const SKILL = { format: 'yaml', servers: [MCP_SERVERS], when: [['mcpServers']] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'amp',
  name: 'Amp',
  docs: 'https://ampcode.com/manual',
  checked: '2026-10',
  confidence: 'high',
  files: [
    {
      scope: 'user',
      path: {
        linux: ['{config}/amp/settings.json', '{config}/amp/settings.jsonc'],
        darwin: ['{config}/amp/settings.json', '{config}/amp/settings.jsonc'],
        // Some builds look in the second.
        win32: ['{appData}/amp/settings.json', '~/.config/amp/settings.json'],
      },
      overrides: { AMP_SETTINGS_FILE: '' },
      when: WHEN,
      ...CONFIG,
    },
    { scope: 'project', path: ['.amp/settings.json', '.amp/settings.jsonc'], ...CONFIG },
    { scope: 'user', path: '{editors}/settings.json', when: WHEN, ...CONFIG },
    { scope: 'project', path: '.vscode/settings.json', when: WHEN, ...CONFIG },
    {
      scope: 'managed',
      path: {
        linux: '/etc/ampcode/managed-settings.json',
        darwin: '/Library/Application Support/ampcode/managed-settings.json',
        win32: '{programData}/ampcode/managed-settings.json',
      },
      when: WHEN,
      ...CONFIG,
      format: 'json',
    },
    {
      scope: 'extension',
      path: ['.agents/skills/*/mcp.json', '.claude/skills/*/mcp.json', '{config}/agents/skills/*/mcp.json'],
      ...SKILL_SERVERS,
    },
    {
      scope: 'extension',
      path: ['.agents/skills/*/SKILL.md', '.claude/skills/*/SKILL.md', '{config}/agents/skills/*/SKILL.md'],
      ...SKILL,
    },
  ],
  // No default values, and no switch in an entry.
  references: expands(LAUNCH_FIELDS, '${VAR}'),
})

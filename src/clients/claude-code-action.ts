import { type Condition, defineClient, type Setting } from '../client.ts'
import { CLAUDE_REFERENCES } from './claude-code.ts'
import { EXPRESSIONS, scriptStep, stepsUsing } from './shared.ts'

/** In lists of tools as the command line takes them, and as an input of its own did before v1. */
const SHELL_FOR_ANYBODY = {
  match: {
    grants: {
      pattern: /^(?:.{1,512}[,\s])?Bash(?:\([\s*:]{0,8}\*[\s*:]{0,8}\))?(?:[,\s].{0,1024})?$/s,
    },
  },
  means: 'shell-approved',
  words: 'every shell command runs without a check, and whoever may open an issue can have it run one',
  undo: 'not-here',
} as const satisfies Partial<Setting>

/**
 * anthropics/claude-code-action, action.yml and docs/configuration.md, 2026-08. `mcp_config` is from before v1 and still
 * accepted by its betas. Left out: lists of allowed tools, which are how tools are granted where nobody can be asked, unless
 * anybody at all may have them used (`allowed_non_write_users`, "significant security risk" in docs/security.md, and the way in of
 * "Clinejection", 2026-02); and `enableAllProjectMcpServers`, which an input of its own decides.
 */
const FILES = stepsUsing(['anthropics/claude-code-action', 'anthropics/claude-code-base-action'], (given, used) => {
  // The steps of a job, beside the one that uses the action: `with` and the step's own key are taken off.
  const step = given.slice(0, -1)
  const script = scriptStep(step)
  const args = [...given, 'claude_args']
  const settings = [...given, 'settings']
  const anybody: Condition = { at: [...given, 'allowed_non_write_users'], is: ['*'] }
  return {
    embedded: [
      { at: [...given, 'mcp_config'], format: 'json', where: [used] },
      { at: settings, format: 'json', where: [used] },
      { at: args, format: 'arguments', where: [used] },
      { at: [...args, '*', '--mcp-config', '*'], format: 'json' },
      // The documented way to hand secrets on: a step before writes the file that `--mcp-config` names.
      ...script.embedded,
    ],
    servers: [
      { at: [...given, 'mcp_config', 'mcpServers'], shape: 'map', where: [used] },
      { at: [...args, '*', '--mcp-config', '*', 'mcpServers'], shape: 'map' },
      // Entries on a command line are read as Claude Code's own, whose shell fills in what refers to variables.
      { at: [...step, 'run', '*', '<<', 'mcpServers'], shape: 'map' },
    ],
    settings: [
      {
        at: [...args, '*', '--dangerously-skip-permissions'],
        match: { is: [true] },
        means: 'approval-disabled',
        words: 'every tool runs without a check',
        undo: 'not-here',
      },
      {
        at: [...args, '*', '--permission-mode', '*'],
        match: { is: ['bypassPermissions'] },
        means: 'approval-disabled',
        words: 'every tool runs without a check',
        undo: 'not-here',
      },
      {
        at: [...settings, 'permissions', 'defaultMode'],
        match: { is: ['bypassPermissions'] },
        means: 'approval-disabled',
        words: 'every tool runs without a check',
        undo: 'not-here',
        where: [used],
      },
      ...[
        [...args, '*', '--allowedTools', '*'],
        [...args, '*', '--allowed-tools', '*'],
        [...given, 'allowed_tools'],
      ].map((at): Setting => ({ ...SHELL_FOR_ANYBODY, at, where: [used, anybody] })),
      ...script.settings,
    ],
  }
})

export default defineClient({
  id: 'claude-code-action',
  name: 'Claude Code Action',
  docs: 'https://github.com/anthropics/claude-code-action/blob/main/docs/configuration.md',
  checked: '2026-08',
  confidence: 'high',
  files: FILES,
  fields: { transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse', ws: 'ws' } },
  references: [EXPRESSIONS, ...CLAUDE_REFERENCES],
})

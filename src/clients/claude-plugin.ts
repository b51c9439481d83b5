import { defineClient } from '../client.ts'
import { CLAUDE_REFERENCES } from './claude-code.ts'
import {
  EXTENSION_HOOKS,
  HEADERS_HELPER,
  LAUNCH_FIELDS,
  MCP_SERVERS,
  matchedHooks,
  printedBy,
  WRAPPED_OR_BARE,
} from './shared.ts'

export default defineClient({
  id: 'claude-plugin',
  name: 'Claude Code plugin',
  docs: 'https://code.claude.com/docs/en/plugins-reference',
  checked: '2026-08',
  confidence: 'high',
  files: [
    {
      scope: 'extension',
      path: ['.claude-plugin/plugin.json', '~/.claude/plugins/cache/*/*/*/.claude-plugin/plugin.json'],
      overrides: { CLAUDE_CONFIG_DIR: 'plugins/cache/*/*/*/.claude-plugin/plugin.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      // `mcpServers` may also be a path or a list of paths, with or without a wrapper in the file.
      elsewhere: { at: ['mcpServers'], otherwise: '.mcp.json', servers: WRAPPED_OR_BARE },
      settings: [matchedHooks()],
      inputs: ['userConfig'],
      secretMark: 'sensitive',
    },
    {
      // Loaded wherever a plugin has one, beside the hooks of its manifest (docs/en/plugins-reference, 2026-11).
      ...EXTENSION_HOOKS,
      path: ['hooks/hooks.json', '~/.claude/plugins/cache/*/*/*/hooks/hooks.json'],
      overrides: { CLAUDE_CONFIG_DIR: 'plugins/cache/*/*/*/hooks/hooks.json' },
    },
    {
      // Where marketplaces keep their plugins, and where installed copies lie. A plugin's root is any folder with
      // `.claude-plugin` in it, but not every `.mcp.json` is a plugin's.
      scope: 'extension',
      path: ['plugins/*/.mcp.json', 'external_plugins/*/.mcp.json', '~/.claude/plugins/cache/*/*/*/.mcp.json'],
      overrides: { CLAUDE_CONFIG_DIR: 'plugins/cache/*/*/*/.mcp.json' },
      format: 'json',
      servers: WRAPPED_OR_BARE,
    },
    {
      // A marketplace carries definitions of its plugins inline.
      scope: 'extension',
      path: ['.claude-plugin/marketplace.json', '~/.claude/plugins/marketplaces/*/.claude-plugin/marketplace.json'],
      overrides: { CLAUDE_CONFIG_DIR: 'plugins/marketplaces/*/.claude-plugin/marketplace.json' },
      format: 'json',
      servers: [{ at: ['plugins', '*', 'mcpServers'], shape: 'map' }],
    },
  ],
  fields: {
    transports: { stdio: 'stdio', http: 'http', 'streamable-http': 'http', sse: 'sse', ws: 'ws' },
    urlWithoutTransport: 'error',
    runs: [HEADERS_HELPER],
  },
  entrySettings: [printedBy([HEADERS_HELPER])],
  references: [...CLAUDE_REFERENCES, { syntax: '${user_config.KEY}', fields: LAUNCH_FIELDS }],
})

import { type ClientFile, defineClient, type Elsewhere } from '../client.ts'
import { CLAUDE_REFERENCES } from './claude-code.ts'
import {
  HEADERS_HELPER,
  HOOKS_RUN,
  hooksFile,
  LAUNCH_FIELDS,
  MCP_SERVERS,
  matchedHooks,
  postedHooks,
  printedBy,
  runs,
  WRAPPED_OR_BARE,
} from './shared.ts'

const CACHE = 'cache/*/*/*'

/** Where installed copies lie, and what moves them: the first variable names the folder above the cache (docs/en/env-vars, 2026-08). */
function cached(name: string): Required<Pick<ClientFile, 'overrides'>> & { readonly path: string } {
  return {
    path: `~/.claude/plugins/${CACHE}/${name}`,
    overrides: {
      CLAUDE_CODE_PLUGIN_CACHE_DIR: `${CACHE}/${name}`,
      CLAUDE_CONFIG_DIR: `plugins/${CACHE}/${name}`,
    },
  }
}

/** A file that lies in a plugin's folder, and in those of the copies. */
function inPlugin(name: string): Pick<ClientFile, 'path' | 'overrides'> {
  const { path, overrides } = cached(name)
  return { path: [name, path], overrides }
}

/**
 * What a plugin runs beside hooks and servers: commands that watch something, in the manifest or in a file of their own, and
 * language servers (docs/en/plugins-reference, "Monitors" and "LSP servers", 2026-08). Left out: `.lsp.json`, whose entries at
 * the top look like servers.
 */
const WATCHES = 'a command watches something for as long as a session lasts'
const LANGUAGE = 'language servers start'

/** Of hooks a path or a list of them, beside `hooks/hooks.json` (docs/en/plugins-reference, "Hooks", 2026-11). */
const ELSEWHERE: readonly Elsewhere[] = [
  { at: ['mcpServers'], otherwise: '.mcp.json', servers: WRAPPED_OR_BARE },
  { at: ['hooks'], settings: [matchedHooks(), ...postedHooks()] },
]

export default defineClient({
  id: 'claude-plugin',
  name: 'Claude Code plugin',
  docs: 'https://code.claude.com/docs/en/plugins-reference',
  checked: '2026-11',
  confidence: 'high',
  files: [
    {
      scope: 'extension',
      ...inPlugin('.claude-plugin/plugin.json'),
      format: 'json',
      servers: [MCP_SERVERS],
      // `mcpServers` may also be a path or a list of paths, with or without a wrapper in the file.
      elsewhere: ELSEWHERE,
      settings: [
        matchedHooks(),
        ...postedHooks(),
        runs(['lspServers', '*', 'command'], LANGUAGE),
        // The key without `experimental` is the older one.
        runs(['experimental', 'monitors', '*', 'command'], WATCHES),
        runs(['monitors', '*', 'command'], WATCHES),
      ],
      inputs: ['userConfig'],
      secretMark: 'sensitive',
    },
    {
      // Loaded wherever a plugin has one, beside the hooks of its manifest (docs/en/plugins-reference, 2026-11).
      scope: 'extension',
      ...hooksFile(matchedHooks(), ...postedHooks()),
      ...inPlugin('hooks/hooks.json'),
    },
    {
      scope: 'extension',
      ...inPlugin('monitors/monitors.json'),
      format: 'json',
      settings: [runs(['*', 'command'], WATCHES)],
      when: [['*', 'command']],
    },
    {
      // Among one's own skills, where no marketplace is needed ("Skills-directory plugins", 2026-08).
      scope: 'extension',
      path: '~/.claude/skills/*/.claude-plugin/plugin.json',
      overrides: { CLAUDE_CONFIG_DIR: 'skills/*/.claude-plugin/plugin.json' },
      format: 'json',
      servers: [MCP_SERVERS],
      elsewhere: ELSEWHERE,
      settings: [matchedHooks(), ...postedHooks()],
      inputs: ['userConfig'],
      secretMark: 'sensitive',
    },
    {
      // Where marketplaces keep their plugins, and where installed copies lie. A plugin's root is any folder with
      // `.claude-plugin` in it, but not every `.mcp.json` is a plugin's.
      scope: 'extension',
      path: ['plugins/*/.mcp.json', 'external_plugins/*/.mcp.json', cached('.mcp.json').path],
      overrides: cached('.mcp.json').overrides,
      format: 'json',
      servers: WRAPPED_OR_BARE,
    },
    {
      // A marketplace carries definitions of its plugins inline.
      scope: 'extension',
      path: ['.claude-plugin/marketplace.json', '~/.claude/plugins/marketplaces/*/.claude-plugin/marketplace.json'],
      overrides: {
        CLAUDE_CODE_PLUGIN_CACHE_DIR: 'marketplaces/*/.claude-plugin/marketplace.json',
        CLAUDE_CONFIG_DIR: 'plugins/marketplaces/*/.claude-plugin/marketplace.json',
      },
      format: 'json',
      servers: [{ at: ['plugins', '*', 'mcpServers'], shape: 'map' }],
      settings: [
        runs(['plugins', '*', 'hooks', '*', '*', 'hooks', '*', 'command'], HOOKS_RUN),
        ...postedHooks({ around: ['plugins', '*', 'hooks'] }),
        runs(['plugins', '*', 'lspServers', '*', 'command'], LANGUAGE),
        // Shown to whoever installs the plugin, and run again in each session (docs/en/plugin-marketplaces, "Command sources", 2026-08).
        {
          ...runs(['plugins', '*', 'source', 'command'], 'a command says where a plugin lies'),
          where: [{ at: ['plugins', '*', 'source', 'source'], is: ['command'] }],
        },
      ],
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

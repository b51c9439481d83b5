import { type Condition, defineClient } from '../client.ts'
import { expands } from './shared.ts'

const SERVERS: Condition = { at: ['mcp_servers', '*'], exists: true }

/** What a file of it has beside its servers (https://docs.litellm.ai/docs/proxy/config_settings, 2026-11). */
const OWN_KEYS = ['model_list', 'litellm_settings', 'general_settings', 'router_settings']

// A gateway: no tool of a server asks, and no key changes that. Without servers its file is about models alone, and nobody's
// for MCP. `os.environ/NAME` is known to everyone (knowledge/references).
export default defineClient({
  id: 'litellm',
  name: 'LiteLLM Proxy',
  docs: 'https://docs.litellm.ai/docs/mcp',
  checked: '2026-11',
  confidence: 'high',
  // Its images are what its pages begin with.
  composed: true,
  files: [
    {
      scope: 'project',
      // Named by `--config` or CONFIG_FILE_PATH, so called as anybody likes: `config.yaml` in its pages, and in public repositories
      // `litellm_config.yaml` above all, then `litellm/config.yaml`, `litellm-config.yaml` and `litellm.yaml` (2026-11).
      path: ['yaml', 'yml'].flatMap((ending) => [
        `*litellm*.${ending}`,
        `config.${ending}`,
        `proxy_config.${ending}`,
        `proxy_server_config.${ending}`,
      ]),
      format: 'yaml',
      servers: [{ at: ['mcp_servers'], shape: 'map' }],
      settings: [
        {
          at: ['general_settings', 'store_prompts_in_spend_logs'],
          match: { is: [true] },
          means: 'log-reveals',
          words: 'what its models are sent and what they answer is kept in its database',
          undo: 'left-out',
        },
      ],
      when: OWN_KEYS.map((key) => [{ at: [key], exists: true }, SERVERS]),
      byContent: true,
    },
  ],
  // litellm/types/mcp.py and `load_servers_from_config` of proxy/_experimental/mcp_server/mcp_server_manager.py, 2026-11.
  // `extra_headers` are names of those that are passed on from whoever calls it.
  fields: {
    headers: [['static_headers']],
    transport: ['transport'],
    transports: { stdio: 'stdio', http: 'http', sse: 'sse' },
    refusesOtherTransports: true,
  },
  // `${X-TOKEN}`: a header of whoever calls it, in the variables of a command alone.
  references: expands(['env'], '${VAR:-default}').map((support) => ({ ...support, names: /^X$/ })),
})

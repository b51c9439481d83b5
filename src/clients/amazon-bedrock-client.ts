import { defineClient } from '../client.ts'
import { MAY_EXPAND, MCP_SERVERS } from './shared.ts'

export default defineClient({
  id: 'amazon-bedrock-client',
  name: 'Amazon Bedrock Client',
  docs: 'https://github.com/aws-samples/amazon-bedrock-client-for-mac',
  checked: '2025-01',
  confidence: 'low',
  files: [
    {
      scope: 'user',
      path: { darwin: '~/Amazon Bedrock Client/mcp_config.json' },
      format: 'json',
      servers: [MCP_SERVERS],
    },
  ],
  references: MAY_EXPAND,
})

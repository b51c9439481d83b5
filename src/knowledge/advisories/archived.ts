/**
 * Servers that nobody maintains any more. Columns: place as in a package URL, the flaw that will not be fixed if one is known
 * (severity, ids), what goes wrong, what to use instead. Facts from modelcontextprotocol/servers-archived, the advisories
 * named, Datadog (server-postgres), Trend Micro (mcp-server-sqlite) and the Docker catalogue, whose names say so; read
 * 2026-11. Forks under other names are not these.
 */

export const ARCHIVED = `
npm:@modelcontextprotocol/server-aws-kb-retrieval | | | |
npm:@modelcontextprotocol/server-brave-search | | | | '@brave/brave-search-mcp-server'
npm:@modelcontextprotocol/server-everart | | | |
npm:@modelcontextprotocol/server-gdrive | | | |
npm:@modelcontextprotocol/server-github | | | | 'ghcr.io/github/github-mcp-server' or GitHub's remote server
npm:@modelcontextprotocol/server-gitlab | | | |
npm:@modelcontextprotocol/server-google-maps | | | |
npm:@modelcontextprotocol/server-postgres | high | | A second statement ends the read-only transaction, so that queries can write (Datadog Security Labs, 2025). |
npm:@modelcontextprotocol/server-puppeteer | | | | '@playwright/mcp' or 'chrome-devtools-mcp'
npm:@modelcontextprotocol/server-redis | | | | 'redis-mcp-server' of PyPI
npm:@modelcontextprotocol/server-slack | critical | CVE-2025-34072 | Links that it posts are opened by Slack, and carry out what an attacker wants to know. |
pypi:mcp-run-python | medium | GHSA-pfv4-wmph-5gc6 CVE-2026-25905 CVE-2026-25904 | Code can leave its sandbox. |
pypi:mcp-server-sentry | | | | '@sentry/mcp-server' or Sentry's remote server
pypi:mcp-server-sqlite | high | | What it stores is put into SQL unescaped, and can bring queries of an attacker (Trend Micro, 2025). |
docker:mcp/github | | | | 'ghcr.io/github/github-mcp-server'
docker:mcp/gitlab | | | |
docker:mcp/postgres | high | | A second statement ends the read-only transaction, so that queries can write (Datadog Security Labs, 2025). |
docker:mcp/puppeteer | | | | 'mcr.microsoft.com/playwright/mcp'
docker:mcp/slack | critical | CVE-2025-34072 | Links that it posts are opened by Slack, and carry out what an attacker wants to know. |
docker:mcp/sqlite | high | | What it stores is put into SQL unescaped, and can bring queries of an attacker (Trend Micro, 2025). |
`

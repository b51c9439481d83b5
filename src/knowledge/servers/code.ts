import { catalogue } from './catalogue.ts'

/** Code hosts, version control, builds, developers' tools and documentation. */
export const code = catalogue(() => [
  {
    name: 'GitHub',
    vendor: 'github',
    official: true,
    published: [
      'docker:ghcr.io/github/github-mcp-server',
      'docker:mcp/github-mcp-server',
      'golang:github.com/github/github-mcp-server',
      'golang:github.com/github/github-mcp-server/cmd/github-mcp-server',
      'bin:github-mcp-server',
      'host:api.githubcopilot.com/mcp',
    ],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GITHUB_PERSONAL_ACCESS_TOKEN'], headers: ['Authorization'] },
    byDefault: 'writes',
    readOnly: {
      flags: ['--read-only'],
      env: ['GITHUB_READ_ONLY=yes'],
      headers: ['x-mcp-readonly=yes'],
      url: ['/readonly'],
      add: '--read-only',
      addToUrl: "'/readonly' to the end of its URL, or the header 'X-MCP-Readonly: true',",
    },
    source: 'https://github.com/github/github-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'GitLab',
    vendor: 'gitlab',
    published: ['npm:@zereight/mcp-gitlab', 'bin:mcp-gitlab'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GITLAB_PERSONAL_ACCESS_TOKEN'] },
    byDefault: 'writes',
    readOnly: { flags: ['--read-only'], env: ['GITLAB_READ_ONLY_MODE=yes'], add: 'GITLAB_READ_ONLY_MODE=true' },
    source: 'https://github.com/zereight/gitlab-mcp',
    checked: '2026-11',
  },
])

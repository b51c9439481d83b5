import { catalogue } from './catalogue.ts'

/** Documents, tasks, calendars, knowledge bases. */
export const productivity = catalogue(() => [
  {
    name: 'Atlassian',
    vendor: 'atlassian',
    published: ['pypi:mcp-atlassian', 'docker:ghcr.io/sooperset/mcp-atlassian'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: {
      env: ['JIRA_API_TOKEN', 'CONFLUENCE_API_TOKEN', 'JIRA_PERSONAL_TOKEN', 'CONFLUENCE_PERSONAL_TOKEN'],
    },
    byDefault: 'writes',
    readOnly: {
      flags: ['--read-only'],
      env: ['READ_ONLY_MODE=yes', 'ENABLED_TOOLS=*'],
      add: 'READ_ONLY_MODE=true',
    },
    source: 'https://github.com/sooperset/mcp-atlassian',
    checked: '2026-11',
  },
])

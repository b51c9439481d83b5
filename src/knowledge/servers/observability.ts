import { catalogue } from './catalogue.ts'

/** Metrics, logs, traces, incidents. */
export const observability = catalogue(() => [
  {
    name: 'Grafana',
    vendor: 'grafana',
    official: true,
    published: [
      'docker:grafana/mcp-grafana',
      'docker:mcp/grafana',
      'pypi:mcp-grafana',
      'golang:github.com/grafana/mcp-grafana/cmd/mcp-grafana',
    ],
    roles: ['private-data', 'untrusted-content', 'writes'],
    byDefault: 'writes',
    readOnly: { flags: ['--disable-write', '-disable-write'], add: '--disable-write' },
    source: 'https://github.com/grafana/mcp-grafana',
    checked: '2026-11',
  },
])

import { catalogue } from './catalogue.ts'

/** Shells, desktops, sandboxes and interpreters. */
export const execution = catalogue(() => [
  {
    name: 'Desktop Commander',
    published: ['npm:@wonderwhy-er/desktop-commander', 'docker:mcp/desktop-commander', 'bin:desktop-commander'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    source: 'https://github.com/wonderwhy-er/DesktopCommanderMCP',
    checked: '2026-11',
  },
  {
    name: 'Windows-MCP',
    published: ['pypi:windows-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    source: 'https://github.com/CursorTouch/Windows-MCP',
    checked: '2026-11',
  },
])

import { catalogue } from './catalogue.ts'

/** Files, notes, memory and version control on this machine. */
export const files = catalogue(() => [
  {
    name: 'filesystem',
    published: [
      'npm:@modelcontextprotocol/server-filesystem',
      'npm:mcp-server-filesystem',
      'npm:@gongrzhe/server-filesystem',
      'npm:@agent-infra/mcp-server-filesystem',
      'docker:mcp/filesystem',
      'cargo:rust-mcp-filesystem',
      'golang:github.com/mark3labs/mcp-filesystem-server',
      'bin:mcp-filesystem-server',
    ],
    roles: ['private-data', 'writes'],
    roots: { positional: true },
    tools: {
      reads:
        'read_file read_text_file read_media_file read_multiple_files list_directory list_directory_with_sizes directory_tree search_files get_file_info list_allowed_directories',
      writes: 'write_file edit_file create_directory move_file',
    },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/filesystem',
    checked: '2026-11',
  },
  {
    name: 'Obsidian vault',
    published: ['npm:mcp-obsidian', 'npm:obsidian-mcp', 'npm:@smithery/mcp-obsidian'],
    roles: ['private-data', 'writes'],
    roots: { positional: true },
    source: 'https://github.com/smithery-ai/mcp-obsidian',
    checked: '2026-11',
  },
])

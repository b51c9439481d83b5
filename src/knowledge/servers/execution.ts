import { catalogue } from './catalogue.ts'

/**
 * Shells, desktops, sandboxes and interpreters. Those whose whole purpose is a sandbox, in a container or with somebody
 * else, have tools that execute but not the role: what they run does not run on this machine.
 */
export const execution = catalogue([
  {
    name: 'Desktop Commander',
    published: ['npm:@wonderwhy-er/desktop-commander', 'docker:mcp/desktop-commander', 'bin:desktop-commander'],
    // `read_file` takes addresses as well, of any host.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads:
        'get_config read_process_output list_sessions list_processes read_file read_multiple_files list_directory start_search get_more_search_results stop_search list_searches search_files search_code get_file_info list_allowed_directories get_usage_stats get_recent_tool_calls get_prompts give_feedback_to_desktop_commander read_output',
      writes:
        'set_config_value force_terminate kill_process write_file write_pdf create_directory move_file edit_block block_command unblock_command',
      executes: 'start_process interact_with_process execute_command',
    },
    source: 'https://github.com/wonderwhy-er/DesktopCommanderMCP',
    checked: '2026-11',
  },
  {
    name: 'commands',
    published: ['npm:mcp-server-commands', 'npm:@agent-infra/mcp-server-commands'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'run_command run_script run_process' },
    source: 'https://github.com/g0t4/mcp-server-commands',
    checked: '2026-11',
  },
  {
    name: 'shell (tumf)',
    published: ['pypi:mcp-shell-server'],
    // Only commands that `ALLOW_COMMANDS` lists, which is none until the user says.
    roles: ['private-data', 'executes'],
    tools: { executes: 'shell_execute' },
    source: 'https://github.com/tumf/mcp-shell-server',
    checked: '2026-11',
  },
  {
    name: 'shell (odysseus0)',
    published: ['pypi:mcp-server-shell'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'execute_command' },
    source: 'https://github.com/odysseus0/mcp-server-shell',
    checked: '2026-11',
  },
  {
    name: 'CLI',
    published: ['pypi:cli-mcp-server'],
    // Only commands on its list, which without a word from the user is `ls`, `cat` and `pwd`.
    roles: ['private-data', 'executes'],
    roots: { env: ['ALLOWED_DIR'] },
    tools: { reads: 'show_security_rules', executes: 'run_command' },
    source: 'https://github.com/MladenSU/cli-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Windows CLI',
    published: ['npm:@simonb97/server-win-cli'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'get_command_history get_current_directory read_ssh_connections ssh_disconnect',
      writes: 'create_ssh_connection update_ssh_connection delete_ssh_connection',
      executes: 'execute_command ssh_execute',
    },
    source: 'https://github.com/SimonB97/win-cli-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'iTerm',
    published: ['npm:iterm-mcp'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: { reads: 'read_terminal_output', executes: 'write_to_terminal send_control_character' },
    source: 'https://github.com/ferrislucas/iterm-mcp',
    checked: '2026-11',
  },
  {
    name: 'wcgw',
    published: ['pypi:wcgw', 'bin:wcgw_mcp'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'Initialize ReadFiles ReadImage ContextSave',
      writes: 'FileWriteOrEdit',
      executes: 'BashCommand',
    },
    source: 'https://github.com/rusiaaman/wcgw',
    checked: '2026-11',
  },
  {
    name: 'Codex shell tool',
    vendor: 'openai',
    official: true,
    published: ['npm:@openai/codex-shell-tool-mcp', 'bin:codex-exec-mcp-server'],
    // The shell is sandboxed as Codex's own is.
    roles: ['private-data', 'writes'],
    tools: { executes: 'shell' },
    source: 'https://github.com/openai/codex/tree/main/shell-tool-mcp',
    checked: '2026-11',
  },
  {
    name: 'SSH',
    published: ['npm:ssh-mcp'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    credentials: { env: ['SSH_MCP_PASSWORD'], flags: ['--password', '--sudoPassword', '--suPassword'] },
    needs: ['ssh'],
    tools: {
      reads:
        'read-command list-connections list-sessions read-session-output sftp-list sftp-download sftp-download-file',
      writes: 'sftp-upload sftp-upload-file signal-process',
      executes: 'run-command privileged-command open-session exec sudo-exec',
    },
    source: 'https://github.com/tufantunc/ssh-mcp',
    checked: '2026-11',
  },
  {
    name: 'SSH Manager',
    published: ['npm:mcp-ssh-manager'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    needs: ['ssh'],
    tools: {
      reads:
        'ssh_list_servers ssh_connection_status ssh_health_check ssh_history ssh_download ssh_tail ssh_monitor ssh_service_status ssh_backup_list ssh_db_list ssh_db_query ssh_session_list ssh_tunnel_list',
      writes:
        'ssh_upload ssh_sync ssh_deploy ssh_process_manager ssh_backup_create ssh_backup_restore ssh_backup_schedule ssh_db_dump ssh_db_import ssh_key_manage ssh_group_manage ssh_hooks ssh_alert_setup ssh_tunnel_create ssh_tunnel_close ssh_session_close',
      executes: 'ssh_execute ssh_execute_group ssh_execute_sudo ssh_session_start ssh_session_send',
    },
    source: 'https://github.com/bvisible/mcp-ssh-manager',
    checked: '2026-11',
  },
  {
    name: 'Code Runner',
    published: ['npm:mcp-server-code-runner', 'docker:formulahendry/mcp-server-code-runner'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'run-code' },
    source: 'https://github.com/formulahendry/mcp-server-code-runner',
    checked: '2026-11',
  },
  {
    name: 'Jupyter',
    vendor: 'datalayer',
    published: ['pypi:jupyter-mcp-server', 'docker:datalayer/jupyter-mcp-server'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    credentials: { env: ['JUPYTER_TOKEN', 'DOCUMENT_TOKEN', 'RUNTIME_TOKEN', 'ROOM_TOKEN', 'CODE_SANDBOX_TOKEN'] },
    tools: {
      reads:
        'list_files list_kernels list_sandboxes list_notebooks connect_to_jupyter use_notebook unuse_notebook read_notebook read_cell read_cells read_all_cells list_cell list_cells use_sandbox',
      writes:
        'insert_cell delete_cell move_cell clear_cell_output overwrite_cell_source edit_cell_source restart_notebook launch_sandbox terminate_sandbox insert_markdown_cell append_markdown_cell',
      executes:
        'execute_cell execute_code execute_ipython insert_execute_code_cell append_execute_code_cell execute_cell_streaming execute_cell_simple_timeout',
    },
    source: 'https://github.com/datalayer/jupyter-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'MATLAB',
    vendor: 'mathworks',
    official: true,
    published: ['golang:github.com/matlab/matlab-mcp-core-server', 'bin:matlab-mcp-core-server'],
    roles: ['private-data', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'detect_matlab_toolboxes check_matlab_code',
      executes: 'evaluate_matlab_code run_matlab_file run_matlab_test_file',
    },
    source: 'https://github.com/matlab/matlab-mcp-core-server',
    checked: '2026-11',
  },
  {
    name: 'Python sandbox (Pydantic)',
    vendor: 'pydantic',
    official: true,
    published: ['jsr:@pydantic/mcp-run-python', 'npm:@pydantic/mcp-run-python', 'pypi:mcp-run-python'],
    roles: [],
    tools: { executes: 'run_python_code' },
    source: 'https://github.com/pydantic/mcp-run-python',
    checked: '2026-11',
  },
  {
    name: 'E2B',
    vendor: 'e2b',
    official: true,
    published: ['npm:@e2b/mcp-server', 'pypi:e2b-mcp-server', 'docker:mcp/e2b'],
    roles: ['untrusted-content', 'sends-out'],
    credentials: { env: ['E2B_API_KEY'] },
    tools: { executes: 'run_code' },
    source: 'https://github.com/e2b-dev/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Node.js sandbox',
    published: [
      'npm:node-code-sandbox-mcp',
      'docker:alfonsograziano/node-code-sandbox-mcp',
      'docker:mcp/node-code-sandbox',
    ],
    roles: ['untrusted-content', 'sends-out'],
    tools: {
      reads: 'sandbox_initialize sandbox_stop get_dependency_types search_npm_packages',
      executes: 'sandbox_exec run_js run_js_ephemeral',
    },
    source: 'https://github.com/alfonsograziano/node-code-sandbox-mcp',
    checked: '2026-11',
  },
  {
    name: 'MCP Installer',
    published: ['npm:@anaisbetts/mcp-installer', 'bin:mcp-installer'],
    // It writes servers of the model's choosing into the configuration, from where they start with the client.
    roles: ['writes', 'executes'],
    tools: { executes: 'install_repo_mcp_server install_local_mcp_server' },
    source: 'https://github.com/anaisbetts/mcp-installer',
    checked: '2026-11',
  },
  {
    name: 'computer use',
    published: ['npm:computer-use-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'computer' },
    source: 'https://github.com/domdomegg/computer-use-mcp',
    checked: '2026-11',
  },
  {
    name: 'AppleScript',
    published: ['npm:@peakmojo/applescript-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'applescript_execute' },
    source: 'https://github.com/peakmojo/applescript-mcp',
    checked: '2026-11',
  },
  {
    name: 'macOS Automator',
    published: ['npm:@steipete/macos-automator-mcp', 'bin:macos-automator-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { reads: 'get_scripting_tips', executes: 'execute_script' },
    source: 'https://github.com/steipete/macos-automator-mcp',
    checked: '2026-11',
  },
  {
    name: 'Peekaboo',
    published: ['npm:@steipete/peekaboo', 'npm:@steipete/peekaboo-mcp', 'bin:peekaboo', 'bin:peekaboo-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'image see list analyze capture inspect_ui permissions sleep',
      writes:
        'click type scroll hotkey swipe drag move app window menu dock dialog space paste clipboard set_value perform_action',
      executes: 'agent',
    },
    source: 'https://github.com/steipete/Peekaboo',
    checked: '2026-11',
  },
  {
    name: 'Windows-MCP',
    published: ['pypi:windows-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'State-Tool Screenshot-Tool Wait-Tool Scroll-Tool Move-Tool Scrape-Tool',
      writes: 'Click-Tool Type-Tool Clipboard-Tool Drag-Tool Shortcut-Tool Key-Tool Launch-Tool',
      executes: 'Shell-Tool Powershell-Tool',
    },
    source: 'https://github.com/CursorTouch/Windows-MCP',
    checked: '2026-11',
  },
])

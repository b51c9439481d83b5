import { catalogue } from './catalogue.ts'

/**
 * Browsers, and programs that drive one. Whatever follows links and submits forms sends where a page tells it to. Private
 * data they read only where the browser is the user's own, with its logins: not one that they start for themselves.
 */
export const browsers = catalogue([
  {
    name: 'Playwright',
    vendor: 'microsoft',
    official: true,
    published: [
      'npm:@playwright/mcp',
      'docker:mcr.microsoft.com/playwright/mcp',
      'docker:mcp/playwright',
      'bin:playwright-mcp',
      'bin:mcp-server-playwright',
    ],
    // `browser_run_code_unsafe` runs JavaScript in the server's own process: its documentation says so.
    roles: ['untrusted-content', 'sends-out', 'writes', 'executes'],
    // Without a port it speaks over its standard streams: https://github.com/microsoft/playwright-mcp, "Standalone MCP server".
    listens: { flags: ['--port=*'], env: ['PLAYWRIGHT_MCP_PORT=*'] },
    // Tools of all capabilities, those that `--caps` adds among them, and older names that lists of approvals still carry.
    tools: {
      reads:
        'browser_annotate browser_close browser_console_messages browser_cookie_get browser_cookie_list browser_emulate_media browser_find browser_generate_locator browser_generate_playwright_test browser_get_config browser_hide_highlight browser_highlight browser_hover browser_install browser_localstorage_get browser_localstorage_list browser_mouse_move_xy browser_mouse_wheel browser_navigate browser_navigate_back browser_navigate_forward browser_network_request browser_network_requests browser_pdf_save browser_resize browser_resume browser_route_list browser_screen_capture browser_screen_move_mouse browser_sessionstorage_get browser_sessionstorage_list browser_snapshot browser_start_recording browser_start_tracing browser_start_video browser_stop_recording browser_stop_tracing browser_stop_video browser_storage_state browser_tab_close browser_tab_list browser_tab_new browser_tab_select browser_tabs browser_take_screenshot browser_verify_element_visible browser_verify_list_visible browser_verify_text_visible browser_verify_value browser_video_chapter browser_video_hide_actions browser_video_show_actions browser_wait browser_wait_for',
      writes:
        'browser_click browser_cookie_clear browser_cookie_delete browser_cookie_set browser_drag browser_drop browser_fill_form browser_handle_dialog browser_localstorage_clear browser_localstorage_delete browser_localstorage_set browser_mouse_click_xy browser_mouse_down browser_mouse_drag_xy browser_mouse_up browser_network_state_set browser_press_key browser_route browser_screen_click browser_screen_drag browser_screen_type browser_select_option browser_sessionstorage_clear browser_sessionstorage_delete browser_sessionstorage_set browser_set_storage_state browser_type browser_unroute',
      sends: 'browser_file_upload',
      executes: 'browser_evaluate browser_run_code browser_run_code_unsafe',
    },
    source: 'https://github.com/microsoft/playwright-mcp',
    checked: '2026-11',
  },
  {
    name: 'Chrome DevTools',
    vendor: 'google',
    official: true,
    published: ['npm:chrome-devtools-mcp'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'analyze_heapsnapshot_contexts close_heapsnapshot close_page compare_heapsnapshots emulate emulate_cpu emulate_network get_console_message get_css_styles get_devtools_comments get_heapsnapshot_class_nodes get_heapsnapshot_details get_heapsnapshot_dominators get_heapsnapshot_duplicate_strings get_heapsnapshot_edges get_heapsnapshot_object_details get_heapsnapshot_retainers get_heapsnapshot_retaining_paths get_heapsnapshot_summary get_network_request get_os_app_state get_tab_id hover lighthouse_audit list_3p_developer_tools list_console_messages list_extensions list_network_requests list_pages list_webmcp_tools navigate navigate_page navigate_page_history new_page open_devtools performance_analyze_insight performance_start_trace performance_stop_trace query_heapsnapshot_objects resize_page reveal_in_devtools screencast_start screencast_stop screenshot select_page take_heapsnapshot take_screenshot take_snapshot wait_for',
      writes:
        'click click_at drag fill fill_form handle_dialog install_extension install_pwa launch_pwa press_key reload_extension resolve_devtools_comment trigger_extension_action type_text uninstall_extension uninstall_pwa',
      sends: 'upload_file',
      executes: 'evaluate evaluate_script execute_3p_developer_tool execute_webmcp_tool',
    },
    source: 'https://github.com/ChromeDevTools/chrome-devtools-mcp',
    checked: '2026-11',
  },
  {
    name: 'Firefox DevTools',
    published: ['npm:@mozilla/firefox-devtools-mcp', 'npm:firefox-devtools-mcp'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'clear_console_messages clear_downloads clear_snapshot close_page enable_debugger get_firefox_info get_firefox_output get_firefox_prefs get_logpoint_results get_network_request get_page_text get_script_source hover_by_uid list_console_messages list_downloads list_extensions list_network_requests list_pages list_privileged_contexts list_scripts navigate_history navigate_page new_page profiler_is_active profiler_start profiler_stop remove_logpoint resolve_uid_to_selector screencast_start screencast_stop screenshot_by_uid screenshot_page select_page select_privileged_context set_viewport_size take_snapshot',
      writes:
        'accept_dialog click_by_uid dismiss_dialog drag_by_uid_to_uid fill_by_uid fill_form_by_uid install_extension restart_firefox set_download_behavior set_firefox_prefs uninstall_extension',
      sends: 'upload_file_by_uid',
      executes: 'evaluate_privileged_script evaluate_script set_logpoint',
    },
    source: 'https://github.com/mozilla/firefox-devtools-mcp',
    checked: '2026-11',
  },
  {
    name: 'Playwright Test',
    vendor: 'microsoft',
    official: true,
    // `playwright run-test-mcp-server`: as a server the package is nothing else.
    published: ['npm:playwright', 'bin:playwright'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'test_list planner_setup_page planner_submit_plan generator_setup_page generator_read_log browser_close browser_console_messages browser_hover browser_navigate browser_navigate_back browser_network_requests browser_snapshot browser_take_screenshot browser_wait_for browser_generate_locator browser_verify_element_visible browser_verify_list_visible browser_verify_text_visible browser_verify_value',
      writes:
        'planner_save_plan generator_write_test browser_click browser_drag browser_handle_dialog browser_press_key browser_select_option browser_type',
      sends: 'browser_file_upload',
      executes: 'browser_evaluate browser_run_code',
    },
    source: 'https://playwright.dev/docs/test-agents',
    checked: '2026-11',
  },
  {
    name: 'Playwright (ExecuteAutomation)',
    published: ['npm:@executeautomation/playwright-mcp-server', 'docker:mcp/mcp-playwright'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'start_codegen_session end_codegen_session get_codegen_session clear_codegen_session playwright_navigate playwright_screenshot playwright_hover playwright_console_logs playwright_resize playwright_close playwright_get playwright_expect_response playwright_assert_response playwright_custom_user_agent playwright_get_visible_text playwright_get_visible_html playwright_go_back playwright_go_forward playwright_save_as_pdf',
      writes:
        'playwright_click playwright_iframe_click playwright_click_and_switch_tab playwright_iframe_fill playwright_fill playwright_select playwright_drag playwright_press_key playwright_delete',
      sends: 'playwright_upload_file playwright_post playwright_put playwright_patch',
      executes: 'playwright_evaluate',
    },
    source: 'https://github.com/executeautomation/mcp-playwright',
    checked: '2026-11',
  },
  {
    name: 'Playwright (Ashish-Bansal)',
    published: ['npm:playwright-mcp'],
    roles: ['untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'init-browser get-full-dom get-full-snapshot get-interactive-snapshot get-screenshot get-text-snapshot',
      executes: 'execute-code',
    },
    source: 'https://github.com/Ashish-Bansal/playwright-mcp',
    checked: '2026-11',
  },
  {
    name: 'Playwright (Automata Labs)',
    published: ['npm:@automatalabs/mcp-server-playwright'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads: 'browser_navigate browser_screenshot browser_hover browser_hover_text',
      writes: 'browser_click browser_click_text browser_fill browser_select browser_select_text',
      executes: 'browser_evaluate',
    },
    source: 'https://github.com/Automata-Labs-team/MCP-Server-Playwright',
    checked: '2026-11',
  },
  {
    name: 'Puppeteer',
    published: [
      'npm:@modelcontextprotocol/server-puppeteer',
      'npm:puppeteer-mcp-server',
      'npm:@hisma/server-puppeteer',
      'docker:mcp/puppeteer',
      'bin:mcp-server-puppeteer',
    ],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads: 'puppeteer_navigate puppeteer_screenshot puppeteer_hover puppeteer_connect_active_tab',
      writes: 'puppeteer_click puppeteer_fill puppeteer_select',
      executes: 'puppeteer_evaluate',
    },
    source: 'https://github.com/modelcontextprotocol/servers-archived/tree/main/src/puppeteer',
    checked: '2026-11',
  },
  {
    name: 'Browser MCP',
    vendor: 'browsermcp',
    official: true,
    published: ['npm:@browsermcp/mcp', 'bin:mcp-server-browsermcp'],
    // It works in the user's own browser, through an extension.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'browser_navigate browser_go_back browser_go_forward browser_snapshot browser_screenshot browser_hover browser_wait browser_get_console_logs',
      writes: 'browser_click browser_drag browser_type browser_select_option browser_press_key',
    },
    source: 'https://docs.browsermcp.io',
    checked: '2026-11',
  },
  {
    name: 'Playwriter',
    vendor: 'playwriter',
    official: true,
    published: ['npm:playwriter', 'bin:playwriter'],
    // It works in the user's own browser, through an extension, with whatever script of Playwright it is given.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'execute', reads: 'reset' },
    source: 'https://github.com/remorses/playwriter',
    checked: '2026-11',
  },
  {
    name: 'Chrome MCP',
    published: ['npm:mcp-chrome-bridge', 'bin:mcp-chrome-stdio'],
    // It works in the user's own browser, through an extension.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'get_windows_and_tabs chrome_navigate chrome_switch_tab chrome_close_tabs chrome_go_back_or_forward chrome_screenshot chrome_get_web_content chrome_get_interactive_elements chrome_console chrome_history chrome_bookmark_search search_tabs_content',
      writes:
        'chrome_click_element chrome_fill_or_select chrome_keyboard chrome_bookmark_add chrome_bookmark_delete chrome_handle_dialog',
      sends: 'chrome_network_request chrome_upload_file',
      executes: 'chrome_inject_script chrome_send_command_to_inject_script chrome_javascript chrome_userscript',
    },
    source: 'https://github.com/hangwin/mcp-chrome',
    checked: '2026-11',
  },
  {
    name: 'Kapture',
    published: ['npm:kapture-mcp', 'npm:kapture-mcp-server'],
    // It works in the user's own browser, through an extension.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    source: 'https://github.com/williamkapke/kapture',
    checked: '2026-11',
  },
  {
    name: 'Browser Tools',
    published: ['npm:@agentdeskai/browser-tools-mcp', 'bin:browser-tools-mcp'],
    // Console, network and screen of the user's own browser, through an extension.
    roles: ['private-data', 'untrusted-content'],
    tools: {
      reads:
        'getConsoleLogs getConsoleErrors getNetworkErrors getNetworkLogs takeScreenshot getSelectedElement wipeLogs runAccessibilityAudit runPerformanceAudit runSEOAudit runNextJSAudit runDebuggerMode runAuditMode runBestPracticesAudit',
    },
    source: 'https://github.com/AgentDeskAI/browser-tools-mcp',
    checked: '2026-11',
  },
  {
    name: 'browser-use',
    vendor: 'browser-use',
    official: true,
    published: ['pypi:browser-use'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'] },
    tools: {
      reads:
        'browser_navigate browser_get_state browser_extract_content browser_scroll browser_go_back browser_list_tabs browser_switch_tab browser_close_tab',
      writes: 'browser_click browser_type retry_with_browser_use_agent',
    },
    source: 'https://github.com/browser-use/browser-use/tree/main/browser_use/mcp',
    checked: '2026-11',
  },
  {
    name: 'browser-use (Saik0s)',
    published: ['pypi:mcp-server-browser-use'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: { reads: 'run_deep_research', writes: 'run_browser_agent' },
    source: 'https://github.com/Saik0s/mcp-browser-use',
    checked: '2026-11',
  },
  {
    name: 'Browserbase',
    vendor: 'browserbase',
    official: true,
    published: [
      'npm:@browserbasehq/mcp-server-browserbase',
      'npm:@browserbasehq/mcp',
      'docker:mcp/browserbase',
      'bin:mcp-server-browserbase',
      'host:mcp.browserbase.com',
    ],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['BROWSERBASE_API_KEY', 'GEMINI_API_KEY'], flags: ['--modelApiKey'] },
    tools: {
      reads:
        'start end navigate observe extract browserbase_session_create browserbase_session_close browserbase_stagehand_navigate browserbase_stagehand_extract browserbase_stagehand_observe browserbase_stagehand_get_url browserbase_screenshot',
      writes: 'act browserbase_stagehand_act browserbase_stagehand_agent',
    },
    source: 'https://github.com/browserbase/mcp-server-browserbase',
    checked: '2026-11',
  },
  {
    name: 'Hyperbrowser',
    vendor: 'hyperbrowser',
    official: true,
    published: ['npm:hyperbrowser-mcp', 'docker:mcp/hyperbrowser'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['HYPERBROWSER_API_KEY'] },
    tools: {
      reads: 'scrape_webpage crawl_webpages extract_structured_data search_with_bing list_profiles',
      writes: 'browser_use_agent openai_computer_use_agent claude_computer_use_agent create_profile delete_profile',
    },
    source: 'https://github.com/hyperbrowserai/mcp',
    checked: '2026-11',
  },
  {
    name: 'Selenium',
    published: ['npm:@angiejones/mcp-selenium', 'bin:mcp-selenium'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'start_browser navigate get_element_text get_element_attribute take_screenshot close_session window frame get_cookies diagnostics',
      writes: 'interact send_keys press_key alert add_cookie delete_cookie',
      sends: 'upload_file',
      executes: 'execute_script',
    },
    source: 'https://github.com/angiejones/mcp-selenium',
    checked: '2026-11',
  },
  {
    name: 'Browser (Agent TARS)',
    vendor: 'bytedance',
    official: true,
    published: ['npm:@agent-infra/mcp-server-browser', 'bin:mcp-server-browser'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'browser_navigate browser_screenshot browser_hover browser_get_markdown browser_get_text browser_read_links browser_scroll browser_go_back browser_go_forward browser_new_tab browser_close_tab browser_switch_tab browser_tab_list browser_close browser_get_clickable_elements browser_get_download_list browser_vision_screen_capture',
      writes: 'browser_click browser_form_input_fill browser_select browser_press_key browser_vision_screen_click',
      executes: 'browser_evaluate',
    },
    source: 'https://github.com/bytedance/UI-TARS-desktop/tree/main/packages/agent-infra/mcp-servers/browser',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Playwright',
    vendor: 'cloudflare',
    official: true,
    published: ['npm:@cloudflare/playwright-mcp'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    source: 'https://github.com/cloudflare/playwright-mcp',
    checked: '2026-11',
  },
])

import { catalogue } from './catalogue.ts'

/** Models, agents, memory and reasoning. */
export const ai = catalogue([
  {
    name: 'Sequential Thinking',
    published: [
      'npm:@modelcontextprotocol/server-sequential-thinking',
      'docker:mcp/sequentialthinking',
      'bin:mcp-server-sequential-thinking',
    ],
    roles: [],
    tools: { reads: 'sequentialthinking sequential_thinking' },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/sequentialthinking',
    checked: '2026-11',
  },
  {
    name: 'Sequential Thinking Tools',
    published: ['npm:mcp-sequentialthinking-tools'],
    roles: [],
    tools: { reads: 'sequentialthinking_tools' },
    source: 'https://github.com/spences10/mcp-sequentialthinking-tools',
    checked: '2026-11',
  },
  {
    name: 'Everything (test server)',
    published: ['npm:@modelcontextprotocol/server-everything', 'docker:mcp/everything', 'bin:mcp-server-everything'],
    roles: [],
    tools: {
      reads:
        'echo add printEnv longRunningOperation sampleLLM getTinyImage annotatedMessage getResourceReference get-annotated-message get-env get-resource-links get-resource-reference get-roots-list get-structured-content get-sum get-tiny-image gzip-file-as-resource simulate-research-query toggle-simulated-logging toggle-subscriber-updates trigger-elicitation-request trigger-elicitation-request-async trigger-long-running-operation trigger-sampling-request trigger-sampling-request-async trigger-url-elicitation',
    },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/everything',
    checked: '2026-11',
  },
  {
    name: 'Task Master',
    published: ['npm:task-master-ai', 'bin:task-master-mcp'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    credentials: {
      env: [
        'ANTHROPIC_API_KEY',
        'PERPLEXITY_API_KEY',
        'OPENAI_API_KEY',
        'GOOGLE_API_KEY',
        'MISTRAL_API_KEY',
        'OPENROUTER_API_KEY',
        'XAI_API_KEY',
        'GROQ_API_KEY',
        'AZURE_OPENAI_API_KEY',
        'OLLAMA_API_KEY',
        'GITHUB_API_KEY',
      ],
    },
    tools: {
      reads:
        'get_tasks get_task next_task list_tags complexity_report analyze_project_complexity validate_dependencies autopilot_status autopilot_next',
      writes:
        'initialize_project models rules parse_prd expand_task expand_all add_task add_subtask remove_task remove_subtask clear_subtasks update update_task update_subtask set_task_status move_task scope_up_task scope_down_task add_dependency remove_dependency fix_dependencies add_tag delete_tag rename_tag copy_tag use_tag generate autopilot_start autopilot_resume autopilot_commit autopilot_complete_phase autopilot_finalize autopilot_abort',
    },
    source: 'https://github.com/eyaltoledano/claude-task-master',
    checked: '2026-11',
  },
  {
    name: 'Shrimp Task Manager',
    published: ['npm:mcp-shrimp-task-manager'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    // Most of its tools only hand the model a prompt; `execute_task` says how to do a task, and does nothing.
    tools: {
      reads:
        'plan_task analyze_task reflect_task list_tasks query_task get_task_detail process_thought research_mode init_project_rules execute_task',
      writes: 'split_tasks update_task verify_task delete_task clear_all_tasks',
    },
    source: 'https://github.com/cjo4m06/mcp-shrimp-task-manager',
    checked: '2026-11',
  },
  {
    name: 'Ruflo (Claude Flow)',
    published: ['npm:claude-flow', 'npm:ruflo', 'npm:@claude-flow/cli'],
    roles: ['private-data', 'writes'],
    source: 'https://github.com/ruvnet/claude-flow',
    checked: '2026-11',
  },
  {
    name: 'Claude Code',
    vendor: 'anthropic',
    official: true,
    published: ['npm:@anthropic-ai/claude-code', 'bin:claude'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads: 'Read LS Glob Grep NotebookRead TodoWrite WebFetch WebSearch',
      writes: 'Edit MultiEdit Write NotebookEdit',
      executes: 'Bash Task Agent',
    },
    source: 'https://code.claude.com/docs/en/mcp',
    checked: '2026-11',
  },
  {
    name: 'Claude Code (steipete)',
    published: ['npm:@steipete/claude-code-mcp', 'bin:claude-code-mcp'],
    // It starts Claude Code with its permissions bypassed.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'claude_code' },
    source: 'https://github.com/steipete/claude-code-mcp',
    checked: '2026-11',
  },
  {
    name: 'Codex',
    vendor: 'openai',
    official: true,
    published: ['npm:@openai/codex', 'bin:codex'],
    // The sandbox of each run is what the model asks for.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { executes: 'codex codex-reply' },
    source: 'https://github.com/openai/codex',
    checked: '2026-11',
  },
  {
    name: 'Codex (tuannvm)',
    published: ['npm:codex-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: { reads: 'review websearch listSessions ping help', executes: 'codex' },
    source: 'https://github.com/tuannvm/codex-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Gemini CLI',
    published: ['npm:gemini-mcp-tool', 'bin:gemini-mcp'],
    roles: ['private-data'],
    tools: { reads: 'ask-gemini brainstorm fetch-chunk ping Help timeout-test' },
    source: 'https://github.com/jamubc/gemini-mcp-tool',
    checked: '2026-11',
  },
  {
    name: 'Gemini (RLabs)',
    published: ['npm:@rlabs-inc/gemini-mcp'],
    roles: ['untrusted-content'],
    credentials: { env: ['GEMINI_API_KEY'] },
    // Code runs with Google, in its sandbox.
    tools: {
      reads:
        'gemini-analyze-code gemini-analyze-document gemini-analyze-image gemini-analyze-text gemini-analyze-url gemini-brainstorm gemini-check-research gemini-check-video gemini-compare-urls gemini-count-tokens gemini-create-cache gemini-deep-research gemini-dialogue gemini-end-image-edit gemini-extract gemini-extract-from-url gemini-extract-tables gemini-image-prompt gemini-list-caches gemini-list-image-sessions gemini-list-voices gemini-query gemini-query-cache gemini-research-followup gemini-run-code gemini-search gemini-structured gemini-summarize gemini-summarize-pdf gemini-youtube gemini-youtube-summary',
      writes:
        'gemini-continue-image-edit gemini-delete-cache gemini-generate-image gemini-generate-video gemini-speak gemini-start-image-edit',
    },
    source: 'https://github.com/RLabs-Inc/gemini-mcp',
    checked: '2026-11',
  },
  {
    name: 'PAL (Zen)',
    published: ['pypi:pal-mcp-server', 'docker:mcp/zen', 'bin:zen-mcp-server'],
    roles: ['private-data'],
    credentials: {
      env: ['GEMINI_API_KEY', 'OPENAI_API_KEY', 'OPENROUTER_API_KEY', 'XAI_API_KEY', 'AZURE_OPENAI_API_KEY'],
    },
    tools: {
      reads:
        'analyze apilookup challenge chat codereview consensus debug docgen listmodels planner precommit refactor secaudit testgen thinkdeep tracer version',
      executes: 'clink',
    },
    source: 'https://github.com/BeehiveInnovations/pal-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Consult LLM',
    published: ['npm:consult-llm-mcp'],
    roles: ['private-data'],
    credentials: { env: ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'DEEPSEEK_API_KEY'] },
    tools: { reads: 'consult_llm' },
    source: 'https://github.com/raine/consult-llm-mcp',
    checked: '2026-11',
  },
  {
    name: 'DeepSeek',
    vendor: 'deepseek',
    published: ['npm:@arikusi/deepseek-mcp-server', 'bin:deepseek-mcp-server'],
    roles: [],
    credentials: { env: ['DEEPSEEK_API_KEY'] },
    tools: { reads: 'deepseek_chat deepseek_fim deepseek_sessions' },
    source: 'https://github.com/arikusi/deepseek-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Z.AI Vision',
    vendor: 'z',
    official: true,
    published: ['npm:@z_ai/mcp-server', 'bin:zai-mcp-server'],
    // It looks at a picture that it is given.
    roles: [],
    credentials: { env: ['Z_AI_API_KEY'] },
    tools: {
      reads:
        'analyze_data_visualization analyze_image analyze_video diagnose_error_screenshot extract_text_from_screenshot ui_diff_check ui_to_artifact understand_technical_diagram',
    },
    source: 'https://docs.z.ai/devpack/mcp/vision-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Hugging Face',
    vendor: 'huggingface',
    official: true,
    published: [
      'host:huggingface.co/mcp',
      'host:hf.co/mcp',
      'npm:@llmindset/hf-mcp-server',
      'docker:ghcr.io/evalstate/hf-mcp-server',
      'bin:hf-mcp-server',
    ],
    // A Space is anybody's program, and is given what it is called with.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['HF_TOKEN', 'DEFAULT_HF_TOKEN'], headers: ['Authorization'] },
    tools: {
      reads:
        'hf_whoami hf_fs hf_doc_search hf_doc_fetch hub_repo_search hub_repo_details space_search model_search model_details dataset_search dataset_details paper_search',
      writes: 'create_repo duplicate_space hf_fs_write hf_sandbox hf_sandbox_fs',
      sends: 'dynamic_space gr1_z_image_turbo_generate gr1_flux1_schnell_infer',
      executes: 'hf_jobs hf_sandbox_exec',
    },
    source: 'https://github.com/huggingface/hf-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Hugging Face Spaces',
    vendor: 'huggingface',
    published: ['npm:@llmindset/mcp-hfspace', 'bin:mcp-hfspace'],
    roles: ['untrusted-content', 'sends-out'],
    roots: { flags: ['--work-dir'], env: ['MCP_HF_WORK_DIR'] },
    credentials: { env: ['HF_TOKEN'], flags: ['--hf-token'] },
    source: 'https://github.com/evalstate/mcp-hfspace',
    checked: '2026-11',
  },
  {
    name: 'Replicate',
    vendor: 'replicate',
    official: true,
    published: ['npm:replicate-mcp', 'host:mcp.replicate.com'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['REPLICATE_API_TOKEN'], headers: ['Authorization'] },
    tools: {
      reads:
        'list_collections get_collections list_deployments get_deployments list_hardware get_account list_models get_models search_models list_models_examples get_models_readme list_models_versions get_models_versions list_predictions get_predictions list_trainings get_trainings get_default_webhooks_secret list_files get_files download_files list_api_endpoints get_api_endpoint_schema',
      writes:
        'create_deployments update_deployments delete_deployments create_deployments_predictions create_models delete_models create_models_predictions delete_models_versions create_predictions cancel_predictions create_trainings cancel_trainings create_files delete_files',
      executes: 'invoke_api_endpoint',
    },
    source: 'https://github.com/replicate/replicate-mcp',
    checked: '2026-11',
  },
  {
    name: 'ElevenLabs',
    vendor: 'elevenlabs',
    official: true,
    published: ['pypi:elevenlabs-mcp', 'docker:mcp/elevenlabs'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['ELEVENLABS_API_KEY'], flags: ['--api-key'] },
    tools: {
      reads:
        'search_voices search_voice_library get_voice list_models check_subscription list_agents get_agent list_conversations get_conversation list_phone_numbers play_audio speech_to_text create_composition_plan',
      writes:
        'text_to_speech text_to_sound_effects speech_to_speech text_to_voice create_voice_from_preview voice_clone isolate_audio create_agent add_knowledge_base_to_agent simulate_conversation compose_music video_to_music upload_music_for_inpainting',
      sends: 'make_outbound_call',
    },
    source: 'https://github.com/elevenlabs/elevenlabs-mcp',
    checked: '2026-11',
  },
  {
    name: 'MiniMax',
    vendor: 'minimax',
    official: true,
    published: ['pypi:minimax-mcp', 'npm:minimax-mcp-js'],
    roles: ['writes'],
    credentials: { env: ['MINIMAX_API_KEY'] },
    tools: {
      reads: 'list_voices play_audio query_video_generation',
      writes: 'text_to_audio voice_clone voice_design generate_video text_to_image music_generation',
    },
    source: 'https://github.com/MiniMax-AI/MiniMax-MCP',
    checked: '2026-11',
  },
  {
    name: 'MiniMax coding plan',
    vendor: 'minimax',
    official: true,
    published: ['pypi:minimax-coding-plan-mcp'],
    roles: ['untrusted-content'],
    credentials: { env: ['MINIMAX_API_KEY'] },
    tools: { reads: 'web_search understand_image' },
    source: 'https://github.com/MiniMax-AI/MiniMax-Coding-Plan-MCP',
    checked: '2026-11',
  },
  {
    name: 'Gemini images (shinpr)',
    published: ['npm:mcp-image'],
    roles: ['writes'],
    credentials: { env: ['GEMINI_API_KEY'] },
    tools: { writes: 'generate_image' },
    source: 'https://github.com/shinpr/mcp-image',
    checked: '2026-11',
  },
  {
    name: 'Nano Banana',
    published: ['npm:nano-banana-mcp'],
    roles: ['writes'],
    credentials: { env: ['GEMINI_API_KEY'] },
    tools: {
      reads: 'get_configuration_status get_last_image_info',
      writes: 'configure_gemini_token generate_image edit_image continue_editing',
    },
    source: 'https://github.com/ConechoAI/Nano-Banana-MCP',
    checked: '2026-11',
  },
  {
    name: 'AntV charts',
    vendor: 'antv',
    official: true,
    published: ['npm:@antv/mcp-server-chart', 'bin:mcp-server-chart'],
    roles: [],
    // Pictures for the conversation; nothing else is changed.
    tools: {
      reads:
        'generate_area_chart generate_bar_chart generate_boxplot_chart generate_column_chart generate_district_map generate_dual_axes_chart generate_fishbone_diagram generate_flow_diagram generate_funnel_chart generate_histogram_chart generate_line_chart generate_liquid_chart generate_mind_map generate_network_graph generate_organization_chart generate_path_map generate_pie_chart generate_pin_map generate_radar_chart generate_sankey_chart generate_scatter_chart generate_spreadsheet generate_treemap_chart generate_venn_chart generate_violin_chart generate_waterfall_chart generate_word_cloud_chart',
    },
    source: 'https://github.com/antvis/mcp-server-chart',
    checked: '2026-11',
  },
  {
    name: 'Mermaid',
    published: ['npm:mcp-mermaid'],
    roles: [],
    tools: { reads: 'generate_mermaid_diagram' },
    source: 'https://github.com/hustcc/mcp-mermaid',
    checked: '2026-11',
  },
  {
    name: 'Langfuse',
    vendor: 'langfuse',
    official: true,
    published: [
      'host:cloud.langfuse.com/api/public/mcp',
      'host:us.cloud.langfuse.com/api/public/mcp',
      'host:jp.cloud.langfuse.com/api/public/mcp',
      'host:hipaa.cloud.langfuse.com/api/public/mcp',
    ],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: { reads: 'getPrompt listPrompts', writes: 'createTextPrompt createChatPrompt updatePromptLabels' },
    source: 'https://langfuse.com/docs/api-and-data-platform/features/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'LangSmith',
    vendor: 'langchain',
    official: true,
    published: ['pypi:langsmith-mcp-server'],
    // What users and the web said to an application stands in its traces.
    roles: ['private-data', 'untrusted-content'],
    credentials: { env: ['LANGSMITH_API_KEY'] },
    tools: {
      reads: 'list_prompts get_prompt_by_name get_thread_history get_project_runs_stats fetch_trace fetch_runs',
    },
    source: 'https://github.com/langchain-ai/langsmith-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Weights & Biases',
    vendor: 'wandb',
    official: true,
    published: ['bin:wandb_mcp_server', 'host:mcp.withwandb.com'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['WANDB_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads:
        'infer_trace_schema_tool query_weave_traces_tool count_weave_traces_tool query_wandb_tool get_run_history_tool search_wandb_docs_tool query_wandb_support_bot query_wandb_entity_projects list_registries_tool list_registry_collections_tool list_artifact_versions_tool get_artifact_details_tool compare_artifact_versions_tool',
      writes: 'create_wandb_report_tool log_analysis_to_wandb',
    },
    source: 'https://github.com/wandb/wandb-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Opik',
    vendor: 'comet',
    official: true,
    published: ['pypi:opik-mcp', 'npm:opik-mcp', 'docker:mcp/opik'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['OPIK_API_KEY'], flags: ['--apiKey'] },
    source: 'https://github.com/comet-ml/opik-mcp',
    checked: '2026-11',
  },
])

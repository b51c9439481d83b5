import { catalogue } from './catalogue.ts'

/** Files, notes, memory and version control on this machine. */
export const files = catalogue([
  {
    name: 'filesystem',
    published: [
      'npm:@modelcontextprotocol/server-filesystem',
      'npm:mcp-server-filesystem',
      'npm:@agent-infra/mcp-server-filesystem',
      'docker:mcp/filesystem',
    ],
    roles: ['private-data', 'writes'],
    roots: { positional: true, flags: ['--allowed-directories'] },
    takesNoCredential: true,
    tools: {
      reads:
        'read_file read_text_file read_media_file read_multiple_files list_directory list_directory_with_sizes directory_tree search_files get_file_info list_allowed_directories',
      writes: 'write_file edit_file create_directory move_file',
    },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/filesystem',
    checked: '2026-11',
  },
  {
    name: 'filesystem (Rust)',
    published: ['cargo:rust-mcp-filesystem', 'npm:@rustmcp/rust-mcp-filesystem', 'docker:mcp/rust-mcp-filesystem'],
    roles: ['private-data'],
    roots: { positional: true },
    byDefault: 'reads',
    writes: { flags: ['--allow-write', '-w'], env: ['ALLOW_WRITE=yes'] },
    tools: {
      reads:
        'calculate_directory_size directory_tree find_duplicate_files find_empty_directories get_file_info head_file list_allowed_directories list_directory list_directory_with_sizes read_file_lines read_media_file read_multiple_media_files read_multiple_text_files read_text_file search_files search_files_content tail_file',
      writes: 'create_directory edit_file move_file write_file zip_files unzip_file zip_directory',
    },
    source: 'https://github.com/rust-mcp-stack/rust-mcp-filesystem',
    checked: '2026-11',
  },
  {
    name: 'filesystem (Go)',
    published: [
      'golang:github.com/mark3labs/mcp-filesystem-server',
      'docker:ghcr.io/mark3labs/mcp-filesystem-server',
      'bin:mcp-filesystem-server',
    ],
    roles: ['private-data', 'writes'],
    roots: { positional: true },
    tools: {
      reads:
        'read_file read_multiple_files list_directory tree search_files search_within_files get_file_info list_allowed_directories',
      writes: 'write_file modify_file copy_file move_file delete_file create_directory',
    },
    source: 'https://github.com/mark3labs/mcp-filesystem-server',
    checked: '2026-11',
  },
  {
    name: 'filesystem (j0hanz)',
    published: ['npm:@j0hanz/filesystem-mcp', 'docker:ghcr.io/j0hanz/filesystem-mcp'],
    roles: ['private-data', 'writes'],
    roots: { positional: true },
    byDefault: 'writes',
    readOnly: { seldom: true, flags: ['--read-only'], add: '--read-only' },
    tools: {
      reads: 'list_roots list find_files read search_text stat diff',
      writes: 'create edit delete move patch replace_text',
    },
    source: 'https://github.com/j0hanz/filesystem-mcp',
    checked: '2026-11',
  },
  {
    name: 'Git (reference server)',
    published: ['pypi:mcp-server-git', 'docker:mcp/git'],
    roles: ['private-data', 'writes'],
    roots: { flags: ['--repository', '-r'] },
    tools: {
      reads: 'git_status git_diff_unstaged git_diff_staged git_diff git_log git_show git_branch',
      writes: 'git_commit git_add git_reset git_create_branch git_checkout git_init',
    },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/git',
    checked: '2026-11',
  },
  {
    name: 'Git',
    published: ['npm:@cyanheads/git-mcp-server', 'bin:git-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    roots: { env: ['GIT_BASE_DIR'] },
    tools: {
      reads:
        'git_status git_diff git_log git_show git_blame git_reflog git_changelog_analyze git_set_working_dir git_clear_working_dir git_wrapup_instructions',
      writes:
        'git_init git_clone git_clean git_add git_commit git_branch git_checkout git_merge git_rebase git_cherry_pick git_remote git_fetch git_pull git_tag git_stash git_reset git_worktree',
      sends: 'git_push',
    },
    source: 'https://github.com/cyanheads/git-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Memory (reference server)',
    published: ['npm:@modelcontextprotocol/server-memory', 'docker:mcp/memory'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    tools: {
      reads: 'read_graph search_nodes open_nodes',
      writes: 'create_entities create_relations add_observations delete_entities delete_observations delete_relations',
    },
    source: 'https://github.com/modelcontextprotocol/servers/tree/main/src/memory',
    checked: '2026-11',
  },
  {
    name: 'Knowledge Graph Memory',
    published: ['npm:@itseasy21/mcp-knowledge-graph'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    tools: {
      reads: 'read_graph search_nodes open_nodes',
      writes:
        'create_entities create_relations add_observations delete_entities delete_observations delete_relations update_entities update_relations',
    },
    source: 'https://github.com/itseasy21/mcp-knowledge-graph',
    checked: '2026-11',
  },
  {
    name: 'Memory (LibSQL)',
    published: ['npm:mcp-memory-libsql'],
    roles: ['private-data', 'writes'],
    connections: { env: ['LIBSQL_URL'] },
    credentials: { env: ['LIBSQL_AUTH_TOKEN'] },
    tools: {
      reads: 'search_nodes read_graph',
      writes: 'create_entities create_relations delete_entity delete_relation',
    },
    source: 'https://github.com/spences10/mcp-memory-libsql',
    checked: '2026-11',
  },
  {
    name: 'Memory Bank',
    published: ['npm:@allpepper/memory-bank-mcp', 'bin:mcp-server-memory-bank'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    roots: { env: ['MEMORY_BANK_ROOT'] },
    tools: {
      reads: 'list_projects list_project_files memory_bank_read',
      writes: 'memory_bank_write memory_bank_update',
    },
    source: 'https://github.com/alioshr/memory-bank-mcp',
    checked: '2026-11',
  },
  {
    name: 'ConPort',
    published: ['pypi:context-portal-mcp', 'bin:conport-mcp'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    tools: {
      reads:
        'get_product_context get_active_context get_decisions search_decisions_fts get_progress get_system_patterns get_custom_data search_project_glossary_fts search_custom_data_value_fts get_linked_items get_item_history get_recent_activity_summary get_conport_schema get_workspace_detection_info',
      writes:
        'update_product_context update_active_context log_decision delete_decision_by_id log_progress update_progress delete_progress_by_id log_system_pattern delete_system_pattern_by_id log_custom_data delete_custom_data link_conport_items export_conport_to_markdown import_markdown_to_conport batch_log_items',
    },
    source: 'https://github.com/GreatScottyMac/context-portal',
    checked: '2026-11',
  },
  {
    name: 'Engram',
    published: ['bin:engram'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    tools: {
      reads: 'mem_search mem_context mem_timeline mem_get_observation mem_stats mem_suggest_topic_key',
      writes:
        'mem_save mem_capture_passive mem_update mem_delete mem_session_summary mem_save_prompt mem_session_start mem_session_end',
    },
    source: 'https://github.com/Gentleman-Programming/engram',
    checked: '2026-11',
  },
  {
    name: 'QMD',
    published: ['npm:@tobilu/qmd', 'bin:qmd'],
    // A search over notes and documents of its user; nothing of it changes them.
    roles: ['private-data'],
    takesNoCredential: true,
    tools: { reads: 'query get multi_get status' },
    source: 'https://github.com/tobi/qmd',
    checked: '2026-11',
  },
  {
    name: 'Memory Service',
    published: ['pypi:mcp-memory-service'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'memory_search memory_list memory_health memory_stats memory_graph memory_conflicts retrieve_memory recall_memory search_by_tag list_memories check_database_health get_cache_stats mistake_note_search',
      writes:
        'memory_store memory_store_session memory_delete memory_update memory_cleanup memory_consolidate memory_ingest memory_harvest memory_resolve mistake_note_add store_memory delete_memory',
    },
    source: 'https://github.com/doobidoo/mcp-memory-service',
    checked: '2026-11',
  },
  {
    name: 'Memory Keeper',
    published: ['npm:mcp-memory-keeper'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    tools: {
      reads:
        'context_get context_search context_search_all context_semantic_search context_status context_session_list context_summarize context_get_shared context_get_related context_find_related context_analyze context_visualize context_timeline context_diff context_list_channels context_channel_stats',
      writes:
        'context_save context_session_start context_checkpoint context_restore_checkpoint context_git_commit context_share context_import context_branch_session context_merge_sessions context_journal_entry context_compress context_reassign_channel context_batch_save context_batch_delete context_batch_update context_link',
    },
    source: 'https://github.com/mkreyman/mcp-memory-keeper',
    checked: '2026-11',
  },
  {
    name: 'Basic Memory',
    vendor: 'basicmemory',
    official: true,
    published: ['pypi:basic-memory', 'docker:ghcr.io/basicmachines-co/basic-memory'],
    roles: ['private-data', 'writes'],
    keepsToItself: true,
    roots: { env: ['BASIC_MEMORY_HOME', 'BASIC_MEMORY_PROJECT_ROOT'] },
    tools: {
      reads:
        'read_note read_content view_note search_notes recent_activity list_directory build_context list_memory_projects list_workspaces schema_infer schema_validate schema_diff search fetch basic_memory_diagnostics',
      writes: 'write_note edit_note move_note delete_note create_memory_project delete_project',
    },
    source: 'https://github.com/basicmachines-co/basic-memory',
    checked: '2026-11',
  },
  {
    name: 'Cipher',
    vendor: 'byterover',
    official: true,
    published: ['npm:@byterover/cipher'],
    roles: ['private-data', 'writes'],
    tools: {
      reads: 'cipher_memory_search cipher_search_reasoning_patterns cipher_workspace_search',
      writes: 'cipher_extract_and_operate_memory cipher_store_reasoning_memory',
    },
    source: 'https://github.com/campfirein/cipher',
    checked: '2026-11',
  },
  {
    name: 'Mem0',
    vendor: 'mem0',
    official: true,
    published: ['pypi:mem0-mcp-server', 'npm:@mem0/mcp-server', 'host:mcp.mem0.ai'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['MEM0_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads: 'search_memories get_memories get_memory list_entities',
      writes: 'add_memory update_memory delete_memory delete_all_memories delete_entities',
    },
    source: 'https://github.com/mem0ai/mem0-mcp',
    checked: '2026-11',
  },
  {
    name: 'Supermemory',
    vendor: 'supermemory',
    official: true,
    published: ['host:mcp.supermemory.ai'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization', 'x-supermemory-api-key'] },
    tools: { reads: 'recall', writes: 'memory' },
    source: 'https://supermemory.ai/docs/supermemory-mcp/introduction',
    checked: '2026-11',
  },
  {
    name: 'Graphiti',
    vendor: 'getzep',
    official: true,
    published: ['docker:zepai/knowledge-graph-mcp'],
    roles: ['private-data', 'writes'],
    connections: { env: ['NEO4J_URI', 'FALKORDB_URI'] },
    credentials: { env: ['NEO4J_PASSWORD', 'FALKORDB_PASSWORD'] },
    tools: {
      reads: 'search_nodes search_facts search_memory_facts get_entity_edge get_episodes get_status',
      writes: 'add_memory delete_entity_edge delete_episode clear_graph',
    },
    source: 'https://github.com/getzep/graphiti/tree/main/mcp_server',
    checked: '2026-11',
  },
  {
    name: 'Obsidian vault (read-only)',
    published: ['npm:mcp-obsidian'],
    roles: ['private-data'],
    roots: { positional: true },
    byDefault: 'reads',
    tools: { reads: 'read_notes search_notes' },
    source: 'https://github.com/smithery-ai/mcp-obsidian',
    checked: '2026-11',
  },
  {
    // The second half of each list is what it was before 2.0.
    name: 'Obsidian vault',
    published: ['npm:obsidian-mcp'],
    roles: ['private-data', 'writes'],
    roots: { positional: true, flags: ['--vault'] },
    tools: {
      reads:
        'obsidian_list_vaults obsidian_read_note obsidian_search_vault list-available-vaults read-note search-vault',
      writes:
        'obsidian_create_note obsidian_edit_note obsidian_delete_note obsidian_move_note obsidian_create_directory obsidian_add_tags obsidian_remove_tags obsidian_rename_tag obsidian_manage_tags create-note edit-note delete-note move-note create-directory add-tags remove-tags rename-tag manage-tags',
    },
    source: 'https://github.com/StevenStavrakis/obsidian-mcp',
    checked: '2026-11',
  },
  {
    name: 'Obsidian',
    published: ['pypi:mcp-obsidian', 'docker:mcp/obsidian'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['OBSIDIAN_API_KEY'] },
    tools: {
      reads:
        'obsidian_batch_get_file_contents obsidian_complex_search obsidian_get_file_contents obsidian_get_frontmatter obsidian_get_periodic_note obsidian_get_recent_changes obsidian_get_recent_periodic_notes obsidian_list_files_in_dir obsidian_list_files_in_vault obsidian_search_by_tag obsidian_simple_search',
      writes: 'obsidian_append_content obsidian_delete_file obsidian_patch_content obsidian_put_content',
    },
    source: 'https://github.com/MarkusPfundstein/mcp-obsidian',
    checked: '2026-11',
  },
  {
    name: 'Obsidian',
    published: ['npm:obsidian-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['OBSIDIAN_API_KEY'] },
    byDefault: 'writes',
    readOnly: { seldom: true, env: ['OBSIDIAN_READ_ONLY=yes'], add: 'OBSIDIAN_READ_ONLY=true', since: '3.1.2' },
    writes: { env: ['OBSIDIAN_ENABLE_COMMANDS=yes'] },
    tools: {
      reads:
        'obsidian_get_note obsidian_list_notes obsidian_list_tags obsidian_list_commands obsidian_search_notes obsidian_open_in_ui obsidian_read_note obsidian_global_search',
      writes:
        'obsidian_write_note obsidian_append_to_note obsidian_patch_note obsidian_replace_in_note obsidian_manage_frontmatter obsidian_manage_tags obsidian_delete_note obsidian_update_note obsidian_search_replace',
      executes: 'obsidian_execute_command',
    },
    source: 'https://github.com/cyanheads/obsidian-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Logseq',
    published: ['pypi:mcp-logseq'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['LOGSEQ_API_TOKEN'] },
    tools: {
      reads:
        'list_pages get_page_content search query find_pages_by_property get_pages_from_namespace get_pages_tree_from_namespace get_page_backlinks',
      writes:
        'create_page update_page delete_page delete_block update_block rename_page insert_nested_block set_block_properties',
    },
    source: 'https://github.com/ergut/mcp-logseq',
    checked: '2026-11',
  },
  {
    name: 'DEVONthink',
    published: ['bin:mcp-server-devonthink'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'is_running get_record_properties search lookup_record get_open_databases list_group_content get_record_content classify compare',
      writes: 'create_record delete_record move_record create_from_url rename_record add_tags remove_tags',
    },
    source: 'https://github.com/dvcrn/mcp-server-devonthink',
    checked: '2026-11',
  },
  {
    name: 'Apple Notes (read-only)',
    published: ['pypi:apple-notes-mcp'],
    roles: ['private-data'],
    byDefault: 'reads',
    source: 'https://github.com/sirmews/apple-notes-mcp',
    checked: '2026-11',
  },
  {
    name: 'Readwise',
    vendor: 'readwise',
    official: true,
    published: ['host:mcp2.readwise.io'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://readwise.io/mcp',
    checked: '2026-11',
  },
  {
    name: 'NotebookLM',
    vendor: 'google',
    published: ['npm:notebooklm-mcp'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'list_sessions ask_question get_audio_status download_audio get_health list_notebooks get_notebook select_notebook search_notebooks get_library_stats',
      writes: 'add_source generate_audio add_notebook update_notebook remove_notebook cleanup_data',
    },
    source: 'https://github.com/PleasePrompto/notebooklm-mcp',
    checked: '2026-11',
  },
  {
    name: 'NotebookLM',
    vendor: 'google',
    published: ['pypi:notebooklm-mcp-cli', 'bin:nlm'],
    roles: ['private-data', 'sends-out', 'writes'],
    tools: {
      reads:
        'notebook_list notebook_get notebook_describe notebook_query notebook_query_start notebook_query_status cross_notebook_query source_list_drive source_describe source_get_content research_status studio_status notebook_share_status server_info',
      writes:
        'notebook_create notebook_rename notebook_delete chat_configure source_add source_sync_drive source_rename source_delete research_start research_import studio_create studio_delete studio_revise note label tag batch pipeline export_artifact save_auth_tokens',
      sends: 'notebook_share_public notebook_share_invite notebook_share_batch',
    },
    source: 'https://github.com/jacob-bd/notebooklm-mcp-cli',
    checked: '2026-11',
  },
  {
    name: 'Zotero',
    published: ['pypi:zotero-mcp-server', 'bin:zotero-mcp'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['ZOTERO_API_KEY', 'ZOTERO_WEBDAV_PASSWORD'] },
    tools: {
      reads:
        'zotero_get_annotations zotero_get_notes zotero_get_page_layout zotero_find_related_papers zotero_library_coverage zotero_read_pdf_pages zotero_get_item_metadata zotero_get_item_fulltext zotero_get_attachment_path zotero_get_collections zotero_get_collection_items zotero_get_item_children zotero_get_tags zotero_list_libraries zotero_switch_library zotero_list_feeds zotero_get_feed_items zotero_get_recent zotero_get_item_related scite_enrich_item scite_enrich_search scite_check_retractions zotero_search_items zotero_search_by_tag zotero_search_by_citation_key zotero_advanced_search zotero_semantic_search zotero_get_search_database_status zotero_synthesize_annotations zotero_export_bibliography zotero_search_collections zotero_find_duplicates zotero_get_pdf_outline search fetch',
      writes:
        'zotero_manage_note zotero_create_annotation zotero_update_annotation zotero_delete_annotation zotero_set_item_parent zotero_update_search_database zotero_batch_update zotero_create_collection zotero_delete_collection zotero_set_item_collections zotero_update_item zotero_delete_item zotero_merge_duplicates zotero_attach_file zotero_add_item_relation zotero_remove_item_relation zotero_add_item',
    },
    source: 'https://github.com/54yyyu/zotero-mcp',
    checked: '2026-11',
  },
  {
    name: 'Zotero (read-only)',
    published: ['pypi:zotero-mcp'],
    roles: ['private-data'],
    credentials: { env: ['ZOTERO_API_KEY'] },
    byDefault: 'reads',
    tools: { reads: 'zotero_search_items zotero_item_metadata zotero_item_fulltext' },
    source: 'https://github.com/kujenga/zotero-mcp',
    checked: '2026-11',
  },
  {
    name: 'Paperless-ngx',
    published: ['npm:@baruchiro/paperless-mcp', 'bin:paperless-mcp'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['PAPERLESS_API_KEY'] },
    tools: {
      reads:
        'list_tags list_custom_fields get_custom_field list_mail_accounts get_mail_account list_mail_rules get_mail_rule list_documents query_documents get_document get_document_content search_documents download_document get_document_thumbnail list_document_notes list_document_types get_document_type list_correspondents',
      writes:
        'create_tag update_tag delete_tag bulk_edit_tags create_custom_field update_custom_field delete_custom_field bulk_edit_custom_fields process_mail_account create_mail_rule update_mail_rule delete_mail_rule create_document_note delete_document_note bulk_edit_documents post_document update_document create_document_type update_document_type delete_document_type bulk_edit_document_types create_correspondent',
    },
    source: 'https://github.com/baruchiro/paperless-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Drive (reference server)',
    vendor: 'google',
    published: ['npm:@modelcontextprotocol/server-gdrive', 'docker:mcp/gdrive', 'bin:mcp-server-gdrive'],
    roles: ['private-data', 'untrusted-content'],
    byDefault: 'reads',
    tools: { reads: 'search' },
    source: 'https://github.com/modelcontextprotocol/servers-archived/tree/main/src/gdrive',
    checked: '2026-11',
  },
  {
    name: 'Google Drive (remote)',
    vendor: 'google',
    official: true,
    published: ['host:drivemcp.googleapis.com'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://developers.google.com/workspace/guides/configure-mcp-servers',
    checked: '2026-11',
  },
  {
    name: 'Google Drive, Docs and Calendar',
    vendor: 'google',
    published: ['npm:@piotr-agier/google-drive-mcp', 'bin:google-drive-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: {
      env: ['GOOGLE_DRIVE_MCP_ACCESS_TOKEN', 'GOOGLE_DRIVE_MCP_REFRESH_TOKEN', 'GOOGLE_DRIVE_MCP_CLIENT_SECRET'],
    },
    tools: {
      reads:
        'search listFolder listSharedDrives readTextFile listPermissions getRevisions authGetStatus authListScopes authTestFileAccess downloadFile readGoogleDoc readGoogleDocPaginated getGoogleDocContent getGoogleDocContentPaginated getGoogleDocImage listDocumentTabs readSmartChips listGoogleDocs getDocumentInfo listComments getComment getGoogleSheetContent getSpreadsheetInfo listSheets listGoogleSheets listDimensionGroups getGoogleSlidesContent getGoogleSlidesSpeakerNotes exportSlideThumbnail getSlideElementInfo listCalendars getCalendarEvents getCalendarEvent',
      writes:
        'createTextFile updateTextFile deleteItem renameItem moveItem copyFile createShortcut lockFile unlockFile removePermission restoreRevision uploadFile convertPdfToGoogleDoc bulkConvertFolderPdfs uploadPdfWithSplit createFolder createGoogleDoc createDocFromHTML updateGoogleDoc addDocumentTab renameDocumentTab insertSmartChip createFootnote insertText deleteRange applyTextStyle applyParagraphStyle formatGoogleDocText formatGoogleDocParagraph createParagraphBullets findAndReplaceInDoc insertTable editTableCell insertImageFromUrl insertLocalImage deleteComment createGoogleSheet updateGoogleSheet appendSpreadsheetRows addSpreadsheetSheet addSheet renameSheet deleteSheet addDataValidation protectRange addNamedRange setColumnWidth setRowHeight autoResizeColumns autoResizeRows hideSheetDimension showSheetDimension addDimensionGroup deleteDimensionGroup updateDimensionGroup formatGoogleSheetCells formatGoogleSheetText formatGoogleSheetNumbers setGoogleSheetBorders mergeGoogleSheetCells addGoogleSheetConditionalFormat createGoogleSlides updateGoogleSlides formatGoogleSlidesText formatGoogleSlidesParagraph styleGoogleSlidesShape setGoogleSlidesBackground createGoogleSlidesTextBox createGoogleSlidesShape updateGoogleSlidesSpeakerNotes deleteGoogleSlide duplicateSlide reorderSlides replaceAllTextInSlides insertSlidesImageFromUrl insertSlidesLocalImage moveSlideElement deleteSlideElement deleteCalendarEvent',
      sends:
        'addPermission updatePermission shareFile addComment replyToComment createCalendarEvent updateCalendarEvent',
    },
    source: 'https://github.com/piotr-agier/google-drive-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Drive and Sheets',
    vendor: 'google',
    published: ['npm:@isaacphi/mcp-gdrive', 'bin:mcp-gdrive'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['CLIENT_SECRET'] },
    tools: { reads: 'gdrive_search gdrive_read_file gsheets_read', writes: 'gsheets_update_cell' },
    source: 'https://github.com/isaacphi/mcp-gdrive',
    checked: '2026-11',
  },
  {
    name: 'Google Drive',
    vendor: 'google',
    published: ['npm:mcp-google-drive'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GOOGLE_SERVICE_ACCOUNT_KEY'] },
    tools: {
      reads:
        'search_files get_file list_files get_file_content get_file_permissions get_drive_info list_shared_drives get_file_revisions',
      writes: 'create_file update_file delete_file copy_file move_file create_folder',
      sends: 'share_file',
    },
    source: 'https://github.com/Longtran2404/mcp-google-drive',
    checked: '2026-11',
  },
  {
    name: 'Dropbox',
    vendor: 'dropbox',
    official: true,
    published: ['host:mcp.dropbox.com'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads: 'ListFolder GetFileMetadata GetFileContent GetUsageAndQuota Search WhoAmI',
      writes: 'CreateFolder CreateFile Copy',
      sends: 'CreateSharedLink',
    },
    source: 'https://help.dropbox.com/integrations/connect-dropbox-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Box (remote)',
    vendor: 'box',
    official: true,
    published: ['host:mcp.box.com'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://developer.box.com/guides/box-mcp',
    checked: '2026-11',
  },
  {
    name: 'Box',
    vendor: 'box',
    published: ['docker:mcp/box'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['BOX_CLIENT_SECRET'] },
    source: 'https://github.com/box-community/mcp-server-box',
    checked: '2026-11',
  },
  {
    // Any file that it may read, and any address.
    name: 'MarkItDown',
    vendor: 'microsoft',
    official: true,
    published: ['pypi:markitdown-mcp', 'docker:mcp/markitdown'],
    // It takes `file:` addresses as well, of any file.
    roles: ['private-data', 'untrusted-content', 'sends-out'],
    tools: { reads: 'convert_to_markdown' },
    source: 'https://github.com/microsoft/markitdown/tree/main/packages/markitdown-mcp',
    checked: '2026-11',
  },
  {
    name: 'Pandoc',
    published: ['pypi:mcp-pandoc'],
    roles: ['private-data', 'writes'],
    tools: { writes: 'convert-contents' },
    source: 'https://github.com/vivekVells/mcp-pandoc',
    checked: '2026-11',
  },
  {
    // Files and addresses alike.
    name: 'Docling',
    published: ['pypi:docling-mcp', 'bin:docling-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out'],
    credentials: { env: ['DOCLING_MCP_SERVICE_API_KEY', 'DOCLING_MCP_LI_API_KEY'] },
    source: 'https://github.com/docling-project/docling-mcp',
    checked: '2026-11',
  },
  {
    name: 'PyMuPDF4LLM',
    published: ['pypi:pymupdf4llm-mcp'],
    roles: ['private-data'],
    source: 'https://github.com/pymupdf/pymupdf4llm-mcp',
    checked: '2026-11',
  },
  {
    name: 'PDF Reader',
    published: ['npm:@sylphx/pdf-reader-mcp', 'npm:@sylphlab/pdf-reader-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out'],
    tools: { reads: 'read_pdf' },
    source: 'https://github.com/SylphxAI/pdf-reader-mcp',
    checked: '2026-11',
  },
  {
    name: 'PDF (reference server)',
    published: ['npm:@modelcontextprotocol/server-pdf'],
    roles: ['private-data', 'untrusted-content'],
    roots: { positional: true },
    tools: { reads: 'list_pdfs display_pdf read_pdf_bytes', writes: 'save_pdf' },
    source: 'https://github.com/modelcontextprotocol/ext-apps/tree/main/examples/pdf-server',
    checked: '2026-11',
  },
  {
    name: 'Excel',
    published: ['pypi:excel-mcp-server'],
    roles: ['private-data', 'writes'],
    roots: { env: ['EXCEL_FILES_PATH'] },
    tools: {
      reads:
        'read_data_from_excel validate_formula_syntax get_workbook_metadata get_merged_cells validate_excel_range get_data_validation_info',
      writes:
        'apply_formula format_range write_data_to_excel create_workbook create_worksheet create_chart create_pivot_table create_table copy_worksheet delete_worksheet rename_worksheet merge_cells unmerge_cells copy_range delete_range insert_rows insert_columns delete_sheet_rows delete_sheet_columns',
    },
    source: 'https://github.com/haris-musa/excel-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Excel',
    published: ['npm:@negokaz/excel-mcp-server'],
    roles: ['private-data', 'writes'],
    tools: {
      reads: 'excel_describe_sheets excel_read_sheet excel_screen_capture',
      writes: 'excel_write_to_sheet excel_create_table excel_copy_sheet excel_format_range',
    },
    source: 'https://github.com/negokaz/excel-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Word',
    published: ['pypi:office-word-mcp-server', 'bin:word_mcp_server'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'get_document_info get_document_text get_document_outline list_available_documents get_document_xml validate_document_footnotes get_paragraph_text_from_document find_text_in_document get_all_comments get_comments_by_author get_comments_for_paragraph',
      writes:
        'create_document copy_document insert_header_near_text insert_line_or_paragraph_near_text insert_numbered_list_near_text add_paragraph add_heading add_picture add_table add_page_break delete_paragraph search_and_replace create_custom_style format_text format_table set_table_cell_shading apply_table_alternating_rows highlight_table_header merge_table_cells merge_table_cells_horizontal merge_table_cells_vertical set_table_cell_alignment set_table_alignment_all protect_document unprotect_document add_footnote_to_document add_footnote_after_text add_footnote_before_text add_footnote_enhanced add_endnote_to_document customize_footnote_style delete_footnote_from_document add_footnote_robust delete_footnote_robust convert_to_pdf replace_paragraph_block_below_header replace_block_between_manual_anchors set_table_column_width set_table_column_widths set_table_width auto_fit_table_columns format_table_cell_text set_table_cell_padding',
    },
    source: 'https://github.com/GongRzhe/Office-Word-MCP-Server',
    checked: '2026-11',
  },
  {
    name: 'PowerPoint',
    published: ['pypi:office-powerpoint-mcp-server', 'bin:ppt_mcp_server'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'open_presentation get_presentation_info get_template_file_info get_slide_info extract_slide_text extract_presentation_text list_slide_templates get_template_info',
      writes:
        'create_presentation create_presentation_from_template save_presentation set_core_properties add_slide populate_placeholder add_bullet_points manage_text manage_image apply_slide_template create_slide_from_template create_presentation_from_templates auto_generate_presentation optimize_slide_text add_table format_table_cell add_shape add_chart apply_professional_design apply_picture_effects manage_fonts manage_hyperlinks manage_slide_masters add_connector update_chart_data manage_slide_transitions',
    },
    source: 'https://github.com/GongRzhe/Office-PowerPoint-MCP-Server',
    checked: '2026-11',
  },
  {
    name: 'Repomix',
    published: ['npm:repomix'],
    roles: ['private-data', 'untrusted-content'],
    roots: { flags: ['--sandbox'] },
    tools: {
      reads:
        'pack_codebase pack_remote_repository attach_packed_output read_repomix_output grep_repomix_output file_system_read_file file_system_read_directory',
      writes: 'generate_skill',
    },
    source: 'https://github.com/yamadashy/repomix',
    checked: '2026-11',
  },
  {
    name: 'Local RAG',
    published: ['npm:mcp-local-rag'],
    roles: ['private-data', 'writes'],
    roots: { env: ['BASE_DIR', 'BASE_DIRS'] },
    tools: {
      reads: 'query_documents read_chunk_neighbors list_files status sync_status',
      writes: 'ingest_file ingest_data delete_file sync_start',
    },
    source: 'https://github.com/shinpr/mcp-local-rag',
    checked: '2026-11',
  },
  {
    // The whole machine's index of file names.
    name: 'Everything Search',
    published: ['pypi:mcp-server-everything-search'],
    roles: ['private-data'],
    byDefault: 'reads',
    tools: { reads: 'search' },
    source: 'https://github.com/mamertofabian/mcp-everything-search',
    checked: '2026-11',
  },
])

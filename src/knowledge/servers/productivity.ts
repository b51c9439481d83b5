import { catalogue } from './catalogue.ts'

/** Documents, tasks, calendars, knowledge bases, drawing boards. */
export const productivity = catalogue([
  {
    name: 'Notion',
    vendor: 'notion',
    official: true,
    published: ['host:mcp.notion.com', 'npm:@notionhq/notion-mcp-server', 'docker:mcp/notion', 'bin:notion-mcp-server'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['NOTION_TOKEN', 'OPENAPI_MCP_HEADERS'], headers: ['Authorization'] },
    // `notion-*`: the remote. `API-*`: the package, which names its tools after the operations of the public API.
    tools: {
      reads:
        'notion-search notion-fetch notion-get-comments notion-get-teams notion-get-users notion-get-user notion-get-self notion-query-data-sources notion-query-database-view API-post-search API-get-block-children API-get-self API-get-user API-get-users API-list-data-source-templates API-query-data-source API-post-database-query API-retrieve-a-block API-retrieve-a-comment API-retrieve-a-data-source API-retrieve-a-database API-retrieve-a-page API-retrieve-a-page-property API-retrieve-page-markdown',
      writes:
        'notion-create-pages notion-update-page notion-move-pages notion-duplicate-page notion-create-database notion-update-database notion-update-data-source notion-create-view notion-update-view API-create-a-data-source API-create-a-database API-update-a-database API-delete-a-block API-move-page API-patch-block-children API-patch-page API-post-page API-update-a-block API-update-a-data-source API-update-page-markdown',
      sends: 'notion-create-comment API-create-a-comment',
    },
    source: 'https://github.com/makenotion/notion-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Atlassian Rovo',
    vendor: 'atlassian',
    official: true,
    published: ['host:mcp.atlassian.com'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'search fetch atlassianUserInfo getAccessibleAtlassianResources getJiraIssue getJiraIssueRemoteIssueLinks getJiraIssueTypeMetaWithFields getJiraProjectIssueTypesMetadata getTransitionsForJiraIssue getVisibleJiraProjects lookupJiraAccountId searchJiraIssuesUsingJql getConfluencePage getConfluencePageDescendants getConfluencePageFooterComments getConfluencePageInlineComments getConfluenceSpaces getPagesInConfluenceSpace searchConfluenceUsingCql',
      writes:
        'createJiraIssue editJiraIssue transitionJiraIssue addWorklogToJiraIssue createConfluencePage updateConfluencePage',
      sends: 'addCommentToJiraIssue createConfluenceFooterComment createConfluenceInlineComment',
    },
    source: 'https://github.com/atlassian/atlassian-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Atlassian',
    vendor: 'atlassian',
    published: ['pypi:mcp-atlassian', 'docker:ghcr.io/sooperset/mcp-atlassian', 'docker:mcp/atlassian'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: {
      env: [
        'JIRA_API_TOKEN',
        'CONFLUENCE_API_TOKEN',
        'JIRA_PERSONAL_TOKEN',
        'CONFLUENCE_PERSONAL_TOKEN',
        'ATLASSIAN_OAUTH_ACCESS_TOKEN',
        'ATLASSIAN_OAUTH_CLIENT_SECRET',
      ],
      flags: ['--jira-token', '--jira-personal-token', '--confluence-token', '--confluence-personal-token'],
    },
    byDefault: 'writes',
    readOnly: {
      flags: ['--read-only'],
      env: ['READ_ONLY_MODE=yes', 'ENABLED_TOOLS=*'],
      add: 'READ_ONLY_MODE=true',
    },
    tools: {
      reads:
        'confluence_check_content_permissions confluence_download_attachment confluence_download_content_attachments confluence_get_attachments confluence_get_comments confluence_get_inline_comments confluence_get_labels confluence_get_page confluence_get_page_children confluence_get_page_diff confluence_get_page_history confluence_get_page_images confluence_get_page_restrictions confluence_get_page_template confluence_get_page_views confluence_get_space_page_tree confluence_get_space_permissions confluence_list_page_templates confluence_search confluence_search_user jira_batch_get_changelogs jira_download_attachments jira_get_agile_boards jira_get_all_projects jira_get_board_issues jira_get_create_fields jira_get_cross_project_dependencies jira_get_field_options jira_get_issue jira_get_issue_dates jira_get_issue_development_info jira_get_issue_images jira_get_issue_proforma_forms jira_get_issue_sla jira_get_issue_watchers jira_get_issues_development_info jira_get_link_types jira_get_proforma_form_details jira_get_project_components jira_get_project_epic_hierarchy jira_get_project_fields jira_get_project_issue_types jira_get_project_issues jira_get_project_versions jira_get_queue_issues jira_get_request_type_fields jira_get_request_types jira_get_service_desk_for_project jira_get_service_desk_queues jira_get_sprint_issues jira_get_sprints_from_board jira_get_transitions jira_get_user_profile jira_get_worklog jira_search jira_search_assignable_users jira_search_fields jira_search_projects',
      writes:
        'confluence_add_label confluence_copy_page confluence_create_page confluence_create_page_from_template confluence_delete_attachment confluence_delete_page confluence_move_page confluence_set_page_restrictions confluence_update_page confluence_update_page_section confluence_upload_attachment confluence_upload_attachments jira_add_issues_to_sprint jira_add_watcher jira_add_worklog jira_assign_issue jira_batch_create_issues jira_batch_create_versions jira_create_issue jira_create_issue_link jira_create_remote_issue_link jira_create_sprint jira_create_version jira_delete_issue jira_link_to_epic jira_move_issue jira_move_issues_to_backlog jira_remove_issue_link jira_remove_watcher jira_transition_issue jira_update_issue jira_update_proforma_form_answers jira_update_sprint jira_update_version',
      sends:
        'confluence_add_comment confluence_add_inline_comment confluence_reply_to_comment jira_add_comment jira_edit_comment jira_create_customer_request',
    },
    source: 'https://github.com/sooperset/mcp-atlassian',
    checked: '2026-11',
  },
  {
    name: 'Jira and Confluence Data Center',
    vendor: 'atlassian',
    published: ['npm:@atlassian-dc-mcp/jira', 'npm:@atlassian-dc-mcp/confluence'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['JIRA_API_TOKEN', 'CONFLUENCE_API_TOKEN'] },
    tools: {
      reads:
        'jira_downloadAttachment jira_getIssue jira_getIssueComments jira_getIssueDevelopmentInfo jira_getIssueLinkTypes jira_getTransitions jira_searchIssues confluence_downloadAttachment confluence_getContent confluence_searchContent confluence_searchSpace',
      writes:
        'jira_createIssue jira_linkIssues jira_transitionIssue jira_unlinkIssues jira_updateIssue jira_uploadAttachment confluence_createContent confluence_updateContent confluence_uploadAttachment',
      sends: 'jira_postIssueComment jira_updateIssueComment',
    },
    source: 'https://github.com/b1ff/atlassian-dc-mcp',
    checked: '2026-11',
  },
  {
    name: 'Jira Cloud',
    vendor: 'atlassian',
    published: ['npm:@aashari/mcp-server-atlassian-jira', 'bin:mcp-atlassian-jira'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['ATLASSIAN_API_TOKEN'] },
    // Each sends any request to Jira's API.
    tools: { reads: 'jira_get', writes: 'jira_post jira_put jira_patch jira_delete' },
    source: 'https://github.com/aashari/mcp-server-atlassian-jira',
    checked: '2026-11',
  },
  {
    name: 'Linear',
    vendor: 'linear',
    official: true,
    published: ['host:mcp.linear.app'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    byDefault: 'writes',
    readOnly: {
      seldom: true,
      url: ['/readonly'],
      addToUrl: "'/readonly' to the end of its URL ('https://mcp.linear.app/mcp/readonly')",
    },
    tools: {
      reads:
        'list_comments list_cycles get_document list_documents get_attachment extract_images get_issue list_issues list_my_issues list_issue_statuses get_issue_status list_issue_labels list_projects get_project list_project_labels list_milestones get_milestone list_initiatives get_initiative get_status_updates list_customers list_teams get_team list_users get_user search_documentation',
      writes:
        'save_issue create_issue update_issue save_project create_project update_project save_document create_document update_document save_milestone create_milestone update_milestone save_initiative create_issue_label create_attachment delete_attachment delete_comment delete_status_update',
      sends: 'save_comment create_comment save_status_update',
    },
    source: 'https://linear.app/docs/mcp',
    checked: '2026-11',
  },
  {
    name: 'Backlog',
    vendor: 'backlog',
    official: true,
    published: ['npm:backlog-mcp-server', 'docker:ghcr.io/nulab/backlog-mcp-server'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['BACKLOG_API_KEY', 'BACKLOG_OAUTH_CLIENT_SECRET'] },
    tools: {
      reads:
        'get_space get_users get_myself get_project_list get_project get_project_users get_issue get_issues count_issues get_issue_comments get_related_issues get_priorities get_categories get_custom_fields get_issue_types get_resolutions get_watching_list_items get_watching_list_count get_version_milestone_list get_wiki_pages get_wikis_count get_wiki get_git_repositories get_git_repository get_pull_requests get_pull_requests_count get_pull_request get_pull_request_comments get_notifications get_notifications_count get_document_tree get_documents get_document',
      writes:
        'add_project update_project delete_project add_issue update_issue delete_issue update_issue_comment add_related_issue remove_related_issue add_watching update_watching delete_watching mark_watching_as_read add_version_milestone update_version_milestone delete_version_milestone add_wiki add_pull_request update_pull_request update_pull_request_comment reset_unread_notification_count mark_notification_as_read',
      sends: 'add_issue_comment add_pull_request_comment',
    },
    source: 'https://github.com/nulab/backlog-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'DeepL',
    vendor: 'deepl',
    official: true,
    published: ['npm:deepl-mcp-server'],
    // A file that it translates is read from the disk, and the translation written to it: neither comes to the model.
    roles: ['writes'],
    credentials: { env: ['DEEPL_API_KEY'] },
    tools: {
      reads:
        'get-source-languages get-target-languages translate-text rephrase-text list-glossaries get-glossary-info get-glossary-dictionary-entries get-writing-styles get-writing-tones',
      writes: 'translate-document',
    },
    source: 'https://github.com/DeepLcom/deepl-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Linear (community)',
    vendor: 'linear',
    published: ['npm:@tacticlaunch/mcp-linear', 'bin:mcp-linear', 'npm:linear-mcp-server', 'npm:mcp-server-linear'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['LINEAR_API_TOKEN', 'LINEAR_API_KEY', 'LINEAR_ACCESS_TOKEN', 'LINEAR_OAUTH_ACCESS_TOKEN'] },
    tools: {
      reads: 'linear_search_issues linear_get_user_issues',
      writes: 'linear_create_issue linear_update_issue',
      sends: 'linear_add_comment',
    },
    source: 'https://github.com/tacticlaunch/mcp-linear',
    checked: '2026-11',
  },
  {
    name: 'Asana',
    vendor: 'asana',
    official: true,
    published: ['host:mcp.asana.com'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'asana_get_allocations asana_get_attachment asana_get_attachments_for_object asana_get_goals asana_get_goal asana_get_parent_goals_for_goal asana_get_portfolio asana_get_portfolios asana_get_items_for_portfolio asana_get_project asana_get_project_sections asana_get_projects asana_get_project_status asana_get_project_statuses asana_get_project_task_counts asana_get_projects_for_team asana_get_projects_for_workspace asana_search_tasks asana_get_task asana_get_tasks asana_get_stories_for_task asana_get_teams_for_workspace asana_get_teams_for_user asana_get_time_period asana_get_time_periods asana_typeahead_search asana_get_user asana_get_team_users asana_get_workspace_users asana_list_workspaces',
      writes:
        'asana_create_goal asana_update_goal asana_update_goal_metric asana_create_project asana_create_task asana_update_task asana_delete_task asana_set_task_dependencies asana_set_task_dependents asana_set_parent_for_task asana_add_task_followers asana_remove_task_followers',
      sends: 'asana_create_project_status asana_create_task_story',
    },
    source: 'https://developers.asana.com/docs/using-asanas-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Asana (community)',
    vendor: 'asana',
    published: ['npm:@roychri/mcp-server-asana', 'bin:mcp-server-asana'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['ASANA_ACCESS_TOKEN'] },
    byDefault: 'writes',
    readOnly: { seldom: true, env: ['READ_ONLY_MODE=true'], add: 'READ_ONLY_MODE=true' },
    tools: {
      reads:
        'asana_get_multiple_tasks_by_gid asana_get_my_tasks asana_get_project asana_get_project_sections asana_get_project_status asana_get_project_statuses asana_get_project_task_counts asana_get_subtasks asana_get_tag asana_get_tags_for_task asana_get_tags_for_workspace asana_get_task asana_get_task_stories asana_get_tasks_for_project asana_get_tasks_for_tag asana_list_workspaces asana_search_projects asana_search_tasks',
      writes:
        'asana_add_project_to_task asana_add_tag_to_task asana_add_task_dependencies asana_add_task_dependents asana_add_task_to_section asana_create_project asana_create_section asana_create_subtask asana_create_tag_for_workspace asana_create_task asana_delete_project_status asana_delete_section asana_delete_tag asana_delete_task asana_remove_project_from_task asana_remove_tag_from_task asana_set_parent_for_task asana_update_project asana_update_section asana_update_tag asana_update_task',
      sends: 'asana_create_project_status asana_create_task_story',
    },
    source: 'https://github.com/roychri/mcp-server-asana',
    checked: '2026-11',
  },
  {
    name: 'monday.com',
    vendor: 'monday',
    official: true,
    published: ['host:mcp.monday.com', 'npm:@mondaydotcomorg/monday-api-mcp', 'bin:mcp-server-monday-api'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['monday_token'], headers: ['Authorization'], flags: ['--token', '-t'] },
    byDefault: 'writes',
    readOnly: { seldom: true, flags: ['--read-only', '-ro'], add: '--read-only' },
    tools: {
      reads:
        'all_api_read all_widgets_schema board_insights check_template_status fetch_custom_activity fetch_file_content get_assets get_automation_runs get_automation_statistics get_board_activity get_board_info get_board_items_page get_board_schema get_column_type_info get_form get_full_board_data get_graphql_schema get_monday_dev_sprints_boards get_monday_knowledge get_object_schemas get_sprint_summary get_sprints_metadata get_type_details get_updates get_user_context list_automations list_users_and_teams list_workspaces plan_workflow read_docs search workspace_info',
      writes:
        'add_content_to_doc change_item_column_values configure_ai_column create_automation create_board create_column create_custom_activity create_dashboard create_doc create_folder create_form create_form_submission create_group create_item create_items create_object_schema create_timeline_item create_view create_view_table create_widget create_workflow create_workspace delete_column delete_item delete_object_schema delete_object_schema_columns delete_update finalize_asset_upload form_questions_editor link_board_items_workflow manage_agent manage_agent_knowledge manage_agent_skills manage_agent_triggers manage_automations manage_object_schema_board_connection manage_object_schema_columns move_item_to_group move_object publish_workflow remove_ai_from_column set_object_schema_column_active_state undo_action update_assets_on_item update_column update_doc update_folder update_form update_items update_object_schema update_view update_view_table update_workflow update_workspace use_template',
      sends: 'create_update create_notification',
      executes: 'all_monday_api all_api_write execute_code',
    },
    source: 'https://github.com/mondaycom/mcp',
    checked: '2026-11',
  },
  {
    name: 'ClickUp',
    vendor: 'clickup',
    official: true,
    published: ['host:mcp.clickup.com'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'clickup_search clickup_filter_tasks clickup_get_workspace_hierarchy clickup_get_workspace_members clickup_find_member_by_name clickup_resolve_assignees clickup_get_task clickup_get_task_comments clickup_get_task_time_entries clickup_get_current_time_entry clickup_get_list clickup_get_folder clickup_get_custom_fields clickup_get_chat_channels clickup_list_document_pages clickup_get_document_pages',
      writes:
        'clickup_create_task clickup_update_task clickup_delete_task clickup_move_task clickup_add_task_to_list clickup_add_task_dependency clickup_attach_task_file clickup_add_tag_to_task clickup_remove_tag_from_task clickup_create_list clickup_create_list_in_folder clickup_update_list clickup_create_folder clickup_update_folder clickup_start_time_tracking clickup_stop_time_tracking clickup_add_time_entry clickup_create_document clickup_create_document_page clickup_update_document_page',
      sends: 'clickup_create_task_comment clickup_create_comment clickup_update_comment clickup_send_chat_message',
    },
    source: 'https://developer.clickup.com/docs/connect-an-ai-assistant-to-clickups-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Trello',
    vendor: 'trello',
    published: ['npm:@delorenj/mcp-server-trello', 'bin:mcp-server-trello'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['TRELLO_API_KEY', 'TRELLO_TOKEN'] },
    tools: {
      reads:
        'download_attachment find_checklist_items_by_description get_acceptance_criteria get_active_board_info get_board_custom_fields get_board_labels get_board_members get_card get_card_comments get_card_history get_cards_by_list_id get_checklist_by_name get_checklist_items get_health get_health_detailed get_health_metadata get_health_performance get_lists get_my_cards get_recent_activity list_boards list_boards_in_workspace list_workspaces',
      writes:
        'add_card_to_list add_cards_to_list add_checklist_item add_list_to_board archive_card archive_list assign_member_to_card attach_data_to_card attach_file_to_card attach_image_data_to_card attach_image_to_card copy_card copy_checklist create_board create_checklist create_label delete_checklist_item delete_comment delete_label move_card remove_member_from_card set_active_board set_active_workspace update_card_custom_field update_card_details update_checklist_item update_label update_list update_list_position watch_card watch_list',
      sends: 'add_comment update_comment',
    },
    source: 'https://github.com/delorenj/mcp-server-trello',
    checked: '2026-11',
  },
  {
    name: 'Todoist',
    vendor: 'todoist',
    official: true,
    published: ['host:ai.todoist.net', 'npm:@doist/todoist-mcp', 'npm:@doist/todoist-ai', 'bin:todoist-mcp-http'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['TODOIST_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads:
        'search fetch fetch-object user-info get-overview get-productivity-stats get-project-activity-stats get-project-health get-workspace-insights analyze-project-health find-activity find-comments find-completed-tasks find-filters find-labels find-project-collaborators find-projects find-reminders find-sections find-tasks find-tasks-by-date list-workspaces view-attachment',
      writes:
        'add-comments add-filters add-labels add-projects add-reminders add-sections add-tasks complete-tasks delete-object manage-assignments project-management project-move reorder-objects reschedule-tasks uncomplete-tasks update-comments update-filters update-labels update-projects update-reminders update-sections update-tasks',
    },
    source: 'https://github.com/Doist/todoist-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Workspace',
    vendor: 'google',
    published: ['pypi:workspace-mcp', 'docker:ghcr.io/taylorwilsdon/google_workspace_mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GOOGLE_OAUTH_CLIENT_SECRET'] },
    byDefault: 'writes',
    readOnly: {
      // What may be done service by service: `--permissions gmail:readonly drive:full`.
      flags: ['--read-only', '--permissions=*'],
      add: '--read-only',
    },
    tools: {
      reads:
        'search_gmail_messages get_gmail_message_content get_gmail_messages_content_batch get_gmail_attachment_content get_gmail_thread_content get_gmail_threads_content_batch list_gmail_labels list_gmail_filters search_drive_files get_drive_file_content get_drive_file_download_url get_drive_shareable_link list_drive_items get_drive_file_permissions check_drive_file_public_access list_calendars get_events query_freebusy get_doc_content search_docs list_docs_in_folder get_doc_as_markdown list_document_comments inspect_doc_structure debug_table_structure read_sheet_values list_spreadsheets get_spreadsheet_info list_spreadsheet_comments get_messages search_messages list_spaces download_chat_attachment get_form list_form_responses get_form_response get_presentation get_page get_page_thumbnail list_presentation_comments get_task list_tasks list_task_lists get_task_list search_contacts get_contact list_contacts list_contact_groups get_contact_group search_custom get_search_engine_info list_script_projects get_script_project get_script_content generate_trigger_code list_deployments list_versions get_version list_script_processes get_script_metrics',
      writes:
        'modify_gmail_message_labels batch_modify_gmail_message_labels manage_gmail_label manage_gmail_filter draft_gmail_message create_drive_file create_drive_folder import_to_google_doc copy_drive_file update_drive_file create_doc modify_doc_text export_doc_to_pdf find_and_replace_doc insert_doc_elements update_paragraph_style insert_doc_image update_doc_headers_footers batch_update_doc create_table_with_data create_spreadsheet modify_sheet_values format_sheet_range create_sheet manage_conditional_formatting create_form set_publish_settings batch_update_form create_presentation batch_update_presentation manage_task manage_task_list manage_contact manage_contacts_batch manage_contact_group create_script_project update_script_content manage_deployment delete_script_project create_version create_reaction',
      sends:
        'send_gmail_message send_message manage_event manage_drive_access set_drive_file_permissions manage_document_comment manage_spreadsheet_comment manage_presentation_comment',
      executes: 'run_script_function',
    },
    source: 'https://github.com/taylorwilsdon/google_workspace_mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Docs',
    vendor: 'google',
    published: ['npm:@a-bonus/google-docs-mcp', 'bin:google-docs-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GOOGLE_CLIENT_SECRET'] },
    tools: {
      reads:
        'downloadFile findElement findSectionsByHeading getComment getConditionalFormatting getDocumentInfo getDraft getFolderInfo getMessage getSheetsComment getSpreadsheetInfo getTable getTableStructure listComments listDocumentTables listDocuments listDrafts listDriveFiles listEvents listFolderContents listLabels listMessages listSheetsComments listSmartChips listSpreadsheets listTables listTabs readCellFormat readDocument readSpreadsheet searchDocuments searchDriveFiles triageInbox',
      writes:
        'addSheet addTab appendMarkdown appendRows appendTableRows appendText applyParagraphStyle applyTextStyle batchWrite clearRange copyFile createDocument createDocumentFromTemplate createDraft createFolder createSpreadsheet createTable deleteComment deleteDraft deleteEvent deleteFile deleteRange deleteSheet deleteTable duplicateSheet findAndReplace formatCells insertImage insertTable insertText modifyMessageLabels modifyText moveFile protectRange renameFile renameSheet renameTab replaceDocumentWithMarkdown replaceRangeWithMarkdown trashMessage updateDraft writeSpreadsheet',
      sends:
        'sendEmail sendDraft createEvent quickAddEvent updateEvent setFilePermission addComment replyToComment createSheetsComment replyToSheetsComment',
    },
    source: 'https://github.com/a-bonus/google-docs-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Calendar',
    vendor: 'google',
    published: ['npm:@cocal/google-calendar-mcp', 'bin:google-calendar-mcp'],
    // Anyone can send an invitation, and an invitation is mail to whoever it names.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads: 'list-calendars list-events search-events get-event list-colors get-freebusy get-current-time',
      writes: 'delete-event manage-accounts',
      sends: 'create-event create-events update-event respond-to-event',
    },
    source: 'https://github.com/nspady/google-calendar-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Calendar (remote)',
    vendor: 'google',
    official: true,
    published: ['host:calendarmcp.googleapis.com'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads: 'list_calendars list_events get_event suggest_time',
      writes: 'delete_event',
      sends: 'create_event update_event respond_to_event',
    },
    source: 'https://developers.google.com/workspace/calendar',
    checked: '2026-11',
  },
  {
    name: 'Microsoft 365',
    vendor: 'microsoft',
    published: ['npm:@softeria/ms-365-mcp-server', 'bin:ms-365-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['MS365_MCP_CLIENT_SECRET', 'MS365_MCP_OAUTH_TOKEN'] },
    byDefault: 'writes',
    readOnly: {
      flags: ['--read-only', '--enabled-tools=*'],
      env: ['READ_ONLY=yes', 'ENABLED_TOOLS=*'],
      add: '--read-only',
    },
    tools: {
      reads:
        'list-mail-messages list-mail-folders list-mail-child-folders list-mail-folder-messages get-mail-message get-mail-message-mime list-mail-attachments list-mail-rules list-shared-mailbox-messages get-shared-mailbox-message list-calendar-events get-calendar-event get-calendar-view list-calendars list-specific-calendar-events get-specific-calendar-event get-schedule find-meeting-times list-drives get-drive-root-item list-folder-files get-drive-item list-drive-item-permissions search-onedrive-files list-excel-worksheets get-excel-range get-excel-used-range list-excel-tables list-onenote-notebooks list-onenote-notebook-sections list-onenote-section-pages get-onenote-page-content list-todo-task-lists list-todo-tasks get-todo-task list-planner-tasks get-planner-plan list-plan-tasks get-planner-task list-outlook-contacts get-outlook-contact get-current-user list-users list-groups list-chats get-chat list-chat-messages get-chat-message list-joined-teams get-team list-team-channels list-channel-messages get-channel-message list-team-members search-sharepoint-sites get-sharepoint-site list-sharepoint-site-lists list-sharepoint-site-list-items get-sharepoint-site-list-item search-query list-online-meetings get-online-meeting list-meeting-transcripts get-meeting-transcript-content',
      writes:
        'create-mail-folder update-mail-folder delete-mail-folder create-draft-email update-mail-message delete-mail-message move-mail-message add-mail-attachment create-mail-rule update-mail-rule delete-mail-rule update-mailbox-settings delete-calendar-event create-calendar delete-calendar create-onedrive-folder move-rename-onedrive-item copy-drive-item delete-onedrive-file upload-file-content update-excel-range create-excel-chart format-excel-range sort-excel-range create-onenote-page create-todo-task update-todo-task delete-todo-task create-planner-task update-planner-task create-outlook-contact update-outlook-contact delete-outlook-contact create-team-channel delete-team-channel add-team-member remove-team-member create-sharepoint-list-item update-sharepoint-list-item delete-sharepoint-list-item create-group delete-group',
      sends:
        'send-mail send-draft-message reply-mail-message reply-all-mail-message forward-mail-message send-shared-mailbox-mail send-shared-mailbox-draft reply-shared-mailbox-mail reply-all-shared-mailbox-mail forward-shared-mailbox-mail create-calendar-event update-calendar-event create-specific-calendar-event update-specific-calendar-event accept-calendar-event decline-calendar-event tentatively-accept-calendar-event forward-calendar-event cancel-calendar-event share-drive-item create-drive-item-share-link send-chat-message reply-to-chat-message send-channel-message reply-to-channel-message reply-to-group-thread create-planner-task-message create-online-meeting create-chat',
      executes: 'graph-batch',
    },
    source: 'https://github.com/softeria/ms-365-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Microsoft Agent 365',
    vendor: 'microsoft',
    official: true,
    // One path a server and tenant: `mcp_MailTools`, `mcp_TeamsServer`, `mcp_WordServer` …
    published: ['host:agent365.svc.cloud.microsoft/agents'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://learn.microsoft.com/en-us/microsoft-agent-365/tooling-servers-overview',
    checked: '2026-11',
  },
  {
    name: 'Microsoft Work IQ',
    vendor: 'microsoft',
    official: true,
    published: ['npm:@microsoft/workiq', 'bin:workiq'],
    // An action may be to send mail.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads: 'ask fetch get-schema search-paths',
      writes: 'create update delete',
      executes: 'do-action call-function',
    },
    source: 'https://github.com/microsoft/work-iq',
    checked: '2026-11',
  },
  {
    name: 'CLI for Microsoft 365',
    vendor: 'microsoft',
    published: ['npm:@pnp/cli-microsoft365-mcp-server', 'bin:cli-microsoft365-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads: 'm365_get_best_practices m365_get_command_docs m365_search_commands',
      executes: 'm365_run_command',
    },
    source: 'https://github.com/pnp/cli-microsoft365-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Apple apps',
    published: ['npm:apple-mcp', 'npm:@dhravya/apple-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    // Each tool takes an operation, some of which read.
    tools: { reads: 'contacts', writes: 'notes reminders calendar', sends: 'messages mail' },
    source: 'https://github.com/supermemoryai/apple-mcp',
    checked: '2026-11',
  },
  {
    name: 'Apple Reminders and Calendar',
    published: ['npm:mcp-server-apple-events'],
    roles: ['private-data', 'writes'],
    source: 'https://github.com/fradser/mcp-server-apple-events',
    checked: '2026-11',
  },
  {
    name: 'Figma',
    vendor: 'figma',
    official: true,
    published: ['host:mcp.figma.com'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'get_design_context get_variable_defs get_code_connect_map get_code_connect_suggestions get_screenshot create_design_system_rules get_metadata get_figjam whoami search_design_system',
      writes: 'add_code_connect_map send_code_connect_mappings generate_figma_design generate_diagram create_new_file',
      executes: 'use_figma',
    },
    source: 'https://github.com/figma/mcp-server-guide',
    checked: '2026-11',
  },
  {
    name: 'Framelink for Figma',
    vendor: 'figma',
    published: ['npm:figma-developer-mcp'],
    roles: ['private-data'],
    credentials: { env: ['FIGMA_API_KEY', 'FIGMA_OAUTH_TOKEN'], flags: ['--figma-api-key'] },
    // Into a folder that the model names.
    tools: { reads: 'get_figma_data', writes: 'download_figma_images' },
    source: 'https://github.com/GLips/Figma-Context-MCP',
    checked: '2026-11',
  },
  {
    name: 'Talk to Figma',
    vendor: 'figma',
    published: ['npm:cursor-talk-to-figma-mcp', 'npm:claude-talk-to-figma-mcp'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'get_document_info get_selection read_my_design get_node_info get_nodes_info get_styles get_local_components get_annotations get_instance_overrides get_reactions scan_text_nodes scan_nodes_by_types export_node_as_image join_channel set_focus set_selections',
      writes:
        'create_rectangle create_frame create_text set_fill_color set_stroke_color move_node clone_node resize_node delete_node delete_multiple_nodes set_text_content set_annotation set_multiple_annotations create_component_instance set_instance_overrides set_corner_radius set_multiple_text_contents set_layout_mode set_padding set_axis_align set_layout_sizing set_item_spacing set_default_connector create_connections',
    },
    source: 'https://github.com/grab/cursor-talk-to-figma-mcp',
    checked: '2026-11',
  },
  {
    name: 'Figma Console',
    vendor: 'figma',
    published: ['npm:figma-console-mcp'],
    roles: ['private-data', 'writes'],
    source: 'https://github.com/southleft/figma-console-mcp',
    checked: '2026-11',
  },
  {
    name: 'Canva',
    vendor: 'canva',
    official: true,
    published: ['host:mcp.canva.com'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'search-designs get-design get-design-pages get-design-content get-export-formats get-assets get-presenter-notes list-folder-items list-brand-kits list-comments list-replies search-folders export-design',
      writes:
        'import-design-from-url generate-design create-design-from-candidate resize-design create-folder move-item-to-folder upload-asset-from-url start-editing-transaction perform-editing-operations commit-editing-transaction cancel-editing-transaction',
      sends: 'comment-on-design reply-to-comment',
    },
    source: 'https://www.canva.dev/docs/connect/canva-mcp-server-setup/',
    checked: '2026-11',
  },
  {
    name: 'Miro',
    vendor: 'miro',
    official: true,
    published: ['host:mcp.miro.com'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://developers.miro.com/docs/miro-mcp',
    checked: '2026-11',
  },
  {
    name: 'Lucid',
    vendor: 'lucid',
    official: true,
    published: ['host:mcp.lucid.app'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source:
      'https://help.lucid.co/hc/en-us/articles/42578801807508-Integrate-Lucid-with-AI-tools-using-the-Lucid-MCP-server',
    checked: '2026-11',
  },
  {
    name: 'Gamma',
    vendor: 'gamma',
    official: true,
    published: ['host:mcp.gamma.app'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://mcp.gamma.app/mcp',
    checked: '2026-11',
  },
  {
    name: 'Webflow',
    vendor: 'webflow',
    official: true,
    published: ['host:mcp.webflow.com', 'npm:webflow-mcp-server', 'docker:mcp/webflow'],
    // Publishing a site puts what is written before the public.
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['WEBFLOW_TOKEN'], headers: ['Authorization'] },
    source: 'https://developers.webflow.com/mcp/reference/overview',
    checked: '2026-11',
  },
  {
    name: 'Wix',
    vendor: 'wix',
    official: true,
    published: ['host:mcp.wix.com'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://dev.wix.com/docs/sdk/articles/use-the-wix-mcp/about-the-wix-mcp',
    checked: '2026-11',
  },
  {
    name: 'WordPress',
    vendor: 'wordpress',
    official: true,
    published: [
      'npm:@automattic/mcp-wordpress-remote',
      'bin:mcp-wordpress-remote',
      'host:public-api.wordpress.com/wpcom/v2/mcp',
    ],
    // Readers comment, and what is posted is public.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['WP_API_PASSWORD', 'JWT_TOKEN'], headers: ['Authorization'] },
    source: 'https://github.com/Automattic/mcp-wordpress-remote',
    checked: '2026-11',
  },
  {
    name: 'Coda',
    vendor: 'coda',
    official: true,
    published: ['host:coda.io/apis/mcp'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://coda.io/apis/mcp',
    checked: '2026-11',
  },
  {
    name: 'Plane',
    vendor: 'plane',
    official: true,
    published: ['host:mcp.plane.so', 'pypi:plane-mcp-server', 'npm:@makeplane/plane-mcp-server'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['PLANE_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads:
        'get_cycle get_issue_comments get_issue_type get_issue_using_readable_identifier get_issue_worklogs get_label get_module get_projects get_state get_total_worklogs get_user get_workspace_members list_cycle_issues list_cycles list_issue_types list_labels list_module_issues list_modules list_project_issues list_states',
      writes:
        'add_cycle_issues add_module_issues create_cycle create_issue create_issue_type create_label create_module create_project create_state create_worklog delete_cycle delete_cycle_issue delete_issue_type delete_label delete_module delete_module_issue delete_state delete_worklog transfer_cycle_issues update_cycle update_issue update_issue_type update_label update_module update_state update_worklog',
      sends: 'add_issue_comment',
    },
    source: 'https://github.com/makeplane/plane-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Shortcut',
    vendor: 'shortcut',
    official: true,
    published: ['host:mcp.shortcut.com', 'npm:@shortcut/mcp', 'bin:mcp-server-shortcut'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['SHORTCUT_API_TOKEN'], headers: ['Authorization'] },
    byDefault: 'writes',
    // The second names the tools to have, and those alone.
    readOnly: { seldom: true, env: ['SHORTCUT_READONLY=true', 'SHORTCUT_TOOLS=*'], add: 'SHORTCUT_READONLY=true' },
    tools: {
      reads:
        'custom-fields-list documents-get-by-id documents-list documents-search epics-get-by-id epics-search iterations-get-active iterations-get-by-id iterations-get-stories iterations-get-upcoming iterations-search labels-get-stories labels-list objectives-get-by-id objectives-search projects-get-by-id projects-get-stories projects-list stories-get-branch-name stories-get-by-external-link stories-get-by-id stories-get-history stories-search teams-get-by-id teams-list users-get-current users-get-current-teams users-list workflows-get-by-id workflows-get-default workflows-list',
      writes:
        'documents-create documents-update epics-create epics-delete epics-update iterations-create iterations-delete iterations-update labels-create stories-add-external-link stories-add-relation stories-add-subtask stories-add-task stories-assign-current-user stories-create stories-create-subtask stories-remove-external-link stories-remove-subtask stories-set-external-links stories-unassign-current-user stories-update stories-update-task stories-upload-file',
      sends: 'epics-create-comment stories-create-comment',
    },
    source: 'https://github.com/useshortcut/mcp-server-shortcut',
    checked: '2026-11',
  },
  {
    name: 'Teamwork.com',
    vendor: 'teamwork',
    official: true,
    published: ['docker:mcp/teamwork'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['TW_MCP_BEARER_TOKEN'] },
    source: 'https://github.com/teamwork/mcp',
    checked: '2026-11',
  },
  {
    name: 'Fibery',
    vendor: 'fibery',
    official: true,
    published: ['pypi:fibery-mcp-server', 'docker:mcp/fibery'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['FIBERY_API_TOKEN'], flags: ['--fibery-api-token'] },
    source: 'https://github.com/Fibery-inc/fibery-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Anytype',
    vendor: 'anytype',
    official: true,
    published: ['npm:@anyproto/anytype-mcp', 'bin:anytype-mcp'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['OPENAPI_MCP_HEADERS'] },
    source: 'https://github.com/anyproto/anytype-mcp',
    checked: '2026-11',
  },
  {
    name: 'Granola',
    vendor: 'granola',
    official: true,
    published: ['host:mcp.granola.ai'],
    roles: ['private-data'],
    credentials: { headers: ['Authorization'] },
    source: 'https://docs.granola.ai/help-center/sharing/integrations/mcp',
    checked: '2026-11',
  },
  {
    name: 'Fireflies',
    vendor: 'fireflies',
    official: true,
    published: ['host:api.fireflies.ai/mcp'],
    roles: ['private-data'],
    credentials: { headers: ['Authorization'] },
    tools: {
      reads:
        'fireflies_search fireflies_fetch fireflies_get_transcript fireflies_get_transcripts fireflies_get_summary fireflies_get_user fireflies_get_usergroups fireflies_get_user_contacts',
    },
    source: 'https://docs.fireflies.ai/getting-started/mcp-configuration',
    checked: '2026-11',
  },
  {
    name: 'Guru',
    vendor: 'getguru',
    official: true,
    published: ['host:mcp.api.getguru.com'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://github.com/anthropics/knowledge-work-plugins',
    checked: '2026-11',
  },
  {
    name: 'Egnyte',
    vendor: 'egnyte',
    official: true,
    published: ['host:mcp-server.egnyte.com'],
    roles: ['private-data', 'writes'],
    credentials: { headers: ['Authorization'] },
    source: 'https://github.com/jaw9c/awesome-remote-mcp-servers',
    checked: '2026-11',
  },
  {
    name: 'Nextcloud',
    vendor: 'nextcloud',
    published: ['pypi:nextcloud-mcp-server', 'docker:ghcr.io/cbcoutinho/nextcloud-mcp-server'],
    // Files, calendars and mail, and whatever is shared with the account.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['NEXTCLOUD_PASSWORD', 'NEXTCLOUD_USERNAME'] },
    source: 'https://github.com/cbcoutinho/nextcloud-mcp-server',
    checked: '2026-11',
  },
])

import { catalogue } from './catalogue.ts'

/** Code hosts, version control, builds, developers' tools and documentation. */
export const code = catalogue([
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
    // Those of today by their own annotations, then names that it had and that lists of approvals still carry.
    tools: {
      reads:
        'actions_get actions_list find_duplicate get_code_quality_finding get_code_scanning_alert get_commit get_dependabot_alert get_discussion get_discussion_comments get_file_blame get_file_contents get_gist get_global_security_advisory get_job_logs get_label get_latest_release get_me get_notification_details get_release_by_tag get_repository_tree get_secret_scanning_alert get_tag get_team_members get_teams issue_dependency_read issue_read list_branches list_code_scanning_alerts list_commits list_dependabot_alerts list_discussion_categories list_discussions list_gists list_global_security_advisories list_issue_fields list_issue_types list_issues list_label list_notifications list_org_repository_security_advisories list_pull_requests list_releases list_repository_collaborators list_repository_security_advisories list_secret_scanning_alerts list_starred_repositories list_tags projects_get projects_list pull_request_read search_code search_commits search_issues search_orgs search_pull_requests search_repositories search_users ui_get github_support_docs_search get_copilot_space list_copilot_spaces get_issue get_issue_comments list_sub_issues get_pull_request get_pull_request_diff get_pull_request_files get_pull_request_comments get_pull_request_review_comments get_pull_request_reviews get_pull_request_status get_project get_project_field get_project_item list_projects list_project_fields list_project_items list_workflows list_workflow_runs list_workflow_jobs list_workflow_run_artifacts get_workflow_run get_workflow_run_logs get_workflow_run_usage download_workflow_run_artifact',
      writes:
        'actions_run_trigger add_comment_to_pending_review add_issue_comment add_issue_comment_reaction add_issue_reaction add_pull_request_review_comment add_pull_request_review_comment_reaction add_reply_to_pull_request_comment add_sub_issue assign_copilot_to_issue assign_copilot_to_issue_with_intent create_branch create_gist create_issue create_or_update_file create_pull_request create_pull_request_review create_repository delete_file delete_pending_pull_request_review delete_repository discussion_comment_write dismiss_notification fork_repository issue_dependency_write issue_write label_write manage_notification_subscription manage_repository_notification_subscription mark_all_notifications_read merge_pull_request projects_write pull_request_review_write push_files remove_sub_issue reprioritize_sub_issue request_copilot_review request_pull_request_reviewers resolve_review_thread set_issue_fields star_repository sub_issue_write submit_pending_pull_request_review unresolve_review_thread unstar_repository update_gist update_issue_assignees update_issue_body update_issue_labels update_issue_milestone update_issue_state update_issue_title update_issue_type update_pull_request update_pull_request_body update_pull_request_branch update_pull_request_draft_state update_pull_request_state update_pull_request_title create_pull_request_with_copilot update_issue create_and_submit_pull_request_review create_pending_pull_request_review run_workflow rerun_workflow_run rerun_failed_jobs cancel_workflow_run delete_workflow_run_logs add_project_item update_project_item delete_project_item',
    },
    source: 'https://github.com/github/github-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'GitHub (reference server)',
    vendor: 'github',
    published: ['npm:@modelcontextprotocol/server-github', 'docker:mcp/github', 'bin:mcp-server-github'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GITHUB_PERSONAL_ACCESS_TOKEN'] },
    tools: {
      reads:
        'search_repositories search_code search_issues search_users get_file_contents list_commits list_issues get_issue get_pull_request list_pull_requests get_pull_request_files get_pull_request_status get_pull_request_comments get_pull_request_reviews',
      writes:
        'create_or_update_file push_files create_repository create_issue update_issue add_issue_comment create_pull_request create_pull_request_review merge_pull_request update_pull_request_branch create_branch fork_repository',
    },
    source: 'https://github.com/modelcontextprotocol/servers-archived/tree/main/src/github',
    checked: '2026-11',
  },
  {
    name: 'GitLab',
    vendor: 'gitlab',
    published: [
      'npm:@zereight/mcp-gitlab',
      'docker:zereight050/gitlab-mcp',
      'docker:iwakitakuma/gitlab-mcp',
      'bin:mcp-gitlab',
      'bin:zereight-mcp-gitlab',
    ],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GITLAB_PERSONAL_ACCESS_TOKEN', 'GITLAB_JOB_TOKEN'], flags: ['--token'] },
    byDefault: 'writes',
    // Its permission mode is newer; what it replaces still holds, in every version.
    readOnly: {
      flags: ['--read-only', '--permission-mode=readonly'],
      env: ['GITLAB_READ_ONLY_MODE=yes', 'GITLAB_PERMISSION_MODE=readonly'],
      add: 'GITLAB_READ_ONLY_MODE=true',
    },
    tools: {
      reads:
        'get_merge_request_approval_state get_merge_request_conflicts list_merge_request_pipelines search_repositories get_file_contents get_branch list_branches list_protected_branches get_protected_branch get_merge_request get_merge_request_diffs list_merge_request_changed_files list_merge_request_diffs get_merge_request_file_diff list_merge_request_versions get_merge_request_version get_branch_diffs mr_discussions get_merge_request_discussion get_merge_request_note get_merge_request_notes get_draft_note list_draft_notes list_merge_request_emoji_reactions list_merge_request_note_emoji_reactions list_issue_emoji_reactions list_issue_note_emoji_reactions list_issues my_issues get_issue list_todos list_issue_links list_issue_discussions get_issue_link list_namespaces get_namespace verify_namespace get_project list_projects list_project_members list_group_members list_labels get_label list_group_projects list_wiki_pages get_wiki_page list_group_wiki_pages get_group_wiki_page get_repository_tree list_pipelines get_pipeline get_pipeline_variables get_pipeline_test_report get_pipeline_test_report_summary list_deployments get_deployment list_deployment_merge_requests list_environments get_environment list_pipeline_triggers get_pipeline_trigger list_pipeline_jobs list_pipeline_trigger_jobs get_pipeline_job get_pipeline_job_output validate_ci_lint validate_project_ci_lint list_ci_catalog_resources get_ci_catalog_resource list_pipeline_schedules get_pipeline_schedule list_pipeline_schedule_pipelines get_pipeline_schedule_variable wait_for_pipeline wait_for_job list_job_artifacts download_job_artifacts get_job_artifact_file list_merge_requests list_group_merge_requests list_milestones get_milestone get_milestone_issue get_milestone_merge_requests get_milestone_burndown_events list_group_milestones get_group_milestone get_group_milestone_issue get_group_milestone_merge_requests get_group_milestone_burndown_events get_users get_user whoami list_commits get_commit get_commit_diff get_file_blame list_commit_statuses list_group_iterations download_attachment health_check list_events get_project_events list_releases get_release download_release_asset list_tags get_tag get_tag_signature get_work_item list_work_items list_work_item_statuses list_custom_field_definitions list_work_item_notes list_work_item_emoji_reactions list_work_item_note_emoji_reactions get_timeline_events list_webhooks list_webhook_events get_webhook_event search_code search_project_code search_group_code list_project_variables get_project_variable list_group_variables get_group_variable get_dependency_proxy_settings list_dependency_proxy_blobs list_project_vulnerabilities get_vulnerability orbit_query orbit_get_schema orbit_get_status orbit_list_tools discover_tools get_group_iteration',
      writes:
        'merge_merge_request approve_merge_request unapprove_merge_request create_or_update_file create_repository create_group push_files create_issue create_merge_request fork_repository create_branch delete_branch protect_branch unprotect_branch update_default_branch update_merge_request create_note create_merge_request_thread resolve_merge_request_thread delete_merge_request_discussion_note update_merge_request_discussion_note create_merge_request_discussion_note create_merge_request_note delete_merge_request_note update_merge_request_note create_draft_note update_draft_note delete_draft_note publish_draft_note bulk_publish_draft_notes create_merge_request_emoji_reaction delete_merge_request_emoji_reaction create_merge_request_note_emoji_reaction delete_merge_request_note_emoji_reaction update_issue_note create_issue_note create_issue_emoji_reaction delete_issue_emoji_reaction create_issue_note_emoji_reaction delete_issue_note_emoji_reaction update_issue update_issue_description_patch delete_issue mark_todo_done mark_all_todos_done create_issue_link delete_issue_link update_project create_label update_label delete_label create_wiki_page update_wiki_page delete_wiki_page create_group_wiki_page update_group_wiki_page delete_group_wiki_page delete_pipeline update_pipeline_metadata create_deployment update_deployment delete_deployment approve_deployment update_environment delete_environment stop_environment stop_stale_environments delete_review_app_environments create_pipeline_trigger update_pipeline_trigger delete_pipeline_trigger trigger_pipeline create_pipeline retry_pipeline cancel_pipeline create_pipeline_schedule update_pipeline_schedule delete_pipeline_schedule play_pipeline_schedule take_ownership_pipeline_schedule create_pipeline_schedule_variable update_pipeline_schedule_variable delete_pipeline_schedule_variable play_pipeline_job play_pipeline_jobs retry_pipeline_job cancel_pipeline_job erase_pipeline_job create_milestone edit_milestone delete_milestone promote_milestone create_group_milestone edit_group_milestone delete_group_milestone create_commit_status upload_markdown create_release update_release delete_release create_release_evidence create_tag delete_tag create_work_item update_work_item convert_work_item_type move_work_item create_work_item_note create_work_item_emoji_reaction delete_work_item_emoji_reaction create_work_item_note_emoji_reaction delete_work_item_note_emoji_reaction create_timeline_event create_webhook update_webhook delete_webhook create_project_variable update_project_variable delete_project_variable create_group_variable update_group_variable delete_group_variable update_dependency_proxy_settings purge_dependency_proxy_cache dismiss_vulnerability confirm_vulnerability',
      executes: 'execute_graphql',
    },
    source: 'https://github.com/zereight/gitlab-mcp',
    checked: '2026-11',
  },
  {
    name: 'GitLab (its own server)',
    vendor: 'gitlab',
    official: true,
    // A self-managed instance has it below its own host.
    published: ['host:gitlab.com/api/v4/mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'get_mcp_server_version get_issue get_merge_request get_merge_request_commits get_merge_request_diffs get_merge_request_pipelines get_pipeline_jobs gitlab_search semantic_code_search',
      writes: 'create_issue create_merge_request create_workitem_note',
    },
    source: 'https://docs.gitlab.com/user/gitlab_duo/model_context_protocol/mcp_server_tools/',
    checked: '2026-11',
  },
  {
    name: 'GitLab (reference server)',
    vendor: 'gitlab',
    published: ['npm:@modelcontextprotocol/server-gitlab', 'docker:mcp/gitlab', 'bin:mcp-server-gitlab'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['GITLAB_PERSONAL_ACCESS_TOKEN'] },
    tools: {
      reads: 'search_repositories get_file_contents',
      writes:
        'create_or_update_file push_files create_repository create_issue create_merge_request fork_repository create_branch',
    },
    source: 'https://github.com/modelcontextprotocol/servers-archived/tree/main/src/gitlab',
    checked: '2026-11',
  },
  {
    name: 'Gitea',
    vendor: 'gitea',
    official: true,
    published: [
      'docker:docker.gitea.com/gitea-mcp-server',
      'docker:gitea/gitea-mcp-server',
      'golang:gitea.com/gitea/gitea-mcp',
      'bin:gitea-mcp',
    ],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['GITEA_ACCESS_TOKEN'], flags: ['--token', '-token'], headers: ['Authorization'] },
    tools: {
      reads:
        'get_my_user_info get_user_orgs list_my_repos list_branches get_release get_latest_release list_releases get_tag list_tags list_repo_commits get_file_content get_dir_content get_issue_by_index list_repo_issues get_issue_comments_by_index get_pull_request_by_index get_pull_request_diff list_repo_pull_requests list_pull_request_reviews get_pull_request_review list_pull_request_review_comments search_users search_org_teams list_org_labels search_repos list_repo_action_secrets list_org_action_secrets list_repo_action_variables get_repo_action_variable list_org_action_variables get_org_action_variable list_repo_action_workflows get_repo_action_workflow list_repo_action_runs get_repo_action_run list_repo_action_jobs list_repo_action_run_jobs get_repo_action_job_log_preview download_repo_action_job_log get_gitea_mcp_server_version list_wiki_pages get_wiki_page get_wiki_revisions',
      writes:
        'create_repo fork_repo create_branch delete_branch create_release delete_release create_tag delete_tag create_file update_file delete_file create_issue create_issue_comment edit_issue edit_issue_comment create_pull_request create_pull_request_reviewer delete_pull_request_reviewer create_pull_request_review submit_pull_request_review delete_pull_request_review dismiss_pull_request_review merge_pull_request create_org_label edit_org_label delete_org_label upsert_repo_action_secret delete_repo_action_secret upsert_org_action_secret delete_org_action_secret create_repo_action_variable update_repo_action_variable delete_repo_action_variable create_org_action_variable update_org_action_variable delete_org_action_variable dispatch_repo_action_workflow cancel_repo_action_run rerun_repo_action_run create_wiki_page update_wiki_page delete_wiki_page',
    },
    source: 'https://gitea.com/gitea/gitea-mcp',
    checked: '2026-11',
  },
  {
    name: 'Bitbucket',
    vendor: 'atlassian',
    published: ['npm:bitbucket-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['BITBUCKET_TOKEN', 'BITBUCKET_PASSWORD', 'BITBUCKET_USERNAME'] },
    tools: {
      reads:
        'listRepositories getRepository getPullRequests getPullRequest getPullRequestActivity getPullRequestComments getPullRequestComment getPullRequestDiff getPullRequestDiffStat getPullRequestPatch getPullRequestCommits getPullRequestStatuses getPullRequestTasks getPullRequestTask getPendingReviewPRs getRepositoryBranchingModel getRepositoryBranchingModelSettings getEffectiveRepositoryBranchingModel getProjectBranchingModel getProjectBranchingModelSettings getEffectiveDefaultReviewers listPipelineRuns getPipelineRun getPipelineSteps getPipelineStep getPipelineStepLogs',
      writes:
        'createPullRequest createDraftPullRequest updatePullRequest publishDraftPullRequest convertTodraft approvePullRequest unapprovePullRequest declinePullRequest mergePullRequest addPullRequestComment addPendingPullRequestComment publishPendingComments updatePullRequestComment deletePullRequestComment resolveComment reopenComment createPullRequestTask updatePullRequestTask deletePullRequestTask updateRepositoryBranchingModelSettings updateProjectBranchingModelSettings runPipeline stopPipeline',
    },
    source: 'https://github.com/MatanYemini/bitbucket-mcp',
    checked: '2026-11',
  },
  {
    name: 'Bitbucket (nexus2520)',
    vendor: 'atlassian',
    published: ['npm:@nexus2520/bitbucket-mcp-server', 'bin:bitbucket-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['BITBUCKET_TOKEN', 'BITBUCKET_APP_PASSWORD', 'BITBUCKET_USERNAME'] },
    tools: {
      reads:
        'list_projects list_repositories search_repositories search_code grep list_directory_content get_file_content get_file_blame list_branches get_branch list_branch_commits get_commit_detail list_pull_requests get_pull_request get_pull_request_diff list_pr_commits',
      writes:
        'create_pull_request update_pull_request merge_pull_request decline_pull_request set_review_status add_comment manage_comment manage_attachments delete_branch',
    },
    source: 'https://github.com/pdogra1299/bitbucket-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Bitbucket (aashari)',
    vendor: 'atlassian',
    published: ['npm:@aashari/mcp-server-atlassian-bitbucket', 'bin:mcp-atlassian-bitbucket'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['ATLASSIAN_API_TOKEN', 'ATLASSIAN_BITBUCKET_APP_PASSWORD', 'ATLASSIAN_USER_EMAIL'] },
    tools: { reads: 'bb_get', writes: 'bb_post bb_put bb_patch bb_delete bb_clone' },
    source: 'https://github.com/aashari/mcp-server-atlassian-bitbucket',
    checked: '2026-11',
  },
  {
    name: 'Azure DevOps',
    vendor: 'microsoft',
    official: true,
    published: ['npm:@azure-devops/mcp', 'bin:mcp-server-azuredevops', 'host:mcp.dev.azure.com'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    tools: {
      reads:
        'core_list_projects core_list_project_teams core_get_identity_ids work wit_work_item wit_query wit_backlog wit_work_item_attachment repo_repository repo_pull_request repo_pull_request_thread repo_branch repo_file repo_search_commits pipelines_build pipelines_build_log pipelines_definition pipelines_run pipelines_artifact wiki testplan testplan_show_test_results_from_build_id search_code search_wiki search_workitem advsec_get_alerts advsec_get_alert_details',
      writes:
        'work_iteration_write work_capacity_write wit_work_item_write wit_work_item_comment_write wit_work_item_link_write repo_pull_request_write repo_pull_request_thread_write repo_create_branch pipelines_write wiki_upsert_page testplan_test_plan_write testplan_test_suite_write testplan_test_case_write',
    },
    source: 'https://github.com/microsoft/azure-devops-mcp',
    checked: '2026-11',
  },
  {
    name: 'Azure DevOps (Tiberriver256)',
    vendor: 'microsoft',
    published: ['npm:@tiberriver256/mcp-server-azure-devops', 'bin:mcp-server-azure-devops'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['AZURE_DEVOPS_PAT', 'AZURE_CLIENT_SECRET'] },
    tools: {
      reads:
        'get_me list_organizations list_projects get_project get_project_details list_repositories get_repository get_repository_details get_repository_tree get_all_repositories_tree get_file_content list_commits list_work_items get_work_item get_work_item_comments get_work_item_attachment search_code search_wiki search_work_items list_pipelines get_pipeline list_pipeline_runs get_pipeline_run pipeline_timeline get_pipeline_log download_pipeline_artifact get_wikis list_wiki_pages get_wiki_page list_pull_requests get_pull_request get_pull_request_comments get_pull_request_changes get_pull_request_checks',
      writes:
        'create_branch create_commit create_work_item update_work_item manage_work_item_link create_work_item_attachment delete_work_item_attachment trigger_pipeline create_wiki create_wiki_page update_wiki_page create_pull_request update_pull_request add_pull_request_comment update_pull_request_thread_status',
    },
    source: 'https://github.com/Tiberriver256/mcp-server-azure-devops',
    checked: '2026-11',
  },
  {
    name: 'CircleCI',
    vendor: 'circleci',
    official: true,
    published: [
      'npm:@circleci/mcp-server-circleci',
      'docker:circleci/mcp-server-circleci',
      'docker:mcp/circleci',
      'bin:mcp-server-circleci',
    ],
    roles: ['private-data', 'writes'],
    credentials: { env: ['CIRCLECI_TOKEN'] },
    tools: {
      reads:
        'get_build_failure_logs find_flaky_tests get_latest_pipeline_status get_job_test_results config_helper list_followed_projects list_artifacts list_component_versions download_usage_api_data find_underused_resource_classes',
      writes: 'run_pipeline rerun_workflow run_rollback_pipeline',
    },
    source: 'https://github.com/CircleCI-Public/mcp-server-circleci',
    checked: '2026-11',
  },
  {
    name: 'Buildkite',
    vendor: 'buildkite',
    official: true,
    published: [
      'docker:ghcr.io/buildkite/buildkite-mcp-server',
      'docker:buildkite/mcp-server',
      'docker:mcp/buildkite',
      'golang:github.com/buildkite/buildkite-mcp-server/cmd/buildkite-mcp-server',
      'bin:buildkite-mcp-server',
      'host:mcp.buildkite.com/mcp',
    ],
    roles: ['private-data', 'writes'],
    credentials: { env: ['BUILDKITE_API_TOKEN'], headers: ['Authorization'] },
    byDefault: 'writes',
    readOnly: {
      flags: ['--read-only'],
      env: ['BUILDKITE_READ_ONLY=yes'],
      url: ['/readonly'],
      add: '--read-only',
      addToUrl: "'/readonly' to the end of its URL",
    },
    tools: {
      reads:
        'access_token current_user user_token_organization list_pipelines get_pipeline list_pipeline_schedules get_pipeline_schedule list_builds get_build wait_for_build get_build_failure_summary get_build_test_engine_runs list_jobs get_job get_job_env get_jobs get_job_logs search_logs tail_logs read_logs list_artifacts list_artifacts_for_build list_artifacts_for_job get_artifact list_annotations list_clusters get_cluster list_cluster_queues get_cluster_queue list_agents get_agent list_test_runs get_test_run get_failed_executions list_tests list_tests_for_build get_test list_step_uploads get_step_upload list_skills load_skill',
      writes:
        'create_pipeline update_pipeline create_pipeline_schedule update_pipeline_schedule create_build cancel_build rebuild_build unblock_job retry_job create_annotation create_cluster update_cluster create_cluster_queue update_cluster_queue pause_cluster_queue_dispatch resume_cluster_queue_dispatch',
    },
    source: 'https://github.com/buildkite/buildkite-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Jenkins',
    published: ['pypi:mcp-jenkins', 'docker:ghcr.io/lanbaoshen/mcp-jenkins'],
    roles: ['private-data', 'writes'],
    credentials: { flags: ['--jenkins-password'], headers: ['x-jenkins-password'] },
    byDefault: 'writes',
    readOnly: { flags: ['--read-only'], add: '--read-only' },
    tools: {
      reads:
        'get_all_items get_item get_item_config get_item_parameters query_items get_all_queue_items get_queue_item get_build get_build_scripts get_build_console_output get_build_parameters get_build_test_report get_running_builds get_all_build_artifacts get_build_artifact get_build_artifact_url get_all_nodes get_node get_node_config get_all_plugins get_plugin get_plugin_dependency_graph get_plugins_with_problems get_plugins_with_updates get_plugins_with_backup get_all_views get_view',
      writes: 'build_item set_item_config set_node_config stop_build cancel_queue_item',
      executes: 'run_groovy_script',
    },
    source: 'https://github.com/lanbaoshen/mcp-jenkins',
    checked: '2026-11',
  },
  {
    name: 'Codacy',
    vendor: 'codacy',
    official: true,
    published: ['npm:@codacy/codacy-mcp', 'bin:codacy-mcp-server'],
    roles: ['private-data'],
    credentials: { env: ['CODACY_ACCOUNT_TOKEN'] },
    tools: {
      reads:
        'codacy_list_organizations codacy_list_organization_repositories codacy_list_repository_issues codacy_get_issue codacy_list_repository_pull_requests codacy_get_repository_pull_request codacy_list_pull_request_issues codacy_get_pull_request_files_coverage codacy_get_pull_request_git_diff codacy_list_files codacy_get_file_issues codacy_get_file_coverage codacy_get_file_clones codacy_get_file_with_analysis codacy_get_repository_with_analysis codacy_get_pattern codacy_list_repository_tool_patterns codacy_list_tools codacy_list_repository_tools codacy_search_organization_srm_items codacy_search_repository_srm_items codacy_cli_analyze',
      writes: 'codacy_setup_repository',
    },
    source: 'https://github.com/codacy/codacy-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Serena',
    published: ['pypi:serena-agent', 'bin:serena', 'bin:serena-mcp-server'],
    // Its shell tool is off in the contexts for coding clients, which most configurations name.
    roles: ['private-data', 'writes'],
    roots: { flags: ['--project'] },
    tools: {
      reads:
        'activate_project check_onboarding_performed find_declaration find_file find_implementations find_referencing_code_snippets find_referencing_symbols find_symbol get_active_project get_current_config get_diagnostics_for_file get_diagnostics_for_symbol get_symbols_overview initial_instructions jet_brains_find_declaration jet_brains_find_implementations jet_brains_find_referencing_symbols jet_brains_find_symbol jet_brains_get_symbols_overview jet_brains_list_inspections jet_brains_run_inspections jet_brains_type_hierarchy list_dir list_memories list_queryable_projects onboarding open_dashboard prepare_for_new_conversation read_file read_memory restart_language_server search_for_pattern serena_info summarize_changes switch_modes think_about_collected_information think_about_task_adherence think_about_whether_you_are_done',
      writes:
        'create_text_file delete_lines delete_memory edit_memory insert_after_symbol insert_at_line insert_before_symbol jet_brains_move jet_brains_rename jet_brains_safe_delete remove_project rename_memory rename_symbol replace_content replace_in_files replace_lines replace_regex replace_symbol_body safe_delete_symbol write_memory',
      executes: 'execute_shell_command jet_brains_debug',
    },
    source: 'https://github.com/oraios/serena',
    checked: '2026-11',
  },
  {
    name: 'JetBrains IDE',
    vendor: 'jetbrains',
    official: true,
    published: ['npm:@jetbrains/mcp-proxy', 'docker:mcp/jetbrains'],
    roles: ['private-data', 'writes', 'executes'],
    tools: {
      reads:
        'find_files_by_glob find_files_by_name_keyword find_files_by_name_substring find_commit_by_message get_all_open_file_paths get_all_open_file_texts get_file_problems get_file_text_by_path get_open_in_editor_file_path get_open_in_editor_file_text get_progress_indicators get_project_dependencies get_project_modules get_project_problems get_project_vcs_status get_repositories get_run_configurations get_selected_in_editor_text get_symbol_info get_terminal_text list_available_actions list_directory_tree list_directory_tree_in_folder list_files_in_folder open_file_in_editor search_in_files_by_regex search_in_files_by_text search_in_files_content wait',
      writes:
        'create_new_file create_new_file_with_text reformat_file rename_refactoring replace_current_file_text replace_file_text_by_path replace_selected_text replace_specific_text replace_text_in_file',
      executes: 'execute_action_by_id execute_run_configuration execute_terminal_command run_configuration',
    },
    source: 'https://www.jetbrains.com/help/idea/mcp-server.html',
    checked: '2026-11',
  },
  {
    name: 'language server bridge',
    published: ['golang:github.com/isaacphi/mcp-language-server', 'bin:mcp-language-server'],
    roles: ['private-data', 'writes'],
    roots: { flags: ['--workspace', '-workspace'] },
    tools: {
      reads: 'definition diagnostics hover references get_codelens',
      writes: 'edit_file rename_symbol execute_codelens',
    },
    source: 'https://github.com/isaacphi/mcp-language-server',
    checked: '2026-11',
  },
  {
    name: 'lsmcp',
    published: ['npm:@mizchi/lsmcp', 'bin:lsmcp'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'call_hierarchy check_capabilities find_file find_references get_all_diagnostics get_code_actions get_completion get_definitions get_diagnostics get_document_symbols get_hover get_project_overview get_signature_help get_symbols_overview get_workspace_symbols index_symbols list_dir list_memories query_symbols read_memory search_for_pattern search_symbol_from_index',
      writes:
        'delete_memory delete_symbol extract_type format_document generate_accessors insert_after_symbol insert_before_symbol rename_symbol replace_regex replace_symbol_body write_memory',
    },
    source: 'https://github.com/mizchi/lsmcp',
    checked: '2026-11',
  },
  {
    name: 'Nx',
    vendor: 'nx',
    official: true,
    published: ['npm:nx-mcp'],
    roles: ['private-data'],
    tools: {
      reads:
        'nx_docs nx_current_running_tasks_details nx_current_running_task_output nx_visualize_graph nx_available_plugins nx_workspace_path nx_workspace nx_project_details nx_generators nx_generator_schema ci_information ci_task_output',
      writes: 'update_self_healing_fix',
    },
    source: 'https://github.com/nrwl/nx-console/tree/master/apps/nx-mcp',
    checked: '2026-11',
  },
  {
    name: 'Next.js DevTools',
    vendor: 'vercel',
    official: true,
    published: ['npm:next-devtools-mcp', 'docker:mcp/next-devtools-mcp'],
    roles: [],
    // What it calls are the development server's own tools, which tell of errors, routes and logs.
    tools: { reads: 'nextjs_index nextjs_call nextjs_docs nextjs_runtime init' },
    source: 'https://github.com/vercel/next-devtools-mcp',
    checked: '2026-11',
  },
  {
    name: 'Angular CLI',
    vendor: 'angular',
    official: true,
    published: ['npm:@angular/cli', 'bin:ng'],
    // Of what is the user's it tells the names of the projects of a workspace, and no more.
    roles: [],
    tools: {
      reads: 'ai_tutor find_examples get_best_practices list_projects onpush_zoneless_migration search_documentation',
    },
    source: 'https://angular.dev/ai/mcp',
    checked: '2026-11',
  },
  {
    name: 'Code Index',
    published: ['pypi:code-index-mcp', 'bin:code-index-mcp'],
    roles: ['private-data'],
    // An index in a folder of its own.
    keepsToItself: true,
    tools: {
      reads:
        'search_code_advanced find_files get_file_summary get_symbol_body get_settings_info get_file_watcher_status check_temp_directory',
      writes:
        'set_project_path refresh_index build_deep_index configure_file_watcher create_temp_directory clear_settings refresh_search_tools',
    },
    source: 'https://github.com/johnhuang316/code-index-mcp',
    checked: '2026-11',
  },
  {
    name: 'Context Mode',
    published: ['npm:context-mode', 'bin:context-mode'],
    // What it calls a sandbox is a process of the user's, whose output is kept from the model.
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      executes: 'ctx_execute ctx_execute_file ctx_batch_execute',
      reads: 'ctx_search ctx_stats ctx_doctor ctx_fetch_and_index',
      writes: 'ctx_index ctx_upgrade',
    },
    source: 'https://github.com/mksglu/context-mode',
    checked: '2026-11',
  },
  {
    name: 'ESLint',
    vendor: 'eslint',
    official: true,
    published: ['npm:@eslint/mcp'],
    roles: ['private-data'],
    tools: { reads: 'lint-files' },
    source: 'https://eslint.org/docs/latest/use/mcp',
    checked: '2026-11',
  },
  {
    name: 'shadcn/ui',
    vendor: 'shadcn',
    official: true,
    published: ['npm:shadcn'],
    // Registries are anybody's, and the project's file says which.
    roles: ['untrusted-content'],
    tools: {
      reads:
        'get_project_registries list_items_in_registries search_items_in_registries view_items_in_registries get_item_examples_from_registries get_add_command_for_items get_audit_checklist',
    },
    source: 'https://ui.shadcn.com/docs/mcp',
    checked: '2026-11',
  },
  {
    name: 'shadcn/ui (Jpisnice)',
    published: ['npm:@jpisnice/shadcn-ui-mcp-server', 'bin:shadcn-mcp'],
    roles: [],
    tools: {
      reads:
        'get_component get_component_demo get_component_metadata list_components get_directory_structure get_block list_blocks list_themes get_theme apply_theme',
    },
    source: 'https://github.com/Jpisnice/shadcn-ui-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'MUI',
    vendor: 'mui',
    official: true,
    published: ['npm:@mui/mcp'],
    roles: [],
    tools: { reads: 'useMuiDocs fetchDocs generateReactCode' },
    source: 'https://mui.com/material-ui/getting-started/mcp/',
    checked: '2026-11',
  },
  {
    name: 'Svelte',
    vendor: 'svelte',
    official: true,
    published: ['npm:@sveltejs/mcp', 'bin:svelte-mcp', 'host:mcp.svelte.dev'],
    roles: [],
    tools: { reads: 'list-sections get-documentation svelte-autofixer playground-link' },
    source: 'https://svelte.dev/docs/mcp/overview',
    checked: '2026-11',
  },
  {
    name: 'Chakra UI',
    vendor: 'chakra-ui',
    official: true,
    published: ['npm:@chakra-ui/react-mcp', 'bin:chakra-ui-mcp'],
    roles: [],
    tools: {
      reads:
        'list_components get_component_props get_component_example list_component_templates get_component_templates get_theme customize_theme installation v2_to_v3_code_review',
    },
    source: 'https://chakra-ui.com/docs/get-started/ai/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'HeroUI',
    vendor: 'heroui',
    official: true,
    published: ['npm:@heroui/react-mcp', 'bin:heroui-react-mcp'],
    roles: [],
    tools: {
      reads:
        'list_components get_component_docs get_component_source_code get_component_source_styles get_docs get_theme_variables',
    },
    source: 'https://github.com/heroui-inc/heroui-mcp',
    checked: '2026-11',
  },
  {
    name: 'Mastra docs',
    vendor: 'mastra',
    official: true,
    published: ['npm:@mastra/mcp-docs-server'],
    roles: [],
    tools: {
      reads:
        'mastraDocs mastraBlog mastraChanges mastraExamples getMastraCourseStatus startMastraCourse startMastraCourseLesson nextMastraCourseStep',
    },
    source: 'https://github.com/mastra-ai/mastra/tree/main/packages/mcp-docs-server',
    checked: '2026-11',
  },
  {
    name: '21st.dev Magic',
    published: ['npm:@21st-dev/magic'],
    roles: ['untrusted-content'],
    credentials: { env: ['API_KEY', 'TWENTY_FIRST_API_KEY'] },
    source: 'https://github.com/21st-dev/magic-mcp',
    checked: '2026-11',
  },
  {
    name: 'XcodeBuildMCP',
    published: ['npm:xcodebuildmcp'],
    roles: ['private-data', 'writes'],
    // Builds and tests run the project's own code and no other: they are left to their names.
    tools: {
      reads:
        'batch button debug_stack debug_variables discover_projs doctor drag gesture get_app_bundle_id get_coverage_report get_device_app_path get_file_coverage get_mac_app_path get_mac_bundle_id get_sim_app_path key_press key_sequence list_devices list_schemes list_sims long_press open_sim reset_sim_location screenshot session_show_defaults set_sim_appearance set_sim_location show_build_settings sim_statusbar snapshot_ui swift_package_list swipe tap touch type_text wait_for_ui xcode_ide_list_tools xcode_tools_bridge_status',
      writes: 'erase_sims install_app_device install_app_sim scaffold_ios_project scaffold_macos_project',
      executes: 'debug_lldb_command swift_package_run xcode_ide_call_tool',
    },
    source: 'https://github.com/getsentry/XcodeBuildMCP',
    checked: '2026-11',
  },
  {
    name: 'Mobile MCP',
    published: ['npm:@mobilenext/mobile-mcp', 'bin:mcp-server-mobile'],
    roles: ['untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'mobile_list_available_devices mobile_list_remote_devices mobile_list_apps mobile_get_foreground_app mobile_get_screen_size mobile_get_orientation mobile_list_elements_on_screen mobile_take_screenshot mobile_save_screenshot mobile_list_crashes mobile_get_crash mobile_get_device_logs mobile_open_url mobile_swipe_on_screen',
      writes:
        'mobile_batch_commands mobile_click_on_screen_at_coordinates mobile_double_tap_on_screen mobile_long_press_on_screen_at_coordinates mobile_type_keys mobile_press_button mobile_clipboard mobile_install_app mobile_uninstall_app',
    },
    source: 'https://github.com/mobile-next/mobile-mcp',
    checked: '2026-11',
  },
  {
    name: 'iOS Simulator',
    published: ['npm:ios-simulator-mcp'],
    roles: ['writes'],
    tools: {
      reads:
        'get_booted_sim_id open_simulator ui_describe_all ui_describe_point ui_find_element ui_view screenshot list_apps',
      writes: 'install_app',
    },
    source: 'https://github.com/joshuayoes/ios-simulator-mcp',
    checked: '2026-11',
  },
  {
    name: 'BrowserStack',
    vendor: 'browserstack',
    official: true,
    published: ['npm:@browserstack/mcp-server', 'bin:browserstack-mcp-server'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['BROWSERSTACK_ACCESS_KEY', 'BROWSERSTACK_USERNAME'] },
    source: 'https://github.com/browserstack/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'TestSprite',
    vendor: 'testsprite',
    official: true,
    published: ['npm:@testsprite/testsprite-mcp'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['API_KEY'] },
    tools: {
      reads: 'testsprite_check_account_info testsprite_open_test_result_dashboard',
      writes:
        'testsprite_bootstrap testsprite_generate_code_summary testsprite_generate_standard_prd testsprite_generate_standardized_prd testsprite_generate_frontend_test_plan testsprite_generate_backend_test_plan',
      executes: 'testsprite_generate_code_and_execute',
    },
    source: 'https://docs.testsprite.com/mcp/overview',
    checked: '2026-11',
  },
  {
    name: 'Postman',
    vendor: 'postman',
    official: true,
    published: [
      'npm:@postman/postman-mcp-server',
      'docker:mcp/postman',
      'host:mcp.postman.com',
      'host:mcp.eu.postman.com',
    ],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['POSTMAN_API_KEY'], headers: ['Authorization'] },
    // More than two hundred, whose names mostly say what they do; these are the usual ones, and those that would mislead.
    tools: {
      reads:
        'getAllSpecs getAuthenticatedUser getCodeGenerationInstructions getCollection getCollections getEnabledTools getEnvironment getEnvironments getMock getMocks getMonitor getMonitors getSpec getSpecCollections getSpecDefinition getSpecFile getSpecFiles getTaggedEntities getWorkspace getWorkspaces listMonitorExecutions searchLearningCenter searchPostmanElements',
      writes:
        'createCollection createCollectionComment createCollectionFork createCollectionRequest createEnvironment createMock createMonitor createSpec createSpecFile createWorkspace deleteCollection deleteEnvironment deleteMock deleteMonitor deleteSpec deleteWorkspace duplicateCollection generateCollection generateSpecFromCollection managePartnerWorkspaceInvites manageTeamMemberRoles mergeCollectionFork patchCollection pullCollectionChanges putCollection putEnvironment reviewPullRequest syncCollectionWithSpec syncSpecWithCollection unpublishDocumentation unpublishMock updateMock updateMonitor updateSpecFile updateWorkspace updateWorkspaceGlobalVariables',
      sends: 'publishDocumentation publishMock runCollection runMonitor',
    },
    source: 'https://github.com/postmanlabs/postman-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'OpenAPI',
    published: ['npm:@ivotoby/openapi-mcp-server', 'bin:openapi-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['API_HEADERS'], flags: ['--headers'] },
    tools: { reads: 'list-api-endpoints get-api-endpoint-schema', executes: 'invoke-api-endpoint' },
    source: 'https://github.com/ivo-toby/mcp-openapi-server',
    checked: '2026-11',
  },
  {
    name: 'GraphQL',
    published: ['npm:mcp-graphql'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['HEADERS'] },
    byDefault: 'reads',
    writes: { env: ['ALLOW_MUTATIONS=yes'] },
    // Without that switch it refuses mutations.
    tools: { reads: 'introspect-schema query-graphql' },
    source: 'https://github.com/blurrah/mcp-graphql',
    checked: '2026-11',
  },
  {
    name: 'Sourcebot',
    vendor: 'sourcebot',
    official: true,
    published: ['npm:@sourcebot/mcp', 'host:app.sourcebot.dev/api/mcp'],
    roles: ['private-data'],
    credentials: { env: ['SOURCEBOT_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads:
        'grep glob list_repos list_tree list_commits list_branches read_file get_diff find_symbol_definitions find_symbol_references list_language_models ask_codebase list_skills',
      writes: 'create_skill update_skill',
    },
    source: 'https://docs.sourcebot.dev/docs/features/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Claude Context',
    vendor: 'zilliz',
    official: true,
    published: ['npm:@zilliz/claude-context-mcp'],
    roles: ['private-data'],
    credentials: { env: ['OPENAI_API_KEY', 'VOYAGEAI_API_KEY', 'GEMINI_API_KEY', 'MILVUS_TOKEN'] },
    // The index is its own, and made again from the code.
    tools: { reads: 'search_code get_indexing_status index_codebase', writes: 'clear_index' },
    source: 'https://github.com/zilliztech/claude-context',
    checked: '2026-11',
  },
  {
    name: 'Octocode',
    published: ['npm:octocode-mcp'],
    roles: ['private-data', 'untrusted-content'],
    credentials: { env: ['OCTOCODE_TOKEN', 'GITHUB_TOKEN', 'GH_TOKEN'] },
    tools: {
      reads:
        'ghSearchCode ghGetFileContent ghViewRepoStructure ghSearchRepos ghSearchPullRequests ghSearchIssues ghSearchCommits ghListReleases ghSearchDiscussions ghCloneRepo localSearchCode localViewStructure localFindFiles localFindDeadCode localGetFileContent npmSearch lspGetSemantics',
    },
    source: 'https://github.com/bgauryy/octocode',
    checked: '2026-11',
  },
  {
    name: 'Morph',
    vendor: 'morphllm',
    official: true,
    published: ['npm:@morphllm/morphmcp', 'npm:@morph-llm/morph-fast-apply', 'bin:morph-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['MORPH_API_KEY'] },
    tools: { reads: 'codebase_search warpgrep_codebase_search github_codebase_search', writes: 'edit_file' },
    source: 'https://docs.morphllm.com/mcpquickstart',
    checked: '2026-11',
  },
  {
    name: 'Blender',
    published: ['pypi:blender-mcp', 'pypi:mcp-for-blender'],
    roles: ['writes', 'executes'],
    tools: {
      reads:
        'get_scene_info get_object_info get_viewport_screenshot get_polyhaven_categories get_polyhaven_status search_polyhaven_assets get_hyper3d_status get_hunyuan3d_status get_sketchfab_status search_sketchfab_models get_sketchfab_model_preview poll_rodin_job_status poll_hunyuan_job_status asset_creation_strategy',
      writes:
        'download_polyhaven_asset download_sketchfab_model set_texture generate_hyper3d_model_via_text generate_hyper3d_model_via_images generate_hunyuan3d_model import_generated_asset import_generated_asset_hunyuan',
      executes: 'execute_blender_code',
    },
    source: 'https://github.com/ahujasid/blender-mcp',
    checked: '2026-11',
  },
  {
    name: 'Unity',
    published: ['pypi:mcpforunityserver', 'bin:mcp-for-unity'],
    roles: ['writes', 'executes'],
    tools: {
      reads: 'find_gameobjects find_in_file read_console refresh_unity set_active_instance unity_docs unity_reflect',
      writes:
        'batch_execute execute_menu_item generate_audio generate_image generate_model import_model import_model_file manage_animation manage_asset manage_build manage_camera manage_components manage_editor manage_gameobject manage_graphics manage_material manage_packages manage_physics manage_prefabs manage_probuilder manage_scene manage_script manage_scriptable_object manage_shader manage_texture manage_ui manage_vfx script_apply_edits',
      executes: 'execute_code execute_custom_tool',
    },
    source: 'https://github.com/CoplayDev/unity-mcp',
    checked: '2026-11',
  },
  {
    name: 'Godot',
    published: ['npm:@coding-solo/godot-mcp', 'bin:godot-mcp'],
    roles: ['writes'],
    tools: {
      reads: 'get_godot_version list_projects get_project_info get_debug_output get_uid launch_editor',
      writes: 'create_scene add_node load_sprite save_scene export_mesh_library update_project_uids',
    },
    source: 'https://github.com/Coding-Solo/godot-mcp',
    checked: '2026-11',
  },
  {
    name: 'Unreal Engine',
    published: ['docker:mcp/unreal-engine-mcp-server'],
    roles: ['writes', 'executes'],
    source: 'https://github.com/ChiR24/Unreal_mcp',
    checked: '2026-11',
  },
  {
    name: 'Roblox Studio',
    published: ['npm:robloxstudio-mcp'],
    roles: ['writes'],
    tools: {
      reads:
        'get_file_tree search_files search_objects search_by_property get_place_info get_services get_instance_properties get_instance_children get_descendants get_class_info get_project_structure get_script_source grep_scripts get_script_analysis get_attribute get_attributes get_tags get_tagged get_selection get_output_log get_playtest_output get_connected_instances compare_instances mass_get_property capture_screenshot search_assets get_asset_details get_asset_thumbnail preview_asset search_materials list_library get_build',
      writes:
        'set_property set_properties mass_set_property create_object mass_create_objects create_ui_tree delete_object clone_object move_object rename_object smart_duplicate mass_duplicate set_script_source edit_script_lines insert_script_lines delete_script_lines find_and_replace_in_scripts set_attribute bulk_set_attributes delete_attribute add_tag remove_tag insert_asset import_build import_scene create_build generate_build undo redo',
      sends: 'upload_decal',
      executes: 'execute_luau',
    },
    source: 'https://github.com/boshyxd/robloxstudio-mcp',
    checked: '2026-11',
  },
])

import { catalogue } from './catalogue.ts'

/** Clouds, clusters and infrastructure. */
export const cloud = catalogue([
  // Kubernetes and what runs on it. Logs of a public service hold what its visitors wrote.
  {
    name: 'Kubernetes',
    published: [
      'npm:kubernetes-mcp-server',
      'pypi:kubernetes-mcp-server',
      'docker:quay.io/containers/kubernetes_mcp_server',
      'docker:quay.io/manusa/kubernetes_mcp_server',
    ],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    // What `--config` says stands elsewhere.
    readOnly: { flags: ['--read-only', '--disable-destructive', '--config=*'], add: '--read-only' },
    tools: {
      reads:
        'configuration_contexts_list targets_list configuration_view events_list namespaces_list projects_list nodes_log nodes_stats_summary nodes_top pods_list pods_list_in_namespace pods_get pods_top pods_log resources_list resources_get helm_list vm_guest_info vm_troubleshoot tekton_pipelinerun_logs tekton_taskrun_logs kcp_workspaces_list kcp_workspace_describe kiali_get_mesh_traffic_graph kiali_get_mesh_status kiali_manage_istio_config_read kiali_get_resource_details kiali_list_traces kiali_get_trace_details kiali_get_pod_performance kiali_get_logs kiali_get_metrics',
      writes:
        'pods_delete resources_create_or_update resources_delete resources_scale helm_install helm_uninstall vm_clone vm_create vm_create_from_template vm_lifecycle tekton_pipeline_start tekton_pipelinerun_lifecycle tekton_task_start tekton_taskrun_restart kiali_manage_istio_config',
      executes: 'pods_exec pods_run',
    },
    source: 'https://github.com/containers/kubernetes-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    published: ['npm:mcp-server-kubernetes', 'docker:flux159/mcp-server-kubernetes', 'docker:mcp/kubernetes'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    readOnly: {
      env: ['ALLOW_ONLY_NON_DESTRUCTIVE_TOOLS=yes', 'ALLOW_ONLY_READONLY_TOOLS=yes', 'ALLOWED_TOOLS=*'],
      add: 'ALLOW_ONLY_READONLY_TOOLS=true',
    },
    tools: {
      reads:
        'kubectl_get kubectl_describe kubectl_logs kubectl_context kubectl_reconnect explain_resource list_api_resources ping',
      writes:
        'kubectl_apply kubectl_create kubectl_delete kubectl_scale kubectl_patch kubectl_rollout install_helm_chart upgrade_helm_chart uninstall_helm_chart helm_template_apply helm_template_uninstall cleanup cleanup_pods node_management port_forward stop_port_forward',
      executes: 'kubectl_generic exec_in_pod',
    },
    source: 'https://github.com/Flux159/mcp-server-kubernetes',
    checked: '2026-11',
  },
  {
    // A kubeconfig has the cloud's own program sign in to the cluster, with the cloud's credentials.
    name: 'Kubernetes',
    published: ['docker:ghcr.io/alexei-led/k8s-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes', 'aws', 'azure', 'gcp'],
    tools: {
      reads: 'describe_kubectl describe_helm describe_istioctl describe_argocd',
      executes: 'execute_kubectl execute_helm execute_istioctl execute_argocd',
    },
    source: 'https://github.com/alexei-led/k8s-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    published: [
      'npm:kubectl-mcp-server',
      'pypi:kubectl-mcp-server',
      'pypi:kubectl-mcp-tool',
      'docker:rohitghumare64/kubectl-mcp-server',
      'docker:ghcr.io/rohitg00/kubectl-mcp-server',
      'docker:mcp/kubectl-mcp-server',
    ],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    readOnly: { flags: ['--read-only', '--disable-destructive', '--non-destructive'], add: '--read-only' },
    tools: {
      reads:
        'get_pods get_logs get_pod_events check_pod_health get_pod_conditions get_previous_logs get_deployments get_statefulsets get_daemonsets get_jobs get_replicasets get_services get_ingress get_endpoints get_persistent_volumes get_pvcs get_storage_classes get_configmaps get_secrets get_resource_quotas get_limit_ranges get_nodes get_namespaces get_cluster_info get_cluster_version health_check get_node_metrics get_pod_metrics get_rbac_roles get_cluster_roles get_service_accounts audit_rbac_permissions get_crds helm_list helm_status helm_history helm_get_values helm_get_manifest helm_get_notes helm_show_chart helm_show_values helm_search_repo helm_search_hub helm_repo_list helm_template get_current_context list_contexts list_kubeconfig_contexts kubectl_describe kubectl_explain get_api_resources get_resource_usage',
      writes:
        'create_deployment scale_deployment kubectl_rollout restart_deployment cleanup_pods install_helm_chart upgrade_helm_chart uninstall_helm_chart helm_rollback helm_template_apply helm_repo_add helm_repo_remove switch_context kubectl_apply kubectl_create kubectl_patch delete_resource kubectl_cp label_resource annotate_resource taint_node node_management port_forward gitops_app_sync backup_create backup_delete restore_create',
      executes: 'kubectl_generic exec_in_pod',
    },
    source: 'https://github.com/rohitg00/kubectl-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    vendor: 'azure',
    official: true,
    published: ['docker:ghcr.io/azure/mcp-kubernetes', 'bin:mcp-kubernetes'],
    roles: ['private-data', 'untrusted-content'],
    needs: ['kubernetes'],
    byDefault: 'reads',
    writes: { flags: ['--access-level=readwrite|admin'] },
    tools: {
      reads:
        'kubectl_get kubectl_describe kubectl_explain kubectl_logs kubectl_api_resources kubectl_api_versions kubectl_diff kubectl_cluster_info kubectl_top kubectl_events kubectl_auth',
      writes:
        'kubectl_create kubectl_delete kubectl_apply kubectl_expose kubectl_run kubectl_set kubectl_rollout kubectl_scale kubectl_autoscale kubectl_label kubectl_annotate kubectl_patch kubectl_replace kubectl_cp kubectl_cordon kubectl_uncordon kubectl_drain kubectl_taint kubectl_certificate',
      executes: 'kubectl_exec Run-helm-command',
    },
    source: 'https://github.com/Azure/mcp-kubernetes',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    published: ['npm:@strowk/mcp-k8s', 'docker:mcpk8s/server', 'bin:mcp-k8s', 'bin:mcp-k8s-go'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    tools: {
      reads:
        'list-k8s-contexts list-k8s-namespaces list-k8s-nodes list-k8s-resources get-k8s-resource list-k8s-pods list-k8s-events list-k8s-services list-k8s-deployments get-k8s-pod-logs',
      writes: 'apply-k8s-resource',
      executes: 'k8s-pod-exec',
    },
    source: 'https://github.com/strowk/mcp-k8s-go',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    published: ['docker:ginnux/k8s-mcp-server', 'golang:github.com/reza-gholizade/k8s-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    readOnly: { flags: ['--read-only'], add: '--read-only' },
    tools: {
      reads:
        'getAPIResources listResources getResource describeResource getPodsLogs getNodeMetrics getPodMetrics getEvents helmList helmGet helmHistory helmRepoList',
      writes: 'createResource helmInstall helmUpgrade helmUninstall helmRollback helmRepoAdd',
    },
    source: 'https://github.com/reza-gholizade/k8s-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Kubernetes',
    published: ['pypi:mcp-kubernetes-server'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['kubernetes'],
    source: 'https://github.com/feiskyer/mcp-kubernetes-server',
    checked: '2026-11',
  },
  {
    name: 'Argo CD',
    vendor: 'argoproj',
    official: true,
    published: ['npm:argocd-mcp', 'docker:argoprojlabs/mcp-for-argocd'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['ARGOCD_API_TOKEN'] },
    byDefault: 'writes',
    readOnly: { env: ['MCP_READ_ONLY=yes'], add: 'MCP_READ_ONLY=true' },
    tools: {
      reads:
        'list_clusters get_appproject list_applications get_application get_application_resource_tree get_application_managed_resources get_application_workload_logs get_resource_events get_resource_actions',
      writes: 'create_application update_application delete_application sync_application run_resource_action',
    },
    source: 'https://github.com/argoproj-labs/mcp-for-argocd',
    checked: '2026-11',
  },
  {
    name: 'Flux',
    vendor: 'controlplane',
    official: true,
    published: ['bin:flux-operator-mcp', 'docker:ghcr.io/controlplaneio-fluxcd/flux-operator-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    needs: ['kubernetes'],
    byDefault: 'writes',
    readOnly: { flags: ['--read-only'], add: '--read-only', since: '0.20.0' },
    tools: {
      reads:
        'get_flux_instance get_kubeconfig_contexts get_kubernetes_api_versions get_kubernetes_logs get_kubernetes_metrics get_kubernetes_resources search_flux_docs',
      writes:
        'apply_kubernetes_manifest delete_kubernetes_resource install_flux_instance reconcile_flux_helmrelease reconcile_flux_kustomization reconcile_flux_resourceset reconcile_flux_source resume_flux_reconciliation suspend_flux_reconciliation set_kubeconfig_context',
    },
    source: 'https://github.com/controlplaneio-fluxcd/flux-operator',
    checked: '2026-11',
  },

  // Amazon Web Services. An image goes with every server of awslabs that has a Dockerfile.
  {
    name: 'AWS',
    vendor: 'aws',
    published: ['docker:ghcr.io/alexei-led/aws-mcp-server'],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['aws'],
    tools: { reads: 'aws_cli_help describe_command', executes: 'aws_cli_pipeline execute_command' },
    source: 'https://github.com/alexei-led/aws-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS',
    vendor: 'aws',
    official: true,
    published: ['host:aws-mcp.us-east-1.api.aws'],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['aws'],
    tools: {
      reads:
        'aws___retrieve_skill aws___search_documentation aws___read_documentation aws___recommend aws___list_regions aws___get_regional_availability aws___suggest_aws_commands',
      executes: 'aws___call_aws aws___run_script',
    },
    source: 'https://docs.aws.amazon.com/aws-mcp/latest/userguide/what-is-mcp-server.html',
    checked: '2026-11',
  },
  {
    name: 'AWS Knowledge',
    vendor: 'aws',
    official: true,
    published: ['host:knowledge-mcp.global.api.aws'],
    roles: [],
    tools: {
      reads:
        'aws___search_documentation aws___read_documentation aws___recommend aws___list_regions aws___get_regional_availability',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-knowledge-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS API',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-api-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-api-mcp-server',
      'docker:mcp/aws-api-mcp-server',
    ],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['aws'],
    byDefault: 'writes',
    readOnly: {
      env: ['READ_OPERATIONS_ONLY=yes', 'REQUIRE_MUTATION_CONSENT=yes'],
      add: 'READ_OPERATIONS_ONLY=true',
    },
    tools: { executes: 'call_aws', reads: 'suggest_aws_commands get_execution_plan' },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-api-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Documentation',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-documentation-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-documentation-mcp-server',
      'docker:mcp/aws-documentation',
    ],
    roles: [],
    tools: {
      reads: 'read_documentation read_sections search_documentation search_table recommend get_available_services',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-documentation-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Core',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.core-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/core-mcp-server',
      'docker:mcp/aws-core-mcp-server',
    ],
    roles: [],
    tools: { reads: 'prompt_understanding' },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS EKS',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.eks-mcp-server', 'docker:public.ecr.aws/awslabs-mcp/awslabs/eks-mcp-server'],
    roles: ['private-data', 'untrusted-content'],
    needs: ['aws', 'kubernetes'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads:
        'list_k8s_resources list_api_versions get_pod_logs get_k8s_events get_eks_vpc_config get_cloudwatch_logs get_cloudwatch_metrics get_eks_metrics_guidance get_policies_for_role search_eks_troubleshoot_guide get_eks_insights',
      writes: 'manage_eks_stacks manage_k8s_resource apply_yaml generate_app_manifest add_inline_policy',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/eks-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS ECS',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.ecs-mcp-server'],
    roles: ['private-data', 'untrusted-content'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { env: ['ALLOW_WRITE=yes'] },
    tools: {
      reads:
        'containerize_app validate_ecs_express_mode_prerequisites wait_for_service_ready get_deployment_status ecs_troubleshooting_tool',
      writes:
        'build_and_push_image_to_ecr create_ecs_infrastructure delete_ecs_infrastructure delete_app ecs_resource_management',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/ecs-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Infrastructure as Code',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.aws-iac-mcp-server', 'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-iac-mcp-server'],
    roles: ['private-data'],
    needs: ['aws'],
    tools: {
      reads:
        'cdk_best_practices check_cloudformation_template_compliance get_cloudformation_pre_deploy_validation_instructions read_iac_documentation_page search_cdk_documentation search_cdk_samples_and_constructs search_cloudformation_documentation troubleshoot_cloudformation_deployment validate_cloudformation_template',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-iac-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS CDK',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.cdk-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/cdk-mcp-server',
      'docker:mcp/aws-cdk-mcp-server',
    ],
    roles: [],
    tools: {
      reads:
        'CDKGeneralGuidance ExplainCDKNagRule CheckCDKNagSuppressions GetAwsSolutionsConstructPattern SearchGenAICDKConstructs LambdaLayerDocumentationProvider',
      // Writes the schema into the project.
      writes: 'GenerateBedrockAgentSchema',
    },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS Terraform',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.terraform-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/terraform-mcp-server',
      'docker:mcp/aws-terraform',
    ],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['aws'],
    tools: {
      reads:
        'RunCheckovScan SearchAwsProviderDocs SearchAwsccProviderDocs SearchSpecificAwsIaModules SearchUserProvidedModule',
      executes: 'ExecuteTerraformCommand ExecuteTerragruntCommand',
    },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS Cloud Control and CloudFormation',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.ccapi-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/ccapi-mcp-server',
      'docker:mcp/ccapi-mcp-server',
      'pypi:awslabs.cfn-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/cfn-mcp-server',
      'docker:mcp/cfn-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    tools: {
      reads:
        'check_environment_variables get_aws_account_info get_aws_session_info get_resource list_resources get_resource_request_status get_resource_schema_information create_template generate_infrastructure_code explain run_checkov',
      writes: 'create_resource update_resource delete_resource',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/ccapi-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Serverless',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.aws-serverless-mcp-server'],
    // Projects are made, built and run on the machine whatever the switch says; it guards what is deployed.
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads:
        'sam_logs get_metrics get_iac_guidance get_lambda_event_schemas get_lambda_guidance get_serverless_templates deploy_serverless_app_help webapp_deployment_help list_registries search_schema describe_schema esm_guidance esm_optimize esm_kafka_troubleshoot secure_esm_msk_policy secure_esm_sqs_policy secure_esm_kinesis_policy secure_esm_dynamodb_policy',
      writes: 'sam_init sam_deploy deploy_webapp update_webapp_frontend configure_domain',
      executes: 'sam_build sam_local_invoke',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-serverless-mcp-server',
    checked: '2026-11',
  },
  {
    // Its tools are the account's own functions and state machines.
    name: 'AWS Lambda and Step Functions tools',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.lambda-tool-mcp-server',
      'pypi:awslabs.lambda-mcp-server',
      'pypi:awslabs.stepfunctions-tool-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/lambda-tool-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/stepfunctions-tool-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    source: 'https://github.com/awslabs/mcp/tree/main/src/lambda-tool-mcp-server',
    checked: '2026-11',
  },
  {
    // The tools that read and wrote tables are gone since 2.0, and their read-only switch with them.
    name: 'AWS DynamoDB',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.dynamodb-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/dynamodb-mcp-server',
      'docker:mcp/dynamodb-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    tools: {
      reads: 'dynamodb_data_modeling dynamodb_data_model_schema_converter dynamodb_data_model_schema_validator',
      writes:
        'dynamodb_data_model_validation source_db_analyzer generate_resources generate_data_access_layer compute_performances_and_costs',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/dynamodb-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Postgres and MySQL',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.postgres-mcp-server',
      'pypi:awslabs.mysql-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/postgres-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/mysql-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--readonly=no', '--allow_write_query'] },
    tools: {
      reads: 'get_table_schema connect_to_database is_database_connected get_database_connection_info get_job_status',
      writes: 'create_cluster',
      executes: 'run_query',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/postgres-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Oracle and SQL Server',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.oracle-mcp-server',
      'pypi:awslabs.mssql-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/oracle-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/mssql-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow_write_query'] },
    tools: {
      reads: 'get_table_schema connect_to_database is_database_connected get_database_connection_info',
      executes: 'run_query',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/oracle-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Aurora DSQL',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aurora-dsql-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aurora-dsql-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-writes'] },
    tools: {
      reads: 'readonly_query get_schema dsql_lint dsql_read_documentation dsql_recommend dsql_search_documentation',
      executes: 'transact',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aurora-dsql-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS DocumentDB',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.documentdb-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/documentdb-mcp-server',
    ],
    roles: ['private-data'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads:
        'connect disconnect find aggregate listDatabases listCollections countDocuments getDatabaseStats getCollectionStats analyzeSchema explainOperation',
      writes: 'insert update delete createCollection dropCollection',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/documentdb-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Redshift',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.redshift-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/redshift-mcp-server',
      'docker:mcp/redshift-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    // Every query runs in a read-only transaction.
    tools: {
      reads: 'list_clusters list_databases list_schemas list_tables list_columns execute_query review_cluster',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/redshift-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS S3 Tables',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.s3-tables-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/s3-tables-mcp-server',
      'docker:mcp/s3-tables-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads:
        'list_table_buckets list_namespaces list_tables get_maintenance_job_status get_table_maintenance_config get_table_metadata_location get_bucket_metadata_config query_database',
      writes:
        'create_table_bucket create_namespace create_table rename_table update_table_metadata_location append_rows_to_table import_csv_to_table import_parquet_to_table',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/s3-tables-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Neptune',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.amazon-neptune-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-neptune-mcp-server',
      'docker:mcp/amazon-neptune-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    tools: { reads: 'get_graph_schema get_graph_status', executes: 'run_opencypher_query run_gremlin_query' },
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-neptune-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Keyspaces',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.amazon-keyspaces-mcp-server'],
    roles: ['private-data'],
    credentials: { env: ['DB_CASSANDRA_PASSWORD'] },
    tools: { reads: 'listKeyspaces listTables describeKeyspace describeTable executeQuery analyzeQueryPerformance' },
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-keyspaces-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Timestream for InfluxDB',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.timestream-for-influxdb-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/timestream-for-influxdb-mcp-server',
      'docker:mcp/timestream-for-influxdb-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    credentials: { env: ['INFLUXDB_TOKEN'] },
    tools: {
      reads:
        'GetDbCluster GetDbInstance GetDbParameterGroup ListDbClusters ListDbInstances ListDbParamGroups ListClustersByStatus LsInstancesByStatus LsInstancesOfCluster ListTagsForResource InfluxDBListBuckets InfluxDBListOrgs',
      writes:
        'CreateDbCluster CreateDbInstance CreateDbParamGroup DeleteDbCluster DeleteDbInstance UpdateDbCluster UpdateDbInstance TagResource UntagResource InfluxDBCreateBucket InfluxDBCreateOrg InfluxDBWriteLP InfluxDBWritePoints',
      executes: 'InfluxDBQuery',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/timestream-for-influxdb-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Valkey',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.valkey-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/valkey-mcp-server',
      'docker:mcp/valkey-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    credentials: { env: ['VALKEY_PWD'] },
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    writes: { env: ['VALKEY_ADMIN_ENABLED=yes'] },
    tools: {
      reads: 'valkey_read search aggregate json_get',
      writes: 'valkey_write add_documents manage_index json_set json_arrappend json_arrpop json_arrtrim',
      executes: 'valkey_admin',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/valkey-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Memcached',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.memcached-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/memcached-mcp-server',
      'docker:mcp/memcached-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    tools: {
      reads: 'cache_get cache_gets cache_get_many cache_get_multi cache_stats cache_version cache_quit',
      writes:
        'cache_set cache_set_many cache_set_multi cache_add cache_replace cache_append cache_prepend cache_cas cache_incr cache_decr cache_touch cache_delete cache_delete_many cache_delete_multi cache_flush_all',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/memcached-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS ElastiCache',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.elasticache-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/elasticache-mcp-server',
      'docker:mcp/elasticache-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    tools: {
      reads:
        'describe-cache-clusters describe-cache-engine-versions describe-engine-default-parameters describe-events describe-log-groups describe-log-streams describe-replication-groups describe-serverless-caches describe-service-updates filter-log-events get-log-events get-cost-and-usage get-metric-statistics list-delivery-streams get-ssh-tunnel-command-cache-cluster get-ssh-tunnel-command-replication-group get-ssh-tunnel-command-serverless-cache',
      writes:
        'create-cache-cluster create-replication-group create-serverless-cache create-log-group create-jump-host-cache-cluster create-jump-host-replication-group create-jump-host-serverless-cache connect-jump-host-cache-cluster connect-jump-host-replication-group connect-jump-host-serverless-cache modify-cache-cluster modify-replication-group modify-replication-group-shard-configuration modify-serverless-cache delete-cache-cluster delete-replication-group delete-serverless-cache batch-apply-update-action batch-stop-update-action start-migration test-migration complete-migration',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/elasticache-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS IAM',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.iam-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/iam-mcp-server',
      'docker:mcp/iam-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads:
        'list_users get_user list_roles list_groups get_group list_policies get_managed_policy_document get_user_policy list_user_policies get_role_policy list_role_policies simulate_principal_policy',
      writes:
        'create_user delete_user create_role create_group delete_group add_user_to_group remove_user_from_group attach_user_policy detach_user_policy attach_group_policy detach_group_policy create_access_key delete_access_key put_user_policy delete_user_policy put_role_policy delete_role_policy',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/iam-mcp-server',
    checked: '2026-11',
  },
  {
    // A queue holds what its senders put there; a topic may mail.
    name: 'AWS SNS and SQS',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.amazon-sns-sqs-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-sns-sqs-mcp-server',
    ],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    needs: ['aws'],
    tools: {
      reads: 'receive_message list_queues list_topics list_subscriptions get_queue_attributes get_topic_attributes',
      writes: 'create_queue create_topic delete_queue delete_topic delete_message set_queue_attributes subscribe',
      sends: 'publish send_message send_message_batch',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-sns-sqs-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS MQ',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.amazon-mq-mcp-server', 'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-mq-mcp-server'],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    tools: {
      reads:
        'rabbitmq_broker_get_broker_definition rabbitmq_broker_get_cluster_nodes_info rabbitmq_broker_get_exchange_info rabbitmq_broker_get_guideline rabbitmq_broker_get_queue_info rabbitmq_broker_get_shovel_info rabbitmq_broker_is_in_alarm rabbitmq_broker_is_quorum_critical rabbitmq_broker_list_connections rabbitmq_broker_list_consumers rabbitmq_broker_list_exchanges rabbitmq_broker_list_queues rabbitmq_broker_list_shovels rabbitmq_broker_list_users rabbitmq_broker_list_vhosts',
      writes:
        'create_broker create_configuration rabbitmq_broker_delete_exchange rabbitmq_broker_delete_queue rabbitmq_broker_purge_queue',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-mq-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS MSK',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-msk-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-msk-mcp-server',
      'docker:mcp/aws-msk-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-writes'] },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS AppSync',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-appsync-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-appsync-mcp-server',
      'docker:mcp/aws-appsync-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      writes:
        'create_api create_graphql_api create_api_key create_api_cache create_datasource create_function create_channel_namespace create_domain_name create_resolver create_schema',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-appsync-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Data Processing',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-dataprocessing-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-dataprocessing-mcp-server',
      'docker:mcp/aws-dataprocessing-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads: 'get_policies_for_role get_roles_for_service list_s3_buckets analyze_s3_usage_for_data_processing',
      writes:
        'add_inline_policy create_data_processing_role upload_to_s3 manage_aws_athena_data_catalogs manage_aws_athena_databases_and_tables manage_aws_athena_named_queries manage_aws_athena_workgroups manage_aws_emr_clusters manage_aws_emr_ec2_instances manage_aws_emr_serverless_applications manage_aws_glue_catalog manage_aws_glue_connections manage_aws_glue_crawlers manage_aws_glue_databases manage_aws_glue_encryption manage_aws_glue_partitions manage_aws_glue_resource_policies manage_aws_glue_tables manage_aws_glue_triggers manage_aws_glue_workflows',
      executes:
        'manage_aws_athena_query_executions manage_aws_emr_ec2_steps manage_aws_emr_serverless_job_runs manage_aws_glue_jobs manage_aws_glue_sessions manage_aws_glue_statements',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-dataprocessing-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS SageMaker AI',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.sagemaker-ai-mcp-server', 'pypi:awslabs.sagemaker-hyperpod-mcp-server'],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads: 'describe_hp_cluster',
      writes: 'manage_hyperpod_cluster_nodes manage_hyperpod_stacks update_hp_cluster',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/sagemaker-ai-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Bedrock Custom Model Import',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-bedrock-custom-model-import-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-bedrock-custom-model-import-mcp-server',
      'docker:mcp/aws-bedrock-custom-model-import-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-write'] },
    tools: {
      reads: 'list_imported_models get_imported_model list_model_import_jobs get_model_import_job',
      writes: 'create_model_import_job delete_imported_model',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-bedrock-custom-model-import-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Bedrock Knowledge Bases',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.bedrock-kb-retrieval-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/bedrock-kb-retrieval-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    tools: { reads: 'ListKnowledgeBases QueryKnowledgeBases' },
    source: 'https://github.com/awslabs/mcp/tree/main/src/bedrock-kb-retrieval-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Knowledge Base (reference server)',
    vendor: 'aws',
    published: ['npm:@modelcontextprotocol/server-aws-kb-retrieval', 'docker:mcp/aws-kb-retrieval-server'],
    roles: ['private-data'],
    needs: ['aws'],
    tools: { reads: 'retrieve_from_aws_kb' },
    source: 'https://github.com/modelcontextprotocol/servers-archived',
    checked: '2026-11',
  },
  {
    name: 'AWS Kendra and Amazon Q',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.amazon-kendra-index-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-kendra-index-mcp-server',
      'docker:mcp/amazon-kendra-index-mcp-server',
      'pypi:awslabs.amazon-qindex-mcp-server',
      'pypi:awslabs.amazon-qbusiness-anonymous-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-qbusiness-anonymous-mcp-server',
      'docker:mcp/amazon-qbusiness-anonymous-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    tools: {
      reads:
        'KendraListIndexesTool KendraQueryTool QBusinessQueryTool AuthorizeQIndex CreateTokenWithIAM AssumeRoleWithIdentityContext SearchRelevantContent',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-kendra-index-mcp-server',
    checked: '2026-11',
  },
  {
    // Opens any page in a browser of the cloud, and runs code there.
    name: 'AWS Bedrock AgentCore',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.amazon-bedrock-agentcore-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/amazon-bedrock-agentcore-mcp-server',
      'docker:mcp/amazon-bedrock-agentcore-mcp-server',
    ],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    needs: ['aws'],
    source: 'https://github.com/awslabs/mcp/tree/main/src/amazon-bedrock-agentcore-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS costs and prices',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.cost-explorer-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/cost-explorer-mcp-server',
      'docker:mcp/cost-explorer-mcp-server',
      'pypi:awslabs.aws-pricing-mcp-server',
      'pypi:awslabs.cost-analysis-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-pricing-mcp-server',
      'docker:mcp/aws-pricing-mcp-server',
      'pypi:awslabs.billing-cost-management-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/billing-cost-management-mcp-server',
      'docker:mcp/billing-cost-management-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    tools: {
      reads:
        'get_today_date get_dimension_values get_tag_values get_cost_and_usage get_cost_and_usage_comparisons get_cost_comparison_drivers get_cost_forecast analyze_cdk_project analyze_terraform_project get_pricing get_bedrock_patterns get_price_list_urls get_pricing_service_codes get_pricing_service_attributes get_pricing_attribute_values cost-explorer compute-optimizer cost-optimization storage-lens aws-pricing bcm-pricing-calc budgets cost-anomaly cost-comparison free-tier-usage rec-details ri-performance sp-performance session-sql',
      // Writes its report to a file when asked to.
      writes: 'generate_cost_report',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/billing-cost-management-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Support',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.aws-support-mcp-server'],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    tools: {
      reads:
        'describe_support_cases describe_communications describe_attachment describe_services describe_severity_levels describe_create_case_options describe_supported_languages',
      writes: 'resolve_support_case add_attachments_to_set',
      sends: 'create_support_case add_communication_to_case',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-support-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS networks and security posture',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-network-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-network-mcp-server',
      'pypi:awslabs.well-architected-security-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    tools: {
      reads:
        'get_path_trace_methodology find_ip_address get_eni_details list_core_networks get_cloudwan_details get_cloudwan_routes get_all_cloudwan_routes get_cloudwan_attachment_details detect_cloudwan_inspection CheckSecurityServices CheckStorageEncryption CheckNetworkSecurity GetSecurityFindings GetStoredSecurityContext ListServicesInRegion',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-network-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Location',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-location-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-location-mcp-server',
      'docker:mcp/aws-location-mcp-server',
    ],
    roles: [],
    needs: ['aws'],
    tools: {
      reads:
        'search_places get_place geocode reverse_geocode search_nearby search_places_open_now calculate_route optimize_waypoints',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-location-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS HealthLake',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.healthlake-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/healthlake-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    byDefault: 'writes',
    readOnly: { flags: ['--readonly'], add: '--readonly' },
    tools: {
      reads:
        'list_datastores get_datastore_details read_fhir_resource search_fhir_resources patient_everything list_fhir_jobs',
      writes:
        'create_fhir_resource update_fhir_resource delete_fhir_resource start_fhir_import_job start_fhir_export_job',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/healthlake-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS HealthOmics',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-healthomics-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-healthomics-mcp-server',
      'docker:mcp/aws-healthomics-mcp-server',
    ],
    roles: ['private-data', 'writes'],
    needs: ['aws'],
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-healthomics-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS IoT SiteWise',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-iot-sitewise-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-iot-sitewise-mcp-server',
      'docker:mcp/aws-iot-sitewise-mcp-server',
    ],
    roles: ['private-data'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--allow-writes'], env: ['SITEWISE_MCP_ALLOW_WRITES=yes'] },
    source: 'https://github.com/awslabs/mcp/tree/main/src/aws-iot-sitewise-mcp-server',
    checked: '2026-11',
  },
  {
    // Images are built on the machine whatever the switch says; it guards the registry.
    name: 'Finch',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.finch-mcp-server'],
    roles: ['writes', 'executes'],
    needs: ['aws'],
    byDefault: 'reads',
    writes: { flags: ['--enable-aws-resource-write'] },
    tools: {
      writes: 'finch_push_image finch_create_ecr_repo',
      executes: 'finch_build_container_image',
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/finch-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Diagram',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.aws-diagram-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/aws-diagram-mcp-server',
      'docker:mcp/aws-diagram',
    ],
    // A diagram is a Python program.
    roles: ['writes', 'executes'],
    tools: { reads: 'get_diagram_examples list_icons', executes: 'generate_diagram' },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS Nova Canvas',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.nova-canvas-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/nova-canvas-mcp-server',
      'docker:mcp/nova-canvas-mcp-server',
    ],
    roles: ['writes'],
    needs: ['aws'],
    tools: { writes: 'generate_image generate_image_with_colors' },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS Document Loader',
    vendor: 'aws',
    official: true,
    published: [
      'pypi:awslabs.document-loader-mcp-server',
      'docker:public.ecr.aws/awslabs-mcp/awslabs/document-loader-mcp-server',
    ],
    roles: ['private-data', 'untrusted-content'],
    roots: { env: ['DOCUMENT_BASE_DIR'] },
    tools: { reads: 'read_document read_image extract_slides_as_images' },
    source: 'https://github.com/awslabs/mcp/tree/main/src/document-loader-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Frontend and code documentation',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.frontend-mcp-server', 'pypi:awslabs.code-doc-gen-mcp-server'],
    roles: [],
    tools: {
      reads: 'GetReactDocsByTopic prepare_repository create_context plan_documentation',
      writes: 'generate_documentation',
    },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    name: 'AWS Git Repo Research',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.git-repo-research-mcp-server'],
    roles: ['untrusted-content', 'writes'],
    needs: ['aws', 'github'],
    tools: {
      reads: 'search_repos_on_github search_research_repository access_file',
      writes: 'create_research_repository delete_research_repository',
    },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },
  {
    // Its tools are the operations of the interface that it is given.
    name: 'OpenAPI',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.openapi-mcp-server', 'docker:public.ecr.aws/awslabs-mcp/awslabs/openapi-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: {
      env: ['AUTH_TOKEN', 'AUTH_API_KEY', 'AUTH_PASSWORD'],
      flags: ['--auth-token', '--auth-api-key', '--auth-password', '--auth-cognito-client-secret'],
    },
    source: 'https://github.com/awslabs/mcp/tree/main/src/openapi-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'AWS Synthetic Data',
    vendor: 'aws',
    official: true,
    published: ['pypi:awslabs.syntheticdata-mcp-server'],
    roles: ['writes', 'executes'],
    needs: ['aws'],
    tools: {
      reads: 'get_data_gen_instructions',
      writes: 'validate_and_save_data load_to_storage',
      executes: 'execute_pandas_code',
    },
    source: 'https://github.com/awslabs/mcp',
    checked: '2026-11',
  },

  // Microsoft Azure.
  {
    name: 'Azure',
    vendor: 'azure',
    official: true,
    published: [
      'npm:@azure/mcp',
      'pypi:msmcp-azure',
      'nuget:Azure.Mcp',
      'docker:mcr.microsoft.com/azure-sdk/azure-mcp',
      'bin:azmcp',
    ],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['azure'],
    byDefault: 'writes',
    // Whoever names the tools has chosen among them.
    readOnly: {
      flags: ['--read-only', '--tool=*'],
      // Advice, schemas and pages about Azure: servers/Azure.Mcp.Server/docs/azmcp-commands.md.
      parts: {
        flag: '--namespace',
        reading:
          'bestpractices get_bestpractices azureterraformbestpractices bicepschema cloudarchitect documentation marketplace pricing',
      },
      add: '--read-only',
    },
    source: 'https://github.com/microsoft/mcp',
    checked: '2026-11',
  },
  {
    name: 'Azure Kubernetes Service',
    vendor: 'azure',
    official: true,
    published: ['docker:ghcr.io/azure/aks-mcp', 'docker:mcp/aks', 'bin:aks-mcp'],
    roles: ['private-data', 'untrusted-content', 'executes'],
    needs: ['azure', 'kubernetes'],
    byDefault: 'reads',
    writes: { flags: ['--access-level=readwrite|admin'] },
    tools: {
      reads:
        'aks_network_resources aks_monitoring get_aks_vmss_info collect_aks_node_logs aks_detector aks_advisor_recommendation inspektor_gadget_observability kubectl_cluster',
      writes:
        'az_aks_operations az_compute_operations az_fleet kubectl_resources kubectl_workloads kubectl_metadata kubectl_config',
      executes: 'call_az call_kubectl call_helm call_cilium call_hubble kubectl_diagnostics',
    },
    source: 'https://github.com/Azure/aks-mcp',
    checked: '2026-11',
  },
  {
    name: 'Microsoft Learn',
    vendor: 'microsoft',
    official: true,
    published: ['host:learn.microsoft.com/api/mcp'],
    roles: [],
    tools: { reads: 'microsoft_docs_search microsoft_docs_fetch microsoft_code_sample_search' },
    source: 'https://github.com/MicrosoftDocs/mcp',
    checked: '2026-11',
  },

  // Google Cloud.
  {
    name: 'gcloud',
    vendor: 'google',
    official: true,
    published: ['npm:@google-cloud/gcloud-mcp'],
    roles: ['private-data', 'writes', 'executes'],
    needs: ['gcp'],
    tools: { executes: 'run_gcloud_command' },
    source: 'https://github.com/googleapis/gcloud-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Cloud Storage',
    vendor: 'google',
    official: true,
    published: ['npm:@google-cloud/storage-mcp'],
    // Makes new buckets and objects whatever the switch says; it is for changing and deleting what is there.
    roles: ['private-data', 'writes'],
    needs: ['gcp'],
    byDefault: 'reads',
    writes: { flags: ['--enable-destructive-tools'] },
    tools: {
      reads:
        'list_buckets get_bucket_metadata get_bucket_location view_iam_policy check_iam_permissions list_objects read_object_metadata read_object_content get_metadata_table_schema execute_insights_query list_insights_configs',
      writes:
        'create_bucket write_object_new upload_object_new copy_object_new delete_bucket update_bucket_labels delete_object update_object_metadata download_object move_object write_object upload_object copy_object',
    },
    source: 'https://github.com/googleapis/gcloud-mcp',
    checked: '2026-11',
  },
  {
    // What it deploys is public unless it is told otherwise.
    name: 'Google Cloud Run',
    vendor: 'google',
    official: true,
    published: ['npm:@google-cloud/cloud-run-mcp', 'docker:mcp/cloud-run-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    needs: ['gcp'],
    tools: {
      reads: 'list-services get-service get-service-log list-projects',
      writes: 'deploy-file-contents deploy-local-folder deploy-local-files deploy-container-image create-project',
    },
    source: 'https://github.com/GoogleCloudPlatform/cloud-run-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Kubernetes Engine',
    vendor: 'google',
    official: true,
    published: ['bin:gke-mcp', 'golang:github.com/GoogleCloudPlatform/gke-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    needs: ['gcp', 'kubernetes'],
    tools: {
      reads:
        'list_clusters get_cluster list_node_pools get_node_pool query_logs get_log_schema list_monitored_resource_descriptors list_recommendations get_gke_release_notes generate_manifest',
      writes:
        'create_cluster update_cluster delete_cluster create_node_pool update_node_pool delete_node_pool gke_deploy get_kubeconfig get_node_sos_report cluster_toolkit_download',
    },
    source: 'https://github.com/GoogleCloudPlatform/gke-mcp',
    checked: '2026-11',
  },
  {
    name: 'Google Cloud',
    vendor: 'google',
    official: true,
    published: [
      'host:compute.googleapis.com/mcp',
      'host:container.googleapis.com/mcp',
      'host:run.googleapis.com/mcp',
      'host:cloudresourcemanager.googleapis.com/mcp',
    ],
    roles: ['private-data', 'writes'],
    needs: ['gcp'],
    source: 'https://docs.cloud.google.com/mcp/supported-products',
    checked: '2026-11',
  },
  {
    name: 'Google Developer Knowledge',
    vendor: 'google',
    official: true,
    published: ['host:developerknowledge.googleapis.com/mcp'],
    roles: [],
    source: 'https://docs.cloud.google.com/mcp/supported-products',
    checked: '2026-11',
  },
  {
    name: 'Google Cloud',
    vendor: 'google',
    published: ['npm:gcp-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    needs: ['gcp'],
    tools: {
      reads:
        'list-projects select-project get-billing-info get-cost-forecast get-billing-budget list-gke-clusters list-sql-instances get-logs',
      executes: 'run-gcp-code',
    },
    source: 'https://github.com/eniayomi/gcp-mcp',
    checked: '2026-11',
  },
  {
    name: 'Firebase',
    vendor: 'firebase',
    official: true,
    published: ['npm:firebase-tools', 'bin:firebase'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    roots: { flags: ['--dir'] },
    needs: ['gcp'],
    tools: {
      reads:
        'firebase_get_environment firebase_get_project firebase_list_apps firebase_list_projects firebase_get_sdk_config firebase_get_security_rules firebase_validate_security_rules firebase_read_resources firebase_deploy_status auth_get_users apphosting_fetch_logs apphosting_list_backends remoteconfig_get_template dataconnect_build dataconnect_list_services crashlytics_list_events crashlytics_get_issue crashlytics_get_report firestore_query_collection firestore_get_documents firestore_list_collections storage_get_object_download_url realtimedatabase_get_data functions_get_logs functions_list_functions',
      writes:
        'firebase_login firebase_logout firebase_create_project firebase_create_app firebase_create_android_sha firebase_init firebase_deploy firebase_update_environment auth_update_user auth_set_sms_region_policy remoteconfig_update_template crashlytics_create_note firestore_delete_document realtimedatabase_set_data apptesting_run_test',
      sends: 'messaging_send_message',
      executes: 'dataconnect_execute dataconnect_execute_in_emulator',
    },
    source: 'https://firebase.google.com/docs/ai-assistance/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Firebase',
    vendor: 'firebase',
    published: ['npm:@gannonh/firebase-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['SERVICE_ACCOUNT_KEY_PATH'] },
    needs: ['gcp'],
    tools: {
      reads:
        'firestore_list_documents firestore_get_document firestore_list_collections firestore_query_collection_group auth_get_user storage_list_files storage_get_file_info',
      writes:
        'firestore_add_document firestore_update_document firestore_delete_document storage_upload storage_upload_from_url',
    },
    source: 'https://github.com/gannonh/firebase-mcp',
    checked: '2026-11',
  },

  // Cloudflare: one host a server.
  {
    name: 'Cloudflare',
    vendor: 'cloudflare',
    official: true,
    published: ['host:mcp.cloudflare.com'],
    roles: ['private-data', 'writes', 'executes'],
    tools: { reads: 'search', executes: 'execute' },
    source: 'https://github.com/cloudflare/mcp',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Documentation',
    vendor: 'cloudflare',
    official: true,
    published: ['host:docs.mcp.cloudflare.com', 'host:blog.mcp.cloudflare.com'],
    roles: [],
    tools: {
      reads:
        'search_cloudflare_documentation migrate_pages_to_workers_guide search_posts list_posts get_post list_tags',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/docs-ai-search',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Workers Bindings',
    vendor: 'cloudflare',
    official: true,
    published: ['host:bindings.mcp.cloudflare.com'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'accounts_list set_active_account kv_namespaces_list kv_namespace_get workers_list workers_get_worker workers_get_worker_code r2_buckets_list r2_bucket_get d1_databases_list d1_database_get hyperdrive_configs_list hyperdrive_config_get search_cloudflare_documentation migrate_pages_to_workers_guide',
      writes:
        'kv_namespace_create kv_namespace_update kv_namespace_delete r2_bucket_create r2_bucket_delete d1_database_create d1_database_delete hyperdrive_config_create hyperdrive_config_edit hyperdrive_config_delete',
      executes: 'd1_database_query',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/workers-bindings',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare builds, logs and analytics',
    vendor: 'cloudflare',
    official: true,
    published: [
      'host:builds.mcp.cloudflare.com',
      'host:observability.mcp.cloudflare.com',
      'host:logs.mcp.cloudflare.com',
      'host:ai-gateway.mcp.cloudflare.com',
      'host:autorag.mcp.cloudflare.com',
      'host:auditlogs.mcp.cloudflare.com',
      'host:dns-analytics.mcp.cloudflare.com',
      'host:casb.mcp.cloudflare.com',
      'host:graphql.mcp.cloudflare.com',
    ],
    roles: ['private-data', 'untrusted-content'],
    tools: {
      reads:
        'accounts_list set_active_account workers_list workers_get_worker workers_get_worker_code workers_builds_set_active_worker workers_builds_list_builds workers_builds_get_build workers_builds_get_build_logs query_worker_observability observability_keys observability_values logpush_jobs_by_account_id list_gateways list_logs get_log_details get_log_request_body get_log_response_body list_rags search ai_search auditlogs_by_account_id zones_list zone_details dns_report show_account_dns_settings show_zone_dns_settings graphql_schema_search graphql_schema_overview graphql_type_details graphql_complete_schema graphql_query graphql_api_explorer',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Digital Experience Monitoring',
    vendor: 'cloudflare',
    official: true,
    published: ['host:dex.mcp.cloudflare.com'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'dex_list_tests dex_http_test_details dex_traceroute_test_details dex_traceroute_test_network_path dex_traceroute_test_result_network_path dex_test_statistics dex_fleet_status_live dex_fleet_status_logs dex_fleet_status_over_time dex_list_colos dex_list_warp_change_events dex_list_remote_captures dex_list_remote_capture_eligible_devices dex_list_remote_warp_diag_contents dex_explore_remote_warp_diag_output dex_analyze_warp_diag',
      writes: 'dex_create_remote_pcap dex_create_remote_warp_diag',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/dex-analysis',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Browser',
    vendor: 'cloudflare',
    official: true,
    published: ['host:browser.mcp.cloudflare.com'],
    roles: ['untrusted-content', 'sends-out'],
    tools: {
      reads:
        'accounts_list set_active_account get_url_html_content get_url_markdown get_url_json get_url_links get_url_pdf get_url_screenshot get_url_snapshot scrape_url_elements get_crawl_result list_browser_sessions',
      writes: 'start_crawl cancel_crawl kill_browser_session',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/browser-rendering',
    checked: '2026-11',
  },
  {
    // Scans the address that it is given, and shows what is found there to everyone.
    name: 'Cloudflare Radar',
    vendor: 'cloudflare',
    official: true,
    published: ['host:radar.mcp.cloudflare.com'],
    roles: ['untrusted-content', 'sends-out'],
    tools: {
      reads:
        'get_url_scan get_url_scan_har get_url_scan_screenshot search_url_scans get_http_data get_dns_queries_data get_ip_details get_as_details get_domains_ranking get_domain_rank_details get_outages get_traffic_anomalies get_l3_attack_data get_l7_attack_data get_internet_quality_data get_internet_speed_data get_bots_data get_ai_data list_autonomous_systems',
      sends: 'create_url_scan',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/radar',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare Containers',
    vendor: 'cloudflare',
    official: true,
    published: ['host:containers.mcp.cloudflare.com'],
    roles: ['untrusted-content', 'sends-out', 'executes'],
    tools: {
      reads: 'container_ping container_file_read container_files_list',
      writes: 'container_initialize container_file_write container_file_delete',
      executes: 'container_exec',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare/tree/main/apps/sandbox-container',
    checked: '2026-11',
  },
  {
    name: 'Cloudflare',
    vendor: 'cloudflare',
    official: true,
    published: ['npm:@cloudflare/mcp-server-cloudflare'],
    roles: ['private-data', 'writes', 'executes'],
    tools: {
      reads:
        'get_kvs kv_get kv_list worker_list worker_get durable_objects_list durable_objects_list_instances durable_objects_get_instance queues_list queues_get queues_get_messages workers_ai_list_models workers_ai_get_model workers_ai_list_tasks workflows_list workflows_get templates_list templates_get bindings_list routing_list_routes cron_list analytics_get',
      writes:
        'kv_put kv_delete worker_put worker_delete durable_objects_create durable_objects_delete durable_objects_delete_instance queues_create queues_delete queues_send_message queues_update_consumer workflows_create workflows_delete workflows_update templates_create_from_template bindings_create bindings_update bindings_delete routing_create_route routing_update_route routing_delete_route',
      executes: 'workflows_execute workers_ai_run_inference',
    },
    source: 'https://github.com/cloudflare/mcp-server-cloudflare',
    checked: '2026-11',
  },

  // Places to run an application.
  {
    name: 'Vercel',
    vendor: 'vercel',
    official: true,
    published: ['host:mcp.vercel.com'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    tools: {
      reads:
        'search_documentation list_teams list_projects get_project list_deployments get_deployment get_deployment_build_logs get_runtime_logs check_domain_availability_and_price web_fetch_vercel_url',
      writes: 'deploy_to_vercel buy_domain get_access_to_vercel_url use_vercel_cli',
    },
    source: 'https://vercel.com/docs/mcp/vercel-mcp/tools',
    checked: '2026-11',
  },
  {
    name: 'Vercel',
    vendor: 'vercel',
    published: ['npm:vercel-mcp'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'getVercelDeploymentEvents getVercelDeployment listVercelDeploymentFiles getVercelDeploymentFileContents getVercelDeployments getVercelDNSRecords getVercelDomainConfig getVercelDomain getVercelDomains getVercelProjects getVercelProjectDomains getVercelProjectDomain filterVercelProjectEnvs getVercelProjectEnv',
      writes:
        'cancelVercelDeployment deleteVercelDeployment createVercelDNSRecord updateVercelDNSRecord deleteVercelDNSRecord updateVercelProject updateVercelProjectDomain removeVercelProjectDomain addVercelProjectDomain verifyVercelProjectDomain createVercelProjectEnv removeVercelProjectEnv editVercelProjectEnv',
    },
    source: 'https://github.com/zueai/vercel-api-mcp',
    checked: '2026-11',
  },
  {
    name: 'Netlify',
    vendor: 'netlify',
    official: true,
    published: ['npm:@netlify/mcp', 'host:netlify-mcp.netlify.app'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes'],
    credentials: { env: ['NETLIFY_PERSONAL_ACCESS_TOKEN'] },
    tools: {
      reads:
        'netlify-coding-rules netlify-user-services-reader netlify-team-services-reader netlify-project-services-reader netlify-deploy-services-reader netlify-extension-services-reader',
      writes: 'netlify-project-services-updater netlify-deploy-services-updater netlify-extension-services-updater',
    },
    source: 'https://github.com/netlify/netlify-mcp',
    checked: '2026-11',
  },
  {
    name: 'Heroku',
    vendor: 'heroku',
    official: true,
    published: ['npm:@heroku/mcp-server', 'docker:mcp/heroku'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    credentials: { env: ['HEROKU_API_KEY'] },
    tools: {
      reads:
        'list_apps get_app_info list_addons get_addon_info list_addon_services list_addon_plans ps_list get_app_logs pipelines_list pipelines_info list_teams list_private_spaces pg_info pg_ps pg_locks pg_outliers list_ai_available_models',
      writes:
        'create_app rename_app transfer_app deploy_to_heroku create_addon ps_scale ps_restart maintenance_on maintenance_off pipelines_create pipelines_promote pg_credentials pg_kill pg_maintenance pg_backups pg_upgrade provision_ai_model make_ai_inference',
      executes: 'deploy_one_off_dyno pg_psql',
    },
    source: 'https://github.com/heroku/heroku-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'DigitalOcean',
    vendor: 'digitalocean',
    official: true,
    published: ['npm:@digitalocean/mcp', 'host:*.mcp.digitalocean.com'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['DIGITALOCEAN_API_TOKEN'], headers: ['Authorization'] },
    source: 'https://github.com/digitalocean-labs/mcp-digitalocean',
    checked: '2026-11',
  },
  {
    name: 'DigitalOcean Documentation',
    vendor: 'digitalocean',
    official: true,
    published: ['host:docs.mcp.digitalocean.com'],
    roles: [],
    source: 'https://github.com/digitalocean-labs/mcp-digitalocean',
    checked: '2026-11',
  },
  {
    name: 'Render',
    vendor: 'render',
    official: true,
    published: [
      'host:mcp.render.com',
      'docker:ghcr.io/render-oss/render-mcp-server',
      'docker:mcp/render',
      'bin:render-mcp-server',
    ],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['RENDER_API_KEY'], headers: ['Authorization'] },
    tools: {
      reads:
        'list_workspaces select_workspace get_selected_workspace list_services get_service list_environment_variables list_deploys get_deploy list_logs list_log_label_values get_metrics query_render_postgres list_postgres_instances get_postgres get_postgres_connection_info list_key_value get_key_value get_key_value_connection_info',
      writes:
        'create_web_service create_static_site create_cron_job update_environment_variables create_postgres create_key_value',
    },
    source: 'https://github.com/render-oss/render-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Railway',
    vendor: 'railway',
    official: true,
    published: ['npm:@railway/mcp-server', 'bin:railway', 'host:mcp.railway.com'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    tools: {
      reads: 'check-railway-status list-projects list-services list-variables get-logs',
      writes:
        'create-project-and-link link-service deploy deploy-template create-environment link-environment set-variables generate-domain',
    },
    source: 'https://docs.railway.com/ai/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Tencent CloudBase',
    vendor: 'tencent',
    official: true,
    published: ['npm:@cloudbase/cloudbase-mcp', 'bin:cloudbase-mcp'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    tools: {
      reads:
        'queryAgents queryAppAuth queryApps queryCloudRun queryEnv queryFunctions queryGateway queryHosting queryLogs queryMessagePush queryPermissions queryStorage readNoSqlDatabaseContent readNoSqlDatabaseStructure searchKnowledgeBase',
      writes:
        'auth downloadTemplate deployApply deployBuild deployPlan envDomainManagement manageAgents manageAppAuth manageApps manageCloudRun manageDataModel manageEnv manageFunctions manageGateway manageHosting manageMessagePush managePermissions manageStorage modifyDataModel writeNoSqlDatabaseContent writeNoSqlDatabaseStructure',
      executes: 'callCloudApi',
    },
    source: 'https://github.com/TencentCloudBase/CloudBase-MCP',
    checked: '2026-11',
  },

  // Containers on one machine: their logs are hardly a stranger's, and a push goes to the account of whoever is logged in.
  {
    name: 'Docker',
    published: ['pypi:mcp-server-docker'],
    roles: ['private-data', 'writes', 'executes'],
    tools: {
      reads: 'list_containers fetch_container_logs list_images list_networks list_volumes',
      writes:
        'create_container recreate_container start_container stop_container remove_container pull_image remove_image create_network remove_network create_volume remove_volume',
      sends: 'push_image',
      executes: 'run_container build_image',
    },
    source: 'https://github.com/ckreiling/mcp-server-docker',
    checked: '2026-11',
  },
  {
    name: 'Docker',
    published: ['pypi:docker-mcp'],
    roles: ['private-data', 'writes', 'executes'],
    tools: { reads: 'get-logs list-containers', executes: 'create-container deploy-compose' },
    source: 'https://github.com/QuantGeekDev/docker-mcp',
    checked: '2026-11',
  },
  {
    name: 'Docker',
    published: ['npm:docker-mcp'],
    roles: ['private-data', 'writes'],
    tools: {
      reads:
        'docker_container_list docker_container_inspect docker_container_logs docker_system_info docker_system_version',
      writes: 'docker_container_start docker_container_stop docker_container_restart',
    },
    source: 'https://github.com/sondt2709/docker-mcp',
    checked: '2026-11',
  },
  {
    name: 'Docker',
    published: ['npm:mcp-server-docker'],
    roles: ['executes'],
    tools: { executes: 'run_command' },
    source: 'https://github.com/adamdude828/mcp-server-docker',
    checked: '2026-11',
  },
  {
    name: 'Podman and Docker',
    published: ['npm:podman-mcp-server'],
    roles: ['private-data', 'writes', 'executes'],
    tools: {
      reads: 'container_inspect container_list container_logs image_list network_list volume_list',
      writes: 'container_remove container_stop image_pull image_remove',
      sends: 'image_push',
      executes: 'container_run image_build',
    },
    source: 'https://github.com/manusa/podman-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Docker Hub',
    vendor: 'docker',
    official: true,
    published: ['docker:mcp/dockerhub'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['HUB_PAT_TOKEN'] },
    tools: {
      reads:
        'search listNamespaces getPersonalNamespace listAllNamespacesMemberOf listRepositoriesByNamespace getRepositoryInfo checkRepository listRepositoryTags getRepositoryTag checkRepositoryTag dockerHardenedImages',
      writes: 'createRepository updateRepositoryInfo',
    },
    source: 'https://github.com/docker/hub-mcp',
    checked: '2026-11',
  },
  {
    name: 'Docker Documentation',
    vendor: 'docker',
    official: true,
    published: ['host:mcp-docs.docker.com'],
    roles: [],
    source: 'https://github.com/docker/mcp-registry',
    checked: '2026-11',
  },
  {
    name: 'Portainer',
    vendor: 'portainer',
    official: true,
    published: ['pypi:mcp-portainer', 'docker:portainer/portainer-mcp'],
    roles: ['private-data', 'untrusted-content', 'writes', 'executes'],
    credentials: { env: ['PORTAINER_API_KEY'] },
    byDefault: 'writes',
    readOnly: { env: ['PORTAINER_READ_ONLY=yes'], add: 'PORTAINER_READ_ONLY=1' },
    source: 'https://github.com/portainer/portainer-mcp',
    checked: '2026-11',
  },

  // Infrastructure as code, secrets, identity.
  {
    name: 'Terraform',
    vendor: 'hashicorp',
    official: true,
    published: ['docker:hashicorp/terraform-mcp-server', 'bin:terraform-mcp-server'],
    // Makes workspaces and variables whatever the switch says; it is for runs that apply and for deleting.
    roles: ['private-data', 'writes'],
    credentials: { env: ['TFE_TOKEN'] },
    publicWithout: true,
    byDefault: 'reads',
    writes: { env: ['ENABLE_TF_OPERATIONS=yes'] },
    tools: {
      reads:
        'search_providers get_provider_details get_latest_provider_version get_provider_capabilities search_modules get_module_details get_latest_module_version search_policies get_policy_details search_private_modules get_private_module_details search_private_providers get_private_provider_details whoami get_token_permissions list_terraform_orgs list_terraform_projects list_teams get_team list_workspaces get_workspace_details list_runs get_run_details get_plan_details get_plan_logs get_plan_json_output get_apply_details get_apply_logs get_sentinel_mock list_workspace_variables list_variable_sets read_workspace_tags list_workspace_policy_sets list_stacks get_stack_details',
      writes:
        'create_project delete_project create_team delete_team create_workspace create_no_code_workspace update_workspace delete_workspace_safely force_unlock_workspace create_run action_run create_workspace_variable update_workspace_variable create_variable_set create_variable_in_variable_set delete_variable_in_variable_set attach_variable_set_to_workspaces detach_variable_set_from_workspaces create_workspace_tags attach_policy_set_to_workspaces',
    },
    source: 'https://github.com/hashicorp/terraform-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Terraform Registry',
    vendor: 'hashicorp',
    published: ['npm:terraform-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['TFC_TOKEN'] },
    publicWithout: true,
    tools: {
      reads:
        'providerDetails resourceUsage moduleSearch listDataSources resourceArgumentDetails moduleDetails functionDetails providerGuides policySearch policyDetails listOrganizations privateModuleSearch privateModuleDetails explorerQuery listWorkspaces workspaceDetails listRuns runDetails listWorkspaceResources',
      writes: 'createRun applyRun cancelRun lockWorkspace unlockWorkspace',
    },
    source: 'https://github.com/thrashr888/terraform-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Pulumi',
    vendor: 'pulumi',
    official: true,
    published: ['npm:@pulumi/mcp-server', 'docker:mcp/pulumi', 'host:mcp.ai.pulumi.com'],
    roles: ['private-data', 'writes', 'executes'],
    credentials: { env: ['PULUMI_ACCESS_TOKEN'] },
    needs: ['aws', 'azure', 'gcp'],
    tools: {
      reads:
        'pulumi-registry-list-resources pulumi-registry-list-functions pulumi-registry-get-resource pulumi-registry-get-function pulumi-registry-get-type pulumi-cli-stack-output pulumi-resource-search',
      // A preview runs the program that it previews.
      writes: 'pulumi-cli-up pulumi-cli-refresh neo-task-launcher',
      executes: 'pulumi-cli-preview',
    },
    source: 'https://github.com/pulumi/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'HashiCorp Vault',
    vendor: 'hashicorp',
    official: true,
    published: ['docker:hashicorp/vault-mcp-server', 'bin:vault-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['VAULT_TOKEN'], headers: ['VAULT_TOKEN', 'X-Vault-Token'] },
    tools: {
      reads: 'list-mounts list-secrets read-secret list_mounts list_secrets read_secret',
      writes: 'create-mount delete-mount write-secret create_mount delete_mount write_secret delete_secret',
    },
    source: 'https://github.com/hashicorp/vault-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Auth0',
    vendor: 'auth0',
    official: true,
    published: ['npm:@auth0/auth0-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    byDefault: 'writes',
    // The patterns that its documentation gives for reading only.
    readOnly: {
      flags: ['--read-only', '--tools=auth0_list_*,auth0_get_*'],
      env: ['AUTH0_MCP_READ_ONLY=yes', 'AUTH0_MCP_TOOLS=auth0_list_*,auth0_get_*'],
      add: '--read-only',
    },
    tools: {
      reads:
        'auth0_list_applications auth0_get_application auth0_list_resource_servers auth0_get_resource_server auth0_list_actions auth0_get_action auth0_list_logs auth0_get_log auth0_list_forms auth0_get_form auth0_get_quickstart_guide',
      writes:
        'auth0_create_application auth0_update_application auth0_save_credentials_to_file auth0_onboarding auth0_create_resource_server auth0_update_resource_server auth0_create_application_grant auth0_create_action auth0_update_action auth0_deploy_action auth0_create_form auth0_update_form auth0_publish_form',
    },
    source: 'https://github.com/auth0/auth0-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Okta',
    vendor: 'okta',
    official: true,
    published: ['pypi:okta-mcp-server', 'docker:mcp/okta-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'writes'],
    credentials: { env: ['OKTA_PRIVATE_KEY'] },
    source: 'https://github.com/okta/okta-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Okta',
    vendor: 'okta',
    published: ['docker:fctrid/okta-mcp-server', 'docker:mcp/okta-mcp-fctr'],
    roles: ['private-data', 'untrusted-content'],
    credentials: { env: ['OKTA_API_TOKEN'] },
    source: 'https://github.com/fctr-id/okta-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Kong Konnect',
    vendor: 'konghq',
    official: true,
    published: ['docker:mcp/kong'],
    roles: ['private-data', 'untrusted-content'],
    credentials: { env: ['KONNECT_ACCESS_TOKEN'] },
    source: 'https://github.com/Kong/mcp-konnect',
    checked: '2026-11',
  },

  // Machines, networks, homes.
  {
    name: 'Proxmox',
    vendor: 'proxmox',
    published: ['pypi:proxmox-mcp-plus', 'docker:ghcr.io/rekklesna/proxmoxmcp-plus'],
    roles: ['private-data', 'writes', 'executes'],
    credentials: { env: ['PROXMOX_TOKEN_VALUE'] },
    source: 'https://github.com/RekklesNA/ProxmoxMCP-Plus',
    checked: '2026-11',
  },
  {
    name: 'UniFi',
    vendor: 'ui',
    published: [
      'pypi:unifi-network-mcp',
      'pypi:unifi-protect-mcp',
      'pypi:unifi-access-mcp',
      'docker:ghcr.io/sirkirby/unifi-network-mcp',
    ],
    roles: ['private-data', 'writes'],
    credentials: {
      env: [
        'UNIFI_PASSWORD',
        'UNIFI_API_KEY',
        'UNIFI_NETWORK_PASSWORD',
        'UNIFI_NETWORK_API_KEY',
        'UNIFI_PROTECT_PASSWORD',
        'UNIFI_PROTECT_API_KEY',
      ],
    },
    source: 'https://github.com/sirkirby/unifi-mcp',
    checked: '2026-11',
  },
  {
    name: 'Home Assistant',
    vendor: 'home-assistant',
    published: ['pypi:ha-mcp', 'docker:ghcr.io/homeassistant-ai/ha-mcp'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['HOMEASSISTANT_TOKEN'] },
    byDefault: 'writes',
    readOnly: { env: ['READ_ONLY_MODE=yes'], add: 'READ_ONLY_MODE=true', since: '7.7.0' },
    tools: {
      reads:
        'ha_get_app ha_list_floors_areas ha_config_get_automation ha_get_blueprint ha_config_get_calendar_events ha_get_camera_image ha_get_dashboard_screenshot ha_config_get_dashboard ha_config_list_dashboard_resources ha_get_device ha_get_entity ha_get_entity_exposure ha_list_files ha_read_file ha_config_list_groups ha_get_hacs_info ha_config_list_helpers ha_get_automation_traces ha_get_history ha_get_logs ha_get_integration ha_get_system_health ha_config_get_category ha_config_get_label ha_config_get_scene ha_config_get_script ha_get_overview ha_get_state ha_search ha_get_operation_status ha_list_services ha_config_get_yaml ha_get_todo ha_get_zone ha_get_skill_guide ha_search_tools ha_call_read_tool ha_eval_template',
      writes:
        'ha_manage_app ha_remove_area_or_floor ha_set_area_or_floor ha_manage_pipeline ha_config_remove_automation ha_config_set_automation ha_import_blueprint ha_config_remove_calendar_event ha_config_set_calendar_event ha_config_delete_dashboard ha_config_set_dashboard ha_config_set_dashboard_resource ha_config_delete_dashboard_resource ha_remove_device ha_set_device ha_manage_energy_prefs ha_remove_entity ha_set_entity ha_write_file ha_delete_file ha_config_remove_group ha_config_set_group ha_manage_hacs ha_config_set_helper ha_remove_helpers_integrations ha_set_integration ha_config_remove_category ha_config_remove_label ha_config_set_category ha_config_set_label ha_manage_radio ha_config_remove_scene ha_config_set_scene ha_config_remove_script ha_config_set_script ha_bulk_control ha_call_event ha_call_service ha_config_set_yaml ha_manage_backup ha_manage_custom_tool ha_manage_security_policy ha_manage_theme ha_manage_updates ha_reload_core ha_restart ha_remove_todo_item ha_set_todo_item ha_remove_zone ha_set_zone ha_call_write_tool ha_call_delete_tool ha_dev_manage_server ha_dev_manage_settings',
    },
    source: 'https://github.com/homeassistant-ai/ha-mcp',
    checked: '2026-11',
  },
  {
    name: 'Home Assistant',
    vendor: 'home-assistant',
    published: ['pypi:hass-mcp', 'docker:voska/hass-mcp'],
    roles: ['private-data', 'sends-out', 'writes'],
    credentials: { env: ['HA_TOKEN'] },
    tools: {
      reads:
        'get_version get_entity list_entities search_entities_tool domain_summary_tool system_overview list_automations get_history get_error_log',
      writes: 'entity_action call_service_tool restart_ha',
    },
    source: 'https://github.com/voska/hass-mcp',
    checked: '2026-11',
  },

  // Workflows.
  {
    name: 'n8n',
    vendor: 'n8n',
    published: ['npm:n8n-mcp', 'docker:ghcr.io/czlonkowski/n8n-mcp', 'docker:mcp/n8n'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    credentials: { env: ['N8N_API_KEY', 'N8N_MCP_ACCESS_TOKEN'] },
    tools: {
      reads:
        'tools_documentation search_nodes get_node validate_node validate_workflow search_templates get_template n8n_list_workflows n8n_get_workflow n8n_validate_workflow n8n_health_check n8n_audit_instance n8n_list_catalog',
      writes:
        'n8n_create_workflow n8n_update_full_workflow n8n_update_partial_workflow n8n_delete_workflow n8n_autofix_workflow n8n_deploy_template n8n_workflow_versions n8n_executions n8n_evaluations n8n_manage_agents n8n_manage_credentials n8n_manage_datatable n8n_manage_folders',
      executes: 'n8n_test_workflow n8n_explore_node_resources',
    },
    source: 'https://github.com/czlonkowski/n8n-mcp',
    checked: '2026-11',
  },
  {
    name: 'n8n',
    vendor: 'n8n',
    published: ['npm:@leonardsellem/n8n-mcp-server', 'docker:leonardsellem/n8n-mcp-server'],
    roles: ['private-data', 'untrusted-content', 'sends-out', 'writes', 'executes'],
    credentials: { env: ['N8N_API_KEY', 'N8N_WEBHOOK_PASSWORD'] },
    tools: {
      reads: 'workflow_list workflow_get execution_list execution_get',
      writes: 'workflow_create workflow_update workflow_delete workflow_activate workflow_deactivate execution_stop',
      executes: 'execution_run run_webhook',
    },
    source: 'https://github.com/leonardsellem/n8n-mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Harness',
    vendor: 'harness',
    official: true,
    published: ['npm:harness-mcp-v2', 'bin:harness-mcp-v2', 'host:mcp.harness.io'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['HARNESS_API_KEY'] },
    byDefault: 'writes',
    readOnly: { env: ['HARNESS_READ_ONLY=yes'], add: 'HARNESS_READ_ONLY=true' },
    source: 'https://github.com/harness/mcp-server',
    checked: '2026-11',
  },
  {
    name: 'Hetzner',
    vendor: 'hetzner',
    published: ['npm:@donedynamics/hetzner-mcp', 'bin:hetzner-mcp-server'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['HETZNER_TOKEN', 'HETZNER_ACCOUNT_TOKEN'] },
    byDefault: 'writes',
    readOnly: { env: ['HETZNER_READ_ONLY=yes'], add: 'HETZNER_READ_ONLY=true' },
    writes: { env: ['HETZNER_ALLOW_DESTRUCTIVE=yes'] },
    source: 'https://github.com/devrim-1283/hetzner-mcp',
    checked: '2026-11',
  },
  {
    name: 'Dokploy',
    vendor: 'dokploy',
    published: ['npm:@vibetools/dokploy-mcp'],
    roles: ['private-data', 'writes'],
    credentials: { env: ['DOKPLOY_API_KEY'] },
    source: 'https://github.com/vcode-sh/dokploy-mcp',
    checked: '2026-11',
  },
])

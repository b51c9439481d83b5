/**
 * What reading takes in AWS, by known server: the actions of the services it works with that change nothing and hand out no
 * credentials. Read from the Service Authorization Reference and compared with the operations of botocore 1.43, 2026-11: no
 * `redshift:Get*` (GetClusterCredentials), no `lambda:GetFunction` (code and variables), no `elasticmapreduce:Get*`.
 */

const LOGS = ['logs:Describe*', 'logs:List*', 'logs:FilterLogEvents', 'logs:GetLogEvents']
const METRICS = [
  'cloudwatch:Describe*',
  'cloudwatch:List*',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
]
const CACHES = ['elasticache:Describe*', 'elasticache:List*', ...METRICS]

/** By the name that the catalogue of servers has. */
export const AWS_READING: Readonly<Record<string, readonly string[]>> = {
  'AWS EKS': ['eks:Describe*', 'eks:List*', ...LOGS, ...METRICS],
  'AWS ECS': ['ecs:Describe*', 'ecs:List*', ...LOGS],
  'AWS Infrastructure as Code': ['cloudformation:Describe*', 'cloudformation:List*', 'cloudformation:ValidateTemplate'],
  'AWS Cloud Control and CloudFormation': [
    'cloudformation:Describe*',
    'cloudformation:List*',
    'cloudformation:GetResource',
    'cloudformation:ListResources',
  ],
  'AWS Serverless': [
    'cloudformation:Describe*',
    'cloudformation:List*',
    'lambda:List*',
    'lambda:GetFunctionConfiguration',
    'apigateway:GET',
    ...LOGS,
    ...METRICS,
  ],
  'AWS Lambda and Step Functions tools': ['lambda:ListFunctions', 'lambda:ListTags', 'states:ListStateMachines'],
  'AWS DynamoDB': [
    'dynamodb:Describe*',
    'dynamodb:List*',
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
  ],
  'AWS Postgres and MySQL': ['rds:Describe*'],
  'AWS Oracle and SQL Server': ['rds:Describe*'],
  'AWS Aurora DSQL': ['dsql:GetCluster', 'dsql:ListClusters', 'dsql:DbConnect'],
  'AWS DocumentDB': ['rds:Describe*'],
  'AWS Redshift': ['redshift:Describe*', 'redshift-serverless:List*', 'redshift-data:Describe*', 'redshift-data:List*'],
  'AWS S3 Tables': ['s3tables:Get*', 's3tables:List*'],
  'AWS Neptune': ['neptune-db:ReadDataViaQuery', 'neptune-db:GetEngineStatus', 'neptune-db:GetQueryStatus'],
  'AWS Keyspaces': ['cassandra:Select'],
  'AWS Timestream for InfluxDB': ['timestream-influxdb:Get*', 'timestream-influxdb:List*'],
  'AWS Valkey': CACHES,
  'AWS Memcached': CACHES,
  'AWS ElastiCache': CACHES,
  'AWS IAM': ['iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy'],
  'AWS SNS and SQS': ['sns:Get*', 'sns:List*', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:List*'],
  'AWS MQ': ['mq:Describe*', 'mq:List*'],
  'AWS MSK': ['kafka:Describe*', 'kafka:List*', 'kafka:GetBootstrapBrokers', ...METRICS],
  'AWS AppSync': ['appsync:GetGraphqlApi', 'appsync:GetDataSource', 'appsync:GetResolver', 'appsync:ListGraphqlApis'],
  'AWS Data Processing': [
    'glue:GetDatabase*',
    'glue:GetTable*',
    'glue:GetJob*',
    'glue:List*',
    'athena:GetQueryExecution',
    'athena:GetQueryResults',
    'athena:GetWorkGroup',
    'athena:List*',
    'elasticmapreduce:Describe*',
    'elasticmapreduce:List*',
  ],
  'AWS SageMaker AI': ['sagemaker:Describe*', 'sagemaker:List*'],
  'AWS Bedrock Custom Model Import': [
    'bedrock:GetImportedModel',
    'bedrock:ListImportedModels',
    'bedrock:ListModelImportJobs',
  ],
  'AWS Bedrock Knowledge Bases': [
    'bedrock:ListKnowledgeBases',
    'bedrock:GetKnowledgeBase',
    'bedrock:ListDataSources',
    'bedrock:Retrieve',
  ],
  'AWS Knowledge Base (reference server)': ['bedrock:Retrieve'],
  'AWS Kendra and Amazon Q': ['kendra:Describe*', 'kendra:List*', 'kendra:Query', 'kendra:Retrieve'],
  'AWS costs and prices': ['ce:Get*', 'ce:List*', 'ce:Describe*', 'pricing:*', 'budgets:ViewBudget'],
  'AWS Support': ['support:Describe*'],
  'AWS HealthLake': ['healthlake:Describe*', 'healthlake:List*', 'healthlake:ReadResource', 'healthlake:SearchWithGet'],
  'AWS HealthOmics': ['omics:Get*', 'omics:List*'],
  'AWS IoT SiteWise': ['iotsitewise:BatchGet*', 'iotsitewise:Describe*', 'iotsitewise:Get*', 'iotsitewise:List*'],
}

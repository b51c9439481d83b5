/**
 * Servers we know: which arguments are folders, and which switch keeps them from changing things. Facts from each server's
 * own README or documentation, read between 2026-08 and 2026-11, and from shared/reference/checks.md (N1).
 */

import type { Launch, Node, RemoteStep, Server, Text } from '../model.ts'
import { addressOf } from './hosts.ts'

export interface ReadOnlySwitch {
  /** Flags that mean read-only, with the value that they need, if any. */
  readonly flags?: readonly RegExp[]
  readonly env?: readonly (readonly [string, RegExp])[]
  /** In the URL of a remote: its path or a parameter. */
  readonly url?: RegExp
  readonly header?: readonly (readonly [RegExp, RegExp])[]
  /** What to add to the arguments (when it begins with a dash) or to the environment. */
  readonly add: string
  /** What to add to a remote, and where: follows "Add". */
  readonly addToUrl?: string
}

export interface KnownServer {
  readonly name: string
  /** Package names (npm, PyPI, Go), image names, binaries. */
  readonly packages?: readonly string[]
  /** Hosts of the vendor's remote. */
  readonly hosts?: readonly string[]
  /** Its positional arguments are the folders it may use. */
  readonly rootsArePositional?: true
  /** Credentials that its documentation has one hand it as a folder, as `sensitive-paths.ts` calls them. */
  readonly needs?: readonly string[]
  /** Absent where the server has no such switch, or is read-only unless told otherwise. */
  readonly readOnly?: ReadOnlySwitch
  /** Switches to write, delete or unrestricted mode. */
  readonly writes?: { readonly flags?: readonly RegExp[]; readonly env?: readonly (readonly [string, RegExp])[] }
}

const YES = /^(?:true|1|yes|on)$/i
const NO = /^(?:false|0|no|off)$/i

const KUBERNETES = 'Kubernetes credentials'
const AWS = 'AWS credentials'
const AZURE = 'Azure credentials'

const SERVERS: readonly KnownServer[] = [
  {
    name: 'filesystem',
    packages: [
      '@modelcontextprotocol/server-filesystem',
      'mcp-server-filesystem',
      'mcp/filesystem',
      'rust-mcp-filesystem',
      'github.com/mark3labs/mcp-filesystem-server',
      'mcp-filesystem-server',
      '@gongrzhe/server-filesystem',
      '@agent-infra/mcp-server-filesystem',
    ],
    rootsArePositional: true,
  },
  {
    name: 'Obsidian vault',
    packages: ['mcp-obsidian', 'obsidian-mcp', '@smithery/mcp-obsidian'],
    rootsArePositional: true,
  },
  {
    name: 'Postgres MCP Pro',
    packages: ['postgres-mcp', 'crystaldba/postgres-mcp'],
    readOnly: { flags: [/^--access-mode[= ]restricted$/], add: '--access-mode=restricted' },
    writes: { flags: [/^--access-mode[= ]unrestricted$/] },
  },
  {
    name: 'Supabase',
    packages: ['@supabase/mcp-server-supabase'],
    hosts: ['mcp.supabase.com'],
    readOnly: {
      flags: [/^--read-only(?:[= ]true)?$/],
      url: /[?&]read_only=(?:true|1)\b/,
      add: '--read-only',
      addToUrl: "'read_only=true' to the query of its URL",
    },
  },
  {
    name: 'MongoDB',
    packages: ['mongodb-mcp-server', 'mongodb/mongodb-mcp-server'],
    readOnly: {
      flags: [/^--(?:readOnly|read-only|readonly)(?:[= ]true)?$/i],
      env: [['MDB_MCP_READ_ONLY', YES]],
      add: '--readOnly',
    },
  },
  {
    name: 'MySQL',
    packages: ['@benborla29/mcp-server-mysql', '@benborla/mcp-server-mysql', 'mcp-server-mysql'],
    // Read-only unless told otherwise.
    writes: {
      env: [
        ['ALLOW_INSERT_OPERATION', YES],
        ['ALLOW_UPDATE_OPERATION', YES],
        ['ALLOW_DELETE_OPERATION', YES],
        ['ALLOW_DDL_OPERATION', YES],
      ],
    },
  },
  {
    name: 'DBHub',
    packages: ['@bytebase/dbhub', 'bytebase/dbhub'],
    readOnly: {
      // `--demo` serves a sample database of its own, in memory.
      flags: [/^--readonly(?:[= ]true)?$/, /^--config(?:[= ].{1,512})?$/, /^--demo(?:[= ]true)?$/],
      env: [['READONLY', YES]],
      add: '--readonly',
    },
  },
  {
    name: 'Microsoft SQL Server',
    packages: ['mssql-mcp', 'mssql-mcp-server', 'mssqlmcp'],
    readOnly: { env: [['READONLY', YES]], add: 'READONLY=true' },
    writes: { env: [['READONLY', NO]] },
  },
  {
    name: 'Neo4j Cypher',
    packages: ['mcp-neo4j-cypher', 'mcp/neo4j-cypher'],
    readOnly: { flags: [/^--read-only(?:[= ]true)?$/], env: [['NEO4J_READ_ONLY', YES]], add: 'NEO4J_READ_ONLY=true' },
  },
  {
    name: 'GitHub',
    packages: [
      'ghcr.io/github/github-mcp-server',
      'github-mcp-server',
      'github.com/github/github-mcp-server',
      'mcp/github-mcp-server',
    ],
    hosts: ['api.githubcopilot.com'],
    readOnly: {
      flags: [/^--read-only(?:[= ]true)?$/],
      env: [['GITHUB_READ_ONLY', YES]],
      url: /\/readonly(?:\/|$|[?#])/,
      header: [[/^x-mcp-readonly$/i, YES]],
      add: '--read-only',
      addToUrl: "'/readonly' to the end of its URL, or the header 'X-MCP-Readonly: true',",
    },
  },
  {
    name: 'Kubernetes',
    needs: [KUBERNETES],
    packages: [
      'kubernetes-mcp-server',
      'quay.io/containers/kubernetes_mcp_server',
      'quay.io/manusa/kubernetes_mcp_server',
    ],
    readOnly: {
      flags: [/^--(?:read-only|disable-destructive)(?:[= ]true)?$/, /^--config(?:[= ].{1,512})?$/],
      add: '--read-only',
    },
  },
  {
    name: 'Kubernetes',
    needs: [KUBERNETES],
    packages: ['mcp-server-kubernetes', 'flux159/mcp-server-kubernetes'],
    readOnly: {
      env: [
        ['ALLOW_ONLY_NON_DESTRUCTIVE_TOOLS', YES],
        ['ALLOW_ONLY_READONLY_TOOLS', YES],
        ['ALLOWED_TOOLS', /\S/],
      ],
      add: 'ALLOW_ONLY_READONLY_TOOLS=true',
    },
  },
  {
    name: 'AWS API',
    needs: [AWS],
    packages: ['awslabs.aws-api-mcp-server', 'public.ecr.aws/awslabs-mcp/awslabs/aws-api-mcp-server'],
    readOnly: {
      env: [
        ['READ_OPERATIONS_ONLY', YES],
        ['REQUIRE_MUTATION_CONSENT', YES],
      ],
      add: 'READ_OPERATIONS_ONLY=true',
    },
  },
  {
    // A kubeconfig has the cloud's own program sign in to the cluster, with the cloud's credentials.
    name: 'Kubernetes',
    needs: [KUBERNETES, AWS, AZURE, 'Google Cloud credentials'],
    packages: ['ghcr.io/alexei-led/k8s-mcp-server', 'k8s-mcp-server'],
  },
  { name: 'AWS', needs: [AWS], packages: ['ghcr.io/alexei-led/aws-mcp-server'] },
  { name: 'AWS EKS', packages: ['awslabs.eks-mcp-server'], needs: [AWS], writes: { flags: [/^--allow-write$/] } },
  { name: 'AWS ECS', packages: ['awslabs.ecs-mcp-server'], needs: [AWS], writes: { env: [['ALLOW_WRITE', YES]] } },
  {
    name: 'AWS DynamoDB',
    needs: [AWS],
    packages: ['awslabs.dynamodb-mcp-server'],
    readOnly: { env: [['DDB-MCP-READONLY', YES]], add: 'DDB-MCP-READONLY=true' },
  },
  {
    name: 'AWS Postgres and MySQL',
    needs: [AWS],
    packages: ['awslabs.postgres-mcp-server', 'awslabs.mysql-mcp-server'],
    writes: { flags: [/^--readonly[= ]false$/i, /^--allow_write_query$/] },
  },
  {
    name: 'Azure',
    needs: [AZURE],
    packages: ['@azure/mcp', 'mcr.microsoft.com/azure-sdk/azure-mcp'],
    readOnly: { flags: [/^--read-only(?:[= ]true)?$/], add: '--read-only' },
  },
  {
    name: 'Grafana',
    packages: ['grafana/mcp-grafana', 'mcp/grafana', 'mcp-grafana', 'github.com/grafana/mcp-grafana/cmd/mcp-grafana'],
    readOnly: { flags: [/^--?disable-write(?:[= ]true)?$/], add: '--disable-write' },
  },
  {
    name: 'Atlassian',
    packages: ['mcp-atlassian', 'ghcr.io/sooperset/mcp-atlassian'],
    readOnly: {
      flags: [/^--read-only(?:[= ]true)?$/],
      env: [
        ['READ_ONLY_MODE', YES],
        ['ENABLED_TOOLS', /\S/],
      ],
      add: 'READ_ONLY_MODE=true',
    },
  },
  {
    name: 'GitLab',
    packages: ['@zereight/mcp-gitlab'],
    readOnly: {
      flags: [/^--read-only(?:[= ]true)?$/],
      env: [['GITLAB_READ_ONLY_MODE', YES]],
      add: 'GITLAB_READ_ONLY_MODE=true',
    },
  },
  {
    name: 'ClickHouse',
    packages: ['mcp-clickhouse'],
    writes: {
      env: [
        ['CLICKHOUSE_ALLOW_WRITE_ACCESS', YES],
        ['CLICKHOUSE_ALLOW_DROP', YES],
      ],
    },
  },
  {
    name: 'MotherDuck',
    packages: ['mcp-server-motherduck'],
    // Read-only unless told otherwise, since 1.0.
    writes: { flags: [/^--read-write$/] },
  },
  {
    name: 'Couchbase',
    packages: ['couchbase-mcp-server', 'mcp/couchbase'],
    // Read-only unless told otherwise.
    writes: { env: [['CB_MCP_READ_ONLY_MODE', NO]] },
  },
  {
    name: 'Snowflake',
    packages: ['mcp-snowflake-server', 'mcp_snowflake_server'],
    writes: { flags: [/^--allow[-_]write$/] },
  },
  {
    name: 'Qdrant',
    packages: ['mcp-server-qdrant'],
    readOnly: { env: [['QDRANT_READ_ONLY', YES]], add: 'QDRANT_READ_ONLY=true' },
  },
  { name: 'Terraform', packages: ['hashicorp/terraform-mcp-server'], writes: { env: [['ENABLE_TF_OPERATIONS', YES]] } },
  {
    name: 'Neon',
    hosts: ['mcp.neon.tech'],
    readOnly: {
      url: /[?&]readonly=true\b/i,
      header: [[/^x-(?:neon-)?read-only$/i, YES]],
      add: '?readonly=true',
      addToUrl: "'readonly=true' to the query of its URL",
    },
  },
]

const byPackage: ReadonlyMap<string, KnownServer> = new Map(
  SERVERS.flatMap((server) => (server.packages ?? []).map((name) => [name, server] as const)),
)
const byHost: ReadonlyMap<string, KnownServer> = new Map(
  SERVERS.flatMap((server) => (server.hosts ?? []).map((host) => [host, server] as const)),
)

export interface Recognised {
  readonly server: KnownServer
  /** The token that says which server it is. */
  readonly at: Text | { readonly start: number; readonly end: number }
  /** Everything handed to the server itself. */
  readonly args: readonly Text[]
  readonly remote: RemoteStep | undefined
}

/** Several rules ask about each launch. */
const recognised = new WeakMap<Launch, Recognised | 'unknown'>()

/** The server that a launch ends in, if we know it: by package, image, binary or the host of a remote. */
export function recogniseServer(launch: Launch): Recognised | undefined {
  const known = recognised.get(launch) ?? recogniseSteps(launch) ?? 'unknown'
  recognised.set(launch, known)
  return known === 'unknown' ? undefined : known
}

function recogniseSteps({ steps }: Launch): Recognised | undefined {
  for (const step of [...steps].reverse()) {
    if (step.kind === 'remote') {
      const known = byHost.get(addressOf(step.url.value)?.host.toLowerCase() ?? '')
      if (known) return { server: known, at: step.url, args: [], remote: step }
    } else if (step.kind === 'package') {
      const known = byPackage.get(step.name) ?? byPackage.get(step.name.toLowerCase())
      if (known) return { server: known, at: step.at, args: step.args, remote: undefined }
    } else if (step.kind === 'image') {
      const known = byPackage.get(step.name.replace(/^docker\.io\//, ''))
      if (known) return { server: known, at: step.at, args: step.args, remote: undefined }
    } else if (step.kind === 'program') {
      const known = byPackage.get(
        step.name
          .replaceAll('\\', '/')
          .split('/')
          .at(-1)
          ?.replace(/\.(?:exe|cmd)$/i, '') ?? '',
      )
      if (known) return { server: known, at: step.at, args: step.args, remote: undefined }
    }
  }
  return undefined
}

/** Arguments as patterns see them: each alone, unless the next one negates it, and each flag with the word after it. */
function* phrases(args: readonly Text[]): Generator<{ readonly text: Text; readonly phrase: string }> {
  for (const [index, text] of args.entries()) {
    const next = args[index + 1]
    if (!next || !NO.test(next.value)) yield { text, phrase: text.value }
    if (next && text.value.startsWith('-') && !text.value.includes('='))
      yield { text, phrase: `${text.value} ${next.value}` }
  }
}

/** Whether a read-only switch is on, or may be: a value that is a reference is given the benefit of the doubt. */
export function isReadOnly({ server, args, remote }: Recognised, whole: Server): boolean {
  const readOnly = server.readOnly
  if (!readOnly) return true
  if ([...phrases(args)].some(({ phrase }) => readOnly.flags?.some((flag) => flag.test(phrase)))) return true
  const means = (value: string, pattern: RegExp) => pattern.test(value.trim()) || /[$%{]/.test(value)
  if (
    readOnly.env?.some(([name, pattern]) =>
      whole.launch.env.some(
        (binding) =>
          binding.name === name &&
          (binding.value ? means(binding.value.value, pattern) : isTruthy(binding.node, pattern)),
      ),
    )
  )
    return true
  if (!remote) return false
  if (readOnly.url?.test(remote.url.value)) return true
  return [...whole.headers, ...whole.launch.headers].some(
    ({ name, value }) =>
      readOnly.header?.some(([header, pattern]) => header.test(name) && value && means(value.value, pattern)) === true,
  )
}

/** What a binding without text says: a number or boolean its value; a bare name, the host's value, which may be any. */
function isTruthy(node: Node, pattern: RegExp): boolean {
  return node.kind === 'boolean' || node.kind === 'number' ? pattern.test(String(node.value)) : node.kind === 'string'
}

/** How to switch writing off, as a clause that follows "Add"; undefined for a server without such a switch. */
export function readOnlyAdvice({ server: { readOnly }, remote }: Recognised): string | undefined {
  if (!readOnly) return undefined
  if (remote && readOnly.addToUrl) return readOnly.addToUrl
  return `'${readOnly.add}' to its ${readOnly.add.startsWith('-') ? 'arguments' : 'environment'}`
}

/** Whether a server's documentation has one hand it these credentials: `~/.kube` to a Kubernetes server. */
export function isDocumentedCredential(server: Server, what: string): boolean {
  return recogniseServer(server.launch)?.server.needs?.includes(what) === true
}

export interface WriteSwitch {
  readonly at: Text | Node
  /** The flag with its value, or the variable. */
  readonly by: string
}

/** The switches to write that are on, each with the token that says so. */
export function writeSwitches({ server: { writes }, args }: Recognised, whole: Server): readonly WriteSwitch[] {
  const found = new Map<Text | Node, string>()
  for (const { text, phrase } of phrases(args)) {
    if (!found.has(text) && writes?.flags?.some((flag) => flag.test(phrase))) found.set(text, phrase)
  }
  for (const { name, value, node } of whole.launch.env) {
    const written = value?.value ?? (node.kind === 'boolean' || node.kind === 'number' ? String(node.value) : '')
    if (writes?.env?.some(([variable, pattern]) => variable === name && pattern.test(written.trim())))
      found.set(value ?? node, name)
  }
  return [...found].map(([at, by]) => ({ at, by }))
}

/** Names of profiles, roles and contexts that say whose rights they carry: the administrator's. */

import type { Launch, Server, Text } from '../../model.ts'
import { memoized } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { recogniseServer } from '../servers/index.ts'

export interface AdminProfile {
  readonly at: Text
  readonly from: number
  readonly to: number
  readonly name: string
  readonly by: string
}

/** Variables whose value chooses one. */
const VARIABLES = prefiltered(
  'PROFILE ROLE CONTEXT CONFIG',
  /^(?:AWS_(?:DEFAULT_|VAULT_|SSO_)?PROFILE|AWS_ROLE(?:_NAME|_ARN)?|AWS_(?:ASSUME|SSO)_ROLE(?:_NAME|_ARN)?|ASSUME_ROLE_ARN|CLOUDSDK_ACTIVE_CONFIG_NAME|KUBE_?CONTEXT|KUBERNETES_CONTEXT|K8S_CONTEXT|SNOWFLAKE_ROLE|DATABRICKS_CONFIG_PROFILE|OCI_CLI_PROFILE|TENCENTCLOUD_PROFILE|ALIBABA_CLOUD_PROFILE)$/,
)
const FLAGS = prefiltered(
  '-profile -role role- context',
  /^--(?:aws-profile|aws-role|role-arn|assume-role-arn|kube-?context|snowflake-role)$/,
)
/** Flags that say so only of a server that works with a cloud's or a cluster's credentials. */
const FLAGS_OF_KNOWN = /^--(?:profile|context|role)$/

const isProfileVariable = memoized((name) => VARIABLES.test(name))

/** Words that name the administrator; of Snowflake's system roles, those that may grant. */
const ADMIN =
  /^(?:admin|admins|administrator|fulladmin|superadmin|clusteradmin|accountadmin|sysadmin|securityadmin|orgadmin|root|poweruser|superuser)$/
/** Beside such a word they take it back. */
const NARROW =
  /^(?:read|readonly|ro|view|viewer|viewonly|audit|auditor|non|not|no|nonadmin|billing|limited|restricted)$/

/** `prod-admin`, `AWSAdministratorAccess-123`, `arn:aws:iam::1:role/Admin`, `kubernetes-admin@kubernetes`. */
const namesAdmin = memoized((name: string): boolean => {
  const words = name
    .slice(0, 256)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]{1,16}/)
    .map((word) => word.toLowerCase())
  const joined = words.map((word, index) => `${word}${words[index + 1] ?? ''}`)
  return [...words, ...joined].some((word) => ADMIN.test(word)) && !words.some((word) => NARROW.test(word))
})

/** Profiles, roles and contexts of an administrator that a server is told to use. */
export function adminProfiles(server: Server): readonly AdminProfile[] {
  const found: AdminProfile[] = []
  const add = (at: Text, from: number, by: string): void => {
    const name = at.value.slice(from)
    if (namesAdmin(name)) found.push({ at, from, to: at.value.length, name, by })
  }
  for (const { name, value } of server.launch.env) if (value && isProfileVariable(name)) add(value, 0, name)
  let before = ''
  for (const text of server.launch.args) {
    const equals = text.value.startsWith('--') ? text.value.indexOf('=') : -1
    if (equals > 0 && isProfileFlag(text.value.slice(0, equals), server))
      add(text, equals + 1, text.value.slice(0, equals))
    else if (before.startsWith('--') && !text.value.startsWith('-') && isProfileFlag(before, server))
      add(text, 0, before)
    before = text.value
  }
  for (const step of server.launch.steps) {
    // `aws-vault exec profile -- program`: the word behind the verb.
    if (step.kind !== 'wrapper' || step.program !== 'aws-vault exec') continue
    const profile = step.args.slice(1).find(({ value }) => !value.startsWith('-'))
    if (profile) add(profile, 0, step.program)
  }
  return found
}

const flagKind = memoized((flag) => (FLAGS.test(flag) ? 'sure' : FLAGS_OF_KNOWN.test(flag) ? 'of-known' : undefined))

function isProfileFlag(flag: string, { launch }: Server): boolean {
  const kind = flagKind(flag)
  return kind === 'sure' || (kind === 'of-known' && isOfCloud(launch))
}

/** Variables of the clouds' own tools, by which an entry says that it works with one. */
const OF_CLOUD = prefiltered(
  'AWS CLOUDSDK KUBE SNOWFLAKE DATABRICKS OCI',
  /^(?:AWS|CLOUDSDK|KUBE(?:RNETES)?|SNOWFLAKE|DATABRICKS|OCI)_?[A-Z]/,
)

function isOfCloud(launch: Launch): boolean {
  if ((recogniseServer(launch)?.server.needs?.length ?? 0) > 0) return true
  // It signs what it passes on with the profile that it is given (github.com/aws/mcp-proxy-for-aws, README, 2026-11).
  if (launch.steps.some((step) => step.kind === 'package' && step.name === 'mcp-proxy-for-aws')) return true
  return launch.env.some(({ name }) => OF_CLOUD.test(name))
}

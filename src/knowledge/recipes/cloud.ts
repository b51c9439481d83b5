/** An identity that reads and does nothing else, in the cloud or the cluster that a server works with. */

import type { Credential } from '../servers/catalogue.ts'
import { AWS_READING } from './aws-actions.ts'
import { yamlText } from './quoting.ts'
import { flagValue, isGeneral, json, type Recipe, recipe, type Subject, sh } from './recipe.ts'

/** For the cloud of the finding's server; for nobody's, one for each. */
export function cloudReader(subject: Subject): readonly Recipe[] {
  if (isGeneral(subject)) return [aws(undefined, subject), kubernetes(subject), gcp(undefined), azure(undefined)]
  const { known } = subject
  if (!known) return []
  const { name, needs = [], vendor } = known.server
  const vendors: readonly Credential[] = vendor === 'azure' ? ['azure'] : rolesFor(name) ? ['gcp'] : []
  const clouds = needs.length > 0 ? needs : vendors
  return [...new Set(clouds)].flatMap((cloud) => READERS[cloud]?.(name, subject) ?? [])
}

/** For a server that nobody knows and that is started as an administrator: by the variable that says so, or them all. */
export function profileReader(subject: Subject): readonly Recipe[] {
  const own = cloudReader(subject)
  if (own.length > 0 || !subject.server) return own
  const names = subject.server.launch.env.map(({ name }) => name).join(' ')
  const clouds = BY_VARIABLE.flatMap(([pattern, cloud]) => (pattern.test(names) ? [cloud] : []))
  const chosen: readonly Credential[] = clouds.length > 0 ? clouds : ['aws', 'kubernetes', 'gcp', 'azure']
  return chosen.flatMap((cloud) => READERS[cloud]?.(undefined, subject) ?? [])
}

const BY_VARIABLE: readonly (readonly [RegExp, Credential])[] = [
  [/\bAWS_/, 'aws'],
  [/\bKUBE/, 'kubernetes'],
  [/\b(?:GOOGLE_|GCP_|GCLOUD_|CLOUDSDK_)/, 'gcp'],
  [/\b(?:AZURE_|ARM_)/, 'azure'],
]

const READERS: { readonly [cloud in Credential]?: (name: string | undefined, subject: Subject) => readonly Recipe[] } =
  {
    aws: (name, subject) => [aws(name, subject)],
    kubernetes: (_, subject) => [kubernetes(subject)],
    gcp: (name) => [gcp(name)],
    azure: (name) => [azure(name)],
  }

/** Reading what is there, and no data: what a server that nobody knows is given at first. */
const LOOKING_AROUND = ['ec2:Describe*', 'cloudwatch:Describe*', 'cloudwatch:List*', 'tag:GetResources']

function aws(name: string | undefined, subject: Subject): Recipe {
  const actions = (name !== undefined && AWS_READING[name]) || undefined
  const statement = { Sid: 'Read', Effect: 'Allow', Action: actions ?? LOOKING_AROUND, Resource: '*' }
  return recipe(
    actions ? `A read-only role for ${name}` : 'A read-only role in AWS',
    [
      actions
        ? 'The actions that reading takes, as mcp-reader.json. Put the ARNs of what this work is about in place of "*" where the service allows it:'
        : 'A policy that names the services of this work, as mcp-reader.json; this one looks around and reads no data:',
      json({ Version: '2012-10-17', Statement: [statement] }),
      'Who may take the role on, as mcp-reader-trust.json, with the number of your account in place of ACCOUNT, here and below:',
      json({ Version: '2012-10-17', Statement: [TRUST] }),
      'A role with that policy, and a profile of it for the server, whose credentials end by themselves:',
      sh(
        'aws iam create-policy --policy-name mcp-reader --policy-document file://mcp-reader.json',
        'aws iam create-role --role-name mcp-reader --assume-role-policy-document file://mcp-reader-trust.json',
        'aws iam attach-role-policy --role-name mcp-reader --policy-arn arn:aws:iam::ACCOUNT:policy/mcp-reader',
        'aws configure set profile.mcp-reader.role_arn arn:aws:iam::ACCOUNT:role/mcp-reader',
        'aws configure set profile.mcp-reader.source_profile default',
        ...regionLine(subject),
      ),
      "In the file, set AWS_PROFILE to 'mcp-reader', and remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    ],
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  )
}

const TRUST = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::ACCOUNT:root' }, Action: 'sts:AssumeRole' }

/** A region is nothing but small letters, digits and hyphens. */
function regionLine({ server }: Subject): readonly string[] {
  const region = server?.launch.env.find(({ name }) => /^AWS_(?:DEFAULT_)?REGION$/.test(name))?.value?.value ?? ''
  const isOne = /^[a-z]{2}(?:-[a-z]{2,8}){1,3}-\d{1,2}$/.test(region)
  return isOne ? [`aws configure set profile.mcp-reader.region ${region}`] : []
}

/**
 * The built-in role `view` reads neither secrets nor roles. The token goes to a file and not to the command line, where
 * `kubectl config set-credentials --token` would have it.
 */
function kubernetes(subject: Subject): Recipe {
  const namespace = namespaceOf(subject)
  const binding = namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'
  return recipe(
    `A read-only account in Kubernetes${namespace === undefined ? '' : `, for the namespace '${namespace}'`}`,
    [
      "An account of the server's own with the role 'view', which reads neither secrets nor roles, as mcp-reader.yaml:",
      {
        language: 'yaml',
        code: [
          'apiVersion: v1',
          'kind: ServiceAccount',
          'metadata:',
          '  name: mcp-reader',
          `  namespace: ${yamlText(namespace ?? 'default')}`,
          '---',
          'apiVersion: rbac.authorization.k8s.io/v1',
          `kind: ${binding}`,
          'metadata:',
          '  name: mcp-reader',
          ...(namespace === undefined ? [] : [`  namespace: ${yamlText(namespace)}`]),
          'roleRef:',
          '  apiGroup: rbac.authorization.k8s.io',
          '  kind: ClusterRole',
          '  name: view',
          'subjects:',
          '  - kind: ServiceAccount',
          '    name: mcp-reader',
          `    namespace: ${yamlText(namespace ?? 'default')}`,
        ].join('\n'),
      },
      'A token that ends after a working day, and a configuration for the server that holds no other credential. The third line again makes a new one:',
      sh(
        'kubectl apply -f mcp-reader.yaml',
        'umask 077',
        `kubectl create token mcp-reader --duration=8h --namespace=${namespace ?? 'default'} > ~/.kube/mcp-reader.token`,
        "kubectl config view --minify --flatten -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d > ~/.kube/mcp-reader.crt",
        "server=$(kubectl config view --minify -o jsonpath='{.clusters[0].cluster.server}')",
        'export KUBECONFIG=~/.kube/mcp-reader',
        'kubectl config set-cluster mcp --server="$server" --certificate-authority="$HOME/.kube/mcp-reader.crt" --embed-certs',
        'kubectl config set users.mcp-reader.tokenFile "$HOME/.kube/mcp-reader.token"',
        'kubectl config set-context mcp --cluster=mcp --user=mcp-reader',
        'kubectl config use-context mcp',
      ),
      "In the file, set KUBECONFIG to '~/.kube/mcp-reader', written out in full.",
    ],
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  )
}

/** RFC 1123: what can be no namespace is not taken for one. */
function namespaceOf({ server }: Subject): string | undefined {
  if (!server) return undefined
  const given = flagValue(server, '--namespace')
  const variable = server.launch.env.find(({ name }) => /^(?:K8S|KUBE|KUBERNETES)_NAMESPACE$/.test(name))?.value?.value
  const namespace = given ?? variable
  return namespace !== undefined && /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(namespace) ? namespace : undefined
}

const GCP_ROLES: Readonly<Record<string, readonly string[]>> = {
  'Google Cloud Storage': ['roles/storage.objectViewer'],
  'Google Cloud Run': ['roles/run.viewer', 'roles/logging.viewer'],
  'Google Kubernetes Engine': ['roles/container.viewer', 'roles/logging.viewer'],
  BigQuery: ['roles/bigquery.dataViewer', 'roles/bigquery.jobUser'],
  Firebase: ['roles/firebase.viewer'],
}

function rolesFor(name: string): string | undefined {
  return Object.keys(GCP_ROLES).find((known) => name.startsWith(known))
}

function gcp(name: string | undefined): Recipe {
  const row = name === undefined ? undefined : rolesFor(name)
  const roles = (row !== undefined && GCP_ROLES[row]) || ['roles/browser', 'roles/monitoring.viewer']
  return recipe(
    `A read-only account in Google Cloud${row === undefined ? '' : ` for ${row}`}`,
    [
      'A service account with the roles that reading takes, and a login that stands for it: no key that would have to be kept. Put the project in place of PROJECT and yourself in place of YOU@EXAMPLE.COM:',
      sh(
        'gcloud iam service-accounts create mcp-reader --project=PROJECT',
        ...roles.map(
          (role) =>
            `gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:mcp-reader@PROJECT.iam.gserviceaccount.com --role=${role}`,
        ),
        'gcloud iam service-accounts add-iam-policy-binding mcp-reader@PROJECT.iam.gserviceaccount.com --member=user:YOU@EXAMPLE.COM --role=roles/iam.serviceAccountTokenCreator',
        'gcloud auth application-default login --impersonate-service-account=mcp-reader@PROJECT.iam.gserviceaccount.com',
      ),
      'In the file, remove GOOGLE_APPLICATION_CREDENTIALS where it names the file of a key.',
    ],
    'https://cloud.google.com/docs/authentication/use-service-account-impersonation',
  )
}

function azure(name: string | undefined): Recipe {
  const role = name === 'Azure Kubernetes Service' ? 'Azure Kubernetes Service RBAC Reader' : 'Reader'
  return recipe(
    'A read-only identity in Azure',
    [
      `An identity of the server's own with the role '${role}' on one resource group. Put yours in place of the words in capitals; what the first line prints holds a password, which belongs in a secret store:`,
      sh(
        `az ad sp create-for-rbac --name mcp-reader --role ${JSON.stringify(role)} --scopes /subscriptions/SUBSCRIPTION/resourceGroups/GROUP`,
      ),
      "'Reader' sees what is there and none of the data: add a role such as 'Storage Blob Data Reader' on the one resource whose data this work reads.",
    ],
    'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles',
  )
}

/** Credentials of the machine and its user, by the variables that hold them, and whether a server has any use for them. */

import type { Binding, Confidence, Node, Server, Span, Text } from '../../model.ts'
import { isLiteral } from '../../model.ts'
import { namedVariables } from '../environment/named-variables.ts'
import { memoized } from '../memoize.ts'
import type { Credential, KnownServer } from '../servers/catalogue.ts'
import { recogniseServer } from '../servers/index.ts'
import { looksLikePlaceholder } from './placeholders.ts'

/**
 * AWS SDKs, "Settings reference"; Azure Identity, "Environment variables"; Google Cloud, "Application Default Credentials";
 * kubectl; the GitHub and GitLab command lines; ssh-agent(1). A region or a project's id opens nothing.
 */
const VARIABLES: Readonly<Record<Credential, readonly string[]>> = {
  aws: [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_PROFILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ],
  azure: ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'ARM_CLIENT_SECRET'],
  gcp: ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_ACCESS_TOKEN'],
  kubernetes: ['KUBECONFIG'],
  github: ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_PERSONAL_ACCESS_TOKEN', 'GITHUB_PAT', 'GH_ENTERPRISE_TOKEN'],
  gitlab: ['GITLAB_TOKEN', 'GITLAB_PERSONAL_ACCESS_TOKEN', 'GITLAB_ACCESS_TOKEN', 'CI_JOB_TOKEN'],
  ssh: ['SSH_AUTH_SOCK'],
  docker: ['DOCKER_AUTH_CONFIG'],
}
const KINDS = ['aws', 'azure', 'gcp', 'kubernetes', 'github', 'gitlab', 'ssh', 'docker'] as const
const OF_VARIABLE: ReadonlyMap<string, Credential> = new Map(
  KINDS.flatMap((kind) => VARIABLES[kind].map((name): [string, Credential] => [name, kind])),
)

/** Makers whose servers work with these, whatever their documentation has one set. */
const VENDORS: Readonly<Partial<Record<Credential, readonly string[]>>> = {
  aws: ['aws', 'amazon'],
  azure: ['azure', 'microsoft'],
  gcp: ['google', 'firebase', 'googleapis', 'gcp'],
  kubernetes: ['kubernetes'],
  github: ['github'],
  gitlab: ['gitlab'],
  docker: ['docker'],
}

/** How it is called in a sentence. */
export const CREDENTIAL_NAMES: Readonly<Record<Credential, string>> = {
  aws: 'the AWS account',
  azure: 'the Azure account',
  gcp: 'the Google Cloud account',
  kubernetes: 'the Kubernetes clusters',
  github: 'the GitHub account',
  gitlab: 'the GitLab account',
  ssh: 'every machine that the SSH keys unlock',
  docker: 'the container registries',
}

export interface Passed {
  readonly credential: Credential
  readonly variable: string
  readonly at: Span | Text
  readonly to: KnownServer
  readonly confidence: Confidence
  /** What sets it, or the name in a list of those that are handed on; undefined where it is mounted. */
  readonly by: Binding | Node | undefined
}

/** What a known server is handed that its role gives it no use for. Nothing is said of servers that we do not know. */
export function needlessCredentials(server: Server): readonly Passed[] {
  const handed = handedTo(server)
  if (handed.length === 0) return []
  const known = recogniseServer(server.launch)
  // What a remote is sent is another question.
  if (!known || known.remote) return []
  const { server: to } = known
  return handed.flatMap(({ variable, at, by }) => {
    const credential = OF_VARIABLE.get(variable)
    if (!credential || hasUseFor(to, credential, variable)) return []
    return [{ credential, variable, at, to, by, confidence: confidenceOf(to) }]
  })
}

function hasUseFor(to: KnownServer, credential: Credential, variable: string): boolean {
  if (to.needs?.includes(credential) || to.credentials?.env?.includes(variable)) return true
  return to.vendor !== undefined && VENDORS[credential]?.includes(to.vendor) === true
}

/**
 * A server whose own credentials are known, or that takes none or touches nothing, has no use for others. One that runs
 * commands hands its environment on to them, and of the rest the documentation may say more than we have read.
 */
function confidenceOf({ roles, credentials, takesNoCredential }: KnownServer): Confidence {
  if (roles.includes('executes')) return 'low'
  return credentials || takesNoCredential || roles.length === 0 ? 'medium' : 'low'
}

type Handed = Pick<Passed, 'variable' | 'at' | 'by'>

const isHostCredential = memoized((name) => OF_VARIABLE.has(name))

function handedTo(server: Server): readonly Handed[] {
  const found: Handed[] = []
  for (const binding of server.launch.env) {
    const { name, key, value } = binding
    if (isHostCredential(name) && !(value && isNothing(value, name)))
      found.push({ variable: name, at: key, by: binding })
  }
  for (const { name, node, goesTo } of namedVariables(server))
    if (goesTo === 'process' && isHostCredential(name.text))
      found.push({ variable: name.text, at: name.span, by: node })
  const mounted = mountedAgents(server)
  // Where the socket itself is handed in, the variable only says under which name.
  return mounted.length === 0 ? found : [...found.filter(({ variable }) => variable !== AGENT), ...mounted]
}

const AGENT = 'SSH_AUTH_SOCK'

/** The socket of ssh-agent(1) as a container is given it, whatever variable tells of it there. */
function mountedAgents({ launch }: Server): readonly Handed[] {
  return launch.steps.flatMap((step) =>
    step.kind === 'image'
      ? step.mounts
          .filter(({ source }) => source.includes(AGENT))
          .map(({ at }) => ({ variable: AGENT, at, by: undefined }))
      : [],
  )
}

/** `/ssh` is where something lies, however short. */
function isNothing(text: Text, name: string): boolean {
  const value = text.value.trim()
  return (
    value === '' || (isLiteral(text) && !/^(?:[~/]|[A-Za-z]:[\\/])/.test(value) && looksLikePlaceholder(value, name))
  )
}

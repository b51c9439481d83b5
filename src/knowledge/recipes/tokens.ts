/** A credential that opens what this work needs and no more, by who issues it. */

import { githubToken } from './github.ts'
import { isGeneral, type Recipe, recipe, type Step, type Subject } from './recipe.ts'

interface Row {
  /** The issuer, as providers of secrets and vendors of servers are called, in small letters. */
  readonly of: readonly string[]
  readonly title: string
  readonly steps: readonly Step[]
  readonly source: string
}

/** Read 2026-11. */
const ROWS: readonly Row[] = [
  {
    of: ['gitlab'],
    title: 'A project token of GitLab that reads',
    steps: [
      "In the project: Settings > Access tokens, with the role 'Reporter', the scope 'read_api' ('read_repository' to clone only), and an end date.",
      'For several projects, make it in their group. A personal token reaches all that you reach: use none.',
    ],
    source: 'https://docs.gitlab.com/user/project/settings/project_access_tokens/',
  },
  {
    of: ['slack'],
    title: 'A bot token of Slack that reads',
    steps: [
      "At https://api.slack.com/apps, in an app of its own: OAuth & Permissions > Bot Token Scopes 'channels:history', 'channels:read' and 'users:read', and nothing under User Token Scopes.",
      "Add 'chat:write' only where the server is to post. The bot sees the channels that it is invited to, and no others.",
    ],
    source: 'https://docs.slack.dev/reference/scopes/',
  },
  {
    of: ['notion'],
    title: 'An integration of Notion that reads',
    steps: [
      "At https://www.notion.so/profile/integrations: an internal integration with the capability 'Read content' alone, and 'No user information'.",
      'Then share with it the pages of this work, and no workspace: it sees what is shared with it and what lies below.',
    ],
    source: 'https://developers.notion.com/reference/capabilities',
  },
  {
    of: ['stripe'],
    title: 'A restricted key of Stripe',
    steps: [
      "At https://dashboard.stripe.com/apikeys: 'Create restricted key', with 'Read' on the resources of this work and 'None' on all others.",
      "The key begins with 'rk_'. Try it in a sandbox first.",
    ],
    source: 'https://docs.stripe.com/keys#limit-access',
  },
  {
    of: ['sentry'],
    title: 'A Sentry token that reads',
    steps: [
      "At https://sentry.io/settings/account/api/auth-tokens/: the scopes 'org:read', 'project:read', 'team:read' and 'event:read', which are what the server's reading tools need.",
    ],
    source: 'https://github.com/getsentry/sentry-mcp',
  },
  {
    of: ['grafana', 'grafana cloud'],
    title: 'A service account of Grafana that reads',
    steps: [
      "Administration > Users and access > Service accounts: an account with the role 'Viewer', and a token of it with an end date.",
      'With role-based access control, leave out the data sources that this work has no use for.',
    ],
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
  {
    of: ['atlassian'],
    title: 'An Atlassian token with scopes',
    steps: [
      "At https://id.atlassian.com/manage-profile/security/api-tokens: 'Create API token with scopes', with an end date, for Jira 'read:jira-work' and 'read:jira-user', for Confluence the 'read:' scopes of pages and spaces.",
      'Tokens without scopes do whatever you may do.',
    ],
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  },
  {
    of: ['linear'],
    title: 'A key of Linear that reads',
    steps: ["Settings > Security & access > New API key: the permission 'Read', and the teams of this work alone."],
    source: 'https://linear.app/docs/api-and-webhooks',
  },
  {
    of: ['supabase'],
    title: 'A Supabase server for one project that reads',
    steps: [
      "Use the hosted server and its login instead of a token of the account: 'https://mcp.supabase.com/mcp?project_ref=PROJECT&read_only=true', with the project's id in place of PROJECT.",
      "Give 'features=database,docs' as well where no more is needed. Point it at a project without customers' data.",
    ],
    source: 'https://supabase.com/docs/guides/getting-started/mcp#security-risks',
  },
  {
    of: ['cloudflare'],
    title: 'A Cloudflare token that reads',
    steps: [
      "At https://dash.cloudflare.com/profile/api-tokens: 'Create Custom Token' with 'Read' on the permissions of this work, the one account and zone it is about, an end date (TTL), and your addresses under 'Client IP Address Filtering'.",
    ],
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/create-token/',
  },
  {
    of: ['hugging face', 'huggingface'],
    title: 'A Hugging Face token that reads',
    steps: [
      "At https://huggingface.co/settings/tokens: type 'Fine-grained', with read access to the repositories of this work; 'Read' where they are many.",
    ],
    source: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    of: ['airtable'],
    title: 'An Airtable token that reads',
    steps: [
      "At https://airtable.com/create/tokens: the scopes 'schema.bases:read' and 'data.records:read', and the bases of this work alone.",
    ],
    source: 'https://airtable.com/developers/web/api/scopes',
  },
  {
    of: ['figma'],
    title: 'A Figma token that reads',
    steps: [
      "Settings > Security > Personal access tokens: 'File content' read-only, nothing else that this work does not need, and the shortest life offered.",
    ],
    source: 'https://developers.figma.com/docs/rest-api/scopes/',
  },
  {
    of: ['hubspot'],
    title: 'A HubSpot private app that reads',
    steps: [
      "In a private app of its own, under Scopes: the 'crm.objects.….read' of the objects that this work is about, and no '.write'.",
    ],
    source: 'https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview',
  },
  {
    of: ['datadog', 'datadoghq'],
    title: 'A Datadog application key with scopes',
    steps: [
      "Organization settings > Application keys: on a service account with the role 'Datadog Read Only Role', edit the key's scopes down to those that read what this work needs.",
    ],
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/#scopes',
  },
  {
    of: ['openai'],
    title: 'A project key of OpenAI with limits',
    steps: [
      "At https://platform.openai.com/api-keys, in a project of its own: 'Restricted', with the endpoints of this work; and a monthly budget on the project.",
    ],
    source: 'https://help.openai.com/en/articles/8867743-assign-api-key-permissions',
  },
  {
    of: ['anthropic'],
    title: 'A workspace key of Anthropic with limits',
    steps: ['In the Claude Console: a workspace of its own with a spend limit, and a key of that workspace.'],
    source: 'https://docs.claude.com/en/api/administration-api',
  },
]

const GITHUB = ['github']
/** Shown where nobody's finding is explained; the others are told when one of theirs is. */
const GENERAL = ['gitlab', 'slack', 'stripe']

/** A narrower credential from who issued the finding's, or whose server it is. */
export function narrowToken(subject: Subject): readonly Recipe[] {
  if (isGeneral(subject)) return [githubToken(subject), ...ROWS.filter(({ of }) => isOf(of, GENERAL)).map(written)]
  const issuers = issuersOf(subject)
  if (isOf(GITHUB, issuers)) return [githubToken(subject)]
  return ROWS.filter(({ of }) => isOf(of, issuers)).map(written)
}

/** The credential's own issuer decides: a server may be handed what others issue. */
function issuersOf({ known, secret }: Subject): readonly string[] {
  const provider = secret?.provider?.toLowerCase()
  if (provider !== undefined) return [provider]
  const vendor = known?.server.vendor
  return vendor === undefined ? [] : [vendor]
}

function isOf(names: readonly string[], issuers: readonly string[]): boolean {
  return names.some((name) => issuers.includes(name))
}

function written({ title, steps, source }: Row): Recipe {
  return recipe(title, steps, source)
}

/** Where nothing is known of the other side: what to look for there. */
export function someReader(): readonly Recipe[] {
  return [
    recipe(
      'A credential that reads',
      [
        'Look among what the service offers, from the narrowest on: a role or scope that reads, limited to the project, the tables or the folders of this work, on an account of its own, with an end date.',
        'Give the server that one through a reference, and try with it once what it must not do: the answer has to be a refusal.',
      ],
      'https://owasp.org/www-project-mcp-top-10/',
    ),
  ]
}

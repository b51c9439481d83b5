/**
 * Credentials that open more than a server needs, where their issuer has a narrower kind. Sources: docs.github.com (managing
 * personal access tokens), platform.openai.com and docs.claude.com (admin API keys), docs.aws.amazon.com (IAM best practices:
 * temporary credentials), docs.stripe.com (restricted keys), api.slack.com (token types), supabase.com/docs (API keys),
 * developers.cloudflare.com (global API key), learn.microsoft.com (storage account keys); read 2026-11.
 */

import type { Confidence } from '../../client.ts'
import type { Secret } from '../../model.ts'
import { memoized } from '../memoize.ts'

export interface Breadth {
  /** What it is, at the beginning of a sentence. */
  readonly kind: string
  /** What it opens, after "opens". */
  readonly opens: string
  /** What there is instead: follows "Use". */
  readonly instead: string
  readonly confidence: Confidence
}

interface Row extends Breadth {
  readonly id: string
  /**
   * Of what may be shown of it, where one row of providers holds several kinds: the beginning that all of them share, or
   * one of those that the row lists, and two characters more.
   */
  readonly shape?: RegExp
}

const OPENAI_ADMIN: Breadth = {
  kind: 'An OpenAI admin key',
  opens: 'the administration of the whole organization: its members, projects, keys and bills',
  instead: 'a key of one project, with the permissions that the work needs',
  confidence: 'high',
}
const ANTHROPIC_ADMIN: Breadth = {
  kind: 'An Anthropic admin key',
  opens: 'the administration of the whole organization: its members, workspaces and keys',
  instead: 'a key of one workspace',
  confidence: 'high',
}
const SUPABASE_SERVICE: Breadth = {
  kind: 'A Supabase service key',
  opens: 'every row of the database, bypassing row-level security',
  instead: 'a publishable key, with policies that say what it may see, or a database role made for the server',
  confidence: 'medium',
}

const ROWS: readonly Row[] = [
  {
    id: 'github-classic',
    kind: 'A classic GitHub token',
    opens:
      'every repository that its owner can reach, including those of organizations, since its scopes name kinds of access, never repositories',
    instead: 'a fine-grained token for the repositories and permissions of this work, with an expiration date',
    confidence: 'high',
  },
  {
    id: 'github-oauth',
    kind: 'A GitHub login token',
    opens: 'every repository that its owner can reach',
    instead: 'a fine-grained token for the repositories and permissions of this work, with an expiration date',
    confidence: 'high',
  },
  { id: 'openai-project', shape: /^sk-admin-/, ...OPENAI_ADMIN },
  { id: 'anthropic', shape: /^sk-ant-ad/, ...ANTHROPIC_ADMIN },
  {
    id: 'aws-access-key',
    shape: /^AKIA/,
    kind: 'A long-lived AWS access key',
    opens: 'the account until somebody revokes it, from wherever it is copied to',
    instead: "short-lived credentials of a role: a profile that 'aws sso login' or 'aws-vault' fills",
    confidence: 'high',
  },
  {
    id: 'stripe',
    shape: /^sk_live/,
    kind: 'An unrestricted Stripe key',
    opens: 'the whole account, including payments and refunds',
    instead: "a restricted key ('rk_live_…') with the permissions of this work",
    confidence: 'high',
  },
  {
    id: 'slack',
    shape: /^xox[cd]/,
    kind: 'A Slack browser session token',
    opens: 'everything the logged-in person can read and write, including private messages',
    instead: 'the bot token of an app with the scopes of this work',
    confidence: 'high',
  },
  {
    id: 'slack',
    shape: /^xoxp/,
    kind: 'A Slack user token',
    opens: 'what its user can read and write, in every channel that the scopes allow',
    instead: "the bot token of an app ('xoxb-…'), which sees only the channels it was invited to",
    confidence: 'medium',
  },
  {
    id: 'supabase-pat',
    shape: /^sbp_(?!oa)/,
    kind: 'A Supabase personal access token',
    opens: 'every project and organization of the account',
    instead: "a login through the hosted server, limited to one project with 'project_ref' and 'read_only=true'",
    confidence: 'medium',
  },
  {
    id: 'cloudflare',
    shape: /^cfk_/,
    kind: 'A global Cloudflare API key',
    opens: 'everything in the account, like its password',
    instead: 'an API token with the permissions and zones of this work',
    confidence: 'medium',
  },
  {
    id: 'azure-storage',
    kind: 'An Azure storage account key',
    opens: 'everything that the account stores, for reading, writing and deleting',
    instead: 'an Entra ID identity with a role on one container, or a SAS with an expiration date',
    confidence: 'high',
  },
]

/** What a credential that stands in a file opens beyond need; undefined for narrow ones and those that do not tell. */
export function breadthOf({ kind, providerId, preview }: Secret): Breadth | undefined {
  // Key material opens everything by nature, and is a graver finding of its own.
  if (kind !== 'token' || providerId === undefined) return undefined
  return ROWS.find(({ id, shape }) => id === providerId && (shape?.test(preview) ?? true))
}

/** Variables whose name says that what they hold is the key to everything, wherever the value comes from. */
const NAMED: readonly (readonly [RegExp, Breadth])[] = [
  [/^OPENAI_ADMIN(?:_API)?_KEY$/, OPENAI_ADMIN],
  [/^ANTHROPIC_ADMIN(?:_API)?_KEY$/, ANTHROPIC_ADMIN],
  [/^(?:[A-Z]{1,24}_){0,3}SUPABASE_SERVICE(?:_ROLE)?_(?:API_)?KEY$|^SUPABASE_SECRET_KEY$/, SUPABASE_SERVICE],
  [
    /^(?:MEILI|MEILISEARCH)_MASTER_KEY$/,
    {
      kind: 'A Meilisearch master key',
      opens: 'every index and every key',
      instead: 'a key with the actions and indexes of this work',
      confidence: 'high',
    },
  ],
  [
    /^ALGOLIA_ADMIN(?:_API)?_KEY$/,
    {
      kind: 'An Algolia admin key',
      opens: 'every index, and everything that can be done to one',
      instead: 'a key with the permissions and indexes of this work',
      confidence: 'high',
    },
  ],
  [
    /^HASURA_(?:GRAPHQL_)?ADMIN_SECRET$/,
    {
      kind: 'A Hasura admin secret',
      opens: 'every table, bypassing all permission rules',
      instead: 'a JWT for a role with the permissions of this work',
      confidence: 'high',
    },
  ],
  [
    /^(?:CLOUDFLARE|CF)_GLOBAL_API_KEY$/,
    {
      kind: 'A global Cloudflare API key',
      opens: 'everything in the account, like its password',
      instead: 'an API token with the permissions and zones of this work',
      confidence: 'high',
    },
  ],
  [
    /^VAULT_ROOT_TOKEN$/,
    {
      kind: 'A Vault root token',
      opens: 'every secret and every setting of the vault',
      instead: 'a token with a policy for the paths of this work, and an end date',
      confidence: 'high',
    },
  ],
]

const MAY_BE_BROAD = /ADMIN|MASTER|ROOT|SERVICE|SECRET|GLOBAL/

/** What a variable of this name holds, where the name alone says that it opens beyond need. */
export const breadthOfName = memoized((name: string): Breadth | undefined =>
  MAY_BE_BROAD.test(name) ? NAMED.find(([pattern]) => pattern.test(name))?.[1] : undefined,
)

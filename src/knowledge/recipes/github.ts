/** A fine-grained GitHub token with what the server's tools ask for and no more. */

import { isReadOnly } from '../servers/switches.ts'
import { flagValue, type Recipe, recipe, type Subject } from './recipe.ts'

/**
 * What a toolset of GitHub's server asks for (README of github/github-mcp-server, 2026-08), as docs.github.com names the
 * permissions of the REST endpoints behind it (permissions required for fine-grained personal access tokens, 2026-11).
 */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  context: [],
  users: [],
  repos: ['Contents'],
  git: ['Contents'],
  issues: ['Issues'],
  labels: ['Issues'],
  pull_requests: ['Pull requests', 'Commit statuses'],
  actions: ['Actions'],
  code_security: ['Code scanning alerts'],
  dependabot: ['Dependabot alerts'],
  secret_protection: ['Secret scanning alerts'],
  security_advisories: ['Repository security advisories'],
  discussions: ['Discussions'],
  projects: ['Projects (of the organisation)'],
  orgs: ['Members (of the organisation)'],
  gists: ['Gists (of the account; there is no reading alone)'],
  stargazers: ['Starring (of the account)'],
}
/** What it offers when nobody says which. */
const DEFAULT = ['context', 'repos', 'issues', 'pull_requests', 'users']
/**
 * No fine-grained token opens these (docs.github.com, REST API endpoints for notifications), nor the Checks API, projects of a
 * user, and what another owner's repositories keep to their members (limitations of fine-grained personal access tokens).
 */
const CLASSIC_ONLY = 'notifications'

/** For the finding's server where that is one for GitHub, and for nobody's. */
export function githubToken(subject: Subject): Recipe {
  const chosen = toolsets(subject)
  const permissions = [...new Set(chosen.flatMap((name) => PERMISSIONS[name] ?? []))]
  const reads = subject.server ? readsOnly(subject) : false
  return recipe(
    'A fine-grained GitHub token',
    [
      "Make it at https://github.com/settings/personal-access-tokens/new, with an end date, owned by who owns the repositories, and under 'Only select repositories' with those of this work.",
      `Permissions, 'Read-only' each: ${['Metadata (set by itself)', ...permissions].join(', ')}. That is what tools of these sets read: ${chosen.join(', ')}.`,
      ...(reads
        ? []
        : [
            "Raise to 'Read and write' only what the work has to change, and switch on read-only mode where that is nothing.",
          ]),
      ...(chosen.includes(CLASSIC_ONLY)
        ? ["Notifications open to classic tokens alone: leave out the toolset 'notifications'."]
        : []),
      'The Checks API, projects of a user and repositories of another owner are closed to such a token: where the work needs one of these, a GitHub App with these permissions is narrower than a classic token.',
      'Then delete the old token at https://github.com/settings/tokens: it stays good until somebody does.',
    ],
    'https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens',
  )
}

/** Those that an entry names, as far as we know them; `default` and `all` for themselves. */
function toolsets({ server }: Subject): readonly string[] {
  if (!server) return DEFAULT
  const headers = [...server.headers, ...server.launch.headers]
  const given = [
    flagValue(server, '--toolsets'),
    server.launch.env.find(({ name }) => name === 'GITHUB_TOOLSETS')?.value?.value,
    headers.find(({ name }) => /^x-mcp-toolsets$/i.test(name))?.value?.value,
  ].find((value) => value !== undefined)
  const names = (given ?? '')
    .slice(0, 1024)
    .split(',')
    .map((name) => name.trim())
  const known = names.flatMap((name) => {
    if (name === 'default') return DEFAULT
    if (name === 'all') return [...Object.keys(PERMISSIONS), CLASSIC_ONLY]
    return name === CLASSIC_ONLY || Object.hasOwn(PERMISSIONS, name) ? [name] : []
  })
  return known.length > 0 ? [...new Set(known)] : DEFAULT
}

function readsOnly({ server, known }: Subject): boolean {
  return server !== undefined && known?.server.readOnly !== undefined && isReadOnly(known, server)
}

import { rules } from '../../rules/index.ts'
import { UsageError } from '../errors.ts'
import { BASELINE, LOCK, SETTINGS } from '../own-names.ts'
import { sourceUrl } from '../report/links.ts'
import { settingsInForce } from './configuration.ts'
import { type ExitCode, gitRoot, type Host, PASSED, told } from './host.ts'

/** `mcp-audit init`: a settings file in which every option stands, commented out, with its default. */
export async function init(flags: { readonly force?: true }, host: Host): Promise<ExitCode> {
  const root = gitRoot(host.cwd, host.fs) ?? host.cwd
  const path = `${root}/${SETTINGS}`
  if (!flags.force && host.fs.kind(path) !== undefined) {
    throw new UsageError(`'${SETTINGS}' already exists.`, ["'mcp-audit init --force' replaces it."])
  }
  const others = settingsInForce(root, host)
  if (!flags.force && others !== undefined) {
    throw new UsageError(`There are settings in '${told(others)}', and only one settings file is read.`, [
      `Edit '${told(others)}', or move what it says into a new '${SETTINGS}': 'mcp-audit init --force' writes one.`,
    ])
  }
  const isInstalled = host.fs.kind(`${root}/${INSTALLED_SCHEMA}`) === 'file'
  host.write(path, template(isInstalled ? `./${INSTALLED_SCHEMA}` : PUBLISHED_SCHEMA))
  host.stdout.write(`Wrote ${told(path)}. Every option in it is commented out: nothing changes until you edit it.\n`)
  return PASSED
}

const INSTALLED_SCHEMA = 'node_modules/mcp-audit/schemas/settings.schema.json'
/** For whoever runs mcp-audit without having it among the project's packages; only an editor ever fetches it. */
const PUBLISHED_SCHEMA = sourceUrl('schemas/settings.schema.json')

/** Valid as it stands, and with every comment's slashes taken off: a test sees to both. `schema`: where an editor finds that. */
export function template(schema = PUBLISHED_SCHEMA): string {
  const width = rules.reduce((most, { id }) => Math.max(most, id.length), 0)
  const severities = rules.map(({ id, severity }) => `    // ${`"${id}":`.padEnd(width + 3)} "${severity}"`).join(',\n')
  return `// Settings of mcp-audit. The command line takes precedence over this file.
{
  "$schema": "${schema}",

  // Exit with 1 at findings of this severity or above: critical, high, medium, low, info or none.
  // "failOn": "high",

  // Leave out findings below this severity or confidence.
  // "minSeverity": "low",
  // "minConfidence": "medium",

  // Also show informational findings.
  // "pedantic": false,

  // Whose configuration to scan: project, user, managed or all.
  // "scope": "all",

  // Only files that these clients read; 'mcp-audit clients --all' lists their ids.
  // "clients": ["claude-code", "cursor"],

  // Plug-ins whose rules may be mentioned below and in ignores; only '--plugin' loads any.
  // "plugins": ["acme"],

  // Findings to leave out, as written by 'mcp-audit baseline'.
  // "baseline": "${BASELINE}",

  // The lock file, as written by 'mcp-audit lock'.
  // "lock": "${LOCK}",

  // Files to leave out, relative to the root of the repository.
  // "exclude": ["fixtures/**"],

  // Turn a rule "off", or give it another severity.
  "rules": {
${severities}
  },

  // What your organization allows and forbids, by globs; see 'mcp-audit explain policy-package' and similar rules.
  // "policy": { "packages": { "allow": ["npm:@modelcontextprotocol/*"] }, "hosts": { "deny": ["*.ngrok.app"], "reason": "Tunnels end at somebody's laptop." } },

  // Accepted findings, each with a reason; with a date, only until then.
  "ignore": [
    // { "rule": "unpinned-package", "file": ".mcp.json", "pointer": "/mcpServers/demo/**", "reason": "our own package", "expires": "2027-12-31" }
  ]
}
`
}

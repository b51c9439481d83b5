import { rules } from '../../rules/index.ts'
import { UsageError } from '../errors.ts'
import { BASELINE, LOCK, SETTINGS } from '../own-names.ts'
import { settingsInForce } from './configuration.ts'
import { type ExitCode, gitRoot, type Host, PASSED, told } from './host.ts'

/** `mcp-audit init`: a settings file in which every option stands, commented out, with its default. */
export async function init(flags: { readonly force?: true }, host: Host): Promise<ExitCode> {
  const root = gitRoot(host.cwd, host.fs) ?? host.cwd
  const path = `${root}/${SETTINGS}`
  if (!flags.force && host.fs.kind(path) !== undefined) {
    throw new UsageError(`'${SETTINGS}' exists already.`, ["'mcp-audit init --force' replaces it."])
  }
  const others = settingsInForce(root, host)
  if (!flags.force && others !== undefined) {
    throw new UsageError(`There are settings in '${told(others)}', and only one file of them is read.`, [
      `Edit '${told(others)}', or move what it says into a new '${SETTINGS}': 'mcp-audit init --force' writes one.`,
    ])
  }
  host.write(path, template())
  host.stdout.write(`Wrote ${told(path)}. Every option in it is commented out: nothing changes until you edit it.\n`)
  return PASSED
}

/** Valid as it stands, and with every comment's slashes taken off: a test sees to both. */
export function template(): string {
  const width = rules.reduce((most, { id }) => Math.max(most, id.length), 0)
  const severities = rules.map(({ id, severity }) => `    // ${`"${id}":`.padEnd(width + 3)} "${severity}"`).join(',\n')
  return `// Settings of mcp-audit. What stands on the command line wins over what stands here.
{
  "$schema": "./node_modules/mcp-audit/schemas/settings.schema.json",

  // Exit with 1 at findings of this severity or above: critical, high, medium, low, info or none.
  // "failOn": "high",

  // Leave out what is slighter or less sure than this.
  // "minSeverity": "low",
  // "minConfidence": "medium",

  // Also show what is only worth knowing.
  // "pedantic": false,

  // Whose configuration: project, user, managed or all.
  // "scope": "all",

  // Only files that these clients read; 'mcp-audit clients --all' has their ids.
  // "clients": ["claude-code", "cursor"],

  // Findings left out until they go away, as 'mcp-audit baseline' writes them.
  // "baseline": "${BASELINE}",

  // What servers were locked as, as 'mcp-audit lock' writes it.
  // "lock": "${LOCK}",

  // Files left out, relative to the root of the repository.
  // "exclude": ["fixtures/**"],

  // A rule switched "off", or given another severity.
  "rules": {
${severities}
  },

  // What your organisation allows and forbids, by globs; see 'mcp-audit explain policy-package' and its like.
  // "policy": { "packages": { "allow": ["npm:@modelcontextprotocol/*"] }, "hosts": { "deny": ["*.ngrok.app"], "reason": "Tunnels end at somebody's laptop." } },

  // Findings accepted, each with a reason; with a date, until then.
  "ignore": [
    // { "rule": "unpinned-package", "file": ".mcp.json", "pointer": "/mcpServers/demo/**", "reason": "our own package", "expires": "2027-12-31" }
  ]
}
`
}

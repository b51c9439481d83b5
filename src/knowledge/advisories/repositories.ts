/**
 * Repositories from which a package is often run without its registry, and the package whose advisories they share. A tag
 * that is a version is that version of it.
 */
const REPOSITORIES: ReadonlyMap<string, string> = new Map([
  ['github.com/oraios/serena', 'pypi:serena-agent'],
  ['github.com/sooperset/mcp-atlassian', 'pypi:mcp-atlassian'],
  ['github.com/czlonkowski/n8n-mcp', 'npm:n8n-mcp'],
])

/** The package that a repository is the source of, by the address or shorthand that a runner is given. */
export function packageOfRepository(url: string): string | undefined {
  const found = /(?:^|[/@:])(github)(?:\.com)?[/:]([\w.-]{1,128}\/[\w.-]{1,128})/i.exec(url.slice(0, 512))
  return found?.[2] && REPOSITORIES.get(`github.com/${found[2].toLowerCase().replace(/\.git$/, '')}`)
}

/** Where our own pages are, and how a terminal is given a link. */

export const HOME_URL = 'https://github.com/mcp-audit/mcp-audit'

/** Where a rule is explained. */
export function ruleUrl(rule: string): string {
  return `${HOME_URL}/blob/main/rules/${encodeURIComponent(rule)}.md`
}

/** An OSC 8 link; plain text when there is no address, or one that could end the sequence early. */
export function terminalLink(text: string, url: string | undefined): string {
  if (url === undefined || !/^[\x21-\x7e]{1,2048}$/.test(url)) return text
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`
}

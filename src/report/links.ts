/** Where our own pages are, and how a terminal is given a link. */

import type { RuleMeta } from '../model.ts'

export const HOME_URL = 'https://github.com/mcp-audit/mcp-audit'

/** Where a file of this repository is had as it is; `path` from its root. */
export function sourceUrl(path: string): string {
  return `${HOME_URL.replace('//github.com/', '//raw.githubusercontent.com/')}/main/${path}`
}

/** Where one of our own rules is explained. */
export function ruleUrl(rule: string): string {
  return `${HOME_URL}/blob/main/rules/${encodeURIComponent(rule)}.md`
}

/** Where a rule is explained; undefined for one of a plug-in that does not say. */
export function docsUrl({ id, docs, foreign }: RuleMeta): string | undefined {
  return foreign ? docs : ruleUrl(id)
}

/** An OSC 8 link; plain text when there is no address, or one that could end the sequence early. */
export function terminalLink(text: string, url: string | undefined): string {
  if (url === undefined || !/^[\x21-\x7e]{1,2048}$/.test(url)) return text
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`
}

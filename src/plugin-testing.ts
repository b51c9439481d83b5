/** What `mcp-audit/testing` declares; the function itself is the program's own. */

import type { Finding } from './model.ts'
import type { Rule } from './rule.ts'

/**
 * What rules find in files. Paths are relative to a repository; those that begin with `~/` lie in the user's home. Nothing
 * is left out: findings of low confidence and severity are given like all others, sorted by file and place.
 */
export type Findings = (
  rules: Rule | readonly Rule[],
  files: Readonly<Record<string, string>>,
) => Promise<readonly Finding[]>

export declare const findings: Findings

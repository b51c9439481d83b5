/** Which rules have recipes: all that a run needs to know that prints none. The recipes are in `index.ts`, loaded late. */

const RULES: ReadonlySet<string> = new Set([
  'admin-cloud-profile',
  'audit-log-disabled',
  'config-file-permissions',
  'credential-over-plaintext',
  'database-superuser',
  'hardcoded-key-material',
  'hardcoded-password',
  'hardcoded-secret',
  'image-without-digest',
  'missing-read-only',
  'mutable-source',
  'over-scoped-token',
  'personal-config-in-git',
  'placeholder-secret',
  'plaintext-http',
  'plaintext-http-private',
  'possible-secret',
  'secret-file-in-git',
  'secret-in-args',
  'secret-in-url',
  'sensitive-logging',
  'tls-verification-disabled',
  'unpinned-image',
  'unpinned-package',
  'write-mode-enabled',
])

/** Whether `mcp-audit explain` has recipes for the findings of a rule. */
export function hasRecipe(rule: string): boolean {
  return RULES.has(rule)
}

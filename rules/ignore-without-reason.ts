import { defineRule } from '../src/rule.ts'

/** Reported by `triage`, which reads the comments and the settings. */
export default defineRule({
  id: 'ignore-without-reason',
  title: 'Ignore without a reason',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1059'],
  owasp: ['MCP08'],
  since: '0.1.0',
})

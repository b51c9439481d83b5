import { defineRule } from '../src/rule.ts'

/** Reported by `triage`, which alone knows which ignores were needed. */
export default defineRule({
  id: 'unused-ignore',
  title: 'Ignore that silences nothing',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1164'],
  owasp: ['MCP08'],
  since: '0.1.0',
  fixable: 'safe',
})

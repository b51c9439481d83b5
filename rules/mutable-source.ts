import { sourcePinned } from '../src/knowledge/fixes/pins.ts'
import type { SourceStep } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'mutable-source',
  title: 'Code from a branch, a tag or an archive that can change',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  cwe: ['CWE-494', 'CWE-829'],
  owasp: ['MCP04'],
  since: '0.1.0',
  fixable: 'safe',
  server(server, { installed, report }) {
    for (const step of server.launch.steps) {
      if (step.kind !== 'source' || step.pinned) continue
      const git = step.form === 'git'
      report({
        at: step.at,
        message: `Server '${server.name}' runs code ${origin(step)}. Whoever can write there decides what runs here at the next start.`,
        help: git
          ? 'Name the full 40-character commit id that you have reviewed after the address.'
          : `Run a published package at an exact version, or a copy of the ${kindOf(step)} that you keep.`,
        fix: sourcePinned(server, step, installed),
      })
    }
  },
})

/** What lies at an address, by its ending: one that package managers are given without any is an archive. */
function kindOf({ url, runner }: SourceStep): 'archive' | 'script' {
  const path = url.replace(/[?#].*$/s, '')
  return /\.(?:pyw?|[cm]?[jt]sx?|sh|ps1|rb|java)$/i.test(path.slice(-16)) || runner.startsWith('deno')
    ? 'script'
    : 'archive'
}

function origin(step: SourceStep): string {
  const { form, ref } = step
  if (form === 'archive') return `from ${kindOf(step) === 'archive' ? 'an archive' : 'a script'} that can be replaced`
  return ref === undefined
    ? 'from the default branch of a repository'
    : `from a repository at '${ref}', which is no full commit id`
}

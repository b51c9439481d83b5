import { downloadAndRun } from '../src/knowledge/downloads/index.ts'
import { leadsToThisMachine, networkTool } from '../src/knowledge/programs/network-tools.ts'
import { reverseShell } from '../src/knowledge/programs/reverse-shells.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'network-tool-command',
  title: 'Network tool in place of a server',
  severity: 'medium',
  confidence: 'high',
  category: 'execution',
  cwe: ['CWE-829', 'CWE-319'],
  owasp: ['MCP05', 'MCP07'],
  since: '0.1.0',
  server({ launch, name }, { report }) {
    const step = launch.steps.at(-1)
    if (step?.kind !== 'program' || !networkTool(step.name)) return
    // Each of these is a graver finding about the same words, reported elsewhere.
    if (launch.steps.some((each) => downloadAndRun(each) || reverseShell(each))) return
    report({
      at: step.at,
      message: `Server '${name}' is '${step.name}', which passes on whatever comes from the network, unchecked and mostly unencrypted. The client cannot tell who is answering, and the answers become the tools the model calls.`,
      help: 'Enter the address as a remote server, over HTTPS, or use a bridge made for the protocol at an exact version.',
      confidence: leadsToThisMachine(step.args) ? 'low' : 'high',
    })
  },
})

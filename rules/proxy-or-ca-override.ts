import { withoutMember, withoutVariables } from '../src/knowledge/fixes/given.ts'
import { type Intercepted, interceptions, sharedInterceptions } from '../src/knowledge/hosts/interception.ts'
import type { Fix } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'

export default defineRule({
  id: 'proxy-or-ca-override',
  title: 'Proxy or certificate authority chosen by the configuration',
  severity: 'medium',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-300', 'CWE-295'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const found of sharedInterceptions(config)) {
      const fix = 'parts' in found.at ? undefined : withoutMember(found.at)
      report(finding(found, 'Every program of this client', fix))
    }
  },
  server(server, { config, report }) {
    for (const found of interceptions(server, config))
      report(finding(found, `Server '${server.name}'`, withoutVariables(found.variables, server)))
  },
})

function finding({ kind, at, by, confidence }: Intercepted, subject: string, fix: Fix | undefined): RuleReport {
  const words =
    kind === 'proxy'
      ? {
          message: `${subject} sends its traffic through the proxy that '${by}' names. Whoever runs the proxy sees where everything goes, and everything that is sent unencrypted.`,
          help: "Leave proxies to the machine's environment; if the project needs one, say why in its documentation.",
        }
      : {
          message: `${subject} trusts the certificate authorities that '${by}' names. Anyone who can write that file can pose as any host it talks to.`,
          help: "Have the machine's administrator install the authority in the system's own store, and remove the setting.",
        }
  return { at, ...words, confidence, fix, discriminator: by }
}

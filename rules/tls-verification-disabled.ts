import {
  insecureFetches,
  isTlsOffFlag,
  sharedEnvironment,
  tlsOffParameter,
  tlsSwitch,
  written,
} from '../src/knowledge/environment.ts'
import { staysOnLoopback, staysOnLoopbackUnlessSet } from '../src/knowledge/remotes.ts'
import { keyOf, place, wordLists } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { childAt } from '../src/tree.ts'

export default defineRule({
  id: 'tls-verification-disabled',
  title: 'Checking of TLS certificates switched off',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-295'],
  owasp: ['MCP07'],
  since: '0.1.0',
  config(config, { report }) {
    // Settings files hand variables to every program of the client.
    for (const node of sharedEnvironment(config)) {
      const name = keyOf(node)?.text ?? ''
      const by = tlsSwitch(name, written(node) ?? '')
      if (by) report({ at: node, ...words('No program of this client checks', by), discriminator: name })
    }
  },
  server(server, context) {
    const report = (finding: RuleReport) => {
      if (staysOnLoopback(server)) return
      context.report({ ...finding, ...(staysOnLoopbackUnlessSet(server) ? { confidence: 'low' } : {}) })
    }
    const subject = `Server '${server.name}' does not check`
    for (const { name, node, value } of server.launch.env) {
      const by = tlsSwitch(name, written(node, value) ?? '')
      if (by) report({ at: value ?? node, ...words(subject, by), discriminator: name })
    }
    for (const args of wordLists(server)) {
      for (const [index, arg] of args.entries()) {
        if (!isTlsOffFlag(arg.value, args[index + 1]?.value)) continue
        const flag = arg.value.replace(/=.*/s, '')
        report({ at: arg, ...words(subject, `'${flag}'`), discriminator: flag })
      }
    }
    for (const { at, program } of insecureFetches(server.launch))
      if (!isTlsOffFlag(at.value, undefined))
        report({ at, ...words(subject, `'${at.value}' of ${program}`), discriminator: at.value })
    for (const text of [server.url, ...server.args, ...server.launch.env.map(({ value }) => value)]) {
      const found = text && tlsOffParameter(text.value)
      if (text && found)
        report({ at: place(text, found.from, found.to), ...words(subject, 'a parameter of the address') })
    }
    const verify = childAt(server.node, ['requestOptions', 'verifySsl'])
    if (verify?.kind === 'boolean' && verify.value === false) report({ at: verify, ...words(subject, "'verifySsl'") })
  },
})

function words(subject: string, by: string) {
  return {
    message: `${subject} TLS certificates, by ${by}. Anyone on the way can pose as the other side, and read and change everything that is sent.`,
    help: 'Remove the setting; for a certificate of your own authority, name that authority instead (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE).',
  }
}

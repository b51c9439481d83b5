import { connectionTarget, unencrypted } from '../src/knowledge/databases/connections.ts'
import { insecureFetches, tlsOffOfPip } from '../src/knowledge/downloads/insecure-fetches.ts'
import {
  CERTIFICATE_CHECKS,
  isOfBrowser,
  isTlsOffFlag,
  sharedEnvironment,
  tlsOffParameter,
  tlsSwitch,
  written,
} from '../src/knowledge/environment/index.ts'
import { withoutMember, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { checked, secureParameter, withoutInsecureFetch, withoutTlsFlag } from '../src/knowledge/fixes/tls.ts'
import { uncheckedElsewhere } from '../src/knowledge/hosts/checked-here.ts'
import { uncheckedKeys } from '../src/knowledge/hosts/host-keys.ts'
import { placesOf, serversOf, uncheckedBy } from '../src/knowledge/packages/npm-project.ts'
import { keyOf, place, type Server, type Text, wordLists } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { childAt } from '../src/tree.ts'

export default defineRule({
  id: 'tls-verification-disabled',
  title: 'Certificate or host key verification turned off',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-295'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    // Settings files hand variables to every program of the client.
    for (const node of sharedEnvironment(config)) {
      const name = keyOf(node)?.text ?? ''
      const by = tlsSwitch(name, written(node) ?? '')
      if (!by) continue
      const fix = withoutMember(node)
      report({ at: node, ...words('No program of this client checks', by, name), fix, discriminator: name })
    }
    for (const found of uncheckedBy(config.npm ?? [])) {
      const { setting, path } = found
      const by = `'${setting.key}' on line ${setting.line} of '${path}'`
      const subject = `npm, which fetches the package of ${serversOf(found)}, does not check`
      report({ ...placesOf(found), ...words(subject, by, setting.key), discriminator: setting.key })
    }
  },
  server(server, { report }) {
    const elsewhere = uncheckedElsewhere(server)
    const reported: Reported = {
      subject: `Server '${server.name}' does not check`,
      report,
      unlessHere(finding, name) {
        const confidence = elsewhere(name)
        if (confidence) report(confidence === 'high' ? finding : { ...finding, confidence })
      },
    }
    tellVariables(server, reported)
    tellArguments(server, reported)
    tellAddresses(server, reported)
    tellHostKeys(server, reported)
    for (const { path, isOff, confidence } of CERTIFICATE_CHECKS) {
      const check = childAt(server.node, path)
      if (!check || !isOff(check)) continue
      const key = path.at(-1) ?? ''
      const finding = { at: check, ...words(reported.subject, `'${key}'`, key), fix: checked(check, key), confidence }
      reported.unlessHere(finding)
    }
  },
})

interface Reported {
  readonly subject: string
  readonly report: (finding: RuleReport) => void
  /** Where what is not checked is on another machine. `name`: of the variable that says so, which may be about one of them. */
  readonly unlessHere: (finding: RuleReport, name?: string) => void
}

function tellVariables(server: Server, { subject, unlessHere }: Reported): void {
  for (const binding of server.launch.env) {
    const { name, node, value } = binding
    const by = tlsSwitch(name, written(node, value) ?? '')
    if (!by) continue
    const fix = withoutVariable(binding, server)
    unlessHere({ at: value ?? node, ...words(subject, by, name), fix, discriminator: name }, name)
  }
}

function tellArguments(server: Server, { subject, report, unlessHere }: Reported): void {
  // These carry their own address, whatever else the entry names.
  const fetches = insecureFetches(server.launch)
  const fetched = new Set(fetches.map(({ at }) => at))
  const told = new Set<Text>()
  for (const args of wordLists(server)) {
    for (const [index, arg] of args.entries()) {
      const handedOn = tlsOffOfPip(arg.value, args[index - 1]?.value)
      if (handedOn) report({ at: place(arg, handedOn.from, handedOn.to), ...words(subject, "'--trusted-host' of pip") })
      if (!isTlsOffFlag(arg.value, args[index + 1]?.value)) continue
      told.add(arg)
      const flag = arg.value.replace(/=.*/s, '')
      const fix = withoutTlsFlag(args, index)
      const finding = { at: arg, ...words(subject, `'${flag}'`, flag), fix, discriminator: flag }
      if (fetched.has(arg)) report(finding)
      else unlessHere(finding)
    }
  }
  for (const fetch of fetches) {
    const { at, program } = fetch
    if (told.has(at)) continue
    const by = `'${at.value}' of ${program}`
    report({ at, ...words(subject, by, at.value), fix: withoutInsecureFetch(fetch), discriminator: at.value })
  }
}

function tellAddresses(server: Server, { subject, report, unlessHere }: Reported): void {
  for (const text of [server.url, ...server.args, ...server.launch.env.map(({ value }) => value)]) {
    if (!text) continue
    const found = tlsOffParameter(text.value)
    if (found) {
      const fix = secureParameter(text, found)
      const by = text.value.startsWith('://', found.to) ? 'the scheme of the address' : 'a parameter of the address'
      const finding = { at: place(text, found.from, found.to), ...words(subject, by), fix }
      const reach = connectionTarget(text)
      if (reach === undefined) unlessHere(finding)
      else if (reach !== 'loopback') report(finding)
    }
    const open = unencrypted(text)
    if (!open) continue
    report({
      at: place(text, open.from, open.to),
      message: `Server '${server.name}' talks to the database at '${open.host}' without TLS. Anyone on the path can read and change every query and every row.`,
      help: 'Have it encrypt the connection and check the certificate, as `sslmode=verify-full` does; for your own authority, name its certificate.',
      fix: secureParameter(text, open),
      confidence: 'medium',
    })
  }
}

function tellHostKeys(server: Server, { report }: Reported): void {
  for (const { at, from, to, host, reach } of uncheckedKeys(server.launch)) {
    report({
      at: place(at, from, to),
      message: `Server '${server.name}' logs in over SSH to ${host === undefined ? 'machines' : `'${host}'`} without checking the host key, because of '${at.value.slice(from, to)}'. Anyone on the path can pose as that machine, and read and change everything sent.`,
      help: "Remove the option, and add the machine's key to `known_hosts` once; `accept-new` accepts a first key but no different one later.",
      confidence: reach === undefined || reach === 'public' ? 'high' : 'medium',
      discriminator: host ?? 'ssh',
    })
  }
}

/** `setting`: the flag, the variable or the key that says so, where it has a name. */
function words(subject: string, by: string, setting = '') {
  const instead = isOfBrowser(setting)
    ? 'have the browser trust that authority instead'
    : 'name that authority instead (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE)'
  return {
    message: `${subject} TLS certificates, because of ${by}. Anyone on the path can pose as the other side, and read and change everything sent.`,
    help: `Remove the setting; for a certificate from your own authority, ${instead}.`,
  }
}

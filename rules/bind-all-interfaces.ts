import { isForContainer } from '../src/knowledge/approvals/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { listeningHere, publishedHere, toldLoopback } from '../src/knowledge/fixes/loopback.ts'
import { isWildcardHost } from '../src/knowledge/hosts/index.ts'
import { openDebuggers } from '../src/knowledge/ports/debuggers.ts'
import { openGateway, wildcardListeners } from '../src/knowledge/ports/listening.ts'
import { portsOpened } from '../src/knowledge/ports/open-ports.ts'
import { recogniseServer } from '../src/knowledge/servers/index.ts'
import { mayListen } from '../src/knowledge/servers/switches.ts'
import { containerOf, place, type Server } from '../src/model.ts'
import { defineRule, type RuleContext } from '../src/rule.ts'

export default defineRule({
  id: 'bind-all-interfaces',
  title: 'Local server open to the network',
  severity: 'medium',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-1327', 'CWE-668'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { key, whose, words, told } of settingsMeaning(config, 'served-to-network')) {
      report({
        ...told,
        message: `'${key}' opens ${whose} to every machine on the network: ${words}.`,
        help: 'Listen on 127.0.0.1; from other machines, go through an SSH tunnel, or at least require a password.',
        // In a container what counts is the published port, which this file does not show.
        confidence: isForContainer(config.path) ? 'low' : told.confidence,
      })
    }
    const open = openGateway(config)
    if (!open) return
    report({
      at: open.at,
      server: open.server,
      message: `The proxy that serves the servers in this file listens on every network interface and requires no login for '${open.server.name}'. Anyone on the same network can use its tools.`,
      help: 'Make it listen on 127.0.0.1, or make it require tokens or a login.',
      // In a container what counts is the published port, which this file does not show.
      confidence: 'medium',
    })
  },
  server(server, { report }) {
    for (const each of server.launch.steps) {
      const step = containerOf(each)
      if (!step) continue
      // Inside a container every interface is the container's own; what counts is the port published on the host.
      for (const port of step.ports) {
        if (port.host !== undefined && port.host !== '' && !isWildcardHost(port.host)) continue
        report({
          at: port.at,
          message: `The container of server '${server.name}' publishes a port on every network interface of this machine. Anyone on the same network can use the server's tools.`,
          help: "Put the address before the port, as in '-p 127.0.0.1:8080:8080'.",
          fix: publishedHere(port),
        })
      }
    }
    tellDefaults(server, report)
    const listeners = wildcardListeners(server)
    const known = listeners.length === 0 ? undefined : recogniseServer(server.launch)
    const isIdle = known !== undefined && !mayListen(known, server)
    // A debugger is worse than a server, and gets its own finding.
    const debuggers = listeners.length === 0 ? [] : openDebuggers(server)
    for (const { at, by, from } of listeners) {
      if (debuggers.some((one) => one.at === at)) continue
      report({
        at: place(at, from),
        message: `Server '${server.name}' listens on every network interface because of '${by}'${isIdle ? ', once it is given a port' : ''}. Anyone on the same network can use its tools, and so can a web page through DNS rebinding.`,
        help: 'Listen on 127.0.0.1; reach it from other machines through an SSH tunnel or a proxy that requires a login.',
        confidence: isIdle ? 'low' : 'high',
        fix: listeningHere(at, from),
        discriminator: by,
      })
    }
  },
})

/** Bridges that were given no address to listen on. */
function tellDefaults(server: Server, report: RuleContext['report']): void {
  for (const { name, at, option, before } of portsOpened(server)) {
    report({
      at,
      message: `Server '${server.name}' is served by '${name}', which listens on every network interface ${option === undefined ? 'and takes no other address' : 'unless given an address'}. Anyone on the same network can use its tools, and so can a web page through DNS rebinding.`,
      help:
        option === undefined
          ? 'Run it in a container that publishes its port on 127.0.0.1, block the port with a firewall, or use a bridge that takes an address.'
          : `Add '${option}' and '127.0.0.1' before the server's command.`,
      fix: option === undefined ? undefined : toldLoopback(before, option),
      discriminator: name,
    })
  }
}

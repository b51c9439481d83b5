import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { withoutDoor } from '../src/knowledge/fixes/transport.ts'
import { openDoors, seemsToListen } from '../src/knowledge/ports/origins.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'wildcard-origin',
  title: 'Server that any web page can use',
  severity: 'medium',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-942', 'CWE-350'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { key, whose, words, told } of settingsMeaning(config, 'any-origin')) {
      report({
        ...told,
        message: `'${key}' lets any web page that is open in a browser try what ${whose} serves: ${words}.`,
        help: 'List the origins under which its own page is opened, each in full.',
      })
    }
  },
  server(server, { report }) {
    for (const door of openDoors(server)) {
      const { at, by, opens } = door
      report({
        at,
        message:
          opens === 'origins'
            ? `Server '${server.name}' answers pages of every origin because of '${by}'. Any web page open in a browser here can call its tools and read the answers.`
            : `Server '${server.name}' answers under any host name because of '${by}'. A web page can point its own name at this machine and call the tools from there (DNS rebinding).`,
        help:
          opens === 'origins'
            ? 'List the origins that need it, such as the page of an inspector on loopback; a client that is not a browser needs none.'
            : 'List the names it is reached under: localhost, 127.0.0.1, and its own.',
        ...(seemsToListen(server) ? {} : { confidence: 'low' as const }),
        fix: withoutDoor(server, door),
        discriminator: by,
      })
    }
  },
})

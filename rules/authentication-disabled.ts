import { written } from '../src/knowledge/environment/index.ts'
import { settingsMeaning } from '../src/knowledge/fixes/approvals.ts'
import { switchWords, withoutSwitch, withoutVariable } from '../src/knowledge/fixes/given.ts'
import { disablesAuthentication, hasNoPort, isAuthOffFlag } from '../src/knowledge/ports/authentication.ts'
import { wordLists } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'authentication-disabled',
  title: 'Authentication turned off',
  severity: 'high',
  confidence: 'high',
  category: 'transport',
  cwe: ['CWE-306', 'CWE-1188'],
  owasp: ['MCP07'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const { key, whose, words, told } of settingsMeaning(config, 'authentication-off')) {
      report({
        ...told,
        message: `'${key}' lets anyone use ${whose} without logging in: ${words}.`,
        help: 'Remove the setting, and let in only whom you know: each with an account, a token or an approval of yours.',
      })
    }
  },
  server(server, { report }) {
    if (hasNoPort(server)) return
    const say = (by: string) => ({
      message: `Server '${server.name}' runs without authentication because of '${by}'. Any program on this machine that can open its port, and any web page that can reach it, can use its tools.`,
      help: 'Remove the switch, and give the server a token.',
      discriminator: by,
    })
    for (const binding of server.launch.env) {
      const { name, value, node } = binding
      const confidence = disablesAuthentication(name, written(node, value) ?? '')
      if (!confidence) continue
      const anyValue = 'Remove the variable: before version 2.8.0, the Inspector takes any value as a yes.'
      report({
        at: value ?? node,
        ...say(name),
        confidence,
        fix: withoutVariable(binding, server),
        ...(confidence === 'high' ? {} : { help: anyValue }),
      })
    }
    for (const args of wordLists(server)) {
      for (const [index, arg] of args.entries()) {
        if (!isAuthOffFlag(arg.value, args[index + 1]?.value)) continue
        const fix = withoutSwitch(switchWords(args, index, isAuthOffFlag))
        report({ at: arg, ...say(arg.value.replace(/=.*/s, '')), fix })
      }
    }
  },
})

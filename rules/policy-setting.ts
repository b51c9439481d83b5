import { isOf, reasonOf } from '../src/knowledge/policy/index.ts'
import { type ConfigFile, keyOf, type RequiredSetting } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { at, beginningOf, type Node } from '../src/tree.ts'

export default defineRule({
  id: 'policy-setting',
  title: 'Client setting that does not match the policy',
  severity: 'high',
  confidence: 'high',
  category: 'policy',
  cwe: ['CWE-16', 'CWE-693'],
  owasp: ['MCP02', 'MCP09'],
  since: '0.1.0',
  workspace(configs, { report, policy, settings }) {
    for (const required of policy?.settings ?? []) {
      const files = configs.filter((config) => isOf(config, required.client, required.scope))
      const set = files.flatMap((config) => valuesAt(config, required.at).map((node) => ({ config, node })))
      const wrong = set.filter(({ node }) => !isWanted(node, required))
      const words = {
        help: `Set '${required.at.slice(1).replaceAll('/', '.')}' to ${required.is.map((value) => JSON.stringify(value)).join(' or ')}.`,
        clients: [required.client],
        discriminator: `${required.client}${required.at}`,
      }
      for (const { config, node } of wrong) {
        const key = keyOf(node)
        report({
          config,
          at: node,
          message: `The policy requires a different value for '${key?.text ?? required.at}' here.${reasonOf(required)}`,
          ...words,
        })
      }
      if (set.length > 0) continue
      // Not set anywhere: reported in a file that could have it, or else where the policy requires it.
      const [file] = files
      const message = `The policy requires '${required.at}' in ${required.scope ? `a ${required.scope} file` : 'a file'} of '${required.client}', but ${files.length > 0 ? 'it is not set' : 'there is no such file'}.${reasonOf(required)}`
      if (file) report({ config: file, at: beginningOf(file.document), message, ...words })
      else if (settings) report({ config: settings, at: required.asked, message, ...words })
    }
  },
})

function valuesAt({ document }: ConfigFile, pointer: string): readonly Node[] {
  return document.roots.flatMap((root) => at(root, pointer) ?? [])
}

function isWanted(node: Node, { is }: RequiredSetting): boolean {
  return node.kind !== 'mapping' && node.kind !== 'sequence' && is.includes(node.value)
}

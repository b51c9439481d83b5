import { describesByKey, type Order, orderIn } from '../src/knowledge/text/instructions.ts'
import type { Node, Span } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { keyText, walk, within } from '../src/tree.ts'

export default defineRule({
  id: 'prompt-injection-text',
  title: 'Description that gives the model orders',
  severity: 'medium',
  confidence: 'medium',
  category: 'text',
  cwe: ['CWE-1427'],
  owasp: ['MCP03', 'MCP06'],
  since: '0.1.0',
  config({ document, servers }, { report }) {
    for (const { name, fullName, at } of servers) {
      const order = orderIn(fullName)
      if (order) report({ ...finding(order, at, 'The name of a server'), server: name })
    }
    for (const root of document.roots) {
      for (const node of walk(root)) {
        const key = node.kind === 'string' ? keyAround(node) : undefined
        if (node.kind !== 'string' || key === undefined || !describesByKey(key)) continue
        const order = orderIn(node.value)
        if (order) report(finding(order, within(node, order.from, order.to), `The text under '${key}'`))
      }
    }
  },
})

/** The key of a value, or of the list that it is in. */
function keyAround(node: Node): string | undefined {
  return typeof node.key === 'number' && node.parent ? keyText(node.parent) : keyText(node)
}

function finding({ what, confidence }: Order, at: Span, subject: string): RuleReport {
  return {
    at,
    message: `${subject} tells the model to ${what}. A model can't tell a file's words from its user's, so whoever wrote this steers it.`,
    help: 'Find out who wrote it, remove the server until you know, and describe only what it does.',
    confidence,
  }
}

import { asOwnVariable } from '../src/knowledge/fixes/references.ts'
import { addressOf } from '../src/knowledge/hosts/index.ts'
import { onceFor } from '../src/knowledge/memoize.ts'
import { holderOf, insteadOf, ownerOf } from '../src/knowledge/secrets/advice.ts'
import type { ConfigFile, Secret } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import type { Mapping } from '../src/tree.ts'

export default defineRule({
  id: 'placeholder-secret',
  title: 'Placeholder where a credential belongs',
  severity: 'info',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-1188'],
  owasp: ['MCP01'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const secret of config.secrets) {
      // Nobody fills in a placeholder inside a comment.
      if (secret.kind !== 'placeholder' || isCommented(secret, config) || isForNobody(secret)) continue
      const owner = ownerOf(secret, config)
      report({
        at: secret.at,
        message: `${holderOf(secret)} has ${secret.label}${secret.key ? ` in '${secret.key}'` : ''}. Anyone who fills it in writes a live credential into the file.`,
        help: `${insteadOf(secret, config)}.`,
        server: owner ?? secret.server,
        fix: owner && asOwnVariable(secret, owner),
      })
    }
  },
})

function isCommented({ at }: Secret, { document }: ConfigFile): boolean {
  return document.comments.some(({ start, end }) => start <= at.start && at.end <= end)
}

/** Says of itself that it is none. */
const NONE = /(?<![a-z])(?:dummy|fake|unused|ignored|not[-_ ]?(?:used|needed|required)|no[-_ ]key)(?![a-z])/i

/** The key of a service on this machine that asks for one and looks at none: `dummy` beside `http://localhost:8317`. */
function isForNobody({ node }: Secret): boolean {
  return NONE.test(node.value) && node.parent?.kind === 'mapping' && namesService(node.parent)
}

/** Asked once of a map, which may hold thousands of such keys. */
const namesService = onceFor(({ children }: Mapping): boolean =>
  [...children.values()].some((each) => each.kind === 'string' && isLoopback(each.value)),
)

function isLoopback(text: string): boolean {
  return /^https?:/i.test(text) && addressOf(text)?.reach === 'loopback'
}

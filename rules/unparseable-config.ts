import { defineRule } from '../src/rule.ts'
import { isUnread } from '../src/tree.ts'

export default defineRule({
  id: 'unparseable-config',
  title: 'Configuration that could not be read in full',
  severity: 'medium',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-1286'],
  owasp: ['MCP09'],
  since: '0.1.0',
  config(config, { report }) {
    const [first, ...rest] = config.document.problems.filter(isUnread)
    if (!first) return
    const more =
      rest.length === 0
        ? ''
        : ` ${rest.length === 1 ? 'One more such place stands' : `${rest.length} more such places stand`} in it.`
    const consequence =
      config.status === 'unparseable'
        ? 'Nothing in the file could be judged.'
        : 'What stands around it was judged as far as it could be made out.'
    report({
      at: first.span,
      // The front matter of agents and commands is read by parsers that take more than YAML: `hint: [file] | --all`.
      ...(config.document.prose && { confidence: 'low' as const }),
      message: `${first.message} ${consequence}${more}`,
      help: `${first.kind === 'encoding' ? 'Save the file as UTF-8' : 'Mend the syntax at this place'}; clients refuse such a file, or read it in ways that differ from one to the next.`,
    })
  },
})

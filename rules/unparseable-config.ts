import { readingLimit } from '../src/knowledge/readers/reading-limit.ts'
import type { ConfigFile } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { isLimit, isUnread, type SyntaxProblem } from '../src/tree.ts'

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
    // In a project, that is oversized-config.
    if (!first || readingLimit(config)) return
    const more =
      rest.length === 0
        ? ''
        : ` ${rest.length === 1 ? 'There is one more such place' : `There are ${rest.length} more such places`} in it.`
    const consequence =
      config.status === 'unparseable'
        ? 'Nothing in the file could be checked.'
        : 'What is around it was checked as far as it could be read.'
    report({
      at: first.span,
      // The front matter of agents and commands is read by parsers that take more than YAML: `hint: [file] | --all`.
      ...(config.document.prose && { confidence: 'low' as const }),
      message: `${first.message} ${consequence}${more}${refusal(first, config)}`,
      help: helpFor(first),
    })
  },
})

/** What a reader does with its other files then. */
function refusal({ kind }: SyntaxProblem, { readers }: ConfigFile): string {
  const [sentence] = readers.flatMap(({ file }) => file.refused ?? [])
  return kind === 'syntax' && sentence !== undefined ? ` ${sentence}` : ''
}

function helpFor({ kind }: SyntaxProblem): string {
  if (isLimit(kind)) return 'Remove from the file what no server needs: clients keep reading where this linter stops.'
  if (kind === 'computed') return 'Write out what it allows, so that whoever reviews the file sees it.'
  const repair = kind === 'encoding' ? 'Save the file as UTF-8' : 'Fix the syntax here'
  return `${repair}; clients reject such a file, or each reads it differently.`
}

import { fieldsOf, type Reader } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'ambiguous-transport',
  title: 'Server with both a command and a URL',
  severity: 'low',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-436'],
  owasp: ['MCP09'],
  since: '0.1.0',
  server(server, { report }) {
    const { command, url, readers } = server
    if (!command || !url || url.value.trim() === '') return
    const choices = new Set(readers.map((reader) => fieldsOf(reader).both))
    const [only] = choices
    // All readers are known to pick the same one, so everyone starts the same thing.
    if (choices.size === 1 && (only === 'command' || only === 'url')) return
    report({
      at: url,
      message: `Server '${server.name}' has both a command and a URL. ${what(choices, readers)}`,
      help: 'Keep the one you mean, or give each its own entry.',
    })
  },
})

function what(choices: ReadonlySet<unknown>, readers: readonly Reader[]): string {
  if (choices.size === 1 && choices.has('error'))
    return 'The clients of this file reject such an entry, so it never starts.'
  const known = (['url', 'command'] as const).flatMap((choice) => {
    const reader = readers.find((candidate) => fieldsOf(candidate).both === choice)
    return reader ? [`${reader.client.name} uses the ${choice === 'url' ? 'URL' : 'command'}`] : []
  })
  const differ = 'Clients differ in which one they use'
  return `${known.length > 0 ? `${known.join(', ')}; others differ` : differ}, so what was reviewed may not be what runs.`
}

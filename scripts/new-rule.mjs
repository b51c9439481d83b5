// npm run new-rule <id>: writes the pair and its fixture folders, red until filled.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

const id = process.argv[2] ?? ''
if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) {
  console.error('usage: npm run new-rule <id>, a kebab-case noun phrase that names the problem, such as plaintext-http')
  process.exit(2)
}
if (existsSync(`rules/${id}.ts`)) {
  console.error(`rules/${id}.ts exists`)
  process.exit(2)
}
const title = id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ')
writeFileSync(
  `rules/${id}.ts`,
  `import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: '${id}',
  title: '${title}',
  severity: 'medium',
  confidence: 'high',
  category: 'validity',
  cwe: ['CWE-16'],
  owasp: ['MCP07'],
  since: '0.1.0',
  server(server, { report }) {
    // report({ at: …, message: 'What is wrong. Why it matters.', help: 'What to do.' })
    void [server, report]
  },
})
`,
)
writeFileSync(
  `rules/${id}.md`,
  `# ${title}

One paragraph: what the rule finds.

## Why it matters

## Bad

\`\`\`json .mcp.json
\`\`\`

## Good

\`\`\`json .mcp.json
\`\`\`

## How to fix

## When to ignore

## References
`,
)
for (const kind of ['good', 'bad'])
  for (const name of ['first', 'second']) mkdirSync(`fixtures/rules/${id}/${kind}/${name}`, { recursive: true })
spawnSync(process.execPath, ['scripts/gen.mjs'], { stdio: 'inherit' })
console.log(
  `wrote rules/${id}.ts, rules/${id}.md and fixtures/rules/${id}/{good,bad}/{first,second}/; put files with real names there, then npm test`,
)

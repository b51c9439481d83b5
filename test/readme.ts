/** What the README shows of a run: a small project with telling mistakes, and what the program prints about it. */

import { clients } from '../src/clients/index.ts'
import { render } from '../src/report/index.ts'
import { load, scanFiles } from './fixtures.ts'

/** The Markdown between `<!-- example -->` and `<!-- /example -->`, without the line breaks around it. */
export async function example(): Promise<string> {
  const { report } = await scanFiles(load('fixtures/workspaces/readme'), { minConfidence: 'medium', pedantic: false })
  const printed = await render('pretty', report, {
    colour: 0,
    links: false,
    width: 80,
    quiet: false,
    verbose: false,
    showSuppressed: false,
    failOn: 'high',
    time: 0,
    clientName: (id) => clients.find((client) => client.id === id)?.name ?? id,
    fileUrl: () => undefined,
  })
  return `\`\`\`text\n$ npx mcp-audit\n${printed}\`\`\``
}

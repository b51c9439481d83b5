// What gen.mjs writes beyond indexes: generated regions of the README, and the published schemas.
import { rules } from '../rules/index.ts'
import { clients } from '../src/clients/index.ts'
import type { Host } from '../src/commands/host.ts'
import { describe } from '../src/commands/main.ts'
import { disk } from '../src/io.ts'
import { SEVERITIES } from '../src/model.ts'
import { reportJsonSchema } from '../src/report/schema.ts'
import { baselineJsonSchema, settingsJsonSchema } from '../src/settings-schema.ts'
import { example } from '../test/readme.ts'

const nobody: Host = {
  cwd: '/',
  env: {},
  machines: [],
  fs: disk,
  stdout: { write: () => {}, isTTY: false, columns: 80 },
  stderr: { write: () => {}, isTTY: false, columns: 80 },
  version: '0.0.0',
  input: async () => new Uint8Array(),
  write: () => {},
  clock: () => 0,
  today: () => '2026-01-01',
}

/** The text between `<!-- name -->` and `<!-- /name -->`, replaced. */
function region(text: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`
  const close = `<!-- /${name} -->`
  const from = text.indexOf(open)
  const to = text.indexOf(close)
  if (from < 0 || to < from) throw new Error(`README.md has no region '${name}'`)
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`
}

function rulesTable(): string {
  const rows = SEVERITIES.flatMap((severity) =>
    rules
      .filter((rule) => rule.severity === severity)
      .map(
        ({ id, title, category, cwe, owasp }) =>
          `| [\`${id}\`](rules/${id}.md) | ${severity} | ${title} | ${category} | ${[...owasp, ...cwe].join(' ')} |`,
      ),
  )
  return [
    '| rule | severity | what it finds | category | standards |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function clientsList(): string {
  const lintable = clients.filter((client) => client.unlintable === undefined)
  return lintable.map(({ name, docs }) => `[${name.replaceAll('|', '/')}](${docs})`).join(' · ')
}

function help(): string {
  const scan = describe(nobody, () => {}).commands.find((command) => command.name() === 'scan')
  return `\`\`\`text\n${scan?.helpInformation().trimEnd() ?? ''}\n\`\`\``
}

/** Every generated document with its text. */
export async function documents(read: (path: string) => string): Promise<readonly (readonly [string, string])[]> {
  let readme = read('README.md')
  readme = region(readme, 'rules', rulesTable())
  readme = region(readme, 'clients', clientsList())
  readme = region(readme, 'help', help())
  readme = region(readme, 'example', await example())
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`
  return [
    ['README.md', readme],
    ['schemas/report.schema.json', json(reportJsonSchema())],
    ['schemas/settings.schema.json', json(settingsJsonSchema(rules.map((rule) => rule.id)))],
    ['schemas/baseline.schema.json', json(baselineJsonSchema())],
  ]
}

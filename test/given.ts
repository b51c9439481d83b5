/** JSON reports as others hand them to us. */

/** What a report may say beside what it has to. */
export interface GivenSketch {
  readonly version?: unknown
  readonly tool?: string
  readonly findings?: readonly Partial<Given>[]
  readonly files?: readonly string[]
  readonly problems?: number
}

export interface Given {
  readonly rule: string
  readonly severity: string
  readonly confidence: string
  readonly file: string
  readonly server: string
  readonly package: string
  readonly message: string
  readonly pointer: string
  readonly fingerprint: string
  readonly line: number
}

/** Text of a whole report. Findings without a fingerprint have one of their rule, file, server and place. */
export function reportText({ version = 1, tool = '0.1.0', findings = [], files, problems = 0 }: GivenSketch): string {
  const made = findings.map((finding) => findingOf(finding))
  const paths = files ?? [...new Set(made.map(({ file }) => file))]
  return JSON.stringify(
    {
      version,
      tool: { name: 'mcp-audit', version: tool },
      root: '.',
      summary: { servers: paths.length, suppressed: 0 },
      files: paths.map((path) => ({ path, scope: 'project', status: 'ok', clients: [], servers: 1 })),
      findings: made,
      suppressed: [],
      problems: Array.from({ length: problems }, () => ({ file: 'x', message: 'It is a link.' })),
    },
    undefined,
    2,
  )
}

function findingOf(given: Partial<Given>) {
  const { rule = 'unpinned-package', file = '.mcp.json', server = 'one', pointer = '/mcpServers/one', line = 1 } = given
  const { severity = 'high', confidence = 'high', message = 'Something is wrong.' } = given
  const at = { line, column: 1, offset: line * 10 }
  return {
    ...{ rule, file, server, pointer, severity, confidence, message },
    ...(given.package === undefined ? {} : { package: given.package }),
    ...{
      category: 'execution',
      title: 'Something',
      help: 'Mend it.',
      clients: ['cursor'],
      start: at,
      end: at,
      related: [],
    },
    fingerprint: given.fingerprint ?? digits(JSON.stringify([rule, file, server, pointer])),
  }
}

/** 32 hexadecimal digits that are the same for the same text. */
function digits(text: string): string {
  let [a, b] = [1, 7]
  for (const character of text) {
    a = (Math.imul(a, 31) + (character.codePointAt(0) ?? 0)) >>> 0
    b = (Math.imul(b, 131) + a) >>> 0
  }
  return [a, b, a ^ b, (a + b) >>> 0].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}

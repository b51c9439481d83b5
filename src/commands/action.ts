/**
 * A step of GitHub Actions. `action.yml` hands its inputs over as variables, so that nothing of them ever stands in a script;
 * results go to the files that the runner names (docs.github.com/actions/reference/workflows-and-actions/workflow-commands).
 */

import { isUsageError, UsageError } from '../errors.ts'
import { SEVERITIES, type Severity } from '../model.ts'
import { escapeData } from '../report/github.ts'
import { occurring } from '../report/summary.ts'
import { COULD_NOT, type ExitCode, type Host, resolvePath, told } from './host.ts'
import type { ScanFlags } from './scan.ts'

/** `runScan`, of which this chunk has no copy. */
export type Scan = (paths: readonly string[], flags: ScanFlags, host: Host) => Promise<ExitCode>

interface Inputs {
  readonly paths: readonly string[]
  readonly root: string | undefined
  readonly failOn: Severity | 'none' | undefined
  readonly config: string | false | undefined
  readonly sarif: string | undefined
  readonly category: string
  readonly summary: boolean
  readonly annotations: boolean
  readonly inlineIgnores: boolean
}

/** Runs one scan and tells of it wherever Actions looks. Never throws for what the workflow got wrong: it is told as an error. */
export async function action(host: Host, scan: Scan): Promise<ExitCode> {
  try {
    return await step(inputsFrom(host.env), host, scan)
  } catch (error) {
    if (!isUsageError(error)) throw error
    tell('error', [error.message, ...error.hints].join(' '), host)
    return COULD_NOT
  }
}

async function step(inputs: Inputs, host: Host, scan: Scan): Promise<ExitCode> {
  const { sarif, summary, annotations } = inputs
  const wanted = ['json', ...(sarif === undefined ? [] : ['sarif']), ...(summary ? ['markdown'] : [])]
  const reports = new Map<string, string>()
  const flags: ScanFlags = {
    scope: 'project',
    format: annotations ? 'github' : 'pretty',
    output: wanted.map((kind) => `${kind}=${kind}`),
    color: 'never',
    links: 'never',
    inlineIgnores: inputs.inlineIgnores,
    sarifCategory: inputs.category,
    ...(inputs.inlineIgnores ? {} : { baseline: false }),
    ...(inputs.failOn === undefined ? {} : { failOn: inputs.failOn }),
    ...(inputs.config === undefined ? {} : { config: inputs.config }),
    ...(inputs.root === undefined ? {} : { root: inputs.root }),
  }
  const within: Host = {
    ...host,
    // What is printed for people is no command to the runner; annotations are.
    ...(annotations ? {} : { stdout: inert(host.stdout) }),
    stderr: annotating(inert(host.stderr), host),
    write: (path, text) => void reports.set(path.slice(path.lastIndexOf('/') + 1), text),
  }
  let code = await scan(inputs.paths, flags, within)
  // Of what was not looked at nothing was found: code scanning would close its alerts, and a summary would call it clean.
  const counts = countsIn(reports.get('json') ?? '{}')
  const isWhole = code !== COULD_NOT && counts.unread === 0
  const isTold = isWhole || counts.findings > 0
  const written = sarif === undefined ? undefined : writeSarif(sarif, reports.get('sarif') ?? '', host)
  if (sarif !== undefined && written === undefined) code = COULD_NOT
  if (summary && isTold) summarise(reports.get('markdown') ?? '', counts, host)
  const outputs = new Map([
    ['sarif-file', written ?? ''],
    ['findings', isTold ? String(counts.findings) : ''],
    ['highest-severity', isTold ? counts.highest : ''],
    ['upload', written !== undefined && isWhole ? uploadOf(written, host) : 'no'],
  ])
  append('GITHUB_OUTPUT', [...outputs].map(([name, value]) => heredoc(name, value)).join(''), 'outputs', host)
  return code
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

/** An input that is empty is as if it were not given: that is what an expression without a value leaves. */
function inputsFrom(env: Host['env']): Inputs {
  const text = (name: string) => (env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`] ?? '').trim()
  const boolean = (name: string): boolean => {
    const given = text(name) || 'true'
    const value = BOOLEANS.get(given)
    if (value === undefined) throw new UsageError(`The input '${name}' is '${given}', but must be 'true' or 'false'.`)
    return value
  }
  const severities: readonly (Severity | 'none')[] = [...SEVERITIES, 'none']
  const failOn = text('fail-on')
  const known = severities.find((severity) => severity === failOn)
  if (failOn !== '' && known === undefined)
    throw new UsageError(`The input 'fail-on' is '${failOn}', but must be one of ${severities.join(', ')}.`)
  const paths = text('paths')
    .split(/\r?\n/)
    .map((path) => path.trim())
    .filter((path) => path !== '')
  if (paths.includes('-')) throw new UsageError("The input 'paths' takes files and folders, not standard input ('-').")
  const config = text('config')
  return {
    paths,
    root: text('root') || undefined,
    failOn: known,
    config: config === '' ? undefined : config === 'none' ? false : config,
    sarif: text('sarif') || undefined,
    category: text('category') || 'mcp-audit',
    summary: boolean('summary'),
    annotations: boolean('annotations'),
    inlineIgnores: boolean('inline-ignores'),
  }
}

interface Counts {
  readonly findings: number
  readonly highest: Severity | 'none'
  /** Files that could not be read. */
  readonly unread: number
}

interface ReportRead {
  readonly summary?: Readonly<Partial<Record<Severity, number>>>
  readonly problems?: readonly unknown[]
}

/** From our own report. */
function countsIn(json: string): Counts {
  const { summary = {}, problems = [] }: ReportRead = JSON.parse(json)
  const present = occurring(summary)
  return {
    findings: present.reduce((sum, severity) => sum + (summary[severity] ?? 0), 0),
    // They are listed from the gravest down.
    highest: present[0] ?? 'none',
    unread: problems.length,
  }
}

/** The path as it was given; undefined where the file could not be written, which is told. */
function writeSarif(path: string, text: string, host: Host): string | undefined {
  try {
    host.write(resolvePath(path, host), text)
    return path
  } catch (error) {
    if (!isUsageError(error)) throw error
    tell('error', error.message, host)
    return undefined
  }
}

/** GitHub shows no summary of a step that is larger, in bytes. */
const LARGEST_SUMMARY = 2 ** 20

function summarise(markdown: string, { findings, highest }: Counts, host: Host): void {
  if (markdown === '') return
  const room = LARGEST_SUMMARY - bytesAt(host.env['GITHUB_STEP_SUMMARY'], host)
  const short = `### mcp-audit\n\n${findings} findings, the gravest ${highest}: more than a summary can hold. The log of this step has them all.\n`
  const text = [markdown, short].find((each) => Buffer.byteLength(each) <= room)
  if (text === undefined) tell('warning', 'The summary of this step is full, so mcp-audit adds nothing to it.', host)
  else append('GITHUB_STEP_SUMMARY', text, 'summary', host)
}

function bytesAt(path: string | undefined, host: Host): number {
  const read = path ? host.fs.read(resolvePath(path, host), 'follow') : undefined
  return read && 'bytes' in read ? read.bytes.length : 0
}

/** Adds to a file of the runner's; where that cannot be, a warning says what is lost, and the scan counts as it is. */
function append(variable: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY', text: string, what: string, host: Host): void {
  const named = host.env[variable]
  if (!named) {
    tell('warning', `The ${what} of this step cannot be written: ${variable} is not set.`, host)
    return
  }
  const path = resolvePath(named, host)
  const read = host.fs.read(path, 'follow')
  const before = 'bytes' in read ? read.bytes : undefined
  try {
    host.replace(path, { before, after: Buffer.concat([before ?? new Uint8Array(), Buffer.from(text)]) })
  } catch (error) {
    if (!isUsageError(error)) throw error
    tell('warning', `The ${what} of this step cannot be written: ${error.message}`, host)
  }
}

/** A value over several lines, whose end is a word that is nowhere in it. */
function heredoc(name: string, value: string): string {
  let end = 'MCP_AUDIT'
  while (value.includes(end)) end += '_'
  return `${name}<<${end}\n${value}\n${end}\n`
}

/** Events at which Dependabot's token may only read, besides those of pull requests. */
const READS_ONLY: ReadonlySet<string> = new Set(['push', 'create', 'deployment', 'deployment_status'])

/**
 * Whether a report goes to code scanning; `try`: where it is refused, nothing has failed. `upload-sarif` may do so for every
 * `pull_request`, though the token may only read; what Dependabot starts otherwise may not
 * (docs.github.com/code-security/code-scanning/troubleshooting-code-scanning/resource-not-accessible, and
 * /code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions). Of forks people tell of
 * refusals all the same.
 */
function uploadOf(sarif: string, host: Host): 'yes' | 'try' | 'no' {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_ACTOR: actor } = host.env
  // That of a `pull_request_target` is the base's own.
  if (event.startsWith('pull_request') && event !== 'pull_request_target') {
    const { base, head } = repositoriesOf(host)
    return base !== undefined && base === head ? 'yes' : 'try'
  }
  if (actor !== 'dependabot[bot]' || !READS_ONLY.has(event)) return 'yes'
  tell('notice', `'${sarif}' is written and not uploaded: what Dependabot starts by ${event} may only read.`, host)
  return 'no'
}

/** The repositories of a pull request, by the event's payload; a fork that is gone has no name. */
function repositoriesOf(host: Host): { readonly base?: string; readonly head?: string } {
  const path = host.env['GITHUB_EVENT_PATH']
  const read = path ? host.fs.read(resolvePath(path, host), 'follow') : undefined
  if (!read || !('bytes' in read)) return {}
  const name = (side: unknown) => field(field(side, 'repo'), 'full_name')
  try {
    const pull = field(JSON.parse(new TextDecoder().decode(read.bytes)), 'pull_request')
    const [base, head] = [name(field(pull, 'base')), name(field(pull, 'head'))]
    return { ...(typeof base === 'string' ? { base } : {}), ...(typeof head === 'string' ? { head } : {}) }
  } catch {
    return {}
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

/** A command to the runner, which takes one line. */
function tell(kind: 'error' | 'warning' | 'notice', message: string, host: Host): void {
  const escaped = escapeData(told(message, 2000)).replaceAll('##[', '## [')
  host.stdout.write(`::${kind} title=mcp-audit::${escaped}\n`)
}

/** What the scan could not do is told where the runner shows errors; the rest as it is. */
function annotating(stream: Host['stderr'], host: Host): Host['stderr'] {
  return {
    isTTY: stream.isTTY,
    columns: stream.columns,
    write(text) {
      if (!text.startsWith('error: ')) return stream.write(text)
      for (const error of text.split(/^error: /m).filter(Boolean))
        tell('error', error.trimEnd().replaceAll('\n', ' '), host)
    },
  }
}

/**
 * A stream on which no line is a command. The runner takes for one what begins with `::`, blanks aside, and what holds `##[`
 * anywhere (github.com/actions/runner, ActionCommand.cs).
 */
function inert(stream: Host['stdout']): Host['stdout'] {
  return {
    isTTY: stream.isTTY,
    columns: stream.columns,
    write: (text) => stream.write(text.replace(/^([ \t]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [')),
  }
}

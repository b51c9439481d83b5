/** The commands and their options, and what happens when something goes wrong. */

import { Command, CommanderError } from 'commander'
import { rules } from '../../rules/index.ts'
import { clients } from '../clients/index.ts'
import { isUsageError, REPORT_IT, UsageError, WITH_PLACES } from '../errors.ts'
import { KNOWLEDGE } from '../knowledge/handed.ts'
import { SEVERITIES } from '../model.ts'
import { KINDS } from '../report/index.ts'
import { printed } from '../report/text.ts'
import { scan } from '../scan.ts'
import { closest } from '../triage/suggest.ts'
import { type BaselineFlags, baseline } from './baseline.ts'
import type { ChecklistFlags } from './checklist.ts'
import { type ClientsFlags, listClients } from './clients.ts'
import type { CompareFlags } from './compare-revisions.ts'
import { loadConfiguration } from './configuration.ts'
import type { Values } from './definitions.ts'
import type { ExplainFlags } from './explain.ts'
import { fix } from './fix.ts'
import type { FixFlags } from './fix-run.ts'
import { COULD_NOT, type ExitCode, type Host, PASSED, told } from './host.ts'
import { init } from './init.ts'
import type { InventoryFlags } from './inventory.ts'
import { type LockFlags, lock } from './lock.ts'
import type { LspFlags } from './lsp.ts'
import type { MergeFlags } from './merge.ts'
import { addLook, choice, colour, count, each, list, orFrom } from './options.ts'
import type { OTHERS, Words } from './others.ts'
import { rulesWithPlugins } from './plugins.ts'
import { refusals, tellProblems } from './refusals.ts'
import { clientName, hasSomethingToSay, looks, runScan, type ScanFlags } from './scan.ts'
import { optionsFor, rootOf } from './scan-options.ts'
import { subjectsAt } from './subjects.ts'
import type { WatchFlags } from './watch.ts'
import { OTHER_NAMES, type OtherName, SHELLS, WHEN } from './words.ts'

/** Runs one command line. Never throws: what cannot be done is told on stderr, and the exit code is 2. */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  let exit: ExitCode = PASSED
  const done = (code: ExitCode) => {
    exit = code
  }
  try {
    const program = describe(host, done, needsOthers(argv) ? (await import('./others.ts')).OTHERS : [])
    refuseUnknownTopic(program, argv)
    // Of the command that helps Commander has no help.
    const asked = argv[0] === 'help' && argv[1] === 'help' ? ['help'] : [...argv]
    await program.parseAsync(asked, { from: 'user' })
    return exit
  } catch (error) {
    return complain(error, host)
  }
}

/** What they take is a page of its own, which a scan need not read. */
function needsOthers(argv: readonly string[]): boolean {
  return argv.some((word) => /^(?:help|-h|--help)$/.test(word) || OTHER_NAMES.some((name) => name === word))
}

/**
 * Something failed that nobody was waiting for. We leave nothing behind, so that it is a plug-in's; in what words it failed is
 * not told, since they may quote what the plug-in was looking at.
 */
export function complainLate(error: unknown, argv: readonly string[], host: Host): ExitCode {
  if (host.env['MCP_AUDIT_DEBUG'] || !argv.some((word) => word.startsWith('--plugin'))) return complain(error, host)
  host.stderr.write('error: Work that a plug-in left running has failed. Its hooks must finish before they return.\n')
  return COULD_NOT
}

function complain(error: unknown, host: Host): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? PASSED : COULD_NOT
  if (isUsageError(error)) {
    // A message may quote a path, which is whatever someone called a file.
    const [first = '', ...hints] = [error.message, ...error.hints].map((line) => told(line, LONGEST_LINE))
    host.stderr.write(printed([`error: ${first}`, ...hints]))
    return COULD_NOT
  }
  host.stderr.write(
    `error: mcp-audit ${host.version} hit a bug of its own. ${REPORT_IT}${
      host.env['MCP_AUDIT_DEBUG'] ? `\n${placesOf(error)}` : WITH_PLACES
    }\n`,
  )
  return COULD_NOT
}

/**
 * What kind of error, and where in the program. Not in what words: those of an engine quote what it was given, and a secret
 * would be among them before anyone could have found it.
 */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return `A ${typeof error} was thrown.`
  const { message, stack = '' } = error
  const behind = stack.indexOf(message)
  const frames =
    behind < 0
      ? []
      : stack
          .slice(behind + message.length)
          .split('\n')
          .slice(1)
  return [error.constructor.name, ...frames.map((line) => told(line))].join('\n')
}

/** Commander answers `help nope` with the help of the whole program, as if nothing were wrong, and an error's exit code. */
function refuseUnknownTopic({ commands }: Command, [word, topic]: readonly string[]): void {
  if (word !== 'help' || topic === undefined || topic.startsWith('-')) return
  const known = [...commands.map((command) => command.name()), 'help']
  if (known.includes(topic)) return
  const near = closest(topic, known)
  throw new UsageError(`There is no command '${topic}'.`, [
    near ? `Did you mean '${near}'?` : `There are ${known.join(', ')}.`,
  ])
}

/** Of a message that quotes what was typed, or what a file is called. */
const LONGEST_LINE = 2000

function lines(text: string): readonly string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => told(line, LONGEST_LINE))
}

const EXIT_CODES =
  'Exit codes: 0 nothing at or above --fail-on (default: high), 1 something is, 2 the request could not be carried out.'

/** As an unset variable of a shell gives it. `--only ''` must not become a run without rules that finds nothing. */
function refuseEmpty(command: Command): void {
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName())
    if (value === '' || (Array.isArray(value) && (value.length === 0 || value.includes(''))))
      throw new UsageError(`'${option.long ?? option.flags}' needs a value.`)
  }
}

/** What the commands take, those of `others` beside `scan`; also read by shell completion and by the README's help block. */
export function describe(host: Host, done: Done, others: typeof OTHERS): Command {
  const program = new Command('mcp-audit')
    .description(
      'Finds what is dangerous in MCP client configuration: secrets, broad access, servers that run without approval, unpinned packages. Static and offline: it starts nothing, contacts no one, and never prints a secret.',
    )
    .version(host.version, '-V, --version')
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      // It quotes the command line, and `mcp-audit *` puts there whatever files are called.
      writeErr: (text) => host.stderr.write(printed(lines(text))),
      getOutHelpWidth: () => host.stdout.columns || 100,
      getErrHelpWidth: () => host.stderr.columns || 100,
    })
    .configureHelp({ sortSubcommands: false })
    .enablePositionalOptions()
    .hook('preAction', (_, command) => refuseEmpty(command))
    .addHelpText(
      'after',
      `\n${EXIT_CODES}\n\n'mcp-audit help scan' lists the options of a scan; 'scan' itself may be omitted.`,
    )

  addScan(program, host, done)
  const words: Words = {
    run: runsOf(host, done),
    choice,
    colour,
    look: (command, names, own) => addLook(command, names, host, own),
    list,
    each,
    count,
  }
  for (const { name, description, fill } of others) fill(program.command(name).description(description), words)
  return program
}

type Done = (code: ExitCode) => void

/** What words of the command line may be, beside those that an option lists: for shell completion and the manual. `stores`: of `others`. */
export function values(stores: readonly string[]): Values {
  return {
    rule: rules.map(({ id }) => id),
    id: clients.map(({ id }) => id),
    'kind=file': KINDS.map((kind) => `${kind}=`),
    shell: SHELLS,
    store: stores,
  }
}

/** What every command but `scan` does with its arguments and options, as commander hands them over. */
export type Run = ReturnType<typeof runsOf>

function runsOf(host: Host, done: Done) {
  return {
    explain: async (rule: string | undefined, flags: ExplainFlags) => {
      const known = await rulesWithPlugins(flags.plugin, [], host)
      done(await (await import('./explain.ts')).explain(rule, flags, known, host, subjectsAt))
    },
    fix: async (paths: string[], flags: FixFlags) => done(await fix(paths, flags, host)),
    clients: async (flags: ClientsFlags) => done(await listClients(flags, host)),
    inventory: async (paths: string[], flags: InventoryFlags) =>
      done(await (await import('./inventory.ts')).inventory(paths, flags, host, ENGINE)),
    baseline: async (paths: string[], flags: BaselineFlags) => done(await baseline(paths, flags, host)),
    lock: async (flags: LockFlags) => done(await lock(flags, host)),
    diff: async (before: string, after: string | undefined, flags: CompareFlags) =>
      done(
        await (await import('./compare.ts')).compare(
          after === undefined ? [before] : [before, after],
          flags,
          host,
          ENGINE,
        ),
      ),
    merge: async (paths: string[], flags: MergeFlags) =>
      done(await (await import('./merge.ts')).merge(paths, flags, host)),
    checklist: async (paths: string[], flags: ChecklistFlags) =>
      done(await (await import('./checklist.ts')).checklist(paths, flags, host, ENGINE)),
    init: async (flags: { force?: true }) => done(await init(flags, host)),
    lsp: async (flags: LspFlags) => {
      const complaint = (error: unknown) => void complain(error, host)
      const program = { loadConfiguration, optionsFor, scan, complaint }
      done(await (await import('./lsp.ts')).lsp(flags, program, host))
    },
    watch: async (paths: string[], flags: WatchFlags) =>
      done(await (await import('./watch.ts')).watch(paths, flags, host, looks)),
    completion: async (shell: string | undefined) => {
      const { OTHERS, STORE_IDS } = await import('./others.ts')
      const program = describe(host, done, OTHERS)
      done((await import('./completion.ts')).completion(shell, program, values(STORE_IDS), host))
    },
    action: async () => done(await (await import('./action.ts')).action(host, runScan)),
  } satisfies Record<OtherName, unknown>
}

/** What chunks need of the program that cannot be bundled into them again. */
export type Engine = typeof ENGINE
const ENGINE = {
  scan,
  loadConfiguration,
  optionsFor,
  refusals,
  tellProblems,
  hasSomethingToSay,
  rootOf,
  clientName,
  knowledge: KNOWLEDGE,
}

const OF_RULES = [
  ...(['only', 'skip', 'plugin', 'pedantic', 'minSeverity', 'minConfidence'] as const),
  ...(['config', 'inlineIgnores', 'baseline', 'lock', 'advisories'] as const),
]

function addScan(program: Command, host: Host, done: Done): void {
  const command = program
    .command('scan', { isDefault: true })
    .description('scan this project and this machine, or the given files and folders (default)')
    .argument('[paths...]', "files and folders; '-' for standard input")
  addLook(command.optionsGroup('Input:'), ['scope', 'client'], host)
    .option('--tracked', "within folders, only files that git tracks; a submodule's are its own")
    .option(
      '--staged',
      'scan what git has staged, settings included, instead of the files on disk; without paths, report only findings in what differs from HEAD',
    )
    .option(
      '--changed',
      'with --staged: the paths are files that a hook says have changed; everything staged is scanned',
    )
  addLook(command, ['exclude'], host).option('--stdin-filename <path>', 'treat standard input as the file at this path')
  addLook(command, ['root'], host)
  addLook(command.optionsGroup('Rules:'), OF_RULES, host)
    .optionsGroup('Output:')
    .addOption(
      orFrom('MCP_AUDIT_FORMAT', choice('-f, --format <format>', 'output format', KINDS).default('pretty'), host),
    )
    .option('-o, --output <kind=file>', 'also write a report of this kind to a file (repeatable)', each)
    .addOption(colour())
    .addOption(choice('--links <when>', 'terminal hyperlinks', WHEN).default('auto'))
    .option(
      '--max-findings <count>',
      "findings to print in full per rule, or 'none' for no limit (default: 50 on a terminal, otherwise none)",
      count,
    )
    .option('--show-suppressed', 'also print silenced findings, and why')
    .option('--sarif-category <name>', 'category of the SARIF run, to tell several uploads apart')
    .option('-q, --quiet', 'print findings only, one per line')
    .option('-v, --verbose', 'also list what was read')
    .optionsGroup('Exit code:')
    .addOption(
      orFrom(
        'MCP_AUDIT_FAIL_ON',
        choice('--fail-on <severity>', 'exit with 1 at findings of this severity or above (default: high)', [
          ...SEVERITIES,
          'none',
        ]),
        host,
      ),
    )
    .option('--strict', 'exit with 2 if a file could not be read or parsed')
    .addHelpText(
      'after',
      `
${EXIT_CODES}

Examples:
  mcp-audit                                     this project and this machine
  mcp-audit --scope project                     only what a pull request can change
  mcp-audit .mcp.json --format json             one file, for a program
  mcp-audit --scope project -o sarif=mcp.sarif  for GitHub code scanning`,
    )
    .action(async (paths: string[], flags: ScanFlags) => done(await runScan(paths, flags, host)))
}

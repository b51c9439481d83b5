/** What every command but `scan` takes: read when the command line names one of them, or asks for help. */

import type { Command, Option } from 'commander'
import { STORES } from '../fix/secrets/stores.ts'
import { enumerated } from '../knowledge/text/enumerated.ts'
import { SEVERITIES } from '../model.ts'
import { BASELINE, LOCK } from '../own-names.ts'
import type { Run } from './main.ts'
import type { LookName } from './options.ts'
import { INVENTORY_FORMATS, type OtherName, SHELLS } from './words.ts'

/** What options are described with. The program's, so that this chunk needs no commander of its own. */
export interface Words {
  /** What each command does. */
  readonly run: Run
  readonly choice: (flags: string, description: string, words: readonly string[]) => Option
  /** Whether to use color. */
  readonly colour: () => Option
  /** Gives a command options that say what is looked at, and by what. */
  readonly look: (
    command: Command,
    names: readonly LookName[],
    own?: { readonly [Name in LookName]?: string },
  ) => Command
  /** Values that commas part, or that the option is repeated with. */
  readonly list: (value: string, before: readonly string[] | undefined) => readonly string[]
  /** Values that the option is repeated with. */
  readonly each: (value: string, before: readonly string[] | undefined) => readonly string[]
  /** A whole number, or 'none' for as many as there are. */
  readonly count: (value: string) => number
}

/** Where `fix --secrets` puts credentials. */
export const STORE_IDS: readonly string[] = STORES.map(({ id }) => id)

/** `env, 1password[:vault], gcp:project or doppler`: some take a place after a colon, and some have to have one. */
function storesInWords(): string {
  const words = STORES.map(({ id, place }) => {
    if (!place) return id
    const what = `:${place.what.replaceAll(' ', '-')}`
    return `${id}${place.otherwise === undefined ? what : `[${what}]`}`
  })
  return enumerated(words, 'or')
}

/** In the order of the help. */
export const OTHERS: readonly {
  readonly name: OtherName
  readonly description: string
  readonly fill: (command: Command, words: Words) => void
}[] = [
  {
    name: 'explain',
    description: 'show what a rule looks for, why, and how to fix it; without a rule, list them all',
    fill(command, { run, colour, look }) {
      command
        .argument(
          '[rule]',
          "a rule id, as printed in a finding; or 'CWE-798', 'MCP01' and so on, for the rules about it",
        )
        .option(
          '--for <file:line>',
          'show recipes for what the rule finds there: roles, policies, tokens, secret stores',
        )
        .action(run.explain)
      look(command, ['plugin']).addOption(colour())
    },
  },
  {
    name: 'fix',
    description: 'fix what a scan of the project finds, in the files themselves, and leave everything else as it is',
    fill(command, { run, colour, choice, list, look }) {
      command
        .argument('[paths...]', "files and folders (default: this project); '-' for standard input")
        .option('--unsafe', 'also apply fixes that change how a server or a client behaves')
        // As it is without; `--unsafe` would otherwise be what a mistaken option is told to have meant.
        .addOption(command.createOption('--safe', 'only safe fixes (the default)').conflicts('unsafe').hideHelp())
        .option('--dry-run', 'change nothing; show what would change, and exit with 1 if anything would')
        .option('-i, --interactive', 'ask before each change')
      look(command, ['only', 'skip'], { only: 'fix only what these rules find (repeatable)' })
        // As '--only' was called here at first.
        .addOption(command.createOption('--rule <rule>', 'alias of --only').argParser(list).hideHelp())
        .option(
          '--secrets <store>',
          `move credentials, and nothing else, to ${storesInWords()}; with env and input the old value is not kept anywhere`,
        )
        .option(
          '--online',
          'also pin what this machine does not have: your own npm, uv or docker asks the registries you have configured',
        )
        .option('--yes', 'run the programs that store credentials without asking')
      look(command, ['scope', 'client', 'exclude'], {
        scope: 'whose configuration to repair (default: project; with paths, any)',
      }).option('--stdin-filename <path>', 'treat standard input as the file at this path, and print it repaired')
      look(command, ['root', 'pedantic', 'minSeverity', 'minConfidence', 'config', 'inlineIgnores', 'baseline'], {
        baseline: 'leave the findings in this file alone',
      })
      look(command, ['advisories', 'plugin'])
        .addOption(colour())
        .option('-q, --quiet', 'do not report what was done')
        .addOption(
          choice('--fail-on <severity>', 'exit with 1 if findings of this severity or above remain (default: high)', [
            ...SEVERITIES,
            'none',
          ]),
        )
        .addHelpText(
          'after',
          `
Exit codes: 0 done, 1 findings at or above --fail-on remain (with --dry-run: something would change),
2 the request could not be carried out.

Examples:
  mcp-audit fix --dry-run                       show what the safe fixes would change
  mcp-audit fix --unsafe --only plaintext-http  fix one rule, unsafe fixes included
  mcp-audit fix --unsafe --interactive          decide on each change`,
        )
        .action(run.fix)
    },
  },
  {
    name: 'clients',
    description: 'list every place on this machine where a client keeps MCP configuration',
    fill(command, { run, look }) {
      command.option('--all', 'also list places where nothing was found')
      look(command, ['client'], { client: 'list every place of this client (repeatable)' })
        .option('--json', 'print JSON')
        .action(run.clients)
    },
  },
  {
    name: 'inventory',
    description: 'list every client, server, package, image, remote, credential name and approval',
    fill(command, { run, colour, choice, each, look }) {
      command.argument('[paths...]', 'files and folders, as for scan')
      look(command, ['scope', 'client', 'exclude', 'root', 'config'])
        .addOption(choice('-f, --format <format>', 'output format', INVENTORY_FORMATS).default('table'))
        .addOption(
          command
            .createOption('-o, --output <kind=file>', 'also write it in this format to a file (repeatable)')
            .choices(INVENTORY_FORMATS.map((kind) => `${kind}=`))
            .argParser(each),
        )
        .addOption(colour())
        .addHelpText(
          'after',
          `
Exit codes: 0 done, 2 the request could not be carried out.

Examples:
  mcp-audit inventory                                   this project and this machine
  mcp-audit inventory -f cyclonedx > mcp.cdx.json       a bill of materials`,
        )
        .action(run.inventory)
    },
  },
  {
    name: 'baseline',
    description: "accept today's findings: write them to a file that later runs exclude",
    fill(command, { run, look }) {
      command
        .argument('[paths...]', 'files and folders, as for scan')
        .option('--baseline <file>', `where to write (default: the settings' own, or ${BASELINE})`)
        .option('--prune', 'only remove entries that no longer occur')
        .option('--allow-secrets', 'accept live credentials too (rarely wise)')
      look(command, ['scope', 'client', 'exclude', 'root', 'config', 'advisories', 'plugin'], {
        scope: 'whose findings to accept (default: project)',
      }).action(run.baseline)
    },
  },
  {
    name: 'lock',
    description: 'record what every server of the project is, so that later scans report changes',
    fill(command, { run, look }) {
      command
        .option('--check', 'write nothing; exit with 1 if the servers and the lock differ')
        .option('--lock <file>', `the lock (default: the settings' own, or ${LOCK} at the root)`)
      look(command, ['exclude', 'root', 'config']).action(run.lock)
    },
  },
  {
    name: 'diff',
    description: 'report what is new, fixed and remaining between two revisions or two JSON reports',
    fill(command, { run, colour, choice, count, look }) {
      command
        .argument('<before>', "a revision, 'main...HEAD', a JSON report, or '-' for one on standard input")
        .argument('[after]', 'the same (default: the work tree)')
        .option('--rev', 'treat the names as revisions even if files have those names')
      look(command, ['root', 'client', 'exclude'], {
        root: 'a folder of the repository (default: the one around here)',
      }).addOption(
        choice(
          '--settings <whose>',
          'judge both sides by the settings and baseline of <before> and disregard comments (base, the default), or each by its own, comments included',
          ['base', 'own'],
        ),
      )
      look(command, ['config', 'baseline', 'advisories', 'only', 'skip', 'plugin'])
      look(command, ['pedantic', 'minSeverity', 'minConfidence'])
        .addOption(choice('-f, --format <format>', 'output format', ['text', 'json', 'markdown']).default('text'))
        .addOption(colour())
        .option(
          '--max-findings <count>',
          "new findings to print in full per rule, or 'none' for no limit (default: 50 on a terminal, otherwise none)",
          count,
        )
        .addOption(
          choice('--fail-on <severity>', 'exit with 1 at new findings of this severity or above (default: high)', [
            ...SEVERITIES,
            'none',
          ]),
        )
        .addHelpText(
          'after',
          `
Exit codes: 0 nothing new at or above --fail-on, 1 something is, 2 the request could not be carried out.

Examples:
  mcp-audit diff main                           the work tree, compared with a branch
  mcp-audit diff main...HEAD --format markdown  what a branch introduces, as a comment
  mcp-audit diff before.json after.json         two reports`,
        )
        .action(run.diff)
    },
  },
  {
    name: 'merge',
    description: 'combine many JSON reports, one per machine or repository, into one summary',
    fill: (command, { run, colour, choice, count }) =>
      command
        .argument(
          '[reports...]',
          "JSON reports, files with one per line (.jsonl), and folders of these; '-' for standard input",
        )
        .option('--from <file>', "also read the paths in this file, one per line; '-' for standard input")
        .option('--owners <file>', 'who owns a report by its path, in CODEOWNERS syntax (default: its first folder)')
        .option('--skip-broken', 'exit with 0 even if reports could not be read')
        .option('--top <count>', "rows per table, or 'none' for all (reports: at most a thousand; default: 10)", count)
        .addOption(
          choice('-f, --format <format>', 'output format', ['text', 'json', 'markdown', 'csv']).default('text'),
        )
        .addOption(colour())
        .addOption(
          choice('--fail-on <severity>', 'exit with 1 at findings of this severity or above', [
            ...SEVERITIES,
            'none',
          ]).default('none'),
        )
        .addHelpText(
          'after',
          `
Exit codes: 0 done, 1 findings at or above --fail-on, 2 a report could not be read (and was left out).

Examples:
  mcp-audit merge reports/                      reports/<owner>/<repository>.json, and everything below
  mcp-audit merge machines.jsonl --format csv   one report per line, as log collectors store them
  find . -name '*.json' -print0 | mcp-audit merge --from - --owners CODEOWNERS`,
        )
        .action(run.merge),
  },
  {
    name: 'watch',
    description: 'scan again whenever something changes, and report which findings appeared or disappeared',
    fill(command, { run, colour, choice, look }) {
      command.argument('[paths...]', 'files and folders, as for scan')
      look(command, ['scope', 'client', 'exclude', 'root'])
      look(command, ['only', 'skip', 'plugin', 'pedantic', 'minSeverity', 'minConfidence'])
      look(command, ['config', 'inlineIgnores', 'baseline', 'lock', 'advisories'])
        .addOption(
          choice('-f, --format <format>', 'output format; jsonl is one event per line, for programs', [
            'pretty',
            'jsonl',
          ]).default('pretty'),
        )
        .addOption(colour())
        .option('-v, --verbose', 'also report changes that affect no finding')
        .addHelpText(
          'after',
          `
Press Ctrl-C to stop. Exit codes: 0 stopped, 2 could not start or continue.

Examples:
  mcp-audit watch                               this project and this machine
  mcp-audit watch --scope project -f jsonl      for an editor or another program`,
        )
        .action(run.watch)
    },
  },
  {
    name: 'checklist',
    description: 'answer the deployment checklist of MCP security guidance from what is configured here',
    fill(command, { run, colour, choice, look }) {
      command.argument('[paths...]', 'files and folders, as for scan')
      look(command, ['scope', 'client', 'exclude', 'root', 'config', 'lock', 'plugin', 'advisories'])
        .addOption(choice('-f, --format <format>', 'output format', ['text', 'markdown', 'json']).default('text'))
        .addOption(colour())
        .addOption(
          choice('--fail-on <answer>', 'exit with 1 at this answer', ['fail', 'partial', 'none']).default('none'),
        )
        .action(run.checklist)
    },
  },
  {
    name: 'init',
    description: 'write a settings file that explains every option',
    fill: (command, { run }) => command.option('--force', 'replace an existing file').action(run.init),
  },
  {
    name: 'completion',
    description: 'print a shell completion script',
    fill: (command, { run }) =>
      command
        .argument('[shell]', `one of ${SHELLS.join(', ')}`)
        .addHelpText(
          'after',
          `
Examples:
  eval "$(mcp-audit completion bash)"                                      in ~/.bashrc
  eval "$(mcp-audit completion zsh)"                                       in ~/.zshrc, after compinit
  mcp-audit completion fish > ~/.config/fish/completions/mcp-audit.fish    once
  mcp-audit completion powershell | Out-String | Invoke-Expression         in $PROFILE`,
        )
        .action(run.completion),
  },
  {
    name: 'lsp',
    description: 'run a language server: diagnostics, hovers and quick fixes for editors',
    fill(command, { run, look }) {
      command.option('--stdio', 'use standard input and output (the default)')
      look(command, ['config', 'inlineIgnores', 'baseline', 'lock'])
      look(command, ['only', 'skip', 'pedantic', 'minSeverity', 'minConfidence'])
        // As vscode-languageclient passes it; the protocol has the same in its first request.
        .addOption(command.createOption('--clientProcessId <process>', 'the editor').hideHelp())
        .addHelpText(
          'after',
          '\nExit codes: 0 the editor asked it to exit, 1 it exited without being asked, 2 could not start.',
        )
        .action(run.lsp)
    },
  },
  {
    name: 'action',
    description: 'run as a GitHub Actions step, configured by the variables that action.yml sets',
    fill: (command, { run }) => command.action(run.action),
  },
]

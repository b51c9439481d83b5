/** What every command but `scan` takes: read when the command line names one of them, or asks for help. */

import type { Command, Option } from 'commander'
import { SEVERITIES } from '../model.ts'
import type { Run } from './main.ts'
import { type OtherName, SCOPES, WHEN } from './words.ts'

/** What options are described with. The program's, so that this chunk needs no commander of its own. */
export interface Words {
  /** What each command does. */
  readonly run: Run
  readonly choice: (flags: string, description: string, words: readonly string[]) => Option
  readonly settingsFile: () => Option
  /** Values that commas part, or that the option is repeated with. */
  readonly list: (value: string, before: readonly string[] | undefined) => readonly string[]
  /** Values that the option is repeated with. */
  readonly each: (value: string, before: readonly string[] | undefined) => readonly string[]
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
    fill: (command, { run }) =>
      command
        .argument(
          '[rule]',
          "rule id, as printed in a finding; or 'CWE-798', 'MCP01' and the like, for the rules about it",
        )
        .option(
          '--for <file:line>',
          'the recipes for what the rule finds there: roles, policies, tokens, secret stores',
        )
        .action(run.explain),
  },
  {
    name: 'fix',
    description: 'repair what a scan of the project finds, in the files themselves, and leave everything else as it is',
    fill: (command, { run, choice, settingsFile, list, each }) =>
      command
        .argument('[paths...]', "files and folders (default: this project); '-' for standard input")
        .option('--unsafe', 'also what changes the way a server or a client behaves')
        .option('--dry-run', 'change nothing, and show what would change; exits with 1 if something would')
        .option('-i, --interactive', 'show each change and ask')
        .option('--rule <rule>', 'only what these rules find; repeatable', list)
        .option(
          '--secrets <store>',
          'move credentials, and nothing else, to env, input, envfile, 1password[:vault], keychain, secret-service, vault[:mount], aws, gcp:project, azure:vault or doppler; with env and input the old value is kept nowhere',
        )
        .option(
          '--online',
          'pin also what this machine does not have: your own npm, uv or docker asks the registries that you have set up',
        )
        .option('--yes', 'run the programs that keep credentials without asking')
        .addOption(choice('--scope <scope>', 'whose configuration (default: project, and any for paths)', SCOPES))
        .option('--client <id>', 'only files that this client reads; repeatable', list)
        .option('--exclude <glob>', 'leave out files that match, relative to the root; repeatable', each)
        .option('--stdin-filename <path>', 'repair standard input as the file of this name, and print it')
        .option('--root <folder>', 'the folder that reported paths are relative to')
        .option('--pedantic', 'also findings that are only worth knowing (info)')
        .addOption(settingsFile())
        .option('--no-config', 'read no settings file')
        .option('--no-inline-ignores', 'ignore comments that silence findings')
        .option('--baseline <file>', 'findings to leave alone')
        .option('--no-baseline', 'read no baseline')
        .option('--advisories <path>', 'further advisories, as for scan', each)
        .option('--plugin <file>', 'rules of your own, in a JavaScript module; repeatable', each)
        .addOption(choice('--color <when>', 'colour', WHEN).default('auto'))
        .option('-q, --quiet', 'say nothing of what was done')
        .addOption(
          choice('--fail-on <severity>', 'exit with 1 if findings of this severity or above remain', [
            ...SEVERITIES,
            'none',
          ]),
        )
        .addHelpText(
          'after',
          `
Exit codes: 0 done, 1 findings at or above --fail-on remain (with --dry-run: something would change),
2 could not do what was asked.

Examples:
  mcp-audit fix --dry-run                       what the safe fixes would change
  mcp-audit fix --unsafe --rule plaintext-http  one rule, and what it takes
  mcp-audit fix --unsafe --interactive          one change after the other`,
        )
        .action(run.fix),
  },
  {
    name: 'clients',
    description: 'list every place on this machine where a client keeps MCP configuration',
    fill: (command, { run }) =>
      command.option('--all', 'also those where nothing was found').option('--json', 'as JSON').action(run.clients),
  },
  {
    name: 'baseline',
    description: "accept today's findings: write them to a file that later runs leave out",
    fill: (command, { run, choice, settingsFile, each }) =>
      command
        .argument('[paths...]', 'files and folders, as for scan')
        .option('--baseline <file>', "where to write (default: the settings' own, or .mcp-audit-baseline.json)")
        .option('--prune', 'only drop entries that no longer occur')
        .option('--allow-secrets', 'accept live credentials too, which is rarely wise')
        .addOption(choice('--scope <scope>', 'what to accept', SCOPES).default('project'))
        .option('--root <folder>', 'the folder that reported paths are relative to')
        .addOption(settingsFile())
        .option('--advisories <path>', 'further advisories, as for scan', each)
        .option('--plugin <file>', 'rules of your own, in a JavaScript module; repeatable', each)
        .action(run.baseline),
  },
  {
    name: 'lock',
    description: 'write down what every server of the project is, so that a scan tells of what changes',
    fill: (command, { run, settingsFile }) =>
      command
        .option('--check', 'write nothing; exit with 1 when servers and lock are out of step')
        .option('--lock <file>', "the lock (default: the settings' own, or mcp-audit.lock at the root)")
        .option('--root <folder>', 'the folder that reported paths are relative to')
        .addOption(settingsFile())
        .option('--no-config', 'read no settings file')
        .action(run.lock),
  },
  {
    name: 'checklist',
    description: 'answer the deployment checklist of MCP security guidance from what is configured here',
    fill: (command, { run, choice, settingsFile, each }) =>
      command
        .argument('[paths...]', 'files and folders, as for scan')
        .addOption(choice('--scope <scope>', 'whose configuration (default: all)', SCOPES))
        .addOption(choice('-f, --format <format>', 'what to print', ['text', 'markdown', 'json']).default('text'))
        .option('--root <folder>', 'the folder that reported paths are relative to')
        .addOption(settingsFile())
        .option('--no-config', 'read no settings file')
        .option('--plugin <file>', 'rules of your own, in a JavaScript module; repeatable', each)
        .option('--advisories <file>', 'OSV records beside those that are built in; repeatable', each)
        .addOption(choice('--color <when>', 'colour', WHEN).default('auto'))
        .addOption(
          choice('--fail-on <answer>', 'exit with 1 at this answer', ['fail', 'partial', 'none']).default('none'),
        )
        .action(run.checklist),
  },
  {
    name: 'init',
    description: 'write a settings file with every option explained',
    fill: (command, { run }) => command.option('--force', 'replace one that exists').action(run.init),
  },
  {
    name: 'action',
    description: 'run as a step of GitHub Actions, by the variables that action.yml sets',
    fill: (command, { run }) => command.action(run.action),
  },
]

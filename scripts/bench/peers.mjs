// The peers on npm, and how each is asked to look at a file, a home or a tree, without the network where it has a switch.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SECRETLINT = ['--secretlintrcJSON', '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}']

/** mcp-scan has one command for a config, one for what a machine has, and one for a folder; the last has no --offline. */
const MCP_SCAN = {
  file: ['scan', '--offline', '--config', '.mcp.json'],
  home: ['scan', '--offline'],
  tree: ['report', '--configs', '.'],
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0)

/**
 * `args`: as a user types it, in the folder. `json`: the same with a report for programs, of which `count` gives the number of
 * findings. `about`: what should be known of the comparison.
 */
const PEERS = [
  {
    name: 'ecc-agentshield',
    bin: 'agentshield',
    args: () => ['scan', '-p', '.'],
    json: () => ['scan', '-p', '.', '--format', 'json'],
    count: ({ findings }) => findings.length,
  },
  {
    name: 'mcp-scan',
    bin: 'mcp-scan',
    args: (looks) => MCP_SCAN[looks],
    json: (looks) => [...MCP_SCAN[looks], '--json'],
    count: ({ results }) => sum(results.map(({ findings }) => findings.length)),
    about: 'passes over dotfiles in a folder',
  },
  {
    name: 'ferret-scan',
    bin: 'ferret',
    args: () => ['scan', '.', '--mcp-validation'],
    json: () => ['scan', '.', '--mcp-validation', '--format', 'json'],
    count: ({ findings }) => findings.length,
  },
  {
    name: 'ship-safe',
    bin: 'ship-safe',
    args: () => ['scan', '.', '--no-cache'],
    json: () => ['scan', '.', '--no-cache', '--json'],
    count: ({ totalFindings }) => totalFindings,
    about: 'its `scan` looks for secrets only',
  },
  {
    name: 'claude-code-lint',
    bin: 'claudelint',
    // This command has no report for programs; the one that has runs every other validator too.
    args: () => ['validate-mcp'],
    json: () => ['check-all', '--no-cache', '--format', 'json'],
    count: ({ validators }) =>
      sum(
        validators
          .filter(({ name }) => name === 'MCP Validator')
          .map(({ errors, warnings }) => errors.length + warnings.length),
      ),
    about: 'looks at `.mcp.json` only',
  },
  {
    name: 'secretlint',
    bin: 'secretlint',
    // 12 is the last that runs on Node 20.
    packages: ['secretlint@12.0.0', '@secretlint/secretlint-rule-preset-recommend@12.0.0'],
    args: () => [...SECRETLINT, '**/*'],
    json: () => [...SECRETLINT, '--format', 'json', '**/*'],
    count: (files) => sum(files.map(({ messages }) => messages.length)),
    about: 'looks for secrets only, in every file',
  },
]

/**
 * The peers that are in `folder`, each with its `path` and `version`; with `install`, after npm was asked for them, without
 * their scripts. `missing`: the names of the others.
 */
export function peersIn(folder, install) {
  if (install) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
  }
  const found = PEERS.map(({ name, packages = [name], ...peer }) => {
    // One at a time: one that cannot be installed does not take the others with it.
    const how = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages]
    if (install) spawnSync('npm', how, { cwd: folder, stdio: 'ignore', timeout: 180_000 })
    return {
      ...peer,
      name,
      path: join(folder, 'node_modules/.bin', peer.bin),
      home: join(folder, 'node_modules', name),
    }
  })
  return {
    peers: found
      .filter(({ path }) => existsSync(path))
      .map(({ home, ...peer }) => ({
        ...peer,
        version: JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version,
      })),
    missing: found.filter(({ path }) => !existsSync(path)).map(({ name }) => name),
  }
}

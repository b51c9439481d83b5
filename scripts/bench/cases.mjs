// What the bench looks at. A case writes its files and returns the configs among them; every program is run in that folder.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const server = (n) => ({
  command: 'npx',
  args: ['-y', `@example/server-${n % 40}${n % 3 ? '@1.2.3' : ''}`, '--root', n % 5 ? './data' : '/'],
  env: { API_TOKEN: n % 7 ? '${API_TOKEN}' : 'YOUR_TOKEN_HERE', LOG_LEVEL: 'info' },
})

/** The text of a config with so many servers; `key` is what the client calls them. */
export function config(count, first = 0, key = 'mcpServers') {
  const servers = Array.from({ length: count }, (_, n) => [`server-${n}`, server(n + first)])
  return JSON.stringify({ [key]: Object.fromEntries(servers) }, undefined, 2)
}

/** Writes files, given as paths below `root` with their texts, and returns the paths. */
function put(root, files) {
  return files.map(([name, text]) => {
    const path = join(root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  })
}

/** Source files as a monorepo has them, ten a folder and eight folders a package, so that folders grow with the files. */
function sources(root, count) {
  const name = (n) => `packages/p${Math.floor(n / 80)}/src/m${Math.floor(n / 10) % 8}/f${n}.ts`
  put(
    root,
    Array.from({ length: count }, (_, n) => [name(n), 'export {}\n']),
  )
}

/** The places that projects keep, in turns, and how each names its servers. */
const PLACES = [
  ['.mcp.json', 'mcpServers'],
  ['.cursor/mcp.json', 'mcpServers'],
  ['.vscode/mcp.json', 'servers'],
  ['.gemini/settings.json', 'mcpServers'],
]

/** A package each, four servers each. */
function configs(root, count) {
  const file = (n) => {
    const [name, key] = PLACES[n % PLACES.length]
    return [`packages/p${n}/${name}`, config(4, n, key)]
  }
  return put(
    root,
    Array.from({ length: count }, (_, n) => file(n)),
  )
}

const HOME = [
  ['.claude.json', config(6)],
  ['.cursor/mcp.json', config(5, 10)],
  ['.config/Code/User/mcp.json', config(4, 20, 'servers')],
  ['.codex/config.toml', '[mcp_servers.docs]\ncommand = "npx"\nargs = ["-y", "@example/docs@1.0.0"]\n'],
  [
    '.config/goose/config.yaml',
    'GOOSE_MODE: approve\nextensions:\n  files:\n    cmd: npx\n    args: [-y, "@example/files@1.0.0"]\n' +
      '    enabled: true\n    type: stdio\n',
  ],
  ['.gemini/settings.json', config(3, 30)],
]

function git(root, ...args) {
  const run = spawnSync('git', ['-C', root, ...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`git ${args[0]}: ${run.error?.message ?? run.stderr}`)
}

/** One config of about so many megabytes. */
function megabytes(root, count) {
  const sample = config(1000).length / 1000
  return put(root, [['.mcp.json', config(Math.round((count * 1e6) / sample))]])
}

const one = (root, servers) => put(root, [['.mcp.json', config(servers)]])

/**
 * `looks`: at one `file`, a `home` or a `tree`, which is how each program is asked. `large`: a third of the rounds.
 * `oursOnly`: what is measured is our memory.
 */
export const CASES = [
  { id: 'file', name: 'one config of 5 servers', looks: 'file', make: (root) => one(root, 5) },
  { id: 'home', name: 'a home folder', looks: 'home', make: (root) => put(root, HOME) },
  {
    id: 'tree',
    name: '20,000 files, 200 configs',
    looks: 'tree',
    large: true,
    make(root) {
      sources(root, 20_000)
      return configs(root, 200)
    },
  },
  {
    id: 'large-tree',
    name: '100,000 files in git, 1 config',
    looks: 'tree',
    large: true,
    git: true,
    make(root) {
      sources(root, 100_000)
      const made = one(root, 5)
      git(root, 'init', '--quiet')
      git(root, 'add', '.')
      return made
    },
  },
  { id: 'servers', name: 'one config of 5,000 servers', looks: 'file', large: true, make: (root) => one(root, 5000) },
  { id: 'configs', name: '10,000 configs', looks: 'tree', large: true, make: (root) => configs(root, 10_000) },
  {
    id: '15mb',
    name: 'one config of 15 MB',
    looks: 'file',
    large: true,
    oursOnly: true,
    make: (root) => megabytes(root, 15),
  },
  {
    id: '50mb',
    name: 'one config of 50 MB',
    looks: 'file',
    large: true,
    oursOnly: true,
    make: (root) => megabytes(root, 50),
  },
]

/** What the cost is fitted over: a folder of so many files, a config of so many servers. */
export const SERIES = [
  { item: 'file', looks: 'tree', sizes: [2000, 4000, 8000, 16_000, 32_000], make: (root, size) => sources(root, size) },
  { item: 'server', looks: 'file', sizes: [500, 1000, 2000, 4000, 8000], make: (root, size) => one(root, size) },
]

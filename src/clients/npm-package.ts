import { type Condition, defineClient } from '../client.ts'
import { CLIENT_PACKAGES, commandAt, MCP_SERVERS } from './shared.ts'

/** What npm runs by itself when packages are installed, the project's own included (docs.npmjs.com, "Life Cycle Operation Order"). */
const AT_INSTALLATION = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
/**
 * One of these is in every command by which an agent asks nobody; whether it does, and by what, `relaxed-flags.ts` knows. What else
 * such scripts do is no business of ours.
 */
const UNASKED = [
  '--dangerously-skip-permissions',
  '--dangerously-bypass-approvals-and-sandbox',
  '--yolo',
  '--trust-all-tools',
  'danger-full-access',
  'approval_policy',
  '--ask-for-approval',
  'bypassPermissions',
  '--approval-mode',
]
const STARTS_AGENT = AT_INSTALLATION.map((name) => ({ at: ['scripts', name], holds: UNASKED }) satisfies Condition)

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies']

/** Servers that a package carries for whoever installs it, and clients that a project depends on. */
export default defineClient({
  id: 'npm-package',
  name: 'npm package',
  docs: 'https://docs.npmjs.com/cli/configuring-npm/package-json',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      path: 'package.json',
      format: 'json',
      servers: [MCP_SERVERS],
      settings: STARTS_AGENT.map((condition) => ({
        ...commandAt(condition.at, 'runs-code', 'an agent starts when packages are installed'),
        // That a project has scripts everybody knows: what the agent may do is what matters.
        confidence: 'low',
        where: [condition],
      })),
      when: [
        MCP_SERVERS.at,
        ...STARTS_AGENT,
        ...DEPENDENCIES.flatMap((list) => CLIENT_PACKAGES.map((name) => [list, name])),
      ],
    },
  ],
})

import { type ClientFile, defineClient } from '../client.ts'
import { addedFolders, approvedTools, hooksFile, MAY_EXPAND, MCP_SERVERS, matchedHooks } from './shared.ts'

// The file that the editor itself makes has comments in it.
const FILE = { format: 'jsonc', servers: [MCP_SERVERS] } as const satisfies Partial<ClientFile>

const HOME = ['~/.gitlab/duo', '{config}/gitlab/duo'] as const
const inHome = (name: string) => {
  const paths = HOME.map((folder) => `${folder}/${name}`)
  return { linux: paths, darwin: paths, win32: `{appData}/GitLab/duo/${name}` }
}

/** What the user adds to the sandbox, for every workspace: "Configuration file reference" of the page on it. */
const SANDBOX = {
  format: 'json',
  settings: [
    addedFolders(['filesystem', 'allowWrite'], 'sandboxed actions write there'),
    addedFolders(['filesystem', 'allowRead'], 'sandboxed actions read there'),
    {
      at: ['srt', 'enableWeakerNestedSandbox'],
      match: { is: [true] },
      means: 'sandbox-disabled',
      words: 'the sandbox is a weaker one, meant for containers that allow no other',
      confidence: 'low',
    },
  ],
} as const satisfies Partial<ClientFile>

// gitlab-org/gitlab, doc/user/gitlab_duo/model_context_protocol/mcp_clients.md and doc/editor_extensions/local_sandbox.md, 2026-11.
export default defineClient({
  id: 'gitlab-duo',
  name: 'GitLab Duo',
  docs: 'https://docs.gitlab.com/user/gitlab_duo/model_context_protocol/mcp_clients/',
  checked: '2026-11',
  confidence: 'high',
  onClash: 'project',
  files: [
    { scope: 'user', path: inHome('mcp.json'), ...FILE },
    { scope: 'project', path: '.gitlab/duo/mcp.json', ...FILE },
    { scope: 'user', path: inHome('sandbox.json'), ...SANDBOX },
    { scope: 'user', path: inHome('hooks.json'), format: 'json', settings: [matchedHooks()] },
    {
      // Of the program for terminals, and off until somebody switches a project's on (doc/user/gitlab_duo_cli/customize.md, 2026-11).
      scope: 'project',
      path: '.gitlab/duo/hooks.json',
      ...hooksFile(matchedHooks({ confidence: 'low' })),
    },
  ],
  fields: { transports: { stdio: 'stdio', http: 'http', sse: 'sse' } },
  references: MAY_EXPAND,
  entrySettings: [
    approvedTools('approvedTools'),
    {
      // Of a project's file it is ignored.
      at: ['sandbox', 'sandboxEnabled'],
      match: { is: [false] },
      means: 'sandbox-disabled',
      words: 'the server runs outside the sandbox',
      scopes: ['user'],
      confidence: 'medium',
    },
  ],
})

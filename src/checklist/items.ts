/**
 * The deployment checklist: what guidance for MCP asks of a set-up, an item each, with the rules that speak against it and
 * what it is about. The sections follow OWASP's "practical guide for securely using third-party MCP servers" (2025), the
 * security best practices of the MCP specification (2025-11-25) and the NSA's sheet on MCP (U/OO/6030316-26, May 2026).
 */

import type { Meaning } from '../client.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import { type ConfigFile, isLiteral, type Server } from '../model.ts'

export interface ItemDefinition {
  readonly id: string
  readonly title: string
  /** Rules whose findings speak against it. */
  readonly rules: readonly string[]
  /** What it is about: servers, or files. Where there is none, the item does not apply. */
  readonly servers?: (server: Server) => boolean
  readonly files?: (config: ConfigFile) => boolean
  /**
   * What is not as asked of one of these although no finding says so: the rule that would, and the sentence. It weighs little:
   * why nothing is told of it is that people have reason for it.
   */
  readonly shortOf?: (server: Server) => { readonly rule: string; readonly what: string } | undefined
  /** What is looked at, one and many of them: `server with folders`, `servers with folders`. */
  readonly subject: readonly [one: string, many: string]
}

export interface SectionDefinition {
  readonly id: string
  readonly title: string
  readonly items: readonly ItemDefinition[]
}

const hasStep =
  (...kinds: readonly string[]) =>
  ({ launch }: Server): boolean =>
    launch.steps.some(({ kind }) => kinds.includes(kind))
const isLocal = ({ command }: Server): boolean => command !== undefined
const isRemote = hasStep('remote')
const isContainer = hasStep('image')
const isAny = (): boolean => true

const mounts = ({ launch }: Server): boolean =>
  launch.steps.some((step) => step.kind === 'image' && step.mounts.length > 0)

const refers = ({ args, url, launch, headers }: Server): boolean =>
  [...args, ...(url ? [url] : []), ...[...launch.env, ...headers].flatMap(({ value }) => value ?? [])].some(
    (text) => !isLiteral(text),
  )

const opens = ({ args, launch }: Server): boolean =>
  [...args, ...launch.env.flatMap(({ value }) => value ?? [])].some(({ value }) => /^[a-z+]{2,20}:\/\//i.test(value))

/** Files of clients that have such a setting, or that start servers. */
const canSay =
  (...means: readonly Meaning[]) =>
  ({ readers }: ConfigFile): boolean =>
    readers.some(({ file }) => file.settings?.some((setting) => means.includes(setting.means)))

/** The checklist. `knowledge`: the program's. */
export function sections(knowledge: Knowledge): readonly SectionDefinition[] {
  const { connectionUsers, filesystemRoots, hasReadOnlySwitch, isSecretKey } = knowledge
  const { recogniseServer, rolesOf, runsElsewhere, writesUnasked } = knowledge
  /** It is handed a credential, literal or referenced. */
  const isTrusted = ({ launch, headers }: Server): boolean =>
    [...launch.env, ...headers, ...launch.headers].some(({ name }) => isSecretKey(name))
  const runsCodeHere = (server: Server): boolean => {
    const known = recogniseServer(server.launch)
    return known !== undefined && rolesOf(server).has('executes') && !runsElsewhere(known.server)
  }
  return [
    {
      id: 'scope',
      title: 'Sandboxing and minimal scope',
      items: [
        {
          id: 'folders',
          title: 'Servers are given only the folders that they need',
          rules: [
            'broad-filesystem-root',
            'sensitive-path',
            'wildcard-path',
            'outside-project-directory',
            'policy-root',
          ],
          servers: (server) => mounts(server) || filesystemRoots(server).length > 0,
          subject: ['server with folders', 'servers with folders'],
        },
        {
          id: 'client-sandbox',
          // Most clients have none of these on until they are told to, and few files say either.
          title: 'No sandbox, folder trust or network fence of a client is switched off',
          rules: ['sandbox-disabled'],
          files: canSay('sandbox-disabled'),
          subject: ['settings file', 'settings files'],
        },
        {
          id: 'contained-code',
          title: 'Servers that run code are contained',
          rules: ['unsandboxed-server', 'relaxed-runtime'],
          servers: runsCodeHere,
          subject: ['server that runs code here', 'servers that run code here'],
        },
        {
          id: 'plain-launch',
          title:
            'Servers are started plainly: no shell scripts, no inline code, no elevation, no hooks into the loader',
          rules: [
            'shell-wrapper',
            'inline-code',
            'download-and-run',
            'reverse-shell',
            'credential-exfiltration',
            'elevated-command',
            'package-runner-shell',
            'volatile-command-path',
            'environment-hijack',
            'path-override',
            'network-tool-command',
            'debug-port',
            'project-executable',
            'policy-command',
          ],
          servers: isLocal,
          subject: ['local server', 'local servers'],
        },
      ],
    },
    {
      id: 'privilege',
      title: 'Least privilege',
      items: [
        {
          id: 'database-users',
          title: 'Databases are used by roles of their own, and not by their administrator',
          rules: ['database-superuser'],
          servers: (server) => opens(server) || connectionUsers(server).length > 0,
          subject: ['server with a connection string', 'servers with connection strings'],
        },
        {
          id: 'credentials',
          title: 'Credentials are narrow, and go only to servers that need them',
          rules: [
            'over-scoped-token',
            'admin-cloud-profile',
            'host-credential-passthrough',
            'secret-to-foreign-host',
            'real-browser-profile',
          ],
          servers: isTrusted,
          subject: ['server with a credential', 'servers with credentials'],
        },
      ],
    },
    {
      id: 'secrets',
      title: 'Secrets management',
      items: [
        {
          id: 'no-literals',
          title: 'No credentials in files: they are referenced, and kept in a keychain or secret store',
          rules: [
            'hardcoded-secret',
            'hardcoded-key-material',
            'hardcoded-password',
            'secret-in-url',
            'secret-in-args',
            'possible-secret',
          ],
          files: isAny,
          subject: ['file', 'files'],
        },
        {
          id: 'not-in-argv',
          title: 'Credentials are handed over out of sight: not in arguments, URLs or visible prompts',
          rules: ['secret-in-args', 'secret-in-url', 'secret-reference-in-args', 'visible-secret-input'],
          servers: isTrusted,
          subject: ['server with a credential', 'servers with credentials'],
        },
        {
          id: 'references-work',
          title: 'References are in a syntax that the client expands',
          rules: ['unexpanded-reference', 'config-runs-command'],
          servers: refers,
          subject: ['server with references', 'servers with references'],
        },
        {
          id: 'not-in-git',
          title: 'Files with credentials, personal files and backups are out of git',
          rules: ['secret-file-in-git', 'personal-config-in-git'],
          files: ({ exposure }) => exposure?.git !== undefined,
          subject: ['file in a repository', 'files in a repository'],
        },
        {
          id: 'permissions',
          title: 'Nobody else on the machine reads credentials in personal files, or changes any of these',
          rules: ['config-file-permissions'],
          files: ({ exposure }) => exposure?.others !== undefined,
          subject: ['personal file', 'personal files'],
        },
      ],
    },
    {
      id: 'read-only',
      title: 'Read-only by preference',
      items: [
        {
          id: 'read-only-servers',
          title: 'Servers that can be read-only are, and none is told to write without restriction',
          rules: ['missing-read-only', 'write-mode-enabled'],
          servers: hasReadOnlySwitch,
          shortOf: (server) => {
            const writing = writesUnasked(server)
            return writing?.known.server.readOnly?.seldom
              ? { rule: 'missing-read-only', what: writing.says }
              : undefined
          },
          subject: ['server with such a switch', 'servers with such a switch'],
        },
      ],
    },
    {
      id: 'approval',
      title: 'Human approval',
      items: [
        {
          id: 'asks',
          title: 'Clients ask before tools run',
          rules: ['approval-disabled', 'auto-approved-server', 'missing-approval-policy', 'policy-setting'],
          files: (config) =>
            canSay('approval-disabled', 'shell-approved', 'approval-absent', 'tools-approved')(config) ||
            config.servers.length > 0,
          subject: ['file', 'files'],
        },
        {
          id: 'writing-tools',
          title: 'Tools that write, send or execute are confirmed each time',
          // Where everything of a client or a server runs unasked, so do these.
          rules: [
            'auto-approved-write',
            'auto-approved-tool',
            'approval-disabled',
            'auto-approved-server',
            'missing-approval-policy',
          ],
          files: ({ approvals }) => approvals.some(({ means }) => means === 'tools-approved'),
          subject: ['file that lets tools run unasked', 'files that let tools run unasked'],
        },
        {
          id: 'project-servers',
          title: "No project approves its own servers, redirects the model or takes another server's name",
          rules: [
            'project-servers-preapproved',
            'model-endpoint-override',
            'hook-sends-session',
            'project-runs-code',
            'shadowed-server',
          ],
          files: ({ scope }) => scope === 'project',
          subject: ['file of a project', 'files of projects'],
        },
        {
          id: 'names-and-text',
          title: 'Names are what they look like, and no text gives the model orders',
          rules: ['confusable-name', 'hidden-characters', 'prompt-injection-text'],
          files: isAny,
          subject: ['file', 'files'],
        },
        {
          id: 'trifecta',
          title: "Private data, strangers' text and a way out are kept apart",
          rules: ['lethal-trifecta'],
          servers: (server) => rolesOf(server).size > 0,
          subject: ['server whose powers are known', 'servers whose powers are known'],
        },
      ],
    },
    {
      id: 'network',
      title: 'Network security',
      items: [
        {
          id: 'encrypted',
          title: 'Remote servers are reached over TLS, and certificates are checked',
          rules: [
            'plaintext-http',
            'plaintext-http-private',
            'credential-over-plaintext',
            'tls-verification-disabled',
            'proxy-or-ca-override',
          ],
          servers: isRemote,
          subject: ['remote server', 'remote servers'],
        },
        {
          id: 'trusted-hosts',
          title:
            'Remote hosts are ones that somebody chose: no tunnels, look-alikes, metadata services or bare addresses',
          rules: ['deceptive-host', 'ephemeral-host', 'metadata-endpoint', 'raw-ip-remote', 'policy-host'],
          servers: isRemote,
          subject: ['remote server', 'remote servers'],
        },
        {
          id: 'authenticated',
          title: 'Remote servers ask who one is',
          rules: ['unauthenticated-remote', 'insecure-oauth', 'authentication-disabled'],
          servers: isRemote,
          subject: ['remote server', 'remote servers'],
        },
        {
          id: 'listening',
          title: 'Local servers listen on this machine alone, and for pages that may ask',
          rules: ['bind-all-interfaces', 'wildcard-origin', 'authentication-disabled', 'debug-port'],
          servers: isLocal,
          subject: ['local server', 'local servers'],
        },
      ],
    },
    {
      id: 'audit',
      title: 'Auditing and logging',
      items: [
        {
          id: 'logs-kept',
          title: 'No log of what servers and tools do is switched off',
          rules: ['audit-log-disabled'],
          files: ({ servers }) => servers.length > 0,
          subject: ['file with servers', 'files with servers'],
        },
        {
          id: 'logs-clean',
          title: 'Logs and telemetry record no headers, prompts or arguments with secrets in them',
          rules: ['sensitive-logging'],
          files: isAny,
          subject: ['file', 'files'],
        },
      ],
    },
    {
      id: 'containers',
      title: 'Container isolation',
      items: [
        {
          id: 'no-escape',
          title: 'Containers are not privileged, and share no socket, namespace or folder of the host that opens it',
          rules: ['privileged-container', 'container-escape-mount', 'container-host-mount', 'container-host-namespace'],
          servers: isContainer,
          subject: ['container', 'containers'],
        },
        {
          id: 'hardened',
          title: 'Containers are hardened: read-only, without capabilities, limited, and pinned',
          rules: ['unhardened-container', 'unpinned-image', 'image-without-digest'],
          servers: isContainer,
          subject: ['container', 'containers'],
        },
      ],
    },
    {
      id: 'supply-chain',
      title: 'Supply chain',
      items: [
        {
          id: 'pinned',
          title: 'Everything that is fetched is pinned to a version that was reviewed',
          rules: [
            'unpinned-package',
            'mutable-source',
            'unpinned-image',
            'registry-override',
            'hidden-extra-package',
            'conflicting-versions',
            'lock-drift',
            'unlocked-server',
          ],
          servers: hasStep('package', 'source', 'image'),
          subject: ['server that is fetched', 'servers that are fetched'],
        },
        {
          id: 'sound',
          title:
            'Nothing that is fetched is known to be malicious, vulnerable or abandoned, or imitates something else',
          rules: [
            'malicious-package',
            'vulnerable-package',
            'deprecated-package',
            'typosquat-package',
            'vulnerable-client',
            'policy-package',
            'policy-server',
          ],
          servers: hasStep('package', 'source', 'image'),
          subject: ['server that is fetched', 'servers that are fetched'],
        },
      ],
    },
  ]
}

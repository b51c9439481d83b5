/** How much of a machine a path opens, in the spellings of every system and client. */

import type { Literal, Reference } from '../../model.ts'
import { memoized } from '../memoize.ts'
import { type Expression, type Prefiltered, prefiltered } from '../prefilter.ts'
import { splitReferences } from '../references/index.ts'

export type Breadth =
  /** `/`, a drive. */
  | 'disk'
  /** `/etc`, `C:\Windows`, the folder that holds all homes. */
  | 'system'
  /** A whole home. */
  | 'home'
  /** Credentials: `.ssh`, a browser profile. */
  | 'credentials'
  | 'other'

export interface HostPath {
  readonly breadth: Breadth
  /** What the path is or, for credentials, holds: `the whole disk`, `the system folder '/etc'`, `SSH keys`. */
  readonly what: string
  /** What lies there, at the beginning of a sentence. */
  readonly holds: string
}

/** Spellings of "my home" in shells, clients and Windows, as a prefix. */
const HOME_PREFIX =
  /^(?:~|\$HOME|\$\{HOME\}|\$\{env:HOME\}|\$\{userHome\}|\{env:HOME\}|\$\{env:USERPROFILE\}|\$\{USERPROFILE\}|\$USERPROFILE|\$env:USERPROFILE|%USERPROFILE%|%HOME%|\$\{\{\s{0,4}env\.HOME\s{0,4}\}\}|\/home\/[^/]{1,64}|\/Users\/(?!Shared(?:\/|$))[^/]{1,64}|\/root|[a-z]:\/Users\/(?!Public(?:\/|$))[^/]{1,64}|\/mnt\/[a-z]\/Users\/[^/]{1,64}|\/[a-z]\/Users\/[^/]{1,64}|(?:\/private)?\/var\/root|\/(?:export|var)\/home\/[^/]{1,64})(?=\/|$)/i

/**
 * Folders and files that hold credentials, below a home. Sources: the programs' own documentation; the selection follows
 * checks.md, row 43, and the list of client credential stores in clients.md, section H. In any case, as macOS and Windows
 * take them.
 */
const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/^\.ssh(?:\/|$)/i, 'SSH keys'],
  [/^\.gnupg(?:\/|$)/i, 'GnuPG keys'],
  [/^(?:\.config|Library\/Application Support|AppData\/Roaming)\/sops\/age(?:\/|$)/i, 'age keys'],
  [/^\.aws(?:\/|$)/i, 'AWS credentials'],
  [/^\.azure(?:\/|$)/i, 'Azure credentials'],
  [/^\.config\/gcloud(?:\/|$)|^AppData\/Roaming\/gcloud(?:\/|$)/i, 'Google Cloud credentials'],
  [/^\.kube(?:\/|$)/i, 'Kubernetes credentials'],
  [/^\.docker(?:\/config\.json)?$/i, 'registry credentials'],
  [
    /^\.(?:netrc|git-credentials|npmrc|pypirc|pgpass|my\.cnf|vault-token|terraformrc|boto|s3cfg|databrickscfg|snowsql\/config|snowflake(?:\/(?:config|connections)\.toml)?|huggingface(?:\/(?:stored_)?tokens?)?|cache\/huggingface\/(?:stored_)?tokens?|cargo\/credentials(?:\.toml)?|gem\/credentials|m2\/settings\.xml)$/i,
    'credentials in a file',
  ],
  [
    /^\.config\/(?:gh|hub|op|doctl|heroku|netlify|configstore|1Password|rclone|glab-cli)(?:\/|$)/i,
    'credentials of a command-line tool',
  ],
  [
    /^\.(?:password-store|bitwarden|1password|terraform\.d|oci|ibmcloud|cloudflared|fly)(?:\/|$)/i,
    'credentials of a command-line tool',
  ],
  [
    /^(?:\.config|Library\/Application Support|AppData\/Roaming)\/Bitwarden(?: CLI)?(?:\/|$)|^Library\/Application Support\/1Password(?:\/|$)|^\.lastpass(?:\/|$)/i,
    'the vault of a password manager',
  ],
  [
    /^\.(?:config\/solana|electrum|bitcoin|ethereum(?:\/keystore)?)(?:\/|$)|^Library\/(?:Ethereum|Application Support\/(?:Bitcoin|Electrum))(?:\/|$)/i,
    'the keys of a wallet',
  ],
  [/^Library\/Keychains(?:\/|$)/i, 'the keychain'],
  [/^\.local\/share\/(?:keyrings|kwalletd)(?:\/|$)/i, 'the keyring'],
  [/^AppData\/(?:Roaming|Local)\/Microsoft\/(?:Credentials|Protect|Vault)(?:\/|$)/i, 'the Windows credential store'],
  [
    /^(?:Library\/Application Support\/(?:Google\/Chrome|Chromium|BraveSoftware|Microsoft Edge|Firefox|Arc)|\.config\/(?:google-chrome|chromium|BraveSoftware|microsoft-edge)|\.mozilla|AppData\/(?:Local|Roaming)\/(?:Google\/Chrome|Microsoft\/Edge|BraveSoftware|Mozilla))(?:\/|$)/i,
    'a browser profile, with its cookies and passwords',
  ],
  [
    /^(?:Library\/Cookies|Library\/Safari|Library\/Messages|Library\/Mail|\.thunderbird)(?:\/|$)/i,
    'mail, messages or cookies',
  ],
  [
    /^(?:\.mcp-auth(?:\/.{0,256})?|\.mcporter(?:\/.{0,256})?|\.fastmcp(?:\/oauth-mcp-client-cache(?:\/.{0,256})?)?|\.claude(?:\/\.credentials\.json)?|\.codex(?:\/(?:auth|\.credentials)\.json)?|\.gemini(?:\/(?:antigravity\/)?(?:mcp[-_])?oauth[\w-]{0,16}\.json)?|\.qwen(?:\/(?:mcp-)?oauth[\w-]{0,16}\.json)?|\.grok(?:\/mcp_credentials\.json)?|\.pi(?:\/agent(?:\/mcp-auth\.json)?)?|\.commandcode(?:\/mcp-tokens\.json)?|\.openhands(?:\/agent_settings\.json)?|\.config\/goose(?:\/secrets\.yaml)?|\.copilot(?:\/mcp-oauth-config(?:\/.{0,256})?)?|\.local\/share\/opencode(?:\/(?:mcp-)?auth\.json)?)$/i,
    'the credential store of an MCP client',
  ],
]

/** The same, wherever they stand, in lower case: macOS and Windows tell none apart. */
const ANYWHERE: readonly (readonly [Expression, string])[] = [
  [prefiltered('.ssh id_', /(?:^|\/)\.ssh(?:\/|$)|(?:^|\/)id_(?:rsa|ed25519|ecdsa|dsa)$/), 'SSH keys'],
  [prefiltered('.aws', /(?:^|\/)\.aws(?:\/|$)/), 'AWS credentials'],
  [prefiltered('.gnupg', /(?:^|\/)\.gnupg(?:\/|$)/), 'GnuPG keys'],
  [prefiltered('.kube', /(?:^|\/)\.kube(?:\/|$)/), 'Kubernetes credentials'],
  [
    prefiltered('/etc/', /^\/etc\/(?:shadow|sudoers(?:\.d)?|ssl\/private|ssh|kubernetes)(?:\/|$)/),
    'system credentials',
  ],
  [prefiltered('/run/secrets', /^\/run\/secrets(?:\/|$)|^\/var\/run\/secrets(?:\/|$)/), 'container secrets'],
  [prefiltered('/library/', /^\/library\/keychains(?:\/|$)/), 'the keychain'],
]

const SYSTEM =
  /^(?:\/(?:etc|usr|var|opt|boot|proc|sys|dev|root|srv|bin|sbin|lib|lib64|home|Users|mnt|media|Volumes|System|Library|private|private\/etc|private\/var|var\/lib|var\/log|var\/lib\/docker)|[a-z]:\/(?:Users|Windows|Windows\/System32|ProgramData|Program Files(?: \(x86\))?)|\/mnt\/[a-z]|\/mnt\/[a-z]\/(?:Users|Windows))$/i

/** Where all homes lie. */
const HOMES = /^(?:\/home|\/var\/home|\/Users|[a-z]:\/Users|\/mnt\/[a-z]\/Users)$/i
/** Where other drives lie; under WSL, `/mnt/c` is the one of Windows. */
const DRIVES = /^\/(?:mnt(?:\/[a-z])?|media|Volumes)$/i
/** What the folders of the system hold: Filesystem Hierarchy Standard 3.0, chapters 3 and 6. */
const HELD: readonly (readonly [RegExp, string])[] = [
  [/^\/srv$/i, 'All the data that the machine serves'],
  [/^\/(?:proc|sys|dev)$/i, 'Running programs, with what they were started with, and devices'],
  [/^(?:\/(?:usr|opt|boot|s?bin|lib(?:64)?)|[a-z]:\/Program Files(?: \(x86\))?)$/i, "The machine's programs"],
]
const PRIVATE = 'Keys, mail, browser data and every other project'

/** Other spellings of places, as they are written at the beginning of a path, and the ones that the tables know. */
const ALIASES: readonly (readonly [Prefiltered, string])[] = [
  // Device paths (`\\\\?\\C:`), the shares that Windows makes of its drives, and a distribution of WSL seen from Windows.
  [prefiltered('//', /^\/\/[?.]\/(?=[a-z]:)/i), ''],
  [prefiltered('//', /^\/\/(?:[?.]\/UNC\/)?[^/?]{1,255}\/([a-z])\$(?=\/|$)/i), '$1:'],
  // The drives of Windows as Cygwin has them, and as Docker Desktop has them in its machine (2026-11).
  [prefiltered('/', /^\/(?:cygdrive|host_mnt|run\/desktop\/mnt\/host)\/([a-z])(?=\/|$)/i), '$1:'],
  // Where Windows kept the homes once, and still leads to them; macOS's other names of its own disk.
  [prefiltered(':', /^([a-z]:)\/Documents and Settings(?=\/|$)/i), '$1/Users'],
  [prefiltered('/', /^\/(?:System\/Volumes\/Data|Volumes\/Macintosh HD(?: - Data)?)(?=\/|$)/i), '/'],
  [prefiltered('//', /^\/\/wsl(?:\$|\.localhost)\/[^/]{1,64}/i), '/'],
  [prefiltered('% $', /^(?:%HOMEDRIVE%)?%HOMEPATH%/i), '~'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:)SystemDrive(?:%|\}|(?=\/|$))/i), 'C:'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:)(?:SystemRoot|windir)(?:%|\}|(?=\/|$))/i), 'C:/Windows'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:)(?:ProgramFiles|ProgramW6432)(?:%|\}|(?=\/|$))/i), 'C:/Program Files'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:)(?:ProgramData|ALLUSERSPROFILE)(?:%|\}|(?=\/|$))/i), 'C:/ProgramData'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:|\$\{)APPDATA(?:%|\}|(?=\/|$))/i), '~/AppData/Roaming'],
  [prefiltered('% $', /^(?:%|\$env:|\$\{env:|\$\{)LOCALAPPDATA(?:%|\}|(?=\/|$))/i), '~/AppData/Local'],
  [prefiltered('$', /^\$(?:\{XDG_CONFIG_HOME\}|XDG_CONFIG_HOME(?=\/|$))/), '~/.config'],
]

/** From what opens least to what opens most. */
const BREADTHS: readonly Breadth[] = ['other', 'home', 'system', 'disk', 'credentials']

/**
 * Judges a host path as written: references to a home are understood, others are left as unknown text. Of `${NAME:-default}`
 * both are judged, as either may be what is opened, and the graver counts.
 */
export const judgePath = memoized(
  (written: string): HostPath =>
    readings(written)
      .map(judge)
      .reduce((most, one) => (BREADTHS.indexOf(one.breadth) > BREADTHS.indexOf(most.breadth) ? one : most)),
)

/** Whether a folder has everything in it that is somebody's: a disk, a home, or the folder of all homes. */
export function holdsEverything(written: string): boolean {
  return judgePath(written).holds === PRIVATE
}

/** What a path may come to: as it is, or with the variable and with the default of its references. */
function readings(written: string): readonly [string, ...string[]] {
  if (!written.includes('${')) return [written]
  const parts = splitReferences(written)
  if (!parts.some((part) => part.kind === 'reference' && part.fallback)) return [written]
  const joined = (reads: (part: Reference, fallback: Literal) => string) =>
    parts
      .map((part) =>
        part.kind === 'reference' && part.fallback ? reads(part, part.fallback) : written.slice(part.from, part.to),
      )
      .join('')
  return [joined(({ name }) => `\${${name}}`), joined((_, { from, to }) => written.slice(from, to))]
}

/**
 * More steps back than a project is deep lead to the root, from wherever it lies: `..` of the root is the root itself (POSIX,
 * 4.16). Nobody who means a folder beside theirs takes eight.
 */
const BACK_TO_ROOT =
  /^(?:(?:\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR|PWD|cwd)\}|\$PWD|%CD%)\/)?(?:\.\.(?:\/|$)){8,1366}/

/** `\dev`: a folder of the drive that a program of Windows stands on, where none of Unix's system folders is. */
const OF_A_DRIVE = /^\s{0,8}["']?\\(?:bin|boot|dev|etc|lib|mnt|opt|proc|root|run|sbin|srv|sys|usr|var)(?:\\|["']?$)/i

function judge(written: string): HostPath {
  const path = normalise(written).replace(BACK_TO_ROOT, '/')
  if (path === '/' || /^[a-z]:\/?$/i.test(path))
    return { breadth: 'disk', what: path === '/' ? 'the whole disk' : 'a whole drive', holds: PRIVATE }
  const home = isAbsolute(path) ? HOME_PREFIX.exec(path) : null
  if (home) {
    const rest = path.slice(home[0].length).replace(/^\//, '')
    if (rest === '') return { breadth: 'home', what: 'a whole home folder', holds: PRIVATE }
    for (const [pattern, what] of CREDENTIALS) if (pattern.test(rest)) return credentials(what)
    // The folders that hold every program's settings, tokens among them.
    if (
      /^(?:\.config|Library|Library\/Application Support|AppData|AppData\/(?:Roaming|Local)|\.local\/share)$/i.test(
        rest,
      )
    )
      return {
        breadth: 'home',
        what: 'the settings of every program of a home',
        holds: 'Tokens, sessions and start-up files',
      }
  }
  const lower = path.toLowerCase()
  for (const [pattern, what] of ANYWHERE) if (pattern.test(lower)) return credentials(what)
  if (!isAbsolute(path) || !SYSTEM.test(path) || OF_A_DRIVE.test(written))
    return { breadth: 'other', what: 'a folder', holds: 'Files' }
  if (DRIVES.test(path))
    return { breadth: 'system', what: `all that is mounted at '${written}'`, holds: 'Whole drives' }
  return HOMES.test(path)
    ? { breadth: 'system', what: 'every home of the machine', holds: PRIVATE }
    : {
        breadth: 'system',
        what: `the system folder '${written}'`,
        holds: HELD.find(([pattern]) => pattern.test(path))?.[1] ?? "The machine's accounts, settings and state",
      }
}

/** Whether it begins as a disk, a drive, a home or a reference does: what the long expressions above are about. */
function isAbsolute(path: string): boolean {
  return /^(?:[~$%{/]|[a-z]:)/i.test(path)
}

function credentials(what: string): HostPath {
  return { breadth: 'credentials', what, holds: 'Credentials' }
}

/** A path in one spelling, for comparing: a home in any of its forms is `~`, the project's folder `.`. */
export function comparablePath(written: string): string {
  const path = normalise(written)
  const home = HOME_PREFIX.exec(path)
  if (home) return `~${path.slice(home[0].length)}`
  const inProject = path
    .replace(/^\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR|PWD)\}(?=\/|$)/, '.')
    .replace(/^\.\/(?=\.\.(?:\/|$))/, '')
  return /^(?:\/|[a-z]:|[$%{.])/i.test(inProject) ? inProject : inProject === '' ? '.' : `./${inProject}`
}

/** Slashes, `file://`, quotes, wildcards at the end, `.` and `..`, doubled and trailing slashes. */
function normalise(written: string): string {
  const slashed = written
    .trim()
    .slice(0, 4096)
    .replace(/^["'](.{0,4094})["']$/s, '$1')
    // VS Code's words for a separator, and Cursor's.
    .replace(/\$\{(?:\/|pathSeparator)\}/g, '/')
    .replaceAll('\\', '/')
  // Of what begins with a dot, `.` and `..` are all there is to see to.
  if (slashed.startsWith('.')) return resolved(slashed.replace(/\/\*{1,2}$/, '/'))
  const bare = ALIASES.reduce((path, [alias, meant]) => alias.replace(path, meant), slashed)
    .replace(/^file:\/\/(?:localhost)?/i, '')
    .replace(/^\/([a-z]:)/i, '$1')
    .replace(/^\/\/(?=(?:etc|home|root|var|Users)(?:\/|$))/, '/')
    .replace(/\/\*{1,2}$/, '/')
  const path = resolved(bare)
  // The root that a process sees is the whole disk by another name (proc_pid_root(5)).
  const below = path.replace(/^\/proc\/(?:\d{1,10}|self|thread-self)\/root(?=\/|$)/, '')
  return below === '' && path !== '' ? '/' : below
}

/** Without `.`, `..` and empty segments. */
function resolved(path: string): string {
  const rooted = path.startsWith('/')
  const segments: string[] = rooted ? [''] : []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment === '..') climb(segments)
    else segments.push(segment)
  }
  return segments.length === 1 && segments[0] === '' ? '/' : segments.join('/')
}

/** To where `..` leads from a folder. A reference is a folder of its own: what lies above it is wider, and not nothing. */
function climb(segments: string[]): void {
  const last = segments.pop()
  if (last === undefined) segments.push('..')
  else if (last === '..') segments.push(last, '..')
  else if (segments.length > 0) return
  // Nothing lies above a disk or a drive.
  else if (last === '' || /^[a-z]:$/i.test(last)) segments.push(last)
  else if (HOME_PREFIX.test(last)) {
    if (/USERPROFILE/i.test(last)) segments.push('C:', 'Users')
    else segments.push('', 'home')
  } else if (/^[$%{~<]/.test(last)) segments.push(last, '..')
}

/**
 * Whether the source of a mount is a drive as Git Bash and Docker Toolbox write it: `/c`, `//c`, `/c:`, with a slash at its end
 * or none (docs.docker.com, "Docker Toolbox"; the second slash keeps MSYS2 from rewriting the path; 2026-11). Of what is no
 * mount nothing but Git Bash makes a drive, and nobody mounts a folder of the root that is called by one letter.
 */
export function isDriveOfShell(source: string): boolean {
  return /^[/\\]{1,2}[a-z]:?[/\\]{0,2}$/i.test(source.trim())
}

/** The Docker, Podman or containerd control socket, in any spelling; `.raw` is Docker Desktop's, without its own checks. */
export function isControlSocket(path: string): boolean {
  return readings(path).some((reading) =>
    /(?:^|\/)(?:docker\.sock(?:\.raw)?|docker\.raw\.sock|podman\.sock|containerd\.sock|crio\.sock|buildkitd\.sock|docker_engine)$/i.test(
      normalise(reading),
    ),
  )
}

/** A folder in which control sockets lie: `/var/run`, `/run/containerd`, a user's runtime folder. */
export function holdsControlSocket(path: string): boolean {
  return readings(path).some((reading) =>
    /^\/(?:var\/)?run(?:\/(?:docker|podman|containerd|crio|user\/\d{1,10}(?:\/podman)?))?$/.test(normalise(reading)),
  )
}

/** What a path with a wildcard reaches when no folder stands before it that would hold it in; undefined when one does. */
export function wildcardReach(written: string): string | undefined {
  const path = written
    .trim()
    .slice(0, 4096)
    .replace(/^["'](.{0,4094})["']$/s, '$1')
    .replaceAll('\\', '/')
  if (/^\*{1,2}(?:\/\*{1,2}|\.\*)?\/?$/.test(path))
    return 'every file below the folder it is started in, and with some servers every file there is'
  const wildcard = path.indexOf('*')
  if (wildcard < 0) return undefined
  const before = path.slice(0, wildcard).replace(/[^/]{0,255}$/, '')
  if (before === '' || !/^(?:[/~$%{]|[A-Za-z]:\/)/.test(before)) return undefined
  const { breadth, what } = judgePath(before)
  if (breadth === 'other' || breadth === 'credentials') return undefined
  return /^[*/.]{1,64}$/.test(path.slice(wildcard)) ? what : `folders anywhere below ${what}`
}

/**
 * How servers that drive a browser are pointed at the browser that somebody lives in. Sources: the READMEs of Playwright MCP
 * (`--user-data-dir`, `--cdp-endpoint`, `--extension`, and their variables), chrome-devtools-mcp (`--browserUrl`,
 * `--wsEndpoint`, `--userDataDir`, `--autoConnect`) and firefox-devtools-mcp (`--connect-existing`), Browser MCP, mcp-chrome and
 * Playwriter; read 2026-11.
 */

import type { Confidence } from '../../client.ts'
import {
  type Binding,
  type PackageStep,
  type ProgramStep,
  place,
  type Server,
  type Span,
  type Step,
  type Text,
  wordsOf,
} from '../../model.ts'
import { isOn } from '../environment/index.ts'
import { addressOf } from '../hosts/index.ts'
import { memoized } from '../memoize.ts'
import { judgePath } from '../paths/sensitive-paths.ts'
import { prefiltered } from '../prefilter.ts'

export interface RealBrowser {
  readonly at: Text | Span
  /** Follows "is given". */
  readonly what: string
  readonly confidence: Confidence
  /** The folder, where it is one. */
  readonly folder?: string
  /** What says so, in entries of servers that start a browser of their own without it: the words, or the variable. */
  readonly by?: readonly Text[] | Binding | undefined
}

/** Names without dashes, underscores and capitals. */
const PROFILE_FLAG = prefiltered(
  'userdata profilepath',
  /^(?:userdatadir|chromeuserdatadir|browseruserdatadir|userdata|chromeprofilepath)$/,
)
const ENDPOINT_FLAG = prefiltered(
  'cdp browserurl wsendpoint debuggingurl',
  /^(?:cdpendpoint|cdpurl|cdp|browserurl|wsendpoint|browserwsendpoint|remotedebuggingurl|debuggingurl)$/,
)
const PROFILE_VARIABLE = prefiltered(
  'USER_DATA PROFILE_PATH',
  /(?:^|_)(?:USER_DATA_DIR|CHROME_PROFILE_PATH|BROWSER_USER_DATA)$/,
)
const ENDPOINT_VARIABLE = prefiltered(
  'CDP DEBUG',
  /(?:^|_)(?:CDP_ENDPOINT|CDP_URL|BROWSER_CDP_URL|CHROME_DEBUG(?:GING)?_URL)$/,
)
/**
 * Flags of single servers that attach to the browser that is open, by their packages and the programs that these install. Each
 * starts a browser of its own where nothing else is said.
 */
const ATTACHING: ReadonlyMap<string, Flag> = new Map([
  ['@playwright/mcp', 'extension'],
  ['playwright-mcp', 'extension'],
  ['mcp-server-playwright', 'extension'],
  ['chrome-devtools-mcp', 'autoconnect'],
  ['@mozilla/firefox-devtools-mcp', 'connectexisting'],
  ['firefox-devtools-mcp', 'connectexisting'],
])
/** Servers that are made for the browser that is open, through an extension in it, and the programs that they install. */
const MADE_FOR_IT: ReadonlySet<string> = new Set([
  '@browsermcp/mcp',
  'mcp-server-browsermcp',
  'mcp-chrome-bridge',
  'mcp-chrome-stdio',
  'playwriter',
])

/** Where Chrome, Edge, Brave, Firefox and Arc keep profiles besides the places that `sensitive-paths.ts` knows. */
const PROFILES =
  /(?:^|\/)(?:snap\/chromium|\.var\/app\/(?:com\.google\.Chrome|org\.chromium\.Chromium|com\.brave\.Browser|com\.microsoft\.Edge|org\.mozilla\.firefox))(?:\/|$)|\/(?:Google\/Chrome|Microsoft\/Edge|BraveSoftware\/Brave-Browser|Chromium)\/User Data(?:\/|$)/i

/** What of a launch reaches the browser that its user is logged in with. */
export function realBrowser(server: Server): RealBrowser | undefined {
  const named = server.launch.steps.find((step) => step.kind === 'package' || isKnownProgram(step))
  const found = findBrowser(server, named)
  return named && ATTACHING.has(named.name) ? found : found && { ...found, by: undefined }
}

/** One that is installed; a file of the project is a script. */
function isKnownProgram(step: Step): step is ProgramStep {
  return step.kind === 'program' && (ATTACHING.has(step.name) || MADE_FOR_IT.has(step.name))
}

function findBrowser(server: Server, named: PackageStep | ProgramStep | undefined): RealBrowser | undefined {
  const { env } = server.launch
  const words = wordsOf(server)
  if (words.some(({ value }) => value === '--isolated')) return undefined
  for (const [index, word] of words.entries()) {
    if (!word.value.startsWith('--')) continue
    const next = words[index + 1]
    const found = byFlag(word, next, named)
    if (found) return { ...found, by: found.at === next ? [word, next] : [word] }
  }
  for (const binding of env) {
    const { name, value } = binding
    if (value && name === 'PUPPETEER_LAUNCH_OPTIONS') {
      const found = inLaunchOptions(value)
      if (found) return found
    }
    const kind = value && variableOf(name)
    if (!kind) continue
    if (kind === 'profile' && isProfile(value.value)) return { ...profile(value, value.value), by: binding }
    if (kind === 'endpoint' && isDebugging(value.value)) return { ...endpoint(value), by: binding }
    if (kind === 'extension' && isOn(value.value)) return { ...attached(value), by: binding }
  }
  return named && MADE_FOR_IT.has(named.name) ? attached(named.at) : undefined
}

/** The options of Puppeteer's `launch`, as JSON (README of `@modelcontextprotocol/server-puppeteer`). */
function inLaunchOptions(options: Text): RealBrowser | undefined {
  const named = /(?:"userDataDir"\s{0,8}:\s{0,8}"|--user-data-dir=)((?:[^"\\]|\\.){1,1024})/g
  for (const { 0: all, 1: written = '', index } of options.value.slice(0, 8192).matchAll(named)) {
    const from = index + all.length - written.length
    const folder = written.replaceAll('\\\\', '\\')
    if (isProfile(folder)) return profile(place(options, from, from + written.length), folder)
  }
  return undefined
}

function byFlag(
  word: Text,
  next: Text | undefined,
  named: PackageStep | ProgramStep | undefined,
): RealBrowser | undefined {
  const equals = word.value.indexOf('=')
  const flag = flagOf(equals < 0 ? word.value : word.value.slice(0, equals))
  if (flag === undefined) return undefined
  if (isAttaching(flag)) {
    const attaches = named && ATTACHING.get(named.name) === flag
    return attaches && !/=(?:false|0)$/.test(word.value) ? attached(word) : undefined
  }
  const value = equals < 0 ? (next?.value ?? '') : word.value.slice(equals + 1)
  const at = equals < 0 ? (next ?? word) : place(word, equals + 1)
  if (flag === 'profile') return isProfile(value) ? profile(at, value) : undefined
  return isDebugging(value) ? endpoint(at) : undefined
}

type Flag = 'extension' | 'autoconnect' | 'connectexisting'

function isAttaching(flag: string): flag is Flag {
  return flag === 'extension' || flag === 'autoconnect' || flag === 'connectexisting'
}

/** What a flag of this name says, whichever way its words are joined. */
const flagOf = memoized((written: string): 'profile' | 'endpoint' | Flag | undefined => {
  const flag = written.slice(0, 64).replaceAll(/[-_]/g, '').toLowerCase()
  if (PROFILE_FLAG.test(flag)) return 'profile'
  if (ENDPOINT_FLAG.test(flag)) return 'endpoint'
  return isAttaching(flag) ? flag : undefined
})

const variableOf = memoized((name: string): 'profile' | 'endpoint' | 'extension' | undefined => {
  if (PROFILE_VARIABLE.test(name)) return 'profile'
  if (ENDPOINT_VARIABLE.test(name)) return 'endpoint'
  return name === 'PLAYWRIGHT_MCP_EXTENSION' ? 'extension' : undefined
})

function isProfile(path: string): boolean {
  const { breadth, what } = judgePath(path)
  return (
    (breadth === 'credentials' && what.startsWith('a browser profile')) || PROFILES.test(path.replaceAll('\\', '/'))
  )
}

/** A debugging port of this machine; another one's is a browser that was started for the purpose. */
function isDebugging(url: string): boolean {
  return addressOf(/^\d{2,5}$/.test(url) ? `http://localhost:${url}` : url)?.reach === 'loopback'
}

function profile(at: Text | Span, folder: string): RealBrowser {
  return { at, what: 'the profile of your own browser', confidence: 'high', folder }
}

/** As often it leads to a second browser with a profile of its own, which Chrome has demanded since version 136. */
function endpoint(at: Text | Span): RealBrowser {
  return { at, what: 'the debugging port of a browser running on this machine', confidence: 'medium' }
}

function attached(at: Text | Span): RealBrowser {
  return { at, what: 'your open browser', confidence: 'high' }
}

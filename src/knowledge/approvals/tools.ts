/** What a tool does, by its server's documentation where we have it and by its name otherwise. */

import { lazy } from '../memoize.ts'
import { type Words, wordSet } from '../programs/flags.ts'

export type Effect = 'reads' | 'changes' | 'unknown'

/**
 * What a tool that changes things can do, the worst first: anything, what cannot be undone or kept from others, the rest; and
 * what comes to little, as a note in a memory.
 */
export const DANGERS = ['executes', 'reveals', 'sends', 'writes', 'little'] as const
export type Danger = (typeof DANGERS)[number]

/**
 * Tools whose name says the wrong thing or nothing. Sources: the servers' own tool lists (modelcontextprotocol/servers,
 * supabase-community/supabase-mcp, github/github-mcp-server, microsoft/playwright-mcp, wonderwhy-er/DesktopCommanderMCP),
 * 2026-10.
 */
const knownTools = lazy(
  (): ReadonlyMap<string, Effect> =>
    new Map([
      // Run whatever SQL, code or command they are given.
      ...[
        'query',
        'run_query',
        'execute_sql',
        'run_sql',
        'sql',
        'execute_query',
        'mysql_query',
        'run_command',
        'run_code',
        'python',
        'bash',
        'shell',
        'terminal',
        'browser_evaluate',
        'puppeteer_evaluate',
        'playwright_evaluate',
        'browser_run_code',
        'evaluate_script',
        'start_process',
        'interact_with_process',
        'call_aws',
        'use_aws',
        'aws',
        'kubectl',
        'kubectl_generic',
        'js_eval',
        'repl',
        'graphql',
        'code_interpreter',
        'computer',
        'str_replace_editor',
        'str_replace_based_edit_tool',
        'http_request',
        'api_request',
        // laravel/boost; Claude's extension for Chrome; scripts of macOS; Codex as a server. Read 2026-11.
        'tinker',
        'javascript_tool',
        'osascript',
        'applescript',
        'codex',
        'cmd',
        'js',
        'javascript',
      ].map((name) => [name, 'changes'] as const),
      // Act in a browser that may be logged in.
      ...[
        'browser_click',
        'browser_type',
        'browser_fill_form',
        'browser_press_key',
        'browser_select_option',
        'browser_file_upload',
        'browser_drag',
        'browser_handle_dialog',
        'form_input',
        'ui_tap',
        'open_application',
        'puppeteer_click',
        'puppeteer_fill',
        'puppeteer_select',
      ].map((name) => [name, 'changes'] as const),
      // Look, wait, think: nothing outside the conversation is different afterwards.
      ...[
        'sequentialthinking',
        'sequential_thinking',
        'sequentialthinking_tools',
        'think',
        'fetch',
        'resolve-library-id',
        'get-library-docs',
        'query-docs',
        'browser_snapshot',
        'browser_take_screenshot',
        'browser_navigate',
        'browser_navigate_back',
        'browser_navigate_forward',
        'browser_wait_for',
        'browser_console_messages',
        'browser_network_requests',
        'browser_close',
        'browser_resize',
        'browser_hover',
        'browser_tabs',
        'browser_tab_list',
        'browser_install',
        'puppeteer_navigate',
        'puppeteer_screenshot',
        'puppeteer_hover',
        'directory_tree',
        'open_nodes',
        'git_diff',
        'git_status',
        'git_log',
        'git_show',
        'brave_web_search',
        'brave_local_search',
        'tavily-search',
        'tavily-extract',
        'web_search_exa',
        'take_screenshot',
        'take_snapshot',
        'navigate_page',
        'new_page',
        'select_page',
        'wait_for',
        'start_search',
        'stop_search',
        'web_search',
        'web_fetch',
        'confirm_cost',
        'generate_typescript_types',
      ].map((name) => [name, 'reads'] as const),
    ]),
)

/** Words that are verbs wherever they stand in a name. */
const CHANGING = wordSet(
  'create update delete write edit push merge send put execute exec run deploy set add remove move drop insert upload ' +
    'commit apply modify rename replace publish submit approve reject close reopen assign unassign invite start stop ' +
    'restart kill terminate pause resume reset revert rollback restore import install uninstall enable disable append ' +
    'clone checkout pay refund buy sell cancel grant revoke rotate destroy purge truncate alter migrate upsert save ' +
    'overwrite clear invoke dispatch subscribe unsubscribe unarchive unlock unpin toggle drag evaluate eval spawn cordon ' +
    'drain manage provision do make dismiss mute unmute unstar unfollow complete resolve attach detach unlink init unstage ' +
    'stash rebase mutate configure change transition notify transcode mint stake withdraw deposit reboot shutdown ' +
    'flush wipe erase mark click fill vote accept decline reply upvote downvote react tweet email spend swap bulk ' +
    'purchase recreate reinstall override ban',
)
const READING = wordSet(
  'get list read search find fetch describe show lookup look inspect browse explore analyze analyse summarize explain ' +
    'ls cat head tail grep glob download extract scrape crawl retrieve validate verify lint compare suggest recommend ' +
    'translate calculate compute convert parse detect wait ping whoami echo scan discover navigate recall think',
)
/** Words that are as often the thing as the deed (`post_message`, `get_post`): they decide only where no verb does. */
const CHANGING_NOUNS = wordSet(
  'post patch fork type order book schedule branch tag sync transfer charge copy archive lock pin star follow ' +
    'comment share store trigger call press script scale batch link stage cherry message mail sms dm payment control use ' +
    'terminal shell command bash powershell zsh ssh',
)
const READING_NOUNS = wordSet(
  'view query check count info help version status stat diff log tree health select snapshot screenshot capture monitor ' +
    'measure review audit ask plan map outline generate request render format load index preview watch open',
)
/**
 * What `type` and `call` are of, where they are no deeds: `typeDefinition`, `callHierarchy` (Language Server Protocol 3.17, "Goto
 * Type Definition", "Call Hierarchy", "Type Hierarchy"), and what servers that index code call theirs.
 */
const OF_CODE = wordSet('definition definitions hierarchy hierarchies graph graphs chain chains tree trees site sites')
const CODE_NOUNS = new Set(['type', 'call'])
/** After these a second verb follows: `find_and_replace`, `get_or_create`. */
const CONJUNCTIONS = new Set(['and', 'or', 'then'])

/** Words of tools that run what they are given. */
const EXECUTING = wordSet(
  'execute exec run eval evaluate invoke dispatch spawn shell bash command terminal powershell zsh ssh sql query',
)
/** What is executed, as the last word: `write_query`, and not `save_query_result`. */
const EXECUTED = new Set(['query', 'sql', 'command', 'code', 'script'])
/** Words of those whose deed is seen by others or cannot be undone. */
const SENDING = wordSet(
  'send push publish post submit merge deploy delete remove drop destroy purge truncate kill pay refund buy sell transfer ' +
    'email mail sms tweet reply invite grant revoke upload approve message dm',
)

/** The words of a tool's name: `createIssue`, `create-issue` and `github.create_issue` have the same; to turn on is one. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/(?:(?<![A-Za-z])t|T)urn[_-]?[oO](?:n|ff)(?![a-z])/g, '_toggle_')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]{1,8}/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '')
}

/**
 * What a tool does. The first verb in the name decides, wherever a prefix puts it (`slack_post_message`), unless a second
 * one that changes things is joined to it; `unknown` when there is none.
 */
export function effectOf(tool: string): Effect {
  const known = knownTools().get(tool) ?? knownTools().get(tool.toLowerCase())
  if (known) return known
  const words = wordsOf(tool)
  // Its updates are a language and a request of their own (w3.org/TR/sparql11-protocol).
  if (words.includes('sparql') && !words.includes('update')) return 'reads'
  if (words.some((word, at) => CHANGING.has(word) && CONJUNCTIONS.has(words[at - 1] ?? ''))) return 'changes'
  const deed = decidedBy(words, CHANGING, READING)
  if (deed) return deed
  const isOfCode = words.some((word, at) => CODE_NOUNS.has(word) && OF_CODE.has(words[at + 1] ?? ''))
  return isOfCode ? 'reads' : (decidedBy(words, CHANGING_NOUNS, READING_NOUNS) ?? 'unknown')
}

/** By its name, of a tool that changes things; and by the name of its server, where one is known. */
export function dangerOf(tool: string, server = ''): Danger {
  const words = wordsOf(tool)
  if (isLittle(words, wordsOf(server))) return 'little'
  if (words.some((word) => EXECUTING.has(word)) || EXECUTED.has(words.at(-1) ?? '')) return 'executes'
  return words.some((word) => SENDING.has(word)) ? 'sends' : 'writes'
}

/** Words for putting something into a store. */
const STORING = wordSet('store save add create update write remember set put append')

/** What prepares a server for the calls that follow: `set_project_path`, `init-browser`, `configure_file_watcher`. */
const PREPARING = wordSet('set init initialize configure change start')
const PREPARED =
  /^(?:browser|cwd|(?:file |directory )?watcher|(?:project |workspace |repo |repository )root|(?:project|workspace|repo|repository|working) (?:path|dir|directory|folder))$/

/** An agent's own list of what it has yet to do: Goose's, DeepAgents' and Roo Code's word for it. */
const OWN_LIST = /^(?:todo write|write todos|update todo list)$/

/** What is taken down in a memory or a list of one's own, a report that is written, work that goes on, and what a server is told of its own work. */
function isLittle(words: readonly string[], server: readonly string[]): boolean {
  if (words.some((word) => CONJUNCTIONS.has(word))) return false
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (first === 'resume' || (first === 'generate' && last === 'report') || OWN_LIST.test(words.join(' '))) return true
  const verb = words.findIndex((word) => PREPARING.has(word))
  if (verb >= 0 && verb < 2 && PREPARED.test(words.slice(verb + 1).join(' '))) return true
  const isMemory = [...words, ...server].some((word) => word === 'memory' || word === 'memories')
  if (isMemory && first === 'start' && last === 'session') return true
  return isMemory && (STORING.has(first) || last === 'store') && !words.some((word) => SENDING.has(word))
}

/** In the names of servers whose queries are those of a database, at the beginning or the end of a word. */
const OF_DATABASES =
  /(?:^|[^a-z])(?:sql|db|dbs|database|postgres|pg|mysql|maria|mongo|redis|valkey|clickhouse|bigquery|snowflake|databricks|duck|motherduck|neo4j|cypher|memgraph|supabase|neon|planetscale|turso|cockroach|timescale|redshift|athena|trino|presto|hive|elastic|opensearch|influx|cassandra|dynamo|cosmos|fire(?:store|base)|couchbase|surreal|convex|prisma|graphql|hasura|oracle|toolbox|warehouse|data)|(?:sql|db|lite|base)(?:$|[^a-z])/

/** Whether a tool called `query` asks a search or an index, for all that the name of its server says. */
export function mayOnlyAsk(tool: string, server: string): boolean {
  return tool.toLowerCase() === 'query' && !OF_DATABASES.test(server.slice(0, 200).toLowerCase())
}

function decidedBy(words: readonly string[], changing: Words, reading: Words): Effect | undefined {
  const word = words.find((each) => changing.has(each) || reading.has(each))
  if (word === undefined) return undefined
  return changing.has(word) ? 'changes' : 'reads'
}

import { type ClientFile, type Condition, defineClient, type Setting } from '../client.ts'
import { addedFolders, approvedTools, expands, FLAT_HOOKS, MCP_SERVERS, TOOL_NAMES } from './shared.ts'
import { expressionsApproved, shellApproved } from './shells.ts'

/**
 * An agent's `allowedTools`: `@server`, `@server/tool`, either part a glob. A bare `*` is not accepted there, `@builtin` is
 * the client's own tools, and `tools: ["*"]` says what is offered. docs/agent-format.md, 2026-04-23.
 */
export const AGENT_TOOLS: Setting = {
  at: ['allowedTools'],
  match: { grants: { pattern: /^@(?!builtin(?:\/|$))(?<server>[^/]{1,200})(?:\/(?<tool>.{1,200}))?$/, inert: /^\*$/ } },
  means: 'tools-approved',
  words: 'the tools listed run without asking',
}

/** Beginnings of a word, and ends of one, the empty one among them, as expressions. */
const begins = (word: string) => [...word].reduceRight((rest, letter) => `(?:${letter}${rest})?`, '')
const ends = (word: string) => [...word].reduce((rest, letter) => `(?:${rest}${letter})?`, '')

/** Before the client's own tools in `allowedTools`, or not. A star alone, which is for all of them or for nothing, is not meant. */
const BUILT_IN = String.raw`(?!(?:@builtin\/)?\*{1,2}$)(?:@builtin\/)?`

/** Tools by name, and patterns that they fit: `execute_*`, `w*`. */
function fitting(...names: readonly string[]): string {
  return [...names, ...names.map((name) => String.raw`${begins(name)}\*{1,2}${ends(name)}`)].join('|')
}

/** A list of what is refused stands in the tool's own settings. */
const refusing = (tools: readonly string[], keys: readonly string[]): readonly Condition[] =>
  tools.flatMap((tool) => keys.map((key) => ({ at: ['toolsSettings', tool, key], exists: true as const })))

/**
 * `{ "preset": "readOnly" }`, or a list of such: written by the plug-ins for editors into the agent that they make for everybody,
 * beside an `allowedTools` with these tools in it, and nobody's choice (`convertPersonaToAgent` of aws/language-servers'
 * mcp/mcpUtils.ts, 2026-11).
 */
const PRESETS: readonly string[] = ['preset', 'alwaysAllow']

/**
 * The shell among them, under its names of before and after the renaming to Kiro, on Windows and in the plugins for editors.
 * What is refused under its name in `toolsSettings` narrows it, and so may Kiro's `permissions`; commands that are allowed
 * there do not: what `allowedTools` names runs whatever they are (`eval_perm` of chat-cli's tools/execute, and its test,
 * aws/amazon-q-developer-cli, 2026-04; kiro.dev/docs/cli/custom-agents/configuration-reference, "ToolsSettings field", 2026-11).
 */
const ASKED_ALL_THE_SAME: Pick<Setting, 'unless'> = {
  unless: [
    ...refusing(['execute_bash', 'execute_cmd', 'shell'], [...PRESETS, 'deniedCommands', 'denyByDefault']),
    { at: ['toolsSettings', 'executeBash'], exists: true },
    { at: ['permissions'], exists: true },
  ],
}

export const AGENT_BUILT_IN: readonly Setting[] = [
  {
    at: ['allowedTools'],
    match: {
      grants: {
        pattern: new RegExp(`^${BUILT_IN}(?:${fitting('execute_bash', 'execute_cmd', 'executeBash', 'shell')})$`),
      },
    },
    means: 'shell-approved',
    words: 'every shell command runs without asking',
    ...ASKED_ALL_THE_SAME,
    confidence: 'medium',
  },
  {
    at: ['allowedTools'],
    match: { grants: { pattern: /^@builtin(?:\/\*?)?$/ } },
    means: 'shell-approved',
    words: 'every built-in tool runs without asking, the shell with any command among them',
    ...ASKED_ALL_THE_SAME,
    confidence: 'medium',
  },
  {
    // Not supported, say the pages; a pattern that every built-in tool fits, says `is_tool_in_allowlist` of chat-cli, 2026-04.
    at: ['allowedTools'],
    match: { grants: { pattern: /^\*{1,2}$/ } },
    means: 'shell-approved',
    words: 'versions that take it for a pattern run every built-in tool without asking, the shell among them',
    ...ASKED_ALL_THE_SAME,
    confidence: 'low',
  },
  {
    // Any call of any service, as the user's credentials let it.
    at: ['allowedTools'],
    match: { grants: { pattern: new RegExp(`^${BUILT_IN}(?<tool>${fitting('use_aws', 'aws')})$`) } },
    means: 'tools-approved',
    words: 'calls of AWS run without asking',
    unless: [...refusing(['use_aws', 'aws'], [...PRESETS, 'deniedServices']), { at: ['permissions'], exists: true }],
    confidence: 'medium',
  },
  {
    // Any file of the user's, the client's own settings among them; that an agent edits unasked is what many want of it.
    at: ['allowedTools'],
    match: { grants: { pattern: new RegExp(`^${BUILT_IN}(?<tool>${fitting('fs_write', 'write')})$`) } },
    means: 'tools-approved',
    words: 'files are written without asking',
    unless: [...refusing(['fs_write', 'write'], ['deniedPaths']), { at: ['permissions'], exists: true }],
    confidence: 'low',
  },
]

/**
 * Command lines that the shell's tool runs unasked: expressions, each between `\A` and `\z`, and those that are refused come
 * first (aws/amazon-q-developer-cli, docs/built-in-tools.md, 2026-11; kiro.dev/docs/cli/reference/built-in-tools). What is
 * refused by its name is had from an interpreter all the same.
 */
export const AGENT_COMMANDS: readonly Setting[] = ['execute_bash', 'execute_cmd', 'shell'].flatMap((tool) =>
  expressionsApproved(['toolsSettings', tool, 'allowedCommands'], 'deniedCommands', {
    unless: [
      { at: ['toolsSettings', tool, 'deniedCommands', '*'], is: ['.*', '.+'] },
      // Kiro's rules of before it, one of which may ask.
      { at: ['permissions'], exists: true },
    ],
  }),
)

/**
 * What the expressions let through besides, as `requires_acceptance` of chat-cli's tools/execute has it (2026-04; Kiro's source is
 * not public). Of a line with `&&`, `;`, `>` or `$` in it somebody is asked, of one with a pipe not, and it is the whole line that
 * has to fit. The anchors are put around an expression without a group, so that of `ls|pwd` each alternative has one of them.
 */
const LOOSE_COMMANDS: readonly Setting[] = ['execute_bash', 'execute_cmd'].flatMap((tool) => {
  const at = ['toolsSettings', tool, 'allowedCommands']
  const unless: readonly Condition[] = [
    { at: ['toolsSettings', tool, 'deniedCommands', '*'], is: ['.*', '.+', '.*\\|.*'] },
  ]
  const loose = (pattern: RegExp, words: string) => ({
    ...shellApproved(at, pattern, { unless, confidence: 'low' }),
    words,
  })
  return [
    loose(
      /^.{1,512}\.(?:\*|\+)\)?\$?$/s,
      'any command may stand behind a pipe in a line that fits, and runs without asking',
    ),
    loose(
      /^(?:[^()[\]\\|]|\\.|\[(?:[^\]\\]|\\.){1,64}\]|\((?:[^()\\]|\\.){0,256}\)){1,256}\|(?!\^|\\A).{0,512}$/s,
      'alternatives without a group around them are held at one end only, so any line that ends like the last runs without asking',
    ),
  ]
})

/** `denyByDefault` is about what `allowedTools` does not name (`eval_perm`, as above). */
const DENIED_BY_DEFAULT: Setting = {
  ...shellApproved(['allowedTools'], new RegExp(`^${BUILT_IN}(?:${fitting('execute_bash', 'execute_cmd')})$`), {
    where: [{ at: ['toolsSettings', '*', 'denyByDefault'], is: [true] }],
    unless: [{ at: ['toolsSettings', '*', 'deniedCommands'], exists: true }],
    confidence: 'low',
  }),
  words: "every shell command runs without asking, as 'denyByDefault' takes nothing back from this list",
}

/** Paths that the client's own file tools use unasked, under their names of before and after the renaming to Kiro. */
export const AGENT_FOLDERS: readonly Setting[] = [
  ...['fs_read', 'read'].map((tool) => addedFolders(['toolsSettings', tool, 'allowedPaths'], 'it reads there unasked')),
  ...['fs_write', 'write'].map((tool) =>
    addedFolders(['toolsSettings', tool, 'allowedPaths'], 'it writes there unasked'),
  ),
]

const AGENT = {
  format: 'json',
  servers: [MCP_SERVERS],
  settings: [
    AGENT_TOOLS,
    ...AGENT_BUILT_IN,
    DENIED_BY_DEFAULT,
    ...AGENT_COMMANDS,
    ...LOOSE_COMMANDS,
    ...AGENT_FOLDERS,
    FLAT_HOOKS,
  ],
} as const satisfies Partial<ClientFile>

/** The name is anybody's. */
const IDE_AGENT = { ...AGENT, when: [['mcpServers'], ['allowedTools']] } as const satisfies Partial<ClientFile>

export default defineClient({
  id: 'amazon-q',
  name: 'Amazon Q Developer',
  docs: 'https://github.com/aws/amazon-q-developer-cli/blob/main/docs/agent-format.md',
  checked: '2026-04',
  confidence: 'high',
  files: [
    { scope: 'user', path: '~/.aws/amazonq/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'project', path: '.amazonq/mcp.json', format: 'json', servers: [MCP_SERVERS] },
    { scope: 'user', path: '~/.aws/amazonq/cli-agents/*.json', ...AGENT },
    { scope: 'project', path: '.amazonq/cli-agents/*.json', ...AGENT },
    // Written by the plugins for editors.
    {
      scope: 'user',
      path: ['~/.aws/amazonq/agents/default.json', '~/.aws/amazonq/agents/mcp.json'],
      ...IDE_AGENT,
    },
    { scope: 'project', path: ['.amazonq/agents/default.json', '.amazonq/default.json'], ...IDE_AGENT },
  ],
  fields: {
    off: { field: 'disabled', value: true },
    transports: { stdio: 'stdio', http: 'http' },
  },
  // Not in command, args or url; `${VAR}` and `$VAR` are literals.
  references: expands(['env', 'headers'], '${env:VAR}'),
  // Of the plugins for editors; the command line goes by `allowedTools`.
  entrySettings: [
    { ...approvedTools('autoApprove'), confidence: 'medium' },
    {
      at: ['toolPerms'],
      match: { grants: { ...TOOL_NAMES, allow: ['alwaysAllow'] } },
      means: 'tools-approved',
      words: 'the tools listed run without asking',
      confidence: 'medium',
    },
  ],
})

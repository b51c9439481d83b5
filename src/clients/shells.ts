/** The client's own shell in lists of what runs unasked: handed over whole, or by a program that takes any command. */

import type { Path, Setting } from '../client.ts'

const SHELL_WORDS = 'every shell command runs without asking'
const CODE_WORDS = 'an interpreter or a runner of packages takes any code without asking, and with it any command'

/** Programs that take any command behind them. */
const SHELL = String.raw`(?:ba|z|da|k|fi|t?c)?sh|(?:pwsh|powershell|cmd)(?:\.exe)?|wsl|sudo|doas|env|xargs`
/** The same and builtins, with the option that a command follows. */
const COMMAND = String.raw`(?<program>eval|exec|command|${SHELL})(?: -l?i?c| -[Cc](?:ommand)?| \/c)?`
/**
 * What of a package manager starts whatever program or package is named behind it (npm-exec(1), pnpm-exec, pnpm-dlx, yarn's
 * cli/exec and cli/dlx, `uv help run`, 2026-11): what `npx` is by another name, or `env` in a virtual environment.
 */
const RUNNERS =
  'npm (?:exec|x)|pnpm (?:exec|dlx)|yarn (?:exec|dlx)|bun x|uv (?:tool )?run|pipx run|(?:poetry|pipenv|pdm|hatch|rye|pixi|conda|devbox) run|bundle exec|mise (?:exec|x)|direnv exec'
/**
 * Interpreters, and runners of packages, with the option that code follows or that answers for the user. Where it only checks
 * how a file is written, `node -c`, nothing runs.
 */
const CODE = String.raw`(?!(?:node|nodejs|perl|ruby) -c)(?<program>node|nodejs|python|python[23](?:\.\d{1,2})?|py|perl|ruby|php|lua|deno|bun|osascript|tsx|ts-node|npx|bunx|pnpx|uvx|${RUNNERS})(?: (?:-[cerEy]|--eval|--yes|eval))?`
/** A star behind a program, which fits more than its name where nothing parts them: `python*` is `python3 -c …` too. */
const STAR = String.raw`(?:(?::| )\s{0,4})?\*{1,4}`
/** What may stand behind a program in a list of how commands begin. */
const ANY = String.raw`(?:(?::| )\*{1,4})?`

/**
 * `Bash` without anything that narrows it, in lists of Claude Code's format: a star is any text, blanks included, and what a
 * shell is given is a command again (code.claude.com/docs/en/permissions, 2026-11), as is what `sudo`, `env` and `xargs` are.
 */
export const BASH_APPROVED: Setting = {
  at: ['permissions', 'allow'],
  match: {
    grants: {
      pattern: new RegExp(String.raw`^(?:Bash|PowerShell)(?:\((?:[\s*:]{0,8}\*[\s*:]{0,8}|${COMMAND}${STAR})\))?$`),
    },
  },
  means: 'shell-approved',
  words: SHELL_WORDS,
  confidence: 'medium',
}

/**
 * An interpreter with whatever code it is given (`python -c`, `node -e`), or what runs whatever package it is told: a list
 * that names them lets everything through. What narrows it to a script or a package (`Bash(node scripts/x.js:*)`) is left alone.
 */
export const CODE_APPROVED: Setting = {
  at: ['permissions', 'allow'],
  match: {
    grants: {
      pattern: new RegExp(String.raw`^Bash\(${CODE}${STAR}\)$`),
      withdrawnBy: /^Bash(?:\([\s*:]{0,8}\*[\s*:]{0,8}\))?$/,
    },
  },
  means: 'shell-approved',
  words: CODE_WORDS,
  confidence: 'medium',
}

/**
 * A shell, an interpreter or a runner of packages with whatever it is given, in the same grammar without a tool's name around
 * it. `sudo`, `eval` and `xargs` are kept in Claude Code's sandbox all the same (docs/en/settings-reference, 2026-10).
 */
export const ANY_CODE: readonly RegExp[] = [`(?!sudo|eval|xargs)${COMMAND}`, CODE].map(
  (program) => new RegExp(`^${program}${STAR}$`),
)

type More = Pick<Setting, 'where' | 'unless' | 'scopes' | 'confidence' | 'undo'>

/** A list in which these strings hand over the whole shell. */
export function shellApproved(at: Path, pattern: RegExp, more: More = {}): Setting {
  return {
    at,
    match: { grants: { pattern } },
    means: 'shell-approved',
    words: SHELL_WORDS,
    confidence: 'medium',
    ...more,
  }
}

const BEGINS = {
  shell: new RegExp(String.raw`^(?:\*{1,4}|${COMMAND}${ANY})$`),
  code: new RegExp(`^${CODE}${ANY}$`),
} as const

/** A list of how commands begin. `*` is any, and a shell or an interpreter by itself takes any after it. */
export function prefixesApproved(at: Path, more: More = {}): readonly Setting[] {
  const shell = shellApproved(at, BEGINS.shell, more)
  return [shell, { ...shell, match: { grants: { pattern: BEGINS.code } }, words: CODE_WORDS }]
}

const CALLED = {
  shell: new RegExp(String.raw`^(?:Shell|Exec|command)\((?:\*{1,4}(?::\*{1,4})?|${COMMAND}${ANY})\)$`),
  code: new RegExp(String.raw`^(?:Shell|Exec|command)\(${CODE}${ANY}\)$`),
  all: /^(?:Shell|Exec|command)\(\*{1,4}(?::\*{1,4})?\)$/,
} as const

/** The same where each stands in the parentheses of the shell's tool: `Shell(git)`, `Exec(git)`, `command(git)`. */
export function calledWithPrefixes(at: Path, more: More = {}): readonly Setting[] {
  const shell = shellApproved(at, CALLED.shell, more)
  const code = { pattern: CALLED.code, withdrawnBy: CALLED.all }
  return [shell, { ...shell, match: { grants: code }, words: CODE_WORDS }]
}

const TERMINAL = 'chat.tools.terminal.autoApprove'

/** Off for all of its commands, or a question about each. */
const ASKED_ALL_THE_SAME: NonNullable<More['unless']> = [
  { at: ['chat.tools.terminal.enableAutoApprove'], is: [false] },
  { at: [TERMINAL, '/.*/'], is: [false] },
]

/**
 * Command lines of the agent's terminal in VS Code by pattern, `false` being a question; of two that fit that one wins. A name
 * is how a command begins: a shell or an interpreter runs what it is given. Workspaces may set it.
 * https://code.visualstudio.com/docs/agents/approvals, 2026-11.
 */
export const TERMINAL_APPROVED: readonly Setting[] = [
  // `/.*/`, `/^/`, `/\S/`, `/[\s\S]*/`, `/(?:)/`: whatever is typed fits. Nothing but an empty line fits `/^$/`. Others that
  // are not so easily seen, `/[a-z]/`, `/ls|.+/`, are read.
  expression(
    /^\/(?!\/|\^\$\/)\^?(?:\(\?:\))?\(?(?:\.|\\[SwW]|\[\\s\\S\]|\[\\S\\s\]|\[\\w\\W\]|\[\^\])?[+?*]{0,2}\)?\$?\/[a-z]{0,8}$/,
  ),
  terminal(new RegExp(String.raw`^(?:\/\^)?(?<program>${SHELL})(?:\\b)?(?:\/i?)?$`, 'i')),
  terminal(new RegExp(String.raw`^(?:\/\^)?${CODE}(?:\\b)?(?:\/i?)?$`, 'i'), CODE_WORDS),
]

function expression(pattern: RegExp): Setting {
  const setting = terminal(pattern)
  return { ...setting, match: { grants: { pattern, allow: [true], within: 'approve', expressions: true } } }
}

function terminal(pattern: RegExp, words = 'every command in the agent’s terminal runs without asking'): Setting {
  return {
    at: [TERMINAL],
    match: { grants: { pattern, allow: [true], within: 'approve' } },
    means: 'shell-approved',
    words,
    unless: ASKED_ALL_THE_SAME,
    confidence: 'medium',
  }
}

/** What VS Code asks about by itself (`rm`, `curl`, `find -exec`) is allowed again by a line that has its beginning. */
export const DEFAULTS_IGNORED: Setting = {
  at: ['chat.tools.terminal.ignoreDefaultAutoApproveRules'],
  match: { is: [true] },
  means: 'sandbox-disabled',
  words:
    'the questions that the editor asks before dangerous uses of a command do not hold for the commands approved here',
  // Without such lines everything is asked for.
  where: [{ at: [TERMINAL, '*'], is: [true] }],
  unless: ASKED_ALL_THE_SAME,
  confidence: 'medium',
}

/** The client's own shell in lists of what runs unasked: handed over whole, or by a program that takes any command. */

import type { CommandWords, Confidence, Path, ScalarValue, Setting } from '../client.ts'

const SHELL_WORDS = 'every shell command runs without asking'
const ENGINE_WORDS = 'any command runs without asking, in a container that is given any folder of the machine it names'
const SSH_WORDS =
  'ssh runs any command without asking, on this machine through one of its options and on those that it reaches'
const WITHIN_WORDS =
  'the program it names runs any command without asking, in a container or through an option or command of its own'
const CODE_WORDS = 'an interpreter or package runner takes any code without asking, and with it any command'

/** Where systems have them: a list that names the path lets the same program through. */
const OF_SYSTEM = '(?:/(?:usr/(?:local/)?|opt/homebrew/)?s?bin/)?'
/** And where environments of Python, packages and Windows have them: `.venv/bin/python`, `.venv\\Scripts\\python.exe`, `C:\\Python312`. */
const FOLDER = String.raw`(?:[\/\\]?(?:[\w.:~$-]{1,64}[\/\\]){0,8}(?:s?bin|\.bin|Scripts|Python\d{2,4})[\/\\])?`
/** What no folder has, unless a project calls a script of its own so. */
const BUILT_IN = String.raw`(?!\S{1,640}[\/\\](?:eval|exec|command|cmd)(?![.\w]))`
/** Programs that take any command behind them; from inside WSL, those of Windows are called by the names of their files. */
const SHELL = String.raw`(?:(?:ba|z|da|k|fi|t?c)?sh|pwsh|powershell|cmd|wsl)(?:\.exe)?|sudo|doas|env|xargs`
/**
 * What only starts the command behind it, with what it is told about that. Claude Code tries a rule on the line without these as
 * well as on the line (code.claude.com/docs/en/permissions, "Wrappers", 2026-11), and writes `Bash(timeout 60 python:*)` itself when
 * somebody does not want to be asked again.
 */
const STARTER = String.raw`timeout(?: -[\w=.-]{1,24}){0,3} \d{1,6}(?:\.\d{1,3})?[smhd]?|time(?: -p)?|nice(?: -n ?-?\d{1,2}| -\d{1,2})?|nohup|stdbuf(?: -[ioe]?\w{1,6}){1,3}`
/** A few of these in front of a program. */
const STARTED = `(?:(?:${STARTER}) ){0,2}`
/** The quotation mark that the code or the command itself begins with. */
const OPENED = String.raw`(?: ?\\?["'])?`
/** A blank, and options of PowerShell that only say how it starts. */
const QUIETLY = String.raw`(?: -(?:NoProfile|NoLogo|NonInteractive|(?:ExecutionPolicy|ep) \w{1,16})){0,4} `
/** The same and builtins, with the option that a command follows, or that has it read what it is given. */
const COMMAND = String.raw`${STARTED}${BUILT_IN}${FOLDER}(?<program>eval|exec|command|timeout|${STARTER}|${SHELL})(?:${QUIETLY}(?:-l?i?c|-s?|-[Cc](?:ommand)?|\/c)${OPENED})?`
/**
 * What of a package manager starts whatever program or package is named behind it (npm-exec(1), pnpm-exec, pnpm-dlx, yarn's
 * cli/exec and cli/dlx, `uv help run`, `go help run`, docs.deno.com's cli/run, nix.dev's nix3-run and nix3-shell, 2026-11):
 * what `npx` is by another name, or `env` in a virtual environment or with the secrets of a store.
 */
const RUNNERS =
  'npm (?:exec|x)|pnpm (?:exec|dlx)|yarn (?:exec|dlx)|bun x|uv (?:tool )?run|pipx run|(?:poetry|pipenv|pdm|hatch|rye|pixi|conda|devbox|volta|op|doppler|dotenvx) run|bundle exec|mise (?:exec|x)|(?:direnv|asdf|pyenv|rbenv|fnm|aws-vault) exec|(?:go|deno) run|nix (?:run|shell|develop)|nix-shell'
const INTERPRETERS = String.raw`node|nodejs|python|python[23](?:\.\d{1,2})?|py|python3? -m|perl|ruby|php|lua|luajit|Rscript|julia|elixir|groovy|tclsh|pypy3?|ipython3?|deno|bun|osascript|tsx|ts-node|irb|iex`
/**
 * Commands of frameworks that take code of their language, or open its prompt: laravel.com/docs/artisan, "Tinker"; guides.rubyonrails.org,
 * "The Rails Command Line"; docs.djangoproject.com, "django-admin", shell; hexdocs.pm, Mix.Tasks.Run; 2026-11.
 */
const CONSOLES = String.raw`(?:php )?artisan tinker|(?:bin\/)?rails (?:runner|r|console|c)|(?:python3? )?(?:\.\/)?manage\.py shell|mix run`
const ANY_RUNNER = `npx|bunx|pnpx|uvx|${RUNNERS}`
/**
 * Interpreters, also those that a runner of packages starts, and such runners, with the option that code follows, that has it
 * read what it is given, or that answers for the user. Where it only checks how a file is written, `node -c`, nothing runs.
 */
const CODE = String.raw`(?!${FOLDER}(?:node|nodejs|perl|ruby) -c)${STARTED}${FOLDER}(?<program>(?:(?:${ANY_RUNNER})(?: -y| --yes)? )?(?:${INTERPRETERS})|${ANY_RUNNER}|${CONSOLES})(?:\.exe)?(?: (?:-[cerEy]?|--eval|--yes|eval)${OPENED})?`
/**
 * What starts a container: `-v /:/host` is the whole machine, as its superuser (docs.docker.com/engine/security, "Docker daemon
 * attack surface", 2026-11).
 */
const ENGINE = String.raw`${OF_SYSTEM}(?<program>(?:docker|podman|nerdctl)(?:\.exe)?(?: (?:container )?run)?)`
/** `-o ProxyCommand=…` is run by the shell of this machine (ssh_config(5)), and what it reaches runs what it is given. */
const SSH = String.raw`${OF_SYSTEM}(?<program>ssh(?:\.exe)?)`
/** `-c` is followed by a setting, and some of these are commands (git-config(1), `alias.*`, `core.fsmonitor`). */
const GIT_SETTING = `${OF_SYSTEM}(?<program>git -c)`
/**
 * The fence of a container, of which there may be one that the host lies in, is between its command and the machine; `-c` has
 * git run a program of one's choice (code.claude.com/docs/en/permissions, "Wildcard patterns", 2026-10), an alias of gh's or glab's
 * is a line for a shell (gh-alias-set(1), glab-alias-set(1)), multiplexers run what is typed, and package managers are runners as
 * well, as what `RUNNERS` and `CONSOLES` have by the command that runs. `source` runs a file of
 * commands, other agents have options that turn their own questions and fences off, and debuggers and clients of databases have a
 * command that hands the rest of its line to a shell (`\!` of psql and mysql, `.shell` of sqlite3, `shell` of gdb), and what shortens
 * the output of commands for models runs any command behind four of its own (rtk-ai/rtk, src/main.rs, 2026-02). People list these
 * for what they are used for every day.
 */
const WITHIN = String.raw`(?<program>(?:docker|podman|nerdctl) (?:container )?exec|(?:docker|podman)[ -]compose(?: (?:run|exec))?|(?:kubectl|oc)(?: (?:exec|run|debug))?|(?:claude|codex|gemini|copilot|opencode|cursor-agent)(?: (?:exec|e|run|-p|--print|--prompt))?|rtk(?: (?:err|test|summary|proxy))?|git|gh|glab|tmux|screen|npm|pnpm|yarn|uv|go|pipx|poetry|pipenv|pdm|hatch|rye|pixi|conda|devbox|volta|op|doppler|dotenvx|direnv|asdf|pyenv|rbenv|fnm|aws-vault|bundle|mise|nix|(?:php )?artisan|(?:bin\/)?rails|(?:python3? )?(?:\.\/)?manage\.py|mix|source|psql|mysql|sqlite3|gdb|lldb)`
/**
 * `system()` of awk, `-exec` of find, `--eval` of make, `e` of sed, `--to-command` of tar, `-e` of rsync, `-o ProxyCommand=` of scp
 * and sftp (gawk's, sed's and tar's manuals, find(1), make(1), rsync(1), scp(1)): everyday tools with a command of their own as
 * well. So are what keeps a command that is to give it credentials, and asks it at its next call (`aws configure set
 * credential_process`; docs.aws.amazon.com/cli, "Source credentials with an external process"), and what is started in
 * somebody else's module (`terraform init -from-module=…`, then its `local-exec`; initwd/from_module.go), 2026-12.
 */
const EVERYDAY = '(?<program>[gmn]?awk|find|make|g?sed|(?:g|bsd)?tar|rsync|scp|sftp|aws|terraform|tofu)'
/** A star behind a program, which fits more than its name where nothing parts them: `python*` is `python3 -c …` too. */
const STAR = String.raw`(?:(?::| )\s{0,4})?\*{1,4}`
/** What may stand behind a program in a list of how commands begin. */
const ANY = String.raw`(?:(?::| )\*{1,4})?`

/** All of the shell taken back, in a list of what is asked about or refused. */
const ALL_OF_BASH = String.raw`\([\s*:]{0,8}\*[\s*:]{0,8}\)`
const NO_BASH = new RegExp(`^Bash(?:${ALL_OF_BASH})?$`)
/** Asked about, the one command that starts containers leaves others that do less. */
const NO_CONTAINERS = new RegExp(
  String.raw`^Bash(?:${ALL_OF_BASH}|\((?:docker|podman|nerdctl)(?: (?:container )?run)?${STAR}\))?$`,
)

/**
 * `Bash` without anything that narrows it, in lists of Claude Code's format: a star is any text, blanks included, and what a
 * shell is given is a command again (code.claude.com/docs/en/permissions, 2026-11), as is what `sudo`, `env` and `xargs` are.
 */
const BASH_APPROVED: Setting = {
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
const CODE_APPROVED: Setting = {
  at: ['permissions', 'allow'],
  match: {
    grants: {
      pattern: new RegExp(String.raw`^Bash\(${CODE}${STAR}\)$`),
      withdrawnBy: NO_BASH,
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
export const ANY_CODE: readonly RegExp[] = [`(?!${FOLDER}(?:sudo|eval|xargs))${COMMAND}`, CODE].map(
  (program) => new RegExp(`^${program}${STAR}$`),
)

/** Other programs that take any command, in the same grammar. */
function programApproved(command: string, words: string, confidence: Confidence, withdrawnBy: RegExp): Setting {
  return {
    at: ['permissions', 'allow'],
    match: { grants: { pattern: new RegExp(String.raw`^Bash\(${command}\)$`), withdrawnBy } },
    means: 'shell-approved',
    words,
    confidence,
  }
}

/** All that hands over the shell in lists of Claude Code's format. */
export const SHELLS_APPROVED: readonly Setting[] = [
  BASH_APPROVED,
  CODE_APPROVED,
  programApproved(`${ENGINE}${STAR}`, ENGINE_WORDS, 'medium', NO_CONTAINERS),
  programApproved(`${SSH}${STAR}`, SSH_WORDS, 'medium', NO_BASH),
  programApproved(`${GIT_SETTING}${STAR}`, WITHIN_WORDS, 'medium', NO_BASH),
  programApproved(`${WITHIN}${STAR}`, WITHIN_WORDS, 'low', NO_BASH),
  programApproved(`${EVERYDAY}${STAR}`, WITHIN_WORDS, 'low', NO_BASH),
  // A star is any text, so that `* --version` is `sh -c … --version` as well.
  programApproved(
    String.raw`\*{1,4}[^*:)][^)]{0,512}`,
    'the star that it begins with stands for any program, so any command runs without asking',
    'low',
    NO_BASH,
  ),
]

type More = Pick<Setting, 'where' | 'unless' | 'scopes' | 'confidence' | 'undo' | 'lastOf'>

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

/**
 * Programs that take any command, and what that comes to, with names to try them by: an expression may fit more than one of them,
 * `(node|npx) .*`, `/^(?:cat|bash)\b/`.
 */
const OTHERS = [
  [CODE, CODE_WORDS, 'python3 python node npx uvx bunx deno bun perl ruby php lua tsx ts-node osascript'.split(' ')],
  [ENGINE, ENGINE_WORDS, ['docker run', 'docker', 'podman']],
  [SSH, SSH_WORDS, ['ssh']],
] as const
const SHELL_NAMES = 'bash sh zsh dash fish pwsh powershell cmd sudo xargs eval'.split(' ')
const KINDS = [[COMMAND, SHELL_WORDS, SHELL_NAMES], ...OTHERS] as const

const BEGINS = {
  shell: new RegExp(String.raw`^(?:\*{1,4}|${COMMAND}${ANY})$`),
  others: OTHERS.map(([program, words]) => ({ pattern: new RegExp(`^${program}${ANY}$`), words })),
} as const

/** A list of how commands begin. `*` is any, and a shell or an interpreter by itself takes any after it. */
export function prefixesApproved(at: Path, more: More = {}): readonly Setting[] {
  const shell = shellApproved(at, BEGINS.shell, more)
  return [shell, ...BEGINS.others.map(({ pattern, words }) => ({ ...shell, match: { grants: { pattern } }, words }))]
}

/** More of them that take any command, with what they are used for every day. */
const MORE_BEGINS = (
  [
    [GIT_SETTING, 'medium'],
    [WITHIN, 'low'],
    [EVERYDAY, 'low'],
  ] as const
).map(([program, confidence]) => ({ pattern: new RegExp(`^${program}$`), words: WITHIN_WORDS, confidence }))

/**
 * The same where each command is a list of its words, all of which it has to begin with, and a star is one as it stands.
 * `besides`: what else that comes to.
 */
export function wordsApproved(at: Path, words: CommandWords, besides: string, more: More = {}): readonly Setting[] {
  const begins = [{ pattern: BEGINS.shell, words: SHELL_WORDS }, ...BEGINS.others, ...MORE_BEGINS]
  return begins.map(({ pattern, words: said, ...rest }) => ({
    ...shellApproved(at, pattern, more),
    match: { grants: { pattern, inert: /\*/, words } },
    words: `${said}${besides}`,
    ...rest,
  }))
}

/**
 * A map from commands in which a star stands for any text to what happens, of which these values allow: `node *`, `xargs*`. That
 * of any command at all, `*`, is the client's to name. Without values, a list of such commands, or one of them.
 */
export function starsApproved(
  at: Path,
  allow: readonly ScalarValue[] | undefined,
  more: More = {},
): readonly Setting[] {
  return [[COMMAND, SHELL_WORDS] as const, ...OTHERS].map(([program, words]) => {
    const grants = { pattern: new RegExp(`^${program}${STAR}$`), ...(allow ? { allow } : {}) }
    return { ...shellApproved(at, grants.pattern, more), match: { grants }, words }
  })
}

/** Whatever stands behind a program, as an expression that the whole line has to fit: `node .*`, `python3.*`, `^npx .+$`. */
const REST = String.raw`(?:\\b|\\s(?:\+|\*)?| )?\.(?:\*|\+)`

/** A list of expressions that a command line has to fit as a whole, and the key beside it of a list of those refused. */
export function expressionsApproved(at: Path, refused: string, more: More = {}): readonly Setting[] {
  const whole = (line: string) => new RegExp(String.raw`^(?:\^|\\A)?${line}(?:\$|\\z)?$`)
  const approved = (line: string, words: string, programs?: readonly string[]): Setting => {
    const pattern = whole(line)
    const commands = { written: 'whole', refused, ...(programs ? { programs } : {}) } as const
    return { ...shellApproved(at, pattern, more), match: { grants: { pattern, commands } }, words }
  }
  return [
    approved(String.raw`\.(?:\*|\+)`, SHELL_WORDS),
    ...KINDS.map(([program, words, names]) => approved(`${program}${REST}`, words, names)),
  ]
}

/** The shell's tool by the names that clients have for it, with a command in parentheses. */
function called(names: string) {
  const written = (command: string) => new RegExp(String.raw`^(?:${names})\((?:${command})\)$`)
  const any = String.raw`\*{1,4}(?::\*{1,4})?`
  return {
    shell: written(`${any}|${COMMAND}${ANY}`),
    others: OTHERS.map(([program, words]) => ({ pattern: written(`${program}${ANY}`), words })),
    all: written(any),
  }
}

const CALLED = called('Shell|Exec|command')
const CALLED_BY_GEMINI = called('run_shell_command|ShellTool')

function calledSettings({ shell: pattern, others, all }: typeof CALLED, at: Path, more: More): readonly Setting[] {
  const shell = shellApproved(at, pattern, more)
  return [
    shell,
    ...others.map(({ pattern, words }) => ({
      ...shell,
      match: { grants: { pattern, withdrawnBy: all } },
      words,
    })),
  ]
}

/** The same where each stands in the parentheses of the shell's tool: `Shell(git)`, `Exec(git)`, `command(git)`. */
export function calledWithPrefixes(at: Path, more: More = {}): readonly Setting[] {
  return calledSettings(CALLED, at, more)
}

/** `run_shell_command(git)`, by Gemini CLI's "Prefix matching" (docs/tools/shell.md, 2026-08-21). */
export function calledInGemini(at: Path, more: More = {}): readonly Setting[] {
  return calledSettings(CALLED_BY_GEMINI, at, more)
}

const TERMINAL = 'chat.tools.terminal.autoApprove'

/** The setting as it was called first: what it says is added to the other's, and wins (the source named below). */
const TERMINAL_BEFORE = 'chat.agent.terminal.autoApprove'

/** Off for all of its commands, or a question about each. */
const ASKED_ALL_THE_SAME: NonNullable<More['unless']> = [
  { at: ['chat.tools.terminal.enableAutoApprove'], is: [false] },
  ...[TERMINAL, TERMINAL_BEFORE].map((key) => ({ at: [key, '/.*/'], is: [false] })),
]

const IN_TERMINAL = "every command in the agent's terminal runs without asking"

/**
 * Command lines of the agent's terminal in VS Code by pattern, `false` being a question; of two that fit that one wins. A name
 * is how a command begins: a shell or an interpreter runs what it is given. Workspaces may set it.
 * https://code.visualstudio.com/docs/agents/approvals, and microsoft/vscode, commandLineAutoApprover.ts, 2026-11.
 */
export const TERMINAL_APPROVED: readonly Setting[] = [TERMINAL, TERMINAL_BEFORE].flatMap((key) => [
  // `/.*/`, `/^/`, `/\S/`, `/[\s\S]*/`, `/(?:)/`: whatever is typed fits. Nothing but an empty line fits `/^$/`. Others that
  // are not so easily seen, `/[a-z]/`, `/ls|.+/`, are read.
  terminal(
    key,
    /^\/(?!\/|\^\$\/)\^?(?:\(\?:\))?\(?(?:\.|\\[SwW]|\[\\s\\S\]|\[\\S\\s\]|\[\\w\\W\]|\[\^\])?[+?*]{0,2}\)?\$?\/[a-z]{0,8}$/,
  ),
  terminal(
    key,
    new RegExp(String.raw`^(?:\/\^)?(?<program>${SHELL})(?:\\b)?(?:\/i?)?$`, 'i'),
    IN_TERMINAL,
    SHELL_NAMES,
  ),
  ...OTHERS.map(([program, words, names]) =>
    terminal(key, new RegExp(String.raw`^(?:\/\^)?${program}(?:\\b)?(?:\/i?)?$`, 'i'), words, names),
  ),
  { ...terminal(key, new RegExp(`^${WITHIN}$`), WITHIN_WORDS), confidence: 'low' },
  wholeLine(key),
])

function terminal(key: string, pattern: RegExp, words = IN_TERMINAL, programs?: readonly string[]): Setting {
  const commands = { written: 'slashed', ...(programs ? { programs } : {}) } as const
  return {
    at: [key],
    match: { grants: { pattern, allow: [true], within: 'approve', commands } },
    means: 'shell-approved',
    words,
    unless: ASKED_ALL_THE_SAME,
    confidence: 'medium',
  }
}

/**
 * `{ "approve": true, "matchCommandLine": true }` is about the line as it is typed, and approves all of the commands in it ("either
 * all sub-commands or command line needs to be approved", the setting's own description): one that has no end, or any before it,
 * lets through what stands behind `&&` or in `$(…)`, unless another refuses all lines with that. Those that the editor writes by itself end with `$`; what looks ahead may see to it.
 */
function wholeLine(key: string): Setting {
  const pattern =
    /^(?:[^/].{0,511}|\/(?:[^$\\[]|\\.|\[(?:[^\]\\]|\\.){1,128}\]){1,512}(?:\.(?:\*|\+)\)?\??\$)?\/[a-z]{0,8})$/s
  const commands = { written: 'slashed', programs: ['cd x && bash', 'cd x $(bash'] } as const
  return {
    ...terminal(
      key,
      pattern,
      'a line that begins like this runs without asking as it is typed, with whatever other commands stand in it',
    ),
    match: {
      grants: {
        pattern,
        inert: /(?<!\\)\(\?[=!<]/,
        allow: [true],
        within: 'approve',
        withinWith: 'matchCommandLine',
        commands,
      },
    },
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

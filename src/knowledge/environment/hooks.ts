/** Environment variables that make a loader, an interpreter or a tool load or run something of somebody's choosing. */

import type { Confidence } from '../../client.ts'
import type { Binding, Launch } from '../../model.ts'
import { lazy, onceFor } from '../memoize.ts'
import { volatileFolder } from '../paths/volatile-paths.ts'
import { type Expression, prefiltered } from '../prefilter.ts'
import { GIT_COMMAND } from '../programs/commands-in-options.ts'
import { wordSet } from '../programs/flags.ts'

export interface Hook {
  /** What is loaded or run, for a sentence. */
  readonly does: string
  /** Absent where nothing but the loading makes sense of the value. */
  readonly confidence?: Confidence
}

const COMPILERS = [
  'RUSTC_WRAPPER',
  'RUSTC_WORKSPACE_WRAPPER',
  'RUSTC',
  'CARGO_BUILD_RUSTC_WRAPPER',
  'CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER',
  'CARGO_BUILD_RUSTC',
]
/** docs.astral.sh/uv/reference/environment, pip.pypa.io (`--python`), pipx.pypa.io, 2026-11. */
const INTERPRETERS = ['UV_PYTHON', 'PIP_PYTHON', 'PIPX_DEFAULT_PYTHON']
/** docs.npmjs.com, config: `git`, `node-gyp`; node-gyp's README: `python`. */
const NPM_PROGRAMS = ['NPM_CONFIG_GIT', 'NPM_CONFIG_NODE_GYP', 'NPM_CONFIG_PYTHON']
/** bash(1), "PROMPTING": PS4 before each line that `xtrace` shows, which SHELLOPTS switches on. */
const PROMPTS = ['PS0', 'PS1', 'PS4']
/** containers.conf(5). */
const CONTAINER_SETTINGS = ['CONTAINERS_CONF', 'CONTAINERS_CONF_OVERRIDE']

/**
 * Variables by which a loader, an interpreter or git is made to load or run something of someone else's choosing. Sources:
 * ld.so(8), dyld(1), nodejs.org/api/cli.html, docs.python.org/3/using/cmdline.html and library/warnings.html, bash(1),
 * git(1), perlrun(1), ruby(1), gem(1), php(1), lua(1), R's ?Startup, erl(1), GNU make "Variables Used by Implicit Rules",
 * doc.rust-lang.org/cargo/reference/environment-variables.html, `go help build`, openssl-env(7), sudo(8), man(1), bun.sh
 * (BUN_INSPECT_PRELOAD, since 1.2.11), the JVM's documentation, code.claude.com/docs/en/env-vars; the selection follows the policy of langflow's
 * `lfx.base.mcp.security` (peers.md, row 24).
 */
const HOOKS: ReadonlyMap<string, string> = new Map([
  ['LD_PRELOAD', 'a library loaded into every program that starts'],
  ['LD_AUDIT', 'a library loaded into every program that starts'],
  ['GCONV_PATH', 'modules that the C library loads'],
  ['DYLD_INSERT_LIBRARIES', 'a library loaded into every program that starts'],
  ['DYLD_LIBRARY_PATH', 'where libraries are looked for first'],
  ['DYLD_FRAMEWORK_PATH', 'where frameworks are looked for first'],
  ['DYLD_FALLBACK_LIBRARY_PATH', 'where libraries are looked for'],
  ['LD_LIBRARY_PATH', 'where libraries are looked for first'],
  ['NODE_OPTIONS', 'code that Node loads before the server'],
  ['NODE_PATH', 'where Node looks for modules'],
  ['BUN_OPTIONS', 'code that Bun loads before the server'],
  ['BUN_INSPECT_PRELOAD', 'code that Bun loads before the server'],
  ['PYTHONSTARTUP', 'a script that Python runs first'],
  ['PYTHONHOME', 'the standard library that Python uses'],
  ['PYTHONPATH', 'where Python looks for modules first'],
  ['PYTHONUSERBASE', "where Python looks for the user's modules, and for code to start with"],
  ['PYTHONPLATLIBDIR', 'the standard library that Python uses'],
  ['PYTHONWARNINGS', 'a module that Python loads first, and that starts a browser'],
  ['BROWSER', 'a command that is started as the browser'],
  ['PERL5OPT', 'code that Perl loads first'],
  ['PERL5LIB', 'where Perl looks for modules first'],
  ['PERLLIB', 'where Perl looks for modules first'],
  ['RUBYOPT', 'code that Ruby loads first'],
  ['RUBYLIB', 'where Ruby looks for libraries first'],
  ['GEM_HOME', 'where Ruby looks for gems'],
  ['GEM_PATH', 'where Ruby looks for gems'],
  ['BUNDLE_GEMFILE', 'a Ruby file that Bundler runs first'],
  ['PHPRC', 'the settings of PHP, with the file that it runs first'],
  ['PHP_INI_SCAN_DIR', 'the settings of PHP, with the file that it runs first'],
  ['LUA_PATH', 'where Lua looks for modules first'],
  ['LUA_CPATH', 'where Lua looks for modules first'],
  ['R_PROFILE_USER', 'a script that R runs first'],
  ['R_PROFILE', 'a script that R runs first'],
  ['CLASSPATH', 'where the JVM looks for classes'],
  ...['MAVEN_OPTS', 'GRADLE_OPTS', 'JAVA_OPTS', 'SBT_OPTS', 'OPENJ9_JAVA_OPTIONS', 'IBM_JAVA_OPTIONS'].map(
    (name) => [name, 'options, agents included, that a JVM takes'] as const,
  ),
  ...['ERL_FLAGS', 'ERL_AFLAGS', 'ERL_ZFLAGS', 'ELIXIR_ERL_OPTIONS'].map(
    (name) => [name, 'code that Erlang runs when it starts'] as const,
  ),
  ...COMPILERS.map((name) => [name, 'the program that cargo compiles with'] as const),
  ['CARGO_TARGET', 'the program that cargo links with, or starts programs with'],
  ...INTERPRETERS.map((name) => [name, 'the interpreter that Python packages are started with'] as const),
  ...NPM_PROGRAMS.map((name) => [name, 'a program that npm starts when it installs'] as const),
  ['YARN_YARN_PATH', 'the program that is started in place of yarn'],
  ['YARN_PLUGINS', 'code that yarn loads first'],
  ['GOFLAGS', 'the program that go compiles with, or starts programs with'],
  ['MAKEFLAGS', 'code that make runs first'],
  ['MAKEFILES', 'a file that make reads first'],
  ['JAVA_TOOL_OPTIONS', 'options, agents included, that every JVM takes'],
  ['_JAVA_OPTIONS', 'options, agents included, that every JVM takes'],
  ['JDK_JAVA_OPTIONS', 'options, agents included, that the java launcher takes'],
  ['BASH_ENV', 'a script that bash runs before every script'],
  ['ENV', 'a script that sh runs when it starts'],
  ['ZDOTDIR', 'the start-up files of zsh'],
  ['PROMPT_COMMAND', 'a command that bash runs at every prompt'],
  ...PROMPTS.map(
    (name) => [name, 'a prompt that makes bash run a command, or code run before every line that it shows'] as const,
  ),
  ['SUDO_ASKPASS', 'the program that sudo asks for passwords'],
  ['COMSPEC', 'the program that Windows starts command lines with'],
  ['GIT_TEMPLATE_DIR', 'the hooks that git gives every repository it makes'],
  ...['GIT_EDITOR', 'GIT_SEQUENCE_EDITOR', 'EDITOR', 'VISUAL', 'GH_EDITOR'].map(
    (name) => [name, 'a command that is started as the editor'] as const,
  ),
  ...['GIT_PAGER', 'PAGER', 'MANPAGER', 'GH_PAGER'].map(
    (name) => [name, 'a command that output is shown with'] as const,
  ),
  ['GIT_SSH_COMMAND', 'the command that git connects with'],
  ['GIT_SSH', 'the program that git connects with'],
  ['RSYNC_RSH', 'the command that rsync connects with'],
  ['KUBECTL_EXTERNAL_DIFF', 'the program that kubectl compares with'],
  ['GIT_EXTERNAL_DIFF', 'the program that git compares with'],
  ['GIT_PROXY_COMMAND', 'the command that git connects through'],
  ['GIT_ASKPASS', 'the program that git asks for passwords'],
  ['GIT_CONFIG_GLOBAL', 'the configuration of git, with the commands it names'],
  ['GIT_CONFIG_SYSTEM', 'the configuration of git, with the commands it names'],
  ['GIT_CONFIG_PARAMETERS', 'the configuration of git, with the commands it names'],
  ['GIT_DIR', 'the repository that git works on, with the commands that its configuration names'],
  ['GIT_EXEC_PATH', 'where git finds its own commands'],
  ['SSH_ASKPASS', 'the program that ssh asks for passwords'],
  ['NPM_CONFIG_NODE_OPTIONS', 'code that Node loads before the server'],
  ['NPM_CONFIG_SCRIPT_SHELL', 'the shell that npm runs scripts with'],
  ['PERL5DB', 'code that Perl loads first'],
  ['LESSOPEN', 'a command that less reads every file through'],
  ['LESSCLOSE', 'a command that less runs after every file'],
  ['LUA_INIT', 'code that Lua runs first'],
  ['OPENSSL_CONF', 'the settings of OpenSSL, with the libraries that it loads'],
  ['OPENSSL_MODULES', 'libraries that OpenSSL loads'],
  ['OPENSSL_ENGINES', 'libraries that OpenSSL loads'],
  ['ELECTRON_RUN_AS_NODE', 'an Electron program as a plain interpreter'],
  ['DOTNET_STARTUP_HOOKS', 'an assembly that .NET runs first'],
  ...['CORECLR', 'COR'].flatMap((runtime) =>
    ['', '_32', '_64', '_ARM64'].map(
      (bits) => [`${runtime}_PROFILER_PATH${bits}`, 'a library loaded into every .NET program'] as const,
    ),
  ),
  ...CONTAINER_SETTINGS.map((name) => [name, 'the settings of podman, with the programs that it starts'] as const),
  ['CLAUDE_CODE_SHELL_PREFIX', 'a command that Claude Code starts its hooks, shell commands and servers through'],
  ['CLAUDE_CODE_PROCESS_WRAPPER', 'a command that Claude Code starts itself through'],
  ['CLAUDE_CODE_SHELL', 'the shell that Claude Code runs commands with'],
])

/**
 * Options of Node that load or run something; memory, certificates, warnings, networking and flags are left, and the
 * debugger, which is the business of debug-port.
 */
const NODE_LOADS =
  /(?:^|\s)(?:--(?:require|import|loader|experimental-loader|env-file(?:-if-exists)?|eval|experimental-policy|snapshot-blob|openssl-config)|-r|-e)(?:[=\s]|$)/

/** Node takes quotes off, and takes an underscore for a dash. */
function nodeLoads(value: string): boolean {
  return NODE_LOADS.test(value.replace(/["\\]/g, '').replaceAll('_', '-'))
}

function jvmLoads(value: string): boolean {
  return /-(?:javaagent|agentlib(?!:jdwp\b)|agentpath|Xbootclasspath|Xrun(?!jdwp\b)|XX:VMOptionsFile|-patch-module|Djava\.system\.class\.loader)/.test(
    value,
  )
}

/** What perlrun(1) and ruby(1) allow in these variables and what loads nothing: warnings, taint, encodings, a compiler. */
const PERL_FLAGS = /^(?:-?(?:[wWXtTU]{1,5}|C\w{0,8})(?:\s{1,8}|$)){1,8}$/
const RUBY_FLAGS =
  /^(?:(?:-W(?:\d|:[\w-]{1,40})?|-[wvdU]{1,4}|-T\d?|-K\w|-E\s?[\w:-]{1,40}|--(?!require)[\w-]{1,40}(?:=[\w,:-]{1,64})?)(?:\s{1,8}|$)){1,8}$/

/**
 * `GIT_CONFIG_KEY_0=core.sshCommand` with `GIT_CONFIG_VALUE_0=…`: git-config(1), "ENVIRONMENT". Where the value says by
 * itself that it is a command, `hookOf` tells it of the value.
 */
export function gitHookOf(name: string, key: string, env: readonly Binding[]): Hook | undefined {
  const number = name.startsWith('GIT_CONFIG_KEY_') ? name.slice('GIT_CONFIG_KEY_'.length) : ''
  if (number === '' || !/^\d{1,4}$/.test(number)) return undefined
  const valueName = `GIT_CONFIG_VALUE_${number}`
  const value = valuesIn(env).get(valueName) ?? ''
  if (value === '' || hookOf(valueName, value)) return undefined
  const runs = /^core\.sshcommand$/i.test(key) ? !isPlainSsh(value) : GIT_COMMAND.test(`${key}=${value}`)
  return runs ? { does: `the setting '${key}' of git, which is a command` } : undefined
}

/** By name, the last of each: a thousand settings each ask for one. */
const valuesIn = onceFor(
  (env: readonly Binding[]): ReadonlyMap<string, string> =>
    new Map(env.map(({ name, value }) => [name, value?.value ?? ''])),
)

/** Whether a launch is one of Windows, whose variables have no case: by the names of its programs. */
export function ignoresCase({ programs }: Launch): boolean {
  return programs.some(({ value }) => ON_WINDOWS.test(value.toLowerCase()))
}

const ON_WINDOWS = prefiltered('. : cmd powershell', /\.(?:exe|cmd|bat|ps1)$|^[a-z]:[\\/]|^(?:cmd|powershell)$/)

/** Names that hold more than the hook's own, and the entry of the table. */
const SPELLINGS: readonly (readonly [Expression, string])[] = [
  // Windows writes it `ComSpec`, and knows no case.
  [prefiltered('comspec', /^comspec$/i), 'COMSPEC'],
  // Of one version: lua(1), "LUA_INIT_5_4".
  [prefiltered('LUA_INIT', /^LUA_INIT_5_\d$/), 'LUA_INIT'],
  // Of one target: doc.rust-lang.org/cargo/reference/environment-variables.html.
  [prefiltered('CARGO_TARGET', /^CARGO_TARGET_[A-Z\d_]{1,64}_(?:RUNNER|LINKER)$/), 'CARGO_TARGET'],
]

/** What a variable hooks into the server's start, or undefined when it, or its value, is harmless. */
export function hookOf(name: string, value: string): Hook | undefined {
  // npm takes an underscore for a dash, too; pnpm has had a prefix of its own since version 11 (pnpm.io, settings).
  const known = /^p?npm_config_.{1,64}$/i.test(name)
    ? name
        .toUpperCase()
        .replaceAll('-', '_')
        .replace(/^P(?=N)/, '')
    : (SPELLINGS.find(([spelling]) => spelling.test(name))?.[1] ?? name)
  if (
    name.startsWith('GIT_CONFIG_VALUE_') &&
    /^GIT_CONFIG_VALUE_\d{1,4}$/.test(name) &&
    /^\s{0,8}[!/]|\bssh\b/.test(value)
  )
    return { does: 'the configuration of git, with the commands it names' }
  if (name.startsWith('BASH_FUNC_') && BASH_FUNCTION.test(name) && /^\s{0,8}\(\)/.test(value))
    return { does: 'a function that every bash runs in place of a command' }
  const does = HOOKS.get(known)
  if (does === undefined || value.trim() === '' || passesOn(name, value)) return undefined
  const isHarmless = harmless().get(known)
  if (isHarmless?.(value)) return undefined
  if (isHarmless && FILLED_IN.test(value)) return { does, confidence: 'low' }
  return LIKELY.has(known) ? { does, confidence: 'medium' } : { does }
}

/** One action of a template and nothing else, which may fill in what would be harmless: `{{ $comSpec }}`. */
const FILLED_IN = /^\s{0,8}\{\{[^{}]{1,256}\}\}\s{0,8}$/

/** `BASH_FUNC_npx%%`, and as bash wrote it for some months of 2014; bash(1), "FUNCTIONS". */
const BASH_FUNCTION = /^BASH_FUNC_[^=]{1,128}(?:%%|\(\))$/

/** `${LD_PRELOAD}`: whatever the user's own environment says already. */
function passesOn(name: string, value: string): boolean {
  return new Set([`$${name}`, `\${${name}}`, `\${env:${name}}`, `{env:${name}}`, `%${name}%`]).has(value.trim())
}

/** Allocators and shims that distributions ship, in the system's own folders. */
const SYSTEM_LIBRARY =
  /^(?:\/usr)?(?:\/local)?\/(?:lib|lib64|opt\/[\w.@-]{1,64}\/lib)(?:\/[\w.-]{1,64}){0,2}\/lib(?:jemalloc|tcmalloc(?:_minimal)?|mimalloc|gomp|iomp5|stdc\+\+|asan|nss_wrapper)[\w.-]{0,32}$|^lib(?:jemalloc|tcmalloc(?:_minimal)?|mimalloc|gomp|iomp5)\.so[\d.]{0,16}$/

/** `ssh` of the system, with options that choose a key, a port or a time. */
const PLAIN_SSH = /^"?(?:\/usr\/bin\/|[a-z]:[\\/]windows[\\/]system32[\\/]openssh[\\/])?ssh(?:\.exe)?"?(?=\s|$)/i
const PLAIN_SSH_OPTION =
  /^-(?:i\s{0,4}["']?[\w~./\\:${}-]{1,256}["']?|o\s{0,4}(?:IdentitiesOnly|BatchMode|StrictHostKeyChecking|UserKnownHostsFile|ConnectTimeout|ServerAliveInterval|IdentityAgent|IdentityFile)=[\w~./${}-]{1,256}|p\s{0,4}\d{1,5}|[46qTvaC]{1,8})$/

function isPlainSsh(value: string): boolean {
  const ssh = PLAIN_SSH.exec(value.trim())
  if (!ssh) return false
  const options = value.trim().slice(ssh[0].length, 4096)
  return options.split(/\s(?=-)/).every((option) => option.trim() === '' || PLAIN_SSH_OPTION.test(option.trim()))
}

/** Filters that distributions ship, and set for every user: less(1), "INPUT PREPROCESSOR". */
const LESS_FILTER =
  /^\|{0,2}-?\s{0,4}(?:\/[\w.-]{1,64}){0,6}\/?(?:lesspipe|lessopen|lessclose|lesscomplete|src-hilite-lesspipe|batpipe|pygmentize)(?:\.sh)?(?:\s{1,4}(?:-g|%s)){0,3}$/

/** A shell by its name, or where systems and Git for Windows have it. */
const SYSTEM_SHELL =
  /^(?:\/(?:usr\/(?:local\/)?|opt\/homebrew\/)?bin\/|[a-z]:[\\/](?:windows[\\/]system32|program files[\\/]git(?:[\\/]usr)?[\\/]bin)[\\/])?(?:(?:ba|z|da|k)?sh|cmd|pwsh|powershell)(?:\.exe)?$/i

/** Folders in which a loader or an interpreter looks are set by many installations; one that others write to is an attack. */
const SEARCH_PATHS = [
  'PYTHONPATH',
  'NODE_PATH',
  'PERL5LIB',
  'RUBYLIB',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'DYLD_FALLBACK_LIBRARY_PATH',
  'DYLD_FRAMEWORK_PATH',
  'PYTHONUSERBASE',
  'PERLLIB',
  'GEM_HOME',
  'GEM_PATH',
  'PHP_INI_SCAN_DIR',
  'LUA_PATH',
  'LUA_CPATH',
  'CLASSPATH',
]

/** Named for other things as well, or started by what a server may never do. */
const LIKELY = wordSet(`
  BROWSER BUNDLE_GEMFILE PHPRC PHP_INI_SCAN_DIR R_PROFILE_USER R_PROFILE MAVEN_OPTS GRADLE_OPTS JAVA_OPTS SBT_OPTS
  ${COMPILERS.join(' ')} GOFLAGS MAKEFILES SUDO_ASKPASS GIT_TEMPLATE_DIR GIT_EDITOR GIT_SEQUENCE_EDITOR
  EDITOR VISUAL GIT_PAGER PAGER MANPAGER GIT_DIR GH_EDITOR GH_PAGER RSYNC_RSH KUBECTL_EXTERNAL_DIFF CARGO_TARGET
  ${[...INTERPRETERS, ...NPM_PROGRAMS, ...PROMPTS, ...CONTAINER_SETTINGS].join(' ')}`)

const harmless = lazy(
  (): ReadonlyMap<string, (value: string) => boolean> =>
    new Map<string, (value: string) => boolean>([
      ...SEARCH_PATHS.map((name) => [name, (value: string) => !isVolatile(value)] as const),
      ['LD_PRELOAD', (value) => value.split(/[:\s]/).every((file) => file === '' || SYSTEM_LIBRARY.test(file))],
      ['NODE_OPTIONS', (value) => !nodeLoads(value)],
      ['NPM_CONFIG_NODE_OPTIONS', (value) => !nodeLoads(value)],
      ['NPM_CONFIG_SCRIPT_SHELL', (value) => SYSTEM_SHELL.test(value.trim())],
      ['LESSOPEN', (value) => LESS_FILTER.test(value.trim())],
      ['LESSCLOSE', (value) => LESS_FILTER.test(value.trim())],
      ['PERL5OPT', (value) => PERL_FLAGS.test(value.trim())],
      ['RUBYOPT', (value) => RUBY_FLAGS.test(value.trim())],
      ['BUN_OPTIONS', (value) => !/--preload|(?:^|\s)-r\s/.test(value)],
      ['JAVA_TOOL_OPTIONS', (value) => !jvmLoads(value)],
      ['_JAVA_OPTIONS', (value) => !jvmLoads(value)],
      // A file of further options: java(1), "JDK_JAVA_OPTIONS".
      ['JDK_JAVA_OPTIONS', (value) => !jvmLoads(value) && !/(?:^|[\s"'])@[^@\s]/.test(value)],
      // `ENV=production` is what the twelve-factor crowd writes; a shell's start-up file is a path.
      ['ENV', (value) => !/[/\\~]|^\$/.test(value)],
      ['ELECTRON_RUN_AS_NODE', () => true],
      ['PYTHONPLATLIBDIR', (value) => /^lib(?:x?32|64)?$/.test(value.trim())],
      ...PROMPTS.map((name) => [name, (value: string) => !/`|\$\(/.test(value)] as const),
      ...INTERPRETERS.map(
        (name) => [name, (value: string) => !isOfOthers(value) || OWN_ENVIRONMENT.test(value.trim())] as const,
      ),
      ...[...NPM_PROGRAMS, ...CONTAINER_SETTINGS, 'YARN_PLUGINS'].map(
        (name) => [name, (value: string) => !isOfOthers(value)] as const,
      ),
      ['GIT_DIR', (value) => !isOfOthers(value) || /(?:^|[\\/])\.git[\\/]?$/.test(value.trim())],
      ['YARN_YARN_PATH', (value) => /^(?:\.[\\/])?\.yarn[\\/]releases[\\/][\w.-]{1,64}$/.test(value.trim())],
      ['CLAUDE_CODE_SHELL_PREFIX', (value) => !isNoPlainProgram(value)],
      ['CLAUDE_CODE_PROCESS_WRAPPER', (value) => !isNoPlainProgram(value)],
      ['CLAUDE_CODE_SHELL', (value) => !isNoPlainProgram(value)],
      ['PYTHONWARNINGS', (value) => !/\bantigravity\b/.test(value)],
      ...[
        'BROWSER',
        'GIT_EDITOR',
        'GIT_SEQUENCE_EDITOR',
        'EDITOR',
        'VISUAL',
        'GIT_PAGER',
        'PAGER',
        'MANPAGER',
        'GH_EDITOR',
        'GH_PAGER',
        'RSYNC_RSH',
        'KUBECTL_EXTERNAL_DIFF',
        'CARGO_TARGET',
      ].map((name) => [name, (value: string) => !isNoPlainProgram(value)] as const),
      ...['BUNDLE_GEMFILE', 'PHPRC', 'R_PROFILE_USER', 'R_PROFILE', 'OPENSSL_CONF'].map(
        (name) => [name, (value: string) => volatileFolder(value.trim()) === undefined] as const,
      ),
      ...COMPILERS.map(
        (name) => [name, (value: string) => !isOfOthers(value) || COMPILER_WRAPPER.test(value.trim())] as const,
      ),
      ...['MAKEFILES', 'GIT_TEMPLATE_DIR', 'SUDO_ASKPASS'].map(
        (name) => [name, (value: string) => !isOfOthers(value)] as const,
      ),
      ...['MAVEN_OPTS', 'GRADLE_OPTS', 'JAVA_OPTS', 'SBT_OPTS', 'OPENJ9_JAVA_OPTIONS', 'IBM_JAVA_OPTIONS'].map(
        (name) => [name, (value: string) => !jvmLoads(value)] as const,
      ),
      ...['ERL_FLAGS', 'ERL_AFLAGS', 'ERL_ZFLAGS', 'ELIXIR_ERL_OPTIONS'].map(
        (name) => [name, (value: string) => !/(?:^|\s)-(?:eval|run|s)\s/.test(value)] as const,
      ),
      ['GOFLAGS', (value) => !/(?:^|\s)['"]?--?(?:toolexec|exec|vettool)=/.test(value)],
      ['MAKEFLAGS', (value) => !/(?:^|\s)--eval\b/.test(value)],
      ['COMSPEC', (value) => SYSTEM_SHELL.test(value.trim().replace(/^%SystemRoot%(?=[\\/])/i, 'C:\\Windows'))],
      ['GIT_ASKPASS', (value) => /^(?:\/(?:usr\/)?bin\/)?(?:echo|true|false)$/.test(value)],
      ['SSH_ASKPASS', (value) => /^(?:\/(?:usr\/)?bin\/)?(?:echo|true|false)$/.test(value)],
      ['GIT_SSH', isPlainSsh],
      ['GIT_SSH_COMMAND', isPlainSsh],
      ['GIT_CONFIG_GLOBAL', isNoGitConfig],
      ['GIT_CONFIG_SYSTEM', isNoGitConfig],
    ]),
)

/** None at all, or the machine's own, which git reads anyway and only an administrator writes. */
function isNoGitConfig(value: string): boolean {
  return /^(?:\/dev\/null|NUL|\/etc\/gitconfig)$/i.test(value)
}

/** The environment of a project, which its own users make: `.venv/bin/python`. */
const OWN_ENVIRONMENT = /(?:^|[\\/])(?:\.?v?env|\.conda|\.pixi)[\\/]/

/** In the project, where whoever sends a change puts it, or in a folder that others write to. */
function isOfOthers(path: string): boolean {
  const [written = ''] = path.trim().split(/\s/, 1)
  return volatileFolder(written) !== undefined || IN_PROJECT.test(written)
}

/** A path that begins with a folder of the one that it is started in, or says that it lies in the project. */
const IN_PROJECT = /^["']?(?:\.{1,2}[\\/]|\$\{?(?:workspace(?:Folder|Root)|CLAUDE_PROJECT_DIR)\b|[\w.@+-]{1,64}[\\/])/

const GIVEN_CODE =
  /(?:^|[\s"'/\\|;&])(?:(?:ba|z|da|k|fi)?sh|perl|python[\d.]{0,6}|ruby|node|php|lua|osascript|pwsh|powershell)(?:\.exe)?["']?\s{1,8}-[a-zA-Z]{0,8}[ceErC]\s/i
const FETCHES = /(?:^|[\s"'/|;&(`])(?:curl|wget|nc|ncat)\s/
/** Programs that show text, and what opens an address with its own program. */
const SHOWS = wordSet('col bat batcat less more most cat ul delta vim nvim view diff-so-fancy start start-process')

/** A command that is code, fetches, or lies where others put it, where one expects the name of an editor or a pager. */
function isNoPlainProgram(value: string): boolean {
  const line = value.trim().slice(0, 1024)
  if (isOfOthers(line)) return true
  return (GIVEN_CODE.test(line) || FETCHES.test(line)) && !onlyShows(line)
}

/** `sh -c 'col -bx | bat -l man -p'`, the pager for manuals that bat's own page advises. */
function onlyShows(line: string): boolean {
  const script = /^\S{1,64}\s{1,8}-l?c\s{1,8}(.{1,512})$/i.exec(line)?.[1]?.replace(/^["']|["']$/g, '')
  if (script === undefined || /[;&`$<>()]/.test(script)) return false
  return script.split('|', 8).every((part) => SHOWS.has(part.trim().split(/\s/, 1)[0]?.toLowerCase() ?? ''))
}

/** Compiler caches and the like, which cargo's own documentation names, wherever they lie. */
const COMPILER_WRAPPER =
  /(?:^|[\\/])(?:sccache|ccache|cachepot|icecc|distcc|buildcache|clippy-driver|rustc)(?:\.exe)?$/i

/** Whether one of the folders of a search path is one that others write to. */
function isVolatile(value: string): boolean {
  return pathEntries(value).some((folder) => volatileFolder(folder) !== undefined)
}

/** The folders of a search path: apart by semicolons, or by colons that follow no drive's letter and stand in no reference. */
export function pathEntries(value: string): readonly string[] {
  return value.slice(0, 8192).split(/;|(?<!(?:^|;)[A-Za-z]):(?![^{}:]{0,256}\})/)
}

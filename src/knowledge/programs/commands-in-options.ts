/**
 * Options of harmless programs whose value is a command that they start besides what they are there for. Sources: ssh_config(5)
 * of OpenSSH 10 (ProxyCommand, LocalCommand, KnownHostsCommand), git(1), git-config(1), git-grep(1), git-difftool(1),
 * git-rebase(1), git-clone(1), git-filter-branch(1) and gitremote-helpers(7) of Git 2.51, the manuals of GNU tar 1.35
 * (section 3.8 and --use-compress-program), of rsync 3.4 (--rsh), of GNU findutils 4.10 (-exec), of GNU make 4.4 (--eval), of
 * GNU sed 4.9 (the command `e`, and `s///e`), of GDB 16 (shell), of fish 4 (--init-command), of Vim 9.1 (:!, :terminal, +),
 * psql(1) of PostgreSQL 18 (\\!, \\o, \\copy), mysql(1) (system), the SQLite shell (.shell, .system, .once), man(1) of man-db
 * 2.13 (-P, -H), the Bash 5.2 manual (compgen -C, mapfile -C), less(1) (!), zip(1) (-TT), split(1) (--filter), mosh(1) (--ssh), hg(1) (alias). The forms are those that
 * GTFOBins lists for these programs. Those that read their own addresses and languages are told with their tables.
 */

import type { Text } from '../../model.ts'

export interface CommandOption {
  /** As a word of its own, its value the next one, or with the value in the same word. */
  readonly short?: string
  /** Its value behind `=`, or the next word. */
  readonly long?: string
  /** Its value behind this in the same word, and in no other: `+!command` of vim. Empty for a word by itself. */
  readonly joined?: string
  /** It is one only behind this word: `git grep -O`. */
  readonly behind?: string
  /** What stands in the value before the command. Anchored; a value that it does not match is no command. */
  readonly before?: RegExp
  /** What stands in it behind the command; a value that it does not match is none either. */
  readonly after?: RegExp
  /** The value is code, of which more than the command may run. */
  readonly isCode?: true
}

/** `-o Keyword=value`, `-o "Keyword value"`; `none` switches it off. */
const SSH_COMMAND = /^\s{0,8}(?:proxy|local|knownhosts)command(?:\s{0,8}=\s{0,8}|\s{1,8})(?!none\s*$)/i

/** Keys of Git whose value is a command; an alias and a credential helper are one when `!` stands before it. */
export const GIT_COMMAND =
  /^(?:core\.(?:sshcommand|gitproxy|editor|pager|askpass)=|core\.fsmonitor=(?!(?:true|false|yes|no|on|off|0|1)$)|sequence\.editor=|pager\.[\w-]{1,64}=(?!(?:true|false)$)|diff\.external=|(?:diff|merge|filter|difftool|mergetool)\.[^=]{1,128}\.(?:textconv|command|driver|clean|smudge|process|cmd)=|alias\.[^=]{1,128}=!|credential\.(?:[^=]{1,256}\.)?helper=!|gpg\.(?:\w{1,16}\.)?program=)/i

const SSH: readonly CommandOption[] = [{ short: '-o', before: SSH_COMMAND }]

/** `:!command`, `:silent !command`, `:%!command`, `:r !command`, `:w !command`, `:terminal command`. */
const EX_COMMAND =
  /^:?\s{0,4}(?:sil(?:ent)?!?\s{1,4})?(?:(?:[%\d,$.]{1,16}|r(?:ead)?|w(?:rite)?)?\s{0,4}!|ter(?:minal)?!?\s{1,4})/
const VIM: readonly CommandOption[] = [
  { short: '-c', long: '--cmd', before: EX_COMMAND },
  { joined: '+', before: EX_COMMAND },
]
/** `--eval='target: ; command'`, a rule with its recipe on the line or on the next. */
const MAKE: readonly CommandOption[] = [{ long: '--eval', before: /^[^:=;]{1,128}:[^=;]{0,256}(?:;|\n\t)[-@+\s]{0,8}/ }]
const FILTERS: readonly CommandOption[] = ['tree', 'index', 'parent', 'msg', 'commit', 'env', 'tag-name'].map(
  (name) => ({
    long: `--${name}-filter`,
    behind: 'filter-branch',
  }),
)
const GIT: readonly CommandOption[] = [
  { short: '-c', before: GIT_COMMAND },
  { long: '--upload-pack' },
  { long: '--receive-pack' },
  { short: '-u', behind: 'clone' },
  { joined: '-O', behind: 'grep' },
  { joined: '--open-files-in-pager=', behind: 'grep' },
  { short: '-x', long: '--extcmd', behind: 'difftool' },
  { short: '-x', long: '--exec', behind: 'rebase' },
  // Git refuses this transport unless it is allowed by name.
  { joined: '', before: /^ext::/, behind: 'protocol.ext.allow=always' },
  { joined: '', before: /^(?=[^\n]{0,4096}\s)/, behind: 'foreach' },
  // `git config core.pager line`, `git config alias.x '!line'`, before it is used.
  { joined: '', before: /^!?(?=[^\n]{0,4096}\s)/, behind: 'config' },
  ...FILTERS,
]
/**
 * `EXEC:command line,options` of socat and `SYSTEM:`, in quotation marks or without (socat(1) 1.7.4, "Address
 * specification", read 2026-11); the options begin at a comma. `SHELL:` is of 1.8, and held against no document.
 */
const SOCAT: readonly CommandOption[] = [
  { joined: '', before: /^(?:[^"',!]{0,256}!!)?(?:exec|system|shell):"/i, after: /"(?:,[^"]{0,512})?$/ },
  { joined: '', before: /^(?:[^"',!]{0,256}!!)?(?:exec|system|shell):'/i, after: /'(?:,[^']{0,512})?$/ },
  { joined: '', before: /^(?:[^"',!]{0,256}!!)?(?:exec|system|shell):(?!["'])/i, after: /(?<!\\),|$/ },
]
/** ncat(1) 7.93, nc.traditional(1) 1.10, nc_openbsd(1) 1.219, read 2026-11. To OpenBSD's nc, `-c` and `-e` are about TLS: the name of a host is no command. */
const NETCAT: readonly CommandOption[] = [
  { short: '-e', long: '--exec', before: /^(?=[^\n]{0,4096}?[\s/\\])/ },
  { short: '-c', long: '--sh-exec', before: /^(?=[^\n]{0,4096}?[\s/\\])/ },
]
/** `do shell script "command"`, AppleScript Language Guide; `doShellScript("command")`, its form in JavaScript. */
const OSASCRIPT: readonly CommandOption[] = [
  { short: '-e', before: /^[^"\n]{0,512}?\bdo shell script\s{1,8}"/, after: /(?<!\\)"/ },
  { short: '-e', before: /^[^\n]{0,4096}?\.doShellScript\(\s{0,8}"/, after: /(?<!\\)"/ },
  { short: '-e', before: /^[^\n]{0,4096}?\.doShellScript\(\s{0,8}'/, after: /(?<!\\)'/ },
]
/** `spawn -noecho command`, expect(1), where the words of Tcl are those of a shell: up to the end of the command. */
const EXPECT: readonly CommandOption[] = [
  {
    short: '-c',
    before:
      /^(?:[^;\n]{0,256}[;\n]){0,16}[ \t]{0,8}(?:spawn|exec|system)[ \t]{1,8}(?:-(?:noecho|console|ignore|keepnewline)[ \t]{1,8}){0,4}(?=[^{\n]{0,4096}(?:[;\n]|$))/,
    after: /[;\n]|$/,
  },
]
const PSQL_OPTION = { short: '-c', long: '--command' }
const PSQL: readonly CommandOption[] = [
  { ...PSQL_OPTION, before: /^\s{0,8}\\(?:!\s{0,8}|(?:o|out|g|w)\s{1,8}\|)/ },
  {
    ...PSQL_OPTION,
    before: /^\s{0,8}\\copy\s[^\n']{1,256}?\s(?:from|to)\s{1,8}program\s{1,8}'/i,
    after: /'[^']{0,256}$/,
  },
]
const MYSQL: readonly CommandOption[] = [{ short: '-e', long: '--execute', before: /^\s{0,8}(?:\\!|system\s)\s{0,8}/i }]
/** Its shell takes any beginning of a name that is of one command only. */
const SQLITE_COMMAND =
  /^\s{0,8}\.(?:(?:sh(?:e(?:ll?)?)?|sy(?:s(?:t(?:em?)?)?)?)\s{1,8}|(?:o\w{0,6}|im\w{0,5}|re\w{0,3})\s{1,8}["']?\|)/
/** `1e command`, `/x/,$ e command`, alone or behind another command; `s/x/command/e`. */
const SED_COMMAND =
  /^(?:[^\n]{0,256}?[;{\n])?\s{0,8}(?:(?:\d{1,9}|\$|\/[^/\n]{1,128}\/)(?:[,~](?:[+~]?\d{1,9}|\$|\/[^/\n]{1,128}\/))?\s{0,4}!?\s{0,4})?e(?=\s|$)/
const SED_REPLACED =
  /^(?:\d{1,9}|\$)?s(?:\/(?:\\.|[^\\/\n]){0,256}\/|#[^#\n]{0,256}#|\|[^|\n]{0,256}\||,[^,\n]{0,256},|@[^@\n]{0,256}@|![^!\n]{0,256}!)/
const SED: readonly CommandOption[] = ['', '-e', '--expression='].flatMap((joined) => [
  { joined, before: SED_COMMAND, isCode: true },
  { joined, before: SED_REPLACED, after: /[/#|,@!][gpiImM\d]{0,6}e[gpiImM\d]{0,6}\s{0,8}$/, isCode: true },
])
/** `target.<triple>.runner="line"` (doc.rust-lang.org/cargo/reference/config.html, 2026-12). */
const CARGO_CONFIG: readonly CommandOption[] = [
  {
    long: '--config',
    before:
      /^\s{0,4}(?:target\.[^=\n]{1,256}\.(?:runner|linker)|build\.rustc(?:-workspace)?-wrapper)\s{0,4}=\s{0,4}["']/,
    after: /["']\s{0,4}$/,
  },
]
/** `go help run` and `go help build`. */
const GO: readonly CommandOption[] = ['-exec', '-toolexec'].map((long) => ({ long }))
const GDB_COMMAND = /^\s{0,8}(?:!|shell\s)\s{0,8}/

export const COMMAND_OPTIONS: ReadonlyMap<string, readonly CommandOption[]> = new Map<string, readonly CommandOption[]>(
  [
    ['ssh', SSH],
    ['socat', SOCAT],
    ...['nc', 'ncat', 'netcat', 'nc.traditional'].map((name): [string, readonly CommandOption[]] => [name, NETCAT]),
    ['osascript', OSASCRIPT],
    ['expect', EXPECT],
    ['scp', [...SSH, { short: '-S' }]],
    ['sftp', [...SSH, { short: '-S' }]],
    ['autossh', SSH],
    ['git', GIT],
    ['cargo', CARGO_CONFIG],
    ['go', GO],
    ['lldb', [{ short: '-o', long: '--one-line', before: /^\s{0,8}(?:platform\s{1,4})?sh(?:e(?:ll?)?)?\s{1,8}/ }]],
    ['hg', [{ long: '--config', before: /^alias\.[^=]{1,128}=\s{0,4}!/ }]],
    ['mosh', [{ long: '--ssh' }]],
    ['psql', PSQL],
    ['sed', SED],
    ['gsed', SED],
    ['mysql', MYSQL],
    ['mariadb', MYSQL],
    ['sqlite3', [{ joined: '', before: SQLITE_COMMAND }]],
    ['man', [{ short: '-P', long: '--pager' }, { joined: '-H' }, { joined: '--html=' }]],
    ['less', [{ joined: '+', before: /^!/ }]],
    [
      'gdb',
      [
        { long: '-ex', before: GDB_COMMAND },
        { long: '--ex', before: GDB_COMMAND },
        { long: '--eval-command', before: GDB_COMMAND },
      ],
    ],
    ['zip', [{ short: '-TT', long: '--unzip-command' }]],
    ['split', [{ long: '--filter' }]],
    [
      'tar',
      [
        { long: '--checkpoint-action', before: /^exec=/ },
        { short: '-I', long: '--use-compress-program' },
        { long: '--to-command' },
        { short: '-F', long: '--info-script' },
        { long: '--new-volume-script' },
        { long: '--rsh-command' },
      ],
    ],
    ['rsync', [{ short: '-e', long: '--rsh' }]],
    ['fish', [{ short: '-C', long: '--init-command' }]],
    ...['vi', 'vim', 'nvim', 'gvim', 'view', 'vimdiff', 'ex'].map((name): [string, readonly CommandOption[]] => [
      name,
      VIM,
    ]),
    ...['compgen', 'mapfile', 'readarray'].map((name): [string, readonly CommandOption[]] => [name, [{ short: '-C' }]]),
    ['make', MAKE],
    ['gmake', MAKE],
  ],
)

const FIND_STARTS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir'])

/**
 * The commands that `find` starts for what it finds. Where one has no end, find refuses the line and starts none: find(1), and
 * GNU findutils 4.9 as it answers.
 */
export function commandsOfFind(args: readonly Text[]): readonly (readonly Text[])[] {
  const found: (readonly Text[])[] = []
  for (let at = 0; at < args.length; at++) {
    if (!FIND_STARTS.has(args[at]?.value ?? '')) continue
    const from = ++at
    while (at < args.length && !endsCommand(args, at, from)) at++
    // A variable may hold the end.
    if (at === args.length && !args.slice(from).some(({ value }) => /[$`]/.test(value))) return []
    found.push(args.slice(from, at))
  }
  return found
}

/** `;` ends a command, and so does `+` behind the gap for what was found; anywhere else that is a word of the command. */
function endsCommand(args: readonly Text[], at: number, from: number): boolean {
  const value = args[at]?.value
  if (value === ';' || value === '\\;') return true
  return value === '+' && at > from && args[at - 1]?.value === '{}'
}

/**
 * Options of harmless programs whose value is a command that they start besides what they are there for. Sources: ssh_config(5)
 * of OpenSSH 10 (ProxyCommand, LocalCommand, KnownHostsCommand), git-config(1) of Git 2.51, the manuals of GNU tar 1.35
 * (section 3.8 and --use-compress-program), of rsync 3.4 (--rsh), of GNU findutils 4.10 (-exec), of GNU
 * make 4.4 (--eval), and of fish 4 (--init-command). The forms are those that
 * GTFOBins lists for these programs.
 */

export interface CommandOption {
  /** As a word of its own, its value the next one, or with the value in the same word. */
  readonly short?: string
  /** Its value behind `=`, or the next word. */
  readonly long?: string
  /** What stands in the value before the command. Anchored; a value that it does not match is no command. */
  readonly before?: RegExp
}

/** `-o Keyword=value`, `-o "Keyword value"`; `none` switches it off. */
const SSH_COMMAND = /^\s{0,8}(?:proxy|local|knownhosts)command(?:\s{0,8}=\s{0,8}|\s{1,8})(?!none\s*$)/i

/** Keys of Git whose value is a command; an alias and a credential helper are one when `!` stands before it. */
export const GIT_COMMAND =
  /^(?:core\.(?:sshcommand|gitproxy|editor|pager|askpass)=|core\.fsmonitor=(?!(?:true|false|yes|no|on|off|0|1)$)|sequence\.editor=|pager\.[\w-]{1,64}=(?!(?:true|false)$)|diff\.external=|(?:diff|merge|filter|difftool|mergetool)\.[^=]{1,128}\.(?:textconv|command|driver|clean|smudge|process|cmd)=|alias\.[^=]{1,128}=!|credential\.(?:[^=]{1,256}\.)?helper=!|gpg\.(?:\w{1,16}\.)?program=)/i

const SSH: readonly CommandOption[] = [{ short: '-o', before: SSH_COMMAND }]

/** `-c ':!command'`. */
const VIM: readonly CommandOption[] = [{ short: '-c', long: '--cmd', before: /^:?\s{0,4}(?:silent!?\s{1,4})?!/ }]
/** `--eval='target: ; command'`, a rule with its recipe on the line. */
const MAKE: readonly CommandOption[] = [{ long: '--eval', before: /^[^:=;]{1,128}:[^=;]{0,256};/ }]

export const COMMAND_OPTIONS: ReadonlyMap<string, readonly CommandOption[]> = new Map<string, readonly CommandOption[]>(
  [
    ['ssh', SSH],
    ['scp', [...SSH, { short: '-S' }]],
    ['sftp', [...SSH, { short: '-S' }]],
    ['autossh', SSH],
    ['git', [{ short: '-c', before: GIT_COMMAND }, { long: '--upload-pack' }, { long: '--receive-pack' }]],
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
    ...['vi', 'vim', 'nvim', 'ex'].map((name): [string, readonly CommandOption[]] => [name, VIM]),
    ['make', MAKE],
    ['gmake', MAKE],
  ],
)

/** Words of `find` behind which a command stands, up to a word that ends it. */
export const FIND_STARTS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir'])
export const FIND_ENDS: ReadonlySet<string> = new Set([';', '\\;', '+'])

/**
 * What the command strings of shells are made of. Sources: POSIX.1-2024 XCU 2 (shell command language), the Bash 5.2 manual
 * for `<( )`, `&>` and `<<<`; Microsoft's documentation of cmd and about_Parsing of PowerShell.
 */

/** `words` knows quotes and nothing else: for programs that are started without a shell. */
export type Dialect = 'posix' | 'cmd' | 'powershell' | 'words'

export interface Grammar {
  readonly escape: string
  readonly singleQuotes: boolean
  readonly comment: boolean
  /** Longest first. */
  readonly operators: readonly string[]
  /** `$( )` opens a command; backticks and `<( )` do so only in POSIX shells. */
  readonly substitution: boolean
  readonly redirect: RegExp | undefined
  /** Besides blanks, what ends a word. */
  readonly breaks: string
}

export const GRAMMARS: { readonly [dialect in Dialect]: Grammar } = {
  posix: {
    escape: '\\',
    singleQuotes: true,
    comment: true,
    operators: ['&&', '||', '|&', ';;', '|', ';', '&', '\n', '(', ')'],
    substitution: true,
    redirect: /(?:\d{1,2})?(?:<<<|<<-|<<|>>|>&|>\||<&|<>|>(?!\()|<(?!\())|&>>|&>/y,
    breaks: '|&;()<>\n',
  },
  cmd: {
    escape: '^',
    singleQuotes: false,
    comment: false,
    operators: ['&&', '||', '|', '&', '\n'],
    substitution: false,
    redirect: /\d?(?:>>|>&|<&|>|<)/y,
    breaks: '|&<>\n',
  },
  powershell: {
    escape: '`',
    singleQuotes: true,
    comment: true,
    operators: ['&&', '||', '|', ';', '&', '\n', '(', ')', '{', '}'],
    substitution: true,
    redirect: /[\d*]?(?:>>|>&|>)/y,
    breaks: '|&;(){}>\n',
  },
  words: {
    escape: '\\',
    singleQuotes: true,
    comment: false,
    operators: ['\n'],
    substitution: false,
    redirect: undefined,
    breaks: '\n',
  },
}

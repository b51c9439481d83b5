/**
 * Scripts that start a given program, made of numbers: each is a choice between ways to write it, zero the plainest, so that
 * what a property shrinks to reads well.
 */

export type Shell = 'sh' | 'bash'

/** What a script is to start: a program and its words, and what the program's output goes to. */
export interface Payload {
  readonly words: readonly [name: string, ...args: readonly string[]]
  /** ` | sh`, or nothing. */
  readonly tail: string
}

/** The script that these numbers make. `shell`: the one that reads it, at the outside. */
export function scriptOf(numbers: readonly number[], shell: Shell, payload: Payload): string {
  const choices = numbers.values()
  const pick: Pick = (all) => all[(choices.next().value ?? 0) % all.length] as (typeof all)[number]
  return scriptAround(payload, shell, pick, 1 + pick([0, 1, 2]))
}

type Pick = <T>(all: readonly T[]) => T

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type Quote = (text: string) => string

const backslashes: Quote = (text) => text.replace(/[^\w./,:=@%+-]/g, (sign) => (sign === '\n' ? "'\n'" : `\\${sign}`))
const single: Quote = (text) => `'${text.replaceAll("'", `'\\''`)}'`
const double: Quote = (text) => `"${text.replace(/["\\$`]/g, '\\$&')}"`
const octal: Quote = (text) =>
  `$'${text.replace(/./gs, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)}'`
const hexadecimal: Quote = (text) =>
  `$'${text.replace(/./gs, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}'`

const QUOTES: Readonly<Record<Shell, readonly Quote[]>> = {
  sh: [backslashes, single, double],
  bash: [backslashes, single, double, octal, hexadecimal],
}
const NOTHING = ['', "''", '""', '\\\n']

/** A word in one of the ways to write it, or in two of them. */
function quoted(text: string, shell: Shell, pick: Pick): string {
  const quotes = QUOTES[shell]
  const cut = pick([...text].map((_, at) => at))
  if (cut === 0) return pick(quotes)(text)
  return `${pick(quotes)(text.slice(0, cut))}${pick(NOTHING)}${pick(quotes)(text.slice(cut))}`
}

/** The command itself, with what may stand before, between and behind its words. */
function command({ words, tail }: Payload, shell: Shell, pick: Pick): string {
  const before = pick(['', 'A=b ', 'A="b c" B=$A ', '2>&1 '])
  const between = () => pick([' ', '  ', '\t', ' \\\n '])
  const [name, ...args] = words.map((word) => quoted(word, shell, pick))
  const behind = pick(['', ' 2>/dev/null', ' </dev/null', ' 2>&1'])
  return `${before}${name}${args.map((arg) => between() + arg).join('')}${behind}${tail}`
}

// ── Scripts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a form puts into its places. */
interface Parts {
  /** The words of the payload, plainly, in whole or in part, with what they are piped into. */
  readonly name: string
  readonly args: string
  readonly rest: string
  readonly all: string
  readonly tail: string
  /** A script around the payload, and the same as a word, as lines of a block, and in base64. */
  readonly inner: () => string
  readonly word: () => string
  readonly block: () => string
  readonly encoded: () => string
  /** A variable, and such a word for it: without substitutions, which are not followed there (`evasion-limits.ts`). */
  readonly variable: string
  readonly stored: () => string
  /** A shell that reads a script, or an argument behind `-c`. */
  readonly shell: string
  /** A program that starts another with its words. */
  readonly starter: string
}

type Form = (parts: Parts) => string

const SHELLS = ['sh', 'bash', '/bin/sh', 'env bash', 'sh -e', 'exec sh', 'command sh']
const STARTERS = [
  ...[
    'env',
    'env A=b',
    'env -u X',
    'env -i PATH="$PATH"',
    'command',
    'exec',
    'nice',
    'nice -n 5',
    'nohup',
    'setsid -w',
  ],
  ...['timeout 5', 'timeout -k 1 5', 'stdbuf -oL'],
]

const NESTED: readonly Form[] = [
  ({ shell, word }) => `${shell} -c ${word()}`,
  ({ starter, shell, word }) => `${starter} ${shell.replace(/^(?:exec|command) /, '')} -c ${word()}`,
  ({ word }) => `eval ${word()}`,
  ({ variable, stored }) => `${variable}=${stored()}; eval "$${variable}"`,
  ({ variable, stored }) => `${variable}=${stored()}\neval " $${variable}"`,
  ({ variable, stored }) => `${variable}=${stored()}; sh -c "$${variable}"`,
  ({ word }) => `trap ${word()} EXIT`,
  ({ word, shell }) => `printf '%s\\n' ${word()} | ${shell}`,
  ({ inner, shell }) => `${shell} <<'EOF'\n${inner()}\nEOF`,
  ({ inner, shell }) => `${shell} -s x <<'EOF'\n${inner()}\nEOF`,
  ({ inner, shell }) => `cat <<'EOF' | ${shell}\n${inner()}\nEOF`,
  ({ inner }) => `. /dev/stdin <<'EOF'\n${inner()}\nEOF`,
  ({ encoded, shell }) => `echo ${encoded()} | base64 -d | ${shell}`,
  ({ encoded }) => `eval "$(echo ${encoded()} | base64 -d)"`,
  ({ encoded, shell }) => `${shell} -c "$(echo ${encoded()} | base64 --decode)"`,
]

const AROUND: readonly Form[] = [
  ({ inner }) => `true && ${inner()}`,
  ({ inner }) => `false || ${inner()}`,
  ({ inner }) => `! ${inner()}`,
  ({ inner }) => `set -e; ${inner()}`,
  ({ inner }) => `cd . && ${inner()}`,
  ({ inner }) => `echo x | ${inner()}`,
  ({ inner }) => `test -d / && ${inner()}`,
  ({ inner }) => `x=1 y=2; [ "$x" = 2 ] || ${inner()}`,
  ({ inner }) => `umask 022; exec 3>&1; ${inner()}`,
  ({ inner }) => `# note\n:\n\n${inner()}`,
  ({ block }) => `{ ${block()} }`,
  ({ block }) => `{ :; ${block()} } 2>/dev/null`,
  ({ block }) => `( ${block()} )`,
  ({ block }) => `if true; then ${block()} fi`,
  ({ block }) => `if ${block()} then :; fi`,
  ({ block }) => `if false; then :; else ${block()} fi`,
  ({ block }) => `if false; then :; elif true; then ${block()} fi`,
  ({ block }) => `if [ -n "\${HOME}" ]; then\n${block()}\nelse\n:\nfi`,
  ({ block }) => `for i in 1; do ${block()} done`,
  ({ block }) => `while :; do ${block()} break; done`,
  ({ block }) => `until ${block()} do break; done`,
  ({ block }) => `case a in b) ;; a) ${block()} ;; esac`,
  ({ block }) => `case a in (a|b) ${block()} esac`,
  ({ block }) => `case "$(uname)" in Darwin) :;; *) ${block()} ;; esac`,
  ({ block }) => `f() { ${block()} }; f`,
  ({ block }) => `f() ( ${block()} ); f`,
  ({ block }) => `f()\n{\n${block()}\n}\nf`,
  ({ block }) => `{ ${block()} } | cat`,
  ({ block }) => `{ ${block()} } & wait`,
  ({ block }) => `: "$(${block()})"`,
  ({ block }) => `v=$(${block()})`,
  ({ inner }) => `${inner()}\n${inner()}`,
]

/** Other ways to say the name, and to hand words over. */
const SPELLED: readonly Form[] = [
  ({ starter, all, tail }) => `${starter} ${all}${tail}`,
  ({ name, rest }) => `v=${name}; $v ${rest}`,
  ({ name, rest }) => `v=${name.slice(1)}; "${name.charAt(0)}\${v}" ${rest}`,
  ({ name, rest }) => `v=${name.slice(0, 2)}; w=${name.slice(2)}; $v$w ${rest}`,
  ({ name, rest }) => `\${u:-${name}} ${rest}`,
  ({ name, rest }) => `\${u-${name}} ${rest}`,
  ({ name, rest }) => `v=x; \${v:+${name}} ${rest}`,
  ({ name, rest }) => `v=${name}X; \${v%X} ${rest}`,
  ({ name, rest }) => `v=X${name}; \${v#X} ${rest}`,
  ({ name, rest }) => `v=a.b.${name}; \${v##*.} ${rest}`,
  ({ name, rest }) => `v=${name}.b.a; "\${v%%.*}" ${rest}`,
  ({ name, rest }) => `v=a/b/${name}; "\${v##?*/}" ${rest}`,
  ({ all, tail }) => `${all.replaceAll(' ', '${IFS}')}${tail}`,
  ({ all, tail }) => `${all.replaceAll(' ', '$IFS')}${tail}`,
  ({ all, tail }) => `IFS=+; v='${all.replaceAll(' ', '+')}'; $v${tail}`,
  ({ name, rest }) => `read -r v <<X\n${name}\nX\n$v ${rest}`,
  ({ name, args, tail }) => `IFS=+ read -r v w <<X\n${name}+${args}\nX\n$v $w${tail}`,
  ({ all, tail }) => `set -- ${all}; "$@"${tail}`,
  ({ all, tail }) => `set -- ${all}; $*${tail}`,
  ({ name, rest }) => `f() { ${name.charAt(0)}$1 ${rest}; }; f ${name.slice(1)}`,
  ({ name, args, tail }) => `f() { ${name} ${args.replace(/\S$/, '')}"$1"${tail}; }; f ${args.slice(-1)}`,
  ({ name, rest }) => `set -- ${name}; $1 ${rest}`,
  ({ all, tail }) => `v='${all}'; $v${tail}`,
  ({ name, args, tail }) => `v='${args}'; ${name} $v${tail}`,
  ({ name, rest }) => `for p in ${name}; do $p ${rest}; done`,
  ({ name, rest }) => `$(echo ${name}) ${rest}`,
  ({ name, rest }) => `$(printf ${name.slice(0, 2)})${name.slice(2)} ${rest}`,
  ({ name, rest }) => `\`echo ${name}\` ${rest}`,
  ({ all, tail }) => `$(echo ${all})${tail}`,
  ({ name, args, tail }) => `echo ' ${args}' | xargs ${name}${tail}`,
  ({ name, args, tail }) => `echo ${args.replace(/.* /, '')} | xargs -I% ${name} ${args.replace(/\S+$/, '%')}${tail}`,
  ({ all, tail }) => `find . -maxdepth 0 -exec ${all} ';'${tail}`,
  ({ name, args, tail }) => `sh -c '${name} "$@"${tail}' x ${args}`,
  ({ all, tail }) => `env -S '${all}'${tail}`,
]

const SPELLED_IN_BASH: readonly Form[] = [
  ({ all, tail }) => `{${all.replaceAll(' ', ',')}}${tail}`,
  ({ word, shell }) => `${shell} <<< ${word()}`,
  ({ all, tail }) => `a=(${all}); "\${a[@]}"${tail}`,
  ({ name, args, tail }) => `a=(${args}); ${name} "\${a[@]}"${tail}`,
  ({ word }) => `source <(echo ${word()})`,
  ({ word, shell }) => `${shell} <(echo ${word()})`,
  ({ name, rest }) => `v=${name.toUpperCase()}; \${v,,} ${rest}`,
  ({ name, rest }) => `v=x${name}x; \${v:1:${name.length}} ${rest}`,
  ({ name, rest }) => `v=${name.charAt(0)}X${name.slice(1)}; \${v/X/} ${rest}`,
  ({ name, rest }) => `v=${name}; w=v; \${!w} ${rest}`,
  ({ name, rest }) => `printf -v v %s ${name}; $v ${rest}`,
  ({ name, rest }) => `read -r v <<< ${name}; $v ${rest}`,
  ({ name, rest }) => `declare v=${name}; $v ${rest}`,
  ({ name, rest }) => `export v=${name}; $v ${rest}`,
  ({ block }) => `function f { ${block()} }; f`,
  ({ block }) => `for ((i = 0; i < 1; i++)); do ${block()} done`,
  ({ inner }) => `[[ a == a ]] && ${inner()}`,
  ({ inner }) => `(( 1 )) && ${inner()}`,
  ({ inner }) => `time ${inner()}`,
  ({ all, tail }) => `exec -a x ${all}${tail}`,
  ({ all, tail }) => `builtin command ${all}${tail}`,
  ({ block }) => `f() { ${block()} }; export -f f; bash -c f`,
]

const FORMS: Readonly<Record<Shell, readonly Form[]>> = {
  sh: [...NESTED, ...AROUND, ...SPELLED],
  bash: [...NESTED, ...AROUND, ...SPELLED, ...SPELLED_IN_BASH],
}

function scriptAround(payload: Payload, shell: Shell, pick: Pick, depth: number): string {
  if (depth === 0 || pick([true, false, false])) return command(payload, shell, pick)
  const inner = () => scriptAround(payload, shell, pick, depth - 1)
  const { tail } = payload
  const [name, ...args] = payload.words
  const parts: Parts = {
    name,
    args: args.join(' '),
    rest: `${args.join(' ')}${tail}`,
    all: payload.words.join(' '),
    tail,
    inner,
    word: () => quoted(inner(), shell, pick),
    block: () => `${inner()}\n`,
    encoded: () => Buffer.from(inner()).toString('base64'),
    variable: `s${depth}`,
    stored: () => {
      const script = inner()
      return quoted(/\$\(|`/.test(script) ? payload.words.join(' ') + tail : script, shell, pick)
    },
    shell: pick(SHELLS),
    starter: pick(STARTERS),
  }
  return pick(FORMS[shell])(parts)
}

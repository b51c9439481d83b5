import type { CommandDefinition, Definitions, Takes } from '../definitions.ts'
import { beforeCommands, optionNames, quoted } from './words.ts'

/**
 * Completion for Bash, 3.2 (macOS) included. Where no word fits, Bash completes files by itself (`-o default`), which knows how
 * to quote their names.
 */
export function bash(definitions: Definitions): string {
  const { commands } = definitions
  const names = commands.map(({ name }) => name)
  return `# mcp-audit completion for bash. Put  eval "$(mcp-audit completion bash)"  into ~/.bashrc.
_mcp_audit() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=scan words=
  COMPREPLY=()
  # Behind '--' there are but names of files.
  local word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -- ]] && return 0
  done
  # Bash takes '--format=json' for three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD > 1 )); then
    case \${COMP_WORDS[1]} in
      ${names.map((name) => quoted(name)).join('|')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  case $command:$prev in
${valueLines(commands).join('\n')}
    *)
      case $cur in
        -*)
          case $command in
${commands.map((command) => optionLine(command, definitions)).join('\n')}
          esac
          ;;
        *)
          case $command in
${commands.flatMap(argumentLines).join('\n')}
          esac
          if (( COMP_CWORD == 1 )); then words=${quoted(words(names).join(' '))}; fi
          ;;
      esac
      ;;
  esac
  [[ -n $words ]] || return 0
  COMPREPLY=( $(compgen -W "$words" -- "$cur") )
  # What ends in '=' is not the whole word; Bash before 4 has no compopt.
  if [[ \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi
  return 0
}
complete -o default -F _mcp_audit mcp-audit
`
}

/** `compgen -W` expands its words as the shell does. */
function words(takes: Takes): readonly string[] {
  if (typeof takes === 'string') return []
  return takes.map((word) => word.replace(/[^\w=.,@%+/-]/g, '\\$&'))
}

/** What many options take alike, as the rules, stands there once. */
function valueLines(commands: readonly CommandDefinition[]): readonly string[] {
  const patterns = new Map<string, string[]>()
  for (const { name, options } of commands) {
    for (const option of options) {
      if (option.takes === undefined) continue
      const action = typeof option.takes === 'string' ? 'return 0' : `words=${quoted(words(option.takes).join(' '))}`
      const known = patterns.get(action) ?? []
      for (const one of optionNames(option).map((each) => quoted(`${name}:${each}`))) known.push(one)
      patterns.set(action, known)
    }
  }
  return [...patterns].map(([action, all]) => `    ${all.join('|')}) ${action} ;;`)
}

function optionLine(command: CommandDefinition, definitions: Definitions): string {
  const options = command.options.flatMap(optionNames)
  const before = beforeCommands(command, definitions).flatMap(optionNames)
  const more = before.length > 0 ? ` if (( COMP_CWORD == 1 )); then words+=${quoted(` ${before.join(' ')}`)}; fi` : ''
  return `            ${quoted(command.name)}) words=${quoted(options.join(' '))}${more && `;${more}`} ;;`
}

function argumentLines({ name, arguments: taken }: CommandDefinition): readonly string[] {
  return taken.flatMap(({ takes }) =>
    typeof takes === 'string' ? [] : [`            ${quoted(name)}) words=${quoted(words(takes).join(' '))} ;;`],
  )
}

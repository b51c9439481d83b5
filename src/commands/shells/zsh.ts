import type { ArgumentDefinition, CommandDefinition, Definitions, OptionDefinition, Takes } from '../definitions.ts'
import { beforeCommands, optionNames, quoted } from './words.ts'

/** Completion for zsh: to be evaluated after `compinit`, or kept as `_mcp-audit` in a folder of `fpath`. */
export function zsh(definitions: Definitions): string {
  const { commands } = definitions
  return `#compdef mcp-audit
# mcp-audit completion for zsh. Put  eval "$(mcp-audit completion zsh)"  into ~/.zshrc, after compinit.
_mcp-audit() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${escaped(description, /[\\:]/g)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    [[ $words[2] == -* ]] || _describe -t commands command commands
    _mcp-audit-scan ${beforeCommandsOf(definitions).join(' \\\n      ')}
    return
  fi
  case $words[2] in
${commands.map(({ name }) => `    ${quoted(name)}) shift words; (( CURRENT-- )); _mcp-audit-${name} ;;`).join('\n')}
    *) _mcp-audit-scan ;;
  esac
}
${commands.map(commandFunction).join('\n')}
if [[ \${funcstack[1]-} == _mcp-audit ]]; then
  _mcp-audit "$@"
else
  compdef _mcp-audit mcp-audit
fi
`
}

function beforeCommandsOf(definitions: Definitions): readonly string[] {
  const scan = definitions.commands.find(({ name }) => name === 'scan')
  return scan ? beforeCommands(scan, definitions).flatMap(optionSpecs) : []
}

function commandFunction({ name, options, arguments: taken }: CommandDefinition): string {
  const specs = [...options.flatMap(optionSpecs), ...taken.map(argumentSpec)]
  return `_mcp-audit-${name}() {\n  _arguments -s -S : "$@" \\\n    ${specs.join(' \\\n    ')}\n}`
}

/** Any may be repeated: those that take a list are, and of the others the last counts. */
function optionSpecs(option: OptionDefinition): readonly string[] {
  const { description, placeholder, takes } = option
  const value = takes === undefined ? '' : `:${message(placeholder ?? '')}:${action(takes)}`
  return optionNames(option).map((name) => {
    const joined = takes === undefined ? '' : name.startsWith('--') ? '=' : '+'
    return quoted(`*${name}${joined}[${escaped(description, /[\\[\]:]/g)}]${value}`)
  })
}

function argumentSpec({ placeholder, takes }: ArgumentDefinition, index: number): string {
  return quoted(`${placeholder.includes('...') ? '*' : index + 1}:${message(placeholder)}:${action(takes)}`)
}

/** What is asked for, as zsh heads a list with it. */
function message(placeholder: string): string {
  return placeholder.replace(/[^\w= -]/g, '')
}

function action(takes: Takes): string {
  if (takes === 'path') return '_files'
  if (takes === 'anything') return ' '
  const words = takes.map((word) => escaped(word, /[^\w=.,@%+/-]/g)).join(' ')
  // `kind=file`: first the kind, then the file.
  if (takes.every((word) => word.endsWith('=')))
    return `{ if compset -P "*="; then _files; else compadd -S "" - ${words}; fi }`
  return `(${words})`
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&')
}

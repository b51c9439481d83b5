import type { ArgumentDefinition, CommandDefinition, Definitions, OptionDefinition, Takes } from '../definitions.ts'

/** Completion for fish, 3 and later. */
export function fish(definitions: Definitions): string {
  const { commands, options } = definitions
  const names = commands.map(({ name }) => name)
  return `# mcp-audit completion for fish. Keep it as ~/.config/fish/completions/mcp-audit.fish.
function __mcp_audit_in
    set -l words (commandline -opc)
    set -l command scan
    if set -q words[2]; and contains -- $words[2] ${names.map(quoted).join(' ')}
        set command $words[2]
    end
    test $command = $argv[1]
end
function __mcp_audit_first
    set -l words (commandline -opc)
    test (count $words) -eq 1
end
complete -c mcp-audit -e
${commands.map(({ name, description }) => `${COMPLETE} -n __mcp_audit_first -a ${quoted(name)} -d ${quoted(description)}`).join('\n')}
${options.map((option) => optionLine('__mcp_audit_first', option)).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`
}

const COMPLETE = 'complete -c mcp-audit'

function commandLines({ name, options, arguments: taken }: CommandDefinition): readonly string[] {
  const condition = quoted(`__mcp_audit_in ${name}`)
  // Files are completed unless a line says otherwise.
  const isWithoutFiles = !taken.some(({ takes }) => takes === 'path')
  return [
    ...(isWithoutFiles ? [`${COMPLETE} -n ${condition} -f`] : []),
    ...taken.flatMap((argument) => argumentLine(condition, argument)),
    ...options.map((option) => optionLine(condition, option)),
  ]
}

function argumentLine(condition: string, { description, takes }: ArgumentDefinition): readonly string[] {
  if (typeof takes === 'string') return []
  return [`${COMPLETE} -n ${condition} -a ${words(takes)} -d ${quoted(description)}`]
}

function optionLine(condition: string, { short, long, description, takes }: OptionDefinition): string {
  const names = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`
  return `${COMPLETE} -n ${condition} ${names}${value(takes)} -d ${quoted(description)}`
}

function value(takes: Takes | undefined): string {
  if (takes === undefined) return ''
  if (takes === 'path') return ' -r -F'
  if (takes === 'anything') return ' -x'
  return takes.every((word) => word.endsWith('=')) ? ` -r -F -a ${words(takes)}` : ` -x -a ${words(takes)}`
}

/** A list, which fish takes apart and expands as it does a command line. */
function words(list: readonly string[]): string {
  return quoted(list.map((word) => word.replace(/[^\w=.,@%+/-]/g, '\\$&')).join(' '))
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

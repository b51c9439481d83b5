import type { Definitions, OptionDefinition } from '../definitions.ts'
import { beforeCommands, optionNames } from './words.ts'

/** Completion for PowerShell, 5.1 and later. Where no word fits, it completes files by itself. */
export function powershell(definitions: Definitions): string {
  const { commands } = definitions
  const table = (entries: readonly string[]) => `@{\n${entries.map((entry) => `${entry}\n`).join('')}  }`
  const options = commands.map((command) => {
    const all = [...command.options, ...beforeCommands(command, definitions)]
    const entries = all.map(({ long, description }) => `      ${quoted(long)} = ${quoted(description)}`)
    return `    ${quoted(command.name)} = [ordered]@{\n${entries.join('\n')}\n    }`
  })
  const values = commands.flatMap(({ name, options }) => options.flatMap((option) => valueLines(name, option)))
  const taken = commands.flatMap(({ name, arguments: all }) =>
    all.flatMap(({ takes }) => (typeof takes === 'string' ? [] : [`    ${quoted(name)} = ${list(takes)}`])),
  )
  return `# mcp-audit completion for PowerShell. Put  mcp-audit completion powershell | Out-String | Invoke-Expression  into $PROFILE.
Register-ArgumentCompleter -Native -CommandName 'mcp-audit' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]${table(commands.map(({ name, description }) => `    ${quoted(name)} = ${quoted(description)}`))}
  $options = ${table(options)}
  # What an option takes: words, or nothing that is known here.
  $values = ${table(values)}
  $arguments = ${table(taken)}
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
  $command = 'scan'
  if ($words.Count -gt 1 -and $commands.Contains($words[1])) { $command = $words[1] }
  $key = "$command $($words[-1])"
  $found = [ordered]@{}
  if ($values.ContainsKey($key)) {
    foreach ($word in $values[$key]) { $found[$word] = $word }
  } elseif ($wordToComplete.StartsWith('-')) {
    foreach ($entry in $options[$command].GetEnumerator()) { $found[$entry.Key] = $entry.Value }
  } else {
    foreach ($word in $arguments[$command]) { $found[$word] = $word }
    if ($words.Count -eq 1) { foreach ($entry in $commands.GetEnumerator()) { $found[$entry.Key] = $entry.Value } }
  }
  foreach ($entry in $found.GetEnumerator()) {
    if ($entry.Key.StartsWith($wordToComplete)) {
      [System.Management.Automation.CompletionResult]::new($entry.Key, $entry.Key, 'ParameterValue', $entry.Value)
    }
  }
}
`
}

function valueLines(command: string, option: OptionDefinition): readonly string[] {
  const { takes } = option
  if (takes === undefined) return []
  const words = typeof takes === 'string' ? '@()' : list(takes)
  return optionNames(option).map((name) => `    ${quoted(`${command} ${name}`)} = ${words}`)
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`
}

/** Typographic quotes end a text as well as straight ones do. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}

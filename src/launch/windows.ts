/**
 * What cmd and PowerShell start by programs and commands of their own. Sources: learn.microsoft.com, forfiles, schtasks create;
 * Start-Process and Invoke-Expression of PowerShell 7.5 (Microsoft.PowerShell.Management and .Utility).
 */

import { optionTable } from '../knowledge/option-table.ts'
import type { Text } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { callOf } from './call.ts'
import { RUNTIMES } from './interpreters.ts'
import { slice } from './options.ts'
import { startLine } from './start.ts'
import { readWords } from './words.ts'

/** `forfiles /p folder /c "command"`: the command, which it starts for each file. */
function forfiles({ args }: Call): Peeled | undefined {
  const at = args.findIndex(({ value }) => /^[-/]c$/i.test(value))
  const command = at < 0 ? undefined : args[at + 1]
  return command && startLine(command)
}

/** `schtasks /create /tn name /sc onlogon /tr "command"`: the command, which is started then. */
function schtasks({ args }: Call): Peeled | undefined {
  const isAbout = args.some(({ value }) => /^[-/](?:create|change)$/i.test(value))
  const at = isAbout ? args.findIndex(({ value }) => /^[-/]tr$/i.test(value)) : -1
  const command = at < 0 ? undefined : args[at + 1]
  return command && startLine(command)
}

/** Parameters of Start-Process; any beginning that is of one only is accepted, and so are the aliases. */
const START_PROCESS = optionTable(
  '-filepath=, -path -filepath=, -pspath -filepath=, -argumentlist=, -args -argumentlist=, -credential=, -runas -credential=, ' +
    '-environment=, -redirectstandarderror=, -rse -redirectstandarderror=, -redirectstandardinput=, -rsi -redirectstandardinput=, ' +
    '-redirectstandardoutput=, -rso -redirectstandardoutput=, -verb=, -windowstyle=, -workingdirectory=, ' +
    '-loaduserprofile, -lup -loaduserprofile, -nonewwindow, -nnw -nonewwindow, -passthru, -usenewenvironment, -wait',
)

function parameterOf(value: string): { readonly long: string; readonly values: number } | undefined {
  if (!/^-[a-z]{2,32}$/i.test(value)) return undefined
  const name = value.toLowerCase()
  const exact = START_PROCESS.get(name)
  if (exact) return exact
  for (const [spelling, parameter] of START_PROCESS) if (spelling.startsWith(name)) return parameter
  return undefined
}

/** `Start-Process npx -ArgumentList '-y','name' -Wait`, `saps npx "-y name"`. */
function startProcess({ args }: Call): Peeled | undefined {
  let program: Text | undefined
  const words: Text[] = []
  let at = 0
  for (let word = args[at]; word; word = args[++at]) {
    const parameter = parameterOf(word.value)
    if (parameter && parameter.values === 0) continue
    if (parameter?.long === '-filepath') program = args[++at]
    else if (parameter && parameter.long !== '-argumentlist') at++
    else if (!parameter && !program) program = word
    else if (!parameter) for (const each of listed(word)) words.push(each)
  }
  const next = program && callOf([program, ...words])
  return next && { steps: [], args: next.args, next }
}

/** `'-y','name'` is a list, and each of its strings is put into a command line as it is. */
function listed(word: Text): readonly Text[] {
  const words: Text[] = []
  for (const { index, 0: part } of word.value.matchAll(/[^,]+/g))
    for (const each of readWords(slice(word, index, index + part.length))) words.push(each)
  return words
}

/** `iex "npx -y name"`: its words are read once more. */
function invokeExpression({ args }: Call): Peeled | undefined {
  const [first, ...rest] = /^-c(?:ommand)?$/i.test(args[0]?.value ?? '') ? args.slice(1) : args
  return first && startLine(first, rest)
}

/** The alias of PowerShell, unless it is the shell of Elixir, which is given options and files. */
function iex(call: Call): Peeled | undefined {
  const isExpression = /\s|^-c(?:ommand)?$/i.test(call.args[0]?.value ?? '')
  return isExpression ? invokeExpression(call) : RUNTIMES.get('iex')?.(call)
}

export const WINDOWS: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['forfiles', forfiles],
  ['schtasks', schtasks],
  ['start-process', startProcess],
  ['saps', startProcess],
  ['iex', iex],
  ['invoke-expression', invokeExpression],
])

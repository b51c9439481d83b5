/** Redirections of a command or of a group, and here-documents. Source: POSIX.1-2024 XCU 2.7; the Bash 5.2 manual, Redirections. */

import type { ShellGroup, Text } from '../model.ts'
import { SPLIT } from './expansion.ts'
import type { Receiver } from './fed.ts'
import type { List } from './quoting.ts'
import { isBlank, readHereText, readWord } from './quoting.ts'
import type { Draft, ScriptReading } from './script-reading.ts'

/** The operator of a redirection that stands here. */
export function redirectAt({ grammar: { redirect }, source, at }: ScriptReading): string | undefined {
  if (!redirect) return undefined
  redirect.lastIndex = at
  return redirect.exec(source)?.[0]
}

/** A redirection and its target, which is no word of the command. */
export function readRedirect(reading: ScriptReading, list: List, operator: string, command: Draft | undefined): void {
  const { source, closed } = reading
  reading.at += operator.length
  reading.redirected = true
  while (isBlank(source.charAt(reading.at))) reading.at++
  reading.naming = false
  const from = reading.at
  const target = oneWord(reading, list)
  command?.files.push(target)
  const receiver = closed ? receiverOf(reading, closed) : command
  const isInput = /^0?</.test(operator)
  if (!isInput) closed?.files.push(target)
  if (/(?<!<)<<-?$/.test(operator))
    reading.heredocs.push({
      end: target.value,
      isQuoted: /["'\\]/.test(source.slice(from, reading.at)),
      receiver: isInput ? receiver : undefined,
    })
  else if (receiver && isInput && /<(?:<<)?$/.test(operator)) {
    receiver.input = target
    receiver.fed = operator.endsWith('<<<') ? target : 'elsewhere'
  }
}

function receiverOf({ fed }: ScriptReading, group: ShellGroup): Receiver {
  const known = fed.get(group)
  if (known) return known
  const made: Receiver = { input: undefined, fed: undefined }
  fed.set(group, made)
  return made
}

/** The bodies of here-documents begun on the line that ends here. */
export function readHereDocuments(reading: ScriptReading, list: List): void {
  const { source } = reading
  for (const { end: delimiter, isQuoted, receiver } of reading.heredocs.splice(0)) {
    const start = reading.at
    let body = start
    while (reading.at < source.length) {
      const newline = source.indexOf('\n', reading.at)
      const end = newline < 0 ? source.length : newline
      const line = source.slice(reading.at, end)
      reading.at = Math.min(end + 1, source.length)
      if (line.trim() === delimiter) break
      body = end
    }
    const text = source.slice(start, body)
    const value = isQuoted ? text : expanded(reading, list, start, text)
    if (!receiver) continue
    receiver.input = reading.piece(start, body, text)
    receiver.fed = reading.piece(start, body, value)
  }
}

/** A here-document as its reader gets it; the commands in it are those of the script. */
function expanded(reading: ScriptReading, list: List, from: number, source: string): string {
  const body: ScriptReading = {
    ...reading,
    source,
    piece: (start, end, value) => reading.piece(from + start, from + end, value),
    inside: (inner) => reading.readInside(body, inner),
    heredocs: [],
    at: 0,
    brace: -2,
  }
  const value = readHereText(body, list)
  reading.joined = body.joined
  return value
}

/** A word that stays one whatever is in it: what is assigned, or given to read. */
export function oneWord(reading: ScriptReading, list: List): Text {
  const from = reading.at
  const word = readWord(reading, list)
  if (!word.value.includes(SPLIT)) return word
  return reading.piece(from, reading.at, word.value.replaceAll(SPLIT, ' ').trim())
}

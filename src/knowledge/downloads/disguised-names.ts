/**
 * Names of programs that a script of Windows puts together from pieces, so that nobody who reads it sees what it starts, nor a
 * search for the name finds it. Sources: about_Operators (`&`, `-f`, `-join`), `set /?` (`%name:~from,length%`), and what the
 * reports on Invoke-Obfuscation and DOSfuscation (2017, 2018) list of either; read 2026-12.
 */

import type { ShellStep, Span, Text } from '../../model.ts'
import { place } from '../../model.ts'
import type { StringNode } from '../../tree.ts'
import { isPowershell } from '../programs/program-names.ts'
import { pieceOf } from '../references/index.ts'
import { LONGEST_TEXT } from './substitutions.ts'

/** `& ('i'+'ex')`, `.('{1}{0}'-f'x','ie')`, `&($env:ComSpec[4,26,25]-join'')`: paths are put together for honest reasons. */
const COMPUTED =
  /(?:^|[\s;|({=])[&.]\s{0,4}\(\s{0,4}[^()\n]{0,256}?(?:['"][\w-]{0,16}['"]\s{0,4}\+\s{0,4}['"][\w-]{0,16}['"]|\}['"]\s{0,4}-f\s{0,4}['"][\w-]{0,16}['"]|\$[\w:]{1,64}\[-?\d{1,3}\]\s{0,4}\+|-join\s{0,4}(?:''|""))/i
/** `[char]105+[char]101`: letters, and neither a tab nor the end of a line. */
const SPELLED = /\[char\]\s{0,4}\(?(?:0x[2-7][\da-f]|3[3-9]|[4-9]\d|1[01]\d|12[0-6])\)?\s{0,4}[+,]\s{0,4}\[char\]/i
/** `%ComSpec:~-7,1%url`: a few letters of another value, with others beside them. */
const CUT = /[a-z]%\w{1,64}:~-?\d{1,3}(?:,-?\d{1,3})?%|%\w{1,64}:~-?\d{1,3}(?:,-?\d{1,3})?%(?:[a-z]|%\w{1,64}:~)/i

/** Where a script does so; undefined where it does not. Linear. */
export function disguisedName({ program, script, commands }: ShellStep): Span | undefined {
  const forms = isPowershell(program) ? [COMPUTED, SPELLED] : program === 'cmd' ? [CUT] : []
  if (forms.length === 0) return undefined
  // Words of their own are looked at as they are written, and not as they have been read.
  const texts = script
    ? [script]
    : [...new Set(commands.flatMap(({ words }) => words.map(({ node }) => node)))].map(whole)
  for (const text of texts)
    for (const form of forms) {
      const found = form.exec(text.value.slice(0, LONGEST_TEXT))
      if (found) return place(text, found.index, found.index + found[0].length)
    }
  return undefined
}

function whole(node: StringNode): Text {
  return pieceOf(node, 0, node.value.length)
}

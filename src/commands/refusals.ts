/** How commands tell, on stderr, what was asked for and could not be looked at. */

import { below } from '../discover/machine.ts'
import type { Report } from '../model.ts'
import { neutralise, printed } from '../report/text.ts'
import type { Scanned } from '../scan.ts'
import { closest } from '../triage/suggest.ts'
import { type Host, told } from './host.ts'
import { OTHER_NAMES } from './words.ts'

/** Tells what was asked for and could not be done; whether there is any. */
export function refusals(
  { missing, refused, failures }: Pick<Scanned, 'missing' | 'refused' | 'failures'>,
  host: Host,
): boolean {
  for (const { file, message } of refused) host.stderr.write(`error: ${told(file)}: ${message}\n`)
  for (const path of missing) host.stderr.write(`error: '${told(shownPath(path, host))}' ${whyMissing(path, host)}\n`)
  for (const { message } of failures) host.stderr.write(`error: ${neutralise(message, 2000)}\n`)
  return missing.length + refused.length + failures.length > 0
}

/** As somebody who stands here would type it. */
export function shownPath(path: string, { cwd }: Host): string {
  return below(cwd, path) ?? path
}

const NO_PATTERN =
  'Patterns are for the shell to expand: leave the quotes off, or name the folder, which is searched for configuration.'

/** With a name like it in the same folder, or a command that was meant. */
function whyMissing(path: string, host: Host): string {
  const cut = path.lastIndexOf('/')
  const name = path.slice(cut + 1)
  const listed = host.fs.list(path.slice(0, cut) || '/')
  // That a folder is not there tells no more than that; one that keeps what is in it to itself is another matter.
  if ('refused' in listed && host.fs.kind(path.slice(0, cut) || '/') === 'folder')
    return `cannot be looked for: its folder ${listed.refused}.`
  const entries = 'entries' in listed ? listed.entries : []
  const own = entries.find((entry) => entry.name === name)
  if (own)
    return own.kind === 'link' ? 'is a symbolic link that leads nowhere.' : 'may not be read (permission denied).'
  const near = closest(
    name,
    entries.map((entry) => entry.name),
  )
  if (near) return `does not exist. Did you mean '${told(shownPath(`${path.slice(0, cut)}/${near}`, host))}'?`
  if (/[*?]/.test(path)) return `does not exist. ${NO_PATTERN}`
  // A command is one word.
  const command = shownPath(path, host) === name ? closest(name, [...OTHER_NAMES, 'scan']) : undefined
  if (command === name) return `does not exist. A command comes before its options: 'mcp-audit ${command} …'.`
  return `does not exist.${command ? ` Did you mean the command '${command}'?` : ''}`
}

/** What could not be read must not be passed over in silence, where no report tells of it. Also for other commands. */
export function tellProblems({ problems }: Report, host: Host): void {
  for (const { file, message } of problems)
    host.stderr.write(printed([`warning: ${neutralise(file)}: ${neutralise(message)}`]))
}

/** Options that name a user, with or without a password, and the programs for which the same letters mean something else. */

import { entersContainer, RUN_OPTIONS } from '../containers/container-options.ts'
import { optionIn } from '../programs/option-table.ts'

export const USER_OPTION = /^(?:-u|-U|--(?:proxy-)?user|--basic-auth|--auth|--creds|--credentials)$/
/** `--user 1000:1000`: a user and a group, by their numbers. `python -u C:\server.py`: a drive, after a switch of its own. */
export const NO_LOGIN = /^(?:\d{1,10}:\d{1,10}$|[A-Za-z]:[\\/])/

/**
 * `-u` is UTC, unified, update or unique (date(1), diff(1), rsync(1), sort(1), git-diff(1)), and a colon behind it belongs
 * to a time or a place.
 */
const OTHERWISE: ReadonlySet<string> = new Set('date gdate diff colordiff git rsync sort'.split(' '))
const AMBIGUOUS = /^(?:-[uU]|--user)$/
/** The program in `$(date`, in `Bash(date`, in `/usr/bin/docker`. */
const PROGRAM = /(?:^|[\\/(`{|;&,])([a-z][a-z-]{2,20})(?:\.exe)?$/i
const ENDS = /[;|&)`\]}]$/

interface Word {
  readonly text: string
}

/** More words than a command has between its name and such an option. */
const FARTHEST = 64

/** Whether the option at an index of a command's words says nothing about a login, by the program before it. */
export function isNoLogin(words: readonly Word[], option: number): boolean {
  if (!AMBIGUOUS.test(words[option]?.text ?? '')) return false
  for (let at = option - 1; at >= 0 && at > option - FARTHEST; at--) {
    const word = words[at]?.text ?? ''
    if (ENDS.test(word)) return false
    // A list of what may run, `Read(…),Bash(date`, is one long word.
    const program = PROGRAM.exec(word.slice(-64))?.[1]?.toLowerCase()
    if (program === undefined) continue
    if (OTHERWISE.has(program)) return true
    // `-u node:node` is a user and a group (docs.docker.com/reference/cli/docker/container/run).
    if (entersContainer(program)) return hasNoImage(words.slice(at + 1, option))
  }
  return false
}

/** Whether only options and their values stand behind the verb: behind an image, the words are its program's. */
function hasNoImage(words: readonly Word[]): boolean {
  const verb = words.findIndex(({ text }) => /^(?:run|exec|create)$/.test(text))
  const rest = words.slice(verb + 1)
  return verb >= 0 && rest.every(({ text }, index) => text.startsWith('-') || takesValue(rest[index - 1]?.text))
}

/** One that we do not know is taken to have a value. */
function takesValue(word: string | undefined): boolean {
  return word?.startsWith('-') === true && !word.includes('=') && optionIn(word, RUN_OPTIONS)?.values !== 0
}

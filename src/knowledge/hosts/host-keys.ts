/** SSH that is told to take whatever key a machine shows: the certificate's part, for logins. */

import { type Binding, type Launch, type Step, type Text, unsetValue } from '../../model.ts'
import { wrapperOf } from '../programs/wrappers.ts'
import { addressOf, type Reach, reachOf } from './index.ts'

export interface UncheckedKey {
  /** The word that says so, and the piece of it, between two units of its text. */
  readonly at: Text
  readonly from: number
  readonly to: number
  /** The machine; undefined where any may be meant. */
  readonly host: string | undefined
  readonly reach: Reach | undefined
}

const SSH = /^(?:.{0,256}[/\\])?ssh(?:\.exe)?$/i
/** ssh_config(5), as `ssh -G` of OpenSSH 9.2 reads it: `no`, `off` and `false` are one, `accept-new` takes no other key later. */
const UNCHECKED = /^(\s{0,8})StrictHostKeyChecking(?:\s{0,4}=\s{0,4}|\s{1,4})"?(?:no|off|false)"?(?=\s{0,8}$)/i
/** With `accept-new` every key is a new one where none is kept. */
const ACCEPTS_NEW = /^(\s{0,8})StrictHostKeyChecking(?:\s{0,4}=\s{0,4}|\s{1,4})"?accept-new"?(?=\s{0,8}$)/i
const KEEPS_NONE = /^\s{0,8}UserKnownHostsFile(?:\s{0,4}=\s{0,4}|\s{1,4})"?(?:\/dev\/null|NUL|none)"?\s{0,8}$/i
const ACCEPTS_NEW_IN_LINE =
  /(?:^|\s)-o\s{0,4}["']?(StrictHostKeyChecking(?:\s{0,4}=\s{0,4}|\s{1,4})"?accept-new)(?=["'\s]|$)/i
const KEEPS_NONE_IN_LINE =
  /(?:^|\s)-o\s{0,4}["']?UserKnownHostsFile(?:\s{0,4}=\s{0,4}|\s{1,4})"?(?:\/dev\/null|NUL|none)(?=["'\s]|$)/i
const UNCHECKED_IN_LINE =
  /(?:^|\s)-o\s{0,4}["']?(StrictHostKeyChecking(?:\s{0,4}=\s{0,4}|\s{1,4})"?(?:no|off|false))(?=["'\s]|$)/i
/** Variables with the command that git and rsync start for SSH. */
const COMMANDS_OF_SSH: ReadonlySet<string> = new Set(['GIT_SSH_COMMAND', 'RSYNC_RSH'])

/** Where a launch has ssh take any key, as its own command, in a script or for git; none of a machine that is this one. */
export function uncheckedKeys({ steps, env }: Launch): readonly UncheckedKey[] {
  return [...steps.flatMap(sshWords).flatMap(ofWords), ...env.flatMap(ofVariable)].filter(
    ({ reach }) => reach !== 'loopback',
  )
}

/** What stands behind each `ssh` of a step. */
function sshWords(step: Step): readonly (readonly Text[])[] {
  if (step.kind === 'wrapper') return SSH.test(step.program) ? [step.args] : []
  if (step.kind === 'program') return SSH.test(step.name) ? [step.args] : []
  if (step.kind !== 'shell') return []
  return step.commands.flatMap(({ words }) => {
    const at = words.findIndex(({ value }) => SSH.test(value))
    return at < 0 ? [] : [words.slice(at + 1)]
  })
}

/** Options stand before and behind the machine; what follows that is no option is run there. */
function ofWords(words: readonly Text[]): readonly UncheckedKey[] {
  const options = wrapperOf('ssh')?.options
  const found: { readonly at: Text; readonly from: number; readonly to: number }[] = []
  const settings: { readonly at: Text; readonly from: number; readonly text: string }[] = []
  let host: string | undefined
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    if (!word) break
    const written = unsetValue(word)
    if (!written.startsWith('-')) {
      if (host !== undefined) break
      host = addressOf(written)?.host ?? written.replace(/^[^@]{0,256}@/, '')
      continue
    }
    // Of several letters in one word, one that takes a value takes the rest of the word, or the next one.
    const letters = word.value.slice(1, 64)
    const taking = [...letters].findIndex((letter) => options?.get(`-${letter}`)?.values === 1)
    if (taking < 0) continue
    const apart = taking === word.value.length - 2
    const at = apart ? words[++index] : word
    if (!at || letters[taking] !== 'o') continue
    const from = apart ? 0 : taking + 2
    settings.push({ at, from, text: at.value.slice(from, from + 128) })
  }
  const keepsNone = settings.some(({ text }) => KEEPS_NONE.test(text))
  for (const { at, from, text } of settings) {
    const [all, blanks = ''] = UNCHECKED.exec(text) ?? (keepsNone ? ACCEPTS_NEW.exec(text) : undefined) ?? []
    if (all !== undefined) found.push({ at, from: from + blanks.length, to: from + all.length })
  }
  const reach = host === undefined ? undefined : reachOf(host)
  return found.map((each) => ({ ...each, host, reach }))
}

function ofVariable({ name, value }: Binding): readonly UncheckedKey[] {
  if (!value || !COMMANDS_OF_SSH.has(name)) return []
  const line = value.value.slice(0, 4096)
  const found = UNCHECKED_IN_LINE.exec(line) ?? (KEEPS_NONE_IN_LINE.test(line) ? ACCEPTS_NEW_IN_LINE.exec(line) : null)
  const [all, option] = found ?? []
  if (!found || all === undefined || option === undefined) return []
  const from = found.index + all.indexOf(option)
  return [{ at: value, from, to: from + option.length, host: undefined, reach: undefined }]
}

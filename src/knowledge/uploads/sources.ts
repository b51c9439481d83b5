/**
 * Commands that print what somebody could act with as the user: a file of credentials, or all variables of the environment.
 * Sources: POSIX.1-2024 XCU, the manuals of GNU coreutils 9.7, findutils, tar, zip and xxd, about_Environment_Variables of
 * PowerShell 7.5, `set` of cmd; 2026-11.
 */

import type { Confidence, Text } from '../../model.ts'
import { passesOn } from '../downloads/piped-through.ts'
import { judgePath } from '../paths/sensitive-paths.ts'
import { wordSet } from '../programs/flags.ts'

export interface Source {
  /** `SSH keys`, `AWS credentials`. */
  readonly what: string
  /** As it is written; undefined where it is no file. */
  readonly path?: string | undefined
  /** How sure it is that what it prints is a credential. */
  readonly confidence: Confidence
  /** Its service is shown it with each request. */
  readonly logsIn?: boolean
}

/** All that a program was started with. */
export const ENVIRONMENT: Source = { what: 'every variable of its environment', confidence: 'high' }

/** Programs that print their words. */
export const ECHOES = /^(?:echo|printf|write-output|write-host)$/

/** In folders of credentials, what anybody may read. */
const PUBLIC = /\.pub$|(?:^|[\\/])(?:known_hosts(?:\.old)?|authorized_keys)$|[\\/]\.(?:ssh|aws)[\\/]config$/i
const OF_PROCESSES = /^\/proc\/(?:self|[\d*]{1,7}|\$\w{1,16})\/environ$/
/** Examples of one hold nothing. */
const ENV_FILE = /(?:^|[\\/])\.env(?:\.(?!example|sample|template|dist|test|defaults)[\w.-]{1,32})?$/

/** Files that hold, or from which is picked, what a service asks for in a header. */
const TOKENS =
  /^\/(?:var\/)?run\/secrets\/|(?:^|[\\/])\.(?:vault-token|netrc|npmrc|pypirc|git-credentials|databrickscfg|huggingface|cache[\\/]huggingface|cargo|gem|docker|kube|terraform\.d|fly|config[\\/][\w-]{2,32})(?:[\\/]|$)|(?:auth|credentials|oauth\w{0,16}|tokens?)\.json$/i

/** What the file of that name holds; undefined where that is no credential. */
export function credentialsIn(path: string): Source | undefined {
  const name = path.replace(/^["']|["']$/g, '')
  if (PUBLIC.test(name)) return undefined
  if (OF_PROCESSES.test(name)) return { what: 'the variables of running programs', path, confidence: 'high' }
  const { breadth, what } = judgePath(name)
  if (breadth === 'credentials') return { what, path, confidence: 'high', logsIn: TOKENS.test(name) }
  return ENV_FILE.test(name) ? { what: 'secrets of the project', path, confidence: 'medium', logsIn: true } : undefined
}

/** Besides filters, these print what is in the files that they are given, or which there are, or pack them. */
const PRINTS = wordSet(`
  type gc get-content hexdump od hd uuencode find fd ls tar gtar bsdtar zip 7z 7za 7zz rar cpio pax gzip cp mv install copy
  copy-item move-item compress-archive certutil`)

/**
 * What a command prints, or packs, that is a credential.
 *
 * @param program Its name in small letters. `words`: those behind it. `find`: what a file holds.
 */
export function sourceOf(
  program: string,
  words: readonly Text[],
  input: Text | undefined,
  find: (path: string) => Source | undefined = credentialsIn,
): Source | undefined {
  const given = input && find(input.value)
  if (given) return given
  if (isWholeEnvironment(program, words)) return ENVIRONMENT
  const prints = PRINTS.has(program) || passesOn(program, words)
  for (const { value } of words) {
    const path = prints ? value.replace(/^(?:if|--file|-f)=/, '') : FILE_ADDRESS.exec(value)?.[1]
    const found = path === undefined || path.startsWith('-') ? undefined : find(path)
    if (found) return found
  }
  return undefined
}

/** To curl and its like a file is an address as well. */
const FILE_ADDRESS = /^file:\/\/(?:localhost)?(\/.{1,4096})$/i

/** With these words alone, or none. */
const PRINTS_ENVIRONMENT: ReadonlyMap<string, RegExp> = new Map([
  ['env', /^(?:-0|--null)?$/],
  ['printenv', /^(?:-0|--null)?$/],
  ['set', /^$/],
  ['export', /^(?:-p)?$/],
  ['declare', /^-p?x?p?$/],
  ['typeset', /^-p?x?p?$/],
  ['get-childitem', /^env:[\\/*]{0,2}$/i],
  ['gci', /^env:[\\/*]{0,2}$/i],
  ['dir', /^env:[\\/*]{0,2}$/i],
  ['ls', /^env:[\\/*]{0,2}$/i],
])

function isWholeEnvironment(program: string, words: readonly Text[]): boolean {
  return words.length < 2 && PRINTS_ENVIRONMENT.get(program)?.test(words[0]?.value ?? '') === true
}

/** Programs whose words name what they make, next to what they make it of. */
const PACKS = wordSet(`
  tar gtar bsdtar zip 7z 7za 7zz rar cp mv install copy copy-item move-item compress-archive certutil gpg gpg2 openssl age`)

/** The files that a command makes of others. */
export function packedInto(program: string, words: readonly Text[]): readonly string[] {
  if (!PACKS.has(program)) return []
  return words.flatMap(({ value }) => {
    const name = value.replace(/^(?:--(?:file|output|out)=|-o(?=[/.~\w]))/, '')
    return name.startsWith('-') || credentialsIn(name) ? [] : [name]
  })
}

/**
 * Programs that send what they are given to another machine. Sources: curl(1), wget(1), http(1) of HTTPie, nc(1), socat(1),
 * ssh(1), scp(1), rsync(1), rclone(1), the references of the AWS, Google Cloud, Azure and GitHub command lines, s3cmd, mail(1),
 * Invoke-WebRequest of PowerShell 7.5; 2026-11.
 */

import type { Text } from '../../model.ts'
import { addressOf, type Reach, reachOf } from '../hosts/index.ts'
import { wordSet } from '../programs/flags.ts'
import { leadsToThisMachine } from '../programs/network-tools.ts'
import { programName } from '../programs/program-names.ts'
import { WEB_COMMANDS } from '../programs/requests.ts'

export interface Sending {
  /** The names of the files that it sends. */
  readonly files: readonly string[]
  /** Whether it sends what it reads. */
  readonly input: boolean
  /** Where to, as far as that is written. */
  readonly to: string | undefined
  readonly reach: Reach
  /** Often done with one's own files, between one's own machines. */
  readonly copies: boolean
}

type Sends = Pick<Sending, 'files' | 'input'> & { readonly copies?: true }
type Reads = (words: readonly Text[]) => Sends | undefined

/** `@file`, `name=@file`, `-Fname=@file;type=text/plain`, `name=<file`, `--data=@file`. */
const MARKED = /^[\w.[\]:#=-]{0,110}[@<]([^;]{1,4096})/s
const STANDARD_INPUT = /^(?:-|\.|\/dev\/(?:stdin|fd\/0))$/

/** Files behind a mark, and those that an option names, by itself or with what stands behind `=`. */
function sendsFiles(words: readonly Text[], option: RegExp): Sends {
  const files = words.flatMap(({ value }, at) => {
    const named = option.exec(value)
    const file = named ? named[1] || words[at + 1]?.value : MARKED.exec(value)?.[1]
    return file === undefined ? [] : [file]
  })
  return { files, input: files.some((file) => STANDARD_INPUT.test(file)) }
}

const curl: Reads = (words) => sendsFiles(words, /^(?:-[A-SU-WYZa-z#]{0,8}T|--upload-file=?)(.{0,4096})/s)
const wget: Reads = (words) => sendsFiles(words, /^--(?:post|body)-file(?:=(.{1,4096}))?$/)
const httpie: Reads = (words) => ({
  ...sendsFiles(words, /^--raw=@(.{1,4096})$/),
  input: !hasWord(words, /^(?:-I|--ignore-stdin)$/),
})
const powershell: Reads = (words) => ({ ...sendsFiles(words, /^-inf(?:i(?:l(?:e)?)?)?$/i), input: true })
const mail: Reads = (words) => ({ ...sendsFiles(words, /^(?:-[aA]|--attach(?:ment)?)(?:=(.{1,4096}))?$/), input: true })
const socat: Reads = (words) => ({
  ...sendsFiles(words, /^(?:file|open|gopen):([^,]{1,4096})/i),
  input: hasWord(words, /^(?:-|stdio|stdin)$/i),
})
/** `nc -z` asks whether somebody listens. */
const netcat: Reads = (words) => (hasWord(words, /^-[a-z]{0,8}z[a-z]{0,8}$/) ? undefined : { files: [], input: true })
const openssl: Reads = ([verb]) => (verb?.value === 's_client' ? { files: [], input: true } : undefined)
const ssh: Reads = () => ({ files: [], input: true, copies: true })
/** What is asked for is all that is sent, and a server of the name's domain hears of it. */
const lookup: Reads = () => ({ files: [], input: false })

function gh([group, verb, ...rest]: readonly Text[]): Sends | undefined {
  if (group?.value === 'api') return sendsFiles(rest, /^--input(?:=(.{1,4096}))?$/)
  if (group?.value !== 'gist' || verb?.value !== 'create') return undefined
  const files = rest.flatMap(({ value }) => (/^-./.test(value) ? [] : [value]))
  return { files, input: files.length === 0 || files.includes('-') }
}

/** `-i file`: the file is a key to log in with, a configuration, a program. */
const KEEPS_NEXT =
  /^(?:-[a-zA-Z]{0,8}[ieFoJSPlcBD]|--(?:rsh|rsync-path|password-file|exclude|include|exclude-from|files-from|config|profile|region|endpoint-url))$/

/** From here to there: the last of the operands is elsewhere. */
function copies(elsewhere: RegExp, verb = /^/): Reads {
  return (words) => {
    const operands = words.filter(
      ({ value }, at) => !value.startsWith('-') && !KEEPS_NEXT.test(words[at - 1]?.value ?? ''),
    )
    const target = operands.at(-1)
    const said = operands.slice(0, 4).map(({ value }) => value)
    if (!target || !elsewhere.test(target.value) || !verb.test(said.join(' '))) return undefined
    return {
      files: operands.slice(0, -1).map(({ value }) => value),
      input: operands.some(({ value }) => value === '-'),
      copies: true,
    }
  }
}

/** `name@host:path`, `rsync://host/path`; no drive of Windows. */
const MACHINE = /^(?:[\w.-]{1,64}@)?[\w.[\]-]{2,253}:(?![\\])|^\w{2,16}:\/\//

const each = (names: string, reads: Reads) => names.split(' ').map((name) => [name, reads] as const)

const PROGRAMS: ReadonlyMap<string, Reads> = new Map([
  ...each('curl curlie', curl),
  ...each('wget wget2', wget),
  ...each('http https xh xhs', httpie),
  ...each(WEB_COMMANDS, powershell),
  ...each('nc ncat netcat nc.traditional nc.openbsd telnet', netcat),
  ['socat', socat],
  ['openssl', openssl],
  ['ssh', ssh],
  ...each('scp rsync', copies(MACHINE)),
  ['rclone', copies(MACHINE, /^(?:copy|copyto|sync|move|moveto|rcat) /)],
  ['aws', copies(/^s3:\/\//, /^s3 (?:cp|mv|sync) /)],
  ['gsutil', copies(/^gs:\/\//)],
  ['gcloud', copies(/^gs:\/\//, /^storage (?:cp|mv|rsync) /)],
  ['s3cmd', copies(/^s3:\/\//, /^(?:put|sync) /)],
  ['azcopy', copies(/^https:\/\//)],
  ['gh', gh],
  ...each('mail mailx mutt s-nail sendmail msmtp swaks', mail),
  ...each('dig nslookup host drill kdig ping', lookup),
])
const STARTERS = wordSet('xargs parallel')

/** What a program with these words sends; undefined for those that send nothing, or only within this machine. */
export function sendingOf(program: string, words: readonly Text[]): Sending | undefined {
  if (STARTERS.has(program)) {
    const at = words.findIndex(({ value }) => PROGRAMS.has(programName(value)))
    const inner = at < 0 ? undefined : sendingOf(programName(words[at]?.value ?? ''), words.slice(at + 1))
    return inner && { ...inner, input: true }
  }
  const sends = PROGRAMS.get(program)?.(words)
  // A variable may hold an address next to one that is written out.
  const staysHere = leadsToThisMachine(words) && !words.some(({ value }) => /^[$%{]/.test(value))
  if (!sends || staysHere) return undefined
  const to = hostIn(words)
  return { ...sends, to, reach: to === undefined ? 'unknown' : reachOf(to), copies: sends.copies ?? false }
}

function hasWord(words: readonly Text[], word: RegExp): boolean {
  return words.some(({ value }) => word.test(value))
}

/** `name@host`, `host:path`, `TCP:host:1`, or a word that is nothing but a name with a dot. */
const HOST =
  /^(?:(?:tcp|openssl|ssl|udp)[46]?(?:-connect)?:|[\w.-]{1,64}@)?([A-Za-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})(?::.{0,4096})?$/is

/** The host that words name; a file may be called like one, so addresses go before names, and what connects before both. */
function hostIn(words: readonly Text[]): string | undefined {
  for (const { value } of words) {
    const host = addressOf(value)?.host
    if (host !== undefined && host !== '') return host
  }
  for (const [at, { value }] of words.entries()) {
    if (value.startsWith('-') || KEEPS_NEXT.test(words[at - 1]?.value ?? '')) continue
    const host = HOST.exec(value)?.[1]
    if (host !== undefined && reachOf(host) !== 'loopback') return host
  }
  return undefined
}

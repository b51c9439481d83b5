/**
 * Programs that print what they fetch. Sources: curl(1), wget(1), http(1) of HTTPie, lynx(1), w3m(1), links(1), lwp-request(1),
 * scp(1), dig(1), the references of the AWS, Google Cloud, Azure and GitHub command lines, rclone(1), s3cmd, mc; 2026-11.
 */

import type { Text } from '../../model.ts'
import { addressOf } from '../hosts/index.ts'
import { wordSet } from '../programs/flags.ts'
import { isShell, programName } from '../programs/program-names.ts'
import { WEB_COMMANDS } from '../programs/requests.ts'
import { isFetchingCode } from './downloading-code.ts'
import { passesOn } from './piped-through.ts'
import { fetchesIn } from './substitutions.ts'

const FETCHES = wordSet(`
  curl wget wget2 fetch curlie http https xh aria2c axel lynx ${WEB_COMMANDS} start-bitstransfer
  certutil bitsadmin get lwp-request lwp-download`)

/** Programs that print what they fetch when their words say so; the words are joined by blanks. */
const BY_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['aws', /^s3 cp s3:\S{1,512} -(?: |$)|^s3api get-object .{0,1024}\/dev\/stdout /],
  ['gsutil', /^(?:-\S{1,16} ){0,4}(?:cat gs:|cp gs:\S{1,512} - )/],
  ['gcloud', /^storage (?:cat gs:|cp gs:\S{1,512} - )/],
  ['az', /^storage (?:blob|file) download .{0,1024}\/dev\/stdout /],
  ['gh', /^(?:api|gist view|release download .{0,1024}(?:-O|--output) ?-) /],
  ['glab', /^(?:api|snippet view) /],
  ['rclone', /^(?:-\S{1,64} ){0,4}cat /],
  ['mc', /^cat /],
  ['s3cmd', /^get s3:\S{1,512} - /],
  ['ipfs', /^cat /],
  ['svn', /^cat \w{1,8}:/],
  ['scp', / \/dev\/(?:stdout|fd\/1) $/],
  ['sftp', / \/dev\/(?:stdout|fd\/1) $/],
  ['w3m', /(?:^| )-dump(?:_source)? /],
  ['links', /(?:^| )-(?:source|dump) /],
  ['elinks', /(?:^| )-(?:source|dump)(?: 1)? /],
  ['dig', /(?:^| )(?:-t ?)?txt /i],
  ['drill', /(?:^| )txt /i],
  ['kdig', /(?:^| )txt /i],
  ['host', /(?:^| )-t ?txt /i],
  ['nslookup', /(?:^| )-(?:q|type|querytype)=txt /i],
  ['openssl', /^s_client .{0,1024}-connect /],
  ['xargs', /^(?:-\S{1,16} (?:\d{1,4} )?){0,4}(?:curl|wget) /],
])
const MOST_WORDS = 32

const INTERPRETER = /^(?:python(?:\d(?:\.\d{1,2})?)?|py|node|nodejs|deno|bun|perl|ruby|php|lua|osascript|tclsh)$/
const CODE_FLAG = /^-[A-Za-z]{0,8}[cerE]$|^-pe?$|^--(?:eval|print|command)$|^eval$/

/** Whether it is named after nothing but fetching. `program`: its name in small letters. */
export function isFetcher(program: string): boolean {
  return FETCHES.has(program)
}

/** Whether a command prints what it fetches. `layers`: its words, and those of each program that it starts. */
export function printsFetched(layers: readonly (readonly Text[])[]): boolean {
  const [first, ...rest] = layers.at(-1) ?? []
  if (!first) return false
  const program = programName(first.value)
  if (FETCHES.has(program) || isUnnamedFetch(first, rest)) return true
  if (BY_WORDS.get(program)?.test(joined(rest))) return true
  if (program === 'eval') return rest.some(({ value }) => fetchesIn(value))
  if (isShell(program)) return codeOf(rest).some((code) => fetchesIn(code))
  if (INTERPRETER.test(program)) return codeOf(rest).some((code) => isFetchingCode(code))
  // `ssh host cat file`.
  return layers.some(([outer]) => outer !== undefined && programName(outer.value) === 'ssh') && passesOn(program, rest)
}

/** `$(…) https://…`: a program whose name is put together and cannot be read, and an address for it. */
function isUnnamedFetch({ value }: Text, words: readonly Text[]): boolean {
  if (!/[$`]/.test(value) && value !== '{}') return false
  return words.some((word) => /^["']?https?:\/\//i.test(word.value) && addressOf(word.value)?.reach !== 'loopback')
}

function joined(words: readonly Text[]): string {
  return `${words
    .slice(0, MOST_WORDS)
    .map(({ value }) => value.slice(0, 512))
    .join(' ')} `
}

function codeOf(words: readonly Text[]): readonly string[] {
  return words.flatMap(({ value }, index) => {
    const code = CODE_FLAG.test(value) ? words[index + 1]?.value : undefined
    return code === undefined ? [] : [code]
  })
}

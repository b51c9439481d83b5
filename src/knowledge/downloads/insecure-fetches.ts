/** Fetches in which the program that fetches is told to take any certificate: by curl, git, and installers of packages. */

import type { Launch, Text } from '../../model.ts'
import { isTlsOffFlag, isUncheckedHost } from '../environment/index.ts'
import { addressOf } from '../hosts/index.ts'
import { prefiltered } from '../prefilter.ts'

/** The letter among the flags of curl(1) that has it take any certificate, alone or with letters that take no value. */
const CURL_INSECURE = /^-[#0-46aBfgGiIjJlLMnNOpqRsSv]{0,16}k[A-Za-z#\d]{0,16}$/

export interface InsecureFetch {
  /** The word that says so. */
  readonly at: Text
  /** The option whose value it is. */
  readonly option: Text | undefined
  /** `curl`, `git`, `pip`, `npx`. */
  readonly program: string
}

/**
 * `curl -k`, `curl -fsSLk`, `git -c http.sslVerify=false`, `pip install --trusted-host …` and `npx --strict-ssl=false` of a
 * script: the words of a launch in which the program itself is told to; none that asks this machine.
 */
export function insecureFetches({ steps }: Launch): readonly InsecureFetch[] {
  return steps.flatMap((step): readonly InsecureFetch[] => {
    if (step.kind === 'program') return insecureOf(step.name, step.args)
    if (step.kind === 'package') return insecureOf(step.runner, step.options)
    if (step.kind !== 'shell') return NO_FETCHES
    return step.commands.flatMap(({ words }) => {
      const [fetcher] = words.flatMap(({ value }) => FETCHER.exec(value)?.[1]?.toLowerCase() ?? [])
      return fetcher === undefined ? NO_FETCHES : insecureOf(fetcher, words)
    })
  })
}

const FETCHER = /^(?:.{0,256}[/\\])?(curl|git|pip|uv|npm|pnpm|yarn)[\d.]{0,5}(?:\.exe|\.cmd)?$/i
/** Their own flags among those below; `--no-verify` of another program may stand in the same command. */
const OF_INSTALLERS = prefiltered(
  '--trusted-host --allow-insecure-host --strict-ssl --no-strict-ssl',
  /^--(?:trusted-host|allow-insecure-host|strict-ssl|no-strict-ssl)(?:=|$)/,
)

const NO_FETCHES: readonly InsecureFetch[] = []
/** git-config(1), `http.<url>.sslVerify`, behind `-c`. */
const GIT_INSECURE = /^http\.(?:.{1,256}\.)?sslverify=(?:false|no|off|0)$/i

function insecureOf(program: string, words: readonly Text[]): readonly InsecureFetch[] {
  if (asksHere(words)) return NO_FETCHES
  if (program === 'curl') return insecureWords(words).map((at) => ({ at, option: undefined, program }))
  if (program !== 'git') return ofInstaller(program, words)
  return words.flatMap((at, index) => (GIT_INSECURE.test(at.value) ? [{ at, option: words[index - 1], program }] : []))
}

function ofInstaller(program: string, words: readonly Text[]): readonly InsecureFetch[] {
  return words.flatMap((at, index) =>
    OF_INSTALLERS.test(at.value) && isTlsOffFlag(at.value, words[index + 1]?.value)
      ? [{ at, option: undefined, program }]
      : [],
  )
}

/** Whether all addresses that a program is given are this machine's. */
function asksHere(words: readonly Text[]): boolean {
  const reaches = words.flatMap(({ value }) => addressOf(value.replace(/^--?[\w-]{1,64}=/, ''))?.reach ?? [])
  return reaches.length > 0 && reaches.every((reach) => reach === 'loopback')
}

function insecureWords(words: readonly Text[]): readonly Text[] {
  return words.filter(({ value }) => CURL_INSECURE.test(value) || value === '--insecure').slice(0, 1)
}

/**
 * `pipx run --pip-args="--trusted-host …"`: where the flag begins and ends in a word that is handed on to pip; undefined for
 * any other word.
 */
export function tlsOffOfPip(
  word: string,
  before: string | undefined,
): { readonly from: number; readonly to: number } | undefined {
  if (!word.startsWith('--pip-args=') && (before !== '--pip-args' || !/\s/.test(word))) return undefined
  const [all, host = ''] =
    /(?:[\s='"]|^)--trusted-host(?:=|\s{1,8})["']?([^\s"']{1,256})/.exec(word.slice(0, 4096)) ?? []
  if (all === undefined || !isUncheckedHost(host)) return undefined
  const from = word.indexOf('--trusted-host')
  return { from, to: from + '--trusted-host'.length }
}

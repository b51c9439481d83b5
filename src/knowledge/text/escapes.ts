/** Escapes of `$'…'`, `printf` and `echo -e`: the Bash 5.2 manual, "ANSI-C Quoting"; POSIX.1-2024, printf. */

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['E', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

const ESCAPE = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|(0?[0-7]{1,3})|(.))/gs

/** The text with its escapes resolved; a backslash before anything else falls away. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (whole, byte?: string, short?: string, long?: string, octal?: string, other = '') => {
    const hex = byte ?? short ?? long
    const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16)
    if (Number.isNaN(code)) return LETTERS.get(other) ?? other
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** What an attacker may write as a server's name, a path or a value; assembled, so that no terminal obeys this file. */

const ESC = String.fromCharCode(0x1b)
const BEL = String.fromCharCode(7)
const unit = (code: number) => String.fromCodePoint(code)

export const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['a cleared screen', `${ESC}[2J${ESC}[1;1Hall clear`],
  ['a terminal link', `${ESC}]8;;https://evil.example/${BEL}docs${ESC}]8;;${BEL}`],
  ['a clipboard write', `${ESC}]52;c;ZXZpbA==${BEL}`],
  ['an overwritten line', 'x\rNo findings in 5 files.'],
  ['workflow commands on lines of their own', 'x\n::add-mask::a\n::stop-commands::b'],
  ['a workflow command', '::add-mask::a'],
  ['an indented workflow command', '  ::error file=a.json::forged'],
  ['wrapped workflow commands', 'word '.repeat(14) + '::add-mask::a '.repeat(20)],
  ['old workflow commands', '##[stop-commands]x ##vso[task.setvariable variable=a]b'],
  ['C1 controls', `${unit(0x9b)}31m${unit(0x85)}`],
  ['turned direction', `${unit(0x202e)}gnp.exe${unit(0x2066)}`],
  ['zero width', `a${unit(0x200b)}b${unit(0x2060)}${unit(0xfeff)}${unit(0xad)}`],
  ['tag characters', `${unit(0xe0041)}${unit(0xe0042)}${unit(0xe0100)}`],
  ['Unicode line ends', `${unit(0x2028)}x${unit(0x2029)}`],
  ['half a character', `${unit(0xd83d)}half`],
  ['Markdown links', '[click](https://evil.example/) ![img](https://evil.example/x.png)'],
  ['HTML', '<script>alert(1)</script>'],
  ['a prototype', '__proto__'],
  ['great length', 'x'.repeat(5000)],
  ['a null character', unit(0)],
]

/** Text that came from a scanned file, made fit to be shown. One function per place where it is shown. */

// Patterns by classes of Unicode stand in functions: V8 reads its tables when it meets one, and most text is ASCII.

/** Whether all of it is printable ASCII, each character a column wide and shown as it is. */
export function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

/**
 * Characters that move the cursor, turn the direction of writing, or cannot be seen: controls, format characters (bidi,
 * zero-width, tags), separators, lone surrogates, and the rest of what Unicode calls default-ignorable. The two variation
 * selectors that only choose between text and emoji style stay.
 */
const spellUnsafe = (text: string) =>
  isPlain(text)
    ? text
    : text.replace(/(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, spelled)

/**
 * The older form of a workflow command counts anywhere in a line: `##[…]` for GitHub's runner, `##vso[…]` for Azure's,
 * `##teamcity[…]` for TeamCity's.
 */
const OLD_COMMAND = /##(?=[a-z]{0,16}\[)/g
const OLD_COMMAND_SPELLED = '#\\u{23}'
/** The newer form counts at the start of a line, which GitHub's runner trims first, and others rid of its colours. */
const COMMAND = /^((?:\s|\u001b\[[\d;]{0,20}m)*):(?=:)/

/** How long a single piece of foreign text may be where nothing else is said. */
const LONGEST = 300

/** A character as its code: `\u{202e}`. */
function spelled(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/**
 * For one line of a terminal or a log: everything that is not a visible character or a space is spelled as `\u{…}`, line
 * breaks and tabs included, and what exceeds `max` UTF-16 units is cut off with `…`. Linear in `max`, however long the text.
 */
export function neutralise(text: string, max = LONGEST): string {
  const head = text.length > max ? `${text.slice(0, wholeCharacters(text, max))}…` : text
  return spellUnsafe(head).replace(OLD_COMMAND, OLD_COMMAND_SPELLED)
}

/** A tab where the text of a file is shown: everywhere as wide. */
export const TAB = '    '

/** The last place at or before `at` that does not halve a surrogate pair. */
export function wholeCharacters(text: string, at: number): number {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at)) ? at - 1 : at
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/**
 * Lines as they are printed, each ended by a newline; the empty string for none. A line that would begin with `::` begins
 * with `\u{3a}:` instead, so that no path or word of a scanned file becomes a workflow command of the CI that logs it. The
 * older form is looked for again, since frames are put together character by character.
 */
export function printed(lines: readonly string[]): string {
  const text = lines.map((line) => (line.includes('::') ? line.replace(COMMAND, '$1\\u{3a}') : line)).join('\n')
  return lines.length === 0 ? '' : `${text.replace(OLD_COMMAND, OLD_COMMAND_SPELLED)}\n`
}

/** East Asian Wide and Fullwidth (UAX #11), in blocks; emoji come on top. */
const isWide = (character: string) =>
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u.test(
    character,
  )
/** Marks that stand on the character before. */
const isMark = (character: string) => /[\p{Mn}\p{Me}\p{Emoji_Modifier}]/u.test(character)

/** The first of what is not a column wide. */
const NARROW_BELOW = 0x300

/** Columns that a terminal gives one character (not one that `neutralise` would spell). */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < NARROW_BELOW) return 1
  if (isMark(character)) return 0
  // Half of a flag each: two of them take two columns.
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return 1
  return isWide(character) ? 2 : 1
}

/** Columns that a terminal gives a text. */
export function displayWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < NARROW_BELOW) width++
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      width += characterWidth(character)
      at += character.length - 1
    }
  }
  return width
}

/** Lines of at most `width` columns, broken at spaces; a longer word gets a line to itself, whole, so that it can be copied. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const plain = isPlain(text)
  for (const word of text.split(' ')) {
    const size = plain ? word.length : displayWidth(word)
    if (line !== '' && used + 1 + size > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    if (word === '') continue
    used += size + (line === '' ? 0 : 1)
    line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

/** As much of a text as so many columns hold, its beginning and its end: a name is told by both. At least a character of each. */
export function bothEnds(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  const characters = [...text]
  const tail = characters.slice(-Math.max(Math.floor(columns / 3), 1))
  let used = 1 + tail.reduce((sum, character) => sum + characterWidth(character), 0)
  const fits = characters.findIndex((character) => {
    used += characterWidth(character)
    return used > columns
  })
  return `${characters.slice(0, Math.max(fits, 1)).join('')}…${tail.join('')}`
}

/**
 * For a SARIF `message.text`, where `[words](target)` is a link: brackets and backslashes are escaped, and a parenthesis
 * where it could be a link's. Others stay, since viewers show the backslash. Controls are spelled out first.
 */
export function escapeMarkdownLink(text: string, max = LONGEST): string {
  return neutralise(text, max)
    .replace(/[\\[\]]/g, '\\$&')
    .replaceAll('](', ']\\(')
}

/**
 * For running text of Markdown in which nothing is a link, a tag or emphasis, and nothing pings anybody. GitHub looks for
 * references in the text that rendering leaves, where a backslash is gone (https://docs.github.com/en/get-started/
 * writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls): a word joiner, which is not seen, keeps
 * `@name`, `#1`, `GH-1` and addresses apart. A package with its scope or its version, and what could be the id of a commit,
 * stand as code, where nothing is looked for, and can be copied: a joiner that comes along is part of no name.
 */
export function escapeMarkdown(text: string, max = LONGEST): string {
  return neutralise(text, max)
    .split(NAMES)
    .map((piece) => {
      const name = piece.includes('@') && NAME.test(piece) ? piece.replace(/[.:]{1,8}$/, '') : ''
      return `${name && `\`${name}\``}${escapedWords(piece.slice(name.length))}`
    })
    .join('')
}

/** What packages are called, with their versions: characters that mean nothing in code, be it in a table. */
const NAMES = /([\w./:+^~=@-]+)/
const NAME = /^[\w./:+^~=@-]+$/

function escapedWords(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u2060')
    .replaceAll('\\#', '\\#\u2060')
    .replace(/\bGH(?=-\d)/gi, '$&\u2060')
    .replace(/(?:https?|ftp|www|mailto|xmpp)(?=[:.])/gi, '$&\u2060')
    .replace(/(?<!\w)[0-9a-f]{7,40}(?!\w)/gi, '`$&`')
}

/** What JSON.stringify leaves as it is although a terminal obeys or hides it. C0 it escapes itself. */
const unsafeInJson = () =>
  /(?![\ufe0e\ufe0f])[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[a-z]{0,16}\[)/gu

/** A half of a surrogate pair, which JSON.stringify spells (pairs it leaves as they are), or a backslash of the text. */
const LONE_SURROGATE = /\\(?:\\|ud[89a-f][\da-f]{2})/g

/**
 * JSON that can be printed to any terminal and log, and parses to the same value, but for halves of surrogate pairs, which are
 * spelled as `neutralise` does: RFC 7493 has none of them, and there are parsers that refuse all of a text for one. `indent` as
 * in JSON.stringify.
 */
export function safeJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent).replace(LONE_SURROGATE, (spelled) =>
    spelled === '\\\\' ? spelled : `\\\\u{${spelled.slice(2)}}`,
  )
  if (/^[\n -~]*$/.test(text) && !text.includes('##')) return text
  return text.replace(unsafeInJson(), (character) =>
    Array.from({ length: character.length }, (_, index) => escapedUnit(character.charCodeAt(index))).join(''),
  )
}

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}

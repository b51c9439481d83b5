/** What is wrong with a TOML text, in our words. */

export const DUPLICATE = 'This key is already set: TOML forbids setting it again.'

/** The library's messages in our words; it gives no codes. */
const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['Unterminated string constant', 'This string is not closed.'],
  ['Unterminated table-key', "This table's name is not closed by a bracket."],
  ['Unterminated array', 'This array is not closed.'],
  ['Unterminated inline table', 'This inline table is not closed.'],
  ['Empty bare keys are not allowed', 'Expected a key here.'],
  ['Must be a newline', 'Expected the end of the line here.'],
  ['Expected equal (=) token', 'Expected an equals sign after this key.'],
  ['Unspecified values are invalid', 'Expected a value here: strings need quotes.'],
  ['Expected comma (,) token', 'Expected a comma before this value.'],
  ['Defining a key multiple times is invalid', DUPLICATE],
  ['Unexpected character', 'This character is not expected here: strings need quotes.'],
  ['Unexpected token', 'This is not expected here: strings need quotes.'],
  ['The key, equals sign, and value must be on the same line', 'A key and its value must be on one line.'],
  ['Invalid character in escape sequence', 'This string contains an escape that TOML does not know.'],
])

/** One sentence for a message of the library. */
export function messageOf(message: string): string {
  return MESSAGES.get(message) ?? 'This is not valid TOML.'
}

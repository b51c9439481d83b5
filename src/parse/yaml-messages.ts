/** The `yaml` package's errors in our words. */

/** A tag that nobody knows is no problem: its value is read as text. */
const TAG_ERRORS: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE'])

/** The package's error codes in our words. */
const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['ALIAS_PROPS', 'An alias cannot have a tag or an anchor of its own.'],
  ['BAD_ALIAS', 'This is not a valid name of an anchor or alias.'],
  ['BAD_DIRECTIVE', 'This directive is not valid.'],
  ['BAD_DQ_ESCAPE', 'This string contains an escape that YAML does not know.'],
  ['BAD_INDENT', 'This line is not indented as the lines around it require.'],
  ['BAD_PROP_ORDER', 'Tags and anchors go before the value they belong to.'],
  ['BAD_SCALAR_START', 'A plain value cannot begin with this character: it needs quotes.'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A nested mapping needs its own line.'],
  ['BLOCK_IN_FLOW', 'Inside brackets, every value must be written with brackets or on one line.'],
  ['KEY_OVER_1024_CHARS', 'A key may be at most 1024 characters long.'],
  ['MISSING_CHAR', 'Something is missing here: a closing quote or bracket, a comma, a colon or a space.'],
  ['MULTILINE_IMPLICIT_KEY', 'A key must be on the same line as its colon.'],
  ['MULTIPLE_ANCHORS', 'A value can have only one anchor.'],
  ['MULTIPLE_TAGS', 'A value can have only one tag.'],
  ['TAB_AS_INDENT', 'YAML does not allow tabs as indentation.'],
  ['UNEXPECTED_TOKEN', 'This is not expected here.'],
])

/** One sentence for an error code of the package; undefined for an error that is none of ours. */
export function messageOf(code: string): string | undefined {
  return TAG_ERRORS.has(code) ? undefined : (MESSAGES.get(code) ?? 'This is not valid YAML.')
}

/** What git's own settings say, as far as it tells which files are ignored (git-config(1)); nothing in them is ever run. */

export interface Setting {
  /** As git compares them, `core.ignorecase`: in small letters, with a sub-section as it is. */
  readonly name: string
  readonly value: string
}

/** Longer lines, and more of them, are nobody's work. */
const LONGEST_LINE = 4096
const MOST_LINES = 10_000

const HEADER = /^\[[ \t]{0,64}([-.A-Za-z0-9]{1,256})(?:[ \t]{1,64}"([^"\n]{0,1024})")?[ \t]{0,64}\]/
const VARIABLE = /^([A-Za-z][-A-Za-z0-9]{0,255})[ \t]{0,64}(?:=(.*))?$/

/** The settings of a file, in its order. What is not as git writes it is passed over. */
export function settingsIn(text: string): readonly Setting[] {
  const settings: Setting[] = []
  let section = ''
  for (const raw of text.split(/\r?\n/, MOST_LINES)) {
    let line = raw.length > LONGEST_LINE ? '' : raw.trim()
    const [header, name = '', inner] = HEADER.exec(line) ?? []
    if (header !== undefined) {
      section = inner === undefined ? name.toLowerCase() : `${name.toLowerCase()}.${inner}`
      line = line.slice(header.length).trim()
    }
    const [, key, value = 'true'] = VARIABLE.exec(line) ?? []
    if (key !== undefined) settings.push({ name: `${section}.${key.toLowerCase()}`, value: plain(value) })
  }
  return settings
}

/** Without its quotes, its comment and its escapes. */
function plain(written: string): string {
  let value = ''
  let quoted = false
  for (let at = 0; at < written.length; at++) {
    const character = written[at] ?? ''
    if (character === '\\') value += written[++at] ?? ''
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === '#' || character === ';')) break
    else value += character
  }
  return value.trim()
}

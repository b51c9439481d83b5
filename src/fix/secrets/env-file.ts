/** A file of variables, as dotenv and the shell's `.` both read it. */

const NAME = /^[ \t]{0,8}(?:export[ \t]{1,8})?([A-Za-z_]\w{0,127})[ \t]{0,8}=/

/** A file's text with a variable more; or why it cannot have it. The same variable with the same value is there once. */
export function withVariable(
  text: string,
  name: string,
  value: string,
): { readonly text: string } | { readonly fault: string } {
  const written = writeValue(value)
  if (written === undefined) return { fault: 'its value cannot be written in a file of variables.' }
  for (const line of text.split(/\r\n?|\n/)) {
    const [lead = '', known] = NAME.exec(line) ?? []
    if (known !== name) continue
    const now = line.slice(lead.length).trim()
    return bare(now) === value || now === written ? { text } : { fault: `'${name}' has another value there.` }
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const before = text === '' || /[\r\n]$/.test(text) ? text : `${text}${newline}`
  return { text: `${before}${name}=${written}${newline}` }
}

/** In single quotes, in which nothing means anything but another one; in double quotes where there is one. */
function writeValue(value: string): string | undefined {
  if (/^[\w./:@%+=,-]{1,4096}$/.test(value)) return value
  if (!/['\r]/.test(value)) return `'${value}'`
  return /["\\$`\r\n]/.test(value) ? undefined : `"${value}"`
}

function bare(written: string): string {
  const [, quoted] = /^(?:'([^']{0,65536})'|"[^"]{0,65536}")$/.exec(written) ?? []
  return quoted ?? (/^"[^"\\]{0,65536}"$/.test(written) ? written.slice(1, -1) : written)
}

/** A file of variables, as dotenv and the shell's `.` both read it. */

const NAME = /^[ \t]{0,8}(?:export[ \t]{1,8})?([A-Za-z_]\w{0,127})[ \t]{0,8}=/

/** A file of variables that gets more of them. */
export class EnvFile {
  readonly #text: string
  readonly #newline: string
  /** By name: what stands behind the first of it. */
  readonly #known = new Map<string, string>()
  readonly #lines: string[] = []

  constructor(text: string) {
    this.#text = text
    this.#newline = text.includes('\r\n') ? '\r\n' : '\n'
    for (const line of text.split(/\r\n?|\n/)) {
      const [lead = '', name] = NAME.exec(line) ?? []
      if (name !== undefined && !this.#known.has(name)) this.#known.set(name, line.slice(lead.length).trim())
    }
  }

  /** A variable more; or why it cannot be. The same variable with the same value is there once. */
  add(name: string, value: string): string | undefined {
    const written = writeValue(value)
    if (written === undefined) return 'its value cannot be written in a file of variables.'
    const known = this.#known.get(name)
    if (known !== undefined)
      return bare(known) === value || known === written ? undefined : `'${name}' has another value there.`
    this.#known.set(name, written)
    this.#lines.push(`${name}=${written}${this.#newline}`)
    return undefined
  }

  get text(): string {
    const isOpen = this.#lines.length > 0 && this.#text !== '' && !/[\r\n]$/.test(this.#text)
    return [this.#text, ...(isOpen ? [this.#newline] : []), ...this.#lines].join('')
  }
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

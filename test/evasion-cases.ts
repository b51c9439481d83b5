/** How a case of the evasion suite is written down: files, what their reader does with them, and what is to be found. */

/** A file of a case: its path, which decides who reads it, and its text. */
export type File = readonly [path: string, text: string | Uint8Array]

/** A rule that is found; with `@server` for that server; with `-` in front, one that is not found there. */
export type Told = string

export interface Evasion {
  readonly name: string
  readonly file: File
  readonly told: readonly Told[]
}

/** One way to write a thing otherwise, and what programs make of it. */
export interface Technique {
  readonly technique: string
  /** What really happens, in a sentence. */
  readonly really: string
  /** Who says so. */
  readonly source: string
  readonly cases: readonly Evasion[]
}

export function technique(
  name: string,
  really: string,
  source: string,
  cases: readonly (readonly [name: string, file: File, ...told: Told[]])[],
): Technique {
  return {
    technique: name,
    really,
    source,
    cases: cases.map(([called, file, ...told]) => ({ name: called, file, told })),
  }
}

/** `.mcp.json`, which Claude Code reads, with these servers. */
export function servers(entries: Readonly<Record<string, object>>): File {
  return ['.mcp.json', JSON.stringify({ mcpServers: entries })]
}

/** The same with one server, called `it`. */
export function server(entry: object): File {
  return servers({ it: entry })
}

/** The same, started by a command line that is already cut into words. */
export function run(command: string, ...args: readonly string[]): File {
  return server({ command, args })
}

export function sh(script: string): File {
  return run('sh', '-c', script)
}

export function bash(script: string): File {
  return run('bash', '-c', script)
}

/** A script in this many shells, one in the other, each quoted for the one around it. */
export function nested(depth: number, script: string, shell = 'sh'): File {
  let inner = script
  for (let level = 1; level < depth; level++) inner = `${shell} -c '${inner.replaceAll("'", `'\\''`)}'`
  return run(shell, '-c', inner)
}

/** A container with these options. */
export function docker(...options: readonly string[]): File {
  return run('docker', 'run', '-i', '--rm', ...options, 'example/notes:1.4.2')
}

export function remote(url: string): File {
  return server({ type: 'http', url })
}

/** The known file server, on this folder. */
export function files(root: string): File {
  return run('npx', '-y', '@modelcontextprotocol/server-filesystem@2025.8.21', root)
}

export const BASE64 = (text: string): string => Buffer.from(text).toString('base64')
export const UTF16_BASE64 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64')

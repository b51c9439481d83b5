/** What a program is called, by the word or the path that names it. */

/** Suffixes under which Windows starts a program without being told; a name that is nothing but one is kept. */
const WINDOWS_SUFFIX = /(?<=.)\.(?:exe|cmd|bat|com|ps1)$/i

/** Programs that carry a version in their name: `python3.12`, `ruby3.3`, `node20`. */
const VERSIONED = /^(python|pypy|ruby|php|lua|perl|node|nodejs|pip|java|julia|pwsh)[\d.]{1,12}$/

/** The loader of Linux: `ld-linux-x86-64.so.2`, `ld-musl-aarch64.so.1`. */
const LOADER = /^ld(?:64|-linux|-musl)?[\w-]{0,24}\.so(?:\.\d)?$/

/**
 * Variables that hold a shell wherever they are set: the user's own (POSIX.1-2024 XBD 8.3), the one that runs (bash(1), BASH and
 * `$0`), that of Windows; as scripts and clients write them.
 */
const OWN_SHELL = /^(?:\$\{?(?:env:)?|\{env:|%)(SHELL|BASH|0|COMSPEC)(?::?[-=?+].{0,64})?[}%]?$/i

/**
 * Shells that take a script after `-c`: POSIX.1-2024 sh and those that follow it, csh(1), tcsh(1), and the manuals of fish,
 * Nushell, xonsh, Elvish and Oils (`osh`, `ysh`).
 */
export const POSIX_SHELLS =
  'sh bash zsh dash ash ksh ksh93 mksh oksh lksh fish rbash rzsh rksh yash posh csh tcsh osh ysh nu xonsh elvish'
/** That of Windows, and that of every system (about_PowerShell_exe, about_Pwsh). */
const POWERSHELLS = ['powershell', 'pwsh']
const SHELLS: ReadonlySet<string> = new Set([...POSIX_SHELLS.split(' '), 'cmd', ...POWERSHELLS])

/** Whether a program, by the name that `programName` gives it, is a shell, of Windows too. */
export function isShell(program: string): boolean {
  return SHELLS.has(program)
}

/** Whether a program, by the name that `programName` gives it, is PowerShell. */
export function isPowershell(program: string): boolean {
  return POWERSHELLS.includes(program)
}

/** What follows the last `/` or `\`. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** Whether a program is named as only Windows names one, which tells no case apart. */
export function hasWindowsSuffix(name: string): boolean {
  // Most have no point at all, and an expression that need not be asked is not compiled.
  return name.includes('.') && WINDOWS_SUFFIX.test(name)
}

/** The name of a program as it is written, without folder and Windows suffix. */
export function bareName(path: string): string {
  const name = baseName(path)
  return hasWindowsSuffix(name) ? name.slice(0, name.lastIndexOf('.')) : name
}

/** The name of a program without folder, Windows suffix and version, in lower case; of a shell where a variable holds that. */
export function programName(word: string): string {
  const shell = shellNamed(word)
  if (shell !== undefined) return shell
  const name = bareName(word).toLowerCase()
  if (name.startsWith('ld') && LOADER.test(name)) return 'ld.so'
  return (/[\d.]$/.test(name) ? VERSIONED.exec(name)?.[1] : undefined) ?? name
}

/** The shell that a variable of this name holds: `$SHELL`, `${SHELL:-sh}`, `%ComSpec%`; undefined for other words. */
function shellNamed(word: string): 'sh' | 'bash' | 'cmd' | undefined {
  if (!/^[$%{]/.test(word)) return undefined
  const name = OWN_SHELL.exec(word)?.[1]?.toLowerCase()
  if (name === undefined) return undefined
  return name === 'comspec' ? 'cmd' : name === 'bash' ? 'bash' : 'sh'
}

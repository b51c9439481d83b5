/**
 * Words by which code makes a request of another machine, whichever way goes what matters: what it gets may be run, and what it
 * sends may be a credential. Sources: the references of Python 3.14, Node 24 and Ruby 3.4, Invoke-WebRequest and
 * Invoke-RestMethod of PowerShell 7.5; 2026-11.
 */

/** Commands of PowerShell, with blanks between them. */
export const WEB_COMMANDS = 'iwr irm invoke-webrequest invoke-restmethod'

const COMMAND = new RegExp(String.raw`(?<![\w-])(?:${WEB_COMMANDS.replaceAll(' ', '|')})(?![\w-])`, 'i')
const CALL = /\b(?:urlopen|https?\.request|Net::HTTP|XMLHttpRequest)\b|(?<![.\w])fetch\s{0,4}\(/

/** Whether PowerShell makes a request. Linear in the length of the code. */
export function hasWebCommand(code: string): boolean {
  return COMMAND.test(code)
}

/** Whether Python, JavaScript or Ruby make one by a call that gets and sends. Linear in the length of the code. */
export function hasRequest(code: string): boolean {
  return CALL.test(code)
}

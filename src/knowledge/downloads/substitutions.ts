/**
 * Where the text of a shell puts in what it downloads: `$(curl …)`, `` `curl …` ``, `<(curl …)`, whatever else stands between
 * the brackets. Sources: POSIX.1-2024 XCU 2.6.3, the Bash 5.2 manual (process substitution).
 */

import { WEB_COMMANDS } from '../programs/requests.ts'

/** What is told of the substitutions of a text in which something is downloaded. */
export interface Substituted {
  /** There is one at all. */
  readonly anywhere: boolean
  /** What it puts in is a command, or the text or the file of a shell. */
  readonly asCommand: boolean
  /** It is what a loop, or another group of commands, is given to read: `done < <(curl …)`. */
  readonly asInput: boolean
  /** Variables that hold it. */
  readonly variables: ReadonlySet<string>
}

/** Text longer than this is not looked through. */
export const LONGEST_TEXT = 1_048_576
const FETCHERS = `curl|wget2?|fetch|curlie|aria2c|lynx|w3m|${WEB_COMMANDS.replaceAll(' ', '|')}`
/** A download, or what another machine says to bash (bash(1), REDIRECTIONS), at the beginning of a command, behind what may stand before a program. */
const FETCH = new RegExp(
  String.raw`\s{0,8}(?:(?:[A-Za-z_]\w{0,32}=[^\s;&|()]{0,64}|!|sudo|doas|env|command|exec|builtin|nohup|time|timeout|nice|torsocks|proxychains4?|busybox|then|do|else|eval|-[ugnkCDh]\s{1,4}[\w.-]{1,32}|-{1,2}(?![vV]\s)[\w=.-]{0,32}|\d{1,5}[smhd]?)\s{1,8}){0,6}["']?(?:(?:\.{0,2}/(?:[\w.-]{1,32}/){0,6})?(?:${FETCHERS})(?![\w.(-])|(?:cat|head|tail|dd)?\s{0,8}<\s{0,4}/dev/tcp/)`,
  'iy',
)
/** What may begin a command, and what opens or closes a substitution. */
const SIGN = /\$\(|<\(|[`(){}\n]|[;&|]{1,2}|\b(?:then|do|else)\s/g
/** Before a substitution that is a command, or that a shell takes for one. */
const COMMAND_BEFORE =
  /(?:^|[;&|\n({`]|(?:^|[\s;&|(])(?:eval|exec|source|\.|then|do|else|-[a-z]?c|(?:[a-z]{0,3})sh|python3?|node|perl|ruby))\s{0,8}["']?$/
const INPUT_BEFORE = /(?:\bdone|\bfi|\besac|\}|\))\s{0,4}<{1,3}\s{0,4}["']?$/

interface Frame {
  readonly closes: ')' | '`'
  readonly substitutes: boolean
  readonly asCommand: boolean
  readonly asInput: boolean
}

/** What the substitutions of a script download. Linear in the length of the text. */
export function substituted(script: string): Substituted {
  const text = script.slice(0, LONGEST_TEXT)
  const found = { anywhere: false, asCommand: false, asInput: false, variables: new Set<string>() }
  if (!mayFetch(text)) return found
  const frames: Frame[] = []
  const depth = { substitutes: 0, asCommand: 0, asInput: 0 }
  let names: string[] = []
  const count = (frame: Frame, by: 1 | -1) => {
    if (frame.substitutes) depth.substitutes += by
    if (frame.asCommand) depth.asCommand += by
    if (frame.asInput) depth.asInput += by
  }
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const top = frames.at(-1)
    if (top && sign === top.closes) {
      frames.pop()
      count(top, -1)
      if (depth.substitutes === 0) names = []
      continue
    }
    if (sign === ')' || sign === '}') continue
    if (sign === '`' || sign.endsWith('(')) {
      const frame = frameAt(text, index, sign)
      frames.push(frame)
      count(frame, 1)
      const name = frame.substitutes ? nameBefore(text, index) : undefined
      if (name !== undefined) names.push(name)
    }
    if (depth.substitutes === 0) continue
    FETCH.lastIndex = index + sign.length
    if (!FETCH.test(text)) continue
    found.anywhere = true
    found.asCommand ||= depth.asCommand > 0
    found.asInput ||= depth.asInput > 0
    for (const name of names) found.variables.add(name)
    names = []
  }
  return found
}

/** Whether a text is one substitution, or begins with one, in which something is downloaded. */
export function isSubstitution(text: string): boolean {
  return /^(?:\$\(|`)/.test(text) && substituted(text).anywhere
}

/** The same for `<(curl …)`. */
export function isFileSubstitution(text: string): boolean {
  return text.startsWith('<(') && substituted(text).anywhere
}

/** Whether a command of a text downloads something, in a substitution or not. */
export function fetchesIn(script: string): boolean {
  const text = script.slice(0, LONGEST_TEXT)
  if (!mayFetch(text)) return false
  FETCH.lastIndex = 0
  if (FETCH.test(text)) return true
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    FETCH.lastIndex = index + sign.length
    if (FETCH.test(text)) return true
  }
  return false
}

const MAY_FETCH = new RegExp(`(?:${FETCHERS}|/dev/tcp/)`, 'i')

/** Most texts name nothing that fetches. */
function mayFetch(text: string): boolean {
  return MAY_FETCH.test(text)
}

const BEFORE = 24

function frameAt(text: string, at: number, sign: string): Frame {
  if (sign === '(') return { closes: ')', substitutes: false, asCommand: false, asInput: false }
  const before = text.slice(Math.max(at - BEFORE, 0), at)
  // Where it is cut off no text begins.
  const around = at > BEFORE ? `"${before}` : before
  const asCommand = COMMAND_BEFORE.test(around)
  return {
    closes: sign === '`' ? '`' : ')',
    substitutes: sign !== '`' || isClosed(text, at),
    asCommand,
    asInput: INPUT_BEFORE.test(around),
  }
}

/** PowerShell's backtick escapes one character, and is not closed. */
function isClosed(text: string, at: number): boolean {
  const end = text.indexOf('`', at + 1)
  return end > 0 && !text.slice(at, Math.min(end, at + 2048)).includes('\n')
}

/** `name=$(`, `name+="$(`. */
function nameBefore(text: string, at: number): string | undefined {
  let to = at
  if (/["']/.test(text.charAt(to - 1))) to--
  if (text.charAt(to - 1) !== '=') return undefined
  to--
  if (text.charAt(to - 1) === '+') to--
  let from = to
  while (from > 0 && to - from < 64 && /\w/.test(text.charAt(from - 1))) from--
  const name = text.slice(from, to)
  return /^[A-Za-z_]/.test(name) ? name : undefined
}

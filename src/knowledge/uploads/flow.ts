/**
 * How a credential that one command of a script prints comes to another one that sends it: through pipes and groups, put into
 * words by the shell, by way of files, variables and functions.
 */

import { isPipe, lessSure, type ShellCommand, type Span, type Text } from '../../model.ts'
import { NESTED } from '../downloads/evaluated-downloads.ts'
import { groupsOf, PipedGroups } from '../downloads/piped-groups.ts'
import { passesOn } from '../downloads/piped-through.ts'
import { follow, SavedFiles, writtenBy } from '../downloads/saved-downloads.ts'
import { reachOfDevice } from '../hosts/index.ts'
import { layersOf } from '../programs/command-words.ts'
import { programName } from '../programs/program-names.ts'
import { type Sending, sendingOf } from './sending-programs.ts'
import { credentialsIn, ECHOES, packedInto, type Source, sourceOf } from './sources.ts'

export interface SentCredential extends Source {
  /** What sends it. */
  readonly at: Text | Span
  /** The host, as far as it is written. */
  readonly to: string | undefined
}

/** A credential on its way to somebody, and how bad that is. */
export function sent(
  source: Source,
  { to, reach, copies }: Pick<Sending, 'to' | 'reach' | 'copies'>,
  at: Text | Span,
): SentCredential {
  // A deployment takes the secrets of a project to its own server.
  const copied = source.confidence === 'high' ? 'medium' : 'low'
  const confidence = copies ? copied : reach === 'public' ? 'high' : 'medium'
  return { ...source, at, to, confidence: lessSure(source.confidence, confidence) }
}

/** A command, as the words of each program that it starts, and what it is given to read. */
interface Command {
  readonly whole: ShellCommand
  readonly layers: readonly (readonly Text[])[]
  /** The innermost program. */
  readonly program: string
  readonly words: readonly Text[]
  /** The variable of PowerShell that gets what it prints. */
  readonly name: string | undefined
  /** From a pipe of its own, or from that of a group that it is in. */
  readonly arriving: Source | undefined
}

/** What is known of a script at one of its commands. */
export class SentCredentials {
  readonly #script: Text | undefined
  readonly #groups = new PipedGroups()
  /** Files and variables that hold a credential: which one is not kept, the last that was read stands for all. */
  readonly #saved = new SavedFiles()
  readonly #variables = new Set<string>()
  #last: Source | undefined
  /** Functions that print one, and those that send what they are given. */
  readonly #printing = new Map<string, Source>()
  readonly #sending = new Map<string, Sending>()
  readonly #asked = new Map<ShellCommand, { readonly source: Source | undefined }>()
  /** The machine that the shell keeps connected. */
  #connection: Text | undefined

  constructor(script: Text | undefined) {
    this.#script = script
  }

  /** The first that is sent. Linear in the number of commands. */
  in(commands: readonly ShellCommand[]): SentCredential | undefined {
    let piped: Source | undefined
    for (const [index, whole] of commands.entries()) {
      const isPiped = isPipe(whole.after)
      const arrives = this.#groups.enter(whole, isPiped, piped !== undefined)
      const isFed = isPiped || whole.after === '>(' || this.#groups.isFed(whole)
      const command = partsOf(whole, arrives && isFed ? (piped ?? this.#last) : undefined)
      const found = this.#sentBy(command, commands, index) ?? this.#sentThroughDevice(command)
      if (found) return found
      // `cat file | tee >(…)`: what stands in the brackets is given what stands before them.
      const printed = this.#printedBy(command)
      if (printed) this.#keep(command, printed)
      this.#note(command)
      piped = printed ?? (whole.after === '>(' ? piped : undefined)
    }
    return undefined
  }

  #sentBy(command: Command, commands: readonly ShellCommand[], index: number): SentCredential | undefined {
    const { whole, layers, arriving } = command
    for (const [depth, [first, ...words]] of layers.entries()) {
      const sending = first && (sendingOf(programName(first.value), words) ?? this.#callOf(first, words))
      if (!sending) continue
      const source =
        this.#named(sending.files) ??
        (sending.input ? (arriving ?? (whole.input && this.#credentials(whole.input.value))) : undefined) ??
        // `find ~/.ssh -type f -exec curl -T {} …`
        this.#sourceIn(layers.slice(0, depth), undefined) ??
        this.#written(words, whole, commands, index)
      if (source) return sent(source, sending, first)
      for (const { name } of groupsOf(whole)) if (name !== undefined) this.#sending.set(name, sending)
    }
    return undefined
  }

  /** What the shell puts into the words of a command. Whoever shows a service its own token logs in. */
  #written(
    words: readonly Text[],
    { input }: ShellCommand,
    commands: readonly ShellCommand[],
    index: number,
  ): Source | undefined {
    const isLogin = (_: Text, at: number) => isHeader(words, at)
    const logins = words.filter(isLogin)
    const others = [...words.filter((word, at) => !isLogin(word, at)), ...(input ? [input] : [])]
    const shown = (each: readonly Text[]) =>
      this.#putIn(each, commands, index) ?? (this.#holdsOne(each) ? this.#last : undefined)
    const source = shown(others)
    if (source || logins.length === 0) return source
    const login = shown(logins)
    return login?.logsIn ? { ...login, confidence: 'low' } : login
  }

  /** A function that sends what it reads, or the files that it is given. */
  #callOf(first: Text, words: readonly Text[]): Sending | undefined {
    const sending = this.#sending.get(first.value)
    if (!sending) return undefined
    const takes = sending.files.some((file) => /^\$\{?[\d@*]/.test(file))
    return { ...sending, files: takes ? words.map(({ value }) => value) : [] }
  }

  /** `cat file > /dev/tcp/host/port`, `exec 3<>/dev/tcp/host/port; cat file >&3`. */
  #sentThroughDevice(command: Command): SentCredential | undefined {
    const { files = [], words, input } = command.whole
    const device = files.find(({ value }) => (reachOfDevice(value) ?? 'loopback') !== 'loopback')
    if (device && words[0]?.value === 'exec') this.#connection = device
    const to = device ?? (files.some(({ value }) => /^&?\d{1,3}$/.test(value)) ? this.#connection : undefined)
    const source = to && (this.#sourceIn(command.layers, input) ?? passed(command, command.arriving))
    if (!to || !source) return undefined
    const reach = reachOfDevice(to.value) ?? 'unknown'
    return sent(source, { to: to.value.split('/')[3], reach, copies: false }, to)
  }

  #named(files: readonly string[]): Source | undefined {
    for (const file of files) {
      const found = this.#credentials(file) ?? (this.#saved.has(file) ? this.#last : undefined)
      if (found) return found
    }
    return undefined
  }

  /** What a file holds, as the folder has it that the script is in. */
  #credentials(path: string): Source | undefined {
    const below = this.#saved.below(path)
    return credentialsIn(path) ?? (below === undefined ? undefined : credentialsIn(below))
  }

  /** What programs print, each of its own accord. */
  #sourceIn(layers: readonly (readonly Text[])[], input: Text | undefined): Source | undefined {
    const find = (path: string) => this.#credentials(path)
    if (layers.length === 0) return sourceOf('', [], input, find)
    for (const [first, ...words] of layers) {
      const found = first && (sourceOf(programName(first.value), words, input, find) ?? this.#printing.get(first.value))
      if (found) return found
    }
    return undefined
  }

  #putIn(words: readonly Text[], commands: readonly ShellCommand[], index: number): Source | undefined {
    for (const { value } of words) {
      const file = READ_IN.exec(value)?.[1]
      const found = file === undefined ? undefined : this.#credentials(file)
      if (found) return found
    }
    for (const inner of commands.slice(index + 1, index + 1 + MOST_INSIDE)) {
      const [at = inner.input] = inner.words
      // In PowerShell they are no part of a word: `-Body (Get-Content file)`.
      const isInside = inner.after === '(' || (at && words.some((word) => isPartOf(at, word, isNested(inner))))
      if (!isInside) return undefined
      const found = this.#sourceOf(inner)
      if (found) return found
    }
    return undefined
  }

  /** Asked of a command once, however many stand around it. */
  #sourceOf(command: ShellCommand): Source | undefined {
    const known = this.#asked.get(command) ?? { source: this.#sourceIn(layersOf(command.words), command.input) }
    this.#asked.set(command, known)
    return known.source
  }

  #holdsOne(words: readonly Text[]): boolean {
    if (this.#variables.size === 0) return false
    return words.some(({ value }) => [...value.matchAll(VARIABLE)].some(([, name = '']) => this.#variables.has(name)))
  }

  /** What a command prints, or passes on, that is a credential. */
  #printedBy(command: Command): Source | undefined {
    const { whole, layers, words, program, arriving } = command
    const own = this.#sourceIn(layers, whole.input)
    if (own) return own
    const saved = this.#saved
    const isSaved = saved.has(whole.input?.value) || words.some(({ value }) => saved.has(value))
    if (ECHOES.test(program) && this.#holdsOne(words)) return this.#last
    return passed(command, isSaved ? this.#last : arriving)
  }

  /** Notes where else there is now what a command prints. */
  #keep({ whole, program, words, name }: Command, printed: Source): void {
    this.#last = printed
    this.#groups.print(whole)
    for (const file of writtenBy(program, words, whole)) this.#saved.add(file)
    for (const file of packedInto(program, words)) this.#saved.add(file)
    for (const group of groupsOf(whole)) {
      if (group.name !== undefined) this.#printing.set(group.name, printed)
      for (const { value } of group.files) this.#saved.add(value)
    }
    if (name !== undefined) this.#variables.add(name)
    const [, plain, cased] = ASSIGNED.exec(this.#textBefore(whole)) ?? []
    const variable = plain ?? cased
    if (variable !== undefined) this.#variables.add(variable)
  }

  /** What a command changes for those behind it. */
  #note({ whole, program, words, arriving }: Command): void {
    follow(program, words, this.#saved)
    if (!/^(?:read|mapfile|readarray)$/.test(program)) return
    // `while read line; do …; done < file`
    const given = groupsOf(whole).flatMap(({ files }) => files.flatMap(({ value }) => this.#credentials(value) ?? []))
    const source = arriving ?? given[0] ?? (whole.input && this.#credentials(whole.input.value))
    if (!source) return
    this.#last = source
    for (const { value } of words) if (/^[A-Za-z_]\w{0,63}$/.test(value)) this.#variables.add(value)
  }

  /** What the script has before a nested command: by its place, or by its words where the pieces have lost theirs. */
  #textBefore(command: ShellCommand): string {
    const script = this.#script
    if (!script || !isNested(command)) return ''
    const [start = command.input, second] = command.words
    const offset = start?.node === script.node ? start.from - script.from : -1
    const isExact = offset >= 0 && script.value.startsWith(start?.value ?? '', offset)
    const begins = second ? `${start?.value} ${second.value}` : (start?.value ?? '')
    const at = isExact ? offset : script.value.slice(0, LONGEST_SCRIPT).indexOf(begins)
    return script.value.slice(Math.max(0, at - 80), Math.max(0, at))
  }
}

/** `$(< file)`, for which the shell starts no program. */
const READ_IN = /\$\(\s{0,4}<\s{0,4}([^\s()]{1,4096})\s{0,4}\)/
/** Commands whose output the shell puts into the words of another one stand right behind it; more of them nobody reads. */
const MOST_INSIDE = 64
/** Nobody looks for words in longer ones, which may hold as many commands. */
const LONGEST_SCRIPT = 8192
const VARIABLE = /\$\{?(?:env:)?([A-Za-z_]\w{0,63})/g
const HEADER = /^(?:-[A-Za-z#]{0,8}[Hu]|--header|--user|--oauth2-bearer|--proxy-user|--proxy-header|-Headers?|-Token)$/
const HEADER_JOINED = /^(?:-[Hu].|--(?:header|user|oauth2-bearer)=|(?:Authorization|Cookie|X-[\w-]{1,64}):)/i
/** Programs of which a part comes out, which may be a harmless one. */
const PICKS = /^(?:[ef]?grep|rg|g?sed|[gmn]?awk|cut|head|tail|jq)$/
/** `name=$(cat file)`, `name="$(cat file)"`, `$name = (Get-Content file)`: what stands before the command. */
const ASSIGNED =
  /(?:(?:^|[\s;&|(])([A-Za-z_]\w{0,63})\+?=["']?(?:\$\(|`)|\$([A-Za-z_]\w{0,63})\s{0,4}=\s{0,4}\(?)\s{0,4}$/

function partsOf(whole: ShellCommand, arriving: Source | undefined): Command {
  const { name, words: plain } = assigned(whole.words)
  const layers = layersOf(plain)
  const [first, ...words] = layers.at(-1) ?? []
  return { whole, layers, program: programName(first?.value ?? ''), words, name, arriving }
}

/** `-H "Authorization: Bearer $(cat file)"`, `--header=…`, `-u name:…`, `Authorization:…` of HTTPie. */
function isHeader(words: readonly Text[], at: number): boolean {
  return HEADER.test(words[at - 1]?.value ?? '') || HEADER_JOINED.test(words[at]?.value ?? '')
}

/** `$name = Get-Content file` of PowerShell. */
function assigned(words: readonly Text[]): { readonly name: string | undefined; readonly words: readonly Text[] } {
  const name = words[1]?.value === '=' ? /^\$(\w{1,64})$/.exec(words[0]?.value ?? '')?.[1] : undefined
  return name === undefined ? { name, words } : { name, words: words.slice(2) }
}

function passed({ program, words }: Command, source: Source | undefined): Source | undefined {
  if (!source || !passesOn(program, words)) return undefined
  return source.path === undefined && PICKS.test(program) ? { ...source, confidence: 'medium' } : source
}

/** Where quotes were taken off a script, every piece of it has the place of the whole: what opens a substitution is part of the word. */
function isPartOf(piece: Text, { node, from, to }: Text, opens: boolean): boolean {
  return piece.node === node && piece.to <= to && (from < piece.from || (opens && from === piece.from))
}

function isNested({ after }: ShellCommand): boolean {
  return NESTED.test(after ?? '') || after === '('
}

/** Options of a tool, as they stand before the program or package that it is to start. */

import type { OptionTable, OptionVariables } from '../knowledge/programs/option-table.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Binding, Text } from '../model.ts'
import { place } from '../model.ts'
import { sliceUnset } from './unset.ts'

export interface GivenOption {
  /** In full, with dashes: `--volume` for `-v`. As written when the table does not know it. */
  readonly name: string
  /** The word that holds the option. */
  readonly token: Text
  readonly values: readonly Text[]
}

export interface Options {
  readonly given: readonly GivenOption[]
  /** The words that hold the options, their values included. */
  readonly words: readonly Text[]
  /** The first positional word and everything after it. */
  readonly rest: readonly Text[]
  /** `--` stood before the rest. */
  readonly dashed: boolean
}

/** Whether an option that no table knows takes the word after it, judged by the words that follow. */
export type Guess = (following: readonly Text[]) => boolean

/** Units `from` to `to` of a text as a text of its own, with a place as exact as the text's. */
export function slice(text: Text, from: number, to = text.value.length): Text {
  if (text.written) return sliceUnset(text, text.written, from, to)
  const value = text.value.slice(from, to)
  const exact = text.to - text.from === text.value.length
  return exact
    ? pieceOf(text.node, text.from + from, text.from + to, value)
    : pieceOf(text.node, text.from, text.to, value)
}

/** Reads options up to the first word that is none, or to `--`. Linear in the length of the words. */
export function leadingOptions(args: readonly Text[], table: OptionTable, guess: Guess = () => false): Options {
  const given: GivenOption[] = []
  let at = 0
  for (let word = args[at]; word; word = args[at]) {
    if (word.value === '--') return { given, words: args.slice(0, at), rest: args.slice(at + 1), dashed: true }
    if (!isOption(word.value)) break
    at++
    const found = readOption(word, table)
    for (const each of found.complete) given.push(each)
    if (!found.open) continue
    const takes = found.open.takes ?? (guess(args.slice(at, at + 3)) ? 1 : 0)
    const values = args.slice(at, at + takes)
    given.push({ name: found.open.name, token: word, values })
    at += values.length
  }
  return { given, words: args.slice(0, at), rest: args.slice(at), dashed: false }
}

/** The same of options that may stand among the operands, up to `--`, whatever their order; `rest` are the operands. */
export function mixedOptions(args: readonly Text[], table: OptionTable): Options {
  const given: GivenOption[] = []
  const words: Text[] = []
  const rest: Text[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at]
    if (!word) break
    if (word.value === '--') return { given, words, rest: [...rest, ...args.slice(at + 1)], dashed: true }
    if (!isOption(word.value)) {
      rest.push(word)
      continue
    }
    const found = readOption(word, table)
    for (const each of found.complete) given.push(each)
    words.push(word)
    if (!found.open) continue
    const values = args.slice(at + 1, at + 1 + (found.open.takes ?? 0))
    given.push({ name: found.open.name, token: word, values })
    for (const each of values) words.push(each)
    at += values.length
  }
  return { given, words, rest, dashed: false }
}

/** All values given under a full name, in order. */
export function optionValues(options: Options, name: string): readonly Text[] {
  return options.given.flatMap((option) => (option.name === name ? option.values.slice(0, 1) : []))
}

/** The last value given under a full name; of several names under the first that has one. */
export function optionValue(options: Options, ...names: readonly string[]): Text | undefined {
  for (const name of names) {
    const value = optionValues(options, name).at(-1)
    if (value) return value
  }
  return undefined
}

/** Whether one of these is given, by its full name. */
export function has(options: Options, ...names: readonly string[]): boolean {
  return options.given.some((option) => names.includes(option.name))
}

/** Whether a word is an option by its looks; `-` alone is a name for the standard input. */
export function isOption(value: string): boolean {
  return value.length > 1 && value.startsWith('-')
}

interface Read {
  readonly complete: readonly GivenOption[]
  /** The option whose values are the next words; how many is undefined for one that the table does not know. */
  readonly open?: { readonly name: string; readonly takes: number | undefined }
}

function readOption(word: Text, table: OptionTable): Read {
  const { value } = word
  const known = table.get(value)
  if (known) return { complete: [], open: { name: known.long, takes: known.values } }
  const equals = value.indexOf('=')
  const name = equals < 0 ? undefined : value.slice(0, equals)
  if (name !== undefined && (value.startsWith('--') || table.has(name)))
    return { complete: [{ name: table.get(name)?.long ?? name, token: word, values: [slice(word, equals + 1)] }] }
  if (value.startsWith('--')) return { complete: [], open: { name: value, takes: undefined } }
  return readBundle(word, table)
}

/** Single letters in one word: `-it`, `-itv a:b`, `-va:b`. A word whose first letter is unknown is one unknown option. */
function readBundle(word: Text, table: OptionTable): Read {
  const { value } = word
  if (!table.has(value.slice(0, 2))) return { complete: [], open: { name: value, takes: 0 } }
  const complete: GivenOption[] = []
  for (let at = 1; at < value.length; at++) {
    const option = table.get(`-${value.charAt(at)}`)
    if (!option) break
    if (option.values === 0) {
      complete.push({ name: option.long, token: word, values: [] })
      continue
    }
    if (at === value.length - 1) return { complete, open: { name: option.long, takes: option.values } }
    const from = value.charAt(at + 1) === '=' ? at + 2 : at + 1
    complete.push({ name: option.long, token: word, values: [slice(word, from)] })
    break
  }
  return { complete }
}

/** What options put into the environment of what is started. */
export function variablesOfOptions(options: Options, table: OptionVariables): readonly Binding[] {
  return table.flatMap(([option, name]) => {
    const value = optionValue(options, option)
    return value ? [{ name, key: place(value), value, node: value.node }] : []
  })
}

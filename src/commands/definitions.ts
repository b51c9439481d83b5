/** The commands and options as plain data, read from their definitions: what completion scripts and the manual are made of. */

import type { Argument, Command, Option } from 'commander'

/** What may stand for a placeholder: `rule` for `<rule>`. */
export type Values = Readonly<Record<string, readonly string[]>>

/** What a word may be: one of these, the path of a file or folder, or anything. */
export type Takes = readonly string[] | 'path' | 'anything'

export interface OptionDefinition {
  readonly short: string | undefined
  readonly long: string
  readonly description: string
  /** `<file>` as the help has it; undefined for one that takes no value. */
  readonly placeholder: string | undefined
  readonly takes: Takes | undefined
  readonly env: string | undefined
}

export interface ArgumentDefinition {
  /** As the help has it: `[paths...]`. */
  readonly placeholder: string
  readonly description: string
  readonly takes: Takes
}

export interface CommandDefinition {
  readonly name: string
  readonly description: string
  readonly options: readonly OptionDefinition[]
  readonly arguments: readonly ArgumentDefinition[]
}

export interface Definitions {
  readonly description: string
  /** Before any command. */
  readonly options: readonly OptionDefinition[]
  readonly commands: readonly CommandDefinition[]
}

const HELP: OptionDefinition = {
  short: '-h',
  long: '--help',
  description: 'show help',
  placeholder: undefined,
  takes: undefined,
  env: undefined,
}

/** Placeholders that a path may stand for; what is compared is a report or a revision. */
const PATHS = /file|path|folder|report|^(?:before|after)$/

/** Reads a program as `describe` makes it. `values`: what may stand for placeholders, by their names. */
export function definitionsOf(program: Command, values: Values): Definitions {
  const commands = program.commands.map((command) => commandOf(command, values))
  const names = commands.map(({ name }) => name)
  const help: CommandDefinition = {
    name: 'help',
    description: 'show the help of a command',
    options: [],
    arguments: [{ placeholder: '[command]', description: `one of ${names.join(', ')}`, takes: names }],
  }
  return {
    description: program.description(),
    options: [...program.options.map((option) => optionOf(option, values)), HELP],
    commands: [...commands, help],
  }
}

function commandOf(command: Command, values: Values): CommandDefinition {
  return {
    name: command.name(),
    description: command.description(),
    options: [...command.options.filter(({ hidden }) => !hidden).map((option) => optionOf(option, values)), HELP],
    arguments: command.registeredArguments.map((argument) => argumentOf(argument, values)),
  }
}

function optionOf(option: Option, values: Values): OptionDefinition {
  const [, placeholder] = /(<[^<>]{1,64}>)/.exec(option.flags) ?? []
  return {
    short: option.short,
    long: option.long ?? option.flags,
    description: option.description,
    placeholder,
    takes: placeholder === undefined ? undefined : takesOf(placeholder, option.argChoices, values),
    env: option.envVar,
  }
}

function argumentOf(argument: Argument, values: Values): ArgumentDefinition {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return {
    placeholder: argument.required ? `<${name}>` : `[${name}]`,
    description: argument.description,
    takes: takesOf(`<${argument.name()}>`, argument.argChoices, values),
  }
}

function takesOf(placeholder: string, choices: readonly string[] | undefined, values: Values): Takes {
  const name = placeholder.slice(1, -1)
  const words = choices ?? values[name]
  if (words) return words
  return PATHS.test(name) ? 'path' : 'anything'
}

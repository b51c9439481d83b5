/**
 * Which program a command of a script starts, past what only starts it: `sudo -u name sh`, `docker exec -i box sh`,
 * `find . -exec curl …`. Sources: the manuals named in `wrappers.ts` and `container-options.ts`, find(1), torsocks(1).
 */

import type { Text } from '../../model.ts'
import { ENGINE_OPTIONS, ENGINES, RUN_OPTIONS } from '../containers/container-options.ts'
import { BUNX_OPTIONS, NPX_OPTIONS, UV_RUN_OPTIONS } from '../packages/runners.ts'
import { pieceOf } from '../references/index.ts'
import { commandsOfFind } from './commands-in-options.ts'
import { type OptionTable, optionIn } from './option-table.ts'
import { programName } from './program-names.ts'
import { ENV_OPTIONS, type Wrapper, wrapperOf } from './wrappers.ts'

/** Assignments and programs that have no word of their own that could be taken for the program behind them. */
const BEFORE_PROGRAM =
  /^(?:[A-Za-z_]\w{0,64}=.*|(?:[\w./-]{0,64}\/)?(?:nohup|unbuffer|busybox|toybox|torsocks|torify|tsocks|chronic)|command|builtin|exec|&|-{1,2}[\w=]{0,32})$/s

/** The words of a command without assignments and programs that only start the next one. */
export function commandWords(words: readonly Text[]): readonly Text[] {
  return layersOf(words).at(-1) ?? []
}

/** More wrappers around each other than these are not taken off here; the launch tells of those. */
const MOST_LAYERS = 8

/** The words of a command, and of each program that it starts with its own input and output; the innermost is the last. */
export function layersOf(words: readonly Text[]): readonly (readonly Text[])[] {
  const layers: (readonly Text[])[] = []
  for (let layer = withoutPrefix(words); layer && layers.length < MOST_LAYERS; ) {
    layers.push(layer)
    const inner = behindWrapper(layer)
    layer = inner && withoutPrefix(inner)
  }
  return layers
}

function withoutPrefix(words: readonly Text[]): readonly Text[] | undefined {
  // It only says where the program is.
  if (words[0]?.value === 'command' && /^-[vV]$/.test(words[1]?.value ?? '')) return words
  const from = words.findIndex(({ value }, at) => !BEFORE_PROGRAM.test(value) && !isNameFromExec(words, at))
  return from < 0 ? undefined : words.slice(from)
}

/** `exec -a name program`: what the program is told to be called. */
function isNameFromExec(words: readonly Text[], at: number): boolean {
  return /^-[cl]{0,2}a$/.test(words[at - 1]?.value ?? '') && words[at - 2]?.value === 'exec'
}

/** Those whose program reads something else than they do, or starts apart from them. */
const APART = /^(?:xargs|parallel|watch|watchexec|entr|tmux|screen)$/

function behindWrapper([first, ...args]: readonly Text[]): readonly Text[] | undefined {
  const program = programName(first?.value ?? '')
  if (program === 'env') return behindEnv(args)
  if (program === 'find') return commandsOfFind(args)[0]
  if (program === 'eval') return plainCommand(args)
  if (ENGINES.has(program)) return behindEngine(args)
  if (program === 'npx') return args.slice(optionsOf(args, 0, NPX_OPTIONS).to)
  if (program === 'bunx') return args.slice(optionsOf(args, 0, BUNX_OPTIONS).to)
  if (program === 'uv' && args[0]?.value === 'run') return args.slice(optionsOf(args, 1, UV_RUN_OPTIONS).to)
  const wrapper = APART.test(program) ? undefined : wrapperOf(program)
  return wrapper && behind(args, wrapper)
}

interface Options {
  /** Where the first word stands that is no option. */
  readonly to: number
  readonly values: ReadonlyMap<string, Text>
}

/** Options up to the first word that is none. */
function optionsOf(args: readonly Text[], from: number, table: OptionTable): Options {
  const values = new Map<string, Text>()
  let to = from
  for (let word = args[to]; word && word.value.length > 1 && word.value.startsWith('-'); word = args[to]) {
    to++
    if (word.value === '--') break
    const option = optionIn(word.value, table)
    if (!option) continue
    const value = args[to]
    if (option.values > 0 && value) values.set(option.long, value)
    to += option.values
  }
  return { to, values }
}

function behind(args: readonly Text[], wrapper: Wrapper): readonly Text[] | undefined {
  const { options: table, verbs, scriptOption, insteadOfSkip, skips, skipToDashes } = wrapper
  let options = optionsOf(args, 0, table)
  if (verbs) {
    if (!verbs.includes(args[options.to]?.value ?? '')) return undefined
    options = optionsOf(args, options.to + 1, table)
  }
  const skip = insteadOfSkip?.some((name) => options.values.has(name)) ? 0 : (wrapper.skip ?? 0)
  // Options may stand behind a user, a host or a profile too.
  const last = skip > 0 ? optionsOf(args, options.to + skip, table) : options
  const script = scriptOption === undefined ? undefined : scriptOf(args, scriptOption, [options, last], table)
  if (script) return plainWords(script)
  let { to } = last
  if (skips?.test(args[to]?.value ?? '')) to++
  const dashes = skipToDashes ? args.findIndex(({ value }, index) => index >= to && value === '--') : -1
  const rest = args.slice(dashes < 0 ? to : dashes + 1)
  const [only, ...others] = rest
  return wrapper.script && others.length === 0 ? plainWords(only) : rest
}

/** `su -c sh`, `su - name -c sh`: behind the name that may be left out. */
function scriptOf(
  args: readonly Text[],
  name: string,
  found: readonly Options[],
  table: OptionTable,
): Text | undefined {
  const given = found.map(({ values }) => values.get(name)).find((value) => value !== undefined)
  if (given) return given
  const at = args.slice(0, 8).findIndex(({ value }) => table.get(value)?.long === name)
  return at < 0 ? undefined : args[at + 1]
}

function behindEnv(args: readonly Text[]): readonly Text[] | undefined {
  const { to, values } = optionsOf(args, 0, ENV_OPTIONS)
  const split = values.get('--split-string')
  return [...(split ? (plainWords(split) ?? []) : []), ...args.slice(to)]
}

/** Images whose program is the one that they are named after: `curlimages/curl`, `alpine/curl`. */
const IMAGE_OF = /(?:^|[/-])(curl|wget)(?:[:@].{0,128})?$/

/** `docker exec -i box sh`, `docker run -i image sh`. */
function behindEngine(args: readonly Text[]): readonly Text[] | undefined {
  let at = optionsOf(args, 0, ENGINE_OPTIONS).to
  if (/^(?:container|compose)$/.test(args[at]?.value ?? '')) at = optionsOf(args, at + 1, ENGINE_OPTIONS).to
  const verb = args[at]?.value
  if (verb !== 'run' && verb !== 'exec') return undefined
  const { to, values } = optionsOf(args, at + 1, RUN_OPTIONS)
  const name = args[to]
  const rest = args.slice(to + 1)
  const entry = values.get('--entrypoint')
  if (entry) return entry.value === '' ? rest : [entry, ...rest]
  const own = verb === 'run' ? IMAGE_OF.exec(name?.value.slice(0, 512) ?? '')?.[1] : undefined
  return own && name && !/^(?:curl|wget|sh)$/.test(rest[0]?.value ?? '')
    ? [pieceOf(name.node, name.from, name.to, own), ...rest]
    : rest
}

/** What `eval` joins, where it is one command. */
function plainCommand(args: readonly Text[]): readonly Text[] | undefined {
  const [only, ...others] = args
  if (others.length === 0) return plainWords(only)
  return args.some(({ value }) => /^(?:[|;\n]|&)/.test(value)) ? undefined : args
}

/** A string for a shell that is one command of plain words, as those words; undefined for any other. */
function plainWords(script: Text | undefined): readonly Text[] | undefined {
  if (!script || !/^[\w \t./:=@%+,?-]{1,1024}$/.test(script.value)) return undefined
  return script.value
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => pieceOf(script.node, script.from, script.to, word))
}

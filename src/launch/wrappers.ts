/** Programs that start the program among their arguments. */

import { optionTable } from '../knowledge/programs/option-table.ts'
import { baseName } from '../knowledge/programs/program-names.ts'
import { PROTO } from '../knowledge/programs/rarer-wrappers.ts'
import type { Wrapper } from '../knowledge/programs/wrappers.ts'
import { ENV_OPTIONS, wrapperOf } from '../knowledge/programs/wrappers.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Binding, Ecosystem, SourceStep, Step, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { assignment, callOf, follow, wrapperStep } from './call.ts'
import type { Options } from './options.ts'
import { has, leadingOptions, mixedOptions, optionValue, slice, variablesOfOptions } from './options.ts'
import type { Spec } from './specs.ts'
import { cargoSpec, flakeSource, gemOrFile, goSpec, npmSpec, nugetSpec, pypiSpec, specStep } from './specs.ts'
import { startJoined, startLine, startSent, startString } from './start.ts'
import { readWords } from './words.ts'

function unwrap(call: Call, wrapper: Wrapper): Peeled | undefined {
  const before = leadingOptions(call.args, wrapper.options)
  const verb = verbIn(wrapper, before.rest)
  if (verb === undefined) return undefined
  const options = verb.length > 0 ? behindVerb(before, verb.length, wrapper) : before
  const program = [call.program, ...verb].join(' ')
  const script = scriptOf(wrapper, before, options, ...behindName(wrapper, options))
  const inner = script ? { env: [], words: [script] } : innerWords(wrapper, options)
  const [first, ...rest] = inner.words
  if (!first) return undefined
  const words = call.args.slice(0, script ? call.args.length : call.args.indexOf(first))
  const step = wrapperStep(call, program, wrapper.does, words)
  const next = startWords(first, rest, script !== undefined || wrapper.script === true)
  const own = wrapper.variables ? variablesOfOptions(options, wrapper.variables) : []
  return { ...follow([step], next), env: [...own, ...inner.env, ...(next.env ?? [])] }
}

/** The words of its verb, none where it needs none; undefined where it has another. */
function verbIn({ verbs }: Wrapper, words: readonly Text[]): readonly string[] | undefined {
  if (!verbs) return []
  return verbs.map((verb) => verb.split(' ')).find((verb) => verb.every((word, index) => words[index]?.value === word))
}

function behindVerb(before: Options, words: number, { options: table }: Wrapper): Options {
  const behind = leadingOptions(before.rest.slice(words), table)
  return { ...behind, given: [...before.given, ...behind.given] }
}

function scriptOf({ scriptOption }: Wrapper, ...all: readonly Options[]): Text | undefined {
  if (scriptOption === undefined) return undefined
  return all.map((options) => optionValue(options, scriptOption)).find((value) => value !== undefined)
}

/** `su - user -c 'command'`: options on both sides of the user; `mise x node@22 -c 'command'`: among the wrapper's own words. */
function behindName({ options: table, skip, skipToDashes, scriptOption }: Wrapper, own: Options): readonly Options[] {
  const { rest, dashed } = own
  if (scriptOption === undefined) return []
  if (skipToDashes && !dashed) return [mixedOptions(rest, table)]
  if (skip === undefined) return []
  return [leadingOptions(rest.slice(skip), table), leadingOptions(rest.slice(skip + 1), table)]
}

interface Inner {
  readonly env: readonly Binding[]
  readonly words: readonly Text[]
}

/** What is left when the wrapper's own words are gone: durations, profiles, hosts, `--`, assignments. */
function innerWords(wrapper: Wrapper, options: Options): Inner {
  const words = [...programOption(wrapper, options), ...ownWordsOff(wrapper, options)]
  return wrapper.assignments ? takeAssignments(words) : { env: [], words }
}

function ownWordsOff(wrapper: Wrapper, options: Options): readonly Text[] {
  const { skips, skipsAll, skipToDashes, insteadOfSkip, until, maySay, options: table } = wrapper
  const skip = insteadOfSkip !== undefined && has(options, ...insteadOfSkip) ? 0 : (wrapper.skip ?? 0)
  const words = options.rest
  const end = until ? words.findIndex(({ value }) => until.test(value)) : -1
  if (end > 0) return words.slice(0, end)
  if (maySay?.includes(words[0]?.value ?? '')) return leadingOptions(words.slice(1), table).rest
  if (skips) return leadingOptions(words.slice(skippedBy(skips, skipsAll ? words : words.slice(0, 1))), table).rest
  const dashes = skipToDashes && !options.dashed ? words.findIndex(({ value }) => value === '--') : -1
  if (dashes >= 0) return words.slice(dashes + 1)
  // Options may stand behind a profile or host too: `aws-vault exec profile -d 1h -- cmd`.
  return skip > 0 ? leadingOptions(words.slice(skip), table).rest : words
}

/** How many of the words from the first one on may be left out. */
function skippedBy(skips: RegExp, words: readonly Text[]): number {
  const end = words.findIndex(({ value }) => !skips.test(value))
  return end < 0 ? words.length : end
}

/** `start-stop-daemon --exec program -- arguments`. */
function programOption({ programOptions }: Wrapper, options: Options): readonly Text[] {
  const found = programOptions && optionValue(options, ...programOptions)
  return found ? [found] : []
}

function takeAssignments(words: readonly Text[]): Inner {
  const env: Binding[] = []
  for (const [index, word] of words.entries()) {
    const found = assignment(word)
    if (!found) return { env, words: words.slice(index) }
    env.push(found)
  }
  return { env, words: [] }
}

/** Words as a call; a single word with blanks in it, or one that is declared to be a script, as a command line. */
function startWords(first: Text, rest: readonly Text[], isScript: boolean): Peeled {
  if (isScript) return startJoined(first, rest)
  if (rest.length === 0 && /\s/.test(first.value)) return startLine(first)
  return { steps: [], args: rest, next: callOf([first, ...rest]) }
}

/** `env -i K=V program`, `env -S "K=V program args"`. */
function env(call: Call): Peeled | undefined {
  const found = envWords(call.args, 4)
  const next = callOf(found.words)
  if (!next) return undefined
  const own = call.args.slice(0, Math.max(call.args.length - found.words.length, 0))
  const step = wrapperStep(call, 'env', 'environment', own)
  return { steps: [step], env: found.env, args: next.args, next }
}

function envWords(args: readonly Text[], depth: number): Inner {
  const options = leadingOptions(args, ENV_OPTIONS)
  const rest = options.rest[0]?.value === '-' ? options.rest.slice(1) : options.rest
  const split = optionValue(options, '--split-string')
  if (!split || depth === 0) return takeAssignments(rest)
  return envWords([...readWords(withBlanks(split)), ...rest], depth - 1)
}

/** `\_` is a blank for `env -S`, and nothing is read behind `\c` (GNU coreutils 9.7 manual, `-S` syntax). */
function withBlanks(split: Text): Text {
  const { node, from, value } = split
  if (!/\\[_c]/.test(value)) return split
  const end = /^(?:[^\\]|\\[^c]){0,65536}/.exec(value)?.[0].length ?? value.length
  const said = slice(split, 0, end)
  return pieceOf(
    node,
    from,
    said.to,
    said.value.replace(/\\(.)/gs, (pair, letter) => (letter === '_' ? '  ' : pair)),
  )
}

/** `runas /user:Administrator "command line"`. */
function runas(call: Call): Peeled | undefined {
  const at = call.args.findIndex(({ value }) => !value.startsWith('/'))
  const line = call.args[at]
  if (!line) return undefined
  const step = wrapperStep(call, 'runas', 'elevation', call.args.slice(0, at))
  return follow([step], startLine(line, call.args.slice(at + 1)))
}

/** nix 2.31 manual, `nix run`, `nix shell`, `nix develop`, `nix-shell`. */
const NIX_OPTIONS = optionTable(
  '--extra-experimental-features=, --experimental-features=, --option==, --override-input==, --inputs-from=, -f --file=, ' +
    '--expr=, -c --command, -p --packages, --run=, --profile=, -k --keep-env-var=, -u --unset-env-var=, -i --ignore-env, --impure',
)

function nix(call: Call): Peeled | undefined {
  const verb = leadingOptions(call.args, NIX_OPTIONS).rest
  const name = verb[0]?.value ?? ''
  if (name === 'run') return nixRun(verb.slice(1))
  return name === 'develop' || name === 'shell' ? nixShell(call, verb.slice(1)) : undefined
}

function nixRun(words: readonly Text[]): Peeled | undefined {
  const { rest } = leadingOptions(words, NIX_OPTIONS)
  const [reference, ...after] = rest
  if (!reference) return undefined
  const args = after[0]?.value === '--' ? after.slice(1) : after
  const source = flakeSource(reference, 'nix run', args)
  const path = { kind: 'script' as const, interpreter: 'nix run', path: reference, at: place(reference), args }
  return { steps: [source ?? path], args }
}

function nixShell(call: Call, words: readonly Text[]): Peeled | undefined {
  const at = words.findIndex(({ value }) => value === '-c' || value === '--command')
  const next = at < 0 ? undefined : callOf(words.slice(at + 1))
  if (!next) return undefined
  const own = words.slice(0, at)
  const sources = own.flatMap((word): readonly SourceStep[] => {
    const source = /[:#]/.test(word.value) ? flakeSource(word, 'nix', []) : undefined
    return source ? [source] : []
  })
  const step = wrapperStep(call, 'nix', 'environment', own)
  return { steps: [step, ...sources], args: next.args, next }
}

function nixShellScript(call: Call): Peeled | undefined {
  const at = call.args.findIndex(({ value }) => value === '--run' || value === '--command')
  const line = call.args[at + 1]
  if (at < 0 || !line) return undefined
  const own = call.args.slice(0, at)
  const step = wrapperStep(call, 'nix-shell', 'environment', own)
  return follow([step], startLine(line))
}

/** What mise installs before it starts a program, by the registry it comes from (mise.jdx.dev/dev-tools/backends, 2026-11). */
const MISE_TOOLS: ReadonlyMap<string, readonly [Ecosystem, (text: Text) => Spec]> = new Map([
  ['npm:', ['npm', npmSpec]],
  ['pipx:', ['pypi', pypiSpec]],
  ['cargo:', ['cargo', cargoSpec]],
  ['go:', ['go', goSpec]],
  ['dotnet:', ['nuget', nugetSpec]],
  ['gem:', ['gem', gemOrFile]],
])

/** `mise x npm:package@1.2.3 -- program`. */
function mise(call: Call): Peeled | undefined {
  const facts = wrapperOf('mise')
  const peeled = facts && unwrap(call, facts)
  const [step, ...inner] = peeled?.steps ?? []
  if (!peeled || step?.kind !== 'wrapper') return peeled
  const program = peeled.next?.program ?? ''
  const before: Step[] = []
  const behind: Step[] = []
  for (const word of step.args) {
    const tool = miseTool(word, peeled.args)
    // What is of the package's name is the package's; any other program is told for itself.
    const isStarted = tool?.kind === 'package' && baseName(tool.name).toLowerCase() === program
    if (tool) (isStarted ? behind : before).push(tool)
  }
  return { ...peeled, steps: [...before, step, ...behind, ...inner] }
}

function miseTool(word: Text, args: readonly Text[]): Step | undefined {
  const prefix = word.value.slice(0, word.value.indexOf(':') + 1)
  const [ecosystem, read] = MISE_TOOLS.get(prefix) ?? []
  if (!ecosystem || !read) return undefined
  const spec = slice(word, prefix.length)
  return specStep(read(spec), spec, { runner: 'mise', ecosystem, options: [], args })
}

/** `corepack pnpm@10 dlx package`: which version of pnpm (nodejs/corepack sources/main.ts, read 2026-11). */
function corepack(call: Call): Peeled | undefined {
  const facts = wrapperOf('corepack')
  const args = call.args.map((word, index) => (index === 0 ? slice(word, 0, versionAt(word.value)) : word))
  return facts && unwrap({ ...call, args }, facts)
}

/** `hatch run test:npx server`: an environment before the program (hatch.pypa.io/1.14/environment, "Selection"). */
function hatch(call: Call): Peeled | undefined {
  const facts = wrapperOf('hatch')
  const peeled = facts && unwrap(call, facts)
  const environment = /^[\w.-]{2,64}:(?=[^\\/])/.exec(peeled?.next?.command.value ?? '')?.[0]
  if (!peeled?.next || environment === undefined) return peeled
  const next = callOf([slice(peeled.next.command, environment.length), ...peeled.next.args])
  return { ...peeled, next }
}

/** ansible(1) of ansible-core 2.19, the options of which stand on both sides of the hosts. */
const ANSIBLE_OPTIONS = optionTable(
  '-a --args=, -m --module-name=, -i --inventory --inventory-file=, -e --extra-vars=, -u --user=, -c --connection=, -f --forks=, ' +
    '-l --limit=, -M --module-path=, -t --tree=, -T --timeout=, -B --background=, -P --poll=, -J --ask-vault-password, ' +
    '--become-method=, --become-user=, --become-password-file=, --connection-password-file=, --private-key=, --playbook-dir=, ' +
    '--vault-id=, --vault-password-file=, --ssh-common-args=, --ssh-extra-args=, --sftp-extra-args=, --scp-extra-args=, ' +
    '--task-timeout=, -b --become, -K --ask-become-pass, -k --ask-pass, -C --check, -D --diff, -o --one-line, -v --verbose',
)

/** `ansible hosts -m shell -a "command line"`: `command`, which is the module where none is named, has no shell. */
function ansible(call: Call): Peeled | undefined {
  const options = mixedOptions(call.args, ANSIBLE_OPTIONS)
  const line = optionValue(options, '--args')
  const name = optionValue(options, '--module-name')?.value ?? 'command'
  const module = /^(?:ansible\.(?:builtin|legacy)\.)?(command|shell|raw)$/.exec(name)?.[1]
  if (!line || !module) return undefined
  const isHere = /^(?:localhost|127\.0\.0\.1)$/.test(options.rest[0]?.value ?? '')
  const does = isHere ? 'other' : 'other-machine'
  const own = call.args.filter((word) => word !== line)
  const step = wrapperStep(call, 'ansible', does, own)
  return follow([step], module === 'command' ? startLine(line) : startString(line, 'ansible', call.command))
}

function versionAt(name: string): number {
  const at = name.indexOf('@')
  return at < 1 ? name.length : at
}

/** `proto run tool version -- arguments` (moonrepo.dev/docs/proto/commands/run, 2026-11); `proto exec tools -- program`. */
function proto(call: Call): Peeled | undefined {
  const [verb, ...words] = call.args
  if (verb?.value !== 'run' && verb?.value !== 'r') return fromTable(PROTO)(call)
  const { rest } = leadingOptions(words, PROTO.options)
  const dashes = rest.findIndex(({ value }) => value === '--')
  const [tool] = rest
  if (!tool || dashes === 0) return undefined
  const own = call.args.slice(0, dashes < 0 ? call.args.length : call.args.length - rest.length + dashes)
  const step = wrapperStep(call, 'proto run', 'environment', own)
  const next = callOf([slice(tool, 0, versionAt(tool.value)), ...(dashes < 0 ? [] : rest.slice(dashes + 1))])
  return { steps: [step], args: next?.args ?? [], next }
}

/** A wrapper that needs no more than the table; one that names what runs, as `flatpak run app` does, ends the chain. */
function fromTable(wrapper: Wrapper): Unwrap {
  return (call) => {
    const peeled = unwrap(call, wrapper)
    if (!peeled?.next || !wrapper.names) return peeled
    const { command, args } = peeled.next
    return { steps: [...peeled.steps, { kind: 'program', name: command.value, at: place(command), args }], args }
  }
}

/** `wsl` alone, and `wsl --list`, start nothing that we could name. */
function wsl(call: Call): Peeled | undefined {
  const facts = wrapperOf('wsl')
  if (!facts) return undefined
  const options = leadingOptions(call.args, facts.options)
  if (has(options, '--list', '-l', '--install', '--shutdown', '--status')) return undefined
  const home = options.rest[0]?.value === '~' ? 1 : 0
  const args = call.args.filter((word) => home === 0 || word !== options.rest[0])
  // Without `--exec` the shell of Linux is given one line.
  const words = options.rest.slice(home)
  const line = has(options, '--exec', '-e') ? undefined : startSent(words)
  if (!line) return unwrap({ ...call, args }, facts)
  const own = call.args.slice(0, call.args.length - words.length)
  return follow([wrapperStep(call, 'wsl', facts.does, own)], line)
}

/** Those that no table describes. */
const OWN: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['env', env],
  ['runas', runas],
  ['nix', nix],
  ['nix-shell', nixShellScript],
  ['wsl', wsl],
  ['mise', mise],
  ['rtx', mise],
  ['corepack', corepack],
  ['hatch', hatch],
  ['proto', proto],
  ['ansible', ansible],
])

const fromTables = new Map<string, Unwrap>()

/** How a wrapper of this name is taken off; undefined for programs that are none. */
export function wrapperNamed(name: string): Unwrap | undefined {
  const known = OWN.get(name) ?? fromTables.get(name)
  if (known) return known
  const facts = wrapperOf(name)
  if (!facts) return undefined
  const made = fromTable(facts)
  fromTables.set(name, made)
  return made
}

/** The same of those that look at no word behind the program that they start, and hand it on with all that follows. */
export function plainWrapper(name: string): Unwrap | undefined {
  return name === 'env' || isPlain(wrapperOf(name)) ? wrapperNamed(name) : undefined
}

function isPlain(wrapper: Wrapper | undefined): boolean {
  if (!wrapper) return false
  const { until, skipToDashes, script, scriptOption, programOptions, names } = wrapper
  return [until, skipToDashes, script, scriptOption, programOptions, names].every((each) => each === undefined)
}

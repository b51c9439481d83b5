/** Programs that run a script file or code from an argument, and runtimes that fetch a package of their own registry. */

import { packageOfPath } from '../knowledge/packages/module-paths.ts'
import type { Interpreter } from '../knowledge/packages/runners.ts'
import { AWK_OPTIONS, DNX_OPTIONS, INTERPRETER_ALIASES, INTERPRETERS } from '../knowledge/packages/runners.ts'
import type { OptionTable } from '../knowledge/programs/option-table.ts'
import type { PackageStep, Step, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { asLines, isScriptFile } from './call.ts'
import { bunCreate, bunx, continued } from './npm.ts'
import type { Options } from './options.ts'
import { leadingOptions, mixedOptions, optionValue, optionValues } from './options.ts'
import type { Running, Spec } from './specs.ts'
import { goSpec, installedStep, isExactNuget, mavenSpec, npmSpec, nugetSpec, registrySpec, specStep } from './specs.ts'
import { startLine, startString } from './start.ts'
import { asWritten } from './unset.ts'

const NO_OPTIONS: OptionTable = new Map()

function optionsOf(interpreter: string): OptionTable {
  return INTERPRETERS.get(interpreter)?.options ?? NO_OPTIONS
}

/** An interpreter from the table: code, a file option, or the first word as a file. */
function interpret(call: Call, name: string): Peeled | undefined {
  const facts = INTERPRETERS.get(name)
  if (!facts) return undefined
  const options = leadingOptions(call.args, facts.options)
  const loaded = options.given.flatMap(({ name: option, values: [value] }) => {
    const isCode = facts.codeIn?.some(([each, code]) => each === option && code.test(value?.value ?? ''))
    return value && (isCode || (LOADS.has(option) && isDataUrl(value))) ? [codeStep(name, value, value)] : []
  })
  if (loaded.length === 0) return interpretOptions(call, name, facts, options)
  const inner = interpretOptions(call, name, facts, options)
  return { args: [], ...inner, steps: [...loaded, ...(inner?.steps ?? [])] }
}

/** Options by which a runtime of JavaScript loads a module before the program. */
const LOADS: ReadonlySet<string> = new Set(['--import', '--loader', '--experimental-loader', '--preload'])

/** `data:text/javascript,…`: a module that is its own address. */
function isDataUrl({ value }: Text): boolean {
  return /^data:/i.test(value)
}

function interpretOptions(call: Call, name: string, facts: Interpreter, options: Options): Peeled | undefined {
  // `perl -e code -e code` is one program. Where only the last is run, as by Node, that is among them.
  const code = options.given.filter((option) => facts.code.includes(option.name))
  const texts = code.flatMap(({ values }) => values.slice(0, 1))
  if (code[0]) return inlineCode(name, asLines(texts), code[0].token, options.rest)
  if (facts.onlyCode) return undefined
  const file = options.given.find((option) => facts.file?.includes(option.name))?.values[0]
  // What follows `-jar file` is the program's, options included.
  if (file) return script(name, file, call.args.slice(call.args.indexOf(file) + 1))
  const [path, ...rest] = options.rest
  return path && path.value !== '-' ? script(name, path, rest) : undefined
}

function inlineCode(interpreter: string, code: Text | undefined, flag: Text, args: readonly Text[]): Peeled {
  return { steps: [codeStep(interpreter, code, flag)], args }
}

function codeStep(interpreter: string, code: Text | undefined, flag: Text): Step {
  return { kind: 'inline-code', interpreter, code: code && asWritten(code), at: place(code ?? flag) }
}

/** The file of npx, or of npm, which Windows installations start by node, wherever it lies. */
const NPM_FILE = /(?:^|[\\/])(np[mx])-cli\.js$/

function script(interpreter: string, path: Text, args: readonly Text[]): Peeled {
  const npm = NPM_FILE.exec(path.value)?.[1]
  if (npm !== undefined) return { steps: [], args, next: { program: npm, command: path, args } }
  const step: Step = { kind: 'script', interpreter, path, at: place(path), args }
  return { steps: [...installedPackage(interpreter, path), step], args }
}

/** The package that the file belongs to, at whatever version is installed. */
function installedPackage(interpreter: string, path: Text): readonly PackageStep[] {
  const found = packageOfPath(path.value)
  if (!found) return []
  const at = place(path, found.from, found.to)
  return [installedStep({ runner: interpreter, ecosystem: 'npm', options: [], args: [] }, found.name, at)]
}

/** `tsx watch file`, `tsx file`. */
function tsx(call: Call): Peeled | undefined {
  const watch = call.args[0]?.value === 'watch' ? 1 : 0
  return interpret({ ...call, args: call.args.slice(watch) }, 'tsx')
}

/** `zx https://…` fetches a script and runs it (google.github.io/zx/cli, "Remote scripts"); `zx file`, `zx -e code`. */
function zx(call: Call): Peeled | undefined {
  const peeled = interpret(call, 'zx')
  const step = peeled?.steps.at(-1)
  if (step?.kind !== 'script' || !/^https?:/i.test(step.path.value)) return peeled
  const running: Running = { runner: 'zx', ecosystem: 'npm', options: [], args: step.args }
  const spec: Spec = { kind: 'source', form: 'archive', url: step.path.value, ref: undefined }
  return { steps: [specStep(spec, step.path, running)], args: step.args }
}

/** `nodemon --exec "tsx src/x.ts"`, or `nodemon file`. */
function nodemon(call: Call): Peeled | undefined {
  // Up to `--` its options may stand behind the file too (remy/nodemon lib/cli/parse.js, 2026-11).
  const options = mixedOptions(call.args, optionsOf('nodemon'))
  const line = optionValue(options, '--exec')
  return line ? startLine(line, options.rest) : interpret(call, 'nodemon')
}

/** `bun x pkg`, `bun run file`, `bun file`, `bun -e code`; a name without a path is a script of package.json. */
function bun(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, optionsOf('bun'))
  const [verb, ...words] = before.rest
  if (verb?.value === 'x') return bunx(call, words, 'bun x')
  if (verb?.value === 'create') return bunCreate(call, words)
  if (verb?.value === 'exec') return words[0] && startString(words[0], 'bun exec', call.command)
  const args = verb?.value === 'run' ? [...before.words, ...words] : call.args
  const peeled = interpret({ ...call, args }, 'bun')
  const last = peeled?.steps.at(-1)
  return last?.kind === 'script' && !isFileName(last.path.value) ? undefined : peeled
}

function isFileName(value: string): boolean {
  return isScriptFile(value) || /[/\\]/.test(value) || value.startsWith('.')
}

/** `deno run jsr:@scope/name`, `deno serve file.ts`, `deno eval code`, `deno x npm:name`, `deno file.ts`. */
function deno(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, optionsOf('deno'))
  const [verb, ...words] = before.rest
  if (!verb) return undefined
  if (verb.value === 'eval') return denoEval(words)
  if (verb.value === 'task') return denoTask(call, words)
  if (verb.value === 'x') return denoRun(words, before.words, 'deno x')
  if (verb.value === 'run' || verb.value === 'serve') return denoRun(words, before.words, `deno ${verb.value}`)
  const implied = isFileName(verb.value) || /^(?:npm|jsr|data):/.test(verb.value)
  return implied ? denoRun(call.args, [], 'deno run') : undefined
}

function denoEval(words: readonly Text[]): Peeled | undefined {
  const { rest } = leadingOptions(words, optionsOf('deno'))
  const [code] = rest
  return code && inlineCode('deno', code, code, rest.slice(1))
}

/** `deno task --eval line`: a line for its own shell (docs.deno.com, deno task); otherwise a task of the project. */
function denoTask(call: Call, words: readonly Text[]): Peeled | undefined {
  const at = words.findIndex(({ value }) => value === '--eval')
  const line = at < 0 ? undefined : words.find(({ value }, index) => index !== at && !value.startsWith('-'))
  return line && startString(line, 'deno task', call.command)
}

function denoRun(words: readonly Text[], before: readonly Text[], runner: string): Peeled | undefined {
  const options = leadingOptions(words, optionsOf('deno'))
  const [target, ...args] = options.rest
  if (!target || target.value === '-') return undefined
  if (isDataUrl(target)) return inlineCode('deno', target, target, args)
  const running: Running = {
    runner,
    ecosystem: target.value.startsWith('jsr:') ? 'jsr' : 'npm',
    options: [...before, ...options.words],
    args,
  }
  const step = specStep(denoSpec(target, runner), target, running)
  return { steps: [step], args, next: continued(step, undefined, target, args) }
}

function denoSpec(target: Text, runner: string): Spec {
  if (/^(?:npm|jsr):/.test(target.value)) return registrySpec(target)
  if (/^https?:/i.test(target.value)) return { kind: 'source', form: 'archive', url: target.value, ref: undefined }
  return runner === 'deno x' && !isFileName(target.value) ? npmSpec(target) : { kind: 'local' }
}

/** `go run module@version`, `go run ./cmd/server`. */
function go(call: Call): Peeled | undefined {
  const [verb, ...words] = leadingOptions(call.args, optionsOf('go')).rest
  if (verb?.value !== 'run') return undefined
  const options = leadingOptions(words, optionsOf('go'))
  const [target, ...args] = options.rest
  if (!target) return undefined
  const spec = goSpec(target)
  const local = spec.kind === 'package' && !spec.version
  const running: Running = { runner: 'go run', ecosystem: 'go', local, options: options.words, args }
  return { steps: [specStep(spec, target, running)], args }
}

/** `dotnet run --project p`, `dotnet x.dll`, `dotnet tool run name`, `dotnet tool exec name`, `dnx name`. */
function dotnet(call: Call): Peeled | undefined {
  const [verb, ...words] = leadingOptions(call.args, optionsOf('dotnet')).rest
  if (!verb) return undefined
  if (verb.value === 'run') return dotnetRun(words)
  if (verb.value === 'dnx') return dnx(words, 'dotnet dnx')
  if (verb.value === 'tool' && words[0]?.value === 'exec') return dnx(words.slice(1), 'dotnet tool exec')
  if (verb.value === 'tool' && words[0]?.value === 'run') return dotnetTool(words.slice(1))
  const target = verb.value === 'exec' ? leadingOptions(words, optionsOf('dotnet')).rest : [verb, ...words]
  const [path, ...args] = target
  return path && /\.(?:dll|exe|cs|csproj)$/i.test(path.value) ? script('dotnet', path, args) : undefined
}

function dotnetRun(words: readonly Text[]): Peeled | undefined {
  const options = leadingOptions(words, optionsOf('dotnet'))
  const project = optionValue(options, '--project', '--file')
  if (project) return script('dotnet', project, options.rest)
  const [path, ...args] = options.rest
  return path && !options.dashed && path.value.toLowerCase().endsWith('.cs') ? script('dotnet', path, args) : undefined
}

function dotnetTool(words: readonly Text[]): Peeled | undefined {
  const options = leadingOptions(words, optionsOf('dotnet'))
  const [name, ...args] = options.rest
  if (!name) return undefined
  const running: Running = {
    runner: 'dotnet tool run',
    ecosystem: 'nuget',
    local: true,
    options: options.words,
    args: args[0]?.value === '--' ? args.slice(1) : args,
  }
  return { steps: [specStep(nugetSpec(name), name, running)], args: running.args }
}

/** `dnx Name@1.0 --yes -- args`: its options may stand on both sides of the name. */
function dnx(words: readonly Text[], runner: string): Peeled | undefined {
  const before = leadingOptions(words, DNX_OPTIONS)
  const [name, ...behind] = before.rest
  if (!name) return undefined
  const after = leadingOptions(behind, DNX_OPTIONS)
  const running: Running = {
    runner,
    ecosystem: 'nuget',
    options: [...before.words, ...after.words],
    args: after.rest,
  }
  const spec = nugetSpec(name)
  const given = optionValue(before, '--version') ?? optionValue(after, '--version')
  const versioned: Spec = given ? { ...spec, version: given, exact: isExactNuget(given) } : spec
  return { steps: [specStep(versioned, name, running)], args: running.args }
}

/** `jbang group:artifact:version`, `jbang alias@owner/repo/branch~path`, `jbang https://…`, `jbang file.java`. */
function jbang(call: Call): Peeled | undefined {
  const before = leadingOptions(call.args, optionsOf('jbang'))
  const words = before.rest[0]?.value === 'run' ? before.rest.slice(1) : before.rest
  const options = words === before.rest ? before : leadingOptions(words, optionsOf('jbang'))
  const code = optionValue(options, '--code')
  if (code) return inlineCode('jbang', code, code, options.rest)
  const [target, ...args] = options.rest
  if (!target) return undefined
  const running: Running = {
    runner: 'jbang',
    ecosystem: 'maven',
    options: options.words,
    args,
  }
  return { steps: [specStep(jbangSpec(target), target, running)], args }
}

function jbangSpec(target: Text): Spec {
  if (/^https?:/i.test(target.value)) return { kind: 'source', form: 'archive', url: target.value, ref: undefined }
  const catalog = /^[\w.-]{1,128}@([\w.-]{1,128}(?:\/[\w.-]{1,128}){0,2})(?:~.{0,256})?$/s.exec(target.value)?.[1]
  // A catalog is a file in a repository of that owner; `alias@owner/repo/branch` names a branch.
  if (catalog) return { kind: 'source', form: 'git', url: `github:${catalog}`, ref: undefined }
  return mavenSpec(target) ?? { kind: 'local' }
}

function fromTable(name: string): Unwrap {
  return (call) => interpret(call, name)
}

/** `awk 'program' file`: the first word is code, unless an option or a file holds it. */
function awk(call: Call): Peeled | undefined {
  const options = leadingOptions(call.args, AWK_OPTIONS)
  const given = optionValues(options, '--source')
  if (given[0]) return inlineCode('awk', asLines(given), given[0], options.rest)
  const file = optionValue(options, '--file', '--exec')
  if (file) return script('awk', file, options.rest)
  const [code, ...args] = options.rest
  return code && inlineCode('awk', code, code, args)
}

const SPECIAL: readonly (readonly [string, Unwrap])[] = [
  ...['awk', 'gawk', 'mawk', 'nawk'].map((name) => [name, awk] as const),
  ['tsx', tsx],
  ['nodemon', nodemon],
  ['zx', zx],
  ['bun', bun],
  ['deno', deno],
  ['dx', (call) => denoRun(call.args, [], 'deno x')],
  ['go', go],
  ['dotnet', dotnet],
  ['dnx', (call) => dnx(call.args, 'dnx')],
  ['jbang', jbang],
]

export const RUNTIMES: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ...[...INTERPRETERS.keys()].map((name): [string, Unwrap] => [name, fromTable(name)]),
  ...[...INTERPRETER_ALIASES].map(([alias, name]): [string, Unwrap] => [alias, fromTable(name)]),
  ...SPECIAL,
])

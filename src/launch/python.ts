/** uvx, uv run, pipx and `python -m`: programs that start packages and scripts of Python. */

import { pypiName } from '../knowledge/packages/purl.ts'
import {
  LAUNCHERS,
  PIPX_OPTIONS,
  PYTHON_OPTIONS,
  UV_OPTIONS,
  UV_RUN_OPTIONS,
  UVENV_OPTIONS,
  UVX_OPTIONS,
} from '../knowledge/packages/runners.ts'
import { type OptionTable, optionTable } from '../knowledge/programs/option-table.ts'
import { programName } from '../knowledge/programs/program-names.ts'
import type { Step, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { asLines, callOf, isScriptFile } from './call.ts'
import { continued, installed, packageSteps } from './npm.ts'
import type { Options } from './options.ts'
import { has, leadingOptions, optionValue, optionValues, slice } from './options.ts'
import type { Running } from './specs.ts'
import { installedStep, pypiSpec, specStep } from './specs.ts'

interface Tool {
  readonly runner: string
  readonly table: OptionTable
  /** The option that names the package when the word after the options is only its program. */
  readonly from: string
}

const UVX: Tool = { runner: 'uvx', table: UVX_OPTIONS, from: '--from' }
const PIPX: Tool = { runner: 'pipx run', table: PIPX_OPTIONS, from: '--spec' }

/** `uvx [--from spec] [--with spec] name args`, `pipx run [--spec spec] name args`. */
function runTool(args: readonly Text[], tool: Tool): Peeled | undefined {
  const options = leadingOptions(args, tool.table)
  const [first, ...rest] = options.rest
  const from = optionValue(options, tool.from)
  const command = first ?? from
  if (!command) return undefined
  const binary = from ? first : undefined
  const running: Running = {
    runner: tool.runner,
    ecosystem: 'pypi',
    local: has(options, '--offline'),
    options: binary ? [...options.words, binary] : options.words,
    args: rest,
  }
  // `uvx python` is the interpreter itself, with whatever --with brings.
  const interpreter = first && /^python[\d.]{0,8}(?:@.{1,32})?$/.test(first.value)
  const specs = [...(from ? [from] : first && !interpreter ? [first] : []), ...withSpecs(options)]
  const steps = [...listsOf(options, running), ...packageSteps(specs, pypiSpec, running)]
  if (interpreter) return { steps, args: rest, next: { program: 'python', command: first, args: rest } }
  return { steps, args: rest, next: continued(steps.at(-1), binary, command, rest) }
}

/** What parts packages, and brackets within which nothing does; before an operator a comma goes on with a range (uv, comma.rs). */
const PARTS_PACKAGES = /\[[^\]]{0,256}\]|,(?!\s{0,8}[!=<>~])/g

/** `--with a,b[c,d]>=1,<2` names several packages, with blanks around them that mean nothing. */
function withSpecs(options: Options): readonly Text[] {
  return optionValues(options, '--with').flatMap((text) => {
    const commas = [...text.value.matchAll(PARTS_PACKAGES)].filter(([found]) => found === ',')
    return [...commas.map(({ index }) => index), text.value.length].flatMap((to, at) => {
      const from = (commas[at - 1]?.index ?? -1) + 1
      const named = text.value.slice(from, to)
      const blanks = named.length - named.trimStart().length
      return named.trim() === '' ? [] : [slice(text, from + blanks, from + named.trimEnd().length)]
    })
  })
}

/** Options of uv for lists of packages, which may lie anywhere (docs.astral.sh/uv/reference/cli, uv-requirements, 2026-11). */
const LISTS = ['--with-requirements', '--constraints', '--overrides', '--build-constraints', '--excludes']

/** Lists that are fetched: who holds one names what is installed, and from where. */
function listsOf(options: Options, running: Running): readonly ReturnType<typeof specStep>[] {
  const fetched = LISTS.flatMap((name) => optionValues(options, name)).filter(({ value }) => /^https?:/i.test(value))
  return fetched.map((text) =>
    specStep({ kind: 'source', form: 'archive', url: text.value, ref: undefined }, text, { ...running, args: [] }),
  )
}

function uv(call: Call): Peeled | undefined {
  const { rest } = leadingOptions(call.args, UV_OPTIONS)
  const [verb, ...words] = rest
  if (verb?.value === 'run') return uvRun(call, words)
  if (verb?.value === 'x') return runTool(words, { ...UVX, runner: 'uv x' })
  if (verb?.value !== 'tool') return undefined
  const inner = leadingOptions(words, UV_OPTIONS).rest
  const name = inner[0]?.value
  return name === 'run' || name === 'uvx' ? runTool(inner.slice(1), { ...UVX, runner: `uv tool ${name}` }) : undefined
}

/**
 * `uv run`: a script, a module, or a program of the project's environment. A program named like one of the `--with`
 * packages is that package; other `--with` packages are what it is run with.
 */
function uvRun(call: Call, args: readonly Text[]): Peeled | undefined {
  const options = leadingOptions(args, UV_RUN_OPTIONS)
  const brought = withSpecs(options)
  const [first, ...rest] = options.rest
  if (!first) return undefined
  const running: Running = {
    runner: 'uv run',
    ecosystem: 'pypi',
    options: options.words,
    args: rest,
  }
  const module = has(options, '--module')
  const named = module ? undefined : brought.find((text) => sameName(text, first))
  if (named) {
    const brings = packageSteps([named, ...brought.filter((text) => text !== named)], pypiSpec, running)
    const steps = [...listsOf(options, running), ...brings]
    return { steps, args: rest, next: continued(steps.at(-1), undefined, first, rest) }
  }
  const company = [...listsOf(options, running), ...packageSteps(brought, pypiSpec, { ...running, args: [] })]
  const inner = module ? moduleStep(first, rest, 'uv run', options.words) : uvProgram(call, first, options, running)
  return inner && { ...inner, steps: [...company, ...inner.steps] }
}

function uvProgram(call: Call, first: Text, options: Options, running: Running): Peeled | undefined {
  const { args } = running
  const spec = pypiSpec(first)
  if (spec.kind === 'source') return { steps: [specStep(spec, first, running)], args }
  const script = isScriptFile(first.value) || has(options, '--script', '--gui-script')
  if (script || (spec.kind === 'local' && !LAUNCHERS.has(programName(first.value))))
    return { steps: [{ kind: 'script', interpreter: 'uv run', path: first, at: place(first), args }], args }
  return installed(call, 'uv run', 'pypi', [first, ...args])
}

function sameName(spec: Text, program: Text): boolean {
  const read = pypiSpec(spec)
  return read.kind === 'package' && pypiName(read.name.value) === pypiName(program.value)
}

/** A module as the package it is part of; which one, and which version, the environment decides. */
function moduleStep(module: Text, args: readonly Text[], runner: string, options: readonly Text[]): Peeled {
  const step = installedStep({ runner, ecosystem: 'pypi', options, args }, module.value, place(module))
  return { steps: [step], args, next: continued(step, undefined, module, args) }
}

/**
 * `uvenv run [--python x] name [--] args`: a package in a folder made for it. `--binary` names one of its programs. Behind
 * the name its own options are still its own, up to `--`.
 */
function uvenv({ args }: Call): Peeled | undefined {
  const [verb, ...words] = args
  if (verb?.value !== 'run') return undefined
  const options = leadingOptions(words, UVENV_OPTIONS)
  const [name, ...others] = options.rest
  if (!name) return undefined
  const end = others.findIndex(({ value }) => value === '--')
  const own = others.slice(end + 1)
  const steps = packageSteps([name], pypiSpec, {
    runner: 'uvenv run',
    ecosystem: 'pypi',
    options: options.words,
    args: own,
  })
  return { steps, args: own, next: continued(steps.at(-1), optionValue(options, '--binary'), name, own) }
}

function pipx(call: Call): Peeled | undefined {
  const { rest } = leadingOptions(call.args, PIPX_OPTIONS)
  return rest[0]?.value === 'run' ? runTool(rest.slice(1), PIPX) : undefined
}

/** `python file`, `python -m module`, `python -c code`; the last two end the interpreter's own options. */
function python(call: Call): Peeled | undefined {
  const { args } = call
  for (let at = 0, word = args[at]; word; word = args[++at]) {
    const { value } = word
    if (value === '-') return undefined
    if (!value.startsWith('-')) return scriptOf(word, args.slice(at + 1))
    const found = readPythonOption(value)
    if (found?.letter === 'm' || found?.letter === 'c') {
      const inside = found.rest < value.length
      const operand = inside ? slice(word, found.rest) : args[at + 1]
      const behind = args.slice(inside ? at + 1 : at + 2)
      if (!operand) return undefined
      return found.letter === 'm' ? runModule(operand, behind, args.slice(0, at)) : inline(operand, behind)
    }
    if (found && found.rest >= value.length) at++
    if (PYTHON_OPTIONS.get(value)?.values === 1 && !found) at++
  }
  return undefined
}

/** The first letter of a bundle that takes a word, and where what follows it in the same word begins: `-um`, `-Xutf8`. */
function readPythonOption(value: string): { readonly letter: string; readonly rest: number } | undefined {
  if (value.startsWith('--')) return undefined
  const at = value.search(/[mcWX]/)
  return at < 1 ? undefined : { letter: value.charAt(at), rest: at + 1 }
}

function scriptOf(path: Text, args: readonly Text[]): Peeled {
  return { steps: [{ kind: 'script', interpreter: 'python', path, at: place(path), args }], args }
}

function inline(code: Text, args: readonly Text[]): Peeled {
  const step: Step = { kind: 'inline-code', interpreter: 'python', code, at: place(code) }
  return { steps: [step], args }
}

/** Modules of the standard library whose words are code (docs.python.org, timeit), and options of theirs that take a word. */
const RUNS_CODE: ReadonlySet<string> = new Set(['timeit'])
const TIMEIT_OPTIONS = optionTable('-n --number=, -r --repeat=, -u --unit=, -s --setup=, -p --process, -v --verbose')

function codeOf(args: readonly Text[]): Text | undefined {
  const options = leadingOptions(args, TIMEIT_OPTIONS)
  return asLines([...optionValues(options, '--setup'), ...options.rest])
}

function runModule(module: Text, args: readonly Text[], options: readonly Text[]): Peeled {
  const name = module.value.toLowerCase()
  // These are programs that happen to be started as modules.
  if (name === 'uv' || name === 'pipx' || (name === 'pip' && args[0]?.value === 'install'))
    return { steps: [], args, next: callOf([module, ...args]) }
  const code = RUNS_CODE.has(name) ? codeOf(args) : undefined
  return code ? inline(code, []) : moduleStep(module, args, 'python -m', options)
}

/** The Windows launcher: `py -3.12-arm64 -m module`, `py -V:company/tag`. */
function py(call: Call): Peeled | undefined {
  const args = /^-(?:\d|V:)/.test(call.args[0]?.value ?? '') ? call.args.slice(1) : call.args
  return python({ ...call, program: 'python', args })
}

export const PYTHON: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['uvx', (call) => runTool(call.args, UVX)],
  ['uv', uv],
  ['uvenv', uvenv],
  ['pipx', pipx],
  ['python', python],
  ['pythonw', python],
  ['pyw', py],
  ['pypy', python],
  ['py', py],
])

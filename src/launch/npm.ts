/** npx, npm exec, pnpm dlx, yarn dlx, bunx: programs that fetch a package of npm and start it. */

import { pypiName } from '../knowledge/packages/purl.ts'
import {
  BUNX_OPTIONS,
  LAUNCHERS,
  NPM_OPTIONS,
  NPX_OPTIONS,
  PACKAGE_PROGRAMS,
  PNPM_OPTIONS,
  VLT_OPTIONS,
  YARN_OPTIONS,
} from '../knowledge/packages/runners.ts'
import { BRIDGES } from '../knowledge/programs/bridges.ts'
import type { OptionTable } from '../knowledge/programs/option-table.ts'
import { baseName, programName } from '../knowledge/programs/program-names.ts'
import { pieceOf } from '../knowledge/references/index.ts'
import type { Ecosystem, PackageStep, Step, Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { callOf, follow, programOrFile, wrapperStep } from './call.ts'
import { configured, configuredList, handedOn } from './npm-config.ts'
import type { Options } from './options.ts'
import { has, leadingOptions, mixedOptions, optionValues } from './options.ts'
import type { Running, Spec } from './specs.ts'
import { installedStep, npmSpec, specStep } from './specs.ts'
import { startString } from './start.ts'

interface Runner {
  readonly name: string
  readonly table: OptionTable
  /** Options given before the verb: `pnpm --package x dlx y`. */
  readonly before?: Options
  /** npm takes its options behind the package too, up to a `--` that it hands to nobody: `npm exec pkg -- args`. */
  readonly mixes?: true
  /** What it asks the environment for, where its options do not say it. */
  readonly asks?: readonly ('call' | 'package')[]
}

/** pnpm has no `call`. */
const NPM_ASKS = ['call', 'package'] as const
const PNPM_ASKS = ['package'] as const

function run(call: Call, args: readonly Text[], runner: Runner): Peeled | undefined {
  const own = leadingOptions(args, runner.table)
  // `--call` is refused there.
  const later = (runner.mixes && !own.dashed ? mixedOptions(own.rest, runner.table).given : []).filter(
    ({ name }) => name !== '--call',
  )
  const options: Options = { ...own, given: [...(runner.before?.given ?? []), ...own.given, ...later] }
  const named = optionValues(options, '--package')
  const packages = named.length === 0 && runner.asks?.includes('package') ? configuredList(call.env, 'package') : named
  const script =
    optionValues(options, '--call').at(-1) ??
    (has(options, '--shell-mode') ? own.rest.at(-1) : undefined) ??
    // Beside a package npm refuses it.
    (own.rest.length === 0 && runner.asks?.includes('call') ? configured(call.env, 'call') : undefined)
  const positional = script ? [] : own.rest
  const [first] = positional
  const behind = positional.slice(1)
  const rest = runner.mixes && behind[0]?.value === '--' ? behind.slice(1) : behind
  const specs = packages.length > 0 ? packages : first ? [first] : []
  const binary = packages.length > 0 ? first : undefined
  const words = [...(runner.before?.words ?? []), ...own.words]
  const steps = packageSteps(specs, npmSpec, {
    runner: runner.name,
    ecosystem: 'npm',
    local: has(options, '--no-install', '--no', '--offline'),
    options: binary ? [...words, binary] : words,
    args: rest,
  })
  const env = handedOn(options)
  if (script) {
    const inner = follow(steps, startString(script, runner.name, call.command))
    return { ...inner, env: [...env, ...(inner.env ?? [])] }
  }
  return steps.length > 0
    ? { steps, args: rest, env, next: continued(steps.at(-1), binary, first ?? call.command, rest) }
    : undefined
}

/**
 * The steps of what a runner fetches: the first specification runs, further packages are its extras; a further repository
 * or archive is a step of its own, before it.
 */
export function packageSteps(
  specs: readonly Text[],
  read: (text: Text) => Spec,
  running: Running,
): readonly Exclude<Step, { kind: 'shell' }>[] {
  const [first, ...others] = specs
  if (!first) return []
  const further = others.map((text) => specStep(read(text), text, { ...running, options: [], args: [] }))
  const extras = further.filter((step): step is PackageStep => step.kind === 'package')
  const sources = further.filter((step) => step.kind === 'source')
  const step = specStep(read(first), first, running)
  return [...sources, step.kind === 'package' ? { ...step, extras } : step]
}

/** The program that a package brings, where we know what its arguments start; undefined where it is the end of the chain. */
export function continued(
  step: Step | undefined,
  binary: Text | undefined,
  command: Text,
  args: readonly Text[],
): Call | undefined {
  if (binary) {
    const program = programName(binary.value)
    const known = LAUNCHERS.has(program) || [...PACKAGE_PROGRAMS.values()].includes(program)
    return known ? { program, command: binary, args } : undefined
  }
  const program = step?.kind === 'package' ? programOfPackage(step.ecosystem, step.name) : undefined
  return program ? { program, command, args } : undefined
}

function programOfPackage(ecosystem: Ecosystem, name: string): string | undefined {
  const key = ecosystem === 'pypi' ? pypiName(name) : name
  const fork = ecosystem === 'npm' && baseName(name) === 'mcp-remote' ? 'mcp-remote' : undefined
  return PACKAGE_PROGRAMS.get(`${ecosystem}:${key}`) ?? fork
}

/** A program that the project has installed: nothing here says which version. `words`: the last of the call's. */
export function installed(
  call: Call,
  runner: string,
  ecosystem: Ecosystem,
  words: readonly Text[],
): Peeled | undefined {
  const next = callOf(words)
  if (!next) return undefined
  const own = call.args.slice(0, call.args.length - words.length)
  const { command, args, program } = next
  if (LAUNCHERS.has(program) && !BRIDGES.has(program)) {
    const step = wrapperStep(call, runner, 'environment', own)
    return { steps: [step], args, next }
  }
  // `pnpm exec pkg@1.2.3`: what is installed decides, whatever version is written there.
  const spec = ecosystem === 'npm' ? npmSpec(command) : undefined
  if (spec?.kind === 'local') return programOrFile(next)
  const name = spec?.kind === 'package' ? spec.name : command
  const step = installedStep({ runner, ecosystem, options: own, args }, name.value, place(command), place(name))
  return { steps: [step], args, next: continued(step, undefined, command, args) }
}

/** `npm exec`, `npm x`, `npm init name`; anything else of npm runs what the project's own package.json says. */
function npm(call: Call): Peeled | undefined {
  const options = leadingOptions(withoutSwitchValues(call.args), NPM_OPTIONS)
  const { rest } = options
  const verb = rest[0]?.value ?? ''
  const runner: Runner = {
    name: `npm ${verb}`,
    table: NPM_OPTIONS,
    before: options,
    mixes: true,
    asks: NPM_ASKS,
  }
  // npm completes the names of its commands.
  if (verb === 'x' || verb === 'exec' || verb === 'exe') return run(call, rest.slice(1), runner)
  if (!CREATES.has(verb)) return ofPackageJson(call, options, rest, NPM_OPTIONS)
  return create(call, rest.slice(1), runner)
}

/** `create name`, as npm, pnpm, yarn and bun have it: the package is `create-name`. */
function create(call: Call, given: readonly Text[], runner: Runner): Peeled | undefined {
  const { words, rest } = leadingOptions(given, runner.table)
  const [name, ...args] = rest
  return name && run(call, [...words, initializer(name), ...args], runner)
}

/** `npm --script-shell=x run name`, on both sides of the verb: what the script is, package.json says. */
function ofPackageJson(call: Call, before: Options, rest: readonly Text[], table: OptionTable): Peeled | undefined {
  const env = [before, mixedOptions(rest, table)].flatMap(handedOn)
  return env.length > 0 ? { ...programOrFile(call), env } : undefined
}

const CREATES: ReadonlySet<string> = new Set(['init', 'create', 'innit'])

/** Repositories of which npm knows the host: `u/r`, `github:u/r`, `https://github.com/u/r`. */
const HOSTED =
  /^((?:(?:github|gitlab|bitbucket):|[\w+.-]{1,16}:\/\/(?:github|gitlab)\.com\/)?[\w-][\w.-]{0,127}\/)([\w.-]{1,128}(?:#.{0,256})?)$/s

/**
 * What `npm init name` starts (docs.npmjs.com, npm init; lib/commands/init.js of npm 11): `create-name`, `@scope/create`,
 * `@scope/create-name`, `github:u/create-r`.
 */
function initializer(name: Text): Text {
  const { value } = name
  const [, scope, base = '', version = ''] = /^(@[^/@]{1,214})?\/?([^@/]{0,214})(@.{0,256})?$/s.exec(value) ?? []
  if (scope === undefined && base === '')
    return pieceOf(name.node, name.from, name.to, value.replace(HOSTED, '$1create-$2'))
  const created = base === '' ? 'create' : `create-${base}`
  return pieceOf(name.node, name.from, name.to, `${scope === undefined ? '' : `${scope}/`}${created}${version}`)
}

/**
 * `npm exec --yes true package`: wherever its own options may stand, npm takes the word behind a switch for its value where it
 * is one of these (nopt).
 */
function withoutSwitchValues(args: readonly Text[]): readonly Text[] {
  const end = args.findIndex(({ value }) => value === '--')
  return args.filter(({ value }, index) => {
    if ((end >= 0 && index > end) || !/^(?:true|false|null)$/.test(value)) return true
    return NPM_OPTIONS.get(args[index - 1]?.value ?? '')?.values !== 0
  })
}

function pnpm(call: Call): Peeled | undefined {
  const options = leadingOptions(call.args, PNPM_OPTIONS)
  const { rest, given } = options
  const [verb, ...words] = rest
  if (verb?.value === 'dlx') return run(call, words, { ...PNPM_DLX, before: options })
  if (verb?.value === 'create') return create(call, words, { ...PNPM_DLX, name: 'pnpm create', before: options })
  if (verb?.value !== 'exec') return ofPackageJson(call, options, rest, PNPM_OPTIONS)
  const inner = leadingOptions(words, PNPM_OPTIONS)
  const [script] = inner.rest
  const peeled = has(inner, '--shell-mode')
    ? script && startString(script, 'pnpm exec', call.command)
    : installed(call, 'pnpm exec', 'npm', inner.rest)
  const env = handedOn({ ...inner, given: [...given, ...inner.given] })
  return peeled && { ...peeled, env: [...env, ...(peeled.env ?? [])] }
}

const PNPM_DLX: Runner = { name: 'pnpm dlx', table: PNPM_OPTIONS, asks: PNPM_ASKS }

/** `pnpx`, which pnpm 11 calls `pnx` too. */
function pnpx(call: Call): Peeled | undefined {
  return run(call, call.args, PNPM_DLX)
}

function yarn(call: Call): Peeled | undefined {
  const options = leadingOptions(call.args, YARN_OPTIONS)
  const [verb, ...words] = options.rest
  if (verb?.value === 'dlx') return run(call, words, { name: 'yarn dlx', table: YARN_OPTIONS, before: options })
  if (verb?.value === 'create')
    return create(call, words, { name: 'yarn create', table: YARN_OPTIONS, before: options })
  if (verb?.value !== 'exec') return undefined
  const own = leadingOptions(words, YARN_OPTIONS).rest
  const [line] = own
  // It is read by yarn's own shell (yarnpkg.com/cli/exec).
  if (line && own.length === 1 && /\s/.test(line.value)) return startString(line, 'yarn exec', call.command)
  return installed(call, 'yarn exec', 'npm', own)
}

/** `bunx pkg`, and `bun x pkg`. */
export function bunx(call: Call, args: readonly Text[], name: string): Peeled | undefined {
  return run(call, args, { name, table: BUNX_OPTIONS })
}

/** `bun create name`; `bun create ./folder` is a template, and starts nothing (bun.com/docs/cli/bun-create, 2026-12). */
export function bunCreate(call: Call, args: readonly Text[]): Peeled | undefined {
  return args[0]?.value.startsWith('.') ? undefined : create(call, args, { name: 'bun create', table: BUNX_OPTIONS })
}

/** `vlt exec` and `vlt x`, of which `vlx` is short. */
function vlt(call: Call): Peeled | undefined {
  const options = leadingOptions(call.args, VLT_OPTIONS)
  const [verb, ...words] = options.rest
  if (verb?.value !== 'exec' && verb?.value !== 'x') return undefined
  return run(call, words, { name: `vlt ${verb.value}`, table: VLT_OPTIONS, before: options })
}

export const NPM: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['npx', (call) => run(call, call.args, { name: 'npx', table: NPX_OPTIONS, asks: NPM_ASKS })],
  ['npm', npm],
  ['pnpm', pnpm],
  ['pn', pnpm],
  ['pnpx', pnpx],
  ['pnx', pnpx],
  ['yarn', yarn],
  ['bunx', (call) => bunx(call, call.args, 'bunx')],
  ['vlt', vlt],
  ['vlx', (call) => run(call, call.args, { name: 'vlx', table: VLT_OPTIONS })],
  // @antfu/ni: `npx` of whichever package manager the project has.
  ['nlx', (call) => run(call, call.args, { name: 'nlx', table: NPX_OPTIONS })],
])

/** How what starts comes to start with less around it: no other user, no other registry, no package beside, no fence down. */

import { isItem, replaced, rewritten, unsafe, withoutWords } from '../../changes.ts'
import {
  type Binding,
  type Change,
  type Fix,
  isLiteral,
  type PackageStep,
  place,
  type Server,
  type Text,
  wordsOf,
} from '../../model.ts'
import { wordsOfExtra } from '../packages/companions.ts'
import { IMITATED } from '../packages/real-names.ts'
import { isUncheckedAtAll } from '../packages/registries.ts'
import type { Elevation } from '../programs/elevation.ts'
import { wordSet } from '../programs/flags.ts'
import type { Relaxed } from '../programs/relaxed-flags.ts'
import { entryPublished } from '../servers/entries.ts'
import { MANY, withoutSwitch, withoutVariable } from './given.ts'

// ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Options of sudo(8), doas(1) and pkexec(1) that say who runs it and how it is asked for, and nothing about where or with what. */
const PLAIN_OPTION =
  /^(?:-[nESHA]{1,6}|--(?:non-interactive|preserve-env|set-home|askpass|keep-cwd)|--|-u|--user(?:=root)?|root)$/

/** What is started through another program, started by itself. Undefined for other users than the administrator. */
export function asOneself(server: Server, { at, user }: Elevation): Fix | undefined {
  const { steps, programs } = server.launch
  const { start } = 'parts' in at ? place(at) : at
  const step = steps.find((each) => each.kind === 'wrapper' && each.does === 'elevation' && each.at.start === start)
  const index = programs.findIndex((program) => place(program).start === start)
  const [own, started] = programs.slice(Math.max(index, 0), index + 2)
  if (user !== undefined || step?.kind !== 'wrapper' || !own || !started) return undefined
  if (!step.args.every(({ value }) => PLAIN_OPTION.test(value))) return undefined
  return unsafe(
    `Start '${started.value.slice(0, 80)}' without '${step.program}'`,
    startedAlone(own, step.args, started),
  )
}

function startedAlone(own: Text, options: readonly Text[], started: Text): readonly Change[] | undefined {
  const { node, value } = own
  // `"command": "sudo"`: the next word takes its place.
  if (node.parent?.kind !== 'mapping' || node.value !== value) return withoutWords([own, ...options])
  // `sudo "npx -y x"` names a program with blanks in its name.
  const isWord = isItem(started) || started.node.parent?.kind === 'mapping'
  const rest = isWord && isLiteral(started) ? withoutWords([...options, started]) : undefined
  return rest && [replaced(node, started.value), ...rest]
}

// ── Packages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The setting that names a registry goes. Only where we know that all packages of the launch are on the usual ones: another
 * may lie on the registry alone, and its name on the usual ones be anybody's.
 */
export function fromUsualRegistry(server: Server, given: Binding | readonly Text[]): Fix | undefined {
  if (server.launch.steps.some((step) => step.kind === 'package' && step.extras.length > MANY)) return undefined
  const packages = server.launch.steps
    .filter((step) => step.kind === 'package')
    .flatMap((step) => [step, ...step.extras])
  if (packages.length === 0 || !packages.every(isKnownPackage)) return undefined
  return 'name' in given ? withoutVariable(given, server) : withoutSwitch(given)
}

/** A repair of the setting of this name; undefined where it is for modules that nobody else could check. */
export function checkedAgain(name: string, fix: Fix | undefined): Fix | undefined {
  return isUncheckedAtAll(name) ? fix : undefined
}

/** Whether a package is known to be on the usual registry under this name. */
export function isKnownPackage({ ecosystem, name }: PackageStep): boolean {
  if (entryPublished(`${ecosystem}:${name}`) !== undefined) return true
  return (ecosystem === 'npm' || ecosystem === 'pypi') && wordSet(IMITATED[ecosystem]).has(name)
}

/** A further package goes, with the option that asks for it. */
export function withoutExtra(step: PackageStep, extra: PackageStep): Fix | undefined {
  if (step.options.length > MANY) return undefined
  const { words = [], among } = wordsOfExtra(step, extra) ?? {}
  const isListed = among && /^(?:,[^,\s]{1,256}|[^,\s]{1,256},)$/.test(among.word.value.slice(among.from, among.to))
  const piece = isListed ? rewritten(among.word, '', among.from, among.to) : undefined
  return unsafe(`Remove '${extra.name.slice(0, 80)}'`, piece ? [piece] : withoutWords(words))
}

// ── Fences ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** All switches that put a fence down go at once; undefined where one of them cannot. */
export function fencedAgain(server: Server, relaxed: readonly Relaxed[]): Fix | undefined {
  if (relaxed.length > MANY) return undefined
  const words = wordsOf(server)
  const changes = relaxed.map((each) => relaxedGone(each, words, server))
  if (!changes.every((each) => each !== undefined)) return undefined
  const names = [...new Set(relaxed.map(({ by }) => `'${by}'`))]
  return unsafe(`Remove ${names.slice(0, 3).join(', ')}`, changes.flat())
}

/** `--chrome-arg=--no-sandbox`: a word that hands on nothing else. */
const HANDED_ON = /^--[\w-]{1,40}=--[\w-]{1,40}$/
/** `--chrome-arg`, `--browser-args`: what follows is its value. */
const HANDS_ON = /^--?[\w-]{0,40}args?$/i

function relaxedGone({ by, given }: Relaxed, words: readonly Text[], server: Server): readonly Change[] | undefined {
  if (!given) return undefined
  if ('key' in given) return withoutArgument(given, by, server)
  const { value } = given
  if (value !== by && !value.startsWith(`${by}=`) && !HANDED_ON.test(value)) return undefined
  const before = words[words.indexOf(given) - 1]
  return withoutWords(before && HANDS_ON.test(before.value) ? [before, given] : [given])
}

/** A variable, or the argument in it where others are left. */
function withoutArgument(binding: Binding, by: string, server: Server): readonly Change[] | undefined {
  const { value, name } = binding
  const isWhole = by === name || value?.value.trim() === by
  if (isWhole || !value) return withoutVariable(binding, server)?.changes
  const from = value.from + value.value.indexOf(by)
  return withoutWords([{ ...value, value: by, from, to: from + by.length }])
}

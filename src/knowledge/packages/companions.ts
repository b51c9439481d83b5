/** What a launch brings or runs beside what it seems to: further packages, and a program of another name than its package. */

import { type PackageStep, place, type Text } from '../../model.ts'
import { wordSet } from '../programs/flags.ts'
import { entryPublished } from '../servers/entries.ts'

/** Packages that only run what stands in the project or in other packages: what they are given is what is meant. */
const FRAMEWORKS: ReadonlySet<string> = new Set([
  'mcp',
  'fastmcp',
  'uvicorn',
  'gunicorn',
  'hypercorn',
  'python',
  'ipython',
  'jupyter',
  'tsx',
  'ts-node',
  'node',
  'typescript',
  'mcp-proxy',
  'mcpo',
  'supergateway',
])

/** Further packages that a reader of the entry may overlook: neither of the server's family, nor what a framework is run with. */
export function hiddenExtras(step: PackageStep): readonly PackageStep[] {
  if (step.local || FRAMEWORKS.has(step.name.toLowerCase()) || step.runner === 'uv run') return []
  return step.extras.filter((extra) => !FRAMEWORKS.has(extra.name.toLowerCase()) && !isKin(extra.name, step.name))
}

/** How a further package is asked for. */
export interface ExtraWords {
  /** The words that hold nothing else. */
  readonly words: readonly Text[]
  /** Where it stands among others in one word, with a comma; undefined where it is alone. */
  readonly among: { readonly word: Text; readonly from: number; readonly to: number } | undefined
}

/** The words by which a further package is asked for; undefined where it brings the program that runs. */
export function wordsOfExtra({ options, ecosystem }: PackageStep, { at, name }: PackageStep): ExtraWords | undefined {
  const index = options.findIndex((each) => place(each).start <= at.start && at.end <= place(each).end)
  const [flag, word] = [options[index - 1], options[index]]
  const program = ecosystem === 'npm' ? options.at(-1) : undefined
  if (!word || (program && program !== word && isKin(program.value, name))) return undefined
  const inline = ASKS_INLINE.exec(word.value)?.[0].length
  if (inline === undefined && !(flag && ASKS.test(flag.value))) return undefined
  if (!word.value.includes(','))
    return { words: inline === undefined && flag ? [flag, word] : [word], among: undefined }
  const from = at.start - place(word).start
  const to = from + at.end - at.start
  // The first one with the comma behind it, the others with the one before.
  const isFirst = from === (inline ?? 0)
  return { words: [], among: { word, from: isFirst ? from : from - 1, to: isFirst ? to + 1 : to } }
}

const ASKS = /^(?:--with|--package|-p|-w)$/
const ASKS_INLINE = /^(?:--with|--package|-p|-w)=/

/**
 * The program that is run instead of what the package's name promises; undefined where the two belong together, or where the
 * server is named after the package, so that whoever approves it reads whose code it is.
 */
export function foreignProgram(step: PackageStep, server: string): Text | undefined {
  const program = step.options.at(-1)
  if (!program || !isNamedApart(step) || /^[-./\\]|[\s@:$%{=]/.test(program.value)) return undefined
  const name = program.value.replace(/\.(?:exe|cmd|js|mjs|cjs|py)$/i, '')
  if (OF_THE_SYSTEM.has(name) || isKin(name, step.name) || step.extras.some((extra) => isKin(name, extra.name)))
    return undefined
  return isKnown(step) || isNamedAfter(server, step) ? undefined : program
}

/** All that a package is called beside its scope. */
function isNamedAfter(server: string, { name }: PackageStep): boolean {
  const words = new Set(tellingWords(server))
  const own = tellingWords(name.replace(/^@[^/]{1,214}\//, ''))
  return own.length > 0 && own.every((word) => words.has(word))
}

/** Shells and runtimes come from the machine, and no package has a program by their name; the packages are there for what they start. */
const OF_THE_SYSTEM = wordSet('sh bash zsh dash env node python python3')

/** `--from pkg program`: the last of a step's options is then the program. */
function isNamedApart({ options, ecosystem }: PackageStep): boolean {
  const flag = ecosystem === 'npm' ? /^(?:--package|-p)(?:=|$)/ : /^(?:--from|--spec)(?:=|$)/
  return options.some(({ value }) => flag.test(value))
}

/** Of servers that we know, the program may be called what it likes. */
function isKnown({ ecosystem, name }: PackageStep): boolean {
  return entryPublished(`${ecosystem}:${name}`) !== undefined
}

/** Words that say of many programs and packages what they are, and of none which. */
const COMMON =
  /^(?:mcp|mcps|server|servers|cli|client|start|run|serve|stdio|main|app|bin|node|python|py|js|ts|tool|tools|sdk|core|kit)$/

function tellingWords(name: string): readonly string[] {
  const bare = name.replace(/^@/, '').toLowerCase()
  return bare
    .split(/[-_./ ]/)
    .map((word) => word.replace(/^mcp(?=.)|(?<=.)mcp$/, ''))
    .filter((word) => word !== '' && !COMMON.test(word))
}

/** Enough letters of a beginning to be an abbreviation: `az` of `azure`, `conport` of `context-portal`. */
const SHARED = 3

/** Whether two names plausibly belong together: a word of one in the other, or a beginning of one. */
function isKin(a: string, b: string): boolean {
  const [left, right] = [tellingWords(a), tellingWords(b)]
  // A name of common words alone (`server`, `mcp`) is everyone's.
  if (left.length === 0 || right.length === 0) return true
  return left.some((one) =>
    right.some((other) => {
      const [short, long] = one.length <= other.length ? [one, other] : [other, one]
      return (
        long.startsWith(short) || (short.length >= SHARED && (long.includes(short) || sharesBeginning(short, long)))
      )
    }),
  )
}

function sharesBeginning(a: string, b: string): boolean {
  return a.slice(0, SHARED) === b.slice(0, SHARED)
}

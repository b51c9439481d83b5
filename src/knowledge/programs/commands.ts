/** Commands that settings have a client run by itself: hooks, status lines, helpers. */

import type { Meaning } from '../../client.ts'
import type { ConfigFile, Launch, Step, Text } from '../../model.ts'
import { child, keyText, type Node } from '../../tree.ts'
import { textOf } from '../references/index.ts'

export interface Command {
  readonly launch: Launch
  /** What it is written in: a line for a shell, or a program and its arguments. */
  readonly words: readonly Text[]
  /** The key of the settings that the command stands under: `hooks`. */
  readonly setting: string | undefined
  /** What runs it, for the beginning of a sentence, and when it does so next. */
  readonly subject: string
  readonly again: string
  readonly means: Meaning
}

/** Each once: several clients may read the same hook. */
export function commandsOf({ approvals }: ConfigFile): readonly Command[] {
  const told = new Set<Node>()
  return approvals.flatMap(({ launch, node, means, at, plugIn }) => {
    if (!launch || told.has(node)) return []
    told.add(node)
    const setting = at.find((step) => step !== '*')
    return [{ launch, words: commandTexts(node), setting, ...spoken(setting, plugIn), means }]
  })
}

function spoken(setting: string | undefined, plugIn: true | undefined): Pick<Command, 'subject' | 'again'> {
  return plugIn
    ? { subject: `The setting '${setting}'`, again: 'the next time the client starts' }
    : { subject: `A command under '${setting}'`, again: 'the next time the client runs the command' }
}

/**
 * Those that run on the user's own machine, or in a container of the project. A job's machine is thrown away, and its steps are
 * the business of linters of workflows.
 */
export function commandsHere(config: ConfigFile): readonly Command[] {
  return commandsOf(config).filter(({ means }) => means !== 'runs-in-job')
}

/** Of those, what runs on the machine itself, and not in a container. */
export function commandsOnMachine(config: ConfigFile): readonly Command[] {
  return commandsHere(config).filter(({ means }) => means !== 'runs-in-container')
}

/** The texts of a command in settings, the program first where each is a word of its own. */
export function commandTexts(node: Node): readonly Text[] {
  const items = node.kind === 'sequence' ? node.items : [node, ...argumentsBeside(node)]
  return items.flatMap((item) => {
    // `{ "value": "x y", "quoting": "strong" }`, an argument of a task of VS Code.
    const text = item.kind === 'mapping' ? child(item, 'value') : item
    return text?.kind === 'string' ? [textOf(text)] : []
  })
}

/** Keys of programs, and of their arguments beside them. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['command', 'args'],
  ['exec', 'args'],
  ['executable', 'args'],
  ['runtimeExecutable', 'runtimeArgs'],
])

/**
 * `args` beside a `command`: Claude Code then starts the program without a shell ("exec form", CHANGELOG.md of 2.1.139). Copilot
 * has `exec` for that (docs.github.com, "GitHub Copilot hooks reference", 2026-11), and previews of Claude's desktop app the keys of
 * VS Code's launch configurations.
 */
export function argumentsBeside(node: Node): readonly Node[] {
  const key = node.kind === 'string' ? BESIDE.get(keyText(node) ?? '') : undefined
  const list = key === undefined ? undefined : child(node.parent, key)
  return list?.kind === 'sequence' ? list.items : []
}

export interface InCommand<T> {
  readonly found: T
  readonly setting: string | undefined
  readonly means: Meaning
}

/** What is wrong with the commands that settings run here by themselves, once a command. */
export function inCommands<T>(config: ConfigFile, judge: (step: Step) => T | undefined): readonly InCommand<T>[] {
  return commandsHere(config).flatMap(({ launch, setting, means }) => {
    const found = launch.steps.map(judge).find((each) => each !== undefined)
    return found === undefined ? [] : [{ found, setting, means }]
  })
}

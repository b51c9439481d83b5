/** What a rule is, and what it may ask. */

import type {
  Advisories,
  Confidence,
  ConfigFile,
  Fix,
  Installed,
  LockState,
  Node,
  Policy,
  RuleMeta,
  Secret,
  Server,
  Span,
  Text,
} from './model.ts'

/** A place to point at. A node means its value; for its key, pass the key's span. Prefer the narrowest token, on one line. */
export type Place = Span | Node | Text

export interface RuleReport {
  readonly at: Place
  /**
   * What is wrong and why it matters, a sentence each, ending with a period; dynamic parts in single quotes. Never the
   * text of a secret (the engine removes known ones, as a second line of defence).
   */
  readonly message: string
  /** What to do: one or two sentences, a reader's next step. */
  readonly help: string
  /** When not the rule's own. */
  readonly confidence?: Confidence
  readonly server?: Server | string | undefined
  /** Clients this is true for, when not all of the server's or file's readers. */
  readonly clients?: readonly string[]
  readonly related?: readonly { readonly at: Place; readonly message: string; readonly config?: ConfigFile }[]
  /** How it could be repaired; undefined where that cannot be said here. */
  readonly fix?: Fix | undefined
  /** The credential that it is about, so that it is reported once, wherever else it stands. */
  readonly about?: Secret
  /** Tells apart findings of one rule at one pointer: a package's name, a flag. Never a secret. */
  readonly discriminator?: string
  /** It is about the file as a whole: where in it the place lies is no part of what it is recognised by. */
  readonly ofFile?: boolean
}

/** What every hook is given beside its subject. */
interface RunContext {
  /** What the organisation allows, if the settings say. */
  readonly policy: Policy | undefined
  /** What is known against packages, as of the data that this run was given. */
  readonly advisories: Advisories
  /** What this machine has, where somebody wants to know: for a fix that says no more than what runs already. */
  readonly installed?: Installed | undefined
  /** How servers stand to what was locked, where there is a lock; `file` is the lock itself, as a place. */
  readonly lock: (LockState & { readonly file: ConfigFile }) | undefined
}

export interface RuleContext extends RunContext {
  /** Every file of the run, for what stands elsewhere: the server that a settings file is about. */
  readonly configs: readonly ConfigFile[]
  report(finding: RuleReport): void
}

export interface WorkspaceContext extends RunContext {
  /** The settings file, as a place for what stands in no other. */
  readonly settings: ConfigFile | undefined
  report(finding: RuleReport & { readonly config: ConfigFile }): void
}

export interface Rule extends RuleMeta {
  /** What a run finds out only for rules that ask: who can get at a file, and which packages lie in place (`ConfigFile`). */
  readonly asks?: 'exposure' | 'versions'
  /** Once a run, over every file. */
  workspace?(configs: readonly ConfigFile[], context: WorkspaceContext): void
  /** Once a file. */
  config?(config: ConfigFile, context: RuleContext): void
  /** Once a server entry. The engine lowers findings on disabled or dead entries to low confidence, secrets excepted. */
  server?(server: Server, context: RuleContext & { readonly config: ConfigFile }): void
}

/**
 * Declares a rule. Pure and synchronous: no I/O, no clock, no question about which client it is.
 * The file's name is the id; its page stands beside it as Markdown.
 */
export function defineRule(rule: Rule): Rule {
  return rule
}

/** Ignores that do nothing: what is wrong with each, and what to do about it. */

import type { Fix } from '../model.ts'
import type { Span } from '../tree.ts'
import { RULE_OF_PLUGIN, unknownWord } from './suggest.ts'

export interface StaleIgnore {
  readonly rule: 'unused-ignore' | 'ignore-without-reason'
  readonly file: string
  readonly span: Span
  readonly message: string
  /** What to do, one or two sentences. */
  readonly help: string
  /** It stands in our settings file, not in a scanned one. */
  readonly inSettings: boolean
  readonly fix?: Fix | undefined
}

type Words = Pick<StaleIgnore, 'rule' | 'message' | 'help'>

const REMOVE = 'Remove it, so that it does not silence a later finding.'

export const withoutReason: Words = {
  rule: 'ignore-without-reason',
  message: 'This ignore gives no reason and is not applied. Nobody can tell later whether it is still valid.',
  help: "Say why the finding is acceptable: after ' -- ' in a comment, as 'reason' in the settings.",
}

export const namesNoRule: Words = {
  rule: 'unused-ignore',
  message: 'This ignore names no rule and is not applied. There is no way to silence everything at once.',
  help: "Name the rule and say why: 'mcp-audit-ignore unpinned-package -- our own package'.",
}

/** An ignore names a rule that there is not. */
export function namesUnknownRule(word: string, known: Iterable<string>): Words {
  return {
    rule: 'unused-ignore',
    message: `${unknownWord('rule', word, known)} The ignore is not applied.`,
    help: `Name an existing rule: 'mcp-audit explain' lists them. ${RULE_OF_PLUGIN}`,
  }
}

/** A comment begins as ours do, and goes on in no way that we know. */
export function unknownDirective(word: string, known: Iterable<string>): Words {
  return {
    rule: 'unused-ignore',
    message: `${unknownWord('comment', word, known)} It is not applied.`,
    help: "Write 'mcp-audit-ignore' on the finding's line or the line before it, or 'mcp-audit-ignore-file'.",
  }
}

/** `id` is one of our own, never a word of the file's. */
export function unused(id: string): Words {
  return {
    rule: 'unused-ignore',
    message: `This ignore of '${id}' silences nothing: there is no such finding here.`,
    help: REMOVE,
  }
}

/** An ignore of the settings is for a value above the finding. */
export function aboutOnePlace(id: string): Words {
  return {
    rule: 'unused-ignore',
    message: `This ignore of '${id}' silences nothing: it covers only one place, and the finding is below it.`,
    help: "Add '/**' to its pointer if it is meant for everything below.",
  }
}

/** An ignore of the settings is for a file that was not read. */
export function aboutNothing(id: string): Words {
  return {
    rule: 'unused-ignore',
    message: `This ignore of '${id}' is for a file that does not exist, or that no client reads.`,
    help: `Correct its name, or remove it, so that it does not silence a later finding.`,
  }
}

/** A comment ignores a rule that is about ignores. */
export function onlyInSettings(id: string): Words {
  return {
    rule: 'unused-ignore',
    message: `A comment cannot ignore '${id}': it would excuse itself.`,
    help: "Remove it, or accept the finding under 'ignore' in the settings.",
  }
}

/** An ignore of the settings is past its day, YYYY-MM-DD. */
export function expired(id: string, on: string): Words {
  return {
    rule: 'unused-ignore',
    message: `This ignore of '${id}' expired on ${on} and is not applied.`,
    help: 'Fix what it was about, or give it a new date and a reason that is still valid.',
  }
}

/** Rules that judge ignores themselves. */
export const RULES_ABOUT_IGNORES: ReadonlySet<string> = new Set(['unused-ignore', 'ignore-without-reason'])

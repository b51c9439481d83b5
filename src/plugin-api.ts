/** What rules outside of this repository are written with: `import { defineRule } from 'mcp-audit/rule'`. */

export {
  isItem,
  removed,
  replaced,
  rewritten,
  withoutBinding,
  withoutWords,
  wordsAfter,
  wordsBefore,
} from './changes.ts'
export type {
  Approval,
  Binding,
  Category,
  Change,
  Confidence,
  ConfigFile,
  Drift,
  Fix,
  Gone,
  Input,
  Launch,
  LockState,
  Mapping,
  Node,
  Policy,
  Reference,
  RuleMeta,
  Secret,
  Server,
  Severity,
  Span,
  Step,
  StringNode,
  Text,
  Unlocked,
  Value,
} from './model.ts'
export { isLiteral, keyOf, place, references, unsetValue, withDefaults, wordLists } from './model.ts'
export type { Place, Rule, RuleContext, RuleReport, WorkspaceContext } from './rule.ts'
export { defineRule } from './rule.ts'
export { at, child, childAt, childrenOf, pointerOf, walk } from './tree.ts'

import type { Rule } from './rule.ts'

/** What a plug-in's module exports as its default. */
export interface Plugin {
  /** Stands before what is said about it: `acme`. */
  readonly name: string
  /** Their ids begin with the plug-in's name and a dash: `acme-no-laptops`. */
  readonly rules: readonly Rule[]
}

/** Types a plug-in; returns it as it is. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin
}

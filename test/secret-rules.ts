/** The rules that report what the detector finds. */

import { rules } from '../rules/index.ts'
import type { Rule } from '../src/rule.ts'

const IDS: readonly string[] = [
  'hardcoded-secret',
  'hardcoded-key-material',
  'hardcoded-password',
  'secret-in-args',
  'secret-in-url',
]

export const hardcodedRules: readonly Rule[] = rules.filter(({ id }) => IDS.includes(id))

/** The shape of a plug-in. Loaded only when there is one: see `settings-schema.ts`. */

import { CONFIDENCES, SEVERITIES } from './model.ts'
import type { Plugin } from './plugin-api.ts'
import * as z from './zod.ts'

const hook = z.custom<NonNullable<Plugin['rules'][number]['server']>>((value) => typeof value === 'function', {
  error: 'is not a function',
})

const rule = z
  .looseObject({
    id: z.string().regex(/^[a-z]+(?:-[a-z0-9]+)+$/, 'is not of the form acme-no-laptops'),
    // It stands in reports as it is.
    title: z.string().regex(/^[^\p{Cc}\p{Cf}]{1,200}$/u, 'is not a heading of 1 to 200 visible characters'),
    severity: z.enum(SEVERITIES),
    confidence: z.enum(CONFIDENCES),
    category: z.string().min(1),
    cwe: z.array(z.string().regex(/^CWE-\d{1,5}$/, 'is not of the form CWE-798')),
    owasp: z.array(z.string().regex(/^MCP\d\d$/, 'is not of the form MCP01')),
    since: z.string().min(1),
    docs: z.url({ protocol: /^https$/, error: 'is not an address with https' }).optional(),
    workspace: hook.optional(),
    config: hook.optional(),
    server: hook.optional(),
  })
  .refine((rule) => rule.workspace ?? rule.config ?? rule.server, 'has none of the hooks workspace, config and server')

const plugin = z.looseObject({
  name: z.string().regex(/^[a-z][a-z0-9]*$/, 'is not a word in small letters'),
  rules: z.array(rule).min(1),
})

/** What is wrong with a plug-in, a clause each; nothing where it is one. */
export function faultsOf(value: unknown): readonly string[] {
  if (value === undefined) return ['the default export is missing']
  if (Array.isArray(value))
    return ['the default export is a list; a plug-in is `definePlugin({ name, rules: [rule] })`']
  if (typeof value === 'object' && value !== null && 'id' in value && !('rules' in value))
    return ['the default export is a rule; a plug-in is `definePlugin({ name, rules: [rule] })`']
  const { error } = plugin.safeParse(value, { reportInput: true })
  return (error?.issues ?? []).slice(0, 10).map((issue) => {
    const where = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
    return `${where === '' ? 'the default export' : `'${where.replace(/^\./, '')}'`} ${clause(issue)}`
  })
}

function clause(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `is not ${KINDS.get(issue.expected) ?? issue.expected}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return 'is empty'
    default:
      return issue.message
  }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a string'],
  ['array', 'a list'],
  ['object', 'an object'],
])

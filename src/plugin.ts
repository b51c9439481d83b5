/**
 * Rules in code that somebody else wrote. They come only from the command line, never because a scanned file asks, and what
 * goes wrong in them is told and costs nothing but their own findings.
 */

import type { Problem } from './model.ts'
import type { Plugin } from './plugin-api.ts'
import type { Rule, RuleReport } from './rule.ts'

/** Where failures of a run are collected. */
export type Failures = Problem[]

/**
 * The rules of a plug-in, each held so that an error in it ends it and nothing else. `path` is as it is reported.
 */
export function guarded({ name, rules }: Plugin, path: string, failures: Failures): readonly Rule[] {
  return rules.map((rule) => guardedRule(rule, name, path, failures))
}

function guardedRule(rule: Rule, name: string, path: string, failures: Failures): Rule {
  let failed = false
  const attempt = (run: () => unknown): void => {
    if (failed) return
    try {
      const result = run()
      if (result instanceof Promise) throw new TypeError('a hook may not be asynchronous')
    } catch (error) {
      failed = true
      failures.push({
        file: path,
        message: `Rule '${rule.id}' of the plug-in '${name}' failed${placeIn(error, path)}: ${wordsOf(error)}. Its findings so far are kept.`,
      })
    }
  }
  const held: Rule = { ...rule, foreign: true }
  const { workspace, config, server } = rule
  if (workspace)
    held.workspace = (configs, context) =>
      attempt(() => workspace(configs, { ...context, report: (report) => context.report(checked(report)) }))
  if (config)
    held.config = (file, context) =>
      attempt(() => config(file, { ...context, report: (report) => context.report(checked(report)) }))
  if (server)
    held.server = (entry, context) =>
      attempt(() => server(entry, { ...context, report: (report) => context.report(checked(report)) }))
  return held
}

/** A report whose words and place are what they have to be; throws what the plug-in's author is to read. */
function checked<T extends RuleReport>(report: T): T {
  for (const key of ['message', 'help'] as const) {
    const words: unknown = report[key]
    if (typeof words !== 'string' || words === '') throw new TypeError(`a report's '${key}' is not a sentence`)
  }
  const at: unknown = report.at
  const isPlace = typeof at === 'object' && at !== null && ('start' in at || 'span' in at || 'parts' in at)
  if (!isPlace) throw new TypeError("a report's 'at' is not a span, a node or a text")
  return report
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** ` at acme.mjs:12:5`: the first line of the stack that lies in the plug-in. */
function placeIn(error: unknown, path: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  const line = stack.split('\n').find((each) => each.includes(name))
  const position = line && /:(\d{1,7}:\d{1,7})\)?$/.exec(line)?.[1]
  return position ? ` at ${name}:${position}` : ''
}

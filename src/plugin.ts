/**
 * Rules in code that somebody else wrote. They come only from the command line, never because a scanned file asks, and what
 * goes wrong in them is told and costs nothing but their own findings.
 */

import type { ConfigFile, Problem } from './model.ts'
import type { Plugin } from './plugin-api.ts'
import { faultIn } from './plugin-report.ts'
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
  let running = false
  const attempt = (run: () => unknown): void => {
    if (failed) return
    try {
      running = true
      const result = run()
      if (!isThenable(result)) return
      // What becomes of it is nobody's business any more; unheard, its failure would end the whole run.
      Promise.resolve(result).catch(() => {})
      throw new TypeError('a hook may not be asynchronous')
    } catch (error) {
      failed = true
      failures.push({
        file: path,
        message: `Rule '${rule.id}' of the plug-in '${name}' failed${placeIn(error, path)}: ${wordsOf(error)}. Its findings so far are kept.`,
      })
    } finally {
      running = false
    }
  }
  // What is reported behind a hook's back, when another rule is at work, is nobody's.
  const whileRunning =
    <T>(report: (given: T) => void) =>
    (given: T): void => {
      if (running) report(given)
    }
  const held: Rule = { ...rule, foreign: true }
  const { workspace, config, server } = rule
  if (workspace)
    held.workspace = (configs, context) => {
      const places = context.settings ? [...configs, context.settings] : configs
      attempt(() =>
        workspace(configs, {
          ...context,
          report: whileRunning((report) => context.report(checked(report, undefined, places))),
        }),
      )
    }
  if (config)
    held.config = (file, context) =>
      attempt(() =>
        config(file, {
          ...context,
          report: whileRunning((report) => context.report(checked(report, file, context.configs))),
        }),
      )
  if (server)
    held.server = (entry, context) =>
      attempt(() =>
        server(entry, {
          ...context,
          report: whileRunning((report) => context.report(checked(report, context.config, context.configs))),
        }),
      )
  return held
}

/** A report that is what it has to be; throws what the plug-in's author is to read. */
function checked<T extends RuleReport>(report: T, config: ConfigFile | undefined, configs: readonly ConfigFile[]): T {
  const fault = faultIn(report, config, configs)
  if (fault) throw new TypeError(fault)
  return report
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** What was thrown, in its own words. It may be anything, and even asking it may throw. */
export function wordsOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error).replace(/\.$/, '')
  } catch {
    return 'it threw what has no words'
  }
}

/** ` at acme.mjs:12:5`: the first line of the stack that lies in the plug-in. */
function placeIn(error: unknown, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const line = stackOf(error).find((each) => each.includes(name))
  const position = line && /:(\d{1,7}:\d{1,7})\)?$/.exec(line)?.[1]
  return position ? ` at ${name}:${position}` : ''
}

/** The lines of a stack; none where there is none. */
export function stackOf(error: unknown): readonly string[] {
  try {
    return error instanceof Error ? String(error.stack ?? '').split('\n') : []
  } catch {
    return []
  }
}

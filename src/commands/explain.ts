import { Chalk, type ChalkInstance } from 'chalk'
import { UsageError } from '../errors.ts'
import { hasRecipe } from '../knowledge/recipes/ids.ts'
import { type Entry, entry, STANDARD_IDS, STANDARDS, standardsOf } from '../knowledge/standards.ts'
import { type RuleMeta, SEVERITIES } from '../model.ts'
import { colourLevel } from '../report/colour.ts'
import { printed, wrap } from '../report/text.ts'
import { closest } from '../triage/suggest.ts'
import { COULD_NOT, type ExitCode, type Host, PASSED, widthOf } from './host.ts'
import { recipesForFindings, recipesInGeneral } from './recipes.ts'
import type { ScanFlags } from './scan.ts'
import { STANDARD_ID } from './words.ts'

/** Of the program, which knows servers: this chunk does not. */
type SubjectsAt = typeof import('./subjects.ts').subjectsAt

export interface ExplainFlags {
  /** A file, and a line of it behind a colon. */
  readonly for?: string
  /** Whose rules are explained beside ours. */
  readonly plugin?: readonly string[]
  readonly color: ScanFlags['color']
}

/**
 * `mcp-audit explain [rule]`: the page of one of these rules with its recipes, styled for a terminal, a table of those about
 * an entry of a standard, or a table of them all. With `--for`, the recipes for the rule's findings in a file.
 */
export async function explain(
  id: string | undefined,
  { for: place, color }: ExplainFlags,
  rules: readonly RuleMeta[],
  host: Host,
  subjectsAt: SubjectsAt,
): Promise<ExitCode> {
  const chalk = new Chalk({ level: colourLevel({ flag: color, env: host.env, isTTY: host.stdout.isTTY }) })
  const width = widthOf(host.stdout, 100)
  if (place !== undefined) {
    if (id === undefined) throw new UsageError("'--for' needs a rule: 'mcp-audit explain <rule> --for <file>:<line>'.")
    const asked = await subjectsAt(withRecipes(known(id, rules)), place, host)
    if (!asked) return COULD_NOT
    host.stdout.write(printed(recipesForFindings(id, asked, { chalk, width })))
    return PASSED
  }
  host.stdout.write(id === undefined ? table(rules, chalk) : await page(id, rules, chalk, width))
  return PASSED
}

function table(rules: readonly RuleMeta[], chalk: ChalkInstance): string {
  const widest = rules.reduce((most, { id }) => Math.max(most, id.length), 0)
  const bySeverity = SEVERITIES.flatMap((severity) => rules.filter((rule) => rule.severity === severity))
  const lines = bySeverity.map(
    ({ id, severity, title }) => `${severity.padEnd(8)}  ${chalk.bold(id.padEnd(widest))}  ${title}`,
  )
  return `${lines.join('\n')}\n\n${rules.length} rules. 'mcp-audit explain <rule>' shows one.\n`
}

/** The rules about what a standard calls by a name of its own, as a finding or a report of another tool has it. */
function about(named: Entry, rules: readonly RuleMeta[], chalk: ChalkInstance): string {
  const { name, page } = STANDARDS[named.standard]
  const concerned = rules.filter((rule) => standardsOf(rule).some(({ id }) => id === named.id))
  return `${chalk.bold(`${named.id}: ${named.name}`)} (${name})\n${page(named.id)}\n\n${table(concerned, chalk)}`
}

async function page(id: string, rules: readonly RuleMeta[], chalk: ChalkInstance, width: number): Promise<string> {
  const named = entry(id.toUpperCase())
  if (named && !rules.some((candidate) => candidate.id === id)) return about(named, rules, chalk)
  const rule = known(id, rules)
  const [heading = '', ...rest] = rule.foreign
    ? pageOfForeign(rule)
    : (await import('./pages.ts')).pageOf(id).split('\n')
  const recipes = recipesInGeneral(id, { chalk, width })
  const facts = [
    ...wrap(
      `${rule.id}: severity ${rule.severity}, confidence ${rule.confidence}, category ${rule.category}, since ${rule.since}`,
      width,
    ),
    ...STANDARD_IDS.flatMap((standard) => {
      const names = standardsOf(rule).filter((each) => each.standard === standard)
      const list = names.map(({ id, name }) => `${id} ${name}`).join(', ')
      return names.length > 0 ? wrap(`${STANDARDS[standard].name}: ${list}`, width) : []
    }),
  ]
  return `${chalk.bold(heading.replace(/^# /, ''))}\n${facts.map((fact) => chalk.dim(fact)).join('\n')}\n${styled(rest, chalk, width)}${printed(recipes)}`
}

/** A plug-in has no pages of ours: what it says of its rule, and where it says more. */
function pageOfForeign({ id, title, docs }: RuleMeta): readonly string[] {
  const more = docs === undefined ? '' : ` More about it: ${docs}`
  return [`# ${title}`, '', `A rule of the plug-in '${id.slice(0, id.indexOf('-'))}'.${more}`]
}

function withRecipes({ id }: RuleMeta): string {
  if (hasRecipe(id)) return id
  throw new UsageError(`There is no recipe for '${id}': its findings are fixed in the file itself.`, [
    `'mcp-audit explain ${id}' describes the fix.`,
  ])
}

function known(id: string, rules: readonly RuleMeta[]): RuleMeta {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule) return rule
  const near = closest(
    id,
    rules.map((candidate) => candidate.id),
  )
  throw new UsageError(STANDARD_ID.test(id) ? `No rule is about '${id}'.` : `There is no rule '${id}'.`, [
    near
      ? `Did you mean '${near}'?`
      : "Run 'mcp-audit explain' for a list; a rule of a plug-in needs '--plugin <file>'.",
  ])
}

/** Our own Markdown, which keeps to headings, paragraphs, lists, tables and fenced code. */
function styled(lines: readonly string[], chalk: ChalkInstance, width: number): string {
  let code = false
  const out: string[] = []
  for (const line of lines) {
    if (line.startsWith('```')) {
      code = !code
      continue
    }
    if (code) out.push(line === '' ? '' : `    ${line}`)
    else if (line.startsWith('#')) out.push(chalk.bold(line.replace(/^#+ /, '').toUpperCase()))
    else if (line.startsWith('|')) out.push(line)
    else for (const each of paragraph(line, width)) out.push(each)
  }
  return `${out.join('\n').trimEnd()}\n`
}

/** A paragraph, or an item of a list, whose further lines stand below its words. */
function paragraph(line: string, width: number): readonly string[] {
  if (line === '') return ['']
  const [mark = ''] = /^(?:- |\d{1,2}\. )/.exec(line) ?? []
  const pieces = wrap(withBareLinks(line.slice(mark.length)), width - mark.length)
  return pieces.map((piece, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${piece}`)
}

/** What a link is called, and where it leads: a terminal shows both, and makes no link of brackets. */
function withBareLinks(text: string): string {
  return text.replace(/\[([^[\]]{1,200})\]\((https?:[^()\s]{1,400})\)/g, '$1 ($2)')
}

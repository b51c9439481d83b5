/** Recipes, printed: those of a rule in general, and those of its findings in a file, filled in. */

import type { ChalkInstance } from 'chalk'
import { recipesFor } from '../knowledge/recipes/index.ts'
import type { Recipe } from '../knowledge/recipes/recipe.ts'
import { neutralise, wrap } from '../report/text.ts'
import { told } from './host.ts'
import type { Asked } from './subjects.ts'

/** How what is printed looks. */
export interface Look {
  readonly chalk: ChalkInstance
  readonly width: number
}

/** Longer than any line of a recipe: a name may have 128 characters, a path a thousand. */
const LONGEST_LINE = 8000

/** The recipes of a rule, with words in capitals for what only a finding knows; no lines for a rule without any. */
export function recipesInGeneral(rule: string, look: Look): readonly string[] {
  const recipes = recipesFor(rule, {})
  if (recipes.length === 0) return []
  return [
    '',
    look.chalk.bold('RECIPES'),
    '',
    ...wrap(
      `What to do when editing the file is not enough. 'mcp-audit explain ${rule} --for <file>[:<line>]' fills them in with details from the file.`,
      look.width,
    ),
    ...recipes.flatMap((recipe) => ['', ...recipeLines(recipe, look)]),
  ]
}

/** The recipes for findings of a rule, each once, below the findings that it is for. */
export function recipesForFindings(rule: string, asked: readonly Asked[], look: Look): readonly string[] {
  const groups = new Map<string, { readonly findings: Asked['finding'][]; readonly recipes: readonly Recipe[] }>()
  for (const { finding, subject } of asked) {
    const recipes = recipesFor(rule, subject)
    const key = JSON.stringify(recipes)
    const group = groups.get(key) ?? { findings: [], recipes }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ findings, recipes }, index) => [
    ...(index === 0 ? [] : ['']),
    ...findings.flatMap((finding) => findingLines(finding, look)),
    ...recipes.flatMap((recipe) => ['', ...recipeLines(recipe, look)]),
  ])
}

function findingLines({ file, start, rule, message }: Asked['finding'], { chalk, width }: Look): readonly string[] {
  return [
    `${chalk.bold(rule)} ${told(file)}:${start.line}:${start.column}`,
    ...wrap(neutralise(message, LONGEST_LINE), width).map((line) => chalk.dim(line)),
  ]
}

function recipeLines({ title, steps, source, checked }: Recipe, { chalk, width }: Look): readonly string[] {
  return [
    chalk.bold(neutralise(title)),
    ...steps.flatMap((step) =>
      typeof step === 'string'
        ? wrap(neutralise(step, LONGEST_LINE), width)
        : step.code.split('\n').map((line) => `    ${neutralise(line, LONGEST_LINE)}`),
    ),
    chalk.dim(`Source: ${source} (read ${checked})`),
  ]
}

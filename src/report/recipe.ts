/** How to see the recipe for a finding, where its rule has some. */

import { hasRecipe } from '../knowledge/recipes/ids.ts'
import { shellPath } from '../knowledge/recipes/quoting.ts'
import type { Finding } from '../model.ts'
import { neutralise } from './text.ts'

/**
 * The command that prints the recipes for a finding, as it can be pasted into a shell whatever its file is called; undefined
 * where there is none, or where the file is not at hand: what came through a pipe, a name that cannot be shown as it is.
 */
export function recipeCommand({ rule, file, start }: Pick<Finding, 'rule' | 'file' | 'start'>): string | undefined {
  if (!hasRecipe(rule) || file === NAMELESS || neutralise(file) !== file) return undefined
  const path = file.startsWith('-') ? `./${file}` : file
  return `mcp-audit explain ${rule} --for ${shellPath(`${path}:${start.line}`)}`
}

/** What standard input is called when nobody named it. */
const NAMELESS = 'stdin'

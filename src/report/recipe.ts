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
  const path = hasRecipe(rule) ? typed(file, `:${start.line}`) : undefined
  return path === undefined ? undefined : `mcp-audit explain ${rule} --for ${path}`
}

/** The command that makes the fix of a finding, in the same cases. */
export function fixCommand({ rule, file }: Finding, safety: 'safe' | 'unsafe'): string | undefined {
  const path = typed(file)
  if (path === undefined) return undefined
  return ['mcp-audit fix', ...(safety === 'unsafe' ? ['--unsafe'] : []), '--only', rule, path].join(' ')
}

/** A file with what stands behind it, as a word of a shell. */
function typed(file: string, behind = ''): string | undefined {
  if (file === NAMELESS || neutralise(file) !== file) return undefined
  return shellPath(`${file.startsWith('-') ? './' : ''}${file}${behind}`)
}

/** What standard input is called when nobody named it. */
const NAMELESS = 'stdin'

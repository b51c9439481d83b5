/**
 * Where a module is no JavaScript: Node says what is wrong with it, and from 20 to 24 not where. Loaded only when a plug-in
 * has such an error; nothing of it is run.
 */

import { parse } from 'acorn'

export interface SyntaxPlace {
  /** 1-based, as is the column. */
  readonly line: number
  readonly column: number
}

/** The place of the first error of syntax in a module's text; undefined where acorn finds none. */
export function syntaxPlace(text: string): SyntaxPlace | undefined {
  try {
    parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })
    return undefined
  } catch (error) {
    return isPlaced(error) ? { line: error.loc.line, column: error.loc.column + 1 } : undefined
  }
}

/** acorn counts lines from 1 and columns from 0. */
function isPlaced(error: unknown): error is { readonly loc: SyntaxPlace } {
  return error instanceof SyntaxError && 'loc' in error
}

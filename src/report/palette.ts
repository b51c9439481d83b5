/** What is shown in which colour. */

import { Chalk } from 'chalk'
import type { Severity } from '../model.ts'
import type { ColourLevel } from './colour.ts'

export type Paint = (text: string) => string

export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>
  readonly strong: Paint
  readonly faint: Paint
  readonly warning: Paint
  readonly good: Paint
  /** Frame furniture: line numbers, bars, arrows. */
  readonly gutter: Paint
  /** Marks of related places. */
  readonly related: Paint
}

/** Colours by meaning; the sixteen of every terminal, so that the user's theme decides what they look like. */
export function paletteFor(level: ColourLevel): Palette {
  const chalk = new Chalk({ level })
  return {
    severity: {
      critical: chalk.bold.magenta,
      high: chalk.bold.red,
      medium: chalk.bold.yellow,
      low: chalk.bold.blue,
      info: chalk.bold.cyan,
    },
    strong: chalk.bold,
    faint: chalk.dim,
    warning: chalk.yellow,
    good: chalk.green,
    gutter: chalk.blue,
    related: chalk.blue,
  }
}

/** The palette of a terminal; loaded only for one. */

import { Chalk } from 'chalk'
import type { ColourLevel } from './colour.ts'
import type { Palette } from './palette.ts'

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

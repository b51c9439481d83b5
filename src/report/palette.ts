/** What is shown in which colour. */

import type { Severity } from '../model.ts'

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

const as = (text: string): string => text

export const UNCOLOURED: Palette = {
  severity: { critical: as, high: as, medium: as, low: as, info: as },
  strong: as,
  faint: as,
  warning: as,
  good: as,
  gutter: as,
  related: as,
}

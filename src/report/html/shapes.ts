/** A shape for each severity, so that none is told by its colour alone. */

import { SEVERITIES, type Severity } from '../../model.ts'
import { html, type Markup, own } from './markup.ts'

/** In a square of 16 units; the worse, the more corners and the more ink. */
const SHAPES: Readonly<Record<Severity, string>> = {
  critical: '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>',
  high: '<path d="M8 .8L15.2 8 8 15.2.8 8z"/><path class="cut" d="M8 4.6v4M8 10.4v1.2"/>',
  medium: '<path d="M8 1.6l7 12.6H1z"/>',
  low: '<path class="ring" d="M3 3h10v10H3z"/>',
  info: '<circle class="ring" cx="8" cy="8" r="5"/>',
}

/** What the other pictures of the page are made of; stands in it once. */
export function shapeDefinitions(): Markup {
  const symbols = SEVERITIES.map(
    (severity) => html`<symbol id="shape-${severity}" viewBox="0 0 16 16">${own(SHAPES[severity])}</symbol>`,
  )
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true">${symbols}</svg>`
}

/** The shape alone, of the size of a letter; what it means stands beside it in words. */
export function shape(severity: Severity): Markup {
  return html`<svg class="shape ${severity}" aria-hidden="true"><use href="#shape-${severity}"/></svg>`
}
